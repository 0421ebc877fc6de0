// SPDX-License-Identifier: GPL-2.0-only
//! How a case enters a namespace.

use core::fmt;

/// The way a case gets itself a new namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Isolation {
    /// An IPv4 namespace of the series: `unshare(CLONE_NEWIPV4)`.
    Ipv4Ns,
    /// A network namespace of the mainline kernel: the oracle, which says whether the case itself is right.
    NetNs,
    /// No new namespace at all: the control, in which a case that claims isolation must fail.
    None,
}

impl Isolation {
    /// Every isolation, in the order in which a full plan runs them.
    pub const ALL: [Isolation; 3] = [Isolation::Ipv4Ns, Isolation::NetNs, Isolation::None];

    /// The name in plans and results.
    pub const fn as_str(self) -> &'static str {
        match self {
            Isolation::Ipv4Ns => "ipv4ns",
            Isolation::NetNs => "netns",
            Isolation::None => "none",
        }
    }

    /// The isolation of that name.
    pub fn from_name(name: &str) -> Option<Isolation> {
        Isolation::ALL.into_iter().find(|isolation| isolation.as_str() == name)
    }
}

impl fmt::Display for Isolation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
