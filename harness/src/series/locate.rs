// SPDX-License-Identifier: GPL-2.0-only
//! Where in a patch file a line of the tree stands that the patch made.

use super::diff::{Hunk, Side};
use super::patch::{Patch, Text};
use crate::escape;
use crate::model::{MovedHunk, PatchFile};

/// The line of a patch file, from 1, that makes this line (from 1) of this file in the tree after the patch; where none
/// does, the header of the hunk that is nearest to it. `moved` are the hunks that applied at another line than they name. None
/// where the patch can't be read or does not change the file.
pub fn line_in_patch(file: &PatchFile, moved: &[MovedHunk], path: &[u8], line: u32) -> Option<u32> {
    let text = Text::of(file).ok()?;
    let patch = Patch::parse(&text);
    let diffs = text.diffs(&patch).ok()?;
    let diff = diffs.iter().find(|diff| diff.path() == path || diff.old_path.as_deref() == Some(path))?;
    let shown = escape::line_cut(path, 200);
    // Where the hunk begins in that tree.
    let start = |hunk: &Hunk<'_>| {
        let moved = moved.iter().find(|moved| moved.file == shown && moved.named == hunk.old_start);
        let by = moved.map_or(0, |moved| i64::from(moved.found) - i64::from(moved.named));
        i64::from(hunk.new_start) + by
    };
    let line = i64::from(line);
    let made = diff.hunks.iter().find_map(|hunk| line_in_hunk(hunk, start(hunk), line));
    let nearest = || diff.hunks.iter().min_by_key(|hunk| start(hunk).abs_diff(line)).map(|hunk| hunk.line);
    u32::try_from(made.or_else(nearest).unwrap_or(diff.line)).ok()
}

/// The line of the patch file at which a hunk, which begins at `start`, adds this line of the new version.
fn line_in_hunk(hunk: &Hunk<'_>, start: i64, line: i64) -> Option<usize> {
    let mut new = start;
    for (index, one) in hunk.lines.iter().enumerate() {
        match one.side {
            Side::Added if new == line => return Some(hunk.line + 1 + index),
            Side::Added | Side::Context => new += 1,
            Side::Removed => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    #[test]
    fn a_line_of_the_tree_is_found_in_its_patch() {
        let text = "Subject: x\n\n---\n\ndiff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,2 +1,3 @@\n a\n+b\n c\n@@ -10,2 +11,1 @@\n k\n-l\n";
        let file = PatchFile { name: "p".into(), path: PathBuf::new(), strip: 1, bytes: text.into() };
        let at = |line| line_in_patch(&file, &[], b"f", line);
        assert_eq!(at(2), Some(10), "the line that it adds");
        assert_eq!(at(3), Some(8), "the hunk, for context is not made by it");
        assert_eq!(at(12), Some(12), "the nearest hunk");
        assert_eq!(line_in_patch(&file, &[], b"g", 1), None);
        // The first hunk went forty lines down.
        let moved = [MovedHunk { file: "f".into(), named: 1, found: 41, places: 1 }];
        assert_eq!(line_in_patch(&file, &moved, b"f", 42), Some(10));
        assert_eq!(line_in_patch(&file, &moved, b"f", 2), Some(12));
    }
}
