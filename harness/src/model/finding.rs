// SPDX-License-Identifier: GPL-2.0-only
//! What the kernel said on its console that it should not have had to say.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The kinds of finding, most severe first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// `Kernel panic - not syncing`.
    Panic,
    /// `Oops`, a general protection fault, a bad page fault.
    Oops,
    /// `kernel BUG at` and `BUG:` other than those named below.
    Bug,
    /// A KASAN report.
    Kasan,
    /// A UBSAN report.
    Ubsan,
    /// A lockdep report (circular, recursive, inconsistent lock state, suspicious RCU usage).
    Lockdep,
    /// An RCU stall.
    RcuStall,
    /// A soft or hard lockup.
    Lockup,
    /// `INFO: task … blocked for more than`.
    HungTask,
    /// `WARNING: CPU: … at`.
    Warn,
    /// A kmemleak report.
    Leak,
}

impl FindingKind {
    /// Whether it says that something took too long, and no more: where the host is busy, so it does.
    pub const fn is_lateness(self) -> bool {
        matches!(self, Self::RcuStall | Self::Lockup | Self::HungTask)
    }

    /// The word for it in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Panic => "panic",
            Self::Oops => "oops",
            Self::Bug => "BUG",
            Self::Kasan => "KASAN",
            Self::Ubsan => "UBSAN",
            Self::Lockdep => "lockdep",
            Self::RcuStall => "RCU stall",
            Self::Lockup => "lockup",
            Self::HungTask => "hung task",
            Self::Warn => "WARN",
            Self::Leak => "leak",
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// What kind it is.
    pub kind: FindingKind,
    /// The line that opens it, without its time stamp, escaped for display.
    pub title: String,
    /// Its first line in the console, counted from 1.
    pub line: usize,
    /// The console around it, escaped for display, at most some tens of lines.
    pub excerpt: Vec<String>,
}
