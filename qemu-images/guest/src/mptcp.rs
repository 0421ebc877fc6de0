// SPDX-License-Identifier: GPL-2.0-only
//! The path manager of Multipath TCP. There is one for all connections in a network, and it knows them by their tokens.

use core::net::Ipv4Addr;

use rustix::io::{Errno, Result};

use crate::errno::Name;
use crate::generic_netlink::Family;
use crate::report::{self, Ended};

const ADD_ADDRESS: u8 = 1;
const DELETE_ADDRESS: u8 = 2;

/// The path manager of a network.
pub struct Manager(Family);

impl Manager {
    /// That of the caller's network.
    pub fn find() -> core::result::Result<Manager, Ended> {
        Family::find(b"mptcp_pm\0").map(Manager).map_err(|errno| match errno {
            Errno::NOENT => report::skip(format_args!("needs MPTCP")),
            _ => report::error(format_args!("the path manager: {}", Name(errno))),
        })
    }

    /// Has a subflow opened from this address in each connection that can have one.
    pub fn open_from(self, address: Ipv4Addr) -> core::result::Result<Subflows, Ended> {
        command(&self.0, ADD_ADDRESS, address)
            .map(|()| Subflows { manager: self, address })
            .map_err(|errno| report::error(format_args!("an address for subflows: {}", Name(errno))))
    }
}

/// The subflows from an address. They are closed when this is dropped, and no more are opened.
pub struct Subflows {
    manager: Manager,
    address: Ipv4Addr,
}

fn command(family: &Family, command: u8, address: Ipv4Addr) -> Result<()> {
    const ADDRESS: u16 = 1 | 1 << 15;
    const FAMILY: u16 = 1;
    const NUMBER: u16 = 2;
    const IPV4_ADDRESS: u16 = 3;
    const FLAGS: u16 = 6;
    const IPV4: u16 = 2;
    /// Any but 0, which is the address that a connection began with.
    const ONLY: u8 = 1;
    const OPEN_SUBFLOWS: u32 = 2;
    family.command(command, |message| {
        message.nested(ADDRESS, |nested| {
            nested.attribute(FAMILY, &IPV4.to_ne_bytes());
            nested.attribute(NUMBER, &[ONLY]);
            nested.attribute(IPV4_ADDRESS, &address.octets());
            nested.attribute(FLAGS, &OPEN_SUBFLOWS.to_ne_bytes());
        });
    })
}

impl Drop for Subflows {
    fn drop(&mut self) {
        if let Err(errno) = command(&self.manager.0, DELETE_ADDRESS, self.address) {
            report::note(format_args!("{} stays an address for subflows: {}", self.address, Name(errno)));
            report::spoil();
        }
    }
}
