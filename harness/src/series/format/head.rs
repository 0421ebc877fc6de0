// SPDX-License-Identifier: GPL-2.0-only
//! What stands above the diffs of a patch file: the place of the statistics in it.

use crate::series::patch::Patch;
use regex::bytes::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A file's line, the line of totals, and the lines below it.
static LINES: LazyLock<Option<[Regex; 3]>> = LazyLock::new(|| {
    let compile = |pattern| regex::bytes::RegexBuilder::new(pattern).unicode(false).build().ok();
    Some([
        compile(r"^ .+ \| +(?:\d+(?: [+-]*)?|Bin\b.*)\r?\n?$")?,
        compile(r"^ \d+ files? changed(?:, \d+ insertions?\(\+\))?(?:, \d+ deletions?\(-\))?\r?\n?$")?,
        compile(r"^ (?:(?:create|delete) mode \d+ |(?:rename|copy|rewrite) .+ \(\d+%\)|mode change \d+ => \d+)")?,
    ])
});

/// The head of a patch file with new statistics: in the place of the old ones, else at the end of the notes. A file
/// without `---` has no place for them.
pub(super) fn with_statistics(patch: &Patch<'_>, statistics: &str) -> Vec<u8> {
    let at = patch.head.len() - patch.notes.len();
    let mut head = patch.head.to_vec();
    // A file that was cut right at its end has no diff yet, and gets one now.
    if head.last().is_some_and(|byte| *byte != b'\n') {
        head.push(b'\n');
    }
    let (above, notes) = head.split_at(if patch.notes.is_empty() { head.len() } else { at });
    let mut out = above.to_vec();
    match find(notes) {
        Some(old) => {
            out.extend_from_slice(&notes[..old.start]);
            out.extend_from_slice(statistics.as_bytes());
            let below = &notes[old.end..];
            // Where there is nothing to count, nothing stands apart from the diffs.
            let below = if statistics.is_empty() { below.strip_prefix(b"\n").unwrap_or(below) } else { below };
            out.extend_from_slice(below);
        }
        None if patch.has_separator && !statistics.is_empty() => {
            out.extend_from_slice(notes);
            if !notes.is_empty() && !notes.ends_with(b"\n\n") {
                out.push(b'\n');
            }
            out.extend_from_slice(statistics.as_bytes());
            out.push(b'\n');
        }
        None => out.extend_from_slice(notes),
    }
    out
}

/// Where the statistics in the notes begin.
pub(in crate::series) fn statistics_start(notes: &[u8]) -> Option<usize> {
    find(notes).map(|range| range.start)
}

/// The last statistics in the notes.
fn find(notes: &[u8]) -> Option<Range<usize>> {
    let [file, totals, summary] = LINES.as_ref()?;
    let lines: Vec<&[u8]> = notes.split_inclusive(|&byte| byte == b'\n').collect();
    let total = lines.iter().rposition(|line| totals.is_match(line))?;
    let first = total - lines[..total].iter().rev().take_while(|line| file.is_match(line)).count();
    let end = total + 1 + lines[total + 1..].iter().take_while(|line| summary.is_match(line)).count();
    let offset = |line: usize| lines[..line].iter().map(|line| line.len()).sum();
    Some(offset(first)..offset(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str, statistics: &str) -> String {
        String::from_utf8(with_statistics(&Patch::parse(text.as_bytes()), statistics)).expect("text")
    }

    const DIFF: &str = "diff --git a/f b/f\n";

    #[test]
    fn new_statistics_take_the_place_of_the_old() {
        let old = " a | 2 +-\n b => c | Bin 3 -> 4 bytes\n 2 files changed, 1 insertion(+), 1 deletion(-)\n create mode 100644 x\n";
        let text = format!("Subject: s\n\nbody\n---\nv2: a | 3 of them\n\n{old}\n{DIFF}");
        let expected = "Subject: s\n\nbody\n---\nv2: a | 3 of them\n\nNEW\n\n";
        assert_eq!(head(&text, "NEW\n"), expected);
        assert_eq!(head(&text, ""), "Subject: s\n\nbody\n---\nv2: a | 3 of them\n\n");
    }

    #[test]
    fn the_first_statistics_come_below_the_notes() {
        assert_eq!(head("Subject: s\n\nbody\n---\n", "NEW\n"), "Subject: s\n\nbody\n---\nNEW\n\n");
        let with_notes = format!("Subject: s\n\nbody\n---\nnote\n{DIFF}");
        assert_eq!(head(&with_notes, "NEW\n"), "Subject: s\n\nbody\n---\nnote\n\nNEW\n\n");
    }

    #[test]
    fn a_head_that_was_cut_at_its_end_gets_that_end() {
        assert_eq!(head("Subject: s\n\nbody\n---", "NEW\n"), "Subject: s\n\nbody\n---\nNEW\n\n");
        assert_eq!(head("Subject: s\n\nbody\n---\nnote", "NEW\n"), "Subject: s\n\nbody\n---\nnote\n\nNEW\n\n");
        assert_eq!(head("Subject: s\n\nbody", "NEW\n"), "Subject: s\n\nbody\n");
    }

    #[test]
    fn a_file_without_a_place_for_statistics_gets_none() {
        assert_eq!(head(&format!("Why.\n\n{DIFF}"), "NEW\n"), "Why.\n\n");
        assert_eq!(head(DIFF, "NEW\n"), "");
    }
}
