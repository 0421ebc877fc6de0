// SPDX-License-Identifier: GPL-2.0-only
//! Files, and directories of them, that are there whole or not at all.

use std::ffi::{CString, OsStr};
use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::ffi::OsStrExt;
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
    let part = part_of(dir, path);
    let mut file = File::create(&part)?;
    file.write_all(bytes)?;
    file.sync_data()?;
    fs::rename(&part, path)
}

/// Makes a directory one of these files, in the place of the `old` ones, such that whoever reads it finds all of the new
/// ones or all of the old. What else came to be in it is not removed.
///
/// # Errors
/// What the system says.
pub fn write_whole_dir(path: &Path, old: &[PathBuf], files: &[(String, Vec<u8>)]) -> io::Result<()> {
    // It may be a link to where it lies.
    let path = &path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let dir = path.parent().unwrap_or(Path::new("/"));
    let part = part_of(dir, path);
    match fs::remove_dir_all(&part) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => fs::create_dir_all(&part)?,
    }
    for (name, bytes) in files {
        fs::write(part.join(name), bytes)?;
    }
    if old.is_empty() {
        // It is not there, or empty.
        return fs::rename(&part, path);
    }
    match exchange(&part, path) {
        // A file system that cannot do this: for a moment neither is there.
        Err(error) if error.raw_os_error() == Some(libc::EINVAL) => {
            remove_dir_of(path, old)?;
            fs::rename(&part, path)
        }
        done => done.and_then(|()| remove_dir_of(&part, old)),
    }
}

/// Removes a directory that holds these files and nothing else.
fn remove_dir_of(path: &Path, files: &[PathBuf]) -> io::Result<()> {
    for name in files.iter().filter_map(|file| file.file_name()) {
        fs::remove_file(path.join(name))?;
    }
    fs::remove_dir(path)
}

/// Where a file or directory is made: one name for each, so that a killed writer leaves one, which the next writes over; and
/// never too long a name, where its own is not.
fn part_of(dir: &Path, path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().as_bytes();
    let part = [b".", &name[..name.len().min(LONGEST)], b".part"].concat();
    dir.join(OsStr::from_bytes(&part))
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
