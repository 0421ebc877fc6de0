// SPDX-License-Identifier: GPL-2.0-only
//! `kiso move`: another order of the patches.

use super::stack::{on_series, patch_argument, required, tell, text, with_target};
use super::{Entry, Session, Trouble};
use crate::pipeline::{self, Place};
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command};

pub(super) static ENTRY: Entry = Entry {
    name: "move",
    about: "Move a patch to another place; the series comes to the same",
    examples: "  kiso move 5 --before 2       the fifth patch before the second\n  kiso move listeners --after ports\n  kiso move 1 --last",
    arguments: |command: Command| {
        with_target(command)
            .arg(patch_argument())
            .arg(Arg::new("before").long("before").value_name("PATCH").help("Right before this patch"))
            .arg(Arg::new("after").long("after").value_name("PATCH").help("Right after this patch"))
            .arg(Arg::new("first").long("first").action(ArgAction::SetTrue).help("Before all others"))
            .arg(Arg::new("last").long("last").action(ArgAction::SetTrue).help("After all others"))
            .group(ArgGroup::new("place").args(["before", "after", "first", "last"]).required(true))
    },
    run,
};

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let place = match (text(matches, "before"), text(matches, "after")) {
        (Some(before), _) => Place::Before(before.to_owned()),
        (None, Some(after)) => Place::After(after.to_owned()),
        (None, None) if matches.get_flag("first") => Place::First,
        (None, None) => Place::Last,
    };
    on_series(matches, session, |wish, _| {
        tell(session, &pipeline::move_patch(wish, required(matches, "patch"), &place)?)
    })
}
