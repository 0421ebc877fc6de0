// SPDX-License-Identifier: GPL-2.0-only
//! The commands of the stack, through the binary, on a tree of a few files.

mod bench;
mod conflict;
mod git;
mod kill;
mod order;
mod refresh;
mod shapes;
mod undo;
#[path = "../world/mod.rs"]
#[allow(dead_code, reason = "the command's tests need more of it")]
mod world;
