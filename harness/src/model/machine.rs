// SPDX-License-Identifier: GPL-2.0-only
//! A machine: how QEMU is started.

use serde::{Deserialize, Serialize};

/// Which accelerator the user asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AccelChoice {
    /// Prove KVM, else TCG with the reason.
    #[default]
    Auto,
    /// KVM or an error.
    Kvm,
    /// TCG.
    Tcg,
    /// TCG that counts: one instruction is one nanosecond of the guest's time, and one tick of its time-stamp counter.
    Icount,
}

/// Which file of a build QEMU is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImageKind {
    /// The uncompressed kernel, started at its PVH entry: nothing has to be unpacked.
    #[default]
    #[serde(rename = "vmlinux")]
    Vmlinux,
    /// The compressed one with its loader, which kernels without such an entry need.
    #[serde(rename = "bzImage")]
    BzImage,
}

impl ImageKind {
    /// make's goal, and the file's name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Vmlinux => "vmlinux",
            Self::BzImage => "bzImage",
        }
    }
}

/// Deadlines of a boot's phases in milliseconds, for KVM; TCG multiplies them by `tcg_factor`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Deadlines {
    /// From the start of QEMU to the first console byte.
    pub first_byte_ms: u32,
    /// From the first console byte to the guest's hello.
    pub init_ms: u32,
    /// One case, from its start line to its result line.
    pub case_ms: u32,
    /// From the goodbye to the end of QEMU.
    pub power_off_ms: u32,
    /// What all of them are multiplied by under TCG.
    pub tcg_factor: u32,
}

impl Deadlines {
    /// What the deadlines are multiplied by under this accelerator.
    pub fn factor(&self, accelerator: &str) -> u32 {
        if accelerator == "kvm" { 1 } else { self.tcg_factor.max(1) }
    }
}

/// A machine as resolved from `qemu-images/machines/NAME.yaml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Machine {
    /// Its name: the file's, without `.yaml`.
    pub name: String,
    /// The QEMU binary, a name in `PATH` or a path.
    pub qemu: String,
    /// `-machine`, without the accelerator.
    pub machine: String,
    /// `-cpu` under TCG.
    pub cpu_tcg: String,
    /// `-cpu` under KVM.
    pub cpu_kvm: String,
    /// Which accelerator to use.
    pub accel: AccelChoice,
    /// Which file of a build it starts.
    pub image: ImageKind,
    /// Number of virtual CPUs.
    pub cpus: u32,
    /// Guest memory in MiB.
    pub memory_mib: u32,
    /// Kernel command line, one argument each, in order.
    pub kernel_args: Vec<String>,
    /// Deadlines by phase.
    pub deadlines: Deadlines,
}

impl Machine {
    /// The same machine for counting instructions: with TCG, also where KVM works, for nothing else counts.
    pub fn that_counts(&self) -> Self {
        // A count is of one CPU's instructions, whatever the others do.
        let cpus = 1;
        // Tens of thousands of sockets, or a thousand network namespaces, at once.
        let memory_mib = self.memory_mib.max(2048);
        // Counting slows QEMU down, and a workload does many operations. The guest holds the deadline of one on its own
        // clock, which is of instructions and jumps over pauses.
        let deadlines = Deadlines {
            first_byte_ms: self.deadlines.first_byte_ms.saturating_mul(6),
            init_ms: self.deadlines.init_ms.saturating_mul(6),
            case_ms: self.deadlines.case_ms.saturating_mul(120),
            power_off_ms: self.deadlines.power_off_ms.saturating_mul(60),
            ..self.deadlines
        };
        let mut kernel_args = self.kernel_args.clone();
        // The kernel would wait for interrupts of that timer in a loop that such a QEMU is slow at, on a busy host for
        // minutes, and then do without it; one CPU has a good tick without it.
        kernel_args.push("nolapic_timer".to_owned());
        Self { accel: AccelChoice::Icount, cpus, memory_mib, kernel_args, deadlines, ..self.clone() }
    }
}
