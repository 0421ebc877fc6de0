// SPDX-License-Identifier: GPL-2.0-only
//! Diffs as they occur, and as they are made to hurt.

use super::*;
use proptest::prelude::*;

fn one(text: &str) -> FileDiff {
    let mut files = parse(text.as_bytes(), 1, 1).unwrap_or_else(|fault| panic!("{fault}\n{text}"));
    assert_eq!(files.len(), 1, "{text}");
    files.remove(0)
}

fn fault(text: &str) -> String {
    parse(text.as_bytes(), 1, 1).expect_err(text).to_string()
}

const HUNK: &str = "@@ -1,2 +1,2 @@ fn\n a\n-b\n+B\n";

#[test]
fn a_plain_change_of_git() {
    let id = "0123456789abcdef0123456789abcdef01234567";
    let file = one(&format!("diff --git a/x/y b/x/y\nindex {id}..{id} 100755\n--- a/x/y\n+++ b/x/y\n{HUNK}"));
    assert_eq!((file.old_path.as_deref(), file.new_path.as_deref()), (Some(&b"x/y"[..]), Some(&b"x/y"[..])));
    assert_eq!((file.old_mode, file.old_id.as_deref()), (Some(Mode::Executable), Some(id)));
    let hunk = &file.hunks[0];
    assert_eq!((hunk.old_start, hunk.new_start, hunk.at, hunk.lines.len()), (1, 1, 5, 3));
    assert_eq!(hunk.side(Side::New).collect::<Vec<_>>(), [b"a\n", b"B\n"]);
}

#[test]
fn new_deleted_renamed_and_empty_files() {
    let new = one("diff --git a/n b/n\nnew file mode 100644\nindex 0..1\n--- /dev/null\n+++ b/n\n@@ -0,0 +1 @@\n+x\n");
    assert_eq!((new.old_path, new.new_mode), (None, Some(Mode::File)));
    let gone = one("diff --git a/n b/n\ndeleted file mode 100644\n--- a/n\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n");
    assert_eq!(gone.new_path, None);
    let moved = one("diff --git a/o b/n\nsimilarity index 100%\nrename from o\nrename to n\n");
    assert_eq!((moved.old_path.as_deref(), moved.new_path.as_deref()), (Some(&b"o"[..]), Some(&b"n"[..])));
    let empty = one("diff --git a/with blank b/with blank\nnew file mode 100644\nindex 0..e69de29\n");
    assert_eq!(empty.new_path.as_deref(), Some(&b"with blank"[..]));
}

#[test]
fn diffs_of_quilt_and_old_mails() {
    let file = one(&format!("Index: 2.6/net/a.c\n=====\n--- 2.6.orig/net/a.c\t2006-06-28 10:00:00 +0200\n+++ 2.6/net/a.c\t2006\n{HUNK}"));
    assert_eq!((file.old_path.as_deref(), file.new_path.as_deref()), (Some(&b"net/a.c"[..]), Some(&b"net/a.c"[..])));
}

#[test]
fn quoted_names_and_missing_newlines() {
    let file = one("--- \"a/\\303\\251\"\n+++ \"b/\\303\\251\"\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n");
    assert_eq!(file.path(), "é".as_bytes());
    assert_eq!(file.hunks[0].lines[0].text, b"x");
    assert_eq!(file.hunks[0].lines[1].text, b"x\n");
}

#[test]
fn removed_lines_that_look_like_headers_belong_to_the_hunk() {
    let file = one("--- a/sql\n+++ b/sql\n@@ -1,2 +1,2 @@\n--- old comment\n-x\n+++ new comment\n+y\n-- \n2.39.0\n");
    assert_eq!(file.hunks[0].lines.len(), 4);
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    assert_eq!(fault("--- a/x\n+++ b/x\n@@ -1,3 +1,2 @@\n a\n-b\n"), "line 3: the hunk is cut off: 1 old and 1 new lines are missing");
    assert_eq!(fault(&format!("--- a/x\n+++ b/x\n{HUNK} more\n")), "line 7: a hunk has more lines than its header says");
    assert_eq!(fault("--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n*b\n"), "line 5: in a hunk that lacks 1 old and 1 new lines, this is no line of one");
    assert!(fault("diff --git a/x b/x\nindex 1..2\nGIT binary patch\n").contains("binary"));
    for path in ["../../etc/passwd", "/etc/passwd", "x/.git/config", "x/../y"] {
        let text = format!("--- a/{path}\n+++ b/{path}\n{HUNK}");
        assert!(fault(&text).starts_with("line 1: "), "{path}");
    }
    assert!(fault("--- x\n+++ y\n@@ -1 +1 @@\n-a\n+b\n").contains("leading components"));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), strip in 0usize..3) {
        let _ = parse(&bytes, strip, 1);
    }

    #[test]
    fn nothing_that_looks_like_a_diff_makes_it_panic(
        lines in proptest::collection::vec(
            prop_oneof![
                Just("diff --git a/x b/x".to_owned()), Just("--- a/x".to_owned()), Just("+++ b/x".to_owned()),
                Just("@@ -1,2 +1,2 @@".to_owned()), Just("@@ -0,0 +1 @@".to_owned()), Just("\\ No newline".to_owned()),
                Just("rename from \"a\\".to_owned()), Just("index 1..2 999999999".to_owned()), "[ +-].{0,5}", ".{0,8}",
            ],
            0..30,
        ),
    ) {
        let _ = parse(lines.join("\n").as_bytes(), 1, 1);
    }
}
