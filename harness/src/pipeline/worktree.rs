// SPDX-License-Identifier: GPL-2.0-only
//! The worktree in which a person edits a patch or mends a conflict. It is not the one that is built.

use super::PipelineError;
use super::desk::{Desk, id};
use crate::escape;
use crate::files::write_whole;
use crate::git::TreeEdit;
use crate::model::ObjectId;
use crate::series::{self, Layer};
use crate::tree::{self, Foreign, WorktreeChanges};
use serde::{Deserialize, Serialize};
use std::fs;
use std::io;
use std::path::PathBuf;

/// What the worktree is for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct EditWorktree {
    /// The patch that is edited.
    pub patch: String,
    /// The tree that the patch makes: what differs from it is the edit.
    pub base: String,
    /// All that the worktree holds, edits included, while it shows a conflict of another command.
    pub held: Option<String>,
}

/// What a person changed in the worktree.
pub(super) struct Edited {
    pub worktree: EditWorktree,
    pub base: ObjectId,
    pub now: ObjectId,
    /// New files that were passed over.
    pub ignored: Vec<Vec<u8>>,
}

impl EditWorktree {
    /// Where its files lie.
    pub fn source(desk: &Desk<'_>) -> PathBuf {
        desk.place().join("src")
    }

    fn state(desk: &Desk<'_>) -> PathBuf {
        desk.place().join("state")
    }

    fn record(desk: &Desk<'_>) -> PathBuf {
        desk.place().join("at.json")
    }

    /// What it is for; none where there is none.
    pub fn load(desk: &Desk<'_>) -> Result<Option<Self>, PipelineError> {
        let path = Self::record(desk);
        match fs::read(&path) {
            Ok(text) => serde_json::from_slice(&text)
                .map(Some)
                .map_err(|error| PipelineError::State { path, source: error.into() }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(PipelineError::State { path, source }),
        }
    }

    pub fn save(desk: &Desk<'_>, patch: &str, base: ObjectId) -> Result<(), PipelineError> {
        Self { patch: patch.to_owned(), base: base.to_string(), held: None }.write(desk)
    }

    pub fn write(&self, desk: &Desk<'_>) -> Result<(), PipelineError> {
        let path = Self::record(desk);
        let text = serde_json::to_vec_pretty(self)
            .map_err(|error| PipelineError::State { path: path.clone(), source: error.into() })?;
        write_whole(&path, &text).map_err(|source| PipelineError::State { path, source })
    }

    fn changes(desk: &Desk<'_>) -> Result<Option<WorktreeChanges>, PipelineError> {
        Ok(tree::worktree_changes(&desk.shop.store, &Self::source(desk), &Self::state(desk))?)
    }

    /// All that it holds, as a tree; none where kiso has put nothing there.
    pub fn content(desk: &Desk<'_>) -> Result<Option<ObjectId>, PipelineError> {
        let Some(changes) = Self::changes(desk)? else { return Ok(None) };
        Ok(Some(desk.shop.store.update_tree(changes.tree, &changes.edits)?))
    }

    /// What was edited; none where no patch is being edited.
    pub fn edited(desk: &Desk<'_>) -> Result<Option<Edited>, PipelineError> {
        let (Some(worktree), Some(changes)) = (Self::load(desk)?, Self::changes(desk)?) else { return Ok(None) };
        let WorktreeChanges { tree, edits, ignored } = changes;
        let now = desk.shop.store.update_tree(tree, &edits)?;
        let base = id(desk, &worktree.base)?;
        Ok(Some(Edited { worktree, base, now, ignored }))
    }

    /// Brings the files to a tree. What differs from the tree that kiso left is in the store first, so that nothing has to
    /// be moved aside.
    pub fn bring(desk: &Desk<'_>, to: ObjectId) -> Result<(), PipelineError> {
        if let Some(now) = Self::content(desk)? {
            Self::switch(desk, now)?;
        }
        Self::switch(desk, to)
    }

    fn switch(desk: &Desk<'_>, to: ObjectId) -> Result<(), PipelineError> {
        let place = desk.place();
        fs::create_dir_all(&place).map_err(|source| PipelineError::State { path: place, source })?;
        let (source, state) = (Self::source(desk), Self::state(desk));
        let shop = &desk.shop;
        tree::worktree::switch(&shop.store, &source, &state, to, Foreign::Leave, shop.events, shop.interrupt)?;
        Ok(())
    }

    /// Shows a conflict, and remembers what the worktree held.
    pub fn show_conflict(desk: &Desk<'_>, tree: ObjectId, patch: &str) -> Result<(), PipelineError> {
        Self::bring(desk, tree)?;
        Self::save(desk, patch, tree)
    }

    /// What it is for, with all that it holds, to be given back.
    pub fn held(desk: &Desk<'_>) -> Result<Option<Self>, PipelineError> {
        let Some(edited) = Self::edited(desk)? else { return Ok(None) };
        Ok(Some(Self { held: Some(edited.now.to_string()), ..edited.worktree }))
    }

    /// Brings it to where its patch is now, with the edits that are not in the patch yet. Where they contradict what the
    /// patch has become, or there is no such patch any more, it stays as it was.
    pub fn follow(desk: &Desk<'_>, before: Option<Self>, layers: &[Layer]) -> Result<(), PipelineError> {
        let layer = before.as_ref().and_then(|before| layers.iter().find(|layer| layer.file.name == before.patch));
        if let (Some(Self { patch, base, held: Some(held) }), Some(layer)) = (&before, layer) {
            let (base, held) = (id(desk, base)?, id(desk, held)?);
            let carried = series::carry(&desk.shop.store, base, held, layer.after, patch)?;
            if carried.conflicts.is_empty() {
                Self::bring(desk, carried.tree)?;
                return Self::save(desk, patch, layer.after);
            }
        }
        Self::go_back(desk, before)
    }

    /// Gives the worktree back what it held before it showed a conflict.
    pub fn go_back(desk: &Desk<'_>, before: Option<Self>) -> Result<(), PipelineError> {
        let Some(before) = before else {
            // It was for nothing; the files may lie there until the next edit.
            let path = Self::record(desk);
            return match fs::remove_file(&path) {
                Err(source) if source.kind() != io::ErrorKind::NotFound => Err(PipelineError::State { path, source }),
                _ => Ok(()),
            };
        };
        if let Some(held) = &before.held {
            Self::bring(desk, id(desk, held)?)?;
        }
        Self { held: None, ..before }.write(desk)
    }
}

/// The edits of one tree that make it another, for the paths that are wanted: a path stands for what is below it, too.
///
/// # Errors
/// Where nothing is changed in one of them; errors of the store.
pub(super) fn part_of(
    desk: &Desk<'_>,
    base: ObjectId,
    now: ObjectId,
    only: &[String],
) -> Result<Vec<TreeEdit>, PipelineError> {
    let below = |path: &[u8], only: &str| {
        let only = only.trim_end_matches('/').as_bytes();
        path.strip_prefix(only).is_some_and(|rest| rest.is_empty() || rest.starts_with(b"/"))
    };
    let changes = desk.shop.store.diff_trees(base, now)?;
    if let Some(missing) = only.iter().find(|only| changes.iter().all(|change| !below(&change.path, only))) {
        return Err(PipelineError::Stack(format!("nothing is changed in {}", escape::line(missing.as_bytes()))));
    }
    let wanted = |path: &[u8]| only.is_empty() || only.iter().any(|only| below(path, only));
    let chosen = changes.into_iter().filter(|change| wanted(&change.path));
    Ok(chosen.map(|change| TreeEdit { path: change.path, entry: change.new }).collect())
}
