// SPDX-License-Identifier: GPL-2.0-only
//! Which kernel this is, for what older ones are asked in another way.

use rustix::system::uname;

/// Whether the kernel is older than this version of Linux, by what it calls itself.
pub fn is_before(version: [u32; 3]) -> bool {
    uname().release().to_str().ok().and_then(kiso_protocol::version).is_some_and(|own| own < version)
}
