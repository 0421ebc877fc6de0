// SPDX-License-Identifier: GPL-2.0-only
//! `kiso drop`: a patch less.

use super::stack::{on_series, patch_argument, required, tell, with_target};
use super::{Entry, Session, Trouble};
use crate::pipeline;
use clap::{ArgMatches, Command};

pub(super) static ENTRY: Entry = Entry {
    name: "drop",
    about: "Take a patch out of the series and remove its file",
    examples: "  kiso drop 4                  kiso undo brings it back",
    arguments: |command: Command| with_target(command).arg(patch_argument()),
    run,
};

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    on_series(matches, session, |wish, _| tell(session, &pipeline::drop_patch(wish, required(matches, "patch"))?))
}
