// SPDX-License-Identifier: GPL-2.0-only
//! Programs that decide by whether there is a socket. Those of a cgroup see what all tasks do, in whatever network.

use rustix::fd::{AsRawFd, OwnedFd};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::Result;

use super::code::{
    ADD_NUMBER, Code, DESTINATION_PORT, LOAD_BYTE, LOAD_BYTES, LOAD_HALF, LOAD_WORD, MOVE, MOVE_NUMBER, STORE_REGISTER,
    link,
};
use super::idle::Idle;
use super::{LOOPBACK, Query, Transport, trouble};
use crate::report::Ended;

const UDP: i32 = Transport::Udp.number() as i32;

// Kinds of programs, where those are attached, and what they give back that let all go on.
pub(super) const SOCKET_ADDRESS: u32 = 18;
pub(super) const CONNECT: u32 = 10;
pub(super) const CGROUP_SKB: u32 = 8;
pub(super) const EGRESS: u32 = 1;
pub(super) const GO_ON: i32 = 1;
pub(super) const XDP: u32 = 6;
pub(super) const COMING_IN: u32 = 37;
pub(super) const LET_IN: i32 = 2;

/// Has connect(2) to `port`, of whatever address, go to `found_port` instead where a look-up finds such a socket on
/// `sought_port`. It lasts until dropped, as do the others.
pub fn redirect(sought: Query, port: u16, sought_port: u16, found_port: u16) -> core::result::Result<OwnedFd, Ended> {
    const PORT: i16 = 24;
    let work = || {
        let mut code = Code::new();
        code.push(MOVE, 6, 1, 0, 0);
        code.push(LOAD_WORD, 0, 6, PORT, 0);
        let other = code.jump_unless_equal(0, port.to_be().into());
        let none = code.look_up(sought, sought_port);
        code.push(MOVE_NUMBER, 0, 0, 0, found_port.to_be().into());
        code.push(STORE_REGISTER, 6, 0, PORT, 0);
        code.land(other);
        code.land(none);
        code.give_back(GO_ON);
        let program = code.load(SOCKET_ADDRESS, CONNECT)?;
        link(&program, cgroup()?.as_raw_fd() as u32, CONNECT)
    };
    let attached = work().map_err(trouble("a program at connect"))?;
    Idle::AtConnect.is_used();
    Ok(attached)
}

/// Has UDP datagrams for `port` not sent where a look-up finds such a socket on `sought_port`: send(2) is refused with
/// EPERM.
pub fn drop_outgoing(sought: Query, port: u16, sought_port: u16) -> core::result::Result<OwnedFd, Ended> {
    const PROTOCOL: i16 = 9;
    const PORT: i16 = 20 + 2;
    /// Of the packet, which begins with its IP header.
    const READ: i16 = 24;
    const DROP: i32 = 0;
    let work = || {
        let mut code = Code::new();
        code.push(MOVE, 6, 1, 0, 0);
        code.push(MOVE_NUMBER, 2, 0, 0, 0);
        code.push(MOVE, 3, 10, 0, 0);
        code.push(ADD_NUMBER, 3, 0, 0, (-READ).into());
        code.push(MOVE_NUMBER, 4, 0, 0, READ.into());
        code.call(LOAD_BYTES);
        let short = code.jump_unless_equal(0, 0);
        code.push(LOAD_BYTE, 0, 10, PROTOCOL - READ, 0);
        let other = code.jump_unless_equal(0, UDP);
        code.push(LOAD_HALF, 0, 10, PORT - READ, 0);
        let other_port = code.jump_unless_equal(0, port.to_be().into());
        let none = code.look_up(sought, sought_port);
        code.give_back(DROP);
        for jump in [short, other, other_port, none] {
            code.land(jump);
        }
        code.give_back(GO_ON);
        let program = code.load(CGROUP_SKB, EGRESS)?;
        link(&program, cgroup()?.as_raw_fd() as u32, EGRESS)
    };
    let attached = work().map_err(trouble("a program where packets go out"))?;
    Idle::GoingOut.is_used();
    Ok(attached)
}

/// Has UDP datagrams for `port` dropped as they come in on `lo` of the caller's network, by a program that sees them before
/// all else (XDP), where a look-up finds such a socket on `sought_port`.
pub fn drop_incoming(sought: Query, port: u16, sought_port: u16) -> core::result::Result<OwnedFd, Ended> {
    const BEGIN: i16 = 0;
    const END: i16 = 4;
    const PROTOCOL: i16 = 14 + 9;
    const DROP: i32 = 1;
    let work = || {
        let mut code = Code::new();
        code.push(MOVE, 6, 1, 0, 0);
        code.push(LOAD_WORD, 2, 6, BEGIN, 0);
        code.push(LOAD_WORD, 3, 6, END, 0);
        code.push(MOVE, 4, 2, 0, 0);
        code.push(ADD_NUMBER, 4, 0, 0, DESTINATION_PORT + 2);
        let short = code.jump_if_greater(4, 3);
        code.push(LOAD_BYTE, 0, 2, PROTOCOL, 0);
        let other = code.jump_unless_equal(0, UDP);
        code.push(LOAD_HALF, 0, 2, DESTINATION_PORT as i16, 0);
        let other_port = code.jump_unless_equal(0, port.to_be().into());
        let none = code.look_up(sought, sought_port);
        code.give_back(DROP);
        for jump in [short, other, other_port, none] {
            code.land(jump);
        }
        code.give_back(LET_IN);
        let program = code.load(XDP, COMING_IN)?;
        link(&program, LOOPBACK, COMING_IN)
    };
    let attached = work().map_err(trouble("a program that sees packets first"))?;
    Idle::ComingIn.is_used();
    Ok(attached)
}

/// Where PID 1 has mounted the tree of cgroups.
pub const CGROUPS: &str = "/cgroup";

/// The cgroup that all tasks are in.
fn cgroup() -> Result<OwnedFd> {
    open(CGROUPS, OFlags::RDONLY | OFlags::DIRECTORY, Mode::empty())
}
