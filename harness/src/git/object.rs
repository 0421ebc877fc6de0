// SPDX-License-Identifier: GPL-2.0-only
//! The bytes of git's trees, commits and tags.

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
pub fn parse_tree(mut bytes: &[u8]) -> Option<Vec<TreeEntry>> {
    let mut entries = Vec::new();
    while !bytes.is_empty() {
        let space = bytes.iter().position(|&byte| byte == b' ')?;
        let mode = Mode::parse(&bytes[..space])?;
        let nul = space + bytes[space..].iter().position(|&byte| byte == 0)?;
        let id = bytes.get(nul + 1..nul + 21)?;
        entries.push(TreeEntry {
            name: bytes[space + 1..nul].to_vec(),
            mode,
            id: ObjectId::from_bytes(id.try_into().ok()?),
        });
        bytes = &bytes[nul + 21..];
    }
    Some(entries)
}

/// The entry of this name in the bytes of a tree object, without taking in the others; no answer where they are not one.
pub(super) fn find_entry(mut bytes: &[u8], name: &[u8]) -> Option<Option<(Mode, ObjectId)>> {
    while !bytes.is_empty() {
        let space = bytes.iter().position(|&byte| byte == b' ')?;
        let nul = space + bytes[space..].iter().position(|&byte| byte == 0)?;
        let id = bytes.get(nul + 1..nul + 21)?;
        if &bytes[space + 1..nul] == name {
            return Some(Some((Mode::parse(&bytes[..space])?, ObjectId::from_bytes(id.try_into().ok()?))));
        }
        bytes = &bytes[nul + 21..];
    }
    Some(None)
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
        assert_eq!(find_entry(&bytes, b"a"), Some(Some((Mode::Tree, id))));
        assert_eq!(find_entry(&bytes, b"a0"), Some(Some((Mode::File, id))));
        assert_eq!(find_entry(&bytes, b"a1"), Some(None));
    }

    #[test]
    fn a_cut_tree_is_no_tree() {
        let entry = TreeEntry { name: b"a".to_vec(), mode: Mode::File, id: ObjectId::from_bytes([1; 20]) };
        let bytes = encode_tree(vec![entry]);
        for end in 1..bytes.len() {
            assert_eq!(parse_tree(&bytes[..end]), None, "cut at {end}");
            assert_eq!(find_entry(&bytes[..end], b"a"), None, "cut at {end}");
        }
    }

    #[test]
    fn identities_cannot_break_out_of_their_line() {
        let identity =
            Identity { name: "A <x>\nparent 0".into(), email: "a@b>\n".into(), seconds: 1, offset_minutes: -150 };
        assert_eq!(identity.encode(), "A xparent 0 <a@b> 1 -0230");
    }
}
