// SPDX-License-Identifier: GPL-2.0-only
//! `kiso gate`: may this be merged?

use super::{Entry, Session, Trouble};
use crate::escape;
use crate::pipeline;
use crate::report::json;
use clap::{ArgMatches, Command};
use std::fmt::Write as _;

pub(super) static ENTRY: Entry = Entry {
    name: "gate",
    about: "Judge the newest runs of this checkout's inputs by ci/gate.yaml",
    examples: "  kiso gate                    green or red, with every reason\n  kiso gate --format json      for a program",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command.arg(super::run::format_argument())
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    let decision = pipeline::gate(&project, &session.interrupt)?;
    if super::run::wants_json(matches) {
        session.print(&json::pretty(&decision))?;
        return Ok(decision.exit_code());
    }
    let style = session.style();
    let mut out = String::new();
    for line in &decision.checked {
        let _ = writeln!(out, "  checked  {line}");
    }
    for reason in &decision.reasons {
        let _ = writeln!(
            out,
            "  {} {}: {}",
            style.bad("✗"),
            style.strong(&reason.lane),
            escape::lines(&reason.text, "    ")
        );
        if let Some(remedy) = &reason.remedy {
            let _ = writeln!(out, "    {} {}", style.strong("help:"), escape::lines(remedy, "    "));
        }
    }
    let word = match decision.exit_code() {
        0 => style.good("GATE GREEN"),
        3 => style.doubt("GATE UNDECIDED: the host failed"),
        _ => style.bad("GATE RED"),
    };
    let _ = writeln!(out, "{word}");
    session.print(&out)?;
    Ok(decision.exit_code())
}
