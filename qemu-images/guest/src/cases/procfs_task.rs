// SPDX-License-Identifier: GPL-2.0-only
//! The suite `procfs`, second part: the tables in the directory of a task.

use core::net::{IpAddr, SocketAddr};

use rustix::fd::{AsRawFd, OwnedFd};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::Errno;
use rustix::process::{Pid, WaitId, WaitIdOptions, getpid, waitid};
use rustix::thread::gettid;

use super::procfs::of;
use super::{Body, Verdict, at, listener, receiver};
use crate::errno::Name;
use crate::namespace::{Namespace, World};
use crate::net::{ANY6, Call, FIRST, Socket};
use crate::proc_net::{Listing, Table};
use crate::report::{self, Ended};
use crate::sys;
use crate::task::in_thread;
use crate::text::Text;

pub(super) const BODIES: &[Body] = &[
    ("procfs/pid-tcp", |world| of_another(world, Table::Tcp, FIRST.into(), listener)),
    ("procfs/pid-tcp6", |world| of_another(world, Table::Tcp6, ANY6.into(), listener)),
    ("procfs/pid-udp", |world| of_another(world, Table::Udp, FIRST.into(), receiver)),
    ("procfs/pid-udp6", |world| of_another(world, Table::Udp6, ANY6.into(), receiver)),
    ("procfs/pid-of-initial", of_initial),
    ("procfs/pid-by-directory", by_directory),
    ("procfs/pid-of-child", of_child),
    ("procfs/pid-of-thread", of_thread),
    ("procfs/pid-after-exit", after_exit),
    ("procfs/pid-held-path", held_path),
    ("procfs/thread-self-tcp", |world| of_itself(world, "thread-self/net")),
    ("procfs/self-tcp", |world| of_itself(world, "self/net")),
];

/// The directory of tables of the task that works in the namespace, as seen from `/proc`.
fn directory(namespace: &Namespace) -> Text<64> {
    Text::from(format_args!("{}/net", namespace.run(getpid)))
}

/// What is held in the first namespace and in the second.
fn two_holds(
    world: &World,
    [a, b]: [&Namespace; 2],
    address: IpAddr,
    hold: fn(SocketAddr) -> Call<Socket>,
) -> Result<[Socket; 2], Ended> {
    let in_a = a.run(|| hold(at(address, world.port)))?;
    Ok([in_a, b.run(|| hold(at(address, world.port + 1)))?])
}

/// Asserts that the listing shows the first socket and not the second.
fn shows(listing: &Listing, sockets: &[Socket; 2]) -> Verdict {
    listing.has(1, "a socket of the task's namespace", &of(&sockets[0])?)?;
    listing.has(0, "a socket of another namespace", &of(&sockets[1])?)
}

fn of_another(world: &World, table: Table, address: IpAddr, hold: fn(SocketAddr) -> Call<Socket>) -> Verdict {
    let [a, b] = world.two()?;
    let sockets = two_holds(world, [&a, &b], address, hold)?;
    let of_a = directory(&a);
    let listing = b.run(|| Listing::open_in(of_a.as_str(), table))?;
    b.run(|| shows(&listing, &sockets))?;
    // Nor does the case itself, in the namespace that all began with, see anything else.
    shows(&Listing::open_in(of_a.as_str(), table)?, &sockets)
}

fn of_initial(world: &World) -> Verdict {
    let a = world.namespace()?;
    let sockets = [listener(at(FIRST, world.port))?, a.run(|| listener(at(FIRST, world.port + 1)))?];
    let own = Text::<64>::from(format_args!("{}/net", getpid()));
    let listing = a.run(|| Listing::open_in(own.as_str(), Table::Tcp))?;
    a.run(|| shows(&listing, &sockets))
}

fn open_directory(path: &str) -> Result<OwnedFd, Ended> {
    let path = Text::<64>::from(format_args!("/proc/{path}"));
    open(path.as_str(), OFlags::RDONLY | OFlags::DIRECTORY, Mode::empty())
        .map_err(|errno| report::error(format_args!("{}: {}", path.as_str(), Name(errno))))
}

fn by_directory(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let sockets = two_holds(world, [&a, &b], FIRST.into(), listener)?;
    let of_a = directory(&a);
    let opened = open_directory(of_a.as_str())?;
    let listing = b
        .run(|| Listing::open_at(&opened, Table::Tcp))
        .map_err(|errno| report::fail(format_args!("tcp in an open directory: {}", Name(errno))))?;
    b.run(|| shows(&listing, &sockets))
}

/// Runs `act` with the PID of a child of the namespace's task, which lives until then.
fn with_child<R: Send>(namespace: &Namespace, act: impl FnOnce(i32) -> R) -> Result<R, Ended> {
    with_mortal(namespace, act, |_| Ok(()))
}

/// The same, and runs `after` when the child is dead and not collected yet.
fn with_mortal<R: Send>(
    namespace: &Namespace,
    act: impl FnOnce(i32) -> R,
    after: impl FnOnce(&R) -> Verdict,
) -> Result<R, Ended> {
    let failed = |errno| report::error(format_args!("a child: {}", Name(errno)));
    let (lives, ends) = rustix::pipe::pipe().map_err(failed)?;
    let child = namespace.run(|| match sys::fork() {
        Ok(None) => {
            // The copy that the child has of it would keep the pipe open.
            let _ = rustix::io::read(&lives, &mut [0u8; 1]);
            sys::exit(0)
        }
        Ok(Some(pid)) => Ok(pid),
        Err(errno) => Err(errno),
    });
    let child = child.map_err(failed)?;
    let pid = Pid::from_raw(child).ok_or_else(|| failed(Errno::SRCH))?;
    let result = act(child);
    rustix::io::write(&ends, &[1]).map_err(failed)?;
    namespace.run(|| waitid(WaitId::Pid(pid), WaitIdOptions::EXITED | WaitIdOptions::NOWAIT)).map_err(failed)?;
    after(&result)?;
    namespace.run(|| sys::wait(child)).map_err(failed)?;
    Ok(result)
}

fn of_child(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let sockets = two_holds(world, [&a, &b], FIRST.into(), listener)?;
    with_child(&a, |child| {
        let path = Text::<64>::from(format_args!("{child}/net"));
        let listing = b.run(|| Listing::open_in(path.as_str(), Table::Tcp))?;
        b.run(|| shows(&listing, &sockets))
    })?
}

/// A thread can be in another namespace than its process, which is that of the first thread.
fn of_thread(world: &World) -> Verdict {
    let b = world.namespace()?;
    let of_process = listener(at(FIRST, world.port))?;
    in_thread(|| {
        world.enter_new()?;
        let of_thread = listener(at(FIRST, world.port + 1))?;
        let process = Text::<64>::from(format_args!("{}/net", getpid()));
        let thread = Text::<64>::from(format_args!("{}/task/{}/net", getpid(), gettid()));
        let of_both = [of_thread, of_process];
        shows(&Listing::open_in(thread.as_str(), Table::Tcp)?, &of_both)?;
        b.run(|| shows(&Listing::open_in(thread.as_str(), Table::Tcp)?, &of_both))?;
        let [of_thread, of_process] = of_both;
        shows(&Listing::open_in(process.as_str(), Table::Tcp)?, &[of_process, of_thread])
    })?
}

/// Of a task that is no more there is nothing to see, also in a directory that was opened before; what was opened there
/// stays.
fn after_exit(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let sockets = two_holds(world, [&a, &b], FIRST.into(), listener)?;
    let (opened, listing) = with_child(&a, |child| {
        let path = Text::<64>::from(format_args!("{child}/net"));
        Ok::<_, Ended>((open_directory(path.as_str())?, b.run(|| Listing::open_in(path.as_str(), Table::Tcp))?))
    })??;
    b.run(|| shows(&listing, &sockets))?;
    match b.run(|| Listing::open_at(&opened, Table::Tcp)) {
        Err(Errno::NOENT | Errno::SRCH) => Ok(()),
        Err(errno) => Err(report::fail(format_args!("tcp of a task that is no more: {}", Name(errno)))),
        Ok(_) => Err(report::fail(format_args!("tcp of a task that is no more can be opened"))),
    }
}

/// A table whose place is held is that of the task's namespace while the task lives. From its end on, and not only when it is
/// collected, there is nothing to see, or still the same.
fn held_path(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let sockets = two_holds(world, [&a, &b], FIRST.into(), listener)?;
    let initial = listener(at(FIRST, world.port + 2))?;
    // It is nobody's then, and least of all its opener's.
    let shows_nobody = |place: &OwnedFd| {
        let listing = open_again(&b, place)?;
        listing.has(0, "a socket of its opener's", &of(&sockets[1])?)?;
        listing.has(0, "a socket of the initial namespace", &of(&initial)?)
    };
    let hold = |child| {
        let place = place_of_tcp(child)?;
        shows(&open_again(&b, &place)?, &sockets).map(|()| place)
    };
    let place = with_mortal(&a, hold, |place| place.as_ref().map_or(Ok(()), shows_nobody))??;
    shows_nobody(&place)
}

/// Holds the place of a task's table, without opening it.
fn place_of_tcp(pid: i32) -> Result<OwnedFd, Ended> {
    let path = Text::<64>::from(format_args!("/proc/{pid}/net/tcp"));
    open(path.as_str(), OFlags::PATH, Mode::empty())
        .map_err(|errno| report::error(format_args!("{}: {}", path.as_str(), Name(errno))))
}

/// Opens the table whose place is held, in the namespace.
fn open_again(namespace: &Namespace, place: &OwnedFd) -> Result<Listing, Ended> {
    let path = Text::<64>::from(format_args!("/proc/self/fd/{}", place.as_raw_fd()));
    match namespace.run(|| open(path.as_str(), OFlags::RDONLY, Mode::empty())) {
        Ok(file) => Ok(Listing::of(Table::Tcp, file)),
        Err(errno) => Err(report::fail(format_args!("{}: {}", path.as_str(), Name(errno)))),
    }
}

fn of_itself(world: &World, directory: &str) -> Verdict {
    let [a, b] = world.two()?;
    let sockets = two_holds(world, [&a, &b], FIRST.into(), listener)?;
    let listing = a.run(|| Listing::open_in(directory, Table::Tcp))?;
    a.run(|| shows(&listing, &sockets))
}
