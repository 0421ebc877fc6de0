// SPDX-License-Identifier: GPL-2.0-only
//! A series as mails: a cover letter and a mail for each patch, as `git format-patch --cover-letter --thread` makes them, so
//! that git send-email sends them, and git am and b4 take them.
//!
//! The ids of the mails come from what they say: the same version exported twice is the same thread.

mod header;

use self::header::{addresses, encoded};
use super::mailbox::is_from_line;
use super::patch::{Patch, Text};
use super::stack::{Layer, top};
use super::{SeriesError, file_name, format};
use crate::escape;
use crate::git::{Identity, Store};
use crate::model::{Digest, ObjectId, PatchFile};
use std::borrow::Cow;
use std::collections::BTreeMap;
use time::format_description::well_known::Rfc2822;
use time::{OffsetDateTime, UtcOffset};

/// The column at which the shortlog is wrapped, as git has it.
const WRAP: usize = 72;
/// What git takes out of a message that begins so, in whatever case: fields for the patch's own, a subject, and what is left
/// of another mail. Not all of it is taken each time, but a field too many above it does no harm.
const IN_BODY: [&str; 5] = ["From:", "Date:", "Subject:", "[PATCH]", ">From "];

/// What stands on the mails beside the patches.
pub struct Envelope<'a> {
    /// The series' title.
    pub title: &'a str,
    /// The cover letter's text.
    pub cover: &'a str,
    /// Which version it is, from 1.
    pub version: u32,
    /// Whether comments are asked for.
    pub rfc: bool,
    /// Who sends it, `Name <address>`.
    pub sender: &'a str,
    /// Receivers.
    pub to: &'a [String],
    /// Receivers of a copy.
    pub cc: &'a [String],
    /// The id of the mail that is answered, with its `<` and `>`.
    pub in_reply_to: Option<&'a str>,
    /// What became of the version before, and which one that is.
    pub range_diff: Option<(u32, &'a str)>,
    /// The commit of the clone that the series is for, where its tree is from one.
    pub base_commit: Option<ObjectId>,
    /// The date of the cover letter.
    pub date: OffsetDateTime,
}

/// A series as mails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// File names and mails; the first is the cover letter.
    pub mails: Vec<(String, Vec<u8>)>,
    /// The id of the cover letter, with its `<` and `>`.
    pub message_id: String,
}

/// A patch, ready to be put into a mail.
struct Sheet {
    author: Identity,
    subject: String,
    body: Vec<u8>,
    /// All from the notes on.
    rest: Vec<u8>,
}

/// Makes the mails of a stack on this base.
///
/// # Errors
/// [`SeriesError::Empty`], [`SeriesError::NoAuthor`] and [`SeriesError::TwoMails`] for patches that no mail can carry; errors
/// of the store.
pub fn outgoing(
    store: &Store,
    base: ObjectId,
    layers: &[Layer],
    envelope: &Envelope<'_>,
) -> Result<Outgoing, SeriesError> {
    let sheets: Vec<Sheet> = layers.iter().map(|layer| sheet(store, layer)).collect::<Result<_, _>>()?;
    let statistics = format::statistics_between(store, base, top(base, layers))?;
    let cover = envelope.cover.trim_end();
    let above = if cover.is_empty() { "" } else { "\n\n" };
    let mut text = format!("{cover}{above}{}{statistics}\n", shortlog(&sheets));
    if let Some((version, diff)) = envelope.range_diff {
        text += &format!("Range-diff against v{version}:\n{diff}\n");
    }
    if let Some(commit) = envelope.base_commit {
        // As format-patch --base writes it, for b4 and for robots.
        text += &format!("base-commit: {commit}\n");
    }
    let ids: Vec<String> = (0..=sheets.len()).map(|number| message_id(number, &sheets, &text, envelope)).collect();
    let cover = cover_letter(&text, &ids[0], sheets.len(), envelope);
    let mut mails = vec![("0000-cover-letter.patch".to_owned(), cover)];
    for (index, sheet) in sheets.iter().enumerate() {
        let number = index + 1;
        let mail = patch_mail(sheet, number, sheets.len(), &ids, envelope);
        mails.push((file_name(number, &sheet.subject), mail));
    }
    Ok(Outgoing { mails, message_id: ids[0].clone() })
}

fn sheet(store: &Store, layer: &Layer) -> Result<Sheet, SeriesError> {
    let Layer { file, before, after } = layer;
    let bytes = format::canonical(store, file, *before, *after)?.into_owned();
    let file = PatchFile { bytes, strip: 1, ..file.clone() };
    let text = Text::of(&file)?;
    let patch = Patch::parse(&text);
    let diffs = text.diffs(&patch)?;
    let tail = match diffs.last() {
        Some(last) => patch.after(last),
        None => return Err(SeriesError::Empty { path: file.path.clone() }),
    };
    let mut rest = match patch.has_separator {
        true => patch.notes.to_vec(),
        false => (format::statistics_between(store, *before, *after)? + "\n").into_bytes(),
    };
    rest.extend_from_slice(patch.diff_text());
    if tail.trim_ascii().is_empty() {
        // Below it, a list may add what it likes.
        rest.extend_from_slice(b"-- \nkiso\n\n");
    }
    let lines = patch.body.split(|&byte| byte == b'\n').chain(patch.notes.split(|&byte| byte == b'\n'));
    if let Some(line) = lines.into_iter().find(|line| is_from_line(line)) {
        let line = escape::line_cut(line, 200);
        return Err(SeriesError::TwoMails { patch: file.name.clone(), line });
    }
    let author = patch.author.clone().ok_or_else(|| SeriesError::NoAuthor { patch: file.name.clone() })?;
    let subject = if patch.subject.is_empty() { file.name.clone() } else { patch.subject.clone() };
    Ok(Sheet { author, subject, body: patch.body.to_vec(), rest })
}

/// `[PATCH v2 03/12]`
fn prefix(number: usize, count: usize, envelope: &Envelope<'_>) -> String {
    let rfc = if envelope.rfc { "RFC " } else { "" };
    let version = if envelope.version == 1 { String::new() } else { format!(" v{}", envelope.version) };
    let width = count.to_string().len();
    format!("[{rfc}PATCH{version} {number:0width$}/{count}] ")
}

fn message_id(number: usize, sheets: &[Sheet], cover: &str, envelope: &Envelope<'_>) -> String {
    let (number_text, version) = (number.to_string(), envelope.version.to_string());
    let mut parts: Vec<(&str, &[u8])> =
        vec![("title", envelope.title.as_bytes()), ("version", version.as_bytes()), ("number", number_text.as_bytes())];
    match number.checked_sub(1).and_then(|index| sheets.get(index)) {
        Some(sheet) => {
            parts.extend([("subject", sheet.subject.as_bytes()), ("body", &sheet.body), ("rest", &sheet.rest)])
        }
        None => parts.push(("cover", cover.as_bytes())),
    }
    let digest = Digest::of_parts(parts).to_string();
    let digest = digest.rsplit(':').next().unwrap_or_default();
    let domain = envelope.sender.rsplit_once('@').map_or("", |(_, domain)| domain.trim_end_matches('>'));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || ".-".contains(c);
    let domain = if domain.is_empty() || !domain.chars().all(is_plain) { "kiso.invalid" } else { domain };
    format!("<v{version}.{number}.{}@{domain}>", &digest[..digest.len().min(32)])
}

/// What `git shortlog` says of the series.
fn shortlog(sheets: &[Sheet]) -> String {
    let mut authors: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for sheet in sheets {
        authors.entry(&sheet.author.name).or_default().push(&sheet.subject);
    }
    let mut out = String::new();
    for (author, subjects) in authors {
        out += &format!("{author} ({}):\n", subjects.len());
        subjects.iter().for_each(|subject| out += &wrapped(subject));
        out.push('\n');
    }
    out
}

/// A subject in lines of the shortlog.
fn wrapped(subject: &str) -> String {
    let mut out = String::from(" ");
    let mut column = 1;
    for word in subject.split_whitespace() {
        let width = word.chars().count();
        if column > 2 && column + 1 + width > WRAP {
            out += "\n   ";
            column = 3;
        }
        out.push(' ');
        out += word;
        column += 1 + width;
    }
    out + "\n"
}

fn cover_letter(text: &str, id: &str, count: usize, envelope: &Envelope<'_>) -> Vec<u8> {
    let mut out = from_line();
    out += &format!("Message-ID: {id}\n");
    if let Some(answered) = envelope.in_reply_to {
        out += &format!("In-Reply-To: {answered}\nReferences: {answered}\n");
    }
    out += &format!("From: {}\n", header::address(envelope.sender));
    out += &format!("Date: {}\n", envelope.date.format(&Rfc2822).unwrap_or_default());
    out += &format!("Subject: {}{}\n", prefix(0, count, envelope), encoded(envelope.title));
    out += &receivers(envelope);
    // By which the next export knows that the directory is its own.
    out += &format!("{MAILER}\n");
    out += mime(text.as_bytes());
    out += "\n";
    out += text;
    out += "-- \nkiso\n\n";
    out.into_bytes()
}

/// The header by which a cover letter of kiso is known.
pub const MAILER: &str = "X-Mailer: kiso";

fn patch_mail(sheet: &Sheet, number: usize, count: usize, ids: &[String], envelope: &Envelope<'_>) -> Vec<u8> {
    let mut out = from_line();
    out += &format!("Message-ID: {}\nIn-Reply-To: {}\nReferences:", ids[number], ids[0]);
    out += &envelope.in_reply_to.map(|answered| format!(" {answered}\n")).unwrap_or_default();
    out += &format!(" {}\n", ids[0]);
    let Identity { name, email, seconds, offset_minutes } = &sheet.author;
    let author = header::address(&format!("{name} <{email}>"));
    out += &format!("From: {author}\n");
    out += &format!("Date: {}\n", date(*seconds, *offset_minutes));
    out += &format!("Subject: {}{}\n", prefix(number, count, envelope), encoded(&sheet.subject));
    out += &receivers(envelope);
    let mut text = Vec::new();
    // Who takes a mail takes fields at the top of its text for the patch's own, up to a blank line.
    let begins =
        |start: &str| sheet.body.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start.as_bytes()));
    if IN_BODY.iter().any(|start| begins(start)) {
        text.extend_from_slice(format!("From: {}\n\n", author.replace("\n ", " ")).as_bytes());
    }
    text.extend_from_slice(&sheet.body);
    if !sheet.body.is_empty() {
        text.push(b'\n');
    }
    text.extend_from_slice(b"---\n");
    text.extend_from_slice(&sheet.rest);
    out += mime(&text);
    out += "\n";
    [out.as_bytes(), &text].concat()
}

fn from_line() -> String {
    format!("From {} Mon Sep 17 00:00:00 2001\n", "0".repeat(40))
}

fn receivers(envelope: &Envelope<'_>) -> String {
    addresses("To", envelope.to) + &addresses("Cc", envelope.cc)
}

fn date(seconds: i64, offset_minutes: i32) -> String {
    let offset = UtcOffset::from_whole_seconds(offset_minutes * 60).unwrap_or(UtcOffset::UTC);
    let date = OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH).to_offset(offset);
    date.format(&Rfc2822).unwrap_or_default()
}

/// The headers that a text needs which is more than ASCII.
fn mime(text: &[u8]) -> &'static str {
    match text.is_ascii() {
        true => "",
        false => "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n",
    }
}

/// The version of a series as it is kept: its `series` file and its patches, by name.
pub fn kept(patches: &[PatchFile]) -> Vec<(String, Cow<'_, [u8]>)> {
    let line = |patch: &PatchFile| match patch.strip {
        1 => format!("{}\n", patch.name),
        strip => format!("{} -p{strip}\n", patch.name),
    };
    let listing: String = patches.iter().map(line).collect();
    let files = patches.iter().map(|patch| (patch.name.clone(), Cow::Borrowed(patch.bytes.as_slice())));
    std::iter::once(("series".to_owned(), Cow::Owned(listing.into_bytes()))).chain(files).collect()
}

#[cfg(test)]
mod tests;
