// SPDX-License-Identifier: GPL-2.0-only
//! A patch file: who says what (a mail's header and body, or plain words) and the diff.

use super::diff::{DiffFault, FileDiff, begins_at, parse as parse_diff};
use crate::git::Identity;
use mail_parser::MessageParser;

/// A parsed patch file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    /// The subject without its `[PATCH n/m]`.
    pub subject: String,
    /// The message below the subject, up to the notes.
    pub body: String,
    /// Who wrote it, and when; unknown in a patch without a mail's header.
    pub author: Option<Identity>,
    /// What it changes, file by file.
    pub files: Vec<FileDiff>,
}

impl Patch {
    /// The commit message: subject, blank line, body.
    pub fn message(&self) -> String {
        match self.body.trim() {
            "" => format!("{}\n", self.subject),
            body => format!("{}\n\n{body}\n", self.subject),
        }
    }
}

/// Parses one patch file. `name` serves as the subject where it has none.
///
/// # Errors
/// [`DiffFault`] for the first thing that is wrong.
pub fn parse(bytes: &[u8], name: &str, strip: usize) -> Result<Patch, DiffFault> {
    let lines: Vec<&[u8]> = bytes.split_inclusive(|&byte| byte == b'\n').collect();
    let Some(diff_at) = begins_at(&lines) else {
        return Err(DiffFault { line: lines.len().max(1), reason: "no diff is in it".into() });
    };
    let (head, diff) = bytes.split_at(lines[..diff_at].iter().map(|line| line.len()).sum());
    let files = parse_diff(diff, strip, diff_at + 1)?;
    let told = if is_mail(&lines) { from_mail(head)? } else { from_words(head) };
    let Told { subject, body, author } = told;
    let subject = if subject.is_empty() { name.to_owned() } else { subject };
    Ok(Patch { subject, body, author, files })
}

struct Told {
    subject: String,
    body: String,
    author: Option<Identity>,
}

/// git's `From <id> <date>` line, or a header field before the first blank line.
fn is_mail(lines: &[&[u8]]) -> bool {
    let head = lines.iter().take_while(|line| !line.trim_ascii().is_empty());
    head.clone().any(|line| line.to_ascii_lowercase().starts_with(b"subject:"))
        && head.clone().any(|line| line.to_ascii_lowercase().starts_with(b"from"))
}

fn from_mail(head: &[u8]) -> Result<Told, DiffFault> {
    // git's own first line is no header field.
    let mail = match head.strip_prefix(b"From ") {
        Some(rest) => &rest[rest.iter().position(|&byte| byte == b'\n').map_or(rest.len(), |at| at + 1)..],
        None => head,
    };
    let fault = |reason: &str| DiffFault { line: 1, reason: reason.into() };
    let message = MessageParser::default().parse_headers(mail).ok_or_else(|| fault("the mail header can't be read"))?;
    if let Some(encoding) = message.header_raw("Content-Transfer-Encoding")
        && !["7bit", "8bit", "binary"].contains(&encoding.trim().to_ascii_lowercase().as_str())
    {
        return Err(fault(&format!("the mail is encoded ({}); save it decoded", encoding.trim())));
    }
    let seconds = message.date().map_or(0, |date| date.to_timestamp());
    let offset_minutes = message.date().map_or(0, |date| {
        let minutes = i32::from(date.tz_hour) * 60 + i32::from(date.tz_minute);
        if date.tz_before_gmt { -minutes } else { minutes }
    });
    let author = message.from().and_then(|from| from.first()).map(|from| {
        let email = from.address().unwrap_or_default().to_owned();
        Identity { name: from.name().unwrap_or(&email).to_owned(), email, seconds, offset_minutes }
    });
    let text = String::from_utf8_lossy(after_blank_line(mail)).into_owned();
    Ok(Told { subject: bare_subject(message.subject().unwrap_or_default()), body: body_of(&text), author })
}

fn after_blank_line(mail: &[u8]) -> &[u8] {
    let mut at = 0;
    for line in mail.split_inclusive(|&byte| byte == b'\n') {
        at += line.len();
        if line.trim_ascii().is_empty() {
            return &mail[at..];
        }
    }
    &[]
}

fn from_words(head: &[u8]) -> Told {
    let text = String::from_utf8_lossy(head).into_owned();
    let mut lines = text.lines().skip_while(|line| line.trim().is_empty());
    let subject = lines.next().unwrap_or_default();
    let subject = subject.strip_prefix("Subject:").unwrap_or(subject);
    let body: String = lines.map(|line| format!("{line}\n")).collect();
    Told { subject: bare_subject(subject), body: body_of(&body), author: None }
}

/// The message proper: up to a line `---`, behind which notes and the diffstat stand.
fn body_of(text: &str) -> String {
    let lines = text.lines().take_while(|line| line.trim_end() != "---" && !line.starts_with("Index: "));
    let body: Vec<&str> = lines.map(str::trim_end).collect();
    body.join("\n").trim_matches('\n').to_owned()
}

/// The subject without tags in brackets at its front.
fn bare_subject(subject: &str) -> String {
    let mut rest = subject.trim();
    while let Some(inner) = rest.strip_prefix('[') {
        match inner.split_once(']') {
            Some((_, behind)) => rest = behind.trim_start(),
            None => break,
        }
    }
    rest.split_whitespace().collect::<Vec<_>>().join(" ")
}
