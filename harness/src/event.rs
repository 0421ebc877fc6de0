// SPDX-License-Identifier: GPL-2.0-only
//! Events: the facts of a run as they happen, and those who are told.
//!
//! # Grammar
//! ```text
//! run     = RunStarted work RunEnded
//! each    = (work | run)*
//! work    = (stage | Note)*
//! stage   = StageStarted(S) (Progress(S) | Note)* StageEnded(S)
//! ```
//! A command that runs no target, such as `kiso build`, is `work` alone; `kiso run --each` and `kiso mutants` are `each`. Stages do not overlap. `StageEnded` comes for every
//! stage that started, with its outcome, also when it failed. Events hold facts; how they look is the consumer's affair.

use crate::model::{Scope, Stage, StageEnd, VerdictKind};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A run of this target begins.
    RunStarted {
        /// The target's name.
        target: String,
        /// What of the series is run.
        scope: Scope,
    },
    /// A stage begins.
    StageStarted {
        /// Which.
        stage: Stage,
        /// What it works on, in words.
        what: String,
    },
    /// A stage got further.
    Progress {
        /// Which.
        stage: Stage,
        /// Units done.
        done: u64,
        /// Units in all, where known.
        total: Option<u64>,
        /// What is being worked on: a file, a case.
        item: String,
    },
    /// A stage ended.
    StageEnded {
        /// Which.
        stage: Stage,
        /// How.
        end: StageEnd,
        /// The result in words: "7 patches", "tcg, 61 results".
        summary: String,
        /// How long it took.
        took: Duration,
    },
    /// Something the user should know that is no error.
    Note {
        /// In words.
        text: String,
    },
    /// The run ended.
    RunEnded {
        /// Its verdict; none where an error kept it from having a record, and for a mutant: what is asked of that is who
        /// noticed it.
        verdict: Option<VerdictKind>,
    },
}

/// Somebody who is told of events.
pub trait Consumer: Send {
    /// Takes one event. A consumer that fails says so to its own channel and goes on: the others must be told all the same.
    fn take(&mut self, event: &Event);
}

/// The list of consumers; stages hold a reference and tell it what they do.
#[derive(Default)]
pub struct Events {
    consumers: Mutex<Vec<Box<dyn Consumer>>>,
}

impl Events {
    /// Nobody listens.
    pub fn none() -> Self {
        Self::default()
    }

    /// These are told, in this order.
    pub fn to(consumers: Vec<Box<dyn Consumer>>) -> Self {
        Self { consumers: Mutex::new(consumers) }
    }

    /// Tells every consumer.
    pub fn emit(&self, event: &Event) {
        let mut consumers = self.consumers.lock().unwrap_or_else(PoisonError::into_inner);
        for consumer in consumers.iter_mut() {
            consumer.take(event);
        }
    }

    /// Tells of progress.
    pub fn progress(&self, stage: Stage, done: u64, total: Option<u64>, item: impl Into<String>) {
        self.emit(&Event::Progress { stage, done, total, item: item.into() });
    }

    /// Tells a note.
    pub fn note(&self, text: impl Into<String>) {
        self.emit(&Event::Note { text: text.into() });
    }
}
