// SPDX-License-Identifier: GPL-2.0-only
//! What somebody changed in a worktree since kiso left it.

use super::TreeError;
use super::manifest::Manifest;
use super::scan::{Known, OnDisk, scan};
use super::worktree::{Item, beside, io_error, read_entry};
use crate::git::{Mode, Store, TreeEdit, join};
use crate::model::ObjectId;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::collections::HashMap;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

/// A worktree beside what kiso left in it.
#[derive(Debug)]
pub struct WorktreeChanges {
    /// The tree that kiso left.
    pub tree: ObjectId,
    /// What is new, changed and gone; the contents are in the store.
    pub edits: Vec<TreeEdit>,
    /// New files that the tree's `.gitignore` passes over, in order.
    pub ignored: Vec<Vec<u8>>,
}

/// Looks for changes in `worktree`, whose state is in the file `state`; none where kiso has left nothing there.
///
/// # Errors
/// Errors of the store and of the file system.
pub fn worktree_changes(store: &Store, worktree: &Path, state: &Path) -> Result<Option<WorktreeChanges>, TreeError> {
    let Some(manifest) = Manifest::load(state).map_err(|source| io_error(state, source))? else { return Ok(None) };
    let tree = manifest.tree;
    let items: Vec<Item> = manifest.files.into_iter().map(Item::left).collect();
    let scanned = scan(worktree, &Known::new(&items)).map_err(|(path, source)| TreeError::Io { path, source })?;
    let mut found = WorktreeChanges { tree, edits: Vec::new(), ignored: Vec::new() };
    for (item, on_disk) in items.iter().zip(&scanned.items) {
        let entry = match on_disk {
            OnDisk::Intact => continue,
            OnDisk::Missing => None,
            OnDisk::Suspect => write(store, worktree, &item.path)?,
        };
        if entry != item.have.as_ref().map(|left| (left.mode, left.id)) {
            found.edits.push(TreeEdit { path: item.path.clone(), entry });
        }
    }
    let mut rules = Rules { worktree, known: HashMap::new() };
    for path in files_below(worktree, scanned.extra)? {
        if rules.ignore(&path) {
            found.ignored.push(path);
        } else if let Some(entry) = write(store, worktree, &path)? {
            found.edits.push(TreeEdit { path, entry: Some(entry) });
        }
    }
    found.edits.sort_by(|a, b| a.path.cmp(&b.path));
    found.ignored.sort();
    Ok(Some(found))
}

/// The tree that kiso left in the worktree whose state is in the file `state`; none where a switch was cut off.
///
/// # Errors
/// Errors of the file system.
pub fn worktree_tree(state: &Path) -> Result<Option<ObjectId>, TreeError> {
    if beside(state, ".switching").exists() {
        return Ok(None);
    }
    let manifest = Manifest::load(state).map_err(|source| io_error(state, source))?;
    Ok(manifest.map(|manifest| manifest.tree))
}

/// Writes what lies at a path to the store; none for what no tree can hold.
fn write(store: &Store, worktree: &Path, path: &[u8]) -> Result<Option<(Mode, ObjectId)>, TreeError> {
    let Some((mode, content)) = read_entry(worktree, path)?.0 else { return Ok(None) };
    Ok(Some((mode, store.write_blob(&content)?)))
}

/// The files among these paths and below them, but for a repository that somebody made there.
fn files_below(worktree: &Path, mut pending: Vec<Vec<u8>>) -> Result<Vec<Vec<u8>>, TreeError> {
    let mut files = Vec::new();
    while let Some(path) = pending.pop() {
        if path.rsplit(|&byte| byte == b'/').next().is_some_and(|name| name.eq_ignore_ascii_case(b".git")) {
            continue;
        }
        let place = worktree.join(OsStr::from_bytes(&path));
        let error = |source| io_error(&place, source);
        if !fs::symlink_metadata(&place).map_err(error)?.is_dir() {
            files.push(path);
            continue;
        }
        for entry in fs::read_dir(&place).map_err(error)? {
            pending.push(join(&path, entry.map_err(error)?.file_name().as_bytes()));
        }
    }
    Ok(files)
}

/// The rules of the `.gitignore` files of a worktree, each read when it is first asked for.
struct Rules<'a> {
    worktree: &'a Path,
    known: HashMap<Vec<u8>, Option<Gitignore>>,
}

impl Rules<'_> {
    /// The rule of the nearest directory decides, as for git.
    fn ignore(&mut self, path: &[u8]) -> bool {
        let mut directory = path;
        while let Some(slash) = directory.iter().rposition(|&byte| byte == b'/') {
            directory = &directory[..slash];
            if let Some(ignored) = self.decide(directory, path) {
                return ignored;
            }
        }
        self.decide(b"", path).unwrap_or(false)
    }

    fn decide(&mut self, directory: &[u8], path: &[u8]) -> Option<bool> {
        let worktree = self.worktree;
        let rules = self.known.entry(directory.to_vec()).or_insert_with(|| read_rules(worktree, directory)).as_ref()?;
        let found = rules.matched_path_or_any_parents(worktree.join(OsStr::from_bytes(path)), false);
        match (found.is_ignore(), found.is_whitelist()) {
            (true, _) => Some(true),
            (false, true) => Some(false),
            (false, false) => None,
        }
    }
}

/// A file that cannot be read has no rules, and neither has a line that is none.
fn read_rules(worktree: &Path, directory: &[u8]) -> Option<Gitignore> {
    let directory = worktree.join(OsStr::from_bytes(directory));
    let text = fs::read_to_string(directory.join(".gitignore")).ok()?;
    let mut builder = GitignoreBuilder::new(&directory);
    // Debian's trees pass over everything: their own files are kept beside it, not in it.
    for line in text.lines().filter(|line| line.trim() != "/*") {
        let _ = builder.add_line(None, line);
    }
    builder.build().ok()
}
