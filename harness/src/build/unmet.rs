// SPDX-License-Identifier: GPL-2.0-only
//! Why kconfig did not grant a setting, read from the tree's Kconfig files. Best effort: it explains errors, and decides
//! no more than whether a symbol that was not granted exists at all.

use super::kconfig::{Config, Setting};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// No Kconfig file of a kernel comes near this size; a larger one is not read.
const MAX_FILE: u64 = 4 << 20;
/// Directories are not followed deeper than this.
const MAX_DEPTH: usize = 16;

/// A symbol's definition, as far as an explanation needs it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Definition {
    /// Where, as `net/ipv4/Kconfig:12`.
    place: String,
    /// Its `depends on` expressions and those of the blocks around it in the same file.
    depends: Vec<String>,
    /// Whether a user can set it.
    has_prompt: bool,
}

/// What the tree's Kconfig files say of one symbol.
#[derive(Debug, Default)]
struct Findings {
    definitions: Vec<Definition>,
    /// Symbols that select it.
    selected_by: BTreeSet<String>,
}

/// Why `setting` was not granted by `config`, in words; none where the Kconfig files under `src` do not tell.
pub(super) fn reason(src: &Path, setting: &Setting, config: &Config) -> Option<String> {
    let findings = findings(src, &setting.symbol);
    explain(&findings, setting, config).map(|text| crate::escape::line_cut(text.as_bytes(), 400))
}

/// Whether a Kconfig file under `src` defines `symbol`.
pub(super) fn is_defined(src: &Path, symbol: &str) -> bool {
    !findings(src, symbol).definitions.is_empty()
}

fn findings(src: &Path, symbol: &str) -> Findings {
    let mut findings = Findings::default();
    for path in kconfig_files(src) {
        let small = path.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.len() <= MAX_FILE);
        let Some(text) = small.then(|| std::fs::read(&path).ok()).flatten() else { continue };
        let name = path.strip_prefix(src).unwrap_or(&path).to_string_lossy().into_owned();
        scan(&name, &String::from_utf8_lossy(&text), symbol, &mut findings);
    }
    findings
}

fn explain(findings: &Findings, setting: &Setting, config: &Config) -> Option<String> {
    if setting.value == "n" {
        let on: Vec<_> =
            findings.selected_by.iter().filter(|symbol| config.is_on(symbol)).map(String::as_str).collect();
        return (!on.is_empty()).then(|| format!("selected by {}", on.join(", ")));
    }
    let Some(first) = findings.definitions.first() else {
        return Some("no Kconfig file of this tree defines it".to_owned());
    };
    for definition in &findings.definitions {
        let states = unmet(&definition.depends, config);
        if !states.is_empty() {
            let depends = definition.depends.join(" && ");
            return Some(format!("{} depends on `{depends}`, and {}", definition.place, states.join(", ")));
        }
    }
    if !findings.definitions.iter().any(|definition| definition.has_prompt) {
        let by: Vec<_> = findings.selected_by.iter().take(6).map(String::as_str).collect();
        let by = if by.is_empty() { "nothing selects it".to_owned() } else { format!("selected by {}", by.join(", ")) };
        return Some(format!("{} gives it no prompt, so it cannot be asked for; {by}", first.place));
    }
    Some(format!("defined in {}", first.place))
}

/// For each expression of `depends` that does not hold: its symbols, as they are.
fn unmet(depends: &[String], config: &Config) -> Vec<String> {
    let mut states: Vec<String> = Vec::new();
    for expression in depends {
        let tokens = tokens(expression);
        if any_of(&mut tokens.iter().copied().peekable(), config, 0) {
            continue;
        }
        for symbol in tokens.iter().filter(|token| is_symbol(token) && !matches!(**token, "y" | "m" | "n")) {
            let state = format!("{symbol} is {}", config.value(symbol).unwrap_or("n"));
            if !states.contains(&state) {
                states.push(state);
            }
        }
    }
    states
}

type Tokens<'a, 'b> = std::iter::Peekable<std::iter::Copied<std::slice::Iter<'b, &'a str>>>;

/// `a || b`; y and m are both true here. Deeply nested input counts as true: then it explains nothing.
fn any_of(tokens: &mut Tokens<'_, '_>, config: &Config, depth: usize) -> bool {
    let mut value = all_of(tokens, config, depth);
    while tokens.next_if_eq(&"||").is_some() {
        value |= all_of(tokens, config, depth);
    }
    value
}

fn all_of(tokens: &mut Tokens<'_, '_>, config: &Config, depth: usize) -> bool {
    let mut value = one(tokens, config, depth);
    while tokens.next_if_eq(&"&&").is_some() {
        value &= one(tokens, config, depth);
    }
    value
}

fn one(tokens: &mut Tokens<'_, '_>, config: &Config, depth: usize) -> bool {
    if depth > 32 {
        return true;
    }
    match tokens.next() {
        Some("!") => !one(tokens, config, depth + 1),
        Some("(") => {
            let value = any_of(tokens, config, depth + 1);
            tokens.next_if_eq(&")");
            value
        }
        Some(left) => {
            let value = |token: &str| match token {
                "y" | "m" | "n" => token.to_owned(),
                _ => config.value(token).unwrap_or("n").to_owned(),
            };
            match tokens.next_if(|token| matches!(*token, "=" | "!=")) {
                Some(operator) => (value(left) == value(tokens.next().unwrap_or("n"))) == (operator == "="),
                None => matches!(value(left).as_str(), "y" | "m"),
            }
        }
        None => true,
    }
}

fn is_symbol(token: &str) -> bool {
    token.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// Splits an expression into symbols and operators; what is neither is dropped.
fn tokens(expression: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = expression.trim_start();
    while !rest.is_empty() {
        let word = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
        let length = match word {
            0 if ["&&", "||", "!="].iter().any(|operator| rest.starts_with(operator)) => 2,
            0 => rest.chars().next().map_or(1, char::len_utf8),
            word => word,
        };
        let (token, after) = rest.split_at(length);
        if word > 0 || matches!(token, "&&" | "||" | "!=" | "!" | "=" | "(" | ")") {
            tokens.push(token);
        }
        rest = after.trim_start();
    }
    tokens
}

/// Reads one Kconfig file for what it says of `symbol`.
fn scan(name: &str, text: &str, symbol: &str, findings: &mut Findings) {
    let mut blocks: Vec<Option<String>> = Vec::new();
    let mut entry: Option<&str> = None;
    let mut in_menu = false;
    let mut help_indent: Option<usize> = None;
    for (number, line) in text.lines().enumerate() {
        let body = line.trim();
        let indent = line.len() - line.trim_start().len();
        if body.is_empty() || body.starts_with('#') {
            continue;
        }
        // Help text is indented and may hold any word; it ends at the first line less deep than its first.
        match help_indent {
            Some(0) if indent > 0 => help_indent = Some(indent),
            Some(depth) if depth > 0 && indent >= depth => {}
            _ => help_indent = None,
        }
        if help_indent.is_some() {
            continue;
        }
        let (word, rest) = body.split_once(char::is_whitespace).unwrap_or((body, ""));
        let rest = rest.trim();
        match word {
            "config" | "menuconfig" => {
                in_menu = false;
                entry = Some(rest);
                if rest == symbol {
                    findings.definitions.push(Definition {
                        place: format!("{name}:{}", number + 1),
                        depends: blocks.iter().flatten().cloned().collect(),
                        has_prompt: false,
                    });
                }
            }
            "if" => {
                (entry, in_menu) = (None, false);
                blocks.push(Some(parenthesised(rest)));
            }
            "menu" | "choice" => {
                (entry, in_menu) = (None, true);
                blocks.push(None);
            }
            "endif" | "endmenu" | "endchoice" => {
                (entry, in_menu) = (None, false);
                blocks.pop();
            }
            "comment" | "source" | "mainmenu" => (entry, in_menu) = (None, false),
            "help" | "---help---" => help_indent = Some(0),
            "depends" => {
                let expression = parenthesised(rest.strip_prefix("on").unwrap_or(rest).trim());
                if in_menu {
                    if let Some(block) = blocks.last_mut() {
                        *block = Some(block.take().map_or(expression.clone(), |old| format!("{old} && {expression}")));
                    }
                } else if entry == Some(symbol)
                    && let Some(definition) = findings.definitions.last_mut()
                {
                    definition.depends.push(expression);
                }
            }
            "select" => {
                if let Some(owner) = entry
                    && rest.split_whitespace().next() == Some(symbol)
                {
                    findings.selected_by.insert(owner.to_owned());
                }
            }
            "bool" | "tristate" | "int" | "hex" | "string" | "prompt" if entry == Some(symbol) => {
                if let Some(definition) = findings.definitions.last_mut() {
                    definition.has_prompt |= rest.starts_with(['"', '\'']);
                }
            }
            _ => {}
        }
    }
}

/// The expression, in parentheses where joining it by `&&` would change its meaning.
fn parenthesised(expression: &str) -> String {
    if expression.contains("||") { format!("({expression})") } else { expression.to_owned() }
}

/// All files named `Kconfig*` under `top`, sorted; symbolic links are not followed.
fn kconfig_files(top: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut pending = vec![(top.to_owned(), 0)];
    while let Some((directory, depth)) = pending.pop() {
        let Ok(entries) = std::fs::read_dir(&directory) else { continue };
        for entry in entries.flatten() {
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() && depth < MAX_DEPTH && entry.file_name() != OsStr::new("Documentation") {
                pending.push((entry.path(), depth + 1));
            } else if kind.is_file() && entry.file_name().as_encoded_bytes().starts_with(b"Kconfig") {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::super::kconfig::parse_config;
    use super::*;

    const NET: &str = "\
menuconfig NET
\tbool \"Networking support\"
if NET
config INET
\tbool \"TCP/IP\"
\tselect CRYPTO_LIB
\thelp
\t  Words: depends on NOTHING
\t  config WORDS
menu \"Protocols\"
\tdepends on INET || IPX
config IP_DCCP
\ttristate \"DCCP\"
\tdepends on !BROKEN && INET
endmenu
endif
config CRYPTO_LIB
\ttristate
";

    fn why(symbol: &str, value: &str, config: &str) -> Option<String> {
        let setting = Setting { symbol: symbol.to_owned(), value: value.to_owned(), file: PathBuf::from("f"), line: 1 };
        let mut findings = Findings::default();
        scan("net/Kconfig", NET, symbol, &mut findings);
        explain(&findings, &setting, &parse_config(config))
    }

    #[test]
    fn an_unmet_dependency_is_named_with_the_blocks_around_it() {
        assert_eq!(
            why("IP_DCCP", "y", "CONFIG_NET=y\nCONFIG_BROKEN=y\n").as_deref(),
            Some(
                "net/Kconfig:12 depends on `NET && (INET || IPX) && !BROKEN && INET`, and INET is n, IPX is n, BROKEN is y"
            )
        );
        // One side of an `||` that is off explains nothing.
        assert_eq!(why("IP_DCCP", "y", "CONFIG_NET=y\nCONFIG_INET=y\n").as_deref(), Some("defined in net/Kconfig:12"));
    }

    #[test]
    fn expressions_are_weighed_as_kconfig_does() {
        let config = parse_config("CONFIG_A=y\nCONFIG_M=m\nCONFIG_N=n\n");
        let holds = |text: &str| any_of(&mut tokens(text).iter().copied().peekable(), &config, 0);
        for text in ["A", "M", "A && M", "N || A", "!N", "!(A && N)", "A=y", "A!=M", "N=n", "A && (N || M)", "", "é A"]
        {
            assert!(holds(text), "{text}");
        }
        for text in ["N", "X", "A && N", "!A", "!(A || N)", "M=y", "A = n", "(N || X) && A"] {
            assert!(!holds(text), "{text}");
        }
        assert!(holds(&"(".repeat(100_000)));
    }

    #[test]
    fn unknown_promptless_and_selected_symbols_are_told_apart() {
        assert_eq!(why("WORDS", "y", "").as_deref(), Some("no Kconfig file of this tree defines it"));
        assert_eq!(
            why("CRYPTO_LIB", "y", "").as_deref(),
            Some("net/Kconfig:17 gives it no prompt, so it cannot be asked for; selected by INET")
        );
        assert_eq!(why("CRYPTO_LIB", "n", "CONFIG_INET=y\n").as_deref(), Some("selected by INET"));
        assert_eq!(why("CRYPTO_LIB", "n", ""), None);
        assert_eq!(why("INET", "y", "CONFIG_NET=y\n").as_deref(), Some("defined in net/Kconfig:4"));
    }
}
