// SPDX-License-Identifier: GPL-2.0-only
//! Tells the linker that the guest brings its own `_start`, has no libc, and lies at a fixed address: nobody is there
//! to relocate PID 1.

fn main() {
    for argument in ["-nostartfiles", "-nostdlib", "-static", "-no-pie"] {
        println!("cargo:rustc-link-arg-bins={argument}");
    }
    println!("cargo:rerun-if-changed=build.rs");
}
