// SPDX-License-Identifier: GPL-2.0-only
//! What the rest of the series has to do with a patch that does not apply: which earlier patch the difference is from, and
//! which of its own changes the tree has already.

use super::apply::{Files, undone};
use super::diff::{FileDiff, IndexLine, Origin};
use super::failure::{HunkFailure, Reason};
use super::hunk::{self, State};
use super::nearest::Row;
use super::stack::Layer;
use super::{SeriesError, last_touched, mail, patch::Patch};
use crate::escape;
use crate::git::{Mode, Store};
use crate::model::{AppliedPatch, AppliedSeries, ObjectId, PatchFile};
use std::collections::{BTreeMap, HashSet};
use std::fmt;

/// Changes of one patch up to which each is looked at, and comparisons that all of them may cost.
const PIECES: usize = 2000;
const EFFORT: usize = 20_000_000;
/// Look-ups in the trees of earlier patches up to which one is made out.
const LOOKUPS: usize = 20_000;
/// Versions of a file that are searched for a line.
const VERSIONS: usize = 200;
/// Changes and lines that are named.
const NAMED: usize = 20;

/// What an earlier patch, or an upstream commit, has to do with a failure. Each is named as messages name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Since {
    /// These lines, from 1, are other than expected since this one; none are given where what is expected is nowhere.
    Differ {
        /// The patch or commit.
        by: String,
        /// The lines.
        lines: Vec<u32>,
    },
    /// These lines, from 1, were put in by this one.
    From {
        /// The patch or commit.
        by: String,
        /// The lines.
        lines: Vec<u32>,
    },
    /// The file is gone since this one.
    Gone(String),
    /// The file is there since this one.
    There(String),
    /// The file has another name since this one.
    Renamed {
        /// The commit.
        by: String,
        /// The name.
        to: Vec<u8>,
    },
}

/// One change of a patch: a hunk, or all of what happens to a file where that is no hunk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The file.
    pub file: Vec<u8>,
    /// Which hunk of the file, from 1, and the line it names.
    pub hunk: Option<(usize, u32)>,
    /// What becomes of it.
    pub state: State,
}

/// What the rest of the series has to do with a failure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// The earlier patches and upstream commits that matter.
    pub since: Vec<Since>,
    /// What else there is to say of where it was looked for them.
    pub notes: Vec<String>,
    /// Every change of the patch; empty where there is but one, or too many.
    pub pieces: Vec<Piece>,
}

/// Where all that an applied patch does has come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CameFrom {
    /// Not made out.
    #[default]
    Unknown,
    /// The tree had it before the series.
    Tree,
    /// The tree had it before the series, from this upstream commit of the same subject.
    Upstream(String),
    /// This patch.
    Patch(String),
    /// From nowhere: the patch calls its new side `.orig`, so it was made the wrong way round.
    Backwards,
}

impl fmt::Display for CameFrom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("is already applied, or was made the wrong way round"),
            Self::Tree => {
                f.write_str("is in the tree already without any patch of the series, or was made the wrong way round")
            }
            Self::Upstream(commit) => write!(f, "is in the tree already: upstream took it as {commit}"),
            Self::Patch(patch) => {
                write!(f, "is already applied: it all came with {patch}; or it was made the wrong way round")
            }
            Self::Backwards => f.write_str("was made the wrong way round: it calls its new side `.orig`"),
        }
    }
}

impl Explanation {
    /// Whether the tree has some of the patch's changes already.
    pub fn is_partly_there(&self) -> bool {
        self.pieces.iter().any(|piece| piece.state == State::Already)
    }
}

impl fmt::Display for Since {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Differ { by, lines } if lines.is_empty() => write!(f, "what it expects is gone since {by}"),
            Self::Differ { by, lines } if lines.len() > 1 => write!(f, "lines {} differ since {by}", numbers(lines)),
            Self::Differ { by, lines } => write!(f, "line {} differs since {by}", numbers(lines)),
            Self::From { by, lines } if lines.len() > 1 => write!(f, "lines {} come from {by}", numbers(lines)),
            Self::From { by, lines } => write!(f, "line {} comes from {by}", numbers(lines)),
            Self::Gone(by) => write!(f, "{by} took it away"),
            Self::There(by) => write!(f, "{by} made it"),
            Self::Renamed { by, to } => write!(f, "{by} renamed it to {}", escape::line_cut(to, 200)),
        }
    }
}

impl fmt::Display for Explanation {
    /// Lines to go below a message.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for since in &self.since {
            write!(f, "\n  {since}")?;
        }
        for note in &self.notes {
            write!(f, "\n  {note}")?;
        }
        let count = |state| self.pieces.iter().filter(|piece| piece.state == state).count();
        let (applies, already, fails) = (count(State::Applies), count(State::Already), count(State::Fails));
        if already == 0 && fails < 2 {
            return Ok(());
        }
        let of = self.pieces.len();
        write!(f, "\n  of its {of} changes: {applies} to apply, {already} in the tree already, {fails} failing")?;
        // What applies is told where the tree has a part: it says what is left of the patch.
        let named = self.pieces.iter().filter(|piece| already > 0 || piece.state == State::Fails);
        for piece in named.clone().take(NAMED) {
            write!(f, "\n    {}", piece)?;
        }
        if named.clone().nth(NAMED).is_some() {
            write!(f, "\n    and {} more", named.count() - NAMED)?;
        }
        Ok(())
    }
}

impl fmt::Display for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.state {
            State::Applies => "applies",
            State::Already => "already",
            State::Fails => "fails",
        };
        write!(f, "{state:7}  {}", escape::line_cut(&self.file, 200))?;
        match self.hunk {
            Some((hunk, line)) => write!(f, ", hunk {hunk} (line {line})"),
            None => Ok(()),
        }
    }
}

fn numbers(lines: &[u32]) -> String {
    let mut shown: Vec<String> = lines.iter().take(NAMED).map(u32::to_string).collect();
    if lines.len() > NAMED {
        shown.push("…".into());
    }
    shown.join(", ")
}

/// Adds to the error of a patch from outside what can be found out about it from the layers that it was to go onto.
pub fn explained_by<'a>(
    store: &Store,
    base: ObjectId,
    layers: impl Iterator<Item = &'a Layer>,
    file: &PatchFile,
    error: SeriesError,
) -> SeriesError {
    let patch = |layer: &Layer| AppliedPatch {
        name: layer.file.name.clone(),
        subject: String::new(),
        commit: ObjectId::ZERO,
        tree: layer.after,
        offsets: Vec::new(),
        fuzz: Vec::new(),
    };
    let applied = AppliedSeries { base: ObjectId::ZERO, base_tree: base, patches: layers.map(patch).collect() };
    explained(store, &applied, file, error)
}

/// Adds to the error of a patch what can be found out about it from the patches before. What can't be read adds nothing.
pub(super) fn explained(
    store: &Store,
    applied: &AppliedSeries,
    file: &PatchFile,
    mut error: SeriesError,
) -> SeriesError {
    let text = mail::decoded(&file.bytes).unwrap_or_default();
    let patch = Patch::parse(&text);
    let diffs = patch.diffs(file.strip).unwrap_or_default();
    let mut inner = &mut error;
    while let SeriesError::Damaged { error, .. } = inner {
        inner = error;
    }
    match inner {
        SeriesError::Hunk(failure) => {
            failure.explained = Explanation {
                since: hunk_since(store, applied, failure).unwrap_or_default(),
                pieces: pieces(store, applied.top_tree(), &diffs).unwrap_or_default(),
                ..Explanation::default()
            };
        }
        SeriesError::NoFile { file, explained, .. } => {
            let since = presence(store, applied, file, false).ok().flatten().map(Since::Gone);
            let pieces = pieces(store, applied.top_tree(), &diffs).unwrap_or_default();
            **explained = Explanation { since: since.into_iter().collect(), pieces, ..Explanation::default() };
        }
        SeriesError::FileExists { file, explained, .. } => {
            let since = presence(store, applied, file, true).ok().flatten().map(Since::There);
            let pieces = pieces(store, applied.top_tree(), &diffs).unwrap_or_default();
            **explained = Explanation { since: since.into_iter().collect(), pieces, ..Explanation::default() };
        }
        SeriesError::Binary { explained, .. } => {
            explained.pieces = pieces(store, applied.top_tree(), &diffs).unwrap_or_default();
        }
        SeriesError::AlreadyApplied { from, .. } => *from = came_from(store, applied, &diffs).unwrap_or_default(),
        _ => {}
    }
    error
}

/// The trees before and after each patch, the last one first.
fn steps(applied: &AppliedSeries) -> impl Iterator<Item = (&str, ObjectId, ObjectId)> {
    applied.patches.iter().enumerate().rev().map(|(index, patch)| {
        let before = index.checked_sub(1).map_or(applied.base_tree, |before| applied.patches[before].tree);
        (patch.name.as_str(), before, patch.tree)
    })
}

/// The last patch that made the file come or go.
fn presence(
    store: &Store,
    applied: &AppliedSeries,
    file: &[u8],
    is_there: bool,
) -> Result<Option<String>, SeriesError> {
    for (patch, before, _) in steps(applied).take(LOOKUPS) {
        if store.entry(before, file)?.is_some() != is_there {
            return Ok(Some(patch.to_owned()));
        }
    }
    Ok(None)
}

/// What brought all that this patch does.
fn came_from(store: &Store, applied: &AppliedSeries, diffs: &[FileDiff<'_>]) -> Result<CameFrom, SeriesError> {
    let is_backwards = |diff: &FileDiff<'_>| {
        let new = diff.new_path.as_deref().and_then(|new| new.strip_suffix(b".orig"));
        new.is_some() && new == diff.old_path.as_deref()
    };
    if diffs.iter().all(is_backwards) {
        return Ok(CameFrom::Backwards);
    }
    if diffs.len().saturating_mul(applied.patches.len()) > LOOKUPS {
        return Ok(CameFrom::Unknown);
    }
    for (patch, before, after) in steps(applied) {
        let mut same = true;
        for path in diffs.iter().map(FileDiff::path) {
            same &= store.entry(before, path)? == store.entry(after, path)?;
        }
        if !same && !undone(&mut Files::of(store, before), diffs) {
            return Ok(CameFrom::Patch(patch.to_owned()));
        }
    }
    Ok(CameFrom::Tree)
}

/// Which patches the lines that differ are from.
fn hunk_since(store: &Store, applied: &AppliedSeries, failure: &HunkFailure) -> Result<Vec<Since>, SeriesError> {
    let Some(nearest) = failure.nearest.as_ref().filter(|_| failure.reason == Reason::NotThere) else {
        return Ok(Vec::new());
    };
    let file_of = |name: &&Vec<u8>| {
        store.entry(applied.top_tree(), name).is_ok_and(|entry| entry.is_some_and(|(_, blob)| blob == failure.blob))
    };
    // A file that this patch changed before is in no tree.
    let Some(file) = failure.names.iter().find(file_of) else { return Ok(Vec::new()) };
    let mut versions = vec![(String::new(), failure.blob)];
    for (patch, before, _) in steps(applied).take(LOOKUPS) {
        match store.entry(before, file)?.filter(|(mode, _)| *mode != Mode::Tree) {
            Some((_, blob)) if versions.last().is_some_and(|(_, last)| *last == blob) => {}
            Some((_, blob)) => {
                // The patch that made the version after this one of it.
                if let Some((name, _)) = versions.last_mut() {
                    *name = patch.to_owned();
                }
                versions.push((String::new(), blob));
            }
            None => break,
        }
        if versions.len() > VERSIONS {
            break;
        }
    }
    let (mut differ, mut from): (BTreeMap<String, Vec<u32>>, BTreeMap<String, Vec<u32>>) = Default::default();
    for row in nearest.rows.iter().filter(|row| !row.same).take(NAMED) {
        if let Some(patch) = took_away(store, &versions, row)? {
            differ.entry(patch).or_default().push(row.line);
        } else if row.found.is_some()
            && let Ok(name) = std::str::from_utf8(file)
            && let Some(patch) = last_touched(store, applied, name, row.line)?
        {
            from.entry(patch).or_default().push(row.line);
        }
    }
    let differ = differ.into_iter().map(|(by, lines)| Since::Differ { by, lines });
    Ok(differ.chain(from.into_iter().map(|(by, lines)| Since::From { by, lines })).collect())
}

/// The last patch that left fewer of the line that is expected than there were before it.
fn took_away(store: &Store, versions: &[(String, ObjectId)], row: &Row) -> Result<Option<String>, SeriesError> {
    let Some(expected) = &row.expected else { return Ok(None) };
    let count = |blob: ObjectId| -> Result<usize, SeriesError> {
        store.with_blob(blob, |content| {
            Ok(content.split_inclusive(|&byte| byte == b'\n').filter(|line| line == expected).count())
        })
    };
    for pair in versions.windows(2) {
        if count(pair[1].1)? > count(pair[0].1)? {
            return Ok(Some(pair[0].0.clone()));
        }
    }
    Ok(None)
}

/// What becomes of every change of a patch in a tree, each by itself.
fn pieces(store: &Store, tree: ObjectId, diffs: &[FileDiff<'_>]) -> Result<Vec<Piece>, SeriesError> {
    let count: usize = diffs.iter().map(|diff| diff.hunks.len().max(1)).sum();
    let mut seen = HashSet::new();
    // A file that changes twice is not in the tree as its second change finds it.
    let twice = diffs.iter().any(|diff| !seen.insert(diff.path()));
    if !(2..=PIECES).contains(&count) || twice {
        return Ok(Vec::new());
    }
    let mut files = Files::of(store, tree);
    let mut effort = EFFORT;
    let mut pieces = Vec::with_capacity(count);
    for diff in diffs {
        let piece = |hunk, state| Piece { file: diff.path().to_vec(), hunk, state };
        match states(&mut files, diff, &mut effort)? {
            States::Whole(state) => pieces.push(piece(None, state)),
            States::Hunks(states) => {
                let named = diff.hunks.iter().enumerate().map(|(index, hunk)| Some((index + 1, hunk.old_start)));
                pieces.extend(named.zip(states).map(|(hunk, state)| piece(hunk, state)));
            }
        }
    }
    Ok(if effort == 0 { Vec::new() } else { pieces })
}

/// What becomes of a file's changes.
enum States {
    /// Of each hunk.
    Hunks(Vec<State>),
    /// Of all that happens to it.
    Whole(State),
}

fn states(files: &mut Files<'_>, diff: &FileDiff<'_>, effort: &mut usize) -> Result<States, SeriesError> {
    let old = diff.old_path.as_ref().map_or(Ok(None), |path| files.get(path))?;
    let new = diff.new_path.as_ref().map_or(Ok(None), |path| files.get(path))?;
    let (comes, goes, moves) = (diff.old_path.is_none(), diff.new_path.is_none(), diff.origin != Origin::Same);
    let known = match (&old, &new) {
        (_, None) if comes => return Ok(States::Whole(State::Applies)),
        (None, _) if goes => return Ok(States::Whole(State::Already)),
        (Some(_), Some(_)) if moves => return Ok(States::Whole(State::Fails)),
        (Some(_), None) if moves && diff.hunks.is_empty() => return Ok(States::Whole(State::Applies)),
        (None, Some(_)) if moves && diff.hunks.is_empty() => return Ok(States::Whole(State::Already)),
        (_, Some(known)) | (Some(known), None) => known,
        (None, None) => {
            let hunks = vec![State::Fails; diff.hunks.len()];
            return Ok(if hunks.is_empty() { States::Whole(State::Fails) } else { States::Hunks(hunks) });
        }
    };
    if diff.binary.is_some() {
        let is = |named: fn(IndexLine<'_>) -> &str| {
            diff.index.is_some_and(|index| known.id.to_string().eq_ignore_ascii_case(named(index)))
        };
        return Ok(States::Whole(match (is(|index| index.new), is(|index| index.old)) {
            (true, _) => State::Already,
            (false, true) => State::Applies,
            (false, false) => State::Fails,
        }));
    }
    if diff.hunks.is_empty() {
        return Ok(States::Whole(match (comes, goes || diff.new_mode != Some(known.mode)) {
            (true, _) if !known.content.is_empty() => State::Fails,
            (false, true) => State::Applies,
            _ => State::Already,
        }));
    }
    let states = hunk::states(&known.content, &diff.hunks, effort);
    Ok(match (comes || goes, states.as_slice()) {
        (true, [state]) => States::Whole(*state),
        (true, _) => States::Whole(State::Fails),
        (false, _) => States::Hunks(states),
    })
}
