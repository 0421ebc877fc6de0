// SPDX-License-Identifier: GPL-2.0-only
//! Binary changes as git writes them: the new content, or a delta that makes it of the old, deflated and in base 85.

use super::{Binary, DiffFault};
use flate2::Compression;
use flate2::read::{ZlibDecoder, ZlibEncoder};
use std::io::Read;

/// How many bytes the binary changes of one patch may unpack to.
const LIMIT: u64 = 128 << 20;

/// git's digits.
const DIGITS: &[u8; 85] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";

/// What the binary changes of a patch may still unpack to.
pub(super) struct Budget(u64);

impl Default for Budget {
    fn default() -> Self {
        Self(LIMIT)
    }
}

impl Budget {
    fn take(&mut self, bytes: u64) -> Result<(), DiffFault> {
        self.0 = self.0.checked_sub(bytes).ok_or(DiffFault::BinaryTooBig(LIMIT))?;
        Ok(())
    }
}

/// One direction of a binary change, line by line.
pub(super) struct Half {
    is_delta: bool,
    /// Bytes that it unpacks to.
    size: u64,
    deflated: Vec<u8>,
}

/// Whether a line begins one.
pub(super) fn begins_half(line: &[u8]) -> bool {
    line.starts_with(b"literal ") || line.starts_with(b"delta ")
}

impl Half {
    /// Reads `literal SIZE` or `delta SIZE`.
    pub fn begin(line: &[u8], budget: &mut Budget) -> Result<Self, DiffFault> {
        let broken = DiffFault::BinaryBroken("neither `literal` nor `delta` with a size");
        let (word, size) =
            std::str::from_utf8(line).ok().and_then(|line| line.split_once(' ')).ok_or(broken.clone())?;
        let is_delta = match word {
            "literal" => false,
            "delta" => true,
            _ => return Err(broken),
        };
        let size = size.parse().map_err(|_| broken)?;
        budget.take(size)?;
        Ok(Self { is_delta, size, deflated: Vec::new() })
    }

    /// Takes a line of base 85: its first letter tells the number of bytes.
    pub fn line(&mut self, line: &[u8]) -> Result<(), DiffFault> {
        let (&letter, digits) = line.split_first().ok_or(DiffFault::BinaryBroken("an empty line"))?;
        let length = match letter {
            b'A'..=b'Z' => letter - b'A' + 1,
            b'a'..=b'z' => letter - b'a' + 27,
            _ => return Err(DiffFault::BinaryBroken("a line that does not begin with its length")),
        };
        let length = usize::from(length);
        if digits.len() != length.div_ceil(4) * 5 {
            return Err(DiffFault::BinaryBroken("a line that is not as long as its first letter says"));
        }
        let end = self.deflated.len() + length;
        for group in digits.chunks_exact(5) {
            let number = group.iter().try_fold(0_u64, |number, digit| {
                let value = DIGITS.iter().position(|known| known == digit)?;
                Some(number * 85 + value as u64)
            });
            let number = number.and_then(|number| u32::try_from(number).ok());
            let number = number.ok_or(DiffFault::BinaryBroken("characters that are no base 85"))?;
            self.deflated.extend_from_slice(&number.to_be_bytes());
        }
        self.deflated.truncate(end);
        Ok(())
    }

    /// The whole of it, unpacked.
    pub fn end(self) -> Result<Binary, DiffFault> {
        let mut bytes = Vec::new();
        let inflated = ZlibDecoder::new(self.deflated.as_slice()).take(self.size + 1).read_to_end(&mut bytes);
        inflated.map_err(|_| DiffFault::BinaryBroken("its data are damaged"))?;
        if bytes.len() as u64 != self.size {
            return Err(DiffFault::BinaryBroken("it does not unpack to as many bytes as it says"));
        }
        Ok(if self.is_delta { Binary::Delta(bytes) } else { Binary::Literal(bytes) })
    }
}

/// Bytes of a line.
const LINE: usize = 52;

/// Appends the change of a file that is no text, and the way back, each as the whole content.
pub fn write(old: &[u8], new: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(b"GIT binary patch\n");
    for content in [new, old] {
        out.extend_from_slice(format!("literal {}\n", content.len()).as_bytes());
        let mut deflated = Vec::new();
        // As git does by default. Memory cannot fail to be read.
        let _ = ZlibEncoder::new(content, Compression::fast()).read_to_end(&mut deflated);
        for line in deflated.chunks(LINE) {
            let length = line.len() as u8;
            out.push(if length <= 26 { b'A' + length - 1 } else { b'a' + length - 27 });
            for group in line.chunks(4) {
                let mut bytes = [0; 4];
                bytes[..group.len()].copy_from_slice(group);
                let mut number = u32::from_be_bytes(bytes);
                let mut digits = [0; 5];
                for digit in digits.iter_mut().rev() {
                    *digit = DIGITS[(number % 85) as usize];
                    number /= 85;
                }
                out.extend_from_slice(&digits);
            }
            out.push(b'\n');
        }
        out.push(b'\n');
    }
}

impl Binary {
    /// The new content, made of the old.
    ///
    /// # Errors
    /// Why it cannot be made, as what is said of the file.
    pub fn apply(&self, old: &[u8]) -> Result<Vec<u8>, &'static str> {
        match self {
            Self::Literal(new) => Ok(new.clone()),
            Self::Delta(delta) => apply_delta(old, delta),
        }
    }
}

/// git's delta: the size before, the size after, and operations that copy from the old content or insert.
fn apply_delta(old: &[u8], delta: &[u8]) -> Result<Vec<u8>, &'static str> {
    let mut delta = delta.iter().copied();
    let ends = "is changed by a delta that ends in the middle";
    let (before, after) = (size(&mut delta).ok_or(ends)?, size(&mut delta).ok_or(ends)?);
    if before != old.len() as u64 {
        return Err("has another length than the delta is for");
    }
    if after > LIMIT {
        return Err("would become too big");
    }
    let mut new = Vec::new();
    while let Some(operation) = delta.next() {
        if operation & 0x80 == 0 {
            // An insertion of so many bytes; 0 is reserved.
            let length = usize::from(operation);
            let inserted: Vec<u8> = delta.by_ref().take(length).collect();
            if length == 0 || inserted.len() != length {
                return Err(if length == 0 { "is changed by a delta with an unknown operation" } else { ends });
            }
            new.extend_from_slice(&inserted);
        } else {
            // A copy: which bytes of offset and length follow is told by the bits.
            let mut number = |bits: std::ops::Range<u8>| {
                bits.clone().try_fold(0_usize, |value, bit| match operation & (1 << bit) {
                    0 => Some(value),
                    _ => Some(value | usize::from(delta.next()?) << (8 * (bit - bits.start))),
                })
            };
            let (offset, length) = (number(0..4).ok_or(ends)?, number(4..7).ok_or(ends)?);
            let length = if length == 0 { 0x10000 } else { length };
            let copied = offset.checked_add(length).and_then(|end| old.get(offset..end));
            new.extend_from_slice(copied.ok_or("is changed by a delta that copies from outside of it")?);
        }
        if new.len() as u64 > after {
            break;
        }
    }
    match new.len() as u64 == after {
        true => Ok(new),
        false => Err("is changed by a delta that does not make as many bytes as it says"),
    }
}

/// Seven bits a byte, least first; the top bit says that more follow.
fn size(delta: &mut impl Iterator<Item = u8>) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..63).step_by(7) {
        let byte = delta.next()?;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}
