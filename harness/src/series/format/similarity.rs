// SPDX-License-Identifier: GPL-2.0-only
//! How similar two contents are, counted as git counts it, so that the figures of its patches are ours.

use std::collections::HashMap;

/// The number of hash values that git tells apart.
const HASHES: u32 = 107_927;
/// The longest piece that is hashed as one.
const PIECE: u32 = 64;

/// What a content consists of: the bytes in pieces of each hash value.
pub(super) struct Fingerprint {
    length: u64,
    pieces: HashMap<u32, u64>,
}

impl Fingerprint {
    /// Cuts a content into lines, long ones into pieces. Of a text the line ends do not count.
    pub fn of(content: &[u8], is_binary: bool) -> Self {
        let mut pieces: HashMap<u32, u64> = HashMap::new();
        let (mut one, mut two, mut length) = (0_u32, 0_u32, 0_u32);
        let mut end = |one: &mut u32, two: &mut u32, length: &mut u32| {
            let hash = one.wrapping_add(two.wrapping_mul(0x61)) % HASHES;
            *pieces.entry(hash).or_default() += u64::from(*length);
            (*one, *two, *length) = (0, 0, 0);
        };
        for (index, &byte) in content.iter().enumerate() {
            if !is_binary && byte == b'\r' && content.get(index + 1) == Some(&b'\n') {
                continue;
            }
            let before = one;
            one = (one << 7) ^ (two >> 25);
            two = (two << 7) ^ (before >> 25);
            one = one.wrapping_add(u32::from(byte));
            length += 1;
            if length == PIECE || byte == b'\n' {
                end(&mut one, &mut two, &mut length);
            }
        }
        if length > 0 {
            end(&mut one, &mut two, &mut length);
        }
        Self { length: content.len() as u64, pieces }
    }
}

/// How much of the larger content is in both, in percent.
pub(super) fn percent(old: &Fingerprint, new: &Fingerprint) -> u32 {
    const MOST: u64 = 60_000;
    let larger = old.length.max(new.length);
    if larger == 0 || new.length == 0 {
        return 0;
    }
    let kept = |(hash, bytes): (&u32, &u64)| (*bytes).min(new.pieces.get(hash).copied().unwrap_or_default());
    let copied: u64 = old.pieces.iter().map(kept).sum();
    (copied * MOST / larger * 100 / MOST) as u32
}
