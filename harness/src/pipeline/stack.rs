// SPDX-License-Identifier: GPL-2.0-only
//! The commands of the stack: each makes another list of layers of the one there is.

use super::PipelineError;
use super::conflict::{self, Work, Worked, finish};
use super::desk::{Desk, Otherwise, log};
use super::workshop::Workshop;
use super::worktree::{EditWorktree, Edited, part_of};
use crate::config::Project;
use crate::count::{counted, either};
use crate::escape;
use crate::event::Events;
use crate::model::PatchFile;
use crate::process::Interrupt;
use crate::series::{self, Layer, Transaction};
use std::path::PathBuf;

/// Which series, and how to speak while it is worked on.
#[derive(Clone, Copy)]
pub struct StackWish<'a> {
    /// The project.
    pub project: &'a Project,
    /// The target whose series it is; none means the only one.
    pub target: Option<&'a str>,
    /// Who hears of it.
    pub events: &'a Events,
    /// Who may stop it.
    pub interrupt: &'a Interrupt,
}

impl<'a> StackWish<'a> {
    pub(super) fn desk(&self) -> Result<Desk<'a>, PipelineError> {
        conflict::open(self.project, self.target, Otherwise::Fail, self.events, self.interrupt)
    }
}

/// Where a patch goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Before all others.
    First,
    /// After all others.
    Last,
    /// Right before this one.
    Before(String),
    /// Right after this one.
    After(String),
}

/// Brings the worktree to a patch, the last one where none is named. Returns the patch and where the files lie.
///
/// # Errors
/// [`PipelineError::Unrefreshed`] where the worktree holds edits that would go, unless they are to be discarded.
pub fn edit(wish: StackWish<'_>, patch: Option<&str>, discard: bool) -> Result<(String, PathBuf), PipelineError> {
    let desk = wish.desk()?;
    let index = match patch {
        Some(name) => desk.pick(name)?,
        None => desk.layers.len().checked_sub(1).ok_or_else(no_patch)?,
    };
    let Layer { file, after, .. } = &desk.layers[index];
    if let Some(Edited { worktree, base, now, .. }) = EditWorktree::edited(&desk)? {
        if base != now && worktree.patch == file.name && !discard {
            return Ok((file.name.clone(), EditWorktree::source(&desk)));
        }
        if base != now && !discard {
            let changes = desk.shop.store.diff_trees(base, now)?;
            let paths = changes.iter().take(5).map(|change| escape::line_cut(&change.path, 200)).collect();
            return Err(PipelineError::Unrefreshed { patch: worktree.patch, paths });
        }
        if base != now {
            desk.shop.store.keep(&[now])?;
            wish.events.note(format!("what the worktree held is kept as git tree {now}"));
        }
    }
    EditWorktree::become_this(&desk, Some(EditWorktree::at(&file.name, *after)))?;
    Ok((file.name.clone(), EditWorktree::source(&desk)))
}

/// Takes what was changed in the worktree into a patch: the one that is edited, or the one that is named. Later patches
/// are put onto it again.
///
/// # Errors
/// [`PipelineError::DoesNotFit`], [`PipelineError::Conflict`].
pub fn refresh(wish: StackWish<'_>, patch: Option<&str>, only: &[String]) -> Result<Worked, PipelineError> {
    let desk = wish.desk()?;
    let edited = EditWorktree::edited(&desk)?;
    let index = match (patch, &edited) {
        (Some(name), _) => Some(desk.pick(name)?),
        (None, Some(edited)) => Some(of_edits(&desk, &edited.worktree)?),
        (None, None) => None,
    };
    let mut heir = None;
    let mut layers = desk.layers.clone();
    let mut notes = Vec::new();
    let mut what = "refresh".to_owned();
    if let (Some(index), Some(Edited { worktree, base, now, ignored })) = (index, edited) {
        let edits = part_of(&desk, base, now, only)?;
        if let Some(edit) = edits.iter().find(|edit| edit.path.iter().any(u8::is_ascii_control)) {
            let name = escape::line_cut(&edit.path, 200);
            return Err(PipelineError::Stack(format!("no patch can hold {name}: its name has control characters")));
        }
        let wanted = desk.shop.store.update_tree(base, &edits)?;
        let name = layers[index].file.name.clone();
        let conflicts = series::amend(&desk.shop.store, &mut layers[index], base, wanted)?;
        if !conflicts.is_empty() {
            let paths = conflicts.iter().map(|path| escape::line_cut(path, 200)).collect();
            return Err(PipelineError::DoesNotFit { patch: name, paths });
        }
        what = format!("refresh {name}");
        if of_edits(&desk, &worktree).is_err() {
            heir = Some((worktree.patch, name));
        }
        if !ignored.is_empty() {
            let some: Vec<_> = ignored.iter().take(3).map(|path| escape::line_cut(path, 200)).collect();
            let more = if ignored.len() > some.len() { ", …" } else { "" };
            let files = format!("{} that .gitignore names", counted(ignored.len(), "file"));
            let are = either(&ignored.len(), "is", "are");
            notes.push(format!("{files} {are} left out: {}{more}", some.join(", ")));
        }
    }
    let worked = finish(&desk, Work { what, layers, top: None, onto: None, heir })?;
    Ok(Worked { notes, ..worked })
}

/// The patch that the edits in the worktree are of.
fn of_edits(desk: &Desk<'_>, worktree: &EditWorktree) -> Result<usize, PipelineError> {
    let found = desk.layers.iter().position(|layer| layer.file.name == worktree.patch);
    found.ok_or_else(|| PipelineError::Orphaned { patch: worktree.patch.clone() })
}

/// Adds a patch that changes nothing yet, after the one that is edited or the last, and makes it the one that is edited.
///
/// # Errors
/// Where a patch of its name is there.
pub fn new_patch(wish: StackWish<'_>, subject: &str, author: &str) -> Result<Worked, PipelineError> {
    let desk = wish.desk()?;
    let edited = EditWorktree::load(&desk)?.filter(|edited| !edited.patch.is_empty());
    let at = match &edited {
        Some(edited) => of_edits(&desk, edited)? + 1,
        None => desk.layers.len(),
    };
    let name = series::file_name(next_number(&desk.layers), subject);
    let date = time::OffsetDateTime::now_utc();
    let bytes = series::blank(subject, author, date);
    let file = PatchFile { path: desk.inputs.variant.dir.join(&name), name: name.clone(), strip: 1, bytes };
    let before = series::top(desk.base, &desk.layers[..at]);
    let mut layers = desk.layers.clone();
    layers.insert(at, Layer { file, before, after: before });
    // What was edited so far is going to be the new patch's.
    let heir = edited.map(|edited| (edited.patch, name.clone()));
    finish(&desk, Work { what: format!("new {name}"), layers, top: None, onto: None, heir })
}

/// One more than the greatest number that a name of a patch begins with.
pub(super) fn next_number(layers: &[Layer]) -> usize {
    let number = |layer: &Layer| {
        let digits: String = layer.file.name.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<usize>().ok()
    };
    layers.iter().filter_map(number).max().unwrap_or(0) + 1
}

/// Moves a patch. The series as a whole comes to the same.
///
/// # Errors
/// [`PipelineError::Conflict`] where the order matters.
pub fn move_patch(wish: StackWish<'_>, patch: &str, place: &Place) -> Result<Worked, PipelineError> {
    let desk = wish.desk()?;
    let from = desk.pick(patch)?;
    let mut layers = desk.layers.clone();
    let layer = layers.remove(from);
    let other = |name: &str| match desk.pick(name)? {
        other if other == from => Err(PipelineError::Stack(format!("{} cannot go beside itself", layer.file.name))),
        other => Ok(other - usize::from(other > from)),
    };
    let (to, words) = match place {
        Place::First => (0, "--first".to_owned()),
        Place::Last => (layers.len(), "--last".to_owned()),
        Place::Before(name) => {
            let to = other(name)?;
            (to, format!("--before {}", layers[to].file.name))
        }
        Place::After(name) => {
            let to = other(name)?;
            (to + 1, format!("--after {}", layers[to].file.name))
        }
    };
    let what = format!("move {} {words}", layer.file.name);
    layers.insert(to, layer);
    finish(&desk, Work { what, layers, top: Some(series::top(desk.base, &desk.layers)), onto: None, heir: None })
}

/// Makes one patch of two: the change goes into the patch `into`, the one before it where none is named. Its message and
/// notes go below the other's `---`, so that nothing is lost.
///
/// # Errors
/// [`PipelineError::Conflict`] where a patch between the two matters.
pub fn fold(wish: StackWish<'_>, patch: &str, into: Option<&str>) -> Result<Worked, PipelineError> {
    let desk = wish.desk()?;
    let from = desk.pick(patch)?;
    let into = match into {
        Some(name) => desk.pick(name)?,
        None => from.checked_sub(1).ok_or_else(|| {
            PipelineError::Stack(format!(
                "{} is the first patch: name the one to fold it into",
                desk.layers[from].file.name
            ))
        })?,
    };
    if from == into {
        return Err(PipelineError::Stack(format!("{} cannot be folded into itself", desk.layers[from].file.name)));
    }
    // Beside each other first, in the order they have; then the two trees between which both are.
    let mut layers = desk.layers.clone();
    let moved = layers.remove(from);
    let names = (moved.file.name.clone(), desk.layers[into].file.name.clone());
    let what = format!("fold {} --into {}", names.0, names.1);
    let target = if into > from { into - 1 } else { into };
    let mut kept = layers[target].file.clone();
    kept.bytes = series::with_folded(&kept, &moved.file)?;
    let at = if into > from { target } else { target + 1 };
    layers.insert(at, moved);
    let none = series::Resolutions::default();
    let beside = match series::replay(&desk.shop.store, desk.base, layers, &none, desk.shop.interrupt)? {
        series::Replayed::Whole { layers, .. } => layers,
        series::Replayed::Conflict(conflict) => {
            let paths = conflict.paths.iter().map(|path| escape::line_cut(path, 200)).collect();
            return Err(PipelineError::DoesNotFit { patch: conflict.layer.file.name, paths });
        }
    };
    let mut layers = beside;
    // Where it goes in front, the other has moved up by one.
    let first = target.min(at);
    let second = layers.remove(first + 1);
    layers[first] = Layer { file: kept, before: layers[first].before, after: second.after };
    let top = Some(series::top(desk.base, &desk.layers));
    finish(&desk, Work { what, layers, top, onto: None, heir: Some(names) })
}

/// Takes a patch out; those after it are put onto what is left.
///
/// # Errors
/// [`PipelineError::Conflict`] where a later patch needs it.
pub fn drop_patch(wish: StackWish<'_>, patch: &str) -> Result<Worked, PipelineError> {
    let desk = wish.desk()?;
    let mut layers = desk.layers.clone();
    let dropped = layers.remove(desk.pick(patch)?);
    finish(&desk, Work { what: format!("drop {}", dropped.file.name), layers, top: None, onto: None, heir: None })
}

/// Gives the file of a patch another name.
///
/// # Errors
/// Where the name is taken or cannot be one.
pub fn rename(wish: StackWish<'_>, patch: &str, to: &str) -> Result<Worked, PipelineError> {
    let desk = wish.desk()?;
    let index = desk.pick(patch)?;
    if desk.layers.iter().any(|layer| layer.file.name == to) {
        return Err(PipelineError::Stack(format!("a patch is called {to} already")));
    }
    let mut layers = desk.layers.clone();
    let old = std::mem::replace(&mut layers[index].file.name, to.to_owned());
    series::check_name(&desk.inputs.variant.dir, to)?;
    finish(
        &desk,
        Work {
            what: format!("rename {old} {to}"),
            layers,
            top: Some(series::top(desk.base, &desk.layers)),
            onto: None,
            heir: Some((old, to.to_owned())),
        },
    )
}

/// Takes the last transaction back, or does it again; none where there is none.
///
/// # Errors
/// Errors of the log.
pub fn undo(wish: StackWish<'_>, again: bool) -> Result<Option<Transaction>, PipelineError> {
    let done = with_log(wish, |log| Ok(if again { log.redo()? } else { log.undo()? }))?;
    // A worktree goes with its patch, where the series as it is now applies at all.
    if done.is_some()
        && let Ok(desk) = wish.desk()
    {
        let after = EditWorktree::after(&desk, EditWorktree::held(&desk)?, &desk.layers)?;
        EditWorktree::become_this(&desk, after)?;
    }
    Ok(done)
}

/// The newest transactions, at most so many.
///
/// # Errors
/// Errors of the log.
pub fn transactions(wish: StackWish<'_>, most: usize) -> Result<Vec<Transaction>, PipelineError> {
    with_log(wish, |log| Ok(log.transactions(most)?))
}

/// The log alone: a series that does not apply can be undone, too.
fn with_log<T>(
    wish: StackWish<'_>,
    act: impl FnOnce(&mut series::Log<'_>) -> Result<T, PipelineError>,
) -> Result<T, PipelineError> {
    let (config, target) = wish.project.target(wish.target)?;
    let shop = Workshop::open(wish.project, wish.events, wish.interrupt)?;
    let stopped = shop.edit_place(&target).join("stopped.json");
    if stopped.exists() {
        return Err(PipelineError::InTheMiddle { what: "the last command".into() });
    }
    act(&mut log(&shop, &config)?)
}

fn no_patch() -> PipelineError {
    PipelineError::Stack("the series has no patch yet: `kiso new SUBJECT` makes one".into())
}
