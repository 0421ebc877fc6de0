// SPDX-License-Identifier: GPL-2.0-only
//! What a report is made of: some runs in full, and a line for each of many.

use super::{CaseReport, RunRecord, RunRow, VerdictKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The version of [`Dossier`]'s form; it rises when a reader of the old form would misread the new one. Each run in it has a
/// version of its own.
pub const REPORT_SCHEMA: u32 = 1;

/// What a report is made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "kiso report")]
pub struct Dossier {
    /// The version of this form.
    pub schema: u32,
    /// When it was made, RFC 3339, UTC.
    pub made: String,
    /// The runs that are told in full, the worst first.
    pub runs: Vec<RunRecord>,
    /// The runs behind lists and trends, the newest first.
    pub rows: Vec<RunRow>,
}

impl Dossier {
    /// Of these runs.
    pub fn new(made: String, mut runs: Vec<RunRecord>, rows: Vec<RunRow>) -> Self {
        runs.sort_by_key(|run| match run.verdict {
            VerdictKind::Crash => 0,
            VerdictKind::Hang => 1,
            VerdictKind::Fail => 2,
            VerdictKind::Infra => 3,
            VerdictKind::Pass => 4,
        });
        Self { schema: REPORT_SCHEMA, made, runs, rows }
    }

    /// Number of the runs told in full that are not green.
    pub fn red(&self) -> usize {
        self.runs.iter().filter(|run| !run.is_pass()).count()
    }
}

/// A way of failing: all cases that, under the same isolation, did the same and said the same. A namespace that is missing
/// fails every case alike, and is to be told once.
#[derive(Clone, Debug)]
pub struct Way<'a> {
    /// The first case that failed so.
    pub case: &'a CaseReport,
    /// The others.
    pub alike: Vec<&'a CaseReport>,
}

impl<'a> Way<'a> {
    /// The ways of failing of a run, in plan order.
    pub fn all(run: &'a RunRecord) -> Vec<Self> {
        let mut ways: Vec<Self> = Vec::new();
        let mut known = HashMap::new();
        for case in run.cases.iter().filter(|case| !case.as_planned) {
            let what = (case.isolation.as_str(), case.outcome.as_str(), case.outcome.message());
            match known.get(&what).and_then(|at: &usize| ways.get_mut(*at)) {
                Some(way) => way.alike.push(case),
                None => {
                    known.insert(what, ways.len());
                    ways.push(Self { case, alike: Vec::new() });
                }
            }
        }
        ways
    }

    /// All cases that failed so.
    pub fn cases(&self) -> impl Iterator<Item = &'a CaseReport> {
        std::iter::once(self.case).chain(self.alike.iter().copied())
    }
}

impl CaseReport {
    /// Its suite.
    pub fn suite(&self) -> &str {
        self.name.split('/').nth(1).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CaseOutcome;

    #[test]
    fn cases_that_failed_in_the_same_words_are_one_way() {
        let failed =
            |name: &str, message: &str| CaseReport::example(name, CaseOutcome::Fail { message: message.into() }, false);
        let run = RunRecord::example(
            VerdictKind::Fail,
            vec![
                failed("ipv4ns/bind/a", "x"),
                CaseReport::example("ipv4ns/bind/b", CaseOutcome::Pass, true),
                failed("none/bind/a", "x"),
                failed("ipv4ns/diag/c", "x"),
                failed("ipv4ns/diag/d", "y"),
                CaseReport::example("ipv4ns/bind/e", CaseOutcome::Lost, false),
            ],
        );
        let names = |way: &Way<'_>| way.cases().map(|case| case.name.clone()).collect::<Vec<_>>().join(" ");
        let ways: Vec<String> = Way::all(&run).iter().map(names).collect();
        assert_eq!(ways, ["ipv4ns/bind/a ipv4ns/diag/c", "none/bind/a", "ipv4ns/diag/d", "ipv4ns/bind/e"]);
        assert_eq!(Way::all(&run)[0].case.suite(), "bind");
    }

    #[test]
    fn the_worst_run_comes_first() {
        let run = |verdict| RunRecord::example(verdict, Vec::new());
        let runs = [VerdictKind::Pass, VerdictKind::Infra, VerdictKind::Fail, VerdictKind::Hang].map(run).into();
        let dossier = Dossier::new(String::new(), runs, Vec::new());
        let verdicts: Vec<_> = dossier.runs.iter().map(|run| run.verdict).collect();
        assert_eq!(verdicts, [VerdictKind::Hang, VerdictKind::Fail, VerdictKind::Infra, VerdictKind::Pass]);
        assert_eq!(dossier.red(), 3);
    }
}
