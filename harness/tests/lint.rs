// SPDX-License-Identifier: GPL-2.0-only
//! The checks of a series, through the binary.

#[allow(dead_code, reason = "each file of tests uses its part")]
mod world;

use world::World;

/// Stands in for the kernel's own: complains of `FIXME`, as that does with --terse --show-types.
const CHECKPATCH: &str = r#"
my @files = grep { !/^--/ } @ARGV;
die "wrong options\n" unless "@ARGV" =~ /--no-tree --strict --terse --show-types/;
die "no spelling\n" unless -e "scripts/spelling.txt";
my $bad = 0;
for my $file (@files) {
    open(my $in, "<", $file) or die "$file\n";
    while (<$in>) { if (/^\+.*FIXME/) { print "$file:$.: WARNING:FIXME: do it now\n"; $bad = 1; } }
    print "total: 0 errors, 1 warnings, 0 checks, 1 lines checked\n" if $bad;
}
exit $bad;
"#;

const README: &str = "one\ntwo\nthree\n";

/// A patch in canonical form.
fn patch(subject: &str, old: &str, new: &str, before: &str, after: &str) -> String {
    let id = |text: &str| git2::Oid::hash_object(git2::ObjectType::Blob, text.as_bytes()).expect("an id");
    let (old_text, new_text) = (before, after);
    let hunk: String = before
        .lines()
        .map(|line| if line == old { format!("-{old}\n+{new}\n") } else { format!(" {line}\n") })
        .collect();
    format!(
        "From: A Dev <a@example.org>\nSubject: [PATCH] {subject}\n\nWhy.\n\nSigned-off-by: A Dev <a@example.org>\n---\n \
         README | 2 +-\n 1 file changed, 1 insertion(+), 1 deletion(-)\n\ndiff --git a/README b/README\n\
         index {}..{} 100644\n--- a/README\n+++ b/README\n@@ -1,3 +1,3 @@\n{hunk}",
        id(old_text),
        id(new_text)
    )
}

fn world(files: &[(&str, &str)]) -> World {
    let world = World::project().tarball("tiny.tar", files);
    world.run("tree add tiny --tar tiny.tar").status(0);
    let yaml = std::fs::read_to_string(world.path("patches/small/series.yaml")).expect("a file");
    world.file("patches/small/series.yaml", yaml.replace("variants:", "cover: |\n  What for.\nvariants:"))
}

fn tree() -> Vec<(&'static str, &'static str)> {
    vec![("README", README), ("scripts/checkpatch.pl", CHECKPATCH), ("scripts/spelling.txt", "teh||the\n")]
}

#[test]
fn a_clean_series_passes() {
    let first = README.replace("two", "TWO");
    let world = world(&tree())
        .patch("0001-a.patch", &patch("readme: Shout", "two", "TWO", README, &first))
        .patch("0002-b.patch", &patch("readme: Shout more", "one", "ONE", &first, &first.replace("one", "ONE")))
        .file("patches/small/v1/sent/v1/series", "");
    let call = world.run("lint").status(0).stdout("✓ checkpatch  the tree's own checkpatch --strict is silent\n");
    call.stdout("? each        not run: ");
    world.run("lint --format json").status(0).stdout("\"outcome\": \"not-run\"");
}

#[test]
fn a_series_of_no_patches_was_not_run() {
    world(&tree()).run("lint").status(0).stdout("? each        not run: there is no patch\n");
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let first = README.replace("two", "TWO FIXME");
    let bare = patch("adds it", "one", "ONE", &first, &first)
        .replace("Why.\n\n", "")
        .replace("Signed-off-by: A Dev <a@", "Signed-off-by: B Dev <b@");
    let world = world(&tree())
        .patch("0001-a.patch", &patch("readme: Shout", "two", "TWO FIXME", README, &first))
        .patch("0002-b.patch", &bare)
        .file("patches/small/v1/0003-left.patch", "x")
        .file("patches/small/v1/sub/notes", "x")
        .file("patches/small/v1/mutants/series", "a.patch\n")
        .file(
            "patches/small/v1/mutants/a.patch",
            patch("readme: Whisper", "two", "two?", README, &README.replace("two", "two?")),
        )
        .file("patches/small/v1/mutants/b.patch", "x");
    let yaml = std::fs::read_to_string(world.path("patches/small/series.yaml")).expect("a file");
    let world = world.file("patches/small/series.yaml", yaml.replace("cover: |\n  What for.\n", ""));
    let call = world.run("lint").status(1);
    for words in [
        "✗ subject     `subsystem: Imperative`, at most 75 columns: 1 found\n    0002-b.patch: its subject names no subsystem: adds it\n",
        "    0002-b.patch: its message says nothing but the subject\n",
        "    0002-b.patch: no Signed-off-by of A Dev <a@example.org>\n",
        "    0002-b.patch: names other blobs or lines than are there: `kiso refresh` writes it anew\n",
        "    0003-left.patch: is not in the `series` file\n    mutants/b.patch: is not in the `series` file\n    sub/notes: is not in",
        "    `cover:` in series.yaml is not written\n",
        "    0001-a.patch: line 18: WARNING:FIXME: do it now\n",
    ] {
        assert!(call.text().contains(words), "{words:?} in\n{}", call.text());
    }
    world.run("lint --format json").status(1).stdout("\"file\": \"0001-a.patch\"");
}

#[test]
fn a_check_that_cannot_be_made_is_no_pass() {
    let world = world(&[("README", README)])
        .patch("0001-a.patch", &patch("readme: Shout", "two", "TWO", README, &README.replace("two", "TWO")));
    world.run("lint").status(0).stdout("? checkpatch  not run: the tree has no scripts/checkpatch.pl");
    let broken = world_with_script("die \"no way\\n\";");
    broken.run("lint").status(0).stdout("? checkpatch  not run: it ended in another way than it should: no way");
    let silent = world_with_script("exit 1;");
    silent.run("lint").status(0).stdout("? checkpatch  not run: it ended in another way");
}

fn world_with_script(script: &str) -> World {
    world(&[("README", README), ("scripts/checkpatch.pl", script)])
        .patch("0001-a.patch", &patch("readme: Shout", "two", "TWO", README, &README.replace("two", "TWO")))
}
