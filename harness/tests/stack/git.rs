// SPDX-License-Identifier: GPL-2.0-only
//! What is written is, to the byte, what `git format-patch` writes.

use crate::bench::{Bench, git, lines};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

/// A step of a history: what it does to the files.
type Step = (&'static str, fn(&Path));

fn put(top: &Path, path: &str, content: impl AsRef<[u8]>) {
    let path = top.join(path);
    fs::create_dir_all(path.parent().expect("a parent")).expect("directories");
    fs::write(path, content).expect("a file");
}

fn mode(top: &Path, path: &str, mode: u32) {
    fs::set_permissions(top.join(path), fs::Permissions::from_mode(mode)).expect("allowed");
}

fn code(functions: u32) -> String {
    let function = |number| {
        let body: String = (0..12).map(|line| format!("\tcall({number}, {line});\n")).collect();
        format!("static int function_{number}(void)\n{{\n{body}out:\n\treturn {number};\n}}\n\n")
    };
    (0..functions).map(function).collect()
}

const LONG: &str = "drivers/a-directory-with-a-long-name/another-one-below-it/and-then-the-file-itself.c";

const HISTORY: &[Step] = &[
    ("text", |top| {
        put(top, "net/f.c", code(9).replace("call(3, 4);", "call(3, four);").replace("call(8, 11)", "call()"));
        put(top, "end", "a\nb");
    }),
    ("renames", |top| {
        fs::create_dir_all(top.join("net/ipv4")).expect("a directory");
        fs::rename(top.join("net/f.c"), top.join("net/ipv4/f.c")).expect("it is there");
        fs::rename(top.join("g.c"), top.join("h.c")).expect("it is there");
        put(top, "h.c", lines(1..=30).replace("line 7\n", "line seven\nand more\n"));
    }),
    ("modes", |top| {
        mode(top, "run.sh", 0o755);
        mode(top, "h.c", 0o755);
        put(top, "h.c", lines(1..=30));
        fs::rename(top.join("end"), top.join("the end")).expect("it is there");
        mode(top, "the end", 0o755);
    }),
    ("binary", |top| {
        put(top, "bin", (0..4000_u32).map(|number| (number * 7919 % 251) as u8).collect::<Vec<_>>());
        put(top, "small.bin", b"\0one");
    }),
    ("binary again", |top| {
        let mut content: Vec<u8> = (0..4000_u32).map(|number| (number * 7919 % 251) as u8).collect();
        content.splice(1000..1100, [7; 30]);
        put(top, "bin", content);
        fs::remove_file(top.join("small.bin")).expect("it is there");
    }),
    ("long names and many lines", |top| {
        put(top, LONG, code(40));
        put(top, "net/ipv4/f.c", code(4));
        put(top, "x", "x\n");
        put(top, "sub dir/a \"b\"", "quoted\n");
        put(top, "caf\u{e9}", "quoted\n");
    }),
    ("more", |top| {
        put(top, LONG, code(40).replace("call(", "called("));
        put(top, "the end", "a\nb\n");
        put(top, "empty", "");
        symlink("net/ipv4", top.join("link")).expect("a link");
    }),
    ("link", |top| {
        fs::remove_file(top.join("link")).expect("it is there");
        put(top, "link", "a file now\n");
        fs::remove_file(top.join("empty")).expect("it is there");
        fs::remove_file(top.join("x")).expect("it is there");
        let deep = LONG.replace("another-one-below-it", "a-renamed-one-that-is-even-longer-than-before");
        fs::create_dir_all(top.join(&deep).parent().expect("a parent")).expect("directories");
        fs::rename(top.join(LONG), top.join(&deep)).expect("it is there");
    }),
    ("a link in the place of what moved", |top| {
        fs::rename(top.join("the end"), top.join("its end")).expect("it is there");
        symlink("its end", top.join("the end")).expect("a link");
    }),
    ("and back", |top| {
        fs::remove_file(top.join("the end")).expect("it is there");
        fs::rename(top.join("its end"), top.join("the end")).expect("it is there");
    }),
    ("whitespace", |top| {
        put(top, "h.c", lines(1..=30).replace("line 2\n", "line 2 \n\n\n").replace("line 29\n", "\tline 29\r\n"));
        put(top, "net/ipv4/f.c", code(4).replace("static int function_2", "out:\n\nstatic int function_2"));
    }),
];

/// What stands below the head, which tells who and when. Of a binary change it is left open how it is deflated: that hangs
/// on the zlib that git was linked with, and git may write a delta where kiso writes the content.
fn below_head(text: &str) -> String {
    let below = &text[text.find("\n---\n").expect("a separator") + 5..];
    let mut pieces = below.split("GIT binary patch\n");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.find("\n\ndiff --git ").map_or(piece.len(), |at| at + 2);
        out += "GIT binary patch\n";
        out += &piece[end..];
    }
    out
}

#[test]
fn patches_are_written_as_git_writes_them() {
    let bench = Bench::empty();
    let top = bench.world.path("history");
    fs::create_dir_all(&top).expect("a directory");
    git(&top, &["init", "-q", "-b", "main"]);
    bench.kiso("new base").status(0);
    bench.kiso("edit").status(0);
    let base = |top: &Path| {
        put(top, ".gitattributes", "*.c diff=cpp\n");
        put(top, "net/f.c", code(9));
        put(top, "g.c", lines(1..=30));
        put(top, "run.sh", "true\n");
        put(top, "end", "a");
    };
    let src = bench.src("");
    for name in ["f.c", "net/h.c", ".gitignore"] {
        fs::remove_file(src.join(name)).expect("it is there");
    }
    base(&top);
    base(&src);
    git(&top, &["add", "-A"]);
    git(&top, &["commit", "-q", "-m", "base"]);
    bench.kiso("refresh").status(0);
    for (subject, step) in HISTORY {
        step(&top);
        git(&top, &["add", "-A"]);
        git(&top, &["commit", "-q", "-m", subject]);
        bench.kiso_words(&["new", subject]).status(0);
        step(&src);
        bench.kiso("refresh").status(0);
    }
    let out = top.join("out");
    let words =
        ["format-patch", "-q", "--full-index", "--zero-commit", "-N", "--no-signature", "-o", "out", "--root", "HEAD"];
    git(&top, &words);
    let mut theirs: Vec<_> = fs::read_dir(&out).expect("it is there").map(|entry| entry.expect("one").path()).collect();
    theirs.sort();
    let ours = bench.order();
    assert_eq!(ours.len(), theirs.len());
    for (ours, theirs) in ours.iter().zip(&theirs).skip(1) {
        let expected = String::from_utf8_lossy(&fs::read(theirs).expect("readable")).into_owned();
        let written = bench.patch(ours);
        assert_eq!(theirs.file_name().map(|name| name.to_string_lossy().into_owned()).as_ref(), Some(ours));
        assert_equal(ours, &below_head(&written), &below_head(&expected));
    }
    // git's own files are as true as kiso's: nothing has to be written.
    for (ours, theirs) in ours.iter().zip(&theirs).skip(1) {
        bench.set_patch(ours, fs::read(theirs).expect("readable"));
    }
    let before = bench.patches();
    bench.kiso("refresh").status(0).stdout("nothing to change");
    crate::bench::assert_same(&before, &bench.patches());
    let tree = git(&top, &["rev-parse", "HEAD^{tree}"]);
    assert_eq!(bench.top(), tree.trim());
    // Moved over others and back, git's files come out again, whole.
    bench.kiso("move whitespace --before binary.patch").status(0);
    bench.kiso("move whitespace --last").status(0).stdout("v1/0007-long-names-and-many-lines.patch");
    crate::bench::assert_same(&before, &bench.patches());
}

/// Demands equal texts and shows the first line that is not.
#[track_caller]
fn assert_equal(name: &str, ours: &str, theirs: &str) {
    let first = ours.lines().zip(theirs.lines()).position(|(ours, theirs)| ours != theirs);
    let around = |text: &str, at: usize| text.lines().skip(at.saturating_sub(3)).take(8).collect::<Vec<_>>().join("\n");
    let at = first.unwrap_or_else(|| ours.lines().count().min(theirs.lines().count()));
    assert!(ours == theirs, "{name}, line {at}\n--- kiso\n{}\n--- git\n{}", around(ours, at), around(theirs, at));
}
