// SPDX-License-Identifier: GPL-2.0-only
//! Patch files as mails: any bytes are decoded and taken apart without a panic, what decodes is no mail any more, and the
//! parts can be told from each other.
#![no_main]

use kiso::series::{decoded, patch::Patch};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = decoded(bytes) else { return };
    let patch = Patch::parse(&text);
    // A subject is one line: it becomes the first of a commit's message.
    assert!(!patch.subject.contains('\n'), "{:?}", patch.subject);
    let message = patch.message("name.patch");
    assert!(message.ends_with(b"\n") && !message.starts_with(b"\n"));
    if let Some(author) = &patch.author {
        assert!(author.seconds >= 0);
        // Both become a header field of a mail.
        assert!(!author.name.chars().chain(author.email.chars()).any(char::is_control), "{author:?}");
    }
    if let Ok(diffs) = patch.diffs(1) {
        let lines = text.split_inclusive(|byte| *byte == b'\n').count();
        assert!(diffs.iter().all(|diff| (1..=lines).contains(&diff.line)));
    }
});
