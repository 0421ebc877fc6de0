// SPDX-License-Identifier: GPL-2.0-only
//! Contents with less in them, between which the same lines differ.
//!
//! To find what differs takes time for every byte that is looked at: most of it goes into lines that are nowhere near a
//! change. What git's diff asks of a line is whether it is the same as another, whether it is blank and how far it is
//! indented. So a line that is not blank can say less: its indentation, and a name that stands for all that follows. And a
//! line above the first difference or below the last one needs a name of its own only if the changed part has such a line,
//! too: git compares those others with nothing but their own selves, and with lines of the changed part, which they are not.

use std::collections::HashMap;

/// The name of all lines that the changed part does not have.
const OTHER: u8 = b'~';

/// Abridges the lines of two contents.
pub(super) fn abridged(old: &[&[u8]], new: &[&[u8]]) -> [Vec<u8>; 2] {
    let head = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(old, new)| old == new).count();
    let (old_middle, tail_lines) = old_rest.split_at(old_rest.len() - tail);
    let new_middle = &new_rest[..new_rest.len() - tail];
    let mut names = Names { numbers: HashMap::new(), lengths: [false; 256] };
    old_middle.iter().chain(new_middle).for_each(|line| names.add(line));
    let [head, old, new, tail] = [&old[..head], old_middle, new_middle, tail_lines].map(|lines| names.abridge(lines));
    [[&head[..], &old, &tail].concat(), [&head[..], &new, &tail].concat()]
}

/// The names of the lines of the changed part.
struct Names<'a> {
    numbers: HashMap<&'a [u8], usize>,
    /// Which lengths they have, as far as one byte tells: most lines of the rest are told from all of them by this.
    lengths: [bool; 256],
}

impl<'a> Names<'a> {
    fn add(&mut self, line: &'a [u8]) {
        let next = self.numbers.len();
        self.numbers.entry(line).or_insert(next);
        self.lengths[line.len() % 256] = true;
    }

    fn abridge(&self, lines: &[&[u8]]) -> Vec<u8> {
        let mut out = Vec::with_capacity(lines.len() * 6);
        for line in lines {
            // What C calls space: git takes a line of these for blank, and measures indentation by some of them.
            let is_space = |byte: &u8| matches!(byte, b' ' | b'\t'..=b'\r');
            let Some(indented) = line.iter().position(|byte| !is_space(byte)) else {
                out.extend_from_slice(line);
                continue;
            };
            out.extend_from_slice(&line[..indented]);
            let number = if self.lengths[line.len() % 256] { self.numbers.get(line) } else { None };
            match number {
                Some(number) => write_number(*number, &mut out),
                None => out.push(OTHER),
            }
            if line.ends_with(b"\n") {
                out.push(b'\n');
            }
        }
        out
    }
}

/// A number in bytes that are neither space nor [`OTHER`].
fn write_number(mut number: usize, out: &mut Vec<u8>) {
    loop {
        out.push(b'!' + (number % 64) as u8);
        number /= 64;
        if number == 0 {
            return;
        }
    }
}
