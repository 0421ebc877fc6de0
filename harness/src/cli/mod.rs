// SPDX-License-Identifier: GPL-2.0-only
//! The command line: one file a command, listed in [`TASKS`]; all that tells of commands derives from that list.

mod abort;
mod apply;
mod bench;
mod bisect;
mod boot;
mod build;
mod cases;
mod compare;
mod completions;
mod diff;
mod doctor;
mod drop_patch;
mod edit;
mod export;
mod fold;
mod gate;
mod gc;
mod go_on;
mod help;
mod history;
mod import;
mod init;
mod keys;
mod lint;
mod man;
mod mistake;
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

use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
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

/// What a user wants to do, with the commands for it.
pub struct Task {
    /// How it is called.
    pub heading: &'static str,
    /// Its commands, in the order of a user's way.
    pub commands: &'static [&'static Entry],
}

/// Every command under its task: parser, help, completions and manual pages derive from this.
pub static TASKS: &[Task] = &[
    Task {
        heading: "Set up",
        commands: &[&init::ENTRY, &doctor::ENTRY, &tree::ENTRY, &completions::ENTRY, &man::ENTRY],
    },
    Task {
        heading: "The series",
        commands: &[
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
        ],
    },
    Task { heading: "The kernel", commands: &[&build::ENTRY, &boot::ENTRY] },
    Task { heading: "Tests", commands: &[&run::ENTRY, &cases::ENTRY, &mutants::ENTRY, &bench::ENTRY, &bisect::ENTRY] },
    Task {
        heading: "Results",
        commands: &[
            &runs::ENTRY,
            &show::ENTRY,
            &compare::ENTRY,
            &history::ENTRY,
            &report::ENTRY,
            &pin::ENTRY,
            &gc::ENTRY,
        ],
    },
    Task { heading: "Merge", commands: &[&verify::ENTRY, &gate::ENTRY, &keys::ENTRY] },
];

/// Every command.
pub fn entries() -> impl Iterator<Item = &'static Entry> {
    TASKS.iter().flat_map(|task| task.commands.iter().copied())
}

/// The whole parser.
pub fn command() -> Command {
    let mut root = Command::new("kiso")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Keeps a Linux kernel patch series alive: applies it, builds the kernel, boots it, tests it, judges")
        .after_help(help::after())
        .help_template(help::template())
        .subcommand_required(true)
        .arg_required_else_help(true)
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
    for entry in entries() {
        let examples = format!("Examples:\n{}", entry.examples);
        root = root.subcommand((entry.arguments)(Command::new(entry.name).about(entry.about).after_help(examples)));
    }
    root
}

/// Parses the arguments and runs the command.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let matches = match command().try_get_matches_from(&args) {
        Ok(matches) => matches,
        Err(error) => return ExitCode::from(help::answer(error, &args)),
    };
    let session = match Session::new(&matches) {
        Ok(session) => session,
        Err(trouble) => return ExitCode::from(trouble.report(false)),
    };
    let Some((name, arguments)) = matches.subcommand() else { return ExitCode::from(2) };
    let Some(entry) = entries().find(|entry| entry.name == name) else { return ExitCode::from(2) };
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
        for entry in entries() {
            let mut calls = 0;
            for line in entry.examples.lines() {
                let call = line.trim().split("  ").next().unwrap_or_default();
                assert!(call.starts_with(&format!("kiso {}", entry.name)), "{}: {line:?}", entry.name);
                // What the shell does with its output is no part of it.
                let call = call.split(" > ").next().unwrap_or_default();
                let parsed = command().try_get_matches_from(words(call));
                assert!(parsed.is_ok(), "{call}: {}", parsed.err().map(|e| e.to_string()).unwrap_or_default());
                calls += 1;
            }
            assert!(calls > 0, "{}", entry.name);
        }
    }
}
