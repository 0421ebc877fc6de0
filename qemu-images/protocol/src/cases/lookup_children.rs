// SPDX-License-Identifier: GPL-2.0-only
//! The suite `lookup`: what a listener brings forth, packets made by hand, and the host's other addresses.

use super::{
    INET, INET_BUCKETS, INET_IPV6, INET_ONE_PORT, INET_PING, INET_SYNCOOKIES, INET_SYNCOOKIES_IPV6, guards, isolates,
    shares,
};
use crate::Claim::{B5, L1, L2, L3, L4, L5, L6};
use crate::{Case, Suite::Lookup};

// A listener takes the bytes of a SYN since 3.7, and its connection tells of it since 3.8.
const INET_FAST_OPEN: &[&str] = &["INET", "PROC_FS", "SYSCTL", ">=3.8"];
const INET_FAST_OPEN_IPV6: &[&str] = &["INET", "IPV6", "PROC_FS", "SYSCTL", ">=3.8"];
// SO_MARK.
const INET_MARK: &[&str] = &["INET", ">=2.6.25"];
// TCP_REPAIR tells a sequence number, and can be ended without a segment since 4.19.
const INET_REPAIR: &[&str] = &["INET", ">=4.19"];
const INET_REPAIR_SYSCTL: &[&str] = &["INET", "PROC_FS", "SYSCTL", ">=4.19"];
// SO_REUSEPORT.
const INET_SIGNED_IPV6: &[&str] = &["INET", "IPV6", "TCP_MD5SIG", ">=3.9"];

pub(super) const CASES: &[Case] = &[
    guards(
        Lookup,
        "lookup/tcp-syncookie-ordinary",
        L4,
        INET_SYNCOOKIES_IPV6,
        "In one namespace a listener that answers with cookies takes connections.",
    ),
    guards(
        Lookup,
        "lookup/tcp-fast-open-ordinary",
        L4,
        INET_FAST_OPEN_IPV6,
        "In one namespace a listener takes the bytes that come with a SYN.",
    ),
    guards(
        Lookup,
        "lookup/tcp-marked-ordinary",
        L4,
        INET_MARK,
        "In one namespace a listener with a mark (SO_MARK) takes connections.",
    ),
    guards(
        Lookup,
        "lookup/tcp-accepted-listens-ordinary",
        L1,
        INET,
        "In one namespace a socket that accept(2) gave, once disconnected, listens beside its listener.",
    ),
    isolates(
        Lookup,
        "lookup/tcp-accepted-listens",
        L1,
        INET,
        "A socket that another namespace's task accepted, disconnected and has listen does so in its listener's namespace.",
    ),
    isolates(
        Lookup,
        "lookup/tcp-syncookie",
        L4,
        INET_SYNCOOKIES,
        "A connection by way of a syncookie finds its own listener, and its answer its client.",
    ),
    isolates(
        Lookup,
        "lookup/tcp-dual-stack-syncookie",
        L4,
        INET_SYNCOOKIES_IPV6,
        "The same where a dual-stack [::] listens.",
    ),
    isolates(
        Lookup,
        "lookup/tcp-syncookie-same-four-tuple",
        L4,
        INET_SYNCOOKIES,
        "One four-tuple is connected by way of syncookies in three namespaces.",
    ),
    isolates(
        Lookup,
        "lookup/tcp-dual-stack-syncookie-same-four-tuple",
        L4,
        INET_SYNCOOKIES_IPV6,
        "The same where a dual-stack [::] listens in each.",
    ),
    isolates(
        Lookup,
        "lookup/tcp-fast-open",
        L4,
        INET_FAST_OPEN,
        "A connection whose SYN carries data finds its own listener.",
    ),
    isolates(
        Lookup,
        "lookup/tcp-dual-stack-fast-open",
        L4,
        INET_FAST_OPEN_IPV6,
        "The same where a dual-stack [::] listens.",
    ),
    isolates(
        Lookup,
        "lookup/tcp-fast-open-same-four-tuple",
        L4,
        INET_FAST_OPEN,
        "One four-tuple is connected with data in its SYN in two namespaces.",
    ),
    isolates(
        Lookup,
        "lookup/tcp-time-wait-taken-over",
        L4,
        INET,
        "A SYN that meets a TIME_WAIT goes to its own listener although another namespace has a better one.",
    ),
    isolates(
        Lookup,
        "lookup/tcp-time-wait-taken-over-with-host-address",
        L4,
        INET,
        "The same between 127.0.0.1 and another address of the host.",
    ),
    isolates(
        Lookup,
        "lookup/tcp-half-open-beside-foreign-listener",
        L4,
        INET,
        "Half-open connections complete with their own listener although another namespace has a better one.",
    ),
    isolates(
        Lookup,
        "lookup/tcp-forged-data",
        L3,
        INET_REPAIR,
        "A segment made by hand in another namespace does not reach the connection that it fits.",
    ),
    isolates(Lookup, "lookup/tcp-forged-reset", L3, INET_REPAIR, "The same for a reset."),
    isolates(
        Lookup,
        "lookup/tcp-forged-reset-for-time-wait",
        L4,
        INET_REPAIR_SYSCTL,
        "A reset made by hand in another namespace does not end a TIME_WAIT.",
    ),
    isolates(
        Lookup,
        "lookup/tcp-forged-error",
        L2,
        INET_REPAIR,
        "An ICMP error made by hand in another namespace does not reach the connection that it fits.",
    ),
    isolates(Lookup, "lookup/tcp-forged-error-for-half-open", L4, INET_REPAIR, "The same for a half-open connection."),
    isolates(
        Lookup,
        "lookup/udp-forged-datagram",
        L1,
        INET,
        "A datagram made by hand in another namespace does not reach the connected socket that it fits.",
    ),
    isolates(
        Lookup,
        "lookup/udp-forged-error",
        L2,
        INET,
        "An ICMP error made by hand in another namespace does not reach the connected socket that it fits.",
    ),
    isolates(
        Lookup,
        "lookup/tcp-forged-error-with-host-address",
        L3,
        INET_REPAIR,
        "Nor the connection of which one end is in 127.0.0.0/8 and the other at another address of the host.",
    ),
    isolates(
        Lookup,
        "lookup/udp-forged-error-with-host-address",
        L2,
        INET,
        "The same where one end of the socket is another address of the host.",
    ),
    isolates(
        Lookup,
        "lookup/udp-forged-error-from-a-host-address",
        L2,
        INET,
        "Nor one that another address of the host sends about a datagram over 127.0.0.1.",
    ),
    isolates(
        Lookup,
        "lookup/tcp-forged-error-from-a-host-address",
        L3,
        INET_REPAIR,
        "Nor does one between other addresses of the host that quotes a segment over 127.0.0.0/8.",
    ),
    guards(Lookup, "lookup/tcp-forged-ordinary", L3, INET_REPAIR, "In one namespace such packets are taken for true."),
    guards(
        Lookup,
        "lookup/tcp-forged-in-a-table-of-its-own",
        L2,
        INET_BUCKETS,
        "So they are in a network that has its connections in a table of its own.",
    ),
    isolates(
        Lookup,
        "lookup/tcp-ipv6-time-wait-not-taken-over",
        B5,
        INET_IPV6,
        "A TIME_WAIT of an IPv6 connection is taken over in its own namespace alone.",
    ),
    shares(
        Lookup,
        "lookup/tcp-ipv6-time-wait-to-any-listener",
        L6,
        INET_IPV6,
        "A SYN over IPv6 that meets a TIME_WAIT goes to a listener of whatever namespace.",
    ),
    shares(
        Lookup,
        "lookup/tcp-ipv6-signed-refused-by-any-key",
        L6,
        INET_SIGNED_IPV6,
        "Over IPv6 a signed SYN is refused with the key of a listener of another namespace.",
    ),
    isolates(
        Lookup,
        "lookup/tcp-from-host-address",
        L1,
        INET,
        "A connection from another address of the host to 127.0.0.1 finds its own listener.",
    ),
    isolates(Lookup, "lookup/udp-from-host-address", L1, INET, "The same for a datagram."),
    isolates(
        Lookup,
        "lookup/tcp-from-host-address-refused",
        L2,
        INET,
        "A connection from another address of the host to 127.0.0.1 is refused although another namespace listens.",
    ),
    isolates(Lookup, "lookup/udp-from-host-address-refused", L2, INET, "The same for connected UDP."),
    isolates(
        Lookup,
        "lookup/tcp-from-host-address-same-four-tuple",
        L3,
        INET,
        "One four-tuple of another address of the host and 127.0.0.1 is connected in two namespaces.",
    ),
    isolates(Lookup, "lookup/udp-from-host-address-same-four-tuple", L3, INET, "The same for connected UDP."),
    isolates(
        Lookup,
        "lookup/tcp-to-host-address-same-four-tuple",
        L3,
        INET,
        "The same for TCP where the listener is at the other address of the host.",
    ),
    isolates(
        Lookup,
        "lookup/tcp-to-host-address-from-loopback",
        L1,
        INET,
        "A connection from 127.0.0.1 to another address of the host finds listeners of its own namespace alone.",
    ),
    isolates(Lookup, "lookup/udp-to-host-address-from-loopback", L1, INET, "The same for connected UDP."),
    isolates(
        Lookup,
        "lookup/raw-with-host-address",
        L5,
        INET,
        "Raw sockets see their own namespace's packets alone, where one end is in 127/8 and the other the host's.",
    ),
    isolates(Lookup, "lookup/ping-with-host-address", L5, INET_PING, "So do ping sockets with replies."),
    shares(
        Lookup,
        "lookup/tcp-host-address-automatic-port-of-the-initial",
        L6,
        INET_ONE_PORT,
        "A port that connect(2) chooses for the initial namespace is not one with which another has the same connection.",
    ),
    isolates(
        Lookup,
        "lookup/tcp-host-address-time-wait-not-taken-over",
        B5,
        INET,
        "The initial namespace does not take over a TIME_WAIT of another one between the host's addresses.",
    ),
];
