// SPDX-License-Identifier: GPL-2.0-only
//! Following lines of a file through one change of it, towards the past: who took away what a patch expects, and who
//! brought what stands there instead.

use super::walk::Lines;
use crate::git::{GitError, LineChange, line_changes, split_lines};

/// Lines by which the place of a change may miss the line that is looked into: both were found by comparing, and
/// comparisons differ in what they set beside each other.
const REACH: u32 = 16;

/// The line of what is nowhere like the file.
pub(super) const ANYWHERE: u32 = 0;

/// A line that differs from what a patch expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Suspect {
    /// The line that a patch expects there, if any.
    pub expected: Option<Vec<u8>>,
    /// Whether the file has a line there that is not expected.
    pub found: bool,
}

/// What one change of a file has to do with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// It took away what is expected.
    TookAway,
    /// It brought the line; about here was what it replaced.
    Brought(u32),
    /// Nothing; here was the line before.
    Passed(u32),
}

/// What a change has to do with each of the lines.
pub(super) fn seen(
    before: &[u8],
    after: &[u8],
    lines: &Lines,
    suspects: &[Suspect],
) -> Result<Vec<(usize, Seen)>, GitError> {
    let (before, after) = (split_lines(before), split_lines(after));
    let changes = line_changes(&before, &after)?;
    let of = |(&number, &line): (&usize, &u32)| {
        let expected = suspects[number].expected.as_deref();
        if expected.is_some_and(|expected| took_away(&changes, &before, &after, line, expected)) {
            return (number, Seen::TookAway);
        }
        let (earlier, is_new) = earlier(&changes, line);
        (number, if is_new { Seen::Brought(earlier) } else { Seen::Passed(earlier) })
    };
    Ok(lines.iter().map(of).collect())
}

/// Whether, around a line, these changes took more lines of this text away than they brought.
fn took_away(changes: &[LineChange], before: &[&[u8]], after: &[&[u8]], line: u32, text: &[u8]) -> bool {
    let count = |lines: &[&[u8]], start: u32, length: u32| {
        let start = (start as usize).saturating_sub(1).min(lines.len());
        let end = start.saturating_add(length as usize).min(lines.len());
        lines[start..end].iter().filter(|line| **line == text).count()
    };
    let is_near = |change: &&LineChange| {
        line == ANYWHERE
            || line.saturating_add(REACH) >= change.new_start
                && line <= change.new_start.saturating_add(change.new_lines).saturating_add(REACH)
    };
    let (mut removed, mut added) = (0, 0);
    for change in changes.iter().filter(is_near) {
        removed += count(before, change.old_start, change.old_lines);
        added += count(after, change.new_start, change.new_lines);
    }
    removed > added
}

/// Where a line was before these changes, and whether they made it; then it is about where what they replaced was.
pub(super) fn earlier(changes: &[LineChange], line: u32) -> (u32, bool) {
    if line == ANYWHERE {
        return (ANYWHERE, false);
    }
    let mut moved = 0_i64;
    for change in changes {
        // An empty side names the line before it.
        let first = |start: u32, lines: u32| start + u32::from(lines == 0);
        let (old, new) = (first(change.old_start, change.old_lines), first(change.new_start, change.new_lines));
        if line < new {
            break;
        }
        if line < new + change.new_lines {
            return (old + (line - new).min(change.old_lines.saturating_sub(1)), true);
        }
        moved += i64::from(change.old_lines) - i64::from(change.new_lines);
    }
    (u32::try_from(i64::from(line) + moved).unwrap_or(1).max(1), false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(before: &str, after: &str, line: u32, expected: Option<&str>, found: bool) -> Seen {
        let suspect = Suspect { expected: expected.map(|text| text.as_bytes().to_vec()), found };
        let lines = Lines::from([(0, line)]);
        seen(before.as_bytes(), after.as_bytes(), &lines, &[suspect]).expect("a comparison")[0].1
    }

    #[test]
    fn what_a_change_did_to_a_line_is_told() {
        let old = "a\nb\nc\nd\n";
        assert_eq!(look(old, "a\nB\nc\nd\n", 2, Some("b\n"), true), Seen::TookAway);
        assert_eq!(look(old, "a\nc\nd\n", 2, Some("b\n"), false), Seen::TookAway);
        assert_eq!(look(old, "a\nb\nnew\nc\nd\n", 3, None, true), Seen::Brought(3));
        assert_eq!(look(old, "x\ny\na\nb\nc\nd\n", 4, None, true), Seen::Passed(2));
        assert_eq!(look("x\na\nb\n", "a\nb\n", 1, Some("other\n"), true), Seen::Passed(2));
        // What it expects was replaced by something else before: this change is not the one.
        assert_eq!(look("a\nX\nc\n", "a\nY\nc\n", 2, Some("b\n"), true), Seen::Brought(2));
    }

    #[test]
    fn a_line_that_only_moved_a_little_or_went_far_away_was_not_taken() {
        assert_eq!(look("b\na\nc\n", "a\nb\nc\n", 1, Some("b\n"), true), Seen::Passed(2));
        let far: String = (0..60).map(|line| format!("{line}\n")).collect();
        let without = far.replace("50\n", "");
        assert_eq!(look(&far, &without, 5, Some("50\n"), true), Seen::Passed(5));
        // Where nobody knows the place, it may have been anywhere.
        assert_eq!(look(&far, &without, 0, Some("50\n"), false), Seen::TookAway);
        assert_eq!(look(&far, &without, 0, Some("60\n"), false), Seen::Passed(0));
    }
}
