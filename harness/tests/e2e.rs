// SPDX-License-Identifier: GPL-2.0-only
//! The whole way on a real kernel: `cargo ci test` runs these after it has set everything up.
//!
//! They work on copies of this project that share its state directory, so that a kernel is built from what is there
//! already, and one after the other, because a state directory is one kiso's at a time.

#[allow(dead_code, reason = "the quick tests of the forges need more of it")]
mod forge;
mod lab;
mod published;

use forge::{Caches, Machine, github};
use lab::{Change, Lab, alone};
use published::follows;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// A place that every bind(2) of an IPv4 socket passes, and only such.
const BIND: &str = "net/ipv4/af_inet.c";
const IN_BIND: &str =
    "int inet_bind(struct socket *sock, struct sockaddr *uaddr, int addr_len)\n{\n\tstruct sock *sk = sock->sk;\n";

fn in_bind(code: &str) -> Change<'_> {
    Change { file: BIND, after: IN_BIND, insert: code }
}

/// Only sockets of a namespace meet it, so all but what the claims are about goes on.
const REFUSE: &str = "\tif (sk->sk_protocol == IPPROTO_UDPLITE && sk->sk_reuseport && !ipv4_nsid_is_init(sk_ipv4_nsid(sk)))\n\t\treturn -EADDRINUSE;\n";

fn text<'a>(record: &'a Value, key: &str) -> &'a str {
    record[key].as_str().unwrap_or_default()
}

fn cases<'a>(record: &'a Value, isolation: &str) -> Vec<&'a Value> {
    let all = record["cases"].as_array().expect("cases");
    all.iter().filter(|case| case["isolation"] == isolation).collect()
}

#[test]
fn the_series_is_green_and_the_record_follows_the_schema() {
    let _alone = alone();
    let lab = Lab::new();
    let run = lab.kiso("run --format json").status(0);
    let record = run.json();
    assert_eq!(text(&record, "verdict"), "pass");
    assert!(cases(&record, "ipv4ns").len() >= 20, "too few cases");
    // Every need of a case is something that this kernel's source knows.
    assert_eq!(record["left-out"].as_array().map(Vec::len), Some(0), "{}", record["left-out"]);
    assert!(cases(&record, "none").iter().any(|case| case["planned"] == "fail" && case["as-planned"] == true));
    follows(&record, "run");

    lab.kiso("run").status(0).stdout("PASS").stdout("nothing changed since that run");
    lab.kiso("gate").status(0).stdout("GATE GREEN");
}

#[test]
fn the_unpatched_kernel_is_red_for_want_of_the_namespace_and_is_no_trouble_of_the_host() {
    let _alone = alone();
    let record = Lab::new().kiso("run --base --format json").status(1).json();
    assert_eq!(text(&record, "verdict"), "fail");
    assert!(text(&record, "reason").contains("no such namespace"), "{}", record["reason"]);
    for case in cases(&record, "ipv4ns") {
        assert_eq!(case["outcome"]["outcome"], "error", "{case}");
    }
    for isolation in ["netns", "none"] {
        for case in cases(&record, isolation) {
            assert_eq!(case["as-planned"], true, "the oracle and the controls do not need the series: {case}");
        }
    }
}

#[test]
fn a_kernel_that_does_not_compile_is_red_with_file_line_and_patch() {
    let _alone = alone();
    let lab = Lab::new().change("9001-broken.patch", &in_bind("\tthis is no C;\n"));
    let record = lab.kiso("run --format json").status(1).json();
    assert_eq!(text(&record, "verdict"), "fail");
    let reason = text(&record, "reason");
    assert!(reason.contains("net/ipv4/af_inet.c:") && reason.contains("9001-broken.patch"), "{reason}");
    let path = "patches/ipv4-isolation/v6.1/9001-broken.patch";
    assert_eq!(text(&record["blamed"], "path"), path, "{}", record["blamed"]);
    lab.kiso("gate").status(1).stdout(&format!("at: {path}:"));
}

#[test]
fn what_is_built_without_kbuilds_walk_has_the_bytes_that_kbuild_makes() {
    let _alone = alone();
    let lab = Lab::new().change("9001-one.patch", &in_bind("\tif (addr_len == -1)\n\t\treturn -EINVAL;\n"));
    lab.kiso("boot").status(0);
    let lab = lab.change("9002-two.patch", &in_bind("\tif (addr_len == -2)\n\t\treturn -EFAULT;\n"));
    let place = lab.state().join("worktrees/v6.1/series");
    let build = || {
        let before = lab.entries();
        lab.kiso("boot").status(0);
        for kernel in lab.entries().difference(&before) {
            fs::remove_dir_all(kernel).expect("removed");
        }
        let log = fs::read_to_string(place.join("build.log")).expect("a log");
        (fs::read(place.join("out/vmlinux")).expect("an image"), log.contains("kiso.env"))
    };
    let (short, is_short) = build();
    assert!(is_short, "after a finished build, one file of C goes the short way");
    // A build that nobody knows to be finished is kbuild's, and so is an object that is not there.
    for gone in ["kiso.finished", "net/ipv4/af_inet.o"] {
        fs::remove_file(place.join("out").join(gone)).expect("removed");
    }
    let (long, is_short) = build();
    assert!(!is_short && long == short);
}

#[test]
fn each_patch_is_judged_by_itself_and_only_once() {
    let _alone = alone();
    let lab = Lab::new().on_top();
    let lab = lab.change("9001-fine.patch", &in_bind("\t/* kiso e2e */\n"));
    let lab = lab.change("9002-broken.patch", &Change { after: "\t/* kiso e2e */\n", ..in_bind("#if 1\n") });
    let lab = lab.change("9003-mended.patch", &Change { after: "#if 1\n", ..in_bind("#endif\n") });
    lab.kiso("lint").stdout("? each        not run: 3 of 3 patches were not run by themselves: `kiso run --each`\n");

    let each = lab.kiso("run --each --format json").status(1).json();
    follows(&each, "each");
    let patches = each["patches"].as_array().expect("patches");
    let verdicts: Vec<&str> = patches.iter().map(|patch| text(patch, "verdict")).collect();
    assert_eq!(verdicts, ["pass", "fail", "pass"], "{each}");
    let reason = text(&patches[1], "reason");
    assert!(reason.contains("net/ipv4/af_inet.c:") && reason.contains("9002-broken.patch"), "{reason}");

    // What the series brings is not there before all of it is: a part is judged by the oracle and the controls.
    let run = |patch: &Value| lab.kiso(&format!("show {} --format json", text(patch, "run"))).status(0).json();
    let part = run(&patches[0]);
    assert_eq!((part["scope"]["number"].as_u64(), part["scope"]["of"].as_u64()), (Some(1), Some(3)));
    assert!(cases(&part, "ipv4ns").is_empty() && cases(&part, "netns").len() >= 20);
    let whole = run(&patches[2]);
    assert!(whole["scope"]["what"] == "series" && cases(&whole, "ipv4ns").len() >= 20);

    // The last one is the run of the series, and the others are no runs of it.
    lab.kiso("run").status(0).stdout("PASS").stdout("nothing changed since that run");
    let again = lab.kiso("run --each --format json").status(1).json();
    assert!(again["patches"].as_array().expect("patches").iter().all(|patch| patch["kept"] == true), "{again}");
    lab.kiso("run --each").status(1).stdout("FAIL  v6.1  2 of 3 patches").stdout("✗   2  9002-broken.patch");
    lab.kiso("lint").status(1).stdout("9002-broken.patch: fail: net/ipv4/af_inet.c:");
}

#[test]
fn a_panic_is_a_crash_that_names_the_case() {
    let _alone = alone();
    let lab = Lab::new().change("9001-panic.patch", &in_bind("\tif (addr_len)\n\t\tpanic(\"kiso e2e\");\n"));
    let record = lab.kiso("run --format json").status(1).json();
    assert_eq!(text(&record, "verdict"), "crash", "{}", record["reason"]);
    let reason = text(&record, "reason");
    assert!(reason.contains("kiso e2e") && reason.contains("bind/"), "{reason}");
}

#[test]
fn a_warning_that_does_not_panic_is_red() {
    let _alone = alone();
    let lab = Lab::new().change("9001-warn.patch", &in_bind("\tWARN_ON_ONCE(addr_len);\n"));
    let record = lab.kiso("run --format json").status(1).json();
    assert_eq!(text(&record, "verdict"), "fail", "{}", record["reason"]);
    let said = record["disagreements"].to_string();
    assert!(said.contains("\"warn\"") && said.contains("inet_bind"), "{said}");
    assert!(record["claims"].as_array().expect("claims").iter().all(|claim| claim["holds"] == false));
    assert!(record["cases"].as_array().expect("cases").iter().all(|case| case["as-planned"] == true));
}

#[test]
fn a_kernel_that_loses_a_call_is_red_and_the_case_says_what_it_saw() {
    let _alone = alone();
    let lab =
        Lab::new().change("9001-refuse.patch", &in_bind("\tif (sk->sk_type == SOCK_DGRAM)\n\t\treturn -EADDRINUSE;\n"));
    let run = lab.kiso("run").status(1).stdout("FAIL").stdout("EADDRINUSE").stdout("logs ");
    drop(run);
}

#[test]
fn a_broken_claim_is_named_with_case_and_patch_and_is_this_series() {
    let _alone = alone();
    Lab::new().kiso("run").status(0);
    let lab = Lab::new().change("9001-refuse.patch", &in_bind(REFUSE));
    let lab = lab.edit("ci/gate.yaml", |yaml| yaml.replace("repeat: 0", "repeat: 1"));
    let record = lab.kiso("run --format json").status(1).json();
    follows(&record, "run");
    let failed: Vec<&Value> =
        record["cases"].as_array().expect("cases").iter().filter(|case| case["as-planned"] == false).collect();
    assert!(!failed.is_empty() && failed.iter().all(|case| text(case, "name").contains("/udplite")), "{failed:?}");
    for case in &failed {
        // It comes again, and its oracle holds without the series.
        assert_eq!(case["again"][0]["as-planned"], false, "{case}");
        assert_eq!(case["on-base"]["as-planned"], true, "{case}");
    }
    let changed = &record["since"]["changed"];
    assert_eq!(changed.as_array().map(Vec::len), Some(1), "{changed}");
    let path = "patches/ipv4-isolation/v6.1/9001-refuse.patch";
    assert_eq!((text(&changed[0], "path"), changed[0]["line"].is_u64()), (path, true), "{changed}");

    let gate = lab.kiso("gate").status(1).out();
    let first: Vec<&str> = gate.lines().take(3).collect();
    assert_eq!(first[0], "GATE RED");
    let claim = format!("[{}]", text(failed[0], "claim"));
    assert!(first[1].contains("/udplite") && first[1].contains(&claim) && first[1].contains("this series"), "{gate}");
    assert!(first[2].contains(&format!("at: {path}:")), "{gate}");
    lab.kiso("run").status(1).stdout(&format!("changed  {path}:")).stdout("this series").stdout("again    fail");

    // Somebody knows and says so, until a day; when it is mended, the entry must go.
    let entry = |case: &&Value| {
        let (name, claim) = (text(case, "name"), text(case, "claim"));
        format!("- {{case: {name}, claim: {claim}, reason: on purpose, owner: A Tester, expires: 2999-12-31}}\n")
    };
    let entries: String = failed.iter().map(entry).collect();
    let known = |yaml: &str| format!("{yaml}known-failures:\n{entries}");
    let lab = lab.edit("ci/gate.yaml", known);
    lab.kiso("gate").status(0).stdout("GATE GREEN").stdout("excused: ");

    // A try that comes to nothing makes it neither green nor less red.
    let mut kiso = lab.start("run --rerun");
    let qemu = kiso.wait_for_results(&lab, 5);
    lab::kill(kiso.pid(), libc::SIGKILL);
    kiso.finish();
    lab::wait_until_gone(qemu);
    lab.kiso("gate").status(3).stdout("kiso was killed");
    lab.kiso("verify v6.1").status(3).stdout("no verdict");
    let lab = lab.edit("ci/gate.yaml", |yaml| yaml.replace(&known(""), ""));
    lab.kiso("gate").status(1).stdout("/udplite").stdout("kiso was killed");
    // Its runs go with it.
    drop(lab);

    let mended = Lab::new().edit("ci/gate.yaml", known);
    mended.kiso("gate").status(1).stdout("did as planned").stdout("remove its entry");
    mended.kiso("verify v6.1").status(0).stdout("STANDS");
}

#[test]
fn the_patch_and_the_hunk_that_break_a_case_are_named() {
    let _alone = alone();
    Lab::new().kiso("run").status(0);
    let harmless = Change {
        file: "net/ipv4/udplite.c",
        after: "struct udp_table \tudplite_table __read_mostly;\n",
        insert: "/* A remark. */\n",
    };
    let lab = Lab::new().change("9001-remark.patch", &harmless).change("9002-refuse.patch", &in_bind(REFUSE));
    let case = "ipv4ns/bind/udplite-reuseport-filter";
    let found = lab.kiso(&format!("bisect {case} --format json")).status(0).json();
    follows(&found, "bisect");
    let answer = &found["answer"];
    assert_eq!(text(answer, "what"), "patches", "{found}");
    assert_eq!(answer["patches"].as_array().map(Vec::len), Some(1), "{found}");
    assert_eq!(text(&answer["patches"][0], "name"), "9002-refuse.patch");
    let hunk = &answer["hunks"][0];
    assert_eq!(text(&hunk["at"], "path"), "patches/ipv4-isolation/v6.1/9002-refuse.patch");
    let lines: Vec<&str> = hunk["text"].as_array().expect("lines").iter().filter_map(Value::as_str).collect();
    assert!(lines.iter().any(|line| line.starts_with('+') && line.contains("IPPROTO_UDPLITE")), "{lines:?}");
    let tally = |key: &str| (answer[key]["broken"].as_u64(), answer[key]["boots"].as_u64());
    assert_eq!([tally("without"), tally("with")], [(Some(0), Some(3)), (Some(3), Some(3))], "{found}");
    // What is as it should be is not broken, and what nobody plans is not known.
    lab.kiso("bisect bind/tcp-any-two-namespaces").status(0).stdout("NOT BROKEN");
    lab.kiso("bisect bind/tcp-any-two-namespace").status(2).stderr("has no case");
}

/// Prints what terminals, browsers, forges and spreadsheets obey, and every byte there is, and then fails a call.
const HOSTILE: &str = r#"
	if (sk->sk_protocol == IPPROTO_UDPLITE && sk->sk_reuseport) {
		int i;

		pr_err("::set-output name=x::y\n##[error]x\n\033[2J\033]0;x\a<script>alert(1)</script> ]]> | `x` ![](x)\n");
		pr_err("=HYPERLINK(1)\n\r::add-mask::x\n");
		for (i = 1; i < 256; i++)
			pr_cont("%c", i);
		WARN(1, "::error file=x::y \033[31m <img src=x onerror=alert(2)> =1+1 | `x`\n");
		return -EADDRINUSE;
	}
"#;

#[test]
fn what_a_hostile_kernel_says_harms_nobody_in_any_format() {
    let _alone = alone();
    Lab::new().kiso("run").status(0);
    let lab = Lab::new().change("9001-hostile.patch", &in_bind(HOSTILE));
    let record = lab.kiso("run --format json").status(1).json();
    let said = record["disagreements"].to_string() + &record["cases"].to_string();
    assert!(said.contains("<script>") && said.contains("onerror"), "it was not heard");
    let commands = ["run", "show v6.1", "gate", "gate --explain", "gate --format github", "gate --format gitlab"];
    let reports = ["markdown", "junit", "json", "csv", "html"].map(|format| format!("report {format}"));
    for words in commands.iter().copied().chain(reports.iter().map(String::as_str)) {
        let ended = lab.kiso(words);
        for text in [ended.out(), ended.err()] {
            let control = text.chars().find(|one| one.is_control() && !matches!(one, '\n' | '\t'));
            assert_eq!(control, None, "{words}");
            // GitHub takes `::` at the beginning of a line, and its older form wherever it stands.
            let obeyed = text.lines().find(|line| {
                let of_gate =
                    words.ends_with("github") && ["::error ", "::notice "].iter().any(|own| line.starts_with(own));
                (line.trim_start().starts_with("::") && !of_gate) || line.contains("##[")
            });
            assert_eq!(obeyed, None, "{words}");
            // Markdown shows it in code, as it is.
            let is_markup = matches!(words, "report html" | "report junit");
            assert!(!is_markup || !(text.contains("<script>alert") || text.contains("<img src=x")), "{words}");
        }
        let text = ended.out();
        let mut cells = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let formula = |cell: &str| cell.starts_with(['=', '+', '-', '@']) && cell.len() > 1;
        let is_table = words == "report csv";
        assert!(!is_table || !cells.records().flatten().any(|row| row.iter().any(formula)), "{words}");
    }
    // A program in the guest is shown as harmlessly.
    let program = lab.state().join("tmp-hostile");
    let source = program.with_extension("c");
    fs::write(
        &source,
        "#include <stdio.h>\nint main(void)\n{\n\tfor (int i = 1; i < 256; i++)\n\t\tputchar(i);\n\treturn 0;\n}\n",
    )
    .expect("the source");
    let built = std::process::Command::new("gcc").arg("-static").arg("-o").args([&program, &source]).status();
    assert!(built.expect("gcc").success());
    let shown = lab.kiso(&format!("boot v6.1 --exec {}", program.display())).status(0);
    for file in [&program, &source] {
        fs::remove_file(file).expect("it is removed");
    }
    let control = shown.out().chars().find(|one| one.is_control() && !matches!(one, '\n' | '\t'));
    assert_eq!(control, None, "{}", shown.out());
}

#[test]
fn a_job_of_a_forge_is_green_and_with_a_broken_claim_red_at_the_line_that_changed() {
    let _alone = alone();
    let workflow = forge::read("ci/forges/github.yaml");
    let run = |lab: &Lab, event: &str| {
        let mut machine = Machine::new(lab.dir(), true);
        // The state directory is everybody's: nothing is removed from it.
        machine.variables.push(("KISO_KEEP".into(), "1000000".into()));
        github::run(&workflow, &machine, &Caches::forgetful(), event)
    };
    // Where others are merged into, the base is run as well, and a red run need not wait for it.
    let green = run(&Lab::new(), "push").status(0).first("GATE GREEN");
    assert!(green.summary.contains("GATE GREEN") && green.saved.len() >= 3, "{green:?}");

    let red = run(&Lab::new().change("9001-refuse.patch", &in_bind(REFUSE)), "pull_request").status(1);
    let note = red.last.lines().next().unwrap_or_default();
    assert!(note.starts_with("::error file=patches/ipv4-isolation/v6.1/9001-refuse.patch,line="), "{note}");
    let claim = note.split("title=v6.1%3A ").nth(1).and_then(|rest| rest.split("::").next()).expect("a claim");
    assert!(note.contains("/udplite") && note.contains(&format!("[{claim}]")), "{note}");
    assert!(
        red.summary.starts_with("## Gate\n\n    GATE RED\n") && red.summary.contains("9001-refuse.patch:"),
        "{red:?}"
    );
    assert!(red.uploaded.iter().any(|name| name == "report.html"), "{:?}", red.uploaded);
}

#[test]
fn a_kernel_whose_console_is_not_heard_is_no_pass() {
    let _alone = alone();
    // `quiet` hides everything below an error: a warning would not be seen either.
    let quiet = |yaml: &str| yaml.replace("  - panic=-1\n", "  - panic=-1\n  - quiet\n");
    let lab = Lab::new().edit("qemu-images/machines/q35.yaml", quiet);
    let record = lab.kiso("run --format json").status(1).json();
    assert_eq!(text(&record, "verdict"), "fail", "{}", record["reason"]);
    assert!(text(&record, "reason").contains("the console was not heard"), "{}", record["reason"]);
    // The cases themselves went well: that alone is not enough.
    assert!(record["cases"].as_array().expect("cases").iter().all(|case| case["as-planned"] == true));
}

#[test]
fn a_kernel_that_has_what_it_is_said_to_be_without_is_no_pass() {
    let _alone = alone();
    let lab = Lab::new().edit("patches/ipv4-isolation/series.yaml", |yaml| {
        yaml.replacen("    isolations:", "    without: [GTP]\n    isolations:", 1)
    });
    let record = lab.kiso("run --format json").status(2).json();
    assert_eq!(text(&record, "verdict"), "fail");
    assert!(text(&record, "reason").contains("its kernel is without GTP; but it has that"), "{}", record["reason"]);
    assert_eq!(record["left-out"].as_array().map(Vec::len), Some(1), "{}", record["left-out"]);
    follows(&record, "run");
}

#[test]
fn a_missing_qemu_is_the_hosts_trouble_with_a_remedy() {
    let _alone = alone();
    let lab = Lab::new()
        .edit("qemu-images/machines/q35.yaml", |yaml| yaml.replace("qemu-system-x86_64", "qemu-system-nowhere"));
    let record = lab.kiso("run --format json").status(3).json();
    assert_eq!(text(&record, "verdict"), "infra");
    assert!(text(&record, "reason").contains("qemu-system-nowhere"), "{}", record["reason"]);
    assert!(text(&record, "remedy").contains("apt-get install"), "{}", record["remedy"]);
    lab.kiso("gate").status(3).stdout("UNDECIDED");
}

#[test]
fn a_guest_killed_in_the_middle_is_infra() {
    let _alone = alone();
    let lab = Lab::new();
    let mut kiso = lab.start("run --rerun --format json");
    let qemu = kiso.wait_for_results(&lab, 5);
    lab::kill(qemu, libc::SIGKILL);
    let record = kiso.finish().status(3).json();
    assert_eq!(text(&record, "verdict"), "infra");
    assert!(text(&record, "reason").contains("signal 9"), "{}", record["reason"]);
    let results = record["cases"].as_array().expect("cases");
    assert!(results.iter().filter(|case| case["outcome"]["outcome"] == "pass").count() >= 5, "{}", record["reason"]);
}

#[test]
fn no_qemu_is_left_behind_whatever_ends_kiso() {
    let _alone = alone();
    let lab = Lab::new();
    for signal in [libc::SIGINT, libc::SIGTERM, libc::SIGKILL] {
        let mut kiso = lab.start("run --rerun --format json");
        let qemu = kiso.wait_for_results(&lab, 5);
        lab.kiso("gate").status(3).stdout("has not ended, and kiso is at work");
        lab::kill(kiso.pid(), signal);
        let call = kiso.finish();
        if signal != libc::SIGKILL {
            let record = call.status(3).json();
            assert!(text(&record, "reason").contains("interrupted"), "{}", record["reason"]);
        }
        lab::wait_until_gone(qemu);
    }
    lab.kiso("gate").status(3).stdout("kiso was killed");
    // What was interrupted is not taken for a result.
    lab.kiso("run").status(0).stdout("PASS");
}

#[test]
fn a_full_disk_ends_the_guest_and_is_the_hosts_trouble() {
    let _alone = alone();
    let lab = Lab::new();
    let kept = lab.kiso("run --format json").status(0).json();
    let initramfs = Path::new(text(&kept, "dir")).join("initramfs.cpio");
    // Room for what is written before QEMU starts, and for a part of the console.
    let room = fs::metadata(initramfs).expect("an initramfs").len() + 32 * 1024;
    let mut kiso = lab.start_with_room(room, "run --rerun");
    let qemu = kiso.wait_for_qemu();
    kiso.finish().status(3).stderr("No space left on device");
    lab::wait_until_gone(qemu);
    // It is not taken for a result.
    lab.kiso("run").status(0).stdout("PASS");
}

#[test]
fn a_bench_counts_every_workload_on_both_kernels_and_only_once() {
    let _alone = alone();
    let lab = Lab::new();
    let record = lab.kiso("bench --boots 2 --format json").json();
    follows(&record, "bench");
    let workloads = record["workloads"].as_array().expect("workloads");
    assert_eq!(workloads.len(), kiso_protocol::WORKLOADS.len(), "{record}");
    for workload in workloads {
        let counted = workload["counted"].as_array().expect("counts");
        for kernel in ["base", "series"] {
            assert!(counted.iter().any(|counted| counted["kernel"] == kernel), "{kernel}: {workload}");
        }
        for counted in counted {
            let boots = counted["instructions"].as_array().expect("instructions");
            // An earlier bench of more boots is as good.
            assert!(boots.len() >= 2 && boots.iter().all(|each| each.as_f64() > Some(1000.0)), "{workload}");
        }
    }
    // What nothing of chance is in is the same in each boot.
    let steady = workloads.iter().find(|workload| workload["name"] == "tcp-request-response").expect("it");
    for counted in steady["counted"].as_array().expect("counts") {
        assert!(counted["spread"].as_f64() < Some(0.1), "{steady}");
    }
    // Whether all costs are within their budgets is the series' affair; the exit code says the same as the record.
    let code = i32::try_from(record["exit-code"].as_i64().expect("an exit code")).expect("a small one");
    let again = lab.kiso("bench --boots 2 --format json").status(code).json();
    assert!(again["kept"] == true && again["workloads"] == record["workloads"], "{again}");
}
