// SPDX-License-Identifier: GPL-2.0-only
//! What people and programs are shown: one file a format, each a pure function of what it shows; `terminal` is the live
//! consumer of events.

pub mod bench;
pub mod bisect;
pub mod coverage;
pub mod csv;
pub mod each;
pub mod history;
pub mod html;
pub mod json;
pub mod junit;
pub mod markdown;
pub mod mutants;
pub mod range_diff;
pub mod style;
pub mod summary;
pub mod terminal;

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod samples;

/// How long a run took, in the words of a table: nothing where there was none, or where an older one is shown.
fn took(run: Option<&str>, kept: bool, took_ms: u64) -> String {
    match (run, kept) {
        (None, _) => String::new(),
        (Some(_), true) => "kept".to_owned(),
        (Some(_), false) => format!("{:.1} s", took_ms as f64 / 1000.0),
    }
}
