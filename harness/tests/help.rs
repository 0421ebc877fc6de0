// SPDX-License-Identifier: GPL-2.0-only
//! What kiso says of itself, and to who calls it in a way that it does not know.

#[allow(dead_code, reason = "each file of tests uses its part")]
mod world;

use insta::assert_snapshot;
use world::World;

#[test]
fn help_shows_every_command() {
    let help = World::empty().run("--help").status(0).text();
    assert_snapshot!(help);
    for other in ["help", "-h"] {
        assert_eq!(World::empty().run(other).status(0).text(), help, "{other}");
    }
    // Without a command it is no answer to what was asked for.
    assert_eq!(World::empty().run("").status(2).text(), help);
}

#[test]
fn help_of_run_has_examples() {
    let help = World::empty().run("run --help").status(0).text();
    assert_snapshot!(help);
    assert_eq!(World::empty().run("help run").status(0).text(), help);
}

#[test]
fn help_of_bench_says_what_is_counted() {
    let help = World::empty().run("bench --help").status(0).text();
    assert_snapshot!(help);
    assert_eq!(World::empty().run("help bench").status(0).text(), help);
}

#[test]
fn help_is_coloured_where_that_is_asked_for() {
    let is_coloured = |words: &str| World::empty().run(words).text().contains('\x1b');
    for words in ["--help", "help", "run --help", "rnu"] {
        assert!(!is_coloured(words), "{words}");
        assert!(is_coloured(&format!("--color always {words}")), "{words}");
        assert!(!is_coloured(&format!("--color=never {words}")), "{words}");
    }
    World::empty().run("--color always --help").stdout("\x1b[1m\x1b[4mThe series:\x1b[0m");
}

#[test]
fn an_unknown_word_is_bad_usage_and_what_was_meant_is_named() {
    let said = |words: &str| format!("$ kiso {words}\n{}", World::empty().run(words).status(2).text());
    let calls = ["hsitory", "help doktor", "run --bsae", "push", "tree remove", "xyzzy"];
    assert_snapshot!(calls.map(said).join("\n"));
}
