// SPDX-License-Identifier: GPL-2.0-only
//! The summary of a run for a person: the verdict first, then what it rests on.

use super::style::Style;
use crate::count::{counted, either};
use crate::escape;
use crate::model::{
    BaseReport, Blame, CaseReport, ClaimReport, Disagreement, LeftOutReport, OracleReport, PatchReport, RunRecord,
    Scope, Way,
};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Ways of failing that are shown in full; the rest are counted and stand in the record.
const SHOWN: usize = 8;
/// Console lines shown for each.
const CONSOLE_LINES: usize = 12;
/// The word for what came of the same boot again.
const AGAIN: &str = "again";

/// The summary as text.
pub fn text(run: &RunRecord, style: Style) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write_summary(&mut out, run, style);
    out
}

fn write_summary(out: &mut String, run: &RunRecord, style: Style) -> std::fmt::Result {
    let word = style.verdict(run.verdict, &run.verdict.as_str().to_uppercase());
    let (target, scope) = (style.strong(&escape::line(&run.target)), escape::line(run.scope.to_string()));
    let id = style.faint(&format!("run {}", escape::line(&run.id)));
    writeln!(out, "\n{word}  {target}{scope}  {id}")?;
    if let Some(reason) = &run.reason {
        writeln!(out, "  {}", escape::lines(reason, "  "))?;
    }
    if let Some(remedy) = &run.remedy {
        writeln!(out, "  {} {}", style.strong("help:"), escape::lines(remedy, "  "))?;
    }
    write_second_look(out, run, style)?;
    write_inputs(out, run)?;
    write_claims(out, run, style)?;
    write_failures(out, run, style)?;
    write_others(out, run, style)?;
    write_suites(out, run)?;
    let stages: Vec<String> =
        run.stages.iter().map(|s| format!("{} {:.1} s", s.stage, s.took_ms as f64 / 1000.0)).collect();
    writeln!(out, "  time     {}", stages.join(", "))?;
    writeln!(out, "  logs     {}", escape::line(run.dir.display().to_string()))
}

fn write_second_look(out: &mut String, run: &RunRecord, style: Style) -> std::fmt::Result {
    let is_flaky = run.failures().any(CaseReport::is_flaky);
    second_look(run).into_iter().try_for_each(|(word, text)| {
        let text = escape::line(text);
        let text = if word == AGAIN && is_flaky { style.doubt(&text) } else { text };
        writeln!(out, "  {} {text}", style.strong(&format!("{word:8}")))
    })
}

/// What is known of a red run besides what it saw, each with a word for it: where to look, whose it is, and whether it comes
/// again.
pub(super) fn second_look(run: &RunRecord) -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    if let Some(blamed) = &run.blamed {
        all.push(("blamed", format!("{blamed}, which keeps the kernel from being built")));
    }
    if let Some(since) = &run.since {
        let named: Vec<String> = since.changed.iter().take(SHOWN).map(ToString::to_string).collect();
        let more = since.changed.len() - named.len();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let named = if named.is_empty() { "nothing".to_owned() } else { named.join(", ") };
        all.push(("changed", format!("{named}{more}, since run {}, which was green", since.run)));
    }
    if let Some(base) = &run.base {
        all.push(("whose", whose(run, base)));
    }
    if !run.repeats.is_empty() {
        let verdicts: Vec<&str> = run.repeats.iter().map(|repeat| repeat.verdict.as_str()).collect();
        let flaky = run.failures().filter(|case| case.is_flaky()).count();
        let flaky = if flaky > 0 { format!("; {} flaky", counted(flaky, "case")) } else { String::new() };
        all.push((AGAIN, format!("{}{flaky}", verdicts.join(", "))));
    }
    // Nobody is to think that it came again.
    all.extend(run.not_repeated.map(|why| (AGAIN, why.to_string())));
    all
}

fn whose(run: &RunRecord, base: &BaseReport) -> String {
    let blamed = |blame: Blame| run.failures_seen().filter(|case| case.blame() == blame).count();
    let all = [Blame::Series, Blame::Base, Blame::Unknown].map(|blame| (blamed(blame), blame.as_str()));
    let some = all.iter().filter(|(count, _)| *count > 0);
    let cases: Vec<String> = some.map(|(count, whose)| format!("{} {whose}", counted(*count, "case"))).collect();
    let (findings, of_base) = (run.findings().count(), base.findings.len());
    let said = (findings > 0).then(|| {
        let of = counted(findings, "finding");
        match of_base {
            0 => format!("{of} of the kernel {}", Blame::Series.as_str()),
            _ => format!("of {of} of the kernel {of_base} on the base as well"),
        }
    });
    let all: Vec<String> = cases.into_iter().chain(said).collect();
    let words = if all.is_empty() { "no case failed that could be held against it".to_owned() } else { all.join(", ") };
    format!("{words} (base: run {})", base.run)
}

fn write_inputs(out: &mut String, run: &RunRecord) -> std::fmt::Result {
    inputs(run).iter().try_for_each(|(what, text)| writeln!(out, "  {what:8} {}", escape::line(text)))
}

/// What a run was made of, each with a word for it.
pub(super) fn inputs(run: &RunRecord) -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    let patches = |patches: &[PatchReport]| {
        let offsets: usize = patches.iter().map(|patch| patch.offsets).sum();
        let moved = if offsets == 0 { String::new() } else { format!(", {} with an offset", counted(offsets, "hunk")) };
        format!("{}{moved}", counted(patches.len(), "patch"))
    };
    if let Some(tree) = &run.tree {
        all.push(("tree", format!("{} ({}), git tree {}", tree.name, tree.source, tree.tree.short())));
    }
    if let Some(beneath) = run.tree.as_ref().and_then(|tree| tree.beneath.as_ref()) {
        all.push(("beneath", format!("{}, {}", beneath.patches_of, patches(&beneath.patches))));
    }
    all.push(match run.scope {
        Scope::Base => ("series", "none applied".to_owned()),
        _ => ("series", format!("{} {}, {}", run.series, run.variant, patches(&run.patches))),
    });
    if let Some(kernel) = &run.kernel {
        let release = kernel.release.as_deref().unwrap_or("release not heard");
        let (warnings, key) = (counted(kernel.warnings, "warning"), kernel.key.short());
        all.push(("kernel", format!("{release}, {}, {warnings}, key {key}", kernel.compiler)));
    }
    if let Some(boot) = &run.boot {
        let end = format!("{:.1} s to the end", boot.timings.end_ms as f64 / 1000.0);
        let accelerator = &boot.accelerator;
        all.push(("machine", format!("{}, {} ({}), {end}", boot.machine, accelerator.name, accelerator.reason)));
    }
    all
}

fn write_suites(out: &mut String, run: &RunRecord) -> std::fmt::Result {
    let suites = suites(run.cases.iter().map(|case| (case.name.as_str(), case.took_ms)));
    if suites.is_empty() {
        return Ok(());
    }
    let each = suites.iter().map(|(suite, took)| format!("{} {:.1} s", escape::line(suite), *took as f64 / 1000.0));
    writeln!(out, "  suites   {}", each.collect::<Vec<_>>().join(", "))
}

/// How long the cases of each suite took together, in milliseconds, of names like `none/bind/tcp-x`.
fn suites<'a>(cases: impl Iterator<Item = (&'a str, Option<u64>)>) -> Vec<(&'a str, u64)> {
    let mut suites: Vec<(&str, u64)> = Vec::new();
    for (name, took) in cases {
        let (Some(suite), Some(took)) = (name.split('/').nth(1), took) else { continue };
        match suites.iter_mut().find(|(name, _)| *name == suite) {
            Some((_, all)) => *all += took,
            None => suites.push((suite, took)),
        }
    }
    suites
}

fn write_claims(out: &mut String, run: &RunRecord, style: Style) -> std::fmt::Result {
    if run.cases.is_empty() {
        return Ok(());
    }
    writeln!(out, "  cases    {}", escape::line(cases(run)))?;
    for line in left_out(&run.left_out, &run.id) {
        writeln!(out, "  left out {}", escape::line(line))?;
    }
    let held: Vec<&str> = run.claims.iter().filter(|claim| claim.holds).map(|claim| claim.id.as_str()).collect();
    if !held.is_empty() {
        writeln!(out, "  claims   {} {}", style.good("hold in every case:"), escape::line(held.join(" ")))?;
    }
    let broken: Vec<&ClaimReport> = run.claims.iter().filter(|claim| !claim.holds).collect();
    if !broken.is_empty() {
        let ids: Vec<&str> = broken.iter().map(|claim| claim.id.as_str()).collect();
        writeln!(out, "  claims   {} {}", style.bad("not shown to hold:"), escape::line(ids.join(" ")))?;
    }
    // A few are spelt out; where all are broken, one cause is behind it and their sentences would bury it.
    for claim in broken.iter().filter(|_| broken.len() <= 3) {
        writeln!(out, "           {}", escape::line(format!("{} {}", claim.id, claim.sentence)))?;
    }
    Ok(())
}

/// How many cases a run had under which isolation, and how many did as planned.
pub(super) fn cases(run: &RunRecord) -> String {
    let good = run.cases.iter().filter(|case| case.as_planned).count();
    let controls = run.cases.iter().filter(|case| case.isolation == "none").count();
    let oracles = run.cases.iter().filter(|case| case.isolation == "netns").count();
    let under_test = run.cases.len() - controls - oracles;
    let against = match &run.oracle {
        Some(OracleReport { target, run }) => format!("{target} vouches for them under netns in run {run}"),
        None => format!("{oracles} against the oracle netns"),
    };
    format!("{good} of {} as planned ({under_test} under test, {against}, {controls} controls)", run.cases.len())
}

/// What was not run: a line for each need that the kernel does not meet. An old kernel lacks so much that each need is told
/// by itself, once and with no names.
pub(super) fn left_out(all: &[LeftOutReport], id: &str) -> Vec<String> {
    let mut by_need: BTreeMap<&[String], Vec<&str>> = BTreeMap::new();
    for one in all {
        by_need.entry(&one.needs).or_default().push(&one.case);
    }
    if by_need.len() > SHOWN {
        let mut by_first: BTreeMap<&str, usize> = BTreeMap::new();
        for first in all.iter().filter_map(|one| one.needs.first()) {
            *by_first.entry(first).or_default() += 1;
        }
        let each: Vec<String> = by_first.iter().map(|(need, cases)| format!("{need} {cases}")).collect();
        return vec![format!(
            "{}, each by the first thing that the kernel is without: {}; their names: `kiso show {id} --format json`",
            counted(all.len(), "case"),
            each.join(", ")
        )];
    }
    let line = |(needs, cases): (&[String], Vec<&str>)| {
        let (count, needs) = (counted(cases.len(), "case"), needs.join(" "));
        let more = cases.len().saturating_sub(SHOWN);
        let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("{count}, the kernel is without {needs}: {}{rest}", cases[..cases.len() - more].join(" "))
    };
    by_need.into_iter().map(line).collect()
}

/// Each way of failing once, with the first case that failed so.
fn write_failures(out: &mut String, run: &RunRecord, style: Style) -> std::fmt::Result {
    let ways = Way::all(run);
    for Way { case, alike } in ways.iter().take(SHOWN) {
        let name = style.strong(&escape::line(&case.name));
        let head = format!("{} {name} [{}]", style.bad("✗"), escape::line(&case.claim));
        writeln!(out, "\n  {head}: {}, planned: {}", case.outcome.did(), escape::line(&case.planned))?;
        if !case.outcome.message().is_empty() {
            writeln!(out, "      {}", escape::line(case.outcome.message()))?;
        }
        for line in case.second_look() {
            writeln!(out, "      {}", style.strong(&escape::line(line)))?;
        }
        for line in &case.diagnostics {
            writeln!(out, "      # {}", escape::line(line))?;
        }
        for line in case.console.iter().take(CONSOLE_LINES) {
            writeln!(out, "      {} {}", style.faint("console|"), escape::line(line))?;
        }
        if !alike.is_empty() {
            let isolation = escape::line(&case.isolation);
            writeln!(
                out,
                "      {}",
                style.faint(&format!("and {} more under {isolation} in these words", alike.len()))
            )?;
        }
    }
    if ways.len() > SHOWN {
        writeln!(
            out,
            "\n  … and {} more; all of them: `kiso show {} --format json`",
            ways.len() - SHOWN,
            escape::line(&run.id)
        )?;
    }
    if !ways.is_empty() {
        writeln!(out)?;
    }
    Ok(())
}

/// Disagreements that are no case's: findings, garbage, a lost guest.
fn write_others(out: &mut String, run: &RunRecord, style: Style) -> std::fmt::Result {
    for (head, lines) in run.disagreements.iter().filter_map(in_words) {
        writeln!(out, "  {} {}", style.bad("✗"), escape::line(&head))?;
        for line in lines.iter().take(CONSOLE_LINES) {
            writeln!(out, "      {} {}", style.faint("console|"), escape::line(line))?;
        }
    }
    Ok(())
}

/// A disagreement that is no case's in words, with the console that belongs to it.
pub(super) fn in_words(one: &Disagreement) -> Option<(String, &[String])> {
    let head = match one {
        Disagreement::Case { .. } => return None,
        Disagreement::Finding { finding } => {
            let head = format!("{}: {} (console line {})", finding.kind.as_str(), finding.title, finding.line);
            return Some((head, &finding.excerpt));
        }
        Disagreement::Garbage { line, text, reason } => format!("result port, line {line}: {reason}: {text}"),
        Disagreement::PlanMismatch { planned, announced } => {
            let (planned, were) = (counted(*planned, "case"), either(planned, "was", "were"));
            let announced = announced.map_or_else(|| "no plan".to_owned(), |number| number.to_string());
            format!("{planned} {were} planned and the guest announced {announced}")
        }
        Disagreement::NoGoodbye => "the guest said no goodbye".into(),
        Disagreement::ConsoleUnheard => {
            "the console was not heard: look at `console=`, `quiet` and `loglevel=` among the machine's kernel-args"
                .into()
        }
        Disagreement::BadEnd { how } => how.clone(),
    };
    Some((head, &[]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::NotRepeated;
    use crate::report::{html, junit, markdown, samples};

    #[test]
    fn that_a_run_was_not_repeated_is_told_in_every_format() {
        let run = RunRecord {
            repeats: Vec::new(),
            not_repeated: Some(NotRepeated { failed: 42, at_most: 20 }),
            ..samples::failed()
        };
        let dossier = samples::dossier(vec![run.clone()]);
        let told = [
            text(&run, Style::new(false)),
            markdown::text(&dossier),
            html::text(&dossier).expect("a page"),
            junit::text(&dossier).expect("XML"),
        ];
        for text in told {
            assert!(text.contains("not repeated"), "{text}");
            assert!(text.contains("42 cases failed, at most 20 are tried again"), "{text}");
        }
        let line = "\n  again    not repeated: 42 cases failed, at most 20 are tried again\n";
        assert!(text(&run, Style::new(false)).contains(line));
    }

    #[test]
    fn the_time_of_a_suite_is_that_of_its_cases_that_ended() {
        let cases =
            [("none/bind/a", Some(2)), ("ipv4ns/lookup/b", Some(3)), ("netns/bind/a", Some(5)), ("none/diag/c", None)];
        assert_eq!(suites(cases.into_iter()), [("bind", 7), ("lookup", 3)]);
    }

    #[test]
    fn what_was_left_out_is_named_by_its_need() {
        let report = |case: &str, needs: &[&str]| LeftOutReport {
            case: case.into(),
            claim: "L1".into(),
            needs: needs.iter().map(|need| (*need).to_owned()).collect(),
        };
        let left_out = |all: &[LeftOutReport]| left_out(all, "r1");
        assert!(left_out(&[]).is_empty());
        let mut all = vec![report("lookup/x", &["IPV6"]), report("bind/y", &["GTP"]), report("bind/z", &["IPV6"])];
        assert_eq!(
            left_out(&all),
            ["1 case, the kernel is without GTP: bind/y", "2 cases, the kernel is without IPV6: lookup/x bind/z",]
        );
        all.extend((0..SHOWN).map(|_| report("bind/w", &["GTP"])));
        assert!(left_out(&all)[0].starts_with("9 cases, ") && left_out(&all)[0].ends_with(" bind/w and 1 more"));
        let many: Vec<_> =
            (0..20).map(|number| report("bind/v", &[&format!(">=3.{}", number % 10), &number.to_string()])).collect();
        let line = "20 cases, each by the first thing that the kernel is without: >=3.0 2, >=3.1 2, ";
        assert!(left_out(&many).len() == 1 && left_out(&many)[0].starts_with(line), "{:?}", left_out(&many));
        assert!(left_out(&many)[0].ends_with("their names: `kiso show r1 --format json`"));
    }
}
