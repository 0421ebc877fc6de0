// SPDX-License-Identifier: GPL-2.0-only
//! Work on patches of which none waits for another: on all cores, while the caller goes on.

use super::SeriesError;
use crate::git::Store;
use std::sync::mpsc::channel;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Runs `feed`, which hands over jobs, and does the jobs meanwhile, each with a handle on the store. Returns what `feed`
/// returned, and what came of the jobs in their order.
///
/// # Errors
/// That of `feed`, else the first of a job.
pub(super) fn beside<J: Send, R: Send, T>(
    store: &Store,
    work: impl Fn(&Store, J) -> Result<R, SeriesError> + Sync,
    feed: impl FnOnce(&mut dyn FnMut(J)) -> Result<T, SeriesError>,
) -> Result<(T, Vec<R>), SeriesError> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let stores = (0..cores).map(|_| store.reopen()).collect::<Result<Vec<_>, _>>()?;
    let (sender, receiver) = channel();
    let (work, receiver) = (&work, &Mutex::new(receiver));
    thread::scope(|scope| {
        let worker = |store: Store| {
            let mut done = Vec::new();
            loop {
                let job = receiver.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok((number, job)) = job else { return done };
                done.push((number, work(&store, job)));
            }
        };
        let workers: Vec<_> = stores.into_iter().map(|store| scope.spawn(move || worker(store))).collect();
        let mut number = 0_usize;
        let fed = feed(&mut |job| {
            // It cannot fail while a worker waits, and each waits until there is no sender.
            let _ = sender.send((number, job));
            number += 1;
        });
        drop(sender);
        let joined = workers.into_iter().map(|it| it.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        let mut done: Vec<_> = joined.flatten().collect();
        done.sort_by_key(|(number, _)| *number);
        let fed = fed?;
        Ok((fed, done.into_iter().map(|(_, result)| result).collect::<Result<_, _>>()?))
    })
}
