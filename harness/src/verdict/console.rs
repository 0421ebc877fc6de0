// SPDX-License-Identifier: GPL-2.0-only
//! The console: what the kernel says on it that it should not have had to say.
//!
//! The wording is that of 2.6.18 up to today's kernels on x86. A line counts by how its message begins, once time stamp,
//! caller and level are taken off, so that a boot message that merely contains a word like BUG is no finding. One report
//! of the kernel is one finding, however many lines it has.

use crate::escape;
use crate::model::FindingKind::{
    self, Bug, HungTask, Kasan, Leak, Lockdep, Lockup, Oops, Panic, RcuStall, Ubsan, Warn,
};
use crate::model::{Finding, StampedLine};
use kiso_protocol::EXEC_MARK;
use regex::bytes::{Regex, RegexSet};
use std::sync::LazyLock;

/// Lines of the console that an excerpt shows before the finding.
const LINES_BEFORE: usize = 5;
/// Lines of the console that an excerpt shows from the finding on.
const LINES_FROM: usize = 40;
/// Findings of one kind that are told one by one: a storm of warnings must not hide what else there is.
const LISTED_PER_KIND: usize = 16;
/// A call trace within so many lines of a report is taken for a part of it.
const REPORT_LINES: usize = 120;
/// The line that numbers an oops follows its first line ("unable to handle", "kernel BUG at") within so many lines.
const HEADER_WITHIN: usize = 12;
/// Characters of a line that are shown.
const WIDTH: usize = 300;
/// Bytes of a line that are looked at; the kernel's own lines have at most 1 KiB.
const LOOKED_AT: usize = 4096;

/// What the beginning of a message tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// The first line of a report.
    Opens(FindingKind),
    /// The line that numbers an oops, `Oops: 0002 [#1]`. It belongs to the report before it if that has none yet.
    OopsHeader,
    /// A call trace. One that no report explains is a finding too: somebody called dump_stack().
    Trace,
}

use Sign::{OopsHeader, Opens, Trace};

/// How messages begin; the first that matches counts. Each is anchored.
const SIGNS: &[(Sign, &str)] = &[
    (Opens(Panic), r"Kernel panic - not syncing"),
    (
        OopsHeader,
        r"(?:Oops|general protection fault|invalid opcode|divide error|double fault)\b.*: ?[0-9a-f]{4,8} \[#?\d+\]",
    ),
    (OopsHeader, r"(?:stack segment|segment not present|invalid TSS|alignment check)\b.*: ?[0-9a-f]{4,8} \[#?\d+\]"),
    (OopsHeader, r"(?:int3|bounds|overflow|control protection)\b.*: ?[0-9a-f]{4,8} \[#?\d+\]"),
    (Opens(Oops), r"(?:BUG: )?[Uu]nable to handle (?:kernel|page fault)"),
    (Opens(Oops), r"BUG: (?:kernel NULL pointer dereference|(?:IRQ |TASK )?stack guard page was hit)"),
    (Opens(Oops), r"general protection fault|(?:traps: )?PANIC: "),
    (Opens(Bug), r"[Kk]ernel BUG at "),
    (Opens(Kasan), r"BUG: KASAN: "),
    (Opens(Ubsan), r"UBSAN: "),
    // Lockdep says `[ INFO: … ]` and `[ BUG: … ]` in older kernels and `WARNING: …` in newer ones.
    (Opens(Lockdep), r"(?:\[ )?(?:INFO|WARNING): possible (?:circular|recursive|irq lock|deadlock)"),
    (Opens(Lockdep), r"(?:\[ )?(?:INFO|WARNING): (?:inconsistent lock state|suspicious (?:RCU|rcu))"),
    (Opens(Lockdep), r"(?:\[ )?(?:INFO|WARNING): \S+-safe -> \S+-unsafe lock order"),
    (Opens(Lockdep), r"(?:\[ )?(?:BUG|WARNING): (?:bad (?:unlock balance|contention)|held lock freed|lock held)"),
    (Opens(Lockdep), r"(?:\[ )?(?:BUG|WARNING): (?:Nested lock was not taken|Invalid wait context)"),
    (Opens(Lockdep), r"(?:\[ )?(?:BUG|WARNING): \S+/\d+ still has locks held"),
    (Opens(Lockdep), r"INFO: trying to register non-static key|BUG: looking up invalid subclass"),
    (Opens(Lockdep), r"BUG: (?:MAX_LOCK\w+|MAX_STACK_TRACE_ENTRIES) too low|BUG: key \S+ (?:not in|has not been)"),
    (Opens(Lockdep), r"BUG: sleeping function called"),
    (Opens(RcuStall), r"(?:rcu: )?INFO: rcu_\w+ (?:self-)?detected (?:expedited )?stall|RCU detected CPU \d+ stall"),
    (Opens(Lockup), r"(?:(?:NMI )?watchdog: )?BUG: (?:soft|workqueue|spinlock|rwlock) lockup"),
    (Opens(Lockup), r"(?:(?:NMI )?watchdog: )?Watchdog detected hard LOCKUP|NMI Watchdog detected LOCKUP"),
    (Opens(HungTask), r"INFO: task .+ blocked .*for more than \d+ seconds"),
    (Opens(Warn), r"WARNING: (?:CPU: \d+ PID: \d+ )?(?:\S+:\d+ )?at |BUG: warning at "),
    // The network stack's own assertions, of 2006 and since.
    (Opens(Warn), r"KERNEL: assertion \(|(?:\w+: )?Attempt to release (?:alive|TCP socket in state) "),
    (Opens(Warn), r"dst_release\w*: dst:\S+ refcnt:-"),
    (Opens(Leak), r"kmemleak: \d+ new suspected memory leak|unreferenced object 0x[0-9a-f]+ \(size \d+\)"),
    (Opens(Leak), r"unregister_netdevice: waiting for \S+ to become free"),
    // The allocators' reports name the cache before the colon.
    (Opens(Bug), r"BUG: |BUG \S+ \((?:Not t|T)ainted.*\): |slab error in "),
    (Trace, r"Call [Tt]race:|Backtrace:"),
];

static SIGN_SET: LazyLock<RegexSet> = LazyLock::new(|| {
    let anchored = SIGNS.iter().map(|(_, pattern)| format!("^(?:{pattern})"));
    RegexSet::new(anchored).expect("constant patterns")
});

/// What printk puts before a message: level, time stamp, caller.
static PREFIX: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\r*(?:<\d{1,3}>)?(?:\[ *\d+\.\d{6}\](?:\[ *[TC]\d+\])? ?)?(?:<\d{1,3}>)?").expect("constant pattern")
});

/// A time stamp. A message may begin in the middle of a line that a process left without an end.
static STAMP: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\[ *\d+\.\d{6}\](?:\[ *[TC]\d+\])? ").expect("constant pattern"));

/// What cannot be anything else even in the middle of a line.
static ANYWHERE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"Kernel panic - not syncing|[Kk]ernel BUG at |Oops: [0-9a-f]{4} \[#?\d+\]").expect("constant pattern")
});

/// Everything in the console that the kernel should not have had to say, in order. Any bytes are taken. After a panic
/// nothing more is looked for: the rest follows from it.
pub fn findings(console: &[StampedLine]) -> Vec<Finding> {
    let mut reader = Reader { console, found: Vec::new(), header_due: None, report_seen: None };
    for (index, line) in console.iter().enumerate() {
        if let Some((sign, message)) = sign(&line.bytes) {
            reader.take(index, sign, message);
        }
        if reader.found.last().is_some_and(|last| last.finding.kind == Panic) {
            break;
        }
    }
    reader.found.into_iter().map(Listed::into_finding).collect()
}

/// The last `count` lines that say anything, without time stamps, escaped for display.
pub fn last_words(console: &[StampedLine], count: usize) -> Vec<String> {
    let messages = console.iter().rev().map(|line| message(&line.bytes)).filter(|message| !message.is_empty());
    let mut words: Vec<_> = messages.take(count).map(|message| escape::line_cut(message, WIDTH)).collect();
    words.reverse();
    words
}

/// How a program that the guest ran has ended, as the guest had the kernel say it: `code 0`. None where it did not.
pub fn program_ended(console: &[StampedLine]) -> Option<String> {
    let told = |line: &StampedLine| {
        // What the program itself writes has no time stamp, and need not end its last line.
        let after_stamps = STAMP.find_iter(&line.bytes).map(|stamp| &line.bytes[stamp.end()..]);
        let said = after_stamps.filter_map(|words| words.strip_prefix(EXEC_MARK.as_bytes())).last()?;
        Some(escape::line_cut(said.trim_ascii(), WIDTH))
    };
    console.iter().rev().find_map(told)
}

/// What a process wrote on the console after `start`, up to the kernel's next message or the line's end.
pub(super) fn words_after(line: &[u8], start: &[u8]) -> Option<String> {
    let at = line.windows(start.len()).position(|window| window == start)?;
    let words = &line[at + start.len()..];
    let end = STAMP.find(words).map_or(words.len(), |stamp| stamp.start());
    Some(escape::line_cut(words[..end].trim_ascii(), WIDTH))
}

/// A finding that is told, and how many more like it are not.
struct Listed {
    finding: Finding,
    more: usize,
}

impl Listed {
    fn into_finding(mut self) -> Finding {
        if self.more > 0 {
            self.finding.excerpt.push(format!("… {} more of this kind follow in the console", self.more));
        }
        self.finding
    }

    /// Whether `title` tells the same again. Only what the kernel repeats while it lasts can be the same: a task that
    /// still hangs, a CPU that is still stuck. Its numbers grow.
    fn is_repeated_by(&self, kind: FindingKind, title: &str) -> bool {
        let words = |title: &str| title.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
        kind == self.finding.kind
            && matches!(kind, HungTask | Lockup | RcuStall | Leak)
            && words(&self.finding.title) == words(title)
    }
}

struct Reader<'a> {
    console: &'a [StampedLine],
    found: Vec<Listed>,
    /// The line that opened a report which the numbering line of an oops may yet follow.
    header_due: Option<usize>,
    /// The last line known to belong to a report.
    report_seen: Option<usize>,
}

impl Reader<'_> {
    fn take(&mut self, index: usize, sign: Sign, message: &[u8]) {
        match sign {
            Opens(kind) => {
                self.header_due = matches!(kind, Oops | Bug).then_some(index);
                self.push(kind, index, message);
            }
            OopsHeader => match self.header_due.take() {
                Some(opened) if index - opened <= HEADER_WITHIN => {}
                _ => self.push(Oops, index, message),
            },
            Trace => {
                if self.report_seen.is_none_or(|seen| index - seen > REPORT_LINES) {
                    let (cause, at) = cause_of_trace(self.console, index).unwrap_or((message, index));
                    self.push(Warn, at, cause);
                }
            }
        }
        self.report_seen = Some(index);
    }

    fn push(&mut self, kind: FindingKind, index: usize, message: &[u8]) {
        let title = escape::line_cut(message, WIDTH);
        let mut of_kind: Vec<_> = self.found.iter_mut().filter(|listed| listed.finding.kind == kind).collect();
        let counted_in = match of_kind.iter().position(|listed| listed.is_repeated_by(kind, &title)) {
            None if of_kind.len() < LISTED_PER_KIND => None,
            None => of_kind.pop(),
            Some(repeated) => Some(of_kind.swap_remove(repeated)),
        };
        if let Some(listed) = counted_in {
            listed.more += 1;
        } else {
            let excerpt = excerpt(self.console, index);
            self.found.push(Listed { finding: Finding { kind, title, line: index + 1, excerpt }, more: 0 });
        }
    }
}

/// What a line tells, and the message that does.
fn sign(line: &[u8]) -> Option<(Sign, &[u8])> {
    let line = line.get(..LOOKED_AT).unwrap_or(line).trim_ascii_end();
    let after_stamps = STAMP.find_iter(line).map(|stamp| stamp.end());
    let anywhere = ANYWHERE.find(line).map(|found| found.start());
    let starts = anywhere.into_iter().chain([prefix_len(line)]).chain(after_stamps);
    starts.filter_map(|start| line.get(start..)).find_map(|message| {
        let first = SIGN_SET.matches(message).iter().next()?;
        SIGNS.get(first).map(|(sign, _)| (*sign, message))
    })
}

fn prefix_len(line: &[u8]) -> usize {
    PREFIX.find(line).map_or(0, |prefix| prefix.end())
}

/// The line without what printk puts before it and without its end.
fn message(line: &[u8]) -> &[u8] {
    let line = line.get(..LOOKED_AT).unwrap_or(line).trim_ascii_end();
    &line[prefix_len(line)..]
}

/// The line that says why a stack was dumped: the last before the trace that is not a part of dump_stack()'s own output.
fn cause_of_trace(console: &[StampedLine], trace: usize) -> Option<(&[u8], usize)> {
    let own = [b"CPU: ".as_slice(), b"Hardware name: ", b"Modules linked in", b"Workqueue: ", b"Pid: ", b"Tainted: "];
    (trace.saturating_sub(LINES_BEFORE)..trace)
        .rev()
        .map(|index| (message(&console[index].bytes), index))
        .find(|(message, _)| !message.is_empty() && !own.iter().any(|start| message.starts_with(start)))
}

/// The console around a finding, escaped for display: some lines before, and from it to the end of the report.
fn excerpt(console: &[StampedLine], index: usize) -> Vec<String> {
    let after = &console[index..console.len().min(index + LINES_FROM)];
    let length =
        after.iter().skip(1).position(|line| ends_report(message(&line.bytes))).map_or(after.len(), |at| at + 2);
    let before = &console[index.saturating_sub(LINES_BEFORE)..index];
    let shown = |line: &StampedLine| {
        let bytes = line.bytes.get(..LOOKED_AT).unwrap_or(&line.bytes);
        escape::line_cut(bytes.trim_ascii_end(), WIDTH)
    };
    before.iter().chain(&after[..length]).map(shown).collect()
}

fn ends_report(message: &[u8]) -> bool {
    let is_rule = message.len() >= 20 && message.iter().all(|byte| *byte == b'=');
    is_rule || message.starts_with(b"---[ end ")
}

#[cfg(test)]
mod tests;
