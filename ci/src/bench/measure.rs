// SPDX-License-Identifier: GPL-2.0-only
//! Takes the time and the memory of whole processes.

use crate::Stop;
use std::fs;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// How often a process's peak is read while it runs. The kernel keeps the peak, so only what it grows by in its last
/// moments can be missed.
const PACE: Duration = Duration::from_millis(5);

/// Figures of one kind, in the order in which they were taken.
#[derive(Clone, Default)]
pub(super) struct Samples(pub Vec<f64>);

impl Samples {
    /// The median, the least and the greatest; nothing where there is no figure.
    pub fn spread(&self) -> Option<(f64, f64, f64)> {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let (first, last) = (*sorted.first()?, *sorted.last()?);
        let middle = sorted.len() / 2;
        let median = match sorted.len() % 2 {
            0 => f64::midpoint(sorted[middle - 1], sorted[middle]),
            _ => sorted[middle],
        };
        Some((median, first, last))
    }

    /// Round by round, something made of a figure of ours and one of the rival's.
    pub fn pairwise(&self, rival: &Self, make: impl Fn(f64, f64) -> f64) -> Self {
        Self(self.0.iter().zip(&rival.0).map(|(ours, theirs)| make(*ours, *theirs)).collect())
    }
}

/// A process that has ended well.
pub(super) struct Ended {
    /// From its start to its end, in seconds.
    pub seconds: f64,
    /// Its peak resident memory in MiB, without its children's.
    pub peak_mib: f64,
    /// What it said on standard output.
    pub stdout: String,
}

/// Runs a command to its end.
///
/// # Errors
/// It did not start, or did not end with 0; the message holds its last words.
pub(super) fn timed(command: &mut Command) -> Result<Ended, Stop> {
    let started = Instant::now();
    let output = prepared(command).output().map_err(|error| not_started(command, &error))?;
    ended(command, started.elapsed(), 0.0, output)
}

/// Like [`timed`], and watches the memory of the process. The rusage that wait4(2) gives would not do: it holds the
/// peak of the children as well, and QEMU has the whole guest in its memory.
pub(super) fn watched(command: &mut Command) -> Result<Ended, Stop> {
    let started = Instant::now();
    let child = prepared(command).spawn().map_err(|error| not_started(command, &error))?;
    let status = format!("/proc/{}/status", child.id());
    let reader = std::thread::spawn(move || child.wait_with_output());
    let mut peak_mib: f64 = 0.0;
    while !reader.is_finished() {
        peak_mib = peak_mib.max(fs::read_to_string(&status).ok().and_then(|text| high_water(&text)).unwrap_or(0.0));
        std::thread::sleep(PACE);
    }
    let took = started.elapsed();
    let output = reader.join().map_err(|_| Stop::new(3, "the thread that reads a child's output is gone"))?;
    ended(command, took, peak_mib, output.map_err(|error| not_started(command, &error))?)
}

fn prepared(command: &mut Command) -> &mut Command {
    command.env("LC_ALL", "C").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped())
}

fn ended(command: &Command, took: Duration, peak_mib: f64, output: Output) -> Result<Ended, Stop> {
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(Ended { seconds: took.as_secs_f64(), peak_mib, stdout });
    }
    let stderr = String::from_utf8_lossy(&output.stderr);
    let words = |text: &str| text.lines().rev().map(str::trim).find(|line| !line.is_empty()).map(str::to_owned);
    let said = words(&stderr).or_else(|| words(&stdout)).unwrap_or_else(|| "it said nothing".into());
    Err(Stop::new(3, format!("{}: {}: {said}", name(command), output.status)))
}

fn not_started(command: &Command, error: &std::io::Error) -> Stop {
    Stop::new(3, format!("{}: {error}", name(command)))
}

/// The program with its first argument, enough to tell commands apart.
fn name(command: &Command) -> String {
    let first = command.get_args().next().map(|word| format!(" {}", word.to_string_lossy()));
    format!("{}{}", command.get_program().to_string_lossy(), first.unwrap_or_default())
}

/// `VmHWM` of /proc/PID/status, in MiB. A zombie has none.
fn high_water(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kib / 1024.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_number_lies_between_two() {
        assert_eq!(Samples(vec![4.0, 1.0, 3.0, 2.0]).spread(), Some((2.5, 1.0, 4.0)));
        assert_eq!(Samples(vec![9.0, 1.0, 2.0]).spread(), Some((2.0, 1.0, 9.0)));
        assert_eq!(Samples::default().spread(), None);
    }

    #[test]
    fn the_peak_is_read_where_there_is_one() {
        assert_eq!(high_water("Name:\tx\nVmHWM:\t    2048 kB\nVmRSS:\t 1 kB\n"), Some(2.0));
        assert_eq!(high_water("Name:\tx\nState:\tZ (zombie)\n"), None);
    }
}
