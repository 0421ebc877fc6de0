// SPDX-License-Identifier: GPL-2.0-only
//! The suite `stress`: many tasks at once. Each of them checks what it sees itself, so whatever crosses over is noticed
//! by the one it reaches.

use core::net::SocketAddr;

use rustix::fd::{AsFd, AsRawFd, OwnedFd};
use rustix::io::{self, Errno, IoSlice, IoSliceMut};
use rustix::net::sockopt::{Timeout, set_socket_timeout};
use rustix::net::{
    AddressFamily, RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer, SendAncillaryMessage,
    SendFlags, SocketFlags, SocketType, recvmsg, sendmsg, socketpair,
};
use rustix::process::{Pid, PidfdFlags, pidfd_open};
use rustix::thread::sched_yield;

use super::lifecycle::{differ, own, prepared, refused, same, works};
use super::lifecycle_owner::{enter_user_namespace, limit, unshare_soon};
use super::{Body, Verdict, at, client, equal, hears, listener, receiver, sender};
use crate::crowd::{WORKERS, Worker, at_once};
use crate::diag::{Ask, Diag, protocol};
use crate::namespace::{PORTS, World};
use crate::net::{ANY, ANY6, Call, FIRST, LIMIT, Socket, refuses};
use crate::nsfs::{self, NsFile, SELF};
use crate::proc_net::{Listing, Table};
use crate::report::{self, Ended};
use crate::sys;
use crate::task::in_copy;
use crate::text::Text;

pub(super) const BODIES: &[Body] = &[
    ("stress/one-namespace", one_namespace),
    ("stress/churn", |world| churn(world, at(ANY, world.port), &stand_alone([Table::Tcp, Table::Udp]))),
    ("stress/dual-stack-churn", |world| churn(world, at(ANY6, world.port), &stand_alone([Table::Tcp6, Table::Udp6]))),
    ("stress/dumps", |world| churn(world, at(ANY, world.port), &dumped_alone)),
    ("stress/tables", tables),
    ("stress/setns", setns),
    ("stress/passed-sockets", passed_sockets),
    ("stress/limit", limit_comes_back),
];

/// How many rounds each worker makes.
fn rounds(world: &World) -> u8 {
    const ROUNDS: u8 = 16;
    const ROUNDS_OF_NETWORKS: u8 = 4;
    if world.traces().is_freed_at_once { ROUNDS } else { ROUNDS_OF_NETWORKS }
}

/// A TCP socket that listens, also where a connection to its port is not quite closed.
fn listener_again(address: SocketAddr) -> Call<Socket> {
    Socket::tcp(address)?.reuse_address()?.bind(address)?.listen()
}

/// What a worker does on a port that is its own: it connects, sends a datagram, looks into the tables, and leaves a
/// TIME_WAIT.
fn converse_alone(mark: &[u8], bound: SocketAddr, look: impl Fn(&Socket, &Socket) -> Verdict) -> Verdict {
    let to = at(FIRST, bound.port());
    let listening = listener_again(bound)?;
    let receiving = receiver(bound)?;
    let client = client(to)?;
    client.send(mark)?;
    sender(to)?.send(mark)?;
    // On loopback nothing waits: without this a worker would do all of it at one stretch.
    sched_yield();
    let server = listening.accept()?;
    hears(&server, mark)?;
    hears(&receiving, mark)?;
    server.send(mark)?;
    sched_yield();
    hears(&client, mark)?;
    look(&listening, &receiving)?;
    drop(client);
    hears(&server, b"")
}

/// Asserts that the table lists the socket, and no other that can take what comes to its port.
fn stands_alone(table: Table, socket: &Socket, port: u16) -> Verdict {
    let own = socket.inode()?;
    let (mut times, mut others) = (0, 0);
    Listing::open(table)?.each_row(usize::MAX, |row| {
        if row.local_port == port && row.remote_port == 0 {
            if row.inode == own { times += 1 } else { others += 1 }
        }
    })?;
    equal("how often a table lists a worker's own socket", times, 1)?;
    equal("how many others it lists", others, 0)
}

fn refuses_alone(port: u16) -> Verdict {
    let to = at(FIRST, port);
    refuses(Errno::CONNREFUSED, "a connection before there is a listener", client(to))?;
    let sending = sender(to)?;
    sending.send(b"x")?;
    refuses(Errno::CONNREFUSED, "a datagram before there is a receiver", sending.receive(&mut [0; 8]))
}

fn one_namespace(world: &World) -> Verdict {
    world.enter_new()?;
    at_once(|worker| {
        let bound = at(ANY, world.port + worker.number as u16);
        for round in 0..rounds(world) {
            refuses_alone(bound.port())?;
            // What others do in the same namespace may move a row from one read to the next, so that it is missed.
            converse_alone(&[worker.mark(), round], bound, |_, _| {
                Listing::open(Table::Tcp)?.each_row(usize::MAX, |_| {})?;
                Listing::open(Table::Udp)?.each_row(usize::MAX, |_| {})
            })?;
        }
        Ok(())
    })
}

/// Looks for a listener and a UDP socket on the port, and for others there.
type Look = dyn Fn(u16, [&Socket; 2]) -> Verdict;

fn stand_alone(tables: [Table; 2]) -> impl Fn(u16, [&Socket; 2]) -> Verdict {
    move |port, sockets| (0..2).try_for_each(|each| stands_alone(tables[each], sockets[each], port))
}

/// The same by sock_diag.
fn dumped_alone(port: u16, sockets: [&Socket; 2]) -> Verdict {
    /// The kernel answers in pieces of a page.
    const PIECE: usize = 4096;
    let diag = Diag::open()?;
    for (protocol, socket) in [protocol::TCP, protocol::UDP].into_iter().zip(sockets) {
        let own = socket.inode()?;
        let (mut times, mut others) = (0, 0);
        diag.each_row(Ask::all(protocol), &mut [0; PIECE], |row| {
            if row.local_port == port && row.remote_port == 0 {
                if row.inode == own { times += 1 } else { others += 1 }
            }
        })?;
        equal("how often a dump has a worker's own socket", times, 1)?;
        equal("how many others it has", others, 0)?;
    }
    Ok(())
}

fn churn(world: &World, bound: SocketAddr, look: &Look) -> Verdict {
    // Where namespaces are not apart, each worker meets these.
    let _held = (listener_again(bound)?, receiver(bound)?);
    let look = |listening: &Socket, receiving: &Socket| look(bound.port(), [listening, receiving]);
    at_once(|worker| {
        for round in 0..rounds(world) {
            world.enter_fleeting()?;
            refuses_alone(bound.port())?;
            converse_alone(&[worker.mark(), round], bound, look)?;
            converse_alone(&[worker.mark(), round, b'2'], bound, look)?;
        }
        Ok(())
    })
}

/// How many sockets a worker holds in each table, to find them all again.
const HELD: usize = PORTS as usize;

fn tables(world: &World) -> Verdict {
    let _held = listener(at(ANY, world.port))?;
    at_once(|worker| {
        world.enter_fleeting()?;
        if worker.number % 2 == 1 {
            return come_and_go(world, worker);
        }
        let mut held = [const { None }; HELD];
        for (port, place) in (world.port..).zip(&mut held) {
            *place = Some((listener(at(ANY, port))?, receiver(at(ANY, port))?));
        }
        for _ in 0..rounds(world) {
            for table in [Table::Tcp, Table::Udp] {
                finds_all(table, world.port)?;
            }
        }
        Ok(())
    })
}

/// Opens and closes sockets of the ports that others hold elsewhere.
fn come_and_go(world: &World, worker: &mut Worker) -> Verdict {
    for _ in 0..8 * u32::from(rounds(world)) {
        let port = world.port + (worker.random() as usize % HELD) as u16;
        let both = (listener_again(at(FIRST, port))?, receiver(at(FIRST, port))?);
        sched_yield();
        drop(both);
    }
    Ok(())
}

/// Asserts that a table lists one socket for each of the ports, over reads of a few rows.
fn finds_all(table: Table, first: u16) -> Verdict {
    const SHORT_READ: usize = 500;
    let mut seen = [0u8; HELD];
    Listing::open(table)?.each_row(SHORT_READ, |row| {
        if let Some(count) = seen.get_mut(usize::from(row.local_port.wrapping_sub(first))) {
            *count = count.saturating_add(1);
        }
    })?;
    match seen.iter().position(|count| *count != 1) {
        None => Ok(()),
        Some(place) => Err(report::fail(format_args!(
            "a table lists port {} {} times, not once",
            usize::from(first) + place,
            seen[place]
        ))),
    }
}

fn setns(world: &World) -> Verdict {
    let initial = own(world)?;
    at_once(|worker| {
        for round in 0..rounds(world) {
            world.enter_fleeting()?;
            let made = own(world)?;
            differ("a namespace and the initial one", made, initial)?;
            let held = NsFile::open(SELF, world.traces().file)?;
            sched_yield();
            if enter_anothers(world, worker, round)? {
                meets_itself(world, worker, round)?;
            }
            works("setns back", held.enter(world.traces().flag))?;
            same("the namespace come back to", own(world)?, made)?;
        }
        Ok(())
    })
}

/// Enters the namespace that another worker is in just now, by its file or by a pidfd; says whether there was one.
fn enter_anothers(world: &World, worker: &mut Worker, round: u8) -> Result<bool, Ended> {
    let has_ended = |errno| matches!(errno, Errno::NOENT | Errno::SRCH | Errno::INVAL);
    let pid = worker.another();
    if round.is_multiple_of(2) {
        let path = Text::<64>::from(format_args!("{}/{}", nsfs::of(pid).as_str(), world.traces().file));
        let file = match NsFile::open_at(path.as_str()) {
            Err(errno) if has_ended(errno) => return Ok(false),
            opened => works("the file of another's namespace", opened)?,
        };
        works("setns to another's namespace", file.enter(world.traces().flag))?;
        same("the namespace entered", own(world)?, prepared("fstat", file.inode())?)?;
        return Ok(true);
    }
    let pidfd = Pid::from_raw(pid).ok_or(Errno::SRCH).and_then(|pid| pidfd_open(pid, PidfdFlags::empty()));
    match pidfd.and_then(|pidfd| sys::setns(pidfd.as_raw_fd(), world.traces().flag)) {
        Err(errno) if has_ended(errno) => Ok(false),
        entered => works("setns by pidfd", entered).map(|()| true),
    }
}

/// Connects to a port that the kernel chose, in a namespace where others do so too.
fn meets_itself(world: &World, worker: &Worker, round: u8) -> Verdict {
    // In a network namespace that another has just made it may still be down.
    world.raise_loopback()?;
    let mark = [worker.mark(), round];
    let listening = listener(at(FIRST, 0))?;
    let client = client(at(FIRST, listening.port()?))?;
    client.send(&mark)?;
    sched_yield();
    hears(&listening.accept()?, &mark)
}

/// A pair of sockets over which a worker gives something to its neighbour.
type Hatch = (OwnedFd, OwnedFd);

fn passed_sockets(world: &World) -> Verdict {
    let address = at(FIRST, world.port);
    let _held = listener_again(address)?;
    let mut ring = [const { None::<Hatch> }; WORKERS];
    for hatch in &mut ring {
        let made = socketpair(AddressFamily::UNIX, SocketType::DGRAM, SocketFlags::empty(), None);
        let (give, take) = prepared("a pair of sockets", made)?;
        // A neighbour that has failed gives nothing any more. One that has not may have namespaces to make first, which
        // takes a kernel that checks itself seconds.
        prepared("SO_RCVTIMEO", set_socket_timeout(&take, Timeout::Recv, Some(10 * LIMIT)))?;
        *hatch = Some((give, take));
    }
    let hatch =
        |number: usize| ring[number % WORKERS].as_ref().ok_or_else(|| report::error(format_args!("a ring with a gap")));
    at_once(|worker| {
        for round in 0..rounds(world) {
            world.enter_fleeting()?;
            let mark = [worker.mark(), round];
            let listening = listener_again(address)?;
            let client = client(address)?;
            client.send(&mark)?;
            give(&hatch(worker.number)?.0, &mark, [&listening, &client])?;
            drop((listening, client));
            world.enter_fleeting()?;
            let ([mark, round], [listening, client]) = take(&hatch(worker.number + WORKERS - 1)?.1)?;
            // By now nobody may be left in the namespace of these two.
            let server = listening.accept()?;
            hears(&server, &[mark, round])?;
            server.send(&[round, mark])?;
            hears(&client, &[round, mark])?;
        }
        Ok(())
    })
}

/// Passes a mark and two sockets.
fn give(hatch: &OwnedFd, mark: &[u8; 2], sockets: [&Socket; 2]) -> Verdict {
    let mut space = [core::mem::MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(2))];
    let mut message = SendAncillaryBuffer::new(&mut space);
    let files = sockets.map(AsFd::as_fd);
    message.push(SendAncillaryMessage::ScmRights(&files));
    prepared("passing sockets", sendmsg(hatch, &[IoSlice::new(mark)], &mut message, SendFlags::empty())).map(drop)
}

/// Takes what [`give`] has passed.
fn take(hatch: &OwnedFd) -> Result<([u8; 2], [Socket; 2]), Ended> {
    let mut mark = [0; 2];
    let mut space = [core::mem::MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(2))];
    let mut message = RecvAncillaryBuffer::new(&mut space);
    prepared("taking sockets", recvmsg(hatch, &mut [IoSliceMut::new(&mut mark)], &mut message, RecvFlags::empty()))?;
    let mut files = message.drain().find_map(|message| match message {
        RecvAncillaryMessage::ScmRights(files) => Some(files),
        _ => None,
    });
    let mut next = || files.as_mut().and_then(Iterator::next).map(Socket::from);
    let missing = || report::error(format_args!("no two sockets were passed"));
    Ok((mark, [next().ok_or_else(missing)?, next().ok_or_else(missing)?]))
}

fn limit_comes_back(world: &World) -> Verdict {
    in_copy(|| {
        enter_user_namespace()?;
        let _limit = limit(world, WORKERS)?;
        at_once(|worker| {
            for _ in 0..rounds(world) {
                // Whether there is room depends on the others.
                make_or_not(world)?;
                let file = NsFile::open(SELF, world.traces().file)?;
                sched_yield();
                make_or_not(world)?;
                if worker.random() % 4 == 0 {
                    let child = in_child_or_not(world);
                    equal("the wait status of a child", prepared("a child", child)?, 0)?;
                }
                drop(file);
            }
            Ok(())
        })?;
        let mut held = [const { None }; WORKERS];
        for place in &mut held {
            // A kernel that checks all it does takes long to take down what so many workers have left.
            let mut tries = (0..10).map(|_| unshare_soon(world));
            let made = tries.find(|made| *made != Err(Errno::NOSPC)).unwrap_or(Err(Errno::NOSPC));
            works("making a namespace", made)?;
            *place = Some(NsFile::open(SELF, world.traces().file)?);
        }
        refused(Errno::NOSPC, "one more than the limit", sys::unshare(world.flag()))
    })
}

/// Makes a namespace if there is room for it.
fn make_or_not(world: &World) -> Verdict {
    match sys::unshare(world.flag()) {
        Err(Errno::NOSPC) => Ok(()),
        made => works("unshare", made),
    }
}

/// The same in a child; gives its wait status.
fn in_child_or_not(world: &World) -> io::Result<i32> {
    match sys::fork()? {
        Some(child) => sys::wait(child),
        None => {
            let is_good = matches!(sys::unshare(world.flag()), Ok(()) | Err(Errno::NOSPC));
            sys::exit(u8::from(!is_good))
        }
    }
}
