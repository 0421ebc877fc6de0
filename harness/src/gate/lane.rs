// SPDX-License-Identifier: GPL-2.0-only
//! One lane: is its run of the series as it is, did it pass or is all that did not excused, and is everything in it?

use super::{CheckedLane, Decision, LaneRun, Place, Rank, Reason, excuse};
use crate::config::{GatePolicy, Lane};
use crate::count::counted;
use crate::model::{
    Again, BenchRecord, Blame, CaseReport, CheckOutcome, Checked, Disagreement, RunRecord, Scope, VerdictKind,
};
use kiso_protocol::{CASES, Case};
use time::Date;

/// Cases that are told with what changed since the last green run; it is the same for all behind them.
const IN_FULL: usize = 10;

pub(super) fn judge(policy: &GatePolicy, one: &LaneRun, today: Date, decision: &mut Decision) {
    let name = &one.lane.target;
    let Some(newest) = &one.run else {
        let summary = "no run of this checkout's inputs".to_owned();
        decision.checked.push(CheckedLane { lane: name.clone(), summary, details: demands(policy, one, None, today) });
        let text = "did not run: no run of this checkout's inputs is kept here";
        decision.reasons.push(Reason::new(Rank::NotRun, name, text).remedy(format!("kiso run {name}")));
        return;
    };
    let red = red(one).map(|red| tried_again(red, newest));
    let run = red.as_ref().unwrap_or(newest);
    let excused = decision.excused.len();
    let mut reasons = match unfit(&one.lane, run, &one.tools) {
        Some(reason) => vec![reason],
        None if run.is_conclusive() => of_run(policy, &one.lane, run, today, &mut decision.excused),
        None => Vec::new(),
    };
    match newest.is_conclusive() {
        false => reasons.push(lost(one, newest)),
        true if run.id == newest.id => {}
        true => {
            let since = format!("; run {} of the same inputs, newer, was a {}", newest.id, newest.verdict);
            reasons.iter_mut().take(1).for_each(|first| first.text.push_str(&since));
        }
    }
    decision.reasons.extend(reasons);
    if one.lane.bench {
        decision.reasons.extend(of_bench(name, one.bench.as_ref()));
    }
    if let Some(lint) = &one.lint {
        decision.reasons.extend(of_lint(name, &policy.lint, lint));
    }
    let excused = decision.excused.len() - excused;
    let mut checked = told(one, run, excused);
    // A run that can't be weighed case by case excuses nothing.
    checked.details.extend(demands(policy, one, Some(run).filter(|_| excused > 0), today));
    decision.checked.push(checked);
}

/// The run that was red and is not made good by trying again: not by what came to nothing, and what came otherwise only shows
/// that it is by chance.
pub(super) fn red(one: &LaneRun) -> Option<&RunRecord> {
    one.red.as_ref().filter(|red| unfit(&one.lane, red, &one.tools).is_none())
}

/// A red run, with what came of its cases in a newer one as well.
fn tried_again(red: &RunRecord, newest: &RunRecord) -> RunRecord {
    let mut red = red.clone();
    let seen = |name: &str| newest.cases.iter().find(|case| case.name == name && newest.is_conclusive());
    for case in red.cases.iter_mut().filter(|case| !case.as_planned) {
        case.again.extend(seen(&case.name).map(|other| Again {
            name: other.name.clone(),
            outcome: other.outcome.clone(),
            as_planned: other.as_planned,
        }));
    }
    red
}

/// What the lane was judged by.
fn told(one: &LaneRun, run: &RunRecord, excused: usize) -> CheckedLane {
    let left_out = match run.left_out.len() {
        0 => String::new(),
        some => format!(", {} left out for what its kernel is without", counted(some, "case")),
    };
    let excused = if excused > 0 { format!(", {excused} excused") } else { String::new() };
    let suites: Vec<&str> = one.lane.suites.iter().map(|suite| suite.as_str()).collect();
    let isolations: Vec<&str> = one.lane.isolations.iter().map(|isolation| isolation.as_str()).collect();
    let demanded = demanded(&one.lane, run).count();
    let mut details = vec![
        format!("run {}, started {} on {}", run.id, run.started, run.host.name),
        format!("inputs {}, {} named one by one", run.inputs, counted(run.parts.len(), "input")),
        format!("tools: {}", run.tools.join(", ")),
        format!("demanded: {} of {}, under {}", counted(demanded, "case"), suites.join(" "), isolations.join(" ")),
    ];
    if let Some(tree) = &run.tree {
        details.push(format!("tree {} ({}), git tree {}", tree.name, tree.source, tree.tree.short()));
    }
    details.extend(run.not_repeated.map(|why| why.to_string()));
    if let Some(bench) = &one.bench {
        details.push(format!(
            "counted: {} of {}",
            counted(bench.workloads.len(), "workload"),
            counted(bench.boots, "boot")
        ));
    }
    CheckedLane {
        lane: one.lane.target.clone(),
        summary: format!("run {}, {}{left_out}{excused}", run.id, run.verdict),
        details,
    }
}

/// What else the policy demands and excuses, and what came of each.
fn demands(policy: &GatePolicy, one: &LaneRun, excused: Option<&RunRecord>, today: Date) -> Vec<String> {
    let made = |name: &String| match &one.lint {
        None => "not made: the lane's tree is not here".to_owned(),
        Some(Err(error)) => format!("not made: {error}"),
        Some(Ok(all)) => match all.iter().find(|one| one.check == name).map(|one| &one.outcome) {
            None => "there is none of this name".to_owned(),
            Some(CheckOutcome::Clean) => "clean".to_owned(),
            Some(CheckOutcome::Found { complaints }) => counted(complaints.len(), "complaint"),
            Some(CheckOutcome::NotRun { reason }) => format!("not made: {reason}"),
        },
    };
    let mut all: Vec<String> = policy.lint.iter().map(|name| format!("check {name}: {}", made(name))).collect();
    all.extend(excuse::told(policy, &one.lane.target, excused, today));
    all
}

/// Why a run says nothing of what would be merged.
pub(super) fn unfit(lane: &Lane, run: &RunRecord, tools: &Result<Vec<String>, String>) -> Option<Reason> {
    let again = format!("kiso run {}", lane.target);
    if run.scope != Scope::Series {
        let text = format!("run {} was not of the series as it is: {}{}", run.id, run.target, run.scope);
        return Some(Reason::new(Rank::NotRun, &lane.target, text).remedy(again));
    }
    match tools {
        _ if !run.is_conclusive() => None,
        Ok(tools) if run.tools == *tools => None,
        Ok(_) => {
            let text = format!("run {} was made with other tools: {}", run.id, run.tools.join(", "));
            Some(Reason::new(Rank::NotRun, &lane.target, text).remedy(again))
        }
        Err(error) => {
            let text = format!("whether run {} was made with the tools of this host can't be told: {error}", run.id);
            Some(Reason::new(Rank::Infra, &lane.target, text).remedy("kiso doctor"))
        }
    }
}

/// Of a run that says nothing of the kernel: why not, and what to do.
fn lost(one: &LaneRun, run: &RunRecord) -> Reason {
    let (name, id) = (&one.lane.target, &run.id);
    let again = || format!("kiso run {name}");
    let (text, remedy) = match (run.is_begun_only(), one.is_busy) {
        (true, true) => (format!("run {id} has not ended, and kiso is at work"), "wait until it has ended".to_owned()),
        (true, false) => (format!("run {id} did not end: kiso was killed, or the host went down"), again()),
        (false, _) => (failed(run), run.remedy.clone().unwrap_or_else(again)),
    };
    Reason::new(Rank::Infra, name, text).remedy(remedy)
}

/// The verdict of a run that can't be told case by case.
fn failed(run: &RunRecord) -> String {
    let why = run.reason.as_deref().unwrap_or("no reason is recorded");
    format!("{}: {why} (run {}, logs in {})", run.verdict, run.id, run.dir.display())
}

/// What is to be weighed, and what came of it so far.
struct Weighing<'a> {
    policy: &'a GatePolicy,
    lane: &'a str,
    run: &'a RunRecord,
    today: Date,
    reasons: Vec<Reason>,
    excused: &'a mut Vec<String>,
}

fn of_run(policy: &GatePolicy, lane: &Lane, run: &RunRecord, today: Date, excused: &mut Vec<String>) -> Vec<Reason> {
    let name = &lane.target;
    // Only of a boot that came to its end it is known case by case what is not as planned.
    let is_case = |one: &&Disagreement| matches!(one, Disagreement::Case { .. });
    let [cases, findings] = [run.disagreements.iter().filter(is_case).count(), run.findings().count()];
    let is_by_itself = run.verdict == VerdictKind::Fail
        && run.boot.is_some()
        && !run.disagreements.is_empty()
        && cases + findings == run.disagreements.len()
        && cases == run.failures().count();
    if !is_by_itself && !run.is_pass() {
        let remedy = run.remedy.clone().unwrap_or_else(|| format!("kiso show {}", run.id));
        let reason = Reason::new(Rank::Broken, name, failed(run)).remedy(remedy);
        return vec![Reason { place: place(run), ..reason }];
    }
    let mut weighing = Weighing { policy, lane: name, run, today, reasons: Vec::new(), excused };
    weighing.cases();
    weighing.findings();
    let mut reasons = weighing.reasons;
    excuse::without_need(policy, name, run, today, &mut reasons);
    reasons.extend(lacking(lane, run));
    reasons
}

impl Weighing<'_> {
    /// A reason for each case that is not as planned and that nothing excuses.
    fn cases(&mut self) {
        let (policy, run) = (self.policy, self.run);
        let mut flaky = 0;
        let mut red: Vec<&CaseReport> = Vec::new();
        for case in run.failures() {
            if let Some(entry) = excuse::of_case(policy, self.lane, case, self.today) {
                let text = format!("{}: {}, until {} ({})", case.name, entry.reason, entry.expires, entry.owner);
                self.excused.push(text);
            } else if case.is_flaky() && flaky < policy.flaky.allow {
                flaky += 1;
                let allowed = format!("{flaky} of {} allowed", policy.flaky.allow);
                let again = case.again_in_words().unwrap_or_default();
                self.excused.push(format!("{}: {again} ({allowed})", case.name));
            } else {
                red.push(case);
            }
        }
        red.sort_by_key(|case| rank(case.blame()));
        let mut is_told = false;
        for (index, case) in red.iter().enumerate() {
            let blame = case.blame();
            let flaky =
                case.again_in_words().filter(|_| case.is_flaky()).map_or_else(String::new, |it| format!("; {it}"));
            let whose = format!("{}{flaky}", blame.as_str());
            let since = if index < IN_FULL { since(run, blame) } else { String::new() };
            let text = format!("{} [{}] {} ({whose}){since}", case.name, case.claim, words(case));
            self.red(blame, text, Some(case.claim.clone()));
            if let Some(reason) = self.reasons.last_mut().filter(|_| case.is_flaky()) {
                let often = format!("`kiso history {}` tells how often", case.name);
                reason.remedy =
                    Some(format!("{often}; ci/gate.yaml says whether it may be (`flaky`, `known-failures`)"));
                continue;
            }
            // The first will do: most often one cause is behind them all.
            if let Some(reason) = self.reasons.last_mut().filter(|_| blame == Blame::Series && !is_told) {
                let (name, target) = (&case.name, &run.target);
                let bisect = format!("`kiso bisect {name} --target {target}` tells the patch and the hunk");
                reason.remedy = Some(format!("{bisect}, `kiso show {}` all of the run", run.id));
                is_told = true;
            }
        }
    }

    /// A reason for each thing that the kernel said and that nothing excuses.
    fn findings(&mut self) {
        let run = self.run;
        for finding in run.findings() {
            if let Some(entry) = excuse::of_finding(self.policy, self.lane, finding, self.today) {
                let text = format!("{:?}: {}, until {} ({})", finding.title, entry.reason, entry.expires, entry.owner);
                self.excused.push(text);
                continue;
            }
            let blame = match &run.base {
                None => Blame::Unknown,
                Some(base) if base.findings.contains(&finding.title) => Blame::Base,
                Some(_) => Blame::Series,
            };
            let (kind, title, line) = (finding.kind.as_str(), &finding.title, finding.line);
            let text = format!("{kind}: {title} (console line {line}; {}){}", blame.as_str(), since(run, blame));
            self.red(blame, text, None);
        }
    }

    /// Adds a reason. What was so before blames no line of the series.
    fn red(&mut self, blame: Blame, text: String, claim: Option<String>) {
        let reason = Reason::new(rank(blame), self.lane, text).remedy(format!("kiso show {}", self.run.id));
        let place = place(self.run).filter(|_| blame != Blame::Base);
        self.reasons.push(Reason { claim, place, ..reason });
    }
}

fn rank(blame: Blame) -> Rank {
    match blame {
        Blame::Series => Rank::Series,
        Blame::Unknown => Rank::Unknown,
        Blame::Base => Rank::Base,
    }
}

/// What a case did, in words.
fn words(case: &CaseReport) -> String {
    let (word, message) = (case.outcome.did(), case.outcome.message());
    let colon = if message.is_empty() { "" } else { ": " };
    format!("{word}{colon}{message}")
}

/// What changed since the last green run, in words.
fn since(run: &RunRecord, blame: Blame) -> String {
    let Some(since) = run.since.as_ref().filter(|_| blame != Blame::Base) else { return String::new() };
    let named: Vec<String> = since.changed.iter().take(3).map(ToString::to_string).collect();
    let more = since.changed.len() - named.len();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    match named.is_empty() {
        true => format!("; nothing changed since run {}, which was green: by chance or by the host", since.run),
        false => format!("; changed since the green run {}: {}{more}", since.run, named.join(", ")),
    }
}

/// The line of a patch that is to blame; else the first one that changed since the last green run.
fn place(run: &RunRecord) -> Option<Place> {
    let changed = run.since.iter().flat_map(|since| &since.changed);
    run.blamed.iter().chain(changed).filter_map(|one| Some(Place { path: one.path.clone()?, line: one.line? })).next()
}

/// Every case that the lane demands, by its name under each isolation. What is left out for a stated need is not demanded:
/// the target says so in series.yaml, which is reviewed like the policy, or the kernel's source does not know what is needed.
/// A kernel that merely has it switched off is no pass.
fn demanded<'a>(lane: &'a Lane, run: &'a RunRecord) -> impl Iterator<Item = String> + 'a {
    let left_out = |case: &&Case| run.left_out.iter().any(|one| one.case == case.id);
    let cases = CASES.iter().filter(|case| lane.suites.contains(&case.suite)).filter(move |case| !left_out(case));
    cases.flat_map(|case| lane.isolations.iter().map(move |isolation| format!("{isolation}/{}", case.id)))
}

/// The verdict covers what was planned; the lane says what must have been.
fn lacking(lane: &Lane, run: &RunRecord) -> Option<Reason> {
    let is_there = |name: &String| run.cases.iter().any(|case| case.name == *name);
    let lacking: Vec<String> = demanded(lane, run).filter(|name| !is_there(name)).collect();
    let first = lacking.first()?;
    let text = format!("{} demanded cases are not in run {}, {first} among them", lacking.len(), run.id);
    let remedy = format!("let the target {} plan these suites and isolations", lane.target);
    Some(Reason::new(Rank::NotRun, &lane.target, text).remedy(remedy))
}

fn of_bench(lane: &str, bench: Option<&BenchRecord>) -> Option<Reason> {
    let again = format!("kiso bench {lane}");
    match bench {
        None => {
            let text = "what the series costs was not counted with this checkout's inputs";
            Some(Reason::new(Rank::NotRun, lane, text).remedy(again))
        }
        Some(bench) if bench.exit_code == 0 => None,
        Some(_) => {
            let text = "the series costs more than its budgets, or its boots are too far apart to tell";
            Some(Reason::new(Rank::Quality, lane, text).remedy(again))
        }
    }
}

/// The checks that the policy names must have been made, and found nothing.
fn of_lint(lane: &str, wanted: &[String], lint: &Result<Vec<Checked>, String>) -> Vec<Reason> {
    let all = match lint {
        Err(error) => return vec![Reason::new(Rank::NotRun, lane, format!("the series was not checked: {error}"))],
        Ok(all) => all,
    };
    let reason = |name: &String| match all.iter().find(|one| one.check == name).map(|one| &one.outcome) {
        Some(CheckOutcome::Clean) => None,
        None => Some(Reason::new(Rank::Policy, lane, format!("no check is called {name:?}")).remedy("kiso lint")),
        Some(CheckOutcome::NotRun { reason }) => {
            Some(Reason::new(Rank::NotRun, lane, format!("the check {name} was not made: {reason}")))
        }
        Some(CheckOutcome::Found { complaints }) => {
            let first = complaints.first().map(|one| one.text.as_str()).unwrap_or_default();
            let count = counted(complaints.len(), "complaint");
            let text = format!("the check {name} has {count}, the first: {first}");
            Some(Reason::new(Rank::Quality, lane, text).remedy("kiso lint"))
        }
    };
    wanted.iter().filter_map(reason).collect()
}
