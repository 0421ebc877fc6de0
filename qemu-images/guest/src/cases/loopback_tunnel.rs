// SPDX-License-Identifier: GPL-2.0-only
//! The suite `loopback`, the part of tunnels: whose the datagrams are that they send over `lo`.

use core::net::{Ipv4Addr, SocketAddrV4};

use kiso_protocol::Isolation;

use super::{Body, Verdict, arrives, at, sender, sharing_receiver};
use crate::namespace::World;
use crate::net::{ANY, FIRST, SECOND};
use crate::tunnel::{self, BEHIND, GTP_PORT};

pub(super) const BODIES: &[Body] = &[
    ("loopback/udp-tunnelled-from-its-socket", from_its_socket),
    ("loopback/udp-tunnelled-from-the-kernel", from_the_kernel),
];

/// Another namespace sends what goes through the tunnel, and listens where its datagrams go.
fn from_its_socket(world: &World) -> Verdict {
    const FAR: Ipv4Addr = SECOND;
    let world = &world.in_own_network()?;
    let [a, b] = world.two()?;
    let sending = a.run(|| sharing_receiver(at(FIRST, GTP_PORT)))?;
    let own = a.run(|| sharing_receiver(at(ANY, GTP_PORT)))?;
    let foreign = b.run(|| sharing_receiver(at(FAR, GTP_PORT)))?;
    a.run(|| tunnel::from_socket(&sending, FAR))?;
    let through = match world.isolation() {
        // The device is in that network alone.
        Isolation::NetNs => &a,
        Isolation::Ipv4Ns | Isolation::None => &b,
    };
    through.run(|| sender(at(BEHIND, world.port))?.send(b"x"))?;
    arrives("what a tunnel sends", &[&foreign, &own], 1)
}

/// No socket sends it, so it is of nobody's namespace but the initial one.
fn from_the_kernel(world: &World) -> Verdict {
    let world = &world.in_own_network()?;
    let a = world.namespace()?;
    let (near, far) = (SocketAddrV4::new(FIRST, world.port + 1), SocketAddrV4::new(SECOND, world.port));
    let foreign = a.run(|| sharing_receiver(at(ANY, world.port)))?;
    let initial = sharing_receiver(far.into())?;
    a.run(|| tunnel::from_kernel(near, far))?;
    a.run(|| sender(at(BEHIND, world.port))?.send(b"x"))?;
    arrives("what a tunnel sends", &[&foreign, &initial], 1)
}
