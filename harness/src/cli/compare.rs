// SPDX-License-Identifier: GPL-2.0-only
//! `kiso compare`: two runs beside each other.

use super::show::{name, run_argument};
use super::{Entry, Session, Trouble};
use crate::model::Comparison;
use crate::report::{history, json};
use crate::store::Runs;
use clap::{ArgMatches, Command};

pub(super) static ENTRY: Entry = Entry {
    name: "compare",
    about: "Tell what differs between two runs: inputs, cases, times",
    examples: "  kiso compare 20260130 v6.1   an older run and the newest one of a target\n  kiso compare v6.1-kasan v6.1 --format json",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
        .arg(run_argument("before").required(true).value_name("BEFORE"))
        .arg(run_argument("after").required(true).value_name("AFTER"))
        .arg(super::run::format_argument())
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    let runs = Runs::look(&project.state())?;
    let comparison = Comparison::of(&runs.find(name(matches, "before"))?, &runs.find(name(matches, "after"))?);
    let text = match super::run::wants_json(matches) {
        true => json::pretty(&comparison),
        false => history::comparison(&comparison, session.style()),
    };
    session.print(&text)?;
    Ok(comparison.exit_code())
}
