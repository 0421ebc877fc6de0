// SPDX-License-Identifier: GPL-2.0-only
//! kiso's guest: PID 1 of the booted kernel, the conformance cases that it runs, and the workloads that it counts.
//!
//! It does what the plan in the initramfs says, reports in KTAP on the second serial port, and powers the machine off.
//! Each case runs in a process of its own with a deadline; no case waits for time to pass.
//!
//! It has neither libc nor std, which refuse or misbehave on 2.6 kernels, and calls nothing newer than 2.6.18 has.

#![no_std]
#![no_main]

mod bench;
mod bpf;
mod cable;
mod cases;
mod crowd;
mod deaths;
mod diag;
mod elders;
mod elsewhere;
mod entry;
mod errno;
mod exec;
mod executed;
mod fou;
mod generic_netlink;
mod init;
mod interface;
mod kernel;
mod leaks;
mod link;
mod memory;
mod mptcp;
mod namespace;
mod net;
mod netlink;
mod network;
mod nftables;
mod nsfs;
mod options;
mod packet;
mod proc_net;
mod report;
mod serial;
mod source;
mod supervise;
mod sys;
mod sysctl;
mod tap;
mod task;
mod text;
mod tunnel;
mod wire;
