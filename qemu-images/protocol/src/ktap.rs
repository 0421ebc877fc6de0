// SPDX-License-Identifier: GPL-2.0-only
//! One line of the guest's results, both ways.
//!
//! The results are KTAP, flat, with the plan first. Lines that begin with `# kiso ` carry facts for the harness; other
//! comments are a case's free words and stand before its result.
//!
//! ```text
//! KTAP version 1
//! # kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2
//! 1..2
//! # kiso start 1 netns/bind/tcp-any-two-namespaces
//! ok 1 netns/bind/tcp-any-two-namespaces
//! # kiso start 2 none/bind/tcp-any-two-namespaces
//! # free words of the case
//! not ok 2 none/bind/tcp-any-two-namespaces # FAIL second bind of 0.0.0.0:4000: EADDRINUSE
//! # kiso goodbye ran=2
//! ```

use core::fmt;

use crate::text::{MAX_LINE, RunName, number, unprintable};

/// How a case ended. What that means is judged by the harness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// All of its assertions held.
    Pass,
    /// It cannot run on this kernel; the message says what it lacks.
    Skip,
    /// An assertion about the kernel did not hold: what a control is expected to show.
    Fail,
    /// It could not do its work: the set-up failed, or a process of it was killed.
    Error,
    /// It was still running at its deadline.
    Timeout,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Outcome; 5] = [Outcome::Pass, Outcome::Skip, Outcome::Fail, Outcome::Error, Outcome::Timeout];

    /// The word that stands in the line; a pass has none.
    const fn directive(self) -> Option<&'static str> {
        match self {
            Outcome::Pass => None,
            Outcome::Skip => Some("SKIP"),
            Outcome::Fail => Some("FAIL"),
            Outcome::Error => Some("ERROR"),
            Outcome::Timeout => Some("TIMEOUT"),
        }
    }

    const fn is_ok(self) -> bool {
        matches!(self, Outcome::Pass | Outcome::Skip)
    }
}

/// What a [workload](crate::WORKLOADS) took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// How many operations were counted; never 0.
    pub operations: u64,
    /// How far the time-stamp counter moved on meanwhile: one tick an instruction where the machine counts them.
    pub ticks: u64,
}

/// One line of the results, without its line feed.
///
/// `Display` writes it and [`Line::parse`] reads it back, for every line whose texts are printable ASCII: a message or
/// a diagnostic neither begins nor ends with a space, and a diagnostic does not begin with the word `kiso`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// The first line.
    Version,
    /// What runs the cases.
    Hello {
        /// The version of the protocol.
        protocol: u32,
        /// The kernel's release, as uname(2) tells it.
        release: &'a str,
        /// The machine, as uname(2) tells it.
        machine: &'a str,
        /// How many CPUs are online.
        cpus: u32,
    },
    /// How many results will follow.
    Plan(u32),
    /// A case begins.
    Start {
        /// Its place in the plan, from 1.
        number: u32,
        /// What it runs.
        name: RunName<'a>,
    },
    /// Free words of the case that runs.
    Diagnostic(&'a str),
    /// What the workload that runs has counted; before its result.
    Counted {
        /// Its place in the plan, from 1.
        number: u32,
        /// What it counted.
        count: Count,
    },
    /// A case has ended.
    Result {
        /// Its place in the plan, from 1.
        number: u32,
        /// What it ran.
        name: RunName<'a>,
        /// How it ended.
        outcome: Outcome,
        /// Why; empty for a pass.
        message: &'a str,
    },
    /// The last line: the whole plan was run.
    Goodbye {
        /// How many results were given.
        ran: u32,
    },
}

/// Why a line is not one of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// It is longer than [`MAX_LINE`]; its length in bytes.
    TooLong(usize),
    /// It holds something else than printable ASCII.
    Unprintable {
        /// The offset in bytes.
        at: usize,
        /// The byte.
        byte: u8,
    },
    /// It is no line of this protocol.
    Unknown,
    /// It begins with `# kiso ` and goes on in a way this version does not know.
    Fact,
    /// It is a plan or a result with something wrong in its number.
    Number,
    /// It is a start or a result whose name is not `isolation/suite/name`.
    Name,
    /// It is a result whose outcome is missing, unknown, or at odds with its `ok` or `not ok`.
    Outcome,
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Malformed::TooLong(length) => write!(f, "a line of {length} bytes; the longest may have {MAX_LINE}"),
            Malformed::Unprintable { at, byte } => {
                write!(f, "byte 0x{byte:02x} at offset {at} is not printable ASCII")
            }
            Malformed::Unknown => f.write_str("not a line of this protocol"),
            Malformed::Fact => f.write_str("not a fact that this version of the protocol knows"),
            Malformed::Number => f.write_str("the number is missing or not a plain decimal one"),
            Malformed::Name => f.write_str("the name is not of the form isolation/suite/name"),
            Malformed::Outcome => f.write_str("the outcome is missing, unknown or at odds with ok or not ok"),
        }
    }
}

impl core::error::Error for Malformed {}

impl<'a> Line<'a> {
    /// Reads one line, given without its line feed.
    ///
    /// # Errors
    /// Where the line is not exactly of a form that `Display` writes.
    pub fn parse(line: &'a str) -> Result<Line<'a>, Malformed> {
        if line.len() > MAX_LINE {
            return Err(Malformed::TooLong(line.len()));
        }
        if let Some((at, byte)) = unprintable(line) {
            return Err(Malformed::Unprintable { at, byte });
        }
        if line == "KTAP version 1" {
            return Ok(Line::Version);
        }
        if let Some(fact) = line.strip_prefix("# kiso ") {
            return parse_fact(fact);
        }
        if let Some(words) = line.strip_prefix("# ") {
            return if is_diagnostic(words) { Ok(Line::Diagnostic(words)) } else { Err(Malformed::Unknown) };
        }
        if let Some(count) = line.strip_prefix("1..") {
            return number(count).map(Line::Plan).ok_or(Malformed::Number);
        }
        if let Some(rest) = line.strip_prefix("ok ") {
            return parse_result(true, rest);
        }
        match line.strip_prefix("not ok ") {
            Some(rest) => parse_result(false, rest),
            None => Err(Malformed::Unknown),
        }
    }
}

/// Whether `words` can be a case's free words: [`Line::Diagnostic`] of anything else would be read as another line.
/// They are printable, not empty, without a space at either end, and do not begin with the word `kiso`.
pub fn is_diagnostic(words: &str) -> bool {
    is_trimmed(words) && words != "kiso" && !words.starts_with("kiso ")
}

/// Whether `words` can be a result's message, which is printable and has no space at either end; it may be empty.
pub fn is_message(words: &str) -> bool {
    words.is_empty() || is_trimmed(words)
}

fn is_trimmed(words: &str) -> bool {
    !words.is_empty() && words.trim_matches(' ').len() == words.len() && unprintable(words).is_none()
}

fn parse_fact(fact: &str) -> Result<Line<'_>, Malformed> {
    let (word, rest) = fact.split_once(' ').ok_or(Malformed::Fact)?;
    match word {
        "hello" => parse_hello(rest).ok_or(Malformed::Fact),
        "start" => {
            let (digits, name) = rest.split_once(' ').ok_or(Malformed::Name)?;
            Ok(Line::Start {
                number: number(digits).ok_or(Malformed::Number)?,
                name: RunName::parse(name).ok_or(Malformed::Name)?,
            })
        }
        "counted" => {
            let (digits, count) = rest.split_once(' ').ok_or(Malformed::Fact)?;
            Ok(Line::Counted {
                number: number(digits).ok_or(Malformed::Number)?,
                count: parse_count(count).ok_or(Malformed::Fact)?,
            })
        }
        "goodbye" => {
            let ran = rest.strip_prefix("ran=").ok_or(Malformed::Fact)?;
            Ok(Line::Goodbye { ran: number(ran).ok_or(Malformed::Number)? })
        }
        _ => Err(Malformed::Fact),
    }
}

fn parse_hello(rest: &str) -> Option<Line<'_>> {
    let (protocol, rest) = rest.strip_prefix("protocol=")?.split_once(' ')?;
    let (release, rest) = rest.strip_prefix("release=")?.split_once(' ')?;
    let (machine, rest) = rest.strip_prefix("machine=")?.split_once(' ')?;
    let cpus = number(rest.strip_prefix("cpus=")?)?;
    let named = !release.is_empty() && !machine.is_empty();
    named.then_some(Line::Hello { protocol: number(protocol)?, release, machine, cpus })
}

fn parse_count(rest: &str) -> Option<Count> {
    let (operations, ticks) = rest.strip_prefix("operations=")?.split_once(' ')?;
    let operations = number(operations).filter(|operations| *operations > 0)?;
    Some(Count { operations, ticks: number(ticks.strip_prefix("ticks=")?)? })
}

fn parse_result(ok: bool, rest: &str) -> Result<Line<'_>, Malformed> {
    let (digits, rest) = rest.split_once(' ').ok_or(Malformed::Name)?;
    let number = number(digits).ok_or(Malformed::Number)?;
    let (name, verdict) = match rest.split_once(" # ") {
        Some((name, verdict)) => (name, Some(verdict)),
        None => (rest, None),
    };
    let name = RunName::parse(name).ok_or(Malformed::Name)?;
    let (directive, message) = match verdict {
        None => (None, ""),
        Some(verdict) => match verdict.split_once(' ') {
            // A lone trailing space is not what Display writes.
            Some((_, "")) => return Err(Malformed::Outcome),
            Some((directive, message)) => (Some(directive), message),
            None => (Some(verdict), ""),
        },
    };
    let outcome = Outcome::ALL
        .into_iter()
        .find(|outcome| outcome.directive() == directive && outcome.is_ok() == ok)
        .ok_or(Malformed::Outcome)?;
    if !is_message(message) {
        return Err(Malformed::Outcome);
    }
    Ok(Line::Result { number, name, outcome, message })
}

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Line::Version => f.write_str("KTAP version 1"),
            Line::Hello { protocol, release, machine, cpus } => {
                write!(f, "# kiso hello protocol={protocol} release={release} machine={machine} cpus={cpus}")
            }
            Line::Plan(count) => write!(f, "1..{count}"),
            Line::Start { number, name } => write!(f, "# kiso start {number} {name}"),
            Line::Diagnostic(words) => write!(f, "# {words}"),
            Line::Counted { number, count: Count { operations, ticks } } => {
                write!(f, "# kiso counted {number} operations={operations} ticks={ticks}")
            }
            Line::Result { number, name, outcome, message } => {
                f.write_str(if outcome.is_ok() { "ok" } else { "not ok" })?;
                write!(f, " {number} {name}")?;
                match outcome.directive() {
                    Some(directive) if message.is_empty() => write!(f, " # {directive}"),
                    Some(directive) => write!(f, " # {directive} {message}"),
                    None => Ok(()),
                }
            }
            Line::Goodbye { ran } => write!(f, "# kiso goodbye ran={ran}"),
        }
    }
}

#[cfg(test)]
mod tests;
