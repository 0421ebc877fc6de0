// SPDX-License-Identifier: GPL-2.0-only
//! The bytes of git's trees, commits and tags.

use super::ObjectKind;
use crate::model::ObjectId;

/// What a tree entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// A regular file.
    File,
    /// A regular file that may be executed.
    Executable,
    /// A symbolic link; its blob is the target.
    Symlink,
    /// A directory.
    Tree,
    /// A commit of another repository.
    Submodule,
}

impl Mode {
    /// The mode as trees and patches write it, in octal.
    pub const fn octal(self) -> &'static str {
        match self {
            Self::File => "100644",
            Self::Executable => "100755",
            Self::Symlink => "120000",
            Self::Tree => "40000",
            Self::Submodule => "160000",
        }
    }

    /// The mode that these bits name. The odd permissions that early git recorded count by their owner's execute bit.
    pub const fn from_bits(bits: u32) -> Option<Self> {
        match bits & 0o170_000 {
            0o100_000 if bits & 0o100 != 0 => Some(Self::Executable),
            0o100_000 => Some(Self::File),
            0o120_000 => Some(Self::Symlink),
            0o040_000 => Some(Self::Tree),
            0o160_000 => Some(Self::Submodule),
            _ => None,
        }
    }

    /// The mode that these octal digits name.
    pub fn parse(octal: &[u8]) -> Option<Self> {
        let digits = std::str::from_utf8(octal).ok().filter(|digits| digits.len() <= 7 && !digits.starts_with('+'))?;
        Self::from_bits(u32::from_str_radix(digits, 8).ok()?)
    }
}

/// One entry of a tree object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeEntry {
    /// Its name: one component.
    pub name: Vec<u8>,
    /// What it is.
    pub mode: Mode,
    /// The object it names.
    pub id: ObjectId,
}

/// A name and a time as commits record them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The person's name.
    pub name: String,
    /// The person's address.
    pub email: String,
    /// Seconds since 1970 in UTC.
    pub seconds: i64,
    /// The person's offset from UTC in minutes.
    pub offset_minutes: i32,
}

impl Identity {
    /// kiso's own, at a time that is given: nothing of the host or the user gets into an object.
    pub fn kiso(seconds: i64) -> Self {
        Self { name: "kiso".into(), email: "kiso@localhost".into(), seconds, offset_minutes: 0 }
    }

    fn encode(&self) -> String {
        // What git itself drops from names: the characters that delimit the fields.
        let clean = |text: &str| -> String {
            let kept: String = text.chars().filter(|c| !matches!(c, '<' | '>' | '\n' | '\r' | '\0')).collect();
            kept.trim().to_owned()
        };
        let (sign, minutes) = (if self.offset_minutes < 0 { '-' } else { '+' }, self.offset_minutes.unsigned_abs());
        let (name, email) = (clean(&self.name), clean(&self.email));
        format!("{name} <{email}> {} {sign}{:02}{:02}", self.seconds, minutes / 60, minutes % 60)
    }
}

/// A commit to be written.
#[derive(Clone, Debug)]
pub struct NewCommit<'a> {
    /// Its tree.
    pub tree: ObjectId,
    /// Its parent, if any.
    pub parent: Option<ObjectId>,
    /// Who wrote the change, and when.
    pub author: &'a Identity,
    /// Who made the commit, and when.
    pub committer: &'a Identity,
    /// The message's bytes.
    pub message: &'a [u8],
}

pub(super) fn encode_commit(commit: &NewCommit<'_>) -> Vec<u8> {
    let mut text = format!("tree {}\n", commit.tree);
    if let Some(parent) = commit.parent {
        text.push_str(&format!("parent {parent}\n"));
    }
    text.push_str(&format!("author {}\ncommitter {}\n", commit.author.encode(), commit.committer.encode()));
    if std::str::from_utf8(commit.message).is_err() {
        text.push_str("encoding ISO-8859-1\n");
    }
    text.push('\n');
    let mut bytes = text.into_bytes();
    // A NUL would end the message for every other reader of the object.
    bytes.extend(commit.message.iter().filter(|&&byte| byte != 0));
    bytes
}

/// What a commit says.
pub(super) struct CommitHead {
    pub tree: ObjectId,
    /// Its first parent.
    pub parent: Option<ObjectId>,
    /// The first line of its message.
    pub subject: String,
}

/// Reads a commit; none where the bytes are not one.
pub(super) fn parse_commit(bytes: &[u8]) -> Option<CommitHead> {
    let end = bytes.windows(2).position(|pair| pair == b"\n\n").unwrap_or(bytes.len());
    let (head, message) = bytes.split_at(end);
    let mut lines = head.split(|&byte| byte == b'\n');
    let named = |line: Option<&[u8]>, key: &[u8]| ObjectId::parse(std::str::from_utf8(line?.strip_prefix(key)?).ok()?);
    let tree = named(lines.next(), b"tree ")?;
    let parent = named(lines.next(), b"parent ");
    let subject = message.trim_ascii_start().split(|&byte| byte == b'\n').next().unwrap_or_default();
    Some(CommitHead { tree, parent, subject: String::from_utf8_lossy(subject).into_owned() })
}

/// What an object of ours names: a commit its tree and its parent, a tree its entries, a tag its commit.
pub(super) fn references(kind: ObjectKind, bytes: &[u8]) -> Vec<ObjectId> {
    match kind {
        ObjectKind::Blob => Vec::new(),
        ObjectKind::Tree => parse_tree(bytes).unwrap_or_default().into_iter().map(|entry| entry.id).collect(),
        ObjectKind::Commit => {
            parse_commit(bytes).map_or(Vec::new(), |head| [head.tree].into_iter().chain(head.parent).collect())
        }
        ObjectKind::Tag => {
            let line = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
            let id = line.strip_prefix(b"object ").and_then(|id| ObjectId::parse(std::str::from_utf8(id).ok()?));
            id.into_iter().collect()
        }
    }
}

pub(super) fn encode_tag(name: &str, commit: ObjectId, message: &str) -> Vec<u8> {
    let tagger = Identity::kiso(0).encode();
    format!("object {commit}\ntype commit\ntag {name}\ntagger {tagger}\n\n{message}\n").into_bytes()
}

impl TreeEntry {
    /// What git orders entries by: the name, a directory's as if it ended in `/`.
    pub(super) fn order(&self) -> impl Iterator<Item = u8> + '_ {
        self.name.iter().copied().chain((self.mode == Mode::Tree).then_some(b'/'))
    }
}

/// The bytes of a tree object, its entries in git's order: by name, a directory as if its name ended in `/`.
pub fn encode_tree(mut entries: Vec<TreeEntry>) -> Vec<u8> {
    entries.sort_by(|a, b| a.order().cmp(b.order()));
    let mut bytes = Vec::with_capacity(entries.iter().map(|entry| entry.name.len() + 28).sum());
    for entry in entries {
        bytes.extend_from_slice(entry.mode.octal().as_bytes());
        bytes.push(b' ');
        bytes.extend_from_slice(&entry.name);
        bytes.push(0);
        bytes.extend_from_slice(entry.id.as_bytes());
    }
    bytes
}

/// The entries of a tree object; none where the bytes are not one.
pub fn parse_tree(bytes: &[u8]) -> Option<Vec<TreeEntry>> {
    let owned = |(name, mode, id): (&[u8], Mode, ObjectId)| TreeEntry { name: name.to_vec(), mode, id };
    entries(bytes).map(|entry| entry.map(owned)).collect()
}

/// The entries of a tree object one by one, where they lie; none in the place of one that is malformed, which is the last.
pub(super) fn entries(mut bytes: &[u8]) -> impl Iterator<Item = Option<Lying<'_>>> {
    std::iter::from_fn(move || {
        if bytes.is_empty() {
            return None;
        }
        let read = first_entry(bytes);
        bytes = read.map_or(&[], |(_, rest)| rest);
        Some(read.map(|(entry, _)| entry))
    })
}

/// An entry of a tree object where it lies.
type Lying<'a> = (&'a [u8], Mode, ObjectId);

/// The first entry of a tree object, and what comes after it.
fn first_entry(bytes: &[u8]) -> Option<(Lying<'_>, &[u8])> {
    let space = bytes.iter().position(|&byte| byte == b' ')?;
    let mode = Mode::parse(&bytes[..space])?;
    let nul = space + bytes[space..].iter().position(|&byte| byte == 0)?;
    let id = bytes.get(nul + 1..nul + 21)?;
    Some(((&bytes[space + 1..nul], mode, ObjectId::from_bytes(id.try_into().ok()?)), &bytes[nul + 21..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_round_trip_in_gits_order() {
        let id = ObjectId::from_bytes([7; 20]);
        let entry = |name: &str, mode| TreeEntry { name: name.as_bytes().to_vec(), mode, id };
        // "a" is a directory, so it sorts as "a/": after "a.c" and before "a0".
        let bytes = encode_tree(vec![entry("a0", Mode::File), entry("a", Mode::Tree), entry("a.c", Mode::Executable)]);
        let names: Vec<_> = parse_tree(&bytes).unwrap_or_default().into_iter().map(|entry| entry.name).collect();
        assert_eq!(names, [b"a.c".to_vec(), b"a".to_vec(), b"a0".to_vec()]);
    }

    #[test]
    fn a_cut_tree_is_no_tree() {
        let entry = TreeEntry { name: b"a".to_vec(), mode: Mode::File, id: ObjectId::from_bytes([1; 20]) };
        let bytes = encode_tree(vec![entry]);
        for end in 1..bytes.len() {
            assert_eq!(parse_tree(&bytes[..end]), None, "cut at {end}");
        }
    }

    #[test]
    fn a_commit_is_read_as_it_was_written() {
        let [tree, parent] = [1, 2].map(|byte| ObjectId::from_bytes([byte; 20]));
        let kiso = Identity::kiso(7);
        let message = b"what\nwas done\n";
        for parent in [Some(parent), None] {
            let bytes = encode_commit(&NewCommit { tree, parent, author: &kiso, committer: &kiso, message });
            let head = parse_commit(&bytes).expect("a commit");
            assert_eq!((head.tree, head.parent, head.subject.as_str()), (tree, parent, "what"));
            let named: Vec<_> = [tree].into_iter().chain(parent).collect();
            assert_eq!(references(ObjectKind::Commit, &bytes), named);
        }
        assert_eq!(references(ObjectKind::Tag, &encode_tag("t", tree, "m")), [tree]);
        assert!(parse_commit(b"tree 12\n\nwhat").is_none());
    }

    #[test]
    fn identities_cannot_break_out_of_their_line() {
        let identity =
            Identity { name: "A <x>\nparent 0".into(), email: "a@b>\n".into(), seconds: 1, offset_minutes: -150 };
        assert_eq!(identity.encode(), "A xparent 0 <a@b> 1 -0230");
    }
}
