// SPDX-License-Identifier: GPL-2.0-only
//! What may have been meant by a command that there is not.

use clap::Command;
use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;

/// Words of quilt, StGit, git, b4, virtme-ng and others, which are too far from kiso's to be taken for a slip of the hand, and
/// what does the same here.
const ELSEWHERE: &[(&[&str], &str)] = &[
    (&["push"], "`kiso apply` applies the whole series, `kiso apply --to PATCH` no more than up to a patch"),
    (
        &["pop", "goto", "checkout", "switch"],
        "`kiso edit PATCH` brings the worktree to a patch, an earlier or a later one",
    ),
    (&["top", "applied", "unapplied", "next", "previous", "ls", "list"], "`kiso series` lists the patches"),
    (&["status"], "`kiso diff` tells what became of the patches since the last commit, `kiso runs` what was run"),
    (
        &["rm", "remove", "delete"],
        "`kiso drop PATCH` takes a patch out of the series, `kiso tree rm NAME` forgets a tree",
    ),
    (
        &["amend", "commit", "add"],
        "`kiso refresh` takes what was changed in the worktree into the patch that is edited",
    ),
    (&["squash", "fixup"], "`kiso fold PATCH` makes one patch of it and the one before"),
    (&["float", "sink", "reorder"], "`kiso move PATCH --before PATCH` gives a patch another place"),
    (&["am", "shazam", "quiltimport"], "`kiso import FILE` takes patches from mails, diffs or a quilt directory"),
    (
        &["send", "send-email", "mail", "format-patch", "prep"],
        "`kiso export` writes the mails that git send-email sends",
    ),
    (&["range-diff", "interdiff"], "`kiso diff` tells what became of each patch"),
    (&["resolve"], "`kiso continue` goes on once the files in conflict are mended"),
    (&["test", "selftest", "kunit"], "`kiso run` builds, boots and tests, `kiso cases` lists what is tested"),
    (&["check", "checkpatch"], "`kiso lint` checks the patches, `kiso run` what they do"),
    (&["make", "compile"], "`kiso build` builds the kernel"),
    (
        &["qemu", "vm", "shell", "exec", "start"],
        "`kiso boot` boots the kernel, `kiso boot --exec PROGRAM` runs a program in it",
    ),
    (&["log", "results"], "`kiso runs` lists the runs, `kiso undo --list` what was done to the series"),
    (&["clean", "prune"], "`kiso gc` removes old runs and kernels"),
    (&["clone", "fetch", "pull"], "`kiso tree add NAME --from CLONE --rev REV` takes a tree from a clone"),
];

/// How many letters may be wrong, missing, too many or swapped in a word that is a slip of the hand.
const SLIPS: usize = 2;

/// Has an error about an unknown command name what was likely meant: by who works with another tool, or else the nearest
/// word.
pub(super) fn explain(error: &mut clap::Error, args: &[OsString]) {
    if error.kind() != ErrorKind::InvalidSubcommand {
        return;
    }
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else { return };
    let kiso = super::command();
    let called = called(&kiso, args, word);
    let tip = tip(word).filter(|_| called.get_name() == kiso.get_name());
    let nearest = nearest(word, called);
    // How to pass the word as a value: no command takes one in the place of a subcommand.
    error.remove(ContextKind::Suggested);
    // What the parser found similar, the most similar last: several of forty commands are to any word.
    let similar = match error.remove(ContextKind::SuggestedSubcommand) {
        Some(ContextValue::Strings(mut similar)) => similar.pop(),
        _ => None,
    };
    if let Some(tip) = tip {
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![StyledStr::from(tip)]));
    } else if let Some(name) = nearest.or(similar) {
        error.insert(ContextKind::SuggestedSubcommand, ContextValue::Strings(vec![name]));
    }
}

/// The command whose subcommand the wrong word was to be. What is the value of an option is no command.
fn called<'a>(kiso: &'a Command, args: &[OsString], wrong: &str) -> &'a Command {
    let takes_next = |word: &str| {
        kiso.get_arguments().filter(|one| one.get_action().takes_values()).any(|one| {
            let is_long = word.strip_prefix("--").is_some_and(|name| one.get_long() == Some(name));
            is_long
                || word.strip_prefix('-').is_some_and(|name| one.get_short().map(String::from).as_deref() == Some(name))
        })
    };
    let (mut command, mut is_value) = (kiso, false);
    for word in args.iter().skip(1) {
        let text = word.to_str().unwrap_or_default();
        if std::mem::replace(&mut is_value, false) {
            continue;
        }
        if text == wrong {
            break;
        }
        is_value = takes_next(text);
        command = command.find_subcommand(word).unwrap_or(command);
    }
    command
}

/// The subcommand that a word is so near to that it is likely a slip.
fn nearest(word: &str, command: &Command) -> Option<String> {
    let of = |name: &str| (strsim::osa_distance(word, name), name.to_owned());
    let (slips, name) = command.get_subcommands().map(|one| of(one.get_name())).min()?;
    (slips <= SLIPS && slips < word.chars().count()).then_some(name)
}

fn tip(word: &str) -> Option<&'static str> {
    ELSEWHERE.iter().find(|(words, _)| words.contains(&word)).map(|(_, tip)| *tip)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_in_place_of_a_word_parses_and_the_word_is_no_command() {
        let mut known = Vec::new();
        for (words, tip) in ELSEWHERE {
            let calls: Vec<&str> = tip.split('`').skip(1).step_by(2).collect();
            assert!(!calls.is_empty(), "{tip}");
            for call in calls {
                let parsed = super::super::command().try_get_matches_from(call.split(' '));
                assert!(parsed.is_ok(), "{call}: {}", parsed.err().map(|e| e.to_string()).unwrap_or_default());
            }
            for word in *words {
                assert!(super::super::entries().all(|entry| entry.name != *word), "{word} is a command");
                assert!(!known.contains(word), "{word} is there twice");
                known.push(word);
            }
        }
    }

    #[test]
    fn the_nearest_command_alone_is_named() {
        let suggested = |words: &str| {
            let args: Vec<OsString> = words.split(' ').map(OsString::from).collect();
            let mut error = super::super::command().try_get_matches_from(&args).expect_err("no such command");
            explain(&mut error, &args);
            error.get(ContextKind::SuggestedSubcommand).map(ToString::to_string)
        };
        for (words, command) in [
            ("kiso rnu", "run"),
            ("kiso hsitory", "history"),
            ("kiso aply", "apply"),
            ("kiso refersh", "refresh"),
            ("kiso help doktor", "doctor"),
            ("kiso complete", "completions"),
            ("kiso tree lst", "list"),
            ("kiso tree remove", "rm"),
            ("kiso help tree ad", "add"),
            ("kiso --directory tree rnu", "run"),
            ("kiso -C tree rnu", "run"),
            ("kiso rnu tree", "run"),
            ("kiso --directory=x tree -C . lst", "list"),
        ] {
            assert_eq!(suggested(words).as_deref(), Some(command), "{words}");
        }
        assert_eq!((suggested("kiso xyzzy"), suggested("kiso tree push")), (None, None));
    }
}
