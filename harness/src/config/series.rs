// SPDX-License-Identifier: GPL-2.0-only
//! `patches/NAME/series.yaml` → the series and its targets.

use super::words::{Isolations, PlainName, Suites, UniqueMap, is_plain_name};
use super::{ConfigError, read_yaml};
use crate::escape;
use crate::model::{Series, Target, TreeSource};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct SeriesFile {
    title: String,
    #[serde(default)]
    cover: String,
    variants: UniqueMap<VariantEntry>,
    targets: UniqueMap<TargetEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct VariantEntry {
    /// The name under which `kiso tree add` keeps the tree.
    tree: PlainName,
    /// A Debian source package to import it from when it is not there yet.
    debian: Option<PlainName>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct TargetEntry {
    variant: PlainName,
    kconfig: Vec<PlainName>,
    /// Fragments that ask for what the series itself adds; left out where the base alone is run.
    #[serde(default)]
    series_kconfig: Vec<PlainName>,
    machine: PlainName,
    suites: Suites,
    isolations: Isolations,
}

/// One series as configured.
#[derive(Clone, Debug)]
pub struct SeriesConfig {
    /// The series.
    pub series: Series,
    /// Its directory.
    pub dir: PathBuf,
    /// Its variants in the order of their names, each with its tree's name.
    pub variants: Vec<(String, String)>,
    /// Its targets in the order of their names.
    pub targets: Vec<Target>,
}

impl SeriesConfig {
    /// The directory of a variant's patches.
    pub fn variant_dir(&self, variant: &str) -> PathBuf {
        self.dir.join(variant)
    }
}

/// Reads the series whose directory this is.
pub(super) fn read(name: &str, dir: &Path) -> Result<SeriesConfig, ConfigError> {
    if !is_plain_name(name) {
        return Err(ConfigError::SeriesName { path: dir.to_owned() });
    }
    let path = dir.join("series.yaml");
    let file: SeriesFile = read_yaml(&path)?;
    // What `escape` would change is a control code, or hides or reorders text.
    if file.title.trim().is_empty() || escape::line(file.title.as_bytes()) != file.title {
        return Err(ConfigError::value(&path, "title", "must be one printable line"));
    }
    let variants = file.variants.0;
    let targets = file
        .targets
        .0
        .into_iter()
        .map(|(PlainName(target), entry)| resolve_target(&path, name, target, entry, &variants))
        .collect::<Result<_, _>>()?;
    Ok(SeriesConfig {
        series: Series { name: name.to_owned(), title: file.title, cover: file.cover },
        dir: dir.to_owned(),
        variants: variants.into_iter().map(|(variant, entry)| (variant.0, entry.tree.0)).collect(),
        targets,
    })
}

fn resolve_target(
    path: &Path,
    series: &str,
    name: String,
    entry: TargetEntry,
    variants: &BTreeMap<PlainName, VariantEntry>,
) -> Result<Target, ConfigError> {
    let variant = variants.get(&entry.variant).ok_or_else(|| {
        let known: Vec<_> = variants.keys().map(|name| name.0.as_str()).collect();
        let message = format!("no variant is called {:?}; there are: {}", entry.variant.0, known.join(", "));
        ConfigError::value(path, format!("targets.{name}.variant"), message)
    })?;
    Ok(Target {
        name,
        series: series.to_owned(),
        variant: entry.variant.0,
        tree: variant.tree.0.clone(),
        tree_source: variant.debian.clone().map(|package| TreeSource::Debian(package.0)),
        kconfig: entry.kconfig.into_iter().map(|fragment| fragment.0).collect(),
        series_kconfig: entry.series_kconfig.into_iter().map(|fragment| fragment.0).collect(),
        machine: entry.machine.0,
        suites: entry.suites.0,
        isolations: entry.isolations.0,
    })
}
