// SPDX-License-Identifier: GPL-2.0-only
//! Network interfaces of the caller's network namespace, by their names, which have at most 15 bytes.

use core::net::Ipv4Addr;

use rustix::fd::{AsRawFd, OwnedFd};
use rustix::io::Result;
use rustix::net::{AddressFamily, SocketType, socket};

use crate::sys::{ioctl, set_bytes};

const SOL_SOCKET: usize = 1;
const SO_BINDTODEVICE: usize = 25;

/// `struct ifreq`: what is asked or said of an interface.
#[repr(C)]
pub struct Request {
    name: [u8; 16],
    value: [u8; 24],
}

impl Request {
    /// About the interface of this name, beginning with this value.
    pub fn new<const N: usize, const V: usize>(name: [u8; N], value: [u8; V]) -> Request {
        const { assert!(N < 16 && V <= 24) };
        let mut request = Request { name: [0; 16], value: [0; 24] };
        request.name[..N].copy_from_slice(&name);
        request.value[..V].copy_from_slice(&value);
        request
    }
}

/// Brings a network interface up.
pub fn raise<const N: usize>(name: [u8; N]) -> Result<()> {
    const SIOCGIFFLAGS: usize = 0x8913;
    const SIOCSIFFLAGS: usize = 0x8914;
    const IFF_UP: u8 = 1;
    let mut request = Request::new(name, []);
    let socket = socket(AddressFamily::INET, SocketType::DGRAM, None)?;
    let fd = socket.as_raw_fd();
    // SAFETY: both take a struct ifreq.
    unsafe {
        ioctl(fd, SIOCGIFFLAGS, &mut request)?;
        request.value[0] |= IFF_UP;
        ioctl(fd, SIOCSIFFLAGS, &mut request)
    }
}

/// The number of a network interface in the network that the socket is of.
pub fn number<const N: usize>(socket: &OwnedFd, name: [u8; N]) -> Result<i32> {
    const SIOCGIFINDEX: usize = 0x8933;
    let mut request = Request::new(name, []);
    // SAFETY: it takes a struct ifreq.
    unsafe { ioctl(socket.as_raw_fd(), SIOCGIFINDEX, &mut request) }?;
    let [a, b, c, d, ..] = request.value;
    Ok(i32::from_ne_bytes([a, b, c, d]))
}

/// Binds a socket to a network interface of its network.
pub fn bind_to<const N: usize>(socket: &OwnedFd, name: [u8; N]) -> Result<()> {
    // Old kernels refuse a name of fewer bytes than a number has, so it comes with all that can follow it.
    set_bytes(socket.as_raw_fd(), SOL_SOCKET, SO_BINDTODEVICE, &Request::new(name, []).name)
}

/// Gives a network interface an IPv4 address.
pub fn set_address<const N: usize>(name: [u8; N], address: Ipv4Addr, mask: Ipv4Addr) -> Result<()> {
    const SIOCSIFADDR: usize = 0x8916;
    const SIOCSIFNETMASK: usize = 0x891c;
    let socket = socket(AddressFamily::INET, SocketType::DGRAM, None)?;
    for (call, value) in [(SIOCSIFADDR, address), (SIOCSIFNETMASK, mask)] {
        // SAFETY: both take a struct ifreq.
        unsafe { ioctl(socket.as_raw_fd(), call, &mut Request::new(name, socket_address(value))) }?;
    }
    Ok(())
}

/// `struct sockaddr_in` without a port.
fn socket_address(address: Ipv4Addr) -> [u8; 16] {
    const AF_INET: u16 = 2;
    let mut bytes = [0; 16];
    bytes[..2].copy_from_slice(&AF_INET.to_ne_bytes());
    bytes[4..8].copy_from_slice(&address.octets());
    bytes
}

/// Says which Ethernet address an IPv4 address behind a network interface has, so that nobody has to be asked.
pub fn tell_neighbour<const N: usize>(name: [u8; N], address: Ipv4Addr, ethernet: [u8; 6]) -> Result<()> {
    const SIOCSARP: usize = 0x8955;
    const COMPLETE_AND_PERMANENT: i32 = 6;
    about_neighbour(SIOCSARP, name, address, ethernet, COMPLETE_AND_PERMANENT)
}

/// Has that be known no more, nor asked for: what has waited for it is given up.
pub fn forget_neighbour<const N: usize>(name: [u8; N], address: Ipv4Addr) -> Result<()> {
    const SIOCDARP: usize = 0x8953;
    about_neighbour(SIOCDARP, name, address, [0; 6], 0)
}

fn about_neighbour<const N: usize>(
    call: usize,
    name: [u8; N],
    address: Ipv4Addr,
    ethernet: [u8; 6],
    flags: i32,
) -> Result<()> {
    const ARPHRD_ETHER: u16 = 1;
    /// `struct arpreq`.
    #[repr(C)]
    struct Request {
        address: [u8; 16],
        hardware_kind: u16,
        hardware: [u8; 6],
        hardware_rest: [u8; 8],
        flags: i32,
        mask: [u8; 16],
        name: [u8; 16],
    }
    const { assert!(N < 16) };
    let mut request = Request {
        address: socket_address(address),
        hardware_kind: ARPHRD_ETHER,
        hardware: ethernet,
        hardware_rest: [0; 8],
        flags,
        mask: [0; 16],
        name: [0; 16],
    };
    request.name[..N].copy_from_slice(&name);
    let socket = socket(AddressFamily::INET, SocketType::DGRAM, None)?;
    // SAFETY: both take a struct arpreq.
    unsafe { ioctl(socket.as_raw_fd(), call, &mut request) }
}

/// Sets the size of the largest packet on a network interface; gives the size that it had.
pub fn set_packet_size<const N: usize>(socket: &OwnedFd, name: [u8; N], size: i32) -> Result<i32> {
    const SIOCGIFMTU: usize = 0x8921;
    const SIOCSIFMTU: usize = 0x8922;
    let (mut old, mut new) = (Request::new(name, []), Request::new(name, size.to_ne_bytes()));
    let fd = socket.as_raw_fd();
    // SAFETY: both take a struct ifreq.
    unsafe {
        ioctl(fd, SIOCGIFMTU, &mut old)?;
        ioctl(fd, SIOCSIFMTU, &mut new)?;
    }
    let [a, b, c, d, ..] = old.value;
    Ok(i32::from_ne_bytes([a, b, c, d]))
}
