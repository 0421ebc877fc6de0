// SPDX-License-Identifier: GPL-2.0-only
//! What differs between two trees, hunk by hunk, so that any part of it can be taken.

use super::SeriesError;
use crate::git::{LineChange, Mode, Store, TreeChange, TreeEdit, split_lines};
use crate::model::ObjectId;
use std::collections::{BTreeMap, BTreeSet};

/// Lines around a change that are shown; changes that are no further apart than twice that are one hunk.
const CONTEXT: u32 = 3;

/// The hunks between two trees, in the order of their files and lines.
#[derive(Clone, Debug)]
pub struct Between {
    old: ObjectId,
    hunks: Vec<Difference>,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The file, and what it is in both trees.
    pub file: TreeChange,
    /// The runs of changed lines; none where the file as a whole comes, goes or is no text.
    pub changes: Vec<LineChange>,
}

impl Between {
    /// The hunks from `old` to `new`.
    ///
    /// # Errors
    /// Errors of the store.
    pub fn of(store: &Store, old: ObjectId, new: ObjectId) -> Result<Self, SeriesError> {
        let mut hunks = Vec::new();
        for file in store.diff_trees(old, new)? {
            let groups = match text_of_both(store, &file)? {
                Some([before, after]) => grouped(store.changed_lines(before, after)?),
                None => vec![Vec::new()],
            };
            hunks.extend(groups.into_iter().map(|changes| Difference { file: file.clone(), changes }));
        }
        Ok(Self { old, hunks })
    }

    /// They.
    pub fn hunks(&self) -> &[Difference] {
        &self.hunks
    }

    /// The old tree with those of the hunks that have these numbers.
    ///
    /// # Errors
    /// Errors of the store.
    pub fn with(&self, store: &Store, taken: &BTreeSet<usize>) -> Result<ObjectId, SeriesError> {
        let mut by_file: BTreeMap<&[u8], Vec<&Difference>> = BTreeMap::new();
        for hunk in taken.iter().filter_map(|index| self.hunks.get(*index)) {
            by_file.entry(&hunk.file.path).or_default().push(hunk);
        }
        let mut edits = Vec::with_capacity(by_file.len());
        for (path, hunks) in by_file {
            let file = &hunks[0].file;
            let entry = match (file.old, file.new) {
                (Some((mode, old)), Some((_, new))) if !hunks[0].changes.is_empty() => {
                    let changes: Vec<LineChange> = hunks.iter().flat_map(|hunk| &hunk.changes).copied().collect();
                    let content = changed(&store.read_blob(old)?, &store.read_blob(new)?, &changes);
                    Some((mode, store.write_blob(&content)?))
                }
                (_, new) => new,
            };
            edits.push(TreeEdit { path: path.to_vec(), entry });
        }
        Ok(store.update_tree(self.old, &edits)?)
    }
}

impl Difference {
    /// The hunk as a diff shows it, line by line, without the names of its file.
    ///
    /// # Errors
    /// Errors of the store.
    pub fn text(&self, store: &Store) -> Result<Vec<String>, SeriesError> {
        let (Some(first), Some(last)) = (self.changes.first(), self.changes.last()) else {
            let what = match (self.file.old, self.file.new) {
                (None, _) => "the file is new",
                (_, None) => "the file goes",
                _ => "the file is another one",
            };
            return Ok(vec![what.to_owned()]);
        };
        let blob = |side: Option<(Mode, ObjectId)>| side.map_or(Ok(Default::default()), |(_, id)| store.read_blob(id));
        let [old, new] = [blob(self.file.old)?, blob(self.file.new)?];
        let [old, new] = [split_lines(&old), split_lines(&new)];
        let [(first_old, first_new), (last_old, last_new)] =
            [first, last].map(|change| (old_range(change), new_range(change)));
        let context = CONTEXT as usize;
        let before = first_old.start.min(context);
        let after = (old.len() - last_old.end).min(context);
        let [from, to] =
            [first_old.start - before..last_old.end + after, first_new.start - before..last_new.end + after];
        // Of no lines a header names the one before them.
        let side = |range: &std::ops::Range<usize>| {
            format!("{},{}", range.start + usize::from(!range.is_empty()), range.len())
        };
        let header = format!("@@ -{} +{} @@", side(&from), side(&to));
        let line = |sign: char, bytes: &[u8]| {
            format!("{sign}{}", String::from_utf8_lossy(bytes.strip_suffix(b"\n").unwrap_or(bytes)))
        };
        let mut text = vec![header];
        let mut at = from.start;
        for change in &self.changes {
            let (gone, come) = (old_range(change), new_range(change));
            text.extend(old[at..gone.start].iter().map(|bytes| line(' ', bytes)));
            text.extend(old[gone.clone()].iter().map(|bytes| line('-', bytes)));
            text.extend(new[come].iter().map(|bytes| line('+', bytes)));
            at = gone.end;
        }
        text.extend(old[at..from.end].iter().map(|bytes| line(' ', bytes)));
        Ok(text)
    }
}

/// The blobs of a file that is text of the same mode in both trees.
fn text_of_both(store: &Store, file: &TreeChange) -> Result<Option<[ObjectId; 2]>, SeriesError> {
    let (Some((mode, old)), Some((other, new))) = (file.old, file.new) else { return Ok(None) };
    if mode != other || !matches!(mode, Mode::File | Mode::Executable) {
        return Ok(None);
    }
    let is_text = |id| Ok::<_, SeriesError>(!store.read_blob(id)?.contains(&0));
    Ok((is_text(old)? && is_text(new)?).then_some([old, new]))
}

fn old_range(change: &LineChange) -> std::ops::Range<usize> {
    range(change.old_start, change.old_lines)
}

fn new_range(change: &LineChange) -> std::ops::Range<usize> {
    range(change.new_start, change.new_lines)
}

/// Lines, from 0, of a side of a change: an empty one names the line before it.
fn range(start: u32, lines: u32) -> std::ops::Range<usize> {
    let start = start as usize - usize::from(lines > 0);
    start..start + lines as usize
}

/// Changes so close to each other that a diff shows them as one hunk.
fn grouped(changes: Vec<LineChange>) -> Vec<Vec<LineChange>> {
    let mut groups: Vec<Vec<LineChange>> = Vec::new();
    for change in changes {
        let is_near = |last: &LineChange| old_range(&change).start - old_range(last).end <= 2 * CONTEXT as usize;
        match groups.last_mut() {
            Some(group) if group.last().is_some_and(is_near) => group.push(change),
            _ => groups.push(vec![change]),
        }
    }
    groups
}

/// The old content with these of the changes to the new one.
fn changed(old: &[u8], new: &[u8], changes: &[LineChange]) -> Vec<u8> {
    let [old, new] = [split_lines(old), split_lines(new)];
    let mut content = Vec::new();
    let mut at = 0;
    for change in changes {
        let (gone, come) = (old_range(change), new_range(change));
        content.extend(old[at..gone.start].concat());
        content.extend(new[come].concat());
        at = gone.end;
    }
    content.extend(old[at..].concat());
    content
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn store() -> (tempfile::TempDir, Store) {
        let dir = tempfile::tempdir().expect("a private directory");
        let store = Store::open_or_create(&dir.path().join("git")).expect("a repository");
        (dir, store)
    }

    fn tree(store: &Store, files: &[(&str, &str)]) -> ObjectId {
        let edit = |(path, text): &(&str, &str)| TreeEdit {
            path: path.as_bytes().to_vec(),
            entry: Some((Mode::File, store.write_blob(text.as_bytes()).expect("a blob"))),
        };
        let edits: Vec<TreeEdit> = files.iter().map(edit).collect();
        store.update_tree(store.empty_tree().expect("a tree"), &edits).expect("a tree")
    }

    fn numbers(count: u32) -> String {
        (1..=count).map(|line| format!("{line}\n")).collect()
    }

    #[test]
    fn each_hunk_can_be_taken_by_itself() {
        let (_dir, store) = store();
        let far = numbers(40).replace("\n5\n", "\nfive\n").replace("\n30\n", "\n30\n30 and a half\n");
        let old = tree(&store, &[("a.c", &numbers(40)), ("gone.c", "x\n"), ("same.c", "s\n")]);
        let new = tree(&store, &[("a.c", &far), ("new.c", "y\n"), ("same.c", "s\n")]);
        let between = Between::of(&store, old, new).expect("hunks");
        let paths: Vec<_> = between.hunks().iter().map(|hunk| hunk.file.path.as_slice()).collect();
        assert_eq!(paths, [b"a.c".as_slice(), b"a.c", b"gone.c", b"new.c"]);
        let with = |taken: &[usize]| between.with(&store, &taken.iter().copied().collect()).expect("a tree");
        assert_eq!((with(&[]), with(&[0, 1, 2, 3])), (old, new));
        let one =
            tree(&store, &[("a.c", &numbers(40).replace("\n5\n", "\nfive\n")), ("gone.c", "x\n"), ("same.c", "s\n")]);
        assert_eq!(with(&[0]), one);
        let text = |index: usize| between.hunks()[index].text(&store).expect("a text").join("\n");
        insta::assert_snapshot!([0, 1, 2, 3].map(text).join("\n"), @r"
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8
        @@ -28,6 +28,7 @@
         28
         29
         30
        +30 and a half
         31
         32
         33
        the file goes
        the file is new
        ");
    }

    proptest! {
        #[test]
        fn all_hunks_make_the_new_tree_and_none_the_old_one(
            old in prop::collection::vec(0..4_u8, 0..60),
            new in prop::collection::vec(0..4_u8, 0..60),
            taken in prop::collection::vec(any::<bool>(), 60),
            ends in any::<[bool; 2]>(),
        ) {
            let (_dir, store) = store();
            let text = |lines: &[u8], ends: bool| {
                let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
                if ends { text } else { text.trim_end().to_owned() }
            };
            let [old, new] = [tree(&store, &[("f", &text(&old, ends[0]))]), tree(&store, &[("f", &text(&new, ends[1]))])];
            let between = Between::of(&store, old, new).expect("hunks");
            let all: BTreeSet<usize> = (0..between.hunks().len()).collect();
            prop_assert_eq!(between.with(&store, &all).expect("a tree"), new);
            prop_assert_eq!(between.with(&store, &BTreeSet::new()).expect("a tree"), old);
            // Lines of both sides alone are in what has some of them.
            let some: BTreeSet<usize> = all.iter().copied().filter(|index| taken[*index]).collect();
            let half = between.with(&store, &some).expect("a tree");
            let left = Between::of(&store, half, new).expect("hunks");
            let rest: BTreeSet<usize> = (0..left.hunks().len()).collect();
            prop_assert_eq!(left.with(&store, &rest).expect("a tree"), new);
            prop_assert!(some.len() < all.len() || half == new);
            prop_assert!(!some.is_empty() || half == old);
            for hunk in between.hunks() {
                prop_assert!(hunk.text(&store).expect("a text").len() > 1);
            }
        }
    }
}
