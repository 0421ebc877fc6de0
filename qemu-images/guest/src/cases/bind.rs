// SPDX-License-Identifier: GPL-2.0-only
//! The suite `bind`, first half: what different namespaces can hold at once.

use core::net::{IpAddr, Ipv4Addr, SocketAddr};

use rustix::io::Errno;

use super::{Body, Verdict, arrives, at, client, equal, hears, listener, receiver, sender, sharing_listener};
use crate::kernel;
use crate::namespace::{Namespace, World};
use crate::net::{ANY, ANY6, Call, FIRST, SECOND, Socket, refuses};
use crate::report::Ended;
use crate::sysctl::Setting;

pub(super) const BODIES: &[Body] = &[
    ("bind/tcp-any-two-namespaces", |world| both_hold(world, listener, ANY)),
    ("bind/tcp-address-two-namespaces", |world| both_hold(world, listener, FIRST)),
    ("bind/tcp-second-address-two-namespaces", |world| both_hold(world, listener, SECOND)),
    ("bind/tcp-any-beside-address", |world| any_beside_address(world, listener, FIRST)),
    ("bind/tcp-many-namespaces", tcp_many_namespaces),
    ("bind/tcp-initial-beside-new", tcp_initial_beside_new),
    ("bind/tcp-nested-namespace", tcp_nested_namespace),
    ("bind/tcp-clone3", tcp_clone3),
    ("bind/tcp-listen-after-shared-bind", tcp_listen_after_shared_bind),
    ("bind/tcp-dual-stack-two-namespaces", |world| dual_stack(world, listener)),
    ("bind/udp-any-two-namespaces", |world| both_hold(world, receiver, ANY)),
    ("bind/udp-address-two-namespaces", |world| both_hold(world, receiver, FIRST)),
    ("bind/udp-any-beside-address", |world| any_beside_address(world, receiver, SECOND)),
    ("bind/udp-dual-stack-two-namespaces", |world| dual_stack(world, receiver)),
    ("bind/tcp-reuseport-groups", tcp_reuseport_groups),
    ("bind/udp-reuseport-groups", udp_reuseport_groups),
    ("bind/tcp-automatic-port", tcp_automatic_port),
    ("bind/tcp-automatic-port-at-connect", tcp_automatic_port_at_connect),
    ("bind/udp-automatic-port", udp_automatic_port),
    ("bind/tcp-close-elsewhere", tcp_close_elsewhere),
    ("bind/tcp-time-wait-elsewhere", |world| tcp_time_wait_elsewhere(world, FIRST.into())),
    ("bind/tcp-dual-stack-time-wait-elsewhere", |world| tcp_time_wait_elsewhere(world, ANY6.into())),
    ("bind/tcp-passed-socket", |world| passed_socket(world, Socket::tcp, listen)),
    ("bind/udp-passed-socket", |world| passed_socket(world, Socket::udp, Ok)),
];

/// Makes a socket that holds an address.
type Hold = fn(SocketAddr) -> Call<Socket>;

/// Two namespaces hold one address and port.
pub(super) fn both_hold(world: &World, hold: Hold, address: impl Into<IpAddr> + Copy + Send + Sync) -> Verdict {
    let [a, b] = world.two()?;
    let _first = a.run(|| hold(at(address, world.port)))?;
    let _second = b.run(|| hold(at(address, world.port)))?;
    Ok(())
}

fn any_beside_address(world: &World, hold: Hold, address: Ipv4Addr) -> Verdict {
    let [a, b] = world.two()?;
    let (port, other_port) = (world.port, world.port + 1);
    let _any = a.run(|| hold(at(ANY, port)))?;
    let _address = b.run(|| hold(at(address, port)))?;
    let _address = a.run(|| hold(at(address, other_port)))?;
    let _any = b.run(|| hold(at(ANY, other_port)))?;
    Ok(())
}

fn tcp_many_namespaces(world: &World) -> Verdict {
    let mut held = [const { None }; 4];
    for (namespace, place) in world.four()?.iter().zip(&mut held) {
        *place = Some(namespace.run(|| listener(at(ANY, world.port)))?);
    }
    Ok(())
}

fn tcp_initial_beside_new(world: &World) -> Verdict {
    let a = world.namespace()?;
    let _initial = listener(at(ANY, world.port))?;
    let _new = a.run(|| listener(at(ANY, world.port)))?;
    Ok(())
}

fn tcp_nested_namespace(world: &World) -> Verdict {
    let outer = world.namespace()?;
    let inner = outer.run(|| world.namespace())?;
    let _outer = outer.run(|| listener(at(ANY, world.port)))?;
    let _inner = inner.run(|| listener(at(ANY, world.port)))?;
    Ok(())
}

fn tcp_clone3(world: &World) -> Verdict {
    let address = at(ANY, world.port);
    let _held = listener(address)?;
    world.in_clone3_child(|| listener(address).map(drop).map_err(Ended::from))
}

fn tcp_listen_after_shared_bind(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let address = at(FIRST, world.port);
    let bound = || Socket::tcp(address)?.reuse_address()?.bind(address);
    let (first, second) = (a.run(bound)?, b.run(bound)?);
    let _first = a.run(|| first.listen())?;
    let _second = b.run(|| second.listen())?;
    Ok(())
}

fn dual_stack(world: &World, hold: Hold) -> Verdict {
    let [a, b] = world.two()?;
    let c = world.namespace()?;
    let _first = a.run(|| hold(at(ANY6, world.port)))?;
    let _second = b.run(|| hold(at(ANY6, world.port)))?;
    let _third = c.run(|| hold(at(ANY, world.port)))?;
    Ok(())
}

/// Enough that one group over both namespaces would not keep them apart by chance (2^-23).
const MEMBERS_TRIED: usize = 12;

fn tcp_reuseport_groups(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let address = at(FIRST, world.port);
    let member = || Socket::tcp(address)?.reuse_port()?.bind(address)?.listen();
    let (in_a, in_b) = (a.run(member)?, b.run(member)?);
    for _ in 0..MEMBERS_TRIED {
        for (right, namespace) in [&a, &b].into_iter().enumerate() {
            let _client = namespace.run(|| client(address))?;
            arrives("a connection", &[&in_a, &in_b], right)?;
            let _server = [&in_a, &in_b][right].accept()?;
        }
    }
    Ok(())
}

fn udp_reuseport_groups(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let address = at(FIRST, world.port);
    let member = || Socket::udp(address)?.reuse_port()?.bind(address);
    let (in_a, in_b) = (a.run(member)?, b.run(member)?);
    for _ in 0..MEMBERS_TRIED {
        for (right, namespace) in [&a, &b].into_iter().enumerate() {
            namespace.run(|| sender(address)?.send(b"x"))?;
            arrives("a datagram", &[&in_a, &in_b], right)?;
            hears([&in_a, &in_b][right], b"x")?;
        }
    }
    Ok(())
}

/// Leaves the kernel one port to choose from, in both namespaces.
///
/// Before 2.6.24 connect(2) takes no port that is the last, so that one more makes a range of one; bind(2) and UDP do otherwise,
/// and what they choose is for later kernels.
pub(super) fn one_port(namespaces: [&Namespace; 2], port: u16) -> Result<[Setting; 2], Ended> {
    let last = port + u16::from(kernel::is_before([2, 6, 24]));
    Setting::change_both(namespaces, "/proc/sys/net/ipv4/ip_local_port_range", format_args!("{port} {last}"))
}

fn tcp_automatic_port(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let _settings = one_port([&a, &b], world.port)?;
    let choose = || listener(at(FIRST, 0));
    let held = [a.run(choose)?, b.run(choose)?];
    for listener in &held {
        equal("the port", listener.port()?, world.port)?;
    }
    refuses(Errno::ADDRINUSE, "a second port", a.run(choose))?;
    refuses(Errno::ADDRINUSE, "a second port", b.run(choose))
}

fn tcp_automatic_port_at_connect(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let address = at(FIRST, world.port + 1);
    let _listeners = [a.run(|| sharing_listener(address))?, b.run(|| sharing_listener(address))?];
    let _settings = one_port([&a, &b], world.port)?;
    let choose = || client(address);
    let clients = [a.run(choose)?, b.run(choose)?];
    for client in &clients {
        equal("the port", client.port()?, world.port)?;
    }
    refuses(Errno::ADDRNOTAVAIL, "a second connection", a.run(choose))?;
    refuses(Errno::ADDRNOTAVAIL, "a second connection", b.run(choose))
}

fn udp_automatic_port(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let _settings = one_port([&a, &b], world.port)?;
    let (bind, connect) = (|| receiver(at(FIRST, 0)), || sender(at(FIRST, 9)));
    let bound = [a.run(bind)?, b.run(bind)?];
    for namespace in [&a, &b] {
        refuses(Errno::ADDRINUSE, "a second port at bind", namespace.run(bind))?;
        refuses(Errno::AGAIN, "a second port at connect", namespace.run(connect))?;
    }
    drop(bound);
    for connected in [a.run(connect)?, b.run(connect)?] {
        equal("the port", connected.port()?, world.port)?;
    }
    Ok(())
}

fn tcp_close_elsewhere(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let hold = || listener(at(ANY, world.port));
    let in_a = a.run(hold)?;
    let _in_b = b.run(hold)?;
    drop(in_a);
    refuses(Errno::ADDRINUSE, "the port that the other namespace gave back", b.run(hold))?;
    a.run(hold).map(drop).map_err(Ended::from)
}

fn tcp_time_wait_elsewhere(world: &World, bound: IpAddr) -> Verdict {
    let [a, b] = world.two()?;
    let address = at(bound, world.port);
    let listening = a.run(|| listener(address))?;
    let client = a.run(|| client(at(FIRST, world.port)))?;
    let server = listening.accept()?;
    // Who closes first keeps the TIME_WAIT: here the server, so that it is on the listener's port.
    drop(server);
    hears(&client, b"")?;
    drop((client, listening));
    refuses(Errno::ADDRINUSE, "a port in TIME_WAIT", a.run(|| listener(address)))?;
    b.run(|| listener(address)).map(drop).map_err(Ended::from)
}

fn listen(socket: Socket) -> Call<Socket> {
    socket.listen()
}

fn passed_socket(world: &World, make: Hold, finish: fn(Socket) -> Call<Socket>) -> Verdict {
    let [a, b] = world.two()?;
    let (port_of_a, port_of_b) = (at(ANY, world.port), at(ANY, world.port + 1));
    let hold = |address: SocketAddr| make(address)?.bind(address).and_then(finish);
    let _in_a = a.run(|| hold(port_of_a))?;
    let _in_b = b.run(|| hold(port_of_b))?;
    let (one, another) = (a.run(|| make(port_of_a))?, a.run(|| make(port_of_b))?);
    refuses(Errno::ADDRINUSE, "a port that is taken where the socket was made", b.run(|| one.bind(port_of_a)))?;
    b.run(|| another.bind(port_of_b).and_then(finish)).map(drop).map_err(Ended::from)
}
