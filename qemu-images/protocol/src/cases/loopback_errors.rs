// SPDX-License-Identifier: GPL-2.0-only
//! The suite `loopback`: rules of netfilter that ask whose datagram an ICMP error quotes.

use super::{guards, isolates, shares};
use crate::Claim::{L6, L7};
use crate::{Case, Suite::Loopback};

const SOCKET: &[&str] = &["INET", "NF_TABLES_IPV4", "NFT_SOCKET"];

pub(super) const CASES: &[Case] = &[
    guards(
        Loopback,
        "loopback/udp-error-of-marked-ordinary",
        L7,
        SOCKET,
        "In one namespace a rule drops the ICMP errors for marked sockets, and no others.",
    ),
    isolates(
        Loopback,
        "loopback/udp-error-of-marked-elsewhere",
        L7,
        SOCKET,
        "Such a rule takes no ICMP error for one about a datagram of another namespace.",
    ),
    shares(
        Loopback,
        "loopback/udp-error-of-marked-between-namespaces",
        L6,
        SOCKET,
        "Of a datagram between the host's addresses it finds the socket in whatever namespace it is.",
    ),
];
