// SPDX-License-Identifier: GPL-2.0-only
//! Looking at one kernel: builds and boots it, as often as it takes to be sure what the case does there.

use super::fault::{Fault, is_same};
use super::search::Price;
use crate::count::counted;
use crate::event::Events;
use crate::model::{
    AppliedPatch, AppliedSeries, Digest, ObjectId, PointReport, RunRecord, SURE, Sight, Tally, VerdictKind,
};
use crate::pipeline::PipelineError;
use crate::pipeline::inputs::Inputs;
use crate::pipeline::run::{Ground, boot_and_judge};
use crate::pipeline::stage::Stages;
use std::collections::HashMap;

/// Something to look at.
pub(super) struct Point {
    /// What is applied, in words.
    pub what: String,
    /// The tree that it comes to.
    pub tree: ObjectId,
    /// Its inputs, with the cases that are looked at.
    pub inputs: Inputs,
    /// The inputs of a run in which the case is one of many, where there may be such: it says the same.
    pub whole: Option<Digest>,
}

/// Who looks.
pub(super) struct Looker<'a> {
    ground: &'a Ground<'a>,
    events: &'a Events,
    tallies: HashMap<ObjectId, Tally>,
    /// Everything that was looked at.
    pub points: Vec<PointReport>,
}

impl<'a> Looker<'a> {
    pub fn new(ground: &'a Ground<'a>, events: &'a Events) -> Self {
        Self { ground, events, tallies: HashMap::new(), points: Vec::new() }
    }

    /// What it takes to know a point.
    pub fn price(&self, point: &Point, fault: &Fault) -> Result<Price, PipelineError> {
        let is_kept = fault.now.boots_to_be_sure() == 1 && self.kept(point)?.is_some();
        Ok(match is_kept {
            true => Price::Nothing,
            false if self.ground.has_kernel(&point.inputs, point.tree)? => Price::Boot,
            false => Price::Build,
        })
    }

    /// What the case does there. A point at which it was broken once is broken; one is good after as many boots as it takes
    /// to be sure of that.
    pub fn look(&mut self, point: &Point, fault: &Fault) -> Result<Sight, PipelineError> {
        let enough = fault.now.boots_to_be_sure();
        let mut report = PointReport { sight: Sight::AsPlanned, ..PointReport::new(&point.what) };
        let kept = if enough == 1 { self.kept(point)? } else { None };
        report.known = kept.is_some();
        while report.boots < enough && report.sight == Sight::AsPlanned {
            let record = match &kept {
                Some(kept) => kept.clone(),
                None => self.boot(point, &mut report)?,
            };
            (report.sight, report.reason) = seen(&record, fault);
            if record.boot.is_none() || kept.is_some() {
                break;
            }
        }
        self.count(point.tree, &report);
        self.events.note(told(&report));
        let sight = report.sight;
        self.points.push(report);
        Ok(sight)
    }

    /// Boots a kernel as often as it takes to say how often the case is broken there, whatever was seen before.
    pub fn tally(&mut self, point: &Point, fault: &Fault) -> Result<Tally, PipelineError> {
        let enough = fault.now.boots_to_be_sure().max(SURE);
        let known = |looker: &Self| looker.tallies.get(&point.tree).copied().unwrap_or_default();
        let is_mixed = |tally: Tally| tally.broken > 0 && tally.broken < tally.boots;
        // One that tells nothing is no reason to go on for ever.
        for _ in 0..enough {
            if known(self).boots >= enough || is_mixed(known(self)) {
                break;
            }
            let mut report = PointReport::new(&point.what);
            let record = self.boot(point, &mut report)?;
            (report.sight, report.reason) = seen(&record, fault);
            self.count(point.tree, &report);
            self.events.note(told(&report));
            self.points.push(report);
        }
        Ok(known(self))
    }

    /// Boots a kernel some times and gives what came of each; [`Looker::saw`] is told what that shows.
    pub fn boots(&mut self, point: &Point, times: usize) -> Result<Vec<RunRecord>, PipelineError> {
        let mut report = PointReport::new(&point.what);
        let mut records = Vec::with_capacity(times);
        // A kernel that does not compile does not the next time, either.
        while records.len() < times && records.len() == report.boots {
            records.push(self.boot(point, &mut report)?);
        }
        self.points.push(report);
        Ok(records)
    }

    /// Takes what was seen at the last point.
    pub fn saw(&mut self, sight: Sight) {
        if let Some(point) = self.points.last_mut() {
            point.sight = sight;
            self.events.note(told(point));
        }
    }

    fn count(&mut self, tree: ObjectId, report: &PointReport) {
        let tally = self.tallies.entry(tree).or_default();
        if report.sight != Sight::Otherwise {
            tally.boots += report.boots;
            tally.broken += usize::from(report.sight == Sight::Broken && report.boots > 0);
        }
    }

    /// A run of the point that is kept.
    fn kept(&self, point: &Point) -> Result<Option<RunRecord>, PipelineError> {
        let own = point.inputs.at(point.tree).digest;
        let digests: Vec<Digest> = [Some(own), point.whole].into_iter().flatten().collect();
        Ok(self.ground.kept(&digests)?.into_iter().flatten().next())
    }

    /// Makes a run of it.
    fn boot(&self, point: &Point, report: &mut PointReport) -> Result<RunRecord, PipelineError> {
        let (ground, inputs) = (self.ground, &point.inputs);
        // What a worktree holds is named by its tree: that must be there the next time.
        ground.shop.store.keep(&[point.tree])?;
        let mut record = ground.begin(inputs, &inputs.at(point.tree))?;
        let mut stages = Stages::new(self.events);
        if let Some((kernel, fitted)) = ground.kernel(inputs, Some(&applied(ground, point)), &mut stages, &mut record) {
            // What a run says of itself, with one case and no control, would mislead: what was seen is told by whoever asked.
            let quiet = Events::none();
            let (host_json, interrupt) = (&ground.shop.host_json, ground.shop.interrupt);
            boot_and_judge(host_json, &fitted, &kernel, &mut Stages::new(&quiet), &mut record, interrupt);
        }
        record.stages = stages.into_reports();
        ground.keep(&record)?;
        if record.verdict == VerdictKind::Infra {
            let reason = record.reason.unwrap_or_else(|| "no reason is recorded".to_owned());
            return Err(PipelineError::NotSeen { what: point.what.clone(), reason, dir: record.dir });
        }
        report.boots += usize::from(record.boot.is_some());
        report.built |= record.kernel.as_ref().is_some_and(|kernel| !kernel.cached);
        Ok(record)
    }
}

/// The point's tree, as if one patch had made it.
fn applied(ground: &Ground<'_>, point: &Point) -> AppliedSeries {
    let base = ground.base.commit();
    let patch = AppliedPatch {
        name: point.what.clone(),
        subject: point.what.clone(),
        commit: base,
        tree: point.tree,
        offsets: Vec::new(),
        fuzz: Vec::new(),
    };
    AppliedSeries { base, base_tree: ground.base.tree(), patches: vec![patch] }
}

/// What was seen at a point, in words.
fn told(PointReport { what, sight, reason, known, boots, .. }: &PointReport) -> String {
    let boots = if *known { "known".to_owned() } else { counted(*boots, "boot") };
    let reason = reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
    format!("{what}: {sight} ({boots}){reason}")
}

/// What a run showed of the case, and why it tells nothing where that is so.
fn seen(record: &RunRecord, fault: &Fault) -> (Sight, Option<String>) {
    let name = fault.case.name();
    match record.cases.iter().find(|one| one.name == name) {
        Some(one) if one.as_planned => (Sight::AsPlanned, None),
        Some(one) if is_same(&one.outcome, &fault.outcome) => (Sight::Broken, None),
        Some(one) => (Sight::Otherwise, Some(format!("it {}: {}", one.outcome.did(), one.outcome.message()))),
        None => (Sight::Otherwise, record.reason.clone().or_else(|| Some("the case was not run".to_owned()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CaseOutcome, CaseReport, PlannedCase};
    use kiso_protocol::{CASES, Isolation};

    #[test]
    fn only_the_same_way_of_failing_is_broken() {
        let fail = |message: &str| CaseOutcome::Fail { message: message.into() };
        let case = PlannedCase { isolation: Isolation::None, case: &CASES[0] };
        let fault = Fault { case, outcome: fail("bind to port 4016: EADDRINUSE"), now: Tally { broken: 3, boots: 3 } };
        let sight = |name: &str, outcome, as_planned| {
            let case = CaseReport::example(name, outcome, as_planned);
            seen(&RunRecord::example(VerdictKind::Fail, vec![case]), &fault).0
        };
        let name = case.name();
        assert_eq!(sight(&name, fail("bind to port 12: EADDRINUSE"), false), Sight::Broken);
        assert_eq!(sight(&name, fail("setns: ENOSYS"), false), Sight::Otherwise, "in another way");
        assert_eq!(sight(&name, fail("bind to port 12: EADDRINUSE"), true), Sight::AsPlanned, "it shall fail there");
        assert_eq!(sight(&name, CaseOutcome::Lost, false), Sight::Otherwise);
        assert_eq!(sight("none/bind/b", fail("bind to port 12: EADDRINUSE"), false), Sight::Otherwise);
    }
}
