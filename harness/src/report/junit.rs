// SPDX-License-Identifier: GPL-2.0-only
//! A report as JUnit XML, for whatever shows the tests of a job.
//!
//! A run is a suite. Its first case is the verdict itself, so that a run which crashed, hung, lost its guest or met a broken
//! host is red even where no case of it is.

use super::summary;
use crate::escape::{line, lines};
use crate::model::{CaseOutcome, CaseReport, Dossier, LeftOutReport, RunRecord, VerdictKind};
use quick_junit::{NonSuccessKind, Property, Report, SerializeError, TestCase, TestCaseStatus, TestSuite};
use std::time::Duration;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// The report as XML.
///
/// # Errors
/// What the writer says; there is nothing of the kind in memory.
pub fn text(dossier: &Dossier) -> Result<String, SerializeError> {
    let mut report = Report::new("kiso");
    report.add_test_suites(dossier.runs.iter().map(suite));
    let xml = report.to_string()?;
    // The usual schema knows this total of each suite and not of them all.
    Ok(xml.replacen(&format!(" skipped=\"{}\"", report.skipped), "", 1))
}

fn suite(run: &RunRecord) -> TestSuite {
    let target = line(format!("{}{}", run.target, run.scope));
    let mut suite = TestSuite::new(target.as_str());
    suite.set_time(Duration::from_millis(run.took_ms()));
    // Who reads it takes nothing else for a time.
    if OffsetDateTime::parse(&run.started, &Rfc3339).is_ok() {
        suite.extra.insert("timestamp".into(), run.started.as_str().into());
    }
    suite.extra.insert("hostname".into(), line(&run.host.name).into());
    suite.add_property(Property::new("run", line(&run.id)));
    for (what, text) in summary::inputs(run) {
        suite.add_property(Property::new(what, line(text)));
    }
    suite.add_test_case(verdict(run, &target));
    suite.add_test_cases(run.cases.iter().map(|one| case(one, &target)));
    suite.add_test_cases(run.left_out.iter().map(|one| left_out(one, &target)));
    suite
}

fn verdict(run: &RunRecord, target: &str) -> TestCase {
    let kind = match run.verdict {
        VerdictKind::Pass => None,
        VerdictKind::Fail => Some(NonSuccessKind::Failure),
        VerdictKind::Crash | VerdictKind::Hang | VerdictKind::Infra => Some(NonSuccessKind::Error),
    };
    let status = match kind {
        None => TestCaseStatus::success(),
        Some(kind) => {
            let reason = run.reason.as_deref().unwrap_or_default();
            let mut text = format!("{}: {}\n", run.verdict, lines(reason, "  "));
            if let Some(remedy) = &run.remedy {
                text.push_str(&format!("help: {}\n", lines(remedy, "  ")));
            }
            text.extend(summary::second_look(run).iter().map(|(word, known)| format!("{word}: {}\n", line(known))));
            for (head, console) in run.disagreements.iter().filter_map(summary::in_words) {
                text.push_str(&format!("\n{}\n", line(head)));
                text.extend(console.iter().map(|one| format!("    {}\n", line(one))));
            }
            let first = reason.lines().next().unwrap_or_default();
            red(kind, run.verdict.as_str(), &format!("{}: {first}", run.verdict), &text)
        }
    };
    let mut case = TestCase::new("verdict", status);
    case.set_classname(target);
    case
}

/// A case that did as planned is good, also one of a control that was to fail. Nothing else is: a case that was skipped
/// without a plan says nothing of the kernel.
fn case(one: &CaseReport, target: &str) -> TestCase {
    let kind = match &one.outcome {
        CaseOutcome::Pass | CaseOutcome::Fail { .. } if one.as_planned => None,
        CaseOutcome::Pass | CaseOutcome::Fail { .. } => Some(NonSuccessKind::Failure),
        CaseOutcome::Error { .. }
        | CaseOutcome::Timeout { .. }
        | CaseOutcome::Skip { .. }
        | CaseOutcome::Lost
        | CaseOutcome::Missing
        | CaseOutcome::Duplicate => Some(NonSuccessKind::Error),
    };
    let status = match kind {
        None => TestCaseStatus::success(),
        Some(kind) => {
            let (did, message) = (one.outcome.did(), one.outcome.message());
            let colon = if message.is_empty() { "" } else { ": " };
            let mut text = format!("{} [{}] {did}, planned: {}\n", one.name, one.claim, one.planned);
            text = line(text.trim_end()) + "\n";
            text.extend(one.second_look().iter().map(|said| format!("{}\n", line(said))));
            text.extend(one.diagnostics.iter().map(|said| format!("# {}\n", line(said))));
            text.extend(one.console.iter().map(|said| format!("console| {}\n", line(said))));
            red(kind, one.outcome.as_str(), &format!("{did}{colon}{message}"), &text)
        }
    };
    // As a whole, before it is taken apart: what is hidden in an address is not known by a part of it.
    let name = line(&one.name);
    let mut parts = name.splitn(3, '/');
    let (isolation, suite) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let mut case = TestCase::new(line(parts.next().unwrap_or(&name)), status);
    case.set_classname(line(format!("{target}.{isolation}.{suite}")));
    if let Some(ms) = one.took_ms {
        case.set_time(Duration::from_millis(ms));
    }
    case
}

fn left_out(one: &LeftOutReport, target: &str) -> TestCase {
    let mut status = TestCaseStatus::skipped();
    status.set_message(line(format!("the kernel is without {}", one.needs.join(" "))));
    let case = line(&one.case);
    let (suite, name) = case.split_once('/').unwrap_or(("", &case));
    let mut case = TestCase::new(line(name), status);
    case.set_classname(line(format!("{target}.left-out.{suite}")));
    case
}

fn red(kind: NonSuccessKind, word: &str, message: &str, text: &str) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(kind);
    status.set_type(word).set_message(line(message)).set_description(text);
    status
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    #[test]
    fn a_run_with_failures() {
        insta::assert_snapshot!(text(&samples::dossier(vec![samples::failed()])).expect("XML"));
    }

    #[test]
    fn a_crash_beside_a_green_run() {
        insta::assert_snapshot!(text(&samples::dossier(vec![samples::green(), samples::crashed()])).expect("XML"));
    }

    #[test]
    fn nothing_is_green_that_did_not_pass() {
        for verdict in [VerdictKind::Fail, VerdictKind::Crash, VerdictKind::Hang, VerdictKind::Infra] {
            let run = RunRecord { verdict, cases: Vec::new(), ..samples::green() };
            let red = suite(&run);
            assert_eq!(red.failures + red.errors, 1, "{verdict}");
        }
        let red = |outcome, as_planned| {
            let case = CaseReport::example("none/bind/x", outcome, as_planned);
            let run = RunRecord { cases: vec![case], ..samples::green() };
            let suite = suite(&RunRecord { left_out: Vec::new(), ..run });
            (suite.failures, suite.errors, suite.skipped)
        };
        let message = || "x".to_owned();
        // A control that fails as planned is good.
        assert_eq!(red(CaseOutcome::Fail { message: message() }, true), (0, 0, 0));
        assert_eq!(red(CaseOutcome::Pass, false), (1, 0, 0));
        for outcome in [CaseOutcome::Skip { message: message() }, CaseOutcome::Lost, CaseOutcome::Missing] {
            // It is believed by no report that an outcome of this kind was planned.
            assert_eq!(red(outcome.clone(), true), (0, 1, 0));
            assert_eq!(red(outcome, false), (0, 1, 0));
        }
    }
}
