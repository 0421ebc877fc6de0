// SPDX-License-Identifier: GPL-2.0-only
//! What a hostile patch tries, through the binary: it is told apart with its file and line, in bounded memory and time, and
//! nothing is written. What needs no binary to be seen is in the unit tests of `series`.

#[allow(dead_code, reason = "this file needs a part of it")]
mod world;

use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::process::CommandExt;
use std::process::Command;
use std::time::{Duration, Instant};
use world::{World, exists};

/// Address space that kiso may have here, in bytes: nothing it reads may make it take more.
const MEMORY: u64 = 1 << 30;
/// How long it may take; some ten times what it does take in a debug build.
const TIME: Duration = Duration::from_secs(60);

const WHO: &str = "[user]\n\tname = Me\n\temail = me@example.org\n";

fn world() -> World {
    let files = [("README", "one\ntwo\nthree\n"), ("d/x", "x\n")];
    let world = World::project().tarball("tiny.tar", &files).file(".gitconfig", WHO);
    world.run("tree add tiny --tar tiny.tar").status(0);
    world
}

/// Applies the series in little memory, then imports its files into an empty one, and demands that both are refused with
/// these words, and that nothing is written.
#[track_caller]
fn refused(world: &World, status: i32, words: &str) {
    timely(|| limited(world, "apply")).status(status).stderr(words);
    let (series, outside) = (world.path("patches/small/v1"), world.path("in"));
    fs::rename(&series, &outside).expect("moved");
    fs::create_dir(&series).expect("made");
    fs::write(series.join("series"), "").expect("written");
    timely(|| limited(world, "import in")).status(status).stderr(words);
    assert_eq!(fs::read_dir(&series).expect("readable").count(), 1);
    assert_eq!(fs::read(series.join("series")).expect("readable"), b"");
    assert!(!exists(&world.path(".kiso/git/refs/kiso/series")));
    fs::remove_dir_all(&series).expect("removed");
    fs::rename(&outside, &series).expect("moved back");
}

fn timely(call: impl FnOnce() -> world::Call) -> world::Call {
    let begun = Instant::now();
    let call = call();
    assert!(begun.elapsed() < TIME, "{:?}", begun.elapsed());
    call
}

fn limited(world: &World, words: &str) -> world::Call {
    world.run_with(words, |command| {
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
    let file = fs::File::options().write(true).open(world.path("patches/small/v1/0001-bad.patch")).expect("a file");
    file.set_len(200 << 20).expect("a long file");
    refused(&world, 2, "0001-bad.patch: more than 67108864 bytes");
}

/// A mailbox may be larger than a patch, but no mail of it.
#[test]
fn a_mail_larger_than_a_patch_may_be() {
    let world = world().file("in.mbox", "");
    for (megabytes, words) in [(100, "in.mbox: more than 67108864 bytes"), (300, "in.mbox: more than 268435456 bytes")]
    {
        let file = fs::File::options().write(true).open(world.path("in.mbox")).expect("a file");
        file.set_len(megabytes << 20).expect("a long file");
        timely(|| limited(&world, "import in.mbox")).status(2).stderr(words);
    }
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
    let last = text.rfind("diff --git").expect("there");
    let good = world().patch("0001-good.patch", &text[..last]);
    timely(|| limited(&good, "apply")).status(0).stdout("1 patch applied");
    let good = world().file("good.patch", format!("Subject: x\n\n---\n{}", &text[..last]));
    timely(|| limited(&good, "import good.patch")).status(0).stdout("0001-x.patch");
}

/// What git makes of a file of zeros, so many megabytes.
fn binary(megabytes: u64) -> String {
    let dir = tempfile::tempdir().expect("a private directory");
    for (side, bytes) in [("a", 1), ("b", megabytes << 20)] {
        fs::create_dir(dir.path().join(side)).expect("made");
        fs::File::create(dir.path().join(side).join("f")).expect("a file").set_len(bytes).expect("zeros");
    }
    let git = Command::new("git")
        .args(["diff", "--no-index", "--binary", "--full-index", "--no-prefix", "a", "b"])
        .current_dir(dir.path())
        .output()
        .expect("git starts");
    String::from_utf8(git.stdout).expect("text").replace("a/f", "a/d/x").replace("b/f", "b/d/x")
}

#[test]
fn a_bomb_in_a_binary_hunk() {
    let bomb = binary(200);
    refused(
        &world().patch("0001-bad.patch", &bomb),
        2,
        "0001-bad.patch:4: the binary changes of this patch unpack to more",
    );
    let size = format!("literal {}\n", 200 << 20);
    assert!(bomb.contains(&size));
    let lie = bomb.replace(&size, "literal 10\n");
    refused(&world().patch("0001-bad.patch", &lie), 2, "it does not unpack to as many bytes as it says");
}

#[test]
fn series_files_that_name_what_is_not_theirs() {
    let world = world().file("secret.patch", creating("x")).patch("0001-x.patch", &creating("good"));
    for (line, words) in [
        ("../secret.patch", "series:2: the name ../secret.patch is refused: the path leads outside"),
        ("/etc/passwd", "series:2: the name /etc/passwd is refused"),
        ("a/../../secret.patch", "series:2: the name a/../../secret.patch is refused"),
        (".git/config", "series:2: the name .git/config is refused"),
        ("nowhere.patch", "series:2: it names nowhere.patch, and there is no such file"),
        // Whoever opens a pipe waits for somebody to write into it.
        ("pipe.patch", "series:2: it names pipe.patch, and there is no such file"),
        ("zero.patch", "series:2: it names zero.patch, and there is no such file"),
    ] {
        let list = world.path("patches/small/v1/series");
        fs::write(&list, format!("0001-x.patch\n{line}\n")).expect("written");
        let _ = fs::remove_file(world.path("patches/small/v1/pipe.patch"));
        let made =
            Command::new("mkfifo").arg(world.path("patches/small/v1/pipe.patch")).status().expect("mkfifo starts");
        assert!(made.success());
        let zero = world.path("patches/small/v1/zero.patch");
        let _ = fs::remove_file(&zero);
        symlink("/dev/zero", &zero).expect("a link");
        refused(&world, 2, words);
    }
}

#[test]
fn links_in_a_directory_that_is_imported() {
    let world = world().file("secret.patch", creating("x")).file("in/0001-good.patch", creating("y"));
    symlink("../secret.patch", world.path("in/0002-link.patch")).expect("a link");
    let call = timely(|| limited(&world, "import in")).status(2);
    let call = call.stderr("in/0002-link.patch is a link to outside of ");
    assert!(!call.text().contains("new file"), "{}", call.text());
    let world = world.file("in/series", "0001-good.patch\n0002-link.patch\n");
    timely(|| limited(&world, "import in")).status(2).stderr("in/0002-link.patch is a link to outside of ");
    assert_eq!(fs::read(world.path("patches/small/v1/series")).expect("readable"), b"");
}

/// Resolutions are read by every command that moves a patch.
#[test]
fn resolutions_that_are_none() {
    let number = |word: &str| format!("--- a/README\n+++ b/README\n@@ -1,3 +1,3 @@\n one\n-two\n+{word}\n three\n");
    let patch = |word: &str| format!("From: A <a@x.org>\nSubject: {word}\n\n---\n{}", number(word));
    let dir = "patches/small/resolutions";
    let id = "0123456789abcdef";
    let world = world()
        .patch("0001-two.patch", &patch("TWO"))
        .patch("0002-more.patch", &patch("deux").replace("-two", "-TWO"))
        .file(&format!("{dir}/{id}.conflict"), b"\xff\0\x1b garbage")
        .file(
            &format!("{dir}/{id}1.conflict"),
            "# ../../outside\n<<<<<<< x\n=======\n>>>>>>> x\n------- resolved as\n",
        );
    fs::create_dir(world.path(&format!("{dir}/dir.conflict"))).expect("made");
    symlink("/dev/zero", world.path(&format!("{dir}/zero.conflict"))).expect("a link");
    symlink("../../../../..", world.path(&format!("{dir}/up.conflict"))).expect("a link");
    let made = Command::new("mkfifo").arg(world.path(&format!("{dir}/pipe.conflict"))).status().expect("mkfifo starts");
    assert!(made.success());
    timely(|| limited(&world, "drop 1")).status(4).stderr("0002-more.patch contradicts");
    timely(|| limited(&world, "abort")).status(0);
    let huge = fs::File::create(world.path(&format!("{dir}/huge.conflict"))).expect("a file");
    huge.set_len(60 << 20).expect("a long file");
    timely(|| limited(&world, "drop 1")).status(4).stderr("0002-more.patch contradicts");
    timely(|| limited(&world, "abort")).status(0);
    huge.set_len(600 << 20).expect("a longer file");
    timely(|| limited(&world, "drop 1"))
        .status(2)
        .stderr("huge.conflict: the log of the series has it, and now it has more than 67108864 bytes")
        .stderr("move it out of the series' directory");
    fs::remove_file(world.path(&format!("{dir}/huge.conflict"))).expect("it is there");
    for number in 0..64 {
        let file = fs::File::create(world.path(&format!("{dir}/{number}.conflict"))).expect("a file");
        file.set_len(1 << 20).expect("a long file");
    }
    timely(|| limited(&world, "drop 1"))
        .status(2)
        .stderr("small/resolutions: more than 67108864 bytes of resolutions")
        .stderr("remove those of ");
}
