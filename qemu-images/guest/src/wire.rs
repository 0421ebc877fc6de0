// SPDX-License-Identifier: GPL-2.0-only
//! A wire whose other end is in the case's hands: a TUN device with an address of the host.
//!
//! What is written to the device comes in as from outside, and what the host sends to the rest of the device's network
//! can be read from it. The device stays when a case has ended, for taking one down costs more than many cases.

use core::net::{Ipv4Addr, SocketAddr};
use core::time::Duration;

use rustix::fd::{AsRawFd, OwnedFd};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::{self, Errno, read, write};

use crate::errno::Name;
use crate::interface::{self, Request};
use crate::net::Socket;
use crate::packet::Packet;
use crate::report::{self, Ended};
use crate::sys::{self, Polled};

/// Where PID 1 has made the node that devices come from.
pub const NODE: &str = "/dev/tun";

/// The host's address on the wire.
pub const HOST: Ipv4Addr = Ipv4Addr::new(10, 77, 0, 1);
/// Somebody else's address on the wire.
pub const PEER: Ipv4Addr = Ipv4Addr::new(10, 77, 0, 2);
const NETWORK: Ipv4Addr = Ipv4Addr::new(255, 255, 255, 0);

/// The name of the device.
pub const DEVICE: [u8; 5] = *b"wire0";

/// The other end of the wire.
pub struct Wire(OwnedFd);

impl Wire {
    /// Takes the other end of the wire in the caller's network namespace, which the host gets to if it has none.
    pub fn open() -> Result<Wire, Ended> {
        const TUNSETPERSIST: usize = 0x4004_54cb;
        let file = open(NODE, OFlags::RDWR | OFlags::NONBLOCK, Mode::empty()).map_err(|errno| match errno {
            Errno::NOENT | Errno::NODEV | Errno::NXIO => report::skip(format_args!("needs TUN")),
            errno => report::error(format_args!("{NODE}: {}", Name(errno))),
        })?;
        attach(&file)
            .and_then(|()| sys::ioctl_number(file.as_raw_fd(), TUNSETPERSIST, 1).map(drop))
            .and_then(|()| interface::set_address(DEVICE, HOST, NETWORK))
            .and_then(|()| interface::raise(DEVICE))
            .map_err(|errno| report::error(format_args!("a TUN device: {}", Name(errno))))?;
        let wire = Wire(file);
        wire.await_link()?;
        Ok(wire)
    }

    /// Waits until packets go out: that somebody has taken the other end is told to the device's queue by a worker of the
    /// kernel's, and what is sent before is lost.
    fn await_link(&self) -> Result<(), Ended> {
        const TRIES: u32 = 300;
        const DISCARD: u16 = 9;
        const SOON: Duration = Duration::from_millis(5);
        let to = SocketAddr::from((PEER, DISCARD));
        let probe = Socket::udp(to)?;
        for _ in 0..TRIES {
            probe.send_to(b"probe", to)?;
            if self.next(SOON)?.is_some() {
                while self.next(Duration::ZERO)?.is_some() {}
                return Ok(());
            }
        }
        Err(report::error(format_args!("nothing goes out to the wire")))
    }

    /// Has a packet come in.
    pub fn send(&self, packet: &Packet) -> Result<(), Ended> {
        write(&self.0, packet.as_bytes())
            .map(drop)
            .map_err(|errno| report::error(format_args!("a packet from the wire: {}", Name(errno))))
    }

    /// The next IPv4 packet that the host has sent, if one comes before `limit` has passed.
    pub fn next(&self, limit: Duration) -> Result<Option<Packet>, Ended> {
        let failed = |errno| report::error(format_args!("a packet to the wire: {}", Name(errno)));
        let mut bytes = [0; 2048];
        loop {
            match read(&self.0, &mut bytes) {
                Ok(length) => {
                    if let Some(packet) = Packet::parse(bytes.get(..length).unwrap_or_default()) {
                        return Ok(Some(packet));
                    }
                }
                Err(Errno::AGAIN) => {
                    let mut polled = [Polled { fd: self.0.as_raw_fd(), events: sys::POLLIN, seen: 0 }];
                    if sys::poll(&mut polled, limit).map_err(failed)? == 0 {
                        return Ok(None);
                    }
                }
                Err(errno) => return Err(failed(errno)),
            }
        }
    }
}

/// Makes the device, or takes the one that is there.
fn attach(file: &OwnedFd) -> io::Result<()> {
    const TUNSETIFF: usize = 0x4004_54ca;
    /// Packets without a link header, and without one of the driver's own.
    const IFF_TUN_AND_NO_PI: u16 = 0x1001;
    let mut request = Request::new(DEVICE, IFF_TUN_AND_NO_PI.to_ne_bytes());
    // SAFETY: it takes a struct ifreq.
    unsafe { sys::ioctl(file.as_raw_fd(), TUNSETIFF, &mut request) }
}
