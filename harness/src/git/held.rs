// SPDX-License-Identifier: GPL-2.0-only
//! Objects in memory: new ones, which are written when something is about to name them, and those that were read lately.

use super::ObjectKind;
use super::object::references;
use crate::model::ObjectId;
use std::collections::HashSet;
use std::collections::hash_map::{Entry, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Bytes of new objects beyond which they are to be written, named or not.
const NEW: usize = if cfg!(test) { 64 << 10 } else { 32 << 20 };
/// Bytes of what was read, or written since, that are kept.
const READ: usize = 40 << 20;
/// The largest object that is kept once it was read.
const LARGEST: usize = 256 << 10;

/// An object's content, shared by all who look at it.
pub type Content = Arc<Vec<u8>>;

/// An object that is to be written.
pub(super) struct NewObject {
    pub id: ObjectId,
    pub kind: ObjectKind,
    pub content: Content,
}

struct Object {
    kind: ObjectKind,
    content: Content,
    is_new: bool,
}

/// The objects that all handles on one repository hold together.
#[derive(Default)]
pub(super) struct Held {
    objects: Mutex<Objects>,
    emptying: Mutex<()>,
}

#[derive(Default)]
struct Objects {
    by_id: HashMap<ObjectId, Object>,
    new: usize,
    read: usize,
}

impl Held {
    fn objects(&self) -> MutexGuard<'_, Objects> {
        self.objects.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn get(&self, id: ObjectId) -> Option<(ObjectKind, Content)> {
        self.objects().by_id.get(&id).map(|object| (object.kind, Arc::clone(&object.content)))
    }

    pub fn contains(&self, id: ObjectId) -> bool {
        self.objects().by_id.contains_key(&id)
    }

    /// Holds a new object, unless another handle did so first.
    pub fn add(&self, id: ObjectId, kind: ObjectKind, content: Content) {
        let mut objects = self.objects();
        if let Entry::Vacant(place) = objects.by_id.entry(id) {
            let length = content.len();
            place.insert(Object { kind, content, is_new: true });
            objects.new += length;
        }
    }

    /// Whether it is time to write all that are new.
    pub fn is_full(&self) -> bool {
        self.objects().new > NEW
    }

    /// The right to write all that are new because there are too many. Whoever waits for it may find that it was done
    /// meanwhile; not to wait would let the memory grow while another writes.
    pub fn emptying(&self) -> MutexGuard<'_, ()> {
        self.emptying.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Holds what was read, for the next time. What is held stays as it is: it may be counted as new.
    pub fn remember(&self, id: ObjectId, kind: ObjectKind, content: &Content) {
        if content.len() <= LARGEST {
            let mut objects = self.objects();
            if let Entry::Vacant(place) = objects.by_id.entry(id) {
                place.insert(Object { kind, content: Arc::clone(content), is_new: false });
                objects.read += content.len();
            }
            objects.make_room();
        }
    }

    /// The new objects that one of these is or leads to, each after all that it leads to itself: whoever is killed while they
    /// are written must leave no object in the repository without what it names.
    pub fn new_below(&self, ids: &[ObjectId]) -> Vec<NewObject> {
        let objects = self.objects();
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        // Each with whether what it leads to is done.
        let mut pending: Vec<(ObjectId, bool)> = ids.iter().map(|id| (*id, false)).collect();
        while let Some((id, is_led_to)) = pending.pop() {
            // What is not new is in the repository, and so is all that it leads to.
            let Some(Object { kind, content, is_new: true }) = objects.by_id.get(&id) else { continue };
            if is_led_to {
                found.push(NewObject { id, kind: *kind, content: Arc::clone(content) });
            } else if seen.insert(id) {
                pending.push((id, true));
                pending.extend(references(*kind, content).into_iter().map(|id| (id, false)));
            }
        }
        found
    }

    /// All new objects, in that order too.
    pub fn new_ones(&self) -> Vec<NewObject> {
        let ids: Vec<ObjectId> =
            self.objects().by_id.iter().filter(|(_, object)| object.is_new).map(|(id, _)| *id).collect();
        self.new_below(&ids)
    }

    /// These are in the repository now.
    pub fn are_written(&self, written: &[NewObject]) {
        let mut objects = self.objects();
        for NewObject { id, content, .. } in written {
            if let Some(object) = objects.by_id.get_mut(id).filter(|object| object.is_new) {
                object.is_new = false;
                objects.new -= content.len();
                objects.read += content.len();
            }
        }
        objects.make_room();
    }
}

impl Objects {
    fn make_room(&mut self) {
        if self.read > READ {
            self.by_id.retain(|_, object| object.is_new);
            self.read = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::git::{Mode, TreeEntry, encode_tree};

    #[test]
    fn what_two_make_at_once_counts_once() {
        let held = Held::default();
        let content = Content::new(vec![b'x'; 100]);
        let id = ObjectKind::Blob.id_of(&content);
        let counted = || {
            let objects = held.objects();
            (objects.new, objects.read)
        };
        for _ in 0..2 {
            held.add(id, ObjectKind::Blob, Content::clone(&content));
        }
        assert_eq!(counted(), (100, 0));
        // Another handle read it, too: it is no less new to whoever is about to write it.
        held.remember(id, ObjectKind::Blob, &content);
        assert_eq!((counted(), held.new_ones().len()), ((100, 0), 1));
        held.are_written(&held.new_ones());
        assert_eq!(counted(), (0, 100));
        held.add(id, ObjectKind::Blob, content);
        assert_eq!((counted(), held.new_ones().len()), ((0, 100), 0));
    }

    #[test]
    fn what_an_object_leads_to_comes_before_it() {
        let held = Held::default();
        let add = |kind: ObjectKind, content: Vec<u8>| {
            let id = kind.id_of(&content);
            held.add(id, kind, Content::new(content));
            id
        };
        // A chain of directories, each with a file of its own: the order of a map is hardly ever theirs.
        let mut chain = Vec::new();
        let mut below: Option<ObjectId> = None;
        for depth in 0..8 {
            let file = add(ObjectKind::Blob, format!("{depth}\n").into_bytes());
            let mut entries = vec![TreeEntry { name: b"file".to_vec(), mode: Mode::File, id: file }];
            entries.extend(below.map(|id| TreeEntry { name: b"below".to_vec(), mode: Mode::Tree, id }));
            let tree = add(ObjectKind::Tree, encode_tree(entries));
            chain.extend([file, tree]);
            below = Some(tree);
        }
        let commit = format!("tree {}\n", below.expect("a tree")).into_bytes();
        let commit = add(ObjectKind::Commit, commit);
        for written in [held.new_below(&[commit]), held.new_ones()] {
            let place = |id: ObjectId| written.iter().position(|object| object.id == id).expect("written");
            assert_eq!((written.len(), place(commit)), (17, 16));
            for (at, pair) in chain.chunks(2).enumerate() {
                assert!(place(pair[0]) < place(pair[1]), "a file after its directory");
                assert!(
                    at == 0 || place(chain[2 * at - 1]) < place(pair[1]),
                    "a directory after the one that it is in"
                );
            }
        }
    }
}
