// SPDX-License-Identifier: GPL-2.0-only
//! The statistics above the diffs, as `git format-patch` writes them.

use super::change::FileChange;
use super::hunks::Counts;
use crate::git::Mode;

/// The width that format-patch keeps to.
const WIDTH: usize = 72;

/// What one line tells of a file.
pub(super) enum Change {
    Text(Counts),
    /// Sizes in bytes.
    Binary {
        old: usize,
        new: usize,
    },
}

/// One file's line.
struct Line {
    name: String,
    change: Change,
}

/// The statistics and the summary of created, deleted and renamed files, one line each.
pub(super) fn statistics(files: Vec<(FileChange, Change)>) -> String {
    let summary: String = files.iter().filter_map(|(file, _)| summary(file)).collect();
    let lines: Vec<Line> = files.into_iter().map(|(file, change)| Line { name: shown_name(&file), change }).collect();
    let widths = Widths::of(&lines);
    let mut out: String = lines.iter().map(|line| widths.show(line)).collect();
    out.push_str(&totals(&lines));
    out + &summary
}

fn totals(lines: &[Line]) -> String {
    let (mut added, mut removed) = (0, 0);
    for line in lines {
        if let Change::Text(counts) = line.change {
            added += counts.added;
            removed += counts.removed;
        }
    }
    let plural = |number: u64| if number == 1 { "" } else { "s" };
    let mut out = format!(" {} file{} changed", lines.len(), plural(lines.len() as u64));
    if added > 0 || removed == 0 {
        out += &format!(", {added} insertion{}(+)", plural(added));
    }
    if removed > 0 || added == 0 {
        out += &format!(", {removed} deletion{}(-)", plural(removed));
    }
    out + "\n"
}

fn summary(file: &FileChange) -> Option<String> {
    let mode = |mode: Mode| mode.octal();
    match (&file.old, &file.new) {
        (None, Some(new)) => Some(format!(" create mode {} {}\n", mode(new.mode), quoted(&new.path))),
        (Some(old), None) => Some(format!(" delete mode {} {}\n", mode(old.mode), quoted(&old.path))),
        (Some(old), Some(new)) => {
            let mut lines = String::new();
            if let Some(similarity) = file.similarity {
                lines += &format!(" rename {} ({similarity}%)\n", moved(&old.path, &new.path));
            }
            if old.mode != new.mode {
                lines += &format!(" mode change {} => {}", mode(old.mode), mode(new.mode));
                // The name stands in the line of the rename.
                if file.similarity.is_none() {
                    lines += &format!(" {}", quoted(&new.path));
                }
                lines.push('\n');
            }
            (!lines.is_empty()).then_some(lines)
        }
        (None, None) => None,
    }
}

fn shown_name(file: &FileChange) -> String {
    match (&file.old, &file.new) {
        (Some(old), Some(new)) if file.similarity.is_some() => moved(&old.path, &new.path),
        (Some(one), _) | (None, Some(one)) => quoted(&one.path),
        (None, None) => String::new(),
    }
}

/// `net/{a.c => b.c}`: what is common to both names stands once.
fn moved(old: &[u8], new: &[u8]) -> String {
    let (old_quoted, new_quoted) = (quoted(old), quoted(new));
    if old_quoted.starts_with('"') || new_quoted.starts_with('"') {
        return format!("{old_quoted} => {new_quoted}");
    }
    let slash = |&(index, _): &(usize, &u8)| old[index] == b'/';
    let common = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let prefix = old[..common].iter().enumerate().filter(slash).map(|(index, _)| index + 1).next_back().unwrap_or(0);
    // The common end begins with a slash, which may be the last one of the common start.
    let limit = old.len().min(new.len()).saturating_sub(prefix.saturating_sub(1));
    let mut suffix = 0;
    for length in 1..=limit {
        let (a, b) = (old[old.len() - length], new[new.len() - length]);
        if a != b {
            break;
        }
        if a == b'/' {
            suffix = length;
        }
    }
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let middle = |path: &[u8]| {
        let end = path.len() - suffix;
        text(path.get(prefix..end.max(prefix)).unwrap_or_default())
    };
    if prefix + suffix == 0 {
        return format!("{} => {}", text(old), text(new));
    }
    format!("{}{{{} => {}}}{}", text(&old[..prefix]), middle(old), middle(new), text(&old[old.len() - suffix..]))
}

/// A name in C's quoting where it needs that, as git writes it.
pub(super) fn quoted(path: &[u8]) -> String {
    let plain = |byte: &u8| (b' '..0x7f).contains(byte) && !b"\"\\".contains(byte);
    if path.iter().all(plain) {
        return String::from_utf8_lossy(path).into_owned();
    }
    let mut out = String::from('"');
    for &byte in path {
        match byte {
            b'"' | b'\\' => out.extend(['\\', char::from(byte)]),
            7 => out += "\\a",
            8 => out += "\\b",
            b'\t' => out += "\\t",
            b'\n' => out += "\\n",
            11 => out += "\\v",
            12 => out += "\\f",
            b'\r' => out += "\\r",
            b' '..0x7f => out.push(char::from(byte)),
            _ => out += &format!("\\{byte:03o}"),
        }
    }
    out + "\""
}

/// The widths of the columns.
struct Widths {
    name: usize,
    number: usize,
    graph: usize,
    /// The greatest number of changed lines of one file.
    most: u64,
}

impl Widths {
    fn of(lines: &[Line]) -> Self {
        let (mut name, mut most, mut binary, mut number) = (0, 0, 0, 0);
        for line in lines {
            name = name.max(line.name.chars().count());
            match line.change {
                Change::Text(Counts { added, removed }) => most = most.max(added + removed),
                Change::Binary { old, new } => {
                    binary = binary.max(14 + digits(old as u64) + digits(new as u64));
                    number = 3;
                }
            }
        }
        number = number.max(digits(most));
        let wanted = usize::try_from(most).unwrap_or(usize::MAX);
        let mut graph = if wanted.saturating_add(4) > binary { wanted } else { binary - 4 };
        let width = WIDTH.max(16 + 6 + number);
        if name.saturating_add(number + 6).saturating_add(graph) > width {
            graph = graph.min((width * 3 / 8 - number - 6).max(6));
            if name > width - number - 6 - graph {
                name = width - number - 6 - graph;
            } else {
                graph = width - number - 6 - name;
            }
        }
        Self { name, number, graph, most }
    }

    fn show(&self, line: &Line) -> String {
        let (prefix, name) = self.cut(&line.name);
        let pad = self.name.saturating_sub(prefix.len() + name.chars().count());
        let number = self.number;
        let begin = format!(" {prefix}{name}{:pad$} |", "");
        match line.change {
            Change::Binary { old: 0, new: 0 } => format!("{begin} {:>number$}\n", "Bin"),
            Change::Binary { old, new } => format!("{begin} {:>number$} {old} -> {new} bytes\n", "Bin"),
            Change::Text(Counts { added: 0, removed: 0 }) => format!("{begin} {:>number$}\n", 0),
            Change::Text(counts) => {
                let (plus, minus) = self.scaled(counts);
                let total = counts.added + counts.removed;
                format!("{begin} {total:>number$} {}{}\n", "+".repeat(plus), "-".repeat(minus))
            }
        }
    }

    /// A name that is too long loses its start, at a slash where there is one.
    fn cut<'a>(&self, name: &'a str) -> (&'static str, &'a str) {
        let length = name.chars().count();
        if length <= self.name {
            return ("", name);
        }
        let skipped = length - self.name.saturating_sub(3);
        let start = name.char_indices().nth(skipped).map_or(name.len(), |(at, _)| at);
        let rest = &name[start..];
        ("...", rest.find('/').map_or(rest, |slash| &rest[slash..]))
    }

    fn scaled(&self, Counts { added, removed }: Counts) -> (usize, usize) {
        let width = self.graph as u64;
        if width > self.most {
            return (added as usize, removed as usize);
        }
        let scale = |count: u64| if count == 0 { 0 } else { 1 + count * (width - 1) / self.most };
        let mut total = scale(added + removed);
        if total < 2 && added > 0 && removed > 0 {
            total = 2;
        }
        let (plus, minus) = if added < removed {
            (scale(added), total - scale(added))
        } else {
            (total - scale(removed), scale(removed))
        };
        (plus as usize, minus as usize)
    }
}

fn digits(number: u64) -> usize {
    number.to_string().len()
}
