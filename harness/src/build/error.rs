// SPDX-License-Identifier: GPL-2.0-only
//! What can go wrong in a build, whose fault it is, and what helps.

use super::kconfig::NotGranted;
use super::toolchain::debian_package;
use crate::model::{BuildDiagnostic, Class, Failure};
use crate::process::ProcessError;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Why there is no kernel.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// A line of a fragment is no Kconfig setting.
    #[error("{}:{line}: not a Kconfig setting: `{text}`", file.display())]
    Fragment {
        /// The fragment.
        file: PathBuf,
        /// The line, from 1.
        line: u32,
        /// The line's text, escaped.
        text: String,
    },
    /// The final configuration does not hold what the fragments ask for.
    #[error("kconfig did not grant:{}", problems.iter().map(|problem| format!("\n  {problem}")).collect::<String>())]
    Config {
        /// Each setting that was not granted.
        problems: Vec<NotGranted>,
    },
    /// A path that the kernel's makefiles cannot bear.
    #[error("the kernel's makefiles cannot work in {}", path.display())]
    Location {
        /// The path.
        path: PathBuf,
    },
    /// The tree does not compile, link or configure.
    #[error("{}{}", located(diagnostic), more(*errors))]
    Compile {
        /// The first error.
        diagnostic: BuildDiagnostic,
        /// How many errors there were.
        errors: usize,
        /// The full log.
        log: PathBuf,
    },
    /// make failed and said nothing that names a cause.
    #[error("make failed ({exit}); the last it said: {said}")]
    MakeFailed {
        /// How it ended.
        exit: String,
        /// Its last line, escaped.
        said: String,
        /// The full log.
        log: PathBuf,
    },
    /// A tool or a header that the build needs is not installed.
    #[error("{tool} is not installed")]
    ToolMissing {
        /// The program or header.
        tool: String,
    },
    /// A tool is there and does not work.
    #[error("{tool} does not work: {said}")]
    ToolBroken {
        /// The program.
        tool: String,
        /// What it said, escaped.
        said: String,
    },
    /// The disk is full, or a quota used up.
    #[error("no space left: {said}")]
    DiskFull {
        /// The line that says so.
        said: String,
        /// The log, or the file that could not be written.
        log: PathBuf,
    },
    /// The compiler was killed from outside; most likely memory ran out.
    #[error("the compiler was killed: {said}")]
    CompilerKilled {
        /// The line that says so.
        said: String,
        /// The full log.
        log: PathBuf,
    },
    /// The compiler crashed.
    #[error("the compiler crashed: {said}")]
    CompilerCrashed {
        /// The line that says so.
        said: String,
        /// The full log.
        log: PathBuf,
    },
    /// Reading or writing a file failed.
    #[error("cannot {action} {}: {source}", path.display())]
    Io {
        /// What was tried: `read`, `write`, …
        action: &'static str,
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A child process could not be run, or the user interrupted.
    #[error(transparent)]
    Process(ProcessError),
}

impl BuildError {
    pub(super) fn tool_missing(tool: impl AsRef<std::ffi::OsStr>) -> Self {
        Self::ToolMissing { tool: crate::escape::line(tool.as_ref().as_encoded_bytes()) }
    }
}

impl Failure for BuildError {
    fn class(&self) -> Class {
        match self {
            Self::Fragment { .. } | Self::Config { .. } | Self::Location { .. } => Class::Input,
            Self::Compile { .. } => Class::Red,
            // Nobody is blamed without evidence: make failed in silence, or something outside of the tree did.
            Self::MakeFailed { .. }
            | Self::ToolMissing { .. }
            | Self::ToolBroken { .. }
            | Self::DiskFull { .. }
            | Self::CompilerKilled { .. }
            | Self::CompilerCrashed { .. }
            | Self::Io { .. } => Class::Host,
            Self::Process(source) => source.class(),
        }
    }

    fn remedy(&self) -> Option<String> {
        match self {
            Self::Fragment { .. } => {
                Some("write `CONFIG_NAME=value` or `# CONFIG_NAME is not set`, one a line".to_owned())
            }
            Self::Config { .. } => Some("set what each symbol depends on in a fragment, or drop the line".to_owned()),
            Self::Location { .. } => Some(
                "move the project to a path of letters, digits and . _ - + @ ~ alone (no spaces or colons)".to_owned(),
            ),
            Self::Compile { .. } => None,
            Self::MakeFailed { log, .. } => Some(format!("read {}", log.display())),
            Self::ToolMissing { tool } => Some(match debian_package(tool) {
                Some(package) => format!("apt-get install {package}"),
                None => format!("install the package that holds {tool}"),
            }),
            Self::ToolBroken { tool, .. } => {
                debian_package(tool).map(|name| format!("apt-get install --reinstall {name}"))
            }
            Self::DiskFull { .. } => Some(
                "free some space (what is under .kiso/kernels and .kiso/runs can be made again) and run again"
                    .to_owned(),
            ),
            Self::CompilerKilled { .. } => Some("give the machine more memory, or build with fewer jobs".to_owned()),
            Self::CompilerCrashed { .. } => Some(
                "run again; if it crashes at another file the memory is bad, at the same one the compiler".to_owned(),
            ),
            Self::Io { .. } => None,
            Self::Process(source) => source.remedy(),
        }
    }

    fn log(&self) -> Option<&Path> {
        match self {
            Self::Compile { log, .. }
            | Self::MakeFailed { log, .. }
            | Self::DiskFull { log, .. }
            | Self::CompilerKilled { log, .. }
            | Self::CompilerCrashed { log, .. } => Some(log),
            Self::Fragment { .. }
            | Self::Config { .. }
            | Self::Location { .. }
            | Self::ToolMissing { .. }
            | Self::ToolBroken { .. }
            | Self::Io { .. }
            | Self::Process(_) => None,
        }
    }
}

/// Turns an error of the operating system into ours; use with `map_err`.
pub(super) fn at(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> BuildError {
    let path = path.to_owned();
    move |source| match source.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            BuildError::DiskFull { said: format!("cannot {action} {}: {source}", path.display()), log: path }
        }
        _ => BuildError::Io { action, path, source },
    }
}

fn located(diagnostic: &BuildDiagnostic) -> String {
    match diagnostic {
        BuildDiagnostic { file, line: 0, message } => format!("{file}: {message}"),
        BuildDiagnostic { file, line, message } => format!("{file}:{line}: {message}"),
    }
}

fn more(errors: usize) -> String {
    match errors {
        0 | 1 => String::new(),
        2 => " (and one more error)".to_owned(),
        errors => format!(" (and {} more errors)", errors - 1),
    }
}
