// SPDX-License-Identifier: GPL-2.0-only
//! The merge gate: runs and a policy in, a decision out. Red unless every lane is shown to be green.

use crate::config::Lane;
use crate::model::{CaseOutcome, RunRecord};
use serde::Serialize;

/// The newest run of what this checkout holds for one lane.
#[derive(Clone, Debug)]
pub struct LaneRun {
    /// The lane.
    pub lane: Lane,
    /// Its run; none where none was made of these inputs.
    pub run: Option<RunRecord>,
}

/// What the gate says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Decision {
    /// What was checked: one line a lane.
    pub checked: Vec<String>,
    /// Each reason for red; none means green.
    pub reasons: Vec<Reason>,
}

/// One reason for red.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Reason {
    /// The lane.
    pub lane: String,
    /// What is wrong.
    pub text: String,
    /// What to do about it.
    pub remedy: Option<String>,
    /// True where the host is to blame, so that nothing is known about the kernel.
    pub infra: bool,
}

impl Decision {
    /// Exit code: 0 green; 1 red; 3 where nothing but trouble with hosts stands in the way.
    pub fn exit_code(&self) -> u8 {
        match self.reasons.as_slice() {
            [] => 0,
            all if all.iter().all(|reason| reason.infra) => 3,
            _ => 1,
        }
    }
}

/// Decides.
pub fn decide(lanes: &[LaneRun]) -> Decision {
    let mut decision = Decision { checked: Vec::new(), reasons: Vec::new() };
    for LaneRun { lane, run } in lanes {
        match run {
            None => {
                decision.checked.push(format!("{}: no run of this checkout's inputs", lane.target));
                decision.reasons.push(Reason {
                    lane: lane.target.clone(),
                    text: "did not run: no run of this checkout's inputs is kept here".into(),
                    remedy: Some(format!("kiso run {}", lane.target)),
                    infra: false,
                });
            }
            Some(run) => {
                decision.checked.push(format!("{}: run {}, {}", lane.target, run.id, run.verdict));
                decision.reasons.extend(reasons_of(lane, run));
            }
        }
    }
    // What is known to be broken comes before what is not known.
    decision.reasons.sort_by_key(|reason| reason.infra);
    decision
}

fn reasons_of(lane: &Lane, run: &RunRecord) -> Vec<Reason> {
    let reason = |text: String, remedy: Option<String>, infra| Reason { lane: lane.target.clone(), text, remedy, infra };
    let mut reasons = Vec::new();
    if run.base_only {
        reasons.push(reason(format!("run {} was of the base without the series", run.id), None, false));
    }
    if !run.is_pass() {
        let why = run.reason.as_deref().unwrap_or("no reason is recorded");
        let text = format!("{}: {why} (run {}, logs in {})", run.verdict, run.id, run.dir.display());
        reasons.push(reason(text, run.remedy.clone(), !run.is_conclusive()));
    }
    for suite in &lane.suites {
        let prefix = format!("/{}/", suite.as_str());
        // The verdict covers the cases that were planned; the gate demands that the suite was among them.
        let ran = run.cases.iter().any(|case| case.name.contains(&prefix) && case.outcome != CaseOutcome::Missing);
        if run.is_pass() && !ran {
            let text = format!("suite {} is demanded and run {} holds no case of it", suite.as_str(), run.id);
            reasons.push(reason(text, Some(format!("add it to the target's suites and `kiso run {}`", lane.target)), false));
        }
    }
    reasons
}
