// SPDX-License-Identifier: GPL-2.0-only
//! What of a state directory is worth keeping where the next job finds it, and what it is kept by.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The caches of some targets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "kiso keys")]
pub struct CacheKeys {
    /// The targets to run, one that vouches for others before them.
    pub targets: Vec<String>,
    /// Those of them whose costs the gate asks for.
    pub benches: Vec<String>,
    /// Whether the keys are whole, so that something may be kept by them. They are not where a tree is not there yet: what
    /// exactly it is is known once it is imported.
    pub whole: bool,
    /// What to keep.
    pub caches: Vec<CacheKey>,
}

/// One cache.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct CacheKey {
    /// What it holds: `trees`, `kernels` or `results`.
    pub name: String,
    /// What it is kept by; one that is not whole ends in a dash and is the beginning of the whole one.
    pub key: String,
    /// The beginning of the keys of what is nearly as good. What kiso finds there and can't use it leaves alone.
    pub prefix: String,
    /// The files, as a pattern relative to the project's top directory.
    pub path: String,
}
