// SPDX-License-Identifier: GPL-2.0-only
//! The suite `bind`, fifth part: what a task does with a socket of another namespace happens where the socket was made.

use core::net::SocketAddr;

use rustix::io::Errno;

use super::bind::one_port;
use super::procfs::of;
use super::{
    Body, Verdict, arrives, at, client, converse, equal, hears, listener, receiver, sharing_listener, sharing_receiver,
};
use crate::namespace::World;
use crate::net::{ANY, Call, FIRST, Socket, refuses};
use crate::options::ADDRESS_FORM;
use crate::proc_net::Table;
use crate::report::Ended;

pub(super) const BODIES: &[Body] = &[
    ("bind/tcp-passed-socket-listens", tcp_passed_listens),
    ("bind/tcp-passed-socket-connects", tcp_passed_connects),
    ("bind/udp-passed-socket-connects", |world| udp_passed_sends(world, Socket::udp, true)),
    ("bind/udp-passed-socket-sends", |world| udp_passed_sends(world, Socket::udp, false)),
    ("bind/udp-passed-socket-turned-ipv4", udp_passed_turned),
    ("bind/tcp-passed-socket-turned-ipv4", tcp_passed_turned),
    ("bind/udplite-passed-socket-sends", |world| udp_passed_sends(world, Socket::udp_lite, false)),
    ("bind/tcp-passed-socket-automatic-port", |world| passed_automatic_port(world, Socket::tcp, listener)),
    ("bind/udp-passed-socket-automatic-port", |world| passed_automatic_port(world, Socket::udp, receiver)),
    ("bind/tcp-passed-socket-automatic-port-at-connect", tcp_passed_automatic_port_at_connect),
    ("bind/tcp-passed-socket-bucket", tcp_passed_bucket),
];

fn tcp_passed_listens(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (shared, other) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let bound = |address| Socket::tcp(address)?.reuse_address()?.bind(address);
    let [first, second] = [a.run(|| bound(shared))?, a.run(|| bound(shared))?];
    let _in_b = b.run(|| bound(shared)?.listen())?;
    let _first = b.run(|| first.listen())?;
    refuses(Errno::ADDRINUSE, "a second listener where the socket was made", b.run(|| second.listen()))?;
    let third = a.run(|| bound(other))?;
    let _in_b = b.run(|| listener(other))?;
    b.run(|| third.listen()).map(drop).map_err(Ended::from)
}

fn tcp_passed_connects(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let to = at(FIRST, world.port);
    let in_a = a.run(|| sharing_listener(at(ANY, world.port)))?;
    let in_b = b.run(|| sharing_listener(to))?;
    let socket = a.run(|| Socket::tcp(to))?;
    let client = b.run(|| socket.connect(to))?;
    arrives("a connection of a passed socket", &[&in_a, &in_b], 0)?;
    let server = b.run(|| in_a.accept())?;
    b.run(|| converse(&client, &server))
}

fn udp_passed_sends(world: &World, make: fn(SocketAddr) -> Call<Socket>, connected: bool) -> Verdict {
    let [a, b] = world.two()?;
    let (any, to) = (at(ANY, world.port), at(FIRST, world.port));
    let in_a = a.run(|| make(any)?.reuse_address()?.bind(any))?;
    let in_b = b.run(|| make(to)?.reuse_address()?.bind(to))?;
    let socket = a.run(|| make(to))?;
    b.run(|| if connected { socket.connect(to)?.send(b"x") } else { socket.send_to(b"x", to) })?;
    arrives("a datagram of a passed socket", &[&in_a, &in_b], 0)?;
    hears(&in_a, b"x")
}

/// To IPV6_ADDRFORM.
const IPV4: i32 = 2;

/// It stays where it was made. In one namespace the newest of equals hears, which is the other one.
fn udp_passed_turned(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (here, there) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let [here6, there6] = [here, there].map(|address| at(FIRST.to_ipv6_mapped(), address.port()));
    let passed = a.run(|| sharing_receiver(here6)?.connect(there6))?;
    b.run(|| passed.change(ADDRESS_FORM, IPV4))?;
    let other = b.run(|| sharing_receiver(here)?.connect(there))?;
    let sending = a.run(|| receiver(there)?.connect(here))?;
    sending.send(b"x")?;
    arrives("a datagram", &[&passed, &other, &sending], 0)?;
    hears(&passed, b"x")
}

/// The connection goes on, and is listed as one of IPv4 where it was made.
fn tcp_passed_turned(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let to = at(FIRST, world.port);
    let listening = a.run(|| listener(to))?;
    let client = a.run(|| client(at(FIRST.to_ipv6_mapped(), to.port())))?;
    let server = listening.accept()?;
    converse(&client, &server)?;
    b.run(|| client.change(ADDRESS_FORM, IPV4))?;
    converse(&client, &server)?;
    let is_it = of(&client)?;
    a.lists(Table::Tcp, 1, "the client", &is_it)?;
    a.lists(Table::Tcp6, 0, "the client", &is_it)?;
    b.lists(Table::Tcp, 0, "the client", &is_it)
}

/// The one port is taken in the first namespace, then in the second: a socket of the first gets it in the latter case
/// alone, whoever asks.
fn passed_automatic_port(
    world: &World,
    make: fn(SocketAddr) -> Call<Socket>,
    hold: fn(SocketAddr) -> Call<Socket>,
) -> Verdict {
    let [a, b] = world.two()?;
    let (any, choose) = (at(ANY, world.port), at(ANY, 0));
    let _settings = one_port([&a, &b], world.port)?;
    let [one, another] = [a.run(|| make(any))?, a.run(|| make(any))?];
    let in_a = a.run(|| hold(any))?;
    refuses(Errno::ADDRINUSE, "where the socket was made the port is taken", b.run(|| one.bind(choose)))?;
    drop(in_a);
    let _in_b = b.run(|| hold(any))?;
    equal("the port", b.run(|| another.bind(choose))?.port()?, world.port)
}

fn tcp_passed_automatic_port_at_connect(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let to = at(FIRST, world.port + 1);
    let _listeners = [a.run(|| listener(to))?, b.run(|| sharing_listener(to))?];
    let _settings = one_port([&a, &b], world.port)?;
    let [one, another] = [a.run(|| Socket::tcp(to))?, a.run(|| Socket::tcp(to))?];
    let in_a = a.run(|| listener(at(ANY, world.port)))?;
    refuses(Errno::ADDRNOTAVAIL, "where the socket was made the port is taken", b.run(|| one.connect(to)))?;
    drop(in_a);
    let _in_b = b.run(|| listener(at(ANY, world.port)))?;
    equal("the port", b.run(|| another.connect(to))?.port()?, world.port)
}

/// What a passed socket was bound to is held where it was made, against sockets made there and by tasks there.
fn tcp_passed_bucket(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (first, any) = (at(FIRST, world.port), at(ANY, world.port));
    let socket = a.run(|| Socket::tcp(first))?;
    let passed = b.run(|| socket.bind(first))?;
    let _in_b = b.run(|| listener(any))?;
    refuses(Errno::ADDRINUSE, "0.0.0.0 beside a passed socket", a.run(|| listener(any)))?;
    refuses(Errno::ADDRINUSE, "the address of a passed socket", a.run(|| listener(first)))?;
    drop(passed);
    a.run(|| listener(any)).map(drop).map_err(Ended::from)
}
