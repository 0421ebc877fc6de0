// SPDX-License-Identifier: GPL-2.0-only
//! The suite `procfs`: what the tables under `/proc/net` show.

use core::net::{IpAddr, SocketAddr};

use super::{Body, Connection, Verdict, at, client, hears, listener, receiver};
use crate::namespace::{Namespace, World};
use crate::net::{ANY, ANY6, Call, FIRST, SECOND, Socket};
use crate::proc_net::{Listing, Row, Table, state};
use crate::report::{self, Ended};

pub(super) const BODIES: &[Body] = &[
    ("procfs/tcp-own-rows", tcp_own_rows),
    ("procfs/udp-own-rows", udp_own_rows),
    ("procfs/tcp-complete-over-short-reads", |world| complete(world, Table::Tcp, listener)),
    ("procfs/udp-complete-over-short-reads", |world| complete(world, Table::Udp, receiver)),
    ("procfs/tcp-listen", |world| held(world, Table::Tcp, FIRST, listener)),
    ("procfs/tcp-established", tcp_established),
    ("procfs/tcp-syn-recv", tcp_syn_recv),
    ("procfs/tcp-time-wait", tcp_time_wait),
    ("procfs/udp", |world| held(world, Table::Udp, SECOND, receiver)),
    ("procfs/tcp6", |world| held(world, Table::Tcp6, ANY6, listener)),
    ("procfs/udp6", |world| held(world, Table::Udp6, ANY6, receiver)),
    ("procfs/tcp-opener-decides", |world| opener_decides(world, Table::Tcp, listener)),
    ("procfs/udp-opener-decides", |world| opener_decides(world, Table::Udp, receiver)),
    ("procfs/tcp-complete-among-foreign", |world| complete_among_foreign(world, Table::Tcp, listener)),
    ("procfs/udp-complete-among-foreign", |world| complete_among_foreign(world, Table::Udp, receiver)),
];

/// Makes a socket that holds an address.
type Hold = fn(SocketAddr) -> Call<Socket>;

/// Rows by their socket.
fn of(socket: &Socket) -> Call<impl Fn(&Row) -> bool + Send + Sync + use<>> {
    let inode = socket.inode()?;
    Ok(move |row: &Row| row.inode == inode)
}

/// Rows by their ports and state, for those that belong to no file.
fn like(local_port: u16, remote_port: u16, state: u8) -> impl Fn(&Row) -> bool + Send + Sync {
    move |row| (row.local_port, row.remote_port, row.state) == (local_port, remote_port, state)
}

/// Asserts that a row stands in the table of the first namespace and not in that of the second.
fn alone(
    own: &Namespace,
    other: &Namespace,
    table: Table,
    what: &str,
    fits: impl Fn(&Row) -> bool + Send + Sync,
) -> Verdict {
    own.lists(table, 1, what, &fits)?;
    other.lists(table, 0, what, &fits)
}

/// A connection that stays in SYN_RECV until its client sends: the listener and the client.
fn half_open(to: SocketAddr) -> Call<(Socket, Socket)> {
    Ok((Socket::tcp(to)?.defer_accept()?.bind(to)?.listen()?, client(to)?))
}

fn tcp_own_rows(world: &World) -> Verdict {
    let n = world.namespace()?;
    let (listener, client) = n.run(|| half_open(at(FIRST, world.port)))?;
    let chosen = client.port()?;
    n.lists(Table::Tcp, 1, "a listener", of(&listener)?)?;
    n.lists(Table::Tcp, 1, "SYN_RECV", like(world.port, chosen, state::SYN_RECV))?;
    client.send(b"x")?;
    let server = listener.accept()?;
    n.lists(Table::Tcp, 1, "a client", of(&client)?)?;
    n.lists(Table::Tcp, 1, "a server", of(&server)?)?;
    n.lists(Table::Tcp, 1, "ESTABLISHED", like(world.port, chosen, state::ESTABLISHED))?;
    n.lists(Table::Tcp, 0, "SYN_RECV afterwards", like(world.port, chosen, state::SYN_RECV))?;
    drop(client);
    hears(&server, b"x")?;
    hears(&server, b"")?;
    drop(server);
    n.lists(Table::Tcp, 1, "TIME_WAIT", like(chosen, world.port, state::TIME_WAIT))
}

fn udp_own_rows(world: &World) -> Verdict {
    const UNCONNECTED: u8 = 7;
    let n = world.namespace()?;
    let (to, from) = (at(ANY, world.port), at(FIRST, world.port + 1));
    let bound = n.run(|| receiver(to))?;
    let connected = n.run(|| receiver(from)?.connect(at(FIRST, world.port)))?;
    n.lists(Table::Udp, 1, "a bound socket", of(&bound)?)?;
    n.lists(Table::Udp, 1, "a connected socket", of(&connected)?)?;
    n.lists(Table::Udp, 1, "an unconnected row", like(world.port, 0, UNCONNECTED))?;
    n.lists(Table::Udp, 1, "a connected row", like(world.port + 1, world.port, state::ESTABLISHED))
}

fn held(world: &World, table: Table, address: impl Into<IpAddr> + Copy, hold: Hold) -> Verdict {
    let [a, b] = world.two()?;
    let (port_of_a, port_of_b) = (at(address, world.port), at(address, world.port + 1));
    let in_a = a.run(|| hold(port_of_a))?;
    let in_b = b.run(|| hold(port_of_b))?;
    alone(&a, &b, table, "a socket of the first", of(&in_a)?)?;
    alone(&b, &a, table, "a socket of the second", of(&in_b)?)
}

fn tcp_established(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let connection = Connection::inside(&a, at(FIRST, world.port))?;
    alone(&a, &b, Table::Tcp, "a client of the first", of(&connection.client)?)?;
    alone(&a, &b, Table::Tcp, "a server of the first", of(&connection.server)?)
}

fn tcp_syn_recv(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (_listener, client) = a.run(|| half_open(at(FIRST, world.port)))?;
    alone(&a, &b, Table::Tcp, "SYN_RECV of the first", like(world.port, client.port()?, state::SYN_RECV))
}

fn tcp_time_wait(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let Connection { listener: _listener, client, server } = Connection::inside(&a, at(FIRST, world.port))?;
    let chosen = client.port()?;
    drop(client);
    hears(&server, b"")?;
    drop(server);
    alone(&a, &b, Table::Tcp, "TIME_WAIT of the first", like(chosen, world.port, state::TIME_WAIT))
}

fn opener_decides(world: &World, table: Table, hold: Hold) -> Verdict {
    let [a, b] = world.two()?;
    let in_a = a.run(|| hold(at(FIRST, world.port)))?;
    let in_b = b.run(|| hold(at(FIRST, world.port + 1)))?;
    let (fits_a, fits_b) = (of(&in_a)?, of(&in_b)?);
    let opened_in_a = a.run(|| Listing::open(table))?;
    b.run(|| {
        opened_in_a.has(1, "a socket of the opener's", &fits_a)?;
        opened_in_a.has(0, "a socket of the reader's", &fits_b)
    })
}

/// The first of the ports for a crowd of sockets; the cases' other ports lie above.
const CROWD: u16 = 1100;
/// How many sockets make a crowd.
const MEMBERS: usize = 128;
/// About one row of a table: each read has to find where the one before stopped.
const SHORT_READ: usize = 200;

/// Asserts that of the crowd's ports the table lists just those that `expected` tells, once each.
fn census(table: Table, expected: fn(usize) -> bool) -> Verdict {
    let mut seen = [0u8; MEMBERS];
    Listing::open(table)?.each_row(SHORT_READ, |row| {
        let place = usize::from(row.local_port.wrapping_sub(CROWD));
        if let Some(count) = seen.get_mut(place) {
            *count = count.saturating_add(1);
        }
    })?;
    for (place, count) in seen.into_iter().enumerate() {
        if count != u8::from(expected(place)) {
            let port = usize::from(CROWD) + place;
            return Err(report::fail(format_args!(
                "port {port} is listed {count} times, not {} times",
                u8::from(expected(place))
            )));
        }
    }
    Ok(())
}

fn complete(world: &World, table: Table, hold: Hold) -> Verdict {
    let n = world.namespace()?;
    let mut crowd = [const { None }; MEMBERS];
    n.run(|| {
        for (port, place) in (CROWD..).zip(&mut crowd) {
            *place = Some(hold(at(FIRST, port))?);
        }
        census(table, |_| true)
    })
}

fn complete_among_foreign(world: &World, table: Table, hold: Hold) -> Verdict {
    let [a, b] = world.two()?;
    let mut crowd = [const { None }; MEMBERS];
    for (first, namespace) in [&a, &b].into_iter().enumerate() {
        namespace.run(|| {
            for (port, place) in (CROWD..).zip(&mut crowd).skip(first).step_by(2) {
                *place = Some(hold(at(FIRST, port))?);
            }
            Ok::<_, Ended>(())
        })?;
    }
    a.run(|| census(table, |place| place % 2 == 0))?;
    b.run(|| census(table, |place| place % 2 == 1))
}
