// SPDX-License-Identifier: GPL-2.0-only
//! `kiso bench`: what does the series cost? And what does a mutant?

use super::run::{format_argument, jobs, jobs_argument, target, target_argument, wants_json};
use super::{Entry, Session, Trouble};
use crate::pipeline::{self, BenchRequest};
use crate::report::{bench, json};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

pub(super) static ENTRY: Entry = Entry {
    name: "bench",
    about: "Count the instructions that the series costs, beside its base",
    examples: "  kiso bench                the only target\n  kiso bench v6.1 --boots 5  this target, each kernel booted five times\n  kiso bench --mutant bind-namespace-of-the-caller  what this mutant costs, beside the series\n  kiso bench --format json  for a program",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
        .long_about(
            "Count the instructions that the series costs, beside the tree without it.\n\nBoth kernels are booted under TCG, \
             also where KVM works, with a clock that moves on by one nanosecond for each instruction, on one CPU. The guest \
             does each workload many times; what is shown is instructions per operation: the median over the boots, and how \
             far the boots are apart. What the series may cost is held against the claims K1 (in a namespace) and K2 (none \
             was ever made), or the target's own `budgets` in series.yaml. It is red where \
             that is more than the budget, and where the boots are too far apart to tell.\n\n\
             With --mutant the two kernels are the series and the series with a mutant on top. Nothing is demanded then: it \
             tells what another way to do a thing would cost. But a mutant that breaks K1 or K2 is counted beside the tree \
             without the series, and must be over a budget of that claim: it shows that the budget would notice.",
        )
        .arg(target_argument())
        .arg(
            Arg::new("mutant")
                .long("mutant")
                .value_name("NAME")
                .help("Count this mutant, in place of the series beside the base"),
        )
        .arg(
            Arg::new("boots")
                .long("boots")
                .value_name("N")
                // One boot would not show how far boots are apart.
                .value_parser(value_parser!(u32).range(2..=99))
                .default_value("3")
                .help("Boot each kernel N times"),
        )
        .arg(
            Arg::new("rerun")
                .long("rerun")
                .action(ArgAction::SetTrue)
                .help("Boot again although the counts of the same inputs are kept"),
        )
        .arg(jobs_argument())
        .arg(format_argument())
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    let request = BenchRequest {
        target: target(matches),
        mutant: matches.get_one::<String>("mutant").cloned(),
        boots: matches.get_one::<u32>("boots").copied().unwrap_or(3),
        rerun: matches.get_flag("rerun"),
        jobs: jobs(matches),
    };
    let record = pipeline::bench(&project, &request, &session.events(), &session.interrupt)?;
    let text = if wants_json(matches) { json::pretty(&record) } else { bench::text(&record, session.style()) };
    session.print(&text)?;
    Ok(record.exit_code)
}
