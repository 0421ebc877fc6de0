// SPDX-License-Identifier: GPL-2.0-only
//! `kiso gc`: lets go of old runs.

use super::{Entry, Session, Trouble};
use crate::count::counted;
use crate::pipeline;
use crate::store::Keep;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

pub(super) static ENTRY: Entry = Entry {
    name: "gc",
    about: "Remove old runs with their logs and kernels; pinned ones stay",
    examples: "  kiso gc --dry-run            what would be removed\n  kiso gc                      keep the newest 10 of each target, patch and mutant\n  kiso gc --keep 1             keep the newest of each, and the newest green one of each target",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
        .arg(
            Arg::new("keep")
                .long("keep")
                .value_name("N")
                .value_parser(value_parser!(u32).range(1..))
                .default_value("10")
                .help("Keep the newest N runs of each target, and of each patch and each mutant tried on it, and the newest green one of each target"),
        )
        .arg(
            Arg::new("dry-run")
                .short('n')
                .long("dry-run")
                .action(ArgAction::SetTrue)
                .help("Tell what would be removed, and remove nothing"),
        )
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    let newest = matches.get_one::<u32>("keep").map_or(1, |keep| *keep as usize);
    let is_dry = matches.get_flag("dry-run");
    let done = pipeline::gc(&project, Keep { newest }, is_dry)?;
    let verb = if is_dry { "would be removed" } else { "removed" };
    let mut out = String::new();
    for id in done.runs.runs.iter().filter(|_| is_dry) {
        out.push_str(&format!("  run {id}\n"));
    }
    let megabytes = |bytes: u64| bytes as f64 / 1e6;
    out.push_str(&format!(
        "{verb}: {}, {} ({:.0} MB); {} ({:.0} MB)\n",
        counted(done.runs.runs.len(), "run"),
        counted(done.runs.strays.len(), "stray log"),
        megabytes(done.runs.bytes),
        counted(done.kernels.len(), "kernel"),
        megabytes(done.kernel_bytes)
    ));
    session.print(&out)?;
    Ok(0)
}
