// SPDX-License-Identifier: GPL-2.0-only
//! The stages of a run.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The stages of a run, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Importing a tree.
    Tree,
    /// Applying the series.
    Series,
    /// Bringing the worktree to the tree that is built.
    Worktree,
    /// Configuring and building.
    Build,
    /// Booting and testing.
    Boot,
    /// Judging.
    Verdict,
}

impl Stage {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Tree => "tree",
            Self::Series => "series",
            Self::Worktree => "worktree",
            Self::Build => "build",
            Self::Boot => "boot",
            Self::Verdict => "verdict",
        }
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// How a stage ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StageEnd {
    /// It did its work.
    Done,
    /// Its result was there already.
    Cached,
    /// It failed; the error comes by another way.
    Failed,
}

impl StageEnd {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Cached => "cached",
            Self::Failed => "failed",
        }
    }
}
