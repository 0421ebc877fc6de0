// SPDX-License-Identifier: GPL-2.0-only
//! Trees by name: add, list, remove.

use super::PipelineError;
use super::lock::Lock;
use super::stage::{Done, Stages};
use super::workshop::Workshop;
use crate::config::Project;
use crate::count::{counted, either};
use crate::escape;
use crate::event::Events;
use crate::git::Store;
use crate::model::{Stage, TreeSource};
use crate::process::Interrupt;
use crate::series::{self, Likeness};
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
    let tree = import(&shop, name, source, &mut stages)?;
    for note in compared(project, &shop, &tree)? {
        events.note(note);
    }
    Ok(tree)
}

/// Files that are named where a tree differs; the rest are counted.
const NAMED: usize = 6;

/// How a tree compares with what each variant that is based on it was made on: a line for each.
fn compared(project: &Project, shop: &Workshop<'_>, tree: &ImportedTree) -> Result<Vec<String>, PipelineError> {
    let mut lines = Vec::new();
    for config in project.series()? {
        for variant in config.variants.iter().filter(|variant| variant.tree == tree.name) {
            let own = super::read_variant(&config, &variant.name)?;
            let beneath = variant.beneath.as_ref().map(|beneath| series::load_variant(&project.beneath_dir(beneath)));
            let beneath = beneath.transpose()?;
            let patches = beneath.iter().flat_map(|beneath| &beneath.patches).chain(&own.patches);
            let (premises, _) = series::premises(patches)?;
            let files = series::likeness(&shop.store, tree.tree, &premises)?;
            let said = likeness_words(&files);
            lines.extend(said.map(|said| format!("{} {}: {said}", config.series.name, variant.name)));
        }
    }
    Ok(lines)
}

/// Says whether these are the files that patches were made on; nothing where the patches tell nothing.
fn likeness_words(files: &[(Vec<u8>, Likeness)]) -> Option<String> {
    let of = |likeness| files.iter().filter(|one| one.1 == likeness).map(|one| escape::line_cut(&one.0, 100)).collect();
    let [ends, other, missing]: [Vec<String>; 3] = [Likeness::LineEnds, Likeness::Other, Likeness::Missing].map(of);
    let all = files.len();
    if ends.len() + other.len() + missing.len() == 0 {
        return (all > 0).then(|| {
            format!(
                "made on this tree: {} that it changes {} the same",
                counted(all, "file"),
                either(&all, "is", "are")
            )
        });
    }
    let named = |what: &str, files: &[String]| {
        let more = files.len().saturating_sub(NAMED);
        let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
        (!files.is_empty()).then(|| format!("{what}: {}{rest}", files[..files.len() - more].join(" ")))
    };
    let kinds = [
        named("the same but for the ends of lines, so another checkout will do", &ends),
        named("another version, or with comments or changes of somebody's", &other),
        named("not there, or there where a patch makes it", &missing),
    ];
    let kinds = kinds.into_iter().flatten().collect::<Vec<_>>().join("; ");
    let differ = ends.len() + other.len() + missing.len();
    Some(format!("made on another tree: {differ} of {} that it changes differ; {kinds}", counted(all, "file")))
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

/// The same within a command that needs the tree.
pub(super) fn import(
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

pub(super) fn describe(tree: &ImportedTree) -> String {
    format!("{} from {}, git tree {}", tree.name, tree.source_version, tree.tree.short())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_called_by_how_its_files_differ() {
        let file = |name: &str, likeness| (name.as_bytes().to_vec(), likeness);
        assert_eq!(likeness_words(&[]), None);
        let same = [file("a", Likeness::Same), file("b", Likeness::Same)];
        assert_eq!(likeness_words(&same).as_deref(), Some("made on this tree: 2 files that it changes are the same"));
        let ends = [file("a", Likeness::Same), file("b", Likeness::LineEnds)];
        let said = "made on another tree: 1 of 2 files that it changes differ; the same but for the ends of lines, so another checkout will do: b";
        assert_eq!(likeness_words(&ends).as_deref(), Some(said));
        let mut others = vec![file("gone", Likeness::Missing)];
        others.extend((0..8).map(|number| file(&format!("f{number}"), Likeness::Other)));
        let said = "made on another tree: 9 of 9 files that it changes differ; another version, or with comments or changes of somebody's: f0 f1 f2 f3 f4 f5 and 2 more; not there, or there where a patch makes it: gone";
        assert_eq!(likeness_words(&others).as_deref(), Some(said));
    }
}
