// SPDX-License-Identifier: GPL-2.0-only
//! The build stage: from a tree, Kconfig fragments and a toolchain to a kernel named by the hash of all of them.
//!
//! Two caches stand before make. The *configuration cache* maps (Kconfig files, fragments, toolchain) to the final `.config`,
//! so that [`lookup`] knows the kernel's key without a worktree; the *kernel cache* maps that key to the image.

mod cache;
mod diagnostics;
mod error;
mod kconfig;
mod key;
mod make;
mod narrow;
mod toolchain;
mod torn;
mod unmet;
mod unused;

#[cfg(test)]
mod tests;

pub use error::BuildError;
pub use kconfig::{Config, NotGranted, Setting, is_built_in, is_kconfig_input, parse_config, symbols};
pub use narrow::{Finished, copy_output, is_little};
pub use toolchain::{Toolchain, debian_package};
pub use unused::{Unused, remove, unused};

use crate::config::Fragment;
use crate::count::{counted, either};
use crate::event::Events;
use crate::model::{BuildKey, Digest, ImageKind, Kernel, ObjectId};
use crate::process::{self, Command, Interrupt};
use cache::{Cache, Record};
use error::at;
use kconfig::Settings;
use make::{Log, Progress};
use std::fs;
use std::path::{Path, PathBuf};

/// All that a build needs.
#[derive(Clone, Debug)]
pub struct BuildRequest<'a> {
    /// The tree's id, which `src` holds.
    pub tree: ObjectId,
    /// Digest of all files of the tree for which [`is_kconfig_input`] holds.
    pub kconfig_inputs: Digest,
    /// The worktree. [`lookup`] does not touch it.
    pub src: &'a Path,
    /// make's output directory, kept from build to build; made if missing.
    pub out: &'a Path,
    /// Kconfig fragments in order; a later one wins.
    pub fragments: &'a [Fragment],
    /// More of them, of which the tree need not define every symbol: what it does not define is not asked of it.
    pub to_come: &'a [Fragment],
    /// What is made: the file that the machine starts.
    pub image: ImageKind,
    /// Variables for make besides kiso's own, each `NAME=VALUE`.
    pub variables: &'a [String],
    /// What compiles.
    pub toolchain: &'a Toolchain,
    /// The cache, `.kiso/kernels`.
    pub cache_dir: &'a Path,
    /// For entries in the making: in the cache's file system, emptied by whoever owns it.
    pub scratch_dir: &'a Path,
    /// Where the full log of this build is written; it is replaced.
    pub log: &'a Path,
    /// Parallel jobs of make.
    pub jobs: usize,
    /// The files of `src` that are not as they were when what `out` holds was [`Finished`], or may not be; none where
    /// nobody knows.
    pub changed: Option<&'a [String]>,
}

impl BuildRequest<'_> {
    /// What make is given besides the flags that every make has.
    fn arguments<'s>(&'s self, goal: &[&'s str]) -> Vec<&'s str> {
        self.variables.iter().map(String::as_str).chain(goal.iter().copied()).collect()
    }

    fn config_key(&self) -> key::ConfigKey {
        let key = key::config_key(self.kconfig_inputs, self.fragments, self.to_come, self.toolchain);
        key::with_variables(key, self.variables)
    }

    fn build_key(&self, config: &str) -> BuildKey {
        self.build_key_of(self.tree, config)
    }

    /// The key of the same build of another tree.
    fn build_key_of(&self, tree: ObjectId, config: &str) -> BuildKey {
        let key = key::with_variables(key::build_key(tree, config, self.toolchain), self.variables);
        key::with_image(key, self.image)
    }

    /// The cache of the kernels that it is of.
    fn cache(&self) -> Cache<'_> {
        Cache::new(self.cache_dir, self.scratch_dir, self.image)
    }

    /// The architecture as its directory is called.
    fn arch(&self) -> &str {
        self.variables.iter().rev().find_map(|variable| variable.strip_prefix("ARCH=")).unwrap_or(make::ARCH)
    }
}

/// The kernel, if the caches hold it. Runs nothing and needs no worktree.
///
/// # Errors
/// [`BuildError::Io`] if the cache cannot be read.
pub fn lookup(request: &BuildRequest<'_>) -> Result<Option<Kernel>, BuildError> {
    let cache = request.cache();
    match cache.config(request.config_key())? {
        Some(config) => cache.kernel(request.build_key(&config)),
        None => Ok(None),
    }
}

/// The kernel: from the caches, or built in `out` from what is there already. An interrupted build goes on where it was.
///
/// # Errors
/// See [`BuildError`]; its class tells a fault of the tree from one of the host.
pub fn build(request: &BuildRequest<'_>, events: &Events, interrupt: &Interrupt) -> Result<Kernel, BuildError> {
    let settings = Settings::read(request.fragments.iter().chain(request.to_come))?;
    for (earlier, later) in &settings.overridden {
        events.note(format!(
            "{}:{}: `{later}` replaces `{earlier}` of {}:{}",
            later.file.display(),
            later.line,
            earlier.file.display(),
            earlier.line
        ));
    }
    if let Some(kernel) = lookup(request)? {
        return Ok(kernel);
    }
    let place = Place::prepare(request)?;
    let cache = request.cache();
    let mut log = Log::create(request.log)?;
    let total = if place.is_fresh() { cache.steps() } else { None };
    let mut progress = Progress::new(events, total);

    let config = match cache.config(request.config_key())? {
        Some(config) => {
            place.write_config(&config)?;
            config
        }
        None => {
            let config = place.configure(request, &settings, &mut log, &mut progress, interrupt)?;
            cache.keep_config(request.config_key(), &config)?;
            config
        }
    };
    if let Some(kernel) = cache.kernel(request.build_key(&config))? {
        return Ok(kernel);
    }

    let torn = torn::remove(&place.out)?;
    if torn > 0 {
        let (files, were, are) = (counted(torn, "file"), either(&torn, "was", "were"), either(&torn, "is", "are"));
        events.note(format!("{files} of a build that was killed {were} half written and {are} made again"));
    }
    let warnings = place.compile(request, &config, &mut log, &mut progress, interrupt)?;
    if place.fresh {
        cache.keep_steps(progress.steps());
    }

    // make brings the configuration up to date itself. If it changed (the host's tools did), what was built is another kernel
    // than the one asked for, and its key must say so.
    let built = place.read_config()?;
    if built != config {
        place.check(request, &settings, &built)?;
        cache.keep_config(request.config_key(), &built)?;
    }
    let staged = cache.stage()?;
    let image = staged.path().join(request.image.as_str());
    place.take_image(request, &image, &built, interrupt)?;
    let bytes = fs::metadata(&image).map_err(at("read", &image))?.len();
    let record = Record::new(request.tree, request.toolchain, warnings, bytes);
    let key = request.build_key(&built);
    Finished { tree: request.tree, key }.write(&place.out)?;
    cache.keep_kernel(key, cache::Finished { staged, config: &built, log: log.path(), record })
}

/// Where make works: absolute paths that it can bear.
struct Place {
    src: PathBuf,
    out: PathBuf,
    fresh: bool,
}

/// The merged fragments, in make's output directory; named relative to it.
const ALLCONFIG: &str = "kiso.allconfig";

impl Place {
    fn prepare(request: &BuildRequest<'_>) -> Result<Self, BuildError> {
        fs::create_dir_all(request.out).map_err(at("create", request.out))?;
        let absolute = |path: &Path| {
            let path = fs::canonicalize(path).map_err(at("find", path))?;
            let bears = |c: char| c.is_alphanumeric() || "/._-+@~".contains(c);
            match path.to_str() {
                Some(text) if text.chars().all(bears) => Ok(path),
                _ => Err(BuildError::Location { path }),
            }
        };
        let (src, out) = (absolute(request.src)?, absolute(request.out)?);
        let fresh = !out.join(".config").exists();
        Ok(Self { src, out, fresh })
    }

    fn is_fresh(&self) -> bool {
        self.fresh
    }

    fn config_path(&self) -> PathBuf {
        self.out.join(".config")
    }

    fn read_config(&self) -> Result<String, BuildError> {
        fs::read_to_string(self.config_path()).map_err(at("read", &self.config_path()))
    }

    /// Writes `.config` unless it is the same: its time stamp alone makes kbuild look at everything again.
    fn write_config(&self, text: &str) -> Result<(), BuildError> {
        let path = self.config_path();
        if fs::read(&path).is_ok_and(|old| old == text.as_bytes()) {
            return Ok(());
        }
        fs::write(&path, text).map_err(at("write", &path))
    }

    /// Runs `make allnoconfig` and checks that it granted every setting.
    fn configure(
        &self,
        request: &BuildRequest<'_>,
        settings: &Settings,
        log: &mut Log,
        progress: &mut Progress<'_>,
        interrupt: &Interrupt,
    ) -> Result<String, BuildError> {
        let all = self.out.join(ALLCONFIG);
        fs::write(&all, settings.to_allconfig()).map_err(at("write", &all))?;
        let path = self.config_path();
        let old = fs::read(&path).ok().zip(fs::metadata(&path).and_then(|metadata| metadata.modified()).ok());

        let allconfig = format!("KCONFIG_ALLCONFIG={ALLCONFIG}");
        let arguments = request.arguments(&[&allconfig, "allnoconfig"]);
        let command = make::command(&self.src, &self.out, request.jobs, &arguments);
        make::run(&command, &self.src, log, progress, interrupt)?;

        let config = self.read_config()?;
        if let Some((text, modified)) = old
            && text == config.as_bytes()
        {
            // Old kconfigs write it anew all the same.
            let file = fs::File::options().append(true).open(&path).map_err(at("open", &path))?;
            file.set_modified(modified).map_err(at("write", &path))?;
        }
        self.check(request, settings, &config)?;
        Ok(config)
    }

    fn check(&self, request: &BuildRequest<'_>, settings: &Settings, config: &str) -> Result<(), BuildError> {
        let config = parse_config(config);
        let is_to_come = |setting: &Setting| {
            request.to_come.iter().any(|fragment| fragment.path == setting.file)
                && !unmet::is_defined(&self.src, &setting.symbol)
        };
        let problems: Vec<_> = settings
            .not_granted(&config)
            .into_iter()
            .filter(|setting| !is_to_come(setting))
            .map(|setting| NotGranted {
                setting: setting.clone(),
                got: config.value(&setting.symbol).map(str::to_owned),
                reason: unmet::reason(&self.src, setting, &config),
            })
            .collect();
        if problems.is_empty() { Ok(()) } else { Err(BuildError::Config { problems }) }
    }

    /// Makes the image; gives the number of warnings.
    fn compile(
        &self,
        request: &BuildRequest<'_>,
        config: &str,
        log: &mut Log,
        progress: &mut Progress<'_>,
        interrupt: &Interrupt,
    ) -> Result<usize, BuildError> {
        let finished = Finished::read(&self.out);
        Finished::forget(&self.out)?;
        let is_same_build = |last: &Finished| last.key == request.build_key_of(last.tree, config);
        // Around another image there is more than what the short way makes.
        let is_short = request.image == ImageKind::Vmlinux && finished.as_ref().is_some_and(is_same_build);
        let changed = request.changed.filter(|_| is_short);
        let quicker = make::no_idle_shells(&fs::read_to_string(self.src.join(make::KBUILD)).unwrap_or_default());
        let own: Vec<&str> = quicker.as_deref().into_iter().collect();
        if let Some(objects) = changed.and_then(|changed| narrow::objects(changed, &self.src, &self.out)) {
            let before = narrow::recipes(&self.out, &objects);
            let flags = [make::FLAGS, &request.arguments(&own)].concat();
            if let Some(command) = narrow::ask_kbuild(&self.src, &self.out, &flags) {
                make::run(&command, &self.src, log, progress, interrupt)?;
            }
            narrow::renew(&self.out)?;
            let command = narrow::command(&self.src, &self.out, request.jobs, &flags, &objects)?;
            let made = make::run(&command, &self.src, log, progress, interrupt);
            // An object that was made in another way than before is none of the kernel that lies here.
            if before.is_some() && before == narrow::recipes(&self.out, &objects) {
                return made;
            }
        }
        narrow::ask_again(&self.out)?;
        let arguments = request.arguments(&[&own[..], &[request.image.as_str()]].concat());
        make::run(&make::command(&self.src, &self.out, request.jobs, &arguments), &self.src, log, progress, interrupt)
    }

    /// Copies the image out, without debug information. No hard link: the next build writes into the same file.
    fn take_image(
        &self,
        request: &BuildRequest<'_>,
        to: &Path,
        config: &str,
        interrupt: &Interrupt,
    ) -> Result<(), BuildError> {
        let image = match request.image {
            ImageKind::Vmlinux => self.out.join("vmlinux"),
            ImageKind::BzImage => self.out.join("arch").join(request.arch()).join("boot/bzImage"),
        };
        // What is compressed was stripped before.
        if request.image == ImageKind::BzImage || !parse_config(config).is_on("DEBUG_INFO") {
            fs::copy(&image, to).map_err(at("copy", &image))?;
            return Ok(());
        }
        let command = Command::new("objcopy").arg("--strip-debug").arg(&image).arg(to);
        let output = process::output(&command, interrupt).map_err(BuildError::Process)?;
        if output.exit.success() {
            return Ok(());
        }
        let said = crate::escape::line_cut(output.stderr.trim_ascii(), 400);
        Err(BuildError::ToolBroken { tool: "objcopy".to_owned(), said })
    }
}
