// SPDX-License-Identifier: GPL-2.0-only
//! Recorded boots, one file each, judged; what the judge says is held by a snapshot. `consoles/README.md` tells how a
//! file is written and how a new one is made.

use kiso::model::{
    Accelerator, BootEnd, BootPhase, Capture, CaseResult, Disagreement, Judgement, Plan, PlannedCase, StampedLine,
    Timings,
};
use kiso::verdict::{console_around, judge};
use kiso_protocol::{Case, Claim, Isolation, Kind, Suite};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn directory(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn files(directory: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(directory).expect("the directory is there");
    entries.map(|entry| entry.expect("readable").file_name().into_string().expect("a plain name")).collect()
}

/// The names of the recordings.
fn recordings() -> BTreeSet<String> {
    let boots = files(&directory("consoles")).into_iter();
    boots.filter_map(|file| file.strip_suffix(".boot").map(str::to_owned)).collect()
}

#[derive(Default)]
struct Recording {
    /// The verdict's word that the file says it is an example of.
    verdict: String,
    /// The kinds of findings that it says it holds, in the console's order.
    findings: Vec<String>,
    plan: Plan,
    capture: Option<Capture>,
}

/// Reads a recording; a fault in it is the test's, so it panics.
fn read(name: &str) -> Recording {
    let bytes = std::fs::read(directory("consoles").join(format!("{name}.boot"))).expect("the file is there");
    let mut recording = Recording::default();
    let (mut end, mut ended_ms, mut section) = (None, 0, String::new());
    let (mut console, mut results, mut stamps, mut stderr) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for line in bytes.strip_suffix(b"\n").expect("ends with a line feed").split(|byte| *byte == b'\n') {
        if let Some(title) = line.strip_prefix(b"--- ") {
            section = String::from_utf8(title.to_vec()).expect("a title");
            continue;
        }
        if section.is_empty() {
            let line = std::str::from_utf8(line).expect("the head is text");
            let (key, value) = line.split_once(": ").unwrap_or_else(|| panic!("{name}: no head line: {line}"));
            match key {
                "verdict" => recording.verdict = value.to_owned(),
                "findings" => recording.findings = value.split(", ").map(str::to_owned).collect(),
                "plan" => recording.plan.entries.push(planned(value)),
                "end" => end = Some(ending(value)),
                "ended-ms" => ended_ms = value.parse().expect("a number"),
                "about" | "kernel" | "made" | "qemu" => {}
                _ => panic!("{name}: the head has no {key}"),
            }
            continue;
        }
        let (ms, text, whole) = stamped(line).unwrap_or_else(|| panic!("{name}: {}", String::from_utf8_lossy(line)));
        let line_end: &[u8] = if whole { b"\n" } else { b"" };
        match section.as_str() {
            "console" => console.push(StampedLine { ms, bytes: text.to_vec() }),
            "results" => {
                stamps.push((results.len(), ms));
                results.extend([text, line_end].concat());
            }
            "stderr" => stderr.extend([text, line_end].concat()),
            other => panic!("{name}: no section is called {other}"),
        }
    }
    recording.capture = Some(Capture {
        console,
        results,
        result_stamps: stamps,
        end: end.expect("the head says how it ended"),
        timings: Timings { end_ms: ended_ms, ..Timings::default() },
        accelerator: Accelerator { name: "tcg".to_owned(), reason: "recorded".to_owned() },
        qemu_stderr: stderr,
    });
    recording
}

/// `   123 |text`, or `   123 :text` where the line has no end.
fn stamped(line: &[u8]) -> Option<(u64, &[u8], bool)> {
    let at = line.iter().position(|byte| matches!(byte, b'|' | b':'))?;
    let ms = std::str::from_utf8(&line[..at]).ok()?.trim().parse().ok()?;
    Some((ms, &line[at + 1..], line[at] == b'|'))
}

/// `ISOLATION CASE KIND`. The case need not be one that exists: recordings outlive cases.
fn planned(text: &str) -> PlannedCase {
    let [isolation, id, kind] = text.split(' ').collect::<Vec<_>>().try_into().expect("three words");
    let kind = if kind == Kind::Isolates.as_str() { Kind::Isolates } else { Kind::Guards };
    let id = String::leak(id.to_owned());
    let case = Case { id, suite: Suite::Bind, claim: Claim::B1, kind, needs: &[], summary: "Recorded." };
    PlannedCase { isolation: Isolation::from_name(isolation).expect("an isolation"), case: Box::leak(Box::new(case)) }
}

fn ending(text: &str) -> BootEnd {
    match text.split(' ').collect::<Vec<_>>()[..] {
        ["exited", code] => BootEnd::Exited { code: code.parse().expect("a code") },
        ["signalled", signal] => BootEnd::Signalled { signal: signal.parse().expect("a signal") },
        ["deadline", ref during @ .., after_ms] => {
            let during = match during {
                ["first-byte"] => BootPhase::FirstByte,
                ["init"] => BootPhase::Init,
                ["between-cases"] => BootPhase::BetweenCases,
                ["case", name] => BootPhase::Case { name: (*name).to_owned() },
                ["power-off"] => BootPhase::PowerOff,
                _ => panic!("no phase: {text}"),
            };
            BootEnd::DeadlinePassed { during, after_ms: after_ms.parse().expect("milliseconds") }
        }
        _ => panic!("no ending: {text}"),
    }
}

fn shown(capture: &Capture, judgement: &Judgement) -> String {
    let mut text = format!("{}: {}\n", judgement.verdict.kind(), judgement.verdict.reason());
    let release = judgement.release.as_deref().unwrap_or("unknown");
    writeln!(text, "release: {release}").expect("a string takes all");
    for result in &judgement.results {
        let took = result.took_ms.map_or_else(String::new, |ms| format!(" in {ms} ms"));
        writeln!(text, "case: {}: {:?}{took}", result.planned.name(), result.outcome).expect("a string takes all");
        let around = if result.as_planned() { Vec::new() } else { console_around(capture, result) };
        push_indented(&mut text, &result.diagnostics);
        push_indented(&mut text, &around);
    }
    for item in &judgement.disagreements {
        match item {
            Disagreement::Finding { finding } => {
                let (kind, line) = (finding.kind.as_str(), finding.line);
                writeln!(text, "disagrees: {kind} at console line {line}: {}", finding.title)
                    .expect("a string takes all");
                push_indented(&mut text, &finding.excerpt);
            }
            Disagreement::Case { name, planned, .. } => {
                writeln!(text, "disagrees: {name}, planned: {planned}").expect("a string takes all");
            }
            other => writeln!(text, "disagrees: {other:?}").expect("a string takes all"),
        }
    }
    text
}

fn push_indented(text: &mut String, lines: &[String]) {
    for line in lines {
        writeln!(text, "    {line}").expect("a string takes all");
    }
}

#[test]
fn every_recording_is_judged_as_it_was() {
    for name in recordings() {
        let recording = read(&name);
        let capture = recording.capture.expect("read() fills it");
        let judgement = judge(&recording.plan, &capture);
        let found: Vec<_> = kiso::verdict::findings(&capture.console).iter().map(|found| found.kind.as_str()).collect();
        assert_eq!(judgement.verdict.kind().as_str(), recording.verdict, "{name}: {}", judgement.verdict.reason());
        assert_eq!(found, recording.findings, "{name}");
        insta::assert_snapshot!(name, shown(&capture, &judgement));
    }
}

#[test]
fn a_truncated_recording_never_passes() {
    for name in recordings() {
        let recording = read(&name);
        let mut capture = recording.capture.expect("read() fills it");
        // The rest of the console has nothing to do with it, and reading it thousands of times takes long.
        capture.console.truncate(1);
        for length in (0..capture.results.len()).rev() {
            capture.results.truncate(length);
            let verdict = judge(&recording.plan, &capture).verdict;
            assert_ne!(verdict.kind().exit_code(), 0, "{name} cut after {length} bytes: {verdict:?}");
        }
    }
}

#[test]
fn results_stand_in_plan_order_whatever_came() {
    for name in recordings() {
        let recording = read(&name);
        let judgement = judge(&recording.plan, &recording.capture.expect("read() fills it"));
        let of = |result: &CaseResult| result.planned.name();
        let planned: Vec<_> = recording.plan.entries.iter().map(PlannedCase::name).collect();
        assert_eq!(judgement.results.iter().map(of).collect::<Vec<_>>(), planned, "{name}");
    }
}

#[test]
fn no_file_is_forgotten() {
    let recordings = recordings();
    let expected: BTreeSet<_> =
        recordings.iter().map(|name| format!("{name}.boot")).chain(["README.md".to_owned()]).collect();
    assert_eq!(files(&directory("consoles")), expected, "what is no recording has no place in tests/consoles");
    let ours = |file: &String| file.starts_with("consoles__");
    let snapshots: BTreeSet<_> = files(&directory("snapshots")).into_iter().filter(ours).collect();
    let expected: BTreeSet<_> = recordings.iter().map(|name| format!("consoles__{name}.snap")).collect();
    assert_eq!(snapshots, expected, "each recording has its snapshot and each snapshot its recording");
}
