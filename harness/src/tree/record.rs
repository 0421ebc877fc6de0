// SPDX-License-Identifier: GPL-2.0-only
//! Which trees there are. Each is one ref on an annotated tag whose message tells where the tree came from; so a tree and
//! its record appear together and go together.

use super::TreeError;
use crate::git::{GitError, History, Store};
use crate::model::ObjectId;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

const REFS: &str = "refs/kiso/trees/";

/// A tree in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedTree {
    /// Its name.
    pub name: String,
    /// The commit that holds it; its id depends on the content alone.
    pub commit: ObjectId,
    /// The tree object.
    pub tree: ObjectId,
    /// Number of files and symlinks.
    pub files: u64,
    /// Bytes of their content.
    pub bytes: u64,
    /// Where it came from, in words.
    pub source: String,
    /// What exactly that was: a Debian package's version, `sha256:` of a tarball, a commit of a clone.
    pub source_version: String,
    /// The clone that it came from, if it did: its history is there, from the commit `source_version` on.
    pub clone: Option<PathBuf>,
    /// True where the import found it there already and read nothing.
    pub already_there: bool,
}

impl ImportedTree {
    /// The Debian package that it was made from, if it was.
    pub fn debian_package(&self) -> Option<&str> {
        self.source.strip_prefix(DEBIAN)
    }

    /// The commit that it was in the clone that it came from, if it came from one.
    pub fn clone_commit(&self) -> Option<ObjectId> {
        ObjectId::parse(&self.source_version).filter(|_| self.clone.is_some())
    }

    /// The history that it has where it came from; none for a tree that came without one.
    ///
    /// # Errors
    /// Where the clone is gone, or has that commit no more.
    pub fn history(&self) -> Result<Option<History>, GitError> {
        match (&self.clone, self.clone_commit()) {
            (Some(clone), Some(commit)) => History::open(clone, commit).map(Some),
            _ => Ok(None),
        }
    }
}

/// What the words of a source begin with where it is a Debian package.
pub(super) const DEBIAN: &str = "Debian package ";

#[derive(Serialize, Deserialize)]
struct Record {
    source: String,
    version: String,
    files: u64,
    bytes: u64,
    /// Beside the tree and not in it: where a clone lies says nothing of its content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    clone: Option<PathBuf>,
}

/// Publishes an imported tree.
pub(super) fn publish(store: &Store, tree: &ImportedTree) -> Result<(), TreeError> {
    let (source, version) = (tree.source.clone(), tree.source_version.clone());
    // A path that JSON cannot hold is not kept: the tree has no history then.
    let clone = tree.clone.clone().filter(|path| path.to_str().is_some());
    let record = Record { source, version, files: tree.files, bytes: tree.bytes, clone };
    let message = serde_json::to_string(&record).map_err(|error| record_error(&tree.name, error.to_string()))?;
    let tag = store.write_tag(&tree.name, tree.commit, &message)?;
    Ok(store.set_reference(&format!("{REFS}{}", tree.name), tag)?)
}

/// The trees in the store, by name.
///
/// # Errors
/// [`TreeError::Record`] where a record is not one that this kiso wrote, or an error of the store.
pub fn list(store: &Store) -> Result<Vec<ImportedTree>, TreeError> {
    store.references(REFS)?.into_iter().map(|(name, tag)| read(store, name, tag)).collect()
}

/// The tree of this name, if there is one.
///
/// # Errors
/// As [`list`].
pub fn find(store: &Store, name: &str) -> Result<Option<ImportedTree>, TreeError> {
    check_name(name)?;
    let tag = store.reference(&format!("{REFS}{name}"))?;
    tag.map(|tag| read(store, name.to_owned(), tag)).transpose()
}

/// Forgets a tree. Its objects stay until the repository's garbage is collected, since a series may rest on them.
///
/// # Errors
/// [`TreeError::NoTree`], or an error of the store.
pub fn remove(store: &Store, name: &str) -> Result<(), TreeError> {
    check_name(name)?;
    match store.delete_reference(&format!("{REFS}{name}"))? {
        true => Ok(()),
        false => Err(TreeError::NoTree { name: name.to_owned() }),
    }
}

/// Names of trees become names of refs and of files.
pub(super) fn check_name(name: &str) -> Result<(), TreeError> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let fits = name.chars().all(plain)
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && !name.contains("..")
        && !name.ends_with('.')
        && !name.ends_with(".lock")
        && name.len() <= 100;
    if fits { Ok(()) } else { Err(TreeError::BadName { name: name.to_owned() }) }
}

fn read(store: &Store, name: String, tag: ObjectId) -> Result<ImportedTree, TreeError> {
    let (commit, message) = store.read_tag(tag).map_err(|error| record_error(&name, error.to_string()))?;
    let record: Record = serde_json::from_str(&message).map_err(|error| record_error(&name, error.to_string()))?;
    let tree = store.commit_tree(commit)?;
    Ok(ImportedTree {
        name,
        commit,
        tree,
        files: record.files,
        bytes: record.bytes,
        source: record.source,
        source_version: record.version,
        clone: record.clone,
        already_there: true,
    })
}

fn record_error(name: &str, reason: String) -> TreeError {
    TreeError::Record { name: name.to_owned(), reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_refs_cannot_have_are_refused() {
        for name in ["", ".hidden", "-x", "a/b", "a..b", "a b", "x.lock", "x.", "é", "a~1"] {
            assert!(check_name(name).is_err(), "{name}");
        }
        for name in ["v6.1", "v2.6.18", "linux-source_6.1+x"] {
            assert!(check_name(name).is_ok(), "{name}");
        }
    }
}
