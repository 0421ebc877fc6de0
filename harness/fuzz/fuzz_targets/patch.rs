// SPDX-License-Identifier: GPL-2.0-only
//! Patch files and mails: any bytes are read without a panic, and no diff names a path outside of the tree.
#![no_main]

use kiso::series::{decoded, patch::Patch};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = decoded(bytes) else { return };
    let patch = Patch::parse(&text);
    for strip in 0..=2 {
        let Ok(diffs) = patch.diffs(strip) else { continue };
        for diff in &diffs {
            for path in diff.old_path.iter().chain(&diff.new_path) {
                assert!(!path.starts_with(b"/") && path.split(|byte| *byte == b'/').all(|part| part != b".."));
            }
            if let Some(binary) = &diff.binary {
                let _ = binary.apply(bytes);
            }
        }
    }
});
