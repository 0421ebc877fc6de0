// SPDX-License-Identifier: GPL-2.0-only
//! Stage `series`: patch files read, parsed, and applied to a tree as git objects.

mod apply;
mod blame;
mod diff;
mod error;
mod hunk;
mod patch;
mod quilt;

pub use apply::apply;
pub use blame::last_touched;
pub use diff::{DiffFault, FileDiff, Hunk, HunkLine, Side, parse as parse_diff};
pub use error::{Misfit, SeriesError};
pub use patch::{Patch, parse as parse_patch};
pub use quilt::load_variant;
