// SPDX-License-Identifier: GPL-2.0-only
//! One connection, one datagram or one bind(2) after the other.

use rustix::io::{Errno, Result as Io};
use rustix::net::{self, RecvFlags, SendFlags};

use super::{Body, at, cannot, count, hold_slabs, listener, receiver, sender, tcp, ticks_of};
use crate::namespace::World;
use crate::report::Ended;

pub const BODIES: &[Body] = &[
    ("bench/tcp-request-response", tcp_request_response),
    ("bench/tcp-connect-accept-close", tcp_connect_accept_close),
    ("bench/udp-echo", udp_echo),
    ("bench/bind-close", bind_close),
];

fn tcp_request_response(world: &World) -> Result<(), Ended> {
    world.enter_fleeting()?;
    let connected = || {
        let listener = listener(world.port)?;
        let client = tcp()?;
        net::connect(&client, &at(world.port))?;
        let server = net::accept(&listener)?;
        Ok((client, server))
    };
    let (client, server) = connected().map_err(cannot("a connection"))?;
    let mut byte = [0];
    count(4000, || {
        let (ticks, done) = ticks_of(|| {
            whole(net::send(&client, b"?", SendFlags::empty()))?;
            whole(net::recv(&server, &mut byte, RecvFlags::empty()).map(|(_, length)| length))?;
            whole(net::send(&server, b"!", SendFlags::empty()))?;
            whole(net::recv(&client, &mut byte, RecvFlags::empty()).map(|(_, length)| length))
        });
        done.map_err(cannot("a request and its response")).map(|()| ticks)
    })
}

fn tcp_connect_accept_close(world: &World) -> Result<(), Ended> {
    world.enter_fleeting()?;
    let listener = listener(world.port).map_err(cannot("a listener"))?;
    let _held = hold_slabs()?;
    // Each leaves a TIME_WAIT, of which there can be twice as many before the kernel drops some.
    count(4000, || {
        let (ticks, done) = ticks_of(|| {
            let client = tcp()?;
            net::connect(&client, &at(world.port))?;
            let server = net::accept(&listener)?;
            drop(client);
            drop(server);
            Ok(())
        });
        done.map_err(cannot("a connection")).map(|()| ticks)
    })
}

fn udp_echo(world: &World) -> Result<(), Ended> {
    world.enter_fleeting()?;
    let ends = || Ok((receiver(world.port)?, sender(world.port)?));
    let (server, client) = ends().map_err(cannot("two sockets"))?;
    let mut byte = [0];
    count(8000, || {
        let (ticks, done) = ticks_of(|| {
            whole(net::send(&client, b"?", SendFlags::empty()))?;
            let (_, _, from) = net::recvfrom(&server, &mut byte, RecvFlags::empty())?;
            let from = from.ok_or(Errno::DESTADDRREQ)?;
            whole(net::sendto(&server, b"!", SendFlags::empty(), &from))?;
            whole(net::recv(&client, &mut byte, RecvFlags::empty()).map(|(_, length)| length))
        });
        done.map_err(cannot("a datagram and its echo")).map(|()| ticks)
    })
}

fn bind_close(world: &World) -> Result<(), Ended> {
    world.enter_fleeting()?;
    let _held = hold_slabs()?;
    count(8000, || {
        let (ticks, done) = ticks_of(|| {
            let socket = tcp()?;
            net::bind(&socket, &at(world.port))
        });
        done.map_err(cannot("a bound socket")).map(|()| ticks)
    })
}

/// One byte went, or came.
fn whole(transferred: Io<usize>) -> Io<()> {
    match transferred? {
        1 => Ok(()),
        _ => Err(Errno::NODATA),
    }
}
