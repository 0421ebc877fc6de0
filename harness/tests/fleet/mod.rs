// SPDX-License-Identifier: GPL-2.0-only
//! Runs as a store would have them after months of work, made up: one a quarter of an hour, of two targets in turn, every
//! tenth of them red.

use kiso::model::{
    CaseOutcome, CaseReport, Digest, Disagreement, HostReport, InputPart, RUN_SCHEMA, RunRecord, Scope, Stage,
    StageEnd, StageReport, VerdictKind,
};
use std::path::PathBuf;

const SUITES: [&str; 5] = ["bind", "lookup", "loopback", "procfs", "diag"];
const ISOLATIONS: [&str; 3] = ["ipv4ns", "netns", "none"];

/// The name of the `number`th case.
pub fn case_name(number: usize) -> String {
    format!("{}/{}/case-{}", ISOLATIONS[number % 3], SUITES[number / 3 % 5], number / 15)
}

/// The `number`th run, with so many cases.
pub fn run(number: usize, cases: usize) -> RunRecord {
    let is_red = number % 10 == 7;
    let broken = |case: usize| is_red && case == number / 10 % cases;
    // Two runs of the same inputs follow each other on each target.
    let parts = vec![
        InputPart { name: "tree".into(), digest: Digest::of_parts([("tree", &b"6.1"[..])]), file: None },
        InputPart {
            name: "patch 0001-x.patch".into(),
            digest: Digest::of_parts([("", &(number / 4).to_le_bytes()[..])]),
            file: None,
        },
    ];
    let cases: Vec<CaseReport> = (0..cases).map(|at| case(at, broken(at), number)).collect();
    let disagreement = |case: &CaseReport| Disagreement::Case {
        name: case.name.clone(),
        outcome: case.outcome.clone(),
        planned: "pass".into(),
    };
    let (day, minute) = (number / 96, number % 96 * 15);
    let started = format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:00Z",
        2026 + day / 336,
        day / 28 % 12 + 1,
        day % 28 + 1,
        minute / 60,
        minute % 60
    );
    let id: String = started.chars().filter(char::is_ascii_digit).collect();
    RunRecord {
        schema: RUN_SCHEMA,
        id: format!("{}-{}-{number:06}", &id[..8], &id[8..]),
        started,
        kiso_version: "0.1.0".into(),
        target: if number.is_multiple_of(2) { "v6.1".into() } else { "v2.6.18".into() },
        series: "small".into(),
        title: "a small series".into(),
        variant: "v1".into(),
        scope: Scope::Series,
        inputs: Digest::of_inputs(&parts),
        parts,
        host: HostReport { name: "builder".into(), kernel: "6.1.0".into(), cpus: 2 },
        tools: vec!["gcc 12.2.0".into(), "QEMU emulator version 7.2".into()],
        verdict: if is_red { VerdictKind::Fail } else { VerdictKind::Pass },
        reason: is_red.then(|| "one case failed".into()),
        remedy: None,
        exit_code: u8::from(is_red),
        tree: None,
        patches: Vec::new(),
        kernel: None,
        boot: None,
        claims: Vec::new(),
        blamed: None,
        disagreements: cases.iter().filter(|case| !case.as_planned).map(disagreement).collect(),
        cases,
        left_out: Vec::new(),
        oracle: None,
        repeats: Vec::new(),
        not_repeated: None,
        base: None,
        since: None,
        stages: vec![
            StageReport {
                stage: Stage::Build,
                end: StageEnd::Done,
                summary: "built".into(),
                took_ms: 5000 + number as u64 % 700,
            },
            StageReport {
                stage: Stage::Boot,
                end: StageEnd::Done,
                summary: "tcg".into(),
                took_ms: 9000 + number as u64 % 900,
            },
        ],
        dir: PathBuf::new(),
    }
}

fn case(at: usize, is_broken: bool, number: usize) -> CaseReport {
    let name = case_name(at);
    CaseReport {
        claim: format!("B{}", at % 7 + 1),
        isolation: ISOLATIONS[at % 3].into(),
        planned: "pass".into(),
        outcome: match is_broken {
            true => CaseOutcome::Fail { message: format!("bind() to 127.0.0.1:{at} gave EADDRINUSE") },
            false => CaseOutcome::Pass,
        },
        as_planned: !is_broken,
        took_ms: Some((at as u64 * 7 + number as u64 * 3) % 40),
        diagnostics: if is_broken { vec!["expected 0".into()] } else { Vec::new() },
        again: Vec::new(),
        on_base: None,
        console: if is_broken { vec!["[    1.234] a line of the console".into()] } else { Vec::new() },
        name,
    }
}
