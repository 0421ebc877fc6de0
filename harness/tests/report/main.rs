// SPDX-License-Identifier: GPL-2.0-only
//! What `kiso report` makes, as those take it who are to: a schema, a reader of tables, a browser.

mod browser;
#[path = "../fleet/mod.rs"]
#[allow(dead_code, reason = "the store's tests need more of it")]
mod fleet;
mod page;
#[path = "../published/mod.rs"]
mod published;
#[path = "../world/mod.rs"]
#[allow(dead_code, reason = "the command's tests need more of it")]
mod world;

use kiso::model::{CaseOutcome, ClaimReport, Disagreement, Finding, FindingKind, RunRecord, VerdictKind};
use kiso::store::Runs;
use kiso_protocol::Claim;
use published::follows;
use std::fs;
use std::process::Command;
use world::World;

const CASES: usize = 30;
const SCHEMA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/report/junit.xsd");

/// A run of which nothing but its console came back.
fn crash(number: usize) -> RunRecord {
    let finding = Finding {
        kind: FindingKind::Panic,
        title: "Kernel panic - not syncing: <b>::error::</b>\u{202e}".into(),
        line: 7,
        excerpt: vec!["[    0.9] before".into(), "[    1.0] Kernel panic - not syncing ]]> \u{1b}[31m".into()],
    };
    RunRecord {
        target: "v6.1-kasan".into(),
        verdict: VerdictKind::Crash,
        reason: Some("panic: Kernel panic - not syncing: <b>::error::</b>\u{202e}".into()),
        remedy: Some("::set-output name=x::y".into()),
        exit_code: 1,
        cases: Vec::new(),
        disagreements: vec![Disagreement::Finding { finding }],
        ..fleet::run(number, 1)
    }
}

/// The same run with what it shows of each claim.
fn with_claims(run: RunRecord) -> RunRecord {
    let of = |claim: &Claim| {
        let mut cases = run.cases.iter().filter(|case| case.claim == claim.id());
        let under_test = cases.clone().filter(|case| case.isolation == "ipv4ns").count();
        let holds = cases.all(|case| case.as_planned);
        ClaimReport { id: claim.id().into(), sentence: claim.sentence().into(), holds, cases: under_test }
    };
    let tested = |claim: &&Claim| run.cases.iter().any(|case| case.claim == claim.id());
    let claims = Claim::ALL.iter().filter(tested).map(of).collect();
    RunRecord { claims, ..run }
}

/// A project with so many runs of two targets, the newest of one of them red, and the newest of all a crash.
fn project(runs: usize) -> World {
    let world = World::project();
    let store = Runs::open(&world.path(".kiso")).expect("a store");
    (0..runs).for_each(|number| store.keep(&with_claims(fleet::run(number, CASES))).expect("kept"));
    store.keep(&crash(runs)).expect("kept");
    world
}

#[test]
fn junit_follows_the_usual_schema() {
    let world = project(18);
    world.run("report junit -o junit.xml").status(0);
    let checked = Command::new("xmllint")
        .args(["--noout", "--schema", SCHEMA])
        .arg(world.path("junit.xml"))
        .output()
        .expect("xmllint is missing: `cargo ci test` installs it, it is in Debian's libxml2-utils");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    let text = fs::read_to_string(world.path("junit.xml")).expect("a report");
    assert!(text.contains(r#"<testsuites name="kiso" tests="63" failures="2" errors="1">"#), "{}", &text[..300]);
}

#[test]
fn each_format_tells_the_newest_run_of_each_target() {
    let world = project(18);
    let page = world.run("report markdown").status(0).out();
    assert!(page.starts_with("# kiso: 2 of 3 runs not green\n"), "{page}");
    assert!(page.contains("-000016") && page.contains("-000017") && !page.contains("-000015"), "{page}");
    let rows = world.run("report csv").status(0).out();
    assert_eq!(rows.lines().count(), 1 + 3 + 2 * CASES);
    let report = world.run("report json --limit 5").status(0).json();
    follows(&report, "report");
    assert_eq!(report["runs"].as_array().map(Vec::len), Some(3));
    assert_eq!(report["rows"].as_array().map(Vec::len), Some(5));
    let page = world.run("report html --target v6.1").status(0).out();
    assert!(page.contains("v6.1&#58; pass</h1>"), "{}", &page[..3000]);
}

#[test]
fn programs_are_told_the_decision_of_the_gate_as_its_schema_says() {
    let decision = World::project().run("gate --format json").status(1).json();
    follows(&decision, "gate");
    assert_eq!(decision["verdict"], "red");
}

#[test]
fn a_run_is_named_as_for_show() {
    let world = project(18);
    let page = world.run("report markdown 20260101-014500-000007 v6.1").status(0).out();
    assert!(page.contains("# kiso: 1 of 2 runs not green") && page.contains("EADDRINUSE"), "{page}");
    world.run("report markdown nobody").status(2).stderr("no run is called \"nobody\"");
    world.run("report pdf").status(2).stderr("markdown");
}

#[test]
fn a_report_goes_into_a_directory_that_there_is() {
    let world = project(2);
    world.run("report html -o reports/x.html").status(2).stderr("there is no directory reports").stderr("help: ");
    assert!(!world.path("reports").exists());
    fs::create_dir(world.path("reports")).expect("a directory");
    for path in ["reports/x.html", "y.html"] {
        world.run(&format!("report html -o {path}")).status(0);
        assert!(world.path(path).is_file());
    }
}

#[test]
fn a_report_of_nothing_is_none() {
    let world = World::project();
    for format in ["markdown", "junit", "json", "html", "csv"] {
        let call = world.run(&format!("report {format} -o x")).status(2).stderr("there is no run to report");
        assert_eq!(call.out(), "");
        assert!(!world.path("x").exists());
    }
    let world = project(2);
    world.run("report junit v6.1 --target v2.6.18").status(2).stderr("there is no run to report");
}

#[test]
fn failures_that_are_alike_are_told_once() {
    let world = World::project();
    let mut run = fleet::run(7, 582);
    for case in &mut run.cases {
        case.as_planned = false;
        case.outcome = CaseOutcome::Fail { message: "unshare() gave EINVAL".into() };
        case.console = vec!["a line of the console".into(); 40];
    }
    Runs::open(&world.path(".kiso")).expect("a store").keep(&run).expect("kept");
    for format in ["markdown", "html"] {
        let page = world.run(&format!("report {format} v2.6.18")).status(0).out();
        let told = page.matches("unshare() gave EINVAL").count();
        assert_eq!(told, 3, "{format}: once under each isolation");
        assert!(page.contains("193 more") || page.contains("193 alike"), "{format}");
    }
}

#[test]
fn a_page_of_many_runs_in_full_can_still_be_opened() {
    let world = World::project();
    let store = Runs::open(&world.path(".kiso")).expect("a store");
    let names: Vec<String> = (0..300)
        .map(|number| {
            let run = with_claims(fleet::run(number, 150));
            store.keep(&run).expect("kept");
            run.id
        })
        .collect();
    let mut words = vec!["report", "html", "-o", "report.html"];
    words.extend(names.iter().map(String::as_str));
    world.run_words(&words).status(0);
    let bytes = fs::metadata(world.path("report.html")).expect("a page").len();
    assert!((1_000_000..5_000_000).contains(&bytes), "{bytes} bytes");
    let page = fs::read_to_string(world.path("report.html")).expect("a page");
    assert!(page.contains("37000 more have no line here") && page.contains("292 more runs have no column here"));
    assert_eq!(page.matches("EADDRINUSE").count(), 30, "each failure is told");
}
