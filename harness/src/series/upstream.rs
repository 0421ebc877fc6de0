// SPDX-License-Identifier: GPL-2.0-only
//! What upstream has to do with a patch that does not apply, where the tree has a history: which commits the lines that
//! differ are from, and which one renamed, removed or made a file.

mod track;
mod walk;

use self::track::{ANYWHERE, Seen, Suspect, earlier, seen};
use self::walk::{Effort, Lines, Step, Walk};
use super::diff::{FileDiff, Hunk};
use super::explain::{CameFrom, Explanation, Since};
use super::failure::{HunkFailure, Reason};
use super::format::{is_binary, renames};
use super::nearest::Row;
use super::patch::Patch;
use super::{Conflict, SeriesError, mail, top};
use crate::escape;
use crate::git::{Content, GitError, History, LineChange, Mode, Store, line_changes, split_lines};
use crate::model::{ObjectId, PatchFile};
use std::collections::BTreeMap;

/// Lines and files of one failure that are looked into.
const SUSPECTS: usize = 20;
const FILES: usize = 5;
/// Letters and digits from which on a line may be told from others.
const TELLING: usize = 4;
/// Digits of a blob's id from which on it names one file's version.
const DIGITS: usize = 7;

/// The tree that patches go onto, and its history.
pub struct Upstream<'a> {
    /// Where the tree is.
    pub store: &'a Store,
    /// The tree.
    pub base: ObjectId,
    /// The commit that it was, where it came from.
    pub history: &'a History,
}

/// A line of blame: `1a2b3c4d5e6f ("subject", 2023-04-02)`.
fn named(history: &History, commit: ObjectId) -> String {
    match history.describe(commit) {
        Ok((subject, day)) => {
            let subject = escape::line_cut(&subject, 100);
            let day = day.map(|day| format!(", {day}")).unwrap_or_default();
            format!("{} (\"{subject}\"{day})", commit.short())
        }
        Err(_) => commit.short(),
    }
}

/// What the versions are that a patch may have been made on.
struct Origins<'a> {
    /// Blob ids, or what they begin with.
    ids: Vec<String>,
    /// The lines that a hunk expects: a version with all of them in one piece will do as well.
    wanted: Option<&'a Hunk<'a>>,
}

impl Origins<'_> {
    fn is_one(&self, id: ObjectId) -> bool {
        let id = id.to_string();
        self.ids.iter().any(|known| id.starts_with(known))
    }

    fn has_all(&self, content: &[u8]) -> bool {
        let wanted = self.wanted.map(Hunk::old_lines).unwrap_or_default().concat();
        let begins = |at: &usize| *at == 0 || content[at - 1] == b'\n';
        let first = wanted.first().copied();
        let mut starts = content.iter().enumerate().filter(|(_, byte)| Some(**byte) == first).map(|(at, _)| at);
        !wanted.is_empty() && starts.any(|at| begins(&at) && content[at..].starts_with(&wanted))
    }
}

/// Which commits a file's lines are from.
struct Found {
    /// For each line, the commit that took away what is expected there.
    took_away: BTreeMap<usize, ObjectId>,
    /// For each line, the commit that brought what is there.
    brought: BTreeMap<usize, ObjectId>,
    /// Whether a version was met that the patch may have been made on: only then is what came after it known.
    met: bool,
}

/// A search through history, with what it may cost.
struct Search<'a> {
    history: &'a History,
    effort: Effort,
    notes: Vec<String>,
}

impl<'a> Search<'a> {
    fn new(history: &'a History) -> Self {
        Self { history, effort: Effort::new(), notes: Vec::new() }
    }

    fn name(&self, commit: ObjectId) -> String {
        named(self.history, commit)
    }

    /// Notes how far the walk came, where it found no end.
    fn end(&mut self, walk: &Walk<'_>) {
        let note = match (walk.gave_up, walk.cut) {
            (true, _) => format!("the search for upstream commits was given up after {}", self.effort.looked_at()),
            (false, Some(at)) => format!("the history in {} ends at {}", self.history.path().display(), at.short()),
            (false, None) => return,
        };
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    fn lines(
        &mut self,
        path: &[u8],
        lines: Lines,
        suspects: &[Suspect],
        origins: &Origins<'_>,
    ) -> Result<Found, GitError> {
        let mut found = Found { took_away: BTreeMap::new(), brought: BTreeMap::new(), met: false };
        let mut walk = Walk::new(self.history, path, lines)?;
        while let Some(step) = walk.next(&mut self.effort)? {
            self.step(step, &mut walk, suspects, origins, &mut found)?;
        }
        if !found.met {
            self.end(&walk);
        }
        Ok(found)
    }

    /// Takes in one commit that changed the file, and goes on with those of its parents that may matter.
    fn step(
        &self,
        step: Step,
        walk: &mut Walk<'_>,
        suspects: &[Suspect],
        origins: &Origins<'_>,
        found: &mut Found,
    ) -> Result<(), GitError> {
        let Step { commit, path, after, parents, lines } = step;
        let Some(after) = after else { return Ok(()) };
        let content = self.history.store().read_blob(after)?;
        // What each parent's version says of each line; a commit is to blame where none has it otherwise.
        let mut sides = Vec::new();
        for (parent, trail, before) in parents {
            let (path, trail, before) = match before {
                Some(before) => (path.clone(), trail, before),
                None => {
                    let moves = renames(self.history.store(), parent.tree, commit.tree)?;
                    let Some((old, _)) = moves.into_iter().find(|(_, new)| **new == *path) else { continue };
                    let trail = self.history.trail(parent.tree, &old, &Default::default())?;
                    let Some(before) = trail.file(&old) else { continue };
                    (old.into(), trail, before)
                }
            };
            let before_content = self.history.store().read_blob(before)?;
            let is_origin = origins.is_one(before) || origins.has_all(&before_content);
            found.met |= is_origin;
            let seen = seen(&before_content, &content, &lines, suspects)?;
            sides.push((parent, trail, path, is_origin, seen));
        }
        for &number in lines.keys() {
            let all = |is: fn(&Seen) -> bool| {
                sides.iter().flat_map(|(.., seen)| seen).filter(|(of, _)| *of == number).all(|(_, seen)| is(seen))
            };
            if !sides.is_empty() && all(|seen| matches!(seen, Seen::TookAway)) {
                found.took_away.entry(number).or_insert(commit.id);
            } else if all(|seen| matches!(seen, Seen::Brought(_))) && suspects[number].found {
                found.brought.entry(number).or_insert(commit.id);
            }
        }
        for (parent, trail, path, is_origin, seen) in sides {
            let passed = seen.into_iter().filter_map(|(number, seen)| match seen {
                Seen::TookAway => None,
                Seen::Brought(line) => suspects[number].expected.is_some().then_some((number, line)),
                Seen::Passed(line) => Some((number, line)),
            });
            let passed: Lines = passed.filter(|(number, _)| !found.took_away.contains_key(number)).collect();
            // What was brought counts once it is known where the patch was made: the walk goes on without lines.
            let waits = !found.met && found.brought.keys().any(|number| !found.took_away.contains_key(number));
            if !is_origin && (!passed.is_empty() || waits) {
                walk.go_on(parent, trail, path, passed);
            }
        }
        Ok(())
    }

    /// The last commit of this subject that changed the file.
    fn subject(&mut self, path: &[u8], subject: &[u8]) -> Result<Option<String>, GitError> {
        let mut walk = Walk::new(self.history, path, Lines::new())?;
        while let Some(Step { commit, path, parents, .. }) = walk.next(&mut self.effort)? {
            if self.history.describe(commit.id)?.0 == subject {
                return Ok(Some(self.name(commit.id)));
            }
            for (parent, trail, _) in parents {
                walk.go_on(parent, trail, path.clone(), Lines::new());
            }
        }
        Ok(None)
    }

    /// The last commit by which the file came or went.
    fn presence(&mut self, path: &[u8]) -> Result<Option<Since>, GitError> {
        let mut walk = Walk::new(self.history, path, Lines::new())?;
        while let Some(Step { commit, path, after, parents, .. }) = walk.next(&mut self.effort)? {
            let by = self.name(commit.id);
            if after.is_none() {
                let moves = parents.first().map(|(parent, ..)| renames(self.history.store(), parent.tree, commit.tree));
                let to = moves.transpose()?.and_then(|moves| moves.get(&*path).cloned());
                return Ok(Some(to.map_or(Since::Gone(by.clone()), |to| Since::Renamed { by, to })));
            }
            if parents.iter().all(|(.., before)| before.is_none()) {
                return Ok(Some(Since::There(by)));
            }
            for (parent, trail, _) in parents.into_iter().filter(|(.., before)| before.is_some()) {
                walk.go_on(parent, trail, path.clone(), Lines::new());
            }
        }
        self.end(&walk);
        Ok(None)
    }
}

impl Upstream<'_> {
    /// Adds to an error what upstream has to do with it. `patches` end with the one that failed or go on behind it; of two
    /// of its name it is the last, for one from outside may be called like one of the series. What can't be read adds
    /// nothing but a note.
    pub fn explained(&self, patches: &[PatchFile], mut error: SeriesError) -> SeriesError {
        let mut search = Search::new(self.history);
        let mut inner = &mut error;
        while let SeriesError::Damaged { error, .. } = inner {
            inner = error;
        }
        let (result, explained) = match inner {
            SeriesError::Hunk(failure) => (self.hunk(&mut search, patches, failure), &mut failure.explained),
            SeriesError::NoFile { file, explained, .. } => (self.presence(&mut search, file, false), &mut **explained),
            SeriesError::FileExists { file, explained, .. } => {
                (self.presence(&mut search, file, true), &mut **explained)
            }
            SeriesError::AlreadyApplied { patch, from } if *from == CameFrom::Tree => {
                if let Ok(Some(by)) = taken_as(&mut search, patches, patch) {
                    *from = CameFrom::Upstream(by);
                }
                return error;
            }
            _ => return error,
        };
        match result {
            Ok(since) => explained.since.extend(since),
            Err(error) => search.notes.push(unreadable(&error)),
        }
        explained.notes.extend(search.notes);
        error
    }

    /// The file's blob in the tree.
    fn blob(&self, tree: ObjectId, path: &[u8]) -> Result<Option<ObjectId>, GitError> {
        let is_file = |(mode, _): &(Mode, ObjectId)| matches!(mode, Mode::File | Mode::Executable);
        Ok(self.store.entry(tree, path)?.filter(is_file).map(|(_, id)| id))
    }

    /// Where the tree itself has the file or lacks it, what made it so.
    fn presence(&self, search: &mut Search<'_>, file: &[u8], is_there: bool) -> Result<Vec<Since>, GitError> {
        match self.store.entry(self.base, file)?.is_some() == is_there {
            true => Ok(search.presence(file)?.into_iter().collect()),
            false => Ok(Vec::new()),
        }
    }

    fn hunk(
        &self,
        search: &mut Search<'_>,
        patches: &[PatchFile],
        failure: &HunkFailure,
    ) -> Result<Vec<Since>, GitError> {
        if failure.reason != Reason::NotThere {
            return Ok(Vec::new());
        }
        let mut in_base = None;
        for name in &failure.names {
            in_base = in_base.or(self.blob(self.base, name)?.map(|blob| (name, blob)));
        }
        // What the patch made of it before is in no tree.
        let Some((path, blob)) = in_base.filter(|_| self.store.contains(failure.blob)) else { return Ok(Vec::new()) };
        let end = patches.iter().rposition(|patch| patch.name == failure.patch).map_or(patches.len(), |at| at + 1);
        let texts: Vec<_> = patches[..end].iter().map(|file| mail::decoded(&file.bytes).unwrap_or_default()).collect();
        let parsed: Vec<_> = texts.iter().map(|text| Patch::parse(text)).collect();
        let of_file = parsed.iter().zip(patches).flat_map(|(patch, file)| patch.diffs(file.strip).unwrap_or_default());
        let of_file: Vec<FileDiff<'_>> = of_file.filter(|diff| diff.old_path.as_ref() == Some(path)).collect();
        let ids = of_file.iter().filter_map(|diff| diff.index).map(|index| index.old.to_ascii_lowercase());
        let ids = ids.filter(|id| id.len() >= DIGITS).collect();
        let last = parsed.last().zip(patches[..end].last());
        let diffs = last.map(|(patch, file)| patch.diffs(file.strip).unwrap_or_default()).unwrap_or_default();
        let wanted = diffs.iter().flat_map(|diff| &diff.hunks).find(|hunk| hunk.line == failure.line);
        let earlier_patches = self.store.changed_lines(blob, failure.blob)?;
        let rows = match &failure.nearest {
            Some(nearest) => differing(&nearest.rows, &known_lines(&failure.explained)),
            None => nowhere(wanted),
        };
        let found = self.lines(search, path, &rows, &earlier_patches, &Origins { ids, wanted })?;
        let numbers = || rows.iter().map(|(line, _)| *line).enumerate();
        let took = |(number, line)| Some((*found.took_away.get(&number)?, line));
        let brought = |(number, line)| match found.took_away.contains_key(&number) {
            false if found.met => Some((*found.brought.get(&number)?, line)),
            _ => None,
        };
        let differ = by_commit(numbers().filter_map(took)).into_iter();
        let differ = differ.map(|(by, lines)| Since::Differ { by: search.name(by), lines });
        let from = by_commit(numbers().filter_map(brought)).into_iter();
        Ok(differ.chain(from.map(|(by, lines)| Since::From { by: search.name(by), lines })).collect())
    }

    /// Looks into lines of a file as it is behind some patches, which changed it in this way.
    fn lines(
        &self,
        search: &mut Search<'_>,
        path: &[u8],
        rows: &[(u32, Suspect)],
        by_patches: &[LineChange],
        origins: &Origins<'_>,
    ) -> Result<Found, GitError> {
        let (mut lines, mut suspects) = (Lines::new(), Vec::new());
        for (number, (line, suspect)) in rows.iter().enumerate() {
            let (line, is_new) = earlier(by_patches, *line);
            suspects.push(Suspect { found: suspect.found && !is_new, ..suspect.clone() });
            lines.insert(number, line);
        }
        search.lines(path, lines, &suspects, origins)
    }

    /// What upstream has to do with a conflict of a series that comes from the tree `old`: a line for each commit, with the
    /// file that it is about. The changes that are in place are on the tree `under`.
    pub fn of_conflict(&self, old: ObjectId, under: ObjectId, conflict: &Conflict) -> Vec<String> {
        let mut search = Search::new(self.history);
        let mut out = Vec::new();
        for path in conflict.paths.iter().take(FILES) {
            match self.in_file(&mut search, old, top(under, &conflict.done), conflict, path) {
                Ok(said) => {
                    let file = escape::line_cut(path, 200);
                    out.extend(said.into_iter().map(|said| format!("{file}: {said}")));
                }
                Err(error) => search.notes.push(unreadable(&error)),
            }
        }
        out.extend(search.notes);
        out
    }

    fn in_file(
        &self,
        search: &mut Search<'_>,
        old: ObjectId,
        under: ObjectId,
        conflict: &Conflict,
        path: &[u8],
    ) -> Result<Vec<String>, GitError> {
        let [before, after] = [conflict.layer.before, conflict.layer.after];
        let [ours, before, after] = [self.blob(under, path)?, self.blob(before, path)?, self.blob(after, path)?];
        let (Some(ours), Some(before)) = (ours, before) else {
            let since = self.presence(search, path, ours.is_some())?;
            return Ok(since.iter().map(Since::to_string).collect());
        };
        let Some(blob) = self.blob(self.base, path)? else { return Ok(Vec::new()) };
        let read = |blob: ObjectId| self.store.read_blob(blob);
        let (base, ours, before_text) = (read(blob)?, read(ours)?, read(before)?);
        let after = after.map_or(Ok(Content::default()), read)?;
        if [&base, &ours, &before_text, &after].into_iter().any(|content| is_binary(content)) {
            return Ok(Vec::new());
        }
        let before_lines = split_lines(&before_text);
        let patch = line_changes(&before_lines, &split_lines(&after))?;
        let upstream = line_changes(&before_lines, &split_lines(&ours))?;
        let rows = disputed(&before_text, &patch, &upstream);
        let ids = [Some(before), self.blob(old, path)?].into_iter().flatten().map(|id| id.to_string()).collect();
        let origins = Origins { ids, wanted: None };
        let found =
            self.lines(search, path, &rows, &line_changes(&split_lines(&base), &split_lines(&ours))?, &origins)?;
        let mut by: Vec<ObjectId> = Vec::new();
        for number in 0..rows.len() {
            let brought = found.brought.get(&number).filter(|_| found.met);
            for commit in found.took_away.get(&number).into_iter().chain(brought) {
                if !by.contains(commit) {
                    by.push(*commit);
                }
            }
        }
        Ok(by.into_iter().map(|by| format!("changed there by {}", search.name(by))).collect())
    }
}

/// The lines of each commit, in the order in which they come.
fn by_commit(lines: impl Iterator<Item = (ObjectId, u32)>) -> Vec<(ObjectId, Vec<u32>)> {
    let mut commits: Vec<(ObjectId, Vec<u32>)> = Vec::new();
    for (commit, line) in lines {
        let line = Some(line).filter(|&line| line != ANYWHERE);
        match commits.iter_mut().find(|(known, _)| *known == commit) {
            Some((_, lines)) => lines.extend(line),
            None => commits.push((commit, line.into_iter().collect())),
        }
    }
    commits
}

/// The rows that differ, but for those that are explained.
fn differing(rows: &[Row], known: &[u32]) -> Vec<(u32, Suspect)> {
    let differing = rows.iter().filter(|row| !row.same && !known.contains(&row.line)).take(SUSPECTS);
    let suspect = |row: &Row| Suspect { expected: row.expected.clone(), found: row.found.is_some() };
    differing.map(|row| (row.line, suspect(row))).collect()
}

/// The lines of a hunk of which the file has none, but for those that any file may have.
fn nowhere(hunk: Option<&Hunk<'_>>) -> Vec<(u32, Suspect)> {
    let tells = |line: &&[u8]| line.iter().filter(|byte| byte.is_ascii_alphanumeric()).count() >= TELLING;
    let lines = hunk.map(Hunk::old_lines).unwrap_or_default().into_iter().filter(tells).take(SUSPECTS);
    lines.map(|line| (ANYWHERE, Suspect { expected: Some(line.to_vec()), found: false })).collect()
}

/// The commit that did to the first file of a patch what the patch does, by its name.
fn taken_as(search: &mut Search<'_>, patches: &[PatchFile], patch: &str) -> Result<Option<String>, GitError> {
    let Some(file) = patches.iter().rfind(|file| file.name == patch) else { return Ok(None) };
    let text = mail::decoded(&file.bytes).unwrap_or_default();
    let parsed = Patch::parse(&text);
    let diffs = parsed.diffs(file.strip).unwrap_or_default();
    match diffs.first() {
        Some(diff) if !parsed.subject.is_empty() => search.subject(diff.path(), parsed.subject.as_bytes()),
        _ => Ok(None),
    }
}

/// Lines that a patch and upstream both changed, or beside each other: where each is in upstream's version, with what was
/// there before.
fn disputed(before: &[u8], patch: &[LineChange], upstream: &[LineChange]) -> Vec<(u32, Suspect)> {
    let lines: Vec<&[u8]> = before.split_inclusive(|&byte| byte == b'\n').collect();
    let end = |change: &LineChange| change.old_start + change.old_lines;
    let meets = |one: &LineChange| patch.iter().any(|two| one.old_start <= end(two) && two.old_start <= end(one));
    let mut rows = Vec::new();
    for change in upstream.iter().filter(|change| meets(change)) {
        let old =
            (0..change.old_lines).map(|at| lines.get((change.old_start + at) as usize - 1).map(|line| line.to_vec()));
        let mut old = old.collect::<Vec<_>>().into_iter();
        for at in 0..change.new_lines.max(change.old_lines) {
            let line = change.new_start + at.min(change.new_lines.saturating_sub(1));
            let expected = old.next().flatten();
            rows.push((line, Suspect { expected, found: at < change.new_lines }));
        }
    }
    rows.truncate(SUSPECTS);
    rows
}

/// The lines of which it is known already what earlier patch they are from.
fn known_lines(explained: &Explanation) -> Vec<u32> {
    let lines = explained.since.iter().flat_map(|since| match since {
        Since::Differ { lines, .. } | Since::From { lines, .. } => lines.clone(),
        Since::Gone(_) | Since::There(_) | Since::Renamed { .. } => Vec::new(),
    });
    lines.collect()
}

fn unreadable(error: &GitError) -> String {
    format!("upstream commits are not known: {}", escape::line_cut(error.to_string().as_bytes(), 300))
}
