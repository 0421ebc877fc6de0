// SPDX-License-Identifier: GPL-2.0-only
//! The mutants of one target: each on top of the whole series, compiled, booted and tested. While one boots, the next is
//! compiled; each one's runs are kept under the tree that it came to.
//!
//! A mutant is tried first on the cases that must notice it. Only where none of them does, it takes a run of everything
//! planned to tell whether another one did.

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
use kiso_protocol::Claim;
use std::collections::{BTreeMap, HashSet};
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
    /// What came of applying it.
    applied: Result<Candidate, String>,
}

/// A mutant that applies.
struct Candidate {
    applied: AppliedSeries,
    /// The run of the cases that must notice it; none where no such case is planned.
    trial: Option<Test>,
    /// The run of everything planned.
    whole: Test,
}

/// A run that can be made of a mutant.
struct Test {
    inputs: Inputs,
    digest: Digest,
}

impl Candidate {
    /// The run that is made first.
    fn first(&self) -> &Test {
        self.trial.as_ref().unwrap_or(&self.whole)
    }
}

/// Runs the mutants.
///
/// # Errors
/// Where the project's files, the tree or the store can't be used, where the series does not apply, where there are no
/// mutants, and where the series is not green without any, be it on everything planned or on the cases that are run first: a
/// case that fails anyway would seem to notice every mutant. The latter is seen on the way, before a mutant is judged by
/// them.
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

    let mut reports = kept_reports(&ground, &planted, request.rerun)?;
    let mut order: Vec<usize> = (0..planted.len()).filter(|at| reports[*at].is_none()).collect();
    order.sort_by_key(|at| planted[*at].mutant.build_order());
    let proofs = unproven(&ground, &inputs, order.iter().map(|at| planted[*at].mutant.claims.as_slice()))?;
    run_in(&order, Proofs { missing: proofs, whole: &whole }, &ground, &planted, events, &mut reports)?;
    let observed = |(one, report): (&Planted<'_>, Option<MutantReport>)| {
        let nothing = || MutantOutcome::Unknown { reason: "nothing observed".into() };
        report.unwrap_or_else(|| not_run(one.mutant, nothing()))
    };
    let reports = planted.iter().zip(reports).map(observed).collect();
    let target = &inputs.target;
    Ok(MutantsRecord::new(&target.name, &target.series, &target.variant, record::tree(&ground.tree), reports))
}

/// Runs mutants in this order. While one boots, the next is compiled.
fn run_in(
    order: &[usize],
    mut proofs: Proofs<'_>,
    ground: &Ground<'_>,
    planted: &[Planted<'_>],
    events: &Events,
    reports: &mut [Option<MutantReport>],
) -> Result<(), PipelineError> {
    thread::scope(|scope| {
        let mut booting: Option<Booting<'_>> = None;
        for &at in order {
            let Planted { mutant, applied } = &planted[at];
            let candidate = match applied {
                Ok(candidate) => candidate,
                Err(reason) => {
                    let reason = reason.clone();
                    reports[at] = Some(not_run(mutant, MutantOutcome::Invalid { reason }));
                    continue;
                }
            };
            if ground.shop.interrupt.is_set() {
                let reason = "not run: interrupted".into();
                reports[at] = Some(not_run(mutant, MutantOutcome::Unknown { reason }));
                continue;
            }
            let (record, kernel) = built(ground, candidate, events)?;
            if let Some(before) = booting.take() {
                before.end(ground, events, reports)?;
            }
            match kernel {
                Some(kernel) => {
                    let proof = proofs.take(ground, &mutant.claims)?;
                    booting = Some(Booting::start(scope, ground, (at, mutant, candidate), kernel, record, proof));
                }
                None => {
                    ground.keep(&record)?;
                    reports[at] = Some(report(mutant, &[record], false));
                }
            }
        }
        booting.map_or(Ok(()), |last| last.end(ground, events, reports))
    })
}

/// What is known of each mutant from runs that are kept.
fn kept_reports(
    ground: &Ground<'_>,
    planted: &[Planted<'_>],
    rerun: bool,
) -> Result<Vec<Option<MutantReport>>, PipelineError> {
    if rerun {
        return Ok(planted.iter().map(|_| None).collect());
    }
    let tests = |one: &Planted<'_>| {
        let candidate = one.applied.as_ref().ok();
        candidate.map_or([None, None], |of| [of.trial.as_ref().map(|test| test.digest), Some(of.whole.digest)])
    };
    let digests: Vec<Digest> = planted.iter().flat_map(tests).flatten().collect();
    let mut kept = ground.kept(&digests)?.into_iter();
    let known = |one: &Planted<'_>| {
        let [trial, whole] = tests(one).map(|test| test.and_then(|_| kept.next().flatten()));
        let tells = |run: &RunRecord| MutantOutcome::of(run, &one.mutant.claims).is_told_by_a_trial();
        let run = trial.filter(tells).or(whole)?;
        Some(report(one.mutant, &[run], true))
    };
    Ok(planted.iter().map(known).collect())
}

/// The mutants with these names; all where none is named.
pub(super) fn chosen(inputs: &Inputs, names: &[String]) -> Result<Vec<Mutant>, PipelineError> {
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

/// The trials of these claims of which no run without a mutant is kept in which everything went as planned: a case might
/// need what one that is left out there has done before it. One that did not is made again: nobody else would.
fn unproven<'a>(
    ground: &Ground<'_>,
    inputs: &Inputs,
    claims: impl Iterator<Item = &'a [Claim]>,
) -> Result<BTreeMap<&'a [Claim], Test>, PipelineError> {
    let test = |inputs: Inputs| Test { digest: inputs.digest(ground.tree.tree), inputs };
    let trials: BTreeMap<&[Claim], Test> =
        claims.filter_map(|claims| Some((claims, test(inputs.trial(claims)?)))).collect();
    let kept = ground.kept(&trials.values().map(|trial| trial.digest).collect::<Vec<_>>())?;
    let missing = trials.into_iter().zip(kept).filter(|(_, kept)| !kept.as_ref().is_some_and(is_clean));
    Ok(missing.map(|(trial, _)| trial).collect())
}

/// Whether everything that was planned went as planned. Without controls a run can't pass.
fn is_clean(run: &RunRecord) -> bool {
    run.is_conclusive() && run.boot.is_some() && run.disagreements.is_empty()
}

/// The trials that have yet to be run without a mutant: each before the first mutant that it is to tell of.
struct Proofs<'a> {
    missing: BTreeMap<&'a [Claim], Test>,
    whole: &'a AppliedSeries,
}

/// Such a trial, ready to boot.
struct Proof {
    inputs: Inputs,
    record: RunRecord,
    /// None where it could not be had; the record says why.
    kernel: Option<Kernel>,
}

impl Proofs<'_> {
    /// The one that is to be run before a mutant that breaks these claims.
    fn take(&mut self, ground: &Ground<'_>, claims: &[Claim]) -> Result<Option<Proof>, PipelineError> {
        let Some(Test { inputs, digest }) = self.missing.remove(claims) else { return Ok(None) };
        let quiet = Events::none();
        let mut record = ground.begin(&inputs, digest)?;
        let kernel = ground.kernel(&inputs, Some(self.whole), &mut Stages::new(&quiet), &mut record);
        Ok(Some(Proof { inputs, record, kernel }))
    }
}

impl Proof {
    /// Boots it.
    fn boot(&mut self, host_json: &Path, interrupt: &Interrupt) {
        if let Some(kernel) = &self.kernel {
            self.record = booted(host_json, &self.inputs, kernel, self.record.clone(), interrupt);
        }
    }
}

/// Builds the kernel of a mutant, with the record of its first run so far.
fn built(
    ground: &Ground<'_>,
    candidate: &Candidate,
    events: &Events,
) -> Result<(RunRecord, Option<Kernel>), PipelineError> {
    let Test { inputs, digest } = candidate.first();
    events.emit(&Event::RunStarted { target: inputs.target.name.clone(), scope: inputs.scope.clone() });
    let built = ground.begin(inputs, *digest).map(|mut record| {
        let mut stages = Stages::new(events);
        let kernel = ground.kernel(&candidate.whole.inputs, Some(&candidate.applied), &mut stages, &mut record);
        record.stages = stages.into_reports();
        (record, kernel)
    });
    events.emit(&Event::RunEnded { verdict: None });
    built
}

/// A mutant whose kernel boots while the next one's is compiled.
struct Booting<'s> {
    /// Where its report goes.
    at: usize,
    mutant: &'s Mutant,
    candidate: &'s Candidate,
    kernel: Arc<Kernel>,
    /// The trial without a mutant, where that was not known yet, and the mutant's record.
    run: ScopedJoinHandle<'s, (Option<Proof>, RunRecord)>,
}

impl<'s> Booting<'s> {
    fn start<'e: 's>(
        scope: &'s Scope<'s, 'e>,
        ground: &'e Ground<'_>,
        (at, mutant, candidate): (usize, &'e Mutant, &'e Candidate),
        kernel: Kernel,
        record: RunRecord,
        proof: Option<Proof>,
    ) -> Self {
        let kernel = Arc::new(kernel);
        let (host_json, interrupt) = (ground.shop.host_json.as_path(), ground.shop.interrupt);
        let boots = Arc::clone(&kernel);
        let run = scope.spawn(move || {
            let proof = proof.map(|mut proof| {
                proof.boot(host_json, interrupt);
                proof
            });
            (proof, booted(host_json, &candidate.first().inputs, &boots, record, interrupt))
        });
        Self { at, mutant, candidate, kernel, run }
    }

    /// Waits for the end of the boot, makes another one where that did not tell enough, keeps the runs, and tells what came
    /// of the mutant.
    fn end(
        self,
        ground: &Ground<'_>,
        events: &Events,
        reports: &mut [Option<MutantReport>],
    ) -> Result<(), PipelineError> {
        let Self { at, mutant, candidate, kernel, run } = self;
        let (proof, record) = run.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        // A compiler ran beside both: what was late there may not be late alone.
        if let Some(mut proof) = proof {
            if !is_clean(&proof.record) {
                proof.boot(&ground.shop.host_json, ground.shop.interrupt);
            }
            let Proof { record, .. } = proof;
            ground.keep(&record)?;
            if !is_clean(&record) && !ground.shop.interrupt.is_set() {
                let reason = record.reason.unwrap_or_else(|| "no reason is recorded".to_owned());
                return Err(PipelineError::NotAlone { verdict: record.verdict, reason, dir: record.dir });
            }
        }
        let boot =
            |test: &Test, record| booted(&ground.shop.host_json, &test.inputs, &kernel, record, ground.shop.interrupt);
        let sure = |test: &Test, record| match MutantOutcome::may_be_the_hosts(&record, &mutant.claims) {
            true => boot(test, record),
            false => record,
        };
        let mut runs = vec![sure(candidate.first(), record)];
        ground.keep(&runs[0])?;
        if candidate.trial.is_some() && !MutantOutcome::of(&runs[0], &mutant.claims).is_told_by_a_trial() {
            let Test { inputs, digest } = &candidate.whole;
            let begun = ground.begin(inputs, *digest)?;
            let begun = RunRecord { patches: runs[0].patches.clone(), kernel: runs[0].kernel.clone(), ..begun };
            let whole = boot(&candidate.whole, begun);
            ground.keep(&whole)?;
            runs.push(whole);
        }
        let report = report(mutant, &runs, false);
        events.note(format!("{}: {}", report.name, report.outcome));
        reports[at] = Some(report);
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
            let tree = applied.top_tree();
            let patches = whole.patches.iter().cloned().chain(applied.patches).collect();
            let test = |inputs: Inputs| Test { digest: inputs.digest_of_tree(tree), inputs };
            let (trial, whole_run) = (inputs.trial(&mutant.claims).map(test), test(inputs));
            Ok(Candidate { applied: AppliedSeries { patches, ..whole.clone() }, trial, whole: whole_run })
        }
        Err(error) if matches!(error.class(), Class::Apply | Class::Input) => Err(error.to_string()),
        Err(error) => return Err(error.into()),
    };
    Ok(Planted { mutant, applied })
}

/// What the last of a mutant's runs says of it.
fn report(mutant: &Mutant, runs: &[RunRecord], kept: bool) -> MutantReport {
    let Some(run) = runs.last() else {
        return not_run(mutant, MutantOutcome::Unknown { reason: "nothing observed".into() });
    };
    MutantReport {
        run: Some(run.id.clone()),
        kept,
        took_ms: runs.iter().flat_map(|run| &run.stages).map(|stage| stage.took_ms).sum(),
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
