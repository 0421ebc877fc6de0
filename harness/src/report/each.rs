// SPDX-License-Identifier: GPL-2.0-only
//! Each patch of a series for a person: the verdict on all first, then a line a patch, and below it why it is red.

use super::style::Style;
use super::took;
use crate::escape;
use crate::model::{EachRecord, VerdictKind};
use std::fmt::Write as _;

/// The table as text.
pub fn text(each: &EachRecord, style: Style) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write_table(&mut out, each, style);
    out
}

fn write_table(out: &mut String, each: &EachRecord, style: Style) -> std::fmt::Result {
    let of = each.patches.len();
    let passed = each.patches.iter().filter(|patch| patch.verdict == VerdictKind::Pass).count();
    let word = style.verdict(each.verdict, &each.verdict.as_str().to_uppercase());
    let tree = style.faint(&format!("{} {}, on {} ({})", each.series, each.variant, each.tree.name, each.tree.source));
    writeln!(out, "\n{word}  {}  {passed} of {of} patches  {tree}", style.strong(&each.target))?;
    let width = each.patches.iter().map(|patch| patch.name.chars().count()).max().unwrap_or(0);
    for (number, patch) in (1..).zip(&each.patches) {
        let mark = match patch.verdict {
            VerdictKind::Pass => "✓",
            VerdictKind::Infra => "?",
            VerdictKind::Fail | VerdictKind::Crash | VerdictKind::Hang => "✗",
        };
        let mark = style.verdict(patch.verdict, mark);
        let took = took(patch.run.as_deref(), patch.kept, patch.took_ms);
        let run = patch.run.as_ref().map(|run| format!("  run {run}")).unwrap_or_default();
        let (name, verdict) = (&patch.name, patch.verdict);
        let rest = style.faint(&format!("{:3} cases  {took:>8}{run}", patch.cases));
        writeln!(out, "{mark} {number:>3}  {name:width$}  {verdict:5}  {rest}")?;
        if patch.verdict == VerdictKind::Pass {
            continue;
        }
        if let Some(reason) = &patch.reason {
            writeln!(out, "       {}", escape::lines(reason, "       "))?;
        }
        if let Some(remedy) = &patch.remedy {
            writeln!(out, "       {} {}", style.strong("help:"), escape::lines(remedy, "       "))?;
        }
        if let Some(dir) = &patch.dir {
            writeln!(out, "       logs {}", dir.display())?;
        }
    }
    Ok(())
}
