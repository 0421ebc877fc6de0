// SPDX-License-Identifier: GPL-2.0-only
//! JSON, and the schema it follows.

use crate::model::{BenchRecord, EachRecord, MutantsRecord, RunRecord};
use serde::Serialize;

/// Pretty JSON with a line end.
pub fn pretty(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_else(|error| format!("{{\"error\": \"{error}\"}}"));
    text.push('\n');
    text
}

/// The JSON Schema of `kiso run --format json`, as published in `docs/run.schema.json`.
pub fn run_schema() -> String {
    pretty(&schemars::schema_for!(RunRecord))
}

/// The JSON Schema of `kiso run --each --format json`, as published in `docs/each.schema.json`.
pub fn each_schema() -> String {
    pretty(&schemars::schema_for!(EachRecord))
}

/// The JSON Schema of `kiso mutants --format json`, as published in `docs/mutants.schema.json`.
pub fn mutants_schema() -> String {
    pretty(&schemars::schema_for!(MutantsRecord))
}

/// The JSON Schema of `kiso bench --format json`, as published in `docs/bench.schema.json`.
pub fn bench_schema() -> String {
    pretty(&schemars::schema_for!(BenchRecord))
}
