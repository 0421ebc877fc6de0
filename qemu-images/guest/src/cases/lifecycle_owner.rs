// SPDX-License-Identifier: GPL-2.0-only
//! The suite `lifecycle`: who may make and enter a namespace, and how many there may be.

use rustix::fd::AsRawFd;
use rustix::fs::{Mode, OFlags, open};
use rustix::io::{self, Errno, write};
use rustix::process::{PidfdFlags, Uid, getpid, pidfd_open};
use rustix::thread::set_thread_res_uid;

use super::lifecycle::{differ, own, prepared, refused, same, try_clone3, works};
use super::lifecycle_inherit::is_inside;
use super::{Body, Verdict, at, client, listener};
use crate::namespace::World;
use crate::net::{FIRST, LIMIT, refuses};
use crate::network::CLONE_NEWNET;
use crate::nsfs::{
    self, CLONE_NEWCGROUP, CLONE_NEWIPC, CLONE_NEWNS, CLONE_NEWPID, CLONE_NEWUSER, CLONE_NEWUTS, NsFile, SELF,
};
use crate::report::Ended;
use crate::sys;
use crate::sysctl::Setting;
use crate::task::{Companion, in_child};

pub(super) const BODIES: &[Body] = &[
    ("lifecycle/unshare-unprivileged", unshare_unprivileged),
    ("lifecycle/clone3-unprivileged", clone3_unprivileged),
    ("lifecycle/setns-unprivileged", setns_unprivileged),
    ("lifecycle/setns-without-net-admin", setns_without_net_admin),
    ("lifecycle/setns-foreign-owner", setns_foreign_owner),
    ("lifecycle/setns-owned-by-child", setns_owned_by_child),
    ("lifecycle/setns-needs-both-capabilities", setns_needs_both_capabilities),
    ("lifecycle/setns-with-user-namespace", setns_with_user_namespace),
    ("lifecycle/unshare-unknown-flags", unshare_unknown_flags),
    ("lifecycle/clone3-unknown-flags", clone3_unknown_flags),
    ("lifecycle/setns-unknown-flags", setns_unknown_flags),
    ("lifecycle/limit-unshare", |world| limit_holds(world, "unshare", sys::unshare)),
    ("lifecycle/limit-clone3", |world| limit_holds(world, "clone3", try_clone3)),
    ("lifecycle/limit-nested", limit_nested),
    ("lifecycle/limit-with-user-namespace", limit_with_user_namespace),
    ("lifecycle/limit-each-user", limit_each_user),
    ("lifecycle/limit-after-end-by-another", limit_after_end_by_another),
    ("lifecycle/limit-after-refusal", limit_after_refusal),
    ("lifecycle/limit-after-refusal-beside-each", limit_after_refusal_beside_each),
    ("lifecycle/limit-after-late-refusal", limit_after_late_refusal),
];

/// Takes CAP_SYS_ADMIN from the caller, or gives it back.
fn set_admin(holds: bool) -> Verdict {
    prepared("CAP_SYS_ADMIN", sys::set_capability(sys::CAP_SYS_ADMIN, holds))
}

/// Runs the closure in a child of the caller that has no CAP_SYS_ADMIN.
pub(super) fn unprivileged(act: impl FnOnce() -> Verdict) -> Verdict {
    in_child(|| {
        set_admin(false)?;
        act()
    })
}

fn unshare_unprivileged(world: &World) -> Verdict {
    let _listening = listener(at(FIRST, world.port))?;
    unprivileged(|| {
        refused(Errno::PERM, "unshare without CAP_SYS_ADMIN", sys::unshare(world.flag()))?;
        // The other is one that every kernel knows.
        refused(Errno::PERM, "unshare of two", sys::unshare(world.flag() | CLONE_NEWNS))?;
        is_inside(world)
    })
}

fn clone3_unprivileged(world: &World) -> Verdict {
    unprivileged(|| refused(Errno::PERM, "clone3 without CAP_SYS_ADMIN", try_clone3(world.flag())))
}

fn setns_unprivileged(world: &World) -> Verdict {
    let initial = NsFile::open(SELF, world.traces().file)?;
    world.namespace()?.run(|| {
        let inside = own(world)?;
        let file = NsFile::open(SELF, world.traces().file)?;
        unprivileged(|| {
            refused(Errno::PERM, "setns back without CAP_SYS_ADMIN", initial.enter(0))?;
            refused(Errno::PERM, "setns to one's own without CAP_SYS_ADMIN", file.enter(world.traces().flag))?;
            same("before and after", own(world)?, inside)
        })
    })
}

fn setns_without_net_admin(world: &World) -> Verdict {
    let (initial, file) = (own(world)?, NsFile::open(SELF, world.traces().file)?);
    in_child(|| {
        prepared("CAP_NET_ADMIN", sys::set_capability(sys::CAP_NET_ADMIN, false))?;
        works("making a namespace without CAP_NET_ADMIN", sys::unshare(world.flag()))?;
        works("setns back without CAP_NET_ADMIN", file.enter(world.traces().flag))?;
        same("the initial namespace", own(world)?, initial)
    })
}

/// Puts the caller into a user namespace of its own, in which it may do everything.
pub(super) fn enter_user_namespace() -> Verdict {
    prepared("a user namespace", sys::unshare(CLONE_NEWUSER))?;
    be_root()
}

/// Makes the caller root in the user namespace that it has just got.
fn be_root() -> Verdict {
    for (path, words) in
        [("/proc/self/uid_map", "0 0 1"), ("/proc/self/setgroups", "deny"), ("/proc/self/gid_map", "0 0 1")]
    {
        let file = prepared(path, open(path, OFlags::WRONLY, Mode::empty()))?;
        prepared(path, write(&file, words.as_bytes()))?;
    }
    Ok(())
}

fn setns_foreign_owner(world: &World) -> Verdict {
    let initial = NsFile::open(SELF, world.traces().file)?;
    let sibling = Companion::start(|| {
        enter_user_namespace()?;
        world.enter_new()
    })?;
    let siblings = NsFile::open(nsfs::of(sibling.pid()).as_str(), world.traces().file)?;
    in_child(|| {
        enter_user_namespace()?;
        refused(Errno::PERM, "setns to the parent's", initial.enter(0))?;
        world.enter_new()?;
        let inside = own(world)?;
        refused(Errno::PERM, "setns to the parent's", initial.enter(world.traces().flag))?;
        refused(Errno::PERM, "setns to the sibling's", siblings.enter(world.traces().flag))?;
        same("before and after", own(world)?, inside)
    })?;
    sibling.end()
}

fn setns_owned_by_child(world: &World) -> Verdict {
    let address = at(FIRST, world.port);
    let (told, tell) = prepared("a pipe", rustix::pipe::pipe())?;
    let child = Companion::start(|| {
        enter_user_namespace()?;
        world.enter_new()?;
        prepared("a word to the parent", write(&tell, &[1]))?;
        // Open as long as the companion lives.
        core::mem::forget(listener(address)?);
        Ok(())
    })?;
    drop(told);
    let file = NsFile::open(nsfs::of(child.pid()).as_str(), world.traces().file)?;
    in_child(|| {
        let before = own(world)?;
        drop(listener(address)?);
        works("setns to a namespace of a child's", file.enter(world.traces().flag))?;
        differ("before and after", before, own(world)?)?;
        refuses(Errno::ADDRINUSE, "beside a listener of the namespace entered", listener(address))?;
        client(address).map(drop).map_err(Ended::from)
    })?;
    child.end()
}

fn setns_needs_both_capabilities(world: &World) -> Verdict {
    let child = Companion::start(|| {
        enter_user_namespace()?;
        world.enter_new()
    })?;
    let file = NsFile::open(nsfs::of(child.pid()).as_str(), world.traces().file)?;
    in_child(|| {
        // Whoever made a user namespace may do everything in it, but this one may do little in its own.
        set_admin(false)?;
        refused(Errno::PERM, "setns without CAP_SYS_ADMIN of one's own", file.enter(world.traces().flag))?;
        set_admin(true)?;
        works("setns with it", file.enter(world.traces().flag))
    })?;
    child.end()
}

/// Whoever made a user namespace may do everything once inside, though little outside.
fn setns_with_user_namespace(world: &World) -> Verdict {
    let child = Companion::start(|| {
        enter_user_namespace()?;
        world.enter_new()
    })?;
    let (directory, flag) = (nsfs::of(child.pid()), world.traces().flag);
    let inside = nsfs::inode(directory.as_str(), world.traces().file)?;
    let pidfd = prepared("pidfd_open", pidfd_open(child.process()?, PidfdFlags::empty()))?;
    unprivileged(|| {
        works("setns to both", sys::setns(pidfd.as_raw_fd(), flag | CLONE_NEWUSER))?;
        same("the namespace entered", own(world)?, inside)
    })?;
    let [user, file] =
        [NsFile::open(directory.as_str(), "user")?, NsFile::open(directory.as_str(), world.traces().file)?];
    unprivileged(|| {
        works("setns to the user namespace", user.enter(CLONE_NEWUSER))?;
        works("setns to the other", file.enter(flag))?;
        same("the namespace entered", own(world)?, inside)
    })?;
    child.end()
}

/// Bits that are no flag of unshare(2) and clone3(2), or not yet.
const UNKNOWN: [usize; 3] = [0x1, 0x20, 0x3f];

fn unshare_unknown_flags(world: &World) -> Verdict {
    const CLONE_PTRACE: usize = 0x2000;
    const CLONE_SETTLS: usize = 0x8_0000;
    world.namespace()?.run(|| {
        let _listening = listener(at(FIRST, world.port))?;
        for unknown in UNKNOWN.into_iter().chain([CLONE_PTRACE, CLONE_SETTLS]) {
            refused(Errno::INVAL, "an unknown flag", sys::unshare(unknown))?;
            refused(Errno::INVAL, "an unknown flag beside a known one", sys::unshare(world.flag() | unknown))?;
        }
        is_inside(world)
    })
}

fn clone3_unknown_flags(world: &World) -> Verdict {
    const CLONE_DETACHED: usize = 0x40_0000;
    for unknown in UNKNOWN.into_iter().chain([CLONE_DETACHED, 1 << 40]) {
        refused(Errno::INVAL, "an unknown flag", try_clone3(unknown))?;
        refused(Errno::INVAL, "an unknown flag beside a known one", try_clone3(world.flag() | unknown))?;
    }
    Ok(())
}

fn setns_unknown_flags(world: &World) -> Verdict {
    const CLONE_PTRACE: usize = 0x2000;
    world.namespace()?.run(|| {
        let inside = own(world)?;
        let pidfd = prepared("pidfd_open", pidfd_open(getpid(), PidfdFlags::empty()))?;
        let flag = world.traces().flag;
        refused(Errno::INVAL, "no flag", sys::setns(pidfd.as_raw_fd(), 0))?;
        for unknown in UNKNOWN.into_iter().chain([CLONE_PTRACE, sys::CLONE_VM]) {
            refused(Errno::INVAL, "an unknown flag", sys::setns(pidfd.as_raw_fd(), unknown))?;
            refused(Errno::INVAL, "an unknown flag beside a known one", sys::setns(pidfd.as_raw_fd(), flag | unknown))?;
        }
        same("before and after", own(world)?, inside)
    })
}

/// Limits the namespaces of the kind under test in the caller's user namespace.
pub(super) fn limit(world: &World, most: usize) -> Result<Setting, Ended> {
    Setting::change(world.traces().limit, format_args!("{most}"))
}

/// Makes a namespace for the caller, and holds it beyond the caller's next.
pub(super) fn make_held(world: &World) -> Result<NsFile, Ended> {
    works("making a namespace", unshare_soon(world))?;
    NsFile::open(SELF, world.traces().file)
}

/// unshare(2) where a namespace that nobody needs any more may still count.
pub(super) fn unshare_soon(world: &World) -> io::Result<()> {
    soon(world, || sys::unshare(world.flag()))
}

/// A call that makes a namespace. Where the end of others does not come at once, it waits for that.
fn soon<T>(world: &World, make: impl Fn() -> io::Result<T>) -> io::Result<T> {
    if world.traces().is_freed_at_once { make() } else { once_others_are_gone(make) }
}

/// A call that makes a namespace, repeated while others that are on their way out count.
pub(super) fn once_others_are_gone<T>(make: impl Fn() -> io::Result<T>) -> io::Result<T> {
    const MILLISECOND: core::time::Duration = core::time::Duration::from_millis(1);
    let mut tries = LIMIT.as_millis();
    loop {
        tries -= 1;
        match make() {
            Err(Errno::NOSPC) if tries > 0 => sys::poll(&mut [], MILLISECOND).map(drop)?,
            result => return result,
        }
    }
}

fn limit_holds(world: &World, what: &str, make: fn(usize) -> io::Result<()>) -> Verdict {
    in_child(|| {
        enter_user_namespace()?;
        let _limit = limit(world, 2)?;
        let _others = limit_others(0)?;
        let held = [make_held(world)?, make_held(world)?];
        let inside = own(world)?;
        for _ in 0..3 {
            refused(Errno::NOSPC, what, make(world.flag()))?;
        }
        same("before and after", own(world)?, inside)?;
        let [first, _second] = held;
        drop(first);
        if world.traces().is_freed_at_once {
            works("making one more after the end of another", sys::unshare(world.flag()))?;
        }
        Ok(())
    })
}

/// Limits other namespaces, which must not count.
fn limit_others(most: usize) -> Result<Setting, Ended> {
    Setting::change("/proc/sys/user/max_uts_namespaces", format_args!("{most}"))
}

fn limit_nested(world: &World) -> Verdict {
    in_child(|| {
        enter_user_namespace()?;
        let _limit = limit(world, 2)?;
        // In a task of its own: only whoever is still in the outer one can set its limit back.
        in_child(|| {
            enter_user_namespace()?;
            let _inner_limit = limit(world, 1)?;
            let _first = make_held(world)?;
            refused(Errno::NOSPC, "the limit of the inner", sys::unshare(world.flag()))?;
            let _inner_limit = limit(world, 10)?;
            let _second = make_held(world)?;
            for _ in 0..3 {
                refused(Errno::NOSPC, "the limit of the outer", sys::unshare(world.flag()))?;
            }
            Ok(())
        })
    })
}

/// Has the caller's namespaces count for a user of that number, whom no other case has.
fn be_user(world: &World, number: u32) -> Verdict {
    let uid = Uid::from_raw(10 * u32::from(world.port) + number);
    // Only root becomes whom it likes.
    prepared("setresuid", set_thread_res_uid(None, Uid::ROOT, None))?;
    prepared("setresuid", set_thread_res_uid(None, uid, None))?;
    set_admin(true)
}

/// Runs the closure in a child of the caller that is such a user.
fn as_user(world: &World, number: u32, act: impl FnOnce() -> Verdict) -> Verdict {
    in_child(|| {
        be_user(world, number)?;
        act()
    })
}

fn limit_each_user(world: &World) -> Verdict {
    let _limit = limit(world, 1)?;
    let makes_one = || {
        let held = make_held(world)?;
        refused(Errno::NOSPC, "the user's second", sys::unshare(world.flag()))?;
        Ok::<_, Ended>(held)
    };
    as_user(world, 1, || {
        let _held = makes_one()?;
        as_user(world, 2, || makes_one().map(drop))
    })
}

/// What holds it in the end is a file that root has open. The user keeps another one, with which the number is kept.
fn limit_after_end_by_another(world: &World) -> Verdict {
    let _limit = limit(world, 2)?;
    let make = || {
        be_user(world, 1)?;
        works("making a namespace", unshare_soon(world))
    };
    let (keeper, maker) = (Companion::start(make)?, Companion::start(make)?);
    let file = NsFile::open(nsfs::of(maker.pid()).as_str(), world.traces().file)?;
    maker.end()?;
    as_user(world, 1, || refused(Errno::NOSPC, "while root holds the second", sys::unshare(world.flag())))?;
    drop(file);
    // Where that takes long, other cases show that it ends.
    if world.traces().is_freed_at_once {
        as_user(world, 1, || works("after the end of the second", sys::unshare(world.flag())))?;
    }
    keeper.end()
}

fn limit_with_user_namespace(world: &World) -> Verdict {
    in_child(|| {
        works("unshare with CLONE_NEWUSER", sys::unshare(world.flag() | CLONE_NEWUSER))?;
        be_root()?;
        {
            let _limit = limit(world, 1)?;
            refused(Errno::NOSPC, "one beside that made with the user namespace", sys::unshare(world.flag()))?;
        }
        let _limit = limit(world, 2)?;
        works("one more within the limit", sys::unshare(world.flag()))
    })
}

fn limit_after_refusal(world: &World) -> Verdict {
    in_child(|| {
        enter_user_namespace()?;
        let (before, uts) = (own(world)?, nsfs::inode(SELF, "uts")?);
        let both = || sys::unshare(world.flag() | CLONE_NEWUTS);
        {
            let (_none, _others) = (limit(world, 0)?, limit_others(1)?);
            for _ in 0..3 {
                refused(Errno::NOSPC, "with a limit of 0", both())?;
            }
        }
        let (_one, others) = (limit(world, 1)?, limit_others(0)?);
        for _ in 0..3 {
            refused(Errno::NOSPC, "with a limit of 0 for another", both())?;
        }
        same("before and after", own(world)?, before)?;
        same("the other before and after", nsfs::inode(SELF, "uts")?, uts)?;
        drop(others);
        let _others = limit_others(1)?;
        works("both within their limits", both())?;
        refused(Errno::NOSPC, "one more", sys::unshare(world.flag()))
    })
}

/// None of the namespaces that were made for nothing may stay, and count.
fn limit_after_refusal_beside_each(world: &World) -> Verdict {
    const OTHERS: [(usize, &str); 6] = [
        (CLONE_NEWNS, "/proc/sys/user/max_mnt_namespaces"),
        (CLONE_NEWUTS, "/proc/sys/user/max_uts_namespaces"),
        (CLONE_NEWIPC, "/proc/sys/user/max_ipc_namespaces"),
        (CLONE_NEWPID, "/proc/sys/user/max_pid_namespaces"),
        (CLONE_NEWCGROUP, "/proc/sys/user/max_cgroup_namespaces"),
        (CLONE_NEWNET, "/proc/sys/user/max_net_namespaces"),
    ];
    in_child(|| {
        enter_user_namespace()?;
        let _limit = limit(world, 0)?;
        let others = OTHERS.into_iter().filter(|(other, _)| *other != world.flag());
        for (_, limit_of_other) in others.clone() {
            // It goes with the user namespace.
            core::mem::forget(Setting::change(limit_of_other, format_args!("1"))?);
        }
        let all = others.clone().fold(0, |all, (other, _)| all | other);
        refused(Errno::NOSPC, "all others along with one", sys::unshare(world.flag() | all))?;
        for (other, limit_of_other) in others {
            works(limit_of_other, once_others_are_gone(|| sys::unshare(other)))?;
        }
        Ok(())
    })
}

fn limit_after_late_refusal(world: &World) -> Verdict {
    let _limit = limit(world, 1)?;
    as_user(world, 1, || {
        let taken = getpid().as_raw_nonzero().get();
        // A namespace that is not freed at once has to be waited for each time.
        for _ in 0..if world.traces().is_freed_at_once { 3 } else { 1 } {
            // The PID is looked at when all namespaces of the child are made.
            let copy = soon(world, || sys::clone3_with_pid(world.flag() as u64, Some(taken)));
            refused(Errno::EXIST, "clone3 with a PID that is taken", copy)?;
        }
        let _held = make_held(world)?;
        refused(Errno::NOSPC, "one more", sys::unshare(world.flag()))
    })
}
