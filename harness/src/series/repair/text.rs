// SPDX-License-Identifier: GPL-2.0-only
//! Text as mailers and archives leave it: entities of HTML, white space that is none, quoting.

use std::borrow::Cow;

/// The entities that stand for what occurs in source code.
const ENTITIES: [(&[u8], &[u8]); 9] = [
    (b"&lt;", b"<"),
    (b"&gt;", b">"),
    (b"&amp;", b"&"),
    (b"&quot;", b"\""),
    (b"&apos;", b"'"),
    (b"&#39;", b"'"),
    (b"&nbsp;", b" "),
    (b"&#160;", b" "),
    // A no-break space as such.
    (b"\xc2\xa0", b" "),
];

/// A line with its entities decoded, once: what was `&amp;lt;` becomes `&lt;`.
pub(super) fn unescaped(line: &[u8]) -> Cow<'_, [u8]> {
    let entity = |at: usize| ENTITIES.iter().find(|(name, _)| line[at..].starts_with(name));
    let may_begin = |at: usize| matches!(line[at], b'&' | 0xc2);
    let Some(first) = (0..line.len()).find(|&at| may_begin(at) && entity(at).is_some()) else {
        return Cow::Borrowed(line);
    };
    let mut out = line[..first].to_vec();
    let mut at = first;
    while at < line.len() {
        match entity(at).filter(|_| may_begin(at)) {
            Some((name, plain)) => {
                out.extend_from_slice(plain);
                at += name.len();
            }
            None => {
                out.push(line[at]);
                at += 1;
            }
        }
    }
    Cow::Owned(out)
}

/// Whether a line has no character but white space, ordinary or not to be broken.
pub(super) fn is_blank(line: &[u8]) -> bool {
    unescaped(line).iter().all(u8::is_ascii_whitespace)
}

/// A line without its line end.
pub(super) fn content(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// The white space that a line begins with, and the rest.
pub(super) fn indentation(line: &[u8]) -> (&[u8], &[u8]) {
    let end = line.iter().position(|byte| !matches!(byte, b' ' | b'\t')).unwrap_or(line.len());
    line.split_at(end)
}

/// The column after some text that begins at column `from`, with tabs of eight.
pub(super) fn column(text: &[u8], from: usize) -> usize {
    text.iter().fold(from, |column, &byte| if byte == b'\t' { (column / 8 + 1) * 8 } else { column + 1 })
}

/// White space up to a column, as the kernel has it: tabs, then spaces.
pub(super) fn indent_to(column: usize) -> Vec<u8> {
    let mut indent = vec![b'\t'; column / 8];
    indent.resize(column / 8 + column % 8, b' ');
    indent
}
