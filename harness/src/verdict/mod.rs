// SPDX-License-Identifier: GPL-2.0-only
//! The verdict: from what a boot gave to what it means. Everything here is a pure function of its arguments.

pub mod console;
pub mod judge;
pub mod ktap;
mod reason;
mod transcript;

pub use console::{findings, program_ended};
pub use judge::judge;
pub use transcript::console_around;
