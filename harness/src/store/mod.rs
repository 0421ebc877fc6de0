// SPDX-License-Identifier: GPL-2.0-only
//! The runs that were made, one directory each with `run.json` and the logs beside it.

use crate::model::{Class, Digest, Failure, RUN_SCHEMA, RunRecord};
use std::fs;
use std::io::{self, Write as _};
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
}

impl StoreError {
    fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { path, source }
    }
}

impl Failure for StoreError {
    fn class(&self) -> Class {
        match self {
            Self::Io { .. } => Class::Host,
        }
    }

    fn remedy(&self) -> Option<String> {
        match self {
            Self::Io { source, .. } if source.kind() == io::ErrorKind::StorageFull => Some("free some disk space".into()),
            Self::Io { .. } => None,
        }
    }
}

/// The directory that holds the runs.
#[derive(Clone, Debug)]
pub struct Runs {
    dir: PathBuf,
}

impl Runs {
    /// The runs under this directory, which need not exist yet.
    pub fn at(dir: PathBuf) -> Self {
        Self { dir }
    }

    /// Makes the directory of a new run. Ids begin with the time, so they sort by it.
    ///
    /// # Errors
    /// Where it can't be made.
    pub fn create(&self, id: &str) -> Result<PathBuf, StoreError> {
        let dir = self.dir.join(id);
        fs::create_dir_all(&dir).map_err(StoreError::at(&dir))?;
        Ok(dir)
    }

    /// Keeps a record: written beside, synced, then renamed, so that a reader sees all of it or nothing.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn keep(&self, record: &RunRecord) -> Result<(), StoreError> {
        let dir = self.create(&record.id)?;
        let path = dir.join("run.json");
        let mut file = tempfile::NamedTempFile::new_in(&dir).map_err(StoreError::at(&dir))?;
        let json = serde_json::to_vec_pretty(record).map_err(io::Error::other).map_err(StoreError::at(&path))?;
        file.write_all(&json).and_then(|()| file.as_file().sync_all()).map_err(StoreError::at(&path))?;
        file.persist(&path).map_err(|e| e.error).map_err(StoreError::at(&path))?;
        Ok(())
    }

    /// The newest record that `wanted` accepts. A run that was cut off has no record and is passed over, and so is one
    /// of another form.
    ///
    /// # Errors
    /// Where the directory can't be read.
    pub fn newest(&self, wanted: impl Fn(&RunRecord) -> bool) -> Result<Option<RunRecord>, StoreError> {
        let entries = match fs::read_dir(&self.dir) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            entries => entries.map_err(StoreError::at(&self.dir))?,
        };
        let mut dirs: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        dirs.sort();
        let read = |dir: &PathBuf| -> Option<RunRecord> {
            let bytes = fs::read(dir.join("run.json")).ok()?;
            serde_json::from_slice(&bytes).ok().filter(|record: &RunRecord| record.schema == RUN_SCHEMA)
        };
        Ok(dirs.iter().rev().filter_map(read).find(|record| wanted(record)))
    }

    /// The newest run of these inputs, whatever its verdict.
    ///
    /// # Errors
    /// Where the directory can't be read.
    pub fn newest_of(&self, inputs: &Digest) -> Result<Option<RunRecord>, StoreError> {
        self.newest(|record| record.inputs == *inputs)
    }
}
