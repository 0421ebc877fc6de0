// SPDX-License-Identifier: GPL-2.0-only
//! What is special to putting a whole series onto another tree: where the changes are taken from when the old tree is not
//! at hand, and what there is to say of each patch afterwards.

use super::SeriesError;
use super::diff::{self, FileDiff, Side};
use super::format::{self, FileChange};
use super::patch::{Patch, Text};
use super::stack::{Layer, layer_on};
use crate::escape;
use crate::git::{Mode, Store, TreeEdit};
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
    let (old, new) =
        (format::changes(store, before.before, before.after)?, format::changes(store, after.before, after.after)?);
    let mut fate = if old.len() == new.len() { Fate::Kept } else { Fate::Merged };
    let mut moved = Vec::new();
    for new in &new {
        let ids = |change: &FileChange| [&change.old, &change.new].map(|side| side.as_ref().map(|version| version.id));
        let Some(old) = old.iter().find(|old| old.path() == new.path()) else {
            fate = Fate::Merged;
            continue;
        };
        // A file that is the same on both sides is changed the same.
        if ids(old) == ids(new) {
            continue;
        }
        let texts = [format::diff_of(store, old, before.before)?, format::diff_of(store, new, after.before)?];
        let [old, new] = texts.each_ref().map(|text| diff::parse(text, 1, 1).unwrap_or_default());
        moved.extend(moves(&old, &new));
        if lines(&old) != lines(&new) {
            fate = Fate::Merged;
        }
    }
    Ok(if moved.is_empty() { fate } else { Fate::Moved(moved) })
}

/// The changed lines and their context, without their places.
fn lines<'a>(diffs: &[FileDiff<'a>]) -> Vec<(Side, &'a [u8])> {
    let hunks = diffs.iter().flat_map(|diff| &diff.hunks);
    hunks.flat_map(|hunk| hunk.lines.iter().map(|line| (line.side, line.text))).collect()
}

/// Hunks that stand in another function than before. Where their number differs they can't be told one from another.
fn moves(old: &[FileDiff<'_>], new: &[FileDiff<'_>]) -> Vec<(String, String, String)> {
    let mut moved = Vec::new();
    for new in new {
        let Some(old) = old.iter().find(|old| old.path() == new.path()) else { continue };
        if old.hunks.len() != new.hunks.len() {
            continue;
        }
        for (old, new_hunk) in old.hunks.iter().zip(&new.hunks) {
            if old.section != new_hunk.section && !old.section.is_empty() && !new_hunk.section.is_empty() {
                let words = |text: &[u8]| escape::line_cut(text, 80);
                moved.push((words(new.path()), words(old.section), words(new_hunk.section)));
            }
        }
    }
    moved
}
