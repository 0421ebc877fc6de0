// SPDX-License-Identifier: GPL-2.0-only
//! Two runs beside each other.

use super::{CaseReport, Finding, InputPart, RunRecord, VerdictKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A case is slower where it took this many times as long …
const SLOWER_TIMES: u64 = 2;
/// … and so many milliseconds more: what takes next to nothing takes twice that by chance.
const SLOWER_MS: u64 = 100;

/// What differs from one run to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "kiso compare")]
pub struct Comparison {
    /// The earlier one.
    pub before: Compared,
    /// The later one.
    pub after: Compared,
    /// Names of the inputs that are not the same: `patch 0003-….patch`, `tree`, `guest`.
    pub changed: Vec<String>,
    /// Cases that did what was planned before and do not now.
    pub broken: Vec<CaseReport>,
    /// Cases that did not do what was planned before and do now.
    pub fixed: Vec<String>,
    /// Cases that do what was planned in neither.
    pub still_bad: Vec<String>,
    /// Cases that began before and never began now.
    pub not_seen: Vec<String>,
    /// Cases that the later one alone has.
    pub new: Vec<String>,
    /// Cases that the earlier one alone has.
    pub gone: Vec<String>,
    /// What the kernel says in the later one alone.
    pub new_findings: Vec<Finding>,
    /// Cases that took at least twice as long and a tenth of a second more.
    pub slower: Vec<Slower>,
}

/// One of the two.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Compared {
    /// The run.
    pub id: String,
    /// Its target.
    pub target: String,
    /// Its verdict.
    pub verdict: VerdictKind,
    /// Milliseconds, all stages.
    pub took_ms: u64,
}

/// A case that takes longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Slower {
    /// The case.
    pub name: String,
    /// Milliseconds before.
    pub before_ms: u64,
    /// Milliseconds after.
    pub after_ms: u64,
}

impl Comparison {
    /// Compares.
    pub fn of(before: &RunRecord, after: &RunRecord) -> Self {
        // Where the host failed, nothing is known of any case.
        let is_known = [before, after].iter().all(|run| run.is_conclusive());
        let cases = |run: &'_ RunRecord| if is_known { run.cases.clone() } else { Vec::new() };
        let [before, after] = [before, after].map(|run| RunRecord { cases: cases(run), ..run.clone() });
        let (before, after) = (&before, &after);
        let old: BTreeMap<&str, &CaseReport> = before.cases.iter().map(|case| (case.name.as_str(), case)).collect();
        let new: BTreeMap<&str, &CaseReport> = after.cases.iter().map(|case| (case.name.as_str(), case)).collect();
        // What never began can't be compared.
        let pairs = || {
            let both = after.cases.iter().filter_map(|case| Some((*old.get(case.name.as_str())?, case)));
            both.filter(|(before, after)| before.was_seen() && after.was_seen())
        };
        let became = |was: bool, is: bool| pairs().filter(move |(a, b)| a.as_planned == was && b.as_planned == is);
        let names = |cases: &mut dyn Iterator<Item = &CaseReport>| cases.map(|case| case.name.clone()).collect();
        let mut not_seen = after
            .cases
            .iter()
            .filter(|case| !case.was_seen() && old.get(case.name.as_str()).is_some_and(|before| before.was_seen()));
        let is_new = |one: &&Finding| !before.findings().any(|known| known.is_like(one));
        Self {
            before: Compared::of(before),
            after: Compared::of(after),
            changed: changed(before, after),
            broken: became(true, false).map(|(_, case)| case.clone()).collect(),
            fixed: names(&mut became(false, true).map(|(_, case)| case)),
            not_seen: names(&mut not_seen),
            still_bad: names(&mut became(false, false).map(|(_, case)| case)),
            new: names(&mut after.cases.iter().filter(|case| !old.contains_key(case.name.as_str()))),
            gone: names(&mut before.cases.iter().filter(|case| !new.contains_key(case.name.as_str()))),
            new_findings: after.findings().filter(is_new).cloned().collect(),
            slower: pairs().filter_map(|(a, b)| slower(a, b)).collect(),
        }
    }

    /// The exit code: 3 where the host failed in one of them, for then nothing is known; else 1 where the later one is worse.
    pub fn exit_code(&self) -> u8 {
        let is_known = [&self.before, &self.after].iter().all(|one| one.verdict != VerdictKind::Infra);
        if is_known { u8::from(self.is_worse()) } else { VerdictKind::Infra.exit_code() }
    }

    /// Whether the later one is worse in anything but time.
    pub fn is_worse(&self) -> bool {
        let was_green = self.before.verdict == VerdictKind::Pass;
        !self.broken.is_empty()
            || !self.new_findings.is_empty()
            || (was_green && self.after.verdict != VerdictKind::Pass)
    }
}

impl Compared {
    fn of(run: &RunRecord) -> Self {
        Self { id: run.id.clone(), target: run.target.clone(), verdict: run.verdict, took_ms: run.took_ms() }
    }
}

/// Inputs that one of the two has alone, or that differ.
pub(super) fn changed(before: &RunRecord, after: &RunRecord) -> Vec<String> {
    let has = |run: &RunRecord, part: &InputPart| run.parts.contains(part);
    let differ = after.parts.iter().filter(|part| !has(before, part));
    let mut names: Vec<String> = differ.map(|part| part.name.clone()).collect();
    let gone = before.parts.iter().filter(|part| !after.parts.iter().any(|other| other.name == part.name));
    names.extend(gone.map(|part| part.name.clone()));
    names
}

fn slower(before: &CaseReport, after: &CaseReport) -> Option<Slower> {
    let (before_ms, after_ms) = (before.took_ms?, after.took_ms?);
    let is_slower = after_ms >= before_ms.saturating_mul(SLOWER_TIMES) && after_ms >= before_ms + SLOWER_MS;
    is_slower.then(|| Slower { name: after.name.clone(), before_ms, after_ms })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CaseOutcome, Digest, Disagreement, FindingKind};

    fn case(name: &str, as_planned: bool, took_ms: u64) -> CaseReport {
        CaseReport { took_ms: Some(took_ms), ..CaseReport::example(name, CaseOutcome::Pass, as_planned) }
    }

    fn part(name: &str, bytes: &[u8]) -> InputPart {
        InputPart { name: name.into(), digest: Digest::of_parts([("", bytes)]), file: None }
    }

    #[test]
    fn cases_are_sorted_by_what_became_of_them() {
        let before = vec![
            case("good", true, 9),
            case("breaks", true, 1),
            case("mends", false, 1),
            case("bad", false, 1),
            case("goes", true, 1),
            case("slow", true, 100),
        ];
        let after = vec![
            case("good", true, 90),
            case("breaks", false, 1),
            case("mends", true, 1),
            case("bad", false, 1),
            case("comes", true, 1),
            case("slow", true, 200),
        ];
        let before = RunRecord::example(VerdictKind::Fail, before);
        let after = RunRecord::example(VerdictKind::Fail, after);
        let it = Comparison::of(&before, &after);
        assert_eq!(it.broken.iter().map(|case| case.name.as_str()).collect::<Vec<_>>(), ["breaks"]);
        assert_eq!((it.fixed.as_slice(), it.still_bad.as_slice()), (&["mends".into()][..], &["bad".into()][..]));
        assert_eq!((it.new.as_slice(), it.gone.as_slice()), (&["comes".into()][..], &["goes".into()][..]));
        assert_eq!(it.slower, [Slower { name: "slow".into(), before_ms: 100, after_ms: 200 }]);
        assert!(it.is_worse() && !Comparison::of(&before, &before).is_worse());
    }

    #[test]
    fn a_run_that_says_less_than_a_green_one_is_worse() {
        let green = RunRecord::example(VerdictKind::Pass, Vec::new());
        let lost = RunRecord::example(VerdictKind::Infra, Vec::new());
        assert!(Comparison::of(&green, &lost).is_worse() && !Comparison::of(&lost, &green).is_worse());
    }

    #[test]
    fn inputs_that_differ_are_named() {
        let with = |parts| RunRecord { parts, ..RunRecord::example(VerdictKind::Pass, Vec::new()) };
        let before = with(vec![part("tree", b"1"), part("patch a", b"1"), part("patch b", b"1")]);
        let after = with(vec![part("tree", b"1"), part("patch a", b"2"), part("patch c", b"1")]);
        assert_eq!(Comparison::of(&before, &after).changed, ["patch a", "patch c", "patch b"]);
    }

    #[test]
    fn only_what_the_kernel_says_anew_is_a_new_finding() {
        let finding = |title: &str, line| Disagreement::Finding {
            finding: Finding { kind: FindingKind::Warn, title: title.into(), line, excerpt: Vec::new() },
        };
        let with = |disagreements| RunRecord { disagreements, ..RunRecord::example(VerdictKind::Fail, Vec::new()) };
        let it = Comparison::of(&with(vec![finding("a", 3)]), &with(vec![finding("a", 8), finding("b", 9)]));
        assert_eq!(it.new_findings.iter().map(|one| one.title.as_str()).collect::<Vec<_>>(), ["b"]);
    }
}
