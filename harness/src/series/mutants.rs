// SPDX-License-Identifier: GPL-2.0-only
//! Mutants: patches on top of a variant that break it on purpose. They lie in its `mutants` directory with a `series` file of
//! their own, each goes onto the whole series by itself, and a line `Breaks: B1` of its message names the claims it breaks.
//! What only a certain kernel can notice, such as one that checks itself, says so in a line `Target: NAME`. One that breaks
//! K1 or K2 is noticed by no case: it is counted.

use super::SeriesError;
use super::patch::{Patch, Text};
use crate::model::{PatchFile, Variant};
use kiso_protocol::Claim;

/// The directory of a variant that holds its mutants.
pub const MUTANTS: &str = "mutants";

/// One mutant.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// Its patch.
    pub file: PatchFile,
    /// Its subject.
    pub subject: String,
    /// The claims that it breaks, one at least.
    pub claims: Vec<Claim>,
    /// The targets that it is for; none for all.
    pub targets: Vec<String>,
    /// The files that it changes; none where it can't be read as a change.
    pub touches: Vec<Vec<u8>>,
}

impl Mutant {
    /// Whether it changes nothing but files of C, each of which is compiled for itself alone.
    pub fn is_narrow(&self) -> bool {
        self.touches.iter().all(|path| path.ends_with(b".c"))
    }

    /// Whether it breaks what is counted, not what cases see: `kiso bench` tells whether it is noticed.
    pub fn is_counted(&self) -> bool {
        self.claims.iter().any(is_of_cost)
    }

    /// The claims that it breaks, by their ids.
    pub fn claim_ids(&self) -> Vec<String> {
        self.claims.iter().map(|claim| claim.id().to_owned()).collect()
    }

    /// Whether it says that it is for this target.
    pub fn names(&self, target: &str) -> bool {
        self.targets.iter().any(|name| name == target)
    }
}

/// The mutants that a variant's `mutants` directory holds, read as a variant is, in the order of its `series` file. `targets`
/// are those that there are.
///
/// # Errors
/// [`SeriesError::Listing`] for a mutant that names no claim, or a claim or a target that does not exist, and what is wrong
/// with its mail.
pub fn mutants(all: &Variant, targets: &[&str]) -> Result<Vec<Mutant>, SeriesError> {
    all.patches.iter().map(|file| mutant(file, targets)).collect()
}

fn is_of_cost(claim: &Claim) -> bool {
    matches!(claim, Claim::K1 | Claim::K2)
}

fn mutant(file: &PatchFile, known_targets: &[&str]) -> Result<Mutant, SeriesError> {
    let text = Text::of(file)?;
    let patch = Patch::parse(&text);
    let fault = |line, reason| SeriesError::Listing { path: file.path.clone(), line, reason };
    let body = String::from_utf8_lossy(patch.body);
    let unknown = |key: &str, what: &str, word: &str, known: &[&str]| {
        let line = file.bytes.split(|byte| *byte == b'\n').position(|line| line.starts_with(key.as_bytes()));
        let word = crate::escape::line_cut(word.as_bytes(), 40);
        fault(line.unwrap_or(0) + 1, format!("there is no {what} {word}; there are {}", known.join(" ")))
    };
    let mut claims = Vec::new();
    for id in words(&body, "Breaks:") {
        let claim = Claim::from_id(id).ok_or_else(|| {
            let known: Vec<&str> = Claim::ALL.iter().map(|claim| claim.id()).collect();
            unknown("Breaks:", "claim", id, &known)
        })?;
        claims.push(claim);
    }
    let targets: Vec<String> = words(&body, "Target:").map(str::to_owned).collect();
    if let Some(name) = targets.iter().find(|name| !known_targets.contains(&name.as_str())) {
        return Err(unknown("Target:", "target", name, known_targets));
    }
    if claims.is_empty() {
        return Err(fault(
            1,
            "it does not say which claim it breaks: a line such as `Breaks: L1` of its message".into(),
        ));
    }
    if claims.iter().any(is_of_cost) && !claims.iter().all(is_of_cost) {
        return Err(fault(1, "what K1 and K2 say is counted, and cases see the rest: make two mutants of it".into()));
    }
    let subject = crate::escape::line(patch.subject.as_bytes());
    // That a patch is malformed is told where it is applied.
    let diffs = text.diffs(&patch).unwrap_or_default();
    let touches = diffs.into_iter().filter_map(|diff| diff.new_path.or(diff.old_path)).collect();
    Ok(Mutant { file: file.clone(), subject, claims, targets, touches })
}

/// The words of the lines that begin in this way.
fn words<'a>(body: &'a str, key: &'a str) -> impl Iterator<Item = &'a str> {
    let named = body.lines().filter_map(move |line| line.strip_prefix(key));
    named.flat_map(|words| words.split([' ', ',']).filter(|word| !word.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn of(message: &str) -> Result<Mutant, String> {
        of_files(message, &[])
    }

    fn of_files(message: &str, paths: &[&str]) -> Result<Mutant, String> {
        let diff = |path: &&str| format!("--- a/{path}\n+++ b/{path}\n@@ -1 +1 @@\n-a\n+b\n");
        let diffs: String = paths.iter().map(diff).collect();
        let text = format!("From: A <a@example.org>\nSubject: [PATCH] tcp: Forget it\n\n{message}---\n{diffs}");
        let bytes = text.into_bytes();
        let file = PatchFile { name: "a.patch".into(), path: PathBuf::from("mutants/a.patch"), strip: 1, bytes };
        mutant(&file, &["v1", "v1-kasan"]).map_err(|error| error.to_string())
    }

    #[test]
    fn the_claims_are_named_in_the_message() {
        let mutant = of("Why.\n\nBreaks: L1, L3\nBreaks: B5\n").expect("a mutant");
        assert_eq!((mutant.subject.as_str(), mutant.claims), ("tcp: Forget it", vec![Claim::L1, Claim::L3, Claim::B5]));
    }

    #[test]
    fn what_others_include_or_what_is_no_c_is_not_narrow() {
        let of = |paths: &[&str]| of_files("Breaks: L1\n", paths).expect("a mutant").is_narrow();
        assert_eq!([&["net/udp.c"][..], &["net/a.c", "net/b.c"]].map(of), [true; 2]);
        assert_eq!([&["include/net.h"][..], &["net/tcp.c", "net/a.h"], &["net/Makefile"]].map(of), [false; 3]);
    }

    #[test]
    fn a_mutant_can_be_for_some_targets_alone() {
        let mutant = of("Why.\n\nBreaks: S1\nTarget: v1-kasan\n").expect("a mutant");
        assert_eq!([mutant.names("v1"), mutant.names("v1-kasan")], [false, true]);
        assert!(of("Breaks: S1\n").expect("a mutant").targets.is_empty());
        let error = of("Why.\n\nBreaks: S1\nTarget: v1-kasam\n").expect_err("refused");
        assert!(error.starts_with("mutants/a.patch:7: there is no target v1-kasam; there are v1 v1-kasan"), "{error}");
    }

    #[test]
    fn what_is_counted_is_seen_by_no_case() {
        let is_counted = |message| of(message).expect("a mutant").is_counted();
        assert_eq!(["Breaks: K1 K2\n", "Breaks: L1\n"].map(is_counted), [true, false]);
        let error = of("Why.\n\nBreaks: L1 K2\n").expect_err("refused");
        assert!(error.starts_with("mutants/a.patch:1: what K1 and K2 say is counted"), "{error}");
    }

    #[test]
    fn a_mutant_without_a_claim_is_refused_with_its_place() {
        assert!(of("Why.\n").expect_err("refused").starts_with("mutants/a.patch:1: it does not say which claim"));
        let error = of("Why.\n\nBreaks: L1 Q9\n").expect_err("refused");
        assert!(error.starts_with("mutants/a.patch:6: there is no claim Q9; there are B1 B2"), "{error}");
    }
}
