// SPDX-License-Identifier: GPL-2.0-only
//! Kernels of the cache that nobody asks for any more.

use super::BuildError;
use super::error::at;
use crate::model::Digest;
use std::collections::HashSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Kernels that nobody asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unused {
    /// Their keys.
    pub keys: Vec<String>,
    /// The bytes of their files.
    pub bytes: u64,
}

/// What the cache in this directory holds and `used` does not name.
///
/// # Errors
/// Where the directory can't be read.
pub fn unused(dir: &Path, used: &HashSet<String>) -> Result<Unused, BuildError> {
    let entries = match fs::read_dir(dir) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Unused::default()),
        entries => entries.map_err(at("read", dir))?,
    };
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    // Configurations and notes lie beside the kernels.
    let mut keys: Vec<String> = names.filter(|name| Digest::parse(name).is_some() && !used.contains(name)).collect();
    keys.sort();
    let bytes = keys.iter().map(|key| bytes_in(&dir.join(key))).sum();
    Ok(Unused { keys, bytes })
}

/// Removes kernels from the cache in this directory.
///
/// # Errors
/// Where one can't be removed.
pub fn remove(dir: &Path, keys: &[String]) -> Result<(), BuildError> {
    for key in keys {
        let entry = dir.join(key);
        match fs::remove_dir_all(&entry) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(at("remove", &entry)(error)),
            _ => {}
        }
    }
    Ok(())
}

/// An entry has no directories in it.
fn bytes_in(entry: &Path) -> u64 {
    let Ok(files) = fs::read_dir(entry) else { return 0 };
    files.flatten().filter_map(|file| Some(file.metadata().ok()?.len())).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_kernels_that_nobody_names_go() {
        let dir = tempfile::tempdir().expect("a directory");
        let key = |letter: &str| letter.repeat(64);
        for name in [&key("a"), &key("b"), "configs"] {
            fs::create_dir(dir.path().join(name)).expect("an entry");
        }
        fs::write(dir.path().join("steps"), "570\n").expect("a note");
        fs::write(dir.path().join(key("b")).join("vmlinux"), [0; 9]).expect("an image");
        let found = unused(dir.path(), &HashSet::from([key("a")])).expect("read");
        assert_eq!(found, Unused { keys: vec![key("b")], bytes: 9 });
        remove(dir.path(), &found.keys).expect("removed");
        assert_eq!(unused(dir.path(), &HashSet::new()).expect("read").keys, [key("a")]);
        assert!(dir.path().join("configs").is_dir() && dir.path().join("steps").is_file());
        assert_eq!(unused(&dir.path().join("none"), &HashSet::new()).expect("read"), Unused::default());
    }
}
