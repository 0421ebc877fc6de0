// SPDX-License-Identifier: GPL-2.0-only
//! The suite `loopback`: DCCP and Multipath TCP, which share the tables of TCP and have ways of their own around them.

use core::net::{IpAddr, Ipv4Addr, SocketAddr, SocketAddrV4};

use rustix::io::Errno;

use super::lookup_host::{self, ALIAS, WAYS};
use super::loopback::send_as_it_is;
use super::{Body, Verdict, arrives, at, converse, hears, settle};
use crate::mptcp::Manager;
use crate::namespace::{Namespace, World};
use crate::net::{ANY, ANY6, Call, FIRST, SECOND, Socket, refuses};
use crate::options::TELL_ERRORS;
use crate::packet::{Packet, Segment, flag, protocol};
use crate::proc_net::{Row, Table, state};
use crate::report::{self, Ended};

pub(super) const BODIES: &[Body] = &[
    ("loopback/dccp-ordinary", |world| world.namespace()?.run(|| ordinary(world, Socket::dccp))),
    ("loopback/dccp-conflicts", |world| world.namespace()?.run(|| conflicts(world, Socket::dccp))),
    ("loopback/dccp-two-namespaces", |world| both_listen(world, Socket::dccp, [ANY.into(), FIRST.into()])),
    ("loopback/dccp-own-listener", |world| own_listener(world, Socket::dccp)),
    ("loopback/dccp-refused-beside-listener", |world| refused(world, Socket::dccp)),
    ("loopback/dccp-same-four-tuple", |world| same_four_tuple(world, Socket::dccp)),
    ("loopback/dccp-error-ordinary", |world| world.namespace()?.run(|| dccp_error_ordinary(world))),
    ("loopback/dccp-forged-error", dccp_forged_error),
    ("loopback/dccp-own-listener-with-host-address", |world| own_listener_with_host(world, Socket::dccp)),
    ("loopback/dccp-forged-error-with-host-address", dccp_forged_error_with_host),
    ("loopback/dccp-forged-error-from-a-host-address", dccp_forged_error_from_host),
    ("loopback/mptcp-ordinary", |world| world.namespace()?.run(|| ordinary(world, Socket::mptcp))),
    ("loopback/mptcp-conflicts", |world| world.namespace()?.run(|| conflicts(world, Socket::mptcp))),
    ("loopback/mptcp-two-namespaces", |world| both_listen(world, Socket::mptcp, [ANY.into(), FIRST.into()])),
    ("loopback/mptcp-dual-stack-two-namespaces", |world| {
        both_listen(world, Socket::mptcp, [ANY6.into(), FIRST.to_ipv6_mapped().into()])
    }),
    ("loopback/mptcp-own-listener", |world| own_listener(world, Socket::mptcp)),
    ("loopback/mptcp-refused-beside-listener", |world| refused(world, Socket::mptcp)),
    ("loopback/mptcp-same-four-tuple", |world| same_four_tuple(world, Socket::mptcp)),
    ("loopback/mptcp-own-listener-with-host-address", |world| own_listener_with_host(world, Socket::mptcp)),
    ("loopback/mptcp-join-ordinary", mptcp_join_ordinary),
    ("loopback/mptcp-join-elsewhere", |world| refused_to_join(world, &world.two()?, SECOND, FIRST)),
    ("loopback/mptcp-join-with-host-address", mptcp_join_with_host),
    ("loopback/mptcp-join-at-the-host-elsewhere", mptcp_join_at_the_host),
    ("loopback/mptcp-managed-elsewhere", mptcp_managed_elsewhere),
];

/// Makes a socket of the protocol under test.
type Make = fn(SocketAddr) -> Call<Socket>;

fn listener(make: Make, address: SocketAddr) -> Call<Socket> {
    make(address)?.bind(address)?.listen()
}

fn sharing_listener(make: Make, address: SocketAddr) -> Call<Socket> {
    make(address)?.reuse_port_if_known()?.bind(address)?.listen()
}

fn ordinary(world: &World, make: Make) -> Verdict {
    for (port, bound, to) in [(world.port, FIRST, FIRST), (world.port + 1, ANY, SECOND)] {
        let listening = listener(make, at(bound, port))?;
        let client = make(at(to, port))?.connect(at(to, port))?;
        converse(&client, &listening.accept()?)?;
    }
    let nobody = at(FIRST, world.port + 2);
    refuses(Errno::CONNREFUSED, "a port without a listener", make(nobody)?.connect(nobody))
}

fn conflicts(world: &World, make: Make) -> Verdict {
    let (any, first) = (at(ANY, world.port), at(FIRST, world.port));
    let _held = listener(make, first)?;
    for address in [first, any] {
        refuses(Errno::ADDRINUSE, "beside another", listener(make, address))?;
    }
    listener(make, at(SECOND, world.port)).map(drop).map_err(Into::into)
}

fn both_listen(world: &World, make: Make, addresses: [IpAddr; 2]) -> Verdict {
    let [a, b] = world.two()?;
    for (port, address) in (world.port..).zip(addresses) {
        let _first = a.run(|| listener(make, at(address, port)))?;
        let _second = b.run(|| listener(make, at(address, port)))?;
    }
    Ok(())
}

fn own_listener(world: &World, make: Make) -> Verdict {
    let [a, b] = world.two()?;
    let address = at(FIRST, world.port);
    // The second is less exact: without namespaces it gets nothing.
    let listeners =
        [a.run(|| sharing_listener(make, address))?, b.run(|| sharing_listener(make, at(ANY, world.port)))?];
    for (right, namespace) in [&a, &b].into_iter().enumerate() {
        let client = namespace.run(|| make(address)?.connect(address))?;
        arrives("a connection", &listeners.each_ref(), right)?;
        converse(&client, &listeners[right].accept()?)?;
    }
    Ok(())
}

/// Whichever end it is that is in 127/8.
fn own_listener_with_host(world: &World, make: Make) -> Verdict {
    let [a, b] = lookup_host::two(world)?;
    for (port, (from, to)) in (world.port..).zip(WAYS) {
        let to = at(to, port);
        let foreign = a.run(|| sharing_listener(make, to))?;
        let own = b.run(|| sharing_listener(make, at(ANY, port)))?;
        let client = b.run(|| make(to)?.bind(at(from, 0))?.connect(to))?;
        arrives("a connection", &[&foreign, &own], 1)?;
        converse(&client, &own.accept()?)?;
    }
    Ok(())
}

fn refused(world: &World, make: Make) -> Verdict {
    let [a, b] = world.two()?;
    for (port, bound) in (world.port..).zip([FIRST, ANY]) {
        let _foreign = a.run(|| listener(make, at(bound, port)))?;
        let to = at(FIRST, port);
        refuses(Errno::CONNREFUSED, "a foreign listener's port", b.run(|| make(to)?.connect(to)))?;
    }
    Ok(())
}

fn same_four_tuple(world: &World, make: Make) -> Verdict {
    let [a, b] = world.two()?;
    let (here, there) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let connection = || {
        let listening = listener(make, here)?;
        let client = make(there)?.bind(there)?.connect(here)?;
        let server = listening.accept()?;
        Call::Ok((listening, client, server))
    };
    let (_first, client_of_a, server_of_a) = a.run(connection)?;
    let (_second, client_of_b, server_of_b) = b.run(connection)?;
    client_of_a.send(b"a")?;
    client_of_b.send(b"b")?;
    hears(&server_of_a, b"a")?;
    hears(&server_of_b, b"b")?;
    drop((client_of_a, server_of_a));
    converse(&client_of_b, &server_of_b)
}

/// Connects over DCCP, and gives both ends and the ICMP error that fits what the client has sent.
fn with_error(from: Ipv4Addr, to: SocketAddr) -> Result<([Socket; 2], Packet), Ended> {
    const DCCP: u8 = 33;
    let listening = listener(Socket::dccp, to)?;
    let client = Socket::dccp(to)?.set(TELL_ERRORS, 1)?.bind(at(from, 0))?.connect(to)?;
    let server = listening.accept()?;
    let tapped = Socket::raw(at(ANY, 0), DCCP)?;
    client.send(b"x")?;
    hears(&server, b"x")?;
    let mut bytes = [0; 128];
    loop {
        let length = tapped.receive(&mut bytes)?;
        match Packet::parse(bytes.get(..length).unwrap_or_default()) {
            Some(sent) if sent.ports()[1] == to.port() => {
                return Ok(([client, server], Packet::port_unreachable(&sent)));
            }
            _ => {}
        }
    }
}

fn dccp_error_ordinary(world: &World) -> Verdict {
    let ([client, _server], error) = with_error(FIRST, at(FIRST, world.port))?;
    send_as_it_is(&error)?;
    refuses(Errno::CONNREFUSED, "after an ICMP error", client.receive(&mut [0; 1]))
}

fn dccp_forged_error(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    dccp_error_between(&[a, b], FIRST, at(FIRST, world.port))
}

fn dccp_forged_error_with_host(world: &World) -> Verdict {
    let namespaces = lookup_host::two(world)?;
    WAYS.into_iter()
        .zip((world.port..).step_by(2))
        .try_for_each(|((from, to), port)| dccp_error_between(&namespaces, from, at(to, port)))
}

fn dccp_error_between([a, b]: &[Namespace; 2], from: Ipv4Addr, to: SocketAddr) -> Verdict {
    let (connection, error) = a.run(|| with_error(from, to))?;
    is_untouched(&connection, b, &error, to.port() + 1)
}

/// The addresses of the error itself are the host's, where a packet is for any namespace. It is what it quotes that decides.
fn dccp_forged_error_from_host(world: &World) -> Verdict {
    let [a, b] = lookup_host::two(world)?;
    let (connection, error) = a.run(|| with_error(FIRST, at(FIRST, world.port)))?;
    is_untouched(&connection, &b, &error.between(ALIAS, ALIAS), world.port + 1)
}

/// Asserts that a connection goes on when the error has come from the other namespace.
fn is_untouched([client, server]: &[Socket; 2], other: &Namespace, error: &Packet, port: u16) -> Verdict {
    other.run(|| send_as_it_is(error))?;
    settle(other, port)?;
    converse(client, server)
}

/// What a listener says to who asks to join a connection: the flags of its segment, and the option of Multipath TCP there.
struct Answer {
    flags: u8,
    option: Option<[u8; 4]>,
}

impl Answer {
    /// Asserts that whoever asked may join.
    fn admits(&self, who: &str) -> Verdict {
        const JOIN: u8 = 1;
        self.is(who, flag::SYN | flag::ACK, |option| option[2] >> 4 == JOIN)
    }

    /// Asserts that the listener knows of no such connection, and says so. Of one that does not speak Multipath TCP, or is not
    /// there, the reset would give no reason.
    fn knows_of_none(&self, who: &str) -> Verdict {
        const RESET: u8 = 8;
        const NO_SUCH_CONNECTION: u8 = 1;
        self.is(who, flag::RST | flag::ACK, |option| option[2] >> 4 == RESET && option[3] == NO_SUCH_CONNECTION)
    }

    fn is(&self, who: &str, flags: u8, fits: impl Fn([u8; 4]) -> bool) -> Verdict {
        if self.flags == flags && self.option.is_some_and(fits) {
            return Ok(());
        }
        let (found, option) = (self.flags, self.option.unwrap_or_default());
        Err(report::fail(format_args!("{who} is answered with flags {found:#x} and option {option:?}")))
    }
}

/// What a listener of the namespace says to a stranger there who wants to join a connection that has the token.
fn asked_to_join(namespace: &Namespace, there: SocketAddrV4, here: SocketAddrV4, token: u32) -> Result<Answer, Ended> {
    const MPTCP: u8 = 30;
    const JOIN: [u8; 4] = [MPTCP, 12, 1 << 4, 1];
    const NONCE: [u8; 4] = [1, 2, 3, 4];
    let begins = Segment { sequence: 1, acknowledged: 0, flags: flag::SYN };
    let asks = Packet::tcp_with(&[JOIN, token.to_be_bytes(), NONCE], there, here, begins, b"");
    namespace.run(|| {
        let address = at(*there.ip(), 0);
        let stranger = Socket::raw(address, protocol::TCP)?.bind(address)?;
        send_as_it_is(&asks)?;
        loop {
            let mut bytes = [0; 128];
            let length = stranger.receive(&mut bytes)?;
            match Packet::parse(bytes.get(..length).unwrap_or_default()) {
                Some(answer) if answer.ports() == [here.port(), there.port()] => {
                    return Ok(Answer { flags: answer.segment().flags, option: answer.option(MPTCP) });
                }
                _ => {}
            }
        }
    })
}

/// A connection with itself, and the token by which its server's end is joined.
fn joinable(to: SocketAddr) -> Call<([Socket; 3], u32)> {
    let listening = sharing_listener(Socket::mptcp, to)?;
    let client = Socket::mptcp(to)?.connect(to)?;
    let server = listening.accept()?;
    let token = server.token()?;
    Ok(([listening, client, server], token))
}

fn mptcp_join_ordinary(world: &World) -> Verdict {
    let n = world.namespace()?;
    let here = SocketAddrV4::new(FIRST, world.port);
    let (_connection, token) = n.run(|| joinable(here.into()))?;
    let answers = |port, token| asked_to_join(&n, SocketAddrV4::new(SECOND, port), here, token);
    answers(world.port + 1, token)?.admits("who has the token")?;
    answers(world.port + 2, !token)?.knows_of_none("who has another token")
}

/// That it came to a listener of its own namespace does not make it one of another's connection. The very same segment shows
/// that the connection can be joined, before and after, and that nothing but the namespace is in the way.
fn refused_to_join(world: &World, [a, b]: &[Namespace; 2], from: Ipv4Addr, to: Ipv4Addr) -> Verdict {
    let here = SocketAddrV4::new(to, world.port);
    let asks = |namespace, port, token| asked_to_join(namespace, SocketAddrV4::new(from, port), here, token);
    let (_connection, token) = b.run(|| joinable(here.into()))?;
    let _listening = a.run(|| sharing_listener(Socket::mptcp, here.into()))?;
    asks(b, world.port + 1, token)?.admits("who is of the connection's namespace")?;
    asks(a, world.port + 1, token)?.knows_of_none("who is of another namespace")?;
    asks(b, world.port + 2, token)?.admits("who is of the connection's namespace")
}

/// Whichever end of the subflow it is that is in 127/8.
fn mptcp_join_with_host(world: &World) -> Verdict {
    let namespaces = lookup_host::two(world)?;
    WAYS.into_iter().try_for_each(|(from, to)| refused_to_join(world, &namespaces, from, to))
}

/// With both ends at addresses of the host a subflow is of no namespace, as if it came from the wire.
fn mptcp_join_at_the_host(world: &World) -> Verdict {
    let [a, b] = lookup_host::two(world)?;
    let (here, there) = (SocketAddrV4::new(ALIAS, world.port), SocketAddrV4::new(ALIAS, world.port + 1));
    let (_connection, token) = a.run(|| joinable(here.into()))?;
    asked_to_join(&b, there, here, token)?.admits("who is of another namespace")
}

/// Who tells the path manager of an address has it open subflows there and then, of connections that are not the teller's.
fn mptcp_managed_elsewhere(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let to = at(FIRST, world.port);
    let ([_listening, client, server], _) = a.run(|| joinable(to))?;
    // Before it has been answered a connection has no further subflow.
    converse(&client, &server)?;
    let manager = a.run(Manager::find)?;
    let _subflows = b.run(|| manager.open_from(SECOND))?;
    let is_to = |row: &Row| row.remote_port == to.port() && row.state == state::ESTABLISHED;
    settle(&a, world.port + 1)?;
    a.lists(Table::Tcp, 2, "the connection's subflows", is_to)?;
    b.lists(Table::Tcp, 0, "the connection's subflows", is_to)
}
