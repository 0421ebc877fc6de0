// SPDX-License-Identifier: GPL-2.0-only
//! The suite `lookup`, third part: UDP-Lite, IPv6 sockets that speak IPv4, interfaces, and IPv6 itself.

use core::net::{IpAddr, Ipv6Addr, SocketAddr};
use core::time::Duration;

use rustix::io::Errno;

use super::bind::one_port;
use super::lookup_refused::is_refused;
use super::loopback_wire::is_free_there;
use super::{
    Body, Verdict, arrives, at, client, client_from, converse, equal, hears, listener, receiver, sender, settle,
    sharing_listener, sharing_receiver,
};
use crate::namespace::World;
use crate::net::{ANY, ANY6, Call, FIRST, SECOND, Socket, first_ready, refuses};
use crate::options::{INCOMING_CPU, TELL_ERRORS};
use crate::{report, sys};

pub(super) const BODIES: &[Body] = &[
    ("lookup/udplite-ordinary", |world| world.namespace()?.run(|| udplite_ordinary(world))),
    ("lookup/udplite-own-receiver", udplite_own_receiver),
    ("lookup/udplite-own-any-over-foreign-address", udplite_own_any),
    ("lookup/tcp-own-dual-stack-over-foreign-address", |world| tcp_own(world, ANY6.into(), FIRST.into())),
    ("lookup/tcp-mapped-to-own-any", |world| tcp_own(world, ANY.into(), FIRST.to_ipv6_mapped().into())),
    ("lookup/tcp-mapped-to-own-dual-stack", |world| tcp_own(world, ANY6.into(), SECOND.to_ipv6_mapped().into())),
    ("lookup/udp-own-dual-stack-over-foreign-address", |world| udp_own(world, ANY6.into(), FIRST.into())),
    ("lookup/udp-mapped-to-own-any", |world| udp_own(world, ANY.into(), FIRST.to_ipv6_mapped().into())),
    ("lookup/udp-mapped-to-own-dual-stack", |world| udp_own(world, ANY6.into(), SECOND.to_ipv6_mapped().into())),
    ("lookup/tcp-own-any-over-foreign-interface", tcp_own_over_interface),
    ("lookup/udp-own-any-over-foreign-interface", udp_own_over_interface),
    ("lookup/udp-own-any-over-foreign-crowd", udp_own_over_crowd),
    ("lookup/udplite-refused-beside-receiver", udplite_refused),
    ("lookup/udp-refused-beside-receiver-unconnected", udp_refused_unconnected),
    ("lookup/udp-refused-mapped", udp_refused_mapped),
    ("lookup/tcp-refused-mapped", tcp_refused_mapped),
    ("lookup/udp-error-finds-its-own", |world| error_finds_its_own(world, Socket::udp)),
    ("lookup/udplite-error-finds-its-own", |world| error_finds_its_own(world, Socket::udp_lite)),
    ("lookup/tcp-self-connect", tcp_self_connect),
    ("lookup/tcp-same-four-tuple-mapped", tcp_same_four_tuple_mapped),
    ("lookup/tcp-same-four-tuple-reset", tcp_same_four_tuple_reset),
    ("lookup/tcp-ipv6-shared", tcp_ipv6_shared),
    ("lookup/udp-ipv6-shared", udp_ipv6_shared),
    ("lookup/udp-ipv6-refused-ordinary", udp_ipv6_refused),
    ("lookup/tcp-ipv6-automatic-port-once", tcp_ipv6_automatic_port_once),
    ("lookup/tcp-ipv6-time-wait-not-taken-over", tcp_ipv6_time_wait),
    ("lookup/tcp-ipv6-time-wait-to-any-listener", tcp_ipv6_time_wait_listener),
    ("lookup/tcp-ipv6-initial-first", tcp_ipv6_initial_first),
    ("lookup/udp-ipv6-initial-first", udp_ipv6_initial_first),
    ("lookup/udp-ipv6-initial-before-group", udp_ipv6_initial_before_group),
    ("lookup/tcp-ipv6-initial-before-incoming-cpu", tcp_ipv6_initial_before_cpu),
    ("lookup/udp-ipv6-initial-before-incoming-cpu", udp_ipv6_initial_before_cpu),
    ("lookup/udp-reconnected-mapped", udp_reconnected),
];

fn udplite_ordinary(world: &World) -> Verdict {
    for (port, bound) in (world.port..).zip([FIRST, ANY]) {
        let (bound, to) = (at(bound, port), at(FIRST, port));
        let receiving = Socket::udp_lite(bound)?.bind(bound)?;
        Socket::udp_lite(to)?.connect(to)?.send(b"connected")?;
        hears(&receiving, b"connected")?;
        Socket::udp_lite(to)?.send_to(b"not connected", to)?;
        hears(&receiving, b"not connected")?;
        drop(receiving);
        is_refused(&Socket::udp_lite(to)?.connect(to)?, &[])?;
    }
    Ok(())
}

fn udplite_own_receiver(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let address = at(FIRST, world.port);
    let receive = || Socket::udp_lite(address)?.reuse_address()?.bind(address);
    let receivers = [a.run(receive)?, b.run(receive)?];
    for (right, namespace) in [&a, &b].into_iter().enumerate() {
        namespace.run(|| Socket::udp_lite(address)?.connect(address)?.send(b"x"))?;
        arrives("a datagram", &receivers.each_ref(), right)?;
        hears(&receivers[right], b"x")?;
    }
    Ok(())
}

fn udplite_own_any(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let receive = |address: SocketAddr| Socket::udp_lite(address)?.reuse_address()?.bind(address);
    let (any, to) = (at(ANY, world.port), at(FIRST, world.port));
    let foreign = a.run(|| receive(to))?;
    let own = b.run(|| receive(any))?;
    b.run(|| Socket::udp_lite(to)?.send_to(b"x", to))?;
    arrives("a datagram", &[&foreign, &own], 1)
}

/// What a port shared with a listener on the exact IPv4 address has, for a connection to `to`.
fn tcp_own(world: &World, bound: IpAddr, to: IpAddr) -> Verdict {
    let [a, b] = world.two()?;
    let exact = to.to_canonical();
    let foreign = a.run(|| sharing_listener(at(exact, world.port)))?;
    let own = b.run(|| sharing_listener(at(bound, world.port)))?;
    let client = b.run(|| client(at(to, world.port)))?;
    arrives("a connection", &[&foreign, &own], 1)?;
    converse(&client, &own.accept()?)
}

fn udp_own(world: &World, bound: IpAddr, to: IpAddr) -> Verdict {
    let [a, b] = world.two()?;
    let exact = to.to_canonical();
    let foreign = a.run(|| sharing_receiver(at(exact, world.port)))?;
    let own = b.run(|| sharing_receiver(at(bound, world.port)))?;
    b.run(|| sender(at(to, world.port))?.send(b"x"))?;
    arrives("a datagram", &[&foreign, &own], 1)?;
    hears(&own, b"x")
}

/// The newest listener is met first, so the foreign one is made last.
fn tcp_own_over_interface(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (any, to) = (at(ANY, world.port), at(FIRST, world.port));
    let own = b.run(|| sharing_listener(any))?;
    let foreign = a.run(|| Socket::tcp(any)?.reuse_port_if_known()?.on_interface(*b"lo")?.bind(any)?.listen())?;
    let client = b.run(|| client(to))?;
    arrives("a connection", &[&foreign, &own], 1)?;
    converse(&client, &own.accept()?)
}

fn udp_own_over_interface(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (any, to) = (at(ANY, world.port), at(FIRST, world.port));
    let foreign = a.run(|| Socket::udp(any)?.reuse_address()?.on_interface(*b"lo")?.bind(any))?;
    let own = b.run(|| sharing_receiver(any))?;
    b.run(|| sender(to)?.send(b"x"))?;
    arrives("a datagram", &[&foreign, &own], 1)
}

fn udp_own_over_crowd(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (any, to) = (at(ANY, world.port), at(FIRST, world.port));
    let own = b.run(|| sharing_receiver(any))?;
    let mut crowd = [const { None }; 12];
    for place in &mut crowd {
        *place = Some(a.run(|| sharing_receiver(any))?);
    }
    b.run(|| sender(to)?.send(b"x"))?;
    let newest = crowd.last().and_then(Option::as_ref).unwrap_or(&own);
    arrives("a datagram", &[newest, &own], 1)
}

fn udplite_refused(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let address = at(FIRST, world.port);
    let elsewhere = a.run(|| Socket::udp_lite(address)?.bind(address))?;
    b.run(|| is_refused(&Socket::udp_lite(address)?.connect(address)?, &[&elsewhere]))
}

fn udp_refused_unconnected(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let address = at(FIRST, world.port);
    let elsewhere = a.run(|| receiver(address))?;
    b.run(|| {
        let sending = Socket::udp(address)?.set(TELL_ERRORS, 1)?;
        sending.send_to(b"x", address)?;
        arrives("the ICMP error for a datagram", &[&sending, &elsewhere], 0)?;
        refuses(Errno::CONNREFUSED, "after a datagram to nobody", sending.receive(&mut [0; 1]))
    })
}

fn udp_refused_mapped(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let elsewhere = a.run(|| receiver(at(FIRST, world.port)))?;
    b.run(|| is_refused(&sender(at(FIRST.to_ipv6_mapped(), world.port))?, &[&elsewhere]))
}

fn tcp_refused_mapped(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let _elsewhere = a.run(|| listener(at(ANY6, world.port)))?;
    let to = at(FIRST.to_ipv6_mapped(), world.port);
    refuses(Errno::CONNREFUSED, "a listener elsewhere", b.run(|| client(to)))
}

/// Two sockets send from one address to one where nobody is; each is told of its own datagram.
fn error_finds_its_own(world: &World, make: fn(SocketAddr) -> Call<Socket>) -> Verdict {
    let [a, b] = world.two()?;
    let (here, nobody) = (at(FIRST, world.port), at(SECOND, world.port + 1));
    let connected = || make(here)?.reuse_address()?.bind(here)?.connect(nobody);
    let senders = [a.run(connected)?, b.run(connected)?];
    for right in [0, 1, 0] {
        senders[right].send(b"x")?;
        arrives("the ICMP error for a datagram", &senders.each_ref(), right)?;
        refuses(Errno::CONNREFUSED, "after a datagram to nobody", senders[right].receive(&mut [0; 1]))?;
    }
    Ok(())
}

/// A socket that connects to itself opens from both sides at once.
fn tcp_self_connect(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let address = at(FIRST, world.port);
    let connect = || Socket::tcp(address)?.reuse_address()?.bind(address)?.connect(address);
    let sockets = [a.run(connect)?, b.run(connect)?];
    sockets[0].send(b"a")?;
    sockets[1].send(b"b")?;
    hears(&sockets[0], b"a")?;
    hears(&sockets[1], b"b")
}

fn tcp_same_four_tuple_mapped(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (here, there) = (at(FIRST.to_ipv6_mapped(), world.port), at(FIRST.to_ipv6_mapped(), world.port + 1));
    let pair = |from: SocketAddr, to: SocketAddr| {
        let listening = listener(to)?;
        let client = client_from(from, to)?;
        Call::Ok((client, listening.accept()?))
    };
    let in_a = a.run(|| pair(there, here))?;
    let plain = |address: SocketAddr| at(FIRST, address.port());
    let in_b = b.run(|| pair(plain(there), plain(here)))?;
    in_a.0.send(b"a")?;
    in_b.0.send(b"b")?;
    hears(&in_a.1, b"a")?;
    hears(&in_b.1, b"b")?;
    converse(&in_b.1, &in_b.0)?;
    converse(&in_a.1, &in_a.0)
}

fn tcp_same_four_tuple_reset(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (here, there) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let pair = || {
        let listening = sharing_listener(here)?;
        let client = Socket::tcp(there)?.reuse_address()?.bind(there)?.connect(here)?;
        Call::Ok((client.reset_when_closed()?, listening.accept()?))
    };
    let [in_a, in_b] = [a.run(pair)?, b.run(pair)?];
    drop(in_a.0);
    refuses(Errno::CONNRESET, "after a reset", in_a.1.receive(&mut [0; 1]))?;
    converse(&in_b.0, &in_b.1)
}

fn tcp_ipv6_shared(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let address = at(Ipv6Addr::LOCALHOST, world.port);
    let listening = a.run(|| listener(address))?;
    let client = b.run(|| client(address))?;
    converse(&client, &listening.accept()?)
}

fn udp_ipv6_shared(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let address = at(Ipv6Addr::LOCALHOST, world.port);
    let receiving = a.run(|| receiver(address))?;
    let sending = b.run(|| sender(address))?;
    sending.send(b"x")?;
    arrives("a datagram over IPv6", &[&receiving, &sending], 0)?;
    hears(&receiving, b"x")
}

/// An error over IPv6 says no more of a namespace than the datagram that it is about.
fn udp_ipv6_refused(world: &World) -> Verdict {
    world.namespace()?.run(|| is_refused(&sender(at(Ipv6Addr::LOCALHOST, world.port))?, &[]))
}

/// Ports are a namespace's own, but a connection over IPv6 is in none.
fn tcp_ipv6_automatic_port_once(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let here = at(Ipv6Addr::LOCALHOST, world.port + 1);
    let _listening = a.run(|| listener(here))?;
    let _settings = one_port([&a, &b], world.port)?;
    let first = a.run(|| client(here))?;
    equal("the port", first.port()?, world.port)?;
    refuses(Errno::ADDRNOTAVAIL, "a four-tuple that is connected", b.run(|| client(here)))?;
    is_free_there(world, &b)
}

/// The port of a TIME_WAIT goes to whoever takes it over: that cannot be a socket of another namespace, which finds the
/// four-tuple in use, or another network.
fn tcp_ipv6_time_wait(world: &World) -> Verdict {
    sys::leave_first_second();
    let b = world.namespace()?;
    let (here, there) = (at(Ipv6Addr::LOCALHOST, world.port), at(Ipv6Addr::LOCALHOST, world.port + 1));
    let connect = || Socket::tcp(there)?.reuse_address()?.bind(there)?.connect(here);
    let listening = listener(here)?;
    let client = connect()?;
    let server = listening.accept()?;
    drop(client);
    hears(&server, b"")?;
    drop(server);
    settle(&b, world.port + 2)?;
    is_not_taken_over(b.run(connect))?;
    let again = connect()?;
    converse(&again, &listening.accept()?)
}

/// The TIME_WAIT of a server whose listener has gone does not keep its four-tuple from a listener of another namespace.
fn tcp_ipv6_time_wait_listener(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (here, there) = (at(Ipv6Addr::LOCALHOST, world.port), at(Ipv6Addr::LOCALHOST, world.port + 1));
    let listen = || Socket::tcp(here)?.reuse_address()?.bind(here)?.listen();
    let bound = || Socket::tcp(there)?.reuse_address()?.bind(there);
    let gone = a.run(listen)?;
    let first = bound()?.connect(here)?;
    drop(gone.accept()?);
    drop(gone);
    hears(&first, b"")?;
    drop(first);
    let listening = b.run(listen)?;
    let second = bound()?.begin_to_connect(here)?;
    settle(&b, world.port + 2)?;
    // A SYN that is not taken there is sent again after a second, when there is no TIME_WAIT any more.
    match first_ready(&[&listening], Duration::ZERO)? {
        Some(_) => converse(&second, &listening.accept()?),
        None => Err(report::fail(format_args!("a connection in place of a TIME_WAIT went astray"))),
    }
}

/// Asserts that it did not connect in place of another namespace's TIME_WAIT.
pub(super) fn is_not_taken_over(connected: Call<Socket>) -> Verdict {
    match connected {
        Err(refused) if matches!(refused.errno, Errno::ADDRNOTAVAIL | Errno::CONNREFUSED) => Ok(()),
        Err(refused) => Err(refused.into()),
        Ok(_) => Err(report::fail(format_args!("another namespace takes a TIME_WAIT over"))),
    }
}

/// A new listener of a SO_REUSEPORT group comes last with IPv6, so the group of the new namespace is made first.
fn tcp_ipv6_initial_first(world: &World) -> Verdict {
    let a = world.namespace()?;
    let (any, to) = (at(ANY6, world.port), at(Ipv6Addr::LOCALHOST, world.port));
    let member = || Socket::tcp(any)?.reuse_port()?.bind(any)?.listen();
    let in_a = a.run(|| member()?.always_member(0))?;
    let initial = member()?;
    for _ in 0..2 {
        let client = client(to)?;
        arrives("a connection", &[&initial, &in_a], 0)?;
        converse(&client, &initial.accept()?)?;
    }
    Ok(())
}

fn udp_ipv6_initial_first(world: &World) -> Verdict {
    let a = world.namespace()?;
    for (port, bound) in (world.port..).zip([ANY6, Ipv6Addr::LOCALHOST]) {
        let initial = sharing_receiver(at(bound, port))?;
        let in_a = a.run(|| sharing_receiver(at(bound, port)))?;
        sender(at(Ipv6Addr::LOCALHOST, port))?.send(b"x")?;
        arrives("a datagram", &[&initial, &in_a], 0)?;
        hears(&initial, b"x")?;
    }
    Ok(())
}

fn udp_ipv6_initial_before_group(world: &World) -> Verdict {
    let a = world.namespace()?;
    let (any, to) = (at(ANY6, world.port), at(Ipv6Addr::LOCALHOST, world.port));
    let member = || Socket::udp(any)?.reuse_port()?.bind(any);
    let in_a = a.run(|| member()?.always_member(0))?;
    let initial = member()?;
    sender(to)?.send(b"x")?;
    arrives("a datagram", &[&initial, &in_a], 0)?;
    hears(&initial, b"x")
}

/// Whichever it is that the sender happens to be on.
const CPUS: [i32; 4] = [0, 1, 2, 3];

/// Of IPv6 the listener that was made first is met first, and one of the initial namespace ends the search.
fn tcp_ipv6_initial_before_cpu(world: &World) -> Verdict {
    let a = world.namespace()?;
    let (any, to) = (at(ANY6, world.port), at(Ipv6Addr::LOCALHOST, world.port));
    for cpu in CPUS {
        let in_a = a.run(|| sharing_listener(any)?.set(INCOMING_CPU, cpu)?.always_member(0))?;
        let initial = sharing_listener(any)?;
        let client = client(to)?;
        arrives("a connection", &[&initial, &in_a], 0)?;
        converse(&client, &initial.accept()?)?;
    }
    Ok(())
}

fn udp_ipv6_initial_before_cpu(world: &World) -> Verdict {
    let a = world.namespace()?;
    let (any, to) = (at(ANY6, world.port), at(Ipv6Addr::LOCALHOST, world.port));
    for cpu in CPUS {
        let in_a = a.run(|| sharing_receiver(any)?.set(INCOMING_CPU, cpu))?;
        let initial = sharing_receiver(any)?;
        sender(to)?.send(b"x")?;
        arrives("a datagram", &[&initial, &in_a], 0)?;
        hears(&initial, b"x")?;
    }
    Ok(())
}

/// A socket of IPv6 was connected over that, and then over IPv4. In one namespace the newest of equals hears, which is the
/// other one.
fn udp_reconnected(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (here, there) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let [bound, over_ipv6] = [at(ANY6, world.port), at(Ipv6Addr::LOCALHOST, world.port + 2)];
    let there6 = at(FIRST.to_ipv6_mapped(), there.port());
    let reconnect = || sharing_receiver(bound)?.connect(over_ipv6)?.disconnect()?.connect(there6);
    let [own, other] = [a.run(reconnect)?, b.run(reconnect)?];
    let sending = a.run(|| receiver(there)?.connect(here))?;
    sending.send(b"x")?;
    arrives("a datagram", &[&own, &other, &sending], 0)?;
    hears(&own, b"x")
}
