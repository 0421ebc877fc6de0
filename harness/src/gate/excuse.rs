// SPDX-License-Identifier: GPL-2.0-only
//! What the policy excuses, for how long, and whether there is still something to excuse.

use super::{LaneRun, Place, Rank, Reason, lane};
use crate::config::{AllowedFinding, GatePolicy, KnownFailure};
use crate::count::counted;
use crate::model::{CaseReport, Finding, RunRecord, VerdictKind};
use time::Date;

/// Where the policy's entries stand.
const POLICY: &str = "ci/gate.yaml";
/// What stands for the lane of an entry without a target.
const EVERY_LANE: &str = "every lane";

/// Entries whose day is over. They excuse nothing any more, and are red by themselves: who wrote them meant to have it mended.
pub(super) fn expired(policy: &GatePolicy, today: Date, reasons: &mut Vec<Reason>) {
    let mut tell = |lane: &Option<String>, what: String, owner: &str, expires: Date, line: u32| {
        let text = format!("{POLICY} excuses {what} until {expires}, and that is over (owner: {owner})");
        let reason = of_entry(line, lane.as_deref().unwrap_or(EVERY_LANE), text);
        reasons.push(reason.remedy("mend it, or agree with the owner on another day"));
    };
    for one in policy.known_failures.iter().filter(|one| one.expires < today) {
        tell(&one.target, one.case.clone(), &one.owner, one.expires, one.line);
    }
    for one in policy.findings.iter().filter(|one| one.expires < today) {
        tell(&one.target, format!("{:?}", one.title), &one.owner, one.expires, one.line);
    }
}

/// A reason that is an entry of the policy, with its place.
fn of_entry(line: u32, lane: &str, text: String) -> Reason {
    let place = Some(Place { path: POLICY.into(), line });
    Reason { place, ..Reason::new(Rank::Policy, lane, text) }
}

/// The entry that excuses a case which is not as planned.
pub(super) fn of_case<'a>(
    policy: &'a GatePolicy,
    lane: &str,
    case: &CaseReport,
    today: Date,
) -> Option<&'a KnownFailure> {
    let excuses = |one: &&KnownFailure| one.case == case.name && one.expires >= today && is_of(&one.target, lane);
    policy.known_failures.iter().find(excuses)
}

/// The entry that excuses what the kernel said.
pub(super) fn of_finding<'a>(
    policy: &'a GatePolicy,
    lane: &str,
    finding: &Finding,
    today: Date,
) -> Option<&'a AllowedFinding> {
    let excuses = |one: &&AllowedFinding| means(one, finding) && one.expires >= today && is_of(&one.target, lane);
    policy.findings.iter().find(excuses)
}

/// Entries for one lane, of cases that do as planned in its run, or are not in it at all, and of findings that are not made:
/// until they are gone, they would excuse the next one who breaks them.
pub(super) fn without_need(policy: &GatePolicy, lane: &str, run: &RunRecord, today: Date, reasons: &mut Vec<Reason>) {
    let is_of_lane = |target: &Option<String>| target.as_deref() == Some(lane);
    for one in policy.known_failures.iter().filter(|one| is_of_lane(&one.target) && one.expires >= today) {
        let why = match of_name(one, run) {
            Some(case) if !case.as_planned => continue,
            Some(_) => format!("did as planned in run {}", run.id),
            None => format!("is not in run {}", run.id),
        };
        reasons.push(unneeded(one, lane, &why));
    }
    let of_lane = policy.findings.iter().filter(|one| is_of_lane(&one.target) && one.expires >= today);
    for one in of_lane.filter(|one| !is_heard(one, run)) {
        reasons.push(unheard(one, lane, &format!("in run {}", run.id)));
    }
}

/// Entries for every lane that none of them needs: of one that is of use in a single lane, the others say nothing.
pub(super) fn nowhere_needed(policy: &GatePolicy, lanes: &[LaneRun], today: Date, reasons: &mut Vec<Reason>) {
    // A lane of which nothing is known may need it.
    let Some(runs) = lanes.iter().map(judged).collect::<Option<Vec<&RunRecord>>>() else { return };
    for one in policy.known_failures.iter().filter(|one| one.target.is_none() && one.expires >= today) {
        let cases = || runs.iter().filter_map(|run| Some((run, of_name(one, run)?)));
        if cases().any(|(_, case)| !case.as_planned) {
            continue;
        }
        let having: Vec<String> = cases().map(|(run, _)| format!("run {}", run.id)).collect();
        let why = match having.is_empty() {
            true => "is in no lane's run".to_owned(),
            false => format!("did as planned in {}", having.join(", ")),
        };
        reasons.push(unneeded(one, EVERY_LANE, &why));
    }
    let of_all = policy.findings.iter().filter(|one| one.target.is_none() && one.expires >= today);
    for one in of_all.filter(|one| !runs.iter().any(|run| is_heard(one, run))) {
        reasons.push(unheard(one, EVERY_LANE, "in any of their runs"));
    }
}

/// The run that says what a lane needs: the one that it is judged by, where its kernel came to its end. One that did not may have
/// said or failed more later.
fn judged(one: &LaneRun) -> Option<&RunRecord> {
    let run = lane::red(one).or(one.run.as_ref())?;
    let is_fit = lane::unfit(&one.lane, run, &one.tools).is_none();
    let came_to_its_end = run.is_pass() || (run.verdict == VerdictKind::Fail && run.boot.is_some());
    (is_fit && came_to_its_end).then_some(run)
}

fn of_name<'a>(one: &KnownFailure, run: &'a RunRecord) -> Option<&'a CaseReport> {
    run.cases.iter().find(|case| case.name == one.case)
}

fn unneeded(one: &KnownFailure, lane: &str, why: &str) -> Reason {
    let text = format!("{} is known to fail, and {why}", one.case);
    let reason = of_entry(one.line, lane, text).remedy(format!("remove its entry from {POLICY}"));
    Reason { claim: Some(one.claim.clone()), ..reason }
}

fn unheard(one: &AllowedFinding, lane: &str, place: &str) -> Reason {
    let text = format!("{} {:?} is excused, and the kernel did not say so {place}", one.kind.as_str(), one.title);
    of_entry(one.line, lane, text).remedy(format!("remove its entry from {POLICY}"))
}

fn is_heard(one: &AllowedFinding, run: &RunRecord) -> bool {
    run.findings().any(|finding| means(one, finding))
}

fn means(one: &AllowedFinding, finding: &Finding) -> bool {
    one.kind == finding.kind && finding.title.contains(&one.title)
}

fn is_of(target: &Option<String>, lane: &str) -> bool {
    target.as_deref().is_none_or(|target| target == lane)
}

/// Each entry for a lane: until when it excuses, and whether it excused something in this run.
pub(super) fn told(policy: &GatePolicy, lane: &str, run: Option<&RunRecord>, today: Date) -> Vec<String> {
    let line = |what: String, expires: Date, is_used: bool| {
        let left = match (expires - today).whole_days() {
            over if over < 0 => "which is over".to_owned(),
            left => format!("{} left", counted(usize::try_from(left).unwrap_or_default(), "day")),
        };
        format!("{what}: excused until {expires}, {left}; {}", if is_used { "used" } else { "not used" })
    };
    let failures = policy.known_failures.iter().filter(|one| is_of(&one.target, lane)).map(|one| {
        let is_it =
            |case: &CaseReport| of_case(policy, lane, case, today).is_some_and(|found| std::ptr::eq(found, one));
        let is_used = run.is_some_and(|run| run.failures().any(is_it));
        line(format!("known failure {}", one.case), one.expires, is_used)
    });
    let findings = policy.findings.iter().filter(|one| is_of(&one.target, lane)).map(|one| {
        let is_it =
            |finding: &Finding| of_finding(policy, lane, finding, today).is_some_and(|found| std::ptr::eq(found, one));
        let is_used = run.is_some_and(|run| run.findings().any(is_it));
        line(format!("finding {} {:?}", one.kind.as_str(), one.title), one.expires, is_used)
    });
    failures.chain(findings).collect()
}
