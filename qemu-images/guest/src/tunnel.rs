// SPDX-License-Identifier: GPL-2.0-only
//! Tunnels: devices of the guest that send what goes through them as datagrams over `lo`. One stays in its network, for
//! taking it down costs more than many cases.

use core::net::{Ipv4Addr, SocketAddrV4};

use rustix::fd::AsRawFd;
use rustix::io::{Errno, Result};

use crate::errno::Name;
use crate::generic_netlink::Family;
use crate::interface;
use crate::link::Link;
use crate::net::Socket;
use crate::report::{self, Ended};

/// An address at the far side: what is sent there goes through the tunnel.
pub const BEHIND: Ipv4Addr = Ipv4Addr::new(10, 80, 0, 2);
const HERE: Ipv4Addr = Ipv4Addr::new(10, 80, 0, 1);
const NETWORK: Ipv4Addr = Ipv4Addr::new(255, 255, 255, 0);

/// The port of GTP for what users send, at both sides; it is nobody's choice.
pub const GTP_PORT: u16 = 2152;

const DEVICE: [u8; 7] = *b"tunnel0";

/// Makes a tunnel whose datagrams are sent by this socket to the port of GTP at the other side.
pub fn from_socket(socket: &Socket, far: Ipv4Addr) -> core::result::Result<(), Ended> {
    const SOCKET: u16 = 2;
    let work = || {
        let socket = socket.as_file().as_raw_fd().to_ne_bytes();
        let link = Link::make(DEVICE, b"gtp", |data| data.attribute(SOCKET, &socket))?;
        lead_gtp(link.number()?, far)?;
        raise(link)
    };
    work().map_err(|errno: Errno| report::error(format_args!("a GTP tunnel: {}", Name(errno))))
}

/// Makes a tunnel whose datagrams no socket sends: IP packets within UDP.
pub fn from_kernel(near: SocketAddrV4, far: SocketAddrV4) -> core::result::Result<(), Ended> {
    const LOCAL: u16 = 2;
    const REMOTE: u16 = 3;
    const ENCAPSULATION: u16 = 15;
    const FROM_PORT: u16 = 17;
    const TO_PORT: u16 = 18;
    /// `TUNNEL_ENCAP_FOU`: nothing but the UDP header comes before the packet.
    const PLAIN: u16 = 1;
    Link::make(DEVICE, b"ipip", |data| {
        data.attribute(LOCAL, &near.ip().octets());
        data.attribute(REMOTE, &far.ip().octets());
        data.attribute(ENCAPSULATION, &PLAIN.to_ne_bytes());
        data.attribute(FROM_PORT, &near.port().to_be_bytes());
        data.attribute(TO_PORT, &far.port().to_be_bytes());
    })
    .and_then(raise)
    .map_err(|errno| report::error(format_args!("a tunnel over UDP: {}", Name(errno))))
}

/// Raises the near end.
fn raise(link: Link<7>) -> Result<()> {
    interface::set_address(DEVICE, HERE, NETWORK)?;
    interface::raise(DEVICE)?;
    link.stay();
    Ok(())
}

/// Has what is sent to [`BEHIND`] through a device of GTP go to this side.
fn lead_gtp(device: i32, far: Ipv4Addr) -> Result<()> {
    const NEW_CONTEXT: u8 = 0;
    const DEVICE_NUMBER: u16 = 1;
    const VERSION: u16 = 2;
    const FAR: u16 = 4;
    const ADDRESS_BEHIND: u16 = 5;
    const TUNNEL_IN: u16 = 8;
    const TUNNEL_OUT: u16 = 9;
    Family::find(b"gtp\0")?.command(NEW_CONTEXT, |context| {
        for (kind, value) in [
            (DEVICE_NUMBER, device.to_ne_bytes()),
            (VERSION, 1_u32.to_ne_bytes()),
            (FAR, far.octets()),
            (ADDRESS_BEHIND, BEHIND.octets()),
            (TUNNEL_IN, 1_u32.to_ne_bytes()),
            (TUNNEL_OUT, 1_u32.to_ne_bytes()),
        ] {
            context.attribute(kind, &value);
        }
    })
}
