// SPDX-License-Identifier: GPL-2.0-only
//! `kiso doctor`: what this machine has, what it lacks, what that means, how to get it.

use super::{Entry, Session, Trouble};
use crate::pipeline::doctor::{self, Check, State};
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::fmt::Write as _;

pub(super) static ENTRY: Entry = Entry {
    name: "doctor",
    about: "Tell what this machine lacks, what that means and how to get it",
    examples: "  kiso doctor                  for a person\n  kiso doctor --packages       the missing Debian packages, one a line",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command.arg(
        Arg::new("packages")
            .long("packages")
            .action(ArgAction::SetTrue)
            .help("Print only the names of the missing Debian packages; exit code 0"),
    )
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project().ok();
    let checks = doctor::examine(project.as_ref(), &session.interrupt);
    if matches.get_flag("packages") {
        session.print(&doctor::missing_packages(&checks).iter().map(|p| format!("{p}\n")).collect::<String>())?;
        return Ok(0);
    }
    let style = session.style();
    let mut out = String::new();
    for Check { name, state, found, meaning, remedy, .. } in &checks {
        let mark = match state {
            State::Good => style.good("ok     "),
            State::Lesser => style.doubt("note   "),
            State::Missing => style.bad("missing"),
        };
        let _ = writeln!(out, "{mark}  {}  {found}", style.strong(&format!("{name:22}")));
        if *state != State::Good {
            let _ = writeln!(out, "         {meaning}");
            if let Some(remedy) = remedy {
                let _ = writeln!(out, "         {} {remedy}", style.strong("help:"));
            }
        }
    }
    let packages = doctor::missing_packages(&checks);
    if !packages.is_empty() {
        let _ = writeln!(out, "\nall of it at once: {}", doctor::install_line(&packages));
    }
    session.print(&out)?;
    Ok(if checks.iter().any(|check| check.state == State::Missing) { 3 } else { 0 })
}
