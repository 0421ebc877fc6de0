// SPDX-License-Identifier: GPL-2.0-only
//! Which patch of the series breaks a case, and which hunk of it.
//!
//! There is a good point, where the case did as planned: the series as it was in an earlier run or revision, or the tree
//! without it. From there to the series as it is lies a row of points, one for each patch that is not the same. The first bad
//! one names the patch; then its hunks are told apart, whatever part of them compiles.

mod blame;
mod fault;
mod good;
mod look;
mod search;

use super::inputs::Inputs;
use super::run::Ground;
use super::stage::Stages;
use super::{PipelineError, record, verify};
use crate::config::Project;
use crate::count::counted;
use crate::event::Events;
use crate::git::Store;
use crate::model::{
    Answer, AppliedSeries, BISECT_SCHEMA, BisectRecord, GoodPoint, ObjectId, RunRecord, Sight, Tally, Variant,
};
use crate::process::Interrupt;
use crate::series::{self, Between};
use blame::{Owner, Versions};
use fault::{Fault, Faulty};
use good::Good;
use look::{Looker, Point};
use search::{Price, Row, narrow};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Looks that telling hunks apart may take: each can be a build.
const MOST_LOOKS: usize = 24;

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
    let named = fault::named(&inputs, request.case)?;
    let mut stages = Stages::new(events);
    let ground = Ground::open(project, &inputs, request.jobs, &mut stages, events, interrupt)?;
    let applied = ground.shop.apply(&inputs, &ground.base, &mut stages)?;
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
    let Faulty { fault, inputs: tried, outcome } = faulty;
    (found.case, found.now, found.outcome) = (fault.case.name(), fault.now, Some(outcome));
    let good = good::find(project, &ground, &inputs, request, &fault)?;
    let mut hunt = Hunt { ground: &ground, inputs: &inputs, tried, applied: &applied, fault, looker };
    found.answer = match &good {
        Good::Base => hunt.from_base()?,
        Good::Version { variant, run, point } => hunt.from_version(variant, run.as_deref(), point)?,
    };
    found.points = hunt.looker.points;
    found.good = Some(match good {
        Good::Base => GoodPoint::Base,
        Good::Version { point, .. } => point,
    });
    Ok(found)
}

/// A search under way.
struct Hunt<'a> {
    ground: &'a Ground<'a>,
    inputs: &'a Inputs,
    /// The inputs with no more cases than it takes.
    tried: Inputs,
    applied: &'a AppliedSeries,
    fault: Fault,
    looker: Looker<'a>,
}

impl Hunt<'_> {
    /// From the base to the last patch.
    fn from_base(&mut self) -> Result<Answer, PipelineError> {
        let (base, applied) = (&self.ground.base, self.applied);
        let entries = &self.tried.plan.entries;
        let (whole, tried) = (self.inputs, &self.tried);
        let point = |at: usize| -> Point {
            let Some(patch) = at.checked_sub(1).map(|index| &applied.patches[index]) else {
                let inputs = whole.of_base();
                let (tree, run) = (base.tree(), inputs.on(base.imported.tree).digest);
                let inputs = inputs.only(entries.clone());
                return Point { what: "the base".to_owned(), tree, inputs, whole: Some(run) };
            };
            let (what, tree) = (format!("up to {}", patch.name), patch.tree);
            if at == applied.patches.len() {
                return Point { what, tree, inputs: tried.clone(), whole: None };
            }
            let inputs = whole.up_to(at);
            let run = inputs.at(tree).digest;
            Point { what, tree, inputs: inputs.only(entries.clone()), whole: Some(run) }
        };
        let points: Vec<Point> = (0..=applied.patches.len()).map(point).collect();
        if let Some(answer) = self.check_good(&points[0], None)? {
            return Ok(answer);
        }
        let row = self.search(&points)?;
        let (good, bad) = (row.good(), *row.suspects().end());
        let between = Between::of(&self.ground.shop.store, points[good].tree, points[bad].tree)?;
        let field = Field {
            items: (0..between.hunks().len()).collect(),
            fixed: BTreeSet::new(),
            between,
            ends: [&points[good], &points[bad]],
        };
        let up_to = |count: usize| AppliedSeries { patches: applied.patches[..count].to_vec(), ..applied.clone() };
        let files = |count: usize| {
            let mut variant = self.inputs.variant.clone();
            variant.patches.truncate(count);
            variant
        };
        let (new, old, new_files, old_files) = (up_to(bad), up_to(good), files(bad), files(good));
        let dir = self.patches_dir();
        self.told_apart(&field, &Versions { new: &new, files: &new_files, old: &old, old_files: &old_files, dir })
    }

    /// From another version of the series to the one that is here.
    fn from_version(
        &mut self,
        variant: &Variant,
        run: Option<&RunRecord>,
        point: &GoodPoint,
    ) -> Result<Answer, PipelineError> {
        let shop = &self.ground.shop;
        let commit = self.ground.base.commit();
        let look = self.inputs.look_ref();
        let old = series::apply(&shop.store, commit, variant, &look, 0, &Events::none(), shop.interrupt)?;
        let (from, to) = (old.top_tree(), self.applied.top_tree());
        if from == to {
            return match run {
                Some(run) => Ok(self.not_the_patches(Some(run))),
                None => Err(PipelineError::SamePatches { version: point.to_string() }),
            };
        }
        let between = Between::of(&shop.store, from, to)?;
        let dir = self.patches_dir();
        let versions = Versions { new: self.applied, files: &self.inputs.variant, old: &old, old_files: variant, dir };
        let mut groups: BTreeMap<Owner, BTreeSet<usize>> = BTreeMap::new();
        for (index, hunk) in between.hunks().iter().enumerate() {
            let (owner, _) = versions.owner(&shop.store, hunk)?;
            groups.entry(owner).or_default().insert(index);
        }
        let mut points = vec![self.point(point.to_string(), from)];
        let mut taken = vec![BTreeSet::new()];
        for (owner, hunks) in &groups {
            let all: BTreeSet<usize> = taken.iter().flatten().chain(hunks).copied().collect();
            let what = format!("with {} as it is now", versions.patch(owner).name);
            points.push(self.point(what, between.with(&shop.store, &all)?));
            taken.push(all);
        }
        if let Some(answer) = self.check_good(&points[0], run)? {
            return Ok(answer);
        }
        let row = self.search(&points)?;
        let (good, bad) = (row.good(), *row.suspects().end());
        let field = Field {
            items: taken[bad].difference(&taken[good]).copied().collect(),
            fixed: taken[good].clone(),
            between,
            ends: [&points[good], &points[bad]],
        };
        self.told_apart(&field, &versions)
    }

    fn point(&self, what: String, tree: ObjectId) -> Point {
        Point { what, tree, inputs: self.tried.clone(), whole: None }
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
        let changed = run.map_or_else(Vec::new, |run| verify::differences(&run.parts, &now));
        Answer::NotThePatches { changed: changed.into_iter().filter(|one| !one.starts_with("patch ")).collect() }
    }

    fn patches_dir(&self) -> String {
        format!("patches/{}/{}", self.inputs.target.series, self.inputs.target.variant)
    }

    /// Finds the first bad one of these points, of which the first is good and the last bad.
    fn search(&mut self, points: &[Point]) -> Result<Row, PipelineError> {
        let looker = &self.looker;
        let price = |point| looker.price(point, &self.fault);
        let prices: Vec<Price> = points.iter().map(price).collect::<Result<_, _>>()?;
        let mut row = Row::new(points.len() - 1);
        while let Some(at) = row.next(|at| prices[at]) {
            row.saw(at, self.looker.look(&points[at], &self.fault)?);
        }
        Ok(row)
    }

    /// Tells hunks apart and counts what is seen without those that are left, and with them.
    fn told_apart(&mut self, field: &Field<'_>, versions: &Versions<'_>) -> Result<Answer, PipelineError> {
        let store = &self.ground.shop.store;
        let mut looks = 0;
        let narrowed = narrow(field.items.len(), |set| {
            looks += 1;
            if looks > MOST_LOOKS {
                return Ok(None);
            }
            self.looker.look(&field.point(store, set)?, &self.fault).map(Some)
        })?;
        let [without, with] = [&narrowed.good, &narrowed.bad].map(|set| field.point(store, set));
        let (without, with) = (self.looker.tally(&without?, &self.fault)?, self.looker.tally(&with?, &self.fault)?);
        let (mut owners, mut hunks) = (BTreeSet::new(), Vec::new());
        for item in narrowed.difference() {
            let (owner, hunk) = versions.hunk(store, &field.between.hunks()[field.items[item]])?;
            owners.insert(owner);
            hunks.push(hunk);
        }
        let patches = owners.iter().map(|owner| versions.patch(owner)).collect();
        Ok(Answer::Patches { patches, hunks, without, with })
    }
}

/// Hunks to tell apart.
struct Field<'a> {
    between: Between,
    /// Those that are there in any case.
    fixed: BTreeSet<usize>,
    /// Those of which some make the difference.
    items: Vec<usize>,
    /// The points without any of these, and with all.
    ends: [&'a Point; 2],
}

impl Field<'_> {
    /// The point with some of them.
    fn point(&self, store: &Store, set: &BTreeSet<usize>) -> Result<Point, PipelineError> {
        let [none, all] = self.ends;
        let copy =
            |point: &Point| Point { whole: None, what: point.what.clone(), inputs: point.inputs.clone(), ..*point };
        if set.is_empty() {
            return Ok(copy(none));
        }
        if set.len() == self.items.len() {
            return Ok(copy(all));
        }
        let taken = self.fixed.iter().copied().chain(set.iter().map(|item| self.items[*item])).collect();
        let of = counted(self.items.len(), "hunk");
        let what = format!("{} of {of}: {}", set.len(), numbers(set));
        Ok(Point { what, tree: self.between.with(store, &taken)?, inputs: all.inputs.clone(), whole: None })
    }
}

/// The numbers of hunks from 1, in words.
fn numbers(set: &BTreeSet<usize>) -> String {
    let numbers: Vec<String> = set.iter().map(|item| (item + 1).to_string()).collect();
    numbers.join(" ")
}
