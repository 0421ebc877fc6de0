// SPDX-License-Identifier: GPL-2.0-only
//! Tells the linker that the guest brings its own `_start`, has no libc, and lies at a fixed address: nobody is there
//! to relocate PID 1. It is stripped, for the kernel unpacks it at each boot; a panic names its line all the same.

fn main() {
    for argument in ["-nostartfiles", "-nostdlib", "-static", "-no-pie", "-s"] {
        println!("cargo:rustc-link-arg-bins={argument}");
    }
    println!("cargo:rerun-if-changed=build.rs");
}
