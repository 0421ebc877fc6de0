// SPDX-License-Identifier: GPL-2.0-only
//! The only user of git2: the bare repository in which trees and series are kept as objects.
//!
//! New objects stay in memory until something is about to name one: a ref, or a file of kiso's state. Then those that it
//! leads to are written, and the name is published last, so an operation that dies in the middle leaves nothing that anybody
//! can see, and what only helped on the way is never written. Bulk writes go through [`PackWriter`], which never involves
//! libgit2.

mod abridged;
mod error;
mod held;
mod history;
mod keep;
mod lines;
mod object;
mod pack;
mod path;
mod stale;
mod tree;

pub use error::GitError;
pub use held::Content;
use held::Held;
pub use history::{Ancestor, History, Trail};
#[cfg(test)]
pub(crate) use lines::unified_diff;
pub use lines::{LineChange, Merged, SideNames, line_changes, merge, split_lines};
pub use object::{Identity, Mode, NewCommit, TreeEntry, encode_tree, parse_tree};
pub use pack::{ObjectKind, PackWriter, PackedObject, pack_object};
pub use path::{BadPath, check_path};
pub use tree::{TreeChange, TreeEdit, join};

use crate::model::ObjectId;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Once};

/// What is wrong with an object of another type.
const OTHER_TYPE: &str = "not of the expected type";
/// Bytes of a pack that are mapped at once.
const PACK_WINDOW: usize = 16 << 20;

/// A git repository, used for its objects and refs. Not shared between threads: see [`Store::reopen`].
pub struct Store {
    repo: git2::Repository,
    path: PathBuf,
    held: Arc<Held>,
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
        Ok(Self { repo, path: path.to_owned(), held: Arc::default() })
    }

    /// Opens the repository in whose work tree `dir` lies, to read it, and gives the path of `dir` in that work tree; none
    /// where no work tree encloses it.
    ///
    /// # Errors
    /// [`GitError::Open`].
    pub fn enclosing(dir: &Path) -> Result<Option<(Self, PathBuf)>, GitError> {
        configure_libgit2();
        let repo = match git2::Repository::discover(dir) {
            Ok(repo) => repo,
            Err(error) if error.code() == git2::ErrorCode::NotFound => return Ok(None),
            Err(source) => return Err(GitError::Open { path: dir.to_owned(), source }),
        };
        let real = |path: &Path| path.canonicalize().map_err(|source| GitError::Io { path: path.to_owned(), source });
        let Some(top) = repo.workdir().map(real).transpose()? else { return Ok(None) };
        let Ok(inside) = real(dir)?.strip_prefix(&top).map(Path::to_owned) else { return Ok(None) };
        Ok(Some((Self { repo, path: top, held: Arc::default() }, inside)))
    }

    /// Makes a repository in the directory that is its work tree, for tests.
    #[cfg(test)]
    pub(crate) fn init(dir: &Path) -> Self {
        Self { repo: git2::Repository::init(dir).expect("a repository"), path: dir.to_owned(), held: Arc::default() }
    }

    /// A second handle on the same repository, for another thread. The two see each other's new objects.
    ///
    /// # Errors
    /// [`GitError::Open`].
    pub fn reopen(&self) -> Result<Self, GitError> {
        Ok(Self { held: Arc::clone(&self.held), ..Self::open(&self.path)? })
    }

    /// Where the repository lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the object is there. Packs published since this handle last looked are not searched.
    pub fn contains(&self, id: ObjectId) -> bool {
        let known = |odb: git2::Odb<'_>| odb.exists_ext(to_oid(id), git2::OdbLookupFlags::NO_REFRESH);
        self.held.contains(id) || self.repo.odb().is_ok_and(known)
    }

    /// The content of a blob.
    ///
    /// # Errors
    /// [`GitError::Object`] where it is missing, damaged or no blob.
    pub fn read_blob(&self, id: ObjectId) -> Result<Content, GitError> {
        self.read(id, ObjectKind::Blob)
    }

    /// How long a blob is, in bytes; its content is not read.
    ///
    /// # Errors
    /// [`GitError::Object`] where it is missing or damaged.
    pub fn blob_size(&self, id: ObjectId) -> Result<u64, GitError> {
        if let Some((_, content)) = self.held.get(id) {
            return Ok(content.len() as u64);
        }
        let error = |source| GitError::Object { path: self.path.clone(), id, source };
        let (size, _) = self.repo.odb().and_then(|odb| odb.read_header(to_oid(id))).map_err(error)?;
        Ok(size as u64)
    }

    /// Hands the content of a blob to `take` without copying it first, or keeping it for later.
    ///
    /// # Errors
    /// [`GitError::Object`] where it is missing, damaged or no blob; or what `take` returns.
    pub fn with_blob<T, E: From<GitError>>(
        &self,
        id: ObjectId,
        take: impl FnOnce(&[u8]) -> Result<T, E>,
    ) -> Result<T, E> {
        match self.held.get(id) {
            Some((ObjectKind::Blob, content)) => take(&content),
            _ => self.with_stored(id, ObjectKind::Blob, take),
        }
    }

    /// The content of an object, which is kept for the next time.
    fn read(&self, id: ObjectId, kind: ObjectKind) -> Result<Content, GitError> {
        if let Some((found, content)) = self.held.get(id) {
            return if found == kind { Ok(content) } else { Err(self.malformed(id, OTHER_TYPE)) };
        }
        let content = self.with_stored(id, kind, |data| Ok::<_, GitError>(Content::new(data.to_vec())))?;
        self.held.remember(id, kind, &content);
        Ok(content)
    }

    fn with_stored<T, E: From<GitError>>(
        &self,
        id: ObjectId,
        kind: ObjectKind,
        take: impl FnOnce(&[u8]) -> Result<T, E>,
    ) -> Result<T, E> {
        let error = |source| GitError::Object { path: self.path.clone(), id, source };
        let odb = self.repo.odb().map_err(error)?;
        let object = odb.read(to_oid(id)).map_err(error)?;
        if object.kind() != kind.to_git2() {
            return Err(self.malformed(id, OTHER_TYPE).into());
        }
        take(object.data())
    }

    fn commit_head(&self, commit: ObjectId) -> Result<object::CommitHead, GitError> {
        let bytes = self.read(commit, ObjectKind::Commit)?;
        object::parse_commit(&bytes).ok_or_else(|| self.malformed(commit, "not a well-formed commit"))
    }

    /// The tree of a commit.
    ///
    /// # Errors
    /// [`GitError::Object`] where it is missing; [`GitError::Malformed`] where it is no commit.
    pub fn commit_tree(&self, commit: ObjectId) -> Result<ObjectId, GitError> {
        Ok(self.commit_head(commit)?.tree)
    }

    /// The parent of a commit; none where it has none.
    ///
    /// # Errors
    /// As [`Store::commit_tree`].
    pub fn commit_parent(&self, commit: ObjectId) -> Result<Option<ObjectId>, GitError> {
        Ok(self.commit_head(commit)?.parent)
    }

    /// The first line of a commit's message.
    ///
    /// # Errors
    /// As [`Store::commit_tree`].
    pub fn commit_subject(&self, commit: ObjectId) -> Result<String, GitError> {
        Ok(self.commit_head(commit)?.subject)
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

    /// Writes what a ref leads to, then makes it or moves it: the one step by which an operation becomes visible.
    ///
    /// # Errors
    /// [`GitError::Ref`]; those of [`Store::keep`].
    pub fn set_reference(&self, name: &str, to: ObjectId) -> Result<(), GitError> {
        self.keep(&[to])?;
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

    fn malformed(&self, id: ObjectId, reason: &'static str) -> GitError {
        GitError::Malformed { path: self.path.clone(), id, reason }
    }

    fn ref_error(&self, name: &str, source: git2::Error) -> GitError {
        GitError::Ref { path: self.path.clone(), name: name.to_owned(), source }
    }
}

/// Who the user is as git knows: the environment, else the configuration of the repository in `directory`, else the
/// user's own. `Name <address>`.
pub fn user(directory: &Path) -> Option<String> {
    configure_libgit2();
    let mut config = git2::Config::new().ok()?;
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let xdg = std::env::var_os("XDG_CONFIG_HOME").map(PathBuf::from).or(home.as_ref().map(|home| home.join(".config")));
    let files = [
        (Some(PathBuf::from("/etc/gitconfig")), git2::ConfigLevel::System),
        (xdg.map(|xdg| xdg.join("git/config")), git2::ConfigLevel::XDG),
        (home.map(|home| home.join(".gitconfig")), git2::ConfigLevel::Global),
        (Some(directory.join(".git/config")), git2::ConfigLevel::Local),
    ];
    for (path, level) in files {
        if let Some(path) = path.filter(|path| path.is_file()) {
            config.add_file(&path, level, false).ok()?;
        }
    }
    let value = |variable: &str, key: &str| {
        let given = std::env::var(variable).ok().or_else(|| config.get_string(key).ok())?;
        // What would end the header, or the name in it.
        let clean: String = given.chars().filter(|c| !c.is_control() && !"<>".contains(*c)).collect();
        Some(clean.trim().to_owned()).filter(|clean| !clean.is_empty())
    };
    Some(format!("{} <{}>", value("GIT_AUTHOR_NAME", "user.name")?, value("GIT_AUTHOR_EMAIL", "user.email")?))
}

/// Settings of libgit2 that hold for the whole process, made before its first use.
fn configure_libgit2() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Objects are named by us and checked by zlib's own checksum; hashing each again costs more than reading it.
        git2::opts::strict_hash_verification(false);
        // Edits name objects that were written just before.
        git2::opts::strict_object_creation(false);
        // What is read again and again is held by us.
        git2::opts::enable_caching(false);
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
