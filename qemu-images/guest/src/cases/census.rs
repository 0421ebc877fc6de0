// SPDX-License-Identifier: GPL-2.0-only
//! A crowd of sockets, and a count of them in whatever lists sockets: each must be there once.

use core::net::SocketAddr;

use super::{Verdict, at};
use crate::namespace::World;
use crate::net::{Call, FIRST, Socket};
use crate::report::{self, Ended};

/// The first of the ports for a crowd of sockets; the cases' other ports lie above.
pub(super) const CROWD: u16 = 1100;
/// How many sockets make a crowd.
const MEMBERS: usize = 128;

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
