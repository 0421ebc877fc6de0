// SPDX-License-Identifier: GPL-2.0-only
//! The suite `lookup`, fourth part: what a listener brings forth stays in its namespace.

use core::net::{IpAddr, SocketAddr};
use core::time::Duration;

use rustix::io::Errno;

use super::lookup_host::{self, WAYS};
use super::{Body, Verdict, arrives, at, client, client_from, converse, hears, listener, settle, sharing_listener};
use crate::namespace::{Namespace, World};
use crate::net::{ANY, ANY6, Call, FIRST, Socket, first_ready, refuses};
use crate::options::MARK;
use crate::report::{self, Ended};
use crate::sysctl::Setting;

pub(super) const BODIES: &[Body] = &[
    ("lookup/tcp-syncookie", |world| syncookie(world, ANY.into())),
    ("lookup/tcp-dual-stack-syncookie", |world| syncookie(world, ANY6.into())),
    ("lookup/tcp-syncookie-same-four-tuple", |world| syncookie_same_four_tuple(world, FIRST.into())),
    ("lookup/tcp-dual-stack-syncookie-same-four-tuple", |world| syncookie_same_four_tuple(world, ANY6.into())),
    ("lookup/tcp-fast-open", |world| fast_open(world, ANY.into())),
    ("lookup/tcp-dual-stack-fast-open", |world| fast_open(world, ANY6.into())),
    ("lookup/tcp-fast-open-same-four-tuple", fast_open_same_four_tuple),
    ("lookup/tcp-marked-ordinary", marked_ordinary),
    ("lookup/tcp-accepted-listens-ordinary", |world| world.namespace()?.run(|| accepted_listens(world))),
    ("lookup/tcp-accepted-listens", accepted_elsewhere_listens),
    ("lookup/tcp-syncookie-ordinary", syncookie_ordinary),
    ("lookup/tcp-fast-open-ordinary", fast_open_ordinary),
    ("lookup/tcp-time-wait-taken-over", time_wait_taken_over),
    ("lookup/tcp-time-wait-taken-over-with-host-address", time_wait_taken_over_with_host),
    ("lookup/tcp-half-open-beside-foreign-listener", half_open_beside_foreign_listener),
];

/// Has listeners answer with cookies, whether or not they have room.
fn with_cookies(namespaces: [&Namespace; 2]) -> Result<[Setting; 2], Ended> {
    Setting::change_both(namespaces, "/proc/sys/net/ipv4/tcp_syncookies", format_args!("2"))
}

/// Has clients send bytes with their SYN and listeners take them, without a cookie and without asking for it.
fn with_fast_open(namespaces: [&Namespace; 2]) -> Result<[Setting; 2], Ended> {
    Setting::change_both(namespaces, "/proc/sys/net/ipv4/tcp_fastopen", format_args!("1543"))
}

/// Its answer to a SYN has the mark already when it is told whose it is.
fn marked_ordinary(world: &World) -> Verdict {
    let to = at(FIRST, world.port);
    world.namespace()?.run(|| {
        let listening = Socket::tcp(to)?.set(MARK, 7)?.bind(to)?.listen()?;
        let client = client(to)?;
        converse(&client, &listening.accept()?)
    })
}

/// It began as a copy of its listener, which says nothing of where it is to be found when it listens itself.
fn accepted_listens(world: &World) -> Verdict {
    let (first, second) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let listening = listener(first)?;
    let _client = client(first)?;
    let accepted = listening.accept()?.disconnect()?.bind(second)?.listen()?;
    for (right, to) in [first, second].into_iter().enumerate() {
        let client = client(to)?;
        let listeners = [&listening, &accepted];
        arrives("a connection", &listeners, right)?;
        converse(&client, &listeners[right].accept()?)?;
    }
    Ok(())
}

/// Whoever took it and has it listen, it does so where its listener is.
fn accepted_elsewhere_listens(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (first, second) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let listening = a.run(|| listener(first))?;
    let _client = a.run(|| client(first))?;
    let accepted = b.run(|| listening.accept()?.disconnect()?.bind(second)?.listen())?;
    refuses(Errno::CONNREFUSED, "where the task is that has it listen", b.run(|| client(second)))?;
    let own = b.run(|| listener(second))?;
    for (right, namespace) in [&a, &b].into_iter().enumerate() {
        let client = namespace.run(|| client(second))?;
        let listeners = [&accepted, &own];
        arrives("a connection", &listeners, right)?;
        converse(&client, &listeners[right].accept()?)?;
    }
    Ok(())
}

fn syncookie_ordinary(world: &World) -> Verdict {
    let n = world.namespace()?;
    let _settings = with_cookies([&n, &n])?;
    n.run(|| {
        for (port, bound) in (world.port..).zip([IpAddr::from(FIRST), ANY.into(), ANY6.into()]) {
            let listening = sharing_listener(at(bound, port))?;
            let client = client(at(FIRST, port))?;
            converse(&client, &listening.accept()?)?;
        }
        Ok(())
    })
}

/// Asserts that the bytes came, and with the SYN.
fn hears_early(server: &Socket, bytes: &[u8]) -> Verdict {
    hears(server, bytes)?;
    match server.opened_fast()? {
        true => Ok(()),
        false => Err(report::fail(format_args!("a connection that shall carry bytes with its SYN did not"))),
    }
}

fn fast_open_ordinary(world: &World) -> Verdict {
    let n = world.namespace()?;
    let _settings = with_fast_open([&n, &n])?;
    n.run(|| {
        for (port, bound) in (world.port..).zip([IpAddr::from(FIRST), ANY.into(), ANY6.into()]) {
            let (listening, to) = (sharing_listener(at(bound, port))?, at(FIRST, port));
            let client = Socket::tcp(to)?.connect_with(b"early", to)?;
            let server = listening.accept()?;
            hears_early(&server, b"early")?;
            converse(&client, &server)?;
        }
        Ok(())
    })
}

fn syncookie(world: &World, bound: IpAddr) -> Verdict {
    let [a, b] = world.two()?;
    let _settings = with_cookies([&a, &b])?;
    let to = at(FIRST, world.port);
    let foreign = a.run(|| sharing_listener(to))?;
    let own = b.run(|| sharing_listener(at(bound, world.port)))?;
    let client = b.run(|| client(to))?;
    arrives("a connection", &[&foreign, &own], 1)?;
    converse(&client, &own.accept()?)
}

/// The initial namespace has it as well.
fn syncookie_same_four_tuple(world: &World, bound: IpAddr) -> Verdict {
    let [a, b] = world.two()?;
    let _settings = with_cookies([&a, &b])?;
    let (here, there) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let pair = || {
        let listener = sharing_listener(at(bound, world.port))?;
        let client = client_from(there, here)?;
        Call::Ok((client, listener.accept()?))
    };
    let _initial = pair()?;
    let [in_a, in_b] = [a.run(pair)?, b.run(pair)?];
    in_a.0.send(b"a")?;
    in_b.0.send(b"b")?;
    hears(&in_a.1, b"a")?;
    hears(&in_b.1, b"b")
}

fn fast_open(world: &World, bound: IpAddr) -> Verdict {
    let [a, b] = world.two()?;
    let _settings = with_fast_open([&a, &b])?;
    let to = at(FIRST, world.port);
    let foreign = a.run(|| sharing_listener(to))?;
    let own = b.run(|| sharing_listener(at(bound, world.port)))?;
    let client = b.run(|| Socket::tcp(to)?.connect_with(b"early", to))?;
    arrives("a connection", &[&foreign, &own], 1)?;
    let server = own.accept()?;
    hears_early(&server, b"early")?;
    converse(&client, &server)
}

fn fast_open_same_four_tuple(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let _settings = with_fast_open([&a, &b])?;
    let (here, there) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let pair = |early: &[u8]| {
        let listener = sharing_listener(here)?;
        let client = Socket::tcp(there)?.bind(there)?.connect_with(early, here)?;
        Call::Ok((client, listener.accept()?))
    };
    let [in_a, in_b] = [a.run(|| pair(b"a"))?, b.run(|| pair(b"b"))?];
    hears_early(&in_a.1, b"a")?;
    hears_early(&in_b.1, b"b")?;
    converse(&in_a.1, &in_a.0)
}

/// A SYN that meets a TIME_WAIT goes to a listener again: to that of the namespace, although another has a better one.
fn time_wait_taken_over(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    taken_over_between([&a, &b], at(FIRST, world.port), at(FIRST, world.port + 1))
}

fn time_wait_taken_over_with_host(world: &World) -> Verdict {
    let [a, b] = lookup_host::two(world)?;
    WAYS.into_iter()
        .zip((world.port..).step_by(3))
        .try_for_each(|((from, to), port)| taken_over_between([&a, &b], at(to, port), at(from, port + 1)))
}

fn taken_over_between([a, b]: [&Namespace; 2], here: SocketAddr, there: SocketAddr) -> Verdict {
    let own = b.run(|| sharing_listener(at(ANY, here.port())))?;
    let first = b.run(|| Socket::tcp(there)?.reuse_address()?.bind(there)?.connect(here))?;
    let server = own.accept()?;
    // Who closes first keeps the TIME_WAIT: here the server.
    drop(server);
    hears(&first, b"")?;
    drop(first);
    let foreign = a.run(|| sharing_listener(here))?;
    let second = b.run(|| Socket::tcp(there)?.reuse_address()?.bind(there)?.begin_to_connect(here))?;
    settle(b, there.port() + 1)?;
    // A SYN that went astray is sent again after a second, when there is no TIME_WAIT any more: so look at once.
    match first_ready(&[&foreign, &own], Duration::ZERO)? {
        Some(1) => converse(&second, &own.accept()?),
        Some(_) => Err(report::fail(format_args!("a connection in place of a TIME_WAIT went elsewhere"))),
        None => Err(report::fail(format_args!("a connection in place of a TIME_WAIT went astray"))),
    }
}

/// A connection that is half open when another namespace begins to listen completes where it began.
fn half_open_beside_foreign_listener(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let (any, to) = (at(ANY, world.port), at(FIRST, world.port));
    let deferring =
        |address: SocketAddr| Socket::tcp(address)?.reuse_port_if_known()?.defer_accept()?.bind(address)?.listen();
    let own = b.run(|| deferring(any))?;
    let early = b.run(|| client(to))?;
    let foreign = a.run(|| deferring(to))?;
    let late = b.run(|| client(to))?;
    late.send(b"late")?;
    arrives("a half-open connection", &[&foreign, &own], 1)?;
    hears(&own.accept()?, b"late")?;
    early.send(b"early")?;
    arrives("a half-open connection", &[&foreign, &own], 1)?;
    let server = own.accept()?;
    hears(&server, b"early")?;
    converse(&early, &server)
}
