// SPDX-License-Identifier: GPL-2.0-only
//! Contents of files line by line: what differs between two, and what three make together.

use super::abridged::abridged;
use super::{GitError, Store};
use crate::model::ObjectId;

/// A run of changed lines between two versions of a file; lines count from 1, and an empty side names the line before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineChange {
    /// First line in the old version.
    pub old_start: u32,
    /// Number of lines in the old version.
    pub old_lines: u32,
    /// First line in the new version.
    pub new_start: u32,
    /// Number of lines in the new version.
    pub new_lines: u32,
}

/// The lines of a text, each with the newline that ends it.
pub fn split_lines(text: &[u8]) -> Vec<&[u8]> {
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', text).map(|newline| newline + 1);
    let rest = (!text.is_empty() && !text.ends_with(b"\n")).then_some(text.len());
    ends.chain(rest).map(|end| &text[std::mem::replace(&mut start, end)..end]).collect()
}

/// The lines that differ between two contents, as git finds them.
///
/// # Errors
/// [`GitError::Compare`].
pub fn line_changes(old: &[&[u8]], new: &[&[u8]]) -> Result<Vec<LineChange>, GitError> {
    let [old, new] = abridged(old, new);
    changes_between(&old, &new)
}

fn changes_between(old: &[u8], new: &[u8]) -> Result<Vec<LineChange>, GitError> {
    let mut options = git2::DiffOptions::new();
    options.context_lines(0).interhunk_lines(0).indent_heuristic(true).force_text(true);
    let error = |source| GitError::Compare { source };
    let patch = git2::Patch::from_buffers(old, None, new, None, Some(&mut options)).map_err(error)?;
    let hunk = |index| {
        let (hunk, _) = patch.hunk(index).map_err(error)?;
        Ok(LineChange {
            old_start: hunk.old_start(),
            old_lines: hunk.old_lines(),
            new_start: hunk.new_start(),
            new_lines: hunk.new_lines(),
        })
    };
    (0..patch.num_hunks()).map(hunk).collect()
}

impl Store {
    /// The lines that differ between two versions of a file.
    ///
    /// # Errors
    /// [`GitError::Object`] where one is missing, [`GitError::Compare`].
    pub fn changed_lines(&self, old: ObjectId, new: ObjectId) -> Result<Vec<LineChange>, GitError> {
        line_changes(&split_lines(&self.read_blob(old)?), &split_lines(&self.read_blob(new)?))
    }
}

/// What the sides of a conflict are called.
#[derive(Clone, Copy, Debug)]
pub struct SideNames<'a> {
    /// The content that is changed.
    pub ours: &'a str,
    /// The content whose change is brought in.
    pub theirs: &'a str,
}

/// Three contents put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The result, with git's usual markers where the two changes contradict each other.
    pub content: Vec<u8>,
    /// Whether there are no markers.
    pub clean: bool,
}

/// Brings the change from `base` to `theirs` into `ours`.
///
/// # Errors
/// [`GitError::Compare`].
pub fn merge(base: &[u8], ours: &[u8], theirs: &[u8], names: SideNames<'_>) -> Result<Merged, GitError> {
    let input = |content| {
        let mut input = git2::MergeFileInput::new();
        input.content(content);
        input
    };
    let mut options = git2::MergeFileOptions::new();
    options.style_standard(true).our_label(names.ours).their_label(names.theirs);
    let merged = git2::merge_file(&input(base), &input(ours), &input(theirs), Some(&mut options));
    let merged = merged.map_err(|source| GitError::Compare { source })?;
    Ok(Merged { content: merged.content().to_vec(), clean: merged.is_automergeable() })
}

/// The unified diff of two contents as git writes it, with three lines of context.
#[cfg(test)]
pub(crate) fn unified_diff(old: &[u8], new: &[u8]) -> Result<Vec<u8>, git2::Error> {
    let mut options = git2::DiffOptions::new();
    options.force_text(true);
    let name = Some(std::path::Path::new("f"));
    Ok(git2::Patch::from_buffers(old, name, new, name, Some(&mut options))?.to_buf()?.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_run_of_changed_lines_is_one_change() {
        let change =
            |old_start, old_lines, new_start, new_lines| LineChange { old_start, old_lines, new_start, new_lines };
        let old = split_lines(b"a\nb\nc\nd\ne\n");
        let changes = line_changes(&old, &split_lines(b"a\nB\nc\ne\nf\n\0\n")).expect("a diff");
        assert_eq!(changes, [change(2, 1, 2, 1), change(4, 1, 3, 0), change(5, 0, 5, 2)]);
        assert_eq!(line_changes(&[], &[]).expect("a diff"), []);
    }

    #[test]
    fn lines_are_split_behind_their_newlines() {
        assert_eq!(split_lines(b"a\n\nb"), [&b"a\n"[..], b"\n", b"b"]);
        assert_eq!(split_lines(b"a\n"), [b"a\n"]);
        assert!(split_lines(b"").is_empty());
    }

    /// Lines that occur again and again, indented or not, blank ones among them: what xdiff's heuristics look at.
    const LINES: [&str; 12] =
        ["}\n", "\n", "\t}\n", "  \n", "\t\tx;\n", "\tif (a)\n", "f()\n", "{\n", "\tx;\n", "~\n", "!\n", "\r\n"];

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(2000))]
        #[test]
        fn abridged_contents_differ_in_the_same_lines(
            head in proptest::collection::vec(0..LINES.len(), 0..40),
            old in proptest::collection::vec(0..LINES.len(), 0..12),
            new in proptest::collection::vec(0..LINES.len(), 0..12),
            tail in proptest::collection::vec(0..LINES.len(), 0..40),
            cut in 0_usize..3,
        ) {
            let text = |middle: &[usize]| {
                let all = head.iter().chain(middle).chain(&tail);
                let mut text: String = all.map(|line| LINES[*line]).collect();
                text.truncate(text.len().saturating_sub(cut));
                text.into_bytes()
            };
            let (old, new) = (text(&old), text(&new));
            let found = line_changes(&split_lines(&old), &split_lines(&new)).expect("a diff");
            proptest::prop_assert_eq!(found, changes_between(&old, &new).expect("a diff"));
        }
    }
}
