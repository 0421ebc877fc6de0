// SPDX-License-Identifier: GPL-2.0-only
//! Tasks that a case starts besides its [namespaces](crate::namespace), and that end before the case does.

use core::mem::ManuallyDrop;
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
///
/// This is for cases that are about fork(2), whose copy finds each page anew. Others do with [`in_child`].
pub fn in_copy(act: impl FnOnce() -> Result<(), Ended>) -> Result<(), Ended> {
    run_as(sys::fork().map_err(no_task)?, act)
}

/// Runs the closure in a child of the calling process that shares its memory and has files of its own, which begin as the
/// caller's; its end is the caller's, unless it is good. As after fork(2), whatever the closure has taken is dropped by both,
/// each closing its own file.
pub fn in_child<A: FnOnce() -> Result<(), Ended>>(act: A) -> Result<(), Ended> {
    extern "C" fn enter<A: FnOnce() -> Result<(), Ended>>(act: usize) -> ! {
        // SAFETY: it is the address of the closure below, whose owner waits for the end of this process and then drops it
        // without running it. There is no heap, so that to drop a thing twice is to close a file in two tables.
        report::finish(unsafe { (act as *const A).read() }())
    }
    let stack = LentStack::take();
    // SAFETY: the stack is lent until the child has ended, and the caller sleeps meanwhile.
    unsafe { sys::start_child_and_wait(stack.top(), enter::<A>, &raw const act as usize) }.map_err(no_task)?;
    report::take_over()
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

/// The most tasks with such a stack at a time.
const SPARE_STACKS: usize = 6;
/// Stacks of tasks that share the memory of the case.
static mut SPARE: [Stack; SPARE_STACKS] = [const { Stack::new() }; SPARE_STACKS];
static IS_LENT: [AtomicBool; SPARE_STACKS] = [const { AtomicBool::new(false) }; SPARE_STACKS];

/// Takes the stacks back from the case before, whose processes must be dead.
pub fn forget() {
    IS_LENT.iter().for_each(|lent| lent.store(false, Ordering::Relaxed));
}

/// A stack that nobody else uses until this is dropped.
struct LentStack(usize);

impl LentStack {
    fn take() -> LentStack {
        let free = IS_LENT.iter().position(|lent| !lent.swap(true, Ordering::Acquire));
        LentStack(free.unwrap_or_else(|| panic!("more than {SPARE_STACKS} tasks at a time")))
    }

    fn top(&self) -> *mut u8 {
        // SAFETY: only an address is made of it.
        unsafe { (&raw mut SPARE).cast::<Stack>().add(self.0 + 1).cast() }
    }
}

impl Drop for LentStack {
    fn drop(&mut self) {
        IS_LENT[self.0].store(false, Ordering::Release);
    }
}

/// What a task on a lent stack is started with.
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
    run_on_lent_stack(act, None, |top, start| {
        // SAFETY: the stack is lent for as long as the task runs, and the caller sleeps meanwhile.
        unsafe { sys::start_and_wait(top, enter, start) }.map(drop).map_err(no_task)
    })
}

/// Runs the closure in a thread of the calling process, and waits for it.
pub fn in_thread<R: Send>(act: impl FnOnce() -> R + Send) -> Result<R, Ended> {
    run_in_thread(act, |top, enter, start| {
        // SAFETY: the caller vouches for the stack, and waits.
        unsafe { sys::start_thread(top, enter, start) }.map_err(no_task)
    })
}

/// The same for a thread that clone3(2) makes, with more flags. That it makes one is an assertion.
pub fn in_clone3_thread<R: Send>(more: usize, act: impl FnOnce() -> R + Send) -> Result<R, Ended> {
    run_in_thread(act, |top, enter, start| {
        // SAFETY: the same.
        unsafe { sys::start_clone3_thread(more, top, STACK_SIZE, enter, start) }
            .map_err(|errno| report::fail(format_args!("clone3 of a thread: {}", Name(errno))))
    })
}

/// The same for a thread that the closure starts on the stack that ends there, to run the function with the number.
fn run_in_thread<R: Send>(
    act: impl FnOnce() -> R + Send,
    start_it: impl FnOnce(*mut u8, extern "C" fn(usize) -> !, usize) -> Result<(), Ended>,
) -> Result<R, Ended> {
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
    run_on_lent_stack(act, Some(tell), |top, start| {
        // The stack is lent until the thread is about to end.
        start_it(top, enter, start)?;
        read(&done, &mut [0u8; 1]).map(drop).map_err(no_task)
    })
}

fn run_on_lent_stack<R, A: FnOnce() -> R>(
    act: A,
    tell: Option<OwnedFd>,
    start_it: impl FnOnce(*mut u8, usize) -> Result<(), Ended>,
) -> Result<R, Ended> {
    let mut exchange = Exchange::new(act);
    let start = Start { perform: perform::<A, R>, exchange: (&raw mut exchange).cast(), tell };
    let stack = LentStack::take();
    start_it(stack.top(), &raw const start as usize)?;
    match exchange.result() {
        Some(result) => Ok(result),
        None => Err(report::take_over().err().unwrap_or_else(|| no_task(Errno::IO))),
    }
}

/// A child of the calling process, as [`in_child`] makes one, that has done something and then lives until it is told to end.
pub struct Companion {
    pid: i32,
    go_on: OwnedFd,
    /// On which it lives. Nobody else is lent it before it is known to have ended.
    stack: ManuallyDrop<LentStack>,
}

impl Companion {
    /// Starts one and waits until it has done its work.
    pub fn start<A: FnOnce() -> Result<(), Ended>>(act: A) -> Result<Companion, Ended> {
        extern "C" fn enter<A: FnOnce() -> Result<(), Ended>>(begin: usize) -> ! {
            // SAFETY: it is the address of the tuple below, whose owner waits until the work is done; for the closure see
            // `in_child`, and the pipes are closed with the files of this process.
            let (act, tell_done, may_go_on) = unsafe { (begin as *const (A, OwnedFd, OwnedFd)).read() };
            match act() {
                Ok(()) => {}
                ended => report::finish(ended),
            }
            let told = write(&tell_done, &[1]).and_then(|_| read(&may_go_on, &mut [0u8; 1]));
            report::finish(told.map(drop).map_err(no_task));
        }
        let (has_done, tell_done) = rustix::pipe::pipe().map_err(no_task)?;
        let (may_go_on, go_on) = rustix::pipe::pipe().map_err(no_task)?;
        let (stack, begin) = (LentStack::take(), (act, tell_done, may_go_on));
        // SAFETY: the stack is lent as long as the companion may live.
        let pid = unsafe { sys::start_child(stack.top(), enter::<A>, &raw const begin as usize) }.map_err(no_task)?;
        let companion = Companion { pid, go_on, stack: ManuallyDrop::new(stack) };
        let (_act, tell_done, _may_go_on) = begin;
        drop(tell_done);
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
        self.wait()
    }

    fn collect(self) -> Result<(), Ended> {
        self.wait()?;
        report::take_over()
    }

    fn wait(self) -> Result<(), Ended> {
        sys::wait(self.pid).map_err(no_task)?;
        drop(ManuallyDrop::into_inner(self.stack));
        Ok(())
    }
}
