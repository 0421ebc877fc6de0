// SPDX-License-Identifier: GPL-2.0-only
//! The check by the target tree's own `scripts/checkpatch.pl`.

use super::{Ground, Outcome, complaint};
use crate::escape;
use crate::files::write_whole;
use crate::model::{CheckOutcome, Complaint};
use crate::process::{self, Command, Exit, ProcessError};
use crate::series::patch::Text;
use crate::series::{Layer, SeriesError};
use regex::Regex;
use std::path::Path;
use std::sync::LazyLock;

const SCRIPT: &str = "scripts/checkpatch.pl";
/// What it reads beside itself.
const DATA: [&str; 2] = ["scripts/spelling.txt", "scripts/const_structs.checkpatch"];

pub(super) fn run(ground: &Ground<'_>) -> Outcome {
    let not_run = |reason: String| Ok(CheckOutcome::NotRun { reason });
    let dir = ground.scratch.join("checkpatch");
    if !take(ground, SCRIPT, &dir)? {
        return not_run(format!("the tree has no {SCRIPT}"));
    }
    for data in DATA {
        take(ground, data, &dir)?;
    }
    if ground.layers.is_empty() {
        return not_run("there is no patch".into());
    }
    for (index, Layer { file, .. }) in ground.layers.iter().enumerate() {
        write(&dir.join(patch_name(index)), &Text::of(file)?)?;
    }
    let command = command(&dir, ground.layers.len());
    let output = match process::output(&command, ground.interrupt) {
        Ok(output) => output,
        Err(ProcessError::NotFound { .. }) => return not_run("perl is not installed".into()),
        Err(ProcessError::Interrupted { .. }) => return Err(SeriesError::Interrupted),
        Err(error) => return not_run(error.to_string()),
    };
    let complaints = complaints(&String::from_utf8_lossy(&output.stdout), ground.layers);
    match (output.exit, complaints.is_empty()) {
        (Exit::Code(0), true) => Ok(CheckOutcome::Clean),
        (Exit::Code(1), false) => Ok(CheckOutcome::Found { complaints }),
        // It says one thing and means another: nothing is known.
        _ => {
            let said = output.stderr.split(|&byte| byte == b'\n').find(|line| !line.is_empty()).unwrap_or_default();
            not_run(format!("it ended in another way than it should: {}", escape::line_cut(said, 200)))
        }
    }
}

/// How it is called. What the user's own configuration says of it does not count.
fn command(dir: &Path, patches: usize) -> Command {
    let options = ["--no-tree", "--strict", "--terse", "--show-types", "--color=never"];
    let names = (0..patches).map(patch_name);
    Command::new("perl").arg(SCRIPT).args(options).args(names).dir(dir).env("HOME", dir)
}

fn patch_name(index: usize) -> String {
    format!("{}.patch", index + 1)
}

/// Writes a file of the tree below `dir`; false where the tree has none.
fn take(ground: &Ground<'_>, path: &str, dir: &Path) -> Result<bool, SeriesError> {
    let Some((_, blob)) = ground.store.entry(ground.base, path.as_bytes())? else { return Ok(false) };
    write(&dir.join(path), &ground.store.read_blob(blob)?)?;
    Ok(true)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), SeriesError> {
    write_whole(path, bytes).map_err(|source| SeriesError::Io { path: path.to_owned(), source })
}

/// `3.patch:35: WARNING:TYPE: what is wrong`
fn complaints(text: &str, layers: &[Layer]) -> Vec<Complaint> {
    static LINE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(\d+)\.patch:(\d+): ((?:ERROR|WARNING|CHECK)(?::[A-Z0-9_]+)?: .*)$").expect("constant pattern")
    });
    let read = |line: &str| {
        let found = LINE.captures(line)?;
        let layer = layers.get(found[1].parse::<usize>().ok()?.checked_sub(1)?)?;
        let text = format!("line {}: {}", &found[2], escape::line_cut(found[3].as_bytes(), 300));
        Some(complaint(&layer.file.name, text))
    };
    text.lines().filter_map(read).collect()
}
