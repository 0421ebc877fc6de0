// SPDX-License-Identifier: GPL-2.0-only
//! Taking apart what a user imports: an mbox, one mail or a bare diff becomes mails, and mails become a series in order.
//!
//! [`split`] only cuts, [`arrange`] reads subjects and tells patches, the cover letter and replies apart. What cannot be
//! ordered without guessing is an error; what is odd and harmless is a note.

use super::diff::begins_diff;
use super::mail::{MailFault, decoded};
use super::patch::{is_header, split_headers};
use crate::escape;
use regex::bytes::Regex;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

/// The longest line that is looked at as a `From ` line; RFC 5322 has no longer ones.
const FROM_LIMIT: usize = 998;
/// What git writes as the date of every mail that `format-patch` makes.
const FORMAT_PATCH_DATE: &[u8] = b"Mon Sep 17 00:00:00 2001";
/// Bytes of a file name before `.patch`, as git has them.
const NAME_LIMIT: usize = 57;

/// One mail as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail<'a> {
    /// Its first line in the input, from 1.
    pub line: usize,
    /// Its bytes, `From ` line and headers included, without the quoting of an mbox.
    pub bytes: Cow<'a, [u8]>,
}

/// A mail of a series, decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter<'a> {
    /// Its first line in the input, from 1.
    pub line: usize,
    /// Of `[PATCH n/m]` the n and the m.
    pub number: Option<(u32, u32)>,
    /// The subject without `Re:` and brackets; empty where there is none.
    pub subject: String,
    /// The mail with its transfer encoding undone.
    pub text: Cow<'a, [u8]>,
}

/// Mails as a series.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arranged<'a> {
    /// The cover letter.
    pub cover: Option<Letter<'a>>,
    /// The patches in their order.
    pub patches: Vec<Letter<'a>>,
    /// What was seen on the way and is to be told.
    pub notes: Vec<Note>,
}

/// What a user should know of a series that was arranged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Numbers that no patch has.
    Missing(Vec<RangeInclusive<u32>>),
    /// Not every patch has a number, so that the order is the input's.
    Unnumbered {
        /// The line of the first that has none.
        line: usize,
    },
    /// A mail that is left out, since it is a reply, or one more without a diff.
    LeftOut {
        /// Its first line.
        line: usize,
        /// Its subject.
        subject: String,
    },
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(ranges) => {
                let name = |range: &RangeInclusive<u32>| match range.start() == range.end() {
                    true => range.start().to_string(),
                    false => format!("{} to {}", range.start(), range.end()),
                };
                let names: Vec<String> = ranges.iter().map(name).collect();
                write!(f, "the numbers of the patches have gaps: there is no {}", names.join(", "))
            }
            Self::Unnumbered { line } => {
                write!(f, "the mail at line {line} has no [PATCH n/m], so the patches stay in the order of the input")
            }
            Self::LeftOut { line, subject } => {
                let subject = escape::line_cut(subject.as_bytes(), 80);
                write!(f, "the mail at line {line} ({subject}) holds no patch and is left out")
            }
        }
    }
}

/// Why mails are no series.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailboxError {
    /// A mail that gives no text.
    #[error("the mail at line {line}: {fault}")]
    Mail {
        /// Its first line.
        line: usize,
        /// What is wrong.
        fault: MailFault,
    },
    /// Two mails with one number.
    #[error("the number {number} is there twice: in the mails at lines {first} and {second}")]
    Twice {
        /// The number.
        number: u32,
        /// The line of the first.
        first: usize,
        /// The line of the second.
        second: usize,
    },
    /// Mails that belong to series of different length or version.
    #[error("the mails at lines {first} and {second} are of different series: their [PATCH n/m] differ in {differs}")]
    Mixed {
        /// The line of the first.
        first: usize,
        /// The line of the second.
        second: usize,
        /// In what.
        differs: &'static str,
    },
    /// A mail with the number of a patch and no diff.
    #[error("the mail at line {line} is number {number} of the series and holds no diff")]
    NoDiff {
        /// Its first line.
        line: usize,
        /// The number.
        number: u32,
    },
    /// No mail has a diff.
    #[error("no mail here holds a diff")]
    NoPatch,
}

/// Cuts an mbox into its mails; anything else is one mail.
///
/// A line separates where it is `From `, a word or two, and a date as asctime(3) writes it, and a header field follows, so
/// that a sentence which begins with "From" does not. The quoting of an mbox is undone as mboxrd has it (one `>` less
/// before `From `), but for mails from `git format-patch`, which quotes nothing.
pub fn split<'a>(bytes: &'a [u8]) -> Vec<Mail<'a>> {
    let mut mails = Vec::new();
    let mut push = |line: usize, mail: &'a [u8]| {
        if !mail.trim_ascii().is_empty() {
            mails.push(Mail { line, bytes: unquoted(mail) });
        }
    };
    let (mut start, mut start_line) = (0, 1);
    let (mut at, mut number) = (0, 1);
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        let next = at + line.len();
        if is_from_line(line) && is_header(first_line(&bytes[next..])) {
            push(start_line, &bytes[start..at]);
            (start, start_line) = (at, number);
        }
        (at, number) = (next, number + 1);
    }
    push(start_line, &bytes[start..]);
    mails
}

fn first_line(bytes: &[u8]) -> &[u8] {
    let limited = &bytes[..bytes.len().min(FROM_LIMIT)];
    limited.split_inclusive(|&byte| byte == b'\n').next().unwrap_or_default()
}

/// As git mailsplit tells it: a time of day, and a year after it.
pub(super) fn is_from_line(line: &[u8]) -> bool {
    static FROM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?-u)^From .*\b[0-9]{1,2}:[0-9]{2}(:[0-9]{2})? .*[0-9]{4}\b").expect("constant pattern")
    });
    line.starts_with(b"From ") && line.len() <= FROM_LIMIT && FROM.is_match(line)
}

fn unquoted(mail: &[u8]) -> Cow<'_, [u8]> {
    let is_quoted = |line: &[u8]| {
        let quotes = line.iter().take_while(|&&byte| byte == b'>').count();
        quotes > 0 && line[quotes..].starts_with(b"From ")
    };
    let lines = || mail.split_inclusive(|&byte| byte == b'\n');
    let from = lines().next().unwrap_or_default();
    if !is_from_line(from) || from.trim_ascii_end().ends_with(FORMAT_PATCH_DATE) || !lines().any(is_quoted) {
        return Cow::Borrowed(mail);
    }
    let without = |line| if is_quoted(line) { &line[1..] } else { line };
    Cow::Owned(lines().map(without).collect::<Vec<_>>().concat())
}

/// Tells patches, cover letter and replies apart and puts the patches into their order.
///
/// # Errors
/// [`MailboxError`] where that would take a guess.
pub fn arrange<'a>(mails: &'a [Mail<'_>]) -> Result<Arranged<'a>, MailboxError> {
    let (mut arranged, versions) = tell_apart(mails)?;
    order(&mut arranged, &versions)?;
    Ok(arranged)
}

/// Tells patches, cover letter and replies apart; the patches, if any, stay in the order in which they came.
///
/// # Errors
/// As [`arrange`].
pub fn as_they_came<'a>(mails: &'a [Mail<'_>]) -> Result<Arranged<'a>, MailboxError> {
    Ok(tell_apart(mails)?.0)
}

/// The mails by what they are, and the versions that the patches say they are of.
fn tell_apart<'a>(mails: &'a [Mail<'_>]) -> Result<(Arranged<'a>, Vec<u32>), MailboxError> {
    let mut arranged = Arranged::default();
    let mut versions = Vec::new();
    for mail in mails {
        let (subject, text) = match (subject_of(&mail.bytes), decoded(&mail.bytes)) {
            (subject, Ok(text)) => (subject, text),
            (subject, Err(_)) if subject.is_reply => (subject, Cow::Borrowed(b"".as_slice())),
            (_, Err(fault)) => return Err(MailboxError::Mail { line: mail.line, fault }),
        };
        let has_diff = has_diff(&text, false) || (!subject.is_reply && has_diff(&text, true));
        let number = subject.number.map(|(number, _)| number);
        let letter = Letter { line: mail.line, number: subject.number, subject: subject.text, text };
        match number {
            // A cover letter may well show the difference to the version before.
            Some(0) if !subject.is_reply => match arranged.cover.replace(letter) {
                Some(before) if before.number.is_some() => {
                    return Err(MailboxError::Twice { number: 0, first: before.line, second: mail.line });
                }
                Some(before) => arranged.notes.push(left_out(before)),
                None => {}
            },
            _ if has_diff => {
                versions.push(subject.version);
                arranged.patches.push(letter);
            }
            Some(number) if !subject.is_reply => return Err(MailboxError::NoDiff { line: mail.line, number }),
            None if !subject.is_reply && arranged.cover.is_none() => arranged.cover = Some(letter),
            _ => arranged.notes.push(left_out(letter)),
        }
    }
    Ok((arranged, versions))
}

fn left_out(letter: Letter<'_>) -> Note {
    Note::LeftOut { line: letter.line, subject: letter.subject }
}

/// Orders the patches by their numbers, where all have one.
fn order(arranged: &mut Arranged<'_>, versions: &[u32]) -> Result<(), MailboxError> {
    let patches = &mut arranged.patches;
    let Some(first) = patches.first() else { return Err(MailboxError::NoPatch) };
    if let Some(other) = patches.iter().find(|patch| patch.number.is_none()) {
        if patches.iter().any(|patch| patch.number.is_some()) {
            arranged.notes.push(Note::Unnumbered { line: other.line });
        }
        return Ok(());
    }
    let mixed = |second: usize, differs| MailboxError::Mixed { first: first.line, second, differs };
    if let Some(other) = versions.iter().position(|version| *version != versions[0]) {
        return Err(mixed(patches[other].line, "the version"));
    }
    let total = |letter: &Letter<'_>| letter.number.map(|(_, total)| total);
    if let Some(other) = patches.iter().find(|patch| total(patch) != total(first)) {
        return Err(mixed(other.line, "the number of patches"));
    }
    let last = total(first).unwrap_or_default();
    let number = |letter: &Letter<'_>| letter.number.map_or(0, |(number, _)| number);
    patches.sort_by_key(number);
    if let Some(pair) = patches.windows(2).find(|pair| number(&pair[0]) == number(&pair[1])) {
        let (first, second) = (pair[0].line, pair[1].line);
        return Err(MailboxError::Twice { number: number(&pair[0]), first, second });
    }
    let gaps = gaps(&patches.iter().map(number).collect(), last);
    if !gaps.is_empty() {
        arranged.notes.push(Note::Missing(gaps));
    }
    Ok(())
}

fn gaps(numbers: &BTreeSet<u32>, last: u32) -> Vec<RangeInclusive<u32>> {
    let mut gaps = Vec::new();
    let mut next = 1;
    for &number in numbers {
        if number > next {
            gaps.push(next..=number - 1);
        }
        let Some(after) = number.checked_add(1) else { return gaps };
        next = after;
    }
    if next <= last {
        gaps.push(next..=last);
    }
    gaps
}

/// What a subject line says.
#[derive(Debug, PartialEq, Eq)]
struct Subject {
    text: String,
    is_reply: bool,
    number: Option<(u32, u32)>,
    /// 1 where it says none.
    version: u32,
}

fn subject_of(mail: &[u8]) -> Subject {
    let (Some(headers), _) = split_headers(mail) else { return read_subject("") };
    let block = [&mail[headers], b"\n\n"].concat();
    let message = mail_parser::MessageParser::default().parse_headers(&block);
    read_subject(message.as_ref().and_then(|message| message.subject()).unwrap_or_default())
}

/// `Re: [list] [PATCH v2 3/7] text`, in whatever order the prefixes come.
fn read_subject(raw: &str) -> Subject {
    // As in `[PATCHv2 3/7]`, and not as in `[PATCH 6.1/x86]`.
    static NUMBER: LazyLock<regex::Regex> =
        LazyLock::new(|| regex::Regex::new(r"(?:^|[^0-9.])([0-9]+)/([0-9]+)(?:$|[^0-9.])").expect("constant pattern"));
    static VERSION: LazyLock<regex::Regex> =
        LazyLock::new(|| regex::Regex::new(r"(?i)(?:^|[ ,-]|patch)v([0-9]+)\b").expect("constant pattern"));
    let mut subject = Subject { text: String::new(), is_reply: false, number: None, version: 1 };
    let mut rest = raw.trim();
    loop {
        if rest.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("re:")) {
            subject.is_reply = true;
            rest = rest[3..].trim_start();
        } else if let Some((inner, after)) = rest.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
            if let Some(found) = NUMBER.captures(inner) {
                subject.number = found[1].parse().ok().zip(found[2].parse().ok()).or(subject.number);
            }
            if let Some(found) = VERSION.captures(inner) {
                subject.version = found[1].parse().unwrap_or(subject.version);
            }
            rest = after.trim_start();
        } else {
            break;
        }
    }
    subject.text = rest.split_whitespace().collect::<Vec<_>>().join(" ");
    subject
}

/// Whether a mail holds a diff, or one behind `> `.
fn has_diff(mail: &[u8], quoted: bool) -> bool {
    let (_, start) = split_headers(mail);
    let plain = |line: &'_ [u8]| -> usize {
        match (quoted, line) {
            (true, [b'>', b' ', ..]) => 2,
            (true, [b'>', ..]) => 1,
            _ => 0,
        }
    };
    let mut at = start;
    mail[start..].split_inclusive(|&byte| byte == b'\n').any(|line| {
        at += line.len();
        let cut = plain(line);
        let next = &mail[at..];
        let next = &next[plain(next)..];
        (!quoted || cut > 0) && (line[cut..].starts_with(b"@@ -") || begins_diff(&line[cut..], Some(next)))
    })
}

/// The name that `git format-patch` gives to the file of a patch.
pub fn file_name(number: usize, subject: &str) -> String {
    let mut slug = String::new();
    let mut gap = false;
    for c in subject.chars() {
        match c {
            '.' if !gap && slug.ends_with('.') => {}
            c if c.is_ascii_alphanumeric() || c == '.' || c == '_' => {
                if gap && !slug.is_empty() {
                    slug.push('-');
                }
                gap = false;
                slug.push(c);
            }
            _ => gap = true,
        }
    }
    let slug = slug.trim_end_matches(['.', '-']);
    let mut name = format!("{number:04}-{slug}");
    name.truncate(NAME_LIMIT);
    name + ".patch"
}

#[cfg(test)]
mod tests;
