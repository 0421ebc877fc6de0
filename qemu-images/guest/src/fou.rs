// SPDX-License-Identifier: GPL-2.0-only
//! Foo-over-UDP: a UDP socket that the kernel makes for itself where a task asks for a port on which it takes packets out
//! of datagrams.

use rustix::fd::OwnedFd;
use rustix::io::{Errno, Result, read, write};
use rustix::net::netlink::GENERIC;
use rustix::net::sockopt::{self, Timeout};
use rustix::net::{AddressFamily, SocketType, socket};

use crate::errno::Name;
use crate::net::LIMIT;
use crate::netlink::{self, Message, ask, errno, messages};
use crate::report::{self, Ended};

const ADD: u8 = 1;
const DELETE: u8 = 2;

/// Such a port in the caller's network, until dropped.
pub struct Port {
    generic: OwnedFd,
    family: u16,
    port: u16,
}

impl Port {
    /// Has the kernel open the port.
    pub fn open(port: u16) -> core::result::Result<Port, Ended> {
        open(port).map_err(|errno| match errno {
            Errno::NOENT => report::skip(format_args!("the kernel has no FOU")),
            _ => report::error(format_args!("a port for FOU: {}", Name(errno))),
        })
    }

    fn command(&self, command: u8) -> Result<()> {
        const PORT: u16 = 1;
        const PROTOCOL: u16 = 3;
        const TYPE: u16 = 4;
        /// IP in IP.
        const IPIP: u8 = 4;
        /// The datagram holds nothing but the packet.
        const DIRECT: u8 = 1;
        let mut message = generic_message(command);
        message.attribute(PORT, &self.port.to_be_bytes());
        message.attribute(PROTOCOL, &[IPIP]);
        message.attribute(TYPE, &[DIRECT]);
        ask(&self.generic, &mut message, self.family, 0)
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

fn open(port: u16) -> Result<Port> {
    let generic = socket(AddressFamily::NETLINK, SocketType::DGRAM, Some(GENERIC))?;
    sockopt::set_socket_timeout(&generic, Timeout::Recv, Some(LIMIT))?;
    let made = core::mem::ManuallyDrop::new(Port { family: family(&generic)?, generic, port });
    made.command(ADD)?;
    Ok(core::mem::ManuallyDrop::into_inner(made))
}

/// A message with what each of generic netlink begins with.
fn generic_message(command: u8) -> Message {
    const VERSION: u8 = 1;
    let mut message = Message::new();
    message.put(&[command, VERSION, 0, 0]);
    message
}

/// The type of FOU's messages, which the kernel gave out when it started.
fn family(generic: &OwnedFd) -> Result<u16> {
    const CONTROL: u16 = 0x10;
    const GET_FAMILY: u8 = 3;
    const ID: u16 = 1;
    const NAME: u16 = 2;
    let mut message = generic_message(GET_FAMILY);
    message.attribute(NAME, b"fou\0");
    write(generic, message.finish(CONTROL, 0))?;
    let mut answer = [0; 2048];
    let length = read(generic, &mut answer)?;
    match messages(answer.get(..length).unwrap_or_default()).next() {
        Some((netlink::ERROR, body)) => Err(errno(body)),
        Some((_, [_, _, _, _, attributes @ ..])) => attribute(attributes, ID).ok_or(Errno::PROTO),
        _ => Err(Errno::PROTO),
    }
}

/// The number in the first attribute of that kind.
fn attribute(attributes: &[u8], kind: u16) -> Option<u16> {
    let mut rest = attributes;
    loop {
        let (length, found) =
            (u16::from_ne_bytes(*rest.first_chunk()?), u16::from_ne_bytes(*rest.get(2..)?.first_chunk()?));
        if found == kind {
            return rest.get(4..)?.first_chunk().map(|bytes| u16::from_ne_bytes(*bytes));
        }
        rest = rest.get(usize::from(length).max(4).next_multiple_of(4)..)?;
    }
}
