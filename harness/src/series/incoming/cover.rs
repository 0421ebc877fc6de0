// SPDX-License-Identifier: GPL-2.0-only
//! What a person wrote in a cover letter.

use crate::series::format::statistics_start;
use crate::series::patch::split_headers;

/// A cover letter, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// Its text.
    pub text: String,
    /// Whether more than shortlog, statistics and signature stands below it.
    pub has_more: bool,
}

/// Takes a cover letter apart, as `git format-patch` or kiso writes one: text, shortlog, statistics, more, signature.
pub fn cover(mail: &[u8]) -> Cover {
    let (_, start) = split_headers(mail);
    let text = &mail[start..];
    let lines: Vec<&[u8]> = text.split_inclusive(|&byte| byte == b'\n').collect();
    let signature = lines.iter().rposition(|line| line.trim_ascii_end() == b"--").unwrap_or(lines.len());
    let lines = &lines[..signature];
    let shortlog = (0..lines.len()).find(|&at| is_author(lines[at]) && is_title(lines.get(at + 1)));
    let offset = |count: usize| -> usize { lines[..count].iter().map(|line| line.len()).sum() };
    let all = &text[..offset(lines.len())];
    let end = shortlog.map(offset).or_else(|| statistics_start(all)).unwrap_or(all.len());
    let below = lines.iter().rposition(|line| is_total(line)).map_or(end, |at| offset(at + 1)).max(end);
    let mut more = all[below..].split_inclusive(|&byte| byte == b'\n');
    let is_known = |line: &[u8]| is_summary(line) || line.starts_with(b"base-commit: ");
    let has_more = more.any(|line| !line.trim_ascii().is_empty() && !is_known(line));
    let text = String::from_utf8_lossy(all[..end].trim_ascii_end()).trim_start_matches('\n').to_owned();
    Cover { text, has_more }
}

/// ` create mode 100644 f`, and what else git writes below the totals.
fn is_summary(line: &[u8]) -> bool {
    [" create mode ", " delete mode ", " rename ", " mode change "]
        .iter()
        .any(|start| line.starts_with(start.as_bytes()))
}

fn is_total(line: &[u8]) -> bool {
    let text = String::from_utf8_lossy(line);
    text.starts_with(' ') && text.contains(" file") && text.contains(" changed")
}

/// `Name (3):`
fn is_author(line: &[u8]) -> bool {
    let text = String::from_utf8_lossy(line);
    let count = text.trim_end().strip_suffix("):").and_then(|rest| rest.rsplit_once(" ("));
    count.is_some_and(|(name, count)| {
        !name.starts_with(' ') && !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn is_title(line: Option<&&[u8]>) -> bool {
    line.is_some_and(|line| line.starts_with(b"  "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAIL: &str =
        "A (2):\n  one\n  two\n\n f | 2 +-\n 1 file changed, 1 insertion(+), 1 deletion(-)\n create mode 100644 f\n\n";

    #[test]
    fn what_a_tool_wrote_is_told_from_what_a_person_wrote() {
        let head = "From: A <a@x.org>\nSubject: [PATCH 0/2] all\n\nWhy (1):\n\nHow.\n---\nv2: more\n\n";
        let text = "Why (1):\n\nHow.\n---\nv2: more";
        for (tail, has_more) in [
            (TAIL.to_owned(), false),
            (format!("{TAIL}-- \n2.39\n"), false),
            (format!("{TAIL}\nbase-commit: 0123\n-- \n2.39\n"), false),
            (format!("{TAIL}Range-diff:\n1: = 1\n-- \n"), true),
        ] {
            assert_eq!(cover(format!("{head}{tail}").as_bytes()), Cover { text: text.into(), has_more }, "{tail}");
        }
        assert_eq!(cover(head.as_bytes()), Cover { text: text.into(), has_more: false });
    }
}
