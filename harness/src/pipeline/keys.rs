// SPDX-License-Identifier: GPL-2.0-only
//! `kiso keys`: what a job should keep for the next one, and by which keys. It is told from the project's files and this
//! host's tools: the first job has no tree yet, and need not ask anybody where it would come from.
//!
//! A key only has to find what is likely to be of use. kiso believes none of it: trees, kernels and runs have names of their
//! own inside, made of all that they depend on, and what is of no use is made anew.

use super::host::Host;
use super::inputs::Inputs;
use super::{PipelineError, list_trees};
use crate::config::{ConfigError, Project};
use crate::event::Events;
use crate::model::{CacheKey, CacheKeys, Digest, InputPart, ObjectId, RUN_SCHEMA, TreeSource};
use crate::process::Interrupt;
use crate::store;
use crate::tree::ImportedTree;
use std::collections::BTreeSet;

/// The caches, each with the pattern of its files. Worktrees with what make left in them are none: they are larger than all
/// else, and restored files are other files to whoever goes by their times and numbers, so that all would be compiled again.
const CACHES: [(&str, &str); 3] = [("trees", ".kiso/git"), ("kernels", ".kiso/kernels"), ("results", ".kiso/runs*")];

/// The parts of a run's inputs that decide which kernel it has, by the first word of their names.
const OF_KERNEL: [&str; 4] = ["beneath", "patch", "fragment", "make"];

/// Names the caches of these targets; where none is named, of the gate's lanes or, where there is no gate, of the only
/// target. Nothing is written.
///
/// # Errors
/// Where the policy, or what a target names, can't be read.
pub fn keys(
    project: &Project,
    targets: &[String],
    events: &Events,
    interrupt: &Interrupt,
) -> Result<CacheKeys, PipelineError> {
    let (wanted, benches) = wanted(project, targets)?;
    let all = in_order(project, &wanted)?;
    let host = match all.first().map(|inputs| Host::probe(&inputs.machine.qemu, interrupt)) {
        Some(Err(error)) if interrupt.is_set() => return Err(error),
        host => host.and_then(Result::ok),
    };
    let trees = list_trees(project).unwrap_or_else(|error| {
        events.note(format!("taken for no trees at all: {error}"));
        Vec::new()
    });
    let exact = exact(&all, &trees);
    let families = [of_trees(&all), toolchain(&all, host.as_ref()), form(&all)];
    let inputs = [None, Some(kernels(&all)), Some(runs(&all, host.as_ref()))];
    let caches = CACHES.iter().zip(families).zip(inputs).map(|(((name, path), family), inputs)| {
        let prefix = format!("kiso-{name}-{}-", family.short());
        let inputs = inputs.map(|digest| format!("{}-", digest.short())).unwrap_or_default();
        let key = format!("{prefix}{inputs}{}", exact.map(|digest| digest.short()).unwrap_or_default());
        CacheKey { name: (*name).to_owned(), key, prefix, path: (*path).to_owned() }
    });
    Ok(CacheKeys {
        targets: all.iter().map(|inputs| inputs.target.name.clone()).collect(),
        benches,
        whole: exact.is_some(),
        caches: caches.collect(),
    })
}

/// The targets that are asked for, and those of them whose costs the gate demands.
fn wanted(project: &Project, targets: &[String]) -> Result<(Vec<Option<String>>, Vec<String>), PipelineError> {
    let lanes = match project.gate() {
        Ok(policy) => policy.lanes,
        Err(ConfigError::NoGate { .. }) => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    let wanted: Vec<Option<String>> = match (targets, lanes.as_slice()) {
        ([], []) => vec![None],
        ([], lanes) => lanes.iter().map(|lane| Some(lane.target.clone())).collect(),
        (named, _) => named.iter().cloned().map(Some).collect(),
    };
    let is_wanted = |target: &String| wanted.iter().flatten().any(|name| name == target);
    let benches = lanes.into_iter().filter(|lane| lane.bench).map(|lane| lane.target).filter(is_wanted).collect();
    Ok((wanted, benches))
}

/// What these targets are made of, each once and behind the one that vouches for it.
fn in_order(project: &Project, wanted: &[Option<String>]) -> Result<Vec<Inputs>, PipelineError> {
    let (mut all, mut seen) = (Vec::new(), BTreeSet::new());
    for name in wanted {
        let inputs = Inputs::read(project, name.as_deref(), false)?;
        let mut chain = vec![inputs];
        while let Some(oracle) = chain.last().and_then(|inputs| inputs.oracle.as_deref()).cloned() {
            chain.push(oracle);
        }
        all.extend(chain.into_iter().rev().filter(|inputs| seen.insert(inputs.target.name.clone())));
    }
    Ok(all)
}

/// The trees as they are here; none unless each is.
fn exact(all: &[Inputs], trees: &[ImportedTree]) -> Option<Digest> {
    let of = |inputs: &Inputs| trees.iter().find(|tree| tree.name == inputs.target.tree);
    let found = all.iter().map(of).collect::<Option<Vec<_>>>()?;
    Some(Digest::of_parts(found.iter().map(|tree| (tree.name.as_str(), tree.tree.as_bytes().as_slice()))))
}

/// The trees as the series declare them.
fn of_trees(all: &[Inputs]) -> Digest {
    let source = |inputs: &Inputs| match &inputs.target.tree_source {
        Some(TreeSource::Debian(package)) => format!("debian {package}"),
        // Where these lie on this machine says nothing of what they are.
        Some(TreeSource::Tarball(_)) => "tarball".to_owned(),
        Some(TreeSource::Clone { revision, .. }) => format!("clone {revision}"),
        None => String::new(),
    };
    let declared: BTreeSet<(&str, String)> =
        all.iter().map(|inputs| (inputs.target.tree.as_str(), source(inputs))).collect();
    Digest::of_parts(declared.iter().map(|(tree, source)| (*tree, source.as_bytes())))
}

/// What no kernel is taken without: its compiler.
fn toolchain(all: &[Inputs], host: Option<&Host>) -> Digest {
    let identity = host.map(|host| host.toolchain.identity()).unwrap_or_default();
    Digest::of_parts([("toolchain", identity.as_bytes())].into_iter().chain(names(all)))
}

/// What no run can be read without: the form of the store. A kiso that is older than what it finds there would stop.
fn form(all: &[Inputs]) -> Digest {
    let form = format!("{} {RUN_SCHEMA}", store::FORM);
    Digest::of_parts([("form", form.as_bytes())].into_iter().chain(names(all)))
}

fn names(all: &[Inputs]) -> impl Iterator<Item = (&str, &[u8])> {
    all.iter().map(|inputs| ("target", inputs.target.name.as_bytes()))
}

/// What decides the kernels, but for the trees.
fn kernels(all: &[Inputs]) -> Digest {
    let is_of_kernel = |part: &InputPart| OF_KERNEL.contains(&part.name.split(' ').next().unwrap_or_default());
    let parts: Vec<InputPart> =
        all.iter().flat_map(|inputs| inputs.on(ObjectId::ZERO).parts).filter(is_of_kernel).collect();
    Digest::of_inputs(&parts)
}

/// What decides the runs, but for the trees.
fn runs(all: &[Inputs], host: Option<&Host>) -> Digest {
    let tools = host.map(|host| host.tools.join("\n")).unwrap_or_default();
    let digests: Vec<Digest> = all.iter().map(|inputs| inputs.on(ObjectId::ZERO).digest).collect();
    let inputs = digests.iter().map(|digest| ("inputs", digest.as_bytes().as_slice()));
    Digest::of_parts(inputs.chain([("tools", tools.as_bytes())]))
}
