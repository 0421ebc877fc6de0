// SPDX-License-Identifier: GPL-2.0-only
//! The only place that renders untrusted bytes (console, result port, patch text, compiler output) for people, in whatever
//! they are shown in: a terminal, a page, a job's summary, a table.
//!
//! What is rendered twice is as what was rendered once, so that a format need not know whether a string has been here before.
//! Names, passwords and tokens within addresses are shown as `***`, in every format.

use regex::Regex;
use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::sync::LazyLock;

/// What stands before the host of an address: up to an `@` before its path, or, behind a name and a colon, up to one within
/// the same word, since a password may have characters that should have been encoded: rather a port too much is hidden than
/// a secret too little. An address with one slash is what became of one as a path.
const USERINFO: &str =
    r#"(?i)(://|(?:https?|ftps?|sftp|ssh|git|rsync|socks[45]?h?):/)(?:[^\s/?\#"<>]*|[^\s/?\#"<>:@\[]+:[^\s"<>]*?)@"#;

/// Renders text or bytes as one line of plain text: valid UTF-8 that is printable stays, everything else (control codes, escape
/// sequences, bidirectional overrides, broken UTF-8) becomes `\xNN` or `\u{N}`. A tab becomes one space. What a forge would
/// take for a command in the log of a job is broken in the same way.
pub fn line(text: impl AsRef<[u8]>) -> String {
    without_commands(without_secrets(&printable(text.as_ref())).into_owned())
}

/// Whether text is a line that can be shown as it is, but for secrets.
pub fn is_line(text: &str) -> bool {
    without_commands(printable(text.as_bytes())) == text
}

/// Text with `***` in the place of whatever stands before the host in an address that has a scheme
/// (`https://name:token@host/path`). Every way of rendering does this by itself; what is kept or handed on unrendered goes
/// through here.
pub fn without_secrets(text: &str) -> Cow<'_, str> {
    static PATTERN: LazyLock<Regex> = LazyLock::new(|| Regex::new(USERINFO).expect("constant pattern"));
    // Most text has no address, and that is seen far sooner.
    match memchr::memmem::find(text.as_bytes(), b":/").is_some() {
        true => PATTERN.replace_all(text, "${1}***@"),
        false => Cow::Borrowed(text),
    }
}

fn printable(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            push_char(&mut out, c);
        }
        for byte in chunk.invalid() {
            let _ = write!(out, "\\x{byte:02x}");
        }
    }
    out
}

/// Renders text as the message of a workflow command of GitHub: a line of its own, whatever is in it.
pub fn github_data(text: &str) -> String {
    let lines: Vec<String> =
        text.lines().map(|one| without_secrets(&printable(one.as_bytes())).replace('%', "%25")).collect();
    lines.join("%0A")
}

/// The same as a property of such a command.
pub fn github_property(text: &str) -> String {
    github_data(text).replace(':', "%3A").replace(',', "%2C")
}

/// As [`line`], but that tabs stay: for lines whose columns matter, such as those of a diff.
pub fn line_with_tabs(bytes: &[u8]) -> String {
    bytes.split(|&byte| byte == b'\t').map(line).collect::<Vec<_>>().join("\t")
}

/// Renders text of several lines: each as [`line`] does it, the later ones indented by `indent`.
pub fn lines(text: &str, indent: &str) -> String {
    text.lines().map(line).collect::<Vec<_>>().join(&format!("\n{indent}"))
}

/// As [`line`], cut after `limit` characters with an ellipsis.
pub fn line_cut(bytes: &[u8], limit: usize) -> String {
    // A character has four bytes at most, so what is cut through here is behind the limit. Of an address all must be seen, or
    // a secret may have lost the sign that it is one.
    let enough = match memchr::memmem::find(bytes, b":/") {
        None => bytes.len().min(limit.saturating_add(1).saturating_mul(4)),
        Some(_) => bytes.len(),
    };
    let text = line(&bytes[..enough]);
    match text.char_indices().nth(limit) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

/// Renders text for a table that a spreadsheet may open: one line, and nothing that it would compute.
pub fn cell(text: &str) -> String {
    let text = line(text);
    // Full-width signs count as the plain ones do.
    match text.trim_start().starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']) {
        true => format!("'{text}"),
        false => text,
    }
}

/// Renders text as code within a line or a cell of a table of Markdown: nothing in it is markup, a mention or a link.
pub fn code(text: &str) -> String {
    // A bar would end the cell, also behind a backslash.
    let text = line(text).replace('|', "\\x7c");
    if text.trim().is_empty() {
        return String::new();
    }
    let ticks = "`".repeat(longest_run(&text, '`') + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{ticks}{space}{text}{space}{ticks}")
}

/// Renders lines as a block of code of Markdown, which none of them can end.
pub fn code_block<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let lines: Vec<String> = lines.map(line).collect();
    let longest = lines.iter().map(|one| longest_run(one, '`')).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}text\n{}\n{fence}\n", lines.join("\n"))
}

/// Renders text as prose of Markdown that says itself and no more. A forge looks for mentions, numbers of issues, addresses
/// and emoji in what Markdown has made, where no backslash is left: a space of no width parts what would be one.
pub fn markdown(text: &str) -> String {
    let text = line(text);
    let mut out = String::with_capacity(text.len() + 16);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '@' | '#' => {
                let _ = write!(out, "\\{c}&#8203;");
            }
            ':' if chars.peek().is_some_and(|next| !next.is_whitespace()) => out.push_str(":&#8203;"),
            '.' if out.get(out.len().wrapping_sub(3)..).is_some_and(|end| end.eq_ignore_ascii_case("www")) => {
                out.push_str("&#8203;.");
            }
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '!' | '|' | '~' | '$' | '^' => {
                let _ = write!(out, "\\{c}");
            }
            c => out.push(c),
        }
    }
    out
}

/// Renders text for HTML, within an element or a quoted attribute.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    // Writing to a String cannot fail.
    let _ = write_html(&mut out, text);
    out
}

/// Renders what a template of HTML is given; `harness/askama.toml` names it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Html;

impl askama::filters::Escaper for Html {
    fn write_escaped_str<W: fmt::Write>(&self, mut out: W, text: &str) -> fmt::Result {
        write_html(&mut out, text)
    }
}

fn write_html(out: &mut impl fmt::Write, text: &str) -> fmt::Result {
    let text = &*without_secrets(text);
    let mut plain = 0;
    for (at, c) in text.char_indices() {
        match c {
            // Colons and number signs, since a page may be written to the log of a job.
            '&' | '<' | '>' | '"' | '\'' | '`' | ':' | '#' => {
                write!(out, "{}&#{};", &text[plain..at], u32::from(c))?;
            }
            '\n' => continue,
            c if is_hidden(c) => {
                let mut shown = String::new();
                push_char(&mut shown, c);
                write!(out, "{}{shown}", &text[plain..at])?;
            }
            _ => continue,
        }
        plain = at + c.len_utf8();
    }
    out.write_str(&text[plain..])
}

/// Makes a name of text that can stand in an address and be an element's id.
pub fn anchor(text: &str) -> String {
    let allowed = |c: char| if c.is_ascii_alphanumeric() || "-._".contains(c) { c } else { '-' };
    without_secrets(text).chars().map(allowed).collect()
}

/// Makes JSON harmless to look at: what a terminal or a forge would act on stands in it as `\uNNNN`, which says the same.
pub fn json(text: &str) -> String {
    let text = &*without_secrets(text);
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        // Outside of its strings, JSON has nothing of the kind but line ends.
        let is_ordinary = matches!(c, '\n' | ' '..='"' | '$'..='~');
        let is_plain = is_ordinary || !(is_hidden(c) || c == '#' && text[..at].ends_with('#'));
        if is_plain {
            out.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
    out
}

fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or(0)
}

fn push_char(out: &mut String, c: char) {
    match c {
        '\t' => out.push(' '),
        c if c.is_control() => {
            let _ = write!(out, "\\x{:02x}", u32::from(c));
        }
        c if is_hidden(c) => {
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        }
        c => out.push(c),
    }
}

/// Whether a character is not to be seen and does something: control codes, those that reorder or hide text, ends of lines
/// and paragraphs, tags, and what is no character.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}

/// Breaks what a forge takes for a command in the log of a job: `::name …` where a line begins, `##name[` anywhere.
fn without_commands(text: String) -> String {
    let text = match begins_command(text.trim_start()) {
        true => text.replacen(':', "\\x3a", 1),
        false => text,
    };
    if !text.contains("##") {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let is_command = c == '#' && text[..at].ends_with('#') && {
            let behind = text[at + 1..].trim_start_matches(|c: char| c.is_ascii_alphanumeric());
            behind.starts_with('[')
        };
        match is_command {
            true => out.push_str("\\x23"),
            false => out.push(c),
        }
    }
    out
}

/// Whether a line begins with `::name`. An address such as `::1` or `::ffff:127.0.0.1` does not.
fn begins_command(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("::") else { return false };
    let name = rest.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '-' || c == '_');
    name.len() < rest.len() && (name.is_empty() || name.starts_with([' ', '=']) || name.starts_with("::"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a name or a password within an address may have.
    const NAME: &str = "[A-Za-z0-9._~!$&'()*+,;=%:-]{1,9}";

    #[test]
    fn control_codes_never_reach_the_terminal() {
        assert_eq!(line(b"a\x1b[31mred\x07\r"), "a\\x1b[31mred\\x07\\x0d");
        assert_eq!(line("caf\u{e9} \u{202e}x".as_bytes()), "caf\u{e9} \\u{202e}x");
        assert_eq!(line(b"\xff\xfeok\t."), "\\xff\\xfeok .");
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

    #[test]
    fn commands_of_a_forge_are_broken_and_addresses_stay() {
        assert_eq!(line(b"::set-output name=x::y"), "\\x3a:set-output name=x::y");
        assert_eq!(line(b"\t::stop-commands::t"), " \\x3a:stop-commands::t");
        assert_eq!(line(b"a ##[error]x ##vso[task] ## ###[x"), "a #\\x23[error]x #\\x23vso[task] ## ##\\x23[x");
        for text in ["::1 is in use", "::ffff:127.0.0.1", "a ::error::", "## heading [x]", "::"] {
            assert_eq!(line(text), text);
        }
    }

    #[test]
    fn what_is_rendered_twice_is_as_once() {
        for text in ["::error::x", "##[group]", "\u{202e}\u{9b}a\u{e0041}\u{ffff}\x1b[0m"] {
            let once = line(text);
            assert_eq!(line(&once), once);
            assert!(!once.chars().any(is_hidden), "{once:?}");
        }
    }

    #[test]
    fn a_cell_is_never_computed() {
        assert_eq!(cell("=cmd()|'x'"), "'=cmd()|'x'");
        assert_eq!((cell(" +1"), cell("@x"), cell("a=b")), ("' +1".into(), "'@x".into(), "a=b".into()));
    }

    #[test]
    fn nothing_leaves_the_code_of_markdown() {
        assert_eq!(code("a ``b` |c"), "```a ``b` \\x7cc```");
        assert_eq!((code("`x`"), code("")), ("`` `x` ``".into(), String::new()));
        assert_eq!(code_block(["````", "x"].into_iter()), "`````text\n````\nx\n`````\n");
        assert_eq!(code_block(["a\nb"].into_iter()), "```text\na\\x0ab\n```\n");
    }

    #[test]
    fn prose_of_markdown_is_no_markup() {
        assert_eq!(markdown("a *b* <i> [x](y)"), "a \\*b\\* &lt;i&gt; \\[x\\](y)");
        assert_eq!(markdown("@all #1 http://x www.x"), "\\@&#8203;all \\#&#8203;1 http:&#8203;//x www&#8203;.x");
        assert_eq!(markdown("two: three"), "two: three");
    }

    #[test]
    fn nothing_leaves_an_attribute_or_an_element() {
        assert_eq!(html("<b a='\"'>&\x1b\u{202e}"), "&#60;b a=&#39;&#34;&#39;&#62;&#38;\\x1b\\u{202e}");
        assert_eq!(html("::x\n##[y]"), "&#58;&#58;x\n&#35;&#35;[y]");
        assert_eq!(anchor("ipv4ns/bind/x y\"é"), "ipv4ns-bind-x-y--");
    }

    #[test]
    fn json_says_the_same_in_harmless_characters() {
        let text = "\u{202e}\u{7f}##[x] \u{e0041} é";
        let plain = serde_json::to_string_pretty(&[text]).expect("JSON");
        let harmless = json(&plain);
        assert!(!harmless.contains("##") && !harmless.chars().any(|c| c != '\n' && is_hidden(c)), "{harmless}");
        assert_eq!(serde_json::from_str::<Vec<String>>(&harmless).expect("JSON"), [text]);
    }

    #[test]
    fn what_stands_before_the_host_of_an_address_is_hidden() {
        for (text, shown) in [
            ("get https://me:t0ken@host/x.git: 403", "get https://***@host/x.git: 403"),
            ("https://t0ken@host and ssh://git@host:22/x", "https://***@host and ssh://***@host:22/x"),
            ("proxy=HTTP://me:p@ss@host:3128", "proxy=HTTP://***@host:3128"),
            ("'https://me:p/w#?@host/x'", "'https://***@host/x'"),
            ("/home/me/https:/me:t0ken@host/x", "/home/me/https:/***@host/x"),
            ("fd=3://me:\u{e9}@h<a@b>", "fd=3://***@h<a@b>"),
        ] {
            assert_eq!(without_secrets(text), shown);
            assert_eq!(line(line(text)), shown);
        }
        for text in [
            "https://lore.kernel.org/r/20250101.1-1@example.org",
            "https://example.org:8080/ me@example.org",
            "git@example.org:x/y.git",
            "http://[::1]:80/?q=a@b",
            "/lib:/opt@2/lib",
            "\"https://example.org\",\"me@example.org\"",
        ] {
            assert_eq!(without_secrets(text), text);
        }
        assert_eq!(line_cut(b"see https://me:t0ken@host/x", 16), "see https://***@\u{2026}");
        assert!(is_line("https://me:t0ken@host") && !is_line("\x1b[0m") && !is_line("::error::"));
    }

    proptest! {
        #[test]
        fn no_format_shows_a_secret(
            before in any::<String>(), scheme in "https?|ssh|git|socks5", name in NAME, secret in NAME, after in any::<String>(),
            limit in 0..60_usize,
        ) {
            let text = format!("{before} {scheme}://{name}:{secret}s3cret{secret}@host/{after}");
            let quoted = serde_json::to_string(&text).expect("JSON");
            let shown = json(&quoted);
            serde_json::from_str::<String>(&shown).expect("JSON still");
            let all = [line(&text), lines(&text, " "), line_with_tabs(text.as_bytes()), line_cut(text.as_bytes(), limit)];
            let pages = [markdown(&text), code(&text), code_block(text.lines()), html(&text), anchor(&text), cell(&text)];
            let rest = [github_data(&text), github_property(&text), shown, without_secrets(&text).into_owned()];
            for shown in all.iter().chain(&pages).chain(&rest) {
                prop_assert!(!shown.contains("s3cret"), "{}", shown);
            }
            prop_assert_eq!(line(&all[0]), all[0].as_str());
        }
    }
}
