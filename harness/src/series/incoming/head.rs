// SPDX-License-Identifier: GPL-2.0-only
//! The head of a patch that came in, as `git format-patch` begins one. Nothing that a person wrote is lost of it.

use crate::escape;
use crate::series::patch::{Patch, split_headers};
use regex::bytes::Regex;
use std::sync::LazyLock;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc2822;

/// Header fields that say what a patch is; those of a mail that travelled which say how it did so go.
const KEPT: [&str; 8] = [
    "From",
    "Date",
    "Subject",
    "Message-Id",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Content-Language",
];
/// Fields that make a block of them the headers of a mail.
const MAIL: [&str; 5] = ["From", "Date", "To", "Message-Id", "MIME-Version"];
/// Fields that Debian's patches begin with.
const DEBIAN: [&str; 6] = ["Description", "Origin", "Author", "Forwarded", "Last-Update", "Bug"];
/// Fields that only a mail which travelled has.
const TRAVELLED: [&str; 4] = ["Received", "Return-Path", "Delivered-To", "List-Id"];

/// Stands in for what a patch does not say.
pub struct Defaults<'a> {
    /// Its subject.
    pub title: &'a str,
    /// Who made it, `Name <address>`.
    pub author: Option<&'a str>,
    /// When.
    pub date: OffsetDateTime,
}

/// A patch under its head.
#[derive(Debug)]
pub struct Headed {
    /// Its bytes; those that came where its head was whole.
    pub bytes: Vec<u8>,
    /// What was put in.
    pub notes: Vec<String>,
}

/// Nobody is known who made the patch: neither it nor git says so.
#[derive(Debug, PartialEq, Eq)]
pub struct Nobody;

/// Gives a patch the head that it lacks.
pub fn headed(text: &[u8], defaults: &Defaults<'_>) -> Result<Headed, Nobody> {
    let (headers, text_start) = split_headers(text);
    let fields: Vec<&[u8]> = headers.map(|range| fields(&text[range])).unwrap_or_default();
    let patch = Patch::parse(text);
    if !fields.iter().any(|field| is(field, "Subject")) {
        return anew(text, &fields, defaults);
    }
    let mut notes = Vec::new();
    let mut out = Vec::with_capacity(text.len() + 200);
    let travelled = fields.iter().any(|field| TRAVELLED.iter().any(|name| is(field, name)));
    if travelled || !text.starts_with(b"From ") {
        out.extend_from_slice(from_line().as_bytes());
    } else {
        out.extend_from_slice(text.split_inclusive(|&byte| byte == b'\n').next().unwrap_or_default());
    }
    if patch.author.is_none() {
        let author = defaults.author.ok_or(Nobody)?;
        notes.push(format!("it names no author: {author} is put in"));
        out.extend_from_slice(format!("From: {author}\nDate: {}\n", date(defaults.date)).as_bytes());
    }
    for field in fields.iter().filter(|field| !travelled || KEPT.iter().any(|name| is(field, name))) {
        out.extend_from_slice(field);
    }
    if !travelled && patch.author.is_some() && patch.has_separator && text.starts_with(b"From ") {
        return Ok(Headed { bytes: text.to_vec(), notes });
    }
    out.push(b'\n');
    out.extend_from_slice(with_separator(&text[text_start..patch.head.len()], patch.has_separator).as_slice());
    out.extend_from_slice(patch.diff_text());
    Ok(Headed { bytes: out, notes })
}

/// A head for a patch that has no subject in the headers of a mail.
fn anew(text: &[u8], fields: &[&[u8]], defaults: &Defaults<'_>) -> Result<Headed, Nobody> {
    static REPLACED: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?m-u)^Replace-Subject: *(.+)\n?").expect("constant pattern"));
    let patch = Patch::parse(text);
    let mut notes = Vec::new();
    let message = message(text, &patch);
    let is_known = |field: &&&[u8]| MAIL.iter().chain(&DEBIAN).any(|name| is(field, name));
    // Fields of other kinds, as Debian has them, are text here; `net: Mend it` is no field at all.
    let above = fields.iter().filter(|field| !is(field, "From") && !is(field, "Date")).copied().collect::<Vec<_>>();
    let above_text = above.concat();
    let above = !above_text.is_empty();
    let whole = match (above_text, message) {
        (above, message) if above.is_empty() || message.is_empty() => [&above, message].concat(),
        (above, message) => [&above, b"\n".as_slice(), message].concat(),
    };
    let description = fields.iter().find(|field| is(field, "Description")).map(|field| first_line(field));
    let first = whole.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let (subject, body) = if let Some(subject) = REPLACED.captures(&whole).and_then(|found| found.get(1)) {
        (subject.as_bytes(), REPLACED.replace(&whole, b"".as_slice()).into_owned())
    } else if let Some(subject) = description {
        (subject, whole.clone())
    } else if first.trim_ascii().is_empty() || (above && fields.iter().any(|field| is_known(&field))) {
        notes.push(format!("it has no subject: `{}` is put in", defaults.title));
        (defaults.title.as_bytes(), whole.clone())
    } else {
        (first, whole[first.len()..].to_vec())
    };
    let subject = clean(&String::from_utf8_lossy(subject));
    let named = fields.iter().find(|field| is(field, "Author")).map(|field| String::from_utf8_lossy(first_line(field)));
    let author = match named.filter(|named| named.contains('<') && named.ends_with('>') && named.contains('@')) {
        Some(named) => escape::line(named.as_bytes()),
        None => author(&patch, defaults, &mut notes)?,
    };
    let date = match patch.author.as_ref().filter(|author| author.seconds > 0) {
        Some(author) => OffsetDateTime::from_unix_timestamp(author.seconds).map_or_else(|_| date(defaults.date), date),
        None => date(defaults.date),
    };
    let mut out = format!("{}From: {author}\nDate: {date}\nSubject: [PATCH] {subject}\n\n", from_line()).into_bytes();
    out.extend_from_slice(&with_separator(without_blank_start(&body), false));
    out.extend_from_slice(patch.notes);
    out.extend_from_slice(patch.diff_text());
    Ok(Headed { bytes: out, notes })
}

/// The message as it stands, without what it says of its author.
fn message<'a>(text: &'a [u8], patch: &Patch<'_>) -> &'a [u8] {
    let (_, start) = split_headers(text);
    let end = patch.head.len() - patch.notes.len();
    let mut message = text[start..end].trim_ascii_end();
    if patch.has_separator {
        message = message.strip_suffix(b"---").unwrap_or(message).trim_ascii_end();
    }
    let message = without_blank_start(message);
    let is_inner = |line: &[u8]| line.starts_with(b"From: ") || line.starts_with(b"Date: ");
    match message.windows(2).position(|pair| pair == b"\n\n") {
        Some(end) if message[..end].split(|&byte| byte == b'\n').all(is_inner) => without_blank_start(&message[end..]),
        _ => message,
    }
}

fn without_blank_start(text: &[u8]) -> &[u8] {
    let blank = text.split_inclusive(|&byte| byte == b'\n').take_while(|line| line.trim_ascii().is_empty());
    &text[blank.map(<[u8]>::len).sum()..]
}

/// Who made it: whom its text names, with the address of the sign-off where an archive has taken the other away.
fn author(patch: &Patch<'_>, defaults: &Defaults<'_>, notes: &mut Vec<String>) -> Result<String, Nobody> {
    let Some(author) = patch.author.as_ref().filter(|author| !author.name.is_empty()) else {
        let author = defaults.author.ok_or(Nobody)?.to_owned();
        notes.push(format!("it names no author: {author} is put in"));
        return Ok(author);
    };
    if author.email.contains('@') {
        return Ok(format!("{} <{}>", author.name, author.email));
    }
    let body = String::from_utf8_lossy(patch.body);
    let signed = body.lines().filter_map(|line| line.strip_prefix("Signed-off-by: "));
    let own = signed.map(str::trim).find(|who| who.starts_with(&format!("{} <", author.name)));
    Ok(own.map_or_else(
        || {
            notes.push(format!("it names no address of {}", author.name));
            format!("{} <unknown@invalid>", author.name)
        },
        str::to_owned,
    ))
}

/// The text above the diffs, with a `---` below it.
fn with_separator(above: &[u8], has_separator: bool) -> Vec<u8> {
    if has_separator {
        return above.to_vec();
    }
    let message = above.trim_ascii_end();
    let end: &[u8] = if message.is_empty() { b"---\n" } else { b"\n---\n" };
    [message, end].concat()
}

/// What begins every file of format-patch; no commit is known.
fn from_line() -> String {
    format!("From {} Mon Sep 17 00:00:00 2001\n", "0".repeat(40))
}

fn date(date: OffsetDateTime) -> String {
    date.format(&Rfc2822).unwrap_or_default()
}

/// One line without brackets in front.
fn clean(subject: &str) -> String {
    let mut rest = subject.trim();
    while let Some((_, after)) = rest.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
        rest = after.trim_start();
    }
    rest.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Header fields with the lines that they go on in.
fn fields(headers: &[u8]) -> Vec<&[u8]> {
    let mut ends = Vec::new();
    let mut at = 0;
    for line in headers.split_inclusive(|&byte| byte == b'\n') {
        if at > 0 && !matches!(line.first(), Some(b' ' | b'\t')) {
            ends.push(at);
        }
        at += line.len();
    }
    ends.push(at);
    let mut start = 0;
    ends.into_iter()
        .map(|end| &headers[std::mem::replace(&mut start, end)..end])
        .filter(|one| !one.is_empty())
        .collect()
}

fn is(field: &[u8], name: &str) -> bool {
    field.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
        && field.get(name.len()) == Some(&b':')
}

/// The value of a field, as far as its first line goes.
fn first_line(field: &[u8]) -> &[u8] {
    let line = field.split(|&byte| byte == b'\n').next().unwrap_or_default();
    line.iter().position(|&byte| byte == b':').map_or(line, |colon| line[colon + 1..].trim_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    const DIFF: &str = "diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n";
    const ME: Defaults<'_> =
        Defaults { title: "fix it", author: Some("Me <me@example.org>"), date: datetime!(2026-11-26 10:00 UTC) };

    fn made(text: &str) -> String {
        String::from_utf8(headed(text.as_bytes(), &ME).expect("it is known who made it").bytes).expect("text")
    }

    fn head(from: &str, date: &str, subject: &str) -> String {
        format!("{}From: {from}\nDate: {date}\nSubject: [PATCH] {subject}\n\n", from_line())
    }

    const NOW: &str = "Thu, 26 Nov 2026 10:00:00 +0000";

    #[test]
    fn what_format_patch_wrote_stays() {
        let text = format!("{}From: A <a@x>\nSubject: [PATCH] x\n\nBody\n---\n f | 2\n\n{DIFF}", from_line());
        assert_eq!(made(&text), text);
    }

    #[test]
    fn a_bare_diff_gets_a_head() {
        assert_eq!(made(DIFF), head("Me <me@example.org>", NOW, "fix it") + "---\n" + DIFF);
        assert_eq!(headed(DIFF.as_bytes(), &Defaults { author: None, ..ME }).expect_err("nobody"), Nobody);
    }

    #[test]
    fn text_before_a_diff_is_its_message() {
        let expected = head("Me <me@example.org>", NOW, "net: Mend it") + "Because.\n---\n" + DIFF;
        assert_eq!(made(&format!("net: Mend it\n\nBecause.\n\n{DIFF}")), expected);
    }

    #[test]
    fn debian_s_fields_stay_as_text() {
        let text = format!(
            "Description: net: Mend it\n For good.\nOrigin: upstream\nAuthor: X <x@example.org>\n\n---\n{DIFF}"
        );
        let expected = head("X <x@example.org>", NOW, "net: Mend it")
            + "Description: net: Mend it\n For good.\nOrigin: upstream\nAuthor: X <x@example.org>\n---\n"
            + DIFF;
        assert_eq!(made(&text), expected);
        let text = format!("From: A <a@x.org>\nSubject: x: Y\n{DIFF}");
        assert_eq!(made(&text), format!("{}From: A <a@x.org>\nSubject: x: Y\n\n---\n{DIFF}", from_line()));
    }

    #[test]
    fn a_mail_from_an_archive_says_its_subject_in_its_text() {
        let text = format!(
            "Re: a thread\n\nFrom: D L\nDate: Wed Jun 28 2006 - 17:52:25 EST\n\n\nSome words.\n\n\
             Replace-Subject: [Network namespace] ipv4 isolation\nSigned-off-by: D L <dl@xxx>\n---\nnote\n{DIFF}"
        );
        let made = made(&text);
        assert!(made.contains("\nFrom: D L <dl@xxx>\nDate: "), "{made}");
        let body = "\nSubject: [PATCH] ipv4 isolation\n\nRe: a thread\n\nSome words.\n\nSigned-off-by: D L <dl@xxx>\n---\nnote\n";
        assert!(made.ends_with(&format!("{body}{DIFF}")), "{made}");
    }

    #[test]
    fn how_a_mail_travelled_is_left_out() {
        let text = format!(
            "Received: by x;\n\tlater\nFrom: A <a@x.org>\nDKIM-Signature: y\nSubject: [PATCH] x\nMessage-ID: <1@x>\n\nBody\n---\n{DIFF}"
        );
        let expected =
            format!("{}From: A <a@x.org>\nSubject: [PATCH] x\nMessage-ID: <1@x>\n\nBody\n---\n{DIFF}", from_line());
        assert_eq!(made(&text), expected);
    }
}
