// SPDX-License-Identifier: GPL-2.0-only
//! Forges as far as the workflows in `ci/forges` use them: each step and each script is really run, in the shell that the
//! forge starts and with the files and variables that it gives; caches are kept in a directory. What a workflow uses and
//! nobody here knows is a failure, not a step left out.

mod expression;
pub mod github;
pub mod gitlab;

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A machine that a job runs on: a checkout of the project, and a home that is nobody's.
pub struct Machine {
    /// The project's top directory.
    pub checkout: PathBuf,
    /// Programs that come before those of the system.
    programs: PathBuf,
    /// Variables that the forge's settings add.
    pub variables: Vec<(String, String)>,
    home: tempfile::TempDir,
}

impl Machine {
    /// A machine with this checkout. It installs no packages: what asks it to is told that there is no network.
    pub fn new(checkout: &Path, has_kiso: bool) -> Self {
        let home = tempfile::tempdir().expect("a private directory");
        let programs = home.path().join("programs");
        fs::create_dir(&programs).expect("a directory");
        for name in ["apt-get", "sudo", "cargo"] {
            write_program(&programs.join(name), "#!/bin/sh\necho \"$0 $*: no network\" >&2\nexit 100\n");
        }
        if has_kiso {
            std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_kiso"), programs.join("kiso")).expect("a link");
        }
        Self { checkout: checkout.to_owned(), programs, variables: Vec::new(), home }
    }

    /// Puts a program in the place of the one of this name. In a script `$KISO` is the kiso of these tests.
    pub fn program(&self, name: &str, script: &str) {
        let path = self.programs.join(name);
        let _ = fs::remove_file(&path);
        write_program(&path, &format!("#!/bin/bash\nKISO={}\n{script}\n", env!("CARGO_BIN_EXE_kiso")));
    }

    /// Runs a script as any runner would.
    pub fn run(&self, script: &str) -> Ended {
        let (code, log) = self.shell(&["--noprofile", "--norc"], script, &[]);
        Ended { code, last: log.clone(), log, ..Ended::default() }
    }

    /// Runs a script to its end; gives its exit code and all that it said.
    fn shell(&self, arguments: &[&str], script: &str, variables: &[(String, String)]) -> (i32, String) {
        let file = self.home.path().join("script.sh");
        fs::write(&file, script).expect("the script");
        let system = std::env::var("PATH").unwrap_or_default();
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-c", "exec \"$@\" 2>&1", "bash", "bash"]).args(arguments).arg(&file);
        command.current_dir(&self.checkout).stdin(Stdio::null()).env_clear().env("CI", "true");
        command.env("HOME", self.home.path()).env("PATH", format!("{}:{system}", self.programs.display()));
        for (name, value) in self.variables.iter().chain(variables) {
            // What a workflow sets of these is in front of what is there.
            let value =
                if name == "PATH" { format!("{value}:{}:{system}", self.programs.display()) } else { value.clone() };
            command.env(name, value);
        }
        let output = command.output().expect("bash");
        (output.status.code().unwrap_or(-1), String::from_utf8_lossy(&output.stdout).into_owned())
    }

    fn matches(&self, pattern: &str) -> bool {
        let (code, _) = self.shell(&["--noprofile", "--norc"], &format!("compgen -G '{pattern}'"), &[]);
        code == 0
    }
}

fn write_program(path: &Path, script: &str) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::write(path, script).expect("a program");
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("a program");
}

/// What became of a job.
#[derive(Debug, Default)]
pub struct Ended {
    /// The exit code of what failed in it; 0 where nothing did.
    pub code: i32,
    /// All that its steps said.
    pub log: String,
    /// What the last step said: the first thing that one sees.
    pub last: String,
    /// The summary that it posted.
    pub summary: String,
    /// The files that it gave to the forge.
    pub uploaded: Vec<String>,
    /// The keys of the caches that were found.
    pub restored: Vec<String>,
    /// The keys of the caches that were kept.
    pub saved: Vec<String>,
}

impl Ended {
    /// Demands an exit code.
    #[track_caller]
    pub fn status(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}", self.log);
        self
    }

    /// Demands words in what is seen first.
    #[track_caller]
    pub fn first(self, words: &str) -> Self {
        assert!(self.last.contains(words), "no {words:?} in:\n{}\nof:\n{}", self.last, self.log);
        self
    }

    /// Demands words in the log.
    #[track_caller]
    pub fn said(self, words: &str) -> Self {
        assert!(self.log.contains(words), "no {words:?} in:\n{}", self.log);
        self
    }

    /// The first key with this beginning among those.
    pub fn restored(&self, of: &str) -> Option<&String> {
        self.restored.iter().find(|key| key.starts_with(&format!("kiso-{of}-")))
    }
}

/// What outlives the machines.
pub struct Caches {
    dir: tempfile::TempDir,
    /// Of each its key, the pattern that it is of, and its archive; the newest is last.
    entries: RefCell<Vec<(String, String, PathBuf)>>,
    /// Whether anything is really kept.
    keeps: bool,
}

impl Caches {
    /// An empty store.
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().expect("a private directory"), entries: RefCell::default(), keeps: true }
    }

    /// One that forgets everything: the state directory is one that stays.
    pub fn forgetful() -> Self {
        Self { keeps: false, ..Self::new() }
    }

    /// Unpacks the entry of this key or, where `begins`, the newest whose key begins so. An entry is only found by whoever
    /// names the same files.
    fn restore(&self, machine: &Machine, key: &str, begins: bool, path: &str) -> Option<String> {
        let entries = self.entries.borrow();
        let is_it = |entry: &&(String, String, PathBuf)| {
            entry.1 == path && (entry.0 == key || begins && entry.0.starts_with(key))
        };
        let (key, _, archive) = entries.iter().rev().find(is_it)?;
        let (code, said) = machine.shell(&[], &format!("tar -xf '{}'", archive.display()), &[]);
        assert_eq!(code, 0, "{said}");
        Some(key.clone())
    }

    /// Keeps the files of a pattern; false where there are none.
    fn save(&self, machine: &Machine, key: &str, path: &str) -> bool {
        assert!(!key.is_empty() && key.len() <= 512 && !key.contains(','), "{key:?} is no key");
        if !machine.matches(path) {
            return false;
        }
        let mut entries = self.entries.borrow_mut();
        let archive = self.dir.path().join(format!("{}.tar", entries.len()));
        if self.keeps {
            let (code, said) = machine.shell(&[], &format!("tar -cf '{}' {path}", archive.display()), &[]);
            assert_eq!(code, 0, "{said}");
            entries.push((key.to_owned(), path.to_owned(), archive));
        }
        true
    }

    fn holds(&self, key: &str, path: &str) -> bool {
        self.entries.borrow().iter().any(|entry| entry.0 == key && entry.1 == path)
    }
}

/// `NAME=VALUE` lines, as forges take them.
fn pairs(text: &str) -> Vec<(String, String)> {
    let pair = |line: &str| {
        let (name, value) = line.split_once('=').unwrap_or_else(|| panic!("{line:?} is no NAME=VALUE"));
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        assert!(is_name, "{name:?} is no name");
        (name.to_owned(), value.to_owned())
    };
    text.lines().map(pair).collect()
}

/// A file of this repository.
pub fn file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// A workflow as its file is.
pub fn read(path: &str) -> serde_yaml::Value {
    let text = fs::read_to_string(file(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn text_of(value: &serde_yaml::Value) -> String {
    match value {
        serde_yaml::Value::String(text) => text.clone(),
        serde_yaml::Value::Bool(truth) => truth.to_string(),
        serde_yaml::Value::Number(number) => number.to_string(),
        serde_yaml::Value::Null => String::new(),
        other => panic!("{other:?} is no text"),
    }
}

/// The keys and values of a mapping; none where it is not there.
fn entries(value: Option<&serde_yaml::Value>) -> Vec<(String, &serde_yaml::Value)> {
    let mapping = value.and_then(serde_yaml::Value::as_mapping);
    mapping.into_iter().flatten().map(|(key, value)| (text_of(key), value)).collect()
}
