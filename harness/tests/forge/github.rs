// SPDX-License-Identifier: GPL-2.0-only
//! A job of GitHub Actions.

use super::expression::{Context, Value, filled, is_met};
use super::{Caches, Ended, Machine, entries, pairs, text_of};
use serde_yaml::Value as Yaml;
use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// What a step of a job may say.
const OF_STEP: [&str; 6] = ["name", "id", "if", "uses", "with", "run"];

/// The scripts of a workflow, for those who check them.
pub fn scripts(workflow: &Yaml) -> Vec<String> {
    steps(workflow).iter().filter_map(|step| step.get("run").map(text_of)).collect()
}

fn job(workflow: &Yaml) -> &Yaml {
    let jobs = entries(workflow.get("jobs"));
    assert_eq!(jobs.len(), 1, "one job");
    jobs[0].1
}

fn steps(workflow: &Yaml) -> Vec<&Yaml> {
    job(workflow)["steps"].as_sequence().expect("steps").iter().collect()
}

/// The job while it runs.
struct Job<'a> {
    machine: &'a Machine,
    caches: &'a Caches,
    event: &'a str,
    /// What steps with an id gave.
    outputs: HashMap<String, HashMap<String, String>>,
    /// The ids of all steps: another one is a mistake.
    ids: Vec<String>,
    variables: Vec<(String, String)>,
    ended: Ended,
    /// Caches that are kept at the end, where all goes well.
    at_end: Vec<(String, String)>,
}

impl Context for Job<'_> {
    fn value(&self, path: &[String]) -> Value {
        let words: Vec<&str> = path.iter().map(String::as_str).collect();
        match words.as_slice() {
            ["github", "event_name"] => Value::text(self.event),
            ["runner", "arch"] => Value::text("X64"),
            // Settings of the repository; none is made.
            ["vars", _] => Value::text(""),
            ["steps", id, "outputs", name] => {
                assert!(self.ids.iter().any(|known| known == id), "no step has the id {id:?}");
                let outputs = self.outputs.get(*id);
                Value::text(outputs.and_then(|outputs| outputs.get(*name)).cloned().unwrap_or_default())
            }
            other => panic!("nobody knows {other:?}"),
        }
    }

    fn call(&self, name: &str, arguments: &[Value]) -> Value {
        match name {
            "success" => Value::Truth(self.ended.code == 0),
            "failure" => Value::Truth(self.ended.code != 0),
            "always" => Value::Truth(true),
            "cancelled" => Value::Truth(false),
            "hashFiles" => {
                assert!(!arguments.is_empty(), "files");
                Value::text("0123abcd")
            }
            other => panic!("nobody knows {other}()"),
        }
    }
}

/// Runs the job of a workflow after an event.
pub fn run(workflow: &Yaml, machine: &Machine, caches: &Caches, event: &str) -> Ended {
    let job = job(workflow);
    assert_eq!(text_of(&job["defaults"]["run"]["shell"]), "bash");
    let ids = steps(workflow).iter().filter_map(|step| step.get("id").map(text_of)).collect();
    let (outputs, ended) = (HashMap::new(), Ended::default());
    let mut running = Job { machine, caches, event, outputs, ids, variables: Vec::new(), ended, at_end: Vec::new() };
    running.variables =
        entries(job.get("env")).iter().map(|(name, it)| (name.clone(), filled(&text_of(it), &running))).collect();
    for step in steps(workflow) {
        running.step(step);
    }
    // Whoever takes and keeps in one step keeps where all went well.
    if running.ended.code == 0 {
        std::mem::take(&mut running.at_end).iter().for_each(|(key, path)| running.save(key, path));
    }
    running.ended
}

impl Job<'_> {
    fn step(&mut self, step: &Yaml) {
        for (key, _) in entries(Some(step)) {
            assert!(OF_STEP.contains(&key.as_str()), "nobody knows what {key:?} of a step means");
        }
        let condition = step.get("if").map_or_else(|| "success()".to_owned(), text_of);
        if !is_met(&condition, self) {
            return;
        }
        let id = step.get("id").map(text_of);
        let with: HashMap<String, String> =
            entries(step.get("with")).into_iter().map(|(key, it)| (key, filled(&text_of(it), self))).collect();
        let outputs = match (step.get("uses").map(text_of), step.get("run").map(text_of)) {
            (Some(uses), None) => self.uses(&uses, &with),
            (None, Some(script)) => self.script(&script),
            _ => panic!("a step either uses or runs something: {step:?}"),
        };
        if let Some(id) = id {
            self.outputs.insert(id, outputs);
        }
    }

    fn script(&mut self, script: &str) -> HashMap<String, String> {
        assert!(!script.contains("${{"), "what comes from outside is never put into a script: {script}");
        let file = |name: &str| self.machine.home.path().join(name);
        let files = ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "GITHUB_PATH"].map(|name| {
            fs::write(file(name), "").expect("a file");
            (name.to_owned(), file(name).display().to_string())
        });
        let temp = ("RUNNER_TEMP".to_owned(), self.machine.home.path().display().to_string());
        let github = ("GITHUB_ACTIONS".to_owned(), "true".to_owned());
        let variables: Vec<_> = self.variables.iter().cloned().chain(files).chain([temp, github]).collect();
        let (code, said) = self.machine.shell(&["--noprofile", "--norc", "-e", "-o", "pipefail"], script, &variables);
        self.ended.log.push_str(&said);
        self.ended.last = said;
        self.ended.code = if self.ended.code == 0 { code } else { self.ended.code };
        let read = |name: &str| fs::read_to_string(file(name)).unwrap_or_default();
        self.ended.summary.push_str(&read("GITHUB_STEP_SUMMARY"));
        assert!(read("GITHUB_ENV").is_empty() && read("GITHUB_PATH").is_empty(), "not used so far");
        pairs(&read("GITHUB_OUTPUT")).into_iter().collect()
    }

    fn uses(&mut self, action: &str, with: &HashMap<String, String>) -> HashMap<String, String> {
        let (name, version) = action.split_once('@').expect("a version");
        let is_major = version.strip_prefix('v').is_some_and(|number| number.parse::<u32>().is_ok());
        assert!(is_major, "{action}: a major version");
        let of = |key: &str| with.get(key).cloned().unwrap_or_else(|| panic!("{action} without {key}"));
        match name {
            // It is there.
            "actions/checkout" => {
                assert_eq!(of("persist-credentials"), "false");
                HashMap::new()
            }
            "actions/cache" => {
                let hit = self.caches.restore(self.machine, &of("key"), false, &of("path"));
                let outputs = HashMap::from([("cache-hit".to_owned(), hit.is_some().to_string())]);
                match hit {
                    Some(key) => self.ended.restored.push(key),
                    None => self.at_end.push((of("key"), of("path"))),
                }
                outputs
            }
            "actions/cache/restore" => {
                let (key, path) = (of("key"), of("path"));
                let others = with.get("restore-keys").cloned().unwrap_or_default();
                let keys = [(key.as_str(), false), (key.as_str(), true)].into_iter();
                let mut keys = keys.chain(others.lines().map(|key| (key, true)));
                let found = keys.find_map(|(key, begins)| self.caches.restore(self.machine, key, begins, &path));
                self.ended.restored.extend(found.clone());
                let hit = ("cache-hit".to_owned(), (found.as_ref() == Some(&key)).to_string());
                let matched = ("cache-matched-key".to_owned(), found.unwrap_or_default());
                HashMap::from([hit, matched])
            }
            "actions/cache/save" => {
                let (key, path) = (of("key"), of("path"));
                assert!(!key.ends_with('-'), "{key} is not whole");
                assert!(!self.caches.holds(&key, &path), "{key} can't be written over");
                self.save(&key, &path);
                HashMap::new()
            }
            "actions/upload-artifact" => {
                let path = of("path");
                assert!(!path.starts_with('.'), "hidden files are not taken: {path}");
                let dir = self.machine.checkout.join(&path);
                self.ended.uploaded.extend(names(&dir));
                assert!(!self.ended.uploaded.is_empty(), "nothing to upload in {path}");
                HashMap::new()
            }
            other => panic!("nobody knows {other}"),
        }
    }

    fn save(&mut self, key: &str, path: &str) {
        if self.caches.save(self.machine, key, path) {
            self.ended.saved.push(key.to_owned());
        }
    }
}

pub(super) fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
