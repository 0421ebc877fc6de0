// SPDX-License-Identifier: GPL-2.0-only
//! A project on disk: where its files lie and what they say.

use super::{ConfigError, GatePolicy, SeriesConfig, gate, machine, read_text, series};
use crate::model::{Machine, Target};
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

    /// The target of this name, or the only one where none is named, with its series.
    ///
    /// # Errors
    /// [`ConfigError::Unknown`] names those there are.
    pub fn target(&self, name: Option<&str>) -> Result<(SeriesConfig, Target), ConfigError> {
        let all = self.series()?;
        let targets = || all.iter().flat_map(|s| s.targets.iter().map(move |t| (s, t)));
        let known: Vec<String> = targets().map(|(_, t)| t.name.clone()).collect();
        let found = match name {
            Some(name) => targets().find(|(_, t)| t.name == name),
            None if known.len() == 1 => targets().next(),
            None => None,
        };
        found.map(|(series, target)| (series.clone(), target.clone())).ok_or_else(|| ConfigError::Unknown {
            kind: "target",
            name: name.unwrap_or("").to_owned(),
            known,
        })
    }

    /// The machine of this name.
    ///
    /// # Errors
    /// Whatever is wrong with its file.
    pub fn machine(&self, name: &str) -> Result<Machine, ConfigError> {
        machine::read(name, &self.root.join("qemu-images/machines").join(format!("{name}.yaml")))
    }

    /// The fragments of these names, in this order.
    ///
    /// # Errors
    /// Whatever is wrong with one of their files.
    pub fn fragments(&self, names: &[String]) -> Result<Vec<Fragment>, ConfigError> {
        let read = |name: &String| {
            let path = self.root.join("qemu-images/kconfig").join(format!("{name}.config"));
            Ok(Fragment { name: name.clone(), text: read_text(&path)?, path })
        };
        names.iter().map(read).collect()
    }

    /// The gate's policy.
    ///
    /// # Errors
    /// Whatever is wrong with `ci/gate.yaml`.
    pub fn gate(&self) -> Result<GatePolicy, ConfigError> {
        gate::read(&self.root.join("ci/gate.yaml"))
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
