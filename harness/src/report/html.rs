// SPDX-License-Identifier: GPL-2.0-only
//! A report as one file of HTML that needs nothing else: no network, no script to be read, no colour to be understood.
//!
//! What the page says is put together here; `html/report.html` says it, and its values are escaped by [`crate::escape::Html`].

mod cases;
mod trend;

use super::summary;
use crate::count::counted;
use crate::model::{Dossier, RunRecord, RunRow};
use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cases::{CaseLine, Failure, Tally};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use trend::Trend;

const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/script.js");
/// Runs that have a column in the table of claims; it would be too wide for more.
const COLUMNS: usize = 8;

/// The report as HTML.
///
/// # Errors
/// What the template says; there is nothing of the kind in memory.
pub fn text(dossier: &Dossier) -> Result<String, askama::Error> {
    let (failures, failures_left) = cases::failures(&dossier.runs);
    let (cases, cases_left) = cases::lines(&dossier.runs);
    // A run of the base or of a trial is another thing than one of the series.
    let targets = dossier.runs.iter().map(what).chain(dossier.rows.iter().map(RunRow::what));
    let suites = dossier.runs.iter().flat_map(|run| run.cases.iter().map(|case| case.suite()));
    let outcomes = dossier.runs.iter().flat_map(|run| run.cases.iter().map(|case| case.outcome.as_str()));
    let verdicts = dossier.rows.iter().map(|row| row.verdict.as_str());
    let verdicts = verdicts.chain(dossier.runs.iter().map(|run| run.verdict.as_str()));
    let more = failures.iter().filter(|failure| failure.outcome == cases::FINDING).map(|failure| failure.outcome);
    let page = Page {
        policy: policy(),
        style: STYLE,
        script: SCRIPT,
        headline: headline(dossier),
        is_green: dossier.red() == 0 && !dossier.runs.is_empty(),
        made: &dossier.made,
        runs: dossier.runs.iter().map(RunView::new).collect(),
        columns: dossier.runs.iter().take(COLUMNS).map(what).collect(),
        columns_left: dossier.runs.len().saturating_sub(COLUMNS),
        claims: claims(dossier.runs.get(..COLUMNS).unwrap_or(&dossier.runs)),
        targets: targets.collect(),
        suites: suites.filter(|suite| !suite.is_empty()).collect(),
        outcomes: outcomes.chain(verdicts).chain(more).collect(),
        trends: trend::all(&dossier.rows),
        rows: dossier.rows.iter().map(RowView::new).collect(),
        tally: cases::tally(&dossier.runs),
        failures,
        failures_left,
        cases,
        cases_left,
    };
    page.render()
}

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    policy: String,
    style: &'static str,
    script: &'static str,
    headline: String,
    is_green: bool,
    made: &'a str,
    runs: Vec<RunView<'a>>,
    columns: Vec<String>,
    columns_left: usize,
    claims: Vec<ClaimView<'a>>,
    targets: BTreeSet<String>,
    suites: BTreeSet<&'a str>,
    outcomes: BTreeSet<&'a str>,
    tally: Tally,
    failures: Vec<Failure<'a>>,
    failures_left: usize,
    trends: Vec<Trend<'a>>,
    rows: Vec<RowView<'a>>,
    cases: Vec<CaseLine<'a>>,
    cases_left: usize,
}

/// A run told in full.
struct RunView<'a> {
    run: &'a RunRecord,
    what: String,
    anchor: String,
    class: &'static str,
    good: usize,
    took: String,
    known: Vec<(&'static str, String)>,
    cases: String,
    inputs: Vec<(&'static str, String)>,
    left_out: Vec<String>,
    stages: String,
    logs: String,
}

/// A run in the list of runs.
struct RowView<'a> {
    row: &'a RunRow,
    what: String,
    class: &'static str,
    took: String,
}

/// A claim with what each run shows of it.
struct ClaimView<'a> {
    id: &'a str,
    sentence: &'a str,
    cells: Vec<Option<ClaimCell>>,
}

struct ClaimCell {
    holds: bool,
    text: String,
}

impl<'a> RunView<'a> {
    fn new(run: &'a RunRecord) -> Self {
        let stages = run.stages.iter().map(|stage| format!("{} {}", stage.stage, seconds(stage.took_ms)));
        Self {
            what: what(run),
            anchor: format!("run-{}", crate::escape::anchor(&run.id)),
            class: if run.is_pass() { "good" } else { "bad" },
            good: run.cases.iter().filter(|case| case.as_planned).count(),
            took: seconds(run.took_ms()),
            known: summary::second_look(run),
            cases: summary::cases(run),
            inputs: summary::inputs(run),
            left_out: summary::left_out(&run.left_out, &run.id),
            stages: stages.collect::<Vec<_>>().join(", "),
            logs: run.dir.display().to_string(),
            run,
        }
    }
}

impl<'a> RowView<'a> {
    fn new(row: &'a RunRow) -> Self {
        let is_pass = row.verdict == crate::model::VerdictKind::Pass;
        Self { what: row.what(), class: if is_pass { "good" } else { "bad" }, took: seconds(row.took_ms), row }
    }
}

/// The verdict over all runs that are told in full.
fn headline(dossier: &Dossier) -> String {
    match (dossier.red(), dossier.runs.as_slice()) {
        (_, []) => "No run, so nothing is known".into(),
        (_, [run]) => format!("{}: {}", what(run), run.verdict),
        (0, runs) => format!("All {} runs pass", runs.len()),
        (red, runs) => format!("{red} of {} runs not green", runs.len()),
    }
}

/// Every claim that a run of these has something of, in the order in which they come.
fn claims(runs: &[RunRecord]) -> Vec<ClaimView<'_>> {
    let mut all: Vec<ClaimView<'_>> = Vec::new();
    for (column, run) in runs.iter().enumerate() {
        for claim in &run.claims {
            let bad = run.cases.iter().filter(|case| case.claim == claim.id && !case.as_planned).count();
            let text = match bad {
                0 => counted(claim.cases, "case"),
                bad => format!("{} not as planned", counted(bad, "case")),
            };
            let at = all.iter().position(|known| known.id == claim.id).unwrap_or_else(|| {
                all.push(ClaimView { id: &claim.id, sentence: &claim.sentence, cells: Vec::new() });
                all.len() - 1
            });
            all[at].cells.resize_with(column, || None);
            all[at].cells.push(Some(ClaimCell { holds: claim.holds, text }));
        }
    }
    for claim in &mut all {
        claim.cells.resize_with(runs.len(), || None);
    }
    all
}

/// What the browser is to do for this page: run its own script and its own style, and fetch nothing from anywhere.
fn policy() -> String {
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())));
    format!(
        "default-src 'none'; style-src {}; script-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}

fn what(run: &RunRecord) -> String {
    format!("{}{}", run.target, run.scope)
}

fn seconds(ms: u64) -> String {
    format!("{:.1} s", ms as f64 / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::VerdictKind;
    use crate::report::samples;

    #[test]
    fn the_page_stands_alone_and_forbids_what_it_does_not_need() {
        let page = text(&samples::dossier(vec![samples::failed(), samples::crashed()])).expect("a page");
        assert!(page.starts_with("<!doctype html>\n"), "{}", &page[..80]);
        for word in ["src=", "http:", "https:", "@import", "url(", "style=", "onclick"] {
            assert!(!page.contains(word), "{word}");
        }
        assert!(page.contains("default-src &#39;none&#39;") || page.contains("default-src 'none'"));
        for own in [STYLE, SCRIPT] {
            assert!(page.contains(&format!(">{own}</")), "what is hashed is what stands between the tags");
            assert!(!own.contains("</"));
        }
    }

    #[test]
    fn nothing_is_green_that_did_not_pass() {
        for verdict in [VerdictKind::Fail, VerdictKind::Crash, VerdictKind::Hang, VerdictKind::Infra] {
            let run = RunRecord { verdict, ..samples::green() };
            let page = text(&samples::dossier(vec![run])).expect("a page");
            assert!(page.contains(&format!("<h1 class=\"bad\">v6.1&#58; {verdict}</h1>")), "{verdict}");
        }
        let page = text(&samples::dossier(Vec::new())).expect("a page");
        assert!(page.contains("<h1 class=\"bad\">No run"));
    }

    #[test]
    fn where_to_look_and_what_failed_comes_before_the_claims() {
        let page = text(&samples::dossier(vec![samples::failed()])).expect("a page");
        let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}: {page}"));
        let order = ["0001-x.patch&#58;12", "<h2 id=\"failures\"", "<h2 id=\"claims\""].map(at);
        assert!(order.is_sorted(), "{order:?}");
        let page = text(&samples::dossier(vec![samples::unbuilt()])).expect("a page");
        assert!(page.contains("<b>blamed:</b> patches/small/v6.1/0002-y.patch&#58;7, "), "{page}");
    }

    #[test]
    fn a_claim_has_a_cell_for_each_run() {
        let runs = [samples::crashed(), samples::failed()];
        let claims = claims(&runs);
        let texts = |claim: &ClaimView<'_>| {
            let cells = claim.cells.iter().map(|cell| cell.as_ref().map(|cell| (cell.holds, cell.text.clone())));
            cells.collect::<Vec<_>>()
        };
        let ids: Vec<_> = claims.iter().map(|claim| claim.id).collect();
        assert_eq!(ids, ["B1", "D1"]);
        assert_eq!(
            texts(&claims[0]),
            [Some((false, "1 case not as planned".into())), Some((false, "3 cases not as planned".into()))]
        );
        assert_eq!(texts(&claims[1]), [None, Some((true, "0 cases".into()))]);
    }
}
