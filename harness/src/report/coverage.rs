// SPDX-License-Identifier: GPL-2.0-only
//! What the cases cover, for a person and for a program.

use super::style::Style;
use crate::count::counted;
use crate::model::{Cell, Coverage};
use kiso_protocol::{Claim, Kind, Protocol, Suite};
use serde::Serialize;
use std::fmt::{self, Write as _};

/// The matrix and what is missing in it, as text.
pub fn text(coverage: &Coverage, style: Style) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write_matrix(&mut out, coverage, style).and_then(|()| write_missing(&mut out, coverage, style));
    out
}

fn write_matrix(out: &mut String, coverage: &Coverage, style: Style) -> fmt::Result {
    let mut head = format!("{:6}{:10}", "claim", "suite");
    for protocol in Protocol::ALL {
        write!(head, " {protocol:>9}")?;
    }
    writeln!(out, "{}", style.strong(&head))?;
    for claim in Claim::ALL {
        for suite in Suite::ALL {
            let of_row = |cell: &&Cell| cell.claim == *claim && cell.suite == suite;
            if !coverage.cells.iter().any(|cell| of_row(&cell)) {
                continue;
            }
            write!(out, "{claim:6}{suite:10}")?;
            for protocol in Protocol::ALL {
                let cell = coverage.cells.iter().filter(of_row).find(|cell| cell.protocol == protocol);
                let count = cell.map_or(".".to_owned(), |cell| format!("{}/{}", cell.isolates, cell.guards));
                write!(out, " {count:>9}")?;
            }
            writeln!(out)?;
        }
    }
    let sum = |count: fn(&Cell) -> usize| coverage.cells.iter().map(count).sum::<usize>();
    let (isolates, guards) = (sum(|cell| cell.isolates), sum(|cell| cell.guards));
    writeln!(
        out,
        "{}: {isolates} that isolate / {guards} that guard what one namespace does, or what stays common",
        counted(isolates + guards, "case")
    )
}

fn write_missing(out: &mut String, coverage: &Coverage, style: Style) -> fmt::Result {
    writeln!(out, "\n{}", style.strong("shown by something else than a case"))?;
    for elsewhere in &coverage.elsewhere {
        writeln!(out, "  {}  {}", elsewhere.claim, elsewhere.reason)?;
        writeln!(out, "      {}", style.faint(&elsewhere.commands.join(", ")))?;
    }
    if !coverage.one_sided.is_empty() {
        writeln!(out, "\n{}", style.strong("claims without their opposite"))?;
    }
    for one in &coverage.one_sided {
        let lacks = match one.lacks {
            Kind::Isolates => "no case isolates",
            Kind::Guards | Kind::Shares => "no case guards",
        };
        writeln!(out, "  {}  {lacks}: {}", one.claim, or_unknown(one.reason, style))?;
    }
    if !coverage.gaps.is_empty() {
        writeln!(out, "\n{}", style.strong("protocols that a claim about sockets lacks"))?;
    }
    for gap in &coverage.gaps {
        let protocols: Vec<_> = gap.protocols.iter().map(|protocol| protocol.as_str()).collect();
        writeln!(out, "  {}  {}: {}", ids(&gap.claims).join(" "), protocols.join(" "), or_unknown(gap.reason, style))?;
    }
    if !coverage.unseen.is_empty() {
        writeln!(out, "\n{}", style.strong("what no case sees of a claim"))?;
    }
    for unseen in &coverage.unseen {
        writeln!(out, "  {}  {}: {}", unseen.claim, unseen.what, unseen.reason)?;
    }
    if !coverage.uncovered.is_empty() {
        writeln!(out, "\n{}", style.bad("claims that nothing shows"))?;
    }
    for claim in &coverage.uncovered {
        writeln!(out, "  {claim}  {}", claim.sentence())?;
    }
    Ok(())
}

fn ids(claims: &[Claim]) -> Vec<&'static str> {
    claims.iter().map(|claim| claim.id()).collect()
}

fn or_unknown(reason: Option<&str>, style: Style) -> String {
    reason.map_or_else(|| style.doubt("no reason is known"), str::to_owned)
}

/// The same for a program.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CoverageRecord {
    cells: Vec<CellRow>,
    elsewhere: Vec<ElsewhereRow>,
    one_sided: Vec<OneSidedRow>,
    gaps: Vec<GapRow>,
    unseen: Vec<UnseenRow>,
    uncovered: Vec<&'static str>,
}

#[derive(Serialize)]
struct CellRow {
    claim: &'static str,
    suite: &'static str,
    protocol: &'static str,
    isolates: usize,
    guards: usize,
}

#[derive(Serialize)]
struct ElsewhereRow {
    claim: &'static str,
    reason: &'static str,
    commands: &'static [&'static str],
}

#[derive(Serialize)]
struct OneSidedRow {
    claim: &'static str,
    lacks: &'static str,
    reason: Option<&'static str>,
}

#[derive(Serialize)]
struct GapRow {
    claims: Vec<&'static str>,
    protocols: Vec<&'static str>,
    reason: Option<&'static str>,
}

#[derive(Serialize)]
struct UnseenRow {
    claim: &'static str,
    what: &'static str,
    reason: &'static str,
}

/// What a program is given.
pub fn record(coverage: &Coverage) -> CoverageRecord {
    let cell = |cell: &Cell| CellRow {
        claim: cell.claim.id(),
        suite: cell.suite.as_str(),
        protocol: cell.protocol.as_str(),
        isolates: cell.isolates,
        guards: cell.guards,
    };
    let elsewhere = coverage.elsewhere.iter();
    let one_sided = coverage.one_sided.iter();
    let (gaps, unseen) = (coverage.gaps.iter(), coverage.unseen.iter());
    CoverageRecord {
        cells: coverage.cells.iter().map(cell).collect(),
        elsewhere: elsewhere
            .map(|one| ElsewhereRow { claim: one.claim.id(), reason: one.reason, commands: one.commands })
            .collect(),
        one_sided: one_sided
            .map(|one| OneSidedRow { claim: one.claim.id(), lacks: one.lacks.as_str(), reason: one.reason })
            .collect(),
        gaps: gaps
            .map(|gap| GapRow {
                claims: ids(&gap.claims),
                protocols: gap.protocols.iter().map(|protocol| protocol.as_str()).collect(),
                reason: gap.reason,
            })
            .collect(),
        unseen: unseen.map(|one| UnseenRow { claim: one.claim.id(), what: one.what, reason: one.reason }).collect(),
        uncovered: ids(&coverage.uncovered),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kiso_protocol::Case;

    #[test]
    fn the_matrix_and_what_is_missing_are_told() {
        let case = |id, suite, claim, kind| Case { id, suite, claim, kind, needs: &["INET"], summary: "A case." };
        let coverage = Coverage::of(&[
            case("bind/tcp-a", Suite::Bind, Claim::B1, Kind::Isolates),
            case("bind/tcp-b", Suite::Bind, Claim::B1, Kind::Guards),
            case("bind/udp-dual-stack-a", Suite::Bind, Claim::B2, Kind::Guards),
            case("lookup/tcp-a", Suite::Lookup, Claim::L3, Kind::Isolates),
            case("loopback/tcp-a", Suite::Loopback, Claim::L3, Kind::Shares),
            case("procfs/raw", Suite::Procfs, Claim::P1, Kind::Isolates),
        ]);
        insta::assert_snapshot!(text(&coverage, Style::new(false)));
    }
}
