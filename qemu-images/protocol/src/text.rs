// SPDX-License-Identifier: GPL-2.0-only
//! What a line may be made of.

use core::fmt;
use core::str::FromStr;

use crate::Isolation;

/// The longest line of a plan or of the results, in bytes without its line feed.
pub const MAX_LINE: usize = 4096;

/// Which case under which isolation: the name of one result, `ipv4ns/bind/tcp-any`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RunName<'a> {
    /// The isolation.
    pub isolation: Isolation,
    /// The case's id, `suite/name`. A parsed one has that form but need not be a case that we know.
    pub case: &'a str,
}

impl<'a> RunName<'a> {
    /// Takes a name apart; `None` where it is not of the form `isolation/suite/name`.
    pub fn parse(name: &'a str) -> Option<RunName<'a>> {
        let (isolation, case) = name.split_once('/')?;
        let (suite, rest) = case.split_once('/')?;
        let isolation = Isolation::from_name(isolation)?;
        (is_word(suite) && is_word(rest)).then_some(RunName { isolation, case })
    }
}

impl fmt::Display for RunName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.isolation, self.case)
    }
}

/// Where a line stops being printable ASCII.
pub(crate) fn unprintable(line: &str) -> Option<(usize, u8)> {
    line.bytes().enumerate().find(|(_, byte)| !matches!(byte, b' '..=b'~'))
}

/// Lower-case letters, digits and hyphens, at least one.
pub(crate) fn is_word(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// A decimal number as `Display` writes it: no sign, no leading zero.
pub(crate) fn number<N: FromStr>(digits: &str) -> Option<N> {
    let canonical = !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'));
    if canonical { digits.parse().ok() } else { None }
}
