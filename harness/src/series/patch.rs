// SPDX-License-Identifier: GPL-2.0-only
//! Parsing a patch file: the mail around the diff.
//!
//! A patch file is what `git format-patch` writes, or a diff with any text, or none, before it. Its parts are its headers,
//! its message, the notes below `---` that no commit keeps, and its diffs.

use super::diff::{self, DiffError, FileDiff};
use super::{SeriesError, mail};
use crate::git::Identity;
use crate::model::PatchFile;
use std::borrow::Cow;
use std::ops::{Deref, Range};

/// The text of a patch file: its bytes, or what they decode to where it is a mail as it travelled.
pub struct Text<'a> {
    file: &'a PatchFile,
    bytes: Cow<'a, [u8]>,
}

impl<'a> Text<'a> {
    /// Decodes a file.
    ///
    /// # Errors
    /// [`SeriesError::Mail`].
    pub fn of(file: &'a PatchFile) -> Result<Self, SeriesError> {
        let bytes = mail::decoded(&file.bytes).map_err(|fault| SeriesError::Mail { path: file.path.clone(), fault })?;
        Ok(Self { file, bytes })
    }

    /// The changes of the patch that was parsed from this text.
    ///
    /// # Errors
    /// [`SeriesError::Malformed`].
    pub fn diffs<'p>(&self, patch: &'p Patch<'_>) -> Result<Vec<FileDiff<'p>>, SeriesError> {
        let (path, decoded) = (&self.file.path, matches!(self.bytes, Cow::Owned(_)));
        let malformed = |DiffError { line, fault }| SeriesError::Malformed { path: path.clone(), line, decoded, fault };
        patch.diffs(self.file.strip).map_err(malformed)
    }
}

impl Deref for Text<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.bytes
    }
}

/// A patch file in its parts; the bytes stay where they are.
pub struct Patch<'a> {
    /// Who wrote it and when, where it says so.
    pub author: Option<Identity>,
    /// The subject, without `[PATCH n/m]`; empty where there is none.
    pub subject: String,
    /// The message below the subject, without blank lines around it.
    pub body: &'a [u8],
    /// Everything above the diffs.
    pub head: &'a [u8],
    /// What stands between `---` and the diffs, at the end of the head: notes, statistics.
    pub notes: &'a [u8],
    /// Whether there is a `---`.
    pub has_separator: bool,
    diffs: Cow<'a, [u8]>,
    diffs_line: usize,
}

impl<'a> Patch<'a> {
    /// Takes a patch file apart. Any bytes are a patch file, if one without diffs.
    pub fn parse(bytes: &'a [u8]) -> Self {
        let (headers, text_start) = split_headers(bytes);
        let mut mail = headers.map(|range| read_headers(&bytes[range])).unwrap_or_default();
        let text = &bytes[text_start..];
        let (message, notes_start, diff_start) = split_message(text);
        let has_separator = message.end < notes_start;
        let mut body = trim_blank(&text[message]);
        if let Some(rest) = mail.take_in_body(body) {
            body = trim_blank(rest);
        }
        if mail.subject.is_empty() {
            let end = body.iter().position(|&byte| byte == b'\n').unwrap_or(body.len());
            mail.subject = String::from_utf8_lossy(&body[..end]).trim().to_owned();
            body = trim_blank(&body[end..]);
        }
        let diffs = &text[diff_start..];
        let diffs = match diffs.last() {
            // A file that was cut by an editor right at its end.
            Some(last) if *last != b'\n' => Cow::Owned([diffs, b"\n"].concat()),
            _ => Cow::Borrowed(diffs),
        };
        Self {
            author: mail.author(),
            subject: mail.subject,
            body,
            head: &bytes[..text_start + diff_start],
            notes: &text[notes_start..diff_start],
            has_separator,
            diffs,
            diffs_line: 1 + count_lines(&bytes[..text_start + diff_start]),
        }
    }

    /// The changes of files, in the patch's order.
    ///
    /// # Errors
    /// The first fault with its line in the patch file.
    pub fn diffs(&self, strip: usize) -> Result<Vec<FileDiff<'_>>, DiffError> {
        diff::parse(&self.diffs, self.diffs_line, strip)
    }

    /// What stands below this diff: a signature, if it is the last.
    pub fn after(&self, diff: &FileDiff<'_>) -> &[u8] {
        let lines = diff.end - self.diffs_line;
        let length = self.diffs.split_inclusive(|&byte| byte == b'\n').take(lines).map(<[u8]>::len).sum();
        &self.diffs[length..]
    }

    /// The text that its diffs stand in, whether they can be read or not.
    pub fn diff_text(&self) -> &[u8] {
        &self.diffs
    }

    /// The message of the commit: subject, blank line, body. `name` stands in for a subject that is missing.
    pub fn message(&self, name: &str) -> Vec<u8> {
        let subject = if self.subject.is_empty() { name } else { &self.subject };
        let mut message = subject.as_bytes().to_vec();
        message.push(b'\n');
        if !self.body.is_empty() {
            message.push(b'\n');
            message.extend_from_slice(self.body);
            message.push(b'\n');
        }
        message
    }
}

#[derive(Default)]
struct MailHeaders {
    from: Option<(String, String)>,
    date: Option<(i64, i32)>,
    subject: String,
}

impl MailHeaders {
    fn author(&self) -> Option<Identity> {
        let (name, email) = self.from.clone()?;
        let (seconds, offset_minutes) = self.date.unwrap_or_default();
        Some(Identity { name, email, seconds, offset_minutes })
    }

    /// Headers at the top of the body overrule the mail's own: somebody sends another one's patch. Returns the rest.
    fn take_in_body<'a>(&mut self, body: &'a [u8]) -> Option<&'a [u8]> {
        if !body.starts_with(b"From: ") {
            return None;
        }
        let end = body.windows(2).position(|pair| pair == b"\n\n")?;
        let known =
            |line: &[u8]| [b"From: ".as_slice(), b"Subject: ", b"Date: "].iter().any(|name| line.starts_with(name));
        if !body[..end].split(|&byte| byte == b'\n').all(known) {
            return None;
        }
        let inner = read_headers(&body[..end]);
        self.from = inner.from.or(self.from.take());
        self.date = inner.date.or(self.date);
        if !inner.subject.is_empty() {
            self.subject = inner.subject;
        }
        Some(&body[end..])
    }
}

/// Bytes of headers up to which they are some: a header costs more than its line.
const HEADERS: usize = 1 << 20;

/// The headers' bytes, if the file begins with some, and where the text begins.
pub(super) fn split_headers(bytes: &[u8]) -> (Option<Range<usize>>, usize) {
    let mut start = 0;
    if bytes.starts_with(b"From ") {
        start = bytes.iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |end| end + 1);
    }
    let mut at = start;
    for line in bytes[start..].split_inclusive(|&byte| byte == b'\n') {
        let blank = matches!(line, b"\n" | b"\r\n");
        if blank && at > start {
            return (Some(start..at), at + line.len());
        }
        if at - start > HEADERS {
            return (None, 0);
        }
        let folded = at > start && matches!(line.first(), Some(b' ' | b'\t'));
        if !folded && !is_header(line) {
            break;
        }
        at += line.len();
    }
    // Without a blank line after them these are no headers, unless Debian's, which end where the diff begins.
    match at > start && diff::begins_diff(&bytes[at..], next_line(&bytes[at..])) || bytes[at..].starts_with(b"---") {
        true if at > start => (Some(start..at), at),
        _ => (None, 0),
    }
}

pub(super) fn is_header(line: &[u8]) -> bool {
    let Some(colon) = line.iter().position(|&byte| byte == b':') else { return false };
    let name = &line[..colon];
    name.first().is_some_and(u8::is_ascii_alphabetic)
        && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
        && name != b"Index"
}

fn read_headers(bytes: &[u8]) -> MailHeaders {
    let mut block = bytes.to_vec();
    block.extend_from_slice(b"\n\n");
    let Some(message) = mail_parser::MessageParser::default().parse_headers(&block) else {
        return MailHeaders::default();
    };
    let address = |address: &mail_parser::Address<'_>| {
        let first = address.first()?;
        let email = one_line(first.address().unwrap_or_default());
        Some((first.name().map_or_else(|| email.clone(), one_line), email))
    };
    let date = message.date().filter(|date| date.is_valid()).map(|date| {
        let minutes = i32::from(date.tz_hour) * 60 + i32::from(date.tz_minute);
        (date.to_timestamp().max(0), if date.tz_before_gmt { -minutes } else { minutes })
    });
    MailHeaders {
        from: message.from().and_then(address),
        date,
        subject: clean_subject(message.subject().unwrap_or_default()),
    }
}

/// A name or an address without control characters: an encoded word can hold the end of a line, and with it a field of the
/// mail that the patch is exported as.
fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ").trim().to_owned()
}

/// As `git am` cleans it: no `Re:`, no brackets at the start, single spaces.
fn clean_subject(raw: &str) -> String {
    let mut rest = raw.trim();
    loop {
        let bracket = rest.strip_prefix('[').and_then(|inner| inner.split_once(']')).map(|(_, after)| after);
        let reply = rest.get(..3).filter(|start| start.eq_ignore_ascii_case("re:")).map(|_| &rest[3..]);
        match bracket.or(reply) {
            Some(after) => rest = after.trim_start(),
            None => break,
        }
    }
    rest.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The message's range, where the notes begin, and where the diffs do.
fn split_message(text: &[u8]) -> (Range<usize>, usize, usize) {
    let mut message = None;
    let mut notes = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let line_end = at + rest.iter().position(|&byte| byte == b'\n').map_or(rest.len(), |end| end + 1);
        let line = &text[at..line_end];
        if diff::begins_diff(line, Some(&text[line_end..])) {
            return (0..message.unwrap_or(at), notes.max(message.map_or(at, |_| notes)), at);
        }
        if message.is_none() && line.starts_with(b"---") && line[3..].iter().all(u8::is_ascii_whitespace) {
            message = Some(at);
            notes = line_end;
        }
        at = line_end;
    }
    (0..message.unwrap_or(text.len()), if message.is_some() { notes } else { text.len() }, text.len())
}

fn next_line(bytes: &[u8]) -> Option<&[u8]> {
    bytes.iter().position(|&byte| byte == b'\n').map(|end| &bytes[end + 1..])
}

fn trim_blank(text: &[u8]) -> &[u8] {
    let text = text.trim_ascii_end();
    let mut start = 0;
    for line in text.split_inclusive(|&byte| byte == b'\n') {
        if !line.iter().all(u8::is_ascii_whitespace) {
            break;
        }
        start += line.len();
    }
    &text[start..]
}

fn count_lines(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIL: &[u8] = b"From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n\
From: =?utf-8?q?J=C3=B6rg?= Tester <j@example.org>\n\
Date: Wed, 28 Jun 2006 10:00:00 +0200\n\
Subject: [PATCH v2 1/3] net: a subject that\n is folded\n\
\n\
The body.\n\
\n\
Signed-off-by: J <j@example.org>\n\
---\n\
a note\n\
 f | 2 +-\n\
\n\
diff --git a/f b/f\n\
--- a/f\n\
+++ b/f\n\
@@ -1 +1 @@\n\
-a\n\
+b\n\
-- \n\
2.39.2\n\
\n";

    #[test]
    fn a_mail_falls_into_its_parts() {
        let patch = Patch::parse(MAIL);
        let author = patch.author.as_ref().expect("author");
        assert_eq!((author.name.as_str(), author.email.as_str()), ("J\u{f6}rg Tester", "j@example.org"));
        assert_eq!((author.seconds, author.offset_minutes), (1_151_481_600, 120));
        assert_eq!(patch.subject, "net: a subject that is folded");
        assert_eq!(patch.body, b"The body.\n\nSigned-off-by: J <j@example.org>");
        assert!(patch.notes.starts_with(b"a note\n"));
        let diffs = patch.diffs(1).expect("well-formed");
        assert_eq!((diffs[0].line, diffs[0].hunks[0].line), (14, 17));
    }

    #[test]
    fn a_bare_diff_is_a_patch() {
        let patch = Patch::parse(b"--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n");
        assert!(patch.author.is_none() && patch.subject.is_empty() && patch.body.is_empty());
        assert_eq!(patch.diffs(1).expect("well-formed").len(), 1);
        assert_eq!(patch.message("fix.patch"), b"fix.patch\n");
    }

    #[test]
    fn text_before_a_diff_is_its_message() {
        let patch = Patch::parse(b"Fix the thing\n\nBecause.\n\nIndex: f\n=====\n--- f\n+++ f\n@@ -1 +1 @@\n-a\n+b\n");
        assert_eq!((patch.subject.as_str(), patch.body), ("Fix the thing", b"Because.".as_slice()));
        assert_eq!(patch.diffs(0).expect("well-formed")[0].hunks[0].line, 9);
    }

    #[test]
    fn the_author_in_the_body_overrules_the_sender() {
        let patch = Patch::parse(
            b"From: S <s@x.org>\nSubject: [PATCH] s\n\nFrom: A <a@x.org>\n\nBody\n---\ndiff --git a/f b/f\n",
        );
        assert_eq!(patch.author.as_ref().map(|author| author.email.as_str()), Some("a@x.org"));
        assert_eq!((patch.subject.as_str(), patch.body), ("s", b"Body".as_slice()));
    }

    #[test]
    fn an_author_is_one_line() {
        let patch =
            Patch::parse(b"From: =?utf-8?q?A=0ABcc:_x?= <a@x.org>\nSubject: =?utf-8?q?s=0ABcc:_x?=\n\nBody\n---\n");
        assert_eq!(patch.author.as_ref().map(|author| author.name.as_str()), Some("A Bcc: x"));
        assert_eq!(patch.subject, "s Bcc: x");
    }

    #[test]
    fn subjects_are_cleaned() {
        assert_eq!(clean_subject("Re: [PATCH 1/2][net-next]  a   b"), "a b");
        assert_eq!(clean_subject("[broken"), "[broken");
    }
}
