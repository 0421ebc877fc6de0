// SPDX-License-Identifier: GPL-2.0-only
//! Programs that the kernel runs to find a socket, written in its own instructions: there is no compiler in the guest.

use rustix::fd::{AsRawFd, FromRawFd, OwnedFd};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::{Errno, Result, read, write};
use rustix::net::{AddressFamily, SocketType, socket};
use syscalls::{Sysno, syscall};

use crate::errno::Name;
use crate::netlink::{self, Message, acknowledged};
use crate::report::{self, Ended};

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

    const fn number(self) -> i32 {
        match self {
            Transport::Tcp => 6,
            Transport::Udp => 17,
        }
    }

    /// The helper that looks up its sockets.
    const fn lookup(self) -> i32 {
        match self {
            Transport::Tcp => 84,
            Transport::Udp => 85,
        }
    }
}

/// Has what arrives for `port` in the caller's network given to the socket, whatever its own port is. It lasts until
/// dropped.
pub fn steer(port: u16, socket: &impl AsRawFd) -> core::result::Result<OwnedFd, Ended> {
    const SK_LOOKUP: u32 = 30;
    const ATTACH: u32 = 36;
    const LOCAL_PORT: i16 = 60;
    const PASS: i32 = 1;
    let work = || {
        let map = socket_map(socket)?;
        let mut code = Code::new();
        code.push(MOVE, 6, 1, 0, 0);
        code.push(LOAD_WORD, 0, 6, LOCAL_PORT, 0);
        let other_port = code.jump_unless_equal(0, i32::from(port));
        code.assign_from(&map);
        code.land(other_port);
        code.give_back(PASS);
        let program = code.load(SK_LOOKUP, ATTACH)?;
        let network = open("/proc/self/ns/net", OFlags::RDONLY, Mode::empty())?;
        link(&program, &network, ATTACH)
    };
    work().map_err(trouble("steering by a program"))
}

/// Has a program see what arrives on `lo` of the caller's network. It lasts until dropped.
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
        work().and_then(|program| attach(&program)).map_err(trouble("a program on lo"))
    }

    /// UDP datagrams for `port` go to `found_port` instead where a look-up finds a socket of that transport on 127.0.0.1
    /// and `sought_port`.
    pub fn look_up(
        sought: Transport,
        port: u16,
        sought_port: u16,
        found_port: u16,
    ) -> core::result::Result<Ingress, Ended> {
        const STORE_BYTES: i32 = 9;
        const TUPLE: i16 = -12;
        const TUPLE_SIZE: i32 = 12;
        const CALLERS_NETWORK: i32 = -1;
        let work = || {
            let mut code = Code::new();
            let others = code.only_packets_for(Transport::Udp, port);
            // Addresses and ports: from anywhere to the one that is sought.
            code.push(STORE_WORD, 10, 0, TUPLE, 0);
            code.push(STORE_WORD, 10, 0, TUPLE + 4, i32::from_ne_bytes([127, 0, 0, 1]));
            code.push(STORE_HALF, 10, 0, TUPLE + 8, 0);
            code.push(STORE_HALF, 10, 0, TUPLE + 10, i32::from(sought_port.to_be()));
            code.push(MOVE, 1, 6, 0, 0);
            code.push(MOVE, 2, 10, 0, 0);
            code.push(ADD_NUMBER, 2, 0, 0, i32::from(TUPLE));
            code.push(MOVE_NUMBER, 3, 0, 0, TUPLE_SIZE);
            code.push(MOVE_NUMBER, 4, 0, 0, CALLERS_NETWORK);
            code.push(MOVE_NUMBER, 5, 0, 0, 0);
            code.call(sought.lookup());
            let none = code.jump_if_zero(0);
            code.push(MOVE, 1, 0, 0, 0);
            code.call(RELEASE);
            code.push(STORE_HALF, 10, 0, TUPLE, i32::from(found_port.to_be()));
            code.push(MOVE, 1, 6, 0, 0);
            code.push(MOVE_NUMBER, 2, 0, 0, DESTINATION_PORT);
            code.push(MOVE, 3, 10, 0, 0);
            code.push(ADD_NUMBER, 3, 0, 0, i32::from(TUPLE));
            code.push(MOVE_NUMBER, 4, 0, 0, 2);
            code.push(MOVE_NUMBER, 5, 0, 0, 0);
            code.call(STORE_BYTES);
            code.land(none);
            code.finish_classifier(others)
        };
        work().and_then(|program| attach(&program)).map_err(trouble("a program on lo"))
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

// Instructions: what to do, with a register or a number.
const MOVE: u8 = 0xbf;
const MOVE_NUMBER: u8 = 0xb7;
const ADD_NUMBER: u8 = 0x07;
const LOAD_WORD: u8 = 0x61;
const STORE_WORD: u8 = 0x62;
const STORE_HALF: u8 = 0x6a;
const LOAD_MAP: u8 = 0x18;
const PACKET_HALF: u8 = 0x28;
const PACKET_BYTE: u8 = 0x30;
const JUMP_IF_EQUAL: u8 = 0x15;
const JUMP_UNLESS_EQUAL: u8 = 0x55;
const CALL: u8 = 0x85;
const EXIT: u8 = 0x95;

// Helpers of the kernel.
const MAP_LOOKUP: i32 = 1;
const RELEASE: i32 = 86;
const ASSIGN: i32 = 124;

/// Where a packet with a plain IPv4 header behind one of Ethernet has its destination port.
const DESTINATION_PORT: i32 = 14 + 20 + 2;

/// A program in the making.
struct Code {
    instructions: [u64; 48],
    length: usize,
}

/// A jump whose target is not known yet.
#[derive(Clone, Copy)]
struct Jump(usize);

impl Code {
    const fn new() -> Code {
        Code { instructions: [0; 48], length: 0 }
    }

    fn push(&mut self, code: u8, to: u8, from: u8, offset: i16, number: i32) {
        self.instructions[self.length] = u64::from(code)
            | u64::from(to | from << 4) << 8
            | u64::from(offset as u16) << 16
            | u64::from(number as u32) << 32;
        self.length += 1;
    }

    fn call(&mut self, helper: i32) {
        self.push(CALL, 0, 0, 0, helper);
    }

    fn jump_if_zero(&mut self, register: u8) -> Jump {
        self.push(JUMP_IF_EQUAL, register, 0, 0, 0);
        Jump(self.length - 1)
    }

    fn jump_unless_equal(&mut self, register: u8, number: i32) -> Jump {
        self.push(JUMP_UNLESS_EQUAL, register, 0, 0, number);
        Jump(self.length - 1)
    }

    /// Has the jump end here.
    fn land(&mut self, jump: Jump) {
        self.instructions[jump.0] |= ((self.length - jump.0 - 1) as u64) << 16;
    }

    fn give_back(&mut self, number: i32) {
        self.push(MOVE_NUMBER, 0, 0, 0, number);
        self.push(EXIT, 0, 0, 0, 0);
    }

    /// Keeps the context in register 6 and jumps away with all that is not for this port, or goes on with a connection.
    fn only_packets_for(&mut self, over: Transport, port: u16) -> [Jump; 4] {
        const ETHERTYPE: i32 = 12;
        const IPV4: i32 = 0x0800;
        const PROTOCOL: i32 = 14 + 9;
        const TCP_FLAGS: i32 = 14 + 20 + 13;
        const SYN: i32 = 2;
        let destination = (PACKET_HALF, DESTINATION_PORT, port.into());
        self.push(MOVE, 6, 1, 0, 0);
        [
            (PACKET_HALF, ETHERTYPE, IPV4),
            (PACKET_BYTE, PROTOCOL, over.number()),
            destination,
            match over {
                Transport::Tcp => (PACKET_BYTE, TCP_FLAGS, SYN),
                Transport::Udp => destination,
            },
        ]
        .map(|(load, offset, expected)| {
            self.push(load, 0, 0, 0, offset);
            self.jump_unless_equal(0, expected)
        })
    }

    /// Gives the packet, or the look-up, of register 6 to the socket in the map.
    fn assign_from(&mut self, map: &OwnedFd) {
        const KEY: i16 = -4;
        const FROM_FILE: u8 = 1;
        self.push(STORE_WORD, 10, 0, KEY, 0);
        self.push(MOVE, 2, 10, 0, 0);
        self.push(ADD_NUMBER, 2, 0, 0, KEY.into());
        self.push(LOAD_MAP, 1, FROM_FILE, 0, map.as_raw_fd());
        self.push(0, 0, 0, 0, 0);
        self.call(MAP_LOOKUP);
        let none = self.jump_if_zero(0);
        self.push(MOVE, 7, 0, 0, 0);
        self.push(MOVE, 1, 6, 0, 0);
        self.push(MOVE, 2, 7, 0, 0);
        self.push(MOVE_NUMBER, 3, 0, 0, 0);
        self.call(ASSIGN);
        self.push(MOVE, 1, 7, 0, 0);
        self.call(RELEASE);
        self.land(none);
    }

    /// Lets all packets go on, and loads the program.
    fn finish_classifier(mut self, others: [Jump; 4]) -> Result<OwnedFd> {
        const CLASSIFIER: u32 = 3;
        const OK: i32 = 0;
        for jump in others {
            self.land(jump);
        }
        self.give_back(OK);
        self.load(CLASSIFIER, 0)
    }

    fn load(&self, kind: u32, attach: u32) -> Result<OwnedFd> {
        const PROG_LOAD: usize = 5;
        /// The part of `union bpf_attr` that loading takes.
        #[repr(C)]
        struct Arguments {
            kind: u32,
            count: u32,
            instructions: u64,
            license: u64,
            no_log: [u64; 2],
            version_and_flags: [u32; 2],
            name: [u8; 16],
            interface: u32,
            attach: u32,
        }
        let arguments = Arguments {
            kind,
            count: self.length as u32,
            instructions: self.instructions.as_ptr() as u64,
            license: c"GPL".as_ptr() as u64,
            no_log: [0; 2],
            version_and_flags: [0; 2],
            name: [0; 16],
            interface: 0,
            attach,
        };
        // SAFETY: the arguments, and what they point at, live through the call.
        unsafe { bpf_file(PROG_LOAD, &arguments) }
    }
}

/// bpf(2), for commands whose result is a number.
///
/// # Safety
/// The arguments must be those of the command.
unsafe fn bpf<T>(command: usize, arguments: &T) -> Result<usize> {
    // SAFETY: the caller vouches for the arguments, whose size is told.
    unsafe { syscall!(Sysno::bpf, command, &raw const *arguments, size_of::<T>()) }
        .map_err(|errno| Errno::from_raw_os_error(errno.into_raw()))
}

/// bpf(2), for commands whose result is an open file.
///
/// # Safety
/// The arguments must be those of the command.
unsafe fn bpf_file<T>(command: usize, arguments: &T) -> Result<OwnedFd> {
    // SAFETY: the caller vouches for the arguments; nobody else owns the new descriptor.
    unsafe { bpf(command, arguments).map(|fd| OwnedFd::from_raw_fd(fd as i32)) }
}

/// A map with one socket, at 0.
fn socket_map(socket: &impl AsRawFd) -> Result<OwnedFd> {
    const MAP_CREATE: usize = 0;
    const MAP_UPDATE: usize = 2;
    const SOCKMAP: u32 = 15;
    // type, size of a key and of a value, number of entries
    let new: [u32; 4] = [SOCKMAP, 4, 4, 1];
    // SAFETY: MAP_CREATE takes these, and zeroes for the rest.
    let map = unsafe { bpf_file(MAP_CREATE, &new) }?;
    let (key, value) = (0u32, socket.as_raw_fd());
    let entry: [u64; 4] = [map.as_raw_fd() as u64, &raw const key as u64, &raw const value as u64, 0];
    // SAFETY: MAP_UPDATE takes the map, addresses of key and value, which live through the call, and flags.
    unsafe { bpf(MAP_UPDATE, &entry) }?;
    Ok(map)
}

fn link(program: &OwnedFd, network: &OwnedFd, attach: u32) -> Result<OwnedFd> {
    const LINK_CREATE: usize = 28;
    let arguments: [u32; 4] = [program.as_raw_fd() as u32, network.as_raw_fd() as u32, attach, 0];
    // SAFETY: LINK_CREATE takes these, and zeroes for the rest.
    unsafe { bpf_file(LINK_CREATE, &arguments) }
}

const CLSACT: u32 = 0xffff_fff1;
const CLSACT_INGRESS: u32 = 0xffff_fff2;
const TCA_KIND: u16 = 1;
const TCA_OPTIONS: u16 = 2;

/// `struct tcmsg` for `lo`, which is the first interface of every network.
fn on_loopback(handle: u32, parent: u32, info: u32) -> [u8; 20] {
    const LOOPBACK: u32 = 1;
    let mut bytes = [0; 20];
    for (place, word) in (4..).step_by(4).zip([LOOPBACK, handle, parent, info]) {
        bytes[place..place + 4].copy_from_slice(&word.to_ne_bytes());
    }
    bytes
}

fn attach(program: &OwnedFd) -> Result<Ingress> {
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
    filter.put(&on_loopback(0, CLSACT_INGRESS, FIRST_FOR_ALL));
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

fn ask(route: &OwnedFd, message: &mut Message, kind: u16, flags: u16) -> Result<()> {
    write(route, message.finish(kind, netlink::ACKNOWLEDGE | flags))?;
    let mut buffer = [0; 512];
    let length = read(route, &mut buffer)?;
    acknowledged(buffer.get(..length).unwrap_or_default()).unwrap_or(Err(Errno::PROTO))
}

fn trouble(what: &'static str) -> impl Fn(Errno) -> Ended {
    move |errno| report::error(format_args!("{what}: {}", Name(errno)))
}
