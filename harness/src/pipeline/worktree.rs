// SPDX-License-Identifier: GPL-2.0-only
//! The worktree in which a person edits a patch or mends a conflict. It is not the one that is built.
//!
//! What it is for is written down before its files are touched, together with the tree that they go to; the files follow,
//! and every command first completes what a killed one had begun. So edits are in the worktree, or in the store under a name
//! that is written down, at any moment.

use super::PipelineError;
use super::desk::{Desk, id, read_state};
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct EditWorktree {
    /// The patch that is edited; empty where the edits belong to none.
    pub patch: String,
    /// The tree that the patch makes: what differs from it is the edit.
    pub base: String,
    /// All that the worktree holds, edits included, while it shows a conflict of another command.
    pub held: Option<String>,
    /// The tree that its files are on the way to; none once they are there.
    #[serde(default)]
    pub to: Option<String>,
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
    /// For a patch that makes this tree, without edits.
    pub fn at(patch: &str, tree: ObjectId) -> Self {
        let tree = tree.to_string();
        Self { patch: patch.to_owned(), base: tree.clone(), held: None, to: Some(tree) }
    }

    /// Where its files lie.
    pub fn source(desk: &Desk<'_>) -> PathBuf {
        desk.place().join("src")
    }

    fn state(desk: &Desk<'_>) -> PathBuf {
        desk.place().join("state")
    }

    /// Where it is written what it is for.
    pub fn record(desk: &Desk<'_>) -> PathBuf {
        desk.place().join("at.json")
    }

    /// What it is for; none where there is none.
    pub fn load(desk: &Desk<'_>) -> Result<Option<Self>, PipelineError> {
        read_state(&Self::record(desk))
    }

    /// Sees to it that all that it names is in the store when it is written down.
    pub fn keep(&self, desk: &Desk<'_>) -> Result<(), PipelineError> {
        let named = [Some(&self.base), self.held.as_ref(), self.to.as_ref()];
        let ids = named.into_iter().flatten().map(|text| id(desk, text)).collect::<Result<Vec<_>, _>>()?;
        Ok(desk.shop.store.keep(&ids)?)
    }

    /// As it is written down; what it names is kept.
    pub fn text(&self, desk: &Desk<'_>) -> Result<String, PipelineError> {
        self.keep(desk)?;
        serde_json::to_string_pretty(self)
            .map_err(|error| PipelineError::State { path: Self::record(desk), source: error.into() })
    }

    fn write(&self, desk: &Desk<'_>) -> Result<(), PipelineError> {
        let path = Self::record(desk);
        write_whole(&path, self.text(desk)?.as_bytes()).map_err(|source| PipelineError::State { path, source })
    }

    fn changes(desk: &Desk<'_>) -> Result<Option<WorktreeChanges>, PipelineError> {
        Ok(tree::worktree_changes(&desk.shop.store, &Self::source(desk), &Self::state(desk))?)
    }

    /// All that it holds, as a tree; none where kiso has put nothing there.
    pub fn content(desk: &Desk<'_>) -> Result<Option<ObjectId>, PipelineError> {
        let Some(changes) = Self::changes(desk)? else { return Ok(None) };
        Ok(Some(desk.shop.store.update_tree(changes.tree, &changes.edits)?))
    }

    /// What was edited; none where no patch is being edited, and nothing else was.
    pub fn edited(desk: &Desk<'_>) -> Result<Option<Edited>, PipelineError> {
        let Some(WorktreeChanges { tree, edits, ignored }) = Self::changes(desk)? else { return Ok(None) };
        let now = desk.shop.store.update_tree(tree, &edits)?;
        let worktree = Self::load(desk)?.unwrap_or_else(|| Self::at("", tree));
        let base = id(desk, &worktree.base)?;
        if worktree.patch.is_empty() && base == now {
            return Ok(None);
        }
        Ok(Some(Edited { worktree, base, now, ignored }))
    }

    /// Keeps what differs from the tree that kiso left: it is in the store, and nothing has to be moved aside for the files
    /// to become others.
    pub fn adopt(desk: &Desk<'_>) -> Result<(), PipelineError> {
        let Some(changes) = Self::changes(desk)?.filter(|changes| !changes.edits.is_empty()) else { return Ok(()) };
        Self::switch(desk, desk.shop.store.update_tree(changes.tree, &changes.edits)?)
    }

    fn switch(desk: &Desk<'_>, to: ObjectId) -> Result<(), PipelineError> {
        let place = desk.place();
        fs::create_dir_all(&place).map_err(|source| PipelineError::State { path: place, source })?;
        let (source, state) = (Self::source(desk), Self::state(desk));
        let shop = &desk.shop;
        tree::worktree::switch(&shop.store, &source, &state, to, Foreign::Leave, shop.events, shop.interrupt)?;
        Ok(())
    }

    /// Makes it what is given, from what it holds; none leaves the files to nobody.
    pub fn become_this(desk: &Desk<'_>, next: Option<Self>) -> Result<(), PipelineError> {
        Self::set_out(desk, next)?;
        Self::arrive(desk)
    }

    /// Writes down what it is going to be. From here on a kiso that is killed is completed by [`EditWorktree::arrive`].
    pub fn set_out(desk: &Desk<'_>, next: Option<Self>) -> Result<(), PipelineError> {
        Self::adopt(desk)?;
        if let Some(next) = next {
            return next.write(desk);
        }
        let path = Self::record(desk);
        match fs::remove_file(&path) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => Err(PipelineError::State { path, source }),
            _ => Ok(()),
        }
    }

    /// Brings the files to where they are on the way to, set out by this kiso or by one that was killed.
    pub fn arrive(desk: &Desk<'_>) -> Result<(), PipelineError> {
        let Some(worktree) = Self::load(desk)? else { return Ok(()) };
        let Some(to) = worktree.to.as_deref().map(|to| id(desk, to)).transpose()? else { return Ok(()) };
        // Where they are there already, what differs was edited since.
        if !Self::is_at(desk, worktree.to.as_deref())? {
            Self::switch(desk, to)?;
        }
        Self { to: None, ..worktree }.write(desk)
    }

    /// Whether its files are there already.
    pub fn is_at(desk: &Desk<'_>, to: Option<&str>) -> Result<bool, PipelineError> {
        let now = tree::worktree_tree(&Self::state(desk))?.map(|tree| tree.to_string());
        Ok(to.is_none() || now.as_deref() == to)
    }

    /// What it is for, with all that it holds, to be given back.
    pub fn held(desk: &Desk<'_>) -> Result<Option<Self>, PipelineError> {
        let Some(edited) = Self::edited(desk)? else { return Ok(None) };
        Ok(Some(Self { held: Some(edited.now.to_string()), to: None, ..edited.worktree }))
    }

    /// What it becomes where the series becomes these layers: it goes to where its patch is then, with the edits that are
    /// not in the patch yet. Where they contradict what the patch has become, or there is no such patch any more, it stays
    /// as it was, and is for nothing where it holds no edits.
    pub fn after(desk: &Desk<'_>, before: Option<Self>, layers: &[Layer]) -> Result<Option<Self>, PipelineError> {
        let Some(before) = before else { return Ok(None) };
        let base = id(desk, &before.base)?;
        let held = before.held.as_deref().map_or(Ok(base), |held| id(desk, held))?;
        match layers.iter().find(|layer| layer.file.name == before.patch) {
            Some(layer) => {
                let carried = series::carry(&desk.shop.store, base, held, layer.after, &before.patch)?;
                if carried.conflicts.is_empty() {
                    let to = Some(carried.tree.to_string());
                    return Ok(Some(Self { base: layer.after.to_string(), held: None, to, ..before }));
                }
            }
            None if base == held => return Ok(None),
            None => {}
        }
        Ok(Some(before.back()))
    }

    /// On the way back to what it held.
    pub fn back(self) -> Self {
        Self { to: self.held.or(self.to), held: None, ..self }
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
