// SPDX-License-Identifier: GPL-2.0-only
//! One run as it is kept and reported: what was applied to what, built with what, booted how, and what came out.

use super::{
    Accelerator, Again, BaseReport, BootEnd, CaseOutcome, ChangedInput, Digest, Disagreement, NotRepeated, ObjectId,
    RepeatReport, SinceReport, Stage, StageEnd, Timings, VerdictKind,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// The version of [`RunRecord`]'s form; it rises when a reader of the old form would misread the new one.
pub const RUN_SCHEMA: u32 = 3;

/// One run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "kiso run")]
pub struct RunRecord {
    /// The version of this form.
    pub schema: u32,
    /// The run's name: the time of its start and the first digits of its inputs.
    pub id: String,
    /// When it started, RFC 3339, UTC.
    pub started: String,
    /// The kiso that ran it.
    pub kiso_version: String,
    /// The target's name.
    pub target: String,
    /// The series' name.
    pub series: String,
    /// The series' title.
    pub title: String,
    /// The variant of the series.
    pub variant: String,
    /// What of the series was run.
    pub scope: Scope,
    /// All declared inputs of the run, hashed: tree, patches, fragments, machine, plan, guest.
    pub inputs: Digest,
    /// The same one by one, so that it can be told which of them changed.
    pub parts: Vec<InputPart>,
    /// Where it ran.
    pub host: HostReport,
    /// The tools of this host that the result depends on: compiler, linker, QEMU.
    pub tools: Vec<String>,
    /// The verdict.
    pub verdict: VerdictKind,
    /// The first reason where it is no pass.
    pub reason: Option<String>,
    /// What the user can do about it, where something is known.
    pub remedy: Option<String>,
    /// The process exit code that belongs to it.
    pub exit_code: u8,
    /// The tree the series was applied to.
    pub tree: Option<TreeReport>,
    /// The patches that were applied, in order.
    pub patches: Vec<PatchReport>,
    /// The kernel that was built.
    pub kernel: Option<KernelReport>,
    /// How it was booted.
    pub boot: Option<BootReport>,
    /// The claims that this run tested.
    pub claims: Vec<ClaimReport>,
    /// Every planned case, in plan order.
    pub cases: Vec<CaseReport>,
    /// The cases of its suites that are not planned, in the order of the suites.
    #[serde(default)]
    pub left_out: Vec<LeftOutReport>,
    /// The run that vouches for the cases, where the kernel has no network namespaces to run them against.
    #[serde(default)]
    pub oracle: Option<OracleReport>,
    /// The patch that keeps the kernel from being built, and the line of its file: it does not apply there, or last touched
    /// what does not compile.
    #[serde(default)]
    pub blamed: Option<ChangedInput>,
    /// Every way in which the run differs from its plan, worst first.
    pub disagreements: Vec<Disagreement>,
    /// What came of the same boot again, where it was red and so few cases failed that chance may have a part in it.
    #[serde(default)]
    pub repeats: Vec<RepeatReport>,
    /// Why there was no such boot, where it was red and too many cases failed for it; else none, and none in older records.
    #[serde(default)]
    pub not_repeated: Option<NotRepeated>,
    /// The run of the base that it was held against, where it was red.
    #[serde(default)]
    pub base: Option<BaseReport>,
    /// What changed since the last green run of the target, where it was red and one is kept.
    #[serde(default)]
    pub since: Option<SinceReport>,
    /// How long each stage took.
    pub stages: Vec<StageReport>,
    /// Where the run's logs are.
    pub dir: PathBuf,
}

/// One declared input of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct InputPart {
    /// What it is, and its own name where there are several such: `tree`, `patch 0001-….patch`, `fragment net`.
    pub name: String,
    /// Its content, hashed.
    pub digest: Digest,
    /// Where it is a patch of the series: its file, as a git blob, which the state directory keeps.
    #[serde(default)]
    pub file: Option<ObjectId>,
}

impl Digest {
    /// Names all of these inputs together.
    pub fn of_inputs(parts: &[InputPart]) -> Self {
        Self::of_parts(parts.iter().map(|part| (part.name.as_str(), part.digest.as_bytes().as_slice())))
    }
}

/// The host of a run, as far as that explains how long things took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct HostReport {
    /// What it calls itself.
    pub name: String,
    /// Its own kernel.
    pub kernel: String,
    /// Number of CPUs that kiso may use.
    pub cpus: usize,
}

/// What of a series is run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "what")]
pub enum Scope {
    /// All of it.
    Series,
    /// All of it, and no more than some of its cases.
    Trial,
    /// The base tree without it.
    Base,
    /// From its first patch to one in the middle.
    Part {
        /// That one.
        patch: String,
        /// Which one it is, from 1.
        number: usize,
        /// How many patches the series has.
        of: usize,
    },
    /// All of it, and on top something that breaks it on purpose.
    Mutant {
        /// The mutant's name.
        name: String,
    },
}

impl std::fmt::Display for Scope {
    /// Words to go behind a target's name; none for the whole series.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Series => Ok(()),
            Self::Trial => f.write_str(" (some cases alone)"),
            Self::Base => f.write_str(" (base alone, without the series)"),
            Self::Part { patch, number, of } => write!(f, " up to {patch} ({number} of {of})"),
            Self::Mutant { name } => write!(f, " with the mutant {name}"),
        }
    }
}

/// The tree of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct TreeReport {
    /// Its name.
    pub name: String,
    /// Where it came from, exactly: package and version, tarball digest, revision.
    pub source: String,
    /// Its commit.
    pub commit: ObjectId,
    /// Its git tree.
    pub tree: ObjectId,
    /// What was applied to it before the series; none where its variant names nothing.
    #[serde(default)]
    pub beneath: Option<BeneathReport>,
}

/// The patches between a tree and the series.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct BeneathReport {
    /// Where they are from, `SERIES/VARIANT`.
    pub patches_of: String,
    /// They, in order.
    pub patches: Vec<PatchReport>,
}

/// One applied patch of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PatchReport {
    /// Its file name.
    pub name: String,
    /// Its subject.
    pub subject: String,
    /// The git tree after it.
    pub tree: ObjectId,
    /// Number of hunks that applied at another line than they name.
    pub offsets: usize,
}

/// The kernel of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct KernelReport {
    /// Names the build's inputs.
    pub key: Digest,
    /// The compiler's identity.
    pub compiler: String,
    /// Number of compiler warnings.
    pub warnings: usize,
    /// True where no make was run.
    pub cached: bool,
    /// What it calls itself, as the guest saw it.
    pub release: Option<String>,
    /// The build's full log.
    pub log: PathBuf,
}

/// The boot of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct BootReport {
    /// The machine's name.
    pub machine: String,
    /// What accelerated it and why.
    pub accelerator: Accelerator,
    /// How it ended.
    pub end: BootEnd,
    /// When what happened.
    pub timings: Timings,
    /// The console, whole and stamped.
    pub console: PathBuf,
    /// The result port's bytes.
    pub results: PathBuf,
}

/// What a run says of one claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ClaimReport {
    /// Its id, such as `B1`.
    pub id: String,
    /// Its sentence.
    pub sentence: String,
    /// Whether every case of it did what was planned, each beside its control and its oracle, in a run in which nothing
    /// but cases of other claims went wrong. It is shown as far as the suites go that were run.
    pub holds: bool,
    /// Number of cases that test it in this run, controls and oracles not counted.
    pub cases: usize,
}

/// What became of one planned case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct CaseReport {
    /// `ISOLATION/SUITE/NAME`.
    pub name: String,
    /// The claim it tests.
    pub claim: String,
    /// The isolation.
    pub isolation: String,
    /// `pass` or `fail`: what it should do.
    pub planned: String,
    /// What it did.
    pub outcome: CaseOutcome,
    /// Whether the two agree.
    pub as_planned: bool,
    /// Milliseconds it took, on the host's clock.
    pub took_ms: Option<u64>,
    /// The case's own words.
    pub diagnostics: Vec<String>,
    /// The console while it ran; only kept where it did not do as planned.
    pub console: Vec<String>,
    /// What it did in the same boot again, in order; only where it did not do as planned.
    #[serde(default)]
    pub again: Vec<Again>,
    /// What it did without the series; only where it did not do as planned.
    #[serde(default)]
    pub on_base: Option<Again>,
}

/// A run of another target under `netns` in which every case did what was planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct OracleReport {
    /// The target.
    pub target: String,
    /// The run.
    pub run: String,
}

/// A case that was not run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct LeftOutReport {
    /// `SUITE/NAME`.
    pub case: String,
    /// The claim it tests.
    pub claim: String,
    /// What it needs and the kernel has not: Kconfig symbols without `CONFIG_`, system calls (`setns()`), versions (`>=3.9`).
    pub needs: Vec<String>,
}

/// How long a stage took and how it ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct StageReport {
    /// The stage.
    pub stage: Stage,
    /// How it ended.
    pub end: StageEnd,
    /// Its result in words.
    pub summary: String,
    /// Milliseconds.
    pub took_ms: u64,
}

impl RunRecord {
    /// The reason of a run that has only begun.
    pub const BEGUN: &str = "nothing observed yet: it is at work, or kiso was killed before it ended";

    /// Whether the verdict is a pass.
    pub fn is_pass(&self) -> bool {
        self.verdict == VerdictKind::Pass
    }

    /// Whether the verdict says something about the kernel: infra does not, so such a run is never reused.
    pub fn is_conclusive(&self) -> bool {
        self.verdict != VerdictKind::Infra
    }

    /// Whether this is how it was begun: it is at work, or whoever made it was killed.
    pub fn is_begun_only(&self) -> bool {
        self.reason.as_deref() == Some(Self::BEGUN)
    }

    /// Milliseconds that all stages took.
    pub fn took_ms(&self) -> u64 {
        self.stages.iter().map(|stage| stage.took_ms).sum()
    }

    /// A run of nothing, for tests that need one with this or that in it.
    #[cfg(test)]
    pub(crate) fn example(verdict: VerdictKind, cases: Vec<CaseReport>) -> Self {
        Self {
            schema: RUN_SCHEMA,
            id: "r".into(),
            started: String::new(),
            kiso_version: String::new(),
            target: "t".into(),
            series: "s".into(),
            title: String::new(),
            variant: "v".into(),
            scope: Scope::Series,
            inputs: Digest::of_parts([]),
            parts: Vec::new(),
            host: HostReport { name: "h".into(), kernel: String::new(), cpus: 1 },
            tools: Vec::new(),
            verdict,
            reason: None,
            remedy: None,
            exit_code: verdict.exit_code(),
            tree: None,
            patches: Vec::new(),
            kernel: None,
            boot: None,
            claims: Vec::new(),
            cases,
            left_out: Vec::new(),
            oracle: None,
            blamed: None,
            disagreements: Vec::new(),
            repeats: Vec::new(),
            not_repeated: None,
            base: None,
            since: None,
            stages: Vec::new(),
            dir: PathBuf::new(),
        }
    }
}

impl CaseReport {
    /// A case called so, for tests.
    #[cfg(test)]
    pub(crate) fn example(name: &str, outcome: CaseOutcome, as_planned: bool) -> Self {
        Self {
            name: name.into(),
            claim: "B1".into(),
            isolation: name.split('/').next().unwrap_or_default().into(),
            planned: "pass".into(),
            outcome,
            as_planned,
            took_ms: None,
            diagnostics: Vec::new(),
            console: Vec::new(),
            again: Vec::new(),
            on_base: None,
        }
    }
}
