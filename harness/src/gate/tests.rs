// SPDX-License-Identifier: GPL-2.0-only
//! The gate is red unless it is shown otherwise.

use super::*;
use crate::config::{AllowedFinding, Flaky, KnownFailure};
use crate::model::{
    Accelerator, Again, BaseReport, BootEnd, BootReport, CaseOutcome, CaseReport, ChangedInput, CheckOutcome,
    Complaint, Disagreement, Finding, FindingKind, LeftOutReport, NotRepeated, Scope, SinceReport, Timings,
    VerdictKind,
};
use kiso_protocol::{CASES, Isolation, Suite};
use time::macros::date;

const TODAY: Date = date!(2027 - 01 - 31);

fn lane() -> Lane {
    Lane { target: "v1".into(), suites: vec![Suite::Bind], isolations: Isolation::ALL.to_vec(), bench: false }
}

fn green() -> RunRecord {
    let bind = CASES.iter().filter(|case| case.suite == Suite::Bind);
    let case = |name: String| CaseReport::example(&name, CaseOutcome::Pass, true);
    let cases = bind.flat_map(|one| Isolation::ALL.map(|isolation| case(format!("{isolation}/{}", one.id))));
    let tools = vec!["gcc 12".into()];
    RunRecord {
        target: "v1".into(),
        tools,
        dir: "runs/r".into(),
        ..RunRecord::example(VerdictKind::Pass, cases.collect())
    }
}

fn policy() -> GatePolicy {
    GatePolicy {
        lanes: vec![lane()],
        known_failures: Vec::new(),
        findings: Vec::new(),
        flaky: Flaky::default(),
        lint: Vec::new(),
    }
}

fn known(run: Option<RunRecord>) -> LaneRun {
    LaneRun { lane: lane(), run, red: None, is_busy: false, tools: Ok(vec!["gcc 12".into()]), bench: None, lint: None }
}

fn decided(run: Option<RunRecord>) -> Decision {
    decide(&policy(), &[known(run)], TODAY)
}

/// A run in which these cases failed, by their place, and the kernel said this.
fn red(failed: &[usize], titles: &[&str]) -> RunRecord {
    let mut run = RunRecord { verdict: VerdictKind::Fail, reason: Some("why".into()), ..green() };
    run.boot = Some(BootReport {
        machine: "q35".into(),
        accelerator: Accelerator { name: "tcg".into(), reason: String::new() },
        end: BootEnd::Exited { code: 0 },
        timings: Timings::default(),
        console: "console.log".into(),
        results: "results.ktap".into(),
    });
    for at in failed {
        let case = &mut run.cases[*at];
        case.outcome = CaseOutcome::Fail { message: "no such row".into() };
        case.as_planned = false;
        let (name, outcome) = (case.name.clone(), case.outcome.clone());
        run.disagreements.push(Disagreement::Case { name, outcome, planned: "pass".into() });
    }
    run.disagreements.extend(titles.iter().map(|title| Disagreement::Finding {
        finding: Finding { kind: FindingKind::Warn, title: (*title).into(), line: 7, excerpt: Vec::new() },
    }));
    run
}

fn again(as_planned: bool) -> Again {
    Again { name: String::new(), outcome: CaseOutcome::Pass, as_planned }
}

fn excuse(case: &str, expires: Date) -> KnownFailure {
    KnownFailure {
        case: case.into(),
        claim: "B1".into(),
        target: None,
        reason: "a race, found 2026".into(),
        owner: "A <a@example.org>".into(),
        expires,
        line: 12,
    }
}

/// The place of an entry of the policy.
fn entry_at(line: u32) -> Option<Place> {
    Some(Place { path: "ci/gate.yaml".into(), line })
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
    let both = [Some(with(VerdictKind::Infra)), None].map(known);
    assert_eq!(decide(&policy(), &both, TODAY).exit_code(), 1);
}

#[test]
fn a_run_that_has_not_ended_is_told_from_one_that_was_killed() {
    let begun = RunRecord { verdict: VerdictKind::Infra, reason: Some(RunRecord::BEGUN.into()), ..green() };
    let decide_at = |is_busy| decide(&policy(), &[LaneRun { is_busy, ..known(Some(begun.clone())) }], TODAY);
    let remedy = |decision: &Decision| decision.reasons[0].remedy.clone().expect("a remedy");
    let (busy, killed) = (decide_at(true), decide_at(false));
    assert_eq!([busy.exit_code(), killed.exit_code()], [3, 3]);
    assert_eq!(busy.reasons[0].text, "run r has not ended, and kiso is at work");
    assert_eq!(remedy(&busy), "wait until it has ended");
    assert_eq!(killed.reasons[0].text, "run r did not end: kiso was killed, or the host went down");
    assert_eq!(remedy(&killed), "kiso run v1");
}

#[test]
fn what_was_red_stays_red_when_a_newer_try_came_to_nothing() {
    let lost = RunRecord { id: "r2".into(), verdict: VerdictKind::Infra, reason: Some("no QEMU".into()), ..green() };
    let decide_with = |before| decide(&policy(), &[LaneRun { red: Some(before), ..known(Some(lost.clone())) }], TODAY);
    let decision = decide_with(red(&[0], &[]));
    assert_eq!(decision.exit_code(), 1);
    let [case, host] = &decision.reasons[..] else { panic!("{decision:?}") };
    assert_eq!((case.rank, host.rank), (Rank::Unknown, Rank::Infra));
    assert!(host.text.starts_with("infra: no QEMU (run r2, "), "{host:?}");
    // One of other tools says nothing.
    let elsewhere = RunRecord { tools: vec!["gcc 13".into()], ..red(&[0], &[]) };
    assert_eq!(decide_with(elsewhere).exit_code(), 3);
}

#[test]
fn what_was_red_and_then_green_is_flaky() {
    let newest = || RunRecord { id: "r2".into(), ..green() };
    let with = |red, allow| {
        let policy = GatePolicy { flaky: Flaky { repeat: 2, allow }, ..policy() };
        decide(&policy, &[LaneRun { red: Some(red), ..known(Some(newest())) }], TODAY)
    };
    let mut run = red(&[0], &[]);
    run.cases[0].again = vec![again(false)];
    let decision = with(run.clone(), 0);
    let [only] = &decision.reasons[..] else { panic!("{decision:?}") };
    assert!(only.text.contains("flaky: as planned in 1 of 2 boots again"), "{}", only.text);
    assert!(only.text.ends_with("; run r2 of the same inputs, newer, was a pass"), "{}", only.text);
    assert!(only.remedy.as_deref().is_some_and(|remedy| remedy.starts_with("`kiso history ")), "{only:?}");
    assert_eq!(decision.checked[0].summary, "run r, fail");
    let allowed = with(run, 1);
    assert_eq!((allowed.exit_code(), allowed.excused.len()), (0, 1), "{allowed:?}");
    let crash = with(RunRecord { verdict: VerdictKind::Crash, ..red(&[0], &[]) }, 1);
    assert_eq!((crash.exit_code(), crash.reasons[0].rank), (1, Rank::Broken));
    let elsewhere = RunRecord { tools: vec!["gcc 13".into()], ..red(&[0], &[]) };
    assert_eq!(with(elsewhere, 0).exit_code(), 0, "one of other tools says nothing");
}

#[test]
fn of_a_crash_it_is_said_where_to_look() {
    let crash = RunRecord { verdict: VerdictKind::Crash, remedy: None, ..green() };
    assert_eq!(decided(Some(crash)).reasons[0].remedy.as_deref(), Some("kiso show r"));
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
    let lane = LaneRun { tools: Err("gcc: not found".into()), ..known(Some(green())) };
    let decision = decide(&policy(), &[lane], TODAY);
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
    assert_eq!(decision.checked[0].summary, "run r, pass, 1 case left out for what its kernel is without");
}

#[test]
fn each_case_is_named_with_claim_blame_and_the_line_that_changed() {
    let mut run = red(&[0, 1], &[]);
    run.cases[0].on_base = Some(again(false));
    run.cases[1].on_base = Some(again(true));
    run.since = Some(SinceReport {
        run: "r0".into(),
        started: String::new(),
        changed: vec![
            ChangedInput { name: "kiso".into(), path: None, line: None },
            ChangedInput { name: "patch a".into(), path: Some("patches/s/v/a.patch".into()), line: Some(12) },
        ],
    });
    let name = run.cases[1].name.clone();
    let decision = decided(Some(run));
    assert_eq!(decision.exit_code(), 1);
    let [first, second] = &decision.reasons[..] else { panic!("{decision:?}") };
    let words =
        "failed: no such row (this series, not the base); changed since the green run r0: kiso, patches/s/v/a.patch:12";
    assert_eq!(first.text, format!("{name} [B1] {words}"));
    assert_eq!(first.claim.as_deref(), Some("B1"));
    assert_eq!(first.place, Some(Place { path: "patches/s/v/a.patch".into(), line: 12 }));
    assert_eq!((second.rank, &second.place), (Rank::Base, &None), "what was so before comes last and blames no line");
}

#[test]
fn a_patch_that_keeps_the_kernel_from_being_built_is_named_with_its_line() {
    let mut run = red(&[], &[]);
    (run.boot, run.reason) = (None, Some("net/a.c:7: error".into()));
    let path = Some("patches/s/v/a.patch".into());
    run.blamed = Some(ChangedInput { name: "patch a.patch".into(), path, line: Some(31) });
    let decision = decided(Some(run));
    let [only] = &decision.reasons[..] else { panic!("{decision:?}") };
    assert_eq!((only.rank, only.place.as_ref().map(|place| place.line)), (Rank::Broken, Some(31)));
}

#[test]
fn a_known_failure_is_excused_until_its_day_is_over() {
    let run = red(&[0], &[]);
    let name = run.cases[0].name.clone();
    let with = |known_failures| GatePolicy { known_failures, ..policy() };
    let decide_with =
        |known_failures, run: &RunRecord| decide(&with(known_failures), &[known(Some(run.clone()))], TODAY);
    let good = decide_with(vec![excuse(&name, TODAY)], &run);
    assert_eq!((good.exit_code(), good.excused.len()), (0, 1), "{good:?}");
    assert_eq!(good.checked[0].summary, "run r, fail, 1 excused");
    let over = decide_with(vec![excuse(&name, date!(2027 - 01 - 30))], &run);
    assert_eq!(over.reasons.len(), 2, "the entry, and the case that it does not excuse: {over:?}");
    assert!(over.reasons.iter().any(|reason| reason.place == entry_at(12)), "{over:?}");
    // Another case, another lane: nothing is excused.
    let other = decide_with(vec![excuse(&run.cases[1].name, TODAY)], &run);
    assert!(other.exit_code() == 1 && other.excused.is_empty());
    let elsewhere = KnownFailure { target: Some("v2".into()), ..excuse(&name, TODAY) };
    assert_eq!(decide_with(vec![elsewhere], &run).exit_code(), 1);
    // One that is mended turns the gate red until its entry goes.
    let mended = decide_with(vec![excuse(&name, TODAY)], &green());
    assert!(mended.exit_code() == 1 && mended.reasons[0].text.contains("did as planned"), "{mended:?}");
    assert_eq!(mended.reasons[0].place, entry_at(12));
}

#[test]
fn what_the_kernel_says_is_excused_by_its_words() {
    let entry = AllowedFinding {
        kind: FindingKind::Warn,
        title: "recursive locking".into(),
        target: None,
        reason: "of the tree of 2006".into(),
        owner: "A".into(),
        expires: TODAY,
        line: 34,
    };
    let with = |findings| GatePolicy { findings, ..policy() };
    let run = red(&[], &["possible recursive locking detected"]);
    assert_eq!(decided(Some(run.clone())).exit_code(), 1);
    assert_eq!(decide(&with(vec![entry.clone()]), &[known(Some(run.clone()))], TODAY).exit_code(), 0);
    let kind = AllowedFinding { kind: FindingKind::Oops, ..entry.clone() };
    assert_eq!(decide(&with(vec![kind]), &[known(Some(run.clone()))], TODAY).exit_code(), 1);
    let more = red(&[], &["possible recursive locking detected", "another"]);
    let decision = decide(&with(vec![entry]), &[known(Some(more))], TODAY);
    assert!(decision.reasons.len() == 1 && decision.reasons[0].text.contains("another"), "{decision:?}");
    let base = RunRecord {
        base: Some(BaseReport { run: "b".into(), findings: vec!["possible recursive locking detected".into()] }),
        ..run
    };
    assert_eq!(decided(Some(base)).reasons[0].rank, Rank::Base);
}

#[test]
fn a_crash_is_never_excused() {
    let name = red(&[0], &[]).cases[0].name.clone();
    let policy = GatePolicy { known_failures: vec![excuse(&name, TODAY)], ..policy() };
    for verdict in [VerdictKind::Crash, VerdictKind::Hang] {
        let run = RunRecord { verdict, ..red(&[0], &[]) };
        assert_eq!(decide(&policy, &[known(Some(run))], TODAY).exit_code(), 1, "{verdict}");
    }
    let run = RunRecord { verdict: VerdictKind::Infra, ..red(&[0], &[]) };
    assert_eq!(decide(&policy, &[known(Some(run))], TODAY).exit_code(), 3);
    // Nor is what comes besides the case: a guest that said no goodbye.
    let mut run = red(&[0], &[]);
    run.disagreements.push(Disagreement::NoGoodbye);
    assert_eq!(decide(&policy, &[known(Some(run))], TODAY).exit_code(), 1);
}

#[test]
fn as_many_flaky_cases_as_are_allowed_are_no_reason() {
    let mut run = red(&[0, 1], &[]);
    run.cases[0].again = vec![again(false), again(true)];
    run.cases[1].again = vec![again(true), again(true)];
    let with = |allow| GatePolicy { flaky: Flaky { repeat: 2, allow }, ..policy() };
    let reasons = |allow| decide(&with(allow), &[known(Some(run.clone()))], TODAY).reasons;
    assert_eq!([0, 1, 2].map(|allow| reasons(allow).len()), [2, 1, 0]);
    assert!(reasons(0)[0].text.contains("flaky: as planned in 1 of 2 boots again"), "{:?}", reasons(0));
    run.cases[1].again = vec![again(false)];
    assert_eq!(decide(&with(2), &[known(Some(run))], TODAY).reasons.len(), 1, "one that always fails is not flaky");
}

#[test]
fn every_case_is_a_reason() {
    let mut run = red(&(0..20).collect::<Vec<_>>(), &[]);
    run.since = Some(SinceReport { run: "r0".into(), started: String::new(), changed: Vec::new() });
    let reasons = decided(Some(run)).reasons;
    assert_eq!(reasons.len(), 20);
    let tells_since = |at: usize| reasons[at].text.contains("nothing changed since run r0");
    assert!(tells_since(9) && !tells_since(10), "what is the same for all is not told of each");
}

#[test]
fn costs_and_checks_are_demanded_where_the_policy_says_so() {
    let mut one = known(Some(green()));
    one.lane.bench = true;
    assert_eq!(decide(&policy(), &[one], TODAY).exit_code(), 1, "it was not counted");
    let with = GatePolicy { lint: vec!["checkpatch".into()], ..policy() };
    let lint = |outcome| {
        let checked = Checked { check: "checkpatch", claim: "clean", outcome };
        let one = LaneRun { lint: Some(Ok(vec![checked])), ..known(Some(green())) };
        decide(&with, &[one], TODAY).exit_code()
    };
    assert_eq!(lint(CheckOutcome::Clean), 0);
    assert_eq!(lint(CheckOutcome::NotRun { reason: "no perl".into() }), 1);
    assert_eq!(lint(CheckOutcome::Found { complaints: vec![Complaint { file: None, text: "x".into() }] }), 1);
    let unknown = GatePolicy { lint: vec!["chekpatch".into()], ..policy() };
    let one = LaneRun { lint: Some(Ok(Vec::new())), ..known(Some(green())) };
    assert_eq!(decide(&unknown, &[one], TODAY).exit_code(), 1);
}

#[test]
fn that_failures_were_not_tried_again_is_told_with_what_the_lane_was_judged_by() {
    let mut run = red(&[0], &[]);
    let told = |run: &RunRecord| decided(Some(run.clone())).checked.remove(0).details;
    assert!(!told(&run).iter().any(|detail| detail.starts_with("not repeated")), "{:#?}", told(&run));
    run.not_repeated = Some(NotRepeated { failed: 42, at_most: 20 });
    let words = "not repeated: 42 cases failed, at most 20 are tried again".to_owned();
    assert!(told(&run).contains(&words), "{:#?}", told(&run));
}

fn warning(title: &str, target: Option<&str>) -> AllowedFinding {
    AllowedFinding {
        kind: FindingKind::Warn,
        title: title.into(),
        target: target.map(Into::into),
        reason: "of the tree of 2006".into(),
        owner: "A".into(),
        expires: TODAY,
        line: 34,
    }
}

#[test]
fn a_finding_that_is_excused_and_not_made_is_red_until_its_entry_goes() {
    let with = |entry| GatePolicy { findings: vec![entry], ..policy() };
    let decide_with = |entry, runs: &[Option<RunRecord>]| {
        let lanes: Vec<LaneRun> = runs.iter().cloned().map(known).collect();
        decide(&with(entry), &lanes, TODAY)
    };
    let said = || Some(red(&[], &["recursive locking"]));
    for target in [None, Some("v1")] {
        let decision = decide_with(warning("locking", target), &[Some(green())]);
        assert!(decision.exit_code() == 1 && decision.reasons[0].rank == Rank::Policy, "{decision:?}");
        assert!(decision.reasons[0].text.contains("the kernel did not say so in "), "{decision:?}");
        assert_eq!(decision.reasons[0].place, entry_at(34));
        assert_eq!(decide_with(warning("locking", target), &[said()]).exit_code(), 0);
    }
    assert_eq!(decide_with(warning("locking", None), &[said(), Some(green())]).exit_code(), 0, "one lane needs it");
    assert_eq!(decide_with(warning("locking", Some("v2")), &[Some(green())]).exit_code(), 0, "it is another lane's");
    // Of what did not come to its end it is not known what it would have said.
    let crash = RunRecord { verdict: VerdictKind::Crash, ..green() };
    assert_eq!(decide_with(warning("locking", None), &[Some(crash)]).reasons.len(), 1);
}

#[test]
fn what_the_policy_demands_and_excuses_is_told_with_what_came_of_it() {
    let run = red(&[0], &["recursive locking"]);
    let name = run.cases[0].name.clone();
    let policy = GatePolicy {
        lint: vec!["checkpatch".into(), "subject".into()],
        known_failures: vec![excuse(&name, date!(2027 - 02 - 01)), excuse(&name, date!(2027 - 01 - 01))],
        findings: vec![warning("locking", None), warning("nothing", Some("v2"))],
        ..policy()
    };
    let checked = |check, outcome| Checked { check, claim: "", outcome };
    let complaints = vec![Complaint { file: None, text: "x".into() }];
    let lint = vec![checked("checkpatch", CheckOutcome::Clean), checked("subject", CheckOutcome::Found { complaints })];
    let details = |run| {
        let one = LaneRun { lint: Some(Ok(lint.clone())), ..known(run) };
        decide(&policy, &[one], TODAY).checked.remove(0).details
    };
    let told = details(Some(run.clone()));
    let words = [
        "check checkpatch: clean".to_owned(),
        "check subject: 1 complaint".to_owned(),
        format!("known failure {name}: excused until 2027-02-01, 1 day left; used"),
        format!("known failure {name}: excused until 2027-01-01, which is over; not used"),
        "finding WARN \"locking\": excused until 2027-01-31, 0 days left; used".to_owned(),
    ];
    assert!(told.ends_with(&words), "{told:#?}");
    let of_nothing = details(None);
    assert_eq!(of_nothing[..2], words[..2]);
    let crash = details(Some(RunRecord { verdict: VerdictKind::Crash, ..run }));
    for told in [of_nothing, crash] {
        assert!(told.iter().filter(|one| one.contains("excused")).all(|one| one.ends_with("; not used")), "{told:#?}");
    }
}

#[test]
fn a_decision_says_its_verdict_to_programs() {
    let word = |run| serde_json::to_value(decided(run)).expect("JSON")["verdict"].clone();
    let lost = RunRecord { verdict: VerdictKind::Infra, ..green() };
    assert_eq!([Some(green()), None, Some(lost)].map(word), ["green", "red", "undecided"]);
}

#[test]
fn a_known_failure_of_every_lane_is_needed_as_long_as_one_lane_needs_it() {
    let name = red(&[0], &[]).cases[0].name.clone();
    let decide_lanes = |entry: KnownFailure, lanes: &[LaneRun]| {
        decide(&GatePolicy { known_failures: vec![entry], ..policy() }, lanes, TODAY)
    };
    let of_all = |runs: &[RunRecord]| {
        let lanes: Vec<LaneRun> = runs.iter().cloned().map(Some).map(known).collect();
        decide_lanes(excuse(&name, TODAY), &lanes)
    };
    let (good, bad) = (green(), red(&[0], &[]));
    assert_eq!(of_all(&[good.clone(), bad.clone()]).exit_code(), 0, "following it would turn the other lane red");
    // Where none does it is told once; an entry for one lane is told of that one.
    let mended = of_all(&[good.clone(), RunRecord { id: "r2".into(), ..good.clone() }]);
    let [only] = &mended.reasons[..] else { panic!("{mended:?}") };
    assert_eq!(only.text, format!("{name} is known to fail, and did as planned in run r, run r2"));
    assert_eq!((only.lane.as_str(), &only.place, only.rank), ("every lane", &entry_at(12), Rank::Policy));
    assert_eq!(only.claim.as_deref(), Some("B1"));
    let of_one = KnownFailure { target: Some("v1".into()), ..excuse(&name, TODAY) };
    let decision = decide_lanes(of_one, &[known(Some(good.clone()))]);
    assert_eq!((decision.reasons.len(), decision.reasons[0].lane.as_str()), (1, "v1"));
    // A lane without the case does not need it, and where no lane has it nobody does.
    let without = RunRecord { cases: good.cases[1..].to_vec(), ..good.clone() };
    let told = |decision: &Decision, words: &str| decision.reasons.iter().any(|one| one.text.ends_with(words));
    assert!(told(&of_all(&[good.clone(), without.clone()]), "did as planned in run r"));
    assert!(told(&of_all(&[without]), &format!("{name} is known to fail, and is in no lane's run")));
    // A lane of which nothing is known may need it, and one is judged by what was red before.
    let lost = RunRecord { id: "r2".into(), verdict: VerdictKind::Infra, ..good.clone() };
    assert_eq!(of_all(&[good.clone(), lost.clone()]).exit_code(), 3);
    let elsewhere = RunRecord { tools: vec!["gcc 13".into()], ..good.clone() };
    assert!(!told(&of_all(&[good.clone(), elsewhere]), "did as planned in run r, run r"));
    for (before, code) in [(bad, 3), (red(&[1], &[]), 1)] {
        let lane = LaneRun { red: Some(before), ..known(Some(lost.clone())) };
        let decision = decide_lanes(excuse(&name, TODAY), &[known(Some(good.clone())), lane]);
        assert_eq!((decision.exit_code(), told(&decision, "did as planned in run r, run r")), (code, code == 1));
    }
}

#[test]
fn an_entry_that_is_over_is_told_once() {
    let name = green().cases[0].name.clone();
    for target in [None, Some("v1".into())] {
        let over = KnownFailure { target, ..excuse(&name, date!(2027 - 01 - 30)) };
        let policy = GatePolicy { known_failures: vec![over], ..policy() };
        let decision = decide(&policy, &[known(Some(green()))], TODAY);
        let [only] = &decision.reasons[..] else { panic!("{decision:?}") };
        assert!(only.text.contains(" until 2027-01-30, and that is over"), "{only:?}");
    }
}
