// SPDX-License-Identifier: GPL-2.0-only
//! Where a project's work is done: its state directory, locked, with its object store.

use super::base::Base;
use super::error::Blame;
use super::inputs::Inputs;
use super::lock::Lock;
use super::stage::{Done, Stages};
use super::{PipelineError, base, known, upstream};
use crate::build::{self, BuildError, BuildRequest, Finished, Toolchain};
use crate::config::{Fragment, Project};
use crate::count::counted;
use crate::event::Events;
use crate::git::{GitError, Mode, Store, join};
use crate::model::{
    AppliedPatch, AppliedSeries, BuildDiagnostic, Digest, Kernel, ObjectId, Scope, Stage, Target, Variant,
};
use crate::process::Interrupt;
use crate::series;
use crate::tree::{Foreign, worktree};
use std::collections::{BTreeSet, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The state directory of a project, held by this process.
pub(super) struct Workshop<'a> {
    pub state: PathBuf,
    pub store: Store,
    pub events: &'a Events,
    pub interrupt: &'a Interrupt,
    /// For what is in the making; empty at first.
    pub scratch: PathBuf,
    /// What decides a transaction of the series' files.
    pub journal: PathBuf,
    /// What is known of this host's accelerator.
    pub host_json: PathBuf,
    /// Which of those that work side by side this is, from 0.
    lane: usize,
    /// What is known of trees that were looked at.
    kconfig_files: KnownFiles,
    _lock: Arc<Lock>,
}

/// The files below a directory of a tree that decide what a fragment comes to.
type KconfigFiles = Arc<[(String, ObjectId)]>;
type KnownFiles = Arc<Mutex<HashMap<(Vec<u8>, ObjectId), KconfigFiles>>>;

/// What to apply, and how.
pub(super) struct Wish<'a> {
    pub variant: &'a Variant,
    /// The ref that gets the last commit.
    pub name: &'a str,
    pub fuzz: usize,
}

/// What a build is asked for, and where.
struct Order {
    tree: ObjectId,
    kconfig_inputs: Digest,
    src: PathBuf,
    out: PathBuf,
    log: PathBuf,
    fragments: Vec<Fragment>,
    /// Fragments that a part of the series may not know of yet.
    to_come: Vec<Fragment>,
    cache_dir: PathBuf,
    scratch_dir: PathBuf,
}

impl Order {
    fn request<'r>(&'r self, inputs: &'r Inputs, toolchain: &'r Toolchain, jobs: usize) -> BuildRequest<'r> {
        BuildRequest {
            tree: self.tree,
            kconfig_inputs: self.kconfig_inputs,
            src: &self.src,
            out: &self.out,
            fragments: &self.fragments,
            to_come: &self.to_come,
            image: inputs.machine.image,
            variables: &inputs.target.make,
            toolchain,
            cache_dir: &self.cache_dir,
            scratch_dir: &self.scratch_dir,
            log: &self.log,
            jobs,
            changed: None,
        }
    }
}

impl<'a> Workshop<'a> {
    pub fn open(project: &Project, events: &'a Events, interrupt: &'a Interrupt) -> Result<Self, PipelineError> {
        let state = project.state();
        let lock = Lock::take(&state)?;
        let store = Store::open_or_create(&state.join("git"))?;
        // Nobody else is here while we hold the lock.
        store.remove_stale_locks()?;
        let scratch = state.join("tmp");
        empty(&scratch).map_err(|source| PipelineError::State { path: scratch.clone(), source })?;
        let (journal, host_json) = (state.join("journal"), state.join("host.json"));
        Ok(Self {
            state,
            store,
            events,
            interrupt,
            scratch,
            journal,
            host_json,
            lane: 0,
            kconfig_files: KnownFiles::default(),
            _lock: Arc::new(lock),
        })
    }

    /// The same for another thread, with a place of its own to build in; the first lane's is this one's.
    pub fn beside<'b>(&self, lane: usize, events: &'b Events) -> Result<Workshop<'b>, PipelineError>
    where
        'a: 'b,
    {
        Ok(Workshop {
            state: self.state.clone(),
            store: self.store.reopen()?,
            events,
            interrupt: self.interrupt,
            scratch: self.scratch.clone(),
            journal: self.journal.clone(),
            host_json: self.host_json.clone(),
            lane,
            kconfig_files: Arc::clone(&self.kconfig_files),
            _lock: Arc::clone(&self._lock),
        })
    }

    /// Where the patches of a target's variant are edited.
    pub fn edit_place(&self, target: &Target) -> PathBuf {
        self.state.join("edit").join(&target.series).join(&target.variant)
    }

    /// What the series of a target came to the last time.
    pub fn known_place(&self, target: &Target) -> PathBuf {
        self.known_place_of(&target.series, &target.variant)
    }

    /// What these patches came to the last time.
    pub fn known_place_of(&self, series: &str, variant: &str) -> PathBuf {
        self.state.join("applied").join(series).join(format!("{variant}.json"))
    }

    /// The directory of boots that are no runs.
    pub fn boot_dir(&self) -> Result<PathBuf, PipelineError> {
        let dir = self.state.join("boot");
        std::fs::create_dir_all(&dir).map_err(|source| PipelineError::State { path: dir.clone(), source })?;
        Ok(dir)
    }

    /// Applies the series, all or nothing.
    pub fn apply(&self, inputs: &Inputs, base: &Base, stages: &mut Stages<'_>) -> Result<AppliedSeries, PipelineError> {
        // Never with fuzz: what is judged is the series as its files are.
        let wish = Wish { variant: &inputs.patches(), name: &inputs.series_ref(), fuzz: 0 };
        self.apply_to(inputs, base, wish, stages)
    }

    /// Applies what is wished for, all or nothing.
    pub fn apply_to(
        &self,
        inputs: &Inputs,
        base: &Base,
        wish: Wish<'_>,
        stages: &mut Stages<'_>,
    ) -> Result<AppliedSeries, PipelineError> {
        let what = format!("{} {}", inputs.target.series, inputs.target.variant);
        stages.run(Stage::Series, what, || {
            let Wish { variant, name, fuzz } = wish;
            let is_whole = inputs.scope == Scope::Series && name == inputs.series_ref();
            let place = self.known_place(&inputs.target);
            let known = if is_whole { known::find(self, &place, base.tree(), variant)? } else { None };
            let is_known = known.is_some();
            let applied = match known {
                Some(known) => series::apply_known(&self.store, base.commit(), variant, known, name),
                None => series::apply(&self.store, base.commit(), variant, name, fuzz, self.events, self.interrupt),
            };
            let applied = applied.map_err(|error| upstream::explained(&self.store, base, &variant.patches, error))?;
            if is_whole && !is_known {
                let each = applied.patches.iter().map(|patch| (patch.tree, patch.offsets.clone()));
                known::keep(self, &place, base.tree(), &variant.patches, each.collect())?;
            }
            for patch in &applied.patches {
                let unclear = patch.offsets.iter().filter(|hunk| hunk.places > 1);
                unclear.for_each(|hunk| self.events.note(format!("{}: {hunk}", patch.name)));
            }
            let offsets: usize = applied.patches.iter().map(|patch| patch.offsets.len()).sum();
            let fuzzy: usize = applied.patches.iter().map(|patch| patch.fuzz.len()).sum();
            let said = |hunks: usize, how| {
                if hunks == 0 { String::new() } else { format!(", {} with {how}", counted(hunks, "hunk")) }
            };
            let moved = format!("{}{}", said(offsets, "an offset"), said(fuzzy, "fuzz"));
            let summary = match inputs.scope {
                Scope::Base => "none: the base alone".to_owned(),
                _ => {
                    let patches = counted(applied.patches.len(), "patch");
                    format!("{patches}{moved}, git tree {}", applied.top_tree().short())
                }
            };
            Ok(Done::new(applied, summary).cached_if(is_known))
        })
    }

    /// The kernel of a target: from the cache, or built.
    pub fn kernel(
        &self,
        inputs: &Inputs,
        applied: &AppliedSeries,
        toolchain: &Toolchain,
        jobs: usize,
        stages: &mut Stages<'_>,
    ) -> Result<Kernel, PipelineError> {
        let order = self.order(inputs, applied.top_tree())?;
        let request = order.request(inputs, toolchain, jobs);
        if let Some(kernel) = build::lookup(&request)? {
            return stages.run(Stage::Build, "kernel", || {
                let summary = describe(&kernel);
                Ok(Done::new(kernel, summary).cached_if(true))
            });
        }
        let finished = Finished::read(&order.out);
        let touched = self.switch(&self.build_place(inputs), order.tree, stages)?;
        let changed = finished.map(|finished| self.changed(finished.tree, order.tree, touched)).transpose()?;
        stages.run(Stage::Build, "kernel", || {
            let request = BuildRequest { changed: changed.as_deref(), ..request };
            let built = build::build(&request, self.events, self.interrupt);
            let kernel = built.map_err(|error| self.blamed(inputs, applied, error))?;
            let summary = describe(&kernel);
            Ok(Done::new(kernel, summary))
        })
    }

    /// Whether the kernel of these inputs and this tree is in the cache.
    pub fn has_kernel(&self, inputs: &Inputs, tree: ObjectId, toolchain: &Toolchain) -> Result<bool, PipelineError> {
        Ok(build::lookup(&self.order(inputs, tree)?.request(inputs, toolchain, 1))?.is_some())
    }

    fn order(&self, inputs: &Inputs, tree: ObjectId) -> Result<Order, PipelineError> {
        let place = self.build_place(inputs);
        let (fragments, series_fragments) = (inputs.fragments.clone(), inputs.series_fragments.clone());
        let (fragments, to_come) = match inputs.scope {
            Scope::Part { .. } => (fragments, series_fragments),
            Scope::Series | Scope::Trial | Scope::Base | Scope::Mutant { .. } => {
                ([fragments, series_fragments].concat(), Vec::new())
            }
        };
        Ok(Order {
            tree,
            kconfig_inputs: self.kconfig_inputs(tree)?,
            src: place.join("src"),
            out: place.join("out"),
            log: place.join("build.log"),
            fragments,
            to_come,
            cache_dir: self.state.join("kernels"),
            scratch_dir: self.scratch.clone(),
        })
    }

    /// Where a target's kernels are built. The base has a place of its own: going back and forth in one would compile nearly
    /// everything each time.
    fn build_place(&self, inputs: &Inputs) -> PathBuf {
        let place = match self.lane {
            0 => inputs.kind().to_owned(),
            lane => format!("{}-{}", inputs.kind(), lane + 1),
        };
        self.state.join("worktrees").join(&inputs.target.name).join(place)
    }

    /// Brings a place's worktree to a tree; gives the files that were touched.
    fn switch(&self, place: &Path, tree: ObjectId, stages: &mut Stages<'_>) -> Result<Vec<Vec<u8>>, PipelineError> {
        let events = stages.events();
        stages.run(Stage::Worktree, tree.short(), || {
            let (src, state) = (place.join("src"), place.join("state"));
            let switched =
                worktree::switch(&self.store, &src, &state, tree, Foreign::SetAside, events, self.interrupt)?;
            let summary = format!("{} written, {} removed", counted(switched.written, "file"), switched.removed);
            Ok(Done::new(switched.touched, summary))
        })
    }

    /// Whether what is finished where this one builds lacks no more of a tree than a few files of C. It is not where somebody
    /// has changed its files: that may be compiled.
    pub fn is_near(&self, inputs: &Inputs, tree: ObjectId) -> Result<bool, PipelineError> {
        let place = self.build_place(inputs);
        let Some(finished) = Finished::read(&place.join("out")) else { return Ok(false) };
        if !self.switch(&place, finished.tree, &mut Stages::new(&Events::none()))?.is_empty() {
            Finished::forget(&place.join("out"))?;
            return Ok(false);
        }
        Ok(build::is_little(&self.changed(finished.tree, tree, Vec::new())?))
    }

    /// Makes the place where another lane builds what this one's is, so that only what differs from there on is built.
    pub fn equip(&self, other: &Self, inputs: &Inputs) -> Result<(), PipelineError> {
        let [from, to] = [self, other].map(|shop| shop.build_place(inputs));
        let [from_out, to_out] = [&from, &to].map(|place| place.join("out"));
        let Some(finished) = Finished::read(&from_out) else { return Ok(()) };
        // What is there is of another tree from here on.
        Finished::forget(&to_out)?;
        other.switch(&to, finished.tree, &mut Stages::new(&Events::none()))?;
        Ok(build::copy_output(&from_out, &to_out, self.interrupt)?)
    }

    /// Whether what lies where another lane builds has the configuration of what this one built; else make would begin anew
    /// there.
    pub fn is_configured_as(&self, other: &Self, inputs: &Inputs) -> bool {
        let [own, others] = [self, other].map(|shop| std::fs::read(shop.build_place(inputs).join("out/.config")));
        matches!((own, others), (Ok(own), Ok(others)) if own == others)
    }

    /// Whether it is the first of those that work side by side.
    pub fn is_first(&self) -> bool {
        self.lane == 0
    }

    /// Whether a build is finished where this one builds.
    pub fn is_equipped(&self, inputs: &Inputs) -> bool {
        Finished::read(&self.build_place(inputs).join("out")).is_some()
    }

    /// The files that differ between two trees, and those that were touched besides: somebody may have changed them, and
    /// compiled that.
    fn changed(&self, old: ObjectId, new: ObjectId, touched: Vec<Vec<u8>>) -> Result<Vec<String>, PipelineError> {
        let differing = self.store.diff_trees(old, new)?.into_iter().map(|change| change.path);
        let paths: BTreeSet<Vec<u8>> = differing.chain(touched).collect();
        Ok(paths.iter().map(|path| String::from_utf8_lossy(path).into_owned()).collect())
    }

    /// From the tree to the kernel.
    pub fn make(
        &self,
        inputs: &Inputs,
        toolchain: &Toolchain,
        jobs: usize,
        stages: &mut Stages<'_>,
    ) -> Result<Kernel, PipelineError> {
        let base = base::ensure(self, inputs, stages)?;
        let applied = self.apply(inputs, &base, stages)?;
        self.kernel(inputs, &applied, toolchain, jobs, stages)
    }

    /// Adds to a compile error which patch last touched its line, and where.
    fn blamed(&self, inputs: &Inputs, applied: &AppliedSeries, error: BuildError) -> PipelineError {
        let BuildError::Compile { diagnostic: BuildDiagnostic { file, line, .. }, .. } = &error else {
            return error.into();
        };
        let in_tree = self.store.entry(applied.top_tree(), file.as_bytes());
        let blame = match (in_tree, series::touched_line(&self.store, applied, file.as_bytes(), *line)) {
            (Ok(Some(_)), Ok(Some(touched))) if *line > 0 => {
                let AppliedPatch { name, offsets, .. } = &applied.patches[touched.index];
                let patch = inputs.variant.patches.iter().find(|patch| patch.name == *name);
                let line = patch.and_then(|patch| series::line_in_patch(patch, offsets, file.as_bytes(), touched.line));
                Blame::Patch { name: name.clone(), line }
            }
            (Ok(Some(_)), Ok(None)) if *line > 0 => Blame::Base,
            _ => Blame::Unknown,
        };
        PipelineError::DoesNotCompile { error, blame }
    }

    /// Digest of the files that decide what a fragment comes to.
    fn kconfig_inputs(&self, tree: ObjectId) -> Result<Digest, GitError> {
        let files = self.kconfig_files(b"", tree)?;
        Ok(Digest::of_parts(files.iter().map(|(path, id)| (path.as_str(), id.as_bytes().as_slice()))))
    }

    /// These files below a directory. Of two trees that differ by a patch nearly all directories are the same.
    fn kconfig_files(&self, directory: &[u8], tree: ObjectId) -> Result<KconfigFiles, GitError> {
        let key = (directory.to_vec(), tree);
        let known = |known: &KnownFiles| known.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if let Some(files) = known(&self.kconfig_files) {
            return Ok(files);
        }
        let mut files = Vec::new();
        for entry in self.store.read_tree(tree)? {
            let path = join(directory, &entry.name);
            match (entry.mode, std::str::from_utf8(&path)) {
                (Mode::Tree, _) => files.extend_from_slice(&self.kconfig_files(&path, entry.id)?),
                (_, Ok(path)) if build::is_kconfig_input(path) => files.push((path.to_owned(), entry.id)),
                _ => {}
            }
        }
        let files = KconfigFiles::from(files);
        let mut all = self.kconfig_files.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(key, Arc::clone(&files));
        Ok(files)
    }
}

/// Makes a directory, and removes what a kiso that was killed left in it: nobody else is here while we hold the lock.
fn empty(dir: &Path) -> io::Result<()> {
    match std::fs::remove_dir_all(dir) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => std::fs::create_dir_all(dir),
    }
}

fn describe(kernel: &Kernel) -> String {
    format!("key {}, {}", kernel.key.short(), counted(kernel.warnings, "warning"))
}
