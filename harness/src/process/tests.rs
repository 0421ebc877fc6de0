// SPDX-License-Identifier: GPL-2.0-only
use super::child::pidfd_open;
use super::*;
use std::os::fd::AsFd;
use std::os::unix::ffi::OsStringExt;

fn collect(command: &Command) -> (Exit, Vec<Vec<u8>>) {
    let mut all = Vec::new();
    let exit = lines(command, &Interrupt::none(), &mut |line| {
        all.push(line.to_vec());
        Ok(())
    });
    (exit.expect("the child runs"), all)
}

/// Whether the process has ended, or ends within ten seconds.
fn ends(pid: libc::pid_t) -> bool {
    match pidfd_open(pid) {
        Ok(fd) => {
            let deadline = Instant::now() + Duration::from_secs(10);
            poll(&[Some(fd.as_fd())], Some(deadline)).expect("poll") == [true]
        }
        Err(_) => true,
    }
}

fn number(line: &[u8]) -> libc::pid_t {
    std::str::from_utf8(line).expect("digits").trim().parse().expect("a process id")
}

#[test]
fn output_keeps_the_streams_apart_and_the_exit_code() {
    let said = output(&sh("echo out; echo err >&2; exit 7"), &Interrupt::none()).expect("sh runs");
    assert_eq!(said, Output { exit: Exit::Code(7), stdout: b"out\n".to_vec(), stderr: b"err\n".to_vec() });
}

#[test]
fn a_death_by_signal_is_no_exit_code() {
    assert_eq!(collect(&sh("kill -TERM $$")).0, Exit::Signal(libc::SIGTERM));
    assert!(!Exit::Signal(libc::SIGTERM).success());
}

#[test]
fn more_than_a_pipe_holds_comes_through() {
    let said = output(&sh("head -c 1000000 /dev/zero; head -c 300000 /dev/zero >&2"), &Interrupt::none());
    let said = said.expect("sh runs");
    assert_eq!((said.stdout.len(), said.stderr.len()), (1_000_000, 300_000));
}

#[test]
fn lines_are_merged_in_order_and_may_hold_any_byte() {
    let (exit, all) = collect(&sh(r"printf 'a\n\n'; printf 'b\377\000\r\n' >&2; printf 'c\n'; printf 'no end'"));
    assert!(exit.success());
    assert_eq!(all, [&b"a"[..], b"", b"b\xff\0\r", b"c", b"no end"]);
}

#[test]
fn an_endless_line_comes_in_pieces() {
    let (_, all) = collect(&sh("head -c 200000 /dev/zero; echo; echo after"));
    assert_eq!(all.iter().map(Vec::len).collect::<Vec<_>>(), [LINE_LIMIT, LINE_LIMIT, LINE_LIMIT, 3392, 5]);
}

#[test]
fn the_environment_is_what_the_command_says() {
    let command = Command::new("env").env("KISO_TEST", "a b");
    let (_, mut all) = collect(&command);
    all.sort();
    all.retain(|line| !line.starts_with(b"PATH=") && !line.starts_with(b"HOME=") && !line.starts_with(b"TMPDIR="));
    assert_eq!(all, [&b"KISO_TEST=a b"[..], b"LC_ALL=C"]);
}

#[test]
fn the_input_is_empty_and_the_directory_is_the_one_asked_for() {
    let dir = tempfile::tempdir().expect("a directory");
    let real = dir.path().canonicalize().expect("it is there");
    let (_, all) = collect(&sh("cat; pwd").dir(&real));
    assert_eq!(all, [real.into_os_string().into_vec()]);
}

#[test]
fn a_missing_program_is_told_from_a_missing_directory() {
    let missing = output(&Command::new("no-such-program-of-kiso"), &Interrupt::none()).expect_err("not there");
    assert!(matches!(missing, ProcessError::NotFound { .. }), "{missing}");
    assert!(missing.remedy().is_some());
    let nowhere = output(&sh("true").dir("/no/such/directory"), &Interrupt::none()).expect_err("no directory");
    assert!(matches!(nowhere, ProcessError::Spawn { .. }), "{nowhere}");
}

#[test]
fn an_interrupt_ends_the_whole_group_and_keeps_last_words() {
    let (interrupt, mut hand) = Interrupt::manual();
    let script = "trap 'echo bye; exit 1' INT; sleep 60 & echo $!; wait";
    let mut all = Vec::new();
    let started = Instant::now();
    let result = lines(&sh(script), &interrupt, &mut |line| {
        if all.is_empty() {
            hand.set();
        }
        all.push(line.to_vec());
        Ok(())
    });
    assert!(matches!(result, Err(ProcessError::Interrupted { .. })));
    assert!(started.elapsed() < GRACE, "no grace was needed");
    assert_eq!(all.last().map(Vec::as_slice), Some(&b"bye"[..]));
    assert!(ends(number(&all[0])), "the grandchild ended too");
}

#[test]
fn who_ignores_the_interrupt_is_killed_after_the_grace() {
    let (interrupt, mut hand) = Interrupt::manual();
    let mut pid = None;
    let started = Instant::now();
    let result = lines(&sh("trap '' INT TERM; echo $$; while :; do sleep 1; done"), &interrupt, &mut |line| {
        pid = Some(number(line));
        hand.set();
        Ok(())
    });
    assert!(matches!(result, Err(ProcessError::Interrupted { .. })));
    assert!(started.elapsed() >= GRACE);
    assert!(ends(pid.expect("it spoke")));
}

#[test]
fn a_sink_that_fails_ends_an_endless_child() {
    let mut taken = 0;
    let result = lines(&Command::new("yes"), &Interrupt::none(), &mut |_| {
        taken += 1;
        if taken < 1000 { Ok(()) } else { Err(io::Error::from_raw_os_error(libc::ENOSPC)) }
    });
    match result {
        Err(ProcessError::Io { source, .. }) => assert_eq!(source.raw_os_error(), Some(libc::ENOSPC)),
        other => panic!("{other:?}"),
    }
    assert_eq!(taken, 1000, "nothing is handed on after the failure");
}

#[test]
fn what_a_child_leaves_behind_is_ended_and_does_not_keep_us() {
    let started = Instant::now();
    let (exit, all) = collect(&sh("sleep 60 & echo $!"));
    assert!(exit.success());
    assert!(started.elapsed() < Duration::from_secs(30));
    assert!(ends(number(&all[0])));
}

#[test]
fn a_dropped_child_is_killed_and_reaped() {
    let (mut said, stdout) = Source::new().expect("a pipe");
    let stderr = stdout.try_clone().expect("a descriptor");
    let wiring = Wiring { stdout, stderr, inherited: &[], on_our_death: libc::SIGKILL };
    let child = Child::start(&sh("trap '' TERM INT; echo $$; sleep 60"), wiring).expect("sh runs");
    poll(&[said.fd()], None).expect("poll");
    let mut buffer = [0; 64];
    let length = said.read(&mut buffer).expect("a pipe");
    drop(child);
    let pid = number(&buffer[..length]);
    assert_eq!(pidfd_open(pid).expect_err("reaped").raw_os_error(), Some(libc::ESRCH));
}

/// Not a test: what the next test runs and kills.
#[test]
#[ignore = "run by children_die_with_us_even_if_we_are_killed"]
fn helper_runs_a_child_that_would_outlive_it() {
    lines(&sh("echo pid $$; exec sleep 60"), &Interrupt::none(), &mut |line| {
        use std::io::Write;
        let mut stdout = io::stdout().lock();
        stdout.write_all(line)?;
        stdout.write_all(b"\n")?;
        stdout.flush()
    })
    .expect("sh runs");
}

#[test]
fn children_die_with_us_even_if_we_are_killed() {
    let this = std::env::current_exe().expect("the test binary");
    let helper = Command::new(this).args([
        "process::tests::helper_runs_a_child_that_would_outlive_it",
        "--exact",
        "--ignored",
        "--nocapture",
    ]);
    let (mut said, stdout) = Source::new().expect("a pipe");
    let stderr = stdout.try_clone().expect("a descriptor");
    let wiring = Wiring { stdout, stderr, inherited: &[], on_our_death: libc::SIGKILL };
    let child = Child::start(&helper, wiring).expect("the test binary runs");
    let mut text = Vec::new();
    let mut buffer = [0; 4096];
    let pid = loop {
        poll(&[said.fd()], None).expect("poll");
        let length = said.read(&mut buffer).expect("a pipe");
        assert!(length > 0, "the helper ended: {}", String::from_utf8_lossy(&text));
        text.extend_from_slice(&buffer[..length]);
        let text = String::from_utf8_lossy(&text);
        if let Some((digits, _)) = text.split_once("pid ").and_then(|(_, rest)| rest.split_once('\n')) {
            break number(digits.as_bytes());
        }
    };
    assert_eq!(child.kill().expect("it is ours"), Exit::Signal(libc::SIGKILL));
    assert!(ends(pid), "the helper's child outlived it");
}

#[test]
fn a_pasted_line_gives_the_same_arguments() {
    let command = Command::new("printf")
        .arg("%s\n")
        .args(["a b", "it's", "", "$HOME", "\u{e9}", "new\nline"])
        .arg(OsString::from_vec(b"\xff".to_vec()))
        .env("V", "x y");
    let line = command.to_shell();
    assert_eq!(
        line,
        r"V='x y' printf $'\x25\x73\x0a' 'a b' 'it'\''s' '' '$HOME' 'é' $'\x6e\x65\x77\x0a\x6c\x69\x6e\x65' $'\xff'"
    );
}

#[test]
fn a_pasted_line_changes_the_directory() {
    assert_eq!(Command::new("make").arg("O=/out").dir("/src tree").to_shell(), "cd '/src tree' && make O=/out");
}
