// SPDX-License-Identifier: GPL-2.0-only
//! Which paths may stand in a tree at all, wherever they come from: an archive, another repository, a patch.

/// The longest path, in bytes: Linux's PATH_MAX less room for the worktree's own path.
const PATH_LIMIT: usize = 3072;
/// The longest name of one file or directory, in bytes: Linux's NAME_MAX.
const NAME_LIMIT: usize = 255;

/// Why a path cannot stand in a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadPath {
    /// It names nothing.
    #[error("the name is empty")]
    Empty,
    /// It begins with `/`.
    #[error("the path is absolute")]
    Absolute,
    /// A component is `..`.
    #[error("the path leads outside (`..`)")]
    Parent,
    /// A component is empty or `.`.
    #[error("the path has an empty or `.` component")]
    Dot,
    /// A component is `.git` in any case, or what other file systems take for it.
    #[error("the path has a `.git` component, or one that some file systems take for it")]
    DotGit,
    /// It holds a NUL byte.
    #[error("the name holds a NUL byte")]
    Nul,
    /// It is longer than a path may be.
    #[error("the path is longer than {PATH_LIMIT} bytes")]
    TooLong,
    /// One component is longer than a name may be.
    #[error("a name in the path is longer than {NAME_LIMIT} bytes")]
    NameTooLong,
}

/// Checks that a path, relative to the root of a tree, can stand in one.
///
/// # Errors
/// [`BadPath`] says what is wrong with it.
pub fn check_path(path: &[u8]) -> Result<(), BadPath> {
    if path.is_empty() {
        return Err(BadPath::Empty);
    }
    if path[0] == b'/' {
        return Err(BadPath::Absolute);
    }
    if path.contains(&0) {
        return Err(BadPath::Nul);
    }
    if path.len() > PATH_LIMIT {
        return Err(BadPath::TooLong);
    }
    path.split(|&byte| byte == b'/').try_for_each(|name| match name {
        b".." => Err(BadPath::Parent),
        b"" | b"." => Err(BadPath::Dot),
        name if is_dot_git(name) => Err(BadPath::DotGit),
        name if name.len() > NAME_LIMIT => Err(BadPath::NameTooLong),
        _ => Ok(()),
    })
}

/// As git's `core.protectNTFS`: case, dots and spaces at the end, streams and the short name are all the same to NTFS.
fn is_dot_git(name: &[u8]) -> bool {
    let name = name.split(|&byte| byte == b':').next().unwrap_or_default();
    let end = name.iter().rposition(|byte| !matches!(byte, b'.' | b' ')).map_or(0, |last| last + 1);
    [b".git".as_slice(), b"git~1"].iter().any(|git| name[..end].eq_ignore_ascii_case(git))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_paths_are_refused() {
        let long = [b'x'; NAME_LIMIT + 1];
        let deep = b"d/".repeat(PATH_LIMIT);
        for (path, reason) in [
            (b"".as_slice(), BadPath::Empty),
            (b"/etc/passwd", BadPath::Absolute),
            (b"a/../b", BadPath::Parent),
            (b"..", BadPath::Parent),
            (b"a//b", BadPath::Dot),
            (b"a/", BadPath::Dot),
            (b"./a", BadPath::Dot),
            (b"a/.GIT/config", BadPath::DotGit),
            (b"GIT~1/config", BadPath::DotGit),
            (b".git. ./config", BadPath::DotGit),
            (b".git::$INDEX_ALLOCATION/x", BadPath::DotGit),
            (b"a\0b", BadPath::Nul),
            (&long, BadPath::NameTooLong),
            (&deep, BadPath::TooLong),
        ] {
            assert_eq!(check_path(path), Err(reason), "{:?}", String::from_utf8_lossy(path));
        }
    }

    #[test]
    fn ordinary_and_odd_names_pass() {
        for path in [
            b"Makefile".as_slice(),
            b"a/b.c",
            b".gitignore",
            b".github/x",
            b"git~10",
            b"a/...",
            b"caf\xe9",
            b"new\nline",
        ] {
            assert_eq!(check_path(path), Ok(()));
        }
    }
}
