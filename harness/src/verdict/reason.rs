// SPDX-License-Identifier: GPL-2.0-only
//! The words of a verdict: one line that says what happened and what it means.

use super::console;
use super::judge::Seen;
use crate::count::{counted, either};
use crate::escape;
use crate::model::{BootEnd, CaseOutcome, CaseResult, Disagreement, StampedLine};
use kiso_protocol::{Expect, Isolation};

/// How the guest begins the error of a case whose kind of namespace the kernel does not have.
const NO_NAMESPACE: &str = "no such namespace";
/// How the guest begins its last words on the console when it cannot do its work.
const GIVES_UP: &[u8] = b"kiso-guest: giving up: ";
/// Characters of foreign text in a reason.
const WIDTH: usize = 200;

/// How far the guest had come, as in "while running X (3 of 60 cases done)".
pub(super) fn progress(seen: &Seen<'_>) -> String {
    let transcript = &seen.transcript;
    let (ended, planned) = (transcript.ended(), transcript.results.len());
    let running = transcript.running.and_then(|index| transcript.results.get(index));
    match running {
        Some(result) => {
            format!("while running {} ({ended} of {} done)", result.planned.name(), counted(planned, "case"))
        }
        None if transcript.goodbye => "after the guest's goodbye".to_owned(),
        None if transcript.release.is_none() => "before the guest's hello".to_owned(),
        None if ended == planned => format!("after the last case ({ended} of {planned} done)"),
        None => format!("between cases ({ended} of {planned} done)"),
    }
}

/// What killed QEMU.
pub(super) fn killed(signal: i32) -> String {
    match signal {
        libc::SIGKILL => "QEMU was killed by signal 9 (out of memory?)".to_owned(),
        libc::SIGSEGV | libc::SIGABRT | libc::SIGBUS | libc::SIGILL | libc::SIGFPE => {
            format!("QEMU itself crashed (signal {signal})")
        }
        _ => format!("QEMU was killed by signal {signal}"),
    }
}

/// How a boot ended, if not by powering off.
pub(super) fn bad_end(end: &BootEnd) -> Option<String> {
    match end {
        BootEnd::Exited { code: 0 } => None,
        BootEnd::Exited { code } => Some(format!("QEMU exited with {code}")),
        BootEnd::Signalled { signal } => Some(killed(*signal)),
        BootEnd::DeadlinePassed { after_ms, .. } => {
            Some(format!("kiso ended QEMU: a deadline of {after_ms} ms passed"))
        }
        BootEnd::TooMuchOutput { limit } => Some(format!("kiso ended QEMU: more than {limit} bytes of output")),
        BootEnd::Interrupted => Some("kiso ended QEMU: interrupted".to_owned()),
        BootEnd::HostFailed { reason } => Some(format!("kiso ended QEMU: {reason}")),
    }
}

/// The first line that says anything, escaped.
pub(super) fn first_line(bytes: &[u8]) -> Option<String> {
    let line = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).find(|line| !line.is_empty())?;
    Some(escape::line_cut(line, WIDTH))
}

/// The console's last line that says anything.
pub(super) fn last_words(console: &[StampedLine]) -> String {
    console::last_words(console, 1).pop().unwrap_or_else(|| "none".to_owned())
}

/// Why the guest gave up, in its own words on the console.
pub(super) fn given_up(console: &[StampedLine]) -> Option<String> {
    console.iter().rev().find_map(|line| console::words_after(&line.bytes, GIVES_UP))
}

/// What was planned for a case, in words.
pub(super) fn planned(result: &CaseResult) -> String {
    match result.planned.expected() {
        Expect::Pass => "pass".to_owned(),
        Expect::Fail => "fail, for it runs without a namespace".to_owned(),
    }
}

/// The first disagreement and how many more; none where everything agrees.
pub(super) fn of_disagreements(seen: &Seen<'_>) -> Option<String> {
    let lacking = no_namespace(&seen.transcript.results);
    let told_at_once = lacking.is_some();
    let mut others = seen.disagreements.iter().filter(|item| !(told_at_once && is_no_namespace(item)));
    let more = |count: usize| if count == 0 { String::new() } else { format!("; {count} more") };
    match (others.next(), lacking) {
        (None, None) => None,
        (None, Some(lacking)) => Some(lacking),
        (Some(first), None) => Some(format!("{}{}", disagreement(first, seen), more(others.count()))),
        // A kernel without the namespace explains more than any one case does, but not what the kernel itself complains of.
        (Some(first @ Disagreement::Finding { .. }), Some(lacking)) => {
            Some(format!("{}; {lacking}{}", disagreement(first, seen), more(others.count())))
        }
        (Some(_), Some(lacking)) => Some(format!("{lacking}{}", more(others.count() + 1))),
    }
}

/// The one reason where the kernel has no IPv4 namespaces at all.
fn no_namespace(results: &[CaseResult]) -> Option<String> {
    let mut messages = results.iter().filter(|result| result.planned.isolation == Isolation::Ipv4Ns).map(|result| {
        match &result.outcome {
            CaseOutcome::Error { message } if message.starts_with(NO_NAMESPACE) => Some(message),
            _ => None,
        }
    });
    let first = messages.next()??;
    let rest = messages.collect::<Option<Vec<_>>>()?;
    let said = first.strip_prefix(NO_NAMESPACE).map(|rest| rest.trim_start_matches([':', ' '])).unwrap_or_default();
    let said = if said.is_empty() { String::new() } else { format!(" ({said})") };
    Some(format!(
        "{NO_NAMESPACE}: this kernel has no IPv4 namespaces{said}; {} could not run",
        counted(rest.len() + 1, "case")
    ))
}

fn is_no_namespace(item: &Disagreement) -> bool {
    let Disagreement::Case { name, outcome: CaseOutcome::Error { message }, .. } = item else {
        return false;
    };
    name.starts_with(Isolation::Ipv4Ns.as_str()) && message.starts_with(NO_NAMESPACE)
}

fn disagreement(item: &Disagreement, seen: &Seen<'_>) -> String {
    match item {
        Disagreement::Finding { finding } => {
            let at = finding.line.checked_sub(1).and_then(|index| seen.capture.console.get(index));
            match at.and_then(|line| seen.transcript.case_at(line.ms)) {
                Some(result) => format!("{}, while running {}", finding.title, result.planned.name()),
                None => finding.title.clone(),
            }
        }
        Disagreement::BadEnd { how } => how.clone(),
        Disagreement::NoGoodbye => "the guest said no goodbye".to_owned(),
        Disagreement::ConsoleUnheard => {
            "the console was not heard (it lacks the guest's marks), so a warning could not have been".to_owned()
        }
        Disagreement::PlanMismatch { planned, announced: Some(announced) } => {
            let were = either(planned, "was", "were");
            format!("the guest announced {}, {planned} {were} planned", counted(*announced, "case"))
        }
        Disagreement::PlanMismatch { planned, announced: None } => {
            let were = either(planned, "was", "were");
            format!("the guest announced no plan, {} {were} planned", counted(*planned, "case"))
        }
        Disagreement::Garbage { line, text, reason } => format!("the result port's line {line} \"{text}\": {reason}"),
        Disagreement::Case { name, .. } => {
            match seen.transcript.results.iter().find(|result| result.planned.name() == *name) {
                Some(result) => case(result),
                None => format!("{name} is not as planned"),
            }
        }
    }
}

/// What a case did and what that means.
fn case(result: &CaseResult) -> String {
    let name = result.planned.name();
    match (&result.outcome, result.planned.isolation, result.planned.expected()) {
        (CaseOutcome::Pass, _, _) => {
            format!(
                "{name} passed where it must fail: without a namespace there is nothing to pass, so the case tests nothing"
            )
        }
        (CaseOutcome::Fail { message }, Isolation::NetNs, _) => {
            format!("{name} failed on network namespaces: the case is wrong, or the kernel's own netns: {message}")
        }
        (CaseOutcome::Fail { message }, Isolation::None, _) => {
            format!("{name} failed with no namespace made: ordinary behaviour changed: {message}")
        }
        (CaseOutcome::Fail { message }, Isolation::Ipv4Ns, _) => format!("{name} failed: {message}"),
        (CaseOutcome::Error { message }, _, _) => format!("{name} could not do its work: {message}"),
        (CaseOutcome::Timeout { message }, _, _) => format!("{name} did not end: {message}"),
        (CaseOutcome::Skip { message }, _, _) => format!("{name} was planned and skipped itself: {message}"),
        (CaseOutcome::Lost, _, _) => format!("{name} began and was not heard of again"),
        (CaseOutcome::Missing, _, _) => format!("{name} was planned and never ran"),
        (CaseOutcome::Duplicate, _, _) => format!("{name} has more than one result"),
    }
}
