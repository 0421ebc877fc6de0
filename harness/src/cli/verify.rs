// SPDX-License-Identifier: GPL-2.0-only
//! `kiso verify`: does a run's verdict still stand?

use super::show::{name, run_argument};
use super::{Entry, Session, Trouble};
use crate::count::counted;
use crate::escape;
use crate::model::VerdictKind;
use crate::pipeline;
use crate::report::json;
use clap::{ArgMatches, Command};
use std::fmt::Write as _;

pub(super) static ENTRY: Entry = Entry {
    name: "verify",
    about: "Tell whether a run's verdict stands for this checkout's inputs",
    examples: "  kiso verify v6.1             the newest run of this target\n  kiso verify 20260131-1503 --format json",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
        .long_about(
            "Make the hashes of a run's inputs again from what this checkout holds, and tell which of them are others than \
             those that it was judged by.\n\nExit code 0: its verdict stands, be it green or red; 1: it does not; 3: it has \
             none, for the host failed, or it has not ended.",
        )
        .arg(run_argument("run").required(true))
        .arg(super::run::format_argument())
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    let verified = pipeline::verify(&project, name(matches, "run"), &session.interrupt)?;
    let stands = verified.stands;
    let code = match verified.verdict {
        VerdictKind::Infra => 3,
        _ => u8::from(!stands),
    };
    if super::run::wants_json(matches) {
        session.print(&json::pretty(&verified))?;
        return Ok(code);
    }
    let style = session.style();
    let mut out = String::new();
    let (run, target, verdict) = (&verified.run, &verified.target, verified.verdict);
    let word = if stands { style.good("STANDS") } else { style.bad("DOES NOT STAND") };
    let inputs = counted(verified.inputs, "input");
    let _ = writeln!(out, "{word}  {target}  run {run}: {verdict}, {inputs} hashed again");
    for reason in &verified.differs {
        let _ = writeln!(out, "  {} {}", style.bad("✗"), escape::line(reason.as_bytes()));
    }
    session.print(&out)?;
    Ok(code)
}
