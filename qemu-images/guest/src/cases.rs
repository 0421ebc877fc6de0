// SPDX-License-Identifier: GPL-2.0-only
//! The bodies of the cases. What is known of a case without running it is in kiso-protocol.
//!
//! A case is a script over [namespaces](crate::namespace). Its assertions are facts about sockets, never about time;
//! what it cannot prepare is an error, not a failure.

mod bind;
mod bind_options;
mod bind_passed;
mod bind_ports;
mod bind_rules;
mod census;
mod diag;
mod diag_exact;
mod lifecycle;
mod lifecycle_enter;
mod lifecycle_freed;
mod lifecycle_inherit;
mod lifecycle_outlive;
mod lifecycle_owner;
mod lookup;
mod lookup_children;
mod lookup_families;
mod lookup_forged;
mod lookup_groups;
mod lookup_host;
mod lookup_order;
mod lookup_refused;
mod loopback;
mod loopback_cable;
mod loopback_errors;
mod loopback_filters;
mod loopback_finders;
mod loopback_observers;
mod loopback_programs;
mod loopback_shared;
mod loopback_streams;
mod loopback_tunnel;
mod loopback_udp;
mod loopback_wire;
mod procfs;
mod procfs_task;
mod stress;

use core::net::{IpAddr, SocketAddr};

use crate::namespace::{Namespace, World};
use crate::net::{Call, LIMIT, SECOND, Socket, first_ready};
use crate::report::{self, Ended};

/// What a case comes to.
type Verdict = Result<(), Ended>;

/// A case's id and code.
type Body = (&'static str, fn(&World) -> Verdict);

const SUITES: [&[Body]; 36] = [
    bind::BODIES,
    bind_rules::BODIES,
    bind_options::BODIES,
    bind_ports::BODIES,
    bind_passed::BODIES,
    lookup::BODIES,
    lookup_refused::BODIES,
    lookup_families::BODIES,
    lookup_children::BODIES,
    lookup_forged::BODIES,
    lookup_groups::BODIES,
    lookup_host::BODIES,
    lookup_order::BODIES,
    loopback::BODIES,
    loopback_cable::BODIES,
    loopback_streams::BODIES,
    loopback_programs::BODIES,
    loopback_filters::BODIES,
    loopback_errors::BODIES,
    loopback_finders::BODIES,
    loopback_observers::BODIES,
    loopback_udp::BODIES,
    loopback_tunnel::BODIES,
    loopback_wire::BODIES,
    loopback_shared::BODIES,
    procfs::BODIES,
    procfs_task::BODIES,
    diag::BODIES,
    diag_exact::BODIES,
    lifecycle::BODIES,
    lifecycle_inherit::BODIES,
    lifecycle_enter::BODIES,
    lifecycle_owner::BODIES,
    lifecycle_outlive::BODIES,
    lifecycle_freed::BODIES,
    stress::BODIES,
];

/// The code of the case with that id.
pub fn body(id: &str) -> Option<fn(&World) -> Verdict> {
    SUITES.into_iter().flatten().find(|(name, _)| *name == id).map(|(_, body)| *body)
}

// A case without code does not compile, nor does code without a case.
const _: () = {
    let (mut suite, mut bodies) = (0, 0);
    while suite < SUITES.len() {
        bodies += SUITES[suite].len();
        suite += 1;
    }
    assert!(bodies == kiso_protocol::CASES.len(), "as many bodies as cases");
    let mut case = 0;
    while case < kiso_protocol::CASES.len() {
        assert!(has_body(kiso_protocol::CASES[case].id), "a case without a body");
        case += 1;
    }
};

const fn has_body(id: &str) -> bool {
    let mut suite = 0;
    while suite < SUITES.len() {
        let mut row = 0;
        while row < SUITES[suite].len() {
            if same(SUITES[suite][row].0.as_bytes(), id.as_bytes()) {
                return true;
            }
            row += 1;
        }
        suite += 1;
    }
    false
}

/// Whether the two are equal, for what is checked when this is compiled.
pub const fn same(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    // From the end: names that are as long differ there first.
    let mut rest = left.len();
    while rest > 0 && left[rest - 1] == right[rest - 1] {
        rest -= 1;
    }
    rest == 0
}

/// An address and a port.
fn at(address: impl Into<IpAddr>, port: u16) -> SocketAddr {
    SocketAddr::new(address.into(), port)
}

/// A TCP socket that listens.
fn listener(address: SocketAddr) -> Call<Socket> {
    Socket::tcp(address)?.bind(address)?.listen()
}

/// A TCP socket that listens on a port it shares, see [`Socket::reuse_port_if_known`].
fn sharing_listener(address: SocketAddr) -> Call<Socket> {
    Socket::tcp(address)?.reuse_port_if_known()?.bind(address)?.listen()
}

/// A TCP socket connected from a port that the kernel chose.
fn client(to: SocketAddr) -> Call<Socket> {
    Socket::tcp(to)?.connect(to)
}

/// A TCP socket connected from a given address.
fn client_from(from: SocketAddr, to: SocketAddr) -> Call<Socket> {
    Socket::tcp(from)?.bind(from)?.connect(to)
}

/// A UDP socket bound to an address.
fn receiver(address: SocketAddr) -> Call<Socket> {
    Socket::udp(address)?.bind(address)
}

/// A UDP socket bound to an address that it shares.
fn sharing_receiver(address: SocketAddr) -> Call<Socket> {
    Socket::udp(address)?.reuse_address()?.bind(address)
}

/// A UDP socket connected from a port that the kernel chose.
fn sender(to: SocketAddr) -> Call<Socket> {
    Socket::udp(to)?.connect(to)
}

/// Asserts that what was just sent or connected arrives at `sockets[right]`.
fn arrives(what: &str, sockets: &[&Socket], right: usize) -> Verdict {
    match first_ready(sockets, LIMIT)? {
        Some(place) if place == right => Ok(()),
        Some(place) => {
            Err(report::fail(format_args!("{what} arrived at socket {} instead of {}", place + 1, right + 1)))
        }
        None => Err(report::fail(format_args!("{what} arrived nowhere"))),
    }
}

/// Asserts that the next bytes to arrive are these.
fn hears(socket: &Socket, expected: &[u8]) -> Verdict {
    let mut buffer = [0; 32];
    let length = socket.receive(&mut buffer)?;
    let bytes = buffer.get(..length).unwrap_or_default();
    if bytes == expected {
        return Ok(());
    }
    Err(report::fail(format_args!("received \"{}\" instead of \"{}\"", bytes.escape_ascii(), expected.escape_ascii())))
}

/// Asserts that a connection carries bytes both ways.
fn converse(one: &Socket, other: &Socket) -> Verdict {
    one.send(b"there")?;
    hears(other, b"there")?;
    other.send(b"and back")?;
    hears(one, b"and back")
}

/// Waits until what was sent over loopback before has arrived, for packets keep their order there. The port is used for a
/// moment.
fn settle(namespace: &Namespace, port: u16) -> Verdict {
    namespace.run(|| {
        let last = receiver(at(SECOND, port))?;
        sender(at(SECOND, port))?.send(b"last")?;
        hears(&last, b"last")
    })
}

/// Asserts that the numbers are equal.
fn equal<T: PartialEq + core::fmt::Display>(what: &str, found: T, expected: T) -> Verdict {
    if found == expected { Ok(()) } else { Err(report::fail(format_args!("{what} is {found}, not {expected}"))) }
}

/// One connection within a namespace, and the listener it came from.
struct Connection {
    listener: Socket,
    client: Socket,
    server: Socket,
}

impl Connection {
    /// Connects within the namespace, to `to`.
    fn inside(namespace: &Namespace, to: SocketAddr) -> Result<Connection, Ended> {
        namespace.run(|| {
            let listener = listener(to)?;
            let client = client(to)?;
            let server = listener.accept()?;
            Ok(Connection { listener, client, server })
        })
    }
}
