// SPDX-License-Identifier: GPL-2.0-only
//! `kiso pin`: keeps a run for ever.

use super::show::{name, run_argument};
use super::{Entry, Session, Trouble};
use crate::store::Runs;
use clap::{Arg, ArgAction, ArgMatches, Command};

pub(super) static ENTRY: Entry = Entry {
    name: "pin",
    about: "Keep a run for ever: `kiso gc` does not remove it",
    examples: "  kiso pin v6.1 --reason \"posted as v3\"\n  kiso pin 20260131-1503 --remove",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
        .arg(run_argument("run").required(true))
        .arg(
            Arg::new("reason")
                .long("reason")
                .value_name("TEXT")
                .default_value("by hand")
                .help("Why, as lists of runs show it"),
        )
        .arg(
            Arg::new("remove")
                .long("remove")
                .action(ArgAction::SetTrue)
                .conflicts_with("reason")
                .help("Let it go when it is old"),
        )
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    let runs = Runs::look(&project.state())?;
    let id = runs.id_of(name(matches, "run"))?;
    let reason = matches.get_one::<String>("reason").filter(|_| !matches.get_flag("remove"));
    let changed = runs.pin(&id, reason.map(String::as_str))?;
    let what = match (reason, changed) {
        (Some(_), _) => "is kept for ever",
        (None, true) => "is kept like any other from now on",
        (None, false) => "was not kept for ever",
    };
    session.print(&format!("run {id} {what}\n"))?;
    Ok(0)
}
