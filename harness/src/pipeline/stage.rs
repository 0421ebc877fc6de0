// SPDX-License-Identifier: GPL-2.0-only
//! Runs one stage between its two events and keeps what it took.

use crate::event::{Event, Events};
use crate::model::{Stage, StageEnd, StageReport};
use std::time::Instant;

/// A stage's result with what is said of it.
pub(super) struct Done<T> {
    pub value: T,
    pub summary: String,
    pub cached: bool,
}

impl<T> Done<T> {
    pub fn new(value: T, summary: impl Into<String>) -> Self {
        Self { value, summary: summary.into(), cached: false }
    }

    pub fn cached_if(mut self, cached: bool) -> Self {
        self.cached = cached;
        self
    }
}

/// The stages of a run so far.
pub(super) struct Stages<'a> {
    events: &'a Events,
    reports: Vec<StageReport>,
}

impl<'a> Stages<'a> {
    pub fn new(events: &'a Events) -> Self {
        Self { events, reports: Vec::new() }
    }

    /// Runs `work` as this stage: its end is told and kept, however it ends.
    pub fn run<T, E: std::fmt::Display>(
        &mut self,
        stage: Stage,
        what: impl Into<String>,
        work: impl FnOnce() -> Result<Done<T>, E>,
    ) -> Result<T, E> {
        self.events.emit(&Event::StageStarted { stage, what: what.into() });
        let begun = Instant::now();
        let result = work();
        let took = begun.elapsed();
        let (end, summary) = match &result {
            Ok(done) if done.cached => (StageEnd::Cached, done.summary.clone()),
            Ok(done) => (StageEnd::Done, done.summary.clone()),
            Err(error) => (StageEnd::Failed, error.to_string()),
        };
        self.reports.push(StageReport {
            stage,
            end,
            summary: summary.clone(),
            took_ms: u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
        });
        self.events.emit(&Event::StageEnded { stage, end, summary, took });
        result.map(|done| done.value)
    }

    pub fn into_reports(self) -> Vec<StageReport> {
        self.reports
    }
}
