// SPDX-License-Identifier: GPL-2.0-only
//! What the series costs: instructions per operation on the tree without it and with it, held against a budget.

use super::{Budgets, Digest, PlannedCase, TreeReport};
use kiso_protocol::ktap::Count;
use kiso_protocol::{Case, Claim, Isolation};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::PathBuf;

/// The version of [`BenchRecord`]'s form; it rises when a reader of the old form would misread the new one.
pub const BENCH_SCHEMA: u32 = 1;

/// What has a budget: the workload, how it gets its namespace, and which rule it is held to.
const DEMANDED: [(&str, Isolation, Rule); 18] = [
    ("tcp-request-response", Isolation::None, Rule::K2),
    ("tcp-connect-accept-close", Isolation::None, Rule::K2),
    ("udp-echo", Isolation::None, Rule::K2),
    ("proc-net-tcp-1", Isolation::None, Rule::K2),
    ("proc-net-tcp-1000", Isolation::None, Rule::K2),
    ("proc-net-tcp-50000", Isolation::None, Rule::K2),
    ("tcp-request-response", Isolation::Ipv4Ns, Rule::K1),
    ("tcp-connect-accept-close", Isolation::Ipv4Ns, Rule::K1),
    ("udp-echo", Isolation::Ipv4Ns, Rule::K1),
    ("proc-net-tcp-1", Isolation::Ipv4Ns, Rule::K1),
    ("proc-net-tcp-1000", Isolation::Ipv4Ns, Rule::K1),
    ("proc-net-tcp-50000", Isolation::Ipv4Ns, Rule::K1),
    ("tcp-connect-among-10", Isolation::Ipv4Ns, Rule::Growth),
    ("tcp-connect-among-1000", Isolation::Ipv4Ns, Rule::Growth),
    ("udp-send-among-10", Isolation::Ipv4Ns, Rule::Growth),
    ("udp-send-among-1000", Isolation::Ipv4Ns, Rule::Growth),
    ("udp-refused-among-10", Isolation::Ipv4Ns, Rule::Growth),
    ("udp-refused-among-1000", Isolation::Ipv4Ns, Rule::Growth),
];

/// What a cost is a cost beside, and what it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// The claim K1: inside of a namespace, beside the base.
    K1,
    /// The claim K2: where no namespace was ever made, beside the base.
    K2,
    /// Among more namespaces, beside a single one: it costs nothing to share a port.
    Growth,
    /// With a mutant, beside the series without it.
    Mutant,
}

impl Rule {
    /// What it allows, in per cent; none where it is no demand.
    fn allows(self, budgets: Budgets) -> Option<f64> {
        match self {
            Rule::K1 => Some(budgets.k1),
            Rule::K2 => Some(budgets.k2),
            // So much may be chance: the sockets that the kernel makes for these connections, a few hundred, are few. A walk
            // over the sockets of other namespaces is far beyond it.
            Rule::Growth => Some(5.0),
            Rule::Mutant => None,
        }
    }

    /// The claim that does not hold where a cost is over its budget.
    fn claim(self) -> Option<Claim> {
        match self {
            // Among other namespaces it is inside of one.
            Rule::K1 | Rule::Growth => Some(Claim::K1),
            Rule::K2 => Some(Claim::K2),
            Rule::Mutant => None,
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Rule::K1 => "K1",
            Rule::K2 => "K2",
            Rule::Growth => "growth",
            Rule::Mutant => "mutant",
        })
    }
}

/// The cost of a series.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "kiso bench")]
pub struct BenchRecord {
    /// The version of this form.
    pub schema: u32,
    /// The target's name.
    pub target: String,
    /// The series' name.
    pub series: String,
    /// The variant of the series.
    pub variant: String,
    /// The mutant whose cost was counted; none where the series was counted beside the base.
    pub mutant: Option<String>,
    /// The claims of cost that the mutant breaks. It is counted beside the base then, and must be over a budget of theirs;
    /// where there are none, beside the series without it, and nothing is demanded.
    pub breaks: Vec<String>,
    /// What the series may cost there.
    #[serde(default)]
    pub budgets: Budgets,
    /// The tree that the series was applied to, and that it is compared with.
    pub tree: TreeReport,
    /// The tools of this host that the result depends on: compiler, linker, QEMU.
    pub tools: Vec<String>,
    /// The kernels, by the keys of their builds.
    pub kernels: Vec<CountedKernel>,
    /// How often each kernel was booted.
    pub boots: u32,
    /// True where the counts are of an older bench of the same inputs.
    pub kept: bool,
    /// The process exit code that belongs to it.
    pub exit_code: u8,
    /// The workloads in order.
    pub workloads: Vec<Workload>,
    /// Where the logs of the boots are.
    pub dir: PathBuf,
}

/// A kernel on which was counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct CountedKernel {
    /// Which one.
    pub kernel: Side,
    /// The key of its build.
    pub key: Digest,
}

/// Which of the kernels. Two are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// That of the tree without the series.
    Base,
    /// That of the tree with the series.
    Series,
    /// That of the tree with the series and a mutant on top.
    Mutant,
}

impl Side {
    /// `base`, `series` or `mutant`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Side::Base => "base",
            Side::Series => "series",
            Side::Mutant => "mutant",
        }
    }
}

/// One workload, wherever it was run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Workload {
    /// Its name: what stands behind `bench/` in plans and results.
    pub name: String,
    /// What one operation is.
    pub summary: String,
    /// What was counted.
    pub counted: Vec<Counted>,
}

/// What the boots of one kernel counted of a workload.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Counted {
    /// The kernel.
    pub kernel: Side,
    /// How the workload got its namespace: `ipv4ns`, `netns` or `none`.
    pub isolation: String,
    /// Operations that each boot counted.
    pub operations: u64,
    /// Instructions per operation, of each boot.
    pub instructions: Vec<f64>,
    /// The median of these.
    pub median: f64,
    /// How far the greatest is above the least, in per cent of that.
    pub spread: f64,
    /// What that costs beside something else; none where there is nothing to compare it with.
    pub cost: Option<Cost>,
}

/// What is counted in one place beside what is counted in another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Cost {
    /// What it is compared with.
    pub rule: Rule,
    /// How much more it is, in per cent: of the medians.
    pub more: f64,
    /// The least that it may be, in per cent: of the least here and the greatest there.
    pub least: f64,
    /// The most that it may be, in per cent: of the greatest here and the least there.
    pub most: f64,
    /// What it may be, in per cent; none where nothing is demanded of it.
    pub budget: Option<f64>,
    /// How it stands to the budget.
    pub outcome: Budget,
}

/// How a cost stands to its budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Budget {
    /// There is none.
    None,
    /// Within it, whichever boots are compared.
    Within,
    /// Over it, whichever boots are compared.
    Over,
    /// The boots are too far apart to tell.
    Unknown,
}

impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Budget::None => "no budget",
            Budget::Within => "within the budget",
            Budget::Over => "over the budget",
            Budget::Unknown => "not known: the boots are too far apart",
        })
    }
}

impl BenchRecord {
    /// Takes what the boots of each kernel counted: for each planned workload a count of each boot. Exit code 0 means that
    /// every cost with a budget is known and within it; of a mutant that breaks a claim of cost, that it was noticed.
    pub fn judge(&mut self, counts: &[(Side, PlannedCase, Vec<Count>)]) {
        let counted = |(kernel, planned, counts): &(Side, PlannedCase, Vec<Count>)| {
            (planned.case, Counted::new(*kernel, planned.isolation, counts))
        };
        let all: Vec<(&Case, Counted)> = counts.iter().map(counted).collect();
        self.workloads.clear();
        for (case, counted) in &all {
            let counted = Counted { cost: counted.cost(name(case), &all, self.budgets), ..counted.clone() };
            match self.workloads.iter_mut().find(|workload| workload.name == name(case)) {
                Some(workload) => workload.counted.push(counted),
                None => self.workloads.push(Workload {
                    name: name(case).to_owned(),
                    summary: case.summary.to_owned(),
                    counted: vec![counted],
                }),
            }
        }
        let is_within = |demanded| self.outcome(demanded) == Some(Budget::Within);
        let is_good = match (&self.mutant, self.breaks.is_empty()) {
            (None, _) => DEMANDED.into_iter().all(is_within),
            (Some(_), true) => true,
            (Some(_), false) => !self.noticed_by().is_empty(),
        };
        self.exit_code = if is_good { 0 } else { 1 };
    }

    /// The workloads by which the mutant was noticed: a cost of theirs is over the budget of a claim that it breaks, whichever
    /// boots are compared.
    pub fn noticed_by(&self) -> Vec<&str> {
        let is_broken = |rule: Rule| rule.claim().is_some_and(|claim| self.breaks.iter().any(|id| id == claim.id()));
        let is_over = |cost: &Cost| cost.outcome == Budget::Over && is_broken(cost.rule);
        let notices = |workload: &&Workload| workload.counted.iter().filter_map(|one| one.cost.as_ref()).any(is_over);
        self.workloads.iter().filter(notices).map(|workload| workload.name.as_str()).collect()
    }

    fn outcome(&self, (name, isolation, rule): (&str, Isolation, Rule)) -> Option<Budget> {
        let workload = self.workloads.iter().find(|workload| workload.name == name)?;
        let mut costs = workload.counted.iter().filter(|counted| counted.is_of(Side::Series, isolation));
        costs.find_map(|counted| counted.cost.as_ref().filter(|cost| cost.rule == rule)).map(|cost| cost.outcome)
    }
}

fn name(case: &Case) -> &str {
    case.id.strip_prefix("bench/").unwrap_or(case.id)
}

impl Counted {
    fn new(kernel: Side, isolation: Isolation, counts: &[Count]) -> Self {
        let instructions: Vec<f64> = counts.iter().map(|count| count.ticks as f64 / count.operations as f64).collect();
        let (least, greatest) = range(&instructions);
        Self {
            kernel,
            isolation: isolation.as_str().to_owned(),
            operations: counts.first().map_or(0, |count| count.operations),
            median: median(&instructions),
            spread: more(least, greatest),
            instructions,
            cost: None,
        }
    }

    fn is_of(&self, kernel: Side, isolation: Isolation) -> bool {
        self.kernel == kernel && self.isolation == isolation.as_str()
    }

    /// What the workload of this name costs here beside what it is to be compared with.
    fn cost(&self, own: &str, all: &[(&Case, Counted)], budgets: Budgets) -> Option<Cost> {
        let is_beside_base = all.iter().any(|(_, counted)| counted.kernel == Side::Base);
        let is_in = |isolation: Isolation| self.kernel != Side::Base && self.isolation == isolation.as_str();
        let (rule, other) = match own.split_once("-among-") {
            _ if self.kernel == Side::Mutant && !is_beside_base => (Rule::Mutant, own.to_owned()),
            Some((_, "1")) => return None,
            Some((what, _)) => (Rule::Growth, format!("{what}-among-1")),
            None if is_in(Isolation::None) => (Rule::K2, own.to_owned()),
            None if is_in(Isolation::Ipv4Ns) => (Rule::K1, own.to_owned()),
            None => return None,
        };
        let is_other = |counted: &Counted| match rule {
            Rule::Growth => counted.kernel == self.kernel && counted.isolation == self.isolation,
            Rule::K1 | Rule::K2 => counted.is_of(Side::Base, Isolation::None),
            Rule::Mutant => counted.kernel == Side::Series && counted.isolation == self.isolation,
        };
        let (_, beside) = all.iter().find(|(case, counted)| name(case) == other && is_other(counted))?;
        let is_it = |(name, isolation, demanded): &(&str, Isolation, Rule)| {
            *name == own && *demanded == rule && is_in(*isolation)
        };
        let budget = rule.allows(budgets).filter(|_| DEMANDED.iter().any(is_it));
        Some(Cost::new(rule, beside, self, budget))
    }
}

impl Cost {
    fn new(rule: Rule, beside: &Counted, here: &Counted, budget: Option<f64>) -> Self {
        let (there, range) = (range(&beside.instructions), range(&here.instructions));
        let (least, most) = (more(there.1, range.0), more(there.0, range.1));
        let outcome = match budget {
            None => Budget::None,
            Some(budget) if least > budget => Budget::Over,
            Some(budget) if most <= budget && beside.spread <= budget && here.spread <= budget => Budget::Within,
            // What is no number is not known, either.
            Some(_) => Budget::Unknown,
        };
        Self { rule, more: more(beside.median, here.median), least, most, budget, outcome }
    }
}

/// How much greater the second is, in per cent of the first.
fn more(first: f64, second: f64) -> f64 {
    (second / first - 1.0) * 100.0
}

/// The least and the greatest.
fn range(numbers: &[f64]) -> (f64, f64) {
    let of = |choose: fn(f64, f64) -> f64| numbers.iter().copied().reduce(choose).unwrap_or(f64::NAN);
    (of(f64::min), of(f64::max))
}

fn median(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    match (sorted.len() / 2, sorted.len() % 2) {
        (_, _) if sorted.is_empty() => f64::NAN,
        (middle, 0) => f64::midpoint(sorted[middle - 1], sorted[middle]),
        (middle, _) => sorted[middle],
    }
}

#[cfg(test)]
mod tests;
