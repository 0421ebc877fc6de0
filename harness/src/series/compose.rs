// SPDX-License-Identifier: GPL-2.0-only
//! The heads of patch files that kiso makes: of a new patch, and of one that took in another.

use super::SeriesError;
use super::patch::{Patch, Text};
use crate::model::PatchFile;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc2822;

/// A patch file that changes nothing yet, as `git format-patch` begins one. `author` is `Name <address>`.
pub fn blank(subject: &str, author: &str, date: OffsetDateTime) -> Vec<u8> {
    let date = date.format(&Rfc2822).unwrap_or_default();
    let zeros = "0".repeat(40);
    // The date that format-patch gives to every patch, by which mail programs know one.
    format!(
        "From {zeros} Mon Sep 17 00:00:00 2001\nFrom: {author}\nDate: {date}\nSubject: [PATCH] {subject}\n\n\
         Signed-off-by: {author}\n---\n"
    )
    .into_bytes()
}

/// The file of a patch that took in another: the other's message and notes stand below its `---`.
///
/// # Errors
/// Where one of the two cannot be read as a mail.
pub fn with_folded(into: &PatchFile, folded: &PatchFile) -> Result<Vec<u8>, SeriesError> {
    let (into_text, folded_text) = (Text::of(into)?, Text::of(folded)?);
    let (patch, other) = (Patch::parse(&into_text), Patch::parse(&folded_text));
    let mut note = format!("Folded in {}:\n\n", folded.name).into_bytes();
    note.extend_from_slice(&other.message(&folded.name));
    let notes = without_statistics(&other);
    if !notes.is_empty() {
        note.push(b'\n');
        note.extend_from_slice(notes);
        note.push(b'\n');
    }
    note.push(b'\n');
    let at = patch.head.len() - patch.notes.len();
    let mut bytes = into_text[..at].to_vec();
    if bytes.last().is_some_and(|byte| *byte != b'\n') {
        bytes.push(b'\n');
    }
    if !patch.has_separator {
        bytes.extend_from_slice(b"---\n");
    }
    bytes.extend_from_slice(&note);
    bytes.extend_from_slice(&into_text[at..]);
    Ok(bytes)
}

/// What a person wrote below `---`.
fn without_statistics<'a>(patch: &Patch<'a>) -> &'a [u8] {
    let end = super::format::statistics_start(patch.notes).unwrap_or(patch.notes.len());
    patch.notes[..end].trim_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;
    use time::macros::datetime;

    fn file(name: &str, text: &str) -> PatchFile {
        PatchFile { name: name.into(), path: PathBuf::from(name), strip: 1, bytes: text.into() }
    }

    #[test]
    fn a_new_patch_has_a_head_and_no_change() {
        let bytes = blank("net: Do it", "A <a@example.org>", datetime!(2026-11-26 10:00 UTC));
        let patch = Patch::parse(&bytes);
        assert_eq!(patch.subject, "net: Do it");
        assert_eq!(patch.body, b"Signed-off-by: A <a@example.org>");
        assert_eq!(patch.author.as_ref().map(|author| author.seconds), Some(1_795_687_200));
        assert!(patch.has_separator && patch.diffs(1).expect("none").is_empty());
    }

    #[test]
    fn nothing_that_was_written_about_a_folded_patch_is_lost() {
        let diff = "diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n";
        let stat = " f | 2 +-\n 1 file changed, 1 insertion(+), 1 deletion(-)\n\n";
        let into = file("1.patch", &format!("Subject: one\n\nbody\n---\nnote\n{stat}{diff}"));
        let other = file("2.patch", &format!("Subject: two\n\nother body\n---\nother note\n\n{stat}{diff}"));
        let text = String::from_utf8(with_folded(&into, &other).expect("readable")).expect("text");
        let expected = format!(
            "Subject: one\n\nbody\n---\nFolded in 2.patch:\n\ntwo\n\nother body\n\nother note\n\nnote\n{stat}{diff}"
        );
        assert_eq!(text, expected);
    }
}
