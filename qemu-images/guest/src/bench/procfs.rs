// SPDX-License-Identifier: GPL-2.0-only
//! Reading `/proc/net/tcp` to its end.

use rustix::fd::{IntoRawFd, OwnedFd};
use rustix::fs::{Mode, OFlags, SeekFrom, open, seek};
use rustix::io::{Result as Io, read};

use super::{AFTER_TIME_WAIT, Body, allow_files, cannot, count, listener, settle, ticks_of};
use crate::namespace::World;
use crate::report::{self, Ended};

pub const BODIES: &[Body] = &[
    ("bench/proc-net-tcp-1", |world| dump(world, 1, 1000)),
    ("bench/proc-net-tcp-1000", |world| dump(world, 1000, 20)),
    // An old kernel walks from the first row for each page that is read.
    ("bench/proc-net-tcp-50000", |world| dump(world, 50_000, 1)),
];

const TABLE: &str = "/proc/net/tcp";
/// The first of the ports that are listened on.
const FIRST: u16 = 2000;

/// Reads the table so many times while it lists so many sockets, and nothing else.
fn dump(world: &World, sockets: u16, times: u64) -> Result<(), Ended> {
    world.enter_fleeting()?;
    settle(AFTER_TIME_WAIT);
    allow_files(sockets.into())?;
    for port in FIRST..FIRST + sockets {
        // Held until the process ends.
        let _ = listener(port).map_err(cannot("a listener"))?.into_raw_fd();
    }
    let table = open(TABLE, OFlags::RDONLY, Mode::empty()).map_err(cannot(TABLE))?;
    let (rows, expected) = rows_and_length(&table).map_err(cannot(TABLE))?;
    if rows != usize::from(sockets) {
        return Err(report::error(format_args!("{TABLE} lists {rows} sockets instead of {sockets}")));
    }
    count(times, || {
        let (ticks, length) = ticks_of(|| length(&table));
        match length.map_err(cannot(TABLE))? {
            length if length == expected => Ok(ticks),
            other => Err(report::error(format_args!("{TABLE} has {other} bytes, and had {expected}"))),
        }
    })
}

/// How many rows the table has below its heading, and how many bytes in all.
fn rows_and_length(table: &OwnedFd) -> Io<(usize, usize)> {
    let (mut lines, mut length) = (0, 0);
    each_piece(table, |piece| {
        lines += piece.iter().filter(|byte| **byte == b'\n').count();
        length += piece.len();
    })?;
    Ok((lines.saturating_sub(1), length))
}

fn length(table: &OwnedFd) -> Io<usize> {
    let mut length = 0;
    each_piece(table, |piece| length += piece.len())?;
    Ok(length)
}

/// Reads the table from its start to its end.
fn each_piece(table: &OwnedFd, mut take: impl FnMut(&[u8])) -> Io<()> {
    let mut buffer = [0; 8192];
    seek(table, SeekFrom::Start(0))?;
    loop {
        match read(table, &mut buffer)? {
            0 => return Ok(()),
            length => take(buffer.get(..length).unwrap_or_default()),
        }
    }
}
