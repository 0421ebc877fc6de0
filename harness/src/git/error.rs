// SPDX-License-Identifier: GPL-2.0-only
//! What can go wrong with the object store.

use crate::escape;
use crate::model::{Class, Failure, ObjectId};
use std::io;
use std::path::PathBuf;

/// Why the object store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// There is no repository, or it cannot be read.
    #[error("cannot open the git repository {path}: {source}")]
    Open {
        /// Where.
        path: PathBuf,
        /// libgit2's reason.
        source: git2::Error,
    },
    /// An object is missing or damaged.
    #[error("object {id} in {path}: {source}")]
    Object {
        /// The repository.
        path: PathBuf,
        /// Which object.
        id: ObjectId,
        /// libgit2's reason.
        source: git2::Error,
    },
    /// An object is there and is not what it must be.
    #[error("object {id} in {path}: {reason}")]
    Malformed {
        /// The repository.
        path: PathBuf,
        /// Which object.
        id: ObjectId,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// An object could not be written.
    #[error("cannot write to {path}: {source}")]
    Write {
        /// The repository.
        path: PathBuf,
        /// libgit2's reason.
        source: git2::Error,
    },
    /// A ref could not be read or changed.
    #[error("ref {name} in {path}: {source}")]
    Ref {
        /// The repository.
        path: PathBuf,
        /// The ref.
        name: String,
        /// libgit2's reason.
        source: git2::Error,
    },
    /// A revision of a user's repository names nothing.
    #[error("{path} has no revision {revision}: {source}")]
    Revision {
        /// The repository.
        path: PathBuf,
        /// As the user wrote it.
        revision: String,
        /// libgit2's reason.
        source: git2::Error,
    },
    /// Two or three contents could not be compared.
    #[error("cannot compare contents: {source}")]
    Compare {
        /// libgit2's reason.
        source: git2::Error,
    },
    /// A path is a file where a directory is needed, or the other way round.
    #[error("{} is both a file and a directory", escape::line(.path))]
    Clash {
        /// The path in the tree.
        path: Vec<u8>,
    },
    /// A file of the store could not be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
}

impl Failure for GitError {
    fn class(&self) -> Class {
        match self {
            Self::Revision { .. } | Self::Clash { .. } => Class::Input,
            Self::Open { .. }
            | Self::Object { .. }
            | Self::Malformed { .. }
            | Self::Write { .. }
            | Self::Ref { .. }
            | Self::Compare { .. }
            | Self::Io { .. } => Class::Host,
        }
    }

    fn remedy(&self) -> Option<String> {
        match self {
            Self::Open { path, .. } => Some(format!("check that {} is a git repository you may read", path.display())),
            Self::Object { path, .. } | Self::Malformed { path, .. } => {
                Some(format!("the repository is damaged: `git -C {} fsck` tells how far", path.display()))
            }
            Self::Ref { path, name, .. } => Some(format!(
                "if another kiso is running, wait for it; if {name}.lock was left behind in {}, delete it",
                path.display()
            )),
            Self::Revision { path, .. } => Some(format!("`git -C {} log` lists what there is", path.display())),
            Self::Write { path, .. } | Self::Io { path, .. } => {
                Some(format!("check the free space and the permissions of {}", path.display()))
            }
            Self::Clash { .. } | Self::Compare { .. } => None,
        }
    }
}
