// SPDX-License-Identifier: GPL-2.0-only
//! The socket tables under `/proc/net`.

use rustix::fd::OwnedFd;
use rustix::fs::{Mode, OFlags, SeekFrom, open, openat, seek};
use rustix::io::{self, Errno, read};

use crate::errno::Name;
use crate::namespace::place;
use crate::report::{self, Ended};
use crate::text::Text;

/// A table, by its name under `/proc/net`.
#[derive(Clone, Copy)]
pub enum Table {
    /// TCP over IPv4.
    Tcp,
    /// TCP over IPv6, with what is dual-stack.
    Tcp6,
    /// UDP over IPv4.
    Udp,
    /// UDP over IPv6, with what is dual-stack.
    Udp6,
    /// UDP-Lite over IPv4.
    UdpLite,
    /// UDP-Lite over IPv6, with what is dual-stack.
    UdpLite6,
    /// Raw sockets of IPv4; their ports are IP protocols.
    Raw,
    /// Raw sockets of IPv6.
    Raw6,
    /// Ping sockets of IPv4; their ports are ICMP identifiers.
    Ping,
    /// Ping sockets of IPv6.
    Ping6,
}

impl Table {
    /// Its name in a directory of the tables.
    pub const fn name(self) -> &'static str {
        match self {
            Table::Tcp => "tcp",
            Table::Tcp6 => "tcp6",
            Table::Udp => "udp",
            Table::Udp6 => "udp6",
            Table::UdpLite => "udplite",
            Table::UdpLite6 => "udplite6",
            Table::Raw => "raw",
            Table::Raw6 => "raw6",
            Table::Ping => "icmp",
            Table::Ping6 => "icmp6",
        }
    }
}

/// The states that the cases look for, as the tables number them.
pub mod state {
    pub const ESTABLISHED: u8 = 1;
    pub const SYN_SENT: u8 = 2;
    pub const SYN_RECV: u8 = 3;
    pub const FIN_WAIT2: u8 = 5;
    pub const TIME_WAIT: u8 = 6;
    pub const CLOSE_WAIT: u8 = 8;
}

/// What a row says about its socket.
#[derive(Clone, Copy)]
pub struct Row {
    /// The port at this end.
    pub local_port: u16,
    /// The port at the other end, or 0.
    pub remote_port: u16,
    /// One of [`state`].
    pub state: u8,
    /// The socket's inode; 0 where no file holds it.
    pub inode: u64,
}

/// An open table. Which namespace it shows is decided when it is opened.
pub struct Listing {
    table: Table,
    file: OwnedFd,
}

impl Listing {
    /// Opens the table in the caller's namespace.
    pub fn open(table: Table) -> Result<Listing, Ended> {
        Listing::open_in("net", table)
    }

    /// Opens the table in a directory of the tables, which is named as seen from `/proc`.
    pub fn open_in(directory: &str, table: Table) -> Result<Listing, Ended> {
        let path = Text::<64>::from(format_args!("/proc/{directory}/{}", table.name()));
        let file = open(path.as_str(), OFlags::RDONLY, Mode::empty()).map_err(trouble(table))?;
        Ok(Listing { table, file })
    }

    /// Opens the table in an open directory of the tables.
    pub fn open_at(directory: &OwnedFd, table: Table) -> io::Result<Listing> {
        let file = openat(directory, table.name(), OFlags::RDONLY, Mode::empty())?;
        Ok(Listing { table, file })
    }

    /// The table that is open as `file`.
    pub fn of(table: Table, file: OwnedFd) -> Listing {
        Listing { table, file }
    }

    /// Shows every row to `visit`, reading `chunk` bytes at a time from the start of the table.
    ///
    /// A table of the kernel is made anew for each read, so that short reads test whether it goes on where it stopped.
    pub fn each_row(&self, chunk: usize, mut visit: impl FnMut(&Row)) -> Result<(), Ended> {
        let mut buffer = [0u8; 2048];
        let mut held = 0;
        let mut heading = true;
        seek(&self.file, SeekFrom::Start(0)).map_err(trouble(self.table))?;
        loop {
            let free = buffer.get_mut(held..).unwrap_or_default();
            let wanted = free.len().min(chunk);
            let length = read(&self.file, &mut free[..wanted]).map_err(trouble(self.table))?;
            if length == 0 {
                return if held == 0 { Ok(()) } else { Err(self.garbled("ends within a row")) };
            }
            held += length;
            let mut begin = 0;
            while let Some(end) = buffer[begin..held].iter().position(|byte| *byte == b'\n') {
                let line = &buffer[begin..begin + end];
                begin += end + 1;
                if core::mem::take(&mut heading) {
                    continue;
                }
                visit(&parse_row(line).ok_or_else(|| self.garbled("has a row that is none"))?);
            }
            buffer.copy_within(begin..held, 0);
            held -= begin;
            if held == buffer.len() {
                return Err(self.garbled("has a row without an end"));
            }
        }
    }

    /// Asserts that the table has `times` rows that fit, soon: the last packet of a closing connection may still be on
    /// its way in the kernel.
    pub fn has(&self, times: usize, what: &str, fits: &impl Fn(&Row) -> bool) -> Result<(), Ended> {
        // Enough for a packet that waits for another CPU; a clock would make the case depend on time.
        const TRIES: u32 = 2000;
        let mut seen = 0;
        for _ in 0..TRIES {
            seen = 0;
            self.each_row(usize::MAX, |row| seen += usize::from(fits(row)))?;
            if seen == times {
                return Ok(());
            }
            if times == 0 {
                break;
            }
            rustix::thread::sched_yield();
        }
        Err(report::fail(format_args!(
            "namespace {}: {} lists {what} {seen} times, not {times} times",
            place(),
            self.table.name()
        )))
    }

    fn garbled(&self, how: &str) -> Ended {
        report::fail(format_args!("namespace {}: {} {how}", place(), self.table.name()))
    }
}

fn trouble(table: Table) -> impl Fn(Errno) -> Ended {
    move |errno| report::error(format_args!("namespace {}: {}: {}", place(), table.name(), Name(errno)))
}

/// `sl: local:port remote:port state tx:rx timer:when retransmits uid timeout inode …`, the addresses in hexadecimal.
fn parse_row(line: &[u8]) -> Option<Row> {
    let mut words = core::str::from_utf8(line).ok()?.split_ascii_whitespace().skip(1);
    let mut port = || u16::from_str_radix(words.next()?.split_once(':')?.1, 16).ok();
    let (local_port, remote_port) = (port()?, port()?);
    let state = u8::from_str_radix(words.next()?, 16).ok()?;
    let inode = words.nth(5)?.parse().ok()?;
    Some(Row { local_port, remote_port, state, inode })
}
