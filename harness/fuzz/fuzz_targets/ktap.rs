// SPDX-License-Identifier: GPL-2.0-only
//! The result port: any bytes are read without a panic, no line is lost, and a pass needs every planned result.
#![no_main]

use kiso::model::{Accelerator, BootEnd, Capture, Plan, PlannedCase, StampedLine, Timings, Verdict};
use kiso::verdict::{console_around, judge, ktap};
use kiso_protocol::{CASES, CONSOLE_MARKS, Isolation};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    assert_eq!(ktap::lines(bytes).count(), bytes.split_inclusive(|byte| *byte == b'\n').count());
    let entry = |isolation| PlannedCase { isolation, case: &CASES[0] };
    let plan = Plan { entries: Isolation::ALL.map(entry).to_vec(), case_deadline_ms: 1000, stops_at_fault: false };
    let capture = Capture {
        // An ordinary console, so that a pass is possible and its conditions are looked at.
        console: CONSOLE_MARKS.map(|mark| StampedLine { ms: 1, bytes: mark.as_bytes().to_vec() }).to_vec(),
        results: bytes.to_vec(),
        result_stamps: vec![(0, 2), (bytes.len() / 2, 3)],
        end: BootEnd::Exited { code: 0 },
        timings: Timings::default(),
        accelerator: Accelerator { name: "tcg".to_owned(), reason: String::new() },
        qemu_stderr: Vec::new(),
    };
    let judgement = judge(&plan, &capture);
    assert_eq!(judgement.results.len(), plan.entries.len());
    for result in &judgement.results {
        console_around(&capture, result);
    }
    if let Verdict::Pass { .. } = judgement.verdict {
        assert!(ktap::lines(bytes).all(|line| line.parsed.is_ok()));
        assert!(judgement.disagreements.is_empty() && judgement.results.iter().all(|result| result.as_planned()));
    }
});
