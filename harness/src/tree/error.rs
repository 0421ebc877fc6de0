// SPDX-License-Identifier: GPL-2.0-only
//! What can go wrong with trees and worktrees.

use crate::escape;
use crate::git::{BadPath, GitError};
use crate::model::{Class, Failure};
use crate::process::ProcessError;
use std::io;
use std::path::PathBuf;

/// Why one entry of a source cannot stand in a tree.
#[derive(Debug, thiserror::Error)]
pub enum EntryFault {
    /// Its path.
    #[error(transparent)]
    Path(#[from] BadPath),
    /// A device, a FIFO or a socket.
    #[error("a {0} has no place in a source tree")]
    Special(&'static str),
    /// A type that tar knows and kiso does not read.
    #[error("entries of tar type `{}` are not read", escape::line([*.0]))]
    Type(u8),
    /// A hard link to something that is no earlier file.
    #[error("a hard link to {}, which is no earlier file of the archive", escape::line_cut(.0, 200))]
    HardLink(Vec<u8>),
    /// A symlink that leads outside.
    #[error("a symlink to {}, which leads outside of the tree", escape::line_cut(.0, 200))]
    LinkOutside(Vec<u8>),
    /// A symlink to nothing at all.
    #[error("a symlink without a target")]
    LinkEmpty,
    /// The same path twice.
    #[error("the path is there twice")]
    Duplicate,
    /// A directory and a file, or a symlink, of one name.
    #[error("{} is both a directory and a file or symlink", escape::line_cut(.0, 200))]
    Clash(Vec<u8>),
    /// A file over the limit.
    #[error("a file of {size} bytes; the limit is {limit}")]
    FileTooBig {
        /// Its size in bytes.
        size: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// The tree over the limit.
    #[error("more than {0} bytes of content in all")]
    TooManyBytes(u64),
    /// The tree over the limit.
    #[error("more than {0} files, symlinks and directories")]
    TooManyEntries(u64),
    /// An extension header that is no header.
    #[error("a damaged or oversized extension header")]
    Extension,
    /// The content ends early or cannot be unpacked.
    #[error("the content cannot be read: {0}")]
    Unreadable(io::Error),
    /// A submodule of a repository.
    #[error("a submodule: its content is not in this repository")]
    Submodule,
}

/// Why a tree or a worktree could not be had.
#[derive(Debug, thiserror::Error)]
pub enum TreeError {
    /// The object store.
    #[error(transparent)]
    Git(#[from] GitError),
    /// A child process.
    #[error(transparent)]
    Process(#[from] ProcessError),
    /// A file of the host.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// The name cannot be a tree's.
    #[error("`{}` cannot name a tree", escape::line_cut(.name.as_bytes(), 80))]
    BadName {
        /// As given.
        name: String,
    },
    /// No tree of this name was imported.
    #[error("there is no tree {name}")]
    NoTree {
        /// The name.
        name: String,
    },
    /// The record of a tree is not one that this kiso wrote.
    #[error("the record of tree {name} cannot be read: {reason}")]
    Record {
        /// The tree's name.
        name: String,
        /// What is wrong.
        reason: String,
    },
    /// One entry of the source is refused, and the source with it.
    #[error("{origin}: {}: {fault}", escape::line_cut(.entry, 300))]
    Entry {
        /// The archive or repository.
        origin: PathBuf,
        /// The entry as its source names it.
        entry: Vec<u8>,
        /// What is wrong with it.
        fault: EntryFault,
    },
    /// The archive as a whole.
    #[error("{path}: {reason}")]
    Archive {
        /// The archive.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// A Debian package cannot be had.
    #[error("Debian package {package}: {reason}")]
    Package {
        /// Its name.
        package: String,
        /// What is wrong.
        reason: String,
    },
    /// The place of a worktree holds something that kiso did not make.
    #[error("{path} is not a directory that kiso may fill: {reason}")]
    Place {
        /// The place.
        path: PathBuf,
        /// What is there.
        reason: &'static str,
    },
    /// The user interrupted.
    #[error("interrupted")]
    Interrupted,
}

impl Failure for TreeError {
    fn class(&self) -> Class {
        match self {
            Self::Git(error) => error.class(),
            Self::Process(error) => error.class(),
            Self::Io { .. } | Self::Package { .. } | Self::Record { .. } | Self::Interrupted => Class::Host,
            Self::BadName { .. }
            | Self::NoTree { .. }
            | Self::Entry { .. }
            | Self::Archive { .. }
            | Self::Place { .. } => Class::Input,
        }
    }

    fn remedy(&self) -> Option<String> {
        match self {
            Self::Git(error) => error.remedy(),
            Self::Process(error) => error.remedy(),
            Self::Io { path, .. } => Some(format!("check that {} exists, may be used, and has room", path.display())),
            Self::BadName { .. } => {
                Some("use letters, digits, `.`, `-`, `_` and `+`, and begin with a letter or a digit".into())
            }
            Self::NoTree { name } => {
                Some(format!("`kiso tree list` shows what there is; `kiso tree add {name}` imports one"))
            }
            Self::Record { name, .. } => Some(format!("`kiso tree rm {name}` and import it again")),
            Self::Entry { .. } => Some("the source was refused as a whole and nothing was imported".into()),
            Self::Archive { .. } => Some("get the archive again, and compare its checksum with its publisher's".into()),
            Self::Package { package, .. } => Some(format!(
                "`apt-get update` as root refreshes what apt knows, or `apt-get install {package}`; or import a tarball or a \
                 clone instead"
            )),
            Self::Place { path, .. } => Some(format!("move {} away", path.display())),
            Self::Interrupted => None,
        }
    }
}
