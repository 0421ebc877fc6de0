// SPDX-License-Identifier: GPL-2.0-only
//! `kiso continue`: the end of a command that stopped at a conflict.

use super::stack::{tell, text, with_target};
use super::{Entry, Session, Trouble};
use crate::pipeline;
use clap::{Arg, ArgAction, ArgMatches, Command};

pub(super) static ENTRY: Entry = Entry {
    name: "continue",
    about: "Go on after a conflict, with what the worktree holds",
    examples: "  kiso continue                after the files are mended\n  kiso continue --keep logo.png  a file without markers is right as it lies",
    arguments: |command: Command| {
        with_target(command).arg(Arg::new("keep").long("keep").value_name("FILE").action(ArgAction::Append).help(
            "This file, in which no markers could show the conflict, is right as it lies; may come more than once",
        ))
    },
    run,
};

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    let keep: Vec<String> = matches.get_many("keep").into_iter().flatten().cloned().collect();
    let worked = pipeline::go_on(&project, text(matches, "target"), &keep, &session.events(), &session.interrupt)?;
    tell(session, &worked)
}
