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

impl Finding {
    /// Whether two say the same: numbers in their titles (CPU, task, line, address) differ from boot to boot and from tree to
    /// tree.
    pub fn is_like(&self, other: &Self) -> bool {
        self.kind == other.kind && without_numbers(&self.title).eq(without_numbers(&other.title))
    }
}

/// The words of a title that hold no digit, but for what stands before the first one in a word: `net/ipv4/af_inet.c:`.
fn without_numbers(title: &str) -> impl Iterator<Item = &str> {
    title.split([' ', '+', '/']).map(|word| word.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(kind: FindingKind, title: &str) -> Finding {
        Finding { kind, title: title.into(), line: 1, excerpt: Vec::new() }
    }

    #[test]
    fn numbers_do_not_tell_findings_apart_and_words_do() {
        let one = finding(FindingKind::Warn, "WARNING: CPU: 0 PID: 77 at net/core/sock.c:12 sk_free+0x1a/0x40");
        let again = finding(FindingKind::Warn, "WARNING: CPU: 1 PID: 7 at net/core/sock.c:340 sk_free+0x2/0x44");
        let other = finding(FindingKind::Warn, "WARNING: CPU: 0 PID: 77 at net/core/sock.c:12 sk_alloc+0x1a/0x40");
        assert!(one.is_like(&again) && !one.is_like(&other));
        assert!(!one.is_like(&finding(FindingKind::Bug, &one.title)));
    }
}
