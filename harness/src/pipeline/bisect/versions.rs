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
mod tests {
    use super::*;
    use crate::event::Events;
    use crate::git::{Identity, Mode, NewCommit, TreeEdit, unified_diff};
    use crate::process::Interrupt;
    use crate::series::Between;

    struct World {
        _dir: tempfile::TempDir,
        store: Store,
        commit: ObjectId,
        base: String,
    }

    impl World {
        fn new(base: &str) -> Self {
            let dir = tempfile::tempdir().expect("a private directory");
            let store = Store::open_or_create(&dir.path().join("git")).expect("a repository");
            let entry = Some((Mode::File, store.write_blob(base.as_bytes()).expect("a blob")));
            let edits = [TreeEdit { path: b"f".to_vec(), entry }];
            let tree = store.update_tree(store.empty_tree().expect("a tree"), &edits).expect("a tree");
            let kiso = Identity::kiso(0);
            let commit = NewCommit { tree, parent: None, author: &kiso, committer: &kiso, message: b"base\n" };
            let commit = store.commit(&commit).expect("a commit");
            Self { _dir: dir, store, commit, base: base.to_owned() }
        }

        /// A series whose patches, of these names, bring the file from one of these contents to the next.
        fn series(&self, patches: &[(&str, String)]) -> (AppliedSeries, Variant) {
            let mut before = self.base.as_str();
            let mut files = Vec::new();
            for (name, after) in patches {
                let diff = unified_diff(before.as_bytes(), after.as_bytes()).expect("a diff");
                let subject = name.trim_start_matches(|c: char| c.is_ascii_digit());
                let bytes = [format!("Subject: {subject}\n\n---\n\n").into_bytes(), diff].concat();
                files.push(PatchFile { name: (*name).to_owned(), path: (*name).into(), strip: 1, bytes });
                before = after;
            }
            let variant = Variant { name: "v".into(), dir: "v".into(), patches: files };
            (self.apply(&variant), variant)
        }

        fn apply(&self, variant: &Variant) -> AppliedSeries {
            let (none, name) = (Interrupt::none(), "refs/kiso/look/s/v");
            series::apply(&self.store, self.commit, variant, name, 0, &Events::none(), &none).expect("it applies")
        }

        fn text(&self, versions: &Versions<'_>, point: usize) -> String {
            let tree = versions.tree(point).expect("a point");
            let (_, id) = self.store.entry(tree, b"f").expect("readable").expect("the file");
            String::from_utf8(self.store.read_blob(id).expect("readable").to_vec()).expect("text")
        }

        /// The places of all hunks between two points, in the patches of all steps.
        fn places(&self, versions: &Versions<'_>, from: usize, to: usize) -> Vec<Option<(String, Option<u32>)>> {
            let [old, new] = [from, to].map(|point| versions.tree(point).expect("a point"));
            let between = Between::of(&self.store, old, new).expect("hunks");
            between.hunks().iter().map(|hunk| self.place(versions, to, hunk)).collect()
        }

        fn place(&self, versions: &Versions<'_>, point: usize, hunk: &Difference) -> Option<(String, Option<u32>)> {
            let told = versions.hunk(&self.store, point, &versions.steps, hunk).expect("a hunk");
            told.at.map(|at| (at.path.unwrap_or_default().replace("patches/s/v/", ""), at.line))
        }

        fn between<'a>(&self, old: &(AppliedSeries, Variant), new: &'a (AppliedSeries, Variant)) -> Versions<'a> {
            let (old, new) = (whole(&old.0, &old.1), whole(&new.0, &new.1));
            Versions::between(&self.store, &old, &new, "patches/s/v".to_owned()).expect("versions")
        }
    }

    /// Forty lines, some of them others.
    fn lines(changes: &[(u32, &str)]) -> String {
        let line = |number| {
            let change = changes.iter().find(|(at, _)| *at == number);
            change.map_or_else(|| format!("{number}\n"), |(_, text)| format!("{text}\n"))
        };
        (1..=40).map(line).collect()
    }

    fn names(versions: &Versions<'_>) -> Vec<(String, bool)> {
        let name = |step: &Step| match step {
            Step::Patch(patch) => (patch.name.clone(), patch.is_there),
            Step::Order(_) => ("the order".to_owned(), true),
        };
        versions.steps.iter().map(name).collect()
    }

    #[test]
    fn neighbours_in_one_hunk_are_told_apart() {
        let world = World::new(&lines(&[]));
        let old = world.series(&[
            ("1a", lines(&[(5, "a")])),
            ("2b", lines(&[(5, "a"), (8, "b")])),
            ("3c", lines(&[(5, "a"), (8, "b"), (30, "c")])),
        ]);
        let new = world.series(&[
            ("1a", lines(&[(5, "A")])),
            ("2b", lines(&[(5, "A"), (8, "B")])),
            ("3c", lines(&[(5, "A"), (8, "B"), (30, "c")])),
        ]);
        let versions = world.between(&old, &new);
        // The third differs in its context alone, which is no difference of what it does, but of its file.
        assert_eq!(versions.steps.len() + 1, versions.points.len());
        assert_eq!(names(&versions)[..2], [("1a".to_owned(), true), ("2b".to_owned(), true)]);
        assert_eq!(world.text(&versions, 0), lines(&[(5, "a"), (8, "b"), (30, "c")]));
        assert_eq!(world.text(&versions, 1), lines(&[(5, "A"), (8, "b"), (30, "c")]));
        assert_eq!(world.text(&versions, 2), lines(&[(5, "A"), (8, "B"), (30, "c")]));
        let trees = [1, 2].map(|point| versions.tree(point).expect("a point"));
        let between = Between::of(&world.store, trees[0], trees[1]).expect("hunks");
        let [hunk] = between.hunks() else { panic!("{between:?}") };
        let told = versions.hunk(&world.store, 2, &versions.steps[1..2], hunk).expect("a place");
        let at = told.at.expect("a place");
        assert_eq!((at.path.as_deref(), at.line), (Some("patches/s/v/2b"), Some(14)), "{:?}", told.text);
    }

    #[test]
    fn a_patch_that_went_and_one_that_came_are_steps_and_a_new_number_is_none() {
        let world = World::new(&lines(&[]));
        let old = world.series(&[
            ("1a", lines(&[(5, "a")])),
            ("2b", lines(&[(5, "a"), (20, "b")])),
            ("3c", lines(&[(5, "a"), (20, "b"), (35, "c")])),
        ]);
        let new = world.series(&[
            ("1n", lines(&[(12, "n")])),
            ("2a", lines(&[(12, "n"), (5, "a")])),
            ("3c", lines(&[(12, "n"), (5, "a"), (35, "c")])),
        ]);
        let versions = world.between(&old, &new);
        let told = names(&versions);
        assert!(told.contains(&("1n".to_owned(), true)) && told.contains(&("2b".to_owned(), false)), "{told:?}");
        let at = told.iter().position(|(name, _)| name == "1n").expect("a step");
        assert_eq!(world.text(&versions, at + 1), lines(&[(12, "n"), (5, "a"), (20, "b"), (35, "c")]));
        assert_eq!(world.text(&versions, versions.steps.len()), lines(&[(12, "n"), (5, "a"), (35, "c")]));
        assert!(!told.contains(&("1a".to_owned(), false)), "it has another number: {told:?}");
    }

    /// A line in each of five blocks that are alike.
    fn blocks(changed: Option<usize>) -> String {
        let block = |number| ["a", "b", "c", if changed == Some(number) { "D" } else { "d" }, "e", "f", "g", "h"];
        (1..=5).flat_map(block).map(|line| format!("{line}\n")).collect()
    }

    #[test]
    fn the_order_of_the_patches_is_a_step_of_its_own() {
        let world = World::new(&blocks(None));
        let head = "new\n".repeat(8);
        let old = world.series(&[("1a", head.clone() + &blocks(None)), ("2b", head.clone() + &blocks(Some(4)))]);
        // Eight lines further up there is another block at the line that the second patch names.
        let mut variant = old.1.clone();
        variant.patches.reverse();
        let new = (world.apply(&variant), variant);
        let versions = world.between(&old, &new);
        let [Step::Order(moved)] = &versions.steps[..] else { panic!("{:?}", versions.steps) };
        let stands = Stands::Before("1a".into());
        assert_eq!(moved[..], [MovedPatch { name: "2b".into(), subject: "b".into(), stands }]);
        assert_eq!(versions.points.len(), 2);
        assert_eq!(world.text(&versions, 0), head.clone() + &blocks(Some(4)));
        assert_eq!(world.text(&versions, 1), head + &blocks(Some(5)));
        // What went from the one block is nobody's now, but there is one that was moved.
        assert_eq!(world.places(&versions, 0, 1), [Some(("2b".into(), Some(14))), Some(("2b".into(), Some(14)))]);
    }

    #[test]
    fn a_patch_that_goes_into_other_files_is_another_one() {
        let world = World::new(&lines(&[]));
        let mut variant = world.series(&[("1a", lines(&[(5, "a")]))]).1;
        variant.patches[0].bytes = b"Subject: a\n\n---\n\n--- /dev/null\n+++ b/g\n@@ -0,0 +1 @@\n+g\n".to_vec();
        let old = (world.apply(&variant), variant.clone());
        variant.patches[0].strip = 0;
        let new = (world.apply(&variant), variant);
        let versions = world.between(&old, &new);
        assert_eq!(names(&versions), [("1a".to_owned(), true)]);
        assert_eq!([0, 1].map(|point| versions.tree(point)), [&old, &new].map(|one| Some(one.0.top_tree())));
    }

    #[test]
    fn an_order_that_comes_to_the_same_is_no_step() {
        let world = World::new(&lines(&[]));
        let old = world.series(&[("1a", lines(&[(5, "a")])), ("2b", lines(&[(5, "a"), (20, "b")]))]);
        let new = world.series(&[("2b", lines(&[(20, "B")])), ("1a", lines(&[(20, "B"), (5, "a")]))]);
        let versions = world.between(&old, &new);
        // The files of both have other blobs in their index lines.
        assert_eq!(names(&versions), [("2b".to_owned(), true), ("1a".to_owned(), true)]);
        let texts = [0, 1, 2].map(|point| world.text(&versions, point));
        assert_eq!(texts, ["b", "B", "B"].map(|text| lines(&[(5, "a"), (20, text)])));
    }

    #[test]
    fn the_order_is_told_apart_from_a_patch_that_changed() {
        let world = World::new(&blocks(None));
        let head = "new\n".repeat(8);
        let with = |changed, last: &str| head.clone() + &blocks(Some(changed)) + last;
        let old = world.series(&[("1a", head.clone() + &blocks(None)), ("2b", with(4, "")), ("3c", with(4, "c\n"))]);
        let mut variant = old.1.clone();
        variant.patches.swap(0, 1);
        // The last one made anew behind the two.
        let changed = world.series(&[("3c", blocks(None) + "C\n")]).1;
        variant.patches[2].bytes = changed.patches[0].bytes.clone();
        let new = (world.apply(&variant), variant);
        let versions = world.between(&old, &new);
        assert_eq!(names(&versions), [("the order".to_owned(), true), ("3c".to_owned(), true)]);
        let texts = [0, 1, 2].map(|point| world.text(&versions, point));
        assert_eq!(texts, [with(4, "c\n"), with(5, "c\n"), with(5, "C\n")]);
    }

    #[test]
    fn a_hunk_has_its_place_in_the_patch_that_made_it() {
        let world = World::new(&lines(&[]));
        let without = |text: String, line: &str| text.replace(&format!("\n{line}\n"), "\n");
        let old = world.series(&[("1a", lines(&[(5, "a"), (30, "x")])), ("2b", lines(&[(5, "a b"), (30, "x")]))]);
        let new = world.series(&[("1a", lines(&[(5, "c")])), ("2b", without(lines(&[(5, "c d")]), "20"))]);
        let versions = world.between(&old, &new);
        assert_eq!(versions.points.iter().map(Option::is_some).collect::<Vec<_>>(), [true, false, true]);
        let at = |name: &str, line| Some((name.to_owned(), line));
        // A line that is there; one that the second takes away; one that the first leaves alone now.
        assert_eq!(world.places(&versions, 0, 2), [at("2b", Some(14)), at("2b", Some(18)), at("1a", Some(9))]);
        // A file that comes or goes is no lines.
        let tree = |point| versions.tree(point).expect("a point");
        let mut hunk = Between::of(&world.store, tree(0), tree(2)).expect("hunks").hunks()[0].clone();
        hunk.changes.clear();
        assert_eq!(world.place(&versions, 2, &hunk), at("1a", Some(9)));
        // One that no patch of now changes.
        hunk.file.path = b"g".to_vec();
        assert_eq!(world.place(&versions, 2, &hunk), at("1a", None));
    }

    #[test]
    fn where_patches_contradict_each_other_there_is_no_point() {
        let world = World::new(&lines(&[]));
        let old = world.series(&[("1a", lines(&[(5, "a")])), ("2b", lines(&[(5, "a b")]))]);
        let new = world.series(&[("1a", lines(&[(5, "x")])), ("2b", lines(&[(5, "x y")]))]);
        let versions = world.between(&old, &new);
        let is_there: Vec<bool> = versions.points.iter().map(Option::is_some).collect();
        assert_eq!(is_there, [true, false, true]);
    }
}
