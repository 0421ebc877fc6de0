// SPDX-License-Identifier: GPL-2.0-only
//! What can be wrong with a project's files.

use super::words::PLAIN_NAME;
use crate::model::{Class, Failure};
use std::io;
use std::path::{Path, PathBuf};

/// An error in a project's files.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// No project encloses the directory.
    #[error("{start}: neither this directory nor one above it holds a kiso project (a directory `patches` with a NAME/series.yaml)", start = .start.display())]
    NoProject {
        /// Where the search began.
        start: PathBuf,
    },
    /// A file can't be read.
    #[error("{path}: {source}", path = .path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file is larger than any such file should be.
    #[error("{path}: larger than {limit} bytes", path = .path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The limit in bytes.
        limit: u64,
    },
    /// A file is not UTF-8.
    #[error("{path}: not UTF-8", path = .path.display())]
    NotUtf8 {
        /// The file.
        path: PathBuf,
    },
    /// A file is no YAML, or not of the form it should have.
    #[error("{at}: {message}")]
    Yaml {
        /// The file, with line and column where the parser knows them.
        at: String,
        /// What is wrong.
        message: String,
    },
    /// A key's value is not what it may be.
    #[error("{path}: {key}: {message}", path = .path.display())]
    Value {
        /// The file.
        path: PathBuf,
        /// The key, as a path through the file.
        key: String,
        /// What is wrong.
        message: String,
    },
    /// A name that nothing has.
    #[error("no {kind} is called {name:?}; there {are}", are = listed(.known))]
    Unknown {
        /// What was looked for: `target`, `series`.
        kind: &'static str,
        /// The name.
        name: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// No target is named and it is not clear which one is meant.
    #[error("{}", no_target_named(.known))]
    NoTargetNamed {
        /// The targets there are.
        known: Vec<String>,
    },
    /// A target names a machine or a Kconfig fragment that has no file.
    #[error("{path}: {key}: no {kind} is called {name:?}; there {are}", path = .path.display(), are = listed(.known))]
    NoFile {
        /// The file that names it.
        path: PathBuf,
        /// The key that names it, as a path through the file.
        key: String,
        /// What was looked for: `machine`, `fragment`.
        kind: &'static str,
        /// The name.
        name: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// The project has no `ci/gate.yaml`.
    #[error("{path}: is not there, so nothing says what a merge needs", path = .path.display())]
    NoGate {
        /// The file that there should be.
        path: PathBuf,
    },
    /// The name of a series' directory can't be a series' name.
    #[error("{path}: the directory's name is no plain name ({PLAIN_NAME})", path = .path.display())]
    SeriesName {
        /// The directory.
        path: PathBuf,
    },
    /// Two series have a target of the same name.
    #[error("two series have a target {name:?}: {first} and {second}")]
    TwoTargets {
        /// The target's name.
        name: String,
        /// One series.
        first: String,
        /// The other.
        second: String,
    },
}

impl ConfigError {
    pub(super) fn yaml(path: &Path, source: &serde_yaml::Error) -> Self {
        let mut at = path.display().to_string();
        let mut message = source.to_string();
        if let Some(location) = source.location() {
            at.push_str(&format!(":{}:{}", location.line(), location.column()));
            let tail = format!(" at line {} column {}", location.line(), location.column());
            message = message.replace(&tail, "");
        }
        Self::Yaml { at, message }
    }

    pub(super) fn value(path: &Path, key: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Value { path: path.to_owned(), key: key.into(), message: message.into() }
    }
}

fn no_target_named(known: &[String]) -> String {
    match known {
        [] => "no series has a target".into(),
        known => format!("name a target: {}", known.join(", ")),
    }
}

fn listed(known: &[String]) -> String {
    match known {
        [] => "is none".into(),
        [one] => format!("is {one}"),
        many => format!("are {}", many.join(", ")),
    }
}

impl Failure for ConfigError {
    fn class(&self) -> Class {
        match self {
            Self::NoProject { .. }
            | Self::Read { .. }
            | Self::TooLarge { .. }
            | Self::NotUtf8 { .. }
            | Self::Yaml { .. }
            | Self::Value { .. }
            | Self::Unknown { .. }
            | Self::NoTargetNamed { .. }
            | Self::NoFile { .. }
            | Self::NoGate { .. }
            | Self::SeriesName { .. }
            | Self::TwoTargets { .. } => Class::Input,
        }
    }

    fn remedy(&self) -> Option<String> {
        match self {
            Self::NoProject { .. } => {
                Some("start one with `kiso init`, or name its directory with `kiso -C DIR …`".into())
            }
            Self::NoFile { .. } => Some("write its file under qemu-images, or name one that there is".into()),
            Self::NoGate { .. } => {
                Some("write it; a lane is a target:\nlanes:\n  v6.1: {suites: [bind, lookup]}".into())
            }
            Self::SeriesName { .. } => Some("rename the directory".into()),
            Self::TwoTargets { .. } => Some("rename one of them in its series.yaml".into()),
            Self::Read { .. }
            | Self::TooLarge { .. }
            | Self::NotUtf8 { .. }
            | Self::Yaml { .. }
            | Self::Value { .. }
            | Self::Unknown { .. }
            | Self::NoTargetNamed { .. } => None,
        }
    }
}
