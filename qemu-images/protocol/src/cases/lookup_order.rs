// SPDX-License-Identifier: GPL-2.0-only
//! The suite `lookup`: sockets that were there before the first namespace, which of several sockets comes first, and programs
//! that refuse.

use super::{INET, INET_IPV6, INET_REUSEPORT, INET_REUSEPORT_IPV6, guards, isolates, shares};
use crate::Case;
use crate::Claim::{B2, B3, L1, L2, L6, L7};
use crate::Suite::Lookup;

// Programs for a group, and for the look-ups of a network.
const GROUP_PROGRAM: &[&str] = &["INET", "BPF_SYSCALL", ">=4.19"];
const PROGRAM: &[&str] = &["INET", "BPF_SYSCALL", ">=5.9"];
// UDP_SEGMENT and UDP_GRO.
const INET_SEGMENTS: &[&str] = &["INET", ">=4.18"];
const INET_SEGMENTS_TOGETHER: &[&str] = &["INET", ">=5.0"];

pub(super) const CASES: &[Case] = &[
    guards(
        Lookup,
        "lookup/tcp-older-than-any-namespace",
        L1,
        INET,
        "A listener that is older than the first namespace is found by the initial one, also when there are others.",
    ),
    guards(Lookup, "lookup/udp-older-than-any-namespace", L1, INET, "The same for a UDP socket."),
    isolates(
        Lookup,
        "lookup/tcp-older-refuses-elsewhere",
        L2,
        INET,
        "A connection from another namespace is refused where there is nobody but such a listener.",
    ),
    isolates(Lookup, "lookup/udp-older-refuses-elsewhere", L2, INET, "The same for a datagram."),
    guards(
        Lookup,
        "lookup/tcp-older-listens-no-more",
        L2,
        INET,
        "A connection is refused where one that is older than any namespace listened, and stopped before there was one.",
    ),
    shares(
        Lookup,
        "lookup/tcp-exact-before-initial",
        L6,
        INET_REUSEPORT,
        "A listener on an address of the host comes before one of the initial namespace on 0.0.0.0.",
    ),
    shares(Lookup, "lookup/tcp-ipv6-exact-before-initial", L6, INET_REUSEPORT_IPV6, "The same for [::1] and [::]."),
    shares(
        Lookup,
        "lookup/tcp-ipv6-interface-before-initial",
        L6,
        INET_REUSEPORT_IPV6,
        "Over IPv6 a listener that is bound to the interface comes before one of the initial namespace that is not.",
    ),
    shares(Lookup, "lookup/udp-ipv6-interface-before-initial", L6, INET_IPV6, "The same for UDP sockets."),
    shares(
        Lookup,
        "lookup/udp-ipv6-connected-before-initial",
        L6,
        INET_IPV6,
        "Over IPv6 a UDP socket that is connected with the sender comes before one of the initial namespace that is not.",
    ),
    guards(
        Lookup,
        "lookup/udp-dual-stack-connected-over-any",
        L1,
        INET_IPV6,
        "In one namespace a [::] socket connected to ::ffff:127.0.0.1 gets what comes from there, one on 0.0.0.0 does not.",
    ),
    guards(
        Lookup,
        "lookup/udp-newest-of-equals-ordinary",
        B2,
        INET,
        "Of UDP sockets that share an address in one namespace the newest hears.",
    ),
    guards(
        Lookup,
        "lookup/tcp-group-program-refuses",
        B3,
        GROUP_PROGRAM,
        "A connection is refused where the program of the group says so.",
    ),
    guards(Lookup, "lookup/udp-group-program-refuses", B3, GROUP_PROGRAM, "The same for a datagram."),
    guards(
        Lookup,
        "lookup/udp-group-program-refuses-beside-any",
        B3,
        GROUP_PROGRAM,
        "The same although another socket is on 0.0.0.0.",
    ),
    guards(
        Lookup,
        "lookup/tcp-program-refuses",
        L7,
        PROGRAM,
        "A connection is refused where a program for look-ups says so.",
    ),
    guards(Lookup, "lookup/udp-program-refuses", L7, PROGRAM, "The same for a datagram."),
    guards(
        Lookup,
        "lookup/udp-connected-before-program",
        L7,
        PROGRAM,
        "A connected socket hears its peer, whatever a program for look-ups does with its port.",
    ),
    isolates(
        Lookup,
        "lookup/udp-segmented-own-receiver",
        L7,
        INET_SEGMENTS,
        "What is sent as one packet of several datagrams reaches its own namespace's receiver, one by one.",
    ),
    isolates(
        Lookup,
        "lookup/udp-segmented-own-receiver-together",
        L7,
        INET_SEGMENTS_TOGETHER,
        "The same as one, where the receiver asks for that.",
    ),
    isolates(
        Lookup,
        "lookup/udp-reconnected-mapped",
        L1,
        INET_IPV6,
        "A [::] socket that was connected over IPv6, and then with ::ffff:127.0.0.1, hears in its own namespace alone.",
    ),
    guards(
        Lookup,
        "lookup/udp-source-chosen-ordinary",
        L1,
        INET,
        "In one namespace a datagram comes from the address that sendmsg(2) is told to send it from (IP_PKTINFO).",
    ),
    isolates(
        Lookup,
        "lookup/udp-source-chosen-at-the-host",
        L1,
        INET,
        "What is sent so from 127.0.0.1 to another address of the host finds its own namespace's receiver.",
    ),
    isolates(
        Lookup,
        "lookup/udp-source-chosen-refused",
        L2,
        INET,
        "Who sends so is told that it is refused although another namespace holds that address.",
    ),
];
