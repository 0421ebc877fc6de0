// SPDX-License-Identifier: GPL-2.0-only
//! Every error of every stage, and the few that only the pipeline can have.

use crate::boot::BootError;
use crate::build::BuildError;
use crate::config::ConfigError;
use crate::git::GitError;
use crate::model::{Class, Failure, VerdictKind, other_case};
use crate::process::ProcessError;
use crate::series::SeriesError;
use crate::store::StoreError;
use crate::tree::TreeError;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// What can go wrong on the way from a tree to a verdict.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each variant is the error of the stage of its name")]
pub enum PipelineError {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    Git(#[from] GitError),
    #[error(transparent)]
    Tree(#[from] TreeError),
    #[error(transparent)]
    Series(#[from] SeriesError),
    #[error(transparent)]
    Build(#[from] BuildError),
    #[error(transparent)]
    Boot(#[from] BootError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Process(#[from] ProcessError),
    /// The kernel does not compile.
    #[error("{error}{blame}")]
    DoesNotCompile { error: BuildError, blame: Blame },
    /// A patch from outside that does not apply, and may be another version of one that the series has.
    #[error("{error}\n{}", other_version(.patch))]
    OtherVersion { error: SeriesError, patch: String },
    /// The configuration lacks what planned cases need.
    #[error("the kernel's configuration lacks what the cases need: {}", .missing.join("; "))]
    Needs { missing: Vec<String> },
    /// The configuration has what the target says that it has not.
    #[error("{target} leaves cases out, for its kernel is without {symbols}; but it has that", symbols = .present.join(" "))]
    NotWithout { target: String, present: Vec<String> },
    /// Nothing is planned that could tell whether a part of the series is sound.
    #[error("{target} runs no case that holds without the series, so a part of it can't be judged")]
    NoOracle { target: String },
    /// The series has no mutants.
    #[error("there are no mutants in {dir}", dir = .dir.display())]
    NoMutants { dir: PathBuf },
    /// A mutant that says that another target is to notice it.
    #[error("{mutant} is for {}, and says nothing of another target", .targets.join(", "))]
    OtherTarget { mutant: String, targets: Vec<String> },
    /// A mutant that no case can notice.
    #[error("{mutant} breaks what is counted, which no case sees")]
    CountedMutant { mutant: String },
    /// The series without any mutant is not green.
    #[error("the series without any mutant is not green, so nothing can be told of its mutants: {verdict}: {reason}")]
    NotGreen { verdict: VerdictKind, reason: String, target: String },
    /// The cases of the claims that a mutant breaks do not go as planned without it, where no others are run.
    #[error("nothing can be told of a mutant, for without it and by themselves its cases do not go as planned: {verdict}: {reason} (logs: {dir})", dir = .dir.display())]
    NotAlone { verdict: VerdictKind, reason: String, dir: PathBuf },
    /// A boot did not count everything that it was to count.
    #[error("no cost is known, for {what} did not count everything: {verdict}: {reason} (logs: {dir})", dir = .dir.display())]
    NotCounted { what: String, verdict: VerdictKind, reason: String, dir: PathBuf },
    /// A case that there is, and that the target does not run.
    #[error("{target} does not run {name}: {reason}")]
    NotPlanned { name: String, target: String, reason: String },
    /// No case is called so.
    #[error("{target} has no case {name:?}")]
    NoCase { name: String, target: String },
    /// Nothing is known of a series in which the case was as planned.
    #[error(
        "no run is kept in which {case} was as planned with other patches, and the base has no IPv4 namespace to try it in"
    )]
    NoGood { case: String },
    /// A case that is to be tried on the base, where it can't be.
    #[error("{case} can't be tried on the base, which has no IPv4 namespace")]
    NotOnBase { case: String },
    /// The good point of a bisection is a version that the tree of now does not take.
    #[error("the series of {version}, which `--good` names: {error}")]
    GoodDoesNotApply { version: String, error: SeriesError },
    /// A run of a part of the series, or of more than that.
    #[error("run {run} is of {of}, not of a whole series")]
    NotOfTheSeries { run: String, of: String },
    /// A run whose patches are not at hand.
    #[error("the patches of run {run} are not at hand any more")]
    NoPatches { run: String },
    /// A run of something else than what is bisected.
    #[error("run {run} is of {of}, and {target} is not")]
    OtherSeries { run: String, of: String, target: String },
    /// Two versions of a series that come to one tree.
    #[error("the patches of {version} come to the same tree as those that are here")]
    SamePatches { version: String },
    /// A kernel of a bisection of which nothing was seen.
    #[error("nothing was seen of {what}: {reason} (logs: {dir})", dir = .dir.display())]
    NotSeen { what: String, reason: String, dir: PathBuf },
    /// A kernel of a bisection that must tell what the case does there, and does not.
    #[error("{what} does not show what the case does: {reason}")]
    NotShown { what: String, reason: String },
    /// No such tree, and nothing says where to get it.
    #[error("no tree is called {name:?}, and the series does not say where it can be had")]
    NoTree { name: String },
    /// Several variants, and nothing says which one is meant.
    #[error("name a variant: {}", .known.join(", "))]
    WhichVariant { known: Vec<String> },
    /// No version of a series has this name.
    #[error("{name:?} is no variant, no revision of the project's repository, and no directory with a `series` file")]
    NoVersion { name: String },
    /// Nothing that a bisection could begin at has this name.
    #[error("{name:?} is no run, no revision of the project's repository, and no directory with a `series` file")]
    NoGoodVersion { name: String },
    /// The project is in no git repository.
    #[error("no git repository holds {path}, so there are no revisions of it", path = .path.display())]
    NoRepository { path: PathBuf },
    /// Another kiso works on the same state.
    #[error("another kiso{} is at work in {path}", .pid.map(|pid| format!(" (process {pid})")).unwrap_or_default(), path = .path.display())]
    Busy { path: PathBuf, pid: Option<u32> },
    /// A change contradicts the tree it is put on.
    #[error("{patch} contradicts the tree it is put on, in: {}{}", .paths.join(", "), below(.upstream))]
    Conflict { patch: String, paths: Vec<String>, worktree: PathBuf, upstream: Vec<String> },
    /// A command stopped at a conflict and has not been ended.
    #[error("`{what}` stopped at a conflict and waits for its end")]
    InTheMiddle { what: String },
    /// There is nothing to continue or abort.
    #[error("no command has stopped at a conflict")]
    NothingStopped,
    /// A file still has the markers of a conflict.
    #[error("there are markers of the conflict left in: {}", .files.join(", "))]
    Markers { files: Vec<String> },
    /// A file in conflict that no markers show, and nobody has touched.
    #[error("no markers show the conflict in these files, and they lie as kiso left them: {}", .files.join(", "))]
    Undecided { files: Vec<String> },
    /// A command that may not change what the series comes to would change it.
    #[error("`{what}` would change what the series as a whole comes to")]
    OtherOutcome { what: String },
    /// A change in the worktree that contradicts the patch it is to go into.
    #[error("the change does not fit into {patch}, in: {}", .paths.join(", "))]
    DoesNotFit { patch: String, paths: Vec<String> },
    /// The worktree holds edits that are in no patch.
    #[error("the worktree holds edits{} that are in no patch yet: {}", of(.patch), .paths.join(", "))]
    Unrefreshed { patch: String, paths: Vec<String> },
    /// The patch that the worktree's edits belong to is gone.
    #[error("the worktree holds edits{}, which is not in the series any more", of(.patch))]
    Orphaned { patch: String },
    /// The series was changed by hand while a command waited for its end.
    #[error("the series was changed since `{what}` stopped")]
    Overtaken { what: String },
    /// A command of the stack whose arguments can't be met.
    #[error("{0}")]
    Stack(String),
    /// A directory that was named for what comes out can't be used.
    #[error("the mails can't be put into {path}: {source}", path = .path.display())]
    Output { path: PathBuf, source: io::Error },
    /// A file of the state directory can't be used.
    #[error("{path}: {source}", path = .path.display())]
    State { path: PathBuf, source: io::Error },
}

impl PipelineError {
    /// The patch of the series that keeps a kernel from being built, and the line of its file, as far as these are known.
    pub fn place(&self) -> Option<(&str, Option<u32>)> {
        match self {
            Self::DoesNotCompile { blame: Blame::Patch { name, line }, .. } => Some((name, *line)),
            Self::Series(error) => error.place().map(|(patch, line)| (patch, u32::try_from(line).ok())),
            _ => None,
        }
    }
}

fn of(patch: &str) -> String {
    if patch.is_empty() { String::new() } else { format!(" of {patch}") }
}

fn other_version(patch: &str) -> String {
    format!("the series has {patch} under the same subject: this may be another version of it")
}

/// Each on a line of its own.
fn below(lines: &[String]) -> String {
    lines.iter().map(|line| format!("\n  {line}")).collect()
}

impl Failure for PipelineError {
    fn class(&self) -> Class {
        match self {
            Self::Config(error) => error.class(),
            Self::Git(error) => error.class(),
            Self::Tree(error) => error.class(),
            Self::Series(error) | Self::OtherVersion { error, .. } => error.class(),
            Self::Build(error) => error.class(),
            Self::Boot(error) => error.class(),
            Self::Store(error) => error.class(),
            Self::Process(error) => error.class(),
            Self::DoesNotCompile { error, .. } => error.class(),
            Self::Conflict { .. } | Self::DoesNotFit { .. } => Class::Apply,
            Self::NotGreen { verdict, .. } | Self::NotAlone { verdict, .. } | Self::NotCounted { verdict, .. } => {
                match verdict {
                    VerdictKind::Infra => Class::Host,
                    _ => Class::Red,
                }
            }
            Self::NotShown { .. } => Class::Red,
            // It is not the series that is here which does not apply.
            Self::GoodDoesNotApply { error, .. } => match error.class() {
                Class::Apply => Class::Input,
                other => other,
            },
            Self::Needs { .. }
            | Self::NotWithout { .. }
            | Self::NoOracle { .. }
            | Self::NoMutants { .. }
            | Self::OtherTarget { .. }
            | Self::CountedMutant { .. }
            | Self::NoTree { .. }
            | Self::NoCase { .. }
            | Self::NotPlanned { .. }
            | Self::NoGood { .. }
            | Self::NotOnBase { .. }
            | Self::NotOfTheSeries { .. }
            | Self::NoPatches { .. }
            | Self::OtherSeries { .. }
            | Self::SamePatches { .. }
            | Self::InTheMiddle { .. }
            | Self::NothingStopped
            | Self::Markers { .. }
            | Self::Undecided { .. }
            | Self::OtherOutcome { .. }
            | Self::Unrefreshed { .. }
            | Self::Orphaned { .. }
            | Self::Overtaken { .. }
            | Self::Stack(_)
            | Self::WhichVariant { .. }
            | Self::NoVersion { .. }
            | Self::NoGoodVersion { .. }
            | Self::NoRepository { .. } => Class::Input,
            Self::Output { source, .. } if source.kind() != io::ErrorKind::StorageFull => Class::Input,
            Self::Busy { .. } | Self::NotSeen { .. } | Self::Output { .. } | Self::State { .. } => Class::Host,
        }
    }

    fn message(&self, columns: Option<usize>) -> String {
        match self {
            Self::Series(error) => error.message(columns),
            Self::GoodDoesNotApply { version, error } => {
                format!("the series of {version}, which `--good` names: {}", error.message(columns))
            }
            Self::OtherVersion { error, patch } => {
                format!("{}\n{}", error.message(columns), other_version(patch))
            }
            _ => self.to_string(),
        }
    }

    fn remedy(&self) -> Option<String> {
        match self {
            Self::Config(error) => error.remedy(),
            Self::Git(error) => error.remedy(),
            Self::Tree(error) => error.remedy(),
            Self::Series(error) => error.remedy(),
            Self::OtherVersion { .. } => Some(
                "a new version of the series goes into a variant of its own (series.yaml), where `kiso import --target` \
                 puts it; `kiso diff OLD NEW` compares the two"
                    .into(),
            ),
            Self::Build(error) => error.remedy(),
            Self::Boot(error) => error.remedy(),
            Self::Store(error) => error.remedy(),
            Self::Process(error) => error.remedy(),
            Self::DoesNotCompile { error, .. } => error.remedy(),
            Self::Needs { .. } => {
                Some("add the symbols to a fragment of the target; or name them in its `without` in series.yaml, which leaves the \
                      cases out".into())
            }
            Self::NotWithout { target, .. } => Some(format!(
                "turn it off in a fragment of {target}, or take it out of `without` in series.yaml"
            )),
            Self::NoOracle { target } => Some(format!("add `netns` or `none` to the isolations of {target} in series.yaml")),
            Self::NoMutants { .. } => Some(
                "put patches there that break the series, each with a line such as `Breaks: L1` in its message, and name them \
                 in a `series` file: `kiso mutants --help`"
                    .into(),
            ),
            Self::OtherTarget { targets, .. } => targets.first().map(|name| format!("--target {name}")),
            Self::CountedMutant { mutant } => Some(format!("kiso bench --mutant {mutant}")),
            Self::NotGreen { target, .. } => Some(format!("kiso run {target}")),
            Self::NotAlone { .. } => Some("mend the case: it must not need what another one has done before it".to_owned()),
            Self::NoCase { name, .. } => Some(other_case(name)),
            Self::NotPlanned { .. } => Some("name a target that runs it, with `--target`".into()),
            Self::NoGood { .. }
            | Self::NotOnBase { .. }
            | Self::GoodDoesNotApply { .. }
            | Self::NotOfTheSeries { .. }
            | Self::NoPatches { .. }
            | Self::OtherSeries { .. }
            | Self::SamePatches { .. } => {
                Some("name one in which it was, with `--good`: a revision of the project's repository, a run, or a directory".into())
            }
            Self::NoTree { name } => {
                Some(format!("kiso tree add {name} --debian PACKAGE, --tar FILE, or --from CLONE --rev REV"))
            }
            Self::Conflict { worktree, .. } => {
                Some(format!("mend the files in {}, then `kiso continue`; or `kiso abort`", worktree.display()))
            }
            Self::InTheMiddle { .. } => Some("`kiso continue` when it is mended, or `kiso abort`".into()),
            Self::Markers { .. } => Some("mend what is between them and take them out, then `kiso continue`".into()),
            Self::Undecided { .. } => {
                Some("change or remove them; or `kiso continue --keep FILE`, where one is right as it lies".into())
            }
            Self::OtherOutcome { .. } => {
                Some("move the patch not so far, or mend one of the two by hand: `kiso edit PATCH`".into())
            }
            Self::DoesNotFit { patch, .. } => Some(format!("`kiso edit {patch}` and make the change there")),
            Self::Unrefreshed { .. } => {
                Some("`kiso refresh` takes them into the patch; `kiso edit --discard` drops them".into())
            }
            Self::Orphaned { .. } => {
                Some("`kiso refresh PATCH` takes them into a patch; `kiso edit --discard` drops them".into())
            }
            Self::Overtaken { .. } => {
                Some("`kiso abort`, which leaves your change alone, then the command again".into())
            }
            Self::NotCounted { .. } | Self::NotSeen { .. } | Self::NotShown { .. } | Self::NothingStopped | Self::Stack(_) => None,
            Self::WhichVariant { .. } => Some("`--variant VARIANT`, as `kiso series` lists them".into()),
            Self::NoVersion { .. } => Some("`kiso series` lists the variants, `git log` the revisions".into()),
            Self::NoGoodVersion { .. } => Some("`kiso runs` lists the runs, `git log` the revisions".into()),
            Self::NoRepository { .. } => Some("name two directories, or two variants".into()),
            Self::Busy { .. } => Some("wait for it to end, or end it".into()),
            Self::Output { source, .. } | Self::State { source, .. }
                if source.kind() == io::ErrorKind::StorageFull =>
            {
                Some("free some disk space".into())
            }
            Self::Output { .. } => Some("name another directory".into()),
            Self::State { .. } => None,
        }
    }

    fn log(&self) -> Option<&Path> {
        match self {
            Self::Build(error) | Self::DoesNotCompile { error, .. } => error.log(),
            _ => None,
        }
    }
}

/// Who last touched the line that does not compile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blame {
    /// This patch of the series.
    Patch {
        /// Its name.
        name: String,
        /// The line of its file that made it, from 1, as far as that is known.
        line: Option<u32>,
    },
    /// The base tree: no patch of the series touched the line.
    Base,
    /// Not known: a generated file, or no line.
    Unknown,
}

impl fmt::Display for Blame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Patch { name, line: Some(line) } => write!(f, " (that line was last touched by {name}:{line})"),
            Self::Patch { name, line: None } => write!(f, " (that line was last touched by {name})"),
            Self::Base => f.write_str(" (no patch of the series touched that line)"),
            Self::Unknown => Ok(()),
        }
    }
}
