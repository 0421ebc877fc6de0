// SPDX-License-Identifier: GPL-2.0-only
//! Writing objects: into memory first, and from there into the repository when something is about to name them.

use super::held::NewObject;
use super::{Content, GitError, NewCommit, ObjectKind, PackWriter, PackedObject, Store, object, pack_object};
use crate::model::ObjectId;
use std::thread;

/// How many objects are written one by one; more of them become a pack, which takes less time and fewer files.
const FEW: usize = 32;

impl Store {
    /// Makes a blob.
    ///
    /// # Errors
    /// [`GitError::Write`], [`GitError::Io`] where the memory for new objects is full and they cannot be written.
    pub fn write_blob(&self, content: &[u8]) -> Result<ObjectId, GitError> {
        self.write(ObjectKind::Blob, content)
    }

    /// Makes a blob of a content that is held already, under its id.
    ///
    /// # Errors
    /// As [`Store::write_blob`].
    pub fn hold_blob(&self, id: ObjectId, content: &Content) -> Result<(), GitError> {
        if self.contains(id) { Ok(()) } else { self.hold(id, ObjectKind::Blob, Content::clone(content)) }
    }

    /// Makes a commit.
    ///
    /// # Errors
    /// As [`Store::write_blob`].
    pub fn commit(&self, commit: &NewCommit<'_>) -> Result<ObjectId, GitError> {
        self.write(ObjectKind::Commit, &object::encode_commit(commit))
    }

    /// Makes an annotated tag object (no ref) on a commit, with the fixed identity.
    ///
    /// # Errors
    /// As [`Store::write_blob`].
    pub fn write_tag(&self, name: &str, commit: ObjectId, message: &str) -> Result<ObjectId, GitError> {
        self.write(ObjectKind::Tag, &object::encode_tag(name, commit, message))
    }

    pub(super) fn write(&self, kind: ObjectKind, content: &[u8]) -> Result<ObjectId, GitError> {
        let id = kind.id_of(content);
        if !self.contains(id) {
            self.hold(id, kind, Content::new(content.to_vec()))?;
        }
        Ok(id)
    }

    fn hold(&self, id: ObjectId, kind: ObjectKind, content: Content) -> Result<(), GitError> {
        if self.held.add(id, kind, content) { self.write_out(&self.held.new_ones()) } else { Ok(()) }
    }

    /// Writes those of the objects, and of what they lead to, that are in memory only. Whatever puts the name of an object
    /// where it outlives this process asks for this first; [`Store::set_reference`] does so itself.
    ///
    /// # Errors
    /// [`GitError::Write`], [`GitError::Io`].
    pub fn keep(&self, ids: &[ObjectId]) -> Result<(), GitError> {
        self.write_out(&self.held.new_below(ids))
    }

    /// Begins a pack for this repository. What is in memory only is written first: a pack need not repeat what is there.
    ///
    /// # Errors
    /// [`GitError::Write`], [`GitError::Io`].
    pub fn pack_writer(&self) -> Result<PackWriter, GitError> {
        self.write_out(&self.held.new_ones())?;
        PackWriter::new(&self.repo.path().join("objects"))
    }

    fn write_out(&self, objects: &[NewObject]) -> Result<(), GitError> {
        let error = |source| GitError::Write { path: self.path.clone(), source };
        let odb = self.repo.odb().map_err(error)?;
        if objects.len() <= FEW {
            for NewObject { kind, content, .. } in objects {
                odb.write(kind.to_git2(), content).map_err(error)?;
            }
        } else {
            let mut pack = PackWriter::new(&self.repo.path().join("objects"))?;
            packed(objects).iter().try_for_each(|object| pack.add(object))?;
            pack.finish()?;
            odb.refresh().map_err(error)?;
        }
        self.held.are_written(objects);
        Ok(())
    }
}

/// Deflates objects on all cores.
fn packed(objects: &[NewObject]) -> Vec<PackedObject> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let pack = |part: &[NewObject]| -> Vec<PackedObject> {
        part.iter().map(|NewObject { id, kind, content }| pack_object(*kind, *id, content)).collect()
    };
    thread::scope(|scope| {
        let parts: Vec<_> =
            objects.chunks(objects.len().div_ceil(cores)).map(|part| scope.spawn(move || pack(part))).collect();
        parts
            .into_iter()
            .flat_map(|part| part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}
