// SPDX-License-Identifier: GPL-2.0-only
//! `kiso bisect`: which patch breaks a case?

use super::run::{format_argument, jobs, jobs_argument, target, wants_json};
use super::{Entry, Session, Trouble};
use crate::pipeline::{self, BisectRequest};
use crate::report::{bisect, json};
use clap::{Arg, ArgMatches, Command};

pub(super) static ENTRY: Entry = Entry {
    name: "bisect",
    about: "Name the patch that breaks a case, and the hunk of it",
    examples: "  kiso bisect ipv4ns/bind/tcp-any-two-namespaces   since the newest run in which it was as planned\n  kiso bisect bind/tcp-any-two-namespaces --good HEAD~3   since that revision of the project\n  kiso bisect bind/tcp-any-two-namespaces --good 20260130-1504   since that run\n  kiso bisect bind/tcp-any-two-namespaces --format json",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
        .long_about(
            "Name the patch of the series that breaks a case, and the hunk of it.\n\nThe case is tried with the series as it \
             is, three times; then with the series as it was in the newest run in which the case was as planned, or that \
             --good names. What lies between them is told apart, patch by patch (where they stand in another order, that \
             comes first) and then hunk by hunk, with as few builds as can be: a kernel that is in the cache is booted before \
             another is built. Where no such run is kept, and the case needs no IPv4 namespace, the row begins with the tree \
             without the series.\n\nA case that fails by chance is booted so often that a kernel is called good wrongly with \
             a probability of at most 5 %.\n\nExit code 0: one patch, or the order of the patches, is named and no boot \
             speaks against it, or the case is not broken. 1: it is none of the patches, or it can't be told which.",
        )
        .arg(
            Arg::new("case")
                .value_name("CASE")
                .required(true)
                .help("A case: SUITE/NAME, or ISOLATION/SUITE/NAME; `kiso cases` lists them"),
        )
        .arg(
            Arg::new("good")
                .long("good")
                .value_name("VERSION")
                .help("Where it was as planned: a run, a revision of the project's repository, a directory, or `base`, the tree without the series"),
        )
        .arg(
            Arg::new("target")
                .long("target")
                .value_name("TARGET")
                .help("The target, as in series.yaml [default: the only one]"),
        )
        .arg(jobs_argument())
        .arg(format_argument())
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    let request = BisectRequest {
        target: target(matches),
        case: super::show::name(matches, "case"),
        good: matches.get_one::<String>("good").map(String::as_str),
        from: session.directory(),
        jobs: jobs(matches),
    };
    let found = pipeline::bisect(&project, &request, &session.events(), &session.interrupt)?;
    let text = if wants_json(matches) { json::pretty(&found) } else { bisect::text(&found, session.style()) };
    session.print(&text)?;
    Ok(found.exit_code())
}
