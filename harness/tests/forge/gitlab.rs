// SPDX-License-Identifier: GPL-2.0-only
//! Jobs of GitLab CI/CD.

use super::github::names;
use super::{Caches, Ended, Machine, entries, pairs, text_of};
use serde_yaml::{Mapping, Value as Yaml};
use std::fs;
use std::path::Path;

/// The branch that others are merged into.
const DEFAULT_BRANCH: &str = "Release/2.x";

/// What a job may say.
const OF_JOB: [&str; 14] = [
    "extends",
    "image",
    "variables",
    "interruptible",
    "rules",
    "before_script",
    "stage",
    "timeout",
    "cache",
    "script",
    "artifacts",
    "needs",
    "retry",
    "tags",
];

/// The scripts of a file, for those who check them.
pub fn scripts(file: &Yaml) -> Vec<String> {
    entries(Some(file)).iter().map(|(name, _)| script(&job(file, name))).collect()
}

/// A job with what it extends: its own keys come before those, and variables are brought together.
pub fn job(file: &Yaml, name: &str) -> Mapping {
    let own = file[name].as_mapping().unwrap_or_else(|| panic!("no job {name}")).clone();
    for key in own.keys().map(text_of) {
        assert!(OF_JOB.contains(&key.as_str()), "nobody knows what {key:?} of a job means");
    }
    let Some(base) = own.get("extends").map(text_of) else { return own };
    let mut all = job(file, &base);
    let mut variables = all.get("variables").and_then(Yaml::as_mapping).cloned().unwrap_or_default();
    variables.extend(own.get("variables").and_then(Yaml::as_mapping).cloned().unwrap_or_default());
    all.extend(own);
    all.insert("variables".into(), variables.into());
    all
}

/// Both scripts of a job: the runner puts them into one.
fn script(job: &Mapping) -> String {
    let lines = |key: &str| job.get(key).and_then(Yaml::as_sequence).into_iter().flatten().map(text_of);
    lines("before_script").chain(lines("script")).collect::<Vec<_>>().join("\n")
}

/// Runs a job. `given` is what the jobs before it told in their dotenv report; what this one tells is added.
pub fn run(
    file: &Yaml,
    name: &str,
    machine: &Machine,
    caches: &Caches,
    source: &str,
    given: &mut Vec<(String, String)>,
) -> Ended {
    let job = job(file, name);
    let mut ended = Ended::default();
    let own = entries(job.get("variables")).into_iter().map(|(name, value)| (name, text_of(value)));
    let is_merge = source == "merge_request_event";
    // Neither is its own slug.
    let (branch, slug) = if is_merge { ("", "topic-x") } else { (DEFAULT_BRANCH, "release-2-x") };
    let of_forge = [
        ("GITLAB_CI", "true"),
        ("CI_PIPELINE_SOURCE", source),
        ("CI_COMMIT_REF_SLUG", slug),
        ("CI_COMMIT_BRANCH", branch),
        ("CI_DEFAULT_BRANCH", DEFAULT_BRANCH),
    ];
    let of_forge = of_forge.map(|(name, value)| (name.to_owned(), value.to_owned()));
    // Those of a report come before those of the file.
    let mut variables: Vec<_> = own.chain(of_forge).chain(given.iter().cloned()).collect();
    variables.extend(of_rule(&job, &variables));
    let kept = caches_of(&job, &variables);
    for (key, others, path) in &kept {
        assert!(std::iter::once(key).chain(others).all(|key| !key.contains('/')), "{key}, {others:?}: no key has a /");
        let mut keys = std::iter::once(key).chain(others);
        ended.restored.extend(keys.find_map(|key| caches.restore(machine, key, false, path)));
    }
    let (code, said) = machine.shell(&["--noprofile", "--norc", "-e", "-o", "pipefail"], &script(&job), &variables);
    (ended.code, ended.last, ended.log) = (code, said.clone(), said);
    for (key, _, path) in &kept {
        if caches.save(machine, key, path) {
            ended.saved.push(key.clone());
        }
    }
    artifacts(&job, machine, &mut ended, given);
    ended
}

/// What the first rule that is met sets. A job with none is not run, and a test that asks for it is wrong.
fn of_rule(job: &Mapping, variables: &[(String, String)]) -> Vec<(String, String)> {
    let is_met = |rule: &&Yaml| {
        let condition = text_of(&rule["if"]);
        let (one, other) = condition.split_once(" == ").expect("a comparison");
        expanded(one, variables) == expanded(other.trim_matches('"'), variables)
    };
    let rules = job.get("rules").and_then(Yaml::as_sequence).expect("rules");
    let rule = rules.iter().find(is_met).expect("a rule that lets it run");
    entries(rule.get("variables")).into_iter().map(|(name, value)| (name, text_of(value))).collect()
}

/// The caches of a job: key, others to fall back to, pattern.
fn caches_of(job: &Mapping, variables: &[(String, String)]) -> Vec<(String, Vec<String>, String)> {
    let caches = match job.get("cache") {
        Some(Yaml::Sequence(caches)) => caches.clone(),
        Some(one) => vec![one.clone()],
        None => Vec::new(),
    };
    let texts = |value: Option<&Yaml>| -> Vec<String> {
        value.and_then(Yaml::as_sequence).into_iter().flatten().map(text_of).collect()
    };
    let one = |cache: &Yaml| {
        let others = texts(cache.get("fallback_keys")).iter().map(|key| expanded(key, variables)).collect();
        (expanded(&text_of(&cache["key"]), variables), others, texts(cache.get("paths")).join(" "))
    };
    caches.iter().map(one).collect()
}

/// A text with each `$name` replaced, as the runner does it.
fn expanded(text: &str, variables: &[(String, String)]) -> String {
    let pattern = regex::Regex::new(r"\$(?:\{(\w+)\}|(\w+))").expect("a pattern");
    let value = |found: &regex::Captures<'_>| {
        let wanted = found.get(1).or(found.get(2)).expect("a name").as_str();
        let of_name = variables.iter().rev().find(|(name, _)| name == wanted);
        of_name.unwrap_or_else(|| panic!("nobody knows {wanted}")).1.clone()
    };
    pattern.replace_all(text, value).into_owned()
}

fn artifacts(job: &Mapping, machine: &Machine, ended: &mut Ended, given: &mut Vec<(String, String)>) {
    let Some(artifacts) = job.get("artifacts") else { return };
    let always = artifacts.get("when").is_some_and(|when| text_of(when) == "always");
    if ended.code != 0 && !always {
        return;
    }
    for path in artifacts["paths"].as_sequence().into_iter().flatten().map(text_of) {
        let found = names(&machine.checkout.join(&path));
        assert!(!found.is_empty(), "nothing to upload in {path}: {}", ended.log);
        ended.uploaded.extend(found);
    }
    let text = |path: &str| fs::read_to_string(machine.checkout.join(path));
    for (kind, path) in entries(artifacts.get("reports")) {
        let path = text_of(path);
        match kind.as_str() {
            "dotenv" => given.extend(pairs(&text(&path).expect("a dotenv report"))),
            "codequality" => {
                let report = serde_json::from_str::<serde_json::Value>(&text(&path).expect("a report")).expect("JSON");
                assert!(report.is_array(), "{report}");
                ended.summary.push_str(&report.to_string());
            }
            // Where no run was made there is none.
            "junit" => drop(text(&path).map(|report| assert!(report.contains("<testsuites"), "{report}"))),
            other => panic!("nobody knows the report {other}"),
        }
    }
}

/// Takes what a job gave to the next one, on another machine.
pub fn hand_over(job: &Mapping, from: &Path, to: &Path) {
    for path in job["artifacts"]["paths"].as_sequence().into_iter().flatten().map(text_of) {
        fs::create_dir_all(to.join(&path)).expect("a directory");
        for name in names(&from.join(&path)) {
            fs::copy(from.join(&path).join(&name), to.join(&path).join(&name)).expect("a copy");
        }
    }
}
