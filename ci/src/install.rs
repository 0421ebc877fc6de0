// SPDX-License-Identifier: GPL-2.0-only
//! `cargo ci install`: kiso where its user's shell finds it, with completions and manual pages. The binary holds all it needs,
//! the guest too; nothing that is installed leads back into this checkout.

use crate::{Stop, setup};
use std::ffi::OsStr;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::{env, fs, io};
use xshell::{Shell, cmd};

/// Where each shell looks for what completes a command, below a prefix.
const COMPLETIONS: [(&str, &str); 3] = [
    ("bash", "share/bash-completion/completions/kiso"),
    ("zsh", "share/zsh/site-functions/_kiso"),
    ("fish", "share/fish/vendor_completions.d/kiso.fish"),
];

/// Where man looks for the pages of commands.
const PAGES: &str = "share/man/man1";

/// Builds kiso and installs it below `prefix`, or `~/.local`.
pub(crate) fn run(shell: &Shell, prefix: Option<&Path>) -> Result<(), Stop> {
    let prefix = match prefix {
        // From where the user stands; the tasks themselves work at the top.
        Some(prefix) => std::path::absolute(prefix).map_err(|error| Stop::new(3, format!("--prefix: {error}")))?,
        None => match env::var_os("HOME").filter(|home| !home.is_empty()) {
            Some(home) => PathBuf::from(home).join(".local"),
            None => return Err(Stop::new(2, "HOME is not set: name a directory with --prefix DIR")),
        },
    };
    let kiso = setup::build(shell)?;
    let bin = prefix.join("bin");
    let host = |path: &Path| {
        let path = path.display().to_string();
        move |error: io::Error| Stop::new(3, format!("{path}: {error}"))
    };
    let binary = bin.join("kiso");
    let bytes = fs::read(&kiso).map_err(host(&kiso))?;
    put(&binary, &bytes, 0o755).map_err(host(&binary))?;
    println!("{}", binary.display());
    for (name, place) in COMPLETIONS {
        let (path, script) = (prefix.join(place), cmd!(shell, "{kiso} completions {name}").quiet().output()?.stdout);
        put(&path, &script, 0o644).map_err(host(&path))?;
        println!("{}", path.display());
    }
    let pages = prefix.join(PAGES);
    // It writes each beside its place first, as is done here.
    println!("{}", cmd!(shell, "{kiso} man {pages}").quiet().read()?);
    print!("{}", advice(&prefix, env::var_os("PATH").as_deref()));
    Ok(())
}

/// Puts a file in its place as a whole: who calls kiso meanwhile calls the old one or the new one.
fn put(path: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    if let Some(dir) = path.parent() {
        fs::create_dir_all(dir)?;
    }
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    // What a killed one has left is written over.
    fs::write(&part, bytes)?;
    fs::set_permissions(&part, fs::Permissions::from_mode(mode))?;
    fs::rename(&part, path)
}

/// What is left to do for the user.
fn advice(prefix: &Path, path: Option<&OsStr>) -> String {
    let bin = prefix.join("bin");
    let mut found = path.into_iter().flat_map(env::split_paths);
    let mut out = match found.any(|dir| dir == bin) {
        true => format!("{} is in PATH, so `kiso help` and `man kiso` are there\n", bin.display()),
        false => format!(
            "{} is not in PATH: add it in your shell's start file, export PATH={}:$PATH; man finds its pages then too\n",
            bin.display(),
            quoted(&bin)
        ),
    };
    out.push_str(
        "a new bash (with bash-completion) and fish complete kiso; zsh does with this in ~/.zshrc, before compinit:\n",
    );
    out.push_str(&format!("  fpath=({} $fpath)\n", quoted(&prefix.join("share/zsh/site-functions"))));
    out
}

/// A path as a shell takes it for one word; as it is where no shell would see anything in it.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    match path.chars().all(|c| c.is_ascii_alphanumeric() || "/._-+".contains(c)) {
        true => path,
        false => format!("'{}'", path.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn whether_the_directory_is_in_path_is_told() {
        let of = |path: Option<&str>| advice(Path::new("/p"), path.map(OsStr::new));
        assert!(of(Some("/usr/bin:/p/bin")).starts_with("/p/bin is in PATH"));
        for path in [None, Some(""), Some("/usr/bin:/p/binary")] {
            assert!(of(path).contains("export PATH=/p/bin:$PATH"), "{path:?}");
        }
    }

    #[test]
    fn a_shell_takes_what_is_told_for_one_word() {
        let said = advice(Path::new("/home/me/my $tools' end"), None);
        assert!(said.contains(r"export PATH='/home/me/my $tools'\'' end/bin':$PATH"), "{said}");
        assert!(said.contains(r"fpath=('/home/me/my $tools'\'' end/share/zsh/site-functions' $fpath)"), "{said}");
    }
}
