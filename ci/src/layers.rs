// SPDX-License-Identifier: GPL-2.0-only
//! The layering rule: a module imports only from those below it in `lib.rs`; those of one group never import each other,
//! and some things of the outside world have one owner.

use std::collections::BTreeMap;

/// What may be named in one module alone: that module, and how the thing is named.
const OWNED: [(&str, &str); 3] = [("git", "git2::"), ("process", "duct::"), ("process", "std::process::Command")];

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
            for (owner, thing) in OWNED.iter().filter(|(owner, thing)| own != *owner && line.contains(thing)) {
                found.push(format!("{file}:{}: {own} uses {thing}, which is {owner}'s alone", number + 1));
            }
            let behind = code[number + 1..].join(" ");
            for (at, found_at) in line.match_indices("crate::") {
                let rest = format!("{} {behind}", &line[at + found_at.len()..]);
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
        let found = order.violations("harness/src/boot/a.rs", "\nuse std::process::Command;");
        assert_eq!(found, ["harness/src/boot/a.rs:2: boot uses std::process::Command, which is process's alone"]);
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
