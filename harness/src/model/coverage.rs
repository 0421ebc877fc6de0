// SPDX-License-Identifier: GPL-2.0-only
//! What the cases cover: claim by suite by protocol, and what they do not.

mod reasons;

pub use reasons::{Elsewhere, Unseen};

use kiso_protocol::{Case, Claim, Kind, Protocol, Suite};
use reasons::{APART, ELSEWHERE, OF_SOCKETS, ONE_SIDED, UNSEEN};

/// The cases of one claim, suite and protocol, counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The claim.
    pub claim: Claim,
    /// The suite.
    pub suite: Suite,
    /// The protocol.
    pub protocol: Protocol,
    /// Cases that claim isolation.
    pub isolates: usize,
    /// Cases of the opposite: they guard ordinary behaviour, or what stays common.
    pub guards: usize,
}

/// Protocols that no case of some claims about sockets has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The claims.
    pub claims: Vec<Claim>,
    /// The protocols.
    pub protocols: Vec<Protocol>,
    /// Why; none where nobody knows.
    pub reason: Option<&'static str>,
}

/// A claim with cases of one kind alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OneSided {
    /// The claim.
    pub claim: Claim,
    /// The kind that no case has: isolates or guards.
    pub lacks: Kind,
    /// Why that is as it should be; none where it is not known to be.
    pub reason: Option<&'static str>,
}

/// All of it.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// Where cases are, by claim, suite and protocol.
    pub cells: Vec<Cell>,
    /// Claims that something else shows.
    pub elsewhere: Vec<Elsewhere>,
    /// Claims about sockets, with the protocols that they lack; first those without a reason.
    pub gaps: Vec<Gap>,
    /// Claims with cases of one kind alone.
    pub one_sided: Vec<OneSided>,
    /// What no case sees of claims that have cases.
    pub unseen: Vec<Unseen>,
    /// Claims that nothing shows.
    pub uncovered: Vec<Claim>,
}

impl Coverage {
    /// Of these cases.
    pub fn of(cases: &[Case]) -> Self {
        let cells = cells(cases);
        let has_cases = |claim: Claim| cells.iter().any(|cell| cell.claim == claim);
        let is_elsewhere = |claim: Claim| ELSEWHERE.iter().any(|elsewhere| elsewhere.claim == claim);
        let uncovered =
            Claim::ALL.iter().copied().filter(|claim| !has_cases(*claim) && !is_elsewhere(*claim)).collect();
        let of_sockets = OF_SOCKETS.iter().copied().filter(|claim| has_cases(*claim));
        Self {
            elsewhere: ELSEWHERE.to_vec(),
            gaps: together(of_sockets.flat_map(|claim| gaps(claim, &cells))),
            unseen: UNSEEN.iter().copied().filter(|unseen| has_cases(unseen.claim)).collect(),
            one_sided: Claim::ALL.iter().filter_map(|claim| one_sided(*claim, &cells)).collect(),
            uncovered,
            cells,
        }
    }
}

fn cells(cases: &[Case]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for case in cases {
        let (claim, suite, protocol) = (case.claim, case.suite, Protocol::of_case(case.id));
        let known = cells.iter().position(|cell| (cell.claim, cell.suite, cell.protocol) == (claim, suite, protocol));
        let at = known.unwrap_or_else(|| {
            cells.push(Cell { claim, suite, protocol, isolates: 0, guards: 0 });
            cells.len() - 1
        });
        match case.kind {
            Kind::Isolates => cells[at].isolates += 1,
            Kind::Guards | Kind::Shares => cells[at].guards += 1,
        }
    }
    cells.sort_by_key(|cell| (cell.claim, cell.suite, cell.protocol));
    cells
}

/// Gaps that differ in the claim alone, as one.
fn together(all: impl Iterator<Item = Gap>) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    for gap in all {
        match gaps.iter_mut().find(|known| (&known.protocols, known.reason) == (&gap.protocols, gap.reason)) {
            Some(known) => known.claims.extend(gap.claims),
            None => gaps.push(gap),
        }
    }
    gaps.sort_by_key(|gap| gap.reason.is_some());
    gaps
}

/// The protocols that a claim lacks, those with the same reason together.
fn gaps(claim: Claim, cells: &[Cell]) -> Vec<Gap> {
    let has = |protocol| cells.iter().any(|cell| cell.claim == claim && cell.protocol == protocol);
    let mut gaps: Vec<Gap> = Vec::new();
    for protocol in Protocol::ALL.into_iter().filter(|protocol| *protocol != Protocol::Any && !has(*protocol)) {
        let apart = APART.iter().find(|apart| apart.claims.contains(&claim) && apart.protocols.contains(&protocol));
        let reason = apart.map(|apart| apart.reason);
        match gaps.iter_mut().find(|gap| gap.reason == reason) {
            Some(gap) => gap.protocols.push(protocol),
            None => gaps.push(Gap { claims: vec![claim], protocols: vec![protocol], reason }),
        }
    }
    gaps
}

fn one_sided(claim: Claim, cells: &[Cell]) -> Option<OneSided> {
    let own = || cells.iter().filter(|cell| cell.claim == claim);
    let lacks = match (own().any(|cell| cell.isolates > 0), own().any(|cell| cell.guards > 0)) {
        (true, false) => Kind::Guards,
        (false, true) => Kind::Isolates,
        _ => return None,
    };
    let reason = ONE_SIDED.iter().find(|(known, _)| *known == claim).map(|(_, reason)| *reason);
    Some(OneSided { claim, lacks, reason })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(id: &'static str, suite: Suite, claim: Claim, kind: Kind) -> Case {
        Case { id, suite, claim, kind, needs: &["INET"], summary: "A case." }
    }

    #[test]
    fn cases_are_counted_where_they_belong() {
        let coverage = Coverage::of(&[
            case("bind/tcp-a", Suite::Bind, Claim::B1, Kind::Isolates),
            case("bind/tcp-b", Suite::Bind, Claim::B1, Kind::Shares),
            case("lookup/udp-a", Suite::Lookup, Claim::L2, Kind::Isolates),
            case("bind/tcp-c", Suite::Bind, Claim::B1, Kind::Isolates),
        ]);
        let cell = |claim, suite, protocol, isolates, guards| Cell { claim, suite, protocol, isolates, guards };
        assert_eq!(
            coverage.cells,
            [cell(Claim::B1, Suite::Bind, Protocol::Tcp, 2, 1), cell(Claim::L2, Suite::Lookup, Protocol::Udp, 1, 0)]
        );
        assert_eq!(coverage.one_sided, [OneSided { claim: Claim::L2, lacks: Kind::Guards, reason: None }]);
        assert!(coverage.uncovered.contains(&Claim::B2) && !coverage.uncovered.contains(&Claim::B1));
    }

    #[test]
    fn what_the_suites_lack_has_a_reason() {
        let coverage = Coverage::of(kiso_protocol::CASES);
        assert_eq!(coverage.uncovered, []);
        for gap in &coverage.gaps {
            assert!(gap.reason.is_some(), "{:?} lack {:?}", gap.claims, gap.protocols);
        }
        for one in &coverage.one_sided {
            assert!(one.reason.is_some(), "{} has no case that {}", one.claim, one.lacks.as_str());
        }
    }

    #[test]
    fn what_a_claim_lacks_is_told_once_a_reason() {
        let coverage = Coverage::of(&[case("lookup/udp-a", Suite::Lookup, Claim::L2, Kind::Isolates)]);
        let lacking: Vec<_> = coverage.gaps.iter().map(|gap| (gap.protocols.len(), gap.reason.is_some())).collect();
        // TCP, TCP over IPv6 sockets, UDP the same, UDP-Lite, raw and DCCP ought to be there; multicast and ping cannot
        // be refused; MPTCP is TCP.
        assert_eq!(lacking, [(6, false), (2, true), (1, true)]);
        assert!(coverage.gaps.iter().all(|gap| gap.claims == [Claim::L2]));
    }

    #[test]
    fn reasons_are_about_claims_of_sockets_and_given_once() {
        for apart in APART {
            assert!(apart.claims.iter().all(|claim| OF_SOCKETS.contains(claim)), "{}", apart.reason);
            assert!(!apart.protocols.contains(&Protocol::Any), "{}", apart.reason);
        }
        for (index, elsewhere) in ELSEWHERE.iter().enumerate() {
            assert!(!elsewhere.commands.is_empty() && !elsewhere.reason.is_empty());
            assert!(ELSEWHERE[..index].iter().all(|other| other.claim != elsewhere.claim));
        }
    }
}
