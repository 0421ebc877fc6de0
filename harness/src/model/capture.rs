// SPDX-License-Identifier: GPL-2.0-only
//! All that a boot gave.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The accelerator a boot used, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Accelerator {
    /// `kvm`, `tcg` or `icount`.
    pub name: String,
    /// Why this one: "KVM gave no console byte within 3 s", say.
    pub reason: String,
}

/// The phases of a boot, each with a deadline of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "phase")]
pub enum BootPhase {
    /// QEMU runs, the console is silent.
    FirstByte,
    /// The kernel speaks, the guest's hello has not come.
    Init,
    /// Between two cases.
    BetweenCases,
    /// In a case.
    Case {
        /// The name on the wire.
        name: String,
    },
    /// After the goodbye.
    PowerOff,
}

/// How a boot ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "end")]
pub enum BootEnd {
    /// QEMU exited by itself.
    Exited {
        /// Its exit code.
        code: i32,
    },
    /// QEMU died of a signal that kiso did not send.
    Signalled {
        /// The signal's number.
        signal: i32,
    },
    /// A deadline passed and kiso ended QEMU.
    DeadlinePassed {
        /// The phase it was in.
        during: BootPhase,
        /// The deadline in milliseconds.
        after_ms: u64,
    },
    /// Output went over its limit and kiso ended QEMU.
    TooMuchOutput {
        /// The limit in bytes.
        limit: u64,
    },
    /// The user interrupted.
    Interrupted,
    /// The host failed in the middle (a full disk, say); kiso ended QEMU.
    HostFailed {
        /// What happened.
        reason: String,
    },
}

/// One console line with the time of its first byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StampedLine {
    /// Milliseconds from the start of QEMU.
    pub ms: u64,
    /// The bytes, without the line end, as they came.
    pub bytes: Vec<u8>,
}

/// Times of a boot in milliseconds from the start of QEMU; absent where it did not come so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Timings {
    /// The first console byte.
    pub first_byte_ms: Option<u64>,
    /// The guest's hello.
    pub hello_ms: Option<u64>,
    /// The guest's goodbye.
    pub goodbye_ms: Option<u64>,
    /// The end of QEMU.
    pub end_ms: u64,
}

/// What QEMU says when KVM gives up on a guest, which then stands still.
const KVM_ERRORS: [&[u8]; 2] = [b"KVM internal error", b"KVM: entry failed"];

/// All that a boot gave: the input of a verdict.
#[derive(Clone, Debug)]
pub struct Capture {
    /// The console as it came, line by line.
    pub console: Vec<StampedLine>,
    /// The bytes of the result port as they came.
    pub results: Vec<u8>,
    /// When the bytes of the result port came, one entry for each read, in order: the offset in `results` of the read's
    /// first byte, and milliseconds from the start of QEMU.
    pub result_stamps: Vec<(usize, u64)>,
    /// How it ended.
    pub end: BootEnd,
    /// When what happened.
    pub timings: Timings,
    /// What accelerated it.
    pub accelerator: Accelerator,
    /// What QEMU itself said on its standard error.
    pub qemu_stderr: Vec<u8>,
}

impl Capture {
    /// The line in which QEMU says that somebody asked it to end: it does so with exit code 0, as if the guest had.
    pub fn asked_to_end(&self) -> Option<&[u8]> {
        let says_so = |line: &&[u8]| memchr::memmem::find(line, b": terminating on signal ").is_some();
        self.qemu_stderr.split(|byte| *byte == b'\n').find(says_so)
    }

    /// The line in which QEMU says that KVM gave up: the host's fault, whatever the guest was doing.
    pub fn kvm_error(&self) -> Option<&[u8]> {
        let gives_up = |line: &&[u8]| KVM_ERRORS.iter().any(|error| line.starts_with(error));
        self.qemu_stderr.split(|byte| *byte == b'\n').find(gives_up)
    }
}
