// SPDX-License-Identifier: GPL-2.0-only
//! `cargo ci bench`: kiso beside what people use otherwise, in one table. docs/benchmarks.md says what each row is.
//!
//! Figures are compared within one run alone, ours and the rival's taken in turns, so that a busy or slow host weighs
//! on both.

mod lab;
mod measure;
mod queues;
mod rivals;
mod table;

use crate::{Stop, setup};
use lab::Lab;
use measure::{Samples, timed, watched};
use rivals::Workplace;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;
use table::{Row, Target, Unit};
use xshell::Shell;

/// How the worktree stage's summary begins where the changed line alone was written.
const ONE_FILE: &str = "1 file written, 0 removed";
/// How often a round is taken again that another kiso spoilt.
const RETRIES: u32 = 4;

/// What the rows have in common.
struct Bench<'a> {
    shell: &'a Shell,
    kiso: PathBuf,
    root: PathBuf,
    /// Where rivals, trees and the copy of the project are kept.
    dir: PathBuf,
    lab: Lab,
    /// The record of the series as it stands.
    record: Value,
    rounds: u16,
}

/// Measures some rows.
type Measure = fn(&Bench<'_>) -> Result<Vec<Row>, Stop>;

/// Sets everything up, measures `rounds` times, prints the table. Red where a target is not met.
pub(crate) fn run(shell: &Shell, rounds: u16) -> Result<(), Stop> {
    let kiso = setup::everything(shell)?;
    let root = shell.current_dir();
    let root = fs::canonicalize(&root).map_err(|error| Stop::new(3, format!("{}: {error}", root.display())))?;
    let dir = root.join("target/bench");
    let load = load_average();
    eprintln!("cargo ci bench: the verdict on the series as it stands");
    let lab = Lab::new(&kiso, &root, dir.join("lab"))?;
    let (_, record) = lab.run(&[])?;
    let bench = Bench { shell, kiso, root, dir, lab, record, rounds };

    let parts: [(&str, Measure, Target); 7] = [
        ("nothing changed", nothing_changed, Target::Limit(1.0)),
        ("series applied", series_applied, Target::Times(1.0)),
        ("boot to power-off", boots, Target::Times(2.5)),
        ("one line changed", one_line_changed, Target::More(4.0)),
        ("tree imported", tree_imported, Target::Limit(500.0)),
        ("Debian's queue imported", queues::imported, Target::Times(0.1)),
        ("PREEMPT_RT rebased", queues::rebased, Target::Times(1.0)),
    ];
    let mut rows = Vec::new();
    for (what, measure, target) in parts {
        eprintln!("cargo ci bench: {what}");
        let measured = measure(&bench).unwrap_or_else(|stop| {
            vec![Row { what: what.into(), unit: Unit::Seconds, ours: Err(stop.message), rival: None, target }]
        });
        // Told at once: a benchmark that is ended early has then not measured for nothing.
        eprint!("{}", table::render(&measured));
        rows.extend(measured);
    }
    // The series in the repository is the project's own again, whatever a row left.
    bench.lab.restore()?;
    bench.lab.kiso(&["apply"])?;

    println!("load averages: {load} before, {} after; {} CPUs", load_average(), cpus());
    println!("{} rounds: median (least-greatest); accelerator {}", rounds, accelerator(&bench.record));
    print!("{}", table::render(&rows));
    let judged: Vec<Option<bool>> = rows.iter().map(Row::met).collect();
    match (judged.contains(&Some(false)), judged.contains(&None)) {
        (true, _) => Err(Stop::new(1, "a target is not met")),
        (false, true) => Err(Stop::new(3, "not every target could be judged")),
        (false, false) => Ok(()),
    }
}

impl Bench<'_> {
    /// Measures in rounds.
    fn each(&self, mut round: impl FnMut(u16) -> Result<(), Stop>) -> Result<(), Stop> {
        (1..=self.rounds).try_for_each(|number| {
            eprintln!("cargo ci bench:   round {number} of {}", self.rounds);
            round(number)
        })
    }
}

fn nothing_changed(bench: &Bench<'_>) -> Result<Vec<Row>, Stop> {
    let mut ours = Samples::default();
    bench.each(|_| {
        ours.0.push(bench.lab.kiso(&["run"])?.seconds);
        Ok(())
    })?;
    Ok(vec![Row {
        what: "kiso run, nothing changed".into(),
        unit: Unit::Seconds,
        ours: Ok(ours),
        rival: None,
        target: Target::Limit(1.0),
    }])
}

fn series_applied(bench: &Bench<'_>) -> Result<Vec<Row>, Stop> {
    let tree = rivals::clone(&bench.lab, &bench.dir)?;
    rivals::copy_patches(&bench.lab, &tree)?;
    let (mut quilt, mut stgit) = (rivals::quilt(bench.shell).map(|()| Samples::default()), Ok(Samples::default()));
    let stg = rivals::stgit(&bench.dir);
    let mut ours = Samples::default();
    bench.each(|_| {
        bench.lab.forget_applied();
        ours.0.push(bench.lab.kiso(&["apply"])?.seconds);
        push(&mut quilt, || {
            let took = timed(&mut rivals::quilt_in(&tree, &["push", "-a", "-q"]))?.seconds;
            timed(&mut rivals::quilt_in(&tree, &["pop", "-a", "-q"]))?;
            Ok(took)
        });
        push(&mut stgit, || {
            let stg = |words: &[&str]| match &stg {
                Ok(program) => timed(Command::new(program).args(words).current_dir(&tree)),
                Err(stop) => Err(Stop::new(stop.code, &stop.message)),
            };
            // quilt changed the time stamps of files; git looks at them once, not in what is measured.
            timed(Command::new("git").args(["status", "--short", "--untracked-files=no"]).current_dir(&tree))?;
            let took = stg(&["import", "--series", "patches/series"])?.seconds;
            stg(&["delete", "--all"])?;
            Ok(took)
        });
        Ok(())
    })?;
    let row = |name, rival: Result<Samples, Stop>| Row {
        what: format!("kiso apply, beside {name}"),
        unit: Unit::Seconds,
        ours: Ok(ours.clone()),
        rival: Some((name, rival.map_err(|stop| stop.message))),
        target: Target::Times(1.0),
    };
    Ok(vec![row("quilt push -a", quilt), row("stg import", stgit)])
}

fn boots(bench: &Bench<'_>) -> Result<Vec<Row>, Stop> {
    // Writes the initramfs with nothing to test.
    bench.lab.kiso(&["boot"])?;
    let initramfs = bench.dir.join("initramfs.cpio");
    fs::copy(bench.lab.empty_initramfs(), &initramfs).map_err(|error| Stop::new(3, error.to_string()))?;
    let console = bench.dir.join("console");
    let (mut ours, mut bare, mut memory) = (Samples::default(), Samples::default(), Samples::default());
    bench.each(|_| {
        let (ended, record) = bench.lab.run(&["--rerun"])?;
        let took =
            record["boot"]["timings"]["end_ms"].as_f64().ok_or_else(|| Stop::new(3, "the record has no end_ms"))?;
        ours.0.push(took / 1000.0);
        memory.0.push(ended.peak_mib);
        bare.0.push(timed(&mut bare_boot(&bench.lab.kernel(&record), &initramfs, &console))?.seconds);
        let said = fs::read(&console).unwrap_or_default();
        match String::from_utf8_lossy(&said).contains("Power down") {
            true => Ok(()),
            false => Err(Stop::new(3, "the bare boot did not end in a power-off")),
        }
    })?;
    let dry_run = bench.lab.kiso(&["boot", "--dry-run"])?.stdout;
    let guest = dry_run.split_whitespace().skip_while(|word| *word != "-m").nth(1);
    let guest = guest.and_then(|word| word.strip_suffix('M')?.parse().ok()).map(|mib| Samples(vec![mib]));
    let row = |what: &str, unit, ours, rival, target| Row { what: what.into(), unit, ours, rival, target };
    Ok(vec![
        row("boot with all suites", Unit::Seconds, Ok(ours), Some(("bare QEMU", Ok(bare))), Target::Times(2.5)),
        row("peak memory of kiso run", Unit::Mib, Ok(memory), None, Target::Limit(200.0)),
        row(
            "memory of the guest",
            Unit::Mib,
            guest.ok_or_else(|| "no -m in the command".into()),
            None,
            Target::Limit(256.0),
        ),
    ])
}

/// The least that boots this kernel to power-off.
fn bare_boot(kernel: &Path, initramfs: &Path, console: &Path) -> Command {
    let mut qemu = Command::new("qemu-system-x86_64");
    qemu.args([
        "-M",
        "q35",
        "-cpu",
        "qemu64",
        "-smp",
        "2",
        "-m",
        "256M",
        "-nodefaults",
        "-display",
        "none",
        "-no-reboot",
    ]);
    qemu.arg("-kernel").arg(kernel.join("vmlinux")).arg("-initrd").arg(initramfs);
    qemu.args([
        "-append",
        "console=ttyS0 panic=-1",
        "-serial",
        &format!("file:{}", console.display()),
        "-serial",
        "null",
    ]);
    qemu
}

fn one_line_changed(bench: &Bench<'_>) -> Result<Vec<Row>, Stop> {
    let lab = &bench.lab;
    let place = rivals::quilt(bench.shell)
        .and_then(|()| Workplace::new(lab, &bench.dir, &lab.kernel(&bench.record).join("config")))?;
    let vng = rivals::vng(bench.shell, &bench.dir).and_then(|vng| place.prepare_vng().map(|()| vng));
    let mut numbers = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    // Brings the worktree from wherever it was to the series.
    change(lab, numbers)?;
    let (mut ours, mut make, mut whole) = (Samples::default(), Samples::default(), Ok(Samples::default()));
    bench.each(|_| {
        let mut take = || {
            numbers += 1;
            change(lab, numbers)
        };
        let mut changed = take()?;
        // Where another kiso changed the worktree in between, more than one line was built: that does not count.
        for _ in 0..RETRIES {
            if !changed.written.starts_with(ONE_FILE) {
                changed = take()?;
            }
        }
        if !changed.written.starts_with(ONE_FILE) {
            return Err(Stop::new(3, format!("not one file changed in the worktree: {}", changed.written)));
        }
        ours.0.push(changed.seconds);
        lab::write(&place.tree.join("patches").join(lab::PATCH), &changed.patch)?;
        list_patch(&place.tree)?;
        let push_took = timed(&mut rivals::quilt_in(&place.tree, &["push", "-q"]))?.seconds;
        make.0.push(place.make(&["vmlinux"])?);
        push(&mut whole, || {
            let vng = vng.as_ref().map_err(|stop| Stop::new(stop.code, &stop.message))?;
            Ok(push_took + place.make_vng()? + boot_with_vng(vng, &place, &bench.record)?)
        });
        timed(&mut rivals::quilt_in(&place.tree, &["pop", "-q"]))?;
        Ok(())
    })?;
    let row = |what: &str, rival, target| Row {
        what: what.into(),
        unit: Unit::Seconds,
        ours: Ok(ours.clone()),
        rival: Some(rival),
        target,
    };
    let whole = whole.map_err(|stop| stop.message);
    Ok(vec![
        row("one line to verdict, beside make", ("make", Ok(make)), Target::More(4.0)),
        row("one line to verdict, beside uname -r", ("quilt push, make, vng", whole), Target::Times(1.0)),
    ])
}

/// A run of the series with one line changed.
struct Changed {
    patch: String,
    seconds: f64,
    /// What the worktree stage says.
    written: String,
}

/// One line changed through a patch, to the verdict.
fn change(lab: &Lab, number: u64) -> Result<Changed, Stop> {
    let patch = lab.change(number)?;
    let (ended, record) = lab.run(&[])?;
    lab.forget(&record);
    let stages = record["stages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let worktree = stages.iter().find(|stage| stage["stage"] == "worktree");
    let written = worktree.and_then(|stage| stage["summary"].as_str()).unwrap_or("no worktree stage").to_owned();
    Ok(Changed { patch, seconds: ended.seconds, written })
}

/// Puts the changing patch into quilt's series where it is not there yet.
fn list_patch(tree: &Path) -> Result<(), Stop> {
    let path = tree.join("patches/series");
    let listed = fs::read_to_string(&path).map_err(|error| Stop::new(3, format!("{}: {error}", path.display())))?;
    match listed.lines().any(|line| line == lab::PATCH) {
        true => Ok(()),
        false => lab::write(&path, &format!("{listed}{}\n", lab::PATCH)),
    }
}

/// `vng --run KERNEL -- uname -r`; its time in seconds.
fn boot_with_vng(programs: &Path, place: &Workplace, record: &Value) -> Result<f64, Stop> {
    let mut command = Command::new(programs.join("vng"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(programs.to_owned()).chain(std::env::split_paths(&path)));
    command.env("PATH", path.map_err(|error| Stop::new(3, error.to_string()))?);
    command.arg("--run").arg(place.vng_kernel()).args(["--cpus", "2", "--memory", "256M"]);
    if accelerator(record) == "tcg" {
        command.arg("--disable-kvm");
    }
    let ended = timed(command.args(["--", "uname", "-r"]).current_dir(&place.tree))?;
    let release = record["kernel"]["release"].as_str().unwrap_or_default();
    match !release.is_empty() && ended.stdout.contains(release) {
        true => Ok(ended.seconds),
        false => Err(Stop::new(3, format!("vng --run did not say {release:?}"))),
    }
}

fn tree_imported(bench: &Bench<'_>) -> Result<Vec<Row>, Stop> {
    let project = bench.dir.join("import");
    lab::copy_project(&bench.root, &project)?;
    let add = ["tree", "add", "linux-6.1", "--debian", "linux-source-6.1"];
    let ours = watched(Command::new(&bench.kiso).args(add).current_dir(&project))?;
    let _ = fs::remove_dir_all(&project);
    let rival = tar_and_git_add(&bench.dir.join("git-add")).map(|seconds| Samples(vec![seconds]));
    Ok(vec![
        Row {
            what: "peak memory of kiso tree add".into(),
            unit: Unit::Mib,
            ours: Ok(Samples(vec![ours.peak_mib])),
            rival: None,
            target: Target::Limit(500.0),
        },
        Row {
            what: "kiso tree add, once".into(),
            unit: Unit::Seconds,
            ours: Ok(Samples(vec![ours.seconds])),
            rival: Some(("tar, git add -f", rival.map_err(|stop| stop.message))),
            target: Target::Times(1.0),
        },
    ])
}

/// From the tarball of Debian's package to the same tree in a git index, without kiso; in seconds.
fn tar_and_git_add(dir: &Path) -> Result<f64, Stop> {
    let script = "mkdir \"$1\" && tar -xJf /usr/src/linux-source-6.1.tar.xz --strip-components=1 -C \"$1\" && cd \"$1\" && \
                  git init --quiet && git add -f .";
    let _ = fs::remove_dir_all(dir);
    let took = timed(Command::new("sh").args(["-c", script, "sh"]).arg(dir)).map(|ended| ended.seconds);
    let _ = fs::remove_dir_all(dir);
    took
}

/// Adds a figure of a rival; its first failure is what its row will say.
fn push(samples: &mut Result<Samples, Stop>, measure: impl FnOnce() -> Result<f64, Stop>) {
    if let Ok(figures) = samples {
        match measure() {
            Ok(figure) => figures.0.push(figure),
            Err(stop) => *samples = Err(stop),
        }
    }
}

fn accelerator(record: &Value) -> &str {
    record["boot"]["accelerator"]["name"].as_str().unwrap_or("unknown")
}

fn load_average() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or_default().to_owned()
}

fn cpus() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
