// SPDX-License-Identifier: GPL-2.0-only
//! Which phase a boot is in, and until when it may stay there. Pure: bytes and times in, deadlines out.
//!
//! The result port is read here for the phase alone. What is not a line of the protocol is passed over; judging it is
//! the verdict's work.

use crate::model::{BootPhase, Machine, Plan, Timings};
use kiso_protocol::MAX_LINE;
use kiso_protocol::ktap::Line;
use std::time::Duration;

/// What the supervisor allows a case beyond the deadline that the guest holds itself, in milliseconds: the guest must
/// have the time to end the case and to say so. Multiplied by the machine's factor under TCG.
const SLACK_MS: u64 = 2000;

/// How long each phase may take, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Allowance {
    first_byte: u64,
    init: u64,
    between_cases: u64,
    case: u64,
    power_off: u64,
}

impl Allowance {
    fn new(machine: &Machine, accelerator: &str, plan: &Plan) -> Self {
        let deadlines = &machine.deadlines;
        let factor = u64::from(deadlines.factor(accelerator));
        let scaled = |ms: u32| u64::from(ms) * factor;
        Self {
            first_byte: scaled(deadlines.first_byte_ms),
            init: scaled(deadlines.init_ms),
            between_cases: scaled(deadlines.case_ms) + SLACK_MS * factor,
            case: scaled(plan.case_deadline_ms) + SLACK_MS * factor,
            power_off: scaled(deadlines.power_off_ms),
        }
    }

    fn of(&self, phase: &BootPhase) -> u64 {
        match phase {
            BootPhase::FirstByte => self.first_byte,
            BootPhase::Init => self.init,
            BootPhase::BetweenCases => self.between_cases,
            BootPhase::Case { .. } => self.case,
            BootPhase::PowerOff => self.power_off,
        }
    }
}

/// Follows a boot through its phases. Times are from the start of QEMU.
pub(super) struct Phases {
    allowance: Allowance,
    phase: BootPhase,
    since: Duration,
    /// How many cases were planned: no more than these can put a deadline off.
    planned: u64,
    started: u64,
    done: u64,
    timings: Timings,
    pending: Vec<u8>,
}

impl Phases {
    /// At the start of QEMU.
    pub(super) fn new(machine: &Machine, accelerator: &str, plan: &Plan) -> Self {
        Self {
            allowance: Allowance::new(machine, accelerator, plan),
            phase: BootPhase::FirstByte,
            since: Duration::ZERO,
            planned: plan.entries.len() as u64,
            started: 0,
            done: 0,
            timings: Timings::default(),
            pending: Vec::new(),
        }
    }

    /// The phase, the time it may last, and when that is over.
    pub(super) fn deadline(&self) -> (&BootPhase, u64, Duration) {
        let allowed = self.allowance.of(&self.phase);
        (&self.phase, allowed, self.since + Duration::from_millis(allowed))
    }

    /// When what happened; `end` is when QEMU ended.
    pub(super) fn timings(&self, end: Duration) -> Timings {
        Timings { end_ms: millis(end), ..self.timings }
    }

    /// The console spoke.
    pub(super) fn console(&mut self, now: Duration) {
        self.timings.first_byte_ms.get_or_insert(millis(now));
        self.leave_silence(now);
    }

    /// Bytes came from the result port. `on_result` is told of every planned case that is done: how many are, out of how
    /// many, and the case's name.
    pub(super) fn results(&mut self, bytes: &[u8], now: Duration, on_result: &mut dyn FnMut(u64, u64, &str)) {
        self.leave_silence(now);
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            // Longer than any line of the protocol: garbage, of which one byte too many is enough to know.
            let room = (MAX_LINE + 3).saturating_sub(self.pending.len());
            self.pending.extend_from_slice(&piece[..piece.len().min(room)]);
            if piece.ends_with(b"\n") {
                let line = std::mem::take(&mut self.pending);
                self.line(line.trim_ascii_end(), now, on_result);
            }
        }
    }

    fn line(&mut self, line: &[u8], now: Duration, on_result: &mut dyn FnMut(u64, u64, &str)) {
        let Some(line) = std::str::from_utf8(line).ok().and_then(|line| Line::parse(line).ok()) else { return };
        if self.phase == BootPhase::PowerOff {
            return;
        }
        match line {
            Line::Hello { .. } if self.timings.hello_ms.is_none() => {
                self.timings.hello_ms = Some(millis(now));
                self.enter(BootPhase::BetweenCases, now);
            }
            Line::Start { name, .. } if self.started < self.planned => {
                self.started += 1;
                self.enter(BootPhase::Case { name: name.to_string() }, now);
            }
            Line::Result { name, .. } if self.done < self.planned => {
                self.done += 1;
                self.enter(BootPhase::BetweenCases, now);
                on_result(self.done, self.planned, &name.to_string());
            }
            Line::Goodbye { .. } => {
                self.timings.goodbye_ms = Some(millis(now));
                self.enter(BootPhase::PowerOff, now);
            }
            Line::Version
            | Line::Plan(_)
            | Line::Diagnostic(_)
            | Line::Counted { .. }
            | Line::Hello { .. }
            | Line::Start { .. }
            | Line::Result { .. } => {}
        }
    }

    fn leave_silence(&mut self, now: Duration) {
        if self.phase == BootPhase::FirstByte {
            self.enter(BootPhase::Init, now);
        }
    }

    fn enter(&mut self, phase: BootPhase, now: Duration) {
        self.phase = phase;
        self.since = now;
    }
}

/// Whole milliseconds.
pub(super) fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::fake;
    use super::*;

    const HELLO: &str = "KTAP version 1\n# kiso hello protocol=1 release=6.1.0 machine=x86_64 cpus=2\n1..2\n";

    struct Follower {
        phases: Phases,
        told: Vec<(u64, u64, String)>,
    }

    impl Follower {
        fn new(cases: usize) -> Self {
            let mut machine = fake::machine("");
            machine.deadlines.tcg_factor = 3;
            Self { phases: Phases::new(&machine, "tcg", &fake::plan(cases)), told: Vec::new() }
        }

        fn say(&mut self, text: impl AsRef<[u8]>, at_ms: u64) -> &BootPhase {
            let told = &mut self.told;
            self.phases.results(text.as_ref(), Duration::from_millis(at_ms), &mut |done, total, name| {
                told.push((done, total, name.to_owned()));
            });
            self.phases.deadline().0
        }
    }

    fn case(name: &str) -> BootPhase {
        BootPhase::Case { name: name.to_owned() }
    }

    #[test]
    fn a_boot_goes_through_its_phases() {
        let names: Vec<String> = fake::plan(2).entries.iter().map(crate::model::PlannedCase::name).collect();
        let mut boot = Follower::new(2);
        assert_eq!(boot.phases.deadline().0, &BootPhase::FirstByte);
        boot.phases.console(Duration::from_millis(100));
        assert_eq!(boot.phases.deadline().0, &BootPhase::Init);
        assert_eq!(boot.say(HELLO, 700), &BootPhase::BetweenCases);
        assert_eq!(boot.say(format!("# kiso start 1 {}\n", names[0]), 710), &case(&names[0]));
        assert_eq!(boot.say("# words\n", 711), &case(&names[0]));
        assert_eq!(boot.say(format!("ok 1 {}\r\n", names[0]), 720), &BootPhase::BetweenCases);
        assert_eq!(
            boot.say(format!("# kiso start 2 {}\nnot ok 2 {0} # FAIL no\n", names[1]), 730),
            &BootPhase::BetweenCases
        );
        assert_eq!(boot.say("# kiso goodbye ran=2\n", 740), &BootPhase::PowerOff);
        assert_eq!(boot.told, [(1, 2, names[0].clone()), (2, 2, names[1].clone())]);
        let timings = boot.phases.timings(Duration::from_millis(800));
        let expected = Timings { first_byte_ms: Some(100), hello_ms: Some(700), goodbye_ms: Some(740), end_ms: 800 };
        assert_eq!(timings, expected);
    }

    #[test]
    fn deadlines_follow_phase_and_accelerator() {
        let mut boot = Follower::new(1);
        let deadlines = fake::machine("").deadlines;
        assert_eq!(boot.phases.deadline().1, u64::from(deadlines.first_byte_ms) * 3);
        boot.phases.console(Duration::from_millis(40));
        let init = u64::from(deadlines.init_ms) * 3;
        assert_eq!(boot.phases.deadline(), (&BootPhase::Init, init, Duration::from_millis(40 + init)));
        let kvm = Phases::new(&fake::machine(""), "kvm", &fake::plan(1));
        assert_eq!(kvm.deadline().1, u64::from(deadlines.first_byte_ms));
    }

    #[test]
    fn garbage_changes_nothing_and_is_not_kept() {
        let mut boot = Follower::new(2);
        boot.say(HELLO, 10);
        let before = boot.phases.deadline().2;
        boot.say(vec![b'x'; 1 << 20], 500);
        boot.say(b"\xff\0\n\nok\nok 1\n# kiso start\n# kiso hello protocol=1\n", 600);
        assert_eq!(boot.phases.deadline(), (&BootPhase::BetweenCases, boot.phases.deadline().1, before));
        assert!(boot.phases.pending.len() <= MAX_LINE + 3);
    }

    #[test]
    fn lines_beyond_the_plan_put_no_deadline_off() {
        let name = fake::plan(1).entries[0].name();
        let mut boot = Follower::new(1);
        boot.say(HELLO, 10);
        boot.say(format!("# kiso start 1 {name}\nok 1 {name}\n"), 20);
        let before = boot.phases.deadline().2;
        for at in 1000..1100 {
            boot.say(format!("{HELLO}# kiso start 1 {name}\nok 1 {name}\n"), at);
        }
        assert_eq!(boot.phases.deadline().2, before);
        assert_eq!(boot.told.len(), 1);
        boot.say("# kiso goodbye ran=1\n", 2000);
        let end = boot.phases.deadline().2;
        boot.say("# kiso goodbye ran=1\n", 3000);
        assert_eq!(boot.phases.deadline(), (&BootPhase::PowerOff, boot.phases.deadline().1, end));
    }

    #[test]
    fn a_line_may_come_byte_by_byte() {
        let mut boot = Follower::new(1);
        for byte in HELLO.bytes() {
            boot.say([byte], 10);
        }
        assert_eq!(boot.phases.deadline().0, &BootPhase::BetweenCases);
    }
}
