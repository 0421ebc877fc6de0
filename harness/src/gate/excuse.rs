// SPDX-License-Identifier: GPL-2.0-only
//! What the policy excuses, for how long, and whether there is still something to excuse.

use super::{LaneRun, Place, Rank, Reason};
use crate::config::{AllowedFinding, GatePolicy, KnownFailure};
use crate::count::counted;
use crate::model::{CaseReport, Finding, RunRecord, VerdictKind};
use time::Date;

/// Where the policy's entries stand.
const POLICY: &str = "ci/gate.yaml";

/// Entries whose day is over. They excuse nothing any more, and are red by themselves: who wrote them meant to have it mended.
pub(super) fn expired(policy: &GatePolicy, today: Date, reasons: &mut Vec<Reason>) {
    let mut tell = |lane: &Option<String>, what: String, owner: &str, expires: Date, line: u32| {
        let text = format!("{POLICY} excuses {what} until {expires}, and that is over (owner: {owner})");
        let reason = of_entry(line, lane.as_deref().unwrap_or("every lane"), text);
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

/// Entries for cases that do as planned, or are not in the run at all, and for findings that are not made: until they are gone, they would excuse the next one
/// who breaks them.
pub(super) fn without_need(policy: &GatePolicy, lane: &str, run: &RunRecord, today: Date, reasons: &mut Vec<Reason>) {
    for one in policy.known_failures.iter().filter(|one| is_of(&one.target, lane)) {
        let text = match run.cases.iter().find(|case| case.name == one.case) {
            Some(case) if !case.as_planned => continue,
            Some(_) => format!("{} is known to fail, and did as planned in run {}", one.case, run.id),
            // An entry for every lane need not be of use in each.
            None if one.target.is_none() => continue,
            None => format!("{} is known to fail, and is not in run {}", one.case, run.id),
        };
        let reason = Reason { claim: Some(one.claim.clone()), ..of_entry(one.line, lane, text) };
        reasons.push(reason.remedy(format!("remove its entry from {POLICY}")));
    }
    // An entry for every lane need not be of use in each.
    let of_lane = policy.findings.iter().filter(|one| one.target.is_some() && is_of(&one.target, lane));
    for one in of_lane.filter(|one| one.expires >= today && !is_heard(one, run)) {
        reasons.push(unheard(one, lane, &format!("in run {}", run.id)));
    }
}

/// Entries for what the kernel says of every lane and says in none.
pub(super) fn nowhere_heard(policy: &GatePolicy, lanes: &[LaneRun], today: Date, reasons: &mut Vec<Reason>) {
    // A kernel that did not come to its end may have said it later.
    let came_to_its_end = |run: &&RunRecord| run.is_pass() || (run.verdict == VerdictKind::Fail && run.boot.is_some());
    let runs: Vec<&RunRecord> = lanes.iter().filter_map(|one| one.run.as_ref()).filter(came_to_its_end).collect();
    if runs.len() < lanes.len() {
        return;
    }
    let of_all = policy.findings.iter().filter(|one| one.target.is_none() && one.expires >= today);
    for one in of_all.filter(|one| !runs.iter().any(|run| is_heard(one, run))) {
        reasons.push(unheard(one, "every lane", "in any of their runs"));
    }
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
