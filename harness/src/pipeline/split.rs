// SPDX-License-Identifier: GPL-2.0-only
//! `kiso split`: two patches of one. The series as a whole comes to the same.

use super::PipelineError;
use super::conflict::{Work, Worked, finish};
use super::stack::{StackWish, next_number};
use crate::model::PatchFile;
use crate::series::{self, FileParts, Layer, Part};
use time::OffsetDateTime;

/// The files and hunks by which a patch can be split.
///
/// # Errors
/// Where no patch has this name.
pub fn patch_parts(wish: StackWish<'_>, patch: &str) -> Result<Vec<FileParts>, PipelineError> {
    let desk = wish.desk()?;
    let index = desk.pick(patch)?;
    Ok(series::parts(&desk.shop.store, &desk.layers[index])?)
}

/// Makes the named parts of a patch a patch of its own, right before the rest.
///
/// # Errors
/// Where the patch has no such part, or nothing else.
pub fn split(
    wish: StackWish<'_>,
    patch: &str,
    parts: &[Part],
    subject: &str,
    author: &str,
) -> Result<Worked, PipelineError> {
    let desk = wish.desk()?;
    let at = desk.pick(patch)?;
    let Layer { file, before, .. } = &desk.layers[at];
    let middle = series::split(&desk.shop.store, &desk.layers[at], parts)?;
    if middle == *before {
        return Err(PipelineError::Stack(format!("that part of {} changes nothing", file.name)));
    }
    let name = series::file_name(next_number(&desk.layers), subject);
    let dir = &desk.inputs.variant.dir;
    series::check_name(dir, &name)?;
    let bytes = series::blank(subject, author, OffsetDateTime::now_utc());
    let what = format!("split {} into {name}", file.name);
    let new = PatchFile { path: dir.join(&name), name, strip: 1, bytes };
    let mut layers = desk.layers.clone();
    layers.insert(at, Layer { file: new, before: *before, after: middle });
    layers[at + 1].before = middle;
    finish(&desk, Work { what, layers, top: Some(series::top(desk.base, &desk.layers)), onto: None, heir: None })
}
