// SPDX-License-Identifier: GPL-2.0-only
//! `move`, `fold`, `drop` and `rename`.

use crate::bench::{Bench, assert_same, changed, f_with, lines};
use insta::assert_snapshot;
use std::fs;

const FIVE: &str = "0001-f-Change-five.patch";
const TWENTY: &str = "0002-f-Change-twenty.patch";
const THREE: &str = "0003-g-Change-three.patch";

#[test]
fn a_patch_moves_and_the_series_comes_to_the_same() {
    for (words, order) in [
        ("move 3 --first", [THREE, FIVE, TWENTY]),
        ("move 1 --last", [TWENTY, THREE, FIVE]),
        ("move 3 --before 2", [FIVE, THREE, TWENTY]),
        ("move 1 --after 2", [TWENTY, FIVE, THREE]),
        ("move 3 --after 1", [FIVE, THREE, TWENTY]),
        ("move 1 --before 3", [TWENTY, FIVE, THREE]),
    ] {
        let bench = Bench::three();
        let (before, top) = (bench.patches(), bench.top());
        bench.kiso(words).status(0);
        assert_eq!(bench.order(), order, "{words}");
        assert_eq!(bench.top(), top, "{words}");
        // A file that another patch changes, too, has other blobs below it.
        let others = changed(&before, &bench.patches());
        let swapped = order.iter().position(|name| *name == TWENTY) < order.iter().position(|name| *name == FIVE);
        assert_eq!(others.contains(&FIVE.to_owned()), swapped, "{words}: {others:?}");
        assert!(!others.contains(&THREE.to_owned()), "{words}: {others:?}");
        bench.kiso("undo").status(0);
        assert_same(&before, &bench.patches());
    }
}

#[test]
fn a_move_to_where_it_is_changes_nothing() {
    let bench = Bench::three();
    let (before, times) = (bench.patches(), bench.times());
    for words in ["move 2 --after 1", "move 1 --first", "move 3 --last", "move 2 --before 3"] {
        bench.kiso(words).status(0).stdout("nothing to change");
    }
    bench.kiso("move 2 --before 2").status(2).stderr("cannot go beside itself");
    assert_same(&before, &bench.patches());
    assert_eq!(times, bench.times());
}

#[test]
fn what_a_move_says() {
    let bench = Bench::three();
    assert_snapshot!(bench.kiso("move five --last").status(0).text());
    assert_snapshot!(bench.patch(FIVE).split("\n---\n").nth(1).expect("a separator"));
}

#[test]
fn a_patch_is_folded_into_the_one_before_it() {
    let bench = Bench::three();
    let (before, top) = (bench.patches(), bench.top());
    assert_snapshot!(bench.kiso("fold 2").status(0).text());
    assert_eq!(bench.order(), [FIVE, THREE]);
    assert_eq!(bench.top(), top);
    assert_eq!(changed(&before, &bench.patches()), [FIVE, TWENTY, "series"]);
    let text = bench.patch(FIVE);
    let without_date: String = text.split_inclusive('\n').filter(|line| !line.starts_with("Date: ")).collect();
    assert_snapshot!(without_date);
    bench.kiso("fold 1").status(2).stderr("is the first patch: name the one to fold it into");
    bench.kiso("fold 1 --into 1").status(2).stderr("cannot be folded into itself");
}

#[test]
fn patches_that_are_far_apart_are_folded() {
    for (words, order) in [("fold 3 --into 1", [FIVE, TWENTY]), ("fold 1 --into 3", [TWENTY, THREE])] {
        let bench = Bench::three();
        let top = bench.top();
        bench.kiso(words).status(0);
        assert_eq!(bench.order(), order, "{words}");
        assert_eq!(bench.top(), top, "{words}");
        let into = if words.ends_with('1') { FIVE } else { THREE };
        let text = bench.patch(into);
        assert!(text.contains("b/f.c") && text.contains("b/g.c") && text.contains("2 files changed"), "{text}");
    }
}

#[test]
fn a_fold_of_the_edited_patch_takes_its_edits_along() {
    let bench = Bench::three();
    bench.kiso("edit 2").status(0);
    bench.write("run.sh", "edited\n");
    bench.kiso("fold 2").status(0);
    assert_eq!(bench.read("run.sh"), "edited\n");
    assert_eq!(bench.read("f.c"), f_with(&[(5, "FIVE"), (20, "TWENTY")]));
    bench.kiso("refresh").status(0).stdout(FIVE);
    assert!(bench.patch(FIVE).contains("+edited"));
}

#[test]
fn a_fold_that_another_patch_forbids_is_refused() {
    let bench = Bench::three();
    bench.add("f: Change five again", &[("f.c", &f_with(&[(5, "CINQ"), (20, "TWENTY")]))]);
    bench.add("f: And again", &[("f.c", &f_with(&[(5, "CINCO"), (20, "TWENTY")]))]);
    let before = bench.patches();
    assert_snapshot!(bench.kiso("fold 5 --into 1").status(4).text());
    assert_same(&before, &bench.patches());
    bench.kiso("fold 5").status(0);
    bench.kiso("apply").status(0);
}

#[test]
fn a_patch_is_dropped() {
    let bench = Bench::three();
    let before = bench.patches();
    assert_snapshot!(bench.kiso("drop 1").status(0).text());
    assert_eq!(bench.order(), [TWENTY, THREE]);
    assert_eq!(changed(&before, &bench.patches()), [FIVE, TWENTY, "series"]);
    bench.kiso("apply").status(0);
    bench.kiso("undo").status(0);
    assert_same(&before, &bench.patches());
}

#[test]
fn the_last_patch_can_go_and_come_back() {
    let bench = Bench::three();
    let before = bench.patches();
    for _ in 0..3 {
        bench.kiso("drop 1").status(0);
    }
    assert_eq!(bench.order(), Vec::<String>::new());
    bench.kiso("edit").status(2).stderr("the series has no patch yet");
    bench.kiso("drop 1").status(2);
    for _ in 0..3 {
        bench.kiso("undo").status(0);
    }
    assert_same(&before, &bench.patches());
}

#[test]
fn a_patch_gets_another_name() {
    let bench = Bench::three();
    let (before, top, text) = (bench.patches(), bench.top(), bench.patch(TWENTY));
    bench.kiso("edit 2").status(0);
    bench.write("run.sh", "edited\n");
    assert_snapshot!(bench.kiso("rename 2 f/twenty.patch").status(0).text());
    assert_eq!(bench.order(), [FIVE, "f/twenty.patch", THREE]);
    assert_eq!((bench.patch("f/twenty.patch"), bench.top()), (text, top));
    // The worktree is still for it.
    bench.kiso("refresh").status(0).stdout("f/twenty.patch");
    bench.kiso("undo").status(0);
    bench.kiso("undo").status(0);
    assert_same(&before, &bench.patches());
}

#[test]
fn a_name_that_cannot_be_is_refused() {
    let bench = Bench::three();
    let before = bench.patches();
    bench.set_patch("notes.txt", "mine\n");
    let long = format!("{}.patch", "x".repeat(260));
    for name in [
        FIVE,
        "../x",
        "/x",
        "series",
        "notes.txt",
        "-x",
        "+x",
        ".git/x",
        ".hidden",
        "a/.b",
        "0001-f-Change-five.patch/x",
        long.as_str(),
    ] {
        let words = ["rename", "2", "--", name];
        let call = bench.kiso_words(&words);
        assert!(call.text().contains("error: "), "{name}: {}", call.text());
        call.status(2);
    }
    for name in ["a b", "x\u{202e}y", "#x", ""] {
        bench.kiso_words(&["rename", "2", name]).status(2);
    }
    // As long as a name may be.
    let long = format!("{}.patch", "x".repeat(249));
    bench.kiso(&format!("rename 2 {long}")).status(0);
    bench.kiso("undo").status(0);
    fs::remove_file(bench.world.path("patches/small/v1/notes.txt")).expect("it is there");
    assert_same(&before, &bench.patches());
}

#[test]
fn the_worktree_follows_its_patch() {
    let bench = Bench::three();
    bench.kiso("edit 3").status(0);
    bench.write("run.sh", "edited\n");
    bench.kiso("move 3 --first").status(0);
    assert_eq!(bench.read("f.c"), lines(1..=40));
    assert_eq!(bench.read("run.sh"), "edited\n");
    bench.kiso("drop 2").status(0);
    bench.kiso("undo").status(0);
    bench.kiso("undo").status(0);
    assert_eq!(bench.read("f.c"), f_with(&[(5, "FIVE"), (20, "TWENTY")]));
    assert_eq!(bench.read("run.sh"), "edited\n");
    bench.kiso("refresh").status(0).stdout(THREE);
}

#[test]
fn a_worktree_without_edits_of_a_patch_that_goes_is_in_nobodys_way() {
    let bench = Bench::three();
    bench.kiso("edit 2").status(0);
    bench.kiso("drop 2").status(0);
    bench.kiso_words(&["new", "other"]).status(0);
    bench.kiso("refresh").status(0);
    bench.kiso("edit 1").status(0);
}
