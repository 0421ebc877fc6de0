// SPDX-License-Identifier: GPL-2.0-only
//! A project with the two queues and its own state directory, a clone for the rivals, and what git itself makes of the
//! queues.

use super::debian::{self, Package};
use crate::Stop;
use crate::bench::lab::{copy_project, write};
use crate::bench::measure::{Ended, timed, watched};
use crate::bench::rivals;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The package whose tree the PREEMPT_RT queue is put onto: Debian's newest.
const NEWER: &str = "linux-source-6.1";

/// Where the queues are measured.
pub(super) struct Place {
    kiso: PathBuf,
    dir: PathBuf,
    pub package: Package,
    /// The rivals' clone, with the files of the older tree.
    pub clone: PathBuf,
    /// The commits of the two trees.
    pub older: String,
    pub newer: String,
}

/// A project of one round.
pub(super) struct Project {
    kiso: PathBuf,
    pub dir: PathBuf,
}

/// Which commits went onto another one, and those that did not, with the files, by their places.
pub(super) type Carried = (Vec<usize>, Vec<(usize, Vec<String>)>);
/// A patch that contradicts the newer tree, and the files.
pub(super) type Conflict = (String, Vec<String>);

impl Place {
    /// Imports the trees and the PREEMPT_RT queue where they are not there yet.
    pub fn new(kiso: &Path, root: &Path, dir: PathBuf) -> Result<Self, Stop> {
        let package = debian::fetch(&dir)?;
        let project = Project { kiso: kiso.to_owned(), dir: dir.join("project") };
        let stamp = dir.join("project.stamp");
        let trees = format!("{} and {}", package.version, newer_version()?);
        if fs::read_to_string(&stamp).ok().as_deref() != Some(&trees) {
            eprintln!("cargo ci bench: importing the trees {trees}");
            copy_project(root, &project.dir)?;
            let _ = fs::remove_dir_all(project.dir.join("patches"));
            project.declare("deb", "older")?;
            project.declare("small", "small")?;
            project.declare("rt", "older")?;
            timed(project.kiso(&["tree", "add", "older", "--tar"]).arg(&package.tarball))?;
            timed(&mut project.kiso(&["tree", "add", "newer", "--debian", NEWER]))?;
            timed(project.kiso(&["import", "--target", "rt"]).arg(&package.patches_rt))?;
            timed(&mut project.kiso(&["apply", "rt"]))?;
        }
        let commit = |tree: &str| {
            Ok::<_, Stop>(project.git(&["rev-parse", &format!("refs/kiso/trees/{tree}^{{commit}}")])?.trim().to_owned())
        };
        let (older, newer) = (commit("older")?, commit("newer")?);
        let clone = rivals::clone_of(&project.git_dir(), &older, dir.join("clone"))?;
        let place = Self { kiso: kiso.to_owned(), dir, package, clone, older, newer };
        if fs::read_to_string(&stamp).ok().as_deref() != Some(&trees) {
            place.add_small_tree(&project)?;
            write(&stamp, &trees)?;
        }
        Ok(place)
    }

    /// The tree that holds nothing but the files that Debian's own queue touches.
    fn add_small_tree(&self, project: &Project) -> Result<(), Stop> {
        let mut touched = BTreeSet::from([".gitattributes".to_owned()]);
        for patch in self.listed()? {
            let text = fs::read(&patch).map_err(|error| Stop::new(3, format!("{}: {error}", patch.display())))?;
            touched.extend(String::from_utf8_lossy(&text).lines().filter_map(old_path).map(str::to_owned));
        }
        let there = self.git(&["ls-tree", "-r", "--name-only", &self.older])?;
        let tar = self.dir.join("small.tar");
        let mut archive = Command::new("git");
        archive.args(["archive", "--format=tar", "-o"]).arg(&tar).args([&self.older, "--"]);
        archive.args(there.lines().filter(|path| touched.contains(*path))).current_dir(&self.clone);
        timed(&mut archive)?;
        timed(project.kiso(&["tree", "add", "small", "--tar"]).arg(&tar)).map(drop)
    }

    /// A copy of the project as it was at the beginning: what earlier rounds wrote is not in it. Objects are shared, as
    /// nobody changes them.
    pub fn fresh(&self, name: &str) -> Result<Project, Stop> {
        let (from, dir) = (self.dir.join("project"), self.dir.join(name));
        let _ = fs::remove_dir_all(&dir);
        timed(Command::new("cp").arg("-al").args([&from, &dir]))?;
        for own in ["patches", ".kiso/git/refs"] {
            let _ = fs::remove_dir_all(dir.join(own));
            timed(Command::new("cp").arg("-a").args([from.join(own), dir.join(own)]))?;
        }
        Ok(Project { kiso: self.kiso.clone(), dir })
    }

    /// The patches of Debian's own queue, in their order.
    pub fn listed(&self) -> Result<Vec<PathBuf>, Stop> {
        listed(&self.package.patches)
    }

    /// The first `count` patches of Debian's own queue as a queue of their own.
    pub fn part(&self, count: usize) -> Result<PathBuf, Stop> {
        let part = self.dir.join("part");
        let _ = fs::remove_dir_all(&part);
        timed(Command::new("cp").arg("-a").args([&self.package.patches, &part]))?;
        let names: Vec<String> = self
            .listed()?
            .iter()
            .take(count)
            .map(|path| path.strip_prefix(&self.package.patches).unwrap_or(path).display().to_string())
            .collect();
        write(&part.join("series"), &(names.join("\n") + "\n"))?;
        Ok(part)
    }

    /// Git in the clone.
    pub fn git(&self, words: &[&str]) -> Result<String, Stop> {
        Ok(timed(Command::new("git").args(words).current_dir(&self.clone))?.stdout)
    }

    /// The tree after each patch of Debian's own queue, as `git apply` makes it.
    pub fn trees_of_git(&self) -> Result<Vec<String>, Stop> {
        let index = self.dir.join("index");
        let git = |words: &[&str]| {
            timed(Command::new("git").args(words).env("GIT_INDEX_FILE", &index).current_dir(&self.clone))
        };
        git(&["read-tree", &self.older])?;
        self.listed()?
            .iter()
            .map(|patch| {
                git(&["apply", "--cached", "--whitespace=nowarn", &patch.display().to_string()])?;
                Ok(git(&["write-tree"])?.stdout.trim().to_owned())
            })
            .collect()
    }

    /// Carries the commits onto another one, each as far as those before it went, and passes over those that contradict
    /// it. Returns which went, and the conflicts, by their places.
    pub fn carried_by_git(&self, commits: &[String], onto: &str) -> Result<Carried, Stop> {
        let (mut tip, mut went, mut conflicts) = (onto.to_owned(), Vec::new(), Vec::new());
        for (number, commit) in commits.iter().enumerate() {
            let words = ["merge-tree", "--write-tree", "--name-only", "--no-messages", "--merge-base"];
            let merge = Command::new("git")
                .args(words)
                .args([&format!("{commit}^"), &tip, commit])
                .current_dir(&self.clone)
                .output();
            let merge = merge.map_err(|error| Stop::new(3, format!("git merge-tree: {error}")))?;
            let said = String::from_utf8_lossy(&merge.stdout).into_owned();
            let mut lines = said.lines().filter(|line| !line.is_empty());
            match (merge.status.code(), lines.next()) {
                (Some(0), Some(tree)) => {
                    tip = self.git(&["commit-tree", tree, "-p", &tip, "-m", "carried"])?.trim().to_owned();
                    went.push(number);
                }
                (Some(1), Some(_)) => conflicts.push((number, lines.map(str::to_owned).collect())),
                _ => return Err(Stop::new(3, format!("git merge-tree: {}", String::from_utf8_lossy(&merge.stderr)))),
            }
        }
        Ok((went, conflicts))
    }

    /// The commits that lead from one to another, from old to new.
    pub fn commits(&self, from: &str, to: &str) -> Result<Vec<String>, Stop> {
        let listed = self.git(&["rev-list", "--reverse", &format!("{from}..{to}")])?;
        Ok(listed.lines().map(str::to_owned).collect())
    }
}

/// The patches that the `series` file of a directory names.
pub(super) fn listed(dir: &Path) -> Result<Vec<PathBuf>, Stop> {
    let path = dir.join("series");
    let text = fs::read_to_string(&path).map_err(|error| Stop::new(3, format!("{}: {error}", path.display())))?;
    let names = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    Ok(names.filter(|name| !name.is_empty()).map(|name| dir.join(name)).collect())
}

impl Project {
    /// A series without patches.
    fn declare(&self, name: &str, tree: &str) -> Result<(), Stop> {
        let dir = self.dir.join("patches").join(name);
        write(&dir.join("v1/series"), "")?;
        write(
            &dir.join("series.yaml"),
            &format!(
                "title: {name}\nvariants:\n  v1:\n    tree: {tree}\ntargets:\n  {name}:\n    variant: v1\n    \
                 kconfig: [x86_64-guest]\n    machine: q35\n    suites: [bind]\n    isolations: [netns, none]\n"
            ),
        )
    }

    fn kiso(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&self.kiso);
        command.args(words).current_dir(&self.dir);
        command
    }

    /// Runs kiso.
    pub fn run(&self, words: &[&str]) -> Result<Ended, Stop> {
        timed(&mut self.kiso(words))
    }

    /// Runs kiso and watches its memory; gives its peak in MiB.
    pub fn peak(&self, words: &[&str]) -> Result<f64, Stop> {
        Ok(watched(&mut self.kiso(words))?.peak_mib)
    }

    /// Makes kiso forget what its series came to, so that it applies every patch again.
    pub fn forget_applied(&self) {
        // Where nothing is remembered there is nothing to forget.
        let _ = fs::remove_dir_all(self.dir.join(".kiso/applied"));
    }

    pub fn git_dir(&self) -> PathBuf {
        self.dir.join(".kiso/git")
    }

    /// Git in kiso's own repository.
    pub fn git(&self, words: &[&str]) -> Result<String, Stop> {
        Ok(self.timed_git(words)?.stdout)
    }

    /// The same with its time.
    pub fn timed_git(&self, words: &[&str]) -> Result<Ended, Stop> {
        let somebody = ["-c", "user.name=kiso", "-c", "user.email=kiso@example.org"];
        timed(Command::new("git").args(somebody).arg("--git-dir").arg(self.git_dir()).args(words))
    }

    /// The directory of a series' patches.
    pub fn patches(&self, series: &str) -> PathBuf {
        self.dir.join("patches").join(series).join("v1")
    }

    /// The tree and the name of each patch, as `kiso apply --each` tells them.
    pub fn applied(&self, target: &str) -> Result<Vec<(String, String)>, Stop> {
        let told = self.run(&["apply", target, "--each"])?.stdout;
        let lines = told.lines().skip(1).filter_map(|line| {
            let mut words = line.split(' ').filter(|word| !word.is_empty());
            let (tree, name) = (words.next()?, words.next()?);
            (tree.len() == 40).then(|| (tree.to_owned(), name.to_owned()))
        });
        Ok(lines.collect())
    }

    /// The patches that contradict the newer tree, as `kiso rebase --dry-run` tells them.
    pub fn conflicts(&self, target: &str) -> Result<Vec<Conflict>, Stop> {
        let words = ["rebase", "--target", target, "--onto", "newer", "--dry-run"];
        let output = self.kiso(&words).output().map_err(|error| Stop::new(3, format!("kiso rebase: {error}")))?;
        match output.status.code() {
            Some(0 | 4) => Ok(conflicts_in(&String::from_utf8_lossy(&output.stdout))),
            _ => Err(Stop::new(3, format!("kiso rebase: {}", String::from_utf8_lossy(&output.stderr)))),
        }
    }
}

/// The conflicts in what `kiso rebase --dry-run` tells. Below the files it may say more, of upstream commits: in words, and
/// no file of the kernel has a space in its name.
fn conflicts_in(table: &str) -> Vec<Conflict> {
    let mut found: Vec<Conflict> = Vec::new();
    let mut in_conflict = false;
    for line in table.lines() {
        match line.strip_prefix(' ') {
            Some(said) if in_conflict => {
                if let Some((_, files)) = found.last_mut() {
                    files.extend(Some(said.trim()).filter(|said| !said.contains(' ')).map(str::to_owned));
                }
            }
            Some(_) => {}
            None => {
                in_conflict = line.starts_with("conflict ");
                if in_conflict {
                    found.push((line["conflict ".len()..].trim().to_owned(), Vec::new()));
                }
            }
        }
    }
    found
}

/// The path of the old file that a line of a diff names.
fn old_path(line: &str) -> Option<&str> {
    let path = line.strip_prefix("rename from ").or_else(|| Some(line.strip_prefix("--- ")?.split_once('/')?.1))?;
    path.split('\t').next()
}

/// The version of the newer tree's package that apt would fetch.
fn newer_version() -> Result<String, Stop> {
    let told = timed(Command::new("apt-cache").args(["policy", NEWER]))?.stdout;
    let candidate = told.lines().find_map(|line| line.trim().strip_prefix("Candidate: ").map(str::to_owned));
    candidate.ok_or_else(|| Stop::new(3, format!("apt knows no {NEWER}: `apt-get update` may help")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conflicts_are_read_with_their_files() {
        let table = "kept      1.patch\nconflict  2.patch\n          a/b.c\n          d\n          d: changed there by 1a2b\n\
                     moved     3.patch\n          a hunk\n";
        assert_eq!(conflicts_in(table), [("2.patch".to_owned(), vec!["a/b.c".to_owned(), "d".to_owned()])]);
    }
}
