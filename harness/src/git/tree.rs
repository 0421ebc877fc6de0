// SPDX-License-Identifier: GPL-2.0-only
//! Trees: looking things up in them, walking them, changing a few paths, telling two of them apart.

use super::object::{encode_tree, entries, parse_tree};
use super::{GitError, Mode, ObjectKind, Store, TreeEntry};
use crate::model::ObjectId;
use std::collections::BTreeMap;

/// What is at a path: nothing, or an object and what it is.
type Entry = Option<(Mode, ObjectId)>;

/// A change of one path of a tree.
#[derive(Clone, Debug)]
pub struct TreeEdit {
    /// The path from the root, components separated by `/`.
    pub path: Vec<u8>,
    /// The new entry; none removes the path.
    pub entry: Option<(Mode, ObjectId)>,
}

/// A path whose entry differs between two trees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeChange {
    /// The path from the root.
    pub path: Vec<u8>,
    /// Its entry in the old tree, if any.
    pub old: Option<(Mode, ObjectId)>,
    /// Its entry in the new tree, if any.
    pub new: Option<(Mode, ObjectId)>,
}

impl Store {
    /// The entries of one tree object in git's order.
    ///
    /// # Errors
    /// [`GitError::Object`] or [`GitError::Malformed`].
    pub fn read_tree(&self, id: ObjectId) -> Result<Vec<TreeEntry>, GitError> {
        parse_tree(&self.read(id, ObjectKind::Tree)?).ok_or_else(|| self.malformed_tree(id))
    }

    fn malformed_tree(&self, id: ObjectId) -> GitError {
        self.malformed(id, "not a well-formed tree")
    }

    /// The entry at `path` in a tree; none where there is nothing, or a file where a directory would have to be.
    ///
    /// # Errors
    /// [`GitError::Object`] or [`GitError::Malformed`].
    pub fn entry(&self, tree: ObjectId, path: &[u8]) -> Result<Option<(Mode, ObjectId)>, GitError> {
        let mut at = (Mode::Tree, tree);
        for component in path.split(|&byte| byte == b'/') {
            if at.0 != Mode::Tree {
                return Ok(None);
            }
            let bytes = self.read(at.1, ObjectKind::Tree)?;
            let mut entries = entries(&bytes);
            let found = entries.find(|entry| entry.as_ref().is_none_or(|(name, ..)| *name == component));
            match found.map(|entry| entry.ok_or_else(|| self.malformed_tree(at.1))).transpose()? {
                Some((_, mode, id)) => at = (mode, id),
                None => return Ok(None),
            }
        }
        Ok(Some(at))
    }

    /// Calls `visit` for every file and symlink of a tree, in git's order, with its path from the root.
    ///
    /// # Errors
    /// [`GitError::Object`] or [`GitError::Malformed`]; or what `visit` returns.
    pub fn walk<E: From<GitError>>(
        &self,
        tree: ObjectId,
        mut visit: impl FnMut(&[u8], Mode, ObjectId) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut pending = vec![(Vec::new(), Mode::Tree, tree)];
        while let Some((path, mode, id)) = pending.pop() {
            if mode != Mode::Tree {
                visit(&path, mode, id)?;
                continue;
            }
            for entry in self.read_tree(id)?.into_iter().rev() {
                pending.push((join(&path, &entry.name), entry.mode, entry.id));
            }
        }
        Ok(())
    }

    /// Writes the tree that holds nothing.
    ///
    /// # Errors
    /// [`GitError::Write`].
    pub fn empty_tree(&self) -> Result<ObjectId, GitError> {
        self.write(ObjectKind::Tree, &[])
    }

    /// Writes the tree that `base` becomes by these edits. Only the directories on the edited paths are read and written;
    /// directories that become empty go.
    ///
    /// # Errors
    /// [`GitError::Clash`] where an edit needs a directory that is a file or would replace a directory by a file.
    pub fn update_tree(&self, base: ObjectId, edits: &[TreeEdit]) -> Result<ObjectId, GitError> {
        let edits: Vec<_> = edits.iter().map(|edit| (edit.path.as_slice(), edit.entry)).collect();
        match self.update_directory(Some(base), b"", &edits)? {
            Some(id) => Ok(id),
            None => self.empty_tree(),
        }
    }

    fn update_directory(
        &self,
        base: Option<ObjectId>,
        prefix: &[u8],
        edits: &[(&[u8], Entry)],
    ) -> Result<Option<ObjectId>, GitError> {
        let clash = |name: &[u8]| GitError::Clash { path: join(prefix, name) };
        let mut entries: BTreeMap<Vec<u8>, (Mode, ObjectId)> = match base {
            Some(id) => self.read_tree(id)?.into_iter().map(|entry| (entry.name, (entry.mode, entry.id))).collect(),
            None => BTreeMap::new(),
        };
        let mut below: BTreeMap<&[u8], Vec<(&[u8], Entry)>> = BTreeMap::new();
        let mut added = Vec::new();
        for &(path, entry) in edits {
            match (path.iter().position(|&byte| byte == b'/'), entry) {
                (Some(slash), _) => below.entry(&path[..slash]).or_default().push((&path[slash + 1..], entry)),
                (None, Some(entry)) => added.push((path, entry)),
                // Removing a directory takes removals of its files, never of the directory itself.
                (None, None) if entries.get(path).is_some_and(|(mode, _)| *mode == Mode::Tree) => {
                    return Err(clash(path));
                }
                (None, None) => drop(entries.remove(path)),
            }
        }
        for (name, edits) in below {
            let old = match entries.get(name) {
                Some((Mode::Tree, id)) => Some(*id),
                // A removal below a file that this update turned into something else has nothing left to do.
                Some(_) if edits.iter().all(|(_, entry)| entry.is_none()) => continue,
                Some(_) => return Err(clash(name)),
                None => None,
            };
            match self.update_directory(old, &join(prefix, name), &edits)? {
                Some(id) => drop(entries.insert(name.to_vec(), (Mode::Tree, id))),
                None => drop(entries.remove(name)),
            }
        }
        for (name, entry) in added {
            if entries.get(name).is_some_and(|(mode, _)| *mode == Mode::Tree) {
                return Err(clash(name));
            }
            entries.insert(name.to_vec(), entry);
        }
        if entries.is_empty() {
            return Ok(None);
        }
        let entries = entries.into_iter().map(|(name, (mode, id))| TreeEntry { name, mode, id }).collect();
        self.write(ObjectKind::Tree, &encode_tree(entries)).map(Some)
    }

    /// The paths whose entries differ between two trees, in path order; equal subtrees are not opened.
    ///
    /// # Errors
    /// [`GitError::Object`] or [`GitError::Malformed`].
    pub fn diff_trees(&self, old: ObjectId, new: ObjectId) -> Result<Vec<TreeChange>, GitError> {
        let mut changes = Vec::new();
        self.diff_directories(&[], Some(old), Some(new), &mut changes)?;
        changes.sort_by(|a: &TreeChange, b| a.path.cmp(&b.path));
        Ok(changes)
    }

    fn diff_directories(
        &self,
        prefix: &[u8],
        old: Option<ObjectId>,
        new: Option<ObjectId>,
        changes: &mut Vec<TreeChange>,
    ) -> Result<(), GitError> {
        if old == new {
            return Ok(());
        }
        let read = |id: Option<ObjectId>| id.map_or(Ok(Vec::new()), |id| self.read_tree(id));
        let mut sides: BTreeMap<Vec<u8>, [Entry; 2]> = BTreeMap::new();
        let mut entries = [read(old)?, read(new)?].map(|entries| entries.into_iter().peekable());
        loop {
            let [old, new] = &mut entries;
            // Both are in git's order, in which a directory comes where its name with a slash would.
            let side = match (old.peek(), new.peek()) {
                (Some(a), Some(b)) if a == b => {
                    old.next();
                    new.next();
                    continue;
                }
                (Some(a), Some(b)) => usize::from(b.order().lt(a.order())),
                (Some(_), None) => 0,
                (None, Some(_)) => 1,
                (None, None) => break,
            };
            if let Some(entry) = entries[side].next() {
                sides.entry(entry.name).or_default()[side] = Some((entry.mode, entry.id));
            }
        }
        for (name, [old, new]) in sides {
            // Met one by one where a tree is not in order.
            if old == new {
                continue;
            }
            let path = join(prefix, &name);
            let tree = |side: Entry| side.filter(|(mode, _)| *mode == Mode::Tree).map(|(_, id)| id);
            let file = |side: Entry| side.filter(|(mode, _)| *mode != Mode::Tree);
            if tree(old).is_some() || tree(new).is_some() {
                self.diff_directories(&path, tree(old), tree(new), changes)?;
            }
            if file(old).is_some() || file(new).is_some() {
                changes.push(TreeChange { path, old: file(old), new: file(new) });
            }
        }
        Ok(())
    }
}

/// Joins two parts of a path in a tree.
pub fn join(directory: &[u8], name: &[u8]) -> Vec<u8> {
    if directory.is_empty() { name.to_vec() } else { [directory, b"/", name].concat() }
}
