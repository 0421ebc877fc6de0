// SPDX-License-Identifier: GPL-2.0-only
//! The suite `loopback`, the part of cables: packets with loopback addresses that leave through a device, for another network
//! of the host or for the one that they come from.

use core::net::{Ipv4Addr, SocketAddrV4};
use core::time::Duration;

use kiso_protocol::Isolation;
use rustix::fd::{AsRawFd, OwnedFd};
use rustix::io::Errno;

use super::lookup_forged::next_of;
use super::lookup_host::{self, ALIAS, WAYS};
use super::loopback::{EXPERIMENT, hears_packet, raw};
use super::{Body, Verdict, arrives, at, client_from, hears, listener, receiver, sender, sharing_receiver};
use crate::bpf::Ingress;
use crate::cable;
use crate::errno::Name;
use crate::namespace::{Namespace, World};
use crate::net::{ANY, Call, FIRST, SECOND, Socket, first_ready, refuses};
use crate::network;
use crate::options::{ROUTER_ALERT, TELL_ERRORS};
use crate::packet::Packet;
use crate::packet::protocol::AS_IT_IS;
use crate::report::{self, Ended};
use crate::sys;
use crate::sysctl::Setting;

pub(super) const BODIES: &[Body] = &[
    ("loopback/wire-udp-to-another-network", to_another_network),
    ("loopback/wire-udp-multicast-for-loopback", group_for_loopback),
    ("loopback/wire-udp-multicast-reaches-all-namespaces", group_for_all),
    ("loopback/udp-multicast-through-a-device", own_copies),
    ("loopback/udp-nobody-behind-a-device", nobody_behind),
    ("loopback/wire-udp-redirected-to-another-network", redirected_to_another_network),
    ("loopback/early-demux-udp-of-a-namespace", |world| early_demux(world, demuxed_udp, &[(SECOND, FIRST)])),
    ("loopback/early-demux-tcp-of-a-namespace", |world| early_demux(world, demuxed_tcp, &[(SECOND, FIRST)])),
    ("loopback/early-demux-udp-with-host-address", |world| early_demux(world, demuxed_udp, &WAYS)),
    ("loopback/early-demux-tcp-with-host-address", |world| early_demux(world, demuxed_tcp, &WAYS)),
    ("loopback/early-demux-udp-beside-connected", |world| early_demux(world, not_demuxed_udp, &[(SECOND, FIRST)])),
    ("loopback/early-demux-udp-mapped-of-a-namespace", |world| early_demux(world, demuxed_mapped, &[(SECOND, FIRST)])),
    ("loopback/raw-router-alert-ordinary", alert_ordinary),
    ("loopback/raw-router-alert-of-a-namespace", alert_of_a_namespace),
    ("loopback/wire-raw-router-alert-reaches-all-namespaces", alert_of_others),
];

/// Changes a setting of a device that stays.
fn let_in(setting: &'static str) -> Verdict {
    Setting::change(setting, format_args!("1")).map(core::mem::forget)
}

/// Lets packets with loopback addresses in at the far end, which is in the caller's network.
fn let_in_at_far() -> Verdict {
    let_in("/proc/sys/net/ipv4/conf/far00/route_localnet")?;
    let_in("/proc/sys/net/ipv4/conf/far00/accept_local")
}

fn own_network() -> Result<OwnedFd, Ended> {
    network::own_as_file().map_err(|errno| report::error(format_args!("the network: {}", Name(errno))))
}

fn enter(network: &OwnedFd) -> Verdict {
    sys::setns(network.as_raw_fd(), network::CLONE_NEWNET)
        .map_err(|errno| report::error(format_args!("entering the other network: {}", Name(errno))))
}

/// Puts the namespace and the case itself into two networks with a cable from the one to the other, where packets with
/// loopback addresses pass. Gives the case's.
fn lead_cable(from: &Namespace) -> Result<OwnedFd, Ended> {
    network::enter_kept(network::FAR)?;
    let far = own_network()?;
    from.run(|| network::enter_kept(network::NEAR))?;
    if from.run(cable::near)?.is_none() {
        from.run(|| {
            cable::lead_to(&far)?;
            let_in("/proc/sys/net/ipv4/conf/near0/route_localnet")
        })?;
        let_in_at_far()?;
        cable::raise_far()?;
        from.run(cable::raise_near)?;
    }
    Ok(far)
}

/// The number of the near end, which is in the namespace's network.
fn near(namespace: &Namespace) -> Result<i32, Ended> {
    namespace.run(cable::near)?.ok_or_else(|| report::error(format_args!("there is no cable")))
}

/// A packet with a loopback address that leaves for another network of the host is of the initial namespace when it gets
/// there, as if it came from another host.
fn to_another_network(world: &World) -> Verdict {
    let a = world.namespace()?;
    lead_cable(&a)?;
    let to = at(cable::FAR, world.port);
    let receiving = receiver(to)?;
    a.run(|| receiver(at(SECOND, world.port + 1))?.connect(to)?.send(b"x"))?;
    hears(&receiving, b"x")
}

/// The same where a program hands it over before it has left.
fn redirected_to_another_network(world: &World) -> Verdict {
    let a = world.namespace()?;
    lead_cable(&a)?;
    let to = at(FIRST, world.port);
    let receiving = receiver(to)?;
    let near = near(&a)?;
    let _program = a.run(|| Ingress::redirect_to_peer(world.port, near))?;
    a.run(|| sender(to)?.send(b"x"))?;
    hears(&receiving, b"x")
}

/// A multicast group.
const GROUP: Ipv4Addr = Ipv4Addr::new(239, 77, 7, 8);

/// A socket of the namespace that hears what comes to the group at the far end.
fn member_at_far(world: &World, namespace: &Namespace, far: &OwnedFd) -> Result<Socket, Ended> {
    let address = at(ANY, world.port);
    namespace.run(|| match world.isolation() {
        // It has a network of its own, and is a member there.
        Isolation::NetNs => Ok(sharing_receiver(address)?.join(GROUP, FIRST)?),
        Isolation::Ipv4Ns | Isolation::None => {
            enter(far)?;
            Ok(sharing_receiver(address)?.join(GROUP, cable::FAR)?)
        }
    })
}

/// To be the only member does not give a namespace what comes from such an address.
fn group_for_loopback(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let far = lead_cable(&a)?;
    let member = member_at_far(world, &b, &far)?;
    let last = at(cable::FAR, world.port + 1);
    let receiving = receiver(last)?;
    let (to_group, to_one) = a.run(|| {
        let from = at(SECOND, world.port + 2);
        let to_group = receiver(from)?.multicast_through(cable::NEAR)?.connect(at(GROUP, world.port))?;
        Call::Ok((to_group, receiver(at(SECOND, world.port + 3))?.connect(last)?))
    })?;
    to_group.send(b"x")?;
    to_one.send(b"x")?;
    hears(&receiving, b"x")?;
    match first_ready(&[&member], Duration::ZERO)? {
        None => Ok(()),
        Some(_) => Err(report::fail(format_args!("a datagram to a group was received in a namespace"))),
    }
}

/// To be the only member of the initial namespace does not keep from others what comes from another host.
fn group_for_all(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let far = lead_cable(&a)?;
    let initial = sharing_receiver(at(ANY, world.port))?.join(GROUP, cable::FAR)?;
    let member = member_at_far(world, &b, &far)?;
    let sender = a.run(|| receiver(at(cable::NEAR, world.port + 1))?.multicast_through(cable::NEAR))?;
    // Both get their copy of a packet; whoever has the second one's has everybody's of the first one behind it.
    for payload in [b"x", b"y"] {
        sender.send_to(payload, at(GROUP, world.port))?;
        hears(&initial, payload)?;
    }
    match first_ready(&[&member], Duration::ZERO)? {
        Some(_) => hears(&member, b"x"),
        None => Err(report::fail(format_args!("a datagram to a group missed the member of a namespace"))),
    }
}

/// A namespace at the near end of a cable. So is the case itself, but where networks are what isolates.
fn at_near(world: &World) -> Result<Namespace, Ended> {
    let a = world.namespace()?;
    lead_cable(&a)?;
    match world.isolation() {
        Isolation::NetNs => {}
        Isolation::Ipv4Ns | Isolation::None => enter(&a.run(own_network)?)?,
    }
    Ok(a)
}

/// What a group gets back of a packet that leaves through a device is of its sender's namespace.
fn own_copies(world: &World) -> Verdict {
    let a = at_near(world)?;
    let any = at(ANY, world.port);
    let elsewhere = match world.isolation() {
        Isolation::NetNs => FIRST,
        Isolation::Ipv4Ns | Isolation::None => cable::NEAR,
    };
    let initial = sharing_receiver(any)?.join(GROUP, elsewhere)?;
    let own = a.run(|| sharing_receiver(any)?.join(GROUP, cable::NEAR))?;
    let sending = a.run(|| receiver(at(SECOND, world.port + 1))?.multicast_through(cable::NEAR))?;
    // With the second one the first one has been handed to all.
    for payload in [b"x", b"y"] {
        sending.send_to(payload, at(GROUP, world.port))?;
        arrives("a datagram to a group", &[&initial, &own], 1)?;
        hears(&own, payload)?;
    }
    Ok(())
}

/// Of several sockets with the same ends the one that sent is told that nobody answers. In one namespace it is the newest.
fn nobody_behind(world: &World) -> Verdict {
    let a = at_near(world)?;
    let (here, nobody) = (at(FIRST, world.port), at(cable::NOBODY, world.port + 1));
    let hold = || sharing_receiver(here)?.set(TELL_ERRORS, 1)?.connect(nobody);
    let own = a.run(hold)?;
    let initial = hold()?;
    own.send(b"x")?;
    a.run(cable::give_up_on_nobody)?;
    arrives("word that nobody is there", &[&initial, &own], 1)?;
    refuses(Errno::HOSTUNREACH, "after a datagram to nobody", own.receive(&mut [0]))
}

/// A cable from a network to itself. What leaves by one end comes in by the other as from a wire, without a route, and is
/// still of its sender's namespace.
///
/// Puts the caller into a network that has one.
fn enter_loop() -> Verdict {
    network::enter_kept(network::AROUND)?;
    if cable::near()?.is_none() {
        cable::lead_to(&own_network()?)?;
        let_in_at_far()?;
        cable::raise_far()?;
        cable::raise_near()?;
        cable::expect_behind_near(FIRST)?;
        cable::expect_behind_near(ALIAS)?;
        cable::expect_behind_near(cable::NOBODY)?;
        let_in("/proc/sys/net/ipv4/conf/far00/forwarding")?;
    }
    lookup_host::add_alias()
}

/// Sends a packet around, from within the namespace.
fn send_around(namespace: &Namespace, packet: &Packet) -> Verdict {
    let send = || {
        let socket = Socket::raw(at(ANY, 0), AS_IT_IS)?.on_interface(cable::NEAR_DEVICE)?;
        socket.send_to(packet.as_bytes(), at(packet.destination(), 0))
    };
    Ok(namespace.run(send)?)
}

/// What is tried of early demux, in two namespaces and the initial one: packets of the first go around.
type Demuxed = fn(&[Namespace; 2], SocketAddrV4, SocketAddrV4) -> Verdict;

/// Two namespaces beside the initial one, of which the first has such a network.
fn two_around(world: &World) -> Result<[Namespace; 2], Ended> {
    match world.isolation() {
        // The others have no part in the network of the first.
        Isolation::NetNs => {
            let namespaces = lookup_host::two(world)?;
            namespaces[0].run(enter_loop)?;
            lookup_host::add_alias()?;
            Ok(namespaces)
        }
        Isolation::Ipv4Ns | Isolation::None => {
            enter_loop()?;
            world.two()
        }
    }
}

/// Each of several namespaces has a socket with the same ends: from where to where one after the other.
fn early_demux(world: &World, demuxed: Demuxed, ways: &[(Ipv4Addr, Ipv4Addr)]) -> Verdict {
    let namespaces = two_around(world)?;
    for (port, (from, to)) in (world.port..).step_by(2).zip(ways) {
        demuxed(&namespaces, SocketAddrV4::new(*from, port + 1), SocketAddrV4::new(*to, port))?;
    }
    Ok(())
}

/// The connected socket of the sender's namespace takes it, before the route is known.
fn demuxed_udp(namespaces: &[Namespace; 2], there: SocketAddrV4, here: SocketAddrV4) -> Verdict {
    demuxed_to(namespaces, there, here, || receiver(here.into())?.connect(there.into()))
}

/// The same for sockets of IPv6 that are connected over IPv4.
fn demuxed_mapped(namespaces: &[Namespace; 2], there: SocketAddrV4, here: SocketAddrV4) -> Verdict {
    let mapped = |address: SocketAddrV4| at(address.ip().to_ipv6_mapped(), address.port());
    demuxed_to(namespaces, there, here, || receiver(mapped(here))?.connect(mapped(there)))
}

fn demuxed_to(
    [a, b]: &[Namespace; 2],
    there: SocketAddrV4,
    here: SocketAddrV4,
    make: impl Fn() -> Call<Socket> + Sync,
) -> Verdict {
    let make = || make();
    let sockets = [a.run(make)?, b.run(make)?, make()?];
    send_around(a, &Packet::udp(there, here, b"x"))?;
    arrives("a datagram", &sockets.each_ref(), 0)?;
    hears(&sockets[0], b"x")
}

/// Where the sender's namespace has no connected one, none of another is taken, and its own that is not hears.
fn not_demuxed_udp([a, b]: &[Namespace; 2], there: SocketAddrV4, here: SocketAddrV4) -> Verdict {
    let own = a.run(|| sharing_receiver(at(ANY, here.port())))?;
    let connect = || sharing_receiver(here.into())?.connect(there.into());
    let connected = [b.run(connect)?, connect()?];
    send_around(a, &Packet::udp(there, here, b"x"))?;
    arrives("a datagram", &[&own, &connected[0], &connected[1]], 0)?;
    hears(&own, b"x")
}

fn demuxed_tcp([a, b]: &[Namespace; 2], there: SocketAddrV4, here: SocketAddrV4) -> Verdict {
    let make = || {
        let listening = listener(here.into())?;
        let client = client_from(there.into(), here.into())?;
        // Its client will have no idea of what has come, and could not end the connection in peace.
        Call::Ok((client, listening.accept()?.reset_when_closed()?))
    };
    let [(client, server), (_one, other), (_two, initial)] = [a.run(make)?, b.run(make)?, make()?];
    send_around(a, &Packet::tcp(there, here, next_of(&client)?, b"x"))?;
    arrives("a segment", &[&server, &other, &initial], 0)?;
    hears(&server, b"x")
}

/// A raw socket that is shown what this host hands on with a word to each router on the way.
fn router() -> Call<Socket> {
    raw(EXPERIMENT)?.set(ROUTER_ALERT, 1)
}

/// What goes around with such a word, and would then be handed on: nobody here has its destination.
fn alert(from: Ipv4Addr, payload: &[u8]) -> Packet {
    Packet::of(EXPERIMENT, from, cable::NOBODY, payload).with_router_alert()
}

fn alert_ordinary(world: &World) -> Verdict {
    let [a, _b] = two_around(world)?;
    let [one, another, deaf] = [a.run(router)?, a.run(router)?, a.run(|| raw(EXPERIMENT))?];
    send_around(&a, &alert(FIRST, b"x"))?;
    hears_packet(&one, b"x")?;
    hears_packet(&another, b"x")?;
    match first_ready(&[&deaf], Duration::ZERO)? {
        None => Ok(()),
        Some(_) => {
            Err(report::fail(format_args!("a raw socket that is no router's was shown a packet for another host")))
        }
    }
}

/// It comes from 127.0.0.0/8.
fn alert_of_a_namespace(world: &World) -> Verdict {
    let [a, b] = two_around(world)?;
    let [own, other, initial] = [a.run(router)?, b.run(router)?, router()?];
    // With the second one the first one has been handed to all.
    for payload in [b"x", b"y"] {
        send_around(&a, &alert(FIRST, payload))?;
        arrives("a packet for routers", &[&other, &initial, &own], 2)?;
        hears_packet(&own, payload)?;
    }
    Ok(())
}

/// Between other hosts it is for every router, wherever it came from.
fn alert_of_others(world: &World) -> Verdict {
    const SOMEBODY: Ipv4Addr = Ipv4Addr::new(10, 79, 0, 9);
    let [a, b] = two_around(world)?;
    let [own, other, initial] = [a.run(router)?, b.run(router)?, router()?];
    // Who is shown the last one has everything of the first one.
    for payload in [b"x", b"y"] {
        send_around(&a, &alert(SOMEBODY, payload))?;
        hears_packet(&own, payload)?;
    }
    for socket in [&other, &initial] {
        match first_ready(&[socket], Duration::ZERO)? {
            Some(_) => hears_packet(socket, b"x")?,
            None => return Err(report::fail(format_args!("a packet between other hosts missed a router's socket"))),
        }
    }
    Ok(())
}
