// SPDX-License-Identifier: GPL-2.0-only
//! `kiso report`: the results of runs in a form for others.

use super::trouble::{Io, Usage};
use super::{Entry, Session, Trouble};
use crate::files;
use crate::model::{Dossier, RunRecord};
use crate::report::{csv, html, json, junit, markdown};
use crate::store::{Runs, StoreError, Wanted};
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

pub(super) static ENTRY: Entry = Entry {
    name: "report",
    about: "Tell results to others: a page, Markdown, JUnit XML, JSON or CSV",
    examples: "  kiso report html -o report.html  the newest run of each target, and trends of the last 500\n  kiso report markdown v6.1    one target, for the summary of a job\n  kiso report junit -o junit.xml  for whatever shows the tests of a job\n  kiso report csv 20260131-1503  every case of one run, for a spreadsheet",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
        .arg(
            Arg::new("format")
                .value_name("FORMAT")
                .required(true)
                .value_parser(["markdown", "junit", "json", "html", "csv"])
                .help("What to make"),
        )
        .arg(super::show::run_argument("run").action(ArgAction::Append).num_args(0..).help(
            "The runs to tell in full, each by its name, the first characters of it, or a target, which means the newest \
             run of its whole series [default: the newest run of each target]",
        ))
        .arg(Arg::new("target").long("target").value_name("TARGET").help("Only runs of this target"))
        .arg(
            Arg::new("limit")
                .long("limit")
                .value_name("N")
                .value_parser(value_parser!(usize))
                .default_value("500")
                .help("Lists and trends go back N runs (html, json)"),
        )
        .arg(
            Arg::new("output")
                .short('o')
                .long("output")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .value_hint(ValueHint::FilePath)
                .help("Write to FILE [default: standard output]"),
        )
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    let output = matches.get_one::<PathBuf>("output");
    output.map_or(Ok(()), |path| has_directory(path))?;
    let dossier = dossier(matches, &Runs::look(&project.state())?)?;
    let broken = |error: &dyn std::error::Error| Io {
        what: "the report".into(),
        source: std::io::Error::other(error.to_string()),
    };
    let text = match matches.get_one::<String>("format").map(String::as_str) {
        Some("markdown") => markdown::text(&dossier),
        Some("junit") => junit::text(&dossier).map_err(|error| broken(&error))?,
        Some("html") => html::text(&dossier).map_err(|error| broken(&error))?,
        Some("csv") => csv::text(&dossier).map_err(|error| broken(&error))?,
        _ => json::pretty(&dossier),
    };
    let Some(path) = output else {
        session.print(&text)?;
        return Ok(0);
    };
    // Whatever takes the file while it is written, such as a job that is stopped, has all of it or none.
    files::write_whole(path, text.as_bytes()).map_err(|source| Io { what: path.display().to_string(), source })?;
    Ok(0)
}

/// A directory that is not there is a slip of the hand more often than a wish.
fn has_directory(path: &Path) -> Result<(), Usage> {
    let Some(dir) = path.parent().filter(|dir| !dir.as_os_str().is_empty() && !dir.is_dir()) else { return Ok(()) };
    let message = format!("{}: there is no directory {} to write it in", path.display(), dir.display());
    Err(Usage { message, remedy: Some("make it first, or name another file after -o".into()) })
}

fn dossier(matches: &ArgMatches, store: &Runs) -> Result<Dossier, Trouble> {
    let target = super::run::target(matches);
    let limit = matches.get_one::<usize>("limit").copied();
    let rows = store.list(&Wanted { target: target.clone(), limit, ..Wanted::default() })?;
    let names: Vec<&String> = matches.get_many("run").into_iter().flatten().collect();
    let mut runs = match names.as_slice() {
        [] => newest(store, target.as_deref(), rows.iter().map(|row| row.target.as_str()))?,
        names => names.iter().map(|name| store.find(name)).collect::<Result<_, _>>()?,
    };
    runs.retain(|run| target.as_ref().is_none_or(|target| run.target == *target));
    if runs.is_empty() {
        // A report of nothing would be taken for one in which nothing is wrong.
        let message = "there is no run to report".to_owned();
        return Err(Usage { message, remedy: Some("`kiso run` makes one, `kiso runs` lists them".into()) }.into());
    }
    let made = OffsetDateTime::now_utc().replace_nanosecond(0).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    Ok(Dossier::new(made.format(&Rfc3339).unwrap_or_default(), runs, rows))
}

/// The newest run of the whole series of each of these targets.
fn newest<'a>(
    store: &Runs,
    target: Option<&'a str>,
    targets: impl Iterator<Item = &'a str>,
) -> Result<Vec<RunRecord>, StoreError> {
    let targets: BTreeSet<&str> = targets.chain(target).collect();
    let found = targets.into_iter().map(|target| match store.find(target) {
        // Of such a target there are runs of the base alone.
        Err(StoreError::NoRun { .. }) => Ok(None),
        found => found.map(Some),
    });
    found.filter_map(Result::transpose).collect()
}
