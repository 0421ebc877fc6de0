// SPDX-License-Identifier: GPL-2.0-only
//! The suite `procfs`: what the tables under `/proc/net` show.

use super::{INET_PROC, INET_PROC_IPV6, guards, isolates};
use crate::Claim::P1;
use crate::{Case, Suite::Procfs};

pub(super) const CASES: &[Case] = &[
    guards(
        Procfs,
        "procfs/tcp-own-rows",
        P1,
        INET_PROC,
        "In one namespace LISTEN, SYN_RECV, ESTABLISHED and TIME_WAIT each have their row in tcp.",
    ),
    guards(
        Procfs,
        "procfs/udp-own-rows",
        P1,
        INET_PROC,
        "In one namespace bound and connected sockets have their rows in udp.",
    ),
    guards(
        Procfs,
        "procfs/tcp-complete-over-short-reads",
        P1,
        INET_PROC,
        "In one namespace 128 listeners are listed once each over short reads.",
    ),
    guards(Procfs, "procfs/udp-complete-over-short-reads", P1, INET_PROC, "The same for 128 UDP sockets."),
    isolates(Procfs, "procfs/tcp-listen", P1, INET_PROC, "A listener is listed in its own namespace alone."),
    isolates(
        Procfs,
        "procfs/tcp-established",
        P1,
        INET_PROC,
        "Both ends of a connection are listed in their own namespace alone.",
    ),
    isolates(
        Procfs,
        "procfs/tcp-syn-recv",
        P1,
        INET_PROC,
        "A half-open connection is listed in its own namespace alone.",
    ),
    isolates(Procfs, "procfs/tcp-time-wait", P1, INET_PROC, "A TIME_WAIT is listed in its own namespace alone."),
    isolates(Procfs, "procfs/udp", P1, INET_PROC, "A UDP socket is listed in its own namespace alone."),
    isolates(
        Procfs,
        "procfs/tcp6",
        P1,
        INET_PROC_IPV6,
        "A dual-stack listener is listed in its own namespace's tcp6 alone.",
    ),
    isolates(
        Procfs,
        "procfs/udp6",
        P1,
        INET_PROC_IPV6,
        "A dual-stack UDP socket is listed in its own namespace's udp6 alone.",
    ),
    isolates(
        Procfs,
        "procfs/tcp-opener-decides",
        P1,
        INET_PROC,
        "A table read in one namespace shows where it was opened.",
    ),
    isolates(Procfs, "procfs/udp-opener-decides", P1, INET_PROC, "The same for udp."),
    isolates(
        Procfs,
        "procfs/tcp-complete-among-foreign",
        P1,
        INET_PROC,
        "Of 128 listeners in turn in two namespaces each lists its 64, once each, over short reads.",
    ),
    isolates(Procfs, "procfs/udp-complete-among-foreign", P1, INET_PROC, "The same for UDP."),
];
