// SPDX-License-Identifier: GPL-2.0-only
//! The quick checks: they need no kernel and no network.

use crate::{Stop, layers};
use xshell::{Shell, cmd};

/// All of them; the first that fails ends it.
pub(crate) fn all(shell: &Shell) -> Result<(), Stop> {
    let red = |what: &str| Stop::new(1, format!("{what}: see above"));
    cmd!(shell, "cargo fmt --all --check").run().map_err(|_| red("format"))?;
    cmd!(shell, "cargo clippy --release --all-targets --quiet -- -D warnings").run().map_err(|_| red("lints"))?;
    // What only runs where it is named is not among all targets.
    cmd!(shell, "cargo clippy --release --test e2e --quiet -- -D warnings")
        .run()
        .map_err(|_| red("lints of the end-to-end tests"))?;
    // The guest must not be checked together with the rest: it would be given std through the features of others.
    cmd!(
        shell,
        "cargo clippy --profile guest --package kiso-guest --target x86_64-unknown-linux-gnu --quiet -- -D warnings"
    )
    .run()
    .map_err(|_| red("lints of the guest"))?;
    layers(shell)?;
    headers(shell)
}

/// Holds the order of the modules.
fn layers(shell: &Shell) -> Result<(), Stop> {
    let lib = shell.read_file("harness/src/lib.rs")?;
    let order = layers::Order::parse(&lib);
    let mut wrong = Vec::new();
    let files = tracked(shell, &["harness/src/**.rs"])?;
    if files.len() < 20 {
        let message = format!("only {} files of the harness were found: the check itself is broken", files.len());
        return Err(Stop::new(1, message));
    }
    for file in files {
        wrong.extend(order.violations(&file, &shell.read_file(&file)?));
    }
    match wrong.as_slice() {
        [] => Ok(()),
        _ => Err(Stop::new(1, format!("imports that point up:\n  {}", wrong.join("\n  ")))),
    }
}

/// Every source file names its licence.
fn headers(shell: &Shell) -> Result<(), Stop> {
    let mut bare = Vec::new();
    for file in tracked(shell, &["**.rs", "**.yaml", "**Cargo.toml", "**.config"])? {
        let text = shell.read_file(&file)?;
        if !text.lines().take(3).any(|line| line.contains("SPDX-License-Identifier: GPL-2.0-only")) {
            bare.push(file);
        }
    }
    match bare.as_slice() {
        [] => Ok(()),
        _ => Err(Stop::new(1, format!("no SPDX line in: {}", bare.join(", ")))),
    }
}

/// Files that git tracks or would track.
fn tracked(shell: &Shell, patterns: &[&str]) -> Result<Vec<String>, Stop> {
    let patterns: Vec<String> =
        patterns.iter().map(|pattern| format!(":(glob){}", pattern.replace("**", "**/*"))).collect();
    let text = cmd!(shell, "git ls-files --cached --others --exclude-standard -- {patterns...}").quiet().read()?;
    // A file that was deleted and not yet committed is still listed.
    Ok(text.lines().filter(|file| shell.path_exists(file)).map(str::to_owned).collect())
}
