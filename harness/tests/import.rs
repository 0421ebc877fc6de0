// SPDX-License-Identifier: GPL-2.0-only
//! Patches from outside, through the binary.

#[allow(dead_code, reason = "each file of tests uses its part")]
mod world;

use insta::assert_snapshot;
use std::fmt::Write as _;
use std::fs;
use world::{World, exists};

const README: (&str, &str) = ("README", "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n");
const CODE: (&str, &str) = ("net/code.c", "int f(void)\n{\n\tif (a)\n\t\treturn 1;\n\treturn 0;\n}\n");
const WHO: &str = "[user]\n\tname = Me\n\temail = me@example.org\n";

fn world() -> World {
    let world = World::project().tarball("tiny.tar", &[README, CODE]).file(".gitconfig", WHO);
    world.run("tree add tiny --tar tiny.tar").status(0);
    world
}

/// A mail of format-patch that changes a line of README.
fn mail(number: &str, old: &str, new: &str) -> String {
    let mut lines: Vec<&str> = README.1.lines().collect();
    let at = lines.iter().position(|line| *line == old).expect("a line");
    let (from, to) = (at.saturating_sub(1), (at + 2).min(lines.len()));
    lines[at] = old;
    let mut hunk = format!("@@ -{},{} +{},{} @@\n", from + 1, to - from, from + 1, to - from);
    for (index, line) in lines.iter().enumerate().take(to).skip(from) {
        let _ = match index == at {
            true => write!(hunk, "-{old}\n+{new}\n"),
            false => writeln!(hunk, " {line}"),
        };
    }
    format!(
        "From {} Mon Sep 17 00:00:00 2001\nFrom: A Dev <dev@example.org>\nDate: Wed, 1 Nov 2006 12:00:00 +0000\n\
         Subject: [PATCH{number}] readme: Say {new}\n\nBecause.\n\nSigned-off-by: A Dev <dev@example.org>\n---\n\
         A note.\n\n README | 2 +-\n 1 file changed, 1 insertion(+), 1 deletion(-)\n\n\
         diff --git a/README b/README\n--- a/README\n+++ b/README\n{hunk}-- \n2.39.2\n\n",
        "1".repeat(40)
    )
}

fn read(world: &World, path: &str) -> String {
    fs::read_to_string(world.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn patch(world: &World, name: &str) -> String {
    read(world, &format!("patches/small/v1/{name}"))
}

fn list(world: &World) -> Vec<String> {
    read(world, "patches/small/v1/series").lines().map(str::to_owned).collect()
}

#[test]
fn an_mbox_becomes_patches_in_the_order_of_their_numbers() {
    let mbox = [mail(" 2/2", "five", "FIVE"), mail(" 1/2", "two", "TWO")].concat();
    let world = world().file("in.mbox", mbox);
    world.run("import in.mbox").status(0).stdout("import in.mbox\n").stdout("v1/0001-readme-Say-TWO.patch");
    assert_eq!(list(&world), ["0001-readme-Say-TWO.patch", "0002-readme-Say-FIVE.patch"]);
    let text = patch(&world, "0001-readme-Say-TWO.patch");
    assert!(text.contains("\nA note.\n") && text.contains("\nBecause.\n"), "{text}");
    assert!(text.contains("\nindex "), "{text}");
    world.run("apply").status(0);
    world.run("undo").status(0);
    assert_eq!(list(&world), Vec::<String>::new());
    assert!(!exists(&world.path("patches/small/v1/0001-readme-Say-TWO.patch")));
}

#[test]
fn a_mail_that_says_the_truth_keeps_its_bytes() {
    let world = world().file("in.patch", mail("", "two", "TWO"));
    world.run("import in.patch").status(0);
    let canonical = patch(&world, "0001-readme-Say-TWO.patch");
    world.run("drop 1").status(0);
    let world = world.file("again.patch", &canonical);
    world.run("import again.patch").status(0);
    assert_eq!(patch(&world, "0001-readme-Say-TWO.patch"), canonical);
}

#[test]
fn a_bare_diff_is_named_by_its_file_and_made_by_the_user() {
    let diff = mail("", "two", "TWO");
    let diff = &diff[diff.find("--- a/README").expect("a diff")..diff.find("-- \n").expect("an end")];
    let world = world().file("say-it-loud.diff", diff.replace("a/README", "README").replace("b/README", "README"));
    world.run("import say-it-loud.diff -p0").status(0).stdout("note: say-it-loud.diff: it has no subject");
    let text = patch(&world, "0001-say-it-loud.patch");
    assert!(
        text.contains("\nFrom: Me <me@example.org>\n") && text.contains("\nSubject: [PATCH] say it loud\n"),
        "{text}"
    );
    assert!(
        text.contains("\n---\n README | 2 +-\n") && text.contains("\ndiff --git a/README b/README\nindex "),
        "{text}"
    );
    fs::remove_file(world.path(".gitconfig")).expect("it is there");
    world.run("undo").status(0);
    world
        .run("import -p0 say-it-loud.diff")
        .status(2)
        .stderr("git does not know who you are")
        .stderr("help: git config");
}

#[test]
fn standard_input_is_read() {
    let world = world().file("in", mail("", "two", "TWO"));
    let file = fs::File::open(world.path("in")).expect("a file");
    world.run_with("import -", |command| command.stdin(file)).status(0).stdout("0001-readme-Say-TWO.patch");
}

#[test]
fn a_quilt_directory_is_taken_in_its_order() {
    let bare = mail("", "five", "FIVE").replace("a/README", "README").replace("b/README", "README");
    let bare = bare.split_once("diff --git").expect("a diff").1.split_once('\n').expect("a line").1.to_owned();
    let world = world()
        .file("q/series", "# comment\nz/last.patch -p0 # why\na.patch\n")
        .file("q/z/last.patch", format!("Mend it\n\nBecause.\n\n{bare}"))
        .file("q/a.patch", mail("", "two", "TWO"));
    world.run("import q").status(0);
    assert_eq!(list(&world), ["0001-Mend-it.patch", "0002-readme-Say-TWO.patch"]);
    world.run("apply").status(0);
    let refused = world.file("q/series", "+arm a.patch\n");
    refused.run("import q").status(2).stderr("q/series:1: `+arm` is a guard");
}

#[test]
fn a_directory_of_patches_and_a_maildir_are_taken_by_name_or_number() {
    let world = world()
        .file("out/0000-cover-letter.patch", cover())
        .file("out/0001-a.patch", mail(" 1/2", "two", "TWO"))
        .file("out/0002-b.patch", mail(" 2/2", "five", "FIVE"))
        .file("out/notes.txt", "none of them\n")
        .file("mail/cur/1.host:2,S", mail(" 2/2", "nine", "NINE"))
        .file("mail/new/2.host", mail(" 1/2", "seven", "SEVEN"));
    world.run("import out").status(0);
    assert_eq!(list(&world), ["0001-readme-Say-TWO.patch", "0002-readme-Say-FIVE.patch"]);
    world.run("import mail").status(0);
    assert_eq!(list(&world)[2..], ["0003-readme-Say-SEVEN.patch", "0004-readme-Say-NINE.patch"]);
}

fn cover() -> String {
    "From 1111111111111111111111111111111111111111 Mon Sep 17 00:00:00 2001\nFrom: A Dev <dev@example.org>\n\
     Subject: [PATCH 0/2] readme: Shout\n\nWhat it is for.\n\n  And how.\n\nA Dev (2):\n  readme: Say TWO\n  readme: Say FIVE\n\n \
     README | 4 ++--\n 1 file changed, 2 insertions(+), 2 deletions(-)\n\n-- \n2.39.2\n\n"
        .to_owned()
}

#[test]
fn a_cover_letter_becomes_that_of_the_series_or_is_told() {
    let mbox = [cover(), mail(" 1/2", "two", "TWO"), mail(" 2/2", "five", "FIVE")].concat();
    let world = world().file("in.mbox", &mbox);
    world.run("import in.mbox").status(0).stdout("note: the cover letter is of `readme: Shout`");
    let yaml = read(&world, "patches/small/series.yaml");
    assert!(yaml.contains("\ncover: |\n  What it is for.\n\n    And how.\nvariants:\n"), "{yaml}");
    let world = world.file("more.mbox", [cover().replace("0/2", "0/1"), mail(" 1/1", "nine", "NINE")].concat());
    world.run("import more.mbox").status(0).stdout("is left out: series.yaml has one");
    world.run("undo").status(0);
    world.run("undo").status(0);
    assert!(!read(&world, "patches/small/series.yaml").contains("cover"));
}

#[test]
fn what_does_not_apply_is_told_and_nothing_is_imported() {
    let mbox = [mail(" 1/2", "two", "TWO"), mail(" 2/2", "five", "FIVE").replace("-five", "-fünf")].concat();
    let world = world().file("in.mbox", mbox);
    let call = world.run("import in.mbox").status(4);
    let call =
        call.stderr("in.mbox (the mail at line 26):18: ").stderr("hunk 1 of 1 of README (line 4) does not apply");
    assert!(!call.text().contains("mail has damaged"), "{}", call.text());
    assert_eq!(list(&world), Vec::<String>::new());
}

#[test]
fn an_offset_is_told_and_the_file_says_the_truth() {
    let world = world().file("in.patch", mail("", "five", "FIVE").replace("@@ -4,3 +4,3 @@", "@@ -2,3 +2,3 @@"));
    world.run("import in.patch").status(0).stdout("a hunk of README for line 2 went to line 4");
    assert!(patch(&world, "0001-readme-Say-FIVE.patch").contains("@@ -2,7 +2,7 @@"));
}

#[test]
fn what_is_there_already_is_left_out() {
    let world = world().file("a.patch", mail("", "two", "TWO"));
    world.run("import a.patch").status(0);
    let said = "a.patch: is in the series already, as 0001-readme-Say-TWO.patch, so it is left out";
    world.run("import a.patch").status(0).stdout("nothing to change").stdout(said);
    let world = world.file("in.mbox", [mail(" 1/2", "two", "TWO"), mail(" 2/2", "five", "FIVE")].concat());
    world.run("import in.mbox").status(0).stdout("in.mbox (the mail at line 1): is in the series already");
    assert_eq!(list(&world), ["0001-readme-Say-TWO.patch", "0002-readme-Say-FIVE.patch"]);
    // Not known by its name or its lines, and still nothing is left of it.
    let other = mail("", "two", "TWO").replace("Say TWO", "Shout");
    let other = other.replace("-1,3 +1,3", "-1,4 +1,4").replace(" three\n", " three\n four\n");
    let world = world.file("b.patch", other);
    world.run("import b.patch").status(0).stdout("b.patch: all that it does is there already, so it is left out");
}

#[test]
fn a_change_that_was_taken_back_can_come_again() {
    let world = world().file("a.patch", mail("", "two", "TWO"));
    world.run("import a.patch").status(0);
    let back = mail(" 2/3", "two", "it again").replace("-two\n+it again", "-TWO\n+two");
    let queue = [mail(" 1/3", "two", "TWO"), back, mail(" 3/3", "two", "TWO")].concat();
    let world = world.file("in.mbox", queue);
    world.run("import in.mbox").status(0).stdout("in.mbox (the mail at line 1): is in the series already");
    assert_eq!(list(&world).len(), 3);
    let readme = world.run("apply").status(0).text();
    let tree = readme.split(' ').next().expect("a tree").to_owned();
    world.run("undo").status(0);
    world.run("apply").status(0).stdout(&tree);
}

#[test]
fn a_queue_behind_itself_brings_what_is_new() {
    let again = mail(" 2/2", "two", "ZWEI").replace("-two", "-TWO");
    let queue = [mail(" 1/2", "two", "TWO"), again].concat();
    let world = world().file("in.mbox", &queue);
    world.run("import in.mbox").status(0);
    let said = world.run("import in.mbox").status(0).stdout("nothing to change").stdout("0001-readme-Say-TWO.patch");
    said.stdout("in.mbox (the mail at line 26): is in the series already, as 0002-readme-Say-ZWEI.patch");
    let more = [queue.replace("/2]", "/3]"), mail(" 3/3", "five", "FIVE")].concat();
    let world = world.file("more.mbox", more);
    world.run("import more.mbox").status(0).stdout("v1/0003-readme-Say-FIVE.patch");
    let all = ["0001-readme-Say-TWO.patch", "0002-readme-Say-ZWEI.patch", "0003-readme-Say-FIVE.patch"];
    assert_eq!(list(&world), all);
}

#[test]
fn another_version_of_what_is_there_is_refused_with_the_way_out() {
    let other = mail("", "two", "TWO").replace("+TWO", "+Two");
    let world = world().file("v1.patch", mail("", "two", "TWO")).file("v2.patch", &other);
    world.run("import v1.patch").status(0);
    assert_snapshot!(world.run("import v2.patch").status(4).text());
    assert_eq!(list(&world), ["0001-readme-Say-TWO.patch"]);
    // One that applies all the same is told.
    let world = world.file("more.patch", mail("", "nine", "TWO"));
    let said = "more.patch: 0001-readme-Say-TWO.patch has the same subject: look at both";
    world.run("import more.patch").status(0).stdout(said);
}

#[test]
fn patches_go_where_they_are_wanted() {
    let world = world().file("in.mbox", [mail(" 1/2", "two", "TWO"), mail(" 2/2", "five", "FIVE")].concat());
    world.run("import in.mbox").status(0);
    let world = world.file("x.patch", mail("", "nine", "NINE"));
    world.run("import x.patch --after TWO").status(0);
    assert_eq!(list(&world), ["0001-readme-Say-TWO.patch", "0003-readme-Say-NINE.patch", "0002-readme-Say-FIVE.patch"]);
    // One that a later patch contradicts stops there.
    let world = world.file("y.patch", mail("", "five", "fünf"));
    world
        .run("import y.patch --after 1")
        .status(4)
        .stderr("0002-readme-Say-FIVE.patch contradicts")
        .stderr("kiso abort");
    world.run("abort").status(0);
    assert_eq!(list(&world).len(), 3);
}

/// What the archive made of a mail: context lost the space in front, indentation is gone.
const DAMAGED: &str = "\
From: A Dev <dev@example.org>
Subject: [PATCH] net: More

Because.
---
diff --git a/net/code.c b/net/code.c
--- a/net/code.c
+++ b/net/code.c
@@ -1,6 +1,7 @@
int f(void)
{
if (a)
- return 1;
+ return 2;
+ call();
return 0;
}
";

#[test]
fn damage_by_mail_is_named_and_mended_where_it_is_certain() {
    let world = world().file("in.mail", DAMAGED);
    let call = world.run("import in.mail").status(2).stderr("mail has damaged this patch");
    call.stderr("lines 10-12, 16-17: a line of context lost the space in front").stderr("help: `--repair`");
    let call = world.run("import in.mail --repair").status(0).stdout("in.mail: mended: lines 10-12");
    call.stdout("look at these:").stdout("its indentation is guessed from the lines around it: |+\t\treturn 2;|");
    let text = patch(&world, "0001-net-More.patch");
    assert!(text.contains("\n \tif (a)\n-\t\treturn 1;\n+\t\treturn 2;\n"), "{text}");
}

#[test]
fn nothing_is_imported_where_one_hunk_is_in_doubt() {
    let world = world().file("in.mail", DAMAGED.replace("if (a)", "if (other)"));
    let call = world.run("import in.mail --repair").status(4).stderr("1 of its hunks cannot be mended with certainty");
    call.stderr("net/code.c: @@ -1,6 +1,7 @@: line 12: the file does not have this line");
    assert_eq!(list(&world), Vec::<String>::new());
    assert!(!exists(&world.path("patches/small/v1/0001-net-More.patch")));
}

#[test]
fn what_holds_no_patch_is_refused() {
    let world = world().file("in", "Hello.\n").file("empty/README", "x");
    world.run("import in").status(2).stderr("in: no mail here holds a diff");
    world.run("import empty").status(2).stderr("empty holds no patch");
    world.run("import nowhere").status(2).stderr("nowhere");
}

#[test]
fn a_mail_from_an_archive_of_2006_is_mended_and_gets_its_head_from_its_text() {
    let hunk = &DAMAGED[DAMAGED.find("@@ ").expect("a hunk")..];
    let text = format!(
        "Re: a path to mergable code.\n\nFrom: D Lez\nDate: Wed Jun 28 2006 - 17:52:25 EST\n\n\nSome words wrote:\n\nWhy.\n\n\
         Replace-Subject: [Network namespace] ipv4 isolation\nSigned-off-by: D Lez <dlez@xxxxxxxxxx>\n--\n\
         net/code.c | 3 ++-\n1 file changed, 2 insertions(+), 1 deletion(-)\n\nIndex: 2.6-mm/net/code.c\n\
         ===================================================================\n--- 2.6-mm.orig/net/code.c\n\
         +++ 2.6-mm/net/code.c\n{hunk}\n--\n"
    );
    let world = world().file("2006.txt", text);
    world.run("import 2006.txt").status(2).stderr("mail has damaged this patch").stderr("made unreadable");
    world.run("import 2006.txt --repair").status(0).stdout("look at these:");
    let text = patch(&world, "0001-ipv4-isolation.patch");
    for part in [
        "\nFrom: D Lez <dlez@xxxxxxxxxx>\n",
        "\nSubject: [PATCH] ipv4 isolation\n",
        "\n\nSome words wrote:\n\nWhy.\n\nSigned-off-by: D Lez <dlez@xxxxxxxxxx>\n---\n",
        "\ndiff --git a/net/code.c b/net/code.c\nindex ",
        "\n \tif (a)\n-\t\treturn 1;\n+\t\treturn 2;\n",
    ] {
        assert!(text.contains(part), "{part:?} in\n{text}");
    }
    world.run("apply").status(0);
}
