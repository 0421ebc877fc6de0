// SPDX-License-Identifier: GPL-2.0-only
//! Why no case covers what none covers.

use kiso_protocol::Claim::{self, *};
use kiso_protocol::Protocol::{self, *};

/// A claim that is shown by something else than a case.
#[derive(Clone, Copy, Debug)]
pub struct Elsewhere {
    /// The claim.
    pub claim: Claim,
    /// Why a case cannot show it.
    pub reason: &'static str,
    /// The commands that do.
    pub commands: &'static [&'static str],
}

/// Every claim that cases alone do not show. It may have cases besides.
pub const ELSEWHERE: &[Elsewhere] = &[
    Elsewhere {
        claim: C4,
        reason: "all cases of ordinary behaviour are run without the option, and with it where no namespace is ever made; the \
                 code without it is compared, and the kernel's own tests are run before and after",
        commands: &["kiso run v6.1-off", "kiso run v6.1-unused", "cargo ci same-objects", "cargo ci selftests"],
    },
    Elsewhere {
        claim: S1,
        reason: "a checker speaks on the console, about all that runs: kernels that have them built in run the suites",
        commands: &["cargo ci full"],
    },
    Elsewhere {
        claim: K1,
        reason: "a cost is counted over many operations and two kernels, which no case sees",
        commands: &["kiso bench"],
    },
    Elsewhere { claim: K2, reason: "the same", commands: &["kiso bench"] },
];

/// Claims that are about sockets, so that each protocol is asked for.
pub const OF_SOCKETS: &[Claim] = &[B1, B2, B3, B4, B5, B6, L1, L2, L3, L4, L5, L6, L7, P1, P2, P3];

/// Claims and protocols that do not meet, with the reason.
pub struct Apart {
    /// The claims.
    pub claims: &'static [Claim],
    /// The protocols.
    pub protocols: &'static [Protocol],
    /// Why no case of these claims has one of these protocols.
    pub reason: &'static str,
}

/// The first that names a claim and a protocol gives the reason.
pub const APART: &[Apart] = &[
    Apart {
        claims: &[B1, B2, B3, B4, B5, B6],
        protocols: &[Raw],
        reason: "a raw socket has no port, and any number of them hold one address",
    },
    Apart {
        claims: &[B1, B2, B3, B4, B5, B6],
        protocols: &[Multicast],
        reason: "a receiver of groups is bound as any UDP socket is",
    },
    Apart { claims: &[B3], protocols: &[Ping], reason: "ping sockets have no SO_REUSEPORT" },
    Apart {
        claims: &[B1, B2, B3, B4, B5, B6, L1, L2, L3, L4, L6, L7],
        protocols: &[Mptcp],
        reason: "an MPTCP connection is made of TCP sockets, which are bound and looked up as such",
    },
    Apart {
        claims: &[B3, B4, B5, B6, L4, L6],
        protocols: &[Dccp],
        reason: "its ports, listeners and connections are kept and found by the code of TCP",
    },
    Apart {
        claims: &[B4, B5],
        protocols: &[UdpLite],
        reason: "its ports are chosen and kept by the code of UDP, in a table of its own",
    },
    Apart {
        claims: &[B5, B6],
        protocols: &[Tcp6, Udp6],
        reason: "an IPv6 socket's port is kept where those of IPv4 are; who conflicts with whom is tried under B1 and B2",
    },
    Apart {
        claims: &[B4],
        protocols: &[Ping],
        reason: "an identifier that the kernel chooses is free in all namespaces, for a reply from outside names nothing else",
    },
    Apart { claims: &[B5], protocols: &[Ping], reason: "an identifier is held by its socket alone, and goes with it" },
    Apart {
        claims: &[L6],
        protocols: &[Tcp6, Udp6, UdpLite],
        reason: "what the wire brings is looked up by the same code as over loopback, with the key for any namespace",
    },
    Apart {
        claims: &[L7],
        protocols: &[Multicast],
        reason: "early demux looks for members of a group where a packet comes from a wire, which is L6",
    },
    Apart {
        claims: &[L7],
        protocols: &[Tcp6, Udp6],
        reason: "these paths look for an IPv6 packet's socket, and such a packet has nothing of 127.0.0.0/8",
    },
    Apart { claims: &[L1], protocols: &[Multicast, Raw, Ping, Dccp], reason: "L5 is the claim for this protocol" },
    Apart {
        claims: &[L5],
        protocols: &[Tcp, Tcp6, Udp, Udp6, UdpLite, Mptcp],
        reason: "L1 is the claim for this protocol",
    },
    Apart {
        claims: &[L2],
        protocols: &[Multicast, Ping],
        reason: "nobody is refused: what goes to many is dropped, and an echo request is answered by the kernel itself",
    },
    Apart { claims: &[L3], protocols: &[Multicast, Raw, Ping], reason: "it has no four-tuple" },
    Apart { claims: &[L4], protocols: &[Udp, Udp6, Multicast, UdpLite, Raw, Ping], reason: "it has no listener" },
    Apart {
        claims: &[L7],
        protocols: &[UdpLite, Raw, Ping, Dccp],
        reason: "it has none of these paths: neither early demux nor GRO, nor a look-up for BPF programs",
    },
    Apart { claims: &[P1], protocols: &[Dccp, Mptcp], reason: "/proc/net has no table of its sockets" },
    Apart { claims: &[P1, P2], protocols: &[Multicast], reason: "its sockets are rows of UDP" },
    Apart { claims: &[P2], protocols: &[Ping], reason: "sock_diag does not know ping sockets" },
    Apart {
        claims: &[P3],
        protocols: &[Tcp6, Udp6, Multicast, UdpLite, Raw, Ping, Dccp, Mptcp],
        reason: "whose table is shown is decided in one place for all of /proc/PID/net",
    },
];

/// Claims whose cases are of one kind by their nature.
pub const ONE_SIDED: &[(Claim, &str)] = &[
    (B1, "its opposite, that in one namespace bind(2) refuses what it did, is B2"),
    (B4, "each case tries its opposite, too: the second user in one namespace gets the usual error"),
    (B5, "each case tries its opposite, too: in the same namespace the port is free again, or still held"),
    (B6, "its opposite, a socket used where it was made, is what all other cases do"),
    (P3, "its opposite, a task's own tables, is P1"),
    (B2, "it is about what one namespace does, so that its cases are guards"),
    (C4, "it says that nothing differs, so that its cases are guards"),
    (S2, "what many tasks do at once is ordinary behaviour already where it ends well"),
];

/// What of a claim no case sees, although the series has code for it.
#[derive(Clone, Copy, Debug)]
pub struct Unseen {
    /// The claim.
    pub claim: Claim,
    /// What it is.
    pub what: &'static str,
    /// Why no case sees it.
    pub reason: &'static str,
}

/// All that is known of.
pub const UNSEEN: &[Unseen] = &[
    Unseen {
        claim: L1,
        what: "a socket that is freed and used again in the middle of a look-up",
        reason: "nothing makes that happen at a set time; the stress tries it",
    },
    Unseen {
        claim: L1,
        what: "a UDP socket that connect(2) moves to another slot while a datagram for it is looked up",
        reason: "nothing makes that happen at a set time",
    },
    Unseen {
        claim: L1,
        what: "a look-up that began before the first namespace was made, and ends after it",
        reason: "as above; it is waited for, once",
    },
    Unseen {
        claim: L1,
        what: "sockets that are bound to a VRF",
        reason: "no kernel here has VRF; the device is handed on to the same functions that compare it without namespaces",
    },
    Unseen {
        claim: L4,
        what: "a request that moves to another listener of its group (tcp_migrate_req)",
        reason: "it is a copy of the whole request, and a group is of one namespace",
    },
    Unseen {
        claim: L2,
        what: "ICMP errors for what a tunnel has sent",
        reason: "one for the kernel's socket tells nobody; one for a user's, as with GTP, is looked up as any other is",
    },
    Unseen {
        claim: L2,
        what: "what netfilter answers at a device, before a packet is the stack's",
        reason: "no kernel here lets netfilter in there",
    },
    Unseen {
        claim: L3,
        what: "a subflow that joins by way of a syncookie",
        reason: "whether it may is asked of its SYN as well; the answer to the cookie differs only where two share a slot",
    },
    Unseen {
        claim: L5,
        what: "raw sockets that ask for all packets with the Router Alert option",
        reason: "only a router hands such packets over, and on loopback nothing is routed",
    },
    Unseen {
        claim: L6,
        what: "early demux of IPv6, which leaves the choice to the lookup that follows as that of IPv4 does",
        reason: "the wire of the cases speaks IPv4 alone",
    },
    Unseen {
        claim: L7,
        what: "connections that hardware or ESP in TCP looks for",
        reason: "there is no such hardware, and both look in the initial namespace alone",
    },
    Unseen {
        claim: L6,
        what: "packets that an XFRM interface takes to another network",
        reason: "it needs states and keys; kernels that are run by name alone have its code, so that it is compiled",
    },
    Unseen {
        claim: L7,
        what: "packets of two namespaces that GRO must not put together",
        reason: "they have to come in by a device within one turn of its, which nothing here brings about",
    },
    Unseen {
        claim: L7,
        what: "the socket that GRO asks how to put datagrams together",
        reason: "they are taken apart again for a socket that does not want them so, which is looked up anew",
    },
    Unseen {
        claim: P1,
        what: "BPF programs that iterate over sockets",
        reason: "they need type information that a kernel is given by a tool of its own at the build",
    },
    Unseen {
        claim: C3,
        what: "memory that runs out while a namespace is made",
        reason: "no kernel here lets an allocation fail on purpose",
    },
];
