// SPDX-License-Identifier: GPL-2.0-only
//! A command that stopped at a change that contradicts the tree: what is kept of it until a person has decided, and its
//! two ends, `kiso continue` and `kiso abort`. Until then no file of the series is written.
//!
//! The command is written down before the worktree shows its conflict, and its end is decided by the transaction that
//! writes the files: wherever a kiso is killed, the command stands as it was, or is done.

use super::desk::{Desk, Otherwise, id, log, onto_edits, read_state};
use super::worktree::EditWorktree;
use super::{PipelineError, base, known, upstream};
use crate::config::Project;
use crate::escape;
use crate::event::Events;
use crate::files::write_whole;
use crate::git::Mode;
use crate::model::{ObjectId, PatchFile};
use crate::process::Interrupt;
use crate::series::{self, Conflict, Edits, Fate, Layer, Replayed, Resolutions, State, Transaction};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// What a command does to a stack.
pub(super) struct Work {
    /// What it is called in the log.
    pub what: String,
    /// The patches as they shall be; each is put onto the one before.
    pub layers: Vec<Layer>,
    /// The tree that must come out at the top, where the command does not change it.
    pub top: Option<ObjectId>,
    /// The tree that the series is put onto, where that is another one.
    pub onto: Option<Onto>,
    /// A patch whose edits in the worktree are another's from now on, and that one.
    pub heir: Option<(String, String)>,
}

/// Another tree for the series.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Onto {
    /// Its name.
    pub name: String,
    /// Its git tree.
    pub tree: String,
}

/// What came of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worked {
    /// The transaction; none where nothing had to change.
    pub transaction: Option<Transaction>,
    /// What else there is to say, line by line.
    pub notes: Vec<String>,
}

/// Opens the series of a target. Where a command has stopped at a conflict, only its end is allowed.
pub(super) fn open<'a>(
    project: &Project,
    target: Option<&str>,
    otherwise: Otherwise<'_>,
    events: &'a Events,
    interrupt: &'a Interrupt,
) -> Result<Desk<'a>, PipelineError> {
    let desk = Desk::open(project, target, otherwise, events, interrupt)?;
    match Pending::load(&desk)? {
        Some(pending) => Err(PipelineError::InTheMiddle { what: pending.what }),
        None => Ok(desk),
    }
}

/// Puts the layers onto each other and writes the files; all of it, or, where a change contradicts what is there, nothing
/// but a note of how far it came.
pub(super) fn finish(desk: &Desk<'_>, work: Work) -> Result<Worked, PipelineError> {
    finish_with(desk, work, Along::default())
}

/// What a command knows beside its layers.
#[derive(Default)]
pub(super) struct Along {
    /// Other files of the series that go along.
    pub files: Edits,
    /// Layers whose files say already what they do, as long as they stay where they are.
    pub settled: Vec<Layer>,
}

/// As [`finish`], with what else the command knows.
pub(super) fn finish_with(desk: &Desk<'_>, work: Work, along: Along) -> Result<Worked, PipelineError> {
    let worktree = EditWorktree::held(desk)?;
    go_through(desk, work, Vec::new(), along, worktree)
}

/// Puts the layers onto each other, of which so many are in place already: what became of those is given.
fn go_through(
    desk: &Desk<'_>,
    mut work: Work,
    mut so_far: Vec<Fate>,
    along: Along,
    worktree: Option<EditWorktree>,
) -> Result<Worked, PipelineError> {
    let base = match &work.onto {
        Some(onto) => id(desk, &onto.tree)?,
        None => desk.base,
    };
    let known = Resolutions::load(&desk.inputs.config.dir)?;
    let layers = std::mem::take(&mut work.layers);
    match series::replay(&desk.shop.store, base, layers, &known, desk.shop.interrupt)? {
        Replayed::Whole { layers, fates } => {
            so_far.extend(fates.into_iter().skip(so_far.len()));
            publish(desk, base, Work { layers, ..work }, &so_far, along, worktree)
        }
        Replayed::Conflict(conflict) => {
            so_far.extend(conflict.fates.iter().skip(so_far.len()).cloned());
            let from = upstream_of(desk, &work, &conflict)?;
            let mut stopped = Pending::stop(desk, work, conflict, so_far, along.files, worktree)?;
            if let PipelineError::Conflict { upstream, .. } = &mut stopped {
                *upstream = from;
            }
            Err(stopped)
        }
    }
}

/// Which upstream commits a conflict with another tree is from, where that is known.
fn upstream_of(desk: &Desk<'_>, work: &Work, conflict: &Conflict) -> Result<Vec<String>, PipelineError> {
    let Some(onto) = &work.onto else { return Ok(Vec::new()) };
    let base = base::called(&desk.shop, &desk.inputs, &onto.name)?.filter(|base| base.tree().to_string() == onto.tree);
    Ok(base
        .map(|base| upstream::of_conflict(&desk.shop.store, desk.base, &base, base.tree(), conflict))
        .unwrap_or_default())
}

/// Writes the files of a stack whose layers are in place, and brings the worktree, which held this, to where it belongs.
fn publish(
    desk: &Desk<'_>,
    base: ObjectId,
    work: Work,
    fates: &[Fate],
    along: Along,
    worktree: Option<EditWorktree>,
) -> Result<Worked, PipelineError> {
    let Work { what, mut layers, top, onto, heir } = work;
    let Along { files: mut edits, mut settled } = along;
    if top.is_some_and(|top| top != series::top(base, &layers)) {
        return Err(PipelineError::OtherOutcome { what });
    }
    let notes = notes(&layers, fates, onto.is_some());
    if let Some(onto) = &onto {
        // Upstream has them: nothing is left to keep.
        let mut fates = fates.iter();
        layers.retain(|_| fates.next() != Some(&Fate::Upstream));
        edits.extend(onto_edits(desk, &onto.name)?);
    }
    // What the command does not touch stays to the byte, even where its hunks are not at the lines they name.
    settled.extend(desk.layers.iter().cloned());
    series::settle(&desk.shop.store, &mut layers, &settled)?;
    edits.extend(desk.edits(&layers)?);
    EditWorktree::adopt(desk)?;
    let worktree = worktree.map(|worktree| match &heir {
        Some((patch, heir)) if *patch == worktree.patch => EditWorktree { patch: heir.clone(), ..worktree },
        _ => worktree,
    });
    let state = state_after(desk, EditWorktree::after(desk, worktree, &layers)?)?;
    let transaction = log(&desk.shop, &desk.inputs.config)?.record(&what, &edits, state)?;
    EditWorktree::arrive(desk)?;
    known::keep_exact(desk, base, &layers)?;
    Ok(Worked { transaction, notes })
}

/// What changes of kiso's own state with the files of a series, after which the worktree is for this.
fn state_after(desk: &Desk<'_>, worktree: Option<EditWorktree>) -> Result<State, PipelineError> {
    let mut state = State::new();
    let mut change = |path: PathBuf, text: Option<String>| {
        let name = path.strip_prefix(&desk.shop.state).unwrap_or(&path).to_string_lossy().into_owned();
        state.insert(name, text);
    };
    let stopped = Pending::place(desk);
    if stopped.exists() {
        change(stopped, None);
    }
    let before = EditWorktree::load(desk)?;
    match worktree {
        None if before.is_none() => {}
        None => change(EditWorktree::record(desk), None),
        Some(worktree) => {
            let there = EditWorktree::is_at(desk, worktree.to.as_deref())?;
            let arrived = EditWorktree { to: None, ..worktree.clone() };
            if !there || before != Some(arrived) {
                change(EditWorktree::record(desk), Some(worktree.text(desk)?));
            }
        }
    }
    Ok(state)
}

/// What a person should know of the patches that changed their place.
fn notes(layers: &[Layer], fates: &[Fate], rebased: bool) -> Vec<String> {
    let mut notes = Vec::new();
    for (layer, fate) in layers.iter().zip(fates) {
        let name = &layer.file.name;
        match fate {
            Fate::Kept => {}
            Fate::Merged if rebased => notes.push(format!("{name}: fitted into lines that changed")),
            Fate::Merged => {}
            Fate::Upstream if rebased => notes.push(format!("{name}: dropped, the tree has it")),
            Fate::Upstream => notes.push(format!("{name}: changes nothing any more")),
            Fate::Resolved => notes.push(format!("{name}: a conflict was resolved as it was before")),
            Fate::Moved(hunks) => notes.extend(hunks.iter().map(|(file, before, now)| {
                format!("{name}: look at it: a hunk of {file} was in `{before}` and is in `{now}` now")
            })),
        }
    }
    notes
}

/// A command in the middle.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Pending {
    /// The command, as the log will call it.
    pub what: String,
    /// The tree that must come out, where the command says so.
    top: Option<String>,
    /// The tree that the series is put onto, where that is another one.
    onto: Option<Onto>,
    /// What became of the layers that are in place.
    fates: Vec<Fate>,
    /// Other files of the series that go along, resolutions among them, by their paths: blobs.
    also: BTreeMap<String, String>,
    /// The layers that are in place.
    done: Vec<Kept>,
    /// The layer that is not.
    layer: Kept,
    /// Those to come.
    rest: Vec<Kept>,
    /// What the worktree was given to mend: the tree with markers.
    tree: String,
    /// The files in question, by names that may be no text.
    paths: Vec<Vec<u8>>,
    /// What the worktree was for before, and held.
    worktree: Option<EditWorktree>,
    /// As for the command.
    heir: Option<(String, String)>,
    /// The series' files as the command found them.
    files: String,
}

/// A layer as it is kept: its file is a blob.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    name: String,
    strip: usize,
    file: String,
    before: String,
    after: String,
}

impl Pending {
    fn place(desk: &Desk<'_>) -> PathBuf {
        desk.place().join("stopped.json")
    }

    /// What stands there, if anything.
    pub fn load(desk: &Desk<'_>) -> Result<Option<Self>, PipelineError> {
        read_state(&Self::place(desk))
    }

    /// Keeps a command that cannot go on, and gives the worktree, which held this, what has to be mended.
    fn stop(
        desk: &Desk<'_>,
        work: Work,
        conflict: Conflict,
        fates: Vec<Fate>,
        also: Edits,
        worktree: Option<EditWorktree>,
    ) -> Result<PipelineError, PipelineError> {
        let Conflict { done, layer, rest, tree, paths, .. } = conflict;
        let mut named = vec![tree];
        let mut keep = |layer: &Layer| -> Result<Kept, PipelineError> {
            let file = desk.shop.store.write_blob(&layer.file.bytes)?;
            named.extend([file, layer.before, layer.after]);
            let (file, before, after) = (file.to_string(), layer.before.to_string(), layer.after.to_string());
            Ok(Kept { name: layer.file.name.clone(), strip: layer.file.strip, file, before, after })
        };
        let mut all = |layers: &[Layer]| layers.iter().map(&mut keep).collect::<Result<Vec<_>, _>>();
        let (done, rest) = (all(&done)?, all(&rest)?);
        let layer = keep(&layer)?;
        let mut kept = BTreeMap::new();
        for (path, text) in also {
            let file = desk.shop.store.write_blob(&text.unwrap_or_default())?;
            named.push(file);
            kept.insert(path, file.to_string());
        }
        desk.shop.store.keep(&named)?;
        worktree.iter().try_for_each(|worktree| worktree.keep(desk))?;
        let pending = Self {
            what: work.what,
            top: work.top.map(|top| top.to_string()),
            onto: work.onto,
            fates,
            also: kept,
            done,
            layer,
            rest,
            tree: tree.to_string(),
            paths,
            worktree,
            heir: work.heir,
            files: desk.files().to_string(),
        };
        let path = Self::place(desk);
        let text = serde_json::to_vec_pretty(&pending)
            .map_err(|error| PipelineError::State { path: path.clone(), source: error.into() })?;
        write_whole(&path, &text).map_err(|source| PipelineError::State { path, source })?;
        pending.show(desk)
    }

    /// Gives the worktree what has to be mended.
    fn show(&self, desk: &Desk<'_>) -> Result<PipelineError, PipelineError> {
        let patch = self.layer.name.clone();
        EditWorktree::become_this(desk, Some(EditWorktree::at(&patch, id(desk, &self.tree)?)))?;
        let paths = self.paths.iter().map(|path| escape::line_cut(path, 200)).collect();
        Ok(PipelineError::Conflict { patch, paths, worktree: EditWorktree::source(desk), upstream: Vec::new() })
    }

    /// Whether the worktree shows it.
    fn is_shown(&self, desk: &Desk<'_>) -> Result<bool, PipelineError> {
        Ok(EditWorktree::load(desk)?.is_some_and(|worktree| worktree.base == self.tree))
    }

    fn restore(desk: &Desk<'_>, kept: Kept) -> Result<Layer, PipelineError> {
        let Kept { name, strip, file, before, after } = kept;
        let bytes = desk.shop.store.read_blob(id(desk, &file)?)?.to_vec();
        let path = desk.inputs.variant.dir.join(&name);
        let file = PatchFile { name, path, strip, bytes };
        Ok(Layer { file, before: id(desk, &before)?, after: id(desk, &after)? })
    }

    /// Demands that a person has decided on every file: no marker of kiso's is left, and one without is not as it was left.
    fn check_mended(&self, desk: &Desk<'_>, resolved: ObjectId, keep: &[String]) -> Result<(), PipelineError> {
        let shown = |path: &[u8]| escape::line_cut(path, 200);
        if let Some(other) = keep.iter().find(|keep| !self.paths.iter().any(|path| path == keep.as_bytes())) {
            let paths: Vec<String> = self.paths.iter().map(|path| shown(path)).collect();
            let (other, paths) = (shown(other.as_bytes()), paths.join(", "));
            return Err(PipelineError::Stack(format!("{other} is in no conflict; these files are: {paths}")));
        }
        let store = &desk.shop.store;
        let given = id(desk, &self.tree)?;
        let (mut marked, mut undecided) = (Vec::new(), Vec::new());
        for path in &self.paths {
            let (before, now) = (store.entry(given, path)?, store.entry(resolved, path)?);
            if self.has_markers(desk, now)? {
                marked.push(shown(path));
            } else if before == now && !keep.iter().any(|keep| keep.as_bytes() == path) {
                undecided.push(shown(path));
            }
        }
        match (marked.is_empty(), undecided.is_empty()) {
            (false, _) => Err(PipelineError::Markers { files: marked }),
            (true, false) => Err(PipelineError::Undecided { files: undecided }),
            (true, true) => Ok(()),
        }
    }

    /// Whether a file has a line that is one of this conflict's markers. Others may be what the file tells of.
    fn has_markers(&self, desk: &Desk<'_>, entry: Option<(Mode, ObjectId)>) -> Result<bool, PipelineError> {
        let Some((Mode::File | Mode::Executable, blob)) = entry else { return Ok(false) };
        let content = desk.shop.store.read_blob(blob)?;
        let markers = series::markers(&self.layer.name);
        let is_marker = |line: &[u8]| markers.iter().any(|marker| line.trim_ascii_end() == marker.as_bytes());
        Ok(content.split(|&byte| byte == b'\n').any(is_marker))
    }

    fn remove(desk: &Desk<'_>) -> Result<(), PipelineError> {
        let path = Self::place(desk);
        fs::remove_file(&path).map_err(|source| PipelineError::State { path, source })
    }
}

/// Goes on with a command that stopped at a conflict, with what the worktree holds now. Files to `keep` are right as they
/// lie.
///
/// # Errors
/// [`PipelineError::Markers`] where a file still has markers; [`PipelineError::Undecided`] where one had none and nobody has
/// decided on it; [`PipelineError::Conflict`] at the next conflict.
pub fn go_on(
    project: &Project,
    target: Option<&str>,
    keep: &[String],
    events: &Events,
    interrupt: &Interrupt,
) -> Result<Worked, PipelineError> {
    let desk = Desk::open(project, target, Otherwise::IndexLines(""), events, interrupt)?;
    let pending = Pending::load(&desk)?.ok_or(PipelineError::NothingStopped)?;
    if pending.files != desk.files().to_string() {
        return Err(PipelineError::Overtaken { what: pending.what });
    }
    if !pending.is_shown(&desk)? {
        return Err(pending.show(&desk)?);
    }
    let resolved = EditWorktree::content(&desk)?.unwrap_or(id(&desk, &pending.tree)?);
    pending.check_mended(&desk, resolved, keep)?;
    let mut also = Edits::new();
    for (path, blob) in &pending.also {
        also.insert(path.clone(), Some(desk.shop.store.read_blob(id(&desk, blob)?)?.to_vec()));
    }
    also.extend(new_resolutions(&desk, &pending, resolved)?);
    let Pending { what, top, onto, heir, mut fates, done, layer, rest, worktree, .. } = pending;
    let restore =
        |kept: Vec<Kept>| kept.into_iter().map(|kept| Pending::restore(&desk, kept)).collect::<Result<Vec<_>, _>>();
    let mut layers = restore(done)?;
    let layer = Pending::restore(&desk, layer)?;
    let base = onto.as_ref().map_or(Ok(desk.base), |onto| id(&desk, &onto.tree))?;
    let before = series::top(base, &layers);
    layers.push(Layer { before, after: resolved, ..layer });
    fates.push(Fate::Kept);
    layers.extend(restore(rest)?);
    let top = top.map(|top| id(&desk, &top)).transpose()?;
    go_through(
        &desk,
        Work { what, layers, top, onto, heir },
        fates,
        Along { files: also, settled: Vec::new() },
        worktree,
    )
}

/// How the conflicts of the layer that stopped the command were resolved.
fn new_resolutions(desk: &Desk<'_>, pending: &Pending, resolved: ObjectId) -> Result<Edits, PipelineError> {
    let store = &desk.shop.store;
    let marked = id(desk, &pending.tree)?;
    let mut edits = Edits::new();
    for path in &pending.paths {
        let blob = |tree| store.entry(tree, path);
        let (Some((_, before)), Some((_, after))) = (blob(marked)?, blob(resolved)?) else { continue };
        let (before, after) = (store.read_blob(before)?, store.read_blob(after)?);
        let shown = escape::line_cut(path, 200);
        let files = series::recorded(&shown, &pending.layer.name, &before, &after);
        edits.extend(files.into_iter().map(|(path, text)| (path, Some(text))));
    }
    Ok(edits)
}

/// Gives up a command that stopped at a conflict: no file of the series has changed, and the worktree gets back what it
/// held. Returns the command.
///
/// # Errors
/// [`PipelineError::NothingStopped`].
pub fn abort(
    project: &Project,
    target: Option<&str>,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<String, PipelineError> {
    let desk = Desk::without_layers(project, target, events, interrupt)?;
    let pending = Pending::load(&desk)?.ok_or(PipelineError::NothingStopped)?;
    let before = match pending.worktree {
        Some(before) => before.back(),
        None => EditWorktree::at("", desk.shop.store.empty_tree()?),
    };
    EditWorktree::set_out(&desk, Some(before))?;
    Pending::remove(&desk)?;
    EditWorktree::arrive(&desk)?;
    Ok(pending.what)
}
