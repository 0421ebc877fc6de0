// SPDX-License-Identifier: GPL-2.0-only
//! `kiso new`: a patch that changes nothing yet.

use super::stack::{author, on_series, subject, tell, with_target};
use super::{Entry, Session, Trouble};
use crate::pipeline;
use clap::{Arg, ArgMatches, Command};

pub(super) static ENTRY: Entry = Entry {
    name: "new",
    about: "Add an empty patch, after the one that is edited or the last",
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
    let subject = subject(matches)?;
    on_series(matches, session, |wish, project| tell(session, &pipeline::new_patch(wish, subject, &author(project)?)?))
}
