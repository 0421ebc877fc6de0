// SPDX-License-Identifier: GPL-2.0-only
//! The directories of an import while it is read: every entry is checked against those that came before it, and the tree
//! objects are written at the end.

use super::blobs::Slot;
use super::{EntryFault, Limits};
use crate::git::{GitError, Mode, ObjectKind, PackWriter, TreeEntry, check_path, encode_tree, join};
use crate::model::ObjectId;
use std::collections::BTreeMap;

/// Symlinks that are followed before one is taken for a loop, as in Linux.
const LINK_DEPTH: usize = 40;

type Directory = BTreeMap<Vec<u8>, Node>;

enum Node {
    Directory(Directory),
    File { mode: Mode, content: Slot, size: u64 },
    Symlink { target: Vec<u8>, content: Slot },
}

/// The directories read so far.
pub(super) struct Builder {
    root: Directory,
    limits: Limits,
    entries: u64,
    bytes: u64,
    files: u64,
}

/// What was built.
pub(super) struct Built {
    /// The root's id.
    pub tree: ObjectId,
    /// Number of files and symlinks.
    pub files: u64,
    /// Bytes of their content.
    pub bytes: u64,
}

impl Builder {
    pub fn new(limits: Limits) -> Self {
        Self { root: Directory::new(), limits, entries: 0, bytes: 0, files: 0 }
    }

    /// Checks the size of a file that is about to be read, before a byte of it is.
    pub fn admit(&mut self, size: u64) -> Result<(), EntryFault> {
        if size > self.limits.file_bytes {
            return Err(EntryFault::FileTooBig { size, limit: self.limits.file_bytes });
        }
        self.bytes += size;
        if self.bytes > self.limits.bytes {
            return Err(EntryFault::TooManyBytes(self.limits.bytes));
        }
        Ok(())
    }

    pub fn add_directory(&mut self, path: &[u8]) -> Result<(), EntryFault> {
        check_path(path)?;
        self.directory(path).map(drop)
    }

    pub fn add_file(&mut self, path: &[u8], mode: Mode, size: u64, content: Slot) -> Result<(), EntryFault> {
        self.add(path, Node::File { mode, content, size })
    }

    pub fn add_symlink(&mut self, path: &[u8], target: &[u8], content: Slot) -> Result<(), EntryFault> {
        match target {
            b"" => Err(EntryFault::LinkEmpty),
            [b'/', ..] => Err(EntryFault::LinkOutside(target.to_vec())),
            _ => self.add(path, Node::Symlink { target: target.to_vec(), content }),
        }
    }

    /// Makes `path` the same file as `target`, which must have come before.
    pub fn add_hard_link(&mut self, path: &[u8], target: &[u8]) -> Result<(), EntryFault> {
        let missing = || EntryFault::HardLink(target.to_vec());
        check_path(target).map_err(|_| missing())?;
        let (directories, name) = split(target);
        let mut at = &self.root;
        for component in directories {
            match at.get(component) {
                Some(Node::Directory(below)) => at = below,
                _ => return Err(missing()),
            }
        }
        match at.get(name) {
            Some(&Node::File { mode, content, size }) => {
                // It costs a worktree as much as the first.
                self.admit(size)?;
                self.add_file(path, mode, size, content)
            }
            _ => Err(missing()),
        }
    }

    fn add(&mut self, path: &[u8], node: Node) -> Result<(), EntryFault> {
        check_path(path)?;
        let name_start = path.iter().rposition(|&byte| byte == b'/').map_or(0, |slash| slash + 1);
        self.count()?;
        self.files += 1;
        let directory = self.directory(&path[..name_start.saturating_sub(1)])?;
        match directory.get(&path[name_start..]) {
            None => {
                directory.insert(path[name_start..].to_vec(), node);
                Ok(())
            }
            Some(Node::Directory(_)) => Err(EntryFault::Clash(path.to_vec())),
            Some(_) => Err(EntryFault::Duplicate),
        }
    }

    /// The directory at `path`, made where it is missing. A file or a symlink on the way is a clash: nothing is ever
    /// written through a symlink.
    fn directory(&mut self, path: &[u8]) -> Result<&mut Directory, EntryFault> {
        let mut at = &mut self.root;
        let mut end = 0;
        for component in path.split(|&byte| byte == b'/').filter(|component| !component.is_empty()) {
            end += component.len() + 1;
            if !at.contains_key(component) {
                self.entries += 1;
                if self.entries > self.limits.entries {
                    return Err(EntryFault::TooManyEntries(self.limits.entries));
                }
                at.insert(component.to_vec(), Node::Directory(Directory::new()));
            }
            match at.get_mut(component) {
                Some(Node::Directory(below)) => at = below,
                _ => return Err(EntryFault::Clash(path[..end - 1].to_vec())),
            }
        }
        Ok(at)
    }

    fn count(&mut self) -> Result<(), EntryFault> {
        self.entries += 1;
        if self.entries > self.limits.entries {
            return Err(EntryFault::TooManyEntries(self.limits.entries));
        }
        Ok(())
    }

    /// Archives of a source tree hold one directory, `linux-6.1/` say, which is not part of the tree.
    pub fn strip_top(&mut self) {
        if self.root.len() != 1 {
            return;
        }
        self.root = match self.root.pop_first() {
            Some((_, Node::Directory(below))) => below,
            Some((name, node)) => Directory::from([(name, node)]),
            None => Directory::new(),
        };
    }

    /// Finds a symlink that leads outside of the tree, whichever way round it goes; the links within the tree that it
    /// passes are followed, since `..` after one of them is not where it looks.
    pub fn check_links(&self) -> Result<(), (Vec<u8>, EntryFault)> {
        let mut pending = vec![(Vec::new(), &self.root)];
        while let Some((path, directory)) = pending.pop() {
            for (name, node) in directory {
                let here = join(&path, name);
                match node {
                    Node::Directory(below) => pending.push((here, below)),
                    Node::Symlink { target, .. } if self.leads_outside(&path, target) => {
                        return Err((here, EntryFault::LinkOutside(target.clone())));
                    }
                    Node::Symlink { .. } | Node::File { .. } => {}
                }
            }
        }
        Ok(())
    }

    fn leads_outside(&self, directory: &[u8], target: &[u8]) -> bool {
        let components = |path: &[u8]| -> Vec<Vec<u8>> {
            path.split(|&byte| byte == b'/').filter(|c| !c.is_empty() && *c != b".").map(<[u8]>::to_vec).collect()
        };
        let mut at: Vec<Vec<u8>> = components(directory);
        let mut ahead = components(target);
        ahead.reverse();
        let mut followed = 0;
        while let Some(component) = ahead.pop() {
            if component == b".." {
                if at.pop().is_none() {
                    return true;
                }
                continue;
            }
            if let Some(Node::Symlink { target, .. }) = self.node(&at, &component) {
                followed += 1;
                if followed > LINK_DEPTH {
                    // A loop leads nowhere, so not outside.
                    return false;
                }
                ahead.extend(components(target).into_iter().rev());
            } else {
                at.push(component);
            }
        }
        false
    }

    fn node(&self, directories: &[Vec<u8>], name: &[u8]) -> Option<&Node> {
        let mut at = &self.root;
        for component in directories {
            match at.get(component)? {
                Node::Directory(below) => at = below,
                Node::File { .. } | Node::Symlink { .. } => return None,
            }
        }
        at.get(name)
    }

    /// Writes the tree objects. `ids` holds the id of each slot's blob. Empty directories are dropped, as git does.
    pub fn write(self, ids: &[ObjectId], pack: &mut PackWriter) -> Result<Built, GitError> {
        let tree = match write_directory(&self.root, ids, pack)? {
            Some(tree) => tree,
            None => pack.add_content(ObjectKind::Tree, &[])?,
        };
        Ok(Built { tree, files: self.files, bytes: self.bytes })
    }
}

fn write_directory(
    directory: &Directory,
    ids: &[ObjectId],
    pack: &mut PackWriter,
) -> Result<Option<ObjectId>, GitError> {
    let mut entries = Vec::with_capacity(directory.len());
    for (name, node) in directory {
        let (mode, id) = match node {
            Node::File { mode, content, .. } => (*mode, ids[content.index()]),
            Node::Symlink { content, .. } => (Mode::Symlink, ids[content.index()]),
            Node::Directory(below) => match write_directory(below, ids, pack)? {
                Some(id) => (Mode::Tree, id),
                None => continue,
            },
        };
        entries.push(TreeEntry { name: name.clone(), mode, id });
    }
    if entries.is_empty() {
        return Ok(None);
    }
    pack.add_content(ObjectKind::Tree, &encode_tree(entries)).map(Some)
}

/// The directories of a path that was checked, and its last component.
fn split(path: &[u8]) -> (Vec<&[u8]>, &[u8]) {
    let mut components: Vec<_> = path.split(|&byte| byte == b'/').collect();
    let name = components.pop().unwrap_or_default();
    (components, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn builder() -> Builder {
        Builder::new(Limits::default())
    }

    fn file(builder: &mut Builder, path: &[u8]) -> Result<(), EntryFault> {
        builder.add_file(path, Mode::File, 0, Slot::for_test(0))
    }

    fn link(builder: &mut Builder, path: &[u8], target: &[u8]) -> Result<(), EntryFault> {
        builder.add_symlink(path, target, Slot::for_test(0))
    }

    #[test]
    fn clashes_and_duplicates_are_refused() {
        let mut b = builder();
        file(&mut b, b"a/b").expect("first");
        assert!(matches!(file(&mut b, b"a/b"), Err(EntryFault::Duplicate)));
        assert!(matches!(file(&mut b, b"a"), Err(EntryFault::Clash(path)) if path == b"a"));
        assert!(matches!(file(&mut b, b"a/b/c"), Err(EntryFault::Clash(path)) if path == b"a/b"));
        assert!(matches!(b.add_directory(b"a/b"), Err(EntryFault::Clash(_))));
        b.add_directory(b"a").expect("a directory may be named again");
    }

    #[test]
    fn nothing_is_written_through_a_symlink() {
        let mut b = builder();
        link(&mut b, b"a", b"d").expect("first");
        assert!(matches!(file(&mut b, b"a/b"), Err(EntryFault::Clash(_))));
    }

    #[test]
    fn links_that_lead_outside_are_found() {
        for (path, target) in [
            (b"l".as_slice(), b"..".as_slice()),
            (b"d/l", b"../../x"),
            (b"d/l", b"x/../../.."),
            (b"l", b"missing/../.."),
        ] {
            let mut b = builder();
            file(&mut b, b"d/x/f").expect("file");
            link(&mut b, path, target).expect("only the whole tree can tell");
            assert!(b.check_links().is_err(), "{}", String::from_utf8_lossy(target));
        }
        let mut b = builder();
        assert!(matches!(link(&mut b, b"l", b"/etc"), Err(EntryFault::LinkOutside(_))));
    }

    #[test]
    fn a_link_through_a_link_is_followed() {
        let mut b = builder();
        // up leads to the root, so up/.. is outside though it looks like a/b.
        link(&mut b, b"a/b/up", b"../..").expect("link");
        link(&mut b, b"innocent", b"a/b/up/../x").expect("link");
        let (entry, _) = b.check_links().expect_err("it leads outside");
        assert_eq!(entry, b"innocent");
    }

    #[test]
    fn links_inside_pass_and_loops_end() {
        let mut b = builder();
        link(&mut b, b"a/b/c", b"../../x/y").expect("link");
        link(&mut b, b"loop", b"loop").expect("link");
        link(&mut b, b"dangling", b"no/such").expect("link");
        b.check_links().expect("all inside");
    }

    #[test]
    fn hard_links_need_an_earlier_file() {
        let mut b = builder();
        file(&mut b, b"a/f").expect("file");
        b.add_hard_link(b"g", b"a/f").expect("inside");
        for target in [b"a".as_slice(), b"/etc/passwd", b"../x", b"later"] {
            assert!(matches!(b.add_hard_link(b"h", target), Err(EntryFault::HardLink(_))));
        }
    }

    #[test]
    fn limits_count_directories_too() {
        let mut b = Builder::new(Limits { entries: 3, bytes: 10, file_bytes: 8 });
        file(&mut b, b"a/b/c").expect("three");
        assert!(matches!(file(&mut b, b"d"), Err(EntryFault::TooManyEntries(3))));
        b.admit(8).expect("at the limit");
        assert!(matches!(b.admit(9), Err(EntryFault::FileTooBig { size: 9, limit: 8 })));
        assert!(matches!(b.admit(3), Err(EntryFault::TooManyBytes(10))));
    }
}
