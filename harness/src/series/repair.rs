// SPDX-License-Identifier: GPL-2.0-only
//! Telling what mail did to a patch apart from a patch that does not apply, and mending what is certain.
//!
//! The tree that the patch is for decides. A hunk is recognised in its file by everything but white space, with HTML
//! entities decoded and broken lines joined; the counts in its header must come out, and it must be where its header
//! says or nowhere else. Then the bytes of context and removed lines are the tree's. Added lines are in no tree: their
//! indentation, where the mail lost it, is guessed by the rules of `structure` and every guess is named. White space
//! within an added line stays as it is, but for a column that the line beside it is aligned to, which is named too.

mod compose;
mod place;
mod read;
mod structure;
#[cfg(test)]
mod tests;
mod text;

use super::diff::DiffFault;
use super::patch::Patch;
use crate::escape;
use compose::{Evidence, compose};
use place::{Body, Dense, EFFORT, Fit, Miss, locate};
use read::{Section, read};
use regex::bytes::Regex;
use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;

/// The content of a file of the tree that the patch is for.
pub type Lookup<'a> = &'a dyn Fn(&[u8]) -> Option<Vec<u8>>;

/// What mail did to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A line of context lost the space in front.
    LostSpace,
    /// White space became other white space: tabs or indentation are lost.
    WhiteSpace,
    /// A long line was broken; this is what should follow the line before.
    Wrapped,
    /// Characters stand as HTML has them: `&lt;`, `&nbsp;`, a no-break space.
    Entity,
    /// The line is quoted with `>`.
    Quoted,
    /// A blank line of context before this one was lost.
    BlankLost,
    /// A blank line that does not belong there.
    BlankAdded,
    /// The lines `---` and `+++`, which name the file.
    Names,
    /// A carriage return at the end that the file has not, or one that it has and the mail lost.
    CarriageReturn,
    /// The hunk has other lines than its header counts.
    Counts,
    /// The `---` between message and notes.
    Separator,
    /// A mail address was made unreadable.
    Address,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::LostSpace => "a line of context lost the space in front",
            Self::WhiteSpace => "white space was lost or changed",
            Self::Wrapped => "a long line was broken here",
            Self::Entity => "characters are written as HTML entities or no-break spaces",
            Self::Quoted => "the line is quoted",
            Self::BlankLost => "a blank line of context was lost before this line",
            Self::BlankAdded => "a blank line was put in",
            Self::Names => "the lines that name the file are damaged",
            Self::CarriageReturn => "a carriage return was added or lost",
            Self::Counts => "the hunk has other lines than its header counts",
            Self::Separator => "the `---` below the message is damaged",
            Self::Address => "a mail address was made unreadable",
        })
    }
}

/// A damaged line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Damage {
    /// The line of the patch, from 1.
    pub line: usize,
    /// What happened to it.
    pub kind: Kind,
}

/// What was guessed of an added line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guess {
    /// Its indentation, from the lines around it.
    Indentation,
    /// The column of its last word, from the line beside it.
    Alignment,
    /// That an entity is meant as it stands: no line of the old version tells.
    Entity,
    /// That a string has no more white space than it stands with: lines of the old version lost some.
    Literal,
}

impl Guess {
    /// Whether the line is another than before.
    fn changes(self) -> bool {
        matches!(self, Self::Indentation | Self::Alignment)
    }
}

impl fmt::Display for Guess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Indentation => "its indentation is guessed from the lines around it",
            Self::Alignment => "its last word is aligned to the line beside it",
            Self::Entity => "its HTML entity is taken to be meant",
            Self::Literal => "white space may be lost within its string",
        })
    }
}

/// A line for a person to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guessed {
    /// The line of the patch as written, from 1.
    pub line: usize,
    /// The line of the mended patch, from 1.
    pub mended_line: usize,
    /// What was guessed.
    pub guess: Guess,
}

/// A hunk that is at another line than its header said; the mended patch has the right one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The line of the hunk's header in the patch as written, from 1.
    pub line: usize,
    /// The line that it names, from 1.
    pub named: usize,
    /// The line where the hunk is, from 1.
    pub found: usize,
}

/// A patch that was mended, or needed no mending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repaired {
    /// The whole patch, message included. Byte for byte what came in, where nothing was damaged.
    pub text: Vec<u8>,
    /// What was mended with certainty, by line.
    pub mended: Vec<Damage>,
    /// What was guessed.
    pub guessed: Vec<Guessed>,
    /// The hunks that are elsewhere.
    pub moved: Vec<Moved>,
}

/// Why a hunk is not mended.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    /// Nothing names the file.
    #[error("nothing says which file it changes")]
    NoName,
    /// The file is not in the tree.
    #[error("the tree has no such file")]
    NoFile,
    /// The header cannot be read.
    #[error("its header cannot be read")]
    Header,
    /// A line is not in the file, even if white space does not count.
    #[error("{}", not_there(*line, found.as_deref()))]
    NotThere {
        /// The line of the file where it goes wrong, at the place that fits best, from 1.
        line: usize,
        /// What the file has there; none at its end.
        found: Option<Vec<u8>>,
    },
    /// Lines are missing, or too many.
    #[error("the lines up to here are not those that its header counts: some are lost, or the header is wrong")]
    Counts,
    /// It is unknown where a blank line was.
    #[error("a blank line was lost beside added lines, and nothing tells on which side")]
    LostBlank,
    /// It could be at several places.
    #[error("it fits at the lines {} of the file, and not at the one it names", numbers(.0))]
    Several(Vec<usize>),
    /// It has no line that the file could have.
    #[error("it has no context by which to find its place")]
    NoContext,
    /// The search would take too long.
    #[error("the search for its place takes too long")]
    TooCostly,
    /// What came of it is no patch.
    #[error("mended as far as is certain it is no patch yet: {0}")]
    Malformed(DiffFault),
}

fn not_there(line: usize, found: Option<&[u8]>) -> String {
    match found {
        Some(found) => format!(
            "the file does not have this line, whatever its white space; where the rest fits best, line {line} is |{}|",
            escape::line_cut(found.trim_ascii(), 120)
        ),
        None => format!("the file does not have this line; where the rest fits best, it ends before line {line}"),
    }
}

fn numbers(lines: &[usize]) -> String {
    lines.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
}

/// A hunk that is left as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The file; empty where nothing names it.
    pub file: Vec<u8>,
    /// The hunk's `@@` line as written.
    pub hunk: Vec<u8>,
    /// The line of the patch where it goes wrong, from 1.
    pub line: usize,
    /// Why.
    pub doubt: Doubt,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (file, hunk) = (escape::line_cut(&self.file, 200), escape::line_cut(self.hunk.trim_ascii_end(), 120));
        write!(f, "{file}: {hunk}: line {}: {}", self.line, self.doubt)
    }
}

/// A patch some hunks of which cannot be mended with certainty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Those hunks.
    pub hunks: Vec<Refusal>,
    /// The patch with all others mended, for a person to go on with.
    pub draft: Repaired,
}

/// What happened to a patch on its way, line by line; nothing where mail did it no harm, whether it applies or not.
///
/// `strip` leading components are taken off every path, as when the patch is applied.
pub fn diagnose(text: &[u8], strip: usize, lookup: Lookup<'_>) -> Vec<Damage> {
    let (text, quoted) = unquoted(text);
    let lines: Vec<&[u8]> = text.split_inclusive(|&byte| byte == b'\n').collect();
    let examined = examine(&lines, strip, lookup);
    let mut damages = [quoted, examined.draft.mended].concat();
    damages.extend(examined.draft.guessed.iter().filter(|guessed| guessed.guess.changes()).map(|guessed| {
        let (line, kind) = (guessed.line, Kind::WhiteSpace);
        Damage { line, kind }
    }));
    for refusal in &examined.hunks {
        compose::suspect(&lines, refusal, &mut damages);
    }
    static MANGLED: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?-u)[^\s<>@]@(?:x{4,}|\.\.\.)").expect("constant pattern"));
    let mangled = lines.iter().enumerate().filter(|(_, line)| MANGLED.is_match(line));
    damages.extend(mangled.map(|(index, _)| Damage { line: index + 1, kind: Kind::Address }));
    damages.sort_unstable();
    damages.dedup();
    damages
}

/// Mends a patch against the tree that it is for.
///
/// # Errors
/// [`Refused`] with every hunk that cannot be mended with certainty.
pub fn repair(text: &[u8], strip: usize, lookup: Lookup<'_>) -> Result<Repaired, Box<Refused>> {
    let (unquoted, quoted) = unquoted(text);
    let lines: Vec<&[u8]> = unquoted.split_inclusive(|&byte| byte == b'\n').collect();
    let mut examined = examine(&lines, strip, lookup);
    examined.draft.mended = [quoted, examined.draft.mended].concat();
    examined.draft.mended.sort_unstable();
    let draft = &mut examined.draft;
    if draft.mended.is_empty() && !draft.guessed.iter().any(|guessed| guessed.guess.changes()) {
        draft.text = text.to_vec();
        draft.moved.clear();
    } else if examined.hunks.is_empty()
        && let Err(error) = Patch::parse(&draft.text).diffs(strip)
    {
        let doubt = Doubt::Malformed(error.fault);
        examined.hunks.push(Refusal { file: Vec::new(), hunk: Vec::new(), line: error.line, doubt });
    }
    if examined.hunks.is_empty() { Ok(examined.draft) } else { Err(Box::new(examined)) }
}

/// How many bytes of files of the tree are held at once: a small patch can name a large file many times.
const ROOM: usize = 64 << 20;

/// A file's part of the patch, recognised.
struct Located {
    section: Section,
    content: Vec<u8>,
    fits: Vec<Result<Fit, Refusal>>,
}

fn examine(lines: &[&[u8]], strip: usize, lookup: Lookup<'_>) -> Refused {
    let (mut effort, mut room) = (EFFORT, ROOM);
    let sections = read(lines, strip).into_iter();
    let files: Vec<Located> =
        sections.map(|section| recognise(lines, section, lookup, &mut effort, &mut room)).collect();
    let mut evidence = Evidence::default();
    files.iter().for_each(|file| evidence.gather(lines, file));
    let draft = compose(lines, &files, &evidence);
    let hunks = files.into_iter().flat_map(|file| file.fits).filter_map(Result::err).collect();
    Refused { hunks, draft }
}

/// Recognises a file's part; `effort` and `room` are what may be spent on it and become less.
fn recognise(lines: &[&[u8]], section: Section, lookup: Lookup<'_>, effort: &mut u64, room: &mut usize) -> Located {
    let lookup = |path: &Vec<u8>| if *room == 0 { None } else { lookup(path) };
    let known = [&section.new, &section.old].into_iter().flatten().find_map(lookup);
    *room = room.saturating_sub(known.as_ref().map_or(0, Vec::len));
    let content = known.as_ref().filter(|_| section.old.is_some()).cloned().unwrap_or_default();
    let file: Vec<&[u8]> = content.split_inclusive(|&byte| byte == b'\n').collect();
    let dense = Dense::of(file.iter().map(|line| Cow::Borrowed(*line)));
    let mut from = 0;
    let mut fits = Vec::with_capacity(section.hunks.len());
    for hunk in &section.hunks {
        let refusal = |line: usize, doubt| Refusal {
            file: section.path().to_vec(),
            hunk: lines[hunk.header].to_vec(),
            line: line + 1,
            doubt,
        };
        let Some(counts) = hunk.counts else {
            fits.push(Err(refusal(hunk.header, Doubt::Header)));
            continue;
        };
        if section.old.is_none() && section.new.is_none() {
            fits.push(Err(refusal(hunk.header, Doubt::NoName)));
            continue;
        }
        if known.is_none() && section.old.is_some() && counts.old > 0 {
            let doubt = if *room == 0 { Doubt::TooCostly } else { Doubt::NoFile };
            fits.push(Err(refusal(hunk.header, doubt)));
            continue;
        }
        let body = Body::new(&lines[hunk.body.clone()], hunk.body.end == lines.len());
        let in_body = |line: usize| (hunk.body.start + line).min(lines.len().saturating_sub(1));
        fits.push(locate(&body, &dense, counts, from, effort).map_err(|miss| match miss {
            Miss::NotThere { body, file: at } => {
                refusal(in_body(body), Doubt::NotThere { line: at + 1, found: file.get(at).map(|line| line.to_vec()) })
            }
            Miss::Counts { body } => refusal(in_body(body), Doubt::Counts),
            Miss::LostBlank { body } => refusal(in_body(body), Doubt::LostBlank),
            Miss::Several(places) => {
                refusal(hunk.header, Doubt::Several(places.iter().map(|place| place + 1).collect()))
            }
            Miss::NoContext => refusal(hunk.header, Doubt::NoContext),
            Miss::TooCostly => refusal(hunk.header, Doubt::TooCostly),
        }));
        if let Some(Ok(fit)) = fits.last() {
            from = fit.place + counts.old as usize;
        }
    }
    Located { section, content, fits }
}

/// Takes the `>` of a quotation off, where the patch is behind it.
fn unquoted(text: &[u8]) -> (Cow<'_, [u8]>, Vec<Damage>) {
    let lines = || text.split_inclusive(|&byte| byte == b'\n');
    let quoted = |line: &[u8]| line.starts_with(b">");
    let is_hunk = |line: &[u8]| line.starts_with(b"@@ -");
    if lines().any(is_hunk) || !lines().any(|line| line.starts_with(b"> @@ -") || line.starts_with(b">@@ -")) {
        return (Cow::Borrowed(text), Vec::new());
    }
    let is_spaced =
        lines().filter(|line| quoted(line)).all(|line| line.starts_with(b"> ") || line.trim_ascii() == b">");
    let mut out = Vec::with_capacity(text.len());
    let mut damages = Vec::new();
    for (index, line) in lines().enumerate() {
        let cut = match line {
            [b'>', b' ', ..] if is_spaced => 2,
            [b'>', ..] => 1,
            _ => 0,
        };
        out.extend_from_slice(&line[cut..]);
        if cut > 0 {
            damages.push(Damage { line: index + 1, kind: Kind::Quoted });
        }
    }
    (Cow::Owned(out), damages)
}
