// SPDX-License-Identifier: GPL-2.0-only
//! Recognising a damaged hunk in the file that it is for: the lines that the old version must have are compared without
//! their white space, joined where a mailer broke them.
//!
//! What is not white space must be equal to the byte, and the counts of the hunk's header must come out. Where the hunk
//! could be at several places, only the line that its header names decides.

use super::text::{is_blank, unescaped};
use crate::series::diff::Side;
use std::borrow::Cow;
use std::ops::Range;

/// Comparisons of bytes that all hunks of one patch may cost together; beyond that they are refused.
pub(super) const EFFORT: u64 = 400_000_000;

/// Lines without their white space.
pub(super) struct Dense {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// For each line the first from it on that is not blank.
    solid: Vec<usize>,
}

impl Dense {
    pub(super) fn of<'a>(lines: impl Iterator<Item = Cow<'a, [u8]>>) -> Self {
        let mut dense = Self { bytes: Vec::new(), ends: Vec::new(), solid: Vec::new() };
        for line in lines {
            let mut rest: &[u8] = &line;
            while let Some((&byte, after)) = rest.split_first() {
                rest = match (byte, after) {
                    (0xc2, [0xa0, after @ ..]) => after,
                    _ => {
                        if !byte.is_ascii_whitespace() {
                            dense.bytes.push(byte);
                        }
                        after
                    }
                };
            }
            dense.ends.push(dense.bytes.len());
        }
        dense.solid = vec![dense.len(); dense.len()];
        let mut solid = dense.len();
        for at in (0..dense.len()).rev() {
            if !dense.is_blank(at) {
                solid = at;
            }
            dense.solid[at] = solid;
        }
        dense
    }

    fn len(&self) -> usize {
        self.ends.len()
    }

    fn get(&self, index: usize) -> Option<&[u8]> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.bytes.get(start..end)
    }

    fn is_blank(&self, index: usize) -> bool {
        self.get(index).is_some_and(<[u8]>::is_empty)
    }
}

/// What a hunk's header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counts {
    pub old_start: u32,
    pub old: u32,
    pub new: u32,
}

/// The lines below a hunk's header, up to the next header.
pub(super) struct Body<'a> {
    lines: &'a [&'a [u8]],
    plain: Dense,
    /// With HTML entities decoded, where there are some.
    decoded: Option<Dense>,
    /// Nothing of the patch follows, so that any text may.
    is_last: bool,
}

impl<'a> Body<'a> {
    pub(super) fn new(lines: &'a [&'a [u8]], is_last: bool) -> Self {
        let plain = Dense::of(lines.iter().map(|line| Cow::Borrowed(*line)));
        let has_entities = lines.iter().any(|line| matches!(unescaped(line), Cow::Owned(_)));
        let decoded = has_entities.then(|| Dense::of(lines.iter().map(|line| unescaped(line))));
        Self { lines, plain, decoded, is_last }
    }
}

/// What lines of the patch are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A line of the old version: line `at` (from 0) of the file.
    Old {
        side: Side,
        at: usize,
        /// The patch's lines that hold it: none for a blank one that was lost, several for one that was broken.
        lines: Range<usize>,
        decoded: bool,
    },
    /// A line that only the new version has.
    Added {
        lines: Range<usize>,
        /// The file ends with it, without a newline.
        ends_open: bool,
    },
    /// A blank line that belongs to neither.
    Stray(usize),
}

/// A hunk that was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    /// Lines of the file before it.
    pub place: usize,
    /// The body begins after so many lines, which belong to the header.
    pub skipped: usize,
    pub steps: Vec<Step>,
    /// Lines of the body that it has.
    pub used: usize,
}

/// Why a hunk was not recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Miss {
    /// The old version does not go on with line `body` (of the body, from 0) at line `file` of the file.
    NotThere { body: usize, file: usize },
    /// It does not end with line `body` when the header's counts are reached, or ends before.
    Counts { body: usize },
    /// A blank line was lost beside added lines at line `body`, before or after them.
    LostBlank { body: usize },
    /// It is at these lines of the file, from 0, and at none that the header names.
    Several(Vec<usize>),
    /// It has no lines of the old version.
    NoContext,
    /// The effort is spent.
    TooCostly,
}

/// How to read what can be read in two ways. The counts tell which reading is right.
#[derive(Clone, Copy)]
struct Reading {
    /// A line that begins with `+` is context where the file has it with the `+`: its space was lost.
    plus_is_context: bool,
    /// Blank lines were lost or put in.
    blanks: bool,
    /// Lines to skip: the rest of a header that was broken.
    skipped: usize,
}

/// Finds the hunk in the file from line `from` on. `effort` is what may be spent, and becomes less.
pub(super) fn locate(
    body: &Body<'_>,
    file: &Dense,
    counts: Counts,
    from: usize,
    effort: &mut u64,
) -> Result<Fit, Miss> {
    if counts.old == 0 && file.len() > 0 {
        return Err(Miss::NoContext);
    }
    let readings = [(false, false, 0), (true, false, 0), (false, true, 0), (false, false, 1), (false, true, 1)]
        .map(|(plus_is_context, blanks, skipped)| Reading { plus_is_context, blanks, skipped });
    let named = (counts.old_start as usize).saturating_sub(usize::from(counts.old > 0));
    let mut miss = None;
    for reading in readings {
        match run(body, file, counts, reading, named, effort) {
            Ok(fit) if named >= from => return Ok(fit),
            Ok(_) => {}
            Err((depth, why)) => keep_deepest(&mut miss, depth.saturating_add(1), why),
        }
    }
    for reading in readings {
        let mut fits = Vec::new();
        let start = Start::of(body, reading);
        for place in from..file.len() {
            *effort = effort.saturating_sub(1);
            if *effort == 0 {
                return Err(Miss::TooCostly);
            }
            if !start.may_be_at(file, place) {
                continue;
            }
            match run(body, file, counts, reading, place, effort) {
                Ok(fit) => fits.push(fit),
                Err((_, Miss::TooCostly)) => return Err(Miss::TooCostly),
                Err((depth, why)) => keep_deepest(&mut miss, depth, why),
            }
            // That it is not unique is told with a few of them.
            if fits.len() > 8 {
                break;
            }
        }
        match fits.len() {
            0 => {}
            1 => return fits.pop().ok_or(Miss::NoContext),
            _ => return Err(Miss::Several(fits.iter().map(|fit| fit.place).collect())),
        }
    }
    Err(miss.map_or(Miss::NoContext, |(_, why)| why))
}

/// The first line of the old version that is not blank, in all its readings: most places are ruled out by it alone.
struct Start<'a>(Vec<&'a [u8]>);

impl<'a> Start<'a> {
    fn of(body: &'a Body<'_>, reading: Reading) -> Self {
        let is_none = |at: &usize| {
            let line = body.lines[*at];
            (line.starts_with(b"+") && !reading.plus_is_context) || line.starts_with(b"\\ ") || body.plain.is_blank(*at)
        };
        let first = (reading.skipped..body.lines.len()).find(|at| !is_none(at));
        let texts = first
            .into_iter()
            .flat_map(|at| [body.plain.get(at), body.decoded.as_ref().and_then(|dense| dense.get(at))]);
        let cut = |text: &'a [u8]| [Some(text), text.strip_prefix(b"-")].into_iter().flatten();
        match first.is_some_and(|at| body.lines[at].starts_with(b"+")) {
            // It may be added after all.
            true => Self(vec![b""]),
            false => Self(texts.flatten().flat_map(cut).collect()),
        }
    }

    fn may_be_at(&self, file: &Dense, place: usize) -> bool {
        let here = file.solid.get(place).and_then(|&solid| file.get(solid)).unwrap_or_default();
        self.0.is_empty() || self.0.iter().any(|text| here.starts_with(text))
    }
}

fn keep_deepest(kept: &mut Option<(usize, Miss)>, depth: usize, why: Miss) {
    // Of two readings that come as far the one that knows why it fails tells more.
    let tells_more = matches!(why, Miss::LostBlank { .. });
    if kept.as_ref().is_none_or(|(deepest, _)| depth > *deepest || (depth == *deepest && tells_more)) {
        *kept = Some((depth, why));
    }
}

/// Reads the hunk at one place; a miss comes with the number of lines that were there.
fn run(
    body: &Body<'_>,
    file: &Dense,
    counts: Counts,
    reading: Reading,
    place: usize,
    effort: &mut u64,
) -> Result<Fit, (usize, Miss)> {
    let (old, new) = (counts.old, counts.new);
    let mut reader =
        Reader { body, file, reading, effort, at: reading.skipped, here: place, old, new, steps: Vec::new() };
    match reader.read() {
        Ok(()) => Ok(Fit { place, skipped: reading.skipped, used: reader.at, steps: reader.steps }),
        Err(_) if *reader.effort == 0 => Err((usize::MAX, Miss::TooCostly)),
        Err(why) => Err((reader.here - place, why)),
    }
}

struct Reader<'a, 'b> {
    body: &'a Body<'b>,
    file: &'a Dense,
    reading: Reading,
    effort: &'a mut u64,
    /// The next line of the body.
    at: usize,
    /// The next line of the file.
    here: usize,
    /// Lines of either version that are still to come.
    old: u32,
    new: u32,
    steps: Vec<Step>,
}

impl Reader<'_, '_> {
    fn read(&mut self) -> Result<(), Miss> {
        while self.old > 0 || self.new > 0 {
            // A step costs about as much as comparing so many bytes.
            self.spend(64);
            if *self.effort == 0 {
                return Err(Miss::TooCostly);
            }
            match self.body.lines.get(self.at) {
                None => self.end()?,
                Some(line) if line.starts_with(b"\\ ") => self.marker(),
                Some([b'+', ..]) if !(self.reading.plus_is_context && self.matching(0, self.here).is_some()) => {
                    self.added()?;
                }
                Some([b'-', ..]) if self.matching(1, self.here).is_some() => self.old_line(Side::Removed)?,
                Some(_) if self.body.plain.is_blank(self.at) => self.blank()?,
                Some([first, ..]) => self.other(*first)?,
                Some([]) => self.at += 1,
            }
        }
        if self.body.lines.get(self.at).is_some_and(|line| line.starts_with(b"\\ ")) {
            self.marker();
        }
        self.check_end()
    }

    fn spend(&mut self, bytes: usize) {
        *self.effort = self.effort.saturating_sub(bytes as u64);
    }

    /// The lines of the body that, without `cut` bytes at the start, are line `here` of the file; and whether decoded.
    fn matching(&mut self, cut: usize, here: usize) -> Option<(usize, bool)> {
        let wanted = self.file.get(here)?;
        let readings = [Some((&self.body.plain, false)), self.body.decoded.as_ref().map(|dense| (dense, true))];
        for (dense, decoded) in readings.into_iter().flatten() {
            let (mut rest, mut at, mut cut) = (wanted, self.at, cut);
            while let Some(piece) = dense.get(at).and_then(|piece| piece.get(cut..)) {
                *self.effort = self.effort.saturating_sub(1 + piece.len().min(rest.len()) as u64);
                let Some(after) = rest.strip_prefix(piece) else { break };
                if after.is_empty() {
                    return Some((at + 1 - self.at, decoded));
                }
                if piece.is_empty() {
                    break;
                }
                (rest, at, cut) = (after, at + 1, 0);
            }
        }
        None
    }

    fn count(&mut self, side: Side) -> Result<(), Miss> {
        let counts = Miss::Counts { body: self.at };
        let less = |count: u32, wanted: bool| if wanted { count.checked_sub(1) } else { Some(count) };
        match (less(self.old, side != Side::Added), less(self.new, side != Side::Removed)) {
            (Some(old), Some(new)) => (self.old, self.new) = (old, new),
            _ => return Err(counts),
        }
        Ok(())
    }

    fn not_there(&self) -> Miss {
        Miss::NotThere { body: self.at, file: self.here }
    }

    fn old_line(&mut self, side: Side) -> Result<(), Miss> {
        let cut = usize::from(side == Side::Removed);
        let (lines, decoded) = self.matching(cut, self.here).ok_or_else(|| self.not_there())?;
        self.count(side)?;
        self.steps.push(Step::Old { side, at: self.here, lines: self.at..self.at + lines, decoded });
        self.at += lines;
        self.here += 1;
        Ok(())
    }

    fn added(&mut self) -> Result<(), Miss> {
        self.count(Side::Added)?;
        self.steps.push(Step::Added { lines: self.at..self.at + 1, ends_open: false });
        self.at += 1;
        Ok(())
    }

    /// `\ No newline at end of file`: of old lines the file knows it.
    fn marker(&mut self) {
        if let Some(Step::Added { ends_open, .. }) = self.steps.last_mut() {
            *ends_open = true;
        }
        self.at += 1;
    }

    fn blank(&mut self) -> Result<(), Miss> {
        if self.file.is_blank(self.here) {
            return self.old_line(Side::Context);
        }
        if !self.reading.blanks {
            return Err(self.not_there());
        }
        self.steps.push(Step::Stray(self.at));
        self.at += 1;
        Ok(())
    }

    /// Context, with its space or without; else what follows lost blank lines, or goes on with a line that was broken.
    fn other(&mut self, first: u8) -> Result<(), Miss> {
        if self.matching(0, self.here).is_some() {
            return self.old_line(Side::Context);
        }
        if self.reading.blanks && self.file.is_blank(self.here) {
            let cuts = if first == b'-' { [1, 0].as_slice() } else { &[0] };
            let mut here = self.here;
            while self.file.is_blank(here) && here - self.here < self.old as usize {
                self.spend(1);
                here += 1;
            }
            if cuts.iter().any(|&cut| self.matching(cut, here).is_some()) {
                return (self.here..here).try_for_each(|_| self.lost_blank());
            }
        }
        // Where no old line can come, a sign or a space in front is the line's own.
        let may_go_on = self.old == 0 || !matches!(first, b' ' | b'\t' | b'-');
        match self.steps.last_mut() {
            Some(Step::Added { lines, .. }) if lines.end == self.at && may_go_on => {
                lines.end += 1;
                self.at += 1;
                Ok(())
            }
            _ => Err(self.not_there()),
        }
    }

    fn lost_blank(&mut self) -> Result<(), Miss> {
        if matches!(self.steps.last(), Some(Step::Added { .. })) {
            return Err(Miss::LostBlank { body: self.at });
        }
        self.count(Side::Context)?;
        self.steps.push(Step::Old { side: Side::Context, at: self.here, lines: self.at..self.at, decoded: false });
        self.here += 1;
        Ok(())
    }

    /// The body is over and lines are still to come: they can only be blank.
    fn end(&mut self) -> Result<(), Miss> {
        match self.reading.blanks && self.file.is_blank(self.here) {
            true => self.lost_blank(),
            false => Err(Miss::Counts { body: self.at }),
        }
    }

    /// After the last line only the signature or, where nothing of the patch follows, a blank line and text.
    fn check_end(&self) -> Result<(), Miss> {
        let rest = &self.body.lines[self.at.min(self.body.lines.len())..];
        let ends = |line: &[u8]| line.trim_ascii() == b"--" || is_blank(line);
        match rest.first() {
            None => Ok(()),
            Some(line) if ends(line) && (self.body.is_last || rest.iter().all(|line| ends(line))) => Ok(()),
            Some(_) => Err(Miss::Counts { body: self.at }),
        }
    }
}
