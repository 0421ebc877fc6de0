// SPDX-License-Identifier: GPL-2.0-only
//! What upstream has to do with patches that do not apply, through the binary: trees from clones that git made.

#[allow(dead_code, reason = "each file of tests uses its part")]
mod world;

use insta::assert_snapshot;
use std::fs;
use std::process::Command;
use world::World;

const WHO: &str = "[user]\n\tname = A Developer\n\temail = dev@example.org\n";

/// A project beside a clone with one commit, tagged `v1`.
struct Upstream {
    world: World,
}

/// The clone's `net/f.c`, with some lines in the place of others.
fn f_with(changes: &[(u32, &str)]) -> String {
    let line = |number: u32| match changes.iter().find(|(changed, _)| *changed == number) {
        Some((_, text)) => format!("{text}\n"),
        None => format!("line {number}\n"),
    };
    (1..=40).map(line).collect()
}

impl Upstream {
    fn new() -> Self {
        let world =
            World::project().file(".gitconfig", WHO).file("clone/net/f.c", f_with(&[])).file("clone/old", "x\n");
        let upstream = Self { world };
        upstream.git("2006-11-01", "init -q -b main");
        upstream.commit("2006-11-01", "The beginning");
        upstream.git("2006-11-01", "tag v1");
        upstream
    }

    /// Calls git in the clone.
    fn git(&self, day: &str, words: &str) -> String {
        let mut command = Command::new("git");
        command.args(words.split_whitespace()).current_dir(self.world.path("clone"));
        self.call(day, command)
    }

    fn call(&self, day: &str, mut command: Command) -> String {
        command.env("HOME", self.world.path("")).env("GIT_CONFIG_NOSYSTEM", "1");
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "A Developer").env(format!("GIT_{who}_EMAIL"), "dev@example.org");
            command.env(format!("GIT_{who}_DATE"), format!("{day}T12:00:00Z"));
        }
        let output = command.output().expect("git starts");
        assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        fs::write(self.world.path("clone").join(path), text).expect("a file");
    }

    /// Commits all that is in the clone.
    fn commit(&self, day: &str, subject: &str) {
        self.git(day, "add -A");
        let mut command = Command::new("git");
        command.args(["commit", "-q", "-m", subject]).current_dir(self.world.path("clone"));
        self.call(day, command);
    }

    /// One commit that makes `net/f.c` this.
    fn f(&self, day: &str, subject: &str, changes: &[(u32, &str)]) {
        self.write("net/f.c", f_with(changes));
        self.commit(day, subject);
    }

    /// A patch of `net/f.c` as it is in `v1`, as git writes it.
    fn patch_of(&self, changes: &[(u32, &str)]) -> String {
        self.git("2006-11-02", "checkout -q -b mine v1");
        self.f("2006-11-02", "net: Mine", changes);
        let text = self.git("2006-11-02", "format-patch --stdout --full-index -1");
        self.git("2006-11-02", "checkout -q main");
        self.git("2006-11-02", "branch -q -D mine");
        text
    }

    /// Makes the tree that the series is for of what the clone has now.
    fn tree(self) -> World {
        self.world.run("tree add tiny --from clone --rev main").status(0);
        self.world
    }
}

/// A history in which three commits matter to a patch of line 20 and others do not.
fn changed() -> Upstream {
    let upstream = Upstream::new();
    upstream.f("2010-05-01", "net: Change thirty-five", &[(35, "other")]);
    upstream.f("2012-03-04", "net: Change \u{1b}[31mnineteen", &[(19, "NINETEEN"), (35, "other")]);
    let inserted = "line 21\nnew\nnewer";
    upstream.f("2013-04-05", "net: Say new\n\nAt length.", &[(19, "NINETEEN"), (21, inserted), (35, "other")]);
    upstream.f("2014-05-06", "net: Change two", &[(2, "TWO"), (19, "NINETEEN"), (21, inserted), (35, "other")]);
    upstream.write("old", "y\n");
    upstream.commit("2015-06-07", "Another file");
    upstream
}

#[test]
fn the_commits_that_changed_what_a_hunk_expects_are_named() {
    let upstream = changed();
    let patch = upstream.patch_of(&[(20, "TWENTY")]);
    let world = upstream.tree().patch("0001-mine.patch", &patch);
    assert_snapshot!(world.run("apply").status(4).text());
}

#[test]
fn a_diff_without_an_index_line_is_looked_for_by_its_lines() {
    let upstream = changed();
    let patch = upstream.patch_of(&[(20, "TWENTY")]);
    let patch: String =
        patch.lines().filter(|line| !line.starts_with("index ")).map(|line| format!("{line}\n")).collect();
    let world = upstream.tree().patch("0001-mine.patch", &patch);
    let call = world.run("apply").status(4);
    let call =
        call.stderr("line 19 differs since").stderr("lines 22, 23 come from").stderr("\"net: Say new\", 2013-04-05");
    assert!(!call.text().contains("Change t"), "{}", call.text());
}

#[test]
fn a_hunk_of_which_nothing_is_left_is_looked_for_in_the_whole_file() {
    let upstream = Upstream::new();
    let patch = upstream.patch_of(&[(20, "TWENTY")]);
    upstream.write("net/f.c", "all\nnew\n");
    upstream.commit("2010-01-02", "net: Rewrite");
    upstream.write("net/f.c", "all\nnew again\n");
    upstream.commit("2011-01-02", "net: Rewrite again");
    let world = upstream.tree().patch("0001-mine.patch", &patch);
    let call =
        world.run("apply").status(4).stderr("what it expects is gone since").stderr("\"net: Rewrite\", 2010-01-02");
    assert!(!call.text().contains("again"), "{}", call.text());
}

#[test]
fn a_change_that_came_with_a_merge_is_named_and_not_the_merge() {
    let upstream = Upstream::new();
    upstream.git("2010-01-01", "checkout -q -b topic");
    upstream.f("2010-01-02", "net: Of the topic", &[(20, "twenty")]);
    upstream.git("2010-01-03", "checkout -q main");
    upstream.f("2010-01-04", "net: Of the main line", &[(5, "five")]);
    upstream.git("2010-01-05", "merge -q --no-ff -m Merge topic");
    let patch = upstream.patch_of(&[(20, "TWENTY")]);
    let world = upstream.tree().patch("0001-mine.patch", &patch);
    let call = world.run("apply").status(4).stderr("line 20 differs since").stderr("\"net: Of the topic\", 2010-01-02");
    assert!(!call.text().contains("Merge") && !call.text().contains("main line"), "{}", call.text());
}

#[test]
fn lines_are_followed_through_earlier_patches_and_renames() {
    let upstream = changed();
    let patch = upstream.patch_of(&[(20, "TWENTY")]);
    upstream.git("2016-01-01", "mv net/f.c net/g.c");
    upstream.commit("2016-01-01", "net: Rename");
    let head = "diff --git a/net/g.c b/net/g.c\n--- a/net/g.c\n+++ b/net/g.c\n";
    let first = format!("{head}@@ -1,3 +1,5 @@\n line 1\n+one\n+and a half\n TWO\n line 3\n");
    let world =
        upstream.tree().patch("0001-first.patch", &first).patch("0002-mine.patch", &patch.replace("f.c", "g.c"));
    let call = world.run("apply").status(4);
    call.stderr("line 21 differs since").stderr("nineteen\", 2012-03-04").stderr("lines 24, 25 come from");
}

#[test]
fn a_file_that_upstream_renamed_removed_or_made_is_told() {
    let upstream = Upstream::new();
    let patch = upstream.patch_of(&[(20, "TWENTY")]);
    upstream.git("2010-01-01", "mv net/f.c net/g.c");
    upstream.commit("2010-01-01", "net: Rename");
    upstream.git("2011-01-01", "rm -q old");
    upstream.write("new", "theirs\n");
    upstream.commit("2011-01-01", "Out with the old");
    let world = upstream.tree().patch("0001-mine.patch", &patch);
    let call = world.run("apply").status(4).stderr("there is no file net/f.c\n");
    call.stderr("(\"net: Rename\", 2010-01-01) renamed it to net/g.c\n");
    let of_old = "diff --git a/old b/old\n--- a/old\n+++ b/old\n@@ -1 +1 @@\n-x\n+y\n";
    let world = world.file("patches/small/v1/0001-mine.patch", of_old);
    world.run("apply").status(4).stderr("(\"Out with the old\", 2011-01-01) took it away\n");
    let of_new = "diff --git a/new b/new\nnew file mode 100644\n--- /dev/null\n+++ b/new\n@@ -0,0 +1 @@\n+mine\n";
    let world = world.file("patches/small/v1/0001-mine.patch", of_new);
    world.run("apply").status(4).stderr("(\"Out with the old\", 2011-01-01) made it\n");
}

#[test]
fn the_commit_that_upstream_took_a_patch_as_is_named() {
    let upstream = Upstream::new();
    let patch = upstream.patch_of(&[(20, "TWENTY")]);
    upstream.f("2009-01-02", "net: Mine", &[(20, "TWENTY")]);
    upstream.f("2010-01-02", "net: Change two", &[(2, "TWO"), (20, "TWENTY")]);
    let world = upstream.tree().patch("0001-mine.patch", &patch);
    let said = "0001-mine.patch is in the tree already: upstream took it as ";
    world.run("apply").status(4).stderr(said).stderr("(\"net: Mine\", 2009-01-02)");
}

#[test]
fn an_import_that_does_not_apply_names_them_too() {
    let upstream = changed();
    let patch = upstream.patch_of(&[(20, "TWENTY")]);
    let world = upstream.tree().file("in.patch", &patch);
    world.run("import in.patch").status(4).stderr("line 19 differs since").stderr("lines 22, 23 come from");
    let other = patch.replace("-line 20\n+TWENTY", "-line 20\n+VINGT").replace(" line 19\n", " NINETEEN\n");
    let other = other.replace(" line 21\n line 22\n line 23\n", " line 21\n new\n newer\n");
    let world = world.file("first.patch", &other);
    world.run("import first.patch").status(0);
    world
        .run("import in.patch")
        .status(4)
        .stderr("line 20 differs since 0001-net-Mine.patch")
        .stderr("line 19 differs since");
}

#[test]
fn a_file_to_import_may_be_called_like_a_patch_of_the_series() {
    let upstream = changed();
    let patch = upstream.patch_of(&[(20, "TWENTY")]);
    let of_old = "diff --git a/old b/old\n--- a/old\n+++ b/old\n@@ -1 +1 @@\n-y\n+z\n";
    let of_old = format!("From: A <a@x.org>\nSubject: old: Z\n\n---\n{of_old}");
    let world = upstream.tree().patch("0001-mine.patch", &of_old).file("0001-mine.patch", &patch);
    world.run("import 0001-mine.patch").status(4).stderr("line 19 differs since").stderr("lines 22, 23 come from");
}

#[test]
fn a_rebase_names_the_commits_that_a_conflict_is_from() {
    let upstream = Upstream::new();
    let patch = upstream.patch_of(&[(20, "TWENTY")]);
    upstream.world.run("tree add tiny --from clone --rev v1").status(0);
    let world = Upstream { world: upstream.world.patch("0001-mine.patch", &patch) };
    world.f("2012-03-04", "net: Change twenty", &[(20, "twenty")]);
    world.f("2013-04-05", "net: Say more", &[(20, "more\ntwenty")]);
    world.f("2014-05-06", "net: Change two", &[(2, "TWO"), (20, "more\ntwenty")]);
    let world = world.world;
    world.run("tree add next --from clone --rev main").status(0);
    assert_snapshot!("dry", world.run("rebase --onto next --dry-run").status(4).text());
    assert_snapshot!("conflict", world.run("rebase --onto next").status(4).text());
    world.run("abort").status(0);
}

#[test]
fn a_clone_that_is_gone_or_lost_its_commit_is_said_in_one_line() {
    let upstream = changed();
    let patch = upstream.patch_of(&[(20, "TWENTY")]);
    let world = upstream.tree().patch("0001-mine.patch", &patch);
    fs::rename(world.path("clone"), world.path("moved")).expect("it is there");
    let note = "upstream commits are not known: WORLD/clone, where tiny is from, is gone\n";
    world.run("apply").status(4).stderr("hunk 1 of 1 of net/f.c").stderr(note);
    // Another repository in its place.
    git2::Repository::init(world.path("clone")).expect("a repository");
    world.run("apply").status(4).stderr("upstream commits are not known: WORLD/clone has no commit ");
    // Told where it is now, kiso reads nothing again and knows.
    fs::remove_dir_all(world.path("clone")).expect("it is there");
    fs::rename(world.path("moved"), world.path("clone")).expect("it is there");
    world.run("tree add tiny --from clone/../clone --rev main").status(0);
    world.run("apply").status(4).stderr("line 19 differs since");
}

#[test]
fn a_shallow_clone_says_where_its_history_ends() {
    let upstream = changed();
    let patch = upstream.patch_of(&[(20, "TWENTY")]);
    let mut command = Command::new("git");
    let from = format!("file://{}", upstream.world.path("clone").display());
    command.args(["clone", "-q", "--depth=2", &from]).arg(upstream.world.path("shallow"));
    upstream.call("2020-01-01", command);
    let world = upstream.world.patch("0001-mine.patch", &patch);
    world.run("tree add tiny --from shallow --rev main").status(0);
    let call = world.run("apply").status(4).stderr("the history in WORLD/shallow ends at ");
    assert!(!call.text().contains("since") && !call.text().contains("come"), "{}", call.text());
}

#[test]
fn mails_tell_the_commit_that_they_are_for() {
    let upstream = Upstream::new();
    let patch = upstream.patch_of(&[(20, "TWENTY")]);
    let commit = upstream.git("2006-11-02", "rev-parse main");
    let world = upstream.tree().patch("0001-mine.patch", &patch);
    world.run("export").status(0);
    let cover = fs::read_to_string(world.path("outgoing/0000-cover-letter.patch")).expect("a mail");
    assert!(cover.contains(&format!("(-)\n\nbase-commit: {}\n-- \nkiso\n", commit.trim())), "{cover}");
    // What kiso wrote itself is not told when it comes back.
    world.run("drop 1").status(0);
    let call = world.run("import outgoing").status(0).stdout("0001-net-Mine.patch");
    assert!(!call.text().contains("below the statistics"), "{}", call.text());
}

#[test]
fn where_a_clone_lies_is_no_part_of_the_tree() {
    let upstream = changed();
    let world = upstream.tree();
    let id = |text: String| text.split("  ").nth(1).map(str::to_owned).expect("an id");
    let first = id(world.run("tree add one --from clone --rev main").status(0).text());
    fs::rename(world.path("clone"), world.path("moved")).expect("it is there");
    assert_eq!(id(world.run("tree add two --from moved --rev main").status(0).text()), first);
    world.run("tree list").status(0).stdout("history in WORLD/clone\n").stdout("history in WORLD/moved\n");
}
