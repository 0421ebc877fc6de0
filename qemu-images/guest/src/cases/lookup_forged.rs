// SPDX-License-Identifier: GPL-2.0-only
//! The suite `lookup`, fifth part: packets made by hand in one namespace that would fit a socket of another.

use core::net::SocketAddrV4;

use rustix::io::Errno;

use super::census::enter_one_bucket;
use super::lookup::no_timestamps;
use super::lookup_host::{self, ALIAS, WAYS};
use super::{Body, Verdict, arrives, at, converse, hears, listener, settle};
use crate::namespace::{Namespace, World};
use crate::net::{ANY, Call, FIRST, SECOND, Socket, refuses};
use crate::options::{QUEUE_SEQUENCE, REPAIR, REPAIR_QUEUE, TELL_ERRORS};
use crate::packet::protocol::AS_IT_IS;
use crate::packet::{Packet, Segment, flag};

pub(super) const BODIES: &[Body] = &[
    ("lookup/tcp-forged-data", tcp_forged_data),
    ("lookup/tcp-forged-reset", tcp_forged_reset),
    ("lookup/tcp-forged-reset-for-time-wait", tcp_forged_reset_for_time_wait),
    ("lookup/tcp-forged-error", tcp_forged_error),
    ("lookup/tcp-forged-error-for-half-open", tcp_forged_error_for_half_open),
    ("lookup/udp-forged-datagram", udp_forged_datagram),
    ("lookup/udp-forged-error", udp_forged_error),
    ("lookup/tcp-forged-error-with-host-address", tcp_forged_error_with_host),
    ("lookup/udp-forged-error-with-host-address", udp_forged_error_with_host),
    ("lookup/udp-forged-error-from-a-host-address", udp_forged_error_from_host),
    ("lookup/tcp-forged-error-from-a-host-address", tcp_forged_error_from_host),
    ("lookup/tcp-forged-ordinary", |world| world.namespace()?.run(|| forged_ordinary(world))),
    ("lookup/tcp-forged-in-a-table-of-its-own", |world| enter_one_bucket().and_then(|()| forged_ordinary(world))),
];

/// A connection within the namespace, from a port that is known.
struct Known {
    here: SocketAddrV4,
    there: SocketAddrV4,
    listener: Socket,
    client: Socket,
    server: Socket,
}

impl Known {
    fn connect(world: &World) -> Call<Known> {
        Known::between(SocketAddrV4::new(FIRST, world.port), SocketAddrV4::new(SECOND, world.port + 1))
    }

    fn between(here: SocketAddrV4, there: SocketAddrV4) -> Call<Known> {
        let listener = listener(here.into())?;
        let client = Socket::tcp(there.into())?
            .reuse_address()?
            .set(TELL_ERRORS, 1)?
            .bind(there.into())?
            .connect(here.into())?;
        let server = listener.accept()?;
        Ok(Known { here, there, listener, client, server })
    }

    /// What the client could send next.
    fn next_of_client(&self) -> Call<Segment> {
        next_of(&self.client)
    }
}

/// The segment that a connected socket would send next, without its bytes.
pub(super) fn next_of(socket: &Socket) -> Call<Segment> {
    const RECEIVED: i32 = 1;
    const SENT: i32 = 2;
    const WITHOUT_A_WORD: i32 = -1;
    socket.change(REPAIR, 1)?;
    socket.change(REPAIR_QUEUE, SENT)?;
    let sequence = socket.get(QUEUE_SEQUENCE)? as u32;
    socket.change(REPAIR_QUEUE, RECEIVED)?;
    let acknowledged = socket.get(QUEUE_SEQUENCE)? as u32;
    socket.change(REPAIR, WITHOUT_A_WORD)?;
    Ok(Segment { sequence, acknowledged, flags: flag::ACK })
}

/// Sends a packet as it is from within the namespace, and waits until it has arrived.
fn forge(world: &World, namespace: &Namespace, packet: &Packet) -> Verdict {
    let to = at(packet.destination(), 0);
    namespace.run(|| Socket::raw(at(ANY, 0), AS_IT_IS)?.send_to(packet.as_bytes(), to))?;
    settle(namespace, world.port + 2)
}

fn tcp_forged_data(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let connection = a.run(|| Known::connect(world))?;
    let next = connection.next_of_client()?;
    forge(world, &b, &Packet::tcp(connection.there, connection.here, next, b"forged"))?;
    connection.client.send(b"true")?;
    hears(&connection.server, b"true")?;
    converse(&connection.client, &connection.server)
}

fn tcp_forged_reset(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let connection = a.run(|| Known::connect(world))?;
    let next = Segment { flags: flag::RST, ..connection.next_of_client()? };
    forge(world, &b, &Packet::tcp(connection.there, connection.here, next, b""))?;
    converse(&connection.client, &connection.server)
}

fn tcp_forged_reset_for_time_wait(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let _settings = no_timestamps([&a, &b])?;
    let Known { here, there, listener, client, server } = a.run(|| Known::connect(world))?;
    let next = next_of(&server)?;
    drop(client);
    hears(&server, b"")?;
    drop((server, listener));
    // The server's FIN is one more.
    let reset = Segment { sequence: next.sequence.wrapping_add(1), flags: flag::RST, ..next };
    forge(world, &b, &Packet::tcp(here, there, reset, b""))?;
    let connect = || Socket::tcp(there.into())?.reuse_address()?.bind(there.into())?.connect(here.into());
    refuses(Errno::ADDRNOTAVAIL, "a four-tuple in TIME_WAIT", a.run(connect))
}

fn tcp_forged_error(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    tcp_error_between(world, [&a, &b], SocketAddrV4::new(FIRST, world.port), SocketAddrV4::new(SECOND, world.port + 1))
}

/// Whichever end of the connection it is that is in 127/8.
fn tcp_forged_error_with_host(world: &World) -> Verdict {
    let [a, b] = lookup_host::two(world)?;
    WAYS.into_iter().zip((world.port + 3..).step_by(2)).try_for_each(|((from, to), port)| {
        tcp_error_between(world, [&a, &b], SocketAddrV4::new(to, port), SocketAddrV4::new(from, port + 1))
    })
}

fn tcp_error_between(world: &World, [a, b]: [&Namespace; 2], here: SocketAddrV4, there: SocketAddrV4) -> Verdict {
    let connection = a.run(|| Known::between(here, there))?;
    let refused = Packet::tcp(there, here, connection.next_of_client()?, b"");
    forge(world, b, &Packet::port_unreachable(&refused))?;
    converse(&connection.client, &connection.server)
}

/// The addresses of the error itself are the host's, where a packet is for any namespace. It is what it quotes that decides.
fn tcp_forged_error_from_host(world: &World) -> Verdict {
    let [a, b] = lookup_host::two(world)?;
    let connection = a.run(|| Known::connect(world))?;
    let refused = Packet::tcp(connection.there, connection.here, connection.next_of_client()?, b"");
    forge(world, &b, &Packet::port_unreachable(&refused).between(ALIAS, ALIAS))?;
    converse(&connection.client, &connection.server)
}

/// A connection that waits for its first byte is found in another way than one that is complete.
fn tcp_forged_error_for_half_open(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (here, there) = (SocketAddrV4::new(FIRST, world.port), SocketAddrV4::new(SECOND, world.port + 1));
    let (listening, client) = a.run(|| {
        let listening = Socket::tcp(here.into())?.defer_accept()?.bind(here.into())?.listen()?;
        let client = Socket::tcp(there.into())?.bind(there.into())?.connect(here.into())?;
        Call::Ok((listening, client))
    })?;
    // What the listener has sent is its SYN, one less than what the client expects.
    let next = next_of(&client)?;
    let sent = Segment { sequence: next.acknowledged.wrapping_sub(1), acknowledged: next.sequence, flags: flag::ACK };
    forge(world, &b, &Packet::host_unreachable(&Packet::tcp(here, there, sent, b"")))?;
    client.send(b"first")?;
    arrives("the first byte, not a reset,", &[&listening, &client], 0)?;
    hears(&listening.accept()?, b"first")
}

fn udp_forged_datagram(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (here, there) = (SocketAddrV4::new(FIRST, world.port), SocketAddrV4::new(SECOND, world.port + 1));
    let [one, other] = a.run(|| {
        let one = Socket::udp(here.into())?.bind(here.into())?.connect(there.into())?;
        let other = Socket::udp(there.into())?.bind(there.into())?.connect(here.into())?;
        Call::Ok([one, other])
    })?;
    forge(world, &b, &Packet::udp(there, here, b"forged"))?;
    other.send(b"true")?;
    hears(&one, b"true")
}

fn udp_forged_error(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    udp_error_between(world, [&a, &b], SocketAddrV4::new(FIRST, world.port), SocketAddrV4::new(SECOND, world.port + 1))
}

fn udp_forged_error_with_host(world: &World) -> Verdict {
    let [a, b] = lookup_host::two(world)?;
    WAYS.into_iter().zip((world.port + 3..).step_by(2)).try_for_each(|((from, to), port)| {
        udp_error_between(world, [&a, &b], SocketAddrV4::new(to, port), SocketAddrV4::new(from, port + 1))
    })
}

fn udp_error_between(world: &World, namespaces: [&Namespace; 2], here: SocketAddrV4, there: SocketAddrV4) -> Verdict {
    udp_undisturbed(world, namespaces, here, there, &Packet::port_unreachable(&Packet::udp(here, there, b"x")))
}

/// Who says that a packet has not arrived may be any host on its way. Whose packet it is only the one that is quoted tells.
fn udp_forged_error_from_host(world: &World) -> Verdict {
    let [a, b] = lookup_host::two(world)?;
    let (here, there) = (SocketAddrV4::new(FIRST, world.port), SocketAddrV4::new(SECOND, world.port + 1));
    let error = Packet::port_unreachable(&Packet::udp(here, there, b"x")).between(ALIAS, ALIAS);
    udp_undisturbed(world, [&a, &b], here, there, &error)
}

/// Asserts that an ICMP error that one namespace sends does not get to the socket of the other with these ends.
fn udp_undisturbed(
    world: &World,
    [a, b]: [&Namespace; 2],
    here: SocketAddrV4,
    there: SocketAddrV4,
    error: &Packet,
) -> Verdict {
    let [one, other] = a.run(|| {
        let one = Socket::udp(here.into())?.bind(here.into())?.connect(there.into())?;
        let other = Socket::udp(there.into())?.bind(there.into())?.connect(here.into())?;
        Call::Ok([one, other])
    })?;
    forge(world, b, error)?;
    other.send(b"true")?;
    hears(&one, b"true")
}

/// The same packets made in the namespace that they fit: each is taken for true, or the cases beside this show nothing.
fn forged_ordinary(world: &World) -> Verdict {
    let send =
        |packet: &Packet| Socket::raw(at(ANY, 0), AS_IT_IS)?.send_to(packet.as_bytes(), at(packet.destination(), 0));
    let connection = Known::connect(world)?;
    send(&Packet::tcp(connection.there, connection.here, connection.next_of_client()?, b"forged"))?;
    hears(&connection.server, b"forged")?;
    let refused = Packet::tcp(connection.there, connection.here, connection.next_of_client()?, b"");
    send(&Packet::port_unreachable(&refused))?;
    refuses(Errno::CONNREFUSED, "after an ICMP error", connection.client.receive(&mut [0; 1]))?;
    let (here, there) = (SocketAddrV4::new(FIRST, world.port), SocketAddrV4::new(SECOND, world.port + 1));
    let one = Socket::udp(here.into())?.bind(here.into())?.connect(there.into())?;
    send(&Packet::udp(there, here, b"forged"))?;
    hears(&one, b"forged")?;
    send(&Packet::port_unreachable(&Packet::udp(here, there, b"x")))?;
    refuses(Errno::CONNREFUSED, "after an ICMP error", one.receive(&mut [0; 1]))
}
