// SPDX-License-Identifier: GPL-2.0-only
//! How the command behaves, through the binary. No kernel is built or booted here; see `e2e.rs` for that.

mod world;

use insta::assert_snapshot;
use world::{World, exists};

const README: (&str, &str) = ("README", "one\ntwo\nthree\n");
const MAKEFILE: (&str, &str) = ("Makefile", "all:\n\ttrue\n");

const PATCH: &str = "\
From: A Developer <dev@example.org>
Date: Wed, 1 Nov 2006 12:00:00 +0000
Subject: [PATCH 1/1] readme: say two differently

Two is too short.

Signed-off-by: A Developer <dev@example.org>
---
 README | 2 +-
 1 file changed, 1 insertion(+), 1 deletion(-)

diff --git a/README b/README
--- a/README
+++ b/README
@@ -1,3 +1,3 @@
 one
-two
+TWO
 three
";

fn with_tree() -> World {
    let world = World::project().tarball("tiny.tar", &[README, MAKEFILE]);
    world.run("tree add tiny --tar tiny.tar").status(0);
    world
}

#[test]
fn help_shows_every_command() {
    assert_snapshot!(World::empty().run("--help").status(0).text());
}

#[test]
fn help_of_run_has_examples() {
    assert_snapshot!(World::empty().run("run --help").status(0).text());
}

#[test]
fn an_unknown_command_is_bad_usage_and_the_nearest_is_named() {
    World::empty().run("aply").status(2).stderr("apply");
}

#[test]
fn outside_of_a_project_the_remedy_is_named() {
    assert_snapshot!(World::empty().run("run").status(2).text());
}

#[test]
fn a_broken_yaml_names_file_line_and_column() {
    let world = World::project().file(
        "patches/small/series.yaml",
        "title: x\nvariants:\n  v1: {tree: tiny}\ntargets:\n  v1:\n    variant: v1\n    kconfig: [guest]\n    machine: q35\n    suites: [bnd]\n    isolations: [none]\n",
    );
    assert_snapshot!(world.run("series").status(2).text());
}

#[test]
fn an_unknown_target_lists_those_there_are() {
    assert_snapshot!(World::project().run("run v9").status(2).text());
}

#[test]
fn a_tree_that_cannot_be_had_says_how_to_add_it() {
    assert_snapshot!(World::project().run("apply").status(2).text());
}

#[test]
fn a_tree_is_added_listed_and_removed() {
    let world = with_tree();
    assert_snapshot!(world.run("tree list").status(0).text());
    world.run("tree rm tiny").status(0);
    world.run("tree list").status(0).stdout("no trees yet");
    world.run("tree rm tiny").status(2);
}

#[test]
fn the_same_content_gives_the_same_commit_under_any_name() {
    let world = World::project().tarball("a.tar", &[README, MAKEFILE]).tarball("b.tar", &[MAKEFILE, README]);
    let commit = |words: &str| {
        let text = world.run(words).status(0).text();
        text.split_whitespace().find(|word| word.len() == 40).expect("a commit").to_owned()
    };
    assert_eq!(commit("tree add a --tar a.tar"), commit("tree add b --tar b.tar"));
}

#[test]
fn a_hostile_archive_is_refused_by_name_and_leaves_nothing() {
    for path in ["../../outside", "a/../../b", ".git/config", "a/.GIT/hooks/x"] {
        let world = World::project().tarball("bad.tar", &[README, (path, "x")]);
        world.run("tree add bad --tar bad.tar").status(2).stderr(path);
        world.run("tree list").status(0).stdout("no trees yet");
        assert!(!exists(&world.path("outside")), "{path}");
    }
}

#[test]
fn a_series_applies_and_shows_its_trees() {
    let world = with_tree().patch("0001-readme.patch", PATCH);
    assert_snapshot!(world.run("apply").status(0).text());
}

#[test]
fn a_series_that_does_not_apply_is_exit_4_and_says_where() {
    let world = with_tree().patch("0001-readme.patch", &PATCH.replace("-two", "-zwei"));
    assert_snapshot!(world.run("apply").status(4).text());
}

#[test]
fn a_patch_that_leaves_the_tree_is_bad_input() {
    let world = with_tree().patch("0001-readme.patch", &PATCH.replace("b/README", "b/../README"));
    world.run("apply").status(2).stderr("0001-readme.patch");
}

#[test]
fn the_gate_is_red_for_a_lane_that_did_not_run() {
    assert_snapshot!(World::project().run("gate").status(1).text());
}

#[test]
fn a_gate_without_lanes_is_refused() {
    World::project().file("ci/gate.yaml", "lanes: {}\n").run("gate").status(2).stderr("ci/gate.yaml");
}

#[test]
fn init_starts_a_project_that_the_other_commands_take() {
    let world = World::empty();
    assert_snapshot!(world.run("init mine").status(0).text());
    world.run("series").status(0).stdout("mine");
    world.run("gate").status(1).stdout("GATE RED");
    world.run("init mine").status(2).stderr("is there already");
}

#[test]
fn a_machine_without_tools_is_told_what_is_missing() {
    let world = World::project();
    world
        .run_with("doctor", |command| command.env("PATH", "/nowhere"))
        .status(3)
        .stdout("qemu-system-x86_64")
        .stdout("apt-get install");
    world
        .run_with("doctor --packages", |command| command.env("PATH", "/nowhere"))
        .status(0)
        .stdout("qemu-system-x86\n");
}

#[test]
fn cases_name_claim_suite_and_needs() {
    World::empty().run("cases bind").status(0).stdout("B1").stdout("suite bind, needs INET");
    World::empty().run("cases --format json").status(0).stdout("\"claim\"");
}

#[test]
fn colour_only_where_it_is_wanted() {
    let plain = World::project().run("gate").text();
    assert!(!plain.contains('\x1b'), "{plain:?}");
    let coloured = World::project().run("--color always gate").text();
    assert!(coloured.contains("\x1b["), "{coloured:?}");
}
