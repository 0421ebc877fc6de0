// SPDX-License-Identifier: GPL-2.0-only
//! What a user names to import: files, directories, standard input. Mails are taken apart, and all becomes patches in order.

use crate::escape;
use crate::pipeline::PipelineError;
use crate::series::mailbox::{self, Arranged, Letter, Mail};
use crate::series::{self, Incoming, PATCH_LIMIT, SeriesError};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// What all that is named may have together, in bytes.
const LIMIT: u64 = 256 << 20;
/// What files of patches end in.
const ENDINGS: [&str; 4] = ["patch", "diff", "mbox", "eml"];

/// What was named, read.
#[derive(Default)]
pub(super) struct Found {
    pub patches: Vec<Incoming>,
    /// The cover letter's subject and the mail.
    pub cover: Option<(String, Vec<u8>)>,
    pub notes: Vec<String>,
}

/// Reads all of it. `from` is what relative paths are relative to; `strip` holds where no `series` file says another.
pub(super) fn read(sources: &[PathBuf], from: &Path, strip: usize) -> Result<Found, PipelineError> {
    let mut found = Found::default();
    let mut files = Files { left: LIMIT, strip, read: Vec::new() };
    for source in sources {
        let path = from.join(source);
        if source.as_os_str() == "-" {
            files.add("standard input".into(), "untitled".into(), &mut io::stdin().lock(), &path)?;
        } else if !path.is_dir() {
            files.add_file(source, &path)?;
        } else if path.join("series").is_file() {
            files.take(&mut found)?;
            quilt(source, &path, &mut found)?;
        } else {
            files.take(&mut found)?;
            let names = names(&path)?;
            for name in &names {
                check_inside(&path, &path.join(name))?;
                files.add_file(&source.join(name), &path.join(name))?;
            }
            if names.is_empty() {
                return Err(PipelineError::Stack(format!("{} holds no patch", shown(source))));
            }
            files.take(&mut found)?;
        }
    }
    files.take(&mut found)?;
    match found.patches.is_empty() {
        true => Err(PipelineError::Stack("no mail here holds a diff".into())),
        false => Ok(found),
    }
}

fn shown(path: &Path) -> String {
    escape::line_cut(path.as_os_str().as_encoded_bytes(), 200)
}

/// Checks that a file of a directory lies there. A link in a directory that came from somewhere may lead to a file of the
/// user's, which would become a part of the series.
fn check_inside(dir: &Path, file: &Path) -> Result<(), PipelineError> {
    let real = |path: &Path| path.canonicalize().map_err(|source| SeriesError::Io { path: path.to_owned(), source });
    match real(file)?.starts_with(real(dir)?) {
        true => Ok(()),
        false => Err(PipelineError::Stack(format!("{} is a link to outside of {}", shown(file), shown(dir)))),
    }
}

/// A directory with quilt's `series` file: its order, its `-p`.
fn quilt(source: &Path, path: &Path, found: &mut Found) -> Result<(), PipelineError> {
    for file in series::load_variant(path)?.patches {
        check_inside(path, &file.path)?;
        let shown = shown(&source.join(&file.name));
        found.patches.push(Incoming {
            shown,
            title: title(Path::new(&file.name)),
            strip: file.strip,
            bytes: file.bytes,
        });
    }
    Ok(())
}

/// The mails of a maildir, or the patches of another directory, by name.
fn names(dir: &Path) -> Result<Vec<PathBuf>, PipelineError> {
    let is_maildir = dir.join("cur").is_dir() || dir.join("new").is_dir();
    let below: &[&str] = if is_maildir { &["cur", "new"] } else { &[""] };
    let mut names = Vec::new();
    for below in below.iter().filter(|below| dir.join(below).is_dir()) {
        let here = dir.join(below);
        let error = |source| SeriesError::Io { path: here.clone(), source };
        for entry in fs::read_dir(&here).map_err(error)? {
            let name = PathBuf::from(entry.map_err(error)?.file_name());
            let is_patch = name.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known));
            let hidden = name.as_os_str().as_encoded_bytes().starts_with(b".");
            if !hidden && (is_maildir || is_patch) && here.join(&name).is_file() {
                names.push(Path::new(below).join(name));
            }
        }
    }
    names.sort_by(|a, b| a.file_name().cmp(&b.file_name()));
    Ok(names)
}

/// A subject for a patch that has none, from the name of its file.
fn title(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let words = stem.trim_start_matches(|c: char| c.is_ascii_digit()).replace(['-', '_'], " ");
    let words = escape::line(words.trim().as_bytes());
    if words.is_empty() { "untitled".into() } else { words }
}

/// One file as read.
struct Piece {
    shown: String,
    title: String,
    bytes: Vec<u8>,
}

/// Files that are named beside each other, whose mails belong together.
struct Files {
    /// How many bytes may come.
    left: u64,
    strip: usize,
    read: Vec<Piece>,
}

/// A patch of one of them.
struct Numbered {
    number: Option<(u32, u32)>,
    patch: Incoming,
}

impl Files {
    fn add_file(&mut self, source: &Path, path: &Path) -> Result<(), PipelineError> {
        let mut file = File::open(path).map_err(|error| SeriesError::Io { path: path.to_owned(), source: error })?;
        self.add(shown(source), title(source), &mut file, path)
    }

    fn add(&mut self, shown: String, title: String, from: &mut dyn Read, path: &Path) -> Result<(), PipelineError> {
        let mut bytes = Vec::new();
        let error = |source| SeriesError::Io { path: path.to_owned(), source };
        from.take(self.left + 1).read_to_end(&mut bytes).map_err(error)?;
        let too_big = || SeriesError::TooBig { path: path.to_owned(), limit: LIMIT };
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or_else(too_big)?;
        self.read.push(Piece { shown, title, bytes });
        Ok(())
    }

    /// Hands over what was read so far: in the order of the numbers where every patch has one, else as it was named.
    fn take(&mut self, found: &mut Found) -> Result<(), PipelineError> {
        let pieces = std::mem::take(&mut self.read);
        let mut patches = Vec::new();
        for piece in &pieces {
            let mails = mailbox::split(&piece.bytes);
            // A patch larger than this could not be read again.
            if mails.iter().any(|mail| mail.bytes.len() as u64 > PATCH_LIMIT) {
                return Err(SeriesError::TooBig { path: PathBuf::from(&piece.shown), limit: PATCH_LIMIT }.into());
            }
            let arranged = arranged(&mails, pieces.len() == 1)
                .map_err(|source| SeriesError::Mailbox { path: PathBuf::from(&piece.shown), source })?;
            found.notes.extend(arranged.notes.iter().map(|note| format!("{}: {note}", piece.shown)));
            if let Some(cover) = arranged.cover {
                found.take_cover(&piece.shown, cover);
            }
            let only = mails.len() == 1;
            for letter in arranged.patches {
                let place = if only { String::new() } else { format!(" (the mail at line {})", letter.line) };
                let (shown, title) = (format!("{}{place}", piece.shown), piece.title.clone());
                let patch = Incoming { shown, title, strip: self.strip, bytes: letter.text.into_owned() };
                patches.push(Numbered { number: letter.number, patch });
            }
        }
        in_order(&mut patches, found);
        found.patches.extend(patches.into_iter().map(|numbered| numbered.patch));
        Ok(())
    }
}

/// Several mails in one file are one series; a file with one mail may be its cover letter alone.
fn arranged<'a>(mails: &'a [Mail<'_>], alone: bool) -> Result<Arranged<'a>, mailbox::MailboxError> {
    match mails.len() > 1 || alone {
        true => mailbox::arrange(mails),
        false => mailbox::as_they_came(mails),
    }
}

/// Puts patches from several files into the order of their numbers, where they are numbers of one series.
fn in_order(patches: &mut [Numbered], found: &mut Found) {
    let numbers: Option<Vec<(u32, u32)>> = patches.iter().map(|patch| patch.number).collect();
    let Some(mut numbers) = numbers else { return };
    numbers.sort_unstable();
    let Some(&(_, total)) = numbers.first() else { return };
    let are_one = numbers.iter().all(|number| number.1 == total) && numbers.windows(2).all(|pair| pair[0] != pair[1]);
    if are_one {
        patches.sort_by_key(|patch| patch.number);
        if numbers.len() < total as usize {
            found.notes.push(format!("of the {total} patches of the series {} are here", numbers.len()));
        }
    }
}

impl Found {
    fn take_cover(&mut self, shown: &str, cover: Letter<'_>) {
        match self.cover {
            None => self.cover = Some((cover.subject, cover.text.into_owned())),
            Some(_) => {
                let subject = escape::line_cut(cover.subject.as_bytes(), 80);
                self.notes.push(format!("{shown}: a second cover letter ({subject}) is left out"));
            }
        }
    }
}
