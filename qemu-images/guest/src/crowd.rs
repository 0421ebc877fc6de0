// SPDX-License-Identifier: GPL-2.0-only
//! Many tasks at once: copies of the case that work on every CPU, and do not wait for each other unless they say so.

use rustix::fd::OwnedFd;
use rustix::io::{Errno, read, write};
use rustix::thread::{CpuSet, sched_setaffinity};

use crate::errno::Name;
use crate::report::{self, Ended};
use crate::sys;

/// How many work at once: more than there are CPUs, so that each is interrupted anywhere.
pub const WORKERS: usize = 6;

const NUMBER: usize = size_of::<i32>();

/// One of them.
pub struct Worker {
    /// Its place among the workers, from 0.
    pub number: usize,
    pids: [i32; WORKERS],
    random: u32,
}

impl Worker {
    /// A byte that only this worker sends.
    pub const fn mark(&self) -> u8 {
        b'a' + self.number as u8
    }

    /// The PID of another worker, each time another one. It may have ended.
    pub fn another(&mut self) -> i32 {
        let step = 1 + self.random() as usize % (WORKERS - 1);
        self.pids[(self.number + step) % WORKERS]
    }

    /// The next of a row of numbers that depends on the worker alone (xorshift).
    pub fn random(&mut self) -> u32 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 17;
        self.random ^= self.random << 5;
        self.random
    }
}

fn trouble(errno: Errno) -> Ended {
    report::error(format_args!("a crowd of tasks: {}", Name(errno)))
}

/// Has all workers run the closure at once, and waits for them. The first that ends badly decides; so a worker must not
/// start processes that report for themselves.
pub fn at_once(act: impl Fn(&mut Worker) -> Result<(), Ended>) -> Result<(), Ended> {
    let (begin, give_sign) = rustix::pipe::pipe().map_err(trouble)?;
    let mut pids = [0; WORKERS];
    for (number, place) in pids.iter_mut().enumerate() {
        match sys::fork().map_err(trouble)? {
            None => work(number, &begin, act),
            Some(pid) => *place = pid,
        }
    }
    let bytes = pids.map(i32::to_ne_bytes);
    // Nobody takes the share of another, for each read takes as much as was written for one.
    write(&give_sign, [bytes; WORKERS].as_flattened().as_flattened()).map_err(trouble)?;
    for pid in pids {
        let status = sys::wait(pid).map_err(trouble)?;
        if status != 0 {
            return Err(report::error(format_args!("a worker ended with the wait status {status}")));
        }
    }
    // Whoever has ended well has left no word.
    if report::outcome().is_some() { report::take_over() } else { Ok(()) }
}

fn work(number: usize, begin: &OwnedFd, act: impl Fn(&mut Worker) -> Result<(), Ended>) -> ! {
    let prepared = on_every_cpu().and_then(|()| {
        let mut bytes = [[0; NUMBER]; WORKERS];
        read(begin, bytes.as_flattened_mut())?;
        Ok(bytes.map(i32::from_ne_bytes))
    });
    let result = prepared.map_err(trouble).and_then(|pids| {
        // Any number but 0 will do.
        let random = 2463534242 ^ number as u32;
        act(&mut Worker { number, pids, random })
    });
    match result {
        Ok(()) => sys::exit(0),
        ended => {
            report::note(format_args!("it was worker {number}"));
            report::finish(ended)
        }
    }
}

/// Lets the caller run on every CPU, from which PID 1 has kept the cases.
fn on_every_cpu() -> Result<(), Errno> {
    let mut all = CpuSet::new();
    (0..CpuSet::MAX_CPU).for_each(|cpu| all.set(cpu));
    sched_setaffinity(None, &all)
}
