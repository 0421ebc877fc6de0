// SPDX-License-Identifier: GPL-2.0-only
//! `kiso verify`: is a run's verdict still one on what this checkout holds?

use super::host::Host;
use super::inputs::Inputs;
use super::{PipelineError, list_trees};
use crate::config::Project;
use crate::model::{Digest, InputPart, RunRecord, Scope};
use crate::process::Interrupt;
use crate::store::Runs;
use schemars::JsonSchema;
use serde::Serialize;

/// What came of it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "kiso verify")]
pub struct Verified {
    /// Whether its verdict stands for what this checkout holds.
    pub stands: bool,
    /// The run.
    pub run: String,
    /// Its target.
    pub target: String,
    /// Its verdict.
    pub verdict: crate::model::VerdictKind,
    /// Number of inputs whose hashes were made again.
    pub inputs: usize,
    /// Why it does not stand, a reason each; none where it does.
    pub differs: Vec<String>,
}

/// Makes the hashes of a run's inputs again from what this checkout holds.
///
/// # Errors
/// Where there is no such run, or what its target names can't be read.
pub fn verify(project: &Project, name: &str, interrupt: &Interrupt) -> Result<Verified, PipelineError> {
    let run = Runs::look(&project.state())?.find(name)?;
    let mut differs = Vec::new();
    if !run.is_conclusive() {
        let why = run.reason.as_deref().unwrap_or("no reason is recorded");
        differs.push(format!("it has no verdict of the kernel: {why}"));
    }
    if Digest::of_inputs(&run.parts) != run.inputs {
        differs.push("the record is not what kiso wrote: its inputs do not come to their hash".to_owned());
    }
    let inputs = match Inputs::read(project, Some(&run.target), run.scope == Scope::Base) {
        Ok(inputs) => Some(inputs),
        Err(PipelineError::Config(error)) => {
            differs.push(format!("the target can't be read: {error}"));
            None
        }
        Err(error) => return Err(error),
    };
    let mut count = 0;
    match (&inputs, &run.scope) {
        (None, _) => {}
        (Some(_), Scope::Trial | Scope::Part { .. } | Scope::Mutant { .. }) => {
            differs.push(format!("it is of {}{}, not of what would be merged", run.target, run.scope));
        }
        (Some(inputs), Scope::Series | Scope::Base) => {
            let tree = list_trees(project)?.into_iter().find(|tree| tree.name == inputs.target.tree);
            match tree {
                None => differs.push(format!("the tree {} is not here", inputs.target.tree)),
                Some(tree) => {
                    let now = inputs.on(tree.tree).parts;
                    count = now.len();
                    differs.extend(differences(&run.parts, &now));
                }
            }
            let tools = Host::probe(&inputs.machine.qemu, interrupt)?.tools;
            differs.extend(other_tools(&run, &tools));
        }
    }
    Ok(Verified {
        stands: differs.is_empty(),
        run: run.id,
        target: run.target,
        verdict: run.verdict,
        inputs: count,
        differs,
    })
}

/// Inputs that are not what they were, by their names.
pub(super) fn differences(then: &[InputPart], now: &[InputPart]) -> Vec<String> {
    let named = |parts: &[InputPart], name: &str| parts.iter().find(|part| part.name == name).map(|part| part.digest);
    let changed = now.iter().filter_map(|part| match named(then, &part.name) {
        Some(digest) if digest == part.digest => None,
        Some(_) => Some(format!("{} is another one now", part.name)),
        None => Some(format!("{} is new", part.name)),
    });
    let gone = then.iter().filter(|part| named(now, &part.name).is_none());
    let mut all: Vec<String> = changed.chain(gone.map(|part| format!("{} is gone", part.name))).collect();
    // The same patches in another order are another series.
    let order = |parts: &[InputPart]| parts.iter().map(|part| part.name.clone()).collect::<Vec<_>>();
    if all.is_empty() && order(then) != order(now) {
        all.push("the order of the patches is another one now".to_owned());
    }
    all
}

/// That a run was made with others than these tools, where it was.
pub(super) fn other_tools(run: &RunRecord, tools: &[String]) -> Option<String> {
    (run.tools != tools).then(|| format!("it was made with other tools: {}", run.tools.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(all: &[(&str, &str)]) -> Vec<InputPart> {
        let part = |(name, content): &(&str, &str)| InputPart {
            name: (*name).into(),
            digest: Digest::of_parts([("", content.as_bytes())]),
            file: None,
        };
        all.iter().map(part).collect()
    }

    #[test]
    fn every_difference_has_a_name() {
        let then = parts(&[("tree", "1"), ("patch a", "1"), ("patch b", "1")]);
        assert!(differences(&then, &then).is_empty());
        let now = parts(&[("tree", "1"), ("patch a", "2"), ("patch c", "1")]);
        assert_eq!(differences(&then, &now), ["patch a is another one now", "patch c is new", "patch b is gone"]);
        let turned = parts(&[("tree", "1"), ("patch b", "1"), ("patch a", "1")]);
        assert_eq!(differences(&then, &turned), ["the order of the patches is another one now"]);
    }
}
