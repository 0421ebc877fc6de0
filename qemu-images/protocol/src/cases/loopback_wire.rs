// SPDX-License-Identifier: GPL-2.0-only
//! The suite `loopback`: packets from the wire, between addresses of the host, to another network and from tunnels; early
//! demux.

use super::{INET_IPV6, INET_TUN, guards, isolates, shares};
use crate::Claim::{B5, L2, L5, L6, L7};
use crate::{Case, Suite::Loopback};

// With route_localnet, here and below, a device lets packets with loopback addresses pass.
const VETH: &[&str] = &["INET", "NET_NS", "PROC_FS", "SYSCTL", "VETH", ">=3.6"];
// bpf_redirect_peer().
const VETH_BPF: &[&str] = &[
    "INET",
    "NET_NS",
    "PROC_FS",
    "SYSCTL",
    "VETH",
    "BPF_SYSCALL",
    "NET_SCH_INGRESS",
    "NET_CLS_BPF",
    "NET_CLS_ACT",
    ">=5.10",
];
const VETH_IPV6: &[&str] = &["INET", "IPV6", "NET_NS", "PROC_FS", "SYSCTL", "VETH", ">=3.6"];
const VETH_MULTICAST: &[&str] = &["INET", "IP_MULTICAST", "NET_NS", "PROC_FS", "SYSCTL", "VETH", ">=3.6"];
const INET_TUN_LOCAL: &[&str] = &["INET", "PROC_FS", "SYSCTL", "TUN", ">=3.6"];
// TCP_REPAIR tells a sequence number, and can be ended without a segment since 4.19.
const VETH_REPAIR: &[&str] = &["INET", "NET_NS", "PROC_FS", "SYSCTL", "VETH", ">=4.19"];
const INET_TUN_REPAIR: &[&str] = &["INET", "PROC_FS", "SYSCTL", "TUN", ">=4.19"];
// Ping sockets that speak IPv6.
const INET_PING_IPV6: &[&str] = &["INET", "IPV6", "PROC_FS", "SYSCTL", ">=3.11"];
const INET_IPV6_TUN: &[&str] = &["INET", "IPV6", "TUN"];
// SO_REUSEPORT. Of two families the control needs it: the two listeners are in one namespace then.
const INET_IPV6_TUN_REUSEPORT: &[&str] = &["INET", "IPV6", "TUN", ">=3.9"];
const INET_TUN_REUSEPORT: &[&str] = &["INET", "PROC_FS", "SYSCTL", "TUN", ">=3.9"];
// Setting SO_INCOMING_CPU.
const INET_TUN_INCOMING_CPU: &[&str] = &["INET", "PROC_FS", "SYSCTL", "TUN", ">=4.4"];
// SO_ATTACH_REUSEPORT_CBPF, which groups of listeners have a release later.
const INET_TUN_UDP_GROUP: &[&str] = &["INET", "PROC_FS", "SYSCTL", "TUN", ">=4.5"];
const INET_TUN_TCP_GROUP: &[&str] = &["INET", "PROC_FS", "SYSCTL", "TUN", ">=4.6"];

pub(super) const CASES: &[Case] = &[
    shares(
        Loopback,
        "loopback/wire-udp-reaches-any-namespace",
        L6,
        INET_TUN,
        "A datagram from the wire reaches a socket of any namespace, and its answer the wire.",
    ),
    shares(
        Loopback,
        "loopback/wire-tcp-reaches-any-namespace",
        L6,
        INET_TUN,
        "A connection from the wire reaches a listener of any namespace, and carries bytes and a reset.",
    ),
    shares(
        Loopback,
        "loopback/wire-udp-exact-before-initial",
        L6,
        INET_TUN,
        "A socket on the host's address takes a datagram from the wire before one of the initial namespace on 0.0.0.0.",
    ),
    shares(
        Loopback,
        "loopback/wire-udp-ipv4-before-initial-dual-stack",
        L6,
        INET_IPV6_TUN,
        "A socket on 0.0.0.0 takes a datagram from the wire before a dual-stack one of the initial namespace.",
    ),
    shares(
        Loopback,
        "loopback/wire-tcp-ipv4-before-initial-dual-stack",
        L6,
        INET_IPV6_TUN_REUSEPORT,
        "A listener on 0.0.0.0 takes a connection from the wire before a dual-stack one of the initial namespace.",
    ),
    isolates(
        Loopback,
        "loopback/wire-udp-initial-first",
        L6,
        INET_TUN,
        "Of equal sockets the initial namespace's takes a datagram from the wire.",
    ),
    isolates(
        Loopback,
        "loopback/wire-udp-initial-before-group",
        L6,
        INET_TUN_UDP_GROUP,
        "The same before a SO_REUSEPORT group.",
    ),
    isolates(
        Loopback,
        "loopback/wire-udp-initial-before-incoming-cpu",
        L6,
        INET_TUN_INCOMING_CPU,
        "The same before a socket that asks for the CPU.",
    ),
    isolates(
        Loopback,
        "loopback/wire-tcp-initial-before-group",
        L6,
        INET_TUN_TCP_GROUP,
        "Of equal listeners the initial namespace's takes a connection from the wire, before a SO_REUSEPORT group.",
    ),
    isolates(
        Loopback,
        "loopback/wire-tcp-initial-before-incoming-cpu",
        L6,
        INET_TUN_TCP_GROUP,
        "The same before a listener that asks for the CPU.",
    ),
    isolates(
        Loopback,
        "loopback/wire-udp-for-loopback-reaches-initial",
        L6,
        INET_TUN_LOCAL,
        "A datagram for 127.0.0.1 that is let in from the wire is the initial namespace's.",
    ),
    isolates(
        Loopback,
        "loopback/wire-udp-for-loopback-refused",
        L6,
        INET_TUN_LOCAL,
        "A datagram for 127.0.0.1 that is let in from the wire reaches no other namespace.",
    ),
    isolates(
        Loopback,
        "loopback/wire-tcp-for-loopback-refused",
        L6,
        INET_TUN_LOCAL,
        "A connection to 127.7.7.7 that is let in from the wire reaches no other namespace.",
    ),
    guards(
        Loopback,
        "loopback/wire-for-loopback-dropped",
        L6,
        INET_TUN,
        "What comes from the wire for 127.0.0.1, or claims to come from there, is dropped.",
    ),
    shares(
        Loopback,
        "loopback/wire-error-reaches-any-namespace",
        L6,
        INET_TUN,
        "An ICMP error from the wire reaches the socket of any namespace.",
    ),
    shares(
        Loopback,
        "loopback/wire-tcp-error-reaches-any-namespace",
        L6,
        INET_TUN,
        "The same for a TCP socket that connects.",
    ),
    shares(
        Loopback,
        "loopback/wire-raw-error-reaches-any-namespace",
        L6,
        INET_TUN,
        "An ICMP error from the wire reaches the raw socket of any namespace.",
    ),
    isolates(
        Loopback,
        "loopback/ping6-initial-first",
        L6,
        INET_PING_IPV6,
        "Of equal ping sockets the initial namespace's takes an echo reply over IPv6.",
    ),
    shares(
        Loopback,
        "loopback/ipv6-to-many-reaches-all-namespaces",
        L6,
        INET_IPV6,
        "What one namespace sends over IPv6 reaches raw sockets, and to a group its members, of all namespaces.",
    ),
    guards(
        Loopback,
        "loopback/wire-udp-to-another-network",
        L6,
        VETH,
        "A packet with a loopback address that leaves for another network is of the initial namespace there.",
    ),
    isolates(
        Loopback,
        "loopback/wire-udp-multicast-for-loopback",
        L6,
        VETH_MULTICAST,
        "What comes to a group from the wire and a loopback address is not for the only member, of another namespace.",
    ),
    shares(
        Loopback,
        "loopback/wire-udp-multicast-reaches-all-namespaces",
        L6,
        VETH_MULTICAST,
        "What comes to a group from the wire reaches the only member of the initial namespace and that of another one.",
    ),
    shares(
        Loopback,
        "loopback/host-udp-between-namespaces",
        L6,
        INET_TUN,
        "A datagram to the host's address reaches another namespace.",
    ),
    shares(
        Loopback,
        "loopback/host-tcp-between-namespaces",
        L6,
        INET_TUN,
        "A connection to the host's address reaches another namespace.",
    ),
    shares(
        Loopback,
        "loopback/host-four-tuple-once",
        L6,
        INET_TUN,
        "A four-tuple of the host's addresses is connected in one namespace at a time.",
    ),
    shares(
        Loopback,
        "loopback/host-automatic-port-once",
        L6,
        INET_TUN,
        "A port that connect(2) chooses to the host's address is not one with which another namespace is connected there.",
    ),
    isolates(
        Loopback,
        "loopback/host-time-wait-not-taken-over",
        B5,
        INET_TUN,
        "A TIME_WAIT of the host's addresses is taken over in its own namespace alone.",
    ),
    isolates(
        Loopback,
        "loopback/early-demux-tcp",
        L7,
        INET_TUN_REPAIR,
        "A segment from the wire that fits a connection over lo does not get to it early.",
    ),
    isolates(
        Loopback,
        "loopback/early-demux-udp",
        L7,
        INET_TUN_LOCAL,
        "The same for a datagram and a connected socket.",
    ),
    isolates(
        Loopback,
        "loopback/early-demux-udp-after-many",
        L7,
        INET_TUN_LOCAL,
        "The same where many namespaces have such a socket.",
    ),
    isolates(
        Loopback,
        "loopback/early-demux-udp-of-a-namespace",
        L7,
        VETH,
        "A datagram that goes out by a cable and comes in again gets to the connected socket of its sender's namespace.",
    ),
    isolates(
        Loopback,
        "loopback/early-demux-tcp-of-a-namespace",
        L7,
        VETH_REPAIR,
        "The same for a segment and a connection.",
    ),
    isolates(
        Loopback,
        "loopback/early-demux-udp-with-host-address",
        L7,
        VETH,
        "The same for a datagram between 127.0.0.1 and another address of the host.",
    ),
    isolates(
        Loopback,
        "loopback/early-demux-tcp-with-host-address",
        L7,
        VETH_REPAIR,
        "The same for a segment and a connection there.",
    ),
    isolates(
        Loopback,
        "loopback/early-demux-udp-beside-connected",
        L7,
        VETH,
        "Where its sender's namespace has no connected socket, a datagram that comes in by a cable gets to none of another.",
    ),
    isolates(
        Loopback,
        "loopback/early-demux-udp-mapped-of-a-namespace",
        L7,
        VETH_IPV6,
        "A datagram that comes in by a cable gets to the IPv6 socket that is connected over IPv4 in its sender's namespace.",
    ),
    guards(
        Loopback,
        "loopback/raw-router-alert-ordinary",
        L5,
        VETH,
        "In one namespace raw sockets of routers (IP_ROUTER_ALERT) see what is to be handed on with Router Alert.",
    ),
    isolates(
        Loopback,
        "loopback/raw-router-alert-of-a-namespace",
        L5,
        VETH,
        "What 127.0.0.0/8 sends to another host with Router Alert is seen by its own namespace's raw sockets alone.",
    ),
    shares(
        Loopback,
        "loopback/wire-raw-router-alert-reaches-all-namespaces",
        L6,
        VETH,
        "What goes from one host to another with Router Alert is seen by the raw sockets of all namespaces.",
    ),
    isolates(
        Loopback,
        "loopback/early-demux-udp-initial-first",
        L6,
        INET_TUN,
        "Of two UDP sockets connected with the same peer on the wire, that of the initial namespace hears from it.",
    ),
    shares(
        Loopback,
        "loopback/wire-tcp-on-interface-before-initial",
        L6,
        INET_TUN_REUSEPORT,
        "A listener that is bound to the device comes before one of the initial namespace that is not.",
    ),
    shares(
        Loopback,
        "loopback/wire-tcp-group-shared-out",
        L6,
        INET_TUN_TCP_GROUP,
        "A connection from the wire goes to the member that the program of a namespace's group chooses.",
    ),
    shares(Loopback, "loopback/wire-udp-group-shared-out", L6, INET_TUN_UDP_GROUP, "The same for a datagram."),
    isolates(
        Loopback,
        "loopback/udp-multicast-through-a-device",
        L5,
        VETH_MULTICAST,
        "What 127.0.0.0/8 sends to a group through a device is heard on this host by its own namespace's members alone.",
    ),
    isolates(
        Loopback,
        "loopback/udp-nobody-behind-a-device",
        L2,
        VETH,
        "Who sends from 127.0.0.1 to a host that does not answer is told, and nobody of another namespace.",
    ),
    guards(
        Loopback,
        "loopback/wire-udp-redirected-to-another-network",
        L6,
        VETH_BPF,
        "A packet that a program hands over to another network is of the initial namespace there.",
    ),
    shares(
        Loopback,
        "loopback/early-demux-host-connection",
        L7,
        INET_TUN,
        "Datagrams from the wire get to a connected socket of any namespace, early or not.",
    ),
    isolates(
        Loopback,
        "loopback/udp-tunnelled-from-its-socket",
        L7,
        &["INET", "GTP"],
        "What a tunnel sends by a user's socket is of that socket's namespace, whoever sends through it.",
    ),
    shares(
        Loopback,
        "loopback/udp-tunnelled-from-the-kernel",
        L7,
        &["INET", "NET_IPIP", "NET_FOU_IP_TUNNELS"],
        "What a tunnel sends by none is the initial namespace's, whoever sends through it.",
    ),
];
