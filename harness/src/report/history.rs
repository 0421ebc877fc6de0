// SPDX-License-Identifier: GPL-2.0-only
//! Many runs for a person: the list of them, what one case did over time, and two runs beside each other.

use super::style::Style;
use crate::count::counted;
use crate::escape;
use crate::model::{Comparison, History, RunRow, VerdictKind};
use std::fmt::Write as _;

/// What is shown of a reason in a list, in characters.
const REASON: usize = 100;
/// Names of a kind that are shown; the rest are counted.
const SHOWN: usize = 12;
/// Runs of a case that are shown.
const NEWEST: usize = 20;

/// Runs, one a line, and below those that are no pass why.
pub fn list(runs: &[RunRow], style: Style) -> String {
    let mut out = String::new();
    let what: Vec<String> = runs.iter().map(|run| escape::line(run.what())).collect();
    let width = what.iter().map(|what| what.chars().count()).max().unwrap_or(0);
    for (run, what) in runs.iter().zip(what) {
        let word = style.verdict(run.verdict, &format!("{:5}", run.verdict.as_str()));
        let cases = format!("{}/{}", run.as_planned, run.planned);
        let pinned = run.pinned.as_ref().map(|why| format!("  pinned: {}", escape::line_cut(why.as_bytes(), REASON)));
        let took = seconds(run.took_ms);
        let _ = writeln!(
            out,
            "{word}  {}  {what:width$}  {cases:>9}  {took:>8}{}",
            style.faint(&escape::line(&run.id)),
            pinned.unwrap_or_default()
        );
        if let Some(reason) = &run.reason {
            let first = reason.lines().next().unwrap_or_default();
            let _ = writeln!(out, "       {}", escape::line_cut(first.as_bytes(), REASON));
        }
    }
    out
}

/// What became of a case, each target and isolation by itself.
pub fn history(all: &[History], style: Style) -> String {
    let mut out = String::new();
    for one in all {
        let _ = writeln!(out, "\n{}  {}", style.strong(&escape::line(&one.name)), escape::line(&one.target));
        let _ = writeln!(out, "  runs     {}, {} not as planned", counted(one.runs, "run"), one.bad);
        let flaky = match (one.repeated, one.flaky) {
            (0, _) => "of no inputs more than one boot is known, so nothing can be told".to_owned(),
            (repeated, flaky) => {
                let rate = 100.0 * flaky as f64 / repeated as f64;
                let text =
                    format!("{flaky} of {repeated} inputs that were booted again gave both outcomes ({rate:.0} %)");
                if flaky > 0 { style.doubt(&text) } else { text }
            }
        };
        let _ = writeln!(out, "  flaky    {flaky}");
        if let Some(bad) = &one.first_bad {
            let _ = writeln!(out, "  bad      {} {} ({})", style.bad("since run"), bad.run, bad.started);
            let good = match &one.last_good {
                Some(good) => format!("run {} ({})", good.run, good.started),
                None => "never".to_owned(),
            };
            let _ = writeln!(out, "  good     last in {good}");
            if let Some(good) = &one.last_good {
                let _ = writeln!(out, "  {} kiso compare {} {}", style.strong("help:"), good.run, bad.run);
            }
        }
        for run in one.each.iter().take(NEWEST) {
            let mark = if run.as_planned { style.good("✓") } else { style.bad("✗") };
            let took = run.took_ms.map(|ms| format!("{ms} ms")).unwrap_or_default();
            let _ = writeln!(out, "  {mark} {}  {:9}  {took:>8}", style.faint(&run.run), run.outcome);
        }
        if one.each.len() > NEWEST {
            let _ = writeln!(out, "  … and {} older", one.each.len() - NEWEST);
        }
    }
    out
}

/// What differs between two runs, the worst first.
pub fn comparison(it: &Comparison, style: Style) -> String {
    let mut out = String::new();
    let side = |run: &crate::model::Compared| {
        let word = style.verdict(run.verdict, run.verdict.as_str());
        format!("{word}  {}  {}", escape::line(format!("{}  {}", run.id, run.target)), seconds(run.took_ms))
    };
    let _ = writeln!(out, "  before   {}\n  after    {}", side(&it.before), side(&it.after));
    for one in [&it.before, &it.after].into_iter().filter(|one| one.verdict == VerdictKind::Infra) {
        let _ = writeln!(out, "  {} in run {}: nothing is known of its cases", style.doubt("the host failed"), one.id);
    }
    match it.changed.as_slice() {
        [] => out.push_str("  inputs   the same\n"),
        changed => {
            let _ = writeln!(
                out,
                "  inputs   {} changed: {}",
                changed.len(),
                some(changed.iter().map(String::as_str), ", ")
            );
        }
    }
    if !it.broken.is_empty() {
        let _ = writeln!(out, "{}", style.bad(&format!("{} newly not as planned:", counted(it.broken.len(), "case"))));
        for case in it.broken.iter().take(SHOWN) {
            let (word, message) = (case.outcome.did(), escape::line(case.outcome.message()));
            let colon = if message.is_empty() { "" } else { ": " };
            let _ = writeln!(
                out,
                "  {} {} {word}{colon}{message}",
                style.bad("✗"),
                escape::line(format!("{} [{}]", case.name, case.claim))
            );
        }
        if it.broken.len() > SHOWN {
            let _ = writeln!(out, "  … and {} more", it.broken.len() - SHOWN);
        }
    }
    for finding in &it.new_findings {
        let _ = writeln!(out, "  {} {}: {}", style.bad("✗"), finding.kind.as_str(), escape::line(&finding.title));
    }
    let lists: [(&str, &[String]); 5] = [
        ("fixed", &it.fixed),
        ("still not as planned", &it.still_bad),
        ("not begun any more", &it.not_seen),
        ("new", &it.new),
        ("gone", &it.gone),
    ];
    for (what, names) in lists {
        if !names.is_empty() {
            let _ = writeln!(
                out,
                "{} {what}: {}",
                counted(names.len(), "case"),
                some(names.iter().map(String::as_str), " ")
            );
        }
    }
    if !it.slower.is_empty() {
        let each = it.slower.iter().map(|one| format!("{} {} → {} ms", one.name, one.before_ms, one.after_ms));
        let each: Vec<String> = each.collect();
        let _ = writeln!(
            out,
            "{} slower: {}",
            counted(it.slower.len(), "case"),
            some(each.iter().map(String::as_str), ", ")
        );
    }
    let same = it.broken.is_empty() && it.new_findings.is_empty() && lists.iter().all(|(_, names)| names.is_empty());
    let is_known = [&it.before, &it.after].iter().all(|one| one.verdict != VerdictKind::Infra);
    if same && it.slower.is_empty() && is_known {
        out.push_str("every case did the same\n");
    }
    out
}

/// The first of many, and how many more there are.
fn some<'a>(names: impl ExactSizeIterator<Item = &'a str>, between: &str) -> String {
    let more = names.len().saturating_sub(SHOWN);
    let shown: Vec<&str> = names.take(SHOWN).collect();
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{rest}", escape::line(shown.join(between)))
}

fn seconds(ms: u64) -> String {
    format!("{:.1} s", ms as f64 / 1000.0)
}
