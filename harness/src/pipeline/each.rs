// SPDX-License-Identifier: GPL-2.0-only
//! Every patch of one target: the series up to each, compiled, booted and tested.
//!
//! The patches are taken from the first on in the series' own worktree, so that make compiles what the next patch touched
//! and the last one leaves what `kiso run` builds. Each one's run is kept under the tree that it came to.

use super::inputs::{Declared, Inputs};
use super::run::{Ground, RunOutcome, told};
use super::stage::Stages;
use super::{PipelineError, record};
use crate::config::Project;
use crate::event::Events;
use crate::model::{AppliedSeries, Digest, EachPatch, EachRecord, ObjectId, Scope};
use crate::process::Interrupt;

/// What to run.
#[derive(Clone, Debug)]
pub struct EachRequest {
    /// The target; none means the only one.
    pub target: Option<String>,
    /// Boot again although runs of the same inputs are kept.
    pub rerun: bool,
    /// Number of compile jobs.
    pub jobs: usize,
}

/// The series up to one patch, as it is run.
pub(super) struct Step {
    pub inputs: Inputs,
    pub declared: Declared,
}

/// The steps of a series on `base`, of which `trees` came in order. The last is the whole series: the same run as any other
/// of it.
pub(super) fn steps(inputs: &Inputs, base: ObjectId, trees: impl Iterator<Item = ObjectId>) -> Vec<Step> {
    let step = |(index, tree)| {
        let inputs = inputs.up_to(index + 1);
        let declared = match inputs.scope {
            Scope::Series => inputs.on(base),
            _ => inputs.at(tree),
        };
        Step { inputs, declared }
    };
    trees.enumerate().map(step).collect()
}

/// Runs the series up to each of its patches. A red one does not keep the later ones from being run: the next patch may
/// mend it, which a reader wants to know.
///
/// # Errors
/// Where the project's files, the tree or the store can't be used, and where the series does not apply.
pub fn each(
    project: &Project,
    request: &EachRequest,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<EachRecord, PipelineError> {
    let inputs = Inputs::read(project, request.target.as_deref(), false)?;
    if !inputs.can_judge_a_part() {
        return Err(PipelineError::NoOracle { target: inputs.target.name.clone() });
    }
    let mut stages = Stages::new(events);
    let ground = Ground::open(project, &inputs, request.jobs, &mut stages, events, interrupt)?;
    let applied = ground.shop.apply(&inputs, &ground.base, &mut stages)?;
    let steps = steps(&inputs, ground.base.imported.tree, applied.patches.iter().map(|patch| patch.tree));
    let digests: Vec<Digest> = steps.iter().map(|step| step.declared.digest).collect();
    let kept = if request.rerun { vec![None; steps.len()] } else { ground.kept(&digests)? };

    let mut patches = Vec::with_capacity(steps.len());
    for ((Step { inputs, declared }, kept), patch) in steps.iter().zip(kept).zip(&applied.patches) {
        if interrupt.is_set() {
            patches.push(EachPatch::not_run(&patch.name, &patch.subject, patch.tree, "not run: interrupted"));
            continue;
        }
        let RunOutcome { record, kept } = match kept.filter(|record| inputs.is_answered_by(record)) {
            Some(record) => RunOutcome { record, kept: true },
            None => told(events, inputs, || {
                // The whole series is run as `kiso run` does it.
                let so_far = match inputs.scope {
                    Scope::Part { number, .. } => Some(up_to(&applied, number)),
                    _ => None,
                };
                let record = ground.run(inputs, declared, so_far.as_ref(), Stages::new(events))?;
                Ok(RunOutcome { record, kept: false })
            })?,
        };
        patches.push(EachPatch::of(&patch.name, &patch.subject, patch.tree, &record, kept));
    }
    let target = &inputs.target;
    Ok(EachRecord::new(&target.name, &target.series, &target.variant, record::tree(&ground.base), patches))
}

fn up_to(applied: &AppliedSeries, number: usize) -> AppliedSeries {
    AppliedSeries { patches: applied.patches[..number].to_vec(), ..applied.clone() }
}
