// SPDX-License-Identifier: GPL-2.0-only
//! The socket tables as sock_diag(7) tells of them over netlink, which is what `ss` shows.

use core::net::{IpAddr, SocketAddr};

use rustix::fd::OwnedFd;
use rustix::io::{Errno, read, write};
use rustix::net::netlink::SOCK_DIAG;
use rustix::net::sockopt::{self, Timeout};
use rustix::net::{AddressFamily, SocketType, socket};

use crate::errno::Name;
use crate::kernel;
use crate::namespace::place;
use crate::net::LIMIT;
use crate::netlink::{self, Message, acknowledged, errno, messages};
use crate::report::{self, Ended};

/// The protocols that the cases ask for, as sock_diag numbers them.
pub mod protocol {
    pub const TCP: u16 = 6;
    pub const UDP: u16 = 17;
    pub const DCCP: u16 = 33;
    pub const UDPLITE: u16 = 136;
    /// Any raw socket: for sock_diag that is a protocol, too.
    pub const RAW: u16 = 255;
    /// Told by an attribute, for it does not fit where the others stand.
    pub const MPTCP: u16 = 262;
}

const SOCK_DIAG_BY_FAMILY: u16 = 20;
const SOCK_DESTROY: u16 = 21;
const ATTRIBUTE_BYTECODE: u16 = 1;
const ATTRIBUTE_PROTOCOL: u16 = 3;

/// The first kernel that is asked by family and protocol. Those before know two protocols, each by a request of its own.
const BY_FAMILY: [u32; 3] = [3, 3, 0];
const TCPDIAG_GETSOCK: u16 = 18;
const DCCPDIAG_GETSOCK: u16 = 19;

/// `struct inet_diag_req_v2`.
const REQUEST: usize = 56;
/// `struct inet_diag_req`.
const OLD_REQUEST: usize = 60;
/// `struct inet_diag_msg`.
const ROW: usize = 72;

/// What sock_diag says of one socket.
#[derive(Clone, Copy)]
pub struct Row {
    /// As the tables under `/proc/net` number it.
    pub state: u8,
    /// The port at this end.
    pub local_port: u16,
    /// The port at the other end, or 0.
    pub remote_port: u16,
    /// The socket's inode; 0 where no file holds it.
    pub inode: u64,
}

/// A netlink socket to ask through. Which namespace it tells of is decided when it is made.
pub struct Diag {
    socket: OwnedFd,
    /// Whether the kernel is one from before [`BY_FAMILY`]. Its error would not tell: later ones say the same where there is no
    /// such socket.
    is_old: bool,
}

/// Which sockets are asked for.
#[derive(Clone, Copy)]
pub struct Ask {
    protocol: u16,
    ipv6: bool,
    /// This end and the other.
    ends: Option<(SocketAddr, SocketAddr)>,
    /// Only sockets on this port, told by a program as `ss` makes them.
    port: Option<u16>,
    /// What one raw socket is for: the byte that pads the requests of others.
    raw_protocol: u8,
    /// The token of an MPTCP connection, by which one is found.
    token: Option<u32>,
}

impl Ask {
    /// All sockets of that protocol over IPv4.
    pub const fn all(protocol: u16) -> Ask {
        Ask { protocol, ipv6: false, ends: None, port: None, raw_protocol: 0, token: None }
    }

    /// All sockets of that protocol over IPv6, with what is dual-stack.
    pub const fn all_ipv6(protocol: u16) -> Ask {
        Ask { ipv6: true, ..Ask::all(protocol) }
    }

    /// Those of them on this port, sorted out by a program that the kernel runs.
    pub const fn on_port(self, port: u16) -> Ask {
        Ask { port: Some(port), ..self }
    }

    /// The one socket with these ends.
    pub const fn exactly(protocol: u16, local: SocketAddr, remote: SocketAddr) -> Ask {
        Ask { ipv6: local.is_ipv6(), ends: Some((local, remote)), ..Ask::all(protocol) }
    }

    /// The MPTCP connection that has this token.
    pub const fn by_token(token: u32) -> Ask {
        Ask { token: Some(token), ..Ask::all(protocol::MPTCP) }
    }

    /// The raw socket for this IP protocol with these ends.
    pub const fn exactly_raw(raw_protocol: u8, local: SocketAddr, remote: SocketAddr) -> Ask {
        Ask { raw_protocol, ..Ask::exactly(protocol::RAW, local, remote) }
    }
}

impl Diag {
    /// Makes one in the caller's namespace.
    pub fn open() -> Result<Diag, Ended> {
        let socket = socket(AddressFamily::NETLINK, SocketType::DGRAM, Some(SOCK_DIAG)).map_err(trouble("a socket"))?;
        sockopt::set_socket_timeout(&socket, Timeout::Recv, Some(LIMIT)).map_err(trouble("SO_RCVTIMEO"))?;
        Ok(Diag { socket, is_old: kernel::is_before(BY_FAMILY) })
    }

    /// Shows every socket that is asked for to `visit`. The kernel answers in pieces of a page; `buffer` has to hold one,
    /// for the rest would be lost.
    pub fn each_row(&self, ask: Ask, buffer: &mut [u8], mut visit: impl FnMut(&Row)) -> Result<(), Ended> {
        self.send(SOCK_DIAG_BY_FAMILY, netlink::DUMP, ask)?;
        loop {
            let length = read(&self.socket, &mut *buffer).map_err(trouble("a dump"))?;
            for message in messages(buffer.get(..length).unwrap_or_default()) {
                match message {
                    (netlink::DONE, _) => return Ok(()),
                    (netlink::ERROR, body) => return Err(trouble("a dump")(errno(body))),
                    // Old kernels dump all there is, whatever family was asked for.
                    (_, body) if self.is_old && body.first() != Some(&family(ask)) => {}
                    (_, body) => visit(&row(body).ok_or_else(garbled)?),
                }
            }
        }
    }

    /// Asserts that a dump has `times` rows that fit, soon: the last packet of a closing connection may still be on its
    /// way in the kernel.
    pub fn has(&self, ask: Ask, times: usize, what: &str, fits: &impl Fn(&Row) -> bool) -> Result<(), Ended> {
        const TRIES: u32 = 2000;
        let mut buffer = [0; 4096];
        let mut seen = 0;
        for _ in 0..TRIES {
            seen = 0;
            self.each_row(ask, &mut buffer, |row| seen += usize::from(fits(row)))?;
            if seen == times {
                return Ok(());
            }
            if times == 0 {
                break;
            }
            rustix::thread::sched_yield();
        }
        Err(report::fail(format_args!("namespace {}: sock_diag shows {what} {seen} times, not {times} times", place())))
    }

    /// The socket with these ends, or why there is none.
    ///
    /// For UDP the kernel takes the two ends the other way round here, and only here.
    pub fn find(&self, ask: Ask) -> Result<Result<Row, Errno>, Ended> {
        let swapped = matches!(ask.protocol, protocol::UDP | protocol::UDPLITE);
        let ask = if swapped { Ask { ends: ask.ends.map(|(local, remote)| (remote, local)), ..ask } } else { ask };
        self.send(SOCK_DIAG_BY_FAMILY, 0, ask)?;
        let mut buffer = [0; 4096];
        let length = read(&self.socket, &mut buffer).map_err(trouble("a look-up"))?;
        match messages(buffer.get(..length).unwrap_or_default()).next() {
            Some((netlink::ERROR, body)) => Ok(Err(errno(body))),
            Some((_, body)) => row(body).map(Ok).ok_or_else(garbled),
            None => Err(garbled()),
        }
    }

    /// Has the kernel close the socket with these ends.
    pub fn destroy(&self, ask: Ask) -> Result<Result<(), Errno>, Ended> {
        self.send(SOCK_DESTROY, netlink::ACKNOWLEDGE, ask)?;
        let mut buffer = [0; 512];
        let length = read(&self.socket, &mut buffer).map_err(trouble("SOCK_DESTROY"))?;
        acknowledged(buffer.get(..length).unwrap_or_default()).ok_or_else(garbled)
    }

    fn send(&self, kind: u16, flags: u16, ask: Ask) -> Result<(), Ended> {
        let mut message = Message::new();
        let kind = match (kind, ask.protocol) {
            _ if !self.is_old => kind,
            (SOCK_DIAG_BY_FAMILY, protocol::TCP) => TCPDIAG_GETSOCK,
            (SOCK_DIAG_BY_FAMILY, protocol::DCCP) => DCCPDIAG_GETSOCK,
            _ => return Err(report::error(format_args!("so old a kernel can't be asked for that by sock_diag"))),
        };
        match self.is_old {
            false => message.put(&request(ask)),
            true => message.put(&old_request(ask)),
        }
        if let Some(port) = ask.port {
            message.attribute(ATTRIBUTE_BYTECODE, &program(port));
        }
        if ask.protocol > 0xff {
            message.attribute(ATTRIBUTE_PROTOCOL, &u32::from(ask.protocol).to_ne_bytes());
        }
        write(&self.socket, message.finish(kind, flags)).map_err(trouble("asking sock_diag")).map(drop)
    }
}

fn request(ask: Ask) -> [u8; REQUEST] {
    const EVERY_STATE: u32 = 0xffff_ffff;
    let mut bytes = [0; REQUEST];
    bytes[0] = family(ask);
    // What does not fit is told by an attribute.
    bytes[1] = ask.protocol.min(0xff) as u8;
    bytes[3] = ask.raw_protocol;
    bytes[4..8].copy_from_slice(&EVERY_STATE.to_ne_bytes());
    if let Some((local, remote)) = ask.ends {
        bytes[8..10].copy_from_slice(&local.port().to_be_bytes());
        bytes[10..12].copy_from_slice(&remote.port().to_be_bytes());
        bytes[12..28].copy_from_slice(&address(local.ip()));
        bytes[28..44].copy_from_slice(&address(remote.ip()));
    }
    // No cookie: whatever socket has these ends.
    bytes[48..56].fill(0xff);
    if let Some(token) = ask.token {
        bytes[48..52].copy_from_slice(&token.to_ne_bytes());
    }
    bytes
}

/// The same for old kernels: the states come last, and no protocol is told.
fn old_request(ask: Ask) -> [u8; OLD_REQUEST] {
    let request = request(ask);
    let mut bytes = [0; OLD_REQUEST];
    bytes[0] = request[0];
    bytes[4..52].copy_from_slice(&request[8..]);
    bytes[52..56].copy_from_slice(&request[4..8]);
    bytes
}

fn family(ask: Ask) -> u8 {
    if ask.ipv6 { AddressFamily::INET6 } else { AddressFamily::INET }.as_raw() as u8
}

fn address(address: IpAddr) -> [u8; 16] {
    match address {
        IpAddr::V6(address) => address.octets(),
        IpAddr::V4(address) => {
            let mut bytes = [0; 16];
            bytes[..4].copy_from_slice(&address.octets());
            bytes
        }
    }
}

/// `sport >= port && sport <= port`, as `ss sport = :port` has asked since the beginning. An operation says how many
/// bytes to go on by where it holds and where it does not; what goes beyond the end has failed.
fn program(port: u16) -> [u8; 16] {
    const GREATER_OR_EQUAL: u8 = 2;
    const LESS_OR_EQUAL: u8 = 3;
    let [low, high] = port.to_ne_bytes();
    let (holds, fails, fails_then) = (8, 20, 12);
    [
        GREATER_OR_EQUAL,
        holds,
        fails,
        0,
        0,
        0,
        low,
        high, //
        LESS_OR_EQUAL,
        holds,
        fails_then,
        0,
        0,
        0,
        low,
        high,
    ]
}

fn row(body: &[u8]) -> Option<Row> {
    let body: &[u8; ROW] = body.first_chunk()?;
    Some(Row {
        state: body[1],
        local_port: u16::from_be_bytes([body[4], body[5]]),
        remote_port: u16::from_be_bytes([body[6], body[7]]),
        inode: u32::from_ne_bytes([body[68], body[69], body[70], body[71]]).into(),
    })
}

fn garbled() -> Ended {
    report::error(format_args!("namespace {}: sock_diag answered what is no answer", place()))
}

fn trouble(what: &'static str) -> impl Fn(Errno) -> Ended {
    move |errno| report::error(format_args!("namespace {}: {what}: {}", place(), Name(errno)))
}
