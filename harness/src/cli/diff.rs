// SPDX-License-Identifier: GPL-2.0-only
//! `kiso diff`: what changed between two versions of a series.

use super::{Entry, Session, Trouble};
use crate::pipeline::{self, DiffRequest};
use crate::report::range_diff;
use clap::{Arg, ArgMatches, Command};

pub(super) static ENTRY: Entry = Entry {
    name: "diff",
    about: "Tell what became of each patch between two versions of a series",
    examples: "  kiso diff                    the only variant's patches at HEAD, and as they are now\n  kiso diff v6.1               the same of this variant\n  kiso diff HEAD~3             since that revision of the project's repository\n  kiso diff v1.0 HEAD          between two revisions\n  kiso diff v6.1 v6.12         between two variants\n  kiso diff ../sent/v2         a directory with a `series` file, and the patches as they are now",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
        .arg(Arg::new("old").value_name("OLD").help(
            "The old version: a variant, a revision of the project's repository, or a directory with a `series` file, \
             the first that there is; ./DIR is a directory [default: HEAD]",
        ))
        .arg(
            Arg::new("new")
                .value_name("NEW")
                .help("The new version, named in the same way [default: the files as they are now]"),
        )
        .arg(
            Arg::new("variant").long("variant").value_name("VARIANT").help(
                "The variant whose patches are meant, or SERIES/VARIANT [default: the one named, or the only one]",
            ),
        )
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    let word = |id: &str| matches.get_one::<String>(id).map(String::as_str);
    let request =
        DiffRequest { variant: word("variant"), old: word("old"), new: word("new"), from: session.directory() };
    let diff = pipeline::diff(&project, &request, &session.events(), &session.interrupt)?;
    session.print(&range_diff::text(&diff, session.style()))?;
    Ok(0)
}
