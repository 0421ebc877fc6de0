// SPDX-License-Identifier: GPL-2.0-only
//! Programs that the kernel runs to find a socket, written in its own instructions: there is no compiler in the guest.

mod code;
mod find;
mod idle;

use core::net::Ipv4Addr;

use rustix::fd::{AsRawFd, OwnedFd};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::{Errno, Result};
use rustix::net::{AddressFamily, SocketType, socket};

use crate::errno::Name;
use crate::net::Socket;
use crate::netlink::{Message, ask};
use crate::options::REUSEPORT_PROGRAM;
use crate::report::{self, Ended};

use code::{
    ADD_NUMBER, Code, DESTINATION_PORT, EXIT, LOAD_MAP, LOAD_WORD, MOVE, MOVE_NUMBER, STORE_HALF, STORE_WORD,
    group_map, link, socket_map,
};
pub use find::{CGROUPS, drop_incoming, drop_outgoing, redirect};
use idle::Idle;
pub use idle::keep_kinds;

/// Whose sockets a program finds.
#[derive(Clone, Copy)]
pub enum Transport {
    Tcp,
    Udp,
}

impl Transport {
    /// What carries it, for a message.
    pub const fn name(self) -> &'static str {
        match self {
            Transport::Tcp => "a connection",
            Transport::Udp => "a datagram",
        }
    }

    /// Its number in an IPv4 header.
    pub const fn number(self) -> u8 {
        match self {
            Transport::Tcp => 6,
            Transport::Udp => 17,
        }
    }
}

/// Which sockets a look-up is for: each has a helper of its own.
#[derive(Clone, Copy)]
pub enum Sought {
    Tcp,
    /// Also in TIME_WAIT and while it is only asked for.
    TcpInAnyState,
    Udp,
    /// With the addresses as those of IPv6.
    TcpMapped,
    UdpMapped,
    /// With them at the end of addresses of IPv6 that have nothing to do with IPv4.
    TcpOverIpv6,
    UdpOverIpv6,
}

impl Sought {
    const fn helper(self) -> i32 {
        match self {
            Sought::Tcp | Sought::TcpMapped | Sought::TcpOverIpv6 => 84,
            Sought::TcpInAnyState => 99,
            Sought::Udp | Sought::UdpMapped | Sought::UdpOverIpv6 => 85,
        }
    }

    /// What the addresses begin with, where they are those of IPv6.
    const fn prefix(self) -> Option<[i32; 3]> {
        match self {
            Sought::Tcp | Sought::TcpInAnyState | Sought::Udp => None,
            Sought::TcpMapped | Sought::UdpMapped => Some([0, 0, i32::from_ne_bytes([0, 0, 0xff, 0xff])]),
            Sought::TcpOverIpv6 | Sought::UdpOverIpv6 => Some([i32::from_ne_bytes([0xfd, 0, 0, 0]), 0, 0]),
        }
    }
}

/// What a look-up is for: such a socket, and the addresses of a packet for it. Its ports are 0 and the one that is asked for.
#[derive(Clone, Copy)]
pub struct Query {
    pub sockets: Sought,
    pub from: Ipv4Addr,
    pub to: Ipv4Addr,
    /// The network that is looked in, by its number in the caller's; where there is none, the caller's.
    pub network: Option<i32>,
}

impl Query {
    /// About 127.0.0.1, for a packet from anywhere.
    pub const fn here(sockets: Sought) -> Query {
        Query { sockets, from: Ipv4Addr::UNSPECIFIED, to: Ipv4Addr::LOCALHOST, network: None }
    }
}

/// Has what arrives for `port` in the caller's network given to the socket, whatever its own port is. It lasts until
/// dropped.
pub fn steer(port: u16, socket: &impl AsRawFd) -> core::result::Result<OwnedFd, Ended> {
    let work = || {
        let map = socket_map(socket)?;
        let mut code = Code::new();
        code.push(MOVE, 6, 1, 0, 0);
        code.push(LOAD_WORD, 0, 6, LOCAL_PORT, 0);
        let other_port = code.jump_unless_equal(0, i32::from(port));
        code.assign_from(&map);
        code.land(other_port);
        code.give_back(PASS);
        for_look_ups(&code)
    };
    let steered = work().map_err(trouble("steering by a program"))?;
    Idle::ForLookUps.is_used();
    Ok(steered)
}

/// What lets the kernel go on with what the program has come to.
const PASS: i32 = 1;
const SK_REUSEPORT: u32 = 21;
const SK_LOOKUP: u32 = 30;
/// Where such a program is attached.
const FOR_LOOK_UPS: u32 = 36;
/// Where a program for look-ups finds the port that is looked for.
const LOCAL_PORT: i16 = 60;

/// Attaches a program for look-ups to the caller's network, until dropped.
fn for_look_ups(code: &Code) -> Result<OwnedFd> {
    let program = code.load(SK_LOOKUP, FOR_LOOK_UPS)?;
    let network = open("/proc/self/ns/net", OFlags::RDONLY, Mode::empty())?;
    link(&program, network.as_raw_fd() as u32, FOR_LOOK_UPS)
}

/// Has what arrives for `port` in the caller's network refused. It lasts until dropped.
pub fn steer_nowhere(port: u16) -> core::result::Result<OwnedFd, Ended> {
    const DROP: i32 = 0;
    let work = || {
        let mut code = Code::new();
        code.push(LOAD_WORD, 0, 1, LOCAL_PORT, 0);
        let other_port = code.jump_unless_equal(0, i32::from(port));
        code.give_back(DROP);
        code.land(other_port);
        code.give_back(PASS);
        for_look_ups(&code)
    };
    let refusing = work().map_err(trouble("refusing by a program"))?;
    Idle::ForLookUps.is_used();
    Ok(refusing)
}

/// Has a program for the SO_REUSEPORT group of `member` refuse whatever comes.
pub fn refuse_for_group(member: &Socket) -> core::result::Result<(), Ended> {
    const DROP: i32 = 0;
    let work = || {
        let mut code = Code::new();
        code.give_back(DROP);
        code.load(SK_REUSEPORT, 0)
    };
    let program = work().map_err(trouble("a program for a group"))?;
    Ok(member.change(REUSEPORT_PROGRAM, program.as_raw_fd())?)
}

/// Has a program for the SO_REUSEPORT group of `member` choose the other socket, whatever comes. Where that is no member of the
/// group the program has no say.
pub fn choose_for_group(member: &Socket, chosen: &Socket) -> core::result::Result<(), Ended> {
    const SELECT: i32 = 82;
    const KEY: i16 = -4;
    const FROM_FILE: u8 = 1;
    let work = || {
        let map = group_map(chosen.as_file())?;
        let mut code = Code::new();
        code.push(STORE_WORD, 10, 0, KEY, 0);
        code.push(LOAD_MAP, 2, FROM_FILE, 0, map.as_raw_fd());
        code.push(0, 0, 0, 0, 0);
        code.push(MOVE, 3, 10, 0, 0);
        code.push(ADD_NUMBER, 3, 0, 0, KEY.into());
        code.push(MOVE_NUMBER, 4, 0, 0, 0);
        code.call(SELECT);
        code.give_back(PASS);
        code.load(SK_REUSEPORT, 0)
    };
    let program = work().map_err(trouble("a program for a group"))?;
    Ok(member.change(REUSEPORT_PROGRAM, program.as_raw_fd())?)
}

/// Has a program see what arrives on `lo` of the caller's network, or is about to. It lasts until dropped.
pub struct Ingress {
    /// Speaks of the network it was made in, whoever drops it.
    route: OwnedFd,
}

impl Ingress {
    /// Packets for `port` go to the socket; of TCP those that begin a connection.
    pub fn assign(over: Transport, port: u16, socket: &impl AsRawFd) -> core::result::Result<Ingress, Ended> {
        let work = || {
            let map = socket_map(socket)?;
            let mut code = Code::new();
            let others = code.only_packets_for(over, port);
            code.assign_from(&map);
            code.finish_classifier(others)
        };
        on_lo(work(), CLSACT_INGRESS)
    }

    /// UDP datagrams for `port` go to `found_port` instead where a look-up finds such a socket on
    /// `sought_port`.
    pub fn look_up(
        sought: Query,
        port: u16,
        sought_port: u16,
        found_port: u16,
    ) -> core::result::Result<Ingress, Ended> {
        const STORE_BYTES: i32 = 9;
        const PORT: i16 = -2;
        let work = || {
            let mut code = Code::new();
            let others = code.only_packets_for(Transport::Udp, port);
            let none = code.look_up(sought, sought_port);
            code.push(STORE_HALF, 10, 0, PORT, i32::from(found_port.to_be()));
            code.push(MOVE, 1, 6, 0, 0);
            code.push(MOVE_NUMBER, 2, 0, 0, DESTINATION_PORT);
            code.push(MOVE, 3, 10, 0, 0);
            code.push(ADD_NUMBER, 3, 0, 0, i32::from(PORT));
            code.push(MOVE_NUMBER, 4, 0, 0, 2);
            code.push(MOVE_NUMBER, 5, 0, 0, 0);
            code.call(STORE_BYTES);
            code.land(none);
            code.finish_classifier(others)
        };
        on_lo(work(), CLSACT_INGRESS)
    }
}

impl Ingress {
    /// UDP datagrams for `port` come in at the other end of the pair whose end in this network has this number.
    pub fn redirect_to_peer(port: u16, near: i32) -> core::result::Result<Ingress, Ended> {
        const REDIRECT_PEER: i32 = 155;
        Ingress::redirect(CLSACT_INGRESS, port, REDIRECT_PEER, near, 0)
    }

    /// UDP datagrams for `port` are taken on their way out to `lo`, and come in there.
    pub fn redirect_before(port: u16) -> core::result::Result<Ingress, Ended> {
        const REDIRECT: i32 = 23;
        const COMES_IN: i32 = 1;
        Ingress::redirect(CLSACT_EGRESS, port, REDIRECT, LOOPBACK as i32, COMES_IN)
    }

    /// A helper takes such datagrams to the device of that number.
    fn redirect(hook: u32, port: u16, helper: i32, device: i32, flags: i32) -> core::result::Result<Ingress, Ended> {
        let work = || {
            let mut code = Code::new();
            let others = code.only_packets_for(Transport::Udp, port);
            code.push(MOVE_NUMBER, 1, 0, 0, device);
            code.push(MOVE_NUMBER, 2, 0, 0, flags);
            code.call(helper);
            code.push(EXIT, 0, 0, 0, 0);
            code.finish_classifier(others)
        };
        on_lo(work(), hook)
    }
}

impl Drop for Ingress {
    fn drop(&mut self) {
        if let Err(errno) = self.detach() {
            report::note(format_args!("the program on lo could not be taken away: {}", Name(errno)));
            report::spoil();
        }
    }
}

/// The number of `lo`, which is the first interface of every network.
const LOOPBACK: u32 = 1;
const CLSACT: u32 = 0xffff_fff1;
const CLSACT_INGRESS: u32 = 0xffff_fff2;
const CLSACT_EGRESS: u32 = 0xffff_fff3;
const TCA_KIND: u16 = 1;
const TCA_OPTIONS: u16 = 2;

/// `struct tcmsg` for `lo`.
fn on_loopback(handle: u32, parent: u32, info: u32) -> [u8; 20] {
    let mut bytes = [0; 20];
    for (place, word) in (4..).step_by(4).zip([LOOPBACK, handle, parent, info]) {
        bytes[place..place + 4].copy_from_slice(&word.to_ne_bytes());
    }
    bytes
}

/// Attaches what was loaded.
fn on_lo(program: Result<OwnedFd>, hook: u32) -> core::result::Result<Ingress, Ended> {
    let attached = program.and_then(|program| attach(&program, hook)).map_err(trouble("a program on lo"))?;
    Idle::OnLo.is_used();
    Ok(attached)
}

fn attach(program: &OwnedFd, hook: u32) -> Result<Ingress> {
    const RTM_NEWQDISC: u16 = 36;
    const RTM_NEWTFILTER: u16 = 44;
    const CREATE: u16 = 0x400;
    const TCA_BPF_FD: u16 = 6;
    const TCA_BPF_FLAGS: u16 = 8;
    const DIRECT_ACTION: u32 = 1;
    const FIRST_FOR_ALL: u32 = 1 << 16 | 0x0300;
    let route = socket(AddressFamily::NETLINK, SocketType::DGRAM, None)?;
    let mut queue = Message::new();
    queue.put(&on_loopback(CLSACT & 0xffff_0000, CLSACT, 0));
    queue.attribute(TCA_KIND, b"clsact\0");
    ask(&route, &mut queue, RTM_NEWQDISC, CREATE)?;
    let attached = Ingress { route };
    let mut filter = Message::new();
    filter.put(&on_loopback(0, hook, FIRST_FOR_ALL));
    filter.attribute(TCA_KIND, b"bpf\0");
    filter.nested(TCA_OPTIONS, |options| {
        options.attribute(TCA_BPF_FD, &program.as_raw_fd().to_ne_bytes());
        options.attribute(TCA_BPF_FLAGS, &DIRECT_ACTION.to_ne_bytes());
    });
    ask(&attached.route, &mut filter, RTM_NEWTFILTER, CREATE)?;
    Ok(attached)
}

impl Ingress {
    fn detach(&self) -> Result<()> {
        const RTM_DELQDISC: u16 = 37;
        let mut queue = Message::new();
        queue.put(&on_loopback(CLSACT & 0xffff_0000, CLSACT, 0));
        ask(&self.route, &mut queue, RTM_DELQDISC, 0)
    }
}

fn trouble(what: &'static str) -> impl Fn(Errno) -> Ended {
    move |errno| report::error(format_args!("{what}: {}", Name(errno)))
}
