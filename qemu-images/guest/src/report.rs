// SPDX-License-Identifier: GPL-2.0-only
//! How the result of a case comes from its processes to PID 1.
//!
//! PID 1 maps one page range that its children share, copies of a case among them. It reads only when all of them are
//! dead, and a process that is killed half way leaves no result, so that no framing is needed and no reader can be blocked.

use core::fmt::{self, Write};
use core::ptr::null_mut;
use core::sync::atomic::{AtomicPtr, AtomicU8, Ordering};

use kiso_protocol::ktap::{Count, Outcome};
use rustix::io::Result;
use rustix::mm::{MapFlags, ProtFlags, mmap_anonymous};

use crate::sys;
use crate::text::Text;

/// What the processes of a case leave for PID 1.
struct Report {
    /// 0 while there is no result, else 1 and the place in `Outcome::ALL`.
    outcome: AtomicU8,
    /// 1 where something that cases share is not as it was before.
    spoilt: AtomicU8,
    count: Option<Count>,
    message: Text<400>,
    notes: Text<4000>,
}

static SHARED: AtomicPtr<Report> = AtomicPtr::new(null_mut());

/// Why a case ended before its end. Its words are in the report.
pub struct Ended(Outcome);

/// Maps the memory that is shared. To be called once, by PID 1.
pub fn share() -> Result<()> {
    let length = size_of::<Report>();
    // SAFETY: a new mapping at an address that the kernel chooses.
    let memory = unsafe { mmap_anonymous(null_mut(), length, ProtFlags::READ | ProtFlags::WRITE, MapFlags::SHARED) }?;
    SHARED.store(memory.cast(), Ordering::Release);
    clear();
    Ok(())
}

fn shared() -> Option<&'static mut Report> {
    // SAFETY: the mapping is never taken away. PID 1 uses it while no case runs; within a case one process runs at a
    // time, the others wait for it; and no caller here keeps the reference.
    unsafe { SHARED.load(Ordering::Acquire).as_mut() }
}

/// Makes the report empty for the next case.
pub fn clear() {
    if let Some(report) = shared() {
        report.outcome.store(0, Ordering::Relaxed);
        report.spoilt.store(0, Ordering::Relaxed);
        report.count = None;
        report.message.clear();
        report.notes.clear();
    }
}

/// The outcome that the case has reported.
pub fn outcome() -> Option<Outcome> {
    let place = usize::from(shared()?.outcome.load(Ordering::Acquire)).checked_sub(1)?;
    Outcome::ALL.get(place).copied()
}

/// Says that the next case must not meet the network of this one.
pub fn spoil() {
    if let Some(report) = shared() {
        report.spoilt.store(1, Ordering::Relaxed);
    }
}

/// Whether [`spoil`] was called since the report was cleared.
pub fn is_spoilt() -> bool {
    shared().is_some_and(|report| report.spoilt.load(Ordering::Relaxed) != 0)
}

/// What a process that the case started has left, now that it has ended: the case ends with it, or goes on.
pub fn take_over() -> core::result::Result<(), Ended> {
    let reported = outcome();
    if let Some(report) = shared() {
        // It was one process's, not the case's.
        report.outcome.store(0, Ordering::Relaxed);
    }
    match reported {
        Some(Outcome::Pass) => Ok(()),
        Some(outcome) => Err(Ended(outcome)),
        None => Err(error(format_args!("a process of the case died"))),
    }
}

/// Why the case, or whatever else last ended before its end, did so.
pub fn message() -> &'static str {
    shared().map(|report| report.message.as_str()).unwrap_or_default().trim_matches(' ')
}

/// The case's free words, line by line.
pub fn notes() -> impl Iterator<Item = &'static str> {
    shared().map(|report| report.notes.as_str()).unwrap_or_default().lines()
}

/// Adds a line of free words, for whoever reads why the case ended as it did.
pub fn note(words: fmt::Arguments<'_>) {
    if let Some(report) = shared() {
        let _ = report.notes.write_fmt(words);
        report.notes.end_line();
    }
}

/// Leaves what the workload counted.
pub fn counted(count: Count) {
    if let Some(report) = shared() {
        report.count = Some(count);
    }
}

/// What the workload counted, if one did.
pub fn count() -> Option<Count> {
    shared()?.count
}

fn end(outcome: Outcome, words: fmt::Arguments<'_>) -> Ended {
    if let Some(report) = shared()
        && report.outcome.load(Ordering::Acquire) == 0
    {
        report.message = Text::from(words);
    }
    Ended(outcome)
}

/// An assertion about the kernel does not hold.
pub fn fail(words: fmt::Arguments<'_>) -> Ended {
    end(Outcome::Fail, words)
}

/// The case cannot do its work.
pub fn error(words: fmt::Arguments<'_>) -> Ended {
    end(Outcome::Error, words)
}

/// The kernel lacks what the case is about.
pub fn skip(words: fmt::Arguments<'_>) -> Ended {
    end(Outcome::Skip, words)
}

/// Leaves the result of the case, unless another of its processes has already left one, and ends the process.
pub fn finish(result: core::result::Result<(), Ended>) -> ! {
    let outcome = match result {
        Ok(()) => Outcome::Pass,
        Err(Ended(outcome)) => outcome,
    };
    let place = Outcome::ALL.iter().position(|known| *known == outcome).unwrap_or_default();
    if let Some(report) = shared() {
        let _ = report.outcome.compare_exchange(0, place as u8 + 1, Ordering::Release, Ordering::Relaxed);
    }
    sys::exit(0)
}
