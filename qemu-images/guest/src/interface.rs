// SPDX-License-Identifier: GPL-2.0-only
//! Network interfaces of the caller's network namespace, by their names, which have at most 15 bytes.

use core::net::Ipv4Addr;

use rustix::fd::{AsRawFd, OwnedFd};
use rustix::io::Result;
use rustix::net::{AddressFamily, SocketType, socket};

use crate::sys::ioctl;

/// Brings a network interface up in the caller's network namespace. The name has at most 15 bytes.
pub fn raise<const N: usize>(name: [u8; N]) -> Result<()> {
    const SIOCGIFFLAGS: usize = 0x8913;
    const SIOCSIFFLAGS: usize = 0x8914;
    const IFF_UP: i16 = 1;
    /// `struct ifreq` with its flags.
    #[repr(C)]
    struct Request {
        name: [u8; 16],
        flags: i16,
        rest: [u8; 22],
    }
    const { assert!(N < 16) };
    let mut request = Request { name: [0; 16], flags: 0, rest: [0; 22] };
    request.name[..N].copy_from_slice(&name);
    let socket = socket(AddressFamily::INET, SocketType::DGRAM, None)?;
    let fd = socket.as_raw_fd();
    // SAFETY: both take a struct ifreq.
    unsafe {
        ioctl(fd, SIOCGIFFLAGS, &mut request)?;
        request.flags |= IFF_UP;
        ioctl(fd, SIOCSIFFLAGS, &mut request)
    }
}

/// Gives a network interface of the caller's network namespace an IPv4 address.
pub fn set_address<const N: usize>(name: [u8; N], address: Ipv4Addr, mask: Ipv4Addr) -> Result<()> {
    const SIOCSIFADDR: usize = 0x8916;
    const SIOCSIFNETMASK: usize = 0x891c;
    const AF_INET: u16 = 2;
    /// `struct ifreq` with an address.
    #[repr(C)]
    struct Request {
        name: [u8; 16],
        family: u16,
        port: u16,
        address: [u8; 4],
        rest: [u8; 16],
    }
    const { assert!(N < 16) };
    let socket = socket(AddressFamily::INET, SocketType::DGRAM, None)?;
    for (call, value) in [(SIOCSIFADDR, address), (SIOCSIFNETMASK, mask)] {
        let mut request = Request { name: [0; 16], family: AF_INET, port: 0, address: value.octets(), rest: [0; 16] };
        request.name[..N].copy_from_slice(&name);
        // SAFETY: both take a struct ifreq.
        unsafe { ioctl(socket.as_raw_fd(), call, &mut request) }?;
    }
    Ok(())
}

/// Says which Ethernet address an IPv4 address behind a network interface has, so that nobody has to be asked.
pub fn tell_neighbour<const N: usize>(name: [u8; N], address: Ipv4Addr, ethernet: [u8; 6]) -> Result<()> {
    const SIOCSARP: usize = 0x8955;
    const AF_INET: u16 = 2;
    const ARPHRD_ETHER: u16 = 1;
    const COMPLETE_AND_PERMANENT: i32 = 6;
    /// `struct arpreq`.
    #[repr(C)]
    struct Request {
        family: u16,
        port: u16,
        address: [u8; 4],
        rest: [u8; 8],
        hardware_kind: u16,
        hardware: [u8; 6],
        hardware_rest: [u8; 8],
        flags: i32,
        mask: [u8; 16],
        name: [u8; 16],
    }
    const { assert!(N < 16) };
    let mut request = Request {
        family: AF_INET,
        port: 0,
        address: address.octets(),
        rest: [0; 8],
        hardware_kind: ARPHRD_ETHER,
        hardware: ethernet,
        hardware_rest: [0; 8],
        flags: COMPLETE_AND_PERMANENT,
        mask: [0; 16],
        name: [0; 16],
    };
    request.name[..N].copy_from_slice(&name);
    let socket = socket(AddressFamily::INET, SocketType::DGRAM, None)?;
    // SAFETY: it takes a struct arpreq.
    unsafe { ioctl(socket.as_raw_fd(), SIOCSARP, &mut request) }
}

/// Sets the size of the largest packet on a network interface; gives the size that it had.
pub fn set_packet_size<const N: usize>(socket: &OwnedFd, name: [u8; N], size: i32) -> Result<i32> {
    const SIOCGIFMTU: usize = 0x8921;
    const SIOCSIFMTU: usize = 0x8922;
    /// `struct ifreq` with the size.
    #[repr(C)]
    struct Request {
        name: [u8; 16],
        size: i32,
        rest: [u8; 20],
    }
    const { assert!(N < 16) };
    let mut request = Request { name: [0; 16], size: 0, rest: [0; 20] };
    request.name[..N].copy_from_slice(&name);
    let fd = socket.as_raw_fd();
    // SAFETY: both take a struct ifreq.
    unsafe {
        ioctl(fd, SIOCGIFMTU, &mut request)?;
        let old = core::mem::replace(&mut request.size, size);
        ioctl(fd, SIOCSIFMTU, &mut request)?;
        Ok(old)
    }
}
