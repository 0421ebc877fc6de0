// SPDX-License-Identifier: GPL-2.0-only
//! Which patch broke a case, and how sure that is.

use super::{CaseOutcome, ChangedInput, TreeReport};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The version of [`BisectRecord`]'s form.
pub const BISECT_SCHEMA: u32 = 1;

/// What a kernel showed of the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sight {
    /// It did what is planned.
    AsPlanned,
    /// It failed in the way that is asked about.
    Broken,
    /// Neither: it does not compile, say, or the case fails in another way.
    Otherwise,
}

impl fmt::Display for Sight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AsPlanned => "as planned",
            Self::Broken => "broken",
            Self::Otherwise => "tells nothing",
        })
    }
}

/// How often a kernel was booted and the case broken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Tally {
    /// Boots in which it was.
    pub broken: usize,
    /// All of them.
    pub boots: usize,
}

/// Boots after which a kernel that is always broken is said to be so.
pub const SURE: usize = 3;
/// A kernel that is broken by chance may pass for good with this probability.
const DOUBT: f64 = 0.05;

impl Tally {
    /// How many boots must go as planned before a kernel is called good, where what is looked for shows so often.
    pub fn boots_to_be_sure(self) -> usize {
        if self.broken >= self.boots {
            return 1;
        }
        (DOUBT.ln() / self.missed().ln()).ceil().max(1.0) as usize
    }

    /// Whether what was seen without the culprit and with it fits what was seen before: without it it is never broken, and
    /// with it by chance only where chance had a part before.
    pub fn is_borne_out_by(self, without: Self, with: Self) -> bool {
        let is_steady = self.broken == self.boots;
        without.broken == 0 && with.broken > 0 && (!is_steady || with.broken == with.boots)
    }

    /// How often it is broken after all, where it seemed always to be and a kernel without the culprit or with it shows that
    /// chance has a part in it; none where they show no such thing.
    pub fn shaken_by(self, without: Self, with: Self) -> Option<Self> {
        let is_mixed = |tally: &Self| tally.broken > 0 && tally.broken < tally.boots;
        let seen = [with, without].into_iter().find(is_mixed).filter(|_| self.broken == self.boots)?;
        Some(Self { broken: self.broken + seen.broken, boots: self.boots + seen.boots })
    }

    /// The share of boots in which it was not broken.
    fn missed(self) -> f64 {
        1.0 - self.broken as f64 / self.boots.max(1) as f64
    }

    /// The probability that so many boots of a kernel that is broken show nothing, in percent.
    pub fn doubt_percent(self, boots: usize) -> f64 {
        100.0 * self.missed().powi(i32::try_from(boots).unwrap_or(i32::MAX))
    }
}

/// Where the case was as planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "what")]
pub enum GoodPoint {
    /// The tree without the series.
    Base,
    /// The series of a run that is kept.
    Run {
        /// The run.
        id: String,
        /// When it started, RFC 3339, UTC.
        started: String,
    },
    /// The series at a revision of the project's repository, or in a directory.
    Version {
        /// As it was named.
        name: String,
    },
}

impl fmt::Display for GoodPoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Base => f.write_str("the base, without the series"),
            Self::Run { id, started } => write!(f, "the series of run {id} ({started})"),
            Self::Version { name } => write!(f, "the series of {name}"),
        }
    }
}

/// A kernel that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PointReport {
    /// What was applied, in words.
    pub what: String,
    /// What it showed.
    pub sight: Sight,
    /// Why it tells nothing, where that is so.
    pub reason: Option<String>,
    /// Whether a run of it was kept that says so.
    pub known: bool,
    /// How often it was booted.
    pub boots: usize,
    /// Whether it had to be built.
    pub built: bool,
}

impl PointReport {
    /// One at which nothing was seen yet.
    pub fn new(what: &str) -> Self {
        Self { what: what.to_owned(), sight: Sight::Otherwise, reason: None, known: false, boots: 0, built: false }
    }
}

/// A patch that broke the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct BlamedPatch {
    /// Its file name.
    pub name: String,
    /// Its subject.
    pub subject: String,
    /// False where the series has it no more: that it went is what broke the case.
    pub is_there: bool,
}

/// A patch that stands elsewhere among the others than it did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct MovedPatch {
    /// Its file name.
    pub name: String,
    /// Its subject.
    pub subject: String,
    /// Where it stands now.
    #[serde(flatten)]
    pub stands: Stands,
}

/// On which side of another patch one stands now, and did not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stands {
    /// Before the patch of this file name.
    Before(String),
    /// Behind the patch of this file name.
    Behind(String),
}

impl fmt::Display for Stands {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Before(name) => write!(f, "before {name}"),
            Self::Behind(name) => write!(f, "behind {name}"),
        }
    }
}

/// A hunk that broke the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct BlamedHunk {
    /// The file of the kernel.
    pub file: String,
    /// The file of its patch, and the line of it, as far as that is known.
    pub at: Option<ChangedInput>,
    /// The hunk, line by line: from where the case was as planned to where it is broken.
    pub text: Vec<String>,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "what")]
pub enum Answer {
    /// The case is not broken.
    AsPlanned,
    /// The patches are not what broke it: with those of the good point it is broken as well.
    NotThePatches {
        /// What else is another one now than in that run, inputs and tools, as far as there is one.
        changed: Vec<String>,
    },
    /// These did, or the order in which they stand.
    Patches {
        /// The patch; several where it can't be told which of them; none where it is their order.
        patches: Vec<BlamedPatch>,
        /// Those that were moved, where it is the order of the patches, or it can't be told whether it is; else none.
        order: Vec<MovedPatch>,
        /// The hunk; several where none of them does it alone, or it can't be told which of them.
        hunks: Vec<BlamedHunk>,
        /// What was seen without them.
        without: Tally,
        /// What was seen with them.
        with: Tally,
    },
}

impl Answer {
    /// How many changes of the series may be the one: a patch is one, and so is the order of all.
    pub fn suspects(&self) -> usize {
        match self {
            Self::AsPlanned | Self::NotThePatches { .. } => 0,
            Self::Patches { patches, order, .. } => patches.len() + usize::from(!order.is_empty()),
        }
    }
}

/// A bisection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "kiso bisect")]
pub struct BisectRecord {
    /// The version of this form.
    pub schema: u32,
    /// The target's name.
    pub target: String,
    /// The series' name.
    pub series: String,
    /// The variant of the series.
    pub variant: String,
    /// The tree that it was applied to.
    pub tree: TreeReport,
    /// The case, `ISOLATION/SUITE/NAME`.
    pub case: String,
    /// The claim that it tests.
    pub claim: String,
    /// What it does now, where it is broken.
    pub outcome: Option<CaseOutcome>,
    /// How often it did so.
    pub now: Tally,
    /// Where it was as planned; none where that was not asked.
    pub good: Option<GoodPoint>,
    /// What came of it.
    pub answer: Answer,
    /// What was looked at on the way, in order.
    pub points: Vec<PointReport>,
}

impl BisectRecord {
    /// 0 where one patch, or the order of the patches, is named without a doubt, or the case is not broken; else 1.
    pub fn exit_code(&self) -> u8 {
        match &self.answer {
            Answer::AsPlanned => 0,
            Answer::NotThePatches { .. } => 1,
            Answer::Patches { without, with, .. } => {
                u8::from(!(self.answer.suspects() == 1 && self.now.is_borne_out_by(*without, *with)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_seemed_always_to_be_broken_is_thought_of_anew_once() {
        let tally = |broken, boots| Tally { broken, boots };
        let [always, never, mixed] = [tally(3, 3), tally(0, 3), tally(1, 2)];
        assert_eq!(always.shaken_by(never, always), None, "it is borne out");
        assert_eq!(always.shaken_by(never, mixed), Some(tally(4, 5)));
        assert_eq!(always.shaken_by(mixed, always), Some(tally(4, 5)));
        assert_eq!(always.shaken_by(always, always), None, "a run that is kept says otherwise, and will again");
        assert_eq!(always.shaken_by(never, never), None);
        assert_eq!(tally(4, 5).shaken_by(never, mixed), None, "that was thought of");
    }

    #[test]
    fn what_fails_by_chance_is_booted_until_chance_is_no_excuse() {
        let boots = |broken, boots| Tally { broken, boots }.boots_to_be_sure();
        assert_eq!([boots(3, 3), boots(2, 3), boots(1, 3), boots(1, 6)], [1, 3, 8, 17]);
        for (broken, of) in [(2, 3), (1, 3), (1, 6)] {
            let tally = Tally { broken, boots: of };
            assert!(tally.doubt_percent(tally.boots_to_be_sure()) <= 5.0);
            assert!(tally.doubt_percent(tally.boots_to_be_sure() - 1) > 5.0);
        }
    }
}
