// SPDX-License-Identifier: GPL-2.0-only
//! The networks that cases run in, and the network namespaces that serve as the oracle.
//!
//! Making a network namespace costs more than a whole case. So cases share those that PID 1 keeps: this is sound
//! because each case has ports of its own and sets back what it changes. After a case that was cut short, and so may
//! not have done that, all of them are made anew.

use core::sync::atomic::{AtomicI32, Ordering};

use rustix::fd::{AsFd, BorrowedFd, FromRawFd, IntoRawFd, OwnedFd};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::{self, Errno};
use rustix::thread::{LinkNameSpaceType, move_into_link_name_space};

use crate::errno::Name;
use crate::report::{self, Ended};
use crate::sys;

pub const CLONE_NEWNET: usize = 0x4000_0000;

/// The most network namespaces that one case can use.
pub const MOST: usize = 5;

/// Open files of the namespaces that are kept; -1 where there is none.
static KEPT: [AtomicI32; MOST] = [const { AtomicI32::new(-1) }; MOST];

/// Brings `lo` up in the caller's network, which gives it 127.0.0.1/8.
pub fn raise_loopback() -> io::Result<()> {
    sys::raise_interface(*b"lo")
}

/// Makes the namespaces that are kept, where that has not been done. To be called by PID 1, which stays where it is.
///
/// Before 3.0 a namespace could not be kept, and before 2.6.24 there was none.
pub fn keep() -> io::Result<()> {
    if KEPT[0].load(Ordering::Relaxed) >= 0 {
        return Ok(());
    }
    let home = match own() {
        Ok(home) => home,
        Err(Errno::NOENT) => return Ok(()),
        Err(errno) => return Err(errno),
    };
    for place in &KEPT {
        sys::unshare(CLONE_NEWNET)?;
        raise_loopback()?;
        place.store(own()?.into_raw_fd(), Ordering::Relaxed);
    }
    move_to(&home)
}

/// Gives the calling process, PID 1, a network in which nothing is left of earlier cases, and forgets those kept.
/// Kernels without network namespaces have but one.
pub fn start_anew() -> io::Result<()> {
    for place in &KEPT {
        let fd = place.swap(-1, Ordering::Relaxed);
        if fd >= 0 {
            // SAFETY: the place owned the descriptor and does no more.
            drop(unsafe { OwnedFd::from_raw_fd(fd) });
        }
    }
    match sys::unshare(CLONE_NEWNET) {
        Ok(()) | Err(Errno::INVAL | Errno::NOSYS) => raise_loopback(),
        Err(errno) => Err(errno),
    }
}

/// Puts the caller into a network namespace that no other place of the case is in.
pub fn enter(place: usize) -> Result<(), Ended> {
    let fd = KEPT.get(place).map_or(-1, |kept| kept.load(Ordering::Relaxed));
    if fd >= 0 {
        // SAFETY: PID 1 keeps it open while cases run, and the case has inherited it.
        return move_to(&unsafe { BorrowedFd::borrow_raw(fd) })
            .map_err(|errno| report::error(format_args!("setns: {}", Name(errno))));
    }
    sys::unshare(CLONE_NEWNET).map_err(|errno| {
        report::error(format_args!("no such namespace: unshare(CLONE_NEWNET) said {}", Name(errno)))
    })?;
    raise_loopback().map_err(|errno| report::error(format_args!("raising lo: {}", Name(errno))))
}

fn own() -> io::Result<OwnedFd> {
    open("/proc/self/ns/net", OFlags::RDONLY, Mode::empty())
}

fn move_to(namespace: &impl AsFd) -> io::Result<()> {
    move_into_link_name_space(namespace.as_fd(), Some(LinkNameSpaceType::Network))
}
