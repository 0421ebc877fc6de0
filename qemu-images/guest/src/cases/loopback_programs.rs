// SPDX-License-Identifier: GPL-2.0-only
//! The suite `loopback`: programs that find or choose the socket for a packet.

use core::net::{Ipv4Addr, Ipv6Addr, SocketAddr};

use super::lookup_host::{self, ALIAS, WAYS};
use super::{Body, Verdict, arrives, at, hears, listener, receiver, sender, sharing_receiver};
use crate::bpf::{Ingress, Transport, steer};
use crate::namespace::{Namespace, World};
use crate::net::{ANY, Call, FIRST, SECOND, Socket};
use crate::report::Ended;
use crate::sysctl::Setting;

pub(super) const BODIES: &[Body] = &[
    ("loopback/tcp-steered-ordinary", |world| steered_ordinary(world, &TCP)),
    ("loopback/udp-steered-ordinary", |world| steered_ordinary(world, &UDP)),
    ("loopback/tcp-steered-elsewhere", |world| steered_elsewhere(world, &TCP)),
    ("loopback/udp-steered-elsewhere", |world| steered_elsewhere(world, &UDP)),
    ("loopback/ipv6-steered-to-any-namespace", steered_over_ipv6),
    ("loopback/tcp-assigned-ordinary", |world| assigned_ordinary(world, &TCP)),
    ("loopback/udp-assigned-ordinary", |world| assigned_ordinary(world, &UDP)),
    ("loopback/tcp-assigned-elsewhere", |world| assigned_elsewhere(world, &TCP, TCP.wait)),
    ("loopback/udp-assigned-elsewhere", |world| assigned_elsewhere(world, &UDP, UDP.wait)),
    ("loopback/tcp-assigned-with-host-address", |world| assigned_with_host(world, &TCP)),
    ("loopback/udp-assigned-with-host-address", |world| assigned_with_host(world, &UDP)),
    ("loopback/udp-assigned-connected-elsewhere", |world| {
        assigned_elsewhere(world, &UDP, |other| receiver(other)?.connect(at(SECOND, 9)))
    }),
    ("loopback/udp-assigned-at-the-host-elsewhere", assigned_at_the_host),
    ("loopback/udp-redirected-on-its-way-out", redirected),
];

/// How a transport is waited on and spoken.
struct Over {
    transport: Transport,
    /// A socket that waits on the address.
    wait: fn(SocketAddr) -> Call<Socket>,
    make: fn(SocketAddr) -> Call<Socket>,
    /// Says something to the address from the socket.
    speak: fn(Socket, SocketAddr) -> Call<Socket>,
}

const TCP: Over = Over { transport: Transport::Tcp, wait: listener, make: Socket::tcp, speak: Socket::connect };
const UDP: Over = Over {
    transport: Transport::Udp,
    wait: receiver,
    make: Socket::udp,
    speak: |socket, to| {
        socket.send_to(b"x", to)?;
        Ok(socket)
    },
};

impl Over {
    /// Asserts that what is said from the namespace to the address arrives at `sockets[right]`.
    fn arrives(&self, namespace: &Namespace, to: SocketAddr, sockets: &[&Socket], right: usize) -> Verdict {
        let _spoken = namespace.run(|| (self.speak)((self.make)(to)?, to))?;
        self.arrived(sockets, right)
    }

    /// The same for what is said from that address.
    fn arrives_from(
        &self,
        namespace: &Namespace,
        from: Ipv4Addr,
        to: SocketAddr,
        sockets: &[&Socket],
        right: usize,
    ) -> Verdict {
        let _spoken = namespace.run(|| (self.speak)((self.make)(to)?.bind(at(from, 0))?, to))?;
        self.arrived(sockets, right)
    }

    fn arrived(&self, sockets: &[&Socket], right: usize) -> Verdict {
        arrives(self.transport.name(), sockets, right)?;
        match self.transport {
            Transport::Tcp => sockets[right].accept().map(drop).map_err(Into::into),
            Transport::Udp => hears(sockets[right], b"x"),
        }
    }
}

/// A program takes what is for one port to a socket on another; the port's own socket gets it where there is none.
fn steered_ordinary(world: &World, over: &Over) -> Verdict {
    let n = world.namespace()?;
    let (to, other) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let (own, chosen) = n.run(|| Call::Ok(((over.wait)(at(ANY, world.port))?, (over.wait)(other)?)))?;
    over.arrives(&n, to, &[&own, &chosen], 0)?;
    let steered = n.run(|| steer(world.port, chosen.as_file()))?;
    over.arrives(&n, to, &[&own, &chosen], 1)?;
    over.arrives(&n, other, &[&own, &chosen], 1)?;
    drop(steered);
    over.arrives(&n, to, &[&own, &chosen], 0)
}

fn steered_elsewhere(world: &World, over: &Over) -> Verdict {
    let [a, b] = world.two()?;
    let (to, other) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let chosen = a.run(|| (over.wait)(other))?;
    let own = b.run(|| (over.wait)(at(ANY, world.port)))?;
    let _steered = a.run(|| steer(world.port, chosen.as_file()))?;
    over.arrives(&a, to, &[&chosen, &own], 0)?;
    over.arrives(&b, to, &[&chosen, &own], 1)
}

/// What is sent over IPv6 is of no namespace: a program takes it from the port's own socket to one of another namespace.
fn steered_over_ipv6(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    for (port, over) in (world.port..).step_by(2).zip([&TCP, &UDP]) {
        let (to, other) = (at(Ipv6Addr::LOCALHOST, port), at(Ipv6Addr::LOCALHOST, port + 1));
        let own = b.run(|| (over.wait)(to))?;
        let chosen = a.run(|| (over.wait)(other))?;
        let _steered = a.run(|| steer(port, chosen.as_file()))?;
        over.arrives(&b, to, &[&own, &chosen], 1)?;
    }
    Ok(())
}

fn assigned_ordinary(world: &World, over: &Over) -> Verdict {
    let n = world.namespace()?;
    let (to, other) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let (own, chosen) = n.run(|| Call::Ok(((over.wait)(to)?, (over.wait)(other)?)))?;
    let _program = n.run(|| Ingress::assign(over.transport, world.port, chosen.as_file()))?;
    over.arrives(&n, to, &[&own, &chosen], 1)?;
    over.arrives(&n, other, &[&own, &chosen], 1)
}

fn assigned_elsewhere(world: &World, over: &Over, choose: fn(SocketAddr) -> Call<Socket>) -> Verdict {
    let [a, b] = world.two()?;
    let (to, other) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let chosen = a.run(|| choose(other))?;
    let own = b.run(|| (over.wait)(to))?;
    let _program = b.run(|| Ingress::assign(over.transport, world.port, chosen.as_file()))?;
    over.arrives(&b, to, &[&chosen, &own], 1)
}

/// Whichever end it is that is in 127/8.
fn assigned_with_host(world: &World, over: &Over) -> Verdict {
    let namespaces = lookup_host::two(world)?;
    (world.port..)
        .step_by(2)
        .zip(WAYS)
        .try_for_each(|(port, way)| assigned_between(&namespaces, over, port, way, Receiver::Own))
}

/// Who gets what a program would give to another namespace's socket.
#[derive(Clone, Copy)]
enum Receiver {
    Chosen,
    Own,
}

fn assigned_between(
    [a, b]: &[Namespace; 2],
    over: &Over,
    port: u16,
    (from, to): (Ipv4Addr, Ipv4Addr),
    right: Receiver,
) -> Verdict {
    let (to, other) = (at(to, port), at(to, port + 1));
    let chosen = a.run(|| (over.wait)(other))?;
    let own = b.run(|| (over.wait)(to))?;
    let _program = b.run(|| Ingress::assign(over.transport, port, chosen.as_file()))?;
    over.arrives_from(b, from, to, &[&chosen, &own], right as usize)
}

/// What has both ends at addresses of the host is of no namespace.
fn assigned_at_the_host(world: &World) -> Verdict {
    assigned_between(&lookup_host::two(world)?, &UDP, world.port, (ALIAS, ALIAS), Receiver::Chosen)
}

/// Lets packets with loopback addresses in that come without a route. What is sent over lo has one.
fn let_in_without_route() -> Result<[Setting; 2], Ended> {
    Ok([
        Setting::change("/proc/sys/net/ipv4/conf/lo/route_localnet", format_args!("1"))?,
        Setting::change("/proc/sys/net/ipv4/conf/lo/accept_local", format_args!("1"))?,
    ])
}

/// What a program has come in where it was to go out is still of its sender's namespace.
fn redirected(world: &World) -> Verdict {
    let a = world.namespace()?;
    let to = at(FIRST, world.port);
    let own = a.run(|| sharing_receiver(at(ANY, world.port)))?;
    let initial = sharing_receiver(to)?;
    let _settings = a.run(let_in_without_route)?;
    let _program = a.run(|| Ingress::redirect_before(world.port))?;
    a.run(|| sender(to)?.send(b"x"))?;
    arrives("a datagram", &[&initial, &own], 1)?;
    hears(&own, b"x")
}
