// SPDX-License-Identifier: GPL-2.0-only
//! Which patch of the series breaks a case, and which hunk of it.
//!
//! There is a good point, where the case did as planned: the series as it was in an earlier run or revision, or the tree
//! without it. From there to the series as it is lies a row of points: one for the order of the patches, where that is another
//! one, and one for each patch that is not the same. The first bad one names the patch, or their order; then the hunks are told
//! apart, whatever part of them compiles.

mod fault;
mod good;
mod look;
mod order;
mod search;
mod versions;

use super::inputs::Inputs;
use super::run::Ground;
use super::stage::Stages;
use super::{PipelineError, record, verify};
use crate::config::Project;
use crate::count::counted;
use crate::event::Events;
use crate::git::{GitError, Store};
use crate::model::{Answer, BISECT_SCHEMA, BisectRecord, GoodPoint, InputPart, ObjectId, RunRecord, Sight, Tally};
use crate::process::Interrupt;
use crate::series::{Between, SeriesError};
use fault::{Fault, Faulty};
use good::{Good, Version};
use look::{Looker, Point};
use search::{Price, Row, narrow};
use std::collections::BTreeSet;
use std::path::Path;
use versions::{Step, Versions, Whole, whole};

/// Looks that telling hunks apart may take: each can be a build.
const MOST_LOOKS: usize = 40;

/// What to find.
pub struct BisectRequest<'a> {
    /// The target; none means the only one.
    pub target: Option<String>,
    /// The case: `SUITE/NAME`, or `ISOLATION/SUITE/NAME`.
    pub case: &'a str,
    /// Where it was as planned: a run, a revision, a directory, or `base`, without the series. None means the newest run
    /// that is kept, or else the base.
    pub good: Option<&'a str>,
    /// What directories are relative to.
    pub from: &'a Path,
    /// Number of compile jobs.
    pub jobs: usize,
}

/// Finds the patch that breaks a case.
///
/// # Errors
/// Where the project's files, the tree or the store can't be used, where nothing is known of a point at which the case was
/// as planned, and where the host fails.
pub fn bisect(
    project: &Project,
    request: &BisectRequest<'_>,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<BisectRecord, PipelineError> {
    let inputs = Inputs::read(project, request.target.as_deref(), false)?;
    let mut named = fault::named(&inputs, request.case)?;
    let mut stages = Stages::new(events);
    let ground = Ground::open(project, &inputs, request.jobs, &mut stages, events, interrupt)?;
    let applied = ground.shop.apply(&inputs, &ground.base, &mut stages)?;
    let asked = good::asked(project, &ground, &inputs, request, (&applied, &mut named))?;
    let mut looker = Looker::new(&ground, events);
    let target = &inputs.target;
    let mut found = BisectRecord {
        schema: BISECT_SCHEMA,
        target: target.name.clone(),
        series: target.series.clone(),
        variant: target.variant.clone(),
        tree: record::tree(&ground.base),
        case: request.case.to_owned(),
        claim: named[0].case.claim.id().to_owned(),
        outcome: None,
        now: Tally::default(),
        good: None,
        answer: Answer::AsPlanned,
        points: Vec::new(),
    };
    let Some(faulty) = fault::find(&mut looker, &inputs, applied.top_tree(), &named)? else {
        found.now.boots = looker.points.iter().map(|point| point.boots).sum();
        found.points = looker.points;
        return Ok(found);
    };
    let Faulty { fault, inputs: tried } = faulty;
    (found.case, found.outcome) = (fault.case.name(), Some(fault.outcome.clone()));
    let good = asked.map_or_else(|| good::newest(&ground, &inputs, &fault), Ok)?;
    let mut hunt = Hunt { ground: &ground, inputs: &inputs, tried, fault, looker };
    let new = whole(&applied, &inputs.variant);
    found.answer = match &good {
        Good::Base => hunt.since_base(&new)?,
        Good::Version(version) => hunt.since_version(version, &new)?,
    };
    (found.now, found.points) = (hunt.fault.now, hunt.looker.points);
    found.good = Some(match good {
        Good::Base => GoodPoint::Base,
        Good::Version(version) => version.point,
    });
    Ok(found)
}

/// A search under way.
struct Hunt<'a> {
    ground: &'a Ground<'a>,
    inputs: &'a Inputs,
    /// The inputs with no more cases than it takes.
    tried: Inputs,
    fault: Fault,
    looker: Looker<'a>,
}

impl Hunt<'_> {
    /// From the base to the last patch.
    fn since_base(&mut self, new: &Whole<'_>) -> Result<Answer, PipelineError> {
        let versions = Versions::from_base(new, self.patches_dir());
        let (inputs, entries) = (self.inputs, &self.tried.plan.entries);
        let last = versions.steps.len();
        let up_to = |index: usize| format!("up to {}", new.applied.patches[index].name);
        let point = |at: usize| -> Option<Point> {
            let tree = versions.tree(at)?;
            let (what, whole) = match at.checked_sub(1) {
                None => ("the base".to_owned(), inputs.of_base()),
                Some(index) if at == last => return Some(self.point(up_to(index), tree)),
                Some(index) => (up_to(index), inputs.up_to(at)),
            };
            let run = match at {
                0 => whole.on(self.ground.base.imported.tree).digest,
                _ => whole.at(tree).digest,
            };
            Some(Point { what, tree, inputs: whole.only(entries.clone()), whole: Some(run) })
        };
        let points: Vec<Option<Point>> = (0..=last).map(point).collect();
        self.since_point(&versions, &points, None)
    }

    /// From another version of the series to the one that is here.
    fn since_version(&mut self, version: &Version, new: &Whole<'_>) -> Result<Answer, PipelineError> {
        let old = whole(&version.applied, &version.variant);
        if old.applied.top_tree() == new.applied.top_tree() {
            return Ok(self.not_the_patches(version.run.as_ref()));
        }
        let versions = Versions::between(&self.ground.shop.store, &old, new, self.patches_dir())?;
        let point = |at: usize| {
            let what = match at.checked_sub(1) {
                None => version.point.to_string(),
                Some(index) => versions.steps[index].told(),
            };
            Some(self.point(what, versions.tree(at)?))
        };
        let points: Vec<Option<Point>> = (0..=versions.steps.len()).map(point).collect();
        self.since_point(&versions, &points, version.run.as_ref())
    }

    fn point(&self, what: String, tree: ObjectId) -> Point {
        Point { what, tree, inputs: self.tried.clone(), whole: None }
    }

    /// From the first of these points, which is good, to the last. `run` is the one that the first is of.
    fn since_point(
        &mut self,
        versions: &Versions<'_>,
        points: &[Option<Point>],
        run: Option<&RunRecord>,
    ) -> Result<Answer, PipelineError> {
        loop {
            if let Some(first) = &points[0]
                && let Some(answer) = self.check_good(first, run)?
            {
                return Ok(answer);
            }
            let row = self.search(points)?;
            let (good, bad) = (row.good(), *row.suspects().end());
            let (Some(from), Some(to)) = (&points[good], &points[bad]) else {
                let what = "the series in between".to_owned();
                return Err(PipelineError::NotShown { what, reason: "no point was looked at".to_owned() });
            };
            let between = Between::of(&self.ground.shop.store, from.tree, to.tree)?;
            let answer = self.told_apart(&Field { between, ends: [from, to] }, versions, (good, bad))?;
            let Answer::Patches { without, with, .. } = &answer else { return Ok(answer) };
            // It seemed always to be broken and is not: what was called good after one boot may not be.
            let Some(now) = self.fault.now.shaken_by(*without, *with) else { return Ok(answer) };
            self.fault.now = now;
            self.ground.shop.events.note("chance has a part in it: once more, with as many boots as it takes");
        }
    }

    /// Looks whether the good point is one; the answer where it is not.
    fn check_good(&mut self, point: &Point, run: Option<&RunRecord>) -> Result<Option<Answer>, PipelineError> {
        match self.looker.look(point, &self.fault)? {
            Sight::AsPlanned => Ok(None),
            Sight::Broken => Ok(Some(self.not_the_patches(run))),
            Sight::Otherwise => {
                let reason = self.looker.points.last().and_then(|report| report.reason.clone()).unwrap_or_default();
                Err(PipelineError::NotShown { what: point.what.clone(), reason })
            }
        }
    }

    /// The answer where the patches do not make the difference.
    fn not_the_patches(&self, run: Option<&RunRecord>) -> Answer {
        let now = self.inputs.on(self.ground.base.imported.tree).parts;
        Answer::NotThePatches { changed: run.map_or_else(Vec::new, |run| others(run, &now, self.ground.tools())) }
    }

    fn patches_dir(&self) -> String {
        format!("patches/{}/{}", self.inputs.target.series, self.inputs.target.variant)
    }

    /// Finds the first bad one of these points, of which the first is good and the last bad.
    fn search(&mut self, points: &[Option<Point>]) -> Result<Row, PipelineError> {
        let looker = &self.looker;
        // What can't be is known for nothing.
        let price = |point: &Option<Point>| match point {
            Some(point) => looker.price(point, &self.fault),
            None => Ok(Price::Nothing),
        };
        let prices: Vec<Price> = points.iter().map(price).collect::<Result<_, _>>()?;
        let mut row = Row::new(points.len() - 1);
        while let Some(at) = row.next(|at| prices[at]) {
            let sight = match &points[at] {
                Some(point) => self.looker.look(point, &self.fault)?,
                None => Sight::Otherwise,
            };
            row.saw(at, sight);
        }
        Ok(row)
    }

    /// Tells hunks apart and counts what is seen without those that are left, and with them.
    fn told_apart(
        &mut self,
        field: &Field<'_>,
        versions: &Versions<'_>,
        (good, bad): (usize, usize),
    ) -> Result<Answer, PipelineError> {
        let (store, events) = (&self.ground.shop.store, self.ground.shop.events);
        let mut looks = 0;
        let narrowed = narrow(field.between.hunks().len(), |set| {
            looks += 1;
            if looks > MOST_LOOKS {
                events.note(format!("the hunks that are left are not told apart: {MOST_LOOKS} looks were made"));
                return Ok(None);
            }
            match field.point(store, set) {
                Ok(point) => self.looker.look(&point, &self.fault).map(Some),
                // A file can't be where there is a directory.
                Err(PipelineError::Series(SeriesError::Git(GitError::Clash { .. }))) => Ok(Some(Sight::Otherwise)),
                Err(error) => Err(error),
            }
        })?;
        let [without, with] = [&narrowed.good, &narrowed.bad].map(|set| field.point(store, set));
        let (without, with) = (self.looker.tally(&without?, &self.fault)?, self.looker.tally(&with?, &self.fault)?);
        let steps = &versions.steps[good..bad];
        let hunk = |item: usize| versions.hunk(store, bad, steps, &field.between.hunks()[item]);
        let hunks = narrowed.difference().into_iter().map(hunk).collect::<Result<_, _>>()?;
        let (mut patches, mut order) = (Vec::new(), Vec::new());
        for step in steps {
            match step {
                Step::Order(moved) => order.clone_from(moved),
                Step::Patch(patch) => patches.push(patch.clone()),
            }
        }
        Ok(Answer::Patches { patches, order, hunks, without, with })
    }
}

/// What else than the patches is another one now than it was in a run: their order is not, either.
fn others(run: &RunRecord, now: &[InputPart], tools: &[String]) -> Vec<String> {
    let others = |parts: &[InputPart]| -> Vec<InputPart> {
        parts.iter().filter(|part| !part.name.starts_with("patch ")).cloned().collect()
    };
    let mut changed = verify::differences(&others(&run.parts), &others(now));
    changed.extend(verify::other_tools(run, tools));
    changed
}

/// Hunks to tell apart.
struct Field<'a> {
    between: Between,
    /// The points without any of them, and with all.
    ends: [&'a Point; 2],
}

impl Field<'_> {
    /// The point with some of them.
    fn point(&self, store: &Store, set: &BTreeSet<usize>) -> Result<Point, PipelineError> {
        let [none, all] = self.ends;
        let of = self.between.hunks().len();
        let end = if set.is_empty() { Some(none) } else { (set.len() == of).then_some(all) };
        if let Some(end) = end {
            return Ok(Point { what: end.what.clone(), inputs: end.inputs.clone(), ..*end });
        }
        let numbers: Vec<String> = set.iter().map(|item| (item + 1).to_string()).collect();
        let what = format!("{} of {}: {}", set.len(), counted(of, "hunk"), numbers.join(" "));
        Ok(Point { what, tree: self.between.with(store, set)?, inputs: all.inputs.clone(), whole: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Digest, VerdictKind};

    #[test]
    fn where_it_is_none_of_the_patches_their_order_is_no_reason() {
        let part = |name: &str, content: &str| InputPart {
            name: name.into(),
            digest: Digest::of_parts([("", content.as_bytes())]),
            file: None,
        };
        let (a, b) = (part("patch a", "1"), part("patch b", "2"));
        let tools = vec!["gcc 12".to_owned()];
        let run = RunRecord {
            parts: vec![a.clone(), b.clone(), part("guest", "old")],
            tools: tools.clone(),
            ..RunRecord::example(VerdictKind::Pass, Vec::new())
        };
        let now = |guest| [b.clone(), a.clone(), part("guest", guest)];
        assert_eq!(others(&run, &now("old"), &tools), Vec::<String>::new());
        assert_eq!(others(&run, &now("new"), &tools), ["guest is another one now"]);
        assert_eq!(others(&run, &now("old"), &["gcc 13".to_owned()]), ["it was made with other tools: gcc 12"]);
    }
}
