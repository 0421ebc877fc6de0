// SPDX-License-Identifier: GPL-2.0-only
//! `kiso runs`: the runs that are kept.

use super::{Entry, Session, Trouble};
use crate::model::VerdictKind;
use crate::report::{history, json};
use crate::store::{Runs, Wanted};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

pub(super) static ENTRY: Entry = Entry {
    name: "runs",
    about: "List the runs that are kept, the newest first",
    examples: "  kiso runs                    the newest 20 of every target\n  kiso runs v6.1 --verdict fail  those of one target that failed\n  kiso runs --all --limit 100  also of mutants and of parts of a series\n  kiso runs --format json      for a program",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
        .arg(Arg::new("target").value_name("TARGET").help("Only those of this target"))
        .arg(
            Arg::new("verdict")
                .long("verdict")
                .value_name("VERDICT")
                .value_parser(["pass", "fail", "crash", "hang", "infra"])
                .help("Only those with this verdict"),
        )
        .arg(
            Arg::new("all")
                .long("all")
                .action(ArgAction::SetTrue)
                .help("Also those of mutants and of parts of a series (`kiso mutants`, `kiso run --each`)"),
        )
        .arg(
            Arg::new("limit")
                .long("limit")
                .value_name("N")
                .value_parser(value_parser!(usize))
                .default_value("20")
                .help("At most N of them"),
        )
        .arg(super::run::format_argument())
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    let wanted = Wanted {
        target: super::run::target(matches),
        verdict: matches.get_one::<String>("verdict").and_then(|word| VerdictKind::parse(word)),
        all_scopes: matches.get_flag("all"),
        limit: matches.get_one("limit").copied(),
    };
    let runs = Runs::look(&project.state())?.list(&wanted)?;
    if runs.is_empty() {
        super::run::check_target(&project, matches)?;
    }
    if super::run::wants_json(matches) {
        session.print(&json::pretty(&runs))?;
    } else if runs.is_empty() {
        session.print("no such run is kept; `kiso run` makes one\n")?;
    } else {
        session.print(&history::list(&runs, session.style()))?;
    }
    Ok(0)
}
