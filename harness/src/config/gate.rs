// SPDX-License-Identifier: GPL-2.0-only
//! `ci/gate.yaml` → the policy of the merge gate.

use super::words::{Isolations, PlainName, Suites, UniqueMap};
use super::{ConfigError, read_yaml};
use kiso_protocol::{Isolation, Suite};
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct GateFile {
    lanes: UniqueMap<LaneEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct LaneEntry {
    suites: Suites,
    #[serde(default = "all_isolations")]
    isolations: Isolations,
}

fn all_isolations() -> Isolations {
    Isolations(Isolation::ALL.to_vec())
}

/// A lane: a target that must be green, in these suites.
#[derive(Clone, Debug)]
pub struct Lane {
    /// The target's name.
    pub target: String,
    /// The suites that its run must hold.
    pub suites: Vec<Suite>,
    /// The isolations under which every case of them must have run.
    pub isolations: Vec<Isolation>,
}

/// What the gate demands.
#[derive(Clone, Debug)]
pub struct GatePolicy {
    /// The lanes, in the order of their targets' names.
    pub lanes: Vec<Lane>,
}

/// Reads the policy.
pub(super) fn read(path: &Path) -> Result<GatePolicy, ConfigError> {
    let file: GateFile = read_yaml(path)?;
    if file.lanes.0.is_empty() {
        return Err(ConfigError::value(path, "lanes", "names no lane: such a gate would let everything through"));
    }
    let lane = |(target, entry): (PlainName, LaneEntry)| Lane {
        target: target.0,
        suites: entry.suites.0,
        isolations: entry.isolations.0,
    };
    Ok(GatePolicy { lanes: file.lanes.0.into_iter().map(lane).collect() })
}
