// SPDX-License-Identifier: GPL-2.0-only
//! The networks that cases run in, and the network namespaces that serve as the oracle.
//!
//! Making a network namespace, or taking it down, costs more than a whole case. So cases about sockets are given the same
//! ones, in which each leaves as much as it does in the network of PID 1, that all cases share. And those that were made for
//! one case are held until the machine powers off, which takes nothing down.

use core::net::Ipv6Addr;
use core::sync::atomic::{AtomicI32, Ordering};

use rustix::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, IntoRawFd, OwnedFd};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::{self, Errno, IoSlice};
use rustix::net::{
    AddressFamily, SendAncillaryBuffer, SendAncillaryMessage, SendFlags, SocketFlags, SocketType, sendmsg, socket,
    socketpair, sockopt,
};

use crate::errno::Name;
use crate::interface;
use crate::netlink::{Message, ask};
use crate::report::{self, Ended};
use crate::sys;

pub const CLONE_NEWNET: usize = 0x4000_0000;

/// The number of `lo`, in every network.
pub const LOOPBACK: u32 = 1;

/// The most namespaces that one case can make.
pub const MOST: usize = 5;

/// Has the kernel make networks without a tunnel of each kind, which is nobody's wish and takes longer to make and to take
/// down than all the rest. To be called by PID 1. Kernels before 4.17 know no such setting.
pub fn begin_without_tunnels() -> io::Result<()> {
    match open("/proc/sys/net/core/fb_tunnels_only_for_init_net", OFlags::WRONLY, Mode::empty()) {
        Ok(setting) => io::write(&setting, b"1").map(drop),
        Err(Errno::NOENT) => Ok(()),
        Err(errno) => Err(errno),
    }
}

/// Brings `lo` up in the caller's network, which gives it 127.0.0.1/8.
pub fn raise_loopback() -> io::Result<()> {
    interface::raise(*b"lo")
}

/// Gives the calling process, PID 1, a network in which nothing is left of earlier cases. Kernels before 2.6.24 have but
/// one.
pub fn start_anew() -> io::Result<()> {
    match sys::unshare(CLONE_NEWNET) {
        Ok(()) | Err(Errno::INVAL | Errno::NOSYS) => raise_loopback(),
        Err(errno) => Err(errno),
    }
}

/// The kept network of one end of a [cable](crate::cable). Those before are for the namespaces of a case, by their numbers.
pub const NEAR: u8 = MOST as u8 + 1;
/// The kept network of its other end.
pub const FAR: u8 = NEAR + 1;
/// The kept network of both ends of another.
pub const AROUND: u8 = FAR + 1;

/// In the place of a kept network: nobody has asked for it.
const UNKNOWN: i32 = -1;
/// The same: a case has missed it.
const MISSED: i32 = -2;
/// The network namespaces that are given to one case after the other, as files that PID 1 has open and its children
/// inherit; one of the two above where there is none.
static KEPT: [AtomicI32; AROUND as usize] = [const { AtomicI32::new(UNKNOWN) }; AROUND as usize];

/// Makes the kept namespaces that were missed by a case. To be called by PID 1.
pub fn keep_enough() -> io::Result<()> {
    for kept in &KEPT {
        if kept.load(Ordering::Relaxed) == MISSED {
            match make_kept() {
                Ok(made) => kept.store(made.into_raw_fd(), Ordering::Relaxed),
                // None can be kept: each case makes its own.
                Err(Errno::NOENT) => break,
                Err(errno) => return Err(errno),
            }
        }
    }
    Ok(())
}

/// Makes a network namespace that works, and comes back from it.
fn make_kept() -> io::Result<OwnedFd> {
    let before = own_as_file()?;
    sys::unshare(CLONE_NEWNET)?;
    raise_loopback()?;
    let made = own_as_file()?;
    sys::setns(before.as_raw_fd(), CLONE_NEWNET)?;
    Ok(made)
}

/// The caller's network namespace. Kernels before 3.0 do not show it as a file.
pub fn own_as_file() -> io::Result<OwnedFd> {
    open("/proc/self/ns/net", OFlags::RDONLY | OFlags::CLOEXEC, Mode::empty())
}

/// Gives the caller's network this number in itself. It keeps it.
pub fn number_own(number: i32) -> Result<(), Ended> {
    const NEW_NUMBER: u16 = 88;
    const NUMBER: u16 = 1;
    const FILE: u16 = 3;
    let work = || {
        let own = own_as_file()?;
        let mut message = Message::new();
        message.put(&[0]);
        message.attribute(NUMBER, &number.to_ne_bytes());
        message.attribute(FILE, &own.as_raw_fd().to_ne_bytes());
        ask(&socket(AddressFamily::NETLINK, SocketType::DGRAM, None)?, &mut message, NEW_NUMBER, 0)
    };
    match work() {
        // A case before has done so in the same network.
        Ok(()) | Err(Errno::EXIST) => Ok(()),
        Err(errno) => Err(report::error(format_args!("a number for a network: {}", Name(errno)))),
    }
}

/// Leads what is for this IPv6 group over `lo` of the caller's network, where the kernel leads none. It stays, where others
/// share the network: they do not use it.
pub fn lead_over_loopback(group: Ipv6Addr) -> Result<(), Ended> {
    const NEW_ROUTE: u16 = 24;
    const CREATE: u16 = 0x600;
    const DESTINATION: u16 = 1;
    const DEVICE: u16 = 4;
    /// `struct rtmsg`: over IPv6, for one address, in the main table, as if by an administrator, a multicast.
    const ROUTE: [u8; 12] = [10, 128, 0, 0, 254, 4, 0, 5, 0, 0, 0, 0];
    let work = || {
        let mut message = Message::new();
        message.put(&ROUTE);
        message.attribute(DESTINATION, &group.octets());
        message.attribute(DEVICE, &LOOPBACK.to_ne_bytes());
        ask(&socket(AddressFamily::NETLINK, SocketType::DGRAM, None)?, &mut message, NEW_ROUTE, CREATE)
    };
    match work() {
        // A case before has done so in the same network.
        Ok(()) | Err(Errno::EXIST) => Ok(()),
        Err(errno) => Err(report::error(format_args!("a route over lo: {}", Name(errno)))),
    }
}

/// Has no case meet again what the last one left in a kept namespace. To be called by PID 1.
pub fn keep_no_more() -> io::Result<()> {
    for kept in &KEPT {
        let file = kept.load(Ordering::Relaxed);
        if file >= 0 {
            kept.store(UNKNOWN, Ordering::Relaxed);
            // SAFETY: PID 1 opened it, and nobody knows of it any more.
            hold(unsafe { OwnedFd::from_raw_fd(file) })?;
        }
    }
    Ok(())
}

/// Puts the caller into the kept network namespace of that number, from 1; into a new one where it is not there yet.
pub fn enter_kept(number: u8) -> Result<(), Ended> {
    let place = usize::from(number) - 1;
    let file = KEPT[place].load(Ordering::Relaxed);
    if file < 0 {
        enter()?;
        KEPT[place].store(MISSED, Ordering::Relaxed);
        return Ok(());
    }
    sys::setns(file, CLONE_NEWNET)
        .map_err(|errno| report::error(format_args!("entering a network namespace: {}", Name(errno))))
}

/// Where namespaces are held: a socket that takes open files and that nobody reads; -1 while there is none.
static HELD: AtomicI32 = AtomicI32::new(-1);

/// Makes the place where namespaces are held. To be called by PID 1, whose children inherit it.
pub fn make_room() -> io::Result<()> {
    // Room for the namespaces of many cases: whoever would find none is blocked for good.
    const ROOM: usize = 64 << 20;
    let (give, take) = socketpair(AddressFamily::UNIX, SocketType::STREAM, SocketFlags::empty(), None)?;
    sockopt::set_socket_send_buffer_size_force(&give, ROOM)?;
    HELD.store(give.into_raw_fd(), Ordering::Relaxed);
    // Open as long as PID 1 lives.
    let _ = take.into_raw_fd();
    Ok(())
}

/// Holds a network namespace, or whatever else is given as a file, until the machine powers off.
pub fn hold(file: OwnedFd) -> io::Result<()> {
    // SAFETY: the descriptor stays open as long as PID 1 lives, and children inherit it.
    let held = unsafe { BorrowedFd::borrow_raw(HELD.load(Ordering::Relaxed)) };
    let mut space = [core::mem::MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
    let mut message = SendAncillaryBuffer::new(&mut space);
    let files = [file.as_fd()];
    message.push(SendAncillaryMessage::ScmRights(&files));
    sendmsg(held, &[IoSlice::new(&[0])], &mut message, SendFlags::empty()).map(drop)
}

/// Puts the caller into a network namespace of its own, which is held.
pub fn enter() -> Result<(), Ended> {
    enter_fleeting()?;
    match own_as_file().and_then(hold) {
        // Where it is no file, it is taken down.
        Ok(()) | Err(Errno::NOENT) => Ok(()),
        Err(errno) => Err(report::error(format_args!("holding a network namespace: {}", Name(errno)))),
    }
}

/// The same without holding it: it is taken down as soon as nobody needs it.
pub fn enter_fleeting() -> Result<(), Ended> {
    sys::unshare(CLONE_NEWNET).map_err(|errno| {
        report::error(format_args!("no such namespace: unshare(CLONE_NEWNET) said {}", Name(errno)))
    })?;
    raise_loopback().map_err(|errno| report::error(format_args!("raising lo: {}", Name(errno))))
}

/// Packets on `lo` that are no larger than on a wire, so that the kernel cuts datagrams. Set back when dropped, for other
/// cases share the network.
pub struct SmallPackets {
    /// Asks the network in which it was made, whoever drops it.
    socket: OwnedFd,
    old: i32,
}

impl SmallPackets {
    /// Has them on the caller's loopback interface.
    pub fn on_loopback() -> Result<SmallPackets, Ended> {
        const SMALL: i32 = 1500;
        let socket = socket(AddressFamily::INET, SocketType::DGRAM, None);
        socket
            .and_then(|socket| Ok(SmallPackets { old: interface::set_packet_size(&socket, *b"lo", SMALL)?, socket }))
            .map_err(|errno| report::error(format_args!("the packet size of lo: {}", Name(errno))))
    }
}

impl Drop for SmallPackets {
    fn drop(&mut self) {
        if let Err(errno) = interface::set_packet_size(&self.socket, *b"lo", self.old) {
            report::note(format_args!("the packet size of lo could not be set back: {}", Name(errno)));
            report::spoil();
        }
    }
}
