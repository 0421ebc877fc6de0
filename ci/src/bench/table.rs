// SPDX-License-Identifier: GPL-2.0-only
//! The table that a benchmark ends with.

use super::measure::Samples;

/// What a figure counts.
#[derive(Clone, Copy)]
pub(super) enum Unit {
    /// Seconds.
    Seconds,
    /// Mebibytes.
    Mib,
}

/// What a row must show.
#[derive(Clone, Copy)]
pub(super) enum Target {
    /// Our figure is at most this.
    Limit(f64),
    /// Our figure is at most the rival's and this.
    More(f64),
    /// Our figure is at most the rival's, times this.
    Times(f64),
}

/// One row.
pub(super) struct Row {
    pub what: String,
    pub unit: Unit,
    pub ours: Result<Samples, String>,
    /// Its name and figures, or why there are none; nothing where no rival does such a thing.
    pub rival: Option<(&'static str, Result<Samples, String>)>,
    pub target: Target,
}

impl Row {
    /// Whether the target is met; nothing where it could not be judged. Of a comparison the median over the rounds
    /// counts, each round's two figures having been taken one after the other.
    pub fn met(&self) -> Option<bool> {
        let ours = self.ours.as_ref().ok()?;
        let (samples, limit) = match self.target {
            Target::Limit(limit) => (ours.clone(), limit),
            Target::More(limit) => (ours.pairwise(self.rival()?, |a, b| a - b), limit),
            Target::Times(limit) => (ours.pairwise(self.rival()?, |a, b| a / b), limit),
        };
        samples.spread().map(|(median, ..)| median <= limit)
    }

    fn rival(&self) -> Option<&Samples> {
        self.rival.as_ref().and_then(|(_, samples)| samples.as_ref().ok())
    }

    fn cells(&self) -> [String; 6] {
        let ratio = self.ours.as_ref().ok().zip(self.rival()).map(|(ours, rival)| ours.pairwise(rival, |a, b| a / b));
        let target = match self.target {
            Target::Limit(limit) => format!("ours <= {limit} {}", self.unit.symbol()),
            Target::More(limit) => format!("ours <= rival + {limit} {}", self.unit.symbol()),
            Target::Times(limit) => format!("ratio <= {limit}"),
        };
        let met = match self.met() {
            Some(true) => "met",
            Some(false) => "NOT MET",
            None => "not judged",
        };
        [
            self.what.clone(),
            self.unit.cell(&self.ours),
            self.rival
                .as_ref()
                .map_or_else(|| "-".into(), |(name, figures)| format!("{name}: {}", self.unit.cell(figures))),
            ratio.map_or_else(|| "-".into(), |ratio| spread(&ratio, 2)),
            target,
            met.into(),
        ]
    }
}

impl Unit {
    fn symbol(self) -> &'static str {
        match self {
            Self::Seconds => "s",
            Self::Mib => "MiB",
        }
    }

    fn cell(self, figures: &Result<Samples, String>) -> String {
        let digits = match self {
            Self::Seconds => 2,
            Self::Mib => 0,
        };
        match figures {
            Ok(samples) => format!("{} {}", spread(samples, digits), self.symbol()),
            Err(reason) => format!("not measured: {reason}"),
        }
    }
}

/// `median (least-greatest)`, or the only figure there is.
fn spread(samples: &Samples, digits: usize) -> String {
    match samples.spread() {
        Some((median, ..)) if samples.0.len() == 1 => format!("{median:.digits$}"),
        Some((median, least, greatest)) => format!("{median:.digits$} ({least:.digits$}-{greatest:.digits$})"),
        None => "-".into(),
    }
}

/// The table, its columns aligned.
pub(super) fn render(rows: &[Row]) -> String {
    let head = ["row", "ours", "rival", "ratio", "target", ""].map(str::to_owned);
    let lines: Vec<[String; 6]> = std::iter::once(head).chain(rows.iter().map(Row::cells)).collect();
    let width = |column: usize| lines.iter().map(|cells| cells[column].chars().count()).max().unwrap_or(0);
    let widths: [usize; 6] = std::array::from_fn(width);
    let mut out = String::new();
    for cells in &lines {
        let padded: Vec<String> = cells.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        out.push_str(padded.join("  ").trim_end());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(target: Target, rival: Result<Samples, String>) -> Row {
        Row {
            what: "apply".into(),
            unit: Unit::Seconds,
            ours: Ok(Samples(vec![1.0, 2.0, 4.0])),
            rival: Some(("quilt", rival)),
            target,
        }
    }

    #[test]
    fn a_target_is_judged_by_the_median_of_the_rounds() {
        let rival = || Ok(Samples(vec![1.0, 1.0, 4.0]));
        assert_eq!(row(Target::Times(1.0), rival()).met(), Some(true));
        assert_eq!(row(Target::Times(0.9), rival()).met(), Some(false));
        assert_eq!(row(Target::More(0.0), rival()).met(), Some(true));
        assert_eq!(row(Target::Limit(1.9), rival()).met(), Some(false));
    }

    #[test]
    fn a_missing_rival_leaves_a_comparison_unjudged_and_is_said() {
        let row = row(Target::Times(1.0), Err("no quilt".into()));
        assert_eq!(row.met(), None);
        let table = render(&[row]);
        assert!(table.contains("quilt: not measured: no quilt"), "{table}");
        assert!(table.contains("not judged"), "{table}");
    }
}
