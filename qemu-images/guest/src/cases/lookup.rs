// SPDX-License-Identifier: GPL-2.0-only
//! The suite `lookup`, first half: what is sent arrives, and where it belongs.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use rustix::io::Errno;

use super::{
    Body, Connection, Verdict, arrives, at, client, client_from, converse, hears, listener, receiver, sender,
    sharing_listener, sharing_receiver,
};
use crate::namespace::{Namespace, World};
use crate::net::{ANY, ANY6, Call, FIRST, SECOND, Socket, refuses};
use crate::proc_net::{Table, state};
use crate::report::Ended;
use crate::sysctl::Setting;

pub(super) const BODIES: &[Body] = &[
    ("lookup/tcp-ordinary", |world| world.namespace()?.run(|| tcp_ordinary(world))),
    ("lookup/udp-ordinary", |world| world.namespace()?.run(|| udp_ordinary(world))),
    ("lookup/tcp-dual-stack-ordinary", |world| world.namespace()?.run(|| tcp_dual_stack_ordinary(world))),
    ("lookup/tcp-own-listener", tcp_own_listener),
    ("lookup/tcp-own-any-over-foreign-address", |world| tcp_own_any(world, FIRST)),
    ("lookup/tcp-own-any-over-foreign-second-address", |world| tcp_own_any(world, SECOND)),
    ("lookup/udp-own-receiver", udp_own_receiver),
    ("lookup/udp-own-any-over-foreign-address", udp_own_any),
    ("lookup/udp-own-any-over-foreign-connected", udp_own_any_over_connected),
    ("lookup/udp-connected-over-any", |world| {
        world.namespace()?.run(|| udp_connected_over_any(world, ANY.into(), FIRST.into()))
    }),
    ("lookup/udp-dual-stack-connected-over-any", |world| {
        world.namespace()?.run(|| udp_connected_over_any(world, ANY6.into(), FIRST.to_ipv6_mapped().into()))
    }),
    ("lookup/udp-disconnected-ordinary", |world| world.namespace()?.run(|| udp_disconnected(world))),
    ("lookup/tcp-same-four-tuple", |world| tcp_same_four_tuple(world, &world.two()?, at(FIRST, world.port))),
    ("lookup/tcp-same-four-tuple-many", |world| tcp_same_four_tuple(world, &world.four()?, at(FIRST, world.port))),
    ("lookup/tcp-same-four-tuple-dual-stack", |world| tcp_same_four_tuple(world, &world.two()?, at(ANY6, world.port))),
    ("lookup/udp-same-four-tuple", |world| udp_same_four_tuple(world, Socket::udp, [FIRST, SECOND].map(IpAddr::V4))),
    ("lookup/udp6-same-four-tuple", |world| {
        let mapped = |address: Ipv4Addr| IpAddr::V6(address.to_ipv6_mapped());
        udp_same_four_tuple(world, Socket::udp, [FIRST, SECOND].map(mapped))
    }),
    ("lookup/udplite-same-four-tuple", |world| {
        udp_same_four_tuple(world, Socket::udp_lite, [FIRST, SECOND].map(IpAddr::V4))
    }),
    ("lookup/tcp-accepted-elsewhere", tcp_accepted_elsewhere),
    ("lookup/tcp-four-tuple-beside-time-wait", |world| tcp_beside_time_wait(world, at(FIRST, world.port))),
    ("lookup/tcp-dual-stack-beside-time-wait", |world| tcp_beside_time_wait(world, at(ANY6, world.port))),
    ("lookup/tcp-deferred-accept", |world| tcp_deferred_accept(world, at(FIRST, world.port))),
    ("lookup/tcp-dual-stack-deferred-accept", |world| tcp_deferred_accept(world, at(ANY6, world.port))),
];

/// Which address is bound, and which one is talked to.
const ROUTES: [(Ipv4Addr, Ipv4Addr); 4] = [(FIRST, FIRST), (SECOND, SECOND), (ANY, FIRST), (ANY, SECOND)];

fn tcp_ordinary(world: &World) -> Verdict {
    for (port, (bound, to)) in (world.port..).zip(ROUTES) {
        let listening = listener(at(bound, port))?;
        let client = client(at(to, port))?;
        converse(&client, &listening.accept()?)?;
    }
    Ok(())
}

fn udp_ordinary(world: &World) -> Verdict {
    for (port, (bound, to)) in (world.port..).zip(ROUTES) {
        let receiving = receiver(at(bound, port))?;
        sender(at(to, port))?.send(b"connected")?;
        hears(&receiving, b"connected")?;
        Socket::udp(at(to, port))?.send_to(b"not connected", at(to, port))?;
        hears(&receiving, b"not connected")?;
    }
    Ok(())
}

fn tcp_dual_stack_ordinary(world: &World) -> Verdict {
    let listening = listener(at(ANY6, world.port))?;
    for to in [at(FIRST, world.port), at(SECOND.to_ipv6_mapped(), world.port), at(Ipv6Addr::LOCALHOST, world.port)] {
        let client = client(to)?;
        converse(&client, &listening.accept()?)?;
    }
    Ok(())
}

/// While it is connected it is found at the one address that its peer knows it by.
fn udp_disconnected(world: &World) -> Verdict {
    let disconnected = receiver(at(ANY, world.port))?.connect(at(FIRST, world.port + 1))?.disconnect()?;
    for to in [FIRST, SECOND] {
        let sending = sender(at(to, world.port))?;
        sending.send(b"x")?;
        arrives("a datagram", &[&disconnected, &sending], 0)?;
        hears(&disconnected, b"x")?;
    }
    Ok(())
}

fn tcp_own_listener(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let address = at(FIRST, world.port);
    let listeners = [a.run(|| listener(address))?, b.run(|| listener(address))?];
    for (right, namespace) in [&a, &b].into_iter().enumerate() {
        let client = namespace.run(|| client(address))?;
        arrives("a connection", &listeners.each_ref(), right)?;
        converse(&client, &namespace.run(|| listeners[right].accept())?)?;
    }
    Ok(())
}

fn tcp_own_any(world: &World, address: Ipv4Addr) -> Verdict {
    let [a, b] = world.two()?;
    let foreign = a.run(|| sharing_listener(at(address, world.port)))?;
    let own = b.run(|| sharing_listener(at(ANY, world.port)))?;
    let client = b.run(|| client(at(address, world.port)))?;
    arrives("a connection", &[&foreign, &own], 1)?;
    converse(&client, &own.accept()?)
}

fn udp_own_receiver(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let address = at(FIRST, world.port);
    let receivers = [a.run(|| sharing_receiver(address))?, b.run(|| sharing_receiver(address))?];
    for (right, namespace) in [&a, &b].into_iter().enumerate() {
        namespace.run(|| sender(address)?.send(b"connected"))?;
        arrives("a datagram", &receivers.each_ref(), right)?;
        hears(&receivers[right], b"connected")?;
        namespace.run(|| Socket::udp(address)?.send_to(b"not connected", address))?;
        arrives("a datagram", &receivers.each_ref(), right)?;
        hears(&receivers[right], b"not connected")?;
    }
    Ok(())
}

fn udp_own_any(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    for (port, address) in (world.port..).zip([FIRST, SECOND]) {
        let foreign = a.run(|| sharing_receiver(at(address, port)))?;
        let own = b.run(|| sharing_receiver(at(ANY, port)))?;
        b.run(|| sender(at(address, port))?.send(b"x"))?;
        arrives("a datagram", &[&foreign, &own], 1)?;
    }
    Ok(())
}

fn udp_own_any_over_connected(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (here, there) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let foreign = a.run(|| sharing_receiver(here)?.connect(there))?;
    let own = b.run(|| sharing_receiver(at(ANY, world.port)))?;
    b.run(|| receiver(there)?.send_to(b"x", here))?;
    arrives("a datagram", &[&foreign, &own], 1)
}

/// Both are bound to all addresses, and connect(2) gives one of them one.
fn udp_connected_over_any(world: &World, any: IpAddr, there: IpAddr) -> Verdict {
    let here = at(FIRST, world.port);
    let peer = receiver(at(FIRST, world.port + 1))?;
    let connected = sharing_receiver(at(any, world.port))?.connect(at(there, world.port + 1))?;
    let other = sharing_receiver(at(ANY, world.port))?;
    peer.send_to(b"x", here)?;
    arrives("a datagram", &[&connected, &other], 0)
}

/// One four-tuple in each namespace and in the initial one, to listeners that are bound like `bound`.
fn tcp_same_four_tuple<const N: usize>(world: &World, namespaces: &[Namespace; N], bound: SocketAddr) -> Verdict {
    let (here, there) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let connect = || {
        let listening = listener(bound)?;
        let client = client_from(there, here)?;
        Call::Ok((client, listening.accept()?))
    };
    let (initial_client, initial_server) = connect()?;
    let mut pairs = [const { None }; N];
    for (namespace, pair) in namespaces.iter().zip(&mut pairs) {
        *pair = Some(namespace.run(connect)?);
    }
    for (name, (client, _)) in (b'a'..).zip(pairs.iter().flatten()) {
        client.send(&[name])?;
    }
    for (name, (_, server)) in (b'a'..).zip(pairs.iter().flatten()) {
        hears(server, &[name])?;
    }
    pairs[0] = None;
    for (client, server) in pairs.iter().flatten() {
        converse(client, server)?;
    }
    converse(&initial_client, &initial_server)
}

fn udp_same_four_tuple(world: &World, make: fn(SocketAddr) -> Call<Socket>, ends: [IpAddr; 2]) -> Verdict {
    let [a, b] = world.two()?;
    let (here, there) = (at(ends[0], world.port), at(ends[1], world.port + 1));
    let end = |own: SocketAddr, other| make(own)?.reuse_address()?.bind(own)?.connect(other);
    let initial_receiver = end(here, there)?;
    let receivers = [a.run(|| end(here, there))?, b.run(|| end(here, there))?, initial_receiver];
    let initial_sender = end(there, here)?;
    let senders = [a.run(|| end(there, here))?, b.run(|| end(there, here))?, initial_sender];
    for right in [0, 1, 0, 2] {
        senders[right].send(b"there")?;
        arrives("a datagram", &receivers.each_ref(), right)?;
        hears(&receivers[right], b"there")?;
        receivers[right].send(b"and back")?;
        arrives("a datagram", &senders.each_ref(), right)?;
        hears(&senders[right], b"and back")?;
    }
    Ok(())
}

fn tcp_accepted_elsewhere(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let address = at(FIRST, world.port);
    let listening = a.run(|| listener(address))?;
    let client = a.run(|| client(address))?;
    let server = b.run(|| listening.accept())?;
    converse(&client, &server)?;
    let inode = server.inode()?;
    a.lists(Table::Tcp, 1, "the accepted socket", |row| row.inode == inode && row.state == state::ESTABLISHED)?;
    b.lists(Table::Tcp, 0, "the accepted socket", |row| row.inode == inode)?;
    b.run(|| listener(address)).map(drop).map_err(Ended::from)
}

/// Without timestamps nobody takes over a TIME_WAIT.
pub(super) fn no_timestamps(namespaces: [&Namespace; 2]) -> Result<[Setting; 2], Ended> {
    Setting::change_both(namespaces, "/proc/sys/net/ipv4/tcp_timestamps", format_args!("0"))
}

fn tcp_beside_time_wait(world: &World, bound: SocketAddr) -> Verdict {
    let [a, b] = world.two()?;
    let (here, there) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let _settings = no_timestamps([&a, &b])?;
    let listen = || Socket::tcp(bound)?.reuse_address()?.bind(bound)?.listen();
    let connect = || Socket::tcp(there)?.reuse_address()?.bind(there)?.connect(here);
    let connection = || {
        let (listener, client) = (listen()?, connect()?);
        let server = listener.accept()?;
        Call::Ok(Connection { listener, client, server })
    };
    let Connection { listener, client, server } = a.run(connection)?;
    drop(client);
    hears(&server, b"")?;
    drop((server, listener));
    refuses(Errno::ADDRNOTAVAIL, "a four-tuple in TIME_WAIT", a.run(connect))?;
    let Connection { client, server, .. } = b.run(connection)?;
    converse(&client, &server)
}

fn tcp_deferred_accept(world: &World, bound: SocketAddr) -> Verdict {
    let [a, b] = world.two()?;
    let (here, there) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let half_open = || {
        let listener = Socket::tcp(bound)?.defer_accept()?.bind(bound)?.listen()?;
        Call::Ok((listener, client_from(there, here)?))
    };
    let [(first_listener, first), (second_listener, second)] = [a.run(half_open)?, b.run(half_open)?];
    first.send(b"a")?;
    second.send(b"b")?;
    hears(&first_listener.accept()?, b"a")?;
    hears(&second_listener.accept()?, b"b")
}
