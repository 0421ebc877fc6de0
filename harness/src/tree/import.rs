// SPDX-License-Identifier: GPL-2.0-only
//! From a source to a commit: one import, all or nothing.

use super::archive::{ArchiveEntry, EntryKind, Refusal, read_archive};
use super::blobs::{BlobSink, write_blobs};
use super::builder::{Builder, Built};
use super::debian::{self, SourceFile};
use super::record::{DEBIAN, ImportedTree, check_name, find, publish};
use super::{EntryFault, Limits, TreeError, clone};
use crate::escape;
use crate::event::Events;
use crate::git::{Identity, Mode, NewCommit, PackWriter, Store};
use crate::model::{Digest, ObjectId, Stage, TreeSource};
use crate::process::Interrupt;
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The message of every import's commit: nothing but the content may decide its id.
const MESSAGE: &[u8] = b"A kernel source tree\n\nImported by kiso.\n";
/// Entries between two reports of progress.
const REPORT_EVERY: u64 = 256;

/// Imports a tree and names it. Where a tree of this name came from the very same source, nothing is read; where it came
/// from another, the name moves once the new one is complete, with a note.
///
/// `work` is an existing directory for private temporary directories (a downloaded package).
///
/// # Errors
/// [`TreeError`]; the store is then as it was.
pub fn import(
    store: &Store,
    name: &str,
    source: &TreeSource,
    work: &Path,
    limits: &Limits,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<ImportedTree, TreeError> {
    check_name(name)?;
    // A record that cannot be read is no reason not to import: it is about to be replaced.
    let old = find(store, name).ok().flatten();
    let origin = Origin::of(source, events, interrupt)?;
    let same = |old: &ImportedTree| old.source == origin.words && old.source_version == origin.version;
    if let Some(old) = old.clone().filter(same) {
        let known = ImportedTree { clone: origin.place.clone_path(), ..old };
        // The clone was moved, or was not recorded yet.
        if known.clone.is_some() {
            publish(store, &known)?;
        }
        return Ok(known);
    }
    let built = origin.read_into(store, work, limits, events, interrupt)?;
    let kiso = Identity::kiso(0);
    let commit = NewCommit { tree: built.tree, parent: None, author: &kiso, committer: &kiso, message: MESSAGE };
    let imported = ImportedTree {
        name: name.to_owned(),
        commit: store.commit(&commit)?,
        tree: built.tree,
        files: built.files,
        bytes: built.bytes,
        source: origin.words,
        source_version: origin.version,
        clone: origin.place.clone_path(),
        already_there: false,
    };
    publish(store, &imported)?;
    if let Some(old) = old {
        let (was, is) = (&old.source_version, &imported.source_version);
        events.note(format!("tree {name} was {} {was}; it is {} {is} now", old.source, imported.source));
    }
    Ok(imported)
}

/// A source that was looked at and not yet read.
struct Origin<'a> {
    words: String,
    version: String,
    place: Place<'a>,
}

enum Place<'a> {
    Package(debian::Package),
    Tarball(&'a Path),
    Clone { repository: Store, path: &'a Path, tree: ObjectId },
}

impl Place<'_> {
    /// Where the clone lies, whatever the directory of the next call.
    fn clone_path(&self) -> Option<PathBuf> {
        match self {
            Self::Clone { path, .. } => path.canonicalize().ok(),
            Self::Package(_) | Self::Tarball(_) => None,
        }
    }
}

impl<'a> Origin<'a> {
    fn of(source: &'a TreeSource, events: &Events, interrupt: &Interrupt) -> Result<Self, TreeError> {
        match source {
            TreeSource::Debian(name) => {
                let package = debian::find_package(name, interrupt)?;
                let version = package.version.clone();
                Ok(Self { words: format!("{DEBIAN}{name}"), version, place: Place::Package(package) })
            }
            TreeSource::Tarball(path) => {
                let version = format!("sha256:{}", digest(path, events, interrupt)?);
                Ok(Self { words: format!("tarball {}", shown(path)), version, place: Place::Tarball(path) })
            }
            TreeSource::Clone { path, revision } => {
                let repository = Store::open(path)?;
                let (commit, tree) = repository.resolve(revision)?;
                let words = format!("clone {} at {}", shown(path), escape::line(revision));
                Ok(Self { words, version: commit.to_string(), place: Place::Clone { repository, path, tree } })
            }
        }
    }

    fn read_into(
        &self,
        store: &Store,
        work: &Path,
        limits: &Limits,
        events: &Events,
        interrupt: &Interrupt,
    ) -> Result<Built, TreeError> {
        let pack = store.pack_writer()?;
        match &self.place {
            Place::Tarball(path) => {
                import_file(store, pack, &SourceFile::Tarball(path.to_path_buf()), limits, events, interrupt)
            }
            Place::Package(package) => {
                let private = tempfile::Builder::new().prefix("kiso-package-").tempdir_in(work);
                let private = private.map_err(|source| TreeError::Io { path: work.to_owned(), source })?;
                let file = package.fetch(private.path(), events, interrupt)?;
                import_file(store, pack, &file, limits, events, interrupt)
            }
            Place::Clone { repository, path, tree } => {
                let mut builder = Builder::new(*limits);
                let mut reporter = Reporter::new(events, interrupt);
                let (copied, ids, pack) = write_blobs(store, pack, |sink| {
                    clone::copy_tree(repository, path, *tree, &mut builder, sink, &mut reporter)
                })?;
                if let Some(id) = clone::damaged(&copied, &ids) {
                    let reason = format!("object {id} does not hold what its name says: the repository is damaged");
                    return Err(TreeError::Archive { path: path.to_path_buf(), reason });
                }
                finish(builder, &ids, pack, path, interrupt)
            }
        }
    }
}

fn import_file(
    store: &Store,
    pack: PackWriter,
    file: &SourceFile,
    limits: &Limits,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<Built, TreeError> {
    let (SourceFile::Tarball(path) | SourceFile::Deb(path)) = file;
    let opened = open(path)?;
    let total = opened.metadata().map(|meta| meta.len()).ok();
    let mut builder = Builder::new(*limits);
    let mut reporter = Reporter::new(events, interrupt);
    reporter.total = total;
    let input_done = Arc::clone(&reporter.done);
    let (_, ids, pack) = write_blobs(store, pack, |sink| {
        let mut read_tar = |source: &mut dyn Read| {
            read_archive(source, path, &mut |entry| take(entry, &mut builder, sink, &mut reporter))
        };
        match file {
            SourceFile::Tarball(_) => read_tar(&mut Counted { inner: opened, done: input_done }),
            SourceFile::Deb(_) => debian::read_deb(opened, path, &mut |tarball| {
                read_tar(&mut Counted { inner: tarball, done: Arc::clone(&input_done) })
            }),
        }
    })?;
    builder.strip_top();
    finish(builder, &ids, pack, path, interrupt)
}

fn take(
    entry: ArchiveEntry<'_>,
    builder: &mut Builder,
    sink: &mut BlobSink<'_>,
    reporter: &mut Reporter<'_>,
) -> Result<(), Refusal> {
    let path = entry.path;
    reporter.step(&path)?;
    match entry.kind {
        EntryKind::Directory => builder.add_directory(&path)?,
        EntryKind::HardLink { target } => builder.add_hard_link(&path, &target)?,
        EntryKind::Symlink { target } => {
            builder.admit(target.len() as u64)?;
            builder.add_symlink(&path, &target, sink.put(target.clone())?)?;
        }
        EntryKind::File { executable, size, content } => {
            builder.admit(size)?;
            let mut bytes = Vec::with_capacity(size as usize);
            content.read_to_end(&mut bytes).map_err(EntryFault::Unreadable)?;
            if bytes.len() as u64 != size {
                return Err(EntryFault::Unreadable(io::ErrorKind::UnexpectedEof.into()).into());
            }
            let mode = if executable { Mode::Executable } else { Mode::File };
            builder.add_file(&path, mode, size, sink.put(bytes)?)?;
        }
    }
    Ok(())
}

fn finish(
    builder: Builder,
    ids: &[ObjectId],
    mut pack: PackWriter,
    origin: &Path,
    interrupt: &Interrupt,
) -> Result<Built, TreeError> {
    builder.check_links().map_err(|(entry, fault)| TreeError::Entry { origin: origin.to_owned(), entry, fault })?;
    if interrupt.is_set() {
        return Err(TreeError::Interrupted);
    }
    let built = builder.write(ids, &mut pack)?;
    if built.files == 0 {
        return Err(TreeError::Archive { path: origin.to_owned(), reason: "it holds no file".into() });
    }
    pack.finish()?;
    Ok(built)
}

/// A path as it may be kept with a tree.
fn shown(path: &Path) -> String {
    escape::line(path.as_os_str().as_encoded_bytes())
}

fn open(path: &Path) -> Result<File, TreeError> {
    File::open(path).map_err(|source| TreeError::Io { path: path.to_owned(), source })
}

/// The digest of a whole file.
fn digest(path: &Path, events: &Events, interrupt: &Interrupt) -> Result<Digest, TreeError> {
    let mut file = open(path)?;
    let error = |source| TreeError::Io { path: path.to_owned(), source };
    events.progress(Stage::Tree, 0, None, "hashing the archive");
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 20];
    loop {
        if interrupt.is_set() {
            return Err(TreeError::Interrupted);
        }
        match file.read(&mut buffer).map_err(error)? {
            0 => return Ok(Digest::from_bytes(hasher.finalize().into())),
            read => hasher.update(&buffer[..read]),
        }
    }
}

/// Counts the bytes of a source as they are read.
struct Counted<R> {
    inner: R,
    done: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.done.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Tells of progress, in bytes of the source where its size is known and in entries where not, and notices an interrupt.
pub(super) struct Reporter<'a> {
    events: &'a Events,
    interrupt: &'a Interrupt,
    entries: u64,
    done: Arc<AtomicU64>,
    total: Option<u64>,
}

impl<'a> Reporter<'a> {
    fn new(events: &'a Events, interrupt: &'a Interrupt) -> Self {
        Self { events, interrupt, entries: 0, done: Arc::default(), total: None }
    }

    /// One entry more.
    pub fn step(&mut self, path: &[u8]) -> Result<(), TreeError> {
        if self.interrupt.is_set() {
            return Err(TreeError::Interrupted);
        }
        if self.entries.is_multiple_of(REPORT_EVERY) {
            let done = if self.total.is_some() { self.done.load(Ordering::Relaxed) } else { self.entries };
            self.events.progress(Stage::Tree, done, self.total, escape::line_cut(path, 120));
        }
        self.entries += 1;
        Ok(())
    }
}
