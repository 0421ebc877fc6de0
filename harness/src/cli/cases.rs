// SPDX-License-Identifier: GPL-2.0-only
//! `kiso cases`: what the suites hold.

use super::{Entry, Session, Trouble};
use crate::count::counted;
use crate::model::Coverage;
use crate::report::{coverage, json};
use clap::{Arg, ArgAction, ArgMatches, Command};
use kiso_protocol::{CASES, Case, Expect, Isolation, Protocol, Suite, expected};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

pub(super) static ENTRY: Entry = Entry {
    name: "cases",
    about: "List the cases with claim, protocol, needs and how each must end",
    examples: "  kiso cases                   all cases\n  kiso cases bind              those of one suite\n  kiso cases --coverage        how many for each claim, suite and protocol, and what is not covered\n  kiso cases --format json     for a program",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    let suites: Vec<&'static str> = Suite::ALL.iter().map(|suite| suite.as_str()).collect();
    command
        .arg(Arg::new("suite").value_name("SUITE").value_parser(suites).num_args(0..).help("Only these suites"))
        .arg(Arg::new("coverage").long("coverage").action(ArgAction::SetTrue).conflicts_with("suite").help(
            "Count the cases of each claim, suite and protocol, and tell what none covers and why; exit code 1 where a \
                 claim has neither a case nor something else that shows it",
        ))
        .arg(super::run::format_argument())
}

/// One case as JSON.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Row {
    id: &'static str,
    suite: &'static str,
    claim: &'static str,
    kind: &'static str,
    protocol: &'static str,
    needs: &'static [&'static str],
    /// What it ends with, where all is as planned, under each isolation.
    expected: BTreeMap<&'static str, &'static str>,
    summary: &'static str,
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    if matches.get_flag("coverage") {
        return tell_coverage(matches, session);
    }
    let wanted: Vec<&String> = matches.get_many("suite").map(Iterator::collect).unwrap_or_default();
    let chosen = |case: &&Case| wanted.is_empty() || wanted.iter().any(|suite| *suite == case.suite.as_str());
    let cases: Vec<&Case> = CASES.iter().filter(chosen).collect();
    if super::run::wants_json(matches) {
        let rows: Vec<Row> = cases.iter().map(|case| row(case)).collect();
        session.print(&json::pretty(&rows))?;
        return Ok(0);
    }
    let style = session.style();
    let width = cases.iter().map(|case| case.id.len()).max().unwrap_or(0);
    let mut out = String::new();
    for case in &cases {
        let id = format!("{:width$}", case.id);
        let needs = case.needs.join(" ");
        let _ =
            writeln!(out, "{}  {:3} {:8}  {}", style.strong(&id), case.claim.id(), case.kind.as_str(), case.summary);
        let protocol = Protocol::of_case(case.id).as_str();
        let planned: Vec<String> =
            expectations(case).map(|(isolation, expect)| format!("{isolation} {expect}")).collect();
        let rest = format!("{protocol}, {}, needs {needs}", planned.join(", "));
        let _ = writeln!(out, "{:width$}  {}", "", style.faint(&rest));
    }
    let _ = writeln!(out, "{}", counted(cases.len(), "case"));
    session.print(&out)?;
    Ok(0)
}

fn tell_coverage(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let covered = Coverage::of(CASES);
    let text = match super::run::wants_json(matches) {
        true => json::pretty(&coverage::record(&covered)),
        false => coverage::text(&covered, session.style()),
    };
    session.print(&text)?;
    Ok(u8::from(!covered.uncovered.is_empty()))
}

/// What the case ends with under each isolation where all is as planned, in the order of the plan.
fn expectations(case: &Case) -> impl Iterator<Item = (&'static str, &'static str)> {
    let kind = case.kind;
    Isolation::ALL.into_iter().map(move |isolation| {
        let ends = match expected(kind, isolation) {
            Expect::Pass => "pass",
            Expect::Fail => "fail",
        };
        (isolation.as_str(), ends)
    })
}

fn row(case: &Case) -> Row {
    Row {
        id: case.id,
        suite: case.suite.as_str(),
        claim: case.claim.id(),
        kind: case.kind.as_str(),
        protocol: Protocol::of_case(case.id).as_str(),
        needs: case.needs,
        expected: expectations(case).collect(),
        summary: case.summary,
    }
}
