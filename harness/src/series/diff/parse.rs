// SPDX-License-Identifier: GPL-2.0-only
//! The parser of diffs.

use super::binary::{self, Budget};
use super::name::{check, is_epoch, strip_components, unquote};
use super::{Binary, DiffError, DiffFault, FileDiff, Hunk, HunkLine, IndexLine, Origin, Side};
use crate::git::Mode;

/// Lines up to which a diff is read: each costs more than its bytes. A whole release of the kernel has fewer than half.
const LINES: usize = 4_000_000;
/// Bytes of a `diff --git` line whose names are looked at; two longer paths are refused anyway.
const NAMES: usize = 8192;

/// Parses the diffs in `text`, whose first line is line `first_line` of the patch file. `strip` leading components are
/// taken off every path.
///
/// # Errors
/// The first fault, with its line.
pub fn parse(text: &[u8], first_line: usize, strip: usize) -> Result<Vec<FileDiff<'_>>, DiffError> {
    let lines: Vec<&[u8]> = text.split_inclusive(|&byte| byte == b'\n').take(LINES + 1).collect();
    if lines.len() > LINES {
        return Err(DiffError { line: first_line + LINES, fault: DiffFault::TooManyLines(LINES) });
    }
    let mut parser = Parser { lines, at: 0, first_line, strip, budget: Budget::default() };
    let mut files = Vec::new();
    while let Some(line) = parser.peek(0) {
        if let Some(names) = line.strip_prefix(b"diff --git ") {
            files.push(parser.git_file(names)?);
        } else if parser.at_plain_file() {
            files.push(parser.plain_file()?);
        } else if line.starts_with(b"@@ -") {
            return Err(parser.fault(DiffFault::HunkWithoutFile));
        } else if is_left_out(line) {
            return Err(parser.fault(DiffFault::BinaryLeftOut));
        } else if is_mail_start(line) && !files.is_empty() {
            return Err(parser.fault(DiffFault::SecondMail));
        } else {
            parser.at += 1;
        }
    }
    Ok(files)
}

/// Whether this line begins a diff, so that what comes before is the message.
pub(in crate::series) fn begins_diff(line: &[u8], next: Option<&[u8]>) -> bool {
    line.starts_with(b"diff -")
        || line.starts_with(b"Index: ")
        || (line.starts_with(b"--- ") && next.is_some_and(|next| next.starts_with(b"+++ ")))
}

fn is_left_out(line: &[u8]) -> bool {
    line.starts_with(b"Binary files ") && trim(line).ends_with(b" differ")
}

fn is_mail_start(line: &[u8]) -> bool {
    let id = line.strip_prefix(b"From ").and_then(|rest| rest.get(..41));
    id.is_some_and(|id| id[..40].iter().all(u8::is_ascii_hexdigit) && id[40] == b' ')
}

/// The old name and the new one; none for a file that is not there.
type Names = (Option<Vec<u8>>, Option<Vec<u8>>);

struct Parser<'a> {
    lines: Vec<&'a [u8]>,
    at: usize,
    first_line: usize,
    strip: usize,
    budget: Budget,
}

/// What git's extended header said.
#[derive(Default)]
struct Header<'a> {
    created: bool,
    deleted: bool,
    old_mode: Option<Mode>,
    new_mode: Option<Mode>,
    from: Option<(Origin, Vec<u8>)>,
    to: Option<Vec<u8>>,
    index: Option<IndexLine<'a>>,
}

impl<'a> Parser<'a> {
    fn peek(&self, ahead: usize) -> Option<&'a [u8]> {
        self.lines.get(self.at + ahead).copied()
    }

    fn line_number(&self) -> usize {
        self.first_line + self.at
    }

    fn fault(&self, fault: DiffFault) -> DiffError {
        DiffError { line: self.line_number(), fault }
    }

    fn at_plain_file(&self) -> bool {
        let starts = |ahead, prefix| self.peek(ahead).is_some_and(|line| line.starts_with(prefix));
        starts(0, b"--- ") && starts(1, b"+++ ") && starts(2, b"@@ -")
    }

    fn plain_file(&mut self) -> Result<FileDiff<'a>, DiffError> {
        let line = self.line_number();
        let (old_path, new_path) = self.names()?;
        if old_path.is_none() && new_path.is_none() {
            return Err(self.fault(DiffFault::Names));
        }
        let hunks = self.hunks()?;
        let (old_mode, new_mode) = (None, None);
        let (origin, index, binary) = (Origin::Same, None, None);
        let end = self.line_number();
        Ok(FileDiff { line, end, old_path, new_path, old_mode, new_mode, origin, index, hunks, binary })
    }

    /// The `---` and `+++` lines.
    fn names(&mut self) -> Result<Names, DiffError> {
        let mut names = [None, None];
        for name in &mut names {
            let line = self.peek(0).and_then(|line| line.get(4..)).unwrap_or_default();
            *name = self.name(trim(line), self.strip)?;
            self.at += 1;
        }
        let [old, new] = names;
        Ok((old, new))
    }

    fn git_file(&mut self, names: &'a [u8]) -> Result<FileDiff<'a>, DiffError> {
        let line = self.line_number();
        let both = self.both_names(trim(names));
        self.at += 1;
        let header = self.header()?;
        let mut named = None;
        let is_name = |line: Option<&[u8]>, prefix: &[u8]| line.is_some_and(|line| line.starts_with(prefix));
        if is_name(self.peek(0), b"--- ") && is_name(self.peek(1), b"+++ ") {
            named = Some(self.names()?);
        }
        let hunks = if named.is_some() { self.hunks()? } else { Vec::new() };
        if self.peek(0).is_some_and(is_left_out) {
            return Err(self.fault(DiffFault::BinaryLeftOut));
        }
        let binary = self.binary(header.index)?;
        let (mut old_path, mut new_path) = match named {
            Some(names) => names,
            None => match both {
                Some(name) => (Some(name.clone()), Some(name)),
                None => (None, None),
            },
        };
        let mut origin = Origin::Same;
        if let (Some((how, from)), Some(to)) = (header.from, header.to) {
            (origin, old_path, new_path) = (how, Some(from), Some(to));
        }
        let wrong = || DiffError { line, fault: DiffFault::Names };
        if header.created {
            old_path = None;
        }
        if header.deleted {
            new_path = None;
        }
        match (&old_path, &new_path) {
            (None, None) => return Err(wrong()),
            (Some(old), Some(new)) if old != new && origin == Origin::Same => return Err(wrong()),
            _ => {}
        }
        // The name on the first line was not checked where it was not used.
        let (old_mode, new_mode, index) = (header.old_mode, header.new_mode, header.index);
        for path in old_path.iter().chain(&new_path) {
            check(path).map_err(|fault| DiffError { line, fault })?;
        }
        let end = self.line_number();
        Ok(FileDiff { line, end, old_path, new_path, old_mode, new_mode, origin, index, hunks, binary })
    }

    /// `GIT binary patch`: the way forward, and after a blank line the way back, which is checked and not kept.
    fn binary(&mut self, index: Option<IndexLine<'_>>) -> Result<Option<Binary>, DiffError> {
        if self.peek(0).is_none_or(|line| trim(line) != b"GIT binary patch") {
            return Ok(None);
        }
        if index.is_none_or(|index| index.old.len() != 40 || index.new.len() != 40) {
            return Err(self.fault(DiffFault::BinaryWithoutIndex));
        }
        self.at += 1;
        let forward = self.binary_half()?;
        if self.peek(0).is_some_and(binary::begins_half) {
            self.binary_half()?;
        }
        Ok(Some(forward))
    }

    fn binary_half(&mut self) -> Result<Binary, DiffError> {
        let mut half = self
            .peek(0)
            .map(trim)
            .ok_or(DiffFault::BinaryBroken("it ends here"))
            .and_then(|line| binary::Half::begin(line, &mut self.budget))
            .map_err(|fault| self.fault(fault))?;
        self.at += 1;
        while let Some(line) = self.peek(0).map(trim).filter(|line| !line.is_empty()) {
            half.line(line).map_err(|fault| self.fault(fault))?;
            self.at += 1;
        }
        let whole = half.end().map_err(|fault| self.fault(fault))?;
        // The blank line that ends it.
        self.at += usize::from(self.peek(0).is_some());
        Ok(whole)
    }

    fn header(&mut self) -> Result<Header<'a>, DiffError> {
        let mut header = Header::default();
        while let Some(line) = self.peek(0) {
            let line = trim(line);
            let after = |prefix: &str| line.strip_prefix(prefix.as_bytes());
            if let Some(mode) = after("old mode ") {
                header.old_mode = Some(self.mode(mode)?);
            } else if let Some(mode) = after("new mode ") {
                header.new_mode = Some(self.mode(mode)?);
            } else if let Some(mode) = after("new file mode ") {
                header.created = true;
                header.new_mode = Some(self.mode(mode)?);
            } else if let Some(mode) = after("deleted file mode ") {
                header.deleted = true;
                header.old_mode = Some(self.mode(mode)?);
            } else if let Some(name) = after("rename from ") {
                header.from = self.whole_name(name)?.map(|name| (Origin::Rename, name));
            } else if let Some(name) = after("copy from ") {
                header.from = self.whole_name(name)?.map(|name| (Origin::Copy, name));
            } else if let Some(name) = after("rename to ").or_else(|| after("copy to ")) {
                header.to = self.whole_name(name)?;
            } else if let Some(ids) = after("index ") {
                self.index_line(ids, &mut header)?;
            } else if after("similarity index ").or_else(|| after("dissimilarity index ")).is_none() {
                break;
            }
            self.at += 1;
        }
        Ok(header)
    }

    fn index_line(&self, line: &'a [u8], header: &mut Header<'a>) -> Result<(), DiffError> {
        let text = std::str::from_utf8(line).unwrap_or_default();
        let (ids, mode) = text.split_once(' ').map_or((text, None), |(ids, mode)| (ids, Some(mode)));
        let hex = |id: &str| (4..=40).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_hexdigit());
        header.index = ids.split_once("..").filter(|(a, b)| hex(a) && hex(b)).map(|(old, new)| IndexLine { old, new });
        if let Some(mode) = mode {
            let mode = self.mode(mode.as_bytes())?;
            header.old_mode = header.old_mode.or(Some(mode));
            header.new_mode = header.new_mode.or(Some(mode));
        }
        Ok(())
    }

    fn mode(&self, octal: &[u8]) -> Result<Mode, DiffError> {
        match Mode::parse(octal) {
            Some(mode @ (Mode::File | Mode::Executable | Mode::Symlink)) => Ok(mode),
            Some(Mode::Tree | Mode::Submodule) | None => Err(self.fault(DiffFault::Mode(octal.to_vec()))),
        }
    }

    /// A name of `rename from` and its like: it has no `a/` or `b/`, so one component less is stripped.
    fn whole_name(&self, raw: &[u8]) -> Result<Option<Vec<u8>>, DiffError> {
        self.name(raw, self.strip.saturating_sub(1))
    }

    /// A name as a header line writes it; none for `/dev/null` and for a file that a time stamp says did not exist.
    fn name(&self, raw: &[u8], strip: usize) -> Result<Option<Vec<u8>>, DiffError> {
        let (path, stamp) = if raw.first() == Some(&b'"') {
            let (path, rest) = unquote(raw).ok_or_else(|| self.fault(DiffFault::Quoting))?;
            (path, rest)
        } else {
            let end = raw.iter().position(|&byte| byte == b'\t').unwrap_or(raw.len());
            (raw[..end].to_vec(), &raw[end..])
        };
        let stamp = stamp.strip_prefix(b"\t").unwrap_or(stamp);
        if path == b"/dev/null" || is_epoch(stamp) {
            return Ok(None);
        }
        let stripped = strip_components(&path, strip);
        let stripped = stripped.ok_or_else(|| self.fault(DiffFault::Strip { path: path.clone(), strip }))?;
        check(stripped).map_err(|fault| self.fault(fault))?;
        Ok(Some(stripped.to_vec()))
    }

    /// The one name that both halves of a `diff --git` line give, where they do; with spaces in it only the halves being
    /// equal tells where it ends.
    fn both_names(&self, names: &[u8]) -> Option<Vec<u8>> {
        if names.len() > NAMES {
            return None;
        }
        if names.first() == Some(&b'"') {
            let (old, rest) = unquote(names)?;
            let rest = rest.strip_prefix(b" ")?;
            let new = if rest.first() == Some(&b'"') { unquote(rest)?.0 } else { rest.to_vec() };
            let (old, new) = (strip_components(&old, self.strip)?, strip_components(&new, self.strip)?);
            return (old == new).then(|| old.to_vec());
        }
        let split = |space: usize| {
            let old = strip_components(&names[..space], self.strip)?;
            // Looked at first: it is seldom so, and costs little.
            let new =
                names[space + 1..].ends_with(old).then(|| strip_components(&names[space + 1..], self.strip))??;
            (old == new).then(|| old.to_vec())
        };
        names.iter().enumerate().filter(|(_, byte)| **byte == b' ').find_map(|(space, _)| split(space))
    }

    fn hunks(&mut self) -> Result<Vec<Hunk<'a>>, DiffError> {
        let mut hunks = Vec::new();
        while self.peek(0).is_some_and(|line| line.starts_with(b"@@ -")) {
            hunks.push(self.hunk()?);
        }
        Ok(hunks)
    }

    fn hunk(&mut self) -> Result<Hunk<'a>, DiffError> {
        let line = self.line_number();
        let header = self.peek(0).and_then(parse_hunk_header).ok_or_else(|| self.fault(DiffFault::HunkHeader))?;
        let ((old_start, mut old), (new_start, mut new), section) = header;
        self.at += 1;
        let mut lines: Vec<HunkLine<'a>> = Vec::new();
        loop {
            let next = self.peek(0);
            if next.is_some_and(|line| line.starts_with(b"\\ ")) {
                self.drop_newline(&mut lines)?;
                self.at += 1;
                continue;
            }
            if old == 0 && new == 0 {
                break;
            }
            let short = || self.fault(DiffFault::HunkShort { old, new });
            let next = next.ok_or_else(short)?;
            let (side, text) = match next[0] {
                b' ' => (Side::Context, &next[1..]),
                // Editors and mailers take the space off an empty line of context.
                b'\n' => (Side::Context, next),
                b'-' => (Side::Removed, &next[1..]),
                b'+' => (Side::Added, &next[1..]),
                _ => return Err(short()),
            };
            let long = || self.fault(DiffFault::HunkLong);
            if side != Side::Added {
                old = old.checked_sub(1).ok_or_else(long)?;
            }
            if side != Side::Removed {
                new = new.checked_sub(1).ok_or_else(long)?;
            }
            lines.push(HunkLine { side, text });
            self.at += 1;
        }
        self.check_end(&lines)?;
        Ok(Hunk { line, old_start, new_start, section, lines })
    }

    fn drop_newline(&self, lines: &mut [HunkLine<'a>]) -> Result<(), DiffError> {
        let last = lines.last_mut().ok_or_else(|| self.fault(DiffFault::NewlineMarker))?;
        last.text = last.text.strip_suffix(b"\n").ok_or_else(|| self.fault(DiffFault::NewlineMarker))?;
        Ok(())
    }

    /// Only the last line of either version may be without a newline, and nothing of the hunk may come after its end.
    fn check_end(&self, lines: &[HunkLine<'_>]) -> Result<(), DiffError> {
        for absent in [Side::Added, Side::Removed] {
            let mut version = lines.iter().filter(|line| line.side != absent).rev().skip(1);
            if version.any(|line| !line.text.ends_with(b"\n")) {
                return Err(self.fault(DiffFault::NewlineMarker));
            }
        }
        match self.peek(0) {
            // The signature of a mail, and the next file of a plain diff.
            Some(line) if trim(line) == b"--" || line.starts_with(b"-- ") || self.at_plain_file() => Ok(()),
            Some([b' ' | b'+' | b'-', ..]) => Err(self.fault(DiffFault::HunkLong)),
            _ => Ok(()),
        }
    }
}

/// A start and a count of lines.
type Range = (u32, u32);

/// `@@ -1,2 +3,4 @@ section`; a count that is not there is 1.
pub(in crate::series) fn parse_hunk_header(line: &[u8]) -> Option<(Range, Range, &[u8])> {
    let text = line.strip_prefix(b"@@ -")?;
    let end = text.windows(3).position(|window| window == b" @@")?;
    let section = text[end + 3..].trim_ascii();
    let text = std::str::from_utf8(&text[..end]).ok()?;
    let (old, new) = text.split_once(" +")?;
    let number = |digits: &str| -> Option<u32> {
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
    };
    let range = |text: &str| -> Option<Range> {
        match text.split_once(',') {
            Some((start, count)) => Some((number(start)?, number(count)?)),
            None => Some((number(text)?, 1)),
        }
    };
    let ranges = (range(old)?, range(new)?);
    let fits = |(start, count): Range| start.checked_add(count).is_some() && (start > 0 || count == 0);
    (fits(ranges.0) && fits(ranges.1) && (ranges.0.1 > 0 || ranges.1.1 > 0)).then_some((ranges.0, ranges.1, section))
}

fn trim(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}
