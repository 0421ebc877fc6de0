// SPDX-License-Identifier: GPL-2.0-only
//! `kiso refresh`: what was changed in the worktree, into a patch.

use super::stack::{PATCH, on_series, tell, text, with_target};
use super::{Entry, Session, Trouble};
use crate::pipeline;
use clap::{Arg, ArgAction, ArgMatches, Command};

pub(super) static ENTRY: Entry = Entry {
    name: "refresh",
    about: "Take the worktree's changes into a patch; later ones go onto it",
    examples: "  kiso refresh                 into the patch that is edited\n  kiso refresh 2               into the second patch\n  kiso refresh --only net      what is changed below net, and not the rest",
    arguments: |command: Command| {
        with_target(command)
            .arg(Arg::new("patch").value_name("PATCH").help(format!("{PATCH} [default: the one that is edited]")))
            .arg(
                Arg::new("only")
                    .long("only")
                    .value_name("PATH")
                    .action(ArgAction::Append)
                    .help("Take the changes of this file or directory alone; may come more than once"),
            )
    },
    run,
};

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let only: Vec<String> = matches.get_many("only").into_iter().flatten().cloned().collect();
    on_series(matches, session, |wish, _| tell(session, &pipeline::refresh(wish, text(matches, "patch"), &only)?))
}
