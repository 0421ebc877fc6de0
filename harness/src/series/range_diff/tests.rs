// SPDX-License-Identifier: GPL-2.0-only
//! Versions of small series against each other.

use super::*;
use crate::event::{Consumer, Event};
use proptest::prelude::*;
use std::sync::{Arc, Mutex};

/// A patch of one hunk, with these lines in it.
fn patch(subject: &str, path: &str, hunk: &[&str]) -> String {
    let count = |mark: char| hunk.iter().filter(|line| !line.starts_with(mark)).count();
    let lines: String = hunk.iter().map(|line| format!("{line}\n")).collect();
    format!(
        "From: A <a@example.org>\nSubject: [PATCH] {subject}\n\nBecause.\n---\n{path} | 1 +\n\n\
         diff --git a/{path} b/{path}\nindex 0123456..789abcd 100644\n--- a/{path}\n+++ b/{path}\n\
         @@ -7,{} +9,{} @@ int f(void)\n{lines}-- \n2.39\n",
        count('+'),
        count('-'),
    )
}

/// A patch like no other of another number.
fn unlike(number: usize) -> String {
    let lines: Vec<String> = (0..8).map(|line| format!("+line {line} of {number}")).collect();
    patch(&format!("patch {number}"), &format!("{number}.c"), &lines.iter().map(String::as_str).collect::<Vec<_>>())
}

fn variant(patches: &[String]) -> Variant {
    let file = |(index, text): (usize, &String)| {
        let name = format!("{:04}.patch", index + 1);
        PatchFile { path: name.clone().into(), name, bytes: text.clone().into_bytes(), strip: 1 }
    };
    Variant { name: "v".into(), dir: "v".into(), patches: patches.iter().enumerate().map(file).collect() }
}

fn compare(old: &[String], new: &[String]) -> RangeDiff {
    range_diff(&variant(old), &variant(new), &Events::none(), &Interrupt::none()).expect("comparable")
}

/// The pairings as range-diff marks them.
fn marks(diff: &RangeDiff) -> Vec<String> {
    let mark = |pairing: &Pairing| match pairing {
        Pairing::Same { old, new } => format!("{old}={new}"),
        Pairing::Changed { old, new, .. } => format!("{old}!{new}"),
        Pairing::Rewritten { old, new } => format!("{old}~{new}"),
        Pairing::Dropped { old } => format!("{old}<"),
        Pairing::New { new } => format!(">{new}"),
    };
    diff.pairings.iter().map(mark).collect()
}

#[test]
fn what_has_its_title_alone_in_common_is_told_in_one_line() {
    let titled =
        |title: &str, number: usize| unlike(number).replace(&format!("patch {number}\n"), &format!("{title}\n"));
    let old = [titled("bind", 1), titled("look", 2), titled("list", 3)];
    let new = [titled("bind", 4), titled("ping", 5), titled("list", 6)];
    assert_eq!(marks(&compare(&old, &new)), ["0~0", "1<", ">1", "2~2"]);
    // What is equal goes before a title, and of two with one title nobody knows which is meant.
    assert_eq!(marks(&compare(&[titled("a", 1)], &[titled("a", 2), titled("b", 1)])), [">0", "0!1"]);
    assert_eq!(marks(&compare(&[titled("a", 1)], &[titled("a", 2), titled("a", 3)])), ["0<", ">0", ">1"]);
}

/// What changed in the first patch.
fn shown(diff: &RangeDiff) -> Vec<String> {
    let Some(Pairing::Changed { hunks, .. }) = diff.pairings.first() else { panic!("{diff:?}") };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut lines = Vec::new();
    for hunk in hunks {
        lines.push(format!("@@ {}", text(&hunk.section)));
        for line in &hunk.lines {
            let mark = match line.versions {
                Versions::Both => ' ',
                Versions::Old => '-',
                Versions::New => '+',
            };
            lines.push(format!("{mark}{}", text(&line.text)));
        }
    }
    lines
}

#[test]
fn what_patches_before_it_do_to_a_patch_is_no_change() {
    let one = patch("one", "a.c", &[" a", "-b", "+c"]);
    let moved = one.replace("@@ -7,2 +9,2 @@", "@@ -70,2 +90,2 @@").replace("0123456..789abcd", "1111111..2222222");
    assert_eq!(marks(&compare(&[one], &[moved])), ["0=0"]);
}

#[test]
fn patches_are_told_in_the_order_of_the_new_version() {
    let [a, b, c, d, e] = [0, 1, 2, 3, 4].map(unlike);
    let old = [a.clone(), b.clone(), c.clone()];
    assert_eq!(marks(&compare(&old, &[d.clone(), c.clone(), b.clone()])), ["0<", ">0", "2=1", "1=2"]);
    assert_eq!(marks(&compare(&old, &[a.clone(), d, e, c])), ["0=0", "1<", ">1", ">2", "2=3"]);
    assert_eq!(marks(&compare(&old, &[])), ["0<", "1<", "2<"]);
    assert_eq!(marks(&compare(&[], &[b, a])), [">0", ">1"]);
    assert_eq!(marks(&compare(&[], &[])), [""; 0]);
}

#[test]
fn where_a_pair_costs_as_much_as_two_patches_the_title_decides() {
    let hunk = [" 1", "-2", "+two", " 3"];
    let moved = |title: &str| compare(&[patch("one", "a.c", &hunk)], &[patch(title, "b.c", &hunk)]);
    // The heading and the header of the hunk differ, and nothing but the title is left.
    assert_eq!(marks(&moved("one")), ["0~0"]);
    let plain = |title: &str, path: &str| patch(title, path, &hunk).replace(" int f(void)", "");
    let moved = |title: &str| compare(&[plain("one", "a.c")], &[plain(title, "b.c")]);
    assert_eq!(marks(&moved("one")), ["0!0"]);
    assert_eq!(marks(&moved("other")), ["0<", ">0"]);
}

#[test]
fn a_changed_message_is_shown() {
    let old = unlike(1);
    let new = old.replace("Because.", "Therefore.");
    let diff = compare(&[old], &[new]);
    assert_eq!(
        shown(&diff),
        [
            "@@ Metadata",
            "  ## Commit message ##",
            "     patch 1",
            " ",
            "-    Because.",
            "+    Therefore.",
            " ",
            "  ## 1.c ##",
            " @@ 1.c: int f(void)"
        ]
    );
}

#[test]
fn a_changed_hunk_is_shown_with_the_function_it_is_in() {
    let hunk = [" 1", " 2", " 3", "-4", "+four", " 5"];
    let old = patch("one", "a.c", &hunk);
    let diff = compare(std::slice::from_ref(&old), &[old.replace("+four", "+vier")]);
    assert_eq!(shown(&diff), ["@@ a.c: int f(void)", "  2", "  3", " -4", "-+four", "++vier", "  5"]);
}

#[test]
fn modes_renames_and_ends_without_newline_are_in_the_text() {
    let text = |diff: &str| {
        let file = PatchFile { name: "n".into(), path: "n".into(), strip: 1, bytes: diff.as_bytes().to_vec() };
        String::from_utf8(Text::of(&file, &Events::none()).diff().to_vec()).expect("text")
    };
    let new = "diff --git a/x b/x\nnew file mode 100755\n--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+x\n\\ No newline at end of file\n";
    assert_eq!(text(new), " ## x (new) (mode 100755) ##\n@@\n+x\n \\ No newline at end of file\n");
    let renamed =
        "diff --git a/x b/y\nold mode 100644\nnew mode 100755\nsimilarity index 100%\nrename from x\nrename to y\n";
    assert_eq!(text(renamed), " ## x => y (mode change 100644 => 100755) ##\n");
    let deleted = "diff --git a/x b/x\ndeleted file mode 100644\n--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n";
    assert_eq!(text(deleted), " ## x (deleted) ##\n@@\n-x\n");
}

#[derive(Clone, Default)]
struct Notes(Arc<Mutex<Vec<String>>>);

impl Consumer for Notes {
    fn take(&mut self, event: &Event) {
        if let Event::Note { text } = event {
            self.0.lock().expect("no panic").push(text.clone());
        }
    }
}

#[test]
fn what_is_no_diff_is_compared_as_it_stands_and_a_note_says_so() {
    let good = unlike(1);
    let broken = good.replace("+line 5 of 1\n", "*line 5 of 1\n");
    let notes = Notes::default();
    let events = Events::to(vec![Box::new(notes.clone())]);
    let diff = range_diff(&variant(&[good]), &variant(&[broken]), &events, &Interrupt::none()).expect("comparable");
    assert_eq!(marks(&diff), ["0!0"]);
    let changed: Vec<_> = shown(&diff).into_iter().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(changed, ["@@ 1.c: int f(void)", "-+line 5 of 1", "+*line 5 of 1"]);
    let notes = notes.0.lock().expect("no panic").clone();
    assert!(
        notes.len() == 1
            && notes[0].starts_with("0001.patch: line 18: ")
            && notes[0].ends_with("; compared as it stands"),
        "{notes:?}"
    );
}

#[test]
fn patches_without_a_diff_are_told_apart_by_their_messages() {
    let bare = |subject: &str| format!("From: A <a@example.org>\nSubject: {subject}\n\nBecause.\n---\n");
    let diff = compare(&[bare("a"), bare("b")], &[bare("b"), bare("a")]);
    assert_eq!(marks(&diff), ["1=0", "0=1"]);
}

#[test]
fn what_would_take_too_long_is_refused() {
    let long = "x\n".repeat(LINE_LIMIT + 2);
    let refused = range_diff(&variant(&[long]), &variant(&[]), &Events::none(), &Interrupt::none());
    assert!(matches!(refused, Err(SeriesError::TooLong { .. })), "{refused:?}");
    // Patches of one line each that have nothing in common still make many pairs.
    let many =
        |mark: &str| -> Vec<String> { (0..25_000).map(|n| patch(mark, &format!("{mark}{n}"), &["+x"])).collect() };
    let (old, new) = (variant(&many("old")), variant(&many("new")));
    let refused = range_diff(&old, &new, &Events::none(), &Interrupt::none());
    assert!(matches!(refused, Err(SeriesError::TooDifferent { old: 25_000, new: 25_000 })), "{refused:?}");
}

#[test]
fn an_interrupt_is_heeded() {
    let (interrupt, mut stop) = Interrupt::manual();
    stop.set();
    let refused = range_diff(&variant(&[unlike(1)]), &variant(&[unlike(2)]), &Events::none(), &interrupt);
    assert!(matches!(refused, Err(SeriesError::Interrupted)), "{refused:?}");
}

proptest! {
    #[test]
    fn a_series_is_the_same_as_itself(numbers in proptest::collection::vec(0..6_usize, 0..8)) {
        let series: Vec<String> = numbers.into_iter().map(unlike).collect();
        let expected: Vec<String> = (0..series.len()).map(|index| format!("{index}={index}")).collect();
        prop_assert_eq!(marks(&compare(&series, &series)), expected);
    }

    #[test]
    fn in_another_order_every_patch_finds_itself(order in Just((0..9_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let old: Vec<String> = (0..9).map(unlike).collect();
        let new: Vec<String> = order.iter().map(|&index| old[index].clone()).collect();
        let expected: Vec<String> = order.iter().enumerate().map(|(new, old)| format!("{old}={new}")).collect();
        prop_assert_eq!(marks(&compare(&old, &new)), expected);
    }

    #[test]
    fn every_patch_is_told_once(
        old in proptest::collection::vec((0..5_usize, 0..4_usize), 0..7),
        new in proptest::collection::vec((0..5_usize, 0..4_usize), 0..7),
    ) {
        // Patches of one number are like each other but for a line.
        let series = |numbers: &[(usize, usize)]| -> Vec<String> {
            numbers.iter().map(|(number, line)| unlike(*number).replace(&format!("+line {line} "), "+other ")).collect()
        };
        let diff = compare(&series(&old), &series(&new));
        let (mut olds, mut news) = (Vec::new(), Vec::new());
        for pairing in &diff.pairings {
            match pairing {
                Pairing::Same { old, new } | Pairing::Changed { old, new, .. } | Pairing::Rewritten { old, new } => {
                    olds.push(*old);
                    news.push(*new);
                }
                Pairing::Dropped { old } => olds.push(*old),
                Pairing::New { new } => news.push(*new),
            }
        }
        olds.sort_unstable();
        prop_assert_eq!(olds, (0..old.len()).collect::<Vec<_>>());
        prop_assert_eq!(news, (0..new.len()).collect::<Vec<_>>());
    }
}
