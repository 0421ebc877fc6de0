// SPDX-License-Identifier: GPL-2.0-only
//! `kiso rename`: another name for a patch.

use super::stack::{on_series, patch_argument, required, tell, with_target};
use super::{Entry, Session, Trouble};
use crate::pipeline;
use clap::{Arg, ArgMatches, Command};

pub(super) static ENTRY: Entry = Entry {
    name: "rename",
    about: "Give the file of a patch another name",
    examples: "  kiso rename 4 0004-net-Do-it-well.patch",
    arguments: |command: Command| {
        with_target(command)
            .arg(patch_argument())
            .arg(Arg::new("to").value_name("NAME").required(true).help("The new name of the file"))
    },
    run,
};

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    on_series(matches, session, |wish, _| {
        tell(session, &pipeline::rename(wish, required(matches, "patch"), required(matches, "to"))?)
    })
}
