// SPDX-License-Identifier: GPL-2.0-only
//! Hand-typed lines in the kernel's form, for what no recorded console has. Recorded ones are in `tests/consoles`.

use super::*;
use proptest::prelude::*;

fn console(text: &str) -> Vec<StampedLine> {
    text.lines().map(|line| StampedLine { ms: 0, bytes: line.as_bytes().to_vec() }).collect()
}

fn kinds(text: &str) -> Vec<FindingKind> {
    findings(&console(text)).into_iter().map(|finding| finding.kind).collect()
}

#[test]
fn each_kind_is_known_by_its_first_line() {
    for (kind, line) in [
        (Panic, "Kernel panic - not syncing: Attempted to kill init! exitcode=0x00000100"),
        (Panic, "Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)"),
        (Oops, "BUG: kernel NULL pointer dereference, address: 0000000000000018"),
        (Oops, "BUG: unable to handle page fault for address: ffffc90000123000"),
        (Oops, "Unable to handle kernel paging request at ffff81000f00ba12 RIP: "),
        (Oops, "BUG: unable to handle kernel NULL pointer dereference at virtual address 00000004"),
        (Oops, "general protection fault, probably for non-canonical address 0xdead000000000108: 0000 [#1] SMP"),
        (Oops, "general protection fault: 0000 [1] SMP "),
        (Oops, "Oops: general protection fault, maybe for address 0x0: 0000 [#1] SMP NOPTI"),
        (Oops, "divide error: 0000 [#1] PREEMPT SMP"),
        (Oops, "PANIC: double fault, error_code: 0x0"),
        (Bug, "kernel BUG at net/ipv4/inet_hashtables.c:97!"),
        (Bug, "Kernel BUG at net/ipv4/tcp.c:1234"),
        (Bug, "BUG: scheduling while atomic: swapper/0/1/0x00000002"),
        (Bug, "BUG: Bad page state in process init  pfn:0ab12"),
        (Bug, "BUG kmalloc-64 (Not tainted): Right Redzone overwritten"),
        (Bug, "slab error in kmem_cache_destroy(): cache `ipv4_ns': Can't free all objects"),
        (Kasan, "BUG: KASAN: slab-use-after-free in inet_csk_get_port+0x1a/0x2b0"),
        (Ubsan, "UBSAN: array-index-out-of-bounds in net/ipv4/udp.c:12:3"),
        (Lockdep, "WARNING: possible circular locking dependency detected"),
        (Lockdep, "WARNING: possible recursive locking detected"),
        (Lockdep, "WARNING: inconsistent lock state"),
        (Lockdep, "WARNING: suspicious RCU usage"),
        (Lockdep, "WARNING: SOFTIRQ-safe -> SOFTIRQ-unsafe lock order detected"),
        (Lockdep, "[ INFO: possible recursive locking detected ]"),
        (Lockdep, "[ INFO: possible circular locking dependency detected ]"),
        (Lockdep, "[ INFO: hard-safe -> hard-unsafe lock order detected ]"),
        (Lockdep, "[ BUG: bad unlock balance detected! ]"),
        (Lockdep, "[ BUG: Invalid wait context ]"),
        (Lockdep, "INFO: trying to register non-static key."),
        (Lockdep, "BUG: sleeping function called from invalid context at mm/slab.c:2993"),
        (RcuStall, "rcu: INFO: rcu_sched self-detected stall on CPU"),
        (RcuStall, "INFO: rcu_preempt detected stalls on CPUs/tasks: { 1} (detected by 0, t=5252 jiffies)"),
        (RcuStall, "rcu: INFO: rcu_preempt detected expedited stalls on CPUs/tasks: { 1-... }"),
        (Lockup, "watchdog: BUG: soft lockup - CPU#1 stuck for 26s! [init:34]"),
        (Lockup, "BUG: soft lockup detected on CPU#0!"),
        (Lockup, "NMI watchdog: Watchdog detected hard LOCKUP on cpu 1"),
        (Lockup, "BUG: spinlock lockup suspected on CPU#0, init/34"),
        (HungTask, "INFO: task init:34 blocked for more than 120 seconds."),
        (Warn, "WARNING: CPU: 0 PID: 34 at net/ipv4/af_inet.c:154 inet_sock_destruct+0x1a2/0x1d0"),
        (Warn, "WARNING: at net/ipv4/af_inet.c:154 inet_sock_destruct+0x1a2/0x1d0()"),
        (Warn, "WARNING: net/ipv4/af_inet.c:154 at inet_sock_destruct+0x1a2/0x1d0, CPU#0: init/34"),
        (Warn, "BUG: warning at kernel/softirq.c:141/local_bh_enable()"),
        (Warn, "KERNEL: assertion (!sk->sk_forward_alloc) failed at net/ipv4/af_inet.c (149)"),
        (Warn, "IPv4: Attempt to release TCP socket in state 1 00000000c0ffee00"),
        (Leak, "kmemleak: 3 new suspected memory leaks (see /sys/kernel/debug/kmemleak)"),
        (Leak, "unregister_netdevice: waiting for lo to become free. Usage count = 1"),
    ] {
        for prefix in
            ["", "[    1.234567] ", "<4>[12345.678901] ", "[    1.234567][    T1] ", "<1>", "[    1.234567] <1>"]
        {
            let found = findings(&console(&format!("{prefix}{line}\r")));
            assert_eq!(found.len(), 1, "{prefix}{line}");
            assert_eq!((found[0].kind, found[0].title.as_str()), (kind, line.trim_end()), "{prefix}{line}");
        }
    }
}

#[test]
fn what_a_healthy_kernel_says_is_no_finding() {
    for line in [
        "Spectre V2 : WARNING: Unprivileged eBPF is enabled with eIBRS on, data leaks possible via Spectre v2 BHB attacks!",
        "PCI: Using host bridge windows from ACPI; if necessary, use \"pci=nocrs\" and report a bug",
        "MP-BIOS bug: 8254 timer not connected to IO-APIC",
        "[Firmware Bug]: TSC doesn't count with P0 frequency!",
        "kmemleak: Kernel memory leak detector initialized (mem pool available: 15600)",
        "kasan: KernelAddressSanitizer initialized",
        "Kernel command line: console=ttyS0 panic=-1 oops=panic",
        "Lock dependency validator: Copyright (c) 2006 Red Hat, Inc., Ingo Molnar",
        "rcu: RCU lockdep checking is enabled.",
        "init[34]: segfault at 0 ip 0000000000401000 sp 00007ffc0badcafe error 4 in init[401000+1000]",
        "traps: init[34] general protection fault ip:401000 sp:7ffc0badcafe error:0 in init[401000+1000]",
        "WARNING: unhandled option",
        "# the case prints: BUG in the sky",
        "---[ end Kernel panic - not syncing of a page that was cut ]---",
    ] {
        let expected: &[FindingKind] = if line.starts_with("---[") { &[Panic] } else { &[] };
        assert_eq!(kinds(&format!("[    0.100000] {line}")), expected, "{line}");
    }
}

#[test]
fn an_oops_that_panics_is_two_findings() {
    let text = "\
[    1.000000] BUG: kernel NULL pointer dereference, address: 0000000000000018
[    1.000001] #PF: supervisor read access in kernel mode
[    1.000002] #PF: error_code(0x0000) - not-present page
[    1.000003] PGD 0 P4D 0 
[    1.000004] Oops: 0000 [#1] SMP
[    1.000005] CPU: 0 PID: 34 Comm: init Not tainted 6.1.192 #1
[    1.000006] Call Trace:
[    1.000007]  <TASK>
[    1.000008]  </TASK>
[    1.000009] ---[ end trace 0000000000000000 ]---
[    1.000010] RIP: 0010:tcp_v4_rcv+0x1/0x2
[    1.000011] Kernel panic - not syncing: Fatal exception in interrupt
[    1.000012] WARNING: CPU: 1 PID: 0 at arch/x86/kernel/smp.c:126 native_smp_send_reschedule+0x3a/0x40
[    1.000013] ---[ end Kernel panic - not syncing: Fatal exception in interrupt ]---";
    let found = findings(&console(text));
    assert_eq!(found.iter().map(|finding| (finding.kind, finding.line)).collect::<Vec<_>>(), [(Oops, 1), (Panic, 12)]);
    assert_eq!(found[0].excerpt.len(), 10);
    assert_eq!(found[1].excerpt.len(), LINES_BEFORE + 3);
}

#[test]
fn a_bug_takes_its_invalid_opcode_and_the_second_oops_counts() {
    let text = "\
----------- [cut here ] --------- [please bite here ] ---------
Kernel BUG at net/ipv4/tcp.c:1234
invalid opcode: 0000 [1] SMP
Call Trace: <IRQ> [<ffffffff80410101>] tcp_v4_rcv+0x1/0x2
Unable to handle kernel NULL pointer dereference at 0000000000000008 RIP: 
 [<ffffffff80410101>] tcp_v4_rcv+0x1/0x2
Oops: 0000 [2] SMP ";
    assert_eq!(kinds(text), [Bug, Oops]);
    assert_eq!(kinds("invalid opcode: 0000 [#1] SMP"), [Oops]);
}

#[test]
fn a_message_after_an_unfinished_line_is_seen() {
    assert_eq!(kinds("init: waiting...[    1.000000] WARNING: CPU: 0 PID: 1 at a.c:1 f+0x1/0x2"), [Warn]);
    assert_eq!(kinds("init: waiting...Kernel panic - not syncing: no stamps"), [Panic]);
    assert_eq!(kinds("init: waiting...[    1.000000] all is well"), []);
}

#[test]
fn a_stack_that_no_report_explains_is_a_finding() {
    let text = "[    1.0] odd\n[    1.000000] refcount: something is off\n[    1.000001] CPU: 0 PID: 1 Comm: init\n\
                [    1.000002] Hardware name: QEMU\n[    1.000003] Call Trace:\n[    1.000004]  f+0x1/0x2";
    let found = findings(&console(text));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].kind, found[0].title.as_str(), found[0].line), (Warn, "refcount: something is off", 2));
}

#[test]
fn a_storm_of_one_kind_does_not_hide_another() {
    let storm = "WARNING: CPU: 0 PID: 1 at a.c:1 f+0x1/0x2\n".repeat(1000) + "Kernel panic - not syncing: at last";
    let found = findings(&console(&storm));
    assert_eq!(found.len(), LISTED_PER_KIND + 1);
    assert_eq!(found[LISTED_PER_KIND].kind, Panic);
    let last_warning = found[LISTED_PER_KIND - 1].excerpt.last().map(String::as_str);
    assert_eq!(last_warning, Some("… 984 more of this kind follow in the console"));
}

#[test]
fn what_lasts_is_one_finding_however_often_it_is_said() {
    let text = "\
[    8.000000] INFO: task init:32 blocked for more than 120 seconds.
[   12.000000] INFO: task init:32 blocked for more than 241 seconds.
[   12.500000] INFO: task sshd:33 blocked for more than 120 seconds.
[   13.000000] WARNING: CPU: 0 PID: 1 at a.c:1 f+0x1/0x2
[   14.000000] WARNING: CPU: 0 PID: 1 at a.c:2 f+0x3/0x4";
    let found = findings(&console(text));
    assert_eq!(found.iter().map(|finding| finding.line).collect::<Vec<_>>(), [1, 3, 4, 5]);
    assert_eq!(found[0].excerpt.last().map(String::as_str), Some("… 1 more of this kind follow in the console"));
}

#[test]
fn what_is_shown_cannot_drive_a_terminal() {
    let found = findings(&console("\x1b[31mred\nKernel panic - not syncing: \x1b]0;title\x07"));
    assert_eq!(found[0].title, "Kernel panic - not syncing: \\x1b]0;title\\x07");
    assert_eq!(found[0].excerpt[0], "\\x1b[31mred");
}

#[test]
fn the_last_words_are_the_last_that_say_anything() {
    let text = "[    1.000000] one\n[    2.000000] two\n\n[    3.000000] \n\r";
    assert_eq!(last_words(&console(text), 2), ["one", "two"]);
    assert_eq!(last_words(&[], 2), [""; 0]);
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(lines in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..80), 0..40)) {
        let console: Vec<_> = lines.into_iter().map(|bytes| StampedLine { ms: 0, bytes }).collect();
        for finding in findings(&console) {
            prop_assert!(finding.line <= console.len());
        }
        last_words(&console, 3);
    }

    #[test]
    fn a_panic_is_found_wherever_it_stands(before in "[ -~]{0,60}", after in "[ -~]{0,60}", noise in 0usize..50) {
        let text = format!("{}{before}Kernel panic - not syncing{after}", "all is well\n".repeat(noise));
        prop_assert!(kinds(&text).contains(&Panic));
    }
}

#[test]
fn how_a_program_ended_is_heard_also_behind_a_line_that_it_left_open() {
    for (line, ended) in [
        ("[    0.7] no stamp kiso-guest: the program ended: code 0", None),
        ("kiso-guest: the program ended: code 0", None),
        ("[    0.705246] kiso-guest: the program ended: code 0", Some("code 0")),
        ("\u{7f}\u{1b}[31m~[    0.705246] kiso-guest: the program ended: signal 9", Some("signal 9")),
        ("[    0.1] kiso-guest[    0.705246][    T1] kiso-guest: the program ended: code 3", Some("code 3")),
    ] {
        assert_eq!(program_ended(&console(line)).as_deref(), ended, "{line:?}");
    }
}
