// SPDX-License-Identifier: GPL-2.0-only
//! `kiso import`: patches from outside into the series.

use super::stack::{on_series, tell, text, with_target};
use super::{Entry, Session, Trouble};
use crate::git;
use crate::pipeline::{self, ImportRequest};
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
use std::path::PathBuf;

pub(super) static ENTRY: Entry = Entry {
    name: "import",
    about: "Add patches from mails, diffs or a quilt directory, all or none",
    examples: "  kiso import series.mbox      all patches of an mbox, in the order of their numbers\n  kiso import debian/patches   a directory with quilt's `series` file\n  kiso import fix.diff --after 3\n  kiso import mail.txt --repair  mend what mail did to it, as far as the tree tells",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    with_target(command)
        .arg(
            Arg::new("source")
                .value_name("FILE|DIR")
                .required(true)
                .action(ArgAction::Append)
                .value_parser(value_parser!(PathBuf))
                .value_hint(ValueHint::AnyPath)
                .help(
                    "An mbox, a mail, a patch, `-` for standard input, a maildir, or a directory of patches: in the order \
                     of its `series` file, or by name",
                ),
        )
        .arg(
            Arg::new("repair")
                .long("repair")
                .action(ArgAction::SetTrue)
                .help("Mend what mail did to the patches, where the tree leaves no doubt"),
        )
        .arg(Arg::new("after").long("after").value_name("PATCH").help("Right after this patch [default: the last]"))
        .arg(
            Arg::new("strip")
                .short('p')
                .value_name("N")
                .value_parser(value_parser!(u8).range(0..=20))
                .default_value("1")
                .help("Take N components off the paths in patches; a `series` file says it for itself"),
        )
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let sources: Vec<PathBuf> = matches.get_many("source").into_iter().flatten().cloned().collect();
    on_series(matches, session, |wish, project| {
        let author = git::user(project.root());
        let request = ImportRequest {
            sources: &sources,
            from: session.directory(),
            strip: matches.get_one::<u8>("strip").copied().map_or(1, usize::from),
            repair: matches.get_flag("repair"),
            after: text(matches, "after"),
            author: author.as_deref(),
        };
        tell(session, &pipeline::import(wish, &request)?)
    })
}
