// SPDX-License-Identifier: GPL-2.0-only
//! `kiso continue`: the end of a command that stopped at a conflict.

use super::stack::{tell, text, with_target};
use super::{Entry, Session, Trouble};
use crate::pipeline;
use clap::{ArgMatches, Command};

pub(super) static ENTRY: Entry = Entry {
    name: "continue",
    about: "Go on with a command that stopped at a conflict, with what the worktree holds",
    examples: "  kiso continue                after the files are mended",
    arguments: |command: Command| with_target(command),
    run,
};

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    let worked = pipeline::go_on(&project, text(matches, "target"), &session.events(), &session.interrupt)?;
    tell(session, &worked)
}
