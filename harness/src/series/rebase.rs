// SPDX-License-Identifier: GPL-2.0-only
//! What is special to putting a whole series onto another tree: where the changes are taken from when the old tree is not
//! at hand, and what there is to say of each patch afterwards.

use super::SeriesError;
use super::apply::{Files, Placed};
use super::diff::FileDiff;
use super::format::Functions;
use super::hunk::Offset;
use super::patch::{Patch, Text};
use super::stack::{Layer, layer_on};
use crate::escape;
use crate::git::{GitError, Mode, Store, TreeEdit, split_lines};
use crate::model::{ObjectId, PatchFile, Variant};
use serde::{Deserialize, Serialize};

/// What became of a patch on another tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    /// The same change of the same lines, perhaps at other line numbers.
    Kept,
    /// The change had to be fitted into lines that changed.
    Merged,
    /// The tree has all of it already.
    Upstream,
    /// A hunk is in another function than it was: the file, the function before and now.
    Moved(Vec<(String, String, String)>),
    /// A person resolved it, now or earlier.
    Resolved,
}

/// The layers of a variant that was made on a tree which is not at hand: each on the blobs that its `index` lines name, in a
/// tree that is otherwise `base`.
///
/// # Errors
/// [`SeriesError::NoBlob`] where one is not in the store; whatever is wrong with a patch file.
pub fn on_index_lines(store: &Store, base: ObjectId, variant: &Variant) -> Result<Vec<Layer>, SeriesError> {
    variant.patches.iter().map(|file| on_its_blobs(store, base, file)).collect()
}

fn on_its_blobs(store: &Store, base: ObjectId, file: &PatchFile) -> Result<Layer, SeriesError> {
    let text = Text::of(file)?;
    let patch = Patch::parse(&text);
    let mut edits = Vec::new();
    for diff in text.diffs(&patch)? {
        edits.extend(old_version(store, base, file, &diff)?);
    }
    layer_on(store, store.update_tree(base, &edits)?, file)
}

/// The file that a diff was made on, as an edit of the base.
fn old_version(
    store: &Store,
    base: ObjectId,
    file: &PatchFile,
    diff: &FileDiff<'_>,
) -> Result<Vec<TreeEdit>, SeriesError> {
    let mut edits = Vec::new();
    if let Some(new) = diff.new_path.as_ref().filter(|new| diff.old_path.as_ref() != Some(new)) {
        edits.push(TreeEdit { path: new.clone(), entry: None });
    }
    let Some(old) = &diff.old_path else { return Ok(edits) };
    let named = diff.index.and_then(|index| ObjectId::parse(index.old)).filter(|id| store.contains(*id));
    let there = store.entry(base, old)?;
    let entry = match (named, there) {
        (Some(id), there) => {
            let mode = diff.old_mode.or(there.map(|(mode, _)| mode)).unwrap_or(Mode::File);
            Some((mode, id))
        }
        // Nothing tells what it was made on but the tree it is to go onto.
        (None, there) if diff.index.is_none() || diff.hunks.is_empty() => there,
        (None, _) => {
            let (patch, line) = (file.name.clone(), diff.line);
            return Err(SeriesError::NoBlob { patch, line, file: old.clone() });
        }
    };
    edits.push(TreeEdit { path: old.clone(), entry });
    Ok(edits)
}

/// What became of a change: `before` is the layer as it was, `after` the same one where it is now.
pub(super) fn fate(store: &Store, before: &Layer, after: &Layer) -> Result<Fate, SeriesError> {
    if after.before == after.after {
        return Ok(if before.before == before.after { Fate::Kept } else { Fate::Upstream });
    }
    if before.before == after.before {
        return Ok(Fate::Kept);
    }
    if same_versions(store, before, after)? {
        return Ok(Fate::Kept);
    }
    // Where the patch as it is written makes the same of the new tree, it was only moved.
    let text = Text::of(&before.file)?;
    let patch = Patch::parse(&text);
    let diffs = text.diffs(&patch)?;
    let mut files = Files::of(store, after.before);
    let Ok(placed) = files.change(&before.file.name, &diffs, 0) else { return Ok(Fate::Merged) };
    if !files.agrees_with(after.after)? {
        return Ok(Fate::Merged);
    }
    let functions = Functions::of(store, after.before)?;
    let mut moved = Vec::new();
    for Placed { diff, offsets, .. } in placed.iter().filter(|placed| !placed.offsets.is_empty()) {
        let path = diff.old_path.as_deref().unwrap_or_default();
        let Some((_, id)) = store.entry(after.before, path)? else { continue };
        let content = store.read_blob(id)?;
        let lines = split_lines(&content);
        moved.extend(offsets.iter().filter_map(|offset| other_function(diff, *offset, &lines, &functions)));
    }
    Ok(if moved.is_empty() { Fate::Kept } else { Fate::Moved(moved) })
}

/// Whether the files that a change touches are the same versions on both trees, before it and after it.
fn same_versions(store: &Store, before: &Layer, after: &Layer) -> Result<bool, GitError> {
    let old = store.diff_trees(before.before, before.after)?;
    Ok(old == store.diff_trees(after.before, after.after)?)
}

/// A hunk that says it is in one function and went to a place in another: the file, what it says, and what is so. `lines` are
/// those of the file that it goes into.
fn other_function(
    diff: &FileDiff<'_>,
    offset: Offset,
    lines: &[&[u8]],
    functions: &Functions,
) -> Option<(String, String, String)> {
    let said = diff.hunks.iter().find(|hunk| hunk.old_start == offset.named)?.section;
    let driver = functions.driver(diff.path());
    let above = lines.get(..(offset.found as usize).saturating_sub(1))?;
    let now = above.iter().rev().find_map(|line| driver.name(line)).unwrap_or_default();
    // Other tools cut the names short.
    let same = said.starts_with(now) || now.starts_with(said);
    let words = |text: &[u8]| escape::line_cut(text, 80);
    (!said.is_empty() && !now.is_empty() && !same).then(|| (words(diff.path()), words(said), words(now)))
}
