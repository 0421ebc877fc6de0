// SPDX-License-Identifier: GPL-2.0-only
//! The `kiso` command: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    kiso::cli::main(std::env::args_os())
}
