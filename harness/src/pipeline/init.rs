// SPDX-License-Identifier: GPL-2.0-only
//! Starts a project: a series.yaml, a machine, Kconfig fragments and a gate, all to be edited.

use crate::config::{ConfigError, NO_COVER, PLAIN_NAME, Project, is_plain_name};
use crate::model::{Class, Failure};
use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

/// What a new project is made of.
#[derive(Clone, Debug)]
pub struct Seed {
    /// The series' name.
    pub series: String,
    /// The name of its first variant and target.
    pub variant: String,
    /// The Debian source package of its tree.
    pub debian: String,
}

/// What can go wrong.
#[derive(Debug, thiserror::Error)]
pub enum InitError {
    /// A name is no plain name.
    #[error("{0:?} is no plain name ({PLAIN_NAME})")]
    Name(String),
    /// The project has targets of both names that the new one could have.
    #[error("the project has a target {0:?} already")]
    TargetTaken(String),
    /// The project that is there can't be read.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// There is a series of that name already.
    #[error("{path}: is there already", path = .0.display())]
    Exists(PathBuf),
    /// A file can't be written.
    #[error("{path}: {source}", path = .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl Failure for InitError {
    fn class(&self) -> Class {
        match self {
            Self::Name(_) | Self::TargetTaken(_) | Self::Exists(_) => Class::Input,
            Self::Config(error) => error.class(),
            Self::Io { .. } => Class::Host,
        }
    }

    fn remedy(&self) -> Option<String> {
        match self {
            Self::Exists(_) => Some("choose another name, or go on with what is there: kiso series".into()),
            Self::TargetTaken(_) => Some("choose another name for the series or the variant".into()),
            Self::Config(error) => error.remedy(),
            Self::Name(_) | Self::Io { .. } => None,
        }
    }
}

/// Shipped files that a new project starts with. A fragment or machine that is there already is left as it is.
const SHIPPED: &[(&str, &str)] = &[
    ("qemu-images/machines/q35.yaml", include_str!("../../../qemu-images/machines/q35.yaml")),
    ("qemu-images/kconfig/x86_64-guest.config", include_str!("../../../qemu-images/kconfig/x86_64-guest.config")),
    ("qemu-images/kconfig/net.config", include_str!("../../../qemu-images/kconfig/net.config")),
    ("qemu-images/kconfig/namespaces.config", include_str!("../../../qemu-images/kconfig/namespaces.config")),
];

/// What was done, and what is left to the user.
#[derive(Clone, Debug)]
pub struct Started {
    /// The new target's name.
    pub target: String,
    /// The files that were written.
    pub written: Vec<PathBuf>,
    /// Files that were there already, each with the lines to add to it.
    pub to_add: Vec<(PathBuf, String)>,
}

/// Writes the project's files under `root`. Everything is checked before the first one is written, and nothing is
/// written over. The series.yaml comes last, for it is what makes a series: where an init was cut short, the next one
/// of that name goes on.
///
/// # Errors
/// [`InitError`].
pub fn init(root: &Path, seed: &Seed) -> Result<Started, InitError> {
    let dir = format!("patches/{}", seed.series);
    for name in [&seed.series, &seed.variant, &seed.debian] {
        if !is_plain_name(name) {
            return Err(InitError::Name(name.clone()));
        }
    }
    let series_file = format!("{dir}/series.yaml");
    if root.join(&series_file).exists() {
        return Err(InitError::Exists(root.join(&dir)));
    }
    let target = free_target(root, seed)?;
    let mut files = vec![(format!("{dir}/{}/series", seed.variant), "# one patch file a line, in order\n".to_owned())];
    files.extend(SHIPPED.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
    let mut to_add = Vec::new();
    let lane = lane_yaml(&target);
    let gate = format!("# A merge needs every lane green.\nlanes:\n{lane}");
    match read_existing(&root.join("ci/gate.yaml"))? {
        None => files.push(("ci/gate.yaml".to_owned(), gate)),
        Some(text) if text.lines().any(|line| line.trim() == format!("{target}:")) => {}
        Some(_) => to_add.push((PathBuf::from("ci/gate.yaml"), lane)),
    }
    let ignored = read_existing(&root.join(".gitignore"))?;
    let missing = IGNORED.iter().filter(|name| !ignored.as_ref().is_some_and(|text| is_ignored(text, name)));
    let missing: String = missing.map(|name| format!("/{name}\n")).collect();
    match ignored {
        None => files.push((".gitignore".to_owned(), missing)),
        Some(_) if missing.is_empty() => {}
        Some(_) => to_add.push((PathBuf::from(".gitignore"), missing)),
    }
    files.push((series_file, series_yaml(seed, &target)));
    for (path, _) in &files {
        check_place(root, Path::new(path))?;
    }
    let mut written = Vec::new();
    for (path, text) in files {
        if write_new(&root.join(&path), &text)? {
            written.push(PathBuf::from(path));
        }
    }
    Ok(Started { target, written, to_add })
}

/// What is no part of the project: the state directory, and where `kiso export` writes mails to.
const IGNORED: [&str; 2] = [".kiso", "outgoing"];

/// Whether a `.gitignore` keeps this out already.
fn is_ignored(text: &str, name: &str) -> bool {
    text.lines().any(|line| line.trim().trim_matches('/') == name)
}

/// The variant's name, or `SERIES-VARIANT` where the project has a target of that name.
fn free_target(root: &Path, seed: &Seed) -> Result<String, InitError> {
    // A project further up is another one: what is started here shadows it.
    let series = match Project::find(root) {
        Ok(project) if project.root() == root => project.series()?,
        Ok(_) | Err(ConfigError::NoProject { .. }) => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    let taken = |name: &str| series.iter().flat_map(|one| &one.targets).any(|target| target.name == name);
    let long = format!("{}-{}", seed.series, seed.variant);
    match (taken(&seed.variant), taken(&long)) {
        (false, _) => Ok(seed.variant.clone()),
        (true, false) if is_plain_name(&long) => Ok(long),
        (true, false) => Err(InitError::Name(long)),
        (true, true) => Err(InitError::TargetTaken(long)),
    }
}

fn read_existing(path: &Path) -> Result<Option<String>, InitError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(InitError::Io { path: path.to_owned(), source }),
    }
}

/// Whether a file can be at this place, as far as what is there already tells.
fn check_place(root: &Path, path: &Path) -> Result<(), InitError> {
    let error = |path: PathBuf, kind: io::ErrorKind| InitError::Io { path, source: kind.into() };
    if root.join(path).is_dir() {
        return Err(error(root.join(path), io::ErrorKind::IsADirectory));
    }
    for parent in path.ancestors().skip(1).map(|parent| root.join(parent)) {
        if parent.symlink_metadata().is_ok() && !parent.is_dir() {
            return Err(error(parent, io::ErrorKind::NotADirectory));
        }
    }
    Ok(())
}

/// Writes a file that is not there, whole or not at all; false where it is.
fn write_new(path: &Path, text: &str) -> Result<bool, InitError> {
    let at = |source| InitError::Io { path: path.to_owned(), source };
    if path.symlink_metadata().is_ok() {
        return Ok(false);
    }
    let parent = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(at)?;
    // As any new file: the umask takes from it what it takes.
    let permissions = fs::Permissions::from_mode(0o666);
    let mut file = tempfile::Builder::new().permissions(permissions).tempfile_in(parent).map_err(at)?;
    file.write_all(text.as_bytes()).map_err(at)?;
    match file.persist_noclobber(path) {
        Ok(_) => Ok(true),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(at(error.error)),
    }
}

fn series_yaml(Seed { series, variant, debian }: &Seed, target: &str) -> String {
    let tree = debian.replacen("linux-source", "linux", 1);
    format!(
        "title: {series}\n\
         cover: |\n  {NO_COVER}\n\
         variants:\n  {variant}:\n    tree: {tree}          # the name `kiso tree add` keeps it under\n    debian: {debian}    # imported from here when it is not there yet\n\
         targets:\n  {target}:\n    variant: {variant}\n    kconfig: [x86_64-guest, net, namespaces]\n    machine: q35\n    suites: [bind, lookup, procfs]\n    isolations: [netns, none]   # the kernel's own namespaces, and the control\n"
    )
}

fn lane_yaml(target: &str) -> String {
    format!("  {target}:\n    suites: [bind, lookup, procfs]\n    isolations: [netns, none]\n")
}
