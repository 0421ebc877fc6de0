// SPDX-License-Identifier: GPL-2.0-only
//! The command line: one file a command, listed in [`COMMANDS`]; parser and help derive from that list.

mod abort;
mod apply;
mod bench;
mod bisect;
mod boot;
mod build;
mod cases;
mod compare;
mod diff;
mod doctor;
mod drop_patch;
mod edit;
mod export;
mod fold;
mod gate;
mod gc;
mod go_on;
mod history;
mod import;
mod init;
mod lint;
mod move_patch;
mod mutants;
mod new;
mod pin;
mod rebase;
mod redo;
mod refresh;
mod rename;
mod report;
mod run;
mod runs;
mod series;
mod session;
mod show;
mod split;
mod stack;
mod tree;
mod trouble;
mod undo;
mod verify;

pub use session::Session;
pub use trouble::Trouble;

use clap::{Arg, ArgAction, ArgMatches, ColorChoice, Command, ValueHint, value_parser};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

/// One command.
pub struct Entry {
    /// The word that calls it.
    pub name: &'static str,
    /// One line of what it does.
    pub about: &'static str,
    /// Example calls with what they do, as shown below its help.
    pub examples: &'static str,
    /// Adds its arguments.
    arguments: fn(Command) -> Command,
    /// Does it; the exit code where nothing went wrong.
    run: fn(&ArgMatches, &Session) -> Result<u8, Trouble>,
}

/// Every command, in the order of a user's way.
pub static COMMANDS: &[&Entry] = &[
    &init::ENTRY,
    &doctor::ENTRY,
    &tree::ENTRY,
    &series::ENTRY,
    &apply::ENTRY,
    &import::ENTRY,
    &new::ENTRY,
    &edit::ENTRY,
    &refresh::ENTRY,
    &move_patch::ENTRY,
    &fold::ENTRY,
    &split::ENTRY,
    &drop_patch::ENTRY,
    &rename::ENTRY,
    &rebase::ENTRY,
    &go_on::ENTRY,
    &abort::ENTRY,
    &undo::ENTRY,
    &redo::ENTRY,
    &diff::ENTRY,
    &lint::ENTRY,
    &export::ENTRY,
    &build::ENTRY,
    &boot::ENTRY,
    &run::ENTRY,
    &cases::ENTRY,
    &mutants::ENTRY,
    &bench::ENTRY,
    &bisect::ENTRY,
    &runs::ENTRY,
    &show::ENTRY,
    &compare::ENTRY,
    &history::ENTRY,
    &report::ENTRY,
    &pin::ENTRY,
    &gc::ENTRY,
    &verify::ENTRY,
    &gate::ENTRY,
];

/// The whole parser.
pub fn command() -> Command {
    let mut root = Command::new("kiso")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Keeps a Linux kernel patch series alive: applies it, builds the kernel, boots it, tests it, judges")
        .after_help(
            "Exit codes:\n  0  good\n  1  the verdict is red\n  2  bad usage or input\n  3  the host or a tool failed\n  4  the series does not apply\n\n\
             Examples:\n  kiso doctor          what this machine lacks and how to get it\n  kiso run             apply, build, boot, test, judge\n  kiso run --base      the same on the tree without the series\n  kiso gate            may this be merged?",
        )
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .max_term_width(100)
        .arg(
            Arg::new("directory")
                .short('C')
                .long("directory")
                .value_name("DIR")
                .help("Work on the project that encloses DIR [default: the current directory]")
                .value_parser(value_parser!(PathBuf))
                .value_hint(ValueHint::DirPath)
                .global(true),
        )
        .arg(
            Arg::new("color")
                .long("color")
                .value_name("WHEN")
                .help("auto, always or never; auto colours on a terminal where NO_COLOR is not set")
                .value_parser(["auto", "always", "never"])
                .default_value("auto")
                .action(ArgAction::Set)
                .global(true),
        );
    for entry in COMMANDS {
        let examples = format!("Examples:\n{}", entry.examples);
        root = root.subcommand((entry.arguments)(Command::new(entry.name).about(entry.about).after_help(examples)));
    }
    root
}

/// Parses the arguments and runs the command.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let colour = if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        ColorChoice::Never
    } else {
        ColorChoice::Auto
    };
    let matches = match command().color(colour).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => {
            let _ = error.print();
            // clap: 0 for help and version, 2 for bad usage.
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let session = match Session::new(&matches) {
        Ok(session) => session,
        Err(trouble) => return ExitCode::from(trouble.report(false)),
    };
    let Some((name, arguments)) = matches.subcommand() else { return ExitCode::from(2) };
    let Some(entry) = COMMANDS.iter().find(|entry| entry.name == name) else { return ExitCode::from(2) };
    match (entry.run)(arguments, &session) {
        Ok(code) => ExitCode::from(code),
        Err(trouble) => ExitCode::from(trouble.report(session.stderr_colour())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parser_is_well_formed() {
        command().debug_assert();
    }

    /// As a shell splits them; quotes are double and hold no quotes.
    fn words(call: &str) -> Vec<String> {
        let pieces = call.split('"').enumerate();
        let words = pieces.flat_map(|(index, piece)| match index % 2 {
            0 => piece.split_whitespace().map(str::to_owned).collect(),
            _ => vec![piece.to_owned()],
        });
        words.collect()
    }

    #[test]
    fn every_command_has_an_example_that_calls_it_and_parses() {
        for entry in COMMANDS {
            let mut calls = 0;
            for line in entry.examples.lines() {
                let call = line.trim().split("  ").next().unwrap_or_default();
                assert!(call.starts_with(&format!("kiso {}", entry.name)), "{}: {line:?}", entry.name);
                let parsed = command().try_get_matches_from(words(call));
                assert!(parsed.is_ok(), "{call}: {}", parsed.err().map(|e| e.to_string()).unwrap_or_default());
                calls += 1;
            }
            assert!(calls > 0, "{}", entry.name);
        }
    }
}
