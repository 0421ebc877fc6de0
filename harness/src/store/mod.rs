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
    /// A record is there and can't be understood.
    #[error("{path}: {source}", path = .path.display())]
    Record {
        /// The file.
        path: PathBuf,
        /// Why.
        source: serde_json::Error,
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
            Self::Io { .. } | Self::Record { .. } => Class::Host,
        }
    }

    fn remedy(&self) -> Option<String> {
        match self {
            Self::Io { source, .. } if source.kind() == io::ErrorKind::StorageFull => {
                Some("free some disk space".into())
            }
            Self::Io { .. } => None,
            Self::Record { path, .. } => {
                let dir = path.parent().unwrap_or(path);
                Some(format!("it was damaged; delete {} if its logs are of no use", dir.display()))
            }
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

    /// For each of these inputs the newest run, whatever its verdict. A record of another form is of another kiso and
    /// passed over; one that can't be read is an error, for what stands in it may be newer and worse than what would be
    /// found behind it.
    ///
    /// # Errors
    /// Where the directory or a record can't be read.
    pub fn newest_of(&self, inputs: &[Digest]) -> Result<Vec<Option<RunRecord>>, StoreError> {
        let mut found = vec![None; inputs.len()];
        let entries = match fs::read_dir(&self.dir) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(found),
            entries => entries.map_err(StoreError::at(&self.dir))?,
        };
        let mut dirs: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        dirs.sort();
        for dir in dirs.iter().rev() {
            if found.iter().all(Option::is_some) {
                break;
            }
            let Some(record) = read(dir)? else { continue };
            for (found, _) in found.iter_mut().zip(inputs).filter(|(_, wanted)| **wanted == record.inputs) {
                found.get_or_insert_with(|| record.clone());
            }
        }
        Ok(found)
    }
}

/// The record in a run's directory; none where there is none, or one of another form.
fn read(dir: &Path) -> Result<Option<RunRecord>, StoreError> {
    let path = dir.join("run.json");
    let bytes = match fs::read(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        bytes => bytes.map_err(StoreError::at(&path))?,
    };
    let damaged = |source| StoreError::Record { path: path.clone(), source };
    let value: serde_json::Value = serde_json::from_slice(&bytes).map_err(damaged)?;
    if value["schema"] != RUN_SCHEMA {
        return Ok(None);
    }
    let record: RunRecord = serde_json::from_value(value).map_err(damaged)?;
    // The project may have moved since.
    Ok(Some(RunRecord { dir: dir.to_owned(), ..record }))
}
