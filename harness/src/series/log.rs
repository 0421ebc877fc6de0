// SPDX-License-Identifier: GPL-2.0-only
//! The log of a series: every command that changes its files is one transaction, which can be undone and done again.
//!
//! A state is the tree of the series' directory, a transaction a commit on the one before it. A transaction is decided by
//! one file, the journal, that appears whole or not at all; then the files are written, then the refs, then the journal
//! goes. Whoever is killed in between leaves a journal, and [`Log::open`] does the rest. Files of kiso's own state that must
//! change with the series (what the worktree is for, the command that had stopped) are in the journal, too, so that no kill
//! comes between them. What somebody changed by hand is a transaction of its own, recorded before the next one, so that
//! nothing can be lost by undoing.

use super::SeriesError;
use super::quilt::{PATCH_LIMIT, read_limited, size};
use crate::files::write_whole;
use crate::git::{Content, GitError, Identity, Mode, NewCommit, ObjectKind, Store, TreeChange, TreeEdit, check_path};
use crate::model::ObjectId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// What is about to be, or was being, made of a series' files.
#[derive(Debug, Serialize, Deserialize)]
struct Journal {
    /// The series' name.
    series: String,
    /// The tree of files that it starts from.
    from: String,
    /// The transaction that the log then ends with.
    log: String,
    /// The transaction up to which can be redone, if any.
    redo: Option<String>,
    /// Files of kiso's own state, by their paths beside the journal.
    #[serde(default)]
    state: State,
}

/// New texts of files of kiso's own state, by their paths relative to the state directory; none where a file goes.
pub type State = BTreeMap<String, Option<String>>;

/// One transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// What was done, as on the command line.
    pub what: String,
    /// The files that it changed, relative to the series' directory.
    pub files: Vec<String>,
}

/// The files of a series and what was done to them.
pub struct Log<'a> {
    store: &'a Store,
    series: String,
    /// The series' directory.
    dir: &'a Path,
    journal: &'a Path,
    /// When it is, in seconds since 1970.
    now: i64,
    head: ObjectId,
}

/// New contents of files, by their paths relative to the series' directory; none where a file goes.
pub type Edits = BTreeMap<String, Option<Vec<u8>>>;

impl<'a> Log<'a> {
    /// Opens the log of the series in `dir`: completes what a killed kiso had decided, and records what was changed by hand.
    ///
    /// # Errors
    /// [`SeriesError::Torn`] where a file was changed by hand since the other kiso was killed; errors of the store and of
    /// the file system.
    pub fn open(store: &'a Store, dir: &'a Path, journal: &'a Path, now: i64) -> Result<Self, SeriesError> {
        complete(store, dir, journal)?;
        let series = dir.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut log = Self { store, series, dir, journal, now, head: ObjectId::ZERO };
        let head = store.reference(&log.log_ref())?;
        let known = head.map(|head| store.commit_tree(head)).transpose()?;
        let tree = snapshot(store, dir, known)?;
        match head {
            Some(head) => {
                log.head = head;
                if known != Some(tree) {
                    log.head = log.commit(tree, BY_HAND)?;
                    log.publish(None)?;
                }
            }
            None => {
                log.head = log.commit(tree, "the first state")?;
                log.publish(None)?;
            }
        }
        Ok(log)
    }

    fn log_ref(&self) -> String {
        format!("refs/kiso/log/{}", self.series)
    }

    fn redo_ref(&self) -> String {
        format!("refs/kiso/redo/{}", self.series)
    }

    fn commit(&self, tree: ObjectId, what: &str) -> Result<ObjectId, GitError> {
        let parent = Some(self.head).filter(|head| *head != ObjectId::ZERO);
        let kiso = Identity::kiso(self.now);
        let message = format!("{what}\n");
        let commit = NewCommit { tree, parent, author: &kiso, committer: &kiso, message: message.as_bytes() };
        self.store.commit(&commit)
    }

    /// Writes the refs: the log ends with the head.
    fn publish(&self, redo: Option<ObjectId>) -> Result<(), GitError> {
        self.store.set_reference(&self.log_ref(), self.head)?;
        match redo {
            Some(redo) => self.store.set_reference(&self.redo_ref(), redo),
            None => self.store.delete_reference(&self.redo_ref()).map(drop),
        }
    }

    /// Makes a transaction of these edits, with which the state changes. Where they change nothing, nothing is recorded but
    /// the state, and none is returned.
    ///
    /// # Errors
    /// [`SeriesError::NotKept`] for a file that is none of the log's; errors of the store and of the file system. The files
    /// are then as they were, or will be as they should when the log is opened the next time.
    pub fn record(&mut self, what: &str, edits: &Edits, state: State) -> Result<Option<Transaction>, SeriesError> {
        let from = self.store.commit_tree(self.head)?;
        let mut changes = Vec::with_capacity(edits.len());
        for (path, content) in edits {
            let entry = match content {
                Some(content) => Some((Mode::File, self.store.write_blob(content)?)),
                None => None,
            };
            changes.push(TreeEdit { path: path.clone().into_bytes(), entry });
        }
        let tree = self.store.update_tree(from, &changes)?;
        if tree == from {
            if !state.is_empty() {
                let redo = self.store.reference(&self.redo_ref())?;
                self.go_to(self.head, redo, state)?;
            }
            return Ok(None);
        }
        // What could not be completed must never be decided.
        for change in self.store.diff_trees(from, tree)? {
            self.check_kept(&change)?;
        }
        let head = self.commit(tree, what)?;
        self.go_to(head, None, state).map(Some)
    }

    /// Checks that a file is what the log says, and can be: one behind a link, say, is not.
    fn check_kept(&self, change: &TreeChange) -> Result<(), SeriesError> {
        let path = self.dir.join(OsStr::from_bytes(&change.path));
        let hidden = change.path.split(|&byte| byte == b'/').any(|name| name.starts_with(b"."));
        match !hidden && !path.is_dir() && content_id(&path)? == change.old.map(|(_, id)| id) {
            true => Ok(()),
            false => Err(SeriesError::NotKept { path }),
        }
    }

    /// Takes the last transaction back; none where there is none.
    ///
    /// # Errors
    /// As [`Log::record`].
    pub fn undo(&mut self) -> Result<Option<Transaction>, SeriesError> {
        let undone = self.head;
        let Some(before) = self.store.commit_parent(undone)? else { return Ok(None) };
        let tip = self.redoable()?.map_or(undone, |(_, tip)| tip);
        let files = self.go_to(before, Some(tip), State::new())?.files;
        Ok(Some(Transaction { what: self.store.commit_subject(undone)?, files }))
    }

    /// Does the transaction again that was last undone; none where there is none.
    ///
    /// # Errors
    /// As [`Log::record`].
    pub fn redo(&mut self) -> Result<Option<Transaction>, SeriesError> {
        let Some((next, tip)) = self.redoable()? else { return Ok(None) };
        self.go_to(next, Some(tip).filter(|tip| *tip != next), State::new()).map(Some)
    }

    /// The next transaction that can be redone, and the last one. One that does not come after the head cannot: whoever was
    /// killed between two refs leaves such a one.
    fn redoable(&self) -> Result<Option<(ObjectId, ObjectId)>, SeriesError> {
        let Some(tip) = self.store.reference(&self.redo_ref())? else { return Ok(None) };
        let mut next = tip;
        while let Some(parent) = self.store.commit_parent(next)? {
            if parent == self.head {
                return Ok(Some((next, tip)));
            }
            next = parent;
        }
        Ok(None)
    }

    /// The transactions from the newest to the oldest, at most so many.
    ///
    /// # Errors
    /// Errors of the store.
    pub fn transactions(&self, most: usize) -> Result<Vec<Transaction>, SeriesError> {
        let mut all = Vec::new();
        let mut at = self.head;
        while let Some(parent) = self.store.commit_parent(at)?.filter(|_| all.len() < most) {
            let changes = self.store.diff_trees(self.store.commit_tree(parent)?, self.store.commit_tree(at)?)?;
            all.push(Transaction { what: self.store.commit_subject(at)?, files: names(&changes) });
            at = parent;
        }
        Ok(all)
    }

    /// Makes the files and the log those of a transaction. The journal decides: before it nothing is done, after it all
    /// of it.
    fn go_to(&mut self, to: ObjectId, redo: Option<ObjectId>, state: State) -> Result<Transaction, SeriesError> {
        let from = self.store.commit_tree(self.head)?;
        let journal = Journal {
            series: self.series.clone(),
            from: from.to_string(),
            log: to.to_string(),
            redo: redo.map(|redo| redo.to_string()),
            state,
        };
        let text = serde_json::to_vec_pretty(&journal).map_err(|error| io_error(self.journal, error.into()))?;
        let changes = self.store.diff_trees(from, self.store.commit_tree(to)?)?;
        // What is none of the log's may lie where a file of then was: a pipe, say. It could not be completed.
        for change in changes.iter().filter(|change| change.old.is_none()) {
            let path = self.dir.join(OsStr::from_bytes(&change.path));
            if content_id(&path)?.is_some() {
                return Err(SeriesError::NotKept { path });
            }
        }
        self.store.keep(&[to])?;
        write_whole(self.journal, &text).map_err(|source| io_error(self.journal, source))?;
        complete(self.store, self.dir, self.journal)?;
        self.head = to;
        Ok(Transaction { what: self.store.commit_subject(to)?, files: names(&changes) })
    }
}

/// What a change by hand is called in the log.
const BY_HAND: &str = "changed by hand";

fn names(changes: &[TreeChange]) -> Vec<String> {
    changes.iter().map(|change| String::from_utf8_lossy(&change.path).into_owned()).collect()
}

/// Whether a killed kiso left something to complete.
pub fn is_torn(journal: &Path) -> bool {
    journal.exists()
}

/// Does what the journal says, if there is one.
fn complete(store: &Store, dir: &Path, journal: &Path) -> Result<(), SeriesError> {
    let text = match fs::read(journal) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(source) => return Err(io_error(journal, source)),
    };
    let damaged = || SeriesError::Journal { path: journal.to_owned() };
    let Journal { series, from, log, redo, state } = serde_json::from_slice(&text).map_err(|_| damaged())?;
    let id = |text: &str| ObjectId::parse(text).ok_or_else(damaged);
    let (from, log) = (id(&from)?, id(&log)?);
    let redo = redo.as_deref().map(id).transpose()?;
    let dir = dir.with_file_name(&series);
    let changes = store.diff_trees(from, store.commit_tree(log)?)?;
    // What goes may stand where a directory of what comes has to be.
    let (gone, written): (Vec<_>, Vec<_>) = changes.into_iter().partition(|change| change.new.is_none());
    for changes in [&gone, &written] {
        for changes in changes.chunks(BESIDE) {
            let due: Vec<Due> =
                changes.iter().filter_map(|change| due(store, &dir, change).transpose()).collect::<Result<_, _>>()?;
            write_beside(&due)?;
        }
        // And the other way round: a directory of what goes where a file has to be.
        remove_empty(&dir, &gone);
    }
    store.set_reference(&format!("refs/kiso/log/{series}"), log)?;
    let redo_ref = format!("refs/kiso/redo/{series}");
    match redo {
        Some(redo) => store.set_reference(&redo_ref, redo)?,
        None => drop(store.delete_reference(&redo_ref)?),
    }
    for (name, text) in &state {
        let path = journal.with_file_name(name);
        match text {
            Some(text) => write_whole(&path, text.as_bytes()),
            None => remove(&path),
        }
        .map_err(|source| io_error(&path, source))?;
    }
    fs::remove_file(journal).map_err(|source| io_error(journal, source))
}

/// How many files are written beside each other: most of the time goes into waiting for the disk, which takes as long for
/// one as for all of them.
const BESIDE: usize = 16;

/// What one file shall be.
struct Due {
    path: PathBuf,
    content: Option<Content>,
}

/// What has to be done to one file, if anything. One that is neither what it was nor what it shall be was changed by hand.
fn due(store: &Store, dir: &Path, change: &TreeChange) -> Result<Option<Due>, SeriesError> {
    let path = dir.join(OsStr::from_bytes(&change.path));
    let found = content_id(&path)?;
    let id = |entry: Option<(Mode, ObjectId)>| entry.map(|(_, id)| id);
    if found == id(change.new) {
        return Ok(None);
    }
    if found.is_some() && found != id(change.old) {
        return Err(SeriesError::Torn { path });
    }
    let content = change.new.map(|(_, id)| store.read_blob(id)).transpose()?;
    Ok(Some(Due { path, content }))
}

/// Removes the directories that hold nothing any more now that these files are gone. One that cannot be removed is in use.
fn remove_empty(dir: &Path, gone: &[TreeChange]) {
    for change in gone {
        let path = dir.join(OsStr::from_bytes(&change.path));
        let above = path.ancestors().skip(1).take_while(|above| *above != dir);
        for above in above {
            if fs::remove_dir(above).is_err() {
                break;
            }
        }
    }
}

/// Makes files what they shall be.
fn write_beside(all: &[Due]) -> Result<(), SeriesError> {
    let write = |Due { path, content }: &Due| match content {
        Some(bytes) => write_whole(path, bytes),
        None => remove(path),
    };
    std::thread::scope(|scope| {
        let writers: Vec<_> = all.iter().map(|due| (due, scope.spawn(move || write(due)))).collect();
        writers.into_iter().try_for_each(|(due, writer)| {
            let done = writer.join().unwrap_or_else(|_| Err(io::Error::other("the writer died")));
            done.map_err(|source| io_error(&due.path, source))
        })
    })
}

/// What a file holds; none where there is no file. What is no regular file, as a pipe, or larger than one of the log's, is not
/// read: it is like nothing that the log knows.
fn content_id(path: &Path) -> Result<Option<ObjectId>, SeriesError> {
    use io::ErrorKind::{NotADirectory, NotFound};
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Ok(None),
        Ok(found) if !found.is_file() || found.len() > PATCH_LIMIT => Ok(Some(ObjectId::ZERO)),
        Ok(_) => Ok(Some(ObjectKind::Blob.id_of(&read_limited(path, PATCH_LIMIT)?))),
        Err(error) if matches!(error.kind(), NotFound | NotADirectory) => Ok(None),
        Err(source) => Err(io_error(path, source)),
    }
}

/// Removes a file if there is one.
fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The tree of the files in a directory; what begins with a dot is none of the series'. A link to a file counts as what it
/// leads to: variants share patches so. A file that is larger than any of a series is none of it either, and no transaction
/// touches it; one that was smaller when it became `known` must not go from the log unseen.
fn snapshot(store: &Store, dir: &Path, known: Option<ObjectId>) -> Result<ObjectId, SeriesError> {
    let mut edits = Vec::new();
    let mut pending = vec![PathBuf::new()];
    while let Some(below) = pending.pop() {
        let here = dir.join(&below);
        for entry in fs::read_dir(&here).map_err(|source| io_error(&here, source))? {
            let entry = entry.map_err(|source| io_error(&here, source))?;
            let path = below.join(entry.file_name());
            let kind = entry.file_type().map_err(|source| io_error(&here, source))?;
            if entry.file_name().as_bytes().starts_with(b".") {
                continue;
            }
            let full = dir.join(&path);
            if kind.is_dir() {
                pending.push(path);
            } else if let Some(size) = size(&full).filter(|_| check_path(path.as_os_str().as_bytes()).is_ok()) {
                if size > PATCH_LIMIT {
                    let path_bytes = path.as_os_str().as_bytes();
                    match known.map(|known| store.entry(known, path_bytes)).transpose()?.flatten() {
                        Some(_) => return Err(SeriesError::Outgrown { path: full, limit: PATCH_LIMIT }),
                        None => continue,
                    }
                }
                let bytes = read_limited(&full, PATCH_LIMIT)?;
                let id = ObjectKind::Blob.id_of(&bytes);
                if !store.contains(id) {
                    store.write_blob(&bytes)?;
                }
                edits.push(TreeEdit { path: path.into_os_string().as_bytes().to_vec(), entry: Some((Mode::File, id)) });
            }
        }
    }
    Ok(store.update_tree(store.empty_tree()?, &edits)?)
}

fn io_error(path: &Path, source: io::Error) -> SeriesError {
    SeriesError::Io { path: path.to_owned(), source }
}

#[cfg(test)]
mod tests;
