// SPDX-License-Identifier: GPL-2.0-only
//! A decision in the languages in which forges take notes on files: workflow commands of GitHub, and GitLab's code quality.

use super::{Decision, Rank, Reason};
use crate::escape;
use crate::model::Digest;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// What stands for a reason that is of no file.
const OF_NO_FILE: &str = "ci/gate.yaml";
/// The longest title of a note, in characters.
const TITLE: usize = 120;

/// A line of workflow commands for each reason and each excuse, and the decision in words.
pub fn github(decision: &Decision) -> String {
    let mut out = String::new();
    for reason in &decision.reasons {
        let level = if reason.is_infra() { "warning" } else { "error" };
        let title = format!("{}: {}", reason.lane, reason.claim.as_deref().unwrap_or("gate"));
        let file = reason
            .place
            .as_ref()
            .map(|place| format!("file={},line={},", escape::github_property(&place.path), place.line));
        let remedy = reason.remedy.as_ref().map(|remedy| format!("\nhelp: {remedy}")).unwrap_or_default();
        let message = escape::github_data(&format!("{}{remedy}", reason.text));
        let title = escape::github_property(&escape::line_cut(title.as_bytes(), TITLE));
        let _ = writeln!(out, "::{level} {}title={title}::{message}", file.unwrap_or_default());
    }
    for one in &decision.excused {
        let _ = writeln!(out, "::notice title=excused::{}", escape::github_data(one));
    }
    let word = match decision.exit_code() {
        0 => "GATE GREEN",
        3 => "GATE UNDECIDED: something did not run to its end",
        _ => "GATE RED",
    };
    let _ = writeln!(out, "{word}");
    out
}

/// A code quality report: one entry for each reason.
pub fn gitlab(decision: &Decision) -> Value {
    Value::Array(decision.reasons.iter().map(entry).collect())
}

fn entry(reason: &Reason) -> Value {
    let (path, line) = match &reason.place {
        Some(place) => (place.path.as_str(), place.line),
        None => (OF_NO_FILE, 1),
    };
    let parts = [("lane", reason.lane.as_bytes()), ("text", reason.text.as_bytes())];
    json!({
        "description": escape::lines(&format!("{}: {}", reason.lane, reason.text), ""),
        "check_name": format!("kiso gate {}", reason.claim.as_deref().unwrap_or(&reason.lane)),
        "fingerprint": Digest::of_parts(parts).to_string(),
        "severity": severity(reason.rank),
        "location": { "path": path, "lines": { "begin": line } },
    })
}

/// The word that GitLab has for it.
const fn severity(rank: Rank) -> &'static str {
    match rank {
        Rank::Broken => "blocker",
        Rank::Series => "critical",
        Rank::Unknown | Rank::NotRun | Rank::Policy => "major",
        Rank::Quality => "minor",
        Rank::Base | Rank::Infra => "info",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gate::Place;

    fn decision() -> Decision {
        let place = Some(Place { path: "patches/s/v,1/a:b.patch".into(), line: 12 });
        let red = Reason::new(Rank::Series, "v6.1", "100 %\n::set-output name=x::y\u{1b}[31m");
        let red = Reason { claim: Some("B1".into()), place, ..red.remedy("kiso show r") };
        let lost = Reason::new(Rank::Infra, "v2", "no QEMU");
        let decision =
            Decision { reasons: vec![red, lost], excused: vec!["a\n::error::b".into()], ..Decision::default() };
        decision.settled()
    }

    #[test]
    fn nothing_that_is_quoted_is_a_command_of_its_own() {
        let text = github(&decision());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines,
            [
                "::error file=patches/s/v%2C1/a%3Ab.patch,line=12,title=v6.1%3A B1::100 %25%0A::set-output name=x::y\\x1b[31m%0Ahelp: kiso show r",
                "::warning title=v2%3A gate::no QEMU",
                "::notice title=excused::a%0A::error::b",
                "GATE RED",
            ]
        );
    }

    #[test]
    fn a_code_quality_report_has_what_gitlab_asks_for() {
        let report = gitlab(&decision());
        let entries = report.as_array().expect("a list");
        assert_eq!(entries[0]["location"], json!({"path": "patches/s/v,1/a:b.patch", "lines": {"begin": 12}}));
        assert_eq!((&entries[0]["severity"], &entries[1]["severity"]), (&json!("critical"), &json!("info")));
        assert!(!entries[0]["description"].as_str().expect("text").contains('\u{1b}'));
        assert_ne!(entries[0]["fingerprint"], entries[1]["fingerprint"]);
    }
}
