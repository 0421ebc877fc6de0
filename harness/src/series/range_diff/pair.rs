// SPDX-License-Identifier: GPL-2.0-only
//! Which patch of the new version each patch of the old one became.
//!
//! Patches of equal diffs belong together. For the rest git's measure is taken: a pair costs as many lines as it takes to
//! tell the difference of its diffs, a patch that is in no pair 60 % of its own lines, and the sum shall be least. A pair
//! that costs no less than its two patches do alone saves nothing, and is a pair only if it costs no more and both have one
//! title. Of most pairs a glance tells that they are none; what is left falls into small groups that are solved one by one.

use super::assign::assign;
use super::{Text, lines, told_lines};
use crate::git::{line_changes, split_lines};
use crate::process::Interrupt;
use crate::series::SeriesError;
use std::collections::{HashMap, VecDeque};

/// What a patch alone costs, in percent of its lines.
const CREATION_FACTOR: usize = 60;
/// Steps that finding the pairs may take: some seconds.
const EFFORT: usize = 4_000_000_000;
/// Steps that a pair takes at least; comparing it takes one more for each of its lines.
const PAIR_STEPS: usize = 8;
/// Steps that the diff of a pair takes at least.
const DIFF_STEPS: usize = 8_000;
/// Steps that the diff of a pair takes for each of its lines.
const DIFF_LINE_STEPS: usize = 40;

/// For every patch of the old version its place in the new one; none where it is dropped.
pub(super) fn pair(old: &[Text], new: &[Text], interrupt: &Interrupt) -> Result<Vec<Option<usize>>, SeriesError> {
    let mut new_of_old = equal(old, new);
    let mut taken = vec![false; new.len()];
    new_of_old.iter().flatten().for_each(|&place| taken[place] = true);
    let mut numbers = Numbers::default();
    let old_left = left(old, |place| new_of_old[place].is_some(), &mut numbers);
    let new_left = left(new, |place| taken[place], &mut numbers);
    let mut effort = Effort { left: EFFORT, old: old_left.len(), new: new_left.len() };
    for group in groups(&savings(&old_left, &new_left, &mut effort, interrupt)?) {
        let (olds, news) = (places(&group, |saving| saving.old), places(&group, |saving| saving.new));
        effort.spend(olds.len().min(news.len()).saturating_mul(olds.len()).saturating_mul(news.len()))?;
        let mut table = vec![vec![0; news.len()]; olds.len()];
        // A line that is saved counts for more than all pairs that save nothing.
        let weight = 1 + olds.len().min(news.len());
        for saving in &group {
            let at = |places: &[usize], place| places.binary_search(&place).unwrap_or_default();
            table[at(&olds, saving.old)][at(&news, saving.new)] = 1 + weight * saving.lines;
        }
        for (row, column) in assign(&table) {
            new_of_old[old_left[olds[row]].place] = Some(new_left[news[column]].place);
        }
    }
    Ok(new_of_old)
}

/// Pairs those of equal diffs, in order where several are equal.
fn equal(old: &[Text], new: &[Text]) -> Vec<Option<usize>> {
    let mut places: HashMap<&[u8], VecDeque<usize>> = HashMap::new();
    for (place, text) in new.iter().enumerate() {
        places.entry(text.diff()).or_default().push_back(place);
    }
    old.iter().map(|text| places.get_mut(text.diff())?.pop_front()).collect()
}

/// A number for each line there is.
type Numbers<'a> = HashMap<&'a [u8], u32>;

/// A patch whose counterpart is looked for.
struct Unpaired<'a> {
    place: usize,
    title: &'a str,
    diff: &'a [u8],
    /// The numbers of the lines of its diff, in order of the numbers.
    lines: Vec<u32>,
    /// Of these lines those that count: the blank lines between files do not.
    size: usize,
}

fn left<'a>(texts: &'a [Text], taken: impl Fn(usize) -> bool, numbers: &mut Numbers<'a>) -> Vec<Unpaired<'a>> {
    let left = texts.iter().enumerate().filter(|(place, _)| !taken(*place));
    left.map(|(place, text)| {
        let diff = text.diff();
        let mut number = |line| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            *numbers.entry(line).or_insert(next)
        };
        let mut numbered: Vec<u32> = lines(diff).map(&mut number).collect();
        numbered.sort_unstable();
        let size = lines(diff).filter(|line| !line.is_empty()).count();
        Unpaired { place, title: &text.title, diff, lines: numbered, size }
    })
    .collect()
}

impl Unpaired<'_> {
    /// What it costs alone.
    fn alone(&self) -> usize {
        self.size * CREATION_FACTOR / 100
    }

    /// How many lines the two have in common, wherever these stand.
    fn common(&self, other: &Self) -> usize {
        let (mut ours, mut theirs) = (self.lines.iter().peekable(), other.lines.iter().peekable());
        let mut common = 0;
        while let (Some(our), Some(their)) = (ours.peek(), theirs.peek()) {
            let order = our.cmp(their);
            common += usize::from(order.is_eq());
            if order.is_le() {
                ours.next();
            }
            if order.is_ge() {
                theirs.next();
            }
        }
        common
    }
}

/// A pair that may be one, and how many lines it saves.
#[derive(Clone, Copy)]
struct Saving {
    old: usize,
    new: usize,
    lines: usize,
}

/// All pairs that may be ones; their numbers are places among those that are left.
fn savings(
    old: &[Unpaired<'_>],
    new: &[Unpaired<'_>],
    effort: &mut Effort,
    interrupt: &Interrupt,
) -> Result<Vec<Saving>, SeriesError> {
    let mut savings = Vec::new();
    effort.spend(old.len().saturating_mul(new.len()).saturating_mul(PAIR_STEPS))?;
    for (row, one) in old.iter().enumerate() {
        if interrupt.is_set() {
            return Err(SeriesError::Interrupted);
        }
        for (column, other) in new.iter().enumerate() {
            let alone = one.alone() + other.alone();
            let too_much = alone + usize::from(one.title == other.title);
            let lines = one.lines.len() + other.lines.len();
            // No diff is shorter than the lines that only one of them has.
            if one.lines.len().abs_diff(other.lines.len()) >= too_much {
                continue;
            }
            effort.spend(lines)?;
            if lines - 2 * one.common(other) >= too_much {
                continue;
            }
            effort.spend(DIFF_STEPS + lines.saturating_mul(DIFF_LINE_STEPS))?;
            let cost = told_lines(&line_changes(&split_lines(one.diff), &split_lines(other.diff))?, one.lines.len());
            if cost < too_much {
                savings.push(Saving { old: row, new: column, lines: alone - cost });
            }
        }
    }
    Ok(savings)
}

/// Parts the pairs into groups that have no patch in common.
fn groups(savings: &[Saving]) -> Vec<Vec<Saving>> {
    // Each patch leads to another of its group, or to itself if it stands for the group.
    let old_count = savings.iter().map(|saving| saving.old + 1).max().unwrap_or(0);
    let new_count = savings.iter().map(|saving| saving.new + 1).max().unwrap_or(0);
    let mut leads: Vec<usize> = (0..old_count + new_count).collect();
    let leader = |leads: &mut [usize], mut at: usize| {
        while leads[at] != at {
            leads[at] = leads[leads[at]];
            at = leads[at];
        }
        at
    };
    for saving in savings {
        let (one, other) = (leader(&mut leads, saving.old), leader(&mut leads, old_count + saving.new));
        leads[one.max(other)] = one.min(other);
    }
    let mut groups: Vec<Vec<Saving>> = vec![Vec::new(); old_count];
    for saving in savings {
        groups[leader(&mut leads, saving.old)].push(*saving);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// The places that a group names, each once and in order.
fn places(group: &[Saving], of: fn(&Saving) -> usize) -> Vec<usize> {
    let mut places: Vec<usize> = group.iter().map(of).collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// What work is still allowed.
struct Effort {
    left: usize,
    old: usize,
    new: usize,
}

impl Effort {
    fn spend(&mut self, steps: usize) -> Result<(), SeriesError> {
        let (old, new) = (self.old, self.new);
        self.left = self.left.checked_sub(steps).ok_or(SeriesError::TooDifferent { old, new })?;
        Ok(())
    }
}
