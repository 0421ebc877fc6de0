// SPDX-License-Identifier: GPL-2.0-only
//! `cargo ci full`: all that the project can show of the series, one step after the other, and a table of what came of each.

use crate::{Stop, checks, objects, old, selftests, setup, tests};
use std::path::Path;
use std::time::{Duration, Instant};
use xshell::Shell;

/// What one step came to.
struct Done {
    what: &'static str,
    took: Duration,
    /// None where it was not run.
    result: Option<Result<(), Stop>>,
}

type Step = fn(&Shell, &Path) -> Result<(), Stop>;

/// The steps in order: those of `cargo ci test`, then those that take long. A red one does not keep the next from running.
const STEPS: [(&str, Step); 22] = [
    ("checks", |shell, _| checks::all(shell)),
    ("the series", |shell, kiso| kiso_does(shell, kiso, &["run"])),
    ("each patch", |shell, kiso| kiso_does(shell, kiso, &["run", "--each"])),
    ("the rules for patches", |shell, kiso| kiso_does(shell, kiso, &["lint"])),
    ("tests", |shell, _| tests::all(shell)),
    ("the gate", |shell, kiso| kiso_does(shell, kiso, &["gate"])),
    ("coverage of the claims", |shell, kiso| kiso_does(shell, kiso, &["cases", "--coverage"])),
    ("KASAN and UBSAN", |shell, kiso| kiso_does(shell, kiso, &["run", "v6.1-kasan"])),
    ("mutants of KASAN and UBSAN", |shell, kiso| kiso_does(shell, kiso, &["mutants", "--target", "v6.1-kasan"])),
    ("lockdep, objects, kmemleak", |shell, kiso| kiso_does(shell, kiso, &["run", "v6.1-lockdep"])),
    ("mutants of lockdep and kmemleak", |shell, kiso| kiso_does(shell, kiso, &["mutants", "--target", "v6.1-lockdep"])),
    ("no namespace ever made", |shell, kiso| kiso_does(shell, kiso, &["run", "v6.1-unused"])),
    ("mutants where none is made", |shell, kiso| kiso_does(shell, kiso, &["mutants", "--target", "v6.1-unused"])),
    ("each patch without the option", |shell, kiso| kiso_does(shell, kiso, &["run", "v6.1-off", "--each"])),
    ("mutants without the option", |shell, kiso| kiso_does(shell, kiso, &["mutants", "--target", "v6.1-off"])),
    ("what it costs", |shell, kiso| kiso_does(shell, kiso, &["bench"])),
    ("mutants of what it costs", counted_mutants),
    ("mutants", |shell, kiso| kiso_does(shell, kiso, &["mutants"])),
    ("mutants of either end", |shell, kiso| kiso_does(shell, kiso, &["mutants", "--target", "v6.1-ends"])),
    ("mutants of programs", |shell, kiso| kiso_does(shell, kiso, &["mutants", "--target", "v6.1-programs"])),
    ("objects without the option", |shell, _| objects::same(shell)),
    ("the kernel's own tests", |shell, _| selftests::run(shell)),
];

/// Those of the kernel of 2006, where its tree was added.
const OLD_STEPS: [(&str, Step); 4] = [
    ("2.6.18: the series", |shell, kiso| kiso_does(shell, kiso, &["run", "v2.6.18"])),
    ("2.6.18: each patch", |shell, kiso| kiso_does(shell, kiso, &["run", "v2.6.18", "--each"])),
    ("2.6.18: mutants", |shell, kiso| kiso_does(shell, kiso, &["mutants", "--target", "v2.6.18"])),
    ("2.6.18: what it costs", |shell, kiso| kiso_does(shell, kiso, &["bench", "v2.6.18"])),
];

/// Runs all steps; the exit code is that of the worst: red before a host's trouble.
pub(crate) fn run(shell: &Shell) -> Result<(), Stop> {
    let kiso = setup::everything(shell)?;
    setup::for_tests(shell)?;
    let done = |(what, step): &(&'static str, Step)| {
        println!("cargo ci full: {what}");
        let begun = Instant::now();
        let result = step(shell, &kiso);
        Done { what, took: begun.elapsed(), result: Some(result) }
    };
    let mut all: Vec<Done> = STEPS.iter().map(done).collect();
    let has_old = old::is_there(shell, &kiso)?;
    let not_run = |(what, _): &(&'static str, Step)| Done { what, took: Duration::ZERO, result: None };
    all.extend(OLD_STEPS.iter().map(|step| if has_old { done(step) } else { not_run(step) }));
    print!("{}", table(&all));
    if !has_old {
        println!("{}", old::NOT_RUN);
    }
    let stops = all.iter().filter_map(|done| done.result.as_ref()?.as_ref().err());
    let code = stops.map(|stop| stop.code).min_by_key(|code| *code == 3);
    code.map_or(Ok(()), |code| Err(Stop::new(code, "")))
}

/// The mutants that no case can notice: `kiso bench` must, each by itself. Two boots tell what is far over a budget.
fn counted_mutants(shell: &Shell, kiso: &Path) -> Result<(), Stop> {
    let all = shell.read_dir("patches/ipv4-isolation/v6.1/mutants").map_err(|error| Stop::new(2, error.to_string()))?;
    let names = all.iter().filter_map(|path| path.file_name()?.to_str()).filter(|name| name.starts_with("counted-"));
    let codes = names.filter_map(|name| kiso_does(shell, kiso, &["bench", "--mutant", name, "--boots", "2"]).err());
    let codes: Vec<u8> = codes.map(|stop| stop.code).collect();
    codes.iter().copied().min_by_key(|code| *code == 3).map_or(Ok(()), |code| Err(Stop::new(code, "")))
}

fn kiso_does(shell: &Shell, kiso: &Path, words: &[&str]) -> Result<(), Stop> {
    let arguments: Vec<String> = words[1..].iter().map(|word| (*word).to_owned()).collect();
    setup::pass_through(shell, kiso, words[0], &arguments)
}

fn table(all: &[Done]) -> String {
    let line = |done: &Done| {
        let word = match &done.result {
            None => "not run".to_owned(),
            Some(Ok(())) => "good".to_owned(),
            Some(Err(Stop { code, message })) if message.is_empty() => format!("exit code {code}"),
            Some(Err(Stop { code, message })) => format!("exit code {code}: {message}"),
        };
        format!("{:28} {:>6} s  {word}\n", done.what, done.took.as_secs())
    };
    all.iter().map(line).collect()
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn every_step_is_told() {
        let done = |what, result| Done { what, took: Duration::from_millis(1999), result };
        let table = table(&[
            done("checks", Some(Ok(()))),
            done("mutants", Some(Err(Stop::new(1, "")))),
            done("objects", Some(Err(Stop::new(3, "no git")))),
            done("old", None),
        ]);
        let lines: Vec<Vec<&str>> = table.lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(lines[0], ["checks", "1", "s", "good"]);
        assert_eq!(lines[1], ["mutants", "1", "s", "exit", "code", "1"]);
        assert_eq!(lines[2], ["objects", "1", "s", "exit", "code", "3:", "no", "git"]);
        assert_eq!(lines[3], ["old", "1", "s", "not", "run"]);
    }
}
