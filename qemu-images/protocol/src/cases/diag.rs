// SPDX-License-Identifier: GPL-2.0-only
//! The suite `diag`: what `sock_diag` shows and destroys.

use super::{guards, isolates};
use crate::Claim::P2;
use crate::{Case, Suite::Diag};

const TCP: &[&str] = &["INET", "INET_TCP_DIAG"];
// A network has a table of its own, of the size that was asked for, since 6.1.
const TCP_BUCKETS: &[&str] = &["INET", "INET_TCP_DIAG", "NET_NS", "PROC_FS", "SYSCTL", ">=6.1"];
// SO_REUSEPORT lets many listen on one address.
const TCP_REUSEPORT: &[&str] = &["INET", "INET_TCP_DIAG", ">=3.9"];
const TCP_IPV6: &[&str] = &["INET", "INET_TCP_DIAG", "IPV6"];
// Before, an exact look-up takes ::ffff:127.0.0.1 for an address of IPv6.
const TCP_MAPPED: &[&str] = &["INET", "INET_TCP_DIAG", "IPV6", ">=4.5"];
const UDP: &[&str] = &["INET", "INET_UDP_DIAG"];
const UDPLITE: &[&str] = &["INET", "INET_UDP_DIAG", ">=2.6.20"];
const UDP_IPV6: &[&str] = &["INET", "INET_UDP_DIAG", "IPV6"];
const RAW: &[&str] = &["INET", "INET_RAW_DIAG"];
const DCCP: &[&str] = &["INET", "IP_DCCP", "INET_DCCP_DIAG"];
const MPTCP: &[&str] = &["INET", "MPTCP", "INET_MPTCP_DIAG"];
const DESTROY: &[&str] = &["INET", "IPV6", "INET_TCP_DIAG", "INET_UDP_DIAG", "INET_RAW_DIAG", "INET_DIAG_DESTROY"];
// SOCK_DESTROY for UDP.
const DESTROY_UDPLITE: &[&str] = &["INET", "INET_UDP_DIAG", "INET_DIAG_DESTROY", ">=4.9"];
// Programs for look-ups.
const STEERED_TCP: &[&str] = &["INET", "IPV6", "BPF_SYSCALL", "INET_TCP_DIAG", ">=5.9"];
const STEERED_UDP: &[&str] = &["INET", "IPV6", "BPF_SYSCALL", "INET_UDP_DIAG", ">=5.9"];
const STEERED_DESTROY: &[&str] = &["INET", "IPV6", "BPF_SYSCALL", "INET_UDP_DIAG", "INET_DIAG_DESTROY", ">=5.9"];

pub(super) const CASES: &[Case] = &[
    guards(
        Diag,
        "diag/tcp-own-sockets",
        P2,
        TCP,
        "In one namespace LISTEN, SYN_RECV, ESTABLISHED and TIME_WAIT are each dumped once.",
    ),
    guards(Diag, "diag/udp-own-sockets", P2, UDP, "In one namespace bound and connected UDP sockets are dumped once."),
    guards(
        Diag,
        "diag/tcp-complete",
        P2,
        TCP,
        "In one namespace 80 listeners are dumped once each over several reads.",
    ),
    guards(Diag, "diag/udp-complete", P2, UDP, "The same for 80 UDP sockets."),
    guards(
        Diag,
        "diag/tcp-exact-own",
        P2,
        TCP,
        "In one namespace a listener and both ends of a connection are found by their ends.",
    ),
    guards(Diag, "diag/udp-exact-own", P2, UDP, "The same for a bound and a connected UDP socket."),
    guards(
        Diag,
        "diag/udplite-exact-beside-udp",
        P2,
        DESTROY_UDPLITE,
        "In one namespace a UDP-Lite socket is found beside a UDP socket with the same ends, which SOCK_DESTROY spares.",
    ),
    guards(
        Diag,
        "diag/destroy-own",
        P2,
        DESTROY,
        "In one namespace SOCK_DESTROY ends a connection and a UDP socket with ECONNABORTED.",
    ),
    isolates(Diag, "diag/tcp-listen", P2, TCP, "A listener is dumped in its own namespace alone."),
    isolates(Diag, "diag/tcp-established", P2, TCP, "Both ends of a connection are dumped in their namespace alone."),
    isolates(Diag, "diag/tcp-syn-recv", P2, TCP, "A half-open connection is dumped in its own namespace alone."),
    isolates(Diag, "diag/tcp-time-wait", P2, TCP, "A TIME_WAIT is dumped in its own namespace alone."),
    isolates(Diag, "diag/tcp-dual-stack", P2, TCP_IPV6, "A dual-stack listener is dumped in its own namespace alone."),
    isolates(
        Diag,
        "diag/tcp-filtered",
        P2,
        TCP,
        "Where two namespaces listen on one port, a filter on that port shows each its own.",
    ),
    isolates(
        Diag,
        "diag/tcp-opener-decides",
        P2,
        TCP,
        "A netlink socket used in one namespace tells of the one where it was made.",
    ),
    isolates(
        Diag,
        "diag/tcp-exact-opener-decides",
        P2,
        TCP,
        "Where two namespaces listen on one address, a netlink socket finds that of the one where it was made.",
    ),
    isolates(Diag, "diag/udp-exact-opener-decides", P2, UDP, "The same for UDP sockets."),
    isolates(Diag, "diag/raw-exact-opener-decides", P2, RAW, "The same for raw sockets."),
    isolates(
        Diag,
        "diag/tcp-complete-among-foreign",
        P2,
        TCP,
        "Of 80 listeners in turn in two namespaces each dumps its 40, once each, over several reads.",
    ),
    isolates(Diag, "diag/udp", P2, UDP, "A UDP socket is dumped in its own namespace alone."),
    isolates(
        Diag,
        "diag/udp-dual-stack",
        P2,
        UDP_IPV6,
        "A dual-stack UDP socket is dumped in its own namespace alone.",
    ),
    isolates(Diag, "diag/udp-complete-among-foreign", P2, UDP, "Of 80 UDP sockets each namespace dumps its 40."),
    isolates(
        Diag,
        "diag/tcp-listeners-in-one-bucket",
        P2,
        TCP_REUSEPORT,
        "Of 80 listeners on one address in turn in two namespaces each dumps its 40, once each, over several reads.",
    ),
    isolates(
        Diag,
        "diag/tcp-connections-in-one-bucket",
        P2,
        TCP_BUCKETS,
        "Of 32 connections in one bucket of the kernel's each of two namespaces dumps both ends of its own, 24 and 8.",
    ),
    isolates(
        Diag,
        "diag/tcp-time-waits-in-one-bucket",
        P2,
        TCP_BUCKETS,
        "Of 64 TIME_WAITs in one bucket of the kernel's each of two namespaces dumps its own, 48 and 16.",
    ),
    isolates(Diag, "diag/udp-in-one-bucket", P2, UDP, "Of 80 UDP sockets on one address each namespace dumps its 40."),
    isolates(
        Diag,
        "diag/raw-in-one-bucket",
        P2,
        RAW,
        "Of 80 raw sockets for one protocol each namespace dumps its 40.",
    ),
    isolates(Diag, "diag/udplite", P2, UDPLITE, "A UDP-Lite socket is dumped in its own namespace alone."),
    isolates(Diag, "diag/raw", P2, RAW, "A raw socket is dumped in its own namespace alone."),
    isolates(Diag, "diag/dccp-listen", P2, DCCP, "A DCCP listener is dumped in its own namespace alone."),
    isolates(Diag, "diag/mptcp-listen", P2, MPTCP, "An MPTCP listener is dumped in its own namespace alone."),
    isolates(Diag, "diag/mptcp-established", P2, MPTCP, "So are both ends of an MPTCP connection."),
    isolates(
        Diag,
        "diag/mptcp-exact-foreign",
        P2,
        MPTCP,
        "Another namespace's MPTCP connection is not found by its token.",
    ),
    isolates(
        Diag,
        "diag/tcp-exact-foreign",
        P2,
        TCP,
        "Another namespace's listener and connection are not found by their ends.",
    ),
    isolates(
        Diag,
        "diag/tcp6-exact-foreign",
        P2,
        TCP_IPV6,
        "Another namespace's listener on [::] and connection over ::1 are not found by their ends.",
    ),
    isolates(
        Diag,
        "diag/tcp-exact-same-address",
        P2,
        TCP,
        "Where two namespaces listen on one address, 127.0.0.1 or 0.0.0.0, each finds its own.",
    ),
    isolates(
        Diag,
        "diag/tcp-exact-same-address-dual-stack",
        P2,
        TCP_IPV6,
        "Where two namespaces listen on a dual-stack [::], each finds its own.",
    ),
    isolates(
        Diag,
        "diag/tcp-exact-same-address-mapped",
        P2,
        TCP_MAPPED,
        "Where two namespaces listen on 127.0.0.1, each finds its own by the address in IPv6 form.",
    ),
    isolates(
        Diag,
        "diag/tcp-exact-same-four-tuple",
        P2,
        TCP,
        "Where one four-tuple is connected in two namespaces, each finds its own.",
    ),
    isolates(Diag, "diag/udp-exact-foreign", P2, UDP, "Another namespace's UDP socket is not found by its ends."),
    isolates(
        Diag,
        "diag/udp6-exact-foreign",
        P2,
        DESTROY,
        "Nor one on ::1, connected or not, or on a dual-stack [::], and SOCK_DESTROY does not end it.",
    ),
    isolates(
        Diag,
        "diag/udp-exact-same-address",
        P2,
        UDP,
        "Where two namespaces hold one UDP address, 127.0.0.1 or 0.0.0.0, each finds its own.",
    ),
    isolates(
        Diag,
        "diag/udp-exact-same-address-dual-stack",
        P2,
        UDP_IPV6,
        "Where two namespaces hold a dual-stack UDP [::], each finds its own.",
    ),
    isolates(
        Diag,
        "diag/udplite-exact-foreign",
        P2,
        DESTROY_UDPLITE,
        "Another namespace's UDP-Lite socket is neither found nor ended by its ends, though there is a UDP socket with them.",
    ),
    isolates(
        Diag,
        "diag/udplite-exact-same-address",
        P2,
        UDPLITE,
        "Where two namespaces hold one UDP-Lite address, each finds its own.",
    ),
    isolates(
        Diag,
        "diag/raw-exact-same-address",
        P2,
        RAW,
        "Where two namespaces have raw sockets for one protocol, each finds its own.",
    ),
    isolates(
        Diag,
        "diag/tcp-destroy-foreign",
        P2,
        DESTROY,
        "SOCK_DESTROY does not know another namespace's listener or connection, which go on.",
    ),
    isolates(Diag, "diag/udp-destroy-foreign", P2, DESTROY, "Nor another namespace's UDP socket."),
    isolates(Diag, "diag/raw-destroy-foreign", P2, DESTROY, "Nor another namespace's raw socket."),
    isolates(
        Diag,
        "diag/raw6-destroy-foreign",
        P2,
        DESTROY,
        "Neither an exact look-up nor SOCK_DESTROY finds another namespace's raw socket that speaks IPv6.",
    ),
    isolates(
        Diag,
        "diag/udp6-steered-foreign",
        P2,
        STEERED_DESTROY,
        "An exact look-up and SOCK_DESTROY do not find another's UDP socket by way of a program.",
    ),
    isolates(
        Diag,
        "diag/tcp6-steered-own",
        P2,
        STEERED_TCP,
        "An exact look-up finds one's own listener although another's program takes its port elsewhere.",
    ),
    isolates(Diag, "diag/udp6-steered-own", P2, STEERED_UDP, "The same for UDP sockets."),
    isolates(
        Diag,
        "diag/tcp-destroy-same-four-tuple",
        P2,
        DESTROY,
        "Where one four-tuple is connected in two namespaces, SOCK_DESTROY ends the caller's alone.",
    ),
    isolates(
        Diag,
        "diag/udp-destroy-same-address",
        P2,
        DESTROY,
        "Where two namespaces hold one UDP address, SOCK_DESTROY ends the caller's alone, however it is named.",
    ),
];
