// SPDX-License-Identifier: GPL-2.0-only
//! The suite `loopback`: rules of netfilter that answer packets or choose the socket for them.

use core::net::{Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4};

use rustix::io::Errno;

use super::lookup_host::{self, WAYS};
use super::lookup_refused::is_refused;
use super::loopback_wire::{connect, wired};
use super::{
    Body, Verdict, arrives, at, client, client_from, converse, hears, listener, receiver, sender, sharing_listener,
    sharing_receiver,
};
use crate::bpf::Transport;
use crate::namespace::{Namespace, World};
use crate::net::{ANY, Call, FIRST, SECOND, Socket, refuses};
use crate::nftables::{Fate, Rule};
use crate::options::{MARK, TRANSPARENT};
use crate::wire::{HOST, PEER, Wire};

pub(super) const BODIES: &[Body] = &[
    ("loopback/tcp-rejected-ordinary", rejected_ordinary),
    ("loopback/tcp-rejected-elsewhere", rejected_elsewhere),
    ("loopback/udp-rejected-ordinary", udp_rejected_ordinary),
    ("loopback/tcp-answered-for", answered_for),
    ("loopback/tcp-marked-ordinary", tcp_marked_ordinary),
    ("loopback/tcp-marked-elsewhere", tcp_marked_elsewhere),
    ("loopback/tcp-marked-with-host-address", tcp_marked_with_host),
    ("loopback/udp-marked-ordinary", udp_marked_ordinary),
    ("loopback/udp-marked-elsewhere", udp_marked_elsewhere),
    ("loopback/udp-marked-with-host-address", udp_marked_with_host),
    ("loopback/tcp-proxied-ordinary", tcp_proxied_ordinary),
    ("loopback/tcp-proxied-elsewhere", tcp_proxied_elsewhere),
    ("loopback/tcp-proxied-connection-elsewhere", |world| {
        tcp_proxied_connection(&world.two()?, world.port, SECOND, FIRST)
    }),
    ("loopback/tcp-proxied-connection-with-host-address", tcp_proxied_connection_with_host),
    ("loopback/tcp-proxied-beside-own-port", tcp_proxied_beside_own_port),
    ("loopback/udp-proxied-ordinary", udp_proxied_ordinary),
    ("loopback/udp-proxied-elsewhere", udp_proxied_elsewhere),
    ("loopback/tcp-proxied-at-the-host-elsewhere", |world| tcp_proxied_at_the_host(world, HOST, SECOND)),
    ("loopback/udp-proxied-at-the-host-elsewhere", |world| udp_proxied_at_the_host(world, HOST, SECOND)),
    ("loopback/tcp-proxied-to-the-host-elsewhere", |world| tcp_proxied_at_the_host(world, SECOND, HOST)),
    ("loopback/udp-proxied-to-the-host-elsewhere", |world| udp_proxied_at_the_host(world, SECOND, HOST)),
    ("loopback/wire-tcp-proxied-to-any-namespace", tcp_proxied_from_the_wire),
    ("loopback/ipv6-proxied-to-any-namespace", proxied_over_ipv6),
];

const CHOSEN: u32 = 7;

fn rejected_ordinary(world: &World) -> Verdict {
    let to = at(FIRST, world.port);
    world.namespace()?.run(|| {
        let listening = listener(to)?;
        for fate in [Fate::Reject, Fate::RejectGoingOut] {
            let _rule = Rule::add(Transport::Tcp, world.port, fate)?;
            refuses(Errno::CONNREFUSED, "a rejected connection", client(to))?;
        }
        let client = client(to)?;
        converse(&client, &listening.accept()?)
    })
}

/// Of two connections with the same ends, the one that a segment is rejected of gets the reset.
fn rejected_elsewhere(world: &World) -> Verdict {
    let (here, there) = (at(FIRST, world.port), at(SECOND, world.port + 1));
    let connect = || {
        let listening = listener(here)?;
        let client = client_from(there, here)?;
        Call::Ok((client, listening.accept()?))
    };
    let [a, b] = world.two()?;
    let (one, one_server) = a.run(connect)?;
    let (other, other_server) = b.run(connect)?;
    let rule = b.run(|| Rule::add(Transport::Tcp, world.port, Fate::Reject))?;
    other.send(b"x")?;
    arrives("the reset", &[&one, &other, &one_server, &other_server], 1)?;
    drop(rule);
    converse(&one, &one_server)
}

fn udp_rejected_ordinary(world: &World) -> Verdict {
    let to = at(FIRST, world.port);
    world.namespace()?.run(|| {
        let receiving = receiver(to)?;
        let rule = Rule::add(Transport::Udp, world.port, Fate::Reject)?;
        is_refused(&sender(to)?, &[&receiving])?;
        drop(rule);
        sender(to)?.send(b"x")?;
        hears(&receiving, b"x")
    })
}

/// Who connects is answered by the rule, and is none the wiser that nobody listens.
fn answered_for(world: &World) -> Verdict {
    let to = at(FIRST, world.port);
    world.namespace()?.run(|| {
        let rule = Rule::add(Transport::Tcp, world.port, Fate::AnswerFor)?;
        // Whoever answers takes no bytes, and no end either.
        let _connected = Socket::tcp(to)?.reset_when_closed()?.connect(to)?;
        drop(rule);
        refuses(Errno::CONNREFUSED, "a port without a listener", client(to))
    })
}

fn marked(socket: fn(SocketAddr) -> Call<Socket>, address: SocketAddr) -> Call<Socket> {
    socket(address)?.set(MARK, CHOSEN as i32)
}

fn tcp_marked_ordinary(world: &World) -> Verdict {
    let (marked_at, plain_at) = (at(FIRST, world.port), at(SECOND, world.port));
    world.namespace()?.run(|| {
        let _marked = marked(listener, marked_at)?;
        let plain = listener(plain_at)?;
        let _rule = Rule::add(Transport::Tcp, world.port, Fate::RejectMarked(CHOSEN))?;
        refuses(Errno::CONNREFUSED, "a connection for a marked listener", client(marked_at))?;
        let client = client(plain_at)?;
        converse(&client, &plain.accept()?)
    })
}

fn tcp_marked_elsewhere(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let to = at(FIRST, world.port);
    // The marked one is more exact: without namespaces it is the one that is found.
    let plain = b.run(|| sharing_listener(at(ANY, world.port)))?;
    let _marked = a.run(|| marked(sharing_listener, to))?;
    let _rule = b.run(|| Rule::add(Transport::Tcp, world.port, Fate::RejectMarked(CHOSEN)))?;
    let client = b.run(|| client(to))?;
    converse(&client, &plain.accept()?)
}

fn tcp_marked_with_host(world: &World) -> Verdict {
    let [a, b] = lookup_host::two(world)?;
    for (port, (from, to)) in (world.port..).zip(WAYS) {
        let to = at(to, port);
        let plain = b.run(|| sharing_listener(at(ANY, port)))?;
        let _marked = a.run(|| marked(sharing_listener, to))?;
        let _rule = b.run(|| Rule::add(Transport::Tcp, port, Fate::RejectMarked(CHOSEN)))?;
        let client = b.run(|| client_from(at(from, 0), to))?;
        converse(&client, &plain.accept()?)?;
    }
    Ok(())
}

fn udp_marked_ordinary(world: &World) -> Verdict {
    let (marked_at, plain_at) = (at(FIRST, world.port), at(SECOND, world.port));
    world.namespace()?.run(|| {
        let marked = marked(receiver, marked_at)?;
        let plain = receiver(plain_at)?;
        let _rule = Rule::add(Transport::Udp, world.port, Fate::RejectMarked(CHOSEN))?;
        is_refused(&sender(marked_at)?, &[&marked, &plain])?;
        sender(plain_at)?.send(b"x")?;
        hears(&plain, b"x")
    })
}

fn udp_marked_elsewhere(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let to = at(FIRST, world.port);
    let plain = b.run(|| sharing_receiver(at(ANY, world.port)))?;
    let marked = a.run(|| marked(sharing_receiver, to))?;
    let _rule = b.run(|| Rule::add(Transport::Udp, world.port, Fate::RejectMarked(CHOSEN)))?;
    let sending = b.run(|| sender(to))?;
    sending.send(b"x")?;
    arrives("a datagram", &[&marked, &plain, &sending], 1)
}

fn udp_marked_with_host(world: &World) -> Verdict {
    let [a, b] = lookup_host::two(world)?;
    for (port, (from, to)) in (world.port..).zip(WAYS) {
        let to = at(to, port);
        let plain = b.run(|| sharing_receiver(at(ANY, port)))?;
        let marked = a.run(|| marked(sharing_receiver, to))?;
        let _rule = b.run(|| Rule::add(Transport::Udp, port, Fate::RejectMarked(CHOSEN)))?;
        let sending = b.run(|| receiver(at(from, 0))?.connect(to))?;
        sending.send(b"x")?;
        arrives("a datagram", &[&marked, &plain, &sending], 1)?;
    }
    Ok(())
}

/// A listener that may be given connections for any address.
fn transparent_listener(address: SocketAddr) -> Call<Socket> {
    Socket::tcp(address)?.set(TRANSPARENT, 1)?.bind(address)?.listen()
}

fn transparent_receiver(address: SocketAddr) -> Call<Socket> {
    Socket::udp(address)?.set(TRANSPARENT, 1)?.bind(address)
}

fn tcp_proxied_ordinary(world: &World) -> Verdict {
    let (to, proxy) = (at(SECOND, world.port), at(FIRST, world.port + 1));
    world.namespace()?.run(|| {
        let (own, proxying) = (listener(to)?, transparent_listener(proxy)?);
        let rule = Rule::add(Transport::Tcp, world.port, Fate::Proxy(proxy))?;
        let first = client(to)?;
        arrives("a connection", &[&own, &proxying], 1)?;
        converse(&first, &proxying.accept()?)?;
        drop(rule);
        let second = client(to)?;
        arrives("a connection", &[&own, &proxying], 0)?;
        converse(&second, &own.accept()?)
    })
}

fn tcp_proxied_elsewhere(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (to, proxy) = (at(SECOND, world.port), at(FIRST, world.port + 1));
    let own = b.run(|| listener(to))?;
    let proxying = a.run(|| transparent_listener(proxy))?;
    let _rule = b.run(|| Rule::add(Transport::Tcp, world.port, Fate::Proxy(proxy)))?;
    let client = b.run(|| client(to))?;
    arrives("a connection", &[&own, &proxying], 0)?;
    converse(&client, &own.accept()?)
}

/// A proxy goes on to get what a connection says that it was given: not one with the same ends of another namespace.
fn tcp_proxied_connection([a, b]: &[Namespace; 2], port: u16, from: Ipv4Addr, to: Ipv4Addr) -> Verdict {
    let (here, there) = (at(to, port), at(from, port + 1));
    let connect = |wait: fn(SocketAddr) -> Call<Socket>| {
        let listening = wait(here)?;
        let client = client_from(there, here)?;
        Call::Ok((client, listening.accept()?))
    };
    let (client, server) = b.run(|| connect(listener))?;
    let (_proxied, proxy) = a.run(|| connect(transparent_listener))?;
    let _rule = b.run(|| Rule::add(Transport::Tcp, port, Fate::Proxy(at(to, port + 2))))?;
    client.send(b"x")?;
    arrives("a byte", &[&proxy, &server], 1)?;
    hears(&server, b"x")
}

/// Whichever end it is that is in 127/8.
fn tcp_proxied_connection_with_host(world: &World) -> Verdict {
    let namespaces = lookup_host::two(world)?;
    WAYS.into_iter()
        .zip((world.port..).step_by(3))
        .try_for_each(|((from, to), port)| tcp_proxied_connection(&namespaces, port, from, to))
}

/// A connection that a proxy got is bound to a port that the proxy is not. That takes nothing of who has it elsewhere.
fn tcp_proxied_beside_own_port(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (to, proxy) = (at(SECOND, world.port), at(FIRST, world.port + 1));
    let _held = a.run(|| listener(at(FIRST, world.port)))?;
    let proxying = b.run(|| transparent_listener(proxy))?;
    let _rule = b.run(|| Rule::add(Transport::Tcp, world.port, Fate::Proxy(proxy)))?;
    let client = b.run(|| client(to))?;
    let server = proxying.accept()?;
    refuses(Errno::ADDRINUSE, "beside another", a.run(|| listener(at(ANY, world.port))))?;
    converse(&client, &server)
}

fn udp_proxied_ordinary(world: &World) -> Verdict {
    let (to, proxy) = (at(SECOND, world.port), at(FIRST, world.port + 1));
    world.namespace()?.run(|| {
        let (own, proxying) = (receiver(to)?, transparent_receiver(proxy)?);
        let rule = Rule::add(Transport::Udp, world.port, Fate::Proxy(proxy))?;
        sender(to)?.send(b"first")?;
        arrives("a datagram", &[&own, &proxying], 1)?;
        hears(&proxying, b"first")?;
        drop(rule);
        sender(to)?.send(b"second")?;
        arrives("a datagram", &[&own, &proxying], 0)
    })
}

fn udp_proxied_elsewhere(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (to, proxy) = (at(SECOND, world.port), at(FIRST, world.port + 1));
    let own = b.run(|| receiver(to))?;
    let proxying = a.run(|| transparent_receiver(proxy))?;
    let _rule = b.run(|| Rule::add(Transport::Udp, world.port, Fate::Proxy(proxy)))?;
    b.run(|| sender(to)?.send(b"x"))?;
    arrives("a datagram", &[&own, &proxying], 0)
}

/// The proxy's address is not one of loopback, nor is one of the packet's own: it is the other one that decides.
fn udp_proxied_at_the_host(world: &World, from: Ipv4Addr, to: Ipv4Addr) -> Verdict {
    let a = world.namespace()?;
    let _wire = wired(world, &a)?;
    let (from, to, proxy) = (at(from, world.port), at(to, world.port + 1), at(HOST, world.port + 2));
    let own = a.run(|| receiver(to))?;
    let proxying = transparent_receiver(proxy)?;
    let _rule = a.run(|| Rule::add(Transport::Udp, to.port(), Fate::Proxy(proxy)))?;
    a.run(|| receiver(from)?.connect(to)?.send(b"x"))?;
    arrives("a datagram", &[&own, &proxying], 0)
}

fn tcp_proxied_at_the_host(world: &World, from: Ipv4Addr, to: Ipv4Addr) -> Verdict {
    let a = world.namespace()?;
    let _wire = wired(world, &a)?;
    let (from, to, proxy) = (at(from, world.port), at(to, world.port + 1), at(HOST, world.port + 2));
    let own = a.run(|| listener(to))?;
    let proxying = transparent_listener(proxy)?;
    let _rule = a.run(|| Rule::add(Transport::Tcp, to.port(), Fate::Proxy(proxy)))?;
    let client = a.run(|| client_from(from, to))?;
    arrives("a connection", &[&own, &proxying], 0)?;
    converse(&client, &own.accept()?)
}

fn tcp_proxied_from_the_wire(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let a = world.namespace()?;
    let proxy = at(HOST, world.port + 1);
    let proxying = a.run(|| transparent_listener(proxy))?;
    let _rule = Rule::add(Transport::Tcp, world.port, Fate::Proxy(proxy))?;
    connect(&wire, SocketAddrV4::new(PEER, 9), SocketAddrV4::new(HOST, world.port))?;
    arrives("a connection from the wire", &[&proxying], 0)
}

/// What is sent over IPv6 is of no namespace: a socket of another one gets it before the port's own.
fn proxied_over_ipv6(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (to, proxy) = (at(Ipv6Addr::LOCALHOST, world.port), at(Ipv6Addr::LOCALHOST, world.port + 1));
    let (own, proxying) = (b.run(|| listener(to))?, a.run(|| transparent_listener(proxy))?);
    let rule = b.run(|| Rule::add(Transport::Tcp, world.port, Fate::Proxy(proxy)))?;
    let client = b.run(|| client(to))?;
    arrives("a connection", &[&own, &proxying], 1)?;
    converse(&client, &proxying.accept()?)?;
    drop(rule);
    let (own, proxying) = (b.run(|| receiver(to))?, a.run(|| transparent_receiver(proxy))?);
    let _rule = b.run(|| Rule::add(Transport::Udp, world.port, Fate::Proxy(proxy)))?;
    b.run(|| sender(to)?.send(b"x"))?;
    arrives("a datagram", &[&own, &proxying], 1)?;
    hears(&proxying, b"x")
}
