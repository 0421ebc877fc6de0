// SPDX-License-Identifier: GPL-2.0-only
//! The suite `lifecycle`: how a namespace is made, entered, limited and freed.

use super::Body;

pub(super) const BODIES: &[Body] = &[];
