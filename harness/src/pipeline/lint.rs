// SPDX-License-Identifier: GPL-2.0-only
//! `kiso lint`: the checks of a series.

use super::PipelineError;
use super::stack::StackWish;
use crate::model::Checked;
use crate::series::{self, Ground};

/// Makes all checks of a series.
///
/// # Errors
/// Where the series does not apply, or a check cannot be made for a reason of the host.
pub fn lint(wish: StackWish<'_>) -> Result<Vec<Checked>, PipelineError> {
    let desk = wish.desk()?;
    let ground = Ground {
        store: &desk.shop.store,
        base: desk.base,
        layers: &desk.layers,
        dir: &desk.inputs.variant.dir,
        cover: &desk.inputs.config.series.cover,
        scratch: &desk.shop.scratch,
        interrupt: wish.interrupt,
    };
    Ok(series::lint(&ground)?)
}
