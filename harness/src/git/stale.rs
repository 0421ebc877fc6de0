// SPDX-License-Identifier: GPL-2.0-only
//! What a killed process leaves in a repository and the next one stumbles over.

use super::{GitError, Store};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

impl Store {
    /// Removes the lock files of refs. Whoever calls this must know that nobody else is at work in the repository.
    ///
    /// # Errors
    /// [`GitError::Io`].
    pub fn remove_stale_locks(&self) -> Result<(), GitError> {
        let top = self.repo.path();
        for name in ["packed-refs.lock", "HEAD.lock", "config.lock"] {
            remove(&top.join(name))?;
        }
        let mut pending: Vec<PathBuf> = vec![top.join("refs")];
        while let Some(directory) = pending.pop() {
            let error = |source| GitError::Io { path: directory.clone(), source };
            let entries = match fs::read_dir(&directory) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                entries => entries.map_err(error)?,
            };
            for entry in entries {
                let entry = entry.map_err(error)?;
                let path = entry.path();
                if entry.file_type().map_err(error)?.is_dir() {
                    pending.push(path);
                } else if path.extension().is_some_and(|end| end == "lock") {
                    remove(&path)?;
                }
            }
        }
        Ok(())
    }
}

fn remove(path: &Path) -> Result<(), GitError> {
    match fs::remove_file(path) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => Err(GitError::Io { path: path.to_owned(), source }),
        _ => Ok(()),
    }
}
