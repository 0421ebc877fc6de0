// SPDX-License-Identifier: GPL-2.0-only
//! Mailboxes and damaged patches: any bytes are taken apart and mended or refused without a panic, and what was mended is
//! a patch. The input is the file of the tree, a NUL, and the mail.
#![no_main]

use kiso::series::{mailbox, patch::Patch, repair};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(0);
    let (file, mail) = bytes.split_at(end);
    let _ = mailbox::arrange(&mailbox::split(mail));
    let lookup = |_: &[u8]| Some(file.to_vec());
    let _ = repair::diagnose(mail, 1, &lookup);
    if let Ok(repaired) = repair::repair(mail, 1, &lookup)
        && !repaired.mended.is_empty()
    {
        assert!(Patch::parse(&repaired.text).diffs(1).is_ok());
    }
});
