// SPDX-License-Identifier: GPL-2.0-only
//! What is known of a case without running it.

use core::fmt;

use crate::{CASES, Claim, Isolation, WORKLOADS};

/// A named group of cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Suite {
    /// Who may hold which address and port.
    Bind,
    /// Which socket a packet or a connection finds.
    Lookup,
    /// Loopback traffic that is neither a connection nor addressed to one socket, and the ways around a look-up.
    Loopback,
    /// What the tables under `/proc/net` show.
    Procfs,
    /// What `sock_diag` shows and destroys.
    Diag,
    /// How a namespace is made, entered, limited and freed.
    Lifecycle,
    /// Many tasks at once.
    Stress,
    /// What `kiso bench` counts. Its [workloads](crate::WORKLOADS) are no cases, so that no target names it.
    Bench,
}

impl Suite {
    /// Every suite that a target can name.
    pub const ALL: [Suite; 7] =
        [Suite::Bind, Suite::Lookup, Suite::Loopback, Suite::Procfs, Suite::Diag, Suite::Lifecycle, Suite::Stress];

    /// The name, which is also the first part of its cases' ids.
    pub const fn as_str(self) -> &'static str {
        match self {
            Suite::Bind => "bind",
            Suite::Lookup => "lookup",
            Suite::Loopback => "loopback",
            Suite::Procfs => "procfs",
            Suite::Diag => "diag",
            Suite::Lifecycle => "lifecycle",
            Suite::Stress => "stress",
            Suite::Bench => "bench",
        }
    }

    /// The suite of that name that a target can name.
    pub fn from_name(name: &str) -> Option<Suite> {
        Suite::ALL.into_iter().find(|suite| suite.as_str() == name)
    }
}

impl fmt::Display for Suite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What a case is for, which decides what its control must show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Claims that two namespaces are apart; without a namespace it must fail.
    Isolates,
    /// Guards ordinary behaviour inside one namespace; it passes without one, too.
    Guards,
    /// Claims that something stays common to IPv4 namespaces, such as devices and routes, which network namespaces
    /// have each for themselves: there it must fail.
    Shares,
}

impl Kind {
    /// `isolates`, `guards` or `shares`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::Isolates => "isolates",
            Kind::Guards => "guards",
            Kind::Shares => "shares",
        }
    }
}

/// What a run of a case ought to end with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Expect {
    /// The case passes.
    Pass,
    /// The case fails: its assertion does not hold. An error or a time-out is not a failure.
    Fail,
}

/// What a case of this kind ought to end with under this isolation, on a kernel that has it.
pub const fn expected(kind: Kind, isolation: Isolation) -> Expect {
    match (kind, isolation) {
        (Kind::Isolates, Isolation::None) | (Kind::Shares, Isolation::NetNs) => Expect::Fail,
        _ => Expect::Pass,
    }
}

/// One conformance test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    /// `suite/name`, of lower-case letters, digits and hyphens; unique.
    pub id: &'static str,
    /// The suite it belongs to.
    pub suite: Suite,
    /// The claim it tests.
    pub claim: Claim,
    /// Whether it claims isolation or guards what was there before.
    pub kind: Kind,
    /// What it cannot run without, each as [`Need::of`] reads it.
    pub needs: &'static [&'static str],
    /// What it does, for a list of cases.
    pub summary: &'static str,
}

/// Something of the kernel that a case cannot run without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need<'a> {
    /// An option that is built in: its Kconfig symbol, without `CONFIG_`.
    Symbol(&'a str),
    /// A system call.
    Syscall(&'a str),
    /// What came with this version of Linux, or was changed so by it, and has no name of its own.
    Since([u32; 3]),
}

impl<'a> Need<'a> {
    /// Reads `INET`, `setns()` and `>=3.9`; a version has two or three numbers. What is none of the last two is a symbol.
    pub fn of(text: &'a str) -> Self {
        if let Some(name) = text.strip_suffix("()") {
            return Self::Syscall(name);
        }
        match text.strip_prefix(">=").and_then(version) {
            Some(version) => Self::Since(version),
            None => Self::Symbol(text),
        }
    }
}

/// The numbers of a version of Linux, `6.1` or `2.6.18`: what follows the numbers, as in `6.1-rc3`, is not looked at.
pub fn version(text: &str) -> Option<[u32; 3]> {
    let mut numbers = [0; 3];
    let mut parts = text.split('.');
    for (at, number) in numbers.iter_mut().enumerate() {
        let Some(part) = parts.next() else {
            if at < 2 {
                return None;
            }
            break;
        };
        let digits = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
        *number = part.get(..digits)?.parse().ok()?;
    }
    Some(numbers)
}

/// The case or the workload of that id.
pub fn case(id: &str) -> Option<&'static Case> {
    CASES.iter().chain(WORKLOADS).find(|case| case.id == id)
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ids_are_unique_and_begin_with_their_suite() {
        let ids: BTreeSet<_> = CASES.iter().map(|case| case.id).collect();
        assert_eq!(ids.len(), CASES.len());
        for case in CASES {
            let (suite, name) = case.id.split_once('/').expect(case.id);
            assert_eq!(Suite::from_name(suite), Some(case.suite), "{}", case.id);
            assert!(crate::text::is_word(name), "{}", case.id);
        }
    }

    #[test]
    fn every_case_can_be_found_and_says_what_it_needs() {
        for known in CASES {
            assert_eq!(case(known.id), Some(known));
            assert!(known.needs.contains(&"INET"), "{}", known.id);
            let is_plain = |need: &&str| match Need::of(need) {
                Need::Symbol(name) => {
                    !name.starts_with("CONFIG_")
                        && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
                }
                Need::Syscall(name) => {
                    name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
                }
                Need::Since(_) => true,
            };
            assert!(known.needs.iter().all(is_plain), "{}: {:?}", known.id, known.needs);
            assert!(known.summary.ends_with('.') && known.summary.is_ascii(), "{}", known.id);
        }
        assert_eq!(case("bind/no-such-case"), None);
    }

    #[test]
    fn a_need_is_a_symbol_a_system_call_or_a_version() {
        assert_eq!(Need::of("INET"), Need::Symbol("INET"));
        assert_eq!(Need::of("setns()"), Need::Syscall("setns"));
        assert_eq!(Need::of(">=3.9"), Need::Since([3, 9, 0]));
        assert_eq!(Need::of(">=2.6.20"), Need::Since([2, 6, 20]));
        assert_eq!((version("6.1-rc3"), version("6.1.192+")), (Some([6, 1, 0]), Some([6, 1, 192])));
        for text in ["", "6", "x.1", "6.x", ".1", "99999999999.1"] {
            assert_eq!(version(text), None, "{text}");
        }
        assert!(Need::Since([2, 6, 18]) != Need::Since([2, 6, 20]) && [2, 6, 18] < [2, 6, 20]);
    }

    #[test]
    fn each_kind_has_one_isolation_that_would_contradict_it() {
        let failing = |kind| Isolation::ALL.map(|isolation| expected(kind, isolation) == Expect::Fail);
        assert_eq!(Isolation::ALL, [Isolation::Ipv4Ns, Isolation::NetNs, Isolation::None]);
        assert_eq!(failing(Kind::Isolates), [false, false, true]);
        assert_eq!(failing(Kind::Guards), [false, false, false]);
        assert_eq!(failing(Kind::Shares), [false, true, false]);
    }

    #[test]
    fn names_lead_back_to_what_they_name() {
        assert!(Claim::ALL.iter().all(|claim| Claim::from_id(claim.id()) == Some(*claim)));
        assert!(Isolation::ALL.iter().all(|kind| Isolation::from_name(kind.as_str()) == Some(*kind)));
        assert_eq!(Claim::from_id("b1"), None);
        assert_eq!(Isolation::from_name(""), None);
        assert_eq!(Suite::from_name("Bind"), None);
    }
}
