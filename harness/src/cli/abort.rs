// SPDX-License-Identifier: GPL-2.0-only
//! `kiso abort`: the other end of a command that stopped at a conflict.

use super::stack::{text, with_target};
use super::{Entry, Session, Trouble};
use crate::pipeline;
use clap::{ArgMatches, Command};

pub(super) static ENTRY: Entry = Entry {
    name: "abort",
    about: "Give up after a conflict; everything is as it was before",
    examples: "  kiso abort",
    arguments: |command: Command| with_target(command),
    run,
};

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    let what = pipeline::abort(&project, text(matches, "target"), &session.events(), &session.interrupt)?;
    session.print(&format!("given up: {what}\n"))?;
    Ok(0)
}
