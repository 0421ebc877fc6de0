// SPDX-License-Identifier: GPL-2.0-only
//! The live consumer: a progress bar on a terminal, at most one line a second elsewhere.

use super::style::Style;
use crate::escape::without_secrets;
use crate::event::{Consumer, Event};
use crate::model::{Stage, StageEnd};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::Write as _;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How often a line of progress is written where there is no terminal.
const LINE_EVERY: Duration = Duration::from_secs(1);
/// How many times as long nothing may have happened before that is said.
const STILL_AFTER: u32 = 10;

/// Writes progress to standard error, so that standard output holds the result alone.
pub struct Terminal {
    style: Style,
    live: bool,
    bar: Option<ProgressBar>,
    ticker: Option<Ticker>,
}

impl Terminal {
    /// `live` says whether standard error is a terminal that can redraw a line.
    pub fn new(style: Style, live: bool) -> Self {
        Self { style, live, bar: None, ticker: None }
    }

    /// A failing standard error (a closed pipe) must not end the run: the record is what counts.
    fn line(&self, text: &str) {
        if let Some(ticker) = &self.ticker {
            ticker.shared.lock().last_line = Instant::now();
        }
        match &self.bar {
            Some(bar) => bar.suspend(|| eprintln_quietly(text)),
            None => eprintln_quietly(text),
        }
    }

    fn started(&mut self, stage: Stage, what: &str) {
        if !self.live {
            self.ticker = Some(Ticker::start(stage, what, LINE_EVERY, eprintln_quietly));
        } else {
            let bar = ProgressBar::new_spinner();
            bar.enable_steady_tick(Duration::from_millis(120));
            bar.set_prefix(format!("{:>9}", stage.as_str()));
            bar.set_message(without_secrets(what).into_owned());
            let template = match self.style == Style::new(true) {
                true => "{prefix:.bold} {spinner} {wide_msg} {elapsed:.dim}",
                false => "{prefix} {spinner} {wide_msg} {elapsed}",
            };
            if let Ok(style) = ProgressStyle::with_template(template) {
                bar.set_style(style);
            }
            self.bar = Some(bar);
        }
    }

    fn progress(&mut self, done: u64, total: Option<u64>, item: &str) {
        let count = match total {
            Some(total) => format!("{done}/{total}"),
            None => done.to_string(),
        };
        if let Some(bar) = &self.bar {
            bar.set_message(format!("{count} {}", without_secrets(item)));
        } else if let Some(ticker) = &self.ticker {
            ticker.shared.lock().news = Some(format!("{count} {item}"));
        }
    }

    fn ended(&mut self, stage: Stage, end: StageEnd, summary: &str, took: Duration) {
        self.ticker = None;
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
            Event::RunStarted { target, scope } => {
                self.line(&format!("{:>9}  {}{scope}", "target", self.style.strong(target)));
            }
            Event::StageStarted { stage, what } => self.started(*stage, what),
            Event::Progress { done, total, item, .. } => self.progress(*done, *total, item),
            Event::StageEnded { stage, end, summary, took } => self.ended(*stage, *end, summary, *took),
            Event::Note { text } => self.line(&format!("{:>9}  {text}", self.style.doubt("     note"))),
            Event::RunEnded { .. } => {}
        }
    }
}

/// Where there is no terminal: one line of progress for every second of a stage that brought no other line, from a
/// thread of its own, since a stage may be silent for long. Dropping it ends the thread.
struct Ticker {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<Ticking>,
    /// Told when the stage ended.
    ended: Condvar,
}

struct Ticking {
    ended: bool,
    last_line: Instant,
    /// How far the stage got since the last line.
    news: Option<String>,
}

impl Default for Ticking {
    fn default() -> Self {
        Self { ended: false, last_line: Instant::now(), news: None }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Ticking> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says a line whenever `every` passed without one and there are news, or much longer, until the stage ended.
    fn tick(&self, stage: Stage, what: &str, every: Duration, say: impl Fn(&str)) {
        let started = Instant::now();
        let mut state = self.lock();
        while !state.ended {
            let quiet = state.last_line.elapsed();
            if quiet < every {
                state = self.ended.wait_timeout(state, every - quiet).unwrap_or_else(PoisonError::into_inner).0;
                continue;
            }
            let text = match state.news.take() {
                Some(news) => news,
                None if quiet < STILL_AFTER * every => {
                    state = self.ended.wait_timeout(state, every).unwrap_or_else(PoisonError::into_inner).0;
                    continue;
                }
                None => format!("still {what}, {} s", started.elapsed().as_secs()),
            };
            say(&format!("{:>9}  {text}", stage.as_str()));
            state.last_line = Instant::now();
        }
    }
}

impl Ticker {
    /// A thread that can't be had costs the lines of progress and nothing else.
    fn start(stage: Stage, what: &str, every: Duration, say: impl Fn(&str) + Send + 'static) -> Self {
        let shared = Arc::new(Shared::default());
        let (own, what) = (Arc::clone(&shared), what.to_owned());
        let thread = thread::Builder::new().name("progress".into());
        Self { shared, thread: thread.spawn(move || own.tick(stage, &what, every, say)).ok() }
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        self.shared.lock().ended = true;
        self.shared.ended.notify_all();
        if let Some(thread) = self.thread.take() {
            // It can't have panicked but in writing, and the line is lost then anyway.
            let _ = thread.join();
        }
    }
}

/// A duration in seconds for people.
pub fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64())
}

fn eprintln_quietly(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{}", without_secrets(text));
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn a_silent_stage_is_told_of_and_news_come_first() {
        let (sender, said) = mpsc::channel();
        let say = move |line: &str| sender.send(line.to_owned()).expect("somebody listens");
        let ticker = Ticker::start(Stage::Build, "building v6.1", Duration::from_millis(5), say);
        assert_eq!(said.recv().as_deref(), Ok("    build  still building v6.1, 0 s"));
        ticker.shared.lock().news = Some("3/7 a.o".into());
        assert!(said.iter().any(|line| line == "    build  3/7 a.o"));
        drop(ticker);
        // The thread is gone, and its end of the channel with it: this ends.
        assert!(said.iter().all(|line| line.starts_with("    build  still ")));
    }

    #[test]
    fn a_short_stage_says_nothing() {
        let (sender, said) = mpsc::channel();
        let say = move |line: &str| sender.send(line.to_owned()).expect("somebody listens");
        drop(Ticker::start(Stage::Tree, "x", Duration::from_secs(3600), say));
        assert_eq!(said.iter().count(), 0);
    }
}
