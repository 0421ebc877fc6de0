// SPDX-License-Identifier: GPL-2.0-only
//! The suite `diag`: what `sock_diag` shows and destroys.

use super::Body;

pub(super) const BODIES: &[Body] = &[];
