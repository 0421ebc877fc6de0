// SPDX-License-Identifier: GPL-2.0-only
//! What kiso says of itself: the commands by task, and the answer to a call that is none.

use super::session::wants_colour;
use super::{TASKS, mistake};
use crate::escape;
use clap::builder::{StyledStr, Styles};
use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::{IsTerminal as _, Write as _};

/// What the exit codes mean.
pub(super) const EXIT_CODES: [(u8, &str); 5] = [
    (0, "good"),
    (1, "the verdict is red"),
    (2, "bad usage or input"),
    (3, "the host or a tool failed"),
    (4, "the series does not apply"),
];

/// Example calls for who does not know which command to take.
const EXAMPLES: &str = "  kiso doctor          what this machine lacks and how to get it\n  kiso run             apply, build, boot, test, judge\n  kiso run --base      the same on the tree without the series\n  kiso gate            may this be merged?";

/// The columns of a terminal that the list of commands fits into.
#[cfg(test)]
const COLUMNS: usize = 80;

/// What stands below the options of kiso itself.
pub(super) fn after() -> String {
    let codes: String = EXIT_CODES.iter().map(|(code, meaning)| format!("  {code}  {meaning}\n")).collect();
    format!("Exit codes:\n{codes}\nExamples:\n{EXAMPLES}")
}

/// How the help of kiso itself is put together: clap has no headings for commands.
pub(super) fn template() -> StyledStr {
    let styles = Styles::styled();
    let (header, literal) = (styles.get_header(), styles.get_literal());
    let width = super::entries().map(|entry| entry.name.len()).max().unwrap_or(0);
    let mut out = String::from("{about-with-newline}\n{usage-heading} {usage}\n\n");
    for task in TASKS {
        let _ = writeln!(out, "{header}{}:{header:#}", task.heading);
        for entry in task.commands {
            let _ = writeln!(out, "  {literal}{:width$}{literal:#}  {}", entry.name, entry.about);
        }
        out.push('\n');
    }
    let _ = writeln!(out, "`{literal}kiso help COMMAND{literal:#}` tells more of one.\n");
    let _ = write!(out, "{header}Options:{header:#}\n{{options}}{{after-help}}");
    out.into()
}

/// Writes what the parser has to say in the place of a parsed call: the help that was asked for, or what is wrong. Gives the
/// exit code.
pub(super) fn answer(mut error: clap::Error, args: &[OsString]) -> u8 {
    mistake::explain(&mut error, args);
    let is_error = error.use_stderr();
    let is_terminal = if is_error { std::io::stderr().is_terminal() } else { std::io::stdout().is_terminal() };
    let text = error.render();
    let text = match wants_colour(asked_colour(args), is_terminal) {
        true => text.ansi().to_string(),
        false => text.to_string(),
    };
    // An error repeats the words of the call.
    let text = escape::without_secrets(&text);
    // A reader that has gone away (`| head`) is no error.
    let _ = match is_error {
        true => std::io::stderr().lock().write_all(text.as_bytes()),
        false => std::io::stdout().lock().write_all(text.as_bytes()),
    };
    // clap: 0 for help and version, 2 for bad usage.
    u8::try_from(error.exit_code()).unwrap_or(2)
}

/// What `--color` says in a call that could not be parsed.
fn asked_colour(args: &[OsString]) -> Option<&str> {
    let mut words = args.iter().map(|word| word.to_str().unwrap_or_default()).take_while(|word| *word != "--");
    while let Some(word) = words.next() {
        match word.strip_prefix("--color") {
            Some("") => return words.next(),
            Some(rest) => return rest.strip_prefix('='),
            None => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_commands_fits_a_narrow_terminal() {
        let text = StyledStr::to_string(&template());
        for line in text.lines().filter(|line| line.starts_with("  ")) {
            assert!(line.chars().count() <= COLUMNS, "{line:?} has {} columns", line.chars().count());
        }
    }

    #[test]
    fn a_command_has_one_task() {
        let mut names: Vec<_> = super::super::entries().map(|entry| entry.name).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    #[test]
    fn the_colour_that_was_asked_for_is_found_in_any_call() {
        let asked = |words: &str| {
            let args: Vec<OsString> = words.split(' ').map(OsString::from).collect();
            asked_colour(&args).map(str::to_owned)
        };
        assert_eq!(asked("kiso rnu --color always").as_deref(), Some("always"));
        assert_eq!(asked("kiso --color=never rnu").as_deref(), Some("never"));
        assert_eq!((asked("kiso rnu"), asked("kiso -- --color always"), asked("kiso --color")), (None, None, None));
    }
}
