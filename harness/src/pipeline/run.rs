// SPDX-License-Identifier: GPL-2.0-only
//! One target, top to bottom.

use super::base::Base;
use super::host::Host;
use super::inputs::{Declared, GUEST, Inputs};
use super::plan::{self, Offer};
use super::stage::{Done, Stages};
use super::workshop::{Wish, Workshop};
use super::{PipelineError, base, record};
use crate::boot::{self, BootRequest, Channel, Channels};
use crate::build::Toolchain;
use crate::config::Project;
use crate::count::counted;
use crate::event::{Event, Events};
use crate::model::{
    AppliedSeries, ChangedInput, Class, Digest, Exec, Failure, Judgement, Kernel, ObjectId, OracleReport, Plan,
    RunRecord, Scope, Stage, StampedLine, VerdictKind,
};
use crate::process::Interrupt;
use crate::series;
use crate::store::Runs;
use crate::tree;
use crate::verdict;
use kiso_protocol::Isolation;
use std::collections::BTreeSet;
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use time::macros::format_description;

/// What to run.
#[derive(Clone, Debug)]
pub struct RunRequest {
    /// The target; none means the only one.
    pub target: Option<String>,
    /// Leave the series out.
    pub base_only: bool,
    /// Boot again although a run of the same inputs is kept.
    pub rerun: bool,
    /// Number of compile jobs.
    pub jobs: usize,
}

/// What to apply.
#[derive(Clone, Debug, Default)]
pub struct ApplyRequest {
    /// The target; none means the only one.
    pub target: Option<String>,
    /// The last patch to apply, as [`series::pick`] takes it; none means all.
    pub to: Option<String>,
    /// How many lines of context a hunk may do without.
    pub fuzz: usize,
}

impl ApplyRequest {
    /// Whether what it makes is to be looked at and no more.
    pub fn is_look(&self) -> bool {
        self.to.is_some() || self.fuzz > 0
    }
}

/// A run's record.
#[derive(Clone, Debug)]
pub struct RunOutcome {
    /// The record.
    pub record: RunRecord,
    /// True where it is an older run of the same inputs.
    pub kept: bool,
}

/// What to build.
#[derive(Clone, Debug)]
pub struct BuildWish {
    /// The target; none means the only one.
    pub target: Option<String>,
    /// Leave the series out.
    pub base_only: bool,
    /// Number of compile jobs.
    pub jobs: usize,
}

/// What one boot with nothing to test gave.
#[derive(Clone, Debug)]
pub struct BootOutcome {
    /// The console.
    pub console: Vec<StampedLine>,
    /// The file that holds it, until the next boot.
    pub log: PathBuf,
    /// How it ended, one line.
    pub summary: String,
    /// Exit code.
    pub exit_code: u8,
}

/// Applies a target's series, or a part of it, or with fuzz. What is not the series just as its files are has a ref of its
/// own, for the series' ref is what runs are made of.
///
/// # Errors
/// Whatever a stage says.
pub fn apply(
    project: &Project,
    request: &ApplyRequest,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<AppliedSeries, PipelineError> {
    let inputs = Inputs::read(project, request.target.as_deref(), false)?;
    let mut variant = inputs.patches();
    let mut name = inputs.series_ref();
    if let Some(to) = &request.to {
        variant.patches.truncate(series::pick(&variant, to)? + 1);
    }
    if request.is_look() {
        name = inputs.look_ref();
    }
    let shop = Workshop::open(project, events, interrupt)?;
    let mut stages = Stages::new(events);
    let base = base::ensure(&shop, &inputs, &mut stages)?;
    shop.apply_to(&inputs, &base, Wish { variant: &variant, name: &name, fuzz: request.fuzz }, &mut stages)
}

/// Builds a target's kernel.
///
/// # Errors
/// Whatever a stage says.
pub fn build(
    project: &Project,
    wish: &BuildWish,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<Kernel, PipelineError> {
    make(project, wish, &mut Stages::new(events), events, interrupt).map(|(_, _, kernel)| kernel)
}

/// From a wish to the kernel, with what was read on the way.
fn make<'a>(
    project: &Project,
    wish: &BuildWish,
    stages: &mut Stages<'_>,
    events: &'a Events,
    interrupt: &'a Interrupt,
) -> Result<(Inputs, Workshop<'a>, Kernel), PipelineError> {
    let inputs = Inputs::read(project, wish.target.as_deref(), wish.base_only)?;
    let shop = Workshop::open(project, events, interrupt)?;
    let toolchain = Toolchain::probe(interrupt)?;
    let kernel = shop.make(&inputs, &toolchain, wish.jobs, stages)?;
    Ok((inputs, shop, kernel))
}

/// The QEMU command of a target's boot, to paste.
///
/// # Errors
/// Whatever a stage says.
pub fn boot_command(
    project: &Project,
    wish: &BuildWish,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<String, PipelineError> {
    let (inputs, shop, kernel) = make(project, wish, &mut Stages::new(events), events, interrupt)?;
    let dir = shop.boot_dir()?;
    let request = boot_request(&shop.host_json, &inputs, &kernel, &inputs.plan, &dir);
    let accelerator = boot::choose(&request, events, interrupt)?;
    let initramfs = boot::write_initramfs(&request, &accelerator.name)?;
    let channels = Channels { console: Channel::Stdio, results: Channel::File(dir.join("results.ktap")) };
    Ok(boot::command(request.machine, &accelerator.name, request.image, &initramfs, &channels).to_shell())
}

/// Boots a target's kernel once with an empty plan, and runs a program in it if one is given.
///
/// # Errors
/// Whatever a stage says.
pub fn boot(
    project: &Project,
    wish: &BuildWish,
    exec: Option<&Exec>,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<BootOutcome, PipelineError> {
    let mut stages = Stages::new(events);
    let (inputs, shop, kernel) = make(project, wish, &mut stages, events, interrupt)?;
    let plan = Plan { entries: Vec::new(), ..inputs.plan.clone() };
    let dir = shop.boot_dir()?;
    let request = BootRequest { exec, ..boot_request(&shop.host_json, &inputs, &kernel, &plan, &dir) };
    let capture = stages.run(Stage::Boot, &inputs.machine.name, || {
        let capture = boot::boot(&request, events, interrupt)?;
        let summary = format!("{} ({})", capture.accelerator.name, capture.accelerator.reason);
        Ok::<_, PipelineError>(Done::new(capture, summary))
    })?;
    let judgement = verdict::judge(&plan, &capture);
    // Nothing was planned, so nothing can pass; but a boot that went as it should is what was asked for.
    let clean = judgement.disagreements.is_empty() && capture.timings.goodbye_ms.is_some();
    let ended = exec.map(|_| verdict::program_ended(&capture.console));
    let (summary, exit_code) = match (clean, ended) {
        (false, _) => (summary(&judgement), judgement.verdict.kind().exit_code()),
        (true, None) => (format!("power-off after {} ms", capture.timings.end_ms), 0),
        (true, Some(Some(words))) => (format!("the program ended: {words}"), u8::from(words != "code 0")),
        (true, Some(None)) => ("the guest does not say how the program ended".to_owned(), 1),
    };
    Ok(BootOutcome { console: capture.console, log: dir.join("console.log"), summary, exit_code })
}

/// Runs one target.
///
/// # Errors
/// Where the project's files, the tree or the store can't be used. From there on an error of a stage is a record too: it
/// has a verdict, and the gate must see it.
pub fn run(
    project: &Project,
    request: &RunRequest,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<RunOutcome, PipelineError> {
    let inputs = Inputs::read(project, request.target.as_deref(), request.base_only)?;
    told(events, &inputs, || {
        let mut stages = Stages::new(events);
        let ground = Ground::open(project, &inputs, request.jobs, &mut stages, events, interrupt)?;
        let declared = inputs.on(ground.base.imported.tree);
        let kept = if request.rerun { None } else { ground.kept(&[declared.digest])?.pop().flatten() };
        let kept = kept.filter(|record| inputs.is_answered_by(record));
        match kept {
            Some(record) => Ok(RunOutcome { record, kept: true }),
            None => Ok(RunOutcome { record: ground.run(&inputs, &declared, None, stages)?, kept: false }),
        }
    })
}

/// Does a run's work between the two events of a run.
pub(super) fn told(
    events: &Events,
    inputs: &Inputs,
    work: impl FnOnce() -> Result<RunOutcome, PipelineError>,
) -> Result<RunOutcome, PipelineError> {
    events.emit(&Event::RunStarted { target: inputs.target.name.clone(), scope: inputs.scope.clone() });
    let outcome = work();
    let verdict = outcome.as_ref().ok().map(|outcome| outcome.record.verdict);
    events.emit(&Event::RunEnded { verdict });
    outcome
}

/// What the runs of a target share.
pub(super) struct Ground<'a> {
    pub shop: Workshop<'a>,
    pub base: Base,
    pub runs: Runs,
    host: Arc<Result<Host, PipelineError>>,
    pub jobs: usize,
    /// How often a red boot is made again.
    pub repeat: usize,
}

impl<'a> Ground<'a> {
    /// Opens the state directory, imports the tree if it is not there, and asks this host for its tools; that these can't be
    /// had is for the record of each run to say.
    pub fn open(
        project: &Project,
        inputs: &Inputs,
        jobs: usize,
        stages: &mut Stages<'_>,
        events: &'a Events,
        interrupt: &'a Interrupt,
    ) -> Result<Self, PipelineError> {
        let shop = Workshop::open(project, events, interrupt)?;
        let runs = Runs::open(&shop.state)?;
        let base = base::ensure(&shop, inputs, stages)?;
        let host = Arc::new(Host::probe(&inputs.machine.qemu, interrupt));
        let repeat = project.flaky()?.repeat;
        Ok(Self { shop, base, runs, host, jobs, repeat })
    }

    /// The same for another thread, with a place of its own to build in; the first lane's is this one's.
    pub fn beside<'b>(&self, lane: usize, jobs: usize, events: &'b Events) -> Result<Ground<'b>, PipelineError>
    where
        'a: 'b,
    {
        let (shop, base, runs) = (self.shop.beside(lane, events)?, self.base.clone(), self.runs.clone());
        Ok(Ground { shop, base, runs, host: Arc::clone(&self.host), jobs, repeat: self.repeat })
    }

    /// For each of these inputs the newest run, where that still stands.
    pub fn kept(&self, digests: &[Digest]) -> Result<Vec<Option<RunRecord>>, PipelineError> {
        kept(&self.runs, self.host.as_ref().as_ref().ok(), digests)
    }

    /// Makes a run. What is applied may be known already; else it is the series as its files are.
    pub fn run(
        &self,
        inputs: &Inputs,
        declared: &Declared,
        applied: Option<&AppliedSeries>,
        mut stages: Stages<'_>,
    ) -> Result<RunRecord, PipelineError> {
        let mut record = self.begin(inputs, declared)?;
        let made = self.kernel(inputs, applied, &mut stages, &mut record);
        if let Some((kernel, fitted)) = &made {
            note_left_out(fitted, stages.events());
            boot_and_judge(&self.shop.host_json, fitted, kernel, &mut stages, &mut record, self.shop.interrupt);
            // What was seen is kept before more is asked.
            record.stages = stages.reports().to_vec();
            self.keep(&record)?;
            self.look_again(inputs, (kernel, fitted), &mut record, &mut stages)?;
        }
        record.stages = stages.into_reports();
        self.keep(&record)?;
        Ok(record)
    }

    /// The record of a run of which nothing was observed yet. It is kept: a kiso that is killed from here on leaves "infra",
    /// not the verdict of an older run.
    pub fn begin(&self, inputs: &Inputs, declared: &Declared) -> Result<RunRecord, PipelineError> {
        let now = OffsetDateTime::now_utc();
        let stamp = now.format(format_description!("[year][month][day]-[hour][minute][second]")).unwrap_or_default();
        let id = format!("{stamp}-{:03}-{}", now.millisecond(), &declared.digest.short()[..6]);
        let dir = self.runs.create(&id)?;
        let started = now.format(&Rfc3339).unwrap_or_default();
        let mut record = record::begin(inputs, declared, id, started, self.tools().to_vec(), &dir);
        record.tree = Some(record::tree(&self.base));
        if inputs.scope == Scope::Series {
            self.keep_patches(inputs)?;
        }
        self.keep(&record)?;
        Ok(record)
    }

    /// Keeps the patch files of a run: what changed since then is asked of them.
    fn keep_patches(&self, inputs: &Inputs) -> Result<(), PipelineError> {
        let store = &self.shop.store;
        let ids = inputs.variant.patches.iter().map(|patch| store.write_blob(&patch.bytes));
        Ok(store.keep(&ids.collect::<Result<Vec<_>, _>>()?)?)
    }

    /// The tools that runs are made with; none where this host has not got them.
    pub fn tools(&self) -> &[String] {
        self.host.as_ref().as_ref().map(|host| host.tools.as_slice()).unwrap_or_default()
    }

    /// Keeps what is known of a run.
    pub fn keep(&self, record: &RunRecord) -> Result<(), PipelineError> {
        Ok(self.runs.keep(record)?)
    }

    /// The kernel of a run, and the inputs with what is planned on that kernel; where there is none, the record says why.
    pub fn kernel(
        &self,
        inputs: &Inputs,
        applied: Option<&AppliedSeries>,
        stages: &mut Stages<'_>,
        record: &mut RunRecord,
    ) -> Option<(Kernel, Inputs)> {
        let made = match self.host.as_ref() {
            Err(error) => {
                failed(record, error);
                return None;
            }
            Ok(host) => self.make(inputs, &host.toolchain, applied, stages, record),
        };
        made.map_err(|error| failed(record, &error)).ok()
    }

    /// Whether the kernel of these inputs and this tree need not be built.
    pub fn has_kernel(&self, inputs: &Inputs, tree: ObjectId) -> Result<bool, PipelineError> {
        let Ok(host) = self.host.as_ref() else { return Ok(false) };
        self.shop.has_kernel(inputs, tree, &host.toolchain)
    }

    fn make(
        &self,
        inputs: &Inputs,
        toolchain: &Toolchain,
        applied: Option<&AppliedSeries>,
        stages: &mut Stages<'_>,
        record: &mut RunRecord,
    ) -> Result<(Kernel, Inputs), PipelineError> {
        let applied = match applied {
            Some(applied) => applied.clone(),
            None => self.shop.apply(inputs, &self.base, stages)?,
        };
        record.patches = record::patches(&applied);
        let kernel = self.shop.kernel(inputs, &applied, toolchain, self.jobs, stages)?;
        record.kernel = Some(record::kernel(&kernel));
        let inputs = plan::fit(inputs, &Offer::new(&self.shop.store, applied.top_tree(), &kernel.config))?;
        record.left_out = record::left_out(&inputs);
        Ok((kernel, self.vouched(inputs, record)?))
    }

    /// The same with the cases that the run of their oracle vouches for, where it has one that passed.
    fn vouched(&self, mut inputs: Inputs, record: &mut RunRecord) -> Result<Inputs, PipelineError> {
        let Some(oracle) = &inputs.oracle else { return Ok(inputs) };
        let tree = tree::find(&self.shop.store, &oracle.target.tree)?;
        let kept = tree.map(|tree| self.kept(&[oracle.on(tree.tree).digest])).transpose()?;
        let Some(run) = kept.and_then(|mut runs| runs.pop().flatten()).filter(RunRecord::is_pass) else {
            self.shop.events.note(format!(
                "no run of {} passed that could vouch for the cases of {}: `kiso run {0}`",
                oracle.target.name, inputs.target.name
            ));
            return Ok(inputs);
        };
        let sound = run.cases.iter().filter(|case| case.isolation == Isolation::NetNs.as_str() && case.as_planned);
        inputs.plan.vouched = sound.filter_map(|case| Some(case.name.split_once('/')?.1.to_owned())).collect();
        record.oracle = Some(OracleReport { target: oracle.target.name.clone(), run: run.id });
        Ok(inputs)
    }
}

/// Says before the boot what is not planned.
fn note_left_out(inputs: &Inputs, events: &Events) {
    if inputs.left_out.is_empty() {
        return;
    }
    let needs: BTreeSet<&str> = inputs.left_out.iter().flat_map(|one| one.needs.iter().copied()).collect();
    let (cases, needs) = (counted(inputs.left_out.len(), "case"), Vec::from_iter(needs).join(" "));
    events.note(format!("{cases} of {} left out, for its kernel is without {needs}", inputs.target.name));
}

/// Boots the kernel of a run and judges what came of it. Whatever happens, the record says it.
pub(super) fn boot_and_judge(
    host_json: &Path,
    inputs: &Inputs,
    kernel: &Kernel,
    stages: &mut Stages<'_>,
    record: &mut RunRecord,
    interrupt: &Interrupt,
) {
    let (machine, dir, events) = (&inputs.machine.name, record.dir.clone(), stages.events());
    let request = boot_request(host_json, inputs, kernel, &inputs.plan, &dir);
    let capture = stages.run(Stage::Boot, machine, || {
        let capture = boot::boot(&request, events, interrupt)?;
        let summary = format!("{} ({})", capture.accelerator.name, capture.accelerator.reason);
        Ok::<_, PipelineError>(Done::new(capture, summary))
    });
    let capture = match capture {
        Ok(capture) => capture,
        Err(error) => return failed(record, &error),
    };
    record.boot = Some(record::boot(machine, &capture, &dir));
    let judged = stages.run(Stage::Verdict, "judging", || {
        let judgement = verdict::judge(&inputs.plan, &capture);
        let summary = summary(&judgement);
        Ok::<_, Infallible>(Done::new(judgement, summary))
    });
    let Ok(judgement) = judged;
    record::judged(record, &inputs.plan, &judgement, &capture);
}

pub(super) fn summary(judgement: &Judgement) -> String {
    match judgement.verdict.reason() {
        "" => judgement.verdict.kind().to_string(),
        reason => format!("{}: {reason}", judgement.verdict.kind()),
    }
}

/// A stage's error as the run's verdict.
fn failed(record: &mut RunRecord, error: &PipelineError) {
    let class = error.class();
    // The host's trouble says nothing of the kernel; all other is the fault of what this checkout holds.
    let verdict = match class {
        Class::Red | Class::Apply | Class::Input => VerdictKind::Fail,
        Class::Host => VerdictKind::Infra,
    };
    // The next build writes its log in the same place: this one is kept with the run.
    let log = error.log().map(|log| {
        let kept = record.dir.join("build.log");
        let log = if std::fs::copy(log, &kept).is_ok() { &kept } else { log };
        format!(" (full log: {})", log.display())
    });
    // What lies beneath the series is not in its directory.
    let is_of_series = |name: &str| record.parts.iter().any(|part| part.name.strip_prefix("patch ") == Some(name));
    record.blamed = error.place().filter(|(name, _)| is_of_series(name)).map(|(name, line)| ChangedInput {
        name: format!("patch {name}"),
        path: Some(format!("patches/{}/{}/{name}", record.series, record.variant)),
        line,
    });
    record.verdict = verdict;
    record.reason = Some(format!("{error}{}", log.unwrap_or_default()));
    record.remedy = error.remedy();
    record.exit_code = class.exit_code();
}

pub(super) fn boot_request<'a>(
    host_json: &'a Path,
    inputs: &'a Inputs,
    kernel: &'a Kernel,
    plan: &'a Plan,
    dir: &'a Path,
) -> BootRequest<'a> {
    BootRequest {
        machine: &inputs.machine,
        image: &kernel.image,
        guest: GUEST,
        plan,
        exec: None,
        workdir: dir,
        host_json,
    }
}

/// For each of these inputs the newest run, where that still stands on this host: its verdict says something about the
/// kernel, and the tools are those that it was made with.
pub(super) fn kept(
    runs: &Runs,
    host: Option<&Host>,
    digests: &[Digest],
) -> Result<Vec<Option<RunRecord>>, PipelineError> {
    let stands = |record: &RunRecord| record.is_conclusive() && host.is_some_and(|host| host.tools == record.tools);
    let newest = runs.newest_of(digests)?;
    Ok(newest.into_iter().map(|record| record.filter(stands)).collect())
}
