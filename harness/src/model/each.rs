// SPDX-License-Identifier: GPL-2.0-only
//! Each patch of a series by itself: what became of the series up to there, and no further.

use super::{ObjectId, RunRecord, TreeReport, VerdictKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// The version of [`EachRecord`]'s form; it rises when a reader of the old form would misread the new one.
pub const EACH_SCHEMA: u32 = 1;

/// Every patch of a series, compiled, booted and tested.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "kiso run --each")]
pub struct EachRecord {
    /// The version of this form.
    pub schema: u32,
    /// The target's name.
    pub target: String,
    /// The series' name.
    pub series: String,
    /// The variant of the series.
    pub variant: String,
    /// The tree the series was applied to.
    pub tree: TreeReport,
    /// The verdict on all: that of the first patch that is red, else infra where one is not known, else pass.
    pub verdict: VerdictKind,
    /// The process exit code that belongs to it.
    pub exit_code: u8,
    /// The patches in order.
    pub patches: Vec<EachPatch>,
}

/// The series up to one patch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct EachPatch {
    /// The patch's file name.
    pub name: String,
    /// Its subject.
    pub subject: String,
    /// The git tree after it.
    pub tree: ObjectId,
    /// The verdict.
    pub verdict: VerdictKind,
    /// The first reason where it is no pass.
    pub reason: Option<String>,
    /// What the user can do about it, where something is known.
    pub remedy: Option<String>,
    /// The run; none where there was none.
    pub run: Option<String>,
    /// True where that is an older run of the same inputs.
    pub kept: bool,
    /// Number of cases that were planned in it.
    pub cases: usize,
    /// Milliseconds that its stages took.
    pub took_ms: u64,
    /// Where the run's logs are.
    pub dir: Option<PathBuf>,
}

impl EachRecord {
    /// Of patches with their verdicts. Nothing is known of a series in which there are none.
    pub fn new(target: &str, series: &str, variant: &str, tree: TreeReport, patches: Vec<EachPatch>) -> Self {
        let kind_where = |wanted: fn(VerdictKind) -> bool| {
            patches.iter().map(|patch| patch.verdict).find(|verdict| wanted(*verdict))
        };
        let is_red = |verdict| matches!(verdict, VerdictKind::Fail | VerdictKind::Crash | VerdictKind::Hang);
        let unknown = || kind_where(|verdict| verdict == VerdictKind::Infra);
        let passed = || kind_where(|verdict| verdict == VerdictKind::Pass);
        let verdict = kind_where(is_red).or_else(unknown).or_else(passed).unwrap_or(VerdictKind::Infra);
        Self {
            schema: EACH_SCHEMA,
            target: target.to_owned(),
            series: series.to_owned(),
            variant: variant.to_owned(),
            tree,
            verdict,
            exit_code: verdict.exit_code(),
            patches,
        }
    }
}

impl EachPatch {
    /// What a run says of a patch. The run is of the series up to there.
    pub fn of(name: &str, subject: &str, tree: ObjectId, run: &RunRecord, kept: bool) -> Self {
        Self {
            name: name.to_owned(),
            subject: subject.to_owned(),
            tree,
            verdict: run.verdict,
            reason: run.reason.clone(),
            remedy: run.remedy.clone(),
            run: Some(run.id.clone()),
            kept,
            cases: run.cases.len(),
            took_ms: run.stages.iter().map(|stage| stage.took_ms).sum(),
            dir: Some(run.dir.clone()),
        }
    }

    /// A patch that was not run.
    pub fn not_run(name: &str, subject: &str, tree: ObjectId, why: &str) -> Self {
        Self {
            name: name.to_owned(),
            subject: subject.to_owned(),
            tree,
            verdict: VerdictKind::Infra,
            reason: Some(why.to_owned()),
            remedy: None,
            run: None,
            kept: false,
            cases: 0,
            took_ms: 0,
            dir: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(of: &[VerdictKind]) -> (VerdictKind, u8) {
        let patch = |kind: &VerdictKind| EachPatch {
            verdict: *kind,
            ..EachPatch::not_run("0001-a.patch", "a", ObjectId::ZERO, "")
        };
        let tree = TreeReport {
            name: String::new(),
            source: String::new(),
            commit: ObjectId::ZERO,
            tree: ObjectId::ZERO,
            beneath: None,
        };
        let record = EachRecord::new("t", "s", "v", tree, of.iter().map(patch).collect());
        (record.verdict, record.exit_code)
    }

    #[test]
    fn one_red_patch_makes_it_red_and_one_unknown_keeps_it_from_passing() {
        use VerdictKind::{Crash, Fail, Hang, Infra, Pass};
        assert_eq!(verdict(&[Pass, Pass]), (Pass, 0));
        assert_eq!(verdict(&[Pass, Infra, Pass]), (Infra, 3));
        assert_eq!(verdict(&[Infra, Pass, Hang, Fail]), (Hang, 1));
        assert_eq!(verdict(&[Pass, Crash]), (Crash, 1));
        assert_eq!(verdict(&[]), (Infra, 3));
    }
}
