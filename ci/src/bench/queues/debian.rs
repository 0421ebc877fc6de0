// SPDX-License-Identifier: GPL-2.0-only
//! Debian's source package of Linux: its upstream tarball and its two queues, fetched with apt.

use crate::Stop;
use crate::bench::lab::write;
use crate::bench::measure::timed;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What apt calls the source package.
const SOURCE: &str = "linux";

/// The source package, unpacked as far as it is needed.
pub(super) struct Package {
    /// Its version, as Debian writes it.
    pub version: String,
    /// The upstream tree.
    pub tarball: PathBuf,
    /// Debian's own queue.
    pub patches: PathBuf,
    /// The PREEMPT_RT queue.
    pub patches_rt: PathBuf,
}

/// The source package as it was at Debian's last point release: what came after it is in the binary packages of updates.
/// The machine's own list tells where it comes from; nothing of the machine's apt is changed.
pub(super) fn fetch(dir: &Path) -> Result<Package, Stop> {
    let apt = Apt::new(&dir.join("apt"))?;
    let version = apt.version()?;
    let place = dir.join(&version);
    let unpacked = place.join("unpacked");
    if !unpacked.exists() {
        eprintln!("cargo ci bench: fetching the source package {SOURCE} {version}");
        let _ = fs::remove_dir_all(&place);
        write(&place.join("apt.log"), "")?;
        let source = ["source", "--download-only", "--only-source"];
        timed(apt.command("apt-get").args(source).arg(format!("{SOURCE}={version}")).current_dir(&place))?;
        timed(Command::new("tar").arg("-xf").arg(ending(&place, ".debian.tar.xz")?).current_dir(&place))?;
        // Named last: what was begun and not ended is begun again.
        write(&unpacked, "")?;
    }
    let debian = place.join("debian");
    let (tarball, patches, patches_rt) =
        (ending(&place, ".orig.tar.xz")?, debian.join("patches"), debian.join("patches-rt"));
    Ok(Package { version, tarball, patches, patches_rt })
}

/// The file in a directory whose name ends so.
fn ending(dir: &Path, end: &str) -> Result<PathBuf, Stop> {
    let files = fs::read_dir(dir).map_err(|error| Stop::new(3, format!("{}: {error}", dir.display())))?;
    let mut paths = files.filter_map(|file| Some(file.ok()?.path()));
    let found = paths.find(|path| path.to_string_lossy().ends_with(end));
    found.ok_or_else(|| Stop::new(3, format!("the source package {SOURCE} has no {end}")))
}

/// apt with a list of sources and a cache of its own.
struct Apt {
    options: Vec<String>,
}

impl Apt {
    fn new(dir: &Path) -> Result<Self, Stop> {
        let line = "deb-src $(REPO_URI) $(RELEASE) $(COMPONENT)";
        let targets = ["indextargets", "--format", line, "Created-By: Packages", "Origin: Debian"];
        let list = timed(Command::new("apt-get").args(targets))?.stdout;
        if list.trim().is_empty() {
            return Err(Stop::new(3, "apt knows no source of Debian's packages: `apt-get update` may help"));
        }
        let (sources, lists, cache) = (dir.join("sources.list"), dir.join("lists"), dir.join("cache"));
        write(&sources, &list)?;
        for place in [&lists, &cache] {
            write(&place.join("partial/.keep"), "")?;
        }
        let option = |key: &str, value: &Path| format!("-oDir::{key}={}", value.display());
        let options = vec![
            option("Etc::SourceList", &sources),
            option("Etc::SourceParts", Path::new("/dev/null")),
            option("State::Lists", &lists),
            option("Cache", &cache),
        ];
        let apt = Self { options };
        timed(apt.command("apt-get").arg("update"))?;
        Ok(apt)
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.args(&self.options);
        command
    }

    /// The newest version in the suite of the release itself.
    fn version(&self) -> Result<String, Stop> {
        let listed = timed(self.command("apt-cache").args(["madison", SOURCE]))?.stdout;
        let newest = newest_of_release(&listed);
        newest.ok_or_else(|| Stop::new(3, format!("Debian's release has no source package {SOURCE}")))
    }
}

/// Of the lines of `apt-cache madison`, from old to new within a suite, the last one of a suite without `-updates` or
/// `-security`.
fn newest_of_release(listed: &str) -> Option<String> {
    let mut of_release = listed.lines().rev().filter_map(|line| {
        let mut fields = line.split('|').map(str::trim);
        let (_, version, place) = (fields.next()?, fields.next()?, fields.next()?);
        let suite = place.split(' ').nth(1)?;
        (!suite.contains('-')).then(|| version.to_owned())
    });
    of_release.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_release() {
        let listed = "  linux |  6.1.170-3 | http://a/debian bookworm/main Sources\n  linux |  6.1.176-1 | http://a/debian bookworm/main Sources\n  linux | 6.1.192-1 | http://a/debian-security bookworm-security/main Sources\n";
        assert_eq!(newest_of_release(listed).as_deref(), Some("6.1.176-1"));
        assert_eq!(newest_of_release(""), None);
    }
}
