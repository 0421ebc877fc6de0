// SPDX-License-Identifier: GPL-2.0-only
//! `cargo ci install`, into a directory of its own: all that belongs to kiso is there and works from there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn install(prefix: &Path, path: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kiso-ci"));
    command.args(["install", "--prefix"]).arg(prefix.file_name().expect("a name"));
    // A name without a directory is one where the user stands.
    command.current_dir(prefix.parent().expect("a directory")).env("PATH", path);
    let output = command.output().expect("the task runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Every file below a directory, in the order of their names.
fn files(dir: &Path) -> Vec<PathBuf> {
    let mut below: Vec<PathBuf> = fs::read_dir(dir).expect("a directory").flatten().map(|entry| entry.path()).collect();
    below.sort();
    below.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn all_of_kiso_is_installed_and_works_from_there() {
    let dir = tempfile::tempdir().expect("a private directory");
    let prefix = dir.path().canonicalize().expect("it is there").join("prefix");
    let path = std::env::var("PATH").expect("PATH");
    let said = install(&prefix, &path);
    let bin = prefix.join("bin").display().to_string();
    assert!(said.contains(&format!("{bin} is not in PATH")), "{said}");
    let first = files(&prefix);
    let names: Vec<String> =
        first.iter().map(|path| path.strip_prefix(&prefix).expect("below it").display().to_string()).collect();
    let (pages, others): (Vec<&String>, Vec<&String>) =
        names.iter().partition(|name| name.starts_with("share/man/man1/kiso"));
    assert!(pages.len() > 30, "{pages:?}");
    assert_eq!(
        others,
        [
            "bin/kiso",
            "share/bash-completion/completions/kiso",
            "share/fish/vendor_completions.d/kiso.fish",
            "share/zsh/site-functions/_kiso"
        ]
    );
    for path in &first {
        assert!(said.contains(&path.display().to_string()) || path.extension().is_some_and(|end| end == "1"), "{said}");
    }

    // What is installed is all that it needs.
    let kiso = Command::new(prefix.join("bin/kiso")).arg("--version").env_clear().current_dir("/").output();
    assert_eq!(kiso.expect("kiso").stdout, format!("kiso {}\n", env!("CARGO_PKG_VERSION")).into_bytes());
    let script = "source \"$0\"; complete -p kiso; COMP_WORDS=(kiso ru); COMP_CWORD=1; _kiso kiso ru kiso; echo \"${COMPREPLY[@]}\"";
    let bash = Command::new("bash").args(["--norc", "-c", script]).arg(prefix.join(others[1])).output().expect("bash");
    let bash = String::from_utf8_lossy(&bash.stdout).into_owned();
    assert!(bash.ends_with("kiso\nrun runs\n"), "{bash}");

    // Over what is there, the same comes of it, while somebody runs the old one.
    let said = install(&prefix, &format!("{path}:{bin}"));
    assert!(said.contains(&format!("{bin} is in PATH")), "{said}");
    assert_eq!(files(&prefix), first);
}
