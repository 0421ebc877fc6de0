// SPDX-License-Identifier: GPL-2.0-only
//! Commits of somebody's repository, read to look at what became of a file. Nothing is written.

use super::{GitError, Mode, ObjectKind, Store, from_oid, object, to_oid};
use crate::model::ObjectId;
use std::path::Path;
use time::{OffsetDateTime, UtcOffset};

/// A commit of a repository that is not kiso's, with all that came before it.
pub struct History {
    store: Store,
    tip: ObjectId,
}

/// What of a commit a walk needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ancestor {
    /// Its id.
    pub id: ObjectId,
    /// Its tree.
    pub tree: ObjectId,
    /// Its parents.
    pub parents: Vec<ObjectId>,
    /// When it was committed, in seconds since 1970.
    pub seconds: i64,
}

/// The objects on the way to a path in one tree, from the root on: as far as there is something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail(Vec<ObjectId>);

impl History {
    /// Opens the repository at `path`, in which `tip` must be a commit.
    ///
    /// # Errors
    /// [`GitError::Open`] where it is gone, [`GitError::Object`] where it has no such commit any more.
    pub fn open(path: &Path, tip: ObjectId) -> Result<Self, GitError> {
        let store = Store::open(path)?;
        store.commit_tree(tip)?;
        Ok(Self { store, tip })
    }

    /// Its objects.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// The commit.
    pub fn tip(&self) -> ObjectId {
        self.tip
    }

    /// A commit.
    ///
    /// # Errors
    /// [`GitError::Object`] where it is missing (a shallow clone's history ends) or no commit.
    pub fn read(&self, id: ObjectId) -> Result<Ancestor, GitError> {
        let commit = self.commit(id)?;
        Ok(Ancestor {
            id,
            tree: from_oid(commit.tree_id()),
            parents: commit.parent_ids().map(from_oid).collect(),
            seconds: commit.time().seconds(),
        })
    }

    /// A commit's subject, and the day on which its author made it, where that is a day.
    ///
    /// # Errors
    /// As [`History::read`].
    pub fn describe(&self, id: ObjectId) -> Result<(Vec<u8>, Option<String>), GitError> {
        let commit = self.commit(id)?;
        let subject = commit.message_bytes().split(|&byte| byte == b'\n').next().unwrap_or_default().to_vec();
        let when = commit.author().when();
        let offset = UtcOffset::from_whole_seconds(when.offset_minutes().saturating_mul(60)).unwrap_or(UtcOffset::UTC);
        let day = OffsetDateTime::from_unix_timestamp(when.seconds()).ok();
        Ok((subject, day.and_then(|day| day.checked_to_offset(offset)).map(|day| day.date().to_string())))
    }

    /// Whether a commit without parents may have had some: the repository is a shallow clone.
    pub fn is_cut(&self, commit: &Ancestor) -> bool {
        commit.parents.is_empty() && self.store.repo.is_shallow()
    }

    fn commit(&self, id: ObjectId) -> Result<git2::Commit<'_>, GitError> {
        let error = |source| GitError::Object { path: self.path().to_owned(), id, source };
        self.store.repo.find_commit(to_oid(id)).map_err(error)
    }

    /// The way to `path` in a tree. Directories that are the same as on another way are not read again: of two commits
    /// that follow each other most are.
    ///
    /// # Errors
    /// [`GitError::Object`] where an object is missing, [`GitError::Malformed`].
    pub fn trail(&self, tree: ObjectId, path: &[u8], like: &Trail) -> Result<Trail, GitError> {
        let mut trail = vec![tree];
        for (depth, component) in path.split(|&byte| byte == b'/').enumerate() {
            if like.0.get(depth) == trail.last() {
                return Ok(like.clone());
            }
            // Not by way of what the store holds: of so many directories none comes twice.
            let found = self.store.with_stored(trail[depth], ObjectKind::Tree, |data| {
                let entry = object::entries(data).find(|entry| entry.is_none_or(|(name, ..)| name == component));
                let malformed = || self.store.malformed(trail[depth], "not a well-formed tree");
                entry.map(|entry| entry.map(|(_, mode, id)| (mode, id)).ok_or_else(malformed)).transpose()
            })?;
            let is_last = trail.len() == 1 + path.iter().filter(|&&byte| byte == b'/').count();
            match found {
                Some((mode, id)) if (mode == Mode::Tree) != is_last => trail.push(id),
                _ => break,
            }
        }
        Ok(Trail(trail))
    }
}

impl Trail {
    /// The file at the end of the way to `path`, if it is there.
    pub fn file(&self, path: &[u8]) -> Option<ObjectId> {
        let components = path.split(|&byte| byte == b'/').count();
        self.0.get(components).copied()
    }
}
