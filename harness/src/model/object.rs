// SPDX-License-Identifier: GPL-2.0-only
//! Names of content: git object ids and SHA-256 digests.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A git object id (SHA-1), kept as bytes and shown as 40 hex digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectId([u8; 20]);

impl ObjectId {
    /// The id that git writes for nothing.
    pub const ZERO: Self = Self([0; 20]);

    /// The id whose raw bytes these are.
    pub const fn from_bytes(bytes: [u8; 20]) -> Self {
        Self(bytes)
    }

    /// The raw bytes.
    pub const fn as_bytes(&self) -> &[u8; 20] {
        &self.0
    }

    /// Parses 40 hex digits; anything else is `None`.
    pub fn parse(hex: &str) -> Option<Self> {
        let mut bytes = [0; 20];
        parse_hex(hex, &mut bytes).then_some(Self(bytes))
    }

    /// The first 12 hex digits, as the kernel writes them in `Fixes:` lines.
    pub fn short(&self) -> String {
        self.to_string()[..12].to_owned()
    }
}

/// A SHA-256 digest, shown as 64 hex digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest whose raw bytes these are.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The raw bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Parses 64 hex digits; anything else is `None`.
    pub fn parse(hex: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        parse_hex(hex, &mut bytes).then_some(Self(bytes))
    }

    /// The digest of labelled parts; each part is framed by its length, so that no two lists of parts collide.
    pub fn of_parts<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Self {
        use sha2::{Digest as _, Sha256};
        let mut hasher = Sha256::new();
        for (label, bytes) in parts {
            for part in [label.as_bytes(), bytes] {
                hasher.update((part.len() as u64).to_le_bytes());
                hasher.update(part);
            }
        }
        Self(hasher.finalize().into())
    }

    /// The first 12 hex digits: enough to name a file or a line of output.
    pub fn short(&self) -> String {
        self.to_string()[..12].to_owned()
    }
}

fn parse_hex(hex: &str, into: &mut [u8]) -> bool {
    if hex.len() != into.len() * 2 || !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
        return false;
    }
    for (byte, pair) in into.iter_mut().zip(hex.as_bytes().chunks(2)) {
        let digits = std::str::from_utf8(pair).unwrap_or("00");
        *byte = u8::from_str_radix(digits, 16).unwrap_or(0);
    }
    true
}

macro_rules! hex_name {
    ($type:ident) => {
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{self}")
            }
        }

        impl Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let hex = String::deserialize(deserializer)?;
                Self::parse(&hex).ok_or_else(|| serde::de::Error::custom(format!("not a hex name of content: {hex:?}")))
            }
        }

        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let digits = std::mem::size_of::<$type>() * 2;
                schemars::json_schema!({ "type": "string", "pattern": format!("^[0-9a-f]{{{digits}}}$") })
            }
        }
    };
}

hex_name!(ObjectId);
hex_name!(Digest);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_round_trips_and_refuses_the_rest() {
        let hex = "0123456789abcdef0123456789abcdef01234567";
        assert_eq!(ObjectId::parse(hex).map(|id| id.to_string()).as_deref(), Some(hex));
        assert_eq!(ObjectId::parse("0123"), None);
        assert_eq!(ObjectId::parse(&hex.replace('0', "g")), None);
    }

    #[test]
    fn parts_are_framed() {
        let a = Digest::of_parts([("a", b"bc".as_slice())]);
        let b = Digest::of_parts([("ab", b"c".as_slice())]);
        assert_ne!(a, b);
    }
}
