// SPDX-License-Identifier: GPL-2.0-only
//! Killed while the series meets what is outside of it: another tree, patches that come, mails that go.

use super::{
    at_every_place, at_every_place_from, completed, contradicting, copy, edited, is_after, killed_and_done_again,
    patches,
};
use super::{killed_where_it_stops, killed_while_it_goes_on, strace};
use crate::bench::{Bench, Files, changed, f_with, lines};
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// The bench with another tree, in which `f.c` is this.
fn with_tree(bench: Bench, f: &str) -> Bench {
    let g = lines(1..=10).replace("line 9\n", "nine\n");
    let world = bench.world.tarball("next.tar", &[("f.c", f), ("g.c", &g), ("run.sh", "true\n")]);
    world.run("tree add next --tar next.tar").status(0);
    Bench { world }
}

#[test]
fn rebase() {
    let moved = format!("a new line\n{}", lines(1..=40));
    killed_and_done_again(&with_tree(edited(), &moved), "rebase --onto next");
}

#[test]
fn a_rebase_that_stops() {
    killed_where_it_stops(&with_tree(contradicting(), &f_with(&[(5, "five")])), "rebase --onto next");
}

#[test]
fn the_end_of_a_rebase() {
    let bench = with_tree(contradicting(), &f_with(&[(5, "five")]));
    bench.kiso("rebase --onto next").status(4);
    bench.write("f.c", f_with(&[(5, "FIVE")]));
    killed_while_it_goes_on(&bench, "rebase");
}

/// Mails of a series with a cover letter; what they change in `g.c` begins so.
fn mails(mark: &str) -> String {
    let head = |subject: &str| {
        format!(
            "From {} Mon Sep 17 00:00:00 2001\nFrom: A Dev <a@example.org>\nDate: Wed, 1 Nov 2006 12:00:00 +0000\n\
             Subject: [PATCH {subject}\n\nWhy.\n",
            "1".repeat(40)
        )
    };
    let hunk = |line: u32, new: &str| {
        let context = |number| format!("{mark}line {number}\n");
        format!(
            "---\n\n--- a/g.c\n+++ b/g.c\n@@ -{},3 +{0},3 @@\n{}-line {line}\n+{new}\n{}-- \n2.39\n\n",
            line - 1,
            context(line - 1),
            context(line + 1)
        )
    };
    [head("0/2] all"), head("1/2] g: Seven") + &hunk(7, "SEVEN"), head("2/2] g: Five") + &hunk(5, "FIVE")].concat()
}

#[test]
fn import() {
    let bench = edited();
    killed_and_done_again(&Bench { world: bench.world.file("in.mbox", mails(" ")) }, "import in.mbox");
}

#[test]
fn import_of_what_has_to_be_mended() {
    let bench = edited();
    killed_and_done_again(&Bench { world: bench.world.file("in.mbox", mails("")) }, "import in.mbox --repair");
}

/// The mails of an export, without the time at which it was made.
fn outgoing(bench: &Bench) -> Files {
    let Ok(entries) = fs::read_dir(bench.world.path("outgoing")) else { return Files::new() };
    let read = |entry: fs::DirEntry| {
        let mail = fs::read_to_string(entry.path()).expect("a mail");
        let undated: String = mail.split_inclusive('\n').filter(|line| !line.starts_with("Date: ")).collect();
        (entry.file_name().into(), undated.into_bytes())
    };
    // What is in the making is no mail: nobody sends `outgoing/*.patch` with it.
    let mails = entries.map(|entry| entry.expect("readable"));
    mails.filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b".")).map(read).collect()
}

/// Kills an export: the mails in its directory are those before or those after, and those after where the series says that
/// they were sent.
fn killed_while_it_exports(bench: &Bench) {
    let whole = copy(bench);
    let (before, mails_before) = (patches(bench), outgoing(bench));
    whole.kiso("export").status(0);
    let (after, mails_after) = (patches(&whole), outgoing(&whole));
    at_every_place(bench, "export", 0, |bench, place| {
        let sent = is_after(&completed(bench), &before, &after, place);
        let exported = is_after(&outgoing(bench), &mails_before, &mails_after, place);
        assert!(exported || !sent, "{place:?}");
        if !sent {
            bench.kiso("export").status(0);
        }
        assert_eq!(changed(&after, &patches(bench)), Vec::<String>::new(), "{place:?}");
        assert_eq!(changed(&mails_after, &outgoing(bench)), Vec::<String>::new(), "{place:?}");
    });
}

#[test]
fn export() {
    killed_while_it_exports(&edited());
}

#[test]
fn export_of_the_next_version() {
    let bench = edited();
    bench.kiso("export").status(0);
    bench.kiso("drop 2").status(0);
    killed_while_it_exports(&bench);
}

/// Where the directory cannot be exchanged each mail is one of those before or those after; the cover letter after comes with
/// all of the mails after, and what the killed kiso leaves does not keep the next from it.
fn killed_while_it_exports_in_place(bench: &Bench) {
    let export =
        |bench: &Bench| bench.world.run_with("export .", |command| command.current_dir(bench.world.path("outgoing")));
    let whole = copy(bench);
    let (before, mails_before) = (patches(bench), outgoing(bench));
    export(&whole).status(0);
    let (after, mails_after) = (patches(&whole), outgoing(&whole));
    let cover = Path::new("0000-cover-letter.patch");
    at_every_place_from(bench, "outgoing", "export .", 0, |bench, place| {
        let sent = is_after(&completed(bench), &before, &after, place);
        let mails = outgoing(bench);
        for (name, mail) in &mails {
            assert!([&mails_before, &mails_after].iter().any(|one| one.get(name) == Some(mail)), "{place:?}: {name:?}");
        }
        let has_cover = mails.get(cover) == mails_after.get(cover);
        let has_all = mails_after.iter().all(|(name, mail)| mails.get(name) == Some(mail));
        assert!(has_all || !has_cover && !sent, "{place:?}");
        if !sent {
            export(bench).status(0);
        }
        assert_eq!(changed(&after, &patches(bench)), Vec::<String>::new(), "{place:?}");
        assert_eq!(changed(&mails_after, &outgoing(bench)), Vec::<String>::new(), "{place:?}");
        let entries = fs::read_dir(bench.world.path("outgoing")).expect("a directory");
        assert_eq!(entries.count(), mails_after.len(), "{place:?}");
    });
}

#[test]
fn export_in_place() {
    let bench = edited();
    fs::create_dir(bench.world.path("outgoing")).expect("a directory");
    killed_while_it_exports_in_place(&bench);
}

#[test]
fn export_of_the_next_version_in_place() {
    let bench = edited();
    bench.kiso("export").status(0);
    bench.kiso("drop 2").status(0);
    killed_while_it_exports_in_place(&bench);
}

#[test]
fn export_into_a_directory_that_cannot_be_exchanged() {
    let bench = edited();
    bench.kiso("export").status(0);
    bench.kiso("drop 2").status(0);
    let whole = copy(&bench);
    whole.kiso("export").status(0);
    // As of a mount point, another file system, somebody else's directory, and a system without the call.
    for error in ["EBUSY", "EXDEV", "EACCES", "EPERM", "EROFS", "ENOSYS", "EINVAL"] {
        let bench = copy(&bench);
        let inode = |bench: &Bench| fs::metadata(bench.world.path("outgoing")).expect("a directory").ino();
        let before = inode(&bench);
        let options = ["-o", "/dev/null", "-e", &format!("inject=renameat2:error={error}")];
        let output = strace(&bench, "", &options, "export");
        assert_eq!(output.status.code(), Some(0), "{error}: {}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(inode(&bench), before, "{error}");
        assert_eq!(changed(&outgoing(&whole), &outgoing(&bench)), Vec::<String>::new(), "{error}");
    }
}
