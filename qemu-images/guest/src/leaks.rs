// SPDX-License-Identifier: GPL-2.0-only
//! Asks kmemleak, where the kernel has it, what was allocated and forgotten while the cases ran.

use core::time::Duration;

use rustix::fs::{Mode, OFlags, mkdir, open};
use rustix::io::{Errno, Result, read, write};
use rustix::mount::{MountFlags, mount};

use crate::sys;

const DEBUGFS: &str = "/debug";
const KMEMLEAK: &str = "/debug/kmemleak";
/// kmemleak reports nothing that is younger than five seconds: a pointer to it may still be in a register.
const YOUNGEST_REPORTED: Duration = Duration::from_secs(6);
/// What is told of a report: a kernel that forgets something in each of thousands of loops must not bury its console.
const LONGEST_REPORT: usize = 32 << 10;

/// Has kmemleak look for lost memory and puts its report on the console, where the harness finds it. A kernel without
/// kmemleak is left alone; one whose kmemleak does not look, because it has given up, is an error.
pub fn report(console: &str) -> Result<()> {
    match mkdir(DEBUGFS, Mode::from(0o755))
        .and_then(|()| mount("debugfs", DEBUGFS, "debugfs", MountFlags::empty(), None))
    {
        Err(Errno::NODEV) => return Ok(()),
        mounted => mounted?,
    }
    let kmemleak = match open(KMEMLEAK, OFlags::RDWR, Mode::empty()) {
        Err(Errno::NOENT) => return Ok(()),
        opened => opened?,
    };
    sys::sleep(YOUNGEST_REPORTED);
    // The first scan takes the sums of what looks lost; the second reports what has not changed since.
    for _ in 0..2 {
        write(&kmemleak, b"scan")?;
    }
    // What was written has moved the place to read from.
    let report = open(KMEMLEAK, OFlags::RDONLY, Mode::empty())?;
    let console = open(console, OFlags::WRONLY | OFlags::NOCTTY, Mode::empty())?;
    let (mut buffer, mut told) = ([0; 4096], 0);
    while told < LONGEST_REPORT {
        let length = read(&report, &mut buffer)?;
        if length == 0 {
            break;
        }
        told += write(&console, buffer.get(..length).unwrap_or_default())?;
    }
    Ok(())
}
