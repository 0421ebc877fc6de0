// SPDX-License-Identifier: GPL-2.0-only
//! The suite `loopback`: programs that look whether there is a socket.

use super::{guards, isolates, shares};
use crate::Claim::{L6, L7};
use crate::{Case, Suite::Loopback};

// XDP programs last as long as a file is open since 5.9.
const BPF: &[&str] = &["INET", "BPF_SYSCALL", ">=5.9"];
// With 4.20 a program on the way in finds sockets, with 5.2 those in TIME_WAIT.
const BPF_INGRESS: &[&str] = &["INET", "BPF_SYSCALL", "NET_SCH_INGRESS", "NET_CLS_BPF", "NET_CLS_ACT", ">=4.20"];
const BPF_ANY_STATE: &[&str] = &["INET", "BPF_SYSCALL", "NET_SCH_INGRESS", "NET_CLS_BPF", "NET_CLS_ACT", ">=5.2"];
// Programs of a cgroup last as long as a file is open since 5.7; those that see what is sent find sockets since 5.8.
const BPF_CGROUP: &[&str] = &["INET", "CGROUP_BPF", ">=5.7"];
const BPF_CGROUP_IPV6: &[&str] = &["INET", "CGROUP_BPF", "IPV6", ">=5.7"];
const BPF_CGROUP_NUMBER: &[&str] = &["INET", "CGROUP_BPF", "NET_NS", "PROC_FS", ">=5.7"];
const BPF_EGRESS: &[&str] = &["INET", "CGROUP_BPF", ">=5.8"];

pub(super) const CASES: &[Case] = &[
    guards(
        Loopback,
        "loopback/tcp-looked-up-ordinary",
        L7,
        BPF_INGRESS,
        "In one namespace a program on lo finds a TCP socket that is there, and none that is not.",
    ),
    isolates(
        Loopback,
        "loopback/tcp-looked-up-elsewhere",
        L7,
        BPF_INGRESS,
        "A program on lo finds no TCP socket of a namespace that a packet is not of.",
    ),
    isolates(
        Loopback,
        "loopback/tcp-looked-up-with-host-address",
        L7,
        BPF_INGRESS,
        "For a packet from 127.0.0.1 it finds no TCP socket of another namespace at another address of the host.",
    ),
    guards(
        Loopback,
        "loopback/udp-looked-up-ordinary",
        L7,
        BPF_INGRESS,
        "In one namespace a program on lo finds a UDP socket that is there, and none that is not.",
    ),
    isolates(
        Loopback,
        "loopback/udp-looked-up-elsewhere",
        L7,
        BPF_INGRESS,
        "A program on lo finds no UDP socket of a namespace that a packet is not of.",
    ),
    isolates(
        Loopback,
        "loopback/udp-looked-up-with-host-address",
        L7,
        BPF_INGRESS,
        "For a packet from 127.0.0.1 it finds no UDP socket of another namespace at another address of the host.",
    ),
    guards(
        Loopback,
        "loopback/tcp-looked-up-in-any-state-ordinary",
        L7,
        BPF_ANY_STATE,
        "The same with the helper that knows TIME_WAIT as well.",
    ),
    isolates(
        Loopback,
        "loopback/tcp-looked-up-in-any-state-elsewhere",
        L7,
        BPF_ANY_STATE,
        "Nor does it with the helper that knows TIME_WAIT as well.",
    ),
    guards(
        Loopback,
        "loopback/tcp-found-at-connect-ordinary",
        L7,
        BPF_CGROUP,
        "In one namespace a program at connect finds a TCP socket that is there, and none that is not.",
    ),
    isolates(
        Loopback,
        "loopback/tcp-found-at-connect-elsewhere",
        L7,
        BPF_CGROUP,
        "A program at connect finds a TCP socket in the namespace of the socket that connects alone.",
    ),
    isolates(
        Loopback,
        "loopback/tcp-found-at-connect-with-host-address",
        L7,
        BPF_CGROUP,
        "For a packet from 127.0.0.1 it finds no TCP socket of another namespace at another address of the host.",
    ),
    guards(
        Loopback,
        "loopback/tcp-found-in-any-state-at-connect-ordinary",
        L7,
        BPF_CGROUP,
        "The same with the helper that knows TIME_WAIT as well.",
    ),
    isolates(
        Loopback,
        "loopback/tcp-found-in-any-state-at-connect-elsewhere",
        L7,
        BPF_CGROUP,
        "The same with the helper that knows TIME_WAIT as well.",
    ),
    guards(
        Loopback,
        "loopback/udp-found-at-connect-ordinary",
        L7,
        BPF_CGROUP,
        "In one namespace a program at connect finds a UDP socket that is there, and none that is not.",
    ),
    isolates(
        Loopback,
        "loopback/udp-found-at-connect-elsewhere",
        L7,
        BPF_CGROUP,
        "A program at connect finds a UDP socket in the namespace of the socket that connects alone.",
    ),
    isolates(
        Loopback,
        "loopback/udp-found-at-connect-with-host-address",
        L7,
        BPF_CGROUP,
        "For a packet from 127.0.0.1 it finds no UDP socket of another namespace at another address of the host.",
    ),
    guards(
        Loopback,
        "loopback/tcp-mapped-found-at-connect-ordinary",
        L7,
        BPF_CGROUP_IPV6,
        "In one namespace a program that looks for ::ffff:127.0.0.1 finds a dual-stack listener that is there.",
    ),
    isolates(
        Loopback,
        "loopback/tcp-mapped-found-at-connect-elsewhere",
        L7,
        BPF_CGROUP_IPV6,
        "A program that looks for ::ffff:127.0.0.1 finds a dual-stack listener of its own namespace alone.",
    ),
    isolates(
        Loopback,
        "loopback/tcp-mapped-found-at-connect-with-host-address",
        L7,
        BPF_CGROUP_IPV6,
        "The same from ::ffff:127.0.0.1 to another address of the host.",
    ),
    guards(
        Loopback,
        "loopback/udp-mapped-found-at-connect-ordinary",
        L7,
        BPF_CGROUP_IPV6,
        "In one namespace a program that looks for ::ffff:127.0.0.1 finds a dual-stack UDP socket that is there.",
    ),
    isolates(
        Loopback,
        "loopback/udp-mapped-found-at-connect-elsewhere",
        L7,
        BPF_CGROUP_IPV6,
        "A program that looks for ::ffff:127.0.0.1 finds a dual-stack UDP socket of its own namespace alone.",
    ),
    isolates(
        Loopback,
        "loopback/udp-mapped-found-at-connect-with-host-address",
        L7,
        BPF_CGROUP_IPV6,
        "The same from ::ffff:127.0.0.1 to another address of the host.",
    ),
    isolates(
        Loopback,
        "loopback/udp-passed-socket-at-connect",
        L7,
        BPF_CGROUP,
        "A program at connect finds sockets in the namespace of the UDP socket that connects, whoever connects it.",
    ),
    isolates(
        Loopback,
        "loopback/tcp-found-at-connect-in-a-numbered-network",
        L7,
        BPF_CGROUP_NUMBER,
        "A program that names the network by its number finds a TCP socket in the same namespace alone.",
    ),
    shares(
        Loopback,
        "loopback/tcp-found-at-connect-at-the-host-elsewhere",
        L6,
        BPF_CGROUP_IPV6,
        "At another address of the host, and over IPv6, a program at connect finds a TCP socket of any namespace.",
    ),
    shares(
        Loopback,
        "loopback/udp-found-at-connect-at-the-host-elsewhere",
        L6,
        BPF_CGROUP_IPV6,
        "The same for a UDP socket.",
    ),
    guards(
        Loopback,
        "loopback/tcp-found-going-out-ordinary",
        L7,
        BPF_EGRESS,
        "In one namespace a program that sees what is sent finds a TCP socket that is there, and none that is not.",
    ),
    isolates(
        Loopback,
        "loopback/tcp-found-going-out-elsewhere",
        L7,
        BPF_EGRESS,
        "A program that sees what is sent finds a TCP socket in the namespace of its sender alone.",
    ),
    guards(
        Loopback,
        "loopback/udp-found-going-out-ordinary",
        L7,
        BPF_EGRESS,
        "In one namespace a program that sees what is sent finds a UDP socket that is there, and none that is not.",
    ),
    isolates(
        Loopback,
        "loopback/udp-found-going-out-elsewhere",
        L7,
        BPF_EGRESS,
        "A program that sees what is sent finds a UDP socket in the namespace of its sender alone.",
    ),
    guards(
        Loopback,
        "loopback/tcp-found-coming-in-ordinary",
        L7,
        BPF,
        "An XDP program finds a TCP socket of the initial namespace that is there, and none that is not.",
    ),
    isolates(
        Loopback,
        "loopback/tcp-found-coming-in-elsewhere",
        L7,
        BPF,
        "An XDP program on lo does not find a TCP socket of another namespace.",
    ),
    isolates(
        Loopback,
        "loopback/tcp-found-in-any-state-coming-in-elsewhere",
        L7,
        BPF,
        "Nor does it with the helper that knows TIME_WAIT as well.",
    ),
    shares(
        Loopback,
        "loopback/tcp-found-coming-in-of-the-initial",
        L7,
        BPF,
        "An XDP program on lo finds a TCP socket of the initial namespace for what another one sends.",
    ),
    guards(
        Loopback,
        "loopback/udp-found-coming-in-ordinary",
        L7,
        BPF,
        "An XDP program finds a UDP socket of the initial namespace that is there, and none that is not.",
    ),
    isolates(
        Loopback,
        "loopback/udp-found-coming-in-elsewhere",
        L7,
        BPF,
        "An XDP program on lo does not find a UDP socket of another namespace.",
    ),
    shares(
        Loopback,
        "loopback/udp-found-coming-in-of-the-initial",
        L7,
        BPF,
        "An XDP program on lo finds a UDP socket of the initial namespace for what another one sends.",
    ),
];
