// SPDX-License-Identifier: GPL-2.0-only
//! Transactions of files, beside a model of what undoing them is.

use super::*;
use proptest::prelude::*;
use tempfile::TempDir;

struct World {
    top: TempDir,
    store: Store,
}

type Files = BTreeMap<String, Vec<u8>>;

impl World {
    fn new() -> Self {
        let top = tempfile::tempdir().expect("a directory");
        let store = Store::open_or_create(&top.path().join("git")).expect("a store");
        let world = Self { top, store };
        fs::create_dir_all(world.dir()).expect("a directory");
        world
    }

    fn dir(&self) -> PathBuf {
        self.top.path().join("small")
    }

    fn journal(&self) -> PathBuf {
        self.top.path().join("journal")
    }

    fn with_log<T>(&self, act: impl FnOnce(&mut Log<'_>) -> Result<T, SeriesError>) -> Result<T, SeriesError> {
        let (dir, journal) = (self.dir(), self.journal());
        act(&mut Log::open(&self.store, &dir, &journal, 0)?)
    }

    fn write(&self, path: &str, content: &[u8]) {
        let path = self.dir().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("directories");
        fs::write(path, content).expect("a file");
    }

    fn files(&self) -> Files {
        let mut found = Files::new();
        let mut pending = vec![self.dir()];
        while let Some(directory) = pending.pop() {
            for entry in fs::read_dir(directory).expect("readable").flatten() {
                let path = entry.path();
                if path.is_dir() {
                    pending.push(path);
                    continue;
                }
                let name = path.strip_prefix(self.dir()).expect("below").display().to_string();
                found.insert(name, fs::read(path).expect("readable"));
            }
        }
        found
    }
}

fn edits(files: &[(&str, Option<&str>)]) -> Edits {
    files.iter().map(|(path, text)| ((*path).to_owned(), text.map(|text| text.as_bytes().to_vec()))).collect()
}

#[test]
fn a_journal_is_completed_where_a_file_is_gone_and_not_where_it_was_changed() {
    let world = World::new();
    world.write("a", b"1");
    world.write("b", b"1");
    let journal = world.with_log(|log| {
        let from = log.store.commit_tree(log.head)?;
        let blob = log.store.write_blob(b"2")?;
        let edit = |path: &str| TreeEdit { path: path.into(), entry: Some((Mode::File, blob)) };
        let tree = log.store.update_tree(from, &[edit("a"), edit("b")])?;
        let state = State::from([("at/here".to_owned(), Some("x".to_owned())), ("gone".to_owned(), None)]);
        let log = log.commit(tree, "two")?.to_string();
        Ok(Journal { series: "small".into(), from: from.to_string(), log, redo: None, state })
    });
    let journal = serde_json::to_vec(&journal.expect("a journal")).expect("text");
    fs::write(world.journal(), &journal).expect("a file");
    world.write("b", b"mine");
    let error = world.with_log(|_| Ok(())).expect_err("somebody's change");
    assert!(matches!(&error, SeriesError::Torn { path } if path.ends_with("b")), "{error}");
    assert_eq!(world.files()["b"], b"mine");
    // As the remedy says: out of the way, then again.
    fs::remove_file(world.dir().join("b")).expect("it is there");
    fs::write(world.top.path().join("gone"), "state").expect("a file");
    world.with_log(|_| Ok(())).expect("it completes");
    assert_eq!(world.files(), Files::from([("a".into(), b"2".to_vec()), ("b".into(), b"2".to_vec())]));
    assert_eq!(fs::read(world.top.path().join("at/here")).expect("it is there"), b"x");
    assert!(!world.top.path().join("gone").exists() && !is_torn(&world.journal()));
    assert_eq!(world.with_log(|log| log.undo()).expect("undone").map(|undone| undone.what).as_deref(), Some("two"));
}

#[test]
fn what_could_not_be_written_is_never_decided() {
    let world = World::new();
    let elsewhere = tempfile::tempdir().expect("a directory");
    fs::write(elsewhere.path().join("x"), "1").expect("a file");
    std::os::unix::fs::symlink(elsewhere.path(), world.dir().join("link")).expect("a link");
    for path in ["link/x", ".hidden", "a/.b/c"] {
        let error =
            world.with_log(|log| log.record("it", &edits(&[("fine", Some("2")), (path, Some("2"))]), State::new()));
        assert!(matches!(error, Err(SeriesError::NotKept { .. })), "{path}: {error:?}");
        assert!(!is_torn(&world.journal()) && !world.dir().join("fine").exists(), "{path}");
    }
    assert_eq!(fs::read(elsewhere.path().join("x")).expect("it is there"), b"1");
    let long = "x".repeat(255);
    world.with_log(|log| log.record("long", &edits(&[(&long, Some("2"))]), State::new())).expect("as long as can be");
}

#[test]
fn a_file_larger_than_any_of_a_series_is_left_alone() {
    let world = World::new();
    let large = |path: &str| {
        let file = fs::File::create(world.dir().join(path)).expect("a file");
        file.set_len(PATCH_LIMIT + 1).expect("a long file");
    };
    let size = |path: &str| fs::metadata(world.dir().join(path)).expect("it is there").len();
    let record =
        |path: &str, text: Option<&str>| world.with_log(|log| log.record("it", &edits(&[(path, text)]), State::new()));
    large("core");
    record("a", Some("1")).expect("recorded");
    world.with_log(|log| log.undo()).expect("undone");
    world.with_log(|log| log.redo()).expect("done again");
    assert!(matches!(record("core", Some("1")), Err(SeriesError::NotKept { .. })));
    // Where a file of then was: nothing is decided that could not be completed.
    record("a", None).expect("recorded");
    large("a");
    assert!(matches!(world.with_log(|log| log.undo()), Err(SeriesError::NotKept { .. })));
    assert!(!is_torn(&world.journal()));
    fs::remove_file(world.dir().join("a")).expect("it is there");
    world.with_log(|log| log.undo()).expect("undone");
    assert_eq!(fs::read(world.dir().join("a")).expect("it is there"), b"1");
    // One that the log has is told, not taken for gone.
    large("a");
    assert!(matches!(world.with_log(|_| Ok(())), Err(SeriesError::Outgrown { .. })));
    assert_eq!((size("a"), size("core")), (PATCH_LIMIT + 1, PATCH_LIMIT + 1));
}

#[test]
fn a_pipe_is_not_waited_for() {
    let world = World::new();
    let record = |text: Option<&str>| world.with_log(|log| log.record("it", &edits(&[("a", text)]), State::new()));
    record(Some("1")).expect("recorded");
    record(None).expect("recorded");
    let path = std::ffi::CString::new(world.dir().join("a").as_os_str().as_bytes()).expect("no NUL");
    // SAFETY: mkfifo(3) reads a string, which lives until it returns and ends in NUL.
    assert_eq!(unsafe { libc::mkfifo(path.as_ptr(), 0o600) }, 0);
    assert!(matches!(record(Some("2")), Err(SeriesError::NotKept { .. })));
    assert!(matches!(world.with_log(|log| log.undo()), Err(SeriesError::NotKept { .. })));
    assert!(!is_torn(&world.journal()));
}

#[test]
fn what_does_not_come_after_the_head_is_not_done_again() {
    let world = World::new();
    for text in ["1", "2", "3"] {
        world.with_log(|log| log.record(text, &edits(&[("a", Some(text))]), State::new())).expect("recorded");
    }
    world.with_log(|log| log.undo()).expect("undone");
    let stale = world.store.reference("refs/kiso/redo/small").expect("readable").expect("one");
    world.with_log(|log| log.record("4", &edits(&[("a", Some("4"))]), State::new())).expect("recorded");
    // As it is left by a kiso that was killed between the two refs of a change by hand.
    world.store.set_reference("refs/kiso/redo/small", stale).expect("set");
    assert_eq!(world.with_log(|log| log.redo()).expect("readable"), None);
    assert_eq!(world.files()["a"], b"4");
    world.with_log(|log| log.undo()).expect("undone");
    assert_eq!(world.files()["a"], b"2");
    world.with_log(|log| log.redo()).expect("done again");
    assert_eq!(world.files()["a"], b"4");
}

/// What is done to a series.
#[derive(Clone, Debug)]
enum Act {
    Record(Vec<(usize, Option<u8>)>),
    ByHand(usize, Option<u8>),
    Undo,
    Redo,
}

const NAMES: [&str; 4] = ["a", "b", "v1/c", "v1/d/e"];

fn act() -> impl Strategy<Value = Act> {
    let file = || (0..NAMES.len(), prop::option::weighted(0.8, 0..3_u8));
    prop_oneof![
        3 => prop::collection::vec(file(), 1..4).prop_map(Act::Record),
        1 => file().prop_map(|(name, content)| Act::ByHand(name, content)),
        3 => Just(Act::Undo),
        2 => Just(Act::Redo),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Every state that ever was is gone back to, and forth again until something else is done.
    #[test]
    fn undo_and_redo_walk_through_all_states(acts in prop::collection::vec(act(), 1..20)) {
        let world = World::new();
        world.with_log(|_| Ok(())).expect("opened");
        let (mut states, mut at) = (vec![Files::new()], 0);
        // Where the files are not those of the log, a step of its own comes before the next.
        let by_hand = |states: &mut Vec<Files>, at: &mut usize, now: Files| {
            if now != states[*at] {
                states.truncate(*at + 1);
                states.push(now);
                *at += 1;
            }
        };
        for act in acts {
            match act {
                Act::ByHand(name, content) => match content {
                    Some(content) => world.write(NAMES[name], &[content]),
                    None => drop(fs::remove_file(world.dir().join(NAMES[name]))),
                },
                Act::Record(files) => {
                    by_hand(&mut states, &mut at, world.files());
                    let edits: Edits = files
                        .iter()
                        .map(|(name, content)| (NAMES[*name].to_owned(), content.map(|content| vec![content])))
                        .collect();
                    let mut next = states[at].clone();
                    for (name, content) in &edits {
                        match content {
                            Some(content) => drop(next.insert(name.clone(), content.clone())),
                            None => drop(next.remove(name)),
                        }
                    }
                    let done = world.with_log(|log| log.record("it", &edits, State::new())).expect("recorded");
                    prop_assert_eq!(done.is_some(), next != states[at]);
                    by_hand(&mut states, &mut at, next);
                    prop_assert_eq!(&world.files(), &states[at]);
                }
                Act::Undo => {
                    by_hand(&mut states, &mut at, world.files());
                    let done = world.with_log(|log| log.undo()).expect("undone");
                    prop_assert_eq!(done.is_some(), at > 0);
                    at = at.saturating_sub(1);
                    prop_assert_eq!(&world.files(), &states[at]);
                }
                Act::Redo => {
                    by_hand(&mut states, &mut at, world.files());
                    let done = world.with_log(|log| log.redo()).expect("done again");
                    prop_assert_eq!(done.is_some(), at + 1 < states.len());
                    at = (at + 1).min(states.len() - 1);
                    prop_assert_eq!(&world.files(), &states[at]);
                }
            }
        }
    }
}
