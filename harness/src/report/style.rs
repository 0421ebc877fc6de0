// SPDX-License-Identifier: GPL-2.0-only
//! Colour, where it is wanted.

/// Whether to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    colour: bool,
}

impl Style {
    /// Colour or none.
    pub const fn new(colour: bool) -> Self {
        Self { colour }
    }

    fn wrap(self, code: &str, text: &str) -> String {
        match self.colour {
            true => format!("\x1b[{code}m{text}\x1b[0m"),
            false => text.to_owned(),
        }
    }

    /// Something good.
    pub fn good(self, text: &str) -> String {
        self.wrap("32", text)
    }

    /// Something bad.
    pub fn bad(self, text: &str) -> String {
        self.wrap("1;31", text)
    }

    /// Something doubtful.
    pub fn doubt(self, text: &str) -> String {
        self.wrap("33", text)
    }

    /// A heading or a name.
    pub fn strong(self, text: &str) -> String {
        self.wrap("1", text)
    }

    /// Something of less interest.
    pub fn faint(self, text: &str) -> String {
        self.wrap("2", text)
    }
}
