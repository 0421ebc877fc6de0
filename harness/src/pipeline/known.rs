// SPDX-License-Identifier: GPL-2.0-only
//! What a series came to on its tree the last time: the tree of each patch is remembered under all that it is made from, so
//! that a series that did not change is not applied again.

use super::PipelineError;
use super::desk::{Desk, read_state};
use super::workshop::Workshop;
use crate::files::write_whole;
use crate::model::{Digest, MovedHunk, ObjectId, PatchFile, Variant};
use crate::series::Layer;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::path::Path;

/// The tree of each patch, and which of its hunks moved.
pub(super) type Known = Vec<(ObjectId, Vec<MovedHunk>)>;

#[derive(Serialize, Deserialize)]
struct Remembered {
    /// Names what the trees came from.
    made_of: Digest,
    trees: Known,
}

/// What the variant comes to on this tree, where that is remembered in this place. A file that says nothing useful is as good as none.
pub(super) fn find(
    shop: &Workshop<'_>,
    place: &Path,
    base: ObjectId,
    variant: &Variant,
) -> Result<Option<Known>, PipelineError> {
    let Ok(Some(Remembered { made_of, trees })) = read_state(place) else { return Ok(None) };
    let stands = made_of == digest(base, &variant.patches)
        && trees.len() == variant.patches.len()
        && trees.iter().all(|(tree, _)| shop.store.contains(*tree));
    Ok(stands.then_some(trees))
}

/// The same as a stack.
pub(super) fn layers(base: ObjectId, variant: &Variant, known: Known) -> Vec<Layer> {
    let mut before = base;
    let layer = |(file, (after, _)): (&PatchFile, (ObjectId, Vec<MovedHunk>))| Layer {
        file: file.clone(),
        before: std::mem::replace(&mut before, after),
        after,
    };
    variant.patches.iter().zip(known).map(layer).collect()
}

/// Remembers what the patches came to.
pub(super) fn keep(
    shop: &Workshop<'_>,
    place: &Path,
    base: ObjectId,
    patches: &[PatchFile],
    trees: Known,
) -> Result<(), PipelineError> {
    let ids: Vec<ObjectId> = trees.iter().map(|(tree, _)| *tree).collect();
    shop.store.keep(&ids)?;
    let state = |source| PipelineError::State { path: place.to_owned(), source };
    let text = serde_json::to_vec(&Remembered { made_of: digest(base, patches), trees });
    write_whole(place, &text.map_err(|error| state(error.into()))?).map_err(state)
}

/// Remembers what a command of the stack made of a series, where every file was made anew: of one that stays as it was it is
/// not known whether its hunks are where they say, and a patch that changes nothing does not apply.
pub(super) fn keep_exact(desk: &Desk<'_>, base: ObjectId, layers: &[Layer]) -> Result<(), PipelineError> {
    let old: HashSet<&[u8]> = desk.layers.iter().map(|layer| layer.file.bytes.as_slice()).collect();
    if layers.iter().any(|layer| layer.before == layer.after || old.contains(layer.file.bytes.as_slice())) {
        return Ok(());
    }
    let patches: Vec<PatchFile> = layers.iter().map(|layer| layer.file.clone()).collect();
    let trees = layers.iter().map(|layer| (layer.after, Vec::new())).collect();
    keep(&desk.shop, &desk.shop.known_place(&desk.inputs.target), base, &patches, trees)
}

fn digest(base: ObjectId, patches: &[PatchFile]) -> Digest {
    let (base, strips): (String, Vec<String>) =
        (base.to_string(), patches.iter().map(|patch| patch.strip.to_string()).collect());
    let mut parts: Vec<(&str, &[u8])> = vec![("kiso", env!("KISO_SOURCES").as_bytes()), ("tree", base.as_bytes())];
    for (patch, strip) in patches.iter().zip(&strips) {
        parts.extend([
            ("patch", patch.name.as_bytes()),
            ("strip", strip.as_bytes()),
            ("bytes", patch.bytes.as_slice()),
        ]);
    }
    Digest::of_parts(parts)
}
