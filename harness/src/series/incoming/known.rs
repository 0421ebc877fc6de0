// SPDX-License-Identifier: GPL-2.0-only
//! Patches that a series has already, whatever became of the lines they name: a queue that is imported behind itself.

use crate::escape;
use crate::git::Mode;
use crate::model::{Digest, PatchFile};
use crate::series::diff::{FileDiff, Side};
use crate::series::mail;
use crate::series::patch::Patch;

/// The patches of a series, as others are compared with them.
pub struct Known<'a>(Vec<(&'a str, Likeness)>);

/// What a series has of a patch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Likely {
    /// The same change, in this patch.
    Same(String),
    /// Another change under the same subject, in this patch: another version of it.
    OtherVersion(String),
}

#[derive(PartialEq, Eq)]
struct Likeness {
    subject: String,
    /// What it takes away and puts in.
    change: Digest,
    /// The same with the lines around.
    with_context: Digest,
}

impl<'a> Known<'a> {
    /// Of these patches.
    pub fn of(patches: impl Iterator<Item = &'a PatchFile>) -> Self {
        Self(patches.filter_map(|file| Some((file.name.as_str(), likeness(&file.bytes, file.strip)?))).collect())
    }

    /// What it has of a patch; none where it has nothing like it.
    pub fn find(&self, bytes: &[u8], strip: usize) -> Option<Likely> {
        let wanted = likeness(bytes, strip)?;
        let has_subject = |known: &&(&str, Likeness)| !wanted.subject.is_empty() && known.1.subject == wanted.subject;
        // What two patches put in can be the same in two places: then they differ in what is around, and in name.
        let same = |known: &&(&str, Likeness)| {
            known.1.with_context == wanted.with_context || known.1.change == wanted.change && has_subject(known)
        };
        let named = |known: &(&str, Likeness)| escape::line_cut(known.0.as_bytes(), 200);
        let found = self.0.iter().find(same).map(|known| Likely::Same(named(known)));
        found.or_else(|| self.0.iter().find(has_subject).map(|known| Likely::OtherVersion(named(known))))
    }
}

/// None of what cannot be read, or changes nothing.
fn likeness(bytes: &[u8], strip: usize) -> Option<Likeness> {
    let text = mail::decoded(bytes).ok()?;
    let patch = Patch::parse(&text);
    let diffs = patch.diffs(strip).ok().filter(|diffs| !diffs.is_empty())?;
    Some(Likeness { subject: patch.subject.clone(), change: digest(&diffs, false), with_context: digest(&diffs, true) })
}

/// Names what diffs do, wherever it is in their files.
fn digest(diffs: &[FileDiff<'_>], with_context: bool) -> Digest {
    let mut parts: Vec<(&str, &[u8])> = Vec::new();
    for diff in diffs {
        parts.push(("old", diff.old_path.as_deref().unwrap_or_default()));
        parts.push(("new", diff.new_path.as_deref().unwrap_or_default()));
        // What every other file is need not be said.
        let told = diff.new_mode.filter(|mode| diff.old_mode != Some(*mode) && *mode != Mode::File);
        parts.push(("mode", told.map(|mode| mode.octal().as_bytes()).unwrap_or_default()));
        if diff.binary.is_some() {
            parts.push(("index", diff.index.map(|index| index.new.as_bytes()).unwrap_or_default()));
        }
        for line in diff.hunks.iter().flat_map(|hunk| &hunk.lines) {
            match line.side {
                Side::Context if !with_context => {}
                Side::Context => parts.push((" ", line.text)),
                Side::Removed => parts.push(("-", line.text)),
                Side::Added => parts.push(("+", line.text)),
            }
        }
    }
    Digest::of_parts(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> PatchFile {
        PatchFile { name: name.into(), path: name.into(), strip: 1, bytes: text.as_bytes().to_vec() }
    }

    #[test]
    fn a_patch_is_known_wherever_its_lines_are_now() {
        let diff = |start: u32, around: &str, new: &str| {
            format!(
                "Subject: net: One\n\nx\n---\n--- a/f\n+++ b/f\n@@ -{start},2 +{start},2 @@\n {around}\n-old\n+{new}\n"
            )
        };
        let series = [
            file("0001-other.patch", &diff(1, "a", "x").replace("One", "Other")),
            file("0002-one.patch", &diff(1, "a", "new")),
        ];
        let known = Known::of(series.iter());
        let find = |text: String| known.find(text.as_bytes(), 1);
        let same = Some(Likely::Same("0002-one.patch".into()));
        assert_eq!(find(diff(40, "a", "new")), same);
        assert_eq!(find(diff(40, "a", "new").replace("One", "Renamed")), same);
        assert_eq!(find(diff(40, "b", "new")), same);
        assert_eq!(find(diff(40, "b", "new").replace("One", "Elsewhere")), None);
        assert_eq!(find(diff(1, "a", "newer")), Some(Likely::OtherVersion("0002-one.patch".into())));
        assert_eq!(find(diff(1, "a", "newer").replace("f\n", "g\n").replace("Subject: net: One\n", "From: x\n")), None);
    }
}
