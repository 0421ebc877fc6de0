// SPDX-License-Identifier: GPL-2.0-only
//! The mutants of one target: each on top of the whole series, compiled, booted and tested. While one boots, the next is
//! compiled; each one's run is kept under the tree that it came to.

use super::PipelineError;
use super::inputs::Inputs;
use super::record;
use super::run::{Ground, RunOutcome, boot_and_judge, told};
use super::stage::Stages;
use crate::config::Project;
use crate::event::{Event, Events};
use crate::model::{
    AppliedSeries, Class, Digest, Failure, Kernel, MutantOutcome, MutantReport, MutantsRecord, RunRecord, Variant,
};
use crate::process::Interrupt;
use crate::series::{self, Mutant};
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use std::thread::{self, Scope, ScopedJoinHandle};

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
/// Where the project's files, the tree or the store can't be used, where the series does not apply, where there are no
/// mutants, and where the series is not green without any: a case that fails anyway would seem to notice every mutant.
pub fn mutants(
    project: &Project,
    request: &MutantsRequest,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<MutantsRecord, PipelineError> {
    let inputs = Inputs::read(project, request.target.as_deref(), false)?;
    let mutants = chosen(&inputs, &request.names)?;
    let ground = Ground::open(project, &inputs, request.jobs, &mut Stages::new(events), events, interrupt)?;
    check_green(&ground, &inputs, events)?;
    let whole = ground.shop.apply(&inputs, &ground.tree, &mut Stages::new(events))?;
    let planted =
        mutants.iter().map(|mutant| plant(&ground, &inputs, &whole, mutant)).collect::<Result<Vec<_>, _>>()?;
    let digests: Vec<Digest> = planted.iter().filter_map(|one| Some(one.applied.as_ref().ok()?.1)).collect();
    let mut kept = if request.rerun { vec![None; digests.len()] } else { ground.kept(&digests)? }.into_iter();

    let reports = thread::scope(|scope| {
        let mut reports = Vec::with_capacity(planted.len());
        let mut booting: Option<Booting<'_>> = None;
        for one in &planted {
            let report = match &one.applied {
                Err(reason) => not_run(one.mutant, MutantOutcome::Invalid { reason: reason.clone() }),
                Ok((applied, digest)) => match kept.next().flatten() {
                    Some(record) => report(one.mutant, &record, true),
                    None if interrupt.is_set() => {
                        not_run(one.mutant, MutantOutcome::Unknown { reason: "not run: interrupted".into() })
                    }
                    None => {
                        let (record, kernel) = built(&ground, &one.inputs, *digest, applied, events)?;
                        if let Some(before) = booting.take() {
                            before.end(&ground, &planted, events, &mut reports)?;
                        }
                        match kernel {
                            Some(kernel) => {
                                booting =
                                    Some(Booting::start(scope, &ground, &one.inputs, kernel, record, reports.len()));
                                // Its place; what came of it is put there when it has ended.
                                not_run(one.mutant, MutantOutcome::Unknown { reason: "nothing observed".into() })
                            }
                            None => {
                                ground.keep(&record)?;
                                report(one.mutant, &record, false)
                            }
                        }
                    }
                },
            };
            reports.push(report);
        }
        if let Some(last) = booting.take() {
            last.end(&ground, &planted, events, &mut reports)?;
        }
        Ok::<_, PipelineError>(reports)
    })?;
    let target = &inputs.target;
    Ok(MutantsRecord::new(&target.name, &target.series, &target.variant, record::tree(&ground.tree), reports))
}

/// The mutants with these names; all where none is named.
fn chosen(inputs: &Inputs, names: &[String]) -> Result<Vec<Mutant>, PipelineError> {
    let dir = inputs.variant.dir.join(series::MUTANTS);
    if !dir.exists() {
        return Err(PipelineError::NoMutants { dir });
    }
    let all = series::load_variant(&dir)?;
    let mut mutants = series::mutants(&all)?;
    if mutants.is_empty() {
        return Err(PipelineError::NoMutants { dir });
    }
    if !names.is_empty() {
        let wanted = names.iter().map(|name| series::pick(&all, name)).collect::<Result<HashSet<_>, _>>()?;
        let mut index = 0..;
        mutants.retain(|_| index.next().is_some_and(|index| wanted.contains(&index)));
    }
    Ok(mutants)
}

/// Demands a run of the series as it is that passed; makes one where none is kept.
fn check_green(ground: &Ground<'_>, inputs: &Inputs, events: &Events) -> Result<(), PipelineError> {
    let digest = inputs.digest(ground.tree.tree);
    let run = match ground.kept(&[digest])?.pop().flatten() {
        Some(run) => run,
        None => {
            let fresh =
                || Ok(RunOutcome { record: ground.run(inputs, digest, None, Stages::new(events))?, kept: false });
            told(events, inputs, fresh)?.record
        }
    };
    if run.is_pass() {
        return Ok(());
    }
    let reason = run.reason.unwrap_or_else(|| "no reason is recorded".to_owned());
    Err(PipelineError::NotGreen { verdict: run.verdict, reason, target: run.target })
}

/// Builds the kernel of a mutant, with the record of its run so far.
fn built(
    ground: &Ground<'_>,
    inputs: &Inputs,
    digest: Digest,
    applied: &AppliedSeries,
    events: &Events,
) -> Result<(RunRecord, Option<Kernel>), PipelineError> {
    events.emit(&Event::RunStarted { target: inputs.target.name.clone(), scope: inputs.scope.clone() });
    let built = ground.begin(inputs, digest).map(|mut record| {
        let mut stages = Stages::new(events);
        let kernel = ground.kernel(inputs, Some(applied), &mut stages, &mut record);
        record.stages = stages.into_reports();
        (record, kernel)
    });
    events.emit(&Event::RunEnded { verdict: None });
    built
}

/// A mutant whose kernel boots while the next one's is compiled.
struct Booting<'s> {
    /// Which one it is, and where its report goes.
    at: usize,
    kernel: Arc<Kernel>,
    run: ScopedJoinHandle<'s, RunRecord>,
}

impl<'s> Booting<'s> {
    fn start<'e>(
        scope: &'s Scope<'s, 'e>,
        ground: &'e Ground<'_>,
        inputs: &'e Inputs,
        kernel: Kernel,
        record: RunRecord,
        at: usize,
    ) -> Self {
        let kernel = Arc::new(kernel);
        let (host_json, interrupt) = (ground.shop.host_json.as_path(), ground.shop.interrupt);
        let boots = Arc::clone(&kernel);
        let run = scope.spawn(move || booted(host_json, inputs, &boots, record, interrupt));
        Self { at, kernel, run }
    }

    /// Waits for the end of the boot, keeps its run, and tells what came of it.
    fn end(
        self,
        ground: &Ground<'_>,
        planted: &[Planted<'_>],
        events: &Events,
        reports: &mut [MutantReport],
    ) -> Result<(), PipelineError> {
        let Planted { mutant, inputs, .. } = &planted[self.at];
        let mut record = self.run.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        if MutantOutcome::may_be_the_hosts(&record, &mutant.claims) {
            // A compiler ran beside it: what was late there may not be late alone.
            record = booted(&ground.shop.host_json, inputs, &self.kernel, record, ground.shop.interrupt);
        }
        ground.keep(&record)?;
        let report = report(mutant, &record, false);
        events.note(format!("{}: {}", report.name, report.outcome));
        reports[self.at] = report;
        Ok(())
    }
}

/// Boots a mutant in silence: what the terminal shows meanwhile is the next one's.
fn booted(
    host_json: &Path,
    inputs: &Inputs,
    kernel: &Kernel,
    mut record: RunRecord,
    interrupt: &Interrupt,
) -> RunRecord {
    let quiet = Events::none();
    let mut stages = Stages::new(&quiet);
    boot_and_judge(host_json, inputs, kernel, &mut stages, &mut record, interrupt);
    record.stages.extend(stages.into_reports());
    record
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
    let applied = match series::apply(&shop.store, top, &variant, &inputs.mutant_ref(), 0, &quiet, shop.interrupt) {
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
