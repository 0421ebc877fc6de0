// SPDX-License-Identifier: GPL-2.0-only
//! What comes out of the two serial ports: kept in memory and written to the logs as it comes, within limits.

use super::BootError;
use super::phase::millis;
use crate::model::StampedLine;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The most that the console log may have, in bytes, stamps included. The stamps count so that a flood of empty lines,
/// which takes more memory than its bytes, meets the limit too.
pub(super) const CONSOLE_LIMIT: u64 = 16 * 1024 * 1024;

/// The most that the result port may say, in bytes.
pub(super) const RESULTS_LIMIT: u64 = 4 * 1024 * 1024;

/// Why no more is taken.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The limit in bytes was met.
    TooMuch(u64),
    /// A log cannot be written, in words.
    Host(String),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::Host(reason(&error))
    }
}

/// A log file. Once writing has failed nothing more is written: what is there stays as it is.
struct Log {
    path: PathBuf,
    file: Option<File>,
    size: u64,
    limit: u64,
}

impl Log {
    fn create(path: PathBuf, limit: u64) -> Result<Self, BootError> {
        match File::create(&path) {
            Ok(file) => Ok(Self { path, file: Some(file), size: 0, limit }),
            Err(source) => Err(BootError::File { path, source }),
        }
    }

    fn append(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        let Some(file) = self.file.as_mut() else { return Ok(()) };
        self.size += bytes.len() as u64;
        if let Err(error) = file.write_all(bytes) {
            self.file = None;
            return Err(Refusal::Host(format!("{}: {}", self.path.display(), reason(&error))));
        }
        if self.size > self.limit { Err(Refusal::TooMuch(self.limit)) } else { Ok(()) }
    }
}

/// An error of the system without its number.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}

/// The console: every line stamped with the time of its first byte.
pub(super) struct Console {
    log: Log,
    lines: Vec<StampedLine>,
    /// Whether the last line has not had its line feed.
    open: bool,
}

impl Console {
    /// With its log at `path`.
    pub(super) fn create(path: &Path) -> Result<Self, BootError> {
        Ok(Self { log: Log::create(path.to_owned(), CONSOLE_LIMIT)?, lines: Vec::new(), open: false })
    }

    /// Takes what came at `now`. The bytes are kept in memory also where they are refused.
    pub(super) fn take(&mut self, bytes: &[u8], now: Duration) -> Result<(), Refusal> {
        let mut stamped = Vec::with_capacity(bytes.len() * 2);
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            if !self.open {
                self.lines.push(StampedLine { ms: millis(now), bytes: Vec::new() });
                stamped.extend_from_slice(stamp(now).as_bytes());
            }
            stamped.extend_from_slice(piece);
            let text = piece.strip_suffix(b"\n");
            self.open = text.is_none();
            if let Some(line) = self.lines.last_mut() {
                line.bytes.extend_from_slice(text.unwrap_or(piece));
                // A serial console ends its lines with both.
                if text.is_some() && line.bytes.ends_with(b"\r") {
                    line.bytes.pop();
                }
            }
        }
        self.log.append(&stamped)
    }

    /// All that was taken.
    pub(super) fn into_lines(self) -> Vec<StampedLine> {
        self.lines
    }
}

/// The time before a line in the log: `[    0.123] `.
fn stamp(now: Duration) -> String {
    format!("[{:5}.{:03}] ", now.as_secs(), now.subsec_millis())
}

/// The result port, as it came and when.
pub(super) struct Results {
    log: Log,
    bytes: Vec<u8>,
    stamps: Vec<(usize, u64)>,
}

impl Results {
    /// With its log at `path`.
    pub(super) fn create(path: &Path) -> Result<Self, BootError> {
        Ok(Self { log: Log::create(path.to_owned(), RESULTS_LIMIT)?, bytes: Vec::new(), stamps: Vec::new() })
    }

    /// Takes what came at `now`. The bytes are kept in memory also where they are refused.
    pub(super) fn take(&mut self, bytes: &[u8], now: Duration) -> Result<(), Refusal> {
        // Reads within one millisecond share an entry: a port read byte by byte would else cost more than its bytes.
        if self.stamps.last().is_none_or(|(_, ms)| *ms != millis(now)) {
            self.stamps.push((self.bytes.len(), millis(now)));
        }
        self.bytes.extend_from_slice(bytes);
        self.log.append(bytes)
    }

    /// All that was taken, and when: offsets with milliseconds.
    pub(super) fn into_parts(self) -> (Vec<u8>, Vec<(usize, u64)>) {
        (self.bytes, self.stamps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    #[test]
    fn a_line_has_the_time_of_its_first_byte_and_its_bytes_untouched() {
        let dir = tempfile::tempdir().expect("a directory");
        let path = dir.path().join("console.log");
        let mut console = Console::create(&path).expect("a log");
        console.take(b"[    0.0", at(7)).expect("room");
        console.take(b"00] Li\xffnux\r", at(20)).expect("room");
        console.take(b"\n\r\nA\0\x1b[31m\rB\n", at(1234)).expect("room");
        console.take(b"no end", at(100_001)).expect("room");
        assert_eq!(
            std::fs::read(&path).expect("the log"),
            b"[    0.007] [    0.000] Li\xffnux\r\n[    1.234] \r\n[    1.234] A\0\x1b[31m\rB\n[  100.001] no end"
        );
        let lines: Vec<(u64, Vec<u8>)> = console.into_lines().into_iter().map(|line| (line.ms, line.bytes)).collect();
        assert_eq!(
            lines,
            [
                (7, b"[    0.000] Li\xffnux".to_vec()),
                (1234, Vec::new()),
                (1234, b"A\0\x1b[31m\rB".to_vec()),
                (100_001, b"no end".to_vec()),
            ]
        );
    }

    #[test]
    fn a_full_disk_is_told_once_and_memory_goes_on() {
        let mut results = Results::create(Path::new("/dev/full")).expect("it opens");
        match results.take(b"ok 1", at(1)) {
            Err(Refusal::Host(reason)) => assert_eq!(reason, "/dev/full: No space left on device"),
            other => panic!("{other:?}"),
        }
        results.take(b" x", at(1)).expect("nothing more is written");
        results.take(b"y", at(2)).expect("nothing more is written");
        assert_eq!(results.into_parts(), (b"ok 1 xy".to_vec(), vec![(0, 1), (6, 2)]));
    }

    #[test]
    fn empty_lines_meet_the_limit_before_they_fill_the_memory() {
        let dir = tempfile::tempdir().expect("a directory");
        let mut console = Console::create(&dir.path().join("console.log")).expect("a log");
        let flood = vec![b'\n'; 64 * 1024];
        let mut taken = 0;
        while console.take(&flood, at(0)).is_ok() {
            taken += flood.len() as u64;
        }
        assert!(taken < CONSOLE_LIMIT / 8, "{taken}");
    }
}
