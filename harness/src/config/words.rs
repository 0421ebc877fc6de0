// SPDX-License-Identifier: GPL-2.0-only
//! Words that YAML files may hold, checked as they are parsed so that an error names line and column.

use kiso_protocol::{Isolation, Suite};
use serde::de::{Deserialize, Deserializer, Error};

/// A name that is safe as one component of a path and as a word on a command line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PlainName(pub String);

/// Whether a name is safe as one component of a path and as a word on a command line.
pub fn is_plain_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 100
        && !name.starts_with(['.', '-'])
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-+".contains(&b))
}

impl<'de> Deserialize<'de> for PlainName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        match is_plain_name(&name) {
            true => Ok(Self(name)),
            false => {
                Err(D::Error::custom(format!("{name:?} is no plain name (letters, digits, . _ - +; not first: . -)")))
            }
        }
    }
}

/// One word without white space.
#[derive(Clone, Debug)]
pub(super) struct Word(pub String);

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        match word.is_empty() || word.contains(|c: char| c.is_whitespace() || c.is_control()) {
            true => Err(D::Error::custom(format!("{word:?} is not one word"))),
            false => Ok(Self(word)),
        }
    }
}

/// A non-empty list of suites, each once.
#[derive(Clone, Debug)]
pub(super) struct Suites(pub Vec<Suite>);

/// A non-empty list of isolations, each once.
#[derive(Clone, Debug)]
pub(super) struct Isolations(pub Vec<Isolation>);

/// One name out of a fixed set. A type of its own, so that an error points at the word and not at the list.
struct Known<T>(T);

impl<'de> Deserialize<'de> for Known<Suite> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        known(deserializer, "suite", Suite::from_name)
    }
}

impl<'de> Deserialize<'de> for Known<Isolation> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        known(deserializer, "isolation", Isolation::from_name)
    }
}

fn known<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    kind: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Known<T>, D::Error> {
    let word = String::deserialize(deserializer)?;
    parse(&word).map(Known).ok_or_else(|| D::Error::custom(format!("no {kind} is called {word:?}")))
}

impl<'de> Deserialize<'de> for Suites {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        once(Vec::deserialize(deserializer)?, "suite").map(Self)
    }
}

impl<'de> Deserialize<'de> for Isolations {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        once(Vec::deserialize(deserializer)?, "isolation").map(Self)
    }
}

/// Each value once, in the order of their first mention. An empty list is refused: what runs nothing proves nothing.
fn once<T: PartialEq, E: Error>(written: Vec<Known<T>>, kind: &str) -> Result<Vec<T>, E> {
    let mut out = Vec::new();
    for Known(value) in written {
        if !out.contains(&value) {
            out.push(value);
        }
    }
    match out.is_empty() {
        true => Err(E::custom(format!("needs at least one {kind}: what runs nothing proves nothing"))),
        false => Ok(out),
    }
}
