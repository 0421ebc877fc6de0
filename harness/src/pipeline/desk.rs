// SPDX-License-Identifier: GPL-2.0-only
//! Where a series is worked on: its stack, its log, and what becomes of the two when a command is done.

use super::inputs::Inputs;
use super::stage::Stages;
use super::workshop::Workshop;
use super::worktree::EditWorktree;
use super::{PipelineError, base, known};
use crate::config::{self, Project, SeriesConfig};
use crate::event::Events;
use crate::model::{Class, Digest, Failure, ObjectId};
use crate::process::Interrupt;
use crate::series::{self, Edits, Layer, Log, SeriesError};
use crate::tree;
use serde::de::DeserializeOwned;
use std::io;
use std::path::{Path, PathBuf};
use time::OffsetDateTime;

/// A series on its tree, with the state directory held.
pub(super) struct Desk<'a> {
    pub shop: Workshop<'a>,
    pub inputs: Inputs,
    /// The tree that the series is for.
    pub base: ObjectId,
    pub layers: Vec<Layer>,
}

/// What the layers are where the series does not apply to the tree it is based on.
#[derive(Clone, Copy)]
pub(super) enum Otherwise<'a> {
    /// There are none: it is an error.
    Fail,
    /// Those on the blobs that the `index` lines name, in what is otherwise this tree.
    IndexLines(&'a str),
}

impl<'a> Desk<'a> {
    /// Opens the series of a target, whether or not a command has stopped there.
    pub fn open(
        project: &Project,
        target: Option<&str>,
        otherwise: Otherwise<'_>,
        events: &'a Events,
        interrupt: &'a Interrupt,
    ) -> Result<Self, PipelineError> {
        let desk = Self::without_layers(project, target, events, interrupt)?;
        let (base, layers) = layers(&desk.shop, &desk.inputs, otherwise)?;
        Ok(Self { base, layers, ..desk })
    }

    /// Opens it whether or not the series applies to anything.
    pub fn without_layers(
        project: &Project,
        target: Option<&str>,
        events: &'a Events,
        interrupt: &'a Interrupt,
    ) -> Result<Self, PipelineError> {
        let inputs = Inputs::read(project, target, false)?;
        let shop = Workshop::open(project, events, interrupt)?;
        // Recorded before anything is done, so that changes by hand can be told from those of the command.
        log(&shop, &inputs.config)?;
        let desk = Self { shop, inputs, base: ObjectId::ZERO, layers: Vec::new() };
        EditWorktree::arrive(&desk)?;
        Ok(desk)
    }

    /// Names the files of the variant as they are.
    pub fn files(&self) -> Digest {
        let patches = &self.inputs.variant.patches;
        Digest::of_parts(patches.iter().map(|patch| (patch.name.as_str(), patch.bytes.as_slice())))
    }

    /// The patch that a name means.
    pub fn pick(&self, name: &str) -> Result<usize, PipelineError> {
        Ok(series::pick(&self.inputs.variant, name)?)
    }

    /// Where things of this variant lie in the state directory.
    pub fn place(&self) -> PathBuf {
        self.shop.edit_place(&self.inputs.target)
    }

    /// What has to change in the files of the variant.
    pub fn edits(&self, layers: &[Layer]) -> Result<Edits, PipelineError> {
        let variant = &self.inputs.variant;
        let path = |name: &str| format!("{}/{name}", variant.name);
        let mut edits = Edits::new();
        for old in &variant.patches {
            edits.insert(path(&old.name), None);
        }
        for layer in layers {
            edits.insert(path(&layer.file.name), Some(layer.file.bytes.clone()));
        }
        let listing = series::relist(&variant.dir, layers.iter().map(|layer| &layer.file))?;
        edits.insert(path("series"), Some(listing));
        Ok(edits)
    }
}

fn layers(
    shop: &Workshop<'_>,
    inputs: &Inputs,
    otherwise: Otherwise<'_>,
) -> Result<(ObjectId, Vec<Layer>), PipelineError> {
    let stack = |base| -> Result<Vec<Layer>, PipelineError> {
        match known::find(shop, &shop.known_place(&inputs.target), base, &inputs.variant)? {
            Some(known) => Ok(known::layers(base, &inputs.variant, known)),
            None => Ok(series::stack(&shop.store, base, &inputs.variant, shop.interrupt)?),
        }
    };
    let Otherwise::IndexLines(other) = otherwise else {
        // Of a tree that is there nothing has to be told.
        let quiet = Events::none();
        let events = if tree::find(&shop.store, &inputs.target.tree)?.is_some() { &quiet } else { shop.events };
        let base = base::ensure(shop, inputs, &mut Stages::new(events))?.tree();
        return Ok((base, stack(base)?));
    };
    let called = |name: &str| Ok::<_, PipelineError>(base::called(shop, inputs, name)?.map(|base| base.tree()));
    let old = called(&inputs.target.tree)?;
    let tried = old.map(|old| stack(old).map(|layers| (old, layers)));
    match tried {
        Some(Ok(found)) => Ok(found),
        Some(Err(error)) if error.class() != Class::Apply => Err(error),
        Some(Err(_)) | None => {
            let other = if other.is_empty() { None } else { called(other)? };
            let base = other.or(old).ok_or_else(|| PipelineError::NoTree { name: inputs.target.tree.clone() })?;
            Ok((base, series::on_index_lines(&shop.store, base, &inputs.variant)?))
        }
    }
}

/// The edit of `series.yaml` that bases the variant on another tree.
pub(super) fn onto_edits(desk: &Desk<'_>, tree: &str) -> Result<Edits, PipelineError> {
    let config = &desk.inputs.config;
    let path = config.dir.join("series.yaml");
    let state = |source| PipelineError::State { path: path.clone(), source };
    let text = std::fs::read_to_string(&path).map_err(state)?;
    let package = tree::find(&desk.shop.store, tree)?.and_then(|tree| tree.debian_package().map(str::to_owned));
    let edited = config::with_tree(&text, &desk.inputs.variant.name, tree, package.as_deref());
    let unclear =
        || PipelineError::Stack(format!("{}: `tree: {tree}` could not be written: do it by hand", path.display()));
    Ok(Edits::from([("series.yaml".to_owned(), Some(edited.ok_or_else(unclear)?.into_bytes()))]))
}

/// The log of a series.
pub(super) fn log<'a>(shop: &'a Workshop<'_>, config: &'a SeriesConfig) -> Result<Log<'a>, SeriesError> {
    let now = OffsetDateTime::now_utc().unix_timestamp();
    Log::open(&shop.store, &config.dir, &shop.journal, now)
}

pub(super) fn id(desk: &Desk<'_>, text: &str) -> Result<ObjectId, PipelineError> {
    ObjectId::parse(text).ok_or_else(|| PipelineError::State {
        path: desk.place(),
        source: io::Error::new(io::ErrorKind::InvalidData, "a damaged object id"),
    })
}

/// Completes what a kiso that was killed while it wrote the series' files had decided.
///
/// # Errors
/// Errors of the log.
pub fn complete(project: &Project, events: &Events, interrupt: &Interrupt) -> Result<(), PipelineError> {
    if !series::is_torn(&project.state().join("journal")) {
        return Ok(());
    }
    let shop = Workshop::open(project, events, interrupt)?;
    for config in project.series()? {
        log(&shop, &config)?;
    }
    Ok(())
}

/// What a JSON file of the state directory says; none where there is no such file.
pub(super) fn read_state<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, PipelineError> {
    let error = |source| PipelineError::State { path: path.to_owned(), source };
    match std::fs::read(path) {
        Ok(text) => serde_json::from_slice(&text).map(Some).map_err(|source| error(source.into())),
        Err(source) if source.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(error(source)),
    }
}
