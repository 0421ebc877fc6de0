// SPDX-License-Identifier: GPL-2.0-only
//! `kiso show`: one run again.

use super::{Entry, Session, Trouble};
use crate::report::{json, summary};
use crate::store::Runs;
use clap::{Arg, ArgMatches, Command};

pub(super) static ENTRY: Entry = Entry {
    name: "show",
    about: "Show a run that is kept, as `kiso run` showed it",
    examples: "  kiso show v6.1               the newest run of this target\n  kiso show 20260131-1503      the one whose name begins so\n  kiso show v6.1 --format json  its whole record, every case with it",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command.arg(run_argument("run").required(true)).arg(super::run::format_argument())
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    let record = Runs::look(&project.state())?.find(name(matches, "run"))?;
    let text = match super::run::wants_json(matches) {
        true => json::pretty(&record),
        false => summary::text(&record, session.style()),
    };
    session.print(&text)?;
    Ok(0)
}

/// An argument that names a run.
pub(super) fn run_argument(id: &'static str) -> Arg {
    Arg::new(id).value_name("RUN").help(
        "A run: its name, the first characters of it, or a target, which means the newest run of its whole series",
    )
}

pub(super) fn name<'a>(matches: &'a ArgMatches, id: &str) -> &'a str {
    matches.get_one::<String>(id).map_or("", String::as_str)
}
