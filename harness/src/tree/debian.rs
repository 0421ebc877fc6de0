// SPDX-License-Identifier: GPL-2.0-only
//! Debian's kernel source packages: the installed one, or one that apt downloads without root.

use super::archive::{ArchiveEntry, EntryKind, Refusal, read_archive};
use super::{EntryFault, TreeError};
use crate::escape;
use crate::event::Events;
use crate::process::{self, Command, Interrupt};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// A package and where it can be had.
pub(super) struct Package {
    name: String,
    /// Its exact version.
    pub version: String,
    place: Place,
}

enum Place {
    /// The tarball that the installed package holds.
    Installed(PathBuf),
    /// Nothing of it is here yet.
    Archive,
}

/// The file that holds the tree.
pub(super) enum SourceFile {
    Tarball(PathBuf),
    /// A `.deb` that holds the tarball.
    Deb(PathBuf),
}

/// Asks dpkg for the package and, where it is not installed, apt. Nothing is downloaded yet.
pub(super) fn find_package(name: &str, interrupt: &Interrupt) -> Result<Package, TreeError> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '+' | '-' | '.');
    if name.len() < 2 || !name.chars().all(plain) || !name.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return Err(package_error(name, "this is no name of a package"));
    }
    match installed(name, interrupt)? {
        Some(package) => Ok(package),
        None => downloadable(name, interrupt),
    }
}

fn installed(name: &str, interrupt: &Interrupt) -> Result<Option<Package>, TreeError> {
    let query = Command::new("dpkg-query").args(["--show", "--showformat=${db:Status-Status} ${Version}", name]);
    let output = process::output(&query, interrupt)?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let Some(version) = text.strip_prefix("installed ").filter(|_| output.exit.success()) else { return Ok(None) };
    let files = process::output(&Command::new("dpkg-query").args(["--listfiles", name]), interrupt)?;
    let files = String::from_utf8_lossy(&files.stdout).into_owned();
    let tarball = files.lines().map(Path::new).find(|path| holds_tree(path.to_string_lossy().as_bytes()));
    let place = match tarball {
        Some(path) if path.exists() => Place::Installed(path.to_owned()),
        // A package without documents and sources, as containers have them, or none that holds a tree: apt's has it.
        _ => return Ok(None),
    };
    Ok(Some(Package { name: name.to_owned(), version: version.trim().to_owned(), place }))
}

fn downloadable(name: &str, interrupt: &Interrupt) -> Result<Package, TreeError> {
    // One line: 'URL' NAME_VERSION_ARCH.deb SIZE HASH
    let query = Command::new("apt-get").args(["download", "--print-uris", name]);
    let output = process::output(&query, interrupt)?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let file = text.split_whitespace().nth(1).filter(|_| output.exit.success());
    let version = file.and_then(|file| file.split('_').nth(1)).map(|version| version.replace("%3a", ":"));
    match version {
        Some(version) => Ok(Package { name: name.to_owned(), version, place: Place::Archive }),
        None => Err(package_error(name, &format!("not installed, and apt says: {}", last_line(&output.stderr)))),
    }
}

impl Package {
    /// The file that holds the tree, downloaded into `directory` (private, removed by the caller) where need be.
    pub fn fetch(&self, directory: &Path, events: &Events, interrupt: &Interrupt) -> Result<SourceFile, TreeError> {
        if let Place::Installed(tarball) = &self.place {
            return Ok(SourceFile::Tarball(tarball.clone()));
        }
        let exact = format!("{}={}", self.name, self.version);
        events.note(format!("{} is not installed: downloading {exact}", self.name));
        let download = Command::new("apt-get").args(["--quiet", "download"]).arg(exact).dir(directory).with_proxies();
        let output = process::output(&download, interrupt)?;
        if !output.exit.success() {
            return Err(package_error(&self.name, &format!("apt-get download: {}", last_line(&output.stderr))));
        }
        let error = |source| TreeError::Io { path: directory.to_owned(), source };
        for entry in std::fs::read_dir(directory).map_err(error)? {
            let path = entry.map_err(error)?.path();
            if path.extension().is_some_and(|extension| extension == "deb") {
                return Ok(SourceFile::Deb(path));
            }
        }
        Err(package_error(&self.name, "apt-get download left no package"))
    }
}

/// Hands the tarball within a `.deb` to `read`, as a stream.
pub(super) fn read_deb(
    source: File,
    origin: &Path,
    read: &mut dyn FnMut(&mut dyn Read) -> Result<(), TreeError>,
) -> Result<(), TreeError> {
    let broken = |error: io::Error| TreeError::Archive { path: origin.to_owned(), reason: error.to_string() };
    let data = find_member(source, b"data.tar").map_err(broken)?;
    let mut seen = false;
    read_archive(data, origin, &mut |ArchiveEntry { path, kind }| match kind {
        EntryKind::File { content, .. } if holds_tree(&path) => {
            if std::mem::replace(&mut seen, true) {
                return Err(Refusal::Fault(EntryFault::Duplicate));
            }
            read(content).map_err(Refusal::Other)
        }
        _ => Ok(()),
    })?;
    match seen {
        true => Ok(()),
        false => Err(TreeError::Archive { path: origin.to_owned(), reason: "it holds no usr/src/*.tar.xz".into() }),
    }
}

fn holds_tree(path: &[u8]) -> bool {
    let path = path.strip_prefix(b"/").unwrap_or(path);
    let name = path.strip_prefix(b"usr/src/".as_slice()).unwrap_or_default();
    !name.contains(&b'/') && [b".tar.xz".as_slice(), b".tar.gz"].iter().any(|end| name.ends_with(end))
}

/// A `.deb` is an `ar` archive: 60 bytes of header a member, its content, filled to an even length.
fn find_member(mut file: File, name: &[u8]) -> io::Result<io::Take<File>> {
    let mut magic = [0; 8];
    file.read_exact(&mut magic)?;
    if &magic != b"!<arch>\n" {
        return Err(io::Error::other("this is no Debian package"));
    }
    loop {
        let mut header = [0; 60];
        file.read_exact(&mut header).map_err(|_| io::Error::other("the package holds no data"))?;
        let size = std::str::from_utf8(&header[48..58]).ok().and_then(|size| size.trim_end().parse::<u32>().ok());
        let size = size.map(u64::from).filter(|_| &header[58..] == b"`\n");
        let size = size.ok_or_else(|| io::Error::other("the package has a damaged member header"))?;
        if header.starts_with(name) {
            return Ok(file.take(size));
        }
        file.seek(SeekFrom::Current((size + size % 2) as i64))?;
    }
}

fn package_error(name: &str, reason: &str) -> TreeError {
    TreeError::Package { package: escape::line_cut(name.as_bytes(), 80), reason: reason.to_owned() }
}

fn last_line(bytes: &[u8]) -> String {
    let line = bytes.split(|&byte| byte == b'\n').rfind(|line| !line.is_empty()).unwrap_or(b"nothing");
    escape::line_cut(line, 200)
}
