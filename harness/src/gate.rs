// SPDX-License-Identifier: GPL-2.0-only
//! The merge gate: runs and a policy in, a decision out. Red unless every lane is shown to be green.

use crate::config::Lane;
use crate::count::counted;
use crate::model::{RunRecord, Scope};
use kiso_protocol::{CASES, Case};
use serde::Serialize;

/// The newest run of what this checkout holds for one lane.
#[derive(Clone, Debug)]
pub struct LaneRun {
    /// The lane.
    pub lane: Lane,
    /// Its run; none where none was made of these inputs.
    pub run: Option<RunRecord>,
    /// The tools of this host that a run of today would use, or why they can't be asked.
    pub tools: Result<Vec<String>, String>,
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
    for LaneRun { lane, run, tools } in lanes {
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
                let left_out = match run.left_out.len() {
                    0 => String::new(),
                    some => format!(", {} left out for what its kernel is without", counted(some, "case")),
                };
                decision.checked.push(format!("{}: run {}, {}{left_out}", lane.target, run.id, run.verdict));
                decision.reasons.extend(reasons_of(lane, run, tools));
            }
        }
    }
    // What is known to be broken comes before what is not known.
    decision.reasons.sort_by_key(|reason| reason.infra);
    decision
}

fn reasons_of(lane: &Lane, run: &RunRecord, tools: &Result<Vec<String>, String>) -> Vec<Reason> {
    let reason = |text, remedy, infra| Reason { lane: lane.target.clone(), text, remedy, infra };
    let again = || Some(format!("kiso run {}", lane.target));
    if run.scope != Scope::Series {
        let text = format!("run {} was not of the series as it is: {}{}", run.id, run.target, run.scope);
        return vec![reason(text, again(), false)];
    }
    if !run.is_pass() {
        let why = run.reason.as_deref().unwrap_or("no reason is recorded");
        let text = format!("{}: {why} (run {}, logs in {})", run.verdict, run.id, run.dir.display());
        return vec![reason(text, run.remedy.clone(), !run.is_conclusive())];
    }
    match tools {
        Ok(tools) if run.tools == *tools => {}
        Ok(_) => {
            let text = format!("run {} was made with other tools: {}", run.id, run.tools.join(", "));
            return vec![reason(text, again(), false)];
        }
        Err(error) => {
            let text = format!("whether run {} was made with the tools of this host can't be told: {error}", run.id);
            return vec![reason(text, Some("kiso doctor".into()), true)];
        }
    }
    // The verdict covers what was planned; the lane says what must have been. What is left out for a stated need is not
    // demanded: the target says so in series.yaml, which is reviewed like this policy, or the kernel's source does not know
    // what is needed. A kernel that merely has it switched off is no pass.
    let left_out = |case: &&Case| run.left_out.iter().any(|one| one.case == case.id);
    let demanded = CASES.iter().filter(|case| lane.suites.contains(&case.suite) && !left_out(case));
    let demanded =
        demanded.flat_map(|case| lane.isolations.iter().map(move |isolation| format!("{isolation}/{}", case.id)));
    let shown = |name: &String| run.cases.iter().any(|case| case.name == *name && case.as_planned);
    let lacking: Vec<String> = demanded.filter(|name| !shown(name)).collect();
    match lacking.first() {
        None => Vec::new(),
        Some(first) => {
            let text = format!("{} demanded cases are not in run {}, {first} among them", lacking.len(), run.id);
            let remedy = format!("let the target {} plan these suites and isolations", lane.target);
            vec![reason(text, Some(remedy), false)]
        }
    }
}

#[cfg(test)]
mod tests;
