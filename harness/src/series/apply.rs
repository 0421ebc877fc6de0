// SPDX-License-Identifier: GPL-2.0-only
//! Applying a series: patch by patch on objects, one ref at the end.

use super::SeriesError;
use super::diff::{Binary, FileDiff, IndexLine, Origin};
use super::explain::{CameFrom, Explanation, explained};
use super::failure::{HunkFailure, Reason};
use super::hunk::{Changed, Direction, EFFORT, Fuzz, NoPlace, Offset, apply_hunks, apply_with_fuzz};
use super::patch::{Patch, Text};
use crate::escape;
use crate::event::Events;
use crate::git::{Content, GitError, Identity, Mode, NewCommit, ObjectKind, Store, TreeEdit};
use crate::model::{AppliedPatch, AppliedSeries, FuzzyHunk, MovedHunk, ObjectId, PatchFile, Stage, Variant};
use crate::process::Interrupt;
use std::cell::Cell;
use std::collections::{BTreeSet, HashMap};

/// Bytes of files that one patch may read and make: what it names can be large, whatever its own size. All of Linux is less.
const CONTENT: u64 = if cfg!(test) { 16 << 20 } else { 2 << 30 };
/// Bytes of files that are kept from patch to patch.
const KEPT: u64 = 40 << 20;

/// Applies every patch of a variant to a commit and points the ref `name` at the last one's commit.
///
/// The commits' ids depend on the base and the patch files alone. Where a hunk has no place it may do without up to `fuzz`
/// lines of context; with 0 a series applies as it is or not at all, and nothing that is judged may have more.
///
/// # Errors
/// [`SeriesError`]; the ref is then where it was.
pub fn apply(
    store: &Store,
    base: ObjectId,
    variant: &Variant,
    name: &str,
    fuzz: usize,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<AppliedSeries, SeriesError> {
    let base_tree = store.commit_tree(base)?;
    let mut files = Files::of(store, base_tree);
    let mut applied = AppliedSeries { base, base_tree, patches: Vec::new() };
    for (index, file) in variant.patches.iter().enumerate() {
        if interrupt.is_set() {
            return Err(SeriesError::Interrupted);
        }
        events.progress(Stage::Series, index as u64, Some(variant.patches.len() as u64), file.name.as_str());
        let patch = apply_patch(&mut files, file, applied.top(), fuzz);
        let patch = patch.map_err(|error| explained(store, &applied, file, error))?;
        applied.patches.push(patch);
    }
    store.set_reference(name, applied.top())?;
    Ok(applied)
}

fn apply_patch(
    files: &mut Files<'_>,
    file: &PatchFile,
    parent: ObjectId,
    fuzz: usize,
) -> Result<AppliedPatch, SeriesError> {
    let text = Text::of(file)?;
    let patch = Patch::parse(&text);
    let diffs = text.diffs(&patch)?;
    if diffs.is_empty() {
        return Err(SeriesError::Empty { path: file.path.clone() });
    }
    let (mut offsets, mut fuzzy) = (Vec::new(), Vec::new());
    for Placed { diff, offsets: moved, fuzz } in files.change(&file.name, &diffs, fuzz)? {
        offsets.extend(moved.into_iter().map(|offset| moved_hunk(diff, offset)));
        for Fuzz { hunk, lines, line } in fuzz {
            fuzzy.push(FuzzyHunk { file: escape::line(diff.path()), hunk, lines, line });
        }
    }
    let tree = files.write_for(&file.name)?;
    Ok(AppliedPatch { fuzz: fuzzy, ..committed(files.store, file, &patch, parent, (tree, offsets))? })
}

/// Makes the commit of a patch that comes to this tree, its hunks moved so.
fn committed(
    store: &Store,
    file: &PatchFile,
    patch: &Patch<'_>,
    parent: ObjectId,
    (tree, offsets): (ObjectId, Vec<MovedHunk>),
) -> Result<AppliedPatch, SeriesError> {
    let author = patch.author.clone().unwrap_or_else(|| Identity::kiso(0));
    let committer = Identity::kiso(author.seconds);
    let message = patch.message(&file.name);
    let commit = NewCommit { tree, parent: Some(parent), author: &author, committer: &committer, message: &message };
    let commit = store.commit(&commit)?;
    let subject = if patch.subject.is_empty() { file.name.clone() } else { escape::line(patch.subject.as_bytes()) };
    Ok(AppliedPatch { name: file.name.clone(), subject, commit, tree, offsets, fuzz: Vec::new() })
}

/// What [`apply`] comes to, where the tree of each patch is known, and which of its hunks moved.
///
/// # Errors
/// As [`apply`], but none of a patch that does not apply.
pub fn apply_known(
    store: &Store,
    base: ObjectId,
    variant: &Variant,
    known: Vec<(ObjectId, Vec<MovedHunk>)>,
    name: &str,
) -> Result<AppliedSeries, SeriesError> {
    let mut applied = AppliedSeries { base, base_tree: store.commit_tree(base)?, patches: Vec::new() };
    for (file, known) in variant.patches.iter().zip(known) {
        let text = Text::of(file)?;
        let patch = committed(store, file, &Patch::parse(&text), applied.top(), known)?;
        applied.patches.push(patch);
    }
    store.set_reference(name, applied.top())?;
    Ok(applied)
}

fn already(patch: &str) -> SeriesError {
    SeriesError::AlreadyApplied { patch: patch.to_owned(), from: CameFrom::Unknown }
}

fn moved_hunk(diff: &FileDiff<'_>, Offset { named, found, places }: Offset) -> MovedHunk {
    MovedHunk { file: escape::line_cut(diff.path(), 200), named, found, places }
}

/// A file's state in the series so far.
#[derive(Clone)]
pub(super) struct Known {
    pub mode: Mode,
    pub id: ObjectId,
    pub content: Content,
    /// Its blob is in the store.
    written: bool,
}

impl Known {
    fn new(mode: Mode, content: Vec<u8>) -> Self {
        Self { mode, id: ObjectKind::Blob.id_of(&content), content: Content::new(content), written: false }
    }
}

/// Where the hunks of one diff went, as far as it is not where they say.
pub(super) struct Placed<'a> {
    pub diff: &'a FileDiff<'a>,
    pub offsets: Vec<Offset>,
    pub fuzz: Vec<Fuzz>,
}

impl Placed<'_> {
    /// Which hunks went where, all in one line; none where they are where they say.
    pub fn told(&self) -> Option<String> {
        let file = || escape::line_cut(self.diff.path(), 200);
        match self.offsets.as_slice() {
            [] => None,
            [one] => Some(moved_hunk(self.diff, *one).to_string()),
            all => {
                let lines = |Offset { named, found, places }: &Offset| {
                    format!("{named} to {found}{}", if *places > 1 { " (look at it)" } else { "" })
                };
                let lines: Vec<_> = all.iter().map(lines).collect();
                Some(format!("{} hunks of {} went to other lines: {}", all.len(), file(), lines.join(", ")))
            }
        }
    }
}

/// The tree as the series has it so far; files are read when they are first asked for and kept.
pub(super) struct Files<'a> {
    store: &'a Store,
    tree: ObjectId,
    /// None for a file that is not there.
    known: HashMap<Vec<u8>, Option<Known>>,
    /// Paths that are not as in the tree.
    touched: BTreeSet<Vec<u8>>,
    /// Bytes that were read and made since the last of them were let go.
    held: u64,
}

impl<'a> Files<'a> {
    pub fn of(store: &'a Store, tree: ObjectId) -> Self {
        Self { store, tree, known: HashMap::new(), touched: BTreeSet::new(), held: 0 }
    }

    /// Makes all changes of a patch, of which some may be made where it fails.
    pub fn change<'d>(
        &mut self,
        patch: &str,
        diffs: &'d [FileDiff<'d>],
        fuzz: usize,
    ) -> Result<Vec<Placed<'d>>, SeriesError> {
        let effort = Cell::new(EFFORT);
        let mut placed = Vec::new();
        for diff in diffs {
            let change = match (Context { patch, diff, fuzz, effort: &effort }).change(self) {
                Ok(change) => change,
                // What the patch changed so far is not what was before it; after a first success it is not applied as a
                // whole.
                Err(error) if !self.touched.is_empty() => return Err(error),
                Err(error) => return Err(if undone(self, diffs) { already(patch) } else { error }),
            };
            for (path, entry) in change.entries {
                self.touched.insert(path.clone());
                self.keep(path, entry);
            }
            if self.held > CONTENT {
                return Err(SeriesError::TooMuch { patch: patch.to_owned(), line: diff.line, limit: CONTENT });
            }
            placed.push(Placed { diff, offsets: change.offsets, fuzz: change.fuzz });
        }
        Ok(placed)
    }

    /// How many paths were changed.
    pub fn touched(&self) -> usize {
        self.touched.len()
    }

    /// Whether what was changed is so in another tree.
    pub fn agrees_with(&self, tree: ObjectId) -> Result<bool, GitError> {
        for path in &self.touched {
            let here = self.known.get(path).and_then(Option::as_ref).map(|known| (known.mode, known.id));
            if self.store.entry(tree, path)? != here {
                return Ok(false);
            }
        }
        Ok(true)
    }

    pub fn get(&mut self, path: &[u8]) -> Result<Option<Known>, SeriesError> {
        if let Some(known) = self.known.get(path) {
            return Ok(known.clone());
        }
        let known = match self.store.entry(self.tree, path)? {
            Some((mode @ (Mode::File | Mode::Executable | Mode::Symlink), id)) => {
                Some(Known { mode, id, content: self.store.read_blob(id)?, written: true })
            }
            Some((Mode::Tree | Mode::Submodule, _)) | None => None,
        };
        self.held += known.as_ref().map_or(0, |known| known.content.len() as u64);
        self.known.insert(path.to_vec(), known.clone());
        Ok(known)
    }

    fn keep(&mut self, path: Vec<u8>, known: Option<Known>) {
        // What only moves is the same bytes.
        self.held += known.as_ref().filter(|known| !known.written).map_or(0, |known| known.content.len() as u64);
        self.known.insert(path, known);
    }

    /// Writes the touched files' blobs and the tree, for a patch.
    ///
    /// # Errors
    /// [`SeriesError::Clash`]; errors of the store.
    pub fn write_for(&mut self, patch: &str) -> Result<ObjectId, SeriesError> {
        self.write().map_err(|error| match error {
            source @ GitError::Clash { .. } => SeriesError::Clash { patch: patch.to_owned(), source },
            other => SeriesError::Git(other),
        })
    }

    fn write(&mut self) -> Result<ObjectId, GitError> {
        let mut edits = Vec::with_capacity(self.touched.len());
        for path in std::mem::take(&mut self.touched) {
            let entry = match self.known.get_mut(&path) {
                Some(Some(known)) => {
                    if !std::mem::replace(&mut known.written, true) {
                        self.store.hold_blob(known.id, &known.content)?;
                    }
                    Some((known.mode, known.id))
                }
                Some(None) | None => None,
            };
            edits.push(TreeEdit { path, entry });
        }
        if self.held > KEPT {
            (self.known, self.held) = (HashMap::new(), 0);
        }
        self.tree = self.store.update_tree(self.tree, &edits)?;
        Ok(self.tree)
    }
}

/// What one diff does to the tree.
struct Change {
    entries: Vec<(Vec<u8>, Option<Known>)>,
    offsets: Vec<Offset>,
    fuzz: Vec<Fuzz>,
}

/// One diff of one patch.
struct Context<'a> {
    patch: &'a str,
    diff: &'a FileDiff<'a>,
    fuzz: usize,
    /// What the search for its hunks may still cost.
    effort: &'a Cell<u64>,
}

impl Context<'_> {
    fn change(&self, files: &mut Files<'_>) -> Result<Change, SeriesError> {
        let diff = self.diff;
        let (old, new) = match (&diff.old_path, &diff.new_path) {
            (Some(old), Some(new)) if diff.origin != Origin::Same => return self.moved(files, old, new),
            (Some(old), Some(new)) => (Some(pick(files, old, new)?), Some(pick(files, old, new)?)),
            (old, new) => (old.clone(), new.clone()),
        };
        match (old, new) {
            (Some(old), Some(new)) => match files.get(&old)? {
                Some(known) => self.edited(&known, new),
                // A plain diff need not say that it creates a file.
                None if self.creates_only() => self.created(files, new),
                None => Err(self.no_file(&old)),
            },
            (None, Some(new)) => self.created(files, new),
            (Some(old), None) => self.deleted(files, old),
            (None, None) => Ok(Change { entries: Vec::new(), offsets: Vec::new(), fuzz: Vec::new() }),
        }
    }

    fn creates_only(&self) -> bool {
        let hunks = &self.diff.hunks;
        self.diff.index.is_none() && hunks.len() == 1 && hunks[0].old_start == 0 && hunks[0].old_lines().is_empty()
    }

    fn edited(&self, known: &Known, path: Vec<u8>) -> Result<Change, SeriesError> {
        self.check_type(known, &path)?;
        let mode = self.diff.new_mode.unwrap_or(known.mode);
        if self.diff.hunks.is_empty() && self.diff.binary.is_none() {
            let new = Known { mode, ..known.clone() };
            self.check_link(&new, &path)?;
            return Ok(Change { entries: vec![(path, Some(new))], offsets: Vec::new(), fuzz: Vec::new() });
        }
        let Changed { content, offsets, fuzz } = self.content(known)?;
        let new = Known::new(mode, content);
        self.check_link(&new, &path)?;
        Ok(Change { entries: vec![(path, Some(new))], offsets, fuzz })
    }

    fn moved(&self, files: &mut Files<'_>, old: &[u8], new: &[u8]) -> Result<Change, SeriesError> {
        let known = files.get(old)?.ok_or_else(|| self.no_file(old))?;
        if old != new && files.get(new)?.is_some() {
            return Err(self.exists(new));
        }
        let mut change = self.edited(&known, new.to_vec())?;
        if self.diff.origin == Origin::Rename && old != new {
            change.entries.push((old.to_vec(), None));
        }
        Ok(change)
    }

    fn created(&self, files: &mut Files<'_>, path: Vec<u8>) -> Result<Change, SeriesError> {
        let known = files.get(&path)?;
        // A plain diff that fills an empty file looks the same.
        let known = match known {
            Some(known) if known.content.is_empty() && self.diff.index.is_none() => known,
            Some(_) => return Err(self.exists(&path)),
            None => Known::new(self.diff.new_mode.unwrap_or(Mode::File), Vec::new()),
        };
        let Changed { content, offsets, fuzz } = self.content(&known)?;
        let new = Known::new(known.mode, content);
        self.check_link(&new, &path)?;
        Ok(Change { entries: vec![(path, Some(new))], offsets, fuzz })
    }

    fn deleted(&self, files: &mut Files<'_>, path: Vec<u8>) -> Result<Change, SeriesError> {
        let known = files.get(&path)?.ok_or_else(|| self.no_file(&path))?;
        self.check_type(&known, &path)?;
        let Changed { content, offsets, fuzz } = self.content(&known)?;
        if !content.is_empty() {
            let (patch, line) = (self.patch.to_owned(), self.diff.line);
            return Err(SeriesError::NotEmptied { patch, line, file: path });
        }
        Ok(Change { entries: vec![(path, None)], offsets, fuzz })
    }

    /// What the diff makes of a file.
    fn content(&self, known: &Known) -> Result<Changed, SeriesError> {
        if let Some(binary) = &self.diff.binary {
            let content = self.binary(binary, known)?;
            return Ok(Changed { content, offsets: Vec::new(), fuzz: Vec::new() });
        }
        let changed = apply_with_fuzz(&known.content, &self.diff.hunks, self.fuzz, self.effort);
        changed.map_err(|no_place| self.failure(known, no_place))
    }

    /// A binary change has no place to look for: it is for one version of the file, which the index line names.
    fn binary(&self, binary: &Binary, known: &Known) -> Result<Vec<u8>, SeriesError> {
        let refused = |reason| SeriesError::Binary {
            patch: self.patch.to_owned(),
            line: self.diff.line,
            file: self.diff.path().to_vec(),
            reason,
            explained: Box::default(),
        };
        let is = |id: ObjectId, named: fn(IndexLine<'_>) -> &str| {
            self.diff.index.is_some_and(|index| id.to_string().eq_ignore_ascii_case(named(index)))
        };
        if self.diff.old_path.is_some() && !is(known.id, |index| index.old) {
            return Err(refused(match is(known.id, |index| index.new) {
                true => "is what the binary change makes of it already",
                false => "is another version than the binary change is for",
            }));
        }
        let content = binary.apply(&known.content).map_err(refused)?;
        match self.diff.new_path.is_none() || is(ObjectKind::Blob.id_of(&content), |index| index.new) {
            true => Ok(content),
            false => Err(refused("does not become what the index line of the binary change names")),
        }
    }

    fn failure(&self, known: &Known, no_place: NoPlace) -> SeriesError {
        let hunk = &self.diff.hunks[no_place.hunk];
        let reason = match (no_place.already, no_place.no_context) {
            _ if no_place.exhausted => Reason::TooFar,
            (true, _) => Reason::Already,
            (false, true) => Reason::NoContext,
            (false, false) => Reason::NotThere,
        };
        let same_version =
            self.diff.index.map(|index| known.id.to_string().starts_with(&index.old.to_ascii_lowercase()));
        SeriesError::Hunk(Box::new(HunkFailure {
            patch: self.patch.to_owned(),
            line: hunk.line,
            file: self.diff.path().to_vec(),
            hunk: no_place.hunk + 1,
            hunks: self.diff.hunks.len(),
            named: hunk.old_start,
            reason,
            with_fuzz: no_place.with_fuzz,
            nearest: no_place.nearest,
            same_version,
            blob: known.id,
            names: self.diff.old_path.iter().chain(&self.diff.new_path).cloned().collect(),
            explained: Explanation::default(),
        }))
    }

    /// A symlink is never patched as a file, nor a file as a symlink.
    fn check_type(&self, known: &Known, path: &[u8]) -> Result<(), SeriesError> {
        let is_link = known.mode == Mode::Symlink;
        match self.diff.old_mode.map(|mode| mode == Mode::Symlink) {
            Some(expects_link) if expects_link != is_link => Err(SeriesError::OtherType {
                patch: self.patch.to_owned(),
                line: self.diff.line,
                file: path.to_vec(),
                expected: if expects_link { "symlink" } else { "regular file" },
            }),
            _ => Ok(()),
        }
    }

    fn check_link(&self, new: &Known, path: &[u8]) -> Result<(), SeriesError> {
        if new.mode != Mode::Symlink {
            return Ok(());
        }
        let mut above = path.iter().filter(|&&byte| byte == b'/').count();
        let mut inside = !new.content.starts_with(b"/") && !new.content.contains(&0) && !new.content.is_empty();
        let mut named = false;
        for component in new.content.split(|&byte| byte == b'/') {
            match component {
                b"" | b"." => {}
                // After a name, which may be a symlink, nobody can tell without the tree where `..` leads.
                b".." if named || above == 0 => inside = false,
                b".." => above -= 1,
                _ => named = true,
            }
        }
        if inside {
            return Ok(());
        }
        let (patch, line, file) = (self.patch.to_owned(), self.diff.line, path.to_vec());
        Err(SeriesError::LinkOutside { patch, line, file, target: new.content.to_vec() })
    }

    fn no_file(&self, file: &[u8]) -> SeriesError {
        let (patch, line, file) = (self.patch.to_owned(), self.diff.line, file.to_vec());
        SeriesError::NoFile { patch, line, file, explained: Box::default() }
    }

    fn exists(&self, file: &[u8]) -> SeriesError {
        let (patch, line, file) = (self.patch.to_owned(), self.diff.line, file.to_vec());
        SeriesError::FileExists { patch, line, file, explained: Box::default() }
    }
}

/// Of two names of one file (`f.orig` and `f`) the one that is there; git's diffs have but one.
fn pick(files: &mut Files<'_>, old: &[u8], new: &[u8]) -> Result<Vec<u8>, SeriesError> {
    let only_old = old != new && files.get(new)?.is_none() && files.get(old)?.is_some();
    Ok(if only_old { old.to_vec() } else { new.to_vec() })
}

/// Whether the whole patch can be undone in the tree: it is applied already, or was made the wrong way round.
pub(super) fn undone(files: &mut Files<'_>, diffs: &[FileDiff<'_>]) -> bool {
    diffs.iter().all(|diff| {
        let picked = match (&diff.old_path, &diff.new_path) {
            (Some(old), Some(new)) if diff.origin == Origin::Same => pick(files, old, new).ok(),
            _ => Some(diff.path().to_vec()),
        };
        let known = picked.and_then(|path| files.get(&path).ok().flatten());
        match (known, &diff.new_path) {
            (Some(known), Some(_)) if diff.binary.is_some() => {
                diff.index.is_some_and(|index| known.id.to_string().eq_ignore_ascii_case(index.new))
            }
            (Some(known), Some(_)) => apply_hunks(&known.content, &diff.hunks, Direction::Reverse)
                .is_ok_and(|changed| diff.old_path.is_some() || changed.content.is_empty()),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        }
    })
}
