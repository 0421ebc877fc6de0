// SPDX-License-Identifier: GPL-2.0-only
//! The `kiso` command: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    // A mistake in kiso itself says nothing of the kernel: no other code than those that are told of comes of it. What it
    // was is on standard error by then, and what was started has ended on the way here.
    std::panic::catch_unwind(|| kiso::cli::main(std::env::args_os())).unwrap_or(ExitCode::from(3))
}
