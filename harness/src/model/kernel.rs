// SPDX-License-Identifier: GPL-2.0-only
//! A built kernel and what the build said.

use super::Digest;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What a build is named by: tree, final configuration, compiler and flags, hashed.
pub type BuildKey = Digest;

/// One diagnostic of the compiler.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BuildDiagnostic {
    /// The file as the compiler names it, relative to the tree where it lies in it.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The message, escaped for display.
    pub message: String,
}

/// A kernel that was built or found in the cache.
#[derive(Clone, Debug)]
pub struct Kernel {
    /// Names its inputs.
    pub key: BuildKey,
    /// The image that QEMU loads.
    pub image: PathBuf,
    /// The final configuration's text.
    pub config: String,
    /// The compiler's identity, such as `gcc (Debian 12.2.0-14) 12.2.0`.
    pub compiler: String,
    /// The full log of the build that made it.
    pub log: PathBuf,
    /// Number of compiler warnings of the build that made it.
    pub warnings: usize,
    /// True where no make was run.
    pub cached: bool,
}
