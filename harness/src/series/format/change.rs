// SPDX-License-Identifier: GPL-2.0-only
//! Which files a change from one tree to another consists of, with the renames that git would see in it.

use super::similarity::{Fingerprint, percent};
use crate::git::{GitError, Mode, Store, TreeChange};
use crate::model::ObjectId;
use std::collections::HashMap;
use std::rc::Rc;

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
    pub content: Rc<Vec<u8>>,
}

impl Version {
    /// As git guesses it: a NUL byte near the start.
    pub fn is_binary(&self) -> bool {
        self.content.iter().take(8000).any(|&byte| byte == 0)
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
    /// Where it stands among others.
    pub fn path(&self) -> &[u8] {
        self.new.as_ref().or(self.old.as_ref()).map_or(&[], |version| &version.path)
    }

    /// Whether one of its versions is no text.
    pub fn is_binary(&self) -> bool {
        self.old.iter().chain(&self.new).any(Version::is_binary)
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
        let version = |entry| version(store, &path, entry);
        match (version(old)?, version(new)?) {
            // What becomes something else is one thing less and another more.
            (Some(old), Some(new)) if (old.mode == Mode::Symlink) != (new.mode == Mode::Symlink) => {
                deleted.push(old);
                created.push(new);
            }
            (Some(old), Some(new)) => all.push(FileChange { old: Some(old), new: Some(new), similarity: None }),
            (Some(old), None) => deleted.push(old),
            (None, Some(new)) => created.push(new),
            (None, None) => {}
        }
    }
    let renames = find_renames(&deleted, &created);
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

/// A file of a tree, read.
fn version(store: &Store, path: &[u8], entry: Option<(Mode, ObjectId)>) -> Result<Option<Version>, GitError> {
    let Some((mode, id)) = entry else { return Ok(None) };
    // A submodule's commit lies elsewhere.
    let content = if mode == Mode::Submodule { Vec::new() } else { store.read_blob(id)? };
    Ok(Some(Version { path: path.to_vec(), mode, id, content: Rc::new(content) }))
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
            (Some(_), None) => deleted.extend(version(store, &path, old)?),
            (None, Some(_)) => created.extend(version(store, &path, new)?),
            (Some(_), Some(_)) | (None, None) => {}
        }
    }
    let found = find_renames(&deleted, &created);
    let pairs = created.into_iter().zip(found).filter_map(|(new, found)| Some((new, found?.0)));
    Ok(pairs.map(|(new, from)| (deleted[from].path.clone(), new.path)).collect())
}

/// For each created file the deleted one that it was, and how similar they are.
fn find_renames(deleted: &[Version], created: &[Version]) -> Vec<Option<(usize, u32)>> {
    let mut found = vec![None; created.len()];
    let mut taken = vec![false; deleted.len()];
    if deleted.is_empty() {
        return found;
    }
    let fits = |old: &Version, new: &Version| (old.mode == Mode::Symlink) == (new.mode == Mode::Symlink);
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
        find_similar(deleted, created, &mut taken, &mut found, fits);
    }
    found
}

fn find_similar(
    deleted: &[Version],
    created: &[Version],
    taken: &mut [bool],
    found: &mut [Option<(usize, u32)>],
    fits: impl Fn(&Version, &Version) -> bool,
) {
    let regular = |version: &Version| version.mode != Mode::Symlink && version.mode != Mode::Submodule;
    let prints: Vec<_> = deleted.iter().map(|old| Fingerprint::of(&old.content, old.is_binary())).collect();
    let mut pairs = Vec::new();
    for (to, new) in created.iter().enumerate().filter(|(to, new)| found[*to].is_none() && regular(new)) {
        let print = Fingerprint::of(&new.content, new.is_binary());
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
}
