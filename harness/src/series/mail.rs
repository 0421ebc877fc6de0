// SPDX-License-Identifier: GPL-2.0-only
//! Undoing what mail does to a text on its way: transfer encodings, several parts, flowed lines, line ends.
//!
//! What comes out is a patch file as `git format-patch` writes it: headers, a blank line, text. A mail that travelled as
//! it is comes out as it is, byte for byte.

use super::diff::begins_diff;
use super::patch::split_headers;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use std::borrow::Cow;

/// The largest mail in several parts, in bytes: a part costs more than the line that begins it.
const MULTIPART_LIMIT: usize = 8 << 20;

/// Why a mail gives no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailFault {
    /// A transfer encoding whose data are broken.
    #[error("its base64 or quoted-printable data are damaged")]
    Damaged,
    /// It is in more parts than can be told without reading all of it.
    #[error("a mail in several parts may have {MULTIPART_LIMIT} bytes")]
    TooBig,
    /// No part of it is plain text.
    #[error("no part of the mail is plain text")]
    NoText,
}

/// The mail as a patch file.
///
/// # Errors
/// [`MailFault`].
pub fn decoded(mail: &[u8]) -> Result<Cow<'_, [u8]>, MailFault> {
    let (Some(headers), text) = split_headers(mail) else { return Ok(Cow::Borrowed(mail)) };
    let is_mime = fields(&mail[headers.clone()]).any(is_mime_field);
    let has_crlf = mail[..text].ends_with(b"\r\n");
    match (is_mime, has_crlf) {
        (false, false) => Ok(Cow::Borrowed(mail)),
        (true, false) => decoded_mime(mail, &mail[headers]),
        // The line ends of mail on the wire.
        (_, true) => {
            let text = without_crs(mail);
            Ok(Cow::Owned(decoded(&text)?.into_owned()))
        }
    }
}

fn decoded_mime<'a>(mail: &'a [u8], headers: &[u8]) -> Result<Cow<'a, [u8]>, MailFault> {
    let is_nested = |field: &[u8]| {
        let field = field.to_ascii_lowercase();
        field.starts_with(b"content-type:")
            && [b"multipart".as_slice(), b"message/"]
                .iter()
                .any(|kind| field.windows(kind.len()).any(|window| window == *kind))
    };
    if mail.len() > MULTIPART_LIMIT && fields(headers).any(is_nested) {
        return Err(MailFault::TooBig);
    }
    let Some(message) = MessageParser::default().parse(mail) else { return Ok(Cow::Borrowed(mail)) };
    let parts: Vec<&MessagePart<'_>> = message.parts.iter().filter(|part| is_plain(part)).collect();
    if parts.is_empty() {
        return Err(MailFault::NoText);
    }
    // A mail without a text counts as damaged there; here it is a patch file that changes nothing.
    if parts.iter().any(|part| part.is_encoding_problem && part.offset_body < part.offset_end) {
        return Err(MailFault::Damaged);
    }
    if message.parts.len() == 1 && parts[0].encoding == Encoding::None && !is_flowed(parts[0]) && !is_foreign(parts[0])
    {
        return Ok(Cow::Borrowed(mail));
    }
    let kept = fields(headers).filter(|field| !is_mime_field(field));
    let mut out: Vec<u8> = kept.flat_map(|field| field.iter().copied()).collect();
    out.push(b'\n');
    for part in parts {
        out.extend_from_slice(&text_of(&message, part)?);
        if !out.ends_with(b"\n") {
            out.push(b'\n');
        }
    }
    Ok(Cow::Owned(out))
}

/// Header fields with the lines that they go on in.
fn fields(headers: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = headers;
    std::iter::from_fn(move || {
        let mut end = 0;
        for line in rest.split_inclusive(|&byte| byte == b'\n') {
            if end > 0 && !matches!(line.first(), Some(b' ' | b'\t')) {
                break;
            }
            end += line.len();
        }
        let (field, after) = rest.split_at(end);
        rest = after;
        (!field.is_empty()).then_some(field)
    })
}

fn is_mime_field(field: &[u8]) -> bool {
    let starts = |name: &[u8]| field.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    starts(b"Content-") || starts(b"MIME-Version:")
}

/// Text that is no HTML, or a patch that was attached as something else.
fn is_plain(part: &MessagePart<'_>) -> bool {
    let is_patch = |subtype: &str| matches!(subtype.to_ascii_lowercase().as_str(), "x-patch" | "x-diff");
    match part.body {
        PartType::Text(_) => true,
        PartType::Binary(_) | PartType::InlineBinary(_) => {
            part.content_type().and_then(|kind| kind.subtype()).is_some_and(is_patch)
        }
        PartType::Html(_) | PartType::Message(_) | PartType::Multipart(_) => false,
    }
}

fn attribute<'a>(part: &'a MessagePart<'_>, name: &str) -> Option<&'a str> {
    part.content_type().and_then(|kind| kind.attribute(name))
}

fn is_flowed(part: &MessagePart<'_>) -> bool {
    attribute(part, "format").is_some_and(|format| format.eq_ignore_ascii_case("flowed"))
}

/// Whether its text is in another encoding of characters than UTF-8.
fn is_foreign(part: &MessagePart<'_>) -> bool {
    let ours = |charset: &str| ["utf-8", "us-ascii"].iter().any(|own| charset.eq_ignore_ascii_case(own));
    attribute(part, "charset").is_some_and(|charset| !ours(charset))
}

fn text_of(message: &Message<'_>, part: &MessagePart<'_>) -> Result<Vec<u8>, MailFault> {
    let range = part.offset_body as usize..part.offset_end as usize;
    let raw = message.raw_message.get(range).unwrap_or_default();
    let bytes = match part.encoding {
        Encoding::None => raw.to_vec(),
        Encoding::QuotedPrintable => quoted_printable_decode(raw).ok_or(MailFault::Damaged)?,
        Encoding::Base64 => base64_decode(raw).ok_or(MailFault::Damaged)?,
    };
    let bytes = if is_flowed(part) { unflowed(&bytes, attribute(part, "delsp") == Some("yes")) } else { bytes };
    match attribute(part, "charset").filter(|_| is_foreign(part)).and_then(|name| charset_decoder(name.as_bytes())) {
        // Of the message alone: a diff holds the bytes of the file, whatever the mail says.
        Some(decode) => {
            let diff = diff_start(&bytes);
            Ok([decode(&bytes[..diff]).as_bytes(), &bytes[diff..]].concat())
        }
        None => Ok(bytes),
    }
}

fn diff_start(text: &[u8]) -> usize {
    let mut at = 0;
    for line in text.split_inclusive(|&byte| byte == b'\n') {
        if begins_diff(line, Some(&text[at + line.len()..])) {
            return at;
        }
        at += line.len();
    }
    text.len()
}

/// RFC 3676: a space in front is stuffing, a space at the end goes on in the next line; a signature's `-- ` does not.
fn unflowed(text: &[u8], delete_space: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for line in text.split_inclusive(|&byte| byte == b'\n') {
        let content = line.strip_suffix(b"\n").unwrap_or(line);
        let content = content.strip_suffix(b"\r").unwrap_or(content);
        let content = content.strip_prefix(b" ").unwrap_or(content);
        match content.strip_suffix(b" ").filter(|_| content != b"-- ") {
            Some(shorter) => out.extend_from_slice(if delete_space { shorter } else { content }),
            None => {
                out.extend_from_slice(content);
                out.push(b'\n');
            }
        }
    }
    out
}

/// A text with every `\r\n` as `\n`.
fn without_crs(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for line in text.split_inclusive(|&byte| byte == b'\n') {
        out.extend_from_slice(line.strip_suffix(b"\r\n").unwrap_or(line));
        if line.ends_with(b"\r\n") {
            out.push(b'\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIFF: &str = "--- a/f\n+++ b/f\n@@ -1 +1 @@\n-caf\u{e9} =\n+tea \n";

    fn patch() -> String {
        format!("Subject: [PATCH] drink\n\nBecause.\n---\n{DIFF}")
    }

    fn text(mail: &[u8]) -> String {
        String::from_utf8(decoded(mail).expect("it decodes").into_owned()).expect("UTF-8")
    }

    #[test]
    fn what_travelled_as_it_is_stays_as_it_is() {
        for mail in [
            patch(),
            patch().replace("Subject", "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nSubject"),
            DIFF.into(),
        ] {
            assert!(matches!(decoded(mail.as_bytes()), Ok(Cow::Borrowed(bytes)) if bytes == mail.as_bytes()), "{mail}");
        }
    }

    #[test]
    fn transfer_encodings_are_undone() {
        let quoted = "Subject: [PATCH] drink\nMIME-Version: 1.0\nContent-Type: text/plain;\n charset=utf-8\n\
            Content-Transfer-Encoding: quoted-printable\n\nBecause.\n---\n--- a/f\n+++ b/f\n@@ -1 +1=\n @@\n-caf=C3=A9 =3D\n+tea=20\n";
        assert_eq!(text(quoted.as_bytes()), patch());
        let base64 = "Subject: [PATCH] drink\nContent-Transfer-Encoding: base64\nContent-Type: text/plain; charset=utf-8\n\n\
            QmVjYXVzZS4KLS0tCi0tLSBhL2YKKysrIGIvZgpAQCAtMSArMSBAQAotY2Fmw6kgPQordGVhIAo=\n";
        assert_eq!(text(base64.as_bytes()), patch());
        let damaged = base64.replace("QmVj", "Qm*j");
        assert_eq!(decoded(damaged.as_bytes()), Err(MailFault::Damaged));
    }

    #[test]
    fn parts_are_put_together_and_html_is_left_out() {
        let mail = "Subject: [PATCH] drink\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"x\"\n\n\
            --x\nContent-Type: text/plain\n\nBecause.\n---\n\n--x\nContent-Type: text/html\n\n<p>Because.</p>\n\n\
            --x\nContent-Type: application/x-patch; name=f.patch\nContent-Disposition: attachment\n\
            Content-Transfer-Encoding: base64\n\nLS0tIGEvZgorKysgYi9mCkBAIC0xICsxIEBACi1jYWbDqSA9Cit0ZWEgCg==\n--x--\n";
        let said = text(mail.as_bytes());
        assert!(said.starts_with("Subject: [PATCH] drink\n\nBecause.\n---\n") && said.ends_with(DIFF), "{said}");
        let only_html = "Subject: x\nContent-Type: text/html\n\n<p>--- a/f</p>\n";
        assert_eq!(decoded(only_html.as_bytes()), Err(MailFault::NoText));
    }

    #[test]
    fn flowed_text_is_put_back() {
        let mail = format!(
            "Subject: [PATCH] drink\nContent-Type: text/plain; format=flowed\n\nA line that \ngoes on.\n{}-- \n2.39\n",
            "---\n--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n  context\n-old\n+new\n"
        );
        let said = text(mail.as_bytes());
        assert!(
            said.contains("\nA line that goes on.\n---\n") && said.contains("\n context\n-old\n+new\n-- \n2.39\n"),
            "{said}"
        );
    }

    #[test]
    fn line_ends_of_the_wire_are_taken_off_once() {
        assert_eq!(text(patch().replace('\n', "\r\n").as_bytes()), patch());
        // A carriage return that belongs to the file stays.
        let file_has_crs = patch().replace("tea \n", "tea\r\n");
        assert_eq!(text(file_has_crs.replace('\n', "\r\n").as_bytes()), file_has_crs);
    }

    #[test]
    fn the_message_is_recoded_and_the_diff_is_not() {
        let mut mail =
            b"Subject: x\nContent-Type: text/plain; charset=iso-8859-1\n\ncaf\xe9\n---\n--- a/f\n+++ b/f\n".to_vec();
        mail.extend_from_slice(b"@@ -1 +1 @@\n-\xe9\n+e\n");
        let out = decoded(&mail).expect("it decodes");
        assert!(out.starts_with("Subject: x\n\ncaf\u{e9}\n---\n".as_bytes()), "{}", out.escape_ascii());
        assert!(out.ends_with(b"@@ -1 +1 @@\n-\xe9\n+e\n"), "{}", out.escape_ascii());
    }
}
