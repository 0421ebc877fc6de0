// SPDX-License-Identifier: GPL-2.0-only
//! What kind of trouble an error is; the exit code follows from it and from nothing else.

use std::path::Path;

/// The kind of trouble; one exit code each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// The user's arguments or files are wrong: exit code 2.
    Input,
    /// The host or a tool on it failed: exit code 3.
    Host,
    /// The series does not apply: exit code 4.
    Apply,
    /// The kernel under test is at fault (it does not compile, say): the verdict is red, exit code 1.
    Red,
}

impl Class {
    /// The process exit code for this class (0 is success alone).
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Red => 1,
            Self::Input => 2,
            Self::Host => 3,
            Self::Apply => 4,
        }
    }
}

/// What every stage's error can say beyond its message. Each stage implements it beside its error enum with an exhaustive
/// match, so that a new error cannot forget its exit code or its remedy.
pub trait Failure: std::error::Error {
    /// The kind of trouble.
    fn class(&self) -> Class;

    /// The message for a terminal of so many columns, or for none: where there is room, things stand side by side.
    fn message(&self, _columns: Option<usize>) -> String {
        self.to_string()
    }

    /// What the user can do about it, one or more lines; none where the message already says all.
    fn remedy(&self) -> Option<String>;

    /// The full log of what failed, where one is kept.
    fn log(&self) -> Option<&Path> {
        None
    }
}
