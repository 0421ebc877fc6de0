// SPDX-License-Identifier: GPL-2.0-only
//! The suite `diag`: what `sock_diag` dumps.

use core::net::{IpAddr, SocketAddr};

use super::census::{Connections, complete, complete_among_foreign, complete_in_one_bucket, connections_in_one_bucket};
use super::{Body, Connection, Verdict, at, client, hears, listener, receiver, sharing_listener, sharing_receiver};
use crate::diag::{Ask, Diag, Row, protocol};
use crate::namespace::{Namespace, World};
use crate::net::{ANY, ANY6, Call, FIRST, SECOND, Socket};
use crate::proc_net::state;

pub(super) const BODIES: &[Body] = &[
    ("diag/tcp-own-sockets", tcp_own_sockets),
    ("diag/udp-own-sockets", udp_own_sockets),
    ("diag/tcp-complete", |world| complete(world, listener, &dump(TCP))),
    ("diag/udp-complete", |world| complete(world, receiver, &dump(UDP))),
    ("diag/tcp-listen", |world| held(world, TCP, SECOND, listener)),
    ("diag/tcp-established", tcp_established),
    ("diag/tcp-syn-recv", tcp_syn_recv),
    ("diag/tcp-time-wait", tcp_time_wait),
    ("diag/tcp-dual-stack", |world| held(world, TCP6, ANY6, listener)),
    ("diag/tcp-filtered", tcp_filtered),
    ("diag/tcp-opener-decides", tcp_opener_decides),
    ("diag/tcp-complete-among-foreign", |world| complete_among_foreign(world, listener, &dump(TCP))),
    ("diag/udp", |world| held(world, UDP, FIRST, receiver)),
    ("diag/udp-dual-stack", |world| held(world, UDP6, ANY6, receiver)),
    ("diag/udp-complete-among-foreign", |world| complete_among_foreign(world, receiver, &dump(UDP))),
    ("diag/tcp-listeners-in-one-bucket", |world| in_one_bucket(world, TCP, FIRST, sharing_listener)),
    ("diag/tcp-connections-in-one-bucket", |world| connections_in_one_bucket(world, Connections::Stay, &tcp_ends)),
    ("diag/tcp-time-waits-in-one-bucket", |world| connections_in_one_bucket(world, Connections::End, &tcp_ends)),
    ("diag/udp-in-one-bucket", |world| in_one_bucket(world, UDP, FIRST, sharing_receiver)),
    ("diag/raw-in-one-bucket", |world| in_one_bucket(world, RAW, ANY, raw)),
    ("diag/udplite", |world| held(world, UDPLITE, FIRST, |address| Socket::udp_lite(address)?.bind(address))),
    ("diag/raw", |world| held(world, RAW, ANY, raw)),
    ("diag/dccp-listen", |world| held(world, DCCP, FIRST, |address| Socket::dccp(address)?.bind(address)?.listen())),
    ("diag/mptcp-listen", |world| held(world, MPTCP, FIRST, |address| Socket::mptcp(address)?.bind(address)?.listen())),
    ("diag/mptcp-established", mptcp_established),
];

const TCP: Ask = Ask::all(protocol::TCP);
const TCP6: Ask = Ask::all_ipv6(protocol::TCP);
const UDP: Ask = Ask::all(protocol::UDP);
const UDP6: Ask = Ask::all_ipv6(protocol::UDP);
const UDPLITE: Ask = Ask::all(protocol::UDPLITE);
const RAW: Ask = Ask::all(protocol::RAW);
const DCCP: Ask = Ask::all(protocol::DCCP);
const MPTCP: Ask = Ask::all(protocol::MPTCP);

/// An IP protocol for experiments (RFC 3692), which nobody else here speaks.
pub(super) const EXPERIMENT: u8 = 253;

/// Makes a socket that holds an address.
pub(super) type Hold = fn(SocketAddr) -> Call<Socket>;

pub(super) fn raw(address: SocketAddr) -> Call<Socket> {
    Socket::raw(address, EXPERIMENT)
}

/// Rows by their socket.
fn of(socket: &Socket) -> Call<impl Fn(&Row) -> bool + Send + Sync + use<>> {
    let inode = socket.inode()?;
    Ok(move |row: &Row| row.inode == inode)
}

/// Rows by their ports and state, for those that belong to no file.
fn like(local_port: u16, remote_port: u16, state: u8) -> impl Fn(&Row) -> bool + Send + Sync {
    move |row| (row.local_port, row.remote_port, row.state) == (local_port, remote_port, state)
}

/// Asserts that a dump in the namespace has `times` rows that fit.
fn dumps(
    namespace: &Namespace,
    ask: Ask,
    times: usize,
    what: &str,
    fits: impl Fn(&Row) -> bool + Send + Sync,
) -> Verdict {
    namespace.run(|| Diag::open()?.has(ask, times, what, &fits))
}

/// Asserts that a row is dumped in the first namespace and not in the second.
fn alone(
    own: &Namespace,
    other: &Namespace,
    ask: Ask,
    what: &str,
    fits: impl Fn(&Row) -> bool + Send + Sync,
) -> Verdict {
    dumps(own, ask, 1, what, &fits)?;
    dumps(other, ask, 0, what, &fits)
}

/// A connection that stays in SYN_RECV until its client sends: the listener and the client.
fn half_open(to: SocketAddr) -> Call<(Socket, Socket)> {
    Ok((Socket::tcp(to)?.defer_accept()?.bind(to)?.listen()?, client(to)?))
}

fn tcp_own_sockets(world: &World) -> Verdict {
    let n = world.namespace()?;
    let (listener, client) = n.run(|| half_open(at(FIRST, world.port)))?;
    let chosen = client.port()?;
    dumps(&n, TCP, 1, "a listener", of(&listener)?)?;
    dumps(&n, TCP, 1, "SYN_RECV", like(world.port, chosen, state::SYN_RECV))?;
    client.send(b"x")?;
    let server = listener.accept()?;
    dumps(&n, TCP, 1, "a client", of(&client)?)?;
    dumps(&n, TCP, 1, "a server", of(&server)?)?;
    dumps(&n, TCP, 0, "SYN_RECV afterwards", like(world.port, chosen, state::SYN_RECV))?;
    dumps(&n, TCP.on_port(chosen), 1, "the client by its port", of(&client)?)?;
    dumps(&n, TCP.on_port(chosen), 0, "the server by the client's port", of(&server)?)?;
    drop(client);
    hears(&server, b"x")?;
    hears(&server, b"")?;
    drop(server);
    dumps(&n, TCP, 1, "TIME_WAIT", like(chosen, world.port, state::TIME_WAIT))
}

fn udp_own_sockets(world: &World) -> Verdict {
    let n = world.namespace()?;
    let bound = n.run(|| receiver(at(ANY, world.port)))?;
    let connected = n.run(|| receiver(at(FIRST, world.port + 1))?.connect(at(FIRST, world.port)))?;
    dumps(&n, UDP, 1, "a bound socket", of(&bound)?)?;
    dumps(&n, UDP, 1, "a connected socket", of(&connected)?)?;
    dumps(&n, UDP, 1, "a connected row", like(world.port + 1, world.port, state::ESTABLISHED))
}

fn held(world: &World, ask: Ask, address: impl Into<IpAddr> + Copy, hold: Hold) -> Verdict {
    let [a, b] = world.two()?;
    let (port_of_a, port_of_b) = (at(address, world.port), at(address, world.port + 1));
    let in_a = a.run(|| hold(port_of_a))?;
    let in_b = b.run(|| hold(port_of_b))?;
    alone(&a, &b, ask, "a socket of the first", of(&in_a)?)?;
    alone(&b, &a, ask, "a socket of the second", of(&in_b)?)
}

fn tcp_established(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let connection = Connection::inside(&a, at(FIRST, world.port))?;
    alone(&a, &b, TCP, "a client of the first", of(&connection.client)?)?;
    alone(&a, &b, TCP, "a server of the first", of(&connection.server)?)
}

/// A Multipath TCP connection: the listener, the client and the server.
pub(super) fn mptcp_connection(to: SocketAddr) -> Call<[Socket; 3]> {
    let listener = Socket::mptcp(to)?.bind(to)?.listen()?;
    let client = Socket::mptcp(to)?.connect(to)?;
    let server = listener.accept()?;
    Ok([listener, client, server])
}

fn mptcp_established(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let [_listener, client, server] = a.run(|| mptcp_connection(at(FIRST, world.port)))?;
    alone(&a, &b, MPTCP, "a client of the first", of(&client)?)?;
    alone(&a, &b, MPTCP, "a server of the first", of(&server)?)
}

fn tcp_syn_recv(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (_listener, client) = a.run(|| half_open(at(FIRST, world.port)))?;
    alone(&a, &b, TCP, "SYN_RECV of the first", like(world.port, client.port()?, state::SYN_RECV))
}

fn tcp_time_wait(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let Connection { listener: _listener, client, server } = Connection::inside(&a, at(FIRST, world.port))?;
    let chosen = client.port()?;
    drop(client);
    hears(&server, b"")?;
    drop(server);
    alone(&a, &b, TCP, "TIME_WAIT of the first", like(chosen, world.port, state::TIME_WAIT))
}

fn tcp_filtered(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let address = at(FIRST, world.port);
    let in_a = a.run(|| sharing_listener(address))?;
    let in_b = b.run(|| sharing_listener(address))?;
    alone(&a, &b, TCP.on_port(world.port), "a socket of the first", of(&in_a)?)?;
    alone(&b, &a, TCP.on_port(world.port), "a socket of the second", of(&in_b)?)
}

fn tcp_opener_decides(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let in_a = a.run(|| listener(at(FIRST, world.port)))?;
    let in_b = b.run(|| listener(at(FIRST, world.port + 1)))?;
    let (fits_a, fits_b) = (of(&in_a)?, of(&in_b)?);
    let made_in_a = a.run(Diag::open)?;
    b.run(|| {
        made_in_a.has(TCP, 1, "a socket of the maker's", &fits_a)?;
        made_in_a.has(TCP, 0, "a socket of the asker's", &fits_b)
    })
}

/// Shows what a dump has, over several reads: the kernel has to find again and again where it stopped.
fn each_row(ask: Ask, see: impl FnMut(&Row)) -> Verdict {
    /// What the kernel fills at a time.
    const READ: usize = 4096;
    Diag::open()?.each_row(ask, &mut [0; READ], see)
}

/// Lists the ports that a dump has.
fn dump(ask: Ask) -> impl Fn(&mut dyn FnMut(u16)) -> Verdict + Sync {
    move |see| each_row(ask, |row| see(row.local_port))
}

/// Lists the ends of TCP sockets that a dump has.
fn tcp_ends(see: &mut dyn FnMut(u16, u16)) -> Verdict {
    each_row(TCP, |row| see(row.local_port, row.remote_port))
}

/// Sockets on one address and port stand one behind the other in the kernel's table.
fn in_one_bucket(world: &World, ask: Ask, address: impl Into<IpAddr>, hold: Hold) -> Verdict {
    let address = at(address, world.port);
    complete_in_one_bucket(world, || hold(address), &|see| each_row(ask, |row| see(row.inode)))
}
