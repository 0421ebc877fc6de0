// SPDX-License-Identifier: GPL-2.0-only
//! The suite `lifecycle`: what holds a namespace, and that it is gone once nothing does. The number of namespaces that
//! are counted against the limit tells.

use core::time::Duration;

use rustix::fd::AsRawFd;
use rustix::fs::{Mode, OFlags, open};
use rustix::io::{Errno, read, write};
use rustix::process::{PidfdFlags, pidfd_open};

use super::lifecycle::{own, prepared, refused, same, works};
use super::lifecycle_enter::Mounted;
use super::lifecycle_owner::{
    enter_user_namespace, limit, make_held, once_others_are_gone, unprivileged, unshare_soon,
};
use super::{Body, Verdict, at, client, converse, hears, listener, receiver};
use crate::namespace::World;
use crate::net::{ANY, ANY6, FIRST, Socket, refuses};
use crate::network::{CLONE_NEWNET, raise_loopback};
use crate::nsfs::{self, CLONE_NEWNS, CLONE_NEWUSER, CLONE_NEWUTS, NsFile};
use crate::report::{self, Ended};
use crate::sys;
use crate::sysctl::Setting;
use crate::task::{Companion, in_child, in_ended};

const MILLISECOND: Duration = Duration::from_millis(1);

pub(super) const BODIES: &[Body] = &[
    ("lifecycle/freed-with-last-task", freed_with_last_task),
    ("lifecycle/freed-when-left", freed_when_left),
    ("lifecycle/held-by-any-task", held_by_any_task),
    ("lifecycle/held-by-open-file", held_by_open_file),
    ("lifecycle/held-by-bind-mount", held_by_bind_mount),
    ("lifecycle/held-after-setns", held_after_setns),
    ("lifecycle/freed-after-refused-setns", freed_after_refused_setns),
    ("lifecycle/owner-freed", owner_freed),
    ("lifecycle/many-leak-nothing", many_leak_nothing),
    ("lifecycle/network-freed", network_freed),
];

/// Runs the closure in a user namespace in which there may be so many namespaces.
fn within_limit(world: &World, most: usize, act: impl FnOnce() -> Verdict) -> Verdict {
    in_child(|| {
        enter_user_namespace()?;
        let _limit = limit(world, most)?;
        act()
    })
}

/// Asserts that no more namespaces can be made.
fn is_full(world: &World, what: &str) -> Verdict {
    in_ended(|| refused(Errno::NOSPC, what, sys::unshare(world.flag())))?
}

/// Asserts that there can be one more namespace, which is gone afterwards. Where that takes long one case shows it, with
/// [`make`].
fn has_room(world: &World, what: &str) -> Verdict {
    if !world.traces().is_freed_at_once {
        return Ok(());
    }
    in_ended(|| works(what, sys::unshare(world.flag())))?
}

fn make(world: &World) -> Verdict {
    works("making a namespace", unshare_soon(world))
}

fn freed_with_last_task(world: &World) -> Verdict {
    within_limit(world, 1, || {
        let companion = Companion::start(|| make(world))?;
        is_full(world, "while its task lives")?;
        companion.end()?;
        let companion = Companion::start(|| make(world))?;
        is_full(world, "while its task lives")?;
        companion.kill()?;
        has_room(world, "after its task was killed")
    })
}

fn freed_when_left(world: &World) -> Verdict {
    within_limit(world, 2, || {
        let first = make_held(world)?;
        make(world)?;
        is_full(world, "while a task is in the second")?;
        works("setns to the first", first.enter(world.traces().flag))?;
        has_room(world, "after the second was left by setns")
    })?;
    within_limit(world, 2, || {
        make(world)?;
        make(world)?;
        has_room(world, "after the first was left by unshare")
    })
}

fn held_by_any_task(world: &World) -> Verdict {
    within_limit(world, 2, || {
        make(world)?;
        let shared = own(world)?;
        let forked = Companion::start(|| Ok(()))?;
        let unshared = Companion::start(|| prepared("unshare(CLONE_NEWUTS)", sys::unshare(CLONE_NEWUTS)))?;
        make(world)?;
        is_full(world, "while two tasks are in the first")?;
        forked.end()?;
        is_full(world, "while one task is in the first")?;
        let directory = nsfs::of(unshared.pid());
        same("the first", nsfs::inode(directory.as_str(), world.traces().file)?, shared)?;
        unshared.end()?;
        has_room(world, "after no task was left in it")
    })
}

fn held_by_open_file(world: &World) -> Verdict {
    within_limit(world, 1, || {
        let file = in_ended(|| make_held(world))??;
        is_full(world, "while its file is open")?;
        let again = works("opening it again", NsFile::open_at(path_of(&file).as_str()))?;
        drop(file);
        is_full(world, "while its file is open once more")?;
        drop(again);
        has_room(world, "after its file was closed")
    })
}

/// The path by which the caller's open file can be opened again.
fn path_of(file: &NsFile) -> crate::text::Text<64> {
    crate::text::Text::from(format_args!("/proc/self/fd/{}", file.number()))
}

fn held_by_bind_mount(world: &World) -> Verdict {
    within_limit(world, 1, || {
        prepared("a mount namespace", sys::unshare(CLONE_NEWNS))?;
        let mounted = in_ended(|| {
            make(world)?;
            Mounted::own(world)
        })??;
        is_full(world, "while it is mounted")?;
        drop(works("opening what is mounted", NsFile::open_at(mounted.path()))?);
        is_full(world, "while it is still mounted")?;
        drop(mounted);
        has_room(world, "after it was unmounted")
    })
}

fn held_after_setns(world: &World) -> Verdict {
    within_limit(world, 2, || {
        let file = in_ended(|| make_held(world))??;
        let inside = prepared("fstat", file.inode())?;
        works("setns", file.enter(world.traces().flag))?;
        drop(file);
        let other = Companion::start(|| make(world))?;
        is_full(world, "while a task is in what it has entered")?;
        same("what was entered", own(world)?, inside)?;
        other.end()?;
        has_room(world, "after the other has ended")
    })
}

/// Who is refused has no part in the namespace.
fn freed_after_refused_setns(world: &World) -> Verdict {
    within_limit(world, 1, || {
        let companion = Companion::start(|| make(world))?;
        let (directory, flag) = (nsfs::of(companion.pid()), world.traces().flag);
        let file = NsFile::open(directory.as_str(), world.traces().file)?;
        let pidfd = prepared("pidfd_open", pidfd_open(companion.process()?, PidfdFlags::empty()))?;
        unprivileged(|| {
            for _ in 0..3 {
                refused(Errno::PERM, "setns without CAP_SYS_ADMIN", file.enter(flag))?;
                refused(Errno::PERM, "setns by pidfd", sys::setns(pidfd.as_raw_fd(), flag))?;
            }
            Ok(())
        })?;
        drop(file);
        is_full(world, "while its task lives")?;
        companion.end()?;
        has_room(world, "after its task has ended")
    })
}

fn owner_freed(world: &World) -> Verdict {
    in_child(|| {
        enter_user_namespace()?;
        let _users = Setting::change("/proc/sys/user/max_user_namespaces", format_args!("1"))?;
        for _ in 0..2 {
            in_child(|| {
                // User namespaces that nobody needs any more do not go at once.
                const TRIES: u32 = 1500;
                let mut entered = Err(Errno::NOSPC);
                for _ in 0..TRIES {
                    entered = sys::unshare(CLONE_NEWUSER);
                    if entered != Err(Errno::NOSPC) {
                        break;
                    }
                    prepared("waiting", sys::poll(&mut [], MILLISECOND))?;
                }
                works("a user namespace after the end of one", entered)?;
                make(world)
            })?;
        }
        Ok(())
    })
}

/// Pages that the kernel uses for its own objects, in KiB.
fn kernel_memory() -> Result<u64, Ended> {
    // Each CPU counts for itself, and tells the sum only now and then, unless it is asked to.
    if let Ok(file) = open("/proc/sys/vm/stat_refresh", OFlags::WRONLY, Mode::empty()) {
        prepared("/proc/sys/vm/stat_refresh", write(&file, b"1"))?;
    }
    let file = prepared("/proc/meminfo", open("/proc/meminfo", OFlags::RDONLY, Mode::empty()))?;
    let mut bytes = [0; 2048];
    let length = prepared("/proc/meminfo", read(&file, &mut bytes))?;
    let text = bytes.get(..length).and_then(|bytes| core::str::from_utf8(bytes).ok()).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("SUnreclaim:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse().ok())
        .ok_or_else(|| report::error(format_args!("/proc/meminfo has no SUnreclaim")))
}

/// Makes and drops so many namespaces, some of them with sockets.
fn make_many(world: &World, times: usize) -> Verdict {
    in_child(|| {
        for number in 0..times {
            make(world)?;
            if number % 64 == 0 {
                let address = at(ANY, world.port);
                drop((listener(address)?, receiver(address)?));
            }
        }
        Ok(())
    })
}

/// Whether the kernel's own memory comes back to about what it was. Closed sockets are freed a little later.
fn memory_comes_back(before: u64) -> Result<bool, Ended> {
    /// What one object of 64 bytes left by every tenth namespace would come to.
    const NOISE_KIB: u64 = 64;
    const TRIES: u32 = 100;
    for _ in 0..TRIES {
        if kernel_memory()? <= before + NOISE_KIB {
            return Ok(true);
        }
        prepared("waiting", sys::poll(&mut [], MILLISECOND))?;
    }
    Ok(false)
}

/// Asserts that namespaces do not use up memory. A kernel that checks itself keeps some of what was freed: its memory
/// grows for a while, and then no more.
fn memory_stays(world: &World, times: usize) -> Verdict {
    const BATCHES: u32 = 8;
    let (mut before, mut after) = (0, 0);
    for _ in 0..BATCHES {
        before = kernel_memory()?;
        make_many(world, times)?;
        if memory_comes_back(before)? {
            return Ok(());
        }
        after = kernel_memory()?;
    }
    Err(report::fail(format_args!("each time SUnreclaim grows, at last from {before} to {after} kB")))
}

fn many_leak_nothing(world: &World) -> Verdict {
    const TIMES: usize = 10_000;
    const NOISE: u64 = 1000;
    // A network namespace takes long, and its memory is freed later than its count.
    let is_light = world.traces().is_freed_at_once;
    let number = || {
        in_ended(|| {
            make(world)?;
            own(world)
        })?
    };
    within_limit(world, 2, || {
        if is_light {
            make_many(world, TIMES / 10)?;
            let before = number()?;
            memory_stays(world, TIMES)?;
            let after = number()?;
            if after > before + NOISE {
                return Err(report::fail(format_args!("numbers went from {before} to {after}")));
            }
        } else {
            make_many(world, 1)?;
        }
        let _held = [make_held(world)?, make_held(world)?];
        is_full(world, "after many")
    })
}

/// A socket that anybody holds holds its network. The network's place among those that a user namespace may have is free
/// again once the network is gone.
fn network_freed(world: &World) -> Verdict {
    const NETWORKS: &str = "/proc/sys/user/max_net_namespaces";
    in_child(|| {
        enter_user_namespace()?;
        let _limit = Setting::change(NETWORKS, format_args!("1"))?;
        in_ended(|| {
            works("a network", sys::unshare(world.flag() | CLONE_NEWNET))?;
            prepared("raising lo", raise_loopback())?;
            refused(Errno::NOSPC, "a second network", sys::unshare(CLONE_NEWNET))?;
            use_sockets(world.port)
        })??;
        works("a network after the first", once_others_are_gone(|| sys::unshare(CLONE_NEWNET)))
    })
}

/// Sends all sorts of things to 127.0.0.1.
fn use_sockets(port: u16) -> Verdict {
    for (port, bound) in (port..).zip([at(FIRST, port), at(ANY, port + 1), at(ANY6, port + 2)]) {
        let to = at(FIRST, port);
        let listening = listener(bound)?;
        let talking = client(to)?;
        converse(&talking, &listening.accept()?)?;
        let _never_accepted = client(to)?;
        let receiving = receiver(bound)?;
        Socket::udp(to)?.connect(to)?.send(b"x")?;
        hears(&receiving, b"x")?;
    }
    let nobody = at(FIRST, port + 3);
    refuses(Errno::CONNREFUSED, "a connection to nobody", client(nobody))?;
    let sending = Socket::udp(nobody)?.connect(nobody)?;
    sending.send(b"x")?;
    refuses(Errno::CONNREFUSED, "a datagram to nobody", sending.receive(&mut [0; 1]))
}
