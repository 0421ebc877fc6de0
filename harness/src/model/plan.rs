// SPDX-License-Identifier: GPL-2.0-only
//! What a boot is asked to do, in order.

use kiso_protocol::plan::Entry;
use kiso_protocol::{Case, Expect, Isolation, expected};
use std::collections::BTreeSet;

/// One case under one isolation.
#[derive(Clone, Copy, Debug)]
pub struct PlannedCase {
    /// How the case enters a namespace.
    pub isolation: Isolation,
    /// The case.
    pub case: &'static Case,
}

impl PlannedCase {
    /// The name on the wire: `ISOLATION/SUITE/NAME`.
    pub fn name(&self) -> String {
        format!("{}/{}", self.isolation.as_str(), self.case.id)
    }

    /// What the case must do here.
    pub fn expected(&self) -> Expect {
        expected(self.case.kind, self.isolation)
    }
}

/// A case that a target's suites hold and that is not run.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// The case.
    pub case: &'static Case,
    /// What it needs and the target's kernel has not.
    pub needs: Vec<&'static str>,
}

/// A program that the guest runs after its plan.
#[derive(Clone, Debug)]
pub struct Exec {
    /// The file: static, for there is no library beside it.
    pub program: Vec<u8>,
    /// Its arguments, its name first.
    pub arguments: Vec<Vec<u8>>,
}

impl Exec {
    /// The arguments as the guest reads them: each with a zero byte behind it.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.arguments.iter().flat_map(|argument| argument.iter().chain(&[0])).copied().collect()
    }
}

/// The harness's own plan: it does not believe the guest's count.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The cases in the order of execution.
    pub entries: Vec<PlannedCase>,
    /// How long one case may take inside the guest, in milliseconds under KVM.
    pub case_deadline_ms: u32,
    /// Whether the guest is to leave out what comes after the first case that shows that something is wrong. What was left
    /// out was planned all the same, so such a boot is never a pass.
    pub stops_at_fault: bool,
    /// Cases that another target's run has shown to be sound, by their ids: they need no oracle in this boot.
    pub vouched: BTreeSet<String>,
    /// Whether a part of the series alone is there: its own cases can't be run yet, and those of ordinary behaviour are
    /// enough.
    pub is_of_part: bool,
}

impl Plan {
    /// The plan file as the guest reads it.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        let entries = self.entries.iter().map(|planned| Entry { isolation: planned.isolation, case: planned.case });
        // Writing to a String cannot fail.
        let _ = kiso_protocol::plan::write(&mut text, self.case_deadline_ms, self.stops_at_fault, entries);
        text
    }
}
