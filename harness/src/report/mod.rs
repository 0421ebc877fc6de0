// SPDX-License-Identifier: GPL-2.0-only
//! What people and programs are shown of a run: one file a format, each a pure function of the record; `terminal` is the
//! live consumer of events.

pub mod json;
pub mod style;
pub mod summary;
pub mod terminal;
