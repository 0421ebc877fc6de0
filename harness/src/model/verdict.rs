// SPDX-License-Identifier: GPL-2.0-only
//! The verdict, and the evidence without which there is no pass.

use super::{Finding, Plan, PlannedCase};
use kiso_protocol::ktap::Count;
use kiso_protocol::{Expect, Isolation, Kind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a case did, as the guest told it or failed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "outcome")]
pub enum CaseOutcome {
    /// Its assertions held.
    Pass,
    /// An assertion about the kernel did not hold.
    Fail {
        /// The case's own words.
        message: String,
    },
    /// It could not do its work.
    Error {
        /// The case's own words.
        message: String,
    },
    /// It did not end within its deadline.
    Timeout {
        /// The guest's words.
        message: String,
    },
    /// It said that it cannot run here.
    Skip {
        /// Why.
        message: String,
    },
    /// The guest began it and was not heard of again.
    Lost,
    /// The guest never began it.
    Missing,
    /// Two results came for it.
    Duplicate,
}

impl CaseOutcome {
    /// The word for it, as in its JSON.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail { .. } => "fail",
            Self::Error { .. } => "error",
            Self::Timeout { .. } => "timeout",
            Self::Skip { .. } => "skip",
            Self::Lost => "lost",
            Self::Missing => "missing",
            Self::Duplicate => "duplicate",
        }
    }

    /// The words that came with it; empty where none did.
    pub fn message(&self) -> &str {
        match self {
            Self::Fail { message } | Self::Error { message } | Self::Timeout { message } | Self::Skip { message } => {
                message
            }
            Self::Pass | Self::Lost | Self::Missing | Self::Duplicate => "",
        }
    }

    /// What the case did, as a verb.
    pub const fn did(&self) -> &'static str {
        match self {
            Self::Pass => "passed",
            Self::Fail { .. } => "failed",
            Self::Error { .. } => "could not run",
            Self::Timeout { .. } => "timed out",
            Self::Skip { .. } => "was skipped",
            Self::Lost => "was begun and not heard of again",
            Self::Missing => "never began",
            Self::Duplicate => "gave two results",
        }
    }
}

/// One planned case with what became of it.
#[derive(Clone, Debug)]
pub struct CaseResult {
    /// What was planned.
    pub planned: PlannedCase,
    /// What happened.
    pub outcome: CaseOutcome,
    /// What it counted, where it is a workload that came to its end.
    pub count: Option<Count>,
    /// The diagnostic lines of the case, escaped for display.
    pub diagnostics: Vec<String>,
    /// Milliseconds from its start line to its result line on the host's clock, where both came.
    pub took_ms: Option<u64>,
}

impl CaseResult {
    /// Whether the case did what was planned for it. Only a plain pass or a plain fail can be "as planned": an error, a
    /// timeout or a skip never is.
    pub fn as_planned(&self) -> bool {
        matches!(
            (&self.outcome, self.planned.expected()),
            (CaseOutcome::Pass, Expect::Pass) | (CaseOutcome::Fail { .. }, Expect::Fail)
        )
    }
}

/// A way in which what happened differs from what was planned; each makes a pass impossible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "what")]
pub enum Disagreement {
    /// A case did something else than planned.
    Case {
        /// Its name on the wire.
        name: String,
        /// What it did.
        outcome: CaseOutcome,
        /// What it should have done, in words.
        planned: String,
    },
    /// The kernel said something it must not.
    Finding {
        /// The finding.
        finding: Finding,
    },
    /// The result port carried something that is no line of the protocol, or one that does not belong where it stands.
    Garbage {
        /// Line on the result port, from 1.
        line: usize,
        /// The line, escaped and cut.
        text: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The guest's plan is not the harness's.
    PlanMismatch {
        /// Cases the harness planned.
        planned: usize,
        /// Cases the guest announced; none where it announced nothing.
        announced: Option<usize>,
    },
    /// No goodbye came.
    NoGoodbye,
    /// The console lacks the marks that the guest had the kernel print: a warning would not have been heard either.
    ConsoleUnheard,
    /// The machine did not power off by itself with exit code 0.
    BadEnd {
        /// In words.
        how: String,
    },
}

/// Proof that a run passed. It can only be had from [`Evidence::new`], which checks; it is never read back from a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Evidence {
    cases: usize,
    controls: usize,
    oracles: usize,
}

/// Why there is no evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoEvidence {
    /// Nothing was planned: nothing can have passed.
    NothingPlanned,
    /// This case claims isolation and was run without its control.
    NoControl(&'static str),
    /// This case ran in an IPv4 namespace and not against the oracle.
    NoOracle(&'static str),
    /// Only controls were planned.
    OnlyControls,
    /// Something differs from the plan.
    Disagrees,
}

impl Evidence {
    /// Checks that cases were planned, that they are more than controls, that every case that claims isolation has its
    /// control beside it and, in an IPv4 namespace, its oracle or one who vouches for it, that every one did what was planned,
    /// and that nothing else disagrees. Of a part of a series, cases of ordinary behaviour are more than controls.
    ///
    /// # Errors
    /// [`NoEvidence`] says which of these does not hold.
    pub fn new(plan: &Plan, results: &[CaseResult], disagreements: &[Disagreement]) -> Result<Self, NoEvidence> {
        if results.is_empty() {
            return Err(NoEvidence::NothingPlanned);
        }
        if !disagreements.is_empty() || !results.iter().all(CaseResult::as_planned) {
            return Err(NoEvidence::Disagrees);
        }
        let count = |isolation| results.iter().filter(|r| r.planned.isolation == isolation).count();
        let ran = |id, isolation| results.iter().any(|r| r.planned.isolation == isolation && r.planned.case.id == id);
        let guards = results.iter().any(|result| result.planned.case.kind == Kind::Guards);
        if count(Isolation::None) == results.len() && !(plan.is_of_part && guards) {
            return Err(NoEvidence::OnlyControls);
        }
        for PlannedCase { isolation, case } in results.iter().map(|r| r.planned) {
            // A case that guards ordinary behaviour has it in `none` for an oracle.
            if case.kind == Kind::Guards {
                continue;
            }
            if !ran(case.id, Isolation::None) {
                return Err(NoEvidence::NoControl(case.id));
            }
            let is_sound = || ran(case.id, Isolation::NetNs) || plan.vouched.contains(case.id);
            if isolation == Isolation::Ipv4Ns && !is_sound() {
                return Err(NoEvidence::NoOracle(case.id));
            }
        }
        Ok(Self { cases: results.len(), controls: count(Isolation::None), oracles: count(Isolation::NetNs) })
    }

    /// Number of cases that did what was planned, under all isolations.
    pub fn cases(&self) -> usize {
        self.cases
    }

    /// Number of those that were controls (`none`).
    pub fn controls(&self) -> usize {
        self.controls
    }

    /// Number of those that ran against the oracle (`netns`).
    pub fn oracles(&self) -> usize {
        self.oracles
    }
}

/// The verdict of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "verdict")]
pub enum Verdict {
    /// Everything planned was seen to happen, and nothing else.
    Pass {
        /// The proof.
        evidence: Evidence,
    },
    /// The kernel ran and a case, a control or a finding is not as it must be; or the kernel does not compile.
    Fail {
        /// The first reason, one line.
        reason: String,
    },
    /// The kernel died.
    Crash {
        /// The first reason, one line.
        reason: String,
    },
    /// The kernel or the guest stopped answering.
    Hang {
        /// The first reason, one line.
        reason: String,
    },
    /// The host failed: nothing is known about the kernel.
    Infra {
        /// The first reason, one line.
        reason: String,
    },
}

impl Verdict {
    /// Which of the five it is.
    pub const fn kind(&self) -> VerdictKind {
        match self {
            Self::Pass { .. } => VerdictKind::Pass,
            Self::Fail { .. } => VerdictKind::Fail,
            Self::Crash { .. } => VerdictKind::Crash,
            Self::Hang { .. } => VerdictKind::Hang,
            Self::Infra { .. } => VerdictKind::Infra,
        }
    }

    /// The first reason; empty for a pass.
    pub fn reason(&self) -> &str {
        match self {
            Self::Pass { .. } => "",
            Self::Fail { reason } | Self::Crash { reason } | Self::Hang { reason } | Self::Infra { reason } => reason,
        }
    }
}

/// A verdict without what it rests on, as records hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum VerdictKind {
    /// Everything planned was seen to happen, and nothing else.
    Pass,
    /// The kernel ran and something is not as it must be; or it does not compile.
    Fail,
    /// The kernel died.
    Crash,
    /// The kernel or the guest stopped answering.
    Hang,
    /// The host failed: nothing is known about the kernel.
    Infra,
}

impl VerdictKind {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Crash => "crash",
            Self::Hang => "hang",
            Self::Infra => "infra",
        }
    }

    /// The verdict with this word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Pass, Self::Fail, Self::Crash, Self::Hang, Self::Infra].into_iter().find(|kind| kind.as_str() == word)
    }

    /// The process exit code: 0 for a pass, 3 for infra, 1 for the rest.
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Pass => 0,
            Self::Fail | Self::Crash | Self::Hang => 1,
            Self::Infra => 3,
        }
    }
}

impl fmt::Display for VerdictKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What the judge says: the verdict and everything it rests on.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// Every planned case in plan order.
    pub results: Vec<CaseResult>,
    /// Every way in which the boot differs from its plan, worst first.
    pub disagreements: Vec<Disagreement>,
    /// The kernel's release as the guest told it.
    pub release: Option<String>,
}
