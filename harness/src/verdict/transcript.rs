// SPDX-License-Identifier: GPL-2.0-only
//! What the guest told, held against the plan: which case did what, and every line that does not belong where it stands.

use super::ktap::{self, PortLine};
use crate::count::counted;
use crate::escape;
use crate::model::{Capture, CaseOutcome, CaseResult, Plan};
use kiso_protocol::ktap::{Count, Line, Outcome};
use kiso_protocol::{PROTOCOL, RunName, Suite};
use std::ops::RangeInclusive;

/// Lines of garbage that are told one by one; the rest is counted.
const GARBAGE_LISTED: usize = 20;
/// Free words of one case that are kept, in lines.
const DIAGNOSTICS_KEPT: usize = 64;
/// Characters of a line of garbage that are shown.
const GARBAGE_WIDTH: usize = 160;

/// Console lines shown around a case.
const CONSOLE_SHOWN: usize = 40;
/// How far apart the two ports' clocks may be: both are stamped by the host as it reads them.
const STAMP_SLACK_MS: u64 = 10;

/// A line that does not belong where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Garbage {
    /// Its number on the port, from 1.
    pub line: usize,
    /// The line, escaped and cut.
    pub text: String,
    /// What is wrong with it.
    pub reason: String,
}

/// The result port as a whole.
#[derive(Clone, Debug)]
pub(super) struct Transcript {
    /// The kernel's release; none where no hello came.
    pub release: Option<String>,
    /// How many cases the guest announced.
    pub announced: Option<u32>,
    /// Whether a goodbye came.
    pub goodbye: bool,
    /// Every planned case in plan order.
    pub results: Vec<CaseResult>,
    /// What does not belong.
    pub garbage: Vec<Garbage>,
    /// The case that began last and has no result.
    pub running: Option<usize>,
    /// When each case began and ended, in plan order; one without a result never ended.
    spans: Vec<Option<RangeInclusive<u64>>>,
}

impl Transcript {
    /// Reads the result port of `capture` as the answer to `plan`.
    pub fn read(plan: &Plan, capture: &Capture) -> Self {
        let mut reader = Reader::new(plan, &capture.result_stamps);
        for line in ktap::lines(&capture.results) {
            if let Err(reason) = reader.take(&line) {
                reader.discard(&line, reason);
            }
        }
        reader.finish()
    }

    /// The one case that ran at that time; none where no case did, or where it could be either of two.
    pub fn case_at(&self, ms: u64) -> Option<&CaseResult> {
        let is_then = |span: &Option<RangeInclusive<u64>>| span.as_ref().is_some_and(|span| span.contains(&ms));
        let mut then = self.results.iter().zip(&self.spans).filter(|(_, span)| is_then(span)).map(|(result, _)| result);
        let first = then.next();
        first.filter(|_| then.next().is_none())
    }

    /// How many cases ended, in whatever way.
    pub fn ended(&self) -> usize {
        let open = |result: &&CaseResult| matches!(result.outcome, CaseOutcome::Missing | CaseOutcome::Lost);
        self.results.len() - self.results.iter().filter(open).count()
    }
}

/// How far the guest's lines have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Silent,
    Versioned,
    Greeted,
    Planned,
    Gone,
}

struct Reader<'a> {
    stamps: &'a [(usize, u64)],
    stage: Stage,
    /// The entry whose turn it is to begin.
    next: usize,
    began_ms: Option<u64>,
    unlisted: usize,
    transcript: Transcript,
}

impl<'a> Reader<'a> {
    fn new(plan: &Plan, stamps: &'a [(usize, u64)]) -> Self {
        let unseen = |planned: &_| CaseResult {
            planned: *planned,
            outcome: CaseOutcome::Missing,
            count: None,
            diagnostics: Vec::new(),
            took_ms: None,
        };
        let transcript = Transcript {
            release: None,
            announced: None,
            goodbye: false,
            results: plan.entries.iter().map(unseen).collect(),
            garbage: Vec::new(),
            running: None,
            spans: vec![None; plan.entries.len()],
        };
        Self { stamps, stage: Stage::Silent, next: 0, began_ms: None, unlisted: 0, transcript }
    }

    /// Takes one line; the error says why it does not belong here.
    fn take(&mut self, line: &PortLine<'_>) -> Result<(), String> {
        let parsed = line.parsed.map_err(|refused| refused.to_string())?;
        if self.stage == Stage::Gone {
            return Err("comes after the goodbye".to_owned());
        }
        match parsed {
            Line::Version => self.advance(Stage::Silent, Stage::Versioned),
            Line::Hello { protocol, release, .. } => self.hello(protocol, release),
            Line::Plan(count) => {
                self.advance(Stage::Greeted, Stage::Planned)?;
                self.transcript.announced = Some(count);
                Ok(())
            }
            Line::Start { number, name } => self.start(number, name, stamp(self.stamps, line.offset)),
            Line::Diagnostic(words) => self.diagnostic(words),
            Line::Counted { number, count } => self.counted(number, count),
            Line::Result { number, name, outcome, message } => {
                let ms = stamp(self.stamps, line.offset);
                self.result(number, name, told(outcome, message), ms)
            }
            Line::Goodbye { ran } => self.goodbye(ran),
        }
    }

    fn advance(&mut self, from: Stage, to: Stage) -> Result<(), String> {
        if self.stage == from {
            self.stage = to;
            return Ok(());
        }
        Err(if self.stage >= to { "comes a second time: the guest began again" } else { "comes too early" }.to_owned())
    }

    fn hello(&mut self, protocol: u32, release: &str) -> Result<(), String> {
        self.advance(Stage::Versioned, Stage::Greeted)?;
        self.transcript.release = Some(release.to_owned());
        if protocol == PROTOCOL {
            Ok(())
        } else {
            Err(format!("the guest speaks version {protocol} of the protocol, kiso speaks {PROTOCOL}"))
        }
    }

    /// The entry of that number, if it has that name.
    fn entry(&self, number: u32, name: RunName<'_>) -> Result<usize, String> {
        let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        let index = index.filter(|index| *index < self.transcript.results.len());
        let Some(index) = index else {
            return Err(format!("the plan has no number {number}, it ends with {}", self.transcript.results.len()));
        };
        let planned = self.transcript.results[index].planned;
        if planned.isolation == name.isolation && planned.case.id == name.case {
            Ok(index)
        } else {
            Err(format!("number {number} of the plan is {}", planned.name()))
        }
    }

    fn start(&mut self, number: u32, name: RunName<'_>, ms: Option<u64>) -> Result<(), String> {
        let index = self.entry(number, name)?;
        let before = self.transcript.running.replace(index);
        let due = std::mem::replace(&mut self.next, index + 1);
        self.began_ms = ms;
        self.transcript.spans[index] = ms.map(|began| began..=u64::MAX);
        let result = &mut self.transcript.results[index];
        if result.outcome != CaseOutcome::Missing {
            return Err("begins a second time".to_owned());
        }
        result.outcome = CaseOutcome::Lost;
        if self.stage < Stage::Planned {
            return Err("comes before the guest's plan".to_owned());
        }
        if let Some(before) = before {
            return Err(format!("begins while number {} has no result", before + 1));
        }
        if due == index { Ok(()) } else { Err(format!("comes out of order: number {} was due", due + 1)) }
    }

    fn diagnostic(&mut self, words: &str) -> Result<(), String> {
        let Some(running) = self.transcript.running else {
            return Err("words that belong to no case".to_owned());
        };
        let diagnostics = &mut self.transcript.results[running].diagnostics;
        match diagnostics.len() {
            0..DIAGNOSTICS_KEPT => diagnostics.push(escape::line(words.as_bytes())),
            DIAGNOSTICS_KEPT => diagnostics.push("… (more lines in the results file)".to_owned()),
            _ => {}
        }
        Ok(())
    }

    /// Only the workload that runs can count, and it does so once: of two counts neither is believed.
    fn counted(&mut self, number: u32, count: Count) -> Result<(), String> {
        let running = self.transcript.running.filter(|index| usize::try_from(number) == Ok(index + 1));
        let Some(index) = running else {
            return Err("counts for something that does not run".to_owned());
        };
        let result = &mut self.transcript.results[index];
        if result.planned.case.suite != Suite::Bench {
            return Err("a case counts nothing".to_owned());
        }
        match result.count.replace(count) {
            None => Ok(()),
            Some(_) => Err("counts a second time".to_owned()),
        }
    }

    fn result(&mut self, number: u32, name: RunName<'_>, outcome: CaseOutcome, ms: Option<u64>) -> Result<(), String> {
        let index = self.entry(number, name)?;
        let running = self.transcript.running.take();
        let result = &mut self.transcript.results[index];
        if !matches!(result.outcome, CaseOutcome::Missing | CaseOutcome::Lost) {
            result.outcome = CaseOutcome::Duplicate;
            return Ok(());
        }
        result.outcome = match outcome {
            CaseOutcome::Pass if result.planned.case.suite == Suite::Bench && result.count.is_none() => {
                CaseOutcome::Error { message: "it counted nothing".to_owned() }
            }
            outcome => outcome,
        };
        if running != Some(index) {
            return Err("is the result of a case that was not running".to_owned());
        }
        self.transcript.spans[index] = self.began_ms.zip(ms).map(|(began, ended)| began..=ended);
        result.took_ms = self.began_ms.zip(ms).map(|(began, ended)| ended.saturating_sub(began));
        Ok(())
    }

    fn goodbye(&mut self, ran: u32) -> Result<(), String> {
        self.transcript.goodbye = true;
        let stage = std::mem::replace(&mut self.stage, Stage::Gone);
        if stage < Stage::Planned {
            return Err("comes before the guest's plan".to_owned());
        }
        let ended = self.transcript.ended();
        if usize::try_from(ran) == Ok(ended) { Ok(()) } else { Err(format!("{} came", counted(ended, "result"))) }
    }

    fn discard(&mut self, line: &PortLine<'_>, reason: String) {
        if self.transcript.garbage.len() < GARBAGE_LISTED {
            let text = escape::line_cut(line.bytes.get(..MAX_ESCAPED).unwrap_or(line.bytes), GARBAGE_WIDTH);
            self.transcript.garbage.push(Garbage { line: line.number, text, reason });
        } else {
            self.unlisted += 1;
        }
    }

    fn finish(mut self) -> Transcript {
        if let (Some(last), 1..) = (self.transcript.garbage.last_mut(), self.unlisted) {
            last.reason.push_str(&format!(" ({} more such lines follow)", self.unlisted));
        }
        self.transcript
    }
}

/// Bytes of a line that are looked at for display: a line of megabytes need not be escaped whole to show its start.
const MAX_ESCAPED: usize = 4 * GARBAGE_WIDTH;

fn told(outcome: Outcome, message: &str) -> CaseOutcome {
    let message = escape::line(message.as_bytes());
    match outcome {
        Outcome::Pass => CaseOutcome::Pass,
        Outcome::Skip => CaseOutcome::Skip { message },
        Outcome::Fail => CaseOutcome::Fail { message },
        Outcome::Error => CaseOutcome::Error { message },
        Outcome::Timeout => CaseOutcome::Timeout { message },
    }
}

/// When the byte at `offset` came.
fn stamp(stamps: &[(usize, u64)], offset: usize) -> Option<u64> {
    let after = stamps.partition_point(|(start, _)| *start <= offset);
    after.checked_sub(1).and_then(|at| stamps.get(at)).map(|(_, ms)| *ms)
}

/// The console while a case ran, escaped for display: the lines that came between its start and its result, or to the
/// end where no result came. Empty where the case did not begin or the times are not known.
pub fn console_around(capture: &Capture, result: &CaseResult) -> Vec<String> {
    let Some((began, ended)) = span(capture, result) else {
        return Vec::new();
    };
    let began = began.saturating_sub(STAMP_SLACK_MS);
    let ended = ended.map_or(u64::MAX, |ms| ms.saturating_add(STAMP_SLACK_MS));
    let within: Vec<_> = capture.console.iter().filter(|line| (began..=ended).contains(&line.ms)).collect();
    let shown = |line: &&crate::model::StampedLine| escape::line(line.bytes.trim_ascii_end());
    match within.len().checked_sub(CONSOLE_SHOWN) {
        None | Some(0) => within.iter().map(shown).collect(),
        Some(left_out) => {
            let (first, last) = (&within[..CONSOLE_SHOWN / 2], &within[within.len() - CONSOLE_SHOWN / 2..]);
            let gap = format!("… {} left out", counted(left_out, "line"));
            first.iter().map(shown).chain([gap]).chain(last.iter().map(shown)).collect()
        }
    }
}

/// When the case began, and when its result came.
fn span(capture: &Capture, result: &CaseResult) -> Option<(u64, Option<u64>)> {
    let is_it = |name: RunName<'_>| name.isolation == result.planned.isolation && name.case == result.planned.case.id;
    let mut began = None;
    for line in ktap::lines(&capture.results) {
        match line.parsed {
            Ok(Line::Start { name, .. }) if is_it(name) && began.is_none() => {
                began = Some(stamp(&capture.result_stamps, line.offset)?);
            }
            Ok(Line::Result { name, .. }) if is_it(name) => {
                return began.map(|began| (began, stamp(&capture.result_stamps, line.offset)));
            }
            _ => {}
        }
    }
    began.map(|began| (began, None))
}
