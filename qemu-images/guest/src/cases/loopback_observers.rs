// SPDX-License-Identifier: GPL-2.0-only
//! The suite `loopback`: packet sockets and connection tracking, which see the packets of all namespaces, and in whose sight
//! these are apart all the same.

use core::net::SocketAddrV4;

use kiso_protocol::Isolation;
use rustix::fs::{Mode, OFlags, open};
use rustix::io::{Errno, read};

use super::loopback_udp::forged_between;
use super::{
    Body, Verdict, arrives, at, client_from, converse, equal, hears, listener, receiver, sender, settle,
    sharing_receiver,
};
use crate::bpf::Transport;
use crate::errno::Name;
use crate::namespace::{Namespace, World};
use crate::net::{Call, FIRST, SECOND};
use crate::network;
use crate::nftables::{Fate, Rule};
use crate::packet::Packet;
use crate::report::{self, Ended};
use crate::sysctl::Setting;
use crate::tap::Tap;

pub(super) const BODIES: &[Body] = &[
    ("loopback/packet-socket-sees-all-namespaces", packet_socket_sees_all),
    ("loopback/packet-socket-sends-for-the-initial", packet_socket_sends),
    ("loopback/tracked-tcp-same-four-tuple", tracked_tcp),
    ("loopback/tracked-udp-fragments-forged", tracked_fragments),
    ("loopback/tracked-once-for-all-namespaces", tracked_once),
];

fn packet_socket_sees_all(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let to = at(FIRST, world.port);
    let tap = a.run(Tap::open)?;
    let receiving = b.run(|| receiver(to))?;
    b.run(|| sender(to)?.send(b"x"))?;
    hears(&receiving, b"x")?;
    settle(&b, world.port + 1)?;
    while let Some(packet) = tap.next()? {
        if packet.ports()[1] == to.port() {
            return Ok(());
        }
    }
    Err(report::fail(format_args!("a packet socket does not see what another namespace sends over lo")))
}

/// What it puts on `lo` comes from nowhere, as what comes from a wire. Of two receivers that fit equally well the newer one
/// would get it.
fn packet_socket_sends(world: &World) -> Verdict {
    let a = world.namespace()?;
    let let_in = |setting| a.run(|| Setting::change(setting, format_args!("1")));
    let _settings =
        [let_in("/proc/sys/net/ipv4/conf/lo/route_localnet")?, let_in("/proc/sys/net/ipv4/conf/lo/accept_local")?];
    let (from, to) = (SocketAddrV4::new(SECOND, 9), SocketAddrV4::new(FIRST, world.port));
    let in_a = a.run(|| sharing_receiver(to.into()))?;
    let initial = sharing_receiver(to.into())?;
    a.run(|| Tap::open()?.send_on_loopback(&Packet::udp(from, to, b"x")))?;
    arrives("what a packet socket sent", &[&initial, &in_a], 0)?;
    hears(&initial, b"x")
}

/// Two namespaces in whose network, or networks, connections are tracked.
struct Tracked {
    namespaces: [Namespace; 2],
    _rules: [Option<Rule>; 2],
}

/// The network is a new one where the namespaces share it: nothing that is tracked from before is forgotten in the middle.
fn tracked(world: &World) -> Result<Tracked, Ended> {
    // A rule that needs to know of connections has all of them tracked, though nobody uses its port.
    let track = || Rule::add(Transport::Tcp, world.port + 3, Fate::AnswerFor);
    let (namespaces, rules) = match world.isolation() {
        Isolation::NetNs => {
            let [a, b] = world.two()?;
            let rules = [Some(a.run(track)?), Some(b.run(track)?)];
            ([a, b], rules)
        }
        Isolation::Ipv4Ns | Isolation::None => {
            network::enter()?;
            (world.two()?, [Some(track()?), None])
        }
    };
    Ok(Tracked { namespaces, _rules: rules })
}

/// How many connections are tracked in the caller's network.
fn count() -> Result<u32, Ended> {
    const FILE: &str = "/proc/sys/net/netfilter/nf_conntrack_count";
    let mut bytes = [0; 16];
    let length = open(FILE, OFlags::RDONLY, Mode::empty()).and_then(|file| read(&file, &mut bytes));
    match length {
        Ok(length) => core::str::from_utf8(bytes.get(..length).unwrap_or_default())
            .ok()
            .and_then(|words| words.trim().parse().ok())
            .ok_or_else(|| report::error(format_args!("{FILE} has no number"))),
        Err(Errno::NOENT) => Err(report::skip(format_args!("the kernel has no {FILE}"))),
        Err(errno) => Err(report::error(format_args!("{FILE}: {}", Name(errno)))),
    }
}

/// Asserts that connections are tracked there at all.
fn tracks(namespace: &Namespace) -> Verdict {
    match namespace.run(count)? {
        0 => Err(report::error(format_args!("connections are not tracked"))),
        _ => Ok(()),
    }
}

/// Both are one connection to whoever tracks them, so that what one of them says fits only the other. It is not to be held up
/// for that.
fn tracked_tcp(world: &World) -> Verdict {
    let Tracked { namespaces: [a, b], .. } = &tracked(world)?;
    let (here, there) = (at(FIRST, world.port), at(SECOND, world.port + 1));
    let connect = || {
        let listening = listener(here)?;
        let client = client_from(there, here)?;
        Call::Ok((client, listening.accept()?))
    };
    let (client_of_a, server_of_a) = a.run(connect)?;
    tracks(a)?;
    let (client_of_b, server_of_b) = b.run(connect)?;
    for _ in 0..2 {
        converse(&client_of_a, &server_of_a)?;
        converse(&client_of_b, &server_of_b)?;
    }
    drop((client_of_b, server_of_b));
    converse(&client_of_a, &server_of_a)
}

/// Datagrams are put together as they are sent already.
fn tracked_fragments(world: &World) -> Verdict {
    let Tracked { namespaces: [a, b], .. } = &tracked(world)?;
    let (from, to) = (SocketAddrV4::new(SECOND, world.port + 1), SocketAddrV4::new(FIRST, world.port));
    forged_between([a, b], from, to, world.port + 2)?;
    tracks(a)
}

fn tracked_once(world: &World) -> Verdict {
    let Tracked { namespaces: [a, b], .. } = &tracked(world)?;
    let (here, there) = (at(FIRST, world.port), at(SECOND, world.port + 1));
    let say = || {
        let receiving = sharing_receiver(here)?;
        sharing_receiver(there)?.send_to(b"x", here)?;
        hears(&receiving, b"x")
    };
    let before = b.run(count)?;
    a.run(say)?;
    tracks(a)?;
    equal("the number of tracked connections that another namespace sees", b.run(count)?, before + 1)?;
    b.run(say)?;
    equal("their number after the same in the other namespace", b.run(count)?, before + 1)
}
