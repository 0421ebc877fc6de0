// SPDX-License-Identifier: GPL-2.0-only
//! Runs QEMU from start to end: takes what it says, holds each phase to its deadline, and never leaves it behind.

use super::capture::{Console, Refusal, Results};
use super::phase::Phases;
use super::qemu::{Channel, Channels};
use super::{BootError, accel, initramfs, qemu};
use crate::event::Events;
use crate::model::{AccelChoice, Accelerator, BootEnd, Capture, Exec, Machine, Plan, Stage};
use crate::process::{self, Child, Exit, Interrupt, ProcessError, Source, Wiring, poll};
use std::ffi::OsString;
use std::io;
use std::os::fd::{AsFd, AsRawFd};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The most that QEMU may say on its own standard output and error, in bytes.
const OWN_LIMIT: usize = 256 * 1024;

/// How much is taken at once: what a pipe holds.
const CHUNK: usize = 64 * 1024;

/// All that a boot needs.
#[derive(Clone, Copy, Debug)]
pub struct BootRequest<'a> {
    /// The machine to boot on.
    pub machine: &'a Machine,
    /// The kernel image.
    pub image: &'a Path,
    /// The guest's executable.
    pub guest: &'a [u8],
    /// What the guest shall do.
    pub plan: &'a Plan,
    /// A program that it shall run afterwards.
    pub exec: Option<&'a Exec>,
    /// A private directory that is there: `initramfs.cpio`, `console.log` and `results.ktap` are written into it.
    pub workdir: &'a Path,
    /// Where the accelerator's verdict for this host is remembered.
    pub host_json: &'a Path,
}

/// Boots, and keeps all that comes out until QEMU has ended. Where the machine leaves the choice and KVM fails after it was
/// proven, the boot is made again without: a host's fault is not the kernel's.
///
/// # Errors
/// Where QEMU could not be started at all. Whatever happens later is told by the capture's end.
pub fn boot(request: &BootRequest<'_>, events: &Events, interrupt: &Interrupt) -> Result<Capture, BootError> {
    let accelerator = accel::choose(request, events, interrupt)?;
    boot_with(request, accelerator, events, interrupt)
}

fn boot_with(
    request: &BootRequest<'_>,
    accelerator: Accelerator,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<Capture, BootError> {
    let mut capture = run(request, accelerator, events, interrupt)?;
    if request.machine.accel != AccelChoice::Kvm
        && let Some(reason) = accel::fault(&capture)
    {
        events.note(format!("{reason}; booting again without KVM"));
        accel::condemn(request, &reason, events)?;
        capture = run(request, Accelerator { name: "tcg".into(), reason }, events, interrupt)?;
    }
    if capture.timings.hello_ms.is_none() {
        // What was said of KVM rests on a kernel that does not come up: the next boot proves anew.
        accel::forget(request.host_json);
    }
    Ok(capture)
}

/// Writes the initramfs into the request's directory, as [`boot`] does, and tells where it is. The guest is given the
/// case's deadline as the accelerator makes it.
///
/// # Errors
/// Where it cannot be made or written.
pub fn write_initramfs(request: &BootRequest<'_>, accelerator: &str) -> Result<PathBuf, BootError> {
    let path = request.workdir.join("initramfs.cpio");
    let factor = request.machine.deadlines.factor(accelerator);
    let case_deadline_ms = request.plan.case_deadline_ms.saturating_mul(factor);
    let plan = Plan { case_deadline_ms, ..request.plan.clone() };
    let archive = initramfs::build(request.guest, &plan.to_text(), request.exec)?;
    match std::fs::write(&path, archive) {
        Ok(()) => Ok(path),
        Err(source) => Err(BootError::File { path, source }),
    }
}

/// What QEMU says, by channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Port {
    Console,
    Results,
    /// QEMU's own standard output and error.
    Own,
}

/// A running QEMU with its channels.
struct Qemu {
    child: Child,
    ports: [(Port, Source); 3],
    started: Instant,
}

impl Qemu {
    /// Starts it. The pipes have no other writer than QEMU: they end with it.
    fn start(machine: &Machine, accelerator: &str, image: &Path, initramfs: &Path) -> Result<Self, BootError> {
        let lost = |source| BootError::Process(ProcessError::Io { program: OsString::from(&machine.qemu), source });
        let (console, console_end) = Source::new().map_err(lost)?;
        let (results, results_end) = Source::new().map_err(lost)?;
        let (own, stdout) = Source::new().map_err(lost)?;
        let stderr = stdout.try_clone().map_err(lost)?;
        let channels = Channels {
            console: Channel::Descriptor(console_end.as_raw_fd()),
            results: Channel::Descriptor(results_end.as_raw_fd()),
        };
        let command = qemu::command(machine, accelerator, image, initramfs, &channels);
        let started = Instant::now();
        let wiring = Wiring {
            stdout,
            stderr,
            inherited: &[console_end.as_fd(), results_end.as_fd()],
            // QEMU has nothing to clean up, and one whose main loop hangs would not hear anything else.
            on_our_death: libc::SIGKILL,
        };
        let child = Child::start(&command, wiring)?;
        Ok(Self { child, ports: [(Port::Console, console), (Port::Results, results), (Port::Own, own)], started })
    }

    /// Lets bytes gather for a moment; QEMU's end and the user cut it short.
    fn gather(&self, interrupt: &Interrupt) -> io::Result<()> {
        poll(&[Some(self.child.exited()), interrupt.fd()], Some(Instant::now() + GATHERING)).map(drop)
    }

    /// Waits until a port can be read, QEMU has ended, the user interrupts, or `deadline`. Tells whether QEMU has ended
    /// and which ports can be read.
    fn wait(&self, interrupt: &Interrupt, deadline: Instant) -> io::Result<(bool, [bool; 3])> {
        let [console, results, own] = self.ports.each_ref().map(|(_, source)| source.fd());
        let fds = [console, results, own, Some(self.child.exited()), interrupt.fd()];
        let ready = poll(&fds, Some(deadline))?;
        let is_ready = |at: usize| ready.get(at) == Some(&true);
        Ok((is_ready(3), [is_ready(0), is_ready(1), is_ready(2)]))
    }
}

/// How long bytes may gather in the pipes once some were taken. A guest writes its ports byte by byte, and QEMU would have
/// to wake kiso for each, which takes longer than all else that it does for the byte.
const GATHERING: Duration = Duration::from_millis(2);

/// Where the bytes of a boot go.
struct Intake<'a> {
    phases: Phases,
    console: Console,
    results: Results,
    own: Vec<u8>,
    events: &'a Events,
}

impl<'a> Intake<'a> {
    fn create(request: &BootRequest<'_>, accelerator: &Accelerator, events: &'a Events) -> Result<Self, BootError> {
        Ok(Self {
            phases: Phases::new(request.machine, &accelerator.name, request.plan),
            console: Console::create(&request.workdir.join("console.log"))?,
            results: Results::create(&request.workdir.join("results.ktap"))?,
            own: Vec::new(),
            events,
        })
    }

    fn take(&mut self, port: Port, bytes: &[u8], now: Duration) -> Result<(), Refusal> {
        if bytes.is_empty() {
            return Ok(());
        }
        match port {
            Port::Console => {
                self.phases.console(now);
                self.console.take(bytes, now)
            }
            Port::Results => {
                let events = self.events;
                self.phases.results(bytes, now, &mut |done, total, name| {
                    events.progress(Stage::Boot, done, Some(total), name);
                });
                self.results.take(bytes, now)
            }
            Port::Own => {
                self.own.extend_from_slice(bytes);
                if self.own.len() > OWN_LIMIT { Err(Refusal::TooMuch(OWN_LIMIT as u64)) } else { Ok(()) }
            }
        }
    }
}

impl From<Refusal> for BootEnd {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::TooMuch(limit) => Self::TooMuchOutput { limit },
            Refusal::Host(reason) => Self::HostFailed { reason },
        }
    }
}

/// One boot with one accelerator.
pub(super) fn run(
    request: &BootRequest<'_>,
    accelerator: Accelerator,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<Capture, BootError> {
    let initramfs = write_initramfs(request, &accelerator.name)?;
    let mut intake = Intake::create(request, &accelerator, events)?;
    let mut qemu = Qemu::start(request.machine, &accelerator.name, request.image, &initramfs)?;
    let mut buffer = vec![0; CHUNK];
    let cut_off = watch(&mut qemu, &mut intake, &mut buffer, interrupt);
    let exit = if cut_off.is_some() { qemu.child.kill()? } else { qemu.child.reap()? };
    let ended = qemu.started.elapsed();
    // What stands in the pipes has outlived QEMU.
    let mut refusal = None;
    for (port, source) in &mut qemu.ports {
        if let Err(reason) = process::drain(source, &mut buffer, &mut |bytes| intake.take(*port, bytes, ended)) {
            refusal.get_or_insert(reason);
        }
    }
    let end = cut_off.or(refusal.map(BootEnd::from)).unwrap_or(match exit {
        Exit::Code(code) => BootEnd::Exited { code },
        Exit::Signal(signal) => BootEnd::Signalled { signal },
    });
    let (results, result_stamps) = intake.results.into_parts();
    Ok(Capture {
        timings: intake.phases.timings(ended),
        console: intake.console.into_lines(),
        results,
        result_stamps,
        end,
        accelerator,
        qemu_stderr: intake.own,
    })
}

/// Takes what QEMU says until it ends, or until there is a reason to end it, which is returned.
fn watch(qemu: &mut Qemu, intake: &mut Intake<'_>, buffer: &mut [u8], interrupt: &Interrupt) -> Option<BootEnd> {
    loop {
        let (_, _, deadline) = intake.phases.deadline();
        let (ended, readable) = match qemu.wait(interrupt, qemu.started + deadline) {
            Ok(ready) => ready,
            Err(error) => return Some(Refusal::from(error).into()),
        };
        for ((port, source), _) in qemu.ports.iter_mut().zip(readable).filter(|(_, readable)| *readable) {
            let taken = source.read(buffer).map_err(Refusal::from);
            let now = qemu.started.elapsed();
            if let Err(refusal) = taken.and_then(|length| intake.take(*port, &buffer[..length], now)) {
                return Some(refusal.into());
            }
        }
        if ended {
            return None;
        }
        if interrupt.is_set() {
            return Some(BootEnd::Interrupted);
        }
        if readable.contains(&true)
            && let Err(error) = qemu.gather(interrupt)
        {
            return Some(Refusal::from(error).into());
        }
        // Judged after what came was taken: a late wake-up of kiso is not the guest's fault.
        let (phase, after_ms, deadline) = intake.phases.deadline();
        if qemu.started.elapsed() >= deadline {
            return Some(BootEnd::DeadlinePassed { during: phase.clone(), after_ms });
        }
    }
}

#[cfg(test)]
mod tests;
