// SPDX-License-Identifier: GPL-2.0-only
//! How long kiso takes to answer from a store of many runs: makes one of 10,000 runs with 150 cases each, and prints the
//! median and the longest of some calls of each command, as a whole process.

#[path = "../tests/fleet/mod.rs"]
mod fleet;

use kiso::store::Runs;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 10_000;
const CASES: usize = 150;
const CALLS: usize = 15;
/// What nobody waits longer for.
const LIMIT: Duration = Duration::from_millis(50);
/// The same for a page of 500 runs, and how much of it anybody's browser or mail takes.
const PAGE_LIMIT: Duration = Duration::from_secs(1);
const PAGE_BYTES: u64 = 5_000_000;

const PROJECT: [(&str, &str); 4] = [
    (
        "patches/small/series.yaml",
        "title: a small series\nvariants:\n  v1:\n    tree: tiny\ntargets:\n  v1:\n    variant: v1\n    kconfig: [guest]\n    machine: q35\n    suites: [bind]\n",
    ),
    ("patches/small/v1/series", ""),
    ("qemu-images/machines/q35.yaml", include_str!("../../qemu-images/machines/q35.yaml")),
    ("qemu-images/kconfig/guest.config", "CONFIG_PRINTK=y\n"),
];

fn main() -> ExitCode {
    let dir = tempfile::tempdir().expect("a directory");
    for (name, text) in PROJECT {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        std::fs::write(path, text).expect("written");
    }
    let state = dir.path().join(".kiso");
    let runs = Runs::open(&state).expect("a store");
    let begun = Instant::now();
    for number in 0..RUNS {
        runs.keep(&fleet::run(number, CASES)).expect("kept");
    }
    let each = begun.elapsed() / u32::try_from(RUNS).expect("a number");
    drop(runs);
    let bytes = std::fs::metadata(state.join("runs.sqlite")).expect("a store").len();
    println!("{RUNS} runs of {CASES} cases: {} MB, {:.2} ms to keep one", bytes / 1_000_000, ms(each));

    let (old, new) = (fleet::run(17, 1).id, fleet::run(RUNS - 1, 1).id);
    let case = fleet::case_name(0);
    let page: &[&str] = &["report", "html", "--limit", "500", "-o", "report.html"];
    let calls: [(&[&str], Duration); 6] = [
        (&["runs"], LIMIT),
        (&["runs", "--limit", "10000", "--format", "json"], LIMIT),
        (&["show", &new], LIMIT),
        (&["history", &case], LIMIT),
        (&["compare", &old, &new], LIMIT),
        (page, PAGE_LIMIT),
    ];
    let mut is_good = true;
    for (words, limit) in calls {
        let mut took: Vec<Duration> = (0..CALLS).map(|_| call(dir.path(), words)).collect();
        took.sort();
        let (median, longest) = (took[CALLS / 2], took[CALLS - 1]);
        let word = if median <= limit { String::new() } else { format!("  over {:.0} ms", ms(limit)) };
        is_good &= median <= limit;
        println!("kiso {:60} median {:6.1} ms, longest {:6.1} ms{word}", words.join(" "), ms(median), ms(longest));
    }
    let bytes = std::fs::metadata(dir.path().join("report.html")).expect("a page").len();
    println!("the page has {} kB", bytes / 1000);
    is_good &= bytes <= PAGE_BYTES;
    ExitCode::from(u8::from(!is_good))
}

fn call(dir: &Path, words: &[&str]) -> Duration {
    let begun = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_kiso")).args(words).current_dir(dir).stdout(Stdio::null()).status();
    assert!(status.expect("kiso starts").code().is_some_and(|code| code < 2), "kiso {words:?}");
    begun.elapsed()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
