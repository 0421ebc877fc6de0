// SPDX-License-Identifier: GPL-2.0-only
//! The gate is red unless it is shown otherwise.

use super::*;
use crate::model::{CaseOutcome, CaseReport, LeftOutReport, Scope, VerdictKind};
use kiso_protocol::{Isolation, Suite};

fn lane() -> Lane {
    Lane { target: "v1".into(), suites: vec![Suite::Bind], isolations: Isolation::ALL.to_vec() }
}

fn green() -> RunRecord {
    let bind = CASES.iter().filter(|case| case.suite == Suite::Bind);
    let case = |name: String, isolation: Isolation| CaseReport {
        name,
        claim: "B1".into(),
        isolation: isolation.as_str().into(),
        planned: "pass".into(),
        outcome: CaseOutcome::Pass,
        as_planned: true,
        took_ms: None,
        diagnostics: Vec::new(),
        console: Vec::new(),
    };
    let cases = bind.flat_map(|one| Isolation::ALL.map(|isolation| case(format!("{isolation}/{}", one.id), isolation)));
    let tools = vec!["gcc 12".into()];
    RunRecord {
        target: "v1".into(),
        tools,
        dir: "runs/r".into(),
        ..RunRecord::example(VerdictKind::Pass, cases.collect())
    }
}

fn decided(run: Option<RunRecord>) -> Decision {
    decide(&[LaneRun { lane: lane(), run, tools: Ok(vec!["gcc 12".into()]) }])
}

#[test]
fn a_complete_pass_is_green() {
    assert_eq!(decided(Some(green())).exit_code(), 0);
}

#[test]
fn what_did_not_run_is_red() {
    assert_eq!(decided(None).exit_code(), 1);
}

#[test]
fn a_red_run_is_red_and_infra_alone_is_undecided() {
    let with = |verdict| RunRecord { verdict, ..green() };
    for verdict in [VerdictKind::Fail, VerdictKind::Crash, VerdictKind::Hang] {
        assert_eq!(decided(Some(with(verdict))).exit_code(), 1, "{verdict}");
    }
    assert_eq!(decided(Some(with(VerdictKind::Infra))).exit_code(), 3);
    let both = [Some(with(VerdictKind::Infra)), None].map(|run| LaneRun { lane: lane(), run, tools: Ok(Vec::new()) });
    assert_eq!(decide(&both).exit_code(), 1);
}

#[test]
fn every_demanded_case_must_be_there_under_every_isolation() {
    for isolation in Isolation::ALL {
        let mut run = green();
        run.cases.retain(|case| case.isolation != isolation.as_str());
        assert_eq!(decided(Some(run)).exit_code(), 1, "without {isolation}");
    }
    let mut run = green();
    run.cases[0].as_planned = false;
    assert_eq!(decided(Some(run)).exit_code(), 1);
}

#[test]
fn a_run_of_the_base_or_of_other_tools_does_not_count() {
    let part = Scope::Part { patch: "0001-a.patch".into(), number: 1, of: 2 };
    for scope in [Scope::Base, part, Scope::Mutant { name: "one".into() }] {
        assert_eq!(decided(Some(RunRecord { scope, ..green() })).exit_code(), 1);
    }
    assert_eq!(decided(Some(RunRecord { tools: vec!["gcc 13".into()], ..green() })).exit_code(), 1);
}

#[test]
fn a_pass_does_not_count_where_the_tools_cannot_be_asked() {
    let lane = LaneRun { lane: lane(), run: Some(green()), tools: Err("gcc: not found".into()) };
    let decision = decide(&[lane]);
    assert_eq!(decision.exit_code(), 3);
    assert!(decision.reasons[0].text.contains("gcc: not found"), "{decision:?}");
}

#[test]
fn a_case_left_out_for_a_stated_need_is_not_demanded_and_is_counted() {
    let mut run = green();
    let first = run.cases[0].name.split_once('/').expect("an isolation before the case").1.to_owned();
    run.cases.retain(|case| !case.name.ends_with(&first));
    assert_eq!(decided(Some(run.clone())).exit_code(), 1, "nobody said why it is not there");
    run.left_out.push(LeftOutReport { case: first, claim: "B1".into(), needs: vec!["INET".into()] });
    let decision = decided(Some(run));
    assert_eq!(decision.exit_code(), 0);
    assert_eq!(decision.checked, ["v1: run r, pass, 1 case left out for what its kernel is without"]);
}
