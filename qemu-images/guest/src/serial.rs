// SPDX-License-Identifier: GPL-2.0-only
//! The second serial port, on which the results travel.

use kiso_protocol::MAX_LINE;
use kiso_protocol::ktap::Line;
use rustix::fd::{AsRawFd, OwnedFd};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::{Errno, Result, write};

use crate::sys;
use crate::text::Text;

/// The open port.
pub struct Port(OwnedFd);

/// `struct termios` of the TCGETS family; rustix asks with TCGETS2, which 2.6.18 does not have.
#[repr(C)]
#[derive(Default)]
struct Termios {
    input: u32,
    output: u32,
    control: u32,
    local: u32,
    discipline: u8,
    characters: [u8; 19],
}

const TCSETS: usize = 0x5402;
const TCSBRK: usize = 0x5409;
/// 115,200 baud, 8 bits, receiver on, no modem lines.
const CONTROL: u32 = 0o10002 | 0o60 | 0o200 | 0o4000;

impl Port {
    /// Opens the port and makes it pass bytes as they are.
    pub fn open(path: &str) -> Result<Port> {
        // Without O_NONBLOCK the open would wait for a carrier, which only a setting made afterwards switches off.
        let fd = open(path, OFlags::RDWR | OFlags::NOCTTY | OFlags::NONBLOCK, Mode::empty())?;
        rustix::fs::fcntl_setfl(&fd, OFlags::RDWR)?;
        let mut raw = Termios { control: CONTROL, ..Termios::default() };
        // SAFETY: TCSETS takes a struct termios.
        unsafe { sys::ioctl(fd.as_raw_fd(), TCSETS, &mut raw) }?;
        Ok(Port(fd))
    }

    /// Writes one line and waits until it has left the machine, so that a crash of the kernel cannot take it back.
    pub fn line(&self, line: Line<'_>) -> Result<()> {
        let mut text = Text::<{ MAX_LINE + 1 }>::from(format_args!("{line}"));
        text.end_line();
        let mut rest = text.as_bytes();
        while !rest.is_empty() {
            match write(&self.0, rest) {
                Ok(written) => rest = rest.get(written..).unwrap_or_default(),
                Err(Errno::INTR) => {}
                Err(error) => return Err(error),
            }
        }
        self.drain()
    }

    /// What tcdrain(3) does.
    fn drain(&self) -> Result<()> {
        // 1 means not to send a break, only to wait.
        sys::ioctl_number(self.0.as_raw_fd(), TCSBRK, 1).map(drop)
    }
}
