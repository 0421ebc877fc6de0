// SPDX-License-Identifier: GPL-2.0-only
//! `new`, `edit` and `refresh`.

use crate::bench::{Bench, assert_same, changed, f_with, lines};
use insta::assert_snapshot;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

const FIVE: &str = "0001-f-Change-five.patch";
const TWENTY: &str = "0002-f-Change-twenty.patch";
const THREE: &str = "0003-g-Change-three.patch";

/// The part of a patch below its head.
fn diffs(text: &str) -> &str {
    &text[text.find("\n---\n").expect("a separator") + 5..]
}

#[test]
fn a_refresh_of_nothing_writes_nothing() {
    let bench = Bench::three();
    let (files, times) = (bench.patches(), bench.times());
    bench.kiso("apply").status(0);
    bench.kiso("refresh").status(0).stdout("nothing to change");
    bench.kiso("edit 2").status(0);
    bench.kiso("refresh").status(0).stdout("nothing to change");
    bench.kiso("refresh 1").status(0).stdout("nothing to change");
    assert_same(&files, &bench.patches());
    assert_eq!(times, bench.times());
}

#[test]
fn a_changed_patch_changes_its_file_and_no_other() {
    let bench = Bench::three();
    let (before, times) = (bench.patches(), bench.times());
    bench.kiso("edit").status(0);
    bench.write("g.c", lines(1..=10).replace("line 3\n", "DREI\n"));
    assert_snapshot!(bench.kiso("refresh").status(0).text());
    assert_eq!(changed(&before, &bench.patches()), [THREE]);
    let after = bench.times();
    let written: Vec<_> = after.iter().filter(|(name, time)| times.get(*name) != Some(time)).collect();
    assert_eq!(written.len(), 1, "{written:?}");
    assert_snapshot!(diffs(&bench.patch(THREE)));
}

#[test]
fn a_patch_below_others_takes_a_change_and_those_on_the_same_file_follow() {
    let bench = Bench::three();
    let before = bench.patches();
    let text = bench.kiso("edit 1").status(0).text();
    assert_eq!(text, "WORLD/.kiso/edit/small/v1/src\n");
    assert_eq!(bench.read("f.c"), f_with(&[(5, "FIVE")]));
    bench.write("f.c", f_with(&[(5, "FIVE"), (6, "six\nand a half")]));
    bench.kiso("refresh").status(0);
    // The second patch is on the same file: its blobs and its lines are others now.
    assert_eq!(changed(&before, &bench.patches()), [FIVE, TWENTY]);
    assert_snapshot!(diffs(&bench.patch(TWENTY)));
    assert_eq!(bench.read("f.c"), f_with(&[(5, "FIVE"), (6, "six\nand a half")]));
    bench.kiso("edit").status(0);
    assert_eq!(bench.read("f.c"), f_with(&[(5, "FIVE"), (6, "six\nand a half"), (20, "TWENTY")]));
}

#[test]
fn a_change_goes_into_the_patch_that_is_named_and_the_worktree_stays_at_its_own() {
    let bench = Bench::three();
    let before = bench.patches();
    bench.kiso("edit 3").status(0);
    bench.write("f.c", f_with(&[(5, "FIFTH"), (20, "TWENTY")]));
    bench.kiso("refresh 1").status(0).stdout("refresh 0001-f-Change-five.patch");
    assert_eq!(changed(&before, &bench.patches()), [FIVE, TWENTY]);
    assert!(bench.patch(FIVE).contains("\n+FIFTH\n"));
    assert_eq!(bench.read("f.c"), f_with(&[(5, "FIFTH"), (20, "TWENTY")]));
    bench.kiso("edit 1").status(0);
    assert_eq!(bench.read("f.c"), f_with(&[(5, "FIFTH")]));
}

#[test]
fn only_what_is_named_is_taken() {
    let bench = Bench::three();
    bench.kiso("edit").status(0);
    bench.write("f.c", f_with(&[(5, "FIVE"), (20, "TWENTY"), (30, "thirty")]));
    bench.write("net/h.c", "int h(void)\n{\n\treturn 2;\n}\n");
    bench.write("net/new.c", "int new;\n");
    bench.kiso("refresh --only net/").status(0);
    let patch = bench.patch(THREE);
    assert!(patch.contains("b/net/h.c") && patch.contains("b/net/new.c") && !patch.contains("f.c"), "{patch}");
    // The rest is still there to be taken.
    assert!(bench.read("f.c").contains("thirty"));
    assert_snapshot!(bench.kiso("edit 1").status(2).text());
    bench.kiso("refresh --only nowhere").status(2).stderr("nothing is changed in nowhere");
    bench.kiso("refresh --only f.c").status(0);
    assert!(bench.patch(THREE).contains("b/f.c"));
    bench.kiso("edit 1").status(0);
}

#[test]
fn edits_are_not_lost_unless_they_are_to_be() {
    let bench = Bench::three();
    bench.kiso("edit 3").status(0);
    bench.write("g.c", "mine\n");
    for words in ["edit 1", "edit 2"] {
        bench.kiso(words).status(2).stderr("in no patch yet: g.c").stderr("kiso refresh");
    }
    bench.kiso("edit 3").status(0);
    assert_eq!(bench.read("g.c"), "mine\n");
    bench.kiso("edit 3 --discard").status(0).stderr("kept as git tree");
    assert_eq!(bench.read("g.c"), lines(1..=10).replace("line 3\n", "THREE\n"));
}

#[test]
fn a_new_patch_comes_after_the_edited_one_and_takes_its_edits() {
    let bench = Bench::three();
    bench.kiso("edit 1").status(0);
    bench.write("run.sh", "false\n");
    bench.kiso_words(&["new", "run: Fail"]).status(0);
    assert_eq!(bench.order(), [FIVE, "0004-run-Fail.patch", TWENTY, THREE]);
    bench.kiso("apply").status(2).stderr("it changes no file");
    bench.kiso("refresh").status(0).stdout("0004-run-Fail.patch");
    bench.kiso("apply").status(0);
    let text = bench.patch("0004-run-Fail.patch");
    let without_date: String = text.split_inclusive('\n').filter(|line| !line.starts_with("Date: ")).collect();
    assert_snapshot!(without_date);
    bench.kiso_words(&["new", "run: Fail"]).status(0).stdout("0005-run-Fail.patch");
}

#[test]
fn every_kind_of_change_is_taken() {
    let bench = Bench::three();
    bench.kiso("edit").status(0);
    bench.write("net/new.c", "int new;\n");
    bench.write("net/made.o", "object");
    bench.write("build/x/y", "made");
    bench.write("bin", b"\0\x01\x02");
    fs::remove_file(bench.src("f.c")).expect("it is there");
    fs::rename(bench.src("net/h.c"), bench.src("net/i.c")).expect("it is there");
    fs::set_permissions(bench.src("run.sh"), fs::Permissions::from_mode(0o755)).expect("allowed");
    symlink("../g.c", bench.src("net/link")).expect("a link");
    let said = bench.kiso("refresh").status(0).stdout("2 files that .gitignore names are left out").text();
    assert_snapshot!(said);
    assert_snapshot!(diffs(&bench.patch(THREE)));
    let worktree = bench.worktree();
    bench.kiso("edit 1").status(0);
    assert!(bench.src("f.c").exists() && bench.src("net/h.c").exists() && !bench.src("net/new.c").exists());
    assert!(bench.src("net/made.o").exists(), "what is ignored stays");
    bench.kiso("edit").status(0);
    assert_same(&worktree, &bench.worktree());
    let mode = fs::metadata(bench.src("run.sh")).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o111, 0o111);
}

#[test]
fn a_file_in_the_place_of_a_directory_and_the_other_way_round() {
    let bench = Bench::three();
    bench.kiso("edit").status(0);
    fs::remove_dir_all(bench.src("net")).expect("it is there");
    bench.write("net", "a file now\n");
    fs::remove_file(bench.src("run.sh")).expect("it is there");
    bench.write("run.sh/inner", "a directory now\n");
    bench.kiso("refresh").status(0);
    let worktree = bench.worktree();
    bench.kiso("edit 1").status(0);
    assert!(bench.src("net/h.c").exists() && bench.src("run.sh").is_file());
    bench.kiso("edit 3").status(0);
    assert_same(&worktree, &bench.worktree());
}

#[test]
fn a_change_that_does_not_fit_the_named_patch_is_refused_and_kept() {
    let bench = Bench::three();
    bench.kiso("edit 2").status(0);
    bench.write("f.c", f_with(&[(5, "FIVE"), (20, "zwanzig")]));
    let (patches, worktree) = (bench.patches(), bench.worktree());
    assert_snapshot!(bench.kiso("refresh 1").status(4).text());
    assert_same(&patches, &bench.patches());
    assert_same(&worktree, &bench.worktree());
    bench.kiso("refresh").status(0);
}

#[test]
fn what_a_patch_does_not_change_any_more_leaves_it() {
    let bench = Bench::three();
    bench.kiso("edit 1").status(0);
    bench.write("f.c", lines(1..=40));
    bench.write("net/h.c", "int h;\n");
    bench.kiso("refresh").status(0);
    let text = bench.patch(FIVE);
    assert!(!text.contains("f.c") && text.contains(" net/h.c | 5 +----\n 1 file changed"), "{text}");
    bench.kiso("apply").status(0);
}

#[test]
fn edits_that_were_never_asked_for_are_not_thrown_away() {
    let bench = Bench::three();
    bench.kiso("edit 2").status(0);
    bench.write("f.c", f_with(&[(5, "FIVE"), (20, "zwanzig")]));
    // The patch goes, the edits stay until somebody says what becomes of them.
    bench.kiso("drop 2").status(0);
    assert_eq!(bench.read("f.c"), f_with(&[(5, "FIVE"), (20, "zwanzig")]));
    bench.kiso("edit 1").status(2).stderr("in no patch yet: f.c");
    bench.kiso("refresh").status(2).stderr("0002-f-Change-twenty.patch");
    bench.kiso_words(&["new", "other"]).status(2).stderr("0002-f-Change-twenty.patch");
    bench.kiso("undo").status(0);
    bench.kiso("refresh").status(0);
    assert!(bench.patch(TWENTY).contains("+zwanzig"));
}

#[test]
fn a_name_that_no_patch_can_hold_is_refused_and_a_repository_is_passed_over() {
    let bench = Bench::three();
    bench.kiso("edit").status(0);
    bench.write(".git/config", "[core]\n");
    bench.write("net/.git", "gitdir: elsewhere\n");
    bench.kiso("refresh").status(0).stdout("nothing to change");
    bench.write("tab\there", "x\n");
    let before = bench.patches();
    bench.kiso("refresh").status(2).stderr("its name has control characters");
    assert_same(&before, &bench.patches());
    bench.kiso("edit 1 --discard").status(0);
    assert!(bench.src(".git/config").exists());
}
