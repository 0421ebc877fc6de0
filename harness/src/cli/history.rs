// SPDX-License-Identifier: GPL-2.0-only
//! `kiso history`: what one case did over time.

use super::trouble::Usage;
use super::{Entry, Session, Trouble};
use crate::model::other_case;
use crate::report::{history, json};
use crate::store::Runs;
use clap::{Arg, ArgMatches, Command};
use kiso_protocol::CASES;

pub(super) static ENTRY: Entry = Entry {
    name: "history",
    about: "Tell of one case in all runs: how often it fails, since when",
    examples: "  kiso history bind/tcp-any-two-namespaces\n  kiso history ipv4ns/bind/tcp-any-two-namespaces --target v6.1\n  kiso history bind/tcp-any-two-namespaces --format json",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
        .arg(
            Arg::new("case")
                .value_name("CASE")
                .required(true)
                .help("A case: SUITE/NAME, under every isolation, or ISOLATION/SUITE/NAME; `kiso cases` lists them"),
        )
        .arg(Arg::new("target").long("target").value_name("TARGET").help("Only on this target"))
        .arg(super::run::format_argument())
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    let case = super::show::name(matches, "case");
    let all = Runs::look(&project.state())?.history(case, super::run::target(matches).as_deref())?;
    if all.is_empty() && !CASES.iter().any(|known| known.id == case || case.ends_with(&format!("/{}", known.id))) {
        let message = format!("no case is called {case:?}, and no run that is kept had one");
        return Err(Usage { message, remedy: Some(other_case(case)) }.into());
    }
    if all.is_empty() {
        super::run::check_target(&project, matches)?;
    }
    if super::run::wants_json(matches) {
        session.print(&json::pretty(&all))?;
    } else if all.is_empty() {
        session.print("no run that is kept had this case\n")?;
    } else {
        session.print(&history::history(&all, session.style()))?;
    }
    Ok(0)
}
