// SPDX-License-Identifier: GPL-2.0-only
//! `kiso build`: the kernel of a target.

use super::run::{base_argument, jobs, jobs_argument, target, target_argument};
use super::{Entry, Session, Trouble};
use crate::pipeline::{self, BuildWish};
use clap::{ArgMatches, Command};

pub(super) static ENTRY: Entry = Entry {
    name: "build",
    about: "Apply the series and build the kernel; prints where it is",
    examples: "  kiso build v6.1              with the series\n  kiso build v6.1 --base       without it",
    arguments: |command: Command| command.arg(target_argument()).arg(base_argument()).arg(jobs_argument()),
    run,
};

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    let wish = BuildWish { target: target(matches), base_only: matches.get_flag("base"), jobs: jobs(matches) };
    let kernel = pipeline::build(&project, &wish, &session.events(), &session.interrupt)?;
    session.print(&format!("{}\n", kernel.image.display()))?;
    Ok(0)
}
