// SPDX-License-Identifier: GPL-2.0-only
//! The suite `stress`: many tasks at once.

use super::{INET_LIMIT, INET_PROC, INET_PROC_IPV6, INET_UNIX, guards, isolates};
use crate::Claim::S2;
use crate::{Case, Suite::Stress};

// setns(2) takes a pidfd since 5.8.
const INET_PIDFD: &[&str] = &["INET", "PROC_FS", "setns()", "pidfd_open()", ">=5.8"];
const DIAG: &[&str] = &["INET", "INET_TCP_DIAG", "INET_UDP_DIAG"];

pub(super) const CASES: &[Case] = &[
    guards(
        Stress,
        "stress/one-namespace",
        S2,
        INET_PROC,
        "Many tasks of one namespace connect, are refused, send and read tables, each on a port of its own.",
    ),
    isolates(
        Stress,
        "stress/churn",
        S2,
        INET_PROC,
        "Many tasks make and drop namespaces, and in each connect, are refused, send and read tables on one port.",
    ),
    isolates(Stress, "stress/dual-stack-churn", S2, INET_PROC_IPV6, "The same with dual-stack sockets."),
    isolates(Stress, "stress/dumps", S2, DIAG, "The same where sock_diag is asked in place of the tables."),
    isolates(
        Stress,
        "stress/tables",
        S2,
        INET_PROC,
        "Tables are complete over short reads while sockets of the same ports come and go in other namespaces.",
    ),
    isolates(
        Stress,
        "stress/setns",
        S2,
        INET_PIDFD,
        "Many tasks make namespaces, enter each other's, connect there, and come back.",
    ),
    isolates(
        Stress,
        "stress/passed-sockets",
        S2,
        INET_UNIX,
        "Many tasks pass each other listeners and clients of namespaces that they leave at once.",
    ),
    isolates(
        Stress,
        "stress/limit",
        S2,
        INET_LIMIT,
        "After many tasks have made, held and dropped namespaces at their limit none of these counts any more.",
    ),
];
