// SPDX-License-Identifier: GPL-2.0-only
//! Writing many objects at once: one pack and its index, published together at the end.
//!
//! [`pack_object`] hashes and deflates one object and needs nothing else, so it runs on any thread; [`PackWriter`] puts the
//! results into a file in a private directory of the store. A writer that is dropped leaves nothing; what a killed process
//! left is swept by the next writer.

use super::GitError;
use crate::model::ObjectId;
use flate2::{Compression, Crc, write::ZlibEncoder};
use sha1::{Digest, Sha1};
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The begin of the private directories' names; the process id follows.
const PRIVATE_PREFIX: &str = "kiso-pack-";

/// The four types of object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectKind {
    /// A commit.
    Commit,
    /// A directory.
    Tree,
    /// A file's content or a symlink's target.
    Blob,
    /// An annotated tag.
    Tag,
}

impl ObjectKind {
    const fn word(self) -> &'static str {
        match self {
            Self::Commit => "commit",
            Self::Tree => "tree",
            Self::Blob => "blob",
            Self::Tag => "tag",
        }
    }

    const fn pack_type(self) -> u8 {
        match self {
            Self::Commit => 1,
            Self::Tree => 2,
            Self::Blob => 3,
            Self::Tag => 4,
        }
    }

    pub(super) const fn to_git2(self) -> git2::ObjectType {
        match self {
            Self::Commit => git2::ObjectType::Commit,
            Self::Tree => git2::ObjectType::Tree,
            Self::Blob => git2::ObjectType::Blob,
            Self::Tag => git2::ObjectType::Tag,
        }
    }

    /// The id of an object of this type with this content.
    pub fn id_of(self, content: &[u8]) -> ObjectId {
        let mut hasher = Sha1::new();
        hasher.update(format!("{} {}\0", self.word(), content.len()));
        hasher.update(content);
        ObjectId::from_bytes(hasher.finalize().into())
    }
}

/// One object as it lies in a pack.
pub struct PackedObject {
    id: ObjectId,
    crc: u32,
    bytes: Vec<u8>,
}

impl PackedObject {
    /// Its id.
    pub fn id(&self) -> ObjectId {
        self.id
    }
}

/// Deflates an object whose id is known.
pub fn pack_object(kind: ObjectKind, id: ObjectId, content: &[u8]) -> PackedObject {
    let mut bytes = Vec::with_capacity(content.len() / 3 + 64);
    let mut size = content.len();
    let mut head = (kind.pack_type() << 4) | (size & 15) as u8;
    size >>= 4;
    while size > 0 {
        bytes.push(head | 0x80);
        head = (size & 0x7f) as u8;
        size >>= 7;
    }
    bytes.push(head);
    let mut encoder = ZlibEncoder::new(bytes, Compression::fast());
    // Writing to a Vec cannot fail.
    let bytes = encoder.write_all(content).and_then(|()| encoder.finish()).unwrap_or_default();
    let mut crc = Crc::new();
    crc.update(&bytes);
    PackedObject { id, crc: crc.sum(), bytes }
}

struct IndexEntry {
    id: ObjectId,
    crc: u32,
    offset: u64,
}

/// Collects packed objects and publishes them as one pack.
pub struct PackWriter {
    objects: PathBuf,
    directory: TempDir,
    file: BufWriter<File>,
    offset: u64,
    entries: Vec<IndexEntry>,
    seen: HashSet<ObjectId>,
}

impl PackWriter {
    pub(super) fn new(objects: &Path) -> Result<Self, GitError> {
        let error = |source| GitError::Io { path: objects.to_owned(), source };
        sweep(objects).map_err(error)?;
        let prefix = format!("{PRIVATE_PREFIX}{}-", std::process::id());
        let directory = tempfile::Builder::new().prefix(&prefix).tempdir_in(objects).map_err(error)?;
        let open = File::options().read(true).write(true).create_new(true).open(directory.path().join("pack"));
        let mut file = BufWriter::with_capacity(1 << 20, open.map_err(error)?);
        file.write_all(&pack_header(0)).map_err(error)?;
        let (entries, seen) = (Vec::new(), HashSet::new());
        Ok(Self { objects: objects.to_owned(), directory, file, offset: 12, entries, seen })
    }

    /// Whether the object is in this pack already.
    pub fn contains(&self, id: ObjectId) -> bool {
        self.seen.contains(&id)
    }

    /// Adds an object; one that is in the pack already is passed over.
    ///
    /// # Errors
    /// [`GitError::Io`].
    pub fn add(&mut self, object: &PackedObject) -> Result<(), GitError> {
        if !self.seen.insert(object.id) {
            return Ok(());
        }
        self.file.write_all(&object.bytes).map_err(|source| self.error(source))?;
        self.entries.push(IndexEntry { id: object.id, crc: object.crc, offset: self.offset });
        self.offset += object.bytes.len() as u64;
        Ok(())
    }

    /// Hashes and deflates an object on this thread and adds it.
    ///
    /// # Errors
    /// [`GitError::Io`].
    pub fn add_content(&mut self, kind: ObjectKind, content: &[u8]) -> Result<ObjectId, GitError> {
        let id = kind.id_of(content);
        if !self.contains(id) {
            self.add(&pack_object(kind, id, content))?;
        }
        Ok(id)
    }

    /// Completes the pack and publishes it: from here on every object in it can be read from the store.
    ///
    /// # Errors
    /// [`GitError::Io`]; nothing is left then.
    pub fn finish(mut self) -> Result<(), GitError> {
        if self.entries.is_empty() {
            return Ok(());
        }
        let checksum = self.complete_pack().map_err(|source| self.error(source))?;
        self.publish(checksum).map_err(|source| self.error(source))
    }

    /// The number of objects stands at the head and is known only now; the checksum covers it.
    fn complete_pack(&mut self) -> io::Result<ObjectId> {
        let count =
            u32::try_from(self.entries.len()).map_err(|_| io::Error::other("more objects than a pack can hold"))?;
        self.file.flush()?;
        let file = self.file.get_mut();
        file.seek(SeekFrom::Start(0))?;
        file.write_all(&pack_header(count))?;
        file.seek(SeekFrom::Start(0))?;
        let mut hasher = Sha1::new();
        let mut reader = BufReader::with_capacity(0, &mut *file);
        let mut buffer = vec![0; 1 << 20];
        loop {
            match reader.read(&mut buffer)? {
                0 => break,
                read => hasher.update(&buffer[..read]),
            }
        }
        let checksum: [u8; 20] = hasher.finalize().into();
        file.write_all(&checksum)?;
        file.sync_all()?;
        Ok(ObjectId::from_bytes(checksum))
    }

    fn publish(&mut self, checksum: ObjectId) -> io::Result<()> {
        let from = self.directory.path();
        let index = from.join("idx");
        let mut file = BufWriter::new(File::create_new(&index)?);
        file.write_all(&encode_index(&mut self.entries, checksum))?;
        file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        let packs = self.objects.join("pack");
        fs::create_dir_all(&packs)?;
        for file in [from.join("pack"), index.clone()] {
            fs::set_permissions(file, std::os::unix::fs::PermissionsExt::from_mode(0o444))?;
        }
        // A reader looks for the index first, so the pack must be in its place by then.
        fs::rename(from.join("pack"), packs.join(format!("pack-{checksum}.pack")))?;
        fs::rename(index, packs.join(format!("pack-{checksum}.idx")))?;
        File::open(&packs)?.sync_all()
    }

    fn error(&self, source: io::Error) -> GitError {
        GitError::Io { path: self.directory.path().to_owned(), source }
    }
}

fn pack_header(objects: u32) -> [u8; 12] {
    let mut header = *b"PACK\0\0\0\x02\0\0\0\0";
    header[8..].copy_from_slice(&objects.to_be_bytes());
    header
}

/// The index, version 2: fan-out, ids in order, checksums, offsets; those above 2 GiB in a table of their own.
fn encode_index(entries: &mut [IndexEntry], pack: ObjectId) -> Vec<u8> {
    entries.sort_unstable_by_key(|entry| entry.id);
    let mut bytes = Vec::with_capacity(1100 + entries.len() * 28);
    bytes.extend_from_slice(b"\xfftOc\0\0\0\x02");
    for first in 0..=255 {
        let up_to = entries.partition_point(|entry| entry.id.as_bytes()[0] <= first);
        bytes.extend_from_slice(&(up_to as u32).to_be_bytes());
    }
    entries.iter().for_each(|entry| bytes.extend_from_slice(entry.id.as_bytes()));
    entries.iter().for_each(|entry| bytes.extend_from_slice(&entry.crc.to_be_bytes()));
    let mut large: Vec<u64> = Vec::new();
    for entry in entries.iter() {
        let offset = if entry.offset < 1 << 31 {
            entry.offset as u32
        } else {
            large.push(entry.offset);
            (1 << 31) | (large.len() - 1) as u32
        };
        bytes.extend_from_slice(&offset.to_be_bytes());
    }
    large.iter().for_each(|offset| bytes.extend_from_slice(&offset.to_be_bytes()));
    bytes.extend_from_slice(pack.as_bytes());
    let checksum = Sha1::digest(&bytes);
    bytes.extend_from_slice(&checksum);
    bytes
}

/// Removes the private directories of processes that are no more.
fn sweep(objects: &Path) -> io::Result<()> {
    for entry in fs::read_dir(objects)? {
        let entry = entry?;
        let name = entry.file_name();
        let pid =
            name.to_str().and_then(|name| name.strip_prefix(PRIVATE_PREFIX)).and_then(|rest| rest.split('-').next());
        if pid.is_some_and(|pid| !Path::new("/proc").join(pid).exists()) {
            match fs::remove_dir_all(entry.path()) {
                // Another thread sweeps, too.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                done => done?,
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Barrier;
    use std::thread;

    #[test]
    fn two_may_sweep_at_once() {
        let dir = tempfile::tempdir().expect("a directory");
        for _ in 0..20 {
            for number in 0..50 {
                // Above the largest process id that there can be.
                fs::create_dir(dir.path().join(format!("{PRIVATE_PREFIX}4194305-{number}"))).expect("made");
            }
            let all_at_once = Barrier::new(4);
            thread::scope(|scope| {
                for _ in 0..4 {
                    scope.spawn(|| {
                        all_at_once.wait();
                        sweep(dir.path()).expect("swept");
                    });
                }
            });
            assert_eq!(fs::read_dir(dir.path()).expect("readable").count(), 0);
        }
    }
}
