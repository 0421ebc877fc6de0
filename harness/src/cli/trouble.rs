// SPDX-License-Identifier: GPL-2.0-only
//! What a command ends with when it can't do its work: one error of whichever stage, shown in one way.

use crate::escape;
use crate::model::{Class, Failure};
use std::fmt::Write as _;
use std::io::Write as _;

/// An error on its way to the user.
#[derive(Debug)]
pub struct Trouble(Box<dyn Failure>);

impl<E: Failure + 'static> From<E> for Trouble {
    fn from(error: E) -> Self {
        Self(Box::new(error))
    }
}

/// Bad arguments that the parser can't see.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct Usage {
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub remedy: Option<String>,
}

impl Failure for Usage {
    fn class(&self) -> Class {
        Class::Input
    }

    fn remedy(&self) -> Option<String> {
        self.remedy.clone()
    }
}

/// A failure of the standard library that needs no more words than what was being done.
#[derive(Debug, thiserror::Error)]
#[error("{what}: {source}")]
pub struct Io {
    /// What was being done to what.
    pub what: String,
    /// Why it failed.
    pub source: std::io::Error,
}

impl Failure for Io {
    fn class(&self) -> Class {
        Class::Host
    }

    fn remedy(&self) -> Option<String> {
        None
    }
}

impl Trouble {
    /// Writes the error to standard error and gives the exit code.
    pub fn report(&self, colour: bool) -> u8 {
        let _ = std::io::stderr().lock().write_all(self.text(colour, columns()).as_bytes());
        self.0.class().exit_code()
    }

    /// The error as text: message, causes, remedy; for a terminal of so many columns, or for none.
    pub fn text(&self, colour: bool, columns: Option<usize>) -> String {
        let style = crate::report::style::Style::new(colour);
        let mut out = String::new();
        let mut told = self.0.message(columns);
        let _ = writeln!(out, "{} {}", style.bad("error:"), shown(&told));
        let mut source = self.0.source();
        while let Some(cause) = source {
            let text = cause.to_string();
            // Messages that already end in their cause do not say it twice.
            if !told.contains(&text) {
                let _ = writeln!(out, "  because: {}", shown(&text));
            }
            told = text;
            source = cause.source();
        }
        if let Some(log) = self.0.log() {
            let _ = writeln!(out, "{} {}", style.strong("log:"), shown(&log.display().to_string()));
        }
        if let Some(remedy) = self.0.remedy() {
            let _ = writeln!(out, "{} {}", style.strong("help:"), shown(&remedy));
        }
        out
    }
}

/// The width of standard error's terminal; what `COLUMNS` says goes before, and stands in where there is no terminal.
fn columns() -> Option<usize> {
    let named = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    named.or_else(|| console::Term::stderr().size_checked().map(|(_, columns)| usize::from(columns)))
}

/// Messages may quote what came from patches and archives.
fn shown(text: &str) -> String {
    escape::lines(text, "  ")
}
