// SPDX-License-Identifier: GPL-2.0-only
//! Patches that come from outside, each applied once at its place: mended where that is asked for, in canonical form, and
//! left out where the tree has them already.

mod cover;
mod head;
mod known;

pub use self::cover::{Cover, cover};
use self::head::{Defaults, Headed, Nobody, headed};
pub use self::known::{Known, Likely};
use super::apply::{Files, Placed};
use super::beside::beside;
use super::patch::{Patch, Text};
use super::repair::{self, Repaired};
use super::{SeriesError, format};
use crate::escape;
use crate::git::Store;
use crate::model::{ObjectId, PatchFile};
use crate::process::Interrupt;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::path::PathBuf;
use time::OffsetDateTime;

/// The largest patch that is looked at for damage by mail, in bytes: none that large has travelled in one piece, and what is
/// kept of each line costs more than the line.
const DAMAGED_LIMIT: usize = 8 << 20;

/// A patch from outside.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// What it is called in messages.
    pub shown: String,
    /// Its subject, where it says none.
    pub title: String,
    /// Leading components to take off its paths.
    pub strip: usize,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A patch at its place.
#[derive(Clone, Debug)]
pub struct Received {
    /// Its file in canonical form.
    pub bytes: Vec<u8>,
    /// Its subject.
    pub subject: String,
    /// The tree it is made on.
    pub before: ObjectId,
    /// The tree it makes.
    pub after: ObjectId,
    /// What is to be told of it.
    pub notes: Vec<String>,
}

/// A patch that is in its place and still written as it came.
struct Taken {
    file: PatchFile,
    before: ObjectId,
    after: ObjectId,
    notes: Vec<String>,
}

/// Takes patches in, one upon the other.
pub struct Intake<'a> {
    store: &'a Store,
    files: Files<'a>,
    top: ObjectId,
    /// Whether damage by mail is mended.
    repair: bool,
    author: Option<&'a str>,
    now: OffsetDateTime,
}

impl<'a> Intake<'a> {
    /// Begins on this tree. `author`, as `Name <address>`, stands in where a patch names none.
    pub fn new(store: &'a Store, tree: ObjectId, repair: bool, author: Option<&'a str>, now: OffsetDateTime) -> Self {
        Self { store, files: Files::of(store, tree), top: tree, repair, author, now }
    }

    /// Applies each patch to what those before it made; none where its changes are all there already.
    ///
    /// # Errors
    /// Which one does not apply, from 0, and why; [`SeriesError::Interrupted`].
    pub fn take_all(
        mut self,
        patches: &[Incoming],
        interrupt: &Interrupt,
    ) -> Result<Vec<Option<Received>>, (usize, SeriesError)> {
        let store = self.store;
        let mut at = 0;
        let feed = |format: &mut dyn FnMut(Taken)| {
            let mut is_taken = Vec::with_capacity(patches.len());
            for incoming in patches {
                if interrupt.is_set() {
                    return Err(SeriesError::Interrupted);
                }
                at = is_taken.len();
                let taken = self.take(incoming.clone())?;
                is_taken.push(taken.is_some());
                taken.into_iter().for_each(&mut *format);
            }
            Ok(is_taken)
        };
        // What a patch is when it is written anew, nobody who comes after it has to know.
        let done = beside(store, received, feed);
        let (is_taken, received) = done.map_err(|error| (at, error))?;
        let mut received = received.into_iter();
        Ok(is_taken.into_iter().map(|is_taken| if is_taken { received.next() } else { None }).collect())
    }

    fn take(&mut self, incoming: Incoming) -> Result<Option<Taken>, SeriesError> {
        let Incoming { shown, title, strip, bytes } = incoming;
        let mut file = PatchFile { path: PathBuf::from(&shown), name: shown, strip, bytes };
        let mut notes = Vec::new();
        let mut refused = None;
        if self.repair && file.bytes.len() <= DAMAGED_LIMIT {
            let text = Text::of(&file)?.to_vec();
            match repair::repair(&text, strip, &|path| self.content(path)) {
                Ok(repaired) => {
                    notes = told(&repaired);
                    file.bytes = repaired.text;
                }
                // It may be there already, or be what no mail has damaged.
                Err(no) => refused = Some(no),
            }
        }
        let moved = match self.change(&file) {
            Ok(moved) => moved,
            Err(SeriesError::AlreadyApplied { .. }) => return Ok(None),
            Err(error @ (SeriesError::Git(_) | SeriesError::Mail { .. })) => return Err(error),
            Err(error) => {
                let (patch, refused) = (file.name.clone(), refused.map(|refused| refused.hunks));
                return Err(refused.map_or_else(
                    || self.with_damage(&file, error),
                    |refusals| SeriesError::NotMended { patch, refusals },
                ));
            }
        };
        notes.extend(moved);
        let before = self.top;
        self.top = self.files.write_for(&file.name)?;
        self.headed(file, &title, before, notes).map(Some)
    }

    /// Makes the changes of a file; tells of those that went elsewhere.
    fn change(&mut self, file: &PatchFile) -> Result<Vec<String>, SeriesError> {
        let text = Text::of(file)?;
        let patch = Patch::parse(&text);
        let diffs = text.diffs(&patch)?;
        if diffs.is_empty() {
            return Err(SeriesError::Empty { path: file.path.clone() });
        }
        let placed = self.files.change(&file.name, &diffs, 0)?;
        Ok(placed.iter().filter_map(Placed::told).collect())
    }

    fn content(&self, path: &[u8]) -> Option<Vec<u8>> {
        let (_, id) = self.store.entry(self.top, path).ok()??;
        Some(self.store.read_blob(id).ok()?.to_vec())
    }

    /// Adds to an error what mail did to the patch.
    fn with_damage(&self, file: &PatchFile, error: SeriesError) -> SeriesError {
        if file.bytes.len() > DAMAGED_LIMIT {
            return error;
        }
        let Ok(text) = Text::of(file) else { return error };
        let damage = repair::diagnose(&text, file.strip, &|path| self.content(path));
        if damage.is_empty() {
            return error;
        }
        let damage = by_lines(damage.iter().map(|damage| (damage.kind, damage.line)));
        SeriesError::Damaged { error: Box::new(error), damage }
    }

    /// The patch with a whole head.
    fn headed(
        &self,
        mut file: PatchFile,
        title: &str,
        before: ObjectId,
        mut notes: Vec<String>,
    ) -> Result<Taken, SeriesError> {
        let text = Text::of(&file)?.to_vec();
        let defaults = Defaults { title, author: self.author, date: self.now };
        let Headed { bytes, notes: more } =
            headed(&text, &defaults).map_err(|Nobody| SeriesError::NoAuthor { patch: file.name.clone() })?;
        notes.extend(more);
        // One that travelled as it is, and says all that format-patch says, stays to the byte.
        if bytes != text {
            file.bytes = bytes;
        }
        Ok(Taken { file, before, after: self.top, notes })
    }
}

/// The patch in canonical form.
fn received(store: &Store, taken: Taken) -> Result<Received, SeriesError> {
    let Taken { mut file, before, after, notes } = taken;
    file.bytes = format::canonical(store, &file, before, after)?.into_owned();
    let subject = Patch::parse(&Text::of(&file)?).subject;
    Ok(Received { bytes: file.bytes, subject, before, after, notes })
}

/// What was done to a damaged patch.
fn told(repaired: &Repaired) -> Vec<String> {
    let Repaired { text, mended, guessed, moved } = repaired;
    let mut out = by_lines(mended.iter().map(|damage| (damage.kind, damage.line)));
    out.iter_mut().for_each(|line| line.insert_str(0, "mended: "));
    for hunk in moved {
        let repair::Moved { line, named, found } = hunk;
        out.push(format!("the hunk at line {line} is for line {named} of its file, and belongs to line {found}"));
    }
    if !guessed.is_empty() {
        let lines: Vec<&[u8]> = text.split(|&byte| byte == b'\n').collect();
        out.push("look at these:".to_owned());
        for guessed in guessed {
            let shown = lines.get(guessed.mended_line - 1).map(|line| escape::line_with_tabs(line)).unwrap_or_default();
            out.push(format!("  line {}: {}: |{shown}|", guessed.line, guessed.guess));
        }
    }
    out
}

/// What happened to which lines: one line for each kind.
fn by_lines<K: Ord + Display>(damages: impl Iterator<Item = (K, usize)>) -> Vec<String> {
    let mut kinds: BTreeMap<K, Vec<(usize, usize)>> = BTreeMap::new();
    for (kind, line) in damages {
        let ranges = kinds.entry(kind).or_default();
        match ranges.last_mut() {
            Some((_, last)) if line <= *last + 1 => *last = line.max(*last),
            _ => ranges.push((line, line)),
        }
    }
    let range = |&(first, last): &(usize, usize)| match first == last {
        true => first.to_string(),
        false => format!("{first}-{last}"),
    };
    let told = |(kind, ranges): (K, Vec<(usize, usize)>)| {
        let plural = if matches!(ranges[..], [(first, last)] if first == last) { "" } else { "s" };
        format!("line{plural} {}: {kind}", ranges.iter().map(range).collect::<Vec<_>>().join(", "))
    };
    kinds.into_iter().map(told).collect()
}
