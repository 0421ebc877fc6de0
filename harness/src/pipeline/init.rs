// SPDX-License-Identifier: GPL-2.0-only
//! Starts a project: a series.yaml, a machine, Kconfig fragments and a gate, all to be edited.

use crate::config::is_plain_name;
use crate::model::{Class, Failure};
use std::fs;
use std::io::{self, Write as _};
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
    #[error("{0:?} is no plain name (letters, digits, . _ - +; not first: . -)")]
    Name(String),
    /// There is a project already.
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
            Self::Name(_) | Self::Exists(_) => Class::Input,
            Self::Io { .. } => Class::Host,
        }
    }

    fn remedy(&self) -> Option<String> {
        match self {
            Self::Exists(_) => Some("choose another name, or go on with what is there: kiso series".into()),
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

/// Writes the project's files under `root` and tells which.
///
/// # Errors
/// [`InitError`]; nothing is written over.
pub fn init(root: &Path, seed: &Seed) -> Result<Vec<PathBuf>, InitError> {
    for name in [&seed.series, &seed.variant, &seed.debian] {
        if !is_plain_name(name) {
            return Err(InitError::Name(name.clone()));
        }
    }
    let dir = format!("patches/{}", seed.series);
    if root.join(&dir).exists() {
        return Err(InitError::Exists(root.join(&dir)));
    }
    let mut files = vec![
        (format!("{dir}/series.yaml"), series_yaml(seed)),
        (format!("{dir}/{}/series", seed.variant), "# one patch file a line, in order\n".to_owned()),
        ("ci/gate.yaml".to_owned(), gate_yaml(seed)),
        (".gitignore".to_owned(), "/.kiso\n".to_owned()),
    ];
    files.extend(SHIPPED.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
    let mut written = Vec::new();
    for (path, text) in files {
        if write_new(&root.join(&path), &text)? {
            written.push(PathBuf::from(path));
        }
    }
    Ok(written)
}

/// Writes a file that is not there; false where it is.
fn write_new(path: &Path, text: &str) -> Result<bool, InitError> {
    let at = |source| InitError::Io { path: path.to_owned(), source };
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(at)?;
    }
    match fs::File::create_new(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        file => file.and_then(|mut file| file.write_all(text.as_bytes())).map(|()| true).map_err(at),
    }
}

fn series_yaml(Seed { series, variant, debian }: &Seed) -> String {
    let tree = debian.replacen("linux-source", "linux", 1);
    format!(
        "title: {series}\n\
         cover: |\n  What the series does and why.\n\
         variants:\n  {variant}:\n    tree: {tree}          # the name `kiso tree add` keeps it under\n    debian: {debian}    # imported from here when it is not there yet\n\
         targets:\n  {variant}:\n    variant: {variant}\n    kconfig: [x86_64-guest, net, namespaces]\n    machine: q35\n    suites: [bind, lookup, procfs]\n    isolations: [netns, none]   # the kernel's own namespaces, and the control\n"
    )
}

fn gate_yaml(Seed { variant, .. }: &Seed) -> String {
    format!("# A merge needs every lane green.\nlanes:\n  {variant}:\n    suites: [bind, lookup, procfs]\n")
}
