// SPDX-License-Identifier: GPL-2.0-only
//! `kiso fold`: one patch of two.

use super::stack::{on_series, patch_argument, required, tell, text, with_target};
use super::{Entry, Session, Trouble};
use crate::pipeline;
use clap::{Arg, ArgMatches, Command};

pub(super) static ENTRY: Entry = Entry {
    name: "fold",
    about: "Make one patch of two; the message that goes is kept as notes",
    examples: "  kiso fold 4                  into the patch before it\n  kiso fold 7 --into 2",
    arguments: |command: Command| {
        with_target(command).arg(patch_argument()).arg(
            Arg::new("into")
                .long("into")
                .value_name("PATCH")
                .help("The patch that takes it in [default: the one before it]"),
        )
    },
    run,
};

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    on_series(matches, session, |wish, _| {
        tell(session, &pipeline::fold(wish, required(matches, "patch"), text(matches, "into"))?)
    })
}
