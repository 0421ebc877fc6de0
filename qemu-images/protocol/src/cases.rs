// SPDX-License-Identifier: GPL-2.0-only
//! The table of all cases, one file or more a suite.

mod bind;
mod diag;
mod lifecycle;
mod lookup;
mod lookup_children;
mod lookup_order;
mod loopback;
mod loopback_errors;
mod loopback_finders;
mod loopback_programs;
mod loopback_wire;
mod procfs;
mod stress;

use crate::{Case, Claim, Kind, Suite};

const SUITES: [&[Case]; 13] = [
    bind::CASES,
    lookup::CASES,
    lookup_children::CASES,
    lookup_order::CASES,
    loopback::CASES,
    loopback_wire::CASES,
    loopback_programs::CASES,
    loopback_finders::CASES,
    loopback_errors::CASES,
    procfs::CASES,
    diag::CASES,
    lifecycle::CASES,
    stress::CASES,
];

const COUNT: usize = {
    let (mut suite, mut count) = (0, 0);
    while suite < SUITES.len() {
        (suite, count) = (suite + 1, count + SUITES[suite].len());
    }
    count
};

/// Every case, suite by suite.
pub static CASES: &[Case] = &TABLE;

static TABLE: [Case; COUNT] = {
    let mut table = [bind::CASES[0]; COUNT];
    let (mut suite, mut row, mut filled) = (0, 0, 0);
    while suite < SUITES.len() {
        if row == SUITES[suite].len() {
            (suite, row) = (suite + 1, 0);
        } else {
            table[filled] = SUITES[suite][row];
            (row, filled) = (row + 1, filled + 1);
        }
    }
    table
};

const INET: &[&str] = &["INET"];
const INET_IPV6: &[&str] = &["INET", "IPV6"];
const INET_PROC: &[&str] = &["INET", "PROC_FS"];
const INET_PROC_IPV6: &[&str] = &["INET", "IPV6", "PROC_FS"];
const INET_MULTICAST: &[&str] = &["INET", "IP_MULTICAST"];
// A listener that has room sends cookies as well since 3.12; before, what asks for that has no effect.
const INET_SYNCOOKIES: &[&str] = &["INET", "PROC_FS", "SYN_COOKIES", "SYSCTL", ">=3.12"];
const INET_SYNCOOKIES_IPV6: &[&str] = &["INET", "IPV6", "PROC_FS", "SYN_COOKIES", "SYSCTL", ">=3.12"];
const INET_TUN: &[&str] = &["INET", "PROC_FS", "SYSCTL", "TUN"];
const INET_SYSCTL: &[&str] = &["INET", "PROC_FS", "SYSCTL"];
// A network has a table of its own, of the size that was asked for, since 6.1.
const INET_BUCKETS: &[&str] = &["INET", "NET_NS", "PROC_FS", "SYSCTL", ">=6.1"];
const INET_UNIX: &[&str] = &["INET", "UNIX"];
// The numbers of namespaces are limited by /proc/sys/user since 4.9.
const INET_LIMIT: &[&str] = &["INET", "PROC_FS", "SYSCTL", "USER_NS", ">=4.9"];
const INET_CLONE3: &[&str] = &["INET", "clone3()"];
const INET_UDPLITE: &[&str] = &["INET", ">=2.6.20"];
// Ping sockets.
const INET_PING: &[&str] = &["INET", "PROC_FS", "SYSCTL", ">=3.0"];
// One port to choose from: before 2.6.24 bind(2) of TCP divides by zero there, and UDP goes beyond the range.
const INET_ONE_PORT: &[&str] = &["INET", "PROC_FS", "SYSCTL", ">=2.6.24"];
const INET_ONE_PORT_IPV6: &[&str] = &["INET", "IPV6", "PROC_FS", "SYSCTL", ">=2.6.24"];
// SO_REUSEPORT.
const INET_REUSEPORT: &[&str] = &["INET", ">=3.9"];
const INET_REUSEPORT_IPV6: &[&str] = &["INET", "IPV6", ">=3.9"];
// SO_ATTACH_REUSEPORT_CBPF, which groups of listeners have a release later.
const INET_UDP_GROUP: &[&str] = &["INET", ">=4.5"];
const INET_UDP_GROUP_IPV6: &[&str] = &["INET", "IPV6", ">=4.5"];
const INET_TCP_GROUP: &[&str] = &["INET", ">=4.6"];
const INET_TCP_GROUP_IPV6: &[&str] = &["INET", "IPV6", ">=4.6"];

/// A case that claims isolation.
const fn isolates(
    suite: Suite,
    id: &'static str,
    claim: Claim,
    needs: &'static [&'static str],
    summary: &'static str,
) -> Case {
    Case { id, suite, claim, kind: Kind::Isolates, needs, summary }
}

/// A case that guards ordinary behaviour.
const fn guards(
    suite: Suite,
    id: &'static str,
    claim: Claim,
    needs: &'static [&'static str],
    summary: &'static str,
) -> Case {
    Case { id, suite, claim, kind: Kind::Guards, needs, summary }
}

/// A case that claims that something is common to IPv4 namespaces.
const fn shares(
    suite: Suite,
    id: &'static str,
    claim: Claim,
    needs: &'static [&'static str],
    summary: &'static str,
) -> Case {
    Case { id, suite, claim, kind: Kind::Shares, needs, summary }
}
