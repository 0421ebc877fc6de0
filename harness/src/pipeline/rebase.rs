// SPDX-License-Identifier: GPL-2.0-only
//! A series on another tree.

use super::base::Base;
use super::conflict::{self, Onto, Work, Worked, finish};
use super::desk::{Desk, Otherwise};
use super::stack::StackWish;
use super::{PipelineError, base, upstream};
use crate::escape;
use crate::series::{self, Conflict, Fate, Layer, Replayed, Resolutions};
use std::time::{Duration, Instant};

/// How long upstream commits are looked for, conflict after conflict.
const UPSTREAM: Duration = Duration::from_secs(20);

/// What would become of one patch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It would go onto the tree.
    Placed(Fate),
    /// It would stop at a conflict.
    Conflict {
        /// The files.
        paths: Vec<String>,
        /// The upstream commits that it is from, a line for each.
        upstream: Vec<String>,
    },
}

/// Puts the series of a target onto another tree, which becomes the one it is based on.
///
/// # Errors
/// [`PipelineError::Conflict`]; [`PipelineError::NoTree`].
pub fn rebase(wish: StackWish<'_>, onto: &str) -> Result<Worked, PipelineError> {
    let desk = conflict::open(wish.project, wish.target, Otherwise::IndexLines(onto), wish.events, wish.interrupt)?;
    let tree = base_called(&desk, onto)?.tree();
    let what = format!("rebase --onto {onto}");
    let onto = Some(Onto { name: onto.to_owned(), tree: tree.to_string() });
    finish(&desk, Work { what, layers: desk.layers.clone(), top: None, onto, heir: None })
}

/// Tells for each patch what [`rebase`] would do, and changes nothing. Behind a conflict it goes on as if that patch were not
/// there.
///
/// # Errors
/// As [`rebase`], but for conflicts.
pub fn rebase_outcomes(wish: StackWish<'_>, onto: &str) -> Result<Vec<(String, Outcome)>, PipelineError> {
    let desk = conflict::open(wish.project, wish.target, Otherwise::IndexLines(onto), wish.events, wish.interrupt)?;
    let known = Resolutions::load(&desk.inputs.config.dir)?;
    let onto = base_called(&desk, onto)?;
    let (mut base, mut rest) = (onto.tree(), desk.layers.clone());
    let mut outcomes = Vec::new();
    let until = Instant::now() + UPSTREAM;
    let placed = |layers: &[Layer], fates: Vec<Fate>| {
        let names = layers.iter().map(|layer| layer.file.name.clone());
        names.zip(fates.into_iter().map(Outcome::Placed)).collect::<Vec<_>>()
    };
    loop {
        match series::replay(&desk.shop.store, base, rest, &known, wish.interrupt)? {
            Replayed::Whole { layers, fates } => {
                outcomes.extend(placed(&layers, fates));
                return Ok(outcomes);
            }
            Replayed::Conflict(conflict) => {
                let upstream = match until.checked_duration_since(Instant::now()) {
                    Some(_) => upstream::of_conflict(&desk.shop.store, desk.base, &onto, base, &conflict),
                    None => vec!["upstream commits are not looked for any more: there are many conflicts".to_owned()],
                };
                let Conflict { done, layer, rest: left, paths, fates, .. } = conflict;
                base = series::top(base, &done);
                outcomes.extend(placed(&done, fates));
                let paths = paths.iter().map(|path| escape::line_cut(path, 200)).collect();
                outcomes.push((layer.file.name, Outcome::Conflict { paths, upstream }));
                rest = left;
            }
        }
    }
}

fn base_called(desk: &Desk<'_>, name: &str) -> Result<Base, PipelineError> {
    let found = base::called(&desk.shop, &desk.inputs, name)?;
    found.ok_or_else(|| PipelineError::NoTree { name: name.to_owned() })
}
