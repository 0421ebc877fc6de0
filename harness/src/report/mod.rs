// SPDX-License-Identifier: GPL-2.0-only
//! What people and programs are shown: one file a format, each a pure function of what it shows; `terminal` is the live
//! consumer of events.

pub mod each;
pub mod json;
pub mod mutants;
pub mod range_diff;
pub mod style;
pub mod summary;
pub mod terminal;
