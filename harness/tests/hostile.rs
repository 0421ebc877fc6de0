// SPDX-License-Identifier: GPL-2.0-only
//! What a hostile patch tries, through the binary: it is told apart with its file and line, in bounded memory and time, and
//! nothing is written. What needs no binary to be seen is in the unit tests of `series`.

#[allow(dead_code, reason = "this file needs a part of it")]
mod world;

use std::fmt::Write as _;
use std::os::unix::process::CommandExt;
use std::time::{Duration, Instant};
use world::{World, exists};

/// Address space that kiso may have here, in bytes: nothing it reads may make it take more.
const MEMORY: u64 = 1 << 30;
/// How long it may take; some ten times what it does take in a debug build.
const TIME: Duration = Duration::from_secs(60);

fn world() -> World {
    let world = World::project().tarball("tiny.tar", &[("README", "one\ntwo\nthree\n"), ("d/x", "x\n")]);
    world.run("tree add tiny --tar tiny.tar").status(0);
    world
}

/// Applies the series in little memory and demands that it is refused with these words, and that nothing is published.
#[track_caller]
fn refused(world: &World, status: i32, words: &str) {
    let begun = Instant::now();
    limited(world).status(status).stderr(words);
    assert!(begun.elapsed() < TIME, "{:?}", begun.elapsed());
    assert!(!exists(&world.path(".kiso/git/refs/kiso/series")));
}

fn limited(world: &World) -> world::Call {
    world.run_with("apply", |command| {
        let limit = libc::rlimit { rlim_cur: MEMORY, rlim_max: MEMORY };
        // SAFETY: setrlimit may be called between fork and exec.
        unsafe {
            command.pre_exec(move || match libc::setrlimit(libc::RLIMIT_AS, &limit) {
                0 => Ok(()),
                _ => Err(std::io::Error::last_os_error()),
            })
        }
    })
}

fn creating(path: &str) -> String {
    format!("diff --git a/{path} b/{path}\nnew file mode 100644\n--- /dev/null\n+++ b/{path}\n@@ -0,0 +1 @@\n+x\n")
}

#[test]
fn paths_that_lead_out_of_the_tree_or_into_git() {
    for (path, reason) in [
        ("../../outside", "leads outside"),
        ("d/../../outside", "leads outside"),
        (".git/hooks/post-checkout", ".git"),
        ("d/.GIT/config", ".git"),
        ("git~1/config", ".git"),
    ] {
        let world = world().patch("0001-x.patch", &creating("good")).patch("0002-bad.patch", &creating(path));
        refused(&world, 2, "0002-bad.patch:4: the path ");
        refused(&world, 2, reason);
        assert!(!exists(&world.path("outside")) && !exists(&world.path("../outside")));
    }
}

#[test]
fn a_symlink_and_a_file_below_it() {
    let link = creating("l").replace("100644", "120000").replace("+x\n", "+d\n\\ No newline at end of file\n");
    let world = world().patch("0001-link.patch", &link).patch("0002-through.patch", &creating("l/x"));
    refused(&world, 4, "0002-through.patch: ");
    let out = link.replace("+d\n", "+/etc\n");
    refused(&self::world().patch("0001-link.patch", &out), 2, "0001-link.patch:1: the symlink l may lead outside");
}

#[test]
fn nul_and_control_bytes_in_names() {
    for (path, reason) in [("a\0b", "NUL"), ("a\u{1b}]0;x\u{7}", "control characters")] {
        let world = world().patch("0001-bad.patch", &creating(path));
        refused(&world, 2, "0001-bad.patch:4: the path a\\x");
        refused(&world, 2, reason);
    }
}

#[test]
fn a_hunk_of_two_billion_lines() {
    let hunk = "--- a/README\n+++ b/README\n@@ -1,2147483648 +1,2147483648 @@\n one\n";
    refused(&world().patch("0001-bad.patch", hunk), 2, "0001-bad.patch:5: the hunk ends here; its header announces");
}

#[test]
fn a_line_of_200_megabytes() {
    let world = world().patch("0001-bad.patch", "");
    let file =
        std::fs::File::options().write(true).open(world.path("patches/small/v1/0001-bad.patch")).expect("a file");
    file.set_len(200 << 20).expect("a long file");
    refused(&world, 2, "0001-bad.patch: more than 67108864 bytes");
}

#[test]
fn a_line_as_long_as_a_patch_may_be() {
    let line = "x".repeat(60 << 20);
    let world = world().patch("0001-bad.patch", &format!("--- a/README\n+++ b/README\n@@ -1 +1 @@\n-{line}\n+y\n"));
    refused(&world, 4, "0001-bad.patch:3: hunk 1 of 1 of README");
    let half = &line[line.len() / 2..];
    let name = self::world().patch("0001-bad.patch", &format!("diff --git a/{half} b/{half}\nnew mode 100755\n"));
    refused(&name, 2, "0001-bad.patch:1: the file header does not say which file is changed");
    let spaces = "a ".repeat(20 << 20);
    let name = self::world().patch("0001-bad.patch", &format!("diff --git {spaces}\nnew mode 100755\n"));
    refused(&name, 2, "0001-bad.patch:1: the file header does not say");
    let subject = self::world().patch("0001-bad.patch", &format!("Subject: {line}\n\n---\n"));
    refused(&subject, 2, "0001-bad.patch: it changes no file");
}

#[test]
fn as_many_lines_as_a_patch_has_room_for() {
    let blank = "\n".repeat(60 << 20);
    let diff = format!("--- a/README\n+++ b/README\n@@ -1,3000000 +1,1 @@\n one\n{blank}");
    refused(&world().patch("0001-bad.patch", &diff), 2, "0001-bad.patch:4000001: the diff has more than 4000000 lines");
    let headers = "a:\n".repeat(20 << 20);
    refused(&world().patch("0001-bad.patch", &format!("{headers}\n---\n")), 2, "0001-bad.patch: it changes no file");
    let parts = "--x\n\n".repeat(10 << 20);
    let mail = format!("Subject: x\nContent-Type: multipart/mixed; boundary=x\n\n{parts}");
    refused(&world().patch("0001-bad.patch", &mail), 2, "0001-bad.patch: a mail in several parts may have");
    let crlf = "\r\n".repeat(20 << 20);
    refused(&world().patch("0001-bad.patch", &format!("Subject: x\r\n\r\n{crlf}")), 2, "it changes no file");
}

#[test]
fn a_hundred_thousand_files() {
    let mut text = String::new();
    for file in 0..100_000 {
        text.push_str(&creating(&format!("many/{}/{file}", file % 1000)));
    }
    let lines = text.lines().count();
    let _ = write!(text, "{}", creating("../outside"));
    refused(&world().patch("0001-bad.patch", &text), 2, &format!("0001-bad.patch:{}: the path", lines + 4));
    let begun = Instant::now();
    let last = text.rfind("diff --git").expect("there");
    let good = world().patch("0001-good.patch", &text[..last]);
    limited(&good).status(0).stdout("1 patch applied");
    assert!(begun.elapsed() < TIME, "{:?}", begun.elapsed());
}
