// SPDX-License-Identifier: GPL-2.0-only
//! What the checks of a series found.

use serde::Serialize;

/// The checks of a series by their names, in the order in which they are made.
pub const CHECKS: [&str; 8] = ["subject", "message", "sign-off", "chain", "files", "cover", "checkpatch", "each"];

/// One check and what it found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Checked {
    /// Its name.
    pub check: &'static str,
    /// What it demands.
    pub claim: &'static str,
    /// What came of it.
    #[serde(flatten)]
    pub outcome: CheckOutcome,
}

/// What came of a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum CheckOutcome {
    /// Nothing to complain of.
    Clean,
    /// What is wrong.
    Found {
        /// All of it.
        complaints: Vec<Complaint>,
    },
    /// It could not be made, which says nothing.
    NotRun {
        /// Why not.
        reason: String,
    },
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Complaint {
    /// The patch or the file, where it is of one.
    pub file: Option<String>,
    /// What is wrong.
    pub text: String,
}

impl CheckOutcome {
    /// Clean where there are no complaints.
    pub fn of(complaints: Vec<Complaint>) -> Self {
        if complaints.is_empty() { Self::Clean } else { Self::Found { complaints } }
    }
}
