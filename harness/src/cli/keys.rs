// SPDX-License-Identifier: GPL-2.0-only
//! `kiso keys`: what a job should keep for the next one.

use super::{Entry, Session, Trouble};
use crate::model::{CacheKey, CacheKeys};
use crate::pipeline;
use crate::report::json;
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::fmt::Write as _;

pub(super) static ENTRY: Entry = Entry {
    name: "keys",
    about: "Tell what of .kiso a job should keep for the next, by which keys",
    examples: "  kiso keys                    for the lanes of the gate, as name=value: what forges take for outputs of a step\n  kiso keys v6.1               for one target\n  kiso keys --format json      for a program",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
        .arg(
            Arg::new("target")
                .value_name("TARGET")
                .action(ArgAction::Append)
                .num_args(0..)
                .help("The targets that the job runs [default: the lanes of ci/gate.yaml]"),
        )
        .arg(super::run::format_argument())
        .long_about(
            "Tell what of .kiso a job should keep for the next, by which keys.\n\nA key that ends in a dash is the beginning of \
             one: the trees are not there yet. Call it again when they are, and keep nothing by a key that is not whole. It asks \
             no network and writes nothing.",
        )
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    let targets: Vec<String> = matches.get_many("target").into_iter().flatten().cloned().collect();
    let keys = pipeline::keys(&project, &targets, &session.events(), &session.interrupt)?;
    let text = if super::run::wants_json(matches) { json::pretty(&keys) } else { text(&keys) };
    session.print(&text)?;
    Ok(0)
}

/// A name is a word of letters and `_`, a value one line without quotes: so every forge reads it.
fn text(keys: &CacheKeys) -> String {
    let mut out = String::new();
    let _ =
        writeln!(out, "targets={}\nbenches={}\nwhole={}", keys.targets.join(" "), keys.benches.join(" "), keys.whole);
    for CacheKey { name, key, prefix, path, .. } in &keys.caches {
        let _ = writeln!(out, "{name}_key={key}\n{name}_prefix={prefix}\n{name}_path={path}");
    }
    out
}
