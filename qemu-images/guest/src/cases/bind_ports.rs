// SPDX-License-Identifier: GPL-2.0-only
//! The suite `bind`, fourth part: a port that the kernel chose, or that was given back, is a port of one namespace.

use core::net::{IpAddr, SocketAddr};

use rustix::io::Errno;

use super::bind::one_port;
use super::loopback::allow_ping_in;
use super::{Body, Connection, Verdict, at, client, equal, hears, listener, receiver, settle};
use crate::namespace::World;
use crate::net::{ANY, ANY6, Call, FIRST, Socket, refuses};
use crate::report::{self, Ended};

pub(super) const BODIES: &[Body] = &[
    ("bind/tcp-automatic-port-any", |world| automatic_port(world, listener, ANY.into())),
    ("bind/tcp-automatic-port-address", |world| automatic_port(world, listener, FIRST.into())),
    ("bind/tcp-automatic-port-dual-stack", |world| automatic_port(world, listener, ANY6.into())),
    ("bind/udp-automatic-port-any", |world| automatic_port(world, receiver, ANY.into())),
    ("bind/udp-automatic-port-dual-stack", |world| automatic_port(world, receiver, ANY6.into())),
    ("bind/tcp-automatic-port-at-connect-beside-listener", tcp_at_connect_beside_listener),
    ("bind/tcp-automatic-port-at-connect-is-taken", tcp_at_connect_is_taken),
    ("bind/udp-automatic-port-at-send", udp_at_send),
    ("bind/udp-close-elsewhere", udp_close_elsewhere),
    ("bind/tcp-time-wait-of-client-elsewhere", tcp_time_wait_of_client_elsewhere),
    ("bind/tcp-connection-elsewhere", tcp_connection_elsewhere),
    ("bind/ping-automatic-identifier-once", ping_automatic_identifier_once),
];

/// Makes a socket that holds an address.
type Hold = fn(SocketAddr) -> Call<Socket>;

/// Each namespace is given the one port that there is, and each has it for itself: what the first gives back is free
/// there although the second still has its own.
fn automatic_port(world: &World, hold: Hold, address: IpAddr) -> Verdict {
    let [a, b] = world.two()?;
    let _settings = one_port([&a, &b], world.port)?;
    let choose = || hold(at(address, 0));
    let (in_a, in_b) = (a.run(choose)?, b.run(choose)?);
    for socket in [&in_a, &in_b] {
        equal("the port", socket.port()?, world.port)?;
    }
    let any = at(ANY, world.port);
    refuses(Errno::ADDRINUSE, "a port that was chosen", b.run(|| hold(any)))?;
    drop(in_a);
    let _again = a.run(|| hold(any))?;
    refuses(Errno::ADDRINUSE, "a port that the other namespace gave back", b.run(choose))?;
    drop(in_b);
    b.run(|| hold(any)).map(drop).map_err(Ended::from)
}

fn tcp_at_connect_beside_listener(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let to = at(FIRST, world.port + 1);
    let _elsewhere = a.run(|| listener(at(ANY, world.port)))?;
    let _listener = b.run(|| listener(to))?;
    let _settings = one_port([&a, &b], world.port)?;
    equal("the port", b.run(|| client(to))?.port()?, world.port)
}

fn tcp_at_connect_is_taken(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let to = at(FIRST, world.port + 1);
    let listeners = [a.run(|| listener(to))?, b.run(|| listener(to))?];
    let _settings = one_port([&a, &b], world.port)?;
    let connect = || client(to);
    let (in_a, in_b) = (a.run(connect)?, b.run(connect)?);
    let any = at(ANY, world.port);
    refuses(Errno::ADDRINUSE, "the port of a connection", b.run(|| listener(any)))?;
    // Who closes first keeps the TIME_WAIT: here the server, so that the client's port is free when its FIN has arrived.
    drop(listeners[0].accept()?);
    hears(&in_a, b"")?;
    drop(in_a);
    settle(&a, world.port + 2)?;
    let _again = a.run(|| listener(any))?;
    drop(listeners[1].accept()?);
    hears(&in_b, b"")?;
    drop(in_b);
    settle(&b, world.port + 2)?;
    b.run(|| listener(any)).map(drop).map_err(Ended::from)
}

fn udp_at_send(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let to = at(FIRST, world.port + 1);
    let receivers = [a.run(|| receiver(to))?, b.run(|| receiver(to))?];
    let _settings = one_port([&a, &b], world.port)?;
    let send = || {
        let socket = Socket::udp(to)?;
        socket.send_to(b"x", to)?;
        Call::Ok(socket)
    };
    let senders = [a.run(send)?, b.run(send)?];
    for (sender, receiver) in senders.iter().zip(&receivers) {
        equal("the port", sender.port()?, world.port)?;
        hears(receiver, b"x")?;
    }
    refuses(Errno::AGAIN, "a second sender", a.run(send))?;
    refuses(Errno::AGAIN, "a second sender", b.run(send))
}

fn udp_close_elsewhere(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let hold = || receiver(at(ANY, world.port));
    let in_a = a.run(hold)?;
    let _in_b = b.run(hold)?;
    drop(in_a);
    refuses(Errno::ADDRINUSE, "the port that the other namespace gave back", b.run(hold))?;
    a.run(hold).map(drop).map_err(Ended::from)
}

fn tcp_time_wait_of_client_elsewhere(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (here, there) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let connect = || {
        let listener = listener(here)?;
        let client = super::client_from(there, here)?;
        let server = listener.accept()?;
        Call::Ok(Connection { listener, client, server })
    };
    let Connection { listener: _listener, client, server } = a.run(connect)?;
    drop(client);
    hears(&server, b"")?;
    drop(server);
    let any = at(ANY, world.port + 1);
    refuses(Errno::ADDRINUSE, "a port in TIME_WAIT", a.run(|| listener(any)))?;
    b.run(|| listener(any)).map(drop).map_err(Ended::from)
}

/// A server's connection holds the listener's port after the listener is gone, in its own namespace.
fn tcp_connection_elsewhere(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let address = at(FIRST, world.port);
    let Connection { listener: listening, client: _client, server: _server } = Connection::inside(&a, address)?;
    drop(listening);
    refuses(Errno::ADDRINUSE, "the port of a connection", a.run(|| listener(at(ANY, world.port))))?;
    refuses(Errno::ADDRINUSE, "the address of a connection", a.run(|| listener(address)))?;
    b.run(|| listener(at(ANY, world.port))).map(drop).map_err(Ended::from)
}

/// The kernel chooses one identifier after the other. The next one is held where it was not chosen.
fn ping_automatic_identifier_once(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let _settings = allow_ping_in([&a, &b])?;
    let hold = |identifier| Socket::ping(at(FIRST, 0))?.bind(at(FIRST, identifier));
    let last = a.run(|| hold(0))?;
    let next = last.port()?.wrapping_add(1);
    let _held = a.run(|| hold(next))?;
    if b.run(|| hold(0))?.port()? == next {
        return Err(report::fail(format_args!("an identifier was chosen that another namespace holds")));
    }
    Ok(())
}
