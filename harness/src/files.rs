// SPDX-License-Identifier: GPL-2.0-only
//! Files that are there whole or not at all.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

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
    let name = path.file_name().unwrap_or_default().as_bytes();
    // One name for each file, so that a killed writer leaves one, which the next writes over; and never too long a name,
    // where the file's own is not.
    let part = [b".", &name[..name.len().min(LONGEST)], b".part"].concat();
    let part = dir.join(OsStr::from_bytes(&part));
    let mut file = File::create(&part)?;
    file.write_all(bytes)?;
    file.sync_data()?;
    fs::rename(&part, path)
}
