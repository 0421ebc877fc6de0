// SPDX-License-Identifier: GPL-2.0-only
//! Devices of the guest that are made through rtnetlink, each for as long as a case needs it.

use rustix::fd::OwnedFd;
use rustix::io::Result;
use rustix::net::{AddressFamily, SocketType, socket};

use crate::errno::Name;
use crate::interface;
use crate::netlink::{Message, ask};
use crate::report;

const LINK_NAME: u16 = 3;

/// A device, named by at most 15 bytes. It goes when this is dropped.
pub struct Link<const N: usize> {
    /// Speaks of the network that the device is in, whoever drops it.
    route: OwnedFd,
    name: [u8; N],
}

impl<const N: usize> Link<N> {
    /// Makes a device of a kind in the caller's network. What the kind wants to know is put by `data`.
    pub fn make(name: [u8; N], kind: &[u8], data: impl FnOnce(&mut Message)) -> Result<Link<N>> {
        const NEW_LINK: u16 = 16;
        const CREATE: u16 = 0x600;
        const LINK_INFO: u16 = 18;
        const KIND: u16 = 1;
        const DATA: u16 = 2;
        let mut made = Message::new();
        put_about(&mut made, &name);
        made.nested(LINK_INFO, |info| {
            info.attribute(KIND, kind);
            info.nested(DATA, data);
        });
        let route = socket(AddressFamily::NETLINK, SocketType::DGRAM, None)?;
        ask(&route, &mut made, NEW_LINK, CREATE)?;
        Ok(Link { route, name })
    }

    /// Has the device stay when a case has ended.
    pub fn stay(self) {
        // Only the socket is closed, when the process has ended.
        core::mem::forget(self);
    }

    /// The number of the device.
    pub fn number(&self) -> Result<i32> {
        interface::number(&self.route, self.name)
    }
}

/// Says which device the message is about.
pub fn put_about(message: &mut Message, name: &[u8]) {
    /// `struct ifinfomsg` for no device in particular.
    const ANY_LINK: [u8; 16] = [0; 16];
    message.put(&ANY_LINK);
    message.attribute(LINK_NAME, name);
}

impl<const N: usize> Drop for Link<N> {
    fn drop(&mut self) {
        const DELETE_LINK: u16 = 17;
        let mut gone = Message::new();
        put_about(&mut gone, &self.name);
        if let Err(errno) = ask(&self.route, &mut gone, DELETE_LINK, 0) {
            report::note(format_args!("a device could not be taken away: {}", Name(errno)));
            report::spoil();
        }
    }
}
