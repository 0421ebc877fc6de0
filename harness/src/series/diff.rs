// SPDX-License-Identifier: GPL-2.0-only
//! Unified diffs, with git's extended headers or without: bytes → changes by file. Pure, and never panics.

use crate::git::{Mode, check_path};
use std::fmt;

/// The most hunks and lines that one patch may have; a kernel patch of a whole new driver stays far below.
const MAX_LINES: usize = 4_000_000;

/// Which sides of a change hold a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Both: context.
    Both,
    /// The old one: the line is removed.
    Old,
    /// The new one: the line is added.
    New,
}

/// One line of a hunk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HunkLine {
    /// Which sides hold it.
    pub side: Side,
    /// Its bytes with the line end; without one where the file ends so.
    pub text: Vec<u8>,
}

/// One hunk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk {
    /// First line in the old file, from 1; with no old lines, the line before.
    pub old_start: u32,
    /// First line in the new file, from 1; with no new lines, the line before.
    pub new_start: u32,
    /// Its lines.
    pub lines: Vec<HunkLine>,
    /// Its line in the patch file, from 1.
    pub at: usize,
}

impl Hunk {
    /// The lines of one side.
    pub fn side(&self, side: Side) -> impl Iterator<Item = &[u8]> {
        self.lines.iter().filter(move |line| line.side == Side::Both || line.side == side).map(|line| line.text.as_slice())
    }
}

/// What a patch does to one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileDiff {
    /// The path before; none where the file is new.
    pub old_path: Option<Vec<u8>>,
    /// The path after; none where the file is deleted.
    pub new_path: Option<Vec<u8>>,
    /// True where the old file stays beside the new one.
    pub is_copy: bool,
    /// The mode before, where the patch says it.
    pub old_mode: Option<Mode>,
    /// The mode after, where the patch says it.
    pub new_mode: Option<Mode>,
    /// The object id before, from the index line, as many hex digits as it has.
    pub old_id: Option<String>,
    /// The object id after.
    pub new_id: Option<String>,
    /// The changed lines.
    pub hunks: Vec<Hunk>,
    /// Where its header begins in the patch file, from 1.
    pub at: usize,
}

impl FileDiff {
    /// The path that messages name.
    pub fn path(&self) -> &[u8] {
        self.new_path.as_deref().or(self.old_path.as_deref()).unwrap_or_default()
    }
}

/// Why bytes are no diff that can be applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffFault {
    /// Line in the patch file, from 1.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
}

impl fmt::Display for DiffFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

/// Parses everything from the first file header on. `strip` leading components are dropped from names (`-p1` is usual);
/// `first_line` is the number of the first line of `text` in its file.
///
/// # Errors
/// [`DiffFault`] for the first thing that is wrong.
pub fn parse(text: &[u8], strip: usize, first_line: usize) -> Result<Vec<FileDiff>, DiffFault> {
    let lines: Vec<&[u8]> = text.split_inclusive(|&byte| byte == b'\n').collect();
    if lines.len() > MAX_LINES {
        return Err(DiffFault { line: first_line, reason: format!("more than {MAX_LINES} lines") });
    }
    let mut parser = Parser { lines, at: 0, first_line, strip, files: Vec::new() };
    parser.run()?;
    Ok(parser.files)
}

/// Where the diff begins in a patch: at a `diff --git` line, or at `---` with `+++` behind it.
pub fn begins_at(lines: &[&[u8]]) -> Option<usize> {
    let plain = |at: usize| {
        lines[at].starts_with(b"--- ") && lines.get(at + 1).is_some_and(|next| next.starts_with(b"+++ "))
    };
    (0..lines.len()).find(|&at| lines[at].starts_with(b"diff --git ") || plain(at))
}

struct Parser<'a> {
    lines: Vec<&'a [u8]>,
    at: usize,
    first_line: usize,
    strip: usize,
    files: Vec<FileDiff>,
}

impl<'a> Parser<'a> {
    fn fault<T>(&self, at: usize, reason: impl Into<String>) -> Result<T, DiffFault> {
        Err(DiffFault { line: self.first_line + at, reason: reason.into() })
    }

    /// The line at hand without its line end.
    fn line(&self) -> Option<&'a [u8]> {
        self.lines.get(self.at).map(|line| chomp(line))
    }

    fn run(&mut self) -> Result<(), DiffFault> {
        while let Some(next) = begins_at(&self.lines[self.at..]) {
            // What stands between two files: diffstat, `Index:` lines, a signature. A stray line of a hunk is a fault.
            for at in self.at..self.at + next {
                if !self.files.is_empty() && is_stray(chomp(self.lines[at])) {
                    return self.fault(at, "a hunk has more lines than its header says");
                }
            }
            self.at += next;
            self.file()?;
        }
        let rest = self.at..self.lines.len();
        for at in rest {
            let line = chomp(self.lines[at]);
            if line == b"-- " || line == b"--" {
                return Ok(());
            }
            if !self.files.is_empty() && is_stray(line) {
                return self.fault(at, "a hunk has more lines than its header says");
            }
        }
        Ok(())
    }

    fn file(&mut self) -> Result<(), DiffFault> {
        let begin = self.at;
        let mut file = FileDiff { at: self.first_line + begin, ..FileDiff::default() };
        let mut created = false;
        let mut deleted = false;
        if let Some(names) = self.line().and_then(|line| line.strip_prefix(b"diff --git ")) {
            let both = self.git_names(names);
            self.at += 1;
            self.extended(&mut file, &mut created, &mut deleted)?;
            if let Some((old, new)) = both {
                file.old_path = file.old_path.or(Some(old));
                file.new_path = file.new_path.or(Some(new));
            }
        }
        self.plain_names(&mut file, &mut created, &mut deleted)?;
        if created {
            file.old_path = None;
        }
        if deleted {
            file.new_path = None;
        }
        if file.old_path.is_none() && file.new_path.is_none() {
            return self.fault(begin, "the header names no file");
        }
        for path in [&file.old_path, &file.new_path].into_iter().flatten() {
            if let Err(bad) = check_path(path) {
                return self.fault(begin, format!("{}: {bad}", crate::escape::line(path)));
            }
        }
        while self.line().is_some_and(|line| line.starts_with(b"@@ -")) {
            let hunk = self.hunk()?;
            file.hunks.push(hunk);
        }
        self.files.push(file);
        Ok(())
    }

    /// git's extended header lines.
    fn extended(&mut self, file: &mut FileDiff, created: &mut bool, deleted: &mut bool) -> Result<(), DiffFault> {
        while let Some(line) = self.line() {
            let mode = |word: &[u8]| Mode::parse(word).filter(|mode| *mode != Mode::Tree && *mode != Mode::Submodule);
            let path = |name: &[u8]| unquote(name);
            if let Some(word) = line.strip_prefix(b"old mode ") {
                file.old_mode = mode(word);
            } else if let Some(word) = line.strip_prefix(b"new mode ") {
                file.new_mode = mode(word);
            } else if let Some(word) = line.strip_prefix(b"new file mode ") {
                *created = true;
                file.new_mode = mode(word);
            } else if let Some(word) = line.strip_prefix(b"deleted file mode ") {
                *deleted = true;
                file.old_mode = mode(word);
            } else if let Some(name) = line.strip_prefix(b"rename from ") {
                file.old_path = path(name);
            } else if let Some(name) = line.strip_prefix(b"copy from ") {
                file.old_path = path(name);
                file.is_copy = true;
            } else if let Some(name) = line.strip_prefix(b"rename to ").or_else(|| line.strip_prefix(b"copy to ")) {
                file.new_path = path(name);
            } else if let Some(rest) = line.strip_prefix(b"index ") {
                let ids = rest.split(|&byte| byte == b' ').next().unwrap_or_default();
                let text = String::from_utf8_lossy(ids).into_owned();
                if let Some((old, new)) = text.split_once("..") {
                    file.old_id = Some(old.to_owned());
                    file.new_id = Some(new.to_owned());
                }
                if let Some(word) = rest.rsplit(|&byte| byte == b' ').next().filter(|word| *word != ids) {
                    file.old_mode = file.old_mode.or(mode(word));
                }
            } else if line.starts_with(b"GIT binary patch") || line.starts_with(b"Binary files ") {
                return self.fault(self.at, "a binary change, which kiso does not apply yet");
            } else if !(line.starts_with(b"similarity index ") || line.starts_with(b"dissimilarity index ")) {
                return Ok(());
            }
            self.at += 1;
        }
        Ok(())
    }

    /// The `---` and `+++` lines.
    fn plain_names(&mut self, file: &mut FileDiff, created: &mut bool, deleted: &mut bool) -> Result<(), DiffFault> {
        let Some(old) = self.line().and_then(|line| line.strip_prefix(b"--- ")) else { return Ok(()) };
        let Some(new) = self.lines.get(self.at + 1).and_then(|line| chomp(line).strip_prefix(b"+++ ")) else {
            return self.fault(self.at, "`---` without `+++` behind it");
        };
        let (old, new) = (name_of(old), name_of(new));
        *created |= old == b"/dev/null";
        *deleted |= new == b"/dev/null";
        if *created && *deleted {
            return self.fault(self.at, "both names are /dev/null");
        }
        if !*created {
            file.old_path = Some(self.stripped(&old)?);
        }
        if !*deleted {
            file.new_path = Some(self.stripped(&new)?);
        }
        // Without git's header a change of the name is none: `a/x` and `a.orig/x`, as diff(1) and quilt write it.
        if file.old_path.is_some() && file.new_path.is_some() && self.at == file.at - self.first_line {
            file.old_path.clone_from(&file.new_path);
        }
        self.at += 2;
        Ok(())
    }

    fn stripped(&self, name: &[u8]) -> Result<Vec<u8>, DiffFault> {
        let mut rest = name;
        for _ in 0..self.strip {
            match rest.iter().position(|&byte| byte == b'/') {
                Some(slash) => rest = &rest[slash + 1..],
                None => {
                    let name = crate::escape::line(name);
                    return self.fault(self.at, format!("{name}: has fewer than {} leading components (-p)", self.strip));
                }
            }
        }
        Ok(rest.to_vec())
    }

    /// The names of a `diff --git` line, where they can be told apart: quoted ones, or twice the same name.
    fn git_names(&self, names: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
        let strip = |name: &[u8]| self.stripped(name).ok();
        if names.first() == Some(&b'"') {
            let end = names.iter().skip(1).position(|&byte| byte == b'"')? + 2;
            let (old, new) = (unquote(&names[..end])?, unquote(names.get(end + 1..)?)?);
            return Some((strip(&old)?, strip(&new)?));
        }
        // `a/NAME b/NAME`: the blank in the middle parts two names that are the same without their prefixes.
        let candidates = names.iter().enumerate().filter(|(_, byte)| **byte == b' ').map(|(at, _)| at);
        let pairs = candidates.filter_map(|at| Some((strip(&names[..at])?, strip(&names[at + 1..])?)));
        let mut pairs: Vec<_> = pairs.collect();
        match pairs.iter().position(|(old, new)| old == new) {
            Some(same) => Some(pairs.swap_remove(same)),
            None if pairs.len() == 1 => pairs.pop(),
            None => None,
        }
    }

    fn hunk(&mut self) -> Result<Hunk, DiffFault> {
        let header_at = self.at;
        let Some((old_start, old_count, new_start, new_count)) = self.line().and_then(hunk_header) else {
            return self.fault(self.at, "not a hunk header: `@@ -N,N +N,N @@` is expected");
        };
        self.at += 1;
        let (mut old_left, mut new_left) = (old_count, new_count);
        let mut lines: Vec<HunkLine> = Vec::new();
        while old_left > 0 || new_left > 0 {
            let Some(&raw) = self.lines.get(self.at) else {
                return self.fault(header_at, format!("the hunk is cut off: {old_left} old and {new_left} new lines are missing"));
            };
            let side = match raw.first() {
                Some(b' ') => Side::Both,
                Some(b'-') => Side::Old,
                Some(b'+') => Side::New,
                Some(b'\\') => {
                    self.no_newline(&mut lines)?;
                    continue;
                }
                // A blank line of context that lost its leading blank, as some editors make it.
                Some(b'\n') | Some(b'\r') => Side::Both,
                _ => {
                    let reason = format!("in a hunk that lacks {old_left} old and {new_left} new lines, this is no line of one");
                    return self.fault(self.at, reason);
                }
            };
            let fits = (side == Side::New || old_left > 0) && (side == Side::Old || new_left > 0);
            if !fits {
                return self.fault(self.at, "the hunk has other numbers of lines than its header says");
            }
            old_left -= u32::from(side != Side::New);
            new_left -= u32::from(side != Side::Old);
            let text = if raw[0] == b'\n' || raw[0] == b'\r' { raw } else { &raw[1..] };
            lines.push(HunkLine { side, text: text.to_vec() });
            self.at += 1;
        }
        if self.lines.get(self.at).is_some_and(|line| line.starts_with(b"\\")) {
            self.no_newline(&mut lines)?;
        }
        Ok(Hunk { old_start, new_start, lines, at: self.first_line + header_at })
    }

    /// `\ No newline at end of file`: of the line before.
    fn no_newline(&mut self, lines: &mut [HunkLine]) -> Result<(), DiffFault> {
        match lines.last_mut() {
            Some(last) if last.text.ends_with(b"\n") => {
                last.text.pop();
            }
            _ => return self.fault(self.at, "`\\ No newline` belongs to no line"),
        }
        self.at += 1;
        Ok(())
    }
}

/// A line that could only be a hunk's, after the hunk is complete. `-- ` begins a mail's signature.
fn is_stray(line: &[u8]) -> bool {
    matches!(line.first(), Some(b' ' | b'+' | b'-')) && line != b"-- " && line != b"--" && !line.starts_with(b"---") && !is_diffstat(line)
}

/// ` path | 3 +-` and ` 2 files changed, …` of the next mail in one file.
fn is_diffstat(line: &[u8]) -> bool {
    line.starts_with(b" ") && (line.contains(&b'|') || line.windows(7).any(|w| w == b"changed") || line.starts_with(b" create mode") || line.starts_with(b" delete mode"))
}

fn chomp(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// `@@ -1,2 +3,4 @@ …`; an absent count is 1.
fn hunk_header(line: &[u8]) -> Option<(u32, u32, u32, u32)> {
    let text = std::str::from_utf8(line.get(..line.len().min(80))?).ok().or_else(|| {
        // Only the part up to the second `@@` must be text; a function name behind it may be anything.
        let end = line.windows(4).position(|w| w == b" @@ " || w == b" @@\n")?;
        std::str::from_utf8(&line[..end + 3]).ok()
    })?;
    let rest = text.strip_prefix("@@ -")?;
    let (ranges, _) = rest.split_once(" @@")?;
    let (old, new) = ranges.split_once(" +")?;
    let range = |text: &str| -> Option<(u32, u32)> {
        let (start, count) = text.split_once(',').unwrap_or((text, "1"));
        let (start, count) = (start.parse::<u32>().ok()?, count.parse::<u32>().ok()?);
        (start < 1 << 30 && count < 1 << 30).then_some((start, count))
    };
    let ((old_start, old_count), (new_start, new_count)) = (range(old)?, range(new)?);
    Some((old_start, old_count, new_start, new_count))
}

/// The name in a `---` or `+++` line: quoted, or up to the tab before a time stamp.
fn name_of(rest: &[u8]) -> Vec<u8> {
    if rest.first() == Some(&b'"')
        && let Some(name) = unquote(rest)
    {
        return name;
    }
    rest.split(|&byte| byte == b'\t').next().unwrap_or_default().to_vec()
}

/// git's C-style quoting; a name without quotes is itself.
fn unquote(name: &[u8]) -> Option<Vec<u8>> {
    let Some(inner) = name.strip_prefix(b"\"") else { return Some(name.to_vec()) };
    let mut out = Vec::new();
    let mut bytes = inner.iter().copied();
    loop {
        match bytes.next()? {
            b'"' => return Some(out),
            b'\\' => match bytes.next()? {
                b'n' => out.push(b'\n'),
                b't' => out.push(b'\t'),
                b'r' => out.push(b'\r'),
                b'a' => out.push(7),
                b'b' => out.push(8),
                b'f' => out.push(12),
                b'v' => out.push(11),
                first @ b'0'..=b'3' => {
                    let (second, third) = (bytes.next()?, bytes.next()?);
                    let octal = |byte: u8| (b'0'..=b'7').contains(&byte).then(|| byte - b'0');
                    out.push((octal(first)? << 6) | (octal(second)? << 3) | octal(third)?);
                }
                other @ (b'"' | b'\\') => out.push(other),
                _ => return None,
            },
            byte => out.push(byte),
        }
    }
}

#[cfg(test)]
mod tests;
