// SPDX-License-Identifier: GPL-2.0-only
//! The suite `loopback`, the part of UDP: broadcast and multicast, and datagrams in fragments.

use core::net::{Ipv4Addr, SocketAddr, SocketAddrV4};
use core::time::Duration;

use super::lookup_host::{self, ALIAS, WAYS};
use super::loopback::raw;
use super::{Body, Verdict, arrives, at, hears, settle, sharing_receiver};
use crate::namespace::{Namespace, World};
use crate::net::{ANY, ANY6, Call, FIRST, SECOND, Socket, first_ready};
use crate::network::SmallPackets;
use crate::options::BROADCAST;
use crate::packet::Packet;
use crate::packet::protocol::{AS_IT_IS, ICMP};
use crate::report::{self, Ended};
use crate::sysctl::Setting;

pub(super) const BODIES: &[Body] = &[
    ("loopback/udp-broadcast-ordinary", |world| {
        world.namespace()?.run(|| to_all(world, Socket::udp, BROADCAST_ADDRESS))
    }),
    ("loopback/udp-multicast-ordinary", |world| world.namespace()?.run(|| to_all(world, Socket::udp, GROUP))),
    ("loopback/udp-broadcast", |world| to_own(world, Socket::udp, BROADCAST_ADDRESS)),
    ("loopback/udp-broadcast-from-host-address", broadcast_from_host),
    ("loopback/udp-multicast", |world| to_own(world, Socket::udp, GROUP)),
    ("loopback/udplite-broadcast", |world| {
        to_own(world, Socket::udp_lite, BROADCAST_ADDRESS)?;
        to_own_crowd(world, Socket::udp_lite, BROADCAST_ADDRESS)
    }),
    ("loopback/udp-multicast-crowd", |world| to_own_crowd(world, Socket::udp, GROUP)),
    ("loopback/udp-broadcast-crowd", |world| to_own_crowd(world, Socket::udp, BROADCAST_ADDRESS)),
    ("loopback/udp-crowd-beside-the-very-address", crowd_beside_the_very_address),
    ("loopback/udp-broadcast-dual-stack", to_own_dual_stack),
    ("loopback/udp-multicast-nobody", to_nobody),
    ("loopback/udp-multicast-of-the-host-reaches-all", multicast_of_host),
    ("loopback/udp-fragments-ordinary", |world| world.namespace()?.run(|| fragments_ordinary(world))),
    ("loopback/udp-fragments-forged", fragments_forged),
    ("loopback/udp-fragments-with-host-address", fragments_with_host),
    ("loopback/udp-fragments-completed-elsewhere", fragments_completed_elsewhere),
    ("loopback/udp-datagram-in-fragments", datagram_in_fragments),
    ("loopback/udp-fragment-that-stays-alone", fragment_alone),
];

/// What reaches every socket on `lo`.
const BROADCAST_ADDRESS: Ipv4Addr = Ipv4Addr::new(127, 255, 255, 255);
/// A multicast group.
const GROUP: Ipv4Addr = Ipv4Addr::new(239, 77, 7, 7);

type Make = fn(SocketAddr) -> Call<Socket>;

/// A socket that hears what is sent to the address, broadcast or group.
fn member(world: &World, make: Make, to: Ipv4Addr) -> Call<Socket> {
    let address = at(ANY, world.port);
    let bound = make(address)?.reuse_address()?.bind(address)?;
    if to.is_multicast() { bound.join(to, FIRST) } else { Ok(bound) }
}

/// Sends a few bytes to the address, broadcast or group.
fn send_to(world: &World, make: Make, to: Ipv4Addr, bytes: &[u8]) -> Call<()> {
    let address = at(to, world.port);
    let socket = make(address)?.set(BROADCAST, 1)?;
    if to.is_multicast() { socket.multicast_through(FIRST)? } else { socket }.send_to(bytes, address)
}

/// Asserts that nothing has arrived at the sockets.
fn silent(what: &str, sockets: &[&Socket]) -> Verdict {
    match first_ready(sockets, Duration::ZERO)? {
        None => Ok(()),
        Some(_) => Err(report::fail(format_args!("{what} was received by another namespace, too"))),
    }
}

fn to_all(world: &World, make: Make, to: Ipv4Addr) -> Verdict {
    let members = [member(world, make, to)?, member(world, make, to)?];
    send_to(world, make, to, b"all")?;
    hears(&members[0], b"all")?;
    hears(&members[1], b"all")
}

fn to_own(world: &World, make: Make, to: Ipv4Addr) -> Verdict {
    let [a, b] = world.two()?;
    let members = [a.run(|| member(world, make, to))?, b.run(|| member(world, make, to))?];
    for (own, namespace) in [&a, &b].into_iter().enumerate() {
        namespace.run(|| send_to(world, make, to, b"own"))?;
        hears(&members[own], b"own")?;
        silent("a datagram to all", &[&members[1 - own]])?;
    }
    Ok(())
}

/// The source alone would not tell whose it is.
fn broadcast_from_host(world: &World) -> Verdict {
    let [a, b] = lookup_host::two(world)?;
    let (from, to) = (at(ALIAS, 0), at(BROADCAST_ADDRESS, world.port));
    let member = || member(world, Socket::udp, BROADCAST_ADDRESS);
    let members = [a.run(member)?, b.run(member)?];
    for (own, namespace) in [&a, &b].into_iter().enumerate() {
        namespace.run(|| Socket::udp(to)?.set(BROADCAST, 1)?.bind(from)?.send_to(b"own", to))?;
        hears(&members[own], b"own")?;
        silent("a broadcast", &[&members[1 - own]])?;
    }
    Ok(())
}

/// So many sockets on one port that those for an address are looked for by port and address.
fn to_own_crowd(world: &World, make: Make, to: Ipv4Addr) -> Verdict {
    let [a, b] = world.two()?;
    let mut crowd = [const { None }; 12];
    for place in &mut crowd {
        *place = Some(a.run(|| member(world, make, to))?);
    }
    let other = b.run(|| member(world, make, to))?;
    a.run(|| send_to(world, make, to, b"own"))?;
    for member in crowd.iter().flatten() {
        hears(member, b"own")?;
    }
    silent("a datagram to all", &[&other])?;
    b.run(|| send_to(world, make, to, b"other"))?;
    hears(&other, b"other")?;
    for member in crowd.iter().flatten() {
        silent("a datagram to all", &[member])?;
    }
    Ok(())
}

/// Who is bound to the very address is looked for there, and not where the crowd is.
fn crowd_beside_the_very_address(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let mut crowd = [const { None }; 12];
    for place in &mut crowd {
        *place = Some(a.run(|| sharing_receiver(at(ANY, world.port)))?);
    }
    for to in [GROUP, BROADCAST_ADDRESS] {
        let bind = || {
            let bound = sharing_receiver(at(to, world.port))?;
            if to.is_multicast() { bound.join(to, FIRST) } else { Ok(bound) }
        };
        let members = [a.run(bind)?, b.run(bind)?];
        for (own, namespace) in [&a, &b].into_iter().enumerate() {
            namespace.run(|| send_to(world, Socket::udp, to, b"own"))?;
            arrives("a datagram to all", &members.each_ref(), own)?;
            hears(&members[own], b"own")?;
            silent("a datagram to all", &[&members[1 - own]])?;
        }
    }
    Ok(())
}

fn to_own_dual_stack(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let bind = || sharing_receiver(at(ANY6, world.port));
    let members = [a.run(bind)?, b.run(bind)?];
    for (own, namespace) in [&a, &b].into_iter().enumerate() {
        namespace.run(|| send_to(world, Socket::udp, BROADCAST_ADDRESS, b"own"))?;
        hears(&members[own], b"own")?;
        silent("a broadcast", &[&members[1 - own]])?;
    }
    Ok(())
}

fn to_nobody(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let members = [a.run(|| member(world, Socket::udp, GROUP))?, a.run(|| member(world, Socket::udp, GROUP))?];
    b.run(|| send_to(world, Socket::udp, GROUP, b"x"))?;
    settle(&b, world.port + 2)?;
    silent("a datagram to a group", &members.each_ref())
}

/// It goes over lo, but neither of its ends is in 127/8.
fn multicast_of_host(world: &World) -> Verdict {
    let [a, b] = lookup_host::two(world)?;
    let join = || member(world, Socket::udp, GROUP);
    let members = [join()?, a.run(join)?, b.run(join)?];
    let from = at(ALIAS, 0);
    b.run(|| Socket::udp(from)?.multicast_through(FIRST)?.bind(from)?.send_to(b"all", at(GROUP, world.port)))?;
    settle(&b, world.port + 1)?;
    have_heard("a datagram to a group", &members, b"all")
}

/// Asserts that what was sent to all has come to each of them.
pub(super) fn have_heard(what: &str, sockets: &[Socket], bytes: &[u8]) -> Verdict {
    for socket in sockets {
        match first_ready(&[socket], Duration::ZERO)? {
            Some(_) => hears(socket, bytes)?,
            None => return Err(report::fail(format_args!("{what} missed a socket of a namespace"))),
        }
    }
    Ok(())
}

/// A datagram in two fragments, of which the first ends after eight bytes.
fn fragments(world: &World, identification: u16, bytes: &[u8; 16]) -> [Packet; 2] {
    let (here, there) = (SocketAddrV4::new(FIRST, world.port), SocketAddrV4::new(SECOND, world.port + 1));
    fragments_between(there, here, identification, bytes)
}

fn fragments_between(from: SocketAddrV4, to: SocketAddrV4, identification: u16, bytes: &[u8; 16]) -> [Packet; 2] {
    Packet::udp(from, to, bytes).fragments(identification)
}

fn send_as_is(packet: &Packet) -> Call<()> {
    Socket::raw(at(ANY, 0), AS_IT_IS)?.send_to(packet.as_bytes(), at(packet.destination(), 0))
}

fn fragments_ordinary(world: &World) -> Verdict {
    let receiving = sharing_receiver(at(FIRST, world.port))?;
    for (bytes, order) in [(b"first in orderly", [0, 1]), (b"the other orders", [1, 0])] {
        let parts = fragments(world, 77, bytes);
        for place in order {
            send_as_is(&parts[place])?;
        }
        hears(&receiving, bytes)?;
    }
    Ok(())
}

/// Both namespaces send a datagram in fragments that differ in nothing but their bytes, in turns. No checksum tells a
/// mixed datagram, for the same words are in all parts.
fn fragments_forged(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    forged_between(
        [&a, &b],
        SocketAddrV4::new(SECOND, world.port + 1),
        SocketAddrV4::new(FIRST, world.port),
        world.port + 2,
    )
}

fn fragments_with_host(world: &World) -> Verdict {
    let [a, b] = lookup_host::two(world)?;
    WAYS.into_iter().zip((world.port..).step_by(3)).try_for_each(|((from, to), port)| {
        forged_between([&a, &b], SocketAddrV4::new(from, port + 1), SocketAddrV4::new(to, port), port + 2)
    })
}

pub(super) fn forged_between([a, b]: [&Namespace; 2], from: SocketAddrV4, to: SocketAddrV4, free_port: u16) -> Verdict {
    let receive = || sharing_receiver(to.into());
    let receivers = [a.run(receive)?, b.run(receive)?];
    let fragments = |bytes| fragments_between(from, to, 7, bytes);
    let (of_a, of_b) = (fragments(b"ABBAABBAabbaabba"), fragments(b"BAABBAABbaabbaab"));
    a.run(|| send_as_is(&of_a[0]))?;
    b.run(|| send_as_is(&of_b[1]))?;
    settle(b, free_port)?;
    silent("a datagram of fragments from two namespaces", &receivers.each_ref())?;
    b.run(|| send_as_is(&of_b[0]))?;
    arrives("a datagram in fragments", &receivers.each_ref(), 1)?;
    hears(&receivers[1], b"BAABBAABbaabbaab")?;
    a.run(|| send_as_is(&of_a[1]))?;
    arrives("a datagram in fragments", &receivers.each_ref(), 0)?;
    hears(&receivers[0], b"ABBAABBAabbaabba")
}

fn fragments_completed_elsewhere(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let receiving = a.run(|| sharing_receiver(at(FIRST, world.port)))?;
    let [first, second] = fragments(world, 8, b"begun here, ends");
    a.run(|| send_as_is(&first))?;
    b.run(|| send_as_is(&second))?;
    settle(&b, world.port + 2)?;
    silent("a datagram that another namespace completed", &[&receiving])?;
    a.run(|| send_as_is(&second))?;
    hears(&receiving, b"begun here, ends")
}

/// The kernel itself cuts a datagram, of which each fragment has to keep its namespace.
fn datagram_in_fragments(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let to = at(FIRST, world.port);
    let receivers = [a.run(|| sharing_receiver(to))?, b.run(|| sharing_receiver(to))?];
    let [first, second] = [&a, &b].map(|namespace: &Namespace| namespace.run(SmallPackets::on_loopback));
    let _small = (second?, first?);
    for (right, namespace) in [&a, &b].into_iter().enumerate() {
        namespace.run(|| Socket::udp(to)?.send_to(&[7; 4000], to))?;
        arrives("a datagram in fragments", &receivers.each_ref(), right)?;
        let mut buffer = [0; 4096];
        super::equal("the length of a datagram in fragments", receivers[right].receive(&mut buffer)?, 4000)?;
    }
    Ok(())
}

/// Has the kernel wait for the rest of a datagram no longer than until its next tick, and say so when it did not come: for
/// that it looks at the fragment as at one that has just come in.
fn without_patience() -> Result<[Setting; 3], Ended> {
    let change = |setting, value| Setting::change(setting, format_args!("{value}"));
    Ok([
        change("/proc/sys/net/ipv4/ipfrag_time", 0)?,
        change("/proc/sys/net/ipv4/conf/lo/route_localnet", 1)?,
        change("/proc/sys/net/ipv4/conf/lo/accept_local", 1)?,
    ])
}

/// It is told by a timer's doing, when nobody is at work. A raw socket hears it: UDP takes no notice.
fn fragment_alone(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let _settings = (a.run(without_patience)?, b.run(without_patience)?);
    let told = [a.run(|| raw(ICMP))?, b.run(|| raw(ICMP))?];
    let [first, _] = fragments(world, 9, b"begun, not ended");
    for (right, namespace) in [&a, &b].into_iter().enumerate() {
        namespace.run(|| send_as_is(&first))?;
        arrives("word of a fragment that stayed alone", &told.each_ref(), right)?;
        let mut bytes = [0; 128];
        let length = told[right].receive(&mut bytes)?;
        let quoted = Packet::parse(bytes.get(..length).unwrap_or_default()).and_then(|word| word.quoted());
        let ports = quoted.map(|quoted| quoted.ports());
        if ports != Some(first.ports()) {
            return Err(report::fail(format_args!("a raw socket heard of something else")));
        }
        silent("word of a fragment", &[&told[1 - right]])?;
    }
    Ok(())
}
