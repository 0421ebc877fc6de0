// SPDX-License-Identifier: GPL-2.0-only
//! One port that many namespaces share: does what reaches it cost more, the more of them there are?

use core::net::{Ipv4Addr, SocketAddrV4};

use kiso_protocol::Isolation;
use rustix::fd::{AsFd, OwnedFd};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::{Errno, Result as Io};
use rustix::net::{self, AddressFamily, RecvFlags, SendFlags, SocketType, sockopt};
use rustix::thread::move_into_link_name_space;

use super::{Body, allow_files, at, cannot, count, listener, receiver, sender, tcp, ticks_of};
use crate::namespace::World;
use crate::report::{self, Ended};

pub const BODIES: &[Body] = &[
    ("bench/tcp-connect-among-1", |world| connect(world, 1)),
    ("bench/tcp-connect-among-10", |world| connect(world, 10)),
    ("bench/tcp-connect-among-1000", |world| connect(world, 1000)),
    ("bench/udp-send-among-1", |world| send(world, 1)),
    ("bench/udp-send-among-10", |world| send(world, 10)),
    ("bench/udp-send-among-1000", |world| send(world, 1000)),
    ("bench/udp-refused-among-1", |world| be_refused(world, 1)),
    ("bench/udp-refused-among-10", |world| be_refused(world, 10)),
    ("bench/udp-refused-among-1000", |world| be_refused(world, 1000)),
    ("bench/bind-among-1", |world| bind(world, 1)),
    ("bench/bind-among-10", |world| bind(world, 10)),
    ("bench/bind-among-1000", |world| bind(world, 1000)),
    ("bench/tcp-same-four-tuple-among-1", |world| send_over_same(world, 1)),
    ("bench/tcp-same-four-tuple-among-10", |world| send_over_same(world, 10)),
    ("bench/tcp-same-four-tuple-among-1000", |world| send_over_same(world, 1000)),
];

fn connect(world: &World, namespaces: u32) -> Result<(), Ended> {
    among(
        world,
        namespaces,
        || listener(world.port),
        |listener| {
            let client = tcp().map_err(cannot("a socket"))?;
            let (ticks, done) = ticks_of(|| net::connect(&client, &at(world.port)));
            done.map_err(cannot("connect"))?;
            net::accept(listener).map_err(cannot("accept"))?;
            Ok(ticks)
        },
    )
}

fn send(world: &World, namespaces: u32) -> Result<(), Ended> {
    let ends = || Ok((receiver(world.port)?, sender(world.port)?));
    among(world, namespaces, ends, |(receiver, sender)| {
        let (ticks, done) = ticks_of(|| net::send(sender, b"?", SendFlags::empty()));
        done.map_err(cannot("send"))?;
        // It waits: now and then the softirq is left to ksoftirqd.
        net::recv(receiver, &mut [0; 8], RecvFlags::empty()).map_err(cannot("what was sent"))?;
        Ok(ticks)
    })
}

/// Nobody receives on the address, and all namespaces have a socket on the port.
fn be_refused(world: &World, namespaces: u32) -> Result<(), Ended> {
    const OTHER: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);
    let ends = || {
        let elsewhere = net::socket(AddressFamily::INET, SocketType::DGRAM, None)?;
        net::bind(&elsewhere, &SocketAddrV4::new(OTHER, world.port))?;
        Ok((elsewhere, sender(world.port)?))
    };
    among(world, namespaces, ends, |(_elsewhere, sender)| {
        let (ticks, done) = ticks_of(|| net::send(sender, b"?", SendFlags::empty()));
        done.map_err(cannot("send"))?;
        match net::recv(sender, &mut [0; 8], RecvFlags::empty()) {
            Err(Errno::CONNREFUSED) => Ok(ticks),
            _ => Err(report::error(format_args!("what was sent was not refused"))),
        }
    })
}

/// Within a namespace they share the port, as sockets with SO_REUSEADDR may.
fn bind(world: &World, namespaces: u32) -> Result<(), Ended> {
    let socket = || {
        let socket = tcp()?;
        sockopt::set_socket_reuseaddr(&socket, true)?;
        Ok(socket)
    };
    let bound = || {
        let bound = socket()?;
        net::bind(&bound, &at(world.port))?;
        Ok(bound)
    };
    among(world, namespaces, bound, |_bound| {
        let socket = socket().map_err(cannot("a socket"))?;
        let (ticks, done) = ticks_of(|| net::bind(&socket, &at(world.port)));
        done.map_err(cannot("bind")).map(|()| ticks)
    })
}

/// Each namespace has a connection with the same ends.
fn send_over_same(world: &World, namespaces: u32) -> Result<(), Ended> {
    let connection = || {
        let listener = listener(world.port)?;
        let client = tcp()?;
        net::bind(&client, &at(world.port + 1))?;
        net::connect(&client, &at(world.port))?;
        Ok((net::accept(&listener)?, client))
    };
    among(world, namespaces, connection, |(server, client)| {
        let (ticks, done) = ticks_of(|| net::send(client, b"?", SendFlags::empty()));
        done.map_err(cannot("send"))?;
        net::recv(server, &mut [0; 8], RecvFlags::empty()).map_err(cannot("what was sent"))?;
        Ok(ticks)
    })
}

/// Makes the namespaces, each with its sockets, and counts the operation by turns in the oldest and in the newest: a walk
/// over the sockets of all would meet one of the two last.
fn among<S>(
    world: &World,
    namespaces: u32,
    sockets: impl Fn() -> Io<S>,
    operation: impl Fn(&S) -> Result<u64, Ended>,
) -> Result<(), Ended> {
    const OPERATIONS: u64 = 1000;
    allow_files(2 * u64::from(namespaces))?;
    let make = || {
        world.enter_fleeting()?;
        sockets().map_err(cannot("the sockets of a namespace"))
    };
    let (making, made) = ticks_of(make);
    let oldest = Place { namespace: own(world.isolation())?, sockets: made? };
    let mut newest = None;
    let mut all = making;
    for _ in 1..namespaces {
        let (making, made) = ticks_of(make);
        all += making;
        // A namespace lives as long as its sockets, which stay open until the process ends.
        core::mem::forget(newest.replace(made?));
    }
    report::note(format_args!("making {namespaces} took {all} ticks"));
    let newest = match newest {
        Some(sockets) => Some(Place { namespace: own(world.isolation())?, sockets }),
        None => None,
    };
    let places = [&oldest, newest.as_ref().unwrap_or(&oldest)];
    let mut turns = places.iter().cycle();
    count(OPERATIONS, || match turns.next() {
        Some(Place { namespace, sockets }) => {
            move_into_link_name_space(namespace.as_fd(), None).map_err(cannot("setns"))?;
            operation(sockets)
        }
        None => Err(report::error(format_args!("no namespace"))),
    })
}

/// A namespace with its sockets.
struct Place<S> {
    namespace: OwnedFd,
    sockets: S,
}

/// The caller's namespace, as a file.
fn own(isolation: Isolation) -> Result<OwnedFd, Ended> {
    let path = match isolation {
        Isolation::Ipv4Ns => "/proc/self/ns/ipv4",
        Isolation::NetNs => "/proc/self/ns/net",
        Isolation::None => return Err(report::error(format_args!("without namespaces none can share a port"))),
    };
    open(path, OFlags::RDONLY, Mode::empty()).map_err(cannot(path))
}
