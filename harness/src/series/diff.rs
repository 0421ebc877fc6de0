// SPDX-License-Identifier: GPL-2.0-only
//! Parsing diffs: unified ones as `diff -u` writes them, and git's with its extended headers.
//!
//! The parser takes a text and gives slices of it; it allocates no more than the text is long, whatever counts the text
//! claims, but for binary changes, which are unpacked up to a limit. What stands between the files' diffs (statistics,
//! `Index:` lines, a signature) is passed over.

mod binary;
mod name;
mod parse;

pub(super) use binary::write as write_binary;
pub(super) use name::{strip_components, unquote};
pub use parse::parse;
pub(super) use parse::{begins_diff, parse_hunk_header};

use crate::escape;
use crate::git::{BadPath, Mode};

/// What is wrong with a diff.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DiffFault {
    /// A path that must not be in a tree.
    #[error("the path {} is refused: {reason}", escape::line_cut(.path, 200))]
    Path {
        /// The path as the patch writes it.
        path: Vec<u8>,
        /// Why.
        reason: BadPath,
    },
    /// A path with control characters.
    #[error("the path {} is refused: it holds control characters", escape::line_cut(.0, 200))]
    Control(Vec<u8>),
    /// A path with fewer components than are to be stripped.
    #[error("the path {} has no {strip} leading components to strip (-p{strip})", escape::line_cut(.path, 200))]
    Strip {
        /// The path as the patch writes it.
        path: Vec<u8>,
        /// How many were to be stripped.
        strip: usize,
    },
    /// A quoted path whose quoting is broken.
    #[error("the quoted path is broken")]
    Quoting,
    /// A file header that names no file, or two that do not belong together.
    #[error("the file header does not say which file is changed")]
    Names,
    /// A mode that git does not know, or a submodule's.
    #[error("the file mode {} is refused", escape::line_cut(.0, 20))]
    Mode(Vec<u8>),
    /// A hunk header that cannot be read.
    #[error("the hunk header cannot be read")]
    HunkHeader,
    /// A hunk outside of any file.
    #[error("a hunk without a file header before it")]
    HunkWithoutFile,
    /// A hunk that ends before its header says.
    #[error("the hunk ends here; its header announces {old} more old and {new} more new lines")]
    HunkShort {
        /// Lines of the old version that are missing.
        old: u32,
        /// Lines of the new version that are missing.
        new: u32,
    },
    /// A hunk that goes on after its header says.
    #[error("the hunk goes on here; its header announces fewer lines")]
    HunkLong,
    /// "No newline at end of file" where the file does not end.
    #[error("a `\\ No newline at end of file` that is not at the end of the file")]
    NewlineMarker,
    /// A binary change that is named and left out.
    #[error("a binary change whose content is left out")]
    BinaryLeftOut,
    /// A binary change that cannot be read.
    #[error("the binary change cannot be read: {0}")]
    BinaryBroken(&'static str),
    /// Binary changes that unpack to more than is taken.
    #[error("the binary changes of this patch unpack to more than {0} bytes")]
    BinaryTooBig(u64),
    /// A binary change that does not say of which version it is.
    #[error("a binary change without a full index line (`git format-patch --full-index`)")]
    BinaryWithoutIndex,
    /// More lines than are read.
    #[error("the diff has more than {0} lines")]
    TooManyLines(usize),
    /// More than one mail.
    #[error("a second mail begins here; a patch file holds one")]
    SecondMail,
}

/// A fault with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffError {
    /// The line in the patch file, from 1.
    pub line: usize,
    /// What is wrong.
    pub fault: DiffFault,
}

/// How the new file comes to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// From the file of the same name, or from nothing.
    Same,
    /// From the old file, which goes away.
    Rename,
    /// From the old file, which stays.
    Copy,
}

/// The blob ids of git's `index` line, in hex, full or abbreviated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndexLine<'a> {
    /// The old file's.
    pub old: &'a str,
    /// The new file's.
    pub new: &'a str,
}

/// The change of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileDiff<'a> {
    /// The line of its header in the patch file, from 1.
    pub line: usize,
    /// The line after its last one.
    pub end: usize,
    /// The file before; none where it is created.
    pub old_path: Option<Vec<u8>>,
    /// The file after; none where it is deleted.
    pub new_path: Option<Vec<u8>>,
    /// The mode before, where the patch says it.
    pub old_mode: Option<Mode>,
    /// The mode after, where the patch says it.
    pub new_mode: Option<Mode>,
    /// How the new file comes to be.
    pub origin: Origin,
    /// The `index` line, where there is one.
    pub index: Option<IndexLine<'a>>,
    /// The changes of its lines.
    pub hunks: Vec<Hunk<'a>>,
    /// The change of its bytes, where it is no text. There are no hunks then, and both ids of `index` are full.
    pub binary: Option<Binary>,
}

/// The change of a file that is no text, unpacked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Binary {
    /// The whole new content.
    Literal(Vec<u8>),
    /// A delta in git's form, from the old content to the new.
    Delta(Vec<u8>),
}

impl FileDiff<'_> {
    /// The name to call it by in messages.
    pub fn path(&self) -> &[u8] {
        self.new_path.as_deref().or(self.old_path.as_deref()).unwrap_or_default()
    }
}

/// Which versions a line is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// In both.
    Context,
    /// In the old one.
    Removed,
    /// In the new one.
    Added,
}

/// One line of a hunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HunkLine<'a> {
    /// Which versions it is in.
    pub side: Side,
    /// Its bytes, with the newline unless the file ends without one.
    pub text: &'a [u8],
}

/// A run of changed lines with its context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk<'a> {
    /// The line of its header in the patch file, from 1.
    pub line: usize,
    /// Its first line in the old version, from 1; where it has none there, the line before.
    pub old_start: u32,
    /// Its first line in the new version, from 1; where it has none there, the line before.
    pub new_start: u32,
    /// What its header says after the numbers: the function it is in.
    pub section: &'a [u8],
    /// Its lines.
    pub lines: Vec<HunkLine<'a>>,
}

impl<'a> Hunk<'a> {
    /// The lines that the old version must have.
    pub fn old_lines(&self) -> Vec<&'a [u8]> {
        self.lines.iter().filter(|line| line.side != Side::Added).map(|line| line.text).collect()
    }

    /// The lines that the new version will have.
    pub fn new_lines(&self) -> Vec<&'a [u8]> {
        self.lines.iter().filter(|line| line.side != Side::Removed).map(|line| line.text).collect()
    }
}
