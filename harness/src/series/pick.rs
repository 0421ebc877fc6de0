// SPDX-License-Identifier: GPL-2.0-only
//! Which patch of a series a user means.

use super::{SeriesError, mail, patch::Patch};
use crate::escape;
use crate::model::{PatchFile, Variant};

/// The index of the patch that `name` means: a file name, with or without `.patch`; a number in the series, from 1; or a
/// part, in any case, of one file name or subject. A number with zeros before it is a part of a name, if of any:
/// `0003` is the file `0003-….patch` wherever it stands.
///
/// # Errors
/// [`SeriesError::NoSuchPatch`], or [`SeriesError::ManyPatches`] with all that it could be.
pub fn pick(variant: &Variant, name: &str) -> Result<usize, SeriesError> {
    let patches = &variant.patches;
    if let Some(index) = patches.iter().position(|patch| stem(&patch.name) == stem(name)) {
        return Ok(index);
    }
    let is_number = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
    let number = name.parse().ok().filter(|number| is_number && (1..=patches.len()).contains(number));
    if let Some(number) = number.filter(|_| !name.starts_with('0')) {
        return Ok(number - 1);
    }
    let part = name.to_lowercase();
    let is_in = |text: &str| !part.is_empty() && text.to_lowercase().contains(&part);
    let subjects: Vec<String> = patches.iter().map(subject).collect();
    let found: Vec<usize> =
        (0..patches.len()).filter(|&index| is_in(&patches[index].name) || is_in(&subjects[index])).collect();
    match (found.as_slice(), number) {
        ([index], _) => Ok(*index),
        ([], Some(number)) => Ok(number - 1),
        ([], None) => Err(SeriesError::NoSuchPatch {
            name: name.to_owned(),
            variant: variant.name.clone(),
            patches: patches.len(),
        }),
        (many, _) => {
            let shown = |&index: &usize| format!("{}  {}  {}", index + 1, patches[index].name, subjects[index]);
            Err(SeriesError::ManyPatches { name: name.to_owned(), matches: many.iter().map(shown).collect() })
        }
    }
}

fn stem(name: &str) -> &str {
    name.strip_suffix(".patch").unwrap_or(name)
}

/// The subject, as it can be shown; empty where the file has none or can't be read as a mail.
fn subject(file: &PatchFile) -> String {
    let text = mail::decoded(&file.bytes).unwrap_or_default();
    escape::line_cut(Patch::parse(&text).subject.as_bytes(), 200)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variant(patches: &[(&str, &str)]) -> Variant {
        let file = |(name, subject): &(&str, &str)| PatchFile {
            name: (*name).to_owned(),
            path: name.into(),
            strip: 1,
            bytes: format!("Subject: [PATCH 1/9] {subject}\n\nBecause.\n---\n").into_bytes(),
        };
        Variant { name: "v6.1".into(), dir: "v6.1".into(), patches: patches.iter().map(file).collect() }
    }

    #[test]
    fn a_patch_is_named_by_file_number_or_part() {
        let variant = variant(&[
            ("0001-ns.patch", "ns: Add the namespace"),
            ("0003-net-sockets.patch", "net: Give sockets an id"),
            ("fixes/2.patch", "net: Carry the sender's id"),
            ("ns", "proc: List them"),
        ]);
        for (name, index) in [
            ("0001-ns.patch", 0),
            ("0001-ns", 0),
            ("ns", 3),
            ("2", 1),
            ("4", 3),
            ("0003", 1),
            ("04", 3),
            ("SOCKETS", 1),
            ("carry the", 2),
            ("fixes/", 2),
            ("list", 3),
        ] {
            assert_eq!(pick(&variant, name).ok(), Some(index), "{name}");
        }
    }

    #[test]
    fn several_are_listed_and_none_is_said() {
        let variant =
            variant(&[("a.patch", "net: one"), ("b.patch", "proc: two"), ("c.patch", "net: \u{1b}[31mthree")]);
        let text = pick(&variant, "Net:").expect_err("two").to_string();
        assert_eq!(text, "\"Net:\" can be one of\n1  a.patch  net: one\n3  c.patch  net: \\x1b[31mthree");
        for name in ["4", "0", "", "x.patch", "99999999999999999999999"] {
            let text = pick(&variant, name).expect_err(name).to_string();
            assert!(text.ends_with("of the 3 in v6.1"), "{text}");
        }
    }
}
