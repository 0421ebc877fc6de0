// SPDX-License-Identifier: GPL-2.0-only
//! Trees by name: add, list, remove, and the one that a target needs.

use super::PipelineError;
use super::lock::Lock;
use super::stage::{Done, Stages};
use super::workshop::Workshop;
use crate::config::Project;
use crate::count::counted;
use crate::event::Events;
use crate::git::Store;
use crate::model::{Stage, Target, TreeSource};
use crate::process::Interrupt;
use crate::tree::{self, ImportedTree, Limits};

/// Imports a tree under this name.
///
/// # Errors
/// Whatever the import says.
pub fn add_tree(
    project: &Project,
    name: &str,
    source: &TreeSource,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<ImportedTree, PipelineError> {
    let shop = Workshop::open(project, events, interrupt)?;
    let mut stages = Stages::new(events);
    import(&shop, name, source, &mut stages)
}

/// Every tree that was imported. Nothing is written.
///
/// # Errors
/// Where the store can't be read.
pub fn list_trees(project: &Project) -> Result<Vec<ImportedTree>, PipelineError> {
    let path = project.state().join("git");
    match path.exists() {
        true => Ok(tree::list(&Store::open(&path)?)?),
        false => Ok(Vec::new()),
    }
}

/// Forgets a tree.
///
/// # Errors
/// Where there is none of that name.
pub fn remove_tree(project: &Project, name: &str) -> Result<(), PipelineError> {
    let _lock = Lock::take(&project.state())?;
    Ok(tree::remove(&Store::open_or_create(&project.state().join("git"))?, name)?)
}

/// The tree that a target is based on; imported where the series says from where.
pub(super) fn ensure(
    shop: &Workshop<'_>,
    target: &Target,
    stages: &mut Stages<'_>,
) -> Result<ImportedTree, PipelineError> {
    if let Some(found) = tree::find(&shop.store, &target.tree)? {
        return stages.run(Stage::Tree, &target.tree, || {
            let summary = describe(&found);
            Ok(Done::new(found, summary).cached_if(true))
        });
    }
    match &target.tree_source {
        Some(source) => import(shop, &target.tree, source, stages),
        None => Err(PipelineError::NoTree { name: target.tree.clone() }),
    }
}

fn import(
    shop: &Workshop<'_>,
    name: &str,
    source: &TreeSource,
    stages: &mut Stages<'_>,
) -> Result<ImportedTree, PipelineError> {
    stages.run(Stage::Tree, format!("importing {name}"), || {
        let tree =
            tree::import(&shop.store, name, source, &shop.scratch, &Limits::default(), shop.events, shop.interrupt)?;
        let summary = format!("{}, {}", describe(&tree), counted(tree.files, "file"));
        let known = tree.already_there;
        Ok(Done::new(tree, summary).cached_if(known))
    })
}

fn describe(tree: &ImportedTree) -> String {
    format!("{} from {}, git tree {}", tree.name, tree.source_version, tree.tree.short())
}
