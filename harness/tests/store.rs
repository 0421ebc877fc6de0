// SPDX-License-Identifier: GPL-2.0-only
//! The store: what it holds after writers were killed, after two of them wrote at once, and what the commands tell of it.

mod fleet;
#[allow(dead_code, reason = "each file of tests uses its part")]
mod world;

use kiso::model::{CaseOutcome, CaseReport, RunRecord, Scope, VerdictKind};
use kiso::store::{Keep, Runs, Wanted};
use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use world::{World, exists};

/// Tells this program, started by itself, to be a writer: into which state directory, and the number of its first run.
const WRITER: &str = "KISO_TEST_WRITER";
const CASES: usize = 30;

/// Writes runs for as long as it lives and tells of each that is kept.
#[test]
#[ignore = "run by those that kill it"]
fn writer() {
    let task = env::var(WRITER).expect("what to write");
    let (first, state) = task.split_once(' ').expect("a number and a path");
    let (first, runs) = (first.parse::<usize>().expect("a number"), Runs::open(Path::new(state)).expect("a store"));
    for number in first.. {
        runs.keep(&fleet::run(number, CASES)).expect("kept");
        println!("\nkept {number}");
    }
}

/// A writer whose first run is `first`.
fn start(state: &Path, first: usize) -> Child {
    Command::new(env::current_exe().expect("this program"))
        .args(["--exact", "writer", "--ignored", "--nocapture", "--test-threads=1"])
        .env(WRITER, format!("{first} {}", state.display()))
        .stdout(Stdio::piped())
        .spawn()
        .expect("a writer")
}

/// Waits until a writer told of so many runs, kills it, and gives all that it told of.
fn kept_before_death(mut writer: Child, enough: usize) -> Vec<usize> {
    let mut told = Vec::new();
    let lines = BufReader::new(writer.stdout.take().expect("its output")).lines();
    for line in lines.map_while(Result::ok) {
        told.extend(line.strip_prefix("kept ").and_then(|number| number.parse::<usize>().ok()));
        if told.len() == enough {
            // It is within the next run, wherever that may be.
            writer.kill().expect("killed");
        }
    }
    writer.wait().expect("gone");
    told
}

#[test]
fn the_newest_red_run_is_found_behind_those_that_are_not() {
    let dir = tempfile::tempdir().expect("a directory");
    let runs = Runs::open(dir.path()).expect("a store");
    let inputs = fleet::run(0, 1).inputs;
    assert!(runs.newest_red(inputs).expect("readable").is_none());
    let all = [VerdictKind::Crash, VerdictKind::Fail, VerdictKind::Pass, VerdictKind::Infra];
    for (number, verdict) in all.into_iter().enumerate() {
        runs.keep(&RunRecord { verdict, inputs, ..fleet::run(number, 1) }).expect("kept");
    }
    let other = RunRecord { inputs: kiso::model::Digest::of_parts([("", b"x".as_slice())]), ..fleet::run(9, 1) };
    runs.keep(&other).expect("kept");
    let found = runs.newest_red(inputs).expect("readable").expect("one");
    assert_eq!((found.id, found.verdict), (fleet::run(1, 1).id, VerdictKind::Fail));
}

#[test]
fn a_record_is_kept_without_what_addresses_in_it_hide() {
    let dir = tempfile::tempdir().expect("a private directory");
    let runs = Runs::open(dir.path()).expect("a store");
    let mut run = fleet::run(0, CASES);
    run.reason = Some("apt-get: https://me:t0ken@host/x: 403".into());
    run.tools = vec!["gcc \"12\" of https://t0ken@host".into()];
    runs.keep(&run).expect("kept");
    let kept = runs.find(&run.id).expect("there");
    assert_eq!(kept.reason.as_deref(), Some("apt-get: https://***@host/x: 403"));
    assert_eq!(kept.tools, ["gcc \"12\" of https://***@host"]);
    let rows = runs.list(&Wanted::default()).expect("rows");
    assert_eq!(rows.first().and_then(|row| row.reason.as_deref()), kept.reason.as_deref());
    assert_eq!(kept.cases, run.cases);
}

fn holds(runs: &Runs, numbers: &[usize]) {
    for number in numbers {
        let expected = fleet::run(*number, CASES);
        let found = runs.find(&expected.id).expect("a run that was kept");
        assert_eq!(found.cases, expected.cases);
        assert_eq!(found.dir, runs.dir_of(&expected.id));
    }
}

#[test]
fn a_writer_that_is_killed_loses_nothing_that_it_has_kept() {
    let state = tempfile::tempdir().expect("a directory");
    let mut all = Vec::new();
    for round in 0..8 {
        all.extend(kept_before_death(start(state.path(), round * 1000), 3 + round));
        let runs = Runs::open(state.path()).expect("it opens again");
        holds(&runs, &all);
        // At most the one that it was at came besides.
        let kept = runs.list(&Wanted::default()).expect("read").len();
        assert!((all.len()..=all.len() + round + 1).contains(&kept), "{kept} of {}", all.len());
    }
}

#[test]
fn two_writers_at_once_lose_nothing() {
    let state = tempfile::tempdir().expect("a directory");
    // They make the store at the same time, too.
    let writers = [start(state.path(), 0), start(state.path(), 1000)];
    let told = writers.map(|writer| std::thread::spawn(|| kept_before_death(writer, 40)));
    let told = told.map(|thread| thread.join().expect("a list"));
    let runs = Runs::open(state.path()).expect("a store");
    for numbers in &told {
        assert!(numbers.len() >= 40, "{numbers:?}");
        holds(&runs, numbers);
    }
}

/// A project with runs: the newest one of v6.1 is green, the one before it red.
fn project(runs: usize) -> World {
    let world = World::project();
    let store = Runs::open(&world.path(".kiso")).expect("a store");
    for number in 0..runs {
        let run = fleet::run(number, CASES);
        fs::create_dir_all(store.dir_of(&run.id)).expect("its logs");
        fs::write(store.dir_of(&run.id).join("console.log"), "hello\n").expect("a log");
        store.keep(&run).expect("kept");
    }
    world
}

#[test]
fn runs_are_listed_the_newest_first_and_by_what_is_asked_for() {
    let world = project(10);
    insta::assert_snapshot!("runs", world.run("runs").status(0).out());
    let red = world.run("runs --verdict fail").status(0).out();
    assert!(red.contains("-000007") && !red.contains("-000008"), "{red}");
    assert_eq!(world.run("runs v6.1 --limit 2").status(0).out().lines().count(), 2);
    world.run("runs v9").status(2).stderr("no target is called \"v9\"");
    let json = world.run("runs --format json").status(0).json();
    assert_eq!(json.as_array().map(Vec::len), Some(10));
}

#[test]
fn a_run_is_called_by_the_start_of_its_name_or_by_its_target() {
    let world = project(10);
    world.run("show v6.1").status(0).stdout("PASS").stdout("-000008");
    world.run("show 20260101-014500-000007").status(0).stdout("FAIL").stdout("EADDRINUSE").stdout("console|");
    world.run("show 2026").status(2).stderr("\"2026\" may mean run 20260101-000000-000000 or ");
    world.run("show nobody").status(2).stderr("no run is called \"nobody\"").stderr("`kiso runs` lists them");
    let json = world.run("show v6.1 --format json").status(0).json();
    assert_eq!(json["cases"].as_array().map(Vec::len), Some(CASES));
}

#[test]
fn two_runs_are_told_apart() {
    let world = project(28);
    let text = world.run("compare 20260101-040000-000016 20260101-041500-000017").status(1).out();
    insta::assert_snapshot!("compare", text);
    world.run("compare 20260101-041500-000017 20260101-040000-000016").status(0).stdout("1 case fixed: ");
    let json = world.run("compare v6.1 v6.1 --format json").status(0).json();
    assert_eq!(json["broken"].as_array().map(Vec::len), Some(0));
}

#[test]
fn a_case_has_a_history() {
    let world = project(10);
    insta::assert_snapshot!("history", world.run(&format!("history {}", fleet::case_name(0))).status(0).out());
    let all = world.run("history bind/case-0 --format json").status(0).json();
    // Two targets and three isolations.
    assert_eq!(all.as_array().map(Vec::len), Some(6), "{all}");
    world.run("history bind/nothing").status(2).stderr("no case is called \"bind/nothing\"");
    world.run("history bind/tcp-any-two-namespaces").status(0).stdout("no run that is kept had this case");
}

#[test]
fn what_was_not_seen_is_nobodys_history() {
    let world = project(0);
    let runs = Runs::open(&world.path(".kiso")).expect("a store");
    let name = fleet::case_name(0);
    let kept = |number: usize, verdict: VerdictKind, outcome: CaseOutcome| {
        let mut run = fleet::run(2 * number, 1);
        run.verdict = verdict;
        let is_good = outcome == CaseOutcome::Pass;
        run.cases[0] =
            CaseReport { name: name.clone(), outcome, as_planned: is_good, again: Vec::new(), ..run.cases[0].clone() };
        runs.keep(&run).expect("kept");
        run.id
    };
    let good = kept(0, VerdictKind::Pass, CaseOutcome::Pass);
    let host = kept(1, VerdictKind::Infra, CaseOutcome::Missing);
    let crash = kept(2, VerdictKind::Crash, CaseOutcome::Missing);
    let history = world.run(&format!("history {name} --format json")).status(0).json();
    assert_eq!((&history[0]["runs"], &history[0]["bad"]), (&1.into(), &0.into()), "{history}");
    // Nothing is broken that was not seen, and of a run in which the host failed nothing is known.
    world.run(&format!("compare {good} {host}")).status(3).stdout("the host failed in run");
    let compared = world.run(&format!("compare {good} {crash} --format json")).status(1).json();
    assert_eq!(compared["broken"].as_array().map(Vec::len), Some(0), "{compared}");
    world.run("runs nosuch").status(2).stderr("nosuch");
    world.run(&format!("pin {good} --remove")).status(0).stdout("was not kept for ever");
}

#[test]
fn old_runs_go_and_what_is_pinned_stays() {
    let world = project(10);
    let logs = |world: &World| fs::read_dir(world.path(".kiso/runs")).expect("logs").count();
    world
        .run_words(&["pin", "20260101-000000-000000", "--reason", "posted as v3"])
        .status(0)
        .stdout("is kept for ever");
    world.run("runs").status(0).stdout("pinned: posted as v3");
    fs::create_dir(world.path(".kiso/runs/stray")).expect("a stray");
    world.run("gc --keep 1 --dry-run").status(0).stdout("would be removed: 7 runs, 1 stray log");
    assert_eq!(logs(&world), 11);
    world.run("gc --keep 1").status(0).stdout("removed: 7 runs, 1 stray log");
    assert_eq!(logs(&world), 3);
    let left = world.run("runs").status(0).out();
    assert!(["-000000", "-000008", "-000009"].iter().all(|id| left.contains(id)), "{left}");
    world.run("pin 20260101-000000 --remove").status(0);
    world.run("gc --keep 1").status(0).stdout("removed: 1 run, ");
}

#[test]
fn the_newest_green_run_of_a_target_stays_whatever_comes_after_it() {
    let state = tempfile::tempdir().expect("a directory");
    let runs = Runs::open(state.path()).expect("a store");
    let keep = |number: usize, verdict: VerdictKind, scope: Scope| {
        // All of one target.
        let run = RunRecord { verdict, scope, ..fleet::run(2 * number, 1) };
        runs.keep(&run).expect("kept");
        run.id
    };
    let older = keep(0, VerdictKind::Pass, Scope::Series);
    keep(1, VerdictKind::Pass, Scope::Series);
    keep(2, VerdictKind::Pass, Scope::Base);
    let red: Vec<String> = (3..9).map(|number| keep(number, VerdictKind::Fail, Scope::Series)).collect();
    let gone = runs.superfluous(Keep { newest: 5 }).expect("read").runs;
    assert_eq!(gone, [older, red[0].clone()]);
}

#[test]
fn a_store_that_is_no_store_is_named_with_what_to_do() {
    let world =
        World::project().file(".kiso/runs.sqlite", "this is no database, but long enough to be looked at".repeat(40));
    world.run("runs").status(3).stderr("runs.sqlite").stderr("move ");
    let world = World::project();
    world.run("runs").status(0).stdout("no such run is kept");
    assert!(!exists(&world.path(".kiso")), "who only reads makes nothing");
}

#[test]
fn what_a_newer_kiso_wrote_is_left_alone() {
    let world = project(1);
    let database = rusqlite::Connection::open(world.path(".kiso/runs.sqlite")).expect("a database");
    database.pragma_update(None, "user_version", 99).expect("written");
    drop(database);
    world.run("runs").status(3).stderr("a newer kiso wrote it");
}

#[test]
fn nothing_is_superfluous_in_a_store_of_what_is_kept() {
    let state = tempfile::tempdir().expect("a directory");
    let runs = Runs::open(state.path()).expect("a store");
    (0..4).for_each(|number| runs.keep(&fleet::run(number, 1)).expect("kept"));
    assert!(runs.superfluous(Keep { newest: 2 }).expect("read").runs.is_empty());
    assert_eq!(runs.superfluous(Keep { newest: 1 }).expect("read").runs.len(), 2);
}
