// SPDX-License-Identifier: GPL-2.0-only
//! The suite `lifecycle`: what makes a namespace, and how one is told from another.

use core::fmt::Display;
use core::net::SocketAddr;

use rustix::fs::{Mode, OFlags, RawDir, open};
use rustix::io::{self, Errno};

use super::lifecycle_owner::unprivileged;
use super::{Body, Verdict, arrives, at, client, converse, equal, listener};
use crate::errno::Name;
use crate::namespace::{World, place};
use crate::net::{ANY, FIRST, Socket, refuses};
use crate::network::{CLONE_NEWNET, raise_loopback};
use crate::nsfs::{self, CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWUTS, NsFile, SELF, THREAD};
use crate::report::{self, Ended};
use crate::sys;
use crate::task::{self, in_child, in_thread};
use crate::text::Text;

pub(super) const BODIES: &[Body] = &[
    ("lifecycle/unshare", unshare),
    ("lifecycle/unshare-twice", unshare_twice),
    ("lifecycle/clone3", clone3),
    ("lifecycle/unshare-with-others", unshare_with_others),
    ("lifecycle/clone3-with-others", clone3_with_others),
    ("lifecycle/unshare-with-network-namespace", unshare_with_network_namespace),
    ("lifecycle/unshare-with-user-namespace", unshare_with_user_namespace),
    ("lifecycle/clone3-with-user-namespace", clone3_with_user_namespace),
    ("lifecycle/inodes", inodes),
    ("lifecycle/file", file),
    ("lifecycle/file-ioctls", file_ioctls),
];

fn told(what: &str, errno: Errno) -> impl Display {
    struct Told<'a>(&'a str, Errno);
    impl Display for Told<'_> {
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            write!(f, "namespace {}: {}: {}", place(), self.0, Name(self.1))
        }
    }
    Told(what, errno)
}

/// What the case cannot do without.
pub(super) fn prepared<T>(what: &str, result: io::Result<T>) -> Result<T, Ended> {
    result.map_err(|errno| report::error(format_args!("{}", told(what, errno))))
}

/// Asserts that the kernel does it.
pub(super) fn works<T>(what: &str, result: io::Result<T>) -> Result<T, Ended> {
    result.map_err(|errno| report::fail(format_args!("{}", told(what, errno))))
}

/// Asserts that the kernel refuses it with just this error.
pub(super) fn refused<T>(expected: Errno, what: &str, result: io::Result<T>) -> Verdict {
    match result {
        Err(errno) if errno == expected => Ok(()),
        Err(errno) => Err(report::fail(format_args!("{}, not {}", told(what, errno), Name(expected)))),
        Ok(_) => Err(report::fail(format_args!("{what}: went through, without {}", Name(expected)))),
    }
}

/// The number of the caller's namespace of the kind under test.
pub(super) fn own(world: &World) -> Result<u64, Ended> {
    nsfs::inode(SELF, world.traces().file)
}

/// Asserts that both are the same namespace.
pub(super) fn same(what: &str, one: u64, other: u64) -> Verdict {
    if one == other { Ok(()) } else { Err(report::fail(format_args!("{what}: {one} is not {other}"))) }
}

/// Asserts that they are two namespaces.
pub(super) fn differ(what: &str, one: u64, other: u64) -> Verdict {
    if one != other { Ok(()) } else { Err(report::fail(format_args!("{what}: both are {one}"))) }
}

/// What clone3(2) says; the child, if there is one, ends at once.
pub(super) fn try_clone3(flags: usize) -> io::Result<()> {
    match sys::clone3(flags as u64)? {
        None => sys::exit(0),
        Some(child) => sys::wait(child).map(drop),
    }
}

fn unshare(world: &World) -> Verdict {
    let initial = own(world)?;
    in_child(|| {
        world.enter_new()?;
        let first = own(world)?;
        differ("before and after unshare", initial, first)?;
        world.enter_new()?;
        let second = own(world)?;
        differ("the first and the second", first, second)?;
        differ("the initial and the second", initial, second)
    })?;
    same("the parent", own(world)?, initial)
}

fn unshare_twice(world: &World) -> Verdict {
    let address = at(FIRST, world.port);
    let shares = |address: SocketAddr| Socket::tcp(address)?.reuse_port_if_known()?.bind(address)?.listen();
    in_child(|| {
        let outermost = shares(address)?;
        world.enter_new()?;
        let outer = shares(address)?;
        world.enter_new()?;
        refuses(Errno::CONNREFUSED, "without a listener of its own", client(address))?;
        let inner = shares(at(ANY, world.port))?;
        let client = client(address)?;
        arrives("a connection", &[&outermost, &outer, &inner], 2)?;
        converse(&client, &inner.accept()?)
    })
}

fn clone3(world: &World) -> Verdict {
    let initial = own(world)?;
    world.in_clone3_child(|| {
        let inside = own(world)?;
        differ("parent and child", initial, inside)?;
        in_child(|| same("the child and its child", own(world)?, inside))
    })?;
    same("the parent", own(world)?, initial)
}

/// The caller's other namespaces, of which one is asked for along with the one under test and one is not.
fn others() -> Result<[u64; 2], Ended> {
    Ok([nsfs::inode(SELF, "uts")?, nsfs::inode(SELF, "ipc")?])
}

/// Asserts that the caller has just got a new namespace and a new UTS namespace, and nothing else.
fn has_moved(world: &World, before: u64, [uts, ipc]: [u64; 2]) -> Verdict {
    differ("the namespace before and after", before, own(world)?)?;
    let [new_uts, new_ipc] = others()?;
    differ("the UTS namespace before and after", uts, new_uts)?;
    same("the IPC namespace before and after", ipc, new_ipc)
}

fn unshare_with_others(world: &World) -> Verdict {
    let (before, others) = (own(world)?, others()?);
    in_child(|| {
        works("unshare with CLONE_NEWUTS", sys::unshare(world.flag() | CLONE_NEWUTS))?;
        has_moved(world, before, others)?;
        let inside = own(world)?;
        works("unshare with CLONE_NEWUTS and CLONE_NEWIPC", {
            sys::unshare(world.flag() | CLONE_NEWUTS | CLONE_NEWIPC)
        })?;
        differ("the first and the second", inside, own(world)?)
    })
}

fn clone3_with_others(world: &World) -> Verdict {
    let (before, others) = (own(world)?, others()?);
    let copy = works("clone3 with CLONE_NEWUTS", sys::clone3((world.flag() | CLONE_NEWUTS) as u64))?;
    task::run_as(copy, || has_moved(world, before, others))
}

fn unshare_with_network_namespace(world: &World) -> Verdict {
    let (before, network) = (own(world)?, nsfs::inode(SELF, "net")?);
    let address = at(FIRST, world.port);
    let _held = listener(address)?;
    in_child(|| {
        if world.flag() != 0 {
            works("unshare with CLONE_NEWNET", sys::unshare(world.flag() | CLONE_NEWNET))?;
            prepared("raising lo", raise_loopback())?;
        }
        differ("the namespace before and after", before, own(world)?)?;
        differ("the network namespace before and after", network, nsfs::inode(SELF, "net")?)?;
        let inner = listener(address)?;
        let client = client(address)?;
        converse(&client, &inner.accept()?)
    })
}

/// Asserts that the caller has a namespace of its own that belongs to a user namespace of its own.
fn owns_its_namespace(world: &World, before: u64, user: u64) -> Verdict {
    differ("the namespace before and after", before, own(world)?)?;
    let new_user = nsfs::inode(SELF, "user")?;
    differ("the user namespace before and after", user, new_user)?;
    let owner = works("NS_GET_USERNS", NsFile::open(SELF, world.traces().file)?.owner())?;
    same("the owner and the user namespace", prepared("fstat", owner.inode())?, new_user)
}

fn unshare_with_user_namespace(world: &World) -> Verdict {
    let (before, user) = (own(world)?, nsfs::inode(SELF, "user")?);
    unprivileged(|| {
        works("unshare with CLONE_NEWUSER", sys::unshare(world.flag() | CLONE_NEWUSER))?;
        owns_its_namespace(world, before, user)
    })
}

fn clone3_with_user_namespace(world: &World) -> Verdict {
    let (before, user) = (own(world)?, nsfs::inode(SELF, "user")?);
    unprivileged(|| {
        let copy = works("clone3 with CLONE_NEWUSER", sys::clone3((world.flag() | CLONE_NEWUSER) as u64))?;
        task::run_as(copy, || owns_its_namespace(world, before, user))
    })
}

fn inodes(world: &World) -> Verdict {
    let namespaces = world.four()?;
    let mut seen = [own(world)?; 5];
    // The last stays that of the case itself.
    for (namespace, place) in namespaces.iter().zip(&mut seen) {
        let (pid, inode) = namespace.run(|| (rustix::process::getpid(), own(world)));
        *place = inode?;
        let from_outside = nsfs::inode(nsfs::of(pid.as_raw_nonzero().get()).as_str(), world.traces().file)?;
        same("a namespace from inside and from outside", *place, from_outside)?;
        namespace.run(|| in_child(|| same("parent and child", own(world)?, from_outside)))?;
        let of_thread = namespace.run(|| in_thread(|| nsfs::inode(THREAD, world.traces().file)))??;
        same("a process and its thread", of_thread, from_outside)?;
    }
    for (place, one) in seen.iter().enumerate() {
        for other in seen.iter().skip(place + 1) {
            differ("two namespaces", *one, *other)?;
        }
    }
    Ok(())
}

fn file(world: &World) -> Verdict {
    let name = world.traces().file;
    world.namespace()?.run(|| {
        let inode = own(world)?;
        let link = works("the link", nsfs::link(SELF, name))?;
        let expected = Text::<64>::from(format_args!("{name}:[{inode}]"));
        if link.as_str() != expected.as_str() {
            return Err(report::fail(format_args!("the link says {}, not {}", link.as_str(), expected.as_str())));
        }
        let directory = prepared("/proc/self/ns", open(SELF, OFlags::RDONLY | OFlags::DIRECTORY, Mode::empty()))?;
        let mut buffer = [core::mem::MaybeUninit::uninit(); 1024];
        let mut entries = RawDir::new(directory, &mut buffer);
        let mut times = 0;
        while let Some(entry) = entries.next() {
            times += usize::from(works("a list of /proc/self/ns", entry)?.file_name().to_bytes() == name.as_bytes());
        }
        equal("how often /proc/self/ns lists it", times, 1)
    })
}

fn file_ioctls(world: &World) -> Verdict {
    let user = nsfs::inode(SELF, "user")?;
    world.namespace()?.run(|| {
        let file = NsFile::open(SELF, world.traces().file)?;
        equal("NS_GET_NSTYPE", works("NS_GET_NSTYPE", file.flag())?, world.traces().flag)?;
        let owner = works("NS_GET_USERNS", file.owner())?;
        same("the owner and the user namespace", prepared("fstat", owner.inode())?, user)?;
        refused(Errno::INVAL, "NS_GET_PARENT", file.parent())?;
        in_child(|| {
            prepared("a user namespace", sys::unshare(CLONE_NEWUSER))?;
            refused(Errno::PERM, "NS_GET_USERNS from below the owner", file.owner())
        })
    })
}
