// SPDX-License-Identifier: GPL-2.0-only
//! `kiso man`: the manual pages, into a directory.

mod page;

use super::trouble::Io;
use super::{Entry, Session, Trouble};
use crate::count::counted;
use crate::files;
use clap::{Arg, ArgMatches, Command, ValueHint, value_parser};
use std::path::PathBuf;

pub(super) static ENTRY: Entry = Entry {
    name: "man",
    about: "Write the manual pages, kiso(1) and one for each command",
    examples: "  kiso man ~/.local/share/man/man1   where man finds them\n  kiso man pages               into a directory here; then man -l pages/kiso-run.1",
    arguments: |command: Command| {
        command.arg(
            Arg::new("directory-of-pages")
                .value_name("DIR")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .value_hint(ValueHint::DirPath)
                .help("The directory; it is made where there is none"),
        )
    },
    run,
};

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let dir = matches.get_one::<PathBuf>("directory-of-pages").cloned().unwrap_or_default();
    let pages = page::all();
    for (name, text) in &pages {
        let path = dir.join(name);
        files::write_whole(&path, text.as_bytes()).map_err(|source| Io { what: path.display().to_string(), source })?;
    }
    session.print(&format!("{} in {}\n", counted(pages.len(), "manual page"), dir.display()))?;
    Ok(0)
}
