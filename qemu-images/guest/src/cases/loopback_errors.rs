// SPDX-License-Identifier: GPL-2.0-only
//! The suite `loopback`: rules of netfilter that ask whose datagram an ICMP error quotes.

use core::net::SocketAddrV4;
use core::time::Duration;

use super::lookup_host::{self, ALIAS};
use super::lookup_refused::is_refused;
use super::loopback::{raw, send_as_it_is};
use super::{Body, Verdict, at, sender, settle};
use crate::namespace::{Namespace, World};
use crate::net::{FIRST, SECOND, Socket, first_ready};
use crate::nftables::Rule;
use crate::options::MARK;
use crate::packet::{Packet, protocol};
use crate::report::{self, Ended};

pub(super) const BODIES: &[Body] = &[
    ("loopback/udp-error-of-marked-ordinary", ordinary),
    ("loopback/udp-error-of-marked-elsewhere", elsewhere),
    ("loopback/udp-error-of-marked-between-namespaces", between_namespaces),
];

const CHOSEN: u32 = 7;

fn ordinary(world: &World) -> Verdict {
    let nobody = at(SECOND, world.port);
    world.namespace()?.run(|| {
        let _rule = Rule::drop_errors_of(CHOSEN)?;
        let marked = sender(nobody)?.set(MARK, CHOSEN as i32)?;
        marked.send(b"x")?;
        is_refused(&sender(nobody)?, &[&marked])
    })
}

/// Whether an ICMP error from the second namespace gets past a rule that drops those for a marked socket, where the first one
/// has such a socket with the ends of the datagram that is quoted.
fn gets_past(
    [a, b]: &[Namespace; 2],
    from: SocketAddrV4,
    to: SocketAddrV4,
    carried: fn(Packet) -> Packet,
) -> Result<bool, Ended> {
    let _marked =
        a.run(|| Socket::udp(from.into())?.set(MARK, CHOSEN as i32)?.bind(from.into())?.connect(to.into()))?;
    let _rule = b.run(|| Rule::drop_errors_of(CHOSEN))?;
    let witness = b.run(|| raw(protocol::ICMP))?;
    let error = carried(Packet::port_unreachable(&Packet::udp(from, to, b"x")));
    b.run(|| send_as_it_is(&error))?;
    settle(b, to.port() + 1)?;
    Ok(first_ready(&[&witness], Duration::ZERO)?.is_some())
}

/// It is what an error quotes that says whose it is, also where its own addresses are the host's.
fn elsewhere(world: &World) -> Verdict {
    let namespaces = lookup_host::two(world)?;
    let ways: [fn(Packet) -> Packet; 2] = [|error| error, |error| error.between(ALIAS, ALIAS)];
    for (port, way) in (world.port..).step_by(3).zip(ways) {
        let (from, to) = (SocketAddrV4::new(FIRST, port), SocketAddrV4::new(SECOND, port + 1));
        if !gets_past(&namespaces, from, to, way)? {
            return Err(report::fail(format_args!("an ICMP error was dropped for another namespace's socket")));
        }
    }
    Ok(())
}

fn between_namespaces(world: &World) -> Verdict {
    let namespaces = lookup_host::two(world)?;
    let (from, to) = (SocketAddrV4::new(ALIAS, world.port), SocketAddrV4::new(ALIAS, world.port + 1));
    if gets_past(&namespaces, from, to, |error| error)? {
        return Err(report::fail(format_args!("an ICMP error got past the rule for another namespace's socket")));
    }
    Ok(())
}
