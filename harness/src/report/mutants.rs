// SPDX-License-Identifier: GPL-2.0-only
//! Mutants for a person: how many were noticed, then a line a mutant with what noticed it.

use super::style::Style;
use super::took;
use crate::escape;
use crate::model::{MutantOutcome, MutantReport, MutantsRecord};
use std::fmt::Write as _;

/// The table as text.
pub fn text(record: &MutantsRecord, style: Style) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write_table(&mut out, record, style);
    out
}

fn write_table(out: &mut String, record: &MutantsRecord, style: Style) -> std::fmt::Result {
    let of = record.mutants.len();
    let noticed = record.mutants.iter().filter(|mutant| mutant.outcome.exit_code() == 0).count();
    let word = match record.exit_code {
        0 => style.good("PASS"),
        3 => style.doubt("INFRA"),
        _ => style.bad("FAIL"),
    };
    let tree =
        style.faint(&format!("{} {}, on {} ({})", record.series, record.variant, record.tree.name, record.tree.source));
    writeln!(out, "\n{word}  {}  {noticed} of {of} mutants noticed  {tree}", style.strong(&record.target))?;
    let width = record.mutants.iter().map(|mutant| mutant.name.chars().count()).max().unwrap_or(0);
    for MutantReport { name, claims, outcome, run, kept, took_ms, dir, .. } in &record.mutants {
        let mark = match outcome {
            MutantOutcome::Noticed { .. } => style.good("✓"),
            MutantOutcome::Unknown { .. } => style.doubt("?"),
            MutantOutcome::Elsewhere { .. } | MutantOutcome::Survived | MutantOutcome::Invalid { .. } => style.bad("✗"),
        };
        let (claims, took) = (claims.join(" "), style.faint(&took(run.as_deref(), *kept, *took_ms)));
        writeln!(out, "{mark} {name:width$}  {claims:5}  {}  {took}", escape::lines(&outcome.to_string(), "    "))?;
        if outcome.exit_code() != 0
            && let Some(dir) = dir
        {
            writeln!(out, "    logs {}", dir.display())?;
        }
    }
    Ok(())
}
