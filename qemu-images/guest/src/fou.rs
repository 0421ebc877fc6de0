// SPDX-License-Identifier: GPL-2.0-only
//! Foo-over-UDP: a UDP socket that the kernel makes for itself where a task asks for a port on which it takes packets out
//! of datagrams.

use rustix::io::{Errno, Result};

use crate::errno::Name;
use crate::generic_netlink::Family;
use crate::report::{self, Ended};

const ADD: u8 = 1;
const DELETE: u8 = 2;

/// Such a port in the caller's network, until dropped.
pub struct Port {
    family: Family,
    over: Over,
    port: u16,
}

/// What carries the datagrams.
#[derive(Clone, Copy)]
pub enum Over {
    Ipv4,
    Ipv6,
}

impl Port {
    /// Has the kernel open the port.
    pub fn open(over: Over, port: u16) -> core::result::Result<Port, Ended> {
        open(over, port).map_err(|errno| match errno {
            Errno::NOENT => report::skip(format_args!("the kernel has no FOU")),
            _ => report::error(format_args!("a port for FOU: {}", Name(errno))),
        })
    }

    fn command(&self, command: u8) -> Result<()> {
        const PORT: u16 = 1;
        const FAMILY: u16 = 2;
        const PROTOCOL: u16 = 3;
        const TYPE: u16 = 4;
        /// IP in IP.
        const IPIP: u8 = 4;
        /// The datagram holds nothing but the packet.
        const DIRECT: u8 = 1;
        let family: u8 = match self.over {
            Over::Ipv4 => 2,
            Over::Ipv6 => 10,
        };
        self.family.command(command, |message| {
            message.attribute(FAMILY, &[family]);
            message.attribute(PORT, &self.port.to_be_bytes());
            message.attribute(PROTOCOL, &[IPIP]);
            message.attribute(TYPE, &[DIRECT]);
        })
    }
}

impl Drop for Port {
    fn drop(&mut self) {
        if let Err(errno) = self.command(DELETE) {
            report::note(format_args!("port {} of FOU stays: {}", self.port, Name(errno)));
            report::spoil();
        }
    }
}

fn open(over: Over, port: u16) -> Result<Port> {
    let made = core::mem::ManuallyDrop::new(Port { family: Family::find(b"fou\0")?, over, port });
    made.command(ADD)?;
    Ok(core::mem::ManuallyDrop::into_inner(made))
}
