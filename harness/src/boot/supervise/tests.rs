// SPDX-License-Identifier: GPL-2.0-only
use super::super::fake;
use super::*;
use crate::event::{Consumer, Event};
use crate::model::BootPhase;
use crate::process::{Command, ManualInterrupt, sh};
use std::fs;
use std::sync::{Arc, Mutex};

const HELLO: &str = "echo '# kiso hello protocol=1 release=6.1.0 machine=x86_64 cpus=2' >&4;";

/// A boot of a script that plays QEMU.
struct World {
    dir: tempfile::TempDir,
    machine: Machine,
    plan: Plan,
    interrupt: Interrupt,
}

impl World {
    /// `DIR` in the script is the directory of the boot, `CASE1` and `CASE2` are the names of the planned cases.
    fn new(script: &str) -> Self {
        let dir = tempfile::tempdir().expect("a directory");
        let plan = fake::plan(2);
        let script = script
            .replace("DIR", &dir.path().display().to_string())
            .replace("CASE1", &plan.entries[0].name())
            .replace("CASE2", &plan.entries[1].name());
        Self { dir, machine: fake::machine(&script), plan, interrupt: Interrupt::none() }
    }

    fn with<T>(&self, act: impl FnOnce(&BootRequest<'_>) -> T) -> T {
        act(&BootRequest {
            machine: &self.machine,
            image: Path::new("vmlinux"),
            guest: b"guest",
            plan: &self.plan,
            workdir: self.dir.path(),
            exec: None,
            host_json: &self.dir.path().join("host.json"),
        })
    }

    fn start(&self, events: &Events) -> Result<Capture, BootError> {
        self.with(|request| boot(request, events, &self.interrupt))
    }

    fn boot(&self) -> Capture {
        self.start(&Events::none()).expect("it starts")
    }

    fn file(&self, name: &str) -> Vec<u8> {
        fs::read(self.dir.path().join(name)).expect(name)
    }
}

/// Asserts that the process whose number the script wrote to the file `pid` is gone, reaped even.
fn assert_gone(world: &World) {
    let pid = String::from_utf8(world.file("pid")).expect("digits");
    assert!(!Path::new("/proc").join(pid.trim()).exists(), "process {pid} is left");
}

/// Keeps what it is told.
struct Keep(Arc<Mutex<Vec<Event>>>);

impl Consumer for Keep {
    fn take(&mut self, event: &Event) {
        self.0.lock().expect("one thread").push(event.clone());
    }
}

#[test]
fn a_whole_boot_is_kept() {
    let world = World::new(&format!(
        "printf 'Linux\\r\\nRun /init\\r\\n' >&3; {HELLO} echo '# kiso start 1 CASE1' >&4; echo 'ok 1 CASE1' >&4
         echo '# kiso start 2 CASE2' >&4; echo 'ok 2 CASE2' >&4; echo '# kiso goodbye ran=2' >&4; echo hm >&2"
    ));
    let told = Arc::new(Mutex::new(Vec::new()));
    let capture = world.start(&Events::to(vec![Box::new(Keep(Arc::clone(&told)))])).expect("it starts");
    assert_eq!(capture.end, BootEnd::Exited { code: 0 });
    let console: Vec<_> = capture.console.iter().map(|line| line.bytes.as_slice()).collect();
    assert_eq!(console, [&b"Linux"[..], b"Run /init"]);
    assert_eq!(capture.results, world.file("results.ktap"));
    assert!(capture.results.ends_with(b"# kiso goodbye ran=2\n"));
    assert_eq!(capture.qemu_stderr, b"hm\n");
    assert!(capture.timings.first_byte_ms.is_some() && capture.timings.goodbye_ms.is_some());
    assert_eq!(capture.accelerator.name, "tcg");
    let progress = |done: u64, at: usize| {
        let item = world.plan.entries[at].name();
        Event::Progress { stage: Stage::Boot, done, total: Some(2), item }
    };
    assert_eq!(*told.lock().expect("one thread"), [progress(1, 0), progress(2, 1)]);
}

#[test]
fn output_of_the_last_moment_is_not_lost() {
    let world = World::new("head -c 60000 /dev/zero | tr '\\0' x >&3; head -c 60000 /dev/zero | tr '\\0' y >&4");
    let capture = world.boot();
    assert_eq!(capture.console[0].bytes.len(), 60_000);
    assert_eq!(capture.results.len(), 60_000);
}

#[test]
fn silence_ends_at_the_first_deadline() {
    let mut world = World::new("trap '' TERM INT HUP; echo $$ > $PWD/pid; while :; do sleep 1; done");
    world.machine.kernel_args[0] =
        world.machine.kernel_args[0].replace("$PWD", &world.dir.path().display().to_string());
    world.machine.deadlines.first_byte_ms = 300;
    let capture = world.boot();
    assert_eq!(capture.end, BootEnd::DeadlinePassed { during: BootPhase::FirstByte, after_ms: 300 });
    assert!(capture.timings.end_ms >= 300 && capture.timings.first_byte_ms.is_none());
    assert_gone(&world);
}

#[test]
fn a_kernel_without_a_hello_ends_at_the_deadline_of_init() {
    let mut world = World::new("while :; do echo still booting >&3; sleep 0.01; done");
    world.machine.deadlines.init_ms = 300;
    let capture = world.boot();
    assert_eq!(capture.end, BootEnd::DeadlinePassed { during: BootPhase::Init, after_ms: 300 });
    assert!(capture.console.len() > 1);
}

#[test]
fn closed_ports_do_not_hide_a_qemu_that_lives() {
    let mut world = World::new("echo x >&3; exec 3>&- 4>&- 2>&- >&-; sleep 60");
    world.machine.deadlines.init_ms = 300;
    assert_eq!(world.boot().end, BootEnd::DeadlinePassed { during: BootPhase::Init, after_ms: 300 });
}

#[test]
fn a_hang_in_a_case_names_the_case() {
    let mut world = World::new(&format!("{HELLO} echo '# kiso start 1 CASE1' >&4; sleep 60"));
    world.plan.case_deadline_ms = 100;
    let during = BootPhase::Case { name: world.plan.entries[0].name() };
    assert_eq!(world.boot().end, BootEnd::DeadlinePassed { during, after_ms: 2100 });
}

#[test]
fn a_goodbye_without_power_off_ends_at_its_deadline() {
    let mut world = World::new(&format!("{HELLO} echo '# kiso goodbye ran=0' >&4; sleep 60"));
    world.machine.deadlines.power_off_ms = 200;
    let capture = world.boot();
    assert_eq!(capture.end, BootEnd::DeadlinePassed { during: BootPhase::PowerOff, after_ms: 200 });
    assert!(capture.timings.goodbye_ms.is_some());
}

#[test]
fn garbage_is_kept_and_judged_by_others() {
    let world = World::new("printf '\\377\\000\\033[2Jok 1\\n' | tee /dev/fd/3 >&4; head -c 100000 /dev/urandom >&4");
    let capture = world.boot();
    assert_eq!(capture.end, BootEnd::Exited { code: 0 });
    assert_eq!(capture.console[0].bytes, b"\xff\0\x1b[2Jok 1");
    assert_eq!(capture.results, world.file("results.ktap"));
    assert_eq!(capture.results.len(), 100_011);
}

#[test]
fn a_bad_machine_is_told_in_the_words_of_qemu() {
    let capture = World::new("echo 'qemu: unsupported machine type' >&2; exit 1").boot();
    assert_eq!(capture.end, BootEnd::Exited { code: 1 });
    assert_eq!(capture.qemu_stderr, b"qemu: unsupported machine type\n");
}

#[test]
fn a_death_by_signal_is_told() {
    assert_eq!(World::new("echo x >&3; kill -SEGV $$").boot().end, BootEnd::Signalled { signal: libc::SIGSEGV });
}

#[test]
fn endless_output_is_cut_off() {
    let end = |limit| BootEnd::TooMuchOutput { limit };
    let world = World::new("echo $$ > DIR/pid; exec cat /dev/zero >&3");
    assert_eq!(world.boot().end, end(16 * 1024 * 1024));
    assert_gone(&world);
    assert!(world.file("console.log").len() < 17 * 1024 * 1024);
    assert_eq!(World::new("exec yes ok >&4").boot().end, end(4 * 1024 * 1024));
    assert_eq!(World::new("exec yes >&2").boot().end, end(256 * 1024));
}

#[test]
fn a_full_disk_is_the_hosts_failure_and_what_came_is_kept() {
    let world = World::new(&format!("{HELLO} sleep 60"));
    std::os::unix::fs::symlink("/dev/full", world.dir.path().join("results.ktap")).expect("a link");
    let capture = world.boot();
    let reason = format!("{}: No space left on device", world.dir.path().join("results.ktap").display());
    assert_eq!(capture.end, BootEnd::HostFailed { reason });
    assert!(capture.results.starts_with(b"# kiso hello"));
}

/// Interrupts when it is told of anything.
struct Hasty(ManualInterrupt, Arc<Mutex<Option<Instant>>>);

impl Consumer for Hasty {
    fn take(&mut self, _: &Event) {
        *self.1.lock().expect("one thread") = Some(Instant::now());
        self.0.set();
    }
}

#[test]
fn an_interrupt_leaves_nothing_behind() {
    let script = "trap '' TERM INT HUP; echo $$ > DIR/pid; echo 'ok 1 CASE1' >&4; sleep 60; sleep 60";
    let mut world = World::new(script);
    let (interrupt, hand) = Interrupt::manual();
    world.interrupt = interrupt;
    let when = Arc::new(Mutex::new(None));
    let capture = world.start(&Events::to(vec![Box::new(Hasty(hand, Arc::clone(&when)))])).expect("it starts");
    assert_eq!(capture.end, BootEnd::Interrupted);
    assert!(capture.results.starts_with(b"ok 1 "));
    let since = when.lock().expect("one thread").expect("it was told").elapsed();
    assert!(since < Duration::from_secs(5), "{since:?}");
    assert_gone(&world);
}

#[test]
fn a_missing_qemu_is_told_with_its_remedy() {
    use crate::model::{Class, Failure};
    let mut world = World::new("");
    world.machine.qemu = "qemu-of-nobody".into();
    let error = world.start(&Events::none()).expect_err("it is not there");
    assert_eq!(error.to_string(), "qemu-of-nobody: not found");
    assert_eq!((error.class(), error.remedy()), (Class::Host, Some("apt-get install qemu-system-x86".into())));
}

#[test]
fn a_directory_that_is_not_there_is_told() {
    let world = World::new("");
    fs::remove_dir(world.dir.path()).expect("it is empty");
    assert!(matches!(world.start(&Events::none()), Err(BootError::File { .. })));
}

/// Not a test: what the next test runs and kills.
#[test]
#[ignore = "run by qemu_dies_with_kiso_even_if_kiso_is_killed"]
fn helper_boots_a_qemu_that_would_outlive_it() {
    let dir = std::env::var("KISO_TEST_DIR").expect("the directory of the test");
    let world = World::new(&format!("trap '' TERM INT HUP; echo $$ >{dir}/pid; while :; do sleep 1; done"));
    world.boot();
}

#[test]
fn qemu_dies_with_kiso_even_if_kiso_is_killed() {
    let dir = tempfile::tempdir().expect("a directory");
    let this = std::env::current_exe().expect("the test binary");
    let helper = Command::new(this)
        .args(["boot::supervise::tests::helper_boots_a_qemu_that_would_outlive_it", "--exact", "--ignored"])
        .env("KISO_TEST_DIR", dir.path());
    let script = format!(
        "{} & kiso=$!; until [ -s {pid} ]; do sleep 0.02; done; kill -KILL $kiso; qemu=$(cat {pid})
         for i in $(seq 500); do kill -0 $qemu 2>/dev/null || exit 0; grep -q '^State:.Z' /proc/$qemu/status && exit 0; sleep 0.02; done; exit 1",
        helper.to_shell(),
        pid = dir.path().join("pid").display()
    );
    let output = process::output(&sh(&script), &Interrupt::none()).expect("sh runs");
    assert!(output.exit.success(), "QEMU is left: {output:?}");
}

#[test]
fn a_boot_is_made_again_where_kvm_fails_after_its_proof() {
    let whole = format!("echo Linux >&3; {HELLO} echo '# kiso goodbye ran=0' >&4; exit 0;");
    for (fails, reason) in [
        ("echo 'KVM internal error. Suberror: 1' >&2; sleep 60", "QEMU said: KVM internal error. Suberror: 1"),
        ("sleep 60", "the guest did not come to its init within 500 ms"),
    ] {
        let mut world = World::new(&format!("[ $accel = kvm ] || {{ {whole} }}; echo Linux >&3; {fails}"));
        world.machine.accel = AccelChoice::Auto;
        world.machine.deadlines.init_ms = 500;
        let kvm = Accelerator { name: "kvm".into(), reason: "proven".into() };
        let told = Arc::new(Mutex::new(Vec::new()));
        let events = Events::to(vec![Box::new(Keep(Arc::clone(&told)))]);
        let capture = world.with(|request| boot_with(request, kvm, &events, &world.interrupt)).expect("it starts");
        assert_eq!(capture.accelerator.name, "tcg");
        assert!(capture.accelerator.reason.ends_with(reason), "{}", capture.accelerator.reason);
        assert!(capture.timings.goodbye_ms.is_some());
        assert!(format!("{told:?}").contains("booting again without KVM"));
        let remembered = String::from_utf8(world.file("host.json")).expect("JSON");
        assert!(remembered.contains("\"works\": false") && remembered.contains(reason), "{remembered}");
    }
}

#[test]
fn a_kernel_that_never_comes_up_says_nothing_of_kvm() {
    let mut world = World::new("echo Linux >&3; exit 0");
    world.machine.accel = AccelChoice::Auto;
    fs::write(world.dir.path().join("host.json"), "{}").expect("a file");
    let tcg = Accelerator { name: "tcg".into(), reason: "KVM does not work".into() };
    let capture = world.with(|request| boot_with(request, tcg, &Events::none(), &world.interrupt)).expect("it starts");
    assert_eq!(capture.timings.hello_ms, None);
    assert!(!world.dir.path().join("host.json").exists());
}
