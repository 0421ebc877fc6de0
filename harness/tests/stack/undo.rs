// SPDX-License-Identifier: GPL-2.0-only
//! `undo` and `redo`.

use crate::bench::{Bench, Files, assert_same};
use insta::assert_snapshot;
use std::fs;

#[test]
fn a_long_chain_goes_back_to_the_first_state_and_forth_again() {
    let bench = Bench::empty();
    let mut states: Vec<Files> = vec![bench.patches()];
    let remember = |states: &mut Vec<Files>| states.push(bench.patches());
    bench.kiso_words(&["new", "a"]).status(0);
    remember(&mut states);
    bench.kiso("edit").status(0);
    for round in 0..4 {
        bench.write("run.sh", format!("true {round}\n"));
        bench.kiso("refresh").status(0);
        remember(&mut states);
    }
    bench.kiso_words(&["new", "b"]).status(0);
    remember(&mut states);
    for words in ["rename b b.patch", "move b --first", "fold 2 --into 1", "drop 1"] {
        bench.kiso(words).status(0);
        remember(&mut states);
    }
    assert_snapshot!(bench.kiso("undo --list").status(0).text());
    for state in states.iter().rev().skip(1) {
        bench.kiso("undo").status(0);
        assert_same(state, &bench.patches());
    }
    bench.kiso("undo").status(0).stdout("nothing to undo");
    for state in &states[1..] {
        bench.kiso("redo").status(0);
        assert_same(state, &bench.patches());
    }
    bench.kiso("redo").status(0).stdout("nothing to do again");
    for steps in [3, 1, 5] {
        for _ in 0..steps {
            bench.kiso("undo").status(0);
        }
        assert_same(&states[states.len() - 1 - steps], &bench.patches());
        for _ in 0..steps {
            bench.kiso("redo").status(0);
        }
        assert_same(states.last().expect("some"), &bench.patches());
    }
}

#[test]
fn what_was_changed_by_hand_is_a_step_of_its_own() {
    let bench = Bench::three();
    let first = bench.patches();
    bench.kiso("move 3 --first").status(0);
    let moved = bench.patches();
    bench.set_patch("notes/plan.txt", "mine\n");
    fs::remove_file(bench.world.path("patches/small/series.yaml")).expect("it is there");
    let yaml = &first[std::path::Path::new("small/series.yaml")];
    fs::write(bench.world.path("patches/small/series.yaml"), [yaml.as_slice(), b"# mine\n"].concat()).expect("a file");
    let mine = bench.patches();
    bench.kiso("drop 1").status(0);
    let dropped = bench.patches();
    bench.kiso("undo").status(0).stdout("undone: drop");
    assert_same(&mine, &bench.patches());
    bench.kiso("undo").status(0).stdout("undone: changed by hand");
    assert_same(&moved, &bench.patches());
    bench.kiso("undo").status(0).stdout("undone: move");
    assert_same(&first, &bench.patches());
    for state in [&moved, &mine, &dropped] {
        bench.kiso("redo").status(0);
        assert_same(state, &bench.patches());
    }
}

#[test]
fn a_change_by_hand_right_before_undo_is_what_is_undone() {
    let bench = Bench::three();
    bench.kiso("drop 1").status(0);
    let dropped = bench.patches();
    bench.set_patch("plan.txt", "mine\n");
    let mine = bench.patches();
    assert_snapshot!(bench.kiso("undo").status(0).text());
    assert_same(&dropped, &bench.patches());
    bench.kiso("redo").status(0);
    assert_same(&mine, &bench.patches());
}

#[test]
fn a_new_command_ends_what_could_be_done_again() {
    let bench = Bench::three();
    bench.kiso("drop 1").status(0);
    bench.kiso("undo").status(0);
    bench.kiso("refresh").status(0).stdout("nothing to change");
    bench.kiso("redo").status(0).stdout("done again: drop");
    bench.kiso("undo").status(0);
    bench.kiso("move 1 --last").status(0);
    bench.kiso("redo").status(0).stdout("nothing to do again");
}

#[test]
fn a_series_that_does_not_apply_can_be_undone() {
    let bench = Bench::three();
    let good = bench.patches();
    bench.kiso("refresh").status(0);
    let name = bench.order().remove(0);
    bench.set_patch(&name, bench.patch(&name).replace("-line 5", "-line five"));
    bench.kiso("refresh").status(4);
    bench.kiso("undo").status(0).stdout("undone: changed by hand");
    assert_same(&good, &bench.patches());
    bench.kiso("apply").status(0);
}

#[test]
fn two_series_have_logs_of_their_own() {
    let bench = Bench::three();
    let yaml = fs::read_to_string(bench.world.path("patches/small/series.yaml")).expect("it is there");
    let other = yaml.replace("targets:\n  v1:", "targets:\n  other:");
    fs::create_dir_all(bench.world.path("patches/other/v1")).expect("a directory");
    fs::write(bench.world.path("patches/other/series.yaml"), other).expect("a file");
    fs::write(bench.world.path("patches/other/v1/series"), "").expect("a file");
    let before = bench.patches();
    bench.kiso("new a --target other").status(0);
    bench.kiso("drop 1 --target v1").status(0);
    bench.kiso("undo --target other").status(0).stdout("undone: new 0001-a.patch");
    bench.kiso("undo --target other").status(0).stdout("nothing to undo");
    bench.kiso("undo --target v1").status(0).stdout("undone: drop");
    assert_same(&before, &bench.patches());
}
