// SPDX-License-Identifier: GPL-2.0-only
//! `ci/gate.yaml` → the policy of the merge gate.

use super::words::{Check, Isolations, PlainName, Suites, UniqueMap};
use super::{ConfigError, parse_yaml, read_text};
use crate::model::FindingKind;
use kiso_protocol::{CASES, Claim, Isolation, Suite};
use serde::{Deserialize, Deserializer, de};
use std::path::Path;
use time::Date;
use time::macros::format_description;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct GateFile {
    lanes: UniqueMap<LaneEntry>,
    #[serde(default)]
    known_failures: Vec<KnownFailure>,
    #[serde(default)]
    findings: Vec<AllowedFinding>,
    #[serde(default)]
    flaky: Flaky,
    #[serde(default)]
    lint: Vec<Check>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct LaneEntry {
    suites: Suites,
    #[serde(default = "all_isolations")]
    isolations: Isolations,
    #[serde(default)]
    bench: bool,
}

fn all_isolations() -> Isolations {
    Isolations(Isolation::ALL.to_vec())
}

/// A lane: a target that must be green, in these suites.
#[derive(Clone, Debug)]
pub struct Lane {
    /// The target's name.
    pub target: String,
    /// The suites that its run must hold.
    pub suites: Vec<Suite>,
    /// The isolations under which every case of them must have run.
    pub isolations: Vec<Isolation>,
    /// Whether what the series costs must be counted, and within the budgets of the target.
    pub bench: bool,
}

/// A case that fails, and somebody knows it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct KnownFailure {
    /// The case, `ISOLATION/SUITE/NAME`.
    #[serde(deserialize_with = "case_name")]
    pub case: String,
    /// The claim that it breaks.
    #[serde(deserialize_with = "claim_id")]
    pub claim: String,
    /// The target on which it fails; none means every lane.
    #[serde(default)]
    pub target: Option<String>,
    /// Why it is not mended yet.
    #[serde(deserialize_with = "reason")]
    pub reason: String,
    /// Who will.
    #[serde(deserialize_with = "owner")]
    pub owner: String,
    /// The last day on which it may fail.
    #[serde(deserialize_with = "day")]
    pub expires: Date,
    /// The line of the file on which it begins, from 1; that of its list, where the list is not written an entry a line.
    #[serde(skip)]
    pub line: u32,
}

/// What the kernel says, and somebody knows that it is no harm.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AllowedFinding {
    /// What kind of finding.
    pub kind: FindingKind,
    /// Words of its title.
    #[serde(deserialize_with = "title")]
    pub title: String,
    /// The target whose kernel says so; none means every lane.
    #[serde(default)]
    pub target: Option<String>,
    /// Why it is no harm.
    #[serde(deserialize_with = "reason")]
    pub reason: String,
    /// Who says so.
    #[serde(deserialize_with = "owner")]
    pub owner: String,
    /// The last day on which it may be said.
    #[serde(deserialize_with = "day")]
    pub expires: Date,
    /// The line of the file on which it begins, from 1; that of its list, where the list is not written an entry a line.
    #[serde(skip)]
    pub line: u32,
}

/// What is done about cases that fail now and pass then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Flaky {
    /// How often a red boot is made again.
    pub repeat: usize,
    /// How many cases of a lane may be flaky.
    pub allow: usize,
}

impl Default for Flaky {
    /// Twice, and none.
    fn default() -> Self {
        Self { repeat: 2, allow: 0 }
    }
}

/// What the gate demands.
#[derive(Clone, Debug)]
pub struct GatePolicy {
    /// The lanes, in the order of their targets' names.
    pub lanes: Vec<Lane>,
    /// Cases that may fail.
    pub known_failures: Vec<KnownFailure>,
    /// What the kernel may say.
    pub findings: Vec<AllowedFinding>,
    /// About chance.
    pub flaky: Flaky,
    /// Checks of `kiso lint` that the series of each lane must have passed.
    pub lint: Vec<String>,
}

/// Reads the policy.
pub(super) fn read(path: &Path) -> Result<GatePolicy, ConfigError> {
    let text = read_text(path)?;
    let mut file: GateFile = parse_yaml(path, &text)?;
    let lines = entry_lines(&text, "known-failures", file.known_failures.len());
    file.known_failures.iter_mut().zip(lines).for_each(|(one, line)| one.line = line);
    let lines = entry_lines(&text, "findings", file.findings.len());
    file.findings.iter_mut().zip(lines).for_each(|(one, line)| one.line = line);
    if file.lanes.0.is_empty() {
        return Err(ConfigError::value(path, "lanes", "names no lane: such a gate would let everything through"));
    }
    let lane = |(target, entry): (PlainName, LaneEntry)| Lane {
        target: target.0,
        suites: entry.suites.0,
        isolations: entry.isolations.0,
        bench: entry.bench,
    };
    let lanes: Vec<Lane> = file.lanes.0.into_iter().map(lane).collect();
    let named = |key: &'static str, targets: Vec<&Option<String>>| {
        let is_lane = |target: &&String| lanes.iter().any(|lane| lane.target == **target);
        match targets.into_iter().flatten().find(|target| !is_lane(target)) {
            Some(other) => {
                let is_meant = |line: &str| line.strip_prefix("target:").is_some_and(|name| unquoted(name) == other);
                Err(at_line(path, is_meant, format!("{key}: no lane is called {other:?}")))
            }
            None => Ok(()),
        }
    };
    named("known-failures", file.known_failures.iter().map(|one| &one.target).collect())?;
    named("findings", file.findings.iter().map(|one| &one.target).collect())?;
    for one in &file.known_failures {
        let case = CASES.iter().find(|case| one.case.ends_with(&format!("/{}", case.id)));
        if let Some(case) = case.filter(|case| case.claim.id() != one.claim) {
            let message = format!("known-failures: {} tests {}, not {}", one.case, case.claim.id(), one.claim);
            return Err(at_line(path, |line| line.contains(&one.case), message));
        }
    }
    let GateFile { known_failures, findings, flaky, lint, .. } = file;
    let lint = lint.into_iter().map(|check| check.0).collect();
    Ok(GatePolicy { lanes, known_failures, findings, flaky, lint })
}

/// Whether each lane is a target, of those that there are with the isolations under which they run, and demands of it what tests something. The controls and the oracle show only that the
/// cases are sound; where the target has nothing else, it is about what they show.
pub(super) fn check_lanes(path: &Path, lanes: &[Lane], targets: &[(&str, &[Isolation])]) -> Result<(), ConfigError> {
    for lane in lanes {
        let is_meant = |line: &str| line.split_once(':').is_some_and(|(key, _)| unquoted(key) == lane.target);
        let Some((_, isolations)) = targets.iter().find(|(name, _)| *name == lane.target) else {
            let known = targets.iter().map(|(name, _)| (*name).to_owned()).collect();
            let unknown = ConfigError::Unknown { kind: "target", name: lane.target.clone(), known };
            return Err(at_line(path, is_meant, format!("lanes: {unknown}")));
        };
        let under_test = Isolation::Ipv4Ns;
        if isolations.contains(&under_test) && !lane.isolations.contains(&under_test) {
            let message = format!(
                "lanes: {} is not to run under {under_test}, and all else shows only that the cases are sound: add it to \
                 the lane's isolations",
                lane.target
            );
            return Err(at_line(path, is_meant, message));
        }
    }
    Ok(())
}

/// An error at the first line that is meant. What can be checked only when the whole file is read has no place in it any
/// more, and is looked for; where it is not found, the file is named alone.
fn at_line(path: &Path, is_meant: impl Fn(&str) -> bool, message: String) -> ConfigError {
    let text = read_text(path).unwrap_or_default();
    let is_meant = |line: &str| is_meant(line.trim_start().trim_start_matches("- ").trim_start());
    let at = match text.lines().position(is_meant) {
        Some(index) => format!("{}:{}", path.display(), index + 1),
        None => path.display().to_string(),
    };
    ConfigError::Yaml { at, message }
}

/// The line on which each entry of a top-level list begins, from 1, of as many as the parser found: it does not tell where
/// they are. In block style, in which people write them, an entry begins at the dashes that stand as far to the right as the
/// first; all that is within one stands farther. A list in another style has one line for all, that of its key or the first.
fn entry_lines(text: &str, key: &str, entries: usize) -> Vec<u32> {
    let number = |index: usize| u32::try_from(index + 1).unwrap_or(u32::MAX);
    let is_key = |line: &str| line.split_once(':').is_some_and(|(name, _)| unquoted(name) == key);
    let Some(at) = text.lines().position(|line| !line.starts_with(' ') && is_key(line)) else {
        return vec![1; entries];
    };
    let is_dash = |line: &str| line == "-" || line.starts_with("- ");
    let is_within = |line: &&str| line.is_empty() || line.starts_with([' ', '#']) || is_dash(line);
    let mut dashes: Vec<(usize, u32)> = Vec::new();
    for (index, line) in text.lines().enumerate().skip(at + 1).take_while(|(_, line)| is_within(line)) {
        let written = line.trim_start_matches(' ');
        if is_dash(written.trim_end()) {
            dashes.push((line.len() - written.len(), number(index)));
        }
    }
    let first = dashes.first().map(|(column, _)| *column);
    let lines: Vec<u32> = dashes.iter().filter(|(column, _)| Some(*column) == first).map(|(_, line)| *line).collect();
    if lines.len() == entries { lines } else { vec![number(at); entries] }
}

fn unquoted(word: &str) -> &str {
    word.trim().trim_matches(['"', '\''])
}

/// `ISOLATION/SUITE/NAME` of a case that there is: an entry for another one would excuse nothing, and nobody would see it.
fn case_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let name = String::deserialize(deserializer)?;
    let is_known = name.split_once('/').is_some_and(|(isolation, id)| {
        Isolation::from_name(isolation).is_some() && CASES.iter().any(|case| case.id == id)
    });
    match is_known {
        true => Ok(name),
        false => Err(de::Error::custom(format!("no case is called {name:?}; one is written ISOLATION/SUITE/NAME"))),
    }
}

fn claim_id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let id = String::deserialize(deserializer)?;
    match Claim::ALL.iter().any(|claim| claim.id() == id) {
        true => Ok(id),
        false => Err(de::Error::custom(format!("no claim is called {id:?}"))),
    }
}

fn title<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    said(deserializer, "title")
}

fn reason<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    said(deserializer, "reason")
}

fn owner<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    said(deserializer, "owner")
}

/// The parser knows of which entry a value is, and not of which key.
fn said<'de, D: Deserializer<'de>>(deserializer: D, key: &str) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    match text.trim().is_empty() {
        true => Err(de::Error::custom(format!("{key} is empty"))),
        false => Ok(text.trim().to_owned()),
    }
}

fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    Date::parse(&text, format_description!("[year]-[month]-[day]"))
        .map_err(|_| de::Error::custom(format!("{text:?} is no day, such as 2027-01-31")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LANES: &str = "lanes:\n  v6.1:\n    suites: [bind]\n";

    fn policy(more: &str) -> Result<GatePolicy, ConfigError> {
        let dir = tempfile::tempdir().expect("a directory");
        let path = dir.path().join("gate.yaml");
        std::fs::write(&path, format!("{LANES}{more}")).expect("a policy");
        read(&path)
    }

    fn entry(case: &str, claim: &str, more: &str) -> String {
        format!(
            "known-failures:\n  - case: {case}\n    claim: {claim}\n    reason: a race\n    owner: A\n    expires: 2027-01-31\n{more}"
        )
    }

    #[test]
    fn what_is_not_written_is_as_usual() {
        let policy = policy("").expect("a policy");
        assert_eq!(policy.flaky, Flaky { repeat: 2, allow: 0 });
        assert!(policy.known_failures.is_empty() && policy.findings.is_empty() && policy.lint.is_empty());
        assert!(!policy.lanes[0].bench);
    }

    #[test]
    fn the_policy_of_the_documentation_is_one() {
        let text = include_str!("../../../docs/results.md");
        let yaml = text.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
        let dir = tempfile::tempdir().expect("a directory");
        std::fs::write(dir.path().join("gate.yaml"), yaml).expect("a policy");
        let policy = read(&dir.path().join("gate.yaml")).expect("a policy");
        assert!(policy.lanes[0].bench && policy.known_failures.len() == 1 && policy.findings.len() == 1);
    }

    #[test]
    fn an_entry_is_of_a_case_of_its_claim_on_a_lane_and_has_a_day() {
        let case = CASES.iter().find(|case| case.suite == Suite::Bind).expect("a case");
        let (name, claim) = (format!("ipv4ns/{}", case.id), case.claim.id());
        let good = policy(&entry(&name, claim, "    target: v6.1\n")).expect("a policy");
        assert_eq!(good.known_failures[0].expires, time::macros::date!(2027 - 01 - 31));
        assert_eq!(good.known_failures[0].line, 5);
        let other = Claim::ALL.iter().find(|other| other.id() != claim).expect("another claim").id();
        let day = entry(&name, claim, "").replace("2027-01-31", "soon");
        let bad = [
            (entry("ipv4ns/bind/nothing", claim, ""), "no case is called"),
            (entry(case.id, claim, ""), "ISOLATION/SUITE/NAME"),
            (entry(&name, "X9", ""), "no claim is called"),
            (entry(&name, other, ""), "gate.yaml:5: known-failures: ipv4ns/"),
            (entry(&name, claim, "    target: v9\n"), "gate.yaml:10: known-failures: no lane is called"),
            (entry(&name, claim, "").replace("A\n", "''\n"), "owner is empty"),
            (entry(&name, claim, "").replace("a race", "' '"), "reason is empty"),
            ("lint:\n- subject\n- nosuch\n".to_owned(), "gate.yaml:5:1: lint: "),
            ("lint: [nosuch]\n".to_owned(), "checkpatch"),
            (day, "is no day"),
            (entry(&name, claim, "    line: 7\n"), "unknown field"),
            ("flaky: {repeat: 2, forgive: 3}\n".to_owned(), "unknown field"),
        ];
        for (text, words) in bad {
            let error = policy(&text).expect_err(&text).to_string();
            assert!(error.contains(words), "{error}");
        }
    }

    #[test]
    fn each_entry_knows_its_line() {
        let entry = "  - case: a\n    reason: >\n      - no entry\n\n      - nor this\n";
        let lines = |text: &str, entries| entry_lines(text, "known-failures", entries);
        let text = format!(
            "lanes:\n  - x\nknown-failures: # some\n{entry}  # a comment\n# - another\n{entry}findings:\n  - y\n"
        );
        assert_eq!(lines(&text, 2), [4, 11]);
        assert_eq!(entry_lines(&text, "findings", 1), [17]);
        // At the edge, with a dash by itself, and under a key in quotes.
        assert_eq!(lines("'known-failures':\n- case: a\n-\n  case: b\n- case: c\nlint: [x]\n", 3), [2, 3, 5]);
        assert_eq!(lines("lint: [x]\r\nknown-failures:\r\n  - case: a\r\n\r\n  - case: b\r\n", 2), [3, 5]);
        // In another style.
        assert_eq!(lines("lint: [x]\nknown-failures: [{case: a},\n  {case: b}]\n", 2), [2, 2]);
        assert_eq!(lines("lint: [x]\nknown-failures:\n  [{case: a}, {reason: \"x\n  - y\"}]\n", 2), [2, 2]);
        assert_eq!(lines("{lint: [x], known-failures: [{case: a}]}\n", 1), [1]);
        assert!(lines("lint: [x]\n", 0).is_empty());
    }

    #[test]
    fn a_lane_is_a_target_and_demands_what_is_under_test() {
        let (dir, isolations) =
            (tempfile::tempdir().expect("a directory"), |text: &str| format!("    isolations: {text}\n"));
        let path = dir.path().join("gate.yaml");
        let checked = |more: &str, has: &[Isolation]| {
            std::fs::write(&path, format!("# v6.1: is one\n{LANES}{more}")).expect("a policy");
            check_lanes(&path, &read(&path).expect("a policy").lanes, &[("v6.1", has)])
        };
        assert!(checked("", &Isolation::ALL).is_ok());
        for poor in ["[none]", "[netns]", "[netns, none]"] {
            let error = checked(&isolations(poor), &Isolation::ALL).expect_err(poor).to_string();
            assert!(error.contains("gate.yaml:3: lanes: v6.1 is not to run under ipv4ns"), "{error}");
            assert!(checked(&isolations(poor), &[Isolation::NetNs, Isolation::None]).is_ok(), "it has no other");
        }
        assert!(checked(&isolations("[ipv4ns]"), &Isolation::ALL).is_ok());
        let error = checked("  'v9':\n    suites: [bind]\n", &Isolation::ALL).expect_err("no target").to_string();
        assert!(error.contains("gate.yaml:5: lanes: no target is called \"v9\"; there is v6.1"), "{error}");
    }
}
