// SPDX-License-Identifier: GPL-2.0-only
//! Which patches were moved, where the same ones stand in another order.

/// One of them, by the place where it stands now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moved {
    /// It stands before the other now, and did not.
    Before { moved: usize, other: usize },
    /// It stands behind the other now, and did not.
    Behind { moved: usize, other: usize },
}

/// The fewest whose moves make the order that is now of the one that was. `old` has the place where each stood, in the order
/// of now. What a patch is told to stand beside was not moved.
pub(super) fn moved(old: &[usize]) -> Vec<Moved> {
    let stayed = longest_rising(old);
    let mut all = Vec::new();
    for moved in (0..old.len()).filter(|place| !stayed.contains(place)) {
        let next = stayed.iter().find(|other| **other > moved && old[**other] < old[moved]);
        let previous = stayed.iter().rfind(|other| **other < moved && old[**other] > old[moved]);
        let before = next.map(|other| Moved::Before { moved, other: *other });
        all.extend(before.or(previous.map(|other| Moved::Behind { moved, other: *other })));
    }
    all
}

/// The places of the longest row of numbers of which each is more than the one before it.
fn longest_rising(numbers: &[usize]) -> Vec<usize> {
    // For each number the longest such row that ends in it.
    let mut rows: Vec<Vec<usize>> = Vec::with_capacity(numbers.len());
    for (place, number) in numbers.iter().enumerate() {
        let before = rows.iter().filter(|row| row.last().is_some_and(|last| numbers[*last] < *number));
        let mut row = before.max_by_key(|row| row.len()).cloned().unwrap_or_default();
        row.push(place);
        rows.push(row);
    }
    rows.into_iter().max_by_key(Vec::len).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Moved::{Before, Behind};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_fewest_are_named_beside_those_that_stayed() {
        assert_eq!(moved(&[]), []);
        assert_eq!(moved(&[0, 1, 2]), []);
        assert_eq!(moved(&[1, 0]), [Before { moved: 0, other: 1 }]);
        assert_eq!(moved(&[3, 0, 1, 2]), [Before { moved: 0, other: 1 }], "the last to the front");
        assert_eq!(moved(&[1, 2, 3, 0]), [Behind { moved: 3, other: 2 }], "the first to the end");
        // Two that went together stand beside one that did not.
        let both = [Before { moved: 0, other: 2 }, Before { moved: 1, other: 2 }];
        assert_eq!(moved(&[3, 4, 0, 1, 2]), both);
    }

    proptest! {
        #[test]
        fn whatever_was_moved_crossed_one_that_stayed(old in Just((0..12).collect::<Vec<usize>>()).prop_shuffle()) {
            let stayed = longest_rising(&old);
            prop_assert!(stayed.windows(2).all(|two| two[0] < two[1] && old[two[0]] < old[two[1]]));
            let all = moved(&old);
            prop_assert_eq!(all.len() + stayed.len(), old.len());
            for one in all {
                let (Before { moved: before, other: behind } | Behind { moved: behind, other: before }) = one;
                prop_assert!(before < behind && old[before] > old[behind]);
            }
        }
    }
}
