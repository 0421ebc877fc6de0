// SPDX-License-Identifier: GPL-2.0-only
//! The suite `stress`: many tasks at once.

use crate::Case;

pub(super) const CASES: &[Case] = &[];
