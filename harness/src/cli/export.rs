// SPDX-License-Identifier: GPL-2.0-only
//! `kiso export`: the series as mails.

use super::stack::{on_series, text, with_target};
use super::trouble::Usage;
use super::{Entry, Session, Trouble};
use crate::pipeline::{self, ExportRequest};
use crate::{escape, git};
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
use std::fmt::Write as _;
use std::path::PathBuf;

pub(super) static ENTRY: Entry = Entry {
    name: "export",
    about: "Write the series as mails with cover letter; keeps what was sent",
    examples: "  kiso export                  into outgoing/, as the version after the last\n  kiso export --to linux-kernel@vger.kernel.org --cc \"A Dev <dev@example.org>\"\n  kiso export mails --version 2\n  kiso export --rfc --in-reply-to 1@example.org",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    let many = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name("ADDR").action(ArgAction::Append).help(help)
    };
    with_target(command)
        .arg(
            Arg::new("dir")
                .value_name("DIR")
                .value_parser(value_parser!(PathBuf))
                .value_hint(ValueHint::DirPath)
                .help("Where the mails go: a new directory, or one of an export [default: outgoing/ in the project]"),
        )
        .arg(
            Arg::new("version")
                .long("version")
                .value_name("N")
                .value_parser(value_parser!(u32).range(1..))
                .help("Which version of the series it is [default: one more than the last]"),
        )
        .arg(many("to", "A receiver; may come more than once"))
        .arg(many("cc", "A receiver of a copy; may come more than once"))
        .arg(
            Arg::new("in-reply-to")
                .long("in-reply-to")
                .value_name("ID")
                .help("The id of the mail that is answered [default: the last version's cover letter]"),
        )
        .arg(Arg::new("rfc").long("rfc").action(ArgAction::SetTrue).help("Ask for comments: [RFC PATCH …]"))
}

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let to = addresses(matches, "to")?;
    let cc = addresses(matches, "cc")?;
    let answered = text(matches, "in-reply-to").map(|id| format!("<{}>", id.trim_matches(['<', '>'])));
    if let Some(id) = answered.as_ref().filter(|id| !escape::is_line(id) || id.contains(' ') || id.len() < 3) {
        let message = format!("{} is no id of a mail", escape::line_cut(id.as_bytes(), 200));
        return Err(Usage { message, remedy: Some("as in its Message-ID: NAME@HOST".into()) }.into());
    }
    on_series(matches, session, |wish, project| {
        let sender = git::user(project.root()).ok_or_else(|| Usage {
            message: "git does not know who you are".into(),
            remedy: Some("git config --global user.name NAME; git config --global user.email ADDRESS".into()),
        })?;
        let named = matches.get_one::<PathBuf>("dir");
        let dir = named.map_or_else(|| project.root().join("outgoing"), |dir| session.directory().join(dir));
        let request = ExportRequest {
            dir: &dir,
            version: matches.get_one("version").copied(),
            rfc: matches.get_flag("rfc"),
            to: &to,
            cc: &cc,
            in_reply_to: answered.as_deref(),
            sender: &sender,
        };
        let (version, worked) = pipeline::export(wish, &request)?;
        let shown = named.map_or_else(|| "outgoing".into(), |dir| escape::line(dir.as_os_str().as_encoded_bytes()));
        let mut out = format!("v{version} is in {shown}: git send-email {shown}/*.patch\n");
        for note in &worked.notes {
            let _ = writeln!(out, "note: {note}");
        }
        session.print(&out)?;
        Ok(0)
    })
}

fn addresses(matches: &ArgMatches, name: &str) -> Result<Vec<String>, Trouble> {
    let all: Vec<String> = matches.get_many(name).into_iter().flatten().cloned().collect();
    match all.iter().find(|one| !escape::is_line(one) || !one.contains('@')) {
        Some(bad) => {
            let message = format!("--{name} {} is no address", escape::line_cut(bad.as_bytes(), 200));
            Err(Usage { message, remedy: Some("as in NAME <ADDRESS>".into()) }.into())
        }
        None => Ok(all),
    }
}
