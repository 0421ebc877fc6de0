// SPDX-License-Identifier: GPL-2.0-only
//! The kernel of 2006: no package registry has it, so what needs it runs where somebody has added its tree, and is said to
//! be left out where nobody has.

use crate::{Stop, setup};
use std::path::Path;
use std::process::Command;
use xshell::Shell;

/// Its tree's name in series.yaml.
const TREE: &str = "linux-2.6.18";

/// What is told where it is not there.
pub(crate) const NOT_RUN: &str = "not run: v2.6.18, for its tree was not added: `kiso tree add linux-2.6.18 --tar \
                                  linux-2.6.18.tar.gz` or `--from CLONE --rev v2.6.18` (docs/old-kernels.md)";

/// `kiso run` of its target, or a line that says that it was not run.
pub(crate) fn run(shell: &Shell, kiso: &Path) -> Result<(), Stop> {
    match is_there(shell, kiso)? {
        true => setup::pass_through(shell, kiso, "run", &["v2.6.18".to_owned()]),
        false => {
            println!("{NOT_RUN}");
            Ok(())
        }
    }
}

/// Whether its tree was added.
pub(crate) fn is_there(shell: &Shell, kiso: &Path) -> Result<bool, Stop> {
    let failed = |why: String| Stop::new(3, format!("kiso tree list: {why}"));
    let list = Command::new(kiso).args(["tree", "list"]).current_dir(shell.current_dir()).output();
    let list = list.map_err(|error| failed(error.to_string()))?;
    match list.status.success() {
        true => Ok(is_in(&String::from_utf8_lossy(&list.stdout))),
        false => Err(failed(list.status.to_string())),
    }
}

fn is_in(list: &str) -> bool {
    list.lines().any(|line| line.split_whitespace().next() == Some(TREE))
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn a_tree_is_found_by_its_whole_name() {
        assert!(is_in("linux-6.1  b7aa  6.1\nlinux-2.6.18  6082  v2.6.18\n"));
        assert!(!is_in("linux-2.6.18-rc1  6082  linux-2.6.18\n") && !is_in(""));
    }
}
