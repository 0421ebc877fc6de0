// SPDX-License-Identifier: GPL-2.0-only
//! What a worktree holds on disk, compared by `lstat` with what kiso left there. Symlinks are never followed.

use super::manifest::Stat;
use super::worktree::Item;
use crate::git::join;
use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Directories in the queue before the work is spread over threads.
const SPREAD: usize = 64;

/// What lies at the path of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OnDisk {
    /// Nothing, or a directory.
    Missing,
    /// The file as kiso left it.
    Intact,
    /// A file or symlink with other stat data: only its content can tell.
    Suspect,
}

/// What a worktree holds.
pub(super) struct Scan {
    /// For every item, in their order.
    pub items: Vec<OnDisk>,
    /// Paths that are no item and no directory of one: files, or directories as a whole.
    pub extra: Vec<Vec<u8>>,
}

/// The paths that may be on disk.
pub(super) struct Known<'a> {
    files: HashMap<&'a [u8], usize>,
    directories: HashSet<&'a [u8]>,
    items: &'a [Item],
}

impl<'a> Known<'a> {
    pub fn new(items: &'a [Item]) -> Self {
        let mut files = HashMap::with_capacity(items.len());
        let mut directories = HashSet::new();
        for (index, item) in items.iter().enumerate() {
            files.insert(item.path.as_slice(), index);
            let mut path = item.path.as_slice();
            while let Some(slash) = path.iter().rposition(|&byte| byte == b'/') {
                path = &path[..slash];
                if !directories.insert(path) {
                    break;
                }
            }
        }
        Self { files, directories, items }
    }
}

/// Walks `root`.
pub(super) fn scan(root: &Path, known: &Known<'_>) -> Result<Scan, (PathBuf, io::Error)> {
    let mut total = Part::default();
    let mut queue = vec![Vec::new()];
    while queue.len() < SPREAD {
        let Some(directory) = queue.pop() else { break };
        let mut below = Vec::new();
        read_directory(root, &directory, known, &mut total, &mut below)?;
        queue.splice(0..0, below);
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut part = Part::default();
        while let Some(first) = queue.get(next.fetch_add(1, Ordering::Relaxed)) {
            let mut pending = vec![first.clone()];
            while let Some(directory) = pending.pop() {
                read_directory(root, &directory, known, &mut part, &mut pending)?;
            }
        }
        Ok(part)
    };
    let threads = thread::available_parallelism().map_or(1, |cores| cores.get().min(4));
    let parts: Vec<Result<Part, _>> = thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|t| t.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    let mut items = vec![OnDisk::Missing; known.items.len()];
    let mut extra = Vec::new();
    for part in std::iter::once(Ok(total)).chain(parts) {
        let part = part?;
        part.found.into_iter().for_each(|(index, state)| items[index] = state);
        extra.extend(part.extra);
    }
    extra.sort();
    Ok(Scan { items, extra })
}

#[derive(Default)]
struct Part {
    found: Vec<(usize, OnDisk)>,
    extra: Vec<Vec<u8>>,
}

fn read_directory(
    root: &Path,
    directory: &[u8],
    known: &Known<'_>,
    part: &mut Part,
    below: &mut Vec<Vec<u8>>,
) -> Result<(), (PathBuf, io::Error)> {
    let place = root.join(OsStr::from_bytes(directory));
    let error = |error| (place.clone(), error);
    for entry in fs::read_dir(&place).map_err(error)? {
        let entry = entry.map_err(error)?;
        let path = join(directory, entry.file_name().as_bytes());
        if entry.file_type().map_err(error)?.is_dir() {
            match known.directories.contains(path.as_slice()) {
                true => below.push(path),
                false => part.extra.push(path),
            }
            continue;
        }
        let Some(&index) = known.files.get(path.as_slice()) else {
            part.extra.push(path);
            continue;
        };
        let meta = entry.metadata().map_err(error)?;
        let left = known.items[index].have.as_ref();
        let intact = left.is_some_and(|left| left.stat == Stat::of(&meta));
        part.found.push((index, if intact { OnDisk::Intact } else { OnDisk::Suspect }));
    }
    Ok(())
}
