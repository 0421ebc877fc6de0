// SPDX-License-Identifier: GPL-2.0-only
//! Generic netlink: families of messages, which the kernel numbers when it starts.

use rustix::fd::OwnedFd;
use rustix::io::{Errno, Result, read, write};
use rustix::net::netlink::GENERIC;
use rustix::net::sockopt::{self, Timeout};
use rustix::net::{AddressFamily, SocketType, socket};

use crate::net::LIMIT;
use crate::netlink::{self, Message, ask, attributes, errno, messages};

/// A family of messages, in the network of the task that found it.
pub struct Family {
    socket: OwnedFd,
    number: u16,
}

impl Family {
    /// Finds the family of this name, which ends with a NUL. [`Errno::NOENT`]: the kernel has none.
    pub fn find(name: &[u8]) -> Result<Family> {
        let socket = socket(AddressFamily::NETLINK, SocketType::DGRAM, Some(GENERIC))?;
        sockopt::set_socket_timeout(&socket, Timeout::Recv, Some(LIMIT))?;
        Ok(Family { number: number(&socket, name)?, socket })
    }

    /// Has the kernel do a command, with what `fill` says of it.
    pub fn command(&self, command: u8, fill: impl FnOnce(&mut Message)) -> Result<()> {
        let mut message = begin(command);
        fill(&mut message);
        ask(&self.socket, &mut message, self.number, 0)
    }
}

/// A message with the header of this kind of netlink. No family that is spoken to asks for a version.
fn begin(command: u8) -> Message {
    const VERSION: u8 = 1;
    let mut message = Message::new();
    message.put(&[command, VERSION, 0, 0]);
    message
}

fn number(socket: &OwnedFd, name: &[u8]) -> Result<u16> {
    const CONTROL: u16 = 0x10;
    const GET_FAMILY: u8 = 3;
    const NUMBER: u16 = 1;
    const NAME: u16 = 2;
    let mut message = begin(GET_FAMILY);
    message.attribute(NAME, name);
    write(socket, message.finish(CONTROL, 0))?;
    let mut answer = [0; 2048];
    let length = read(socket, &mut answer)?;
    match messages(answer.get(..length).unwrap_or_default()).next() {
        Some((netlink::ERROR, body)) => Err(errno(body)),
        Some((_, [_, _, _, _, rest @ ..])) => attributes(rest)
            .find(|(kind, _)| *kind == NUMBER)
            .and_then(|(_, number)| Some(u16::from_ne_bytes(*number.first_chunk()?)))
            .ok_or(Errno::PROTO),
        _ => Err(Errno::PROTO),
    }
}
