// SPDX-License-Identifier: GPL-2.0-only
//! The suite `procfs`: what the tables under `/proc/net` show.

use core::net::{IpAddr, Ipv6Addr, SocketAddr};

use super::census::{
    CROWD, Connections, complete, complete_among_foreign, complete_in_one_bucket, connections_in_one_bucket,
};
use super::loopback::allow_ping_in;
use super::{Body, Connection, Verdict, at, client, hears, listener, receiver, sharing_listener, sharing_receiver};
use crate::errno::Name;
use crate::fou::{self, Over};
use crate::namespace::{Namespace, World};
use crate::net::{ANY, ANY6, Call, FIRST, SECOND, Socket};
use crate::proc_net::{Listing, Row, Table, state};
use crate::report::{self, Ended};
use crate::sys;

pub(super) const BODIES: &[Body] = &[
    ("procfs/tcp-own-rows", tcp_own_rows),
    ("procfs/udp-own-rows", udp_own_rows),
    ("procfs/tcp-complete-over-short-reads", |world| complete(world, listener, &short_reads(Table::Tcp))),
    ("procfs/udp-complete-over-short-reads", |world| complete(world, receiver, &short_reads(Table::Udp))),
    ("procfs/tcp-listen", |world| held(world, Table::Tcp, FIRST, listener)),
    ("procfs/tcp-established", tcp_established),
    ("procfs/tcp-syn-recv", tcp_syn_recv),
    ("procfs/tcp-time-wait", tcp_time_wait),
    ("procfs/udp", |world| held(world, Table::Udp, SECOND, receiver)),
    ("procfs/tcp6", |world| held(world, Table::Tcp6, ANY6, listener)),
    ("procfs/udp6", |world| held(world, Table::Udp6, ANY6, receiver)),
    ("procfs/udplite", |world| held(world, Table::UdpLite, FIRST, udplite_receiver)),
    ("procfs/raw", |world| held(world, Table::Raw, ANY, raw_receiver)),
    ("procfs/ping", |world| ping(world, Table::Ping, FIRST.into())),
    ("procfs/raw6", |world| held(world, Table::Raw6, ANY6, raw_receiver)),
    ("procfs/ping6", |world| ping(world, Table::Ping6, Ipv6Addr::LOCALHOST.into())),
    ("procfs/udplite6", |world| held(world, Table::UdpLite6, ANY6, udplite_receiver)),
    ("procfs/tcp6-mapped", |world| held(world, Table::Tcp6, FIRST.to_ipv6_mapped(), listener)),
    ("procfs/tcp-same-address", |world| same_address(world, Table::Tcp, sharing_listener)),
    ("procfs/udp-same-address", |world| same_address(world, Table::Udp, sharing_receiver)),
    ("procfs/tcp-same-four-tuple", tcp_same_four_tuple),
    ("procfs/tcp-closing", tcp_closing),
    ("procfs/tcp-syn-sent", tcp_syn_sent),
    ("procfs/tcp-opener-decides", |world| opener_decides(world, Table::Tcp, FIRST.into(), listener)),
    ("procfs/tcp6-opener-decides", |world| opener_decides(world, Table::Tcp6, ANY6.into(), listener)),
    ("procfs/udp-opener-decides", |world| opener_decides(world, Table::Udp, FIRST.into(), receiver)),
    ("procfs/udp6-opener-decides", |world| opener_decides(world, Table::Udp6, ANY6.into(), receiver)),
    ("procfs/udplite-opener-decides", |world| opener_decides(world, Table::UdpLite, FIRST.into(), udplite_receiver)),
    ("procfs/tcp-complete-among-foreign", |world| complete_among_foreign(world, listener, &short_reads(Table::Tcp))),
    ("procfs/udp-complete-among-foreign", |world| complete_among_foreign(world, receiver, &short_reads(Table::Udp))),
    ("procfs/tcp-listeners-in-one-bucket", |world| {
        complete_in_one_bucket(world, || sharing_listener(at(FIRST, world.port)), &|see| {
            Listing::open(Table::Tcp)?.each_row(SHORT_READ, |row| see(row.inode))
        })
    }),
    ("procfs/tcp-connections-in-one-bucket", |world| connections_in_one_bucket(world, Connections::Stay, &tcp_ends)),
    ("procfs/tcp-time-waits-in-one-bucket", |world| connections_in_one_bucket(world, Connections::End, &tcp_ends)),
    ("procfs/udp-thousands", udp_thousands),
    ("procfs/tcp-complete-while-others-come-and-go", |world| while_others_come_and_go(world, Table::Tcp, listener)),
    ("procfs/udp-complete-while-others-come-and-go", |world| while_others_come_and_go(world, Table::Udp, receiver)),
    ("procfs/tcp-read-again", tcp_read_again),
    ("procfs/udp-of-the-kernel", |world| udp_of_the_kernel(world, Over::Ipv4, Table::Udp)),
    ("procfs/udp6-of-the-kernel", |world| udp_of_the_kernel(world, Over::Ipv6, Table::Udp6)),
];

/// Makes a socket that holds an address.
type Hold = fn(SocketAddr) -> Call<Socket>;

fn raw_receiver(address: SocketAddr) -> Call<Socket> {
    /// A protocol for experiments (RFC 3692).
    const EXPERIMENT: u8 = 253;
    Socket::raw(address, EXPERIMENT)
}

/// With one identifier they are next to each other in the kernel's table.
fn ping(world: &World, table: Table, address: IpAddr) -> Verdict {
    let [a, b] = world.two()?;
    let _settings = allow_ping_in([&a, &b])?;
    let hold = || Socket::ping(at(address, 0))?.bind(at(address, world.port));
    let [in_a, in_b] = [a.run(hold)?, b.run(hold)?];
    alone(&a, &b, table, "a socket of the first", of(&in_a)?)?;
    alone(&b, &a, table, "a socket of the second", of(&in_b)?)
}

fn udplite_receiver(address: SocketAddr) -> Call<Socket> {
    Socket::udp_lite(address)?.bind(address)
}

/// Rows by their socket.
pub(super) fn of(socket: &Socket) -> Call<impl Fn(&Row) -> bool + Send + Sync + use<>> {
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

/// The state in which the table of UDP shows a socket without another end.
const UNCONNECTED: u8 = 7;

fn udp_own_rows(world: &World) -> Verdict {
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

/// Sockets on one address and port stand one behind the other in the kernel's table.
fn same_address(world: &World, table: Table, hold: Hold) -> Verdict {
    let [a, b] = world.two()?;
    let hold = || hold(at(FIRST, world.port));
    let (in_a, in_b) = (a.run(hold)?, b.run(hold)?);
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

/// With one four-tuple they are next to each other in the kernel's table.
fn tcp_same_four_tuple(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (here, there) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let connect = || {
        let listening = listener(here)?;
        let client = Socket::tcp(there)?.reuse_address()?.bind(there)?.connect(here)?;
        Call::Ok([client, listening.accept()?])
    };
    let [in_a, in_b] = [a.run(connect)?, b.run(connect)?];
    for ([client, server], own, other) in [(&in_a, &a, &b), (&in_b, &b, &a)] {
        alone(own, other, Table::Tcp, "a client", of(client)?)?;
        alone(own, other, Table::Tcp, "a server", of(server)?)?;
    }
    for [client, server] in [in_a, in_b] {
        drop(client);
        hears(&server, b"")?;
    }
    for own in [&a, &b] {
        own.lists(Table::Tcp, 1, "TIME_WAIT", like(there.port(), here.port(), state::TIME_WAIT))?;
    }
    Ok(())
}

/// Two states of a connection that one end has finished.
fn tcp_closing(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let Connection { listener: _listener, client, server } = Connection::inside(&a, at(FIRST, world.port))?;
    let chosen = client.port()?;
    client.finish()?;
    hears(&server, b"")?;
    alone(&a, &b, Table::Tcp, "FIN_WAIT2 of the first", like(chosen, world.port, state::FIN_WAIT2))?;
    alone(&a, &b, Table::Tcp, "CLOSE_WAIT of the first", like(world.port, chosen, state::CLOSE_WAIT))
}

/// A listener with room for one connection leaves the next one unanswered.
fn tcp_syn_sent(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let to = at(FIRST, world.port);
    let _listener = a.run(|| Socket::tcp(to)?.bind(to)?.listen_for(0))?;
    let _first = a.run(|| client(to))?;
    let second = a.run(|| Socket::tcp(to)?.begin_to_connect(to))?;
    alone(&a, &b, Table::Tcp, "SYN_SENT of the first", like(second.port()?, world.port, state::SYN_SENT))
}

fn opener_decides(world: &World, table: Table, address: IpAddr, hold: Hold) -> Verdict {
    let [a, b] = world.two()?;
    let in_a = a.run(|| hold(at(address, world.port)))?;
    let in_b = b.run(|| hold(at(address, world.port + 1)))?;
    let (fits_a, fits_b) = (of(&in_a)?, of(&in_b)?);
    let opened_in_a = a.run(|| Listing::open(table))?;
    b.run(|| {
        opened_in_a.has(1, "a socket of the opener's", &fits_a)?;
        opened_in_a.has(0, "a socket of the reader's", &fits_b)
    })
}

/// About one row of a table: each read has to find where the one before stopped.
const SHORT_READ: usize = 200;

/// Lists a table over short reads.
fn short_reads(table: Table) -> impl Fn(&mut dyn FnMut(u16)) -> Verdict + Sync {
    move |see| Listing::open(table)?.each_row(SHORT_READ, |row| see(row.local_port))
}

/// Lists the ends of TCP sockets over short reads.
fn tcp_ends(see: &mut dyn FnMut(u16, u16)) -> Verdict {
    Listing::open(Table::Tcp)?.each_row(SHORT_READ, |row| see(row.local_port, row.remote_port))
}

/// So many that there is a crowd in each bucket of the kernel's table.
const THOUSANDS: u16 = 2000;
/// One in so many is of the namespace that lists them: enough for a table that is made in many parts, whatever a reader asks
/// for.
const ONE_IN: usize = 5;
/// Their ports: below those that the kernel chooses, and above those of the cases' own.
const THOUSANDS_FROM: u16 = 29_700;

fn udp_thousands(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let mut held = [const { None }; THOUSANDS as usize];
    let is_own = |place: usize| place.is_multiple_of(ONE_IN);
    for (is_as, namespace) in [(true, &a), (false, &b)] {
        namespace.run(|| {
            sys::allow_files(4 * u64::from(THOUSANDS))
                .map_err(|errno| report::error(format_args!("setrlimit: {}", Name(errno))))?;
            for (place, (port, socket)) in (THOUSANDS_FROM..).zip(&mut held).enumerate() {
                if is_own(place) == is_as {
                    *socket = Some(receiver(at(FIRST, port))?);
                }
            }
            Ok::<_, Ended>(())
        })?;
    }
    a.run(|| {
        let mut seen = [0u8; THOUSANDS as usize];
        Listing::open(Table::Udp)?.each_row(usize::MAX, |row| {
            if let Some(count) = seen.get_mut(usize::from(row.local_port.wrapping_sub(THOUSANDS_FROM))) {
                *count = count.saturating_add(1);
            }
        })?;
        let wrong = seen.iter().enumerate().filter(|(place, count)| **count != u8::from(is_own(*place))).count();
        super::equal("the number of sockets listed wrongly", wrong, 0)
    })
}

/// Of a table that is read in parts, other namespaces' sockets that come and go between the parts take nothing away.
fn while_others_come_and_go(world: &World, table: Table, hold: Hold) -> Verdict {
    const OWN: u16 = 24;
    const FOREIGN: u16 = 2 * OWN;
    let [a, b] = world.two()?;
    let mut own = [const { None }; OWN as usize];
    let mut foreign = [const { None }; FOREIGN as usize];
    for (port, place) in (CROWD..).zip(&mut own) {
        *place = Some(a.run(|| hold(at(FIRST, port)))?);
    }
    // One stays, so that the control sees it whichever others come too late.
    let _stays = b.run(|| hold(at(FIRST, CROWD + OWN + FOREIGN)))?;
    let listing = a.run(|| Listing::open(table))?;
    let (mut seen, mut strange, mut rows, mut made) = ([0u8; OWN as usize], 0, 0, Ok(()));
    listing.each_row(SHORT_READ, |row| {
        let own = seen.get_mut(usize::from(row.local_port.wrapping_sub(CROWD)));
        let is_own = own.is_some();
        rows += usize::from(is_own);
        match own {
            Some(count) => *count = count.saturating_add(1),
            None => strange += usize::from((CROWD..=CROWD + OWN + FOREIGN).contains(&row.local_port)),
        }
        // Others of the reader's are of earlier cases, and would only make it long.
        if !is_own {
            return;
        }
        for (port, place) in (CROWD + OWN..).zip(&mut foreign).skip(rows % 4).step_by(4) {
            match place.take() {
                Some(held) => drop::<Socket>(held),
                None => match b.run(|| hold(at(FIRST, port))) {
                    Ok(held) => *place = Some(held),
                    Err(refused) => made = Err(refused),
                },
            }
        }
    })?;
    made?;
    super::equal("the number of rows of another namespace", strange, 0)?;
    super::equal("the number of own rows listed once", seen.iter().filter(|count| **count == 1).count(), own.len())
}

/// A table that is read from its start again shows what is there then.
fn tcp_read_again(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let listing = a.run(|| Listing::open(Table::Tcp))?;
    let in_a = a.run(|| listener(at(FIRST, world.port)))?;
    let in_b = b.run(|| listener(at(FIRST, world.port + 1)))?;
    let (fits_a, fits_b) = (of(&in_a)?, of(&in_b)?);
    for _ in 0..2 {
        listing.has(1, "a socket of the first", &fits_a)?;
        listing.has(0, "a socket of the second", &fits_b)?;
    }
    drop(in_a);
    listing.has(0, "a closed socket", &fits_a)
}

/// A socket that the kernel makes for itself has no task, whoever asked for it.
fn udp_of_the_kernel(world: &World, over: Over, table: Table) -> Verdict {
    let a = world.namespace()?;
    let _port = a.run(|| fou::Port::open(over, world.port))?;
    let (fits, mut seen) = (like(world.port, 0, UNCONNECTED), 0);
    Listing::open(table)?.each_row(usize::MAX, |row| seen += usize::from(fits(row)))?;
    super::equal("the number of the kernel's sockets listed in the initial namespace", seen, 1)
}
