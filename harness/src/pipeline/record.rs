// SPDX-License-Identifier: GPL-2.0-only
//! From what the stages gave to the record of the run.

use super::base::Base;
use super::host;
use super::inputs::{Declared, Inputs};
use crate::model::{
    Again, AppliedSeries, BeneathReport, BootReport, Capture, CaseReport, CaseResult, ClaimReport, Disagreement,
    Evidence, Judgement, Kernel, KernelReport, LeftOut, LeftOutReport, PatchReport, Plan, RUN_SCHEMA, RepeatReport,
    RunRecord, TreeReport, VerdictKind,
};
use crate::verdict;
use kiso_protocol::{Claim, Expect, Isolation};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// A record in which nothing was observed yet: infra, until something better is known.
pub(super) fn begin(
    inputs: &Inputs,
    declared: &Declared,
    id: String,
    started: String,
    tools: Vec<String>,
    dir: &Path,
) -> RunRecord {
    RunRecord {
        schema: RUN_SCHEMA,
        id,
        started,
        kiso_version: env!("CARGO_PKG_VERSION").into(),
        target: inputs.target.name.clone(),
        series: inputs.config.series.name.clone(),
        title: inputs.config.series.title.clone(),
        variant: inputs.target.variant.clone(),
        scope: inputs.scope.clone(),
        inputs: declared.digest,
        parts: declared.parts.clone(),
        host: host::report(),
        tools,
        verdict: VerdictKind::Infra,
        reason: Some(RunRecord::BEGUN.into()),
        remedy: None,
        exit_code: 3,
        tree: None,
        patches: Vec::new(),
        kernel: None,
        boot: None,
        claims: Vec::new(),
        cases: Vec::new(),
        left_out: left_out(inputs),
        oracle: None,
        blamed: None,
        disagreements: Vec::new(),
        repeats: Vec::new(),
        not_repeated: None,
        base: None,
        since: None,
        stages: Vec::new(),
        dir: dir.to_owned(),
    }
}

pub(super) fn tree(base: &Base) -> TreeReport {
    let Base { imported, beneath } = base;
    TreeReport {
        name: imported.name.clone(),
        source: imported.source_version.clone(),
        commit: imported.commit,
        tree: imported.tree,
        beneath: beneath
            .as_ref()
            .map(|(name, applied)| BeneathReport { patches_of: name.to_string(), patches: patches(applied) }),
    }
}

pub(super) fn patches(applied: &AppliedSeries) -> Vec<PatchReport> {
    let report = |patch: &crate::model::AppliedPatch| PatchReport {
        name: patch.name.clone(),
        subject: patch.subject.clone(),
        tree: patch.tree,
        offsets: patch.offsets.len(),
    };
    applied.patches.iter().map(report).collect()
}

pub(super) fn kernel(kernel: &Kernel) -> KernelReport {
    KernelReport {
        key: kernel.key,
        compiler: kernel.compiler.clone(),
        warnings: kernel.warnings,
        cached: kernel.cached,
        release: None,
        log: kernel.log.clone(),
    }
}

pub(super) fn boot(machine: &str, capture: &Capture, dir: &Path) -> BootReport {
    BootReport {
        machine: machine.to_owned(),
        accelerator: capture.accelerator.clone(),
        end: capture.end.clone(),
        timings: capture.timings,
        console: dir.join("console.log"),
        results: dir.join("results.ktap"),
    }
}

/// Takes the judgement over: this is where a verdict enters the record.
pub(super) fn judged(record: &mut RunRecord, plan: &Plan, judgement: &Judgement, capture: &Capture) {
    let verdict = &judgement.verdict;
    record.verdict = verdict.kind();
    record.reason = Some(verdict.reason().to_owned()).filter(|reason| !reason.is_empty());
    record.exit_code = verdict.kind().exit_code();
    record.cases = judgement.results.iter().map(|result| case(result, capture)).collect();
    record.claims = claims(plan, judgement);
    record.disagreements = judgement.disagreements.clone();
    if let Some(kernel) = &mut record.kernel {
        kernel.release = judgement.release.clone();
    }
}

/// Adds what came of the same boot again.
pub(super) fn add_repeat(record: &mut RunRecord, judgement: &Judgement, dir: PathBuf) {
    let verdict = &judgement.verdict;
    let reason = Some(verdict.reason().to_owned()).filter(|reason| !reason.is_empty());
    record.repeats.push(RepeatReport { verdict: verdict.kind(), reason, dir });
    let seen: HashMap<String, &CaseResult> =
        judgement.results.iter().map(|result| (result.planned.name(), result)).collect();
    for case in record.cases.iter_mut().filter(|case| !case.as_planned) {
        let again = seen.get(&case.name).map(|result| Again {
            name: case.name.clone(),
            outcome: result.outcome.clone(),
            as_planned: result.as_planned(),
        });
        case.again.extend(again);
    }
}

/// What is not planned.
pub(super) fn left_out(inputs: &Inputs) -> Vec<LeftOutReport> {
    let report = |LeftOut { case, needs }: &LeftOut| LeftOutReport {
        case: case.id.into(),
        claim: case.claim.id().into(),
        needs: needs.iter().map(|need| (*need).to_owned()).collect(),
    };
    inputs.left_out.iter().map(report).collect()
}

fn case(result: &CaseResult, capture: &Capture) -> CaseReport {
    let as_planned = result.as_planned();
    CaseReport {
        name: result.planned.name(),
        claim: result.planned.case.claim.id().into(),
        isolation: result.planned.isolation.as_str().into(),
        planned: match result.planned.expected() {
            Expect::Pass => "pass".into(),
            Expect::Fail => "fail".into(),
        },
        outcome: result.outcome.clone(),
        as_planned,
        took_ms: result.took_ms,
        diagnostics: result.diagnostics.clone(),
        console: if as_planned { Vec::new() } else { verdict::console_around(capture, result) },
        again: Vec::new(),
        on_base: None,
    }
}

/// What the run says of each claim. It holds where there is evidence for its own cases, each beside its control and its
/// oracle, and where nothing else went wrong in the run than cases of other claims: after a crash, or a warning of the
/// kernel, nothing is shown to hold. A run without `ipv4ns` says nothing of claims.
fn claims(plan: &Plan, judgement: &Judgement) -> Vec<ClaimReport> {
    let is_case = |disagreement: &Disagreement| matches!(disagreement, Disagreement::Case { .. });
    let trusted = matches!(judgement.verdict.kind(), VerdictKind::Pass | VerdictKind::Fail)
        && judgement.disagreements.iter().all(is_case);
    let report = |claim: &Claim| {
        let of_claim = |result: &&CaseResult| result.planned.case.claim == *claim;
        let results: Vec<CaseResult> = judgement.results.iter().filter(of_claim).cloned().collect();
        let cases = results.iter().filter(|r| r.planned.isolation == Isolation::Ipv4Ns).count();
        (cases > 0).then(|| ClaimReport {
            id: claim.id().into(),
            sentence: claim.sentence().into(),
            holds: trusted && Evidence::new(plan, &results, &[]).is_ok(),
            cases,
        })
    };
    Claim::ALL.iter().filter_map(report).collect()
}
