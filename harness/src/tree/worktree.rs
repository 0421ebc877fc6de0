// SPDX-License-Identifier: GPL-2.0-only
//! Bringing a directory to the state of a tree while touching nothing that is right already: the time stamps of unchanged
//! files are what lets make rebuild only what changed.
//!
//! Beside the worktree lies its state: a manifest of what kiso left there, and, while a switch is under way, a marker that
//! says from which tree to which. A switch that was killed is completed by the next one. What somebody else changed in the
//! worktree is never built and never lost: it is moved aside, with a note.

use super::TreeError;
use super::aside::SetAside;
use super::manifest::{Left, Manifest, Stat};
use super::scan::{Known, OnDisk, Scan, scan};
use crate::count::{counted, either};
use crate::escape;
use crate::event::Events;
use crate::git::{Mode, ObjectKind, Store};
use crate::model::{ObjectId, Stage};
use crate::process::Interrupt;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{OpenOptionsExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;

/// Files between two reports of progress.
const REPORT_EVERY: u64 = 256;
/// Files that one note names.
const NAMED: usize = 3;

/// What a switch did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switched {
    /// Files written, new or in place of others.
    pub written: usize,
    /// Files removed.
    pub removed: usize,
    /// Files of the tree that were right and were not touched.
    pub unchanged: usize,
    /// The paths of what was written or removed, and of what was moved aside.
    pub touched: Vec<Vec<u8>>,
}

/// One path that is in the worktree or has to be.
pub(super) struct Item {
    pub path: Vec<u8>,
    /// As kiso left it.
    pub have: Option<Left>,
    /// As it has to be.
    want: Option<(Mode, ObjectId)>,
    /// A switch that did not end was writing or removing it.
    unfinished: bool,
}

impl Item {
    /// A file as kiso left it, to stay so.
    pub fn left(left: Left) -> Self {
        Self { path: left.path.clone(), want: Some((left.mode, left.id)), have: Some(left), unfinished: false }
    }
}

/// What is done with files that kiso did not make and the tree does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// They are moved aside: what is built must be the tree and nothing else.
    SetAside,
    /// They stay.
    Leave,
}

/// Makes `worktree` hold exactly the files of the tree `to`, and foreign ones only where they are to stay. `state` is the path of the state file, on the same file system
/// and outside of the worktree; files that others changed are moved to a directory beside it.
///
/// # Errors
/// [`TreeError::Place`] where the worktree is a directory that kiso did not make; errors of the store and of the file
/// system; [`TreeError::Interrupted`]. After an error the next switch completes the work.
pub fn switch(
    store: &Store,
    worktree: &Path,
    state: &Path,
    to: ObjectId,
    foreign: Foreign,
    events: &Events,
    interrupt: &Interrupt,
) -> Result<Switched, TreeError> {
    let switching = Marker::at(state);
    let manifest = Manifest::load(state).map_err(|source| io_error(state, source))?;
    let unfinished = switching.read()?;
    make_place(worktree, manifest.is_some() || unfinished.is_some() || state.exists())?;
    let items = list_items(store, manifest.as_ref(), unfinished, to)?;
    let mut scanned = scan(worktree, &Known::new(&items)).map_err(|(path, source)| TreeError::Io { path, source })?;
    if foreign == Foreign::Leave {
        scanned.extra.clear();
    }
    let mut work = Work { worktree, store, items: &items, scanned, aside: SetAside::new(state), kept: HashMap::new() };
    let plan = work.plan()?;
    let was = manifest.as_ref().map(|manifest| manifest.tree);
    if plan.is_empty()
        && work.scanned.extra.is_empty()
        && was == Some(to)
        && unfinished.is_none()
        && work.kept.is_empty()
    {
        return Ok(Switched { written: 0, removed: 0, unchanged: items.len(), touched: Vec::new() });
    }
    store.keep(&[to])?;
    switching.write(was, to)?;
    let extra = work.scanned.extra.clone();
    work.clear(&plan, unfinished.is_some(), events)?;
    let written = work.write(&plan, events, interrupt)?;
    let files = work.left(written);
    let unchanged = files.len() - plan.write.len();
    Manifest { tree: to, files }.save(state).map_err(|source| io_error(state, source))?;
    switching.remove()?;
    let touched = plan.write.iter().chain(&plan.remove).map(|index| items[*index].path.clone()).chain(extra).collect();
    Ok(Switched { written: plan.write.len(), removed: plan.remove.len(), unchanged, touched })
}

/// What has to be done, as indices of items.
#[derive(Default)]
struct Plan {
    write: Vec<usize>,
    remove: Vec<usize>,
    /// Changed by others: moved aside before anything is written or removed.
    edited: Vec<usize>,
    /// Removed by others.
    lost: Vec<usize>,
}

impl Plan {
    fn is_empty(&self) -> bool {
        self.write.is_empty() && self.remove.is_empty()
    }
}

struct Work<'a> {
    worktree: &'a Path,
    store: &'a Store,
    items: &'a [Item],
    scanned: Scan,
    aside: SetAside,
    /// Files that were suspect and proved right: their stat data now.
    kept: HashMap<usize, Stat>,
}

impl Work<'_> {
    fn plan(&mut self) -> Result<Plan, TreeError> {
        let mut plan = Plan::default();
        for (index, item) in self.items.iter().enumerate() {
            let have = item.have.as_ref().map(|left| (left.mode, left.id));
            match self.scanned.items[index] {
                OnDisk::Intact if have == item.want => continue,
                OnDisk::Intact => {}
                OnDisk::Missing if item.want.is_none() => continue,
                OnDisk::Missing if have.is_some() && !item.unfinished => plan.lost.push(index),
                OnDisk::Missing => {}
                OnDisk::Suspect => {
                    let (found, stat) = self.read(&item.path)?;
                    if found.is_some() && found == item.want {
                        self.kept.insert(index, stat);
                        continue;
                    }
                    if found != have && !item.unfinished {
                        plan.edited.push(index);
                    }
                }
            }
            match item.want {
                Some(_) => plan.write.push(index),
                None => plan.remove.push(index),
            }
        }
        Ok(plan)
    }

    /// What lies at a path, by its content; none for what no tree can hold.
    fn read(&self, path: &[u8]) -> Result<(Option<(Mode, ObjectId)>, Stat), TreeError> {
        let (found, stat) = read_entry(self.worktree, path)?;
        Ok((found.map(|(mode, content)| (mode, ObjectKind::Blob.id_of(&content))), stat))
    }

    /// Moves aside what others made, and removes what the tree does not hold.
    fn clear(&mut self, plan: &Plan, unfinished: bool, events: &Events) -> Result<(), TreeError> {
        if unfinished {
            events.note("an interrupted switch of the worktree is being completed");
        }
        let edited = plan.edited.iter().map(|&index| self.items[index].path.clone()).collect::<Vec<_>>();
        let extra = std::mem::take(&mut self.scanned.extra);
        let mut moved = Vec::new();
        for path in edited.iter().chain(&extra) {
            if self.aside.take(self.worktree, path)? {
                moved.push(path.as_slice());
            }
        }
        if let Some(aside) = &self.aside.directory {
            let (count, names) = (moved.len(), name_some(&moved));
            let aside = aside.display();
            let (files, were) = (counted(count, "changed or foreign file"), either(&count, "was", "were"));
            events.note(format!("{files} in the worktree {were} moved to {aside}: {names}"));
        }
        if !plan.lost.is_empty() {
            let lost: Vec<_> = plan.lost.iter().map(|&index| self.items[index].path.as_slice()).collect();
            let (files, are) = (counted(lost.len(), "file"), either(&lost.len(), "is", "are"));
            events.note(format!("{files} missing from the worktree {are} restored: {}", name_some(&lost)));
        }
        let mut parents = BTreeSet::new();
        for &index in &plan.remove {
            let path = &self.items[index].path;
            remove_file(&self.place(path))?;
            parents.extend(parent(path).map(<[u8]>::to_vec));
        }
        self.remove_empty(parents)
    }

    /// Removes directories that became empty, and then those above them.
    fn remove_empty(&self, mut directories: BTreeSet<Vec<u8>>) -> Result<(), TreeError> {
        // The longest comes last, so what is below a directory has been tried before it.
        while let Some(directory) = directories.pop_last() {
            match fs::remove_dir(self.place(&directory)) {
                Ok(()) => directories.extend(parent(&directory).map(<[u8]>::to_vec)),
                Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    directories.extend(parent(&directory).map(<[u8]>::to_vec));
                }
                Err(source) => return Err(io_error(&self.place(&directory), source)),
            }
        }
        Ok(())
    }

    /// Writes the files of the plan on several threads; returns the stat data of each, by item.
    fn write(&self, plan: &Plan, events: &Events, interrupt: &Interrupt) -> Result<Vec<(usize, Stat)>, TreeError> {
        let (next, done) = (AtomicUsize::new(0), AtomicU64::new(0));
        let total = plan.write.len() as u64;
        let threads =
            thread::available_parallelism().map_or(1, |cores| cores.get().min(4)).min(1 + plan.write.len() / 64);
        let stores = (0..threads).map(|_| self.store.reopen()).collect::<Result<Vec<_>, _>>()?;
        let (worktree, items, present) = (self.worktree, self.items, &self.scanned.items);
        let work = |store: Store| {
            let mut writer = FileWriter { store, worktree, directories: HashSet::new() };
            let mut written = Vec::new();
            // Neighbours go to one thread: their objects and their directory are near each other.
            loop {
                let first = next.fetch_add(32, Ordering::Relaxed);
                let Some(chunk) = plan.write.get(first..(first + 32).min(plan.write.len())).filter(|c| !c.is_empty())
                else {
                    return Ok(written);
                };
                for &index in chunk {
                    if interrupt.is_set() {
                        return Err(TreeError::Interrupted);
                    }
                    let done = done.fetch_add(1, Ordering::Relaxed);
                    if done % REPORT_EVERY == 0 {
                        let item = escape::line_cut(&items[index].path, 120);
                        events.progress(Stage::Worktree, done, Some(total), item);
                    }
                    if let Some((mode, id)) = items[index].want {
                        let replace = present[index] != OnDisk::Missing;
                        written.push((index, writer.write(&items[index].path, mode, id, replace)?));
                    }
                }
            }
        };
        let results: Vec<Result<Vec<_>, TreeError>> = thread::scope(|scope| {
            let work = &work;
            let threads: Vec<_> = stores.into_iter().map(|store| scope.spawn(move || work(store))).collect();
            threads.into_iter().map(|t| t.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
        });
        let mut all = Vec::with_capacity(plan.write.len());
        for result in results {
            all.extend(result?);
        }
        Ok(all)
    }

    /// The new manifest's files.
    fn left(&self, written: Vec<(usize, Stat)>) -> Vec<Left> {
        let mut stats = self.kept.clone();
        stats.extend(written);
        let files = self.items.iter().enumerate().filter_map(|(index, item)| {
            let (mode, id) = item.want?;
            let stat = stats.get(&index).copied().or_else(|| item.have.as_ref().map(|left| left.stat))?;
            Some(Left { path: item.path.clone(), mode, id, stat })
        });
        files.collect()
    }

    fn place(&self, path: &[u8]) -> PathBuf {
        self.worktree.join(OsStr::from_bytes(path))
    }
}

/// What lies at a path: what it is, and its content.
type Content = (Mode, Vec<u8>);

/// What lies at a path of a worktree, read; none for what no tree can hold.
pub(super) fn read_entry(worktree: &Path, path: &[u8]) -> Result<(Option<Content>, Stat), TreeError> {
    let place = worktree.join(OsStr::from_bytes(path));
    let error = |source| io_error(&place, source);
    let meta = fs::symlink_metadata(&place).map_err(error)?;
    let found = if meta.is_symlink() {
        let target = fs::read_link(&place).map_err(error)?;
        Some((Mode::Symlink, target.into_os_string().into_encoded_bytes()))
    } else if meta.is_file() {
        let executable = std::os::unix::fs::PermissionsExt::mode(&meta.permissions()) & 0o100 != 0;
        let mode = if executable { Mode::Executable } else { Mode::File };
        Some((mode, fs::read(&place).map_err(error)?))
    } else {
        None
    };
    Ok((found, Stat::of(&meta)))
}

/// Writes files on one thread.
struct FileWriter<'a> {
    store: Store,
    worktree: &'a Path,
    /// Directories that are there and are no symlinks.
    directories: HashSet<Vec<u8>>,
}

impl FileWriter<'_> {
    fn write(&mut self, path: &[u8], mode: Mode, id: ObjectId, replace: bool) -> Result<Stat, TreeError> {
        if let Some(directory) = parent(path) {
            self.make_directory(directory)?;
        }
        let place = self.worktree.join(OsStr::from_bytes(path));
        if replace {
            remove_file(&place)?;
        }
        let error = |source| io_error(&place, source);
        let meta = self.store.with_blob(id, |content| match mode {
            Mode::Symlink => {
                symlink(OsStr::from_bytes(content), &place).map_err(error)?;
                fs::symlink_metadata(&place).map_err(error)
            }
            Mode::File | Mode::Executable | Mode::Tree | Mode::Submodule => {
                let permissions = if mode == Mode::Executable { 0o777 } else { 0o666 };
                let mut options = File::options();
                // `create_new` neither follows a symlink nor opens what is there.
                let mut file = options.write(true).create_new(true).mode(permissions).open(&place).map_err(error)?;
                file.write_all(content).map_err(error)?;
                file.metadata().map_err(error)
            }
        })?;
        Ok(Stat::of(&meta))
    }

    fn make_directory(&mut self, path: &[u8]) -> Result<(), TreeError> {
        if self.directories.contains(path) {
            return Ok(());
        }
        if let Some(above) = parent(path) {
            self.make_directory(above)?;
        }
        let place = self.worktree.join(OsStr::from_bytes(path));
        match fs::create_dir(&place) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                if !fs::symlink_metadata(&place).is_ok_and(|meta| meta.is_dir()) {
                    return Err(TreeError::Place { path: place, reason: "something else took its place just now" });
                }
            }
            Err(source) => return Err(io_error(&place, source)),
        }
        self.directories.insert(path.to_vec());
        Ok(())
    }
}

/// The marker of a switch under way: the tree it leaves, if any, and the tree it goes to.
struct Marker {
    path: PathBuf,
}

type Under = (Option<ObjectId>, Option<ObjectId>);

impl Marker {
    fn at(state: &Path) -> Self {
        Self { path: beside(state, ".switching") }
    }

    /// A marker that cannot be read still says that a switch did not end.
    fn read(&self) -> Result<Option<Under>, TreeError> {
        match fs::read_to_string(&self.path) {
            Ok(text) => {
                let mut ids = text.split_whitespace().map(ObjectId::parse);
                Ok(Some((ids.next().flatten(), ids.next().flatten())))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(io_error(&self.path, source)),
        }
    }

    fn write(&self, from: Option<ObjectId>, to: ObjectId) -> Result<(), TreeError> {
        let from = from.map_or("nothing".to_owned(), |from| from.to_string());
        fs::write(&self.path, format!("{from} {to}\n")).map_err(|source| io_error(&self.path, source))
    }

    fn remove(&self) -> Result<(), TreeError> {
        fs::remove_file(&self.path).map_err(|source| io_error(&self.path, source))
    }
}

/// Every path of the manifest, of the tree to go to, and of the tree that a switch which did not end was going to.
fn list_items(
    store: &Store,
    manifest: Option<&Manifest>,
    unfinished: Option<Under>,
    to: ObjectId,
) -> Result<Vec<Item>, TreeError> {
    let mut items: Vec<Item> = Vec::new();
    let Some(manifest) = manifest else {
        store.walk(to, |path, mode, id| {
            items.push(Item {
                path: path.to_vec(),
                have: None,
                want: Some((mode, id)),
                unfinished: unfinished.is_some(),
            });
            Ok::<_, TreeError>(())
        })?;
        if let Some((_, Some(other))) = unfinished.filter(|(_, other)| *other != Some(to)) {
            let wanted: HashSet<_> = items.iter().map(|item| item.path.clone()).collect();
            store.walk(other, |path, _, _| {
                if !wanted.contains(path) {
                    items.push(Item { path: path.to_vec(), have: None, want: None, unfinished: true });
                }
                Ok::<_, TreeError>(())
            })?;
        }
        return Ok(items);
    };
    let want = |left: &Left| Some((left.mode, left.id));
    items.extend(manifest.files.iter().map(|left| Item {
        path: left.path.clone(),
        want: want(left),
        have: Some(left.clone()),
        unfinished: false,
    }));
    let other = unfinished.and_then(|(_, other)| other);
    let changes = store.diff_trees(manifest.tree, to)?;
    let under_way = match other {
        Some(other) => store.diff_trees(manifest.tree, other)?,
        None => Vec::new(),
    };
    if changes.is_empty() && under_way.is_empty() {
        return Ok(items);
    }
    let mut index: HashMap<Vec<u8>, usize> =
        items.iter().enumerate().map(|(at, item)| (item.path.clone(), at)).collect();
    let mut at = |path: &[u8], items: &mut Vec<Item>| {
        *index.entry(path.to_vec()).or_insert_with(|| {
            items.push(Item { path: path.to_vec(), have: None, want: None, unfinished: false });
            items.len() - 1
        })
    };
    for change in changes {
        let item = at(&change.path, &mut items);
        items[item].want = change.new;
    }
    for change in under_way {
        let item = at(&change.path, &mut items);
        items[item].unfinished = true;
    }
    Ok(items)
}

/// Makes the worktree's directory. One that holds something and that kiso has no record of is somebody else's.
fn make_place(worktree: &Path, ours: bool) -> Result<(), TreeError> {
    fs::create_dir_all(worktree).map_err(|source| io_error(worktree, source))?;
    if ours {
        return Ok(());
    }
    let mut entries = fs::read_dir(worktree).map_err(|source| io_error(worktree, source))?;
    match entries.next() {
        None => Ok(()),
        Some(_) => {
            Err(TreeError::Place { path: worktree.to_owned(), reason: "it holds files and kiso has no record of them" })
        }
    }
}

fn remove_file(place: &Path) -> Result<(), TreeError> {
    match fs::remove_file(place) {
        Ok(()) => Ok(()),
        // Moved aside a moment ago.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(source) => Err(io_error(place, source)),
    }
}

fn parent(path: &[u8]) -> Option<&[u8]> {
    path.iter().rposition(|&byte| byte == b'/').map(|slash| &path[..slash])
}

pub(super) fn beside(state: &Path, suffix: &str) -> PathBuf {
    let mut path = state.as_os_str().to_owned();
    path.push(suffix);
    path.into()
}

fn name_some(paths: &[&[u8]]) -> String {
    let named: Vec<_> = paths.iter().take(NAMED).map(|path| escape::line_cut(path, 120)).collect();
    let more = if paths.len() > NAMED { ", …" } else { "" };
    format!("{}{more}", named.join(", "))
}

pub(super) fn io_error(path: &Path, source: io::Error) -> TreeError {
    TreeError::Io { path: path.to_owned(), source }
}
