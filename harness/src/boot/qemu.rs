// SPDX-License-Identifier: GPL-2.0-only
//! How QEMU is started: a pure function from the machine to the command, so that a dry run cannot lie.

use crate::model::Machine;
use crate::process::Command;
use std::ffi::{OsStr, OsString};
use std::os::fd::RawFd;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

/// Where QEMU writes what comes out of a serial port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Channel {
    /// Into a descriptor that it inherits, the writing end of a pipe. A pipe keeps every byte when its reader is slow
    /// (QEMU then makes the guest wait) and what was written stays readable when QEMU has died. A socket holds only
    /// some hundred writes of one byte, a serial port's size; a file has to be watched by polling.
    Descriptor(RawFd),
    /// To the terminal.
    Stdio,
    /// Into a file.
    File(PathBuf),
}

/// The two serial ports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channels {
    /// ttyS0: the kernel's console.
    pub console: Channel,
    /// ttyS1: the guest's results.
    pub results: Channel,
}

/// The QEMU command that boots `image` on `machine`.
///
/// `accelerator` is `kvm`, `tcg` or `icount`.
pub fn command(machine: &Machine, accelerator: &str, image: &Path, initramfs: &Path, channels: &Channels) -> Command {
    let counts = accelerator == "icount";
    let (accelerator, cpu) = if accelerator == "kvm" {
        ("kvm", &machine.cpu_kvm)
    } else {
        // One thread for all CPUs: QEMU before 8.1 may translate code for one CPU while another one patches it, as the
        // kernel does whenever it turns a static key, and now and then such a guest is reset.
        ("tcg,thread=single", &machine.cpu_tcg)
    };
    let mut command = Command::new(&machine.qemu)
        // Nothing but what stands here: no default devices, no configuration of the host's user, no window.
        .args(["-nodefaults", "-no-user-config", "-display", "none"])
        // A reboot, which is what the kernel does after a panic, ends QEMU.
        .arg("-no-reboot")
        .args(["-machine", &machine.machine, "-accel", accelerator, "-cpu", cpu])
        .args(["-smp".to_owned(), machine.cpus.to_string(), "-m".to_owned(), format!("{}M", machine.memory_mib)]);
    if counts {
        // One instruction, one nanosecond; where the guest idles its clock jumps to what it waits for.
        command = command.args(["-icount", "shift=0,sleep=off"]);
    }
    for (set, id, channel) in [(1, "console", &channels.console), (2, "results", &channels.results)] {
        command = serial(command, set, id, channel);
    }
    command = command.arg("-kernel").arg(image).arg("-initrd").arg(initramfs);
    command.arg("-append").arg(machine.kernel_args.join(" "))
}

/// Adds the next serial port.
fn serial(command: Command, set: u32, id: &str, channel: &Channel) -> Command {
    let mut chardev = OsString::new();
    let command = match channel {
        Channel::Descriptor(fd) => {
            // Without append QEMU would truncate what it opens, and refuse a pipe for it.
            chardev.push(format!("file,id={id},path=/dev/fdset/{set},append=on"));
            command.arg("-add-fd").arg(format!("fd={fd},set={set}"))
        }
        Channel::Stdio => {
            chardev.push(format!("stdio,id={id}"));
            command
        }
        Channel::File(path) => {
            chardev.push(format!("file,id={id},path="));
            chardev.push(option_value(path.as_os_str()));
            command
        }
    };
    command.arg("-chardev").arg(chardev).arg("-serial").arg(format!("chardev:{id}"))
}

/// A value inside one of QEMU's comma-separated options.
fn option_value(text: &OsStr) -> OsString {
    let mut value = Vec::with_capacity(text.len());
    for byte in text.as_bytes() {
        value.push(*byte);
        if *byte == b',' {
            value.push(b',');
        }
    }
    OsString::from_vec(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AccelChoice, Deadlines, ImageKind};

    fn machine() -> Machine {
        Machine {
            name: "q35".into(),
            qemu: "qemu-system-x86_64".into(),
            machine: "q35,i8042=off".into(),
            cpu_tcg: "qemu64".into(),
            cpu_kvm: "host".into(),
            accel: AccelChoice::Auto,
            image: ImageKind::Vmlinux,
            cpus: 2,
            memory_mib: 256,
            kernel_args: vec!["console=ttyS0".into(), "panic=-1".into()],
            deadlines: Deadlines { first_byte_ms: 1, init_ms: 1, case_ms: 1, power_off_ms: 1, tcg_factor: 1 },
        }
    }

    fn words(command: &Command) -> String {
        let mut line = command.to_shell();
        for option in [" -machine", " -smp", " -add-fd", " -chardev", " -kernel", " -append"] {
            line = line.replace(option, &format!("\n{}", option.trim_start()));
        }
        line
    }

    #[test]
    fn a_boot_writes_into_descriptors() {
        let channels = Channels { console: Channel::Descriptor(7), results: Channel::Descriptor(9) };
        let command = command(&machine(), "tcg", Path::new("/k/vmlinux"), Path::new("/r/initramfs.cpio"), &channels);
        insta::assert_snapshot!(words(&command), @r"
        qemu-system-x86_64 -nodefaults -no-user-config -display none -no-reboot
        -machine q35,i8042=off -accel tcg,thread=single -cpu qemu64
        -smp 2 -m 256M
        -add-fd fd=7,set=1
        -chardev file,id=console,path=/dev/fdset/1,append=on -serial chardev:console
        -add-fd fd=9,set=2
        -chardev file,id=results,path=/dev/fdset/2,append=on -serial chardev:results
        -kernel /k/vmlinux -initrd /r/initramfs.cpio
        -append 'console=ttyS0 panic=-1'
        ");
    }

    #[test]
    fn a_machine_that_counts_is_tcg_with_a_clock_of_instructions() {
        let channels = Channels { console: Channel::Stdio, results: Channel::File("results".into()) };
        let of = |accelerator| words(&command(&machine(), accelerator, Path::new("k"), Path::new("i"), &channels));
        let more = " -icount shift=0,sleep=off";
        assert!(!of("tcg").contains(more));
        assert_eq!(of("icount").replace(more, ""), of("tcg"));
    }

    #[test]
    fn a_dry_run_can_be_pasted() {
        let channels = Channels { console: Channel::Stdio, results: Channel::File("a, b/results".into()) };
        let command = command(&machine(), "kvm", Path::new("vm linux"), Path::new("initramfs.cpio"), &channels);
        insta::assert_snapshot!(words(&command), @r"
        qemu-system-x86_64 -nodefaults -no-user-config -display none -no-reboot
        -machine q35,i8042=off -accel kvm -cpu host
        -smp 2 -m 256M
        -chardev stdio,id=console -serial chardev:console
        -chardev 'file,id=results,path=a,, b/results' -serial chardev:results
        -kernel 'vm linux' -initrd initramfs.cpio
        -append 'console=ttyS0 panic=-1'
        ");
    }
}
