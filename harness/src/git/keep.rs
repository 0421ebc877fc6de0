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
        self.held.add(id, kind, content);
        if self.held.is_full() {
            // One thread at a time: each of the others would write the same objects.
            let _emptying = self.held.emptying();
            if self.held.is_full() {
                return self.write_out(&self.held.new_ones());
            }
        }
        Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::git::{Identity, Mode, TreeEdit};
    use std::path::Path;
    use std::sync::Barrier;

    /// A store, and what another process would find in it.
    struct World(tempfile::TempDir, Store);

    impl World {
        fn new() -> Self {
            let dir = tempfile::tempdir().expect("a directory");
            let store = Store::open_or_create(dir.path()).expect("a store");
            Self(dir, store)
        }

        fn has(&self, id: ObjectId) -> bool {
            Store::open(self.0.path()).expect("a store").contains(id)
        }

        fn packs(&self) -> usize {
            let files = std::fs::read_dir(self.0.path().join("objects/pack")).into_iter().flatten().flatten();
            files.filter(|file| Path::new(&file.file_name()).extension().is_some_and(|end| end == "pack")).count()
        }
    }

    #[test]
    fn what_nothing_names_is_not_written() {
        let world = World::new();
        let store = &world.1;
        let unnamed = store.write_blob(b"on the way").expect("held");
        let blob = store.write_blob(b"named").expect("held");
        let edit = TreeEdit { path: b"a/b".to_vec(), entry: Some((Mode::File, blob)) };
        let tree = store.update_tree(store.empty_tree().expect("held"), &[edit]).expect("held");
        let kiso = Identity::kiso(0);
        let commit = |parent| NewCommit { tree, parent, author: &kiso, committer: &kiso, message: b"m" };
        let first = store.commit(&commit(None)).expect("held");
        let second = store.commit(&commit(Some(first))).expect("held");
        assert_eq!(*store.reopen().expect("a handle").read_blob(unnamed).expect("seen by all handles"), b"on the way");
        assert!(![unnamed, blob, tree, first, second].into_iter().any(|id| world.has(id)));

        store.set_reference("refs/kiso/x", second).expect("published");
        assert!([blob, tree, first, second].into_iter().all(|id| world.has(id)));
        assert!(!world.has(unnamed) && store.contains(unnamed));
        store.keep(&[unnamed]).expect("written");
        assert!(world.has(unnamed));
    }

    #[test]
    fn many_objects_become_a_pack_and_full_memory_is_emptied() {
        let world = World::new();
        let ids: Vec<_> = (0..FEW as u8 + 1).map(|byte| world.1.write_blob(&[byte]).expect("held")).collect();
        world.1.keep(&ids[..FEW]).expect("written");
        assert_eq!(world.packs(), 0);
        world.1.keep(&ids).expect("written");
        let large = world.1.write_blob(&vec![b'x'; 100 << 10]).expect("written, as it is more than tests may hold");
        assert!(ids.iter().all(|id| world.has(*id)) && world.has(large));
        let more: Vec<_> = (0..=FEW as u8).map(|byte| world.1.write_blob(&[byte, byte]).expect("held")).collect();
        world.1.keep(&more).expect("written");
        assert_eq!(world.packs(), 1);
        assert!(more.iter().all(|id| world.has(*id) && world.1.contains(*id)));
        assert_eq!(*world.1.read_blob(more[3]).expect("readable"), [3, 3]);
    }

    #[test]
    fn full_memory_is_emptied_by_one_thread_at_a_time() {
        let world = World::new();
        let small: Vec<_> = (0..100_u8).map(|byte| world.1.write_blob(&[byte]).expect("held")).collect();
        let stores: Vec<_> = (0..8).map(|_| world.1.reopen().expect("a handle")).collect();
        let all_at_once = Barrier::new(stores.len());
        thread::scope(|scope| {
            for (number, store) in stores.into_iter().enumerate() {
                let all_at_once = &all_at_once;
                scope.spawn(move || {
                    all_at_once.wait();
                    store.write_blob(&vec![number as u8; 70 << 10]).expect("held or written");
                });
            }
        });
        assert!(small.iter().all(|id| world.has(*id)));
        assert_eq!(world.packs(), 1, "those of the others hold the same objects");
    }
}
