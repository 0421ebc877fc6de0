// SPDX-License-Identifier: GPL-2.0-only
//! The result port: its bytes, line by line, each as a line of the protocol or as garbage with its reason.
//!
//! Nothing is kept in memory and nothing is repaired: a line that is torn, cut or mixed with other text is garbage. The
//! one thing forgiven is carriage returns before a line feed, for a serial port may add them.

use kiso_protocol::MAX_LINE;
use kiso_protocol::ktap::{Line, Malformed};
use std::fmt;

/// One line as it stands on the result port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortLine<'a> {
    /// Its number, from 1.
    pub number: usize,
    /// The offset of its first byte on the port.
    pub offset: usize,
    /// Its bytes, without the line end.
    pub bytes: &'a [u8],
    /// What it says.
    pub parsed: Result<Line<'a>, NotALine>,
}

/// Why some bytes are no line of the protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotALine {
    /// The protocol's parser refused it.
    Malformed(Malformed),
    /// The output ended before the line did; what is there may be half of something else.
    CutOff,
}

impl fmt::Display for NotALine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(malformed) => malformed.fmt(f),
            Self::CutOff => f.write_str("the output ends in the middle of this line"),
        }
    }
}

/// The lines of the result port in order. Any bytes are taken.
pub fn lines(results: &[u8]) -> impl Iterator<Item = PortLine<'_>> {
    let mut offset = 0;
    results.split_inclusive(|byte| *byte == b'\n').enumerate().map(move |(index, raw)| {
        let start = offset;
        offset += raw.len();
        let (bytes, parsed) = match raw.strip_suffix(b"\n") {
            Some(line) => {
                let line = without_returns(line);
                (line, parse(line).map_err(NotALine::Malformed))
            }
            None => (raw, Err(NotALine::CutOff)),
        };
        PortLine { number: index + 1, offset: start, bytes, parsed }
    })
}

fn without_returns(mut line: &[u8]) -> &[u8] {
    while let Some(shorter) = line.strip_suffix(b"\r") {
        line = shorter;
    }
    line
}

fn parse(line: &[u8]) -> Result<Line<'_>, Malformed> {
    if line.len() > MAX_LINE {
        return Err(Malformed::TooLong(line.len()));
    }
    match std::str::from_utf8(line) {
        Ok(text) => Line::parse(text),
        Err(error) => {
            let at = error.valid_up_to();
            Err(Malformed::Unprintable { at, byte: line.get(at).copied().unwrap_or_default() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kiso_protocol::ktap::Outcome;
    use kiso_protocol::{Isolation, RunName};
    use proptest::prelude::*;

    fn reasons(results: &[u8]) -> Vec<Option<NotALine>> {
        lines(results).map(|line| line.parsed.err()).collect()
    }

    #[test]
    fn carriage_returns_at_the_end_are_forgiven_and_nowhere_else() {
        assert_eq!(reasons(b"KTAP version 1\r\n1..2\r\r\n"), [None, None]);
        let inside = Malformed::Unprintable { at: 4, byte: b'\r' };
        assert_eq!(reasons(b"KTAP\r version 1\n"), [Some(NotALine::Malformed(inside))]);
    }

    #[test]
    fn a_line_without_its_end_is_never_believed() {
        let cut: Vec<_> = lines(b"1..2\nok 1 none/bind/tcp").collect();
        assert_eq!(cut[1].parsed, Err(NotALine::CutOff));
        assert_eq!((cut[1].number, cut[1].offset, cut[1].bytes), (2, 5, b"ok 1 none/bind/tcp".as_slice()));
    }

    #[test]
    fn foreign_bytes_are_garbage_and_leave_the_next_line_whole() {
        let unprintable = |at, byte| Some(NotALine::Malformed(Malformed::Unprintable { at, byte }));
        assert_eq!(
            reasons(b"\0\n1..\xff2\n\x1b[31mok\n[    1.5] printk\n\n1..2\n"),
            [
                unprintable(0, 0),
                unprintable(3, 0xff),
                unprintable(0, 0x1b),
                Some(NotALine::Malformed(Malformed::Unknown)),
                Some(NotALine::Malformed(Malformed::Unknown)),
                None
            ]
        );
        let long = [b"x".repeat(1 << 20), b"\n1..2\n".to_vec()].concat();
        assert_eq!(reasons(&long), [Some(NotALine::Malformed(Malformed::TooLong(1 << 20))), None]);
    }

    fn any_line() -> impl Strategy<Value = String> {
        let name = (0usize..3, "[a-z0-9-]{1,9}/[a-z0-9-]{1,9}");
        let text = "[!-~]([ -~]{0,40}[!-~])?";
        (0..7u8, any::<u32>(), name, 0usize..5, text).prop_map(|(kind, number, (isolation, case), outcome, text)| {
            let name = RunName { isolation: Isolation::ALL[isolation], case: &case };
            let outcome = Outcome::ALL[outcome];
            let message = if outcome == Outcome::Pass { "" } else { &text };
            match kind {
                0 => Line::Version.to_string(),
                1 => Line::Hello { protocol: number, release: "6.1", machine: "x", cpus: 1 }.to_string(),
                2 => Line::Plan(number).to_string(),
                3 => Line::Start { number, name }.to_string(),
                4 => Line::Diagnostic(&format!("x {text}")).to_string(),
                5 => Line::Result { number, name, outcome, message }.to_string(),
                _ => Line::Goodbye { ran: number }.to_string(),
            }
        })
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic_and_none_are_lost(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let lines: Vec<_> = lines(&bytes).collect();
            prop_assert_eq!(lines.len(), bytes.split_inclusive(|byte| *byte == b'\n').count());
            for (index, line) in lines.iter().enumerate() {
                prop_assert_eq!(line.number, index + 1);
                prop_assert!(bytes[line.offset..].starts_with(line.bytes));
            }
        }

        #[test]
        fn a_well_formed_stream_is_read_as_what_made_it(
            texts in proptest::collection::vec((any_line(), any::<bool>()), 0..20),
        ) {
            let stream: String =
                texts.iter().map(|(text, cr)| format!("{text}{}", if *cr { "\r\n" } else { "\n" })).collect();
            let read: Vec<_> = lines(stream.as_bytes()).map(|line| line.parsed.map(|line| line.to_string())).collect();
            let made: Vec<_> = texts.into_iter().map(|(text, _)| Ok(text)).collect();
            prop_assert_eq!(read, made);
        }
    }
}
