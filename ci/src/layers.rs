// SPDX-License-Identifier: GPL-2.0-only
//! The layering rule: a module imports only from those below it in `lib.rs`; those of one group never import each other,
//! and some things of the outside world have one owner.

use std::collections::BTreeMap;

/// What may be named in one module alone: that module, and how the thing is named.
const OWNED: [(&str, &str); 3] = [("git", "git2"), ("process", "duct"), ("process", "std::process")];
/// What of it anybody may name: it starts no program.
const FREE: [&str; 2] = ["std::process::ExitCode", "std::process::id"];

/// The order of the modules as `lib.rs` lists them: blank lines part the layers, the top one first.
pub(crate) struct Order {
    layer_of: BTreeMap<String, usize>,
}

impl Order {
    /// Reads the `pub mod` lines.
    pub(crate) fn parse(lib: &str) -> Self {
        let mut layer_of = BTreeMap::new();
        let mut layer = 0;
        for line in lib.lines().map(str::trim) {
            if line.is_empty() {
                layer += 1;
            } else if let Some(name) = line.strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix(';')) {
                layer_of.insert(name.to_owned(), layer);
            }
        }
        Self { layer_of }
    }

    /// Every import of this file that does not point down, as `file:line: what`.
    pub(crate) fn violations(&self, file: &str, text: &str) -> Vec<String> {
        let Some(own) = module_of(file).filter(|own| self.layer_of.contains_key(*own)) else { return Vec::new() };
        let own_layer = self.layer_of[own];
        let mut found = Vec::new();
        // Comments go, line ends stay: a list in braces may go over several lines.
        let code: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
        for (number, line) in code.iter().enumerate() {
            for (owner, thing) in OWNED.iter().filter(|(owner, thing)| own != *owner && names(line, thing)) {
                found.push(format!("{file}:{}: {own} uses {thing}, which is {owner}'s alone", number + 1));
            }
            let behind = code[number + 1..].join(" ");
            for rest in root_paths(file, line) {
                let rest = format!("{rest} {behind}");
                for name in imported(&rest) {
                    if name != own && self.layer_of.get(name).is_some_and(|layer| *layer <= own_layer) {
                        found.push(format!("{file}:{}: {own} imports {name}", number + 1));
                    }
                }
            }
        }
        found
    }
}

/// Whether a line names a thing, as a whole word and not as one of those that are free.
fn names(line: &str, thing: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(thing).any(|(at, _)| {
        let (before, from) = line.split_at(at);
        let after = &from[thing.len()..];
        !before.ends_with(is_word) && !after.starts_with(is_word) && !FREE.iter().any(|free| from.starts_with(free))
    })
}

/// What follows where a path begins at the root of the crate: `crate::`, or `super::` often enough for the file.
fn root_paths<'a>(file: &str, line: &'a str) -> Vec<&'a str> {
    let inside = file.split_once("harness/src/").map_or("", |(_, inside)| inside);
    let depth = inside.split('/').filter(|part| *part != "mod.rs").count();
    let up = "super::".repeat(depth);
    let from_crate = line.match_indices("crate::").map(|(at, found)| &line[at + found.len()..]);
    // A test module inside of the file needs one more.
    let from_here = line.find(&up).map(|at| line[at + up.len()..].trim_start_matches("super::"));
    from_crate.chain(from_here).collect()
}

/// The top-level module a file of the harness belongs to.
fn module_of(file: &str) -> Option<&str> {
    let (_, inside) = file.split_once("harness/src/")?;
    let first = inside.split('/').next()?;
    Some(first.strip_suffix(".rs").unwrap_or(first))
}

/// The modules named right after `crate::`, one or a braced list of them.
fn imported(rest: &str) -> Vec<&str> {
    let word = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_').len();
    match rest.strip_prefix('{') {
        Some(list) => {
            let list = list.split(';').next().unwrap_or_default();
            list.split(',').map(str::trim).map(|item| &item[..word(item)]).collect()
        }
        None => vec![&rest[..word(rest)]],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIB: &str = "pub mod cli;\n\npub mod boot;\npub mod build;\n\npub mod git;\n\npub mod model;\n";

    #[test]
    fn down_is_fine() {
        let order = Order::parse(LIB);
        assert!(order.violations("harness/src/cli/run.rs", "use crate::boot::x;\nuse crate::{git, model};").is_empty());
        assert!(order.violations("harness/src/boot/a.rs", "use crate::boot::b; // crate::cli").is_empty());
    }

    #[test]
    fn what_has_an_owner_is_used_by_it_alone() {
        let order = Order::parse(LIB);
        assert!(order.violations("harness/src/git/store.rs", "use git2::Repository;").is_empty());
        assert!(order.violations("harness/src/cli/a.rs", "use std::process::ExitCode; let duct_tape = 1;").is_empty());
        let found = order.violations("harness/src/boot/a.rs", "\nuse std::process::{Command};");
        assert_eq!(found, ["harness/src/boot/a.rs:2: boot uses std::process, which is process's alone"]);
        assert_eq!(order.violations("harness/src/boot/a.rs", "use git2;").len(), 1);
    }

    #[test]
    fn super_leads_to_the_root_as_well() {
        let order = Order::parse(LIB);
        assert_eq!(order.violations("harness/src/boot/mod.rs", "use super::build::x;").len(), 1);
        assert_eq!(order.violations("harness/src/boot/a.rs", "use super::super::build::x;").len(), 1);
        assert_eq!(order.violations("harness/src/boot.rs", "    use super::super::build::x;").len(), 1);
        assert!(order.violations("harness/src/boot/a.rs", "use super::build;").is_empty(), "a module of its own");
        assert!(order.violations("harness/src/boot/mod.rs", "use super::model::M;").is_empty(), "down");
    }

    #[test]
    fn up_and_sideways_are_named_with_their_line() {
        let order = Order::parse(LIB);
        let found = order.violations("harness/src/boot/a.rs", "use crate::model::M;\nfn f() { crate::build::g() }");
        assert_eq!(found, ["harness/src/boot/a.rs:2: boot imports build"]);
        let found = order.violations("harness/src/model/a.rs", "use crate::{\n    git::Store, // x\n    cli,\n};");
        assert_eq!(found.len(), 2);
    }
}
