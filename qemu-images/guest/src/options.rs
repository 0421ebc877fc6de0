// SPDX-License-Identifier: GPL-2.0-only
//! Socket options that are numbers and that rustix does not know, or knows only on sockets of its own making.

/// An option, for [`Socket::set`](crate::net::Socket::set).
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

/// The interface that the socket is bound to, by its number.
pub const BIND_TO_INTERFACE: Number = Number { name: "SO_BINDTOIFINDEX", level: SOL_SOCKET, number: 62 };
/// May bind an address that the host does not have.
pub const FREEBIND: Number = Number { name: "IP_FREEBIND", level: IPPROTO_IP, number: 15 };
/// Leaves the choice of a port to connect(2).
pub const PORT_AT_CONNECT: Number = Number { name: "IP_BIND_ADDRESS_NO_PORT", level: IPPROTO_IP, number: 24 };
