// SPDX-License-Identifier: GPL-2.0-only
//! The lines of the contract, hostile lines, and the round trip.

extern crate std;
use std::string::{String, ToString};
use std::{format, vec};

use proptest::prelude::*;

use super::*;
use crate::{CASES, Isolation};

const NAME: RunName<'static> = RunName { isolation: Isolation::None, case: "bind/x" };

#[test]
fn the_lines_are_written_as_agreed() {
    let result = |outcome, message| Line::Result { number: 2, name: NAME, outcome, message };
    for (line, text) in [
        (Line::Version, "KTAP version 1"),
        (
            Line::Hello { protocol: 1, release: "6.1.192", machine: "x86_64", cpus: 2 },
            "# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2",
        ),
        (Line::Plan(60), "1..60"),
        (Line::Plan(0), "1..0"),
        (Line::Start { number: 1, name: NAME }, "# kiso start 1 none/bind/x"),
        (Line::Diagnostic("free words"), "# free words"),
        (
            Line::Counted { number: 2, count: Count { operations: 4000, ticks: 5_000_000_000 } },
            "# kiso counted 2 operations=4000 ticks=5000000000",
        ),
        (result(Outcome::Pass, ""), "ok 2 none/bind/x"),
        (result(Outcome::Skip, "needs DCCP"), "ok 2 none/bind/x # SKIP needs DCCP"),
        (result(Outcome::Fail, "second bind: EADDRINUSE"), "not ok 2 none/bind/x # FAIL second bind: EADDRINUSE"),
        (result(Outcome::Error, "a # in it"), "not ok 2 none/bind/x # ERROR a # in it"),
        (result(Outcome::Error, ""), "not ok 2 none/bind/x # ERROR"),
        (result(Outcome::Timeout, "after 5000 ms"), "not ok 2 none/bind/x # TIMEOUT after 5000 ms"),
        (Line::Goodbye { ran: 60 }, "# kiso goodbye ran=60"),
    ] {
        assert_eq!(line.to_string(), text);
        assert_eq!(Line::parse(text), Ok(line));
    }
}

#[test]
fn anything_else_is_refused_with_its_reason() {
    for (text, reason) in [
        ("", Malformed::Unknown),
        ("KTAP version 2", Malformed::Unknown),
        ("#", Malformed::Unknown),
        ("# ", Malformed::Unknown),
        ("# kiso", Malformed::Unknown),
        ("#  two spaces", Malformed::Unknown),
        ("# kiso farewell ran=1", Malformed::Fact),
        ("# kiso hello protocol=1 release= machine=x86_64 cpus=2", Malformed::Fact),
        ("# kiso hello protocol=1 release=6 machine=x cpus=2 more", Malformed::Fact),
        ("# kiso goodbye ran=-1", Malformed::Number),
        ("# kiso counted 1", Malformed::Fact),
        ("# kiso counted 01 operations=1 ticks=1", Malformed::Number),
        ("# kiso counted 1 operations=0 ticks=1", Malformed::Fact),
        ("# kiso counted 1 operations=1 ticks=1.5", Malformed::Fact),
        ("# kiso counted 1 operations=1 ticks=18446744073709551616", Malformed::Fact),
        ("# kiso start 01 none/bind/x", Malformed::Number),
        ("# kiso start 1 none/bind", Malformed::Name),
        ("1..", Malformed::Number),
        ("1..4294967296", Malformed::Number),
        ("ok", Malformed::Unknown),
        ("ok 1", Malformed::Name),
        ("ok +1 none/bind/x", Malformed::Number),
        ("ok 1 user/bind/x", Malformed::Name),
        ("ok 1 none/bind/x/y", Malformed::Name),
        ("ok 1 none/bind/X", Malformed::Name),
        ("ok 1 none/bind/x # FAIL no", Malformed::Outcome),
        ("ok 1 none/bind/x # PASS", Malformed::Outcome),
        ("not ok 1 none/bind/x", Malformed::Outcome),
        ("not ok 1 none/bind/x # SKIP no", Malformed::Outcome),
        ("not ok 1 none/bind/x # FAIL ", Malformed::Outcome),
        ("not ok 1 none/bind/x # FAIL  two", Malformed::Outcome),
        ("not ok 1 none/bind/x # TODO", Malformed::Outcome),
        ("ok 1 none/bind/x\r", Malformed::Unprintable { at: 16, byte: b'\r' }),
        ("# \u{1b}[31mred", Malformed::Unprintable { at: 2, byte: 0x1b }),
        ("# caf\u{e9}", Malformed::Unprintable { at: 5, byte: 0xc3 }),
    ] {
        assert_eq!(Line::parse(text), Err(reason), "{text:?}");
    }
    let long = format!("# {}", "x".repeat(MAX_LINE - 1));
    assert_eq!(Line::parse(&long), Err(Malformed::TooLong(MAX_LINE + 1)));
    assert!(Line::parse(&long[1..].replacen(' ', "# ", 1)[..MAX_LINE]).is_ok());
}

#[test]
fn a_reason_reads_well() {
    let error = Line::parse("ok 1 \t").expect_err("a tab");
    assert_eq!(error.to_string(), "byte 0x09 at offset 5 is not printable ASCII");
}

fn words() -> impl Strategy<Value = String> {
    "[!-~]([ -~]{0,60}[!-~])?"
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        kind in 0..8u8,
        count in (1u64.., any::<u64>()),
        number: u32,
        cpus: u32,
        (isolation, case) in (0usize..3, 0..CASES.len()),
        outcome in proptest::sample::select(vec![
            Outcome::Pass, Outcome::Skip, Outcome::Fail, Outcome::Error, Outcome::Timeout,
        ]),
        text in words(),
        (release, machine) in ("[!-~]{1,65}", "[!-~]{1,65}"),
    ) {
        let name = RunName { isolation: Isolation::ALL[isolation], case: CASES[case].id };
        prop_assume!(is_diagnostic(&text));
        let line = match kind {
            0 => Line::Version,
            1 => Line::Hello { protocol: number, release: &release, machine: &machine, cpus },
            2 => Line::Plan(number),
            3 => Line::Start { number, name },
            4 => Line::Diagnostic(&text),
            5 => Line::Counted { number, count: Count { operations: count.0, ticks: count.1 } },
            6 => {
                let message = if outcome == Outcome::Pass { "" } else { &text };
                Line::Result { number, name, outcome, message }
            }
            _ => Line::Goodbye { ran: number },
        };
        let written = line.to_string();
        prop_assert_eq!(Line::parse(&written), Ok(line));
    }

    #[test]
    fn what_is_read_is_written_back(
        text in "(# |# kiso (hello |start |counted |goodbye ran=)|1\\.\\.|(not )?ok )?[0-9]{0,3} ?(none/bind/x)?( # )?(FAIL|SKIP)?\\PC*",
    ) {
        if let Ok(line) = Line::parse(&text) {
            prop_assert_eq!(line.to_string(), text);
        }
    }

    #[test]
    fn no_text_makes_it_panic(text: String) {
        let _ = Line::parse(&text);
    }
}
