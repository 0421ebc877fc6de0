// SPDX-License-Identifier: GPL-2.0-only
//! Whatever the series and whatever is done to it, its files make the trees that its layers say.

use super::*;
use crate::git::{Mode, TreeEdit};
use crate::series::{FileParts, Part, Replayed, Resolutions, parts, replay, split};
use proptest::prelude::*;
use proptest::sample::Index;
use std::path::PathBuf;
use std::rc::Rc;
use tempfile::TempDir;

const PATHS: [&str; 5] = ["a.c", "b.c", "net/a.c", "net/d.c", "net"];

/// What a patch does to one file; what cannot be done there is left out.
#[derive(Clone, Debug)]
pub(in crate::series) enum Step {
    /// A new content.
    Write(usize, Vec<u8>, Mode),
    /// Another line in the place of the one at this part of the file.
    Line(usize, Index, String),
    /// A line more.
    Insert(usize, Index, String),
    /// A line less.
    Delete(usize, Index),
    Remove(usize),
    Rename(usize, usize),
    /// Another mode, and a link's content where that is needed.
    Mode(usize, Mode),
}

fn step() -> impl Strategy<Value = Step> {
    let path = || 0..PATHS.len();
    let mode = || prop_oneof![4 => Just(Mode::File), 1 => Just(Mode::Executable), 1 => Just(Mode::Symlink)];
    let line = || "[x-z]{0,2}";
    prop_oneof![
        2 => (path(), content(), mode()).prop_map(|(path, content, mode)| Step::Write(path, content, mode)),
        6 => (path(), any::<Index>(), line()).prop_map(|(path, at, line)| Step::Line(path, at, line)),
        4 => (path(), any::<Index>(), line()).prop_map(|(path, at, line)| Step::Insert(path, at, line)),
        3 => (path(), any::<Index>()).prop_map(|(path, at)| Step::Delete(path, at)),
        1 => path().prop_map(Step::Remove),
        1 => (path(), path()).prop_map(|(from, to)| Step::Rename(from, to)),
        1 => (path(), mode()).prop_map(|(path, mode)| Step::Mode(path, mode)),
    ]
}

fn content() -> impl Strategy<Value = Vec<u8>> {
    let text = (1..30_u32, any::<bool>(), any::<bool>()).prop_map(|(lines, end, crs)| {
        let line_end = if crs { "\r\n" } else { "\n" };
        let text: String = (1..=lines).map(|line| format!("line {line}{line_end}")).collect();
        if end { text.into_bytes() } else { text.trim_end().as_bytes().to_vec() }
    });
    prop_oneof![6 => text, 1 => Just(Vec::new()), 1 => prop::collection::vec(0..4_u8, 0..20)]
}

pub(in crate::series) struct World {
    _dir: TempDir,
    pub store: Store,
    pub base: ObjectId,
}

thread_local! {
    /// One store does for all cases of a test: nothing in it is ever changed.
    static WORLD: Rc<World> = Rc::new(World::new());
}

impl World {
    pub fn shared() -> Rc<Self> {
        WORLD.with(Rc::clone)
    }

    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a directory");
        let store = Store::open_or_create(&dir.path().join("git")).expect("a store");
        let numbered: String = (1..=24).map(|line| format!("line {line}\n")).collect();
        let id = store.write_blob(numbered.as_bytes()).expect("written");
        let edit = |path: &str| TreeEdit { path: path.into(), entry: Some((Mode::File, id)) };
        let edits = [edit("a.c"), edit("net/a.c"), edit("other/x.c")];
        let base = store.update_tree(store.empty_tree().expect("written"), &edits).expect("a tree");
        Self { _dir: dir, store, base }
    }

    fn file(&self, tree: ObjectId, path: usize) -> Option<(Mode, Vec<u8>)> {
        let (mode, id) = self.store.entry(tree, PATHS[path].as_bytes()).expect("readable")?;
        (mode != Mode::Tree).then(|| (mode, self.store.read_blob(id).expect("readable").to_vec()))
    }

    /// The tree after a step; the same one where the step cannot be done.
    fn after(&self, tree: ObjectId, step: &Step) -> ObjectId {
        let lines = |path: usize, change: &dyn Fn(&mut Vec<Vec<u8>>)| {
            let (mode, content) = self.file(tree, path).filter(|(mode, _)| *mode != Mode::Symlink)?;
            let mut lines: Vec<Vec<u8>> = content.split_inclusive(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect();
            change(&mut lines);
            Some(vec![(path, Some((mode, lines.concat())))])
        };
        let edits = match step {
            Step::Write(path, content, mode) => Some(vec![(*path, Some((*mode, content.clone())))]),
            Step::Line(path, at, line) => lines(*path, &|lines| {
                if !lines.is_empty() {
                    let at = at.index(lines.len());
                    lines[at] = format!("{line}\n").into_bytes();
                }
            }),
            Step::Insert(path, at, line) => lines(*path, &|lines| {
                lines.insert(at.index(lines.len() + 1), format!("{line}\n").into_bytes());
            }),
            Step::Delete(path, at) => lines(*path, &|lines| {
                if !lines.is_empty() {
                    drop(lines.remove(at.index(lines.len())));
                }
            }),
            Step::Remove(path) => Some(vec![(*path, None)]),
            Step::Rename(from, to) if from != to => {
                self.file(tree, *from).map(|file| vec![(*from, None), (*to, Some(file))])
            }
            Step::Rename(..) => None,
            Step::Mode(path, mode) => self.file(tree, *path).map(|(_, content)| vec![(*path, Some((*mode, content)))]),
        };
        let edits = edits.unwrap_or_default().into_iter().filter_map(|(path, file)| {
            let entry = match file {
                // No link leads nowhere, or to a name with a NUL byte.
                Some((Mode::Symlink, content)) if content.is_empty() || content.contains(&0) => return None,
                Some((mode, content)) => Some((mode, self.store.write_blob(&content).expect("written"))),
                None => None,
            };
            Some(TreeEdit { path: PATHS[path].into(), entry })
        });
        self.store.update_tree(tree, &edits.collect::<Vec<_>>()).unwrap_or(tree)
    }

    /// A series of these patches, its files written.
    pub fn series(&self, patches: &[Vec<Step>]) -> Vec<Layer> {
        let mut before = self.base;
        let mut layers = Vec::new();
        for (index, steps) in patches.iter().enumerate() {
            let after = steps.iter().fold(before, |tree, step| self.after(tree, step));
            layers.push(Layer { file: blank(&format!("{:04}.patch", index + 1)), before, after });
            before = after;
        }
        settle(&self.store, &mut layers, &[]).expect("they can be written");
        layers
    }

    /// Whether two patches touch no file, and no directory as a file, that the other touches.
    fn are_apart(&self, one: &Layer, other: &Layer) -> bool {
        let paths = |layer: &Layer| {
            let changes = self.store.diff_trees(layer.before, layer.after).expect("readable");
            changes.into_iter().map(|change| change.path).collect::<Vec<_>>()
        };
        let meets = |one: &[u8], other: &[u8]| {
            let rest = other.strip_prefix(one);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(b"/"))
        };
        let others = paths(other);
        paths(one).iter().all(|one| others.iter().all(|other| !meets(one, other) && !meets(other, one)))
    }

    fn replay(&self, base: ObjectId, layers: Vec<Layer>) -> Option<Vec<Layer>> {
        match replay(&self.store, base, layers, &Resolutions::default(), &Interrupt::none()).expect("it can be tried") {
            Replayed::Whole { layers, .. } => Some(layers),
            Replayed::Conflict(conflict) => {
                assert!(!conflict.paths.is_empty());
                None
            }
        }
    }

    /// Writes the files of the layers and applies them: the trees must be those that the layers say. Writing them again
    /// changes nothing.
    fn check(&self, mut layers: Vec<Layer>) -> Result<(), TestCaseError> {
        settle(&self.store, &mut layers, &[]).expect("they can be written");
        let patches = layers.iter().map(|layer| layer.file.clone()).collect();
        let variant = Variant { name: "v".into(), dir: "v".into(), patches };
        let mut again = stack(&self.store, self.base, &variant, &Interrupt::none())
            .map_err(|error| TestCaseError::fail(format!("{error}\n{}", said(&layers))))?;
        let trees = |layers: &[Layer]| layers.iter().map(|layer| (layer.before, layer.after)).collect::<Vec<_>>();
        prop_assert_eq!(trees(&again), trees(&layers), "{}", said(&layers));
        settle(&self.store, &mut again, &[]).expect("they can be written");
        for (again, layer) in again.iter().zip(&layers) {
            prop_assert_eq!(
                again.file.bytes.as_slice().escape_ascii().to_string(),
                layer.file.bytes.as_slice().escape_ascii().to_string()
            );
        }
        Ok(())
    }
}

fn blank(name: &str) -> PatchFile {
    let bytes = format!("From: A <a@example.org>\nSubject: [PATCH] {name}\n\nWhy.\n---\n").into_bytes();
    PatchFile { name: name.into(), path: PathBuf::from(name), strip: 1, bytes }
}

fn said(layers: &[Layer]) -> String {
    layers.iter().map(|layer| format!("{}\n", String::from_utf8_lossy(&layer.file.bytes))).collect()
}

/// What the patches of a series do.
pub(in crate::series) fn patches() -> impl Strategy<Value = Vec<Vec<Step>>> {
    prop::collection::vec(prop::collection::vec(step(), 1..4), 2..5)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn files_say_what_layers_do_and_a_replay_in_place_changes_nothing(patches in patches()) {
        let world = World::shared();
        let layers = world.series(&patches);
        world.check(layers.clone())?;
        let again = world.replay(world.base, layers.clone());
        let trees = |layers: &[Layer]| layers.iter().map(|layer| layer.after).collect::<Vec<_>>();
        prop_assert_eq!(again.as_deref().map(trees), Some(trees(&layers)));
    }

    #[test]
    fn a_series_and_then_its_reverse_come_to_the_base(patches in patches()) {
        let world = World::shared();
        let mut layers = world.series(&patches);
        let reverse = |layer: &Layer| {
            let name = format!("revert-{}", layer.file.name);
            Layer { file: blank(&name), before: layer.after, after: layer.before }
        };
        layers.extend(layers.clone().iter().rev().map(reverse));
        prop_assert_eq!(top(world.base, &layers), world.base);
        world.check(layers)?;
    }

    #[test]
    fn a_move_that_fits_makes_a_series_that_applies(patches in patches(), from: Index, to: Index) {
        let world = World::shared();
        let mut layers = world.series(&patches);
        let layer = layers.remove(from.index(layers.len()));
        let to = to.index(layers.len() + 1);
        layers.insert(to, layer);
        if let Some(layers) = world.replay(world.base, layers) {
            world.check(layers)?;
        }
    }

    #[test]
    fn neighbours_that_touch_other_files_change_places_and_the_series_comes_to_the_same(patches in patches(), at: Index) {
        let world = World::shared();
        let mut layers = world.series(&patches);
        let at = at.index(layers.len() - 1);
        prop_assume!(world.are_apart(&layers[at], &layers[at + 1]));
        layers.swap(at, at + 1);
        let wanted = layers[at].after;
        let moved = world.replay(world.base, layers).ok_or_else(|| TestCaseError::fail("a conflict"))?;
        prop_assert_eq!(moved[at + 1].after, wanted);
        world.check(moved)?;
    }

    #[test]
    fn a_patch_is_split_by_any_of_its_files_and_hunks(patches in patches(), at: Index, chosen: Vec<bool>) {
        let world = World::shared();
        let mut layers = world.series(&patches);
        let at = at.index(layers.len());
        let mut chosen = chosen.into_iter().chain(std::iter::repeat(false));
        let mut wanted = Vec::new();
        for FileParts { path, hunks, .. } in parts(&world.store, &layers[at]).expect("readable") {
            let numbers: Vec<usize> = (1..=hunks.len()).filter(|_| chosen.next() == Some(true)).collect();
            match hunks.is_empty() {
                true if chosen.next() == Some(true) => wanted.push(Part::File(path)),
                false if !numbers.is_empty() => wanted.push(Part::Hunks(path, numbers)),
                _ => {}
            }
        }
        match split(&world.store, &layers[at], &wanted) {
            Ok(middle) => {
                prop_assert_eq!(middle == layers[at].before, wanted.is_empty());
                let before = layers[at].before;
                layers[at].before = middle;
                layers.insert(at, Layer { file: blank("split.patch"), before, after: middle });
                world.check(layers)?;
            }
            // All of it, or a file without the directory that another part makes room for.
            Err(SeriesError::NothingLeft { .. } | SeriesError::Clash { .. }) => {}
            Err(error) => return Err(TestCaseError::fail(format!("{error}\n{}", said(&layers)))),
        }
    }

    #[test]
    fn two_neighbours_are_one_patch_and_one_patch_is_two(patches in patches(), at: Index, part: Vec<bool>) {
        let world = World::shared();
        let layers = world.series(&patches);
        let at = at.index(layers.len() - 1);
        let mut folded = layers.clone();
        let second = folded.remove(at + 1);
        folded[at].after = second.after;
        prop_assert_eq!(top(world.base, &folded), top(world.base, &layers));
        world.check(folded.clone())?;
        // Some files in a patch of their own.
        let whole = folded[at].clone();
        let changes = world.store.diff_trees(whole.before, whole.after).expect("readable");
        let chosen = changes.into_iter().zip(part.into_iter().chain(std::iter::repeat(false)));
        let edits: Vec<_> = chosen
            .filter(|(_, chosen)| *chosen)
            .map(|(change, _)| TreeEdit { path: change.path, entry: change.new })
            .collect();
        if let Ok(middle) = world.store.update_tree(whole.before, &edits) {
            folded[at].after = middle;
            folded.insert(at + 1, Layer { file: blank("split.patch"), before: middle, after: whole.after });
            world.check(folded)?;
        }
    }

    #[test]
    fn what_is_left_without_a_patch_applies(patches in patches(), at: Index) {
        let world = World::shared();
        let mut layers = world.series(&patches);
        layers.remove(at.index(layers.len()));
        if let Some(layers) = world.replay(world.base, layers) {
            world.check(layers)?;
        }
    }

    /// An edit that is in a patch already is not in its way: what a killed kiso did is done again.
    #[test]
    fn a_change_that_is_there_already_is_carried_to_nothing(patches in patches()) {
        let world = World::shared();
        let layers = world.series(&patches);
        for layer in &layers {
            let carried = carry(&world.store, layer.before, layer.after, layer.after, "p").expect("it can be tried");
            prop_assert_eq!((carried.tree, carried.conflicts), (layer.after, Vec::new()), "{}", said(&layers));
        }
    }
}
