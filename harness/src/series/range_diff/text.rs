// SPDX-License-Identifier: GPL-2.0-only
//! A patch as the text in which two versions of it are compared.

use super::lines;
use crate::escape;
use crate::event::Events;
use crate::git::{Identity, Mode};
use crate::model::PatchFile;
use crate::series::decoded;
use crate::series::diff::{Binary, FileDiff, Hunk, Origin, Side};
use crate::series::patch::Patch;

/// The text of a patch: author, message, and the diffs without what changes when something before them does.
pub(super) struct Text {
    /// The subject, or the file's name where it has none.
    pub title: String,
    bytes: Vec<u8>,
    /// Where the diffs begin in the text.
    diff_start: usize,
}

impl Text {
    /// Reads a patch file. What can't be read as a mail, or its diffs, is taken as it stands, and a note says so.
    pub(super) fn of(file: &PatchFile, events: &Events) -> Self {
        let note = |fault: String| {
            let path = escape::line(file.path.as_os_str().as_encoded_bytes());
            events.note(format!("{path}: {fault}; compared as it stands"));
        };
        let raw = match decoded(&file.bytes) {
            Ok(raw) => raw,
            Err(fault) => {
                note(fault.to_string());
                let mut bytes = Vec::new();
                push_raw(&mut bytes, &file.bytes);
                return Self { title: file.name.clone(), bytes, diff_start: 0 };
            }
        };
        let patch = Patch::parse(&raw);
        let mut bytes = Vec::with_capacity(raw.len());
        push_head(&mut bytes, &patch);
        let diff_start = bytes.len();
        match patch.diffs(file.strip) {
            Ok(diffs) => diffs.iter().for_each(|diff| push_file(&mut bytes, diff)),
            Err(error) => {
                note(format!("line {}: {}", error.line, error.fault));
                push_unread(&mut bytes, patch.diff_text());
            }
        }
        let title = if patch.subject.is_empty() { file.name.clone() } else { patch.subject };
        Self { title, bytes, diff_start }
    }

    /// The whole text.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What tells which patch it is: the diffs, or all there is where there are none.
    pub(super) fn diff(&self) -> &[u8] {
        match &self.bytes[self.diff_start..] {
            b"" => &self.bytes,
            // Without the blank line that parts it from the message.
            diff => diff.strip_prefix(b"\n").unwrap_or(diff),
        }
    }
}

fn push_head(out: &mut Vec<u8>, patch: &Patch<'_>) {
    if let Some(Identity { name, email, .. }) = &patch.author {
        out.extend_from_slice(format!(" ## Metadata ##\nAuthor: {name} <{email}>\n\n").as_bytes());
    }
    out.extend_from_slice(b" ## Commit message ##\n");
    let message = patch.message("");
    for line in message.trim_ascii_end().split(|&byte| byte == b'\n') {
        let line = line.trim_ascii_end();
        if !line.is_empty() {
            out.extend_from_slice(b"    ");
            out.extend_from_slice(line);
        }
        out.push(b'\n');
    }
}

/// What is no mail.
fn push_raw(out: &mut Vec<u8>, raw: &[u8]) {
    out.extend_from_slice(b" ## As it stands ##\n");
    out.extend_from_slice(raw);
    if !raw.ends_with(b"\n") {
        out.push(b'\n');
    }
}

/// Diffs that can't be read, line by line: headings and hunk headers as [`push_file`] writes them, so that a damaged patch
/// is still like the one it was, and the rest as it stands.
fn push_unread(out: &mut Vec<u8>, diffs: &[u8]) {
    let end = diffs.windows(5).rposition(|window| window == b"\n-- \n").map_or(diffs.len(), |at| at + 1);
    let mut path: &[u8] = b"";
    let mut in_header = false;
    for line in lines(&diffs[..end]) {
        if let Some(names) = line.strip_prefix(b"diff --git ") {
            path = names.windows(3).rposition(|window| window == b" b/").map_or(names, |at| &names[at + 3..]);
            out.extend_from_slice(&[b"\n ## ".as_slice(), path, b" ##"].concat());
            in_header = true;
        } else if in_header && [b"index ".as_slice(), b"--- ", b"+++ "].iter().any(|start| line.starts_with(start)) {
            continue;
        } else if let Some((_, section)) = line.strip_prefix(b"@@ -").and_then(|rest| split_once(rest, b" @@")) {
            push_hunk_header(out, path, section.trim_ascii());
            in_header = false;
        } else {
            out.extend_from_slice(line);
        }
        out.push(b'\n');
    }
}

fn split_once<'a>(text: &'a [u8], by: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let at = text.windows(by.len()).position(|window| window == by)?;
    Some((&text[..at], &text[at + by.len()..]))
}

/// The diff of one file: a heading, the hunks with the functions they are in; no numbers of lines and no ids of blobs.
fn push_file(out: &mut Vec<u8>, diff: &FileDiff<'_>) {
    out.extend_from_slice(b"\n ## ");
    push_name(out, diff);
    out.extend_from_slice(b" ##\n");
    if let Some(binary) = &diff.binary {
        push_binary(out, diff, binary);
    }
    for hunk in &diff.hunks {
        push_hunk(out, diff.path(), hunk);
    }
}

fn push_name(out: &mut Vec<u8>, diff: &FileDiff<'_>) {
    match (&diff.old_path, &diff.new_path) {
        (Some(old), None) => out.extend_from_slice(&[old, b" (deleted)".as_slice()].concat()),
        (Some(old), Some(new)) => {
            if diff.origin != Origin::Same {
                out.extend_from_slice(&[old, b" => ".as_slice()].concat());
            }
            out.extend_from_slice(new);
        }
        (None, new) => out.extend_from_slice(&[new.as_deref().unwrap_or_default(), b" (new)"].concat()),
    }
    if diff.origin == Origin::Copy {
        out.extend_from_slice(b" (copy)");
    }
    match (diff.old_mode, diff.new_mode) {
        (Some(old), Some(new)) if old != new => {
            let change = format!(" (mode change {} => {})", old.octal(), new.octal());
            out.extend_from_slice(change.as_bytes());
        }
        (None, Some(mode)) if diff.old_path.is_none() && mode != Mode::File => {
            out.extend_from_slice(format!(" (mode {})", mode.octal()).as_bytes());
        }
        _ => {}
    }
}

/// A content that is no text is told by its id.
fn push_binary(out: &mut Vec<u8>, diff: &FileDiff<'_>, binary: &Binary) {
    let form = match binary {
        Binary::Literal(_) => "literal",
        Binary::Delta(_) => "delta",
    };
    let id = diff.index.map(|index| index.new).unwrap_or_default();
    out.extend_from_slice(format!(" GIT binary patch, {form}, becomes {id}\n").as_bytes());
}

fn push_hunk_header(out: &mut Vec<u8>, path: &[u8], section: &[u8]) {
    out.extend_from_slice(b"@@");
    if !section.is_empty() {
        out.extend_from_slice(&[b" ".as_slice(), path, b": ", section].concat());
    }
}

fn push_hunk(out: &mut Vec<u8>, path: &[u8], hunk: &Hunk<'_>) {
    push_hunk_header(out, path, hunk.section);
    out.push(b'\n');
    for line in &hunk.lines {
        out.push(match line.side {
            Side::Context => b' ',
            Side::Removed => b'-',
            Side::Added => b'+',
        });
        out.extend_from_slice(line.text);
        if !line.text.ends_with(b"\n") {
            out.extend_from_slice(b"\n \\ No newline at end of file\n");
        }
    }
}
