// SPDX-License-Identifier: GPL-2.0-only
//! System calls that rustix hides from its users, or makes in a form that 2.6.18 does not have.

use core::arch::asm;
use core::time::Duration;

use rustix::io::{Errno, Result};
use syscalls::{Sysno, syscall};

const SIGKILL: usize = 9;
const SIGCHLD: usize = 17;
/// The kernel's signal set: bit 0 is signal 1.
const CHILD_SIGNAL: u64 = 1 << (SIGCHLD - 1);
const SIGNAL_SET_SIZE: usize = size_of::<u64>();

const CLONE_VM: usize = 0x100;
const CLONE_FILES: usize = 0x400;
const CLONE_PARENT: usize = 0x8000;

fn errno(error: syscalls::Errno) -> Errno {
    Errno::from_raw_os_error(error.into_raw())
}

/// Whether the calling process is PID 1.
pub fn is_init() -> bool {
    // SAFETY: getpid takes nothing and touches no memory.
    let pid = unsafe { syscall!(Sysno::getpid) };
    pid == Ok(1)
}

/// Makes a copy of the calling process; `None` in the copy, its PID in the caller.
pub fn fork() -> Result<Option<i32>> {
    // SAFETY: without CLONE_VM the child has its own copy of all memory and returns on its own copy of the stack.
    let pid = unsafe { syscall!(Sysno::clone, SIGCHLD, 0, 0, 0, 0) }.map_err(errno)?;
    Ok((pid != 0).then_some(pid as i32))
}

/// The same with clone3(2), for which the flags are passed as they are.
pub fn clone3(flags: u64) -> Result<Option<i32>> {
    // flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls
    let arguments: [u64; 8] = [flags, 0, 0, 0, SIGCHLD as u64, 0, 0, 0];
    // SAFETY: the arguments live through the call; as for fork, the child has a copy of everything.
    let pid = unsafe { syscall!(Sysno::clone3, arguments.as_ptr(), size_of_val(&arguments)) }.map_err(errno)?;
    Ok((pid != 0).then_some(pid as i32))
}

/// Waits for the end of this child.
pub fn wait(pid: i32) -> Result<()> {
    // SAFETY: no status is asked for.
    unsafe { syscall!(Sysno::wait4, pid, 0, 0, 0) }.map(drop).map_err(errno)
}

/// Starts a process that shares the caller's memory and files but has namespaces of its own, and whose parent is the
/// caller's: it runs `entry(argument)` on the stack that ends at `stack_top`.
///
/// # Safety
/// The stack must be unused and stay so, its top 16-byte aligned. `entry` must never touch memory that another such
/// process uses at the same time.
pub unsafe fn start_beside(stack_top: *mut u8, entry: extern "C" fn(usize) -> !, argument: usize) -> Result<()> {
    let flags = CLONE_VM | CLONE_FILES | CLONE_PARENT | SIGCHLD;
    let result: isize;
    // SAFETY: the parent comes back with all but the named registers as they were; the child never leaves the asm,
    // for `entry` does not return.
    unsafe {
        asm!(
            "syscall",
            "test rax, rax",
            "jnz 2f",
            "xor ebp, ebp",
            "mov rdi, r9",
            "call r12",
            "ud2",
            "2:",
            inlateout("rax") Sysno::clone as usize => result,
            in("rdi") flags,
            in("rsi") stack_top,
            in("rdx") 0,
            in("r10") 0,
            in("r8") 0,
            in("r9") argument,
            in("r12") entry,
            lateout("rcx") _,
            lateout("r11") _,
        );
    }
    if result < 0 { Err(Errno::from_raw_os_error(-result as i32)) } else { Ok(()) }
}

/// Puts the calling task into a new namespace; the flags are passed as they are.
pub fn unshare(flags: usize) -> Result<()> {
    // SAFETY: namespaces do not concern memory.
    unsafe { syscall!(Sysno::unshare, flags) }.map(drop).map_err(errno)
}

/// Ends the calling process.
pub fn exit(code: u8) -> ! {
    loop {
        // SAFETY: nothing of this process runs afterwards.
        let _ = unsafe { syscall!(Sysno::exit_group, code) };
    }
}

/// Kills every process but PID 1, whose call this must be.
pub fn kill_all() {
    // SAFETY: it concerns other processes only. ESRCH, nobody there, is as good as success.
    let _ = unsafe { syscall!(Sysno::kill, -1isize, SIGKILL) };
}

/// Keeps the death of a child pending until [`wait_for_death`] asks for it.
pub fn hold_back_deaths() -> Result<()> {
    const SIG_BLOCK: usize = 0;
    let set = CHILD_SIGNAL;
    // SAFETY: the set lives through the call.
    unsafe { syscall!(Sysno::rt_sigprocmask, SIG_BLOCK, &raw const set, 0, SIGNAL_SET_SIZE) }.map(drop).map_err(errno)
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
        Ok(0) => Child::Alive,
        Ok(_) => Child::Ended { status },
        Err(_) => Child::None,
    }
}

/// One file to [`poll`]; as the kernel lays it out.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Polled {
    /// The file descriptor.
    pub fd: i32,
    /// The events asked for.
    pub events: i16,
    /// The events that hold.
    pub seen: i16,
}

/// There is something to read.
pub const POLLIN: i16 = 1;

/// Waits until an event holds, or `limit` has passed; gives the number of files with events. (rustix calls ppoll,
/// which 2.6.18 lacks on x86-64.)
pub fn poll(files: &mut [Polled], limit: Duration) -> Result<usize> {
    // SAFETY: the slice lives through the call and its length is given.
    unsafe { syscall!(Sysno::poll, files.as_mut_ptr(), files.len(), limit.as_millis() as usize) }.map_err(errno)
}

/// dup2(2); the new descriptor stays open for good. (rustix has what 2.6.18 has only for descriptors it can close.)
pub fn duplicate(fd: i32, to: i32) -> Result<()> {
    // SAFETY: nothing of this program owns the descriptor `to`.
    unsafe { syscall!(Sysno::dup2, fd, to) }.map(drop).map_err(errno)
}

/// setsockopt(2) with a number, for options that rustix does not know.
pub fn set_option(socket: i32, level: usize, option: usize, value: i32) -> Result<()> {
    // SAFETY: the value lives through the call.
    unsafe { syscall!(Sysno::setsockopt, socket, level, option, &raw const value, size_of::<i32>()) }
        .map(drop)
        .map_err(errno)
}

/// ioctl(2) that reads or writes one structure.
///
/// # Safety
/// `argument` must be what `request` takes.
pub unsafe fn ioctl<T>(fd: i32, request: usize, argument: &mut T) -> Result<()> {
    // SAFETY: the caller vouches for the type.
    unsafe { syscall!(Sysno::ioctl, fd, request, &raw mut *argument) }.map(drop).map_err(errno)
}

/// ioctl(2) that takes a number.
pub fn ioctl_number(fd: i32, request: usize, number: usize) -> Result<()> {
    // SAFETY: no memory is passed.
    unsafe { syscall!(Sysno::ioctl, fd, request, number) }.map(drop).map_err(errno)
}

/// Brings a network interface up in the caller's network namespace. The name has at most 15 bytes.
pub fn raise_interface<const N: usize>(name: [u8; N]) -> Result<()> {
    const SIOCGIFFLAGS: usize = 0x8913;
    const SIOCSIFFLAGS: usize = 0x8914;
    const IFF_UP: i16 = 1;
    /// `struct ifreq` with its flags.
    #[repr(C)]
    struct Request {
        name: [u8; 16],
        flags: i16,
        rest: [u8; 22],
    }
    const { assert!(N < 16) };
    let mut request = Request { name: [0; 16], flags: 0, rest: [0; 22] };
    request.name[..N].copy_from_slice(&name);
    let socket = rustix::net::socket(rustix::net::AddressFamily::INET, rustix::net::SocketType::DGRAM, None)?;
    let fd = rustix::fd::AsRawFd::as_raw_fd(&socket);
    // SAFETY: both take a struct ifreq.
    unsafe {
        ioctl(fd, SIOCGIFFLAGS, &mut request)?;
        request.flags |= IFF_UP;
        ioctl(fd, SIOCSIFFLAGS, &mut request)
    }
}
