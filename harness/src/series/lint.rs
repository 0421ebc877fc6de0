// SPDX-License-Identifier: GPL-2.0-only
//! Checks of a series by the rules of the kernel, as a table: one function a check.

mod checkpatch;
mod message;

use super::diff::FileDiff;
use super::patch::{Patch, Text};
use super::stack::Layer;
use super::{SeriesError, format, load_variant};
use crate::config::is_unwritten;
use crate::escape;
use crate::git::Store;
use crate::model::{CheckOutcome, Checked, Complaint, ObjectId};
use crate::process::Interrupt;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What is checked, and with what.
pub struct Ground<'a> {
    /// Where the objects are.
    pub store: &'a Store,
    /// The tree that the series is for.
    pub base: ObjectId,
    /// The series on it.
    pub layers: &'a [Layer],
    /// The directory of its files.
    pub dir: &'a Path,
    /// Its cover letter.
    pub cover: &'a str,
    /// What is known of the series up to each patch: none where it was not run; else what went wrong, if something did.
    pub each: &'a [Option<Option<String>>],
    /// A directory for what a check needs, empty at first.
    pub scratch: &'a Path,
    /// Who may stop it.
    pub interrupt: &'a Interrupt,
}

type Outcome = Result<CheckOutcome, SeriesError>;

/// A check: its name, what it demands, and how that is found out.
struct Check {
    name: &'static str,
    claim: &'static str,
    run: fn(&Ground<'_>) -> Outcome,
}

static CHECKS: &[Check] = &[
    Check {
        name: "subject",
        claim: "`subsystem: Imperative`, at most 75 columns",
        run: |ground| messages(ground, message::subject),
    },
    Check { name: "message", claim: "a message says why", run: |ground| messages(ground, message::body) },
    Check { name: "sign-off", claim: "the author signed it off", run: |ground| messages(ground, message::sign_off) },
    Check {
        name: "chain",
        claim: "every file names the blobs and lines that are there when its turn comes",
        run: chain,
    },
    Check { name: "files", claim: "no file of the variant is outside of its `series` file", run: files },
    Check { name: "cover", claim: "there is a cover letter", run: cover },
    Check { name: "checkpatch", claim: "the tree's own checkpatch --strict is silent", run: checkpatch::run },
    Check { name: "each", claim: "every patch compiles, boots and breaks nothing", run: each },
];

/// Makes all checks.
///
/// # Errors
/// Errors of the store, of the file system and of programs; not what a check finds.
pub fn lint(ground: &Ground<'_>) -> Result<Vec<Checked>, SeriesError> {
    let make = |check: &Check| match ground.interrupt.is_set() {
        true => Err(SeriesError::Interrupted),
        false => Ok(Checked { check: check.name, claim: check.claim, outcome: (check.run)(ground)? }),
    };
    CHECKS.iter().map(make).collect()
}

/// A check of each patch's head.
fn messages(ground: &Ground<'_>, check: fn(&Patch<'_>) -> Option<String>) -> Outcome {
    let mut complaints = Vec::new();
    for Layer { file, .. } in ground.layers {
        let text = Text::of(file)?;
        complaints.extend(check(&Patch::parse(&text)).map(|text| complaint(&file.name, text)));
    }
    Ok(CheckOutcome::of(complaints))
}

fn complaint(file: &str, text: String) -> Complaint {
    Complaint { file: Some(file.to_owned()), text }
}

fn chain(ground: &Ground<'_>) -> Outcome {
    let mut complaints = Vec::new();
    for Layer { file, before, after } in ground.layers {
        let text = Text::of(file)?;
        let patch = Patch::parse(&text);
        let diffs = text.diffs(&patch)?;
        let bare = |diff: &&FileDiff<'_>| diff.index.is_none() && !diff.hunks.is_empty();
        let said = if diffs.is_empty() {
            Some("changes nothing".to_owned())
        } else if let Some(diff) = diffs.iter().find(bare) {
            Some(format!("names no blobs of {} (no `index` line)", escape::line_cut(diff.path(), 200)))
        } else if !format::still_true(ground.store, file, *before, *after)? {
            Some("names other blobs or lines than are there: `kiso refresh` writes it anew".to_owned())
        } else {
            None
        };
        complaints.extend(said.map(|text| complaint(&file.name, text)));
    }
    Ok(CheckOutcome::of(complaints))
}

fn files(ground: &Ground<'_>) -> Outcome {
    let known = ground.layers.iter().map(|layer| PathBuf::from(&layer.file.name)).collect();
    let kept_beside = ["series", "sent", "resolutions", super::MUTANTS];
    let mut complaints = unlisted(ground.dir, Path::new(""), &known, &kept_beside)?;
    let mutants = ground.dir.join(super::MUTANTS);
    if mutants.exists() {
        let known = load_variant(&mutants)?.patches.into_iter().map(|file| PathBuf::from(file.name)).collect();
        complaints.extend(unlisted(&mutants, Path::new(super::MUTANTS), &known, &["series"])?);
    }
    complaints.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(CheckOutcome::of(complaints))
}

/// Complains of what is below `dir` beside the patches that are known and what kiso keeps there. In a complaint `dir` is
/// called `called`.
fn unlisted(
    dir: &Path,
    called: &Path,
    known: &HashSet<PathBuf>,
    kept_beside: &[&str],
) -> Result<Vec<Complaint>, SeriesError> {
    let mut complaints = Vec::new();
    let mut pending = vec![PathBuf::new()];
    while let Some(below) = pending.pop() {
        let here = dir.join(&below);
        let error = |source| SeriesError::Io { path: here.clone(), source };
        for entry in fs::read_dir(&here).map_err(error)? {
            let entry = entry.map_err(error)?;
            let path = below.join(entry.file_name());
            let is_kept = kept_beside.iter().any(|kept| path == Path::new(kept));
            if entry.file_type().map_err(error)?.is_dir() && !is_kept {
                pending.push(path);
            } else if !is_kept && !known.contains(path.as_path()) {
                let name = escape::line_cut(called.join(path).as_os_str().as_encoded_bytes(), 200);
                complaints.push(complaint(&name, "is not in the `series` file".into()));
            }
        }
    }
    Ok(complaints)
}

fn cover(ground: &Ground<'_>) -> Outcome {
    let text = "`cover:` in series.yaml is not written".to_owned();
    Ok(CheckOutcome::of(if is_unwritten(ground.cover) { vec![Complaint { file: None, text }] } else { Vec::new() }))
}

fn each(ground: &Ground<'_>) -> Outcome {
    if ground.layers.is_empty() {
        return Ok(CheckOutcome::NotRun { reason: "there is no patch".to_owned() });
    }
    let run = ground.layers.iter().zip(ground.each);
    let complaints: Vec<Complaint> =
        run.filter_map(|(layer, run)| Some(complaint(&layer.file.name, run.clone()??))).collect();
    let missing = ground.each.iter().filter(|run| run.is_none()).count();
    match (complaints.is_empty(), missing) {
        (true, 1..) => {
            let reason =
                format!("{missing} of {} patches were not run by themselves: `kiso run --each`", ground.layers.len());
            Ok(CheckOutcome::NotRun { reason })
        }
        _ => Ok(CheckOutcome::of(complaints)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checks_have_the_names_that_a_policy_may_hold() {
        let names: Vec<&str> = CHECKS.iter().map(|check| check.name).collect();
        assert_eq!(names, crate::model::CHECKS);
    }
}
