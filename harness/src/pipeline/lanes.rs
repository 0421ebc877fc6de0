// SPDX-License-Identifier: GPL-2.0-only
//! Threads side by side that take their work from one queue, each with a ground of its own.

use super::PipelineError;
use super::run::Ground;
use std::cmp::Reverse;
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

/// Work in groups: two pieces of one group, one after the other, cost less than pieces of two.
pub(super) struct Queue<T> {
    groups: Mutex<Vec<Group<T>>>,
}

struct Group<T> {
    pieces: VecDeque<T>,
    /// How many lanes took their last piece from it.
    lanes: usize,
}

impl<T> Queue<T> {
    pub fn new(groups: impl IntoIterator<Item = Vec<T>>) -> Self {
        let group = |pieces: Vec<T>| Group { pieces: pieces.into(), lanes: 0 };
        Self { groups: Mutex::new(groups.into_iter().map(group).collect()) }
    }

    fn groups(&self) -> MutexGuard<'_, Vec<Group<T>>> {
        self.groups.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next piece for a lane that is at the group `at`: of that one while it has any; then of the largest that no lane is
    /// at, if there is one.
    fn take(&self, at: &mut Option<usize>) -> Option<T> {
        let mut groups = self.groups();
        if let Some(group) = at.and_then(|at| groups.get_mut(at)) {
            if let Some(piece) = group.pieces.pop_front() {
                return Some(piece);
            }
            group.lanes -= 1;
        }
        let left = groups.iter_mut().enumerate().filter(|(_, group)| !group.pieces.is_empty());
        let next = left.min_by_key(|(_, group)| (group.lanes, Reverse(group.pieces.len())));
        *at = next.as_ref().map(|(number, _)| *number);
        let (_, group) = next?;
        group.lanes += 1;
        group.pieces.pop_front()
    }

    /// Leaves nothing to do.
    fn clear(&self) {
        self.groups().iter_mut().for_each(|group| group.pieces.clear());
    }
}

/// Does all of the work; gives what came of each piece, in no order. A lane that does not go on leaves the rest to the others.
///
/// # Errors
/// One that a piece gave; what was not begun then is left undone.
pub(super) fn in_lanes<T: Send, R: Send>(
    lanes: Vec<Ground<'_>>,
    queue: &Queue<T>,
    goes_on: impl Fn(&Ground<'_>) -> bool + Sync,
    work: impl Fn(&Ground<'_>, T) -> Result<R, PipelineError> + Sync,
) -> Result<Vec<R>, PipelineError> {
    let lane = |ground: Ground<'_>| {
        let (mut at, mut results) = (None, Vec::new());
        while goes_on(&ground)
            && let Some(piece) = queue.take(&mut at)
        {
            results.push(work(&ground, piece).inspect_err(|_| queue.clear())?);
        }
        Ok(results)
    };
    let lane = &lane;
    thread::scope(|scope| {
        let threads: Vec<_> = lanes.into_iter().map(|ground| scope.spawn(move || lane(ground))).collect();
        let ended = threads.into_iter().map(|thread| thread.join().unwrap_or_else(|it| std::panic::resume_unwind(it)));
        let results = ended.collect::<Result<Vec<Vec<R>>, PipelineError>>()?;
        Ok(results.into_iter().flatten().collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lane_stays_with_its_group_and_then_goes_where_nobody_is() {
        let queue = Queue::new([vec!["a"], vec!["b1", "b2", "b3"], vec!["c1", "c2"], vec![]]);
        let (mut one, mut two) = (None, None);
        assert_eq!([queue.take(&mut one), queue.take(&mut two)], [Some("b1"), Some("c1")]);
        assert_eq!([queue.take(&mut two), queue.take(&mut two)], [Some("c2"), Some("a")]);
        // Nothing is left but where the other one is.
        assert_eq!([queue.take(&mut two), queue.take(&mut one)], [Some("b2"), Some("b3")]);
        assert_eq!([queue.take(&mut one), queue.take(&mut two), queue.take(&mut one)], [None; 3]);
    }

    #[test]
    fn what_is_cleared_is_not_begun() {
        let queue = Queue::new([vec![1, 2], vec![3]]);
        let mut at = None;
        assert_eq!(queue.take(&mut at), Some(1));
        queue.clear();
        assert_eq!(queue.take(&mut at), None);
    }
}
