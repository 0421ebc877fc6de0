// SPDX-License-Identifier: GPL-2.0-only
//! The series as mails, through the binary, and through git.

#[allow(dead_code, reason = "each file of tests uses its part")]
mod world;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::{Command, Output};
use world::{World, exists};

const WHO: &str = "[user]\n\tname = M\u{fc} Me\n\temail = me@example.org\n";
const FILES: [(&str, &str); 3] = [
    ("README", "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n"),
    ("net/a.c", "int a(void)\n{\n\treturn 1;\n}\n"),
    ("net/b.c", "int b;\nint c;\nint d;\nint e;\n"),
];

fn mail(author: &str, subject: &str, body: &str, diff: &str) -> String {
    format!("From: {author}\nDate: Wed, 1 Nov 2006 12:00:00 +0200\nSubject: [PATCH] {subject}\n\n{body}{diff}")
}

/// A series with what mails find hard: names beyond ASCII, a file created, one renamed, one without a newline at its end.
fn world() -> World {
    let first = mail(
        "=?utf-8?q?J=C3=B6rg?= Dev <j@example.org>",
        "readme: =?utf-8?q?Sag_zw=C3=B6lf?=",
        "Because \u{fc}.\n\nSigned-off-by: J\u{f6}rg Dev <j@example.org>\n---\nA note.\n\n",
        "--- a/README\n+++ b/README\n@@ -1,3 +1,3 @@\n one\n-two\n+zw\u{f6}lf\n three\n",
    );
    let second = mail(
        "\"Dev, B.\" <b@example.org>",
        "net: Add a file whose subject is so long that the shortlog of the cover letter needs another line for it",
        "From here on.\n---\n",
        "--- /dev/null\n+++ b/net/new.c\n@@ -0,0 +1,2 @@\n+int x;\n+int y;\n\\ No newline at end of file\n",
    );
    let third = mail(
        "A Dev <a@example.org>",
        "net: Move it",
        "",
        "diff --git a/net/b.c b/lib/b.c\nsimilarity index 80%\nrename from net/b.c\nrename to lib/b.c\n\
         --- a/net/b.c\n+++ b/lib/b.c\n@@ -1,4 +1,5 @@\n int b;\n+int bb;\n int c;\n int d;\n int e;\n",
    );
    let world = World::project()
        .tarball("tiny.tar", &FILES)
        .file(".gitconfig", WHO)
        .patch("0001-a.patch", &first)
        .patch("0002-b.patch", &second)
        .patch("sub/0003-c.patch", &third);
    world.run("tree add tiny --tar tiny.tar").status(0);
    let yaml = read(&world, "patches/small/series.yaml")
        .replace("variants:", "cover: |\n  What for.\n\n    And h\u{f6}w.\nvariants:");
    world.file("patches/small/series.yaml", yaml)
}

fn read(world: &World, path: &str) -> String {
    fs::read_to_string(world.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).expect("a directory").flatten();
    let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn git_command(world: &World, words: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.args(words).current_dir(world.path("repo")).env_clear().env("HOME", world.path(""));
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command
}

fn git(world: &World, words: &[&str]) -> Output {
    let output = git_command(world, words).output().expect("git starts");
    assert!(output.status.success(), "git {words:?}\n{}", String::from_utf8_lossy(&output.stderr));
    output
}

/// The trees that git gets by applying these mails to the files, one after the other.
fn trees_of_git(world: &World, mails: &[String]) -> Vec<String> {
    for (path, text) in FILES {
        let path = world.path("repo").join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("directories");
        fs::write(path, text).expect("a file");
    }
    git(world, &["init", "-q"]);
    git(world, &["add", "-A"]);
    git(world, &["commit", "-qm", "base"]);
    let words: Vec<&str> = ["am", "-q"].into_iter().chain(mails.iter().map(String::as_str)).collect();
    git(world, &words);
    let log = String::from_utf8(git(world, &["log", "--reverse", "--format=%T"]).stdout).expect("text");
    log.lines().skip(1).map(str::to_owned).collect()
}

fn trees_of_kiso(world: &World) -> Vec<String> {
    let text = world.run("apply --each").status(0).text();
    let words = text.lines().filter_map(|line| line.split_whitespace().next());
    words
        .filter(|word| word.len() == 40 && word.bytes().all(|byte| byte.is_ascii_hexdigit()))
        .map(str::to_owned)
        .collect()
}

#[test]
fn git_am_makes_the_same_trees_authors_and_messages() {
    let world = world();
    let call = world.run("export --to list@example.org --cc x@example.org").status(0);
    call.stdout("v1 is in outgoing: git send-email outgoing/*.patch");
    let files = names(&world.path("outgoing"));
    assert_eq!(files.len(), 4, "{files:?}");
    assert_eq!(files[0], "0000-cover-letter.patch");
    let mails: Vec<String> =
        files[1..].iter().map(|name| world.path("outgoing").join(name).display().to_string()).collect();
    assert_eq!(trees_of_git(&world, &mails), trees_of_kiso(&world)[1..]);
    let log =
        String::from_utf8(git(&world, &["log", "--reverse", "--format=%an <%ae> %ai%n%B", "-3"]).stdout).expect("text");
    assert!(
        log.starts_with(
            "J\u{f6}rg Dev <j@example.org> 2006-11-01 12:00:00 +0200\nreadme: Sag zw\u{f6}lf\n\nBecause \u{fc}.\n"
        ),
        "{log}"
    );
    assert!(log.contains("\nDev, B. <b@example.org> 2006"), "{log}");
}

#[test]
fn git_send_email_takes_the_mails_as_they_are() {
    let world = world();
    world.run_words(&["export", "--to", "list@example.org", "--cc", "\u{c4} Maintainer <m@example.org>"]).status(0);
    fs::create_dir(world.path("repo")).expect("a directory");
    git(&world, &["init", "-q"]);
    let mails: Vec<String> = names(&world.path("outgoing")).iter().map(|name| format!("../outgoing/{name}")).collect();
    let mut words = vec!["send-email", "--dry-run", "--smtp-server=/bin/true", "--confirm=never"];
    words.extend(mails.iter().map(String::as_str));
    let Output { stdout, stderr, .. } = git(&world, &words);
    // It asks, warns and complains where a mail lacks something.
    assert_eq!(String::from_utf8_lossy(&stderr), "");
    let said = String::from_utf8_lossy(&stdout);
    assert_eq!(said.matches("\nResult: OK\n").count(), 4, "{said}");
    assert_eq!(said.matches("\nTo: list@example.org\n").count(), 4, "{said}");
    let cover = read(&world, "outgoing/0000-cover-letter.patch");
    let id = cover.lines().find_map(|line| line.strip_prefix("Message-ID: ")).expect("an id");
    assert_eq!(said.matches(&format!("\nIn-Reply-To: {id}\n")).count(), 3, "{said}");
    assert_eq!(said.matches("<m@example.org>").count(), 4 * 3, "{said}");
}

#[test]
fn the_cover_letter_tells_all_and_the_mails_are_a_thread() {
    let world = world();
    world.run("export").status(0);
    let cover = read(&world, "outgoing/0000-cover-letter.patch");
    for part in [
        "From: =?UTF-8?q?M=C3=BC_Me?= <me@example.org>\n",
        "Subject: [PATCH 0/3] a small series\n",
        "\nContent-Type: text/plain; charset=UTF-8\n",
        "\n\nWhat for.\n\n  And h\u{f6}w.\n\nA Dev (1):\n  net: Move it\n\nDev, B. (1):\n  net: Add a file",
        "of the\n    cover letter needs another line for it\n\nJ\u{f6}rg Dev (1):\n",
        "\n\n README           | 2 +-\n {net => lib}/b.c | 1 +\n net/new.c        | 2 ++\n",
        " 3 files changed, 4 insertions(+), 1 deletion(-)\n rename {net => lib}/b.c (77%)\n create mode 100644 net/new.c\n\n-- \n",
    ] {
        assert!(cover.contains(part), "{part:?} in\n{cover}");
    }
    let id = cover.lines().find_map(|line| line.strip_prefix("Message-ID: ")).expect("an id");
    let first = read(&world, &format!("outgoing/{}", names(&world.path("outgoing"))[1]));
    assert!(first.contains(&format!("\nIn-Reply-To: {id}\nReferences: {id}\n")), "{first}");
    assert!(first.contains("\nSubject: [PATCH 1/3] =?UTF-8?q?readme=3A_Sag_zw=C3=B6lf?=\n"), "{first}");
    assert!(first.contains("\n---\nA note.\n\n README | 2 +-\n"), "{first}");
    assert_eq!(read(&world, "patches/small/v1/sent/v1/message-id"), format!("{id}\n"));
    // The same says the same.
    world.run("export --version 1").status(0);
    assert!(read(&world, "outgoing/0000-cover-letter.patch").contains(id));
}

#[test]
fn the_next_version_answers_the_last_and_tells_what_became_of_it() {
    let world = world();
    world.run("export").status(0);
    let sent = names(&world.path("patches/small/v1/sent/v1"));
    assert_eq!(sent, ["0001-a.patch", "0002-b.patch", "message-id", "series", "sub"]);
    world.run("drop 2").status(0);
    world.run("export --rfc").status(0).stdout("v2 is in outgoing");
    assert_eq!(names(&world.path("outgoing")).len(), 3);
    let cover = read(&world, "outgoing/0000-cover-letter.patch");
    let id = read(&world, "patches/small/v1/sent/v1/message-id");
    for part in [
        "Subject: [RFC PATCH v2 0/2] a small series\n",
        &format!("In-Reply-To: {id}References: {id}"),
        "\nRange-diff against v1:\n1: = 1: readme: Sag zw\u{f6}lf\n2: < -: net: Add a file",
    ] {
        assert!(cover.contains(part), "{part:?} in\n{cover}");
    }
    // Nothing of it disturbs the series, and undo takes it back.
    world.run("apply").status(0);
    world.run("diff ./patches/small/v1/sent/v1 v1").status(0).stdout("2: < -: net: Add a file");
    world.run("undo").status(0).stdout("export v2");
    assert!(!exists(&world.path("patches/small/v1/sent/v2")));
    world.run("export --in-reply-to <a@b>").status(0).stdout("v2");
    assert!(read(&world, "outgoing/0000-cover-letter.patch").contains("\nIn-Reply-To: <a@b>\n"));
}

/// What a patch says, by git mailinfo's rules: message and diff.
fn said(world: &World, dir: &str) -> BTreeMap<usize, (String, String)> {
    let list = read(world, &format!("{dir}/series"));
    let said = list.lines().enumerate().map(|(index, name)| {
        let text = read(world, &format!("{dir}/{name}"));
        let diff = text.find("\ndiff --git").map_or("", |at| &text[at..]);
        let message =
            text.split_once("\n\n").and_then(|(_, body)| body.split_once("---\n")).map_or("", |(body, _)| body);
        (index, (message.to_owned(), diff.split("\n-- \n").next().unwrap_or_default().trim_end().to_owned()))
    });
    said.collect()
}

#[test]
fn what_is_exported_is_imported_as_it_was() {
    let world = world();
    world.run("export").status(0);
    let trees = trees_of_kiso(&world);
    let cover = read(&world, "patches/small/series.yaml");
    for _ in 0..3 {
        world.run("drop 1").status(0);
    }
    let world =
        world.file("patches/small/series.yaml", cover.replace("cover: |\n  What for.\n\n    And h\u{f6}w.\n", ""));
    world.run("import outgoing").status(0);
    assert_eq!(trees_of_kiso(&world), trees);
    assert_eq!(read(&world, "patches/small/series.yaml"), cover);
    let before = said(&world, "patches/small/v1");
    world.run("export again").status(0);
    for _ in 0..3 {
        world.run("drop 1").status(0);
    }
    world.run("import again").status(0);
    assert_eq!(said(&world, "patches/small/v1"), before);
    assert!(before[&0].0.contains("Because \u{fc}.") && before[&2].1.contains("rename from net/b.c"), "{before:?}");
}

#[test]
fn what_is_somebody_else_s_stays() {
    let world = world().file("mine/0000-cover-letter.patch", "Subject: mine\n\nX-Mailer: kiso\n");
    world.run("export mine").status(2).stderr("mine holds something else than an export");
    world.run("export").status(0);
    let world = world.file("outgoing/notes", "x");
    world.run("export").status(2).stderr("outgoing holds something else");
    assert!(exists(&world.path("outgoing/notes")));
    world.run("export patches").status(2).stderr("something else");
}

#[test]
fn what_no_mail_can_carry_is_refused() {
    let world = world();
    world.run_with("new", |command| command.arg("net: Later")).status(0);
    world.run("export").status(2).stderr("0003-net-Later.patch: it changes no file");
    assert!(!exists(&world.path("outgoing")));
    world.run("export --to nobody").status(2).stderr("--to nobody is no address");
    world.run_with("export", |command| command.args(["--in-reply-to", "a b"])).status(2).stderr("is no id of a mail");
}

#[test]
fn what_mails_may_lose_is_told() {
    let diff = "--- a/dos.c\n+++ b/dos.c\n@@ -1,2 +1,2 @@\n-int a;\r\n+int b;\r\n int c;\r\n";
    let world = World::project()
        .tarball("tiny.tar", &[("dos.c", "int a;\r\nint c;\r\n")])
        .file(".gitconfig", WHO)
        .patch("0001-dos.patch", &mail("A Dev <a@example.org>", "dos: Change it", "Why.\n---\n", diff));
    world.run("tree add tiny --tar tiny.tar").status(0);
    world.run("export").status(0).stdout("note: 0001-dos-Change-it.patch holds lines that end in CR LF");
    let trees = trees_of_kiso(&world);
    world.run("drop 1").status(0);
    world.run("import outgoing").status(0);
    assert_eq!(trees_of_kiso(&world), trees);
}

/// The directory's own number, and its mode.
fn identity(dir: &Path) -> (u64, u32) {
    let metadata = fs::metadata(dir).expect("a directory");
    (metadata.ino(), metadata.mode() & 0o7777)
}

#[test]
fn a_shell_stays_in_the_directory_that_it_exports_into() {
    let world = world();
    fs::create_dir(world.path("outgoing")).expect("a directory");
    let before = identity(&world.path("outgoing"));
    let export = || world.run_with("export .", |command| command.current_dir(world.path("outgoing")));
    export().status(0);
    world.run("drop 2").status(0);
    export().status(0);
    assert_eq!(identity(&world.path("outgoing")), before);
    assert_eq!(
        names(&world.path("outgoing")),
        ["0000-cover-letter.patch", "0001-readme-Sag-zw-lf.patch", "0002-net-Move-it.patch"]
    );
    assert!(read(&world, "outgoing/0000-cover-letter.patch").contains("[PATCH v2 0/2]"));
}

#[test]
fn a_directory_keeps_its_mode() {
    let world = world();
    world.run("export").status(0);
    for mode in [0o750, 0o2770] {
        fs::set_permissions(world.path("outgoing"), fs::Permissions::from_mode(mode)).expect("it is ours");
        world.run("export").status(0);
        assert_eq!(identity(&world.path("outgoing")).1, mode);
    }
}

#[test]
fn mails_go_to_another_file_system() {
    let world = world();
    let other = tempfile::tempdir_in("/dev/shm").expect("a private directory");
    let words = ["export", other.path().to_str().expect("text")];
    world.run_words(&words).status(0);
    world.run("drop 2").status(0);
    world.run_words(&words).status(0);
    assert_eq!(names(other.path()).len(), 3);
}

#[test]
fn a_directory_that_cannot_be_written_is_named() {
    let world = world().file("file", "").file(".outgoing.part/mine", "");
    std::os::unix::fs::symlink("gone/nowhere", world.path("dangling")).expect("a link");
    for dir in ["file", "file/mails", "dangling"] {
        let call = world.run(&format!("export {dir}")).status(2).stderr("name another directory");
        call.stderr(&format!("the mails can't be put into WORLD/{dir}: "));
    }
    assert!(!exists(&world.path("patches/small/v1/sent")));
    // What only looks like something in the making is not.
    world.run("export").status(0);
    assert!(exists(&world.path(".outgoing.part/mine")));
}

#[test]
fn git_eats_no_line_of_a_message() {
    let separator = format!(">From {} Mon Sep 17 00:00:00 2001", "1".repeat(40));
    let firsts = [
        "From: C <c@example.org>",
        "from:\tC <c@example.org>",
        "From:C <c@example.org>",
        "Subject: x",
        "SUBJECT:  x",
        "subject:x",
        "Date: yesterday",
        "date:\tyesterday",
        "[PATCH] x",
        "[PATCH]\tx",
        "[PATCH]",
        "[PATCH 1/2] x",
        &separator,
        ">From here on",
        "To: x",
        "Plain.",
    ];
    let mut world = World::project().tarball("tiny.tar", &FILES).file(".gitconfig", WHO);
    let message = |first: &str| format!("{first}\nSubject: y\n\nWhy.\n");
    for (number, first) in firsts.iter().enumerate() {
        // Another author in the message, so that what stands below is text to kiso as well.
        let body = format!("From: J <j@example.org>\n\n{}---\n", message(first));
        let diff = format!("--- /dev/null\n+++ b/new-{number}\n@@ -0,0 +1 @@\n+x\n");
        let text = mail("A Dev <a@example.org>", &format!("Number {number}"), &body, &diff);
        world = world.patch(&format!("{number:04}.patch"), &text);
    }
    world.run("tree add tiny --tar tiny.tar").status(0);
    world.run("export").status(0);
    fs::create_dir(world.path("repo")).expect("a directory");
    let mails = names(&world.path("outgoing"));
    assert_eq!(mails.len(), 1 + firsts.len());
    for (number, (first, name)) in firsts.iter().zip(&mails[1..]).enumerate() {
        let mut command = git_command(&world, &["mailinfo", "message", "diff"]);
        command.stdin(fs::File::open(world.path("outgoing").join(name)).expect("a mail"));
        let info = String::from_utf8(command.output().expect("git starts").stdout).expect("text");
        let expected = format!("Author: J\nEmail: j@example.org\nSubject: Number {number}\n");
        assert!(info.starts_with(&expected), "{first:?}: {info}");
        assert_eq!(read(&world, "repo/message"), message(first));
    }
}
