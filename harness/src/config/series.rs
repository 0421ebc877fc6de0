// SPDX-License-Identifier: GPL-2.0-only
//! `patches/NAME/series.yaml` → the series and its targets.

use super::words::{Isolations, MakeVariable, PatchesOf, PlainName, Suites, Symbol, Tool, UniqueMap, is_plain_name};
use super::{ConfigError, read_yaml};
use crate::escape;
use crate::model::{Beneath, Budgets, Series, Target, TreeSource, TriedTool};
use kiso_protocol::Isolation;
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
    /// Patches of the project, `SERIES/VARIANT` below `patches`, that this tree needs before those of the series.
    beneath: Option<PatchesOf>,
    /// The tools that the tree is known to be built by.
    #[serde(default)]
    tried_with: Vec<Tool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct TargetEntry {
    variant: PlainName,
    kconfig: Vec<PlainName>,
    /// Fragments that ask for what the series itself adds; left out where the base alone is run.
    #[serde(default)]
    series_kconfig: Vec<PlainName>,
    /// Variables for make, which no fragment can set.
    #[serde(default)]
    make: Vec<MakeVariable>,
    machine: PlainName,
    suites: Suites,
    isolations: Isolations,
    /// Kconfig symbols that the kernel is not to have: the cases that need one are left out.
    #[serde(default)]
    without: Vec<Symbol>,
    /// The target of this series that shows that the cases are sound, for a kernel that has no network namespaces.
    oracle: Option<PlainName>,
    /// What the series may cost there, in per cent, where it is not what the claims K1 and K2 say.
    #[serde(default)]
    budgets: BudgetsEntry,
    /// Whether a command that names no target passes it over.
    #[serde(default)]
    only_by_name: bool,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct BudgetsEntry {
    k1: Option<f64>,
    k2: Option<f64>,
}

/// One series as configured.
#[derive(Clone, Debug)]
pub struct SeriesConfig {
    /// The series.
    pub series: Series,
    /// Its directory.
    pub dir: PathBuf,
    /// Its variants in the order of their names.
    pub variants: Vec<VariantConfig>,
    /// Its targets in the order of their names.
    pub targets: Vec<Target>,
}

/// One variant as configured.
#[derive(Clone, Debug)]
pub struct VariantConfig {
    /// Its name, and that of its directory.
    pub name: String,
    /// The name of the tree that it is based on.
    pub tree: String,
    /// What is applied to that tree first.
    pub beneath: Option<Beneath>,
    /// The tools that the tree is known to be built by.
    pub tried_with: Vec<TriedTool>,
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
    if file.title.trim().is_empty() || !escape::is_line(&file.title) {
        return Err(ConfigError::value(&path, "title", "must be one printable line"));
    }
    let variants = file.variants.0;
    let targets = file
        .targets
        .0
        .into_iter()
        .map(|(PlainName(target), entry)| resolve_target(&path, name, target, entry, &variants))
        .collect::<Result<Vec<_>, _>>()?;
    check_oracles(&path, &targets)?;
    Ok(SeriesConfig {
        series: Series { name: name.to_owned(), title: file.title, cover: file.cover },
        dir: dir.to_owned(),
        variants: variants.into_iter().map(variant_config).collect(),
        targets,
    })
}

/// Each oracle is there and has network namespaces, and whoever has some itself names none.
fn check_oracles(path: &Path, targets: &[Target]) -> Result<(), ConfigError> {
    let has_netns = |target: &Target| target.isolations.contains(&Isolation::NetNs);
    for target in targets {
        let Some(oracle) = &target.oracle else { continue };
        let key = || format!("targets.{}.oracle", target.name);
        if has_netns(target) {
            return Err(ConfigError::value(path, key(), "it is for a target without netns among its isolations"));
        }
        if !targets.iter().any(|other| other.name == *oracle && has_netns(other)) {
            let fit: Vec<&str> =
                targets.iter().filter(|other| has_netns(other)).map(|other| other.name.as_str()).collect();
            let message = format!(
                "no target is called {oracle:?} and has netns among its isolations; there are: {}",
                fit.join(", ")
            );
            return Err(ConfigError::value(path, key(), message));
        }
    }
    Ok(())
}

fn variant_config((name, entry): (PlainName, VariantEntry)) -> VariantConfig {
    VariantConfig {
        name: name.0,
        tree: entry.tree.0,
        beneath: entry.beneath.map(|beneath| beneath.0),
        tried_with: entry.tried_with.into_iter().map(|tool| tool.0).collect(),
    }
}

/// The text of a `series.yaml` in which the variant is based on another tree, which comes from this Debian package, if from
/// any. Everything else stays as it is written. None where the variant's lines are not found.
pub fn with_tree(text: &str, variant: &str, tree: &str, package: Option<&str>) -> Option<String> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let key = |line: &str, key: &str| line.trim_start().strip_prefix(key).is_some_and(|rest| rest.starts_with(':'));
    let mut out = String::with_capacity(text.len());
    // The indentation of the key whose lines are being read: `variants`, then the variant.
    let (mut variants, mut entry, mut written) = (None, None, false);
    for line in text.split_inclusive('\n') {
        let content = !line.trim().is_empty() && !line.trim_start().starts_with('#');
        if content && entry.is_some_and(|entry| indent(line) <= entry) {
            entry = None;
        }
        if content && variants.is_some_and(|variants| indent(line) <= variants) {
            variants = None;
        }
        if let Some(entry) = entry
            && content
            && indent(line) > entry
        {
            let start = &line[..indent(line)];
            if key(line, "tree") && !written {
                written = true;
                out += &format!("{start}tree: {tree}\n");
                out += &package.map_or_else(String::new, |package| format!("{start}debian: {package}\n"));
                continue;
            }
            if key(line, "debian") {
                continue;
            }
        } else if variants.is_some() && entry.is_none() && key(line, variant) {
            entry = Some(indent(line));
        } else if indent(line) == 0 && key(line, "variants") {
            variants = Some(0);
        }
        out.push_str(line);
    }
    written.then_some(out)
}

/// What stands for a cover letter that nobody has written yet.
pub const NO_COVER: &str = "What the series does and why.";

/// Whether a cover letter is none.
pub fn is_unwritten(cover: &str) -> bool {
    matches!(cover.trim(), "" | NO_COVER)
}

/// The text of a `series.yaml` that has no cover letter with this one, everything else as it is; none where that cannot
/// be written.
pub fn with_cover(text: &str, cover: &str) -> Option<String> {
    // A first line that begins with a space would else be taken for a deeper indentation.
    let mut block = if cover.starts_with([' ', '\n']) { "cover: |2\n".to_owned() } else { "cover: |\n".to_owned() };
    for line in cover.trim_end().lines() {
        block += if line.is_empty() { "" } else { "  " };
        block += line;
        block.push('\n');
    }
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let at = |key: &str| lines.iter().position(|line| line.starts_with(key));
    let (before, after) = match at("cover:") {
        Some(cover) => {
            let is_inside = |line: &&&str| line.trim().is_empty() || line.starts_with(' ');
            (cover, cover + 1 + lines[cover + 1..].iter().take_while(is_inside).count())
        }
        None => at("variants:").map(|variants| (variants, variants))?,
    };
    let new = [&lines[..before].concat(), &block, &lines[after..].concat()].map(String::as_str).concat();
    let read = |text: &str| serde_yaml::from_str::<SeriesFile>(text).ok();
    let (old, read) = (read(text)?, read(&new)?);
    let is_whole = is_unwritten(&old.cover) && read.cover.trim_end() == cover.trim_end() && read.title == old.title;
    is_whole.then_some(new)
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
    let budgets = budgets(path, &name, &entry.budgets)?;
    Ok(Target {
        name,
        series: series.to_owned(),
        variant: entry.variant.0,
        tree: variant.tree.0.clone(),
        beneath: variant.beneath.clone().map(|beneath| beneath.0),
        tree_source: variant.debian.clone().map(|package| TreeSource::Debian(package.0)),
        kconfig: entry.kconfig.into_iter().map(|fragment| fragment.0).collect(),
        series_kconfig: entry.series_kconfig.into_iter().map(|fragment| fragment.0).collect(),
        make: entry.make.into_iter().map(|variable| variable.0).collect(),
        machine: entry.machine.0,
        suites: entry.suites.0,
        isolations: entry.isolations.0,
        without: entry.without.into_iter().map(|symbol| symbol.0).collect(),
        oracle: entry.oracle.map(|oracle| oracle.0),
        budgets,
        only_by_name: entry.only_by_name,
    })
}

/// The budgets of a target. None may be so wide that a series could cost whatever it likes.
fn budgets(path: &Path, target: &str, entry: &BudgetsEntry) -> Result<Budgets, ConfigError> {
    let of_claims = Budgets::default();
    let of = |key: &str, given: Option<f64>, claimed: f64| match given {
        None => Ok(claimed),
        Some(given) if given > 0.0 && given <= 10.0 => Ok(given),
        Some(given) => {
            let message = format!("{given} is no budget: it is in per cent, above 0 and up to 10");
            Err(ConfigError::value(path, format!("targets.{target}.budgets.{key}"), message))
        }
    };
    Ok(Budgets { k1: of("k1", entry.k1, of_claims.k1)?, k2: of("k2", entry.k2, of_claims.k2)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variant_gets_another_tree_and_nothing_else_changes() {
        let text = "# v1\ntitle: t\nvariants:\n  v0:\n    tree: a\n  v1:   # one\n    # why\n    tree: b   # old\n    debian: p\ntargets:\n  v1:\n    tree: x\n";
        let expected = "# v1\ntitle: t\nvariants:\n  v0:\n    tree: a\n  v1:   # one\n    # why\n    tree: c\n    debian: q\ntargets:\n  v1:\n    tree: x\n";
        assert_eq!(with_tree(text, "v1", "c", Some("q")).as_deref(), Some(expected));
        let without = expected.replace("    debian: q\n", "");
        assert_eq!(with_tree(text, "v1", "c", None).as_deref(), Some(without.as_str()));
        assert_eq!(with_tree(text, "v2", "c", None), None);
    }

    #[test]
    fn a_budget_is_a_small_part_and_what_is_not_given_is_that_of_the_claims() {
        let read = |text: &str| {
            let entry: BudgetsEntry = serde_yaml::from_str(text).expect(text);
            budgets("series.yaml".as_ref(), "t", &entry)
        };
        assert_eq!(read("{}").expect("none given"), Budgets::default());
        assert_eq!(read("{k1: 1.5}").expect("one given"), Budgets { k1: 1.5, ..Budgets::default() });
        for wrong in ["{k1: 0}", "{k2: -0.1}", "{k2: .nan}", "{k1: .inf}", "{k1: 10.1}"] {
            let error = read(wrong).expect_err(wrong).to_string();
            assert!(error.contains("targets.t.budgets.k"), "{error}");
        }
    }

    const REST: &str = "variants: {v1: {tree: tiny}}  # one\ntargets: {}\n";

    #[test]
    fn a_cover_letter_goes_where_none_is_and_nothing_else_changes() {
        for (old, new) in [
            ("title: x  # why\n", "title: x  # why\ncover: |\n  A\n\n    b: c\n"),
            ("title: x\ncover: \"\"\n# on\n", "title: x\ncover: |\n  A\n\n    b: c\n# on\n"),
            (&format!("title: x\ncover: |\n  {NO_COVER}\n"), "title: x\ncover: |\n  A\n\n    b: c\n"),
        ] {
            let (old, new) = (format!("{old}{REST}"), format!("{new}{REST}"));
            assert_eq!(with_cover(&old, "A\n\n  b: c\n"), Some(new));
        }
        let indented = with_cover(&format!("title: x\n{REST}"), "  A\nb").expect("it can be written");
        assert!(indented.contains("cover: |2\n    A\n  b\nvariants"), "{indented}");
    }

    #[test]
    fn a_cover_letter_that_is_there_stays() {
        assert_eq!(with_cover(&format!("title: x\ncover: y\n{REST}"), "A"), None);
        assert_eq!(with_cover(&format!("title: x\n{REST}"), "A\x07"), None);
    }
}
