// SPDX-License-Identifier: GPL-2.0-only
//! A small world to run the command in: a project in a private directory, a clean environment, a tiny tree.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A project of its own, gone with the value.
pub struct World {
    dir: tempfile::TempDir,
}

/// What a call of kiso gave.
pub struct Call {
    words: String,
    output: Output,
    dir: PathBuf,
}

const SERIES_YAML: &str = "\
title: a small series
variants:
  v1:
    tree: tiny
targets:
  v1:
    variant: v1
    kconfig: [guest]
    machine: q35
    suites: [bind]
    isolations: [netns, none]
";

impl World {
    /// An empty directory.
    pub fn empty() -> Self {
        Self { dir: tempfile::tempdir().expect("a private directory") }
    }

    /// A project with a series of no patches, a machine, a fragment and a gate.
    pub fn project() -> Self {
        let machine = include_str!("../../../qemu-images/machines/q35.yaml");
        Self::empty()
            .file("patches/small/series.yaml", SERIES_YAML)
            .file("patches/small/v1/series", "")
            .file("qemu-images/machines/q35.yaml", machine)
            .file("qemu-images/kconfig/guest.config", "CONFIG_PRINTK=y\n")
            .file("ci/gate.yaml", "lanes:\n  v1:\n    suites: [bind]\n")
    }

    /// Writes a file.
    pub fn file(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("directories");
        fs::write(path, text).expect("a file");
        self
    }

    /// Writes a tarball of these files below one top directory.
    pub fn tarball(self, name: &str, files: &[(&str, &str)]) -> Self {
        let mut builder = tar::Builder::new(Vec::new());
        for (path, text) in files {
            let mut header = tar::Header::new_gnu();
            header.set_size(text.len() as u64);
            header.set_mode(0o644);
            // The name is written raw: the tar crate itself would refuse what a hostile archive holds.
            let raw = format!("tiny-1/{path}");
            header.as_old_mut().name[..raw.len()].copy_from_slice(raw.as_bytes());
            header.set_cksum();
            builder.append(&header, text.as_bytes()).expect("an entry");
        }
        let bytes = builder.into_inner().expect("an archive");
        self.file(name, bytes)
    }

    /// Adds a patch to the series.
    pub fn patch(self, name: &str, text: &str) -> Self {
        let series = self.path("patches/small/v1/series");
        let mut list = fs::read_to_string(&series).expect("the series file");
        list.push_str(name);
        list.push('\n');
        fs::write(series, list).expect("the series file");
        self.file(&format!("patches/small/v1/{name}"), text)
    }

    /// Records the files as they are in a git repository at the top.
    pub fn commit(self) -> Self {
        let repo = git2::Repository::init(self.dir.path()).expect("a repository");
        let mut index = repo.index().expect("an index");
        index.add_all(["*"], git2::IndexAddOption::DEFAULT, None).expect("files");
        index.write().expect("an index");
        let tree = repo.find_tree(index.write_tree().expect("a tree")).expect("a tree");
        let who = git2::Signature::new("A", "a@example.org", &git2::Time::new(0, 0)).expect("a name");
        let parent = repo.head().ok().and_then(|head| head.peel_to_commit().ok());
        repo.commit(Some("HEAD"), &who, &who, "x", &tree, &parent.iter().collect::<Vec<_>>()).expect("a commit");
        self
    }

    /// A path inside.
    pub fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    /// Calls kiso.
    pub fn run(&self, words: &str) -> Call {
        self.run_with(words, |command| command)
    }

    /// Calls kiso with these arguments.
    pub fn run_words(&self, words: &[&str]) -> Call {
        self.run_with("", |command| command.args(words))
    }

    /// Calls kiso after a change to how it is started.
    pub fn run_with(&self, words: &str, change: impl FnOnce(&mut Command) -> &mut Command) -> Call {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kiso"));
        command.args(words.split_whitespace()).current_dir(self.dir.path()).env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("HOME", self.dir.path());
        let output = change(&mut command).output().expect("kiso starts");
        Call { words: words.to_owned(), output, dir: self.dir.path().canonicalize().expect("the directory") }
    }
}

impl Call {
    /// Demands an exit code.
    #[track_caller]
    pub fn status(self, code: i32) -> Self {
        assert_eq!(self.output.status.code(), Some(code), "kiso {}\n{}", self.words, self.text());
        self
    }

    /// Demands words in standard output.
    #[track_caller]
    pub fn stdout(self, words: &str) -> Self {
        assert!(
            self.clean(&self.output.stdout).contains(words),
            "no {words:?} in stdout of kiso {}\n{}",
            self.words,
            self.text()
        );
        self
    }

    /// Demands words in standard error.
    #[track_caller]
    pub fn stderr(self, words: &str) -> Self {
        assert!(
            self.clean(&self.output.stderr).contains(words),
            "no {words:?} in stderr of kiso {}\n{}",
            self.words,
            self.text()
        );
        self
    }

    /// Standard output as a person sees it.
    pub fn out(&self) -> String {
        self.clean(&self.output.stdout)
    }

    /// Standard output as a program reads it.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.output.stdout).expect("JSON")
    }

    /// Both outputs as a person sees them, with the private directory's name and the times replaced.
    pub fn text(&self) -> String {
        let stdout = self.clean(&self.output.stdout);
        let stderr = self.clean(&self.output.stderr);
        match (stdout.is_empty(), stderr.is_empty()) {
            (_, true) => stdout,
            (true, false) => stderr,
            (false, false) => format!("{stdout}--- stderr ---\n{stderr}"),
        }
    }

    fn clean(&self, bytes: &[u8]) -> String {
        let text = String::from_utf8_lossy(bytes).replace(&self.dir.display().to_string(), "WORLD");
        let times = regex::Regex::new(r"\b\d+\.\d s\b").expect("a pattern");
        times.replace_all(&text, "TIME").into_owned()
    }
}

/// Whether a path is there.
pub fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}
