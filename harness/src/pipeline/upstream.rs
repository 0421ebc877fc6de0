// SPDX-License-Identifier: GPL-2.0-only
//! The history that a tree has in the clone that it came from, for what does not apply to it.

use super::base::Base;
use crate::escape;
use crate::git::{GitError, Store};
use crate::model::{ObjectId, PatchFile};
use crate::series::{Conflict, SeriesError, Upstream};
use crate::tree::ImportedTree;

/// Adds to the error of a patch which upstream commits it is from, where the tree has a history. `patches` end with the one
/// that failed or go on behind it.
pub(super) fn explained(store: &Store, base: &Base, patches: &[PatchFile], mut error: SeriesError) -> SeriesError {
    let tree = &base.imported;
    match tree.history() {
        Ok(Some(history)) => Upstream { store, base: base.tree(), history: &history }.explained(patches, error),
        Ok(None) => error,
        Err(gone) => {
            if let Some(explained) = error.explanation_mut() {
                explained.notes.push(note(tree, &gone));
            }
            error
        }
    }
}

/// The upstream commits that a conflict is from: a line for each. The series was on the tree `old` and goes onto another;
/// the conflict's first change in place is on `under`.
pub(super) fn of_conflict(
    store: &Store,
    old: ObjectId,
    onto: &Base,
    under: ObjectId,
    conflict: &Conflict,
) -> Vec<String> {
    let tree = &onto.imported;
    match tree.history() {
        Ok(Some(history)) => Upstream { store, base: onto.tree(), history: &history }.of_conflict(old, under, conflict),
        Ok(None) => Vec::new(),
        Err(gone) => vec![note(tree, &gone)],
    }
}

fn note(tree: &ImportedTree, gone: &GitError) -> String {
    let clone = tree.clone.as_deref().unwrap_or_else(|| "".as_ref()).as_os_str().as_encoded_bytes();
    let clone = escape::line_cut(clone, 200);
    let version = tree.source_version.get(..12).unwrap_or_default();
    match gone {
        GitError::Open { .. } => {
            format!("upstream commits are not known: {clone}, where {} is from, is gone", tree.name)
        }
        _ => format!("upstream commits are not known: {clone} has no commit {version} any more"),
    }
}
