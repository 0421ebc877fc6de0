// SPDX-License-Identifier: GPL-2.0-only
//! The manual pages and what shells complete, as the binary writes them.

#[allow(dead_code, reason = "each file of tests uses its part")]
mod world;

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;
use world::World;

/// Every page by the name of its file.
fn pages(world: &World) -> BTreeMap<String, String> {
    world.run("man pages").status(0);
    let entries = fs::read_dir(world.path("pages")).expect("a directory").flatten();
    let page = |entry: fs::DirEntry| {
        let text = fs::read_to_string(entry.path()).expect("a page");
        (entry.file_name().to_string_lossy().into_owned(), text)
    };
    entries.map(page).collect()
}

#[test]
fn every_command_has_a_page_with_all_its_sections() {
    let world = World::empty();
    let pages = pages(&world);
    let mut expected: Vec<String> = kiso::cli::entries().map(|entry| format!("kiso-{}.1", entry.name)).collect();
    expected.extend(["kiso.1", "kiso-tree-add.1", "kiso-tree-list.1", "kiso-tree-rm.1"].map(str::to_owned));
    expected.sort();
    assert_eq!(pages.keys().collect::<Vec<_>>(), expected.iter().collect::<Vec<_>>());
    for (name, text) in &pages {
        let sections: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix(".SH ")).collect();
        let mut expected = vec!["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS"];
        expected.extend(["kiso.1", "kiso-tree.1"].contains(&name.as_str()).then_some("COMMANDS"));
        expected.extend(["EXAMPLES", "\"EXIT STATUS\"", "\"SEE ALSO\""]);
        assert_eq!(sections, expected, "{name}");
        assert!(text.contains(&format!("\"kiso {}\"", env!("CARGO_PKG_VERSION"))), "{name}");
        for named in text.split("\\fB").skip(1).filter_map(|rest| rest.split_once("\\fR(1)")).map(|(named, _)| named) {
            let named = named.replace("\\-", "-");
            let is_there = !named.starts_with("kiso") || pages.contains_key(&format!("{named}.1"));
            assert!(is_there, "{name} names {named}(1)");
        }
    }
    insta::assert_snapshot!(pages["kiso-refresh.1"]);
    // A second time they are as they were.
    assert_eq!(self::pages(&world), pages);
}

#[test]
fn no_page_has_anything_that_groff_warns_of() {
    let world = World::empty();
    let names: Vec<String> = pages(&world).into_keys().collect();
    let output = Command::new("groff")
        .args(["-Kutf8", "-man", "-Tutf8", "-ww"])
        .args(&names)
        .current_dir(world.path("pages"))
        .output();
    let output = output.expect("groff is missing: `cargo ci test` installs it, it is in Debian's groff-base");
    assert_eq!((String::from_utf8_lossy(&output.stderr).as_ref(), output.status.code()), ("", Some(0)));
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.matches("bad usage or input").count() >= names.len(), "{text}");
}

#[test]
fn completions_of_another_shell_are_bad_usage() {
    World::empty().run("completions powershell").status(2).stderr("[possible values: bash, zsh, fish]");
}

/// What bash offers for the last of these words.
fn offered(script: &str, words: &[&str]) -> Vec<String> {
    let complete = "source \"$0\"; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); \
                    _kiso kiso \"${COMP_WORDS[COMP_CWORD]}\" \"${COMP_WORDS[COMP_CWORD - 1]}\"; \
                    printf '%s\\n' \"${COMPREPLY[@]}\"";
    let output = Command::new("bash").args(["--norc", "-c", complete, script]).args(words).output().expect("bash");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
}

#[test]
fn bash_completes_commands_options_and_their_values() {
    let world = World::empty();
    let script = world.path("kiso.bash");
    fs::write(&script, world.run("completions bash").status(0).out()).expect("a file");
    let offered = |words: &[&str]| offered(&script.display().to_string(), words);
    assert_eq!(offered(&["kiso", "ru"]), ["run", "runs"]);
    assert_eq!(offered(&["kiso", "run", "--ba"]), ["--base"]);
    assert_eq!(offered(&["kiso", "run", "--format", "j"]), ["json"]);
    assert_eq!(offered(&["kiso", "tree", "a"]), ["add"]);
    assert_eq!(offered(&["kiso", "completions", ""]).last().map(String::as_str), Some("fish"));
    let all = offered(&["kiso", ""]);
    for entry in kiso::cli::entries() {
        assert!(all.iter().any(|word| word == entry.name), "{}", entry.name);
    }
}

#[test]
fn the_scripts_of_other_shells_are_taken_by_them() {
    let world = World::empty();
    for (shell, arguments) in [("zsh", &["-n"][..]), ("fish", &["--no-config", "--no-execute"])] {
        let script = world.run(&format!("completions {shell}")).status(0).out();
        assert!(script.contains("refresh"), "{shell}");
        let path = world.path(shell);
        fs::write(&path, script).expect("a file");
        let output = Command::new(shell).args(arguments).arg(&path).output();
        let output = output.unwrap_or_else(|error| {
            panic!("{shell} is missing: `cargo ci test` installs it, it is in Debian's {shell} ({error})")
        });
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}
