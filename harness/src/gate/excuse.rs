// SPDX-License-Identifier: GPL-2.0-only
//! What the policy excuses, for how long, and whether there is still something to excuse.

use super::{Rank, Reason};
use crate::config::{AllowedFinding, GatePolicy, KnownFailure};
use crate::model::{CaseReport, Finding, RunRecord};
use time::Date;

/// Where the policy's entries stand.
const POLICY: &str = "ci/gate.yaml";

/// Entries whose day is over. They excuse nothing any more, and are red by themselves: who wrote them meant to have it mended.
pub(super) fn expired(policy: &GatePolicy, today: Date, reasons: &mut Vec<Reason>) {
    let mut tell = |lane: &Option<String>, what: String, owner: &str, expires: Date| {
        let text = format!("{POLICY} excuses {what} until {expires}, and that is over (owner: {owner})");
        let reason = Reason::new(Rank::Policy, lane.as_deref().unwrap_or("every lane"), text);
        reasons.push(reason.remedy("mend it, or agree with the owner on another day"));
    };
    for one in policy.known_failures.iter().filter(|one| one.expires < today) {
        tell(&one.target, one.case.clone(), &one.owner, one.expires);
    }
    for one in policy.findings.iter().filter(|one| one.expires < today) {
        tell(&one.target, format!("{:?}", one.title), &one.owner, one.expires);
    }
}

/// The entry that excuses a case which is not as planned.
pub(super) fn of_case<'a>(
    policy: &'a GatePolicy,
    lane: &str,
    case: &CaseReport,
    today: Date,
) -> Option<&'a KnownFailure> {
    let excuses = |one: &&KnownFailure| {
        one.case == case.name && one.expires >= today && one.target.as_deref().is_none_or(|target| target == lane)
    };
    policy.known_failures.iter().find(excuses)
}

/// The entry that excuses what the kernel said.
pub(super) fn of_finding<'a>(
    policy: &'a GatePolicy,
    lane: &str,
    finding: &Finding,
    today: Date,
) -> Option<&'a AllowedFinding> {
    let excuses = |one: &&AllowedFinding| {
        one.kind == finding.kind
            && finding.title.contains(&one.title)
            && one.expires >= today
            && one.target.as_deref().is_none_or(|target| target == lane)
    };
    policy.findings.iter().find(excuses)
}

/// Entries for cases that do as planned, or are not in the run at all: until they are gone, they would excuse the next one
/// who breaks them.
pub(super) fn without_need(policy: &GatePolicy, lane: &str, run: &RunRecord, reasons: &mut Vec<Reason>) {
    for one in policy.known_failures.iter().filter(|one| one.target.as_deref().is_none_or(|target| target == lane)) {
        let text = match run.cases.iter().find(|case| case.name == one.case) {
            Some(case) if !case.as_planned => continue,
            Some(_) => format!("{} is known to fail, and did as planned in run {}", one.case, run.id),
            // An entry for every lane need not be of use in each.
            None if one.target.is_none() => continue,
            None => format!("{} is known to fail, and is not in run {}", one.case, run.id),
        };
        let reason = Reason { claim: Some(one.claim.clone()), ..Reason::new(Rank::Policy, lane, text) };
        reasons.push(reason.remedy(format!("remove its entry from {POLICY}")));
    }
}
