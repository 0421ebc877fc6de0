// SPDX-License-Identifier: GPL-2.0-only
//! The suite `diag`: what `sock_diag` shows and destroys.

use crate::Case;

pub(super) const CASES: &[Case] = &[];
