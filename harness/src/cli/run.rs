// SPDX-License-Identifier: GPL-2.0-only
//! `kiso run`: from a tree to a verdict.

use super::{Entry, Session, Trouble};
use crate::config::Project;
use crate::pipeline::{self, EachRequest, RunRequest};
use crate::report::{each, json, summary};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

pub(super) static ENTRY: Entry = Entry {
    name: "run",
    about: "Apply the series, build, boot, run the suites inside, and judge",
    examples: "  kiso run                     the only target that needs no naming, or the error lists the targets\n  kiso run v6.1                this target\n  kiso run v6.1 --base         the tree without the series: what was already so?\n  kiso run v6.1 --each         the series up to each of its patches: does every one compile, boot and break nothing?\n  kiso run v6.1 --rerun        boot again although nothing changed\n  kiso run v6.1 --format json  the record, for a program",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
        .arg(target_argument())
        .arg(base_argument())
        .arg(
            Arg::new("each").long("each").action(ArgAction::SetTrue).conflicts_with("base").help(
                "Run the series up to each of its patches. Up to the last but one, the cases of the oracle and the controls \
                 are run, which hold on any kernel; options that the series adds are on as soon as it defines them. What \
                 came of each is kept by the tree that it came to, so that only what changed is built and booted again",
            ),
        )
        .arg(
            Arg::new("rerun")
                .long("rerun")
                .action(ArgAction::SetTrue)
                .help("Boot and test again although a run of the same inputs is kept"),
        )
        .arg(jobs_argument())
        .arg(format_argument())
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    if matches.get_flag("each") {
        let request = EachRequest { target: target(matches), rerun: matches.get_flag("rerun"), jobs: jobs(matches) };
        let record = pipeline::each(&project, &request, &session.events(), &session.interrupt)?;
        let text = if wants_json(matches) { json::pretty(&record) } else { each::text(&record, session.style()) };
        session.print(&text)?;
        return Ok(record.exit_code);
    }
    let request = RunRequest {
        target: target(matches),
        base_only: matches.get_flag("base"),
        rerun: matches.get_flag("rerun"),
        jobs: jobs(matches),
    };
    let outcome = pipeline::run(&project, &request, &session.events(), &session.interrupt)?;
    let record = &outcome.record;
    if wants_json(matches) {
        session.print(&json::pretty(record))?;
    } else {
        session.print(&summary::text(record, session.style()))?;
        if outcome.kept {
            session.print("  nothing changed since that run; `--rerun` boots again\n")?;
        }
    }
    Ok(record.exit_code)
}

/// The target's name, optional where there is but one.
pub(super) fn target_argument() -> Arg {
    Arg::new("target").value_name("TARGET").help("The target, as in series.yaml [default: the only one]")
}

pub(super) fn target(matches: &ArgMatches) -> Option<String> {
    matches.get_one::<String>("target").cloned()
}

/// Demands that a target that is named is one: nothing is kept of what nobody knows.
pub(super) fn check_target(project: &Project, matches: &ArgMatches) -> Result<(), Trouble> {
    match target(matches) {
        Some(name) => Ok(project.target(Some(&name)).map(drop)?),
        None => Ok(()),
    }
}

pub(super) fn base_argument() -> Arg {
    Arg::new("base").long("base").action(ArgAction::SetTrue).help("Take the base tree without the series")
}

pub(super) fn jobs_argument() -> Arg {
    Arg::new("jobs")
        .short('j')
        .long("jobs")
        .value_name("N")
        .value_parser(value_parser!(u16).range(1..))
        .help("Compile with N jobs at once [default: the number of CPUs]")
}

pub(super) fn jobs(matches: &ArgMatches) -> usize {
    let cpus = || std::thread::available_parallelism().map_or(1, usize::from);
    matches.get_one::<u16>("jobs").map_or_else(cpus, |jobs| usize::from(*jobs))
}

/// `--format`, the same for every command that has it.
pub(super) fn format_argument() -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .value_parser(["text", "json"])
        .default_value("text")
        .help("text or json")
}

pub(super) fn wants_json(matches: &ArgMatches) -> bool {
    matches.get_one::<String>("format").is_some_and(|format| format == "json")
}
