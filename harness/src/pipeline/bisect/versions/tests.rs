// SPDX-License-Identifier: GPL-2.0-only
//! Versions of a series whose patches change one file.

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
