// SPDX-License-Identifier: GPL-2.0-only
//! `kiso undo`: the last command of the stack, taken back.

use super::stack::{changed, on_series, with_target};
use super::{Entry, Session, Trouble};
use crate::pipeline;
use clap::{Arg, ArgAction, ArgMatches, Command};

/// How many are listed.
const MOST: usize = 50;

pub(super) static ENTRY: Entry = Entry {
    name: "undo",
    about: "Take back the last change of the series, also one made by hand",
    examples: "  kiso undo\n  kiso undo --list             what can be taken back, newest first",
    arguments: |command: Command| {
        with_target(command).arg(
            Arg::new("list").long("list").action(ArgAction::SetTrue).help("Tell what can be taken back, newest first"),
        )
    },
    run,
};

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    on_series(matches, session, |wish, _| {
        let out = if matches.get_flag("list") {
            pipeline::transactions(wish, MOST)?.iter().map(changed).collect()
        } else {
            match pipeline::undo(wish, false)? {
                Some(transaction) => format!("undone: {}", changed(&transaction)),
                None => "nothing to undo\n".to_owned(),
            }
        };
        session.print(&out)?;
        Ok(0)
    })
}
