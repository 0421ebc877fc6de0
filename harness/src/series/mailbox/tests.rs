// SPDX-License-Identifier: GPL-2.0-only
//! Mailboxes of all makes, and a property: what is put together comes apart again.

use super::*;
use proptest::prelude::*;

const DIFF: &str = "--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n";

fn patch(subject: &str) -> String {
    format!(
        "From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\nFrom: A <a@example.org>\n\
         Subject: {subject}\n\nBecause.\n---\n f | 2 +-\n\n{DIFF}-- \n2.39\n\n"
    )
}

fn letter(subject: &str) -> String {
    format!("From a@example.org Wed Jun 28 17:52:25 2006\nFrom: A <a@example.org>\nSubject: {subject}\n\nText.\n\n")
}

fn subjects(mbox: &str) -> Vec<String> {
    let mails = split(mbox.as_bytes());
    let arranged = arrange(&mails).expect("a series");
    arranged.patches.iter().map(|patch| patch.subject.clone()).collect()
}

fn refused(mbox: &str) -> String {
    arrange(&split(mbox.as_bytes())).expect_err("no series").to_string()
}

fn notes(mbox: &str) -> Vec<String> {
    let mails = split(mbox.as_bytes());
    arrange(&mails).expect("a series").notes.iter().map(Note::to_string).collect()
}

#[test]
fn an_mbox_falls_into_mails_with_their_lines() {
    let mbox = patch("[PATCH 1/2] one") + &letter("Re: [PATCH 1/2] one") + &patch("[PATCH 2/2] two");
    let lines: Vec<_> = split(mbox.as_bytes()).iter().map(|mail| mail.line).collect();
    assert_eq!(lines, [1, 17, 23]);
    assert_eq!(subjects(&mbox), ["one", "two"]);
}

#[test]
fn one_mail_and_a_bare_diff_are_one_mail() {
    for text in ["Subject: x\n\nText\n---\n".to_owned() + DIFF, DIFF.to_owned(), "From: me\n\nText".to_owned()] {
        assert_eq!(split(text.as_bytes()), [Mail { line: 1, bytes: Cow::Borrowed(text.as_bytes()) }]);
    }
    assert_eq!(split(b""), []);
    assert_eq!(split(b"\n\n"), []);
}

#[test]
fn a_sentence_that_begins_with_from_does_not_separate() {
    for line in [
        "From here on the lock is held.",
        "From: somebody else, at 10:20:30 in 2006",
        "From 2006 to 2024",
        // A date, but no header after it.
        "From my log of Wed Jun 28 17:52:25 2006",
        "From a@example.org Wed Jun 28 2006",
    ] {
        let mail = patch("[PATCH] x").replace("Because.", line);
        assert_eq!(split(mail.as_bytes()).len(), 1, "{line}");
    }
}

#[test]
fn the_quoting_of_an_mbox_is_undone_once() {
    let mbox = letter("[PATCH] x").replace("Text.", ">From here\n>>From there\n> From nowhere");
    let mails = split(mbox.as_bytes());
    assert!(mails[0].bytes.ends_with(b"\n\nFrom here\n>From there\n> From nowhere\n\n"));
    // git format-patch quotes nothing.
    let mail = patch("[PATCH] x").replace("Because.", ">From here");
    assert_eq!(&*split(mail.as_bytes())[0].bytes, mail.as_bytes());
}

#[test]
fn a_thread_is_put_in_order() {
    let cover = letter("[PATCH v2 0/3] all of it");
    let mbox = cover
        + &patch("[RFC][PATCH v2 3/3] three")
        + &letter("Re: [PATCH v2 0/3] all of it")
        + &patch("[net] [PATCH v2 1/3] one")
        + &patch("[PATCH v2 2/3] two");
    assert_eq!(subjects(&mbox), ["one", "two", "three"]);
    let mails = split(mbox.as_bytes());
    let cover = arrange(&mails).expect("a series").cover.expect("there is one");
    assert_eq!((cover.number, cover.subject.as_str()), (Some((0, 3)), "all of it"));
    assert_eq!(notes(&mbox), ["the mail at line 23 (all of it) holds no patch and is left out"]);
}

#[test]
fn a_cover_letter_is_the_one_with_the_number_0_or_the_first_without_a_diff() {
    let announced = letter("My work") + &patch("[PATCH 1/1] x");
    let mails = split(announced.as_bytes());
    assert_eq!(arrange(&mails).expect("a series").cover.expect("there is one").subject, "My work");
    let numbered = announced + &patch("[PATCH 0/1] the cover, with the difference to version 1");
    let mails = split(numbered.as_bytes());
    assert!(arrange(&mails).expect("a series").cover.expect("there is one").subject.starts_with("the cover"));
    assert_eq!(notes(&numbered).len(), 1);
}

#[test]
fn what_cannot_be_ordered_is_refused() {
    let of = |subjects: &[&str]| subjects.iter().map(|subject| patch(subject)).collect::<String>();
    for (mbox, part) in [
        (of(&["[PATCH 1/2] a", "[PATCH 2/2] b", "[PATCH 1/2] c"]), "1 is there twice: in the mails at lines 1 and 33"),
        (of(&["[PATCH 1/2] a", "[PATCH 2/3] b"]), "lines 1 and 17 are of different series"),
        (of(&["[PATCH 1/2] a", "[PATCH v2 2/2] b"]), "the version"),
        (letter("[PATCH 0/1] a") + &letter("[PATCH 0/1] b") + &of(&["[PATCH 1/1] a"]), "0 is there twice"),
        (of(&["[PATCH 1/2] a"]) + &letter("[PATCH 2/2] b"), "line 17 is number 2 of the series and holds no diff"),
        (letter("Re: [PATCH 1/2] b"), "no mail here holds a diff"),
        (String::new(), "no mail here holds a diff"),
    ] {
        let error = refused(&mbox);
        assert!(error.contains(part), "{error}");
    }
}

#[test]
fn gaps_and_missing_numbers_are_told() {
    let of = |subjects: &[&str]| subjects.iter().map(|subject| patch(subject)).collect::<String>();
    let gaps = of(&["[PATCH 2/9] a", "[PATCH 6/9] b"]);
    assert_eq!(notes(&gaps), ["the numbers of the patches have gaps: there is no 1, 3 to 5, 7 to 9"]);
    let endless = of(&["[PATCH 4294967295/4294967295] a"]);
    assert_eq!(notes(&endless), ["the numbers of the patches have gaps: there is no 1 to 4294967294"]);
    let mixed = of(&["[PATCH 2/2] b", "[PATCH] c", "[PATCH 1/2] a"]);
    assert_eq!(subjects(&mixed), ["b", "c", "a"]);
    assert!(notes(&mixed)[0].contains("line 17 has no [PATCH n/m]"));
    assert_eq!(subjects(&of(&["[PATCH] c", "[PATCH] a"])), ["c", "a"]);
}

#[test]
fn subjects_are_read_as_people_write_them() {
    for (raw, text, number, version, is_reply) in [
        ("[PATCH] x:  y", "x: y", None, 1, false),
        ("[patch 03/11] x", "x", Some((3, 11)), 1, false),
        ("[RFC] [patch v3 2/6] [net] x", "x", Some((2, 6)), 3, false),
        ("Re: [list] RE: [PATCHv2,1/3] x", "x", Some((1, 3)), 2, true),
        ("[PATCH 6.1/x86 99999999999/3] x [1/2]", "x [1/2]", None, 1, false),
        ("[broken 1/2", "[broken 1/2", None, 1, false),
    ] {
        assert_eq!(read_subject(raw), Subject { text: text.into(), is_reply, number, version }, "{raw}");
    }
}

#[test]
fn a_reply_is_a_patch_where_its_diff_is_its_own() {
    let quoted = letter("Re: [PATCH] x").replace("Text.", &format!("> {}", DIFF.trim_end().replace('\n', "\n> ")));
    assert_eq!(refused(&quoted), "no mail here holds a diff");
    let forwarded = quoted.replace("Re: ", "");
    assert_eq!(subjects(&forwarded), ["x"]);
    let own = letter("Re: [PATCH] x").replace("Text.", DIFF);
    assert_eq!(subjects(&own), ["x"]);
}

#[test]
fn mails_are_decoded_and_a_broken_one_has_its_line() {
    let encoded = "Content-Transfer-Encoding: base64\nContent-Type: text/plain\n\n\
        LS0tIGEvZgorKysgYi9mCkBAIC0xICsxIEBACi1hCitiCg==\n";
    let mbox = patch("[PATCH 1/2] a") + &letter("=?utf-8?q?[PATCH_2/2]_b?=").replace("\nText.", encoded);
    let mails = split(mbox.as_bytes());
    let arranged = arrange(&mails).expect("a series");
    assert_eq!((arranged.patches[1].subject.as_str(), arranged.patches[1].number), ("b", Some((2, 2))));
    assert!(arranged.patches[1].text.ends_with(DIFF.as_bytes()));
    let error = refused(&mbox.replace("LS0t", "LS*t"));
    assert!(error.starts_with("the mail at line 17: "), "{error}");
}

#[test]
fn file_names_are_those_of_git() {
    for (subject, name) in [
        ("net: ipv4: do the thing", "0003-net-ipv4-do-the-thing.patch"),
        ("  [x] a...b.. c_d.  ", "0003-x-a.b.-c_d.patch"),
        ("../../etc/passwd", "0003-.-.-etc-passwd.patch"),
        ("caf\u{e9} \u{202e}au lait!", "0003-caf-au-lait.patch"),
        ("", "0003-.patch"),
        ("net: a subject that is a good deal longer than any file name should be", {
            "0003-net-a-subject-that-is-a-good-deal-longer-than-any-fi.patch"
        }),
    ] {
        assert_eq!(file_name(3, subject), name);
    }
    assert_eq!(file_name(12345, "x"), "12345-x.patch");
}

#[test]
fn a_line_without_end_and_a_million_mails_cost_no_more() {
    let long = [b"From ".as_slice(), &b"10:20:30 2006 ".repeat(2_000_000)].concat();
    assert_eq!(split(&long).len(), 1);
    let mails = "From a Wed Jun 28 17:52:25 2006\nA: b\n\n".repeat(200_000);
    assert_eq!(split(mails.as_bytes()).len(), 200_000);
}

proptest! {
    #[test]
    fn mails_put_together_come_apart(
        bodies in prop::collection::vec("([ -~]{0,30}\n){0,6}", 1..6),
    ) {
        let mails: Vec<String> = bodies.iter().map(|body| patch("[PATCH] x").replace("Because.\n", body)).collect();
        let mbox = mails.concat();
        let cut = split(mbox.as_bytes());
        prop_assert_eq!(cut.iter().map(|mail| mail.bytes.to_vec()).collect::<Vec<_>>(),
            mails.iter().map(|mail| mail.as_bytes().to_vec()).collect::<Vec<_>>());
    }

    #[test]
    fn any_bytes_are_split_and_arranged_without_panic(
        words in prop::collection::vec(prop::sample::select(vec![
            "From ", "a ", "Wed Jun 28 17:52:25 2006", "\n", "Subject: ", "[PATCH 1/2]", "[PATCH 0/2]", "Re: ", ">", "--- a", "+++ b", "@@ -1",
            "[", "]", "4294967296/0", "v2", "\r\n", "=?utf-8?q?=C3?=", "\u{e9}",
        ]), 0..60),
    ) {
        let text = words.concat();
        let mails = split(text.as_bytes());
        let _ = arrange(&mails);
        let name = file_name(1, &text);
        prop_assert!(name.len() <= 63 && !name.contains('/'));
    }
}
