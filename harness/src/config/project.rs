// SPDX-License-Identifier: GPL-2.0-only
//! A project on disk: where its files lie and what they say.

use super::{ConfigError, Flaky, GatePolicy, SeriesConfig, gate, machine, read_text, series};
use crate::model::{Beneath, Machine, Target};
use std::io;
use std::path::{Path, PathBuf};

/// One Kconfig fragment as read.
#[derive(Clone, Debug)]
pub struct Fragment {
    /// Its name without `.config`.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
}

/// Where files of one kind lie, one a name.
#[derive(Clone, Copy)]
struct Place {
    dir: &'static str,
    ending: &'static str,
}

const MACHINES: Place = Place { dir: "qemu-images/machines", ending: ".yaml" };
const FRAGMENTS: Place = Place { dir: "qemu-images/kconfig", ending: ".config" };

impl Place {
    fn file(self, root: &Path, name: &str) -> PathBuf {
        root.join(self.dir).join(format!("{name}{}", self.ending))
    }

    /// The names there are, in order. A directory that can't be read has none to offer.
    fn names(self, root: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(root.join(self.dir)).into_iter().flatten().flatten();
        let file_names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let mut names: Vec<_> =
            file_names.filter_map(|name| name.strip_suffix(self.ending).map(str::to_owned)).collect();
        names.sort();
        names
    }
}

/// A project: a directory with `patches/NAME/series.yaml` in it.
#[derive(Clone, Debug)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// Finds the project that encloses `start`.
    ///
    /// # Errors
    /// [`ConfigError::NoProject`] where none does.
    pub fn find(start: &Path) -> Result<Self, ConfigError> {
        start
            .ancestors()
            .find(|dir| !series_dirs(dir).is_empty())
            .map(|root| Self { root: root.to_owned() })
            .ok_or_else(|| ConfigError::NoProject { start: start.to_owned() })
    }

    /// The project's top directory.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where kiso keeps what it can make again: trees, worktrees, kernels, runs.
    pub fn state(&self) -> PathBuf {
        self.root.join(".kiso")
    }

    /// All series in the order of their names.
    ///
    /// # Errors
    /// Whatever is wrong with one of their files, and two targets of one name.
    pub fn series(&self) -> Result<Vec<SeriesConfig>, ConfigError> {
        let mut all: Vec<SeriesConfig> = Vec::new();
        for (name, dir) in series_dirs(&self.root) {
            let one = series::read(&name, &dir)?;
            for target in &one.targets {
                if let Some(other) = all.iter().flat_map(|s| &s.targets).find(|t| t.name == target.name) {
                    return Err(ConfigError::TwoTargets {
                        name: target.name.clone(),
                        first: other.series.clone(),
                        second: target.series.clone(),
                    });
                }
            }
            all.push(one);
        }
        Ok(all)
    }

    /// The target of this name, or the only one where none is named, with its series. One that is taken only by its name
    /// does not count there.
    ///
    /// # Errors
    /// [`ConfigError::Unknown`] names those there are.
    pub fn target(&self, name: Option<&str>) -> Result<(SeriesConfig, Target), ConfigError> {
        let all = self.series()?;
        let targets = || all.iter().flat_map(|s| s.targets.iter().map(move |t| (s, t)));
        let known: Vec<String> = targets().map(|(_, t)| t.name.clone()).collect();
        let found = match name {
            Some(name) => targets().find(|(_, t)| t.name == name),
            None => {
                let mut unnamed = targets().filter(|(_, t)| !t.only_by_name);
                match (unnamed.next(), unnamed.next()) {
                    (Some(only), None) => Some(only),
                    _ => return Err(ConfigError::NoTargetNamed { known }),
                }
            }
        };
        let Some((series, target)) = found else {
            return Err(ConfigError::Unknown { kind: "target", name: name.unwrap_or_default().to_owned(), known });
        };
        self.check_files(series, target)?;
        Ok((series.clone(), target.clone()))
    }

    /// Whether the machine and the fragments that a target names are there. An error names the line's key, which those
    /// who read the files later don't know.
    fn check_files(&self, series: &SeriesConfig, target: &Target) -> Result<(), ConfigError> {
        let machine = [("machine", "machine", MACHINES, &target.machine)].into_iter();
        let kconfig = target.kconfig.iter().map(|name| ("kconfig", "fragment", FRAGMENTS, name));
        let own = target.series_kconfig.iter().map(|name| ("series-kconfig", "fragment", FRAGMENTS, name));
        if let Some(beneath) = &target.beneath {
            let dir = self.beneath_dir(beneath);
            if !dir.join("series").is_file() {
                let (path, key) = (series.dir.join("series.yaml"), format!("variants.{}.beneath", target.variant));
                return Err(ConfigError::value(&path, key, format!("{} holds no `series` file", dir.display())));
            }
        }
        for (key, kind, place, name) in machine.chain(kconfig).chain(own) {
            if !place.file(&self.root, name).is_file() {
                return Err(ConfigError::NoFile {
                    path: series.dir.join("series.yaml"),
                    key: format!("targets.{}.{key}", target.name),
                    kind,
                    name: name.clone(),
                    known: place.names(&self.root),
                });
            }
        }
        Ok(())
    }

    /// The directory of what lies beneath a series.
    pub fn beneath_dir(&self, beneath: &Beneath) -> PathBuf {
        self.root.join("patches").join(&beneath.series).join(&beneath.variant)
    }

    /// The machine of this name.
    ///
    /// # Errors
    /// Whatever is wrong with its file.
    pub fn machine(&self, name: &str) -> Result<Machine, ConfigError> {
        machine::read(name, &MACHINES.file(&self.root, name))
    }

    /// The fragments of these names, in this order.
    ///
    /// # Errors
    /// Whatever is wrong with one of their files.
    pub fn fragments(&self, names: &[String]) -> Result<Vec<Fragment>, ConfigError> {
        let read = |name: &String| {
            let path = FRAGMENTS.file(&self.root, name);
            Ok(Fragment { name: name.clone(), text: read_text(&path)?, path })
        };
        names.iter().map(read).collect()
    }

    /// The gate's policy.
    ///
    /// # Errors
    /// [`ConfigError::NoGate`], or whatever is wrong with `ci/gate.yaml` or with the series whose targets its lanes are.
    pub fn gate(&self) -> Result<GatePolicy, ConfigError> {
        let path = self.root.join("ci/gate.yaml");
        let policy = match gate::read(&path) {
            Err(ConfigError::Read { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
                return Err(ConfigError::NoGate { path });
            }
            read => read?,
        };
        let series = self.series()?;
        let targets = series.iter().flat_map(|one| &one.targets);
        let targets: Vec<_> = targets.map(|one| (one.name.as_str(), one.isolations.as_slice())).collect();
        gate::check_lanes(&path, &policy.lanes, &targets)?;
        Ok(policy)
    }

    /// What is done about chance, as the gate's policy says or, where there is none, as is usual.
    ///
    /// # Errors
    /// Where the policy can't be read.
    pub fn flaky(&self) -> Result<Flaky, ConfigError> {
        match self.gate() {
            Ok(policy) => Ok(policy.flaky),
            Err(ConfigError::NoGate { .. }) => Ok(Flaky::default()),
            Err(error) => Err(error),
        }
    }
}

/// Directories under `patches/` that hold a series.yaml, by name.
fn series_dirs(root: &Path) -> Vec<(String, PathBuf)> {
    let Ok(entries) = std::fs::read_dir(root.join("patches")) else { return Vec::new() };
    let mut dirs: Vec<_> = entries
        .flatten()
        .filter(|entry| entry.path().join("series.yaml").is_file())
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()))
        .collect();
    dirs.sort();
    dirs
}
