// SPDX-License-Identifier: GPL-2.0-only
//! What can go wrong with a series.

use super::DiffFault;
use crate::escape;
use crate::git::GitError;
use crate::model::{Class, Failure};
use std::fmt;
use std::io;
use std::path::PathBuf;

/// An error of the stage.
#[derive(Debug, thiserror::Error)]
pub enum SeriesError {
    /// A file can't be read.
    #[error("{}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A line of the `series` file is wrong.
    #[error("{}:{line}: {reason}", path.display())]
    SeriesFile {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
    /// A patch file is no patch.
    #[error("{}:{line}: {reason}", path.display(), line = fault.line, reason = fault.reason)]
    Malformed {
        /// The file.
        path: PathBuf,
        /// Where and what.
        fault: DiffFault,
    },
    /// A patch does not fit the tree.
    #[error(transparent)]
    DoesNotApply(Box<Misfit>),
    /// The object store failed.
    #[error(transparent)]
    Git(#[from] GitError),
    /// The user interrupted.
    #[error("interrupted")]
    Interrupted,
}

/// How a patch does not fit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Misfit {
    /// The patch's name.
    pub patch: String,
    /// The file's path.
    pub file: Vec<u8>,
    /// What is wrong, in one line.
    pub what: String,
    /// The lines of a side-by-side: what the patch expects, what the tree has.
    pub sides: Option<(Vec<u8>, Option<Vec<u8>>)>,
    /// Whether the tree's file is another version than the patch was made on; unknown without a full index line.
    pub other_version: Option<bool>,
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.patch, escape::line(&self.file), self.what)?;
        if let Some((expected, found)) = &self.sides {
            let line = |bytes: &[u8]| escape::line_cut(bytes.strip_suffix(b"\n").unwrap_or(bytes), 160);
            write!(f, "\n  the patch expects: {}", line(expected))?;
            match found {
                Some(found) => write!(f, "\n  the tree has:      {}", line(found))?,
                None => f.write_str("\n  the tree's file ends before that line")?,
            }
        }
        match self.other_version {
            Some(true) => f.write_str("\n  the patch was made on another version of this file"),
            Some(false) => f.write_str("\n  the patch was made on this very version of the file: it was damaged since"),
            None => Ok(()),
        }
    }
}

impl Failure for SeriesError {
    fn class(&self) -> Class {
        match self {
            Self::Read { .. } | Self::SeriesFile { .. } | Self::Malformed { .. } => Class::Input,
            Self::DoesNotApply(_) => Class::Apply,
            Self::Git(error) => error.class(),
            Self::Interrupted => Class::Host,
        }
    }

    fn remedy(&self) -> Option<String> {
        match self {
            Self::DoesNotApply(_) => Some("mend the patch for this tree; nothing was changed by the attempt".into()),
            Self::Git(error) => error.remedy(),
            Self::Read { .. } | Self::SeriesFile { .. } | Self::Malformed { .. } | Self::Interrupted => None,
        }
    }
}
