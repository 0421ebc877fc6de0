// SPDX-License-Identifier: GPL-2.0-only
//! Series and patch files as people have them: comments, options, notes, mails.

use crate::bench::{Bench, SERIES, assert_same, changed, f_with, lines};
use insta::assert_snapshot;
use std::fs;
use std::os::unix::fs::symlink;

const FIVE: &str = "0001-f-Change-five.patch";
const TWENTY: &str = "0002-f-Change-twenty.patch";
const THREE: &str = "0003-g-Change-three.patch";

/// The patch of line 20, as a bare diff for `-p0`.
fn bare() -> String {
    "--- f.c\n+++ f.c\n@@ -17,7 +17,7 @@\n line 17\n line 18\n line 19\n-line 20\n+TWENTY\n line 21\n line 22\n line 23\n"
        .to_owned()
}

#[test]
fn comments_and_options_of_the_series_file_stay_with_their_patches() {
    let bench = Bench::three();
    bench.set_patch(TWENTY, bare());
    let listing = format!(
        "# The series.\n\n# five\n{FIVE}  # why\n\n# twenty, from elsewhere\n{TWENTY} -p0\n{THREE}\n\n# Later:\n# 0009-x.patch"
    );
    bench.set_patch("series", &listing);
    let before = bench.patches();
    bench.kiso("refresh").status(0).stdout("nothing to change");
    assert_same(&before, &bench.patches());
    bench.kiso("move 2 --last").status(0);
    assert_eq!(changed(&before, &bench.patches()), ["series"]);
    bench.kiso("move 1 --after 2").status(0);
    assert_snapshot!(bench.patch("series"));
    assert_eq!(bench.patch(TWENTY), bare());
    // What has to be written anew is for -p1.
    bench.kiso("edit 3").status(0);
    bench.write("f.c", f_with(&[(5, "FIVE"), (20, "TWENTY!")]));
    bench.kiso("refresh").status(0);
    assert_snapshot!(format!("{}\n{}", bench.patch("series"), bench.patch(TWENTY)));
    bench.kiso("rename five 5.patch").status(0);
    bench.kiso("drop twenty").status(0);
    assert_snapshot!(bench.patch("series"));
    for _ in 0..5 {
        bench.kiso("undo").status(0);
    }
    assert_same(&before, &bench.patches());
}

#[test]
fn what_stands_below_the_separator_survives_every_command() {
    let bench = Bench::three();
    let text = bench.patch(FIVE);
    let (above, below) = text.split_once("\n---\n").expect("a separator");
    let noted = format!("{above}\n---\nv2: shorter\n  - and | better\n\n{below}-- \n2.39.2\n\n");
    bench.set_patch(FIVE, &noted);
    bench.set_patch("0000-cover-letter.patch", "Subject: [PATCH 0/3] cover\n\nWhy.\n");
    let steps = ["refresh", "move 1 --last", "move 3 --first", "drop 2", "undo", "fold 3", "undo", "rename 1 x.patch"];
    for words in steps {
        bench.kiso(words).status(0);
        let name = &bench.order()[if words == "move 1 --last" { 2 } else { 0 }];
        let text = bench.patch(name);
        assert!(text.contains("\n---\nv2: shorter\n  - and | better\n\n"), "{words}: {text}");
        assert!(text.ends_with("-- \n2.39.2\n\n"), "{words}: {text}");
        assert_eq!(text.matches("1 file changed").count(), 1, "{words}: {text}");
        assert!(bench.patch("0000-cover-letter.patch").contains("Why."));
    }
    assert_eq!(bench.patch("x.patch"), noted);
    bench.kiso("edit 1").status(0);
    bench.write("run.sh", "false\n");
    bench.kiso("refresh").status(0);
    assert_snapshot!(bench.patch("x.patch").split_once("\n---\n").expect("a separator").1);
}

#[test]
fn a_patch_of_quilt_has_no_head_and_gets_none() {
    let bench = Bench::three();
    let quilt = format!("Twenty is better.\n\nIndex: b/f.c\n{}\n{}", "=".repeat(67), bare().replace("f.c", "b/f.c"));
    bench.set_patch(TWENTY, &quilt);
    bench.kiso("refresh").status(0).stdout("nothing to change");
    assert_eq!(bench.patch(TWENTY), quilt);
    bench.kiso("edit 2").status(0);
    bench.write("f.c", f_with(&[(5, "FIVE"), (20, "zwanzig")]));
    bench.kiso("refresh").status(0);
    assert_snapshot!(bench.patch(TWENTY));
    bench.kiso("refresh").status(0).stdout("nothing to change");
}

#[test]
fn a_mail_stays_as_it_travelled_until_it_has_to_change() {
    let bench = Bench::three();
    let text = bench.patch(TWENTY);
    let (head, body) = text.split_once("\n\n").expect("headers");
    let encoded = body.replace('=', "=3D").replace("TWENTY", "TWE=\nNTY").replace("line 21", "line=2021");
    let mail = format!(
        "{head}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{encoded}"
    );
    bench.set_patch(TWENTY, &mail);
    let before = bench.patches();
    bench.kiso("refresh").status(0).stdout("nothing to change");
    bench.kiso("move 3 --first").status(0);
    assert_eq!(changed(&before, &bench.patches()), ["series"]);
    bench.kiso("edit twenty").status(0);
    bench.write("f.c", f_with(&[(5, "FIVE"), (20, "zwanzig = 20")]));
    bench.kiso("refresh").status(0);
    let text = bench.patch(TWENTY);
    assert!(text.contains("\n+zwanzig = 20\n") && !text.contains("Content-"), "{text}");
    bench.kiso("refresh").status(0).stdout("nothing to change");
}

#[test]
fn patches_lie_in_directories() {
    let bench = Bench::three();
    for name in [FIVE, TWENTY] {
        bench.kiso(&format!("rename {name} fs/{}", &name[5..])).status(0);
    }
    bench.kiso("move 2 --first").status(0);
    bench.kiso("edit fs/f-Change-five").status(0);
    bench.write("run.sh", "false\n");
    bench.kiso("refresh").status(0).stdout("fs/f-Change-five.patch");
    bench.kiso("drop fs/f-Change-twenty").status(0);
    assert_eq!(bench.order(), ["fs/f-Change-five.patch", THREE]);
    for _ in 0..5 {
        bench.kiso("undo").status(0);
    }
    assert_eq!(bench.order(), [FIVE, TWENTY, THREE]);
    bench.kiso("apply").status(0);
}

#[test]
fn a_series_file_without_a_last_line_end_keeps_that() {
    let bench = Bench::three();
    bench.set_patch("series", bench.patch("series").trim_end());
    let before = bench.patches();
    bench.kiso("refresh").status(0).stdout("nothing to change");
    bench.kiso("move 3 --first").status(0);
    assert_eq!(bench.patch("series"), format!("{THREE}\n{FIVE}\n{TWENTY}"));
    bench.kiso("undo").status(0);
    assert_same(&before, &bench.patches());
}

#[test]
fn a_name_becomes_a_directory_and_a_name_again() {
    let bench = Bench::three();
    let before = bench.patches();
    bench.kiso(&format!("rename 1 {FIVE}/x")).status(0);
    let there = bench.patches();
    bench.kiso("undo").status(0);
    assert_same(&before, &bench.patches());
    bench.kiso("redo").status(0);
    assert_same(&there, &bench.patches());
    bench.kiso("drop 1").status(0);
    assert!(!bench.world.path(SERIES).join(FIVE).exists(), "no empty directory stays");
}

#[test]
fn a_patch_that_another_variant_shares_by_a_link_is_changed_here_alone() {
    let bench = Bench::three();
    let shared = bench.world.path("patches/shared.patch");
    let place = bench.world.path(SERIES).join(FIVE);
    fs::rename(&place, &shared).expect("it is there");
    symlink("../../shared.patch", &place).expect("a link");
    let text = fs::read_to_string(&shared).expect("it is there");
    bench.kiso("refresh").status(0).stdout("nothing to change");
    assert!(place.is_symlink());
    bench.kiso("edit 1").status(0);
    bench.write("run.sh", "false\n");
    bench.kiso("refresh").status(0);
    assert_eq!(fs::read_to_string(&shared).expect("it is there"), text);
    assert!(bench.patch(FIVE).contains("+false"));
    bench.kiso("undo").status(0).stdout("undone: refresh");
    assert_eq!(bench.patch(FIVE), text);
    bench.kiso("undo").status(0).stdout("undone: refresh 0003-g-Change-three.patch");
}

#[test]
fn a_patch_with_an_offset_stays_until_a_command_touches_it() {
    let bench = Bench::three();
    let offset = bench.patch(TWENTY).replace("@@ -17,7 +17,7 @@", "@@ -15,7 +15,7 @@");
    bench.set_patch(TWENTY, offset.clone());
    bench.kiso("apply").status(0).stdout("applied at 17");
    bench.kiso("refresh").status(0).stdout("nothing to change");
    assert_eq!(bench.patch(TWENTY), offset);
    bench.kiso(&format!("move {TWENTY} --first")).status(0).stdout(TWENTY);
    assert!(bench.patch(TWENTY).contains("@@ -17,7 +17,7 @@"));
}

#[test]
fn carriage_returns_and_missing_line_ends_are_kept() {
    let bench = Bench::three();
    bench.add("crs", &[("crs.c", "one\r\ntwo\r\n\r\nthree"), ("g.c", &lines(1..=10).replace('\n', "\r\n"))]);
    let files = bench.patches();
    bench.kiso("refresh").status(0).stdout("nothing to change");
    bench.kiso("move 4 --first").status(4);
    bench.kiso("abort").status(0);
    assert_same(&files, &bench.patches());
    bench.kiso("edit 4").status(0);
    assert_eq!(bench.read("crs.c"), "one\r\ntwo\r\n\r\nthree");
}

#[test]
fn a_patch_is_folded_into_one_without_a_head_and_into_one_that_is_cut_off() {
    let bench = Bench::three();
    bench.set_patch(TWENTY, bare());
    bench.set_patch("series", format!("{FIVE}\n{TWENTY} -p0\n{THREE}\n"));
    let top = bench.top();
    bench.kiso("fold 3").status(0);
    assert_eq!(bench.top(), top);
    assert_eq!(bench.order(), [FIVE, TWENTY]);
    assert_snapshot!(bench.patch(TWENTY));
    // One that is new and has lost its last line's end.
    bench.set_patch("new.patch", "Subject: [PATCH] new\n\nBecause.");
    bench.set_patch("series", format!("new.patch\n{FIVE}\n{TWENTY}\n"));
    bench.kiso("fold 2").status(0);
    assert_eq!(bench.top(), top);
    let text = bench.patch("new.patch");
    assert!(text.starts_with("Subject: [PATCH] new\n\nBecause.\n---\nFolded in 0001-f-Change-five.patch:\n"), "{text}");
    bench.kiso("refresh").status(0).stdout("nothing to change");
    bench.set_patch("cut.patch", "Subject: [PATCH] cut\n\nBecause.");
    bench.set_patch("series", format!("new.patch\n{TWENTY}\ncut.patch\n"));
    bench.kiso("edit 3").status(0);
    bench.write("run.sh", "false\n");
    bench.kiso("refresh").status(0);
    assert!(bench.patch("cut.patch").starts_with("Subject: [PATCH] cut\n\nBecause.\ndiff --git "));
    bench.kiso("apply").status(0);
}

#[test]
fn an_empty_patch_goes_through_every_command() {
    let bench = Bench::three();
    bench.kiso("edit 1").status(0);
    bench.kiso_words(&["new", "nothing yet"]).status(0);
    let empty = "0004-nothing-yet.patch";
    let text = bench.patch(empty);
    for words in ["refresh", "move 2 --last", "move 1 --after 2", "edit 4", "move 4 --first", "rename 1 e.patch"] {
        bench.kiso(words).status(0);
    }
    assert_eq!(bench.patch("e.patch"), text);
    bench.kiso("fold 1 --into 4").status(0);
    assert_eq!(bench.order().len(), 3);
    bench.kiso("apply").status(0);
}

#[test]
fn a_message_that_looks_like_a_diff_does_not_become_one() {
    let bench = Bench::three();
    let text =
        bench.patch(THREE).replace("\n\nSigned-off", "\n\nIt said:\n\n    --- a/g.c\n    +++ b/g.c\n\nSigned-off");
    bench.set_patch(THREE, &text);
    let top = bench.top();
    bench.kiso("refresh").status(0).stdout("nothing to change");
    bench.kiso("fold 3 --into 1").status(0);
    assert_eq!(bench.top(), top);
    assert!(bench.patch(FIVE).contains("    +++ b/g.c"));
}
