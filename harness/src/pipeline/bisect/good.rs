// SPDX-License-Identifier: GPL-2.0-only
//! The good point of a bisection: where the case did as planned.

use super::BisectRequest;
use super::fault::Fault;
use crate::config::Project;
use crate::model::{GoodPoint, PatchFile, RunRecord, Variant};
use crate::pipeline::inputs::Inputs;
use crate::pipeline::run::Ground;
use crate::pipeline::{PipelineError, diff};
use crate::store::StoreError;
use kiso_protocol::Isolation;

/// The word for the tree without the series.
const BASE: &str = "base";

/// Where the case was as planned.
pub(super) enum Good {
    /// In the tree without the series.
    Base,
    /// In another version of the series.
    Version { point: GoodPoint, variant: Variant, run: Option<Box<RunRecord>> },
}

/// The good point that is named; else the newest run in which the case was as planned with anything else than what is here;
/// else the base, where the case can be run there.
pub(super) fn find(
    project: &Project,
    ground: &Ground<'_>,
    inputs: &Inputs,
    request: &BisectRequest<'_>,
    fault: &Fault,
) -> Result<Good, PipelineError> {
    let of_run = |run: RunRecord| {
        let variant = patches_of(ground, inputs, &run)?;
        let point = GoodPoint::Run { id: run.id.clone(), started: run.started.clone() };
        Ok::<_, PipelineError>(variant.map(|variant| Good::Version { point, variant, run: Some(Box::new(run)) }))
    };
    if let Some(name) = request.good.filter(|name| *name != BASE) {
        return match ground.runs.find(name) {
            Ok(run) => {
                let gone = PipelineError::NoPatches { run: run.id.clone() };
                of_run(run)?.ok_or(gone)
            }
            Err(StoreError::NoRun { .. }) => {
                let variant = diff::version(project, &inputs.config, &inputs.target.variant, name, request.from)?;
                Ok(Good::Version { point: GoodPoint::Version { name: name.to_owned() }, variant, run: None })
            }
            Err(error) => Err(error.into()),
        };
    }
    let here = inputs.on(ground.base.imported.tree).digest;
    let history = ground.runs.history(&fault.case.name(), Some(&inputs.target.name))?;
    let kept = history.iter().filter(|_| request.good.is_none());
    for run in kept.flat_map(|history| &history.each).filter(|run| run.as_planned && run.inputs != here) {
        // A record of another kiso can't be read, and patches may be gone: an older run may do.
        let Ok(run) = ground.runs.find(&run.run) else { continue };
        if let Some(good) = of_run(run)? {
            return Ok(good);
        }
    }
    match fault.case.isolation {
        Isolation::Ipv4Ns => Err(PipelineError::NoGood { case: fault.case.name() }),
        Isolation::NetNs | Isolation::None => Ok(Good::Base),
    }
}

/// The patches of a run, as far as they are at hand.
fn patches_of(ground: &Ground<'_>, inputs: &Inputs, run: &RunRecord) -> Result<Option<Variant>, PipelineError> {
    let mut patches = Vec::new();
    for part in &run.parts {
        let Some(name) = part.name.strip_prefix("patch ") else { continue };
        let Some(id) = part.file.filter(|id| ground.shop.store.contains(*id)) else { return Ok(None) };
        let same = inputs.variant.patches.iter().find(|patch| patch.name == name);
        patches.push(PatchFile {
            name: name.to_owned(),
            path: inputs.variant.dir.join(name),
            strip: same.map_or(1, |patch| patch.strip),
            bytes: ground.shop.store.read_blob(id)?.to_vec(),
        });
    }
    Ok((!patches.is_empty()).then(|| Variant { patches, ..inputs.variant.clone() }))
}
