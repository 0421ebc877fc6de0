// SPDX-License-Identifier: GPL-2.0-only
//! `kiso mutants`: would the suites notice if the series were wrong?

use super::run::{format_argument, jobs, jobs_argument, target, wants_json};
use super::{Entry, Session, Trouble};
use crate::pipeline::{self, MutantsRequest};
use crate::report::{json, mutants};
use clap::{Arg, ArgAction, ArgMatches, Command};

pub(super) static ENTRY: Entry = Entry {
    name: "mutants",
    about: "Break the series on purpose, and see whether a case notices",
    examples: "  kiso mutants                 every mutant of the only target's variant\n  kiso mutants listener rst    those with these words in their names\n  kiso mutants --target v6.1   of this target: those for it by name, or else all that name none\n  kiso mutants --format json   for a program",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
        .long_about(
            "Break the series on purpose, one way at a time, and see whether a case notices.\n\nA mutant is a patch in the \
             variant's directory `mutants`, listed in the `series` file there, that breaks one thing and says in a line such as \
             `Breaks: L1 L3` which claims then do not hold. It is put on top of the series, compiled, booted and tested. It is \
             noticed where a case of such a claim does not do as planned; one that is not is red. One that breaks S1 is noticed \
             where the kernel's own checks report something; a line `Target: NAME` says which target's kernel has them. One that \
             breaks C4 is noticed by any case, on a target where no namespace is made. What breaks K1 or K2 no case notices: \
             `kiso bench --mutant NAME` counts that.\n\nThe cases of those claims are \
             run first, in IPv4 namespaces alone and up to the first that fails. Where none of them does, everything planned is \
             run, to tell which other case noticed it.\n\nHalf as many again as `--jobs` says are built and booted side by side, at most \
             eight, each in a worktree of its own, which stays for the next time.",
        )
        .arg(Arg::new("names").value_name("MUTANT").num_args(0..).help("A file name, a number from 1, or a part of one name or subject [default: all]"))
        .arg(Arg::new("target").long("target").value_name("TARGET").help("The target, as in series.yaml [default: the only one]"))
        .arg(Arg::new("rerun").long("rerun").action(ArgAction::SetTrue).help("Boot and test again although runs of the same inputs are kept"))
        .arg(jobs_argument())
        .arg(format_argument())
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    let request = MutantsRequest {
        target: target(matches),
        names: matches.get_many::<String>("names").into_iter().flatten().cloned().collect(),
        rerun: matches.get_flag("rerun"),
        jobs: jobs(matches),
    };
    let record = pipeline::mutants(&project, &request, &session.events(), &session.interrupt)?;
    let text = if wants_json(matches) { json::pretty(&record) } else { mutants::text(&record, session.style()) };
    session.print(&text)?;
    Ok(record.exit_code)
}
