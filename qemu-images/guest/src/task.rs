// SPDX-License-Identifier: GPL-2.0-only
//! Tasks that a case starts besides its [namespaces](crate::namespace), and that end before the case does.

use core::ptr::null_mut;
use core::sync::atomic::{AtomicBool, Ordering};

use rustix::fd::OwnedFd;
use rustix::io::{self, Errno, read, write};
use rustix::mm::{MapFlags, MprotectFlags, ProtFlags, mmap_anonymous, mprotect};
use rustix::process::{Pid, Signal, kill_process};

use crate::errno::Name;
use crate::report::{self, Ended};
use crate::sys;

const STACK_SIZE: usize = 64 << 10;

/// The stack of a task that shares the memory of the one that started it.
#[repr(align(16))]
pub struct Stack(#[expect(dead_code, reason = "only its address is used")] [u8; STACK_SIZE]);

impl Stack {
    /// An unused stack.
    pub const fn new() -> Stack {
        Stack([0; STACK_SIZE])
    }
}

/// A stack as large as that of a program. What outgrows it meets a page that nobody may touch.
pub struct MappedStack {
    top: *mut u8,
}

impl MappedStack {
    /// Maps one, for good.
    pub fn map() -> io::Result<MappedStack> {
        const SIZE: usize = 8 << 20;
        const GUARD: usize = 4 << 10;
        // SAFETY: a new mapping at an address that the kernel chooses, of which the lowest page is then closed.
        unsafe {
            let bottom = mmap_anonymous(null_mut(), SIZE, ProtFlags::READ | ProtFlags::WRITE, MapFlags::PRIVATE)?;
            mprotect(bottom, GUARD, MprotectFlags::empty())?;
            Ok(MappedStack { top: bottom.cast::<u8>().add(SIZE) })
        }
    }

    /// Where it begins.
    pub const fn top(&self) -> *mut u8 {
        self.top
    }
}

/// What one task gives another to run, and what comes of it.
pub struct Exchange<A, R> {
    act: Option<A>,
    result: Option<R>,
}

impl<A: FnOnce() -> R, R> Exchange<A, R> {
    /// The closure, not run yet.
    pub const fn new(act: A) -> Exchange<A, R> {
        Exchange { act: Some(act), result: None }
    }

    /// What the closure gave, if it was run.
    pub fn result(self) -> Option<R> {
        self.result
    }
}

/// Runs the closure of an exchange of just these types.
///
/// # Safety
/// `exchange` must be the address of such an exchange, which nobody else uses meanwhile.
pub unsafe fn perform<A: FnOnce() -> R, R>(exchange: *mut ()) {
    // SAFETY: the caller vouches for the address.
    let exchange = unsafe { &mut *exchange.cast::<Exchange<A, R>>() };
    exchange.result = exchange.act.take().map(|act| act());
}

/// Runs the closure in a copy of the calling process; its end is the caller's, unless it is good.
pub fn in_copy(act: impl FnOnce() -> Result<(), Ended>) -> Result<(), Ended> {
    run_as(sys::fork().map_err(no_task)?, act)
}

/// For a call that has made a copy of the calling process and returns in both: the copy runs the closure, and the
/// caller waits for its end.
pub fn run_as(copy: Option<i32>, act: impl FnOnce() -> Result<(), Ended>) -> Result<(), Ended> {
    match copy {
        None => report::finish(act()),
        Some(child) => {
            sys::wait(child).map_err(no_task)?;
            report::take_over()
        }
    }
}

fn no_task(errno: Errno) -> Ended {
    report::error(format_args!("another task: {}", Name(errno)))
}

/// The stack of the task that [`in_ended`] or [`in_thread`] starts. There is one such task at a time.
static mut SPARE_STACK: Stack = Stack::new();
static SPARE_STACK_IS_USED: AtomicBool = AtomicBool::new(false);

/// Takes the spare stack back from the case before, whose processes must be dead.
pub fn forget() {
    SPARE_STACK_IS_USED.store(false, Ordering::Relaxed);
}

/// Lends the spare stack.
fn on_spare_stack<R>(act: impl FnOnce(*mut u8) -> R) -> R {
    assert!(!SPARE_STACK_IS_USED.swap(true, Ordering::Acquire), "there is only one spare stack");
    // SAFETY: only an address is made of it.
    let result = act(unsafe { (&raw mut SPARE_STACK).add(1).cast() });
    SPARE_STACK_IS_USED.store(false, Ordering::Release);
    result
}

/// What a task on the spare stack is started with.
struct Start {
    perform: unsafe fn(*mut ()),
    exchange: *mut (),
    /// Where it tells its end, if nobody waits for it otherwise.
    tell: Option<OwnedFd>,
}

/// Runs the closure in a task that has ended when this returns. It shares the memory and the files of the caller, as
/// after vfork(2), so that what it has opened stays.
pub fn in_ended<R: Send>(act: impl FnOnce() -> R + Send) -> Result<R, Ended> {
    extern "C" fn enter(start: usize) -> ! {
        // SAFETY: it is the address of the start below, whose owner waits.
        let start = unsafe { &*(start as *const Start) };
        // SAFETY: both were made for each other.
        unsafe { (start.perform)(start.exchange) };
        sys::exit(0)
    }
    run_on_spare_stack(act, None, |top, start| {
        // SAFETY: the stack is lent for as long as the task runs, and the caller sleeps meanwhile.
        unsafe { sys::start_and_wait(top, enter, start) }.map(drop)
    })
}

/// Runs the closure in a thread of the calling process, and waits for it.
pub fn in_thread<R: Send>(act: impl FnOnce() -> R + Send) -> Result<R, Ended> {
    extern "C" fn enter(start: usize) -> ! {
        // SAFETY: it is the address of the start below, whose owner waits.
        let start = unsafe { &*(start as *const Start) };
        // SAFETY: both were made for each other.
        unsafe { (start.perform)(start.exchange) };
        if let Some(tell) = &start.tell {
            // Nothing of the caller's may be touched from here on.
            let _ = write(tell, &[1]);
        }
        sys::exit_thread()
    }
    let (done, tell) = rustix::pipe::pipe().map_err(no_task)?;
    run_on_spare_stack(act, Some(tell), |top, start| {
        // SAFETY: the stack is lent until the thread is about to end, and the caller waits meanwhile.
        unsafe { sys::start_thread(top, enter, start) }?;
        read(&done, &mut [0u8; 1]).map(drop)
    })
}

fn run_on_spare_stack<R, A: FnOnce() -> R>(
    act: A,
    tell: Option<OwnedFd>,
    start_it: impl FnOnce(*mut u8, usize) -> io::Result<()>,
) -> Result<R, Ended> {
    let mut exchange = Exchange::new(act);
    let start = Start { perform: perform::<A, R>, exchange: (&raw mut exchange).cast(), tell };
    on_spare_stack(|top| start_it(top, &raw const start as usize)).map_err(no_task)?;
    match exchange.result() {
        Some(result) => Ok(result),
        None => Err(report::take_over().err().unwrap_or_else(|| no_task(Errno::IO))),
    }
}

/// A copy of the calling process that has done something, and then lives until it is told to end.
pub struct Companion {
    pid: i32,
    go_on: OwnedFd,
}

impl Companion {
    /// Starts one and waits until it has done its work.
    pub fn start(act: impl FnOnce() -> Result<(), Ended>) -> Result<Companion, Ended> {
        let (has_done, tell_done) = rustix::pipe::pipe().map_err(no_task)?;
        let (may_go_on, go_on) = rustix::pipe::pipe().map_err(no_task)?;
        let Some(pid) = sys::fork().map_err(no_task)? else {
            match act() {
                Ok(()) => {}
                ended => report::finish(ended),
            }
            let told = write(&tell_done, &[1]).and_then(|_| read(&may_go_on, &mut [0u8; 1]));
            report::finish(told.map(drop).map_err(no_task));
        };
        drop(tell_done);
        let companion = Companion { pid, go_on };
        match read(&has_done, &mut [0u8; 1]) {
            Ok(1) => Ok(companion),
            _ => Err(companion.collect().err().unwrap_or_else(|| no_task(Errno::IO))),
        }
    }

    /// Its PID.
    pub const fn pid(&self) -> i32 {
        self.pid
    }

    /// Its PID for rustix.
    pub fn process(&self) -> Result<Pid, Ended> {
        Pid::from_raw(self.pid).ok_or_else(|| no_task(Errno::SRCH))
    }

    /// Has it end, and waits.
    pub fn end(self) -> Result<(), Ended> {
        write(&self.go_on, &[1]).map_err(no_task)?;
        self.collect()
    }

    /// Kills it, and waits.
    pub fn kill(self) -> Result<(), Ended> {
        kill_process(self.process()?, Signal::KILL).map_err(no_task)?;
        sys::wait(self.pid).map(drop).map_err(no_task)
    }

    fn collect(self) -> Result<(), Ended> {
        sys::wait(self.pid).map_err(no_task)?;
        report::take_over()
    }
}
