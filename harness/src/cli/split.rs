// SPDX-License-Identifier: GPL-2.0-only
//! `kiso split`: two patches of one.

use super::stack::{author, on_series, patch_argument, required, subject, tell, with_target};
use super::trouble::Usage;
use super::{Entry, Session, Trouble};
use crate::series::{FileParts, Part};
use crate::{escape, pipeline};
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::fmt::Write as _;

pub(super) static ENTRY: Entry = Entry {
    name: "split",
    about: "Make two patches of one; lists files and hunks if none is named",
    examples: "  kiso split 3                 the files and numbered hunks of the third patch\n  kiso split 3 --file net/ipv4 --subject \"ipv4: Do the first half\"\n  kiso split 3 --hunk net/socket.c:1,4 --subject \"net: Do the first half\"",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    let part = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).action(ArgAction::Append).requires("subject").help(help)
    };
    with_target(command)
        .arg(patch_argument())
        .arg(part("file", "PATH", "This file, or all below this directory; may come more than once"))
        .arg(part("hunk", "PATH:N[,N…]", "These hunks of this file; may come more than once"))
        .arg(
            Arg::new("subject")
                .long("subject")
                .value_name("SUBJECT")
                .help("The first line of the new patch's message, without [PATCH]; it comes before what is left"),
        )
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let named = |name: &str| matches.get_many::<String>(name).into_iter().flatten();
    let mut parts: Vec<Part> = named("file").cloned().map(Part::File).collect();
    for hunk in named("hunk") {
        parts.push(hunks(hunk)?);
    }
    let patch = required(matches, "patch");
    if parts.is_empty() {
        return on_series(matches, session, |wish, _| {
            session.print(&listed(&pipeline::patch_parts(wish, patch)?))?;
            Ok(0)
        });
    }
    let subject = subject(matches)?;
    on_series(matches, session, |wish, project| {
        tell(session, &pipeline::split(wish, patch, &parts, subject, &author(project)?)?)
    })
}

/// `PATH:1,3`
fn hunks(text: &str) -> Result<Part, Trouble> {
    let read = || {
        let (path, numbers) = text.rsplit_once(':')?;
        let numbers: Option<Vec<usize>> = numbers.split(',').map(|number| number.trim().parse().ok()).collect();
        (!path.is_empty()).then_some(Part::Hunks(path.to_owned(), numbers?))
    };
    let message = || format!("--hunk {} names no hunk", escape::line_cut(text.as_bytes(), 200));
    let remedy = || Some("as in --hunk net/socket.c:1,4; `kiso split PATCH` lists them".to_owned());
    read().ok_or_else(|| Usage { message: message(), remedy: remedy() }.into())
}

fn listed(files: &[FileParts]) -> String {
    let mut out = String::new();
    for FileParts { path, kind, hunks } in files {
        let kind = kind.map(|kind| format!("  ({kind}: as a whole)")).unwrap_or_default();
        let _ = writeln!(out, "{path}{kind}");
        for (index, (header, line)) in hunks.iter().enumerate() {
            let _ = writeln!(out, "  {}  {header}\n       {line}", index + 1);
        }
    }
    out
}
