// SPDX-License-Identifier: GPL-2.0-only
//! What people use otherwise: installed from the package registries, with trees of their own to work on.

use super::lab::{Lab, PATCH, write};
use super::measure::timed;
use crate::{Stop, setup};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use xshell::Shell;

/// StGit's version.
const STGIT: &str = "2.5.5";
/// What virtme-ng's guest needs of a kernel on top of kiso's configuration.
const VNG_KCONFIG: &str = "CONFIG_VIRTIO_MENU=y\nCONFIG_VIRTIO=y\nCONFIG_VIRTIO_PCI=y\nCONFIG_VIRTIO_CONSOLE=y\n\
    CONFIG_NETDEVICES=y\nCONFIG_NETWORK_FILESYSTEMS=y\nCONFIG_NET_9P=y\nCONFIG_NET_9P_VIRTIO=y\nCONFIG_9P_FS=y\n\
    CONFIG_OVERLAY_FS=y\nCONFIG_BLOCK=y\nCONFIG_UNIX98_PTYS=y\nCONFIG_INOTIFY_USER=y\nCONFIG_FILE_LOCKING=y\n\
    CONFIG_ADVISE_SYSCALLS=y\nCONFIG_MEMBARRIER=y\nCONFIG_CGROUPS=y\n";

/// quilt, or why it is not there.
pub(super) fn quilt(shell: &Shell) -> Result<(), Stop> {
    from_debian(shell, "quilt", "quilt")
}

fn from_debian(shell: &Shell, program: &str, package: &str) -> Result<(), Stop> {
    match timed(Command::new(program).arg("--version")) {
        Ok(_) => Ok(()),
        Err(_) => setup::install(shell, &[package.to_owned()]),
    }
}

/// StGit's program, or why it is not there.
pub(super) fn stgit(dir: &Path) -> Result<PathBuf, Stop> {
    let (root, program) = (dir.join("stgit"), dir.join("stgit/bin/stg"));
    if !program.exists() {
        eprintln!("cargo ci bench: installing StGit {STGIT} from crates.io");
        let mut cargo = Command::new("cargo");
        cargo.args(["install", "--quiet", "--locked", "stgit", "--version", STGIT, "--root"]).arg(&root);
        timed(cargo.arg("--target-dir").arg(dir.join("stgit-build")))?;
    }
    Ok(program)
}

/// The directory of virtme-ng's programs, or why they are not there. One of them looks for another in `PATH`. Its guest
/// runs on the host's files and finds its serial ports with the host's udev.
pub(super) fn vng(shell: &Shell, dir: &Path) -> Result<PathBuf, Stop> {
    from_debian(shell, "udevadm", "udev")?;
    let (venv, programs) = (dir.join("venv"), dir.join("venv/bin"));
    if !programs.join("vng").exists() {
        eprintln!("cargo ci bench: installing virtme-ng from PyPI");
        timed(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
        timed(Command::new(programs.join("pip")).args(["install", "--quiet", "virtme-ng"]))?;
    }
    Ok(programs)
}

/// A clone of kiso's repository with the base tree in it, for those who apply a series to files.
pub(super) fn clone(lab: &Lab, dir: &Path) -> Result<PathBuf, Stop> {
    clone_of(&lab.git_dir(), &lab.base, dir.join("clone"))
}

/// A clone of a repository in `place`, with the files of this commit.
pub(super) fn clone_of(git_dir: &Path, base: &str, place: PathBuf) -> Result<PathBuf, Stop> {
    let git = |words: &[&str]| timed(Command::new("git").args(words).current_dir(&place));
    if git(&["checkout", "--quiet", "--force", "-B", "bench", base]).is_err() {
        let _ = fs::remove_dir_all(&place);
        eprintln!("cargo ci bench: checking out the base tree for StGit and quilt");
        timed(Command::new("git").args(["clone", "--quiet", "--shared", "--no-checkout"]).arg(git_dir).arg(&place))?;
        git(&["config", "user.name", "kiso"])?;
        git(&["config", "user.email", "kiso@example.org"])?;
        git(&["checkout", "--quiet", "-B", "bench", base])?;
    }
    Ok(place)
}

/// Puts the series into a clone, its header lines unfolded: StGit cannot read a `From:` that goes on in the next line,
/// as `git format-patch` writes it.
pub(super) fn copy_patches(lab: &Lab, tree: &Path) -> Result<(), Stop> {
    let io = |error: std::io::Error| Stop::new(3, format!("{}: {error}", tree.display()));
    let patches = tree.join("patches");
    let _ = fs::remove_dir_all(&patches);
    for entry in fs::read_dir(lab.patches()).map_err(io)? {
        let entry = entry.map_err(io)?;
        if entry.path().is_file() {
            let text = fs::read_to_string(entry.path()).map_err(io)?;
            let (header, rest) = text.split_once("\n\n").unwrap_or((&text, ""));
            let unfolded = match rest.is_empty() {
                true => text.clone(),
                false => format!("{}\n\n{rest}", header.replace("\n ", " ")),
            };
            write(&patches.join(entry.file_name()), &unfolded)?;
        }
    }
    Ok(())
}

/// quilt in a tree whose directory `patches` holds the series.
pub(super) fn quilt_in(tree: &Path, words: &[&str]) -> Command {
    let mut command = Command::new("quilt");
    command.args(["--quiltrc", "-"]).args(words).current_dir(tree).env("QUILT_PATCHES", "patches");
    command
}

/// A tree with the series applied by quilt, and two output directories of make.
pub(super) struct Workplace {
    pub tree: PathBuf,
    out: PathBuf,
    out_vng: PathBuf,
    jobs: String,
}

impl Workplace {
    /// Builds both kernels where they are not there yet. Takes minutes the first time, and when the series changes.
    pub fn new(lab: &Lab, dir: &Path, config: &Path) -> Result<Self, Stop> {
        let jobs = std::thread::available_parallelism().map_or(1, usize::from);
        let place = Self {
            tree: dir.join("build"),
            out: dir.join("out"),
            out_vng: dir.join("out-vng"),
            jobs: format!("-j{jobs}"),
        };
        let stamp = dir.join("build.stamp");
        if fs::read_to_string(&stamp).ok().as_deref() != Some(&lab.top) {
            for path in [&place.tree, &place.out, &place.out_vng] {
                let _ = fs::remove_dir_all(path);
            }
            place.unpack(lab)?;
            write(&stamp, &lab.top)?;
        } else if timed(&mut quilt_in(&place.tree, &["top"]))?.stdout.trim() == PATCH {
            timed(&mut quilt_in(&place.tree, &["pop", "-q"]))?;
        }
        eprintln!("cargo ci bench: building the kernel with make alone");
        place.configure(&place.out, &fs::read_to_string(config).map_err(|error| Stop::new(3, error.to_string()))?)?;
        place.make(&["vmlinux"])?;
        Ok(place)
    }

    fn unpack(&self, lab: &Lab) -> Result<(), Stop> {
        eprintln!("cargo ci bench: unpacking the base tree for make");
        let script = "git --git-dir \"$1\" archive \"$2\" | tar -x -C \"$3\"";
        fs::create_dir_all(&self.tree).map_err(|error| Stop::new(3, error.to_string()))?;
        timed(Command::new("sh").args(["-c", script, "sh"]).arg(lab.git_dir()).arg(&lab.base).arg(&self.tree))?;
        timed(Command::new("cp").arg("-r").arg(lab.patches()).arg(self.tree.join("patches")))?;
        timed(&mut quilt_in(&self.tree, &["push", "-a", "-q"]))?;
        Ok(())
    }

    /// The same kernel with what virtme-ng needs.
    pub fn prepare_vng(&self) -> Result<(), Stop> {
        eprintln!("cargo ci bench: building the kernel with what virtme-ng needs");
        if !self.out_vng.exists() {
            timed(Command::new("cp").arg("-a").arg(&self.out).arg(&self.out_vng))?;
        }
        let config = fs::read_to_string(self.out.join(".config")).map_err(|error| Stop::new(3, error.to_string()))?;
        self.configure(&self.out_vng, &format!("{config}{VNG_KCONFIG}"))?;
        self.make_vng()?;
        Ok(())
    }

    fn configure(&self, out: &Path, config: &str) -> Result<(), Stop> {
        let asked = out.join("asked.config");
        if fs::read_to_string(&asked).ok().as_deref() == Some(config) {
            return Ok(());
        }
        write(&out.join(".config"), config)?;
        timed(&mut self.make_command(out, &["olddefconfig"]))?;
        write(&asked, config)
    }

    /// make with kiso's configuration; gives its time in seconds.
    pub fn make(&self, goals: &[&str]) -> Result<f64, Stop> {
        Ok(timed(&mut self.make_command(&self.out, goals))?.seconds)
    }

    /// make as virtme-ng's users do it; gives its time in seconds.
    pub fn make_vng(&self) -> Result<f64, Stop> {
        Ok(timed(&mut self.make_command(&self.out_vng, &["bzImage"]))?.seconds)
    }

    /// The kernel that virtme-ng boots.
    pub fn vng_kernel(&self) -> PathBuf {
        self.out_vng.join("arch/x86/boot/bzImage")
    }

    fn make_command(&self, out: &Path, goals: &[&str]) -> Command {
        let mut output = std::ffi::OsString::from("O=");
        output.push(out);
        let mut command = Command::new("make");
        // The flags are kiso's, so that the work is the same.
        command.arg("-C").arg(&self.tree).arg(output).args([&self.jobs, "ARCH=x86_64", "LOCALVERSION="]);
        command.args(["KBUILD_BUILD_USER=kiso", "KBUILD_BUILD_HOST=kiso", "KBUILD_BUILD_VERSION=1"]);
        command.arg("KBUILD_BUILD_TIMESTAMP=Thu Jan  1 00:00:00 UTC 1970").args(goals);
        command
    }
}
