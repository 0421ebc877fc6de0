// SPDX-License-Identifier: GPL-2.0-only
//! How netlink frames what is asked and answered.

use rustix::fd::OwnedFd;
use rustix::io::{Errno, Result, read, write};

/// The type of an answer that carries an error number, 0 for success.
pub const ERROR: u16 = 2;
/// The type of the message that ends a dump.
pub const DONE: u16 = 3;
/// The flag that asks for an answer also where all went well.
pub const ACKNOWLEDGE: u16 = 4;
/// The flags that ask for all there is.
pub const DUMP: u16 = 0x300;

const REQUEST: u16 = 1;
const HEADER: usize = 16;

/// A message in the making.
pub struct Message {
    bytes: [u8; 512],
    length: usize,
}

impl Message {
    /// One with nothing in it.
    pub const fn new() -> Message {
        Message { bytes: [0; 512], length: HEADER }
    }

    /// Adds bytes; attributes begin at multiples of four.
    pub fn put(&mut self, bytes: &[u8]) {
        self.bytes[self.length..self.length + bytes.len()].copy_from_slice(bytes);
        self.length = (self.length + bytes.len()).next_multiple_of(4);
    }

    /// Adds an attribute.
    pub fn attribute(&mut self, kind: u16, bytes: &[u8]) {
        self.put(&attribute_header(4 + bytes.len(), kind));
        self.put(bytes);
    }

    /// Adds an attribute that holds attributes.
    pub fn nested(&mut self, kind: u16, fill: impl FnOnce(&mut Message)) {
        let begin = self.length;
        self.put(&[0; 4]);
        fill(self);
        let header = attribute_header(self.length - begin, kind);
        self.bytes[begin..begin + 4].copy_from_slice(&header);
    }

    /// The whole message, as a request of this type.
    pub fn finish(&mut self, kind: u16, flags: u16) -> &[u8] {
        self.bytes[..4].copy_from_slice(&(self.length as u32).to_ne_bytes());
        self.bytes[4..6].copy_from_slice(&kind.to_ne_bytes());
        self.bytes[6..8].copy_from_slice(&(REQUEST | flags).to_ne_bytes());
        &self.bytes[..self.length]
    }
}

fn attribute_header(length: usize, kind: u16) -> [u8; 4] {
    let ([a, b], [c, d]) = ((length as u16).to_ne_bytes(), kind.to_ne_bytes());
    [a, b, c, d]
}

/// The messages of one read: type and body.
pub fn messages(bytes: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = bytes;
    core::iter::from_fn(move || {
        let length = u32::from_ne_bytes(*rest.first_chunk()?) as usize;
        let kind = u16::from_ne_bytes(*rest.get(4..)?.first_chunk()?);
        let body = rest.get(HEADER..length)?;
        rest = rest.get(length.next_multiple_of(4)..).unwrap_or_default();
        Some((kind, body))
    })
}

/// The attributes that these bytes are: type and value.
pub fn attributes(bytes: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = bytes;
    core::iter::from_fn(move || {
        let length = usize::from(u16::from_ne_bytes(*rest.first_chunk()?));
        let kind = u16::from_ne_bytes(*rest.get(2..)?.first_chunk()?);
        let value = rest.get(4..length)?;
        rest = rest.get(length.next_multiple_of(4)..).unwrap_or_default();
        Some((kind, value))
    })
}

/// The error in the body of an [`ERROR`].
pub fn errno(body: &[u8]) -> Errno {
    let negative = body.first_chunk().map_or(0, |bytes| i32::from_ne_bytes(*bytes));
    Errno::from_raw_os_error(-negative)
}

/// What the answer to a request that asked to be acknowledged says; `None` where it is something else.
pub fn acknowledged(answer: &[u8]) -> Option<Result<()>> {
    match messages(answer).next() {
        Some((ERROR, [0, 0, 0, 0, ..])) => Some(Ok(())),
        Some((ERROR, body)) => Some(Err(errno(body))),
        _ => None,
    }
}

/// Sends a request of this type and waits for the kernel to say whether it was done.
pub fn ask(socket: &OwnedFd, message: &mut Message, kind: u16, flags: u16) -> Result<()> {
    write(socket, message.finish(kind, ACKNOWLEDGE | flags))?;
    let mut buffer = [0; 512];
    let length = read(socket, &mut buffer)?;
    acknowledged(buffer.get(..length).unwrap_or_default()).unwrap_or(Err(Errno::PROTO))
}
