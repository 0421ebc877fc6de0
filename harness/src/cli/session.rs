// SPDX-License-Identifier: GPL-2.0-only
//! What every command is given: where it works and how it speaks.

use super::trouble::{Io, Trouble};
use crate::config::Project;
use crate::escape;
use crate::event::Events;
use crate::pipeline;
use crate::process::Interrupt;
use crate::report::style::Style;
use crate::report::terminal::Terminal;
use clap::ArgMatches;
use std::io::{IsTerminal, Write as _};
use std::path::PathBuf;

/// Whether to colour what goes to a stream, by what `--color` says and by the surroundings.
pub(super) fn wants_colour(asked: Option<&str>, is_terminal: bool) -> bool {
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
    match asked {
        Some("always") => true,
        Some("never") => false,
        _ => is_terminal && !no_color && !dumb,
    }
}

/// The surroundings of one command.
pub struct Session {
    directory: PathBuf,
    stdout_colour: bool,
    stderr_colour: bool,
    stderr_live: bool,
    /// Set when the user or the system asks kiso to stop.
    pub interrupt: Interrupt,
}

impl Session {
    /// Looks at the global arguments and the terminal, and starts to listen for signals.
    pub(super) fn new(matches: &ArgMatches) -> Result<Self, Trouble> {
        let asked = matches.get_one::<String>("color").map(String::as_str);
        let colour = |is_terminal: bool| wants_colour(asked, is_terminal);
        let here = || std::env::current_dir().map_err(|source| Io { what: "the current directory".into(), source });
        let directory = match matches.get_one::<PathBuf>("directory") {
            Some(directory) => {
                let what = format!("-C {}", directory.display());
                std::path::absolute(directory).map_err(|source| Io { what, source })?
            }
            None => here()?,
        };
        let stderr_terminal = std::io::stderr().is_terminal();
        Ok(Self {
            directory,
            stdout_colour: colour(std::io::stdout().is_terminal()),
            stderr_colour: colour(stderr_terminal),
            stderr_live: stderr_terminal && std::env::var_os("TERM").is_some_and(|term| term != "dumb"),
            interrupt: Interrupt::install().map_err(|source| Io { what: "listening for signals".into(), source })?,
        })
    }

    /// The directory named with `-C`, or the current one.
    pub fn directory(&self) -> &std::path::Path {
        &self.directory
    }

    /// The project that encloses the directory, its files whole: what a killed kiso was writing is completed.
    ///
    /// # Errors
    /// Where none does.
    pub fn project(&self) -> Result<Project, Trouble> {
        let project = Project::find(&self.directory)?;
        pipeline::complete(&project, &self.events(), &self.interrupt)?;
        Ok(project)
    }

    /// Consumers for a command with progress.
    pub fn events(&self) -> Events {
        Events::to(vec![Box::new(Terminal::new(Style::new(self.stderr_colour), self.stderr_live))])
    }

    /// The style of standard output.
    pub fn style(&self) -> Style {
        Style::new(self.stdout_colour)
    }

    pub(super) fn stderr_colour(&self) -> bool {
        self.stderr_colour
    }

    /// Writes a command's result. A reader that has gone away (`| head`) is no error.
    ///
    /// # Errors
    /// Where standard output can't take it.
    pub fn print(&self, text: &str) -> Result<(), Trouble> {
        let mut out = std::io::stdout().lock();
        let text = escape::without_secrets(text);
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            done => Ok(done.map_err(|source| Io { what: "standard output".into(), source })?),
        }
    }
}
