// SPDX-License-Identifier: GPL-2.0-only
//! What stands before the host of an address (a name, a password, a token) is in nothing that kiso says, whoever said it
//! first: the user, a program, a file of the project.

#[allow(dead_code, reason = "each file of tests uses its part")]
mod world;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use world::{Call, World};

const SECRET: &str = "t0ken";
const ADDRESS: &str = "https://me:t0ken@host.example/linux.git";
const SHOWN: &str = "https://***@host.example/linux.git";

/// A project with programs of its own.
fn world(programs: &[(&str, &str)]) -> World {
    let mut world = World::project();
    for (name, script) in programs {
        let path = format!("bin/{name}");
        world = world.file(&path, format!("#!/bin/sh\n{script}\n"));
        fs::set_permissions(world.path(&path), fs::Permissions::from_mode(0o755)).expect("a program");
    }
    world
}

fn call(world: &World, words: &[&str]) -> Call {
    let path = std::env::var("PATH").unwrap_or_default();
    let path = format!("{}:{path}", world.path("bin").display());
    let call = world.run_with("", |command| {
        command.args(words).env("PATH", path).env("http_proxy", "http://me:t0ken@proxy.example:3128")
    });
    assert!(!call.text().contains(SECRET), "{}", call.text());
    call
}

#[test]
fn the_words_of_a_call_are_repeated_without_it() {
    let world = world(&[]);
    call(&world, &["series", ADDRESS]).status(2).stderr(SHOWN);
    call(&world, &[ADDRESS]).status(2).stderr(SHOWN);
    call(&world, &["run", ADDRESS]).status(2).stderr(SHOWN);
    call(&world, &["tree", "add", "x", "--from", ADDRESS, "--rev", "v1"]).stderr("***@host.example");
    call(&world, &["import", ADDRESS]).stderr("***@host.example");
}

#[test]
fn what_files_of_the_project_hold_is_shown_without_it() {
    let world = world(&[]);
    let yaml = fs::read_to_string(world.path("patches/small/series.yaml")).expect("a file");
    let title = yaml.lines().find(|line| line.starts_with("title:")).expect("a title").to_owned();
    let world = world.file("patches/small/series.yaml", yaml.replace(&title, &format!("title: from {ADDRESS}")));
    call(&world, &["series"]).status(0).stdout(SHOWN);
}

#[test]
fn what_programs_say_is_shown_without_it_and_the_proxies_are_for_who_uses_the_network() {
    let says = format!("echo 'E: {ADDRESS}: 401' >&2; echo 'version {ADDRESS}'");
    let apt = format!(
        "env > \"$HOME/env-$(echo \"$*\" | tr -c 'a-z\\n' -)\"\n\
         case \"$*\" in *print-uris*) echo \"'{ADDRESS}' linux-source-9.9_1.2_all.deb 1 SHA256:0\"; exit 0;; esac\n{says}; exit 1"
    );
    let tool = format!("env > \"$HOME/env-tool\"; {says}");
    let world = world(&[("apt-get", &apt), ("dpkg-query", "exit 1"), ("gcc", &tool), ("qemu-system-x86_64", &says)]);
    let added = call(&world, &["tree", "add", "x", "--debian", "linux-source-9.9"]);
    added.status(3).stderr(&format!("apt-get download: E: {SHOWN}: 401"));
    call(&world, &["doctor"]).stdout(SHOWN);
    let mut heard = Vec::new();
    for entry in fs::read_dir(world.path("")).expect("the project").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Some(program) = name.strip_prefix("env-") {
            let text = fs::read_to_string(entry.path()).expect("what it was given");
            heard.push((program.to_owned(), text.contains(SECRET)));
        }
    }
    heard.sort();
    let heard: Vec<_> = heard.iter().map(|(program, has_proxy)| (program.as_str(), *has_proxy)).collect();
    let asked = "download---print-uris-linux-source----";
    assert_eq!(heard, [("--quiet-download-linux-source--------", true), (asked, false), ("tool", false)]);
}
