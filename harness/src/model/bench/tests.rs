// SPDX-License-Identifier: GPL-2.0-only
//! What boots that are apart, that lost something, or that cost too much come to.

use super::*;
use crate::model::ObjectId;
use kiso_protocol::WORKLOADS;

fn record() -> BenchRecord {
    let id = ObjectId::from_bytes([1; 20]);
    BenchRecord {
        schema: BENCH_SCHEMA,
        target: "v1".into(),
        series: "small".into(),
        variant: "v1".into(),
        mutant: None,
        breaks: Vec::new(),
        budgets: Budgets::default(),
        tree: TreeReport { name: "tiny".into(), source: "1".into(), commit: id, tree: id, beneath: None },
        tools: Vec::new(),
        kernels: Vec::new(),
        boots: 3,
        kept: false,
        exit_code: 1,
        workloads: Vec::new(),
        dir: "/bench".into(),
    }
}

type Counts = Vec<(Side, PlannedCase, Vec<Count>)>;

/// Every workload in every place, at 10,000 instructions an operation in each of three boots.
fn counts() -> Counts {
    let places = [(Side::Base, Isolation::None), (Side::Series, Isolation::None), (Side::Series, Isolation::Ipv4Ns)];
    let in_place = |(side, isolation)| {
        let counted = move |case| (side, PlannedCase { isolation, case }, boots([10_000, 10_000, 10_000]));
        WORKLOADS.iter().map(counted)
    };
    places.into_iter().flat_map(in_place).collect()
}

fn boots<const N: usize>(instructions: [u64; N]) -> Vec<Count> {
    instructions.map(|each| Count { operations: 100, ticks: 100 * each }).to_vec()
}

/// The exit code, and what becomes of a workload in a namespace where it and the base take so many instructions.
fn judged(name: &str, base: [u64; 3], inside: [u64; 3]) -> (u8, Budget) {
    let mut counts = counts();
    for (side, planned, counts) in &mut counts {
        match (side, planned.isolation) {
            _ if planned.case.id != format!("bench/{name}") => {}
            (Side::Base, Isolation::None) => *counts = boots(base),
            (Side::Series, Isolation::Ipv4Ns) => *counts = boots(inside),
            // K2 is not what is asked here.
            _ => *counts = boots([base[0]; 3]),
        }
    }
    let mut record = record();
    record.judge(&counts);
    let workload = record.workloads.iter().find(|workload| workload.name == name).expect(name);
    let inside = workload.counted.iter().find(|counted| counted.is_of(Side::Series, Isolation::Ipv4Ns));
    (record.exit_code, inside.expect("counted").cost.as_ref().expect("a cost").outcome)
}

const SAME: [u64; 3] = [10_000; 3];

#[test]
fn a_cost_is_within_its_budget_whichever_boots_are_compared_or_it_is_not() {
    assert_eq!(judged("udp-echo", SAME, SAME), (0, Budget::Within));
    assert_eq!(judged("udp-echo", SAME, [10_049, 10_050, 10_048]), (0, Budget::Within));
    assert_eq!(judged("udp-echo", SAME, [10_051, 10_052, 10_053]), (1, Budget::Over));
    assert_eq!(judged("udp-echo", SAME, [10_049, 10_050, 10_051]), (1, Budget::Unknown));
    // It may even be cheaper.
    assert_eq!(judged("udp-echo", SAME, [9_000, 9_001, 9_002]), (0, Budget::Within));
}

#[test]
fn a_target_may_have_budgets_of_its_own() {
    let judged = |budgets| {
        let mut counts = counts();
        let series = counts.iter_mut().filter(|(side, ..)| *side == Side::Series);
        series.for_each(|(.., counts)| *counts = boots([10_030; 3]));
        let mut record = BenchRecord { budgets, ..record() };
        record.judge(&counts);
        record.exit_code
    };
    assert_eq!(judged(Budgets::default()), 1);
    assert_eq!(judged(Budgets { k1: 0.5, k2: 0.4 }), 0);
    assert_eq!(judged(Budgets { k1: 0.2, k2: 0.4 }), 1);
}

#[test]
fn boots_further_apart_than_the_budget_say_nothing() {
    assert_eq!(judged("udp-echo", SAME, [9_000, 9_010, 9_090]), (1, Budget::Unknown));
    assert_eq!(judged("udp-echo", [10_000, 10_020, 10_060], [9_000; 3]), (1, Budget::Unknown));
    assert_eq!(judged("udp-echo", [10_000, 10_020, 10_060], [20_000; 3]), (1, Budget::Over));
}

#[test]
fn what_is_no_number_is_not_known() {
    assert_eq!(judged("udp-echo", [0; 3], [0; 3]), (1, Budget::Unknown));
    assert_eq!(judged("udp-echo", [0; 3], SAME).0, 1);
    let mut record = record();
    record.judge(&counts().into_iter().map(|(side, planned, _)| (side, planned, Vec::new())).collect::<Counts>());
    assert_eq!(record.exit_code, 1);
}

#[test]
fn sharing_a_port_may_not_cost_anything() {
    assert_eq!(judged("udp-send-among-1000", SAME, [10_100, 10_200, 10_300]), (0, Budget::Within));
    assert_eq!(judged("udp-send-among-1000", SAME, [20_100, 20_200, 20_300]), (1, Budget::Over));
}

#[test]
fn what_has_no_budget_is_shown_and_not_judged() {
    assert_eq!(judged("bind-close", SAME, [20_000; 3]), (0, Budget::None));
}

#[test]
fn a_workload_that_is_missing_is_red() {
    for (name, isolation, _) in DEMANDED {
        let mut record = record();
        let mut counts = counts();
        counts.retain(|(side, planned, _)| {
            (*side, planned.isolation, planned.case.id.strip_prefix("bench/")) != (Side::Series, isolation, Some(name))
        });
        record.judge(&counts);
        assert_eq!(record.exit_code, 1, "{name} {isolation}");
    }
    let mut nothing = record();
    nothing.judge(&[]);
    assert_eq!(nothing.exit_code, 1);
}

#[test]
fn every_demand_is_of_a_workload_that_there_is() {
    for (name, ..) in DEMANDED {
        assert!(WORKLOADS.iter().any(|workload| workload.id.strip_prefix("bench/") == Some(name)), "{name}");
    }
}

#[test]
fn the_median_is_in_the_middle() {
    assert_eq!(median(&[3.0, 1.0, 2.0]), 2.0);
    assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), 2.5);
    assert!(median(&[]).is_nan());
}

#[test]
fn a_mutant_is_held_against_the_series_alone_and_nothing_is_demanded_of_it() {
    let places = [(Side::Series, 10_000), (Side::Mutant, 20_000)];
    let isolations = [Isolation::None, Isolation::Ipv4Ns];
    let entry = |isolation, (side, each)| {
        WORKLOADS.iter().map(move |case| (side, PlannedCase { isolation, case }, boots([each, each, each])))
    };
    let counts: Counts =
        isolations.iter().flat_map(|isolation| places.iter().flat_map(|place| entry(*isolation, *place))).collect();
    let mut record = BenchRecord { mutant: Some("slow.patch".into()), ..record() };
    record.judge(&counts);
    assert_eq!(record.exit_code, 0);
    for workload in &record.workloads {
        for counted in workload.counted.iter().filter(|counted| counted.kernel == Side::Mutant) {
            let cost = counted.cost.as_ref().expect("a cost");
            assert_eq!((cost.rule, cost.budget, cost.outcome), (Rule::Mutant, None, Budget::None), "{}", workload.name);
            assert!((cost.more - 100.0).abs() < 1e-9, "{}: {}", workload.name, cost.more);
        }
    }
    // It is not taken for a bench of the series, either.
    record.mutant = None;
    record.judge(&counts);
    assert_eq!(record.exit_code, 1);
}
