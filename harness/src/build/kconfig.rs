// SPDX-License-Identifier: GPL-2.0-only
//! Kconfig: fragments as written, the final `.config`, and what of the first is missing in the second. No I/O.

use super::BuildError;
use crate::config::Fragment;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::path::{Path, PathBuf};

/// What one line of a fragment asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The symbol, without `CONFIG_`.
    pub symbol: String,
    /// The value as `.config` writes it: `y`, `m`, `n` (also for `is not set`), a number, a quoted string.
    pub value: String,
    /// The fragment's file.
    pub file: PathBuf,
    /// The line in it, from 1.
    pub line: u32,
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.value.as_str() {
            "n" => write!(f, "# CONFIG_{} is not set", self.symbol),
            value => write!(f, "CONFIG_{}={value}", self.symbol),
        }
    }
}

/// The settings of all fragments together: one for each symbol.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// In the order in which their symbols first appear; the value is the last one given.
    pub wanted: Vec<Setting>,
    /// Settings that a later fragment replaced by another value: (earlier, later).
    pub overridden: Vec<(Setting, Setting)>,
}

impl Settings {
    /// Reads fragments in order; a later setting wins.
    ///
    /// # Errors
    /// [`BuildError::Fragment`] for the first line that is neither a setting, a comment, nor blank.
    pub fn read<'a>(fragments: impl IntoIterator<Item = &'a Fragment>) -> Result<Self, BuildError> {
        let mut settings = Self::default();
        let mut place: HashMap<String, usize> = HashMap::new();
        for fragment in fragments {
            for (number, text) in (1u32..).zip(fragment.text.lines()) {
                let Some((symbol, value)) = parse_line(text).map_err(|Malformed| BuildError::Fragment {
                    file: fragment.path.clone(),
                    line: number,
                    text: crate::escape::line_cut(text.as_bytes(), 80),
                })?
                else {
                    continue;
                };
                let setting = Setting {
                    symbol: symbol.to_owned(),
                    value: value.to_owned(),
                    file: fragment.path.clone(),
                    line: number,
                };
                match place.get(symbol) {
                    None => {
                        place.insert(symbol.to_owned(), settings.wanted.len());
                        settings.wanted.push(setting);
                    }
                    Some(&at) => {
                        let earlier = std::mem::replace(&mut settings.wanted[at], setting.clone());
                        if earlier.value != setting.value {
                            settings.overridden.push((earlier, setting));
                        }
                    }
                }
            }
        }
        Ok(settings)
    }

    /// The text that `make allnoconfig` takes as `KCONFIG_ALLCONFIG`.
    pub fn to_allconfig(&self) -> String {
        self.wanted.iter().map(|setting| format!("{setting}\n")).collect()
    }

    /// The settings that `config` does not grant.
    pub fn not_granted<'a>(&'a self, config: &Config) -> Vec<&'a Setting> {
        self.wanted.iter().filter(|setting| config.value(&setting.symbol).unwrap_or("n") != setting.value).collect()
    }
}

/// The symbols of a `.config`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config(BTreeMap<String, String>);

impl Config {
    /// The value of a symbol (without `CONFIG_`) as `.config` writes it, `n` where it `is not set`; none where the file
    /// does not name it, because it does not exist or is not visible.
    pub fn value(&self, symbol: &str) -> Option<&str> {
        self.0.get(symbol).map(String::as_str)
    }

    /// True for `y` and `m`.
    pub fn is_on(&self, symbol: &str) -> bool {
        matches!(self.value(symbol), Some("y" | "m"))
    }
}

/// Reads a final `.config`. Lines that are no settings are passed over: kconfig wrote the file.
pub fn parse_config(text: &str) -> Config {
    let settings = text.lines().filter_map(|line| parse_line(line).ok().flatten());
    Config(settings.map(|(symbol, value)| (symbol.to_owned(), value.to_owned())).collect())
}

/// Whether a symbol, without `CONFIG_`, is built into a kernel of this configuration. A module does not count: the guest
/// loads none.
pub fn is_built_in(symbol: &str, config: &Config) -> bool {
    !matches!(config.value(symbol), None | Some("n" | "m"))
}

/// The symbols that a Kconfig file defines.
pub fn symbols(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let mut words = line.split_ascii_whitespace();
        match (words.next(), words.next(), words.next()) {
            (Some("config" | "menuconfig"), Some(symbol), None) => Some(symbol),
            _ => None,
        }
    })
}

/// Whether a file of the tree (a path with `/`, relative to its top) can decide what `make allnoconfig` gives: the Kconfig
/// files, kconfig itself, the scripts that Kconfig files call, and the makefiles that choose the compiler and its flags.
pub fn is_kconfig_input(path: &str) -> bool {
    const MAKEFILES: &[&str] = &["Makefile", "arch/x86/Makefile", "arch/x86_64/Makefile", "arch/i386/Makefile"];
    let name = path.rsplit('/').next().unwrap_or(path);
    let in_scripts = path.strip_prefix("scripts/");
    name.starts_with("Kconfig")
        || MAKEFILES.contains(&path)
        || in_scripts.is_some_and(|rest| {
            rest.starts_with("kconfig/")
                || rest.starts_with("basic/")
                || (!rest.contains('/')
                    && (rest.ends_with(".sh") || rest.ends_with(".include") || rest.starts_with("Makefile")))
        })
}

struct Malformed;

/// One line: a setting (symbol, value), or none for blank lines and comments.
fn parse_line(line: &str) -> Result<Option<(&str, &str)>, Malformed> {
    let line = line.trim();
    if let Some(comment) = line.strip_prefix('#') {
        let unset = comment.trim().strip_prefix("CONFIG_").and_then(|rest| rest.strip_suffix(" is not set"));
        return Ok(unset.filter(|symbol| is_symbol(symbol)).map(|symbol| (symbol, "n")));
    }
    if line.is_empty() {
        return Ok(None);
    }
    let (symbol, value) = line.strip_prefix("CONFIG_").and_then(|rest| rest.split_once('=')).ok_or(Malformed)?;
    if is_symbol(symbol) && is_value(value) { Ok(Some((symbol, value))) } else { Err(Malformed) }
}

fn is_symbol(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

fn is_value(text: &str) -> bool {
    let quoted = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let digits = text.strip_prefix('-').unwrap_or(text);
    let hex = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
    matches!(text, "y" | "m" | "n")
        || quoted.is_some_and(|inner| !inner.contains(|c: char| c.is_control()))
        || (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
        || hex.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// A setting that the final configuration does not grant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotGranted {
    /// What was asked for, and where.
    pub setting: Setting,
    /// The value it has; none where the final configuration does not name it.
    pub got: Option<String>,
    /// Why, as far as the tree's Kconfig files tell.
    pub reason: Option<String>,
}

impl fmt::Display for NotGranted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Setting { file, line, .. } = &self.setting;
        write!(f, "{}:{line}: asked for `{}`, ", show(file), self.setting)?;
        match self.got.as_deref() {
            None => write!(f, "got nothing")?,
            Some("n") => write!(f, "it is not set")?,
            Some(value) => write!(f, "got {value}")?,
        }
        match &self.reason {
            Some(reason) => write!(f, ": {reason}"),
            None => Ok(()),
        }
    }
}

fn show(path: &Path) -> String {
    crate::escape::line(path.as_os_str().as_encoded_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fragment(name: &str, text: &str) -> Fragment {
        Fragment { name: name.to_owned(), path: PathBuf::from(format!("{name}.config")), text: text.to_owned() }
    }

    #[test]
    fn a_later_fragment_wins_and_is_told() {
        let base = fragment("base", "# words\n\nCONFIG_INET=y\nCONFIG_NR_CPUS=8\nCONFIG_SMP=y\n");
        let more = fragment("more", "CONFIG_INET=y\n# CONFIG_SMP is not set\nCONFIG_CMDLINE=\"a b\"\n");
        let settings = Settings::read([&base, &more]).expect("well-formed");
        assert_eq!(
            settings.to_allconfig(),
            "CONFIG_INET=y\nCONFIG_NR_CPUS=8\n# CONFIG_SMP is not set\nCONFIG_CMDLINE=\"a b\"\n"
        );
        let [(earlier, later)] = settings.overridden.as_slice() else {
            panic!("one override: {:?}", settings.overridden)
        };
        assert_eq!((earlier.line, earlier.value.as_str()), (5, "y"));
        assert_eq!((later.line, later.value.as_str()), (2, "n"));
    }

    #[test]
    fn a_malformed_line_is_named() {
        for text in
            ["CONFIG_A", "A=y", "CONFIG_=y", "CONFIG_A=yes", "CONFIG_A=\"x", "CONFIG_A=0x", "CONFIG_A=-", "\u{1b}[2J"]
        {
            let error = Settings::read([&fragment("f", &format!("\n{text}\n"))]).expect_err(text);
            let BuildError::Fragment { line: 2, .. } = error else { panic!("{text}: {error:?}") };
            assert!(!error.to_string().contains('\u{1b}'), "{error}");
        }
    }

    #[test]
    fn not_granted_compares_values_and_absence() {
        let settings = Settings::read([&fragment(
            "f",
            "CONFIG_A=y\nCONFIG_B=y\nCONFIG_C=8\n# CONFIG_D is not set\n# CONFIG_E is not set\nCONFIG_F=n\nCONFIG_G=m\n",
        )])
        .expect("well-formed");
        let config = parse_config("CONFIG_A=y\n# CONFIG_B is not set\nCONFIG_C=64\nCONFIG_E=y\nCONFIG_G=y\n");
        let symbols: Vec<_> = settings.not_granted(&config).iter().map(|s| s.symbol.as_str()).collect();
        assert_eq!(symbols, ["B", "C", "E", "G"]);
    }

    #[test]
    fn needs_must_be_built_in() {
        let config = parse_config("CONFIG_INET=y\nCONFIG_IP_DCCP=m\n# CONFIG_IPV6 is not set\nCONFIG_HZ=250\n");
        let built_in = ["INET", "IP_DCCP", "IPV6", "PACKET", "HZ"].map(|symbol| is_built_in(symbol, &config));
        assert_eq!(built_in, [true, false, false, false, true]);
    }

    #[test]
    fn kconfig_inputs_are_told_from_sources() {
        for path in [
            "Kconfig",
            "net/ipv4/Kconfig",
            "lib/Kconfig.debug",
            "scripts/kconfig/conf.c",
            "scripts/Kconfig.include",
            "scripts/cc-version.sh",
            "scripts/Makefile.compiler",
            "Makefile",
            "arch/x86/Makefile",
        ] {
            assert!(is_kconfig_input(path), "{path}");
        }
        for path in ["net/ipv4/tcp.c", "net/ipv4/Makefile", "scripts/mod/modpost.c", "scripts/dtc/x.sh", "init/main.c"]
        {
            assert!(!is_kconfig_input(path), "{path}");
        }
    }

    #[test]
    fn a_symbol_is_defined_by_its_entry_alone() {
        let text = "config A\n\tbool \"config B\"\n\tdepends on C\n menuconfig D\nif E\nconfig\nconfig F is not one\n";
        assert_eq!(symbols(text).collect::<Vec<_>>(), ["A", "D"]);
    }
}
