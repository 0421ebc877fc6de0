// SPDX-License-Identifier: GPL-2.0-only
//! The suite `loopback`, the part of what namespaces share: what comes to an address outside 127/8 is for a socket of any of
//! them.

use core::net::Ipv6Addr;

use rustix::io::Errno;

use super::loopback::{EXPERIMENT, allow_ping, raw};
use super::loopback_wire::{next_out, v4};
use super::{Body, Verdict, arrives, at, hears};
use crate::namespace::World;
use crate::net::{Socket, refuses};
use crate::options::TELL_ERRORS;
use crate::packet::Packet;
use crate::wire::{HOST, PEER, Wire};

pub(super) const BODIES: &[Body] = &[
    ("loopback/wire-raw-error-reaches-any-namespace", wire_raw_error),
    ("loopback/ping6-initial-first", ping6_initial_first),
    ("loopback/wire-udp-group-shared-out", wire_udp_group),
];

/// What the wire says of a packet that went there reaches the socket that sent it.
fn wire_raw_error(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let a = world.namespace()?;
    let sending = a.run(|| raw(EXPERIMENT)?.set(TELL_ERRORS, 1)?.connect(at(PEER, 0)))?;
    sending.send(b"8 bytes.")?;
    let sent = next_out(&wire, EXPERIMENT)?;
    wire.send(&Packet::host_unreachable(&sent))?;
    arrives("an ICMP error from the wire", &[&sending], 0)?;
    refuses(Errno::HOSTUNREACH, "after an ICMP error from the wire", sending.receive(&mut [0; 1]))
}

/// Of two sockets in one place of the table the one that was bound last is found first.
fn ping6_initial_first(world: &World) -> Verdict {
    /// The kernel puts in the identifier and the checksum.
    const REQUEST: [u8; 9] = [128, 0, 0, 0, 0, 0, 0, 1, b'x'];
    let a = world.namespace()?;
    let _settings = [allow_ping()?, a.run(allow_ping)?];
    let here = at(Ipv6Addr::LOCALHOST, world.port);
    let hold = || Socket::ping(here)?.bind(here);
    let initial = hold()?;
    let in_a = a.run(hold)?;
    initial.send_to(&REQUEST, at(Ipv6Addr::LOCALHOST, 0))?;
    arrives("an echo reply over IPv6", &[&initial, &in_a], 0)
}

/// Neither the newest nor the oldest is taken for the group.
fn wire_udp_group(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let a = world.namespace()?;
    let here = v4(HOST, world.port);
    let member = || a.run(|| Socket::udp(here.into())?.reuse_port()?.bind(here.into()));
    let (mut first, second, third) = (member()?, member()?, member()?);
    for chosen in [1, 0, 2] {
        first = first.always_member(chosen)?;
        let members = [&first, &second, &third];
        wire.send(&Packet::udp(v4(PEER, 9), here, b"x"))?;
        arrives("a datagram from the wire", &members, chosen as usize)?;
        hears(members[chosen as usize], b"x")?;
    }
    Ok(())
}
