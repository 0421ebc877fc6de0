// SPDX-License-Identifier: GPL-2.0-only
//! Names of cases as somebody types them: which one was meant?

use kiso_protocol::{CASES, Isolation};

/// Names that are less alike than this, from 0 to 1, are not meant.
const ALIKE: f64 = 0.85;
/// How many are told.
const FEW: usize = 3;

/// What to do where no case is called so: names that are like it, and where all stand.
pub fn other_case(name: &str) -> String {
    let isolation =
        Isolation::ALL.iter().find_map(|isolation| name.strip_prefix(isolation.as_str())?.strip_prefix('/'));
    let id = isolation.unwrap_or(name);
    let scored = CASES.iter().map(|case| (strsim::jaro_winkler(id, case.id), case.id));
    let mut alike: Vec<(f64, &str)> = scored.filter(|(score, _)| *score >= ALIKE).collect();
    alike.sort_by(|a, b| b.0.total_cmp(&a.0));
    let named: Vec<&str> = alike.into_iter().take(FEW).map(|(_, id)| id).collect();
    match named.is_empty() {
        true => "`kiso cases` lists them".to_owned(),
        false => format!("is {} meant? `kiso cases` lists all", named.join(" or ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_comes_first() {
        for name in ["bind/tcp-any-two-namespace", "ipv4ns/bind/tcp-any-two-namspaces"] {
            assert!(other_case(name).starts_with("is bind/tcp-any-two-namespaces "), "{}", other_case(name));
        }
        assert_eq!(other_case("\u{1b}"), "`kiso cases` lists them");
    }
}
