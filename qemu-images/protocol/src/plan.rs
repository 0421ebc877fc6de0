// SPDX-License-Identifier: GPL-2.0-only
//! The plan: what the harness asks of the guest, as the text of one file.
//!
//! ```text
//! kiso-plan 1
//! deadline-ms 5000
//! ipv4ns bind/tcp-any-two-namespaces
//! none bind/tcp-any-two-namespaces
//! ```
//!
//! An entry may name one of the [workloads](crate::WORKLOADS), too. A plan with no entries is one: the guest boots, says hello and goodbye, and powers off.
//! A third line `stop-at-fault` asks the guest to say goodbye after the first entry that [fails](Entry::is_fault).

use core::fmt;

use crate::ktap::Outcome;
use crate::text::{MAX_LINE, RunName, number, unprintable};
use crate::{CASES, Case, Expect, Isolation, PROTOCOL, WORKLOADS, case, expected};

/// The line that asks the guest to stop at a fault.
const STOP: &str = "stop-at-fault\n";

/// One case under one isolation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// How the case gets its namespaces.
    pub isolation: Isolation,
    /// The case.
    pub case: &'static Case,
}

impl Entry {
    /// The name under which the result is reported.
    pub const fn name(&self) -> RunName<'static> {
        RunName { isolation: self.isolation, case: self.case.id }
    }

    /// Whether an entry that ended like this has shown that something is wrong. One that was late has not: a busy host
    /// makes it late as well. Nor has one that was skipped.
    pub const fn is_fault(&self, outcome: Outcome) -> bool {
        match outcome {
            Outcome::Pass => matches!(expected(self.case.kind, self.isolation), Expect::Fail),
            Outcome::Fail => matches!(expected(self.case.kind, self.isolation), Expect::Pass),
            Outcome::Error => true,
            Outcome::Timeout | Outcome::Skip => false,
        }
    }
}

/// A plan that has been read and found good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan<'a> {
    deadline_ms: u32,
    stops_at_fault: bool,
    count: u32,
    body: &'a str,
}

impl<'a> Plan<'a> {
    /// Reads a plan.
    ///
    /// # Errors
    /// On the first line that is not as it should be: another version, no deadline or one of zero, an unknown
    /// isolation or case, an entry given twice, a line without its line feed.
    pub fn parse(text: &'a str) -> Result<Plan<'a>, PlanError> {
        let (version, rest) = take_line(text, 1)?;
        if version.strip_prefix("kiso-plan ").and_then(number) != Some(PROTOCOL) {
            return Err(PlanError { line: 1, reason: Reason::Version });
        }
        let (deadline, rest) = take_line(rest, 2)?;
        let deadline_ms = deadline
            .strip_prefix("deadline-ms ")
            .and_then(number)
            .filter(|deadline| *deadline > 0)
            .ok_or(PlanError { line: 2, reason: Reason::Deadline })?;
        let (stops_at_fault, body) = match rest.strip_prefix(STOP) {
            Some(body) => (true, body),
            None => (false, rest),
        };
        let count = check_entries(body, if stops_at_fault { 4 } else { 3 })?;
        Ok(Plan { deadline_ms, stops_at_fault, count, body })
    }

    /// How long one case may take, in milliseconds; never 0.
    pub const fn deadline_ms(&self) -> u32 {
        self.deadline_ms
    }

    /// Whether the guest is to say goodbye after the first entry that [fails](Entry::is_fault).
    pub const fn stops_at_fault(&self) -> bool {
        self.stops_at_fault
    }

    /// How many entries there are.
    pub const fn count(&self) -> u32 {
        self.count
    }

    /// The entries in the order in which they are to run.
    pub fn entries(&self) -> impl Iterator<Item = Entry> + use<'a> {
        // `parse` refused a body with a line that is no entry, so nothing is lost here.
        self.body.lines().filter_map(|line| parse_entry(line).ok())
    }
}

/// Writes a plan in the form that [`Plan::parse`] reads. `deadline_ms` is the time for one case in milliseconds.
///
/// # Errors
/// Where `out` gives one.
pub fn write(
    out: &mut impl fmt::Write,
    deadline_ms: u32,
    stops_at_fault: bool,
    entries: impl IntoIterator<Item = Entry>,
) -> fmt::Result {
    let stop = if stops_at_fault { STOP } else { "" };
    write!(out, "kiso-plan {PROTOCOL}\ndeadline-ms {deadline_ms}\n{stop}")?;
    for Entry { isolation, case } in entries {
        writeln!(out, "{isolation} {}", case.id)?;
    }
    Ok(())
}

/// Why a plan was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanError {
    /// The line, counted from 1.
    pub line: u32,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong with a line of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The first line is not `kiso-plan 1`.
    Version,
    /// The second line is not `deadline-ms N` with N above 0.
    Deadline,
    /// The line does not end in a line feed: the file was cut off.
    Cut,
    /// The line is longer than [`MAX_LINE`].
    TooLong,
    /// The line holds something else than printable ASCII.
    Unprintable,
    /// The line is not `isolation suite/name`.
    Form,
    /// There is no isolation of that name.
    UnknownIsolation,
    /// There is no case of that id.
    UnknownCase,
    /// The same entry stands there twice.
    Twice,
}

impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self.reason {
            Reason::Version => "not the plan version that this program reads (kiso-plan 1)",
            Reason::Deadline => "expected `deadline-ms N` with N above 0",
            Reason::Cut => "the plan is cut off",
            Reason::TooLong => "the line is too long",
            Reason::Unprintable => "the line holds something else than printable ASCII",
            Reason::Form => "expected `isolation suite/name`",
            Reason::UnknownIsolation => "no such isolation",
            Reason::UnknownCase => "no such case",
            Reason::Twice => "the entry stands there twice",
        };
        write!(f, "line {} of the plan: {words}", self.line)
    }
}

impl core::error::Error for PlanError {}

/// Splits the first line off and checks its bytes.
fn take_line(text: &str, line: u32) -> Result<(&str, &str), PlanError> {
    let refused = |reason| Err(PlanError { line, reason });
    let Some((first, rest)) = text.split_once('\n') else {
        return refused(Reason::Cut);
    };
    if first.len() > MAX_LINE {
        return refused(Reason::TooLong);
    }
    if unprintable(first).is_some() {
        return refused(Reason::Unprintable);
    }
    Ok((first, rest))
}

/// Counts the entries, or tells which one is wrong. `first` is the number of the body's first line.
fn check_entries(mut body: &str, first: u32) -> Result<u32, PlanError> {
    let mut seen = [[false; Isolation::ALL.len()]; CASES.len() + WORKLOADS.len()];
    let mut count = 0;
    while !body.is_empty() {
        let line = first + count;
        let (text, rest) = take_line(body, line)?;
        let entry = parse_entry(text).map_err(|reason| PlanError { line, reason })?;
        let row =
            CASES.iter().chain(WORKLOADS).position(|case| case.id == entry.case.id).and_then(|row| seen.get_mut(row));
        if let Some(mark) = row.and_then(|row| row.get_mut(entry.isolation as usize)) {
            if *mark {
                return Err(PlanError { line, reason: Reason::Twice });
            }
            *mark = true;
        }
        count += 1;
        body = rest;
    }
    Ok(count)
}

fn parse_entry(line: &str) -> Result<Entry, Reason> {
    let (isolation, id) = line.split_once(' ').ok_or(Reason::Form)?;
    let isolation = Isolation::from_name(isolation).ok_or(Reason::UnknownIsolation)?;
    let case = case(id).ok_or(Reason::UnknownCase)?;
    Ok(Entry { isolation, case })
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use proptest::prelude::*;
    use std::{string::String, vec::Vec};

    fn refused(text: &str) -> (u32, Reason) {
        let error = Plan::parse(text).expect_err(text);
        (error.line, error.reason)
    }

    #[test]
    fn a_plan_of_no_entries_is_a_plan() {
        let plan = Plan::parse("kiso-plan 1\ndeadline-ms 5000\n").expect("an empty plan");
        assert_eq!((plan.deadline_ms(), plan.count(), plan.entries().count()), (5000, 0, 0));
    }

    #[test]
    fn each_fault_is_told_with_its_line() {
        let id = CASES[0].id;
        assert_eq!(refused(""), (1, Reason::Cut));
        assert_eq!(refused("kiso-plan 2\ndeadline-ms 1\n"), (1, Reason::Version));
        assert_eq!(refused("kiso-plan 1\ndeadline-ms 0\n"), (2, Reason::Deadline));
        assert_eq!(refused("kiso-plan 1\ndeadline-ms 99999999999\n"), (2, Reason::Deadline));
        assert_eq!(refused("kiso-plan 1\ndeadline-ms 5"), (2, Reason::Cut));
        let with = |entries: &str| std::format!("kiso-plan 1\ndeadline-ms 5\n{entries}");
        assert_eq!(refused(&with(&std::format!("none {id}"))), (3, Reason::Cut));
        assert_eq!(refused(&with(&std::format!("none {id}\n\n"))), (4, Reason::Form));
        assert_eq!(refused(&with(&std::format!("user {id}\n"))), (3, Reason::UnknownIsolation));
        assert_eq!(refused(&with("none bind/nothing\n")), (3, Reason::UnknownCase));
        assert_eq!(refused(&with(&std::format!("none {id}\nnone {id}\n"))), (4, Reason::Twice));
        assert_eq!(refused(&with(&std::format!("none {id}\r\n"))), (3, Reason::Unprintable));
        assert_eq!(refused(&with(&"x".repeat(MAX_LINE + 1))), (3, Reason::Cut));
        assert_eq!(refused(&with(&("x".repeat(MAX_LINE + 1) + "\n"))), (3, Reason::TooLong));
        assert_eq!(refused(&with("stop-at-fault\nnone bind/nothing\n")), (4, Reason::UnknownCase));
        assert_eq!(refused(&with("stop-at-fault\nstop-at-fault\n")), (4, Reason::Form));
        assert_eq!(refused(&with("stop-at-fault")), (3, Reason::Cut));
    }

    #[test]
    fn a_fault_is_what_the_kernel_has_shown() {
        let case = CASES.iter().find(|case| case.kind == crate::Kind::Isolates).expect("one");
        let faults = |isolation| {
            let entry = Entry { isolation, case };
            [Outcome::Pass, Outcome::Fail, Outcome::Error, Outcome::Timeout, Outcome::Skip]
                .map(|outcome| entry.is_fault(outcome))
        };
        assert_eq!(faults(Isolation::Ipv4Ns), [false, true, true, false, false]);
        assert_eq!(faults(Isolation::None), [true, false, true, false, false]);
    }

    #[test]
    fn the_error_names_the_line_for_a_person() {
        let error = Plan::parse("kiso-plan 7\n").expect_err("another version");
        assert_eq!(
            std::format!("{error}"),
            "line 1 of the plan: not the plan version that this program reads (kiso-plan 1)"
        );
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            deadline in 1u32..,
            stops in any::<bool>(),
            chosen in proptest::collection::btree_set((0..CASES.len() + WORKLOADS.len(), 0usize..3), 0..40),
        ) {
            let entries: Vec<Entry> = chosen
                .into_iter()
                .map(|(case, isolation)| Entry {
                    isolation: Isolation::ALL[isolation],
                    case: CASES.iter().chain(WORKLOADS).nth(case).expect("there are as many"),
                })
                .collect();
            let mut text = String::new();
            write(&mut text, deadline, stops, entries.iter().copied()).expect("a string takes all");
            let plan = Plan::parse(&text).expect("our own plan");
            prop_assert_eq!((plan.deadline_ms(), plan.stops_at_fault()), (deadline, stops));
            prop_assert_eq!(plan.count() as usize, entries.len());
            prop_assert_eq!(plan.entries().collect::<Vec<_>>(), entries);
        }

        #[test]
        fn no_text_makes_it_panic(text in "(kiso-plan 1\ndeadline-ms [0-9]{1,12}\n)?\\PC*") {
            let _ = Plan::parse(&text);
        }
    }
}
