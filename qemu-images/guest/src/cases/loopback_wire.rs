// SPDX-License-Identifier: GPL-2.0-only
//! The suite `loopback`, the part of the wire: what comes from outside, and the addresses that the host has there.

use core::net::{Ipv4Addr, SocketAddrV4};
use core::time::Duration;

use kiso_protocol::Isolation;
use rustix::io::Errno;

use super::bind::one_port;
use super::lookup_forged::next_of;
use super::{
    Body, Verdict, arrives, at, client, converse, equal, hears, listener, receiver, sender, settle, sharing_listener,
    sharing_receiver,
};
use crate::namespace::{Namespace, World};
use crate::net::{ANY, ANY6, Call, FIRST, LIMIT, SECOND, Socket, first_ready, refuses};
use crate::options::INCOMING_CPU;
use crate::packet::{Packet, Segment, flag, protocol};
use crate::report::{self, Ended};
use crate::sys;
use crate::sysctl::Setting;
use crate::wire::{DEVICE, HOST, PEER, Wire};

pub(super) const BODIES: &[Body] = &[
    ("loopback/wire-udp-reaches-any-namespace", wire_udp),
    ("loopback/wire-tcp-reaches-any-namespace", wire_tcp),
    ("loopback/wire-udp-exact-before-initial", wire_udp_exact),
    ("loopback/wire-udp-ipv4-before-initial-dual-stack", wire_udp_dual_stack),
    ("loopback/wire-tcp-ipv4-before-initial-dual-stack", wire_tcp_dual_stack),
    ("loopback/wire-udp-initial-first", wire_udp_initial_first),
    ("loopback/wire-udp-initial-before-group", wire_udp_initial_before_group),
    ("loopback/wire-udp-initial-before-incoming-cpu", wire_udp_initial_before_cpu),
    ("loopback/wire-tcp-initial-before-group", wire_tcp_initial_before_group),
    ("loopback/wire-tcp-initial-before-incoming-cpu", wire_tcp_initial_before_cpu),
    ("loopback/wire-udp-for-loopback-reaches-initial", wire_udp_for_loopback),
    ("loopback/wire-udp-for-loopback-refused", wire_udp_for_loopback_refused),
    ("loopback/wire-tcp-for-loopback-refused", wire_tcp_for_loopback_refused),
    ("loopback/wire-for-loopback-dropped", wire_for_loopback_dropped),
    ("loopback/wire-error-reaches-any-namespace", wire_error),
    ("loopback/wire-tcp-error-reaches-any-namespace", wire_tcp_error),
    ("loopback/host-udp-between-namespaces", host_udp),
    ("loopback/host-tcp-between-namespaces", host_tcp),
    ("loopback/host-four-tuple-once", host_four_tuple_once),
    ("loopback/host-automatic-port-once", host_automatic_port_once),
    ("loopback/host-time-wait-not-taken-over", host_time_wait),
    ("loopback/early-demux-tcp", early_demux_tcp),
    ("loopback/early-demux-udp", early_demux_udp),
    ("loopback/early-demux-udp-after-many", early_demux_udp_after_many),
    ("loopback/early-demux-host-connection", early_demux_host_connection),
    ("loopback/early-demux-udp-initial-first", early_demux_initial_first),
    ("loopback/wire-tcp-on-interface-before-initial", wire_tcp_on_interface),
    ("loopback/wire-tcp-group-shared-out", wire_tcp_group),
];

/// A port on the wire's side, or at the host.
pub(super) fn v4(address: Ipv4Addr, port: u16) -> SocketAddrV4 {
    SocketAddrV4::new(address, port)
}

/// The next packet of that protocol that the host sends to the wire.
pub(super) fn next_out(wire: &Wire, protocol: u8) -> Result<Packet, Ended> {
    loop {
        match wire.next(LIMIT)? {
            Some(packet) if packet.protocol() == protocol => return Ok(packet),
            Some(_) => {}
            None => return Err(report::fail(format_args!("the host sends nothing to the wire"))),
        }
    }
}

/// Asserts that a segment of just these flags goes out, for these ports.
fn goes_out(wire: &Wire, ports: [u16; 2], flags: u8) -> Result<Segment, Ended> {
    let packet = next_out(wire, protocol::TCP)?;
    let segment = packet.segment();
    let [from, to] = packet.ports();
    if [from, to] == ports && segment.flags == flags {
        return Ok(segment);
    }
    Err(report::fail(format_args!("a segment with flags {:#x} goes out from {from} to {to}", segment.flags)))
}

/// Connects from the wire; gives what the peer would send next.
pub(super) fn connect(wire: &Wire, from: SocketAddrV4, to: SocketAddrV4) -> Result<Segment, Ended> {
    const FIRST_SEQUENCE: u32 = 1000;
    let syn = Segment { sequence: FIRST_SEQUENCE, acknowledged: 0, flags: flag::SYN };
    wire.send(&Packet::tcp(from, to, syn, b""))?;
    let answer = goes_out(wire, [to.port(), from.port()], flag::SYN | flag::ACK)?;
    let next =
        Segment { sequence: FIRST_SEQUENCE + 1, acknowledged: answer.sequence.wrapping_add(1), flags: flag::ACK };
    wire.send(&Packet::tcp(from, to, next, b""))?;
    Ok(next)
}

/// Asserts that nothing has arrived at the socket. What came from the wire has arrived before write(2) is back.
fn silent(what: &str, socket: &Socket) -> Verdict {
    match first_ready(&[socket], Duration::ZERO)? {
        None => Ok(()),
        Some(_) => Err(report::fail(format_args!("{what} was received in a namespace"))),
    }
}

fn wire_udp(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let a = world.namespace()?;
    let (here, there) = (v4(HOST, world.port), v4(PEER, world.port + 1));
    for bound in [at(HOST, world.port), at(ANY, world.port)] {
        let receiving = a.run(|| receiver(bound))?;
        wire.send(&Packet::udp(there, here, b"in"))?;
        arrives("a datagram from the wire", &[&receiving], 0)?;
        hears(&receiving, b"in")?;
        receiving.send_to(b"out", there.into())?;
        let [from, to] = next_out(&wire, protocol::UDP)?.ports();
        equal("the port that the answer comes from", from, here.port())?;
        equal("the port that the answer goes to", to, there.port())?;
    }
    Ok(())
}

fn wire_tcp(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let a = world.namespace()?;
    let (here, there) = (v4(HOST, world.port), v4(PEER, world.port + 1));
    let listening = a.run(|| listener(at(ANY, world.port)))?;
    let next = connect(&wire, there, here)?;
    let server = listening.accept()?;
    wire.send(&Packet::tcp(there, here, next, b"in"))?;
    hears(&server, b"in")?;
    let reset = Segment { sequence: next.sequence + 2, flags: flag::RST, ..next };
    wire.send(&Packet::tcp(there, here, reset, b""))?;
    refuses(Errno::CONNRESET, "after a reset from the wire", server.receive(&mut [0; 1]))
}

fn wire_udp_exact(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let a = world.namespace()?;
    let exact = a.run(|| sharing_receiver(at(HOST, world.port)))?;
    let initial = sharing_receiver(at(ANY, world.port))?;
    wire.send(&Packet::udp(v4(PEER, 9), v4(HOST, world.port), b"x"))?;
    arrives("a datagram from the wire", &[&initial, &exact], 1)
}

/// A socket of one family matches IPv4 better than one of two.
fn wire_udp_dual_stack(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let a = world.namespace()?;
    let narrow = a.run(|| sharing_receiver(at(ANY, world.port)))?;
    let initial = sharing_receiver(at(ANY6, world.port))?;
    wire.send(&Packet::udp(v4(PEER, 9), v4(HOST, world.port), b"x"))?;
    arrives("a datagram from the wire", &[&initial, &narrow], 1)
}

fn wire_tcp_dual_stack(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let a = world.namespace()?;
    let narrow = a.run(|| sharing_listener(at(ANY, world.port)))?;
    let initial = sharing_listener(at(ANY6, world.port))?;
    connect(&wire, v4(PEER, 9), v4(HOST, world.port))?;
    arrives("a connection from the wire", &[&initial, &narrow], 1)
}

fn wire_udp_initial_first(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let a = world.namespace()?;
    let any = at(ANY, world.port);
    let (initial, in_a) = (sharing_receiver(any)?, a.run(|| sharing_receiver(any))?);
    wire.send(&Packet::udp(v4(PEER, 9), v4(HOST, world.port), b"x"))?;
    arrives("a datagram from the wire", &[&initial, &in_a], 0)?;
    drop(initial);
    let again = sharing_receiver(any)?;
    wire.send(&Packet::udp(v4(PEER, 9), v4(HOST, world.port), b"x"))?;
    arrives("a datagram from the wire", &[&again, &in_a], 0)
}

fn wire_udp_initial_before_group(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let a = world.namespace()?;
    let any = at(ANY, world.port);
    let member = || Socket::udp(any)?.reuse_port()?.bind(any);
    let initial = member()?;
    let in_a = a.run(|| member()?.always_member(1))?;
    wire.send(&Packet::udp(v4(PEER, 9), v4(HOST, world.port), b"x"))?;
    arrives("a datagram from the wire", &[&initial, &in_a], 0)
}

fn wire_udp_initial_before_cpu(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let a = world.namespace()?;
    let any = at(ANY, world.port);
    let in_a = a.run(|| sharing_receiver(any)?.set(INCOMING_CPU, 0))?;
    let initial = sharing_receiver(any)?;
    wire.send(&Packet::udp(v4(PEER, 9), v4(HOST, world.port), b"x"))?;
    arrives("a datagram from the wire", &[&initial, &in_a], 0)
}

fn wire_tcp_initial_before_group(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let a = world.namespace()?;
    let any = at(ANY, world.port);
    let initial = sharing_listener(any)?;
    let in_a = a.run(|| sharing_listener(any)?.always_member(1))?;
    connect(&wire, v4(PEER, 9), v4(HOST, world.port))?;
    arrives("a connection from the wire", &[&initial, &in_a], 0)
}

/// The newest listener is met first, and one of the initial namespace ends the search, so the other is made last. Of one
/// group its program chooses.
fn wire_tcp_initial_before_cpu(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let a = world.namespace()?;
    let any = at(ANY, world.port);
    let initial = sharing_listener(any)?;
    let in_a = a.run(|| sharing_listener(any)?.set(INCOMING_CPU, 0)?.always_member(1))?;
    connect(&wire, v4(PEER, 9), v4(HOST, world.port))?;
    arrives("a connection from the wire", &[&initial, &in_a], 0)
}

/// Lets packets for 127.0.0.0/8 in, and those that claim to come from there.
fn let_loopback_in() -> Result<[Setting; 2], Ended> {
    Ok([
        Setting::change("/proc/sys/net/ipv4/conf/wire0/route_localnet", format_args!("1"))?,
        Setting::change("/proc/sys/net/ipv4/conf/wire0/accept_local", format_args!("1"))?,
    ])
}

fn wire_udp_for_loopback(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let _settings = let_loopback_in()?;
    let a = world.namespace()?;
    let initial = sharing_receiver(at(FIRST, world.port))?;
    let in_a = a.run(|| sharing_receiver(at(FIRST, world.port)))?;
    wire.send(&Packet::udp(v4(PEER, 9), v4(FIRST, world.port), b"x"))?;
    arrives("a datagram from the wire for 127.0.0.1", &[&initial, &in_a], 0)
}

fn wire_udp_for_loopback_refused(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let _settings = let_loopback_in()?;
    let a = world.namespace()?;
    let in_a = a.run(|| receiver(at(FIRST, world.port)))?;
    let sent = Packet::udp(v4(PEER, 9), v4(FIRST, world.port), b"x");
    wire.send(&sent)?;
    silent("a datagram from the wire for 127.0.0.1", &in_a)?;
    let error = next_out(&wire, protocol::ICMP)?;
    match error.quoted() {
        Some(quoted) if quoted.ports() == sent.ports() => Ok(()),
        _ => Err(report::fail(format_args!("the ICMP error that goes out quotes another datagram"))),
    }
}

fn wire_tcp_for_loopback_refused(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let _settings = let_loopback_in()?;
    let a = world.namespace()?;
    let _in_a = a.run(|| listener(at(ANY, world.port)))?;
    let syn = Segment { sequence: 1, acknowledged: 0, flags: flag::SYN };
    wire.send(&Packet::tcp(v4(PEER, 9), v4(SECOND, world.port), syn, b""))?;
    goes_out(&wire, [world.port, 9], flag::RST | flag::ACK).map(drop)
}

fn wire_for_loopback_dropped(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let a = world.namespace()?;
    let in_a = a.run(|| sharing_receiver(at(ANY, world.port)))?;
    let initial = sharing_receiver(at(FIRST, world.port))?;
    wire.send(&Packet::udp(v4(PEER, 9), v4(FIRST, world.port), b"x"))?;
    wire.send(&Packet::udp(v4(SECOND, 9), v4(HOST, world.port), b"x"))?;
    silent("a datagram from the wire for 127.0.0.1", &in_a)?;
    silent("a datagram from the wire for 127.0.0.1", &initial)
}

/// What the wire says of a datagram that went there reaches the socket that sent it.
fn wire_error(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let a = world.namespace()?;
    let sending = a.run(|| sender(at(PEER, world.port)))?;
    sending.send(b"x")?;
    let sent = next_out(&wire, protocol::UDP)?;
    wire.send(&Packet::port_unreachable(&sent))?;
    arrives("an ICMP error from the wire", &[&sending], 0)?;
    refuses(Errno::CONNREFUSED, "after an ICMP error from the wire", sending.receive(&mut [0; 1]))
}

fn wire_tcp_error(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let a = world.namespace()?;
    let to = at(PEER, world.port);
    let connecting = a.run(|| Socket::tcp(to)?.begin_to_connect(to))?;
    let sent = next_out(&wire, protocol::TCP)?;
    wire.send(&Packet::port_unreachable(&sent))?;
    arrives("an ICMP error from the wire", &[&connecting], 0)?;
    refuses(Errno::CONNREFUSED, "after an ICMP error from the wire", connecting.receive(&mut [0; 1]))
}

fn host_udp(world: &World) -> Verdict {
    let _wire = Wire::open()?;
    let [a, b] = world.two()?;
    let to = at(HOST, world.port);
    let receiving = a.run(|| receiver(to))?;
    let sending = b.run(|| sender(to))?;
    sending.send(b"x")?;
    arrives("a datagram to the host's address", &[&receiving, &sending], 0)?;
    hears(&receiving, b"x")
}

fn host_tcp(world: &World) -> Verdict {
    let _wire = Wire::open()?;
    let [a, b] = world.two()?;
    let to = at(HOST, world.port);
    let listening = a.run(|| listener(to))?;
    let client = b.run(|| client(to))?;
    converse(&client, &listening.accept()?)
}

fn host_four_tuple_once(world: &World) -> Verdict {
    let _wire = Wire::open()?;
    let [a, b] = world.two()?;
    let (here, there) = (at(HOST, world.port), at(HOST, world.port + 1));
    let connect = || Socket::tcp(there)?.reuse_address()?.bind(there)?.connect(here);
    let listening = a.run(|| listener(here))?;
    let client = a.run(connect)?;
    refuses(Errno::ADDRNOTAVAIL, "a four-tuple that is connected", b.run(connect))?;
    converse(&client, &listening.accept()?)
}

fn host_automatic_port_once(world: &World) -> Verdict {
    let _wire = Wire::open()?;
    let [a, b] = world.two()?;
    let here = at(HOST, world.port + 1);
    let _listening = a.run(|| listener(here))?;
    let _settings = one_port([&a, &b], world.port)?;
    let first = a.run(|| client(here))?;
    equal("the port", first.port()?, world.port)?;
    refuses(Errno::ADDRNOTAVAIL, "a four-tuple that is connected", b.run(|| client(here)))?;
    is_free_there(world, &b)
}

/// Leads a wire to the network that the namespace is in. It is not one that another case meets, and finds a wire in.
pub(super) fn wired(world: &World, namespace: &Namespace) -> Result<Wire, Ended> {
    namespace.run(|| {
        world.enter_new()?;
        Wire::open()
    })
}

/// A port that connect(2) looked at and did not take is free in that namespace.
pub(super) fn is_free_there(world: &World, namespace: &Namespace) -> Verdict {
    match world.isolation() {
        Isolation::Ipv4Ns => namespace.run(|| listener(at(ANY, world.port)).map(drop))?,
        Isolation::NetNs | Isolation::None => {}
    }
    Ok(())
}

/// The port of a TIME_WAIT goes to whoever takes it over: that cannot be a socket of another namespace.
fn host_time_wait(world: &World) -> Verdict {
    sys::leave_first_second();
    let _wire = Wire::open()?;
    let b = world.namespace()?;
    let (here, there) = (at(HOST, world.port), at(HOST, world.port + 1));
    let connect = || Socket::tcp(there)?.reuse_address()?.bind(there)?.connect(here);
    let listening = listener(here)?;
    let client = connect()?;
    let server = listening.accept()?;
    drop(client);
    hears(&server, b"")?;
    drop(server);
    settle(&b, world.port + 2)?;
    refuses(Errno::ADDRNOTAVAIL, "a four-tuple in TIME_WAIT", b.run(connect))?;
    let again = connect()?;
    converse(&again, &listening.accept()?)
}

/// A segment from the wire that fits a connection over loopback, at a device that lets it in.
fn early_demux_tcp(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let _settings = let_loopback_in()?;
    let a = world.namespace()?;
    let (here, there) = (v4(FIRST, world.port), v4(SECOND, world.port + 1));
    let (client, server) = a.run(|| {
        let listening = listener(here.into())?;
        let client = super::client_from(there.into(), here.into())?;
        Call::Ok((client, listening.accept()?))
    })?;
    wire.send(&Packet::tcp(there, here, next_of(&client)?, b"forged"))?;
    client.send(b"true")?;
    hears(&server, b"true")
}

fn early_demux_udp(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let _settings = let_loopback_in()?;
    let a = world.namespace()?;
    let (here, there) = (v4(FIRST, world.port), v4(SECOND, world.port + 1));
    let [one, other] = a.run(|| {
        let one = receiver(here.into())?.connect(there.into())?;
        Call::Ok([one, receiver(there.into())?.connect(here.into())?])
    })?;
    wire.send(&Packet::udp(there, here, b"forged"))?;
    other.send(b"true")?;
    hears(&one, b"true")
}

/// The same where the kernel's table has as many slots as there are namespaces with such a socket, or fewer: one of them has
/// the slot of the initial namespace.
fn early_demux_udp_after_many(world: &World) -> Verdict {
    const SLOTS: usize = 512;
    let wire = Wire::open()?;
    let _settings = let_loopback_in()?;
    let (here, there) = (v4(FIRST, world.port), v4(SECOND, world.port + 1));
    // Of network namespaces, which take long, one shows that the case is right.
    let most = if world.traces().is_freed_at_once { SLOTS } else { 1 };
    world.namespace()?.run(|| {
        let mut held = [const { None }; SLOTS];
        for place in held.iter_mut().take(most) {
            world.enter_new()?;
            *place = Some(receiver(here.into())?.connect(there.into())?);
        }
        wire.send(&Packet::udp(there, here, b"forged"))?;
        held.iter().flatten().try_for_each(|socket| silent("a datagram from the wire for 127.0.0.1", socket))
    })
}

/// The ways around a look-up find connections with the wire, in whatever namespace they are.
fn early_demux_host_connection(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let a = world.namespace()?;
    let (here, there) = (v4(HOST, world.port), v4(PEER, world.port + 1));
    let connected = a.run(|| receiver(at(HOST, world.port))?.connect(there.into()))?;
    for bytes in [b"one", b"two"] {
        wire.send(&Packet::udp(there, here, bytes))?;
        hears(&connected, bytes)?;
    }
    Ok(())
}

/// Of two that are connected with the same peer the one of the initial namespace hears, also where the other was met first.
fn early_demux_initial_first(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let a = world.namespace()?;
    let _own_wire = match world.isolation() {
        Isolation::NetNs => Some(wired(world, &a)?),
        Isolation::Ipv4Ns | Isolation::None => None,
    };
    let (here, there) = (v4(HOST, world.port), v4(PEER, world.port + 1));
    let make = || sharing_receiver(here.into())?.connect(there.into());
    let (initial, in_a) = (make()?, a.run(make)?);
    wire.send(&Packet::udp(there, here, b"x"))?;
    arrives("a datagram from the wire", &[&initial, &in_a], 0)
}

/// To be bound to the device is more precise than to be of the initial namespace. In one namespace the newest of them is
/// taken, for they are of groups.
fn wire_tcp_on_interface(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let a = world.namespace()?;
    let any = at(ANY, world.port);
    let initial = sharing_listener(any)?;
    let on_wire = a.run(|| Socket::tcp(any)?.reuse_port()?.on_interface(DEVICE)?.bind(any)?.listen())?;
    connect(&wire, v4(PEER, 9), v4(HOST, world.port))?;
    arrives("a connection from the wire", &[&initial, &on_wire], 1)
}

/// Neither the newest nor the oldest is taken for the group.
fn wire_tcp_group(world: &World) -> Verdict {
    let wire = Wire::open()?;
    let a = world.namespace()?;
    // Those that are closed send resets.
    let mut held = [const { None }; 3];
    for ((place, port), chosen) in held.iter_mut().zip(world.port..).zip([0, 1, 2]) {
        let here = at(HOST, port);
        let member = || a.run(|| sharing_listener(here));
        let [first, second, third] = [member()?, member()?, member()?];
        let first = first.always_member(chosen)?;
        connect(&wire, v4(PEER, 9), v4(HOST, port))?;
        arrives("a connection from the wire", &[&first, &second, &third], chosen as usize)?;
        *place = Some([first, second, third]);
    }
    Ok(())
}
