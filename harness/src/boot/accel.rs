// SPDX-License-Identifier: GPL-2.0-only
//! Whether KVM works here is proven, not believed: `/dev/kvm` may open and QEMU then abort, or the guest never say a
//! byte. The proof is a start of the very kernel until its first console byte, and is remembered for this boot of the
//! host and this QEMU.

use super::BootError;
use super::supervise::{Port, Qemu};
use crate::escape;
use crate::event::Events;
use crate::model::{AccelChoice, Accelerator, Machine};
use crate::process::{Exit, Interrupt, ProcessError, drain};
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The device that KVM is used through.
const DEVICE: &str = "/dev/kvm";

/// Names this boot of the host.
const BOOT_ID: &str = "/proc/sys/kernel/random/boot_id";

/// How long KVM may take for the first console byte. Where it works that takes about a tenth of a second.
const PROOF: Duration = Duration::from_secs(3);

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

/// Chooses the accelerator for `machine`, and proves KVM with `image` where the machine leaves the choice. The verdict
/// is remembered in the file `host_json`.
///
/// # Errors
/// Where QEMU is missing, where the machine demands KVM and it does not work, or on an interrupt.
pub fn choose(
    machine: &Machine,
    image: &Path,
    host_json: &Path,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<Accelerator, BootError> {
    if machine.accel == AccelChoice::Tcg {
        return Ok(Accelerator { name: "tcg".into(), reason: "the machine asks for it".into() });
    }
    let Verdict { works, reason } = match openable(Path::new(DEVICE)) {
        Ok(()) => proven(machine, image, host_json, events, interrupt)?,
        Err(reason) => Verdict { works: false, reason },
    };
    match (works, machine.accel) {
        (true, _) => Ok(Accelerator { name: "kvm".into(), reason }),
        (false, AccelChoice::Kvm) => Err(BootError::KvmRefused { reason }),
        (false, AccelChoice::Auto | AccelChoice::Tcg) => Ok(Accelerator { name: "tcg".into(), reason }),
    }
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
fn proven(
    machine: &Machine,
    image: &Path,
    host_json: &Path,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<Verdict, BootError> {
    let boot_id = fs::read_to_string(BOOT_ID).unwrap_or_default().trim().to_owned();
    let subject = subject(machine)?;
    if let Some(known) = recall(host_json)
        && !boot_id.is_empty()
        && known.boot_id == boot_id
        && known.subject == subject
    {
        return Ok(known.verdict);
    }
    let verdict = prove(machine, image, PROOF, interrupt)?;
    let remembered = Remembered { boot_id, subject, verdict };
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

/// Starts the kernel with KVM and waits for its first byte; QEMU is ended in any case.
fn prove(machine: &Machine, image: &Path, patience: Duration, interrupt: &Interrupt) -> Result<Verdict, BootError> {
    let mut qemu = Qemu::start(machine, "kvm", image, None)?;
    let mut buffer = [0; 4096];
    let mut own = Vec::new();
    let deadline = qemu.started + patience;
    let ended = loop {
        let (ended, readable) = qemu.wait(interrupt, deadline).map_err(|source| {
            BootError::Process(ProcessError::Io { program: OsString::from(&machine.qemu), source })
        })?;
        for ((port, source), _) in qemu.ports.iter_mut().zip(readable).filter(|(_, readable)| *readable) {
            let length = source.read(&mut buffer).unwrap_or(0);
            if length > 0 && *port == Port::Console {
                let took = qemu.started.elapsed().as_millis();
                return Ok(Verdict { works: true, reason: format!("KVM gave the first console byte in {took} ms") });
            }
            if *port == Port::Own && own.len() < buffer.len() {
                own.extend_from_slice(&buffer[..length]);
            }
        }
        if interrupt.is_set() {
            return Err(BootError::Interrupted);
        }
        if ended || Instant::now() >= deadline {
            break ended;
        }
    };
    if !ended {
        let reason = format!("{DEVICE} opens but the guest gave no console byte within {} s", patience.as_secs());
        return Ok(Verdict { works: false, reason });
    }
    let exit = qemu.child.reap()?;
    for (port, source) in &mut qemu.ports {
        if *port == Port::Own {
            // What cannot be read makes the reason poorer, no more.
            let _ = drain::<io::Error>(source, &mut buffer, &mut |bytes| {
                own.extend_from_slice(bytes);
                Ok(())
            });
        }
    }
    Ok(Verdict { works: false, reason: format!("{DEVICE} opens but {}", last_words(exit, &own)) })
}

/// How QEMU ended, with the first line it said that is no warning.
fn last_words(exit: Exit, own: &[u8]) -> String {
    let end = match exit {
        Exit::Code(code) => format!("QEMU exited with {code}"),
        Exit::Signal(libc::SIGABRT) => "QEMU aborted".to_owned(),
        Exit::Signal(signal) => format!("QEMU died of signal {signal}"),
    };
    let is_warning = |line: &&[u8]| line.windows(8).any(|word| word == b"warning:");
    let mut lines = own.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
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

    fn proof(script: &str) -> Verdict {
        let machine = fake::machine(&format!("[ $accel = kvm ] || exit 9; {script}"));
        prove(&machine, Path::new("vmlinux"), Duration::from_secs(20), &Interrupt::none()).expect("it starts")
    }

    #[test]
    fn one_byte_is_the_proof_and_nobody_waits_for_more() {
        let started = Instant::now();
        let verdict = proof("echo x >&3; sleep 60");
        assert!(verdict.works, "{verdict:?}");
        assert!(verdict.reason.starts_with("KVM gave the first console byte in "), "{verdict:?}");
        assert!(started.elapsed() < Duration::from_secs(20));
    }

    #[test]
    fn an_abort_is_told_in_the_words_of_qemu() {
        let said =
            "echo 'qemu: warning: host lacks pni' >&2; echo 'qemu: failed to set \u{1b}MSR 0x10a' >&2; kill -ABRT $$";
        let verdict = proof(said);
        let reason = "/dev/kvm opens but QEMU aborted: qemu: failed to set \\x1bMSR 0x10a";
        assert_eq!(verdict, Verdict { works: false, reason: reason.into() });
        assert_eq!(proof("exit 1").reason, "/dev/kvm opens but QEMU exited with 1 without a word");
    }

    #[test]
    fn silence_is_no_proof() {
        let machine = fake::machine("echo not the console >&4; sleep 60");
        let verdict = prove(&machine, Path::new("vmlinux"), Duration::from_secs(1), &Interrupt::none());
        let reason = "/dev/kvm opens but the guest gave no console byte within 1 s";
        assert_eq!(verdict.expect("it starts"), Verdict { works: false, reason: reason.into() });
    }

    #[test]
    fn a_device_that_does_not_open_is_told() {
        assert_eq!(openable(Path::new("/no/kvm")), Err("/no/kvm is absent".into()));
        assert_eq!(openable(Path::new("/dev/null")), Ok(()));
    }

    #[test]
    fn a_verdict_is_remembered_until_something_changed() {
        let dir = tempfile::tempdir().expect("a directory");
        let (json, count) = (dir.path().join("host.json"), dir.path().join("count"));
        let mut machine = fake::machine(&format!("echo x >> {}; exit 1", count.display()));
        let prove = |machine: &Machine| {
            proven(machine, Path::new("vmlinux"), &json, &Events::none(), &Interrupt::none()).expect("it starts")
        };
        let proofs = || fs::read(&count).expect("it ran").len() / 2;
        let first = prove(&machine);
        assert_eq!((prove(&machine), proofs()), (first, 1));
        machine.cpu_kvm = "another".into();
        prove(&machine);
        assert_eq!(proofs(), 2);
        let text = fs::read_to_string(&json).expect("the verdict");
        let boot_id = fs::read_to_string(BOOT_ID).expect("Linux");
        fs::write(&json, text.replace(boot_id.trim(), "the boot before")).expect("a file");
        prove(&machine);
        assert_eq!(proofs(), 3);
        fs::write(&json, "{ broken").expect("a file");
        prove(&machine);
        forget(&json);
        prove(&machine);
        assert_eq!(proofs(), 5);
    }

    #[test]
    fn without_qemu_there_is_nothing_to_prove() {
        let mut machine = fake::machine("");
        machine.qemu = "no-such-qemu".into();
        assert!(matches!(subject(&machine), Err(BootError::QemuMissing { .. })));
    }
}
