// SPDX-License-Identifier: GPL-2.0-only
//! The project's own tasks, run as `cargo ci TASK`.

mod bench;
mod checks;
mod full;
mod install;
mod layers;
mod objects;
mod old;
mod selftests;
mod setup;
mod tests;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;
use xshell::Shell;

/// The project's own tasks.
#[derive(Parser)]
#[command(name = "cargo ci", bin_name = "cargo ci", max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Set everything up and do the main job: `kiso run`.
    Run {
        /// Arguments for `kiso run`.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Build kiso and install it with its shell completions and manual pages.
    Install {
        /// Where to, with bin and share below it [default: ~/.local].
        #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
        prefix: Option<PathBuf>,
    },
    /// Set everything up, then run all checks and all tests, the end-to-end ones on a real kernel among them.
    Test,
    /// All of `test`, each patch, the debug kernels, the mutants, the costs, and the comparisons with the tree without the
    /// series. Takes long.
    Full,
    /// The quick checks alone: format, lints, layers, file headers. Needs no kernel.
    Check,
    /// Compile the tree without the series, and with it but its option off, and compare every object that it touches.
    SameObjects,
    /// Run the kernel's own networking tests in the guest, without the series and with it, and compare what they say.
    Selftests,
    /// Set everything up, the rivals as well, and print kiso's figures beside theirs.
    Bench {
        /// How often to measure each.
        #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..))]
        rounds: u16,
    },
}

/// Why a task ended, with the exit code that belongs to it.
struct Stop {
    code: u8,
    message: String,
}

impl Stop {
    fn new(code: u8, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

impl From<xshell::Error> for Stop {
    fn from(error: xshell::Error) -> Self {
        Self::new(3, error.to_string())
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments.task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop { code, message }) => {
            if !message.is_empty() {
                eprintln!("cargo ci: {message}");
            }
            ExitCode::from(code)
        }
    }
}

/// Does one step and says how long it took: whoever waits for it wants to know where the time goes.
fn timed<T>(what: &str, step: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let result = step();
    eprintln!("cargo ci: {what} took {} s", begun.elapsed().as_secs());
    result
}

fn run(task: Task) -> Result<(), Stop> {
    let shell = Shell::new()?;
    // This crate lies one level below the workspace's root.
    shell.change_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    match task {
        Task::Run { arguments } => {
            let kiso = setup::everything(&shell)?;
            setup::pass_through(&shell, &kiso, "run", &arguments)
        }
        Task::Test => {
            let kiso = timed("set up", || setup::everything(&shell))?;
            timed("set up for tests", || setup::for_tests(&shell))?;
            timed("checks", || checks::all(&shell))?;
            let run = timed("the series", || setup::pass_through(&shell, &kiso, "run", &[]));
            timed("tests", || tests::all(&shell))?;
            let of_old = timed("2.6.18", || old::run(&shell, &kiso));
            // The gate speaks also where a run was red; what it says is the last word.
            setup::pass_through(&shell, &kiso, "gate", &[])?;
            run.and(of_old)
        }
        Task::Install { prefix } => install::run(&shell, prefix.as_deref()),
        Task::Full => full::run(&shell),
        Task::Check => checks::all(&shell),
        Task::SameObjects => objects::same(&shell),
        Task::Selftests => selftests::run(&shell),
        Task::Bench { rounds } => bench::run(&shell, rounds),
    }
}
