// SPDX-License-Identifier: GPL-2.0-only
//! What a machine must have for kiso to work, and whether it has it.

use super::PipelineError;
use crate::config::{ConfigError, Project};
use crate::escape;
use crate::model::{Failure, TreeSource, TriedTool};
use crate::process::{Command, Interrupt, output};
use std::fs;
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
    let proof = project.and_then(|project| remembered_proof(&project.state().join("host.json"), BOOT_ID));
    checks.push(check_kvm(Path::new("/dev/kvm"), proof));
    if let Some(project) = project {
        checks.push(check_project(project));
        checks.extend(check_tried(project, interrupt));
        checks.extend(check_trees(project, interrupt));
    }
    checks
}

/// The Debian packages that would bring what is not there, each once; also what kiso could do without.
pub fn missing_packages(checks: &[Check]) -> Vec<String> {
    let mut packages: Vec<String> =
        checks.iter().filter(|check| check.state != State::Good).filter_map(|check| check.package.clone()).collect();
    packages.sort();
    packages.dedup();
    packages
}

/// The one line that installs packages.
pub fn install_line(packages: &[String]) -> String {
    let is_root = fs::read_to_string("/proc/self/status").is_ok_and(|status| effective_uid(&status) == Some("0"));
    let sudo = if is_root { "" } else { "sudo " };
    format!("{sudo}apt-get install --no-install-recommends {}", packages.join(" "))
}

/// The effective user id in the text of `/proc/PID/status`: the second of `Uid:`.
fn effective_uid(status: &str) -> Option<&str> {
    status.lines().find_map(|line| line.strip_prefix("Uid:"))?.split_whitespace().nth(1)
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

/// Names this boot of the host.
const BOOT_ID: &str = "/proc/sys/kernel/random/boot_id";

/// What a boot proved of KVM.
struct Proof {
    works: bool,
    reason: String,
}

/// The proof that a boot left behind since the host started. What can't be read is as good as none.
fn remembered_proof(host_json: &Path, boot_id: &str) -> Option<Proof> {
    let remembered: serde_json::Value = serde_json::from_slice(&fs::read(host_json).ok()?).ok()?;
    if remembered["boot_id"].as_str()? != fs::read_to_string(boot_id).ok()?.trim() {
        return None;
    }
    let verdict = &remembered["verdict"];
    let reason = escape::line_cut(verdict["reason"].as_str()?.as_bytes(), 200);
    Some(Proof { works: verdict["works"].as_bool()?, reason })
}

/// That the device opens proves nothing; `kiso run` proves it with a boot and remembers what came of it.
fn check_kvm(device: &Path, proof: Option<Proof>) -> Check {
    let remedy = "enable virtualisation in the firmware, and be in the group `kvm`";
    let (state, found, remedy) = match (fs::File::options().read(true).write(true).open(device), proof) {
        (Err(error), _) => (State::Lesser, format!("{}: {error}", device.display()), remedy),
        (Ok(_), Some(Proof { works: true, reason })) => (State::Good, format!("proven to work: {reason}"), remedy),
        (Ok(_), Some(Proof { works: false, reason })) => {
            let again = "to have it proven again, remove .kiso/host.json";
            (State::Lesser, format!("proven not to work: {reason}"), again)
        }
        (Ok(_), None) => (State::Good, format!("{} opens; not proven yet", device.display()), remedy),
    };
    Check {
        name: "KVM",
        state,
        found,
        meaning: "guests run under TCG: slower, with the same results",
        remedy: Some(remedy.into()),
        package: None,
    }
}

/// All that the project's files say can be read.
fn check_project(project: &Project) -> Check {
    let (state, found, remedy) = match read_all(project) {
        Ok(targets) => (State::Good, format!("{}, targets: {targets}", project.root().display()), None),
        Err(error) => (State::Missing, escape::line(error.to_string().as_bytes()), error.remedy()),
    };
    let meaning = "what needs the project's files fails until this is mended";
    Check { name: "project", state, found, meaning, remedy, package: None }
}

/// Reads every file of the project's configuration; gives the number of targets. A project may do without a gate.
fn read_all(project: &Project) -> Result<usize, ConfigError> {
    let series = project.series()?;
    let targets: Vec<_> = series.iter().flat_map(|one| &one.targets).collect();
    for target in &targets {
        project.target(Some(&target.name))?;
        project.machine(&target.machine)?;
        project.fragments(&target.kconfig)?;
        project.fragments(&target.series_kconfig)?;
    }
    match project.gate() {
        Ok(_) | Err(ConfigError::NoGate { .. }) => Ok(targets.len()),
        Err(error) => Err(error),
    }
}

/// The tools that an old tree was tried with are those of this machine.
fn check_tried(project: &Project, interrupt: &Interrupt) -> Vec<Check> {
    let Ok(series) = project.series() else { return Vec::new() };
    let tried = series.iter().flat_map(|one| &one.variants).filter(|variant| !variant.tried_with.is_empty());
    tried.map(|variant| check_tools(&variant.tree, &variant.tried_with, interrupt)).collect()
}

fn check_tools(tree: &str, tried: &[TriedTool], interrupt: &Interrupt) -> Check {
    let other = |tool: &TriedTool| {
        let line = match output(&Command::new(&tool.program).arg("--version"), interrupt) {
            Ok(output) => escape::line_cut(output.stdout.split(|byte| *byte == b'\n').next().unwrap_or_default(), 80),
            Err(error) => error.to_string(),
        };
        (!tool.is(&line)).then_some(line)
    };
    let others: Vec<String> = tried.iter().filter_map(other).collect();
    let tried = tried.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    Check {
        name: "tools for an old tree",
        state: if others.is_empty() { State::Good } else { State::Lesser },
        found: match others.is_empty() {
            true => format!("{tree} was tried with {tried}"),
            false => format!("{tree} was tried with {tried}; here is {}", others.join(", ")),
        },
        meaning: "it may not build; a compiler's error names its file and line",
        remedy: Some(format!(
            "install {tried}; or see docs/old-kernels.md, and add what was tried to `tried-with` in series.yaml"
        )),
        package: None,
    }
}

/// A tree that a target needs is there, or can be had.
fn check_trees(project: &Project, interrupt: &Interrupt) -> Vec<Check> {
    let Ok(series) = project.series() else { return Vec::new() };
    let known = match super::list_trees(project) {
        Ok(known) => known,
        Err(error) => return vec![unreadable_trees(&error)],
    };
    let mut checks: Vec<Check> = Vec::new();
    for target in series.iter().flat_map(|one| &one.targets) {
        let (state, found, package) = if let Some(tree) = known.iter().find(|tree| tree.name == target.tree) {
            (State::Good, format!("{} imported from {}", tree.name, tree.source_version), None)
        } else {
            match &target.tree_source {
                Some(TreeSource::Debian(package)) if installed_source(package) => {
                    (State::Good, format!("{package} is installed, to be imported as {}", target.tree), None)
                }
                Some(TreeSource::Debian(package)) if can_be_fetched(package, interrupt) => {
                    let found = format!("{package} is not installed; the first run fetches it");
                    (State::Lesser, found, Some(package.clone()))
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
            meaning: "the target can't run until its tree is there",
            remedy: Some(remedy),
            package,
        });
    }
    checks
}

fn unreadable_trees(error: &PipelineError) -> Check {
    Check {
        name: "kernel tree",
        state: State::Missing,
        found: escape::line(error.to_string().as_bytes()),
        meaning: "no target can run until the store of trees can be read",
        remedy: error
            .remedy()
            .or_else(|| Some("move .kiso/git away; trees from tarballs and clones must then be added again".into())),
        package: None,
    }
}

fn installed_source(package: &str) -> bool {
    Path::new("/usr/src").join(format!("{package}.tar.xz")).exists()
}

/// Whether apt knows where to download the package from; that needs no root.
fn can_be_fetched(package: &str, interrupt: &Interrupt) -> bool {
    let query = Command::new("apt-get").args(["download", "--print-uris", package]);
    output(&query, interrupt).is_ok_and(|output| output.exit.success() && !output.stdout.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lesser_and_has_a_package_is_installed_all_the_same() {
        let check = |state, package: Option<&str>| Check {
            name: "x",
            state,
            found: String::new(),
            meaning: "",
            remedy: None,
            package: package.map(str::to_owned),
        };
        let checks = [
            check(State::Missing, Some("make")),
            check(State::Lesser, Some("linux-source-6.1")),
            check(State::Lesser, Some("linux-source-6.1")),
            check(State::Lesser, None),
            check(State::Good, Some("gcc")),
        ];
        assert_eq!(missing_packages(&checks), ["linux-source-6.1", "make"]);
    }

    #[test]
    fn the_effective_user_counts() {
        assert_eq!(effective_uid("Name:\tx\nUid:\t1000\t0\t1\t1\nGid:\t5\t5\t5\t5\n"), Some("0"));
        assert_eq!(effective_uid("Name:\tx\n"), None);
    }

    #[test]
    fn a_proof_of_kvm_is_told_as_long_as_it_holds() {
        let dir = tempfile::tempdir().expect("a directory");
        let (json, boot) = (dir.path().join("host.json"), dir.path().join("boot_id"));
        fs::write(&boot, "this boot\n").expect("a file");
        let boot_id = boot.to_str().expect("UTF-8");
        let device = Path::new("/dev/null");
        let found = |text: &str| {
            fs::write(&json, text).expect("a file");
            let check = check_kvm(device, remembered_proof(&json, boot_id));
            (check.state, check.found)
        };
        let proof = |boot: &str, works: bool| {
            format!(
                "{{\"boot_id\": {boot:?}, \"subject\": \"x\", \"verdict\": {{\"works\": {works}, \"reason\": \"why\"}}}}"
            )
        };
        assert_eq!(found(&proof("this boot", true)), (State::Good, "proven to work: why".into()));
        assert_eq!(found(&proof("this boot", false)), (State::Lesser, "proven not to work: why".into()));
        let open = (State::Good, "/dev/null opens; not proven yet".to_owned());
        assert_eq!(found(&proof("an earlier boot", false)), open);
        assert_eq!(found("{ broken"), open);
        assert_eq!(check_kvm(Path::new("/no/kvm"), None).state, State::Lesser);
    }
}
