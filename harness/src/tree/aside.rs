// SPDX-License-Identifier: GPL-2.0-only
//! Keeping what somebody else changed in a worktree.

use super::TreeError;
use super::worktree::{beside, io_error};
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// The place for what others made, beside the state file; made when it is first needed.
pub(super) struct SetAside {
    state: PathBuf,
    /// Where things went, once something did.
    pub directory: Option<PathBuf>,
}

impl SetAside {
    pub fn new(state: &Path) -> Self {
        Self { state: state.to_owned(), directory: None }
    }

    /// Moves a path there; an empty directory is removed instead. Returns whether something was moved.
    pub fn take(&mut self, worktree: &Path, path: &[u8]) -> Result<bool, TreeError> {
        let from = worktree.join(OsStr::from_bytes(path));
        if fs::remove_dir(&from).is_ok() {
            return Ok(false);
        }
        let to = self.make_directory()?.join(OsStr::from_bytes(path));
        let above = to.parent().unwrap_or(&to);
        fs::create_dir_all(above).map_err(|source| io_error(above, source))?;
        fs::rename(&from, &to).map_err(|source| io_error(&from, source))?;
        Ok(true)
    }

    fn make_directory(&mut self) -> Result<PathBuf, TreeError> {
        if let Some(directory) = &self.directory {
            return Ok(directory.clone());
        }
        let mut number = 1_u32;
        loop {
            let directory = beside(&self.state, &format!(".set-aside-{number}"));
            match fs::create_dir(&directory) {
                Ok(()) => return Ok(self.directory.insert(directory).clone()),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
                Err(source) => return Err(io_error(&directory, source)),
            }
        }
    }
}
