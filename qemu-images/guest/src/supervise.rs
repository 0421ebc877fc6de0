// SPDX-License-Identifier: GPL-2.0-only
//! Runs one case in a process of its own, with a deadline, and leaves nothing of it behind.
//!
//! The process shares the memory of PID 1, which waits meanwhile. A copy would find each page anew, and each change from
//! one to the other would make the CPU forget its translations: a third of a run where the CPU is emulated.

use core::time::Duration;

use kiso_protocol::Isolation;
use kiso_protocol::ktap::Outcome;
use kiso_protocol::plan::Entry;
use rustix::io::{self, Errno};
use rustix::process::{DumpableBehavior, set_dumpable_behavior, setsid};

use crate::deaths::{self, Child};
use crate::errno::Name;
use crate::namespace::{self, CLONE_NEWIPV4, World};
use crate::report::{self, Ended};
use crate::sys;
use crate::task::{self, MappedStack};
use crate::text::Text;
use crate::{bench, cases};

/// How long killed processes may take to die.
const DYING: Duration = Duration::from_secs(2);

/// How a case ended, and why.
pub struct Judged {
    /// How.
    pub outcome: Outcome,
    /// Why; empty for a pass.
    pub message: Text<400>,
    /// Whether the case may not have set back what it changed: it did not come to its end, or says so itself.
    pub cut_short: bool,
    /// Whether all of its processes are gone.
    pub gone: bool,
}

/// Whether the kernel has IPv4 namespaces.
#[derive(Clone, Copy)]
pub enum Ipv4Namespaces {
    /// Nobody has asked yet. A workload may count what there is to count before the first namespace was made.
    NotAsked,
    /// It has.
    There,
    /// It says this instead.
    Refused(Errno),
}

impl Ipv4Namespaces {
    /// Asks, in a process that ends with the namespace it has made.
    fn ask() -> io::Result<Ipv4Namespaces> {
        if sys::fork()?.is_none() {
            let refused = sys::unshare(CLONE_NEWIPV4).err().map_or(0, Errno::raw_os_error);
            sys::exit(refused as u8);
        }
        match first_death(DYING).map(|status| status >> 8 & 0xff) {
            Some(0) => Ok(Ipv4Namespaces::There),
            Some(refused) => Ok(Ipv4Namespaces::Refused(Errno::from_raw_os_error(refused))),
            None => Err(Errno::TIMEDOUT),
        }
    }

    /// How every case ends that is about them where there are none: whatever it does, it would only find out again.
    pub fn missed_by(&mut self, entry: Entry) -> io::Result<Option<Judged>> {
        if entry.isolation != Isolation::Ipv4Ns {
            return Ok(None);
        }
        if let Ipv4Namespaces::NotAsked = self {
            *self = Ipv4Namespaces::ask()?;
        }
        let Ipv4Namespaces::Refused(errno) = *self else { return Ok(None) };
        report::clear();
        let words = format_args!("no such namespace: unshare(CLONE_NEWIPV4) said {}", Name(errno));
        Ok(Some(Judged { outcome: Outcome::Error, message: Text::from(words), cut_short: false, gone: true }))
    }
}

/// Runs the entry that has this number in the plan. The case's free words are in the report afterwards.
pub fn run(stack: &MappedStack, number: u32, entry: Entry, deadline: Duration) -> Judged {
    extern "C" fn enter(case: usize) -> ! {
        // SAFETY: it is the address of the case below, which stays until the process is dead.
        let &(number, entry) = unsafe { &*(case as *const (u32, Entry)) };
        report::finish(run_case(number, entry))
    }
    report::clear();
    namespace::forget();
    task::forget();
    // Deaths of the case before, which were reaped without being waited for one by one.
    while deaths::wait_for_death(Duration::ZERO) {}
    let case = (number, entry);
    // SAFETY: all processes of the case before are dead.
    let started = match unsafe { sys::start_child(stack.top(), enter, &raw const case as usize) } {
        Ok(pid) => pid,
        Err(errno) => return cut_short(Outcome::Error, format_args!("clone: {}", Name(errno))),
    };
    let first = first_death(deadline);
    let gone = end_all(started);
    let mut judged = match first {
        None => cut_short(Outcome::Timeout, format_args!("after {} ms", deadline.as_millis())),
        Some(status) => judge(status),
    };
    judged.gone = gone;
    judged
}

fn cut_short(outcome: Outcome, words: core::fmt::Arguments<'_>) -> Judged {
    Judged { outcome, message: Text::from(words), cut_short: true, gone: true }
}

/// What the case's own process does.
fn run_case(number: u32, entry: Entry) -> Result<(), Ended> {
    setsid().map_err(|errno| report::error(format_args!("setsid: {}", Name(errno))))?;
    // A process of an earlier case that became another user has changed that for all who share the memory.
    set_dumpable_behavior(DumpableBehavior::Dumpable)
        .map_err(|errno| report::error(format_args!("PR_SET_DUMPABLE: {}", Name(errno))))?;
    let known = cases::body(entry.case.id).or_else(|| bench::body(entry.case.id));
    let body = known.ok_or_else(|| report::error(format_args!("this guest does not have the case")))?;
    body(&World::new(entry, number))
}

/// The wait status of the first process of the case to end: the case itself, or one of its namespaces, which do so only
/// when something has gone wrong.
fn first_death(deadline: Duration) -> Option<i32> {
    loop {
        let signalled = deaths::wait_for_death(deadline);
        match deaths::reap() {
            Child::Ended { status } => return Some(status),
            // A child that was stopped signals, too.
            Child::Alive if signalled => {}
            Child::Alive | Child::None => return None,
        }
    }
}

fn judge(status: i32) -> Judged {
    let signal = status & 0x7f;
    if signal != 0 {
        return cut_short(Outcome::Error, format_args!("killed by signal {signal}"));
    }
    match report::outcome() {
        Some(outcome) => {
            let message = Text::from(format_args!("{}", report::message()));
            // A panic is an error, too, and sets nothing back.
            let cut_short = matches!(outcome, Outcome::Error | Outcome::Timeout) || report::is_spoilt();
            Judged { outcome, message, cut_short, gone: true }
        }
        None => cut_short(Outcome::Error, format_args!("ended without a result")),
    }
}

/// Kills and reaps whatever is left of the case with this process; false where something does not die.
///
/// Its processes are a group, but for those that left it. To kill all that there are would be enough, but then the kernel
/// goes through its own threads as well, each time.
fn end_all(process: i32) -> bool {
    loop {
        match deaths::reap() {
            Child::Ended { .. } => {}
            Child::None => return true,
            Child::Alive => {
                if !sys::kill_group(process) {
                    sys::kill_all();
                }
                if !deaths::wait_for_death(DYING) {
                    return matches!(deaths::reap(), Child::None);
                }
            }
        }
    }
}
