// SPDX-License-Identifier: GPL-2.0-only
//! Diffs: any bytes are read without a panic, no diff names a path outside of the tree or in `.git`, hunks have the lines
//! that they are counted to have, and faults are at a line that is there.
#![no_main]

use kiso::git::check_path;
use kiso::series::diff::parse;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let lines = bytes.split_inclusive(|byte| *byte == b'\n').count();
    for strip in 0..=2 {
        let diffs = match parse(bytes, 1, strip) {
            Ok(diffs) => diffs,
            Err(error) => {
                assert!((1..=lines + 1).contains(&error.line), "{error:?}");
                assert!(!error.fault.to_string().chars().any(char::is_control));
                continue;
            }
        };
        for diff in &diffs {
            assert!(diff.old_path.is_some() || diff.new_path.is_some());
            for path in diff.old_path.iter().chain(&diff.new_path) {
                assert!(check_path(path).is_ok() && !path.iter().any(u8::is_ascii_control));
            }
            for hunk in &diff.hunks {
                let (old, new) = (hunk.old_lines().len(), hunk.new_lines().len());
                assert!(old + new > 0 && u32::try_from(old.max(new)).is_ok_and(|most| most <= u32::MAX - hunk.old_start));
            }
            if let Some(binary) = &diff.binary {
                let _ = binary.apply(bytes);
            }
        }
    }
});
