// SPDX-License-Identifier: GPL-2.0-only
//! A series: an ordered list of patches, in variants.

use super::ObjectId;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::PathBuf;

/// One patch file of a variant, as read.
#[derive(Clone, Debug)]
pub struct PatchFile {
    /// The name in the `series` file.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
    /// Leading path components to drop from the names in it: quilt's `-pN`, 1 unless said otherwise.
    pub strip: usize,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The series as it stands for one base kernel.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its name, such as `v6.1`.
    pub name: String,
    /// Its directory.
    pub dir: PathBuf,
    /// Its patches in order.
    pub patches: Vec<PatchFile>,
}

/// A program of a version with which a tree is known to be built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriedTool {
    /// Its name on `PATH`.
    pub program: String,
    /// How its version begins: whole numbers, so that `4.3` is neither `4.30` nor `14.3`.
    pub version: String,
}

impl TriedTool {
    /// Whether this is the first line of its `--version`.
    pub fn is(&self, line: &str) -> bool {
        let rest = |word: &str| word.strip_prefix(self.version.as_str()).map(|rest| rest.bytes().next());
        line.split_ascii_whitespace().filter_map(rest).any(|next| !next.is_some_and(|byte| byte.is_ascii_digit()))
    }
}

impl fmt::Display for TriedTool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.program, self.version)
    }
}

/// A series with its cover letter.
#[derive(Clone, Debug)]
pub struct Series {
    /// The directory's name under `patches/`.
    pub name: String,
    /// One line.
    pub title: String,
    /// The cover letter.
    pub cover: String,
}

/// What became of one patch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppliedPatch {
    /// The patch's file name.
    pub name: String,
    /// Its subject, without `[PATCH n/m]`.
    pub subject: String,
    /// The commit that holds it.
    pub commit: ObjectId,
    /// The tree after it.
    pub tree: ObjectId,
    /// Hunks that applied at another line than they name.
    pub offsets: Vec<MovedHunk>,
    /// Hunks that applied without some of their context, where that was asked for.
    pub fuzz: Vec<FuzzyHunk>,
}

/// A hunk that applied at another line than it names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedHunk {
    /// The file that it changes.
    pub file: String,
    /// The line that it names, from 1.
    pub named: u32,
    /// The line where it applied.
    pub found: u32,
    /// How many places it fits: where there are several, the nearest was taken.
    pub places: usize,
}

impl fmt::Display for MovedHunk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, named, found, places } = self;
        write!(f, "a hunk of {file} for line {named} went to line {found}")?;
        match places {
            0 | 1 => Ok(()),
            _ => write!(f, ", the nearest of {places} places it fits: look at it"),
        }
    }
}

/// A hunk that applied without some of its context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FuzzyHunk {
    /// The file that it changes.
    pub file: String,
    /// Which hunk of this file, from 1.
    pub hunk: usize,
    /// How many lines of context were left out at the longer end.
    pub lines: usize,
    /// The first line in the file that it then matched, from 1.
    pub line: u32,
}

/// A series applied to a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppliedSeries {
    /// The commit it was applied to.
    pub base: ObjectId,
    /// The base's tree.
    pub base_tree: ObjectId,
    /// The patches in order.
    pub patches: Vec<AppliedPatch>,
}

impl AppliedSeries {
    /// The commit at the top: the last patch's, or the base's for an empty series.
    pub fn top(&self) -> ObjectId {
        self.patches.last().map_or(self.base, |patch| patch.commit)
    }

    /// The tree at the top.
    pub fn top_tree(&self) -> ObjectId {
        self.patches.last().map_or(self.base_tree, |patch| patch.tree)
    }
}
