// SPDX-License-Identifier: GPL-2.0-only
//! `kiso boot`: start a target's kernel once, with nothing to test.

use super::run::{base_argument, jobs, jobs_argument, target, target_argument};
use super::trouble::Usage;
use super::{Entry, Session, Trouble};
use crate::escape;
use crate::model::Exec;
use crate::pipeline::{self, BuildWish};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::ffi::OsString;
use std::fmt::Write as _;
use std::os::unix::ffi::OsStringExt as _;
use std::path::Path;

pub(super) static ENTRY: Entry = Entry {
    name: "boot",
    about: "Boot a target's kernel to power-off and print its console",
    examples: "  kiso boot v6.1               the console of one boot\n  kiso boot v6.1 --dry-run     the command that it would run\n  kiso boot v6.1 --exec ./a.out -4   and run a static program in it, with an argument",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
        .arg(target_argument()).arg(base_argument()).arg(jobs_argument())
        .arg(Arg::new("dry-run")
            .long("dry-run")
            .action(ArgAction::SetTrue)
            .help("Print the QEMU command, its console on the terminal, and boot nothing; what it needs is built"),
        )
        .arg(
            Arg::new("exec")
                .long("exec")
                .value_name("PROGRAM")
                .num_args(1..)
                .allow_hyphen_values(true)
                .value_parser(value_parser!(OsString))
                .conflicts_with("dry-run")
                .help(
                    "Run this static program in the guest, with the arguments that follow, and tell how it ended; exit code 1 \
                     where that is not code 0",
                ),
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
    let words: Vec<OsString> = matches.get_many("exec").map(|words| words.cloned().collect()).unwrap_or_default();
    let exec = match words.first() {
        Some(program) => Some(read_program(Path::new(program), words.clone())?),
        None => None,
    };
    let judgement = pipeline::boot(&project, &wish, exec.as_ref(), &events, interrupt)?;
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

/// The program that these words name first, with all of them as its arguments.
fn read_program(path: &Path, words: Vec<OsString>) -> Result<Exec, Trouble> {
    let program = std::fs::read(path).map_err(|error| Usage {
        message: format!("{}: {error}", escape::line(path.as_os_str().as_encoded_bytes())),
        remedy: None,
    })?;
    Ok(Exec { program, arguments: words.into_iter().map(OsString::into_vec).collect() })
}
