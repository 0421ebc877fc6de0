// SPDX-License-Identifier: GPL-2.0-only
//! What a machine must have for kiso to work, and whether it has it.

use crate::config::Project;
use crate::escape;
use crate::model::TreeSource;
use crate::process::{Command, Interrupt, output};
use std::path::Path;

/// How a check came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is there.
    Good,
    /// It is not there or does not work, and kiso does without.
    Lesser,
    /// It is not there, and something needs it.
    Missing,
}

/// One thing that was looked for.
#[derive(Clone, Debug)]
pub struct Check {
    /// What was looked for.
    pub name: &'static str,
    /// Whether it is there.
    pub state: State,
    /// What was found.
    pub found: String,
    /// What it means not to have it.
    pub meaning: &'static str,
    /// How to get it.
    pub remedy: Option<String>,
    /// The Debian package that brings it.
    pub package: Option<String>,
}

/// A program that must answer to `--version`.
struct Program {
    name: &'static str,
    package: &'static str,
    meaning: &'static str,
}

const PROGRAMS: &[Program] = &[
    Program { name: "gcc", package: "gcc", meaning: "no kernel can be compiled" },
    Program { name: "ld", package: "binutils", meaning: "no kernel can be linked" },
    Program { name: "make", package: "make", meaning: "no kernel can be built" },
    Program { name: "flex", package: "flex", meaning: "the kernel's configuration program can't be built" },
    Program { name: "bison", package: "bison", meaning: "the kernel's configuration program can't be built" },
    Program { name: "bc", package: "bc", meaning: "the kernel's build computes a header with it" },
    Program { name: "qemu-system-x86_64", package: "qemu-system-x86", meaning: "no kernel can be booted" },
];

/// Looks at everything. Without a project only the machine is looked at.
pub fn examine(project: Option<&Project>, interrupt: &Interrupt) -> Vec<Check> {
    let mut checks: Vec<Check> = PROGRAMS.iter().map(|program| check_program(program, interrupt)).collect();
    checks.push(check_file(
        "libelf headers",
        "/usr/include/gelf.h",
        "libelf-dev",
        "the kernel's objtool can't be built, which most configurations need",
    ));
    checks.push(check_kvm());
    if let Some(project) = project {
        checks.extend(check_trees(project));
    }
    checks
}

/// The Debian packages that would bring what is missing, each once.
pub fn missing_packages(checks: &[Check]) -> Vec<String> {
    let mut packages: Vec<String> =
        checks.iter().filter(|check| check.state == State::Missing).filter_map(|check| check.package.clone()).collect();
    packages.sort();
    packages.dedup();
    packages
}

/// The one line that installs packages.
pub fn install_line(packages: &[String]) -> String {
    format!("sudo apt-get install --no-install-recommends {}", packages.join(" "))
}

fn check_program(program: &Program, interrupt: &Interrupt) -> Check {
    let (state, found) = match output(&Command::new(program.name).arg("--version"), interrupt) {
        Ok(output) if output.exit.success() => {
            let line = output.stdout.split(|byte| *byte == b'\n').next().unwrap_or_default();
            (State::Good, escape::line_cut(line, 80))
        }
        Ok(_) => (State::Missing, "is there and does not answer to --version".into()),
        Err(error) => (State::Missing, error.to_string()),
    };
    Check {
        name: program.name,
        state,
        found,
        meaning: program.meaning,
        remedy: Some(install_line(&[program.package.to_owned()])),
        package: Some(program.package.to_owned()),
    }
}

fn check_file(name: &'static str, path: &str, package: &str, meaning: &'static str) -> Check {
    let there = Path::new(path).exists();
    Check {
        name,
        state: if there { State::Good } else { State::Missing },
        found: if there { path.to_owned() } else { format!("no {path}") },
        meaning,
        remedy: Some(install_line(&[package.to_owned()])),
        package: Some(package.to_owned()),
    }
}

/// That the device opens proves nothing; `kiso run` proves it with a boot and says what came of it.
fn check_kvm() -> Check {
    let (state, found) = match std::fs::OpenOptions::new().read(true).write(true).open("/dev/kvm") {
        Ok(_) => (State::Good, "/dev/kvm opens; the first boot proves whether it works".to_owned()),
        Err(error) => (State::Lesser, format!("/dev/kvm: {error}")),
    };
    Check {
        name: "KVM",
        state,
        found,
        meaning: "guests run under TCG: slower, with the same results",
        remedy: Some("enable virtualisation in the firmware, and be in the group `kvm`".into()),
        package: None,
    }
}

/// A tree that a target needs is there, or can be had.
fn check_trees(project: &Project) -> Vec<Check> {
    let Ok(series) = project.series() else { return Vec::new() };
    let known = super::list_trees(project).unwrap_or_default();
    let mut checks: Vec<Check> = Vec::new();
    for target in series.iter().flat_map(|one| &one.targets) {
        let (state, found, package) = if let Some(tree) = known.iter().find(|tree| tree.name == target.tree) {
            (State::Good, format!("{} imported from {}", tree.name, tree.source_version), None)
        } else {
            match &target.tree_source {
                Some(TreeSource::Debian(package)) if installed_source(package) => {
                    (State::Good, format!("{package} is installed, to be imported as {}", target.tree), None)
                }
                Some(TreeSource::Debian(package)) => {
                    (State::Missing, format!("{package} is not installed"), Some(package.clone()))
                }
                _ => (State::Lesser, format!("{} was not added", target.tree), None),
            }
        };
        let remedy = match &package {
            Some(package) => install_line(std::slice::from_ref(package)),
            None => format!("kiso tree add {} --tar FILE, or --from CLONE --rev REV", target.tree),
        };
        checks.push(Check {
            name: "kernel tree",
            state,
            found: format!("for {}: {found}", target.name),
            meaning: "the target can't run until its tree is there (kiso can fetch a Debian source package itself, without root)",
            remedy: Some(remedy),
            package,
        });
    }
    checks
}

fn installed_source(package: &str) -> bool {
    Path::new("/usr/src").join(format!("{package}.tar.xz")).exists()
}
