// SPDX-License-Identifier: GPL-2.0-only
//! The console: any bytes are read without a panic, and what is shown of them cannot drive a terminal.
#![no_main]

use kiso::model::StampedLine;
use kiso::verdict::{console, findings};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let line = |bytes: &[u8]| StampedLine { ms: 0, bytes: bytes.to_vec() };
    let lines: Vec<_> = bytes.split(|byte| *byte == b'\n').map(line).collect();
    for finding in findings(&lines) {
        assert!((1..=lines.len()).contains(&finding.line));
        let shown = finding.excerpt.iter().chain([&finding.title]);
        assert!(shown.flat_map(|line| line.chars()).all(|c| !c.is_control()));
    }
    console::last_words(&lines, 3);
});
