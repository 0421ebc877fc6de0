// SPDX-License-Identifier: GPL-2.0-only
//! The networks that cases run in, and the network namespaces that serve as the oracle.

use rustix::io::{self, Errno};

use crate::errno::Name;
use crate::report::{self, Ended};
use crate::sys;

pub const CLONE_NEWNET: usize = 0x4000_0000;

/// The most namespaces that one case can make.
pub const MOST: usize = 5;

/// Brings `lo` up in the caller's network, which gives it 127.0.0.1/8.
pub fn raise_loopback() -> io::Result<()> {
    sys::raise_interface(*b"lo")
}

/// Gives the calling process, PID 1, a network in which nothing is left of earlier cases. Kernels before 2.6.24 have but
/// one.
pub fn start_anew() -> io::Result<()> {
    match sys::unshare(CLONE_NEWNET) {
        Ok(()) | Err(Errno::INVAL | Errno::NOSYS) => raise_loopback(),
        Err(errno) => Err(errno),
    }
}

/// Puts the caller into a network namespace of its own.
pub fn enter() -> Result<(), Ended> {
    sys::unshare(CLONE_NEWNET).map_err(|errno| {
        report::error(format_args!("no such namespace: unshare(CLONE_NEWNET) said {}", Name(errno)))
    })?;
    raise_loopback().map_err(|errno| report::error(format_args!("raising lo: {}", Name(errno))))
}
