// SPDX-License-Identifier: GPL-2.0-only
//! The suite `lifecycle`: what keeps the namespace.

use rustix::fd::AsRawFd;
use rustix::io::Errno;
use rustix::process::{PidfdFlags, getpid, pidfd_open};

use super::lifecycle::{differ, own, prepared, same, works};
use super::{Body, Verdict, arrives, at, client, converse, listener};
use crate::namespace::World;
use crate::net::{ANY, FIRST, Socket, refuses};
use crate::network::{CLONE_NEWNET, raise_loopback};
use crate::nsfs::{self, CLONE_NEWUTS, NsFile, SELF, THREAD};
use crate::report::Ended;
use crate::task::{self, in_child, in_clone3_thread, in_copy, in_ended, in_thread};
use crate::{executed, sys};

pub(super) const BODIES: &[Body] = &[
    ("lifecycle/fork-keeps", |world| heir(world, |act| in_copy(act))),
    ("lifecycle/fork-of-fork-keeps", |world| heir(world, |act| in_copy(|| in_copy(act)))),
    ("lifecycle/vfork-keeps", |world| heir(world, |act| in_ended(act)?)),
    ("lifecycle/thread-keeps", |world| heir(world, |act| in_thread(act)?)),
    ("lifecycle/thread-unshares-alone", thread_unshares_alone),
    ("lifecycle/clone3-thread", clone3_thread),
    ("lifecycle/exec-keeps", exec_keeps),
    ("lifecycle/clone-has-no-flag", clone_has_no_flag),
    ("lifecycle/other-unshare-keeps", other_unshare_keeps),
    ("lifecycle/other-setns-keeps", other_setns_keeps),
    ("lifecycle/network-namespace-keeps", network_namespace_keeps),
];

/// Asserts that the caller is in the namespace in which somebody listens on the world's first port. In any other it could
/// bind that port, and connect to nobody.
pub(super) fn is_inside(world: &World) -> Verdict {
    let address = at(FIRST, world.port);
    refuses(Errno::ADDRINUSE, "beside a listener of the namespace", listener(address))?;
    client(address).map(drop).map_err(Ended::from)
}

/// The same of the namespace of that number, for cases that need kernels that number them.
fn is_inside_of(world: &World, inside: u64) -> Verdict {
    same("the namespace", nsfs::inode(THREAD, world.traces().file)?, inside)?;
    is_inside(world)
}

/// Starts a task that inherits from the caller and runs the closure, and waits for it.
type Bequeath = fn(&mut (dyn FnMut() -> Verdict + Send)) -> Verdict;

fn heir(world: &World, bequeath: Bequeath) -> Verdict {
    world.namespace()?.run(|| {
        let listening = listener(at(ANY, world.port))?;
        bequeath(&mut || is_inside(world))?;
        arrives("a connection of the heir", &[&listening], 0)?;
        is_inside(world)
    })
}

fn thread_unshares_alone(world: &World) -> Verdict {
    let (address, of_process) = (at(FIRST, world.port), at(FIRST, world.port + 1));
    let _held = listener(of_process)?;
    let _listening = in_thread(|| {
        world.enter_new()?;
        refuses(Errno::CONNREFUSED, "a listener of the process", client(of_process))?;
        listener(address).map_err(Ended::from)
    })??;
    refuses(Errno::ADDRINUSE, "beside the listener of before", listener(of_process))?;
    refuses(Errno::CONNREFUSED, "without a listener of its own", client(address))?;
    listener(address).map(drop).map_err(Ended::from)
}

fn clone3_thread(world: &World) -> Verdict {
    let address = at(FIRST, world.port);
    let _held = listener(address)?;
    in_clone3_thread(world.flag(), || {
        world.raise_loopback()?;
        refuses(Errno::CONNREFUSED, "a listener of the process", client(address))?;
        listener(address).map(drop).map_err(Ended::from)
    })??;
    is_inside(world)
}

fn exec_keeps(world: &World) -> Verdict {
    world.namespace()?.run(|| {
        let listening = listener(at(ANY, world.port))?;
        let sight = executed::look(world.port)?;
        super::lifecycle::refused(Errno::ADDRINUSE, "bind after execve", sight.bind)?;
        works("connect after execve", sight.connect)?;
        arrives("a connection of the program", &[&listening], 0)
    })
}

fn clone_has_no_flag(world: &World) -> Verdict {
    /// CLONE_NEWIPV4, which clone(2) takes for a bit of the signal that the child's end sends.
    const BIT_OF_SIGNAL: usize = 0x40;
    world.namespace()?.run(|| {
        let _listening = listener(at(ANY, world.port))?;
        let copy = works("clone with a high signal", sys::clone(BIT_OF_SIGNAL))?;
        task::run_as(copy, || is_inside(world))
    })
}

fn other_unshare_keeps(world: &World) -> Verdict {
    world.namespace()?.run(|| {
        let _listening = listener(at(ANY, world.port))?;
        let inside = own(world)?;
        in_child(|| {
            let uts = nsfs::inode(SELF, "uts")?;
            works("unshare(CLONE_NEWUTS)", sys::unshare(CLONE_NEWUTS))?;
            differ("the UTS namespace before and after", uts, nsfs::inode(SELF, "uts")?)?;
            is_inside_of(world, inside)?;
            let copy = works("clone3(CLONE_NEWUTS)", sys::clone3(CLONE_NEWUTS as u64))?;
            task::run_as(copy, || is_inside_of(world, inside))
        })
    })
}

fn other_setns_keeps(world: &World) -> Verdict {
    let initial = NsFile::open(SELF, "uts")?;
    let task = prepared("pidfd_open", pidfd_open(getpid(), PidfdFlags::empty()))?;
    world.namespace()?.run(|| {
        let _listening = listener(at(ANY, world.port))?;
        let inside = own(world)?;
        in_child(|| {
            prepared("unshare(CLONE_NEWUTS)", sys::unshare(CLONE_NEWUTS))?;
            let made_inside = Socket::tcp(at(FIRST, world.port))?;
            works("setns to a UTS namespace", initial.enter(CLONE_NEWUTS))?;
            is_inside_of(world, inside)?;
            made_inside.connect(at(FIRST, world.port))?;
            prepared("unshare(CLONE_NEWUTS)", sys::unshare(CLONE_NEWUTS))?;
            works("setns to the UTS namespace of a task", sys::setns(task.as_raw_fd(), CLONE_NEWUTS))?;
            is_inside_of(world, inside)
        })
    })
}

fn network_namespace_keeps(world: &World) -> Verdict {
    let address = at(FIRST, world.port);
    world.namespace()?.run(|| {
        let listening = listener(address)?;
        let inside = own(world)?;
        let network = nsfs::inode(SELF, "net")?;
        in_child(|| {
            works("unshare(CLONE_NEWNET)", sys::unshare(CLONE_NEWNET))?;
            prepared("raising lo", raise_loopback())?;
            differ("the network namespace before and after", network, nsfs::inode(SELF, "net")?)?;
            if world.traces().flag != CLONE_NEWNET {
                same("before and after", own(world)?, inside)?;
            }
            refuses(Errno::CONNREFUSED, "a listener of the network namespace before", client(address))?;
            let inner = listener(address)?;
            let client = client(address)?;
            converse(&client, &inner.accept()?)
        })?;
        let client = client(address)?;
        converse(&client, &listening.accept()?)
    })
}
