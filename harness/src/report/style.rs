// SPDX-License-Identifier: GPL-2.0-only
//! Colour, where it is wanted.

use crate::model::VerdictKind;

/// Whether to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    colour: bool,
}

/// What a part of a diff is, as git colours it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Nothing special.
    Plain,
    /// Of the old version.
    Old,
    /// Of the new version.
    New,
    /// The line that names a patch.
    Head,
    /// The line that names a section.
    Section,
}

/// How much a part of a diff stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// As the rest.
    Normal,
    /// More.
    Bold,
    /// Less.
    Dim,
    /// A mark.
    Reversed,
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

    /// What belongs to this verdict.
    pub fn verdict(self, verdict: VerdictKind, text: &str) -> String {
        match verdict {
            VerdictKind::Pass => self.good(text),
            VerdictKind::Infra => self.doubt(text),
            VerdictKind::Fail | VerdictKind::Crash | VerdictKind::Hang => self.bad(text),
        }
    }

    /// A heading or a name.
    pub fn strong(self, text: &str) -> String {
        self.wrap("1", text)
    }

    /// Something of less interest.
    pub fn faint(self, text: &str) -> String {
        self.wrap("2", text)
    }

    /// A part of a diff.
    pub fn ink(self, weight: Weight, ink: Ink, text: &str) -> String {
        let weight = match weight {
            Weight::Normal => "",
            Weight::Bold => "1",
            Weight::Dim => "2",
            Weight::Reversed => "7",
        };
        let ink = match ink {
            Ink::Plain => "",
            Ink::Old => "31",
            Ink::New => "32",
            Ink::Head => "33",
            Ink::Section => "36",
        };
        match (weight, ink) {
            ("", "") => text.to_owned(),
            ("", code) | (code, "") => self.wrap(code, text),
            _ => self.wrap(&format!("{weight};{ink}"), text),
        }
    }
}
