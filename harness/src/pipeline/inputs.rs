// SPDX-License-Identifier: GPL-2.0-only
//! What a run depends on, read once, and the digest that names it.

use super::PipelineError;
use crate::config::{Fragment, Project, SeriesConfig};
use crate::model::{Digest, Machine, ObjectId, Plan, PlannedCase, Target, Variant};
use kiso_protocol::CASES;

/// The guest: PID 1 and the cases, built with kiso itself.
pub(super) static GUEST: &[u8] = include_bytes!(env!("KISO_GUEST"));

/// quilt's options for leading components to drop, by their number.
const STRIPS: [&[u8]; 3] = [b"-p0", b"-p1", b"-p2"];

/// Everything that the project's files say of one run.
pub(super) struct Inputs {
    pub config: SeriesConfig,
    pub target: Target,
    pub machine: Machine,
    pub fragments: Vec<Fragment>,
    /// The variant as its files are; not applied where the base alone is wanted.
    pub variant: Variant,
    pub base_only: bool,
    pub plan: Plan,
}

impl Inputs {
    /// Reads them.
    pub fn read(project: &Project, target: Option<&str>, base_only: bool) -> Result<Self, PipelineError> {
        let (config, target) = project.target(target)?;
        let machine = project.machine(&target.machine)?;
        let mut fragments = project.fragments(&target.kconfig)?;
        if !base_only {
            fragments.extend(project.fragments(&target.series_kconfig)?);
        }
        let variant = super::read_variant(&config, &target.variant)?;
        let plan = plan(&target, &machine);
        Ok(Self { config, target, machine, fragments, variant, base_only, plan })
    }

    /// The patches that this run applies.
    pub fn patches(&self) -> Variant {
        let mut variant = self.variant.clone();
        if self.base_only {
            variant.patches.clear();
        }
        variant
    }

    /// The ref that holds the applied series.
    pub fn series_ref(&self) -> String {
        let kind = if self.base_only { "base" } else { "series" };
        format!("refs/kiso/{kind}/{}/{}", self.target.series, self.target.variant)
    }

    /// The ref that holds what was applied to be looked at: a part of the series, say. No run takes it.
    pub fn look_ref(&self) -> String {
        format!("refs/kiso/look/{}/{}", self.target.series, self.target.variant)
    }

    /// Names all inputs of the run on this tree.
    pub fn digest(&self, tree: ObjectId) -> Digest {
        let tree = tree.to_string();
        let plan = self.plan.to_text();
        let machine = serde_json::to_vec(&self.machine).unwrap_or_default();
        let applied = self.patches();
        let mut parts: Vec<(&str, &[u8])> = vec![
            ("kiso", env!("KISO_SOURCES").as_bytes()),
            ("series", self.target.series.as_bytes()),
            ("target", self.target.name.as_bytes()),
            ("base", if self.base_only { b"alone" } else { b"with the series" }),
            ("guest", GUEST),
            ("tree", tree.as_bytes()),
            ("machine", &machine),
            ("plan", plan.as_bytes()),
        ];
        for patch in &applied.patches {
            parts.push(("patch", patch.name.as_bytes()));
            parts.push(("strip", STRIPS.get(patch.strip).copied().unwrap_or_default()));
            parts.push(("bytes", &patch.bytes));
        }
        for fragment in &self.fragments {
            parts.push(("fragment", fragment.name.as_bytes()));
            parts.push(("text", fragment.text.as_bytes()));
        }
        Digest::of_parts(parts)
    }
}

/// The plan of a target: its suites under its isolations, one case's isolations side by side.
fn plan(target: &Target, machine: &Machine) -> Plan {
    let cases = CASES.iter().filter(|case| target.suites.contains(&case.suite));
    let entries = cases.flat_map(|case| {
        let isolations = target.isolations.iter();
        isolations.map(move |isolation| PlannedCase { isolation: *isolation, case })
    });
    Plan { entries: entries.collect(), case_deadline_ms: machine.deadlines.case_ms }
}
