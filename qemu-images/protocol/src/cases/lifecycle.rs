// SPDX-License-Identifier: GPL-2.0-only
//! The suite `lifecycle`: how a namespace is made, entered, limited and freed.

use crate::Case;

pub(super) const CASES: &[Case] = &[];
