// SPDX-License-Identifier: GPL-2.0-only
//! The function a hunk is in, as git names it behind the hunk's header.

use crate::git::{GitError, Mode, Store};
use crate::model::ObjectId;
use regex::bytes::Regex;
use std::sync::LazyLock;

/// The longest name, in bytes.
const LONGEST: usize = 80;

/// How one kind of file names its functions: lines that do and, before them, lines that do not.
pub(super) struct Rule {
    never: &'static str,
    names: &'static str,
}

/// git's drivers of the kinds that kernel trees name in `.gitattributes`.
const DRIVERS: [(&str, Rule); 3] = [
    (
        "cpp",
        Rule {
            never: r"^[ \t]*[A-Za-z_][A-Za-z_0-9]*:[[:space:]]*($|/[/*])",
            names: r"^((?:::[[:space:]]*)?[A-Za-z_].*)$",
        },
    ),
    ("dts", Rule { never: "[;=]", names: r"^[ \t]*((?:/[ \t]*\{|&?[a-zA-Z_]).*)" }),
    (
        "rust",
        Rule {
            never: r"$^x",
            names: concat!(
                r"^[\t ]*((?:pub(?:\([^\)]+\))?[\t ]+)?(?:(?:async|const|unsafe|extern(?:[\t ]+",
                "\"[^\"]+\"",
                r"))[\t ]+)?(?:struct|enum|union|mod|trait|fn|impl|macro_rules!)[< \t]+[^;]*)$"
            ),
        },
    ),
];

/// The patterns of the drivers, compiled, in their order: those of lines that never name a function, and of lines that do.
static COMPILED: LazyLock<Vec<Option<[Regex; 2]>>> = LazyLock::new(|| {
    let compile = |rule: &Rule| Some([bytes(rule.never)?, bytes(rule.names)?]);
    DRIVERS.iter().map(|(_, rule)| compile(rule)).collect()
});

fn bytes(pattern: &str) -> Option<Regex> {
    regex::bytes::RegexBuilder::new(pattern).unicode(false).build().ok()
}

/// Which files have which driver.
#[derive(Default)]
pub(in crate::series) struct Functions {
    /// The end of the name, and the place of the driver.
    endings: Vec<(Vec<u8>, usize)>,
}

impl Functions {
    /// What the tree's own `.gitattributes` says, as far as it is of the form `*.c diff=cpp`.
    pub fn of(store: &Store, tree: ObjectId) -> Result<Self, GitError> {
        let Some((Mode::File, id)) = store.entry(tree, b".gitattributes")? else { return Ok(Self::default()) };
        Ok(Self::parse(&store.read_blob(id)?))
    }

    fn parse(text: &[u8]) -> Self {
        let mut endings = Vec::new();
        for line in text.split(|&byte| byte == b'\n') {
            let mut words = line.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
            let Some(ending) = words.next().and_then(|pattern| pattern.strip_prefix(b"*")) else { continue };
            let plain = !ending.iter().any(|byte| b"*?[\\/".contains(byte));
            let named = words.filter_map(|word| word.strip_prefix(b"diff=")).next_back();
            let driver = named.and_then(|named| DRIVERS.iter().position(|(name, _)| name.as_bytes() == named));
            if let (true, Some(driver)) = (plain, driver) {
                endings.push((ending.to_vec(), driver));
            }
        }
        Self { endings }
    }

    /// What names the functions of a file; the last line of the attributes that fits counts.
    pub fn driver(&self, path: &[u8]) -> Driver {
        let fitting = self.endings.iter().rev().find(|(ending, _)| path.ends_with(ending));
        Driver(fitting.and_then(|(_, driver)| COMPILED.get(*driver)?.as_ref()))
    }
}

/// Finds the names of functions in one file.
#[derive(Clone, Copy)]
pub(in crate::series) struct Driver(Option<&'static [Regex; 2]>);

impl Driver {
    /// The name on this line, if it has one.
    pub fn name<'a>(&self, line: &'a [u8]) -> Option<&'a [u8]> {
        let Some([never, names]) = self.0 else {
            let begins = line.first().is_some_and(|byte| byte.is_ascii_alphabetic() || b"_$".contains(byte));
            return begins.then(|| line[..line.len().min(LONGEST)].trim_ascii_end());
        };
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if never.is_match(line) {
            return None;
        }
        let name = names.captures(line)?.get(1)?.as_bytes();
        Some(if name.len() > LONGEST { &name[..LONGEST] } else { name.trim_ascii_end() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_patterns_are_well_formed() {
        assert!(COMPILED.iter().all(Option::is_some));
    }

    #[test]
    fn functions_are_named_as_git_names_them() {
        let functions =
            Functions::parse(b"# kinds\n*.c   diff=cpp\n*.rs diff=rust text\n*.dts diff=dts\n*.x diff=none\n");
        let name = |path: &str, line: &str| {
            functions
                .driver(path.as_bytes())
                .name(line.as_bytes())
                .map(|name| String::from_utf8_lossy(name).into_owned())
        };
        assert_eq!(name("a.c", "static int f(void) \n").as_deref(), Some("static int f(void)"));
        assert_eq!(name("a.c", "out:\n"), None);
        assert_eq!(name("a.c", "out: /* why */\n"), None);
        assert_eq!(name("a.c", "\treturn 0;\n"), None);
        assert_eq!(name("a.dts", "\t&uart0 {\n").as_deref(), Some("&uart0 {"));
        assert_eq!(name("a.dts", "\tstatus = \"okay\";\n"), None);
        assert_eq!(name("a.rs", "    pub(crate) fn f() {\n").as_deref(), Some("pub(crate) fn f() {"));
        assert_eq!(name("a.x", "out:\n").as_deref(), Some("out:"));
        assert_eq!(name("a.c", &"x".repeat(100)).map(|name| name.len()), Some(80));
    }
}
