// SPDX-License-Identifier: GPL-2.0-only
//! The suite `stress`: many tasks at once.

use super::Body;

pub(super) const BODIES: &[Body] = &[];
