// SPDX-License-Identifier: GPL-2.0-only
//! `kiso series`: what this project keeps.

use super::{Entry, Session, Trouble};
use crate::config::VariantConfig;
use crate::count::counted;
use crate::pipeline;
use clap::ArgMatches;
use std::fmt::Write as _;

pub(super) static ENTRY: Entry = Entry {
    name: "series",
    about: "List the series with their variants, patches and targets",
    examples: "  kiso series                  all of them",
    arguments: |command| command,
    run,
};

fn run(_: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    let style = session.style();
    let mut out = String::new();
    for config in project.series()? {
        let _ = writeln!(out, "{}  {}", style.strong(&config.series.name), config.series.title);
        for VariantConfig { name: variant, tree, beneath, .. } in &config.variants {
            let patches = pipeline::read_variant(&config, variant)?;
            let _ = writeln!(
                out,
                "  variant {} on {tree}{}: {}",
                style.strong(variant),
                beneath.as_ref().map(|beneath| format!(" with {beneath}")).unwrap_or_default(),
                counted(patches.patches.len(), "patch")
            );
            for patch in &patches.patches {
                let _ = writeln!(out, "    {}", patch.name);
            }
        }
        for target in &config.targets {
            let suites: Vec<_> = target.suites.iter().map(|suite| suite.as_str()).collect();
            let line = format!("{} on {}, suites {}", target.variant, target.machine, suites.join(" "));
            let _ = writeln!(out, "  target {}: {line}", style.strong(&target.name));
        }
    }
    session.print(&out)?;
    Ok(0)
}
