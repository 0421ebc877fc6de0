// SPDX-License-Identifier: GPL-2.0-only
//! How the command behaves, through the binary. No kernel is built or booted here; see `e2e.rs` for that.

#[allow(dead_code, reason = "each file of tests uses its part")]
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

/// Without the lines that a stage of more than a second brings on a slow machine.
fn steady(text: &str) -> String {
    text.split_inclusive('\n').filter(|line| !line.contains("  still ")).collect()
}

#[test]
fn a_panic_of_kiso_itself_ends_with_an_exit_code_that_is_told_of() {
    let world = World::project().tarball("tiny.tar", &[README, MAKEFILE]);
    // No machine has room for such stacks, and Rust's own library panics where no thread can be had.
    let call = world
        .run_with("tree add tiny --tar tiny.tar", |command| command.env("RUST_MIN_STACK", (1_u64 << 62).to_string()));
    call.status(3).stderr("panicked at").stderr("failed to spawn thread");
    world.run("tree list").status(0).stdout("no trees yet");
    world.run("tree add tiny --tar tiny.tar").status(0);
}

#[test]
fn a_bench_of_one_boot_would_not_know_how_far_boots_are_apart() {
    World::project().run("bench --boots 1").status(2).stderr("--boots");
}

#[test]
fn a_bench_of_a_tree_that_cannot_be_had_says_how_to_add_it() {
    World::project().run("bench").status(2).stderr("kiso tree add tiny");
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
fn what_a_target_is_said_to_be_without_is_what_a_case_needs() {
    let world = World::project();
    let yaml = std::fs::read_to_string(world.path("patches/small/series.yaml")).expect("a file");
    let world = world.file("patches/small/series.yaml", format!("{yaml}    without: [INET, CONFIG_GTP]\n"));
    world
        .run("series")
        .status(2)
        .stderr("series.yaml:12:14: targets.v1.without: no case needs \"CONFIG_GTP\"; `kiso cases` tells");
}

#[test]
fn an_unknown_target_lists_those_there_are() {
    assert_snapshot!(World::project().run("run v9").status(2).text());
}

#[test]
fn a_tree_that_cannot_be_had_says_how_to_add_it() {
    assert_snapshot!(steady(&World::project().run("apply").status(2).text()));
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

/// A second patch, on top of the first.
const SECOND: &str = "\
From: A Developer <dev@example.org>
Subject: [PATCH 2/2] makefile: do nothing

Signed-off-by: A Developer <dev@example.org>
---
diff --git a/Makefile b/Makefile
--- a/Makefile
+++ b/Makefile
@@ -2,2 +2,2 @@
 all:
-\ttrue
+\t:
";

fn with_two_patches() -> World {
    with_tree().patch("0001-readme.patch", PATCH).patch("0002-makefile.patch", SECOND)
}

#[test]
fn a_series_applies_and_shows_its_tree() {
    assert_snapshot!(steady(&with_two_patches().run("apply").status(0).text()));
}

#[test]
fn a_series_applies_and_shows_its_trees() {
    assert_snapshot!(steady(&with_two_patches().run("apply --each").status(0).text()));
}

#[test]
fn a_series_applies_up_to_a_patch_and_the_applied_series_stays() {
    let world = with_two_patches();
    let top = |words: &str| world.run(words).status(0).text().lines().next().unwrap_or_default().to_owned();
    let whole = top("apply");
    let published = || std::fs::read_to_string(world.path(".kiso/git/refs/kiso/series/small/v1")).expect("a ref");
    let before = published();
    let first = top("apply --to 1");
    assert!(first.ends_with("  1 patch applied") && first != whole, "{first}");
    for name in ["0001-readme.patch", "0001", "differently"] {
        assert_eq!(world.run_words(&["apply", "--to", name]).status(0).text().lines().next(), Some(first.as_str()));
    }
    assert_eq!(top("apply --to 0002"), whole);
    assert_eq!(published(), before);
    assert!(exists(&world.path(".kiso/git/refs/kiso/look/small/v1")));
}

#[test]
fn fuzz_is_to_look_at_and_no_run_takes_it() {
    let other = PATCH.replace(" three\n", " drei\n");
    let world = with_tree().patch("0001-readme.patch", &other).patch("0002-makefile.patch", SECOND);
    assert_snapshot!("fuzz_not_asked_for", steady(&world.run("apply").status(4).text()));
    assert_snapshot!("fuzz_asked_for", steady(&world.run("apply --fuzz 1").status(0).text()));
    assert!(!exists(&world.path(".kiso/git/refs/kiso/series/small/v1")));
    assert!(exists(&world.path(".kiso/git/refs/kiso/look/small/v1")));
    world.run("build").status(4).stderr("with fuzz 1 it would apply at line 2");
}

#[test]
fn a_name_that_means_no_patch_or_several_is_refused() {
    let world = with_two_patches();
    world.run("apply --to 3").status(2).stderr("no patch is called \"3\", of the 2 in v1");
    assert_snapshot!(world.run("apply --to patch").status(2).text());
}

#[test]
fn a_series_that_does_not_apply_is_exit_4_and_says_where() {
    let world = with_tree().patch("0001-readme.patch", &PATCH.replace("-two", "-zwei"));
    assert_snapshot!(steady(&world.run("apply").status(4).text()));
}

/// Says three differently where the first patch has said two differently.
fn too_late() -> String {
    PATCH.replace(" one\n-two\n+TWO\n three\n", " one\n two\n-three\n+\tTHREE\n").replace("say two", "say three")
}

#[test]
fn a_hunk_that_does_not_apply_stands_beside_the_file_with_the_patch_that_the_difference_is_from() {
    let world = with_tree().patch("0001-readme.patch", PATCH).patch("0002-late.patch", &too_late());
    assert_snapshot!("narrow", steady(&world.run("apply").status(4).text()));
    let wide = world.run_with("apply", |command| command.env("COLUMNS", "100"));
    assert_snapshot!("wide", steady(&wide.status(4).text()));
}

#[test]
fn a_patch_that_is_partly_in_the_tree_says_which_part() {
    let both = format!("{PATCH}{}", SECOND.split_once("---\n").expect("a diff").1.replace("ttrue", "tfalse"));
    let world = with_tree().patch("0001-readme.patch", PATCH).patch("0002-both.patch", &both);
    assert_snapshot!(steady(&world.run("apply").status(4).text()));
}

#[test]
fn a_patch_that_is_applied_or_the_wrong_way_round_is_told_from_one_that_does_not_apply() {
    let world = with_tree().patch("0001-readme.patch", PATCH).patch("0002-again.patch", PATCH);
    assert_snapshot!("applied_by_a_patch", steady(&world.run("apply").status(4).text()));
    let reversed = PATCH.replace("-two\n+TWO", "-TWO\n+two");
    let world = with_tree().patch("0001-reversed.patch", &reversed);
    assert_snapshot!("in_the_tree_or_reversed", steady(&world.run("apply").status(4).text()));
}

#[test]
fn a_patch_that_leaves_the_tree_is_bad_input() {
    let world = with_tree().patch("0001-readme.patch", &PATCH.replace("b/README", "b/../README"));
    world.run("apply").status(2).stderr("0001-readme.patch");
}

/// The second of a series.
fn second_patch() -> String {
    PATCH
        .replace("two differently", "more")
        .replace("-two\n+TWO\n three", " TWO\n-three\n+THREE\n+four")
        .replace("3 +1,3", "3 +1,4")
}

#[test]
fn diff_tells_what_became_of_every_patch_since_the_last_commit() {
    let world = World::project().patch("0001-readme.patch", PATCH).patch("0002-more.patch", &second_patch()).commit();
    world.run("diff").status(0).stdout("1: = 1: readme: say two differently\n2: = 2: readme: say more\n");
    let changed = second_patch().replace("+four", "+vier\t\x1b[31m").replace("too short", "far too short");
    let world = world
        .file("patches/small/v1/series", "0003-new.patch\n0002-more.patch\n")
        .file("patches/small/v1/0002-more.patch", changed)
        .file("patches/small/v1/0003-new.patch", PATCH.replace("README", "Makefile").replace("readme", "build"));
    assert_snapshot!(world.run("diff").status(0).text());
    for same in ["diff HEAD", "diff v1", "diff small/v1", "diff HEAD v1", "diff --variant v1 HEAD ./patches/small/v1"] {
        assert_eq!(world.run(same).status(0).text(), world.run("diff").text(), "{same}");
    }
    let world = world.commit();
    world.run("diff").status(0).stdout("1: = 1: build");
    world.run("diff HEAD~1 HEAD").status(0).stdout("2: ! 2: readme: say more");
    world.run("--color always diff HEAD~1").status(0).stdout("\x1b[7;32m+\x1b[0m");
}

#[test]
fn diff_takes_what_applies_nowhere_and_what_is_no_diff() {
    let world = World::project()
        .file("sent/series", "a.patch\n")
        .file("sent/a.patch", PATCH.replace("-two", "-zwei"))
        .patch("0001-readme.patch", &PATCH.replace(" one\n", "one\n"));
    assert_snapshot!(world.run("diff sent v1").status(0).text());
}

#[test]
fn diff_names_what_is_not_there() {
    let world = World::project().patch("0001-readme.patch", PATCH);
    world.run("diff").status(2).stderr("no git repository holds WORLD").stderr("help: name two directories");
    world.run("diff nowhere v1").status(2).stderr("\"nowhere\" is no variant");
    world.run("diff --variant v2").status(2).stderr("no variant is called \"v2\"; there is v1");
    let world = World::project().commit().patch("0001-readme.patch", PATCH);
    world.run("diff HEAD~1").status(2).stderr("\"HEAD~1\" is no variant");
    let world = world.file("patches/small/v1/series", "0001-readme.patch\nlost.patch\n").commit();
    world.run("diff").status(2).stderr("HEAD:patches/small/v1/series:2: it names lost.patch");
    let yaml = std::fs::read_to_string(world.path("patches/small/series.yaml")).expect("a file");
    let two = yaml.replace("  v1:\n    tree: tiny\n", "  v1: {tree: tiny}\n  v2: {tree: tiny}\n");
    let world = world.file("patches/small/series.yaml", two);
    world.run("diff").status(2).stderr("name a variant: v1, v2");
    world.run("diff --variant v2").status(2).stderr("HEAD:patches/small/v2/series: not in that revision");
}

#[test]
fn init_starts_a_project_that_the_other_commands_take() {
    let world = World::empty();
    assert_snapshot!(world.run("init mine").status(0).text());
    world.run("series").status(0).stdout("mine");
    world.run("gate").status(1).stdout("GATE RED");
    world.run("init mine").status(2).stderr("is there already");
}

/// A patch of single lines of `f`, whose hunks name the line before theirs.
fn beside(lines: &[u32]) -> String {
    let hunk =
        |line: &u32| format!("@@ -{0},3 +{0},3 @@\n {1}\n-{2}\n+new {2}\n {3}\n", line - 2, line - 1, line, line + 1);
    format!("--- a/f\n+++ b/f\n{}", lines.iter().map(hunk).collect::<String>())
}

#[test]
fn hunks_elsewhere_take_a_line_a_patch_unless_each_is_asked_for() {
    let f: String = (1..=200).map(|line| format!("{line}\n")).collect();
    let mut world = World::project().tarball("tiny.tar", &[("f", &f)]);
    for patch in 0..8_u32 {
        let lines = [20 * patch + 5, 20 * patch + 15];
        world = world.patch(&format!("{patch}.patch"), &beside(&lines[..if patch == 3 { 1 } else { 2 }]));
    }
    world.run("tree add tiny --tar tiny.tar").status(0);
    let text = world.run("apply").status(0).text();
    assert_snapshot!(text.split("--- stderr").next().unwrap_or_default());
    let each = world.run("apply --each").status(0).text();
    assert_eq!(each.matches("f: hunk for line ").count(), 15, "{each}");
}

#[test]
fn init_beside_another_series_takes_a_free_target_and_says_what_to_add() {
    let world = World::empty();
    world.run("init x").status(0);
    std::fs::write(world.path(".gitignore"), "*.orig\n").expect("a file");
    assert_snapshot!(world.run("init y").status(0).text());
    assert_eq!(std::fs::read_to_string(world.path(".gitignore")).expect("a file"), "*.orig\n");
    world.run("series").status(0).stdout("y-v6.1");
    world.run("run").status(2).stderr("error: name a target: v6.1, y-v6.1");
    // Only what is missing.
    std::fs::write(world.path(".gitignore"), ".kiso/\n").expect("a file");
    world.run("init z").status(0).stdout("add to it:\n/outgoing\n");
    std::fs::write(world.path(".gitignore"), ".kiso/\n/outgoing\n").expect("a file");
    assert!(!world.run("init w").status(0).text().contains(".gitignore"));
}

#[test]
fn an_init_that_was_cut_short_goes_on() {
    let world = World::empty();
    world.run("init x").status(0);
    std::fs::remove_file(world.path("patches/x/series.yaml")).expect("it is there");
    let text = world.run("init x").status(0).text();
    assert!(text.starts_with("wrote patches/x/series.yaml\n\nput patches"), "{text}");
}

#[test]
fn an_init_that_cannot_end_writes_nothing() {
    let world = World::empty().file("ci", "no directory");
    world.run("init x").status(3).stderr("ci");
    assert!(!exists(&world.path("patches")) && !exists(&world.path(".gitignore")));
}

#[test]
fn a_name_that_comes_twice_is_refused() {
    let series = |variants: &str, targets: &str| format!("title: x\nvariants:\n{variants}targets:\n{targets}");
    let variant = "  v1: {tree: tiny}\n";
    let target = "  v1: {variant: v1, kconfig: [guest], machine: q35, suites: [bind], isolations: [none]}\n";
    let path = "patches/small/series.yaml";
    let world = World::project().file(path, series(&variant.repeat(2), target));
    world.run("series").status(2).stderr("series.yaml:4:3: variants").stderr("\"v1\" is there twice");
    let world = world.file(path, series(variant, &target.repeat(2)));
    world.run("series").status(2).stderr("series.yaml:6:3: targets").stderr("\"v1\" is there twice");
    let lane = "  v1: {suites: [bind]}\n";
    let world = World::project().file("ci/gate.yaml", format!("lanes:\n{lane}{lane}"));
    world.run("gate").status(2).stderr("gate.yaml:3:3: lanes").stderr("\"v1\" is there twice");
}

#[test]
fn a_title_that_hides_something_is_refused() {
    let yaml = std::fs::read_to_string(World::project().path("patches/small/series.yaml")).expect("a file");
    let world = World::project().file("patches/small/series.yaml", yaml.replace("a small series", "\"a\\e[31mred\""));
    world.run("series").status(2).stderr("title: must be one printable line");
}

#[test]
fn a_series_directory_that_can_be_no_ref_is_refused() {
    let yaml = std::fs::read_to_string(World::project().path("patches/small/series.yaml")).expect("a file");
    World::project().file("patches/a..b/series.yaml", yaml).run("series").status(2).stderr("patches/a..b: ");
}

#[test]
fn a_machine_or_a_fragment_without_a_file_is_named_with_its_key_and_those_there_are() {
    let yaml = std::fs::read_to_string(World::project().path("patches/small/series.yaml")).expect("a file");
    let with = |from: &str, to: &str| World::project().file("patches/small/series.yaml", yaml.replace(from, to));
    assert_snapshot!(with("q35", "q36").run("run").status(2).text());
    let world = with("[guest]", "[guest, gest]");
    world.run("run").status(2).stderr("targets.v1.kconfig: no fragment is called \"gest\"; there is guest");
}

#[test]
fn a_broken_project_is_a_finding_of_the_doctor() {
    let world = World::project();
    world.run("doctor").stdout("targets: 1");
    world.file("patches/small/series.yaml", "title: [\n").run("doctor").status(3).stdout("series.yaml:1:8: title: ");
}

#[test]
fn the_doctor_tells_where_a_tree_was_tried_with_other_tools() {
    let world = World::project();
    let series = std::fs::read_to_string(world.path("patches/small/series.yaml")).expect("it is there");
    let tried = |with: &str| series.replacen("tree: tiny", &format!("tree: tiny\n    tried-with: [{with}]"), 1);
    let world = world.file("patches/small/series.yaml", tried("make 1.0"));
    world.run("doctor").stdout("note").stdout("tiny was tried with make 1.0; here is GNU Make");
    let world = world.file("patches/small/series.yaml", tried("make one"));
    world.run("doctor").status(3).stdout("\"make one\" is no program with a version");
}

#[test]
fn an_oracle_is_a_target_with_network_namespaces_for_one_without() {
    let world = World::project();
    let series = std::fs::read_to_string(world.path("patches/small/series.yaml")).expect("it is there");
    let other = "    oracle: ORACLE\n  v1-old:\n    variant: v1\n    kconfig: [guest]\n    machine: q35\n    suites: [bind]\n    isolations: [ipv4ns, none]\n";
    let with = |of_first: &str, of_second: &str| {
        let second = other.replace("    oracle: ORACLE\n", "") + of_second;
        format!("{series}{of_first}{second}")
    };
    let world = world.file("patches/small/series.yaml", with("", "    oracle: v1\n"));
    world.run("series").status(0);
    let world = world.file("patches/small/series.yaml", with("", "    oracle: v1-old\n"));
    world
        .run("series")
        .status(2)
        .stderr("targets.v1-old.oracle: no target is called \"v1-old\" and has netns")
        .stderr("there are: v1");
    let world = world.file("patches/small/series.yaml", with("    oracle: v1-old\n", ""));
    world.run("series").status(2).stderr("targets.v1.oracle: it is for a target without netns");
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
fn cases_name_claim_protocol_needs_and_expectations() {
    World::empty()
        .run("cases bind")
        .status(0)
        .stdout("B1")
        .stdout("tcp, ipv4ns pass, netns pass, none fail, needs INET\n")
        .stdout("tcp, ipv4ns pass, netns pass, none pass, needs INET\n");
    World::empty().run("cases lookup").status(0).stdout("tcp6, ipv4ns pass, netns fail, none pass, needs INET IPV6\n");
    World::empty().run("cases --format json").status(0).stdout("\"claim\"").stdout("\"netns\": \"pass\"");
}

#[test]
fn coverage_counts_every_case_and_misses_no_claim() {
    let call = World::empty().run("cases --coverage --format json");
    let record: serde_json::Value = serde_json::from_str(&call.text()).expect("JSON");
    let rows = |key: &str| record[key].as_array().expect(key).clone();
    let count = |key: &str| rows("cells").iter().map(|cell| cell[key].as_u64().expect(key)).sum::<u64>();
    assert_eq!(count("isolates") + count("guards"), kiso_protocol::CASES.len() as u64);
    for claim in kiso_protocol::Claim::ALL {
        let shown = rows("cells").into_iter().chain(rows("elsewhere")).any(|row| row["claim"] == claim.id());
        assert_eq!(shown, !rows("uncovered").contains(&claim.id().into()), "{claim}");
    }
    let code = i32::from(!rows("uncovered").is_empty());
    World::empty().run("cases --coverage").status(code).stdout("claim suite").stdout("kiso bench");
    World::empty().run("cases --coverage bind").status(2);
}

#[test]
fn colour_only_where_it_is_wanted() {
    let plain = World::project().run("gate").text();
    assert!(!plain.contains('\x1b'), "{plain:?}");
    let coloured = World::project().run("--color always gate").text();
    assert!(coloured.contains("\x1b["), "{coloured:?}");
}

#[test]
fn what_cannot_be_judged_patch_by_patch_or_has_no_mutants_is_said_before_anything_is_built() {
    let world = World::project().patch("0001-a.patch", "x");
    let call = world.run("mutants").status(2).stderr("there are no mutants in ");
    call.stderr("`Breaks: L1`");
    let world = world.file("patches/small/v1/mutants/series", "# none yet\n");
    world.run("mutants").status(2).stderr("there are no mutants in ");
    let mutant = "From: A <a@example.org>\nSubject: [PATCH] x\n\nBreaks: S1\nTarget: v1-kasan\n---\n--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n";
    let world =
        world.file("patches/small/v1/mutants/series", "a.patch\n").file("patches/small/v1/mutants/a.patch", mutant);
    world.run("mutants").status(2).stderr("a.patch:5: there is no target v1-kasan; there are v1");
    let yaml = std::fs::read_to_string(world.path("patches/small/series.yaml")).expect("a file");
    let (_, target) = yaml.split_once("  v1:\n    variant: v1\n").expect("the target");
    let two = format!("{yaml}  v1-kasan:\n    variant: v1\n{target}    only-by-name: true\n");
    let world = world.file("patches/small/series.yaml", two);
    world.run("mutants").status(2).stderr("there are no mutants in ");
    world.run("mutants a").status(2).stderr("a.patch is for v1-kasan").stderr("--target v1-kasan");
    let world = world.file("patches/small/series.yaml", yaml.replace("[netns, none]", "[ipv4ns]"));
    world
        .run("run --each")
        .status(2)
        .stderr("runs no case that holds without the series")
        .stderr("add `netns` or `none`");
}

#[test]
fn where_a_case_was_as_planned_is_asked_before_anything_is_built() {
    let world = World::project().tarball("tiny.tar", &[("f", "one\ntwo\n")]);
    world.run("tree add tiny --tar tiny.tar").status(0);
    let patch = |old: &str| format!("--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n one\n-{old}\n+TWO\n");
    let world = world.patch("0001-a.patch", &patch("two")).commit();
    let case = "bind/tcp-any-two-namespaces";
    world.run("bisect bind/tcp-any-two-namespace").status(2).stderr("v1 has no case").stderr(case);
    let other = world.run("bisect lookup/tcp-own-listener").status(2);
    other.stderr("v1 does not run lookup/tcp-own-listener: it runs bind under netns, none").stderr("--target");
    world.run(&format!("bisect ipv4ns/{case}")).status(2).stderr("v1 does not run ipv4ns/");
    world.run(&format!("bisect {case} --good nowhere")).status(2).stderr("\"nowhere\" is no run, no revision");
    let same = "the patches of the series of HEAD come to the same tree as those that are here";
    world.run(&format!("bisect {case} --good HEAD")).status(2).stderr(same).stderr("--good");
    let world = world.file("old/series", "0001-a.patch\n").file("old/0001-a.patch", patch("three"));
    let call = world.run(&format!("bisect {case} --good ./old")).status(2);
    call.stderr("the series of ./old, which `--good` names: ").stderr("does not apply");
    let yaml = std::fs::read_to_string(world.path("patches/small/series.yaml")).expect("a file");
    let world = world.file("patches/small/series.yaml", format!("{yaml}    without: [IPV6]\n"));
    world.run("bisect bind/tcp-dual-stack-two-namespaces").status(2).stderr("its kernel is without IPV6");
    let world = world.file("patches/small/series.yaml", yaml.replace("[netns, none]", "[ipv4ns]"));
    world.run(&format!("bisect {case} --good base")).status(2).stderr("can't be tried on the base");
}

#[test]
fn a_series_that_did_not_change_is_not_applied_again_and_one_that_did_is() {
    let world = World::project().tarball("tiny.tar", &[("f", "one\ntwo\n")]);
    world.run("tree add tiny --tar tiny.tar").status(0);
    let patch = |new: &str| format!("--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n one\n-two\n+{new}\n");
    let tree = |world: &World| world.run("apply").status(0).text();
    let world = world.patch("0001-a.patch", &patch("TWO"));
    let told = |text: &str| text.lines().any(|line| line.contains("series  1 patch") && line.contains("(unchanged)"));
    assert!(!told(&tree(&world)));
    assert!(told(&tree(&world)));
    // What is remembered is of these bytes alone, and a file that says nothing is as good as none.
    let world = world.file("patches/small/v1/0001-a.patch", patch("ZWEI"));
    assert!(!told(&tree(&world)));
    assert!(told(&tree(&world)));
    let world = world.file(".kiso/applied/small/v1.json", "{");
    assert!(!told(&tree(&world)));
    world.run("apply").status(0);
}
