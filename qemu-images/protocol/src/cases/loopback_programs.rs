// SPDX-License-Identifier: GPL-2.0-only
//! The suite `loopback`: programs and rules that choose a socket or answer in its place; whoever sees all packets.

use super::{guards, isolates, shares};
use crate::Claim::{B2, L1, L2, L3, L5, L6, L7};
use crate::{Case, Suite::Loopback};

// Programs for look-ups.
const BPF: &[&str] = &["INET", "BPF_SYSCALL", ">=5.9"];
// A program on the way in takes a socket from a map.
const BPF_ASSIGN: &[&str] = &["INET", "BPF_SYSCALL", "NET_SCH_INGRESS", "NET_CLS_BPF", "NET_CLS_ACT", ">=5.8"];
const BPF_IPV6: &[&str] = &["INET", "IPV6", "BPF_SYSCALL", ">=5.9"];
// A program on the way out takes a packet elsewhere.
const BPF_REDIRECT: &[&str] =
    &["INET", "PROC_FS", "SYSCTL", "BPF_SYSCALL", "NET_SCH_INGRESS", "NET_CLS_BPF", "NET_CLS_ACT", ">=4.5"];
const REJECT: &[&str] = &["INET", "NFT_REJECT_IPV4"];
const SOCKET: &[&str] = &["INET", "NFT_SOCKET", "NFT_REJECT_IPV4"];
const PROXY: &[&str] = &["INET", "NF_TABLES_IPV4", "NFT_TPROXY"];
const PROXY_IPV6: &[&str] = &["INET", "IPV6", "NF_TABLES_IPV6", "NFT_TPROXY"];
const PROXY_TUN: &[&str] = &["INET", "NF_TABLES_IPV4", "NFT_TPROXY", "TUN"];
const PACKET: &[&str] = &["INET", "PACKET"];
const PACKET_LOCAL: &[&str] = &["INET", "PACKET", "PROC_FS", "SYSCTL", ">=3.6"]; // route_localnet
const TRACKING: &[&str] = &["INET", "NET_NS", "NF_TABLES_IPV4", "NFT_SYNPROXY", "PROC_FS", "SYSCTL"];
const SYNPROXY: &[&str] = &["INET", "NF_TABLES_IPV4", "NFT_SYNPROXY"];

pub(super) const CASES: &[Case] = &[
    guards(
        Loopback,
        "loopback/tcp-steered-ordinary",
        L7,
        BPF,
        "In one namespace a program attached to the network takes connections for one port to a socket on another.",
    ),
    isolates(
        Loopback,
        "loopback/tcp-steered-elsewhere",
        L7,
        BPF,
        "Such a program does not take connections over 127.0.0.1 to another namespace's socket.",
    ),
    guards(
        Loopback,
        "loopback/tcp-assigned-ordinary",
        L7,
        BPF_ASSIGN,
        "In one namespace a program on lo gives connections for one port to a socket on another.",
    ),
    isolates(
        Loopback,
        "loopback/tcp-assigned-elsewhere",
        L7,
        BPF_ASSIGN,
        "Such a program cannot give connections to another namespace's socket.",
    ),
    isolates(
        Loopback,
        "loopback/tcp-assigned-with-host-address",
        L7,
        BPF_ASSIGN,
        "The same between 127.0.0.1 and another address of the host.",
    ),
    guards(
        Loopback,
        "loopback/udp-steered-ordinary",
        L7,
        BPF,
        "In one namespace a program attached to the network takes datagrams for one port to a socket on another.",
    ),
    isolates(
        Loopback,
        "loopback/udp-steered-elsewhere",
        L7,
        BPF,
        "Such a program does not take datagrams over 127.0.0.1 to another namespace's socket.",
    ),
    shares(
        Loopback,
        "loopback/ipv6-steered-to-any-namespace",
        L6,
        BPF_IPV6,
        "Over IPv6 such a program takes connections and datagrams to a socket of any namespace.",
    ),
    guards(
        Loopback,
        "loopback/udp-assigned-ordinary",
        L7,
        BPF_ASSIGN,
        "In one namespace a program on lo gives datagrams for one port to a socket on another.",
    ),
    isolates(
        Loopback,
        "loopback/udp-assigned-elsewhere",
        L7,
        BPF_ASSIGN,
        "Such a program cannot give datagrams to another namespace's socket.",
    ),
    isolates(
        Loopback,
        "loopback/udp-assigned-with-host-address",
        L7,
        BPF_ASSIGN,
        "The same between 127.0.0.1 and another address of the host.",
    ),
    isolates(
        Loopback,
        "loopback/udp-assigned-connected-elsewhere",
        L7,
        BPF_ASSIGN,
        "Nor to one that is connected, with whomever.",
    ),
    shares(
        Loopback,
        "loopback/udp-assigned-at-the-host-elsewhere",
        L6,
        BPF_ASSIGN,
        "Datagrams between addresses of the host it can give to a socket of any namespace.",
    ),
    isolates(
        Loopback,
        "loopback/udp-redirected-on-its-way-out",
        L7,
        BPF_REDIRECT,
        "What a program takes from the way out of lo and has come in is received in its sender's namespace alone.",
    ),
    guards(
        Loopback,
        "loopback/tcp-rejected-ordinary",
        L2,
        REJECT,
        "In one namespace a rule that rejects connections, coming in or going out, has them refused as long as it stands.",
    ),
    isolates(
        Loopback,
        "loopback/tcp-rejected-elsewhere",
        L2,
        REJECT,
        "Of two connections with the same ends the one that a segment is rejected of gets the reset.",
    ),
    guards(
        Loopback,
        "loopback/udp-rejected-ordinary",
        L2,
        REJECT,
        "In one namespace a rule that rejects datagrams has their sender told.",
    ),
    guards(
        Loopback,
        "loopback/tcp-answered-for",
        L1,
        SYNPROXY,
        "In one namespace a rule that answers in place of a listener lets connect(2) succeed.",
    ),
    guards(
        Loopback,
        "loopback/tcp-marked-ordinary",
        L7,
        SOCKET,
        "In one namespace a rule about marked sockets meets the connections for one.",
    ),
    isolates(
        Loopback,
        "loopback/tcp-marked-elsewhere",
        L7,
        SOCKET,
        "A rule about marked sockets takes no connection for another namespace's.",
    ),
    isolates(
        Loopback,
        "loopback/tcp-marked-with-host-address",
        L7,
        SOCKET,
        "The same between 127.0.0.1 and another address of the host.",
    ),
    guards(
        Loopback,
        "loopback/udp-marked-ordinary",
        L7,
        SOCKET,
        "In one namespace a rule about marked sockets meets the datagrams for one.",
    ),
    isolates(
        Loopback,
        "loopback/udp-marked-elsewhere",
        L7,
        SOCKET,
        "A rule about marked sockets takes no datagram for another namespace's.",
    ),
    isolates(
        Loopback,
        "loopback/udp-marked-with-host-address",
        L7,
        SOCKET,
        "The same between 127.0.0.1 and another address of the host.",
    ),
    guards(
        Loopback,
        "loopback/tcp-proxied-ordinary",
        L7,
        PROXY,
        "In one namespace a rule gives connections for one port to a transparent socket on another.",
    ),
    isolates(
        Loopback,
        "loopback/tcp-proxied-elsewhere",
        L7,
        PROXY,
        "Such a rule gives no connection to another namespace's socket.",
    ),
    isolates(
        Loopback,
        "loopback/tcp-proxied-connection-elsewhere",
        L7,
        PROXY,
        "Nor what belongs to a connection that another namespace has as well.",
    ),
    isolates(
        Loopback,
        "loopback/tcp-proxied-connection-with-host-address",
        L7,
        PROXY,
        "The same between 127.0.0.1 and another address of the host.",
    ),
    guards(
        Loopback,
        "loopback/tcp-proxied-beside-own-port",
        B2,
        PROXY,
        "A connection that a proxy got does not loosen bind(2) for who holds its port in another namespace.",
    ),
    guards(
        Loopback,
        "loopback/udp-proxied-ordinary",
        L7,
        PROXY,
        "In one namespace a rule gives datagrams for one port to a transparent socket on another.",
    ),
    isolates(
        Loopback,
        "loopback/udp-proxied-elsewhere",
        L7,
        PROXY,
        "Such a rule gives no datagram to another namespace's socket.",
    ),
    isolates(
        Loopback,
        "loopback/tcp-proxied-at-the-host-elsewhere",
        L1,
        PROXY_TUN,
        "What the host's address sends to 127.0.0.0/8 is not for another namespace's transparent listener on the host's.",
    ),
    isolates(Loopback, "loopback/udp-proxied-at-the-host-elsewhere", L1, PROXY_TUN, "The same for UDP."),
    isolates(
        Loopback,
        "loopback/tcp-proxied-to-the-host-elsewhere",
        L1,
        PROXY_TUN,
        "Nor is what 127.0.0.0/8 sends to the host's address.",
    ),
    isolates(Loopback, "loopback/udp-proxied-to-the-host-elsewhere", L1, PROXY_TUN, "The same for UDP."),
    shares(
        Loopback,
        "loopback/wire-tcp-proxied-to-any-namespace",
        L6,
        PROXY_TUN,
        "Such a rule gives a connection from the wire to a transparent listener of any namespace.",
    ),
    shares(
        Loopback,
        "loopback/ipv6-proxied-to-any-namespace",
        L6,
        PROXY_IPV6,
        "A rule for IPv6 gives connections and datagrams to a transparent socket of any namespace.",
    ),
    shares(
        Loopback,
        "loopback/packet-socket-sees-all-namespaces",
        L5,
        PACKET,
        "A packet socket sees what another namespace sends over lo.",
    ),
    shares(
        Loopback,
        "loopback/packet-socket-sends-for-the-initial",
        L6,
        PACKET_LOCAL,
        "What a packet socket puts on lo is of the initial namespace, whoever sends it.",
    ),
    isolates(
        Loopback,
        "loopback/tracked-tcp-same-four-tuple",
        L3,
        TRACKING,
        "One four-tuple is connected in two namespaces where connections are tracked, and bytes stay.",
    ),
    isolates(
        Loopback,
        "loopback/tracked-udp-fragments-forged",
        L1,
        TRACKING,
        "Where connections are tracked fragments that two namespaces send by turns make two datagrams, too.",
    ),
    shares(
        Loopback,
        "loopback/tracked-once-for-all-namespaces",
        L3,
        TRACKING,
        "What is tracked in one namespace is seen in another, and is not tracked twice for its having the same ends there.",
    ),
];
