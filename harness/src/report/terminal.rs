// SPDX-License-Identifier: GPL-2.0-only
//! The live consumer: a progress bar on a terminal, at most one line a second elsewhere.

use super::style::Style;
use crate::event::{Consumer, Event, Stage, StageEnd};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::Write as _;
use std::time::{Duration, Instant};

/// How often a line of progress is written where there is no terminal.
const LINE_EVERY: Duration = Duration::from_secs(1);

/// Writes progress to standard error, so that standard output holds the result alone.
pub struct Terminal {
    style: Style,
    live: bool,
    bar: Option<ProgressBar>,
    last_line: Option<Instant>,
}

impl Terminal {
    /// `live` says whether standard error is a terminal that can redraw a line.
    pub fn new(style: Style, live: bool) -> Self {
        Self { style, live, bar: None, last_line: None }
    }

    /// A failing standard error (a closed pipe) must not end the run: the record is what counts.
    fn line(&self, text: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| eprintln_quietly(text)),
            None => eprintln_quietly(text),
        }
    }

    fn started(&mut self, stage: Stage, what: &str) {
        self.last_line = Some(Instant::now());
        if self.live {
            let bar = ProgressBar::new_spinner();
            bar.enable_steady_tick(Duration::from_millis(120));
            bar.set_prefix(format!("{:>9}", stage.as_str()));
            bar.set_message(what.to_owned());
            if let Ok(style) = ProgressStyle::with_template("{prefix:.bold} {spinner} {wide_msg} {elapsed:.dim}") {
                bar.set_style(style);
            }
            self.bar = Some(bar);
        }
    }

    fn progress(&mut self, stage: Stage, done: u64, total: Option<u64>, item: &str) {
        let count = match total {
            Some(total) => format!("{done}/{total}"),
            None => done.to_string(),
        };
        if let Some(bar) = &self.bar {
            bar.set_message(format!("{count} {item}"));
        } else if self.last_line.is_none_or(|at| at.elapsed() >= LINE_EVERY) {
            self.last_line = Some(Instant::now());
            self.line(&format!("{:>9}  {count} {item}", stage.as_str()));
        }
    }

    fn ended(&mut self, stage: Stage, end: StageEnd, summary: &str, took: Duration) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
        let name = format!("{:>9}", stage.as_str());
        let (name, summary) = match end {
            StageEnd::Done => (self.style.good(&name), summary.to_owned()),
            StageEnd::Cached => (self.style.good(&name), format!("{summary} (unchanged)")),
            // The reason comes as the error or in the summary; it is not said twice.
            StageEnd::Failed => (self.style.bad(&name), "failed".to_owned()),
        };
        let took = self.style.faint(&seconds(took));
        self.line(&format!("{name}  {summary}  {took}"));
    }
}

impl Consumer for Terminal {
    fn take(&mut self, event: &Event) {
        match event {
            Event::RunStarted { target } => self.line(&format!("{:>9}  {}", "target", self.style.strong(target))),
            Event::StageStarted { stage, what } => self.started(*stage, what),
            Event::Progress { stage, done, total, item } => self.progress(*stage, *done, *total, item),
            Event::StageEnded { stage, end, summary, took } => self.ended(*stage, *end, summary, *took),
            Event::Note { text } => self.line(&format!("{:>9}  {text}", self.style.doubt("     note"))),
            Event::RunEnded { .. } => {}
        }
    }
}

/// A duration in seconds for people.
pub fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64())
}

fn eprintln_quietly(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}
