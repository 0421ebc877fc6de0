// SPDX-License-Identifier: GPL-2.0-only
//! What became of a series' mutants: changes that break it on purpose, and that its cases must notice.

use super::{CaseOutcome, CaseReport, Disagreement, RunRecord, TreeReport, VerdictKind};
use kiso_protocol::{Claim, Isolation};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::PathBuf;

/// The version of [`MutantsRecord`]'s form; it rises when a reader of the old form would misread the new one.
pub const MUTANTS_SCHEMA: u32 = 1;

/// The mutants of a series.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "kiso mutants")]
pub struct MutantsRecord {
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
    /// The process exit code that belongs to it.
    pub exit_code: u8,
    /// The mutants in order.
    pub mutants: Vec<MutantReport>,
}

/// One mutant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct MutantReport {
    /// Its file's name.
    pub name: String,
    /// Its subject.
    pub subject: String,
    /// The claims that it breaks.
    pub claims: Vec<String>,
    /// What became of it.
    #[serde(flatten)]
    pub outcome: MutantOutcome,
    /// The run that told; none where there was none.
    pub run: Option<String>,
    /// True where that is an older run of the same inputs.
    pub kept: bool,
    /// Milliseconds that the stages of all its runs took.
    pub took_ms: u64,
    /// Where the run's logs are.
    pub dir: Option<PathBuf>,
}

/// What became of a mutant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "outcome")]
pub enum MutantOutcome {
    /// Cases of a claim that it breaks did not do as planned.
    Noticed {
        /// They.
        by: Vec<String>,
    },
    /// Something was noticed, though by no case of a claim that it breaks.
    Elsewhere {
        /// What did not go as planned.
        by: Vec<String>,
    },
    /// Everything went as planned.
    Survived,
    /// It does not apply or does not compile, so it says nothing of the cases.
    Invalid {
        /// Why.
        reason: String,
    },
    /// The host kept it from being run.
    Unknown {
        /// Why.
        reason: String,
    },
}

impl MutantOutcome {
    /// What a run of a mutant that breaks these claims says of it.
    pub fn of(run: &RunRecord, claims: &[Claim]) -> Self {
        let reason = || run.reason.clone().unwrap_or_else(|| "no reason is recorded".to_owned());
        match run.verdict {
            VerdictKind::Pass => return Self::Survived,
            VerdictKind::Infra => return Self::Unknown { reason: reason() },
            _ if run.boot.is_none() => return Self::Invalid { reason: reason() },
            VerdictKind::Fail | VerdictKind::Crash | VerdictKind::Hang => {}
        }
        // A case that never began saw nothing.
        let saw = |outcome: &CaseOutcome| !matches!(outcome, CaseOutcome::Missing | CaseOutcome::Skip { .. });
        let is_of_claim = |id: &str| claims.iter().any(|claim| claim.id() == id);
        let of_claim =
            run.cases.iter().filter(|case| !case.as_planned && saw(&case.outcome) && is_of_claim(&case.claim));
        let mut by: Vec<String> = of_claim.map(|case| case.name.clone()).collect();
        let findings = run.disagreements.iter().filter_map(|one| match one {
            Disagreement::Finding { finding } => Some(format!("{}: {}", finding.kind.as_str(), finding.title)),
            _ => None,
        });
        if claims.contains(&Claim::S1) {
            // The kernel's own checkers are what tests that they stay silent.
            by.extend(findings.clone());
        }
        let others = run.cases.iter().filter(|case| !case.as_planned && saw(&case.outcome));
        if claims.contains(&Claim::C4) && is_without_namespaces(run) {
            // Whatever does not go as planned there is a difference where there must be none.
            by.extend(others.clone().filter(|case| !is_of_claim(&case.claim)).map(|case| case.name.clone()));
        }
        if !by.is_empty() {
            return Self::Noticed { by };
        }
        let mut by: Vec<String> = others.map(|case| case.name.clone()).chain(findings).collect();
        if by.is_empty() {
            by.push(reason());
        }
        Self::Elsewhere { by }
    }

    /// Whether a trial is enough to know it, a run of the cases of those claims alone. Where none of them noticed the mutant,
    /// it takes a whole run to say whether anything did.
    pub fn is_told_by_a_trial(&self) -> bool {
        match self {
            Self::Noticed { .. } | Self::Invalid { .. } | Self::Unknown { .. } => true,
            Self::Elsewhere { .. } | Self::Survived => false,
        }
    }

    /// Whether nothing but lateness speaks for a notice by these claims: a host that was busy is late as well.
    pub fn may_be_the_hosts(run: &RunRecord, claims: &[Claim]) -> bool {
        let said = |outcome: &CaseOutcome| {
            matches!(outcome, CaseOutcome::Pass | CaseOutcome::Fail { .. } | CaseOutcome::Error { .. })
        };
        let Self::Noticed { by } = Self::of(run, claims) else {
            return run.verdict == VerdictKind::Hang;
        };
        let is_sure = |case: &CaseReport| by.contains(&case.name) && said(&case.outcome);
        let is_report =
            |one: &Disagreement| matches!(one, Disagreement::Finding { finding } if !finding.kind.is_lateness());
        let is_reported = claims.contains(&Claim::S1) && run.disagreements.iter().any(is_report);
        run.verdict != VerdictKind::Crash && !is_reported && !run.cases.iter().any(is_sure)
    }

    /// The exit code that belongs to it alone.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Noticed { .. } => 0,
            Self::Elsewhere { .. } | Self::Survived | Self::Invalid { .. } => 1,
            Self::Unknown { .. } => 3,
        }
    }
}

/// Whether no IPv4 namespace was to be made in this run.
fn is_without_namespaces(run: &RunRecord) -> bool {
    run.cases.iter().all(|case| case.isolation != Isolation::Ipv4Ns.as_str())
}

impl fmt::Display for MutantOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let some = |by: &[String]| match by {
            [] => String::new(),
            [one] => one.clone(),
            [first, rest @ ..] => format!("{first} and {} more", rest.len()),
        };
        match self {
            Self::Noticed { by } => write!(f, "noticed by {}", some(by)),
            Self::Elsewhere { by } => write!(f, "noticed by no case of a claim that it breaks, but: {}", some(by)),
            Self::Survived => f.write_str("survived: everything went as planned"),
            Self::Invalid { reason } => write!(f, "is no mutant: {reason}"),
            Self::Unknown { reason } => write!(f, "not known: {reason}"),
        }
    }
}

impl MutantsRecord {
    /// Of mutants with what became of each. Exit code 0 means that there are some and every one was noticed; 1 that one was
    /// not; 3 that nothing is known but that.
    pub fn new(target: &str, series: &str, variant: &str, tree: TreeReport, mutants: Vec<MutantReport>) -> Self {
        let codes: Vec<u8> = mutants.iter().map(|mutant| mutant.outcome.exit_code()).collect();
        let exit_code = match (codes.contains(&1), codes.iter().all(|code| *code == 0) && !codes.is_empty()) {
            (true, _) => 1,
            (false, true) => 0,
            (false, false) => 3,
        };
        Self {
            schema: MUTANTS_SCHEMA,
            target: target.to_owned(),
            series: series.to_owned(),
            variant: variant.to_owned(),
            tree,
            exit_code,
            mutants,
        }
    }
}

#[cfg(test)]
mod tests;
