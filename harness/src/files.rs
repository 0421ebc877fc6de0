// SPDX-License-Identifier: GPL-2.0-only
//! Files, and directories of them, that are there whole or not at all.

use std::env;
use std::ffi::{CString, OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// Bytes of a file's name that the name of its making takes over.
const LONGEST: usize = 200;

/// Writes a file, and its directory where there is none, such that whoever reads it finds the whole of the new content or
/// of the old, whenever the writer is killed.
///
/// # Errors
/// What the system says. The file is then as it was.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(dir)?;
    write_part(path, bytes)?;
    fs::rename(part_of(path), path)
}

/// Makes a directory one of these files, in the place of the `old` ones. What else came to be in it is not removed.
///
/// It is made in `scratch` and exchanged, such that whoever reads it finds all of the new ones or all of the old. Where that
/// cannot be, each file is put in its place on its own, the first one last: whoever reads it finds each of them whole.
///
/// # Errors
/// What the system says.
pub fn write_whole_dir(path: &Path, scratch: &Path, old: &[OsString], files: &[(String, Vec<u8>)]) -> io::Result<()> {
    fs::create_dir_all(path)?;
    // It may be a link to where it lies.
    let path = &path.canonicalize()?;
    let made = scratch.join("directory");
    // A mount point, another file system, a parent that is somebody else's, a system without the call: the reason is no
    // matter, and one that the other way has too is told by it.
    match may_be_exchanged(path)? && make_like(&made, path, files).is_ok() && exchange(&made, path).is_ok() {
        true => clear(&made, path, old, files),
        false => write_into(path, old, files),
    }
}

/// Whether a directory is nothing to anybody but its name and what is in it. A shell must not be left in a directory that is
/// none any more, and kiso must be able to remove what it takes away.
fn may_be_exchanged(path: &Path) -> io::Result<bool> {
    let is_here = env::current_dir().is_ok_and(|here| here.starts_with(path));
    Ok(!is_here && path.metadata()?.mode() & 0o700 == 0o700)
}

/// Makes a directory that differs from another in nothing but what is in it.
fn make_like(made: &Path, path: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    fs::create_dir(made)?;
    for (name, bytes) in files {
        fs::write(made.join(name), bytes)?;
    }
    let (new, old) = (made.metadata()?, path.metadata()?);
    if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    fs::set_permissions(made, old.permissions())
}

/// Removes the old files from a directory that has been taken away, and gives back what came to be in it meanwhile.
fn clear(taken: &Path, path: &Path, old: &[OsString], files: &[(String, Vec<u8>)]) -> io::Result<()> {
    for entry in fs::read_dir(taken)? {
        let name = entry?.file_name();
        match old.contains(&name) || files.iter().any(|(new, _)| name == **new) {
            true => fs::remove_file(taken.join(&name))?,
            false => fs::rename(taken.join(&name), path.join(&name))?,
        }
    }
    fs::remove_dir(taken)
}

/// Writes files into a directory, and removes the old ones that are not replaced.
fn write_into(path: &Path, old: &[OsString], files: &[(String, Vec<u8>)]) -> io::Result<()> {
    // All are written before the first is put in its place, so that a full disk leaves the old ones.
    if let Err(error) = files.iter().try_for_each(|(name, bytes)| write_part(&path.join(name), bytes)) {
        for (name, _) in files {
            // The first error is the one to tell.
            let _ = fs::remove_file(part_of(&path.join(name)));
        }
        return Err(error);
    }
    for (name, _) in files.iter().rev() {
        let file = path.join(name);
        fs::rename(part_of(&file), file)?;
    }
    for name in old.iter().filter(|old| !files.iter().any(|(new, _)| **old == **new)) {
        match fs::remove_file(path.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// Writes what becomes a file by its name alone.
fn write_part(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(part_of(path))?;
    file.write_all(bytes)?;
    file.sync_data()
}

/// Where a file is made: one name for each, so that a killed writer leaves one, which the next writes over; and never too
/// long a name, where its own is not.
fn part_of(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().as_bytes();
    let part = [b".", &name[..name.len().min(LONGEST)], b".part"].concat();
    path.with_file_name(OsStr::from_bytes(&part))
}

/// The name of a file in the making, by that of its making.
pub fn name_of_part(name: &str) -> Option<&str> {
    name.strip_prefix('.')?.strip_suffix(".part")
}

/// Gives two paths each other's names.
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    let [one, other] = [one, other].map(|path| CString::new(path.as_os_str().as_bytes()));
    let (one, other) = (one?, other?);
    // SAFETY: renameat2(2) reads two strings, which live until it returns and end in NUL.
    let done =
        unsafe { libc::renameat2(libc::AT_FDCWD, one.as_ptr(), libc::AT_FDCWD, other.as_ptr(), libc::RENAME_EXCHANGE) };
    if done == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(text: &str, names: &[&str]) -> Vec<(String, Vec<u8>)> {
        names.iter().map(|name| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn what_came_to_be_in_a_directory_meanwhile_stays() {
        let top = tempfile::tempdir().expect("a private directory");
        let (dir, scratch) = (top.path().join("a/dir"), top.path().join("scratch"));
        fs::create_dir(&scratch).expect("a directory");
        write_whole_dir(&dir, &scratch, &[], &files("old", &["first", "gone"])).expect("written");
        fs::write(dir.join("new"), "mine").expect("a file");
        let old = ["first", "gone"].map(OsString::from);
        // Once exchanged, and once where that cannot be, since there is no room to make the directory in.
        for (scratch, text) in [(scratch.clone(), "one"), (top.path().join("none"), "two")] {
            write_whole_dir(&dir, &scratch, &old, &files(text, &["first", "second"])).expect("written");
            let mut names: Vec<_> =
                fs::read_dir(&dir).expect("a directory").map(|e| e.expect("one").file_name()).collect();
            names.sort();
            assert_eq!(names, ["first", "new", "second"]);
            let read = |name: &str| fs::read_to_string(dir.join(name)).expect("a file");
            assert_eq!((read("first"), read("second"), read("new")), (text.into(), text.into(), "mine".into()));
        }
        assert_eq!(fs::read_dir(&scratch).expect("a directory").count(), 0);
    }

    #[test]
    fn a_file_that_cannot_be_written_leaves_the_old_ones() {
        let top = tempfile::tempdir().expect("a private directory");
        let none = top.path().join("none");
        write_whole_dir(top.path(), &none, &[], &files("old", &["first"])).expect("written");
        let old = ["first"].map(OsString::from);
        write_whole_dir(top.path(), &none, &old, &files("new", &["first", "no/place"])).expect_err("no such directory");
        assert_eq!(fs::read_dir(top.path()).expect("a directory").count(), 1);
        assert_eq!(fs::read_to_string(top.path().join("first")).expect("a file"), "old");
    }
}
