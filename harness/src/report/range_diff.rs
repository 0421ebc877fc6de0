// SPDX-License-Identifier: GPL-2.0-only
//! The difference between two versions of a series, as `git range-diff` writes it; where that shows the ids of commits, there
//! is nothing here, for patch files have none. Patches that have nothing in common but their title are dropped and new there,
//! and one line with a `~` here.

use super::style::{Ink, Style, Weight};
use crate::escape;
use crate::model::{Pairing, PatchHunk, RangeDiff, Versions};

/// The difference as text.
pub fn text(diff: &RangeDiff, style: Style) -> String {
    let width = (1 + diff.old.len().max(diff.new.len())).to_string().len();
    let number = |place: Option<usize>| match place {
        Some(place) => format!("{:>width$}:", place + 1),
        None => format!("{:>width$}:", "-"),
    };
    let title = |titles: &[String], place: usize| escape::line(titles.get(place).map_or("", String::as_str));
    let mut out = String::new();
    for pairing in &diff.pairings {
        let (one, other) = match *pairing {
            Pairing::Same { old, new } | Pairing::Changed { old, new, .. } | Pairing::Rewritten { old, new } => {
                (Some(old), Some(new))
            }
            Pairing::Dropped { old } => (Some(old), None),
            Pairing::New { new } => (None, Some(new)),
        };
        let title = one.map(|old| title(&diff.old, old)).or(other.map(|new| title(&diff.new, new))).unwrap_or_default();
        let (one, other) = (number(one), number(other));
        let paint = |ink, text: String| style.ink(Weight::Normal, ink, &text);
        let head = match pairing {
            Pairing::Same { .. } => paint(Ink::Head, format!("{one} = {other} {title}")),
            Pairing::Rewritten { .. } => paint(Ink::Head, format!("{one} ~ {other} {title}")),
            Pairing::Dropped { .. } => paint(Ink::Old, format!("{one} < {other} {title}")),
            Pairing::New { .. } => paint(Ink::New, format!("{one} > {other} {title}")),
            Pairing::Changed { .. } => [
                paint(Ink::Old, format!("{one} ")),
                paint(Ink::Head, "!".into()),
                paint(Ink::New, format!(" {other}")),
                paint(Ink::Head, format!(" {title}")),
            ]
            .concat(),
        };
        out.push_str(&head);
        out.push('\n');
        if let Pairing::Changed { hunks, .. } = pairing {
            hunks.iter().for_each(|hunk| push_hunk(&mut out, hunk, style));
        }
    }
    out
}

fn push_hunk(out: &mut String, hunk: &PatchHunk, style: Style) {
    out.push_str("    ");
    out.push_str(&style.ink(Weight::Reversed, Ink::Section, "@@"));
    if !hunk.section.is_empty() {
        out.push(' ');
        out.push_str(&escape::line_with_tabs(&hunk.section));
    }
    out.push('\n');
    for line in &hunk.lines {
        // What the line is within the patch.
        let ink = match &line.text[..] {
            [b'@', b'@', ..] => Ink::Section,
            [b'-', ..] => Ink::Old,
            [b'+', ..] => Ink::New,
            _ => Ink::Plain,
        };
        let text = escape::line_with_tabs(&line.text);
        let marked = match line.versions {
            Versions::Both => style.ink(Weight::Normal, ink, &format!(" {text}")),
            Versions::Old => style.ink(Weight::Reversed, Ink::Old, "-") + &style.ink(Weight::Dim, ink, &text),
            Versions::New => style.ink(Weight::Reversed, Ink::New, "+") + &style.ink(Weight::Bold, ink, &text),
        };
        out.push_str("    ");
        out.push_str(&marked);
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PatchLine;

    fn diff() -> RangeDiff {
        let line = |versions, text: &[u8]| PatchLine { versions, text: text.to_vec() };
        let lines = vec![
            line(Versions::Both, b"@@ f.c: f(void)"),
            line(Versions::Both, b" \tkept\x1b[2J"),
            line(Versions::Old, b"-old"),
            line(Versions::New, b"+new"),
        ];
        let hunks = vec![PatchHunk { section: b"f.c\x07".to_vec(), lines }];
        let pairings = vec![
            Pairing::Dropped { old: 0 },
            Pairing::Same { old: 2, new: 0 },
            Pairing::Changed { old: 1, new: 1, hunks },
            Pairing::New { new: 2 },
        ];
        let titles = |names: [&str; 3]| names.map(str::to_owned).to_vec();
        RangeDiff { old: titles(["a", "b", "c"]), new: titles(["c", "B", "d\x1b[31m"]), pairings }
    }

    #[test]
    fn a_patch_has_a_line_and_what_changed_in_it_stands_below() {
        let text = text(&diff(), Style::new(false));
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines,
            [
                "1: < -: a",
                "3: = 1: c",
                "2: ! 2: b",
                "    @@ f.c\\x07",
                "     @@ f.c: f(void)",
                "      \tkept\\x1b[2J",
                "    --old",
                "    ++new",
                "-: > 3: d\\x1b[31m",
            ]
        );
    }

    #[test]
    fn colours_tell_both_marks_apart() {
        let text = text(&diff(), Style::new(true));
        for part in [
            "\x1b[31m1: < -: a\x1b[0m\n",
            "\x1b[31m2: \x1b[0m\x1b[33m!\x1b[0m\x1b[32m 2:\x1b[0m\x1b[33m b\x1b[0m\n",
            "    \x1b[7;31m-\x1b[0m\x1b[2;31m-old\x1b[0m\n",
            "    \x1b[7;32m+\x1b[0m\x1b[1;32m+new\x1b[0m\n",
        ] {
            assert!(text.contains(part), "{part:?} in {text:?}");
        }
    }

    #[test]
    fn nothing_is_told_of_nothing() {
        assert_eq!(text(&RangeDiff::default(), Style::new(false)), "");
    }
}
