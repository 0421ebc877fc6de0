// SPDX-License-Identifier: GPL-2.0-only
//! `kiso new`: a patch that changes nothing yet.

use super::stack::{on_series, required, tell, with_target};
use super::trouble::Usage;
use super::{Entry, Session, Trouble};
use crate::{escape, git, pipeline};
use clap::{Arg, ArgMatches, Command};

pub(super) static ENTRY: Entry = Entry {
    name: "new",
    about: "Add a patch that changes nothing yet, after the one that is edited, or the last",
    examples: "  kiso new \"net: Do it\"       then change the worktree, and kiso refresh",
    arguments: |command: Command| {
        with_target(command).arg(
            Arg::new("subject")
                .value_name("SUBJECT")
                .required(true)
                .help("The first line of its message, without [PATCH]"),
        )
    },
    run,
};

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let subject = required(matches, "subject").trim();
    if subject.is_empty() || escape::line(subject.as_bytes()) != subject {
        let message = "the subject must be one printable line".to_owned();
        return Err(Usage { message, remedy: None }.into());
    }
    on_series(matches, session, |wish, project| {
        let author = git::user(project.root()).ok_or_else(|| Usage {
            message: "git does not know who you are".into(),
            remedy: Some("git config --global user.name NAME; git config --global user.email ADDRESS".into()),
        })?;
        tell(session, &pipeline::new_patch(wish, subject, &author)?)
    })
}
