// SPDX-License-Identifier: GPL-2.0-only
//! The suite `procfs`: what the tables under `/proc/net` show.

use super::{INET_BUCKETS, INET_PING, INET_PROC, INET_PROC_IPV6, guards, isolates, shares};
use crate::Claim::{P1, P3};
use crate::{Case, Suite::Procfs};

const INET_UDPLITE_PROC: &[&str] = &["INET", "PROC_FS", ">=2.6.20"];
const INET_UDPLITE_PROC_IPV6: &[&str] = &["INET", "IPV6", "PROC_FS", ">=2.6.20"];
// SO_REUSEPORT lets many listen on one address.
const INET_REUSEPORT_PROC: &[&str] = &["INET", "PROC_FS", ">=3.9"];
// Ping sockets that speak IPv6.
const INET_PING_IPV6: &[&str] = &["INET", "IPV6", "PROC_FS", "SYSCTL", ">=3.11"];
// Before, a listener whose queue is full still answers a connection now and then.
const INET_FULL_QUEUE: &[&str] = &["INET", "PROC_FS", ">=4.10"];
// /proc/PID/net, and that of each thread with /proc/thread-self.
const INET_PID_NET: &[&str] = &["INET", "PROC_FS", ">=2.6.25"];
const INET_PID_NET_IPV6: &[&str] = &["INET", "IPV6", "PROC_FS", ">=2.6.25"];
const INET_THREAD_NET: &[&str] = &["INET", "PROC_FS", ">=3.17"];
// The same, held by O_PATH.
const INET_PATH: &[&str] = &["INET", "PROC_FS", ">=2.6.39"];

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
        "In one namespace 80 listeners are listed once each over short reads.",
    ),
    guards(Procfs, "procfs/udp-complete-over-short-reads", P1, INET_PROC, "The same for 80 UDP sockets."),
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
        "Of 80 listeners in turn in two namespaces each lists its 40, once each, over short reads.",
    ),
    isolates(Procfs, "procfs/udp-complete-among-foreign", P1, INET_PROC, "The same for UDP."),
    isolates(
        Procfs,
        "procfs/tcp-listeners-in-one-bucket",
        P1,
        INET_REUSEPORT_PROC,
        "Of 80 listeners on one address in turn in two namespaces each lists its 40, once each, over short reads.",
    ),
    isolates(
        Procfs,
        "procfs/tcp-connections-in-one-bucket",
        P1,
        INET_BUCKETS,
        "Of 32 connections in one bucket of the kernel's each of two namespaces lists both ends of its own, 24 and 8.",
    ),
    isolates(
        Procfs,
        "procfs/tcp-time-waits-in-one-bucket",
        P1,
        INET_BUCKETS,
        "Of 64 TIME_WAITs in one bucket of the kernel's each of two namespaces lists its own, 48 and 16.",
    ),
    isolates(
        Procfs,
        "procfs/udplite",
        P1,
        INET_UDPLITE_PROC,
        "A UDP-Lite socket is listed in its own namespace's udplite alone.",
    ),
    isolates(Procfs, "procfs/raw", P1, INET_PROC, "A raw socket is listed in its own namespace's raw alone."),
    isolates(Procfs, "procfs/ping", P1, INET_PING, "A ping socket is listed in its own namespace's icmp alone."),
    isolates(
        Procfs,
        "procfs/raw6",
        P1,
        INET_PROC_IPV6,
        "An IPv6 raw socket is listed in its own namespace's raw6 alone.",
    ),
    isolates(
        Procfs,
        "procfs/ping6",
        P1,
        INET_PING_IPV6,
        "An IPv6 ping socket is listed in its own namespace's icmp6 alone.",
    ),
    isolates(
        Procfs,
        "procfs/udplite6",
        P1,
        INET_UDPLITE_PROC_IPV6,
        "A dual-stack UDP-Lite socket is listed in its own namespace's udplite6 alone.",
    ),
    isolates(
        Procfs,
        "procfs/tcp6-mapped",
        P1,
        INET_PROC_IPV6,
        "A listener on a v4-mapped address is listed in its own namespace's tcp6 alone.",
    ),
    isolates(
        Procfs,
        "procfs/tcp-closing",
        P1,
        INET_PROC,
        "FIN_WAIT2 and CLOSE_WAIT are listed in their own namespace alone.",
    ),
    isolates(
        Procfs,
        "procfs/tcp-syn-sent",
        P1,
        INET_FULL_QUEUE,
        "A connection that nobody answers is listed in its own namespace alone.",
    ),
    isolates(
        Procfs,
        "procfs/tcp6-opener-decides",
        P1,
        INET_PROC_IPV6,
        "A tcp6 read in one namespace shows where it was opened.",
    ),
    isolates(Procfs, "procfs/udp6-opener-decides", P1, INET_PROC_IPV6, "The same for udp6."),
    isolates(Procfs, "procfs/udplite-opener-decides", P1, INET_UDPLITE_PROC, "The same for udplite."),
    isolates(
        Procfs,
        "procfs/udp-thousands",
        P1,
        INET_PROC,
        "Of 2,000 UDP sockets in two namespaces one lists its 400, once each.",
    ),
    isolates(
        Procfs,
        "procfs/tcp-complete-while-others-come-and-go",
        P1,
        INET_PROC,
        "A table read in parts misses none of its own while another namespace's listeners come and go.",
    ),
    isolates(Procfs, "procfs/udp-complete-while-others-come-and-go", P1, INET_PROC, "The same for UDP."),
    isolates(
        Procfs,
        "procfs/tcp-read-again",
        P1,
        INET_PROC,
        "A table that is read again shows its own namespace as it is then.",
    ),
    shares(
        Procfs,
        "procfs/udp-of-the-kernel",
        P1,
        &["INET", "NET_FOU", "PROC_FS"],
        "A socket that the kernel makes for itself is listed in the initial namespace, wherever a task asked for it.",
    ),
    shares(
        Procfs,
        "procfs/udp6-of-the-kernel",
        P1,
        &["INET", "IPV6", "NET_FOU", "PROC_FS"],
        "The same for one that speaks IPv6.",
    ),
    isolates(
        Procfs,
        "procfs/pid-tcp",
        P3,
        INET_PID_NET,
        "The tcp of another namespace's process shows that namespace, whoever reads it.",
    ),
    isolates(Procfs, "procfs/pid-tcp6", P3, INET_PID_NET_IPV6, "The same for tcp6."),
    isolates(Procfs, "procfs/pid-udp", P3, INET_PID_NET, "The same for udp."),
    isolates(Procfs, "procfs/pid-udp6", P3, INET_PID_NET_IPV6, "The same for udp6."),
    isolates(
        Procfs,
        "procfs/pid-of-initial",
        P3,
        INET_PID_NET,
        "The tcp of a process of the initial namespace shows that, read in another.",
    ),
    isolates(Procfs, "procfs/pid-by-directory", P3, INET_PID_NET, "The same where the directory was opened elsewhere."),
    isolates(
        Procfs,
        "procfs/pid-of-child",
        P3,
        INET_PID_NET,
        "The tcp of a child shows the namespace that it was born in.",
    ),
    isolates(
        Procfs,
        "procfs/pid-of-thread",
        P3,
        INET_THREAD_NET,
        "The tcp of a thread that has unshared shows its own namespace, and that of its process the process's.",
    ),
    isolates(
        Procfs,
        "procfs/pid-after-exit",
        P3,
        INET_PID_NET,
        "The tables of a process that is no more cannot be opened; those that are open stay what they were.",
    ),
    isolates(
        Procfs,
        "procfs/thread-self-tcp",
        P3,
        INET_THREAD_NET,
        "The tcp below thread-self shows the reader's namespace.",
    ),
    isolates(Procfs, "procfs/self-tcp", P3, INET_PID_NET, "The tcp below self shows the reader's namespace."),
    isolates(
        Procfs,
        "procfs/tcp-same-address",
        P1,
        INET_PROC,
        "Listeners of two namespaces on one address are listed in their own namespace alone.",
    ),
    isolates(Procfs, "procfs/udp-same-address", P1, INET_PROC, "The same for UDP."),
    isolates(
        Procfs,
        "procfs/tcp-same-four-tuple",
        P1,
        INET_PROC,
        "Where one four-tuple is connected in two namespaces, each lists its own, and then its own TIME_WAIT.",
    ),
    isolates(
        Procfs,
        "procfs/pid-held-path",
        P3,
        INET_PATH,
        "A table found while its task lived can be opened after its end, and is neither its opener's nor the initial one's.",
    ),
];
