// SPDX-License-Identifier: GPL-2.0-only
//! JSON, and the schema it follows.

use crate::escape;
use crate::model::{
    BenchRecord, BisectRecord, CacheKeys, Comparison, Dossier, EachRecord, History, MutantsRecord, RunRecord, RunRow,
};
use schemars::JsonSchema;
use serde::Serialize;

/// Pretty JSON with a line end. It is safe to look at and in the log of a job, whatever its strings hold.
pub fn pretty(value: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_else(|error| format!("{{\"error\": \"{error}\"}}"));
    let mut text = escape::json(&text);
    text.push('\n');
    text
}

/// The JSON Schema of what a module above prints.
pub fn schema<T: JsonSchema>() -> String {
    pretty(&schemars::schema_for!(T))
}

/// The JSON Schema of `kiso run --format json`, as published in `docs/run.schema.json`.
pub fn run_schema() -> String {
    pretty(&schemars::schema_for!(RunRecord))
}

/// The JSON Schema of `kiso runs --format json`, as published in `docs/runs.schema.json`.
pub fn runs_schema() -> String {
    pretty(&schemars::schema_for!(Vec<RunRow>))
}

/// The JSON Schema of `kiso history --format json`, as published in `docs/history.schema.json`.
pub fn history_schema() -> String {
    pretty(&schemars::schema_for!(Vec<History>))
}

/// The JSON Schema of `kiso compare --format json`, as published in `docs/compare.schema.json`.
pub fn compare_schema() -> String {
    pretty(&schemars::schema_for!(Comparison))
}

/// The JSON Schema of `kiso report json`, as published in `docs/report.schema.json`.
pub fn report_schema() -> String {
    pretty(&schemars::schema_for!(Dossier))
}

/// The JSON Schema of `kiso run --each --format json`, as published in `docs/each.schema.json`.
pub fn each_schema() -> String {
    pretty(&schemars::schema_for!(EachRecord))
}

/// The JSON Schema of `kiso mutants --format json`, as published in `docs/mutants.schema.json`.
pub fn mutants_schema() -> String {
    pretty(&schemars::schema_for!(MutantsRecord))
}

/// The JSON Schema of `kiso bisect --format json`, as published in `docs/bisect.schema.json`.
pub fn bisect_schema() -> String {
    pretty(&schemars::schema_for!(BisectRecord))
}

/// The JSON Schema of `kiso bench --format json`, as published in `docs/bench.schema.json`.
pub fn bench_schema() -> String {
    pretty(&schemars::schema_for!(BenchRecord))
}

/// The JSON Schema of `kiso keys --format json`, as published in `docs/keys.schema.json`.
pub fn keys_schema() -> String {
    pretty(&schemars::schema_for!(CacheKeys))
}
