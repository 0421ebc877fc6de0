// SPDX-License-Identifier: GPL-2.0-only
//! The suite `loopback`, first part: raw and ping sockets, of which each sees what many have sent.

use core::net::Ipv4Addr;
use core::time::Duration;

use rustix::io::Errno;

use super::lookup_host::{self, ALIAS, WAYS};
use super::{Body, Verdict, arrives, at, client, listener, receiver, sender, settle};
use crate::namespace::{Namespace, World};
use crate::net::{ANY, Call, FIRST, SECOND, Socket, first_ready, refuses};
use crate::options::TELL_ERRORS;
use crate::packet::Packet;
use crate::packet::protocol::AS_IT_IS;
use crate::report::{self, Ended};
use crate::sysctl::Setting;
use crate::wire::{HOST, PEER, Wire};

pub(super) const BODIES: &[Body] = &[
    ("loopback/raw-ordinary", |world| world.namespace()?.run(raw_ordinary)),
    ("loopback/raw-own-receiver", |world| raw_own(world, Ok)),
    ("loopback/raw-own-receiver-bound", |world| raw_own(world, |socket| socket.bind(at(FIRST, 0)))),
    ("loopback/raw-own-receiver-connected", |world| raw_own(world, |socket| socket.connect(at(FIRST, 0)))),
    ("loopback/raw-without-foreign-udp", raw_without_foreign_udp),
    ("loopback/raw-without-foreign-tcp", raw_without_foreign_tcp),
    ("loopback/raw-without-foreign-ping", raw_without_foreign_ping),
    ("loopback/raw-header-included", raw_header_included),
    ("loopback/raw-refused-beside-receiver", raw_refused_beside_receiver),
    ("loopback/raw-error-ordinary", |world| world.namespace()?.run(raw_error_ordinary)),
    ("loopback/raw-forged-error", |world| {
        raw_forged_error(&world.two()?, world.port, (FIRST, SECOND), &raw_error(FIRST, SECOND))
    }),
    ("loopback/raw-forged-error-with-host-address", raw_forged_error_with_host),
    ("loopback/raw-forged-error-from-a-host-address", |world| {
        let error = raw_error(FIRST, SECOND).between(ALIAS, ALIAS);
        raw_forged_error(&lookup_host::two(world)?, world.port, (FIRST, SECOND), &error)
    }),
    ("loopback/wire-raw-reaches-all-namespaces", wire_raw),
    ("loopback/ping-ordinary", |world| world.namespace()?.run(|| ping_ordinary(world))),
    ("loopback/ping-conflicts", |world| world.namespace()?.run(|| ping_conflicts(world))),
    ("loopback/ping-two-namespaces", ping_two_namespaces),
    ("loopback/ping-own-reply", ping_own_reply),
    ("loopback/ping-passed-socket", ping_passed_socket),
    ("loopback/ping-error-ordinary", |world| world.namespace()?.run(|| ping_error_ordinary(world))),
    ("loopback/ping-forged-error", ping_forged_error),
    ("loopback/ping-forged-error-from-a-host-address", ping_forged_error_from_host),
    ("loopback/wire-ping-reaches-any-namespace", wire_ping),
    ("loopback/wire-ping-initial-first", wire_ping_initial_first),
];

/// An IP protocol for experiments (RFC 3692), which nobody else here speaks.
pub(super) const EXPERIMENT: u8 = 253;
const ICMP: u8 = 1;
const TCP: u8 = 6;
const UDP: u8 = 17;
const ECHO_HEADER: usize = 8;
/// The kind of an ICMP echo that answers one.
const REPLY: u8 = 0;

pub(super) fn raw(protocol: u8) -> Call<Socket> {
    Socket::raw(at(ANY, 0), protocol)
}

/// Asserts that the next packet to arrive has this payload.
pub(super) fn hears_packet(socket: &Socket, payload: &[u8]) -> Verdict {
    let mut buffer = [0; 128];
    let length = socket.receive(&mut buffer)?;
    match buffer.get(usize::from(buffer[0] & 15) * 4..length) {
        Some(found) if found == payload => Ok(()),
        _ => Err(report::fail(format_args!("a raw socket received something else"))),
    }
}

fn raw_ordinary() -> Verdict {
    let receivers = [raw(EXPERIMENT)?, raw(EXPERIMENT)?];
    let elsewhere = raw(EXPERIMENT)?.bind(at(SECOND, 0))?;
    let sender = raw(EXPERIMENT)?.connect(at(SECOND, 0))?;
    sender.send_to(b"first", at(FIRST, 0))?;
    for receiver in &receivers {
        hears_packet(receiver, b"first")?;
    }
    sender.send(b"second")?;
    for receiver in [&receivers[0], &receivers[1], &elsewhere] {
        hears_packet(receiver, b"second")?;
    }
    Ok(())
}

fn raw_own(world: &World, prepare: fn(Socket) -> Call<Socket>) -> Verdict {
    let [a, b] = world.two()?;
    let make = || raw(EXPERIMENT).and_then(prepare);
    let receivers = [a.run(make)?, b.run(make)?];
    for (right, namespace) in [&a, &b].into_iter().enumerate() {
        namespace.run(|| raw(EXPERIMENT)?.send_to(b"x", at(FIRST, 0)))?;
        arrives("a packet", &receivers.each_ref(), right)?;
        hears_packet(&receivers[right], b"x")?;
    }
    Ok(())
}

fn raw_without_foreign_udp(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let address = at(FIRST, world.port);
    let foreign = a.run(|| raw(UDP))?;
    let own = b.run(|| receiver(address))?;
    b.run(|| sender(address)?.send(b"x"))?;
    arrives("a datagram", &[&foreign, &own], 1)
}

fn raw_without_foreign_tcp(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let address = at(FIRST, world.port);
    let foreign = a.run(|| raw(TCP))?;
    let own = b.run(|| listener(address))?;
    let _client = b.run(|| client(address))?;
    arrives("a connection", &[&foreign, &own], 1)
}

fn raw_without_foreign_ping(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let foreign = a.run(|| raw(ICMP))?;
    let own = b.run(|| raw(ICMP))?;
    b.run(|| own.send_to(&echo_request(world.port, b"x"), at(FIRST, 0)))?;
    arrives("an echo request", &[&foreign, &own], 1)
}

/// Sends a packet as it is.
pub(super) fn send_as_it_is(packet: &Packet) -> Call<()> {
    raw(AS_IT_IS)?.send_to(packet.as_bytes(), at(packet.destination(), 0))
}

fn raw_header_included(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let foreign = a.run(|| raw(EXPERIMENT))?;
    let own = b.run(|| raw(EXPERIMENT))?;
    b.run(|| send_as_it_is(&Packet::of(EXPERIMENT, FIRST, SECOND, b"x")))?;
    arrives("a packet", &[&foreign, &own], 1)?;
    hears_packet(&own, b"x")
}

fn raw_refused_beside_receiver(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let foreign = a.run(|| raw(EXPERIMENT))?;
    let told = b.run(|| raw(ICMP))?;
    b.run(|| send_as_it_is(&Packet::of(EXPERIMENT, FIRST, FIRST, b"x")))?;
    arrives("a packet that nobody takes, or word of it,", &[&foreign, &told], 1)
}

/// A raw socket that would be told if what it sends had not arrived.
fn told_of_errors(from: Ipv4Addr, to: Ipv4Addr) -> Call<Socket> {
    raw(EXPERIMENT)?.set(TELL_ERRORS, 1)?.bind(at(from, 0))?.connect(at(to, 0))
}

/// The ICMP error that says so.
fn raw_error(from: Ipv4Addr, to: Ipv4Addr) -> Packet {
    Packet::host_unreachable(&Packet::of(EXPERIMENT, from, to, b"8 bytes."))
}

fn raw_error_ordinary() -> Verdict {
    let socket = told_of_errors(FIRST, SECOND)?;
    send_as_it_is(&raw_error(FIRST, SECOND))?;
    refuses(Errno::HOSTUNREACH, "after an ICMP error", socket.receive(&mut [0]))
}

fn raw_forged_error([a, b]: &[Namespace; 2], port: u16, (from, to): (Ipv4Addr, Ipv4Addr), error: &Packet) -> Verdict {
    let socket = a.run(|| told_of_errors(from, to))?;
    b.run(|| send_as_it_is(error))?;
    settle(b, port)?;
    undisturbed(&socket)
}

fn raw_forged_error_with_host(world: &World) -> Verdict {
    let namespaces = lookup_host::two(world)?;
    WAYS.into_iter()
        .try_for_each(|(from, to)| raw_forged_error(&namespaces, world.port, (from, to), &raw_error(from, to)))
}

/// Asserts that nothing has come to the socket.
fn undisturbed(socket: &Socket) -> Verdict {
    match first_ready(&[socket], Duration::ZERO)? {
        None => Ok(()),
        Some(_) => Err(report::fail(format_args!("an ICMP error came to another namespace's socket"))),
    }
}

/// Asserts that something has come from the wire. What is sent there has arrived before write(2) is back.
fn has_come(socket: &Socket) -> Verdict {
    match first_ready(&[socket], Duration::ZERO)? {
        Some(_) => Ok(()),
        None => Err(report::fail(format_args!("nothing has come from the wire"))),
    }
}

fn wire_raw(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let a = world.namespace()?;
    let receivers = [a.run(|| raw(EXPERIMENT))?, raw(EXPERIMENT)?];
    wire.send(&Packet::of(EXPERIMENT, PEER, HOST, b"x"))?;
    for receiver in &receivers {
        has_come(receiver)?;
        hears_packet(receiver, b"x")?;
    }
    Ok(())
}

/// An ICMP echo, of whose kinds there are two.
fn echo(kind: u8, identifier: u16, payload: &[u8; 1]) -> [u8; ECHO_HEADER + 1] {
    let [high, low] = identifier.to_be_bytes();
    let mut message = [kind, 0, 0, 0, high, low, 0, 1, payload[0]];
    let sum = [[kind, 0], [high, low], [0, 1], [payload[0], 0]].map(u16::from_be_bytes).map(u32::from);
    let sum: u32 = sum.iter().sum();
    message[2..4].copy_from_slice(&(!((sum & 0xffff) + (sum >> 16)) as u16).to_be_bytes());
    message
}

/// An ICMP echo request. A ping socket puts in its own identifier and the checksum; a raw one takes it as it is.
pub(super) fn echo_request(identifier: u16, payload: &[u8; 1]) -> [u8; ECHO_HEADER + 1] {
    const REQUEST: u8 = 8;
    echo(REQUEST, identifier, payload)
}

/// Lets this process have ping sockets.
pub(super) fn allow_ping() -> Result<Setting, Ended> {
    Setting::change("/proc/sys/net/ipv4/ping_group_range", format_args!("0 0"))
}

/// A ping socket that does not share its identifier, as they do where nobody says otherwise.
fn sole_ping() -> Call<Socket> {
    Socket::ping(at(FIRST, 0))?.keep_address()
}

/// Lets both namespaces have ping sockets.
pub(super) fn allow_ping_in([a, b]: [&Namespace; 2]) -> Result<[Setting; 2], Ended> {
    Ok([a.run(allow_ping)?, b.run(allow_ping)?])
}

/// Asserts that the next reply has this identifier and payload.
pub(super) fn hears_reply(socket: &Socket, identifier: u16, payload: &[u8; 1]) -> Verdict {
    let mut buffer = [0; 64];
    let length = socket.receive(&mut buffer)?;
    let [high, low] = identifier.to_be_bytes();
    match buffer.get(..length) {
        Some(&[REPLY, _, _, _, first, second, _, _, byte]) if [first, second, byte] == [high, low, payload[0]] => {
            Ok(())
        }
        _ => Err(report::fail(format_args!("a ping socket received something else"))),
    }
}

fn ping_ordinary(world: &World) -> Verdict {
    let _setting = allow_ping()?;
    let bound = Socket::ping(at(FIRST, 0))?.bind(at(FIRST, world.port))?;
    let chosen = Socket::ping(at(FIRST, 0))?.connect(at(SECOND, 0))?;
    bound.send_to(&echo_request(0, b"x"), at(FIRST, 0))?;
    chosen.send(&echo_request(0, b"y"))?;
    hears_reply(&bound, world.port, b"x")?;
    hears_reply(&chosen, chosen.port()?, b"y")
}

fn ping_conflicts(world: &World) -> Verdict {
    let _setting = allow_ping()?;
    let _held = sole_ping()?.bind(at(FIRST, world.port))?;
    refuses(Errno::ADDRINUSE, "an identifier twice", sole_ping()?.bind(at(FIRST, world.port)))?;
    refuses(Errno::ADDRINUSE, "an identifier twice", sole_ping()?.bind(at(ANY, world.port)))
}

fn ping_two_namespaces(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let _settings = allow_ping_in([&a, &b])?;
    let hold = || sole_ping()?.bind(at(ANY, world.port));
    let _held = [a.run(hold)?, b.run(hold)?];
    Ok(())
}

fn ping_own_reply(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let _settings = allow_ping_in([&a, &b])?;
    let hold = || Socket::ping(at(FIRST, 0))?.bind(at(FIRST, world.port));
    let sockets = [a.run(hold)?, b.run(hold)?];
    for (right, payload) in [(0, b"a"), (1, b"b"), (0, b"c")] {
        sockets[right].send_to(&echo_request(0, payload), at(FIRST, 0))?;
        arrives("a reply", &sockets.each_ref(), right)?;
        hears_reply(&sockets[right], world.port, payload)?;
    }
    Ok(())
}

fn ping_passed_socket(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let _settings = allow_ping_in([&a, &b])?;
    let hold = |identifier| sole_ping()?.bind(at(FIRST, identifier));
    let _held = (a.run(|| hold(world.port))?, b.run(|| hold(world.port + 1))?);
    let (one, another) = (a.run(sole_ping)?, a.run(sole_ping)?);
    refuses(Errno::ADDRINUSE, "what is held where it was made", b.run(|| one.bind(at(FIRST, world.port))))?;
    b.run(|| another.bind(at(FIRST, world.port + 1))).map(drop).map_err(Ended::from)
}

/// A ping socket that would be told if its request to [`SECOND`] had not arrived, and the ICMP error that says so.
fn ping_told_of_errors(bound: Ipv4Addr, identifier: u16) -> Call<(Socket, Packet)> {
    let socket = Socket::ping(at(bound, 0))?.set(TELL_ERRORS, 1)?.bind(at(bound, identifier))?;
    let request = Packet::of(ICMP, FIRST, SECOND, &echo_request(identifier, b"x"));
    Ok((socket, Packet::host_unreachable(&request)))
}

fn ping_error_ordinary(world: &World) -> Verdict {
    let _setting = allow_ping()?;
    let (socket, error) = ping_told_of_errors(FIRST, world.port)?;
    send_as_it_is(&error)?;
    refuses(Errno::HOSTUNREACH, "after an ICMP error", socket.receive(&mut [0]))
}

fn ping_forged_error(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let _settings = allow_ping_in([&a, &b])?;
    let (socket, error) = a.run(|| ping_told_of_errors(FIRST, world.port))?;
    b.run(|| send_as_it_is(&error))?;
    settle(&b, world.port)?;
    undisturbed(&socket)
}

/// Who says that a request has not arrived may be any host on its way: the error that it sends is to the address that it has
/// for the sender's host, at which a socket on 0.0.0.0 hears as well.
fn ping_forged_error_from_host(world: &World) -> Verdict {
    let [a, b] = lookup_host::two(world)?;
    let _settings = allow_ping_in([&a, &b])?;
    let (socket, error) = a.run(|| ping_told_of_errors(ANY, world.port))?;
    b.run(|| send_as_it_is(&error.between(ALIAS, ALIAS)))?;
    settle(&b, world.port)?;
    undisturbed(&socket)
}

fn wire_ping(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let a = world.namespace()?;
    let _setting = a.run(allow_ping)?;
    let socket = a.run(|| Socket::ping(at(ANY, 0))?.bind(at(ANY, world.port)))?;
    wire.send(&Packet::of(ICMP, PEER, HOST, &echo(REPLY, world.port, b"x")))?;
    has_come(&socket)?;
    hears_reply(&socket, world.port, b"x")
}

/// Of two sockets in one place of the table the one that was bound last is found first.
fn wire_ping_initial_first(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let a = world.namespace()?;
    let _settings = [allow_ping()?, a.run(allow_ping)?];
    let hold = || Socket::ping(at(ANY, 0))?.bind(at(ANY, world.port));
    let initial = hold()?;
    let in_a = a.run(hold)?;
    wire.send(&Packet::of(ICMP, PEER, HOST, &echo(REPLY, world.port, b"x")))?;
    arrives("an echo reply from the wire", &[&initial, &in_a], 0)?;
    hears_reply(&initial, world.port, b"x")
}
