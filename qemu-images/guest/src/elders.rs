// SPDX-License-Identifier: GPL-2.0-only
//! Sockets that are older than any namespace but the initial one: PID 1 makes them before the first case, and each case begins
//! with them open.

use core::net::{IpAddr, Ipv4Addr, SocketAddr};
use core::sync::atomic::{AtomicI32, Ordering};

use rustix::fd::{FromRawFd, IntoRawFd, OwnedFd};

use crate::net::{Call, Socket};
use crate::report::{self, Ended};

/// Where they are bound: below all ports that the cases use.
pub const HERE: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 1999);

/// Where one was that listens no more.
pub const THERE: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 1998);

static LISTENER: AtomicI32 = AtomicI32::new(NONE);
static RECEIVER: AtomicI32 = AtomicI32::new(NONE);
static FORMER_LISTENER: AtomicI32 = AtomicI32::new(NONE);
const NONE: i32 = -1;

/// Makes them.
pub fn make() -> Call<()> {
    let listener = Socket::tcp(HERE)?.bind(HERE)?.listen()?;
    let receiver = Socket::udp(HERE)?.bind(HERE)?;
    let former_listener = Socket::tcp(THERE)?.bind(THERE)?.listen()?.listen_no_more()?;
    LISTENER.store(listener.into_file().into_raw_fd(), Ordering::Relaxed);
    RECEIVER.store(receiver.into_file().into_raw_fd(), Ordering::Relaxed);
    FORMER_LISTENER.store(former_listener.into_file().into_raw_fd(), Ordering::Relaxed);
    Ok(())
}

/// Closes them, for PID 1.
pub fn close() {
    for elder in [&LISTENER, &RECEIVER, &FORMER_LISTENER] {
        drop(taken(elder.swap(NONE, Ordering::Relaxed)));
    }
}

/// A TCP socket that listens.
pub fn listener() -> Result<Socket, Ended> {
    of_case(&LISTENER)
}

/// A UDP socket.
pub fn receiver() -> Result<Socket, Ended> {
    of_case(&RECEIVER)
}

/// A TCP socket that has listened.
pub fn former_listener() -> Result<Socket, Ended> {
    of_case(&FORMER_LISTENER)
}

/// The file is open in a case's own table as well, and what the case does with it there leaves PID 1's alone.
fn of_case(elder: &AtomicI32) -> Result<Socket, Ended> {
    let closed = || report::error(format_args!("PID 1 has closed the sockets that it began with"));
    taken(elder.load(Ordering::Relaxed)).map(Socket::from_file).ok_or_else(closed)
}

fn taken(number: i32) -> Option<OwnedFd> {
    // SAFETY: the number was taken out of the only owner that it had in this table of files.
    (number != NONE).then(|| unsafe { OwnedFd::from_raw_fd(number) })
}
