// SPDX-License-Identifier: GPL-2.0-only
//! `kiso edit`: a worktree at a patch.

use super::stack::{PATCH, on_series, text, with_target};
use super::{Entry, Session, Trouble};
use crate::pipeline;
use clap::{Arg, ArgAction, ArgMatches, Command};

pub(super) static ENTRY: Entry = Entry {
    name: "edit",
    about: "Bring the worktree to a patch, to be edited; prints where it lies",
    examples: "  kiso edit                    at the last patch\n  kiso edit 3                  at the third\n  kiso edit listeners          at the one with this in its name or subject\n  kiso edit --discard 3        and drop edits that are in no patch",
    arguments: |command: Command| {
        with_target(command)
            .arg(Arg::new("patch").value_name("PATCH").help(format!("{PATCH} [default: the last]")))
            .arg(
                Arg::new("discard")
                    .long("discard")
                    .action(ArgAction::SetTrue)
                    .help("Drop edits in the worktree that are in no patch yet"),
            )
    },
    run,
};

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    on_series(matches, session, |wish, _| {
        let (_, source) = pipeline::edit(wish, text(matches, "patch"), matches.get_flag("discard"))?;
        session.print(&format!("{}\n", source.display()))?;
        Ok(0)
    })
}
