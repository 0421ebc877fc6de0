// SPDX-License-Identifier: GPL-2.0-only
//! The second serial port, on which the results travel.

use core::fmt::Write;

use kiso_protocol::MAX_LINE;
use kiso_protocol::ktap::Line;
use rustix::fd::{AsRawFd, OwnedFd};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::{Errno, Result, write};

use crate::sys;
use crate::text::Text;

/// The open port.
pub struct Port {
    file: OwnedFd,
    /// Lines that have not been written.
    kept: Text<{ 2 * (MAX_LINE + 1) }>,
}

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
        Ok(Port { file: fd, kept: Text::new() })
    }

    /// Takes one line. It may be kept until [`flush`](Port::flush), for each way to the port takes long.
    pub fn line(&mut self, line: Line<'_>) -> Result<()> {
        if self.kept.as_bytes().len() > MAX_LINE {
            self.flush()?;
        }
        // What does not fit is cut off.
        let _ = self.kept.write_fmt(format_args!("{line}"));
        self.kept.end_line();
        Ok(())
    }

    /// Writes the lines and waits until they have left the machine, so that a crash of the kernel cannot take them back.
    pub fn flush(&mut self) -> Result<()> {
        let mut rest = self.kept.as_bytes();
        while !rest.is_empty() {
            match write(&self.file, rest) {
                Ok(written) => rest = rest.get(written..).unwrap_or_default(),
                Err(Errno::INTR) => {}
                Err(error) => return Err(error),
            }
        }
        self.kept.clear();
        self.drain()
    }

    /// What tcdrain(3) does.
    fn drain(&self) -> Result<()> {
        // 1 means not to send a break, only to wait.
        sys::ioctl_number(self.file.as_raw_fd(), TCSBRK, 1).map(drop)
    }
}
