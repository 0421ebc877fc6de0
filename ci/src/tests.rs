// SPDX-License-Identifier: GPL-2.0-only
//! All tests of the workspace, counted.

use crate::Stop;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use xshell::Shell;

/// What the test programs said in their closing lines.
#[derive(Default)]
struct Count {
    passed: u64,
    failed: u64,
    ignored: u64,
}

/// What `cargo` runs: the library's own tests; then all that calls kiso as it is installed, those on a real kernel among them,
/// which only come when they are named. To optimise the library a second time, for its own tests, would take longer than all
/// of them do.
const PARTS: [&[&str]; 2] = [
    &["--config", "profile.release.package.kiso.opt-level=0", "test", "--release", "--no-fail-fast", "--lib"],
    &["test", "--release", "--no-fail-fast", "--bins", "--test", "*"],
];

/// Runs every test, the end-to-end ones too. The last line counts them, so that a run of no tests cannot look like one; nor
/// may a part of them be none.
pub(crate) fn all(shell: &Shell) -> Result<(), Stop> {
    let mut count = Count::default();
    let mut is_good = true;
    for part in PARTS {
        let before = count.passed + count.failed;
        is_good &= run(shell, part, &mut count)?;
        is_good &= count.passed + count.failed > before;
    }
    println!("tests: {} passed, {} failed, {} skipped", count.passed, count.failed, count.ignored);
    if !is_good || count.failed > 0 {
        return Err(Stop::new(1, "tests failed"));
    }
    if count.passed == 0 {
        return Err(Stop::new(1, "no test was run"));
    }
    Ok(())
}

/// Runs a part, shows what it says and counts. True where all went well.
fn run(shell: &Shell, part: &[&str], count: &mut Count) -> Result<bool, Stop> {
    let host = |error: std::io::Error| Stop::new(3, format!("cargo test: {error}"));
    let mut child = Command::new("cargo")
        .args(part)
        .current_dir(shell.current_dir())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(host)?;
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines() {
            let line = line.map_err(host)?;
            println!("{line}");
            count.add(&line);
        }
    }
    Ok(child.wait().map_err(host)?.success())
}

impl Count {
    /// Takes a line such as `test result: ok. 12 passed; 0 failed; 1 ignored; …`.
    fn add(&mut self, line: &str) {
        let Some(rest) = line.strip_prefix("test result: ") else { return };
        for part in rest.split(['.', ';']) {
            let mut words = part.split_whitespace();
            let (number, word) = (words.next().and_then(|word| word.parse::<u64>().ok()), words.next());
            match (number, word) {
                (Some(number), Some("passed")) => self.passed += number,
                (Some(number), Some("failed")) => self.failed += number,
                (Some(number), Some("ignored")) => self.ignored += number,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod unit {
    use super::Count;

    #[test]
    fn closing_lines_add_up() {
        let mut count = Count::default();
        for line in [
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.02s",
            "12 passed; 12 failed",
        ] {
            count.add(line);
        }
        assert_eq!((count.passed, count.failed, count.ignored), (15, 2, 1));
    }
}
