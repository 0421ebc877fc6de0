// SPDX-License-Identifier: GPL-2.0-only
//! `kiso apply`: the series onto its tree, as commits.

use super::run::{target, target_argument};
use super::{Entry, Session, Trouble};
use crate::count::counted;
use crate::model::{AppliedSeries, FuzzyHunk, MovedHunk};
use crate::pipeline::{self, ApplyRequest};
use crate::report::style::Style;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::fmt::Write as _;

pub(super) static ENTRY: Entry = Entry {
    name: "apply",
    about: "Apply the series to its tree, all or nothing; prints that tree",
    examples: "  kiso apply                   the only target's series\n  kiso apply v6.1              this target's\n  kiso apply --each            with the tree after every patch\n  kiso apply --to 3            no further than the third patch\n  kiso apply --to lookup       no further than the patch with this in its name or subject\n  kiso apply --fuzz 2          what would come of hunks whose outer context differs",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
        .arg(target_argument())
        .arg(
            Arg::new("to").long("to").value_name("PATCH").help(
                "Apply no patch after this one: a file name, a number from 1, or a part of one name or subject. \
                 What comes of it is kept as refs/kiso/look/SERIES/VARIANT in .kiso/git; the applied series stays as it was",
            ),
        )
        .arg(
            Arg::new("fuzz").long("fuzz").value_name("N").value_parser(value_parser!(u8)).default_value("0").help(
                "Let a hunk do without up to N lines of context at its ends, as patch's --fuzz, though never without all that \
                 tells its place; each is named. This is to look at: it is kept as with --to, and no run and no gate takes fuzz",
            ),
        )
        .arg(Arg::new("each").long("each").action(ArgAction::SetTrue).help("Print the tree after every patch, and every hunk that applied elsewhere than it says"))
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    let request = ApplyRequest {
        target: target(matches),
        to: matches.get_one::<String>("to").cloned(),
        fuzz: matches.get_one::<u8>("fuzz").map_or(0, |lines| usize::from(*lines)),
    };
    let applied = pipeline::apply(&project, &request, &session.events(), &session.interrupt)?;
    let style = session.style();
    let mut out = if matches.get_flag("each") { each(&applied, style) } else { short(&applied, style) };
    if request.is_look() {
        let _ = writeln!(out, "{:40}  {}", "", style.faint("kept to look at, below refs/kiso/look in .kiso/git"));
    }
    session.print(&out)?;
    Ok(0)
}

/// Patches with hunks elsewhere than they say that are named in the short form: a queue on a newer tree has hundreds.
const MOVED: usize = 5;

/// The tree at the top and what was not as the patches say.
fn short(applied: &AppliedSeries, style: Style) -> String {
    let mut out = format!("{}  {} applied\n", applied.top_tree(), counted(applied.patches.len(), "patch"));
    let mut said = |text: &str| out.push_str(&format!("{:40}  {}\n", "", style.doubt(text)));
    let moved = applied.patches.iter().filter(|patch| !patch.offsets.is_empty());
    let mut is_short = true;
    for patch in moved.clone().take(MOVED) {
        match patch.offsets.as_slice() {
            [one] => said(&format!("{}: {}", patch.name, offset(one))),
            many => {
                is_short = false;
                said(&format!("{}: {} applied elsewhere than they say", patch.name, counted(many.len(), "hunk")));
            }
        }
    }
    if let Some(more) = moved.count().checked_sub(MOVED).filter(|more| *more > 0) {
        is_short = false;
        said(&format!("and hunks of {} more", counted(more, "patch")));
    }
    if !is_short {
        said("`kiso apply --each` shows where");
    }
    for patch in &applied.patches {
        patch.fuzz.iter().for_each(|hunk| said(&format!("{}: {}", patch.name, fuzzy(hunk))));
    }
    out
}

/// The tree after every patch.
fn each(applied: &AppliedSeries, style: Style) -> String {
    let mut out = format!("{}  {}\n", applied.base_tree, style.faint("the base"));
    for patch in &applied.patches {
        let _ = writeln!(out, "{}  {}  {}", patch.tree, patch.name, style.faint(&patch.subject));
        for said in patch.offsets.iter().map(offset).chain(patch.fuzz.iter().map(fuzzy)) {
            let _ = writeln!(out, "{:40}  {}", "", style.doubt(&said));
        }
    }
    out
}

/// A hunk that went elsewhere than it says.
fn offset(MovedHunk { file, named, found, .. }: &MovedHunk) -> String {
    format!("{file}: hunk for line {named} applied at {found}")
}

fn fuzzy(FuzzyHunk { file, hunk, lines, line }: &FuzzyHunk) -> String {
    format!("{file}: hunk {hunk} applied at {line} with fuzz {lines}")
}
