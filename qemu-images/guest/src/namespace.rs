// SPDX-License-Identifier: GPL-2.0-only
//! Namespaces as the cases use them.
//!
//! A namespace is a process inside it that runs closures for the case, one at a time, while the case waits: a case
//! reads as a script, and yet each socket is made, bound and connected by a task of the right namespace. The process
//! shares the memory and the file table of the case (`CLONE_VM | CLONE_FILES`), so that closures can take and give
//! sockets and nothing has to be sent over; namespaces are the one thing it has for itself. It is PID 1's child
//! (`CLONE_PARENT`), so that its sudden death is seen.

use core::sync::atomic::{AtomicU8, AtomicU32, AtomicUsize, Ordering};

use crate::errno::Name;
use crate::network::{self, MOST};
use crate::proc_net::{Listing, Row, Table};
use crate::report::{self, Ended};
use crate::sys;
use crate::task::{self, Exchange, Stack, perform};
use kiso_protocol::plan::Entry;
use kiso_protocol::{CASES, Isolation, Suite};

/// The flag of IPv4 namespaces, in calls that take it.
pub const CLONE_NEWIPV4: usize = 0x40;

static mut STACKS: [Stack; MOST] = [const { Stack::new() }; MOST];
static DESKS: [Desk; MOST] = [const { Desk::new() }; MOST];
static STACKS_USED: AtomicUsize = AtomicUsize::new(0);
/// The number of the namespace whose closure runs now; 0 is where the case itself is.
static PLACE: AtomicU8 = AtomicU8::new(0);

/// The number of the namespace in which the caller runs: 0 for the case itself, then in the order of making.
pub fn place() -> u8 {
    PLACE.load(Ordering::Relaxed)
}

/// Forgets the namespaces of the case before, whose processes must be dead.
pub fn forget() {
    STACKS_USED.store(0, Ordering::Relaxed);
    PLACE.store(0, Ordering::Relaxed);
    for desk in &DESKS {
        desk.state.store(IDLE, Ordering::Relaxed);
    }
}

/// What a case starts with.
pub struct World {
    isolation: Isolation,
    /// Whether a network namespace may be one that cases before have used.
    may_be_used: bool,
    /// The first of [`PORTS`] ports that no other entry of the plan uses, below those that the kernel chooses itself.
    pub port: u16,
}

/// How many ports an entry of the plan has.
pub const PORTS: u16 = 16;
const FIRST_PORT: u16 = 2000;
/// How many entries can have ports of their own.
const ENTRIES: u16 = (32768 - FIRST_PORT) / PORTS;
// Each case comes with each isolation.
const _: () =
    assert!(CASES.len() * 3 <= ENTRIES as usize, "later entries of a plan would share ports with earlier ones");

impl World {
    /// The world of the entry that has this number in the plan.
    ///
    /// A port may be in TIME_WAIT after an earlier case, and cases share [networks](network); so each has ports of its
    /// own.
    pub fn new(entry: Entry, number: u32) -> World {
        // These make namespaces all the time, or count what one costs.
        let may_be_used = !matches!(entry.case.suite, Suite::Stress | Suite::Bench);
        World {
            isolation: entry.isolation,
            may_be_used,
            port: FIRST_PORT + PORTS * (number % u32::from(ENTRIES)) as u16,
        }
    }

    /// Puts the case into a network of its own, in which it may leave what it likes, and gives the world as it is there. What
    /// isolates by networks has new ones.
    pub fn in_own_network(&self) -> Result<World, Ended> {
        match self.isolation {
            Isolation::NetNs => {}
            Isolation::Ipv4Ns | Isolation::None => network::enter()?,
        }
        Ok(World { may_be_used: false, ..*self })
    }

    /// Gives a namespace of the kind under test that nobody else is in.
    pub fn namespace(&self) -> Result<Namespace, Ended> {
        let namespace = Namespace::start()?;
        namespace.run(|| match self.isolation {
            Isolation::NetNs if self.may_be_used => network::enter_kept(namespace.place),
            _ => self.enter_new(),
        })?;
        Ok(namespace)
    }

    /// Puts the caller into a new namespace of the kind under test, with a loopback network that works.
    pub fn enter_new(&self) -> Result<(), Ended> {
        match self.isolation {
            Isolation::Ipv4Ns => sys::unshare(CLONE_NEWIPV4).map_err(|errno| {
                report::error(format_args!("no such namespace: unshare(CLONE_NEWIPV4) said {}", Name(errno)))
            }),
            Isolation::NetNs => network::enter(),
            Isolation::None => Ok(()),
        }
    }

    /// The same for a namespace that goes as soon as nobody needs it, of which a case may make many.
    pub fn enter_fleeting(&self) -> Result<(), Ended> {
        match self.isolation {
            Isolation::NetNs => network::enter_fleeting(),
            Isolation::Ipv4Ns | Isolation::None => self.enter_new(),
        }
    }

    /// Makes sure that the caller's loopback network works, also where another task has only just made the namespace.
    pub fn raise_loopback(&self) -> Result<(), Ended> {
        match self.isolation {
            Isolation::NetNs => network::raise_loopback(),
            Isolation::Ipv4Ns | Isolation::None => Ok(()),
        }
        .map_err(|errno| report::error(format_args!("raising lo: {}", Name(errno))))
    }

    /// The flag with which unshare(2) and clone3(2) make a namespace of the kind under test; the control makes none.
    pub const fn flag(&self) -> usize {
        match self.isolation {
            Isolation::Ipv4Ns => CLONE_NEWIPV4,
            Isolation::NetNs => network::CLONE_NEWNET,
            Isolation::None => 0,
        }
    }

    /// Where the kernel tells of namespaces of the kind under test. The control looks at network namespaces, of which
    /// it makes none.
    pub const fn traces(&self) -> &'static Traces {
        match self.isolation {
            Isolation::Ipv4Ns => &Traces {
                file: "ipv4",
                flag: CLONE_NEWIPV4,
                limit: "/proc/sys/user/max_ipv4_namespaces",
                is_freed_at_once: true,
            },
            Isolation::NetNs | Isolation::None => &Traces {
                file: "net",
                flag: network::CLONE_NEWNET,
                limit: "/proc/sys/user/max_net_namespaces",
                is_freed_at_once: false,
            },
        }
    }

    /// The kind under test.
    pub const fn isolation(&self) -> Isolation {
        self.isolation
    }

    /// Runs the closure in a child that clone3(2) makes in a new namespace, as the first thing there.
    pub fn in_clone3_child(&self, act: impl FnOnce() -> Result<(), Ended>) -> Result<(), Ended> {
        let name = match self.isolation {
            Isolation::Ipv4Ns => "CLONE_NEWIPV4",
            Isolation::NetNs => "CLONE_NEWNET",
            Isolation::None => "0",
        };
        let failed = |errno| report::error(format_args!("no such namespace: clone3({name}) said {}", Name(errno)));
        task::run_as(sys::clone3(self.flag() as u64).map_err(failed)?, act)
    }

    /// Makes two namespaces.
    pub fn two(&self) -> Result<[Namespace; 2], Ended> {
        Ok([self.namespace()?, self.namespace()?])
    }

    /// Makes four namespaces.
    pub fn four(&self) -> Result<[Namespace; 4], Ended> {
        Ok([self.namespace()?, self.namespace()?, self.namespace()?, self.namespace()?])
    }
}

/// Where the kernel tells of namespaces of one kind, besides what they do.
pub struct Traces {
    /// The name of their files under `/proc/PID/ns`.
    pub file: &'static str,
    /// The flag that names them in setns(2).
    pub flag: usize,
    /// The setting that limits their number.
    pub limit: &'static str,
    /// Whether one that nobody needs any more is gone at once, not only after a grace period or some of them.
    pub is_freed_at_once: bool,
}

/// Where a namespace's process finds its job: a function, and the address of what it works on.
struct Desk {
    /// One of the three below. Who waits for a change sleeps on it, which costs less than a pipe each way.
    state: AtomicU32,
    function: AtomicUsize,
    data: AtomicUsize,
}

/// There is no job.
const IDLE: u32 = 0;
/// There is a job, or it is being done.
const BUSY: u32 = 1;
/// The same, and who gave it sleeps until it is done.
const AWAITED: u32 = 2;

impl Desk {
    const fn new() -> Desk {
        Desk { state: AtomicU32::new(IDLE), function: AtomicUsize::new(0), data: AtomicUsize::new(0) }
    }

    /// Says that there is a job, and sleeps until it is done.
    fn give(&self) {
        self.state.store(BUSY, Ordering::Release);
        sys::wake_sleepers(&self.state);
        // On one CPU it mostly is by now.
        while self.state.load(Ordering::Acquire) != IDLE {
            let _ = self.state.compare_exchange(BUSY, AWAITED, Ordering::Relaxed, Ordering::Relaxed);
            sys::sleep_while(&self.state, AWAITED);
        }
    }

    /// Sleeps until there is a job.
    fn take(&self) {
        while self.state.load(Ordering::Acquire) == IDLE {
            sys::sleep_while(&self.state, IDLE);
        }
    }

    /// Says that the job is done.
    fn finish(&self) {
        if self.state.swap(IDLE, Ordering::Release) == AWAITED {
            sys::wake_sleepers(&self.state);
        }
    }
}

/// A namespace and the process that works in it. Both live as long as the case.
pub struct Namespace {
    place: u8,
}

impl Namespace {
    fn start() -> Result<Namespace, Ended> {
        let index = STACKS_USED.fetch_add(1, Ordering::Relaxed);
        if index >= MOST {
            return Err(report::error(format_args!("more than {MOST} namespaces in one case")));
        }
        // SAFETY: this stack is given to one process only, since the counter only grows; closures run one at a time,
        // for whoever asked for one waits for the answer.
        unsafe {
            let top = (&raw mut STACKS).cast::<Stack>().add(index + 1).cast::<u8>();
            sys::start_beside(top, work, index)
        }
        .map_err(|errno| report::error(format_args!("a process for a namespace: {}", Name(errno))))?;
        Ok(Namespace { place: index as u8 + 1 })
    }

    /// Runs the closure in the namespace and waits for it.
    pub fn run<R: Send>(&self, act: impl FnOnce() -> R + Send) -> R {
        let before = PLACE.swap(self.place, Ordering::Relaxed);
        let mut exchange = Exchange::new(act);
        self.pass(&mut exchange);
        PLACE.store(before, Ordering::Relaxed);
        exchange.result().unwrap_or_else(|| panic!("a namespace's process answered without a result"))
    }

    fn pass<A: FnOnce() -> R, R>(&self, exchange: &mut Exchange<A, R>) {
        let desk = &DESKS[usize::from(self.place) - 1];
        desk.function.store(perform::<A, R> as *const () as usize, Ordering::Relaxed);
        desk.data.store(&raw mut *exchange as usize, Ordering::Relaxed);
        desk.give();
    }

    /// Asserts that the table, opened in the namespace, has `times` rows that fit.
    pub fn lists(
        &self,
        table: Table,
        times: usize,
        what: &str,
        fits: impl Fn(&Row) -> bool + Send + Sync,
    ) -> Result<(), Ended> {
        self.run(|| Listing::open(table)?.has(times, what, &fits))
    }
}

/// The life of a namespace's process: jobs until it is killed with its case.
extern "C" fn work(index: usize) -> ! {
    let desk = &DESKS[index];
    loop {
        desk.take();
        let (function, data) = (desk.function.load(Ordering::Relaxed), desk.data.load(Ordering::Relaxed));
        // SAFETY: `pass` stored a function of this type and the address that it takes.
        unsafe { core::mem::transmute::<usize, unsafe fn(*mut ())>(function)(data as *mut ()) };
        desk.finish();
    }
}
