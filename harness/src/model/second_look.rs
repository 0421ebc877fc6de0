// SPDX-License-Identifier: GPL-2.0-only
//! What a red run is asked besides: does it come again, was it already so without the series, and what changed since the
//! last green one?

use super::{CaseOutcome, CaseReport, Disagreement, Finding, RunRecord, VerdictKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::PathBuf;

/// A boot of the same kernel with the same cases again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct RepeatReport {
    /// What came of it.
    pub verdict: VerdictKind,
    /// The first reason where it was no pass.
    pub reason: Option<String>,
    /// Where its logs are.
    pub dir: PathBuf,
}

/// That a red run was not booted again, for so many of its cases failed: one cause is behind them, and it is not chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct NotRepeated {
    /// Number of cases that failed.
    pub failed: usize,
    /// The most that are tried again.
    pub at_most: usize,
}

impl fmt::Display for NotRepeated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not repeated: {} cases failed, at most {} are tried again", self.failed, self.at_most)
    }
}

/// What a case did another time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Again {
    /// Its name there, which has another isolation where this one can't be had.
    pub name: String,
    /// What it did.
    pub outcome: CaseOutcome,
    /// Whether that was planned.
    pub as_planned: bool,
}

/// The run of the base that a red run was held against.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct BaseReport {
    /// That run.
    pub run: String,
    /// Titles of this run's findings that the kernel has there, too.
    pub findings: Vec<String>,
}

/// The last green run of the same target, and what changed since.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct SinceReport {
    /// That run.
    pub run: String,
    /// When it started, RFC 3339, UTC.
    pub started: String,
    /// The inputs that are not the same.
    pub changed: Vec<ChangedInput>,
}

/// An input that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ChangedInput {
    /// Its name, as in the run's parts.
    pub name: String,
    /// Where it is a file of the series: its path in the project.
    pub path: Option<String>,
    /// The first line of that file that changed, from 1, as far as the older version is at hand.
    pub line: Option<u32>,
}

impl fmt::Display for ChangedInput {
    /// The line of the file, as far as that is known; else the input's name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.path, self.line) {
            (Some(path), Some(line)) => write!(f, "{path}:{line}"),
            (Some(path), None) => f.write_str(path),
            (None, _) => f.write_str(&self.name),
        }
    }
}

/// Who broke a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Blame {
    /// The series: without it the case does as planned.
    Series,
    /// Nobody here: it was already so.
    Base,
    /// It can't be told, for nothing is known of the base.
    Unknown,
}

impl Blame {
    /// In words.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Series => "this series, not the base",
            Self::Base => "already so on the base",
            Self::Unknown => "not known whose",
        }
    }
}

impl CaseReport {
    /// Whether the guest began it: else nothing is known of it.
    pub fn was_seen(&self) -> bool {
        self.outcome != CaseOutcome::Missing
    }

    /// Whether chance has a part in it: the same kernel did as planned another time.
    pub fn is_flaky(&self) -> bool {
        !self.as_planned && self.again.iter().any(|again| again.as_planned)
    }

    /// What came of the same boot again; none where there was none.
    pub fn again_in_words(&self) -> Option<String> {
        let good = self.again.iter().filter(|again| again.as_planned).count();
        let flaky = if self.is_flaky() { "flaky: " } else { "" };
        (!self.again.is_empty()).then(|| format!("{flaky}as planned in {good} of {} boots again", self.again.len()))
    }

    /// Whose it is and whether it comes again, a line each, as far as that was asked.
    pub fn second_look(&self) -> Vec<String> {
        let base = self.on_base.as_ref();
        let whose = base.map(|base| format!("{}: {} {} there", self.blame().as_str(), base.name, base.outcome.did()));
        whose.into_iter().chain(self.again_in_words()).collect()
    }

    /// Who broke it. An IPv4 namespace can't be had without the series; whether the case is sound there its oracle tells.
    pub fn blame(&self) -> Blame {
        match &self.on_base {
            None => Blame::Unknown,
            Some(base) if base.as_planned => Blame::Series,
            Some(_) => Blame::Base,
        }
    }
}

impl RunRecord {
    /// Cases that did not do as planned.
    pub fn failures(&self) -> impl Iterator<Item = &CaseReport> {
        self.cases.iter().filter(|case| !case.as_planned)
    }

    /// Those of them that began.
    pub fn failures_seen(&self) -> impl Iterator<Item = &CaseReport> {
        self.failures().filter(|case| case.was_seen())
    }

    /// What the kernel said that it must not.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.disagreements.iter().filter_map(|one| match one {
            Disagreement::Finding { finding } => Some(finding),
            _ => None,
        })
    }

    /// Holds this run against that of the base: each case that failed here against what it did there.
    pub fn hold_against(&mut self, base: &Self) {
        let known: Vec<String> = {
            let is_there = |one: &&Finding| base.findings().any(|known| known.is_like(one));
            self.findings().filter(is_there).map(|one| one.title.clone()).collect()
        };
        // What never began here is nobody's.
        for case in self.cases.iter_mut().filter(|case| !case.as_planned && case.was_seen()) {
            let id = case.name.split_once('/').map_or("", |(_, id)| id);
            let name = if case.isolation == "ipv4ns" { format!("netns/{id}") } else { case.name.clone() };
            case.on_base = base.cases.iter().find(|other| other.name == name).and_then(|other| {
                // What was not seen there tells nothing.
                let seen = !matches!(other.outcome, CaseOutcome::Lost | CaseOutcome::Missing);
                seen.then(|| Again { name, outcome: other.outcome.clone(), as_planned: other.as_planned })
            });
        }
        self.base = Some(BaseReport { run: base.id.clone(), findings: known });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FindingKind;

    fn run(cases: &[(&str, CaseOutcome, bool)]) -> RunRecord {
        let cases = cases.iter().map(|(name, outcome, ok)| CaseReport::example(name, outcome.clone(), *ok));
        RunRecord::example(VerdictKind::Fail, cases.collect())
    }

    fn fail() -> CaseOutcome {
        CaseOutcome::Fail { message: String::new() }
    }

    #[test]
    fn what_the_base_does_as_planned_the_series_broke() {
        let mut here = run(&[
            ("ipv4ns/bind/a", fail(), false),
            ("ipv4ns/bind/b", fail(), false),
            ("none/bind/c", fail(), false),
            ("none/bind/d", CaseOutcome::Pass, true),
            ("ipv4ns/bind/e", fail(), false),
        ]);
        here.hold_against(&run(&[
            ("ipv4ns/bind/a", CaseOutcome::Error { message: String::new() }, false),
            ("netns/bind/a", CaseOutcome::Pass, true),
            ("netns/bind/b", fail(), false),
            ("none/bind/c", CaseOutcome::Pass, true),
            ("netns/bind/e", CaseOutcome::Lost, false),
        ]));
        let blamed: Vec<Blame> = here.failures().map(CaseReport::blame).collect();
        assert_eq!(blamed, [Blame::Series, Blame::Base, Blame::Series, Blame::Unknown]);
        assert!(here.cases[3].on_base.is_none(), "what did as planned is not asked about");
    }

    #[test]
    fn findings_of_the_base_are_named() {
        let with = |titles: &[&str]| {
            let finding = |title: &&str| Disagreement::Finding {
                finding: Finding { kind: FindingKind::Lockdep, title: (*title).into(), line: 1, excerpt: Vec::new() },
            };
            RunRecord { disagreements: titles.iter().map(finding).collect(), ..run(&[]) }
        };
        let mut here = with(&["possible recursive locking in task 7", "inconsistent lock state"]);
        here.hold_against(&with(&["possible recursive locking in task 9"]));
        assert_eq!(here.base.expect("held").findings, ["possible recursive locking in task 7"]);
    }

    #[test]
    fn flaky_is_what_did_as_planned_another_time() {
        let again = |as_planned| Again { name: String::new(), outcome: CaseOutcome::Pass, as_planned };
        let case = CaseReport::example("none/bind/a", fail(), false);
        assert!(!case.is_flaky());
        assert!(!CaseReport { again: vec![again(false)], ..case.clone() }.is_flaky());
        assert!(CaseReport { again: vec![again(false), again(true)], ..case.clone() }.is_flaky());
        assert!(!CaseReport { again: vec![again(true)], as_planned: true, ..case.clone() }.is_flaky());
        let base = Again { name: "netns/bind/a".into(), ..again(true) };
        let case = CaseReport { again: vec![again(false), again(true)], on_base: Some(base), ..case };
        let words = ["this series, not the base: netns/bind/a passed there", "flaky: as planned in 1 of 2 boots again"];
        assert_eq!(case.second_look(), words);
    }
}
