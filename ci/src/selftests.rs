// SPDX-License-Identifier: GPL-2.0-only
//! `cargo ci selftests`: the kernel's own networking tests, those that need no more than one static program, run in the
//! guest on the tree without the series and with it. What they say must be the same. The test that the series itself brings
//! is run with it, and must pass.

use crate::{Stop, setup};
use std::path::{Path, PathBuf};
use std::process::Command;
use xshell::{Shell, cmd};

/// The target whose kernels are booted.
const TARGET: &str = "v6.1";
/// The tree that the tests are taken from.
const TREE: &str = "refs/kiso/base/ipv4-isolation/v6.1";
/// The tree with the series, and the test that is there alone.
const SERIES: (&str, &str) = ("refs/kiso/series/ipv4-isolation/v6.1", "ipv4_ns");
/// The test that waits for three milliseconds, which a guest without KVM can be late by, and then reads for ever; and how often
/// it is run on both before it counts that they differ. All others have to be the same the first time.
const IMPATIENT: (&str, usize) = ("reuseport_addr_any", 3);
const DIRECTORY: &str = "tools/testing/selftests/net";
const HEADERS: [&str; 2] = ["tools/testing/selftests/kselftest.h", "tools/testing/selftests/kselftest_harness.h"];

/// The tests, each with the arguments that its script gives it. Left out are those that need a script's network, a second
/// machine, a library or a module; and those that measure.
const TESTS: [(&str, &[&str]); 22] = [
    ("bind_bhash", &["8000", "127.0.0.1"]),
    ("ip_defrag", &["-4"]),
    ("ip_defrag", &["-4", "-o"]),
    ("ip_defrag", &["-6"]),
    ("ipv6_flowlabel", &[]),
    ("psock_snd", &[]),
    ("psock_tpacket", &[]),
    ("reuseaddr_conflict", &[]),
    ("reuseaddr_ports_exhausted", &[]),
    ("reuseport_addr_any", &[]),
    ("reuseport_bpf", &[]),
    ("reuseport_bpf_cpu", &[]),
    ("reuseport_dualstack", &[]),
    ("sk_bind_sendto_listen", &[]),
    ("sk_connect_zero_addr", &[]),
    ("so_netns_cookie", &[]),
    ("socket", &[]),
    ("tcp_fastopen_backup_key", &["-4"]),
    ("tcp_inq", &["-4"]),
    ("tun", &[]),
    ("udpgso", &["-4", "-C"]),
    ("udpgso", &["-6", "-C"]),
];

/// How a line of a test begins that tells a result.
const RESULTS: [&str; 10] =
    ["ok ", "not ok ", "1..", "# PASSED", "# FAILED", "# Totals", "PASS", "FAIL", "Success", "SUCCESS"];

/// What a test said, and how it ended.
#[derive(Debug, PartialEq, Eq)]
struct Told {
    ended: String,
    results: Vec<String>,
}

/// Runs them all; red where one says something else with the series.
pub(crate) fn run(shell: &Shell) -> Result<(), Stop> {
    let kiso = setup::everything(shell)?;
    for scope in [["build", TARGET, "--base"].as_slice(), &["build", TARGET]] {
        cmd!(shell, "{kiso} {scope...}").quiet().ignore_stdout().run()?;
    }
    let dir = shell.current_dir().join("target/selftests");
    sources(shell, &dir, TREE)?;
    let (mut differing, mut good, mut late) = (0, 0, 0);
    for (name, arguments) in TESTS {
        let program = compile(shell, &dir, name)?;
        let words = format!("{name} {}", arguments.join(" "));
        let tries = if name == IMPATIENT.0 { IMPATIENT.1 } else { 1 };
        for tries_left in (0..tries).rev() {
            let base = boot(shell, &kiso, &program, arguments, true)?;
            let series = boot(shell, &kiso, &program, arguments, false)?;
            if base == series {
                good += usize::from(base.ended == "code 0");
                late += usize::from(tries_left + 1 < tries);
                println!("same    {:28} {}, {} results", words.trim(), base.ended, base.results.len());
                break;
            }
            differing += usize::from(tries_left == 0);
            println!("differs {}\n  without the series: {base:?}\n  with it: {series:?}", words.trim());
        }
    }
    let tests = TESTS.len();
    println!(
        "selftests: {tests}, {good} of them good without the series, {differing} differ with it, {late} did at first"
    );
    own(shell, &kiso, &dir.join("series"))?;
    match (differing, good) {
        (0, 1..) => Ok(()),
        (0, _) => Err(Stop::new(3, "no test was good even without the series: nothing was compared")),
        _ => Err(Stop::new(1, "the kernel's own tests tell the series from the tree without it")),
    }
}

/// Runs the test that the series brings.
fn own(shell: &Shell, kiso: &Path, dir: &Path) -> Result<(), Stop> {
    let (tree, name) = SERIES;
    sources(shell, dir, tree)?;
    let program = compile(shell, dir, name)?;
    let told = boot(shell, kiso, &program, &[], false)?;
    let passed = told.results.iter().filter(|line| line.starts_with("ok ")).count();
    println!("{name}, with the series: {}, {passed} passed", told.ended);
    match told.ended == "code 0" && passed > 0 {
        true => Ok(()),
        false => Err(Stop::new(1, format!("the series' own test fails: {:?}", told.results))),
    }
}

/// Writes the sources of a tree's tests.
fn sources(shell: &Shell, dir: &Path, tree: &str) -> Result<(), Stop> {
    shell.create_dir(dir)?;
    let git_dir = shell.current_dir().join(".kiso/git");
    let archive = dir.join("sources.tar");
    cmd!(shell, "git --git-dir {git_dir} archive --output {archive} {tree} {DIRECTORY} {HEADERS...}").quiet().run()?;
    Ok(cmd!(shell, "tar --extract --file {archive} --directory {dir}").quiet().run()?)
}

/// Compiles one, with the headers of this host's libc.
fn compile(shell: &Shell, dir: &Path, name: &str) -> Result<PathBuf, Stop> {
    let (source, program) = (dir.join(DIRECTORY).join(format!("{name}.c")), dir.join(name));
    cmd!(shell, "gcc -static -O2 -w -D_GNU_SOURCE -o {program} {source} -lpthread").quiet().run()?;
    Ok(program)
}

/// Runs one in the guest.
fn boot(shell: &Shell, kiso: &Path, program: &Path, arguments: &[&str], base: bool) -> Result<Told, Stop> {
    let mut command = Command::new(kiso);
    command.args(["boot", TARGET]).args(base.then_some("--base")).arg("--exec").arg(program).args(arguments);
    let output = command
        .current_dir(shell.current_dir())
        .output()
        .map_err(|error| Stop::new(3, format!("{}: {error}", kiso.display())))?;
    let told = told(&String::from_utf8_lossy(&output.stdout));
    // 1 is the program's own failure, or the kernel's, and is compared; anything else is trouble.
    match output.status.code() {
        Some(0 | 1) => Ok(told),
        _ => Err(Stop::new(3, String::from_utf8_lossy(&output.stderr).into_owned())),
    }
}

/// Reads what `kiso boot` printed: the console, each line behind its time in brackets, and a last line.
fn told(text: &str) -> Told {
    let mut lines: Vec<&str> = text.lines().filter(|line| !line.starts_with("log: ")).collect();
    let last = lines.pop().unwrap_or_default();
    let ended = last.strip_prefix("the program ended: ").unwrap_or(last).to_owned();
    let said = lines.iter().filter_map(|line| line.split_once("] ")).map(|(_, said)| said.trim());
    let is_result = |said: &&str| RESULTS.iter().any(|start| said.starts_with(start));
    Told { ended, results: said.filter(is_result).map(str::to_owned).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_test_says_is_told_from_what_the_kernel_says() {
        let text = "[    1.000] [    0.5] ok kernel\n[    2.000] ok 1 first\n[    2.100] words\n[    2.200] not ok 2 x\n\
                    the program ended: code 1\n";
        let expected = Told { ended: "code 1".into(), results: vec!["ok 1 first".into(), "not ok 2 x".into()] };
        assert_eq!(told(text), expected);
        assert_eq!(told("[ 1.0] x\nhang: no more\nlog: y\n").ended, "hang: no more");
        assert_eq!(told("").ended, "");
    }
}
