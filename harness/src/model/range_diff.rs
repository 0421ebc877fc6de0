// SPDX-License-Identifier: GPL-2.0-only
//! What became of each patch between two versions of a series.

/// Two versions of a series, patch by patch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RangeDiff {
    /// What the old version's patches are called, in its order: their subjects, or file names where they have none.
    pub old: Vec<String>,
    /// The same of the new version.
    pub new: Vec<String>,
    /// What became of them, in the new version's order; a dropped patch comes once all before it in the old one have come.
    /// Every patch of either version is in one of them.
    pub pairings: Vec<Pairing>,
}

/// What became of one patch; numbers are places in the lists of [`RangeDiff`], from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pairing {
    /// Nothing of it changed.
    Same {
        /// The patch in the old version.
        old: usize,
        /// The patch in the new version.
        new: usize,
    },
    /// Author, message or diff changed.
    Changed {
        /// The patch in the old version.
        old: usize,
        /// The patch in the new version.
        new: usize,
        /// What changed in it.
        hunks: Vec<PatchHunk>,
    },
    /// It has its title from the old version, and nothing else: the same step in another kernel, say.
    Rewritten {
        /// The patch in the old version.
        old: usize,
        /// The patch in the new version.
        new: usize,
    },
    /// It is not in the new version.
    Dropped {
        /// The patch in the old version.
        old: usize,
    },
    /// It is not in the old version.
    New {
        /// The patch in the new version.
        new: usize,
    },
}

/// A run of changed lines of a patch's text with what stands around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatchHunk {
    /// The part of the patch that it begins in: the message, a file, a function; empty where it is the first.
    pub section: Vec<u8>,
    /// Its lines.
    pub lines: Vec<PatchLine>,
}

/// A line of a patch's text, which itself may begin with the mark of a diff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatchLine {
    /// Which versions of the patch it is in.
    pub versions: Versions,
    /// Its bytes, without the newline.
    pub text: Vec<u8>,
}

/// Which of two versions something is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Versions {
    /// Both.
    Both,
    /// The old one.
    Old,
    /// The new one.
    New,
}
