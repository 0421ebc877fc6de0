// SPDX-License-Identifier: GPL-2.0-only
//! Every kind of damage on its own, what is refused, what is guessed, and properties of the whole.

use super::*;
use crate::series::hunk::{Direction, apply_hunks};
use proptest::prelude::*;
use std::fmt::Write as _;

const FILE: &str = "#include <net/sock.h>
#define first\t\tone_1
#define second\t\ttwo_2

static int look(struct sock *sk,
\t\tint port)
{
\tif (sk->port == port &&
\t    sk->state)
\t\tgoto found;

\tif (a < b && c)
\t\treturn 0;
found:
\treturn 1;
}

static void stop(void)
{
\tint count;

\tcall(one, two);
\tcall(three, four);
\tcount = 0;
}
";

/// A good patch of `FILE`.
const PATCH: &str = "Subject: [PATCH] look closer

Because.
---
 f.c | 4 ++--

--- a/f.c
+++ b/f.c
@@ -5,5 +5,6 @@
 static int look(struct sock *sk,
-\t\tint port)
+\t\tint port,
+\t\tint state)
 {
 \tif (sk->port == port &&
 \t    sk->state)
@@ -11,7 +12,8 @@ found
 
 \tif (a < b && c)
 \t\treturn 0;
 found:
+\tif (c < d)
+\t\treturn 2;
-\treturn 1;
 }
 
";

fn tree(path: &[u8]) -> Option<Vec<u8>> {
    (path == b"f.c").then(|| FILE.as_bytes().to_vec())
}

fn mended(patch: &str) -> Repaired {
    repair(patch.as_bytes(), 1, &tree).unwrap_or_else(|refused| panic!("{}", refused.hunks[0]))
}

fn text(patch: &str) -> String {
    String::from_utf8(mended(patch).text).expect("UTF-8")
}

fn refused(patch: &str) -> Vec<String> {
    repair(patch.as_bytes(), 1, &tree).expect_err("it is to be refused").hunks.iter().map(Refusal::to_string).collect()
}

/// Damages by line, without what `Lookup` cannot know.
fn kinds(patch: &str) -> Vec<(usize, Kind)> {
    diagnose(patch.as_bytes(), 1, &tree).into_iter().map(|damage| (damage.line, damage.kind)).collect()
}

/// The lines after the headers, changed one by one; `from` is the first line, from 1, that `damage` sees.
fn damaged(patch: &str, from: usize, damage: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    for (index, line) in patch.lines().enumerate() {
        let _ =
            writeln!(out, "{}", if index + 1 >= from && !line.starts_with("@@") { damage(line) } else { line.into() });
    }
    out
}

/// What a web archive does: no white space in front, and one space for any elsewhere.
fn collapsed(line: &str) -> String {
    let mut out = String::new();
    for c in line.trim_start().chars() {
        match c.is_whitespace() {
            true if out.ends_with(' ') => {}
            true => out.push(' '),
            false => out.push(c),
        }
    }
    out
}

#[test]
fn a_good_patch_stays_as_it_is() {
    assert_eq!(text(PATCH), PATCH);
    assert_eq!(kinds(PATCH), []);
    // Elsewhere in the file is no damage.
    let moved = PATCH.replace("@@ -5,5 +5,6 @@", "@@ -3,5 +3,6 @@");
    assert_eq!(mended(&moved), Repaired { text: moved.clone().into_bytes(), ..Repaired::default() });
}

#[test]
fn a_patch_that_does_not_apply_is_no_damage() {
    let other = PATCH.replace(" \tif (a < b && c)", " \tif (a < b || c)");
    assert_eq!(kinds(&other), []);
    assert_eq!(
        refused(&other),
        [
            "f.c: @@ -11,7 +12,8 @@ found: line 19: the file does not have this line, whatever its white space; where the rest \
          fits best, line 12 is |if (a < b && c)|"
        ]
    );
}

#[test]
fn lost_spaces_of_context_come_back() {
    let lost = damaged(PATCH, 9, |line| line.strip_prefix(' ').unwrap_or(line).to_owned());
    assert_eq!(text(&lost), PATCH);
    assert_eq!(kinds(&lost)[0], (10, Kind::LostSpace));
    assert_eq!(kinds(&lost).len(), 8);
}

#[test]
fn collapsed_white_space_comes_back_and_added_lines_are_guessed() {
    let lost = damaged(PATCH, 9, collapsed);
    let repaired = mended(&lost);
    assert_eq!(String::from_utf8_lossy(&repaired.text), PATCH);
    let guessed: Vec<_> = repaired.guessed.iter().map(|guessed| (guessed.line, guessed.guess)).collect();
    assert_eq!(guessed, [12, 13, 22, 23].map(|line| (line, Guess::Indentation)));
    assert!(repaired.guessed.iter().all(|guessed| guessed.line == guessed.mended_line));
    assert!(kinds(&lost).contains(&(11, Kind::WhiteSpace)) && kinds(&lost).contains(&(12, Kind::WhiteSpace)));
}

#[test]
fn broken_lines_are_joined() {
    let broken = PATCH
        .replace(" static int look(struct", " static int\nlook(struct")
        .replace("+\t\tint state)", "+\t\tint\nstate)")
        .replace("+\tif (c < d)", "+\tif (c <\nd)")
        .replace("@@ found\n", "@@ a function of\nfound\n");
    let whole = PATCH.replace("@@ found", "@@ a function of found");
    assert_eq!(text(&broken), whole);
    assert_eq!(kinds(&broken), [11, 15, 20, 26].map(|line| (line, Kind::Wrapped)));
}

#[test]
fn entities_are_decoded_where_the_old_lines_show_them() {
    let escaped = damaged(PATCH, 9, |line| line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"));
    assert_eq!(text(&escaped), PATCH);
    assert!(kinds(&escaped).contains(&(19, Kind::Entity)) && kinds(&escaped).contains(&(22, Kind::Entity)));
    let hard = damaged(PATCH, 9, |line| line.replacen(' ', "\u{a0}", 1));
    assert_eq!(text(&hard), PATCH);
    // Nothing shows that it is not meant.
    let meant = PATCH.replace("+\tif (c < d)", "+\tcall(\"&lt;\");");
    let repaired = mended(&meant);
    assert_eq!(String::from_utf8_lossy(&repaired.text), meant);
    assert_eq!(repaired.guessed, [Guessed { line: 22, mended_line: 22, guess: Guess::Entity }]);
}

#[test]
fn quoting_is_taken_off() {
    for quote in ["> ", ">"] {
        let quoted = damaged(PATCH, 1, |line| format!("{quote}{line}")).replace("@@ -", &format!("{quote}@@ -"));
        assert_eq!(text(&quoted), PATCH);
        assert_eq!(kinds(&quoted).len(), 26);
    }
}

#[test]
fn lost_and_added_blank_lines_are_mended() {
    let lost = PATCH.replace("@@ found\n \n", "@@ found\n").replace(" }\n \n", " }\n");
    assert_eq!(text(&lost), PATCH);
    assert_eq!(kinds(&lost), [(18, Kind::BlankLost), (25, Kind::BlankLost)]);
    let added = PATCH.replace(" {\n", " {\n\n").replace("    sk->state)\n", "    sk->state)\n\n");
    assert_eq!(text(&added), PATCH);
    assert_eq!(kinds(&added), [(15, Kind::BlankAdded), (18, Kind::BlankAdded)]);
}

#[test]
fn a_blank_line_lost_beside_an_added_one_is_refused() {
    let lost = "--- a/f.c\n+++ b/f.c\n@@ -19,4 +19,5 @@\n {\n \tint count;\n+\tint more;\n \tcall(one, two);\n";
    assert_eq!(
        refused(lost),
        ["f.c: @@ -19,4 +19,5 @@: line 7: a blank line was lost beside added lines, and nothing tells on which side"]
    );
}

#[test]
fn the_names_of_the_file_are_mended() {
    for names in [
        "-- a/f.c\n+++ b/f.c\n",
        "\u{2014} a/f.c\n+++ b/f.c\n",
        "---a/f.c\n++ b/f.c\n",
        "--- a/f.c 2006-06-28 10:00:00.0 +0200\n+++ b/f.c 2006-06-28 11:00:00.0 +0200\n",
        "--- a/f.c\t2006-06-28\n10:00:00.0 +0200\n+++ b/f.c\t2006-06-28\n11:00:00.0 +0200\n",
    ] {
        assert_eq!(text(&PATCH.replace("--- a/f.c\n+++ b/f.c\n", names)), PATCH, "{names}");
    }
    let without = PATCH.replace("--- a/f.c\n+++ b/f.c\n", "Index: a/f.c\n=====\n+++ b/f.c\n");
    assert!(text(&without).contains("=====\n--- a/f.c\n+++ a/f.c\n@@"));
    assert_eq!(kinds(&without), [(9, Kind::Names)]);
    let nameless = PATCH.replace("--- a/f.c\n+++ b/f.c\n", "");
    assert!(refused(&nameless)[0].ends_with("nothing says which file it changes"));
}

#[test]
fn carriage_returns_follow_the_file() {
    let patch = damaged(PATCH, 9, |line| format!("{line}\r"));
    assert_eq!(text(&patch), PATCH);
    assert!(kinds(&patch).iter().all(|(_, kind)| *kind == Kind::CarriageReturn));
    let dos =
        |path: &[u8]| tree(path).map(|content| String::from_utf8_lossy(&content).replace('\n', "\r\n").into_bytes());
    let repaired = repair(PATCH.as_bytes(), 1, &dos).expect("mended");
    assert_eq!(String::from_utf8_lossy(&repaired.text), patch);
}

#[test]
fn the_message_is_kept_and_its_separator_mended() {
    let lost = PATCH.replace("Because.\n---\n", "Because.\nS: A <a@xxxxxxx>\n--\n");
    assert_eq!(text(&lost), lost.replace("\n--\n", "\n---\n"));
    assert_eq!(kinds(&lost), [(4, Kind::Address), (5, Kind::Separator)]);
}

#[test]
fn the_header_counts_are_held_against_the_lines() {
    let short = PATCH.replace("+\tif (c < d)\n", "");
    let said = refused(&short);
    assert!(said[0].contains("line 25: the lines up to here are not those that its header counts"), "{said:?}");
    assert!(kinds(&short).iter().any(|(_, kind)| *kind == Kind::Counts));
    let long = PATCH.replace("+\tif (c < d)\n", "+\tif (c < d)\n+\tmore();\n");
    assert_eq!(refused(&long).len(), 1);
    // Damage in one hunk and a fault in the other: the draft has the first mended.
    let both = damaged(&short, 9, collapsed);
    let draft = repair(both.as_bytes(), 1, &tree).expect_err("refused").draft;
    assert!(String::from_utf8_lossy(&draft.text).contains("-\t\tint port)\n+\t\tint port,\n+\t\tint state)\n {\n"));
}

#[test]
fn a_hunk_that_fits_twice_is_taken_where_its_header_says_or_not_at_all() {
    let twice = |_: &[u8]| Some("x\n\ta\n\tb\ny\n\ta\n\tb\nz\n".as_bytes().to_vec());
    let patch = |line: usize| format!("--- a/f.c\n+++ b/f.c\n@@ -{line},2 +{line},2 @@\na\n- b\n+ c\n");
    assert!(repair(patch(5).as_bytes(), 1, &twice).is_ok());
    let error = repair(patch(4).as_bytes(), 1, &twice).expect_err("either place").hunks[0].to_string();
    assert!(error.ends_with("it fits at the lines 2, 5 of the file, and not at the one it names"), "{error}");
}

#[test]
fn hunks_that_are_elsewhere_get_their_line() {
    let lost = damaged(PATCH, 9, collapsed).replace("-11,7 +12,8", "-13,7 +14,8");
    let repaired = mended(&lost);
    assert_eq!(String::from_utf8_lossy(&repaired.text), PATCH);
    assert_eq!(repaired.moved, [Moved { line: 17, named: 13, found: 11 }]);
}

#[test]
fn lines_that_begin_with_a_sign_are_told_by_the_counts() {
    let file = |_: &[u8]| Some("a =\n\t+ b\n\t- c\n\t+ d;\nend\n".as_bytes().to_vec());
    let good = "--- a/f\n+++ b/f\n@@ -1,5 +1,5 @@\n a =\n \t+ b\n \t- c\n-\t+ d;\n+\t+ e;\n end\n";
    let lost = "--- a/f\n+++ b/f\n@@ -1,5 +1,5 @@\na =\n+ b\n- c\n-\t+ d;\n+\t+ e;\nend\n";
    let repaired = repair(lost.as_bytes(), 1, &file).expect("mended");
    assert_eq!(String::from_utf8_lossy(&repaired.text), good);
}

#[test]
fn indentation_is_guessed_by_stated_rules() {
    let patch = "--- a/f.c\n+++ b/f.c\n@@ -1,5 +1,6 @@\n#include <net/sock.h>\n#define first one_1\n#define second two_2\n\
        +#define third three_3\n\nstatic int look(struct sock *sk,\n@@ -8,3 +9,4 @@\nif (sk->port == port &&\nsk->state)\n- goto found;\n\
        + if (a == b)\n+ goto found;\n";
    let repaired = mended(patch);
    let said = String::from_utf8_lossy(&repaired.text);
    assert!(said.contains("\n+#define third\t\tthree_3\n"), "{said}");
    // As deep as the `if` above it makes it, and not as what it replaces.
    assert!(said.contains("\n+\t\tif (a == b)\n+\t\t\tgoto found;\n"), "{said}");
    let guesses: Vec<_> = repaired.guessed.iter().map(|guessed| guessed.guess).collect();
    assert_eq!(guesses, [Guess::Alignment, Guess::Indentation, Guess::Indentation]);
    // Where removed lines kept their white space added ones have theirs.
    let kept =
        "--- a/f.c\n+++ b/f.c\n@@ -22,3 +22,3 @@\ncall(one, two);\n-\tcall(three, four);\n+ call(three);\ncount = 0;\n";
    let repaired = mended(kept);
    assert!(repaired.guessed.is_empty() && String::from_utf8_lossy(&repaired.text).contains("\n+ call(three);\n"));
}

#[test]
fn a_removed_line_with_one_space_in_front_shows_nothing() {
    let file = |_: &[u8]| Some(b"/*\n * a\n */\n{\n\tb();\n}\n".to_vec());
    let patch = "--- a/f.c\n+++ b/f.c\n@@ -1,6 +1,7 @@\n/*\n- * a\n+ * c\n*/\n{\nb();\n+ d();\n}\n";
    let repaired = repair(patch.as_bytes(), 1, &file).expect("mended");
    let said = String::from_utf8_lossy(&repaired.text);
    assert!(said.contains("\n+ * c\n") && said.contains("\n+\td();\n"), "{said}");
}

#[test]
fn strings_that_may_have_lost_white_space_are_named() {
    let patch = "--- a/f.c\n+++ b/f.c\n@@ -1,3 +1,5 @@\n#include <net/sock.h>\n+#include \"x y\"\n+#include \"xy\"\n\
        #define first one_1\n#define second two_2\n";
    let repaired = mended(patch);
    assert_eq!(repaired.guessed, [Guessed { line: 5, mended_line: 5, guess: Guess::Literal }]);
    assert!(mended(&PATCH.replace("+\tif (c < d)", "+\tcall(\"a b\");")).guessed.is_empty());
}

#[test]
fn new_files_and_missing_ones() {
    let new = "--- /dev/null\n+++ b/g.c\n@@ -0,0 +1,2 @@\n+int g = 2\n- 1;\n+int h;\n";
    assert_eq!(text(new), "--- /dev/null\n+++ b/g.c\n@@ -0,0 +1,2 @@\n+int g = 2 - 1;\n+int h;\n");
    assert_eq!(
        refused("--- a/g.c\n+++ b/g.c\n@@ -1 +1 @@\n-a\n+b\n"),
        ["g.c: @@ -1 +1 @@: line 3: the tree has no such file"]
    );
    assert_eq!(
        refused("--- a/f.c\n+++ b/f.c\n@@ -1,0 +2 @@\n+b\n"),
        ["f.c: @@ -1,0 +2 @@: line 3: it has no context by which to find its place"]
    );
}

#[test]
fn a_file_without_a_newline_at_the_end_keeps_it_so() {
    let file = |_: &[u8]| Some(b"\ta\n\tb".to_vec());
    let lost =
        "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\na\n- b\n\\ No newline at end of file\n+ c\n\\ No newline at end of file\n";
    let repaired = repair(lost.as_bytes(), 1, &file).expect("mended");
    let good = "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n \ta\n-\tb\n\\ No newline at end of file\n+\tc\n\\ No newline at end of file\n";
    assert_eq!(String::from_utf8_lossy(&repaired.text), good);
}

#[test]
fn hostile_patches_end_soon() {
    let million = |_: &[u8]| Some(b"x\n".repeat(200_000));
    let mut equal = "--- a/f\n+++ b/f\n@@ -9,100001 +9,100000 @@\n".to_owned();
    equal.push_str(&"x\n".repeat(100_000));
    equal.push_str("-y\n");
    assert!(repair(equal.as_bytes(), 1, &million).is_err());
    let hunks = "--- a/f\n+++ b/f\n".to_owned() + &"@@ -1 +1 @@\n-y\n+z\n".repeat(20_000);
    assert_eq!(repair(hunks.as_bytes(), 1, &million).expect_err("none fits").hunks.len(), 20_000);
    let long = format!("--- a/f\n+++ b/f\n@@ -1 +1 @@\n-{}\n+z\n", "((\"&lt; ".repeat(100_000));
    assert!(repair(long.as_bytes(), 1, &million).is_err());
    let open = format!("--- a/f.c\n+++ b/f.c\n@@ -1 +1,2 @@\nx\n+ {}\n", "({".repeat(200_000));
    assert!(repair(open.as_bytes(), 1, &million).is_ok());
}

/// Lines of C, few enough to repeat.
fn source() -> impl Strategy<Value = Vec<u8>> {
    let line = prop::sample::select(vec![
        "",
        "\tif (a) {",
        "\t\tb(c,",
        "\t\t  d);",
        "\t}",
        "\treturn e;",
        "int f(void)",
        "{",
        "}",
        "\t/* g\th */",
        "out:",
        "\t+ 1;",
        "\t&lt;",
    ]);
    prop::collection::vec(line, 1..40).prop_map(|lines| (lines.join("\n") + "\n").into_bytes())
}

#[test]
fn a_large_file_that_is_named_many_times_is_held_no_more_often_than_there_is_room() {
    let hunk = "--- a/f.c\n+++ b/f.c\n@@ -1,2 +1,2 @@\nx\n-two\n+2\n";
    let asked = std::cell::Cell::new(0);
    let lookup = |_: &[u8]| {
        asked.set(asked.get() + 1);
        Some(vec![b'x'; 32 << 20])
    };
    let refused = repair(hunk.repeat(20).as_bytes(), 1, &lookup).expect_err("refused").hunks;
    assert_eq!((asked.get(), refused.len()), (2, 20));
    assert!(matches!(refused[19].doubt, Doubt::TooCostly), "{}", refused[19]);
}

proptest! {
    #[test]
    fn a_patch_that_lost_its_white_space_is_mended_so_that_it_applies_or_is_refused(old in source(), new in source()) {
        prop_assume!(old != new);
        let diff = String::from_utf8(crate::git::unified_diff(&old, &new).expect("a diff")).expect("text");
        let lost = damaged(&diff, 3, collapsed);
        let lookup = |_: &[u8]| Some(old.clone());
        if let Ok(repaired) = repair(lost.as_bytes(), 1, &lookup) {
            let parsed = Patch::parse(&repaired.text);
            let files = parsed.diffs(1).expect("well-formed");
            let there = apply_hunks(&old, &files[0].hunks, Direction::Forward).expect("applies");
            prop_assert!(there.offsets.is_empty());
            let squeeze = |text: &[u8]| String::from_utf8_lossy(text).lines().map(collapsed).collect::<Vec<_>>();
            prop_assert_eq!(squeeze(&there.content), squeeze(&new));
        }
    }

    #[test]
    fn a_patch_with_a_mark_in_every_line_that_lost_its_indentation_is_always_mended(
        old in source(), new in source(),
    ) {
        // Without blank lines and signs, so that every line can be told from every other.
        let marked = |text: Vec<u8>| -> Vec<u8> {
            let text = String::from_utf8(text).expect("text").replace("+ 1", "y").replace("&lt", "z");
            let lines = text.lines().filter(|line| !line.is_empty()).enumerate();
            lines.map(|(index, line)| format!("{line} m{index};\n")).collect::<String>().into_bytes()
        };
        let (old, new) = (marked(old), marked(new));
        prop_assume!(old != new && !old.is_empty());
        let diff = String::from_utf8(crate::git::unified_diff(&old, &new).expect("a diff")).expect("text");
        let repaired = repair(damaged(&diff, 3, collapsed).as_bytes(), 1, &|_| Some(old.clone()));
        prop_assert!(repaired.is_ok(), "{}", repaired.expect_err("refused").hunks[0]);
    }

    #[test]
    fn any_text_is_looked_at_without_panic(
        words in prop::collection::vec(prop::sample::select(vec![
            "--- ", "+++ ", "-- ", "++ ", "a/f", "b/f", "\n", "@@ -1,2 +1,2 @@", "@@ -0,0 +1 @@", "@@ -2 +1,0 @@", " ", "\t", "x", "-x", "+x", "+ x", "&lt;",
            "> ", "\u{a0}", "\\ No newline", "Index: f", "diff --git ", "\u{2014}", "\r", "\"", "{", "(", ")", "}", "/*", "*/", "\\", ";", "if (", "#", ":",
        ]), 0..60),
        old in prop::collection::vec(prop::sample::select(vec!["x", "\tx", " ", "\n", "{", "}", "(", "\r", "&lt;", "+x", "/*"]), 0..30),
    ) {
        let old = old.concat().into_bytes();
        let text = words.concat();
        let lookup = |_: &[u8]| Some(old.clone());
        let _ = diagnose(text.as_bytes(), 1, &lookup);
        let _ = repair(text.as_bytes(), 1, &lookup);
    }
}
