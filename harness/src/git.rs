// SPDX-License-Identifier: GPL-2.0-only
//! The only user of git2: the bare repository in which trees and series are kept as objects.
//!
//! Objects are written first and one ref is published last, so an operation that dies in the middle leaves nothing that
//! anybody can see. Bulk writes go through [`PackWriter`], which never involves libgit2; the rest are loose objects.

mod object;
mod pack;
mod path;

pub use object::{Identity, Mode, NewCommit, TreeEntry, encode_tree, parse_tree};
pub use pack::{ObjectKind, PackWriter, PackedObject, pack_object};
pub use path::{BadPath, check_path};

use crate::escape;
use crate::model::{Class, Failure, ObjectId};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Once;

/// Why the object store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// There is no repository, or it cannot be read.
    #[error("cannot open the git repository {path}: {source}")]
    Open {
        /// Where.
        path: PathBuf,
        /// libgit2's reason.
        source: git2::Error,
    },
    /// An object is missing or damaged.
    #[error("object {id} in {path}: {source}")]
    Object {
        /// The repository.
        path: PathBuf,
        /// Which object.
        id: ObjectId,
        /// libgit2's reason.
        source: git2::Error,
    },
    /// An object is there and is not what it must be.
    #[error("object {id} in {path}: {reason}")]
    Malformed {
        /// The repository.
        path: PathBuf,
        /// Which object.
        id: ObjectId,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// An object could not be written.
    #[error("cannot write to {path}: {source}")]
    Write {
        /// The repository.
        path: PathBuf,
        /// libgit2's reason.
        source: git2::Error,
    },
    /// A ref could not be read or changed.
    #[error("ref {name} in {path}: {source}")]
    Ref {
        /// The repository.
        path: PathBuf,
        /// The ref.
        name: String,
        /// libgit2's reason.
        source: git2::Error,
    },
    /// A revision of a user's repository names nothing.
    #[error("{path} has no revision {revision}: {source}")]
    Revision {
        /// The repository.
        path: PathBuf,
        /// As the user wrote it.
        revision: String,
        /// libgit2's reason.
        source: git2::Error,
    },
    /// A path is a file where a directory is needed, or the other way round.
    #[error("{} is both a file and a directory", escape::line(.path))]
    Clash {
        /// The path in the tree.
        path: Vec<u8>,
    },
    /// A file of the store could not be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
}

impl Failure for GitError {
    fn class(&self) -> Class {
        match self {
            Self::Revision { .. } | Self::Clash { .. } => Class::Input,
            Self::Open { .. }
            | Self::Object { .. }
            | Self::Malformed { .. }
            | Self::Write { .. }
            | Self::Ref { .. }
            | Self::Io { .. } => Class::Host,
        }
    }

    fn remedy(&self) -> Option<String> {
        match self {
            Self::Open { path, .. } => Some(format!("check that {} is a git repository you may read", path.display())),
            Self::Object { path, .. } | Self::Malformed { path, .. } => {
                Some(format!("the repository is damaged: `git -C {} fsck` tells how far", path.display()))
            }
            Self::Ref { path, name, .. } => Some(format!(
                "if another kiso is running, wait for it; if {name}.lock was left behind in {}, delete it",
                path.display()
            )),
            Self::Revision { path, .. } => Some(format!("`git -C {} log` lists what there is", path.display())),
            Self::Write { path, .. } | Self::Io { path, .. } => {
                Some(format!("check the free space and the permissions of {}", path.display()))
            }
            Self::Clash { .. } => None,
        }
    }
}

/// Bytes of a pack that are mapped at once.
const PACK_WINDOW: usize = 16 << 20;

/// A change of one path of a tree.
#[derive(Clone, Debug)]
pub struct TreeEdit {
    /// The path from the root, components separated by `/`.
    pub path: Vec<u8>,
    /// The new entry; none removes the path.
    pub entry: Option<(Mode, ObjectId)>,
}

/// A path whose entry differs between two trees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeChange {
    /// The path from the root.
    pub path: Vec<u8>,
    /// Its entry in the old tree, if any.
    pub old: Option<(Mode, ObjectId)>,
    /// Its entry in the new tree, if any.
    pub new: Option<(Mode, ObjectId)>,
}

/// A run of changed lines between two versions of a file; lines count from 1, and an empty side names the line before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineChange {
    /// First line in the old version.
    pub old_start: u32,
    /// Number of lines in the old version.
    pub old_lines: u32,
    /// First line in the new version.
    pub new_start: u32,
    /// Number of lines in the new version.
    pub new_lines: u32,
}

/// A git repository, used for its objects and refs. Not shared between threads: see [`Store::reopen`].
pub struct Store {
    repo: git2::Repository,
    path: PathBuf,
}

impl Store {
    /// Opens the bare repository at `path`, making it first where there is none.
    ///
    /// # Errors
    /// [`GitError::Open`].
    pub fn open_or_create(path: &Path) -> Result<Self, GitError> {
        configure_libgit2();
        let open_error = |source| GitError::Open { path: path.to_owned(), source };
        if !path.join("HEAD").exists() {
            let mut options = git2::RepositoryInitOptions::new();
            options.bare(true).mkpath(true).external_template(false).initial_head("none");
            git2::Repository::init_opts(path, &options).map_err(open_error)?;
        }
        Self::open(path)
    }

    /// Opens a repository that exists: bare, or the `.git` of a clone, or a clone's top directory. Nothing in it is written
    /// unless a writing method of this type is called.
    ///
    /// # Errors
    /// [`GitError::Open`].
    pub fn open(path: &Path) -> Result<Self, GitError> {
        configure_libgit2();
        let repo = git2::Repository::open(path).map_err(|source| GitError::Open { path: path.to_owned(), source })?;
        Ok(Self { repo, path: path.to_owned() })
    }

    /// A second handle on the same repository, for another thread.
    ///
    /// # Errors
    /// [`GitError::Open`].
    pub fn reopen(&self) -> Result<Self, GitError> {
        Self::open(&self.path)
    }

    /// Where the repository lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the object is there. Packs published since this handle last looked are not searched.
    pub fn contains(&self, id: ObjectId) -> bool {
        let known = |odb: git2::Odb<'_>| odb.exists_ext(to_oid(id), git2::OdbLookupFlags::NO_REFRESH);
        self.repo.odb().is_ok_and(known)
    }

    /// The content of a blob.
    ///
    /// # Errors
    /// [`GitError::Object`] where it is missing, damaged or no blob.
    pub fn read_blob(&self, id: ObjectId) -> Result<Vec<u8>, GitError> {
        self.with_object(id, ObjectKind::Blob, |data| Ok(data.to_vec()))
    }

    /// Hands the content of a blob to `take` without copying it first.
    ///
    /// # Errors
    /// [`GitError::Object`] where it is missing, damaged or no blob; or what `take` returns.
    pub fn with_blob<T, E: From<GitError>>(
        &self,
        id: ObjectId,
        take: impl FnOnce(&[u8]) -> Result<T, E>,
    ) -> Result<T, E> {
        self.with_object(id, ObjectKind::Blob, take)
    }

    fn with_object<T, E: From<GitError>>(
        &self,
        id: ObjectId,
        kind: ObjectKind,
        take: impl FnOnce(&[u8]) -> Result<T, E>,
    ) -> Result<T, E> {
        let error = |source| GitError::Object { path: self.path.clone(), id, source };
        let odb = self.repo.odb().map_err(error)?;
        let object = odb.read(to_oid(id)).map_err(error)?;
        if object.kind() != kind.to_git2() {
            return Err(self.malformed(id, "not of the expected type").into());
        }
        take(object.data())
    }

    /// Writes a blob.
    ///
    /// # Errors
    /// [`GitError::Write`].
    pub fn write_blob(&self, content: &[u8]) -> Result<ObjectId, GitError> {
        self.write(ObjectKind::Blob, content)
    }

    fn write(&self, kind: ObjectKind, content: &[u8]) -> Result<ObjectId, GitError> {
        let error = |source| GitError::Write { path: self.path.clone(), source };
        let odb = self.repo.odb().map_err(error)?;
        Ok(from_oid(odb.write(kind.to_git2(), content).map_err(error)?))
    }

    /// The raw content of a tree object, as it is hashed.
    ///
    /// # Errors
    /// [`GitError::Object`] where it is missing, damaged or no tree.
    pub fn read_raw_tree(&self, id: ObjectId) -> Result<Vec<u8>, GitError> {
        self.with_object(id, ObjectKind::Tree, |data| Ok(data.to_vec()))
    }

    /// The entries of one tree object in git's order.
    ///
    /// # Errors
    /// [`GitError::Object`] or [`GitError::Malformed`].
    pub fn read_tree(&self, id: ObjectId) -> Result<Vec<TreeEntry>, GitError> {
        self.with_object(id, ObjectKind::Tree, |data| {
            parse_tree(data).ok_or_else(|| self.malformed(id, "not a well-formed tree"))
        })
    }

    /// The entry at `path` in a tree; none where there is nothing, or a file where a directory would have to be.
    ///
    /// # Errors
    /// [`GitError::Object`] or [`GitError::Malformed`].
    pub fn entry(&self, tree: ObjectId, path: &[u8]) -> Result<Option<(Mode, ObjectId)>, GitError> {
        let mut at = (Mode::Tree, tree);
        for component in path.split(|&byte| byte == b'/') {
            if at.0 != Mode::Tree {
                return Ok(None);
            }
            let found = self.read_tree(at.1)?.into_iter().find(|entry| entry.name == component);
            match found {
                Some(entry) => at = (entry.mode, entry.id),
                None => return Ok(None),
            }
        }
        Ok(Some(at))
    }

    /// Calls `visit` for every file and symlink of a tree, in git's order, with its path from the root.
    ///
    /// # Errors
    /// [`GitError::Object`] or [`GitError::Malformed`]; or what `visit` returns.
    pub fn walk<E: From<GitError>>(
        &self,
        tree: ObjectId,
        visit: &mut dyn FnMut(&[u8], Mode, ObjectId) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut pending = vec![(Vec::new(), Mode::Tree, tree)];
        while let Some((path, mode, id)) = pending.pop() {
            if mode != Mode::Tree {
                visit(&path, mode, id)?;
                continue;
            }
            for entry in self.read_tree(id)?.into_iter().rev() {
                pending.push((join(&path, &entry.name), entry.mode, entry.id));
            }
        }
        Ok(())
    }

    /// Writes the tree that `base` becomes by these edits. Only the directories on the edited paths are read and written;
    /// directories that become empty go.
    ///
    /// # Errors
    /// [`GitError::Clash`] where an edit needs a directory that is a file or would replace a directory by a file.
    pub fn update_tree(&self, base: ObjectId, edits: &[TreeEdit]) -> Result<ObjectId, GitError> {
        let edits: Vec<_> = edits.iter().map(|edit| (edit.path.as_slice(), edit.entry)).collect();
        match self.update_directory(Some(base), b"", &edits)? {
            Some(id) => Ok(id),
            None => self.write(ObjectKind::Tree, &[]),
        }
    }

    fn update_directory(
        &self,
        base: Option<ObjectId>,
        prefix: &[u8],
        edits: &[(&[u8], Option<(Mode, ObjectId)>)],
    ) -> Result<Option<ObjectId>, GitError> {
        let clash = |name: &[u8]| GitError::Clash { path: join(prefix, name) };
        let mut entries: BTreeMap<Vec<u8>, (Mode, ObjectId)> = match base {
            Some(id) => self.read_tree(id)?.into_iter().map(|entry| (entry.name, (entry.mode, entry.id))).collect(),
            None => BTreeMap::new(),
        };
        let mut below: BTreeMap<&[u8], Vec<(&[u8], Option<(Mode, ObjectId)>)>> = BTreeMap::new();
        let mut added = Vec::new();
        for &(path, entry) in edits {
            match (path.iter().position(|&byte| byte == b'/'), entry) {
                (Some(slash), _) => below.entry(&path[..slash]).or_default().push((&path[slash + 1..], entry)),
                (None, Some(entry)) => added.push((path, entry)),
                // Removing a directory takes removals of its files, never of the directory itself.
                (None, None) if entries.get(path).is_some_and(|(mode, _)| *mode == Mode::Tree) => {
                    return Err(clash(path));
                }
                (None, None) => drop(entries.remove(path)),
            }
        }
        for (name, edits) in below {
            let old = match entries.get(name) {
                Some((Mode::Tree, id)) => Some(*id),
                // A removal below a file that this update turned into something else has nothing left to do.
                Some(_) if edits.iter().all(|(_, entry)| entry.is_none()) => continue,
                Some(_) => return Err(clash(name)),
                None => None,
            };
            match self.update_directory(old, &join(prefix, name), &edits)? {
                Some(id) => drop(entries.insert(name.to_vec(), (Mode::Tree, id))),
                None => drop(entries.remove(name)),
            }
        }
        for (name, entry) in added {
            if entries.get(name).is_some_and(|(mode, _)| *mode == Mode::Tree) {
                return Err(clash(name));
            }
            entries.insert(name.to_vec(), entry);
        }
        if entries.is_empty() {
            return Ok(None);
        }
        let entries = entries.into_iter().map(|(name, (mode, id))| TreeEntry { name, mode, id }).collect();
        self.write(ObjectKind::Tree, &encode_tree(entries)).map(Some)
    }

    /// The paths whose entries differ between two trees, in path order; equal subtrees are not opened.
    ///
    /// # Errors
    /// [`GitError::Object`] or [`GitError::Malformed`].
    pub fn diff_trees(&self, old: ObjectId, new: ObjectId) -> Result<Vec<TreeChange>, GitError> {
        let mut changes = Vec::new();
        self.diff_directories(&[], Some(old), Some(new), &mut changes)?;
        changes.sort_by(|a: &TreeChange, b| a.path.cmp(&b.path));
        Ok(changes)
    }

    fn diff_directories(
        &self,
        prefix: &[u8],
        old: Option<ObjectId>,
        new: Option<ObjectId>,
        changes: &mut Vec<TreeChange>,
    ) -> Result<(), GitError> {
        if old == new {
            return Ok(());
        }
        let read = |id: Option<ObjectId>| id.map_or(Ok(Vec::new()), |id| self.read_tree(id));
        let mut sides: BTreeMap<Vec<u8>, [Option<(Mode, ObjectId)>; 2]> = BTreeMap::new();
        for (side, entries) in [read(old)?, read(new)?].into_iter().enumerate() {
            for entry in entries {
                sides.entry(entry.name).or_default()[side] = Some((entry.mode, entry.id));
            }
        }
        for (name, [old, new]) in sides {
            if old == new {
                continue;
            }
            let path = join(prefix, &name);
            let tree = |side: Option<(Mode, ObjectId)>| side.filter(|(mode, _)| *mode == Mode::Tree).map(|(_, id)| id);
            let file = |side: Option<(Mode, ObjectId)>| side.filter(|(mode, _)| *mode != Mode::Tree);
            if tree(old).is_some() || tree(new).is_some() {
                self.diff_directories(&path, tree(old), tree(new), changes)?;
            }
            if file(old).is_some() || file(new).is_some() {
                changes.push(TreeChange { path, old: file(old), new: file(new) });
            }
        }
        Ok(())
    }

    /// The lines that differ between two versions of a file.
    ///
    /// # Errors
    /// [`GitError::Object`] where one is missing.
    pub fn changed_lines(&self, old: ObjectId, new: ObjectId) -> Result<Vec<LineChange>, GitError> {
        let (before, after) = (self.read_blob(old)?, self.read_blob(new)?);
        let error = |source| GitError::Object { path: self.path.clone(), id: new, source };
        let mut options = git2::DiffOptions::new();
        options.context_lines(0).interhunk_lines(0).force_text(true);
        let patch = git2::Patch::from_buffers(&before, None, &after, None, Some(&mut options)).map_err(error)?;
        let hunk = |index| {
            let (hunk, _) = patch.hunk(index).map_err(error)?;
            Ok(LineChange {
                old_start: hunk.old_start(),
                old_lines: hunk.old_lines(),
                new_start: hunk.new_start(),
                new_lines: hunk.new_lines(),
            })
        };
        (0..patch.num_hunks()).map(hunk).collect()
    }

    /// Writes a commit.
    ///
    /// # Errors
    /// [`GitError::Write`].
    pub fn commit(&self, commit: &NewCommit<'_>) -> Result<ObjectId, GitError> {
        self.write(ObjectKind::Commit, &object::encode_commit(commit))
    }

    /// The tree of a commit.
    ///
    /// # Errors
    /// [`GitError::Object`] where it is missing or no commit.
    pub fn commit_tree(&self, commit: ObjectId) -> Result<ObjectId, GitError> {
        let error = |source| GitError::Object { path: self.path.clone(), id: commit, source };
        Ok(from_oid(self.repo.find_commit(to_oid(commit)).map_err(error)?.tree_id()))
    }

    /// Writes an annotated tag object (no ref) on a commit, with the fixed identity.
    ///
    /// # Errors
    /// [`GitError::Write`].
    pub fn write_tag(&self, name: &str, commit: ObjectId, message: &str) -> Result<ObjectId, GitError> {
        self.write(ObjectKind::Tag, &object::encode_tag(name, commit, message))
    }

    /// The commit an annotated tag object points at, and its message.
    ///
    /// # Errors
    /// [`GitError::Object`] where it is missing or no tag.
    pub fn read_tag(&self, id: ObjectId) -> Result<(ObjectId, String), GitError> {
        let error = |source| GitError::Object { path: self.path.clone(), id, source };
        let tag = self.repo.find_tag(to_oid(id)).map_err(error)?;
        let message = tag.message_bytes().unwrap_or_default();
        Ok((from_oid(tag.target_id()), String::from_utf8_lossy(message).into_owned()))
    }

    /// What a ref points at, not followed through tags; none where there is no such ref.
    ///
    /// # Errors
    /// [`GitError::Ref`] where it cannot be read.
    pub fn reference(&self, name: &str) -> Result<Option<ObjectId>, GitError> {
        match self.repo.refname_to_id(name) {
            Ok(oid) => Ok(Some(from_oid(oid))),
            Err(error) if error.code() == git2::ErrorCode::NotFound => Ok(None),
            Err(source) => Err(self.ref_error(name, source)),
        }
    }

    /// Makes a ref or moves it: the one step by which an operation becomes visible.
    ///
    /// # Errors
    /// [`GitError::Ref`].
    pub fn set_reference(&self, name: &str, to: ObjectId) -> Result<(), GitError> {
        let set = self.repo.reference(name, to_oid(to), true, "kiso");
        set.map(drop).map_err(|source| self.ref_error(name, source))
    }

    /// Removes a ref. Returns whether it was there.
    ///
    /// # Errors
    /// [`GitError::Ref`].
    pub fn delete_reference(&self, name: &str) -> Result<bool, GitError> {
        match self.repo.find_reference(name) {
            Ok(mut reference) => reference.delete().map(|()| true).map_err(|source| self.ref_error(name, source)),
            Err(error) if error.code() == git2::ErrorCode::NotFound => Ok(false),
            Err(source) => Err(self.ref_error(name, source)),
        }
    }

    /// The refs whose names begin with `prefix` (which ends in `/`), in order: the rest of the name and what it points at.
    ///
    /// # Errors
    /// [`GitError::Ref`].
    pub fn references(&self, prefix: &str) -> Result<Vec<(String, ObjectId)>, GitError> {
        let glob = format!("{prefix}*");
        let error = |source| self.ref_error(&glob, source);
        let mut found = Vec::new();
        for reference in self.repo.references_glob(&glob).map_err(error)? {
            let reference = reference.map_err(error)?;
            if let (Ok(name), Some(target)) = (reference.name(), reference.target()) {
                found.push((name.strip_prefix(prefix).unwrap_or(name).to_owned(), from_oid(target)));
            }
        }
        found.sort();
        Ok(found)
    }

    /// The commit and the tree that a revision names in this repository.
    ///
    /// # Errors
    /// [`GitError::Revision`] where it names nothing, or something that is no commit.
    pub fn resolve(&self, revision: &str) -> Result<(ObjectId, ObjectId), GitError> {
        let error = |source| GitError::Revision { path: self.path.clone(), revision: revision.to_owned(), source };
        let commit = self.repo.revparse_single(revision).and_then(|object| object.peel_to_commit()).map_err(error)?;
        Ok((from_oid(commit.id()), from_oid(commit.tree_id())))
    }

    /// Begins a pack for this repository.
    ///
    /// # Errors
    /// [`GitError::Io`].
    pub fn pack_writer(&self) -> Result<PackWriter, GitError> {
        PackWriter::new(&self.repo.path().join("objects"))
    }

    fn malformed(&self, id: ObjectId, reason: &'static str) -> GitError {
        GitError::Malformed { path: self.path.clone(), id, reason }
    }

    fn ref_error(&self, name: &str, source: git2::Error) -> GitError {
        GitError::Ref { path: self.path.clone(), name: name.to_owned(), source }
    }
}

/// Joins two parts of a path in a tree.
pub fn join(directory: &[u8], name: &[u8]) -> Vec<u8> {
    if directory.is_empty() { name.to_vec() } else { [directory, b"/", name].concat() }
}

/// Settings of libgit2 that hold for the whole process, made before its first use.
fn configure_libgit2() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Objects are named by us and checked by zlib's own checksum; hashing each again costs more than reading it.
        git2::opts::strict_hash_verification(false);
        // Edits name objects that were written just before.
        git2::opts::strict_object_creation(false);
        use git2::ConfigLevel::{Global, ProgramData, System, XDG};
        for level in [ProgramData, System, XDG, Global] {
            // SAFETY: `Once` keeps other threads of ours out, and no repository is open yet. A level whose search path
            // cannot be emptied keeps its default, which is harmless.
            let _ = unsafe { git2::opts::set_search_path(level, "") };
        }
        // SAFETY: as above. Packs are mapped in pieces, so that the memory does not grow with them.
        let _ = unsafe { git2::opts::set_mwindow_size(PACK_WINDOW) };
        // SAFETY: as above.
        let _ = unsafe { git2::opts::set_mwindow_mapped_limit(4 * PACK_WINDOW) };
        // SAFETY: as above. Reading objects runs nothing that the owner of the repository could have planted.
        let _ = unsafe { git2::opts::set_verify_owner_validation(false) };
    });
}

fn to_oid(id: ObjectId) -> git2::Oid {
    git2::Oid::from_bytes(id.as_bytes()).unwrap_or(git2::Oid::ZERO_SHA1)
}

fn from_oid(oid: git2::Oid) -> ObjectId {
    let mut bytes = [0; 20];
    bytes.copy_from_slice(&oid.as_bytes()[..20]);
    ObjectId::from_bytes(bytes)
}
