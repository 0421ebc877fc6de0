// SPDX-License-Identifier: GPL-2.0-only
//! `series` files: any bytes are read without a panic; every name stays below the directory, comes once and can be shown; and
//! what is read and written down again reads the same.
#![no_main]

use kiso::{escape, git::check_path, series::parse_listing};
use libfuzzer_sys::fuzz_target;
use std::collections::HashSet;

fuzz_target!(|bytes: &[u8]| {
    let lines = bytes.split(|byte| *byte == b'\n').count();
    let listed = match parse_listing(bytes) {
        Ok(listed) => listed,
        Err(fault) => {
            assert!((1..=lines).contains(&fault.line));
            assert!(!fault.reason.chars().any(char::is_control), "{:?}", fault.reason);
            return;
        }
    };
    let names: HashSet<&str> = listed.iter().map(|patch| patch.name.as_str()).collect();
    assert_eq!(names.len(), listed.len());
    let mut again = String::new();
    for patch in &listed {
        assert!(check_path(patch.name.as_bytes()).is_ok() && escape::line(patch.name.as_bytes()) == patch.name);
        again.push_str(&format!("{} -p{}\n", patch.name, patch.strip));
    }
    let reread = parse_listing(again.as_bytes()).expect("what was read");
    assert!(reread.iter().zip(&listed).all(|(one, other)| (&one.name, one.strip) == (&other.name, other.strip)));
    assert_eq!(reread.len(), listed.len());
});
