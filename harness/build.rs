// SPDX-License-Identifier: GPL-2.0-only
//! Builds the guest for its own bare target and hands it to the harness, so that a kiso binary holds all it needs.

use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const TARGET: &str = "x86_64-unknown-linux-gnu";

fn main() {
    let var = |name: &str| env::var_os(name).unwrap_or_else(|| panic!("cargo sets {name}"));
    let workspace = PathBuf::from(var("CARGO_MANIFEST_DIR")).join("..");
    let out = PathBuf::from(var("OUT_DIR")).join("guest");
    // A verdict rests on the code that made it: a record of another judge is not reused.
    let mut sources = Sha256::new();
    for part in ["harness/src", "qemu-images/guest", "qemu-images/protocol", "Cargo.toml", "Cargo.lock"] {
        println!("cargo:rerun-if-changed={}", workspace.join(part).display());
        hash_files(&workspace.join(part), &mut sources);
    }
    println!("cargo:rustc-env=KISO_SOURCES={:x}", sources.finalize());
    let mut cargo = Command::new(var("CARGO"));
    cargo
        .args(["build", "--profile", "guest", "--package", "kiso-guest", "--target", TARGET, "--target-dir"])
        .arg(&out)
        .current_dir(&workspace)
        // Wrappers and flags of the outer build (clippy, coverage) are not for a program without a libc.
        .env_remove("RUSTC_WORKSPACE_WRAPPER")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("RUSTFLAGS");
    match cargo.status() {
        Ok(status) if status.success() => {}
        Ok(status) => panic!("building the guest: {status}"),
        Err(error) => panic!("building the guest: {error}"),
    }
    let guest = out.join(TARGET).join("guest/kiso-guest");
    println!("cargo:rustc-env=KISO_GUEST={}", guest.display());
}

/// Hashes a file, or every file below a directory in the order of their names.
fn hash_files(path: &Path, into: &mut Sha256) {
    if path.is_dir() {
        let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut below: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        below.sort();
        below.iter().for_each(|path| hash_files(path, into));
    } else {
        let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        into.update((bytes.len() as u64).to_le_bytes());
        into.update(bytes);
    }
}
