// SPDX-License-Identifier: GPL-2.0-only
//! What the store tells of many runs at once: a line for each run, and what one case did in each.

use super::{Digest, VerdictKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A run in a list of runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct RunRow {
    /// Its name.
    pub id: String,
    /// When it started, RFC 3339, UTC.
    pub started: String,
    /// The target.
    pub target: String,
    /// What of the series was run: `series`, `trial`, `base`, `part` or `mutant`.
    pub scope: String,
    /// The last patch of a part, or the mutant.
    pub part: Option<String>,
    /// The verdict.
    pub verdict: VerdictKind,
    /// The first reason where it is no pass.
    pub reason: Option<String>,
    /// Number of planned cases, under all isolations.
    pub planned: u64,
    /// Number of those that did what was planned.
    pub as_planned: u64,
    /// Milliseconds, all stages.
    pub took_ms: u64,
    /// The host's name.
    pub host: String,
    /// Why it is kept for ever, where it is.
    pub pinned: Option<String>,
}

impl RunRow {
    /// Target, and what of the series was run, in words.
    pub fn what(&self) -> String {
        let part = self.part.as_deref().unwrap_or_default();
        match self.scope.as_str() {
            "series" => self.target.clone(),
            "part" => format!("{} up to {part}", self.target),
            "mutant" => format!("{} with {part}", self.target),
            scope => format!("{} ({scope})", self.target),
        }
    }
}

/// One case in one run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct CaseRun {
    /// The run.
    pub run: String,
    /// When that started, RFC 3339, UTC.
    pub started: String,
    /// What it was made of.
    pub inputs: Digest,
    /// What the case did, as the outcome's word says it.
    pub outcome: String,
    /// Whether that was planned.
    pub as_planned: bool,
    /// Whether it was, in the same boot again.
    pub flaky: bool,
    /// Milliseconds on the host's clock, where both its ends were seen.
    pub took_ms: Option<u64>,
}

/// What a case did over time, on one target under one isolation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct History {
    /// The target.
    pub target: String,
    /// `ISOLATION/SUITE/NAME`.
    pub name: String,
    /// Number of runs of which something is known of the case.
    pub runs: usize,
    /// Number of those in which it did not do what was planned.
    pub bad: usize,
    /// Number of inputs of which more than one boot is known.
    pub repeated: usize,
    /// Number of those of which it did now this and now that: nothing but chance can tell why.
    pub flaky: usize,
    /// The first run of those since which it has not done what was planned, where the newest is such a one.
    pub first_bad: Option<CaseRun>,
    /// The last run before in which it did.
    pub last_good: Option<CaseRun>,
    /// The runs, the newest first.
    pub each: Vec<CaseRun>,
}

impl History {
    /// From the runs of one case on one target under one isolation, the newest first.
    pub fn new(target: String, name: String, each: Vec<CaseRun>) -> Self {
        let bad = each.iter().filter(|run| !run.as_planned).count();
        let streak = each.iter().take_while(|run| !run.as_planned).count();
        let mut inputs: BTreeMap<Digest, [usize; 2]> = BTreeMap::new();
        for run in &each {
            let counts = inputs.entry(run.inputs).or_default();
            counts[usize::from(run.as_planned)] += 1;
            counts[1] += usize::from(run.flaky);
        }
        Self {
            target,
            name,
            runs: each.len(),
            bad,
            repeated: inputs.values().filter(|[bad, good]| bad + good > 1).count(),
            flaky: inputs.values().filter(|[bad, good]| *bad > 0 && *good > 0).count(),
            first_bad: streak.checked_sub(1).and_then(|last| each.get(last)).cloned(),
            last_good: each[streak..].iter().find(|run| run.as_planned).filter(|_| streak > 0).cloned(),
            each,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs, the newest first: the inputs' letter, and whether the case did as planned.
    fn of(runs: &[(char, bool)]) -> History {
        let run = |(index, (inputs, as_planned)): (usize, &(char, bool))| CaseRun {
            run: format!("r{index}"),
            started: String::new(),
            inputs: Digest::of_parts([("", inputs.to_string().as_bytes())]),
            outcome: String::new(),
            as_planned: *as_planned,
            flaky: false,
            took_ms: None,
        };
        History::new("v6.1".into(), "ipv4ns/bind/x".into(), runs.iter().enumerate().map(run).collect())
    }

    #[test]
    fn the_first_bad_run_is_that_of_the_streak_that_lasts() {
        let id = |run: &Option<CaseRun>| run.as_ref().map(|run| run.run.clone());
        let history = of(&[('d', false), ('c', false), ('b', true), ('a', false), ('a', true)]);
        assert_eq!((history.runs, history.bad), (5, 3));
        assert_eq!((id(&history.first_bad), id(&history.last_good)), (Some("r1".into()), Some("r2".into())));
        let good = of(&[('b', true), ('a', false)]);
        assert_eq!((id(&good.first_bad), id(&good.last_good)), (None, None));
        let never = of(&[('b', false), ('a', false)]);
        assert_eq!((id(&never.first_bad), id(&never.last_good)), (Some("r1".into()), None));
    }

    #[test]
    fn flaky_is_what_the_same_inputs_gave_both_ways() {
        let history = of(&[('c', true), ('c', false), ('b', false), ('b', false), ('a', true)]);
        assert_eq!((history.repeated, history.flaky), (2, 1));
        let each = history.each.into_iter().map(|run| CaseRun { flaky: !run.as_planned, ..run }).collect();
        let again = History::new(String::new(), String::new(), each);
        assert_eq!((again.repeated, again.flaky), (2, 2), "one boot after the other is as good as two runs");
    }
}
