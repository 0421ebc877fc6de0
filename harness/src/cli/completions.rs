// SPDX-License-Identifier: GPL-2.0-only
//! `kiso completions`: what a shell needs to complete calls of kiso.

use super::stack::required;
use super::{Entry, Session, Trouble};
use clap::{Arg, ArgMatches, Command};
use clap_complete::aot::{Bash, Fish, Zsh, generate};

pub(super) static ENTRY: Entry = Entry {
    name: "completions",
    about: "Print what a shell needs to complete commands and options",
    examples: "  kiso completions bash > ~/.local/share/bash-completion/completions/kiso\n  kiso completions zsh > ~/.zfunc/_kiso     with `fpath+=~/.zfunc` before compinit in ~/.zshrc\n  kiso completions fish > ~/.config/fish/completions/kiso.fish",
    arguments: |command: Command| {
        command.arg(
            Arg::new("shell")
                .value_name("SHELL")
                .required(true)
                .value_parser(["bash", "zsh", "fish"])
                .help("Which one"),
        )
    },
    run,
};

fn run(matches: &ArgMatches, session: &Session) -> Result<u8, Trouble> {
    let (mut kiso, mut script) = (super::command(), Vec::new());
    let name = kiso.get_name().to_owned();
    match required(matches, "shell") {
        "zsh" => generate(Zsh, &mut kiso, name, &mut script),
        "fish" => generate(Fish, &mut kiso, name, &mut script),
        _ => generate(Bash, &mut kiso, name, &mut script),
    }
    session.print(&String::from_utf8_lossy(&script))?;
    Ok(0)
}
