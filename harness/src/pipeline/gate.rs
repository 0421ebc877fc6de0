// SPDX-License-Identifier: GPL-2.0-only
//! `kiso gate`: what is known of each lane of the policy, brought together and judged.

use super::host::Host;
use super::inputs::Inputs;
use super::lock::Lock;
use super::stack::StackWish;
use super::{PipelineError, bench, lint, list_trees};
use crate::config::{Lane, Project};
use crate::event::Events;
use crate::gate::{Decision, LaneRun, decide};
use crate::model::{Class, Failure};
use crate::process::Interrupt;
use crate::store::Runs;
use crate::tree::ImportedTree;
use time::OffsetDateTime;

/// What the gate works with.
pub struct GateWish<'a> {
    /// The project.
    pub project: &'a Project,
    /// Who hears of it.
    pub events: &'a Events,
    /// Who may stop it.
    pub interrupt: &'a Interrupt,
}

/// Judges the newest runs of what this checkout holds by `ci/gate.yaml`. A lane whose tree is not there can't have run.
///
/// # Errors
/// Where the policy, the store, or what a lane names, can't be read.
pub fn gate(wish: &GateWish<'_>) -> Result<Decision, PipelineError> {
    let policy = wish.project.gate()?;
    let runs = Runs::look(&wish.project.state())?;
    let trees = list_trees(wish.project)?;
    let known = |lane: &Lane| known(wish, &runs, &trees, lane, &policy.lint);
    let lanes = policy.lanes.iter().map(known).collect::<Result<Vec<_>, _>>()?;
    Ok(decide(&policy, &lanes, OffsetDateTime::now_utc().date()))
}

/// What is known of a lane.
fn known(
    wish: &GateWish<'_>,
    runs: &Runs,
    trees: &[ImportedTree],
    lane: &Lane,
    checks: &[String],
) -> Result<LaneRun, PipelineError> {
    let GateWish { project, events, interrupt } = wish;
    let inputs = Inputs::read(project, Some(&lane.target), false)?;
    let tree = trees.iter().find(|tree| tree.name == inputs.target.tree);
    let digest = tree.map(|tree| inputs.on(tree.tree).digest);
    let run = match digest {
        Some(digest) => runs.newest_of(&[digest])?.pop().flatten(),
        None => None,
    };
    let red = match (digest, &run) {
        (Some(digest), Some(run)) => runs.newest_red(digest)?.filter(|red| red.id != run.id),
        _ => None,
    };
    // Whoever makes a run holds the lock.
    let is_busy = match &run {
        Some(run) if run.is_begun_only() => matches!(Lock::take(&project.state()), Err(PipelineError::Busy { .. })),
        _ => false,
    };
    let tools = match Host::probe(&inputs.machine.qemu, interrupt) {
        Ok(host) => Ok(host.tools),
        Err(error) if interrupt.is_set() => return Err(error),
        Err(error) => Err(error.to_string()),
    };
    let bench = match (lane.bench, tree, &tools) {
        (true, Some(tree), Ok(tools)) => bench::kept(project, &lane.target, tree.tree, tools)?,
        _ => None,
    };
    let lint = match (checks, tree) {
        ([], _) | (_, None) => None,
        _ => {
            let wish = StackWish { project, target: Some(&lane.target), events, interrupt };
            match lint(wish) {
                Ok(checked) => Some(Ok(checked)),
                // That somebody else is at work says nothing of the series.
                Err(error) if error.class() == Class::Host => return Err(error),
                Err(error) => Some(Err(error.to_string())),
            }
        }
    };
    Ok(LaneRun { lane: lane.clone(), run, red, is_busy, tools, bench, lint })
}
