// SPDX-License-Identifier: GPL-2.0-only
//! Killed at every write.
