// SPDX-License-Identifier: GPL-2.0-only
//! Runs a program that the initramfs brings along, and says how it ended.

use core::fmt;

use kiso_protocol::{EXEC_ARGUMENTS_PATH, EXEC_PATH};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::{Errno, Result, read};
use rustix::thread::{CpuSet, sched_setaffinity};
use syscalls::{Sysno, syscall};

use crate::sys;

/// Room for the program's arguments, each with its terminating byte.
const LONGEST_ARGUMENTS: usize = 4096;
/// How many arguments a program may have, its name among them.
const MOST_ARGUMENTS: usize = 64;
/// The highest descriptor that PID 1 has.
pub const LAST_DESCRIPTOR: usize = 127;

/// How the program ended.
pub enum Ended {
    /// With this exit code.
    Code(i32),
    /// By this signal.
    Signal(i32),
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ended::Code(code) => write!(f, "code {code}"),
            Ended::Signal(signal) => write!(f, "signal {signal}"),
        }
    }
}

/// Runs the program to its end, with the console as its input and output; none where the initramfs brings none.
pub fn run() -> Result<Option<Ended>> {
    let file = match open(EXEC_ARGUMENTS_PATH, OFlags::RDONLY, Mode::empty()) {
        Err(Errno::NOENT) => return Ok(None),
        opened => opened?,
    };
    let mut buffer = [0; LONGEST_ARGUMENTS];
    let length = read(&file, &mut buffer)?;
    let text = buffer.get(..length).filter(|text| text.ends_with(b"\0")).ok_or(Errno::TOOBIG)?;
    let mut arguments = [core::ptr::null(); MOST_ARGUMENTS + 1];
    for (index, argument) in text.split_inclusive(|byte| *byte == 0).enumerate() {
        *arguments.get_mut(index).filter(|_| index < MOST_ARGUMENTS).ok_or(Errno::TOOBIG)? = argument.as_ptr();
    }
    let Some(child) = sys::fork()? else { become_it(&arguments) };
    let mut status = 0i32;
    // SAFETY: the status lives through the call.
    unsafe { syscall!(Sysno::wait4, child, &raw mut status, 0, 0) }
        .map_err(|error| Errno::from_raw_os_error(error.into_raw()))?;
    sys::kill_all();
    Ok(Some(match status & 0x7f {
        0 => Ended::Code((status >> 8) & 0xff),
        signal => Ended::Signal(signal),
    }))
}

/// What the child does: it keeps nothing that PID 1 has made of itself.
fn become_it(arguments: &[*const u8; MOST_ARGUMENTS + 1]) -> ! {
    const SIG_SETMASK: usize = 2;
    let (none, environment) = (0u64, [core::ptr::null::<u8>()]);
    let mut all = CpuSet::new();
    (0..CpuSet::MAX_CPU).for_each(|cpu| all.set(cpu));
    let _ = sched_setaffinity(None, &all);
    // SAFETY: the mask lives through the call, and nothing of this process uses the descriptors any more.
    unsafe {
        let _ = syscall!(Sysno::rt_sigprocmask, SIG_SETMASK, &raw const none, 0, size_of_val(&none));
        for descriptor in 3..=LAST_DESCRIPTOR {
            let _ = syscall!(Sysno::close, descriptor);
        }
    }
    let path = EXEC_PATH.as_ptr();
    // SAFETY: the path and each argument end in a zero byte and live through the call; the arrays end in a null pointer.
    let refused = unsafe { syscall!(Sysno::execve, path, arguments.as_ptr(), environment.as_ptr()) };
    // As a shell says it.
    sys::exit(if refused == Err(syscalls::Errno::ENOENT) { 127 } else { 126 })
}
