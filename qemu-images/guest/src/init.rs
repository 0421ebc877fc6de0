// SPDX-License-Identifier: GPL-2.0-only
//! PID 1: prepares the machine, runs the plan, reports, and powers off.

use core::fmt;
use core::time::Duration;

use kiso_protocol::ktap::{self, Line, Outcome};
use kiso_protocol::plan::Plan;
use kiso_protocol::{CONSOLE_MARKS, EXEC_MARK, PLAN_PATH, PROTOCOL, Suite};
use rustix::fd::AsRawFd;
use rustix::fs::{CWD, FileType, Mode, OFlags, makedev, mkdir, mknodat, open};
use rustix::io::{Errno, read, write};
use rustix::mount::{MountFlags, mount};
use rustix::system::{RebootCommand, reboot, uname};
use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};

use crate::bpf::{self, CGROUPS};
use crate::errno::Name;
use crate::exec::LAST_DESCRIPTOR;
use crate::network;
use crate::serial::Port;
use crate::supervise::{self, Ipv4Namespaces, Judged};
use crate::task::MappedStack;
use crate::text::Text;
use crate::{deaths, elders, exec, leaks, nftables, report, sys, wire};

const CONSOLE: &str = "/dev/console";
const KERNEL_LOG: &str = "/dev/kmsg";
const RESULTS: &str = "/dev/ttyS1";
const RANDOM: &str = "/dev/urandom";
/// Room for some 2,500 entries.
const LONGEST_PLAN: usize = 96 << 10;

/// The whole of PID 1.
pub fn run() -> ! {
    if let Err(Trouble { what, errno }) = work() {
        give_up(format_args!("{what}: {}", Name(errno)));
    }
    power_off()
}

/// Something that PID 1 needs does not work.
struct Trouble {
    what: &'static str,
    errno: Errno,
}

fn trouble(what: &'static str) -> impl Fn(Errno) -> Trouble {
    move |errno| Trouble { what, errno }
}

fn work() -> Result<(), Trouble> {
    let cpus = sched_getaffinity(None).map_err(trouble("sched_getaffinity"))?.count();
    prepare()?;
    let mut buffer = [0; LONGEST_PLAN];
    let text = read_plan(&mut buffer)?;
    let plan = Plan::parse(text).unwrap_or_else(|error| give_up(format_args!("{error}")));
    let mut port = Port::open(RESULTS).map_err(trouble(RESULTS))?;
    carry_out(&plan, cpus, &mut port)
}

/// Makes what the kernel leaves to PID 1. The device nodes are made by hand, for devtmpfs came with 2.6.32.
fn prepare() -> Result<(), Trouble> {
    let existing_is_fine = |result| match result {
        Err(Errno::EXIST) => Ok(()),
        other => other,
    };
    for directory in ["/dev", "/proc", CGROUPS] {
        existing_is_fine(mkdir(directory, Mode::from(0o755))).map_err(trouble(directory))?;
    }
    let nodes = [(CONSOLE, 5, 1), (KERNEL_LOG, 1, 11), (RESULTS, 4, 65), (RANDOM, 1, 9), (wire::NODE, 10, 200)];
    for (path, major, minor) in nodes {
        let device = makedev(major, minor);
        existing_is_fine(mknodat(CWD, path, FileType::CharacterDevice, Mode::from(0o600), device))
            .map_err(trouble(path))?;
    }
    seed_randomness().map_err(trouble(RANDOM))?;
    mount("proc", "/proc", "proc", MountFlags::empty(), None).map_err(trouble("mounting /proc"))?;
    match mount("cgroup2", CGROUPS, "cgroup2", MountFlags::empty(), None) {
        // The kernel has none.
        Ok(()) | Err(Errno::NODEV) => {}
        Err(errno) => return Err(trouble("mounting the cgroups")(errno)),
    }
    network::begin_without_tunnels().map_err(trouble("the tunnels of new networks"))?;
    report::share().map_err(trouble("sharing memory with the cases"))?;
    sys::learn_futexes();
    deaths::learn_children();
    deaths::hold_back_deaths().map_err(trouble("blocking SIGCHLD"))?;
    reserve_descriptors().map_err(trouble("reserving file descriptors"))?;
    network::make_room().map_err(trouble("a pair of sockets"))?;
    stay_on_one_cpu().map_err(trouble("sched_setaffinity"))?;
    network::raise_loopback().map_err(trouble("raising lo"))
}

fn read_plan(buffer: &mut [u8; LONGEST_PLAN]) -> Result<&str, Trouble> {
    let file = open(PLAN_PATH, OFlags::RDONLY, Mode::empty()).map_err(trouble(PLAN_PATH))?;
    let mut length = 0;
    loop {
        match read(&file, buffer.get_mut(length..).unwrap_or_default()).map_err(trouble(PLAN_PATH))? {
            0 if length == LONGEST_PLAN => give_up(format_args!("{PLAN_PATH} is longer than {LONGEST_PLAN} bytes")),
            0 => break,
            more => length += more,
        }
    }
    let text = buffer.get(..length).unwrap_or_default();
    core::str::from_utf8(text).map_err(|_| Trouble { what: PLAN_PATH, errno: Errno::ILSEQ })
}

fn carry_out(plan: &Plan<'_>, cpus: u32, port: &mut Port) -> Result<(), Trouble> {
    let system = uname();
    let [begins, has_ended] = CONSOLE_MARKS;
    mark_console(begins)?;
    say(port, Line::Version)?;
    let hello = Line::Hello {
        protocol: PROTOCOL,
        release: system.release().to_str().unwrap_or("?"),
        machine: system.machine().to_str().unwrap_or("?"),
        cpus,
    };
    say(port, hello)?;
    say(port, Line::Plan(plan.count()))?;
    flush(port)?;
    let stack = MappedStack::map().map_err(trouble("a stack for the cases"))?;
    let (mut number, mut suite) = (0, Suite::Bind);
    let mut ipv4_namespaces = Ipv4Namespaces::NotAsked;
    for entry in plan.entries() {
        number += 1;
        let name = entry.name();
        // With the result of the entry before: nothing has come between that could go wrong.
        say(port, Line::Start { number, name })?;
        flush(port)?;
        // Where costs are counted nothing else is to be listed.
        if number == 1 && entry.case.suite != Suite::Bench {
            elders::make().map_err(|refused| trouble("the sockets to begin with")(refused.errno))?;
        }
        if entry.case.suite == Suite::Procfs && suite != Suite::Procfs {
            // Each table would list what the suites before have left in TIME_WAIT, and what was there before them.
            elders::close();
            network::keep_no_more().map_err(trouble("the kept network namespaces"))?;
            network::start_anew().map_err(trouble("a new network"))?;
        }
        suite = entry.case.suite;
        network::keep_enough().map_err(trouble("network namespaces to be kept"))?;
        nftables::keep_kinds().and_then(|()| bpf::keep_kinds()).map_err(trouble("hooks to be kept"))?;
        let missed = ipv4_namespaces.missed_by(entry).map_err(trouble("asking for an IPv4 namespace"))?;
        let deadline = Duration::from_millis(plan.deadline_ms().into());
        let judged = missed.unwrap_or_else(|| supervise::run(&stack, number, entry, deadline));
        for words in report::notes() {
            say(port, Line::Diagnostic(presentable(words)))?;
        }
        if let Some(count) = report::count() {
            say(port, Line::Counted { number, count })?;
        }
        let Judged { outcome, message, cut_short, gone } = judged;
        let message = if outcome == Outcome::Pass { "" } else { message.as_str() };
        say(port, Line::Result { number, name, outcome, message })?;
        if !gone {
            flush(port)?;
            give_up(format_args!("{name} left a process that does not die"));
        }
        if plan.stops_at_fault() && entry.is_fault(outcome) {
            break;
        }
        if cut_short {
            flush(port)?;
            network::keep_no_more().map_err(trouble("the kept network namespaces"))?;
            elders::close();
            network::start_anew().map_err(trouble("a new network"))?;
        }
    }
    flush(port)?;
    if let Some(ended) = exec::run().map_err(trouble("the program to execute"))? {
        mark_console(Text::<64>::from(format_args!("{EXEC_MARK}{ended}")).as_str())?;
    }
    leaks::report(CONSOLE).map_err(trouble("asking kmemleak"))?;
    mark_console(has_ended)?;
    say(port, Line::Goodbye { ran: number })?;
    flush(port)
}

fn say(port: &mut Port, line: Line<'_>) -> Result<(), Trouble> {
    port.line(line).map_err(trouble(RESULTS))
}

fn flush(port: &mut Port) -> Result<(), Trouble> {
    port.flush().map_err(trouble(RESULTS))
}

/// Has the kernel itself say something, as a warning: what its console does not show of warnings, it does not show of this.
fn mark_console(words: &str) -> Result<(), Trouble> {
    const WARNING: u8 = 4;
    let mut text = Text::<64>::from(format_args!("<{WARNING}>{words}"));
    text.end_line();
    let log = open(KERNEL_LOG, OFlags::WRONLY, Mode::empty()).map_err(trouble(KERNEL_LOG))?;
    write(&log, text.as_bytes()).map_err(trouble(KERNEL_LOG)).map(drop)
}

/// Makes the file tables of the cases large from the start: one that grows while processes share it costs an RCU grace
/// period each time. Nor is it larger than most need, for it is copied for each process that has one of its own.
fn reserve_descriptors() -> rustix::io::Result<()> {
    const HIGHEST: i32 = LAST_DESCRIPTOR as i32;
    let any = open("/", OFlags::RDONLY, Mode::empty())?;
    sys::duplicate(any.as_raw_fd(), HIGHEST)
}

/// Tells the kernel that it has randomness enough. Until it has, each of the many random numbers that it takes for sockets
/// and namespaces is made by mixing its whole pool anew, and here no number has to be one that nobody can guess.
fn seed_randomness() -> rustix::io::Result<()> {
    const RNDADDENTROPY: usize = 0x4008_5203;
    /// `struct rand_pool_info` with as much as any kernel asks for.
    #[repr(C)]
    struct Seed {
        bits: i32,
        bytes: i32,
        words: [u32; 16],
    }
    let mut seed = Seed { bits: 512, bytes: 64, words: [0x6b69_736f; 16] };
    let device = open(RANDOM, OFlags::WRONLY, Mode::empty())?;
    // SAFETY: RNDADDENTROPY takes such a structure.
    unsafe { sys::ioctl(device.as_raw_fd(), RNDADDENTROPY, &mut seed) }
}

/// A case is a script, in which one process works at a time; waking the next one on another CPU, or taking the serial
/// port's interrupts there, would take most of the time of a run where the CPUs are emulated.
fn stay_on_one_cpu() -> rustix::io::Result<()> {
    // Kernels before 2.6.25 do not have it and can do without.
    if let Ok(interrupts) = open("/proc/irq/default_smp_affinity", OFlags::WRONLY, Mode::empty()) {
        write(&interrupts, b"1")?;
    }
    let mut one = CpuSet::new();
    one.set(0);
    sched_setaffinity(None, &one)
}

/// A case's free words, made such that no reader takes them for something else.
fn presentable(words: &str) -> &str {
    let words = words.trim_matches(' ');
    if ktap::is_diagnostic(words) { words } else { "(words that cannot be shown)" }
}

/// Says on the console why there can be no results, and powers off; the harness misses the goodbye.
pub fn give_up(words: fmt::Arguments<'_>) -> ! {
    let mut text = Text::<1024>::from(format_args!("kiso-guest: giving up: {words}"));
    text.end_line();
    if let Ok(console) = open(CONSOLE, OFlags::WRONLY | OFlags::NOCTTY, Mode::empty()) {
        let _ = write(&console, text.as_bytes());
    }
    power_off()
}

/// Never comes back; a machine that cannot power off is restarted, which ends QEMU too where it runs with -no-reboot.
fn power_off() -> ! {
    rustix::fs::sync();
    for command in [RebootCommand::PowerOff, RebootCommand::Restart, RebootCommand::Halt] {
        let _ = reboot(command);
    }
    sys::exit(1)
}
