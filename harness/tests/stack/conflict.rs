// SPDX-License-Identifier: GPL-2.0-only
//! Commands that stop at a conflict, and their two ends.

use crate::bench::{Bench, assert_same, changed, f_with, lines};
use insta::assert_snapshot;
use std::fs;

const FIVE: &str = "0001-f-Change-five.patch";
const AGAIN: &str = "0002-f-Change-five-again.patch";
const LAST: &str = "0003-f-And-again.patch";

/// Three patches of the same line.
fn of_one_line() -> Bench {
    let bench = Bench::empty();
    bench.add("f: Change five", &[("f.c", &f_with(&[(5, "FIVE")]))]);
    bench.add("f: Change five again", &[("f.c", &f_with(&[(5, "CINQ")]))]);
    bench.add("f: And again", &[("f.c", &f_with(&[(5, "CINCO")]))]);
    bench
}

/// Every command that would touch the series is refused, and what only reads works.
fn assert_held(bench: &Bench) {
    let before = bench.patches();
    for words in
        ["edit 1", "refresh", "new x", "move 1 --last", "fold 2", "drop 1", "rename 1 x", "undo", "redo", "undo --list"]
    {
        bench.kiso(words).status(2).stderr("stopped at a conflict").stderr("kiso abort");
    }
    bench.kiso("apply").status(0);
    bench.kiso("series").status(0);
    assert_same(&before, &bench.patches());
}

#[test]
fn a_drop_that_contradicts_the_rest_stops_and_is_mended() {
    let bench = of_one_line();
    let before = bench.patches();
    assert_snapshot!(bench.kiso("drop 1").status(4).text());
    assert_same(&before, &bench.patches());
    assert_snapshot!(bench.read("f.c").lines().skip(3).take(8).collect::<Vec<_>>().join("\n"));
    assert_held(&bench);
    assert_snapshot!(bench.kiso("continue").status(2).text());
    bench.write("f.c", f_with(&[(5, "cinq")]));
    // The second conflict in a row.
    bench.kiso("continue").status(4).stderr(LAST);
    assert_same(&before, &bench.patches());
    assert_held(&bench);
    assert!(bench.read("f.c").contains("=======\nCINCO\n"), "{}", bench.read("f.c"));
    bench.write("f.c", f_with(&[(5, "cinco")]));
    assert_snapshot!(bench.kiso("continue").status(0).text());
    assert_eq!(bench.order(), [AGAIN, LAST]);
    assert!(bench.patch(AGAIN).contains("\n-line 5\n+cinq\n"));
    assert!(bench.patch(LAST).contains("\n-cinq\n+cinco\n"));
    assert_eq!(bench.trees().len(), 3);
    bench.kiso("continue").status(2).stderr("no command has stopped");
    bench.kiso("abort").status(2).stderr("no command has stopped");
    bench.kiso("undo").status(0).stdout("undone: drop");
    assert_same(&before, &bench.patches());
    bench.kiso("redo").status(0);
    assert_eq!(bench.order(), [AGAIN, LAST]);
}

#[test]
fn abort_gives_every_byte_back() {
    let bench = of_one_line();
    bench.kiso("edit 2").status(0);
    bench.write("net/new.c", "int new;\n");
    bench.write("f.c", f_with(&[(5, "CINQ"), (30, "thirty")]));
    bench.write("ignored.o", "object");
    fs::remove_file(bench.src("run.sh")).expect("it is there");
    let (patches, worktree) = (bench.patches(), bench.worktree());
    for words in ["drop 1", "move 3 --first"] {
        bench.kiso(words).status(4);
        assert!(!bench.src("net/new.c").exists(), "{words}");
        assert!(bench.read("f.c").contains("<<<<<<< "), "{words}");
        bench.write("f.c", "half mended\n");
        bench.write("scratch", "notes\n");
        let said = bench.kiso("abort").status(0).text();
        assert!(said.starts_with("given up: "), "{said}");
        assert_same(&patches, &bench.patches());
        assert_same(&worktree, &bench.worktree());
    }
    // The edits are still edits of the same patch.
    bench.kiso("edit 1").status(2).stderr(AGAIN);
    bench.kiso("refresh").status(0).stdout(AGAIN);
    bench.kiso("undo").status(0);
    assert_same(&patches, &bench.patches());
}

#[test]
fn abort_after_the_second_conflict_gives_every_byte_back() {
    let bench = of_one_line();
    bench.kiso("edit 2").status(0);
    bench.write("g.c", "edited\n");
    let (patches, worktree) = (bench.patches(), bench.worktree());
    bench.kiso("drop 1").status(4);
    bench.write("f.c", f_with(&[(5, "cinq")]));
    bench.kiso("continue").status(4);
    bench.kiso("abort").status(0).stdout("given up: drop 0001-f-Change-five.patch");
    assert_same(&patches, &bench.patches());
    assert_same(&worktree, &bench.worktree());
}

#[test]
fn abort_where_nothing_was_edited_leaves_no_edits_behind() {
    let bench = of_one_line();
    fs::remove_dir_all(bench.world.path(".kiso/edit")).expect("it is there");
    bench.kiso("drop 1").status(4);
    bench.kiso("abort").status(0);
    assert!(!bench.src("f.c").exists());
    bench.kiso("refresh").status(0).stdout("nothing to change");
    bench.kiso("edit 1").status(0);
    assert_eq!(bench.read("f.c"), f_with(&[(5, "FIVE")]));
}

#[test]
fn after_continue_the_edits_are_there_again() {
    let bench = of_one_line();
    bench.kiso("edit 3").status(0);
    bench.write("run.sh", "edited\n");
    bench.kiso("drop 2").status(4);
    assert_eq!(bench.read("run.sh"), "true\n");
    bench.write("f.c", f_with(&[(5, "cinco")]));
    bench.kiso("continue").status(0);
    assert_eq!((bench.read("run.sh").as_str(), bench.read("f.c")), ("edited\n", f_with(&[(5, "cinco")])));
    bench.kiso("refresh").status(0).stdout(LAST);
    assert!(bench.patch(LAST).contains("+edited\n"));
}

#[test]
fn what_a_worktree_that_was_for_nothing_holds_after_continue_is_not_thrown_away() {
    let bench = of_one_line();
    fs::remove_dir_all(bench.world.path(".kiso/edit")).expect("it is there");
    bench.kiso("drop 2").status(4);
    bench.write("f.c", f_with(&[(5, "cinco")]));
    bench.kiso("continue").status(0);
    bench.write("f.c", "mine\n");
    bench.kiso("edit 1").status(2).stderr("in no patch yet: f.c");
}

#[test]
fn a_refresh_that_contradicts_a_later_patch_stops() {
    let bench = of_one_line();
    bench.kiso("edit 1").status(0);
    bench.write("f.c", f_with(&[(5, "fünf")]));
    let (patches, worktree) = (bench.patches(), bench.worktree());
    bench.kiso("refresh").status(4).stderr(AGAIN);
    assert_same(&patches, &bench.patches());
    bench.kiso("abort").status(0);
    assert_same(&patches, &bench.patches());
    assert_same(&worktree, &bench.worktree());
    bench.kiso("refresh").status(4).stderr(AGAIN);
    bench.write("f.c", f_with(&[(5, "CINQ")]));
    // The third patch is made on just this.
    bench.kiso("continue").status(0).stdout("refresh 0001-f-Change-five.patch");
    let changed = changed(&patches, &bench.patches());
    assert!(changed[0].starts_with("small/resolutions/"), "{changed:?}");
    assert_eq!(changed[1..], [FIVE, AGAIN]);
    assert_eq!(bench.read("f.c"), f_with(&[(5, "fünf")]));
    bench.kiso("edit 3").status(0);
    assert_eq!(bench.read("f.c"), f_with(&[(5, "CINCO")]));
}

#[test]
fn a_move_that_would_change_the_outcome_is_refused_when_it_is_mended_otherwise() {
    let bench = of_one_line();
    let patches = bench.patches();
    bench.kiso("move 2 --last").status(4).stderr(LAST);
    bench.write("f.c", f_with(&[(5, "three")]));
    bench.kiso("continue").status(4).stderr(AGAIN);
    bench.write("f.c", f_with(&[(5, "other")]));
    assert_snapshot!(bench.kiso("continue").status(2).text());
    assert_same(&patches, &bench.patches());
    assert_held(&bench);
    bench.write("f.c", f_with(&[(5, "CINCO")]));
    bench.kiso("continue").status(0);
    assert_eq!(bench.order(), [FIVE, LAST, AGAIN]);
    bench.kiso("apply").status(0);
}

#[test]
fn a_file_that_one_side_deletes_is_for_a_person() {
    let bench = Bench::empty();
    bench.add("g: Change", &[("g.c", &lines(1..=10).replace("line 3\n", "THREE\n"))]);
    bench.kiso_words(&["new", "g: Delete"]).status(0);
    bench.kiso("edit").status(0);
    fs::remove_file(bench.src("g.c")).expect("it is there");
    bench.kiso("refresh").status(0);
    let patches = bench.patches();
    bench.kiso("move 2 --first").status(4).stderr("g.c");
    bench.kiso("abort").status(0);
    bench.kiso("drop 1").status(4).stderr("g.c");
    fs::remove_file(bench.src("g.c")).expect("it is there");
    bench.kiso("continue").status(0);
    assert_eq!(bench.order(), ["0002-g-Delete.patch"]);
    assert!(bench.patch("0002-g-Delete.patch").contains("deleted file mode 100644"));
    bench.kiso("undo").status(0);
    assert_same(&patches, &bench.patches());
}

#[test]
fn a_file_without_markers_is_not_taken_for_mended_as_it_lies() {
    let bench = Bench::empty();
    bench.add("all: Change", &[("g.c", "other\n"), ("logo", "\0one")]);
    bench.kiso_words(&["new", "all: Change again"]).status(0);
    bench.kiso("edit").status(0);
    fs::remove_file(bench.src("g.c")).expect("it is there");
    bench.write("logo", "\0two");
    bench.kiso("refresh").status(0);
    let patches = bench.patches();
    bench.kiso("drop 1").status(4).stderr("g.c, logo");
    assert_snapshot!(bench.kiso("continue").status(2).text());
    bench.kiso("continue --keep f.c").status(2).stderr("f.c is in no conflict; these files are: g.c, logo\n");
    bench.kiso("continue --keep g.c").status(2).stderr("kiso left them: logo");
    assert_same(&patches, &bench.patches());
    bench.write("logo", "\0both");
    bench.kiso("continue").status(2).stderr("kiso left them: g.c");
    bench.kiso("continue --keep g.c").status(0);
    let text = bench.patch("0002-all-Change-again.patch");
    assert!(text.contains("b/logo") && !text.contains("g.c"), "{text}");
    bench.kiso("apply").status(0);
}

#[test]
fn a_line_that_only_looks_like_a_marker_is_a_line() {
    let bench = Bench::empty();
    let text = |five: &str| f_with(&[(5, five), (30, "<<<<<<< HEAD"), (31, "======="), (32, ">>>>>>> topic")]);
    bench.add("f: Tell of markers", &[("f.c", &text("line 5"))]);
    bench.add("f: Change five", &[("f.c", &text("FIVE"))]);
    bench.add("f: Change five again", &[("f.c", &text("CINQ"))]);
    bench.kiso("drop 2").status(4);
    bench.kiso("continue").status(2).stderr("markers of the conflict left in: f.c");
    let half = bench.read("f.c").replace("<<<<<<< the tree before it\n", "");
    bench.write("f.c", half);
    bench.kiso("continue").status(2).stderr("markers of the conflict left in: f.c");
    bench.write("f.c", text("cinq"));
    bench.kiso("continue").status(0);
    assert!(bench.patch("0003-f-Change-five-again.patch").contains("\n-line 5\n+cinq\n"));
}

#[test]
fn a_file_whose_name_is_no_text_is_looked_at_for_markers() {
    use std::os::unix::ffi::OsStringExt;
    let name = std::ffi::OsString::from_vec(b"caf\xe9.c".to_vec());
    let bench = Bench::empty();
    for (subject, text) in [("c: Add", "one\n"), ("c: Change", "two\n"), ("c: Change again", "three\n")] {
        bench.kiso_words(&["new", subject]).status(0);
        bench.kiso("edit").status(0);
        fs::write(bench.src("").join(&name), text).expect("a file");
        bench.kiso("refresh").status(0);
    }
    bench.kiso("drop 2").status(4);
    bench.kiso("continue").status(2).stderr("markers of the conflict left in: caf");
    fs::write(bench.src("").join(&name), "drei\n").expect("a file");
    bench.kiso("continue").status(0);
    assert!(bench.patch("0003-c-Change-again.patch").contains("\n-one\n+drei\n"));
}

#[test]
fn a_series_that_was_changed_by_hand_in_the_middle_is_not_written_over() {
    let bench = of_one_line();
    bench.kiso("drop 1").status(4);
    let mine = bench.patch(LAST).replace("CINCO", "mine");
    bench.set_patch(LAST, &mine);
    bench.write("f.c", f_with(&[(5, "CINQ")]));
    let patches = bench.patches();
    assert_snapshot!(bench.kiso("continue").status(2).text());
    assert_same(&patches, &bench.patches());
    bench.kiso("abort").status(0);
    assert_same(&patches, &bench.patches());
}

#[test]
fn abort_works_where_the_series_does_not_apply_any_more() {
    let bench = of_one_line();
    bench.kiso("edit 3").status(0);
    bench.write("run.sh", "edited\n");
    let worktree = bench.worktree();
    bench.kiso("drop 1").status(4);
    bench.set_patch(LAST, "no patch at all\n--- a/f.c\n+++ b/f.c\n@@ -1 +1 @@\n-no\n+yes\n");
    bench.kiso("abort").status(0);
    assert_same(&worktree, &bench.worktree());
}
