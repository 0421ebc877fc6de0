// SPDX-License-Identifier: GPL-2.0-only
//! The way from a tree to a verdict: calls the stages in order, top to bottom, and hands each one's output to the next.

mod base;
mod bench;
mod bisect;
mod conflict;
mod desk;
mod diff;
pub mod doctor;
mod each;
mod error;
mod export;
mod gate;
mod gc;
mod host;
mod import;
pub mod init;
mod inputs;
mod keys;
mod known;
mod lanes;
mod lint;
mod lock;
mod mutants;
mod plan;
mod rebase;
mod record;
mod run;
mod second_look;
mod split;
mod stack;
mod stage;
mod trees;
mod upstream;
mod verify;
mod workshop;
mod worktree;

pub use bench::{BenchRequest, bench};
pub use bisect::{BisectRequest, bisect};
pub use conflict::{Worked, abort, go_on};
pub use desk::complete;
pub use diff::{DiffRequest, diff};
pub use each::{EachRequest, each};
pub use error::PipelineError;
pub use export::{ExportRequest, export};
pub use gate::{GateWish, gate};
pub use gc::{Collected, gc};
pub use import::{ImportRequest, import};
pub use keys::keys;
pub use lint::lint;
pub use mutants::{MutantsRequest, mutants};
pub use rebase::{Outcome, rebase, rebase_outcomes};
pub use run::{ApplyRequest, BootOutcome, BuildWish, RunOutcome, RunRequest, apply, boot, boot_command, build, run};
pub use split::{patch_parts, split};
pub use stack::{Place, StackWish, drop_patch, edit, fold, move_patch, new_patch, refresh, rename, transactions, undo};
pub use trees::{add_tree, list_trees, remove_tree};
pub use verify::{Verified, verify};

use crate::config::SeriesConfig;
use crate::model::Variant;
use crate::series;

/// Reads the patch files of a variant.
///
/// # Errors
/// Where its `series` file or a patch can't be read.
pub fn read_variant(config: &SeriesConfig, variant: &str) -> Result<Variant, PipelineError> {
    Ok(series::load_variant(&config.variant_dir(variant))?)
}
