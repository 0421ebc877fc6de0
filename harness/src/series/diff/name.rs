// SPDX-License-Identifier: GPL-2.0-only
//! The names of files in the headers of diffs: quoting, stripping, and what is refused.

use super::DiffFault;
use crate::git::check_path;

/// Whether a name, stripped and unquoted, may be changed by a patch.
pub(super) fn check(path: &[u8]) -> Result<(), DiffFault> {
    check_path(path).map_err(|reason| DiffFault::Path { path: path.to_vec(), reason })?;
    match path.iter().any(u8::is_ascii_control) {
        true => Err(DiffFault::Control(path.to_vec())),
        false => Ok(()),
    }
}

/// As patch does: several slashes in a row are one.
pub(in crate::series) fn strip_components(path: &[u8], strip: usize) -> Option<&[u8]> {
    let mut rest = path;
    for _ in 0..strip {
        let slash = rest.iter().position(|&byte| byte == b'/')?;
        rest = &rest[slash..];
        while let Some(after) = rest.strip_prefix(b"/") {
            rest = after;
        }
    }
    (!rest.is_empty()).then_some(rest)
}

/// A path in C's quoting, and what follows the closing quote.
pub(in crate::series) fn unquote(raw: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let mut path = Vec::new();
    let mut rest = raw.strip_prefix(b"\"")?;
    loop {
        let (&byte, after) = rest.split_first()?;
        rest = after;
        match byte {
            b'"' => return Some((path, rest)),
            b'\\' => {
                let (&escaped, after) = rest.split_first()?;
                rest = after;
                path.push(match escaped {
                    b'a' => 7,
                    b'b' => 8,
                    b't' => b'\t',
                    b'n' => b'\n',
                    b'v' => 11,
                    b'f' => 12,
                    b'r' => b'\r',
                    b'"' | b'\\' => escaped,
                    b'0'..=b'3' => {
                        let (digits, after) = rest.split_at_checked(2)?;
                        rest = after;
                        let octal =
                            std::str::from_utf8(digits).ok().filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
                        (escaped - b'0') * 64 + u8::from_str_radix(octal, 8).ok()?
                    }
                    _ => return None,
                });
            }
            byte => path.push(byte),
        }
    }
}

/// The time stamp that diff writes for a file that is not there: the first second of 1970, in some time zone.
pub(super) fn is_epoch(stamp: &[u8]) -> bool {
    [b"1970-01-01 0".as_slice(), b"1970-01-01 1", b"1969-12-31 "].iter().any(|day| stamp.starts_with(day))
        && stamp.get(16..).is_some_and(|rest| rest.starts_with(b":00.0"))
        || stamp == b"Thu Jan  1 00:00:00 1970"
}
