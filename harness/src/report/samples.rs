// SPDX-License-Identifier: GPL-2.0-only
//! Small runs that the tests of the formats show.

use crate::model::{
    Accelerator, BaseReport, BootEnd, BootReport, CaseOutcome, CaseReport, ChangedInput, ClaimReport, Digest,
    Disagreement, Dossier, Finding, FindingKind, KernelReport, LeftOutReport, ObjectId, OracleReport, PatchReport,
    RepeatReport, RunRecord, RunRow, SinceReport, Stage, StageEnd, StageReport, Timings, TreeReport, VerdictKind,
};

/// A report of these runs, each of which is a row, too.
pub(crate) fn dossier(runs: Vec<RunRecord>) -> Dossier {
    let rows = runs.iter().map(row).collect();
    Dossier::new("2026-01-31T15:04:00Z".into(), runs, rows)
}

fn row(run: &RunRecord) -> RunRow {
    RunRow {
        id: run.id.clone(),
        started: run.started.clone(),
        target: run.target.clone(),
        scope: "series".into(),
        part: None,
        verdict: run.verdict,
        reason: run.reason.clone(),
        planned: run.cases.len() as u64,
        as_planned: run.cases.iter().filter(|case| case.as_planned).count() as u64,
        took_ms: run.took_ms(),
        host: run.host.name.clone(),
        pinned: None,
    }
}

/// A run in which all is well.
pub(crate) fn green() -> RunRecord {
    let controlled = CaseOutcome::Fail { message: "bind() worked".into() };
    let mut control = CaseReport::example("none/bind/tcp-any", controlled, true);
    control.planned = "fail".into();
    let cases = vec![CaseReport::example("ipv4ns/bind/tcp-any", CaseOutcome::Pass, true), control];
    RunRecord {
        id: "20260131-150300-aaaa".into(),
        started: "2026-01-31T15:03:00Z".into(),
        target: "v6.1".into(),
        series: "small".into(),
        claims: vec![claim("B1", "Two namespaces bind the same port.", true, 1)],
        stages: vec![StageReport { stage: Stage::Boot, end: StageEnd::Done, summary: "tcg".into(), took_ms: 9500 }],
        ..RunRecord::example(VerdictKind::Pass, cases)
    }
}

/// A run in which cases failed.
pub(crate) fn failed() -> RunRecord {
    let refused = || CaseOutcome::Fail { message: "bind() to 127.0.0.1:80 gave EADDRINUSE".into() };
    let first = CaseReport {
        took_ms: Some(12),
        diagnostics: vec!["expected 0".into()],
        console: vec!["[    1.234] a line of the console".into(), "```".into()],
        ..CaseReport::example("ipv4ns/bind/tcp-any", refused(), false)
    };
    let cases = vec![
        first,
        CaseReport::example("ipv4ns/bind/udp-any", refused(), false),
        CaseReport::example("none/bind/tcp-any", CaseOutcome::Pass, true),
        CaseReport::example("ipv4ns/diag/dump", CaseOutcome::Lost, false),
    ];
    let id = ObjectId::from_bytes([7; 20]);
    RunRecord {
        verdict: VerdictKind::Fail,
        reason: Some("ipv4ns/bind/tcp-any failed".into()),
        remedy: Some("look at its console".into()),
        cases,
        claims: vec![
            claim("B1", "Two namespaces bind the same port.", false, 3),
            claim("D1", "A dump shows its own namespace.", true, 0),
        ],
        left_out: vec![LeftOutReport { case: "lookup/six".into(), claim: "L1".into(), needs: vec!["IPV6".into()] }],
        disagreements: vec![Disagreement::NoGoodbye],
        since: Some(SinceReport {
            run: "20260131-145900-dddd".into(),
            started: "2026-01-31T14:59:00Z".into(),
            changed: vec![changed("0001-x.patch", 12)],
        }),
        base: Some(BaseReport { run: "20260131-150100-eeee".into(), findings: Vec::new() }),
        repeats: vec![RepeatReport { verdict: VerdictKind::Fail, reason: None, dir: "again-1".into() }],
        tree: Some(TreeReport {
            name: "linux-6.1".into(),
            source: "linux-source-6.1 6.1.1-1".into(),
            commit: id,
            tree: id,
            beneath: None,
        }),
        patches: vec![PatchReport { name: "0001-x.patch".into(), subject: "x".into(), tree: id, offsets: 1 }],
        kernel: Some(KernelReport {
            key: Digest::of_parts([]),
            compiler: "gcc 12.2.0".into(),
            warnings: 0,
            cached: false,
            release: Some("6.1.1".into()),
            log: "build.log".into(),
        }),
        boot: Some(BootReport {
            machine: "q35".into(),
            accelerator: Accelerator { name: "tcg".into(), reason: "no KVM here".into() },
            end: BootEnd::Exited { code: 0 },
            timings: Timings { end_ms: 9000, ..Timings::default() },
            console: "console.log".into(),
            results: "results.ktap".into(),
        }),
        oracle: Some(OracleReport { target: "v6.1".into(), run: "20260131-150000-cccc".into() }),
        ..green()
    }
}

/// A run whose kernel died before the first case.
pub(crate) fn crashed() -> RunRecord {
    let finding = Finding {
        kind: FindingKind::Panic,
        title: "Kernel panic - not syncing: hello".into(),
        line: 7,
        excerpt: vec!["[    0.9] before".into(), "[    1.0] Kernel panic - not syncing: hello".into()],
    };
    RunRecord {
        id: "20260131-150400-bbbb".into(),
        target: "v2.6.18".into(),
        verdict: VerdictKind::Crash,
        reason: Some("panic: Kernel panic - not syncing: hello".into()),
        cases: vec![CaseReport::example("ipv4ns/bind/tcp-any", CaseOutcome::Missing, false)],
        claims: vec![claim("B1", "Two namespaces bind the same port.", false, 1)],
        disagreements: vec![Disagreement::Finding { finding }],
        ..green()
    }
}

/// A run whose kernel could not be built.
pub(crate) fn unbuilt() -> RunRecord {
    RunRecord {
        verdict: VerdictKind::Fail,
        reason: Some("net/x.c:3: error: hello".into()),
        cases: Vec::new(),
        claims: Vec::new(),
        blamed: Some(changed("0002-y.patch", 7)),
        ..green()
    }
}

fn claim(id: &str, sentence: &str, holds: bool, cases: usize) -> ClaimReport {
    ClaimReport { id: id.into(), sentence: sentence.into(), holds, cases }
}

fn changed(patch: &str, line: u32) -> ChangedInput {
    ChangedInput { name: format!("patch {patch}"), path: Some(format!("patches/small/v6.1/{patch}")), line: Some(line) }
}
