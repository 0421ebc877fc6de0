// SPDX-License-Identifier: GPL-2.0-only
//! `kiso init`: start a project with a series of one's own.

use super::{Entry, Session, Trouble};
use crate::pipeline::init::{self, Seed};
use clap::{Arg, ArgMatches, Command};

pub(super) static ENTRY: Entry = Entry {
    name: "init",
    about: "Start a project with a series of your own in this directory",
    examples: "  kiso init my-series                                     on Debian's linux-source-6.1\n  kiso init my-series --variant v6.12 --debian linux-source-6.12",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command
        .arg(Arg::new("series").value_name("SERIES").required(true).help("The series' name; becomes patches/SERIES"))
        .arg(
            Arg::new("variant").long("variant").value_name("NAME").default_value("v6.1").help("The variant and target"),
        )
        .arg(
            Arg::new("debian")
                .long("debian")
                .value_name("PACKAGE")
                .default_value("linux-source-6.1")
                .help("The Debian source package of the tree it is based on"),
        )
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let word = |id: &str| matches.get_one::<String>(id).cloned().unwrap_or_default();
    let seed = Seed { series: word("series"), variant: word("variant"), debian: word("debian") };
    let started = init::init(session.directory(), &seed)?;
    let mut out: String = started.written.iter().map(|path| format!("wrote {}\n", path.display())).collect();
    for (path, lines) in &started.to_add {
        out.push_str(&format!("\n{} is there already; add to it:\n{lines}", path.display()));
    }
    out.push_str(&format!(
        "\nput patches into patches/{}/{} and name them in its `series` file, then: kiso run {}\n",
        seed.series, seed.variant, started.target
    ));
    session.print(&out)?;
    Ok(0)
}
