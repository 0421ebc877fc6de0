// SPDX-License-Identifier: GPL-2.0-only
//! Finding the place of a hunk in a file and changing the file there: exactly where the patch says, else at the nearest
//! place where every line matches. Never with fuzz.

use super::diff::{Hunk, Side};
use super::failure::{Nearest, nearest};

/// A hunk that went to another line than it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Offset {
    /// The line it names, from 1.
    pub named: u32,
    /// The line it was found at, from 1.
    pub found: u32,
    /// The number of places where it matches.
    pub places: usize,
}

/// A file after its hunks.
#[derive(Debug)]
pub(super) struct Changed {
    pub content: Vec<u8>,
    pub offsets: Vec<Offset>,
}

/// A hunk that has no place in the file.
#[derive(Debug)]
pub(super) struct NoPlace {
    /// Index of the hunk.
    pub hunk: usize,
    /// Its new version is what the file has already.
    pub already: bool,
    /// It has no line that could tell its place.
    pub no_context: bool,
    /// Where it fits best.
    pub nearest: Option<Nearest>,
}

/// Which version of the hunks the file has and which it gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Forward,
    Reverse,
}

/// Applies all hunks of one file, or none.
pub(super) fn apply_hunks(content: &[u8], hunks: &[Hunk<'_>], direction: Direction) -> Result<Changed, NoPlace> {
    let lines: Vec<&[u8]> = content.split_inclusive(|&byte| byte == b'\n').collect();
    let mut changed = Changed { content: Vec::with_capacity(content.len() + 1024), offsets: Vec::new() };
    let mut taken = 0;
    // How far the hunks so far were from where they should be, in lines.
    let mut drift: i64 = 0;
    for (index, hunk) in hunks.iter().enumerate() {
        let wanted = Wanted::of(hunk, direction);
        let expected = (wanted.start as i64 + drift).max(0) as usize;
        let found = wanted.find(&lines, taken, expected);
        let Some((place, places)) = found else {
            return Err(no_place(index, hunk, direction, &lines, taken, expected));
        };
        drift = place as i64 - wanted.start as i64;
        if drift != 0 {
            let line = |start: usize| start as u32 + u32::from(!wanted.before.is_empty());
            changed.offsets.push(Offset { named: line(wanted.start), found: line(place), places });
        }
        lines[taken..place].iter().for_each(|line| changed.content.extend_from_slice(line));
        wanted.after.iter().for_each(|line| changed.content.extend_from_slice(line));
        taken = place + wanted.before.len();
    }
    lines[taken..].iter().for_each(|line| changed.content.extend_from_slice(line));
    Ok(changed)
}

fn no_place(
    index: usize,
    hunk: &Hunk<'_>,
    direction: Direction,
    lines: &[&[u8]],
    taken: usize,
    expected: usize,
) -> NoPlace {
    let wanted = Wanted::of(hunk, direction);
    let other = match direction {
        Direction::Forward => Direction::Reverse,
        Direction::Reverse => Direction::Forward,
    };
    NoPlace {
        hunk: index,
        already: Wanted::of(hunk, other).find(lines, taken, expected).is_some(),
        no_context: wanted.before.is_empty(),
        nearest: nearest(lines, taken, expected, &wanted.before),
    }
}

/// What a hunk looks for.
struct Wanted<'a> {
    /// Lines before its place, where the patch says it is.
    start: usize,
    /// The lines that must be there.
    before: Vec<&'a [u8]>,
    /// The lines that come in their place.
    after: Vec<&'a [u8]>,
    /// It can only be at the start of the file.
    at_start: bool,
    /// It can only be at the end.
    at_end: bool,
}

impl<'a> Wanted<'a> {
    fn of(hunk: &Hunk<'a>, direction: Direction) -> Self {
        let (before, after, start) = match direction {
            Direction::Forward => (hunk.old_lines(), hunk.new_lines(), hunk.old_start),
            Direction::Reverse => (hunk.new_lines(), hunk.old_lines(), hunk.new_start),
        };
        let is_context = |line: &&super::diff::HunkLine<'_>| line.side == Side::Context;
        let leading = hunk.lines.iter().take_while(is_context).count();
        let trailing = hunk.lines.iter().rev().take_while(is_context).count();
        // Diff gives the same context on both sides unless the file ends there.
        let at_start = start <= 1 && (leading == 0 || leading < trailing);
        let ends_open = |lines: &[&[u8]]| lines.last().is_some_and(|line| !line.ends_with(b"\n"));
        let at_end = trailing == 0 || ends_open(&before) || ends_open(&after);
        let start = start as usize - usize::from(!before.is_empty());
        Self { start, before, after, at_start, at_end }
    }

    /// The place where the lines are, and the number of places; `expected` wins, then what is nearest to it.
    fn find(&self, lines: &[&[u8]], taken: usize, expected: usize) -> Option<(usize, usize)> {
        if self.before.is_empty() {
            // Nothing to recognise: only an empty file is sure to be the right place.
            return lines.is_empty().then_some((0, 1));
        }
        if expected >= taken && self.fits(lines, expected) {
            return Some((expected, 1));
        }
        let places: Vec<usize> = occurrences(&lines[taken..], &self.before)
            .into_iter()
            .map(|place| place + taken)
            .filter(|&place| self.anchored(lines, place))
            .collect();
        let place = places.iter().copied().min_by_key(|place| place.abs_diff(expected))?;
        Some((place, places.len()))
    }

    fn fits(&self, lines: &[&[u8]], place: usize) -> bool {
        let here = place.checked_add(self.before.len()).and_then(|end| lines.get(place..end));
        here == Some(self.before.as_slice()) && self.anchored(lines, place)
    }

    fn anchored(&self, lines: &[&[u8]], place: usize) -> bool {
        (!self.at_start || place == 0) && (!self.at_end || place + self.before.len() == lines.len())
    }
}

/// All places where `wanted` is in `lines`, in linear time (Knuth, Morris, Pratt): a file of a million equal lines must
/// not cost more than any other. `wanted` is not empty.
fn occurrences(lines: &[&[u8]], wanted: &[&[u8]]) -> Vec<usize> {
    let mut borders = vec![0; wanted.len()];
    let mut length = 0;
    for at in 1..wanted.len() {
        while length > 0 && wanted[at] != wanted[length] {
            length = borders[length - 1];
        }
        length += usize::from(wanted[at] == wanted[length]);
        borders[at] = length;
    }
    let mut places = Vec::new();
    let mut matched = 0;
    for (at, line) in lines.iter().enumerate() {
        while matched > 0 && *line != wanted[matched] {
            matched = borders[matched - 1];
        }
        matched += usize::from(*line == wanted[matched]);
        if matched == wanted.len() {
            places.push(at + 1 - matched);
            matched = borders[matched - 1];
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::diff::parse;

    fn apply(content: &[u8], diff: &[u8]) -> Result<Changed, NoPlace> {
        let text = [b"--- a/f\n+++ b/f\n".as_slice(), diff].concat();
        let files = parse(&text, 1, 1).expect("a well-formed diff");
        apply_hunks(content, &files[0].hunks, Direction::Forward)
    }

    fn numbered(lines: std::ops::RangeInclusive<u32>) -> Vec<u8> {
        lines.map(|line| format!("{line}\n")).collect::<String>().into_bytes()
    }

    const HUNK: &[u8] = b"@@ -4,7 +4,7 @@\n 4\n 5\n 6\n-7\n+seven\n 8\n 9\n 10\n";

    #[test]
    fn exact_and_offset() {
        let changed = apply(&numbered(1..=20), HUNK).expect("exact");
        assert!(changed.offsets.is_empty());
        assert!(changed.content.windows(6).any(|window| window == b"seven\n"));
        let changed = apply(&[b"new\n".as_slice(), &numbered(1..=20)].concat(), HUNK).expect("one line further down");
        assert_eq!(changed.offsets, [Offset { named: 4, found: 5, places: 1 }]);
    }

    #[test]
    fn no_fuzz() {
        let content = String::from_utf8(numbered(1..=20)).expect("text").replace("10\n", "ten\n");
        let failed = apply(content.as_bytes(), HUNK).expect_err("the last line of context differs");
        let nearest = failed.nearest.expect("six of seven lines match");
        assert_eq!((nearest.line, nearest.matching, nearest.of), (4, 6, 7));
        assert!(!failed.already);
    }

    #[test]
    fn the_nearest_of_equal_places_is_taken_and_counted() {
        let block = b"{\na\nb\nc\n}\n";
        let content = block.repeat(9);
        // Named for line 23, where no block begins; blocks begin at 21 and 26.
        let changed = apply(&content, b"@@ -23,5 +23,5 @@\n {\n a\n-b\n+B\n c\n }\n").expect("nearest");
        assert_eq!(changed.offsets, [Offset { named: 23, found: 21, places: 9 }]);
    }

    #[test]
    fn already_applied_is_recognised() {
        let done = apply(&numbered(1..=20), HUNK).expect("applies").content;
        assert!(apply(&done, HUNK).expect_err("done already").already);
    }

    #[test]
    fn the_end_of_a_file_is_the_end() {
        // The hunk says that nothing follows line 3.
        let hunk = b"@@ -1,3 +1,4 @@\n 1\n 2\n 3\n+4\n";
        assert_eq!(apply(&numbered(1..=3), hunk).expect("at the end").content, numbered(1..=4));
        assert!(apply(&numbered(1..=9), hunk).is_err());
    }

    #[test]
    fn files_without_a_newline_at_the_end() {
        let hunk = b"@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n";
        assert_eq!(apply(b"a", hunk).expect("exact").content, b"b");
        assert!(apply(b"a\n", hunk).is_err());
        assert!(apply(b"a\nc\n", b"@@ -1 +1,2 @@\n a\n+b\n\\ No newline at end of file\n").is_err());
    }

    #[test]
    fn carriage_returns_are_content() {
        assert_eq!(apply(b"a\r\n", b"@@ -1 +1 @@\n-a\r\n+b\r\n").expect("exact").content, b"b\r\n");
        assert!(apply(b"a\n", b"@@ -1 +1 @@\n-a\r\n+b\r\n").is_err());
    }

    #[test]
    fn an_insertion_without_context_has_no_place() {
        let failed = apply(b"a\n", b"@@ -1,0 +2 @@\n+b\n").expect_err("nothing to recognise");
        assert!(failed.no_context);
        assert_eq!(apply(b"", b"@@ -0,0 +1 @@\n+b\n").expect("an empty file").content, b"b\n");
    }

    #[test]
    fn many_equal_lines_cost_no_more() {
        let content = b"x\n".repeat(200_000);
        let mut hunk = b"@@ -1,100001 +1,100000 @@\n".to_vec();
        hunk.extend_from_slice(&b" x\n".repeat(50_000));
        hunk.extend_from_slice(b"-y\n");
        hunk.extend_from_slice(&b" x\n".repeat(50_000));
        assert!(apply(&content, &hunk).is_err());
    }
}
