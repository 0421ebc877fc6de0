// SPDX-License-Identifier: GPL-2.0-only
//! Each way in which a boot can go wrong, on captures made here. Recorded boots are in `tests/consoles`.

use super::*;
use crate::model::{Accelerator, PlannedCase, StampedLine, Timings, VerdictKind};
use crate::verdict::console_around;
use kiso_protocol::{Case, Claim, Kind, Suite};
use proptest::prelude::*;

const fn case(id: &'static str, kind: Kind) -> Case {
    Case { id, suite: Suite::Bind, claim: Claim::B1, kind, needs: &[], summary: "A made-up case." }
}

static APART: Case = case("bind/apart", Kind::Isolates);
static GUARD: Case = case("bind/guard", Kind::Guards);

/// 1 `ipv4ns/bind/apart`, 2 `netns/bind/apart`, 3 `none/bind/apart`, 4 `ipv4ns/bind/guard`, 5 `none/bind/guard`.
fn plan() -> Plan {
    let entry = |isolation, case| PlannedCase { isolation, case };
    let entries = vec![
        entry(Isolation::Ipv4Ns, &APART),
        entry(Isolation::NetNs, &APART),
        entry(Isolation::None, &APART),
        entry(Isolation::Ipv4Ns, &GUARD),
        entry(Isolation::None, &GUARD),
    ];
    Plan { entries, case_deadline_ms: 5000, ..Plan::default() }
}

const HEAD: &str = "KTAP version 1\n# kiso hello protocol=1 release=6.1.192 machine=x86_64 cpus=2\n1..5\n";
const ONE: &str = "# kiso start 1 ipv4ns/bind/apart\nok 1 ipv4ns/bind/apart\n";
const TWO: &str = "# kiso start 2 netns/bind/apart\nok 2 netns/bind/apart\n";
const THREE: &str =
    "# kiso start 3 none/bind/apart\n# both bound\nnot ok 3 none/bind/apart # FAIL second bind: EADDRINUSE\n";
const FOUR: &str = "# kiso start 4 ipv4ns/bind/guard\nok 4 ipv4ns/bind/guard\n";
const FIVE: &str = "# kiso start 5 none/bind/guard\nok 5 none/bind/guard\n";
const HEARD: &str =
    "[    0.900000] Run /init as init process\n[    0.910000] kiso-guest: begins\n[    1.900000] kiso-guest: has ended";
const BYE: &str = "# kiso goodbye ran=5\n";

fn good() -> String {
    [HEAD, ONE, TWO, THREE, FOUR, FIVE, BYE].concat()
}

/// A boot whose result port said `results`, with an ordinary console, that powered off.
fn boot(results: &str) -> Capture {
    let mut offset = 0;
    let stamps = results.split_inclusive('\n').enumerate().map(|(index, line)| {
        let stamp = (offset, 1000 + 10 * index as u64);
        offset += line.len();
        stamp
    });
    Capture {
        console: console(HEARD),
        result_stamps: stamps.collect(),
        results: results.as_bytes().to_vec(),
        end: BootEnd::Exited { code: 0 },
        timings: Timings::default(),
        accelerator: Accelerator { name: "tcg".to_owned(), reason: "asked for".to_owned() },
        qemu_stderr: Vec::new(),
    }
}

fn console(text: &str) -> Vec<StampedLine> {
    let line = |(index, line): (usize, &str)| StampedLine { ms: 100 * index as u64, bytes: line.as_bytes().to_vec() };
    text.lines().enumerate().map(line).collect()
}

/// The verdict's word and reason.
fn said(capture: &Capture) -> String {
    let verdict = judge(&plan(), capture).verdict;
    format!("{}: {}", verdict.kind(), verdict.reason())
}

fn swapped(from: &str, to: &str) -> String {
    let text = good();
    assert!(text.contains(from), "{from}");
    text.replace(from, to)
}

#[test]
fn everything_as_planned_passes_with_evidence() {
    let judgement = judge(&plan(), &boot(&good()));
    let Verdict::Pass { evidence } = &judgement.verdict else { panic!("{:?}", judgement.verdict) };
    assert_eq!((evidence.cases(), evidence.controls(), evidence.oracles()), (5, 2, 1));
    assert_eq!(judgement.disagreements, []);
    assert_eq!(judgement.release.as_deref(), Some("6.1.192"));
    assert_eq!(judgement.results[2].diagnostics, ["both bound"]);
    assert_eq!(judgement.results[2].took_ms, Some(20));
}

#[test]
fn a_console_that_was_not_heard_is_no_pass() {
    let silenced_later = HEARD.replace("has ended", "");
    let ended_alone = HEARD.replace("begins", "");
    for text in ["", "[    0.900000] Run /init as init process", &silenced_later, &ended_alone] {
        let capture = Capture { console: console(text), ..boot(&good()) };
        assert!(said(&capture).starts_with("fail: the console was not heard"), "{text}: {}", said(&capture));
    }
}

#[test]
fn carriage_returns_do_not_matter() {
    assert_eq!(said(&boot(&good().replace('\n', "\r\n"))), "pass: ");
}

#[test]
fn silence_is_never_a_pass() {
    let nothing = Capture { console: Vec::new(), ..boot("") };
    assert_eq!(said(&nothing), "crash: the machine reset before the kernel said a byte");
    let no_plan = judge(&Plan::default(), &boot(&good().replace("1..5", "1..0")));
    assert_eq!(no_plan.verdict.kind().as_str(), "fail");
    let empty = format!("{}# kiso goodbye ran=0\n", HEAD.replace("1..5", "1..0"));
    let no_plan = judge(&Plan::default(), &boot(&empty));
    assert_eq!(no_plan.verdict.reason(), "nothing was planned, so nothing can have passed");
    let mut bare = plan();
    bare.entries.truncate(2);
    let two = format!("{}{ONE}{TWO}# kiso goodbye ran=2\n", HEAD.replace("1..5", "1..2"));
    let reason = judge(&bare, &boot(&two)).verdict;
    assert_eq!(reason.reason(), "bind/apart ran without its control (none/bind/apart): it may test nothing");
}

/// The first three cases of what was planned, without the oracle.
fn without_oracle() -> (Plan, Capture) {
    let mut plan = plan();
    plan.entries.retain(|planned| planned.isolation != Isolation::NetNs);
    let lines = [ONE, THREE, FOUR, FIVE].concat();
    let lines = (3..=5).fold(lines, |lines, number| {
        let new = number - 1;
        lines
            .replace(&format!("start {number} "), &format!("start {new} "))
            .replace(&format!("ok {number} "), &format!("ok {new} "))
    });
    (plan, boot(&[HEAD.replace("1..5", "1..4"), lines, BYE.replace("ran=5", "ran=4")].concat()))
}

#[test]
fn a_case_without_its_oracle_needs_somebody_who_vouches_for_it() {
    let (plan, capture) = without_oracle();
    let alone = judge(&plan, &capture).verdict;
    assert_eq!(alone.reason(), "bind/apart was run without its oracle (netns), so the case itself may be wrong");
    let vouched = |id: &str| Plan { vouched: [id.to_owned()].into(), ..plan.clone() };
    assert_eq!(judge(&vouched("bind/guard"), &capture).verdict.kind(), VerdictKind::Fail);
    assert_eq!(judge(&vouched("bind/apart"), &capture).verdict.kind(), VerdictKind::Pass);
}

#[test]
fn of_a_part_ordinary_behaviour_is_enough_and_a_control_of_its_own_cases_is_not() {
    let only = |name: &str, is_of_part| {
        let mut plan = Plan { is_of_part, ..plan() };
        plan.entries.retain(|planned| planned.name() == name);
        let (number, lines) = if name == "none/bind/guard" { (5, FIVE) } else { (3, THREE) };
        let lines = lines.replace(&format!("start {number} "), "start 1 ").replace(&format!("ok {number} "), "ok 1 ");
        judge(
            &plan,
            &boot(&[&HEAD.replace("1..5", "1..1"), &lines, "# kiso goodbye ran=1\n"].map(String::from).concat()),
        )
        .verdict
    };
    assert_eq!(only("none/bind/guard", true).kind(), VerdictKind::Pass);
    for (name, is_of_part) in [("none/bind/guard", false), ("none/bind/apart", true)] {
        assert!(only(name, is_of_part).reason().starts_with("only controls were planned"), "{name}");
    }
}

#[test]
fn a_broken_host_is_infra() {
    let with = |end| Capture { end, ..boot(&[HEAD, ONE].concat()) };
    let refused = Capture {
        console: Vec::new(),
        qemu_stderr: b"\nqemu: no such machine\nmore\n".to_vec(),
        end: BootEnd::Exited { code: 1 },
        ..boot("")
    };
    for (capture, expected) in [
        (refused, "infra: QEMU exited with 1 before the kernel said a byte: qemu: no such machine"),
        (with(BootEnd::Exited { code: 1 }), "infra: QEMU exited with 1 between cases (1 of 5 done)"),
        (
            with(BootEnd::Signalled { signal: 9 }),
            "infra: QEMU was killed by signal 9 (out of memory?) between cases (1 of 5 done)",
        ),
        (with(BootEnd::Signalled { signal: 11 }), "infra: QEMU itself crashed (signal 11) between cases (1 of 5 done)"),
        (with(BootEnd::Interrupted), "infra: interrupted between cases (1 of 5 done)"),
        (
            with(BootEnd::HostFailed { reason: "no space left on device".to_owned() }),
            "infra: the host failed between cases (1 of 5 done): no space left on device",
        ),
        (
            Capture {
                qemu_stderr: b"warning: x\nKVM internal error. Suberror: 1\nmore\n".to_vec(),
                ..with(BootEnd::DeadlinePassed { during: BootPhase::BetweenCases, after_ms: 9 })
            },
            "infra: KVM gave up between cases (1 of 5 done): KVM internal error. Suberror: 1",
        ),
        (
            // It ends as if the guest had powered off.
            Capture {
                qemu_stderr: b"qemu: terminating on signal 15 from pid 7 (timeout)\n".to_vec(),
                ..with(BootEnd::Exited { code: 0 })
            },
            "infra: somebody ended QEMU between cases (1 of 5 done): qemu: terminating on signal 15 from pid 7 (timeout)",
        ),
        (
            Capture { end: BootEnd::Signalled { signal: 15 }, ..boot(&good()) },
            "infra: QEMU was killed by signal 15 after the guest's goodbye",
        ),
    ] {
        assert_eq!(said(&capture), expected);
    }
}

#[test]
fn a_dead_kernel_is_a_crash() {
    let with = |text: &str, results: &str, end| Capture { console: console(text), end, ..boot(results) };
    let off = BootEnd::Exited { code: 0 };
    let in_two = [HEAD, ONE, "# kiso start 2 netns/bind/apart\n"].concat();
    let late = BootEnd::DeadlinePassed { during: BootPhase::Case { name: "netns/bind/apart".to_owned() }, after_ms: 9 };
    let panic = "[    1.0] x\n[    1.000000] Kernel panic - not syncing: Attempted to kill init!";
    let oops = "[    1.000000] BUG: kernel NULL pointer dereference, address: 08\n[    1.000000] Oops: 0000 [#1] SMP";
    let both = format!("{oops}\n[    1.000000] Kernel panic - not syncing: Fatal exception");
    let where_ = "while running netns/bind/apart (1 of 5 cases done)";
    let attempted = "crash: Kernel panic - not syncing: Attempted to kill init!,";
    for (capture, expected) in [
        (with(panic, &in_two, off.clone()), format!("{attempted} {where_}")),
        (with(panic, &in_two, late.clone()), format!("{attempted} {where_}")),
        (with(panic, &in_two, BootEnd::Signalled { signal: 9 }), format!("{attempted} {where_}")),
        (with(panic, "", off.clone()), format!("{attempted} before the guest's hello")),
        (with(panic, &good(), off.clone()), format!("{attempted} after the guest's goodbye")),
        (
            with(&both, &in_two, off.clone()),
            format!(
                "crash: BUG: kernel NULL pointer dereference, address: 08 (Kernel panic - not syncing: Fatal exception), {where_}"
            ),
        ),
        (
            with(oops, &in_two, late),
            format!("crash: BUG: kernel NULL pointer dereference, address: 08, {where_}, and no goodbye after it"),
        ),
        (
            with("[    1.000000] reboot: Power down", &in_two, off.clone()),
            format!("crash: the machine went off or reset without a goodbye, {where_}; last words: reboot: Power down"),
        ),
        (
            with("[    1.000000] reboot: Power down", "", off),
            "crash: the machine went off or reset without a goodbye, before the guest's hello; last words: reboot: Power down"
                .to_owned(),
        ),
    ] {
        assert_eq!(said(&capture), expected);
    }
}

#[test]
fn a_guest_that_gives_up_is_told_in_its_own_words() {
    let text = format!("{HEARD}\nkiso-guest: giving up: /dev/ttyS1: ENXIO [    2.000000] reboot: Power down");
    let capture = Capture { console: console(&text), ..boot("") };
    assert_eq!(said(&capture), "fail: the guest gave up (before the guest's hello): /dev/ttyS1: ENXIO");
    assert_eq!(said(&Capture { console: console(&text), ..boot(&good()) }), "pass: ");
}

#[test]
fn a_deadline_is_a_hang() {
    let with =
        |during, results: &str| Capture { end: BootEnd::DeadlinePassed { during, after_ms: 500 }, ..boot(results) };
    let in_two = [HEAD, ONE, "# kiso start 2 netns/bind/apart\n"].concat();
    let case = BootPhase::Case { name: "netns/bind/apart".to_owned() };
    let silent = Capture { console: Vec::new(), ..with(BootPhase::FirstByte, "") };
    let lockup = "[    9.000000] watchdog: BUG: soft lockup - CPU#1 stuck for 26s! [init:34]";
    let stuck = Capture { console: console(lockup), ..with(case.clone(), &in_two) };
    for (capture, expected) in [
        (silent, "hang: the kernel never said a byte within 500 ms (tcg)"),
        (
            with(BootPhase::Init, ""),
            "hang: the kernel spoke but the guest said no hello within 500 ms; last words: kiso-guest: has ended",
        ),
        (
            with(case, &in_two),
            "hang: netns/bind/apart hung: no result within 500 ms; last words: kiso-guest: has ended",
        ),
        (
            with(BootPhase::BetweenCases, &[HEAD, ONE].concat()),
            "hang: the guest fell silent for 500 ms between cases (1 of 5 done); last words: kiso-guest: has ended",
        ),
        (
            with(BootPhase::PowerOff, &good()),
            "hang: the guest said goodbye but the machine did not power off within 500 ms; last words: \
             kiso-guest: has ended",
        ),
        (
            stuck,
            "hang: netns/bind/apart hung: no result within 500 ms; the kernel said: watchdog: BUG: soft lockup - CPU#1 \
             stuck for 26s! [init:34]",
        ),
    ] {
        assert_eq!(said(&capture), expected);
    }
}

#[test]
fn what_the_guest_gets_wrong_is_a_fail_that_says_which() {
    let without_four = [HEAD, ONE, TWO, THREE, FIVE, "# kiso goodbye ran=4\n"].concat();
    for (results, expected) in [
        (
            without_four,
            "the result port's line 11 \"# kiso start 5 none/bind/guard\": comes out of order: number 4 was due; 1 more",
        ),
        (swapped(BYE, ""), ""),
        (
            swapped(FOUR, &FOUR.repeat(2)),
            "the result port's line 13 \"# kiso start 4 ipv4ns/bind/guard\": begins a second time; 1 more",
        ),
        (swapped(FIVE, &format!("{FIVE}ok 5 none/bind/guard\n")), "none/bind/guard has more than one result"),
        (
            swapped(TWO, &format!("{TWO}\x1b[0m\n")),
            "the result port's line 8 \"\\x1b[0m\": byte 0x1b at offset 0 is not printable ASCII",
        ),
        (swapped("1..5", "1..4"), "the guest announced 4 cases, 5 were planned"),
        (swapped("1..5\n", ""), "the guest announced no plan, 5 cases were planned; 6 more"),
        (
            swapped("protocol=1", "protocol=2"),
            "the result port's line 2 \"# kiso hello protocol=2 release=6.1.192 machine=x86_64 cpus=2\": the guest speaks version 2 of the protocol, kiso speaks 1",
        ),
        (
            swapped("ok 1 ipv4ns/bind/apart", "ok 1 ipv4ns/bind/other"),
            "the result port's line 5 \"ok 1 ipv4ns/bind/other\": number 1 of the plan is ipv4ns/bind/apart; 3 more",
        ),
        (
            swapped("ok 1 ipv4ns/bind/apart", "ok 1 netns/bind/apart"),
            "the result port's line 5 \"ok 1 netns/bind/apart\": number 1 of the plan is ipv4ns/bind/apart; 3 more",
        ),
        (
            swapped("ok 1 ipv4ns", "ok 9 ipv4ns"),
            "the result port's line 5 \"ok 9 ipv4ns/bind/apart\": the plan has no number 9, it ends with 5; 3 more",
        ),
        (
            swapped("# kiso start 1 ipv4ns/bind/apart\n", ""),
            "the result port's line 4 \"ok 1 ipv4ns/bind/apart\": is the result of a case that was not running; 1 more",
        ),
        (swapped("ran=5", "ran=4"), "the result port's line 15 \"# kiso goodbye ran=4\": 5 results came"),
        (good() + "# more\n", "the result port's line 16 \"# more\": comes after the goodbye"),
        (good() + HEAD, "the result port's line 16 \"KTAP version 1\": comes after the goodbye; 2 more"),
        (good() + "ok", "the result port's line 16 \"ok\": the output ends in the middle of this line"),
        (
            swapped(HEAD, &format!("{HEAD}# words\n")),
            "the result port's line 4 \"# words\": words that belong to no case",
        ),
    ] {
        let expected = match expected {
            "" => "crash: the machine went off or reset without a goodbye, after the last case (5 of 5 done); last words: \
                   kiso-guest: has ended"
                .to_owned(),
            expected => format!("fail: {expected}"),
        };
        assert_eq!(said(&boot(&results)), expected);
    }
}

#[test]
fn what_a_case_did_against_its_plan_is_said_with_its_meaning() {
    let ok = |number, name: &str| format!("ok {number} {name}\n");
    let not = |number, name: &str, why: &str| format!("not ok {number} {name} # {why}\n");
    let (one, two, five) = ("ipv4ns/bind/apart", "netns/bind/apart", "none/bind/guard");
    let three = "not ok 3 none/bind/apart # FAIL second bind: EADDRINUSE\n";
    for (results, expected) in [
        (swapped(&ok(1, one), &not(1, one, "FAIL no")), "ipv4ns/bind/apart failed: no"),
        (
            swapped(&ok(1, one), &not(1, one, "ERROR killed by signal 11")),
            "ipv4ns/bind/apart could not do its work: killed by signal 11",
        ),
        (swapped(&ok(1, one), &not(1, one, "TIMEOUT after 5000 ms")), "ipv4ns/bind/apart did not end: after 5000 ms"),
        (
            swapped(&ok(1, one), "ok 1 ipv4ns/bind/apart # SKIP needs DCCP\n"),
            "ipv4ns/bind/apart was planned and skipped itself: needs DCCP",
        ),
        (
            swapped(&ok(2, two), &not(2, two, "FAIL no")),
            "netns/bind/apart failed on network namespaces: the case is wrong, or the kernel's own netns: no",
        ),
        (
            swapped(&ok(5, five), &not(5, five, "FAIL no")),
            "none/bind/guard failed with no namespace made: ordinary behaviour changed: no",
        ),
        (
            swapped(three, &ok(3, "none/bind/apart")),
            "none/bind/apart passed where it must fail: without a namespace there is nothing to pass, so the case tests nothing",
        ),
        (
            swapped(three, &not(3, "none/bind/apart", "ERROR no memory")),
            "none/bind/apart could not do its work: no memory",
        ),
        (
            swapped(&ok(1, one), &not(1, one, "FAIL no")).replace(&ok(2, two), &not(2, two, "FAIL no")),
            "netns/bind/apart failed on network namespaces: the case is wrong, or the kernel's own netns: no; 1 more",
        ),
    ] {
        assert_eq!(said(&boot(&results)), format!("fail: {expected}"));
    }
}

#[test]
fn a_guest_that_stopped_at_a_fault_has_not_seen_the_rest() {
    let fault = "# kiso start 2 netns/bind/apart\nnot ok 2 netns/bind/apart # FAIL no\n";
    let plan = Plan { stops_at_fault: true, ..plan() };
    let stopped = boot(&[HEAD, ONE, fault, "# kiso goodbye ran=2\n"].concat());
    let judgement = judge(&plan, &stopped);
    assert_eq!(judgement.verdict.kind(), VerdictKind::Fail);
    let missing = judgement.results.iter().filter(|result| result.outcome == CaseOutcome::Missing).count();
    assert_eq!((missing, judgement.disagreements.len()), (3, 4));
    // Without a fault there was no reason to stop.
    let early = boot(&[HEAD, ONE, "# kiso goodbye ran=1\n"].concat());
    assert_eq!(judge(&plan, &early).verdict.kind(), VerdictKind::Fail);
}

#[test]
fn a_kernel_without_the_namespace_is_red_and_says_so_once() {
    let lacking = |text: String, number: u32, name: &str| {
        let error = "ERROR no such namespace: unshare(CLONE_NEWIPV4) said EINVAL";
        text.replace(&format!("ok {number} {name}\n"), &format!("not ok {number} {name} # {error}\n"))
    };
    let one = lacking(good(), 1, "ipv4ns/bind/apart");
    let reason = "no such namespace: unshare(CLONE_NEWIPV4) said EINVAL";
    assert_eq!(said(&boot(&one)), format!("fail: ipv4ns/bind/apart could not do its work: {reason}"));
    let all = lacking(one, 4, "ipv4ns/bind/guard");
    let once = "no such namespace: this kernel has no IPv4 namespaces (unshare(CLONE_NEWIPV4) said EINVAL); 2 cases could not run";
    assert_eq!(said(&boot(&all)), format!("fail: {once}"));
    let with_more = all.replace("ok 2 netns/bind/apart", "not ok 2 netns/bind/apart # FAIL no");
    assert_eq!(said(&boot(&with_more)), format!("fail: {once}; 1 more"));
    let warning = Capture { console: console("[    1.000000] WARNING: CPU: 0 PID: 1 at a.c:1 f+0x1"), ..boot(&all) };
    assert_eq!(said(&warning), format!("fail: WARNING: CPU: 0 PID: 1 at a.c:1 f+0x1; {once}"));
}

#[test]
fn a_finding_alone_makes_it_red_and_the_worst_comes_first() {
    let text = "[    1.000000] WARNING: CPU: 0 PID: 1 at a.c:1 f+0x1\n[    1.000000] BUG: KASAN: use-after-free in g";
    let capture = Capture { console: console(text), ..boot(&good()) };
    assert_eq!(said(&capture), "fail: BUG: KASAN: use-after-free in g; 1 more");
    let end = BootEnd::TooMuchOutput { limit: 4096 };
    let flood = Capture { end: end.clone(), ..capture };
    assert_eq!(said(&flood), "fail: BUG: KASAN: use-after-free in g; 2 more");
    assert_eq!(said(&Capture { end, ..boot(&good()) }), "fail: kiso ended QEMU: more than 4096 bytes of output");
}

#[test]
fn a_finding_names_the_case_that_ran_if_only_one_did() {
    let at = |ms| {
        let bytes = b"[    1.000000] WARNING: CPU: 0 PID: 1 at a.c:1 f+0x1".to_vec();
        said(&Capture { console: vec![StampedLine { ms, bytes }], ..boot(&good()) })
    };
    // Line n of the port came at 990 + 10 n ms; the first case has lines 4 and 5, the second 6 and 7.
    let warning = "fail: WARNING: CPU: 0 PID: 1 at a.c:1 f+0x1";
    assert_eq!(at(1035), format!("{warning}, while running ipv4ns/bind/apart"));
    assert_eq!(at(1055), format!("{warning}, while running netns/bind/apart"));
    assert_eq!(at(1045), warning);
    assert_eq!(at(10), warning);
}

#[test]
fn a_flood_of_garbage_is_counted() {
    let judgement = judge(&plan(), &boot(&(good() + &"x\n".repeat(5000))));
    assert_eq!(judgement.disagreements.len(), 20);
    let Some(Disagreement::Garbage { reason, .. }) = judgement.disagreements.last() else { panic!("no garbage") };
    assert_eq!(reason, "not a line of this protocol (4980 more such lines follow)");
}

#[test]
fn the_console_around_a_case_is_cut_by_time() {
    let mut capture = boot(&good());
    let at = |ms, text: &str| StampedLine { ms, bytes: text.as_bytes().to_vec() };
    // Case 3 begins with the eighth line of the port, at 1070 ms, and ends at 1090 ms.
    capture.console = vec![at(1040, "before"), at(1065, "near"), at(1080, "\x07in"), at(1101, "after")];
    let results = judge(&plan(), &capture).results;
    assert_eq!(console_around(&capture, &results[2]), ["near", "\\x07in"]);
    capture.console = (0..100).map(|index| at(1080, &format!("line {index}"))).collect();
    let shown = console_around(&capture, &results[2]);
    assert_eq!((shown.len(), shown[20].as_str(), shown[40].as_str()), (41, "… 60 lines left out", "line 99"));
    capture.result_stamps.clear();
    assert_eq!(console_around(&capture, &results[2]), [""; 0]);
}

proptest! {
    #[test]
    fn only_the_whole_stream_passes(at in any::<proptest::sample::Index>(), byte: u8, cut: bool) {
        let mut results = good().into_bytes();
        let at = at.index(results.len());
        let before = results.clone();
        if cut { results.truncate(at) } else { results[at] = byte }
        // The release, the machine, the number of CPUs and free words may be anything.
        let free = |bytes: &[u8]| -> Vec<u8> {
            let text = String::from_utf8_lossy(bytes).into_owned();
            let told = |line: &str| line.starts_with("# ") && !line.starts_with("# kiso ");
            let kept = |line: &&str| !line.starts_with("# kiso hello") && !told(line) && !line.starts_with("not ok 3 ");
            text.split('\n').filter(kept).collect::<Vec<_>>().join("\n").into_bytes()
        };
        let capture = Capture { results, ..boot("") };
        let passes = matches!(judge(&plan(), &capture).verdict, Verdict::Pass { .. });
        if free(&capture.results) != free(&before) {
            prop_assert!(!passes || !cut && byte == b'\r' && capture.results.get(at + 1) == Some(&b'\n'));
        }
    }

    #[test]
    fn no_result_bytes_make_it_panic_or_pass(results in proptest::collection::vec(any::<u8>(), 0..300)) {
        let capture = Capture { results, ..boot("") };
        prop_assert_ne!(judge(&plan(), &capture).verdict.kind().exit_code(), 0);
    }
}

const COUNTED: &str = "# kiso counted 1 operations=10 ticks=70\n";

/// What a boot says of a plan with one workload and one case, where these lines stand between start and result of the
/// workload, and these in the case.
fn counting(within: &str, in_case: &str) -> Judgement {
    let workload = &kiso_protocol::WORKLOADS[0];
    let entries = [workload, &GUARD].map(|case| PlannedCase { isolation: Isolation::Ipv4Ns, case });
    let plan = Plan { entries: entries.to_vec(), case_deadline_ms: 5000, ..Plan::default() };
    let name = format!("ipv4ns/{}", workload.id);
    let head = HEAD.replace("1..5", "1..2");
    let case = "ipv4ns/bind/guard";
    let results = format!(
        "{head}# kiso start 1 {name}\n{within}ok 1 {name}\n# kiso start 2 {case}\n{in_case}ok 2 {case}\n# kiso goodbye ran=2\n"
    );
    judge(&plan, &boot(&results))
}

#[test]
fn a_workload_counts_once_while_it_runs() {
    let judgement = counting(COUNTED, "");
    assert_eq!(judgement.verdict.kind().to_string(), "pass", "{:?}", judgement.disagreements);
    let counts: Vec<_> = judgement.results.iter().map(|result| result.count).collect();
    assert_eq!(counts, [Some(kiso_protocol::ktap::Count { operations: 10, ticks: 70 }), None]);
}

#[test]
fn a_count_that_is_lost_doubled_or_somebody_elses_is_no_pass() {
    let twice = format!("{COUNTED}{COUNTED}");
    let other = COUNTED.replace("counted 1", "counted 2");
    for (within, in_case, reason) in [
        ("", "", "it counted nothing"),
        (&*twice, "", "counts a second time"),
        (&*other, "", "counts for something that does not run"),
        (COUNTED, COUNTED, "counts for something that does not run"),
        (COUNTED, &*other, "a case counts nothing"),
    ] {
        let judgement = counting(within, in_case);
        let words = judgement.verdict.reason();
        assert!(judgement.verdict.kind().to_string() == "fail" && words.contains(reason), "{words}");
    }
}
