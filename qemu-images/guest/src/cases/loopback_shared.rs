// SPDX-License-Identifier: GPL-2.0-only
//! The suite `loopback`, the part of what namespaces share: what comes to an address outside 127/8 is for a socket of any of
//! them, and so is what goes over IPv6.

use core::net::Ipv6Addr;

use rustix::io::Errno;

use super::loopback::{EXPERIMENT, allow_ping, raw};
use super::loopback_udp::have_heard;
use super::loopback_wire::{next_out, v4};
use super::{Body, Verdict, arrives, at, hears, settle, sharing_receiver};
use crate::namespace::World;
use crate::net::{ANY6, Socket, refuses};
use crate::network::{LOOPBACK, lead_over_loopback};
use crate::options::{MULTICAST_THROUGH, TELL_ERRORS};
use crate::packet::Packet;
use crate::report::Ended;
use crate::wire::{HOST, PEER, Wire};

pub(super) const BODIES: &[Body] = &[
    ("loopback/wire-raw-error-reaches-any-namespace", wire_raw_error),
    ("loopback/ping6-initial-first", ping6_initial_first),
    ("loopback/ipv6-to-many-reaches-all-namespaces", ipv6_to_many),
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

/// Of all that fit none is passed over for its namespace.
fn ipv6_to_many(world: &World) -> Verdict {
    /// One that reaches no further than an interface.
    const GROUP: Ipv6Addr = Ipv6Addr::new(0xff01, 0, 0, 0, 0, 0, 0, 0x77);
    let [a, b] = world.two()?;
    let (any, here) = (at(ANY6, world.port), at(Ipv6Addr::LOCALHOST, 0));
    let raw = || Socket::raw(any, EXPERIMENT);
    let raws = [raw()?, a.run(raw)?, b.run(raw)?];
    let member = || sharing_receiver(any)?.join_on_loopback(GROUP);
    let members = [member()?, a.run(member)?, b.run(member)?];
    a.run(|| {
        raw()?.send_to(b"to all", here)?;
        lead_over_loopback(GROUP)?;
        let sending = Socket::udp(here)?.set(MULTICAST_THROUGH, LOOPBACK as i32)?.bind(here)?;
        sending.send_to(b"to all", at(GROUP, world.port)).map_err(Ended::from)
    })?;
    settle(&a, world.port + 1)?;
    have_heard("a packet over IPv6", &raws, b"to all")?;
    have_heard("a datagram to a group of IPv6", &members, b"to all")
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
