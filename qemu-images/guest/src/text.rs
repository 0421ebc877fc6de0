// SPDX-License-Identifier: GPL-2.0-only
//! Text in a fixed buffer: there is no heap.

use core::fmt;

/// Up to `N` bytes of text; what does not fit is cut off.
#[derive(Clone, Copy)]
pub struct Text<const N: usize> {
    bytes: [u8; N],
    length: usize,
}

impl<const N: usize> Text<N> {
    /// No text.
    pub const fn new() -> Self {
        Text { bytes: [0; N], length: 0 }
    }

    /// Makes text from the words.
    pub fn from(words: fmt::Arguments<'_>) -> Self {
        let mut text = Text::new();
        // Nothing but being cut off can go wrong.
        let _ = fmt::Write::write_fmt(&mut text, words);
        text
    }

    /// Takes all of it away.
    pub const fn clear(&mut self) {
        self.length = 0;
    }

    /// Ends the line; there is nothing else that puts a line feed into the text.
    pub fn end_line(&mut self) {
        if let Some(free) = self.bytes.get_mut(self.length) {
            *free = b'\n';
            self.length += 1;
        }
    }

    /// The bytes so far.
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    /// The text so far; what is not UTF-8, which only another writer's memory could hold, is left out.
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }
}

impl<const N: usize> fmt::Write for Text<N> {
    /// Takes what fits, with every byte that is no printable ASCII replaced: result lines allow no other.
    fn write_str(&mut self, words: &str) -> fmt::Result {
        for byte in words.bytes() {
            let Some(free) = self.bytes.get_mut(self.length) else {
                return Ok(());
            };
            *free = match byte {
                b' '..=b'~' => byte,
                b'\n' | b'\t' => b' ',
                _ => b'?',
            };
            self.length += 1;
        }
        Ok(())
    }
}
