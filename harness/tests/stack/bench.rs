// SPDX-License-Identifier: GPL-2.0-only
//! A series on a tiny tree, and what is looked at in it.

use crate::world::{Call, World};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// Where the patches lie.
pub const SERIES: &str = "patches/small/v1";
/// Where they are edited.
const EDIT: &str = ".kiso/edit/small/v1/src";

/// A project with a tree.
pub struct Bench {
    pub world: World,
}

/// Every file below a directory, with its bytes.
pub type Files = BTreeMap<PathBuf, Vec<u8>>;

/// These lines, each with its number.
pub fn lines(numbers: std::ops::RangeInclusive<u32>) -> String {
    numbers.map(|number| format!("line {number}\n")).collect()
}

/// The tree's `f.c` with some lines in the place of others.
pub fn f_with(changes: &[(u32, &str)]) -> String {
    changes
        .iter()
        .fold(lines(1..=40), |text, (number, new)| text.replace(&format!("line {number}\n"), &format!("{new}\n")))
}

impl Bench {
    /// A series of no patches.
    pub fn empty() -> Self {
        let config = "[user]\n\tname = A Developer\n\temail = dev@example.org\n";
        let files = [
            (".gitattributes", "*.c diff=cpp\n"),
            (".gitignore", "*.o\nbuild/\n"),
            ("f.c", &lines(1..=40)),
            ("g.c", &lines(1..=10)),
            ("net/h.c", "int h(void)\n{\n\treturn 1;\n}\n"),
            ("run.sh", "true\n"),
        ];
        let world = World::project().file(".gitconfig", config).tarball("tiny.tar", &files);
        world.run("tree add tiny --tar tiny.tar").status(0);
        Self { world }
    }

    /// Three patches: lines 5 and 20 of `f.c`, and `g.c`; what they do does not touch.
    pub fn three() -> Self {
        let bench = Self::empty();
        bench.add("f: Change five", &[("f.c", &f_with(&[(5, "FIVE")]))]);
        bench.add("f: Change twenty", &[("f.c", &f_with(&[(5, "FIVE"), (20, "TWENTY")]))]);
        bench.add("g: Change three", &[("g.c", &lines(1..=10).replace("line 3\n", "THREE\n"))]);
        fs::remove_dir_all(bench.world.path(".kiso/edit")).expect("the worktree of the making");
        bench
    }

    /// Adds a patch that makes the files these.
    pub fn add(&self, subject: &str, files: &[(&str, &str)]) {
        self.kiso_words(&["new", subject]).status(0);
        self.kiso("edit").status(0);
        for (path, text) in files {
            self.write(path, text);
        }
        self.kiso("refresh").status(0);
    }

    pub fn kiso(&self, words: &str) -> Call {
        self.world.run(words)
    }

    /// Where an argument has a space in it.
    pub fn kiso_words(&self, words: &[&str]) -> Call {
        self.world.run_with("", |command| command.args(words))
    }

    /// A path in the worktree.
    pub fn src(&self, path: &str) -> PathBuf {
        self.world.path(EDIT).join(path)
    }

    /// Writes a file in the worktree.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.src(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("directories");
        fs::write(path, text).expect("a file");
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.src(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// A file of the series.
    pub fn patch(&self, name: &str) -> String {
        let path = self.world.path(SERIES).join(name);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Writes a file of the series.
    pub fn set_patch(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.world.path(SERIES).join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("directories");
        fs::write(path, text).expect("a file");
    }

    /// The files of the series.
    pub fn patches(&self) -> Files {
        files_below(&self.world.path("patches"))
    }

    /// The files of the worktree.
    pub fn worktree(&self) -> Files {
        files_below(&self.world.path(EDIT))
    }

    /// The names of the patches, in order.
    pub fn order(&self) -> Vec<String> {
        let text = self.patch("series");
        text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(str::to_owned).collect()
    }

    /// When each file of the series was written.
    pub fn times(&self) -> BTreeMap<PathBuf, SystemTime> {
        let time =
            |path: &PathBuf| fs::metadata(self.world.path("patches").join(path)).expect("it is there").modified();
        self.patches().into_keys().map(|path| (path.clone(), time(&path).expect("a time"))).collect()
    }

    /// The trees after each patch.
    pub fn trees(&self) -> Vec<String> {
        let text = self.kiso("apply --each").status(0).text();
        text.lines()
            .filter_map(|line| line.get(..40))
            .filter(|id| id.bytes().all(|b| b.is_ascii_hexdigit()))
            .map(str::to_owned)
            .collect()
    }

    /// The tree at the top.
    pub fn top(&self) -> String {
        self.trees().pop().expect("the base at least")
    }
}

/// Which files differ.
pub fn changed(before: &Files, after: &Files) -> Vec<String> {
    let names: std::collections::BTreeSet<&PathBuf> = before.keys().chain(after.keys()).collect();
    let differ = names.into_iter().filter(|name| before.get(*name) != after.get(*name));
    differ.map(|name| name.strip_prefix("small/v1").unwrap_or(name).display().to_string()).collect()
}

/// Demands equal files and tells which are not.
#[track_caller]
pub fn assert_same(before: &Files, after: &Files) {
    assert_eq!(changed(before, after), Vec::<String>::new());
}

fn files_below(top: &Path) -> Files {
    let mut found = Files::new();
    let mut pending = vec![top.to_owned()];
    while let Some(directory) = pending.pop() {
        for entry in fs::read_dir(&directory).unwrap_or_else(|error| panic!("{}: {error}", directory.display())) {
            let path = entry.expect("readable").path();
            let name = path.strip_prefix(top).expect("below").to_owned();
            if path.is_symlink() {
                found.insert(name, fs::read_link(&path).expect("a link").into_os_string().into_encoded_bytes());
            } else if path.is_dir() {
                pending.push(path);
            } else {
                found.insert(name, fs::read(&path).expect("readable"));
            }
        }
    }
    found
}

/// Runs git, which is wherever the tests are.
pub fn git(directory: &Path, words: &[&str]) -> String {
    let mut command = Command::new("git");
    command.args(words).current_dir(directory).env("HOME", directory).env("GIT_CONFIG_NOSYSTEM", "1");
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "A Developer").env(format!("GIT_{who}_EMAIL"), "dev@example.org");
        command.env(format!("GIT_{who}_DATE"), "2006-11-01T12:00:00Z");
    }
    let output = command.output().expect("git starts");
    assert!(output.status.success(), "git {words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}
