// SPDX-License-Identifier: GPL-2.0-only
//! Which patch of the series last touched a line of the result.

use super::SeriesError;
use crate::git::Store;
use crate::model::{AppliedSeries, ObjectId};

/// The name of the patch that last wrote `line` (from 1) of `file` in the final tree; none where the base did.
///
/// # Errors
/// Where the object store fails.
pub fn last_touched(
    store: &Store,
    applied: &AppliedSeries,
    file: &str,
    line: u32,
) -> Result<Option<String>, SeriesError> {
    let mut line = line;
    for (index, patch) in applied.patches.iter().enumerate().rev() {
        let below = index.checked_sub(1).map_or(applied.base_tree, |below| applied.patches[below].tree);
        let blob = |tree: ObjectId| Ok::<_, SeriesError>(store.entry(tree, file.as_bytes())?.map(|(_, id)| id));
        match (blob(below)?, blob(patch.tree)?) {
            (old, new) if old == new => {}
            (None, Some(_)) => return Ok(Some(patch.name.clone())),
            (Some(old), Some(new)) => match line_before(store, old, new, line)? {
                Some(before) => line = before,
                None => return Ok(Some(patch.name.clone())),
            },
            (_, None) => return Ok(None),
        }
    }
    Ok(None)
}

/// The number that a line of the new file has in the old one; none where the new file wrote it.
fn line_before(store: &Store, old: ObjectId, new: ObjectId, line: u32) -> Result<Option<u32>, SeriesError> {
    let mut shift = 0i64;
    for change in store.changed_lines(old, new)? {
        // With no new lines the change stands behind `new_start`.
        let first = if change.new_lines == 0 { change.new_start + 1 } else { change.new_start };
        if line < first {
            break;
        }
        if line < first + change.new_lines {
            return Ok(None);
        }
        shift += i64::from(change.old_lines) - i64::from(change.new_lines);
    }
    Ok(u32::try_from(i64::from(line) + shift).ok())
}
