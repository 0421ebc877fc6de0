// SPDX-License-Identifier: GPL-2.0-only
//! What a series is applied to: a tree that was imported, with the patches on top of it that lie beneath the series.

use super::inputs::Inputs;
use super::stage::{Done, Stages};
use super::workshop::Workshop;
use super::{PipelineError, known, trees};
use crate::count::counted;
use crate::model::{AppliedSeries, Beneath, ObjectId, Stage, Variant};
use crate::series;
use crate::tree::{self, ImportedTree};

/// A tree for a series.
#[derive(Clone)]
pub(super) struct Base {
    /// As it was imported.
    pub imported: ImportedTree,
    /// What lies between it and the series.
    pub beneath: Option<(Beneath, AppliedSeries)>,
}

impl Base {
    /// The commit that the series goes onto.
    pub fn commit(&self) -> ObjectId {
        self.beneath.as_ref().map_or(self.imported.commit, |(_, applied)| applied.top())
    }

    /// Its tree.
    pub fn tree(&self) -> ObjectId {
        self.beneath.as_ref().map_or(self.imported.tree, |(_, applied)| applied.top_tree())
    }
}

/// What a target is based on; its tree is imported where the series says from where.
pub(super) fn ensure(shop: &Workshop<'_>, inputs: &Inputs, stages: &mut Stages<'_>) -> Result<Base, PipelineError> {
    let target = &inputs.target;
    let imported = match tree::find(&shop.store, &target.tree)? {
        Some(found) => stages.run(Stage::Tree, &target.tree, || {
            let summary = trees::describe(&found);
            Ok::<_, PipelineError>(Done::new(found, summary).cached_if(true))
        })?,
        None => match &target.tree_source {
            Some(source) => trees::import(shop, &target.tree, source, stages)?,
            None => return Err(PipelineError::NoTree { name: target.tree.clone() }),
        },
    };
    let Some((beneath, variant)) = beneath(inputs) else { return Ok(Base { imported, beneath: None }) };
    let applied = stages.run(Stage::Series, format!("{beneath}, beneath"), || {
        let (applied, is_known) = apply(shop, &imported, beneath, variant)?;
        let (patches, tree) = (counted(applied.patches.len(), "patch"), applied.top_tree());
        let summary = format!("{patches} of {beneath} beneath, git tree {}", tree.short());
        Ok::<_, PipelineError>(Done::new(applied, summary).cached_if(is_known))
    })?;
    Ok(Base { imported, beneath: Some((beneath.clone(), applied)) })
}

/// The tree of this name, with what lies beneath the series of these inputs; none where it was not imported.
pub(super) fn called(shop: &Workshop<'_>, inputs: &Inputs, name: &str) -> Result<Option<Base>, PipelineError> {
    let Some(imported) = tree::find(&shop.store, name)? else { return Ok(None) };
    let applied = beneath(inputs)
        .map(|(beneath, variant)| {
            Ok::<_, PipelineError>((beneath.clone(), apply(shop, &imported, beneath, variant)?.0))
        })
        .transpose()?;
    Ok(Some(Base { imported, beneath: applied }))
}

fn beneath(inputs: &Inputs) -> Option<(&Beneath, &Variant)> {
    inputs.target.beneath.as_ref().zip(inputs.beneath.as_ref())
}

/// Applies what lies beneath, and tells whether it was known what that comes to.
fn apply(
    shop: &Workshop<'_>,
    imported: &ImportedTree,
    beneath: &Beneath,
    variant: &Variant,
) -> Result<(AppliedSeries, bool), PipelineError> {
    let name = format!("refs/kiso/beneath/{beneath}");
    let place = shop.known_place_of(&beneath.series, &beneath.variant);
    if let Some(known) = known::find(shop, &place, imported.tree, variant)? {
        return Ok((series::apply_known(&shop.store, imported.commit, variant, known, &name)?, true));
    }
    let applied = series::apply(&shop.store, imported.commit, variant, &name, 0, shop.events, shop.interrupt)?;
    let trees = applied.patches.iter().map(|patch| (patch.tree, patch.offsets.clone())).collect();
    known::keep(shop, &place, imported.tree, &variant.patches, trees)?;
    Ok((applied, false))
}
