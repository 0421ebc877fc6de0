// SPDX-License-Identifier: GPL-2.0-only
//! The second look at a red run: the same boot again, the same cases without the series, and what changed since the last
//! green run. A run that is red stays so; the second look says whose that is and whether chance had a part in it.

use super::inputs::Inputs;
use super::run::{Ground, boot_request, summary};
use super::stage::{Done, Stages};
use super::{PipelineError, record};
use crate::boot;
use crate::git::{Content, LineChange, Store, line_changes, split_lines};
use crate::model::{
    ChangedInput, Comparison, Kernel, NotRepeated, ObjectId, Plan, PlannedCase, RunRecord, Scope, SinceReport, Stage,
    VerdictKind,
};
use crate::verdict;
use std::collections::HashSet;
use std::path::Path;

/// Where more cases than this fail, one cause is behind them, and it is not chance.
const MOST: usize = 20;

impl Ground<'_> {
    /// Takes the second look, where the run is red and of the whole series, and its kernel was booted. `inputs` are as
    /// declared, `fitted` as that kernel can run them.
    pub fn look_again(
        &self,
        inputs: &Inputs,
        (kernel, fitted): (&Kernel, &Inputs),
        record: &mut RunRecord,
        stages: &mut Stages<'_>,
    ) -> Result<(), PipelineError> {
        let is_red = matches!(record.verdict, VerdictKind::Fail | VerdictKind::Crash | VerdictKind::Hang);
        if inputs.scope != Scope::Series || !is_red || record.boot.is_none() {
            return Ok(());
        }
        record.since = self.since_green(inputs, record)?;
        record.not_repeated = too_many(record);
        match &record.not_repeated {
            None => self.repeat(fitted, kernel, record, stages)?,
            Some(why) => stages.events().note(why.to_string()),
        }
        if self.shop.interrupt.is_set() {
            return Ok(());
        }
        self.hold_against_base(&inputs.of_base(), record)
    }

    /// Boots the same kernel again with the same cases, up to the last that failed: one may only fail after others.
    fn repeat(
        &self,
        inputs: &Inputs,
        kernel: &Kernel,
        record: &mut RunRecord,
        stages: &mut Stages<'_>,
    ) -> Result<(), PipelineError> {
        let plan = up_to_the_last_failure(&inputs.plan, record);
        for number in 1..=self.repeat {
            if self.shop.interrupt.is_set() {
                break;
            }
            let dir = record.dir.join(format!("again-{number}"));
            std::fs::create_dir_all(&dir).map_err(|source| PipelineError::State { path: dir.clone(), source })?;
            let request = boot_request(&self.shop.host_json, inputs, kernel, &plan, &dir);
            let what = format!("{}, again ({number} of {})", inputs.machine.name, self.repeat);
            let events = stages.events();
            let judged = stages.run(Stage::Boot, what, || {
                let capture = boot::boot(&request, events, self.shop.interrupt)?;
                let judgement = verdict::judge(&plan, &capture);
                let summary = summary(&judgement);
                Ok::<_, PipelineError>(Done::new(judgement, summary))
            });
            // That the host fails now takes nothing from what was seen.
            let Some(judgement) = judged.ok().filter(|judgement| judgement.verdict.kind() != VerdictKind::Infra) else {
                break;
            };
            record::add_repeat(record, &judgement, dir);
        }
        Ok(())
    }

    /// Runs the base, where what comes of that is not known, and holds the run against it.
    fn hold_against_base(&self, base: &Inputs, record: &mut RunRecord) -> Result<(), PipelineError> {
        let declared = base.on(self.base.imported.tree);
        let run = match self.kept(&[declared.digest])?.pop().flatten() {
            Some(run) => run,
            None => {
                self.shop.events.note("was it so without the series? the base is run");
                self.run(base, &declared, None, Stages::new(self.shop.events))?
            }
        };
        if run.boot.is_some() && run.is_conclusive() {
            record.hold_against(&run);
        }
        Ok(())
    }

    /// What changed since the newest green run of the same target.
    fn since_green(&self, inputs: &Inputs, record: &RunRecord) -> Result<Option<SinceReport>, PipelineError> {
        let Some(green) = self.runs.newest_green(&record.target)? else { return Ok(None) };
        let names = Comparison::of(&green, record).changed;
        let changed = names.into_iter().map(|name| changed_input(&self.shop.store, inputs, &green, name)).collect();
        Ok(Some(SinceReport { run: green.id, started: green.started, changed }))
    }
}

/// Whether so many cases failed that they are not tried again.
fn too_many(record: &RunRecord) -> Option<NotRepeated> {
    let failed = record.failures_seen().count();
    (failed > MOST).then_some(NotRepeated { failed, at_most: MOST })
}

/// The plan up to the last case that began and did not do as planned, under each isolation that it is planned for: without its
/// control it would show nothing. All of it where each did.
fn up_to_the_last_failure(plan: &Plan, record: &RunRecord) -> Plan {
    let failed: HashSet<&str> = record.failures_seen().map(|case| case.name.as_str()).collect();
    let is_last = |entry: &PlannedCase| failed.contains(entry.name().as_str());
    let end = plan.entries.iter().rposition(is_last).map_or(plan.entries.len(), |last| {
        let id = plan.entries[last].case.id;
        let others = plan.entries[last + 1..].iter().take_while(|entry| entry.case.id == id).count();
        last + 1 + others
    });
    Plan { entries: plan.entries[..end].to_vec(), ..plan.clone() }
}

/// An input that is not what it was in a green run. Of a patch it is told where.
fn changed_input(store: &Store, inputs: &Inputs, green: &RunRecord, name: String) -> ChangedInput {
    let file_name = name.strip_prefix("patch ");
    let patch = file_name.and_then(|name| inputs.variant.patches.iter().find(|patch| patch.name == name));
    let Some(patch) = patch else { return ChangedInput { name, path: None, line: None } };
    let path = format!("patches/{}/{}/{}", inputs.target.series, inputs.target.variant, patch.name);
    let old = green.parts.iter().find(|part| part.name == name).and_then(|part| part.file);
    // Of a patch that is new, and of one whose older version is not at hand, what it does begins at its first hunk.
    let old = old.and_then(|id| store.read_blob(id).ok().or_else(|| committed(&inputs.config.dir, id)));
    let line = first_change(old.as_deref().map_or(&[], |old| &**old), &patch.bytes);
    ChangedInput { name, path: Some(path), line }
}

/// The blob, from the repository that the project is in: where the store is not the one that the green run was made in, as
/// on a forge, whose next job is on another machine, whoever committed that version has it.
pub(super) fn committed(dir: &Path, id: ObjectId) -> Option<Content> {
    let (repository, _) = Store::enclosing(dir).ok()??;
    repository.read_blob(id).ok()
}

/// How lines of a diff begin that are of no hunk's content.
const HEADERS: [&[u8]; 13] = [
    b"@@ ",
    b"index ",
    b"diff --git ",
    b"--- a/",
    b"--- /dev/null",
    b"+++ b/",
    b"+++ /dev/null",
    b"new file mode ",
    b"deleted file mode ",
    b"old mode ",
    b"new mode ",
    b"similarity index ",
    b"rename ",
];

/// The first line of a patch file, from 1, that another version has not and that is of a hunk: names of blobs and places of
/// hunks change with what goes before.
fn first_change(old: &[u8], new: &[u8]) -> Option<u32> {
    let (old, new) = (split_lines(old), split_lines(new));
    let changes = line_changes(&old, &new).ok()?;
    let first_hunk = new.iter().position(|line| line.starts_with(b"@@ "))?;
    let is_told = |at: &usize| *at > first_hunk && !HEADERS.iter().any(|start| new[*at].starts_with(start));
    let of_change = |change: &LineChange| {
        let start = (change.new_start as usize).saturating_sub(1);
        // What was only taken away is told by the line that stands there now.
        let lines = start..(start + change.new_lines as usize).max(start + 1);
        lines.filter(|at| *at < new.len() && is_told(at)).collect::<Vec<_>>()
    };
    // Rather what the patch does than what stands around that.
    let does = |at: &usize| new[*at].starts_with(b"+") || new[*at].starts_with(b"-");
    let lines: Vec<usize> = changes.iter().flat_map(of_change).collect();
    let at = lines.iter().find(|at| does(at)).or(lines.first())?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CaseOutcome, CaseReport, PlannedCase};

    const OLD: &[u8] = b"From: a\nSubject: x\n\n---\n x | 2 +-\n\ndiff --git a/x b/x\nindex 1..2 100644\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n";

    #[test]
    fn the_line_is_that_of_a_hunk() {
        let new = |from: &str, to: &str| String::from_utf8_lossy(OLD).replace(from, to).into_bytes();
        assert_eq!(first_change(OLD, &new("+c", "+d")), Some(14));
        assert_eq!(first_change(OLD, &new("1..2", "1..3")), None, "the blobs alone");
        assert_eq!(first_change(OLD, &new("Subject: x", "Subject: y")), None, "the message alone");
        assert_eq!(first_change(OLD, &new("@@ -1,2 +1,2", "@@ -5,2 +5,2")), None, "the place alone");
        assert_eq!(first_change(b"", OLD), Some(13), "a new patch: what it does, not what stands around that");
        let more =
            [OLD, b"diff --git a/y b/y\nindex 3..4 100644\n--- a/y\n+++ b/y\n@@ -7,2 +7,2 @@\n q\n-r\n+s\n"].concat();
        assert_eq!(first_change(OLD, &more), Some(21), "one more file: no header of it");
        assert_eq!(first_change(OLD, b"no patch at all\n"), None);
    }

    #[test]
    fn an_older_version_is_had_from_the_projects_own_repository() {
        let dir = tempfile::tempdir().expect("a directory");
        let inside = dir.path().join("patches/small");
        std::fs::create_dir_all(&inside).expect("directories");
        let id = crate::git::ObjectKind::Blob.id_of(OLD);
        assert_eq!(committed(&inside, id), None, "no repository");
        let repository = Store::init(dir.path());
        assert_eq!(committed(&inside, id), None, "nobody committed it");
        repository.write_blob(OLD).and_then(|id| repository.keep(&[id])).expect("a blob");
        assert_eq!(committed(&inside, id).as_deref().map(Vec::as_slice), Some(OLD));
    }

    #[test]
    fn what_so_many_cases_do_is_not_tried_again_and_that_is_recorded() {
        let run = |failed: usize, outcome: &CaseOutcome| {
            let cases = (0..failed).map(|at| CaseReport::example(&format!("none/bind/{at}"), outcome.clone(), false));
            RunRecord::example(VerdictKind::Fail, cases.collect())
        };
        assert_eq!(too_many(&run(MOST, &CaseOutcome::Lost)), None);
        let many = too_many(&run(42, &CaseOutcome::Lost)).map(|why| why.to_string());
        assert_eq!(many.as_deref(), Some("not repeated: 42 cases failed, at most 20 are tried again"));
        assert_eq!(too_many(&run(42, &CaseOutcome::Missing)), None, "what never began did not fail");
    }

    #[test]
    fn what_is_booted_again_ends_with_the_last_failure() {
        let entries: Vec<_> = kiso_protocol::CASES[..3]
            .iter()
            .map(|case| PlannedCase { isolation: kiso_protocol::Isolation::None, case })
            .collect();
        let plan = Plan { entries: entries.clone(), ..Plan::default() };
        let run = |failed: &[usize]| {
            let case = |(at, entry): (usize, &PlannedCase)| {
                CaseReport::example(&entry.name(), CaseOutcome::Lost, !failed.contains(&at))
            };
            RunRecord::example(VerdictKind::Fail, entries.iter().enumerate().map(case).collect())
        };
        assert_eq!(up_to_the_last_failure(&plan, &run(&[0, 1])).entries.len(), 2);
        // Its control comes along.
        let mut with_control = plan.clone();
        with_control.entries.insert(2, PlannedCase { isolation: kiso_protocol::Isolation::NetNs, ..plan.entries[1] });
        assert_eq!(up_to_the_last_failure(&with_control, &run(&[0, 1])).entries.len(), 3);
        assert_eq!(up_to_the_last_failure(&plan, &run(&[])).entries.len(), 3);
    }
}
