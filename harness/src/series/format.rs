// SPDX-License-Identifier: GPL-2.0-only
//! Writing patch files: what `git format-patch --full-index` makes of a change, under the head that the file has.
//!
//! [`still_true`] tells whether a file says just what is to be said, so that it can stay as it is; [`rewritten`] makes a
//! new one of it: the headers, the message and the notes are kept, statistics and diffs are made anew.

mod change;
mod function;
mod head;
mod hunks;
mod similarity;
mod stat;

pub(super) use self::change::{FileChange, Version, changes, is_binary, renames};
pub(super) use self::function::Functions;
pub(super) use self::head::statistics_start;
use self::hunks::{Counts, write_hunks};
use self::stat::{Change, quoted, statistics};
use super::SeriesError;
use super::apply::Files;
use super::diff::{FileDiff, write_binary};
use super::patch::{Patch, Text};
use crate::git::{Content, GitError, Store};
use crate::model::{ObjectId, PatchFile};
use std::borrow::Cow;

/// Whether the patch file, as it is, turns the tree `before` into `after`: every hunk where it says, every `index` line
/// as it says.
///
/// # Errors
/// Errors of the store, and whatever is wrong with the file.
pub fn still_true(store: &Store, file: &PatchFile, before: ObjectId, after: ObjectId) -> Result<bool, SeriesError> {
    let text = Text::of(file)?;
    let patch = Patch::parse(&text);
    let diffs = text.diffs(&patch)?;
    for diff in &diffs {
        if !names_its_blobs(store, diff, before, after)? {
            return Ok(false);
        }
    }
    let mut files = Files::of(store, before);
    match files.change(&file.name, &diffs, 0) {
        Ok(placed) if placed.iter().any(|placed| !placed.offsets.is_empty()) => Ok(false),
        Ok(_) => Ok(files.agrees_with(after)? && store.diff_trees(before, after)?.len() == files.touched()),
        Err(SeriesError::Git(error)) => Err(error.into()),
        Err(_) => Ok(false),
    }
}

/// Whether the ids of the `index` line are those of the blobs in the two trees, as far as they are written.
fn names_its_blobs(store: &Store, diff: &FileDiff<'_>, before: ObjectId, after: ObjectId) -> Result<bool, SeriesError> {
    let Some(index) = diff.index else { return Ok(true) };
    for (tree, path, id) in [(before, &diff.old_path, index.old), (after, &diff.new_path, index.new)] {
        let found = match path {
            Some(path) => store.entry(tree, path)?.map(|(_, id)| id),
            None => Some(ObjectId::ZERO),
        };
        let id = id.to_ascii_lowercase();
        if !found.is_some_and(|found| found.to_string().starts_with(&id)) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The patch file that turns the tree `before` into `after`, under the head of `file`.
///
/// # Errors
/// Errors of the store, and whatever is wrong with the file.
pub fn rewritten(store: &Store, file: &PatchFile, before: ObjectId, after: ObjectId) -> Result<Vec<u8>, SeriesError> {
    let text = Text::of(file)?;
    let patch = Patch::parse(&text);
    let tail = match text.diffs(&patch)?.last() {
        Some(last) => patch.after(last),
        None => &[],
    };
    let (diffs, statistics) = diffs(store, before, after)?;
    let mut out = head::with_statistics(&patch, &statistics);
    out.extend_from_slice(&diffs);
    out.extend_from_slice(tail);
    Ok(out)
}

/// The patch file as it is, if it is still true and says all that format-patch says; else a new one.
///
/// # Errors
/// As [`rewritten`].
pub fn canonical<'a>(
    store: &Store,
    file: &'a PatchFile,
    before: ObjectId,
    after: ObjectId,
) -> Result<Cow<'a, [u8]>, SeriesError> {
    let text = Text::of(file)?;
    let patch = Patch::parse(&text);
    let is_bare = |diff: &FileDiff<'_>| diff.index.is_none() && !diff.hunks.is_empty();
    let bare = file.strip != 1 || text.diffs(&patch)?.iter().any(is_bare);
    match !bare && still_true(store, file, before, after)? {
        true => Ok(Cow::Borrowed(&file.bytes)),
        false => Ok(Cow::Owned(rewritten(store, file, before, after)?)),
    }
}

/// The diffs of the change between two trees.
pub(super) fn diff_between(store: &Store, before: ObjectId, after: ObjectId) -> Result<Vec<u8>, GitError> {
    Ok(diffs(store, before, after)?.0)
}

/// The statistics of the change between two trees.
pub(super) fn statistics_between(store: &Store, before: ObjectId, after: ObjectId) -> Result<String, GitError> {
    Ok(diffs(store, before, after)?.1)
}

/// The diffs between two trees, and their statistics.
fn diffs(store: &Store, before: ObjectId, after: ObjectId) -> Result<(Vec<u8>, String), GitError> {
    let functions = Functions::of(store, before)?;
    let changes = changes(store, before, after)?;
    let mut out = Vec::new();
    let mut counted: Vec<(FileChange, Change)> = Vec::with_capacity(changes.len());
    for change in changes {
        let counts = write_diff(store, &change, &functions, &mut out)?;
        match counted.last_mut().and_then(|last| Some((change.replacing(&last.0)?, last))) {
            Some((whole, last)) => {
                let counts = write_diff(store, &whole, &functions, &mut Vec::new())?;
                *last = (whole, counts);
            }
            None => counted.push((change, counts)),
        }
    }
    Ok((out, if counted.is_empty() { String::new() } else { statistics(counted) }))
}

/// Appends the diff of one file.
fn write_diff(
    store: &Store,
    change: &FileChange,
    functions: &Functions,
    out: &mut Vec<u8>,
) -> Result<Change, GitError> {
    let name = |prefix: &str, path: &[u8]| quoted(&[prefix.as_bytes(), path].concat());
    let (old, new) = (change.old.as_ref(), change.new.as_ref());
    let (old_path, new_path) = match (old, new) {
        (Some(old), Some(new)) => (&old.path, &new.path),
        (Some(one), None) | (None, Some(one)) => (&one.path, &one.path),
        (None, None) => return Ok(Change::Text(Counts::default())),
    };
    let mut header = format!("diff --git {} {}\n", name("a/", old_path), name("b/", new_path));
    let (old_id, new_id) = (old.map_or(ObjectId::ZERO, |old| old.id), new.map_or(ObjectId::ZERO, |new| new.id));
    let mut index = format!("index {old_id}..{new_id}");
    match (old, new) {
        (Some(old), Some(new)) if old.mode != new.mode => {
            header += &format!("old mode {}\nnew mode {}\n", old.mode.octal(), new.mode.octal());
        }
        (Some(old), Some(_)) => index += &format!(" {}", old.mode.octal()),
        (Some(old), None) => header += &format!("deleted file mode {}\n", old.mode.octal()),
        (None, Some(new)) => header += &format!("new file mode {}\n", new.mode.octal()),
        (None, None) => {}
    }
    if let Some(similarity) = change.similarity {
        let (from, to) = (quoted(old_path), quoted(new_path));
        header += &format!("similarity index {similarity}%\nrename from {from}\nrename to {to}\n");
    }
    if old_id != new_id {
        header += &index;
        header.push('\n');
    }
    out.extend_from_slice(header.as_bytes());
    let content = |version: Option<&Version>| version.map_or(Ok(Content::default()), |version| version.read(store));
    let (old_content, new_content) = (content(old)?, content(new)?);
    if is_binary(&old_content) || is_binary(&new_content) {
        if old_id != new_id {
            write_binary(&old_content, &new_content, out);
        }
        // Of what only moves nothing is counted.
        let size = |content: &[u8]| if old_id == new_id { 0 } else { content.len() };
        return Ok(Change::Binary { old: size(&old_content), new: size(&new_content) });
    }
    let mut hunks = Vec::new();
    let counts = write_hunks(&old_content, &new_content, functions.driver(old_path), &mut hunks)?;
    if !hunks.is_empty() {
        let named = |prefix: &str, version: Option<&Version>| match version {
            // A tab tells where a name with spaces ends.
            Some(version) => name(prefix, &version.path) + if version.path.contains(&b' ') { "\t" } else { "" },
            None => "/dev/null".to_owned(),
        };
        out.extend_from_slice(format!("--- {}\n+++ {}\n", named("a/", old), named("b/", new)).as_bytes());
        out.extend_from_slice(&hunks);
    }
    Ok(Change::Text(counts))
}

#[cfg(test)]
mod tests;
