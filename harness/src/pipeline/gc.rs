// SPDX-License-Identifier: GPL-2.0-only
//! What a state directory lets go of: old runs with their logs, and the kernels that no run is left of.

use super::PipelineError;
use super::lock::Lock;
use crate::build;
use crate::config::Project;
use crate::store::{Keep, Removed, Runs};

/// What was removed, or would be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collected {
    /// Runs, and directories of logs that belong to none.
    pub runs: Removed,
    /// Kernels, by their keys.
    pub kernels: Vec<String>,
    /// The bytes of these.
    pub kernel_bytes: u64,
}

/// Removes what is not to be kept, or only tells what that is. Nothing that a kiso at work has begun is touched: there is
/// none while this one is at it.
///
/// # Errors
/// Where another kiso is at work, and where something can't be read or removed.
pub fn gc(project: &Project, keep: Keep, is_dry: bool) -> Result<Collected, PipelineError> {
    let state = project.state();
    if !state.exists() {
        return Ok(Collected::default());
    }
    let _lock = Lock::take(&state)?;
    let store = Runs::look(&state)?;
    let runs = store.superfluous(keep)?;
    let unused = build::unused(&state.join("kernels"), &store.kernels_without(&runs)?)?;
    let collected = Collected { runs, kernels: unused.keys, kernel_bytes: unused.bytes };
    if !is_dry {
        store.remove(&collected.runs)?;
        build::remove(&state.join("kernels"), &collected.kernels)?;
    }
    Ok(collected)
}
