// SPDX-License-Identifier: GPL-2.0-only
//! What a case sends, read from its id.

use core::fmt;

/// The protocol of a case's sockets. TCP and UDP count twice, for what an IPv6 socket sees of IPv4 is other code of the
/// kernel; so is what goes to many at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Protocol {
    /// TCP over IPv4 sockets.
    Tcp,
    /// TCP with an IPv6 socket that takes part in IPv4: a dual-stack one, or a v4-mapped address.
    Tcp6,
    /// UDP over IPv4 sockets, to one receiver.
    Udp,
    /// The same with an IPv6 socket.
    Udp6,
    /// Multicast and broadcast.
    Multicast,
    /// UDP-Lite.
    UdpLite,
    /// Raw sockets.
    Raw,
    /// Ping sockets, which `/proc/net` calls icmp.
    Ping,
    /// DCCP.
    Dccp,
    /// Multipath TCP.
    Mptcp,
    /// No one protocol: the case is about the namespace itself, or about many protocols at once.
    Any,
}

/// The words of an id that name a protocol.
const NAMES: [(&str, Protocol); 18] = [
    ("tcp", Protocol::Tcp),
    ("tcp6", Protocol::Tcp6),
    ("udp", Protocol::Udp),
    ("udp6", Protocol::Udp6),
    ("multicast", Protocol::Multicast),
    ("broadcast", Protocol::Multicast),
    ("udplite", Protocol::UdpLite),
    ("udplite6", Protocol::UdpLite),
    ("raw", Protocol::Raw),
    ("raw6", Protocol::Raw),
    ("ping", Protocol::Ping),
    ("ping6", Protocol::Ping),
    ("icmp", Protocol::Ping),
    ("icmp6", Protocol::Ping),
    ("dccp", Protocol::Dccp),
    ("dccp6", Protocol::Dccp),
    ("mptcp", Protocol::Mptcp),
    ("mptcp6", Protocol::Mptcp),
];

impl Protocol {
    /// Every protocol, in the order of a table's columns.
    pub const ALL: [Protocol; 11] = [
        Protocol::Tcp,
        Protocol::Tcp6,
        Protocol::Udp,
        Protocol::Udp6,
        Protocol::Multicast,
        Protocol::UdpLite,
        Protocol::Raw,
        Protocol::Ping,
        Protocol::Dccp,
        Protocol::Mptcp,
        Protocol::Any,
    ];

    /// The name in tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Protocol::Tcp => "tcp",
            Protocol::Tcp6 => "tcp6",
            Protocol::Udp => "udp",
            Protocol::Udp6 => "udp6",
            Protocol::Multicast => "multicast",
            Protocol::UdpLite => "udplite",
            Protocol::Raw => "raw",
            Protocol::Ping => "ping",
            Protocol::Dccp => "dccp",
            Protocol::Mptcp => "mptcp",
            Protocol::Any => "any",
        }
    }

    /// The protocol that a case's id names: the first word of `suite/word-word-…` that is a protocol's. One that is TCP or
    /// UDP is so over IPv6 sockets where the words `dual-stack`, `mapped` or `ipv6` come anywhere, and UDP to many
    /// where `multicast` or `broadcast` does. An id without such a word names none.
    pub const fn of_case(id: &str) -> Protocol {
        let id = id.as_bytes();
        let is_six = has(id, b"dual-stack") || has(id, b"mapped") || has(id, b"ipv6");
        let is_to_many = has(id, b"multicast") || has(id, b"broadcast");
        match first_named(id) {
            Protocol::Tcp if is_six => Protocol::Tcp6,
            Protocol::Udp | Protocol::Udp6 if is_to_many => Protocol::Multicast,
            Protocol::Udp if is_six => Protocol::Udp6,
            named => named,
        }
    }
}

impl fmt::Display for Protocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

const fn first_named(id: &[u8]) -> Protocol {
    let mut at = 0;
    while at < id.len() {
        let mut name = 0;
        while name < NAMES.len() {
            if stands_at(id, at, NAMES[name].0.as_bytes()) {
                return NAMES[name].1;
            }
            name += 1;
        }
        at += 1;
    }
    Protocol::Any
}

/// Whether these words come anywhere after the suite.
const fn has(id: &[u8], words: &[u8]) -> bool {
    let mut at = 0;
    while at < id.len() {
        if stands_at(id, at, words) {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether these words stand at this place, whole. The suite is none of them: nothing comes before it.
const fn stands_at(id: &[u8], at: usize, words: &[u8]) -> bool {
    if at == 0 || !matches!(id[at - 1], b'/' | b'-') || at + words.len() > id.len() {
        return false;
    }
    let mut byte = 0;
    while byte < words.len() {
        if id[at + byte] != words[byte] {
            return false;
        }
        byte += 1;
    }
    at + words.len() == id.len() || id[at + words.len()] == b'-'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CASES, Suite};

    /// Cases of the suites that are about sockets whose ids name no protocol, for they are about several, or about none.
    const ABOUT_NONE: &[&str] = &[
        "diag/destroy-own",
        "loopback/early-demux-host-connection",
        "loopback/host-automatic-port-once",
        "loopback/host-four-tuple-once",
        "loopback/host-time-wait-not-taken-over",
        "loopback/ipv6-proxied-to-any-namespace",
        "loopback/ipv6-steered-to-any-namespace",
        "loopback/ipv6-to-many-reaches-all-namespaces",
        "loopback/packet-socket-sees-all-namespaces",
        "loopback/packet-socket-sends-for-the-initial",
        "loopback/tracked-once-for-all-namespaces",
        "loopback/wire-error-reaches-any-namespace",
        "loopback/wire-for-loopback-dropped",
        "procfs/pid-after-exit",
        "procfs/pid-by-directory",
        "procfs/pid-held-path",
        "procfs/pid-of-child",
        "procfs/pid-of-initial",
        "procfs/pid-of-thread",
    ];

    #[test]
    fn every_case_about_sockets_names_its_protocol() {
        for case in CASES {
            let may_be_about_none = matches!(case.suite, Suite::Lifecycle | Suite::Stress);
            if Protocol::of_case(case.id) == Protocol::Any {
                assert!(may_be_about_none || ABOUT_NONE.contains(&case.id), "{} names no protocol", case.id);
            }
        }
        for id in ABOUT_NONE {
            assert!(crate::case(id).is_some(), "{id} is no case");
            assert_eq!(Protocol::of_case(id), Protocol::Any, "{id}");
        }
    }

    #[test]
    fn the_first_word_that_is_a_protocol_counts() {
        for (id, protocol) in [
            ("bind/tcp-any", Protocol::Tcp),
            ("procfs/tcp6", Protocol::Tcp6),
            ("lookup/tcp-same-four-tuple-dual-stack", Protocol::Tcp6),
            ("lookup/udp-mapped", Protocol::Udp6),
            ("loopback/udp-dual-stack-multicast", Protocol::Multicast),
            ("loopback/raw-multicast", Protocol::Raw),
            ("loopback/broadcast-to-udp", Protocol::Multicast),
            ("diag/exact-udplite", Protocol::UdpLite),
            ("lookup/udp-icmp-error", Protocol::Udp),
            ("procfs/icmp", Protocol::Ping),
            ("lifecycle/unmapped-udpx-tcpx", Protocol::Any),
            ("tcp/x", Protocol::Any),
            ("", Protocol::Any),
        ] {
            assert_eq!(Protocol::of_case(id), protocol, "{id}");
        }
    }

    #[test]
    fn columns_are_distinct() {
        for (index, protocol) in Protocol::ALL.iter().enumerate() {
            assert!(Protocol::ALL[..index].iter().all(|other| other.as_str() != protocol.as_str()), "{protocol}");
        }
        assert!(NAMES.iter().all(|(_, protocol)| Protocol::ALL.contains(protocol)));
    }
}
