// SPDX-License-Identifier: GPL-2.0-only
//! A copy of the project with the project's own state directory: its series can be changed, the checkout is left alone.

use super::measure::{Ended, timed, watched};
use crate::Stop;
use serde_json::Value;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The variant that is measured.
const VARIANT: &str = "patches/ipv4-isolation/v6.1";
/// The file that the benchmark changes, and the line of it. Its number is one that no case looks at.
const FILE: &str = "net/ipv4/tcp_ipv4.c";
const LINE: &str = "sysctl_tcp_challenge_ack_limit = INT_MAX;";
/// The patch that changes it.
pub(super) const PATCH: &str = "9999-bench-one-line.patch";

/// What kiso says where another one works on the state directory, and how often we wait for our turn then.
const BUSY: &str = "wait for it to end, or end it";
const TURNS: u32 = 100;

/// The copy.
pub(super) struct Lab {
    kiso: PathBuf,
    pub dir: PathBuf,
    state: PathBuf,
    /// Id of the git tree of the whole series.
    pub top: String,
    /// Commit of the tree that the series stands on.
    pub base: String,
    /// `FILE` as the series leaves it.
    patched: String,
}

impl Lab {
    /// A fresh copy of the project at `root`, in `dir`.
    pub fn new(kiso: &Path, root: &Path, dir: PathBuf) -> Result<Self, Stop> {
        let state = root.join(".kiso");
        copy_project(root, &dir)?;
        std::os::unix::fs::symlink(&state, dir.join(".kiso")).map_err(|error| io(&dir, &error))?;
        let mut lab =
            Self { kiso: kiso.to_owned(), dir, state, top: String::new(), base: String::new(), patched: String::new() };
        let applied = lab.kiso(&["apply"])?.stdout;
        lab.top = applied.lines().rev().find_map(|line| object_id(line)).unwrap_or_default().to_owned();
        lab.base = lab.git(&["rev-parse", "refs/kiso/trees/linux-6.1^{commit}"])?.trim().to_owned();
        lab.patched = lab.git(&["show", &format!("{}:{FILE}", lab.top)])?;
        Ok(lab)
    }

    /// Where the patches are.
    pub fn patches(&self) -> PathBuf {
        self.dir.join(VARIANT)
    }

    /// Makes the last patch of the series one that puts `number` into one line. Gives the patch.
    pub fn change(&self, number: u64) -> Result<String, Stop> {
        if self.patched.matches(LINE).count() != 1 {
            return Err(Stop::new(3, format!("{FILE}: not one line with {LINE:?}")));
        }
        let new = self.patched.replace(LINE, &LINE.replace("INT_MAX", &number.to_string()));
        let scratch = self.dir.join("diff");
        for (side, text) in [("a", &self.patched), ("b", &new)] {
            write(&scratch.join(side).join(FILE), text)?;
        }
        // It ends with 1 where the two differ, which they do.
        let diff = Command::new("git")
            .args(["diff", "--no-index", "--full-index", "--no-prefix", "--no-color", "a", "b"])
            .current_dir(&scratch)
            .output()
            .map_err(|error| io(Path::new("git"), &error))?;
        let patch = format!(
            "From: kiso <kiso@example.org>\nDate: Wed, 1 Nov 2006 12:00:00 +0000\nSubject: [PATCH] bench: change one line\n\n\
             What cargo ci bench measures with.\n\n---\n{}",
            String::from_utf8_lossy(&diff.stdout)
        );
        let series = self.patches().join("series");
        let listed = fs::read_to_string(&series).map_err(|error| io(&series, &error))?;
        if !listed.lines().any(|line| line == PATCH) {
            write(&series, &format!("{listed}{PATCH}\n"))?;
        }
        write(&self.patches().join(PATCH), &patch)?;
        Ok(patch)
    }

    /// Takes that patch off again.
    pub fn restore(&self) -> Result<(), Stop> {
        let series = self.patches().join("series");
        let listed = fs::read_to_string(&series).map_err(|error| io(&series, &error))?;
        write(&series, &listed.replace(&format!("{PATCH}\n"), ""))?;
        let _ = fs::remove_file(self.patches().join(PATCH));
        Ok(())
    }

    /// Runs kiso in the copy.
    pub fn kiso(&self, arguments: &[&str]) -> Result<Ended, Stop> {
        self.in_turn(|| timed(Command::new(&self.kiso).args(arguments).current_dir(&self.dir)))
    }

    /// Runs `kiso run` in the copy and watches its memory; gives the record as well.
    pub fn run(&self, arguments: &[&str]) -> Result<(Ended, Value), Stop> {
        let run = ["run", "--format", "json"];
        let ended =
            self.in_turn(|| watched(Command::new(&self.kiso).args(run).args(arguments).current_dir(&self.dir)))?;
        let record =
            serde_json::from_str(&ended.stdout).map_err(|error| Stop::new(3, format!("kiso's record: {error}")))?;
        Ok((ended, record))
    }

    /// Makes kiso forget what the series came to, so that it applies every patch again.
    pub fn forget_applied(&self) {
        // Where nothing is remembered there is nothing to forget.
        let _ = fs::remove_dir_all(self.state.join("applied"));
    }

    /// Deletes what a run of a changed series left in the state directory: nobody will ask for it again.
    pub fn forget(&self, record: &Value) {
        for (place, name) in [("runs", &record["id"]), ("kernels", &record["kernel"]["key"])] {
            // A plain name only: nothing outside of that directory.
            if let Some(name) = name.as_str().filter(|name| !name.is_empty() && !name.contains(['/', '.'])) {
                let _ = fs::remove_dir_all(self.state.join(place).join(name));
            }
        }
    }

    /// The kernel of a run, and its configuration.
    pub fn kernel(&self, record: &Value) -> PathBuf {
        self.state.join("kernels").join(record["kernel"]["key"].as_str().unwrap_or_default())
    }

    /// The initramfs of `kiso boot`: the guest with nothing to test.
    pub fn empty_initramfs(&self) -> PathBuf {
        self.state.join("boot/initramfs.cpio")
    }

    /// Git on kiso's own repository.
    pub fn git(&self, arguments: &[&str]) -> Result<String, Stop> {
        Ok(timed(Command::new("git").arg("--git-dir").arg(self.git_dir()).args(arguments))?.stdout)
    }

    /// kiso's own repository.
    pub fn git_dir(&self) -> PathBuf {
        self.state.join("git")
    }

    /// One kiso at a time works on a state directory. Waits for another one's end, so that it is not counted as ours;
    /// where a third one was quicker, waits again.
    fn in_turn(&self, run: impl Fn() -> Result<Ended, Stop>) -> Result<Ended, Stop> {
        let path = self.state.join("lock");
        for _ in 0..TURNS {
            // No kiso has ever been here where there is no such file.
            if let Ok(lock) = File::open(&path) {
                lock.lock().map_err(|error| io(&path, &error))?;
            }
            match run() {
                Err(stop) if stop.message.contains(BUSY) => {}
                ended => return ended,
            }
        }
        Err(Stop::new(3, "other kisos are at work on the state directory"))
    }
}

/// Copies what makes a project, without its state.
pub(super) fn copy_project(root: &Path, dir: &Path) -> Result<(), Stop> {
    if dir.exists() {
        fs::remove_dir_all(dir).map_err(|error| io(dir, &error))?;
    }
    for part in ["patches", "qemu-images/machines", "qemu-images/kconfig", "ci/gate.yaml"] {
        let to = dir.join(part);
        let parent = to.parent().unwrap_or(dir);
        fs::create_dir_all(parent).map_err(|error| io(parent, &error))?;
        timed(Command::new("cp").arg("-r").arg(root.join(part)).arg(to))?;
    }
    Ok(())
}

/// An object id at the beginning of a line.
fn object_id(line: &str) -> Option<&str> {
    let word = line.split(' ').next()?;
    (word.len() == 40 && word.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(word)
}

/// Writes a file, and the directories above it where they are missing.
pub(super) fn write(path: &Path, text: &str) -> Result<(), Stop> {
    let dir = path.parent().unwrap_or(path);
    fs::create_dir_all(dir).and_then(|()| fs::write(path, text)).map_err(|error| io(path, &error))
}

fn io(path: &Path, error: &std::io::Error) -> Stop {
    Stop::new(3, format!("{}: {error}", path.display()))
}
