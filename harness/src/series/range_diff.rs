// SPDX-License-Identifier: GPL-2.0-only
//! What became of each patch between two versions of a series, as `git range-diff` tells it, from the patch files alone:
//! neither version need apply to anything.
//!
//! A patch is compared as a text of its author, its message and its diffs without the line numbers ([`text`]). Patches with
//! equal diffs belong together; the rest is paired so that the least has to be told ([`pair`]).

mod assign;
mod pair;
#[cfg(test)]
mod tests;
mod text;

use super::SeriesError;
use crate::event::Events;
use crate::git::{LineChange, line_changes, split_lines};
use crate::model::{Pairing, PatchFile, PatchHunk, PatchLine, RangeDiff, Variant, Versions};
use crate::process::Interrupt;
use std::collections::HashSet;
use std::ops::Range;
use text::Text;

/// Lines that are shown around a change, and that count in what telling it costs.
const CONTEXT: usize = 3;
/// The most lines that a patch may have to be compared; a release of the kernel as one patch has fewer than two million.
const LINE_LIMIT: usize = 2_000_000;
/// The longest name of a section, in bytes.
const SECTION_LIMIT: usize = 80;

/// Compares two versions of a series. Patches whose diffs can't be read are compared as they stand, and a note says so.
///
/// # Errors
/// [`SeriesError::TooDifferent`] and [`SeriesError::TooLong`] where the comparison would take too long,
/// [`SeriesError::Interrupted`], and errors of the object store.
pub fn range_diff(
    old: &Variant,
    new: &Variant,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<RangeDiff, SeriesError> {
    let (old, new) = (texts(old, events)?, texts(new, events)?);
    let mut new_of_old = pair::pair(&old, &new, interrupt)?;
    let rewritten = of_one_title(&old, &new, &new_of_old);
    rewritten.iter().for_each(|(before, after)| new_of_old[*before] = Some(*after));
    let mut pairings = in_order(&new_of_old, new.len());
    for pairing in &mut pairings {
        let Pairing::Same { old: before, new: after } = *pairing else { continue };
        if rewritten.contains(&(before, after)) {
            *pairing = Pairing::Rewritten { old: before, new: after };
            continue;
        }
        if interrupt.is_set() {
            return Err(SeriesError::Interrupted);
        }
        let (old_text, new_text) = (old[before].bytes(), new[after].bytes());
        if old_text != new_text {
            *pairing = Pairing::Changed { old: before, new: after, hunks: changed(old_text, new_text)? };
        }
    }
    let titles = |texts: Vec<Text>| texts.into_iter().map(|text| text.title).collect();
    Ok(RangeDiff { old: titles(old), new: titles(new), pairings })
}

/// What is left over on both sides under a title that nothing else there has: the same step, done in another way.
fn of_one_title(old: &[Text], new: &[Text], new_of_old: &[Option<usize>]) -> Vec<(usize, usize)> {
    let left_old = (0..old.len()).filter(|place| new_of_old[*place].is_none());
    let taken: HashSet<usize> = new_of_old.iter().flatten().copied().collect();
    let is_left = |place: &usize| !taken.contains(place);
    let only_new = |title: &str| {
        let mut places = (0..new.len()).filter(is_left).filter(|place| new[*place].title == title);
        places.next().filter(|_| places.next().is_none())
    };
    let is_only = |place: &usize| old.iter().filter(|text| text.title == old[*place].title).count() == 1;
    left_old.filter(is_only).filter_map(|place| Some((place, only_new(&old[place].title)?))).collect()
}

fn texts(variant: &Variant, events: &Events) -> Result<Vec<Text>, SeriesError> {
    let text = |file: &PatchFile| {
        let text = Text::of(file, events);
        match lines(text.bytes()).count() > LINE_LIMIT {
            true => Err(SeriesError::TooLong { path: file.path.clone(), limit: LINE_LIMIT }),
            false => Ok(text),
        }
    };
    variant.patches.iter().map(text).collect()
}

/// The order of the new version. A dropped patch comes as soon as all those before it in the old version have come. All that
/// belong together count as the same so far.
fn in_order(new_of_old: &[Option<usize>], new_count: usize) -> Vec<Pairing> {
    let mut old_of_new = vec![None; new_count];
    for (old, new) in new_of_old.iter().enumerate() {
        if let Some(new) = *new {
            old_of_new[new] = Some(old);
        }
    }
    let mut told = vec![false; new_of_old.len()];
    let mut next_old = 0;
    let mut pairings = Vec::with_capacity(new_of_old.len().max(new_count));
    let mut tell_dropped = |told: &[bool], pairings: &mut Vec<Pairing>| {
        while next_old < told.len() && (told[next_old] || new_of_old[next_old].is_none()) {
            if !told[next_old] {
                pairings.push(Pairing::Dropped { old: next_old });
            }
            next_old += 1;
        }
    };
    tell_dropped(&told, &mut pairings);
    for (new, old) in old_of_new.into_iter().enumerate() {
        let Some(old) = old else {
            pairings.push(Pairing::New { new });
            continue;
        };
        pairings.push(Pairing::Same { old, new });
        told[old] = true;
        tell_dropped(&told, &mut pairings);
    }
    pairings
}

/// The changes between two texts of a patch.
fn changed(old: &[u8], new: &[u8]) -> Result<Vec<PatchHunk>, SeriesError> {
    let changes = line_changes(&split_lines(old), &split_lines(new))?;
    let (old_lines, new_lines): (Vec<_>, Vec<_>) = (lines(old).collect(), lines(new).collect());
    let mut section: &[u8] = b"";
    let mut section_end = 0;
    let mut hunks = Vec::new();
    for group in grouped(&changes) {
        let first = old_range(&group[0]).start.saturating_sub(CONTEXT);
        section = old_lines[section_end..first].iter().rev().find_map(|line| section_name(line)).unwrap_or(section);
        section_end = first;
        let mut lines = Vec::new();
        let mut at = first;
        let mut push = |versions, range: &[&[u8]]| {
            lines.extend(range.iter().map(|line| PatchLine { versions, text: line.to_vec() }));
        };
        for change in group {
            let (old, new) = (old_range(change), new_range(change));
            push(Versions::Both, &old_lines[at..old.start]);
            push(Versions::Old, &old_lines[old.clone()]);
            push(Versions::New, &new_lines[new]);
            at = old.end;
        }
        push(Versions::Both, &old_lines[at..old_lines.len().min(at + CONTEXT)]);
        hunks.push(PatchHunk { section: section.to_vec(), lines });
    }
    Ok(hunks)
}

/// Changes so near to each other that their contexts meet.
fn grouped(changes: &[LineChange]) -> impl Iterator<Item = &[LineChange]> {
    changes.chunk_by(|one, next| old_range(next).start - old_range(one).end <= 2 * CONTEXT)
}

/// How many lines it takes to tell these changes of a text of `old_count` lines, the headers of the hunks among them.
fn told_lines(changes: &[LineChange], old_count: usize) -> usize {
    let told = |group: &[LineChange]| {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { return 0 };
        let from = old_range(first).start.saturating_sub(CONTEXT);
        let to = old_count.min(old_range(last).end + CONTEXT);
        let added: usize = group.iter().map(|change| change.new_lines as usize).sum();
        1 + (to - from) + added
    };
    grouped(changes).map(told).sum()
}

/// The lines of the old text that a change takes away, from 0.
fn old_range(change: &LineChange) -> Range<usize> {
    range(change.old_start, change.old_lines)
}

/// The lines of the new text that a change brings, from 0.
fn new_range(change: &LineChange) -> Range<usize> {
    range(change.new_start, change.new_lines)
}

/// An empty side names the line before it.
fn range(start: u32, count: u32) -> Range<usize> {
    let (start, count) = (start as usize, count as usize);
    let from = if count == 0 { start } else { start.saturating_sub(1) };
    from..from + count
}

/// Lines without their newlines.
fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split_inclusive(|&byte| byte == b'\n').map(|line| line.strip_suffix(b"\n").unwrap_or(line))
}

/// What a line of a patch's text names, where it begins a part of it: ` ## path ##`, or the header of a hunk.
fn section_name(line: &[u8]) -> Option<&[u8]> {
    let heading = line.strip_prefix(b" ## ").and_then(|rest| rest.strip_suffix(b" ##"));
    let hunk = || line.strip_prefix(b"@@ ").or_else(|| line.get(1..)?.strip_prefix(b"@@ "));
    let name = heading.or_else(hunk)?;
    Some(name[..name.len().min(SECTION_LIMIT)].trim_ascii_end())
}
