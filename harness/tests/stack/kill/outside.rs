// SPDX-License-Identifier: GPL-2.0-only
//! Killed while the series meets what is outside of it: another tree, patches that come, mails that go.

use super::{at_every_place, completed, contradicting, copy, edited, is_after, killed_and_done_again, patches};
use super::{killed_where_it_stops, killed_while_it_goes_on};
use crate::bench::{Bench, Files, changed, f_with, lines};
use std::fs;

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
    entries.map(|entry| read(entry.expect("readable"))).collect()
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
        assert!(!bench.world.path(".outgoing.part").exists() || sent, "{place:?}");
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
