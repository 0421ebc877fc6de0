// SPDX-License-Identifier: GPL-2.0-only
//! Whatever the series, the mails that it is exported as are imported as the same series.
//!
//! A file that is imported is the mail, to the byte. What differs from the file that was exported is what mails need: the
//! fields in front of `From:` and the number in `[PATCH n/m]`, text beyond ASCII in header fields as encoded words, an author
//! named in the message as the mail's own, and a signature below the diffs where there was none. Of a file without a `---`
//! the mail has one, with statistics.

use super::*;
use crate::git::{Mode, TreeEdit};
use crate::process::Interrupt;
use crate::series::stack::tests::{World, patches};
use crate::series::{Incoming, Intake, Received, cover, mailbox, settle};
use proptest::prelude::*;

const SIGNATURE: &[u8] = b"-- \nkiso\n\n";

/// What stands around the diffs of a patch file.
#[derive(Clone, Debug)]
struct Head {
    name: String,
    subject: String,
    date: String,
    /// Lines of the message.
    body: Vec<String>,
    /// What stands below `---`; none means a file without one.
    notes: Option<Vec<String>>,
    tail: &'static str,
}

fn head() -> impl Strategy<Value = Head> {
    let name = prop_oneof![
        "[A-Z][a-z]{1,8}( [A-Z][a-z]{1,8}){0,2}",
        "[A-Z][a-z\u{e4}-\u{fc}\u{4e00}-\u{4e20}]{1,30}",
        prop::sample::select(vec![
            "Dev, B.",
            "A \"B\" C",
            "x@y",
            "=?x?q?y?=",
            "D. O'Neil (Z)",
            "a\\b",
            "1",
            "\u{1f427}"
        ])
        .prop_map(str::to_owned),
    ];
    let subject = prop_oneof![
        "[a-z0-9/]{1,8}: [ -~]{1,90}",
        "[a-z]{1,5}: [a-z \u{e4}-\u{fc}\u{4e00}-\u{4e20}]{1,120}",
        prop::sample::select(vec![
            "Re: [x] y",
            "[RFC 1/2] z",
            "a  b\tc",
            "x: =?utf-8?q?=41?=",
            ".",
            "-- ",
            "---",
            "x\u{a0}y"
        ])
        .prop_map(str::to_owned),
    ];
    let date = (1_i64..2_000_000_000, -23 * 60..23 * 60).prop_map(|(seconds, offset)| date(seconds, offset));
    let line = || {
        prop_oneof![
            4 => "[ -~]{0,80}",
            1 => "[a-z \t\u{e4}-\u{fc}\u{4e00}-\u{4e20}]{0,40}",
            2 => prop::sample::select(vec![
                "", " ", "From here on it works.", ">From the archive", "From: A <a@x.org>", "Subject: x", "Date: now",
                "Signed-off-by: J\u{f6}rg <j@x.org>", "--", "-- ", "----", "* * *", "*** f ***", "+added", "-gone",
                " f | 2 +-", " 1 file changed, 1 insertion(+)", "=?utf-8?q?=41?=", "=41", ".", "x\r",
            ])
            .prop_map(str::to_owned),
        ]
    };
    let lines = move || prop::collection::vec(line(), 0..6);
    let tail = prop::sample::select(vec!["", "-- \n2.39.2\n\n", "-- \n", "\n-- \n\u{e9}\n"]);
    let notes = prop_oneof![4 => lines().prop_map(Some), 1 => Just(None)];
    (name, subject, date, lines(), notes, tail).prop_map(|(name, subject, date, body, notes, tail)| Head {
        name,
        subject,
        date,
        body,
        notes,
        tail,
    })
}

impl Head {
    fn text(&self) -> String {
        let from = header::address(&format!("{} <dev@example.org>", self.name));
        let lines = |lines: &[String]| lines.iter().map(|line| format!("{line}\n")).collect::<String>();
        let notes = self.notes.as_ref().map(|notes| format!("---\n{}", lines(notes))).unwrap_or_default();
        let subject = encoded(&self.subject);
        format!("From: {from}\nDate: {}\nSubject: [PATCH] {subject}\n\n{}\n{notes}", self.date, lines(&self.body))
    }
}

/// A series whose files begin and end so.
fn layers(world: &World, patches: &[Vec<crate::series::stack::tests::Step>], heads: &[Head]) -> Vec<Layer> {
    let mut layers = world.series(patches);
    layers.retain(|layer| layer.before != layer.after);
    for (layer, head) in layers.iter_mut().zip(heads) {
        layer.file.bytes = head.text().into_bytes();
    }
    settle(&world.store, &mut layers, &[]).expect("they can be written");
    for (layer, head) in layers.iter_mut().zip(heads) {
        layer.file.bytes.extend_from_slice(head.tail.as_bytes());
    }
    layers
}

fn envelope<'a>(cover: &'a str) -> Envelope<'a> {
    Envelope {
        title: "all: Change \u{e4}ll",
        cover,
        version: 2,
        rfc: false,
        sender: "M\u{fc} Me <me@example.org>",
        to: &[],
        cc: &[],
        in_reply_to: None,
        range_diff: None,
        base_commit: None,
        date: OffsetDateTime::UNIX_EPOCH,
    }
}

/// Takes mails in as `kiso import` does, on the base.
fn imported(world: &World, mbox: &[u8]) -> (Vec<Received>, String) {
    let mails = mailbox::split(mbox);
    let arranged = mailbox::arrange(&mails).expect("they are a series");
    assert_eq!(arranged.notes, []);
    let intake = Intake::new(&world.store, world.base, false, None, OffsetDateTime::UNIX_EPOCH);
    let incoming = |letter: mailbox::Letter<'_>| Incoming {
        shown: "mail".into(),
        title: "none".into(),
        strip: 1,
        bytes: letter.text.into_owned(),
    };
    let letters: Vec<Incoming> = arranged.patches.into_iter().map(incoming).collect();
    let received = intake.take_all(&letters, &Interrupt::none()).expect("they apply");
    let received = received.into_iter().map(|received| received.expect("it is not there yet")).collect();
    (received, cover(&arranged.cover.expect("a cover letter").text).text)
}

fn file(bytes: &[u8]) -> PatchFile {
    PatchFile { name: "p".into(), path: "p".into(), strip: 1, bytes: bytes.to_vec() }
}

fn shown(bytes: &[u8]) -> String {
    bytes.escape_ascii().to_string().replace("\\n", "\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn what_is_exported_is_imported_as_it_was(
        patches in patches(),
        heads in prop::collection::vec(head(), 4..5),
        text in "[A-Z][ -~]{0,70}(\n[ -~]{0,70}[!-~]){0,3}",
    ) {
        let world = World::shared();
        let layers = layers(&world, &patches, &heads);
        prop_assume!(!layers.is_empty());
        let Outgoing { mails, .. } = outgoing(&world.store, world.base, &layers, &envelope(&text)).expect("mails");
        let mbox: Vec<u8> = mails.iter().flat_map(|(_, mail)| mail.clone()).collect();
        let (received, its_text) = imported(&world, &mbox);
        prop_assert_eq!(received.len(), layers.len(), "{}", shown(&mbox));
        prop_assert_eq!(its_text, text.trim_end());
        for ((received, layer), (_, mail)) in received.iter().zip(&layers).zip(&mails[1..]) {
            prop_assert_eq!((received.before, received.after), (layer.before, layer.after));
            prop_assert_eq!(&received.notes, &Vec::<String>::new());
            prop_assert_eq!(shown(&received.bytes), shown(mail));
            let (old_file, new_file) = (&layer.file, file(&received.bytes));
            let (old_text, new_text) = (Text::of(old_file).expect("text"), Text::of(&new_file).expect("text"));
            let (old, new) = (Patch::parse(&old_text), Patch::parse(&new_text));
            prop_assert_eq!(&old.author, &new.author, "{}", shown(&old_text));
            prop_assert_eq!(&old.subject, &new.subject, "{}", shown(&old_text));
            prop_assert_eq!(shown(old.body), shown(new.body));
            if old.has_separator {
                prop_assert_eq!(shown(old.notes), shown(new.notes));
            }
            let diffs = old.diffs(1).expect("well-formed");
            let tail = old.after(diffs.last().expect("a diff"));
            let signature = if tail.trim_ascii().is_empty() { SIGNATURE } else { b"" };
            prop_assert_eq!(shown(&[old.diff_text(), signature].concat()), shown(new.diff_text()));
        }
        // The same again is the same to the byte.
        let again: Vec<Layer> = received.iter().map(|received| {
            let Received { bytes, before, after, .. } = received.clone();
            Layer { file: file(&bytes), before, after }
        }).collect();
        let again = outgoing(&world.store, world.base, &again, &envelope(&text)).expect("mails").mails;
        for ((_, mail), (_, again)) in mails.iter().zip(&again) {
            prop_assert_eq!(shown(mail), shown(again));
        }
    }
}

/// The one patch with this head, which adds a file.
fn one(world: &World, head: &str) -> Layer {
    let id = world.store.write_blob(b"new\n").expect("written");
    let edit = TreeEdit { path: b"new".to_vec(), entry: Some((Mode::File, id)) };
    let after = world.store.update_tree(world.base, &[edit]).expect("a tree");
    let mut layers = [Layer { file: file(head.as_bytes()), before: world.base, after }];
    settle(&world.store, &mut layers, &[]).expect("it can be written");
    let [layer] = layers;
    layer
}

#[test]
fn a_message_that_begins_as_headers_do_stays_one() {
    let world = World::shared();
    for body in [
        "From: C <c@x.org>\n\nbody",
        "Date: yesterday\n\nbody",
        "Subject: x\nmore",
        "subject:\tx",
        "FROM:C <c@x.org>",
        "[PATCH] x\n\nbody",
    ] {
        let head = format!("From: A <a@x.org>\nSubject: s\n\nFrom: J\u{f6}rg <b@x.org>\n\n{body}\n---\n");
        let layer = one(&world, &head);
        let mail = outgoing(&world.store, world.base, &[layer], &envelope("x")).expect("mails").mails.remove(1).1;
        let patch = Patch::parse(&mail);
        assert_eq!(patch.author.as_ref().map(|author| author.name.as_str()), Some("J\u{f6}rg"), "{}", shown(&mail));
        assert_eq!((shown(patch.body), patch.subject.as_str()), (shown(body.as_bytes()), "s"));
        let again = Layer { file: file(&mail), ..one(&world, &head) };
        let again = outgoing(&world.store, world.base, &[again], &envelope("x")).expect("mails").mails.remove(1).1;
        assert_eq!(shown(&again), shown(&mail));
    }
}

#[test]
fn what_would_begin_another_mail_is_refused() {
    let world = World::shared();
    let refused = |message: &str| {
        let layer = one(&world, &format!("From: A <a@x.org>\nSubject: s\n\n{message}"));
        outgoing(&world.store, world.base, &[layer], &envelope("x")).err().map(|error| error.to_string())
    };
    let line = "From 0123 Mon Sep 17 00:00:00 2001";
    let said = Some(format!("p: no mail can carry this line of its message, for it begins another mail: {line}"));
    assert_eq!(refused(&format!("{line}\nFrom: x <x@x.org>\n---\n")), said);
    assert_eq!(refused(&format!("why\n---\nnote\n{line}\n")), said);
    assert_eq!(refused("From here on, since 2001.\n---\n"), None);
}
