// SPDX-License-Identifier: GPL-2.0-only
//! The suite `loopback`: loopback traffic that is neither a connection nor addressed to one socket, and the ways around a look-up.

use super::Body;

pub(super) const BODIES: &[Body] = &[];
