// SPDX-License-Identifier: GPL-2.0-only
//! The suite `lookup`: SO_REUSEPORT groups, which share out what comes to one namespace.

use core::net::{IpAddr, Ipv6Addr, SocketAddr};

use super::{Body, Verdict, arrives, at, client, converse, hears, sender};
use crate::bpf::choose_for_group;
use crate::namespace::World;
use crate::net::{ANY, ANY6, Call, FIRST, SECOND, Socket};

pub(super) const BODIES: &[Body] = &[
    ("lookup/tcp-group-shared-out-ordinary", |world| tcp_shared_out(world, FIRST.into())),
    ("lookup/tcp-ipv6-group-shared-out-ordinary", |world| tcp_shared_out(world, Ipv6Addr::LOCALHOST.into())),
    ("lookup/udp-group-shared-out-ordinary", |world| udp_shared_out(world, FIRST.into())),
    ("lookup/udp-ipv6-group-shared-out-ordinary", |world| udp_shared_out(world, Ipv6Addr::LOCALHOST.into())),
    ("lookup/udp-group-connected-ordinary", udp_connected),
    ("lookup/tcp-group-of-each-family-ordinary", tcp_of_each_family),
    ("lookup/udp-group-of-each-family-ordinary", udp_of_each_family),
    ("lookup/tcp-group-program-ordinary", tcp_program_ordinary),
    ("lookup/udp-group-program-ordinary", udp_program_ordinary),
    ("lookup/tcp-group-program-sees-no-header", tcp_program_sees_no_header),
    ("lookup/tcp-group-program-elsewhere", tcp_program_elsewhere),
    ("lookup/udp-group-program-elsewhere", udp_program_elsewhere),
];

fn listening(address: SocketAddr) -> Call<Socket> {
    Socket::tcp(address)?.reuse_port()?.bind(address)?.listen()
}

fn receiving(address: SocketAddr) -> Call<Socket> {
    Socket::udp(address)?.reuse_port()?.bind(address)
}

/// Every member is chosen once: neither the first nor the last of them is taken for the group.
const CHOICES: [u32; 3] = [1, 0, 2];

fn tcp_shared_out(world: &World, address: IpAddr) -> Verdict {
    let to = at(address, world.port);
    world.namespace()?.run(|| {
        let mut first = listening(to)?;
        let (second, third) = (listening(to)?, listening(to)?);
        for chosen in CHOICES {
            first = first.always_member(chosen)?;
            let members = [&first, &second, &third];
            let client = client(to)?;
            arrives("a connection", &members, chosen as usize)?;
            converse(&client, &members[chosen as usize].accept()?)?;
        }
        Ok(())
    })
}

fn udp_shared_out(world: &World, address: IpAddr) -> Verdict {
    let to = at(address, world.port);
    world.namespace()?.run(|| {
        let mut first = receiving(to)?;
        let (second, third) = (receiving(to)?, receiving(to)?);
        for chosen in CHOICES {
            first = first.always_member(chosen)?;
            let members = [&first, &second, &third];
            sender(to)?.send(b"x")?;
            arrives("a datagram", &members, chosen as usize)?;
            hears(members[chosen as usize], b"x")?;
        }
        Ok(())
    })
}

/// What comes from its peer is for the member that is connected, whomever the group's program would choose.
fn udp_connected(world: &World) -> Verdict {
    let (to, peer) = (at(FIRST, world.port), at(SECOND, world.port + 1));
    world.namespace()?.run(|| {
        let (first, connected, last) = (receiving(to)?, receiving(to)?.connect(peer)?, receiving(to)?);
        let first = first.always_member(0)?;
        let members = [&first, &connected, &last];
        Socket::udp(peer)?.bind(peer)?.connect(to)?.send(b"x")?;
        arrives("a datagram of its peer", &members, 1)?;
        hears(&connected, b"x")?;
        sender(to)?.send(b"x")?;
        arrives("a datagram", &members, 0)
    })
}

/// Two groups are on the port, one of each family. What is IPv4 is for the one of IPv4, whichever was there first.
const FAMILIES: [[IpAddr; 2]; 2] = [[IpAddr::V4(ANY), IpAddr::V6(ANY6)], [IpAddr::V6(ANY6), IpAddr::V4(ANY)]];

fn tcp_of_each_family(world: &World) -> Verdict {
    world.namespace()?.run(|| {
        for (port, [one, other]) in (world.port..).zip(FAMILIES) {
            let sockets = [&listening(at(one, port))?, &listening(at(other, port))?];
            let right = usize::from(!one.is_ipv4());
            let client = client(at(FIRST, port))?;
            arrives("a connection", &sockets, right)?;
            converse(&client, &sockets[right].accept()?)?;
        }
        Ok(())
    })
}

fn udp_of_each_family(world: &World) -> Verdict {
    world.namespace()?.run(|| {
        for (port, [one, other]) in (world.port..).zip(FAMILIES) {
            let sockets = [&receiving(at(one, port))?, &receiving(at(other, port))?];
            sender(at(FIRST, port))?.send(b"x")?;
            arrives("a datagram", &sockets, usize::from(!one.is_ipv4()))?;
        }
        Ok(())
    })
}

fn tcp_program_ordinary(world: &World) -> Verdict {
    let to = at(FIRST, world.port);
    world.namespace()?.run(|| {
        let members = [listening(to)?, listening(to)?, listening(to)?];
        for chosen in CHOICES.map(|member| member as usize) {
            choose_for_group(&members[0], &members[chosen])?;
            let client = client(to)?;
            arrives("a connection", &members.each_ref(), chosen)?;
            converse(&client, &members[chosen].accept()?)?;
        }
        Ok(())
    })
}

fn udp_program_ordinary(world: &World) -> Verdict {
    let to = at(FIRST, world.port);
    world.namespace()?.run(|| {
        let members = [receiving(to)?, receiving(to)?, receiving(to)?];
        for chosen in CHOICES.map(|member| member as usize) {
            choose_for_group(&members[0], &members[chosen])?;
            sender(to)?.send(b"x")?;
            arrives("a datagram", &members.each_ref(), chosen)?;
            hears(&members[chosen], b"x")?;
        }
        Ok(())
    })
}

/// To a program a segment begins behind its header, so there is nothing in a SYN.
fn tcp_program_sees_no_header(world: &World) -> Verdict {
    let to = at(FIRST, world.port);
    world.namespace()?.run(|| {
        let members = [listening(to)?.second_member_if_empty()?, listening(to)?, listening(to)?];
        let client = client(to)?;
        arrives("a connection", &members.each_ref(), 1)?;
        converse(&client, &members[1].accept()?)
    })
}

/// A group is of one namespace, so its program cannot choose what is in another.
fn tcp_program_elsewhere(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let to = at(FIRST, world.port);
    let [foreign, own] = [a.run(|| listening(to))?, b.run(|| listening(to))?];
    choose_for_group(&own, &foreign)?;
    let sockets = [&foreign, &own];
    let client_of_b = b.run(|| client(to))?;
    arrives("a connection", &sockets, 1)?;
    converse(&client_of_b, &own.accept()?)?;
    let client_of_a = a.run(|| client(to))?;
    arrives("a connection", &sockets, 0)?;
    converse(&client_of_a, &foreign.accept()?)
}

fn udp_program_elsewhere(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let to = at(FIRST, world.port);
    let [foreign, own] = [a.run(|| receiving(to))?, b.run(|| receiving(to))?];
    choose_for_group(&own, &foreign)?;
    let sockets = [&foreign, &own];
    b.run(|| sender(to)?.send(b"b"))?;
    arrives("a datagram", &sockets, 1)?;
    hears(&own, b"b")?;
    a.run(|| sender(to)?.send(b"a"))?;
    arrives("a datagram", &sockets, 0)?;
    hears(&foreign, b"a")
}
