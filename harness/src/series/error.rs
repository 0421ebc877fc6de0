// SPDX-License-Identifier: GPL-2.0-only
//! What can go wrong with a series.

use super::diff::DiffFault;
use super::explain::{CameFrom, Explanation};
use super::failure::{HunkFailure, Reason};
use super::mail::MailFault;
use super::mailbox::MailboxError;
use super::repair::Refusal;
use crate::escape;
use crate::git::GitError;
use crate::model::{Class, Failure};
use std::io;
use std::path::PathBuf;

/// Why a series could not be read or applied.
#[derive(Debug, thiserror::Error)]
pub enum SeriesError {
    /// The object store.
    #[error(transparent)]
    Git(#[from] GitError),
    /// A file could not be read.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// A file is larger than any that is read.
    #[error("{path}: more than {limit} bytes")]
    TooBig {
        /// The file.
        path: PathBuf,
        /// The limit in bytes.
        limit: u64,
    },
    /// A line of the `series` file.
    #[error("{path}:{line}: {reason}")]
    Listing {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
    /// A name that means no patch.
    #[error("no patch is called {:?}, of the {patches} in {variant}", escape::line_cut(.name.as_bytes(), 200))]
    NoSuchPatch {
        /// What was asked for.
        name: String,
        /// The variant.
        variant: String,
        /// How many patches it has.
        patches: usize,
    },
    /// A name that means several patches.
    #[error("{:?} can be one of\n{}", escape::line_cut(.name.as_bytes(), 200), .matches.join("\n"))]
    ManyPatches {
        /// What was asked for.
        name: String,
        /// Number, file name and subject of each.
        matches: Vec<String>,
    },
    /// A patch file that cannot be read as one.
    #[error("{path}:{line}{}: {fault}", if *decoded { " (of the decoded mail)" } else { "" })]
    Malformed {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// True where it is a line of what the mail's encoding was undone to.
        decoded: bool,
        /// What is wrong.
        fault: DiffFault,
    },
    /// A mail that gives no text.
    #[error("{path}: {fault}")]
    Mail {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        fault: MailFault,
    },
    /// A patch file without any change.
    #[error("{path}: it changes no file")]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// Mails that are no series.
    #[error("{path}: {source}")]
    Mailbox {
        /// Where they are.
        path: PathBuf,
        /// Why not.
        source: MailboxError,
    },
    /// A patch that mail has damaged.
    #[error("{error}\nmail has damaged this patch:\n{}", .damage.join("\n"))]
    Damaged {
        /// Why it does not apply.
        error: Box<SeriesError>,
        /// What happened to which lines.
        damage: Vec<String>,
    },
    /// A patch some hunks of which cannot be mended with certainty.
    #[error(
        "{patch}: {} of its hunks cannot be mended with certainty\n{}",
        .refusals.len(),
        .refusals.iter().map(Refusal::to_string).collect::<Vec<_>>().join("\n")
    )]
    NotMended {
        /// The patch.
        patch: String,
        /// Those hunks.
        refusals: Vec<Refusal>,
    },
    /// A patch of which nobody knows who made it.
    #[error("{patch}: it names no author, and git does not know who you are")]
    NoAuthor {
        /// The patch.
        patch: String,
    },
    /// A patch whose message no mail can hold.
    #[error("{patch}: no mail can carry this line of its message, for it begins another mail: {line}")]
    TwoMails {
        /// The patch.
        patch: String,
        /// The line.
        line: String,
    },
    /// A part of a patch that it does not have.
    #[error("{patch} {what}")]
    NoSuchPart {
        /// The patch.
        patch: String,
        /// What is wrong, as what is said of it.
        what: String,
    },
    /// A part of a patch that is all of it.
    #[error("that is all that {patch} does")]
    NothingLeft {
        /// The patch.
        patch: String,
    },
    /// A hunk that does not apply.
    #[error("{0}")]
    Hunk(Box<HunkFailure>),
    /// A patch all of whose changes are in the tree.
    #[error("{patch} {from} (undoing it applies everywhere)")]
    AlreadyApplied {
        /// The patch.
        patch: String,
        /// Where it has come from.
        from: CameFrom,
    },
    /// A file that is to be changed and is not there.
    #[error("{patch}:{line}: there is no file {}{explained}", escape::line_cut(.file, 200))]
    NoFile {
        /// The patch.
        patch: String,
        /// The line of the file's header.
        line: usize,
        /// The file.
        file: Vec<u8>,
        /// What the rest of the series has to do with it.
        explained: Box<Explanation>,
    },
    /// A file that is to be made and is there.
    #[error("{patch}:{line}: the file {} is there already{explained}", escape::line_cut(.file, 200))]
    FileExists {
        /// The patch.
        patch: String,
        /// The line of the file's header.
        line: usize,
        /// The file.
        file: Vec<u8>,
        /// What the rest of the series has to do with it.
        explained: Box<Explanation>,
    },
    /// A deleted file that would not be empty.
    #[error(
        "{patch}:{line}: {} is to be deleted and has content that the patch does not name",
        escape::line_cut(.file, 200)
    )]
    NotEmptied {
        /// The patch.
        patch: String,
        /// The line of the file's header.
        line: usize,
        /// The file.
        file: Vec<u8>,
    },
    /// A binary change that does not fit its file.
    #[error("{patch}:{line}: {} {reason}{explained}", escape::line_cut(.file, 200))]
    Binary {
        /// The patch.
        patch: String,
        /// The line of the file's header.
        line: usize,
        /// The file.
        file: Vec<u8>,
        /// Why, as what is said of the file.
        reason: &'static str,
        /// What the rest of the patch has to do with it.
        explained: Box<Explanation>,
    },
    /// A patch that names more content than is taken.
    #[error("{patch}:{line}: up to here the patch reads and makes files of more than {limit} bytes")]
    TooMuch {
        /// The patch.
        patch: String,
        /// The line of a file's header.
        line: usize,
        /// The limit.
        limit: u64,
    },
    /// A symlink that leads outside.
    #[error(
        "{patch}:{line}: the symlink {} may lead outside of the tree: {}",
        escape::line_cut(.file, 200),
        escape::line_cut(.target, 200)
    )]
    LinkOutside {
        /// The patch.
        patch: String,
        /// The line of the file's header.
        line: usize,
        /// The symlink.
        file: Vec<u8>,
        /// Where it would lead.
        target: Vec<u8>,
    },
    /// A file that is something else than the patch says.
    #[error("{patch}:{line}: {} is no {expected} in this tree", escape::line_cut(.file, 200))]
    OtherType {
        /// The patch.
        patch: String,
        /// The line of the file's header.
        line: usize,
        /// The file.
        file: Vec<u8>,
        /// What the patch takes it for.
        expected: &'static str,
    },
    /// A path that is a file in the tree and a directory in the patch, or the other way round.
    #[error("{patch}: {source}")]
    Clash {
        /// The patch.
        patch: String,
        /// Which path.
        source: GitError,
    },
    /// The version of a file that a patch was made on is not at hand.
    #[error("{patch}:{line}: the version of {} that it was made on is not in the store", escape::line_cut(.file, 200))]
    NoBlob {
        /// The patch.
        patch: String,
        /// The line of the file's header.
        line: usize,
        /// The file.
        file: Vec<u8>,
    },
    /// A file that would be written over.
    #[error("{path} is there already, and is no patch of the series")]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A file that cannot be changed such that the change could be undone.
    #[error(
        "{path} is not kiso's to write: it lies behind a link, begins with a dot, is no regular file or a large one, or was \
         changed just now"
    )]
    NotKept {
        /// The file.
        path: PathBuf,
    },
    /// A file of the log that has grown larger than any that is read.
    #[error("{path}: the log of the series has it, and now it has more than {limit} bytes")]
    Outgrown {
        /// The file.
        path: PathBuf,
        /// The limit in bytes.
        limit: u64,
    },
    /// Resolutions that are more than is read.
    #[error("{path}: more than {limit} bytes of resolutions")]
    ManyResolutions {
        /// Their directory.
        path: PathBuf,
        /// The limit in bytes.
        limit: u64,
    },
    /// The journal of a transaction cannot be read.
    #[error("{path}: the journal of a transaction that was cut off cannot be read")]
    Journal {
        /// The journal.
        path: PathBuf,
    },
    /// A file that was changed by hand while a transaction was cut off.
    #[error("{path}: changed by hand since a kiso was killed while it wrote the series' files")]
    Torn {
        /// The file.
        path: PathBuf,
    },
    /// Two versions of a series that would take too long to compare.
    #[error("{old} patches of the old version and {new} of the new one have no equal: too many to compare")]
    TooDifferent {
        /// Patches of the old version whose diff the new one does not have.
        old: usize,
        /// Patches of the new version whose diff the old one does not have.
        new: usize,
    },
    /// A patch with more lines than are compared.
    #[error("{path}: more than {limit} lines")]
    TooLong {
        /// The file.
        path: PathBuf,
        /// The limit in lines.
        limit: usize,
    },
    /// The user interrupted.
    #[error("interrupted; the series is as it was")]
    Interrupted,
}

impl SeriesError {
    /// What the rest of the series and upstream have to do with it, where that can be told of it.
    pub fn explanation_mut(&mut self) -> Option<&mut Explanation> {
        match self {
            Self::Hunk(failure) => Some(&mut failure.explained),
            Self::NoFile { explained, .. } | Self::FileExists { explained, .. } => Some(explained),
            Self::Damaged { error, .. } => error.explanation_mut(),
            _ => None,
        }
    }
}

impl SeriesError {
    /// The patch that it is about, as its `series` file names it, and the line of its file, from 1.
    pub fn place(&self) -> Option<(&str, usize)> {
        match self {
            Self::Hunk(failure) => Some((&failure.patch, failure.line)),
            Self::AlreadyApplied { patch, .. } => Some((patch, 1)),
            Self::Malformed { path, line, decoded: false, .. } => Some((path.file_name()?.to_str()?, *line)),
            _ => None,
        }
    }
}

impl Failure for SeriesError {
    fn class(&self) -> Class {
        match self {
            Self::Git(error) => error.class(),
            Self::Io { source, .. } if source.kind() == io::ErrorKind::NotFound => Class::Input,
            Self::Io { .. } | Self::Journal { .. } | Self::Interrupted => Class::Host,
            Self::TooBig { .. }
            | Self::TooMuch { .. }
            | Self::Listing { .. }
            | Self::NoSuchPatch { .. }
            | Self::ManyPatches { .. }
            | Self::Malformed { .. }
            | Self::Mail { .. }
            | Self::Mailbox { .. }
            | Self::NoAuthor { .. }
            | Self::TwoMails { .. }
            | Self::NoSuchPart { .. }
            | Self::NothingLeft { .. }
            | Self::Empty { .. }
            | Self::Exists { .. }
            | Self::Torn { .. }
            | Self::NotKept { .. }
            | Self::Outgrown { .. }
            | Self::ManyResolutions { .. }
            | Self::TooDifferent { .. }
            | Self::TooLong { .. }
            | Self::LinkOutside { .. } => Class::Input,
            Self::Damaged { error, .. } => error.class(),
            Self::Hunk(_)
            | Self::NoBlob { .. }
            | Self::NotMended { .. }
            | Self::AlreadyApplied { .. }
            | Self::NoFile { .. }
            | Self::FileExists { .. }
            | Self::NotEmptied { .. }
            | Self::Binary { .. }
            | Self::OtherType { .. }
            | Self::Clash { .. } => Class::Apply,
        }
    }

    fn message(&self, columns: Option<usize>) -> String {
        match self {
            Self::Hunk(failure) => failure.text(columns),
            _ => self.to_string(),
        }
    }

    fn remedy(&self) -> Option<String> {
        let partly = || Some("take out of the patch what the tree has already, then look at the rest".to_owned());
        let another_tree =
            || Some("check that the series' variant belongs to this tree; else mend the patch".to_owned());
        match self {
            Self::Hunk(failure) if failure.explained.is_partly_there() => partly(),
            Self::NoFile { explained, .. } | Self::FileExists { explained, .. } | Self::Binary { explained, .. }
                if explained.is_partly_there() =>
            {
                partly()
            }
            Self::Git(error) => error.remedy(),
            Self::Io { path, .. } => Some(format!("check that {} exists and may be read", path.display())),
            Self::TooBig { .. }
            | Self::TooLong { .. }
            | Self::TooMuch { .. }
            | Self::Exists { .. }
            | Self::Interrupted => None,
            Self::Listing { path, .. } => Some(format!("mend the line in {}", path.display())),
            Self::Journal { path } => {
                Some(format!("compare the series' files with what they should be, then remove {}", path.display()))
            }
            Self::NotKept { .. } => {
                Some("move it away, or put a file of that variant alone in its place, in its own directory".into())
            }
            Self::Outgrown { .. } => Some("move it out of the series' directory".into()),
            Self::ManyResolutions { path, .. } => {
                Some(format!("remove those of {} that no patch needs any more", path.display()))
            }
            Self::Torn { .. } => {
                Some("move it away and run kiso again: it completes the rest, then bring your change in".into())
            }
            Self::NoSuchPatch { .. } | Self::ManyPatches { .. } => {
                Some("name it by its file, by its number in the `series` file, or by more of its subject".into())
            }
            Self::Malformed { .. } => {
                Some("write the patch again with `git format-patch --full-index`, or mend that line".into())
            }
            Self::Mail { .. } => Some("get the mail anew, as a file that no program has changed".into()),
            Self::Mailbox { source, .. } => match source {
                MailboxError::Twice { .. } | MailboxError::Mixed { .. } => {
                    Some("name the mails one by one, in the order in which they apply".into())
                }
                MailboxError::Mail { .. } => Some("get the mail anew, as a file that no program has changed".into()),
                MailboxError::NoDiff { .. } | MailboxError::NoPatch => None,
            },
            Self::Damaged { .. } => Some("`--repair` mends what is certain against the tree".into()),
            Self::NoSuchPart { patch, .. } | Self::NothingLeft { patch } => {
                Some(format!("`kiso split {patch}` lists its files and hunks"))
            }
            Self::NotMended { .. } => {
                Some("get the patch from another archive (lore.kernel.org), or mend those hunks by hand".into())
            }
            Self::NoAuthor { .. } => {
                Some("git config --global user.name NAME; git config --global user.email ADDRESS".into())
            }
            Self::TwoMails { .. } => Some("put a space in front of that line".into()),
            Self::Empty { .. } => Some("give it a change (`kiso edit`, `kiso refresh`), or `kiso drop` it".into()),
            Self::TooDifferent { .. } => Some("compare directories whose `series` files name fewer patches".into()),
            Self::NoBlob { .. } => Some("add the tree that the series was made on: `kiso tree add`".into()),
            Self::Hunk(failure) => match failure.reason {
                Reason::Already => Some("drop the hunk, or the patch if nothing else is left of it".into()),
                Reason::NoContext => Some("write the patch again with context (`git format-patch`, `diff -u`)".into()),
                Reason::TooFar => Some("write the patch again on the version of the tree that it is for".into()),
                Reason::NotThere => match failure.with_fuzz {
                    Some((fuzz, _)) => Some(format!(
                        "look at what `kiso apply --fuzz {fuzz}` makes of it; if it is right, mend the hunk's context, \
                         for a run never takes fuzz"
                    )),
                    None => another_tree(),
                },
            },
            Self::AlreadyApplied { patch, from: CameFrom::Backwards } => Some(format!("turn {patch} round")),
            Self::AlreadyApplied { patch, .. } => {
                Some(format!("take {patch} out of the `series` file, or turn it round"))
            }
            Self::NoFile { .. } | Self::FileExists { .. } | Self::NotEmptied { .. } => another_tree(),
            Self::OtherType { .. } | Self::Clash { .. } | Self::Binary { .. } => another_tree(),
            Self::LinkOutside { .. } => Some("a patch that does this is not to be trusted: read it".into()),
        }
    }
}
