// SPDX-License-Identifier: GPL-2.0-only
//! Which patch a line of the final tree comes from.

use super::SeriesError;
use crate::git::{LineChange, Mode, Store};
use crate::model::{AppliedSeries, ObjectId};

/// Where a series last touched something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touched {
    /// The patch, from 0.
    pub index: usize,
    /// The line, from 1, in the tree after that patch; of a gap between two lines, the line before it.
    pub line: u32,
}

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
    let touched = touched_line(store, applied, file.as_bytes(), line)?;
    Ok(touched.map(|touched| applied.patches[touched.index].name.clone()))
}

/// Where the series last touched this line (from 1) of this file of its final tree; none where the line is the base's.
///
/// # Errors
/// Errors of the store.
pub fn touched_line(
    store: &Store,
    applied: &AppliedSeries,
    file: &[u8],
    line: u32,
) -> Result<Option<Touched>, SeriesError> {
    walk(store, applied, file, line, line_before)
}

/// Where the series last touched what is behind so many lines of this file of its final tree: where it took lines away
/// there, or put some beside it. None where it is as the base has it.
///
/// # Errors
/// Errors of the store.
pub fn touched_gap(
    store: &Store,
    applied: &AppliedSeries,
    file: &[u8],
    before: u32,
) -> Result<Option<Touched>, SeriesError> {
    walk(store, applied, file, before, gap_before)
}

/// Goes from the last patch to the first, as long as `earlier` tells where the place was before a patch.
fn walk(
    store: &Store,
    applied: &AppliedSeries,
    file: &[u8],
    mut line: u32,
    earlier: fn(&[LineChange], u32) -> Option<u32>,
) -> Result<Option<Touched>, SeriesError> {
    let blob = |tree: ObjectId| -> Result<Option<ObjectId>, SeriesError> {
        Ok(store.entry(tree, file)?.filter(|(mode, _)| *mode != Mode::Tree).map(|(_, id)| id))
    };
    let mut after = blob(applied.top_tree())?;
    for index in (0..applied.patches.len()).rev() {
        let tree = index.checked_sub(1).map_or(applied.base_tree, |before| applied.patches[before].tree);
        let before = blob(tree)?;
        match (before, after) {
            (before, after) if before == after => {}
            (Some(before), Some(after)) => match earlier(&store.changed_lines(before, after)?, line) {
                Some(there) => line = there,
                None => return Ok(Some(Touched { index, line })),
            },
            // It came or went.
            _ => return Ok(Some(Touched { index, line })),
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

/// How many lines were before a gap before these changes; none where they touched it.
fn gap_before(changes: &[LineChange], lines: u32) -> Option<u32> {
    let mut earlier = i64::from(lines);
    for change in changes {
        let first = change.new_start - u32::from(change.new_lines > 0);
        if lines < first {
            break;
        }
        if lines <= first + change.new_lines {
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

    #[test]
    fn gaps_are_mapped_through_changes() {
        let change =
            |old_start, old_lines, new_start, new_lines| LineChange { old_start, old_lines, new_start, new_lines };
        let changes = [change(3, 0, 4, 2), change(10, 1, 11, 0), change(20, 1, 21, 1)];
        for (gap, before) in [
            (2, Some(2)),
            (3, None),
            (5, None),
            (6, Some(4)),
            (11, None),
            (12, Some(11)),
            (20, None),
            (21, None),
            (22, Some(21)),
        ] {
            assert_eq!(gap_before(&changes, gap), before, "behind line {gap}");
        }
    }
}
