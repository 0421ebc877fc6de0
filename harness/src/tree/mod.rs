// SPDX-License-Identifier: GPL-2.0-only
//! Stage `tree`: kernel source trees as git objects, and worktrees made from them.
//!
//! [`import`] turns an archive, a Debian package or another repository into one commit whose id depends on the content
//! alone; [`worktree::switch`] brings a directory to the state of a tree and touches only what differs.

mod archive;
mod aside;
mod blobs;
mod builder;
mod changes;
mod clone;
mod debian;
mod error;
mod import;
mod manifest;
mod record;
mod scan;
#[cfg(test)]
mod tests;
pub mod worktree;

pub use changes::{WorktreeChanges, worktree_changes, worktree_tree};
pub use error::{EntryFault, TreeError};
pub use import::import;
pub use record::{ImportedTree, find, list, remove};
pub use worktree::Foreign;

/// What an import may hold at most. A kernel tree has some 90,000 files and 1.5 GB; these stop an archive that was made to
/// fill the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Files, symlinks and directories in all.
    pub entries: u64,
    /// Bytes of content in all, unpacked.
    pub bytes: u64,
    /// Bytes of one file.
    pub file_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { entries: 500_000, bytes: 8 << 30, file_bytes: 128 << 20 }
    }
}
