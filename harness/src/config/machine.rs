// SPDX-License-Identifier: GPL-2.0-only
//! `qemu-images/machines/NAME.yaml` → [`Machine`].

use super::words::Word;
use super::{ConfigError, read_yaml};
use crate::model::{AccelChoice, Deadlines, ImageKind, Machine};
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct MachineFile {
    qemu: Word,
    machine: Word,
    cpu_tcg: Word,
    cpu_kvm: Word,
    #[serde(default)]
    accel: AccelChoice,
    #[serde(default)]
    image: ImageKind,
    cpus: u32,
    memory_mib: u32,
    kernel_args: Vec<Word>,
    deadlines: Deadlines,
}

/// Reads one machine.
pub(super) fn read(name: &str, path: &Path) -> Result<Machine, ConfigError> {
    let file: MachineFile = read_yaml(path)?;
    let bad = |key: &str, message: &str| Err(ConfigError::value(path, key, message));
    if !(1..=255).contains(&file.cpus) {
        return bad("cpus", "must be 1 to 255");
    }
    if !(32..=1 << 20).contains(&file.memory_mib) {
        return bad("memory-mib", "must be 32 to 1048576");
    }
    let d = file.deadlines;
    if [d.first_byte_ms, d.init_ms, d.case_ms, d.power_off_ms, d.tcg_factor].contains(&0) {
        return bad("deadlines", "must not be 0");
    }
    Ok(Machine {
        name: name.to_owned(),
        qemu: file.qemu.0,
        machine: file.machine.0,
        cpu_tcg: file.cpu_tcg.0,
        cpu_kvm: file.cpu_kvm.0,
        accel: file.accel,
        image: file.image,
        cpus: file.cpus,
        memory_mib: file.memory_mib,
        kernel_args: file.kernel_args.into_iter().map(|word| word.0).collect(),
        deadlines: file.deadlines,
    })
}
