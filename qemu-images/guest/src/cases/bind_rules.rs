// SPDX-License-Identifier: GPL-2.0-only
//! The suite `bind`, second half: in one namespace the rules of bind(2) are what they have always been.

use core::net::{Ipv4Addr, SocketAddr};

use rustix::io::Errno;

use super::{Body, Verdict, at, listener, receiver};
use crate::namespace::World;
use crate::net::{ANY, ANY6, Call, FIRST, SECOND, Socket, refuses};

pub(super) const BODIES: &[Body] = &[
    ("bind/tcp-conflicts", |world| world.namespace()?.run(|| conflicts(world, listener))),
    ("bind/tcp-reuseaddr", |world| world.namespace()?.run(|| tcp_reuseaddr(world))),
    ("bind/tcp-reuseport", |world| world.namespace()?.run(|| tcp_reuseport(world))),
    ("bind/tcp-port-free-after-close", |world| world.namespace()?.run(|| tcp_port_free_after_close(world))),
    ("bind/tcp-dual-stack-conflicts", |world| {
        world.namespace()?.run(|| dual_stack_conflicts(world, listener, only_ipv6_listener))
    }),
    ("bind/udp-conflicts", |world| world.namespace()?.run(|| udp_conflicts(world))),
    ("bind/udp-dual-stack-conflicts", |world| {
        world.namespace()?.run(|| dual_stack_conflicts(world, receiver, only_ipv6_receiver))
    }),
];

/// Makes a socket that holds an address.
type Hold = fn(SocketAddr) -> Call<Socket>;

/// An address conflicts with itself and with all addresses, and not with another.
pub(super) fn conflicts(world: &World, hold: Hold) -> Verdict {
    let at = |address: Ipv4Addr| at(address, world.port);
    for (first, second) in [(ANY, ANY), (FIRST, FIRST), (ANY, FIRST), (SECOND, ANY)] {
        let _held = hold(at(first))?;
        refuses(Errno::ADDRINUSE, "beside another", hold(at(second)))?;
    }
    let _first = hold(at(FIRST))?;
    let _second = hold(at(SECOND))?;
    Ok(())
}

fn tcp_reuseaddr(world: &World) -> Verdict {
    let address = at(ANY, world.port);
    let sharing = || Socket::tcp(address)?.reuse_address()?.bind(address);
    let (first, second) = (sharing()?, sharing()?);
    refuses(Errno::ADDRINUSE, "without SO_REUSEADDR of its own", listener(address))?;
    let _listening = first.listen()?;
    refuses(Errno::ADDRINUSE, "a second listener", second.listen())?;
    refuses(Errno::ADDRINUSE, "beside a listener", sharing())
}

fn tcp_reuseport(world: &World) -> Verdict {
    let address = at(ANY, world.port);
    let member = || Socket::tcp(address)?.reuse_port()?.bind(address)?.listen();
    let _members = [member()?, member()?];
    refuses(Errno::ADDRINUSE, "without SO_REUSEPORT of its own", listener(address))?;
    let other = at(ANY, world.port + 1);
    let _plain = listener(other)?;
    let late = Socket::tcp(other)?.reuse_port()?;
    refuses(Errno::ADDRINUSE, "beside one without SO_REUSEPORT", late.bind(other))
}

fn tcp_port_free_after_close(world: &World) -> Verdict {
    for address in [ANY, FIRST, SECOND, ANY] {
        drop(listener(at(address, world.port))?);
    }
    Ok(())
}

/// A listener that hears nothing of IPv4.
pub(super) fn only_ipv6_listener(address: SocketAddr) -> Call<Socket> {
    Socket::tcp(address)?.only_ipv6()?.bind(address)?.listen()
}

/// A UDP socket that hears nothing of IPv4.
pub(super) fn only_ipv6_receiver(address: SocketAddr) -> Call<Socket> {
    Socket::udp(address)?.only_ipv6()?.bind(address)
}

fn dual_stack_conflicts(world: &World, hold: Hold, hold_only_ipv6: Hold) -> Verdict {
    let (any, any6) = (at(ANY, world.port), at(ANY6, world.port));
    let mapped = at(FIRST.to_ipv6_mapped(), world.port);
    for (first, second) in [(any6, any), (any, any6), (mapped, at(FIRST, world.port)), (mapped, any)] {
        let _held = hold(first)?;
        refuses(Errno::ADDRINUSE, "beside another", hold(second))?;
    }
    let _mapped = hold(mapped)?;
    let _other = hold(at(SECOND, world.port))?;
    let _only_ipv6 = hold_only_ipv6(at(ANY6, world.port + 1))?;
    let _beside = hold(at(ANY, world.port + 1))?;
    Ok(())
}

fn udp_conflicts(world: &World) -> Verdict {
    conflicts(world, receiver)?;
    let address = at(ANY, world.port);
    let sharing = || Socket::udp(address)?.reuse_address()?.bind(address);
    let _sharing = [sharing()?, sharing()?];
    refuses(Errno::ADDRINUSE, "without SO_REUSEADDR of its own", receiver(address))
}
