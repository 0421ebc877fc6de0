// SPDX-License-Identifier: GPL-2.0-only
//! Series on small trees, what a hostile patch tries, and properties of the parser.

use super::*;
use crate::event::Events;
use crate::git::{Identity, Mode, NewCommit, Store, TreeEdit};
use crate::model::{AppliedSeries, Class, Failure, FuzzyHunk, MovedHunk, ObjectId, PatchFile, Variant};
use crate::process::{Command, Interrupt};
use hunk::{Direction, apply_hunks};
use proptest::prelude::*;
use std::path::PathBuf;
use tempfile::TempDir;

mod explained;
mod hostile;

const REF: &str = "refs/kiso/series/s/v";

/// A store with a base commit.
struct World {
    _dir: TempDir,
    store: Store,
    base: ObjectId,
}

impl World {
    fn new(files: &[(&str, &str)]) -> Self {
        let dir = tempfile::tempdir().expect("a directory");
        let store = Store::open_or_create(&dir.path().join("git")).expect("a store");
        let edits: Vec<_> = files
            .iter()
            .map(|(path, content)| {
                let mode = if path.ends_with(".sh") { Mode::Executable } else { Mode::File };
                let id = store.write_blob(content.as_bytes()).expect("written");
                TreeEdit { path: path.as_bytes().to_vec(), entry: Some((mode, id)) }
            })
            .collect();
        let tree = store.update_tree(store.empty_tree().expect("written"), &edits).expect("a tree");
        let kiso = Identity::kiso(0);
        let commit = NewCommit { tree, parent: None, author: &kiso, committer: &kiso, message: b"base\n" };
        let base = store.commit(&commit).expect("a commit");
        Self { _dir: dir, store, base }
    }

    fn apply(&self, patches: &[&str]) -> Result<AppliedSeries, SeriesError> {
        self.apply_with_fuzz(patches, 0)
    }

    fn apply_with_fuzz(&self, patches: &[&str], fuzz: usize) -> Result<AppliedSeries, SeriesError> {
        let file = |(index, text): (usize, &&str)| {
            let name = format!("{:04}.patch", index + 1);
            PatchFile { path: PathBuf::from("v6.1").join(&name), name, bytes: text.as_bytes().to_vec(), strip: 1 }
        };
        let patches = patches.iter().enumerate().map(file).collect();
        let variant = Variant { name: "v6.1".into(), dir: "v6.1".into(), patches };
        apply(&self.store, self.base, &variant, REF, fuzz, &Events::none(), &Interrupt::none())
    }

    fn refused(&self, patches: &[&str]) -> SeriesError {
        let error = self.apply(patches).expect_err("it must not apply");
        assert_eq!(self.store.reference(REF).expect("readable"), None, "nothing may be published");
        error
    }

    fn read(&self, applied: &AppliedSeries, path: &str) -> Option<(Mode, String)> {
        let (mode, id) = self.store.entry(applied.top_tree(), path.as_bytes()).expect("readable")?;
        Some((mode, String::from_utf8(self.store.read_blob(id).expect("readable").to_vec()).expect("text")))
    }
}

fn numbered(lines: std::ops::RangeInclusive<u32>) -> String {
    lines.map(|line| format!("line {line}\n")).collect()
}

const FIRST: &str = r"From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: A Hacker <a@example.org>
Date: Wed, 28 Jun 2006 10:00:00 +0200
Subject: [PATCH 1/2] net: change line 5

Because.
---
 net/f.c | 2 +-

diff --git a/net/f.c b/net/f.c
--- a/net/f.c
+++ b/net/f.c
@@ -2,7 +2,7 @@ void f(void)
 line 2
 line 3
 line 4
-line 5
+line five
 line 6
 line 7
 line 8
-- 
2.39.2
";

const SECOND: &str = r"Subject: [PATCH 2/2] net: insert

diff --git a/net/f.c b/net/f.c
--- a/net/f.c
+++ b/net/f.c
@@ -1,3 +1,5 @@
+new 1
+new 2
 line 1
 line 2
 line 3
diff --git a/net/new.c b/net/new.c
new file mode 100755
--- /dev/null
+++ b/net/new.c
@@ -0,0 +1 @@
+new
\ No newline at end of file
";

#[test]
fn a_series_becomes_commits_and_one_ref() {
    let world = World::new(&[("net/f.c", &numbered(1..=20)), ("Makefile", "all:\n")]);
    let applied = world.apply(&[FIRST, SECOND]).expect("applies");
    assert_eq!(world.store.reference(REF).expect("readable"), Some(applied.top()));
    assert_eq!(applied.patches[0].subject, "net: change line 5");
    let (mode, content) = world.read(&applied, "net/f.c").expect("there");
    assert_eq!(mode, Mode::File);
    assert!(content.starts_with("new 1\nnew 2\nline 1\n") && content.contains("line five\n"));
    assert_eq!(world.read(&applied, "net/new.c"), Some((Mode::Executable, "new".into())));
    assert_eq!(world.apply(&[FIRST, SECOND]).expect("applies"), applied, "the ids depend on the inputs alone");
    let touched = |line| last_touched(&world.store, &applied, "net/f.c", line).expect("readable");
    assert_eq!(touched(1).as_deref(), Some("0002.patch"));
    assert_eq!(touched(7).as_deref(), Some("0001.patch"));
    assert_eq!(touched(8), None);
    assert_eq!(last_touched(&world.store, &applied, "net/new.c", 1).expect("readable").as_deref(), Some("0002.patch"));
    assert_eq!(last_touched(&world.store, &applied, "no/such.c", 1).expect("readable"), None);
}

#[test]
fn an_offset_is_said() {
    let world = World::new(&[("net/f.c", &format!("a\nb\n{}", numbered(1..=20)))]);
    let applied = world.apply(&[FIRST]).expect("applies two lines further down");
    assert_eq!(applied.patches[0].offsets, [MovedHunk { file: "net/f.c".into(), named: 2, found: 4, places: 1 }]);
}

#[test]
fn fuzz_is_taken_where_it_is_asked_for_and_said_per_hunk() {
    let world = World::new(&[("net/f.c", &numbered(1..=20).replace("line 8\n", "line eight\n"))]);
    let text = world.refused(&[FIRST]).to_string();
    assert!(text.contains("with fuzz 1 it would apply at line 3"), "{text}");
    let applied = world.apply_with_fuzz(&[FIRST], 2).expect("applies");
    let fuzzy = FuzzyHunk { file: "net/f.c".into(), hunk: 1, lines: 1, line: 3 };
    assert_eq!(applied.patches[0].fuzz, [fuzzy]);
    let (_, content) = world.read(&applied, "net/f.c").expect("there");
    assert!(content.contains("line five\n") && content.contains("line eight\n"), "{content}");
}

#[test]
fn a_failure_names_patch_line_file_hunk_and_what_differs() {
    let content = numbered(1..=20).replace("line 7\n", "line seven\n");
    let world = World::new(&[("net/f.c", &content)]);
    let error = world.refused(&[FIRST]);
    assert_eq!(error.class(), Class::Apply);
    let text = error.to_string();
    for part in [
        "0001.patch:13: hunk 1 of 1 of net/f.c (line 2) does not apply",
        "nearest place: line 2, where 6 of its 7 lines match",
        "the patch expects\n            |line 4|\n",
        "  !         |line 7|\n",
        "  !      7  |line seven|\n",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn white_space_damage_is_told_apart() {
    let world = World::new(&[("net/f.c", &numbered(1..=20).replace(' ', "\t"))]);
    assert!(world.refused(&[FIRST]).to_string().contains("only white space differs"));
}

#[test]
fn the_index_line_tells_another_version_from_a_damaged_patch() {
    let with_index = |id: &str| FIRST.replace("--- a/net/f.c", &format!("index {id}..{id} 100644\n--- a/net/f.c"));
    let world = World::new(&[("net/f.c", "other\n")]);
    let text = world.refused(&[&with_index("0123456789012345678901234567890123456789")]).to_string();
    assert!(text.contains("made on another version"), "{text}");
    let own = world.store.write_blob(b"other\n").expect("written").to_string();
    let text = world.refused(&[&with_index(&own)]).to_string();
    assert!(text.contains("the patch itself is damaged"), "{text}");
}

#[test]
fn applied_twice_is_recognised() {
    let world = World::new(&[("net/f.c", &numbered(1..=20))]);
    for patches in [[FIRST, FIRST].as_slice(), &[SECOND, SECOND]] {
        let error = world.refused(patches);
        assert!(matches!(&error, SeriesError::AlreadyApplied { patch, .. } if patch == "0002.patch"), "{error}");
    }
}

#[test]
fn half_a_patch_that_is_there_names_its_hunk() {
    let world = World::new(&[("net/f.c", &numbered(1..=20))]);
    let both = FIRST.replace("-- \n2.39.2\n", "@@ -12,3 +12,3 @@\n line 12\n-no such\n+x\n line 14\n");
    let error = world.refused(&[FIRST, &both]);
    assert!(error.to_string().contains("hunk 1 of 2 of net/f.c (line 2) is in the file already"), "{error}");
}

#[test]
fn files_come_go_move_and_change_type() {
    let world = World::new(&[("a", "1\n2\n3\n"), ("d/only", "x\n"), ("run.sh", "#\n"), ("thing", "text\n")]);
    let applied = world
        .apply(&["diff --git a/a b/moved/b\nsimilarity index 60%\nrename from a\nrename to moved/b\n\
                  --- a/a\n+++ b/moved/b\n@@ -1,3 +1,3 @@\n 1\n-2\n+two\n 3\n\
                  diff --git a/run.sh b/run.sh\nold mode 100755\nnew mode 100644\n\
                  diff --git a/d/only b/d/only\ndeleted file mode 100644\n--- a/d/only\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n\
                  diff --git a/thing b/thing\ndeleted file mode 100644\n--- a/thing\n+++ /dev/null\n@@ -1 +0,0 @@\n-text\n\
                  diff --git a/thing b/thing\nnew file mode 120000\n--- /dev/null\n+++ b/thing\n@@ -0,0 +1 @@\n+moved/b\n\
                  \\ No newline at end of file\n\
                  diff --git a/empty b/empty\nnew file mode 100644\nindex 0000000..e69de29\n"])
        .expect("applies");
    assert_eq!(world.read(&applied, "moved/b"), Some((Mode::File, "1\ntwo\n3\n".into())));
    assert_eq!(world.read(&applied, "run.sh"), Some((Mode::File, "#\n".into())));
    assert_eq!(world.read(&applied, "thing"), Some((Mode::Symlink, "moved/b".into())));
    assert_eq!(world.read(&applied, "empty"), Some((Mode::File, String::new())));
    for gone in ["a", "d/only"] {
        assert_eq!(world.read(&applied, gone), None);
    }
    assert_eq!(world.store.entry(applied.top_tree(), b"d").expect("readable"), None, "no empty directory is left");
}

#[test]
fn plain_diffs_as_old_mails_have_them() {
    let world = World::new(&[("f", "1\n2\n3\n"), ("gone", "x\n"), ("sp ace", "y\n")]);
    let applied = world
        .apply(&["Index: f\n===================\n--- linux/f.orig\t2006-06-28 10:00:00.000000000 +0200\n\
                  +++ linux/f\t2006-06-28 10:01:00.000000000 +0200\n@@ -1,3 +1,3 @@\n 1\n-2\n+two\n 3\n\
                  --- linux/made\t1970-01-01 01:00:00.000000000 +0100\n+++ linux/made\t2006-06-28 10:01:00\n@@ -0,0 +1 @@\n+m\n\
                  --- linux/gone\t2006-06-28 10:01:00\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n\
                  --- \"a/sp ace\"\n+++ \"b/sp\\040ace\"\n@@ -1 +1 @@\n-y\n+z\n"])
        .expect("applies");
    assert_eq!(world.read(&applied, "f"), Some((Mode::File, "1\ntwo\n3\n".into())));
    assert_eq!(world.read(&applied, "made"), Some((Mode::File, "m\n".into())));
    assert_eq!(world.read(&applied, "sp ace"), Some((Mode::File, "z\n".into())));
    assert_eq!(world.read(&applied, "gone"), None);
}

#[test]
fn hostile_and_broken_patches_are_refused_with_file_and_line() {
    let world = World::new(&[("f", "1\n2\n3\n"), ("link-dir", "no directory\n")]);
    let plain = |path: &str| format!("--- a/f\n+++ {path}\n@@ -1,3 +1,3 @@\n 1\n-2\n+two\n 3\n");
    let hunk = |hunk: &str| format!("--- a/f\n+++ b/f\n{hunk}");
    let ids = format!("{:040}..{:040}", 1, 2);
    let binary = |data: &str| format!("diff --git a/f b/f\nindex {ids} 100644\nGIT binary patch\n{data}");
    let link = |target: &str| {
        format!(
            "diff --git a/l b/l\nnew file mode 120000\n--- /dev/null\n+++ b/l\n@@ -0,0 +1 @@\n+{target}\n\\ No newline at end of file\n"
        )
    };
    let cases = [
        (plain("b/../../etc/passwd"), ":2:", "outside"),
        (plain("b/x/.Git/hooks/post-checkout"), ":2:", ".git"),
        (plain("b/x/GIT~1/hooks/post-checkout"), ":2:", ".git"),
        (plain("\"b/a\\001b\""), ":2:", "control"),
        (plain("b/a\u{1b}[31mb"), ":2:", "control"),
        (plain("\"b/a\\000b\""), ":2:", "NUL"),
        (plain("b/a\0b"), ":2:", "NUL"),
        (plain("\"b/a\\9\""), ":2:", "quoted"),
        (plain("f"), ":2:", "-p1"),
        (hunk("@@ -1,3 +1,3 @@\n 1\n-2\n"), ":6:", "announces 1 more old and 2 more new"),
        (hunk("@@ -1,2147483648 +1,2147483648 @@\n 1\n"), ":5:", "the hunk ends here"),
        (hunk("@@ -1,99999999999 +1,1 @@\n 1\n"), ":3:", "header"),
        (hunk("@@ -1,3 +1,3 @@\n 1\n-2\n+two\n 3\n+more\n"), ":8:", "goes on"),
        (hunk("@@ -1,3 +1,1 @@\n 1\n 2\n 3\n"), ":5:", "goes on"),
        (hunk("@@ -1,2 +1,3 @@\n 1\n+x\n\\ No newline at end of file\n 2\n"), ":8:", "not at the end"),
        ("Index: f\n@@ -1 +1 @@\n-a\n+b\n".into(), ":2:", "without a file header"),
        ("diff --git a/f b/f\nindex 1234567..1234568\nGIT binary patch\nliteral 1\n".into(), ":3:", "full index"),
        (binary("literal 1\n"), ":5:", "damaged"),
        (binary("literal 3\nKcmZQzWC8#H2LJ>A\n"), ":6:", "damaged"),
        (binary("literal 2\nKcmZQzWC8#H2LJ>B\n\n"), ":6:", "as many bytes"),
        (binary("literal 9999999999999\n"), ":4:", "more than"),
        (binary("literal 3\nKcmZQzWC8#H2LJ\n"), ":5:", "as long as"),
        (binary("literal 3\nKcmZQzWC8#H2LJ\"B\n"), ":5:", "base 85"),
        (binary("base64 3\n"), ":4:", "neither"),
        ("Index: f\nBinary files a/f and b/f differ\n".into(), ":2:", "binary"),
        ("diff --git a/f b/f\nnew mode 160000\n".into(), ":2:", "mode"),
        ("diff --git a/f b/g\nnew mode 100755\n".into(), ":1:", "which file"),
        (link("/etc/passwd"), ":1:", "outside"),
        (link("../x"), ":1:", "outside"),
        (link("link-dir/../x"), ":1:", "outside"),
        ("no diff at all\n".into(), "changes no file", ""),
        (
            format!("{}From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n", plain("b/f")),
            ":8:",
            "second",
        ),
        ("Content-Transfer-Encoding: base64\n\nLS0*t\n".into(), "base64", "damaged"),
        ("Content-Type: text/html\n\n<p>--- a/f</p>\n".into(), "0001.patch: ", "plain text"),
    ];
    for (text, place, reason) in cases {
        let error = world.refused(&[&text]).to_string();
        assert!(error.contains("0001.patch") && error.contains(place) && error.contains(reason), "{text}\n{error}");
    }
}

/// A delta and a literal, as git wrote them.
const BINARY: &str = r"diff --git a/logo b/logo
index 69dabbb183d6cb8e091d686c2b9ff099ec1a97cc..522eaf3e98894db4339176c51d16cad18be19e6f 100644
GIT binary patch
delta 20
bcmbQhJcW5e3JU`x6Z6Il4MvvKyc7liGtC61

delta 15
WcmbQjJb`&a3QJUsUem@54MqSb)C9`_

diff --git a/new b/new
new file mode 100644
index 0000000000000000000000000000000000000000..8352675d67aed6625ece79af41c27fdb4ee2e867
GIT binary patch
literal 3
KcmZQzWC8#H2LJ>B

literal 0
HcmV?d00001

";

#[test]
fn a_binary_change_is_for_one_version_of_its_file() {
    let world = World::new(&[("logo", "another logo\n")]);
    let error = world.refused(&[BINARY]).to_string();
    assert_eq!(error, "0001.patch:1: logo is another version than the binary change is for");
    let made = &BINARY[BINARY.find("diff --git a/new").expect("there")..];
    let world = World::new(&[("f", "f")]);
    let applied = world.apply(&[made]).expect("it makes the file");
    assert_eq!(world.read(&applied, "new"), Some((Mode::File, "\0\u{1}\u{2}".into())));
    // The result is checked: data that unpack and are not what the index line names are damaged all the same.
    let other = made.replace("8352675d", "8352675e");
    let error = World::new(&[("f", "f")]).refused(&[&other]).to_string();
    assert!(error.contains("new does not become what the index line"), "{error}");
}

#[test]
fn an_absolute_path_is_refused_where_nothing_is_stripped() {
    let text = b"--- /etc/passwd\n+++ /etc/passwd\n@@ -1 +1 @@\n-a\n+b\n";
    let error = diff::parse(text, 1, 0).expect_err("absolute");
    assert!(error.line == 1 && error.fault.to_string().contains("absolute"), "{error:?}");
    assert_eq!(diff::parse(text, 1, 1).expect("relative now")[0].path(), b"etc/passwd");
}

#[test]
fn a_file_where_a_directory_is_needed_is_a_clash() {
    let world = World::new(&[("f", "1\n"), ("d/x", "2\n")]);
    for path in ["f/below", "d"] {
        let text = format!(
            "diff --git a/{path} b/{path}\nnew file mode 100644\n--- /dev/null\n+++ b/{path}\n@@ -0,0 +1 @@\n+x\n"
        );
        let error = world.refused(&[&text]);
        assert!(matches!(error, SeriesError::Clash { .. }) && error.class() == Class::Apply, "{error}");
    }
}

#[test]
fn a_variant_is_read_and_its_faults_have_lines() {
    let dir = tempfile::tempdir().expect("a directory");
    let write = |name: &str, text: &str| std::fs::write(dir.path().join(name), text).expect("written");
    write("series", "# the series\na.patch\n\nb.patch -p0 # why\n");
    write("a.patch", FIRST);
    let error = load_variant(dir.path()).expect_err("b.patch is not there");
    assert!(error.to_string().contains("series:4: it names b.patch"), "{error}");
    write("b.patch", SECOND);
    let variant = load_variant(dir.path()).expect("complete");
    let listed: Vec<_> = variant.patches.iter().map(|patch| (patch.name.as_str(), patch.strip)).collect();
    assert_eq!(listed, [("a.patch", 1), ("b.patch", 0)]);
    write("series", "a.patch\na.patch\n");
    assert!(load_variant(dir.path()).expect_err("twice").to_string().contains("series:2: a.patch is listed twice"));
}

/// Lines of few kinds, so that they repeat, with and without a newline at the end.
fn content() -> impl Strategy<Value = Vec<u8>> {
    let line = prop::sample::select(vec!["", "a", "b", "\tc", "d\r", " e", "-f", "+g", "\\ h", "@@ -1 +1 @@"]);
    (prop::collection::vec(line, 0..40), any::<bool>()).prop_map(|(lines, newline)| {
        let mut text = lines.join("\n").into_bytes();
        if newline && !text.is_empty() {
            text.push(b'\n');
        }
        text
    })
}

/// What the git program says of two contents.
fn git_binary_diff(old: &[u8], new: &[u8]) -> Vec<u8> {
    let dir = tempfile::tempdir().expect("a directory");
    for (name, content) in [("a", old), ("b", new)] {
        std::fs::create_dir(dir.path().join(name)).expect("made");
        std::fs::write(dir.path().join(name).join("f"), content).expect("written");
    }
    let git = Command::new("git").args(["diff", "--no-index", "--binary", "--full-index", "--no-prefix", "a", "b"]);
    crate::process::output(&git.dir(dir.path()), &Interrupt::none()).expect("git").stdout
}

proptest! {
    #[test]
    fn any_bytes_are_parsed_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), strip in 0_usize..3) {
        let _ = patch::Patch::parse(&bytes).diffs(strip);
        let _ = decoded(&bytes);
    }

    #[test]
    fn any_text_of_diff_words_is_parsed_without_panic(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "diff --git ", "a/f", " b/f", "\n", "--- ", "+++ ", "/dev/null", "@@ -1,2 +1,2 @@", " x", "-x", "+x", "\\ No newline",
                "index 1234..5678", " 100644", "new file mode 120000", "rename from ", "rename to ", "\"", "\\0", "From ", "Subject: ",
                "Date: ", "=?utf-8?q?=C3?=", "Content-Transfer-Encoding: base64", "Content-Type: multipart/mixed; boundary=x", "--x", "---", ":", "[", "\r", "\t",
            ]),
            0..80,
        ),
    ) {
        let text = words.concat();
        let _ = patch::Patch::parse(text.as_bytes()).diffs(1);
        let _ = decoded(text.as_bytes());
    }

    #[test]
    fn any_delta_is_applied_without_panic(old in prop::collection::vec(any::<u8>(), 0..40), delta in prop::collection::vec(any::<u8>(), 0..60)) {
        let _ = diff::Binary::Delta(delta).apply(&old);
    }

    #[test]
    fn what_git_writes_of_binary_files_gives_the_new_file(
        old in prop::collection::vec(any::<u8>(), 0..600),
        cut in any::<prop::sample::Index>(),
        inserted in prop::collection::vec(any::<u8>(), 1..80),
    ) {
        // A NUL makes it binary; what stays the same makes a delta worth its while.
        let old = [b"\0".as_slice(), &old].concat();
        let mut new = old.clone();
        let at = cut.index(old.len());
        new.splice(at..at, inserted);
        let diff = git_binary_diff(&old, &new);
        let parsed = patch::Patch::parse(&diff);
        let files = parsed.diffs(1).expect("well-formed");
        let binary = files[0].binary.as_ref().expect("a binary change");
        prop_assert_eq!(binary.apply(&old), Ok(new));
    }

    #[test]
    fn a_diff_applied_gives_the_new_file_and_reversed_the_old(old in content(), new in content()) {
        prop_assume!(old != new);
        let diff = crate::git::unified_diff(&old, &new).expect("a diff");
        let parsed = patch::Patch::parse(&diff);
        let files = parsed.diffs(1).expect("a well-formed diff");
        prop_assert_eq!(files.len(), 1);
        let there = apply_hunks(&old, &files[0].hunks, Direction::Forward).expect("applies");
        prop_assert_eq!(there.content, new.clone());
        prop_assert!(there.offsets.is_empty());
        let back = apply_hunks(&new, &files[0].hunks, Direction::Reverse).expect("applies in reverse");
        prop_assert_eq!(back.content, old);
    }
}
