// SPDX-License-Identifier: GPL-2.0-only
//! A series as a stack of changes: each patch with the tree it is made on and the tree it makes. What the commands of the
//! stack do (refresh, move, fold, split, drop) is another list of changes, which [`replay`](super::replay()) puts onto each
//! other again.

use super::apply::Files;
use super::beside::beside;
use super::format;
use super::patch::{Patch, Text};
use super::{SeriesError, replay::carry};
use crate::git::Store;
use crate::model::{ObjectId, PatchFile, Variant};
use crate::process::Interrupt;
use std::collections::HashMap;

/// So many files are made in less time than it takes to begin with several at once.
const FEW: usize = 4;

/// One patch of a stack.
#[derive(Clone, Debug)]
pub struct Layer {
    /// Its file as it is, or as it was before what was done to the stack.
    pub file: PatchFile,
    /// The tree it is made on.
    pub before: ObjectId,
    /// The tree it makes.
    pub after: ObjectId,
}

/// Applies every patch of a variant to a tree. A patch may be empty here: one that is new has nothing yet.
///
/// # Errors
/// [`SeriesError`] of the first patch that does not apply.
pub fn stack(
    store: &Store,
    base: ObjectId,
    variant: &Variant,
    interrupt: &Interrupt,
) -> Result<Vec<Layer>, SeriesError> {
    let mut files = Files::of(store, base);
    let mut layers = Vec::with_capacity(variant.patches.len());
    let mut before = base;
    for file in &variant.patches {
        if interrupt.is_set() {
            return Err(SeriesError::Interrupted);
        }
        let layer = next_layer(&mut files, before, file)?;
        before = layer.after;
        layers.push(layer);
    }
    Ok(layers)
}

/// The layer that a patch file makes on a tree.
///
/// # Errors
/// [`SeriesError`] where it does not apply.
pub(super) fn layer_on(store: &Store, before: ObjectId, file: &PatchFile) -> Result<Layer, SeriesError> {
    next_layer(&mut Files::of(store, before), before, file)
}

fn next_layer(files: &mut Files<'_>, before: ObjectId, file: &PatchFile) -> Result<Layer, SeriesError> {
    let text = Text::of(file)?;
    let patch = Patch::parse(&text);
    files.change(&file.name, &text.diffs(&patch)?, 0)?;
    let after = files.write_for(&file.name)?;
    Ok(Layer { file: file.clone(), before, after })
}

/// The tree at the top of a stack on this base.
pub fn top(base: ObjectId, layers: &[Layer]) -> ObjectId {
    layers.last().map_or(base, |layer| layer.after)
}

/// Gives each file of the stack the bytes that say what its layer does. A file that says so already stays as it is; of
/// those that are `settled` this is known.
///
/// # Errors
/// Errors of the store, and whatever is wrong with a file.
pub fn settle(store: &Store, layers: &mut [Layer], settled: &[Layer]) -> Result<(), SeriesError> {
    let known: HashMap<&str, &Layer> = settled.iter().map(|layer| (layer.file.name.as_str(), layer)).collect();
    let is_known = |layer: &&mut Layer| {
        known.get(layer.file.name.as_str()).is_some_and(|known| {
            (known.before, known.after) == (layer.before, layer.after) && known.file.bytes == layer.file.bytes
        })
    };
    let due: Vec<&mut Layer> = layers.iter_mut().filter(|layer| !is_known(layer)).collect();
    if due.len() <= FEW {
        return due.into_iter().try_for_each(|layer| settle_one(store, layer));
    }
    let feed = |take: &mut dyn FnMut(_)| {
        due.into_iter().for_each(take);
        Ok(())
    };
    beside(store, settle_one, feed).map(drop)
}

fn settle_one(store: &Store, layer: &mut Layer) -> Result<(), SeriesError> {
    let Layer { file, before, after } = layer;
    if !format::still_true(store, file, *before, *after)? {
        file.bytes = format::rewritten(store, file, *before, *after)?;
        file.strip = 1;
    }
    Ok(())
}

/// Brings a change that was made on one tree into the layer at `index`; the layers above still have to be replayed.
/// Returns the paths in which the two contradict each other.
///
/// # Errors
/// Errors of the store.
pub fn amend(store: &Store, layer: &mut Layer, from: ObjectId, to: ObjectId) -> Result<Vec<Vec<u8>>, SeriesError> {
    let carried = carry(store, from, to, layer.after, &layer.file.name)?;
    if carried.conflicts.is_empty() {
        layer.after = carried.tree;
    }
    Ok(carried.conflicts)
}

#[cfg(test)]
pub(super) mod tests;
