// SPDX-License-Identifier: GPL-2.0-only
//! One port that many namespaces share: does what reaches it cost more, the more of them there are?

use core::array;
use core::net::{Ipv4Addr, SocketAddrV4};

use rustix::fd::OwnedFd;
use rustix::io::{Errno, Result as Io};
use rustix::net::{self, AddressFamily, RecvFlags, SendFlags, SocketType, sockopt};

use super::{Body, allow_files, at, cannot, count, listener, receiver, sender, tcp, ticks_of, with_warm_up};
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
    let sockets = || listener(world.port);
    among(world, namespaces, sockets, Some(tcp), |place| {
        let client = place.fresh()?;
        let (ticks, done) = ticks_of(|| net::connect(&client, &at(world.port)));
        done.map_err(cannot("connect"))?;
        net::accept(&place.sockets).map_err(cannot("accept"))?;
        Ok(ticks)
    })
}

fn send(world: &World, namespaces: u32) -> Result<(), Ended> {
    let ends = || Ok((receiver(world.port)?, sender(world.port)?));
    among(world, namespaces, ends, None, |place| {
        let (receiver, sender) = &place.sockets;
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
    among(world, namespaces, ends, None, |place| {
        let (_elsewhere, sender) = &place.sockets;
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
    fn socket() -> Io<OwnedFd> {
        let socket = tcp()?;
        sockopt::set_socket_reuseaddr(&socket, true)?;
        Ok(socket)
    }
    let bound = || {
        let bound = socket()?;
        net::bind(&bound, &at(world.port))?;
        Ok(bound)
    };
    among(world, namespaces, bound, Some(socket), |place| {
        let socket = place.fresh()?;
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
    among(world, namespaces, connection, None, |place| {
        let (server, client) = &place.sockets;
        let (ticks, done) = ticks_of(|| net::send(client, b"?", SendFlags::empty()));
        done.map_err(cannot("send"))?;
        net::recv(server, &mut [0; 8], RecvFlags::empty()).map_err(cannot("what was sent"))?;
        Ok(ticks)
    })
}

const OPERATIONS: u64 = 1000;
/// As many as all operations can need.
const FRESH: usize = with_warm_up(OPERATIONS) as usize;

/// A namespace: its sockets, and fresh ones that were made in it ahead, one for each operation. So the operation acts in the
/// namespace, though the task has left it, which not every kernel lets it enter again.
struct Place<S> {
    sockets: S,
    fresh: array::IntoIter<Option<OwnedFd>, FRESH>,
}

impl<S> Place<S> {
    /// In the namespace that the caller is in.
    fn new(sockets: S, fresh: Option<fn() -> Io<OwnedFd>>) -> Result<Place<S>, Ended> {
        let mut ahead = [const { None }; FRESH];
        if let Some(fresh) = fresh {
            for socket in &mut ahead {
                *socket = Some(fresh().map_err(cannot("a socket made ahead"))?);
            }
        }
        Ok(Place { sockets, fresh: ahead.into_iter() })
    }

    fn fresh(&mut self) -> Result<OwnedFd, Ended> {
        self.fresh.next().flatten().ok_or_else(|| report::error(format_args!("too few sockets were made ahead")))
    }
}

/// Makes the namespaces, each with its sockets, and counts the operation by turns in the oldest and in the newest: a walk
/// over the sockets of all would meet one of the two last.
fn among<S>(
    world: &World,
    namespaces: u32,
    sockets: impl Fn() -> Io<S>,
    fresh: Option<fn() -> Io<OwnedFd>>,
    operation: impl Fn(&mut Place<S>) -> Result<u64, Ended>,
) -> Result<(), Ended> {
    allow_files(2 * (u64::from(namespaces) + FRESH as u64))?;
    let make = || {
        world.enter_fleeting()?;
        sockets().map_err(cannot("the sockets of a namespace"))
    };
    let (mut all, made) = ticks_of(make);
    let mut places = [Some(Place::new(made?, fresh)?), None];
    for number in 1..namespaces {
        let (making, made) = ticks_of(make);
        all += making;
        let made = made?;
        if number + 1 == namespaces {
            places[1] = Some(Place::new(made, fresh)?);
        } else {
            // A namespace lives as long as its sockets, which stay open until the process ends.
            core::mem::forget(made);
        }
    }
    report::note(format_args!("making {namespaces} took {all} ticks"));
    let mut turn = 0;
    count(OPERATIONS, || {
        turn += 1;
        match &mut places {
            [Some(_), Some(newest)] if turn % 2 == 0 => operation(newest),
            [Some(oldest), _] => operation(oldest),
            [None, _] => Err(report::error(format_args!("no namespace"))),
        }
    })
}
