// SPDX-License-Identifier: GPL-2.0-only
//! Why a hunk does not apply, told so that one can mend it: the nearest place, and what differs there.

use super::explain::Explanation;
use super::nearest::{Nearest, Row};
use crate::escape;
use crate::model::ObjectId;
use std::fmt::{self, Write as _};

/// Columns that a terminal must have for two lines side by side.
const SIDE_BY_SIDE: usize = 100;
/// Columns of a line where they stand one above the other.
const ALONE: usize = 160;
/// Rows that are shown of a nearest place.
const ROWS: usize = 24;

/// Why a hunk does not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its lines are not in the file.
    NotThere,
    /// The file has its new lines already.
    Already,
    /// It has no context, so that nothing tells its place.
    NoContext,
    /// It and those before it name lines so far from theirs that the search was given up.
    TooFar,
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
    /// The least fuzz with which it would have a place, and the line in the file where it would then begin.
    pub with_fuzz: Option<(usize, u32)>,
    /// Where it fits best.
    pub nearest: Option<Nearest>,
    /// What the patch's `index` line says of the version it was made on: none where it says nothing.
    pub same_version: Option<bool>,
    /// The version of the file that it was looked for in.
    pub blob: ObjectId,
    /// The names that the patch has for that file.
    pub names: Vec<Vec<u8>>,
    /// What the rest of the series has to do with it.
    pub explained: Explanation,
}

impl HunkFailure {
    /// The failure for a terminal of so many columns: side by side where there is room.
    pub fn text(&self, columns: Option<usize>) -> String {
        let Self { patch, line, hunk, hunks, named, .. } = self;
        let file = escape::line_cut(&self.file, 200);
        let said = match self.reason {
            Reason::NotThere => "does not apply",
            Reason::Already => "is in the file already",
            Reason::NoContext => "has no context: nothing tells whether its place is right",
            Reason::TooFar => {
                "was not looked for any further: too many hunks of the patch are far from the lines they name"
            }
        };
        let mut out = format!("{patch}:{line}: hunk {hunk} of {hunks} of {file} (line {named}) {said}");
        if self.reason == Reason::NotThere {
            if let Some(nearest) = &self.nearest {
                out.push_str(&nearest_text(nearest, columns));
            }
            if let Some((fuzz, line)) = self.with_fuzz {
                let _ = write!(out, "\n  with fuzz {fuzz} it would apply at line {line}");
            }
        }
        match self.same_version {
            Some(false) => {
                let _ = write!(out, "\n  this patch was made on another version of {file}");
            }
            Some(true) => {
                let _ = write!(out, "\n  this patch names this very version of {file}: the patch itself is damaged");
            }
            None => {}
        }
        out + &self.explained.to_string()
    }
}

impl fmt::Display for HunkFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(None))
    }
}

fn nearest_text(nearest: &Nearest, columns: Option<usize>) -> String {
    let Nearest { line, matching, of, .. } = nearest;
    let mut out = format!("\n  nearest place: line {line}, where {matching} of its {of} lines match");
    if nearest.white_space_only {
        out.push_str("; only white space differs");
    }
    let rows = &nearest.rows[..nearest.rows.len().min(ROWS)];
    match (rows, columns.filter(|&columns| columns >= SIDE_BY_SIDE)) {
        ([], _) => out.push_str(", and it can only be at the start or the end of the file"),
        (_, Some(columns)) => side_by_side(&mut out, rows, columns),
        (_, None) => one_above_the_other(&mut out, rows),
    }
    if rows.len() < nearest.rows.len() {
        out.push_str("\n    and more that differs");
    }
    out
}

/// Two columns; a mark tells what differs, and what only one side has.
fn side_by_side(out: &mut String, rows: &[Row], columns: usize) {
    // What stands before each side, and the indentation of a message.
    let width = (columns - 24) / 2;
    let _ = write!(out, "\n            {:width$}  the file has", "the patch expects");
    let mut before = None;
    for row in rows {
        gap(out, &mut before, row);
        let [expected, found] = pair(row, width);
        let line = line_number(row);
        let _ = write!(out, "\n  {} {line:>6}  {expected:width$}  {found}", mark(row));
        while out.ends_with(' ') {
            out.pop();
        }
    }
}

fn one_above_the_other(out: &mut String, rows: &[Row]) {
    for (title, side) in [("the patch expects", 0), ("the file has", 1)] {
        let _ = write!(out, "\n  {title}");
        let mut before = None;
        for row in rows {
            gap(out, &mut before, row);
            let text = &pair(row, ALONE)[side];
            // The patch's lines have no number in the file.
            let line = if side == 0 { String::new() } else { line_number(row) };
            if !text.is_empty() {
                let _ = write!(out, "\n  {} {line:>6}  {text}", mark(row));
            }
        }
    }
}

/// Says that rows were left out between this one and the one before.
fn gap(out: &mut String, before: &mut Option<u32>, row: &Row) {
    if before.is_some_and(|before| row.line > before + 1) {
        out.push_str("\n         …");
    }
    *before = Some(row.line);
}

fn line_number(row: &Row) -> String {
    row.found.as_ref().map(|_| row.line.to_string()).unwrap_or_default()
}

fn mark(row: &Row) -> char {
    match (&row.expected, &row.found) {
        _ if row.same => ' ',
        (Some(_), None) => '-',
        (None, _) => '+',
        (Some(_), Some(_)) => '!',
    }
}

/// Both sides of a row in so many columns each, from a little before their first difference on where they are long.
fn pair(row: &Row, width: usize) -> [String; 2] {
    let [expected, found] = [&row.expected, &row.found].map(|line| line.as_deref().map(visible));
    let [expected, found] = match (&expected, &found) {
        (Some(expected), Some(found)) if !row.same => {
            let common = expected.chars().zip(found.chars()).take_while(|(a, b)| a == b).count();
            let end = common.saturating_sub(width / 2);
            let from = if common + width / 4 > width { end } else { 0 };
            [expected, found].map(|line| {
                let rest: String = line.chars().skip(from).collect();
                Some(if from > 0 { format!("…{rest}") } else { rest })
            })
        }
        _ => [expected, found],
    };
    [expected, found].map(|line| line.map(|line| escape::line_cut(line.as_bytes(), width - 1)).unwrap_or_default())
}

/// A line with its tabs visible, since they are what differs in damaged patches.
fn visible(line: &[u8]) -> String {
    let without_end = line.strip_suffix(b"\n").unwrap_or(line);
    let mut visible = Vec::with_capacity(without_end.len());
    for &byte in without_end {
        match byte {
            b'\t' => visible.extend_from_slice("→".as_bytes()),
            byte => visible.push(byte),
        }
    }
    let end = if line.ends_with(b"\n") { "" } else { " (no newline at the end)" };
    format!("|{}|{end}", escape::line(&visible))
}
