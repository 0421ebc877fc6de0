// SPDX-License-Identifier: GPL-2.0-only
//! How long the runs of a target took and how many of them were green, over time, as drawings.

use crate::model::{RunRow, VerdictKind};
use std::collections::BTreeMap;

/// Runs that a rate is taken over.
const WINDOW: usize = 10;
/// The drawing, in its own units: as wide as a page, with room for the figures of the axis on its left.
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 150.0;
const LEFT: f64 = 52.0;
const RIGHT: f64 = 12.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = 24.0;

/// What is drawn of a target.
pub(super) struct Trend<'a> {
    pub target: &'a str,
    /// The same in words.
    pub words: String,
    pub charts: [Chart<'a>; 2],
}

/// One drawing.
pub(super) struct Chart<'a> {
    pub title: &'static str,
    pub grid: Vec<(String, String, String)>,
    pub line: String,
    pub marks: Vec<Mark>,
    pub first: &'a str,
    pub last: &'a str,
}

/// A run in a drawing.
pub(super) struct Mark {
    pub x: String,
    pub y: String,
    pub is_green: bool,
    pub title: String,
}

/// The trends of these runs of whole series, which come with the newest first, a target each.
pub(super) fn all(rows: &[RunRow]) -> Vec<Trend<'_>> {
    let mut of_target: BTreeMap<&str, Vec<&RunRow>> = BTreeMap::new();
    // That the host failed says nothing of the series.
    for row in rows.iter().rev().filter(|row| row.scope == "series" && row.verdict != VerdictKind::Infra) {
        of_target.entry(&row.target).or_default().push(row);
    }
    // One run is no trend.
    let several = of_target.into_iter().filter(|(_, rows)| rows.len() > 1);
    several.map(|(target, rows)| trend(target, &rows)).collect()
}

fn trend<'a>(target: &'a str, rows: &[&'a RunRow]) -> Trend<'a> {
    let took: Vec<f64> = rows.iter().map(|row| row.took_ms as f64 / 1000.0).collect();
    let green: Vec<bool> = rows.iter().map(|row| row.verdict == VerdictKind::Pass).collect();
    let rates: Vec<f64> = (1..=rows.len()).map(|end| rate(&green[end.saturating_sub(WINDOW)..end])).collect();
    let mut sorted = took.clone();
    sorted.sort_by(f64::total_cmp);
    let at = |share: f64| sorted.get(((sorted.len() - 1) as f64 * share).round() as usize).copied().unwrap_or_default();
    let words = format!(
        "{} runs, {:.0} % of them green, {:.0} % of the last {}. They took {:.1} s in the median, {:.1} to {:.1} s; the \
         last one took {:.1} s.",
        rows.len(),
        rate(&green),
        rates.last().copied().unwrap_or_default(),
        rows.len().min(WINDOW),
        at(0.5),
        at(0.0),
        at(1.0),
        took.last().copied().unwrap_or_default()
    );
    let times = chart(rows, &green, "Time of each run", &took, ceiling(at(1.0)), " s");
    let rates = chart(rows, &green, "Green among the last 10 runs", &rates, 100.0, " %");
    Trend { target, words, charts: [times, rates] }
}

/// Percent that are true.
fn rate(all: &[bool]) -> f64 {
    100.0 * all.iter().filter(|is_green| **is_green).count() as f64 / all.len().max(1) as f64
}

/// A round number that is no less.
fn ceiling(value: f64) -> f64 {
    let unit = 10_f64.powf(value.max(0.1).log10().floor());
    [1.0, 2.0, 5.0, 10.0].iter().map(|times| times * unit).find(|round| *round >= value).unwrap_or(value)
}

fn chart<'a>(
    rows: &[&'a RunRow],
    green: &[bool],
    title: &'static str,
    values: &[f64],
    max: f64,
    unit: &str,
) -> Chart<'a> {
    let step = (WIDTH - LEFT - RIGHT) / (rows.len() - 1).max(1) as f64;
    let y = |value: f64| format!("{:.1}", HEIGHT - BOTTOM - value / max * (HEIGHT - TOP - BOTTOM));
    let digits = usize::from(max < 2.0);
    let grid = [0.0, 0.5, 1.0].map(|share| share * max);
    let mark = |(at, row): (usize, &&RunRow)| Mark {
        x: format!("{:.1}", LEFT + at as f64 * step),
        y: y(values[at]),
        is_green: green[at],
        title: format!(
            "{}: {}, {:.1} s, {} of {} as planned",
            row.id,
            row.verdict,
            row.took_ms as f64 / 1000.0,
            row.as_planned,
            row.planned
        ),
    };
    let marks: Vec<Mark> = rows.iter().enumerate().map(mark).collect();
    let day = |row: Option<&&'a RunRow>| row.and_then(|row| row.started.split('T').next()).unwrap_or_default();
    Chart {
        title,
        grid: grid.map(|value| (y(value), format!("{:.1}", HEIGHT - BOTTOM), format!("{value:.digits$}{unit}"))).into(),
        line: marks.iter().map(|mark| format!("{},{}", mark.x, mark.y)).collect::<Vec<_>>().join(" "),
        first: day(rows.first()),
        last: day(rows.last()),
        marks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    #[test]
    fn a_trend_needs_two_runs_of_a_series_and_goes_from_left_to_right() {
        let row = |id: &str, verdict, took_ms| RunRow {
            id: id.into(),
            verdict,
            took_ms,
            started: "2026-01-31T15:03:00Z".into(),
            ..samples::dossier(vec![samples::green()]).rows.remove(0)
        };
        let rows = [row("new", VerdictKind::Hang, 3000), row("old", VerdictKind::Pass, 1000)];
        assert!(all(&rows[..1]).is_empty());
        let trends = all(&rows);
        let [times, rates] = &trends[0].charts;
        let marks = |chart: &Chart<'_>| {
            let marks = chart.marks.iter().map(|mark| (mark.x.clone(), mark.y.clone(), mark.is_green));
            marks.collect::<Vec<_>>()
        };
        let mark = |x: &str, y: &str, is_green| (x.to_owned(), y.to_owned(), is_green);
        assert_eq!(marks(times), [mark("52.0", "102.8", true), mark("628.0", "56.4", false)]);
        assert_eq!(marks(rates), [mark("52.0", "10.0", true), mark("628.0", "68.0", false)]);
        assert!(trends[0].words.starts_with("2 runs, 50 % of them green, 50 % of the last 2. "), "{}", trends[0].words);
        let base = rows.map(|row| RunRow { scope: "base".into(), ..row });
        assert!(all(&base).is_empty());
    }

    #[test]
    fn an_axis_ends_at_a_round_number() {
        assert_eq!([0.0, 0.7, 1.0, 3.2, 14.6, 51.0, 240.0].map(ceiling), [0.1, 1.0, 1.0, 5.0, 20.0, 100.0, 500.0]);
    }
}
