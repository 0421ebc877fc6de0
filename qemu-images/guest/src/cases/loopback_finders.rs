// SPDX-License-Identifier: GPL-2.0-only
//! The suite `loopback`: programs that look whether there is a socket.
//!
//! What they find is seen by what becomes of a datagram: it goes to one port or another, or is not sent, or is dropped.

use core::net::SocketAddr;
use core::time::Duration;

use rustix::io::Errno;

use super::lookup_host::{self, ALIAS, add_alias};
use super::{Body, Verdict, arrives, at, hears, listener, receiver, sender, settle};
use crate::bpf::{Ingress, Query, Sought, drop_incoming, drop_outgoing, redirect};
use crate::namespace::{Namespace, World};
use crate::net::{ANY6, Call, FIRST, Socket, first_ready, refuses};
use crate::network;
use crate::report::{self, Ended};

pub(super) const BODIES: &[Body] = &[
    ("loopback/tcp-looked-up-ordinary", |world| redirected_ordinary(world, &TCP, Ingress::look_up)),
    ("loopback/tcp-looked-up-elsewhere", |world| redirected_elsewhere(world, &TCP, Ingress::look_up)),
    ("loopback/tcp-looked-up-in-any-state-ordinary", |world| {
        redirected_ordinary(world, &TCP_IN_ANY_STATE, Ingress::look_up)
    }),
    ("loopback/tcp-looked-up-in-any-state-elsewhere", |world| {
        redirected_elsewhere(world, &TCP_IN_ANY_STATE, Ingress::look_up)
    }),
    ("loopback/udp-looked-up-ordinary", |world| redirected_ordinary(world, &UDP, Ingress::look_up)),
    ("loopback/udp-looked-up-elsewhere", |world| redirected_elsewhere(world, &UDP, Ingress::look_up)),
    ("loopback/tcp-found-at-connect-ordinary", |world| redirected_ordinary(world, &TCP, redirect)),
    ("loopback/tcp-found-at-connect-elsewhere", |world| redirected_elsewhere(world, &TCP, redirect)),
    ("loopback/tcp-found-in-any-state-at-connect-ordinary", |world| {
        redirected_ordinary(world, &TCP_IN_ANY_STATE, redirect)
    }),
    ("loopback/tcp-found-in-any-state-at-connect-elsewhere", |world| {
        redirected_elsewhere(world, &TCP_IN_ANY_STATE, redirect)
    }),
    ("loopback/udp-found-at-connect-ordinary", |world| redirected_ordinary(world, &UDP, redirect)),
    ("loopback/udp-found-at-connect-elsewhere", |world| redirected_elsewhere(world, &UDP, redirect)),
    ("loopback/tcp-mapped-found-at-connect-ordinary", |world| redirected_ordinary(world, &TCP_MAPPED, redirect)),
    ("loopback/tcp-mapped-found-at-connect-elsewhere", |world| redirected_elsewhere(world, &TCP_MAPPED, redirect)),
    ("loopback/udp-mapped-found-at-connect-ordinary", |world| redirected_ordinary(world, &UDP_MAPPED, redirect)),
    ("loopback/udp-mapped-found-at-connect-elsewhere", |world| redirected_elsewhere(world, &UDP_MAPPED, redirect)),
    ("loopback/tcp-looked-up-with-host-address", |world| redirected_with_host(world, &TCP, Ingress::look_up)),
    ("loopback/udp-looked-up-with-host-address", |world| redirected_with_host(world, &UDP, Ingress::look_up)),
    ("loopback/tcp-found-at-connect-with-host-address", |world| redirected_with_host(world, &TCP, redirect)),
    ("loopback/udp-found-at-connect-with-host-address", |world| redirected_with_host(world, &UDP, redirect)),
    ("loopback/tcp-mapped-found-at-connect-with-host-address", |world| {
        redirected_with_host(world, &TCP_MAPPED, redirect)
    }),
    ("loopback/udp-mapped-found-at-connect-with-host-address", |world| {
        redirected_with_host(world, &UDP_MAPPED, redirect)
    }),
    ("loopback/udp-passed-socket-at-connect", |world| {
        let namespaces = world.two()?;
        [&TCP, &TCP_IN_ANY_STATE, &UDP].into_iter().try_for_each(|looked| redirected_passed(world, &namespaces, looked))
    }),
    ("loopback/tcp-found-at-connect-in-a-numbered-network", redirected_in_numbered),
    ("loopback/tcp-found-at-connect-at-the-host-elsewhere", |world| redirected_to_any(world, &TCP, &TCP_OVER_IPV6)),
    ("loopback/udp-found-at-connect-at-the-host-elsewhere", |world| redirected_to_any(world, &UDP, &UDP_OVER_IPV6)),
    ("loopback/tcp-found-going-out-ordinary", |world| going_out_ordinary(world, &TCP)),
    ("loopback/tcp-found-going-out-elsewhere", |world| going_out_elsewhere(world, &TCP)),
    ("loopback/udp-found-going-out-ordinary", |world| going_out_ordinary(world, &UDP)),
    ("loopback/udp-found-going-out-elsewhere", |world| going_out_elsewhere(world, &UDP)),
    ("loopback/tcp-found-coming-in-ordinary", |world| coming_in_ordinary(world, &TCP)),
    ("loopback/tcp-found-coming-in-elsewhere", |world| coming_in_elsewhere(world, &TCP)),
    ("loopback/tcp-found-in-any-state-coming-in-elsewhere", |world| coming_in_elsewhere(world, &TCP_IN_ANY_STATE)),
    ("loopback/tcp-found-coming-in-of-the-initial", |world| coming_in_of_the_initial(world, &TCP)),
    ("loopback/udp-found-coming-in-ordinary", |world| coming_in_ordinary(world, &UDP)),
    ("loopback/udp-found-coming-in-elsewhere", |world| coming_in_elsewhere(world, &UDP)),
    ("loopback/udp-found-coming-in-of-the-initial", |world| coming_in_of_the_initial(world, &UDP)),
];

/// What is looked for, and how it comes to be there.
struct Found {
    sought: Query,
    wait: fn(SocketAddr) -> Call<Socket>,
}

/// Has a program send what is for one port to another where it finds the socket on a third.
type Redirect<P> = fn(Query, u16, u16, u16) -> Result<P, Ended>;

const TCP: Found = Found { sought: Query::here(Sought::Tcp), wait: listener };
const TCP_IN_ANY_STATE: Found = Found { sought: Query::here(Sought::TcpInAnyState), wait: listener };
const UDP: Found = Found { sought: Query::here(Sought::Udp), wait: receiver };
/// IPv6 sockets that take IPv4 as well are what such a look-up is for.
const TCP_MAPPED: Found = Found { sought: Query::here(Sought::TcpMapped), wait: |to| listener(at(ANY6, to.port())) };
const UDP_MAPPED: Found = Found { sought: Query::here(Sought::UdpMapped), wait: |to| receiver(at(ANY6, to.port())) };
const TCP_OVER_IPV6: Found = Found { sought: Query::here(Sought::TcpOverIpv6), ..TCP_MAPPED };
const UDP_OVER_IPV6: Found = Found { sought: Query::here(Sought::UdpOverIpv6), ..UDP_MAPPED };

/// Where a datagram is sent, where the socket is looked for, and where the datagram goes if it is there.
fn ports(world: &World) -> [SocketAddr; 3] {
    [world.port, world.port + 1, world.port + 2].map(|port| at(FIRST, port))
}

/// Asserts that a datagram that is sent in the namespace arrives at `sockets[right]`.
fn goes(namespace: &Namespace, to: SocketAddr, sockets: &[&Socket], right: usize) -> Verdict {
    namespace.run(|| sender(to)?.send(b"x"))?;
    arrives("a datagram", sockets, right)?;
    hears(sockets[right], b"x")
}

/// Datagrams for one port go to another where a program finds the socket.
fn redirected_ordinary<P: Send>(world: &World, looked: &Found, program: Redirect<P>) -> Verdict {
    let n = world.namespace()?;
    let [to, sought, found] = ports(world);
    let (not_found, when_found) = n.run(|| Call::Ok((receiver(to)?, receiver(found)?)))?;
    let _program = n.run(|| program(looked.sought, to.port(), sought.port(), found.port()))?;
    goes(&n, to, &[&not_found, &when_found], 0)?;
    let _sought = n.run(|| (looked.wait)(sought))?;
    goes(&n, to, &[&not_found, &when_found], 1)
}

/// Neither another new namespace's socket shall be found nor one of the initial namespace.
fn redirected_elsewhere<P: Send>(world: &World, looked: &Found, program: Redirect<P>) -> Verdict {
    redirected_between(world, &world.two()?, looked, program)
}

/// Between 127.0.0.1 and the host's address: a source in 127/8 is enough to keep others from being found. That the destination
/// is enough is shown where no source is given.
fn redirected_with_host<P: Send>(world: &World, looked: &Found, program: Redirect<P>) -> Verdict {
    let namespaces = lookup_host::two(world)?;
    add_alias()?;
    let sought = Query { from: FIRST, to: ALIAS, ..looked.sought };
    redirected_between(world, &namespaces, &Found { sought, wait: looked.wait }, program)
}

fn redirected_between<P: Send>(
    world: &World,
    [a, b]: &[Namespace; 2],
    looked: &Found,
    program: Redirect<P>,
) -> Verdict {
    let [to, sought, found] = ports(world);
    let sought = at(looked.sought.to, sought.port());
    let (not_found, when_found) = b.run(|| Call::Ok((receiver(to)?, receiver(found)?)))?;
    let _program = b.run(|| program(looked.sought, to.port(), sought.port(), found.port()))?;
    let of_a = a.run(|| (looked.wait)(sought))?;
    goes(b, to, &[&not_found, &when_found], 0)?;
    drop(of_a);
    let initial = (looked.wait)(sought)?;
    goes(b, to, &[&not_found, &when_found], 0)?;
    drop(initial);
    let _own = b.run(|| (looked.wait)(sought))?;
    goes(b, to, &[&not_found, &when_found], 1)
}

/// The namespace is that of the socket, not of the task that connects it.
fn redirected_passed(world: &World, [a, b]: &[Namespace; 2], looked: &Found) -> Verdict {
    let [to, sought, found] = ports(world);
    let (not_found, when_found) = a.run(|| Call::Ok((receiver(to)?, receiver(found)?)))?;
    let _program = a.run(|| redirect(looked.sought, to.port(), sought.port(), found.port()))?;
    let goes = |right| {
        let passed = a.run(|| Socket::udp(to))?;
        b.run(|| passed.connect(to)?.send(b"x"))?;
        arrives("a datagram of a passed socket", &[&not_found, &when_found], right)?;
        hears([&not_found, &when_found][right], b"x")
    };
    let of_b = b.run(|| (looked.wait)(sought))?;
    goes(0)?;
    drop(of_b);
    let _of_a = a.run(|| (looked.wait)(sought))?;
    goes(1)
}

/// To name the network does not leave the namespace open.
fn redirected_in_numbered(world: &World) -> Verdict {
    const NUMBER: i32 = 77;
    let namespaces = world.two()?;
    namespaces[1].run(|| network::number_own(NUMBER))?;
    let sought = Query { network: Some(NUMBER), ..TCP.sought };
    redirected_between(world, &namespaces, &Found { sought, ..TCP }, redirect)
}

/// Between addresses of the host whose socket is found does not matter, nor does it over IPv6: not even where the address
/// ends like one of 127/8.
fn redirected_to_any(world: &World, looked: &Found, over_ipv6: &Found) -> Verdict {
    let [a, b] = lookup_host::two(world)?;
    let [to, sought, found] = ports(world);
    let (not_found, when_found) = b.run(|| Call::Ok((receiver(to)?, receiver(found)?)))?;
    for (query, wait) in [(Query { to: ALIAS, ..looked.sought }, looked.wait), (over_ipv6.sought, over_ipv6.wait)] {
        let _program = b.run(|| redirect(query, to.port(), sought.port(), found.port()))?;
        goes(&b, to, &[&not_found, &when_found], 0)?;
        let _of_a = a.run(|| wait(at(query.to, sought.port())))?;
        goes(&b, to, &[&not_found, &when_found], 1)?;
    }
    Ok(())
}

fn going_out_ordinary(world: &World, looked: &Found) -> Verdict {
    let [to, sought, _] = ports(world);
    world.namespace()?.run(|| {
        let receiving = receiver(to)?;
        let _program = drop_outgoing(looked.sought, to.port(), sought.port())?;
        let sending = sender(to)?;
        sending.send(b"x")?;
        hears(&receiving, b"x")?;
        let _sought = (looked.wait)(sought)?;
        refuses(Errno::PERM, "a datagram that is not to be sent", sending.send(b"x"))
    })
}

fn going_out_elsewhere(world: &World, looked: &Found) -> Verdict {
    let [a, b] = world.two()?;
    let [to, sought, _] = ports(world);
    let receiving = b.run(|| receiver(to))?;
    let _program = drop_outgoing(looked.sought, to.port(), sought.port())?;
    let of_a = a.run(|| (looked.wait)(sought))?;
    goes(&b, to, &[&receiving], 0)?;
    drop(of_a);
    let _initial = (looked.wait)(sought)?;
    goes(&b, to, &[&receiving], 0)
}

/// Waits for one more datagram, to another port: the program has seen what was sent before, for packets keep their order.
fn follow_up(to: SocketAddr) -> Verdict {
    let last = receiver(to)?;
    sender(to)?.send(b"x")?;
    hears(&last, b"x")
}

/// What comes in is not known to be of a namespace yet: the initial one's sockets are looked up for it.
fn coming_in_ordinary(world: &World, looked: &Found) -> Verdict {
    let [to, sought, last] = ports(world);
    let receiving = receiver(to)?;
    let _program = drop_incoming(looked.sought, to.port(), sought.port())?;
    let sending = sender(to)?;
    sending.send(b"first")?;
    hears(&receiving, b"first")?;
    let found = (looked.wait)(sought)?;
    sending.send(b"second")?;
    follow_up(last)?;
    drop(found);
    sending.send(b"third")?;
    hears(&receiving, b"third")
}

fn coming_in_elsewhere(world: &World, looked: &Found) -> Verdict {
    let [a, b] = world.two()?;
    let [to, sought, last] = ports(world);
    let receiving = b.run(|| receiver(to))?;
    let _program = b.run(|| drop_incoming(looked.sought, to.port(), sought.port()))?;
    let _of_a = a.run(|| (looked.wait)(sought))?;
    b.run(|| sender(to)?.send(b"x"))?;
    settle(&b, last.port())?;
    match first_ready(&[&receiving], Duration::ZERO)? {
        Some(_) => hears(&receiving, b"x"),
        None => Err(report::fail(format_args!("another namespace's socket was found"))),
    }
}

/// Whoever sends.
fn coming_in_of_the_initial(world: &World, looked: &Found) -> Verdict {
    let [to, sought, last] = ports(world);
    let n = world.namespace()?;
    let (receiving, sending) = n.run(|| Call::Ok((receiver(to)?, sender(to)?)))?;
    // The task that sends is of that namespace, too.
    let send = |bytes| n.run(|| sending.send(bytes));
    let _program = n.run(|| drop_incoming(looked.sought, to.port(), sought.port()))?;
    send(b"first")?;
    hears(&receiving, b"first")?;
    let found = (looked.wait)(sought)?;
    send(b"second")?;
    n.run(|| follow_up(last))?;
    drop(found);
    send(b"third")?;
    hears(&receiving, b"third")
}
