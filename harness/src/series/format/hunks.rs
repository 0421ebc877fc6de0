// SPDX-License-Identifier: GPL-2.0-only
//! The hunks between two texts, as git writes them.

use super::function::Driver;
use crate::git::{GitError, LineChange, line_changes, split_lines};

/// Lines of context around a change.
const CONTEXT: usize = 3;

/// Added and removed lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub added: u64,
    pub removed: u64,
}

/// A run of lines that changes, as places in the two versions from 0.
struct Run {
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
}

impl Run {
    fn of(change: &LineChange) -> Self {
        // An empty side names the line before it.
        let range = |start: u32, lines: u32| {
            let first = start as usize - usize::from(lines > 0);
            first..first + lines as usize
        };
        Self { old: range(change.old_start, change.old_lines), new: range(change.new_start, change.new_lines) }
    }
}

/// Appends the hunks from `old` to `new` to `out`.
pub(super) fn write_hunks(old: &[u8], new: &[u8], driver: Driver, out: &mut Vec<u8>) -> Result<Counts, GitError> {
    let (old, new) = (split_lines(old), split_lines(new));
    let runs: Vec<Run> = line_changes(&old, &new)?.iter().map(Run::of).collect();
    let mut counts = Counts::default();
    // The name of a function holds until the next one.
    let (mut searched, mut function) = (0, None);
    for group in runs.chunk_by(|one, next| next.old.start - one.old.end <= 2 * CONTEXT) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let before = first.old.start.min(CONTEXT);
        let after = (old.len() - last.old.end).min(CONTEXT);
        let (old_start, new_start) = (first.old.start - before, first.new.start - before);
        let (old_end, new_end) = (last.old.end + after, last.new.end + after);
        if let Some(name) = old[searched..old_start].iter().rev().find_map(|line| driver.name(line)) {
            function = Some(name);
        }
        searched = old_start;
        let header = format!("@@ -{} +{} @@", span(old_start, old_end), span(new_start, new_end));
        out.extend_from_slice(header.as_bytes());
        if let Some(name) = function.filter(|name: &&[u8]| !name.is_empty()) {
            out.push(b' ');
            out.extend_from_slice(name);
        }
        out.push(b'\n');
        let mut at = old_start;
        for run in group {
            write_lines(b' ', &old[at..run.old.start], out);
            write_lines(b'-', &old[run.old.clone()], out);
            write_lines(b'+', &new[run.new.clone()], out);
            counts.removed += run.old.len() as u64;
            counts.added += run.new.len() as u64;
            at = run.old.end;
        }
        write_lines(b' ', &old[at..old_end], out);
    }
    Ok(counts)
}

fn span(start: usize, end: usize) -> String {
    match end - start {
        0 => format!("{start},0"),
        1 => (start + 1).to_string(),
        lines => format!("{},{lines}", start + 1),
    }
}

fn write_lines(mark: u8, lines: &[&[u8]], out: &mut Vec<u8>) {
    for line in lines {
        out.push(mark);
        out.extend_from_slice(line);
        if !line.ends_with(b"\n") {
            out.extend_from_slice(b"\n\\ No newline at end of file\n");
        }
    }
}
