// SPDX-License-Identifier: GPL-2.0-only
//! The gate and what a forge keeps for it (`kiso gate`, `kiso keys`), through the binary.

#[allow(dead_code, reason = "each file of tests uses its part")]
mod world;

use insta::assert_snapshot;
use world::{World, exists};

const PATCH: &str = "--- a/README\n+++ b/README\n@@ -1 +1 @@\n-one\n+ONE\n";

#[test]
fn the_gate_is_red_for_a_lane_that_did_not_run() {
    assert_snapshot!(World::project().run("gate").status(1).text());
}

#[test]
fn a_lane_or_a_check_that_there_is_not_is_refused_with_its_line() {
    let with = |more: &str| World::project().file("ci/gate.yaml", format!("lanes:\n  v1:\n    suites: [bind]\n{more}"));
    let lane = "ci/gate.yaml:4: lanes: no target is called \"v9\"; there is v1";
    with("  v9:\n    suites: [bind]\n").run("gate").status(2).stderr(lane);
    let check = with("lint: [nosuch]\n").run("gate").status(2);
    check.stderr("ci/gate.yaml:4:").stderr("no check of `kiso lint` is called \"nosuch\"; there are subject, ");
}

#[test]
fn a_gate_without_lanes_is_refused() {
    World::project().file("ci/gate.yaml", "lanes: {}\n").run("gate").status(2).stderr("ci/gate.yaml");
}

#[test]
fn a_project_without_a_gate_is_told_how_to_write_one() {
    let world = World::project();
    std::fs::remove_file(world.path("ci/gate.yaml")).expect("it is there");
    assert_snapshot!(world.run("gate").status(2).text());
}

#[test]
fn an_entry_that_is_not_true_any_more_is_noted_at_its_line() {
    let case = kiso_protocol::CASES.iter().find(|case| case.id.starts_with("bind/")).expect("a case");
    let said = "reason: a race\n    owner: A\n    expires: 2026-01-31\n";
    let failure =
        |isolation: &str| format!("  - case: {isolation}/{}\n    claim: {}\n    {said}", case.id, case.claim.id());
    let finding = format!("- kind: warn\n  title: x\n  {}", said.replace("    ", "  "));
    let policy = format!(
        "lanes:\n  v1:\n    suites: [bind]\nknown-failures:\n  # two of one case\n{}{}findings:\n{finding}",
        failure("none"),
        failure("netns")
    );
    let world = World::project().file("ci/gate.yaml", policy);
    let notes = world.run("gate --format github").status(1);
    let lines = [6, 11, 17];
    let names = [format!("none/{}", case.id), format!("netns/{}", case.id), "\"x\"".to_owned()];
    for (line, name) in lines.into_iter().zip(names) {
        let text = notes.out();
        let start = format!("::error file=ci/gate.yaml,line={line},title=");
        let note = text.lines().find(|note| note.starts_with(&start)).unwrap_or_else(|| panic!("{start}: {text}"));
        assert!(note.contains(&format!("excuses {name} until 2026-01-31, and that is over")), "{note}");
    }
    let report = world.run("gate --format gitlab").status(1).json();
    let places: Vec<_> = report.as_array().expect("a list").iter().map(|entry| &entry["location"]).collect();
    for line in lines {
        assert!(places.contains(&&serde_json::json!({"path": "ci/gate.yaml", "lines": {"begin": line}})), "{report}");
    }
    world.run("gate").status(1).stdout("at: ci/gate.yaml:6\n");
}

#[test]
fn the_keys_of_what_to_keep_change_with_what_it_is_made_of() {
    let world = World::project().tarball("tiny.tar", &[("README", "one\n"), ("Makefile", "all:\n\ttrue\n")]);
    let keys = |world: &World| {
        let json = world.run("keys --format json").status(0).json();
        let of = |name: &str, part: &str| {
            let caches = json["caches"].as_array().expect("caches");
            let cache = caches.iter().find(|cache| cache["name"] == name).expect("the cache");
            cache[part].as_str().expect("a text").to_owned()
        };
        let all = |part| ["trees", "kernels", "results"].map(|name| of(name, part));
        (json["whole"] == true, all("key"), all("prefix"))
    };
    // Before the first job nothing is there, and it writes nothing.
    let (whole, before, prefixes) = keys(&world);
    assert!(!whole && before.iter().all(|key| key.ends_with('-')), "{before:?}");
    assert!(!exists(&world.path(".kiso")));
    world.run("tree add tiny --tar tiny.tar").status(0);
    let (whole, with_tree, same) = keys(&world);
    assert!(whole && same == prefixes);
    for (before, key) in before.iter().zip(&with_tree) {
        assert!(key.starts_with(before) && !key.ends_with('-'), "{key} goes on from {before}");
    }
    assert!(before.iter().zip(&prefixes).all(|(key, prefix)| key.starts_with(prefix)));

    // A fragment decides the kernel, a machine the run alone, a patch both; none decides the tree.
    let changed = |world: &World| {
        let (_, keys, same) = keys(world);
        assert_eq!(same, prefixes);
        [0, 1, 2].map(|at| keys[at] != with_tree[at])
    };
    let machine = std::fs::read_to_string(world.path("qemu-images/machines/q35.yaml")).expect("the machine");
    let world = world.file("qemu-images/machines/q35.yaml", machine.replace("panic=-1", "panic=-1\n  - quiet"));
    assert_eq!(changed(&world), [false, false, true]);
    let world = world.file("qemu-images/machines/q35.yaml", machine);
    assert_eq!(changed(&world), [false; 3]);
    let world = world.file("qemu-images/kconfig/guest.config", "CONFIG_PRINTK=y\nCONFIG_NET=y\n");
    assert_eq!(changed(&world), [false, true, true]);
    let world = world.file("qemu-images/kconfig/guest.config", "CONFIG_PRINTK=y\n").patch("0001-x.patch", PATCH);
    assert_eq!(changed(&world), [false, true, true]);

    let text = world.run("keys v1").status(0).out();
    let line = regex::Regex::new("^[a-z_]+=[^\"']*$").expect("a pattern");
    assert!(text.lines().count() == 12 && text.lines().all(|one| line.is_match(one)), "{text}");
    world.run("keys v9").status(2).stderr("no target is called \"v9\"");
}
