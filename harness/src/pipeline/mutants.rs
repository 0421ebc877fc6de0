// SPDX-License-Identifier: GPL-2.0-only
//! The mutants of one target: each on top of the whole series, compiled, booted and tested, several side by side. Each one's
//! runs are kept under the tree that it came to.
//!
//! A mutant is tried first on the cases that must notice it. Only where none of them does, it takes a run of everything
//! planned to tell whether another one did.

use super::PipelineError;
use super::inputs::{Declared, Inputs};
use super::lanes::{Queue, in_lanes};
use super::record;
use super::run::{Ground, RunOutcome, boot_and_judge, told};
use super::stage::{Done, Stages};
use crate::config::Project;
use crate::count::{counted, either};
use crate::event::{Event, Events};
use crate::model::{
    AppliedSeries, Class, Digest, Failure, MutantOutcome, MutantReport, MutantsRecord, ObjectId, RunRecord, Stage,
    Variant,
};
use crate::process::Interrupt;
use crate::series::{self, Mutant};
use kiso_protocol::Claim;
use std::collections::{BTreeSet, HashSet, VecDeque};
use std::sync::{Mutex, PoisonError, RwLock};

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
    declared: Declared,
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
/// case that fails anyway would seem to notice every mutant.
pub fn mutants(
    project: &Project,
    request: &MutantsRequest,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<MutantsRecord, PipelineError> {
    let inputs = Inputs::read(project, request.target.as_deref(), false)?;
    let mutants = chosen(&inputs, &request.names)?;
    if let Some(counted) = mutants.iter().find(|mutant| mutant.is_counted()) {
        return Err(PipelineError::CountedMutant { mutant: counted.file.name.clone() });
    }
    let ground = Ground::open(project, &inputs, request.jobs, &mut Stages::new(events), events, interrupt)?;
    check_green(&ground, &inputs, events)?;
    let whole = ground.shop.apply(&inputs, &ground.base, &mut Stages::new(events))?;
    let planted =
        mutants.iter().map(|mutant| plant(&ground, &inputs, &whole, mutant)).collect::<Result<Vec<_>, _>>()?;

    let mut reports = kept_reports(&ground, &planted, request.rerun)?;
    let unknown =
        (0..planted.len()).filter(|at| reports[*at].is_none()).map(|at| (at, &planted[at])).collect::<Vec<_>>();
    prove(&ground, &inputs, &whole, &unknown, events)?;
    for (at, report) in try_all(&ground, &inputs, &whole, unknown, events)? {
        reports[at] = Some(report);
    }
    let observed = |(one, report): (&Planted<'_>, Option<MutantReport>)| {
        let nothing = || MutantOutcome::Unknown { reason: "nothing observed".into() };
        report.unwrap_or_else(|| not_run(one.mutant, nothing()))
    };
    let reports = planted.iter().zip(reports).map(observed).collect();
    let target = &inputs.target;
    Ok(MutantsRecord::new(&target.name, &target.series, &target.variant, record::tree(&ground.base), reports))
}

/// A mutant to try, with its number.
type Numbered<'p> = (usize, &'p Planted<'p>);

/// Fewer mutants than these are not worth a lane.
const WORTH_A_LANE: usize = 4;
/// No more lanes than these: each has a worktree.
const MOST_LANES: usize = 8;

/// How many lanes there may be where make may have so many jobs. More than these: a guest that misses something waits for it,
/// and leaves its CPU to others.
fn lanes_for(jobs: usize) -> usize {
    (jobs + jobs / 2).min(MOST_LANES)
}

/// Tries these mutants: those that change nothing but files of C side by side, and then the others one by one, for of those
/// each keeps make busy.
fn try_all(
    ground: &Ground<'_>,
    inputs: &Inputs,
    whole: &AppliedSeries,
    mut mutants: Vec<Numbered<'_>>,
    events: &Events,
) -> Result<Vec<(usize, MutantReport)>, PipelineError> {
    mutants.sort_by_key(|(_, one)| &one.mutant.touches);
    let (narrow, wide): (Vec<_>, Vec<_>) = mutants.into_iter().partition(|(_, one)| one.mutant.is_narrow());
    let alone = RwLock::new(());
    let mut narrow = VecDeque::from(narrow);
    let mut reports = Vec::with_capacity(narrow.len() + wide.len());
    let lanes = lanes_for(ground.jobs).min(narrow.len() / WORTH_A_LANE);
    if lanes > 1 {
        // The lanes begin with what is built here.
        while !ground.shop.is_near(inputs, whole.top_tree())?
            && let Some((at, one)) = narrow.pop_front()
        {
            reports.push((at, tried(ground, one, &alone, events)?));
        }
    }
    if lanes > 1 && !narrow.is_empty() {
        let what = format!("{}, {lanes} at a time", counted(narrow.len(), "mutant"));
        reports.extend(Stages::new(events).run(Stage::Boot, what, || {
            let narrow = Vec::from(std::mem::take(&mut narrow));
            let reports = try_in_lanes(ground, inputs, (lanes, whole.top_tree()), &narrow, events)?;
            let summary = counted(reports.len(), "mutant");
            Ok::<_, PipelineError>(Done::new(reports, summary))
        })?);
    }
    for (at, one) in narrow.into_iter().chain(wide) {
        reports.push((at, tried(ground, one, &alone, events)?));
    }
    Ok(reports)
}

/// Tries mutants side by side, of a series that comes to this tree.
fn try_in_lanes(
    ground: &Ground<'_>,
    inputs: &Inputs,
    (lanes, tree): (usize, ObjectId),
    mutants: &[Numbered<'_>],
    events: &Events,
) -> Result<Vec<(usize, MutantReport)>, PipelineError> {
    let (quiet, alone) = (Events::none(), RwLock::new(()));
    let mut grounds = grounds(ground, lanes, &quiet)?;
    let mut ready = 1;
    for other in &grounds[1..] {
        let is_ready = || Ok(ground.shop.is_configured_as(&other.shop, inputs) && other.shop.is_near(inputs, tree)?);
        let equipped = is_ready().and_then(|is_ready| match is_ready {
            true => Ok(()),
            false => ground.shop.equip(&other.shop, inputs),
        });
        if let Err(error) = equipped {
            events.note(format!("{ready} at a time: {error}"));
            break;
        }
        ready += 1;
    }
    grounds.truncate(ready);
    let count = Counter::new(events, mutants.len());
    let queue = Queue::new(mutants.chunk_by(|a, b| a.1.mutant.touches == b.1.mutant.touches).map(<[_]>::to_vec));
    // A mutant that does not compile leaves its lane nothing to go on from.
    let goes_on = |ground: &Ground<'_>| ground.shop.is_first() || ground.shop.is_equipped(inputs);
    in_lanes(grounds, &queue, goes_on, |ground, (at, one)| {
        let report = tried(ground, one, &alone, &quiet)?;
        if !ground.shop.interrupt.is_set() {
            events.note(format!("{}: {}", report.name, report.outcome));
            count.step(&report.name);
        }
        Ok((at, report))
    })
}

/// A ground for each lane.
fn grounds<'q>(ground: &Ground<'q>, lanes: usize, quiet: &'q Events) -> Result<Vec<Ground<'q>>, PipelineError> {
    (0..lanes).map(|lane| ground.beside(lane, (ground.jobs / lanes).max(1), quiet)).collect()
}

/// Runs a mutant, as often as it takes to tell whether it is noticed, and says what came of it.
fn tried(
    ground: &Ground<'_>,
    Planted { mutant, applied }: &Planted<'_>,
    alone: &RwLock<()>,
    events: &Events,
) -> Result<MutantReport, PipelineError> {
    let candidate = match applied {
        Ok(candidate) => candidate,
        Err(reason) => return Ok(not_run(mutant, MutantOutcome::Invalid { reason: reason.clone() })),
    };
    if ground.shop.interrupt.is_set() {
        return Ok(not_run(mutant, MutantOutcome::Unknown { reason: "not run: interrupted".into() }));
    }
    let Test { inputs, .. } = candidate.first();
    events.emit(&Event::RunStarted { target: inputs.target.name.clone(), scope: inputs.scope.clone() });
    let is_sure = |run: &RunRecord| !MutantOutcome::may_be_the_hosts(run, &mutant.claims);
    let is_told =
        |run: &RunRecord| candidate.trial.is_none() || MutantOutcome::of(run, &mutant.claims).is_told_by_a_trial();
    let runs = match booted(ground, &candidate.applied, candidate.first(), alone, is_sure, events) {
        Ok(first) if !is_told(&first) => {
            booted(ground, &candidate.applied, &candidate.whole, alone, is_sure, events).map(|whole| vec![first, whole])
        }
        first => first.map(|first| vec![first]),
    };
    events.emit(&Event::RunEnded { verdict: None });
    let report = report(mutant, &runs?, false);
    events.note(format!("{}: {}", report.name, report.outcome));
    Ok(report)
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
        candidate.map_or([None, None], |of| {
            [of.trial.as_ref().map(|test| test.declared.digest), Some(of.whole.declared.digest)]
        })
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

/// The mutants with these names. Where none is named: those that say they are for the target, or where none does, all that
/// say nothing; of these all that cases can notice.
pub(super) fn chosen(inputs: &Inputs, names: &[String]) -> Result<Vec<Mutant>, PipelineError> {
    let dir = inputs.variant.dir.join(series::MUTANTS);
    if !dir.exists() {
        return Err(PipelineError::NoMutants { dir });
    }
    let all = series::load_variant(&dir)?;
    let targets: Vec<&str> = inputs.config.targets.iter().map(|target| target.name.as_str()).collect();
    let mut mutants = series::mutants(&all, &targets)?;
    let target = inputs.target.name.as_str();
    if names.is_empty() {
        let is_named = mutants.iter().any(|mutant| mutant.names(target));
        let is_for = |mutant: &Mutant| if is_named { mutant.names(target) } else { mutant.targets.is_empty() };
        mutants.retain(|mutant| is_for(mutant) && !mutant.is_counted());
    } else {
        let wanted = names.iter().map(|name| series::pick(&all, name)).collect::<Result<HashSet<_>, _>>()?;
        let mut index = 0..;
        mutants.retain(|_| index.next().is_some_and(|index| wanted.contains(&index)));
    }
    if mutants.is_empty() {
        return Err(PipelineError::NoMutants { dir });
    }
    match mutants.iter().find(|mutant| !mutant.targets.is_empty() && !mutant.names(target)) {
        Some(other) => {
            Err(PipelineError::OtherTarget { mutant: other.file.name.clone(), targets: other.targets.clone() })
        }
        None => Ok(mutants),
    }
}

/// Demands a run of the series as it is that passed; makes one where none is kept.
fn check_green(ground: &Ground<'_>, inputs: &Inputs, events: &Events) -> Result<(), PipelineError> {
    let declared = inputs.on(ground.base.imported.tree);
    let run = match ground.kept(&[declared.digest])?.pop().flatten().filter(|record| inputs.is_answered_by(record)) {
        Some(run) => run,
        None => {
            let fresh =
                || Ok(RunOutcome { record: ground.run(inputs, &declared, None, Stages::new(events))?, kept: false });
            told(events, inputs, fresh)?.record
        }
    };
    if run.is_pass() {
        return Ok(());
    }
    let reason = run.reason.unwrap_or_else(|| "no reason is recorded".to_owned());
    Err(PipelineError::NotGreen { verdict: run.verdict, reason, target: run.target })
}

/// Makes sure that what is tried first goes as planned where there is no mutant: a case might need what another that is left
/// out there has done before it. What went as planned once is not asked again.
fn prove(
    ground: &Ground<'_>,
    inputs: &Inputs,
    whole: &AppliedSeries,
    mutants: &[Numbered<'_>],
    events: &Events,
) -> Result<(), PipelineError> {
    let claims: BTreeSet<&[Claim]> = mutants.iter().map(|(_, one)| one.mutant.claims.as_slice()).collect();
    let trials = claims.into_iter().filter_map(|claims| inputs.trial(claims));
    let trials: Vec<Test> =
        trials.map(|inputs| Test { declared: inputs.on(ground.base.imported.tree), inputs }).collect();
    let kept = ground.kept(&trials.iter().map(|trial| trial.declared.digest).collect::<Vec<_>>())?;
    let missing = trials.into_iter().zip(kept).filter(|(_, kept)| !kept.as_ref().is_some_and(is_clean));
    let missing: Vec<Test> = missing.map(|(trial, _)| trial).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Stages::new(events).run(Stage::Boot, "what is tried first, without a mutant", || {
        let (quiet, alone) = (Events::none(), RwLock::new(()));
        let count = Counter::new(events, missing.len());
        let lanes = grounds(ground, lanes_for(ground.jobs).min(missing.len()), &quiet)?;
        let queue = Queue::new(missing.into_iter().map(|trial| vec![trial]));
        let clean = in_lanes(
            lanes,
            &queue,
            |_| true,
            |ground, trial| {
                if ground.shop.interrupt.is_set() {
                    return Ok(false);
                }
                let record = booted(ground, whole, &trial, &alone, is_clean, &quiet)?;
                count.step("sets of claims");
                if is_clean(&record) || ground.shop.interrupt.is_set() {
                    return Ok(is_clean(&record));
                }
                let reason = record.reason.unwrap_or_else(|| "no reason is recorded".to_owned());
                Err(PipelineError::NotAlone { verdict: record.verdict, reason, dir: record.dir })
            },
        )?;
        let clean = clean.into_iter().filter(|is_clean| *is_clean).count();
        let (all, sets) = (count.total, either(&count.total, "set", "sets"));
        Ok(Done::new((), format!("{clean} of {all} {sets} of claims as planned without a mutant")))
    })
}

/// Whether everything that was planned went as planned. Without controls a run can't pass.
fn is_clean(run: &RunRecord) -> bool {
    run.is_conclusive() && run.boot.is_some() && run.disagreements.is_empty()
}

/// Tells how many were done.
struct Counter<'a> {
    events: &'a Events,
    done: Mutex<u64>,
    total: usize,
}

impl<'a> Counter<'a> {
    fn new(events: &'a Events, total: usize) -> Self {
        Self { events, done: Mutex::new(0), total }
    }

    fn step(&self, item: &str) {
        let mut done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        *done += 1;
        self.events.progress(Stage::Boot, *done, Some(self.total as u64), item);
    }
}

/// Makes a run of what was applied and keeps it. Where it is not sure, it is booted once more with no other lane at work: a
/// host that was busy makes a guest late. `alone` is what the lanes share for that.
fn booted(
    ground: &Ground<'_>,
    applied: &AppliedSeries,
    Test { inputs, declared }: &Test,
    alone: &RwLock<()>,
    is_sure: impl Fn(&RunRecord) -> bool,
    events: &Events,
) -> Result<RunRecord, PipelineError> {
    let shop = &ground.shop;
    let mut record = ground.begin(inputs, declared)?;
    let mut stages = Stages::new(events);
    let together = alone.read().unwrap_or_else(PoisonError::into_inner);
    if let Some((kernel, inputs)) = ground.kernel(inputs, Some(applied), &mut stages, &mut record) {
        boot_and_judge(&shop.host_json, &inputs, &kernel, &mut stages, &mut record, shop.interrupt);
        drop(together);
        if !is_sure(&record) {
            let _alone = alone.write().unwrap_or_else(PoisonError::into_inner);
            boot_and_judge(&shop.host_json, &inputs, &kernel, &mut stages, &mut record, shop.interrupt);
        }
    }
    record.stages = stages.into_reports();
    ground.keep(&record)?;
    Ok(record)
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
            let test = |inputs: Inputs| Test { declared: inputs.at(tree), inputs };
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
        claims: mutant.claim_ids(),
        outcome,
        run: None,
        kept: false,
        took_ms: 0,
        dir: None,
    }
}
