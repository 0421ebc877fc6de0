// SPDX-License-Identifier: GPL-2.0-only
//! What the series costs: its kernel and that of the base, each booted some times on a machine that counts instructions. Or
//! what a mutant costs: its kernel and that of the series, or of the base where it breaks a claim of cost.
//!
//! A boot has one CPU, and its clock knows nothing of the host's: the two kernels are booted side by side.

use super::base::Base;
use super::desk::read_state;
use super::host::Host;
use super::inputs::Inputs;
use super::mutants::chosen;
use super::plan::{self, Offer};
use super::run::boot_request;
use super::stage::{Done, Stages};
use super::workshop::{Wish, Workshop};
use super::{PipelineError, base, record};
use crate::boot;
use crate::config::Project;
use crate::count::counted;
use crate::event::Events;
use crate::files::write_whole;
use crate::model::{
    BENCH_SCHEMA, BenchRecord, CountedKernel, Digest, Kernel, ObjectId, Plan, PlannedCase, Scope, Side, Stage,
};
use crate::process::Interrupt;
use crate::series::Mutant;
use crate::verdict;
use kiso_protocol::ktap::Count;
use kiso_protocol::{Case, Isolation, WORKLOADS};
use serde::{Deserialize, Serialize};
use std::io;
use std::path::Path;
use std::thread;

/// What to count.
#[derive(Clone, Debug)]
pub struct BenchRequest {
    /// The target; none means the only one.
    pub target: Option<String>,
    /// A mutant to count, by its name or a part of it; none means to count the series beside the base.
    pub mutant: Option<String>,
    /// How often to boot each kernel.
    pub boots: u32,
    /// Boot again although the counts of the same inputs are kept.
    pub rerun: bool,
    /// Number of compile jobs.
    pub jobs: usize,
}

/// What was counted the last time.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// Names all that it was counted with.
    made_of: Digest,
    record: BenchRecord,
}

/// Counts what the series costs.
///
/// # Errors
/// Whatever a stage says; and where a boot did not count everything, for then nothing is known.
pub fn bench(
    project: &Project,
    request: &BenchRequest,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<BenchRecord, PipelineError> {
    let mutant = mutant(project, request)?;
    let sides = match &mutant {
        None => [Side::Base, Side::Series],
        Some(mutant) if mutant.is_counted() => [Side::Base, Side::Mutant],
        Some(_) => [Side::Series, Side::Mutant],
    };
    let inputs =
        [inputs(project, request, mutant.as_ref(), sides[0])?, inputs(project, request, mutant.as_ref(), sides[1])?];
    let mut stages = Stages::new(events);
    let shop = Workshop::open(project, events, interrupt)?;
    let base = base::ensure(&shop, &inputs[0], &mut stages)?;
    let host = Host::probe(&inputs[0].machine.qemu, interrupt)?;
    let made_of = made_of(&inputs, base.imported.tree);

    let dir = match &mutant {
        None => shop.state.join("bench").join(&inputs[0].target.name),
        // Not below that of the target, which a bench of the target begins with emptying.
        Some(mutant) => shop.state.join("bench-mutants").join(&inputs[0].target.name).join(&mutant.file.name),
    };
    let state = dir.join("bench.json");
    if !request.rerun
        && let Ok(Some(kept)) = read_state::<Kept>(&state)
        && kept.made_of == made_of
        && kept.record.tools == host.tools
        && kept.record.boots >= request.boots
    {
        return Ok(BenchRecord { kept: true, ..kept.record });
    }

    let mut kernel = |inputs| kernel(&shop, inputs, &base, &host, request.jobs, &mut stages);
    let [(first, of_first), (second, of_second)] = [kernel(&inputs[0])?, kernel(&inputs[1])?];
    let (kernels, inputs) = ([(sides[0], first), (sides[1], second)], [of_first, of_second]);
    let mut record = begin(&inputs[0], mutant.as_ref(), &base, &host, &kernels, request.boots, &dir);
    let counter = |at: usize| Counter {
        side: sides[at],
        inputs: &inputs[at],
        kernel: &kernels[at].1,
        host_json: &shop.host_json,
        interrupt,
    };
    let counters = [0, 1].map(counter);
    let counts = boots(&counters, request.boots, &dir, &mut stages)?;
    record.judge(&counts);
    let failed = |source| PipelineError::State { path: state.clone(), source };
    let text = serde_json::to_vec_pretty(&Kept { made_of, record: record.clone() });
    write_whole(&state, &text.map_err(|error| failed(error.into()))?).map_err(failed)?;
    Ok(record)
}

/// What was counted last of a target's series on this tree with these tools, where it is of what this checkout holds.
pub(super) fn kept(
    project: &Project,
    target: &str,
    tree: ObjectId,
    tools: &[String],
) -> Result<Option<BenchRecord>, PipelineError> {
    let request = BenchRequest { target: Some(target.to_owned()), mutant: None, boots: 0, rerun: false, jobs: 1 };
    let side = |side| inputs(project, &request, None, side);
    let made_of = made_of(&[side(Side::Base)?, side(Side::Series)?], tree);
    let state = project.state().join("bench").join(target).join("bench.json");
    let Ok(Some(kept)) = read_state::<Kept>(&state) else { return Ok(None) };
    Ok((kept.made_of == made_of && kept.record.tools == tools).then_some(kept.record))
}

/// Names all that is counted, and what it may cost.
fn made_of(inputs: &[Inputs; 2], tree: ObjectId) -> Digest {
    let named = inputs.each_ref().map(|one| one.on(tree).digest);
    // The budgets of a target are no input of its runs.
    let budgets = format!("{:?}", inputs[0].target.budgets);
    let parts = named.iter().map(|digest| ("inputs", digest.as_bytes().as_slice()));
    Digest::of_parts(parts.chain([("budgets", budgets.as_bytes())]))
}

/// The mutant that is to be counted. A name that is none, or one of several, is an error.
fn mutant(project: &Project, request: &BenchRequest) -> Result<Option<Mutant>, PipelineError> {
    let Some(name) = &request.mutant else { return Ok(None) };
    let inputs = Inputs::read(project, request.target.as_deref(), false)?;
    Ok(chosen(&inputs, std::slice::from_ref(name))?.pop())
}

/// What a run of this kernel would depend on, with the machine and the plan of a bench.
fn inputs(
    project: &Project,
    request: &BenchRequest,
    mutant: Option<&Mutant>,
    side: Side,
) -> Result<Inputs, PipelineError> {
    let mut inputs = Inputs::read(project, request.target.as_deref(), side == Side::Base)?;
    if let Some(mutant) = mutant.filter(|_| side == Side::Mutant) {
        inputs = inputs.with_mutant(&mutant.file.name);
        inputs.variant.patches.push(mutant.file.clone());
    }
    inputs.machine = inputs.machine.that_counts();
    let case_deadline_ms = inputs.machine.deadlines.case_ms;
    let entries = entries(side, &inputs.target.isolations);
    inputs.plan = Plan { entries, case_deadline_ms, ..Plan::default() };
    inputs.left_out.clear();
    Ok(inputs)
}

/// What is counted on a kernel. What needs a namespace comes after all that needs none: it must be that none was ever
/// made. Network namespaces are counted on the base, to compare with, where the target has any.
fn entries(side: Side, of_target: &[Isolation]) -> Vec<PlannedCase> {
    let shares_a_port = |case: &Case| case.id.contains("-among-");
    let isolations: &[Isolation] = match side {
        Side::Base if of_target.contains(&Isolation::NetNs) => &[Isolation::None, Isolation::NetNs],
        Side::Base => &[Isolation::None],
        Side::Series | Side::Mutant => &[Isolation::None, Isolation::Ipv4Ns],
    };
    let entries = isolations.iter().flat_map(|isolation| {
        let fits = move |case: &&Case| match isolation {
            // Two sockets can't share a port there.
            Isolation::None => !shares_a_port(case),
            Isolation::NetNs => shares_a_port(case),
            Isolation::Ipv4Ns => true,
        };
        WORKLOADS.iter().filter(fits).map(|case| PlannedCase { isolation: *isolation, case })
    });
    entries.collect()
}

fn kernel(
    shop: &Workshop<'_>,
    inputs: &Inputs,
    base: &Base,
    host: &Host,
    jobs: usize,
    stages: &mut Stages<'_>,
) -> Result<(Kernel, Inputs), PipelineError> {
    let applied = match inputs.scope {
        Scope::Mutant { .. } => {
            let wish = Wish { variant: &inputs.patches(), name: &inputs.mutant_ref(), fuzz: 0 };
            shop.apply_to(inputs, base, wish, stages)?
        }
        _ => shop.apply(inputs, base, stages)?,
    };
    let kernel = shop.kernel(inputs, &applied, &host.toolchain, jobs, stages)?;
    let inputs = plan::fit(inputs, &Offer::new(&shop.store, applied.top_tree(), &kernel.config))?;
    Ok((kernel, inputs))
}

/// A record in which nothing was counted yet, which is red.
fn begin(
    inputs: &Inputs,
    mutant: Option<&Mutant>,
    base: &Base,
    host: &Host,
    kernels: &[(Side, Kernel); 2],
    boots: u32,
    dir: &Path,
) -> BenchRecord {
    let kernel = |(kernel, built): &(Side, Kernel)| CountedKernel { kernel: *kernel, key: built.key };
    BenchRecord {
        schema: BENCH_SCHEMA,
        target: inputs.target.name.clone(),
        series: inputs.target.series.clone(),
        variant: inputs.target.variant.clone(),
        mutant: mutant.map(|mutant| mutant.file.name.clone()),
        breaks: mutant.filter(|mutant| mutant.is_counted()).map(Mutant::claim_ids).unwrap_or_default(),
        budgets: inputs.target.budgets,
        tree: record::tree(base),
        tools: host.tools.clone(),
        kernels: kernels.iter().map(kernel).collect(),
        boots,
        kept: false,
        exit_code: 1,
        workloads: Vec::new(),
        dir: dir.to_owned(),
    }
}

/// A kernel that is booted to count.
struct Counter<'a> {
    side: Side,
    inputs: &'a Inputs,
    kernel: &'a Kernel,
    host_json: &'a Path,
    interrupt: &'a Interrupt,
}

/// What each kernel counted of each planned workload, in each boot.
fn boots(
    counters: &[Counter<'_>; 2],
    boots: u32,
    dir: &Path,
    stages: &mut Stages<'_>,
) -> Result<Vec<(Side, PlannedCase, Vec<Count>)>, PipelineError> {
    // What an earlier bench has left is not to be taken for this one's.
    match std::fs::remove_dir_all(dir) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => {
            return Err(PipelineError::State { path: dir.to_owned(), source });
        }
        _ => {}
    }
    let mut all = counters.each_ref().map(|counter| {
        let entries = counter.inputs.plan.entries.iter();
        entries.map(|planned| (counter.side, *planned, Vec::new())).collect::<Vec<_>>()
    });
    let events = stages.events();
    for number in 1..=boots {
        let [first, second] = counters;
        let what = format!("{} and {}, {number} of {boots}", first.side.as_str(), second.side.as_str());
        let counts = stages.run(Stage::Boot, what, || {
            let quiet = Events::none();
            let [first, second] = thread::scope(|scope| {
                let first = scope.spawn(|| first.count(number, dir, &quiet));
                // The second has no less to do: it is the one whose progress is shown.
                let second = second.count(number, dir, events);
                [first.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), second]
            });
            let both = [first?, second?];
            let workloads = counted(both[0].len() + both[1].len(), "workload");
            Ok::<_, PipelineError>(Done::new(both, format!("{number} of {boots}: {workloads} counted on two kernels")))
        })?;
        for (all, counts) in all.iter_mut().zip(counts) {
            all.iter_mut().zip(counts).for_each(|((_, _, all), count)| all.push(count));
        }
    }
    Ok(all.into_iter().flatten().collect())
}

impl Counter<'_> {
    /// What one boot counted, in plan order: all of it, or an error.
    fn count(&self, number: u32, dir: &Path, events: &Events) -> Result<Vec<Count>, PipelineError> {
        let dir = dir.join(format!("{}-{number}", self.side.as_str()));
        std::fs::create_dir_all(&dir).map_err(|source| PipelineError::State { path: dir.clone(), source })?;
        let plan = &self.inputs.plan;
        let request = boot_request(self.host_json, self.inputs, self.kernel, plan, &dir);
        let capture = boot::boot(&request, events, self.interrupt)?;
        let judgement = verdict::judge(plan, &capture);
        // The judge finds no evidence of isolation here, and none is needed: that everything went as planned is.
        let is_clean = judgement.disagreements.is_empty() && capture.timings.goodbye_ms.is_some();
        let counts: Option<Vec<Count>> = judgement.results.iter().map(|result| result.count).collect();
        counts.filter(|_| is_clean).ok_or_else(|| PipelineError::NotCounted {
            what: format!("boot {number} of the {}", self.side.as_str()),
            verdict: judgement.verdict.kind(),
            reason: judgement.verdict.reason().to_owned(),
            dir,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(mutant: Option<&str>) -> BenchRequest {
        let target = Some("v6.1".to_owned());
        BenchRequest { target, mutant: mutant.map(str::to_owned), boots: 2, rerun: false, jobs: 1 }
    }

    #[test]
    fn a_mutant_is_counted_on_top_of_the_whole_series() {
        let project = Project::find(concat!(env!("CARGO_MANIFEST_DIR"), "/..").as_ref()).expect("this project");
        let request = request(Some("bind-namespace-of-the-caller"));
        let mutant = mutant(&project, &request).expect("read");
        let [series, mutant] = [Side::Series, Side::Mutant]
            .map(|side| inputs(&project, &request, mutant.as_ref(), side).expect("its inputs"));
        let (last, before) = mutant.variant.patches.split_last().expect("patches");
        assert_eq!(last.name, "bind-namespace-of-the-caller.patch");
        assert!(before.iter().map(|patch| &patch.name).eq(series.variant.patches.iter().map(|patch| &patch.name)));
        let tree = ObjectId::from_bytes([1; 20]);
        assert_ne!(series.on(tree), mutant.on(tree));
        assert_eq!(series.plan.to_text(), mutant.plan.to_text());
    }

    #[test]
    fn no_namespace_is_made_before_what_needs_that_there_was_none() {
        let entries = entries(Side::Series, &Isolation::ALL);
        let first_made = entries.iter().position(|entry| entry.isolation != Isolation::None).expect("namespaces");
        assert!(first_made > 0 && entries[first_made..].iter().all(|entry| entry.isolation == Isolation::Ipv4Ns));
    }

    #[test]
    fn every_workload_is_counted_on_both_kernels() {
        for workload in WORKLOADS {
            for side in [Side::Base, Side::Series, Side::Mutant] {
                assert!(
                    entries(side, &Isolation::ALL).iter().any(|entry| entry.case.id == workload.id),
                    "{} {}",
                    side.as_str(),
                    workload.id
                );
            }
        }
        // The base knows no IPv4 namespace, and an old one no network namespace either.
        assert!(entries(Side::Base, &Isolation::ALL).iter().all(|entry| entry.isolation != Isolation::Ipv4Ns));
        let old = entries(Side::Base, &[Isolation::Ipv4Ns, Isolation::None]);
        assert!(!old.is_empty() && old.iter().all(|entry| entry.isolation == Isolation::None));
    }

    #[test]
    fn a_machine_that_counts_has_one_cpu_and_does_not_ask_for_kvm() {
        let project = Project::find(concat!(env!("CARGO_MANIFEST_DIR"), "/..").as_ref()).expect("this project");
        let machine = inputs(&project, &request(None), None, Side::Base).expect("its inputs").machine;
        assert_eq!((machine.cpus, machine.accel), (1, crate::model::AccelChoice::Icount));
    }
}
