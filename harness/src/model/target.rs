// SPDX-License-Identifier: GPL-2.0-only
//! A target: all that a run needs, by name.

use kiso_protocol::{Isolation, Suite};
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
    /// Whether a command that names no target passes it over: its kernel takes long, and not every change asks for it.
    pub only_by_name: bool,
}
