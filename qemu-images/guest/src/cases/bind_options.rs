// SPDX-License-Identifier: GPL-2.0-only
//! The suite `bind`, third part: other protocols, families and options that have a say in who holds what.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use rustix::io::Errno;

use super::bind::{both_hold, one_port};
use super::bind_rules::{conflicts, only_ipv6_listener, only_ipv6_receiver};
use super::{Body, Verdict, arrives, at, client, converse, equal, hears, listener, receiver, sender, sharing_receiver};
use crate::bpf::Transport;
use crate::namespace::World;
use crate::net::{ANY, ANY6, Call, FIRST, SECOND, Socket, refuses};
use crate::nftables::{Fate, Rule};
use crate::options::{FREEBIND, PORT_AT_CONNECT, TRANSPARENT};
use crate::report::Ended;

pub(super) const BODIES: &[Body] = &[
    ("bind/udplite-two-namespaces", udplite_two_namespaces),
    ("bind/udplite-conflicts", |world| world.namespace()?.run(|| udplite_conflicts(world))),
    ("bind/tcp-only-ipv6-two-namespaces", |world| both_hold(world, only_ipv6_listener, ANY6)),
    ("bind/udp-only-ipv6-two-namespaces", |world| both_hold(world, only_ipv6_receiver, ANY6)),
    ("bind/tcp-ipv6-address-two-namespaces", |world| both_hold(world, listener, Ipv6Addr::LOCALHOST)),
    ("bind/tcp-mapped-two-namespaces", |world| mapped_two_namespaces(world, listener)),
    ("bind/udp-mapped-two-namespaces", |world| mapped_two_namespaces(world, receiver)),
    ("bind/tcp-freebind-two-namespaces", |world| freebind_two_namespaces(world, Socket::tcp)),
    ("bind/udp-freebind-two-namespaces", |world| freebind_two_namespaces(world, Socket::udp)),
    ("bind/tcp-interface-two-namespaces", |world| both_hold(world, |to| on_interface(Socket::tcp(to)?, to), ANY)),
    ("bind/udp-interface-two-namespaces", |world| both_hold(world, |to| on_interface(Socket::udp(to)?, to), ANY)),
    ("bind/tcp-interface-conflicts", |world| world.namespace()?.run(|| interface_conflicts(world, Socket::tcp))),
    ("bind/udp-interface-conflicts", |world| world.namespace()?.run(|| interface_conflicts(world, Socket::udp))),
    ("bind/udp-shared-beside-plain", udp_shared_beside_plain),
    ("bind/udp-many-addresses-two-namespaces", udp_many_addresses_two_namespaces),
    ("bind/udp-many-addresses-conflicts", |world| world.namespace()?.run(|| udp_many_addresses_conflicts(world))),
    ("bind/tcp-reuseport-filter", tcp_reuseport_filter),
    ("bind/udp-reuseport-filter", |world| udp_reuseport_filter(world, Socket::udp)),
    ("bind/udplite-reuseport-filter", |world| udp_reuseport_filter(world, Socket::udp_lite)),
    ("bind/udp-reuseport-dual-stack-groups", udp_reuseport_dual_stack_groups),
    ("bind/tcp-reuseport-dual-stack-groups", tcp_reuseport_dual_stack_groups),
    ("bind/tcp-port-at-connect", tcp_port_at_connect),
    ("bind/tcp-proxied-beside-listener", tcp_proxied_beside_listener),
];

/// An address that no interface has.
const NOWHERE: Ipv4Addr = Ipv4Addr::new(10, 9, 9, 9);
/// So many UDP sockets on one port that the kernel looks for conflicts by port and address.
const CROWD: u8 = 14;

fn udplite_receiver(address: SocketAddr) -> Call<Socket> {
    Socket::udp_lite(address)?.bind(address)
}

fn udplite_two_namespaces(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (any, first) = (at(ANY, world.port), at(FIRST, world.port + 1));
    let hold = || Call::Ok([udplite_receiver(any)?, udplite_receiver(first)?]);
    let _held = [a.run(hold)?, b.run(hold)?];
    Ok(())
}

fn udplite_conflicts(world: &World) -> Verdict {
    conflicts(world, udplite_receiver)?;
    let address = at(ANY, world.port);
    let _udp = receiver(address)?;
    let sharing = || Socket::udp_lite(address)?.reuse_address()?.bind(address);
    let _sharing = [sharing()?, sharing()?];
    refuses(Errno::ADDRINUSE, "without SO_REUSEADDR of its own", udplite_receiver(address))
}

fn mapped_two_namespaces(world: &World, hold: fn(SocketAddr) -> Call<Socket>) -> Verdict {
    let [a, b] = world.two()?;
    let holds: [[IpAddr; 2]; 4] = [
        [FIRST.to_ipv6_mapped().into(), FIRST.into()],
        [FIRST.into(), ANY.to_ipv6_mapped().into()],
        [ANY.to_ipv6_mapped().into(), ANY.into()],
        [ANY6.into(), FIRST.to_ipv6_mapped().into()],
    ];
    for (port, [here, there]) in (world.port..).zip(holds) {
        let _here = a.run(|| hold(at(here, port)))?;
        let _there = b.run(|| hold(at(there, port)))?;
    }
    Ok(())
}

fn freebind_two_namespaces(world: &World, make: fn(SocketAddr) -> Call<Socket>) -> Verdict {
    let [a, b] = world.two()?;
    let address = at(NOWHERE, world.port);
    let hold = || make(address)?.set(FREEBIND, 1)?.bind(address);
    let _held = [a.run(hold)?, b.run(hold)?];
    refuses(Errno::ADDRINUSE, "the address twice in one namespace", a.run(hold))
}

fn on_interface(socket: Socket, address: SocketAddr) -> Call<Socket> {
    socket.on_interface(*b"lo")?.bind(address)
}

fn interface_conflicts(world: &World, make: fn(SocketAddr) -> Call<Socket>) -> Verdict {
    let address = at(ANY, world.port);
    let bound = on_interface(make(address)?, address)?;
    refuses(Errno::ADDRINUSE, "beside one on the interface", on_interface(make(address)?, address))?;
    refuses(Errno::ADDRINUSE, "beside one on an interface", make(address)?.bind(address))?;
    drop(bound);
    let _unbound = make(address)?.bind(address)?;
    refuses(Errno::ADDRINUSE, "beside one on all interfaces", on_interface(make(address)?, address))
}

fn udp_shared_beside_plain(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let address = at(FIRST, world.port);
    let _sharing = a.run(|| sharing_receiver(address))?;
    let _plain = b.run(|| receiver(address))?;
    let _sharing = a.run(|| sharing_receiver(address))?;
    refuses(Errno::ADDRINUSE, "beside one without SO_REUSEADDR", b.run(|| sharing_receiver(address)))
}

/// Sockets on many addresses and one port.
fn crowd(port: u16) -> Call<[Option<Socket>; CROWD as usize]> {
    let mut held = [const { None }; CROWD as usize];
    for (last, place) in (1..).zip(&mut held) {
        *place = Some(receiver(at([127, 0, 1, last], port))?);
    }
    Ok(held)
}

fn udp_many_addresses_two_namespaces(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let _in_a = a.run(|| crowd(world.port))?;
    let in_b = b.run(|| crowd(world.port))?;
    refuses(Errno::ADDRINUSE, "an address of the crowd", b.run(|| receiver(at([127, 0, 1, 1], world.port))))?;
    drop(in_b);
    b.run(|| receiver(at(ANY, world.port))).map(drop).map_err(Ended::from)
}

fn udp_many_addresses_conflicts(world: &World) -> Verdict {
    let held = crowd(world.port)?;
    refuses(Errno::ADDRINUSE, "an address of the crowd", receiver(at([127, 0, 1, CROWD], world.port)))?;
    refuses(Errno::ADDRINUSE, "0.0.0.0 beside a crowd", receiver(at(ANY, world.port)))?;
    refuses(Errno::ADDRINUSE, "[::] beside a crowd", receiver(at(ANY6, world.port)))?;
    let _other_address = receiver(at(SECOND, world.port))?;
    drop(held);
    receiver(at([127, 0, 1, 1], world.port)).map(drop).map_err(Ended::from)
}

fn tcp_reuseport_filter(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let address = at(FIRST, world.port);
    let member = || Socket::tcp(address)?.reuse_port()?.bind(address)?.listen();
    let [a0, a1, b0, b1] = [a.run(member)?, a.run(member)?, b.run(member)?, b.run(member)?];
    let (a1, b0) = (a1.always_member(1)?, b0.always_member(0)?);
    for _ in 0..4 {
        for (namespace, right) in [(&a, 1), (&b, 2)] {
            let _client = namespace.run(|| client(address))?;
            let sockets = [&a0, &a1, &b0, &b1];
            arrives("a connection", &sockets, right)?;
            let _server = sockets[right].accept()?;
        }
    }
    Ok(())
}

fn udp_reuseport_filter(world: &World, make: fn(SocketAddr) -> Call<Socket>) -> Verdict {
    let [a, b] = world.two()?;
    let address = at(FIRST, world.port);
    let member = || make(address)?.reuse_port()?.bind(address);
    let [a0, a1, b0, b1] = [a.run(member)?, a.run(member)?, b.run(member)?, b.run(member)?];
    let (a1, b0) = (a1.always_member(1)?, b0.always_member(0)?);
    for _ in 0..4 {
        for (namespace, right) in [(&a, 1), (&b, 2)] {
            namespace.run(|| make(address)?.send_to(b"x", address))?;
            let sockets = [&a0, &a1, &b0, &b1];
            arrives("a datagram", &sockets, right)?;
            hears(sockets[right], b"x")?;
        }
    }
    Ok(())
}

/// Enough that one group over both namespaces would not keep them apart by chance.
const MEMBERS_TRIED: usize = 12;

fn udp_reuseport_dual_stack_groups(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (any, to) = (at(ANY6, world.port), at(FIRST, world.port));
    let member = || Socket::udp(any)?.reuse_port()?.bind(any);
    let groups = [a.run(member)?, b.run(member)?];
    for _ in 0..MEMBERS_TRIED {
        for (right, namespace) in [&a, &b].into_iter().enumerate() {
            namespace.run(|| sender(to)?.send(b"x"))?;
            arrives("a datagram", &groups.each_ref(), right)?;
            hears(&groups[right], b"x")?;
        }
    }
    Ok(())
}

fn tcp_reuseport_dual_stack_groups(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (any, to) = (at(ANY6, world.port), at(FIRST.to_ipv6_mapped(), world.port));
    let member = || Socket::tcp(any)?.reuse_port()?.bind(any)?.listen();
    let groups = [a.run(member)?, b.run(member)?];
    for _ in 0..MEMBERS_TRIED {
        for (right, namespace) in [&a, &b].into_iter().enumerate() {
            let _client = namespace.run(|| client(to))?;
            arrives("a connection", &groups.each_ref(), right)?;
            let _server = groups[right].accept()?;
        }
    }
    Ok(())
}

fn tcp_port_at_connect(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let to = at(FIRST, world.port + 1);
    let _listeners = [a.run(|| listener(to))?, b.run(|| listener(to))?];
    let _settings = one_port([&a, &b], world.port)?;
    let connect = || Socket::tcp(to)?.set(PORT_AT_CONNECT, 1)?.bind(at(SECOND, 0))?.connect(to);
    for client in [a.run(connect)?, b.run(connect)?] {
        equal("the port", client.port()?, world.port)?;
    }
    Ok(())
}

/// A connection that a proxy got is bound to a port that the proxy is not. It joins those who have that port in its namespace,
/// and what they did not allow stays refused.
fn tcp_proxied_beside_listener(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (any, to, proxy) = (at(ANY, world.port), at(SECOND, world.port), at(FIRST, world.port + 1));
    let _own = b.run(|| listener(at(FIRST, world.port)))?;
    // Whoever has come to a port last is met first.
    let _elsewhere = a.run(|| listener(at([127, 8, 8, 8], world.port)))?;
    let proxying = b.run(|| Socket::tcp(proxy)?.reuse_address()?.set(TRANSPARENT, 1)?.bind(proxy)?.listen())?;
    let _rule = b.run(|| Rule::add(Transport::Tcp, world.port, Fate::Proxy(proxy)))?;
    let client = b.run(|| client(to))?;
    let server = proxying.accept()?;
    refuses(Errno::ADDRINUSE, "beside a listener", b.run(|| Socket::tcp(any)?.reuse_address()?.bind(any)))?;
    converse(&client, &server)
}
