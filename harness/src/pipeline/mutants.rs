// SPDX-License-Identifier: GPL-2.0-only
//! The mutants of one target: each on top of the whole series, compiled, booted and tested. While one boots, the next is
//! compiled; each one's run is kept under the tree that it came to.

use super::PipelineError;
use super::inputs::Inputs;
use super::record;
use super::run::{Ground, boot_and_judge};
use super::stage::Stages;
use crate::config::Project;
use crate::event::{Event, Events};
use crate::model::{
    AppliedSeries, Class, Digest, Failure, MutantOutcome, MutantReport, MutantsRecord, RunRecord, Variant,
};
use crate::process::Interrupt;
use crate::series::{self, Mutant};
use std::collections::HashSet;
use std::thread::{self, ScopedJoinHandle};

/// Which mutants to run.
#[derive(Clone, Debug)]
pub struct MutantsRequest {
    /// The target; none means the only one.
    pub target: Option<String>,
    /// The mutants, by name or a part of one; none means all.
    pub names: Vec<String>,
    /// Boot again although runs of the same inputs are kept.
    pub rerun: bool,
    /// Number of compile jobs.
    pub jobs: usize,
}

/// A mutant on the series.
struct Planted<'a> {
    mutant: &'a Mutant,
    inputs: Inputs,
    /// What came of applying it.
    applied: Result<(AppliedSeries, Digest), String>,
}

/// Runs the mutants.
///
/// # Errors
/// Where the project's files, the tree or the store can't be used, where the series does not apply, and where there are no
/// mutants.
pub fn mutants(
    project: &Project,
    request: &MutantsRequest,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<MutantsRecord, PipelineError> {
    let inputs = Inputs::read(project, request.target.as_deref(), false)?;
    let all = series::load_variant(&inputs.variant.dir.join(series::MUTANTS))?;
    let mut mutants = series::mutants(&all)?;
    if !request.names.is_empty() {
        let wanted = request.names.iter().map(|name| series::pick(&all, name)).collect::<Result<HashSet<_>, _>>()?;
        let mut index = 0..;
        mutants.retain(|_| index.next().is_some_and(|index| wanted.contains(&index)));
    }
    let mut stages = Stages::new(events);
    let ground = Ground::open(project, &inputs, request.jobs, &mut stages, events, interrupt)?;
    let whole = ground.shop.apply(&inputs, &ground.tree, &mut stages)?;
    let planted =
        mutants.iter().map(|mutant| plant(&ground, &inputs, &whole, mutant)).collect::<Result<Vec<_>, _>>()?;
    let digests: Vec<Digest> = planted.iter().filter_map(|one| Some(one.applied.as_ref().ok()?.1)).collect();
    let mut kept = if request.rerun { vec![None; digests.len()] } else { ground.kept(&digests)? }.into_iter();

    let reports = thread::scope(|scope| {
        let mut reports = Vec::with_capacity(planted.len());
        // The mutant that boots, and where its report goes.
        let mut booting: Option<(usize, ScopedJoinHandle<'_, RunRecord>)> = None;
        for one in &planted {
            let Planted { mutant, inputs, applied } = one;
            let (applied, digest) = match applied {
                Ok(applied) => applied,
                Err(reason) => {
                    reports.push(not_run(mutant, MutantOutcome::Invalid { reason: reason.clone() }));
                    continue;
                }
            };
            if let Some(record) = kept.next().flatten() {
                reports.push(report(mutant, &record, true));
                continue;
            }
            if interrupt.is_set() {
                reports.push(not_run(mutant, MutantOutcome::Unknown { reason: "not run: interrupted".into() }));
                continue;
            }
            events.emit(&Event::RunStarted { target: inputs.target.name.clone(), scope: inputs.scope.clone() });
            let mut record = ground.begin(inputs, *digest)?;
            let mut stages = Stages::new(events);
            let kernel = ground.kernel(inputs, Some(applied), &mut stages, &mut record);
            record.stages = stages.into_reports();
            if let Some((at, handle)) = booting.take() {
                reports[at] = ended(&ground, &planted[at], handle, events)?;
            }
            match kernel {
                Some(kernel) => {
                    let host_json = &ground.shop.host_json;
                    let boot = move || {
                        let quiet = Events::none();
                        let mut stages = Stages::new(&quiet);
                        boot_and_judge(host_json, inputs, &kernel, &mut stages, &mut record, interrupt);
                        record.stages.extend(stages.into_reports());
                        record
                    };
                    booting = Some((reports.len(), scope.spawn(boot)));
                    // Its place; what came of it is put there when it has ended.
                    reports.push(not_run(mutant, MutantOutcome::Unknown { reason: "nothing observed".into() }));
                }
                None => {
                    ground.keep(&record)?;
                    reports.push(report(mutant, &record, false));
                }
            }
            events.emit(&Event::RunEnded { verdict: None });
        }
        if let Some((at, handle)) = booting.take() {
            reports[at] = ended(&ground, &planted[at], handle, events)?;
        }
        Ok::<_, PipelineError>(reports)
    })?;
    let target = &inputs.target;
    Ok(MutantsRecord::new(&target.name, &target.series, &target.variant, record::tree(&ground.tree), reports))
}

/// Applies a mutant to the whole series. That it does not go on is a fault of the mutant, and no reason to leave the others
/// out.
fn plant<'a>(
    ground: &Ground<'_>,
    inputs: &Inputs,
    whole: &AppliedSeries,
    mutant: &'a Mutant,
) -> Result<Planted<'a>, PipelineError> {
    let shop = &ground.shop;
    let variant = Variant { patches: vec![mutant.file.clone()], ..inputs.variant.clone() };
    let top = whole.patches.last().map_or(whole.base, |patch| patch.commit);
    let quiet = Events::none();
    let inputs = inputs.with_mutant(&mutant.file.name);
    let applied = match series::apply(&shop.store, top, &variant, &inputs.look_ref(), 0, &quiet, shop.interrupt) {
        Ok(applied) => {
            let digest = inputs.digest_of_tree(applied.top_tree());
            let patches = whole.patches.iter().cloned().chain(applied.patches).collect();
            Ok((AppliedSeries { patches, ..whole.clone() }, digest))
        }
        Err(error) if matches!(error.class(), Class::Apply | Class::Input) => Err(error.to_string()),
        Err(error) => return Err(error.into()),
    };
    Ok(Planted { mutant, inputs, applied })
}

/// Waits for the end of a mutant's boot, keeps its run, and tells what came of it.
fn ended(
    ground: &Ground<'_>,
    planted: &Planted<'_>,
    boot: ScopedJoinHandle<'_, RunRecord>,
    events: &Events,
) -> Result<MutantReport, PipelineError> {
    let record = boot.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    ground.keep(&record)?;
    let report = report(planted.mutant, &record, false);
    events.note(format!("{}: {}", report.name, report.outcome));
    Ok(report)
}

fn report(mutant: &Mutant, run: &RunRecord, kept: bool) -> MutantReport {
    MutantReport {
        run: Some(run.id.clone()),
        kept,
        took_ms: run.stages.iter().map(|stage| stage.took_ms).sum(),
        dir: Some(run.dir.clone()),
        ..not_run(mutant, MutantOutcome::of(run, &mutant.claims))
    }
}

fn not_run(mutant: &Mutant, outcome: MutantOutcome) -> MutantReport {
    MutantReport {
        name: mutant.file.name.clone(),
        subject: mutant.subject.clone(),
        claims: mutant.claims.iter().map(|claim| claim.id().to_owned()).collect(),
        outcome,
        run: None,
        kept: false,
        took_ms: 0,
        dir: None,
    }
}
