// SPDX-License-Identifier: GPL-2.0-only
//! The place where a hunk fits best though not well enough, line beside line.

use std::hash::{BuildHasher, RandomState};

/// Comparisons of lines that the search for the nearest place may cost; beyond that it stays near the expected place.
const EFFORT: usize = 20_000_000;
/// Lines of the file around the place that may take part, for lines that were put in or taken out.
const SLACK: usize = 16;
/// Pairs of lines up to which inserted and removed lines are told; longer hunks are set beside the file as they are.
const PAIRS: usize = 1 << 20;
/// Bytes that are kept of a line.
const KEPT: usize = 2048;
/// Rows that are kept, at most.
const ROWS: usize = 200;
/// Rows that match and are kept on each side of one that differs.
const AROUND: usize = 3;

/// Where a hunk fits best, though not well enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// The line in the file where it would begin, from 1.
    pub line: u32,
    /// How many of its lines are there.
    pub matching: usize,
    /// How many it has.
    pub of: usize,
    /// Its lines beside the file's where they differ and around there, the first ones.
    pub rows: Vec<Row>,
    /// All that differs is white space: a mailer's or an editor's damage.
    pub white_space_only: bool,
}

/// A line of the patch beside one of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line in the file, from 1; where the file has none, the line before which it would be.
    pub line: u32,
    /// What the patch expects; none where the file has a line more. Long ones are cut.
    pub expected: Option<Vec<u8>>,
    /// What the file has; none where a line is not there. Long ones are cut.
    pub found: Option<Vec<u8>>,
    /// The two are the same.
    pub same: bool,
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
    let likeness = |line: &&[u8]| {
        let dense: Vec<u8> = dense(line).copied().collect();
        Likeness { exact: hasher.hash_one(line), dense: hasher.hash_one(&dense), is_blank: dense.is_empty() }
    };
    let wanted_likeness: Vec<_> = wanted.iter().map(likeness).collect();
    let window_end = lines.len().min(last.saturating_add(wanted.len()).saturating_add(SLACK));
    let window_start = from.max(first.saturating_sub(SLACK));
    let file: Vec<_> = lines[window_start..window_end].iter().map(likeness).collect();
    let score = |place: usize| -> usize {
        let pairs = file[place - window_start..].iter().zip(&wanted_likeness);
        pairs.map(|(here, wanted)| here.weight(wanted)).sum()
    };
    let best = (first..last).max_by_key(|&place| (score(place), usize::MAX - place.abs_diff(expected)))?;
    let start = window_start.max(best.saturating_sub(SLACK));
    let end = window_end.min(best + wanted.len() + SLACK);
    let beside = match wanted.len().checked_mul(end - start) {
        Some(pairs) if pairs <= PAIRS => {
            align(&wanted_likeness, &file[start - window_start..end - window_start], start)
        }
        _ => (0..wanted.len()).map(|at| (Some(at), Some(best + at).filter(|&line| line < lines.len()))).collect(),
    };
    let is_like = |&(at, here): &Beside| match (at, here) {
        (Some(at), Some(here)) => wanted_likeness[at].weight(&file[here - window_start]) > 0,
        _ => false,
    };
    beside.iter().any(is_like).then(|| describe(lines, wanted, &beside, best))
}

/// What lines are compared by.
struct Likeness {
    exact: u64,
    /// Without white space.
    dense: u64,
    is_blank: bool,
}

impl Likeness {
    /// A line that differs in white space alone counts half.
    fn weight(&self, other: &Self) -> usize {
        usize::from(self.exact == other.exact) + usize::from(self.dense == other.dense)
    }

    /// What setting the two beside each other is worth.
    fn worth(&self, other: &Self) -> i32 {
        match (self.weight(other), self.is_blank) {
            (0, _) => 0,
            // Blank lines are everywhere.
            (_, true) => 1,
            (1, false) => 3,
            (_, false) => 4,
        }
    }
}

/// A line of the patch, and one of the file.
type Beside = (Option<usize>, Option<usize>);

/// Sets the wanted lines beside the file's, so that the most of them match and the fewest lines stand alone (Needleman,
/// Wunsch); lines of the file before the first and after the last cost nothing and are left out. `start` is added to the
/// file's.
fn align(wanted: &[Likeness], file: &[Likeness], start: usize) -> Vec<Beside> {
    let width = file.len() + 1;
    let mut worth = vec![0_i32; (wanted.len() + 1) * width];
    for at in 1..=wanted.len() {
        worth[at * width] = -(at as i32);
        for here in 1..=file.len() {
            let pair = worth[(at - 1) * width + here - 1] + wanted[at - 1].worth(&file[here - 1]);
            let alone = worth[(at - 1) * width + here].max(worth[at * width + here - 1]) - 1;
            worth[at * width + here] = pair.max(alone);
        }
    }
    let last = &worth[wanted.len() * width..];
    let (mut at, mut here) = (wanted.len(), (0..width).rev().max_by_key(|&here| last[here]).unwrap_or_default());
    let mut beside = Vec::new();
    while at > 0 {
        let value = worth[at * width + here];
        if here > 0 && value == worth[(at - 1) * width + here - 1] + wanted[at - 1].worth(&file[here - 1]) {
            (at, here) = (at - 1, here - 1);
            beside.push((Some(at), Some(start + here)));
        } else if here > 0 && value == worth[at * width + here - 1] - 1 {
            here -= 1;
            beside.push((None, Some(start + here)));
        } else {
            at -= 1;
            beside.push((Some(at), None));
        }
    }
    beside.reverse();
    beside
}

fn describe(lines: &[&[u8]], wanted: &[&[u8]], beside: &[Beside], place: usize) -> Nearest {
    let mut rows = Vec::new();
    let (mut matching, mut white_space_only) = (0, true);
    let mut next = beside.iter().find_map(|(_, found)| *found).unwrap_or(place);
    let line = next as u32 + 1;
    let near =
        near_differences(beside.iter().map(|(at, here)| at.map(|at| wanted[at]) == here.map(|here| lines[here])));
    for (&(expected, found), near) in beside.iter().zip(near) {
        let (expected, here) = (expected.map(|at| wanted[at]), found.map(|line| lines[line]));
        next = found.unwrap_or(next);
        let same = expected == here;
        matching += usize::from(same);
        white_space_only &= match (expected, here) {
            (Some(expected), Some(here)) => dense(expected).eq(dense(here)),
            _ => false,
        };
        if near && rows.len() < ROWS {
            let (expected, found) = kept(expected, here);
            rows.push(Row { line: next as u32 + 1, expected, found, same });
        }
        next += usize::from(here.is_some());
    }
    // A hunk that fits and still was refused belongs to the start or the end of the file.
    white_space_only &= matching < wanted.len();
    Nearest { line, matching, of: wanted.len(), rows, white_space_only }
}

/// Which rows are not far from one that differs, of rows that say whether they are the same.
fn near_differences(same: impl Iterator<Item = bool>) -> Vec<bool> {
    let same: Vec<bool> = same.collect();
    let mut near = vec![false; same.len()];
    for at in (0..same.len()).filter(|&at| !same[at]) {
        let end = same.len().min(at + AROUND + 1);
        near[at.saturating_sub(AROUND)..end].fill(true);
    }
    near
}

/// Two lines, from a little before their first difference on where they are long.
fn kept(expected: Option<&[u8]>, found: Option<&[u8]>) -> (Option<Vec<u8>>, Option<Vec<u8>>) {
    let common = match (expected, found) {
        (Some(expected), Some(found)) => expected.iter().zip(found).take_while(|(a, b)| a == b).count(),
        _ => 0,
    };
    let is_long = |line: Option<&[u8]>| line.is_some_and(|line| line.len() > KEPT);
    let from = if is_long(expected) || is_long(found) { common.saturating_sub(KEPT / 2) } else { 0 };
    let cut = |line: &[u8]| {
        let text = line.strip_suffix(b"\n").unwrap_or(line);
        let from = from.min(text.len());
        let mut kept = text[from..text.len().min(from + KEPT)].to_vec();
        if from > 0 {
            kept.splice(..0, "…".bytes());
        }
        kept.extend_from_slice(&line[text.len()..]);
        kept
    };
    (expected.map(cut), found.map(cut))
}

fn dense(line: &[u8]) -> impl Iterator<Item = &u8> {
    line.iter().filter(|byte| !byte.is_ascii_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<&[u8]> {
        text.split_inclusive('\n').map(str::as_bytes).collect()
    }

    /// One letter a row: the same, differs, missing in the file, only in the file; and the line.
    fn told(file: &str, wanted: &str, expected: usize) -> (u32, usize, String) {
        let nearest = nearest(&lines(file), 0, expected, &lines(wanted)).expect("a place");
        let letter = |row: &Row| match (&row.expected, &row.found, row.same) {
            (_, _, true) => '=',
            (Some(_), Some(_), false) => '!',
            (Some(_), None, _) => '-',
            (None, _, _) => '+',
        };
        (nearest.line, nearest.matching, nearest.rows.iter().map(letter).collect())
    }

    #[test]
    fn lines_that_were_put_in_or_taken_out_are_told() {
        let wanted = "a\nb\nc\nd\ne\nf\n";
        assert_eq!(told("x\na\nb\nc\nd\nE\nf\ny\n", wanted, 0), (2, 5, "===!=".into()));
        assert_eq!(told("x\na\nb\nnew\nnewer\nc\nd\ne\nf\ny\n", wanted, 0), (2, 6, "==++===".into()));
        assert_eq!(told("x\na\nb\ne\nf\ny\n", wanted, 0), (2, 4, "==--==".into()));
        assert_eq!(told("c\nd\ne\nf\n", wanted, 0), (1, 4, "--===".into()));
        assert_eq!(told("a\nb\nc\n", wanted, 0), (1, 3, "===---".into()));
    }

    #[test]
    fn long_lines_are_kept_from_where_they_differ() {
        let long = "x".repeat(1_000_000);
        let (file, wanted) = (format!("{long}file\nb\n"), format!("{long}patch\nb\n"));
        let nearest = nearest(&lines(&file), 0, 0, &lines(&wanted)).expect("a place");
        let row = &nearest.rows[0];
        let (expected, found) = (row.expected.as_deref().expect("kept"), row.found.as_deref().expect("kept"));
        assert!(expected.len() < 2 * KEPT && expected.ends_with(b"xpatch\n") && found.ends_with(b"xfile\n"));
    }

    #[test]
    fn a_huge_hunk_is_set_beside_the_file_as_it_is() {
        let file: String = (0..3000).map(|line| format!("{line}\n")).collect();
        let wanted = file.replace("\n1500\n", "\nother\n");
        let nearest = nearest(&lines(&file), 0, 0, &lines(&wanted)).expect("a place");
        assert_eq!((nearest.line, nearest.matching, nearest.of, nearest.rows.len()), (1, 2999, 3000, 7));
    }
}
