// SPDX-License-Identifier: GPL-2.0-only
//! `kiso rebase`: the series on another tree.

use super::stack::{on_series, required, tell, with_target};
use super::{Entry, Session, Trouble};
use crate::pipeline::{self, Outcome};
use crate::report::style::Style;
use crate::series::Fate;
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::fmt::Write as _;

pub(super) static ENTRY: Entry = Entry {
    name: "rebase",
    about: "Put the series onto another tree, three ways, and base it on that",
    examples: "  kiso rebase --onto linux-6.12            stops at a conflict; then kiso continue or abort\n  kiso rebase --onto linux-6.12 --dry-run  what would become of each patch",
    arguments: |command: Command| {
        with_target(command)
            .arg(
                Arg::new("onto")
                    .long("onto")
                    .value_name("TREE")
                    .required(true)
                    .help("A tree, as `kiso tree list` names it"),
            )
            .arg(
                Arg::new("dry-run")
                    .long("dry-run")
                    .action(ArgAction::SetTrue)
                    .help("Tell what would become of each patch, and change nothing"),
            )
    },
    run,
};

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let onto = required(matches, "onto");
    on_series(matches, session, |wish, _| {
        if !matches.get_flag("dry-run") {
            return tell(session, &pipeline::rebase(wish, onto)?);
        }
        let outcomes = pipeline::rebase_outcomes(wish, onto)?;
        session.print(&table(&outcomes, session.style()))?;
        let conflicts = outcomes.iter().any(|(_, outcome)| matches!(outcome, Outcome::Conflict { .. }));
        Ok(if conflicts { 4 } else { 0 })
    })
}

/// A line for each patch, and what to look at below it.
fn table(outcomes: &[(String, Outcome)], style: Style) -> String {
    const WIDTH: usize = 10;
    type Paint = fn(Style, &str) -> String;
    let plain: Paint = |_, text| text.to_owned();
    let mut out = String::new();
    for (patch, outcome) in outcomes {
        let (word, paint, details): (&str, Paint, Vec<String>) = match outcome {
            Outcome::Placed(Fate::Kept) => ("kept", Style::faint, Vec::new()),
            Outcome::Placed(Fate::Merged) => ("merged", plain, Vec::new()),
            Outcome::Placed(Fate::Resolved) => ("resolved", plain, vec!["as it was before".into()]),
            Outcome::Placed(Fate::Upstream) => ("upstream", plain, vec!["the tree has it: it would be dropped".into()]),
            Outcome::Placed(Fate::Moved(hunks)) => {
                let words = |(file, before, now): &(String, String, String)| {
                    format!("a hunk of {file} was in `{before}` and would be in `{now}`: look at it")
                };
                ("moved", Style::doubt, hunks.iter().map(words).collect())
            }
            Outcome::Conflict { paths, upstream } => ("conflict", Style::bad, [&paths[..], upstream].concat()),
        };
        let pad = WIDTH - word.len();
        let _ = writeln!(out, "{}{:pad$}{patch}", paint(style, word), "");
        for detail in details {
            let _ = writeln!(out, "{:WIDTH$}{detail}", "");
        }
    }
    out
}
