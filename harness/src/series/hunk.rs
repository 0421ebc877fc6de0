// SPDX-License-Identifier: GPL-2.0-only
//! Finding the place of a hunk in a file and changing the file there: exactly where the patch says, else at the nearest
//! place where every line matches. With fuzz only where somebody asks for it.

use super::diff::{Hunk, Side};
use super::nearest::{Nearest, nearest};
use crate::git::split_lines;
use std::cell::Cell;

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

/// A hunk that found its place without some of its context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fuzz {
    /// Which hunk of the file, from 1.
    pub hunk: usize,
    /// How many lines of context were left out at the longer end.
    pub lines: usize,
    /// The first line in the file that it then matched, from 1.
    pub line: u32,
}

/// A file after its hunks.
#[derive(Debug)]
pub(super) struct Changed {
    pub content: Vec<u8>,
    pub offsets: Vec<Offset>,
    pub fuzz: Vec<Fuzz>,
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
    /// It was not looked for everywhere: too many hunks before it were elsewhere than they say.
    pub exhausted: bool,
    /// The least fuzz with which it would have one, and the line that it would begin at.
    pub with_fuzz: Option<(usize, u32)>,
    /// Where it fits best.
    pub nearest: Option<Nearest>,
}

/// Which version of the hunks the file has and which it gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Forward,
    Reverse,
}

/// Comparisons of lines that the hunks of one patch may cost that are not where they say: each goes through the file.
pub(super) const EFFORT: u64 = 1_000_000_000;

/// Applies all hunks of one file, or none; every line must match.
pub(super) fn apply_hunks(content: &[u8], hunks: &[Hunk<'_>], direction: Direction) -> Result<Changed, NoPlace> {
    place_hunks(content, hunks, direction, 0, &Cell::new(EFFORT))
}

/// Applies all hunks of one file forward, or none, each with the least fuzz up to `most` with which it has a place.
pub(super) fn apply_with_fuzz(
    content: &[u8],
    hunks: &[Hunk<'_>],
    most: usize,
    effort: &Cell<u64>,
) -> Result<Changed, NoPlace> {
    place_hunks(content, hunks, Direction::Forward, most, effort)
}

fn place_hunks(
    content: &[u8],
    hunks: &[Hunk<'_>],
    direction: Direction,
    most: usize,
    effort: &Cell<u64>,
) -> Result<Changed, NoPlace> {
    let lines = split_lines(content);
    let mut changed =
        Changed { content: Vec::with_capacity(content.len() + 1024), offsets: Vec::new(), fuzz: Vec::new() };
    let mut taken = 0;
    // What is left of the content behind the lines that are taken.
    let mut rest = content;
    let bytes = |lines: &[&[u8]]| -> usize { lines.iter().map(|line| line.len()).sum() };
    // How far the hunks so far were from where they should be, in lines.
    let mut drift: i64 = 0;
    for (index, hunk) in hunks.iter().enumerate() {
        let search = Search { lines: &lines, taken, drift, effort };
        let found = (0..=most).find_map(|fuzz| {
            let wanted = Wanted::of(hunk, direction, fuzz)?;
            let (place, places) = search.find(&wanted)?;
            Some((fuzz, wanted, place, places))
        });
        let Some((fuzz, wanted, place, places)) = found else {
            return Err(no_place(index, hunk, direction, &search, most));
        };
        drift = place as i64 - wanted.start as i64;
        if drift != 0 {
            let line =
                |start: usize| start.saturating_sub(wanted.left_out) as u32 + u32::from(!wanted.before.is_empty());
            changed.offsets.push(Offset { named: line(wanted.start), found: line(place), places });
        }
        if fuzz > 0 {
            changed.fuzz.push(Fuzz { hunk: index + 1, lines: fuzz, line: place as u32 + 1 });
        }
        let (kept, left) = rest.split_at(bytes(&lines[taken..place]));
        changed.content.extend_from_slice(kept);
        wanted.after.iter().for_each(|line| changed.content.extend_from_slice(line));
        taken = place + wanted.before.len();
        rest = &left[bytes(&lines[place..taken])..];
    }
    changed.content.extend_from_slice(rest);
    Ok(changed)
}

/// What becomes of one change of a patch in a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It applies.
    Applies,
    /// The tree has it.
    Already,
    /// It does not apply.
    Fails,
}

/// What becomes of each hunk by itself. The comparisons are taken off `effort`; where that is used up the rest is not
/// looked at and fails.
pub(super) fn states(content: &[u8], hunks: &[Hunk<'_>], effort: &mut usize) -> Vec<State> {
    let lines = split_lines(content);
    let (mut taken, mut drift, unlimited) = (0, 0, Cell::new(u64::MAX));
    let mut state_of = |hunk: &Hunk<'_>| {
        *effort = effort.saturating_sub(lines.len() + hunk.lines.len());
        if *effort == 0 {
            return State::Fails;
        }
        let search = Search { lines: &lines, taken, drift, effort: &unlimited };
        let start = hunk.old_start as i64 - i64::from(hunk.lines.iter().any(|line| line.side != Side::Added));
        for (direction, state) in [(Direction::Forward, State::Applies), (Direction::Reverse, State::Already)] {
            let Some(wanted) = Wanted::of(hunk, direction, 0) else { continue };
            let Some((place, _)) = search.find(&wanted) else { continue };
            taken = place + wanted.before.len();
            drift = place as i64 - start;
            if state == State::Already {
                drift += wanted.before.len() as i64 - wanted.after.len() as i64;
            }
            return state;
        }
        State::Fails
    };
    hunks.iter().map(&mut state_of).collect()
}

/// How much fuzz is tried to be able to say that it would do.
const TRIED_FUZZ: usize = 3;

fn no_place(index: usize, hunk: &Hunk<'_>, direction: Direction, search: &Search<'_>, fuzz: usize) -> NoPlace {
    let other = match direction {
        Direction::Forward => Direction::Reverse,
        Direction::Reverse => Direction::Forward,
    };
    let fits = |direction, fuzz| search.find(&Wanted::of(hunk, direction, fuzz)?).map(|(place, _)| place);
    let with_fuzz = (fuzz + 1..=TRIED_FUZZ).find_map(|fuzz| Some((fuzz, fits(direction, fuzz)? as u32 + 1)));
    let before = hunk_side(hunk, direction);
    let start = Wanted::of(hunk, direction, 0).map_or(0, |wanted| wanted.start);
    NoPlace {
        hunk: index,
        exhausted: search.effort.get() == 0,
        already: fits(other, 0).is_some(),
        no_context: before.is_empty(),
        with_fuzz,
        nearest: nearest(search.lines, search.taken, search.expected(start), &before),
    }
}

/// The lines that must be there.
fn hunk_side<'a>(hunk: &Hunk<'a>, direction: Direction) -> Vec<&'a [u8]> {
    match direction {
        Direction::Forward => hunk.old_lines(),
        Direction::Reverse => hunk.new_lines(),
    }
}

/// Where the next hunk is looked for.
struct Search<'a> {
    lines: &'a [&'a [u8]],
    /// Lines that the hunks so far have used up.
    taken: usize,
    drift: i64,
    /// What the search may still cost.
    effort: &'a Cell<u64>,
}

impl Search<'_> {
    fn expected(&self, start: usize) -> usize {
        (start as i64 + self.drift).max(0) as usize
    }

    /// The place where the lines are, and the number of places; the expected one wins, then what is nearest to it.
    fn find(&self, wanted: &Wanted<'_>) -> Option<(usize, usize)> {
        let expected = self.expected(wanted.start);
        if wanted.before.is_empty() {
            // Nothing to recognise: only an empty file is sure to be the right place.
            return self.lines.is_empty().then_some((0, 1));
        }
        if expected >= self.taken && wanted.fits(self.lines, expected) {
            return Some((expected, 1));
        }
        self.effort.set(self.effort.get().saturating_sub((self.lines.len() - self.taken) as u64));
        if self.effort.get() == 0 {
            return None;
        }
        let places: Vec<usize> = occurrences(&self.lines[self.taken..], &wanted.before)
            .into_iter()
            .map(|place| place + self.taken)
            .filter(|&place| wanted.anchored(self.lines, place))
            .collect();
        let place = places.iter().copied().min_by_key(|place| place.abs_diff(expected))?;
        Some((place, places.len()))
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
    /// Lines of context that fuzz left out in front.
    left_out: usize,
}

impl<'a> Wanted<'a> {
    /// None where there is not so much fuzz in the hunk, or where nothing would be left to tell its place.
    ///
    /// Fuzz is what GNU patch has by that name: so many lines of context are left out at the end that has more of it, and at
    /// the other as many as keep the two equal; what is left out there shows that the file begins or ends at the hunk, which
    /// fuzz lets go of last.
    fn of(hunk: &Hunk<'a>, direction: Direction, fuzz: usize) -> Option<Self> {
        let is_context = |line: &&super::diff::HunkLine<'_>| line.side == Side::Context;
        let leading = hunk.lines.iter().take_while(is_context).count();
        let trailing = hunk.lines.iter().rev().take_while(is_context).count();
        let context = leading.max(trailing);
        if fuzz > context {
            return None;
        }
        let mut before = hunk_side(hunk, direction);
        let (mut after, start) = match direction {
            Direction::Forward => (hunk.new_lines(), hunk.old_start),
            Direction::Reverse => (hunk.old_lines(), hunk.new_start),
        };
        let start = start as usize - usize::from(!before.is_empty());
        // Diff gives the same context on both sides unless the file ends there.
        let at_start = start == 0 && (leading == 0 || leading < trailing) && fuzz + leading < context.max(1);
        let left_out = (fuzz + leading).saturating_sub(context);
        let left_out_behind = (fuzz + trailing).saturating_sub(context);
        if fuzz > 0 {
            if before.len() <= left_out + left_out_behind {
                return None;
            }
            for lines in [&mut before, &mut after] {
                lines.truncate(lines.len() - left_out_behind);
                lines.drain(..left_out);
            }
        }
        let ends_open = |lines: &[&[u8]]| lines.last().is_some_and(|line| !line.ends_with(b"\n"));
        let at_end = trailing == 0 && fuzz < context.max(1) || ends_open(&before) || ends_open(&after);
        Some(Self { start: start + left_out, before, after, at_start, at_end, left_out })
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

    fn fuzzy(content: &[u8], diff: &[u8], most: usize) -> Result<Changed, NoPlace> {
        let text = [b"--- a/f\n+++ b/f\n".as_slice(), diff].concat();
        apply_with_fuzz(content, &parse(&text, 1, 1).expect("a well-formed diff")[0].hunks, most, &Cell::new(EFFORT))
    }

    fn replaced(content: &[u8], pairs: &[(&str, &str)]) -> Vec<u8> {
        let mut text = String::from_utf8(content.to_vec()).expect("text");
        for (from, to) in pairs {
            let changed = text.replacen(&format!("{from}\n"), &format!("{to}\n"), 1);
            assert_ne!(changed, text, "{from}");
            text = changed;
        }
        text.into_bytes()
    }

    #[test]
    fn fuzz_leaves_out_context_at_both_ends_and_only_as_much_as_it_must() {
        let base = numbered(4..=20);
        for (changes, fuzz) in [
            (&[][..], 0),
            (&[("4", "four")][..], 1),
            (&[("10", "ten")], 1),
            (&[("4", "four"), ("9", "nine")], 2),
            (&[("6", "six"), ("8", "eight")], 3),
        ] {
            let content = replaced(&base, changes);
            let changed = fuzzy(&content, HUNK, 3).expect("with fuzz");
            // What was left out stays as the file has it.
            assert_eq!(changed.content, replaced(&content, &[("7", "seven")]));
            let first = 1 + fuzz as u32;
            let expected = if fuzz == 0 { vec![] } else { vec![Fuzz { hunk: 1, lines: fuzz, line: first }] };
            assert_eq!(changed.fuzz, expected);
            assert_eq!(changed.offsets, [Offset { named: 4, found: 1, places: 1 }]);
            if fuzz > 0 {
                let failed = fuzzy(&content, HUNK, fuzz - 1).expect_err("less fuzz does not do");
                assert_eq!(failed.with_fuzz, Some((fuzz, first)));
            }
        }
        let other = replaced(&base, &[("7", "siete")]);
        assert_eq!(fuzzy(&other, HUNK, 9).expect_err("what changes must be there").with_fuzz, None);
    }

    #[test]
    fn an_exact_place_further_away_is_better_than_a_fuzzy_one() {
        let content = [replaced(&numbered(1..=20), &[("10", "ten")]), numbered(1..=20)].concat();
        let changed = fuzzy(&content, HUNK, 3).expect("the second");
        assert!(changed.fuzz.is_empty() && changed.offsets[0].found == 24, "{changed:?}");
    }

    #[test]
    fn fuzz_lets_go_of_the_ends_of_the_file_last() {
        // Nothing follows line 3, says the hunk; with less than all context left out it must be the end.
        let hunk = b"@@ -1,3 +1,4 @@\n 1\n 2\n 3\n+4\n";
        let content = replaced(&numbered(1..=3), &[("1", "one")]);
        assert_eq!(fuzzy(&content, hunk, 1).expect("at the end").content, b"one\n2\n3\n4\n");
        assert!(fuzzy(&numbered(1..=9), hunk, 2).is_err());
        // Nothing at all would be left to tell the place.
        assert!(fuzzy(&numbered(1..=9), hunk, 3).is_err());
        let first = b"@@ -1,2 +1,3 @@\n+0\n 1\n-2\n+two\n";
        assert!(fuzzy(&numbered(0..=3), first, 9).is_err());
        let open = b"@@ -1,3 +1,3 @@\n-1\n+one\n 2\n 3\n\\ No newline at end of file\n";
        assert_eq!(fuzzy(b"1\n2\n3\n4\n", open, 2).expect("the end was left out").content, b"one\n2\n3\n4\n");
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
    fn hunks_that_name_no_place_of_theirs_cost_no_more_than_they_may() {
        let content = b"x\n".repeat(100_000);
        let mut diff = b"--- a/f\n+++ b/f\n".to_vec();
        diff.extend_from_slice(&b"@@ -1,3 +1,3 @@\n x\n-x\n+y\n x\n".repeat(10_000));
        let files = parse(&diff, 1, 1).expect("a well-formed diff");
        let failed = apply_with_fuzz(&content, &files[0].hunks, 0, &Cell::new(1_000_000)).expect_err("too much");
        assert!(failed.exhausted && failed.hunk < 20, "{failed:?}");
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
