// SPDX-License-Identifier: GPL-2.0-only
//! `kiso export`: the series as mails in a directory, and what was sent kept with the series.

use super::PipelineError;
use super::conflict::Worked;
use super::desk::{Desk, log};
use super::stack::StackWish;
use crate::config::is_unwritten;
use crate::escape;
use crate::files::{name_of_part, write_whole_dir};
use crate::model::Variant;
use crate::report::range_diff;
use crate::report::style::Style;
use crate::series::{self, Edits, Envelope, Outgoing, SeriesError};
use crate::tree;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use time::OffsetDateTime;

/// Where in a variant's directory the versions that were sent lie.
const SENT: &str = "sent";
/// The file that holds the id of a version's cover letter.
const MESSAGE_ID: &str = "message-id";
/// The file that holds the cover letter.
const COVER: &str = "0000-cover-letter.patch";

/// What is to be exported, and how.
pub struct ExportRequest<'a> {
    /// The directory.
    pub dir: &'a Path,
    /// Which version it is; none means the one after the last that was sent.
    pub version: Option<u32>,
    /// Whether comments are asked for.
    pub rfc: bool,
    /// Receivers.
    pub to: &'a [String],
    /// Receivers of a copy.
    pub cc: &'a [String],
    /// The id of the mail that is answered; none means the cover letter of the last version.
    pub in_reply_to: Option<&'a str>,
    /// Who sends it, `Name <address>`.
    pub sender: &'a str,
}

/// Writes the mails of a series, and keeps with it what they say. Returns the version as well.
///
/// # Errors
/// Where the directory holds something else; where a patch cannot be a mail.
pub fn export(wish: StackWish<'_>, request: &ExportRequest<'_>) -> Result<(u32, Worked), PipelineError> {
    // Before the long work.
    ours(request.dir)?;
    let desk = wish.desk()?;
    let variant = &desk.inputs.variant;
    if desk.layers.is_empty() {
        return Err(PipelineError::Stack("the series has no patch to export".into()));
    }
    let sent = sent_versions(&variant.dir)?;
    let version = request.version.unwrap_or_else(|| sent.last().map_or(1, |last| last + 1));
    let before = sent.iter().rev().find(|&&one| one < version).copied();
    let diff = before.map(|before| told(&desk, before)).transpose()?;
    let answered = match (request.in_reply_to, before) {
        (Some(id), _) => Some(id.to_owned()),
        (None, Some(before)) => read_id(&variant.dir, before)?,
        (None, None) => None,
    };
    let mut notes = Vec::new();
    let series = &desk.inputs.config.series;
    if is_unwritten(&series.cover) {
        notes.push("the cover letter has no text yet: `cover:` in series.yaml".to_owned());
    }
    let envelope = Envelope {
        title: &series.title,
        cover: if is_unwritten(&series.cover) { "" } else { &series.cover },
        version,
        rfc: request.rfc,
        sender: request.sender,
        to: request.to,
        cc: request.cc,
        in_reply_to: answered.as_deref(),
        range_diff: before.zip(diff.as_deref()),
        base_commit: tree::find(&desk.shop.store, &desk.inputs.target.tree)?.and_then(|tree| tree.clone_commit()),
        date: OffsetDateTime::now_utc(),
    };
    let outgoing = series::outgoing(&desk.shop.store, desk.base, &desk.layers, &envelope)?;
    let has_cr = |(_, mail): &&(String, Vec<u8>)| mail.windows(2).any(|pair| pair == b"\r\n");
    notes.extend(outgoing.mails.iter().find(has_cr).map(|(name, _)| {
        format!(
            "{name} holds lines that end in CR LF: who takes it needs `git am --keep-cr`, and some mailers lose the CR"
        )
    }));
    // The mails first: what the series says was sent can be sent.
    let old = ours(request.dir)?;
    write_whole_dir(request.dir, &desk.shop.scratch, &old, &outgoing.mails)
        .map_err(|source| PipelineError::Output { path: request.dir.to_owned(), source })?;
    let edits = keep(&desk, version, &outgoing)?;
    let transaction =
        log(&desk.shop, &desk.inputs.config)?.record(&format!("export v{version}"), &edits, series::State::new())?;
    Ok((version, Worked { transaction, notes }))
}

/// What became of a version that was sent, as `git range-diff` tells it.
fn told(desk: &Desk<'_>, version: u32) -> Result<String, PipelineError> {
    let old = series::load_variant(&sent_dir(&desk.inputs.variant.dir, version))?;
    let new: &Variant = &desk.inputs.variant;
    let diff = series::range_diff(&old, new, desk.shop.events, desk.shop.interrupt)?;
    Ok(range_diff::text(&diff, Style::new(false)))
}

fn sent_dir(variant: &Path, version: u32) -> PathBuf {
    variant.join(SENT).join(format!("v{version}"))
}

/// The versions that were sent, in order.
fn sent_versions(variant: &Path) -> Result<Vec<u32>, SeriesError> {
    let dir = variant.join(SENT);
    let error = |source| SeriesError::Io { path: dir.clone(), source };
    let entries = match fs::read_dir(&dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(error(source)),
    };
    let mut versions = Vec::new();
    for entry in entries {
        let name = entry.map_err(error)?.file_name();
        let version = name.to_str().and_then(|name| name.strip_prefix('v')).and_then(|number| number.parse().ok());
        versions.extend(version.filter(|version| sent_dir(variant, *version).join("series").is_file()));
    }
    versions.sort_unstable();
    Ok(versions)
}

fn read_id(variant: &Path, version: u32) -> Result<Option<String>, SeriesError> {
    let path = sent_dir(variant, version).join(MESSAGE_ID);
    match fs::read(&path) {
        Ok(bytes) => Ok(Some(escape::line_cut(bytes.trim_ascii(), 200)).filter(|id| !id.is_empty())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(SeriesError::Io { path, source }),
    }
}

/// The edits by which a version is kept; files that it had before and has no more go.
fn keep(desk: &Desk<'_>, version: u32, outgoing: &Outgoing) -> Result<Edits, PipelineError> {
    let variant = &desk.inputs.variant;
    let place = format!("{}/{SENT}/v{version}", variant.name);
    let mut edits = Edits::new();
    let dir = sent_dir(&variant.dir, version);
    if dir.join("series").is_file() {
        for old in series::load_variant(&dir)?.patches {
            edits.insert(format!("{place}/{}", old.name), None);
        }
    }
    for (name, bytes) in series::kept(&variant.patches) {
        edits.insert(format!("{place}/{name}"), Some(bytes.into_owned()));
    }
    edits.insert(format!("{place}/{MESSAGE_ID}"), Some(format!("{}\n", outgoing.message_id).into_bytes()));
    Ok(edits)
}

/// The names of the files of a directory that an export has made, or was killed at; an error where it holds anything else.
fn ours(dir: &Path) -> Result<Vec<OsString>, PipelineError> {
    let error = |source| PipelineError::Output { path: dir.to_owned(), source };
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(error(source)),
    };
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry.map_err(error)?.file_name());
    }
    let is_mail = |file: &OsString| {
        let name = file.to_string_lossy();
        let name = name_of_part(&name).unwrap_or(&name);
        let digits = name.bytes().take_while(u8::is_ascii_digit).count();
        digits >= 4 && name[digits..].starts_with('-') && name.ends_with(".patch") && dir.join(file).is_file()
    };
    let cover = fs::read_to_string(dir.join(COVER)).unwrap_or_default();
    // An export that was killed may have left the cover letter in the making, a name that nobody else gives.
    let is_making = |file: &OsString| file.to_str().and_then(name_of_part) == Some(COVER);
    let is_ours = cover.lines().take_while(|line| !line.is_empty()).any(|line| line == series::MAILER)
        || names.iter().any(is_making);
    match names.is_empty() || (is_ours && names.iter().all(is_mail)) {
        true => Ok(names),
        false => Err(PipelineError::Stack(format!(
            "{} holds something else than an export: name another directory",
            escape::line_cut(dir.as_os_str().as_encoded_bytes(), 200)
        ))),
    }
}
