// SPDX-License-Identifier: GPL-2.0-only
//! The merge gate: runs and a policy in, a decision out. Red unless every lane is shown to be green.

mod annotate;
mod excuse;
mod lane;

pub use annotate::{github, gitlab};

use crate::config::{GatePolicy, Lane};
use crate::model::{BenchRecord, Checked, RunRecord};
use schemars::JsonSchema;
use serde::Serialize;
use time::Date;

/// What is known of one lane.
#[derive(Clone, Debug)]
pub struct LaneRun {
    /// The lane.
    pub lane: Lane,
    /// The newest run of what this checkout holds for it; none where none was made of these inputs.
    pub run: Option<RunRecord>,
    /// The newest one of the same inputs that was red, where it is not that one.
    pub red: Option<RunRecord>,
    /// Whether another kiso is at work here: what has only begun may still end.
    pub is_busy: bool,
    /// The tools of this host that a run of today would use, or why they can't be asked.
    pub tools: Result<Vec<String>, String>,
    /// What was counted of these inputs, where the lane demands it and it was.
    pub bench: Option<BenchRecord>,
    /// What the checks of the lane's series found, where the policy demands them; or why they can't be made.
    pub lint: Option<Result<Vec<Checked>, String>>,
}

/// The decision in a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It may be merged.
    Green,
    /// It may not.
    #[default]
    Red,
    /// Nothing but trouble with hosts stands in the way.
    Undecided,
}

/// What the gate says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "kiso gate")]
pub struct Decision {
    /// Whether it may be merged.
    pub verdict: Verdict,
    /// What was checked, a lane at a time.
    pub checked: Vec<CheckedLane>,
    /// Each reason for red, first what is to be mended first; none means green.
    pub reasons: Vec<Reason>,
    /// What is not as planned and excused, and by whom.
    pub excused: Vec<String>,
}

/// A lane, and the run that it is judged by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct CheckedLane {
    /// The lane.
    pub lane: String,
    /// The run and its verdict in words.
    pub summary: String,
    /// What was looked at, a line each.
    pub details: Vec<String>,
}

/// How urgent a reason is; what comes first may be behind what comes later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Rank {
    /// The kernel does not apply, compile, boot or live.
    Broken,
    /// A case or a finding that this series brought.
    Series,
    /// A case or a finding of which it is not known whose it is.
    Unknown,
    /// What the series costs, and how its patches are written.
    Quality,
    /// An entry of the policy that is not true any more.
    Policy,
    /// What did not run.
    NotRun,
    /// What was already so without the series.
    Base,
    /// Trouble of the host.
    Infra,
}

/// One reason for red.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Reason {
    /// How urgent it is.
    pub rank: Rank,
    /// The lane.
    pub lane: String,
    /// What is wrong.
    pub text: String,
    /// What to do about it.
    pub remedy: Option<String>,
    /// The claim that is not shown to hold, where it is one.
    pub claim: Option<String>,
    /// The file of the project to look at, and the line in it, where that is known.
    pub place: Option<Place>,
}

/// A line of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Place {
    /// The path in the project.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
}

impl Reason {
    fn new(rank: Rank, lane: &str, text: impl Into<String>) -> Self {
        Self { rank, lane: lane.to_owned(), text: text.into(), remedy: None, claim: None, place: None }
    }

    fn remedy(self, remedy: impl Into<String>) -> Self {
        Self { remedy: Some(remedy.into()), ..self }
    }

    /// Whether the host is to blame, so that nothing is known about the kernel.
    pub fn is_infra(&self) -> bool {
        self.rank == Rank::Infra
    }
}

impl Decision {
    /// Exit code: 0 green; 1 red; 3 where nothing but trouble with hosts stands in the way.
    pub const fn exit_code(&self) -> u8 {
        match self.verdict {
            Verdict::Green => 0,
            Verdict::Undecided => 3,
            Verdict::Red => 1,
        }
    }

    /// With the verdict that its reasons come to, first what is to be mended first.
    fn settled(mut self) -> Self {
        self.reasons.sort_by_key(|reason| reason.rank);
        self.verdict = match self.reasons.as_slice() {
            [] => Verdict::Green,
            all if all.iter().all(Reason::is_infra) => Verdict::Undecided,
            _ => Verdict::Red,
        };
        self
    }
}

/// Decides, as of this day.
pub fn decide(policy: &GatePolicy, lanes: &[LaneRun], today: Date) -> Decision {
    let mut decision = Decision::default();
    excuse::expired(policy, today, &mut decision.reasons);
    for one in lanes {
        lane::judge(policy, one, today, &mut decision);
    }
    excuse::nowhere_needed(policy, lanes, today, &mut decision.reasons);
    decision.settled()
}

#[cfg(test)]
mod tests;
