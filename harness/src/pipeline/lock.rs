// SPDX-License-Identifier: GPL-2.0-only
//! One kiso at a time works on a project's state.

use super::PipelineError;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// Held while it lives; the kernel lets go of it when the process ends, however that happens.
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Makes the state directory where it is missing and takes its lock.
    pub fn take(state: &Path) -> Result<Self, PipelineError> {
        let path = state.join("lock");
        let at = |source| PipelineError::State { path: path.clone(), source };
        std::fs::create_dir_all(state).map_err(at)?;
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path).map_err(at)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(PipelineError::Busy { path: state.to_owned() }),
            Err(TryLockError::Error(source)) => Err(at(source)),
        }
    }
}
