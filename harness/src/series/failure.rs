// SPDX-License-Identifier: GPL-2.0-only
//! Why a hunk does not apply, told so that one can mend it: the nearest place, and what differs there.

use crate::escape;
use std::fmt;
use std::hash::{BuildHasher, RandomState};

/// Differing lines that are kept of a nearest place.
const ROWS: usize = 6;
/// Comparisons of lines that the search for the nearest place may cost; beyond that it stays near the expected place.
const EFFORT: usize = 20_000_000;

/// Where a hunk fits best, though not well enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// The line in the file where it would begin, from 1.
    pub line: u32,
    /// How many of its lines are there.
    pub matching: usize,
    /// How many it has.
    pub of: usize,
    /// The first lines that differ.
    pub rows: Vec<Row>,
    /// All that differs is white space: a mailer's or an editor's damage.
    pub white_space_only: bool,
}

/// A line that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line in the file, from 1.
    pub line: u32,
    /// What the patch expects there.
    pub expected: Vec<u8>,
    /// What the file has there; none where the file is at its end.
    pub found: Option<Vec<u8>>,
}

/// Why a hunk does not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its lines are not in the file.
    NotThere,
    /// The file has its new lines already.
    Already,
    /// It has no context, so that nothing tells its place.
    NoContext,
}

/// A hunk that does not apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HunkFailure {
    /// The patch's name.
    pub patch: String,
    /// The line of the hunk's header in the patch file.
    pub line: usize,
    /// The file that it changes.
    pub file: Vec<u8>,
    /// Which hunk of this file, from 1.
    pub hunk: usize,
    /// How many this file has.
    pub hunks: usize,
    /// The line in the file that it names.
    pub named: u32,
    /// Why.
    pub reason: Reason,
    /// Where it fits best.
    pub nearest: Option<Nearest>,
    /// What the patch's `index` line says of the version it was made on: none where it says nothing.
    pub same_version: Option<bool>,
}

impl fmt::Display for HunkFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { patch, line, hunk, hunks, named, .. } = self;
        let file = escape::line_cut(&self.file, 200);
        write!(f, "{patch}:{line}: hunk {hunk} of {hunks} of {file} (line {named}) ")?;
        match self.reason {
            Reason::NotThere => write!(f, "does not apply")?,
            Reason::Already => write!(f, "is in the file already")?,
            Reason::NoContext => write!(f, "has no context: nothing tells whether its place is right")?,
        }
        if let Some(nearest) = self.nearest.as_ref().filter(|_| self.reason == Reason::NotThere) {
            let Nearest { line, matching, of, .. } = nearest;
            write!(f, "\n  nearest place: line {line}, where {matching} of its {of} lines match")?;
            if nearest.white_space_only {
                write!(f, "; only white space differs")?;
            }
            for (index, row) in nearest.rows.iter().enumerate() {
                let mark = if index == 0 { '>' } else { ' ' };
                write!(f, "\n  {mark} {:6}  the patch expects  {}", row.line, show(&row.expected))?;
                match &row.found {
                    Some(found) => write!(f, "\n  {mark} {:6}  the file has       {}", row.line, show(found))?,
                    None => write!(f, "\n  {mark} {:6}  the file ends before", row.line)?,
                }
            }
        }
        match self.same_version {
            Some(false) => write!(f, "\n  this patch was made on another version of {file}"),
            Some(true) => write!(f, "\n  this patch names this very version of {file}: the patch itself is damaged"),
            None => Ok(()),
        }
    }
}

/// A line with its tabs visible, since they are what differs in damaged patches.
fn show(line: &[u8]) -> String {
    let without_end = line.strip_suffix(b"\n").unwrap_or(line);
    let mut visible = Vec::with_capacity(without_end.len());
    for &byte in without_end {
        match byte {
            b'\t' => visible.extend_from_slice("→".as_bytes()),
            byte => visible.push(byte),
        }
    }
    let end = if line.ends_with(b"\n") { "" } else { " (no newline at the end)" };
    format!("|{}|{end}", escape::line_cut(&visible, 160))
}

/// The place from line `from` on where most of the wanted lines are, the nearest to `expected` among equals.
pub(super) fn nearest(lines: &[&[u8]], from: usize, expected: usize, wanted: &[&[u8]]) -> Option<Nearest> {
    if wanted.is_empty() || from >= lines.len() {
        return None;
    }
    let reach = EFFORT / wanted.len() + 1;
    let first = from.max(expected.saturating_sub(reach)).min(lines.len() - 1);
    let last = lines.len().min(expected.saturating_add(reach)).max(first + 1);
    let hasher = RandomState::new();
    let hash = |line: &&[u8]| (hasher.hash_one(line), hasher.hash_one(dense(line).copied().collect::<Vec<u8>>()));
    let wanted_hashes: Vec<_> = wanted.iter().map(hash).collect();
    let window_end = lines.len().min(last.saturating_add(wanted.len()));
    let hashes: Vec<_> = lines[first..window_end].iter().map(hash).collect();
    // A line that differs in white space alone counts half.
    let score = |place: usize| -> usize {
        let pairs = hashes[place - first..].iter().zip(&wanted_hashes);
        pairs.map(|(here, wanted)| usize::from(here.0 == wanted.0) + usize::from(here.1 == wanted.1)).sum()
    };
    let best = (first..last).max_by_key(|&place| (score(place), usize::MAX - place.abs_diff(expected)))?;
    if score(best) == 0 {
        return None;
    }
    let matching =
        hashes[best - first..].iter().zip(&wanted_hashes).filter(|(here, wanted)| here.0 == wanted.0).count();
    Some(describe(lines, best, wanted, matching))
}

fn describe(lines: &[&[u8]], place: usize, wanted: &[&[u8]], matching: usize) -> Nearest {
    let mut rows = Vec::new();
    let mut white_space_only = true;
    for (index, expected) in wanted.iter().enumerate() {
        let found = lines.get(place + index).copied();
        if found == Some(*expected) {
            continue;
        }
        white_space_only &= found.is_some_and(|found| dense(found).eq(dense(expected)));
        if rows.len() < ROWS {
            let line = (place + index) as u32 + 1;
            rows.push(Row { line, expected: expected.to_vec(), found: found.map(<[u8]>::to_vec) });
        }
    }
    // A hunk that fits and still was refused belongs to the start or the end of the file, or comes too early.
    white_space_only &= !rows.is_empty();
    Nearest { line: place as u32 + 1, matching, of: wanted.len(), rows, white_space_only }
}

fn dense(line: &[u8]) -> impl Iterator<Item = &u8> {
    line.iter().filter(|byte| !byte.is_ascii_whitespace())
}
