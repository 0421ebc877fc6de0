// SPDX-License-Identifier: GPL-2.0-only
//! A machine whose QEMU is a script that plays what a test wants, and a plan for it.

use crate::model::{AccelChoice, Deadlines, ImageKind, Machine, Plan, PlannedCase};
use kiso_protocol::{CASES, Isolation};

/// A machine that does what `script` says, in bash, with the console on descriptor 3, the results on 4, and no other
/// copy of either open. Its deadlines are far away.
pub(super) fn machine(script: &str) -> Machine {
    Machine {
        name: "fake".into(),
        qemu: concat!(env!("CARGO_MANIFEST_DIR"), "/src/boot/fake-qemu").into(),
        machine: "fake".into(),
        cpu_tcg: "tcg-cpu".into(),
        cpu_kvm: "kvm-cpu".into(),
        accel: AccelChoice::Tcg,
        image: ImageKind::Vmlinux,
        cpus: 1,
        memory_mib: 1,
        kernel_args: vec![script.into()],
        deadlines: Deadlines {
            first_byte_ms: 60_000,
            init_ms: 60_000,
            case_ms: 60_000,
            power_off_ms: 60_000,
            tcg_factor: 1,
        },
    }
}

/// The first `cases` cases there are.
pub(super) fn plan(cases: usize) -> Plan {
    let entries = CASES.iter().take(cases).map(|case| PlannedCase { isolation: Isolation::None, case }).collect();
    Plan { entries, case_deadline_ms: 1, ..Plan::default() }
}
