// SPDX-License-Identifier: GPL-2.0-only
//! Half-written objects: what a make that was killed hard leaves behind, and the next one would take for whole.
//!
//! kbuild decides by time stamps. It writes the command that made `X` into `.X.cmd` once `X` is finished, so an `X` that is
//! younger than its `.X.cmd` was never finished. Where `.X.cmd` is missing kbuild makes `X` again by itself.

use super::error::{BuildError, at};
use std::ffi::OsStr;
use std::fs::{self, DirEntry};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

/// Removes them below `out`; gives their number.
pub(super) fn remove(out: &Path) -> Result<usize, BuildError> {
    let mut removed = 0;
    let mut dirs = vec![out.to_owned()];
    while let Some(dir) = dirs.pop() {
        let entries: Result<Vec<DirEntry>, _> =
            fs::read_dir(&dir).and_then(Iterator::collect).map_err(at("read", &dir));
        for entry in entries? {
            let path = entry.path();
            // A symbolic link is no directory here: kbuild's `source` leads out of the output directory.
            if entry.file_type().map_err(at("read", &path))?.is_dir() {
                dirs.push(path);
                continue;
            }
            let name = entry.file_name();
            let target = name.as_bytes().strip_prefix(b".").and_then(|name| name.strip_suffix(b".cmd"));
            if let Some(target) = target.map(|name| dir.join(OsStr::from_bytes(name)))
                && is_younger(&target, &path)
            {
                fs::remove_file(&target).map_err(at("remove", &target))?;
                removed += 1;
            }
        }
    }
    Ok(removed)
}

/// Whether both are there and the first was written after the second.
fn is_younger(target: &Path, command: &Path) -> bool {
    let written = |path: &Path| fs::symlink_metadata(path).and_then(|metadata| metadata.modified()).ok();
    written(target) > written(command) && written(command).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, SystemTime};

    #[test]
    fn what_is_younger_than_its_command_goes() {
        let dir = tempfile::tempdir().expect("a directory");
        let write = |name: &str, seconds: u64| {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().expect("has one")).expect("created");
            let file = fs::File::create(&path).expect("written");
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).expect("set");
        };
        for (name, seconds) in [
            ("net/whole.o", 10),
            ("net/.whole.o.cmd", 11),
            ("net/same.o", 10),
            ("net/.same.o.cmd", 10),
            ("net/ipv4/torn.o", 12),
            ("net/ipv4/.torn.o.cmd", 11),
            ("no-command.o", 12),
            (".no-target.o.cmd", 11),
            (".cmd", 11),
        ] {
            write(name, seconds);
        }
        std::os::unix::fs::symlink(dir.path(), dir.path().join("source")).expect("linked");
        assert_eq!(remove(dir.path()).expect("readable"), 1);
        assert!(!dir.path().join("net/ipv4/torn.o").exists());
        assert_eq!(remove(dir.path()).expect("readable"), 0);
        for name in ["net/whole.o", "net/same.o", "no-command.o", ".no-target.o.cmd", ".cmd"] {
            assert!(dir.path().join(name).exists(), "{name}");
        }
    }
}
