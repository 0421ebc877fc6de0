// SPDX-License-Identifier: GPL-2.0-only
//! Words that YAML files may hold, checked as they are parsed so that an error names line and column.

use crate::model::{Beneath, CHECKS, TriedTool};
use kiso_protocol::{CASES, Isolation, Need, Suite};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

/// A name that is safe as one component of a path and as a word on a command line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PlainName(pub String);

/// What [`is_plain_name`] demands, in words.
pub const PLAIN_NAME: &str =
    "1 to 100 letters, digits, . _ - +; the first a letter or digit; no .. in it, no . or .lock at its end";

/// Whether a name is safe as one component of a path, as a word on a command line, and as one of a git ref.
pub fn is_plain_name(name: &str) -> bool {
    name.len() <= 100
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-+".contains(&b))
        && !name.contains("..")
        && !name.ends_with('.')
        && !name.ends_with(".lock")
}

fn plain_name<E: Error>(name: &str) -> Result<PlainName, E> {
    match is_plain_name(name) {
        true => Ok(PlainName(name.to_owned())),
        false => Err(E::custom(format!("{name:?} is no plain name ({PLAIN_NAME})"))),
    }
}

impl<'de> Deserialize<'de> for PlainName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        plain_name(&String::deserialize(deserializer)?)
    }
}

/// A map whose keys are plain names, ordered by them. YAML lets a key come twice and the last one win; here it is
/// refused, for what was written first would be lost in silence.
#[derive(Clone, Debug)]
pub(super) struct UniqueMap<V>(pub BTreeMap<PlainName, V>);

impl<'de, V: Deserialize<'de>> Deserialize<'de> for UniqueMap<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(UniqueMapVisitor(PhantomData)).map(Self)
    }
}

struct UniqueMapVisitor<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for UniqueMapVisitor<V> {
    type Value = BTreeMap<PlainName, V>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a map of names")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut map = BTreeMap::new();
        while let Some(key) = entries.next_key_seed(FreshKey(&map))? {
            map.insert(key, entries.next_value()?);
        }
        Ok(map)
    }
}

/// A key that the map does not have yet. The check is a part of parsing the key, so that the error points at it.
struct FreshKey<'a, V>(&'a BTreeMap<PlainName, V>);

impl<'de, V> DeserializeSeed<'de> for FreshKey<'_, V> {
    type Value = PlainName;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<PlainName, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<V> Visitor<'_> for FreshKey<'_, V> {
    type Value = PlainName;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<PlainName, E> {
        let name = plain_name(name)?;
        match self.0.contains_key(&name) {
            true => Err(E::custom(format!("{:?} is there twice", name.0))),
            false => Ok(name),
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

/// A variable as make takes it on its command line, `NAME=VALUE`: one word, of characters that no shell and no make reads
/// as anything else.
#[derive(Clone, Debug)]
pub(super) struct MakeVariable(pub String);

fn is_make_variable(word: &str) -> bool {
    let plain = |part: &str, more: &str| part.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c));
    let split = word.split_once('=');
    split.is_some_and(|(name, value)| {
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && plain(name, "_.-") && plain(value, "_.-+/,=")
    })
}

impl<'de> Deserialize<'de> for MakeVariable {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        match is_make_variable(&word) {
            true => Ok(Self(word)),
            false => Err(D::Error::custom(format!("{word:?} is no plain NAME=VALUE"))),
        }
    }
}

/// The directory of a variant, `SERIES/VARIANT`.
#[derive(Clone, Debug)]
pub(super) struct PatchesOf(pub Beneath);

impl<'de> Deserialize<'de> for PatchesOf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        match word.split_once('/') {
            Some((series, variant)) if is_plain_name(series) && is_plain_name(variant) => {
                Ok(Self(Beneath { series: series.to_owned(), variant: variant.to_owned() }))
            }
            _ => Err(D::Error::custom(format!("{word:?} is no SERIES/VARIANT, two plain names ({PLAIN_NAME})"))),
        }
    }
}

/// A program and how its version begins, such as `gcc 12.2`.
#[derive(Clone, Debug)]
pub(super) struct Tool(pub TriedTool);

impl<'de> Deserialize<'de> for Tool {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        let is_version = |version: &str| {
            version.split('.').all(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
        };
        match word.split_once(' ') {
            Some((program, version)) if is_plain_name(program) && is_version(version) => {
                Ok(Self(TriedTool { program: program.to_owned(), version: version.to_owned() }))
            }
            _ => Err(D::Error::custom(format!("{word:?} is no program with a version, such as `gcc 12.2`"))),
        }
    }
}

/// A Kconfig symbol without `CONFIG_` that a case needs. Another one would leave nothing out, and whoever wrote it meant one
/// that does.
#[derive(Clone, Debug)]
pub(super) struct Symbol(pub String);

impl<'de> Deserialize<'de> for Symbol {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        // Whether a kernel lacks anything else its configuration can't tell, so nothing would hold who says so to it.
        let is_symbol = matches!(Need::of(&word), Need::Symbol(_));
        match is_symbol && CASES.iter().any(|case| case.needs.contains(&word.as_str())) {
            true => Ok(Self(word)),
            false => Err(D::Error::custom(format!("no case needs {word:?}; `kiso cases` tells what each one does"))),
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

/// A check of `kiso lint`, by its name.
pub(super) struct Check(pub String);

impl<'de> Deserialize<'de> for Check {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        match CHECKS.contains(&word.as_str()) {
            true => Ok(Self(word)),
            false => Err(D::Error::custom(format!(
                "no check of `kiso lint` is called {word:?}; there are {}",
                CHECKS.join(", ")
            ))),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_name_can_be_a_file_a_word_and_a_ref() {
        let long = "x".repeat(101);
        for name in ["", ".hidden", "-x", "_x", "a/b", "a..b", "a b", "x.lock", "x.", "é", "a~1", "a\n", &long] {
            assert!(!is_plain_name(name), "{name:?}");
        }
        for name in ["v6.1", "6.1", "v2.6.18", "linux-source_6.1+x", "lock", "a.lock.b", &long[..100]] {
            assert!(is_plain_name(name), "{name:?}");
        }
    }

    #[test]
    fn a_variable_for_make_is_one_and_no_option() {
        for word in ["", "=n", "A", "A=$(x)", "A=b c", "A:=b", "A=b\n", "-f=x y", "A+=b"] {
            assert!(!is_make_variable(word), "{word:?}");
        }
        for word in ["A=", "LLVM=1", "KASAN_SANITIZE_enlighten.o=n", "KCFLAGS=-O1"] {
            assert!(is_make_variable(word), "{word:?}");
        }
    }

    #[test]
    fn a_tool_has_a_version_of_whole_numbers() {
        let of = |word: &str| serde_yaml::from_str::<Tool>(word).map(|tool| tool.0);
        let gcc = of("gcc 12.2").expect("a tool");
        assert!(gcc.is("gcc (Debian 12.2.0-14+deb12u1) 12.2.0") && gcc.is("gcc (GCC) 12.2"));
        assert!(!gcc.is("gcc (GCC) 12.20.1") && !gcc.is("gcc (GCC) 11.12.2") && !gcc.is(""));
        for word in ["gcc", "12.2", "gcc 12.", "gcc x", "a/gcc 12", "gcc 12 2"] {
            assert!(of(word).is_err(), "{word}");
        }
    }

    #[test]
    fn a_symbol_is_one_that_a_case_needs() {
        let parse = serde_yaml::from_str::<Vec<Symbol>>;
        assert_eq!(parse("[GTP, INET]").expect("cases need both")[0].0, "GTP");
        let error = parse("[GTP,\n CONFIG_GTP]").expect_err("symbols are written without CONFIG_");
        assert!(error.to_string().starts_with("no case needs \"CONFIG_GTP\""), "{error}");
    }

    #[test]
    fn a_map_refuses_a_key_that_comes_twice_and_says_where() {
        let parse = serde_yaml::from_str::<UniqueMap<u8>>;
        let map = parse("b: 1\na: 2\n6.1: 3\n").expect("a map").0;
        assert_eq!(map.into_keys().map(|key| key.0).collect::<Vec<_>>(), ["6.1", "a", "b"]);
        let error = parse("a: 1\nb: 2\n\"a\": 3\n").expect_err("a is there twice");
        assert_eq!(error.to_string(), "\"a\" is there twice at line 3 column 1");
        assert!(parse("a/b: 1\n").is_err());
        assert!(parse("[a]").is_err());
    }
}
