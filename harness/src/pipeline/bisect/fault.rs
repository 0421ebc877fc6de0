// SPDX-License-Identifier: GPL-2.0-only
//! The case that is asked about, and what it does where it is broken.

use super::look::{Looker, Point};
use crate::model::{CaseOutcome, CaseReport, ObjectId, PlannedCase, SURE, Sight, Tally};
use crate::pipeline::PipelineError;
use crate::pipeline::inputs::Inputs;
use kiso_protocol::{CASES, Isolation};

/// What is looked for.
pub(super) struct Fault {
    /// The case.
    pub case: PlannedCase,
    /// What it does where it is broken.
    pub outcome: CaseOutcome,
    /// How often it was seen to do that.
    pub now: Tally,
}

/// A case that is broken now.
pub(super) struct Faulty {
    pub fault: Fault,
    /// The series as it is, with the cases that it takes to see it.
    pub inputs: Inputs,
}

/// Whether a case fails in the same way: with the same words, but for numbers, which are ports and the like.
pub(super) fn is_same(one: &CaseOutcome, other: &CaseOutcome) -> bool {
    let words = |outcome: &CaseOutcome| -> String { outcome.message().split(|c: char| c.is_ascii_digit()).collect() };
    one.as_str() == other.as_str() && words(one) == words(other)
}

/// What is planned of the case that is called so.
pub(super) fn named(inputs: &Inputs, name: &str) -> Result<Vec<PlannedCase>, PipelineError> {
    let is_called = |entry: &&PlannedCase| entry.case.id == name || entry.name() == name;
    let named: Vec<PlannedCase> = inputs.plan.entries.iter().filter(is_called).copied().collect();
    if named.is_empty() { Err(not_planned(inputs, name)) } else { Ok(named) }
}

/// Why nothing is planned of what is called so: the target has not got the case, or there is no such case.
fn not_planned(inputs: &Inputs, name: &str) -> PipelineError {
    let of_isolation = |isolation: &Isolation| name.strip_prefix(isolation.as_str())?.strip_prefix('/');
    let id = Isolation::ALL.iter().find_map(of_isolation).unwrap_or(name);
    let (target, name) = (inputs.target.name.clone(), name.to_owned());
    if let Some(left) = inputs.left_out.iter().find(|left| left.case.id == id) {
        let reason = format!("its kernel is without {}", left.needs.join(" "));
        return PipelineError::NotPlanned { name, target, reason };
    }
    if !CASES.iter().any(|case| case.id == id) {
        return PipelineError::NoCase { name, target };
    }
    let suites: Vec<&str> = inputs.target.suites.iter().map(|suite| suite.as_str()).collect();
    let isolations: Vec<&str> = inputs.target.isolations.iter().map(|isolation| isolation.as_str()).collect();
    let reason = format!("it runs {} under {}", suites.join(", "), isolations.join(", "));
    PipelineError::NotPlanned { name, target, reason }
}

/// Tries the case, by itself and then behind those that come before it, until it is broken; none where it never is.
pub(super) fn find(
    looker: &mut Looker<'_>,
    inputs: &Inputs,
    tree: ObjectId,
    named: &[PlannedCase],
) -> Result<Option<Faulty>, PipelineError> {
    let is_named = |entry: &PlannedCase| named.iter().any(|case| case.name() == entry.name());
    let last = inputs.plan.entries.iter().rposition(is_named).unwrap_or_default();
    let all = &inputs.plan.entries[..=last];
    // Where nothing comes before it, it need not be tried twice.
    let behind = (all.len() > named.len()).then(|| all.to_vec());
    for entries in [Some(named.to_vec()), behind].into_iter().flatten() {
        let inputs = inputs.only(entries);
        let point = Point { what: "the series as it is".to_owned(), tree, inputs: inputs.clone(), whole: None };
        let runs = looker.boots(&point, SURE)?;
        let reports = |case: &PlannedCase| -> Vec<&CaseReport> {
            let name = case.name();
            runs.iter().filter_map(|run| run.cases.iter().find(|one| one.name == name)).collect()
        };
        if named.iter().all(|case| reports(case).is_empty()) {
            let reason = runs.iter().find_map(|run| run.reason.clone()).unwrap_or_else(|| "it was not run".to_owned());
            return Err(PipelineError::NotShown { what: point.what, reason });
        }
        let bad = |case: &PlannedCase| reports(case).into_iter().filter(|one| !one.as_planned).collect::<Vec<_>>();
        // Of several isolations the one under which it is broken most often, or else that of which the series has least.
        let worst = named.iter().map(|case| (case, bad(case))).max_by_key(|(case, bad)| (bad.len(), case.isolation));
        let found = worst.and_then(|(case, bad)| {
            let outcome = bad.first()?.outcome.clone();
            let broken = bad.iter().filter(|one| is_same(&one.outcome, &outcome)).count();
            Some(Fault { case: *case, outcome, now: Tally { broken, boots: runs.len() } })
        });
        looker.saw(if found.is_some() { Sight::Broken } else { Sight::AsPlanned });
        if let Some(fault) = found {
            return Ok(Some(Faulty { fault, inputs }));
        }
    }
    Ok(None)
}
