// SPDX-License-Identifier: GPL-2.0-only
//! Which files a change from one tree to another consists of, with the renames that git would see in it.

use super::similarity::{Fingerprint, percent};
use crate::git::{Content, GitError, Mode, Store, TreeChange};
use crate::model::ObjectId;
use std::collections::HashMap;

/// The least similarity of a rename, in percent.
const LEAST: u32 = 50;
/// The least similarity of a rename that is tried first because the name of the file stays.
const LEAST_OF_SAME_NAME: u32 = 75;
/// Pairs of a deleted and a created file beyond which only equal contents are looked for, as git does.
const MOST_PAIRS: usize = 1_000_000;

/// A file before the change or after it.
#[derive(Clone, Debug)]
pub(in crate::series) struct Version {
    pub path: Vec<u8>,
    pub mode: Mode,
    pub id: ObjectId,
}

/// Whether a content is no text, as git guesses it: by a NUL byte near the start.
pub(in crate::series) fn is_binary(content: &[u8]) -> bool {
    content.iter().take(8000).any(|&byte| byte == 0)
}

impl Version {
    /// Whether one is a link or a submodule and the other is not.
    fn is_other_kind(&self, other: &Self) -> bool {
        [Mode::Symlink, Mode::Submodule].iter().any(|kind| (self.mode == *kind) != (other.mode == *kind))
    }

    /// Its content; a submodule's lies elsewhere.
    pub fn read(&self, store: &Store) -> Result<Content, GitError> {
        if self.mode == Mode::Submodule { Ok(Content::default()) } else { store.read_blob(self.id) }
    }

    fn name(&self) -> &[u8] {
        self.path.rsplit(|&byte| byte == b'/').next().unwrap_or_default()
    }
}

/// The change of one file.
#[derive(Clone, Debug)]
pub(in crate::series) struct FileChange {
    pub old: Option<Version>,
    pub new: Option<Version>,
    /// In percent, where the file was renamed.
    pub similarity: Option<u32>,
}

impl FileChange {
    /// The change as one that statistics make of two: of a file that goes, and this, which comes in its place as something
    /// else.
    pub fn replacing(&self, gone: &Self) -> Option<Self> {
        match (&gone.old, &gone.new, &self.old, &self.new) {
            (Some(old), None, None, Some(new)) if old.path == new.path => {
                Some(Self { old: Some(old.clone()), new: Some(new.clone()), similarity: None })
            }
            _ => None,
        }
    }

    /// Where it stands among others.
    pub fn path(&self) -> &[u8] {
        self.new.as_ref().or(self.old.as_ref()).map_or(&[], |version| &version.path)
    }
}

/// All of them, in git's order.
pub(in crate::series) fn changes(
    store: &Store,
    before: ObjectId,
    after: ObjectId,
) -> Result<Vec<FileChange>, GitError> {
    let (mut all, mut deleted, mut created) = (Vec::new(), Vec::new(), Vec::new());
    for TreeChange { path, old, new } in store.diff_trees(before, after)? {
        let version = |entry| version(&path, entry);
        match (version(old), version(new)) {
            // What becomes something else is one thing less and another more, and neither of them was renamed.
            (Some(old), Some(new)) if old.is_other_kind(&new) => {
                all.push(FileChange { old: Some(old), new: None, similarity: None });
                all.push(FileChange { old: None, new: Some(new), similarity: None });
            }
            (Some(old), Some(new)) => all.push(FileChange { old: Some(old), new: Some(new), similarity: None }),
            (Some(old), None) => deleted.push(old),
            (None, Some(new)) => created.push(new),
            (None, None) => {}
        }
    }
    let renames = find_renames(store, &deleted, &created)?;
    let mut gone = vec![false; deleted.len()];
    for (new, source) in created.into_iter().zip(renames) {
        let (old, similarity) = match source {
            Some((index, similarity)) => {
                gone[index] = true;
                (Some(deleted[index].clone()), Some(similarity))
            }
            None => (None, None),
        };
        all.push(FileChange { old, new: Some(new), similarity });
    }
    let left = deleted.into_iter().zip(gone).filter(|(_, gone)| !gone);
    all.extend(left.map(|(old, _)| FileChange { old: Some(old), new: None, similarity: None }));
    // Of what is deleted and created under one name the deletion comes first.
    all.sort_by(|a, b| (a.path(), a.new.is_some()).cmp(&(b.path(), b.new.is_some())));
    Ok(all)
}

fn version(path: &[u8], entry: Option<(Mode, ObjectId)>) -> Option<Version> {
    entry.map(|(mode, id)| Version { path: path.to_vec(), mode, id })
}

/// The files that have another name in `after`: the old name and the new one. Nothing else that changed is read.
pub(in crate::series) fn renames(
    store: &Store,
    before: ObjectId,
    after: ObjectId,
) -> Result<HashMap<Vec<u8>, Vec<u8>>, GitError> {
    let (mut deleted, mut created) = (Vec::new(), Vec::new());
    for TreeChange { path, old, new } in store.diff_trees(before, after)? {
        match (old, new) {
            (Some(_), None) => deleted.extend(version(&path, old)),
            (None, Some(_)) => created.extend(version(&path, new)),
            (Some(_), Some(_)) | (None, None) => {}
        }
    }
    let found = find_renames(store, &deleted, &created)?;
    let pairs = created.into_iter().zip(found).filter_map(|(new, found)| Some((new, found?.0)));
    Ok(pairs.map(|(new, from)| (deleted[from].path.clone(), new.path)).collect())
}

/// For each created file the deleted one that it was, and how similar they are.
fn find_renames(
    store: &Store,
    deleted: &[Version],
    created: &[Version],
) -> Result<Vec<Option<(usize, u32)>>, GitError> {
    let mut found = vec![None; created.len()];
    let mut taken = vec![false; deleted.len()];
    if deleted.is_empty() {
        return Ok(found);
    }
    let mut by_id: HashMap<ObjectId, Vec<usize>> = HashMap::new();
    for (index, old) in deleted.iter().enumerate() {
        by_id.entry(old.id).or_default().push(index);
    }
    for (new, found) in created.iter().zip(&mut found) {
        let same = by_id.get(&new.id).into_iter().flatten().copied();
        let free = same.filter(|&index| !taken[index] && fits(&deleted[index], new));
        if let Some(index) = free.min_by_key(|&index| deleted[index].name() != new.name()) {
            taken[index] = true;
            *found = Some((index, 100));
        }
    }
    if deleted.len().saturating_mul(created.len()) <= MOST_PAIRS {
        find_similar(store, deleted, created, &mut taken, &mut found)?;
    }
    Ok(found)
}

/// A file and a symlink are never each other's rename.
fn fits(old: &Version, new: &Version) -> bool {
    (old.mode == Mode::Symlink) == (new.mode == Mode::Symlink)
}

fn find_similar(
    store: &Store,
    deleted: &[Version],
    created: &[Version],
    taken: &mut [bool],
    found: &mut [Option<(usize, u32)>],
) -> Result<(), GitError> {
    let regular = |version: &Version| version.mode != Mode::Symlink && version.mode != Mode::Submodule;
    let print = |version: &Version| {
        let content = version.read(store)?;
        Ok::<_, GitError>(Fingerprint::of(&content, is_binary(&content)))
    };
    let wanted: Vec<usize> = (0..created.len()).filter(|&to| found[to].is_none() && regular(&created[to])).collect();
    if wanted.is_empty() {
        return Ok(());
    }
    let prints = deleted.iter().map(print).collect::<Result<Vec<_>, _>>()?;
    let mut pairs = Vec::new();
    for to in wanted {
        let new = &created[to];
        let print = print(new)?;
        for (from, old) in deleted.iter().enumerate() {
            if !taken[from] && regular(old) && fits(old, new) {
                let score = percent(&prints[from], &print);
                let same_name = old.name() == new.name();
                pairs.push((same_name && score >= LEAST_OF_SAME_NAME, score, same_name, from, to));
            }
        }
    }
    pairs.retain(|pair| pair.1 >= LEAST);
    pairs.sort_by(|a, b| (b.0, b.1, b.2, a.4, a.3).cmp(&(a.0, a.1, a.2, b.4, b.3)));
    for (_, score, _, from, to) in pairs {
        if !taken[from] && found[to].is_none() {
            taken[from] = true;
            found[to] = Some((from, score));
        }
    }
    Ok(())
}
