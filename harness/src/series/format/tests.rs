// SPDX-License-Identifier: GPL-2.0-only
//! What is written is read again as the same change, and is what git writes.

use super::*;
use crate::git::{Mode, TreeEdit};
use proptest::prelude::*;
use std::path::PathBuf;
use tempfile::TempDir;

struct World {
    _dir: TempDir,
    store: Store,
}

impl World {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a directory");
        let store = Store::open_or_create(&dir.path().join("git")).expect("a store");
        Self { _dir: dir, store }
    }

    fn tree(&self, files: &[(&str, Mode, &[u8])]) -> ObjectId {
        let edit = |(path, mode, content): &(&str, Mode, &[u8])| {
            let id = self.store.write_blob(content).expect("written");
            TreeEdit { path: path.as_bytes().to_vec(), entry: Some((*mode, id)) }
        };
        let edits: Vec<_> = files.iter().map(edit).collect();
        self.store.update_tree(self.store.empty_tree().expect("written"), &edits).expect("a tree")
    }

    fn rewritten(&self, head: &str, before: ObjectId, after: ObjectId) -> PatchFile {
        let mut file = PatchFile { name: "p".into(), path: PathBuf::from("p"), bytes: head.into(), strip: 1 };
        file.bytes = rewritten(&self.store, &file, before, after).expect("it can be written");
        file
    }
}

const HEAD: &str = "From: A <a@example.org>\nSubject: [PATCH] s\n\nWhy.\n---\n";

#[test]
fn every_kind_of_change_is_written_as_git_writes_it() {
    let world = World::new();
    let body: String = (1..=40).map(|line| format!("line {line}\n")).collect();
    let function = format!("int f(void)\n{{\nout:\n{body}}}\n");
    let (file, run, link) = (Mode::File, Mode::Executable, Mode::Symlink);
    let before = world.tree(&[
        (".gitattributes", file, b"*.c diff=cpp\n"),
        ("a b.c", file, function.as_bytes()),
        ("bin", file, b"\0old"),
        ("gone", file, b"gone\n"),
        ("link", link, b"target"),
        ("mode.sh", file, b"x\n"),
        ("net/old/name.c", file, body.as_bytes()),
        ("no-newline", file, b"a\nb"),
    ]);
    let changed = function.replace("line 10\n", "").replace("line 30\n", "line thirty\nand more\n");
    let after = world.tree(&[
        (".gitattributes", file, b"*.c diff=cpp\n"),
        ("a b.c", file, changed.as_bytes()),
        ("bin", file, b"\0new, longer"),
        ("empty", file, b""),
        ("link", link, b"elsewhere"),
        ("mode.sh", run, b"x\n"),
        ("net/new/name.c", file, body.replace("line 7\n", "line seven\n").as_bytes()),
        ("no-newline", file, b"a\nb\n"),
        ("\u{e9}", file, b"quoted\n"),
    ]);
    let patch = world.rewritten(HEAD, before, after);
    insta::assert_snapshot!(String::from_utf8(patch.bytes.clone()).expect("text"));
    assert!(still_true(&world.store, &patch, before, after).expect("readable"));
    assert!(!still_true(&world.store, &patch, after, before).expect("readable"));
}

#[test]
fn what_stands_around_the_diffs_is_kept() {
    let world = World::new();
    let [one, two, three] = ["1\n", "2\n", "3\n"].map(|content| world.tree(&[("f", Mode::File, content.as_bytes())]));
    let mut patch = world.rewritten(&format!("{HEAD}a note\n"), one, two);
    patch.bytes.extend_from_slice(b"-- \n2.39.2\n\n");
    let again = rewritten(&world.store, &patch, one, two).expect("it can be written");
    assert_eq!(String::from_utf8_lossy(&again), String::from_utf8_lossy(&patch.bytes));
    let other = String::from_utf8(rewritten(&world.store, &patch, two, three).expect("it can be written"));
    let expected = String::from_utf8_lossy(&patch.bytes)
        .replace("-1\n+2\n", "-2\n+3\n")
        .replace("index d00491f", "index X")
        .replace("0cfbf08", "00750ed")
        .replace("index X", "index 0cfbf08");
    let shape = |text: &str| text.lines().filter(|line| !line.starts_with("index ")).collect::<Vec<_>>().join("\n");
    assert_eq!(shape(&other.expect("text")), shape(&expected));
}

fn text() -> impl Strategy<Value = String> {
    let line = prop_oneof!["[a-c]{1,2}\n", Just("\n".to_owned()), Just("int f(void)\n".to_owned())];
    (prop::collection::vec(line, 0..40), any::<bool>()).prop_map(|(lines, ends)| {
        let text = lines.concat();
        if ends { text } else { text.trim_end_matches('\n').to_owned() }
    })
}

proptest! {
    /// Whatever the change, the patch that is written for it makes it, and is written the same again.
    #[test]
    fn what_is_written_is_read_as_the_same_change(
        before in prop::collection::btree_map("[a-c]\\.c", text(), 0..4),
        after in prop::collection::btree_map("[a-c]\\.c", text(), 0..4),
    ) {
        let world = World::new();
        let tree = |files: &std::collections::BTreeMap<String, String>| {
            let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), Mode::File, text.as_bytes())).collect();
            world.tree(&files)
        };
        let (before, after) = (tree(&before), tree(&after));
        let patch = world.rewritten(HEAD, before, after);
        prop_assert!(still_true(&world.store, &patch, before, after).expect("readable"));
        let again = rewritten(&world.store, &patch, before, after).expect("it can be written");
        prop_assert_eq!(String::from_utf8_lossy(&again), String::from_utf8_lossy(&patch.bytes));
    }
}
