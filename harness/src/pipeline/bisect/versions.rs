// SPDX-License-Identifier: GPL-2.0-only
//! The versions of a series between a good one and the one that is here: one more for the order of the patches, where that is
//! another one, and one more for each patch that is not the same.
//!
//! The patches that come after a step are put onto it three ways, as `kiso rebase` does it, so that whatever differs between
//! two neighbours is that patch's.

use super::order::{Moved, moved};
use crate::escape;
use crate::git::Store;
use crate::model::{
    AppliedPatch, AppliedSeries, BlamedHunk, BlamedPatch, ChangedInput, MovedPatch, ObjectId, PatchFile, Stands,
    Variant,
};
use crate::series::{self, Difference, SeriesError, Touched};

/// A series with the files that it is made of.
pub(super) struct Whole<'a> {
    pub applied: &'a AppliedSeries,
    pub files: &'a [PatchFile],
}

/// From one version to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The patches stand in the order of now; these were moved.
    Order(Vec<MovedPatch>),
    /// A patch comes, goes or is as it is now.
    Patch(BlamedPatch),
}

impl Step {
    /// What the series has behind the step and not before it, in words.
    pub fn told(&self) -> String {
        match self {
            Self::Order(_) => "with the patches in the order of now".to_owned(),
            Self::Patch(BlamedPatch { name, is_there: true, .. }) => format!("with {name} as it is now"),
            Self::Patch(BlamedPatch { name, is_there: false, .. }) => format!("without {name}"),
        }
    }

    /// The patches that it changes.
    fn patches(&self) -> Vec<&str> {
        match self {
            Self::Order(moved) => moved.iter().map(|patch| patch.name.as_str()).collect(),
            Self::Patch(patch) => vec![&patch.name],
        }
    }

    /// Whether a hunk of this patch may be what it changes. Where the order is another one, that is any.
    fn may_change(&self, patch: &str) -> bool {
        matches!(self, Self::Order(_)) || self.patches().contains(&patch)
    }
}

/// Versions in a row, and the steps between them.
pub(super) struct Versions<'a> {
    /// What each step changes.
    pub steps: Vec<Step>,
    /// What was applied at each point, one more than there are steps; none where patches contradict each other there.
    pub points: Vec<Option<AppliedSeries>>,
    files: &'a [PatchFile],
    /// Where these files lie in the project.
    dir: String,
}

/// A patch in both versions, or in one.
struct Pair {
    old: Option<usize>,
    new: Option<usize>,
    /// Whether it is the same in both.
    same: bool,
}

impl<'a> Versions<'a> {
    /// From the base to the last patch.
    pub fn from_base(new: &Whole<'a>, dir: String) -> Self {
        let up_to =
            |count: usize| AppliedSeries { patches: new.applied.patches[..count].to_vec(), ..new.applied.clone() };
        let points = (0..=new.applied.patches.len()).map(|count| Some(up_to(count))).collect();
        let steps = new.applied.patches.iter().map(|patch| Step::Patch(blamed(patch, true))).collect();
        Self { steps, points, files: new.files, dir }
    }

    /// From another version of the series.
    ///
    /// # Errors
    /// Errors of the store.
    pub fn between(store: &Store, old: &Whole<'_>, new: &Whole<'a>, dir: String) -> Result<Self, SeriesError> {
        let pairs = paired(old, new);
        let changed = pairs.iter().filter(|pair| !pair.same);
        let mut steps: Vec<Step> = changed
            .filter_map(|pair| {
                let gone = || Some(blamed(&old.applied.patches[pair.old?], false));
                pair.new.map(|index| blamed(&new.applied.patches[index], true)).or_else(gone).map(Step::Patch)
            })
            .collect();
        let mut points =
            (0..=steps.len()).map(|taken| mixed(store, &pairs, old, new, taken)).collect::<Result<Vec<_>, _>>()?;
        let moved = moved_patches(&pairs, new);
        let tree = |applied: &AppliedSeries| applied.top_tree();
        if !moved.is_empty() && points[0].as_ref().map(tree) != Some(tree(old.applied)) {
            steps.insert(0, Step::Order(moved));
            points.insert(0, Some(old.applied.clone()));
        }
        Ok(Self { steps, points, files: new.files, dir })
    }

    /// The tree at a point.
    pub fn tree(&self, point: usize) -> Option<ObjectId> {
        self.points[point].as_ref().map(AppliedSeries::top_tree)
    }

    /// A hunk to the tree at this point, as a report shows it: with its place in a patch of one of these steps.
    ///
    /// # Errors
    /// Errors of the store.
    pub fn hunk(
        &self,
        store: &Store,
        point: usize,
        steps: &[Step],
        hunk: &Difference,
    ) -> Result<BlamedHunk, SeriesError> {
        let path = hunk.file.path.as_slice();
        let at = match &self.points[point] {
            Some(applied) => self.place(store, applied, steps, hunk)?,
            None => None,
        };
        Ok(BlamedHunk { file: escape::line(path), at, text: hunk.text(store)? })
    }

    /// Where in the patches of these steps a hunk comes from: where one of them last touched what it puts there. None has
    /// touched what a patch of before changed and that of now leaves alone: then it is the nearest place in one that changes
    /// the file.
    fn place(
        &self,
        store: &Store,
        applied: &AppliedSeries,
        steps: &[Step],
        hunk: &Difference,
    ) -> Result<Option<ChangedInput>, SeriesError> {
        let patch = |touched: &Touched| &applied.patches[touched.index];
        let at = |touched: Touched| {
            let patch = patch(&touched);
            let file = self.files.iter().find(|file| file.name == patch.name)?;
            Some(ChangedInput {
                name: format!("patch {}", file.name),
                path: Some(format!("{}/{}", self.dir, file.name)),
                line: series::line_in_patch(file, &patch.offsets, &hunk.file.path, touched.line),
            })
        };
        let is_suspect = |touched: &Touched| steps.iter().any(|step| step.may_change(&patch(touched).name));
        if let Some(touched) = last_touched(store, applied, hunk, is_suspect)? {
            return Ok(at(touched));
        }
        let line = hunk.changes.first().map_or(1, |change| change.new_start);
        let index = |name: &str| applied.patches.iter().position(|patch| patch.name == name);
        let names = steps.iter().flat_map(Step::patches);
        let all: Vec<ChangedInput> = names.filter_map(|name| at(Touched { index: index(name)?, line })).collect();
        Ok(all.iter().find(|one| one.line.is_some()).or(all.first()).cloned())
    }
}

/// The first line of a hunk that a suspect was the last to touch; else the first place from which one took lines away.
fn last_touched(
    store: &Store,
    applied: &AppliedSeries,
    hunk: &Difference,
    is_suspect: impl Fn(&Touched) -> bool,
) -> Result<Option<Touched>, SeriesError> {
    let path = hunk.file.path.as_slice();
    for line in hunk.changes.iter().flat_map(|change| change.new_start..change.new_start + change.new_lines) {
        if let Some(touched) = series::touched_line(store, applied, path, line)?.filter(&is_suspect) {
            return Ok(Some(touched));
        }
    }
    for change in &hunk.changes {
        if let Some(touched) = series::touched_gap(store, applied, path, change.new_start)?.filter(&is_suspect) {
            return Ok(Some(touched));
        }
    }
    Ok(None)
}

fn blamed(patch: &AppliedPatch, is_there: bool) -> BlamedPatch {
    BlamedPatch { name: patch.name.clone(), subject: patch.subject.clone(), is_there }
}

/// Those that both have and that stand in another order.
fn moved_patches(pairs: &[Pair], new: &Whole<'_>) -> Vec<MovedPatch> {
    let both: Vec<(usize, usize)> = pairs.iter().filter_map(|pair| Some((pair.old?, pair.new?))).collect();
    let patch = |place: usize| &new.applied.patches[both[place].1];
    let name = |place: usize| patch(place).name.clone();
    let told = |one| {
        let (moved, stands) = match one {
            Moved::Before { moved, other } => (moved, Stands::Before(name(other))),
            Moved::Behind { moved, other } => (moved, Stands::Behind(name(other))),
        };
        MovedPatch { name: name(moved), subject: patch(moved).subject.clone(), stands }
    };
    let old: Vec<usize> = both.iter().map(|(old, _)| *old).collect();
    moved(&old).into_iter().map(told).collect()
}

/// Each patch with its other version: the one of its name, else of its bytes, else of its subject. Those that went stand where
/// they stood.
fn paired(old: &Whole<'_>, new: &Whole<'_>) -> Vec<Pair> {
    let mut other: Vec<Option<usize>> = vec![None; new.files.len()];
    let is_alike: [&dyn Fn(usize, usize) -> bool; 3] =
        [&|i, j| old.files[i].name == new.files[j].name, &|i, j| old.files[i].bytes == new.files[j].bytes, &|i, j| {
            old.applied.patches[i].subject == new.applied.patches[j].subject
        }];
    for is_alike in is_alike {
        for j in 0..new.files.len() {
            if other[j].is_none() {
                other[j] = (0..old.files.len()).find(|i| !other.contains(&Some(*i)) && is_alike(*i, j));
            }
        }
    }
    let mut gone = (0..old.files.len()).filter(|i| !other.contains(&Some(*i))).peekable();
    let mut pairs = Vec::new();
    let went = |i| Pair { old: Some(i), new: None, same: false };
    for (j, i) in other.iter().enumerate() {
        if let Some(i) = i {
            while let Some(earlier) = gone.next_if(|earlier| earlier < i) {
                pairs.push(went(earlier));
            }
        }
        pairs.push(Pair { old: *i, new: Some(j), same: i.is_some_and(|i| is_same(&old.files[i], &new.files[j])) });
    }
    pairs.extend(gone.map(went));
    pairs
}

/// Whether two patches put the same into the same files.
fn is_same(one: &PatchFile, other: &PatchFile) -> bool {
    (one.strip, &one.bytes) == (other.strip, &other.bytes)
}

/// The series with so many of its changed patches as they are now, and the others as they were; none where that can't be.
fn mixed(
    store: &Store,
    pairs: &[Pair],
    old: &Whole<'_>,
    new: &Whole<'_>,
    taken: usize,
) -> Result<Option<AppliedSeries>, SeriesError> {
    let before = |applied: &AppliedSeries, index: usize| {
        index.checked_sub(1).map_or(applied.base_tree, |before| applied.patches[before].tree)
    };
    let mut mixed = AppliedSeries { patches: Vec::new(), ..new.applied.clone() };
    let mut left = taken;
    for pair in pairs {
        let is_new = pair.same || left > 0;
        left -= usize::from(!pair.same && left > 0);
        let onto = mixed.top_tree();
        let of_new = pair.new.filter(|_| is_new).map(|index| (new.applied, index));
        let of_old = pair.old.filter(|_| !is_new || pair.same).map(|index| (old.applied, index));
        // What stands on the very tree that it was made on need not be put there.
        let fits = |side: &(&AppliedSeries, usize)| before(side.0, side.1) == onto;
        let side = of_new.filter(fits).or(of_old.filter(fits)).or(of_new).or(of_old);
        let Some((applied, index)) = side else { continue };
        let patch = &applied.patches[index];
        let mut tree = patch.tree;
        if before(applied, index) != onto {
            let carried = series::carry(store, before(applied, index), patch.tree, onto, &patch.name)?;
            if !carried.conflicts.is_empty() {
                return Ok(None);
            }
            tree = carried.tree;
        }
        mixed.patches.push(AppliedPatch { tree, ..patch.clone() });
    }
    Ok(Some(mixed))
}

/// Reads the files of a variant as a whole with what they came to.
pub(super) fn whole<'a>(applied: &'a AppliedSeries, variant: &'a Variant) -> Whole<'a> {
    Whole { applied, files: &variant.patches }
}

#[cfg(test)]
mod tests;
