// SPDX-License-Identifier: GPL-2.0-only
//! Stage `series`: patch files onto a tree, on git objects alone.
//!
//! [`load_variant`] reads the files, [`patch`] and [`diff`] parse them, [`apply`](fn@apply) makes one commit of each and
//! publishes them with one ref at the end, and [`last_touched`] tells which patch a line comes from. [`range_diff`](fn@range_diff)
//! tells what became of each patch between two versions of a series.

mod apply;
mod beside;
mod between;
mod compose;
pub mod diff;
mod error;
mod explain;
mod failure;
pub mod format;
mod hunk;
mod incoming;
mod lint;
mod locate;
mod log;
mod mail;
pub mod mailbox;
mod mutants;
mod nearest;
mod outgoing;
pub mod patch;
mod pick;
mod premises;
mod quilt;
mod range_diff;
mod rebase;
pub mod repair;
mod replay;
mod resolution;
mod split;
mod stack;
#[cfg(test)]
mod tests;
mod touched;
mod upstream;

pub use apply::{apply, apply_known};
pub use between::{Between, Difference};
pub use compose::{blank, with_folded};
pub use error::SeriesError;
pub use explain::{CameFrom, Explanation, Piece, Since, explained_by};
pub use failure::{HunkFailure, Reason};
pub use hunk::State as HunkState;
pub use incoming::{Cover, Incoming, Intake, Known, Likely, Received, cover};
pub use lint::{Ground, lint};
pub use locate::line_in_patch;
pub use log::{Edits, Log, State, Transaction, is_torn};
pub use mail::{MailFault, decoded};
pub use mailbox::file_name;
pub use mutants::{MUTANTS, Mutant, mutants};
pub use nearest::{Nearest, Row};
pub use outgoing::{Envelope, MAILER, Outgoing, kept, outgoing};
pub use pick::pick;
pub use premises::{Break, Likeness, Premises, likeness, premises};
pub use quilt::{Listed, ListingFault, PATCH_LIMIT, check_name, load_variant, load_variant_at, parse_listing, relist};
pub use range_diff::range_diff;
pub use rebase::{Fate, on_index_lines};
pub use replay::{Carried, Conflict, Replayed, carry, markers, replay};
pub use resolution::{Resolutions, recorded};
pub use split::{FileParts, Part, parts, split};
pub use stack::{Layer, amend, settle, stack, top};
pub use touched::{Touched, last_touched, touched_gap, touched_line};
pub use upstream::Upstream;
