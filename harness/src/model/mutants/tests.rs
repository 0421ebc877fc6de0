// SPDX-License-Identifier: GPL-2.0-only
//! A mutant is noticed by a case of the claim that it breaks, and by nothing else.

use super::*;
use crate::model::{Accelerator, BootEnd, BootReport, CaseReport, Finding, FindingKind, Scope, Timings};

fn case(claim: &str, outcome: CaseOutcome, as_planned: bool) -> CaseReport {
    CaseReport { claim: claim.into(), ..CaseReport::example(&format!("ipv4ns/some/{claim}"), outcome, as_planned) }
}

fn run(verdict: VerdictKind, cases: Vec<CaseReport>) -> RunRecord {
    let boot = BootReport {
        machine: "q35".into(),
        accelerator: Accelerator { name: "tcg".into(), reason: String::new() },
        end: BootEnd::Exited { code: 0 },
        timings: Timings::default(),
        console: PathBuf::new(),
        results: PathBuf::new(),
    };
    let scope = Scope::Mutant { name: "m".into() };
    RunRecord { scope, reason: Some("why".into()), boot: Some(boot), ..RunRecord::example(verdict, cases) }
}

fn failed(claim: &str) -> CaseReport {
    case(claim, CaseOutcome::Fail { message: String::new() }, false)
}

#[test]
fn a_case_of_its_claim_notices_it() {
    let red = run(VerdictKind::Fail, vec![failed("B1"), failed("L1"), case("L1", CaseOutcome::Pass, true)]);
    assert_eq!(MutantOutcome::of(&red, &[Claim::L1]), MutantOutcome::Noticed { by: vec!["ipv4ns/some/L1".into()] });
    // The case in which the kernel died saw it; those that never began did not.
    let crash =
        run(VerdictKind::Crash, vec![case("L1", CaseOutcome::Lost, false), case("B1", CaseOutcome::Missing, false)]);
    assert_eq!(MutantOutcome::of(&crash, &[Claim::L1]).exit_code(), 0);
    assert_eq!(MutantOutcome::of(&crash, &[Claim::B1]), MutantOutcome::Elsewhere { by: vec!["ipv4ns/some/L1".into()] });
}

#[test]
fn what_says_nothing_of_the_cases_is_no_notice() {
    let green = run(VerdictKind::Pass, vec![case("L1", CaseOutcome::Pass, true)]);
    assert_eq!(MutantOutcome::of(&green, &[Claim::L1]), MutantOutcome::Survived);
    let not_built = RunRecord { boot: None, ..run(VerdictKind::Fail, Vec::new()) };
    assert_eq!(MutantOutcome::of(&not_built, &[Claim::L1]), MutantOutcome::Invalid { reason: "why".into() });
    let infra = run(VerdictKind::Infra, vec![failed("L1")]);
    assert_eq!(MutantOutcome::of(&infra, &[Claim::L1]), MutantOutcome::Unknown { reason: "why".into() });
    // A guest that dies before any case.
    let lost = run(VerdictKind::Crash, vec![case("L1", CaseOutcome::Missing, false)]);
    assert_eq!(MutantOutcome::of(&lost, &[Claim::L1]), MutantOutcome::Elsewhere { by: vec!["why".into()] });
}

#[test]
fn a_trial_can_tell_of_a_notice_and_of_nothing_better() {
    let seen = |verdict, cases| MutantOutcome::of(&run(verdict, cases), &[Claim::L1]).is_told_by_a_trial();
    assert!(seen(VerdictKind::Fail, vec![failed("L1"), case("L1", CaseOutcome::Missing, false)]));
    assert!(seen(VerdictKind::Crash, vec![case("L1", CaseOutcome::Lost, false)]));
    assert!(seen(VerdictKind::Infra, Vec::new()));
    // All went as planned, and it was no pass for want of controls.
    assert!(!seen(VerdictKind::Fail, vec![case("L1", CaseOutcome::Pass, true)]));
    // The guest died before a case of the claim began.
    assert!(!seen(VerdictKind::Crash, vec![case("L1", CaseOutcome::Missing, false)]));
    assert!(!seen(VerdictKind::Fail, vec![case("L1", CaseOutcome::Skip { message: String::new() }, false)]));
}

#[test]
fn what_is_late_alone_may_be_the_hosts() {
    let late = case("L1", CaseOutcome::Timeout { message: String::new() }, false);
    let claims = [Claim::L1];
    assert!(MutantOutcome::may_be_the_hosts(&run(VerdictKind::Fail, vec![late.clone()]), &claims));
    assert!(MutantOutcome::may_be_the_hosts(&run(VerdictKind::Hang, Vec::new()), &claims));
    assert!(!MutantOutcome::may_be_the_hosts(&run(VerdictKind::Fail, vec![late, failed("L1")]), &claims));
    let died = case("L1", CaseOutcome::Lost, false);
    assert!(!MutantOutcome::may_be_the_hosts(&run(VerdictKind::Crash, vec![died]), &claims));
    assert!(!MutantOutcome::may_be_the_hosts(&run(VerdictKind::Fail, vec![failed("B1")]), &claims));
}

#[test]
fn what_the_kernel_reports_of_itself_is_not_the_hosts_unless_it_is_lateness() {
    let hang = |kind| {
        let mut red = run(VerdictKind::Hang, Vec::new());
        let finding = Finding { kind, title: "at f".into(), line: 1, excerpt: Vec::new() };
        red.disagreements.push(Disagreement::Finding { finding });
        red
    };
    assert!(!MutantOutcome::may_be_the_hosts(&hang(FindingKind::Lockdep), &[Claim::S1]));
    assert!(MutantOutcome::may_be_the_hosts(&hang(FindingKind::RcuStall), &[Claim::S1]));
    // A report is none of what the cases of another claim saw.
    assert!(MutantOutcome::may_be_the_hosts(&hang(FindingKind::Lockdep), &[Claim::L1]));
}

#[test]
fn what_the_kernel_says_of_itself_counts_for_that_claim_alone() {
    let finding = Finding { kind: FindingKind::Warn, title: "at f".into(), line: 1, excerpt: Vec::new() };
    let mut red = run(VerdictKind::Fail, Vec::new());
    red.disagreements.push(Disagreement::Finding { finding });
    assert_eq!(MutantOutcome::of(&red, &[Claim::S1]).exit_code(), 0);
    assert_eq!(MutantOutcome::of(&red, &[Claim::L1]).exit_code(), 1);
}

#[test]
fn where_no_namespace_is_made_every_case_is_of_the_claim_that_nothing_differs() {
    let seen = |isolation: &str| {
        let case = CaseReport { isolation: isolation.into(), ..failed("B1") };
        MutantOutcome::of(&run(VerdictKind::Fail, vec![case]), &[Claim::C4])
    };
    let by = vec!["ipv4ns/some/B1".to_owned()];
    assert_eq!(["none", "netns"].map(seen), [0; 2].map(|_| MutantOutcome::Noticed { by: by.clone() }));
    assert_eq!(seen("ipv4ns"), MutantOutcome::Elsewhere { by });
}

#[test]
fn all_must_be_noticed_and_there_must_be_some() {
    let tree = || TreeReport {
        name: String::new(),
        source: String::new(),
        commit: crate::model::ObjectId::ZERO,
        tree: crate::model::ObjectId::ZERO,
        beneath: None,
    };
    let mutant = |outcome: &MutantOutcome| MutantReport {
        name: String::new(),
        subject: String::new(),
        claims: Vec::new(),
        outcome: outcome.clone(),
        run: None,
        kept: false,
        took_ms: 0,
        dir: None,
    };
    let code =
        |of: &[MutantOutcome]| MutantsRecord::new("t", "s", "v", tree(), of.iter().map(mutant).collect()).exit_code;
    let noticed = MutantOutcome::Noticed { by: Vec::new() };
    let unknown = MutantOutcome::Unknown { reason: String::new() };
    assert_eq!(code(&[noticed.clone(), noticed.clone()]), 0);
    assert_eq!(code(&[noticed.clone(), unknown.clone()]), 3);
    assert_eq!(code(&[unknown, MutantOutcome::Survived, noticed]), 1);
    assert_eq!(code(&[]), 3);
}
