// SPDX-License-Identifier: GPL-2.0-only
//! The nouns: what every part of kiso speaks of. No I/O happens here.

mod bench;
mod bisect;
mod capture;
mod case_name;
mod comparison;
mod coverage;
mod dossier;
mod each;
mod failure;
mod finding;
mod history;
mod kernel;
mod keys;
mod lint;
mod machine;
mod mutants;
mod object;
mod plan;
mod range_diff;
mod run;
mod second_look;
mod series;
mod stage;
mod target;
mod verdict;

pub use bench::{BENCH_SCHEMA, BenchRecord, Budget, Cost, Counted, CountedKernel, Rule, Side, Workload};
pub use bisect::{
    Answer, BISECT_SCHEMA, BisectRecord, BlamedHunk, BlamedPatch, GoodPoint, MovedPatch, PointReport, SURE, Sight,
    Stands, Tally,
};
pub use capture::{Accelerator, BootEnd, BootPhase, Capture, StampedLine, Timings};
pub use case_name::other_case;
pub use comparison::{Compared, Comparison, Slower};
pub use coverage::{Cell, Coverage, Elsewhere, Gap, OneSided, Unseen};
pub use dossier::{Dossier, REPORT_SCHEMA, Way};
pub use each::{EACH_SCHEMA, EachPatch, EachRecord};
pub use failure::{Class, Failure};
pub use finding::{Finding, FindingKind};
pub use history::{CaseRun, History, RunRow};
pub use kernel::{BuildDiagnostic, BuildKey, Kernel};
pub use keys::{CacheKey, CacheKeys};
pub use lint::{CHECKS, CheckOutcome, Checked, Complaint};
pub use machine::{AccelChoice, Deadlines, ImageKind, Machine};
pub use mutants::{MUTANTS_SCHEMA, MutantOutcome, MutantReport, MutantsRecord};
pub use object::{Digest, ObjectId};
pub use plan::{Exec, LeftOut, Plan, PlannedCase};
pub use range_diff::{Pairing, PatchHunk, PatchLine, RangeDiff, Versions};
pub use run::{
    BeneathReport, BootReport, CaseReport, ClaimReport, HostReport, InputPart, KernelReport, LeftOutReport,
    OracleReport, PatchReport, RUN_SCHEMA, RunRecord, Scope, StageReport, TreeReport,
};
pub use second_look::{Again, BaseReport, Blame, ChangedInput, NotRepeated, RepeatReport, SinceReport};
pub use series::{AppliedPatch, AppliedSeries, FuzzyHunk, MovedHunk, PatchFile, Series, TriedTool, Variant};
pub use stage::{Stage, StageEnd};
pub use target::{Beneath, Budgets, Target, TreeSource};
pub use verdict::{CaseOutcome, CaseResult, Disagreement, Evidence, Judgement, NoEvidence, Verdict, VerdictKind};
