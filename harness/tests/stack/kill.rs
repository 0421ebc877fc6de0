// SPDX-License-Identifier: GPL-2.0-only
//! Killed at every write: the series is as it was before or as it is after, never between; what was edited is never lost;
//! and the next command works.
//!
//! A first run under strace lists every system call that changes something in the project. Then each of them is where a run
//! of its own dies.

mod outside;

use crate::bench::{Bench, Files, assert_same, changed, f_with, lines};
use crate::world::World;
use std::collections::HashMap;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Output};

/// What can change a file system, as far as kiso and its libraries call it.
const CALLS: &str = "openat,write,pwrite64,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,rmdir,\
                     mkdir,mkdirat,fsync,fdatasync,ftruncate,fchmod,chmod";
/// Of the objects of the store every so many is a place to die: nobody sees one before a ref or a file names it.
const OBJECTS: usize = 12;

/// A system call to die at.
#[derive(Debug)]
struct Place {
    call: String,
    /// The how manieth of its thread, or of its path where there is one.
    number: usize,
    path: Option<String>,
}

/// A copy of a bench, of which only kiso may write: it shares the files, of which kiso makes new ones.
fn copy(bench: &Bench) -> Bench {
    let world = World::empty();
    let (from, to) = (bench.world.path("."), world.path("."));
    let status = Command::new("cp").arg("-al").arg(from).arg(to).status().expect("cp starts");
    assert!(status.success());
    Bench { world }
}

/// Runs a command in a directory of the bench.
fn strace(bench: &Bench, dir: &str, options: &[&str], words: &str) -> Output {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq"]).args(options).arg(env!("CARGO_BIN_EXE_kiso")).args(words.split_whitespace());
    command.current_dir(bench.world.path(dir)).env_clear().env("HOME", bench.world.path(""));
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.output().unwrap_or_else(|error| panic!("strace, of the Debian package strace, is needed: {error}"))
}

/// Every place in a run of the command at which something in the project changes.
fn places(bench: &Bench, dir: &str, words: &str, code: i32) -> Vec<Place> {
    let bench = copy(bench);
    let log = bench.world.path("strace.log").display().to_string();
    let output = strace(&bench, dir, &["-y", "-o", &log, "-e", &format!("trace={CALLS}")], words);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!said.contains("ptrace"), "strace may not trace here, so nothing is known of kills: {said}");
    assert_eq!(output.status.code(), Some(code), "kiso {words}: {said}");
    let text = fs::read_to_string(&log).expect("strace's log");
    let top = bench.world.path("").canonicalize().expect("it is there").display().to_string();
    let here = bench.world.path(dir).canonicalize().expect("it is there").display().to_string();
    // The directory that kiso runs in is no path of a call.
    let text = text.replace(&format!("AT_FDCWD<{here}>"), "AT_FDCWD");
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let (mut places, mut objects) = (Vec::new(), 0);
    for line in text.lines() {
        let Some((thread, rest)) = line.split_once(' ') else { continue };
        let Some((call, arguments)) = rest.trim_start().split_once('(').filter(|(call, _)| !call.starts_with('<'))
        else {
            continue;
        };
        let mut count = |key: String| {
            let number = numbers.entry(key).or_default();
            *number += 1;
            *number
        };
        let number = count(format!("{thread} {call}"));
        let path = arguments.split(['"', '<', '>']).find(|part| part.starts_with(&top) && part.len() > top.len());
        let Some(path) = path.map(|path| path[top.len()..].trim_start_matches('/').to_owned()) else { continue };
        let reads = call == "openat" && arguments.contains("O_RDONLY");
        if reads || arguments.contains(" = -1 ") || path == "strace.log" {
            continue;
        }
        if path.contains(".kiso/git/objects") {
            objects += 1;
            if objects % OBJECTS != 1 {
                continue;
            }
        }
        // Many files are written on threads of their own, each with a count of its own; so the name tells where to die. Of
        // what has a name by chance the count on the one thread that writes it does.
        let by_chance = path.contains(".kiso/git/objects") || path.contains(".kiso-manifest-");
        let (number, path) = match by_chance {
            false => (count(format!("{call} {path}")), Some(path)),
            true => (number, None),
        };
        // Of the threads that need a directory the first one makes it, and how many more try is chance.
        if number > 1 && path.is_some() && call.starts_with("mkdir") {
            continue;
        }
        places.push(Place { call: call.to_owned(), number, path });
    }
    places
}

/// Kills a run of the command at each place in turn and hands what is left to `check`, with how often it was.
fn at_every_place(bench: &Bench, words: &str, code: i32, check: impl Fn(&Bench, &Place)) {
    at_every_place_from(bench, "", words, code, check);
}

/// The same, where kiso runs in a directory of the bench.
fn at_every_place_from(bench: &Bench, dir: &str, words: &str, code: i32, check: impl Fn(&Bench, &Place)) {
    let places = places(bench, dir, words, code);
    let mut killed = 0;
    for place in &places {
        let bench = copy(bench);
        let inject = format!("inject={}:signal=SIGKILL:when={}", place.call, place.number);
        let path = place.path.as_ref().map(|path| bench.world.path(path).display().to_string());
        let mut options = vec!["-o", "/dev/null", "-e", &inject];
        if let Some(path) = &path {
            options.extend(["-P", path]);
        }
        let output = strace(&bench, dir, &options, words);
        let died = output.status.signal() == Some(9) || output.status.code() == Some(137);
        killed += usize::from(died);
        assert!(died || output.status.code() == Some(code), "{place:?}: {}", String::from_utf8_lossy(&output.stderr));
        check(&bench, place);
    }
    assert!(killed >= 25 && killed * 10 >= places.len() * 9, "kiso {words}: {killed} of {} died", places.len());
}

/// The files of the series after what was decided is completed.
fn completed(bench: &Bench) -> Files {
    bench.kiso("series").status(0);
    patches(bench)
}

/// The files of the series without what tells when a patch was made: a command that makes one is done at several times.
fn patches(bench: &Bench) -> Files {
    let is_date = |line: &&[u8]| line.starts_with(b"Date: ");
    let undated = |text: Vec<u8>| {
        text.split_inclusive(|byte| *byte == b'\n').filter(|line| !is_date(line)).collect::<Vec<_>>().concat()
    };
    bench.patches().into_iter().map(|(name, text)| (name, undated(text))).collect()
}

/// The series' files are those before or those after. Returns which.
#[track_caller]
fn is_after(found: &Files, before: &Files, after: &Files, place: &Place) -> bool {
    let differ = (changed(before, found), changed(after, found));
    assert!(differ.0.is_empty() || differ.1.is_empty(), "{place:?}: between: {differ:?}");
    differ.1.is_empty()
}

/// Kills a command that ends well; then it is done again, or was done, and edits are where they belong.
fn killed_and_done_again(bench: &Bench, words: &str) {
    let whole = copy(bench);
    let before = patches(bench);
    whole.kiso(words).status(0);
    let (after, worktree) = (patches(&whole), whole.worktree());
    at_every_place(bench, words, 0, |bench, place| {
        if is_after(&completed(bench), &before, &after, place) {
            // A command that has nothing to do completes the rest.
            bench.kiso("move 1 --first").status(0).stdout("nothing to change");
        } else {
            bench.kiso(words).status(0);
        }
        assert_eq!(changed(&after, &patches(bench)), Vec::<String>::new(), "{place:?}");
        assert_eq!(changed(&worktree, &bench.worktree()), Vec::<String>::new(), "{place:?}");
        // Once is as good as every time, nearly.
        if place.number % 4 == 1 {
            bench.kiso("undo").status(0);
            assert_eq!(changed(&before, &patches(bench)), Vec::<String>::new(), "{place:?}");
        }
    });
}

/// Three patches, the last of them edited in two files.
fn edited() -> Bench {
    let bench = Bench::three();
    bench.kiso("edit 3").status(0);
    bench.write("g.c", lines(1..=10).replace("line 3\n", "THREE\n").replace("line 9\n", "nine\n"));
    bench.write("net/new.c", "int new;\n");
    bench
}

/// Two patches of one line; the second is edited.
fn contradicting() -> Bench {
    let bench = Bench::empty();
    bench.add("f: Change five", &[("f.c", &f_with(&[(5, "FIVE")]))]);
    bench.add("f: Change five again", &[("f.c", &f_with(&[(5, "CINQ")]))]);
    bench.write("g.c", "edited\n");
    bench
}

#[test]
fn refresh() {
    killed_and_done_again(&edited(), "refresh");
}

#[test]
fn drop() {
    killed_and_done_again(&edited(), "drop 1");
}

#[test]
fn new() {
    killed_and_done_again(&edited(), "new More");
}

#[test]
fn fold() {
    killed_and_done_again(&edited(), "fold 3 --into 1");
}

#[test]
fn split() {
    let bench = edited();
    bench.kiso("fold 2").status(0);
    killed_and_done_again(&bench, "split 1 --hunk f.c:1 --subject Half");
}

#[test]
fn a_move_and_a_new_name() {
    killed_and_done_again(&edited(), "move 2 --first");
    killed_and_done_again(&edited(), "rename 2 net/x.patch");
}

#[test]
fn undo() {
    let bench = edited();
    let before = patches(&bench);
    bench.kiso("drop 1").status(0);
    let dropped = patches(&bench);
    let whole = copy(&bench);
    whole.kiso("undo").status(0);
    let worktree = whole.worktree();
    at_every_place(&bench, "undo", 0, |bench, place| {
        if !is_after(&completed(bench), &dropped, &before, place) {
            bench.kiso("undo").status(0).stdout("undone: drop");
        }
        bench.kiso("move 1 --first").status(0).stdout("nothing to change");
        assert_eq!(changed(&before, &patches(bench)), Vec::<String>::new(), "{place:?}");
        assert_eq!(changed(&worktree, &bench.worktree()), Vec::<String>::new(), "{place:?}");
        bench.kiso("redo").status(0).stdout("done again: drop");
        assert_eq!(changed(&dropped, &patches(bench)), Vec::<String>::new(), "{place:?}");
    });
}

/// Kills a command that stops at a conflict in `f.c`: it has stopped, or nothing has happened.
fn killed_where_it_stops(bench: &Bench, words: &str) {
    let (before, worktree) = (patches(bench), bench.worktree());
    at_every_place(bench, words, 4, |bench, place| {
        assert_eq!(changed(&before, &completed(bench)), Vec::<String>::new(), "{place:?}");
        let copy = copy(bench);
        let stopped = !copy.kiso("refresh").text().contains("refresh ");
        if stopped {
            // What is not shown yet is never taken for what was mended.
            copy.kiso("continue").text();
            let said = copy.kiso("continue").text();
            assert!(said.contains("markers of the conflict left in: f.c"), "{place:?}: {said}");
            bench.kiso("abort").status(0);
        }
        bench.kiso("abort").status(2).stderr("no command has stopped");
        assert_eq!(changed(&worktree, &bench.worktree()), Vec::<String>::new(), "{place:?}");
        bench.kiso(words).status(4);
    });
}

#[test]
fn a_command_that_stops() {
    killed_where_it_stops(&contradicting(), "drop 1");
}

#[test]
fn its_end() {
    let bench = contradicting();
    bench.kiso("drop 1").status(4);
    bench.write("f.c", f_with(&[(5, "cinq")]));
    killed_while_it_goes_on(&bench, "drop");
}

/// Kills the end of a command that had stopped. As [`killed_and_done_again`], where undoing needs no more than that nothing
/// is in the middle.
fn killed_while_it_goes_on(bench: &Bench, stopped: &str) {
    let whole = copy(bench);
    let before = patches(bench);
    whole.kiso("continue").status(0);
    let (after, worktree) = (patches(&whole), whole.worktree());
    at_every_place(bench, "continue", 0, |bench, place| {
        if !is_after(&completed(bench), &before, &after, place) {
            bench.kiso("continue").status(0);
        }
        bench.kiso("continue").status(2).stderr("no command has stopped");
        bench.kiso("move 1 --first").status(0).stdout("nothing to change");
        assert_eq!(changed(&after, &patches(bench)), Vec::<String>::new(), "{place:?}");
        assert_eq!(changed(&worktree, &bench.worktree()), Vec::<String>::new(), "{place:?}");
        bench.kiso("undo").status(0).stdout(&format!("undone: {stopped}"));
        assert_same(&before, &patches(bench));
    });
}

#[test]
fn abort() {
    let bench = contradicting();
    let (before, worktree) = (patches(&bench), bench.worktree());
    bench.kiso("drop 1").status(4);
    bench.write("f.c", "half mended\n");
    at_every_place(&bench, "abort", 0, |bench, place| {
        assert_eq!(changed(&before, &completed(bench)), Vec::<String>::new(), "{place:?}");
        bench.kiso("abort").text();
        bench.kiso("abort").status(2).stderr("no command has stopped");
        assert_eq!(changed(&worktree, &bench.worktree()), Vec::<String>::new(), "{place:?}");
        bench.kiso("refresh").status(0).stdout("refresh 0002-f-Change-five-again.patch");
    });
}
