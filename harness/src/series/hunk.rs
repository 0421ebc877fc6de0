// SPDX-License-Identifier: GPL-2.0-only
//! Puts hunks into a file: exactly where they say, else at the nearest place where they fit; never with fuzz. Pure.

use super::diff::{Hunk, Side};

/// How a hunk did not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NoFit {
    /// Index of the hunk.
    pub hunk: usize,
    /// The lines it adds stand there already, and so does its context.
    pub already: bool,
    /// The place that differs least; none in an empty file.
    pub nearest: Option<Nearest>,
}

/// The place that differs least from what a hunk expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Nearest {
    /// Line of the file, from 1, where it begins.
    pub line: u32,
    /// Number of lines that agree.
    pub agree: usize,
    /// Number of lines the hunk expects.
    pub of: usize,
    /// First line that differs: its number in the file, what the hunk expects, what is there (none past the end).
    pub differs: (u32, Vec<u8>, Option<Vec<u8>>),
}

/// A file after its hunks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub content: Vec<u8>,
    /// For each hunk that fitted elsewhere: the line it names and the line it was found at.
    pub offsets: Vec<(u32, u32)>,
}

/// Applies all hunks to a file or tells of the first that does not fit.
pub(super) fn place(content: &[u8], hunks: &[Hunk]) -> Result<Placed, NoFit> {
    let lines: Vec<&[u8]> = content.split_inclusive(|&byte| byte == b'\n').collect();
    let mut out: Vec<u8> = Vec::with_capacity(content.len());
    let mut offsets = Vec::new();
    // Lines of the old file that are behind us, and how far the hunk before was from where it said.
    let (mut taken, mut drift) = (0usize, 0i64);
    for (index, hunk) in hunks.iter().enumerate() {
        let old: Vec<&[u8]> = hunk.side(Side::Old).collect();
        let named = index_of(hunk.old_start, old.len());
        let wanted = usize::try_from(named as i64 + drift).unwrap_or(0);
        let Some(found) = find(&lines, &old, wanted, taken) else {
            return Err(no_fit(&lines, hunk, index, &old, wanted));
        };
        drift = found as i64 - named as i64;
        if drift != 0 {
            offsets.push((hunk.old_start, to_line(found, old.len())));
        }
        lines[taken..found].iter().for_each(|line| out.extend_from_slice(line));
        hunk.side(Side::New).for_each(|line| out.extend_from_slice(line));
        taken = found + old.len();
    }
    lines[taken..].iter().for_each(|line| out.extend_from_slice(line));
    Ok(Placed { content: out, offsets })
}

/// Index of the line a hunk begins at. A hunk without old lines names the line before it.
fn index_of(start: u32, count: usize) -> usize {
    let start = start as usize;
    if count == 0 { start } else { start.saturating_sub(1) }
}

fn to_line(index: usize, count: usize) -> u32 {
    u32::try_from(if count == 0 { index } else { index + 1 }).unwrap_or(u32::MAX)
}

/// The place nearest to `wanted`, not before `from`, where all of `old` stands.
fn find(lines: &[&[u8]], old: &[&[u8]], wanted: usize, from: usize) -> Option<usize> {
    let last = lines.len().checked_sub(old.len())?;
    if old.is_empty() {
        // Nothing to recognise the place by: it must be where it says.
        return (wanted >= from && wanted <= lines.len()).then_some(wanted);
    }
    if from > last {
        return None;
    }
    let fits = |at: usize| lines[at..at + old.len()] == *old;
    let wanted = wanted.clamp(from, last);
    let reach = (wanted - from).max(last - wanted);
    (0..=reach).find_map(|distance| {
        let before = wanted.checked_sub(distance).filter(|at| *at >= from);
        let after = (distance > 0).then_some(wanted + distance).filter(|at| *at <= last);
        before.into_iter().chain(after).find(|at| fits(*at))
    })
}

fn no_fit(lines: &[&[u8]], hunk: &Hunk, index: usize, old: &[&[u8]], wanted: usize) -> NoFit {
    let new: Vec<&[u8]> = hunk.side(Side::New).collect();
    let adds = hunk.lines.iter().any(|line| line.side == Side::New);
    NoFit { hunk: index, already: adds && find(lines, &new, wanted, 0).is_some(), nearest: nearest(lines, old, wanted) }
}

/// The place where most of `old` agrees; of equal ones the nearest to where the hunk should be.
fn nearest(lines: &[&[u8]], old: &[&[u8]], wanted: usize) -> Option<Nearest> {
    let agree = |at: usize| old.iter().zip(&lines[at..]).filter(|(a, b)| a == b).count();
    let best = (0..lines.len()).max_by_key(|&at| (agree(at), std::cmp::Reverse(at.abs_diff(wanted))))?;
    let at = (0..old.len()).find(|&i| lines.get(best + i) != Some(&old[i]))?;
    let there = lines.get(best + at).map(|line| line.to_vec());
    Some(Nearest {
        line: to_line(best, 1),
        agree: agree(best),
        of: old.len(),
        differs: (to_line(best + at, 1), old[at].to_vec(), there),
    })
}

#[cfg(test)]
mod tests {
    use super::super::diff::parse;
    use super::*;
    use proptest::prelude::*;

    fn hunks(text: &str) -> Vec<Hunk> {
        let text = format!("--- a/f\n+++ b/f\n{text}");
        parse(text.as_bytes(), 1, 1).expect("a diff").remove(0).hunks
    }

    fn placed(content: &str, text: &str) -> Result<(String, Vec<(u32, u32)>), NoFit> {
        let placed = place(content.as_bytes(), &hunks(text))?;
        Ok((String::from_utf8(placed.content).expect("text"), placed.offsets))
    }

    #[test]
    fn exact_and_with_an_offset() {
        let hunk = "@@ -2,2 +2,2 @@\n-b\n+B\n c\n";
        assert_eq!(placed("a\nb\nc\n", hunk), Ok(("a\nB\nc\n".into(), vec![])));
        assert_eq!(placed("x\ny\na\nb\nc\n", hunk), Ok(("x\ny\na\nB\nc\n".into(), vec![(2, 4)])));
    }

    #[test]
    fn the_second_hunk_follows_the_drift_of_the_first() {
        let text = "@@ -1,1 +1,1 @@\n-a\n+A\n@@ -3,1 +3,1 @@\n-a\n+A\n";
        // Both are two lines further down; the second `a` is not taken for the first.
        assert_eq!(placed("x\nx\na\n-\na\n", text), Ok(("x\nx\nA\n-\nA\n".into(), vec![(1, 3), (3, 5)])));
    }

    #[test]
    fn the_end_of_a_file_without_a_newline_is_a_line_of_its_own() {
        let text = "@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n";
        assert_eq!(placed("a", text), Ok(("a\n".into(), vec![])));
        assert!(placed("a\n", text).is_err());
    }

    #[test]
    fn a_misfit_names_the_nearest_place_and_what_differs() {
        let fault = placed("a\nb\nX\nd\n", "@@ -2,3 +2,3 @@\n b\n-c\n+C\n d\n").expect_err("no fit");
        let nearest = fault.nearest.expect("a place");
        assert_eq!((nearest.line, nearest.agree, nearest.of), (2, 2, 3));
        assert_eq!(nearest.differs, (3, b"c\n".to_vec(), Some(b"X\n".to_vec())));
        assert!(!fault.already);
    }

    #[test]
    fn what_is_there_already_is_recognised() {
        assert!(placed("a\nB\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n").expect_err("no fit").already);
    }

    /// A hunk that turns lines `at..at+n` of `old` into `new`, with up to 3 lines of context.
    fn hunk_of(old: &[String], at: usize, n: usize, new: &[String], shift: i64) -> (Hunk, Vec<String>) {
        let (lead, tail) = (at.saturating_sub(3), (at + n + 3).min(old.len()));
        let line = |side, text: &String| super::super::diff::HunkLine { side, text: text.clone().into_bytes() };
        let mut lines: Vec<_> = old[lead..at].iter().map(|text| line(Side::Both, text)).collect();
        lines.extend(old[at..at + n].iter().map(|text| line(Side::Old, text)));
        lines.extend(new.iter().map(|text| line(Side::New, text)));
        lines.extend(old[at + n..tail].iter().map(|text| line(Side::Both, text)));
        let count = tail - lead;
        let start = u32::try_from((if count == 0 { lead } else { lead + 1 }) as i64 + shift).unwrap_or(1);
        let result = [&old[..at], new, &old[at + n..]].concat();
        (Hunk { old_start: start, new_start: start, lines, at: 1 }, result)
    }

    proptest! {
        #[test]
        fn a_hunk_made_from_two_files_turns_one_into_the_other(
            words in proptest::collection::vec("[a-z]{1,3}", 1..30),
            at in 0usize..30, n in 0usize..4,
            new in proptest::collection::vec("[A-Z]{1,3}", 0..4),
        ) {
            // Every line is unique, so that there is but one place.
            let old: Vec<String> = words.iter().enumerate().map(|(i, w)| format!("{i} {w}\n")).collect();
            let new: Vec<String> = new.iter().map(|w| format!("{w}\n")).collect();
            let at = at.min(old.len());
            let n = n.min(old.len() - at);
            let (hunk, result) = hunk_of(&old, at, n, &new, 0);
            let placed = place(old.concat().as_bytes(), &[hunk]).expect("it fits");
            prop_assert_eq!(String::from_utf8(placed.content).expect("text"), result.concat());
            prop_assert!(placed.offsets.is_empty());
        }

        #[test]
        fn no_content_makes_it_panic(content in proptest::collection::vec(any::<u8>(), 0..200), start in any::<u32>()) {
            let line = |side, text: &[u8]| super::super::diff::HunkLine { side, text: text.to_vec() };
            let lines = vec![line(Side::Both, b"a\n"), line(Side::Old, b"b\n"), line(Side::New, b"c\n")];
            let _ = place(&content, &[Hunk { old_start: start, new_start: start, lines, at: 1 }]);
        }
    }
}
