// SPDX-License-Identifier: GPL-2.0-only
//! What this repository promises of itself: documents, patterns and schemas that match what is there.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Whether a pattern of MAINTAINERS.md matches a file or directory that is there. `*` is every file at the top.
fn matches_something(pattern: &str) -> bool {
    match pattern {
        "*" => true,
        _ => root().join(pattern).exists() && (!pattern.ends_with('/') || root().join(pattern).is_dir()),
    }
}

#[test]
fn every_pattern_of_the_maintainers_file_matches_and_everything_is_maintained() {
    let text = read("MAINTAINERS.md");
    let patterns: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("F:\t")).collect();
    assert!(patterns.len() > 4, "{patterns:?}");
    for pattern in &patterns {
        assert!(matches_something(pattern), "MAINTAINERS.md: {pattern} matches nothing");
    }
    for entry in fs::read_dir(root()).expect("the root").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let generated = ["target", ".kiso", ".git"].contains(&name.as_str()) || name.starts_with("kiso-");
        let held = if entry.path().is_dir() {
            patterns.contains(&format!("{name}/").as_str())
        } else {
            patterns.contains(&"*")
        };
        assert!(generated || held, "MAINTAINERS.md: nobody maintains {name}");
    }
    for section in text.split("\n\n").filter(|section| section.contains("F:\t")) {
        assert!(section.contains("M:\t") && section.contains("S:\t"), "{section}");
    }
}

#[test]
fn commands_in_the_readme_parse() {
    let text = read("README.md");
    let blocks = text.split("```sh\n").skip(1).filter_map(|block| block.split("```").next());
    let calls: Vec<&str> = blocks.flat_map(str::lines).filter(|line| line.starts_with("kiso ")).collect();
    assert!(calls.len() > 5, "{calls:?}");
    for line in calls {
        let call = line.split('#').next().unwrap_or_default();
        let parsed = kiso::cli::command().try_get_matches_from(call.split_whitespace());
        assert!(parsed.is_ok(), "{call}: {}", parsed.err().map(|e| e.to_string()).unwrap_or_default());
    }
}

#[test]
fn the_published_schemas_are_those_of_the_code() {
    use kiso::report::json;
    let schemas = [
        ("run", json::run_schema()),
        ("runs", json::runs_schema()),
        ("history", json::history_schema()),
        ("compare", json::compare_schema()),
        ("report", json::report_schema()),
        ("each", json::each_schema()),
        ("mutants", json::mutants_schema()),
        ("bench", json::bench_schema()),
        ("bisect", json::bisect_schema()),
        ("keys", json::keys_schema()),
        ("gate", json::schema::<kiso::gate::Decision>()),
        ("verify", json::schema::<kiso::pipeline::Verified>()),
    ];
    for (name, schema) in schemas {
        let path = root().join(format!("docs/{name}.schema.json"));
        let published = fs::read_to_string(&path).unwrap_or_default();
        if published != schema && std::env::var_os("KISO_UPDATE_SCHEMA").is_some() {
            fs::write(&path, &schema).expect("the schema");
            continue;
        }
        assert_eq!(published, schema, "{name}: run KISO_UPDATE_SCHEMA=1 cargo test --test repository");
    }
}

/// The variants, each with what lies beneath it.
const VARIANTS: [&[&str]; 2] =
    [&["patches/ipv4-isolation/v6.1"], &["patches/toolchain-compat/v2.6.18", "patches/ipv4-isolation/v2.6.18"]];

#[test]
fn every_patch_goes_on_from_the_blobs_that_the_ones_before_it_left() {
    for variants in VARIANTS {
        let patches: Vec<_> = variants
            .iter()
            .flat_map(|variant| kiso::series::load_variant(&root().join(variant)).expect(variant).patches)
            .collect();
        let (made_on, breaks) = kiso::series::premises(&patches).expect("patches");
        assert!(made_on.len() > 20, "{variants:?}: too few files");
        assert_eq!(breaks, [], "{variants:?}");
    }
}

#[test]
fn every_patch_of_a_variant_is_listed_and_signed_off() {
    for variant in VARIANTS.iter().flat_map(|one| one.iter()) {
        let listed: Vec<String> = read(&format!("{variant}/series"))
            .lines()
            .filter(|line| line.ends_with(".patch"))
            .map(str::to_owned)
            .collect();
        let mut found: Vec<String> = fs::read_dir(root().join(variant))
            .expect(variant)
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .filter(|name| name.ends_with(".patch"))
            .collect();
        found.sort();
        assert_eq!(listed, found, "{variant}: files and series file differ");
        assert!(!found.is_empty(), "{variant}");
        for name in found {
            let text = read(&format!("{variant}/{name}"));
            assert!(text.contains("\nSigned-off-by: "), "{variant}/{name} is not signed off");
        }
    }
}

#[test]
fn every_claim_has_a_mutant_that_breaks_it() {
    let dir = root().join("patches/ipv4-isolation/v6.1/mutants");
    let mut broken = std::collections::BTreeSet::new();
    for file in fs::read_dir(&dir).expect("mutants").flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        let text = fs::read_to_string(file.path()).expect("a mutant");
        let claims: Vec<String> = text
            .lines()
            .filter_map(|line| line.strip_prefix("Breaks: "))
            .flat_map(|ids| ids.split([' ', ',']).map(str::to_owned))
            .collect();
        // `cargo ci full` finds by their names what no case can notice.
        let is_counted = claims.iter().any(|id| id.starts_with('K'));
        assert!(name == "series" || name.starts_with("counted-") == is_counted, "{name}");
        broken.extend(claims);
    }
    let without = kiso_protocol::Claim::ALL.iter().map(|claim| claim.id()).filter(|id| !broken.contains(*id));
    assert_eq!(without.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn the_cases_and_mutants_that_the_page_on_the_series_names_are_there() {
    let text = read("docs/series.md");
    let words: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
    let (mut cases, mut mutants) = (0, 0);
    for word in words {
        let suite = word.split('/').next().unwrap_or_default();
        if word.contains('/') && kiso_protocol::Suite::from_name(suite).is_some() {
            assert!(kiso_protocol::case(word).is_some(), "docs/series.md names {word}, which is no case");
            cases += 1;
        } else if word.contains('-') && word.chars().all(|c| c == '-' || c.is_ascii_lowercase() || c.is_ascii_digit()) {
            let path = format!("patches/ipv4-isolation/v6.1/mutants/{word}.patch");
            assert!(root().join(&path).exists(), "docs/series.md names {word}, and there is no {path}");
            mutants += 1;
        }
    }
    assert!(cases > 8 && mutants > 8, "{cases} cases, {mutants} mutants");
}
