// SPDX-License-Identifier: GPL-2.0-only
//! Runs make: its arguments, its log, its progress, and what a failure of it means.

use super::diagnostics::{HostTrouble, Reader};
use super::error::{BuildError, at};
use crate::escape::without_secrets;
use crate::event::Events;
use crate::model::Stage;
use crate::process::{self, Command, Exit, Interrupt, ProcessError};
use std::borrow::Cow;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The architecture that is built.
pub(super) const ARCH: &str = "x86_64";

/// Flags of every make. With them the same inputs give the same bytes on every day and host; each is part of the key.
pub(super) const FLAGS: &[&str] = &[
    "ARCH=x86_64",
    "LOCALVERSION=",
    "KBUILD_BUILD_TIMESTAMP=Thu Jan  1 00:00:00 UTC 1970",
    "KBUILD_BUILD_USER=kiso",
    "KBUILD_BUILD_HOST=kiso",
    "KBUILD_BUILD_VERSION=1",
];

/// The make command for a target: pure, so that it can be shown.
pub fn command(src: &Path, out: &Path, jobs: usize, arguments: &[&str]) -> Command {
    let mut output = std::ffi::OsString::from("O=");
    output.push(out);
    Command::new("make").arg("-C").arg(src).arg(output).arg(format!("-j{}", jobs.max(1))).args(FLAGS).args(arguments)
}

/// The file of a tree that says how kbuild runs a command.
pub(super) const KBUILD: &str = "scripts/Kbuild.include";

/// An argument for make that keeps kbuild from starting a shell for a command that is empty, as one is for every object file:
/// a quarter of what a make costs that finds next to nothing to do. It changes no byte of what is made, so no key knows it.
/// None where this text of [`KBUILD`] does not define a command as known here.
pub fn no_idle_shells(kbuild: &str) -> Option<String> {
    let shell = kbuild.lines().find_map(|line| line.strip_prefix("cmd = @set -e; "))?;
    shell.ends_with(" $(cmd_$(1))").then(|| format!("cmd=@$(if $(cmd_$(1)),set -e; {shell},:)"))
}

/// The log of a build: all that the makes said but for secrets, kept also when they fail.
pub(super) struct Log {
    path: PathBuf,
    file: File,
}

impl Log {
    /// Begins an empty one.
    pub fn create(path: &Path) -> Result<Self, BuildError> {
        if let Some(dir) = path.parent() {
            std::fs::create_dir_all(dir).map_err(at("create", dir))?;
        }
        let file = File::create(path).map_err(at("create", path))?;
        Ok(Self { path: path.to_owned(), file })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn line(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        let mut line = match without_secrets(&String::from_utf8_lossy(bytes)) {
            Cow::Owned(text) => text.into_bytes(),
            // What is no text stays as it was said.
            Cow::Borrowed(_) => bytes.to_owned(),
        };
        line.push(b'\n');
        self.file.write_all(&line)
    }
}

/// Runs a make to its end; gives the number of warnings.
///
/// # Errors
/// The first error that the make reported, or the trouble of the host behind it; [`BuildError::Process`] when interrupted.
pub(super) fn run(
    command: &Command,
    src: &Path,
    log: &mut Log,
    progress: &mut Progress<'_>,
    interrupt: &Interrupt,
) -> Result<usize, BuildError> {
    let mut reader = Reader::new(src);
    let mut broken = None;
    let ended =
        log.line(format!("$ {}", command.to_shell()).as_bytes()).map_err(at("write", &log.path)).and_then(|()| {
            process::lines(command, interrupt, &mut |line| {
                if let Some(item) = reader.take(line) {
                    progress.step(item);
                }
                log.line(line).inspect_err(|error| broken = Some(std::io::Error::from(error.kind())))
            })
            .map_err(|error| match error {
                ProcessError::NotFound { program } => BuildError::tool_missing(&program),
                error => BuildError::Process(error),
            })
        });
    if let Some(source) = broken {
        return Err(at("write", &log.path)(source));
    }
    match ended? {
        exit if exit.success() => Ok(reader.warnings()),
        exit => Err(failure(&exit, &reader, &log.path)),
    }
}

/// Counts the steps of a build, over all its makes, and tells of them.
pub(super) struct Progress<'a> {
    events: &'a Events,
    total: Option<u64>,
    steps: u64,
}

impl<'a> Progress<'a> {
    /// Begins at none, out of `total` where that is known.
    pub fn new(events: &'a Events, total: Option<u64>) -> Self {
        Self { events, total, steps: 0 }
    }

    /// Steps so far.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    fn step(&mut self, item: String) {
        self.steps += 1;
        // A build can take more steps than the one that the total is known from.
        let total = self.total.map(|total| total.max(self.steps));
        self.events.progress(Stage::Build, self.steps, total, item);
    }
}

/// What the end of a make that failed means.
fn failure(exit: &Exit, reader: &Reader, log: &Path) -> BuildError {
    let log = log.to_owned();
    match reader.trouble().cloned() {
        Some(HostTrouble::DiskFull(said)) => return BuildError::DiskFull { said, log },
        Some(HostTrouble::Killed(said)) => return BuildError::CompilerKilled { said, log },
        Some(HostTrouble::CompilerCrashed(said)) => return BuildError::CompilerCrashed { said, log },
        Some(HostTrouble::ToolMissing(tool)) => return BuildError::ToolMissing { tool },
        None => {}
    }
    match (exit, reader.error()) {
        (Exit::Code(_), Some(diagnostic)) => {
            BuildError::Compile { diagnostic: diagnostic.clone(), errors: reader.errors().max(1), log }
        }
        _ => BuildError::MakeFailed { exit: format!("{exit:?}"), said: reader.last().to_owned(), log },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_wrapped_only_where_it_is_known() {
        let of = |line: &str| no_idle_shells(&format!("# printing commands\n{line}\n\n###\n"));
        let wrapped = "cmd=@$(if $(cmd_$(1)),set -e; $(echo-cmd) $(cmd_$(1)),:)";
        assert_eq!(of("cmd = @set -e; $(echo-cmd) $(cmd_$(1))").as_deref(), Some(wrapped));
        for line in [
            "cmd = @$(echo-cmd) $(cmd_$(1))",
            "cmd = @$(if $(cmd_$(1)),set -e; $(echo-cmd) $(cmd_$(1)),:)",
            "cmd = @set -e; $(echo-cmd) \\",
            "cmd_x = @set -e; $(cmd_$(1))",
        ] {
            assert_eq!(of(line), None, "{line}");
        }
    }
}
