// SPDX-License-Identifier: GPL-2.0-only
//! Builds the guest for its own bare target and hands it to the harness, so that a kiso binary holds all it needs.

use std::env;
use std::path::PathBuf;
use std::process::Command;

const TARGET: &str = "x86_64-unknown-linux-gnu";

fn main() {
    let var = |name: &str| env::var_os(name).unwrap_or_else(|| panic!("cargo sets {name}"));
    let workspace = PathBuf::from(var("CARGO_MANIFEST_DIR")).join("..");
    let out = PathBuf::from(var("OUT_DIR")).join("guest");
    for part in ["qemu-images/guest", "qemu-images/protocol", "Cargo.toml", "Cargo.lock"] {
        println!("cargo:rerun-if-changed={}", workspace.join(part).display());
    }
    let mut cargo = Command::new(var("CARGO"));
    cargo
        .args(["build", "--release", "--package", "kiso-guest", "--target", TARGET, "--target-dir"])
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
    let guest = out.join(TARGET).join("release/kiso-guest");
    println!("cargo:rustc-env=KISO_GUEST={}", guest.display());
}
