// SPDX-License-Identifier: GPL-2.0-only
//! Where the kernel enters the program, and where it ends when something impossible has happened.

use core::arch::global_asm;
use core::panic::PanicInfo;

use crate::{executed, init, report, sys};

// The kernel enters with the argument count at the top of a 16-byte aligned stack; nothing of that is needed.
global_asm!(
    ".globl _start",
    "_start:",
    "xor ebp, ebp",
    "and rsp, -16",
    "call {run}",
    "ud2",
    run = sym run,
);

extern "C" fn run() -> ! {
    if sys::is_init() { init::run() } else { executed::run() }
}

/// A panic in a case is that case's error; one in PID 1 ends the machine without a goodbye.
#[panic_handler]
fn panicked(info: &PanicInfo<'_>) -> ! {
    if sys::is_init() {
        init::give_up(format_args!("{info}"));
    }
    report::finish(Err(report::error(format_args!("the guest has a bug: {info}"))))
}

/// What the unwind tables of the precompiled `core` refer to. Nothing unwinds here, so nothing calls it.
#[unsafe(no_mangle)]
extern "C" fn rust_eh_personality() {}
