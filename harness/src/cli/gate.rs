// SPDX-License-Identifier: GPL-2.0-only
//! `kiso gate`: may this be merged?

use super::{Entry, Session, Trouble};
use crate::escape;
use crate::gate::{self, Decision, Reason};
use crate::pipeline::{self, GateWish};
use crate::report::json;
use crate::report::style::Style;
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::fmt::Write as _;

pub(super) static ENTRY: Entry = Entry {
    name: "gate",
    about: "Judge the newest runs of this checkout's inputs by ci/gate.yaml",
    examples: "  kiso gate                    green or red, with every reason, first the one to mend first\n  kiso gate --explain          also what was checked, and against which runs\n  kiso gate --format github    notes on the patch files, for a workflow\n  kiso gate --format json      for a program",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
        .arg(
            Arg::new("explain")
                .long("explain")
                .action(ArgAction::SetTrue)
                .help("Also tell what was checked, and by which run, of which inputs, made with which tools"),
        )
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .value_parser(["text", "json", "github", "gitlab"])
                .default_value("text")
                .help(
                    "text, json, workflow commands of GitHub that annotate files, or a code quality report for GitLab",
                ),
        )
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    let events = session.events();
    let wish = GateWish { project: &project, events: &events, interrupt: &session.interrupt };
    let decision = pipeline::gate(&wish)?;
    let text = match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => json::pretty(&decision),
        Some("github") => gate::github(&decision),
        Some("gitlab") => json::pretty(&gate::gitlab(&decision)),
        _ => text(&decision, matches.get_flag("explain"), session.style()),
    };
    session.print(&text)?;
    Ok(decision.exit_code())
}

/// What is wrong comes before what was looked at: the first screen tells what to do.
fn text(decision: &Decision, explain: bool, style: Style) -> String {
    let mut out = String::new();
    let word = match decision.exit_code() {
        0 => style.good("GATE GREEN"),
        3 => style.doubt("GATE UNDECIDED: something did not run to its end"),
        _ => style.bad("GATE RED"),
    };
    let _ = writeln!(out, "{word}");
    for reason in &decision.reasons {
        write_reason(&mut out, reason, style);
    }
    for one in &decision.excused {
        let _ = writeln!(out, "  {} excused: {}", style.doubt("!"), escape::lines(one, "    "));
    }
    for lane in &decision.checked {
        let _ = writeln!(out, "  checked  {}: {}", lane.lane, escape::lines(&lane.summary, "    "));
        for detail in lane.details.iter().filter(|_| explain) {
            let _ = writeln!(out, "           {}", escape::lines(detail, "           "));
        }
    }
    out
}

fn write_reason(out: &mut String, reason: &Reason, style: Style) {
    let mark = if reason.is_infra() { style.doubt("?") } else { style.bad("✗") };
    let text = escape::lines(&reason.text, "    ");
    let _ = writeln!(out, "  {mark} {}: {text}", style.strong(&reason.lane));
    if let Some(place) = &reason.place {
        let _ = writeln!(out, "    {} {}:{}", style.strong("at:"), escape::line(place.path.as_bytes()), place.line);
    }
    if let Some(remedy) = &reason.remedy {
        let _ = writeln!(out, "    {} {}", style.strong("help:"), escape::lines(remedy, "    "));
    }
}
