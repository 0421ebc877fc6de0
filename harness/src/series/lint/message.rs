// SPDX-License-Identifier: GPL-2.0-only
//! Checks of what a patch says of itself.

use crate::escape;
use crate::series::patch::Patch;

/// The most columns of a subject.
const COLUMNS: usize = 75;
/// Words that end as other forms of a verb do, and are none.
const IMPERATIVES: [&str; 15] = [
    "bring", "embed", "exceed", "feed", "need", "ping", "proceed", "ring", "seed", "shed", "speed", "spread", "string",
    "succeed", "swing",
];
/// Verbs in the form that tells instead of asking, as far as they are common in subjects.
const TELLING: [&str; 14] = [
    "adds",
    "allows",
    "avoids",
    "changes",
    "cleans",
    "drops",
    "fixes",
    "introduces",
    "makes",
    "moves",
    "removes",
    "replaces",
    "this",
    "uses",
];

pub(super) fn subject(patch: &Patch<'_>) -> Option<String> {
    let subject = patch.subject.as_str();
    let shown = escape::line_cut(subject.as_bytes(), 200);
    let columns = subject.chars().count();
    if subject.is_empty() {
        return Some("has no subject".into());
    }
    if columns > COLUMNS {
        return Some(format!("its subject has {columns} columns: {shown}"));
    }
    let Some((_, mut rest)) = subject.split_once(": ").filter(|(prefix, _)| !prefix.is_empty()) else {
        return Some(format!("its subject names no subsystem: {shown}"));
    };
    // `net: ipv4: Do it`
    while let Some((prefix, after)) = rest.split_once(": ").filter(|(prefix, _)| !prefix.contains(' ')) {
        rest = if prefix.is_empty() { "" } else { after };
    }
    let word = rest.split_whitespace().next().unwrap_or_default().to_lowercase();
    let is_other_form =
        (word.len() > 4 && (word.ends_with("ing") || word.ends_with("ed"))) && !IMPERATIVES.contains(&word.as_str());
    if word.is_empty() || is_other_form || TELLING.contains(&word.as_str()) {
        return Some(format!("its subject does not say what to do, as in `net: Add it`: {shown}"));
    }
    subject.ends_with('.').then(|| format!("its subject ends in a full stop: {shown}"))
}

pub(super) fn body(patch: &Patch<'_>) -> Option<String> {
    let text = String::from_utf8_lossy(patch.body);
    let says_something = text.lines().any(|line| !line.trim().is_empty() && !is_trailer(line));
    (!says_something).then(|| "its message says nothing but the subject".to_owned())
}

/// `Signed-off-by: A <a@example.org>`
fn is_trailer(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(name, _)| {
        name.contains('-') && name.chars().all(|c| c.is_ascii_alphabetic() || c == '-')
            || ["Cc", "Fixes", "Link"].contains(&name)
    })
}

pub(super) fn sign_off(patch: &Patch<'_>) -> Option<String> {
    let Some(author) = &patch.author else { return Some("it names no author".into()) };
    let text = String::from_utf8_lossy(patch.body);
    let signed = text.lines().filter_map(|line| line.strip_prefix("Signed-off-by:")).map(str::trim);
    let is_authors = |who: &str| {
        let address = who.rsplit_once('<').map_or(who, |(_, address)| address.trim_end_matches('>'));
        address.eq_ignore_ascii_case(&author.email)
    };
    let who = format!("{} <{}>", author.name, author.email);
    (!{ signed }.any(is_authors)).then(|| format!("no Signed-off-by of {}", escape::line_cut(who.as_bytes(), 200)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, check: fn(&Patch<'_>) -> Option<String>) -> String {
        check(&Patch::parse(text.as_bytes())).unwrap_or_default()
    }

    #[test]
    fn a_subject_names_a_subsystem_and_says_what_to_do() {
        let long = format!("net: Add {}", "x".repeat(70));
        for (subject, part) in [
            ("net: Add it", ""),
            ("Documentation/networking: ipv4: describe it: all", ""),
            ("net: Bring it up", ""),
            ("Add it", "names no subsystem"),
            ("net: Added it", "what to do"),
            ("net: Adding it", "what to do"),
            ("net: ipv4: Fixes it", "what to do"),
            ("net: Add it.", "full stop"),
            (long.as_str(), "has 79 columns"),
        ] {
            let said = said(&format!("Subject: [PATCH] {subject}\n\nx\n"), super::subject);
            assert!(said.contains(part) && said.is_empty() == part.is_empty(), "{subject}: {said}");
        }
    }

    #[test]
    fn a_message_is_more_than_trailers() {
        let head = "Subject: x: Do\n\n";
        assert_eq!(said(&format!("{head}Why.\n\nSigned-off-by: A <a@x>\n---\n"), body), "");
        assert!(!said(&format!("{head}Signed-off-by: A <a@x>\nCc: b\n---\nnote\n"), body).is_empty());
    }

    #[test]
    fn the_author_signs() {
        let head = "From: A Dev <A@x.org>\nSubject: x: Do\n\nWhy.\n\n";
        assert_eq!(said(&format!("{head}Signed-off-by: A. Dev <a@x.org>\n---\n"), sign_off), "");
        assert_eq!(
            said(&format!("{head}Signed-off-by: B <b@x.org>\n"), sign_off),
            "no Signed-off-by of A Dev <A@x.org>"
        );
        assert_eq!(said("Subject: x: Do\n\nWhy.\n", sign_off), "it names no author");
    }
}
