// SPDX-License-Identifier: GPL-2.0-only
//! The commits that changed a file, from a commit on towards the past, as `git log -- FILE` finds them: where a commit has
//! the file as one of its parents has it, only that parent is gone on with.

use crate::git::{Ancestor, GitError, History, Trail};
use crate::model::ObjectId;
use std::collections::{BTreeMap, BinaryHeap, HashMap, HashSet};
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Commits up to which a failure's history is looked at, and the time that this may take. All of Linux is more than a
/// million commits, of which a file's history passes through some tens of thousands a year.
const COMMITS: usize = 500_000;
const TIME: Duration = Duration::from_secs(5);

/// What looking at history may still cost.
pub(super) struct Effort {
    commits: usize,
    until: Instant,
}

impl Effort {
    pub fn new() -> Self {
        Self { commits: COMMITS, until: Instant::now() + TIME }
    }

    pub fn looked_at(&self) -> usize {
        COMMITS - self.commits
    }

    fn take(&mut self) -> bool {
        let is_left = self.commits > 0 && Instant::now() < self.until;
        self.commits -= usize::from(is_left);
        is_left
    }
}

/// Lines that are followed: which, by the caller's numbers, and where each is in this version of the file, from 1.
pub(super) type Lines = BTreeMap<usize, u32>;

/// A name of the file, and a commit.
type Place = (Rc<[u8]>, ObjectId);

/// A walk that is under way.
pub(super) struct Walk<'a> {
    history: &'a History,
    /// Places to come to, the newest first.
    queue: BinaryHeap<(i64, Place)>,
    /// What is known of them.
    waiting: HashMap<Place, (Ancestor, Trail, Lines)>,
    seen: HashSet<Place>,
    /// Whether there was more to walk through than was worth it.
    pub gave_up: bool,
    /// Where history ends because the clone has no more of it.
    pub cut: Option<ObjectId>,
}

/// A commit that has the file otherwise than each of its parents.
pub(super) struct Step {
    /// The commit.
    pub commit: Ancestor,
    /// The file's name in it.
    pub path: Rc<[u8]>,
    /// The file's blob in it.
    pub after: Option<ObjectId>,
    /// The parents with the file's blob in each.
    pub parents: Vec<(Ancestor, Trail, Option<ObjectId>)>,
    /// The lines that are followed.
    pub lines: Lines,
}

impl<'a> Walk<'a> {
    /// A walk from the history's end on.
    pub fn new(history: &'a History, path: &[u8], lines: Lines) -> Result<Self, GitError> {
        let (queue, waiting, seen) = Default::default();
        let mut walk = Self { history, queue, waiting, seen, gave_up: false, cut: None };
        let tip = history.read(history.tip())?;
        let trail = history.trail(tip.tree, path, &Trail::default())?;
        walk.go_on(tip, trail, path.into(), lines);
        Ok(walk)
    }

    /// Goes on with a commit, in which the file has this name.
    pub fn go_on(&mut self, commit: Ancestor, trail: Trail, path: Rc<[u8]>, lines: Lines) {
        let place = (path, commit.id);
        if let Some((_, _, known)) = self.waiting.get_mut(&place) {
            for (number, line) in lines {
                known.entry(number).or_insert(line);
            }
        } else if self.seen.insert(place.clone()) {
            self.queue.push((commit.seconds, place.clone()));
            self.waiting.insert(place, (commit, trail, lines));
        }
    }

    /// The next commit that changed the file.
    pub fn next(&mut self, effort: &mut Effort) -> Result<Option<Step>, GitError> {
        while let Some((_, place)) = self.queue.pop() {
            let Some((commit, trail, lines)) = self.waiting.remove(&place) else { continue };
            if !effort.take() {
                self.gave_up = true;
                return Ok(None);
            }
            let after = trail.file(&place.0);
            let path = place.0;
            let mut parents = Vec::with_capacity(commit.parents.len());
            let mut same = None;
            for &id in &commit.parents {
                let parent = self.history.read(id)?;
                let trail = self.history.trail(parent.tree, &path, &trail)?;
                let before = trail.file(&path);
                if before == after {
                    same = Some((parent, trail));
                    break;
                }
                parents.push((parent, trail, before));
            }
            if let Some((parent, trail)) = same {
                self.go_on(parent, trail, path, lines);
            } else if self.history.is_cut(&commit) {
                self.cut = Some(commit.id);
            } else if after.is_some() || !parents.is_empty() {
                return Ok(Some(Step { commit, path, after, parents, lines }));
            }
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::git::{Identity, Mode, NewCommit, Store, TreeEdit};

    /// A history of so many commits, each of which changes `d/f`; the oldest first.
    fn history(count: u8) -> (tempfile::TempDir, Vec<ObjectId>) {
        let dir = tempfile::tempdir().expect("a directory");
        let store = Store::open_or_create(dir.path()).expect("a repository");
        let (mut tree, mut commits) = (store.empty_tree().expect("a tree"), Vec::new());
        for number in 0..count {
            let entry = Some((Mode::File, store.write_blob(&[number, b'\n']).expect("a blob")));
            let edits = [TreeEdit { path: b"d/f".to_vec(), entry }];
            tree = store.update_tree(tree, &edits).expect("a tree");
            let who = Identity::kiso(i64::from(number));
            let parent = commits.last().copied();
            let commit = NewCommit { tree, parent, author: &who, committer: &who, message: b"x" };
            commits.push(store.commit(&commit).expect("a commit"));
        }
        if let Some(last) = commits.last() {
            store.set_reference("refs/heads/x", *last).expect("a ref");
        }
        (dir, commits)
    }

    fn steps(walk: &mut Walk<'_>, effort: &mut Effort) -> Vec<ObjectId> {
        let mut met = Vec::new();
        while let Some(Step { commit, path, parents, lines, .. }) = walk.next(effort).expect("readable") {
            met.push(commit.id);
            for (parent, trail, _) in parents {
                walk.go_on(parent, trail, path.clone(), lines.clone());
            }
        }
        met
    }

    #[test]
    fn a_walk_is_given_up_where_it_costs_too_much() {
        let (dir, mut commits) = history(6);
        commits.reverse();
        let history = History::open(dir.path(), commits[0]).expect("a history");
        let walk = |path: &[u8]| Walk::new(&history, path, Lines::new()).expect("a walk");
        let mut whole = walk(b"d/f");
        assert_eq!(steps(&mut whole, &mut Effort::new()), commits);
        assert!(!whole.gave_up);
        let later = Instant::now() + Duration::from_secs(3600);
        let mut short = walk(b"d/f");
        assert_eq!(steps(&mut short, &mut Effort { commits: 2, until: later }), commits[..2]);
        assert!(short.gave_up);
        let mut late = walk(b"d/f");
        assert_eq!(steps(&mut late, &mut Effort { commits: 9, until: Instant::now() }), []);
        assert!(late.gave_up);
        // What never was is no change, and the end of history is no giving up.
        let mut none = walk(b"d/f/g");
        assert_eq!(steps(&mut none, &mut Effort::new()), []);
        assert!(!none.gave_up);
    }
}
