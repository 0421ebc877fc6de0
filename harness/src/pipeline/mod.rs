// SPDX-License-Identifier: GPL-2.0-only
//! The way from a tree to a verdict: calls the stages in order, top to bottom, and hands each one's output to the next.

mod base;
mod bench;
mod conflict;
mod desk;
mod diff;
pub mod doctor;
mod each;
mod error;
mod export;
mod gc;
mod host;
mod import;
pub mod init;
mod inputs;
mod known;
mod lanes;
mod lint;
mod lock;
mod mutants;
mod plan;
mod rebase;
mod record;
mod run;
mod split;
mod stack;
mod stage;
mod trees;
mod upstream;
mod workshop;
mod worktree;

pub use bench::{BenchRequest, bench};
pub use conflict::{Worked, abort, go_on};
pub use desk::complete;
pub use diff::{DiffRequest, diff};
pub use each::{EachRequest, each};
pub use error::PipelineError;
pub use export::{ExportRequest, export};
pub use gc::{Collected, gc};
pub use import::{ImportRequest, import};
pub use lint::lint;
pub use mutants::{MutantsRequest, mutants};
pub use rebase::{Outcome, rebase, rebase_outcomes};
pub use run::{ApplyRequest, BootOutcome, BuildWish, RunOutcome, RunRequest, apply, boot, boot_command, build, run};
pub use split::{patch_parts, split};
pub use stack::{Place, StackWish, drop_patch, edit, fold, move_patch, new_patch, refresh, rename, transactions, undo};
pub use trees::{add_tree, list_trees, remove_tree};

use crate::config::{Project, SeriesConfig};
use crate::gate::{Decision, LaneRun, decide};
use crate::model::Variant;
use crate::process::Interrupt;
use crate::series;
use crate::store::Runs;
use host::Host;
use inputs::Inputs;

/// Reads the patch files of a variant.
///
/// # Errors
/// Where its `series` file or a patch can't be read.
pub fn read_variant(config: &SeriesConfig, variant: &str) -> Result<Variant, PipelineError> {
    Ok(series::load_variant(&config.variant_dir(variant))?)
}

/// Judges the newest runs of what this checkout holds by `ci/gate.yaml`. A lane whose tree is not there can't have run.
///
/// # Errors
/// Where the policy, or what a lane names, can't be read.
pub fn gate(project: &Project, interrupt: &Interrupt) -> Result<Decision, PipelineError> {
    let runs = Runs::look(&project.state())?;
    let trees = list_trees(project)?;
    let mut lanes = Vec::new();
    for lane in project.gate()?.lanes {
        let inputs = Inputs::read(project, Some(&lane.target), false)?;
        let run = match trees.iter().find(|tree| tree.name == inputs.target.tree) {
            Some(tree) => runs.newest_of(&[inputs.on(tree.tree).digest])?.pop().flatten(),
            None => None,
        };
        let tools = match Host::probe(&inputs.machine.qemu, interrupt) {
            Ok(host) => Ok(host.tools),
            Err(error) if interrupt.is_set() => return Err(error),
            Err(error) => Err(error.to_string()),
        };
        lanes.push(LaneRun { lane, run, tools });
    }
    Ok(decide(&lanes))
}
