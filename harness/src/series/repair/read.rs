// SPDX-License-Identifier: GPL-2.0-only
//! Finding the files and hunks of a patch that may be damaged: headers are recognised where a person would, and what is
//! between them is left for [`super::place`] to recognise.

use super::place::Counts;
use super::text::{content, unescaped};
use crate::git::check_path;
use crate::series::diff::{begins_diff, parse_hunk_header, strip_components, unquote};
use regex::bytes::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// One file's part of a patch. Lines are counted from 0.
pub(super) struct Section {
    /// Its first line.
    pub start: usize,
    /// The paths before and after, stripped; none for a file that is not there.
    pub old: Option<Vec<u8>>,
    pub new: Option<Vec<u8>>,
    /// Header lines that are damaged, and what they should be.
    pub mended: Vec<(Range<usize>, Vec<u8>)>,
    pub hunks: Vec<RawHunk>,
    /// What the first line says of the file, where the names are missing: the old and the new one.
    announced: Option<(Vec<u8>, Vec<u8>)>,
    has_names: bool,
}

/// A hunk as written.
pub(super) struct RawHunk {
    pub header: usize,
    /// None where the header cannot be read.
    pub counts: Option<Counts>,
    pub body: Range<usize>,
}

/// The lines `---` and `+++`.
struct Names {
    lines: Range<usize>,
    old: Vec<u8>,
    new: Vec<u8>,
    intact: bool,
}

/// Reads all sections; `strip` leading components are taken off every path.
pub(super) fn read(lines: &[&[u8]], strip: usize) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if let Some(names) = names_at(lines, at) {
            if sections.last().is_none_or(|section| section.has_names || !section.hunks.is_empty()) {
                sections.push(Section::new(at, None));
            }
            at = names.lines.end;
            if let Some(section) = sections.last_mut() {
                section.name(names, strip);
            }
        } else if begins_section(lines, at) {
            sections.push(Section::new(at, announced(lines[at])));
            at += 1;
        } else if lines[at].starts_with(b"@@ -") {
            if sections.is_empty() {
                sections.push(Section::new(at, None));
            }
            let end = (at + 1..lines.len()).find(|&next| begins_anything(lines, next)).unwrap_or(lines.len());
            if let Some(section) = sections.last_mut() {
                section.name_from_announcement(lines, at, strip);
                let counts = parse_hunk_header(&unescaped(lines[at])).map(|(old, new, _)| Counts {
                    old_start: old.0,
                    old: old.1,
                    new: new.1,
                });
                section.hunks.push(RawHunk { header: at, counts, body: at + 1..end });
            }
            at = end;
        } else {
            at += 1;
        }
    }
    sections
}

fn begins_anything(lines: &[&[u8]], at: usize) -> bool {
    lines[at].starts_with(b"@@ -") || begins_section(lines, at) || names_at(lines, at).is_some()
}

/// A line before the names that tells of a file. The names themselves are looked at more closely.
fn begins_section(lines: &[&[u8]], at: usize) -> bool {
    begins_diff(lines[at], None)
}

/// The names in `diff --git a/f b/f`, `diff -u a/f b/f` and `Index: f`.
fn announced(line: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let line = content(line);
    if let Some(path) = line.strip_prefix(b"Index: ") {
        return Some((path.trim_ascii().to_vec(), path.trim_ascii().to_vec()));
    }
    let mut words = line.rsplit(|&byte| byte == b' ');
    let (new, old) = (words.next()?, words.next()?);
    (!old.starts_with(b"-")).then(|| (old.to_vec(), new.to_vec()))
}

/// The names at this line, if a hunk follows them; the time stamps may be broken to lines of their own.
fn names_at(lines: &[&[u8]], at: usize) -> Option<Names> {
    let line = lines[at];
    if !matches!(line.first(), Some(b'-' | 0xe2)) {
        return None;
    }
    let (old, old_intact) = name_after(line, is_old_mark)?;
    let after = |at: usize, is: &dyn Fn(&[u8]) -> bool| {
        [at + 1, at + 2].into_iter().find(|&next| lines.get(next).is_some_and(|line| is(line)))
    };
    let second = after(at, &|line| line.starts_with(b"++"))?;
    let (new, new_intact) = name_after(lines[second], is_new_mark)?;
    let hunk = after(second, &|line| line.starts_with(b"@@ -"))?;
    Some(Names { lines: at..hunk, old, new, intact: old_intact && new_intact && hunk == at + 2 })
}

fn is_old_mark(mark: &[u8]) -> bool {
    // What editors make of `---`.
    [b"--".as_slice(), b"---", b"\xe2\x80\x94", b"\xe2\x80\x94-", b"-\xe2\x80\x94", b"\xe2\x80\x93-", b"-\xe2\x80\x93"]
        .contains(&mark)
}

fn is_new_mark(mark: &[u8]) -> bool {
    matches!(mark, b"++" | b"+++")
}

/// The path after the mark, and whether the line is as it should be.
fn name_after(line: &[u8], is_mark: fn(&[u8]) -> bool) -> Option<(Vec<u8>, bool)> {
    static STAMP: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?-u)[ \t]+(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) )")
            .expect("constant pattern")
    });
    let decoded = unescaped(content(line));
    let is_marking = |byte: &u8| matches!(byte, b'-' | b'+' | 0xe2 | 0x80 | 0x93 | 0x94);
    let end = decoded.iter().position(|byte| !is_marking(byte)).unwrap_or(decoded.len());
    let (mark, rest) = decoded.split_at(end);
    let path = rest.trim_ascii_start();
    let stamp = path
        .iter()
        .enumerate()
        .find(|(at, byte)| **byte == b'\t' || (**byte == b' ' && STAMP.is_match(&path[*at..path.len().min(at + 40)])));
    let end = stamp.map_or(path.len(), |(at, _)| at);
    let intact = mark.len() == 3
        && !mark.starts_with(b"\xe2")
        && rest.starts_with(b" ")
        && matches!(path.get(end), None | Some(b'\t'));
    let path = path[..end].trim_ascii_end();
    (is_mark(mark) && !path.is_empty()).then(|| (path.to_vec(), intact))
}

impl Section {
    fn new(start: usize, announced: Option<(Vec<u8>, Vec<u8>)>) -> Self {
        Self { start, old: None, new: None, mended: Vec::new(), hunks: Vec::new(), announced, has_names: false }
    }

    fn name(&mut self, names: Names, strip: usize) {
        self.has_names = true;
        self.old = stripped(&names.old, strip);
        self.new = stripped(&names.new, strip);
        if !names.intact {
            self.mended.push((names.lines, name_lines(&names.old, &names.new)));
        }
    }

    /// Names for a hunk without any, or with one of the two.
    fn name_from_announcement(&mut self, lines: &[&[u8]], at: usize, strip: usize) {
        if self.has_names {
            return;
        }
        let Some((old, new)) = self.announced.take() else { return };
        self.has_names = true;
        self.old = stripped(&old, strip);
        self.new = stripped(&new, strip);
        let is_one = |line: &[u8]| line.starts_with(b"+++ ") || line.starts_with(b"--- ");
        let from = at - usize::from(at > 0 && is_one(lines[at - 1]));
        self.mended.push((from..at, name_lines(&old, &new)));
    }

    /// The name to call it by.
    pub(super) fn path(&self) -> &[u8] {
        self.new.as_deref().or(self.old.as_deref()).unwrap_or_default()
    }
}

fn name_lines(old: &[u8], new: &[u8]) -> Vec<u8> {
    [b"--- ", old, b"\n+++ ", new, b"\n"].concat()
}

/// A path that may be looked up in a tree.
fn stripped(raw: &[u8], strip: usize) -> Option<Vec<u8>> {
    if raw == b"/dev/null" {
        return None;
    }
    let path = if raw.starts_with(b"\"") { unquote(raw)?.0 } else { raw.to_vec() };
    let path = strip_components(&path, strip)?;
    check_path(path).is_ok().then(|| path.to_vec())
}
