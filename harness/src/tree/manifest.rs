// SPDX-License-Identifier: GPL-2.0-only
//! What a worktree held when kiso last left it: for every file its object and its stat data, so that one `lstat` tells
//! whether it was touched since.

use crate::git::Mode;
use crate::model::ObjectId;
use flate2::Crc;
use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

const MAGIC: &[u8; 16] = b"kiso-worktree 1\n";
/// A file that changed this recently could change again without a new time stamp: the clock of file systems ticks every
/// 1 to 10 ms. Nanoseconds.
const RACY: i64 = 20_000_000;

/// What tells that a file was not touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stat {
    size: u64,
    modified: i64,
    changed: i64,
    inode: u64,
}

impl Stat {
    pub fn of(meta: &fs::Metadata) -> Self {
        let nanoseconds = |seconds: i64, rest: i64| seconds.saturating_mul(1_000_000_000).saturating_add(rest);
        Self {
            size: meta.size(),
            modified: nanoseconds(meta.mtime(), meta.mtime_nsec()),
            changed: nanoseconds(meta.ctime(), meta.ctime_nsec()),
            inode: meta.ino(),
        }
    }
}

/// One file as kiso left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Left {
    pub path: Vec<u8>,
    pub mode: Mode,
    pub id: ObjectId,
    pub stat: Stat,
}

/// All files as kiso left them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Manifest {
    pub tree: ObjectId,
    pub files: Vec<Left>,
}

impl Manifest {
    /// Reads the manifest; none where there is none or it is damaged, which only costs reading every file again.
    pub fn load(path: &Path) -> io::Result<Option<Self>> {
        match fs::read(path) {
            Ok(bytes) => Ok(Self::decode(&bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Writes the manifest in place of the old one, whole or not at all.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut file = tempfile::Builder::new().prefix(".kiso-manifest-").tempfile_in(directory)?;
        file.write_all(&self.encode(now()))?;
        file.persist(path).map(drop).map_err(|error| error.error)
    }

    fn encode(&self, now: i64) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(64 + self.files.len() * 120);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(self.tree.as_bytes());
        bytes.extend_from_slice(&(self.files.len() as u32).to_le_bytes());
        for Left { path, mode, id, stat } in &self.files {
            let racy = stat.modified.max(stat.changed) > now - RACY;
            bytes.extend_from_slice(&(path.len() as u16).to_le_bytes());
            bytes.extend_from_slice(path);
            bytes.push(match mode {
                Mode::Executable => 1,
                Mode::Symlink => 2,
                Mode::File | Mode::Tree | Mode::Submodule => 0,
            });
            bytes.extend_from_slice(id.as_bytes());
            bytes.extend_from_slice(&stat.size.to_le_bytes());
            // No file was modified at the end of time, so this one will be read again.
            bytes.extend_from_slice(&if racy { i64::MAX } else { stat.modified }.to_le_bytes());
            bytes.extend_from_slice(&stat.changed.to_le_bytes());
            bytes.extend_from_slice(&stat.inode.to_le_bytes());
        }
        let checksum = crc(&bytes);
        bytes.extend_from_slice(&checksum.to_le_bytes());
        bytes
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let (body, checksum) = bytes.split_last_chunk::<4>()?;
        if crc(body) != u32::from_le_bytes(*checksum) {
            return None;
        }
        let mut rest = body.strip_prefix(MAGIC.as_slice())?;
        let tree = ObjectId::from_bytes(take(&mut rest)?);
        let count = u32::from_le_bytes(take(&mut rest)?);
        let mut files = Vec::with_capacity((count as usize).min(rest.len() / 55));
        for _ in 0..count {
            let length = usize::from(u16::from_le_bytes(take(&mut rest)?));
            let (path, after) = rest.split_at_checked(length)?;
            rest = after;
            let mode = match take::<1>(&mut rest)? {
                [0] => Mode::File,
                [1] => Mode::Executable,
                [2] => Mode::Symlink,
                _ => return None,
            };
            let id = ObjectId::from_bytes(take(&mut rest)?);
            let stat = Stat {
                size: u64::from_le_bytes(take(&mut rest)?),
                modified: i64::from_le_bytes(take(&mut rest)?),
                changed: i64::from_le_bytes(take(&mut rest)?),
                inode: u64::from_le_bytes(take(&mut rest)?),
            };
            files.push(Left { path: path.to_vec(), mode, id, stat });
        }
        rest.is_empty().then_some(Self { tree, files })
    }
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (head, tail) = rest.split_first_chunk::<N>()?;
    *rest = tail;
    Some(*head)
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_nanos()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        let id = ObjectId::from_bytes([3; 20]);
        let stat = Stat { size: 5, modified: 7, changed: 8, inode: 9 };
        let file = |path: &str, mode| Left { path: path.as_bytes().to_vec(), mode, id, stat };
        Manifest {
            tree: id,
            files: vec![file("a/b", Mode::File), file("c", Mode::Symlink), file("d", Mode::Executable)],
        }
    }

    #[test]
    fn round_trip() {
        let now = 1_000_000_000;
        assert_eq!(Manifest::decode(&manifest().encode(now)), Some(manifest()));
    }

    #[test]
    fn damage_is_noticed() {
        let bytes = manifest().encode(1_000_000_000);
        for at in 0..bytes.len() {
            let mut broken = bytes.clone();
            broken[at] ^= 1;
            assert_eq!(Manifest::decode(&broken), None, "bit flipped at {at}");
            assert_eq!(Manifest::decode(&bytes[..at]), None, "cut at {at}");
        }
    }

    #[test]
    fn a_file_written_just_now_is_not_trusted() {
        let decoded = Manifest::decode(&manifest().encode(9)).expect("well-formed");
        assert!(decoded.files.iter().all(|file| file.stat != manifest().files[0].stat));
    }
}
