// SPDX-License-Identifier: GPL-2.0-only
//! Children that end.

use core::arch::global_asm;
use core::mem::MaybeUninit;
use core::sync::atomic::{AtomicBool, Ordering};
use core::time::Duration;

use rustix::fs::{Mode, OFlags, RawDir, open};
use rustix::io::{Errno, Result, read};
use syscalls::{Sysno, syscall};

use crate::sys::SIGCHLD;
use crate::text::Text;

/// The kernel's signal set: bit 0 is signal 1.
const CHILD_SIGNAL: u64 = 1 << (SIGCHLD - 1);
const SIGNAL_SET_SIZE: usize = size_of::<u64>();

// A handler that does nothing, and the way back from it.
global_asm!(".globl kiso_handle, kiso_handled", "kiso_handle:", "ret", "kiso_handled:", "mov eax, 15", "syscall");

/// Keeps the death of a child pending until [`wait_for_death`] asks for it.
///
/// The signal gets a handler, though none is ever called: while somebody waits for the signal it is not blocked, and old
/// kernels drop one that is not blocked and would be ignored.
pub fn hold_back_deaths() -> Result<()> {
    unsafe extern "C" {
        fn kiso_handle();
        fn kiso_handled();
    }
    const SA_RESTORER: usize = 0x0400_0000;
    const SIG_BLOCK: usize = 0;
    let action = [kiso_handle as *const () as usize, SA_RESTORER, kiso_handled as *const () as usize, 0];
    let set = CHILD_SIGNAL;
    // SAFETY: action and set live through the calls, and the handler does nothing.
    unsafe {
        syscall!(Sysno::rt_sigaction, SIGCHLD, action.as_ptr(), 0, SIGNAL_SET_SIZE)
            .and_then(|_| syscall!(Sysno::rt_sigprocmask, SIG_BLOCK, &raw const set, 0, SIGNAL_SET_SIZE))
    }
    .map(drop)
    .map_err(|error| Errno::from_raw_os_error(error.into_raw()))
}

/// Waits until a child has died since the last call, or `limit` has passed; says whether one has.
pub fn wait_for_death(limit: Duration) -> bool {
    let set = CHILD_SIGNAL;
    let timespec = [limit.as_secs() as i64, i64::from(limit.subsec_nanos())];
    loop {
        // SAFETY: the set and the time live through the call; no information on the signal is asked for.
        let signal = unsafe { syscall!(Sysno::rt_sigtimedwait, &raw const set, 0, timespec.as_ptr(), SIGNAL_SET_SIZE) };
        if signal != Err(syscalls::Errno::EINTR) {
            return signal.is_ok();
        }
    }
}

/// What wait4(2) has to say about the children.
pub enum Child {
    /// One has ended, with this wait status.
    Ended {
        /// Its wait status.
        status: i32,
    },
    /// There are some, and none has ended.
    Alive,
    /// There is none.
    None,
}

/// Reaps a child that has ended, if there is one.
pub fn reap() -> Child {
    const WNOHANG: usize = 1;
    let mut status = 0i32;
    // SAFETY: the status lives through the call.
    match unsafe { syscall!(Sysno::wait4, -1isize, &raw mut status, WNOHANG, 0) } {
        Ok(0) if IS_KERNEL_BELOW.load(Ordering::Relaxed) && !is_anybody_there() => Child::None,
        Ok(0) => Child::Alive,
        Ok(_) => Child::Ended { status },
        Err(_) => Child::None,
    }
}

/// Whether tasks of the kernel are children of PID 1. Old kernels have it so, and wait4(2) counts them.
static IS_KERNEL_BELOW: AtomicBool = AtomicBool::new(false);

/// Finds that out. To be called by PID 1 before it has children of its own.
pub fn learn_children() {
    IS_KERNEL_BELOW.store(matches!(reap(), Child::Alive), Ordering::Relaxed);
}

/// Whether there is a process besides PID 1 that has memory: neither a task of the kernel nor dead.
fn is_anybody_there() -> bool {
    let Ok(proc) = open("/proc", OFlags::RDONLY | OFlags::DIRECTORY, Mode::empty()) else { return true };
    let mut buffer = [MaybeUninit::uninit(); 2048];
    let mut entries = RawDir::new(&proc, &mut buffer);
    while let Some(Ok(entry)) = entries.next() {
        let name = entry.file_name().to_bytes();
        if name != b"1" && name.iter().all(u8::is_ascii_digit) && has_memory(name) {
            return true;
        }
    }
    false
}

fn has_memory(pid: &[u8]) -> bool {
    let path = Text::<32>::from(format_args!("/proc/{}/statm", pid.escape_ascii()));
    let mut pages = [0; 2];
    let file = open(path.as_str(), OFlags::RDONLY, Mode::empty());
    // Who has gone meanwhile is not there.
    file.and_then(|file| read(&file, &mut pages)).is_ok() && pages != *b"0 "
}
