// SPDX-License-Identifier: GPL-2.0-only
//! Mutants: patches on top of a variant that break it on purpose. They lie in its `mutants` directory with a `series` file of
//! their own, each goes onto the whole series by itself, and a line `Breaks: B1` of its message names the claims it breaks.

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
    /// The files that it changes; none where it can't be read as a change.
    pub touches: Vec<Vec<u8>>,
}

impl Mutant {
    /// Whether it changes nothing but files of C, each of which is compiled for itself alone.
    pub fn is_narrow(&self) -> bool {
        self.touches.iter().all(|path| path.ends_with(b".c"))
    }
}

/// The mutants that a variant's `mutants` directory holds, read as a variant is, in the order of its `series` file.
///
/// # Errors
/// [`SeriesError::Listing`] for a mutant that names no claim, or one that does not exist, and what is wrong with its mail.
pub fn mutants(all: &Variant) -> Result<Vec<Mutant>, SeriesError> {
    all.patches.iter().map(mutant).collect()
}

fn mutant(file: &PatchFile) -> Result<Mutant, SeriesError> {
    let text = Text::of(file)?;
    let patch = Patch::parse(&text);
    let fault = |line, reason| SeriesError::Listing { path: file.path.clone(), line, reason };
    let body = String::from_utf8_lossy(patch.body);
    let mut claims = Vec::new();
    for named in body.lines().filter_map(|line| line.strip_prefix("Breaks:")) {
        for id in named.split([' ', ',']).filter(|id| !id.is_empty()) {
            let claim = Claim::from_id(id).ok_or_else(|| {
                let line = file.bytes.split(|byte| *byte == b'\n').position(|line| line.starts_with(b"Breaks:"));
                let known: Vec<&str> = Claim::ALL.iter().map(|claim| claim.id()).collect();
                let id = crate::escape::line_cut(id.as_bytes(), 40);
                fault(line.unwrap_or(0) + 1, format!("there is no claim {id}; there are {}", known.join(" ")))
            })?;
            claims.push(claim);
        }
    }
    if claims.is_empty() {
        return Err(fault(
            1,
            "it does not say which claim it breaks: a line such as `Breaks: L1` of its message".into(),
        ));
    }
    let subject = crate::escape::line(patch.subject.as_bytes());
    // That a patch is malformed is told where it is applied.
    let diffs = text.diffs(&patch).unwrap_or_default();
    let touches = diffs.into_iter().filter_map(|diff| diff.new_path.or(diff.old_path)).collect();
    Ok(Mutant { file: file.clone(), subject, claims, touches })
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
        mutant(&file).map_err(|error| error.to_string())
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
    fn a_mutant_without_a_claim_is_refused_with_its_place() {
        assert!(of("Why.\n").expect_err("refused").starts_with("mutants/a.patch:1: it does not say which claim"));
        let error = of("Why.\n\nBreaks: L1 Q9\n").expect_err("refused");
        assert!(error.starts_with("mutants/a.patch:6: there is no claim Q9; there are B1 B2"), "{error}");
    }
}
