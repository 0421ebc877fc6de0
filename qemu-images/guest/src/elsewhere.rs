// SPDX-License-Identifier: GPL-2.0-only
//! Hooks that stay where no packet comes by.
//!
//! The kernel rewrites its own code when there is the first hook of netfilter, or the first program, of a kind, and again when
//! the last is gone. Where the CPU is emulated that costs more than all else that a case does. So PID 1 has one of each kind
//! that cases use, in a network of its own, and those of the cases come and go without that.

use core::sync::atomic::{AtomicU8, Ordering};

use rustix::fd::AsRawFd;
use rustix::io::{Errno, Result};

use crate::network::{CLONE_NEWNET, hold, own_as_file};
use crate::sys;

/// Whether there is one of a kind.
pub struct Kind(AtomicU8);

const UNUSED: u8 = 0;
const USED: u8 = 1;
const KEPT: u8 = 2;

impl Kind {
    /// No case has used it yet.
    pub const fn new() -> Kind {
        Kind(AtomicU8::new(UNUSED))
    }

    /// A case uses one, and others will.
    pub fn is_used(&self) {
        let _ = self.0.compare_exchange(UNUSED, USED, Ordering::Relaxed, Ordering::Relaxed);
    }

    /// Makes one in a network that is held, where a case has used it. To be called by PID 1 between two cases.
    pub fn keep(&self, make: impl FnOnce() -> Result<()>) -> Result<()> {
        if self.0.load(Ordering::Relaxed) != USED {
            return Ok(());
        }
        self.0.store(KEPT, Ordering::Relaxed);
        let before = own_as_file()?;
        match sys::unshare(CLONE_NEWNET) {
            // The kernel has but one network.
            Err(Errno::INVAL) => return Ok(()),
            made => made?,
        }
        let made = own_as_file().and_then(hold).and_then(|()| make());
        sys::setns(before.as_raw_fd(), CLONE_NEWNET)?;
        made
    }
}
