// SPDX-License-Identifier: GPL-2.0-only
//! What can go wrong with the store, and what to do about it.

use crate::model::{Class, Failure};
use std::io;
use std::path::{Path, PathBuf};

/// What can go wrong with the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A file or directory of the store can't be read or written.
    #[error("{path}: {source}", path = .path.display())]
    Io {
        /// The file or directory.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The database can't be opened, read or written.
    #[error("{path}: {source}", path = .path.display())]
    Database {
        /// The file.
        path: PathBuf,
        /// Why.
        source: rusqlite::Error,
    },
    /// The database can't be brought to the form that this kiso reads.
    #[error("{path}: its form can't be brought up to date: {source}", path = .path.display())]
    Form {
        /// The file.
        path: PathBuf,
        /// Why.
        source: rusqlite_migration::Error,
    },
    /// A newer kiso has changed the form of the database.
    #[error("{path}: a newer kiso wrote it", path = .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
    },
    /// A record is there and can't be understood.
    #[error("{path}: the record of run {id}: {source}", path = .path.display())]
    Record {
        /// The database.
        path: PathBuf,
        /// The run.
        id: String,
        /// Why.
        source: io::Error,
    },
    /// No run is called so.
    #[error("no run is called {name:?}")]
    NoRun {
        /// The name.
        name: String,
    },
    /// Several runs are.
    #[error("{name:?} may mean run {} or {}", .ids[0], .ids[1])]
    SeveralRuns {
        /// The name.
        name: String,
        /// Two of them.
        ids: [String; 2],
    },
}

impl StoreError {
    /// An error of the system at this path.
    pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { path, source }
    }

    /// An error of the database at this path.
    pub(super) fn sql(path: &Path) -> impl Fn(rusqlite::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self::Database { path: path.clone(), source }
    }
}

impl Failure for StoreError {
    fn class(&self) -> Class {
        match self {
            Self::Io { .. } | Self::Database { .. } | Self::Form { .. } | Self::Newer { .. } | Self::Record { .. } => {
                Class::Host
            }
            Self::NoRun { .. } | Self::SeveralRuns { .. } => Class::Input,
        }
    }

    fn remedy(&self) -> Option<String> {
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseCorrupt, DiskFull, NotADatabase};
        match self {
            Self::Io { source, .. } if source.kind() == io::ErrorKind::StorageFull => {
                Some("free some disk space: `kiso gc` removes old runs".into())
            }
            Self::Database { path, source } => match source.sqlite_error_code()? {
                DiskFull => Some("free some disk space: `kiso gc` removes old runs".into()),
                DatabaseBusy => Some("another program keeps it locked: end that, and try again".into()),
                DatabaseCorrupt | NotADatabase => Some(format!(
                    "it was damaged: move {} away with its -wal and -shm; the logs beside it stay, runs must be made again",
                    path.display()
                )),
                _ => None,
            },
            Self::Newer { .. } => Some("use that kiso, or another state directory".into()),
            Self::Record { id, .. } => Some(format!("make it again; nothing but its logs can be had of {id}")),
            Self::NoRun { .. } => Some("`kiso runs` lists them".into()),
            Self::SeveralRuns { .. } => Some("type more of it".into()),
            Self::Io { .. } | Self::Form { .. } => None,
        }
    }
}
