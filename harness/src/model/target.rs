// SPDX-License-Identifier: GPL-2.0-only
//! A target: all that a run needs, by name.

use kiso_protocol::{Isolation, Suite};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::PathBuf;

/// Where a tree comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TreeSource {
    /// A Debian source package, such as `linux-source-6.1`: the installed one, or one downloaded without root.
    Debian(String),
    /// A tarball, compressed with xz or gzip or not at all.
    Tarball(PathBuf),
    /// A git repository (read, never written) and a revision in it.
    Clone {
        /// The repository.
        path: PathBuf,
        /// Anything that `git rev-parse` takes.
        revision: String,
    },
}

/// Patches of the project that lie beneath those of a series: what its tree needs, whatever the series is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beneath {
    /// The directory below `patches`.
    pub series: String,
    /// The directory in that, with a `series` file.
    pub variant: String,
}

impl fmt::Display for Beneath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.series, self.variant)
    }
}

/// What a series may cost, in per cent of the instructions that the tree takes without it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Budgets {
    /// Inside of a namespace: the claim K1.
    pub k1: f64,
    /// Where no namespace was ever made: the claim K2.
    pub k2: f64,
}

impl Default for Budgets {
    /// Those of the claims.
    fn default() -> Self {
        Self { k1: 0.5, k2: 0.1 }
    }
}

/// A target as resolved from `series.yaml`.
#[derive(Clone, Debug)]
pub struct Target {
    /// Its name.
    pub name: String,
    /// The series it belongs to.
    pub series: String,
    /// The variant of the series.
    pub variant: String,
    /// The name of the tree the variant is based on.
    pub tree: String,
    /// Where that tree can be had without asking, if the series says so.
    pub tree_source: Option<TreeSource>,
    /// What is applied to that tree before the series.
    pub beneath: Option<Beneath>,
    /// Kconfig fragments in order, by name under `qemu-images/kconfig`.
    pub kconfig: Vec<String>,
    /// Fragments that ask for what the series itself adds, after the others; not used where the base alone is run.
    pub series_kconfig: Vec<String>,
    /// Variables for make, each `NAME=VALUE`.
    pub make: Vec<String>,
    /// The machine's name under `qemu-images/machines`.
    pub machine: String,
    /// The suites that are run.
    pub suites: Vec<Suite>,
    /// The ways in which each case is run.
    pub isolations: Vec<Isolation>,
    /// Kconfig symbols, without `CONFIG_`, that its kernel has not; the cases that need one are left out of its plan.
    pub without: Vec<String>,
    /// The target whose runs under `netns` show that the cases are sound, where this one's kernel has no network namespaces.
    pub oracle: Option<String>,
    /// What the series may cost on it.
    pub budgets: Budgets,
    /// Whether a command that names no target passes it over: its kernel takes long, and not every change asks for it.
    pub only_by_name: bool,
}
