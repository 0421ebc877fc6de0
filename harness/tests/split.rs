// SPDX-License-Identifier: GPL-2.0-only
//! One patch made two, through the binary.

#[allow(dead_code, reason = "each file of tests uses its part")]
mod world;

use std::fs;
use world::World;

const WHO: &str = "[user]\n\tname = Me\n\temail = me@example.org\n";

fn numbers() -> String {
    (1..=30).map(|number| format!("line {number}\n")).collect()
}

/// A patch with three hunks in one file, a mode, a file created, one renamed.
const PATCH: &str = "\
From: A Dev <a@example.org>
Date: Wed, 1 Nov 2006 12:00:00 +0000
Subject: [PATCH] all: Do everything

Because.

Signed-off-by: A Dev <a@example.org>
---
A note.

diff --git a/README b/README
old mode 100644
new mode 100755
--- a/README
+++ b/README
@@ -1,4 +1,4 @@
 line 1
-line 2
+LINE 2
 line 3
 line 4
@@ -13,5 +13,6 @@
 line 13
 line 14
 line 15
+line 15 and a half
 line 16
 line 17
@@ -26,5 +27,4 @@
 line 26
 line 27
-line 28
 line 29
 line 30
diff --git a/net/new.c b/net/new.c
new file mode 100644
--- /dev/null
+++ b/net/new.c
@@ -0,0 +1 @@
+int x;
diff --git a/old.c b/net/old.c
similarity index 90%
rename from old.c
rename to net/old.c
";

fn world() -> World {
    let numbers = numbers();
    let world = World::project()
        .tarball("tiny.tar", &[("README", &numbers), ("old.c", "int a;\nint b;\nint c;\n")])
        .file(".gitconfig", WHO)
        .patch("0001-all.patch", PATCH);
    world.run("tree add tiny --tar tiny.tar").status(0);
    world
}

fn patch(world: &World, name: &str) -> String {
    fs::read_to_string(world.path(&format!("patches/small/v1/{name}")))
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The tree at the top.
fn top(world: &World) -> String {
    let text = world.run("apply").status(0).text();
    let trees = text.lines().filter_map(|line| line.split_whitespace().next()).filter(|word| word.len() == 40);
    trees.collect::<Vec<_>>().pop().expect("a tree").to_owned()
}

fn split(world: &World, parts: &[&str]) -> world::Call {
    world.run_with("split 1", |command| command.args(parts).args(["--subject", "first: Do a part"]))
}

#[test]
fn without_a_part_the_parts_are_listed() {
    let text = world().run("split all").status(0).text();
    let expected = "README
  1  @@ -1,5 +1,5 @@
       -line 2
  2  @@ -13,6 +13,7 @@ line 12
       +line 15 and a half
  3  @@ -25,6 +26,5 @@ line 24
       -line 28
net/new.c  (created: as a whole)
net/old.c  (renamed: as a whole)
";
    assert_eq!(text, expected);
}

#[test]
fn hunks_become_a_patch_right_before_the_rest() {
    let world = world();
    let before = top(&world);
    split(&world, &["--hunk", "README:1,3"]).status(0).stdout("split 0001-all.patch into 0002-first-Do-a-part.patch");
    assert_eq!(patch(&world, "series"), "0002-first-Do-a-part.patch\n0001-all.patch\n");
    let first = patch(&world, "0002-first-Do-a-part.patch");
    assert!(
        first.contains("From: Me <me@example.org>\n") && first.contains("\nSubject: [PATCH] first: Do a part\n"),
        "{first}"
    );
    assert!(
        first.contains("-line 2\n+LINE 2\n") && first.contains("\n-line 28\n") && !first.contains("half"),
        "{first}"
    );
    assert!(!first.contains("new mode"), "{first}");
    let rest = patch(&world, "0001-all.patch");
    assert!(
        rest.contains("\nBecause.\n") && rest.contains("\nA note.\n") && rest.contains("+line 15 and a half\n"),
        "{rest}"
    );
    assert!(!rest.contains("LINE 2") || rest.contains(" LINE 2\n"), "{rest}");
    assert!(rest.contains("\nnew mode 100755\n") && rest.contains("rename to net/old.c"), "{rest}");
    assert_eq!(top(&world), before);
    world.run("undo").status(0);
    assert_eq!(patch(&world, "0001-all.patch"), PATCH);
}

#[test]
fn files_and_directories_are_parts() {
    let world = world();
    let before = top(&world);
    split(&world, &["--file", "net/", "--hunk", "README:2"]).status(0);
    let first = patch(&world, "0002-first-Do-a-part.patch");
    assert!(
        first.contains("+int x;\n") && first.contains("rename to net/old.c\n") && first.contains("and a half"),
        "{first}"
    );
    let rest = patch(&world, "0001-all.patch");
    assert!(!rest.contains("net/") && rest.contains("+LINE 2\n"), "{rest}");
    assert_eq!(top(&world), before);
}

#[test]
fn what_is_no_part_is_refused_by_name() {
    let world = world();
    let refused = |parts: &[&str], words: &str| split(&world, parts).status(2).stderr(words);
    refused(&["--file", "nowhere"], "0001-all.patch does not change nowhere")
        .stderr("help: `kiso split 0001-all.patch`");
    refused(&["--hunk", "README:4"], "has no hunk 4 of README: there are 3");
    refused(&["--hunk", "README:0"], "has no hunk 0 of README");
    refused(&["--hunk", "net/new.c:1"], "takes net/new.c as a whole: it is created");
    refused(&["--hunk", "README"], "--hunk README names no hunk");
    refused(&["--file", "README", "--file", "net"], "that is all that 0001-all.patch does");
    world.run("split 1 --file README").status(2).stderr("--subject");
    assert_eq!(patch(&world, "0001-all.patch"), PATCH);
}
