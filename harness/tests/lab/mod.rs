// SPDX-License-Identifier: GPL-2.0-only
//! A copy of this project for end-to-end tests: its files may be changed, its state directory is shared.

use serde_json::Value;
use std::collections::HashSet;
use std::fs;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Long enough for a build from nothing on a slow machine; a deadline, no expectation.
const PATIENCE: Duration = Duration::from_secs(1800);

/// The patched tree, taken for a tree.
const ON_TOP: &str = "e2e-on-top";

const KISO: &str = env!("CARGO_BIN_EXE_kiso");

/// A state directory is one kiso's at a time.
pub fn alone() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One insertion into a file of the patched tree.
pub struct Change<'a> {
    /// The file.
    pub file: &'a str,
    /// A text that stands in it once.
    pub after: &'a str,
    /// What is put behind that text.
    pub insert: &'a str,
}

/// The copy; gone with the value, and with it the runs and kernels that came of its changes.
pub struct Lab {
    dir: tempfile::TempDir,
    /// What was in the state directory before, where this copy is changed: nobody will ask again for what comes of it.
    kept: Option<HashSet<PathBuf>>,
}

/// A kiso that runs.
pub struct Running {
    child: Child,
}

/// A kiso that has ended.
pub struct Ended {
    output: Output,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the project")
}

impl Lab {
    /// A fresh copy.
    pub fn new() -> Self {
        let dir = tempfile::tempdir().expect("a private directory");
        for part in ["patches", "qemu-images/machines", "qemu-images/kconfig", "ci/gate.yaml", "ci/forges"] {
            copy(&root().join(part), &dir.path().join(part));
        }
        // What is red here is so on purpose: nobody asks whether it comes again, but the test that is about that.
        let gate = dir.path().join("ci/gate.yaml");
        let policy = fs::read_to_string(&gate).expect("the policy");
        fs::write(&gate, format!("{policy}flaky: {{repeat: 0, allow: 0}}\n")).expect("the policy");
        let state = root().join(".kiso");
        fs::create_dir_all(&state).expect("the state directory");
        std::os::unix::fs::symlink(state, dir.path().join(".kiso")).expect("a link to it");
        Self { dir, kept: None }
    }

    /// Its top directory.
    pub fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// The state directory.
    pub fn state(&self) -> PathBuf {
        self.dir.path().join(".kiso")
    }

    /// The entries of the state directory that pile up.
    pub fn entries(&self) -> HashSet<PathBuf> {
        let dirs = ["runs", "kernels"].map(|name| self.state().join(name));
        dirs.iter().filter_map(|dir| fs::read_dir(dir).ok()).flatten().flatten().map(|entry| entry.path()).collect()
    }

    /// Changes a file of the copy.
    pub fn edit(mut self, path: &str, change: impl Fn(&str) -> String) -> Self {
        self.kept.get_or_insert(self.entries());
        let path = self.dir.path().join(path);
        let old = fs::read_to_string(&path).expect("the file");
        let new = change(&old);
        assert_ne!(old, new, "{}: the change changes nothing", path.display());
        fs::write(path, new).expect("the file");
        self
    }

    /// Adds a patch at the end of the series that makes one insertion.
    pub fn change(mut self, name: &str, change: &Change<'_>) -> Self {
        self.kept.get_or_insert(self.entries());
        self.kiso("apply").status(0);
        let old = self.patched(change.file);
        assert_eq!(old.matches(change.after).count(), 1, "{}: the place is not unique", change.file);
        let new = old.replace(change.after, &format!("{}{}", change.after, change.insert));
        let text = format!(
            "From: A Tester <tester@example.org>\nDate: Wed, 1 Nov 2006 12:00:00 +0000\nSubject: [PATCH] e2e: {name}\n\n\
             Breaks something on purpose.\n\n---\n{}",
            diff(change.file, &old, &new)
        );
        let variant = self.dir.path().join("patches/ipv4-isolation/v6.1");
        fs::write(variant.join(name), text).expect("the patch");
        let series = fs::read_to_string(variant.join("series")).expect("the series file");
        fs::write(variant.join("series"), format!("{series}{name}\n")).expect("the series file");
        self
    }

    /// Takes the patched tree for the tree, so that the series begins anew on top of it: a worktree that is at the series has
    /// little to build then.
    pub fn on_top(mut self) -> Self {
        self.kept.get_or_insert(self.entries());
        self.kiso("apply").status(0);
        self.kiso(&format!("tree add {ON_TOP} --from .kiso/git --rev refs/kiso/series/ipv4-isolation/v6.1")).status(0);
        let variant = self.dir.path().join("patches/ipv4-isolation/v6.1");
        fs::remove_dir_all(&variant).expect("the patches are removed");
        fs::create_dir(&variant).expect("the variant");
        fs::write(variant.join("series"), "").expect("the series file");
        let from = "    tree: linux-6.1\n    debian: linux-source-6.1\n";
        self.edit("patches/ipv4-isolation/series.yaml", |yaml| yaml.replace(from, &format!("    tree: {ON_TOP}\n")))
    }

    /// A file as the series leaves it.
    fn patched(&self, file: &str) -> String {
        let git = Command::new("git")
            .arg("--git-dir")
            .arg(self.dir.path().join(".kiso/git"))
            .args(["show", &format!("refs/kiso/series/ipv4-isolation/v6.1:{file}")])
            .output()
            .expect("git");
        assert!(git.status.success(), "{}", String::from_utf8_lossy(&git.stderr));
        String::from_utf8(git.stdout).expect("UTF-8")
    }

    /// Calls kiso and waits for it.
    pub fn kiso(&self, words: &str) -> Ended {
        self.start(words).finish()
    }

    /// Starts kiso.
    pub fn start(&self, words: &str) -> Running {
        self.spawn(Command::new(KISO).args(words.split_whitespace()))
    }

    /// Starts kiso where its runs lie on a file system of their own, which holds so many bytes.
    pub fn start_with_room(&self, bytes: u64, words: &str) -> Running {
        // The mount is in a mount namespace of its own, so it ends with kiso; the user namespace lets anybody mount.
        let script = format!("mount -t tmpfs -o size={bytes} kiso .kiso/runs && exec \"$@\"");
        let mut unshare = Command::new("unshare");
        unshare.args(["--user", "--map-root-user", "--mount", "sh", "-c", &script, "sh", KISO]);
        self.spawn(unshare.args(words.split_whitespace()))
    }

    fn spawn(&self, command: &mut Command) -> Running {
        command.current_dir(self.dir.path()).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // Tests that a shell runs in the background have SIGINT ignored, which kiso would respect.
        // SAFETY: signal(2) may be called between fork and exec.
        unsafe {
            command.pre_exec(|| {
                libc::signal(libc::SIGINT, libc::SIG_DFL);
                Ok(())
            })
        };
        Running { child: command.spawn().expect("it starts") }
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        if let Some(kept) = &self.kept {
            // Where it is not there, that is as well.
            let _ = self.start(&format!("tree rm {ON_TOP}")).child.wait();
            let store = rusqlite::Connection::open(self.state().join("runs.sqlite")).ok();
            for entry in self.entries().difference(kept) {
                // A leftover costs space and nothing else.
                let _ = fs::remove_dir_all(entry);
                // A kernel's name is no run's.
                let id = entry.file_name().map(|name| name.to_string_lossy().into_owned());
                let _ = store.as_ref().map(|store| {
                    store.pragma_update(None, "foreign_keys", true)?;
                    store.execute("DELETE FROM runs WHERE id = ?1", [id])
                });
            }
        }
    }
}

impl Running {
    /// Its process id.
    pub fn pid(&self) -> i32 {
        i32::try_from(self.child.id()).expect("a pid")
    }

    /// Waits until the QEMU of its boot runs, and gives its process id.
    pub fn wait_for_qemu(&mut self) -> i32 {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if let Some(qemu) = booting_qemu(self.pid()) {
                return qemu;
            }
            if let Some(status) = self.child.try_wait().expect("wait") {
                panic!("kiso ended before it started QEMU: {status}");
            }
            std::thread::yield_now();
        }
        panic!("no QEMU came");
    }

    /// Waits until its boot has given so many results, and gives the process id of its QEMU.
    pub fn wait_for_results(&mut self, lab: &Lab, results: usize) -> i32 {
        let qemu = self.wait_for_qemu();
        let begun = Instant::now();
        // The newest run is the one in progress: their names begin with the time.
        let newest = || fs::read_dir(lab.dir.path().join(".kiso/runs")).ok()?.flatten().map(|run| run.path()).max();
        while begun.elapsed() < PATIENCE {
            let text = newest().and_then(|run| fs::read(run.join("results.ktap")).ok()).unwrap_or_default();
            let whole = text.split_inclusive(|byte| *byte == b'\n').filter(|line| line.ends_with(b"\n"));
            if whole.filter(|line| line.starts_with(b"ok ")).count() >= results {
                return qemu;
            }
            if let Some(status) = self.child.try_wait().expect("wait") {
                panic!("kiso ended before it had {results} results: {status}");
            }
            std::thread::yield_now();
        }
        panic!("no results came");
    }

    /// Waits for its end.
    pub fn finish(self) -> Ended {
        Ended { output: self.child.wait_with_output().expect("kiso ends") }
    }
}

impl Ended {
    /// Demands an exit code.
    #[track_caller]
    pub fn status(self, code: i32) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let said = format!("{}\n{}", text(&self.output.stdout), text(&self.output.stderr));
        assert_eq!(self.output.status.code(), Some(code), "{said}");
        self
    }

    /// Demands words in standard output.
    #[track_caller]
    pub fn stdout(self, words: &str) -> Self {
        let out = String::from_utf8_lossy(&self.output.stdout).into_owned();
        assert!(out.contains(words), "no {words:?} in:\n{out}");
        self
    }

    /// Demands words in standard error.
    #[track_caller]
    pub fn stderr(self, words: &str) -> Self {
        let said = String::from_utf8_lossy(&self.output.stderr).into_owned();
        assert!(said.contains(words), "no {words:?} in:\n{said}");
        self
    }

    /// Standard output.
    pub fn out(&self) -> String {
        String::from_utf8_lossy(&self.output.stdout).into_owned()
    }

    /// Standard error.
    pub fn err(&self) -> String {
        String::from_utf8_lossy(&self.output.stderr).into_owned()
    }

    /// Standard output as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.output.stdout).expect("JSON on standard output")
    }
}

/// Sends a signal to one process.
pub fn kill(pid: i32, signal: i32) {
    // SAFETY: kill(2) takes two integers and touches no memory of ours.
    let sent = unsafe { libc::kill(pid, signal) };
    assert_eq!(sent, 0, "kill({pid}, {signal})");
}

/// Waits until a process is gone.
pub fn wait_until_gone(pid: i32) {
    let begun = Instant::now();
    while Path::new(&format!("/proc/{pid}")).exists() {
        assert!(begun.elapsed() < Duration::from_secs(20), "process {pid} is still there");
        std::thread::yield_now();
    }
}

/// The QEMU below `pid` that boots: neither one that is asked for its version nor one that proves KVM.
fn booting_qemu(pid: i32) -> Option<i32> {
    let tasks = fs::read_dir(format!("/proc/{pid}/task")).ok()?;
    for task in tasks.flatten() {
        let children = fs::read_to_string(task.path().join("children")).unwrap_or_default();
        for child in children.split_whitespace().filter_map(|word| word.parse().ok()) {
            let command = fs::read(format!("/proc/{child}/cmdline")).unwrap_or_default();
            let mut words = command.split(|byte| *byte == 0).map(String::from_utf8_lossy);
            let initramfs = words.by_ref().find(|word| word == "-initrd").and_then(|_| words.next());
            if initramfs.is_some_and(|path| !path.contains("/kvm-proof/")) {
                return Some(child);
            }
            if let Some(found) = booting_qemu(child) {
                return Some(found);
            }
        }
    }
    None
}

/// A git diff of one file.
fn diff(file: &str, old: &str, new: &str) -> String {
    let dir = tempfile::tempdir().expect("a private directory");
    for (side, text) in [("a", old), ("b", new)] {
        let path = dir.path().join(side).join(file);
        fs::create_dir_all(path.parent().expect("a parent")).expect("directories");
        fs::write(path, text).expect("a file");
    }
    let git = Command::new("git")
        .args(["diff", "--no-index", "--full-index", "--no-prefix", "--no-color", "a", "b"])
        .current_dir(dir.path())
        .output()
        .expect("git");
    assert_eq!(git.status.code(), Some(1), "the two differ");
    String::from_utf8(git.stdout).expect("UTF-8")
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        for entry in fs::read_dir(from).expect("a directory").flatten() {
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::create_dir_all(to.parent().expect("a parent")).expect("directories");
        fs::copy(from, to).expect("a copy");
    }
}
