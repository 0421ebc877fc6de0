// SPDX-License-Identifier: GPL-2.0-only
//! What a page says of cases: the ways of failing with their explanation, and a line for each case.

use crate::count::counted;
use crate::escape::anchor;
use crate::model::{CaseReport, RunRecord, Way};
use crate::report::summary;
use std::collections::HashMap;

/// Failures that are told in full; a page of more is read by nobody.
const FAILURES: usize = 400;
/// Lines of cases: some targets with all of their cases.
const LINES: usize = 8000;
/// Cases that are named as alike.
const NAMED: usize = 200;
/// What is called so is no case's, but what the console or the guest's end told.
pub(super) const FINDING: &str = "finding";

/// A way of failing, or what went wrong besides.
pub(super) struct Failure<'a> {
    pub anchor: String,
    pub target: String,
    /// The run, in such words that no other on this page has them.
    pub of: String,
    pub suites: String,
    pub outcome: &'a str,
    pub name: String,
    pub did: &'static str,
    pub planned: &'a str,
    pub claim: &'a str,
    pub sentence: &'a str,
    pub message: &'a str,
    pub second_look: Vec<String>,
    pub diagnostics: &'a [String],
    pub console: &'a [String],
    pub alike: Vec<&'a str>,
    pub alike_left: usize,
    pub run: &'a str,
    /// What tells more of it, to be typed.
    pub command: String,
}

/// How much went wrong, in words: a way of failing is told once, however many cases failed so.
pub(super) struct Tally {
    /// In how many ways.
    pub short: String,
    /// Cases that did not do as planned, and what else there was.
    pub full: String,
}

/// A case.
pub(super) struct CaseLine<'a> {
    pub case: &'a CaseReport,
    pub target: String,
    pub class: &'static str,
    pub failure: Option<String>,
}

/// Counts what went wrong in these runs.
pub(super) fn tally(runs: &[RunRecord]) -> Tally {
    let sum = |of: fn(&RunRecord) -> usize| runs.iter().map(of).sum::<usize>();
    let (all, seen) = (sum(|run| run.failures().count()), sum(|run| run.failures_seen().count()));
    let others = sum(|run| run.disagreements.iter().filter_map(summary::in_words).count());
    let ways = others + sum(|run| Way::all(run).len());
    let never_begun = match all - seen {
        0 => String::new(),
        some => format!(", {some} of them never begun"),
    };
    let cases = (all > 0).then(|| format!("{} not as planned{never_begun}", counted(all, "case")));
    let others = (others > 0).then(|| format!("{} more that went wrong", counted(others, "thing")));
    let what: Vec<String> = cases.into_iter().chain(others).collect();
    match what.is_empty() {
        true => Tally { short: "none".into(), full: String::new() },
        false => Tally {
            short: counted(ways, "way"),
            full: format!("{}: {} of failing, each told once.", what.join(", and "), counted(ways, "way")),
        },
    }
}

/// The failures of these runs, and how many there are more.
pub(super) fn failures(runs: &[RunRecord]) -> (Vec<Failure<'_>>, usize) {
    let all = runs.iter().flat_map(|run| {
        let others = run.disagreements.iter().filter_map(summary::in_words).enumerate();
        let others = others.map(|(at, (head, lines))| finding(run, at, head, lines));
        let of = named_apart(run, runs);
        let all = others.chain(Way::all(run).into_iter().map(|way| failure(run, &way)));
        all.map(move |failure| Failure { of: of.clone(), ..failure })
    });
    let mut all: Vec<Failure<'_>> = all.collect();
    let left = all.len().saturating_sub(FAILURES);
    all.truncate(FAILURES);
    unique(&mut all);
    (all, left)
}

/// What was run, and by its name which of these runs it was where another is of the same.
fn named_apart(run: &RunRecord, runs: &[RunRecord]) -> String {
    let is_alike = |other: &&RunRecord| (&other.target, &other.scope) == (&run.target, &run.scope);
    match runs.iter().filter(is_alike).count() {
        0 | 1 => super::what(run),
        _ => format!("{}, run {}", super::what(run), run.id),
    }
}

/// Two names may come to the same anchor.
fn unique(all: &mut [Failure<'_>]) {
    let mut known: HashMap<String, usize> = HashMap::new();
    for failure in all {
        let times = known.entry(failure.anchor.clone()).or_default();
        *times += 1;
        if *times > 1 {
            failure.anchor = format!("{}--{times}", failure.anchor);
        }
    }
}

fn finding<'a>(run: &'a RunRecord, at: usize, head: String, console: &'a [String]) -> Failure<'a> {
    Failure {
        anchor: format!("f-{}-finding-{}", anchor(&run.id), at + 1),
        target: super::what(run),
        of: String::new(),
        suites: String::new(),
        outcome: FINDING,
        name: head,
        did: "",
        planned: "",
        claim: "",
        sentence: "",
        message: "",
        second_look: Vec::new(),
        diagnostics: &[],
        console,
        alike: Vec::new(),
        alike_left: 0,
        run: &run.id,
        command: format!("kiso show {}", run.id),
    }
}

fn failure<'a>(run: &'a RunRecord, way: &Way<'a>) -> Failure<'a> {
    let case = way.case;
    let mut suites: Vec<&str> = way.cases().map(CaseReport::suite).collect();
    suites.sort_unstable();
    suites.dedup();
    let claim = run.claims.iter().find(|claim| claim.id == case.claim);
    Failure {
        anchor: anchor_of(run, case),
        target: super::what(run),
        of: String::new(),
        suites: suites.join(" "),
        outcome: case.outcome.as_str(),
        name: case.name.clone(),
        did: case.outcome.did(),
        planned: &case.planned,
        claim: &case.claim,
        sentence: claim.map_or("", |claim| &claim.sentence),
        message: case.outcome.message(),
        second_look: case.second_look(),
        diagnostics: &case.diagnostics,
        console: &case.console,
        alike: way.alike.iter().take(NAMED).map(|case| case.name.as_str()).collect(),
        alike_left: way.alike.len().saturating_sub(NAMED),
        run: &run.id,
        command: format!("kiso history {} --target {}", case.name, run.target),
    }
}

fn anchor_of(run: &RunRecord, case: &CaseReport) -> String {
    format!("f-{}-{}", anchor(&run.id), anchor(&case.name))
}

/// The cases of these runs, and how many there are more. Those that did not do as planned go first where there is no room for
/// all.
pub(super) fn lines(runs: &[RunRecord]) -> (Vec<CaseLine<'_>>, usize) {
    let mut all: Vec<CaseLine<'_>> = runs.iter().flat_map(of_run).collect();
    let left = all.len().saturating_sub(LINES);
    if left > 0 {
        all.sort_by_key(|line| line.case.as_planned);
        all.truncate(LINES);
    }
    (all, left)
}

fn of_run(run: &RunRecord) -> impl Iterator<Item = CaseLine<'_>> {
    let mut told: HashMap<&str, String> = HashMap::new();
    for way in Way::all(run) {
        told.extend(way.cases().map(|case| (case.name.as_str(), anchor_of(run, way.case))));
    }
    run.cases.iter().map(move |case| CaseLine {
        case,
        target: super::what(run),
        class: if case.as_planned { "good" } else { "bad" },
        failure: told.get(case.name.as_str()).cloned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CaseOutcome, Scope, VerdictKind};
    use crate::report::samples;

    #[test]
    fn each_failure_has_an_anchor_of_its_own_that_its_cases_lead_to() {
        let runs = [samples::failed(), samples::failed(), samples::crashed()];
        let (failures, left) = failures(&runs);
        assert_eq!((failures.len(), left), (8, 0));
        let mut anchors: Vec<&str> = failures.iter().map(|failure| failure.anchor.as_str()).collect();
        let (lines, _) = lines(&runs);
        assert!(lines.iter().all(|line| match &line.failure {
            Some(failure) => anchors.contains(&failure.as_str()) && !line.case.as_planned,
            None => line.case.as_planned,
        }));
        anchors.sort_unstable();
        anchors.dedup();
        assert_eq!(anchors.len(), 8);
        assert_eq!(failures[1].alike, ["ipv4ns/bind/udp-any"]);
    }

    #[test]
    fn cases_are_counted_and_so_are_their_ways_of_failing() {
        let of = |runs: &[RunRecord]| {
            let Tally { short, full } = tally(runs);
            (short, full)
        };
        let (short, full) = of(&[samples::failed()]);
        assert_eq!(short, "3 ways", "as many as are told");
        assert_eq!(
            full,
            "3 cases not as planned, and 1 thing more that went wrong: 3 ways of failing, each told once."
        );
        let (short, full) = of(&[samples::failed(), samples::crashed()]);
        assert_eq!((short, failures(&[samples::failed(), samples::crashed()]).0.len()), ("5 ways".into(), 5));
        assert!(full.starts_with("4 cases not as planned, 1 of them never begun, and 2 things more"), "{full}");
        let crash = RunRecord { cases: Vec::new(), ..samples::crashed() };
        assert_eq!(of(&[crash]).1, "1 thing more that went wrong: 1 way of failing, each told once.");
        let lost = CaseReport::example("none/bind/a", CaseOutcome::Missing, false);
        let lost = RunRecord { disagreements: Vec::new(), ..RunRecord::example(VerdictKind::Infra, vec![lost]) };
        let (_, full) = of(&[lost]);
        assert_eq!(full, "1 case not as planned, 1 of them never begun: 1 way of failing, each told once.");
        assert_eq!(of(&[samples::green()]).0, "none");
    }

    #[test]
    fn failures_of_different_runs_do_not_look_alike() {
        let of = |run: RunRecord, scope, id: &str| RunRecord { scope, id: id.into(), ..run };
        let runs = [
            of(samples::failed(), Scope::Series, "a"),
            of(samples::failed(), Scope::Base, "b"),
            of(samples::failed(), Scope::Trial, "c"),
            of(samples::failed(), Scope::Trial, "d"),
        ];
        let (failures, _) = failures(&runs);
        let mut named: Vec<&str> = failures.iter().map(|failure| failure.of.as_str()).collect();
        named.dedup();
        let words = |run: &RunRecord| crate::report::html::what(run);
        let trial = words(&runs[2]);
        let trials = [format!("{trial}, run c"), format!("{trial}, run d")];
        assert_eq!(named, ["v6.1", &words(&runs[1]), &trials[0], &trials[1]]);
        assert_ne!(words(&runs[1]), trial);
        let base = failures.iter().find(|failure| failure.run == "b").expect("one of the base");
        assert_eq!(base.target, words(&runs[1]), "by which it is chosen");
    }
}
