// SPDX-License-Identifier: GPL-2.0-only
//! What the commands of the stack share: which series, and how they tell what they did.

use super::trouble::Usage;
use super::{Session, Trouble};
use crate::config::Project;
use crate::event::Events;
use crate::pipeline::{StackWish, Worked};
use crate::series::Transaction;
use crate::{escape, git};
use clap::{Arg, ArgMatches, Command};
use std::fmt::Write as _;

/// The series of which target.
pub(super) fn with_target(command: Command) -> Command {
    command.arg(
        Arg::new("target")
            .long("target")
            .value_name("TARGET")
            .help("Work on this target's series [default: the only one]"),
    )
}

/// A patch that must be named.
pub(super) fn patch_argument() -> Arg {
    Arg::new("patch").value_name("PATCH").required(true).help(PATCH)
}

/// How a patch is named.
pub(super) const PATCH: &str = "A patch: its file, its number in the series, or a part of its name or subject";

/// An argument as text.
pub(super) fn text<'a>(matches: &'a ArgMatches, name: &str) -> Option<&'a str> {
    matches.get_one::<String>(name).map(String::as_str)
}

/// A text that the parser demands.
pub(super) fn required<'a>(matches: &'a ArgMatches, name: &str) -> &'a str {
    text(matches, name).unwrap_or_default()
}

/// The subject of a patch that is to be made.
pub(super) fn subject(matches: &ArgMatches) -> Result<&str, Trouble> {
    let subject = required(matches, "subject").trim();
    if subject.is_empty() || !escape::is_line(subject) {
        let message = "the subject must be one printable line".to_owned();
        return Err(Usage { message, remedy: None }.into());
    }
    Ok(subject)
}

/// Who makes patches in this project, as `Name <address>`.
pub(super) fn author(project: &Project) -> Result<String, Trouble> {
    let unknown = || Usage {
        message: "git does not know who you are".into(),
        remedy: Some("git config --global user.name NAME; git config --global user.email ADDRESS".into()),
    };
    Ok(git::user(project.root()).ok_or_else(unknown)?)
}

/// Calls `act` with the series that the arguments name.
pub(super) fn on_series<T>(
    matches: &ArgMatches,
    session: &Session,
    act: impl FnOnce(StackWish<'_>, &Project) -> Result<T, Trouble>,
) -> Result<T, Trouble> {
    let project = session.project()?;
    let events: Events = session.events();
    let wish = StackWish {
        project: &project,
        target: text(matches, "target"),
        events: &events,
        interrupt: &session.interrupt,
    };
    act(wish, &project)
}

/// Tells what a command did to the files.
pub(super) fn tell(session: &Session, worked: &Worked) -> Result<u8, Trouble> {
    let mut out = match &worked.transaction {
        Some(transaction) => changed(transaction),
        None => "nothing to change\n".to_owned(),
    };
    for note in &worked.notes {
        let _ = writeln!(out, "note: {note}");
    }
    session.print(&out)?;
    Ok(0)
}

/// A transaction with its files.
pub(super) fn changed(transaction: &Transaction) -> String {
    let mut out = format!("{}\n", transaction.what);
    for file in &transaction.files {
        let _ = writeln!(out, "  {}", escape::line(file.as_bytes()));
    }
    out
}
