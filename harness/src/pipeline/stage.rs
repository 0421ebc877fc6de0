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

    pub fn events(&self) -> &'a Events {
        self.events
    }

    pub fn reports(&self) -> &[StageReport] {
        &self.reports
    }

    pub fn into_reports(self) -> Vec<StageReport> {
        self.reports
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Consumer;
    use proptest::prelude::*;
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Heard(Arc<Mutex<Vec<Event>>>);

    impl Consumer for Heard {
        fn take(&mut self, event: &Event) {
            self.0.lock().expect("not poisoned").push(event.clone());
        }
    }

    /// `work` of the grammar that `event` states: which stage is open decides what may come.
    fn follows_the_grammar(events: &[Event]) -> bool {
        let mut open = None;
        let allowed = events.iter().all(|event| match event {
            Event::StageStarted { stage, .. } => open.replace(*stage).is_none(),
            Event::Progress { stage, .. } => open == Some(*stage),
            Event::StageEnded { stage, .. } => open.take() == Some(*stage),
            Event::Note { .. } => true,
            Event::RunStarted { .. } | Event::RunEnded { .. } => false,
        });
        allowed && open.is_none()
    }

    fn stage() -> impl Strategy<Value = Stage> {
        use Stage::{Boot, Build, Series, Tree, Verdict, Worktree};
        prop::sample::select(vec![Tree, Series, Worktree, Build, Boot, Verdict])
    }

    fn end() -> impl Strategy<Value = StageEnd> {
        prop::sample::select(vec![StageEnd::Done, StageEnd::Cached, StageEnd::Failed])
    }

    proptest! {
        #[test]
        fn whatever_stages_do_their_events_follow_the_grammar(
            // Per stage: how it ends, and what it tells: progress or a note.
            stages in prop::collection::vec((stage(), end(), prop::collection::vec(any::<bool>(), 0..4)), 0..8),
        ) {
            let heard = Heard::default();
            let events = Events::to(vec![Box::new(heard.clone())]);
            let mut run = Stages::new(&events);
            for (stage, end, tells) in &stages {
                events.note("between stages");
                let result = run.run(*stage, "work", || {
                    for is_progress in tells {
                        match is_progress {
                            true => events.progress(*stage, 1, None, "item"),
                            false => events.note("within a stage"),
                        }
                    }
                    match end {
                        StageEnd::Failed => Err("failed"),
                        end => Ok(Done::new((), "done").cached_if(*end == StageEnd::Cached)),
                    }
                });
                prop_assert_eq!(result.is_err(), *end == StageEnd::Failed);
            }
            let told = heard.0.lock().expect("not poisoned");
            prop_assert!(follows_the_grammar(&told), "{:?}", told);
            let reported: Vec<_> = run.into_reports().iter().map(|report| (report.stage, report.end)).collect();
            let expected: Vec<_> = stages.iter().map(|(stage, end, _)| (*stage, *end)).collect();
            prop_assert_eq!(reported, expected);
        }
    }
}
