// SPDX-License-Identifier: GPL-2.0-only
//! kiso keeps a Linux kernel patch series alive: it applies the series to a tree, builds the kernel, boots it in QEMU, runs
//! conformance cases inside, and judges what came out.
//!
//! Modules are listed from the top down; a module imports only from those below it (`cargo ci check` holds this).

pub mod cli;

pub mod pipeline;

pub mod gate;

pub mod boot;
pub mod build;
pub mod series;
pub mod tree;
pub mod verdict;

pub mod report;
pub mod store;

pub mod config;

pub mod git;
pub mod process;

pub mod count;
pub mod escape;
pub mod files;

pub mod event;

pub mod model;
