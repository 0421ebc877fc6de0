// SPDX-License-Identifier: GPL-2.0-only
//! `kiso import`: patches from outside become layers of a series; all of them, or nothing.

mod source;

use super::conflict::{Along, Work, Worked, finish_with};
use super::desk::Desk;
use super::stack::{StackWish, next_number};
use super::{PipelineError, base, upstream};
use crate::config::{is_unwritten, with_cover};
use crate::escape;
use crate::model::{Class, Failure, PatchFile};
use crate::series::{self, Cover, Edits, Incoming, Intake, Known, Layer, Likely, Received, SeriesError};
use source::Found;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use time::OffsetDateTime;

/// What is to be imported, and how.
pub struct ImportRequest<'a> {
    /// Files, directories, or `-`.
    pub sources: &'a [PathBuf],
    /// What they are relative to.
    pub from: &'a Path,
    /// Leading components to take off the paths in patches, where no `series` file says another.
    pub strip: usize,
    /// Whether damage by mail is mended.
    pub repair: bool,
    /// The patch after which they go; none means the last.
    pub after: Option<&'a str>,
    /// Who stands in for an author that is not named.
    pub author: Option<&'a str>,
}

/// Imports patches.
///
/// # Errors
/// [`PipelineError::Series`] where one of them does not apply at its place; [`PipelineError::Conflict`] where a later patch
/// contradicts one of them.
pub fn import(wish: StackWish<'_>, request: &ImportRequest<'_>) -> Result<Worked, PipelineError> {
    let Found { patches, cover, mut notes } = source::read(request.sources, request.from, request.strip)?;
    let desk = wish.desk()?;
    let at = match request.after {
        Some(name) => desk.pick(name)? + 1,
        None => desk.layers.len(),
    };
    let tree = series::top(desk.base, &desk.layers[..at]);
    let now = OffsetDateTime::now_utc();
    let intake = || Intake::new(&desk.shop.store, tree, request.repair, request.author, now);
    let known = Known::of(desk.layers.iter().map(|layer| &layer.file));
    let (mut fresh, mut is_like) = (Vec::with_capacity(patches.len()), Vec::new());
    let mut left_out = HashSet::new();
    for incoming in patches {
        match known.find(&incoming.bytes, incoming.strip) {
            // Behind a patch that is new the same change can be meant again: after a revert of it, say.
            Some(Likely::Same(patch)) if fresh.is_empty() && left_out.insert(patch.clone()) => {
                notes.push(format!("{}: is in the series already, as {patch}, so it is left out", incoming.shown));
            }
            other => {
                fresh.push(incoming);
                is_like.push(other);
            }
        }
    }
    let received = match intake().take_all(&fresh, wish.interrupt) {
        Ok(received) => received,
        Err((_, error)) if error.class() != Class::Apply => return Err(error.into()),
        Err((failed, error)) => {
            // What those before it came to is needed for the explanation alone.
            let before = intake().take_all(&fresh[..failed], wish.interrupt).map_err(|(_, error)| error)?;
            let before = layers(&desk, before.into_iter().flatten())?;
            let error = explained(&desk, at, &before, fresh.swap_remove(failed), error);
            return Err(refused(error, is_like[failed].as_ref()));
        }
    };
    for ((incoming, received), is_like) in fresh.iter().zip(&received).zip(&is_like) {
        let shown = &incoming.shown;
        match received {
            Some(received) => {
                notes.extend(received.notes.iter().map(|note| format!("{shown}: {note}")));
                if let Some(Likely::OtherVersion(patch)) = is_like {
                    notes.push(format!("{shown}: {patch} has the same subject: look at both"));
                }
            }
            None => notes.push(format!("{shown}: all that it does is there already, so it is left out")),
        }
    }
    let new = layers(&desk, received.into_iter().flatten())?;
    let files = match &cover {
        Some((subject, mail)) => take_cover(&desk, subject, mail, &mut notes)?,
        None => Edits::new(),
    };
    let mut all = desk.layers.clone();
    all.splice(at..at, new.iter().cloned());
    let along = Along { files, settled: new };
    let worked =
        finish_with(&desk, Work { what: words(request), layers: all, top: None, onto: None, heir: None }, along);
    if worked.is_err() {
        notes.iter().for_each(|note| wish.events.note(note.clone()));
    }
    Ok(Worked { notes, ..worked? })
}

/// The error of a patch, with the one of the series that it may be another version of.
fn refused(error: SeriesError, is_like: Option<&Likely>) -> PipelineError {
    match is_like {
        Some(Likely::OtherVersion(patch)) => PipelineError::OtherVersion { error, patch: patch.clone() },
        Some(Likely::Same(_)) | None => error.into(),
    }
}

/// The error of a patch with what the patches before it and upstream have to do with it.
fn explained(desk: &Desk<'_>, at: usize, new: &[Layer], incoming: Incoming, error: SeriesError) -> SeriesError {
    let store = &desk.shop.store;
    let Incoming { shown, strip, bytes, .. } = incoming;
    let file = PatchFile { path: PathBuf::from(&shown), name: shown, strip, bytes };
    let before = || desk.layers[..at].iter().chain(new);
    let error = series::explained_by(store, desk.base, before(), &file, error);
    let Ok(Some(base)) = base::called(&desk.shop, &desk.inputs, &desk.inputs.target.tree) else { return error };
    let patches: Vec<_> = before().map(|layer| layer.file.clone()).chain([file]).collect();
    upstream::explained(store, &base, &patches, error)
}

/// Patches that were taken in, as those of the series.
fn layers(desk: &Desk<'_>, received: impl Iterator<Item = Received>) -> Result<Vec<Layer>, PipelineError> {
    let dir = &desk.inputs.variant.dir;
    let layer = |(number, received)| {
        let Received { bytes, subject, before, after, .. } = received;
        let name = series::file_name(number, &subject);
        series::check_name(dir, &name)?;
        Ok(Layer { file: PatchFile { path: dir.join(&name), name, strip: 1, bytes }, before, after })
    };
    (next_number(&desk.layers)..).zip(received).map(layer).collect()
}

/// The command as the log calls it.
fn words(request: &ImportRequest<'_>) -> String {
    let shown = |source: &PathBuf| escape::line_cut(source.as_os_str().as_encoded_bytes(), 200);
    let mut words = format!("import {}", request.sources.iter().map(shown).collect::<Vec<_>>().join(" "));
    if request.repair {
        words += " --repair";
    }
    if let Some(after) = request.after {
        words += &format!(" --after {}", escape::line_cut(after.as_bytes(), 200));
    }
    words
}

/// The edit by which a cover letter becomes the series', where it has none.
fn take_cover(desk: &Desk<'_>, subject: &str, mail: &[u8], notes: &mut Vec<String>) -> Result<Edits, PipelineError> {
    let Cover { text, has_more } = series::cover(mail);
    let mut edits = Edits::new();
    let subject = escape::line_cut(subject.as_bytes(), 200);
    let config = &desk.inputs.config;
    if text.is_empty() {
        notes.push(format!("the cover letter ({subject}) has no text and is left out"));
        return Ok(edits);
    }
    if !is_unwritten(&config.series.cover) {
        notes.push(format!("the cover letter ({subject}) is left out: series.yaml has one"));
        return Ok(edits);
    }
    let path = config.dir.join("series.yaml");
    let yaml = fs::read_to_string(&path).map_err(|source| SeriesError::Io { path, source })?;
    match with_cover(&yaml, &text) {
        Some(yaml) => {
            edits.insert("series.yaml".into(), Some(yaml.into_bytes()));
            if subject != config.series.title {
                notes.push(format!("the cover letter is of `{subject}`; the title in series.yaml stays"));
            }
            if has_more {
                notes.push("what stands below the statistics of the cover letter is left out".into());
            }
        }
        None => notes.push(format!("the cover letter ({subject}) is left out: series.yaml cannot hold its text")),
    }
    Ok(edits)
}
