// SPDX-License-Identifier: GPL-2.0-only
//! What patches were made on, from their `index` lines alone: it can be told without a tree, and of a tree at once whether it
//! is the one.

use super::SeriesError;
use super::patch::{Patch, Text};
use crate::git::Store;
use crate::model::{ObjectId, PatchFile};
use std::collections::BTreeMap;

/// The blob that each file was before the first patch that touches it; none where that patch makes the file. A file whose
/// first patch says nothing of it in full is left out.
pub type Premises = BTreeMap<Vec<u8>, Option<ObjectId>>;

/// A file of which a patch was not made on what the patch before left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// The patch.
    pub patch: String,
    /// The line of the file's header in it.
    pub line: usize,
    /// The file.
    pub file: Vec<u8>,
}

/// What these patches were made on, in their order; and where one does not go on from what was before it.
///
/// # Errors
/// Whatever is wrong with a patch file.
pub fn premises<'a>(patches: impl IntoIterator<Item = &'a PatchFile>) -> Result<(Premises, Vec<Break>), SeriesError> {
    let (mut premises, mut now, mut breaks) = (Premises::new(), BTreeMap::new(), Vec::new());
    for file in patches {
        let text = Text::of(file)?;
        let patch = Patch::parse(&text);
        for diff in text.diffs(&patch)? {
            let Some(index) = diff.index else { continue };
            let id = |text: &str| ObjectId::parse(text).map(|id| Some(id).filter(|id| *id != ObjectId::ZERO));
            let (Some(old), Some(new)) = (id(index.old), id(index.new)) else { continue };
            if let Some(path) = diff.old_path.as_ref().or(diff.new_path.as_ref()) {
                match now.get(path) {
                    None => drop(premises.insert(path.clone(), old)),
                    Some(before) if *before == old => {}
                    Some(_) => {
                        breaks.push(Break { patch: file.name.clone(), line: diff.line, file: path.clone() });
                    }
                }
                now.insert(path.clone(), None);
            }
            if let Some(path) = &diff.new_path {
                now.insert(path.clone(), new);
            }
        }
    }
    Ok((premises, breaks))
}

/// How a file of a tree compares with what patches were made on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// It is that.
    Same,
    /// It is that with other ends of lines.
    LineEnds,
    /// It is another file.
    Other,
    /// It is not there, or there where it is to be made.
    Missing,
}

/// Compares the files of a tree with what patches were made on.
///
/// # Errors
/// Errors of the store.
pub fn likeness(store: &Store, tree: ObjectId, premises: &Premises) -> Result<Vec<(Vec<u8>, Likeness)>, SeriesError> {
    let one = |(path, expected): (&Vec<u8>, &Option<ObjectId>)| {
        let there = store.entry(tree, path)?.map(|(_, id)| id);
        let likeness = match (there, expected) {
            (there, expected) if there == *expected => Likeness::Same,
            (Some(there), Some(expected)) => {
                let plain = without_carriage_returns(&store.read_blob(there)?);
                if store.write_blob(&plain)? == *expected { Likeness::LineEnds } else { Likeness::Other }
            }
            _ => Likeness::Missing,
        };
        Ok((path.clone(), likeness))
    };
    premises.iter().map(one).collect()
}

/// A text as it is where lines end as they do on Unix.
fn without_carriage_returns(text: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(text.len());
    for (at, byte) in text.iter().enumerate() {
        if *byte != b'\r' || text.get(at + 1) != Some(&b'\n') {
            plain.push(*byte);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::git::{Mode, TreeEdit};
    use std::path::PathBuf;

    fn patch(name: &str, text: String) -> PatchFile {
        PatchFile { name: name.into(), path: PathBuf::from(name), strip: 1, bytes: text.into_bytes() }
    }

    fn change(file: &str, old: ObjectId, new: ObjectId) -> String {
        format!(
            "diff --git a/{file} b/{file}\nindex {old}..{new} 100644\n--- a/{file}\n+++ b/{file}\n@@ -1 +1 @@\n-a\n+b\n"
        )
    }

    fn id(byte: u8) -> ObjectId {
        ObjectId::from_bytes([byte; 20])
    }

    #[test]
    fn a_series_was_made_on_what_its_first_patches_name() {
        let new = format!(
            "diff --git a/n b/n\nnew file mode 100644\nindex {}..{}\n--- /dev/null\n+++ b/n\n@@ -0,0 +1 @@\n+a\n",
            ObjectId::ZERO,
            id(9)
        );
        let patches = [
            patch("1", change("f", id(1), id(2)) + &new),
            patch("2", change("f", id(2), id(3)) + &change("g", id(4), id(5)) + &change("n", id(9), id(8))),
        ];
        let (made_on, breaks) = premises(&patches).expect("patches");
        let expected = [("f", Some(id(1))), ("g", Some(id(4))), ("n", None)];
        assert_eq!(made_on, expected.map(|(path, id)| (path.as_bytes().to_vec(), id)).into());
        assert!(breaks.is_empty());
        // A patch that is not on what the one before left, and one of a file that is gone.
        let gone = format!(
            "diff --git a/g b/g\ndeleted file mode 100644\nindex {}..{}\n--- a/g\n+++ /dev/null\n@@ -1 +0,0 @@\n-b\n",
            id(5),
            ObjectId::ZERO
        );
        let more = [patch("3", change("f", id(2), id(7)) + &gone), patch("4", change("g", id(5), id(6)))];
        let (_, breaks) = premises(patches.iter().chain(&more)).expect("patches");
        let found: Vec<_> = breaks.iter().map(|one| (one.patch.as_str(), one.line, one.file.as_slice())).collect();
        assert_eq!(found, [("3", 1, &b"f"[..]), ("4", 1, b"g")]);
    }

    #[test]
    fn a_tree_is_told_from_another_and_from_one_with_other_ends_of_lines() {
        let dir = tempfile::tempdir().expect("a directory");
        let store = Store::open_or_create(&dir.path().join("git")).expect("a store");
        let blob = |text: &str| store.write_blob(text.as_bytes()).expect("a blob");
        let files = [("same", "a\nb\n"), ("ends", "a\r\nb\r\n"), ("other", "a\n\rb\n"), ("there", "x\n")];
        let edits = files.map(|(path, text)| TreeEdit { path: path.into(), entry: Some((Mode::File, blob(text))) });
        let tree = store.update_tree(store.empty_tree().expect("a tree"), &edits).expect("a tree");
        let plain = Some(blob("a\nb\n"));
        let made_on =
            [("same", plain), ("ends", plain), ("other", plain), ("gone", plain), ("there", None), ("new", None)];
        let made_on = made_on.map(|(path, id)| (path.as_bytes().to_vec(), id)).into();
        let found = likeness(&store, tree, &made_on).expect("readable");
        let found: Vec<_> = found.iter().map(|(path, likeness)| (path.as_slice(), *likeness)).collect();
        let expected = [
            (&b"ends"[..], Likeness::LineEnds),
            (b"gone", Likeness::Missing),
            (b"new", Likeness::Same),
            (b"other", Likeness::Other),
            (b"same", Likeness::Same),
            (b"there", Likeness::Missing),
        ];
        assert_eq!(found, expected);
    }
}
