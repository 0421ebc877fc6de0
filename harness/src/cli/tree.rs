// SPDX-License-Identifier: GPL-2.0-only
//! `kiso tree`: the kernel trees that series are applied to.

use super::trouble::Usage;
use super::{Entry, Session, Trouble};
use crate::model::TreeSource;
use crate::{escape, pipeline};
use clap::{Arg, ArgGroup, ArgMatches, Command, ValueHint, value_parser};
use std::fmt::Write as _;
use std::path::PathBuf;

pub(super) static ENTRY: Entry = Entry {
    name: "tree",
    about: "Add, list and remove kernel source trees",
    examples: "  kiso tree add linux-6.1 --debian linux-source-6.1       from a Debian source package\n  kiso tree add v2.6.18 --tar linux-2.6.18.tar.gz         from a tarball\n  kiso tree add next --from ../linux --rev next-20261101  from a clone, which is only read\n  kiso tree list                                          what there is\n  kiso tree rm next                                       forget one",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    let name = || Arg::new("name").value_name("NAME").required(true).help("The tree's name, as series.yaml calls it");
    let path = |id: &'static str, value: &'static str| {
        Arg::new(id).long(id).value_name(value).value_parser(value_parser!(PathBuf)).value_hint(ValueHint::AnyPath)
    };
    command
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            Command::new("add")
                .about("Import a tree once; its commit id depends on its content alone")
                .arg(name())
                .arg(Arg::new("debian").long("debian").value_name("PACKAGE").help(
                    "A Debian source package: the installed one, else one fetched with `apt-get download` (no root needed)",
                ))
                .arg(path("tar", "FILE").help("A tarball: xz, gzip or plain"))
                .arg(path("from", "CLONE").requires("rev").help("A git repository; it is read, never written"))
                .arg(Arg::new("rev").long("rev").value_name("REV").requires("from").help("The revision of --from"))
                .group(ArgGroup::new("source").args(["debian", "tar", "from"]).required(true))
                .after_help(examples("add")),
        )
        .subcommand(Command::new("list").about("List the trees").after_help(examples("list")))
        .subcommand(Command::new("rm").about("Forget a tree").arg(name()).after_help(examples("rm")))
}

/// Those of the examples that are of one subcommand.
fn examples(subcommand: &str) -> String {
    let start = format!("  kiso tree {subcommand} ");
    let lines: Vec<&str> = ENTRY.examples.lines().filter(|line| line.starts_with(&start)).collect();
    format!("Examples:\n{}", lines.join("\n"))
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let project = session.project()?;
    match matches.subcommand() {
        Some(("add", matches)) => {
            let name = name(matches)?;
            let source = source(matches)?;
            let tree = pipeline::add_tree(&project, name, &source, &session.events(), &session.interrupt)?;
            session.print(&format!("{}  {}  {}\n", tree.name, tree.commit, tree.source_version))?;
        }
        Some(("rm", matches)) => {
            let name = name(matches)?;
            pipeline::remove_tree(&project, name)?;
            session.print(&format!("{name} is forgotten\n"))?;
        }
        _ => {
            let mut out = String::new();
            for tree in pipeline::list_trees(&project)? {
                let history = tree
                    .clone
                    .as_deref()
                    .map(|clone| format!("  history in {}", escape::line(clone.as_os_str().as_encoded_bytes())));
                let _ = writeln!(
                    out,
                    "{}  {}  {}{}",
                    session.style().strong(&tree.name),
                    tree.commit.short(),
                    tree.source_version,
                    history.unwrap_or_default()
                );
            }
            if out.is_empty() {
                out.push_str("no trees yet; `kiso run` imports the one its target names, `kiso tree add` any other\n");
            }
            session.print(&out)?;
        }
    }
    Ok(0)
}

fn name(matches: &ArgMatches) -> Result<&str, Trouble> {
    let name = matches.get_one::<String>("name").map(String::as_str).unwrap_or_default();
    match crate::config::is_plain_name(name) {
        true => Ok(name),
        false => Err(Usage {
            message: format!("{name:?} can't be a tree's name"),
            remedy: Some(format!("use {}", crate::config::PLAIN_NAME)),
        }
        .into()),
    }
}

fn source(matches: &ArgMatches) -> Result<TreeSource, Trouble> {
    let path = |id: &str| matches.get_one::<PathBuf>(id).cloned();
    let word = |id: &str| matches.get_one::<String>(id).cloned();
    match (word("debian"), path("tar"), path("from"), word("rev")) {
        (Some(package), ..) => match crate::config::is_plain_name(&package) {
            true => Ok(TreeSource::Debian(package)),
            false => Err(Usage { message: format!("{package:?} can't be a package's name"), remedy: None }.into()),
        },
        (None, Some(file), ..) => Ok(TreeSource::Tarball(file)),
        (None, None, Some(path), Some(revision)) => Ok(TreeSource::Clone { path, revision }),
        _ => {
            Err(Usage { message: "name a source".into(), remedy: Some("--debian, --tar, or --from and --rev".into()) }
                .into())
        }
    }
}
