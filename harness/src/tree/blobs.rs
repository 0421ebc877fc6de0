// SPDX-License-Identifier: GPL-2.0-only
//! Blobs into a pack on all cores: the caller reads, workers hash and deflate, one thread writes.
//!
//! What is in flight is bounded in bytes, so the memory does not grow with the tree or with the size of its files.

use super::TreeError;
use crate::git::{ObjectKind, PackWriter, PackedObject, Store, pack_object};
use crate::model::ObjectId;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

/// Bytes of content between being read and being written. A single larger file passes alone.
const IN_FLIGHT: usize = 64 << 20;
/// Contents are handed over in batches of this size, since most files of a kernel are small.
const BATCH: usize = 1 << 20;

/// Stands for a blob until its id is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot(u32);

impl Slot {
    pub fn index(self) -> usize {
        self.0 as usize
    }

    #[cfg(test)]
    pub fn for_test(index: u32) -> Self {
        Self(index)
    }
}

/// Takes the contents.
pub(super) struct BlobSink<'a> {
    jobs: Sender<Batch<Vec<u8>>>,
    budget: &'a Budget,
    batch: Batch<Vec<u8>>,
    slots: u32,
}

struct Batch<T> {
    first: u32,
    bytes: usize,
    items: Vec<T>,
}

enum Outcome {
    Known(ObjectId),
    New(PackedObject),
}

impl BlobSink<'_> {
    /// Takes one blob's content.
    ///
    /// # Errors
    /// Only where the writer gave up; its own error is what [`write_blobs`] returns then.
    pub fn put(&mut self, content: Vec<u8>) -> Result<Slot, TreeError> {
        self.batch.bytes += content.len();
        self.batch.items.push(content);
        self.slots += 1;
        if self.batch.bytes >= BATCH || self.batch.items.len() >= 1024 {
            self.flush()?;
        }
        Ok(Slot(self.slots - 1))
    }

    fn flush(&mut self) -> Result<(), TreeError> {
        let next = Batch { first: self.slots, bytes: 0, items: Vec::new() };
        let batch = std::mem::replace(&mut self.batch, next);
        let goes_on = self.budget.acquire(batch.bytes) && self.jobs.send(batch).is_ok();
        if goes_on { Ok(()) } else { Err(TreeError::Interrupted) }
    }
}

/// Runs `read`, which puts blobs, and writes them to `pack`. Returns what `read` returned, the id of every slot, and the
/// pack. Blobs that the store has already are not written again.
pub(super) fn write_blobs<T>(
    store: &Store,
    pack: PackWriter,
    read: impl FnOnce(&mut BlobSink<'_>) -> Result<T, TreeError>,
) -> Result<(T, Vec<ObjectId>, PackWriter), TreeError> {
    let budget = Budget::default();
    let workers = thread::available_parallelism().map_or(2, |cores| cores.get().min(8));
    let stores = (0..workers).map(|_| store.reopen()).collect::<Result<Vec<_>, _>>()?;
    let (job_sender, job_receiver) = channel();
    let (budget, job_receiver) = (&budget, &Mutex::new(job_receiver));
    thread::scope(|scope| {
        let (done_sender, done_receiver) = channel();
        let writer = scope.spawn(move || write_pack(pack, &done_receiver, budget));
        for store in stores {
            let done = done_sender.clone();
            scope.spawn(move || work(&store, job_receiver, &done));
        }
        drop(done_sender);
        let batch = Batch { first: 0, bytes: 0, items: Vec::new() };
        let mut sink = BlobSink { jobs: job_sender, budget, batch, slots: 0 };
        let result = read(&mut sink).and_then(|value| sink.flush().map(|()| value));
        drop(sink);
        let written = writer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        // Where the disk is full, the writer's error is the cause and the reader's merely follows.
        let (pack, ids) = written?;
        Ok((result?, ids, pack))
    })
}

fn work(store: &Store, jobs: &Mutex<Receiver<Batch<Vec<u8>>>>, done: &Sender<Batch<Outcome>>) {
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Batch { first, bytes, items }) = job else { return };
        let pack = |content: Vec<u8>| {
            let id = ObjectKind::Blob.id_of(&content);
            if store.contains(id) {
                Outcome::Known(id)
            } else {
                Outcome::New(pack_object(ObjectKind::Blob, id, &content))
            }
        };
        let items = items.into_iter().map(pack).collect();
        if done.send(Batch { first, bytes, items }).is_err() {
            return;
        }
    }
}

fn write_pack(
    mut pack: PackWriter,
    done: &Receiver<Batch<Outcome>>,
    budget: &Budget,
) -> Result<(PackWriter, Vec<ObjectId>), TreeError> {
    let mut ids = Vec::new();
    let unknown = ObjectId::from_bytes([0; 20]);
    for batch in done {
        let first = batch.first as usize;
        ids.resize(ids.len().max(first + batch.items.len()), unknown);
        for (outcome, id) in batch.items.iter().zip(&mut ids[first..]) {
            *id = match outcome {
                Outcome::Known(id) => *id,
                Outcome::New(object) => {
                    pack.add(object).inspect_err(|_| budget.close())?;
                    object.id()
                }
            };
        }
        budget.release(batch.bytes);
    }
    Ok((pack, ids))
}

/// Bounds the bytes in flight.
#[derive(Default)]
struct Budget {
    state: Mutex<BudgetState>,
    changed: Condvar,
}

#[derive(Default)]
struct BudgetState {
    used: usize,
    closed: bool,
}

impl Budget {
    /// Waits until there is room. Returns false once the writer gave up.
    fn acquire(&self, bytes: usize) -> bool {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |state: &mut BudgetState| !state.closed && state.used > 0 && state.used + bytes > IN_FLIGHT;
        let mut state = self.changed.wait_while(state, full).unwrap_or_else(PoisonError::into_inner);
        state.used += bytes;
        !state.closed
    }

    fn release(&self, bytes: usize) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).used -= bytes;
        self.changed.notify_all();
    }

    fn close(&self) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).closed = true;
        self.changed.notify_all();
    }
}
