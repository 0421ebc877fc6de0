// SPDX-License-Identifier: GPL-2.0-only
//! Imports and worktrees on small trees, and what a hostile archive tries.

use super::worktree::{Switched, switch};
use super::*;
use crate::event::{Consumer, Event, Events};
use crate::git::{Mode, Store, TreeEdit};
use crate::model::{Class, Failure, ObjectId, TreeSource};
use crate::process::Interrupt;
use liblzma::write::XzEncoder;
use std::fs;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tar::{EntryType, Header};
use tempfile::TempDir;

/// A store, a place for archives, and a worktree, all private.
struct World {
    dir: TempDir,
    store: Store,
    notes: Arc<Mutex<Vec<String>>>,
    events: Events,
}

struct Notes(Arc<Mutex<Vec<String>>>);

impl Consumer for Notes {
    fn take(&mut self, event: &Event) {
        if let Event::Note { text } = event {
            self.0.lock().expect("no panic while noting").push(text.clone());
        }
    }
}

impl World {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a directory");
        let store = Store::open_or_create(&dir.path().join("git")).expect("a store");
        let notes = Arc::default();
        let events = Events::to(vec![Box::new(Notes(Arc::clone(&notes)))]);
        Self { dir, store, notes, events }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn archive(&self, bytes: &[u8]) -> TreeSource {
        let path = self.path("archive");
        fs::write(&path, bytes).expect("written");
        TreeSource::Tarball(path)
    }

    fn import(&self, source: &TreeSource) -> Result<ImportedTree, TreeError> {
        let limits = Limits { entries: 50, bytes: 1 << 20, file_bytes: 1 << 19 };
        import(&self.store, "t", source, self.dir.path(), &limits, &self.events, &Interrupt::none())
    }

    fn import_tar(&self, tar: Tar) -> Result<ImportedTree, TreeError> {
        self.import(&self.archive(&tar.end()))
    }

    fn switch(&self, to: ObjectId) -> Result<Switched, TreeError> {
        self.switch_with(to, &Interrupt::none())
    }

    fn switch_with(&self, to: ObjectId, interrupt: &Interrupt) -> Result<Switched, TreeError> {
        switch(&self.store, &self.path("src"), &self.path("state"), to, Foreign::SetAside, &self.events, interrupt)
    }

    fn take_notes(&self) -> Vec<String> {
        std::mem::take(&mut self.notes.lock().expect("no panic while noting"))
    }

    /// Nothing of an import is left: no ref, no pack, no private directory.
    fn assert_empty(&self) {
        assert_eq!(list(&self.store).expect("readable"), []);
        for directory in ["git/objects/pack", "git/objects"] {
            for entry in fs::read_dir(self.path(directory)).expect("readable") {
                let name = entry.expect("readable").file_name().into_string().expect("plain");
                assert!(matches!(name.as_str(), "info" | "pack"), "{directory}/{name} was left");
            }
        }
    }
}

/// A tar archive in the making; names go into the header as they are.
#[derive(Default)]
struct Tar(Vec<u8>);

impl Tar {
    fn entry(mut self, kind: EntryType, path: &[u8], link: &[u8], mode: u32, content: &[u8]) -> Self {
        let mut header = Header::new_gnu();
        header.set_entry_type(kind);
        header.set_size(content.len() as u64);
        header.set_mode(mode);
        if let Some(gnu) = header.as_gnu_mut() {
            gnu.name[..path.len()].copy_from_slice(path);
            gnu.linkname[..link.len()].copy_from_slice(link);
        }
        header.set_cksum();
        self.0.extend_from_slice(header.as_bytes());
        self.0.extend_from_slice(content);
        self.0.resize(self.0.len().next_multiple_of(512), 0);
        self
    }

    fn file(self, path: &[u8], content: &[u8]) -> Self {
        self.entry(EntryType::Regular, path, b"", 0o644, content)
    }

    fn link(self, path: &[u8], target: &[u8]) -> Self {
        self.entry(EntryType::Symlink, path, target, 0o777, b"")
    }

    fn end(mut self) -> Vec<u8> {
        self.0.resize(self.0.len() + 1024, 0);
        self.0
    }
}

/// The tree whose id git computed once, in an archive with all that an archive may hold.
fn sample() -> Tar {
    Tar::default()
        .entry(EntryType::XGlobalHeader, b"pax_global_header", b"", 0o644, b"19 comment=a commit\n")
        .entry(EntryType::Directory, b"linux-6.1/", b"", 0o755, b"")
        .file(b"linux-6.1/Makefile", b"VERSION = 6\n")
        .entry(EntryType::Regular, b"linux-6.1/scripts/run.sh", b"", 0o755, b"#!/bin/sh\n")
        .entry(EntryType::Directory, b"linux-6.1/empty/", b"", 0o755, b"")
        .link(b"linux-6.1/scripts/up", b"../Makefile")
        .file(b"linux-6.1/scripts.txt", b"sorts between scripts and scripts/\n")
        .file(b"linux-6.1/caf\xe9", b"")
        .entry(EntryType::Link, b"linux-6.1/same", b"linux-6.1/Makefile", 0o644, b"")
        .entry(
            EntryType::GNULongName,
            b"././@LongLink",
            b"",
            0o644,
            &[b"linux-6.1/", [b'n'; 200].as_slice(), b"\0"].concat(),
        )
        .file(b"linux-6.1/nnnn", b"long\n")
}

/// `git add -f -A && git write-tree` on the files of [`sample`].
const SAMPLE_TREE: &str = "c6d658a9dfaaca14c525004531d3adbe3296569d";

#[test]
fn the_tree_is_the_one_git_makes() {
    let world = World::new();
    let plain = world.import_tar(sample()).expect("imported");
    assert_eq!(plain.tree.to_string(), SAMPLE_TREE);
    assert_eq!((plain.files, plain.bytes), (7, 12 + 10 + 11 + 35 + 12 + 5));
    assert!(!plain.already_there);
    let xz = {
        let mut encoder = XzEncoder::new(Vec::new(), 6);
        encoder.write_all(&sample().end()).expect("encoded");
        encoder.finish().expect("encoded")
    };
    let gzip = {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(&sample().end()).expect("encoded");
        encoder.finish().expect("encoded")
    };
    for compressed in [xz.clone(), gzip, [xz.clone(), vec![0; 8]].concat()] {
        let world = World::new();
        let again = world.import(&world.archive(&compressed)).expect("imported");
        assert_eq!((again.tree, again.commit), (plain.tree, plain.commit), "the commit depends on the content alone");
    }
    for end in [1, xz.len() / 2, xz.len() - 1] {
        let world = World::new();
        let error = world.import(&world.archive(&xz[..end])).expect_err("truncated");
        assert!(matches!(error, TreeError::Archive { .. } | TreeError::Entry { .. }), "{error}");
        world.assert_empty();
    }
    let world = World::new();
    let error = world.import(&world.archive(&[&xz, b"garbage".as_slice()].concat())).expect_err("garbage");
    assert!(error.to_string().contains("more after the end"), "{error}");
    world.assert_empty();
}

#[test]
fn the_same_source_is_read_once_and_another_takes_its_place() {
    let world = World::new();
    let first = world.import_tar(sample()).expect("imported");
    let again = world.import_tar(sample()).expect("there");
    assert_eq!(again, ImportedTree { already_there: true, ..first.clone() });
    let other = world.import_tar(Tar::default().file(b"t/other", b"")).expect("imported");
    assert_ne!(other.commit, first.commit);
    assert_eq!(find(&world.store, "t").expect("readable").map(|tree| tree.commit), Some(other.commit));
    assert_eq!(world.take_notes().len(), 1);
    remove(&world.store, "t").expect("there");
    assert!(matches!(remove(&world.store, "t"), Err(TreeError::NoTree { .. })));
}

#[test]
fn a_clone_is_copied_and_not_written() {
    let world = World::new();
    let tree = world.import_tar(sample()).expect("imported");
    let other = World::new();
    let before = fs::metadata(world.path("git/objects")).expect("there").mtime_nsec();
    let source = TreeSource::Clone { path: world.path("git"), revision: tree.commit.to_string() };
    let copy = other.import(&source).expect("copied");
    assert_eq!((copy.tree, copy.files, copy.bytes), (tree.tree, tree.files, tree.bytes));
    assert_eq!(fs::metadata(world.path("git/objects")).expect("there").mtime_nsec(), before);
    let source = TreeSource::Clone { path: world.path("git"), revision: "no-such".into() };
    assert_eq!(other.import(&source).expect_err("no such revision").class(), Class::Input);
}

#[test]
fn hostile_entries_are_refused_by_name_and_nothing_is_left() {
    let file = |path: &[u8]| Tar::default().file(b"t/before", b"content").file(path, b"evil");
    let special = |kind| Tar::default().file(b"t/before", b"").entry(kind, b"t/node", b"", 0o644, b"");
    let cases: Vec<(&str, &str, Tar)> = vec![
        ("/etc/passwd", "absolute", file(b"/etc/passwd")),
        ("t/../../x", "outside", file(b"t/../../x")),
        ("t/.git/config", ".git", file(b"t/.git/config")),
        ("t/a/.GIT", ".git", file(b"t/a/.GIT")),
        ("t/before", "twice", file(b"t/before")),
        ("t/before/x", "both", file(b"t/before/x")),
        ("t", "both", file(b"t")),
        ("t/node", "device", special(EntryType::Char)),
        ("t/node", "device", special(EntryType::Block)),
        ("t/node", "FIFO", special(EntryType::Fifo)),
        ("t/node", "type `S`", special(EntryType::GNUSparse)),
        ("t/l", "/etc", Tar::default().link(b"t/l", b"/etc")),
        ("l", "../..", Tar::default().file(b"t/f", b"").link(b"t/l", b"../..")),
        ("t/l/x", "both", Tar::default().link(b"t/l", b"d").file(b"t/l/x", b"")),
        ("t/l", "hard link", Tar::default().entry(EntryType::Link, b"t/l", b"/etc/passwd", 0o644, b"")),
        ("t/l", "hard link", Tar::default().entry(EntryType::Link, b"t/l", b"../x", 0o644, b"")),
        ("t/big", "limit", Tar::default().file(b"t/big", &[0; (1 << 19) + 1])),
        ("t/4", "in all", (0..5).fold(Tar::default(), |tar, n| tar.file(format!("t/{n}").as_bytes(), &[0; 250_000]))),
        ("t/49", "more than 50", (0..60).fold(Tar::default(), |tar, n| tar.file(format!("t/{n}").as_bytes(), b""))),
        (
            "t/x",
            "extension",
            Tar::default().entry(EntryType::XHeader, b"t/x", b"", 0o644, b"nonsense\n").file(b"t/y", b""),
        ),
    ];
    for (entry, reason, tar) in cases {
        let world = World::new();
        let error = world.import_tar(tar).expect_err(entry);
        let TreeError::Entry { entry: named, .. } = &error else { panic!("{entry}: {error}") };
        assert_eq!(String::from_utf8_lossy(named), entry);
        assert!(error.to_string().contains(reason), "{entry}: {error}");
        assert_eq!(error.class(), Class::Input);
        world.assert_empty();
    }
}

#[test]
fn broken_archives_are_refused_and_nothing_is_left() {
    let whole = sample().end();
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("no end mark", whole[..whole.len() - 1024].to_vec()),
        ("no end mark", whole[..1024].to_vec()),
        ("more after the end", [whole.clone(), b"x".to_vec()].concat()),
        ("no tar archive", b"hello".to_vec()),
        ("no tar archive", Vec::new()),
        ("holds no file", Tar::default().entry(EntryType::Directory, b"t/", b"", 0o755, b"").end()),
    ];
    for (reason, bytes) in cases {
        let world = World::new();
        let error = world.import(&world.archive(&bytes)).expect_err(reason);
        assert!(error.to_string().contains(reason), "{reason}: {error}");
        world.assert_empty();
    }
}

#[test]
fn a_package_is_read_through() {
    let world = World::new();
    let inner = {
        let mut encoder = XzEncoder::new(Vec::new(), 0);
        encoder.write_all(&sample().end()).expect("encoded");
        encoder.finish().expect("encoded")
    };
    let data =
        Tar::default().file(b"./usr/share/doc/x", b"doc").file(b"./usr/src/linux-source-6.1.tar.xz", &inner).end();
    let mut deb = b"!<arch>\n".to_vec();
    for (name, content) in [("debian-binary", b"2.0\n".to_vec()), ("control.tar", vec![0; 3]), ("data.tar", data)] {
        deb.extend_from_slice(
            format!("{name:<16}{:<12}{:<6}{:<6}{:<8}{:<10}`\n", 0, 0, 0, 100_644, content.len()).as_bytes(),
        );
        deb.extend_from_slice(&content);
        deb.resize(deb.len().next_multiple_of(2), b'\n');
    }
    let path = world.path("p.deb");
    fs::write(&path, &deb).expect("written");
    let mut seen = Vec::new();
    let open = || fs::File::open(&path).expect("there");
    debian::read_deb(open(), &path, &mut |tarball| {
        std::io::copy(tarball, &mut seen).map(drop).map_err(|source| TreeError::Io { path: path.clone(), source })
    })
    .expect("a package");
    assert_eq!(seen, inner);
    fs::write(&path, &deb[..200]).expect("written");
    assert!(debian::read_deb(open(), &path, &mut |_| Ok(())).is_err());
}

/// Sets the interrupt at the first progress.
struct Stop(crate::process::ManualInterrupt);

impl Consumer for Stop {
    fn take(&mut self, event: &Event) {
        if matches!(event, Event::Progress { .. }) {
            self.0.set();
        }
    }
}

#[test]
fn an_interrupted_import_leaves_nothing() {
    let world = World::new();
    let (interrupt, stop) = Interrupt::manual();
    let events = Events::to(vec![Box::new(Stop(stop))]);
    let source = world.archive(&sample().end());
    let result = import(&world.store, "t", &source, world.dir.path(), &Limits::default(), &events, &interrupt);
    assert!(matches!(result, Err(TreeError::Interrupted)), "{result:?}");
    world.assert_empty();
}

/// Two trees that differ in every way two trees can.
fn two_trees(world: &World) -> (ObjectId, ObjectId) {
    let one = world.import_tar(sample()).expect("imported").tree;
    let blob = |content: &[u8]| world.store.write_blob(content).expect("written");
    let edit = |path: &str, entry| TreeEdit { path: path.as_bytes().to_vec(), entry };
    let edits = [
        edit("Makefile", Some((Mode::File, blob(b"VERSION = 7\n")))),
        edit("scripts/run.sh", None),
        edit("scripts/up", None),
        edit("scripts", Some((Mode::File, blob(b"a file now\n")))),
        edit("new/deep/file", Some((Mode::Executable, blob(b"x")))),
        edit("same", None),
        edit("same/below", Some((Mode::Symlink, blob(b"../Makefile")))),
    ];
    (one, world.store.update_tree(one, &edits).expect("updated"))
}

/// What is on disk: path, executable, content or link target.
fn on_disk(root: &Path) -> Vec<(String, bool, Vec<u8>)> {
    let mut found = Vec::new();
    let mut pending = vec![root.to_owned()];
    while let Some(directory) = pending.pop() {
        for entry in fs::read_dir(&directory).expect("readable") {
            let path = entry.expect("readable").path();
            let meta = fs::symlink_metadata(&path).expect("there");
            let name = path.strip_prefix(root).expect("below").to_string_lossy().into_owned();
            if meta.is_dir() {
                pending.push(path);
            } else if meta.is_symlink() {
                found.push((
                    name,
                    false,
                    fs::read_link(&path).expect("a link").as_os_str().as_encoded_bytes().to_vec(),
                ));
            } else {
                found.push((name, meta.permissions().mode() & 0o100 != 0, fs::read(&path).expect("readable")));
            }
        }
    }
    found.sort();
    found
}

fn in_tree(store: &Store, tree: ObjectId) -> Vec<(String, bool, Vec<u8>)> {
    let mut found = Vec::new();
    let visit = |path: &[u8], mode: Mode, id: ObjectId| {
        found.push((
            String::from_utf8_lossy(path).into_owned(),
            mode == Mode::Executable,
            store.read_blob(id)?.to_vec(),
        ));
        Ok::<_, TreeError>(())
    };
    store.walk(tree, visit).expect("readable");
    found.sort();
    found
}

/// Files written, removed and unchanged; those that were touched are the first two.
fn counts(switched: Switched) -> [usize; 3] {
    assert_eq!(switched.touched.len(), switched.written + switched.removed);
    [switched.written, switched.removed, switched.unchanged]
}

#[test]
fn a_worktree_is_what_the_tree_is_and_unchanged_files_keep_their_times() {
    let world = World::new();
    let (one, two) = two_trees(&world);
    assert_eq!(counts(world.switch(one).expect("checked out")), [7, 0, 0]);
    assert_eq!(on_disk(&world.path("src")), in_tree(&world.store, one));
    let stamp = |name: &str| {
        let meta = fs::symlink_metadata(world.path("src").join(name)).expect("there");
        (meta.ino(), meta.mtime(), meta.mtime_nsec(), meta.ctime_nsec())
    };
    let kept = stamp("scripts.txt");
    assert_eq!(counts(world.switch(one).expect("nothing to do")), [0, 0, 7]);
    assert_eq!(counts(world.switch(two).expect("switched")), [4, 3, 3]);
    assert_eq!(on_disk(&world.path("src")), in_tree(&world.store, two));
    world.switch(one).expect("switched back");
    assert_eq!(on_disk(&world.path("src")), in_tree(&world.store, one));
    assert_eq!(stamp("scripts.txt"), kept);
    assert!(!world.path("src/new").exists(), "empty directories go");
    assert!(world.take_notes().is_empty());
}

#[test]
fn what_others_did_is_neither_built_nor_lost() {
    let world = World::new();
    let (one, _) = two_trees(&world);
    world.switch(one).expect("checked out");
    let src = world.path("src");
    fs::write(src.join("Makefile"), "VERSION = 8\n").expect("edited");
    fs::remove_file(src.join("scripts.txt")).expect("removed");
    fs::create_dir(src.join("out")).expect("made");
    fs::write(src.join("out/x.o"), "object").expect("made");
    fs::set_permissions(src.join("same"), fs::Permissions::from_mode(0o755)).expect("changed");
    let outside = world.path("outside");
    fs::create_dir(&outside).expect("made");
    fs::rename(src.join("scripts"), world.path("moved")).expect("moved");
    symlink(&outside, src.join("scripts")).expect("linked");
    world.switch(one).expect("restored");
    assert_eq!(on_disk(&src), in_tree(&world.store, one));
    assert_eq!(on_disk(&outside), [], "nothing was written through the link");
    let aside = world.path("state.set-aside-1");
    assert_eq!(fs::read(aside.join("Makefile")).expect("kept"), b"VERSION = 8\n");
    assert_eq!(fs::read(aside.join("out/x.o")).expect("kept"), b"object");
    assert!(aside.join("scripts").is_symlink() && aside.join("same").exists());
    let notes = world.take_notes();
    assert!(notes.len() == 2 && notes[0].contains("Makefile") && notes[1].contains("scripts.txt"), "{notes:?}");
    // A touched file that is the same is left alone.
    let before = fs::metadata(src.join("Makefile")).expect("there").ino();
    fs::File::open(src.join("Makefile")).expect("there").set_modified(std::time::UNIX_EPOCH).expect("touched");
    assert_eq!(counts(world.switch(one).expect("nothing to do")), [0, 0, 7]);
    assert_eq!(fs::metadata(src.join("Makefile")).expect("there").ino(), before);
}

#[test]
fn a_switch_that_died_is_completed() {
    let world = World::new();
    let (one, two) = two_trees(&world);
    let (interrupt, mut stop) = Interrupt::manual();
    stop.set();
    for (to, done) in [(one, two), (one, two), (one, one)] {
        assert!(matches!(world.switch_with(to, &interrupt), Err(TreeError::Interrupted)));
        assert!(world.path("state.switching").exists());
        // As if it had been killed within a file.
        fs::write(world.path("src/Makefile"), "VER").expect("written");
        world.switch(done).expect("completed");
        assert_eq!(on_disk(&world.path("src")), in_tree(&world.store, done));
        assert!(!world.path("state.switching").exists());
        let notes = world.take_notes();
        assert!(notes.first().is_some_and(|note| note.contains("interrupted")), "{notes:?}");
    }
}

#[test]
fn a_lost_or_damaged_state_file_costs_no_rewriting() {
    let world = World::new();
    let (one, _) = two_trees(&world);
    world.switch(one).expect("checked out");
    fs::write(world.path("state"), "damaged").expect("written");
    assert_eq!(counts(world.switch(one).expect("recognised")), [0, 0, 7]);
}

#[test]
fn a_directory_of_somebody_else_is_left_alone() {
    let world = World::new();
    let (one, _) = two_trees(&world);
    fs::create_dir(world.path("src")).expect("made");
    fs::write(world.path("src/thesis.tex"), "").expect("made");
    assert!(matches!(world.switch(one), Err(TreeError::Place { .. })));
    assert_eq!(on_disk(&world.path("src")).len(), 1);
}
