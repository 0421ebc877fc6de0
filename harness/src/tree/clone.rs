// SPDX-License-Identifier: GPL-2.0-only
//! Copying one tree out of another repository, which is read and never written. No history comes along.

use super::blobs::{BlobSink, Slot};
use super::builder::Builder;
use super::import::Reporter;
use super::{EntryFault, TreeError};
use crate::git::{Mode, Store};
use crate::model::ObjectId;
use std::collections::HashMap;
use std::path::Path;

/// The blobs that a clone's tree names, as they were put.
#[derive(Default)]
pub(super) struct Copied {
    slots: HashMap<ObjectId, Slot>,
}

/// Reads every file of `tree` from `from` into `builder` and `sink`.
pub(super) fn copy_tree(
    from: &Store,
    origin: &Path,
    tree: ObjectId,
    builder: &mut Builder,
    sink: &mut BlobSink<'_>,
    reporter: &mut Reporter<'_>,
) -> Result<Copied, TreeError> {
    let mut copied = Copied::default();
    from.walk(tree, |path, mode, id| {
        reporter.step(path)?;
        let fault = |fault| TreeError::Entry { origin: origin.to_owned(), entry: path.to_vec(), fault };
        if mode == Mode::Submodule {
            return Err(fault(EntryFault::Submodule));
        }
        let content = from.with_blob(id, |content| Ok::<_, TreeError>(content.to_vec()))?;
        let size = content.len() as u64;
        builder.admit(size).map_err(fault)?;
        let target = if mode == Mode::Symlink { content.clone() } else { Vec::new() };
        let slot = match copied.slots.get(&id) {
            Some(slot) => *slot,
            None => sink.put(content)?,
        };
        copied.slots.insert(id, slot);
        match mode {
            Mode::Symlink => builder.add_symlink(path, &target, slot).map_err(fault),
            _ => builder.add_file(path, mode, size, slot).map_err(fault),
        }
    })?;
    Ok(copied)
}

/// The first object whose content is not what its name says, if any: the other repository is damaged.
pub(super) fn damaged(copied: &Copied, ids: &[ObjectId]) -> Option<ObjectId> {
    copied.slots.iter().find(|(id, slot)| ids[slot.index()] != **id).map(|(id, _)| *id)
}
