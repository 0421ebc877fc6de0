// SPDX-License-Identifier: GPL-2.0-only
//! The suite `lookup`, second half: where nobody receives, the sender is refused, whoever receives elsewhere.

use core::net::{Ipv4Addr, Ipv6Addr};
use core::time::Duration;

use rustix::io::Errno;

use super::lookup_host::{self, WAYS};
use super::{Body, Verdict, arrives, at, client, converse, listener, receiver, sender, settle};
use crate::errno::Name;
use crate::namespace::{Namespace, World};
use crate::net::{ANY, ANY6, Call, FIRST, SECOND, Socket, first_ready, refuses};
use crate::{report, sys};

pub(super) const BODIES: &[Body] = &[
    ("lookup/tcp-refused-ordinary", |world| world.namespace()?.run(|| tcp_refused_ordinary(world))),
    ("lookup/tcp-refused-where-listeners-were", |world| world.namespace()?.run(|| tcp_refused_afterwards(world))),
    ("lookup/udp-refused-ordinary", |world| world.namespace()?.run(|| udp_refused_ordinary(world))),
    ("lookup/tcp-refused-beside-listener", |world| tcp_beside(world, FIRST, FIRST)),
    ("lookup/tcp-refused-beside-any-listener", |world| tcp_beside(world, ANY, SECOND)),
    ("lookup/tcp-refused-beside-many", tcp_beside_many),
    ("lookup/tcp-refused-beside-dual-stack", |world| tcp_beside(world, ANY6, FIRST)),
    ("lookup/udp-refused-beside-receiver", |world| udp_beside(world, FIRST, FIRST)),
    ("lookup/udp-refused-beside-any-receiver", |world| udp_beside(world, ANY, SECOND)),
    ("lookup/udp-refused-beside-many", udp_beside_many),
    ("lookup/udp-refused-beside-dual-stack", |world| udp_beside(world, ANY6, FIRST)),
    ("lookup/tcp-refused-after-many", tcp_after_many),
    ("lookup/tcp-signed-ordinary", tcp_signed_ordinary),
    ("lookup/tcp-signed-not-refused-elsewhere", tcp_signed_elsewhere),
    ("lookup/tcp-signed-not-refused-with-host-address", tcp_signed_with_host),
    ("lookup/tcp-ipv6-signed-refused-by-any-key", tcp_ipv6_signed),
    ("lookup/udp-refused-after-many", udp_after_many),
];

fn tcp_refused_ordinary(world: &World) -> Verdict {
    for address in [FIRST, SECOND] {
        refuses(Errno::CONNREFUSED, "a port without a listener", client(at(address, world.port)))?;
    }
    drop(listener(at(ANY, world.port))?);
    refuses(Errno::CONNREFUSED, "a closed listener", client(at(FIRST, world.port)))
}

/// Sockets that do not listen are where a listener has been in the kernel's memory. Had it stayed in a list of listeners, one
/// of them would be found there.
fn tcp_refused_afterwards(world: &World) -> Verdict {
    // More than the kernel has at hand: one of them takes the listener's place.
    const OTHERS: usize = 32;
    // The kernel gives a listener's memory back when nobody can be reading it any more.
    const SOON: Duration = Duration::from_millis(4);
    const ROUNDS: usize = 3;
    let address = at(FIRST, world.port);
    drop(listener(address)?);
    for _ in 0..ROUNDS {
        sys::poll(&mut [], SOON).map_err(|errno| report::error(format_args!("waiting: {}", Name(errno))))?;
        let mut bound = [const { None }; OTHERS];
        for place in &mut bound {
            *place = Some(Socket::tcp(address)?.reuse_address()?.bind(address)?);
        }
        refuses(Errno::CONNREFUSED, "a socket that does not listen", client(address))?;
    }
    Ok(())
}

fn udp_refused_ordinary(world: &World) -> Verdict {
    for address in [FIRST, SECOND] {
        is_refused(&sender(at(address, world.port))?, &[])?;
    }
    drop(receiver(at(ANY, world.port))?);
    is_refused(&sender(at(FIRST, world.port))?, &[])
}

fn tcp_beside(world: &World, bound: impl Into<core::net::IpAddr> + Copy + Send + Sync, to: Ipv4Addr) -> Verdict {
    let [a, b] = world.two()?;
    let _elsewhere = a.run(|| listener(at(bound, world.port)))?;
    refuses(Errno::CONNREFUSED, "a listener elsewhere", b.run(|| client(at(to, world.port))))
}

fn tcp_beside_many(world: &World) -> Verdict {
    let mut held = [const { None }; 4];
    for ((namespace, place), last) in world.four()?.iter().zip(&mut held).zip(1..) {
        *place = Some(namespace.run(|| listener(at([127, 0, 0, last], world.port)))?);
    }
    let alone = world.namespace()?;
    for last in 1..=4 {
        let to = at([127, 0, 0, last], world.port);
        refuses(Errno::CONNREFUSED, "a listener elsewhere", alone.run(|| client(to)))?;
    }
    Ok(())
}

fn tcp_after_many(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let _elsewhere = a.run(|| listener(at(ANY, world.port)))?;
    let is_refused = || refuses(Errno::CONNREFUSED, "a listener elsewhere", client(at(FIRST, world.port)));
    b.run(|| after_many(world, is_refused))
}

/// Runs the closure in this namespace, made right after the other one, and in some made after it. They are as far from the
/// other one as a table of the kernel may have slots: where it takes the hash of a namespace for the namespace, it takes
/// one of them for the other one.
fn after_many(world: &World, act: impl Fn() -> Verdict) -> Verdict {
    // Of network namespaces, which take long, one shows that the case is right.
    let most = if world.traces().is_freed_at_once { 512_u32 } else { 1 };
    for distance in 1..=most {
        if distance > 1 {
            world.enter_new()?;
        }
        if distance.is_power_of_two() {
            act()?;
        }
    }
    Ok(())
}

/// Asserts that a connected UDP socket learns of the ICMP error after it has sent, and that nobody hears it.
pub(super) fn is_refused(sender: &Socket, elsewhere: &[&Socket]) -> Verdict {
    sender.send(b"x")?;
    let mut watched = [sender; 5];
    for (place, socket) in watched.iter_mut().skip(1).zip(elsewhere) {
        *place = socket;
    }
    arrives("the ICMP error for a datagram", &watched, 0)?;
    refuses(Errno::CONNREFUSED, "after a datagram to nobody", sender.receive(&mut [0; 1]))?;
    match first_ready(elsewhere, Duration::ZERO)? {
        None => Ok(()),
        Some(_) => Err(report::fail(format_args!("a refused datagram was received elsewhere all the same"))),
    }
}

fn udp_beside(world: &World, bound: impl Into<core::net::IpAddr> + Copy + Send + Sync, to: Ipv4Addr) -> Verdict {
    let [a, b] = world.two()?;
    let elsewhere = a.run(|| receiver(at(bound, world.port)))?;
    b.run(|| is_refused(&sender(at(to, world.port))?, &[&elsewhere]))
}

fn udp_beside_many(world: &World) -> Verdict {
    let bind = |last: u8| receiver(at([127, 0, 0, last], world.port));
    let [a, b, c, d] = world.four()?;
    let held = [a.run(|| bind(1))?, b.run(|| bind(2))?, c.run(|| bind(3))?, d.run(|| bind(4))?];
    let alone = world.namespace()?;
    for last in 1..=4 {
        let to = at([127, 0, 0, last], world.port);
        alone.run(|| is_refused(&sender(to)?, &held.each_ref()))?;
    }
    Ok(())
}

fn udp_after_many(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let elsewhere = a.run(|| receiver(at(ANY, world.port)))?;
    b.run(|| after_many(world, || is_refused(&sender(at(FIRST, world.port))?, &[&elsewhere])))
}

/// Who knows the key of a connection that is not there is a listener on the port that the segment comes from: such a pair
/// of hosts connects from either side.
fn signed_listener(port: u16, here: Ipv4Addr, there: Ipv4Addr) -> Call<Socket> {
    let address = at(here, port);
    Socket::tcp(address)?.sign(there)?.bind(address)?.listen()
}

/// A socket that signs its SYN, which goes to a port where nobody listens.
fn signed_client(port: u16, here: Ipv4Addr, there: Ipv4Addr) -> Call<Socket> {
    let address = at(there, port);
    Socket::tcp(address)?.sign(here)?.bind(address)?.begin_to_connect(at(here, port + 1))
}

fn tcp_signed_ordinary(world: &World) -> Verdict {
    world.namespace()?.run(|| {
        let listening = signed_listener(world.port, FIRST, SECOND)?;
        let address = at(SECOND, world.port + 2);
        let client = Socket::tcp(address)?.sign(FIRST)?.bind(address)?.connect(at(FIRST, world.port))?;
        converse(&client, &listening.accept()?)?;
        let refused = signed_client(world.port, FIRST, SECOND)?;
        arrives("the signed reset", &[&refused], 0)?;
        refuses(Errno::CONNREFUSED, "a port without a listener", refused.receive(&mut [0]))
    })
}

/// The key of another namespace's listener does not sign a reset.
fn tcp_signed_elsewhere(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    signed_between([&a, &b], world.port, FIRST, SECOND)
}

fn tcp_signed_with_host(world: &World) -> Verdict {
    let [a, b] = lookup_host::two(world)?;
    WAYS.into_iter()
        .zip((world.port..).step_by(3))
        .try_for_each(|((from, to), port)| signed_between([&a, &b], port, to, from))
}

fn signed_between([a, b]: [&Namespace; 2], port: u16, here: Ipv4Addr, there: Ipv4Addr) -> Verdict {
    let _listening = a.run(|| signed_listener(port, here, there))?;
    let client = b.run(|| signed_client(port, here, there))?;
    settle(b, port + 2)?;
    match first_ready(&[&client], Duration::ZERO)? {
        None => Ok(()),
        Some(_) => Err(report::fail(format_args!("a reset was signed with another namespace's key"))),
    }
}

/// Over IPv6 any namespace's listener will do. There is but one address, and so the two share their port.
fn tcp_ipv6_signed(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (here, nobody) = (at(Ipv6Addr::LOCALHOST, world.port), at(Ipv6Addr::LOCALHOST, world.port + 1));
    let bound = || Socket::tcp(here)?.sign(Ipv6Addr::LOCALHOST)?.reuse_port()?.bind(here);
    let _listening = a.run(|| bound()?.listen())?;
    let client = b.run(|| bound()?.begin_to_connect(nobody))?;
    settle(&b, world.port + 2)?;
    match first_ready(&[&client], Duration::ZERO)? {
        Some(_) => refuses(Errno::CONNREFUSED, "a port without a listener", client.receive(&mut [0])),
        None => Err(report::fail(format_args!("no reset was signed with another namespace's key"))),
    }
}
