// SPDX-License-Identifier: GPL-2.0-only
//! The kernel's instructions and helpers, and the calls that take a program in.

use rustix::fd::{AsRawFd, FromRawFd, OwnedFd};
use rustix::io::{Errno, Result};
use syscalls::{Sysno, syscall};

use super::{Query, Transport};

// Instructions: what to do, with a register or a number.
pub(super) const MOVE: u8 = 0xbf;
pub(super) const MOVE_NUMBER: u8 = 0xb7;
pub(super) const ADD_NUMBER: u8 = 0x07;
pub(super) const LOAD_WORD: u8 = 0x61;
pub(super) const LOAD_HALF: u8 = 0x69;
pub(super) const LOAD_BYTE: u8 = 0x71;
pub(super) const STORE_WORD: u8 = 0x62;
pub(super) const STORE_HALF: u8 = 0x6a;
pub(super) const STORE_REGISTER: u8 = 0x63;
pub(super) const LOAD_MAP: u8 = 0x18;
pub(super) const PACKET_HALF: u8 = 0x28;
pub(super) const PACKET_BYTE: u8 = 0x30;
pub(super) const JUMP_IF_EQUAL: u8 = 0x15;
pub(super) const JUMP_UNLESS_EQUAL: u8 = 0x55;
pub(super) const JUMP_IF_GREATER: u8 = 0x2d;
pub(super) const CALL: u8 = 0x85;
pub(super) const EXIT: u8 = 0x95;

// Helpers of the kernel.
pub(super) const MAP_LOOKUP: i32 = 1;
pub(super) const LOAD_BYTES: i32 = 26;
pub(super) const RELEASE: i32 = 86;
pub(super) const ASSIGN: i32 = 124;

/// Where a packet with a plain IPv4 header behind one of Ethernet has its destination port.
pub(super) const DESTINATION_PORT: i32 = 14 + 20 + 2;

/// A program in the making.
pub(super) struct Code {
    instructions: [u64; 48],
    length: usize,
}

/// A jump whose target is not known yet.
#[derive(Clone, Copy)]
pub(super) struct Jump(usize);

impl Code {
    pub(super) const fn new() -> Code {
        Code { instructions: [0; 48], length: 0 }
    }

    pub(super) fn push(&mut self, code: u8, to: u8, from: u8, offset: i16, number: i32) {
        self.instructions[self.length] = u64::from(code)
            | u64::from(to | from << 4) << 8
            | u64::from(offset as u16) << 16
            | u64::from(number as u32) << 32;
        self.length += 1;
    }

    pub(super) fn call(&mut self, helper: i32) {
        self.push(CALL, 0, 0, 0, helper);
    }

    pub(super) fn jump_if_zero(&mut self, register: u8) -> Jump {
        self.push(JUMP_IF_EQUAL, register, 0, 0, 0);
        Jump(self.length - 1)
    }

    pub(super) fn jump_unless_equal(&mut self, register: u8, number: i32) -> Jump {
        self.push(JUMP_UNLESS_EQUAL, register, 0, 0, number);
        Jump(self.length - 1)
    }

    pub(super) fn jump_if_greater(&mut self, left: u8, right: u8) -> Jump {
        self.push(JUMP_IF_GREATER, left, right, 0, 0);
        Jump(self.length - 1)
    }

    /// Has the jump end here.
    pub(super) fn land(&mut self, jump: Jump) {
        self.instructions[jump.0] |= ((self.length - jump.0 - 1) as u64) << 16;
    }

    pub(super) fn give_back(&mut self, number: i32) {
        self.push(MOVE_NUMBER, 0, 0, 0, number);
        self.push(EXIT, 0, 0, 0, 0);
    }

    /// Keeps the context in register 6 and jumps away with all that is not for this port, or goes on with a connection.
    pub(super) fn only_packets_for(&mut self, over: Transport, port: u16) -> [Jump; 4] {
        const ETHERTYPE: i32 = 12;
        const IPV4: i32 = 0x0800;
        const PROTOCOL: i32 = 14 + 9;
        const TCP_FLAGS: i32 = 14 + 20 + 13;
        const SYN: i32 = 2;
        let destination = (PACKET_HALF, DESTINATION_PORT, port.into());
        self.push(MOVE, 6, 1, 0, 0);
        [
            (PACKET_HALF, ETHERTYPE, IPV4),
            (PACKET_BYTE, PROTOCOL, over.number().into()),
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
    pub(super) fn assign_from(&mut self, map: &OwnedFd) {
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

    /// Looks for a socket on `port`, with the context in register 6. Where there is none it jumps away.
    /// The 36 bytes below the frame's end may be used.
    pub(super) fn look_up(&mut self, sought: Query, port: u16) -> Jump {
        const CALLERS_NETWORK: i32 = -1;
        let [from, to] = [sought.from, sought.to].map(|address| i32::from_ne_bytes(address.octets()));
        let (plain, mut whole) = ([from, to], [0, 0, 0, from, 0, 0, 0, to]);
        let addresses: &[i32] = match sought.sockets.prefix() {
            None => &plain,
            Some(prefix) => {
                // What is from anywhere is so in IPv6 as well.
                if from != 0 {
                    whole[..3].copy_from_slice(&prefix);
                }
                whole[4..7].copy_from_slice(&prefix);
                &whole
            }
        };
        let size = 4 * addresses.len() as i16 + 4;
        for (place, word) in (-size..).step_by(4).zip(addresses) {
            self.push(STORE_WORD, 10, 0, place, *word);
        }
        self.push(STORE_HALF, 10, 0, -4, 0);
        self.push(STORE_HALF, 10, 0, -2, i32::from(port.to_be()));
        self.push(MOVE, 1, 6, 0, 0);
        self.push(MOVE, 2, 10, 0, 0);
        self.push(ADD_NUMBER, 2, 0, 0, (-size).into());
        self.push(MOVE_NUMBER, 3, 0, 0, size.into());
        self.push(MOVE_NUMBER, 4, 0, 0, sought.network.unwrap_or(CALLERS_NETWORK));
        self.push(MOVE_NUMBER, 5, 0, 0, 0);
        self.call(sought.sockets.helper());
        let none = self.jump_if_zero(0);
        self.push(MOVE, 1, 0, 0, 0);
        self.call(RELEASE);
        none
    }

    /// Lets all packets go on, and loads the program.
    pub(super) fn finish_classifier(mut self, others: [Jump; 4]) -> Result<OwnedFd> {
        const CLASSIFIER: u32 = 3;
        const OK: i32 = 0;
        for jump in others {
            self.land(jump);
        }
        self.give_back(OK);
        self.load(CLASSIFIER, 0)
    }

    pub(super) fn load(&self, kind: u32, attach: u32) -> Result<OwnedFd> {
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
pub(super) fn socket_map(socket: &impl AsRawFd) -> Result<OwnedFd> {
    const SOCKMAP: u32 = 15;
    map_with(SOCKMAP, socket)
}

/// The same with a socket of a SO_REUSEPORT group, for a program that chooses among its members.
pub(super) fn group_map(socket: &impl AsRawFd) -> Result<OwnedFd> {
    const REUSEPORT_SOCKARRAY: u32 = 20;
    map_with(REUSEPORT_SOCKARRAY, socket)
}

fn map_with(kind: u32, socket: &impl AsRawFd) -> Result<OwnedFd> {
    const MAP_CREATE: usize = 0;
    const MAP_UPDATE: usize = 2;
    // type, size of a key and of a value, number of entries
    let new: [u32; 4] = [kind, 4, 4, 1];
    // SAFETY: MAP_CREATE takes these, and zeroes for the rest.
    let map = unsafe { bpf_file(MAP_CREATE, &new) }?;
    let (key, value) = (0u32, socket.as_raw_fd());
    let entry: [u64; 4] = [map.as_raw_fd() as u64, &raw const key as u64, &raw const value as u64, 0];
    // SAFETY: MAP_UPDATE takes the map, addresses of key and value, which live through the call, and flags.
    unsafe { bpf(MAP_UPDATE, &entry) }?;
    Ok(map)
}

/// Attaches a program to an open file, or to the interface of that number, until the link is closed.
pub(super) fn link(program: &OwnedFd, target: u32, attach: u32) -> Result<OwnedFd> {
    const LINK_CREATE: usize = 28;
    let arguments: [u32; 4] = [program.as_raw_fd() as u32, target, attach, 0];
    // SAFETY: LINK_CREATE takes these, and zeroes for the rest.
    unsafe { bpf_file(LINK_CREATE, &arguments) }
}
