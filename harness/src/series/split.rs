// SPDX-License-Identifier: GPL-2.0-only
//! The parts of a patch, by which it can be made two: its files, and the hunks of those that stay what they are.

use super::apply::Files;
use super::diff::{FileDiff, Hunk, Origin, Side, parse};
use super::stack::Layer;
use super::{SeriesError, format};
use crate::escape;
use crate::git::Store;
use crate::model::ObjectId;

/// Which part of a patch is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of a file, or of those below a directory.
    File(String),
    /// Hunks of a file, from 1.
    Hunks(String, Vec<usize>),
}

/// A file of a patch as it can be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileParts {
    /// Its path, as it can be shown.
    pub path: String,
    /// What happens to it as a whole: it is created, deleted, renamed, binary.
    pub kind: Option<&'static str>,
    /// Its hunks: header and first changed line. None where only the whole file can be named.
    pub hunks: Vec<(String, String)>,
}

/// The files and hunks of a patch.
///
/// # Errors
/// Errors of the store.
pub fn parts(store: &Store, layer: &Layer) -> Result<Vec<FileParts>, SeriesError> {
    with_diffs(store, layer, |diffs| {
        let shown = |diff: &FileDiff<'_>| {
            let hunks = if has_parts(diff) { diff.hunks.iter().map(shown).collect() } else { Vec::new() };
            FileParts { path: escape::line_cut(diff.path(), 200), kind: kind(diff), hunks }
        };
        Ok(diffs.iter().map(shown).collect())
    })
}

/// The tree that comes of these parts alone.
///
/// # Errors
/// [`SeriesError::NoSuchPart`]; [`SeriesError::NothingLeft`] where that is the whole patch.
pub fn split(store: &Store, layer: &Layer, wanted: &[Part]) -> Result<ObjectId, SeriesError> {
    let tree = with_diffs(store, layer, |diffs| {
        let missing = |what| SeriesError::NoSuchPart { patch: layer.file.name.clone(), what };
        let mut taken: Vec<Vec<bool>> = diffs.iter().map(|diff| vec![false; diff.hunks.len().max(1)]).collect();
        for part in wanted {
            mark(diffs, part, &mut taken).map_err(missing)?;
        }
        let chosen = diffs.iter().zip(&taken).filter_map(|(diff, taken)| chosen(diff, taken)).collect::<Vec<_>>();
        let mut files = Files::of(store, layer.before);
        files.change(&layer.file.name, &chosen, 0)?;
        files.write_for(&layer.file.name)
    })?;
    match tree == layer.after {
        true => Err(SeriesError::NothingLeft { patch: layer.file.name.clone() }),
        false => Ok(tree),
    }
}

/// Hands over the diffs of a patch in canonical form.
fn with_diffs<T>(
    store: &Store,
    layer: &Layer,
    act: impl FnOnce(&[FileDiff<'_>]) -> Result<T, SeriesError>,
) -> Result<T, SeriesError> {
    let text = format::diff_between(store, layer.before, layer.after)?;
    let path = &layer.file.path;
    let malformed = |error: super::diff::DiffError| SeriesError::Malformed {
        path: path.clone(),
        line: error.line,
        decoded: false,
        fault: error.fault,
    };
    act(&parse(&text, 1, 1).map_err(malformed)?)
}

/// Marks what a part means.
fn mark(diffs: &[FileDiff<'_>], part: &Part, taken: &mut [Vec<bool>]) -> Result<(), String> {
    let named = |path: &str| escape::line_cut(path.as_bytes(), 200);
    match part {
        Part::File(path) => {
            let mut any = false;
            for (diff, taken) in diffs.iter().zip(taken) {
                let paths = [&diff.old_path, &diff.new_path];
                if paths.into_iter().flatten().any(|one| below(one, path)) {
                    taken.fill(true);
                    any = true;
                }
            }
            if any { Ok(()) } else { Err(format!("does not change {}", named(path))) }
        }
        Part::Hunks(path, numbers) => {
            let found = diffs.iter().position(|diff| diff.path() == path.as_bytes());
            let found = found.ok_or_else(|| format!("does not change the file {}", named(path)))?;
            if !has_parts(&diffs[found]) {
                let kind = kind(&diffs[found]).unwrap_or("whole");
                return Err(format!("takes {} as a whole: it is {kind}", named(path)));
            }
            for number in numbers {
                let count = taken[found].len();
                match number.checked_sub(1).and_then(|index| taken[found].get_mut(index)) {
                    Some(taken) => *taken = true,
                    None => return Err(format!("has no hunk {number} of {}: there are {count}", named(path))),
                }
            }
            Ok(())
        }
    }
}

fn below(path: &[u8], directory: &str) -> bool {
    let rest = path.strip_prefix(directory.trim_end_matches('/').as_bytes());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(b"/"))
}

/// Whether its hunks can be named: nothing happens to the file as a whole.
fn has_parts(diff: &FileDiff<'_>) -> bool {
    kind(diff).is_none() && !diff.hunks.is_empty()
}

fn kind(diff: &FileDiff<'_>) -> Option<&'static str> {
    match (&diff.old_path, &diff.new_path) {
        _ if diff.binary.is_some() => Some("binary"),
        (None, _) => Some("created"),
        (_, None) => Some("deleted"),
        _ if diff.origin == Origin::Rename => Some("renamed"),
        _ if diff.origin == Origin::Copy => Some("copied"),
        _ if diff.hunks.is_empty() => Some("given another mode"),
        _ => None,
    }
}

/// The diff with the hunks that are taken. A new mode goes with the whole file only.
fn chosen<'a>(diff: &FileDiff<'a>, taken: &[bool]) -> Option<FileDiff<'a>> {
    let mut chosen = diff.clone();
    if !taken.contains(&false) {
        return Some(chosen);
    }
    chosen.hunks = diff.hunks.iter().zip(taken).filter(|(_, taken)| **taken).map(|(hunk, _)| hunk.clone()).collect();
    chosen.index = None;
    (chosen.old_mode, chosen.new_mode) = (None, None);
    (!chosen.hunks.is_empty()).then_some(chosen)
}

/// A hunk's header and its first changed line.
fn shown(hunk: &Hunk<'_>) -> (String, String) {
    let (old, new) = (hunk.old_lines().len(), hunk.new_lines().len());
    let section = escape::line_cut(hunk.section.trim_ascii(), 80);
    let header = format!("@@ -{},{old} +{},{new} @@ {section}", hunk.old_start, hunk.new_start).trim_end().to_owned();
    let changed = hunk.lines.iter().find(|line| line.side != Side::Context);
    let line = changed.map(|line| {
        let mark = if line.side == Side::Added { '+' } else { '-' };
        format!("{mark}{}", escape::line_cut(line.text.trim_ascii_end(), 80))
    });
    (header, line.unwrap_or_default())
}
