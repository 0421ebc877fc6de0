// SPDX-License-Identifier: GPL-2.0-only
//! System calls that rustix hides from its users, or makes in a form that 2.6.18 does not have.

use core::arch::asm;
use core::ffi::CStr;
use core::net::IpAddr;
use core::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use core::time::Duration;

use rustix::io::{Errno, Result};
use syscalls::{Sysno, syscall};

const SIGKILL: usize = 9;
/// A child has ended.
pub const SIGCHLD: usize = 17;

/// Share the memory.
pub const CLONE_VM: usize = 0x100;
/// Share root and working directory.
pub const CLONE_FS: usize = 0x200;
/// Share the file table.
pub const CLONE_FILES: usize = 0x400;
/// Share what is done on signals.
pub const CLONE_SIGHAND: usize = 0x800;
/// Wait until the child has ended or executes a program.
pub const CLONE_VFORK: usize = 0x4000;
const CLONE_PARENT: usize = 0x8000;
/// Be a thread of the same process.
pub const CLONE_THREAD: usize = 0x1_0000;

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
    clone(0)
}

/// The same with more flags for clone(2), of which none may share memory.
pub fn clone(flags: usize) -> Result<Option<i32>> {
    assert!(flags & CLONE_VM == 0, "a copy has its own memory");
    // SAFETY: without CLONE_VM the child has its own copy of all memory and returns on its own copy of the stack.
    let pid = unsafe { syscall!(Sysno::clone, flags | SIGCHLD, 0, 0, 0, 0) }.map_err(errno)?;
    Ok((pid != 0).then_some(pid as i32))
}

/// The same with clone3(2), for which the flags are passed as they are.
pub fn clone3(flags: u64) -> Result<Option<i32>> {
    clone3_with_pid(flags, None)
}

/// The same for a child that is to have a given PID.
pub fn clone3_with_pid(flags: u64, wanted: Option<i32>) -> Result<Option<i32>> {
    // A kernel that knows no more than the first eight takes the others as long as they are 0.
    // flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls, set_tid, set_tid_size
    let mut arguments: [u64; 10] = [flags, 0, 0, 0, SIGCHLD as u64, 0, 0, 0, 0, 0];
    if let Some(wanted) = &wanted {
        arguments[8] = &raw const *wanted as u64;
        arguments[9] = 1;
    }
    // SAFETY: the arguments live through the call; as for fork, the child has a copy of everything.
    let pid = unsafe { syscall!(Sysno::clone3, arguments.as_ptr(), size_of_val(&arguments)) }.map_err(errno)?;
    Ok((pid != 0).then_some(pid as i32))
}

/// Waits for the end of this child, whatever signal its end sends; gives its wait status.
pub fn wait(pid: i32) -> Result<i32> {
    const WALL: usize = 0x4000_0000;
    let mut status = 0i32;
    // SAFETY: the status lives through the call.
    unsafe { syscall!(Sysno::wait4, pid, &raw mut status, WALL, 0) }.map_err(errno)?;
    Ok(status)
}

/// Starts a process that shares the caller's memory and files but has namespaces of its own, and whose parent is the
/// caller's: it runs `entry(argument)` on the stack that ends at `stack_top`.
///
/// # Safety
/// The stack must be unused and stay so, its top 16-byte aligned. `entry` must never touch memory that another such
/// process uses at the same time.
pub unsafe fn start_beside(stack_top: *mut u8, entry: extern "C" fn(usize) -> !, argument: usize) -> Result<()> {
    // SAFETY: the caller vouches for all of it.
    unsafe { start(CLONE_FILES | CLONE_PARENT | SIGCHLD, stack_top, entry, argument) }.map(drop)
}

/// Starts a child that shares the caller's memory and files and runs `entry(argument)`, and waits until it has ended.
///
/// # Safety
/// As for [`start_beside`].
pub unsafe fn start_and_wait(stack_top: *mut u8, entry: extern "C" fn(usize) -> !, argument: usize) -> Result<i32> {
    // SAFETY: the caller vouches for all of it.
    let pid = unsafe { start(CLONE_FILES | CLONE_VFORK | SIGCHLD, stack_top, entry, argument) }?;
    wait(pid)
}

/// The same for a child with files of its own, which begin as the caller's.
///
/// # Safety
/// As for [`start_beside`].
pub unsafe fn start_child_and_wait(top: *mut u8, entry: extern "C" fn(usize) -> !, argument: usize) -> Result<i32> {
    // SAFETY: the caller vouches for all of it.
    let pid = unsafe { start(CLONE_VFORK | SIGCHLD, top, entry, argument) }?;
    wait(pid)
}

/// Starts a child that shares the caller's memory, and has files of its own that begin as the caller's; it runs
/// `entry(argument)`. Gives its PID.
///
/// # Safety
/// As for [`start_beside`].
pub unsafe fn start_child(stack_top: *mut u8, entry: extern "C" fn(usize) -> !, argument: usize) -> Result<i32> {
    // SAFETY: the caller vouches for all of it.
    unsafe { start(SIGCHLD, stack_top, entry, argument) }
}

/// Starts a thread of the calling process, which runs `entry(argument)` and ends with [`exit_thread`].
///
/// # Safety
/// As for [`start_beside`].
pub unsafe fn start_thread(stack_top: *mut u8, entry: extern "C" fn(usize) -> !, argument: usize) -> Result<()> {
    let flags = CLONE_FILES | CLONE_FS | CLONE_SIGHAND | CLONE_THREAD;
    // SAFETY: the caller vouches for all of it.
    unsafe { start(flags, stack_top, entry, argument) }.map(drop)
}

/// The same for a thread that clone3(2) makes, with more flags. It does not know where its stack ends otherwise than by its
/// size.
///
/// # Safety
/// As for [`start_beside`].
pub unsafe fn start_clone3_thread(
    more: usize,
    stack_top: *mut u8,
    stack_size: usize,
    entry: extern "C" fn(usize) -> !,
    argument: usize,
) -> Result<()> {
    let flags = CLONE_VM | CLONE_FILES | CLONE_FS | CLONE_SIGHAND | CLONE_THREAD | more;
    // flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls
    let arguments = [flags, 0, 0, 0, 0, stack_top as usize - stack_size, stack_size, 0];
    let (first, second) = (arguments.as_ptr() as usize, size_of_val(&arguments));
    // SAFETY: the arguments live through the call; the caller vouches for the rest.
    unsafe { start_by(Sysno::clone3, first, second, entry, argument) }.map(drop)
}

/// Starts a task that shares the caller's memory; gives its PID.
///
/// # Safety
/// As for [`start_beside`].
unsafe fn start(flags: usize, stack_top: *mut u8, entry: extern "C" fn(usize) -> !, argument: usize) -> Result<i32> {
    // SAFETY: the caller vouches for all of it.
    unsafe { start_by(Sysno::clone, flags | CLONE_VM, stack_top as usize, entry, argument) }
}

/// Starts a task that shares the caller's memory by a system call with these two arguments; gives its PID.
///
/// # Safety
/// The call must be one that starts such a task, on a stack of its own. Else as for [`start_beside`].
unsafe fn start_by(
    call: Sysno,
    first: usize,
    second: usize,
    entry: extern "C" fn(usize) -> !,
    argument: usize,
) -> Result<i32> {
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
            inlateout("rax") call as usize => result,
            in("rdi") first,
            in("rsi") second,
            in("rdx") 0,
            in("r10") 0,
            in("r8") 0,
            in("r9") argument,
            in("r12") entry,
            lateout("rcx") _,
            lateout("r11") _,
        );
    }
    if result < 0 { Err(Errno::from_raw_os_error(-result as i32)) } else { Ok(result as i32) }
}

/// Puts the calling task into a new namespace; the flags are passed as they are.
pub fn unshare(flags: usize) -> Result<()> {
    // SAFETY: namespaces do not concern memory.
    unsafe { syscall!(Sysno::unshare, flags) }.map(drop).map_err(errno)
}

/// Moves the calling task into a namespace by its file, or into several of a task by its pidfd; the flags are passed as
/// they are.
pub fn setns(fd: i32, flags: usize) -> Result<()> {
    // SAFETY: namespaces do not concern memory.
    unsafe { syscall!(Sysno::setns, fd, flags) }.map(drop).map_err(errno)
}

/// May change networks.
pub const CAP_NET_ADMIN: u32 = 12;
/// May do much, and make namespaces.
pub const CAP_SYS_ADMIN: u32 = 21;

/// Takes a capability from what the calling task may do, or gives it back. (rustix asks for capabilities in a form that
/// came with 2.6.26; the first one is good on any kernel, and takes those away that it does not have, beyond 32.)
pub fn set_capability(capability: u32, holds: bool) -> Result<()> {
    const FIRST_FORM: u32 = 0x1998_0330;
    let mut header = [FIRST_FORM, 0];
    // effective, permitted, inheritable
    let mut sets = [0u32; 3];
    // SAFETY: the header and the sets of that form live through the call.
    unsafe { syscall!(Sysno::capget, header.as_mut_ptr(), sets.as_mut_ptr()) }.map_err(errno)?;
    match holds {
        true => sets[0] |= 1 << capability,
        false => sets[0] &= !(1 << capability),
    }
    // SAFETY: the same.
    unsafe { syscall!(Sysno::capset, header.as_mut_ptr(), sets.as_ptr()) }.map(drop).map_err(errno)
}

/// Executes a program in the place of the calling one; comes back only if that is refused.
pub fn execute(path: &CStr, arguments: &[&CStr]) -> Errno {
    const MOST: usize = 8;
    let mut pointers = [core::ptr::null(); MOST + 1];
    assert!(arguments.len() <= MOST, "room for the null pointer at the end");
    for (place, argument) in pointers.iter_mut().zip(arguments) {
        *place = argument.as_ptr();
    }
    let environment = [core::ptr::null::<u8>()];
    // SAFETY: the path and all that the arrays point to live through the call; both arrays end with a null pointer.
    match unsafe { syscall!(Sysno::execve, path.as_ptr(), pointers.as_ptr(), environment.as_ptr()) } {
        Err(error) => errno(error),
        Ok(_) => Errno::IO,
    }
}

/// Ends the calling thread alone.
pub fn exit_thread() -> ! {
    loop {
        // SAFETY: nothing of this thread runs afterwards.
        let _ = unsafe { syscall!(Sysno::exit, 0) };
    }
}

/// Lets the calling process have so many files open.
pub fn allow_files(number: u64) -> Result<()> {
    const RLIMIT_NOFILE: usize = 7;
    let limits = [number, number];
    // SAFETY: the limits live through the call.
    unsafe { syscall!(Sysno::setrlimit, RLIMIT_NOFILE, limits.as_ptr()) }.map(drop).map_err(errno)
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

/// Kills what is left of the process group that this process led; false where nothing is.
pub fn kill_group(leader: i32) -> bool {
    // SAFETY: it concerns other processes only.
    unsafe { syscall!(Sysno::kill, -leader as isize, SIGKILL) }.is_ok()
}

/// Lets time pass.
pub fn sleep(duration: Duration) {
    let timespec = [duration.as_secs() as i64, i64::from(duration.subsec_nanos())];
    // SAFETY: the time lives through the call, and what is left of it is not asked for.
    let _ = unsafe { syscall!(Sysno::nanosleep, timespec.as_ptr(), 0) };
}

/// Waits until the kernel's clock has left its first second. A time stamp of that second is zero, which TCP takes for none: a
/// connection with such a one leaves a TIME_WAIT that nobody can take over.
pub fn leave_first_second() {
    const CLOCK_MONOTONIC: usize = 1;
    const TIMER_ABSTIME: usize = 1;
    // The count of seconds follows the clock with the next tick.
    let timespec = [1i64, 50_000_000];
    // SAFETY: the time lives through the call, and with an absolute one nothing is told of what is left of it.
    let _ = unsafe { syscall!(Sysno::clock_nanosleep, CLOCK_MONOTONIC, TIMER_ABSTIME, timespec.as_ptr(), 0) };
}

/// What is added to the calls of futex(2) whose tasks share their memory. The kernel need not find out then which page of
/// whose file they are about.
static FUTEX_PRIVATE: AtomicUsize = AtomicUsize::new(0);

/// Finds out whether the kernel knows that flag, which came with 2.6.22. To be called by PID 1.
pub fn learn_futexes() {
    const PRIVATE: usize = 128;
    let number = AtomicU32::new(0);
    // SAFETY: no memory is read or written, for nobody sleeps.
    if unsafe { syscall!(Sysno::futex, number.as_ptr(), FUTEX_WAKE | PRIVATE, 1) }.is_ok() {
        FUTEX_PRIVATE.store(PRIVATE, Ordering::Relaxed);
    }
}

const FUTEX_WAIT: usize = 0;
const FUTEX_WAKE: usize = 1;

/// Sleeps while the number, which other tasks that share the memory change, has this value; may end before.
pub fn sleep_while(number: &AtomicU32, value: u32) {
    let act = FUTEX_WAIT | FUTEX_PRIVATE.load(Ordering::Relaxed);
    // SAFETY: the number lives through the call. That it has changed already, or a signal came, is for the caller to see.
    let _ = unsafe { syscall!(Sysno::futex, number.as_ptr(), act, value, 0) };
}

/// Wakes who sleeps while the number is what it was before it was changed.
pub fn wake_sleepers(number: &AtomicU32) {
    let act = FUTEX_WAKE | FUTEX_PRIVATE.load(Ordering::Relaxed);
    // SAFETY: no memory is read or written.
    let _ = unsafe { syscall!(Sysno::futex, number.as_ptr(), act, i32::MAX as usize) };
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
    set_bytes(socket, level, option, &value.to_ne_bytes())
}

/// setsockopt(2) with bytes that hold no address.
pub fn set_bytes(socket: i32, level: usize, option: usize, bytes: &[u8]) -> Result<()> {
    // SAFETY: the bytes live through the call, and their number is given.
    unsafe { syscall!(Sysno::setsockopt, socket, level, option, bytes.as_ptr(), bytes.len()) }.map(drop).map_err(errno)
}

/// getsockopt(2) with a number, for options that rustix does not know.
pub fn get_option(socket: i32, level: usize, option: usize) -> Result<i32> {
    let (mut value, mut length) = (0i32, size_of::<i32>() as u32);
    // SAFETY: the value and its length live through the call.
    unsafe { syscall!(Sysno::getsockopt, socket, level, option, &raw mut value, &raw mut length) }
        .map(|_| value)
        .map_err(errno)
}

/// The token of an MPTCP connection (MPTCP_INFO).
pub fn mptcp_token(socket: i32) -> Result<u32> {
    const SOL_MPTCP: usize = 284;
    const MPTCP_INFO: usize = 1;
    /// `struct mptcp_info` up to its token; the kernel gives as much as there is room for.
    #[repr(C)]
    struct Info {
        counts: [u8; 6],
        flags: u32,
        token: u32,
    }
    let mut info = Info { counts: [0; 6], flags: 0, token: 0 };
    let mut length = size_of::<Info>() as u32;
    // SAFETY: the structure and its length live through the call.
    unsafe { syscall!(Sysno::getsockopt, socket, SOL_MPTCP, MPTCP_INFO, &raw mut info, &raw mut length) }
        .map(|_| info.token)
        .map_err(errno)
}

/// Whether a TCP connection carried bytes with its SYN, and they were taken (TCP_INFO, TCPI_OPT_SYN_DATA).
pub fn tcp_syn_data(socket: i32) -> Result<bool> {
    const IPPROTO_TCP: usize = 6;
    const TCP_INFO: usize = 11;
    const SYN_DATA: u8 = 32;
    /// Where `struct tcp_info` has the options, after five counts; the kernel gives as much as there is room for.
    const OPTIONS: usize = 5;
    let mut info = [0u8; OPTIONS + 1];
    let mut length = info.len() as u32;
    // SAFETY: the bytes and their length live through the call.
    unsafe { syscall!(Sysno::getsockopt, socket, IPPROTO_TCP, TCP_INFO, info.as_mut_ptr(), &raw mut length) }
        .map(|_| info[OPTIONS] & SYN_DATA != 0)
        .map_err(errno)
}

/// Attaches a filter to the socket's SO_REUSEPORT group that gives to the first of the two members what carries no byte behind
/// its header, and to the other all else.
pub fn attach_reuseport_filter(socket: i32, [empty, other]: [u32; 2]) -> Result<()> {
    const SOL_SOCKET: usize = 1;
    const SO_ATTACH_REUSEPORT_CBPF: usize = 51;
    const BPF_LD_W_LEN: u16 = 0x80;
    const BPF_JEQ_K: u16 = 0x15;
    const BPF_RET_K: u16 = 0x06;
    /// `struct sock_filter`.
    #[repr(C)]
    struct Instruction {
        code: u16,
        jump_true: u8,
        jump_false: u8,
        value: u32,
    }
    /// `struct sock_fprog`.
    #[repr(C)]
    struct Program {
        length: u16,
        instructions: *const Instruction,
    }
    let instructions = [(BPF_LD_W_LEN, 0, 0), (BPF_JEQ_K, 1, 0), (BPF_RET_K, 0, empty), (BPF_RET_K, 0, other)]
        .map(|(code, jump_false, value)| Instruction { code, jump_true: 0, jump_false, value });
    let program = Program { length: instructions.len() as u16, instructions: instructions.as_ptr() };
    let (option, size) = (SO_ATTACH_REUSEPORT_CBPF, size_of::<Program>());
    // SAFETY: the program and its instructions live through the call, which copies them.
    unsafe { syscall!(Sysno::setsockopt, socket, SOL_SOCKET, option, &raw const program, size) }
        .map(drop)
        .map_err(errno)
}

/// Has all segments to and from the peer signed with a key (TCP_MD5SIG), the same for every socket.
pub fn sign_segments(socket: i32, peer: IpAddr) -> Result<()> {
    const IPPROTO_TCP: usize = 6;
    const TCP_MD5SIG: usize = 14;
    const AF_INET: u16 = 2;
    const AF_INET6: u16 = 10;
    const KEY: &[u8; 4] = b"kiso";
    /// `struct tcp_md5sig`.
    #[repr(C)]
    struct Signature {
        address: [u8; 128],
        flags: u8,
        prefix: u8,
        length: u16,
        interface: i32,
        key: [u8; 80],
    }
    let (mut address, mut key) = ([0; 128], [0; 80]);
    let family = match peer {
        IpAddr::V4(peer) => {
            address[4..8].copy_from_slice(&peer.octets());
            AF_INET
        }
        IpAddr::V6(peer) => {
            address[8..24].copy_from_slice(&peer.octets());
            AF_INET6
        }
    };
    address[..2].copy_from_slice(&family.to_ne_bytes());
    key[..KEY.len()].copy_from_slice(KEY);
    let signature = Signature { address, flags: 0, prefix: 0, length: KEY.len() as u16, interface: 0, key };
    let size = size_of::<Signature>();
    // SAFETY: the signature lives through the call.
    unsafe { syscall!(Sysno::setsockopt, socket, IPPROTO_TCP, TCP_MD5SIG, &raw const signature, size) }
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

/// ioctl(2) that takes a number, and gives one.
pub fn ioctl_number(fd: i32, request: usize, number: usize) -> Result<usize> {
    // SAFETY: no memory is passed.
    unsafe { syscall!(Sysno::ioctl, fd, request, number) }.map_err(errno)
}
