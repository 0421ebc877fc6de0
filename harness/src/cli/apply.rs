// SPDX-License-Identifier: GPL-2.0-only
//! `kiso apply`: the series onto its tree, as commits.

use super::run::{target, target_argument};
use super::{Entry, Session, Trouble};
use crate::pipeline;
use clap::{ArgMatches, Command};
use std::fmt::Write as _;

pub(super) static ENTRY: Entry = Entry {
    name: "apply",
    about: "Apply the series to its tree, all or nothing, and print the tree after every patch",
    examples: "  kiso apply                   the only target's series\n  kiso apply v6.1              this target's",
    arguments: |command: Command| command.arg(target_argument()),
    run,
};

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    let applied = pipeline::apply(&project, target(matches).as_deref(), &session.events(), &session.interrupt)?;
    let style = session.style();
    let mut out = format!("{}  {}\n", applied.base_tree, style.faint("the base"));
    for patch in &applied.patches {
        let _ = writeln!(out, "{}  {}  {}", patch.tree, patch.name, style.faint(&patch.subject));
        for (file, named, found) in &patch.offsets {
            let _ = writeln!(
                out,
                "{:40}  {}",
                "",
                style.doubt(&format!("{file}: hunk for line {named} applied at {found}"))
            );
        }
    }
    session.print(&out)?;
    Ok(0)
}
