// SPDX-License-Identifier: GPL-2.0-only
//! How conflicts were resolved, kept with the series in `resolutions/`, so that nobody resolves one twice.
//!
//! A resolution is one file: the two sides as they contradicted each other, between git's markers, and what a person made
//! of them. It is named by the two sides, and so is found again wherever they meet: in another place of the file, on another
//! machine, on another tree.

use super::SeriesError;
use super::quilt::{read_limited, size};
use crate::model::Digest;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// The end of the names of the files.
const ENDING: &str = ".conflict";
/// The largest that is read, in bytes.
const LIMIT: u64 = 1 << 20;
/// What all that are read may have together, in bytes.
const TOTAL_LIMIT: u64 = 64 << 20;
const OURS: &[u8] = b"<<<<<<<";
const MIDDLE: &[u8] = b"=======";
const THEIRS: &[u8] = b">>>>>>>";
const RESOLVED: &[u8] = b"------- resolved as";
const END: &[u8] = b"------- end";

/// A piece of a content with markers.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    Common(&'a [u8]),
    Conflict { ours: &'a [u8], theirs: &'a [u8] },
}

/// The resolutions of a series.
#[derive(Clone, Debug, Default)]
pub struct Resolutions(BTreeMap<String, Vec<u8>>);

impl Resolutions {
    /// Reads those of the series in `dir`. A file that is none is passed over: it can only fail to help. So is one that is
    /// no regular file, or larger than a resolution is. A link counts as what it leads to, as everywhere in a series.
    ///
    /// # Errors
    /// [`SeriesError::ManyResolutions`]; what the system says.
    pub fn load(dir: &Path) -> Result<Self, SeriesError> {
        let mut all = BTreeMap::new();
        let dir = dir.join("resolutions");
        let error = |source| SeriesError::Io { path: dir.clone(), source };
        let entries = match fs::read_dir(&dir) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            entries => entries.map_err(error)?,
        };
        let mut left = TOTAL_LIMIT;
        for entry in entries {
            let entry = entry.map_err(error)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let Some(id) = name.strip_suffix(ENDING) else { continue };
            let Some(size) = size(&entry.path()).filter(|size| *size <= LIMIT) else { continue };
            let too_many = || SeriesError::ManyResolutions { path: dir.clone(), limit: TOTAL_LIMIT };
            left = left.checked_sub(size).ok_or_else(too_many)?;
            if let Some((found, resolved)) = parse(&read_limited(&entry.path(), LIMIT)?)
                && found == id
            {
                all.insert(found, resolved);
            }
        }
        Ok(Self(all))
    }

    /// The content with every conflict resolved as it was before; none where one is new.
    pub fn resolve(&self, content: &[u8]) -> Option<Vec<u8>> {
        let mut out = Vec::with_capacity(content.len());
        for piece in pieces(content)? {
            match piece {
                Piece::Common(text) => out.extend_from_slice(text),
                Piece::Conflict { ours, theirs } => out.extend_from_slice(self.0.get(&id(ours, theirs))?),
            }
        }
        Some(out)
    }
}

/// The files that keep how a person resolved the conflicts in `marked`, by their paths in the series' directory. Conflicts
/// that cannot be told apart in what was made of them are not kept: where the lines between two of them were changed, too.
pub fn recorded(path: &str, patch: &str, marked: &[u8], resolved: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let Some(pieces) = pieces(marked) else { return BTreeMap::new() };
    let mut files = BTreeMap::new();
    let Some(answers) = answers(&pieces, resolved) else { return files };
    for ((ours, theirs), answer) in answers {
        let id = id(ours, theirs);
        let mut text = format!("# {path}, when {patch} was put onto it\n<<<<<<< the tree before it\n").into_bytes();
        for part in
            [ours, b"=======\n", theirs, format!(">>>>>>> {patch}\n").as_bytes(), RESOLVED, b"\n", answer, END, b"\n"]
        {
            text.extend_from_slice(part);
        }
        files.insert(format!("resolutions/{id}{ENDING}"), text);
    }
    files
}

/// A conflict's two sides.
type Sides<'a> = (&'a [u8], &'a [u8]);

/// What stands in the place of each conflict: what lies between the common pieces around it.
fn answers<'a>(pieces: &[Piece<'a>], resolved: &'a [u8]) -> Option<Vec<(Sides<'a>, &'a [u8])>> {
    let mut answers = Vec::new();
    let mut rest = resolved;
    let mut open: Option<Sides<'a>> = None;
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Common(text) => {
                let is_last = index + 1 == pieces.len();
                let at = match (open, is_last) {
                    (None, _) => rest.starts_with(text).then_some(0)?,
                    (Some(_), true) => rest.ends_with(text).then(|| rest.len() - text.len())?,
                    // The first place is right only if it is the only one.
                    (Some(_), false) => only_place(rest, text)?,
                };
                if let Some(sides) = open.take() {
                    answers.push((sides, &rest[..at]));
                }
                rest = &rest[at + text.len()..];
            }
            Piece::Conflict { ours, theirs } => open = Some((ours, theirs)),
        }
    }
    match open {
        Some(sides) => answers.push((sides, rest)),
        None if rest.is_empty() => {}
        None => return None,
    }
    Some(answers)
}

fn only_place(text: &[u8], wanted: &[u8]) -> Option<usize> {
    let mut places = memchr_places(text, wanted);
    let first = places.next()?;
    places.next().is_none().then_some(first)
}

/// Where `wanted` begins at the start of a line.
fn memchr_places<'a>(text: &'a [u8], wanted: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let starts =
        std::iter::once(0).chain(text.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1));
    starts.filter(move |&at| text[at..].starts_with(wanted))
}

/// Names a conflict by its sides.
fn id(ours: &[u8], theirs: &[u8]) -> String {
    let digest = Digest::of_parts([("ours", ours), ("theirs", theirs)]);
    digest.short().to_string()
}

/// Takes a content with markers apart; none where there are none, or they do not belong together.
fn pieces(content: &[u8]) -> Option<Vec<Piece<'_>>> {
    let (mut pieces, mut from, mut at) = (Vec::new(), 0, 0);
    let mut sides: Option<(usize, Option<(usize, usize)>)> = None;
    for line in content.split_inclusive(|&byte| byte == b'\n') {
        let end = at + line.len();
        match sides {
            None if is_marker(line, OURS) => {
                pieces.push(Piece::Common(&content[from..at]));
                sides = Some((end, None));
            }
            Some((ours, None)) if line == b"=======\n" => sides = Some((ours, Some((at, end)))),
            Some((ours, Some((middle, theirs)))) if is_marker(line, THEIRS) => {
                pieces.push(Piece::Conflict { ours: &content[ours..middle], theirs: &content[theirs..at] });
                (sides, from) = (None, end);
            }
            _ if is_marker(line, OURS) || is_marker(line, THEIRS) => return None,
            _ => {}
        }
        at = end;
    }
    if sides.is_some() || pieces.is_empty() {
        return None;
    }
    pieces.push(Piece::Common(&content[from..]));
    Some(pieces)
}

fn is_marker(line: &[u8], marker: &[u8]) -> bool {
    line.strip_prefix(marker).is_some_and(|rest| rest.first() == Some(&b' '))
}

/// A resolution as it is kept: what names it, and what was made of the conflict.
fn parse(text: &[u8]) -> Option<(String, Vec<u8>)> {
    let start = text.iter().position(|&byte| byte == b'\n')? + 1;
    let (mut sides, mut at) = (Vec::new(), start);
    // Markers may be lines of the sides as well: the first of each kind, in order, counts.
    let wanted = [OURS, MIDDLE, THEIRS, RESOLVED];
    for line in text[start..].split_inclusive(|&byte| byte == b'\n') {
        if let Some(marker) = wanted.get(sides.len())
            && line.starts_with(marker)
        {
            sides.push((at, at + line.len()));
        }
        at += line.len();
    }
    let [(_, ours), (middle, theirs), (end, _), (_, resolved)] = <[(usize, usize); 4]>::try_from(sides).ok()?;
    let tail = [END, b"\n"].concat();
    let answer = text.get(resolved..)?.strip_suffix(tail.as_slice())?;
    Some((id(&text[ours..middle], &text[theirs..end]), answer.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Class, Failure as _};

    const MARKED: &[u8] = b"a\n<<<<<<< the tree before it\nours\n=======\ntheirs\n>>>>>>> p\nb\nc\n";

    fn kept(marked: &[u8], resolved: &[u8]) -> Resolutions {
        let files = recorded("f", "p", marked, resolved);
        Resolutions(files.values().filter_map(|text| parse(text)).collect())
    }

    #[test]
    fn a_conflict_is_resolved_as_before() {
        let files = recorded("net/f.c", "p", MARKED, b"a\nboth\nb\nc\n");
        insta::assert_snapshot!(String::from_utf8_lossy(files.values().next().expect("one")));
        let kept = kept(MARKED, b"a\nboth\nb\nc\n");
        // The same two sides in another file.
        let other = b"x\ny\n<<<<<<< elsewhere\nours\n=======\ntheirs\n>>>>>>> q\n";
        assert_eq!(kept.resolve(other), Some(b"x\ny\nboth\n".to_vec()));
        assert_eq!(kept.resolve(b"<<<<<<< x\nours\n=======\nother\n>>>>>>> q\n"), None);
        assert_eq!(kept.resolve(b"no conflict\n"), None);
    }

    #[test]
    fn a_side_can_be_empty_and_so_can_the_answer() {
        let marked = b"<<<<<<< the tree before it\n=======\ntheirs\n>>>>>>> p\nb\n";
        assert_eq!(kept(marked, b"b\n").resolve(marked), Some(b"b\n".to_vec()));
    }

    #[test]
    fn several_conflicts_are_kept_apart() {
        let two = [MARKED, &MARKED.replace_ours()].concat();
        let resolved = b"a\nfirst\nb\nc\na\nsecond\nb\nc\n";
        let kept = kept(&two, resolved);
        assert_eq!(kept.resolve(&two), Some(resolved.to_vec()));
        assert_eq!(kept.resolve(MARKED), Some(b"a\nfirst\nb\nc\n".to_vec()));
    }

    /// A directory of a series with a resolution in it, and its name.
    fn series() -> (tempfile::TempDir, String) {
        let dir = tempfile::tempdir().expect("a directory");
        fs::create_dir(dir.path().join("resolutions")).expect("made");
        let files = recorded("f", "p", MARKED, b"a\nboth\nb\nc\n");
        let (name, text) = files.into_iter().next().expect("one");
        fs::write(dir.path().join(&name), text).expect("written");
        (dir, name)
    }

    #[test]
    fn a_link_counts_as_what_it_leads_to() {
        let (dir, name) = series();
        fs::rename(dir.path().join(&name), dir.path().join("shared")).expect("moved");
        std::os::unix::fs::symlink("../shared", dir.path().join(&name)).expect("a link");
        assert!(Resolutions::load(dir.path()).expect("readable").resolve(MARKED).is_some());
    }

    #[test]
    fn too_many_are_a_fault_of_the_input() {
        let (dir, _) = series();
        for number in 0..64 {
            let file = fs::File::create(dir.path().join(format!("resolutions/{number}.conflict"))).expect("a file");
            file.set_len(LIMIT).expect("a long file");
        }
        let error = Resolutions::load(dir.path()).expect_err("too many");
        assert_eq!(error.class(), Class::Input);
        let dir = dir.path().join("resolutions");
        assert_eq!(error.to_string(), format!("{}: more than 67108864 bytes of resolutions", dir.display()));
        assert_eq!(error.remedy(), Some(format!("remove those of {} that no patch needs any more", dir.display())));
    }

    trait ReplaceOurs {
        fn replace_ours(&self) -> Vec<u8>;
    }

    impl ReplaceOurs for [u8] {
        fn replace_ours(&self) -> Vec<u8> {
            String::from_utf8_lossy(self).replace("ours", "hers").into_bytes()
        }
    }

    #[test]
    fn what_was_changed_around_a_conflict_is_no_resolution() {
        assert!(recorded("f", "p", MARKED, b"A\nboth\nb\nc\n").is_empty());
        assert!(recorded("f", "p", b"no markers\n", b"no markers\n").is_empty());
    }
}
