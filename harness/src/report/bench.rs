// SPDX-License-Identifier: GPL-2.0-only
//! What a series costs, for a person: a line a workload with the instructions of one operation on each kernel.

use super::style::Style;
use crate::count::counted;
use crate::model::{BenchRecord, Budget, Cost, Counted, Workload};
use kiso_protocol::Isolation;
use std::fmt::Write as _;

/// The table as text.
pub fn text(record: &BenchRecord, style: Style) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write_table(&mut out, record, style);
    out
}

fn write_table(out: &mut String, record: &BenchRecord, style: Style) -> std::fmt::Result {
    let word = match (&record.mutant, record.exit_code) {
        (Some(_), _) if record.breaks.is_empty() => "    ".to_owned(),
        (_, 0) => style.good("PASS"),
        (_, _) => style.bad("FAIL"),
    };
    let tree =
        style.faint(&format!("{} {}, on {} ({})", record.series, record.variant, record.tree.name, record.tree.source));
    writeln!(out, "\n{word}  {}  instructions per operation  {tree}", style.strong(&record.target))?;
    let boots = counted(record.boots as usize, "boot");
    if let Some(mutant) = &record.mutant {
        writeln!(out, "      {mutant} on top of the series, {}", fate(record))?;
    }
    writeln!(
        out,
        "      counted under TCG, one CPU; the median of {boots} of each kernel, and how far the boots are apart"
    )?;
    for workload in &record.workloads {
        writeln!(out, "{} {}", mark(workload, style), style.strong(&workload.name))?;
        for counted in &workload.counted {
            let cost = counted.cost.as_ref().map(|cost| format!("  {}", said(cost, style))).unwrap_or_default();
            let (median, spread) = (format!("{:.1}", counted.median), format!("{:.3} %", counted.spread));
            writeln!(out, "    {:24}  {median:>12}  {spread:>8}{cost}", place(counted))?;
        }
    }
    if record.kept {
        writeln!(out, "  nothing changed since that was counted; `--rerun` boots again")?;
    }
    writeln!(out, "  logs {}", record.dir.display())
}

/// What is demanded of a mutant, and what came of it.
fn fate(record: &BenchRecord) -> String {
    let claims = record.breaks.join(" ");
    match (record.breaks.is_empty(), record.noticed_by().as_slice()) {
        (true, _) => "beside the series alone".to_owned(),
        (false, []) => format!("beside the base: it breaks {claims}, and no budget of that notices it"),
        (false, by) => format!("beside the base: it breaks {claims}, noticed by {}", by.join(", ")),
    }
}

/// Whether all costs that have a budget are within it.
fn mark(workload: &Workload, style: Style) -> String {
    let outcomes = || workload.counted.iter().filter_map(|counted| Some(counted.cost.as_ref()?.outcome));
    if outcomes().any(|outcome| matches!(outcome, Budget::Over | Budget::Unknown)) {
        style.bad("✗")
    } else if outcomes().any(|outcome| outcome == Budget::Within) {
        style.good("✓")
    } else {
        " ".to_owned()
    }
}

/// Where it was counted, in words.
fn place(counted: &Counted) -> String {
    let kernel = counted.kernel.as_str();
    match Isolation::from_name(&counted.isolation) {
        Some(Isolation::None) => kernel.to_owned(),
        Some(Isolation::Ipv4Ns) => format!("{kernel}, IPv4 namespaces"),
        Some(Isolation::NetNs) => format!("{kernel}, network namespaces"),
        None => format!("{kernel}, {}", counted.isolation),
    }
}

/// A cost with its budget, where it has one; where it is not within that, with what is known of it.
fn said(cost: &Cost, style: Style) -> String {
    let more = format!("{:+.2} %", cost.more);
    match (cost.budget, cost.outcome) {
        (None, _) => style.faint(&more),
        (Some(budget), Budget::Within) => format!("{} ({}: at most {budget} %)", style.good(&more), cost.rule),
        (Some(budget), outcome) => {
            let between = format!("between {:+.2} and {:+.2} %", cost.least, cost.most);
            format!("{} ({}: at most {budget} %): {outcome}, {between}", style.bad(&more), cost.rule)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BENCH_SCHEMA, Budgets, ObjectId, PlannedCase, Side, TreeReport};
    use kiso_protocol::WORKLOADS;
    use kiso_protocol::ktap::Count;

    #[test]
    fn a_reader_sees_what_is_over_and_what_is_not_known() {
        let id = ObjectId::from_bytes([1; 20]);
        let mut record = BenchRecord {
            schema: BENCH_SCHEMA,
            target: "v6.1".into(),
            series: "small".into(),
            variant: "v6.1".into(),
            mutant: None,
            breaks: Vec::new(),
            budgets: Budgets::default(),
            tree: TreeReport { name: "tiny".into(), source: "1.0".into(), commit: id, tree: id, beneath: None },
            tools: Vec::new(),
            kernels: Vec::new(),
            boots: 2,
            kept: true,
            exit_code: 0,
            workloads: Vec::new(),
            dir: "/state/bench/v6.1".into(),
        };
        let boots =
            |least: u64, more: u64| [least, least + more].map(|ticks| Count { operations: 100, ticks }).to_vec();
        let entry = |side, isolation, name: &str, counts| {
            let case = WORKLOADS.iter().find(|case| case.id.ends_with(name)).expect(name);
            (side, PlannedCase { isolation, case }, counts)
        };
        record.judge(&[
            entry(Side::Base, Isolation::None, "request-response", boots(1_600_000, 10)),
            entry(Side::Base, Isolation::NetNs, "send-among-1", boots(400_000, 0)),
            entry(Side::Base, Isolation::NetNs, "send-among-1000", boots(400_200, 90)),
            entry(Side::Base, Isolation::None, "bind-close", boots(700_000, 0)),
            entry(Side::Series, Isolation::None, "request-response", boots(1_600_900, 800)),
            entry(Side::Series, Isolation::Ipv4Ns, "request-response", boots(1_604_000, 30)),
            entry(Side::Series, Isolation::Ipv4Ns, "send-among-1", boots(400_000, 0)),
            entry(Side::Series, Isolation::Ipv4Ns, "send-among-1000", boots(4_000_200, 90)),
            entry(Side::Series, Isolation::None, "bind-close", boots(701_000, 0)),
        ]);
        insta::assert_snapshot!(text(&record, Style::new(false)), @r"

        FAIL  v6.1  instructions per operation  small v6.1, on tiny (1.0)
              counted under TCG, one CPU; the median of 2 boots of each kernel, and how far the boots are apart
        ✗ tcp-request-response
            base                           16000.0   0.001 %
            series                         16013.0   0.050 %  +0.08 % (K2: at most 0.1 %): not known: the boots are too far apart, between +0.06 and +0.11 %
            series, IPv4 namespaces        16040.1   0.002 %  +0.25 % (K1: at most 0.5 %)
          udp-send-among-1
            base, network namespaces        4000.0   0.000 %
            series, IPv4 namespaces         4000.0   0.000 %
        ✗ udp-send-among-1000
            base, network namespaces        4002.4   0.022 %  +0.06 %
            series, IPv4 namespaces        40002.4   0.002 %  +900.06 % (growth: at most 5 %): over the budget, between +900.05 and +900.07 %
          bind-close
            base                            7000.0   0.000 %
            series                          7010.0   0.000 %  +0.14 %
          nothing changed since that was counted; `--rerun` boots again
          logs /state/bench/v6.1
        ");

        record.mutant = Some("slow.patch".into());
        record.kept = false;
        record.judge(&[
            entry(Side::Series, Isolation::None, "bind-close", boots(700_000, 0)),
            entry(Side::Mutant, Isolation::None, "bind-close", boots(701_000, 0)),
            entry(Side::Series, Isolation::Ipv4Ns, "bind-close", boots(702_000, 0)),
            entry(Side::Mutant, Isolation::Ipv4Ns, "bind-close", boots(702_000, 0)),
        ]);
        insta::assert_snapshot!(text(&record, Style::new(false)), @r"

              v6.1  instructions per operation  small v6.1, on tiny (1.0)
              slow.patch on top of the series, beside the series alone
              counted under TCG, one CPU; the median of 2 boots of each kernel, and how far the boots are apart
          bind-close
            series                          7000.0   0.000 %
            mutant                          7010.0   0.000 %  +0.14 %
            series, IPv4 namespaces         7020.0   0.000 %
            mutant, IPv4 namespaces         7020.0   0.000 %  +0.00 %
          logs /state/bench/v6.1
        ");
    }
}
