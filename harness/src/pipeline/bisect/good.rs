// SPDX-License-Identifier: GPL-2.0-only
//! The good point of a bisection: where the case did as planned.

use super::BisectRequest;
use super::fault::Fault;
use crate::config::Project;
use crate::event::Events;
use crate::model::{AppliedSeries, GoodPoint, InputPart, PatchFile, PlannedCase, RunRecord, Scope, Variant};
use crate::pipeline::inputs::Inputs;
use crate::pipeline::run::Ground;
use crate::pipeline::second_look::committed;
use crate::pipeline::{PipelineError, diff};
use crate::series;
use crate::store::StoreError;
use kiso_protocol::Isolation;

/// The word for the tree without the series.
const BASE: &str = "base";

/// Where the case was as planned.
pub(super) enum Good {
    /// In the tree without the series.
    Base,
    /// In another version of the series.
    Version(Box<Version>),
}

/// Another version of the series.
pub(super) struct Version {
    pub point: GoodPoint,
    pub variant: Variant,
    pub applied: AppliedSeries,
    /// The run that it is of.
    pub run: Option<RunRecord>,
}

/// The good point that is named, if any is: told before anything is built, for it may not be there. Of the cases those are
/// left that can be tried there.
pub(super) fn asked(
    project: &Project,
    ground: &Ground<'_>,
    inputs: &Inputs,
    request: &BisectRequest<'_>,
    (applied, cases): (&AppliedSeries, &mut Vec<PlannedCase>),
) -> Result<Option<Good>, PipelineError> {
    let good = match request.good {
        None => return Ok(None),
        Some(BASE) => Good::Base,
        Some(name) => named(project, ground, inputs, request, name)?,
    };
    match &good {
        Good::Base => {
            let case = cases[0].name();
            cases.retain(|case| case.isolation != Isolation::Ipv4Ns);
            if cases.is_empty() {
                return Err(PipelineError::NotOnBase { case });
            }
        }
        Good::Version(version) if version.run.is_none() && version.applied.top_tree() == applied.top_tree() => {
            return Err(PipelineError::SamePatches { version: version.point.to_string() });
        }
        Good::Version(_) => {}
    }
    Ok(Some(good))
}

/// The newest run in which the case was as planned with other patches; else the newest one with anything else than what is
/// here; else the base, where the case can be run there.
pub(super) fn newest(ground: &Ground<'_>, inputs: &Inputs, fault: &Fault) -> Result<Good, PipelineError> {
    let here = inputs.on(ground.base.imported.tree);
    let history = ground.runs.history(&fault.case.name(), Some(&inputs.target.name))?;
    let each = history.iter().flat_map(|history| &history.each);
    let mut same = None;
    for run in each.filter(|run| run.as_planned && run.inputs != here.digest) {
        // A record of another kiso can't be read, its patches may be gone, or be of another tree: an older run may do.
        let Ok(run) = ground.runs.find(&run.run) else { continue };
        if patches(&run.parts).eq(patches(&here.parts)) {
            same = same.or(Some(run));
        } else if let Ok(Some(version)) = of_run(ground, inputs, run) {
            return Ok(version);
        }
    }
    match same {
        Some(run) => of_run(ground, inputs, run)?.map_or_else(|| base(fault), Ok),
        None => base(fault),
    }
}

fn base(fault: &Fault) -> Result<Good, PipelineError> {
    match fault.case.isolation {
        Isolation::Ipv4Ns => Err(PipelineError::NoGood { case: fault.case.name() }),
        Isolation::NetNs | Isolation::None => Ok(Good::Base),
    }
}

/// What is called so: a run, or else a version.
fn named(
    project: &Project,
    ground: &Ground<'_>,
    inputs: &Inputs,
    request: &BisectRequest<'_>,
    name: &str,
) -> Result<Good, PipelineError> {
    let target = &inputs.target;
    match ground.runs.find(name) {
        Ok(run) if (&run.series, &run.variant) != (&target.series, &target.variant) => {
            let of = format!("{}/{}", run.series, run.variant);
            Err(PipelineError::OtherSeries { run: run.id, of, target: target.name.clone() })
        }
        Ok(run) if run.scope == Scope::Base => Ok(Good::Base),
        Ok(run) if run.scope != Scope::Series => {
            Err(PipelineError::NotOfTheSeries { of: format!("{}{}", run.target, run.scope), run: run.id })
        }
        Ok(run) => {
            let gone = PipelineError::NoPatches { run: run.id.clone() };
            of_run(ground, inputs, run)?.ok_or(gone)
        }
        Err(StoreError::NoRun { .. }) => of_version(project, ground, inputs, request, name),
        Err(error) => Err(error.into()),
    }
}

/// The version that is called so, as `kiso diff` takes it.
fn of_version(
    project: &Project,
    ground: &Ground<'_>,
    inputs: &Inputs,
    request: &BisectRequest<'_>,
    name: &str,
) -> Result<Good, PipelineError> {
    let variant = match diff::version(project, &inputs.config, &inputs.target.variant, name, request.from) {
        Err(PipelineError::NoVersion { name }) => return Err(PipelineError::NoGoodVersion { name }),
        read => read?,
    };
    match version(ground, inputs, GoodPoint::Version { name: name.to_owned() }, variant, None) {
        Err(PipelineError::Series(error)) => Err(PipelineError::GoodDoesNotApply { version: name.to_owned(), error }),
        good => good,
    }
}

/// The version of a run; none where its patches are not at hand.
fn of_run(ground: &Ground<'_>, inputs: &Inputs, run: RunRecord) -> Result<Option<Good>, PipelineError> {
    let Some(variant) = patches_of(ground, inputs, &run)? else { return Ok(None) };
    let point = GoodPoint::Run { id: run.id.clone(), started: run.started.clone() };
    version(ground, inputs, point, variant, Some(run)).map(Some)
}

fn version(
    ground: &Ground<'_>,
    inputs: &Inputs,
    point: GoodPoint,
    variant: Variant,
    run: Option<RunRecord>,
) -> Result<Good, PipelineError> {
    let (shop, base) = (&ground.shop, ground.base.commit());
    let applied = series::apply(&shop.store, base, &variant, &inputs.look_ref(), 0, &Events::none(), shop.interrupt)?;
    Ok(Good::Version(Box::new(Version { point, variant, applied, run })))
}

/// The patches among the inputs of a run.
fn patches(parts: &[InputPart]) -> impl Iterator<Item = &InputPart> {
    parts.iter().filter(|part| part.name.starts_with("patch "))
}

/// The patches of a run, as far as they are at hand.
fn patches_of(ground: &Ground<'_>, inputs: &Inputs, run: &RunRecord) -> Result<Option<Variant>, PipelineError> {
    let store = &ground.shop.store;
    let mut files = Vec::new();
    for part in patches(&run.parts) {
        let name = part.name.trim_start_matches("patch ");
        let kept = part.file.filter(|id| store.contains(*id)).map(|id| store.read_blob(id)).transpose()?;
        let Some(bytes) = kept.or_else(|| committed(&inputs.config.dir, part.file?)) else { return Ok(None) };
        let same = inputs.variant.patches.iter().find(|patch| patch.name == name);
        files.push(PatchFile {
            name: name.to_owned(),
            path: inputs.variant.dir.join(name),
            strip: same.map_or(1, |patch| patch.strip),
            bytes: bytes.to_vec(),
        });
    }
    Ok((!files.is_empty()).then(|| Variant { patches: files, ..inputs.variant.clone() }))
}
