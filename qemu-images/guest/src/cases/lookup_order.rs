// SPDX-License-Identifier: GPL-2.0-only
//! The suite `lookup`: sockets that were there before the first namespace, which of several sockets comes first, and programs
//! that refuse.

use core::net::{IpAddr, Ipv6Addr};

use rustix::io::Errno;

use super::lookup_host::{ALIAS, beside_initial};
use super::lookup_refused::is_refused;
use super::{
    Body, Verdict, arrives, at, client, converse, hears, receiver, sender, sharing_listener, sharing_receiver,
};
use crate::bpf::{refuse_for_group, steer, steer_nowhere};
use crate::elders;
use crate::namespace::{Namespace, World};
use crate::net::{ANY, ANY6, FIRST, SECOND, Socket, refuses};
use crate::options::{SEGMENT_SIZE, SEGMENTS_TOGETHER};

pub(super) const BODIES: &[Body] = &[
    ("lookup/tcp-older-than-any-namespace", tcp_older),
    ("lookup/udp-older-than-any-namespace", udp_older),
    ("lookup/tcp-older-refuses-elsewhere", tcp_older_refuses),
    ("lookup/udp-older-refuses-elsewhere", udp_older_refuses),
    ("lookup/tcp-older-listens-no-more", tcp_older_listens_no_more),
    ("lookup/tcp-exact-before-initial", |world| tcp_exact(world, &beside_initial(world)?, ALIAS.into(), ANY.into())),
    ("lookup/tcp-ipv6-exact-before-initial", |world| {
        tcp_exact(world, &world.namespace()?, Ipv6Addr::LOCALHOST.into(), ANY6.into())
    }),
    ("lookup/tcp-ipv6-interface-before-initial", tcp_ipv6_interface),
    ("lookup/udp-ipv6-interface-before-initial", udp_ipv6_interface),
    ("lookup/udp-ipv6-connected-before-initial", udp_ipv6_connected),
    ("lookup/udp-newest-of-equals-ordinary", |world| world.namespace()?.run(|| udp_newest(world))),
    ("lookup/tcp-group-program-refuses", tcp_group_refuses),
    ("lookup/udp-group-program-refuses", udp_group_refuses),
    ("lookup/udp-group-program-refuses-beside-any", udp_group_refuses_beside_any),
    ("lookup/tcp-program-refuses", tcp_program_refuses),
    ("lookup/udp-program-refuses", udp_program_refuses),
    ("lookup/udp-connected-before-program", |world| world.namespace()?.run(|| udp_connected_before_program(world))),
    ("lookup/udp-segmented-own-receiver", |world| udp_segmented(world, false)),
    ("lookup/udp-segmented-own-receiver-together", |world| udp_segmented(world, true)),
];

fn tcp_older(world: &World) -> Verdict {
    let listener = elders::listener()?;
    let _another = world.namespace()?;
    let client = client(elders::HERE)?;
    converse(&client, &listener.accept()?)
}

fn udp_older(world: &World) -> Verdict {
    let receiver = elders::receiver()?;
    let _another = world.namespace()?;
    sender(elders::HERE)?.send(b"x")?;
    hears(&receiver, b"x")
}

fn tcp_older_refuses(world: &World) -> Verdict {
    let _listener = elders::listener()?;
    let a = world.namespace()?;
    refuses(Errno::CONNREFUSED, "a listener of the initial namespace", a.run(|| client(elders::HERE)))
}

fn udp_older_refuses(world: &World) -> Verdict {
    let receiver = elders::receiver()?;
    let a = world.namespace()?;
    a.run(|| is_refused(&sender(elders::HERE)?, &[&receiver]))
}

/// The socket is there and has its port, but is not to be found where it was as a listener.
fn tcp_older_listens_no_more(world: &World) -> Verdict {
    let _former = elders::former_listener()?;
    let _another = world.namespace()?;
    refuses(Errno::CONNREFUSED, "a socket that listens no more", client(elders::THERE))
}

/// To be bound to the address is more precise than to be of the initial namespace.
fn tcp_exact(world: &World, a: &Namespace, exact: IpAddr, any: IpAddr) -> Verdict {
    let (to, any) = (at(exact, world.port), at(any, world.port));
    let in_a = a.run(|| sharing_listener(to))?;
    let initial = sharing_listener(any)?;
    let client = client(to)?;
    arrives("a connection", &[&initial, &in_a], 1)?;
    converse(&client, &in_a.accept()?)
}

/// Of IPv6 the listener that was made first is met first, and without namespaces a group ends the search.
fn tcp_ipv6_interface(world: &World) -> Verdict {
    let a = world.namespace()?;
    let (any, to) = (at(ANY6, world.port), at(Ipv6Addr::LOCALHOST, world.port));
    let in_a = a.run(|| Socket::tcp(any)?.reuse_port()?.on_interface(*b"lo")?.bind(any)?.listen())?;
    let initial = sharing_listener(any)?;
    let client = client(to)?;
    arrives("a connection", &[&initial, &in_a], 1)?;
    converse(&client, &in_a.accept()?)
}

fn udp_ipv6_interface(world: &World) -> Verdict {
    let a = world.namespace()?;
    let (any, to) = (at(ANY6, world.port), at(Ipv6Addr::LOCALHOST, world.port));
    let in_a = a.run(|| Socket::udp(any)?.reuse_address()?.on_interface(*b"lo")?.bind(any))?;
    let initial = sharing_receiver(any)?;
    sender(to)?.send(b"x")?;
    arrives("a datagram", &[&initial, &in_a], 1)?;
    hears(&in_a, b"x")
}

/// A socket that is connected with the sender takes what comes from there, whoever else is on the port.
fn udp_ipv6_connected(world: &World) -> Verdict {
    let a = world.namespace()?;
    let (here, there) = (at(Ipv6Addr::LOCALHOST, world.port), at(Ipv6Addr::LOCALHOST, world.port + 1));
    let in_a = a.run(|| sharing_receiver(here)?.connect(there))?;
    let initial = sharing_receiver(here)?;
    Socket::udp(there)?.bind(there)?.send_to(b"x", here)?;
    arrives("a datagram", &[&initial, &in_a], 1)?;
    hears(&in_a, b"x")
}

/// Of sockets that share an address by SO_REUSEADDR.
fn udp_newest(world: &World) -> Verdict {
    for (port, bound) in (world.port..).zip([FIRST, ANY]) {
        let bind = || sharing_receiver(at(bound, port));
        let equals = [bind()?, bind()?, bind()?];
        sender(at(FIRST, port))?.send(b"x")?;
        arrives("a datagram", &equals.each_ref(), 2)?;
        hears(&equals[2], b"x")?;
    }
    Ok(())
}

fn tcp_group_refuses(world: &World) -> Verdict {
    let to = at(FIRST, world.port);
    world.namespace()?.run(|| {
        // It is not asked instead.
        let _other_group = sharing_listener(at(ANY, world.port))?;
        let member = sharing_listener(to)?;
        refuse_for_group(&member)?;
        refuses(Errno::CONNREFUSED, "a program that says no", client(to))
    })
}

fn udp_group_refuses(world: &World) -> Verdict {
    let to = at(FIRST, world.port);
    world.namespace()?.run(|| {
        let member = Socket::udp(to)?.reuse_port()?.bind(to)?;
        refuse_for_group(&member)?;
        is_refused(&sender(to)?, &[&member])
    })
}

/// What a group refuses is not offered to whoever comes after it.
fn udp_group_refuses_beside_any(world: &World) -> Verdict {
    world.namespace()?.run(|| {
        let [member, beside] = [FIRST, ANY].map(|address| {
            let address = at(address, world.port);
            Socket::udp(address)?.reuse_port()?.bind(address)
        });
        let (member, beside) = (member?, beside?);
        refuse_for_group(&member)?;
        is_refused(&sender(at(FIRST, world.port))?, &[&member, &beside])
    })
}

fn tcp_program_refuses(world: &World) -> Verdict {
    let to = at(FIRST, world.port);
    world.namespace()?.run(|| {
        let _listener = sharing_listener(to)?;
        let _program = steer_nowhere(world.port)?;
        refuses(Errno::CONNREFUSED, "a program that says no", client(to))
    })
}

fn udp_program_refuses(world: &World) -> Verdict {
    let to = at(FIRST, world.port);
    world.namespace()?.run(|| {
        let receiver = sharing_receiver(to)?;
        let _program = steer_nowhere(world.port)?;
        is_refused(&sender(to)?, &[&receiver])
    })
}

/// What a connected socket's peer sends is for that one, though a program takes all else to another.
fn udp_connected_before_program(world: &World) -> Verdict {
    let (to, peer, other) = (at(FIRST, world.port), at(SECOND, world.port + 1), at(FIRST, world.port + 2));
    let sockets = [sharing_receiver(to)?.connect(peer)?, sharing_receiver(other)?];
    let _program = steer(world.port, sockets[1].as_file())?;
    receiver(peer)?.send_to(b"of the peer", to)?;
    arrives("a datagram of its peer", &sockets.each_ref(), 0)?;
    hears(&sockets[0], b"of the peer")?;
    sender(to)?.send(b"of another")?;
    arrives("a datagram", &sockets.each_ref(), 1)?;
    hears(&sockets[1], b"of another")
}

/// What goes out as one packet of several datagrams.
fn udp_segmented(world: &World, together: bool) -> Verdict {
    let [a, b] = world.two()?;
    let to = at(FIRST, world.port);
    let hold = || match together {
        true => sharing_receiver(to)?.set(SEGMENTS_TOGETHER, 1),
        false => sharing_receiver(to),
    };
    let receivers = [a.run(hold)?, b.run(hold)?];
    let expected: &[&[u8]] = if together { &[b"one two "] } else { &[b"one ", b"two "] };
    for (right, namespace) in [&a, &b].into_iter().enumerate() {
        namespace.run(|| sender(to)?.set(SEGMENT_SIZE, 4)?.send(b"one two "))?;
        for bytes in expected {
            arrives("a datagram", &receivers.each_ref(), right)?;
            hears(&receivers[right], bytes)?;
        }
    }
    Ok(())
}
