// SPDX-License-Identifier: GPL-2.0-only
//! Datagrams from an address that their sender chooses for each, where a socket is bound to none.

use core::net::{Ipv4Addr, SocketAddr};

use rustix::fd::AsRawFd;
use rustix::io::Errno;
use syscalls::{Sysno, syscall};

use crate::errno::Name;
use crate::net::Socket;
use crate::report::{self, Ended};

const IPPROTO_IP: i32 = 0;
const IP_PKTINFO: i32 = 8;
const IPV4: u16 = 2;

/// `struct sockaddr_in`.
#[repr(C)]
struct Name4 {
    family: u16,
    port: [u8; 2],
    address: [u8; 4],
    zero: [u8; 8],
}

/// A control message with a `struct in_pktinfo`, up to a multiple of eight.
#[repr(C)]
struct Control {
    length: usize,
    level: i32,
    kind: i32,
    interface: i32,
    source: [u8; 4],
    destination: [u8; 4],
    filling: [u8; 4],
}

/// `struct msghdr`.
#[repr(C)]
struct Header {
    name: *const Name4,
    name_length: usize,
    parts: *const (*const u8, usize),
    part_count: usize,
    control: *const Control,
    control_length: usize,
    flags: usize,
}

/// Sends the datagram, over IPv4, with the address as its source.
pub fn send_from(socket: &Socket, bytes: &[u8], source: Ipv4Addr, to: SocketAddr) -> Result<(), Ended> {
    const NO_SIGNAL: usize = 0x4000;
    let SocketAddr::V4(to) = to else { return Err(report::error(format_args!("{to} is not of IPv4"))) };
    let name = Name4 { family: IPV4, port: to.port().to_be_bytes(), address: to.ip().octets(), zero: [0; 8] };
    let control = Control {
        length: size_of::<Control>() - size_of::<[u8; 4]>(),
        level: IPPROTO_IP,
        kind: IP_PKTINFO,
        interface: 0,
        source: source.octets(),
        destination: [0; 4],
        filling: [0; 4],
    };
    let part = (bytes.as_ptr(), bytes.len());
    let header = Header {
        name: &raw const name,
        name_length: size_of::<Name4>(),
        parts: &raw const part,
        part_count: 1,
        control: &raw const control,
        control_length: size_of::<Control>(),
        flags: 0,
    };
    // SAFETY: the header, and what it points at, live through the call.
    match unsafe { syscall!(Sysno::sendmsg, socket.as_file().as_raw_fd(), &raw const header, NO_SIGNAL) } {
        Ok(_) => Ok(()),
        Err(errno) => Err(report::fail(format_args!(
            "sendmsg from {source} to {to}: {}",
            Name(Errno::from_raw_os_error(errno.into_raw()))
        ))),
    }
}
