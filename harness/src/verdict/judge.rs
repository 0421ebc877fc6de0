// SPDX-License-Identifier: GPL-2.0-only
//! The judge: a plan and what a boot gave, in; a verdict with everything it rests on, out.
//!
//! The judge starts from infra("nothing observed") and asks its rules in turn; the first that has something to say
//! decides. The order is that of what can be known:
//!
//! | rule | verdict |
//! | --- | --- |
//! | kiso was interrupted, or the host failed in the middle | infra |
//! | the console has a panic, whatever came after | crash |
//! | KVM gave up, or QEMU failed or was killed by somebody else | infra |
//! | an oops or a BUG on the console, and no goodbye | crash |
//! | a deadline passed | hang |
//! | the guest said on the console that it gives up | fail |
//! | the machine went off or reset without a goodbye | crash |
//! | more output than its limit, a finding, garbage, a case, a control or the oracle not as planned | fail |
//! | evidence for everything planned | pass |

use super::console;
use super::reason;
use super::transcript::Transcript;
use crate::escape;
use crate::model::{
    BootEnd, BootPhase, Capture, CaseOutcome, CaseResult, Disagreement, Evidence, Finding, FindingKind, Judgement,
    NoEvidence, Plan, Verdict,
};
use kiso_protocol::{CONSOLE_MARKS, Isolation};

/// Everything a rule looks at.
pub(super) struct Seen<'a> {
    pub plan: &'a Plan,
    pub capture: &'a Capture,
    pub transcript: Transcript,
    pub findings: Vec<Finding>,
    pub disagreements: Vec<Disagreement>,
}

type Rule = fn(&Seen<'_>) -> Option<Verdict>;

const RULES: &[Rule] = &[
    host_failed,
    panicked,
    qemu_failed,
    died_of_oops,
    deadline_passed,
    guest_gave_up,
    ended_without_goodbye,
    disagrees,
    has_evidence,
];

/// Judges what a boot gave against what was planned.
pub fn judge(plan: &Plan, capture: &Capture) -> Judgement {
    let transcript = Transcript::read(plan, capture);
    let findings = console::findings(&capture.console);
    let disagreements = disagreements(plan, capture, &transcript, &findings);
    let seen = Seen { plan, capture, transcript, findings, disagreements };
    let nothing = || Verdict::Infra { reason: "nothing observed".to_owned() };
    let verdict = RULES.iter().find_map(|rule| rule(&seen)).unwrap_or_else(nothing);
    let Seen { transcript, disagreements, .. } = seen;
    Judgement { verdict, results: transcript.results, disagreements, release: transcript.release }
}

fn host_failed(seen: &Seen<'_>) -> Option<Verdict> {
    let reason = match &seen.capture.end {
        BootEnd::Interrupted => format!("interrupted {}", reason::progress(seen)),
        BootEnd::HostFailed { reason } => format!("the host failed {}: {reason}", reason::progress(seen)),
        BootEnd::Exited { .. }
        | BootEnd::Signalled { .. }
        | BootEnd::DeadlinePassed { .. }
        | BootEnd::TooMuchOutput { .. } => return None,
    };
    Some(Verdict::Infra { reason })
}

fn panicked(seen: &Seen<'_>) -> Option<Verdict> {
    let panic = seen.findings.iter().find(|finding| finding.kind == FindingKind::Panic)?;
    // The panic that follows an oops only says so: the oops is the reason.
    let cause =
        seen.findings.iter().find(|finding| is_fatal(finding)).filter(|_| panic.title.contains("Fatal exception"));
    let title = cause.map_or_else(|| panic.title.clone(), |oops| format!("{} ({})", oops.title, panic.title));
    Some(Verdict::Crash { reason: format!("{title}, {}", reason::progress(seen)) })
}

fn qemu_failed(seen: &Seen<'_>) -> Option<Verdict> {
    if let Some(said) = seen.capture.kvm_error() {
        let said = escape::line_cut(said, 200);
        return Some(Verdict::Infra { reason: format!("KVM gave up {}: {said}", reason::progress(seen)) });
    }
    let how = match seen.capture.end {
        BootEnd::Exited { .. } if !seen.transcript.goodbye && seen.capture.asked_to_end().is_some() => {
            "somebody ended QEMU".to_owned()
        }
        BootEnd::Exited { code } if code != 0 => format!("QEMU exited with {code}"),
        BootEnd::Signalled { signal } => reason::killed(signal),
        _ => return None,
    };
    let said = reason::first_line(&seen.capture.qemu_stderr).map_or_else(String::new, |line| format!(": {line}"));
    let when = if seen.capture.console.is_empty() {
        "before the kernel said a byte".to_owned()
    } else {
        reason::progress(seen)
    };
    Some(Verdict::Infra { reason: format!("{how} {when}{said}") })
}

fn died_of_oops(seen: &Seen<'_>) -> Option<Verdict> {
    let oops = seen.findings.iter().find(|finding| is_fatal(finding)).filter(|_| !seen.transcript.goodbye)?;
    Some(Verdict::Crash { reason: format!("{}, {}, and no goodbye after it", oops.title, reason::progress(seen)) })
}

/// Whether a finding can be what ended the guest.
fn is_fatal(finding: &Finding) -> bool {
    matches!(finding.kind, FindingKind::Oops | FindingKind::Bug)
}

fn deadline_passed(seen: &Seen<'_>) -> Option<Verdict> {
    let BootEnd::DeadlinePassed { during, after_ms } = &seen.capture.end else {
        return None;
    };
    let silent = seen.capture.console.iter().all(|line| line.bytes.is_empty());
    let finding = seen.findings.iter().min_by_key(|finding| finding.kind);
    let words = finding.map_or_else(
        || format!("last words: {}", reason::last_words(&seen.capture.console)),
        |finding| format!("the kernel said: {}", finding.title),
    );
    let reason = match during {
        BootPhase::FirstByte | BootPhase::Init if silent => {
            format!("the kernel never said a byte within {after_ms} ms ({})", seen.capture.accelerator.name)
        }
        BootPhase::FirstByte | BootPhase::Init => {
            format!("the kernel spoke but the guest said no hello within {after_ms} ms; {words}")
        }
        BootPhase::BetweenCases => {
            format!("the guest fell silent for {after_ms} ms {}; {words}", reason::progress(seen))
        }
        BootPhase::Case { name } => format!("{name} hung: no result within {after_ms} ms; {words}"),
        BootPhase::PowerOff => {
            format!("the guest said goodbye but the machine did not power off within {after_ms} ms; {words}")
        }
    };
    Some(Verdict::Hang { reason })
}

fn guest_gave_up(seen: &Seen<'_>) -> Option<Verdict> {
    let words = reason::given_up(&seen.capture.console).filter(|_| !seen.transcript.goodbye)?;
    Some(Verdict::Fail { reason: format!("the guest gave up ({}): {words}", reason::progress(seen)) })
}

fn ended_without_goodbye(seen: &Seen<'_>) -> Option<Verdict> {
    if seen.transcript.goodbye || !matches!(seen.capture.end, BootEnd::Exited { .. }) {
        return None;
    }
    let reason = if seen.capture.console.is_empty() && seen.capture.results.is_empty() {
        "the machine reset before the kernel said a byte".to_owned()
    } else {
        let (progress, words) = (reason::progress(seen), reason::last_words(&seen.capture.console));
        format!("the machine went off or reset without a goodbye, {progress}; last words: {words}")
    };
    Some(Verdict::Crash { reason })
}

fn disagrees(seen: &Seen<'_>) -> Option<Verdict> {
    reason::of_disagreements(seen).map(|reason| Verdict::Fail { reason })
}

fn has_evidence(seen: &Seen<'_>) -> Option<Verdict> {
    let reason = match Evidence::new(seen.plan, &seen.transcript.results, &seen.disagreements) {
        Ok(evidence) => return Some(Verdict::Pass { evidence }),
        Err(NoEvidence::NothingPlanned) => "nothing was planned, so nothing can have passed".to_owned(),
        Err(NoEvidence::NoControl(case)) => {
            format!("{case} ran without its control (none/{case}): it may test nothing")
        }
        Err(NoEvidence::NoOracle(case)) => {
            format!("{case} was run without its oracle (netns), so the case itself may be wrong")
        }
        Err(NoEvidence::OnlyControls) => "only controls were planned, and they test nothing by themselves".to_owned(),
        Err(NoEvidence::Disagrees) => "something differs from the plan".to_owned(),
    };
    Some(Verdict::Fail { reason })
}

/// Every way in which the boot differs from its plan, worst first.
fn disagreements(plan: &Plan, capture: &Capture, transcript: &Transcript, findings: &[Finding]) -> Vec<Disagreement> {
    let mut findings: Vec<_> = findings.to_vec();
    findings.sort_by_key(|finding| finding.kind);
    let mut cases: Vec<_> = transcript.results.iter().filter(|result| !result.as_planned()).collect();
    cases.sort_by_key(|result| weight(result));
    let mut all: Vec<_> = findings.into_iter().map(|finding| Disagreement::Finding { finding }).collect();
    all.extend(reason::bad_end(&capture.end).map(|how| Disagreement::BadEnd { how }));
    all.extend((!transcript.goodbye).then_some(Disagreement::NoGoodbye));
    all.extend(plan_mismatch(plan, transcript));
    all.extend(transcript.garbage.iter().cloned().map(|garbage| Disagreement::Garbage {
        line: garbage.line,
        text: garbage.text,
        reason: garbage.reason,
    }));
    all.extend(cases.into_iter().map(|result| Disagreement::Case {
        name: result.planned.name(),
        outcome: result.outcome.clone(),
        planned: reason::planned(result),
    }));
    let unheard = transcript.goodbye && all.is_empty() && !is_heard(capture);
    all.extend(unheard.then_some(Disagreement::ConsoleUnheard));
    all
}

/// Whether both of the guest's marks are on the console, in their order. The kernel prints them as it prints a warning:
/// where they are heard, a warning would have been. Its banner would prove less: an early console shows it before `quiet`
/// takes effect, and nothing of the start tells whether the console was still heard at the end.
fn is_heard(capture: &Capture) -> bool {
    let mut lines = capture.console.iter();
    CONSOLE_MARKS.iter().all(|mark| {
        let mark = mark.as_bytes();
        lines.any(|line| line.bytes.windows(mark.len()).any(|window| window == mark))
    })
}

/// A guest that announced nothing and said no goodbye was cut short: that is told already.
fn plan_mismatch(plan: &Plan, transcript: &Transcript) -> Option<Disagreement> {
    let planned = plan.entries.len();
    let announced = transcript.announced.map(|count| usize::try_from(count).unwrap_or(usize::MAX));
    let differs = announced.map_or(transcript.goodbye, |announced| announced != planned);
    differs.then_some(Disagreement::PlanMismatch { planned, announced })
}

/// How bad a case is that is not as planned, least is worst. Where ordinary behaviour or the oracle fails, the cases of
/// the series fail for the same reason: the control comes first, then the oracle.
fn weight(result: &CaseResult) -> (u8, u8) {
    let outcome = match result.outcome {
        CaseOutcome::Lost => 0,
        CaseOutcome::Timeout { .. } => 1,
        CaseOutcome::Duplicate => 2,
        CaseOutcome::Fail { .. } | CaseOutcome::Pass => 3,
        CaseOutcome::Error { .. } => 4,
        CaseOutcome::Skip { .. } => 5,
        CaseOutcome::Missing => 6,
    };
    let isolation = match (&result.outcome, result.planned.isolation) {
        (CaseOutcome::Missing, _) | (_, Isolation::None) => 0,
        (_, Isolation::NetNs) => 1,
        (_, Isolation::Ipv4Ns) => 2,
    };
    (outcome, isolation)
}

#[cfg(test)]
mod tests;
