// SPDX-License-Identifier: GPL-2.0-only
//! `kiso lint`: is the series as the kernel wants it?

use super::stack::{on_series, with_target};
use super::{Entry, Session, Trouble};
use crate::escape;
use crate::model::{CheckOutcome, Checked};
use crate::pipeline;
use crate::report::json;
use crate::report::style::Style;
use clap::{ArgMatches, Command};
use std::fmt::Write as _;

pub(super) static ENTRY: Entry = Entry {
    name: "lint",
    about: "Check the series by the kernel's rules and its checkpatch",
    examples: "  kiso lint                    every check with what it found\n  kiso lint --format json      for a program",
    arguments: |command: Command| with_target(command).arg(super::run::format_argument()),
    run,
};

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    on_series(matches, session, |wish, _| {
        let checks = pipeline::lint(wish)?;
        let text = match super::run::wants_json(matches) {
            true => json::pretty(&checks),
            false => text(&checks, session.style()),
        };
        session.print(&text)?;
        Ok(u8::from(checks.iter().any(|check| matches!(check.outcome, CheckOutcome::Found { .. }))))
    })
}

fn text(checks: &[Checked], style: Style) -> String {
    let width = checks.iter().map(|check| check.check.len()).max().unwrap_or(0);
    let mut out = String::new();
    for Checked { check, claim, outcome } in checks {
        let name = format!("{check:width$}");
        let _ = match outcome {
            CheckOutcome::Clean => writeln!(out, "{} {name}  {claim}", style.good("✓")),
            CheckOutcome::NotRun { reason } => {
                writeln!(out, "{} {name}  not run: {}", style.doubt("?"), escape::line(reason.as_bytes()))
            }
            CheckOutcome::Found { complaints } => {
                let _ = writeln!(out, "{} {name}  {claim}: {} found", style.bad("✗"), complaints.len());
                for complaint in complaints {
                    let file = complaint.file.iter().map(|file| format!("{file}: ")).collect::<String>();
                    let _ = writeln!(out, "    {file}{}", complaint.text);
                }
                Ok(())
            }
        };
    }
    out
}
