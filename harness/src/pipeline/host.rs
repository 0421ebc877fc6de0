// SPDX-License-Identifier: GPL-2.0-only
//! What this host is and has: the tools that a result depends on.

use super::PipelineError;
use crate::build::Toolchain;
use crate::escape;
use crate::model::HostReport;
use crate::process::{self, Command, Interrupt, ProcessError};
use std::path::Path;

/// What of this host a result depends on besides the declared inputs.
pub(super) struct Host {
    pub toolchain: Toolchain,
    /// Compiler, linker and QEMU, as they name themselves.
    pub tools: Vec<String>,
}

/// What is told of this host, whether or not it has the tools.
pub(super) fn report() -> HostReport {
    let told = |file: &str| {
        let bytes = std::fs::read(Path::new("/proc/sys/kernel").join(file)).unwrap_or_default();
        escape::line_cut(bytes.trim_ascii(), 200)
    };
    let cpus = std::thread::available_parallelism().map_or(1, usize::from);
    HostReport { name: told("hostname"), kernel: told("osrelease"), cpus }
}

impl Host {
    pub fn probe(qemu: &str, interrupt: &Interrupt) -> Result<Self, PipelineError> {
        let toolchain = Toolchain::probe(interrupt)?;
        let version = match process::output(&Command::new(qemu).arg("--version"), interrupt) {
            Ok(output) => output.stdout,
            // The boot stage says what to do about it.
            Err(ProcessError::NotFound { .. }) => format!("{qemu} is missing").into_bytes(),
            Err(error) => return Err(error.into()),
        };
        let mut tools: Vec<String> = toolchain.identity().lines().map(str::to_owned).collect();
        tools.push(escape::line_cut(version.split(|byte| *byte == b'\n').next().unwrap_or_default(), 200));
        Ok(Self { toolchain, tools })
    }
}
