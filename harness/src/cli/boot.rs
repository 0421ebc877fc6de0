// SPDX-License-Identifier: GPL-2.0-only
//! `kiso boot`: start a target's kernel once, with nothing to test.

use super::run::{base_argument, jobs, jobs_argument, target, target_argument};
use super::{Entry, Session, Trouble};
use crate::escape;
use crate::pipeline::{self, BuildWish};
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::fmt::Write as _;

pub(super) static ENTRY: Entry = Entry {
    name: "boot",
    about: "Boot a target's kernel to power-off and print its console; --dry-run prints the QEMU command to paste",
    examples: "  kiso boot v6.1               the console of one boot\n  kiso boot v6.1 --dry-run     the command that it would run",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command.arg(target_argument()).arg(base_argument()).arg(jobs_argument()).arg(
        Arg::new("dry-run")
            .long("dry-run")
            .action(ArgAction::SetTrue)
            .help("Print the QEMU command, its console on the terminal, and boot nothing; what it needs is built"),
    )
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    let wish = BuildWish { target: target(matches), base_only: matches.get_flag("base"), jobs: jobs(matches) };
    let (events, interrupt) = (session.events(), &session.interrupt);
    if matches.get_flag("dry-run") {
        session.print(&format!("{}\n", pipeline::boot_command(&project, &wish, &events, interrupt)?))?;
        return Ok(0);
    }
    let judgement = pipeline::boot(&project, &wish, &events, interrupt)?;
    let mut out = String::new();
    for line in &judgement.console {
        let _ = writeln!(out, "[{:>9.3}] {}", line.ms as f64 / 1000.0, escape::line(&line.bytes));
    }
    let _ = writeln!(out, "{}", judgement.summary);
    if judgement.exit_code != 0 {
        let _ = writeln!(out, "log: {}", judgement.log.display());
    }
    session.print(&out)?;
    Ok(judgement.exit_code)
}
