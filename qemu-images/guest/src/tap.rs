// SPDX-License-Identifier: GPL-2.0-only
//! Packet sockets: they see what passes in a network, and put packets on a device, without the IPv4 stack in between.

use rustix::fd::{AsRawFd, OwnedFd};
use rustix::io::Errno;
use rustix::net::{AddressFamily, Protocol, RawProtocol, RecvFlags, SocketType, recv, socket};
use syscalls::{Sysno, syscall};

use crate::errno::Name;
use crate::packet::Packet;
use crate::report::{self, Ended};

/// IPv4, by its number on Ethernet, as it is sent.
const IPV4: u16 = 0x0800_u16.to_be();

/// A packet socket for IPv4 on all devices of the network that it was made in.
pub struct Tap(OwnedFd);

impl Tap {
    /// Makes one. From now on it gets a copy of each packet that comes in.
    pub fn open() -> Result<Tap, Ended> {
        let protocol = RawProtocol::new(IPV4.into()).map(Protocol::from_raw);
        socket(AddressFamily::PACKET, SocketType::DGRAM, protocol).map(Tap).map_err(|errno| match errno {
            Errno::AFNOSUPPORT => report::skip(format_args!("needs PACKET")),
            errno => report::error(format_args!("a packet socket: {}", Name(errno))),
        })
    }

    /// The next of the packets that have come in so far.
    pub fn next(&self) -> Result<Option<Packet>, Ended> {
        let mut bytes = [0; 2048];
        match recv(&self.0, &mut bytes, RecvFlags::DONTWAIT) {
            Ok((_, length)) => Ok(Packet::parse(bytes.get(..length).unwrap_or_default())),
            Err(Errno::AGAIN) => Ok(None),
            Err(errno) => Err(report::error(format_args!("a packet socket: {}", Name(errno)))),
        }
    }

    /// Puts a packet on `lo`.
    pub fn send_on_loopback(&self, packet: &Packet) -> Result<(), Ended> {
        /// `struct sockaddr_ll`.
        #[repr(C)]
        struct Address {
            family: u16,
            protocol: u16,
            interface: i32,
            hardware_kind: u16,
            packet_kind: u8,
            length: u8,
            hardware: [u8; 8],
        }
        const AF_PACKET: u16 = 17;
        // `lo` is the first device of every network, and has an address of zeros.
        let to = Address {
            family: AF_PACKET,
            protocol: IPV4,
            interface: 1,
            hardware_kind: 0,
            packet_kind: 0,
            length: 6,
            hardware: [0; 8],
        };
        let bytes = packet.as_bytes();
        // SAFETY: the bytes and the address, whose sizes are told, live through the call.
        unsafe {
            syscall!(
                Sysno::sendto,
                self.0.as_raw_fd(),
                bytes.as_ptr(),
                bytes.len(),
                0,
                &raw const to,
                size_of::<Address>()
            )
        }
        .map(drop)
        .map_err(|errno| {
            let errno = Errno::from_raw_os_error(errno.into_raw());
            report::error(format_args!("a packet for lo: {}", Name(errno)))
        })
    }
}
