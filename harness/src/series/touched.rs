// SPDX-License-Identifier: GPL-2.0-only
//! Which patch a line of the final tree comes from.

use super::SeriesError;
use crate::git::{LineChange, Mode, Store};
use crate::model::{AppliedSeries, ObjectId};

/// The name of the patch that last touched this line (from 1) of this file of the series' final tree; none where the line
/// is the base's.
///
/// # Errors
/// Errors of the store.
pub fn last_touched(
    store: &Store,
    applied: &AppliedSeries,
    file: &str,
    line: u32,
) -> Result<Option<String>, SeriesError> {
    let blob = |tree: ObjectId| -> Result<Option<ObjectId>, SeriesError> {
        Ok(store.entry(tree, file.as_bytes())?.filter(|(mode, _)| *mode != Mode::Tree).map(|(_, id)| id))
    };
    let Some(mut after) = blob(applied.top_tree())? else { return Ok(None) };
    let mut line = line;
    for (index, patch) in applied.patches.iter().enumerate().rev() {
        let tree = index.checked_sub(1).map_or(applied.base_tree, |before| applied.patches[before].tree);
        let Some(before) = blob(tree)? else { return Ok(Some(patch.name.clone())) };
        if before != after {
            match line_before(&store.changed_lines(before, after)?, line) {
                Some(earlier) => line = earlier,
                None => return Ok(Some(patch.name.clone())),
            }
        }
        after = before;
    }
    Ok(None)
}

/// Where a line was before these changes; none where they made it.
fn line_before(changes: &[LineChange], line: u32) -> Option<u32> {
    let mut earlier = i64::from(line);
    for change in changes {
        // An empty side names the line before it.
        let first = change.new_start + u32::from(change.new_lines == 0);
        if line < first {
            break;
        }
        if line < first + change.new_lines {
            return None;
        }
        earlier += i64::from(change.old_lines) - i64::from(change.new_lines);
    }
    u32::try_from(earlier).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_mapped_through_changes() {
        let change =
            |old_start, old_lines, new_start, new_lines| LineChange { old_start, old_lines, new_start, new_lines };
        // Two lines inserted after 3, line 10 (now 12) removed, line 20 (now 21) rewritten.
        let changes = [change(3, 0, 4, 2), change(10, 1, 11, 0), change(20, 1, 21, 1)];
        for (line, before) in [
            (3, Some(3)),
            (4, None),
            (5, None),
            (6, Some(4)),
            (11, Some(9)),
            (12, Some(11)),
            (21, None),
            (22, Some(21)),
        ] {
            assert_eq!(line_before(&changes, line), before, "line {line}");
        }
    }
}
