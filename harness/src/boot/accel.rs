// SPDX-License-Identifier: GPL-2.0-only
//! Whether KVM works here is proven, not believed: `/dev/kvm` may open and QEMU then abort, or the guest never say a
//! byte, or speak and then stop at an instruction that this KVM does not carry out. The proof is a whole boot of the very
//! kernel and guest with nothing to test, and is remembered for this boot of the host and this QEMU.

use super::BootError;
use super::supervise::{self, BootRequest};
use crate::escape;
use crate::event::Events;
use crate::model::{AccelChoice, Accelerator, BootEnd, BootPhase, Capture, Machine, Plan};
use crate::process::Interrupt;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// The device that KVM is used through.
const DEVICE: &str = "/dev/kvm";

/// Names this boot of the host.
const BOOT_ID: &str = "/proc/sys/kernel/random/boot_id";

/// What is remembered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Remembered {
    /// The boot of the host in which it was proven.
    boot_id: String,
    /// What was proven: the QEMU binary (path, size, time of change), the machine and the CPU model.
    subject: String,
    verdict: Verdict,
}

/// What came of the proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Verdict {
    works: bool,
    reason: String,
}

/// Chooses the accelerator for a boot, and proves KVM with what is to be booted where the machine leaves the choice.
///
/// # Errors
/// Where QEMU is missing, where the machine demands KVM and it does not work, or on an interrupt.
pub fn choose(request: &BootRequest<'_>, events: &Events, interrupt: &Interrupt) -> Result<Accelerator, BootError> {
    let machine = request.machine;
    let asked_for = |name: &str| Ok(Accelerator { name: name.into(), reason: "the machine asks for it".into() });
    match machine.accel {
        AccelChoice::Tcg => return asked_for("tcg"),
        AccelChoice::Icount => return asked_for("icount"),
        AccelChoice::Kvm | AccelChoice::Auto => {}
    }
    let Verdict { works, reason } = match openable(Path::new(DEVICE)) {
        Ok(()) => proven(request, events, interrupt)?,
        Err(reason) => Verdict { works: false, reason },
    };
    match (works, machine.accel) {
        (true, _) => Ok(Accelerator { name: "kvm".into(), reason }),
        (false, AccelChoice::Kvm) => Err(BootError::KvmRefused { reason }),
        (false, AccelChoice::Auto | AccelChoice::Tcg | AccelChoice::Icount) => {
            Ok(Accelerator { name: "tcg".into(), reason })
        }
    }
}

/// Why a boot with KVM is to be made again without, if it is: KVM gave up, or the guest, which spoke when KVM was proven,
/// did not come to its hello.
pub(super) fn fault(capture: &Capture) -> Option<String> {
    if capture.accelerator.name != "kvm" {
        return None;
    }
    if let Some(line) = capture.kvm_error() {
        return Some(format!("{DEVICE} opens but QEMU said: {}", escape::line_cut(line, 200)));
    }
    match &capture.end {
        BootEnd::DeadlinePassed { during: BootPhase::FirstByte, after_ms } => {
            Some(format!("{DEVICE} opens but the guest gave no console byte within {after_ms} ms"))
        }
        BootEnd::DeadlinePassed { during: BootPhase::Init, after_ms } => {
            Some(format!("{DEVICE} opens but the guest did not come to its init within {after_ms} ms"))
        }
        _ => None,
    }
}

/// Remembers that KVM does not work after all.
pub(super) fn condemn(request: &BootRequest<'_>, reason: &str, events: &Events) -> Result<(), BootError> {
    let verdict = Verdict { works: false, reason: reason.to_owned() };
    remember_or_note(request, verdict, events).map(drop)
}

/// Forgets the verdict. A file that cannot be removed is one that nobody could write either.
pub(super) fn forget(host_json: &Path) {
    let _ = fs::remove_file(host_json);
}

/// Whether the device can be opened at all; this is never remembered, for it is cheap and changes with a user's groups.
fn openable(device: &Path) -> Result<(), String> {
    match File::options().read(true).write(true).open(device) {
        Ok(_) => Ok(()),
        Err(error) => Err(match error.kind() {
            io::ErrorKind::NotFound => format!("{} is absent", device.display()),
            io::ErrorKind::PermissionDenied => format!("{}: permission denied", device.display()),
            _ => format!("{}: {error}", device.display()),
        }),
    }
}

/// The verdict: remembered, or made now.
fn proven(request: &BootRequest<'_>, events: &Events, interrupt: &Interrupt) -> Result<Verdict, BootError> {
    let boot_id = boot_id();
    let subject = subject(request.machine)?;
    if let Some(known) = recall(request.host_json)
        && !boot_id.is_empty()
        && known.boot_id == boot_id
        && known.subject == subject
    {
        return Ok(known.verdict);
    }
    let verdict = prove(request, interrupt)?;
    remember_or_note(request, verdict, events)
}

fn boot_id() -> String {
    fs::read_to_string(BOOT_ID).unwrap_or_default().trim().to_owned()
}

fn remember_or_note(request: &BootRequest<'_>, verdict: Verdict, events: &Events) -> Result<Verdict, BootError> {
    let host_json = request.host_json;
    let remembered = Remembered { boot_id: boot_id(), subject: subject(request.machine)?, verdict };
    if let Err(error) = remember(host_json, &remembered) {
        events.note(format!("the next boot will prove KVM again: {}: {error}", host_json.display()));
    }
    Ok(remembered.verdict)
}

/// Names what a proof holds for. The binary is not asked for its version: starting it costs more than it tells.
fn subject(machine: &Machine) -> Result<String, BootError> {
    let missing = || BootError::QemuMissing { qemu: machine.qemu.clone() };
    let path = find(&machine.qemu).ok_or_else(missing)?;
    let binary = fs::metadata(&path).map_err(|_| missing())?;
    Ok(format!(
        "{} of {} bytes, changed {}.{:09}, {}, {}",
        path.display(),
        binary.size(),
        binary.mtime(),
        binary.mtime_nsec(),
        machine.machine,
        machine.cpu_kvm
    ))
}

/// The file that a program's name means.
fn find(program: &str) -> Option<PathBuf> {
    if program.contains('/') {
        return fs::canonicalize(program).ok();
    }
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).find_map(|dir| fs::canonicalize(dir.join(program)).ok())
}

fn recall(host_json: &Path) -> Option<Remembered> {
    // A file that is broken or of another version is as good as none.
    serde_json::from_slice(&fs::read(host_json).ok()?).ok()
}

/// Writes the file whole or not at all.
fn remember(host_json: &Path, remembered: &Remembered) -> io::Result<()> {
    let dir = host_json.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(dir)?;
    file.write_all(&serde_json::to_vec_pretty(remembered)?)?;
    file.persist(host_json)?;
    Ok(())
}

/// Boots with KVM and nothing to test, held to the machine's deadlines. What came out is kept beside the boot's own.
fn prove(request: &BootRequest<'_>, interrupt: &Interrupt) -> Result<Verdict, BootError> {
    let nothing = Plan { entries: Vec::new(), ..request.plan.clone() };
    let workdir = request.workdir.join("kvm-proof");
    fs::create_dir_all(&workdir).map_err(|source| BootError::File { path: workdir.clone(), source })?;
    let trial = BootRequest { plan: &nothing, exec: None, workdir: &workdir, ..*request };
    let kvm = Accelerator { name: "kvm".into(), reason: "to be proven".into() };
    let capture = supervise::run(&trial, kvm, &Events::none(), interrupt)?;
    if capture.end == BootEnd::Interrupted {
        return Err(BootError::Interrupted);
    }
    if capture.timings.goodbye_ms.is_some() && capture.end == (BootEnd::Exited { code: 0 }) {
        let took = capture.timings.end_ms;
        return Ok(Verdict { works: true, reason: format!("KVM took {took} ms from start to power-off") });
    }
    let reason = fault(&capture).unwrap_or_else(|| format!("{DEVICE} opens but {}", last_words(&capture)));
    Ok(Verdict { works: false, reason })
}

/// How QEMU ended, with the first line it said that is no warning.
fn last_words(capture: &Capture) -> String {
    let end = match &capture.end {
        BootEnd::Exited { code: 0 } => "the guest said no goodbye".to_owned(),
        BootEnd::Exited { code } => format!("QEMU exited with {code}"),
        BootEnd::Signalled { signal: libc::SIGABRT } => "QEMU aborted".to_owned(),
        BootEnd::Signalled { signal } => format!("QEMU died of signal {signal}"),
        BootEnd::DeadlinePassed { after_ms, .. } => format!("the guest did not power off within {after_ms} ms"),
        BootEnd::TooMuchOutput { limit } => format!("it gave more than {limit} bytes"),
        BootEnd::Interrupted => "kiso was interrupted".to_owned(),
        BootEnd::HostFailed { reason } => format!("the host failed: {reason}"),
    };
    let is_warning = |line: &&[u8]| line.windows(8).any(|word| word == b"warning:");
    let mut lines = capture.qemu_stderr.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let first = lines.clone().find(|line| !is_warning(line)).or_else(|| lines.next());
    match first {
        Some(line) => format!("{end}: {}", escape::line_cut(line, 200)),
        None => format!("{end} without a word"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fake;
    use super::*;

    /// What is to be booted, by a script that plays QEMU.
    struct World {
        dir: tempfile::TempDir,
        machine: Machine,
        plan: Plan,
    }

    impl World {
        fn new(script: &str) -> Self {
            let machine = fake::machine(&format!("[ $accel = kvm ] || exit 9; {script}"));
            Self { dir: tempfile::tempdir().expect("a directory"), machine, plan: fake::plan(1) }
        }

        fn host_json(&self) -> PathBuf {
            self.dir.path().join("host.json")
        }

        fn with<T>(&self, act: impl FnOnce(&BootRequest<'_>) -> T) -> T {
            act(&BootRequest {
                machine: &self.machine,
                image: Path::new("vmlinux"),
                guest: b"guest",
                plan: &self.plan,
                workdir: self.dir.path(),
                exec: None,
                host_json: &self.host_json(),
            })
        }

        fn prove(&self) -> Verdict {
            self.with(|request| prove(request, &Interrupt::none())).expect("it starts")
        }
    }

    fn proof(script: &str) -> Verdict {
        World::new(script).prove()
    }

    #[test]
    fn a_whole_boot_is_the_proof() {
        let verdict = proof(concat!(
            "echo Linux >&3; echo '# kiso hello protocol=1 release=6.1.0 machine=x86_64 cpus=2' >&4;",
            "echo '# kiso goodbye ran=0' >&4"
        ));
        assert!(verdict.works, "{verdict:?}");
        assert!(verdict.reason.starts_with("KVM took ") && verdict.reason.ends_with(" ms from start to power-off"));
    }

    #[test]
    fn an_abort_is_told_in_the_words_of_qemu() {
        let said =
            "echo 'qemu: warning: host lacks pni' >&2; echo 'qemu: failed to set \u{1b}MSR 0x10a' >&2; kill -ABRT $$";
        let verdict = proof(said);
        let reason = "/dev/kvm opens but QEMU aborted: qemu: failed to set \\x1bMSR 0x10a";
        assert_eq!(verdict, Verdict { works: false, reason: reason.into() });
        assert_eq!(proof("exit 1").reason, "/dev/kvm opens but QEMU exited with 1 without a word");
        assert_eq!(proof("echo x >&3").reason, "/dev/kvm opens but the guest said no goodbye without a word");
    }

    #[test]
    fn silence_is_no_proof_and_neither_are_first_words() {
        let mut world = World::new("sleep 60");
        world.machine.deadlines.first_byte_ms = 500;
        assert_eq!(world.prove().reason, "/dev/kvm opens but the guest gave no console byte within 500 ms");
        let mut world = World::new("echo Linux >&3; echo 'KVM internal error. Suberror: 1' >&2; sleep 60");
        world.machine.deadlines.init_ms = 500;
        assert_eq!(world.prove().reason, "/dev/kvm opens but QEMU said: KVM internal error. Suberror: 1");
    }

    #[test]
    fn a_device_that_does_not_open_is_told() {
        assert_eq!(openable(Path::new("/no/kvm")), Err("/no/kvm is absent".into()));
        assert_eq!(openable(Path::new("/dev/null")), Ok(()));
    }

    #[test]
    fn a_verdict_is_remembered_until_something_changed() {
        let count = tempfile::NamedTempFile::new().expect("a file");
        let count = count.path();
        let mut world = World::new(&format!("echo x >> {}; exit 1", count.display()));
        let prove = |world: &World| {
            world.with(|request| proven(request, &Events::none(), &Interrupt::none())).expect("it starts")
        };
        let proofs = || fs::read(count).expect("it ran").len() / 2;
        let first = prove(&world);
        assert_eq!((prove(&world), proofs()), (first, 1));
        world.machine.cpu_kvm = "another".into();
        prove(&world);
        assert_eq!(proofs(), 2);
        let json = world.host_json();
        let text = fs::read_to_string(&json).expect("the verdict");
        fs::write(&json, text.replace(&boot_id(), "the boot before")).expect("a file");
        prove(&world);
        assert_eq!(proofs(), 3);
        fs::write(&json, "{ broken").expect("a file");
        prove(&world);
        forget(&json);
        prove(&world);
        assert_eq!(proofs(), 5);
    }

    #[test]
    fn without_qemu_there_is_nothing_to_prove() {
        let mut machine = fake::machine("");
        machine.qemu = "no-such-qemu".into();
        assert!(matches!(subject(&machine), Err(BootError::QemuMissing { .. })));
    }
}
