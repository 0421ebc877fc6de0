// SPDX-License-Identifier: GPL-2.0-only
//! The suite `lookup`: where one end is in 127/8 and the other is an address that the host has besides.

use core::net::Ipv4Addr;

use rustix::io::Errno;

use super::bind::one_port;
use super::lookup_families::is_not_taken_over;
use super::lookup_refused::is_refused;
use super::loopback::{EXPERIMENT, allow_ping_in, echo_request, hears_packet, hears_reply, raw};
use super::{
    Body, Verdict, arrives, at, client, client_from, converse, equal, hears, listener, receiver, settle,
    sharing_listener, sharing_receiver,
};
use crate::errno::Name;
use crate::interface;
use crate::namespace::{Namespace, World};
use crate::net::{ANY, Call, FIRST, SECOND, Socket, refuses};
use crate::options::TELL_ERRORS;
use crate::report::{self, Ended};
use crate::source::send_from;
use crate::sys;

pub(super) const BODIES: &[Body] = &[
    ("lookup/tcp-from-host-address", tcp_from_host),
    ("lookup/udp-from-host-address", udp_from_host),
    ("lookup/tcp-from-host-address-refused", tcp_from_host_refused),
    ("lookup/udp-from-host-address-refused", udp_from_host_refused),
    ("lookup/tcp-from-host-address-same-four-tuple", |world| tcp_same_four_tuple(world, FIRST, ALIAS)),
    ("lookup/udp-from-host-address-same-four-tuple", udp_from_host_same_four_tuple),
    ("lookup/tcp-to-host-address-same-four-tuple", |world| tcp_same_four_tuple(world, ALIAS, FIRST)),
    ("lookup/tcp-to-host-address-from-loopback", tcp_to_host_from_loopback),
    ("lookup/udp-to-host-address-from-loopback", udp_to_host_from_loopback),
    ("lookup/udp-source-chosen-ordinary", source_chosen_ordinary),
    ("lookup/udp-source-chosen-at-the-host", source_chosen),
    ("lookup/udp-source-chosen-refused", source_chosen_refused),
    ("lookup/raw-with-host-address", raw_with_host),
    ("lookup/ping-with-host-address", ping_with_host),
    ("lookup/tcp-host-address-automatic-port-of-the-initial", automatic_port_of_the_initial),
    ("lookup/tcp-host-address-time-wait-not-taken-over", time_wait_not_taken_over),
];

/// An address on `lo` that is not in 127/8.
pub(super) const ALIAS: Ipv4Addr = Ipv4Addr::new(192, 168, 77, 1);

/// The two ways of a packet that has one end in 127/8 alone: from where to where. Each shows that the other end does not
/// decide.
pub(super) const WAYS: [(Ipv4Addr, Ipv4Addr); 2] = [(FIRST, ALIAS), (ALIAS, FIRST)];

/// Gives `lo` of the caller's network the address besides. It stays, where others share the network: they do not use it.
pub(super) fn add_alias() -> Verdict {
    interface::set_address(*b"lo:1", ALIAS, Ipv4Addr::BROADCAST)
        .map_err(|errno| report::error(format_args!("a second address of lo: {}", Name(errno))))
}

/// Two namespaces in which `lo` has the address besides.
pub(super) fn two(world: &World) -> Result<[Namespace; 2], Ended> {
    let namespaces = world.two()?;
    for namespace in &namespaces {
        namespace.run(add_alias)?;
    }
    Ok(namespaces)
}

/// A namespace beside the initial one: in both `lo` has the address besides.
pub(super) fn beside_initial(world: &World) -> Result<Namespace, Ended> {
    add_alias()?;
    let a = world.namespace()?;
    a.run(add_alias)?;
    Ok(a)
}

fn tcp_from_host(world: &World) -> Verdict {
    let [a, b] = two(world)?;
    let to = at(FIRST, world.port);
    let foreign = a.run(|| sharing_listener(to))?;
    let own = b.run(|| sharing_listener(at(ANY, world.port)))?;
    let client = b.run(|| client_from(at(ALIAS, 0), to))?;
    arrives("a connection", &[&foreign, &own], 1)?;
    converse(&client, &own.accept()?)
}

fn udp_from_host(world: &World) -> Verdict {
    let [a, b] = two(world)?;
    let to = at(FIRST, world.port);
    let foreign = a.run(|| sharing_receiver(to))?;
    let own = b.run(|| sharing_receiver(at(ANY, world.port)))?;
    b.run(|| Socket::udp(to)?.bind(at(ALIAS, 0))?.send_to(b"x", to))?;
    arrives("a datagram", &[&foreign, &own], 1)?;
    hears(&own, b"x")
}

fn tcp_from_host_refused(world: &World) -> Verdict {
    let [a, b] = two(world)?;
    let to = at(FIRST, world.port);
    let _elsewhere = a.run(|| listener(to))?;
    refuses(Errno::CONNREFUSED, "a listener elsewhere", b.run(|| client_from(at(ALIAS, 0), to)))
}

fn udp_from_host_refused(world: &World) -> Verdict {
    let [a, b] = two(world)?;
    let to = at(FIRST, world.port);
    let elsewhere = a.run(|| sharing_receiver(to))?;
    b.run(|| is_refused(&Socket::udp(to)?.bind(at(ALIAS, 0))?.connect(to)?, &[&elsewhere]))
}

/// What comes back has 127.0.0.1 at its other end.
fn tcp_same_four_tuple(world: &World, to: Ipv4Addr, from: Ipv4Addr) -> Verdict {
    let [a, b] = two(world)?;
    let (here, there) = (at(to, world.port), at(from, world.port + 1));
    let pair = || {
        let listening = sharing_listener(here)?;
        let client = Socket::tcp(there)?.reuse_address()?.bind(there)?.connect(here)?;
        Call::Ok((client, listening.accept()?))
    };
    let [in_a, in_b] = [a.run(pair)?, b.run(pair)?];
    in_a.1.send(b"a")?;
    in_b.1.send(b"b")?;
    hears(&in_a.0, b"a")?;
    hears(&in_b.0, b"b")?;
    converse(&in_a.0, &in_a.1)?;
    converse(&in_b.0, &in_b.1)
}

fn udp_from_host_same_four_tuple(world: &World) -> Verdict {
    let [a, b] = two(world)?;
    let (here, there) = (at(FIRST, world.port), at(ALIAS, world.port + 1));
    let receivers =
        [a.run(|| sharing_receiver(here)?.connect(there))?, b.run(|| sharing_receiver(here)?.connect(there))?];
    let senders =
        [a.run(|| sharing_receiver(there)?.connect(here))?, b.run(|| sharing_receiver(there)?.connect(here))?];
    for right in [0, 1, 0] {
        senders[right].send(b"there")?;
        arrives("a datagram", &receivers.each_ref(), right)?;
        hears(&receivers[right], b"there")?;
        receivers[right].send(b"and back")?;
        arrives("a datagram", &senders.each_ref(), right)?;
        hears(&senders[right], b"and back")?;
    }
    Ok(())
}

/// An address of the host is common to namespaces, but not what is sent there from 127.0.0.1.
fn tcp_to_host_from_loopback(world: &World) -> Verdict {
    let [a, b] = two(world)?;
    let (to, from) = (at(ALIAS, world.port), at(FIRST, 0));
    let foreign = a.run(|| sharing_listener(to))?;
    refuses(Errno::CONNREFUSED, "a listener elsewhere", b.run(|| client_from(from, to)))?;
    let own = b.run(|| sharing_listener(at(ANY, world.port)))?;
    let client = b.run(|| client_from(from, to))?;
    arrives("a connection", &[&foreign, &own], 1)?;
    converse(&client, &own.accept()?)
}

fn udp_to_host_from_loopback(world: &World) -> Verdict {
    let [a, b] = two(world)?;
    let to = at(ALIAS, world.port);
    let foreign = a.run(|| sharing_receiver(to))?;
    let sending = b.run(|| Socket::udp(to)?.bind(at(FIRST, 0))?.connect(to))?;
    b.run(|| is_refused(&sending, &[&foreign]))?;
    let own = b.run(|| sharing_receiver(at(ANY, world.port)))?;
    sending.send(b"x")?;
    arrives("a datagram", &[&foreign, &own], 1)?;
    hears(&own, b"x")
}

/// Who is connected with an address hears what comes from there alone.
fn source_chosen_ordinary(world: &World) -> Verdict {
    let (here, there) = (at(FIRST, world.port), world.port + 1);
    world.namespace()?.run(|| {
        let sending = receiver(at(ANY, there))?;
        for source in [SECOND, FIRST] {
            let hearing = receiver(here)?.connect(at(source, there))?;
            send_from(&sending, b"x", source, here)?;
            hears(&hearing, b"x")?;
        }
        Ok(())
    })
}

/// The socket is bound to no address, and the other end is the host's: the packet's source alone is in 127.0.0.0/8.
fn source_chosen(world: &World) -> Verdict {
    let [a, b] = two(world)?;
    let to = at(ALIAS, world.port);
    let foreign = a.run(|| sharing_receiver(to))?;
    let own = b.run(|| sharing_receiver(at(ANY, world.port)))?;
    b.run(|| send_from(&Socket::udp(to)?, b"x", FIRST, to))?;
    arrives("a datagram", &[&foreign, &own], 1)?;
    hears(&own, b"x")
}

fn source_chosen_refused(world: &World) -> Verdict {
    let [a, b] = two(world)?;
    let to = at(ALIAS, world.port);
    let elsewhere = a.run(|| sharing_receiver(to))?;
    let sending = b.run(|| Socket::udp(to)?.set(TELL_ERRORS, 1))?;
    b.run(|| send_from(&sending, b"x", FIRST, to))?;
    arrives("an answer", &[&elsewhere, &sending], 1)?;
    refuses(Errno::CONNREFUSED, "a receiver elsewhere", sending.receive(&mut [0]))
}

/// Whichever end it is that is in 127/8.
fn raw_with_host(world: &World) -> Verdict {
    let [a, b] = two(world)?;
    let receivers = [a.run(|| raw(EXPERIMENT))?, b.run(|| raw(EXPERIMENT))?];
    for (from, to) in [(FIRST, ALIAS), (ALIAS, FIRST)] {
        b.run(|| raw(EXPERIMENT)?.bind(at(from, 0))?.send_to(b"x", at(to, 0)))?;
        arrives("a packet", &receivers.each_ref(), 1)?;
        hears_packet(&receivers[1], b"x")?;
    }
    Ok(())
}

/// A reply to the host's address has 127.0.0.1 as its source alone.
fn ping_with_host(world: &World) -> Verdict {
    let [a, b] = two(world)?;
    let _settings = allow_ping_in([&a, &b])?;
    for (from, to) in [(FIRST, ALIAS), (ALIAS, FIRST)] {
        let hold = || Socket::ping(at(from, 0))?.bind(at(from, world.port));
        let sockets = [a.run(hold)?, b.run(hold)?];
        for (right, payload) in [(0, b"a"), (1, b"b"), (0, b"c")] {
            sockets[right].send_to(&echo_request(0, payload), at(to, 0))?;
            arrives("a reply", &sockets.each_ref(), right)?;
            hears_reply(&sockets[right], world.port, payload)?;
        }
    }
    Ok(())
}

/// The port is new to the initial namespace, but the connection is there already.
fn automatic_port_of_the_initial(world: &World) -> Verdict {
    let a = beside_initial(world)?;
    let to = at(ALIAS, world.port + 1);
    let _listening = a.run(|| listener(to))?;
    let _settings = one_port([&a, &a], world.port)?;
    let first = a.run(|| client(to))?;
    equal("the port", first.port()?, world.port)?;
    refuses(Errno::ADDRNOTAVAIL, "a four-tuple that is connected", client(to))
}

/// Nor can the initial namespace take over the TIME_WAIT of another one, and its port with it.
fn time_wait_not_taken_over(world: &World) -> Verdict {
    sys::leave_first_second();
    let a = beside_initial(world)?;
    let (here, there) = (at(ALIAS, world.port), at(ALIAS, world.port + 1));
    let connect = || Socket::tcp(there)?.reuse_address()?.bind(there)?.connect(here);
    let listening = a.run(|| listener(here))?;
    let client = a.run(connect)?;
    let server = listening.accept()?;
    drop(client);
    hears(&server, b"")?;
    drop(server);
    settle(&a, world.port + 2)?;
    is_not_taken_over(connect())?;
    let again = a.run(connect)?;
    converse(&again, &listening.accept()?)
}
