// SPDX-License-Identifier: GPL-2.0-only
//! A crowd of sockets, and a count of them in whatever lists sockets: each must be there once.

use core::net::SocketAddr;

use super::{Verdict, at, client_from, hears, listener, settle};
use crate::namespace::World;
use crate::net::{Call, FIRST, Socket};
use crate::network;
use crate::report::{self, Ended};
use crate::sysctl::Setting;

/// The first of the ports for a crowd of sockets; the cases' other ports lie above.
pub(super) const CROWD: u16 = 1100;
/// How many sockets make a crowd. Half of them are more than the kernel puts into one part of a table or of a dump, which is
/// some thirty.
const MEMBERS: usize = 80;

/// Shows the local port of every socket that is listed in the caller's namespace.
type List<'a> = &'a (dyn Fn(&mut dyn FnMut(u16)) -> Verdict + Sync);

/// Makes a socket that holds an address.
type Hold = fn(SocketAddr) -> Call<Socket>;

/// Asserts that of the crowd's ports just those are listed that `expected` tells, once each.
fn census(list: List<'_>, expected: fn(usize) -> bool) -> Verdict {
    let mut seen = [0u8; MEMBERS];
    list(&mut |port| {
        if let Some(count) = seen.get_mut(usize::from(port.wrapping_sub(CROWD))) {
            *count = count.saturating_add(1);
        }
    })?;
    for (place, count) in seen.into_iter().enumerate() {
        let times = u8::from(expected(place));
        if count != times {
            let port = usize::from(CROWD) + place;
            return Err(report::fail(format_args!("port {port} is listed {count} times, not {times} times")));
        }
    }
    Ok(())
}

/// Asserts that a namespace lists a crowd of its own.
pub(super) fn complete(world: &World, hold: Hold, list: List<'_>) -> Verdict {
    let mut crowd = [const { None }; MEMBERS];
    world.namespace()?.run(|| {
        for (port, place) in (CROWD..).zip(&mut crowd) {
            *place = Some(hold(at(FIRST, port))?);
        }
        census(list, |_| true)
    })
}

/// Asserts that of a crowd in turn in two namespaces each lists its half.
pub(super) fn complete_among_foreign(world: &World, hold: Hold, list: List<'_>) -> Verdict {
    let [a, b] = world.two()?;
    let mut crowd = [const { None }; MEMBERS];
    for (first, namespace) in [&a, &b].into_iter().enumerate() {
        namespace.run(|| {
            for (port, place) in (CROWD..).zip(&mut crowd).skip(first).step_by(2) {
                *place = Some(hold(at(FIRST, port))?);
            }
            Ok::<_, Ended>(())
        })?;
    }
    a.run(|| census(list, |place| place % 2 == 0))?;
    b.run(|| census(list, |place| place % 2 == 1))
}

/// Shows the inode of every socket that is listed in the caller's namespace.
type ListInodes<'a> = &'a (dyn Fn(&mut dyn FnMut(u64)) -> Verdict + Sync);

/// Asserts that of a crowd in turn in two namespaces each lists its half, where all stand in one bucket of the kernel's
/// table: whoever goes on in its middle counts those that were listed, and must not count others.
pub(super) fn complete_in_one_bucket(
    world: &World,
    hold: impl Fn() -> Call<Socket> + Sync,
    list: ListInodes<'_>,
) -> Verdict {
    let namespaces = world.two()?;
    let mut crowd = [const { None }; MEMBERS];
    let mut inodes = [0; MEMBERS];
    for (place, (member, inode)) in crowd.iter_mut().zip(&mut inodes).enumerate() {
        let held = namespaces[place % 2].run(&hold)?;
        *inode = held.inode()?;
        *member = Some(held);
    }
    for (first, namespace) in namespaces.iter().enumerate() {
        let mut seen = [0u8; MEMBERS];
        namespace.run(|| {
            list(&mut |listed| {
                if let Some(place) = inodes.iter().position(|inode| *inode == listed) {
                    seen[place] = seen[place].saturating_add(1);
                }
            })
        })?;
        for (place, count) in seen.into_iter().enumerate() {
            let times = u8::from(place % 2 == first);
            if count != times {
                return Err(report::fail(format_args!("socket {place} is listed {count} times, not {times} times")));
            }
        }
    }
    Ok(())
}

/// The most connections that make a crowd.
const CONNECTIONS: usize = 64;

/// What becomes of the connections of a crowd.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Connections {
    /// They stay.
    Stay,
    /// They end, and the client is in TIME_WAIT.
    End,
}

impl Connections {
    /// How many make a crowd: in the first namespace there are sockets for more than one part of a table or of a dump, which
    /// holds up to 42 of them.
    const fn number(self) -> usize {
        match self {
            // Both ends are listed.
            Connections::Stay => CONNECTIONS / 2,
            Connections::End => CONNECTIONS,
        }
    }
}

/// Which of the two namespaces a connection of the crowd is in. One in four is in the second.
const fn namespace_of(place: usize) -> usize {
    if place % 4 == 3 { 1 } else { 0 }
}

/// Shows the ports at both ends of every socket that is listed in the caller's namespace.
type ListEnds<'a> = &'a (dyn Fn(&mut dyn FnMut(u16, u16)) -> Verdict + Sync);

/// Moves the case into a network whose connections all stand in one bucket.
pub(super) fn enter_one_bucket() -> Verdict {
    let _entries = Setting::change("/proc/sys/net/ipv4/tcp_child_ehash_entries", format_args!("1"))?;
    network::enter()
}

/// The same for connections.
pub(super) fn connections_in_one_bucket(world: &World, fate: Connections, list: ListEnds<'_>) -> Verdict {
    enter_one_bucket()?;
    let namespaces = world.two()?;
    let to = [at(FIRST, world.port), at(FIRST, world.port + 1)];
    let prepare = |to| {
        // The oracle's networks are others' as well, who may want the ports that are in TIME_WAIT afterwards.
        world.enter_new()?;
        // With so few buckets the kernel has room for none.
        let room = Setting::change("/proc/sys/net/ipv4/tcp_max_tw_buckets", format_args!("{CONNECTIONS}"))?;
        Ok::<_, Ended>((room, listener(to)?))
    };
    let prepared = [namespaces[0].run(|| prepare(to[0]))?, namespaces[1].run(|| prepare(to[1]))?];
    let mut crowd = [const { None }; CONNECTIONS];
    for (place, (port, member)) in (CROWD..).zip(&mut crowd).take(fate.number()).enumerate() {
        let own = namespace_of(place);
        let (to, (_, listening)) = (to[own], &prepared[own]);
        *member = namespaces[own].run(|| {
            let client = client_from(at(FIRST, port), to)?;
            let server = listening.accept()?;
            if fate == Connections::Stay {
                return Ok(Some((client, server)));
            }
            drop(client);
            hears(&server, b"")?;
            Ok::<_, Ended>(None)
        })?;
    }
    for (own, namespace) in namespaces.iter().enumerate() {
        settle(namespace, world.port + 2)?;
        namespace.run(|| count_ends(list, fate, own))?;
    }
    Ok(())
}

/// Asserts that of the connections those of the namespace of that number are listed: the client and, while it stays, the
/// server.
fn count_ends(list: ListEnds<'_>, fate: Connections, namespace: usize) -> Verdict {
    let mut seen = [[0u8; 2]; CONNECTIONS];
    list(&mut |local, remote| {
        for (end, port) in [local, remote].into_iter().enumerate() {
            if let Some(counts) = seen.get_mut(usize::from(port.wrapping_sub(CROWD))) {
                counts[end] = counts[end].saturating_add(1);
            }
        }
    })?;
    for (place, [clients, servers]) in seen.into_iter().take(fate.number()).enumerate() {
        let own = u8::from(namespace_of(place) == namespace);
        let times = [own, if fate == Connections::Stay { own } else { 0 }];
        if [clients, servers] != times {
            let port = usize::from(CROWD) + place;
            return Err(report::fail(format_args!(
                "of the connection from port {port} {clients} clients and {servers} servers are listed, not {} and {}",
                times[0], times[1]
            )));
        }
    }
    Ok(())
}
