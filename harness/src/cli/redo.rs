// SPDX-License-Identifier: GPL-2.0-only
//! `kiso redo`: what was undone, done again.

use super::stack::{changed, on_series, with_target};
use super::{Entry, Session, Trouble};
use crate::pipeline;
use clap::{ArgMatches, Command};

pub(super) static ENTRY: Entry = Entry {
    name: "redo",
    about: "Do again what was last undone",
    examples: "  kiso redo",
    arguments: |command: Command| with_target(command),
    run,
};

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    on_series(matches, session, |wish, _| {
        let out = match pipeline::undo(wish, true)? {
            Some(transaction) => format!("done again: {}", changed(&transaction)),
            None => "nothing to do again\n".to_owned(),
        };
        session.print(&out)?;
        Ok(0)
    })
}
