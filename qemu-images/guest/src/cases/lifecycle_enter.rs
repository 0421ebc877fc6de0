// SPDX-License-Identifier: GPL-2.0-only
//! The suite `lifecycle`: setns(2).

use rustix::fd::{AsFd, AsRawFd, OwnedFd};
use rustix::fs::{Mode, OFlags, open, unlink};
use rustix::io::Errno;
use rustix::mount::{UnmountFlags, mount_bind, unmount};
use rustix::process::{Pid, PidfdFlags, Signal, getpid, kill_process, pidfd_open};

use super::lifecycle::{own, prepared, refused, same, works};
use super::lifecycle_inherit::is_inside;
use super::{Body, Verdict, arrives, at, client, converse, listener};
use crate::namespace::World;
use crate::net::{FIRST, LIMIT, Socket, refuses};
use crate::network::CLONE_NEWNET;
use crate::nsfs::{self, CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWUTS, NsFile, SELF};
use crate::report::{self, Ended};
use crate::sys::{self, POLLIN, Polled};
use crate::task::{Companion, in_child, in_ended, in_thread};
use crate::text::Text;

pub(super) const BODIES: &[Body] = &[
    ("lifecycle/setns", setns),
    ("lifecycle/setns-pidfd", setns_pidfd),
    ("lifecycle/setns-pidfd-with-others", setns_pidfd_with_others),
    ("lifecycle/setns-thread-alone", setns_thread_alone),
    ("lifecycle/setns-own", setns_own),
    ("lifecycle/setns-back", setns_back),
    ("lifecycle/setns-wrong-type", setns_wrong_type),
    ("lifecycle/setns-after-the-last-task", setns_after_the_last_task),
    ("lifecycle/setns-bind-mount", setns_bind_mount),
    ("lifecycle/setns-dead-task", setns_dead_task),
];

/// Moves the caller from a namespace where the world's first port is free into one where `listening` has it.
fn enters(world: &World, listening: &Socket, inside: u64, enter: impl FnOnce() -> rustix::io::Result<()>) -> Verdict {
    let address = at(FIRST, world.port);
    drop(listener(address)?);
    refuses(Errno::CONNREFUSED, "before", client(address))?;
    works("setns", enter())?;
    same("the namespace entered", own(world)?, inside)?;
    refuses(Errno::ADDRINUSE, "beside a listener of the namespace entered", listener(address))?;
    let client = client(address)?;
    arrives("a connection", &[listening], 0)?;
    converse(&client, &listening.accept()?)?;
    in_child(|| same("a child after setns", own(world)?, inside))
}

fn setns(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let listening = a.run(|| listener(at(FIRST, world.port)))?;
    let (inside, file) = a.run(|| Ok::<_, Ended>((own(world)?, NsFile::open(SELF, world.traces().file)?)))?;
    b.run(|| enters(world, &listening, inside, || file.enter(world.traces().flag)))?;
    b.run(|| {
        world.enter_new()?;
        enters(world, &listening, inside, || file.enter(0))
    })
}

fn pidfd(pid: Pid) -> Result<OwnedFd, Ended> {
    prepared("pidfd_open", pidfd_open(pid, PidfdFlags::empty()))
}

fn setns_pidfd(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let listening = a.run(|| listener(at(FIRST, world.port)))?;
    let (inside, pid) = a.run(|| (own(world), getpid()));
    let (inside, pidfd) = (inside?, pidfd(pid)?);
    b.run(|| enters(world, &listening, inside, || sys::setns(pidfd.as_raw_fd(), world.traces().flag)))
}

fn setns_pidfd_with_others(world: &World) -> Verdict {
    let [a, b] = world.two()?;
    let listening = a.run(|| listener(at(FIRST, world.port)))?;
    let (inside, uts, pid) = a.run(|| {
        prepared("unshare(CLONE_NEWUTS)", sys::unshare(CLONE_NEWUTS))?;
        Ok::<_, Ended>((own(world)?, nsfs::inode(SELF, "uts")?, getpid()))
    })?;
    let pidfd = pidfd(pid)?;
    let flags = world.traces().flag | CLONE_NEWUTS;
    b.run(|| {
        enters(world, &listening, inside, || sys::setns(pidfd.as_raw_fd(), flags))?;
        same("the UTS namespace entered", nsfs::inode(SELF, "uts")?, uts)
    })
}

/// The rest of its process stays where it is, and shows the way back.
fn setns_thread_alone(world: &World) -> Verdict {
    let (a, of_process) = (world.namespace()?, at(FIRST, world.port));
    let file = a.run(|| NsFile::open(SELF, world.traces().file))?;
    let (process, _held) = (pidfd(getpid())?, listener(of_process)?);
    in_thread(|| {
        let enter = || {
            works("setns by a thread", file.enter(world.traces().flag))?;
            refuses(Errno::CONNREFUSED, "a listener of the process", client(of_process))
        };
        enter()?;
        works("setns back by a thread", sys::setns(process.as_raw_fd(), world.traces().flag))?;
        is_inside(world)?;
        enter()
    })??;
    is_inside(world)
}

fn setns_own(world: &World) -> Verdict {
    let address = at(FIRST, world.port);
    world.namespace()?.run(|| {
        let listening = listener(address)?;
        let inside = own(world)?;
        let file = NsFile::open(SELF, world.traces().file)?;
        let pidfd = pidfd(getpid())?;
        for flag in [0, world.traces().flag] {
            works("setns to one's own", file.enter(flag))?;
            same("before and after", own(world)?, inside)?;
        }
        works("setns to one's own by pidfd", sys::setns(pidfd.as_raw_fd(), world.traces().flag))?;
        same("before and after", own(world)?, inside)?;
        refuses(Errno::ADDRINUSE, "beside a listener of the namespace", listener(address))?;
        let client = client(address)?;
        converse(&client, &listening.accept()?)
    })
}

fn setns_back(world: &World) -> Verdict {
    let address = at(FIRST, world.port);
    let (initial, initial_file) = (own(world)?, NsFile::open(SELF, world.traces().file)?);
    let outside = Socket::tcp(address)?.reuse_port_if_known()?.bind(address)?.listen()?;
    world.namespace()?.run(|| {
        let file = NsFile::open(SELF, world.traces().file)?;
        refuses(Errno::CONNREFUSED, "before", client(address))?;
        let inside = Socket::tcp(address)?.reuse_port_if_known()?.bind(address)?.listen()?;
        works("setns back", initial_file.enter(world.traces().flag))?;
        same("the initial namespace", own(world)?, initial)?;
        let returned = client(address)?;
        arrives("a connection", &[&outside, &inside], 0)?;
        converse(&returned, &outside.accept()?)?;
        works("setns", file.enter(world.traces().flag))?;
        let entered = client(address)?;
        arrives("a connection", &[&outside, &inside], 1)?;
        converse(&entered, &inside.accept()?)
    })
}

fn setns_wrong_type(world: &World) -> Verdict {
    let flag = world.traces().flag;
    world.namespace()?.run(|| {
        let inside = own(world)?;
        let file = NsFile::open(SELF, world.traces().file)?;
        for other in [CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWNET | CLONE_NEWUTS, 1] {
            refused(Errno::INVAL, "setns with another type", file.enter(other))?;
        }
        for name in ["uts", "ipc", "net"].into_iter().filter(|name| *name != world.traces().file) {
            refused(Errno::INVAL, "setns to another type", NsFile::open(SELF, name)?.enter(flag))?;
        }
        let socket = Socket::tcp(at(FIRST, world.port))?;
        let number = socket.as_fd().as_raw_fd();
        refused(Errno::INVAL, "setns to a socket", sys::setns(number, flag))?;
        drop(socket);
        refused(Errno::BADF, "setns to nothing", sys::setns(number, flag))?;
        same("before and after", own(world)?, inside)
    })
}

/// Makes a namespace with a listener on the world's first port, in which no task is left.
fn deserted<T: Send>(world: &World, hold: impl FnOnce() -> Result<T, Ended> + Send) -> Result<(Socket, u64, T), Ended> {
    in_ended(|| {
        world.enter_new()?;
        Ok((listener(at(FIRST, world.port))?, own(world)?, hold()?))
    })?
}

fn setns_after_the_last_task(world: &World) -> Verdict {
    let (listening, inside, file) = deserted(world, || NsFile::open(SELF, world.traces().file))?;
    same("the open file", prepared("fstat", file.inode())?, inside)?;
    world.namespace()?.run(|| enters(world, &listening, inside, || file.enter(world.traces().flag)))
}

/// A namespace's file mounted over another one; unmounted when dropped.
pub(super) struct Mounted(Text<64>);

impl Mounted {
    /// Mounts the caller's.
    pub(super) fn own(world: &World) -> Result<Mounted, Ended> {
        let path = Text::<64>::from(format_args!("/tmp/ns-{}", world.port));
        let own = Text::<64>::from(format_args!("{SELF}/{}", world.traces().file));
        let made = open(path.as_str(), OFlags::CREATE | OFlags::RDONLY, Mode::from(0o600));
        drop(prepared("a file to mount on", made)?);
        works("mounting a namespace's file", mount_bind(own.as_str(), path.as_str()))?;
        Ok(Mounted(path))
    }

    /// Where.
    pub(super) fn path(&self) -> &str {
        self.0.as_str()
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if let Err(errno) = unmount(self.path(), UnmountFlags::empty()).and_then(|()| unlink(self.path())) {
            report::note(format_args!("{} stays: {}", self.path(), crate::errno::Name(errno)));
        }
    }
}

fn setns_bind_mount(world: &World) -> Verdict {
    let (listening, inside, mounted) = deserted(world, || Mounted::own(world))?;
    let file = works("opening what is mounted", NsFile::open_at(mounted.path()))?;
    world.namespace()?.run(|| enters(world, &listening, inside, || file.enter(world.traces().flag)))?;
    drop(file);
    Ok(())
}

fn setns_dead_task(world: &World) -> Verdict {
    let companion = Companion::start(|| world.enter_new())?;
    let (directory, pidfd) = (nsfs::of(companion.pid()), pidfd(companion.process()?)?);
    works("the link while it lives", nsfs::link(directory.as_str(), world.traces().file))?;
    prepared("kill", kill_process(companion.process()?, Signal::KILL))?;
    let mut died = [Polled { fd: pidfd.as_raw_fd(), events: POLLIN, seen: 0 }];
    prepared("waiting for a death", sys::poll(&mut died, LIMIT))?;
    // It is dead, and not collected yet.
    refused(Errno::NOENT, "the link of a dead task", nsfs::link(directory.as_str(), world.traces().file))?;
    refused(Errno::SRCH, "setns to a dead task", sys::setns(pidfd.as_raw_fd(), world.traces().flag))?;
    prepared("wait4", sys::wait(companion.pid())).map(drop)
}
