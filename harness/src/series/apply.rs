// SPDX-License-Identifier: GPL-2.0-only
//! Applies a series to a commit: one commit a patch, written as objects; one ref moved at the end, or nothing.

use super::diff::FileDiff;
use super::error::{Misfit, SeriesError};
use super::hunk::{NoFit, place};
use super::patch::{self, Patch};
use crate::escape;
use crate::event::{Events, Stage};
use crate::git::{Identity, Mode, NewCommit, Store, TreeEdit};
use crate::model::{AppliedPatch, AppliedSeries, ObjectId, PatchFile, Variant};
use crate::process::Interrupt;

/// Applies the variant to the commit `base` and moves the ref `name` to the result.
///
/// # Errors
/// The first patch that is malformed or does not fit; the ref is then where it was.
pub fn apply(
    store: &Store,
    base: ObjectId,
    variant: &Variant,
    name: &str,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<AppliedSeries, SeriesError> {
    let base_tree = store.commit_tree(base)?;
    let mut applied = AppliedSeries { base, base_tree, patches: Vec::with_capacity(variant.patches.len()) };
    let total = Some(variant.patches.len() as u64);
    for (done, file) in variant.patches.iter().enumerate() {
        if interrupt.is_set() {
            return Err(SeriesError::Interrupted);
        }
        events.progress(Stage::Series, done as u64, total, file.name.as_str());
        let one = apply_one(store, &applied, file)?;
        applied.patches.push(one);
    }
    store.set_reference(name, applied.top())?;
    Ok(applied)
}

fn apply_one(store: &Store, below: &AppliedSeries, file: &PatchFile) -> Result<AppliedPatch, SeriesError> {
    let patch = patch::parse(&file.bytes, &file.name, file.strip)
        .map_err(|fault| SeriesError::Malformed { path: file.path.clone(), fault })?;
    let mut work = Work { store, patch: &file.name, tree: below.top_tree(), offsets: Vec::new() };
    for diff in &patch.files {
        work.file(diff)?;
    }
    let commit = commit(store, &patch, work.tree, below.top())?;
    Ok(AppliedPatch { name: file.name.clone(), subject: patch.subject, commit, tree: work.tree, offsets: work.offsets })
}

/// The author's time is the committer's too, so that the same series on the same base gives the same commits.
fn commit(store: &Store, patch: &Patch, tree: ObjectId, parent: ObjectId) -> Result<ObjectId, SeriesError> {
    let unknown = Identity::kiso(0);
    let author = patch.author.as_ref().unwrap_or(&unknown);
    let committer = Identity::kiso(author.seconds);
    let message = patch.message();
    let parent = Some(parent);
    Ok(store.commit(&NewCommit { tree, parent, author, committer: &committer, message: message.as_bytes() })?)
}

/// One patch on its way through its files.
struct Work<'a> {
    store: &'a Store,
    patch: &'a str,
    tree: ObjectId,
    offsets: Vec<(String, u32, u32)>,
}

impl Work<'_> {
    fn file(&mut self, diff: &FileDiff) -> Result<(), SeriesError> {
        let old = self.old_entry(diff)?;
        let content = match old {
            Some((_, id)) => self.store.read_blob(id)?,
            None => Vec::new(),
        };
        let placed = place(&content, &diff.hunks).map_err(|no_fit| SeriesError::DoesNotApply(self.hunk_misfit(diff, old, no_fit)))?;
        let path = escape::line(diff.path());
        self.offsets.extend(placed.offsets.iter().map(|(named, found)| (path.clone(), *named, *found)));
        let mut edits = Vec::new();
        if let Some(path) = &diff.new_path {
            let mode = diff.new_mode.or(old.map(|(mode, _)| mode)).unwrap_or(Mode::File);
            let id = match old {
                Some((_, id)) if placed.content == content => id,
                _ => self.store.write_blob(&placed.content)?,
            };
            edits.push(TreeEdit { path: path.clone(), entry: Some((mode, id)) });
        } else if !placed.content.is_empty() {
            let what = "the patch deletes it and the tree's file holds more than the patch removes";
            return Err(SeriesError::DoesNotApply(self.misfit(diff, old, what)));
        }
        if let Some(path) = &diff.old_path
            && diff.new_path.as_ref() != Some(path)
            && !diff.is_copy
        {
            edits.push(TreeEdit { path: path.clone(), entry: None });
        }
        self.tree = self.store.update_tree(self.tree, &edits)?;
        Ok(())
    }

    /// What the patch finds at its old path, and that nothing is where it makes a file.
    fn old_entry(&self, diff: &FileDiff) -> Result<Option<(Mode, ObjectId)>, SeriesError> {
        let at = |path: &Option<Vec<u8>>| match path {
            Some(path) => self.store.entry(self.tree, path),
            None => Ok(None),
        };
        let refuse = |what: &str| Err(SeriesError::DoesNotApply(self.misfit(diff, None, what)));
        let old = at(&diff.old_path)?;
        if diff.old_path.is_some() {
            match old {
                Some((Mode::Tree | Mode::Submodule, _)) => return refuse("is no file in the tree"),
                Some(_) => {}
                None => return refuse("is not in the tree"),
            }
        }
        if diff.old_path != diff.new_path && at(&diff.new_path)?.is_some() {
            return refuse("the patch makes this file and the tree has it already");
        }
        Ok(old)
    }

    fn misfit(&self, diff: &FileDiff, old: Option<(Mode, ObjectId)>, what: &str) -> Box<Misfit> {
        let full = diff.old_id.as_deref().and_then(ObjectId::parse);
        Box::new(Misfit {
            patch: self.patch.to_owned(),
            file: diff.path().to_vec(),
            what: what.to_owned(),
            sides: None,
            other_version: full.zip(old).map(|(made_on, (_, id))| made_on != id),
        })
    }

    fn hunk_misfit(&self, diff: &FileDiff, old: Option<(Mode, ObjectId)>, no_fit: NoFit) -> Box<Misfit> {
        let hunk = &diff.hunks[no_fit.hunk];
        let head = format!(
            "hunk {} of {} (line {} of the patch, for line {} of the file)",
            no_fit.hunk + 1,
            diff.hunks.len(),
            hunk.at,
            hunk.old_start
        );
        let nearest = no_fit.nearest;
        let what = match (&nearest, no_fit.already) {
            (_, true) => format!("{head} does not apply: what it adds is there already (applied before, or reversed)"),
            (Some(near), false) => format!(
                "{head} does not apply; nearest is line {}, where {} of {} lines agree and line {} differs first",
                near.line, near.agree, near.of, near.differs.0
            ),
            (None, false) => format!("{head} does not apply: the tree's file is empty"),
        };
        let mut misfit = self.misfit(diff, old, &what);
        misfit.sides = nearest.filter(|_| !no_fit.already).map(|near| (near.differs.1, near.differs.2));
        misfit
    }
}
