// SPDX-License-Identifier: GPL-2.0-only
//! quilt's `series` file: which patches there are, in order.

use super::SeriesError;
use crate::model::{PatchFile, Variant};
use std::fs;
use std::io;
use std::path::Path;

/// The most bytes that one patch file may have.
const PATCH_LIMIT: u64 = 64 << 20;

/// Reads a variant: its `series` file and every patch that it names.
///
/// # Errors
/// [`SeriesError`] names file and line.
pub fn load_variant(dir: &Path) -> Result<Variant, SeriesError> {
    let path = dir.join("series");
    let text = fs::read_to_string(&path).map_err(|source| SeriesError::Read { path: path.clone(), source })?;
    let mut patches: Vec<PatchFile> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let fault = |reason: String| SeriesError::SeriesFile { path: path.clone(), line: index + 1, reason };
        let Some((name, strip)) = entry(line).map_err(fault)? else { continue };
        if patches.iter().any(|patch| patch.name == name) {
            return Err(fault(format!("{name} is listed twice")));
        }
        patches.push(read_patch(dir, name, strip).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => fault(format!("{name}: there is no such file")),
            _ => SeriesError::Read { path: dir.join(name), source },
        })?);
    }
    let name = dir.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Variant { name, dir: dir.to_owned(), patches })
}

/// One line: `NAME [-pN] [# comment]`.
fn entry(line: &str) -> Result<Option<(&str, usize)>, String> {
    let line = match line.find(" #").or_else(|| line.find("\t#")) {
        Some(at) => &line[..at],
        None => line,
    };
    let mut words = line.split_whitespace();
    let Some(name) = words.next().filter(|name| !name.starts_with('#')) else { return Ok(None) };
    if name.starts_with(['+', '-']) {
        return Err(format!("{name}: guards are not supported; list the patches that apply"));
    }
    if name.split('/').any(|part| part.is_empty() || part == ".." || part == ".") {
        return Err(format!("{name}: a patch must lie in the variant's directory"));
    }
    let mut strip = 1;
    for option in words {
        strip = match option {
            "-p0" => 0,
            "-p1" | "-pab" => 1,
            "-p2" => 2,
            "-R" => return Err("-R: a reversed patch is not supported; reverse it with interdiff or refresh".into()),
            other => return Err(format!("{other}: not an option that is known here")),
        };
    }
    Ok(Some((name, strip)))
}

fn read_patch(dir: &Path, name: &str, strip: usize) -> io::Result<PatchFile> {
    let path = dir.join(name);
    if fs::metadata(&path)?.len() > PATCH_LIMIT {
        return Err(io::Error::other(format!("larger than {PATCH_LIMIT} bytes")));
    }
    Ok(PatchFile { name: name.to_owned(), bytes: fs::read(&path)?, strip, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_options_and_guards() {
        assert_eq!(entry("a.patch"), Ok(Some(("a.patch", 1))));
        assert_eq!(entry("net/a.patch -p0 # why"), Ok(Some(("net/a.patch", 0))));
        assert_eq!(entry("# nothing"), Ok(None));
        assert_eq!(entry("   "), Ok(None));
        for bad in ["+guard a.patch", "a.patch -R", "a.patch --fuzz", "../a.patch", "/a.patch"] {
            assert!(entry(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_missing_patch_names_the_line() {
        let dir = tempfile::tempdir().expect("a directory");
        fs::write(dir.path().join("series"), "# first\nmissing.patch\n").expect("a file");
        let error = load_variant(dir.path()).expect_err("missing").to_string();
        assert!(error.contains("series:2: missing.patch"), "{error}");
    }
}
