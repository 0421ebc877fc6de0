// SPDX-License-Identifier: GPL-2.0-only
//! Reading a variant: quilt's `series` file and the patches it names.

use super::SeriesError;
use crate::escape;
use crate::git::{Mode, Store, check_path};
use crate::model::{ObjectId, PatchFile, Variant};
use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// The largest patch file that is read, in bytes; the largest of a kernel release has some 50 MB.
pub const PATCH_LIMIT: u64 = 64 << 20;
/// What all patch files of a variant may have together, in bytes.
const VARIANT_LIMIT: u64 = 256 << 20;
/// The largest `series` file.
const SERIES_LIMIT: u64 = 4 << 20;

/// A patch that a `series` file names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The line that does, from 1.
    pub line: usize,
    /// The name.
    pub name: String,
    /// Leading path components to drop from the names in it.
    pub strip: usize,
}

/// What is wrong with a line of a `series` file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListingFault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

/// The patches that a `series` file in quilt's form names, in order; no name comes twice, and each is a path that stays
/// below the file's directory and can be shown.
///
/// # Errors
/// The first fault.
pub fn parse_listing(text: &[u8]) -> Result<Vec<Listed>, ListingFault> {
    let mut listed = Vec::new();
    let mut seen = HashSet::new();
    for (index, text) in text.split(|&byte| byte == b'\n').enumerate() {
        let line = index + 1;
        let fault = |reason| ListingFault { line, reason };
        let Some((name, strip)) = parse_line(text).map_err(fault)? else { continue };
        if !seen.insert(name.clone()) {
            return Err(fault(format!("{name} is listed twice")));
        }
        listed.push(Listed { line, name, strip });
    }
    Ok(listed)
}

/// Reads the variant in `dir`: the patches that its `series` file names, in order.
///
/// # Errors
/// [`SeriesError::Io`] and [`SeriesError::TooBig`] for files, [`SeriesError::Listing`] with a line for the `series` file.
pub fn load_variant(dir: &Path) -> Result<Variant, SeriesError> {
    load(dir, |name, limit| read_limited(&dir.join(name), limit))
}

/// Reads the variant whose directory is this git tree. `dir` is what it is called in messages.
///
/// # Errors
/// As [`load_variant`], and errors of the object store.
pub fn load_variant_at(store: &Store, tree: ObjectId, dir: &Path) -> Result<Variant, SeriesError> {
    load(dir, |name, limit| {
        let path = dir.join(name);
        let no_file =
            |reason| SeriesError::Io { path: path.clone(), source: io::Error::new(ErrorKind::NotFound, reason) };
        match store.entry(tree, name.as_bytes())? {
            Some((Mode::File | Mode::Executable, id)) if store.blob_size(id)? <= limit => {
                Ok(store.read_blob(id)?.to_vec())
            }
            Some((Mode::File | Mode::Executable, _)) => Err(SeriesError::TooBig { path, limit }),
            Some(_) => Err(no_file("no regular file in that revision")),
            None => Err(no_file("not in that revision")),
        }
    })
}

/// Reads a variant; `read` gives its files by name, up to a limit in bytes.
fn load(dir: &Path, read: impl Fn(&str, u64) -> Result<Vec<u8>, SeriesError>) -> Result<Variant, SeriesError> {
    let listing = dir.join("series");
    let text = read("series", SERIES_LIMIT)?;
    let fault = |ListingFault { line, reason }| SeriesError::Listing { path: listing.clone(), line, reason };
    let mut patches = Vec::new();
    let mut total_left = VARIANT_LIMIT;
    for Listed { line, name, strip } in parse_listing(&text).map_err(fault)? {
        let path = dir.join(&name);
        let bytes = read(&name, PATCH_LIMIT).map_err(|error| match error {
            SeriesError::Io { source, .. } if source.kind() == ErrorKind::NotFound => {
                fault(ListingFault { line, reason: format!("it names {name}, and there is no such file") })
            }
            other => other,
        })?;
        let too_big = || SeriesError::TooBig { path: dir.to_owned(), limit: VARIANT_LIMIT };
        total_left = total_left.checked_sub(bytes.len() as u64).ok_or_else(too_big)?;
        patches.push(PatchFile { name, path, bytes, strip });
    }
    let name = dir.file_name().unwrap_or(dir.as_os_str()).to_string_lossy().into_owned();
    Ok(Variant { name, dir: dir.to_owned(), patches })
}

/// One line: a name, options, a comment; none where it names no patch.
fn parse_line(line: &[u8]) -> Result<Option<(String, usize)>, String> {
    let text = std::str::from_utf8(line).map_err(|_| "it is not UTF-8".to_owned())?;
    // A comment begins a line or follows white space; a patch may well be called fix#2.
    let begins_comment = |at: &usize| text[..*at].chars().next_back().is_none_or(char::is_whitespace);
    let comment = text.match_indices('#').map(|(at, _)| at).find(begins_comment);
    let mut words = comment.map_or(text, |at| &text[..at]).split_whitespace();
    let Some(name) = words.next() else { return Ok(None) };
    let shown = |word: &str| escape::line_cut(word.as_bytes(), 80);
    if name.starts_with(['+', '-']) {
        return Err(format!("`{}` is a guard; kiso has variants instead", shown(name)));
    }
    let mut strip = 1;
    for option in words {
        strip = match option {
            "-p0" => 0,
            "-p1" | "-pab" => 1,
            "-p2" => 2,
            "-R" => return Err(format!("{} is applied in reverse (-R), which is not done", shown(name))),
            other => return Err(format!("the option `{}` is not known", shown(other))),
        };
    }
    if !escape::is_line(name) {
        return Err(format!("the name {} is refused: it holds characters that cannot be shown", shown(name)));
    }
    check_path(name.as_bytes()).map_err(|reason| format!("the name {} is refused: {reason}", shown(name)))?;
    Ok(Some((name.to_owned(), strip)))
}

/// Checks that a patch of the variant in `dir` can be called so.
///
/// # Errors
/// [`SeriesError::Listing`] with the reason, [`SeriesError::Exists`].
pub fn check_name(dir: &Path, name: &str) -> Result<(), SeriesError> {
    let fault = |reason| SeriesError::Listing { path: dir.join("series"), line: 0, reason };
    let refused = || fault(format!("`{}` cannot be the name of a patch", escape::line_cut(name.as_bytes(), 80)));
    // What begins with a dot is in no log.
    let hidden = name.split('/').any(|part| part.starts_with('.'));
    let read = parse_line(name.as_bytes()).map_err(fault)?;
    if hidden || name == "series" || read.is_none_or(|(read, _)| read != name) {
        return Err(refused());
    }
    match dir.join(name).exists() {
        true => Err(SeriesError::Exists { path: dir.join(name) }),
        false => Ok(()),
    }
}

/// The text of the `series` file in `dir` with these patches in this order. A line stays as it is, with the comments
/// above it, wherever its patch goes, unless another `-p` belongs to it now; what stands below the last patch stays below,
/// and what a blank line parts from the first one stays above.
///
/// # Errors
/// As [`load_variant`].
pub fn relist<'a>(dir: &Path, patches: impl Iterator<Item = &'a PatchFile>) -> Result<Vec<u8>, SeriesError> {
    let listing = dir.join("series");
    let text = read_limited(&listing, SERIES_LIMIT)?;
    let mut blocks: HashMap<String, (&[u8], &[u8], usize)> = HashMap::new();
    // What a blank line parts from the first patch is about all of them.
    let (mut start, mut at, mut head) = (0, 0, 0);
    for (index, line) in text.split_inclusive(|&byte| byte == b'\n').enumerate() {
        let fault = |reason: String| SeriesError::Listing { path: listing.clone(), line: index + 1, reason };
        let end = at + line.len();
        if blocks.is_empty() && line.trim_ascii().is_empty() {
            (start, head) = (end, end);
        }
        if let Some((name, strip)) = parse_line(line).map_err(fault)? {
            blocks.insert(name, (&text[start..at], line, strip));
            start = end;
        }
        at = end;
    }
    let mut out = Vec::with_capacity(text.len());
    out.extend_from_slice(&text[..head]);
    for patch in patches {
        // One that gets another name now still lies under the old one.
        let listed = patch.path.strip_prefix(dir).ok().and_then(Path::to_str).unwrap_or(&patch.name);
        match blocks.get(listed) {
            Some((above, line, strip)) => {
                out.extend_from_slice(above);
                if *strip == patch.strip {
                    let line = line.strip_suffix(b"\n").unwrap_or(line);
                    let at = line.len() - line.trim_ascii_start().len();
                    out.extend_from_slice(&line[..at]);
                    out.extend_from_slice(patch.name.as_bytes());
                    out.extend_from_slice(&line[at + listed.len()..]);
                } else {
                    out.extend_from_slice(patch.name.as_bytes());
                }
            }
            None => out.extend_from_slice(patch.name.as_bytes()),
        }
        out.push(b'\n');
    }
    // A last line without an end stays so.
    if start == text.len() && !text.ends_with(b"\n") && !text.is_empty() {
        out.pop();
    }
    out.extend_from_slice(&text[start..]);
    Ok(out)
}

/// Reads a file; of a pipe, say, nobody knows how long that takes.
pub(super) fn read_limited(path: &Path, limit: u64) -> Result<Vec<u8>, SeriesError> {
    let error = |source| SeriesError::Io { path: path.to_owned(), source };
    if !fs::metadata(path).map_err(error)?.is_file() {
        return Err(error(io::Error::new(ErrorKind::NotFound, "no regular file")));
    }
    let mut bytes = Vec::new();
    File::open(path).map_err(error)?.take(limit + 1).read_to_end(&mut bytes).map_err(error)?;
    if bytes.len() as u64 > limit {
        return Err(SeriesError::TooBig { path: path.to_owned(), limit });
    }
    Ok(bytes)
}

/// The size of a regular file; none of what is something else, or not there.
pub(super) fn size(path: &Path) -> Option<u64> {
    fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|found| found.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_as_quilt_writes_them() {
        let line = |text: &str| parse_line(text.as_bytes());
        assert_eq!(line(""), Ok(None));
        assert_eq!(line("# comment"), Ok(None));
        assert_eq!(line("  a.patch  # why"), Ok(Some(("a.patch".into(), 1))));
        assert_eq!(line("sub/fix#2.patch -p0\r"), Ok(Some(("sub/fix#2.patch".into(), 0))));
    }

    #[test]
    fn a_listing_is_in_order_and_its_fault_has_a_line() {
        let listed = parse_listing(b"# series\nb.patch -p0\n\na.patch # why").expect("well-formed");
        let [b, a] =
            [(2, "b.patch", 0), (4, "a.patch", 1)].map(|(line, name, strip)| Listed { line, name: name.into(), strip });
        assert_eq!(listed, [b, a]);
        assert_eq!(parse_listing(b"a\nb\na\n"), Err(ListingFault { line: 3, reason: "a is listed twice".into() }));
        assert_eq!(parse_listing(b"a\n\xff\n").expect_err("no text").line, 2);
    }

    #[test]
    fn what_is_not_done_is_refused_by_name() {
        for (text, part) in [
            ("+arm fix.patch", "guard"),
            ("-arm", "guard"),
            ("a.patch -R", "reverse"),
            ("a.patch --fuzz=3", "--fuzz=3"),
            ("../../etc/passwd", "outside"),
            ("/etc/passwd", "absolute"),
            ("a\u{1b}]0;title\u{7}.patch", "cannot be shown"),
            ("a\u{202e}hctap.c", "cannot be shown"),
        ] {
            let error = parse_line(text.as_bytes()).expect_err(text);
            assert!(error.contains(part), "{error}");
        }
    }
}
