// SPDX-License-Identifier: GPL-2.0-only
//! What a hostile patch tries on objects; `tests/hostile.rs` of the crate has what is to be seen through the binary.

use super::*;

#[test]
fn nothing_is_written_through_a_symlink() {
    let world = World::new(&[("d/x", "2\n")]);
    let link = "diff --git a/l b/l\nnew file mode 120000\n--- /dev/null\n+++ b/l\n@@ -0,0 +1 @@\n+d\n\\ No newline at end of file\n";
    let below = "diff --git a/l/x b/l/x\nnew file mode 100644\n--- /dev/null\n+++ b/l/x\n@@ -0,0 +1 @@\n+x\n";
    let edit = "--- a/l/x\n+++ b/l/x\n@@ -1 +1 @@\n-2\n+x\n";
    for patches in [&[&format!("{link}{below}") as &str][..], &[link, below], &[below, link]] {
        let error = world.refused(patches);
        assert!(matches!(error, SeriesError::Clash { .. }), "{error}");
    }
    // What is behind a symlink is no file of this name.
    assert!(world.refused(&[link, edit]).to_string().starts_with("0002.patch:1: there is no file l/x"));
}

#[test]
fn a_small_patch_makes_no_more_content_than_is_taken() {
    let big = "0123456789abcde\n".repeat(1 << 16);
    let world = World::new(&[("big", &big)]);
    let copy = |to: u32, hunk: &str| {
        format!("diff --git a/big b/c{to}\nsimilarity index 99%\ncopy from big\ncopy to c{to}\n{hunk}")
    };
    // Copies of the same bytes cost nothing.
    let copies: String = (0..100).map(|to| copy(to, "")).collect();
    assert_eq!(world.apply(&[&copies]).expect("applies").patches.len(), 1);
    let hunk = |to| format!("--- a/big\n+++ b/c{to}\n@@ -1,2 +1,2 @@\n-0123456789abcde\n+{to}\n 0123456789abcde\n");
    let copies: String = (0..100).map(|to| copy(to, &hunk(to))).collect();
    let world = World::new(&[("big", &big)]);
    let text = world.refused(&[&copies]).to_string();
    assert!(text.starts_with("0001.patch:1") && text.contains("more than 16777216 bytes"), "{text}");
}

#[test]
fn a_binary_change_unpacks_to_no_more_than_it_says_and_all_of_them_to_no_more_than_is_taken() {
    let ids = format!("{:040}..{:040}", 1, 2);
    let head = format!("diff --git a/f b/f\nindex {ids} 100644\nGIT binary patch\n");
    // 64 MiB of zeros, which claim to be ten bytes.
    let text = format!("{head}literal 10\n{}\n", base85(&deflated(64 << 20)));
    let error = World::new(&[("f", "f")]).refused(&[&text]).to_string();
    assert!(error.contains("as many bytes"), "{error}");
    let big = base85(&deflated(100 << 20));
    let error = World::new(&[("f", "f")])
        .refused(&[&format!("{head}literal {0}\n{big}\n{head}literal {0}\n{big}\n", 100 << 20)]);
    assert!(error.to_string().contains("unpack to more than"), "{error}");
}

fn deflated(zeros: usize) -> Vec<u8> {
    use std::io::Write as _;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..zeros >> 20 {
        encoder.write_all(&[0; 1 << 20]).expect("written");
    }
    encoder.finish().expect("deflated")
}

/// Lines of git's base 85.
fn base85(bytes: &[u8]) -> String {
    let digits: Vec<char> =
        ('0'..='9').chain('A'..='Z').chain('a'..='z').chain("!#$%&()*+-;<=>?@^_`{|}~".chars()).collect();
    let line = |chunk: &[u8]| {
        let length = chunk.len() as u8;
        let mut out = String::from(char::from(if length <= 26 { b'A' + length - 1 } else { b'a' + length - 27 }));
        for group in chunk.chunks(4) {
            let mut word = [0; 4];
            word[..group.len()].copy_from_slice(group);
            let word = u32::from_be_bytes(word);
            out.extend((0..5).rev().map(|power| digits[(word / 85_u32.pow(power) % 85) as usize]));
        }
        out + "\n"
    };
    bytes.chunks(52).map(line).collect()
}

/// What the fuzz targets begin with: it must stay what its names say.
#[test]
fn the_corpora_of_the_fuzz_targets_are_read() {
    let corpus = |target: &str| {
        let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
        let files = std::fs::read_dir(&dir).expect("a corpus").map(|entry| entry.expect("readable").path());
        let read = |path: PathBuf| (path.file_name().expect("a name").to_owned(), std::fs::read(&path).expect("read"));
        files.map(read).collect::<Vec<_>>()
    };
    let refused = |target: &str, is_refused: &dyn Fn(&[u8]) -> bool| {
        let mut refused: Vec<_> =
            corpus(target).into_iter().filter(|(_, bytes)| is_refused(bytes)).map(|(name, _)| name).collect();
        refused.sort();
        refused
    };
    let diffs = |bytes: &[u8]| diff::parse(bytes, 1, 1).is_err();
    assert_eq!(refused("diff", &diffs), ["counts", "hostile-paths", "left-out"]);
    let mails = |bytes: &[u8]| {
        let Ok(text) = decoded(bytes) else { return true };
        patch::Patch::parse(&text).diffs(1).map_or(true, |diffs| diffs.is_empty())
    };
    assert_eq!(refused("mail", &mails), ["nested", "two-mails"]);
    let listings = |bytes: &[u8]| parse_listing(bytes).is_err();
    assert_eq!(
        refused("series", &listings),
        ["absolute", "bidi", "control", "git", "guard", "not-utf8", "option", "outside", "reverse", "twice"]
    );
}
