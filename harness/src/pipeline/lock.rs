// SPDX-License-Identifier: GPL-2.0-only
//! One kiso at a time works on a project's state.

use super::PipelineError;
use crate::process;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::Write as _;
use std::os::fd::AsFd;
use std::path::Path;

/// Held while it lives. Children have it too, and the kernel lets go of it when the last of them has ended, however that
/// happens: where kiso was killed, the next one does not meet a make that is still about to end.
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
            Ok(()) => {
                process::hand_down(file.as_fd()).map_err(at)?;
                // Whoever finds it taken wants to know by whom.
                file.set_len(0).and_then(|()| writeln!(&file, "{}", std::process::id())).map_err(at)?;
                Ok(Self { _file: file })
            }
            Err(TryLockError::WouldBlock) => {
                let pid = std::fs::read_to_string(&path).ok().and_then(|text| text.trim().parse().ok());
                Err(PipelineError::Busy { path: state.to_owned(), pid })
            }
            Err(TryLockError::Error(source)) => Err(at(source)),
        }
    }
}
