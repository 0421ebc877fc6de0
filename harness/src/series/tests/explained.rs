// SPDX-License-Identifier: GPL-2.0-only
//! What a failure says of the rest of the series and of the rest of the patch.

use super::*;

#[test]
fn the_earlier_patch_that_a_difference_is_from_is_named() {
    let world = World::new(&[("net/f.c", &numbered(1..=20))]);
    let late = FIRST.replace("-line 5\n+line five", "-line 5\n+line cinco").replace("line 8", "line acht");
    let text = world.refused(&[SECOND, FIRST, &late]).to_string();
    assert!(text.contains("\n  line 7 differs since 0002.patch") && !text.contains("line 10 differs"), "{text}");
    let between =
        FIRST.replace("-line 5\n+line five\n line 6\n", " line 5\n+new\n line 6\n").replace(",7 +2,7", ",7 +2,8");
    let text = world.refused(&[&between, FIRST]).to_string();
    assert!(text.contains("\n  line 6 comes from 0001.patch") && text.contains("  +      6  |new|"), "{text}");
    // The tree itself is other than the patch expects: nothing is said of patches that have nothing to do with it.
    let text = world.refused(&[SECOND, &FIRST.replace("-line 5", "-line x")]).to_string();
    assert!(!text.contains("since") && !text.contains("from 0"), "{text}");
}

#[test]
fn the_patch_that_took_a_file_away_or_made_it_is_named() {
    let world = World::new(&[("net/f.c", &numbered(1..=20)), ("old", "x\n")]);
    let rename = "diff --git a/net/f.c b/net/g.c\nrename from net/f.c\nrename to net/g.c\n";
    let text = world.refused(&[SECOND, rename, FIRST]).to_string();
    assert!(text.ends_with("there is no file net/f.c\n  0002.patch took it away"), "{text}");
    let make = "diff --git a/net/new.c b/net/new.c\nnew file mode 100644\n--- /dev/null\n+++ b/net/new.c\n@@ -0,0 +1 @@\n+other\n";
    let text = world.refused(&[SECOND, FIRST, make]).to_string();
    assert!(text.ends_with("the file net/new.c is there already\n  0001.patch made it"), "{text}");
}

#[test]
fn a_patch_that_is_partly_there_lists_what_is_and_what_is_not() {
    let world = World::new(&[("net/f.c", &numbered(1..=40)), ("g", "a\n")]);
    let more = "@@ -20,3 +20,3 @@\n line 20\n-line 21\n+line x\n line 22\n@@ -30,3 +30,3 @@\n line 30\n-no such\n+x\n line 32\n\
        diff --git a/g b/g\n--- a/g\n+++ b/g\n@@ -1 +1 @@\n-a\n+b\n\
        diff --git a/net/new.c b/net/new.c\nnew file mode 100644\n--- /dev/null\n+++ b/net/new.c\n@@ -0,0 +1 @@\n+new\n\\ No newline at end of file\n";
    let error = world.refused(&[FIRST, SECOND, &FIRST.replace("-- \n2.39.2\n", more)]);
    let text = error.to_string();
    let expected = "\n  of its 5 changes: 2 to apply, 2 in the tree already, 1 failing\
        \n    already  net/f.c, hunk 1 (line 2)\n    applies  net/f.c, hunk 2 (line 20)\n    fails    net/f.c, hunk 3 (line 30)\
        \n    applies  g, hunk 1 (line 1)\n    already  net/new.c";
    assert!(
        text.contains("hunk 1 of 3 of net/f.c (line 2) is in the file already") && text.ends_with(expected),
        "{text}"
    );
    assert!(error.remedy().is_some_and(|remedy| remedy.contains("what the tree has already")));
}

#[test]
fn where_an_applied_patch_has_come_from_is_told() {
    let world = World::new(&[("net/f.c", &numbered(1..=20))]);
    let text = world.refused(&[FIRST, SECOND, FIRST]).to_string();
    assert!(text.starts_with("0003.patch is already applied: it all came with 0001.patch"), "{text}");
    let world = World::new(&[("net/f.c", &numbered(1..=20).replace("line 5", "line five"))]);
    let text = world.refused(&[SECOND, FIRST]).to_string();
    assert!(text.starts_with("0002.patch is in the tree already without any patch of the series"), "{text}");
    let backwards = "--- net/f.c\n+++ net/f.c.orig\n@@ -4,3 +4,3 @@\n line 4\n-line six\n+line five\n line 6\n";
    let backwards = backwards.replace(" net/", " linux/net/");
    let error = world.refused(&[&backwards]);
    assert!(error.to_string().starts_with("0001.patch was made the wrong way round"), "{error}");
    assert_eq!(error.remedy().as_deref(), Some("turn 0001.patch round"));
}

proptest! {
    #[test]
    fn whatever_does_not_apply_is_told_and_with_fuzz_only_context_gives_way(
        old in content(), new in content(), other in content(), fuzz in 0_usize..4,
    ) {
        prop_assume!(old != new);
        let diff = crate::git::unified_diff(&old, &new).expect("a diff");
        let [diff, other] = [diff, other].map(|text| String::from_utf8(text).expect("text"));
        let world = World::new(&[("f", &other)]);
        match world.apply_with_fuzz(&[&diff], fuzz) {
            Ok(applied) => {
                let exact = world.apply(&[&diff]);
                let fuzzy = applied.patches[0].fuzz.iter().map(|hunk| hunk.lines).collect::<Vec<_>>();
                prop_assert_eq!(exact.is_ok(), fuzzy.is_empty());
                prop_assert!(fuzzy.iter().all(|lines| (1..=fuzz).contains(lines)));
                // What the patch removes was there and what it adds is.
                let (_, content) = world.read(&applied, "f").unwrap_or((Mode::File, String::new()));
                let lines = |sign: char| diff.lines().skip(4).filter(move |line| line.starts_with(sign)).count();
                let ends = |text: &str| text.split_inclusive('\n').count();
                prop_assert_eq!(ends(&content) + lines('-'), ends(&other) + lines('+'));
            }
            Err(error) => {
                for columns in [None, Some(99), Some(100), Some(300)] {
                    prop_assert!(error.message(columns).starts_with("0001.patch"));
                }
            }
        }
    }
}
