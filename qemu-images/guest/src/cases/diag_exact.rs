// SPDX-License-Identifier: GPL-2.0-only
//! The suite `diag`: exact look-ups, and SOCK_DESTROY.

use core::net::{IpAddr, Ipv6Addr, SocketAddr};

use rustix::io::Errno;

use super::diag::{EXPERIMENT, Hold, mptcp_connection, raw};
use super::{
    Body, Connection, Verdict, arrives, at, client, client_from, converse, hears, listener, receiver, sender,
    sharing_listener, sharing_receiver,
};
use crate::bpf::steer;
use crate::diag::{Ask, Diag, protocol};
use crate::errno::Name;
use crate::namespace::{Namespace, World};
use crate::net::{ANY, ANY6, Call, FIRST, Socket, refuses};
use crate::report::{self, Ended};

pub(super) const BODIES: &[Body] = &[
    ("diag/tcp-exact-own", tcp_exact_own),
    ("diag/udp-exact-own", udp_exact_own),
    ("diag/udplite-exact-beside-udp", udplite_exact_beside_udp),
    ("diag/destroy-own", destroy_own),
    ("diag/tcp-exact-opener-decides", |world| {
        let here = at(FIRST, world.port);
        exact_opener_decides(world, here, Ask::exactly(protocol::TCP, here, nowhere(here)), sharing_listener)
    }),
    ("diag/udp-exact-opener-decides", |world| {
        let here = at(FIRST, world.port);
        exact_opener_decides(world, here, Ask::exactly(protocol::UDP, here, nowhere(here)), sharing_receiver)
    }),
    ("diag/raw-exact-opener-decides", |world| {
        exact_opener_decides(world, at(ANY, 0), Ask::exactly_raw(EXPERIMENT, at(FIRST, 0), at(ANY, 0)), raw)
    }),
    ("diag/mptcp-exact-foreign", mptcp_exact_foreign),
    ("diag/tcp-exact-foreign", |world| tcp_exact_foreign(world, FIRST.into(), ANY.into())),
    ("diag/tcp6-exact-foreign", |world| tcp_exact_foreign(world, Ipv6Addr::LOCALHOST.into(), ANY6.into())),
    ("diag/tcp-exact-same-address", |world| {
        exact_same_address(world, protocol::TCP, FIRST, sharing_listener)?;
        exact_same_address(world, protocol::TCP, ANY, sharing_listener)
    }),
    ("diag/tcp-exact-same-address-dual-stack", |world| {
        exact_same_address(world, protocol::TCP, ANY6, sharing_listener)
    }),
    ("diag/tcp-exact-same-address-mapped", tcp_exact_same_address_mapped),
    ("diag/tcp-exact-same-four-tuple", tcp_exact_same_four_tuple),
    ("diag/udp-exact-foreign", udp_exact_foreign),
    ("diag/udp6-exact-foreign", udp6_exact_foreign),
    ("diag/udp-exact-same-address", |world| {
        exact_same_address(world, protocol::UDP, FIRST, sharing_receiver)?;
        exact_same_address(world, protocol::UDP, ANY, sharing_receiver)
    }),
    ("diag/udp-exact-same-address-dual-stack", |world| {
        exact_same_address(world, protocol::UDP, ANY6, sharing_receiver)
    }),
    ("diag/udplite-exact-foreign", udplite_exact_foreign),
    ("diag/udplite-exact-same-address", |world| {
        exact_same_address(world, protocol::UDPLITE, FIRST, sharing_lite)?;
        exact_same_address(world, protocol::UDPLITE, ANY, sharing_lite)
    }),
    ("diag/raw-exact-same-address", raw_exact_same_address),
    ("diag/tcp-destroy-foreign", tcp_destroy_foreign),
    ("diag/udp-destroy-foreign", udp_destroy_foreign),
    ("diag/raw-destroy-foreign", raw_destroy_foreign),
    ("diag/raw6-destroy-foreign", raw6_destroy_foreign),
    ("diag/udp6-steered-foreign", udp6_steered_foreign),
    ("diag/tcp6-steered-own", |world| steered_own(world, protocol::TCP, listener)),
    ("diag/udp6-steered-own", |world| steered_own(world, protocol::UDP, receiver)),
    ("diag/tcp-destroy-same-four-tuple", tcp_destroy_same_four_tuple),
    ("diag/udp-destroy-same-address", udp_destroy_same_address),
];

/// The other end of a socket that has none.
fn nowhere(family_of: SocketAddr) -> SocketAddr {
    if family_of.is_ipv4() { at(ANY, 0) } else { at(ANY6, 0) }
}

/// Asserts that the socket with these ends is this one, for whoever asks in the namespace.
fn finds(namespace: &Namespace, ask: Ask, socket: &Socket) -> Verdict {
    let through = namespace.run(Diag::open)?;
    namespace.run(|| finds_through(&through, ask, socket))
}

/// The same for whoever asks through this netlink socket.
fn finds_through(through: &Diag, ask: Ask, socket: &Socket) -> Verdict {
    let inode = socket.inode()?;
    match through.find(ask)? {
        Ok(row) if row.inode == inode => Ok(()),
        Ok(_) => Err(report::fail(format_args!("an exact look-up found another socket"))),
        Err(errno) => Err(report::fail(format_args!("an exact look-up said {}", Name(errno)))),
    }
}

/// Asserts that whoever asks in the namespace is told that there is no such socket.
fn misses(namespace: &Namespace, ask: Ask, what: &str) -> Verdict {
    match namespace.run(|| Diag::open()?.find(ask))? {
        Err(Errno::NOENT) => Ok(()),
        Err(errno) => Err(report::fail(format_args!("an exact look-up of {what} said {}", Name(errno)))),
        Ok(_) => Err(report::fail(format_args!("an exact look-up found {what}"))),
    }
}

/// Asserts that SOCK_DESTROY in the namespace ends in just this way.
fn destroys(namespace: &Namespace, ask: Ask, what: &str, expected: Result<(), Errno>) -> Verdict {
    match namespace.run(|| Diag::open()?.destroy(ask))? {
        result if result == expected => Ok(()),
        Ok(()) => Err(report::fail(format_args!("SOCK_DESTROY ended {what}"))),
        Err(errno) => Err(report::fail(format_args!("SOCK_DESTROY of {what} said {}", Name(errno)))),
    }
}

/// The same address as an IPv6 socket would name it.
fn mapped(address: SocketAddr) -> SocketAddr {
    match address {
        SocketAddr::V4(v4) => at(v4.ip().to_ipv6_mapped(), v4.port()),
        SocketAddr::V6(_) => address,
    }
}

/// Asserts that the socket has been ended by SOCK_DESTROY.
fn is_aborted(socket: &Socket) -> Verdict {
    refuses(Errno::CONNABORTED, "a destroyed socket", socket.receive(&mut [0]))
}

fn tcp_exact_own(world: &World) -> Verdict {
    let n = world.namespace()?;
    let here = at(FIRST, world.port);
    let connection = Connection::inside(&n, here)?;
    let there = at(FIRST, connection.client.port()?);
    finds(&n, Ask::exactly(protocol::TCP, here, nowhere(here)), &connection.listener)?;
    finds(&n, Ask::exactly(protocol::TCP, here, there), &connection.server)?;
    finds(&n, Ask::exactly(protocol::TCP, there, here), &connection.client)?;
    misses(&n, Ask::exactly(protocol::TCP, at(FIRST, world.port + 1), nowhere(here)), "a port that nobody holds")
}

fn udp_exact_own(world: &World) -> Verdict {
    let n = world.namespace()?;
    let (here, there) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let bound = n.run(|| receiver(here))?;
    let connected = n.run(|| receiver(there)?.connect(here))?;
    finds(&n, Ask::exactly(protocol::UDP, here, nowhere(here)), &bound)?;
    finds(&n, Ask::exactly(protocol::UDP, there, here), &connected)?;
    misses(&n, Ask::exactly(protocol::UDP, at(FIRST, world.port + 2), nowhere(here)), "a port that nobody holds")
}

/// Whoever has the same ends over UDP is another.
fn udplite_exact_beside_udp(world: &World) -> Verdict {
    let n = world.namespace()?;
    let here = at(FIRST, world.port);
    let (udp, lite) = (n.run(|| receiver(here))?, n.run(|| Socket::udp_lite(here)?.bind(here))?);
    let exactly = |protocol| Ask::exactly(protocol, here, nowhere(here));
    finds(&n, exactly(protocol::UDPLITE), &lite)?;
    finds(&n, exactly(protocol::UDP), &udp)?;
    // It is found, and then the kernel does not know how to end it.
    destroys(&n, exactly(protocol::UDPLITE), "a UDP-Lite socket", Err(Errno::OPNOTSUPP))?;
    n.run(|| sender(here)?.send(b"x"))?;
    hears(&udp, b"x")
}

fn destroy_own(world: &World) -> Verdict {
    let n = world.namespace()?;
    let (here, dual_stack) = (at(FIRST, world.port), at(ANY6, world.port));
    let connection = Connection::inside(&n, here)?;
    let there = at(FIRST, connection.client.port()?);
    destroys(&n, Ask::exactly(protocol::TCP, there, here), "a client", Ok(()))?;
    is_aborted(&connection.client)?;
    for (bound, local, remote) in [
        (here, here, nowhere(here)),
        (here, mapped(here), mapped(nowhere(here))),
        (dual_stack, dual_stack, nowhere(dual_stack)),
    ] {
        let udp = n.run(|| receiver(bound))?;
        destroys(&n, Ask::exactly(protocol::UDP, local, remote), "a UDP socket", Ok(()))?;
        is_aborted(&udp)?;
    }
    let raw = n.run(|| raw(at(ANY, 0)))?;
    destroys(&n, Ask::exactly_raw(EXPERIMENT, at(FIRST, 0), at(ANY, 0)), "a raw socket", Ok(()))?;
    is_aborted(&raw)
}

fn mptcp_exact_foreign(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let [_listener, client, _server] = a.run(|| mptcp_connection(at(FIRST, world.port)))?;
    let ask = Ask::by_token(client.token()?);
    finds(&a, ask, &client)?;
    misses(&b, ask, "another's connection")
}

/// Asserts that of two sockets with the same ends an exact look-up finds that of the namespace that the netlink socket was
/// made in, whoever uses it.
fn exact_opener_decides(world: &World, address: SocketAddr, ask: Ask, hold: Hold) -> Verdict {
    let [a, b] = world.two()?;
    let [in_a, in_b] = [a.run(|| hold(address))?, b.run(|| hold(address))?];
    let [made_in_a, made_in_b] = [a.run(Diag::open)?, b.run(Diag::open)?];
    b.run(|| finds_through(&made_in_a, ask, &in_a))?;
    a.run(|| finds_through(&made_in_b, ask, &in_b))
}

fn tcp_exact_foreign(world: &World, address: IpAddr, any: IpAddr) -> Verdict {
    let [a, b] = world.two()?;
    let here = at(address, world.port);
    let connection = Connection::inside(&a, here)?;
    let there = at(address, connection.client.port()?);
    misses(&b, Ask::exactly(protocol::TCP, here, there), "another's server")?;
    misses(&b, Ask::exactly(protocol::TCP, there, here), "another's client")?;
    misses(&b, Ask::exactly(protocol::TCP, here, nowhere(here)), "another's listener")?;
    let any = at(any, world.port + 1);
    let _listener = a.run(|| listener(any))?;
    misses(&b, Ask::exactly(protocol::TCP, any, nowhere(any)), "another's listener on all addresses")
}

fn exact_same_address(world: &World, protocol: u16, address: impl Into<IpAddr>, hold: Hold) -> Verdict {
    let [a, b] = world.two()?;
    let here = at(address, world.port);
    let ask = Ask::exactly(protocol, here, nowhere(here));
    let in_a = a.run(|| hold(here))?;
    let in_b = b.run(|| hold(here))?;
    finds(&a, ask, &in_a)?;
    finds(&b, ask, &in_b)
}

fn tcp_exact_same_address_mapped(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let here = at(FIRST, world.port);
    let ask = Ask::exactly(protocol::TCP, mapped(here), mapped(nowhere(here)));
    let in_a = a.run(|| sharing_listener(here))?;
    misses(&b, ask, "a listener of another namespace")?;
    let in_b = b.run(|| sharing_listener(here))?;
    finds(&a, ask, &in_a)?;
    finds(&b, ask, &in_b)
}

fn tcp_exact_same_four_tuple(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (here, there) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let (_listener, _client, in_a) = same_four_tuple(&a, here, there)?;
    let (_listener, _client, in_b) = same_four_tuple(&b, here, there)?;
    finds(&a, Ask::exactly(protocol::TCP, here, there), &in_a)?;
    finds(&b, Ask::exactly(protocol::TCP, here, there), &in_b)
}

/// A connection with these ends: the listener, the client and the server.
fn same_four_tuple(
    namespace: &Namespace,
    here: SocketAddr,
    there: SocketAddr,
) -> Result<(Socket, Socket, Socket), Ended> {
    namespace.run(|| {
        let listening = listener(here)?;
        let client = client_from(there, here)?;
        let server = listening.accept()?;
        Ok((listening, client, server))
    })
}

fn udp_exact_foreign(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    for (port, address) in (world.port..).zip([FIRST, ANY]) {
        let here = at(address, port);
        let _held = a.run(|| receiver(here))?;
        misses(&b, Ask::exactly(protocol::UDP, here, nowhere(here)), "another's UDP socket")?;
    }
    Ok(())
}

/// Asserts that the socket of one namespace is found there, and neither found nor ended from the other.
fn is_apart([own, other]: [&Namespace; 2], ask: Ask, socket: &Socket) -> Verdict {
    misses(other, ask, "another's socket")?;
    destroys(other, ask, "another's socket", Err(Errno::NOENT))?;
    finds(own, ask, socket)
}

/// One that is connected is looked for once more where nobody was found, for it may just have moved in the kernel's table.
fn udp6_exact_foreign(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    for (port, address) in (world.port..).zip([Ipv6Addr::LOCALHOST, ANY6]) {
        let here = at(address, port);
        let held = a.run(|| receiver(here))?;
        is_apart([&a, &b], Ask::exactly(protocol::UDP, here, nowhere(here)), &held)?;
    }
    let (here, there) = (at(Ipv6Addr::LOCALHOST, world.port + 2), at(Ipv6Addr::LOCALHOST, world.port + 3));
    let connected = a.run(|| receiver(here)?.connect(there))?;
    is_apart([&a, &b], Ask::exactly(protocol::UDP, here, there), &connected)
}

/// A UDP-Lite socket bound to an address that it shares.
fn sharing_lite(address: SocketAddr) -> Call<Socket> {
    Socket::udp_lite(address)?.reuse_address()?.bind(address)
}

/// Whoever asks has a UDP socket with the same ends, which is not taken for it.
fn udplite_exact_foreign(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    for (port, address) in (world.port..).zip([FIRST, ANY]) {
        let here = at(address, port);
        let held = a.run(|| sharing_lite(here))?;
        let udp = b.run(|| receiver(here))?;
        is_apart([&a, &b], Ask::exactly(protocol::UDPLITE, here, nowhere(here)), &held)?;
        finds(&b, Ask::exactly(protocol::UDP, here, nowhere(here)), &udp)?;
    }
    Ok(())
}

fn raw_exact_same_address(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let ask = Ask::exactly_raw(EXPERIMENT, at(FIRST, 0), at(ANY, 0));
    let in_a = a.run(|| raw(at(ANY, 0)))?;
    let in_b = b.run(|| raw(at(ANY, 0)))?;
    finds(&a, ask, &in_a)?;
    finds(&b, ask, &in_b)
}

fn tcp_destroy_foreign(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let here = at(FIRST, world.port);
    let connection = Connection::inside(&a, here)?;
    let there = at(FIRST, connection.client.port()?);
    for (local, remote) in [(here, nowhere(here)), (here, there), (there, here)] {
        destroys(&b, Ask::exactly(protocol::TCP, local, remote), "another's socket", Err(Errno::NOENT))?;
    }
    converse(&connection.client, &connection.server)?;
    let _another = a.run(|| client(here))?;
    connection.listener.accept().map(drop).map_err(Ended::from)
}

fn udp_destroy_foreign(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let here = at(FIRST, world.port);
    let held = a.run(|| receiver(here))?;
    for (local, remote) in [(here, nowhere(here)), (mapped(here), mapped(nowhere(here)))] {
        destroys(&b, Ask::exactly(protocol::UDP, local, remote), "another's socket", Err(Errno::NOENT))?;
    }
    a.run(|| Socket::udp(here)?.send_to(b"x", here))?;
    hears(&held, b"x")
}

fn raw_destroy_foreign(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let held = a.run(|| raw(at(ANY, 0)))?;
    let ask = Ask::exactly_raw(EXPERIMENT, at(FIRST, 0), at(ANY, 0));
    destroys(&b, ask, "another's socket", Err(Errno::NOENT))?;
    a.run(|| raw(at(ANY, 0))?.send_to(b"x", at(FIRST, 0)))?;
    arrives("a packet", &[&held], 0)
}

fn raw6_destroy_foreign(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let any = at(ANY6, 0);
    let held = a.run(|| raw(any))?;
    is_apart([&a, &b], Ask::exactly_raw(EXPERIMENT, any, any), &held)
}

/// A program that takes what is for one port to another's socket takes no exact look-up there.
fn udp6_steered_foreign(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (here, chosen) = (at(Ipv6Addr::LOCALHOST, world.port), at(Ipv6Addr::LOCALHOST, world.port + 1));
    let held = a.run(|| receiver(chosen))?;
    let _steered = a.run(|| steer(world.port, held.as_file()))?;
    let ask = Ask::exactly(protocol::UDP, here, nowhere(here));
    is_apart([&a, &b], ask, &held)
}

/// Nor does it hide one's own socket on that port.
fn steered_own(world: &World, protocol: u16, hold: Hold) -> Verdict {
    let [a, b] = world.two()?;
    let (here, chosen) = (at(Ipv6Addr::LOCALHOST, world.port), at(Ipv6Addr::LOCALHOST, world.port + 1));
    let [in_a, in_b] = [a.run(|| hold(chosen))?, b.run(|| hold(here))?];
    let _steered = a.run(|| steer(world.port, in_a.as_file()))?;
    let ask = Ask::exactly(protocol, here, nowhere(here));
    finds(&a, ask, &in_a)?;
    finds(&b, ask, &in_b)
}

fn tcp_destroy_same_four_tuple(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (here, there) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let (_listener, client, server) = same_four_tuple(&a, here, there)?;
    let (_listener, _client, doomed) = same_four_tuple(&b, here, there)?;
    destroys(&b, Ask::exactly(protocol::TCP, here, there), "a server", Ok(()))?;
    arrives("the end", &[&server, &doomed], 1)?;
    is_aborted(&doomed)?;
    converse(&client, &server)
}

/// Whichever of the two was there first, and however it is named.
fn udp_destroy_same_address(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let [v4, named_v6, v6] = [at(FIRST, world.port), at(FIRST, world.port + 1), at(ANY6, world.port + 2)];
    for (held, ask) in [
        (v4, Ask::exactly(protocol::UDP, v4, nowhere(v4))),
        (named_v6, Ask::exactly(protocol::UDP, mapped(named_v6), mapped(nowhere(named_v6)))),
        (v6, Ask::exactly(protocol::UDP, v6, nowhere(v6))),
    ] {
        for own_is_first in [true, false] {
            let [first, second] = [a.run(|| sharing_receiver(held))?, b.run(|| sharing_receiver(held))?];
            let (own, doomed, other, spared) =
                if own_is_first { (&a, first, &b, second) } else { (&b, second, &a, first) };
            destroys(own, ask, "a UDP socket", Ok(()))?;
            arrives("the end", &[&spared, &doomed], 1)?;
            is_aborted(&doomed)?;
            let to = at(FIRST, held.port());
            other.run(|| Socket::udp(to)?.send_to(b"x", to))?;
            arrives("a datagram", &[&doomed, &spared], 1)?;
            hears(&spared, b"x")?;
        }
    }
    Ok(())
}
