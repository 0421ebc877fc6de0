// SPDX-License-Identifier: GPL-2.0-only
//! The workloads of `kiso bench`. What is known of one without running it is in kiso-protocol.
//!
//! A workload does one operation over and over, in one process: loopback delivers within the call that sends, so that
//! next to nothing waits, no other process runs, and what is counted is the network's code alone. On the machine that
//! `kiso bench` boots, the time-stamp counter moves on by one for each instruction.

mod among;
mod loopback;
mod procfs;

use core::arch::asm;
use core::arch::x86_64::_rdtsc;
use core::net::{Ipv4Addr, SocketAddrV4};

use kiso_protocol::ktap::Count;
use rustix::fd::OwnedFd;
use rustix::io::{Errno, Result as Io};
use rustix::net::{self, AddressFamily, SocketType};
use rustix::thread::{NanosleepRelativeResult, Timespec, nanosleep};

use crate::errno::Name;
use crate::namespace::World;
use crate::report::{self, Ended};
use crate::sys;

/// What a workload does.
type Work = fn(&World) -> Result<(), Ended>;

/// A workload's id and code.
type Body = (&'static str, Work);

const GROUPS: [&[Body]; 3] = [loopback::BODIES, procfs::BODIES, among::BODIES];

/// The code of the workload with that id.
pub fn body(id: &str) -> Option<Work> {
    GROUPS.into_iter().flatten().find(|(name, _)| *name == id).map(|(_, body)| *body)
}

/// Counts what `operation` says it took, over so many operations, after some that are not counted: slabs are filled,
/// static keys turned and caches of the kernel warm by then. What the kernel puts off, such as freeing what an RCU reader
/// might still see, it does some ticks of its timer later, all at once; so that it counts, each time the same, there is
/// nothing of it left at the start, and after the last operation time is given for it.
fn count(operations: u64, mut operation: impl FnMut() -> Result<u64, Ended>) -> Result<(), Ended> {
    settle(AFTER_TIME_WAIT);
    for _ in operations..with_warm_up(operations) {
        operation()?;
    }
    settle(AFTER_RCU);
    let (nothing, ()) = ticks_of(linger);
    let mut ticks = 0;
    for _ in 0..operations {
        ticks += operation()?;
    }
    let (put_off, ()) = ticks_of(linger);
    report::counted(Count { operations, ticks: (ticks + put_off).saturating_sub(nothing) });
    Ok(())
}

/// So many operations, and those before them that are not counted.
const fn with_warm_up(operations: u64) -> u64 {
    operations + operations.div_ceil(4)
}

/// What the act gives, and how many ticks it took.
fn ticks_of<R>(act: impl FnOnce() -> R) -> (u64, R) {
    // SAFETY: every x86-64 has the counter, and the kernel lets anybody read it.
    let (before, result, after) = unsafe { (_rdtsc(), act(), _rdtsc()) };
    (after.wrapping_sub(before), result)
}

/// Long enough for what an earlier workload left in TIME_WAIT to go.
const AFTER_TIME_WAIT: i64 = 65;
/// Long enough for what waits for an RCU grace period.
const AFTER_RCU: i64 = 1;

/// Sockets that lie so far apart in memory that the kernel has slabs with room for all the sockets of an operation and of
/// those whose end it puts off, and gives none back as long as they are open. Otherwise slabs come and go by chance.
fn hold_slabs() -> Result<[Option<OwnedFd>; HELD], Ended> {
    let socket = || tcp().map_err(cannot("a socket that holds a slab"));
    let mut held = [const { None }; HELD];
    let mut between = [const { [const { None }; BETWEEN] }; HELD];
    allow_files((HELD * (1 + BETWEEN)) as u64)?;
    for (stays, go) in held.iter_mut().zip(&mut between) {
        *stays = Some(socket()?);
        for goes in go {
            *goes = Some(socket()?);
        }
    }
    Ok(held)
}

const HELD: usize = 256;
const BETWEEN: usize = 7;

/// Lets the kernel do what it put off. The guest's clock is of instructions and jumps over the time in which there are
/// none, so that a pause is over at once.
fn settle(seconds: i64) {
    let mut rest = Timespec { tv_sec: seconds, tv_nsec: 0 };
    while let NanosleepRelativeResult::Interrupted(left) = nanosleep(&rest) {
        rest = left;
    }
}

/// Lets the kernel do what it put off, without a jump of the clock: the time, some ticks of the kernel's timer, is spent
/// on the same instructions each time.
fn linger() {
    const TURNS: u64 = 12_000_000;
    // SAFETY: it changes one register.
    unsafe { asm!("2:", "sub {0}, 1", "jnz 2b", inout(reg) TURNS => _, options(nomem, nostack)) }
}

/// Lets the process have so many files and a few more.
fn allow_files(number: u64) -> Result<(), Ended> {
    sys::allow_files(number + 100).map_err(cannot("setrlimit"))
}

/// A workload asserts nothing: whatever does not work is an error.
fn cannot(what: &'static str) -> impl Fn(Errno) -> Ended {
    move |errno| report::error(format_args!("{what}: {}", Name(errno)))
}

fn at(port: u16) -> SocketAddrV4 {
    SocketAddrV4::new(Ipv4Addr::LOCALHOST, port)
}

fn tcp() -> Io<OwnedFd> {
    net::socket(AddressFamily::INET, SocketType::STREAM, None)
}

fn listener(port: u16) -> Io<OwnedFd> {
    let socket = tcp()?;
    net::bind(&socket, &at(port))?;
    net::listen(&socket, 64)?;
    Ok(socket)
}

/// A UDP socket bound to the port.
fn receiver(port: u16) -> Io<OwnedFd> {
    let socket = net::socket(AddressFamily::INET, SocketType::DGRAM, None)?;
    net::bind(&socket, &at(port))?;
    Ok(socket)
}

/// A UDP socket connected to the port.
fn sender(port: u16) -> Io<OwnedFd> {
    let socket = net::socket(AddressFamily::INET, SocketType::DGRAM, None)?;
    net::connect(&socket, &at(port))?;
    Ok(socket)
}

// A workload without code does not compile, nor does code without a workload.
const _: () = {
    let (mut group, mut workload) = (0, 0);
    while group < GROUPS.len() {
        let mut row = 0;
        while row < GROUPS[group].len() {
            let (body, known) = (GROUPS[group][row].0, kiso_protocol::WORKLOADS[workload].id);
            assert!(
                crate::cases::same(body.as_bytes(), known.as_bytes()),
                "a body for each workload, in the same order"
            );
            (row, workload) = (row + 1, workload + 1);
        }
        group += 1;
    }
    assert!(workload == kiso_protocol::WORKLOADS.len(), "as many bodies as workloads");
};
