// SPDX-License-Identifier: GPL-2.0-only
//! The only place that renders untrusted bytes (console, result port, patch text, compiler output) for people.

/// Renders bytes as one line of plain text: valid UTF-8 that is printable stays, everything else (control codes, escape
/// sequences, bidirectional overrides, broken UTF-8) becomes `\xNN` or `\u{N}`. A tab becomes one space.
pub fn line(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            push_char(&mut out, c);
        }
        for byte in chunk.invalid() {
            out.push_str(&format!("\\x{byte:02x}"));
        }
    }
    without_commands(out)
}

/// Runners of forges take commands from a job's output: a line that begins with two colons, wherever it begins, and what
/// stands behind `##[`. Text that looks so is written otherwise.
fn without_commands(text: String) -> String {
    let start = text.len() - text.trim_start().len();
    let text = match text[start..].strip_prefix("::") {
        Some(rest) => format!("{}\\x3a:{rest}", &text[..start]),
        None => text,
    };
    if text.contains("##[") { text.replace("##[", "#\\x23[") } else { text }
}

/// Renders text as the message of a workflow command of GitHub: a line of its own, whatever is in it.
pub fn github_data(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|one| plain(one).replace('%', "%25")).collect();
    lines.join("%0A")
}

/// The same as a property of such a command.
pub fn github_property(text: &str) -> String {
    github_data(text).replace(':', "%3A").replace(',', "%2C")
}

/// A line with what is not printable written as its numbers.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push_char(&mut out, c));
    out
}

/// As [`line`], but that tabs stay: for lines whose columns matter, such as those of a diff.
pub fn line_with_tabs(bytes: &[u8]) -> String {
    bytes.split(|&byte| byte == b'\t').map(line).collect::<Vec<_>>().join("\t")
}

/// Renders text of several lines: each as [`line`] does it, the later ones indented by `indent`.
pub fn lines(text: &str, indent: &str) -> String {
    text.lines().map(|one| line(one.as_bytes())).collect::<Vec<_>>().join(&format!("\n{indent}"))
}

/// As [`line`], cut after `limit` characters with an ellipsis.
pub fn line_cut(bytes: &[u8], limit: usize) -> String {
    // A character has four bytes at most, so what is cut through here is behind the limit.
    let enough = bytes.len().min(limit.saturating_add(1).saturating_mul(4));
    let text = line(&bytes[..enough]);
    match text.char_indices().nth(limit) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

fn push_char(out: &mut String, c: char) {
    match c {
        '\t' => out.push(' '),
        c if c.is_control() => out.push_str(&format!("\\x{:02x}", u32::from(c))),
        // Format characters that reorder or hide text on a terminal.
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => {
            out.push_str(&format!("\\u{{{:x}}}", u32::from(c)));
        }
        c => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_codes_never_reach_the_terminal() {
        assert_eq!(line(b"a\x1b[31mred\x07\r"), "a\\x1b[31mred\\x07\\x0d");
        assert_eq!(line("caf\u{e9} \u{202e}x".as_bytes()), "caf\u{e9} \\u{202e}x");
        assert_eq!(line(b"\xff\xfeok\t."), "\\xff\\xfeok .");
    }

    #[test]
    fn what_a_runner_would_obey_is_no_command() {
        assert_eq!(line(b"::set-output name=a::b"), "\\x3a:set-output name=a::b");
        assert_eq!(lines("x\n \t::error::y\na::b", "  "), "x\n    \\x3a:error::y\n  a::b");
        assert_eq!(line(b"a ##[add-mask]b"), "a #\\x23[add-mask]b");
    }

    #[test]
    fn tabs_stay_where_columns_matter() {
        assert_eq!(line_with_tabs(b"+\tx\x1b[0m\t\t\xc3\xa9\t"), "+\tx\\x1b[0m\t\t\u{e9}\t");
    }

    #[test]
    fn line_ends_stay_and_what_is_between_them_is_escaped() {
        assert_eq!(lines("a\x1b[2J\nb\n", "  "), "a\\x1b[2J\n  b");
    }

    #[test]
    fn cut_counts_characters() {
        assert_eq!(line_cut("ééé".as_bytes(), 2), "éé…");
        assert_eq!(line_cut(b"ab", 2), "ab");
        for text in ["\u{10348}".repeat(9), format!("a{}", "\u{10348}".repeat(9))] {
            assert_eq!(line_cut(text.as_bytes(), 3).chars().nth(3), Some('…'), "{text}");
        }
    }
}
