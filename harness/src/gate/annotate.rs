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
/// The most reasons that one note tells.
const TEXTS: usize = 10;

/// A line of workflow commands for each place of the reasons and each excuse, and the decision in words.
pub fn github(decision: &Decision) -> String {
    let mut out = String::new();
    for note in notes(&decision.reasons) {
        let _ = writeln!(out, "{}", command(&note));
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

/// Reasons that are one note: those of one line and, where they are of no file, of one lane. GitHub shows ten errors and ten
/// warnings of a step, and one broken line may have far more cases.
fn notes(reasons: &[Reason]) -> Vec<Vec<&Reason>> {
    let of_no_file = |one: &Reason| one.place.is_none().then(|| one.lane.clone());
    let is_same =
        |a: &Reason, b: &Reason| a.is_infra() == b.is_infra() && a.place == b.place && of_no_file(a) == of_no_file(b);
    let mut notes: Vec<Vec<&Reason>> = Vec::new();
    for reason in reasons {
        match notes.iter_mut().find(|note| is_same(note[0], reason)) {
            Some(note) => note.push(reason),
            None => notes.push(vec![reason]),
        }
    }
    notes
}

/// The command that shows a note, with the title of its first reason.
fn command(note: &[&Reason]) -> String {
    let first = note[0];
    let level = if first.is_infra() { "warning" } else { "error" };
    let title = format!("{}: {}", first.lane, first.claim.as_deref().unwrap_or("gate"));
    let title = escape::github_property(&escape::line_cut(title.as_bytes(), TITLE));
    let file =
        first.place.as_ref().map(|place| format!("file={},line={},", escape::github_property(&place.path), place.line));
    let told = &note[..note.len().min(TEXTS)];
    // The title has the lane of the first.
    let text = |one: &&Reason| match one.lane == first.lane {
        true => one.text.clone(),
        false => format!("{}: {}", one.lane, one.text),
    };
    let mut lines: Vec<String> = told.iter().map(text).collect();
    if note.len() > told.len() {
        lines.push(format!("and {} more", note.len() - told.len()));
    }
    for remedy in told.iter().filter_map(|one| one.remedy.as_ref()) {
        let line = format!("help: {remedy}");
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    let message = escape::github_data(&lines.join("\n"));
    format!("::{level} {}title={title}::{message}", file.unwrap_or_default())
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
    fn what_is_of_one_line_is_one_note_so_that_the_others_are_seen() {
        let at = |path: &str, line| Some(Place { path: path.into(), line });
        let case = |number: usize, lane: &str| {
            let reason = Reason::new(Rank::Series, lane, format!("case {number}\n::error::x%"));
            let reason = reason.remedy(if number == 1 { "kiso bisect" } else { "kiso show r" });
            Reason { claim: Some("B1".into()), place: at("patches/a.patch", 12), ..reason }
        };
        let mut reasons: Vec<Reason> = (1..=12).map(|number| case(number, "v1")).collect();
        reasons.insert(1, case(13, "v2"));
        reasons.push(Reason { place: at("patches/a.patch", 13), ..Reason::new(Rank::Series, "v1", "another line") });
        reasons.push(Reason { place: at("ci/gate.yaml", 5), ..Reason::new(Rank::Policy, "v1", "is over") });
        for (rank, lane, text) in [
            (Rank::NotRun, "v2", "not counted"),
            (Rank::NotRun, "v3", "did not run"),
            (Rank::Base, "v2", "as before"),
            (Rank::Infra, "v2", "no QEMU"),
        ] {
            reasons.push(Reason::new(rank, lane, text));
        }
        let decision = Decision { reasons, ..Decision::default() }.settled();
        let others: Vec<String> = (2..=9).map(|number| format!("case {number}%0A::error::x%25%0A")).collect();
        let texts = format!("case 1%0A::error::x%25%0Av2: case 13%0A::error::x%25%0A{}and 3 more", others.concat());
        let lines = [
            &format!(
                "::error file=patches/a.patch,line=12,title=v1%3A B1::{texts}%0Ahelp: kiso bisect%0Ahelp: kiso show r"
            ),
            "::error file=patches/a.patch,line=13,title=v1%3A gate::another line",
            "::error file=ci/gate.yaml,line=5,title=v1%3A gate::is over",
            "::error title=v2%3A gate::not counted%0Aas before",
            "::error title=v3%3A gate::did not run",
            "::warning title=v2%3A gate::no QEMU",
            "GATE RED",
        ];
        assert_eq!(github(&decision).lines().collect::<Vec<_>>(), lines);
        let Value::Array(report) = gitlab(&decision) else { panic!("a list") };
        assert_eq!(report.len(), decision.reasons.len(), "GitLab shows all of them");
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
