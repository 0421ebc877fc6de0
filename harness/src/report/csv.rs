// SPDX-License-Identifier: GPL-2.0-only
//! A report as a table for a spreadsheet: a row for each run, and one for each of its cases.

use crate::escape::{cell, without_secrets};
use crate::model::{Dossier, RunRecord};

const COLUMNS: [&str; 12] = [
    "run",
    "started",
    "target",
    "verdict",
    "isolation",
    "suite",
    "case",
    "claim",
    "planned",
    "outcome",
    "as-planned",
    "took-ms",
];

/// The report as CSV. The row of a run itself has no case; its outcome is its verdict and its message the reason, so that
/// a run which lost all its cases is in the table, too.
///
/// # Errors
/// What the writer says; there is nothing of the kind in memory.
pub fn text(dossier: &Dossier) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS.iter().copied().chain(["message"]))?;
    for run in &dossier.runs {
        write_run(&mut writer, run)?;
    }
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn write_run(writer: &mut csv::Writer<Vec<u8>>, run: &RunRecord) -> Result<(), csv::Error> {
    let (verdict, target) = (run.verdict.as_str(), format!("{}{}", run.target, run.scope));
    let head = [&run.id, &run.started, &target, verdict].map(cell);
    let mut row = |cells: [&str; 7], took: &str, message: &str| {
        let cells = head.iter().cloned().chain(cells.map(cell)).chain([took.to_owned(), cell(message)]);
        writer.write_record(cells.collect::<Vec<_>>())
    };
    let is_pass = if run.is_pass() { "true" } else { "false" };
    let reason = run.reason.as_deref().unwrap_or_default();
    row(["", "", "", "", "pass", verdict, is_pass], &run.took_ms().to_string(), reason)?;
    for case in &run.cases {
        // As a whole, before it is taken apart: what is hidden in an address is not known by a part of it.
        let name = without_secrets(&case.name);
        let name = name.splitn(3, '/').nth(2).unwrap_or(&name);
        let as_planned = if case.as_planned { "true" } else { "false" };
        let outcome = case.outcome.as_str();
        let took = case.took_ms.map(|ms| ms.to_string()).unwrap_or_default();
        let cells = [&case.isolation, case.suite(), name, &case.claim, &case.planned, outcome, as_planned];
        row(cells, &took, case.outcome.message())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    #[test]
    fn each_run_and_each_of_its_cases_is_a_row() {
        let text = text(&samples::dossier(vec![samples::failed(), samples::crashed()])).expect("a table");
        insta::assert_snapshot!(text);
    }
}
