// SPDX-License-Identifier: GPL-2.0-only
//! A cable between two networks of the guest: a pair of veth devices, one in each. It stays when a case has ended, for taking
//! one down costs more than many cases.

use core::net::Ipv4Addr;

use rustix::fd::{AsRawFd, OwnedFd};
use rustix::io::{Errno, Result};
use rustix::net::{AddressFamily, SocketType, socket};

use crate::errno::Name;
use crate::interface;
use crate::link::{Link, put_about};
use crate::report::{self, Ended};

/// The address of the end in the network that the cable was made in.
pub const NEAR: Ipv4Addr = Ipv4Addr::new(10, 79, 0, 1);
/// The address of the end in the other network.
pub const FAR: Ipv4Addr = Ipv4Addr::new(10, 79, 0, 2);
/// An address behind either end that nobody has.
pub const NOBODY: Ipv4Addr = Ipv4Addr::new(10, 79, 0, 3);
const NETWORK: Ipv4Addr = Ipv4Addr::new(255, 255, 255, 0);

/// The name of the end in the network that the cable was made in.
pub const NEAR_DEVICE: [u8; 5] = *b"near0";
const FAR_DEVICE: [u8; 5] = *b"far00";

/// Of the far end: an address of nobody's making.
const FAR_ETHERNET: [u8; 6] = [2, 0, 0, 0, 0, 1];

/// The number of the end in the caller's network; none where no cable was made in it.
pub fn near() -> core::result::Result<Option<i32>, Ended> {
    let number =
        socket(AddressFamily::INET, SocketType::DGRAM, None).and_then(|socket| interface::number(&socket, NEAR_DEVICE));
    match number {
        Ok(number) => Ok(Some(number)),
        Err(Errno::NODEV) => Ok(None),
        Err(errno) => Err(no_end(errno)),
    }
}

/// Leads a cable from the caller's network to the other one. It is of no use before both ends are raised.
pub fn lead_to(other: &OwnedFd) -> core::result::Result<(), Ended> {
    const ETHERNET: u16 = 1;
    const PEER: u16 = 1;
    const NETWORK_FILE: u16 = 28;
    let work = || -> Result<()> {
        let near = Link::make(NEAR_DEVICE, b"veth", |data| {
            data.nested(PEER, |peer| {
                put_about(peer, &FAR_DEVICE);
                peer.attribute(ETHERNET, &FAR_ETHERNET);
                peer.attribute(NETWORK_FILE, &other.as_raw_fd().to_ne_bytes());
            });
        })?;
        near.stay();
        interface::set_address(NEAR_DEVICE, NEAR, NETWORK)
    };
    work().map_err(|errno: Errno| report::error(format_args!("a pair of veth devices: {}", Name(errno))))
}

/// Sends what is for this address to the far end, where it is sent through the near one.
pub fn expect_behind_near(address: Ipv4Addr) -> core::result::Result<(), Ended> {
    interface::tell_neighbour(NEAR_DEVICE, address, FAR_ETHERNET).map_err(no_end)
}

/// Waits no longer for the Ethernet address of [`NOBODY`], who was asked for it through the near end.
pub fn give_up_on_nobody() -> core::result::Result<(), Ended> {
    interface::forget_neighbour(NEAR_DEVICE, NOBODY).map_err(no_end)
}

/// Raises the end in the other network, which is the caller's. It hears from then on.
pub fn raise_far() -> core::result::Result<(), Ended> {
    interface::set_address(FAR_DEVICE, FAR, NETWORK).and_then(|()| interface::raise(FAR_DEVICE)).map_err(no_end)
}

/// Raises the end in the network that the cable was made in, after the other one. It sends from then on, without asking for
/// the other's Ethernet address: that one answers only when a worker of the kernel's has told it of this end.
pub fn raise_near() -> core::result::Result<(), Ended> {
    interface::raise(NEAR_DEVICE)
        .and_then(|()| interface::tell_neighbour(NEAR_DEVICE, FAR, FAR_ETHERNET))
        .map_err(no_end)
}

fn no_end(errno: Errno) -> Ended {
    report::error(format_args!("a veth device: {}", Name(errno)))
}
