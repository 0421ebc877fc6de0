// SPDX-License-Identifier: GPL-2.0-only
//! The suite `lifecycle`: what goes on in a namespace whose last task has ended.

use core::time::Duration;

use rustix::fd::AsFd;
use rustix::io::{Errno, IoSlice, IoSliceMut};
use rustix::net::{
    AddressFamily, RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer, SendAncillaryMessage,
    SendFlags, SocketFlags, SocketType, recvmsg, sendmsg, socketpair,
};

use super::lifecycle::prepared;
use super::{
    Body, Connection, Verdict, arrives, at, client, client_from, converse, equal, hears, listener, receiver, sender,
    sharing_listener, sharing_receiver,
};
use crate::namespace::World;
use crate::net::{ANY, Call, FIRST, SECOND, Socket, first_ready, refuses};
use crate::proc_net::{Listing, Row, Table};
use crate::report::{self, Ended};
use crate::task::in_ended;

pub(super) const BODIES: &[Body] = &[
    ("lifecycle/tcp-listener-outlives", tcp_listener),
    ("lifecycle/tcp-connection-outlives", tcp_connection),
    ("lifecycle/tcp-backlog-outlives", tcp_backlog),
    ("lifecycle/tcp-half-open-outlives", tcp_half_open),
    ("lifecycle/tcp-reset-outlives", tcp_reset),
    ("lifecycle/tcp-time-wait-outlives", tcp_time_wait),
    ("lifecycle/tcp-in-flight-outlives", tcp_in_flight),
    ("lifecycle/udp-outlives", udp),
    ("lifecycle/udp-refused-outlives", udp_refused),
    ("lifecycle/udp-queued-outlives", udp_queued),
    ("lifecycle/listing-outlives", listing),
    ("lifecycle/never-the-same-again", never_the_same_again),
];

/// What the closure makes in a new namespace whose only task has ended when this returns.
fn left_behind<T: Send>(world: &World, make: impl FnOnce() -> Result<T, Ended> + Send) -> Result<T, Ended> {
    in_ended(|| {
        world.enter_new()?;
        make()
    })?
}

fn tcp_listener(world: &World) -> Verdict {
    let address = at(FIRST, world.port);
    let outside = sharing_listener(at(ANY, world.port))?;
    let (listening, unconnected) = left_behind(world, || Ok((sharing_listener(address)?, Socket::tcp(address)?)))?;
    let foreign = client(address)?;
    arrives("a connection from outside", &[&outside, &listening], 0)?;
    converse(&foreign, &outside.accept()?)?;
    let own = unconnected.connect(address)?;
    arrives("a connection from within", &[&outside, &listening], 1)?;
    converse(&own, &listening.accept()?)?;
    world.namespace()?.run(|| {
        refuses(Errno::CONNREFUSED, "from a new namespace", client(address))?;
        listener(address).map(drop).map_err(Ended::from)
    })
}

fn connection(world: &World) -> Call<Connection> {
    let (here, there) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let listener = listener(here)?;
    let client = client_from(there, here)?;
    let server = listener.accept()?;
    Ok(Connection { listener, client, server })
}

fn tcp_connection(world: &World) -> Verdict {
    let old = left_behind(world, || Ok(connection(world)?))?;
    converse(&old.client, &old.server)?;
    let new = world.namespace()?.run(|| connection(world))?;
    converse(&new.client, &new.server)?;
    converse(&old.client, &old.server)?;
    drop(old.client);
    hears(&old.server, b"")?;
    converse(&new.client, &new.server)
}

fn tcp_backlog(world: &World) -> Verdict {
    let address = at(FIRST, world.port);
    let (listening, waiting, given_up) = left_behind(world, || {
        let listening = listener(address)?;
        let (waiting, given_up) = (client(address)?, client(address)?);
        waiting.send(b"early")?;
        Ok((listening, waiting, given_up))
    })?;
    let _new = world.namespace()?.run(|| listener(address))?;
    let server = listening.accept()?;
    hears(&server, b"early")?;
    converse(&server, &waiting)?;
    drop(listening);
    refuses(Errno::CONNRESET, "of a connection that nobody accepted", given_up.receive(&mut [0; 8]))
}

fn tcp_half_open(world: &World) -> Verdict {
    let address = at(FIRST, world.port);
    let (listening, client) = left_behind(world, || {
        let listening = Socket::tcp(address)?.defer_accept()?.bind(address)?.listen()?;
        Ok((listening, client(address)?))
    })?;
    let _new = world.namespace()?.run(|| listener(address))?;
    client.send(b"late")?;
    let server = listening.accept()?;
    hears(&server, b"late")?;
    converse(&server, &client)
}

fn tcp_reset(world: &World) -> Verdict {
    let Connection { listener: _listener, client, server } = left_behind(world, || Ok(connection(world)?))?;
    let _new = world.namespace()?.run(|| connection(world))?;
    client.send(b"not read")?;
    arrives("a byte", &[&server], 0)?;
    drop(server);
    refuses(Errno::CONNRESET, "after a reset", client.receive(&mut [0; 8]))
}

fn tcp_time_wait(world: &World) -> Verdict {
    let there = at(FIRST, world.port + 1);
    left_behind(world, || {
        let Connection { listener, client, server } = connection(world)?;
        drop(client);
        hears(&server, b"")?;
        drop((server, listener));
        refuses(Errno::ADDRINUSE, "beside the TIME_WAIT", Socket::tcp(there)?.bind(there))
    })?;
    for namespace in [world.namespace()?, world.namespace()?] {
        namespace.run(|| {
            drop(Socket::tcp(there)?.bind(there)?);
            let Connection { client, server, .. } = connection(world)?;
            converse(&client, &server)
        })?;
    }
    Ok(())
}

fn tcp_in_flight(world: &World) -> Verdict {
    let address = at(FIRST, world.port);
    let pair = socketpair(AddressFamily::UNIX, SocketType::STREAM, SocketFlags::empty(), None);
    let (give, take) = prepared("a pair of sockets", pair)?;
    let unconnected = left_behind(world, || {
        let listening = listener(address)?;
        let mut space = [core::mem::MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
        let mut message = SendAncillaryBuffer::new(&mut space);
        let files = [listening.as_fd()];
        message.push(SendAncillaryMessage::ScmRights(&files));
        prepared("passing a socket", sendmsg(&give, &[IoSlice::new(b"x")], &mut message, SendFlags::empty()))?;
        Ok(Socket::tcp(address)?)
    })?;
    // For now a message that nobody has received is all that holds the listener.
    let client = unconnected.connect(address)?;
    let _new = world.namespace()?.run(|| listener(address))?;
    let mut space = [core::mem::MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
    let mut message = RecvAncillaryBuffer::new(&mut space);
    let received = recvmsg(&take, &mut [IoSliceMut::new(&mut [0])], &mut message, RecvFlags::empty());
    prepared("taking a socket", received)?;
    let files = message.drain().find_map(|message| match message {
        RecvAncillaryMessage::ScmRights(mut files) => files.next(),
        _ => None,
    });
    let listening = Socket::from(files.ok_or_else(|| report::error(format_args!("no socket was passed")))?);
    converse(&client, &listening.accept()?)
}

fn udp(world: &World) -> Verdict {
    let (here, there) = (at(ANY, world.port), at(FIRST, world.port));
    let (receiving, sending) = left_behind(world, || Ok((sharing_receiver(here)?, sender(there)?)))?;
    let outside = sharing_receiver(there)?;
    sending.send(b"from within")?;
    arrives("a datagram from within", &[&outside, &receiving], 1)?;
    hears(&receiving, b"from within")?;
    sender(there)?.send(b"from outside")?;
    arrives("a datagram from outside", &[&outside, &receiving], 0)?;
    hears(&outside, b"from outside")?;
    let new = world.namespace()?.run(|| receiver(here))?;
    sending.send(b"again")?;
    arrives("a datagram from within", &[&outside, &new, &receiving], 2)
}

fn udp_refused(world: &World) -> Verdict {
    let address = at(FIRST, world.port);
    let sending = left_behind(world, || Ok(sender(address)?))?;
    let outside = receiver(address)?;
    sending.send(b"x")?;
    arrives("a word on the datagram", &[&outside, &sending], 1)?;
    refuses(Errno::CONNREFUSED, "a receiver outside", sending.receive(&mut [0; 8]))?;
    sender(address)?.send(b"y")?;
    hears(&outside, b"y")
}

fn udp_queued(world: &World) -> Verdict {
    let (first, second) = (at(FIRST, world.port), at(SECOND, world.port + 1));
    let receivers = left_behind(world, || {
        let receivers = [receiver(first)?, receiver(second)?];
        for (address, place) in [(first, b'1'), (second, b'2')] {
            sender(address)?.send(&[place])?;
            sender(address)?.send(b"queued")?;
        }
        Ok(receivers)
    })?;
    let new = world.namespace()?.run(|| Call::Ok([receiver(first)?, receiver(second)?]))?;
    let [first_receiver, second_receiver] = receivers;
    hears(&first_receiver, b"1")?;
    hears(&first_receiver, b"queued")?;
    // What nobody ever takes out of its queue has to go as well.
    drop(second_receiver);
    let to_read = first_ready(&new.each_ref(), Duration::ZERO)?.is_some();
    equal("whether a new receiver has anything to read", to_read, false)
}

fn listing(world: &World) -> Verdict {
    let (opened, listening) = left_behind(world, || {
        let listening = listener(at(FIRST, world.port))?;
        Ok((Listing::open(Table::Tcp)?, listening))
    })?;
    let outside = listener(at(FIRST, world.port + 1))?;
    let of = |socket: &Socket| {
        let inode = socket.inode()?;
        Call::Ok(move |row: &Row| row.inode == inode)
    };
    opened.has(1, "a listener left behind", &of(&listening)?)?;
    opened.has(0, "a listener outside", &of(&outside)?)?;
    drop(listening);
    let port = world.port;
    opened.has(0, "a closed listener", &|row: &Row| row.local_port == port)
}

fn never_the_same_again(world: &World) -> Verdict {
    let address = at(FIRST, world.port);
    // A network namespace takes long.
    let successors = if world.traces().is_freed_at_once { 50 } else { 2 };
    let (listening, sending) = left_behind(world, || Ok((sharing_listener(address)?, Socket::tcp(address)?)))?;
    let of_old = listening.inode()?;
    for _ in 0..successors {
        // The kernel gives each of them the number that has just become free, also in /proc/PID/ns.
        left_behind(world, || {
            refuses(Errno::CONNREFUSED, "without a listener of its own", client(address))?;
            listener(address).map(drop).map_err(Ended::from)
        })?;
    }
    left_behind(world, || {
        Listing::open(Table::Tcp)?.has(0, "a listener left behind", &|row: &Row| row.inode == of_old)
    })?;
    let client = sending.connect(address)?;
    converse(&client, &listening.accept()?)
}
