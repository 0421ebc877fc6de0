// SPDX-License-Identifier: GPL-2.0-only
//! Putting changes onto other trees than those they were made on: three ways, for the paths that a change touches and no
//! other.

use super::SeriesError;
use super::format::{FileChange, Version, changes, is_binary, renames};
use super::rebase::{Fate, fate};
use super::resolution::Resolutions;
use super::stack::Layer;
use crate::git::{Content, GitError, Merged, Mode, SideNames, Store, TreeEdit, merge};
use crate::model::ObjectId;
use crate::process::Interrupt;
use std::collections::HashMap;

/// What became of a stack of changes.
#[derive(Debug)]
pub enum Replayed {
    /// All of them are in place.
    Whole {
        /// They.
        layers: Vec<Layer>,
        /// What became of each.
        fates: Vec<Fate>,
    },
    /// One contradicts what is there.
    Conflict(Conflict),
}

/// A change that contradicts the tree it is to be put on.
#[derive(Debug)]
pub struct Conflict {
    /// Those that are in place.
    pub done: Vec<Layer>,
    /// The one that is not, as it was.
    pub layer: Layer,
    /// Those that are still to come, as they were.
    pub rest: Vec<Layer>,
    /// The tree with the change as far as it goes, and markers where it does not.
    pub tree: ObjectId,
    /// The files with markers, and those that only a person can decide on.
    pub paths: Vec<Vec<u8>>,
    /// What became of those that are in place.
    pub fates: Vec<Fate>,
}

/// What a tree is called in the markers of a conflict with a patch that is put onto it.
const OURS: &str = "the tree before it";

/// The lines between which a conflict with this patch stands, without their ends.
pub fn markers(patch: &str) -> [String; 2] {
    [format!("<<<<<<< {OURS}"), format!(">>>>>>> {patch}")]
}

/// Puts each change onto what those before it made of the tree `base`. Conflicts that were resolved before are resolved so
/// again.
///
/// # Errors
/// Errors of the store; [`SeriesError::Interrupted`].
pub fn replay(
    store: &Store,
    base: ObjectId,
    layers: Vec<Layer>,
    resolutions: &Resolutions,
    interrupt: &Interrupt,
) -> Result<Replayed, SeriesError> {
    let mut done: Vec<Layer> = Vec::with_capacity(layers.len());
    let mut fates = Vec::new();
    let mut onto = base;
    let mut layers = layers.into_iter();
    while let Some(layer) = layers.next() {
        if interrupt.is_set() {
            return Err(SeriesError::Interrupted);
        }
        let carried = carry(store, layer.before, layer.after, onto, &layer.file.name)?;
        if !carried.conflicts.is_empty() {
            let Some(tree) = resolved(store, &carried, resolutions)? else {
                let (tree, paths) = (carried.tree, carried.conflicts);
                return Ok(Replayed::Conflict(Conflict { done, layer, rest: layers.collect(), tree, paths, fates }));
            };
            let Layer { file, .. } = layer;
            done.push(Layer { file, before: onto, after: tree });
            fates.push(Fate::Resolved);
            onto = tree;
            continue;
        }
        let placed = Layer { file: layer.file.clone(), before: onto, after: carried.tree };
        fates.push(fate(store, &layer, &placed)?);
        done.push(placed);
        onto = carried.tree;
    }
    Ok(Replayed::Whole { layers: done, fates })
}

/// The tree with all conflicts resolved as they were before; none where one is new.
fn resolved(store: &Store, carried: &Carried, resolutions: &Resolutions) -> Result<Option<ObjectId>, SeriesError> {
    let mut edits = Vec::with_capacity(carried.conflicts.len());
    for path in &carried.conflicts {
        let Some((mode @ (Mode::File | Mode::Executable), id)) = store.entry(carried.tree, path)? else {
            return Ok(None);
        };
        let Some(content) = resolutions.resolve(&store.read_blob(id)?) else { return Ok(None) };
        edits.push(TreeEdit { path: path.clone(), entry: Some((mode, store.write_blob(&content)?)) });
    }
    Ok(Some(store.update_tree(carried.tree, &edits)?))
}

/// A change on another tree.
#[derive(Debug)]
pub struct Carried {
    /// The tree with the change as far as it goes, and markers where it does not.
    pub tree: ObjectId,
    /// Paths that need a person.
    pub conflicts: Vec<Vec<u8>>,
}

/// Puts the change from `before` to `after` onto the tree `onto`. `name` is what it is called in markers.
///
/// # Errors
/// Errors of the store.
pub fn carry(
    store: &Store,
    before: ObjectId,
    after: ObjectId,
    onto: ObjectId,
    name: &str,
) -> Result<Carried, SeriesError> {
    if before == onto || before == after {
        let tree = if before == after { onto } else { after };
        return Ok(Carried { tree, conflicts: Vec::new() });
    }
    let changes = changes(store, before, after)?;
    let replaced = replaced(&changes);
    let (edits, conflicts) = (Vec::new(), Vec::new());
    let mut carrying = Carrying { store, before, onto, name, replaced, moves: None, edits, conflicts };
    for change in &changes {
        carrying.take(change)?;
    }
    let Carrying { mut edits, mut conflicts, .. } = carrying;
    loop {
        match store.update_tree(onto, &edits) {
            Ok(tree) => {
                conflicts.sort();
                conflicts.dedup();
                return Ok(Carried { tree, conflicts });
            }
            // A file where a directory has to be: nothing that markers could show. The rest is put there.
            Err(GitError::Clash { path }) => {
                let before = edits.len();
                edits.retain(|edit| !is_in(&edit.path, &path));
                conflicts.push(path.clone());
                if edits.len() == before {
                    return Err(GitError::Clash { path }.into());
                }
            }
            Err(error) => return Err(error.into()),
        }
    }
}

/// Whether a path is this one or below it.
fn is_in(path: &[u8], directory: &[u8]) -> bool {
    path.strip_prefix(directory).is_some_and(|rest| rest.is_empty() || rest.starts_with(b"/"))
}

/// Files that go and come back as something else, a link as a file, say: what they were and what they become.
fn replaced(changes: &[FileChange]) -> HashMap<Vec<u8>, [(Mode, ObjectId); 2]> {
    let of = |version: &Version| (version.mode, version.id);
    let mut gone = HashMap::new();
    for change in changes {
        if let (Some(old), None) = (&change.old, &change.new) {
            gone.insert(&old.path, of(old));
        }
    }
    let both = changes.iter().filter_map(|change| {
        let new = change.new.as_ref()?;
        Some((new.path.clone(), [*gone.get(&new.path)?, of(new)]))
    });
    both.collect()
}

/// The blob that holds nothing; it need not be in the store.
const EMPTY_BLOB: ObjectId = ObjectId::from_bytes([
    0xe6, 0x9d, 0xe2, 0x9b, 0xb2, 0xd1, 0xd6, 0x43, 0x4b, 0x8b, 0x29, 0xae, 0x77, 0x5a, 0xd8, 0xc2, 0xe4, 0x8c, 0x53,
    0x91,
]);

struct Carrying<'a> {
    store: &'a Store,
    before: ObjectId,
    onto: ObjectId,
    name: &'a str,
    /// What goes and comes back in the same place as something else.
    replaced: HashMap<Vec<u8>, [(Mode, ObjectId); 2]>,
    /// Files of `before` that have other names in `onto`, found when one is first missed.
    moves: Option<HashMap<Vec<u8>, Vec<u8>>>,
    edits: Vec<TreeEdit>,
    conflicts: Vec<Vec<u8>>,
}

/// A file as it is in the tree that is changed.
struct Ours {
    path: Vec<u8>,
    mode: Mode,
    id: ObjectId,
}

impl Carrying<'_> {
    fn take(&mut self, change: &FileChange) -> Result<(), SeriesError> {
        match (&change.old, &change.new) {
            (Some(old), Some(new)) => self.changed(old, new),
            (None, Some(new)) => self.created(new),
            (Some(old), None) => self.deleted(old),
            (None, None) => Ok(()),
        }
    }

    fn ours(&self, path: &[u8]) -> Result<Option<Ours>, GitError> {
        let found = self.store.entry(self.onto, path)?.filter(|(mode, _)| *mode != Mode::Tree);
        Ok(found.map(|(mode, id)| Ours { path: path.to_vec(), mode, id }))
    }

    /// What is in the way of a file that comes.
    fn in_the_way(&self, path: &[u8]) -> Result<Option<Ours>, GitError> {
        let goes = |ours: &Ours| self.replaced.get(path).is_some_and(|[old, _]| *old == (ours.mode, ours.id));
        Ok(self.ours(path)?.filter(|ours| !goes(ours)))
    }

    /// The file under its name, or under the one that it has now.
    fn followed(&mut self, path: &[u8]) -> Result<Option<Ours>, GitError> {
        if let Some(ours) = self.ours(path)? {
            return Ok(Some(ours));
        }
        let moves = match self.moves.take() {
            Some(moves) => moves,
            None => renames(self.store, self.before, self.onto)?,
        };
        let now = moves.get(path).cloned();
        self.moves = Some(moves);
        now.map_or(Ok(None), |now| self.ours(&now))
    }

    fn set(&mut self, path: &[u8], mode: Mode, id: ObjectId) {
        self.edits.push(TreeEdit { path: path.to_vec(), entry: Some((mode, id)) });
    }

    fn remove(&mut self, path: &[u8]) {
        self.edits.push(TreeEdit { path: path.to_vec(), entry: None });
    }

    fn changed(&mut self, old: &Version, new: &Version) -> Result<(), SeriesError> {
        let Some(ours) = self.followed(&old.path)? else {
            // Gone here, unless the change itself is here already.
            let there = self.ours(&new.path)?.is_some_and(|there| there.id == new.id);
            if !there {
                self.conflicts.push(new.path.clone());
                self.set(&new.path, new.mode, new.id);
            }
            return Ok(());
        };
        // A file that was moved here and not by the change stays where it is.
        let to = if old.path == new.path { ours.path.clone() } else { new.path.clone() };
        let mode = if old.mode == new.mode { ours.mode } else { new.mode };
        let id = self.content(&ours, old, new, &to)?;
        if to != ours.path {
            if self.in_the_way(&to)?.is_some() {
                self.conflicts.push(to);
                return Ok(());
            }
            self.remove(&ours.path);
        }
        self.set(&to, mode, id);
        Ok(())
    }

    /// What becomes of a content that was changed on both sides.
    fn content(&mut self, ours: &Ours, old: &Version, new: &Version, path: &[u8]) -> Result<ObjectId, SeriesError> {
        if ours.id == old.id {
            return Ok(new.id);
        }
        if ours.id == new.id || old.id == new.id {
            return Ok(ours.id);
        }
        let content = self.store.read_blob(ours.id)?;
        let regular = [ours.mode, old.mode, new.mode].iter().all(|mode| matches!(mode, Mode::File | Mode::Executable));
        let (base, theirs) = match (old.id, regular) {
            (EMPTY_BLOB, _) | (_, false) => (Content::default(), new.read(self.store)?),
            _ => (old.read(self.store)?, new.read(self.store)?),
        };
        if !regular || [&content, &base, &theirs].into_iter().any(|content| is_binary(content)) {
            self.conflicts.push(path.to_vec());
            return Ok(ours.id);
        }
        let Merged { content, clean } = merge(&base, &content, &theirs, self.names())?;
        if !clean {
            self.conflicts.push(path.to_vec());
        }
        Ok(self.store.write_blob(&content)?)
    }

    fn names(&self) -> SideNames<'_> {
        SideNames { ours: OURS, theirs: self.name }
    }

    fn created(&mut self, new: &Version) -> Result<(), SeriesError> {
        match self.in_the_way(&new.path)? {
            Some(ours) if (ours.mode, ours.id) == (new.mode, new.id) => {}
            Some(ours) => {
                let nothing = Version { path: new.path.clone(), mode: new.mode, id: EMPTY_BLOB };
                let id = self.content(&ours, &nothing, new, &new.path)?;
                self.set(&new.path, new.mode, id);
            }
            None => self.set(&new.path, new.mode, new.id),
        }
        Ok(())
    }

    fn deleted(&mut self, old: &Version) -> Result<(), SeriesError> {
        if let (Some([_, new]), Some(ours)) = (self.replaced.get(&old.path), self.ours(&old.path)?)
            && *new == (ours.mode, ours.id)
        {
            return Ok(());
        }
        match self.followed(&old.path)? {
            Some(ours) if ours.id == old.id => self.remove(&ours.path),
            // Changed here: whether the new lines may go, too, is not ours to say.
            Some(ours) => self.conflicts.push(ours.path),
            None => {}
        }
        Ok(())
    }
}
