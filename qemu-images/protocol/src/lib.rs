// SPDX-License-Identifier: GPL-2.0-only
//! What the harness and the guest say to each other, in one place so that they cannot disagree.
//!
//! The harness writes a [`plan`] into the initramfs; the guest runs it and answers in [`ktap`] lines on its second
//! serial port. Both take the names of the [cases](CASES), the [claims](Claim) that they test and the
//! [expectation](expected) per [`Isolation`] from here.
//!
//! The crate allocates nothing and needs no operating system. What comes over the wire is hostile: parsing never
//! panics, and a line that is too long or holds anything but printable ASCII is refused.

#![no_std]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod case;
mod cases;
mod claim;
mod isolation;
pub mod ktap;
pub mod plan;
mod protocol;
mod text;
mod workload;

pub use case::{Case, Expect, Kind, Need, Suite, case, expected, version};
pub use cases::CASES;
pub use claim::Claim;
pub use isolation::Isolation;
pub use protocol::Protocol;
pub use text::{MAX_LINE, RunName};
pub use workload::WORKLOADS;

/// The version of the plan's and of the result lines' form; both sides refuse another.
pub const PROTOCOL: u32 = 1;

/// Where the guest finds its plan in the initramfs.
pub const PLAN_PATH: &str = "/kiso/plan";

/// Where the guest finds a program that it is to run after its plan, with the zero byte that execve(2) asks for; the
/// initramfs need not have it.
pub const EXEC_PATH: &core::ffi::CStr = c"/kiso/exec";

/// Where the program's arguments are, its name first, each with a zero byte behind it. Without this file nothing is run.
pub const EXEC_ARGUMENTS_PATH: &str = "/kiso/arguments";

/// What the guest has the kernel say on the console when that program has ended; `code N` or `signal N` follows.
pub const EXEC_MARK: &str = "kiso-guest: the program ended: ";

/// What the guest has the kernel say on the console, at the level of a warning: before the first case, and after the
/// last. Where both are heard, a warning of the kernel's between them would have been.
pub const CONSOLE_MARKS: [&str; 2] = ["kiso-guest: begins", "kiso-guest: has ended"];
