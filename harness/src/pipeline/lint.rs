// SPDX-License-Identifier: GPL-2.0-only
//! `kiso lint`: the checks of a series.

use super::host::Host;
use super::run::kept;
use super::stack::StackWish;
use super::{PipelineError, each};
use crate::model::{Checked, Digest, RunRecord};
use crate::series::{self, Ground};
use crate::store::Runs;
use crate::tree;

/// Makes all checks of a series.
///
/// # Errors
/// Where the series does not apply, or a check cannot be made for a reason of the host.
pub fn lint(wish: StackWish<'_>) -> Result<Vec<Checked>, PipelineError> {
    let desk = wish.desk()?;
    let imported = tree::find(&desk.shop.store, &desk.inputs.target.tree)?.map_or(desk.base, |tree| tree.tree);
    let steps = each::steps(&desk.inputs, imported, desk.layers.iter().map(|layer| layer.after));
    let host = Host::probe(&desk.inputs.machine.qemu, wish.interrupt);
    let digests: Vec<Digest> = steps.iter().map(|step| step.declared.digest).collect();
    let runs = kept(&Runs::look(&desk.shop.state)?, host.as_ref().ok(), &digests)?;
    let each = runs.iter().map(|run| run.as_ref().map(told)).collect::<Vec<_>>();
    let ground = Ground {
        store: &desk.shop.store,
        base: desk.base,
        layers: &desk.layers,
        dir: &desk.inputs.variant.dir,
        cover: &desk.inputs.config.series.cover,
        each: &each,
        scratch: &desk.shop.scratch,
        interrupt: wish.interrupt,
    };
    Ok(series::lint(&ground)?)
}

/// What a run of the series up to a patch says of it: nothing where it passed.
fn told(run: &RunRecord) -> Option<String> {
    let why = run.reason.as_deref().unwrap_or("no reason is recorded");
    (!run.is_pass()).then(|| format!("{}: {why} (run {}, logs in {})", run.verdict, run.id, run.dir.display()))
}
