// SPDX-License-Identifier: GPL-2.0-only
//! The two searches of a bisection, without what they search: between two points in a row, and between two sets of hunks.

use crate::model::Sight;
use std::collections::{BTreeSet, HashMap};
use std::ops::RangeInclusive;

/// What it takes to know a point, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Price {
    /// A run of it is kept.
    Nothing,
    /// Its kernel is in the cache.
    Boot,
    /// Its kernel has to be built.
    Build,
}

/// Points in a row, of which an early one is good and a late one bad.
#[derive(Debug)]
pub(super) struct Row {
    good: usize,
    bad: usize,
    /// Those that tell nothing.
    skipped: BTreeSet<usize>,
}

impl Row {
    /// The first is good and the one at `last` bad.
    pub fn new(last: usize) -> Self {
        Self { good: 0, bad: last, skipped: BTreeSet::new() }
    }

    /// The point to look at next; none where there is nothing left to learn. A point that takes no build comes before all
    /// that do: it may spare one.
    pub fn next(&self, price: impl Fn(usize) -> Price) -> Option<usize> {
        let middle = self.good + self.bad;
        let left = (self.good + 1..self.bad).filter(|point| !self.skipped.contains(point));
        left.min_by_key(|point| (price(*point), (2 * point).abs_diff(middle)))
    }

    /// Takes what was seen at a point.
    pub fn saw(&mut self, point: usize, sight: Sight) {
        match sight {
            Sight::AsPlanned => self.good = self.good.max(point),
            Sight::Broken => self.bad = self.bad.min(point),
            Sight::Otherwise => drop(self.skipped.insert(point)),
        }
    }

    /// The last that is good.
    pub fn good(&self) -> usize {
        self.good
    }

    /// The steps of which one broke it: from the one behind the last good point to the one that makes the first bad one.
    pub fn suspects(&self) -> RangeInclusive<usize> {
        self.good + 1..=self.bad
    }
}

/// Two sets of hunks, one within the other: with the first it is good, with the second bad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Narrowed {
    pub good: BTreeSet<usize>,
    pub bad: BTreeSet<usize>,
}

impl Narrowed {
    /// The hunks that make the difference.
    pub fn difference(&self) -> BTreeSet<usize> {
        self.bad.difference(&self.good).copied().collect()
    }
}

/// Narrows what makes the difference between none of `count` hunks, where it is good, and all of them, where it is bad:
/// delta debugging as Zeller and Hildebrandt describe it ("Simplifying and isolating failure-inducing input", 2002). A set
/// that shows neither, for it does not compile, say, tells nothing. It ends where `look` does not look any more.
///
/// # Errors
/// What `look` says.
pub(super) fn narrow<E>(
    count: usize,
    mut look: impl FnMut(&BTreeSet<usize>) -> Result<Option<Sight>, E>,
) -> Result<Narrowed, E> {
    let mut at = Narrowed { good: BTreeSet::new(), bad: (0..count).collect() };
    let mut parts = 2;
    let mut seen: HashMap<BTreeSet<usize>, Sight> = HashMap::new();
    loop {
        let left: Vec<usize> = at.difference().into_iter().collect();
        if left.len() < 2 {
            return Ok(at);
        }
        let size = left.len().div_ceil(parts.min(left.len()));
        let moved = 'round: {
            for set in sets(&at, &left, size) {
                let sight = match seen.get(&set) {
                    Some(sight) => *sight,
                    None => match look(&set)? {
                        Some(sight) => sight,
                        None => return Ok(at),
                    },
                };
                seen.insert(set.clone(), sight);
                match sight {
                    Sight::Otherwise => continue,
                    Sight::AsPlanned => at.good = set,
                    Sight::Broken => at.bad = set,
                }
                break 'round true;
            }
            false
        };
        parts = match moved {
            true => 2,
            false if size == 1 => return Ok(at),
            // Hunks that need each other are seldom neighbours: one that needs no other is found soonest by itself.
            false if left.len() <= FEW => left.len(),
            false => (2 * parts).min(left.len()),
        };
    }
}

/// Hunks of which each is tried by itself where halves tell nothing.
const FEW: usize = 16;

/// The sets to look at in a round: each part taken away, which mostly compiles, and then each part alone. With two parts the
/// one is what the other is not.
fn sets(at: &Narrowed, left: &[usize], size: usize) -> Vec<BTreeSet<usize>> {
    let more = left.chunks(size).map(|part| at.good.iter().chain(part).copied().collect());
    if left.len() <= 2 * size {
        return more.collect();
    }
    let less = |part: &[usize]| at.bad.iter().filter(|one| !part.contains(one)).copied().collect();
    left.chunks(size).map(less).chain(more).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::convert::Infallible;

    fn find(row: &mut Row, price: impl Fn(usize) -> Price, sight: impl Fn(usize) -> Sight) -> Vec<usize> {
        let mut looked = Vec::new();
        while let Some(point) = row.next(&price) {
            looked.push(point);
            row.saw(point, sight(point));
        }
        looked
    }

    #[test]
    fn what_takes_no_build_is_looked_at_first() {
        let mut row = Row::new(16);
        let price = |point| match point {
            3 => Price::Nothing,
            5 | 12 => Price::Boot,
            _ => Price::Build,
        };
        let looked = find(&mut row, price, |point| if point < 5 { Sight::AsPlanned } else { Sight::Broken });
        assert_eq!(looked, [3, 12, 5, 4]);
        assert_eq!(row.suspects(), 5..=5);
    }

    #[test]
    fn points_that_tell_nothing_leave_several_suspects() {
        let mut row = Row::new(8);
        let sight = |point| match point {
            0..=2 => Sight::AsPlanned,
            3 | 4 => Sight::Otherwise,
            _ => Sight::Broken,
        };
        find(&mut row, |_| Price::Build, sight);
        assert_eq!((row.good(), row.suspects()), (2, 3..=5));
    }

    fn narrowed(count: usize, sight: impl Fn(&BTreeSet<usize>) -> Sight) -> (BTreeSet<usize>, usize) {
        let mut looks = 0;
        let narrowed = narrow(count, |set| {
            looks += 1;
            Ok::<_, Infallible>(Some(sight(set)))
        });
        let Ok(narrowed) = narrowed;
        (narrowed.difference(), looks)
    }

    proptest! {
        #[test]
        fn the_first_bad_point_is_found_in_the_fewest_builds(last in 1_usize..200, first in 1_usize..200) {
            let first = first.min(last);
            let mut row = Row::new(last);
            let sight = |point| if point < first { Sight::AsPlanned } else { Sight::Broken };
            let looked = find(&mut row, |_| Price::Build, sight);
            prop_assert_eq!(row.suspects(), first..=first);
            prop_assert!(looked.len() as u32 <= last.ilog2() + 1, "{} for {}", looked.len(), last);
        }

        #[test]
        fn one_hunk_is_found_by_halving(count in 1_usize..100, culprit in 0_usize..100) {
            let culprit = culprit % count;
            let sight = |set: &BTreeSet<usize>| if set.contains(&culprit) { Sight::Broken } else { Sight::AsPlanned };
            let (difference, looks) = narrowed(count, sight);
            prop_assert_eq!(difference, BTreeSet::from([culprit]));
            prop_assert!(looks as u32 <= count.ilog2() + 1, "{} for {}", looks, count);
        }

        #[test]
        fn what_is_left_makes_the_difference_whatever_does_not_compile(
            count in 1_usize..24,
            needed in prop::collection::btree_set(0_usize..24, 1..4),
            bound in prop::collection::btree_set(0_usize..24, 0..5),
        ) {
            let needed: BTreeSet<usize> = needed.into_iter().map(|one| one % count).collect();
            let bound: BTreeSet<usize> = bound.into_iter().map(|one| one % count).collect();
            // Hunks that are bound to each other compile together or not at all.
            let sight = |set: &BTreeSet<usize>| match bound.intersection(set).count() {
                some if some > 0 && some < bound.len() => Sight::Otherwise,
                _ if needed.is_subset(set) => Sight::Broken,
                _ => Sight::AsPlanned,
            };
            let mut asked = BTreeSet::new();
            let narrowed = narrow(count, |set| {
                assert!(asked.insert(set.clone()), "{set:?} is asked twice");
                Ok::<_, Infallible>(Some(sight(set)))
            });
            let Ok(Narrowed { good, bad }) = narrowed;
            prop_assert_eq!((sight(&good), sight(&bad)), (Sight::AsPlanned, Sight::Broken));
            prop_assert!(good.is_subset(&bad));
            let difference: BTreeSet<usize> = bad.difference(&good).copied().collect();
            prop_assert!(difference.len() == 1 || difference.is_subset(&bound.union(&needed).copied().collect()));
        }
    }
}
