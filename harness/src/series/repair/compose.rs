// SPDX-License-Identifier: GPL-2.0-only
//! Writing the mended patch: old lines as the tree has them, added lines as the mail has them, but for what all the old
//! lines together show to be the mail's doing.

use super::place::{Fit, Step};
use super::read::RawHunk;
use super::structure::{Structure, literal_end};
use super::text::{column, content, indent_to, indentation, is_blank, unescaped};
use super::{Damage, Doubt, Guess, Guessed, Kind, Located, Moved, Refusal, Repaired};
use crate::series::diff::Side;
use std::borrow::Cow;
use std::ops::Range;

/// Removed lines that one added line is compared with.
const REACH: usize = 32;

/// What the old lines show of the damage.
#[derive(Default)]
pub(super) struct Evidence {
    /// Removed lines whose indentation survived, and whose did not.
    kept_removed: bool,
    lost_removed: bool,
    /// Removed lines whose indentation is gone without a trace.
    stripped: bool,
    /// Context that lost white space.
    lost_context: bool,
    /// Old lines that lost white space behind their indentation.
    lost_inner: bool,
    /// Old lines that were right only with entities decoded, and such as have one in the file.
    entities: bool,
    real_entities: bool,
    /// The mail has carriage returns where the file has none, and the other way round.
    new_crs: bool,
    lost_crs: bool,
}

impl Evidence {
    pub(super) fn gather(&mut self, lines: &[&[u8]], file: &Located) {
        let tree: Vec<&[u8]> = file.content.split_inclusive(|&byte| byte == b'\n').collect();
        for (hunk, fit) in file.section.hunks.iter().zip(&file.fits) {
            for step in fit.iter().flat_map(|fit| &fit.steps) {
                let Step::Old { side, at, lines: within, decoded } = step else { continue };
                if within.len() == 1 {
                    self.compare(lines[hunk.body.start + within.start], tree[*at], *side, *decoded);
                }
            }
        }
    }

    fn compare(&mut self, written: &[u8], real: &[u8], side: Side, decoded: bool) {
        let escaped = is_escaped(written, real, decoded);
        self.entities |= escaped;
        self.real_entities |= !escaped && matches!(unescaped(written), Cow::Owned(_));
        let (written_crs, real_crs) = (written.ends_with(b"\r\n"), real.ends_with(b"\r\n"));
        self.new_crs |= written_crs && !real_crs;
        self.lost_crs |= real_crs && !written_crs;
        let written = if escaped { unescaped(content(written)) } else { Cow::Borrowed(content(written)) };
        let real = content(real);
        let without_sign = written.get(usize::from(side == Side::Removed)..).unwrap_or_default();
        self.lost_inner |= without_sign.trim_ascii() != real.trim_ascii();
        if side == Side::Context {
            let written = written.strip_prefix(b" ").unwrap_or(&written);
            self.lost_context |= written != real;
            return;
        }
        let written = without_sign;
        match indentation(real).0 {
            b"" => {}
            indent => {
                // One space would still be one.
                self.kept_removed |= indent != b" " && indentation(written).0 == indent;
                self.lost_removed |= indentation(written).0 != indent;
                self.stripped |= indentation(written).0.is_empty();
            }
        }
    }

    /// Whether added lines may have lost white space: removed ones did, or context did and no removed one tells.
    fn doubts_added(&self) -> bool {
        self.lost_removed || (self.lost_context && !self.kept_removed)
    }
}

/// Puts the patch together; hunks that were not recognised stay as they are.
pub(super) fn compose(lines: &[&[u8]], files: &[Located], evidence: &Evidence) -> Repaired {
    let mut out = Out { lines, evidence, at: 0, line: 1, repaired: Repaired::default() };
    out.message(files.first().map_or(lines.len(), |file| file.section.start));
    for file in files {
        for (range, text) in &file.section.mended {
            out.copy_to(range.start);
            out.push(text);
            out.mend(range.start, Kind::Names);
            out.at = range.end;
        }
        HunkWriter::new(&mut out, file).write();
    }
    out.copy_to(lines.len());
    out.repaired
}

/// What may have happened to the lines of a hunk that was not recognised.
pub(super) fn suspect(lines: &[&[u8]], refusal: &Refusal, damages: &mut Vec<Damage>) {
    let line = refusal.line;
    if refusal.doubt == Doubt::Counts {
        damages.push(Damage { line, kind: Kind::Counts });
    }
    // A line where the hunk goes wrong and that no diff has: it lost its space, or goes on with the one before.
    let written = lines.get(line - 1).copied().unwrap_or_default();
    if matches!(refusal.doubt, Doubt::NotThere { .. }) && !is_blank(written) {
        if !matches!(written[0], b' ' | b'+' | b'-' | b'\\') {
            damages.push(Damage { line, kind: Kind::LostSpace });
        }
        if matches!(unescaped(written), Cow::Owned(_)) {
            damages.push(Damage { line, kind: Kind::Entity });
        }
    }
}

struct Out<'a> {
    lines: &'a [&'a [u8]],
    evidence: &'a Evidence,
    /// The next line of the patch as written, from 0.
    at: usize,
    /// The line of the mended patch that is written next, from 1.
    line: usize,
    repaired: Repaired,
}

impl Out<'_> {
    fn push(&mut self, text: &[u8]) {
        self.line += text.iter().filter(|&&byte| byte == b'\n').count();
        self.repaired.text.extend_from_slice(text);
    }

    fn copy_to(&mut self, end: usize) {
        for at in self.at..end {
            self.push(self.lines[at]);
        }
        self.at = self.at.max(end);
    }

    fn mend(&mut self, line: usize, kind: Kind) {
        self.repaired.mended.push(Damage { line: line + 1, kind });
    }

    fn guess(&mut self, line: usize, guess: Guess) {
        self.repaired.guessed.push(Guessed { line: line + 1, mended_line: self.line, guess });
    }

    /// The text before the diffs: a `--` above statistics was a `---`.
    fn message(&mut self, end: usize) {
        let is_statistics = |line: &&[u8]| line.windows(3).any(|part| part == b" | ");
        let is_separator = |at: usize| {
            content(self.lines[at]).trim_ascii_end() == b"--"
                && self.lines[at + 1..end].first().is_some_and(is_statistics)
        };
        let is_whole = |line: &&[u8]| content(line).trim_ascii_end() == b"---";
        if let Some(at) = (0..end).find(|&at| is_separator(at)).filter(|&at| !self.lines[..at].iter().any(is_whole)) {
            self.copy_to(at);
            self.push(b"---\n");
            self.mend(at, Kind::Separator);
            self.at = at + 1;
        }
    }
}

/// A removed line that an added one may replace.
struct Replaced<'a> {
    text: &'a [u8],
    indent: &'a [u8],
    /// The column where its like would begin there.
    predicted: usize,
}

/// Writes the hunks of one file.
struct HunkWriter<'a, 'b> {
    out: &'a mut Out<'b>,
    file: &'a Located,
    tree: Vec<&'a [u8]>,
    /// Lines of the file that `before` and `after` have.
    fed: usize,
    before: Structure,
    after: Structure,
    /// The removed lines of this run of changes that no added line has replaced.
    replaced: Vec<Replaced<'a>>,
    next_replaced: usize,
    /// The last line of the new version that the tree has.
    beside: &'a [u8],
    drift: i64,
}

impl<'a, 'b> HunkWriter<'a, 'b> {
    fn new(out: &'a mut Out<'b>, file: &'a Located) -> Self {
        let structure = || Structure::new(file.section.path());
        let tree = file.content.split_inclusive(|&byte| byte == b'\n').collect();
        let (before, after) = (structure(), structure());
        Self { out, file, tree, fed: 0, before, after, replaced: Vec::new(), next_replaced: 0, beside: b"", drift: 0 }
    }

    fn write(mut self) {
        let file = self.file;
        for (index, (hunk, fit)) in file.section.hunks.iter().zip(&file.fits).enumerate() {
            self.out.copy_to(hunk.header);
            let Ok(fit) = fit else { continue };
            self.header(hunk, fit);
            self.feed_to(fit.place);
            self.replaced.clear();
            for (at, step) in fit.steps.iter().enumerate() {
                let absolute = |range: &Range<usize>| hunk.body.start + range.start..hunk.body.start + range.end;
                match step {
                    Step::Old { side, at, lines, decoded } => self.old(*side, *at, absolute(lines), *decoded),
                    Step::Added { lines, ends_open } => self.added(absolute(lines), *ends_open, &fit.steps[at + 1..]),
                    Step::Stray(at) => self.out.mend(hunk.body.start + at, Kind::BlankAdded),
                }
            }
            self.out.at = hunk.body.start + fit.used;
            // Between two hunks nothing may stand.
            if file.section.hunks.get(index + 1).is_some_and(|next| next.header == hunk.body.end) {
                (self.out.at..hunk.body.end).for_each(|stray| self.out.mend(stray, Kind::BlankAdded));
                self.out.at = hunk.body.end;
            }
        }
    }

    fn header(&mut self, hunk: &RawHunk, fit: &Fit) {
        let at = hunk.header;
        let (mut old, mut new) = (0_usize, 0_usize);
        for step in &fit.steps {
            old += usize::from(matches!(step, Step::Old { .. }));
            new += usize::from(matches!(step, Step::Added { .. } | Step::Old { side: Side::Context, .. }));
        }
        let line = unescaped(self.out.lines[at]).into_owned();
        let written =
            line.windows(3).skip(1).position(|part| part == b" @@").map_or(b"".as_slice(), |end| &line[end + 4..]);
        let mut section = content(written).to_vec();
        if fit.skipped > 0 {
            section = [section.trim_ascii_end(), b" ", content(self.out.lines[at + 1])].concat();
            self.out.mend(at + 1, Kind::Wrapped);
        }
        let start = |lines: usize, place: usize| place + usize::from(lines > 0);
        let new_place = usize::try_from(fit.place as i64 + self.drift).unwrap_or_default();
        let range = |start: usize, lines: usize| match lines {
            1 => start.to_string(),
            _ => format!("{start},{lines}"),
        };
        let (old_start, new_start) = (start(old, fit.place), start(new, new_place));
        let ranges = format!("@@ -{} +{} @@", range(old_start, old), range(new_start, new));
        self.out.push(&[ranges.as_bytes(), &section, b"\n"].concat());
        self.drift += new as i64 - old as i64;
        let named = hunk.counts.map_or(0, |counts| counts.old_start as usize);
        if named != old_start {
            self.out.repaired.moved.push(Moved { line: at + 1, named, found: old_start });
        }
    }

    /// Lets the structures see the file's lines up to a place.
    fn feed_to(&mut self, place: usize) {
        if !self.out.evidence.doubts_added() {
            return;
        }
        for at in self.fed..place {
            let (indent, text) = indentation(self.tree[at]);
            self.before.feed(column(indent, 0), text);
            self.after.feed(column(indent, 0), text);
        }
        self.fed = place;
    }

    fn old(&mut self, side: Side, at: usize, lines: Range<usize>, decoded: bool) {
        let real = self.tree[at];
        self.out.push(if side == Side::Removed { b"-" } else { b" " });
        self.push_line(content_with_cr(real), real.ends_with(b"\n"));
        self.name_damage(side, real, &lines, decoded);
        self.fed = at + 1;
        let (indent, text) = indentation(real);
        if side == Side::Context {
            self.replaced.clear();
            self.next_replaced = 0;
            if !is_blank(real) {
                self.beside = real;
            }
            if self.out.evidence.doubts_added() {
                self.after.feed(column(indent, 0), text);
            }
        } else {
            self.replaced.push(Replaced { text, indent, predicted: self.before.predict(text) });
        }
        if self.out.evidence.doubts_added() {
            self.before.feed(column(indent, 0), text);
        }
    }

    fn push_line(&mut self, text: &[u8], has_end: bool) {
        self.out.push(text);
        self.out.push(if has_end { b"\n" } else { b"\n\\ No newline at end of file\n" });
    }

    fn name_damage(&mut self, side: Side, real: &[u8], lines: &Range<usize>, decoded: bool) {
        if lines.is_empty() {
            self.out.mend(lines.start, Kind::BlankLost);
            return;
        }
        for broken in lines.start + 1..lines.end {
            self.out.mend(broken, Kind::Wrapped);
        }
        let written = self.out.lines[lines.start];
        let escaped = is_escaped(written, real, decoded);
        let plain = if escaped { unescaped(content(written)) } else { Cow::Borrowed(content(written)) };
        if escaped {
            self.out.mend(lines.start, Kind::Entity);
        }
        let lost_space = side == Side::Context && !written.starts_with(b" ") && !is_blank(real);
        if lost_space {
            self.out.mend(lines.start, Kind::LostSpace);
        }
        let cut = usize::from(!lost_space).min(plain.len());
        if lines.len() == 1 && plain[cut..] != *content(real) {
            self.out.mend(lines.start, Kind::WhiteSpace);
        }
        if lines.len() == 1 && written.ends_with(b"\r\n") != real.ends_with(b"\r\n") && real.ends_with(b"\n") {
            self.out.mend(lines.start, Kind::CarriageReturn);
        }
    }

    fn added(&mut self, lines: Range<usize>, ends_open: bool, rest: &[Step]) {
        let first = lines.start;
        let written = self.out.lines[first];
        let mut text = content(written).get(1..).unwrap_or_default().to_vec();
        for broken in first + 1..lines.end {
            text.truncate(text.trim_ascii_end().len());
            text.push(b' ');
            text.extend_from_slice(content(self.out.lines[broken]).trim_ascii());
            self.out.mend(broken, Kind::Wrapped);
        }
        let evidence = self.out.evidence;
        if let Cow::Owned(plain) = unescaped(&text) {
            if evidence.entities && !evidence.real_entities {
                text = plain;
                self.out.mend(first, Kind::Entity);
            } else {
                self.out.guess(first, Guess::Entity);
            }
        }
        let had_cr = written.ends_with(b"\r\n");
        let has_cr = (had_cr && !evidence.new_crs) || evidence.lost_crs;
        if had_cr != has_cr {
            self.out.mend(first, Kind::CarriageReturn);
        }
        if evidence.doubts_added() {
            text = self.indented(first, text, rest);
            let (indent, text) = indentation(&text);
            self.after.feed(column(indent, 0), text);
        }
        if has_cr && !ends_open {
            text.push(b'\r');
        }
        self.out.push(b"+");
        self.push_line(&text, !ends_open);
    }

    /// The line with the white space that it may have had.
    fn indented(&mut self, line: usize, written: Vec<u8>, rest: &[Step]) -> Vec<u8> {
        let (indent, text) = indentation(&written);
        if self.out.evidence.lost_inner && has_spaced_literal(text) {
            self.out.guess(line, Guess::Literal);
        }
        let is_damaged = indent == b" " || (indent.is_empty() && self.out.evidence.stripped);
        if text.is_empty() || written.contains(&b'\t') || indent.len() > 1 {
            return written;
        }
        let indent = if is_damaged { self.guessed_indent(text) } else { Vec::new() };
        let below = rest.iter().take(REACH).find_map(|step| match step {
            Step::Old { side: Side::Context, at, .. } if !is_blank(self.tree[*at]) => Some(self.tree[*at]),
            _ => None,
        });
        let beside = [Some(self.beside), below].into_iter().flatten();
        let aligned = beside.filter_map(|beside| aligned(column(&indent, 0), text, beside)).next();
        if aligned.is_some() {
            self.out.guess(line, Guess::Alignment);
        }
        if is_damaged {
            self.out.guess(line, Guess::Indentation);
        }
        [indent.as_slice(), aligned.as_deref().unwrap_or(text)].concat()
    }

    /// That of the removed line which this one replaces, where it would be as deep; else what the structure says.
    fn guessed_indent(&mut self, text: &[u8]) -> Vec<u8> {
        let predicted = self.after.predict(text);
        let among = self.replaced.iter().skip(self.next_replaced).take(REACH);
        if let Some(found) = among.map(|replaced| alike(replaced.text, text)).position(|alike| alike) {
            let replaced = &self.replaced[self.next_replaced + found];
            self.next_replaced += found + 1;
            if replaced.predicted == predicted {
                return replaced.indent.to_vec();
            }
        }
        indent_to(predicted)
    }
}

/// A line without its newline, with its carriage return.
fn content_with_cr(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\n").unwrap_or(line)
}

/// Whether a line has entities for what the file's has as characters.
fn is_escaped(written: &[u8], real: &[u8], decoded: bool) -> bool {
    let has_some = |line| matches!(unescaped(line), Cow::Owned(_));
    decoded || (has_some(written) && !has_some(real))
}

fn has_spaced_literal(text: &[u8]) -> bool {
    let mut at = 0;
    while let Some(quote) = text[at..].iter().position(|&byte| byte == b'"').map(|quote| at + quote) {
        at = literal_end(text, quote);
        if text[quote..at].contains(&b' ') {
            return true;
        }
    }
    false
}

/// Whether two lines begin with the same word and have eight characters, or half of the first, in common at the start.
fn alike(removed: &[u8], added: &[u8]) -> bool {
    let dense =
        |line: &'_ [u8]| line.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).take(64).collect::<Vec<u8>>();
    let word = |line: &'_ [u8]| line.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
    let (removed_dense, added_dense) = (dense(removed), dense(added));
    let common = removed_dense.iter().zip(&added_dense).take_while(|(a, b)| a == b).count();
    let words = (word(removed), word(added));
    words.0 == words.1 && common > 0 && common >= words.0.max(8.min(removed_dense.len().div_ceil(2)))
}

/// The text with its last word in the column of the last word of the line beside it, where that is aligned with tabs: both
/// declare, or both are defines.
fn aligned(begins: usize, text: &[u8], beside: &[u8]) -> Option<Vec<u8>> {
    let (indent, other) = indentation(content(beside));
    let other = other.trim_ascii_end();
    let is_define = |line: &[u8]| line.starts_with(b"#define ") || line.starts_with(b"#define\t");
    let declares = |line: &[u8]| line.ends_with(b";") && !line.iter().any(|byte| matches!(byte, b'(' | b'=' | b'"'));
    if !(is_define(text) && is_define(other) || declares(text) && declares(other)) || column(indent, 0) != begins {
        return None;
    }
    let gap = |line: &'_ [u8]| -> Option<(usize, usize)> {
        let last = line.iter().rposition(|byte| matches!(byte, b' ' | b'\t'))?;
        let first = line[..last].iter().rposition(|byte| !matches!(byte, b' ' | b'\t'))? + 1;
        Some((first, last + 1))
    };
    let ((other_end, other_word), (end, word)) = (gap(other)?, gap(text)?);
    if !other[other_end..other_word].contains(&b'\t') || is_define(text) && end <= b"#define".len() {
        return None;
    }
    let target = column(&other[..other_word], begins);
    let mut out = text[..end].to_vec();
    let mut here = column(&out, begins);
    if here >= target || !target.is_multiple_of(8) {
        return None;
    }
    while here < target {
        out.push(b'\t');
        here = (here / 8 + 1) * 8;
    }
    out.extend_from_slice(&text[word..]);
    Some(out)
}
