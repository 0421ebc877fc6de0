// SPDX-License-Identifier: GPL-2.0-only
//! The boot stage: a kernel image, the guest and a plan in; all that QEMU gave out. It emits bytes and judges nothing.

mod accel;
mod capture;
mod initramfs;
mod phase;
mod qemu;
mod supervise;

pub use accel::choose;
pub use qemu::{Channel, Channels, command};
pub use supervise::{BootRequest, boot, write_initramfs};

use crate::model::{Class, Failure};
use crate::process::ProcessError;
use std::io;
use std::path::PathBuf;
use thiserror::Error;

/// Why nothing was booted. Once QEMU runs, whatever happens is told in the capture.
#[derive(Debug, Error)]
pub enum BootError {
    /// QEMU is not installed.
    #[error("{qemu}: not found")]
    QemuMissing {
        /// The binary that the machine names.
        qemu: String,
    },
    /// The machine demands KVM, which does not work.
    #[error("the machine demands KVM: {reason}")]
    KvmRefused {
        /// Why it does not.
        reason: String,
    },
    /// The guest is too big for an initramfs.
    #[error("the guest has {bytes} bytes, more than an initramfs takes")]
    GuestTooBig {
        /// Its size.
        bytes: u64,
    },
    /// A file of the boot cannot be written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// QEMU cannot be started or watched.
    #[error(transparent)]
    Process(ProcessError),
    /// The user interrupted before QEMU had started.
    #[error("interrupted")]
    Interrupted,
}

impl From<ProcessError> for BootError {
    fn from(error: ProcessError) -> Self {
        match error {
            ProcessError::NotFound { program } => Self::QemuMissing { qemu: program.to_string_lossy().into_owned() },
            other => Self::Process(other),
        }
    }
}

impl Failure for BootError {
    fn class(&self) -> Class {
        match self {
            Self::QemuMissing { .. }
            | Self::KvmRefused { .. }
            | Self::GuestTooBig { .. }
            | Self::File { .. }
            | Self::Process(_)
            | Self::Interrupted => Class::Host,
        }
    }

    fn remedy(&self) -> Option<String> {
        match self {
            Self::QemuMissing { .. } => Some("apt-get install qemu-system-x86".to_owned()),
            Self::KvmRefused { .. } => Some("set `accel: auto` in the machine to fall back to TCG".to_owned()),
            Self::File { source, .. } if source.kind() == io::ErrorKind::StorageFull => {
                Some("free some space on that disk".to_owned())
            }
            Self::Process(error) => error.remedy(),
            Self::GuestTooBig { .. } | Self::File { .. } | Self::Interrupted => None,
        }
    }
}

/// What the unit tests of this stage boot: a script that plays QEMU.
#[cfg(test)]
mod fake;
