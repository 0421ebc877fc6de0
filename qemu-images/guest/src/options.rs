// SPDX-License-Identifier: GPL-2.0-only
//! Socket options that are numbers and that rustix does not know, or knows only on sockets of its own making.

/// An option, for [`Socket::set`](crate::net::Socket::set) and [`Socket::get`](crate::net::Socket::get).
#[derive(Clone, Copy)]
pub struct Number {
    /// What it is called where it is refused.
    pub name: &'static str,
    /// The protocol that it belongs to.
    pub level: usize,
    /// Its number there.
    pub number: usize,
}

const SOL_SOCKET: usize = 1;
const IPPROTO_IP: usize = 0;
const IPPROTO_TCP: usize = 6;
const IPPROTO_UDP: usize = 17;
const IPPROTO_IPV6: usize = 41;
const SOL_DCCP: usize = 269;

/// May send to broadcast addresses.
pub const BROADCAST: Number = Number { name: "SO_BROADCAST", level: SOL_SOCKET, number: 6 };
/// The CPU that the socket is read on.
pub const INCOMING_CPU: Number = Number { name: "SO_INCOMING_CPU", level: SOL_SOCKET, number: 49 };
/// The program, as an open file, that chooses among the members of a SO_REUSEPORT group.
pub const REUSEPORT_PROGRAM: Number = Number { name: "SO_ATTACH_REUSEPORT_EBPF", level: SOL_SOCKET, number: 52 };
/// The mark of the socket and of what it sends.
pub const MARK: Number = Number { name: "SO_MARK", level: SOL_SOCKET, number: 36 };
/// Shows a raw socket what this host is to hand on, where that asks each router to look at it.
pub const ROUTER_ALERT: Number = Number { name: "IP_ROUTER_ALERT", level: IPPROTO_IP, number: 5 };
/// Tells errors of what an unconnected socket sent.
pub const TELL_ERRORS: Number = Number { name: "IP_RECVERR", level: IPPROTO_IP, number: 11 };
/// May bind an address that the host does not have.
pub const FREEBIND: Number = Number { name: "IP_FREEBIND", level: IPPROTO_IP, number: 15 };
/// May be given what is for addresses that the host does not have.
pub const TRANSPARENT: Number = Number { name: "IP_TRANSPARENT", level: IPPROTO_IP, number: 19 };
/// Leaves the choice of a port to connect(2).
pub const PORT_AT_CONNECT: Number = Number { name: "IP_BIND_ADDRESS_NO_PORT", level: IPPROTO_IP, number: 24 };
/// The number of the interface that IPv6 multicast is sent through.
pub const MULTICAST_THROUGH: Number = Number { name: "IPV6_MULTICAST_IF", level: IPPROTO_IPV6, number: 17 };
/// Turns an IPv6 socket that is connected with a v4-mapped address into one of that family, which can only be IPv4.
pub const ADDRESS_FORM: Number = Number { name: "IPV6_ADDRFORM", level: IPPROTO_IPV6, number: 1 };
/// Shows and sets what a connection has come to: 1 begins, -1 ends it without a word to the other side.
pub const REPAIR: Number = Number { name: "TCP_REPAIR", level: IPPROTO_TCP, number: 19 };
/// Which queue is repaired: 1 for what is received, 2 for what is sent.
pub const REPAIR_QUEUE: Number = Number { name: "TCP_REPAIR_QUEUE", level: IPPROTO_TCP, number: 20 };
/// The sequence number at the end of that queue.
pub const QUEUE_SEQUENCE: Number = Number { name: "TCP_QUEUE_SEQ", level: IPPROTO_TCP, number: 21 };
/// What a connection is for, the same at both ends.
pub const SERVICE: Number = Number { name: "DCCP_SOCKOPT_SERVICE", level: SOL_DCCP, number: 2 };
/// Sends what it is given at once as datagrams of this length.
pub const SEGMENT_SIZE: Number = Number { name: "UDP_SEGMENT", level: IPPROTO_UDP, number: 103 };
/// Receives what came as one packet of several datagrams as one.
pub const SEGMENTS_TOGETHER: Number = Number { name: "UDP_GRO", level: IPPROTO_UDP, number: 104 };
